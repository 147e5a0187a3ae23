"""A page for a shift: where to go in which order and when, what the problem is there, as a PDF from a QGIS layout.

Layouts belong to the main thread.
"""

from textwrap import wrap

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLayoutExporter,
    QgsLayoutFrame,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsTableCell,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..ground.compat import make_field
from ..ground.errors import InputError
from ..ground.texts import tr
from ..results.layout import PAGE, label

#: Millimetres: the margin, the map.
_MARGIN = 10.0
_MAP = (PAGE[0] - 2 * _MARGIN, 118.0)
#: A marking of more characters would be too small to read in one line.
LONGEST_MARKING = 120
#: The room for the table of stops, and the height of its head; stops that do not fit are counted.
_TABLE, _HEAD = 122.0, 6.0


class Briefing:
    """What one page says. ``stops`` [{"order", "name", "arrive", "leave", "window", "problem", "venues", "geometry",
    "point"}], ``line`` QgsPointXY of the way, all in ``crs``."""

    def __init__(self, title, words, stops, line, crs, marking, foot):
        self.title, self.words, self.stops, self.line = title, words, stops, line
        self.crs, self.marking, self.foot = crs, marking, foot


def write_briefing(path, briefing, project, ground=()):
    """Write the page of a Briefing as PDF; ``ground`` layers lie under it. Raises InputError."""
    layers = _layers(briefing)
    for layer in layers:
        project.addMapLayer(layer, False)
    layout = QgsPrintLayout(project)
    try:
        layout.initializeDefaults()
        layout.pageCollection().page(0).setPageSize("A4", QgsLayoutItemPage.Orientation.Portrait)
        marked = _marking_size(briefing.marking)
        label(layout, briefing.marking, marked, (_MARGIN, 4, _MAP[0], 6), bold=True, centre=True)
        label(layout, briefing.title, 15, (_MARGIN, 11, _MAP[0], 9), bold=True)
        label(layout, briefing.words, 9, (_MARGIN, 20, _MAP[0], 9))
        chart = _map(layout, briefing, [*layers, *ground])
        _scale(layout, chart)
        _table(layout, briefing)
        label(layout, briefing.foot, 7, (_MARGIN, 279, _MAP[0], 7))
        label(layout, briefing.marking, marked, (_MARGIN, 287, _MAP[0], 6), bold=True, centre=True)
        settings = QgsLayoutExporter.PdfExportSettings()
        settings.dpi = 200
        settings.exportMetadata = False
        # As text, so that it can be searched and read aloud.
        settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
        outcome = QgsLayoutExporter(layout).exportToPdf(path, settings)
    finally:
        project.removeMapLayers([layer.id() for layer in layers])
    if outcome != QgsLayoutExporter.ExportResult.Success:
        raise InputError(
            tr("The briefing '{}' could not be written; make room on the disk or choose another folder.").format(path)
        )


def _layers(briefing):
    """Stops, way and places as layers of their own, the topmost first."""
    authid = briefing.crs.authid() or briefing.crs.toWkt()

    def layer(kind, geometries, numbers=None):
        made = QgsVectorLayer(f"{kind}?crs={authid}", kind, "memory")
        made.setCrs(briefing.crs)
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
    numbers = {}
    for stop in briefing.stops:
        numbers.setdefault((stop["point"].x(), stop["point"].y()), []).append(str(stop["order"]))
    where = {(stop["point"].x(), stop["point"].y()): stop["point"] for stop in briefing.stops}
    points = layer(
        "Point",
        [QgsGeometry.fromPointXY(point) for point in where.values()],
        [", ".join(numbers[key]) for key in where],
    )
    points.setRenderer(
        QgsSingleSymbolRenderer(
            QgsMarkerSymbol.createSimple(
                {"name": "circle", "size": "5", "color": "#1a1a1a", "outline_color": "white", "outline_width": "0.4"}
            )
        )
    )
    settings = QgsPalLayerSettings()
    settings.fieldName = "number"
    settings.placement = QgsPalLayerSettings.Placement.OverPoint
    settings.displayAll = True
    form = QgsTextFormat()
    form.setColor(QColor("white"))
    form.setSize(8)
    font = QFont("DejaVu Sans", 8)
    font.setBold(True)
    form.setFont(font)
    settings.setFormat(form)
    points.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    points.setLabelsEnabled(True)
    line = layer("LineString", [QgsGeometry.fromPolylineXY(briefing.line)] if len(briefing.line) > 1 else [])
    line.setRenderer(
        QgsSingleSymbolRenderer(
            QgsLineSymbol.createSimple({"line_color": "#2166ac", "line_width": "0.9", "capstyle": "round"})
        )
    )
    places = layer("MultiPolygon", [stop["geometry"] for stop in briefing.stops])
    places.setRenderer(
        QgsSingleSymbolRenderer(
            QgsFillSymbol.createSimple({"color": "198,45,28,90", "outline_color": "#67000d", "outline_width": "0.5"})
        )
    )
    return [points, line, places]


