"""Lines of a page: what it needs before it can do its work, and what can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Callable

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...bridge.ground.texts import counted, tr
from ...contract.parts.shared import FOUR_WEEKS, WEEK
from .widgets import number, take_away_all

#: How long it can be taken back, in milliseconds.
LASTS = 30_000
#: Periods that cannot be told from months.
IN_WEEKS = (WEEK, FOUR_WEEKS)


@dataclass(frozen=True)
class Need:
    """Something that is needed: its ``name`` in code, whether it is there, in words, whether nothing can be done
    without it, and what helps (label, slot)."""

    name: str
    met: bool
    words: str
    must: bool = True
    help: tuple[str, Callable[[], None]] | None = None


def days_needed(window: Any) -> Need:
    """Crimes with days, as the ``window`` of a survey has them; None where they have no dates."""
    if window is None:
        return Need("days", False, tr("crimes with days: yours have no dates"))
    if window.months_only:
        return Need("days", False, tr("crimes with days: yours have months"))
    return Need("days", True, tr("crimes with days"))


class NeedsList(QWidget):
    """Shows needs, one in a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.needs: tuple[Need, ...] = ()

    def show_needs(self, needs: Sequence[Need]) -> None:
        """Show these instead of those before."""
        shown = [(one.name, one.met, one.words) for one in needs]
        if shown == [(one.name, one.met, one.words) for one in self.needs]:
            return
        self.needs = tuple(needs)
        take_away_all(self._column)
        for one in needs:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            mark, words = QLabel("✓" if one.met else "✗"), QLabel(one.words)
            mark.setAccessibleName(self.tr("there") if one.met else self.tr("missing"))
            mark.setStyleSheet("color: {}; font-weight: bold".format("#2e9e44" if one.met else "#d9534f"))
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            if one.help is not None and not one.met:
                button = QPushButton(one.help[0])
                button.setToolTip(one.words)
                button.clicked.connect(one.help[1])
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self._column.addWidget(line)
        self.setVisible(bool(needs))

    def missing(self) -> list[str]:
        """Names of the needs that are not met."""
        return [one.name for one in self.needs if not one.met]


def add_top_words(count: int) -> tuple[str, str]:
    """What a button says, and its tip, that adds so many of the busiest places to the register."""
    return (
        counted(count, tr("Add it to the &register"), tr("Add the top {} to the &register"), number(count)),
        tr("The busiest places are added to the patrol register; you are asked first"),
    )


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
