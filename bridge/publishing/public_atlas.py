"""The pages for the public as one PDF: a QGIS layout whose atlas goes through the neighbourhoods.

Layouts belong to the main thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLayoutFrame,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTableColumn,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsRuleBasedRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..ground.compat import make_field
from ..results.layout import PAGE, label, print_pages, text_format, upright
from .public_pages import OffenceRow

_MARGIN, _WIDE = 15.0, 180.0
_MAP_TOP, _MAP_HIGH = 58.0, 112.0
#: Lines of a page of words, and letters of a line, at 11 points.
_LINES, _LETTERS = 42, 82
_DARK, _PALE = "#c62d1c", "#f2f2f2"


@dataclass(frozen=True)
class AtlasArea:
    """A neighbourhood's first sheet: its name, title and sentence, its shape, and a row for each offence."""

    name: str
    title: str
    sentence: str
    shape: QgsGeometry
    rows: Sequence[OffenceRow]


@dataclass(frozen=True)
class Atlas:
    """What the PDF says: the neighbourhoods, in ``crs``, the ``heads`` of their tables (kind, number, whole), ``parts``
    [(heading, paragraphs)] that all share, ``draft`` '' or the sentence above each sheet, ``foot`` below."""

    areas: Sequence[AtlasArea]
    heads: tuple[str, str, str]
    parts: Sequence[tuple[str, Sequence[str]]]
    crs: QgsCoordinateReferenceSystem
    draft: str
    foot: str


def write_atlas(path: str, atlas: Atlas, project: QgsProject) -> Iterator[float]:
    """Write an Atlas as PDF, one or more sheets a neighbourhood; how much is done in per cent is yielded after each
    sheet. Raises InputError where it cannot be written."""
    areas, rows = _areas(atlas), _rows(atlas)
    for layer in (areas, rows):
        project.addMapLayer(layer, False)
    try:
        layout = upright(project)
        pages = layout.atlas()
        pages.setEnabled(True)
        pages.setCoverageLayer(areas)
        pages.setPageNameExpression('"name"')
        _figures(layout, atlas, areas, rows)
        for i, words in enumerate(_sheets(atlas.parts)):
            sheet = QgsLayoutItemPage(layout)
            sheet.setPageSize("A4", QgsLayoutItemPage.Orientation.Portrait)
            layout.pageCollection().addPage(sheet)
            _frame(layout, atlas, (i + 1) * (PAGE[1] + layout.pageCollection().spaceBetweenPages()), words)

        def sheets_of(number: int) -> QgsPrintLayout:
            pages.seekTo(number)
            layout.refresh()
            return layout

        pages.beginRender()
        turns = [lambda number=i: sheets_of(number) for i in range(pages.count())]
        of_all = len(turns) * layout.pageCollection().pageCount()
        for done in print_pages(path, turns, atlas.foot):
            yield 100.0 * done / of_all
        pages.endRender()
    finally:
        project.removeMapLayers([areas.id(), rows.id()])


def _layer(
    kind: str,
    names: Iterable[str],
    rows: Iterable[Sequence[str]],
    shapes: Sequence[QgsGeometry] | None = None,
    crs: QgsCoordinateReferenceSystem | None = None,
) -> QgsVectorLayer:
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


def _areas(atlas: Atlas) -> QgsVectorLayer:
    """The neighbourhoods; that of the sheet stands out."""
    layer = _layer(
        "MultiPolygon",
        ("name", "title", "sentence"),
        [(one.name, one.title, one.sentence) for one in atlas.areas],
        [one.shape for one in atlas.areas],
        atlas.crs,
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


def _rows(atlas: Atlas) -> QgsVectorLayer:
    rows = [(area.name, row.kind, row.words, row.whole) for area in atlas.areas for row in area.rows]
    return _layer("NoGeometry", ("area", "kind", "number", "whole"), rows)


def _frame(layout: QgsPrintLayout, atlas: Atlas, top: float, words: str = "") -> None:
    """What every sheet has: the draft above, the foot below."""
    if atlas.draft:
        label(layout, atlas.draft, 10, (_MARGIN, top + 6, _WIDE, 6), bold=True, centre=True)
    label(layout, atlas.foot, 8, (_MARGIN, top + 285, _WIDE, 6))
    if words:
        label(layout, words, 11, (_MARGIN, top + 16, _WIDE, 262))


def _figures(layout: QgsPrintLayout, atlas: Atlas, areas: QgsVectorLayer, rows: QgsVectorLayer) -> None:
    """The first sheet: the sentence, the map, the table."""
    _frame(layout, atlas, 0.0)
    label(layout, "[% attribute(@atlas_feature, 'title') %]", 18, (_MARGIN, 16, _WIDE, 18), bold=True, computed=True)
    label(layout, "[% attribute(@atlas_feature, 'sentence') %]", 11, (_MARGIN, 36, _WIDE, 20), computed=True)
    chart = QgsLayoutItemMap(layout)
    layout.addLayoutItem(chart)
    chart.attemptMove(QgsLayoutPoint(_MARGIN, _MAP_TOP))
    chart.attemptResize(QgsLayoutSize(_WIDE, _MAP_HIGH))
    chart.setLayers([areas])
    chart.setKeepLayerSet(True)
    chart.setCrs(atlas.crs)
    box = areas.extent()
    ratio = _WIDE / _MAP_HIGH
    wide, high = 1.04 * max(box.width(), box.height() * ratio), 1.04 * max(box.height(), box.width() / ratio)
    chart.setExtent(QgsRectangle.fromCenterAndSize(box.center(), wide, high))
    if not rows.featureCount():
        return
    table = QgsLayoutItemAttributeTable.create(layout)
    layout.addMultiFrame(table)
    table.setVectorLayer(rows)
    table.setFeatureFilter('"area" = @atlas_pagename')
    table.setFilterFeatures(True)
    table.setMaximumNumberOfFeatures(200)
    columns = []
    for name, head, width in zip(("kind", "number", "whole"), atlas.heads, (80.0, 45.0, 55.0)):
        column = QgsLayoutTableColumn(head)
        column.setAttribute(name)
        column.setWidth(width)
        columns.append(column)
    table.setColumns(columns)
    table.setCellMargin(1.0)
    table.setGridColor(QColor("#bbbbbb"))
    table.setGridStrokeWidth(0.2)
    table.setHeaderTextFormat(text_format(9, bold=True))
    table.setContentTextFormat(text_format(9))
    frame = QgsLayoutFrame(layout, table)
    frame.attemptMove(QgsLayoutPoint(_MARGIN, _MAP_TOP + _MAP_HIGH + 5))
    frame.attemptResize(QgsLayoutSize(_WIDE, 280 - _MAP_TOP - _MAP_HIGH - 5))
    table.addFrame(frame)


def _sheets(parts: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    """The parts as text of sheets, each of as many lines as it holds."""
    lines = []
    for heading, paragraphs in parts:
        lines += ["", heading.upper()]
        for words in paragraphs:
            lines += wrap(words, _LETTERS) or [""]
    return ["\n".join(lines[i : i + _LINES]).strip() for i in range(0, len(lines), _LINES)]
