"""A line in which a day is written, and the calendar that opens below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QDate, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from ...bridge.ground.texts import tr
from .widgets import ISO, date_format, read_day

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class CalendarMenu(QMenu):
    """Weeks begin on Monday; a day that is clicked, or chosen by Enter, is ``chosen``, and the menu closes."""

    chosen = pyqtSignal(QDate)

    def __init__(self, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.calendar = QCalendarWidget()
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setToolTip(tip)
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        inside = QWidgetAction(self)
        inside.setDefaultWidget(self.calendar)
        self.addAction(inside)

    def show_day(self, day: QDate) -> None:
        """Turn to a day; to today where it is none."""
        self.calendar.setSelectedDate(day if day.isValid() else QDate.currentDate())

    def _take(self, day: QDate) -> None:
        # A double click is both signals.
        if self.isVisible():
            self.close()
            self.chosen.emit(day)


def add_calendar(line: QLineEdit, what: str, take: Callable[[QDate], None]) -> CalendarMenu:
    """Give a line a button that opens a calendar on the day that is written there; ``take`` gets the day chosen."""
    menu = CalendarMenu(what, line)
    menu.chosen.connect(take)

    def show() -> None:
        menu.show_day(read_day(line.text()))
        menu.popup(line.mapToGlobal(QPoint(0, line.height())))

    icon = QgsApplication.getThemeIcon("/mIconFieldDate.svg")
    button = line.addAction(icon, QLineEdit.ActionPosition.TrailingPosition)
    button.setObjectName("calendar")
    button.setToolTip(tr("Open the calendar"))
    button.triggered.connect(show)
    return menu


class DayLine(QLineEdit):
    """A day, typed as people write it or taken from a calendar; '' is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        add_calendar(self, tr("Choose a date"), lambda day: self.show_day(day.toString(ISO)))

    def show_day(self, day: str) -> None:
        """Show a day that is written yyyy-mm-dd, in the user's format; anything else as it is."""
        shown = QDate.fromString(day, ISO)
        text = shown.toString(date_format()) if shown.isValid() else day
        if text != self.text():
            self.setText(text)

    def day(self) -> str:
        """The day as yyyy-mm-dd; what is none as it was typed."""
        text = self.text().strip()
        day = read_day(text)
        return day.toString(ISO) if day.isValid() else text

    def problem(self) -> str:
        """Why what was typed is no day, in a sentence; '' where it is one or nothing."""
        text = self.text().strip()
        if not text or read_day(text).isValid():
            return ""
        return tr("'{}' is not a valid date; use the format {}.").format(
            text, QDate(2025, 1, 31).toString(date_format())
        )
