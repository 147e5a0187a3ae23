"""Controls of our own for every kind of parameter: each shows a value as plain as it is said and answers it in the
form that tools take. They have the methods of Processing's wrappers, as ``FilesBox`` and ``WordsBox`` do."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFieldProxyModel,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgsFieldComboBox, QgsFieldExpressionWidget, QgsFileWidget, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import QDate, QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)

from ...bridge.ground.command import kind_of
from ...bridge.ground.texts import mark, tr
from ...bridge.results.derived_from import is_result
from ..parts.calendar import DayLine
from ..parts.file_dialogs import READ, ask_file, folder_for
from ..parts.files_box import FilesBox, takes_files
from ..parts.widgets import ISO, date_format, narrow
from ..parts.words_box import WordsBox, takes_words
from .calendar import takes_day

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext
    from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent

#: How a title says that a day is typed.
_AS_TEXT = " (yyyy-mm-dd)"
#: Units that stand behind a number instead of in its label.
_UNITS = ("metres", "minutes", "m", "%", "km²", "km/h", "km", "seconds", "days", "percentage points")
_UNIT = re.compile(r"\s*\(({})\)$".format("|".join(map(re.escape, _UNITS))))
_SHAPES = {
    QgsProcessing.SourceType.TypeVectorPoint: QgsWkbTypes.GeometryType.PointGeometry,
    QgsProcessing.SourceType.TypeVectorLine: QgsWkbTypes.GeometryType.LineGeometry,
    QgsProcessing.SourceType.TypeVectorPolygon: QgsWkbTypes.GeometryType.PolygonGeometry,
}
_OPTIONAL = QgsProcessingParameterDefinition.Flag.FlagOptional
#: Rows of a list of layers that are seen at once.
_ROWS = 4
#: What the least number of a parameter stands for.
_LEAST = {
    "UNITS": mark("as many as needed"),
    "BEFORE_DAYS": mark("same as after"),
    "FRONTIER_POINTS": mark("only the chosen balance"),
}
#: Numbers without a bound end here.
_LARGEST, _MOST = 1e9, 2**31 - 1


def label_of(definition: QgsProcessingParameterDefinition) -> str:
    """The label of a parameter: its title, without the unit that its control shows and without how a day is typed."""
    title = definition.description().replace(_AS_TEXT, "")
    return _UNIT.sub("", title) if definition.type() in ("number", "distance") else title


class Control(QWidget):
    """A parameter's control. A subclass puts its box in with ``put``, and shows and answers a value."""

    widgetValueHasChanged = pyqtSignal(object)

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._definition = definition
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(3)

    def put(self, *widgets: QWidget) -> None:
        """Put the parts in, the first of which takes the focus."""
        for widget in widgets:
            self._row.addWidget(widget, 1 if widget is widgets[0] else 0)
        self.setFocusProxy(widgets[0])

    def speak(self, *_: Any) -> None:
        """Say that the value has changed."""
        self.widgetValueHasChanged.emit(self)

    def problem(self) -> str:
        """What is wrong with the value, in a sentence; '' for nothing that can be seen here."""
        return ""

    # As QGIS's wrappers have them.
    def parameterDefinition(self) -> QgsProcessingParameterDefinition:
        """As of Processing's controls."""
        return self._definition

    def wrappedWidget(self) -> QWidget:
        """As of Processing's controls."""
        return self

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show a value."""
        raise NotImplementedError

    def parameterValue(self) -> Any:
        """The value on show, as the tool takes it."""
        raise NotImplementedError


class TextControl(Control):
    """A text in a line, or in three where it has several."""

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self.lines = definition.multiLine()
        self.box = QPlainTextEdit() if self.lines else QLineEdit()
        self.put(self.box)
        self.box.textChanged.connect(self.speak)
        if self.lines:
            # Three lines are enough; it scrolls.
            self.box.setFixedHeight(3 * self.box.fontMetrics().lineSpacing() + 14)
            self.box.setTabChangesFocus(True)

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show a text."""
        text = "" if value is None else str(value)
        if text != self.parameterValue():
            (self.box.setPlainText if self.lines else self.box.setText)(text)

    def parameterValue(self) -> str:
        """The text."""
        return self.box.toPlainText() if self.lines else self.box.text()


