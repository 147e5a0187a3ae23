"""A page for a patrol: where to go in which order and when, what the problem is there, as a PDF from a QGIS layout.

Layouts belong to the main thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from textwrap import wrap

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLayoutFrame,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsTableCell,
    QgsTextBackgroundSettings,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSizeF
from qgis.PyQt.QtGui import QColor

from ..ground.compat import make_field
from ..ground.texts import tr
from ..results.layout import PAGE, fit_scale_bar, label, print_pages, text_format, upright
from .route_stops import Stop

#: Millimetres: the margin, the map.
_MARGIN = 10.0
_MAP = (PAGE[0] - 2 * _MARGIN, 118.0)
#: The stops and their numbers.
_INK = "#1a1a1a"
#: Points of the letters at the scale bar.
_BAR_LETTERS = 8.0
#: A marking of more characters would be too small to read in one line.
LONGEST_MARKING = 120
#: Words of so many characters stand in three lines of the usual size above the map.
_SHORT = 320
#: The room for the table of stops, and the height of its head; stops that do not fit are counted.
_TABLE, _HEAD = 122.0, 6.0


@dataclass(frozen=True)
class Page:
    """What the page for a route says: the ``file`` it becomes, title and words, the Stops and the way in ``crs``, and
    the marking at its top and bottom."""

    file: str
    title: str
    words: str
    stops: Sequence[Stop]
    way: Sequence[QgsPointXY]
    crs: QgsCoordinateReferenceSystem
    marking: str


def write_pages(
    path: str, pages: Sequence[Page], foot: str, project: QgsProject, ground: Sequence[QgsMapLayer] = ()
) -> Iterator[int]:
    """Write Pages as one PDF, with ``foot`` in the last line of each; ``ground`` layers lie under them. How many there
    are by then is yielded after each. Raises InputError."""
    shown: list[str] = []

    def layout_of(page: Page) -> QgsPrintLayout:
        # Those of the page before are printed.
        project.removeMapLayers(shown)
        layers = _layers(page)
        shown[:] = [layer.id() for layer in layers]
        for layer in layers:
            project.addMapLayer(layer, False)
        layout = upright(project)
        marked = _marking_size(page.marking)
        label(layout, page.marking, marked, (_MARGIN, 4, _MAP[0], 6), bold=True, centre=True)
        label(layout, page.title, 15, (_MARGIN, 11, _MAP[0], 9), bold=True)
        label(layout, page.words, 9 if len(page.words) <= _SHORT else 7, (_MARGIN, 19, _MAP[0], 12.5))
        chart = _map(layout, page, [*layers, *ground])
        _scale(layout, chart)
        _table(layout, page)
        label(layout, foot, 7, (_MARGIN, 279, _MAP[0], 7))
        label(layout, page.marking, marked, (_MARGIN, 287, _MAP[0], 6), bold=True, centre=True)
        return layout

    try:
        yield from print_pages(path, [partial(layout_of, page) for page in pages], pages[0].title)
    finally:
        project.removeMapLayers(shown)


def _layers(page: Page) -> list[QgsVectorLayer]:
    """Stops, way and places as layers of their own, the topmost first."""
    authid = page.crs.authid() or page.crs.toWkt()

    def layer(kind: str, geometries: Sequence[QgsGeometry], numbers: Sequence[str] | None = None) -> QgsVectorLayer:
        made = QgsVectorLayer(f"{kind}?crs={authid}", kind, "memory")
        made.setCrs(page.crs)
        made.dataProvider().addAttributes([make_field("number", "text")])
        made.updateFields()
        features = []
        for i, geometry in enumerate(geometries):
            feature = QgsFeature(made.fields())
            feature.setAttributes([numbers[i] if numbers else ""])
            feature.setGeometry(geometry)
            features.append(feature)
        made.dataProvider().addFeatures(features)
        return made

    # Visits to one place share its point: all their numbers stand there.
    numbers: dict[tuple[float, float], list[str]] = {}
    where = {}
    for stop in page.stops:
        point = stop.place.point
        numbers.setdefault((point.x(), point.y()), []).append(str(stop.order))
        where[point.x(), point.y()] = point
    points = layer(
        "Point",
        [QgsGeometry.fromPointXY(point) for point in where.values()],
        [", ".join(numbers[key]) for key in where],
    )
    points.setRenderer(
        QgsSingleSymbolRenderer(
            QgsMarkerSymbol.createSimple(
                {"name": "circle", "size": "2", "color": _INK, "outline_color": "white", "outline_width": "0.4"}
            )
        )
    )
    settings = QgsPalLayerSettings()
    settings.fieldName = "number"
    settings.placement = QgsPalLayerSettings.Placement.OverPoint
    settings.displayAll = True
    form = text_format(8, bold=True)
    form.setColor(QColor("white"))
    # As wide as all the numbers of a place: a circle would cut them.
    plate = form.background()
    plate.setEnabled(True)
    plate.setType(QgsTextBackgroundSettings.ShapeType.ShapeRectangle)
    plate.setSizeType(QgsTextBackgroundSettings.SizeType.SizeBuffer)
    plate.setSize(QSizeF(1.2, 0.8))
    plate.setSizeUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
    plate.setRadii(QSizeF(1.2, 1.2))
    plate.setRadiiUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
    plate.setFillColor(QColor(_INK))
    plate.setStrokeColor(QColor("white"))
    plate.setStrokeWidth(0.4)
    plate.setStrokeWidthUnit(QgsUnitTypes.RenderUnit.RenderMillimeters)
    form.setBackground(plate)
    settings.setFormat(form)
    points.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    points.setLabelsEnabled(True)
    line = layer("LineString", [QgsGeometry.fromPolylineXY(page.way)] if len(page.way) > 1 else [])
    line.setRenderer(
        QgsSingleSymbolRenderer(
            QgsLineSymbol.createSimple({"line_color": "#2166ac", "line_width": "0.9", "capstyle": "round"})
        )
    )
    places = layer("MultiPolygon", [stop.place.shape for stop in page.stops])
    places.setRenderer(
        QgsSingleSymbolRenderer(
            QgsFillSymbol.createSimple({"color": "198,45,28,90", "outline_color": "#67000d", "outline_width": "0.5"})
        )
    )
    return [points, line, places]


def _map(layout: QgsPrintLayout, page: Page, layers: Sequence[QgsMapLayer]) -> QgsLayoutItemMap:
    box = QgsRectangle()
    for stop in page.stops:
        box.combineExtentWith(stop.place.shape.boundingBox())
    for point in page.way:
        box.combineExtentWith(point.x(), point.y())
    box = box.buffered(max(box.width(), box.height(), 300.0) * 0.08)
    ratio = _MAP[0] / _MAP[1]
    width, height = max(box.width(), box.height() * ratio), max(box.height(), box.width() / ratio)
    chart = QgsLayoutItemMap(layout)
    layout.addLayoutItem(chart)
    chart.attemptMove(QgsLayoutPoint(_MARGIN, 32))
    chart.attemptResize(QgsLayoutSize(*_MAP))
    chart.setLayers(list(layers))
    chart.setKeepLayerSet(True)
    chart.setCrs(page.crs)
    chart.setExtent(QgsRectangle.fromCenterAndSize(box.center(), width, height))
    chart.setFrameEnabled(True)
    return chart


def _scale(layout: QgsPrintLayout, chart: QgsLayoutItemMap) -> None:
    bar = QgsLayoutItemScaleBar(layout)
    layout.addLayoutItem(bar)
    bar.setStyle("Single Box")
    bar.setTextFormat(text_format(_BAR_LETTERS))
    fit_scale_bar(bar, chart)
    bar.setHeight(1.6)
    bar.setBackgroundEnabled(True)
    bar.attemptMove(QgsLayoutPoint(_MARGIN + 2, 32 + _MAP[1] - 14))


def _table(layout: QgsPrintLayout, page: Page) -> None:
    """The stops as a table: number, times, place with its peak, problem and venues."""
    rows = [[_cell(words, True) for words in ("#", tr("Time"), tr("Place"), tr("Key information"), tr("Done"))]]
    shown, high = 0, _HEAD
    for stop in page.stops:
        words, name = _breakable(_to_know(stop), 52), _breakable(_short(stop.place.called, 60), 24)
        # As many lines as they wrap to, each as high as the font.
        high += 3.3 * max(len(wrap(name, 24)), len(wrap(words, 50)), 1) + 1.9
        if high > _TABLE - _HEAD and shown + 1 < len(page.stops):
            break
        rows.append(
            [
                _cell(str(stop.order), True),
                _cell(f"{stop.arrive}–{stop.leave}"),
                _cell(name, True),
                _cell(words),
                _cell("☐"),
            ]
        )
        shown += 1
    if shown < len(page.stops):
        rows.append(
            [
                _cell(""),
                _cell(""),
                _cell(tr("and {} more").format(len(page.stops) - shown)),
                _cell(tr("see the CSV file")),
                _cell(""),
            ]
        )
    table = QgsLayoutItemManualTable.create(layout)
    layout.addMultiFrame(table)
    table.setTableContents(rows)
    table.setColumnWidths([8.0, 24.0, 52.0, _MAP[0] - 108.0, 12.0])
    table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
    table.setCellMargin(1.0)
    table.setGridColor(QColor("#bbbbbb"))
    table.setGridStrokeWidth(0.2)
    table.setContentTextFormat(text_format(8))
    frame = QgsLayoutFrame(layout, table)
    frame.attemptMove(QgsLayoutPoint(_MARGIN, 32 + _MAP[1] + 3))
    frame.attemptResize(QgsLayoutSize(_MAP[0], _TABLE))
    table.addFrame(frame)


def _to_know(stop: Stop) -> str:
    """What is known of the place of a stop, shortened part by part; that nothing is known is said too."""
    place = stop.place
    known = (
        (tr("Peak hours"), stop.window or "", 40),
        (tr("Problem"), place.problem, 110),
        (tr("Busiest locations"), place.venues, 90),
        (tr("Last action"), place.action, 90),
        (tr("Contact"), place.contact, 50),
    )
    said = [f"{what}: {_short(words, most)}" for what, words, most in known if words]
    return " · ".join(said) or tr("nothing recorded yet")


def _cell(text: str, bold: bool = False) -> QgsTableCell:
    cell = QgsTableCell(text)
    if bold:
        cell.setTextFormat(text_format(8, bold=True))
    return cell


def _short(text: str, most: int) -> str:
    text = " ".join(str(text).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _breakable(text: str, most: int) -> str:
    """The text with longer words in parts: a cell wraps between words only."""
    return " ".join(part for word in text.split() for part in wrap(word, most))


def _marking_size(text: str) -> float:
    """The points at which a marking of up to LONGEST_MARKING characters stands in one line."""
    return min(10.0, 10.0 * 75 / max(len(text), 1))
