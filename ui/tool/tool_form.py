"""Parameters of a tool in Processing's own controls, those that matter above a heading that folds the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterDefinition,
    QgsProperty,
)
from qgis.gui import (
    QgsCollapsibleGroupBox,
    QgsGui,
    QgsMapLayerComboBox,
    QgsProcessingContextGenerator,
    QgsProcessingGui,
    QgsProcessingParameterWidgetContext,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QFormLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ...bridge.results.token_words import help_words
from ..parts.calendar import add_calendar, takes_day
from ..parts.files_box import FilesBox, takes_files
from ..parts.widgets import narrow
from ..parts.words_box import WordsBox, takes_words
from ..state.runner import algorithm

if TYPE_CHECKING:
    from ..state.session import Session

#: Controls of our own in place of Processing's.
_OWN = (FilesBox, WordsBox)
#: Parameters that say what the ground is like: what a tool of ours has found is not offered for them.
_GROUND = ("STUDY_AREA", "AREAS", "UNITS_LAYER", "STREETS", "BARRIERS", "STATIONS", "POPULATION_LAYER", "WEIGHTS")


def processing_context(session: Session) -> QgsProcessingContext:
    """What Processing's controls look layers up in."""
    context = QgsProcessingContext()
    context.setProject(session.project)
    return context


class _Contexts(QgsProcessingContextGenerator):
    """Where a control for a field looks its layer up: without it no layer of the project is found, nor a field."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._context = session, None

    def processingContext(self) -> QgsProcessingContext:
        """QGIS asks for it."""
        self._context = processing_context(self._session)
        return self._context


def make_controls(
    session: Session, definitions: list[QgsProcessingParameterDefinition]
) -> list[tuple[QgsProcessingParameterDefinition, Any, QWidget]]:
    """[(definition, wrapper, control)] of parameters, tied to each other; those without a control are left out."""
    context, around = processing_context(session), QgsProcessingParameterWidgetContext()
    around.setProject(session.project)
    if session.iface is not None:
        around.setMapCanvas(session.iface.mapCanvas())
    made, contexts = [], _Contexts(session)
    for definition in definitions:
        own = FilesBox if takes_files(definition) else WordsBox if takes_words(definition) else None
        if own is not None:
            box = own(definition)
            made.append((definition, box, box))
            continue
        wrapper = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(
            definition, QgsProcessingGui.WidgetType.Standard
        )
        if wrapper is None:
            continue
        wrapper.setWidgetContext(around)
        wrapper.registerProcessingContextGenerator(contexts)
        # QGIS does not keep it.
        wrapper.contexts = contexts
        made.append((definition, wrapper, wrapper.createWrappedWidget(context)))
        if takes_day(definition):
            add_calendar(made[-1][2])
    everything = [wrapper for _, wrapper, _ in made if not isinstance(wrapper, _OWN)]
    for wrapper in everything:
        wrapper.postInitialize(everything)
    for definition, _, control in made:
        # After they are tied to each other: a control may get parts by it.
        explain(control, help_of(definition))
    return made


def help_of(definition: QgsProcessingParameterDefinition) -> str:
    """The help of a parameter as the dock shows it: choices by their words."""
    return (
        help_words(definition.name(), definition.options(), definition.help())
        if takes_words(definition)
        else (definition.help())
    )


def explain(control: QWidget, words: str) -> None:
    """Give a control and the parts of it that can be acted on ``words`` as their tooltip; a part that has one of its
    own, such as a button that opens a file, keeps it. QGIS gives the parts of Processing's controls none."""
    control.setToolTip(words)
    for one in control.findChildren(QWidget):
        if not one.toolTip() and (isinstance(one, QAbstractButton) or one.focusPolicy() & Qt.FocusPolicy.TabFocus):
            one.setToolTip(words)


