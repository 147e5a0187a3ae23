"""The pages for the public as one PDF: a QGIS layout whose atlas goes through the neighbourhoods.

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
    QgsLayoutItemAttributeTable,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTableColumn,
    QgsPrintLayout,
    QgsRectangle,
    QgsRuleBasedRenderer,
    QgsTextFormat,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..ground.compat import make_field
from ..ground.errors import Cancelled, InputError
from ..ground.texts import tr
from ..results.layout import PAGE, label

_MARGIN, _WIDE = 15.0, 180.0
_MAP_TOP, _MAP_HIGH = 58.0, 112.0
#: Lines of a page of words, and letters of a line, at 11 points.
_LINES, _LETTERS = 42, 82
_DARK, _PALE = "#c62d1c", "#f2f2f2"


def write_atlas(path, pages, project, feedback):
    """Write ``pages`` as PDF, one or more sheets a neighbourhood.

    pages : dict with ``areas`` [(name, title, sentence, QgsGeometry)], ``rows`` [(name, kind, words, whole)],
    ``heads`` (kind, number, whole), ``parts`` [(heading, paragraphs)], ``crs``, ``draft`` ('' or the sentence),
    ``foot``. Raises InputError where it cannot be written, Cancelled.
    """
    areas, rows = _areas(pages), _rows(pages)
    for layer in (areas, rows):
        project.addMapLayer(layer, False)
    layout = QgsPrintLayout(project)
    try:
        layout.initializeDefaults()
        layout.pageCollection().page(0).setPageSize("A4", QgsLayoutItemPage.Orientation.Portrait)
        atlas = layout.atlas()
        atlas.setEnabled(True)
        atlas.setCoverageLayer(areas)
        atlas.setPageNameExpression('"name"')
        _figures(layout, pages, areas, rows)
        for i, words in enumerate(_sheets(pages["parts"])):
            sheet = QgsLayoutItemPage(layout)
            sheet.setPageSize("A4", QgsLayoutItemPage.Orientation.Portrait)
            layout.pageCollection().addPage(sheet)
            _frame(layout, pages, (i + 1) * (PAGE[1] + layout.pageCollection().spaceBetweenPages()), words)
        settings = QgsLayoutExporter.PdfExportSettings()
        settings.dpi = 200
        settings.exportMetadata = False
        # As text, so that it can be searched and read aloud.
        settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
        outcome, _ = QgsLayoutExporter.exportToPdf(atlas, path, settings, feedback)
    finally:
        project.removeMapLayers([areas.id(), rows.id()])
    if outcome == QgsLayoutExporter.ExportResult.Canceled:
        raise Cancelled()
    if outcome != QgsLayoutExporter.ExportResult.Success:
        raise InputError(tr("'{}' could not be written; make room on the disk or choose another place.").format(path))


def _layer(kind, names, rows, shapes=None, crs=None):
    """A layer in memory of rows of text, with a shape each."""
    layer = QgsVectorLayer(kind, "pages", "memory")
    if crs is not None:
        layer.setCrs(crs)
    layer.dataProvider().addAttributes([make_field(name, "text") for name in names])
    layer.updateFields()
    features = []
    for i, row in enumerate(rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        if shapes is not None:
            feature.setGeometry(QgsGeometry(shapes[i]))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def _areas(pages):
    """The neighbourhoods; that of the sheet stands out."""
    layer = _layer(
        "MultiPolygon",
        ("name", "title", "sentence"),
        [one[:3] for one in pages["areas"]],
        [one[3] for one in pages["areas"]],
        pages["crs"],
    )
    top = QgsRuleBasedRenderer.Rule(None)
    for words, colour, line, width in (
        ('@atlas_pagename IS NOT "name"', _PALE, "#767676", "0.2"),
        ('@atlas_pagename = "name"', _DARK, "#1a1a1a", "0.5"),
    ):
        symbol = QgsFillSymbol.createSimple({"color": colour, "outline_color": line, "outline_width": width})
        top.appendChild(QgsRuleBasedRenderer.Rule(symbol, filterExp=words))
    layer.setRenderer(QgsRuleBasedRenderer(top))
    return layer


def _rows(pages):
    return _layer("NoGeometry", ("area", "kind", "number", "whole"), pages["rows"])


def _frame(layout, pages, top, words=""):
    """What every sheet has: the draft above, the foot below."""
    if pages["draft"]:
        label(layout, pages["draft"], 10, (_MARGIN, top + 6, _WIDE, 6), bold=True, centre=True)
    label(layout, pages["foot"], 8, (_MARGIN, top + 285, _WIDE, 6))
    if words:
        label(layout, words, 11, (_MARGIN, top + 16, _WIDE, 262))


def _figures(layout, pages, areas, rows):
    """The first sheet: the sentence, the map, the table."""
    _frame(layout, pages, 0.0)
    label(layout, "[% attribute(@atlas_feature, 'title') %]", 18, (_MARGIN, 16, _WIDE, 18), bold=True, computed=True)
    label(layout, "[% attribute(@atlas_feature, 'sentence') %]", 11, (_MARGIN, 36, _WIDE, 20), computed=True)
    chart = QgsLayoutItemMap(layout)
    layout.addLayoutItem(chart)
    chart.attemptMove(QgsLayoutPoint(_MARGIN, _MAP_TOP))
    chart.attemptResize(QgsLayoutSize(_WIDE, _MAP_HIGH))
    chart.setLayers([areas])
    chart.setKeepLayerSet(True)
    chart.setCrs(pages["crs"])
    box = areas.extent()
    ratio = _WIDE / _MAP_HIGH
    wide, high = 1.04 * max(box.width(), box.height() * ratio), 1.04 * max(box.height(), box.width() / ratio)
    chart.setExtent(QgsRectangle.fromCenterAndSize(box.center(), wide, high))
    if not pages["rows"]:
        return
    table = QgsLayoutItemAttributeTable.create(layout)
    layout.addMultiFrame(table)
    table.setVectorLayer(rows)
    table.setFeatureFilter('"area" = @atlas_pagename')
    table.setFilterFeatures(True)
    table.setMaximumNumberOfFeatures(200)
    columns = []
    for name, head, width in zip(("kind", "number", "whole"), pages["heads"], (80.0, 45.0, 55.0)):
        column = QgsLayoutTableColumn(head)
        column.setAttribute(name)
        column.setWidth(width)
        columns.append(column)
    table.setColumns(columns)
    table.setCellMargin(1.0)
    table.setGridColor(QColor("#bbbbbb"))
    table.setGridStrokeWidth(0.2)
    for bold, put in ((True, table.setHeaderTextFormat), (False, table.setContentTextFormat)):
        form, font = QgsTextFormat(), QFont("DejaVu Sans")
        font.setBold(bold)
        form.setFont(font)
        form.setSize(9)
        put(form)
    frame = QgsLayoutFrame(layout, table)
    frame.attemptMove(QgsLayoutPoint(_MARGIN, _MAP_TOP + _MAP_HIGH + 5))
    frame.attemptResize(QgsLayoutSize(_WIDE, 280 - _MAP_TOP - _MAP_HIGH - 5))
    table.addFrame(frame)


def _sheets(parts):
    """The parts as text of sheets, each of as many lines as it holds."""
    lines = []
    for heading, paragraphs in parts:
        lines += ["", heading.upper()]
        for words in paragraphs:
            lines += wrap(words, _LETTERS) or [""]
    return ["\n".join(lines[i : i + _LINES]).strip() for i in range(0, len(lines), _LINES)]
