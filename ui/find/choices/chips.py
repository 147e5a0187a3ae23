"""A choice in words on a small button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QToolButton

from ...parts.widgets import MENU
from ...parts.wrapping import smaller

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

#: A longer text is cut in the middle; the tooltip has all of it.
_LONGEST = 190


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
        self.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, _LONGEST).replace("&", "&&") + MENU)
        self.setToolTip(f"{words}\n{self._tip}")
        self.setAccessibleName(f"{self._what}: {words}")
        self.updateGeometry()
