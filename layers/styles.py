"""How results look: fixed class breaks, so that two periods can be compared, and colours safe for every eye."""

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSimpleFillSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsTextBackgroundSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor

from . import fields as f

#: Crimes per km² over the window: fixed, so that a colour means the same on every map.
DENSITY_BREAKS = (0, 50, 100, 250, 500, 1000, 2500, 5000)
#: One hue, light to dark, even in lightness: readable in grey print.
_ONE_HUE = ("#fee8dc", "#fdcab5", "#fca487", "#f97b57", "#e8502f", "#c62d1c", "#981110", "#5f0408")
#: Cold to hot through transparent; blue and red stay apart for the colour-blind.
_GI = {
    -3: ("#2166ac", "Cold, 99 %"),
    -2: ("#67a9cf", "Cold, 95 %"),
    -1: ("#d1e5f0", "Cold, 90 %"),
    0: (None, "Not unusual"),
    1: ("#fddbc7", "Hot, 90 %"),
    2: ("#ef8a62", "Hot, 95 %"),
    3: ("#b2182b", "Hot, 99 %"),
}
_INK = "#2b0a0a"
HOTSPOT_OPACITY = 0.55


def density_legend(window=None):
    """The heading of a density legend, with unit and period."""
    return "Crimes per km²" + (", " + period_words(window) if window is not None else "")


def period_words(window):
    """A window in a few words: ``Jan–Mar 2025``, ``1 Jan 2025 – 15 Mar 2025``."""
    start, end = window.start.astype("datetime64[D]").item(), window.end.astype("datetime64[D]").item()
    import calendar

    whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    name = calendar.month_abbr
    if not whole:
        return "{} {} {} – {} {} {}".format(
            start.day, name[start.month], start.year, end.day, name[end.month], end.year)
    if (start.year, start.month) == (end.year, end.month):
        return "{} {}".format(name[start.month], start.year)
    if start.year == end.year:
        return "{}–{} {}".format(name[start.month], name[end.month], end.year)
    return "{} {} – {} {}".format(name[start.month], start.year, name[end.month], end.year)


def _ranges(make_symbol):
    out = []
    for i, low in enumerate(DENSITY_BREAKS):
        high = DENSITY_BREAKS[i + 1] if i + 1 < len(DENSITY_BREAKS) else 1e12
        label = "{:,} – {:,} per km²".format(low, high) if high < 1e12 else "{:,} and more per km²".format(low)
        out.append(QgsRendererRange(low if low else 1e-9, high, make_symbol(_ONE_HUE[i]), label))
    return out


def _graduated(layer, make_symbol, heading):
    renderer = QgsGraduatedSymbolRenderer(f.DENSITY, _ranges(make_symbol))
    renderer.setGraduatedMethod(_graduated_colour())
    layer.setRenderer(renderer)
    layer.setCustomProperty("legend/title-label", heading)


def _graduated_colour():
    try:
        return QgsGraduatedSymbolRenderer.GraduatedColor
    except AttributeError:
        return Qgis.GraduatedMethod.Color


def _fill(colour, outline="#00000000", width=0.1):
    return QgsFillSymbol.createSimple(
        {"color": colour or "#00000000", "style": "solid" if colour else "no", "outline_color": outline,
         "outline_width": str(width), "outline_style": "no" if outline == "#00000000" else "solid"}
    )


class UnitStyle:
    """Units: a pale layer by density."""

    def __init__(self, window=None):
        self.window = window

    def __call__(self, layer):
        _graduated(layer, lambda colour: _fill(colour, "#ffffff", 0.05), density_legend(self.window))
        layer.setOpacity(0.5)


class GiStyle:
    """Gi* units: diverging, the three levels by lightness and outline."""

    def __call__(self, layer):
        categories = []
        for value, (colour, label) in _GI.items():
            strong = abs(value)
            outline = _GI[3][0] if value > 0 else _GI[-3][0] if value < 0 else "#00000000"
            symbol = _fill(colour, outline if strong else "#00000000", (0, 0.05, 0.15, 0.3)[strong])
            categories.append(QgsRendererCategory(value, symbol, label))
        layer.setRenderer(QgsCategorizedSymbolRenderer(f.GI_CLASS, categories))
        layer.setOpacity(0.75)
        layer.setCustomProperty("legend/title-label", "Gi*, by false discovery rate")


class HotspotStyle:
    """Hot spots: dark outline and light halo, one hue by density, the rank in a small round label."""

    def __init__(self, window=None):
        self.window = window

    def __call__(self, layer):
        def symbol(colour):
            fill = QColor(colour)
            fill.setAlphaF(HOTSPOT_OPACITY)
            out = QgsFillSymbol.createSimple({"style": "no", "outline_color": "255,255,255,200", "outline_width": "1.2",
                                              "joinstyle": "round"})
            body = QgsSimpleFillSymbolLayer(fill)
            body.setStrokeColor(QColor(_INK))
            body.setStrokeWidth(0.5)
            # Over a whole force a hot spot is a millimetre wide: the outline must not be all of it.
            body.setDataDefinedProperty(
                QgsSymbolLayer.PropertyStrokeWidth, QgsProperty.fromExpression("if(@map_scale > 60000, 0.1, 0.5)"))
            out.appendSymbolLayer(body)
            return out

        _graduated(layer, symbol, density_legend(self.window))
        layer.setLabeling(QgsVectorLayerSimpleLabeling(_rank_label()))
        layer.setLabelsEnabled(True)


def _rank_label():
    settings = QgsPalLayerSettings()
    settings.fieldName = f.RANK
    text = QgsTextFormat()
    text.setSize(7)
    text.setColor(QColor("white"))
    background = QgsTextBackgroundSettings()
    background.setEnabled(True)
    background.setType(QgsTextBackgroundSettings.ShapeCircle)
    background.setSizeType(QgsTextBackgroundSettings.SizeBuffer)
    background.setSize(QSizeF(0.4, 0.4))
    background.setSizeUnit(QgsUnitTypes.RenderMillimeters)
    background.setFillColor(QColor(_INK))
    background.setStrokeColor(QColor("white"))
    background.setStrokeWidth(0.2)
    text.setBackground(background)
    settings.setFormat(text)
    # Over a whole force the numbers would hide the hot spots: there the ten busiest and the selected ones only.
    properties = settings.dataDefinedProperties()
    properties.setProperty(QgsPalLayerSettings.Show, QgsProperty.fromExpression(
        '"{}" <= 10 OR @map_scale <= 25000 OR is_selected()'.format(f.RANK)))
    settings.setDataDefinedProperties(properties)
    # The busiest spots keep their number where there is room for few.
    settings.priority = 8
    return settings


class AreaStyle:
    """Areas: an outline only, their name and hot spots to be read in the table."""

    def __call__(self, layer):
        layer.setRenderer(QgsSingleSymbolRenderer(_fill(None, "#555555", 0.3)))


class CrimeStyle:
    """Crimes: small grey points that leave the hot spots to speak."""

    def __call__(self, layer):
        symbol = QgsMarkerSymbol.createSimple(
            {"name": "circle", "size": "1.2", "color": "60,60,60,120", "outline_style": "no"}
        )
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
