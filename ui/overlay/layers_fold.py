"""*Your layers*, a fold of the page Hot spots: what of the user's own layers lies in and near the hot spots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsIconUtils, QgsWkbTypes
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QHeaderView,
    QSlider,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...bridge.ground.texts import tr
from ...bridge.results import layer_tree
from ..parts.widgets import Empty, Message, full_column, labelled, number
from ..parts.wrapping import WrappedForm
from ..state.stored_choices import AREAS, INSIDE, LENGTH, LINES, NAMES, NEAR, NEAREST, POINTS, RELATIONS

if TYPE_CHECKING:
    from ..state.session import Session

_KINDS = {
    QgsWkbTypes.GeometryType.PointGeometry: POINTS,
    QgsWkbTypes.GeometryType.LineGeometry: LINES,
    QgsWkbTypes.GeometryType.PolygonGeometry: AREAS,
}
_WORDS = {INSIDE: "count inside", NEAR: "count near", NEAREST: "nearest (m)", LENGTH: "length inside", NAMES: "names"}


class LayersFold(QgsCollapsibleGroupBox):
    """Tick a layer, and table and cards say what of it lies in each hot spot, near it and how far."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.result = session, session.result
        self._reading = self._done = False
        self._build()
        session.layers_changed.connect(self.show_layers)
        session.choices_replaced.connect(self.show_choices)
        self.result.changed.connect(self.show_layers)
        self.result.context_changed.connect(self.show_states)
        self.show_choices()

    def _build(self) -> None:
        self.setCollapsed(True)
        self.setSaveCollapsedState(False)
        self.setToolTip(self.tr("Which features in your own layers are in or near the hot spots?"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 4, 4, 4)
        # The box shows all that is directly in it when it opens.
        inside = QWidget()
        whole.addWidget(inside)
        column = full_column(inside)
        self.layers = QTreeWidget()
        self.layers.setObjectName("context")
        self.layers.setAccessibleName(self.tr("Your layers"))
        self.layers.setHeaderLabels([self.tr("Layer"), self.tr("In the table"), ""])
        self.layers.setRootIsDecorated(False)
        self.layers.setToolTip(self.tr("Tick a layer to overlay the hot spots on it. Your layers are never changed"))
        # As high as its rows, up to some: the table above is the product.
        self.layers.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        self.layers.setMinimumHeight(70)
        self.layers.setMaximumHeight(190)
        header = self.layers.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.layers.itemChanged.connect(self._ticked)
        column.addWidget(self.layers)
        self.none = Empty(
            self.tr("No layers to overlay"),
            self.tr(
                "Add your own layers to the project, such as licensed premises, schools, roads or beats, to see "
                "them listed here."
            ),
        )
        column.addWidget(self.none)
        self.status = Message()
        column.addWidget(self.status)
        form = WrappedForm()
        self.radius = QDoubleSpinBox()
        self.radius.setRange(0, 10_000)
        self.radius.setDecimals(0)
        self.radius.setSingleStep(50)
        self.radius.setSuffix(" m")
        self.radius.setKeyboardTracking(False)
        self.radius.valueChanged.connect(self._radius_changed)
        labelled(
            form,
            self.tr("&Near means within"),
            self.radius,
            self.tr("The distance, in metres, within which a feature outside a hot spot counts as near"),
        )
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(10, 100)
        self.opacity.valueChanged.connect(self._opacity_changed)
        labelled(
            form,
            self.tr("O&pacity of hot spots"),
            self.opacity,
            self.tr(
                "Make the hot spot layers more transparent so that your own layers show through; your layers "
                "are not changed"
            ),
        )
        column.addLayout(form)

    # -- what is shown ------------------------------------------------------------------------------------------
    def show_choices(self) -> None:
        """Every control as the session has it."""
        chosen = self.session.choices
        for control, value in ((self.radius, chosen.radius), (self.opacity, chosen.opacity)):
            control.blockSignals(True)
            control.setValue(value)
            control.blockSignals(False)
        self.show_layers()

    def show_layers(self) -> None:
        """The user's layers, ticked as chosen."""
        chosen = self.session.choices.context
        layers = [layer for layer in self.session.user_layers() if layer.id() != self.session.choices.crimes]
        self.layers.blockSignals(True)
        self.layers.clear()
        for layer in layers:
            kind = _KINDS.get(layer.geometryType())
            if kind is None:
                continue
            item = QTreeWidgetItem([layer.name(), "", ""])
            item.setData(0, Qt.ItemDataRole.UserRole, layer.id())
            item.setIcon(0, QgsIconUtils.iconForLayer(layer))
            item.setToolTip(0, layer.name())
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = layer.id() in chosen
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.layers.addTopLevelItem(item)
            box = QComboBox()
            box.setAccessibleName(self.tr("{}: what the table shows").format(layer.name()))
            for relation in RELATIONS[kind]:
                box.addItem(tr(_WORDS[relation]), relation)
            box.setToolTip(self.tr("What the table shows from this layer. The card for each hot spot shows everything"))
            if ticked:
                box.setCurrentIndex(max(box.findData(chosen[layer.id()]), 0))
            box.activated.connect(lambda _, box=box, layer_id=layer.id(): self._relation_chosen(layer_id, box))
            self.layers.setItemWidget(item, 1, box)
        self.layers.blockSignals(False)
        self.layers.setVisible(self.layers.topLevelItemCount() > 0)
        self.none.setVisible(self.layers.topLevelItemCount() == 0)
        self.show_states()

    def show_states(self) -> None:
        """What is being read, what was left out and why."""
        reading, skipped = [], []
        for i in range(self.layers.topLevelItemCount()):
            item = self.layers.topLevelItem(i)
            layer_id = item.data(0, Qt.ItemDataRole.UserRole)
            state, tip = "", ""
            if layer_id in self.result.reading:
                state, tip = "…", self.tr("reading")
                reading.append(item.text(0))
            elif layer_id in self.result.skipped and layer_id in self.session.choices.context:
                state, tip = "⚠", self.result.skipped[layer_id]
                skipped.append(self.tr("'{}' is left out: {}.").format(item.text(0), tip.rstrip(".")))
            elif layer_id in self.result.context and layer_id in self.session.choices.context:
                state, tip = "✓", self.tr("shown in the table and on the cards")
            elif self.result.named_by(layer_id):
                state, tip = (
                    self.tr("✓ in Place"),
                    self.tr("The hot spots are already named after this layer. Tick it to give it a column of its own"),
                )
            self.layers.blockSignals(True)
            item.setText(2, state)
            item.setToolTip(2, tip)
            self.layers.blockSignals(False)
        if self._reading and not reading and not skipped:
            self._done = True
            self._make_room()
        self._reading = bool(reading)
        ticked = len(self.session.choices.context)
        self.setTitle(
            self.tr("Your layers: {} left out").format(number(len(skipped)))
            if skipped
            else self.tr("Your layers: {}").format(number(ticked))
            if ticked
            else self.tr("Your layers")
        )
        if skipped:
            self.status.say(" ".join(skipped))
        elif reading:
            self.status.say(self.tr("Reading {}…").format(", ".join(reading)), problem=False)
        elif self.session.choices.context and not self.result.rows:
            self.status.say(
                self.tr("Find hot spots first. The table then shows what is in and near each one."), problem=False
            )
        else:
            self.status.say("")

    def leaveEvent(self, event: QEvent) -> None:
        """Who has ticked the layers goes on to the table."""
        super().leaveEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Fold up: the table has its column now, and needs the room. Not below the mouse: it may tick another layer."""
        if self._done and not self.underMouse() and QApplication.activePopupWidget() is None:
            self._done = False
            self.setCollapsed(True)

    # -- what the user does -------------------------------------------------------------------------------------
    def tick(self, layer_id: str, on: bool = True) -> None:
        """Tick or untick a layer of the list."""
        for i in range(self.layers.topLevelItemCount()):
            item = self.layers.topLevelItem(i)
            if item.data(0, Qt.ItemDataRole.UserRole) == layer_id:
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        if column:
            return
        layer_id = item.data(0, Qt.ItemDataRole.UserRole)
        context = dict(self.session.choices.context)
        if item.checkState(0) == Qt.CheckState.Checked:
            context[layer_id] = self.layers.itemWidget(item, 1).currentData()
        else:
            context.pop(layer_id, None)
            run = self.result.reading.get(layer_id)
            if run is not None:
                run.cancel()
        if context == self.session.choices.context:
            return
        self.session.set(context=context)
        if layer_id in context:
            self.result.relate(layer_id)
        self.result.context_changed.emit()

    def _relation_chosen(self, layer_id: str, box: QComboBox) -> None:
        if layer_id in self.session.choices.context:
            self.session.set(context=dict(self.session.choices.context, **{layer_id: box.currentData()}))
            self.result.context_changed.emit()

    def _radius_changed(self, value: float) -> None:
        self.session.set(radius=value)
        self.result.relate_again()

    def _opacity_changed(self, value: int) -> None:
        self.session.set(opacity=value)
        layer_tree.set_opacity(self.session.project, value)
