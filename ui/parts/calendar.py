"""A calendar that opens below a control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCalendarWidget, QMenu, QWidgetAction

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
