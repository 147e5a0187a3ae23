"""Lines of a page: what it needs before it can do its work, and what can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Callable

from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...bridge.ground.texts import counted, tr
from ...contract.parts.shared import FOUR_WEEKS, WEEK
from .widgets import SteadyLabel, number, take_away_all
from .wrapping import WrappedButton

#: How long it can be taken back, in milliseconds.
LASTS = 30_000
#: Periods that cannot be told from months.
IN_WEEKS = (WEEK, FOUR_WEEKS)


@dataclass(frozen=True)
class Need:
    """Something that is of use: its ``name`` in code, whether it is there, in words, whether nothing can be done
    without it, and what helps (label, slot). Without one that is not a ``must`` the work goes on, and its words say
    what follows."""

    name: str
    met: bool
    words: str
    must: bool = True
    help: tuple[str, Callable[[], None]] | None = None


def days_needed(window: Any) -> Need:
    """Crimes with days, as the ``window`` of a survey has them; None where they have no dates."""
    if window is None:
        return Need("days", False, tr("crime data with exact dates: yours have no dates"))
    if window.months_only:
        return Need("days", False, tr("crime data with exact dates: yours give only the month"))
    return Need("days", True, tr("crime data with exact dates"))


class _NeedLine(QWidget):
    """A need in a line: its sign, its words, and the button that helps where it is not met."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._sign, self._words = QLabel(), SteadyLabel()
        self._button: QPushButton | None = None
        self._slot: Callable[[], None] | None = None
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)

    def show_need(self, need: Need) -> None:
        """Show this need instead of the one before."""
        sign, colour, state = (
            ("✓", "#2e9e44", self.tr("there"))
            if need.met
            else ("✗", "#d9534f", self.tr("missing"))
            if need.must
            else ("○", "#888888", self.tr("missing, but optional"))
        )
        self._sign.setText(sign)
        self._sign.setAccessibleName(state)
        self._sign.setStyleSheet(f"color: {colour}; font-weight: bold")
        self._words.setText(need.words)
        label, self._slot = need.help if need.help is not None and not need.met else ("", None)
        if label and self._button is None:
            self._button = WrappedButton("")
            self._button.clicked.connect(lambda: self._slot() if self._slot is not None else None)
            self._row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        if self._button is not None:
            self._button.setText(label)
            self._button.setAccessibleName(label or need.words)
            self._button.setToolTip(need.words)
            self._button.setVisible(bool(label))


class NeedsList(QWidget):
    """Shows needs, one in a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._lines: list[_NeedLine] = []
        self.needs: tuple[Need, ...] = ()

    def show_needs(self, needs: Sequence[Need]) -> None:
        """Show these instead of those before. The same needs keep their lines, so that a form below stays where it
        is while somebody types."""
        if [one.name for one in needs] != [one.name for one in self.needs]:
            take_away_all(self._column)
            self._lines = [_NeedLine() for _ in needs]
            for line in self._lines:
                self._column.addWidget(line)
        self.needs = tuple(needs)
        for line, need in zip(self._lines, needs):
            line.show_need(need)
        self.setVisible(bool(needs))

    def missing(self) -> list[str]:
        """Names of the needs that are not met."""
        return [one.name for one in self.needs if not one.met]


def add_top_words(count: int) -> tuple[str, str]:
    """What a button says, and its tip, that adds so many of the busiest places to the register."""
    return (
        tr("Add hot spots to the &register")
        if not count
        else counted(count, tr("Add to the &register"), tr("Add the top {} to the &register"), number(count)),
        tr("Add the busiest places to the patrol register; you are asked to confirm first"),
    )


class UndoLine(QFrame):
    """A sentence with *Undo*, gone after half a minute or with the next offer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back: Callable[[], None] | None = None
        self.setObjectName("undo")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 2, 2)
        self.words, self.button = QLabel(), QPushButton(self.tr("Un&do"))
        self.words.setWordWrap(True)
        self.button.setToolTip(self.tr("Undo this change"))
        self.button.clicked.connect(self._take_back)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LASTS)
        self._timer.timeout.connect(self.forget)
        self.hide()

    def setVisible(self, visible: bool) -> None:
        """Shown only while something can be taken back: a fold that opens shows all that lies in it."""
        super().setVisible(visible and self._back is not None)

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