def _map(layout, briefing, layers):
    box = QgsRectangle()
    for stop in briefing.stops:
        box.combineExtentWith(stop["geometry"].boundingBox())
    for point in briefing.line:
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
    chart.setCrs(briefing.crs)
    chart.setExtent(QgsRectangle.fromCenterAndSize(box.center(), width, height))
    chart.setFrameEnabled(True)
    return chart


def _scale(layout, chart):
    bar = QgsLayoutItemScaleBar(layout)
    layout.addLayoutItem(bar)
    bar.setLinkedMap(chart)
    bar.setStyle("Single Box")
    bar.applyDefaultSize(QgsUnitTypes.DistanceUnit.DistanceMeters)
    bar.setNumberOfSegmentsLeft(0)
    bar.setNumberOfSegments(2)
    bar.setHeight(1.6)
    bar.setBackgroundEnabled(True)
    bar.attemptMove(QgsLayoutPoint(_MARGIN + 2, 32 + _MAP[1] - 14))


def _table(layout, briefing):
    """The stops as a table: number, times, place with its peak, problem and venues."""
    rows = [[_cell("#", True), _cell(tr("Time"), True), _cell(tr("Place"), True), _cell(tr("What to know"), True)]]
    shown, high = 0, _HEAD
    for stop in briefing.stops:
        words = _short(
            " · ".join(
                words
                for words in (
                    tr("Peak ") + stop["window"] if stop["window"] else "",
                    "Problem: " + stop["problem"] if stop["problem"] else "",
                    "Where: " + stop["venues"] if stop["venues"] else "",
                )
                if words
            ),
            170,
        )
        words, name = _breakable(words, 58), _breakable(_short(stop["name"], 60), 24)
        # As many lines as they wrap to, each as high as the font.
        high += 3.3 * max(len(wrap(name, 26)), len(wrap(words, 56)), 1) + 1.9
        if high > _TABLE - _HEAD and shown + 1 < len(briefing.stops):
            break
        rows.append(
            [
                _cell(str(stop["order"]), True),
                _cell("{}–{}".format(stop["arrive"], stop["leave"])),
                _cell(name, True),
                _cell(words),
            ]
        )
        shown += 1
    if shown < len(briefing.stops):
        rows.append(
            [
                _cell(""),
                _cell(""),
                _cell(tr("and {} more").format(len(briefing.stops) - shown)),
                _cell(tr("see the CSV file")),
            ]
        )
    table = QgsLayoutItemManualTable.create(layout)
    layout.addMultiFrame(table)
    table.setTableContents(rows)
    table.setColumnWidths([8.0, 24.0, 56.0, _MAP[0] - 96.0])
    table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
    table.setCellMargin(1.0)
    table.setGridColor(QColor("#bbbbbb"))
    table.setGridStrokeWidth(0.2)
    form = QgsTextFormat()
    form.setFont(QFont("DejaVu Sans"))
    form.setSize(8)
    table.setContentTextFormat(form)
    frame = QgsLayoutFrame(layout, table)
    frame.attemptMove(QgsLayoutPoint(_MARGIN, 32 + _MAP[1] + 3))
    frame.attemptResize(QgsLayoutSize(_MAP[0], _TABLE))
    table.addFrame(frame)


def _cell(text, bold=False):
    cell = QgsTableCell(text)
    if bold:
        form = QgsTextFormat()
        font = QFont("DejaVu Sans")
        font.setBold(True)
        form.setFont(font)
        form.setSize(8)
        cell.setTextFormat(form)
    return cell


def _short(text, most):
    text = " ".join(str(text).split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _breakable(text, most):
    """The text with longer words in parts: a cell wraps between words only."""
    return " ".join(part for word in text.split() for part in wrap(word, most))


def _marking_size(text):
    """The points at which a marking of up to LONGEST_MARKING characters stands in one line."""
    return min(10.0, 10.0 * 75 / max(len(text), 1))
