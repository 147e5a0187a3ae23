"""How the results of the patrol tools look."""

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsRendererCategory,
    QgsRendererRange,
)

from . import fields as f

#: Status → fill, outline, label: told apart by outline too, for grey print.
_STATUS = (("active", "198,45,28,110", "#67000d", "solid", "Active"),
           ("candidate", "253,174,97,90", "#b35806", "dash", "Candidate"),
           ("rejected", "150,150,150,40", "#8c8c8c", "dot", "Rejected"),
           ("retired", "150,150,150,40", "#4d4d4d", "dash dot", "Retired"))


class PlaceStyle:
    """Places of the register by status."""

    def __call__(self, layer):
        categories = []
        for status, fill, outline, line, label in _STATUS:
            symbol = QgsFillSymbol.createSimple(
                {"color": fill, "outline_color": outline, "outline_style": line, "outline_width": "0.5"})
            categories.append(QgsRendererCategory(status, symbol, label))
        layer.setRenderer(QgsCategorizedSymbolRenderer(f.STATUS, categories))


#: Dose → fill, label: blue where there was too much, red where too little, told apart by lightness in grey print.
_DOSE = (("under", "#d6604d", "Under the plan"), ("met", "#f7f7f7", "As planned"), ("over", "#4393c3", "Over the plan"),
         ("unknown", "#bdbdbd", "Nothing planned"))
_MINUTES = ((0, 60, "#fee8c8"), (60, 300, "#fdbb84"), (300, 1500, "#e34a33"), (1500, 1e12, "#7f0000"))


class PresenceStyle:
    """Places by the dose they had, or squares by minutes of presence."""

    def __init__(self, what):
        self.what = what

    def __call__(self, layer):
        if self.what == "dose":
            layer.setRenderer(QgsCategorizedSymbolRenderer(f.DOSE, [
                QgsRendererCategory(value, QgsFillSymbol.createSimple(
                    {"color": colour, "outline_color": "#404040", "outline_width": "0.4"}), label)
                for value, colour, label in _DOSE]))
            return
        ranges = []
        for low, high, colour in _MINUTES:
            label = "{:,} – {:,} minutes".format(low, high) if high < 1e12 else "{:,} minutes and more".format(low)
            ranges.append(QgsRendererRange(low, high, QgsFillSymbol.createSimple(
                {"color": colour, "outline_style": "no"}), label))
        layer.setRenderer(QgsGraduatedSymbolRenderer(f.MINUTES, ranges))
        layer.setOpacity(0.6)