class DayControl(Control):
    """A day, typed in the user's format or taken from a calendar. Where none is chosen it is empty, and the tool
    decides."""

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self.box = DayLine()
        self.box.setPlaceholderText(date_format().lower())
        self.box.setClearButtonEnabled(True)
        self.box.textChanged.connect(self.speak)
        self.box.editingFinished.connect(lambda: self.setParameterValue(self.parameterValue()))
        self.put(self.box)

    def stand_in(self, day: str) -> None:
        """Show the day (yyyy-mm-dd) that counts while none is chosen, as plainly as one that is; '' for none."""
        shown = QDate.fromString(day, ISO)
        self.box.setPlaceholderText(shown.toString(date_format()) if shown.isValid() else date_format().lower())
        colours = self.box.palette()
        plain = self.palette().color(QPalette.ColorRole.Text if shown.isValid() else QPalette.ColorRole.PlaceholderText)
        colours.setColor(QPalette.ColorRole.PlaceholderText, plain)
        self.box.setPalette(colours)

    def problem(self) -> str:
        """Whether it is a day at all."""
        found = self.box.problem()
        return f"{label_of(self.parameterDefinition())}: {found}" if found else ""

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show a day that is written yyyy-mm-dd; '' is none."""
        self.box.show_day(str(value or ""))

    def parameterValue(self) -> str:
        """The day as yyyy-mm-dd, '' for none."""
        return self.box.day()


class _Plain(QDoubleSpinBox):
    """A number with the digits that it has: 25, not 25.000000."""

    def textFromValue(self, value: float) -> str:
        """The digits, without zeros behind the last."""
        return self.locale().toString(float(f"{value:.6f}"), "g", 12) if abs(value) < 1e11 else str(value)


class NumberControl(Control):
    """A number with its unit. One that may be left out shows a dash below its least value."""

    def __init__(self, definition: QgsProcessingParameterNumber, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self.whole = definition.dataType() == QgsProcessingParameterNumber.Type.Integer
        self.box = QSpinBox() if self.whole else _Plain()
        low, high = definition.minimum(), definition.maximum()
        low, high = max(low, -_LARGEST), min(high, _MOST if self.whole else _LARGEST)
        default = definition.defaultValue()
        self._none = bool(definition.flags() & _OPTIONAL) and default is None
        if not self.whole:
            self.box.setDecimals(6)
            self.box.setSingleStep(_step(float(default) if default is not None else 1.0))
        if self._none:
            low -= 1
            self.box.setSpecialValueText("–")
        elif definition.name() in _LEAST:
            self.box.setSpecialValueText(tr(_LEAST[definition.name()]))
        kind = int if self.whole else float
        self.box.setRange(kind(low), kind(high))
        unit = _UNIT.search(definition.description())
        if unit:
            self.box.setSuffix(" " + unit.group(1))
        self.box.setGroupSeparatorShown(definition.name() != "SEED")
        self.box.setKeyboardTracking(False)
        self.box.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.box.valueChanged.connect(self.speak)
        self.put(self.box)

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show a number; None is none, or the least where there must be one."""
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = self.box.minimum()
        self.box.setValue(int(number) if self.whole else number)

    def parameterValue(self) -> float | int | None:
        """The number, None where it is left out."""
        value = self.box.value()
        return None if self._none and value == self.box.minimum() else value


def _step(value: float) -> float:
    """A notch for numbers about as large as this one."""
    return 1.0 if abs(value) >= 5 or not value else 0.1 if abs(value) >= 0.5 else 0.01


