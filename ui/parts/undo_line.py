"""What was hidden, added or removed a moment ago, and the way back."""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

#: How long it can be taken back, in milliseconds.
LASTS = 30_000


class UndoLine(QFrame):
    """A sentence with *Undo*, gone after half a minute or with the next offer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 2, 2)
        self.words, self.button = QLabel(), QPushButton(self.tr("Un&do"))
        self.words.setWordWrap(True)
        self.button.setToolTip(self.tr("Take this back"))
        self.button.clicked.connect(self._take_back)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self._back: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LASTS)
        self._timer.timeout.connect(self.forget)
        self.hide()

    def offer(self, words: str, back: Callable[[], None]) -> None:
        """Say what was done; ``back()`` takes it back."""
        self.words.setText(words)
        self._back = back
        self._timer.start()
        self.show()

    def forget(self) -> None:
        """Nothing can be taken back any more."""
        self._back = None
        self._timer.stop()
        self.hide()

    def _take_back(self) -> None:
        back = self._back
        self.forget()
        if back is not None:
            back()
