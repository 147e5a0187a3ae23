"""Small buttons in a row that goes on below where the dock is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QSize, Qt
from qgis.PyQt.QtWidgets import QSizePolicy, QToolButton, QWidget

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QObject
    from qgis.PyQt.QtGui import QResizeEvent

_GAP = 3
_SMALLER = 0.92
#: A longer text is cut in the middle; the tooltip has all of it.
_LONGEST = 190


def smaller(widget: QWidget) -> QWidget:
    """A widget with smaller letters, so that a narrow dock has room for it beside others."""
    font = widget.font()
    font.setPointSizeF(font.pointSizeF() * _SMALLER)
    widget.setFont(font)
    return widget


class WrappedRow(QWidget):
    """Widgets side by side, in as many lines as its width makes necessary."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add(self, part: QWidget) -> QWidget:
        """Put one more at the end."""
        part.setParent(self)
        part.installEventFilter(self)
        self._parts.append(part)
        part.show()
        return part

    def sizeHint(self) -> QSize:
        """As high as the lines at this width."""
        return QSize(0, self._arrange(max(self.width(), 1), False))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part."""
        widest = max((part.minimumSizeHint().width() for part in self._shown()), default=0)
        return QSize(widest, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts anew."""
        super().resizeEvent(event)
        self._arrange(self.width(), True)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another text, shown or hidden: other lines."""
        kind = event.type()
        if kind in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest):
            self._arrange(self.width(), True)
            self.updateGeometry()
        return False

    def event(self, event: QEvent) -> bool:
        """A part that wants another size asks for it here."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange(self.width(), True)
            self.updateGeometry()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _arrange(self, width: int, move: bool) -> int:
        """Put the parts into lines; the height of them all."""
        x = y = line = 0
        for part in self._shown():
            size = part.sizeHint()
            wide = min(size.width(), width)
            if x and x + wide > width:
                x, y, line = 0, y + line + _GAP, 0
            if move:
                part.setGeometry(x, y, wide, size.height())
            x, line = x + wide + _GAP, max(line, size.height())
        return y + line


class Chip(QToolButton):
    """One choice in words; pressed, it opens the panel where the choice is made."""

    def __init__(self, what: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what, self._tip = what, tip
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        smaller(self)

    def say(self, words: str) -> None:
        """Show the choice."""
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, _LONGEST).replace("&", "&&") + " ▾")
        self.setToolTip(f"{words}\n{self._tip}")
        self.setAccessibleName(f"{self._what}: {words}")
        self.updateGeometry()
