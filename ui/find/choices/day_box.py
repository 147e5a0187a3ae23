"""A day, typed in the user's own format or taken from a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit

from ...parts.calendar import add_calendar
from ...parts.widgets import date_format, read_day

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class DayBox(QLineEdit):
    """A day between two others; what is none is refused in a sentence, and the day before it stays."""

    date_changed = pyqtSignal(QDate)
    refused = pyqtSignal(str)

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(what)
        self.setAccessibleName(what)
        self._day, self._first, self._last = QDate(), QDate(), QDate()
        self.menu = add_calendar(self, what, self._take)
        self.editingFinished.connect(self._read)
        # The whole of a day, and the sign of the calendar.
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("00/00/00000") + 36)

    def date(self) -> QDate:
        """The day chosen."""
        return self._day

    def show_day(self, day: QDate, first: QDate, last: QDate) -> None:
        """Show a day, and between which others it may be."""
        self._day, self._first, self._last = day, first, last
        self.menu.calendar.setDateRange(first, last)
        self.setText(day.toString(date_format()))

    def _read(self) -> None:
        text = self.text()
        if text == self._day.toString(date_format()):
            return
        day = read_day(text)
        if not day.isValid():
            self._refuse(self.tr("'{}' is not a valid date; use the format {}.").format(text, self._shown(self._day)))
        elif not self._first <= day <= self._last:
            self._refuse(
                self.tr("The crime data cover {} to {}. Enter a date in that period instead of {}.").format(
                    self._shown(self._first), self._shown(self._last), self._shown(day)
                )
            )
        else:
            self._take(day)

    def _refuse(self, sentence: str) -> None:
        self.setText(self._shown(self._day))
        self.refused.emit(sentence)

    def _take(self, day: QDate) -> None:
        self._day = day
        self.setText(self._shown(day))
        self.date_changed.emit(day)

    def _shown(self, day: QDate) -> str:
        return day.toString(date_format())
