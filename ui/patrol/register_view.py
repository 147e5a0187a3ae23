"""The register on the page Patrols: candidates in, decisions, and the table of places that is one with the map."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsProcessingFeatureSourceDefinition, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...bridge.ground import fields as f
from ...bridge.ground.texts import counted, day_words, mark, tr
from ...contract.patrol import ACTIVE, CANDIDATE, REJECTED, RESTORE, RETIRED
from ..maps import map_canvas
from ..parts.decision_dialog import DecisionDialog, decider
from ..parts.file_dialogs import ask_file, ask_path
from ..parts.page_lines import Need, NeedsList, UndoLine, add_top_words
from ..parts.widgets import Message, RunButton, SortedCell, cut_in_the_middle, narrow, number, open_menu
from ..parts.wrapping import WrappedButton, give_the_rest, smaller
from ..state.result import TEMPORARY, first_part
from ..state.session import Session
from .place_dialogs import HistoryDialog, LayerDialog, RefreshDialog

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QResizeEvent

#: What a place is, in words.
_STATES = {ACTIVE: mark("active"), CANDIDATE: mark("candidate"), RETIRED: mark("retired"), REJECTED: mark("rejected")}
#: What is changed in its cell: {column: parameter}.
_EDITED = {1: "NAME", 2: "OWNER"}
#: Decisions that can be taken back, in words.
_UNDONE = {
    "accept": mark("{}: active now."),
    "reject": mark("{}: rejected."),
    "retire": mark("{}: retired."),
    "edit": mark("{}: changed."),
    "merge": mark("{}: merged."),
}
#: The columns of names, who is responsible, crimes, ranks, and what the places are.
_NAMES, _RESPONSIBLE, _CRIMES, _RANKS, _STATE = 1, 2, 3, 4, 6
#: Pixels of the column with the names.
_NARROWEST, _WIDEST = 110, 130


class RegisterView(QWidget):
    """Shows the session's places and changes them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.places = session, session.places
        self._following = False
        self._build()
        self.places.changed.connect(self.show_places)
        self.places.selection_changed.connect(self.follow)
        session.result.changed.connect(self.show_places)
        self.show_places()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        self.file = QPushButton()
        narrow(self.file)
        menu = QMenu(self)
        menu.addAction(self.tr("&Open a register…"), self._ask_open)
        menu.addAction(self.tr("&New register…"), self._ask_new)
        menu.addSeparator()
        self.add_shown = menu.addAction(
            self.tr("Add all &hot spots shown as candidates…"), lambda: self.add_hot_spots(False, CANDIDATE)
        )
        menu.addAction(self.tr("&Add places from a layer…"), self.add_layer)
        self.file.setMenu(menu)
        self.show_status = QComboBox()
        self.show_status.setToolTip(self.tr("Choose which places to list"))
        self.show_status.setAccessibleName(self.show_status.toolTip())
        for status, words in (
            (ACTIVE, self.tr("active")),
            (CANDIDATE, self.tr("candidates")),
            (RETIRED, self.tr("retired")),
            (REJECTED, self.tr("rejected")),
            ("", self.tr("all")),
        ):
            self.show_status.addItem(words, status)
        self.show_status.activated.connect(lambda _: self.show_places())
        row.addWidget(self.file, 1)
        row.addWidget(self.show_status)
        column.addLayout(row)

        self.needs = NeedsList()
        column.addWidget(self.needs)
        # The same next step as on the page Hot spots.
        self.add = RunButton(*add_top_words(0))
        self.add.clicked.connect(lambda: self.session.result.accept_asked.emit(self.session.result.top()))
        self._build_actions(column)
        self.problem = Message()
        column.addWidget(self.problem)
        self.undo = UndoLine()
        column.addWidget(self.undo)
        self.table = QTableWidget(0, 7)
        self.table.setObjectName("places")
        self.table.setAccessibleName(self.tr("Places in the register"))
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Place"),
                self.tr("Name"),
                self.tr("Team"),
                self.tr("Crimes"),
                self.tr("Rank"),
                self.tr("Since"),
                self.tr("State"),
            ]
        )
        self.table.horizontalHeaderItem(_RANKS).setToolTip(
            self.tr("Rank among the hot spots when the place was added or last refreshed")
        )
        self.table.horizontalHeaderItem(_RESPONSIBLE).setToolTip(
            self.tr("The role or team responsible for the place, not a person's name. Double-click a cell to enter it")
        )
        self.table.setToolTip(
            self.tr(
                "Rows selected here are also selected on the map. To change a name or who is responsible, "
                "double-click the cell or press F2. Right-click for all decisions"
            )
        )
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 6)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.itemChanged.connect(self._renamed)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setShowGrid(False)
        smaller(self.table)
        cut_in_the_middle(self.table)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.setMinimumHeight(150)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        for section in (0, _RANKS, _CRIMES, _RESPONSIBLE, 5, _STATE):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        self.table.itemSelectionChanged.connect(self._rows_chosen)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda point: self._menu().exec(self.table.viewport().mapToGlobal(point))
        )
        column.addWidget(self.table, 1)

        self.refresh = WrappedButton(self.tr("Compare with the hot spots sho&wn…"))
        self.refresh.setToolTip(
            self.tr(
                "See which places would be kept, added and retired to match the new hot spots, and "
                "why. Nothing changes until you confirm"
            )
        )
        self.refresh.clicked.connect(self.compare)
        column.addWidget(self.refresh)
        column.addStretch(0)
        self._zoom = QTimer(self)
        self._zoom.setSingleShot(True)
        self._zoom.setInterval(200)
        self._zoom.timeout.connect(
            lambda: map_canvas.show(self.session.iface, self.places.layer, self.places.feature_ids(self.chosen()))
        )

    def _build_actions(self, column: QVBoxLayout) -> None:
        """What can be done with the chosen places, above the table."""
        row = QHBoxLayout()
        self.buttons = {}
        for name, words, tip, slot in (
            ("accept", self.tr("A&ccept…"), self.tr("Make the selected candidates active hot spots"), self.accept),
            (
                "reject",
                self.tr("Re&ject…"),
                self.tr("Reject the selected candidates. The reason is recorded"),
                self.reject,
            ),
            (
                "retire",
                self.tr("Re&tire…"),
                self.tr("Retire the selected active hot spots. The reason is recorded"),
                self.retire,
            ),
        ):
            self.buttons[name] = narrow(QPushButton(words))
            self.buttons[name].setToolTip(tip)
            self.buttons[name].clicked.connect(slot)
            row.addWidget(self.buttons[name])
        self.more = QToolButton()
        self.more.setText(self.tr("&More"))
        self.more.setToolTip(self.tr("Edit or merge places, add a note or see the history"))
        self.more.pressed.connect(lambda: self.more.setMenu(self._menu()))
        open_menu(self.more, QMenu(self))
        row.addWidget(self.more)
        column.addLayout(row)

    # -- what is shown ------------------------------------------------------------------------------------------
    def show_places(self) -> None:
        """The places of the register, and what can be done with them."""
        path, rows = self.places.path, self.places.rows
        self.file.setText(os.path.basename(path) if path else self.tr("No &register chosen"))
        self.file.setToolTip(
            path or self.tr("The GeoPackage with your force's hot spots; open a register or start a new one")
        )
        there = self.session.result.layer is not None and bool(self.session.result.rows)
        self.needs.show_needs(self._needs(there))
        for part in (self.table, self.show_status, self.refresh, self.more, *self.buttons.values()):
            part.setVisible(bool(rows))
        top = self.session.result.top()
        self.add.button.setEnabled(there and len(self.places.active(top)) < len(top))
        self.add.button.setText(add_top_words(len(top))[0])
        self.add_shown.setEnabled(there)
        self.refresh.setEnabled(there and bool(self.places.of_status(ACTIVE)))
        chosen = set(self.chosen())
        status = self.show_status.currentData()
        if rows and status and not self.places.of_status(status):
            # Nothing is so any more, or yet: what there is, the active ones first.
            there = [one for one in (ACTIVE, CANDIDATE) if self.places.of_status(one)]
            status = there[0] if there else ""
            self.show_status.setCurrentIndex(self.show_status.findData(status))
        self._following = True
        self.table.setSortingEnabled(False)
        shown = self.places.of_status(status)
        # Of one state only, the list above says which.
        self.table.setColumnHidden(_STATE, bool(status))
        self.table.setRowCount(len(shown))
        # Told of each cell, the columns would each time measure all of theirs; when it is sorted the table looks anew.
        self.table.model().blockSignals(True)
        for i, row in enumerate(shown):
            since = row[f.VALID_FROM] or ""
            for j, (text, value) in enumerate(
                (
                    (row[f.PLACE_ID], row[f.PLACE_ID]),
                    (row[f.NAME] or "", row[f.NAME] or ""),
                    (row[f.OWNER] or "", row[f.OWNER] or ""),
                    _figure(row[f.CRIMES]),
                    _figure(row[f.RANK]),
                    (day_words(since[:10]), since),
                    (tr(_STATES.get(row[f.STATUS], row[f.STATUS])), row[f.STATUS]),
                )
            ):
                cell = SortedCell(text, value)
                if j in (_RANKS, _CRIMES):
                    cell.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
                if j not in _EDITED:
                    cell.setFlags(cell.flags() & ~Qt.ItemFlag.ItemIsEditable)
                self.table.setItem(i, j, cell)
        self.table.model().blockSignals(False)
        for i, row in enumerate(shown):
            if row[f.PLACE_ID] in chosen:
                self.table.selectRow(i)
        self.table.setSortingEnabled(True)
        # When the table has its height, and with it its scroll bar or none.
        QTimer.singleShot(0, self._set_widths)
        self._following = False
        self._allow()

    def _set_widths(self) -> None:
        """The names take what the other columns leave, or as much as they need up to a bound."""
        if not sip.isdeleted(self):
            first = [first_part(self.table.item(i, _NAMES).text()) for i in range(self.table.rowCount())]
            give_the_rest(
                self.table, _NAMES, min(max(self.table.sizeHintForColumn(_NAMES), _NARROWEST), _WIDEST), first
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names take what the dock gains."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self._set_widths)

    def _needs(self, there: bool) -> list[Need]:
        """What the register needs before there is a place in it."""
        if self.places.rows:
            return []
        shown = len(self.session.result.rows)
        return [
            Need(
                "hot spots",
                there,
                counted(shown, self.tr("{} hot spot shown"), self.tr("{} hot spots shown"))
                if there
                else self.tr("No hot spots yet: find some first"),
                help=(self.tr("Find hot spots"), lambda: self.session.page_asked.emit("find")),
            ),
            Need(
                "register",
                bool(self.places.path),
                self.places.error
                or (
                    self.tr("A register file")
                    if self.places.path
                    else self.tr(
                        "A register file: open your force's register above, or choose a file when you add hot spots"
                    )
                ),
                must=False,
            ),
        ]

    def _allow(self) -> None:
        rows = [row for row in self.places.rows if row[f.PLACE_ID] in set(self.chosen())]
        statuses = {row[f.STATUS] for row in rows}
        self.buttons["accept"].setEnabled(bool(rows) and ACTIVE not in statuses)
        self.buttons["reject"].setEnabled(statuses == {CANDIDATE})
        self.buttons["retire"].setEnabled(statuses == {ACTIVE})
        self.more.setEnabled(bool(rows))

    # -- the one selection --------------------------------------------------------------------------------------
    def chosen(self) -> list[str]:
        """Ids of the chosen places, in the order of the table."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.table.item(row, 0).text() for row in rows]

    def _rows_chosen(self) -> None:
        if self._following:
            return
        self._following = True
        self.places.select(self.chosen())
        self._following = False
        self._allow()
        if self.chosen():
            self._zoom.start()

    def follow(self) -> None:
        """Choose the rows of what is selected on the map."""
        if self._following:
            return
        selected = set(self.places.selected())
        self._following = True
        self.table.clearSelection()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        for row in range(self.table.rowCount()):
            if self.table.item(row, 0).text() in selected:
                self.table.selectRow(row)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._following = False
        self._allow()

    # -- what the user does -------------------------------------------------------------------------------------
    def _ask_open(self) -> None:
        path = ask_file(self, self.tr("The force's register of hot spots"), self.tr("GeoPackage (*.gpkg)"))
        if path:
            self.places.choose(path)

    def _ask_new(self) -> bool:
        path = ask_path(
            self,
            self.session.project,
            self.tr("Save the new register as"),
            "hot spot register.gpkg",
            self.tr("GeoPackage (*.gpkg)"),
        )
        if path:
            self.places.choose(path)
        return bool(path)

    def add_hot_spots(self, selected: bool, status: str) -> None:
        """The hot spots on show, or the selected ones, into the register. Those that it has already are not added
        again: where they are to be active and are not, their places become so, with their history."""
        if not self.places.path and not self._ask_new():
            return
        result, accepted = self.session.result, status == ACTIVE
        ids = result.selected() if selected else [row[f.HOTSPOT_ID] for row in result.rows]
        known = self.places.known(ids)
        back = sorted(row[f.PLACE_ID] for row in known.values() if accepted and row[f.STATUS] != ACTIVE)
        ids = [one for one in ids if one not in known]
        words = self._what_is_added(len(ids), back, len(known) - len(back), accepted)
        if not ids and not back:
            self.problem.say(words, problem=False)
            return
        if ids:
            result.select(ids)
        said = self._ask(
            counted(len(ids) + len(back), self.tr("Accept as hot spot"), self.tr("Accept as hot spots"))
            if accepted
            else self.tr("Add candidates"),
            words,
            ("OWNER", "REASON", "VALID_FROM", "BY") if accepted else ("OWNER", "REASON", "BY"),
            ("BY",),
        )
        if said is None:
            return

        def add(_: Any = None) -> None:
            source = self.places.hot_spots(ids)
            self._act("add", dict(said, HOTSPOT_LAYER=source, STATUS=status, NAME_FIELD=f.NAME), self.add)

        if back:
            self._act("accept", dict(said, PLACES="; ".join(back)), self.add, add if ids else None)
        else:
            add()

    def _what_is_added(self, new: int, back: list[str], there: int, accepted: bool) -> str:
        """So many ``new`` hot spots and places that come ``back``, in words; and how many are ``there`` already."""
        words = []
        if new and accepted:
            words.append(
                counted(
                    new,
                    self.tr("{} hot spot will be added to the register and become active."),
                    self.tr("{} hot spots will be added to the register and become active."),
                    number(new),
                )
            )
        elif new:
            words.append(
                counted(
                    new,
                    self.tr("{} hot spot will be added to the register as a candidate."),
                    self.tr("{} hot spots will be added to the register as candidates."),
                    number(new),
                )
            )
        if back:
            words.append(
                counted(
                    len(back),
                    self.tr("{} is in the register already and will become active: {}."),
                    self.tr("{} are in the register already and will become active: {}."),
                    number(len(back)),
                    _some(back, 6),
                )
            )
        if there:
            words.append(
                counted(
                    there,
                    self.tr("{} hot spot is already in the register, so it is not added again."),
                    self.tr("{} hot spots are already in the register, so they are not added again."),
                    number(there),
                )
            )
        return " ".join(words)

    def add_layer(self) -> None:
        """Places drawn by hand, or a list that was given, into the register."""
        if not self.places.path and not self._ask_new():
            return
        dialog = LayerDialog(self._polygons(), decider(self.session), self)
        if dialog.exec():
            self._act("add", dialog.parameters(), self.add)

    def _polygons(self) -> list[QgsVectorLayer]:
        """The layers that a place can be taken from: drawn, given, or found by a tool outside the dock."""
        return self.session.user_layers(QgsWkbTypes.GeometryType.PolygonGeometry)

    def accept(self) -> None:
        """The chosen candidates become active; all of them where no place is chosen."""
        if not self.chosen():
            self.table.selectAll()
        self._decide("accept", self.tr("Accept"), ("OWNER", "REASON", "VALID_FROM", "BY"), ("BY",))

    def reject(self) -> None:
        """The chosen candidates do not become active."""
        self._decide("reject", self.tr("Reject"), ("REASON", "BY"), ("REASON", "BY"))

    def retire(self) -> None:
        """The chosen places end."""
        self._decide("retire", self.tr("Retire"), ("REASON", "VALID_TO", "BY"), ("REASON", "BY"))

    def edit(self) -> None:
        """Another name, another role or team."""
        one = len(self.chosen()) == 1
        self._decide("edit", self.tr("Edit"), (("NAME",) if one else ()) + ("OWNER", "REASON", "BY"), ("BY",))

    def reshape(self) -> None:
        """The one polygon that is selected in the active layer becomes the shape of the chosen place."""
        layer = self.session.iface.activeLayer() if self.session.iface is not None else None
        if layer not in self._polygons() or layer.selectedFeatureCount() != 1:
            self.problem.say(
                self.tr(
                    "To set the new boundary, click your polygon layer in the Layers panel and select one polygon "
                    "on the map."
                )
            )
            return
        self._decide(
            "edit",
            self.tr("New boundary"),
            ("REASON", "BY"),
            ("BY",),
            HOTSPOT_LAYER=QgsProcessingFeatureSourceDefinition(layer.id(), True),
        )

    def merge(self) -> None:
        """The chosen places become the first of them."""
        self._decide("merge", self.tr("Merge"), ("NAME", "REASON", "BY"), ("REASON", "BY"))

    def note(self) -> None:
        """An entry of the log for the chosen places."""
        self._decide("log", self.tr("Note"), ("STAGE", "TEXT", "BY"), ("TEXT", "BY"))

    def _decide(self, action: str, title: str, asks: tuple[str, ...], needed: tuple[str, ...], **more: Any) -> None:
        ids = self.chosen()
        if not ids:
            return
        said = self._ask(title, _some(ids, 6), asks, needed)
        if said is not None:
            self._act(action, dict(said, PLACES="; ".join(ids), **more), self.add)

    def _ask(self, title: str, words: str, asks: tuple[str, ...], needed: tuple[str, ...]) -> dict[str, Any] | None:
        row = next((row for row in self.places.rows if [row[f.PLACE_ID]] == self.chosen()), {})
        given = {"BY": decider(self.session), "NAME": row.get(f.NAME) or "", "OWNER": row.get(f.OWNER) or ""}
        dialog = DecisionDialog(title, words, asks, given, needed, self)
        return dialog.parameters() if dialog.exec() else None

    def _renamed(self, item: QTableWidgetItem) -> None:
        """A name, or who is responsible, was changed in its cell."""
        if self._following or item.column() not in _EDITED:
            return
        place_id, text = self.table.item(item.row(), 0).text(), item.text().strip()
        before = str(item.data(Qt.ItemDataRole.UserRole) or "")
        by = decider(self.session)
        if not text or text == before:
            # An empty text says nothing: the register would keep what it has.
            self.show_places()
            return
        if not by:
            said = self._ask(self.tr("Edit"), place_id, ("BY",), ("BY",))
            if said is None:
                self.show_places()
                return
            by = said["BY"]
        self._act("edit", {"PLACES": place_id, _EDITED[item.column()]: text, "BY": by}, self.add)

    def _offer_undo(self, words: str, place_ids: list[str]) -> None:
        """Let a decision be taken back, while nobody has made another for these places."""
        made = self._versions(place_ids)

        def back() -> None:
            if self._versions(place_ids) != made:
                self.problem.say(
                    self.tr(
                        "These places have been changed since, so your change cannot be undone. "
                        "See the history for each place."
                    )
                )
                return
            said = {"PLACES": "; ".join(place_ids), "BY": decider(self.session), "REASON": self.tr("undone")}
            self._act(RESTORE, said, self.add)

        self.undo.offer(words, back)

    def _versions(self, place_ids: list[str]) -> dict[str, int]:
        return {row[f.PLACE_ID]: row[f.VERSION] for row in self.places.rows if row[f.PLACE_ID] in place_ids}

    def _act(
        self,
        action: str,
        parameters: dict[str, Any],
        button: RunButton,
        done: Callable[[dict[str, Any]], None] | None = None,
    ) -> None:
        self.problem.say("")
        self.undo.forget()
        places = [one for one in parameters.get("PLACES", "").split("; ") if one]

        def finished(results: dict[str, Any]) -> None:
            undone = action in _UNDONE and bool(places)
            words = [results["NOTES"]] if undone else [results["SUMMARY"], results["NOTES"]]
            self.problem.say(" ".join(words).strip(), problem=False)
            if undone:
                some = ", ".join(places[:3]) + (" …" if len(places) > 3 else "")
                self._offer_undo(tr(_UNDONE[action]).format(some), places)
            if done is not None:
                done(results)

        run = self.places.act(
            action,
            parameters,
            finished,
            self.problem.say,
            lambda: self.problem.say(self.tr("Cancelled; the register was not changed."), problem=False),
        )
        button.watch(run, self.tr("changing the register…"))

    def compare(self) -> None:
        """What the hot spots on show would change, and the change if it is wanted."""
        self.problem.say("")
        source = {"HOTSPOT_LAYER": self.places.hot_spots(), "CHANGES": TEMPORARY, "BY": decider(self.session) or "?"}

        def shown(results: dict[str, Any]) -> None:
            layer = run.layer(results["CHANGES"])
            names = layer.fields().names()
            rows = [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]
            dialog = RefreshDialog(results["SUMMARY"], rows, decider(self.session), self)
            if dialog.exec():
                self._act(
                    "refresh", dict(dialog.parameters(), HOTSPOT_LAYER=source["HOTSPOT_LAYER"], APPLY=True), self.add
                )

        run = self.session.background.run(
            "register", dict(source, REGISTER=self.places.path, ACTION="refresh"), shown, self.problem.say
        )
        self.add.watch(run, self.tr("comparing…"))

    def history(self) -> None:
        """Every version of the chosen place and its log."""
        if self.chosen():
            HistoryDialog(self.chosen()[0], *self.places.history(self.chosen()[0]), self).exec()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for words, slot, able in (
            (self.tr("&Zoom"), self._zoom.start, True),
            (self.tr("&Edit…"), self.edit, True),
            (self.tr("Boundary from a &selected polygon…"), self.reshape, len(self.chosen()) == 1),
            (self.tr("&Merge…"), self.merge, len(self.chosen()) > 1),
            (self.tr("&Note…"), self.note, True),
            (self.tr("&History"), self.history, len(self.chosen()) == 1),
        ):
            action = menu.addAction(words, slot)
            action.setEnabled(able and bool(self.chosen()))
        return menu


def _some(ids: list[str], most: int) -> str:
    """Up to so many ids in words."""
    return ", ".join(ids[:most]) + (tr(" and {} more").format(number(len(ids) - most)) if len(ids) > most else "")


def _figure(value: int | None) -> tuple[str, int]:
    """(text, sort value) of a rank or a count, which a place that somebody drew has not."""
    return number(value), -1 if value is None else value