class FlagControl(Control):
    """Yes or no."""

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self.box = QCheckBox()
        self.box.toggled.connect(self.speak)
        self.put(self.box)

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Tick it or not."""
        self.box.setChecked(value in (True, 1, "true", "True", "1"))

    def parameterValue(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()


class LayerControl(Control):
    """A layer of the project of the right kind, or a file, which can be dropped on it too; none until it is chosen."""

    #: The same file is on show, and is another than it was.
    file_changed = pyqtSignal()

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self.left_out: set[str] = set()
        #: A file as it was when it was opened, and its layer.
        self._opened: tuple[tuple[str, int, int], QgsVectorLayer | None] = (("", 0, 0), None)
        self.box, self.choose = narrow(QComboBox()), QToolButton()
        self.choose.setText("…")
        self.choose.setToolTip(self.tr("Choose a file"))
        self.choose.clicked.connect(self._ask)
        self.box.currentIndexChanged.connect(self.speak)
        self.setAcceptDrops(True)
        self.put(self.box, self.choose)
        self._list("")

    def layers(self) -> list[QgsMapLayer]:
        """The layers of the project that can be taken, by name."""
        fitting = [layer for layer in QgsProject.instance().mapLayers().values() if self._fits(layer)]
        return sorted(fitting, key=lambda layer: layer.name().casefold())

    def _fits(self, layer: QgsMapLayer) -> bool:
        return fits(layer, self.parameterDefinition().dataTypes()) and layer.id() not in self.left_out

    def layer(self) -> QgsVectorLayer | None:
        """The layer on show, opened where it is a file."""
        value = self.parameterValue()
        layer = QgsProject.instance().mapLayer(value)
        if layer is None and value and self._opened[0] != (now := _as_it_is(value)):
            # The one before goes first, or QGIS would share with it what it has read of the file.
            self._opened = (now, None)
            self._opened = (now, QgsVectorLayer(value, os.path.basename(value), "ogr"))
        layer = layer if layer is not None or not value else self._opened[1]
        return layer if isinstance(layer, QgsVectorLayer) and layer.isValid() else None

    def _list(self, value: str) -> None:
        """The layers, and the value where it is a file."""
        layers = self.layers()
        names = [layer.name() for layer in layers]
        self.box.blockSignals(True)
        self.box.clear()
        optional = self.parameterDefinition().flags() & _OPTIONAL
        self.box.addItem(self.tr("none") if optional else self.tr("choose…"), "")
        for layer in layers:
            twice = names.count(layer.name()) > 1
            where = " ({})".format(os.path.basename(layer.source().split("|")[0])) if twice else ""
            self.box.addItem(layer.name() + where, layer.id())
        layer = QgsProject.instance().mapLayer(value)
        if value and self.box.findData(value) < 0 and (layer is not None or os.path.exists(value.split("|")[0])):
            self.box.addItem(layer.name() if layer is not None else os.path.basename(value.split("|")[0]), value)
        self.box.setCurrentIndex(max(self.box.findData(value), 0))
        self.box.blockSignals(False)

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show a layer by its id, or a file by its path."""
        before, value = self.parameterValue(), str(value or "")
        by_name = [layer.id() for layer in self.layers() if value and value in (layer.name(), layer.source())]
        self._list(by_name[0] if by_name and QgsProject.instance().mapLayer(value) is None else value)
        if self.parameterValue() != before:
            self.speak()

    def parameterValue(self) -> str:
        """The id of a layer or the path of a file, '' for none."""
        return self.box.currentData() or ""

    def _ask(self) -> None:
        path = ask_file(
            self,
            label_of(self.parameterDefinition()),
            self.tr("Tables and layers (*.xlsx *.ods *.csv *.gpkg *.shp *.geojson *.zip);;All files (*)"),
        )
        if path:
            self._take(path)

    def _take(self, path: str) -> None:
        """Show a file. The same once more is taken as it is now, since it may have been mended meanwhile."""
        if path == self.parameterValue():
            self._look_again()
        else:
            self.setParameterValue(path)

    def _look_again(self) -> None:
        """Take the file on show as it is now, where it is another than it was."""
        value, opened = self.parameterValue(), self._opened[0]
        if opened[0] == value and opened != _as_it_is(value):
            self.speak()
            self.file_changed.emit()

    def event(self, event: QEvent) -> bool:
        """Who comes back from the program in which the file was changed sees it as it is now."""
        if event.type() == QEvent.Type.WindowActivate and self._opened[1] is not None:
            self._look_again()
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files can be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first of the files that were dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self._take(paths[0])


def _as_it_is(source: str) -> tuple[str, int, int]:
    """What tells a file from what it was before: its name, when it was written and its size."""
    try:
        found = os.stat(source.split("|")[0])
    except (OSError, ValueError):
        return source, 0, 0
    return source, found.st_mtime_ns, found.st_size


def fits(layer: QgsMapLayer, kinds: list[int]) -> bool:
    """Whether a layer is of one of Processing's kinds of source; none at all are any vector layer."""
    if not layer.isValid():
        return False
    if not isinstance(layer, QgsVectorLayer):
        return QgsProcessing.SourceType.TypeMapLayer in kinds
    if not kinds or QgsProcessing.SourceType.TypeVector in kinds or QgsProcessing.SourceType.TypeMapLayer in kinds:
        return True
    if QgsProcessing.SourceType.TypeVectorAnyGeometry in kinds:
        return layer.isSpatial()
    return layer.geometryType() in [_SHAPES.get(kind) for kind in kinds]


