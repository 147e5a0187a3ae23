"""*Totals by area*, the second view of the table: the crimes and hot spots of each ward or beat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QTableWidget, QWidget

from ...bridge.ground import fields as f
from ...bridge.reading.field_names import name_field
from ...bridge.results import layer_tree
from ..maps import map_canvas
from ..parts.widgets import (
    LayerBox,
    Message,
    RunButton,
    SortedCell,
    cut_in_the_middle,
    full_column,
    labelled,
    number,
    percent,
)
from ..parts.wrapping import WrappedForm, give_the_rest
from ..state.result import destinations, open_result, report_rows, scratch

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QResizeEvent

    from ..state.session import Session

#: Pixels of the names at least.
_NARROWEST = 72


class AreaTotals(QWidget):
    """Areas of a layer with their totals, as a table and a layer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.result = session, session.result
        self._build()
        session.layers_changed.connect(self.show_layers)
        session.choices_replaced.connect(self.show_layers)
        self.result.changed.connect(self.show_layers)
        self.result.areas_changed.connect(self.show_areas)
        self.show_layers()
        self.show_areas()

    def _build(self) -> None:
        column = full_column(self)
        form = WrappedForm()
        self.areas = LayerBox()
        labelled(
            form,
            self.tr("&Areas"),
            self.areas,
            self.tr("A polygon layer of wards, beats or neighbourhoods that do not overlap"),
        )
        column.addLayout(form)
        self.summarise = RunButton(
            self.tr("&Summarise by area"),
            self.tr("Summarise crimes and hot spots for each area, as a table and a layer"),
            primary=False,
        )
        self.summarise.clicked.connect(self.by_area)
        column.addWidget(self.summarise)
        self.problem = Message()
        column.addWidget(self.problem)
        self.table = QTableWidget(0, 5)
        self.table.setObjectName("areas")
        self.table.setToolTip(self.tr("Your areas, with crimes and hot spots in each"))
        self.table.setAccessibleName(self.table.toolTip())
        self.table.setHorizontalHeaderLabels(
            [self.tr("Area"), self.tr("Hot spots"), self.tr("Crimes"), self.tr("In hot spots"), self.tr("Harm %")]
        )
        self.table.horizontalHeaderItem(3).setToolTip(self.tr("Share of crimes in the area that are in hot spots"))
        self.table.horizontalHeaderItem(4).setToolTip(self.tr("The area's share of all harm"))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 6)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSortingEnabled(True)
        self.table.setShowGrid(False)
        cut_in_the_middle(self.table)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.setMinimumHeight(150)
        header = self.table.horizontalHeader()
        for i in range(5):
            header.setSectionResizeMode(i, QHeaderView.ResizeMode.Interactive)
            words = self.table.horizontalHeaderItem(i).text()
            self.table.setColumnWidth(i, self.table.fontMetrics().horizontalAdvance(words) + 22)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        self.select = QPushButton(self.tr("Select in &map"))
        self.select.setToolTip(self.tr("Select the chosen areas on the map, and the hot spots named after them"))
        self.select.clicked.connect(self.select_in_map)
        row.addStretch(1)
        row.addWidget(self.select)
        column.addLayout(row)
        column.addStretch(0)

    # -- what is shown ------------------------------------------------------------------------------------------
    def show_layers(self) -> None:
        """The layers of areas that there are."""
        shown = self.areas.currentData()
        self.areas.show_layers(
            self.session.area_layers(), shown if self.session.layer(shown) else self.session.choices.areas
        )
        self._allow()

    def _allow(self) -> None:
        self.summarise.button.setEnabled(bool(self.result.rows) and self.areas.count() > 0)

    def show_areas(self) -> None:
        """The totals as they were last made."""
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
        # When the table has its height, and with it its scroll bar or none.
        QTimer.singleShot(0, self._set_widths)
        self.select.setVisible(bool(rows))
        self._allow()

    # -- what the user does -------------------------------------------------------------------------------------
    def _set_widths(self) -> None:
        if not sip.isdeleted(self):
            give_the_rest(self.table, 0, _NARROWEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names take what the dock gains."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self._set_widths)

    def by_area(self) -> None:
        """Crimes and hot spots of each area, in the background."""
        self.problem.say("")
        layer = self.session.layer(self.areas.currentData())
        if layer is None or not self.result.has_crimes:
            self.problem.say(self.tr("The crime layer is no longer in the project; add the layer again."))
            return
        chosen = self.session.choices
        names = chosen.name_field if layer.id() == chosen.areas else name_field(layer)
        if not names:
            self.problem.say(
                self.tr("'{}' has no name field set; choose one beside Where on the Hot spots page.").format(
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
            self.problem.say(self.tr("Cancelled; nothing was changed."), problem=False)

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
