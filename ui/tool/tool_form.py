"""Parameters of a tool in controls of our own, those that matter above a heading that folds the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import NULL, QgsProcessingParameterDefinition
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from ...bridge.results.token_words import help_words
from ..parts.widgets import escaped, narrow, scroll_to
from ..parts.words_box import takes_words
from ..parts.wrapping import FieldLabel, WrappedForm, smaller
from ..state.runner import declaration
from .controls import LayerControl, control_for, label_of

if TYPE_CHECKING:
    from ..state.session import Session
    from .controls import Control

    #: Makes the control of a parameter.
    Maker = Callable[[QgsProcessingParameterDefinition], Control]

#: Parameters that say what the ground is like: what a tool of ours has found is not offered for them.
_GROUND = (
    "STUDY_AREA",
    "AREAS",
    "DISTRICTS",
    "QUOTAS",
    "UNITS_LAYER",
    "STREETS",
    "BARRIERS",
    "STATIONS",
    "POPULATION_LAYER",
    "WEIGHTS",
)
_OPTIONAL = QgsProcessingParameterDefinition.Flag.FlagOptional
#: The name of a parameter in a sentence.
_NAME = re.compile(r"\b(?P<name>[A-Z][A-Z_]+)\b")


def make_controls(
    definitions: Sequence[QgsProcessingParameterDefinition], own: Mapping[str, Maker] | None = None
) -> dict[str, Control]:
    """{parameter: control}, fields tied to the layers that they are of; ``own`` makes the controls of some."""
    made = {one.name(): (own or {}).get(one.name(), control_for)(one) for one in definitions}
    for control in made.values():
        if hasattr(control, "follow"):
            of = made.get(control.parameterDefinition().parentLayerParameterName())
            if of is not None:
                control.follow(of)
    for control in made.values():
        explain(control, label_of(control.parameterDefinition()), help_of(control.parameterDefinition()))
    return made


def help_of(definition: QgsProcessingParameterDefinition) -> str:
    """The help of a parameter as the dock shows it: choices by their words."""
    return (
        help_words(definition.name(), definition.options(), definition.help())
        if takes_words(definition)
        else (definition.help())
    )


def explain(control: QWidget, name: str, words: str) -> None:
    """Give a control and the parts of it that can be acted on ``words`` as their tooltip and ``name`` for those who do
    not see it; a part that has one of its own, such as a button that opens a file, keeps it."""
    control.setToolTip(words)
    for one in [control, *control.findChildren(QWidget)]:
        acts = isinstance(one, QAbstractButton) or one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if acts and not one.toolTip():
            one.setToolTip(words)
        if (acts or one in (control, control.focusProxy())) and not one.accessibleName():
            one.setAccessibleName(name)


def show_value(session: Session, control: Control, value: Any) -> None:
    """Show a value in the control of a parameter. For the ground our own results are not offered, unless one of them
    is the value."""
    if control.parameterDefinition().name() in _GROUND and isinstance(control, LayerControl):
        control.left_out = session.results() - {value}
    control.setParameterValue(value)


def plain_value(value: Any) -> Any:
    """A parameter's value as the project can keep it."""
    return None if value == NULL or value == "" else value


