"""How the results of the patrol tools look."""

from qgis.core import QgsCategorizedSymbolRenderer, QgsFillSymbol, QgsRendererCategory

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
