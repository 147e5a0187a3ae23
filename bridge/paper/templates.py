"""Layouts from templates (.qpt) that a force may change: the items are found by their ids, and one that is missing is
said. Layouts belong to the main thread."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from qgis.core import (
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsMapLayer,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsTableCell,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtXml import QDomDocument

from ..ground.documents import RESOURCES
from ..ground.errors import InputError
from ..ground.texts import tr
from ..results.layout import fit_scale_bar, measure

#: The templates there are: two pages of briefing, a page for a place, a map alone.
BRIEFING, PLACE, MAP = TEMPLATES = ("briefing", "place", "map")
#: How many layers a legend names: more would not fit beside the map.
_MOST_LAYERS = 12


class Sheets:
    """A layout made from a template, to be filled. ``missing``: ids of items that the template lacks, ``cut``: ids of
    those that did not hold all that they were given.

    ``folder`` is where a force keeps its own templates; what is not there is ours. Raises InputError where a template
    cannot be read.
    """

    def __init__(self, project: QgsProject, template: str, folder: str = "") -> None:
        self.path = template_path(template, folder)
        self.layout = QgsPrintLayout(project)
        self.missing: list[str] = []
        self.cut: list[str] = []
        document = QDomDocument()
        try:
            with open(self.path, encoding="utf-8") as file:
                read = document.setContent(file.read())
        except (OSError, UnicodeDecodeError):
            read = False
        # Qt 5 answers with a tuple, Qt 6 with an object that is true or false.
        good = read[0] if isinstance(read, tuple) else bool(read)
        good = good and self.layout.loadFromTemplate(document, QgsReadWriteContext())[1]
        if not good or not self.layout.pageCollection().pageCount():
            raise InputError(
                tr(
                    "The template '{}' cannot be read. Save it again in the QGIS layout window, or remove the file."
                ).format(self.path)
            )

    def item(self, name: str, kind: type) -> QgsLayoutItem | None:
        """The item with an id, None where the template has none of this kind; that is remembered."""
        found = self.layout.itemById(name)
        if isinstance(found, kind):
            return found
        if name not in self.missing:
            self.missing.append(name)
        return None

    def write(self, name: str, text: str) -> None:
        """Put words into a label; what looks like an expression stays as it was written."""
        item = self.item(name, QgsLayoutItemLabel)
        if item is not None:
            item.setText(text.replace("[%", "[ %"))

    def write_lines(self, name: str, lines: Sequence[str], bullet: str = "") -> None:
        """Put lines into a label, as many as it holds; how many more there are is said in its last line."""
        item = self.item(name, QgsLayoutItemLabel)
        if item is None:
            return
        kept = len(lines)
        while True:
            shown = [bullet + line for line in lines[:kept]]
            if kept < len(lines):
                shown.append(bullet + tr("and {} more").format(len(lines) - kept))
            text = "\n".join(shown)
            if kept <= 1 or _height(item, text) <= item.rect().height():
                break
            kept -= 1
        if kept < len(lines) or _height(item, text) > item.rect().height():
            self._cut(name)
        item.setText(text.replace("[%", "[ %"))

    def fill(self, name: str, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """Put rows of text into a table, as many as its frame holds; the last says how many more there are. ``widths``
        in millimetres are those of the columns where the template has another number of them."""
        frame = self.item(name, QgsLayoutFrame)
        if frame is None:
            return
        table = frame.multiFrame()
        if not isinstance(table, QgsLayoutItemManualTable):
            self.missing.append(name)
            return
        box = frame.rect()
        wide = [width for width in table.columnWidths() if width > 0]
        if len(wide) != len(widths):
            wide = list(widths)
            table.setColumnWidths(wide)
        bold = _bold(table.contentTextFormat())
        head = [[_cell(text, bold) for text in heads]] if any(heads) else []
        shown = [[_breakable(text, column) for text, column in zip(row, wide)] for row in rows]
        kept = len(shown)
        while True:
            body = shown[:kept]
            if kept < len(shown):
                more = [""] * len(widths)
                more[1 if len(widths) > 2 else 0] = tr("and {} more").format(len(shown) - kept)
                body = [*body, more]
            table.setTableContents(head + [[_cell(text) for text in row] for row in body])
            if not kept or table.totalSize().height() <= box.height():
                break
            kept -= 1
        if kept < len(shown):
            self._cut(name)

    def show_map(
        self, layers: Sequence[QgsMapLayer], box: QgsRectangle, styles: dict[str, str] | None = None
    ) -> QgsLayoutItemMap | None:
        """Let the map show these layers, the topmost first, around a box in the project's system; ``styles`` {layer id:
        style as XML} are shown instead of the layers' own."""
        chart = self.item("map", QgsLayoutItemMap)
        if chart is None:
            return None
        chart.setCrs(self.layout.project().crs())
        chart.setLayers(list(layers))
        chart.setKeepLayerSet(True)
        if styles:
            chart.setLayerStyleOverrides({**{one.id(): _style(one) for one in layers}, **styles})
            chart.setKeepLayerStyles(True)
        ratio = chart.rect().width() / max(chart.rect().height(), 1.0)
        wide, high = max(box.width(), box.height() * ratio), max(box.height(), box.width() / ratio)
        chart.setExtent(QgsRectangle.fromCenterAndSize(box.center(), wide, high))
        bar = self.item("scale bar", QgsLayoutItemScaleBar)
        if bar is not None:
            fit_scale_bar(bar, chart)
        return chart

    def explain(self, layers: Sequence[QgsMapLayer], chart: QgsLayoutItemMap | None) -> None:
        """Name these layers in the legend, only the classes that occur on the map."""
        legend = self.item("legend", QgsLayoutItemLegend)
        if legend is None:
            return
        if chart is not None:
            legend.setLinkedMap(chart)
        legend.setAutoUpdateModel(False)
        root = legend.model().rootGroup()
        root.clear()
        for layer in layers[:_MOST_LAYERS]:
            root.addLayer(layer)
        if len(layers) > _MOST_LAYERS:
            self._cut("legend")
        legend.setLegendFilterByMapEnabled(True)
        legend.adjustBoxSize()

    def notes(self) -> list[str]:
        """What the template could not show, in sentences."""
        name, out = os.path.basename(self.path), []
        if self.missing:
            out.append(
                tr(
                    "The template '{}' has no item with the ID {}, so the content for that item is missing from the "
                    "page."
                ).format(name, ", ".join(f"'{one}'" for one in self.missing))
            )
        if self.cut:
            out.append(
                tr("Not everything fits in {} in the template '{}'; the page says how much is left out.").format(
                    ", ".join(f"'{one}'" for one in self.cut), name
                )
            )
        return out

    def _cut(self, name: str) -> None:
        if name not in self.cut:
            self.cut.append(name)