def empty_at_first(definition: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
    """The definition, of a layer without one until it is chosen: QGIS would take the first that fits. Where it is
    another than the one given, the caller keeps it."""
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    if definition.type() not in ("source", "vector") or definition.flags() & optional:
        return definition
    clone = definition.clone()
    clone.setFlags(definition.flags() | optional)
    return clone


def show_value(session: Session, wrapper: Any, value: Any, context: QgsProcessingContext) -> None:
    """Show a value in the control of a parameter, with a ``processing_context``. For the ground our own results are not
    offered, unless one of them is the value; no signal of the control is an edit of the user's meanwhile."""
    if wrapper.parameterDefinition().name() in _GROUND and not isinstance(wrapper, _OWN):
        left_out = [
            layer
            for layer in map(session.project.mapLayer, session.results())
            if layer is not None and value not in (layer.id(), layer.source(), layer.name())
        ]
        for box in wrapper.wrappedWidget().findChildren(QComboBox):
            if box.inherits("QgsMapLayerComboBox"):
                # Within QGIS's own control Python knows it only as the list that it is.
                sip.cast(box, QgsMapLayerComboBox).setExceptedLayerList(left_out)
    wrapper.setParameterValue(value, context)


def plain_value(value: Any) -> Any:
    """A parameter's value as the project can keep it."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    if isinstance(value, QgsCoordinateReferenceSystem):
        return value.authid() or value.toWkt() or None
    if value is None or value == NULL:
        return None
    if isinstance(value, (list, tuple)):
        return [plain_value(one) for one in value]
    return value if isinstance(value, (bool, int, float, str)) else str(value)


class ToolForm(QWidget):
    """The form of one tool. What differs from its defaults is remembered in the project; parameters in ``left_out`` are
    the page's own. ``suggest()`` {parameter: value} says what stands where nothing is remembered."""

    changed = pyqtSignal()

    def __init__(
        self,
        session: Session,
        tool: str,
        main: Sequence[str],
        left_out: Sequence[str] = (),
        suggest: Callable[[], dict[str, Any]] = dict,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.tool, self._suggest, self._showing = session, tool, suggest, False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.wrappers = {}
        #: Names of all parameters of the tool, those that are left out too.
        self.known = set()
        #: {parameter: title} of the layers that must be chosen.
        self.needed, self._clones = {}, []
        # The definitions belong to the algorithm, which must stay as long as their controls.
        self._algorithm = algorithm(tool)
        definitions = (
            []
            if self._algorithm is None
            else [
                one
                for one in self._algorithm.parameterDefinitions()
                if not one.isDestination() and (one.name() not in left_out or one.name() == "INPUT")
            ]
        )
        if self._algorithm is not None:
            self.known = {one.name() for one in self._algorithm.parameterDefinitions()}
        definitions = [self._empty_at_first(one) for one in definitions]
        self.box = QgsCollapsibleGroupBox(self.tr("More"))
        self.box.setCollapsed(True)
        self.box.setSaveCollapsedState(False)
        inside = QFormLayout(self.box)
        inside.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        made = {
            definition.name(): (definition, wrapper, control)
            for definition, wrapper, control in make_controls(session, definitions)
        }
        self._crimes = None
        if "INPUT" in left_out and "INPUT" in made:
            # Not shown: the fields to choose from are those of the crimes.
            _, self._crimes, control = made.pop("INPUT")
            control.setParent(self)
            control.hide()
        # QGIS's own words for a text that is missing say nothing to a user.
        self.needed.update(
            (name, definition.description())
            for name, (definition, _, _) in made.items()
            if definition.type() == "string"
            and not definition.defaultValue()
            and not definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
        )
        order = [name for name in main if name in made] + [name for name in made if name not in main]
        for name in order:
            definition, wrapper, control = made[name]
            label = QLabel(definition.description())
            label.setWordWrap(True)
            label.setBuddy(control)
            label.setToolTip(help_of(definition))
            narrow(control)
            if isinstance(control, QPlainTextEdit):
                # Three lines are enough; it scrolls.
                control.setMaximumHeight(3 * control.fontMetrics().lineSpacing() + 14)
            (form if name in main else inside).addRow(label, control)
            self.wrappers[name] = wrapper
            wrapper.widgetValueHasChanged.connect(self._edited)
        column.addLayout(form)
        column.addWidget(self.box)
        self.box.setVisible(len(order) > len(main))
        session.choices_replaced.connect(self.show_choices)
        session.layers_changed.connect(self.show_choices)
        self.show_choices()

    def _empty_at_first(self, definition: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
        out = empty_at_first(definition)
        if out is not definition:
            self._clones.append(out)
            self.needed[definition.name()] = definition.description()
        return out

    def show_choices(self) -> None:
        """The controls as the project remembers them."""
        kept, context = self.session.choices.tools.get(self.tool, {}), processing_context(self.session)
        suggested = {name: value for name, value in self._suggest().items() if value}
        # Fields listen to their layer, so that its signal must go out; it is no edit of the user's.
        self._showing = True
        if self._crimes is not None:
            self._crimes.setParameterValue(self.session.choices.crimes, context)
        for name, wrapper in self.wrappers.items():
            value = kept.get(name, suggested.get(name, wrapper.parameterDefinition().defaultValue()))
            show_value(self.session, wrapper, value, context)
        self._showing = False

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
        # Controls of QGIS speak up when their list is merely opened.
        if given != tools.get(self.tool, {}):
            tools[self.tool] = given
            self.session.set(tools=tools)
            self.changed.emit()
