"""A day in the dialogs of Processing: a line with a calendar."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterDefinition
from qgis.PyQt.QtWidgets import QLineEdit

from ...bridge.ground.texts import tr
from ..parts.calendar import CalendarMenu, add_calendar
from ..parts.widgets import ISO


def takes_day(definition: QgsProcessingParameterDefinition) -> bool:
    """Whether a parameter of ours is a day: no other has a control of its own in the dialogs of Processing."""
    return "widget_wrapper" in definition.metadata()


def make_day_line(line: QLineEdit) -> CalendarMenu:
    """Let a line take a day: typed in any form in which a tool reads one, chosen in a calendar, or cleared."""
    line.setPlaceholderText(tr("such as 31/01/2026"))
    line.setClearButtonEnabled(True)
    return add_calendar(line, tr("Choose a date"), lambda day: line.setText(day.toString(ISO)))
