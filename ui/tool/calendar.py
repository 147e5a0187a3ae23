"""A calendar beside a line in which a day is written."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsProcessingParameterDefinition
from qgis.PyQt.QtCore import QDate, QPoint, Qt
from qgis.PyQt.QtWidgets import QCalendarWidget, QLineEdit

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.moments.dates import parse_day
from ..parts.calendar import CalendarMenu


def takes_day(definition: QgsProcessingParameterDefinition) -> bool:
    """Whether a parameter of ours is a day: no other has a control of its own in the dialogs of Processing."""
    return "widget_wrapper" in definition.metadata()


def add_calendar(line: QLineEdit) -> None:
    """Give a line for a day a button that opens a calendar, and one that clears it. What is typed may have any form in
    which a tool reads a day."""
    line.setPlaceholderText(tr("such as 31/01/2026"))
    line.setClearButtonEnabled(True)
    icon = QgsApplication.getThemeIcon("/mIconFieldDate.svg")
    button = line.addAction(icon, QLineEdit.ActionPosition.TrailingPosition)
    button.setObjectName("calendar")
    button.setToolTip(tr("Choose the day in a calendar"))
    button.triggered.connect(lambda: open_calendar(line))


def open_calendar(line: QLineEdit) -> QCalendarWidget:
    """Open the calendar of a line on the day that is written there; the day that is chosen is written instead."""
    menu = CalendarMenu(tr("Choose a day"), line)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.show_day(_day_of(line.text()))
    menu.chosen.connect(lambda day: line.setText(day.toString(Qt.DateFormat.ISODate)))
    menu.popup(line.mapToGlobal(QPoint(0, line.height())))
    return menu.calendar


def _day_of(text: str) -> QDate:
    """The day of a text, an invalid one where it is none."""
    try:
        day = parse_day(text, "")
    except InputError:
        day = None
    return QDate() if day is None else QDate.fromString(str(day), Qt.DateFormat.ISODate)
