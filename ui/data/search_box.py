"""A list that is searched by typing any part of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QCompleter

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QKeyEvent
    from qgis.PyQt.QtWidgets import QWidget


class SearchBox(QComboBox):
    """A drop-down that also takes a part of one of its texts; whatever else is typed is put back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.completer()
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.lineEdit().editingFinished.connect(self._settle)

    def _settle(self) -> None:
        """Take the only text that what was typed is a part of; else show again what is chosen."""
        typed = self.currentText().strip().casefold()
        texts = [self.itemText(i).casefold() for i in range(self.count())]
        found = [i for i, text in enumerate(texts) if text == typed] or [
            i for i, text in enumerate(texts) if typed and typed in text
        ]
        if len(found) == 1 and found[0] != self.currentIndex():
            self.setCurrentIndex(found[0])
            self.activated.emit(found[0])
        elif self.currentIndex() >= 0:
            self.setEditText(self.itemText(self.currentIndex()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return ends the search, and not the dialog that the list is in."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
