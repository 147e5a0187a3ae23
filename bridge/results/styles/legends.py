"""Symbols and legends: a map shows the colours of its legend, and the legend the classes that there are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    NULL,
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGeometryGeneratorSymbolLayer,
    QgsGraduatedSymbolRenderer,
    QgsProperty,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSymbolLayer,
    QgsTextFormat,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtGui import QColor, QFontInfo

if TYPE_CHECKING:
    from qgis.core import QgsFeatureRenderer, QgsRendererRange, QgsSymbol, QgsVectorLayer

INK = "#2b0a0a"
#: Paper on which the places of a force are too small for outlines, as the second number of a scale.
SMALL_SCALE = 60_000
#: Narrower than this many millimetres a place cannot be seen; it is drawn as a dot of that many across.
_SEEN_MM, _DOT_MM = 2.0, 1.8
_CLEAR = "#00000000"


# -- symbols ----------------------------------------------------------------------------------------------------
def fill(colour: str | None, outline: str = _CLEAR, width: float = 0.1) -> QgsFillSymbol:
    """A fill with an outline so many millimetres wide; no colour is no fill."""
    return QgsFillSymbol.createSimple(
        {
            "color": colour or _CLEAR,
            "style": "solid" if colour else "no",
            "outline_color": outline,
            "outline_width": str(width),
            "outline_style": "no" if outline == _CLEAR else "solid",
        }
    )


def tile(colour: str) -> QgsFillSymbol:
    """A place among places that touch: white between them, or at small scales, where that would be half of the map,
    nothing."""
    symbol = fill(colour, "#ffffff", 0.05)
    symbol.symbolLayer(0).setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyStrokeColor,
        QgsProperty.fromExpression(f"if(@map_scale > {SMALL_SCALE}, '{colour}', '#ffffff')"),
    )
    return symbol


def spot(body: QgsFillSymbol, halo: bool = True) -> QgsFillSymbol:
    """A place that stands alone: ``body`` in a white halo, and a dot of the same look where it is too small to be seen.

    One symbol does both, so that the legend shows it as it is.
    """
    if halo:
        whole = QgsFillSymbol.createSimple(
            {
                "color": body.color().name(),
                "style": "no",
                "outline_color": "#ffffff",
                "outline_width": "1.2",
                "joinstyle": "round",
            }
        )
        edge = body.symbolLayer(0).clone()
        edge.setDataDefinedProperty(
            QgsSymbolLayer.Property.PropertyStrokeWidth,
            QgsProperty.fromExpression(f"if(@map_scale > {SMALL_SCALE}, 0.15, {edge.strokeWidth()})"),
        )
        whole.symbolLayer(0).setDataDefinedProperty(
            QgsSymbolLayer.Property.PropertyStrokeWidth,
            QgsProperty.fromExpression(f"if(@map_scale > {SMALL_SCALE}, 0.5, 1.2)"),
        )
        whole.appendSymbolLayer(edge)
    else:
        whole = body
    # Results are in metres: so many millimetres of the map are a thousandth of its scale each.
    shape = QgsGeometryGeneratorSymbolLayer.create(
        {
            "SymbolType": "Fill",
            "geometryModifier": f"if(sqrt(area($geometry)) * 1000 < {_SEEN_MM} * @map_scale, "
            f"buffer(centroid($geometry), {_DOT_MM / 2} * @map_scale / 1000), $geometry)",
        }
    )
    shape.setSubSymbol(whole)
    symbol = QgsFillSymbol.createSimple({})
    symbol.changeSymbolLayer(0, shape)
    return symbol


# -- classes that there are -------------------------------------------------------------------------------------
def values_of(layer: QgsVectorLayer, expression: str) -> list[float]:
    """The numbers that an expression, or a field, has in a layer; what is none is left out."""
    found, good = QgsVectorLayerUtils.getValues(layer, expression)
    out = []
    for value in found if good else ():
        try:
            out.append(float(value))
        except (TypeError, ValueError):
            continue
    return out


def fitted(breaks: Sequence[float], greatest: float | None) -> tuple[float, ...]:
    """Breaks ten, a hundred, … times as high or as low where the ``greatest`` value asks for it: only by such steps, so
    that two periods of the same crimes are drawn alike."""
    factor = 1.0
    while greatest and greatest >= 2 * breaks[-1] * factor:
        factor *= 10
    while greatest and greatest < breaks[-1] * factor / 5:
        factor /= 10
    return tuple(float(f"{one * factor:.6g}") for one in breaks)


def classes_of(breaks: Sequence[float], values: Iterable[float]) -> list[tuple[int, float, float | None]]:
    """[(which class of all, from, to)] of the classes by ``breaks`` that values above 0 are in, all where there are
    none.

    The first reaches down to 0 and the last has no end, and an empty class belongs to the one before it: the style
    given to another period hides nothing.
    """
    used = sorted({bisect_right(breaks, one) - 1 for one in values if one > 0})
    used = [one for one in used if one >= 0] or list(range(len(breaks)))
    lows = [0.0] + [float(breaks[one]) for one in used[1:]]
    return [(which, low, high) for which, low, high in zip(used, lows, [*lows[1:], None])]


def occurring(ranges: list[QgsRendererRange], values: list[float]) -> list[QgsRendererRange]:
    """Those ranges that hold a value, all where there are none."""
    held = [one for one in ranges if any(one.lowerValue() <= value <= one.upperValue() for value in values)]
    return held or ranges


def graduated(layer: QgsVectorLayer, expression: str, ranges: list[QgsRendererRange], heading: str) -> None:
    """Draw a layer by classes of an expression; the legend has a heading."""
    renderer = QgsGraduatedSymbolRenderer(expression, ranges)
    renderer.setGraduatedMethod(_graduated_colour())
    layer.setRenderer(renderer)
    layer.setCustomProperty("legend/title-label", heading)


def _graduated_colour() -> Any:
    try:
        return QgsGraduatedSymbolRenderer.GraduatedMethod.GraduatedColor
    except AttributeError:
        return Qgis.GraduatedMethod.Color


def categorised(layer: QgsVectorLayer, field: str, kinds: Iterable[tuple[Any, QgsSymbol, str]]) -> None:
    """Draw a layer by a field: [(value, symbol, label)] of the values that it has, all where it has no rows."""
    there = {_text(value) for value in layer.uniqueValues(layer.fields().lookupField(field))}
    categories = [QgsRendererCategory(*kind) for kind in kinds]
    shown = [one for one in categories if _text(one.value()) in there]
    layer.setRenderer(QgsCategorizedSymbolRenderer(field, shown or categories))


def _text(value: Any) -> str:
    return "" if value is None or value == NULL else str(value)


def ruled(layer: QgsVectorLayer, rules: Iterable[tuple[QgsSymbol, str, str]]) -> None:
    """Draw a layer by rules [(symbol, filter, label)] that some row follows, by all where it has no rows."""
    root = QgsRuleBasedRenderer.Rule(None)
    made = [(which, QgsRuleBasedRenderer.Rule(symbol, 0, 0, which, label)) for symbol, which, label in rules]
    followed = [rule for which, rule in made if _has(layer, which)]
    for rule in followed or [rule for _, rule in made]:
        root.appendChild(rule)
    layer.setRenderer(QgsRuleBasedRenderer(root))


def _has(layer: QgsVectorLayer, which: str) -> bool:
    request = QgsFeatureRequest().setFilterExpression(which).setLimit(1)
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return next(layer.getFeatures(request), None) is not None


def complete(layer: QgsVectorLayer, wanted: QgsFeatureRenderer) -> None:
    """Let a layer show what has come into it: classes of the ``wanted`` look that its own, which may be the user's,
    lacks are added; where breaks would leave a row out, the wanted look takes the place of its own."""
    now = layer.renderer()
    if type(now) is not type(wanted):
        return
    changed = None
    if isinstance(now, QgsCategorizedSymbolRenderer) and now.classAttribute() == wanted.classAttribute():
        known = {_text(one.value()) for one in now.categories()}
        changed = now.clone()
        for one in wanted.categories():
            if _text(one.value()) not in known:
                changed.addCategory(one)
    elif isinstance(now, QgsGraduatedSymbolRenderer) and now.classAttribute() == wanted.classAttribute():
        values = values_of(layer, wanted.classAttribute())
        if any(_shows(wanted, value) and not _shows(now, value) for value in values):
            changed = wanted.clone()
    elif isinstance(now, QgsRuleBasedRenderer):
        known = {one.filterExpression() for one in now.rootRule().children()}
        rules = {one.filterExpression(): one for one in wanted.rootRule().children()}
        if known & set(rules):
            changed = now.clone()
            for which in set(rules) - known:
                changed.rootRule().appendChild(rules[which].clone())
    if changed is not None:
        layer.setRenderer(changed)


def _shows(renderer: QgsGraduatedSymbolRenderer, value: float) -> bool:
    return any(one.lowerValue() <= value <= one.upperValue() for one in renderer.ranges())


def letters(size: float, colour: str) -> QgsTextFormat:
    """The text of labels: in the font that is used here, by its own name. What QGIS was asked for may be the name of
    none, and QGIS would warn of that wherever the style is opened."""
    text = QgsTextFormat()
    font = text.font()
    font.setFamily(QFontInfo(font).family())
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor(colour))
    return text
