"""What the layouts share: the sheet, words on it, how it becomes a PDF, and how that is delivered.

Layouts belong to the main thread.
"""

from __future__ import annotations

from typing import Callable

from qgis.core import (
    Qgis,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemPage,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProcessingFeedback,
    QgsProject,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFont

from ..files.atomic_replace import Delivery
from ..ground.errors import Cancelled, InputError

#: Millimetres of an A4 page, upright.
PAGE = (210.0, 297.0)


def upright(project: QgsProject) -> QgsPrintLayout:
    """A new layout of one A4 page."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize("A4", QgsLayoutItemPage.Orientation.Portrait)
    return layout


def text_format(size: float, bold: bool = False) -> QgsTextFormat:
    """Letters of so many points in the font of all layouts."""
    form, font = QgsTextFormat(), QFont("DejaVu Sans")
    font.setBold(bold)
    form.setFont(font)
    form.setSize(size)
    return form


def pdf_settings() -> QgsLayoutExporter.PdfExportSettings:
    """How every PDF is written."""
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = 200
    settings.exportMetadata = False
    # As text, so that it can be searched and read aloud.
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    return settings


def print_whole(
    output: str,
    write: Callable[[Delivery], None],
    feedback: QgsProcessingFeedback,
    words: Callable[[OSError], str] = str,
) -> list[str]:
    """Have ``write`` print into a Delivery, all or nothing, when an algorithm is post-processed: the outputs that could
    not be made, which is ``output`` or none. ``words`` says what a system's error was."""
    try:
        with Delivery(feedback) as delivery:
            write(delivery)
            delivery.deliver()
        return []
    except Cancelled:
        return [output]
    except InputError as error:
        feedback.reportError(str(error))
    except OSError as error:
        feedback.reportError(words(error))
    return [output]


def label(
    layout: QgsPrintLayout,
    text: str,
    size: float,
    box: tuple[float, float, float, float],
    bold: bool = False,
    centre: bool = False,
    computed: bool = False,
) -> QgsLayoutItemLabel:
    """Words of so many points in a box (left, top, width, height) in millimetres; ``computed``: with expressions."""
    item = QgsLayoutItemLabel(layout)
    layout.addLayoutItem(item)
    # What a label would compute stands there as it was written.
    item.setText(text if computed else text.replace("[%", "[ %"))
    font = QFont("DejaVu Sans")
    font.setPointSizeF(size)
    font.setBold(bold)
    if hasattr(item, "setTextFormat"):
        form = QgsTextFormat()
        form.setFont(font)
        form.setSize(size)
        item.setTextFormat(form)
    else:  # before 3.24
        item.setFont(font)
    if centre:
        item.setHAlign(Qt.AlignmentFlag.AlignHCenter)
    item.attemptMove(QgsLayoutPoint(box[0], box[1]))
    item.attemptResize(QgsLayoutSize(box[2], box[3]))
    return item
