"""The control for a day in the dialogs of Processing, one by one, in a batch and in the modeler."""

from __future__ import annotations

from typing import Any

from processing.gui.wrappers import WidgetWrapper
from qgis.core import QgsProcessingParameterDefinition
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QDate, QDateTime, Qt
from qgis.PyQt.QtWidgets import QLineEdit, QWidget

from .calendar import make_day_line


class DayControl(WidgetWrapper):
    """A line with a calendar. In the modeler it is QGIS's own control for texts, which takes inputs of the model too,
    with a calendar for a day that is given there."""

    def __new__(cls, parameter: QgsProcessingParameterDefinition, dialog: QWidget, *place: int, **more: Any) -> Any:
        if type(dialog).__name__ != "ModelerParametersDialog":
            return super().__new__(cls, parameter, dialog, *place, **more)
        made = QgsGui.processingGuiRegistry().createModelerParameterWidget(
            dialog.model, dialog.childId, parameter, dialog.context
        )
        made.setDialog(dialog)
        for line in made.findChildren(QLineEdit):
            # Others are parts of controls for expressions and for names.
            if type(line.parent()).__name__ == "QStackedWidget":
                make_day_line(line)
        return made

    def createWidget(self) -> QLineEdit:
        """QGIS asks for it."""
        line = QLineEdit()
        make_day_line(line)
        line.textChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))
        return line

    def setValue(self, value: Any) -> None:
        """QGIS gives what is to be shown."""
        if isinstance(value, (QDate, QDateTime)):
            value = value.toString(Qt.DateFormat.ISODate)
        self.widget.setText(str(value) if value else "")

    def value(self) -> str | None:
        """QGIS asks what is given: None where the line is clear."""
        return self.widget.text().strip() or None