def template_path(template: str, folder: str = "") -> str:
    """Where a template of TEMPLATES is: in the force's own folder, or ours where it is not there."""
    own = os.path.join(folder, template + ".qpt") if folder else ""
    return own if own and os.path.isfile(own) else os.path.join(RESOURCES, "layouts", template + ".qpt")


def keep_in_project(layout: QgsPrintLayout, name: str) -> str:
    """Put a layout into its project under a name that no other layout has, so that it can be edited; the name."""
    manager, free, number = layout.project().layoutManager(), name, 2
    while manager.layoutByName(free) is not None:
        free, number = f"{name} ({number})", number + 1
    layout.setName(free)
    manager.addLayout(layout)
    return free


def _style(layer: QgsMapLayer) -> str:
    return layer.styleManager().style(layer.styleManager().currentStyle()).xmlData()


def _height(item: QgsLayoutItemLabel, text: str) -> float:
    """How high words in a label are, in millimetres: a little more than they need, so that none is cut."""
    metrics, scale = measure(_format(item))
    wide = (item.rect().width() - 2 * item.marginX()) / scale / 1.03
    box = metrics.boundingRect(QRectF(0, 0, wide, 1e7), Qt.TextFlag.TextWordWrap, text)
    return box.height() * scale * 1.05 + 2 * item.marginY()


def _format(item: QgsLayoutItemLabel) -> QgsTextFormat:
    if hasattr(item, "textFormat"):
        return item.textFormat()
    form = QgsTextFormat()  # before 3.24
    form.setFont(item.font())
    form.setSize(item.font().pointSizeF())
    return form


def _bold(form: QgsTextFormat) -> QgsTextFormat:
    out = QgsTextFormat(form)
    font = out.font()
    font.setBold(True)
    out.setFont(font)
    return out


def _cell(text: str, form: QgsTextFormat | None = None) -> QgsTableCell:
    cell = QgsTableCell(text)
    if form is not None:
        cell.setTextFormat(form)
    return cell


def _breakable(text: str, wide: float) -> str:
    """The text with words that are wider than a column of so many millimetres in parts: a cell wraps between words."""
    most = max(int(wide / 1.7), 4)
    return re.sub(rf"\S{{{most}}}(?=\S)", lambda part: part.group() + " ", str(text))
