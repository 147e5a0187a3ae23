"""The part Your layers of the page Hot spots: the user's own layers under the hot spots, and the hot spots by area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsIconUtils, QgsWkbTypes
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSlider,
    QTableWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...bridge.ground import fields as f
from ...bridge.ground.texts import tr
from ...bridge.reading.field_names import name_field
from ...bridge.results import layer_tree
from ..maps import map_canvas
from ..parts.widgets import Empty, LayerBox, Message, RunButton, SortedCell, heading, labelled, number, percent
from ..state.result import destinations, open_result, report_rows, scratch
from ..state.stored_choices import AREAS, INSIDE, LENGTH, LINES, NAMES, NEAR, NEAREST, POINTS, RELATIONS

if TYPE_CHECKING:
    from ..state.session import Session

_KINDS = {
    QgsWkbTypes.GeometryType.PointGeometry: POINTS,
    QgsWkbTypes.GeometryType.LineGeometry: LINES,
    QgsWkbTypes.GeometryType.PolygonGeometry: AREAS,
}
_WORDS = {INSIDE: "count inside", NEAR: "count near", NEAREST: "nearest (m)", LENGTH: "length inside", NAMES: "names"}


class OverlayPage(QWidget):
    """Tick a layer, and table and cards say what of it lies in each hot spot, near it and how far."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.result = session, session.result
        self._build()
        session.layers_changed.connect(self.show_layers)
        session.choices_replaced.connect(self.show_choices)
        self.result.changed.connect(self.show_layers)
        self.result.context_changed.connect(self.show_states)
        self.result.areas_changed.connect(self.show_areas)
        self.show_choices()
        self.show_areas()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(heading(self.tr("Your layers")))
        self.layers = QTreeWidget()
        self.layers.setObjectName("context")
        self.layers.setHeaderLabels([self.tr("Layer"), self.tr("In the table"), ""])
        self.layers.setRootIsDecorated(False)
        self.layers.setToolTip(self.tr("Tick a layer to lay the hot spots over it; it is only read, never changed"))
        self.layers.setMinimumHeight(120)
        header = self.layers.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.layers.setColumnWidth(1, 130)
        self.layers.itemChanged.connect(self._ticked)
        column.addWidget(self.layers, 1)
        self.none = Empty(
            self.tr("No layers to lay it over"),
            self.tr(
                "Add your own layers to the project, such as licensed premises, schools, roads or beats: they "
                "appear here."
            ),
        )
        column.addWidget(self.none)
        self.status = Message()
        column.addWidget(self.status)

        form = QFormLayout()
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
            self.tr("How far outside a hot spot a feature still counts as near it, in metres"),
        )
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(10, 100)
        self.opacity.valueChanged.connect(self._opacity_changed)
        labelled(
            form,
            self.tr("O&pacity of hot spots"),
            self.opacity,
            self.tr("Makes our layers more transparent, so that yours show through; yours stay as they are"),
        )
        column.addLayout(form)

        column.addWidget(heading(self.tr("By area")))
        form = QFormLayout()
        self.areas = LayerBox()
        labelled(
            form, self.tr("&Areas"), self.areas, self.tr("Wards, beats or neighbourhoods: polygons that do not overlap")
        )
        column.addLayout(form)
        self.summarise = RunButton(
            self.tr("&Summarise by area"), self.tr("Crimes and hot spots of each area, as a table and a layer")
        )
        self.summarise.button.setDefault(False)
        self.summarise.clicked.connect(self.by_area)
        column.addWidget(self.summarise)
        self.problem = Message()
        column.addWidget(self.problem)
        self.table = QTableWidget(0, 5)
        self.table.setObjectName("areas")
        self.table.setToolTip(self.tr("Your areas with their crimes and hot spots"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Area"), self.tr("Hot spots"), self.tr("Crimes"), self.tr("In hot spots"), self.tr("Harm %")]
        )
        self.table.horizontalHeaderItem(3).setToolTip(self.tr("Share of the area's crimes that lie in hot spots"))
        self.table.horizontalHeaderItem(4).setToolTip(self.tr("The area's share of all harm"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 6)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSortingEnabled(True)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.setMinimumHeight(150)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for i in (1, 2, 3, 4):
            header.setSectionResizeMode(i, QHeaderView.ResizeMode.Interactive)
            words = self.table.horizontalHeaderItem(i).text()
            self.table.setColumnWidth(i, self.table.fontMetrics().horizontalAdvance(words) + 22)
        column.addWidget(self.table, 2)
        row = QHBoxLayout()
        self.select = QPushButton(self.tr("Select in &map"))
        self.select.setToolTip(self.tr("Selects the chosen areas, and the hot spots named after them, on the map"))
        self.select.clicked.connect(self.select_in_map)
        row.addStretch(1)
        row.addWidget(self.select)
        column.addLayout(row)

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
            for relation in RELATIONS[kind]:
                box.addItem(tr(_WORDS[relation]), relation)
            box.setToolTip(self.tr("What the table shows of this layer; the card shows everything"))
            if ticked:
                box.setCurrentIndex(max(box.findData(chosen[layer.id()]), 0))
            box.activated.connect(lambda _, box=box, layer_id=layer.id(): self._relation_chosen(layer_id, box))
            self.layers.setItemWidget(item, 1, box)
        self.layers.blockSignals(False)
        self.layers.setVisible(self.layers.topLevelItemCount() > 0)
        self.none.setVisible(self.layers.topLevelItemCount() == 0)
        self.areas.show_layers(self.session.area_layers(), self._areas_id())
        self.summarise.button.setEnabled(bool(self.result.rows) and self.areas.count() > 0)
        self.show_states()

    def _areas_id(self) -> str:
        return self.areas.currentData() if self.session.layer(self.areas.currentData()) else self.session.choices.areas

    def show_states(self) -> None:
        """What is being read, what was left out and why."""
        reading, skipped = [], []
        for i in range(self.layers.topLevelItemCount()):
            item = self.layers.topLevelItem(i)
            layer_id = item.data(0, Qt.ItemDataRole.UserRole)
            state, tip = "", ""
            if layer_id in self.result.reading:
                state, tip = "…", self.tr("being read")
                reading.append(item.text(0))
            elif layer_id in self.result.skipped and layer_id in self.session.choices.context:
                state, tip = "⚠", self.result.skipped[layer_id]
                skipped.append(self.tr("'{}' is left out: {}.").format(item.text(0), tip.rstrip(".")))
            elif layer_id in self.result.context and layer_id in self.session.choices.context:
                state, tip = "✓", self.tr("in the table and in the cards")
            self.layers.blockSignals(True)
            item.setText(2, state)
            item.setToolTip(2, tip)
            self.layers.blockSignals(False)
        if skipped:
            self.status.say(" ".join(skipped))
        elif reading:
            self.status.say(self.tr("Reading {}…").format(", ".join(reading)), problem=False)
        elif self.session.choices.context and not self.result.rows:
            self.status.say(self.tr("Find hot spots first; then what lies there appears in the table."), problem=False)
        else:
            self.status.say("")

    def show_areas(self) -> None:
        """The by-area table."""
        rows = self.result.areas
        self.table.setSortingEnabled(False)
        self.table.setRowCount(len(rows))
        for i, row in enumerate(rows):
            cells = [
                (row[f.AREA_NAME], row[f.AREA_NAME]),
                (number(row[f.HOTSPOTS]), row[f.HOTSPOTS]),
                (number(row[f.CRIMES]), row[f.CRIMES]),
                (percent(row[f.HOT_SHARE]), -1 if row[f.HOT_SHARE] is None else row[f.HOT_SHARE]),
                (percent(row.get(f.HARM_SHARE)), row.get(f.HARM_SHARE) or 0),
            ]
            for c, (text, value) in enumerate(cells):
                item = SortedCell(text, value)
                if c:
                    item.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
                self.table.setItem(i, c, item)
        self.table.setColumnHidden(4, not any(f.HARM_SHARE in row for row in rows))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
        self.table.setVisible(bool(rows))
        self.select.setVisible(bool(rows))
        self.summarise.button.setEnabled(bool(self.result.rows) and self.areas.count() > 0)

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

    def by_area(self) -> None:
        """Crimes and hot spots of each area, in the background."""
        self.problem.say("")
        layer = self.session.layer(self.areas.currentData())
        if layer is None or not self.result.has_crimes:
            self.problem.say(self.tr("The crime layer is no longer in the project; add it again."))
            return
        chosen = self.session.choices
        names = chosen.name_field if layer.id() == chosen.areas else name_field(layer)
        if not names:
            self.problem.say(
                self.tr("'{}' has no field with names; choose one beside Where on the page Hot spots.").format(
                    layer.name()
                )
            )
            return
        parameters = self.result.profile_parameters(
            AREAS=layer.id(), NAME_FIELD=names, REPORT_JSON=scratch("areas.json")
        )
        parameters.pop("RADIUS")
        parameters.update(destinations(self.session.project, self.tr("areas"), {"OUTPUT": "areas"}))

        def done(results: dict[str, Any]) -> None:
            summary = open_result(run, results["OUTPUT"], self.tr("Areas with hot spots"))
            if summary is not None:
                layer_tree.add_to_run(self.session.project, summary, "areas", self.result.layer)
                layer_tree.set_opacity(self.session.project, self.session.choices.opacity)
                self.result.areas_layer_id = summary.id()
            self.result.areas = report_rows(results["REPORT_JSON"], "arealsummary", "areas")
            self.result.areas_changed.emit()

        def failed(sentence: str, log: str) -> None:
            self.problem.say(sentence, log)

        def stopped() -> None:
            self.problem.say(self.tr("Stopped; everything is as it was."), problem=False)

        run = self.session.background.run("arealsummary", parameters, done, failed, stopped)
        self.summarise.watch(run, self.tr("reading crimes…"))

    def select_in_map(self) -> None:
        """Select the chosen areas, or all, and their hot spots."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()} or range(self.table.rowCount())
        names = {self.table.item(row, 0).text() for row in rows}
        layer = self.session.layer(self.result.areas_layer_id)
        if layer is not None:
            found = [feature.id() for feature in layer.getFeatures() if feature[f.AREA_NAME] in names]
            layer.selectByIds(found)
            map_canvas.show(self.session.iface, layer, found)
        self.result.select([row[f.HOTSPOT_ID] for row in self.result.rows if row.get(f.AREA_NAME) in names])
