"""A page in the dock: its question above, what it shows in the middle, the button of the next step at the foot."""

from __future__ import annotations

import html

from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtWidgets import QFrame, QLabel, QScrollArea, QStyle, QVBoxLayout, QWidget


class PageFrame(QWidget):
    """A page that scrolls where the dock is low, never sideways. Its question stays in sight, and so do ``head`` and
    ``foot`` of a page that has them."""

    def __init__(self, question: str, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.question = QLabel(f"<h3 style='margin:0'>{html.escape(question)}</h3>")
        self.question.setObjectName("question")
        self.question.setWordWrap(True)
        self.question.setContentsMargins(8, 6, 8, 2)
        self.area = _Area()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.question)
        head = getattr(page, "head", None)
        if head is not None:
            column.addWidget(head)
        column.addWidget(self.area, 1)
        foot = getattr(page, "foot", None)
        if foot is not None:
            below = Foot(foot)
            column.addWidget(below)


class _Area(QScrollArea):
    """Scrolls down only: what is in it is never narrower than it can be."""

    def minimumSizeHint(self) -> QSize:
        """As wide as the page at its narrowest, with its scroll bar."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        return QSize(self.widget().minimumSizeHint().width() + bar, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where the page changes, so may its least width."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Foot(QFrame):
    """What stays below a page; gone with what it holds."""

    def __init__(self, held: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self._held = held
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 6)
        column.addWidget(held)
        held.installEventFilter(self)
        self.setVisible(not held.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Without its button the foot takes no room."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(not self._held.isHidden())
        return False