class LayersControl(Control):
    """Layers of the project to tick."""

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self.box = QListWidget()
        self.box.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.box.setFixedHeight(_ROWS * (self.box.fontMetrics().height() + 5) + 4)
        self.box.itemChanged.connect(self.speak)
        self.put(self.box)
        self._list([])

    def _list(self, ticked: list[str]) -> None:
        kind = self.parameterDefinition().layerType()
        self.box.blockSignals(True)
        self.box.clear()
        for layer in sorted(QgsProject.instance().mapLayers().values(), key=lambda one: one.name().casefold()):
            # What a tool of ours found is no evidence for the next.
            if layer.id() in ticked or (fits(layer, [kind]) and not is_result(layer)):
                self._add(layer.name(), layer.id(), layer.id() in ticked)
        for value in ticked:
            if QgsProject.instance().mapLayer(value) is None:
                self._add(os.path.basename(value), value, True)
        self.box.blockSignals(False)

    def _add(self, name: str, value: str, ticked: bool) -> None:
        item = QListWidgetItem(name, self.box)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Tick the layers of a list of ids."""
        self._list([str(one) for one in ([value] if isinstance(value, str) else value or [])])

    def parameterValue(self) -> list[str]:
        """Ids of the layers that are ticked."""
        items = [self.box.item(i) for i in range(self.box.count())]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked]


class _OfLayer(Control):
    """What is chosen from the fields of the layer in another control, which it follows."""

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self._wanted = ""

    def follow(self, control: Control) -> None:
        """Offer the fields of the layer that a control shows, from now on."""
        if isinstance(control, LayerControl):
            control.widgetValueHasChanged.connect(lambda *_: self._take(control.layer()))
            self._take(control.layer())

    def _take(self, layer: QgsVectorLayer | None) -> None:
        self.box.blockSignals(True)
        self.box.setLayer(layer)
        self.box.setField(self._wanted)
        self.box.blockSignals(False)

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show a field; one that the layer has not got is kept until the layer comes that has it."""
        if isinstance(value, (list, tuple)):
            value = value[0] if value else ""
        self._wanted = str(value or "")
        self.box.blockSignals(True)
        self.box.setField(self._wanted)
        self.box.blockSignals(False)


class FieldControl(_OfLayer):
    """A field of a layer; the empty row leaves it out."""

    def __init__(self, definition: QgsProcessingParameterField, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self.box = QgsFieldComboBox()
        self.box.setAllowEmptyFieldName(True)
        if definition.dataType() == QgsProcessingParameterField.DataType.Numeric:
            self.box.setFilters(QgsFieldProxyModel.Filter.Numeric)
        narrow(self.box)
        self.box.currentIndexChanged.connect(self._chosen)
        self.put(self.box)

    def _chosen(self, *_: Any) -> None:
        self._wanted = self.box.currentField()
        self.speak()

    def parameterValue(self) -> str:
        """The name of the field, '' for none."""
        return self.box.currentField()


class ExpressionControl(_OfLayer):
    """An expression over the fields of a layer."""

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self.box = QgsFieldExpressionWidget()
        self.box.setAllowEmptyFieldName(True)
        self.box.fieldChanged.connect(self.speak)
        self.put(self.box)

    def parameterValue(self) -> str:
        """The expression."""
        return self.box.currentText()


class FileControl(Control):
    """A file or a folder, to be chosen, typed or dropped."""

    def __init__(self, definition: QgsProcessingParameterFile, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self.box = QgsFileWidget()
        self.box.setDefaultRoot(folder_for(QgsProject.instance(), READ))
        if definition.behavior() == QgsProcessingParameterFile.Behavior.Folder:
            self.box.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        elif definition.extension():
            self.box.setFilter("*." + definition.extension())
        self.box.setDialogTitle(label_of(definition))
        self.box.fileChanged.connect(self.speak)
        self.put(self.box)

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show a path."""
        self.box.setFilePath(str(value or ""))

    def parameterValue(self) -> str:
        """The path, '' for none."""
        return self.box.filePath().strip()


class CrsControl(Control):
    """A coordinate system."""

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self.box = QgsProjectionSelectionWidget()
        self.box.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self.box.setNotSetText(self.tr("chosen automatically"))
        self.box.crsChanged.connect(self.speak)
        narrow(self.box)
        self.put(self.box)

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show a coordinate system by its code or its WKT."""
        self.box.setCrs(QgsCoordinateReferenceSystem(value) if value else QgsCoordinateReferenceSystem())

    def parameterValue(self) -> str:
        """Its code, else its WKT; '' for none."""
        crs = self.box.crs()
        return crs.authid() or crs.toWkt() if crs.isValid() else ""


_KINDS = {
    "source": LayerControl,
    "vector": LayerControl,
    "layer": LayerControl,
    "multilayer": LayersControl,
    "field": FieldControl,
    "expression": ExpressionControl,
    "string": TextControl,
    "number": NumberControl,
    "distance": NumberControl,
    "boolean": FlagControl,
    "file": FileControl,
    "crs": CrsControl,
}


def control_for(definition: QgsProcessingParameterDefinition) -> Control | FilesBox | WordsBox:
    """The control of a parameter."""
    if takes_files(definition):
        return FilesBox(definition)
    if takes_words(definition):
        return WordsBox(definition)
    if takes_day(definition):
        return DayControl(definition)
    return _KINDS[kind_of(definition)](definition)
