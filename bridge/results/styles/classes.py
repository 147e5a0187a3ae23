"""How results look: fixed class breaks, so that two periods can be compared, and colours safe for every eye."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np
from qgis.core import (
    NULL,
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleSymbolRenderer,
    QgsTextBackgroundSettings,
    QgsTextBufferSettings,
    QgsUnitTypes,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor

from ....core.counting.shares import Window
from ....core.fairness.disclosure import BANDS
from ....core.statistics.gistar import COUNT, LOG
from ...ground import fields as f
from ...ground.texts import day_words, mark, month_name, tr
from .legends import (
    INK,
    categorised,
    classes_of,
    fill,
    fitted,
    graduated,
    letters,
    occurring,
    ruled,
    spot,
    tile,
    values_of,
)

if TYPE_CHECKING:
    from qgis.core import QgsSymbol, QgsVectorLayer

#: Crimes per km² over the window: fixed, so that a colour means the same on every map of crimes of one order.
DENSITY_BREAKS = (0, 50, 100, 250, 500, 1000, 2500, 5000)
#: Harm per km², as a multiple of the average of the area: a table of weights may have any scale.
HARM_BREAKS = (0, 2, 5, 10, 20, 50, 100, 200)
#: Percentage points, either way.
DIFFERENCE_BREAKS = (0.01, 0.05, 0.25, 1)
#: One hue, light to dark, even in lightness: readable in grey print.
ONE_HUE = ("#fee8dc", "#fdcab5", "#fca487", "#f97b57", "#e8502f", "#c62d1c", "#981110", "#5f0408")
#: Cold to hot through transparent; blue and red stay apart for the colour-blind.
_GI = {
    -3: ("#2166ac", mark("Cold, 99%")),
    -2: ("#67a9cf", mark("Cold, 95%")),
    -1: ("#d1e5f0", mark("Cold, 90%")),
    0: (None, mark("Not unusual")),
    1: ("#fddbc7", mark("Hot, 90%")),
    2: ("#ef8a62", mark("Hot, 95%")),
    3: ("#b2182b", mark("Hot, 99%")),
}
#: More crime than harm to more harm than crime; purple and orange stay apart for the colour-blind.
_MORE_CRIME, _MORE_HARM = ("#b2abd2", "#8073ac", "#542788", "#2d004b"), ("#fdb863", "#e08214", "#b35806", "#7f3b08")


@dataclass(frozen=True)
class Measure:
    """What a map of places shows: ``what`` is ranked, an expression over the fields, the breaks of its classes, their
    unit and the heading of the legend."""

    what: str
    expression: str
    breaks: Sequence[float]
    unit: str
    heading: str


def crime_density(window: Window | None = None, greatest: float | None = None) -> Measure:
    """Crimes per km² over a window, as a Measure for densities up to ``greatest``."""
    heading = tr("Crimes per km²") + in_period(window)
    return Measure(tr("crimes"), f.DENSITY, fitted(DENSITY_BREAKS, greatest), tr("per km²"), heading)


def harm_density(
    average: float, weights: str, window: Window | None = None, greatest: float | None = None, unit: str = ""
) -> Measure:
    """Harm per km² against the ``average`` of the area, by ``weights`` (in words), as a Measure for harm per km² up to
    ``greatest``. ``unit``: what harm is called, as a heading, where it is not simply the sum of the weights."""
    return Measure(
        tr("{} from {}").format(unit[:1].lower() + unit[1:], weights)
        if unit
        else tr("harm scored with {}").format(weights),
        f'"{f.HARM}" / "{f.AREA_KM2}" / {float(average)!r}',
        fitted(HARM_BREAKS, greatest / average if greatest and average > 0 else None),
        tr("× average"),
        tr("{} per km² (scores from {}), as a multiple of the area average{}").format(
            unit or tr("Harm"), weights, in_period(window)
        ),
    )


def scale_words(what: str, values: str) -> str:
    """What a statistic is of, in words: ``values`` as they are, or ``log``."""
    return tr("{} (log)").format(what) if values == LOG else what


def in_period(window: Window | None) -> str:
    """The period after a comma, to be put behind a heading; '' without a window."""
    return ", " + period_words(window) if window is not None else ""


def period_words(window: Window) -> str:
    """A window in a few words: ``Jan–Mar 2025``, ``1 Jan 2025 – 15 Mar 2025``."""
    start, end = window.start.astype("datetime64[D]").item(), window.end.astype("datetime64[D]").item()
    if start == end:
        return day_words(start)
    if start.day != 1 or (end + datetime.timedelta(1)).day != 1:
        return f"{day_words(start)} – {day_words(end)}"
    first, last = month_name(start.month), month_name(end.month)
    if (start.year, start.month) == (end.year, end.month):
        return f"{first} {start.year}"
    if start.year == end.year:
        return f"{first}–{last} {end.year}"
    return f"{first} {start.year} – {last} {end.year}"


def span_words(first: int, last: int) -> str:
    """Whole months, by their numbers since 1970, in a few words: ``Jan–Mar 2025``."""
    start, after = (np.datetime64(month, "M").astype("datetime64[D]") for month in (first, last + 1))
    return period_words(Window(start, after - np.timedelta64(1, "D"), True))


def ranges_of(
    measure: Measure, make_symbol: Callable[[str], QgsSymbol], values: Sequence[float] = ()
) -> list[QgsRendererRange]:
    """The classes of a measure that ``values`` are in, each with the symbol of its colour."""
    out = []
    for which, low, high in classes_of(measure.breaks, values):
        label = class_words(low, high, measure.unit)
        out.append(QgsRendererRange(low or 1e-9, high or 1e12, make_symbol(ONE_HUE[which]), label))
    return out


def class_words(low: float, high: float | None, unit: str) -> str:
    """A class from ``low`` to ``high`` (None: no end) in words."""
    if high is None and not low:
        return tr("all values, {}").format(unit)
    if high is None:
        return tr("{} or more {}").format(f"{low:,.10g}", unit)
    if not low:
        return tr("up to {} {}").format(f"{high:,.10g}", unit)
    return f"{low:,.10g} – {high:,.10g} {unit}"


def show_measure(layer: QgsVectorLayer, measure: Measure, make_symbol: Callable[[str], QgsSymbol]) -> None:
    """Draw a layer by a measure, in the classes that there are."""
    values = values_of(layer, measure.expression)
    graduated(layer, measure.expression, ranges_of(measure, make_symbol, values), measure.heading)


def name_shares(layer: QgsVectorLayer, what: str) -> None:
    """Say in the headings of the attribute table what the shares are of."""
    for name, words in (
        (f.SHARE, tr("Share of {} (0–1)")),
        (f.CUM_SHARE, tr("Cumulative share of {} up to this rank (0–1)")),
    ):
        if layer.fields().lookupField(name) >= 0:
            layer.setFieldAlias(layer.fields().lookupField(name), words.format(what))


#: Eight colours that stay apart for the colour-blind (Okabe & Ito), for clusters in turn.
_IN_TURN = ("#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7", "#000000")


class ClusterStyle:
    """Crimes by cluster, neighbours in number in unlike colours; those outside clusters small and grey."""

    def __call__(self, layer: QgsVectorLayer) -> None:
        grey = QgsMarkerSymbol.createSimple(
            {"name": "circle", "size": "0.8", "color": "#9a9a9a", "outline_style": "no"}
        )
        rules = [(grey, f'"{f.CLUSTER}" IS NULL', tr("not in a cluster"))]
        for i, colour in enumerate(_IN_TURN):
            symbol = QgsMarkerSymbol.createSimple(
                {"name": "circle", "size": "1.6", "color": colour, "outline_color": "#ffffff", "outline_width": "0.1"}
            )
            label = tr("cluster {}, {}, …").format(i + 1, i + 1 + len(_IN_TURN))
            rules.append((symbol, f'("{f.CLUSTER}" - 1) % {len(_IN_TURN)} = {i}', label))
        ruled(layer, rules)


#: First, second and higher orders of clusters.
_ORDERS = (
    (1, "#5f0408", "0.5", mark("First order")),
    (2, "#c62d1c", "0.8", mark("Second order")),
    (3, "#f97b57", "1.1", mark("Third order and higher")),
)


class OrderStyle:
    """Ellipses of clusters by order: outlines only, so that one can be seen in the other."""

    def __call__(self, layer: QgsVectorLayer) -> None:
        rules = []
        for order, colour, width, label in _ORDERS:
            symbol = QgsFillSymbol.createSimple({"style": "no", "outline_color": colour, "outline_width": width})
            which = '"{}" {} {}'.format(f.ORDER, "=" if order < len(_ORDERS) else ">=", order)
            rules.append((symbol, which, tr(label)))
        ruled(layer, rules)


#: Quadrants of local Moran's I, hot and cold as Gi*'s, the outliers in colours of their own.
_LISA = (
    ("HH", "#b2182b", mark("High, surrounded by high")),
    ("HL", "#ef8a62", mark("High, surrounded by low")),
    ("LH", "#92c5de", mark("Low, surrounded by high")),
    ("LL", "#2166ac", mark("Low, surrounded by low")),
    ("", None, mark("Not significant")),
)


class LisaStyle:
    """Units by the kind of local cluster they are the middle of."""

    def __init__(self, measure: Measure | None = None, values: str = COUNT) -> None:
        self.measure, self.values = measure, values

    def __call__(self, layer: QgsVectorLayer) -> None:
        kinds = [(value, fill(colour, colour or "#00000000", 0.1), tr(label)) for value, colour, label in _LISA]
        categorised(layer, f.LI_CLASS, kinds)
        what = self.measure.what if self.measure is not None else tr("crimes")
        layer.setCustomProperty(
            "legend/title-label",
            tr("Local Moran's I for {}, adjusted p-value (q) ≤ 0.05").format(scale_words(what, self.values)),
        )


#: Histories of heat: the longer hot, the darker; outlines only for what was hot once. Cold mirrors hot in blue.
_PATTERNS = (
    ("new", "#ffd92f", "#00bcd4"),
    ("consecutive", "#fdae61", "#74add1"),
    ("intensifying", "#67000d", "#081d58"),
    ("persistent", "#c62d1c", "#2166ac"),
    ("diminishing", "#e99a88", "#92b6d5"),
    ("sporadic", "#fddcc5", "#deebf7"),
    ("oscillating", "#d76fa6", "#8073ac"),
    ("historical", None, None),
)
_WORDS = (
    mark("New hot"),
    mark("Consecutive hot"),
    mark("Intensifying hot"),
    mark("Persistent hot"),
    mark("Diminishing hot"),
    mark("Sporadic hot"),
    mark("Oscillating hot"),
    mark("Historical hot"),
    mark("New cold"),
    mark("Consecutive cold"),
    mark("Intensifying cold"),
    mark("Persistent cold"),
    mark("Diminishing cold"),
    mark("Sporadic cold"),
    mark("Oscillating cold"),
    mark("Historical cold"),
)
_ONCE_HOT, _ONCE_COLD = "#8c2d04", "#084594"


class PatternStyle:
    """Units by the history of their heat; the legend lists the patterns that there are."""

    def __init__(self, measure: Measure | None = None, values: str = COUNT) -> None:
        self.measure, self.values = measure, values

    def __call__(self, layer: QgsVectorLayer) -> None:
        kinds = []
        for place, suffix, once in ((1, " hot", _ONCE_HOT), (2, " cold", _ONCE_COLD)):
            for entry in _PATTERNS:
                name, colour = entry[0] + suffix, entry[place]
                outlined = colour is None or entry[0] == "new"
                symbol = fill(colour, once if outlined else "#ffffff", 0.4 if outlined else 0.05)
                kinds.append((name, symbol, tr(name.capitalize())))
        categorised(layer, f.PATTERN, [*kinds, ("none", fill(None), tr("No pattern"))])
        what = self.measure.what if self.measure is not None else tr("crimes")
        layer.setCustomProperty(
            "legend/title-label",
            tr("Hot and cold patterns over time: Gi* for {}, adjusted p-value (q) ≤ 0.1").format(
                scale_words(what, self.values)
            ),
        )
        name_shares(layer, what)


#: Crimes per 100 m of street over the window: fixed, as the densities are.
STREET_BREAKS = (0, 1, 2, 5, 10, 20, 50)


class StreetStyle:
    """Streets by crimes per 100 m, the more the darker and wider."""

    def __init__(self, window: Window | None = None) -> None:
        self.window = window

    def __call__(self, layer: QgsVectorLayer) -> None:
        ranges = []
        for which, low, high in classes_of(STREET_BREAKS, values_of(layer, f.PER_100M)):
            symbol = QgsLineSymbol.createSimple(
                {"line_color": ONE_HUE[which + 1], "line_width": str(0.3 + 0.2 * which), "capstyle": "round"}
            )
            ranges.append(QgsRendererRange(low or 1e-9, high or 1e12, symbol, class_words(low, high, tr("per 100 m"))))
        graduated(layer, f.PER_100M, ranges, tr("Crimes per 100 m") + in_period(self.window))


#: Times as likely as by chance.
_SEE_THROUGH = "#80"
_RISK = ((1.2, 1.5, "#fdae6b"), (1.5, 2.0, "#f16913"), (2.0, 3.0, "#d94801"), (3.0, 1e12, "#7f2704"))


class RiskStyle:
    """Circles of near-repeat risk, the higher the darker, see-through so that they add up where they overlap."""

    def __call__(self, layer: QgsVectorLayer) -> None:
        ranges = []
        for low, high, colour in _RISK:
            label = tr("{:g} – {:g} times").format(low, high) if high < 1e12 else tr("{:g} times or more").format(low)
            # In the symbol, so that the legend is as pale as the map.
            ranges.append(QgsRendererRange(low, high, fill(_SEE_THROUGH + colour[1:], INK, 0.1), label))
        ranges = occurring(ranges, values_of(layer, f.RATIO))
        graduated(layer, f.RATIO, ranges, tr("Likelihood of another crime compared with chance, until the expiry date"))


class UnitStyle:
    """Units by a Measure."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure

    def __call__(self, layer: QgsVectorLayer) -> None:
        show_measure(layer, self.measure, tile)
        name_shares(layer, self.measure.what)


