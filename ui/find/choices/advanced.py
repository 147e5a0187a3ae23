"""The rarer parameters of the chosen method in controls of our own: names, help and checks are the method's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QWidget

from ...parts.widgets import narrow
from ...parts.wrapping import WrappedForm
from ...state.methods import MAIN, OTHERS, part_of, shows
from ...state.runner import declaration
from ...tool.controls import label_of
from ...tool.tool_form import make_controls, plain_value, show_value

if TYPE_CHECKING:
    from ...state.session import Session


class Advanced(QWidget):
    """A form of the method's own parameters in one ``part`` of the page; what differs from the algorithm's default is
    remembered."""

    changed = pyqtSignal()

    def __init__(self, session: Session, parent: QWidget | None = None, part: str = OTHERS) -> None:
        super().__init__(parent)
        self.session, self.part = session, part
        self.form = WrappedForm(self, always=part != MAIN)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.wrappers = {}
        self._method = ""
        self._crimes, self._showing = None, False

    def show_choices(self) -> None:
        """The controls of the method, with the values that the session has."""
        chosen = self.session.choices
        if self._method != chosen.method:
            self._build(chosen.method)
        if self._crimes is not None:
            self._crimes.setParameterValue(chosen.crimes)
        # Fields listen to their layer, so that its signal must go out; it is no edit of the user's.
        self._showing = True
        for name, wrapper in self.wrappers.items():
            default = wrapper.parameterDefinition().defaultValue()
            show_value(self.session, wrapper, chosen.advanced.get(name, default))
        self._showing = False

    def _build(self, method: str) -> None:
        while self.form.rowCount():
            self.form.removeRow(0)
        self.wrappers, self._crimes, self._method = {}, None, method
        # The definitions belong to the algorithm, which must stay as long as their controls.
        self._algorithm = declaration(method)
        if self._algorithm is None:
            return
        asked = [
            definition
            for definition in self._algorithm.parameterDefinitions()
            if not definition.isDestination()
            and (
                definition.name() == "INPUT"
                or part_of(method, definition.name()) == self.part
                and shows(method, definition.name())
            )
        ]
        for name, control in make_controls(asked).items():
            if name == "INPUT":
                # Not shown: the fields to choose from are those of the crimes.
                control.setParent(self)
                control.hide()
                self._crimes = control
                continue
            label = QLabel(label_of(control.parameterDefinition()))
            label.setWordWrap(True)
            label.setBuddy(control)
            label.setToolTip(control.toolTip())
            self.form.addRow(label, narrow(control))
            self.wrappers[name] = control
        for wrapper in self.wrappers.values():
            wrapper.widgetValueHasChanged.connect(self._edited)
        if self.part != OTHERS:
            return
        defaults = QPushButton(self.tr("Restore &defaults"))
        defaults.setToolTip(self.tr("Reset these settings to their defaults"))
        defaults.clicked.connect(self.forget)
        self.form.addRow(defaults)

    def forget(self) -> None:
        """Every parameter here as the method has it by itself."""
        self.session.set(
            advanced={name: value for name, value in self.session.choices.advanced.items() if name not in self.wrappers}
        )
        self.show_choices()
        self.changed.emit()

    def _edited(self, *_: Any) -> None:
        if self._showing:
            return
        advanced = {name: value for name, value in self.session.choices.advanced.items() if name not in self.wrappers}
        for name, wrapper in self.wrappers.items():
            value = plain_value(wrapper.parameterValue())
            if value not in (None, "", wrapper.parameterDefinition().defaultValue()):
                advanced[name] = value
        if advanced != self.session.choices.advanced:
            clock = advanced.get("TIME_ZONE") != self.session.choices.advanced.get("TIME_ZONE")
            self.session.set(advanced=advanced)
            if clock:
                # The crimes may lie on other days.
                self.session.start_survey()
            self.changed.emit()