class ToolForm(QWidget):
    """The form of one tool. What differs from its defaults is remembered in the project; parameters in ``left_out`` are
    the page's own. ``suggest()`` {parameter: value} says what stands where nothing is remembered; ``own`` makes the
    controls of parameters that the page shows in its own way."""

    changed = pyqtSignal()
    shown = pyqtSignal()  # the controls show what the project remembers, anew

    def __init__(
        self,
        session: Session,
        tool: str,
        main: Sequence[str],
        left_out: Sequence[str] = (),
        suggest: Callable[[], dict[str, Any]] = dict,
        own: Mapping[str, Maker] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.tool, self._suggest, self._showing = session, tool, suggest, False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        #: {parameter: its control}
        self.wrappers: dict[str, Control] = {}
        # The definitions belong to the algorithm, which must stay as long as their controls.
        self._algorithm = declaration(tool)
        everything = [] if self._algorithm is None else self._algorithm.parameterDefinitions()
        #: {parameter: label} of all parameters of the tool, those that are left out too.
        self.known = {one.name(): label_of(one) for one in everything}
        self._titled = {escaped(f"'{one.description()}'"): one.name() for one in everything}
        self.box = QgsCollapsibleGroupBox(self.tr("More"))
        self.box.setCollapsed(True)
        self.box.setSaveCollapsedState(False)
        inside = WrappedForm(self.box, always=True)
        form = self._main = WrappedForm()
        form.setContentsMargins(0, 0, 0, 0)
        made = make_controls(
            [
                one
                for one in everything
                if not one.isDestination() and (one.name() not in left_out or one.name() == "INPUT")
            ],
            own,
        )
        self._crimes = None
        if "INPUT" in left_out and "INPUT" in made:
            # Not shown: the fields to choose from are those of the crimes.
            self._crimes = made.pop("INPUT")
            self._crimes.setParent(self)
            self._crimes.hide()
        #: {parameter: label} of what must be given. QGIS's own words for what is missing say nothing to a user.
        self.needed = {
            name: self.known[name] for name, control in made.items() if _is_needed(control.parameterDefinition())
        }
        order = [name for name in main if name in made] + [name for name in made if name not in main]
        for name in order:
            control = made[name]
            rows = form if name in main else inside
            if name in (own or {}):
                # It says itself what it is.
                rows.addRow(control)
            else:
                label = FieldLabel(self.known[name])
                label.setBuddy(control)
                label.setToolTip(control.toolTip())
                rows.addRow(label, narrow(control))
            self.wrappers[name] = control
            control.widgetValueHasChanged.connect(self._edited)
            if isinstance(control, LayerControl):
                control.file_changed.connect(self.changed)
        column.addLayout(form)
        column.addWidget(self.box)
        self.box.setVisible(len(order) > len(main))
        session.choices_replaced.connect(self.show_choices)
        session.layers_changed.connect(self.show_choices)
        self.show_choices()

    def say_below(self, name: str, words: str) -> None:
        """Say below the control of a parameter that matters what its label has no room for."""
        control = self.wrappers[name]
        line = QLabel(words)
        line.setObjectName("below_" + name)
        line.setWordWrap(True)
        self._main.insertRow(self._main.getWidgetPosition(control)[0] + 1, smaller(line))

    def show_choices(self) -> None:
        """The controls as the project remembers them."""
        kept = self.session.choices.tools.get(self.tool, {})
        suggested = {name: value for name, value in self._suggest().items() if value}
        # Fields listen to their layer, so that its signal must go out; it is no edit of the user's.
        self._showing = True
        if self._crimes is not None:
            self._crimes.setParameterValue(self.session.choices.crimes)
        for name, wrapper in self.wrappers.items():
            value = kept.get(name, suggested.get(name, wrapper.parameterDefinition().defaultValue()))
            show_value(self.session, wrapper, value)
        self._showing = False
        self.shown.emit()

    def parameters(self) -> dict[str, Any]:
        """What differs from the tool's defaults."""
        out = {}
        for name, wrapper in self.wrappers.items():
            value = plain_value(wrapper.parameterValue())
            if value not in (None, "", [], wrapper.parameterDefinition().defaultValue()):
                out[name] = value
        return out

    def _edited(self, *_: Any) -> None:
        if self._showing:
            return
        tools, given = dict(self.session.choices.tools), self.parameters()
        # A field speaks up when its layer comes.
        if given != tools.get(self.tool, {}):
            tools[self.tool] = given
            self.session.set(tools=tools)
            self.changed.emit()

    def problem(self) -> str:
        """The first thing that is wrong in a control, in a sentence; '' where nothing is."""
        found = (one.problem() for one in self.wrappers.values() if hasattr(one, "problem"))
        return next(filter(None, found), "")

    def in_words(self, sentence: str) -> str:
        """A sentence of the tool with the labels of its parameters instead of their names."""
        return _NAME.sub(lambda found: self._label(found["name"]), sentence)

    def as_links(self, sentence: str) -> str:
        """A sentence of the tool as HTML, in which the label of a parameter of the form leads to its control. Results
        have labels in quotes, as dialogs have them; refusals the name of the parameter."""

        def link(found: re.Match[str]) -> str:
            name = self._titled.get(found["quoted"] or "", found["name"])
            label = found["quoted"] or escaped(self._label(name))
            return f"<a href='{name}'>{label[1:-1]}</a>" if name in self.wrappers else label

        quoted = "|".join(map(re.escape, self._titled)) or "(?!)"
        return re.sub(rf"(?P<quoted>{quoted})|{_NAME.pattern}", link, escaped(sentence))

    def lead_to(self, name: str) -> None:
        """Bring the control of a parameter into view, whatever is folded above it, and put the cursor there."""
        control = self.wrappers.get(name)
        if control is None:
            return
        above = control.parentWidget()
        while above is not None:
            if isinstance(above, QgsCollapsibleGroupBox):
                above.setCollapsed(False)
            above = above.parentWidget()
        control.setFocus()
        scroll_to(control)

    def _label(self, name: str) -> str:
        return f"'{self.known[name]}'" if name in self.known else name


def _is_needed(definition: QgsProcessingParameterDefinition) -> bool:
    """Whether somebody must give a parameter: nothing stands for it."""
    return (
        definition.type() in ("source", "vector", "field", "string")
        and not definition.defaultValue()
        and not definition.flags() & _OPTIONAL
    )
