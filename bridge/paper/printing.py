"""Layouts into one PDF, page by page, so that the window lives between the pages. Layouts belong to the main thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from qgis.core import Qgis, QgsLayoutExporter, QgsPrintLayout
from qgis.PyQt.QtCore import QMarginsF, QRectF, QSizeF
from qgis.PyQt.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from ..ground.errors import InputError
from ..ground.texts import tr

_DPI = 200


def print_pages(
    path: str, layouts: Sequence[Callable[[], QgsPrintLayout]], title: str, shown: str = ""
) -> Iterator[int]:
    """Write the pages of layouts, each made when it is its turn, into one PDF; how many pages there are by then is
    yielded after each page. Raises InputError, which names the file as ``shown``, where it cannot be written.

    Whoever stops in between has to take the file away.
    """
    writer = QPdfWriter(path)
    writer.setTitle(title)
    writer.setResolution(_DPI)
    painter, done = QPainter(), 0
    try:
        for make in layouts:
            layout = make()
            pages = layout.pageCollection()
            context = layout.renderContext()
            context.setDpi(_DPI)
            context.setTextRenderFormat(Qgis.TextRenderFormat.AlwaysText)
            exporter = QgsLayoutExporter(layout)
            for i in range(pages.pageCount()):
                size = pages.page(i).pageSize()
                millimetres = QSizeF(size.width(), size.height())
                sheet = QPageSize(millimetres, QPageSize.Unit.Millimeter)
                writer.setPageLayout(QPageLayout(sheet, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
                if not (writer.newPage() if done else painter.begin(writer)):
                    raise InputError(unwritten(shown or path))
                exporter.renderPage(painter, i)
                done += 1
                yield done
    finally:
        if painter.isActive():
            painter.end()


def picture_of(layout: QgsPrintLayout, names: Sequence[str], dpi: int = 150) -> QImage | None:
    """The part of a layout that holds the items with these ids as a picture, None where it has none of them."""
    items = [item for item in map(layout.itemById, names) if item is not None]
    if not items:
        return None
    box = QRectF()
    for item in items:
        box = box.united(QRectF(item.pos().x(), item.pos().y(), item.rect().width(), item.rect().height()))
    return QgsLayoutExporter(layout).renderRegionToImage(box, dpi=dpi)


def unwritten(path: str) -> str:
    """That a file could not be written, and what to do."""
    return tr("'{}' could not be written; close it where it is open, make room, or choose another place.").format(path)
