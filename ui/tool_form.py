"""Parameters of a tool in Processing's own controls, those that matter above a heading that folds the others."""

from qgis.core import NULL, QgsProcessingContext, QgsProcessingFeatureSourceDefinition, QgsProperty
from qgis.gui import QgsCollapsibleGroupBox, QgsGui, QgsProcessingGui, QgsProcessingParameterWidgetContext
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from .runner import algorithm
from .widgets import narrow


def processing_context(session):
    """What Processing's controls look layers up in."""
    context = QgsProcessingContext()
    context.setProject(session.project)
    return context


def make_controls(session, definitions):
    """[(definition, wrapper, control)] of parameters, tied to each other; those without a control are left out."""
    context, around = processing_context(session), QgsProcessingParameterWidgetContext()
    around.setProject(session.project)
    if session.iface is not None:
        around.setMapCanvas(session.iface.mapCanvas())
    made = []
    for definition in definitions:
        wrapper = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(definition, QgsProcessingGui.Standard)
        if wrapper is None:
            continue
        wrapper.setWidgetContext(around)
        made.append((definition, wrapper, wrapper.createWrappedWidget(context)))
    everything = [wrapper for _, wrapper, _ in made]
    for wrapper in everything:
        wrapper.postInitialize(everything)
    return made


def plain_value(value):
    """A parameter's value as the project can keep it."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    if value is None or value == NULL:
        return None
    if isinstance(value, (list, tuple)):
        return [plain_value(one) for one in value]
    return value if isinstance(value, (bool, int, float, str)) else str(value)


class ToolForm(QWidget):
    """The form of one tool. What differs from its defaults is remembered in the project; parameters in ``left_out`` are
    the page's own."""

    changed = pyqtSignal()

    def __init__(self, session, tool, main, left_out=(), parent=None):
        super().__init__(parent)
        self.session, self.tool = session, tool
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.wrappers = {}
        # The definitions belong to the algorithm, which must stay as long as their controls.
        self._algorithm = algorithm(tool)
        definitions = [] if self._algorithm is None else [
            one for one in self._algorithm.parameterDefinitions()
            if not one.isDestination() and one.name() not in left_out]
        self.box = QgsCollapsibleGroupBox(self.tr("More"))
        self.box.setCollapsed(True)
        self.box.setSaveCollapsedState(False)
        inside = QFormLayout(self.box)
        inside.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        made = {definition.name(): (definition, wrapper, control)
                for definition, wrapper, control in make_controls(session, definitions)}
        order = [name for name in main if name in made] + [name for name in made if name not in main]
        for name in order:
            definition, wrapper, control = made[name]
            label = QLabel(definition.description())
            label.setWordWrap(True)
            label.setBuddy(control)
            for part in (label, control):
                part.setToolTip(definition.help())
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
        self.show_choices()

    def show_choices(self):
        """The controls as the project remembers them."""
        kept, context = self.session.choices.tools.get(self.tool, {}), processing_context(self.session)
        for name, wrapper in self.wrappers.items():
            wrapper.blockSignals(True)
            wrapper.setParameterValue(kept.get(name, wrapper.parameterDefinition().defaultValue()), context)
            wrapper.blockSignals(False)

    def parameters(self):
        """What differs from the tool's defaults."""
        out = {}
        for name, wrapper in self.wrappers.items():
            value = plain_value(wrapper.parameterValue())
            if value not in (None, "", [], wrapper.parameterDefinition().defaultValue()):
                out[name] = value
        return out

    def _edited(self, *_):
        self.session.set(tools=dict(self.session.choices.tools, **{self.tool: self.parameters()}))
        self.changed.emit()