class GiStyle:
    """Gi* units: diverging, the three levels by lightness and outline."""

    def __init__(self, measure: Measure, values: str = COUNT) -> None:
        self.measure, self.values = measure, values

    def __call__(self, layer: QgsVectorLayer) -> None:
        kinds = []
        for value, (colour, label) in _GI.items():
            strong = abs(value)
            outline = _GI[3][0] if value > 0 else _GI[-3][0] if value < 0 else "#00000000"
            symbol = fill(colour, outline if strong else "#00000000", (0, 0.05, 0.15, 0.3)[strong])
            kinds.append((value, symbol, tr(label)))
        categorised(layer, f.GI_CLASS, kinds)
        layer.setCustomProperty(
            "legend/title-label",
            tr("Gi* for {}, with false discovery rate correction").format(scale_words(self.measure.what, self.values)),
        )
        name_shares(layer, self.measure.what)


class HotspotStyle:
    """Hot spots: dark outline and light halo, one hue by a Measure, dots where they are small, the rank in a small
    round label."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure

    def __call__(self, layer: QgsVectorLayer) -> None:
        show_measure(layer, self.measure, lambda colour: spot(fill(colour, INK, 0.5)))
        # The busiest are drawn last: where dots lie close together they stay in sight.
        if layer.isSpatial():
            layer.renderer().setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(f.RANK, False)]))
            layer.renderer().setOrderByEnabled(True)
        name_shares(layer, self.measure.what)
        layer.setLabeling(QgsVectorLayerSimpleLabeling(_rank_label()))
        layer.setLabelsEnabled(True)


def _rank_label() -> QgsPalLayerSettings:
    settings = QgsPalLayerSettings()
    settings.fieldName = f.RANK
    text = letters(7, "white")
    background = QgsTextBackgroundSettings()
    background.setEnabled(True)
    background.setType(QgsTextBackgroundSettings.ShapeType.ShapeCircle)
    background.setSizeType(QgsTextBackgroundSettings.SizeType.SizeBuffer)
    background.setSize(QSizeF(0.4, 0.4))
    background.setSizeUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
    background.setFillColor(QColor(INK))
    background.setStrokeColor(QColor("white"))
    background.setStrokeWidth(0.2)
    text.setBackground(background)
    settings.setFormat(text)
    # Over a whole force the numbers would hide the hot spots: there the ten busiest and the selected ones only.
    properties = settings.dataDefinedProperties()
    properties.setProperty(
        QgsPalLayerSettings.Property.Show,
        QgsProperty.fromExpression(f'"{f.RANK}" <= 10 OR @map_scale <= 25000 OR is_selected()'),
    )
    settings.setDataDefinedProperties(properties)
    # The busiest spots keep their number where there is room for few.
    settings.priority = 8
    return settings


class DifferenceStyle:
    """Units by share of harm − share of crimes: purple where there is more crime than harm, orange where there is more
    harm; nothing where they are about the same."""

    def __init__(self, heading: str) -> None:
        self.heading = heading

    def __call__(self, layer: QgsVectorLayer) -> None:
        # Over a whole force a place is less than a pixel wide: the outline keeps its colour to be seen.
        ranges = []
        edges = (0,) + DIFFERENCE_BREAKS + (1e12,)
        for low, high, colour in reversed(list(zip(edges[1:], edges[2:], _MORE_HARM))):
            label = (
                tr("+{:g} to +{:g}").format(low, high) if high < 1e12 else (tr("+{:g} or more (more harm)").format(low))
            )
            ranges.append(QgsRendererRange(low, high, fill(colour, colour, 0.2), label))
        ranges.append(
            QgsRendererRange(-edges[1], edges[1], fill(None), tr("within {:g} (about the same)").format(edges[1]))
        )
        for low, high, colour in zip(edges[1:], edges[2:], _MORE_CRIME):
            label = (
                tr("−{:g} to −{:g}").format(low, high)
                if high < 1e12
                else (tr("−{:g} or more (more crime)").format(low))
            )
            ranges.append(QgsRendererRange(-high, -low, fill(colour, colour, 0.2), label))
        graduated(layer, f.HARM_DIFF, occurring(ranges, values_of(layer, f.HARM_DIFF)), self.heading)


class AreaStyle:
    """Areas: an outline only, their name and hot spots to be read in the table."""

    def __call__(self, layer: QgsVectorLayer) -> None:
        layer.setRenderer(QgsSingleSymbolRenderer(fill(None, "#555555", 0.3)))


class GroundStyle:
    """Areas as quiet ground under results, with their names, from a field, where there is room for them."""

    def __init__(self, name_field: str) -> None:
        self.name_field = name_field

    def __call__(self, layer: QgsVectorLayer) -> None:
        layer.setRenderer(QgsSingleSymbolRenderer(fill("#f3f1ec", "#b9b5ab", 0.2)))
        settings = QgsPalLayerSettings()
        settings.fieldName = self.name_field
        settings.scaleVisibility = True
        # From the scale of a town on.
        settings.minimumScale = _NAMES_FROM
        text, around = letters(8, "#6f6a5f"), QgsTextBufferSettings()
        around.setEnabled(True)
        around.setSize(0.6)
        around.setColor(QColor("#f3f1ec"))
        text.setBuffer(around)
        settings.setFormat(text)
        # The numbers of hot spots come first.
        settings.priority = 2
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layer.setLabelsEnabled(True)


#: The scale, as its second number, from which areas are named.
_NAMES_FROM = 120_000


class BandStyle:
    """Public figures by band: a colour means the same number in every period; what is hidden is grey."""

    def __call__(self, layer: QgsVectorLayer) -> None:
        shown, low = (layer.fields().lookupField(name) for name in (f.SHOWN, f.LOW))
        bands = {}
        for feature in layer.getFeatures():
            bands[feature[shown]] = feature[low]
        categories = []
        # Formats without kinds of fields hold the bounds as text.
        bands = {
            words: None if value is None or value == NULL else int(float(value)) if value != "" else None
            for words, value in bands.items()
        }
        for words, value in sorted(bands.items(), key=lambda one: (one[1] is None, one[1] or 0)):
            colour = (
                "#bdbdbd"
                if words == "hidden"
                else "#ffffff"
                if not value
                else _between(bisect_right(BANDS, value) / len(BANDS))
            )
            categories.append(QgsRendererCategory(words, fill(colour, "#555555", 0.3), words))
        layer.setRenderer(QgsCategorizedSymbolRenderer(f.SHOWN, categories))


def _between(part: float) -> QColor:
    """The shade of ONE_HUE at a part 0–1 of its length."""
    place = part * (len(ONE_HUE) - 1)
    step = min(int(place), len(ONE_HUE) - 2)
    one, other = (QColor(ONE_HUE[i]).getRgb()[:3] for i in (step, step + 1))
    return QColor(*(round(a + (place - step) * (b - a)) for a, b in zip(one, other))).name()


class CrimeStyle:
    """Crimes: small grey points that leave the hot spots to speak."""

    def __call__(self, layer: QgsVectorLayer) -> None:
        symbol = QgsMarkerSymbol.createSimple(
            {"name": "circle", "size": "1.2", "color": "60,60,60,120", "outline_style": "no"}
        )
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
