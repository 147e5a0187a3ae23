"""What the layouts share: the sheet, and words on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsLayoutItemLabel, QgsLayoutPoint, QgsLayoutSize, QgsTextFormat
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QFont

if TYPE_CHECKING:
    from qgis.core import QgsLayout

#: Millimetres of an A4 page, upright.
PAGE = (210.0, 297.0)


def label(
    layout: QgsLayout,
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
