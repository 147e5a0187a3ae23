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
#: Where a sheet ends; how high a line of its foot is, and its letters, at 8 points; and how many lines it has at most.
_BOTTOM, _FOOT_LINE, _FOOT_LETTERS, _MOST_FOOT = 290.0, 4.0, 105, 12
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
    [(heading, paragraphs)] that all share, ``draft`` '' or the sentence above each sheet, the paragraphs of its
    ``foot``."""

    areas: Sequence[AtlasArea]
    heads: tuple[str, str, str]
    parts: Sequence[tuple[str, Sequence[str]]]
    crs: QgsCoordinateReferenceSystem
    draft: str
    foot: Sequence[str]


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
        foot, parts = _lines(atlas.foot, _FOOT_LETTERS), list(atlas.parts)
        if len(foot) > _MOST_FOOT:
            # The figures need the room: what is that long is a text of its own.
            foot, parts = _lines(atlas.foot[:1], _FOOT_LETTERS), [*parts, ("", atlas.foot[1:])]
        _figures(layout, atlas, foot, areas, rows)
        for i, words in enumerate(_sheets(parts, _LINES - len(foot))):
            sheet = QgsLayoutItemPage(layout)
            sheet.setPageSize("A4", QgsLayoutItemPage.Orientation.Portrait)
            layout.pageCollection().addPage(sheet)
            _frame(layout, atlas, foot, (i + 1) * (PAGE[1] + layout.pageCollection().spaceBetweenPages()), words)

        def sheets_of(number: int) -> QgsPrintLayout:
            pages.seekTo(number)
            layout.refresh()
            return layout

        pages.beginRender()
        turns = [lambda number=i: sheets_of(number) for i in range(pages.count())]
        of_all = len(turns) * layout.pageCollection().pageCount()
        for done in print_pages(path, turns, atlas.foot[0]):
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


def _frame(layout: QgsPrintLayout, atlas: Atlas, foot: Sequence[str], top: float, words: str = "") -> None:
    """What every sheet has: the draft above, the lines of the foot below."""
    if atlas.draft:
        label(layout, atlas.draft, 10, (_MARGIN, top + 6, _WIDE, 6), bold=True, centre=True)
    high = _FOOT_LINE * len(foot)
    label(layout, "\n".join(foot), 8, (_MARGIN, top + _BOTTOM - high, _WIDE, high))
    if words:
        label(layout, words, 11, (_MARGIN, top + 16, _WIDE, _BOTTOM - 16 - high - 2))


def _figures(
    layout: QgsPrintLayout, atlas: Atlas, foot: Sequence[str], areas: QgsVectorLayer, rows: QgsVectorLayer
) -> None:
    """The first sheet: the sentence, the map, the table."""
    _frame(layout, atlas, foot, 0.0)
    # What the foot takes, the map gives: the table needs its rows.
    map_high = _MAP_HIGH - _FOOT_LINE * (len(foot) - 1)
    label(layout, "[% attribute(@atlas_feature, 'title') %]", 18, (_MARGIN, 16, _WIDE, 18), bold=True, computed=True)
    label(layout, "[% attribute(@atlas_feature, 'sentence') %]", 11, (_MARGIN, 36, _WIDE, 20), computed=True)
    chart = QgsLayoutItemMap(layout)
    layout.addLayoutItem(chart)
    chart.attemptMove(QgsLayoutPoint(_MARGIN, _MAP_TOP))
    chart.attemptResize(QgsLayoutSize(_WIDE, map_high))
    chart.setLayers([areas])
    chart.setKeepLayerSet(True)
    chart.setCrs(atlas.crs)
    box = areas.extent()
    ratio = _WIDE / map_high
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
    frame.attemptMove(QgsLayoutPoint(_MARGIN, _MAP_TOP + map_high + 5))
    frame.attemptResize(QgsLayoutSize(_WIDE, _BOTTOM - _FOOT_LINE * len(foot) - _MAP_TOP - map_high - 9))
    table.addFrame(frame)


def _lines(paragraphs: Iterable[str], letters: int) -> list[str]:
    """The lines of paragraphs, each of at most so many letters."""
    return [line for words in paragraphs for line in wrap(words, letters) or [""]]


def _sheets(parts: Iterable[tuple[str, Iterable[str]]], most: int) -> list[str]:
    """The parts as text of sheets, each of at most so many lines."""
    lines = []
    for heading, paragraphs in parts:
        lines += ["", heading.upper()]
        lines += _lines(paragraphs, _LETTERS)
    return ["\n".join(lines[i : i + most]).strip() for i in range(0, len(lines), most)]
