"""The plan board: hot spot × day × shift, changed by hand, with the state of every rule beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QAbstractTableModel, QEvent, QMimeData, QModelIndex, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QIcon, QKeySequence, QPixmap
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QShortcut,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted, day_words, tr, visits_words
from ...bridge.paper.board_pages import DAYS, Board, print_board
from ...bridge.patrol.plan_table import PlanSetting
from ..parts.decision_dialog import DecisionDialog, decider
from ..parts.file_dialogs import ask_path
from ..parts.handed_over import say_written, whole_file
from ..parts.page_lines import UndoLine
from ..parts.widgets import Message, hours, number
from ..state.options import marking
from ..state.session import Session

_BROKEN = QColor(214, 96, 77, 110)
_PEAK = QColor(253, 174, 97, 70)
#: One for each agency, pale enough for black and for white digits; agencies beyond these share them.
_AGENCIES = tuple(QColor(*one, 110) for one in ((67, 147, 195), (90, 174, 97), (153, 112, 171), (191, 160, 60)))
_UNDO = 200
#: What hangs on the mouse while visits are dragged.
_DRAGGED = "application/x-hotspot-visits"


class BoardModel(QAbstractTableModel):
    """Visits of one agency: a row a hot spot, a column a day and shift. ``visits`` (n, D, S, A) holds all of them."""

    dropped = pyqtSignal(QModelIndex, QModelIndex)  # from which cell to which visits were dragged

    def __init__(self, setting: PlanSetting, visits: np.ndarray, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting, self.visits = setting, visits
        self.agency, self.week = 0, 0
        #: Changes, each [(cell, visits before)].
        self.history: list[list[tuple[tuple[int, ...], int]]] = []
        self.check = setting.check(visits)

    @property
    def days(self) -> list[int]:
        """The days of the week on show."""
        return [day for day in range(len(self.setting.days)) if day // 7 == self.week]

    def cell(self, column: int) -> tuple[int, int]:
        """(day, shift) of a column."""
        day, shift = divmod(column, len(self.setting.shifts))
        return self.days[day], shift

    def show(self, agency: int, week: int) -> None:
        """Show another agency or week."""
        self.beginResetModel()
        self.agency, self.week = agency, week
        self.endResetModel()

    def colour(self, agency: int) -> QColor:
        """The colour of an agency's visits."""
        return _AGENCIES[agency % len(_AGENCIES)]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.setting.ids)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.days) * len(self.setting.shifts)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        setting = self.setting
        if orientation == Qt.Orientation.Vertical:
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                name = setting.place(section)
                words = tr("{}: {} in the whole plan").format(name, visits_words(int(self.visits[section].sum())))
                week = int(self.visits[section, self.days].sum())
                return f"{name[:28]}  {number(week)}" if role == Qt.ItemDataRole.DisplayRole else words
            return None
        day, shift = self.cell(section)
        if role == Qt.ItemDataRole.DisplayRole:
            weekday = tr(DAYS[(setting.problem.weekday + day) % 7])
            there = int(self.visits[:, day, shift].sum())
            return f"{weekday} {int(setting.days[day][8:])}\n{setting.shifts[shift][0][:6]}\n{number(there)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            left = int(self.check.left[day, shift, self.agency])
            return counted(
                left,
                tr("{1} {2} {3}–{4}: time for {0} more visit"),
                tr("{1} {2} {3}–{4}: time for {0} more visits"),
                "",
                day_words(setting.days[day]),
                *setting.shifts[shift],
            )
        if role == Qt.ItemDataRole.BackgroundRole and self.check.left[day, shift, self.agency] < 0:
            return _BROKEN
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlags:
        flags = super().flags(index) | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled
        # Where nobody of the agency is, there is nothing to drag.
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.data(index, Qt.ItemDataRole.EditRole) else flags

    # -- dragging -------------------------------------------------------------------------------------------------
    def supportedDropActions(self) -> Qt.DropActions:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_DRAGGED]

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData:
        index = next(iter(indexes))
        data = QMimeData()
        data.setData(_DRAGGED, f"{index.row()} {index.column()}".encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: QModelIndex) -> bool:
        if data.hasFormat(_DRAGGED) and parent.isValid():
            begin = bytes(data.data(_DRAGGED)).decode().split()
            self.dropped.emit(self.index(*(int(one) for one in begin)), parent)
        # The view would clear the cell where the drag began.
        return False

    def move(self, begin: QModelIndex, end: QModelIndex) -> str:
        """Move the visits of a cell to another day or shift, unless a rule were broken that is kept now; '' where that
        was done, else one sentence that says why not."""
        place, before, after = begin.row(), self.cell(begin.column()), self.cell(end.column())
        if end.row() != place:
            return tr("A visit cannot be moved to another hot spot. Drop it in the row for {}.").format(
                self.setting.place(place)
            )
        source, target = ((place, *one, self.agency) for one in (before, after))
        count = int(self.visits[source])
        if source == target or not count:
            return ""
        tried = self.visits.copy()
        tried[source] -= count
        tried[target] += count
        kept = set(self.setting.broken(self.check))
        broken = [one for one in self.setting.broken(self.setting.check(tried)) if one not in kept]
        if broken:
            return tr("The visits were not moved: {}").format(broken[0])
        self._change([(source, 0), (target, int(tried[target]))])
        return ""

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        day, shift = self.cell(index.column())
        visits = int(self.visits[index.row(), day, shift, self.agency])
        others = int(self.visits[index.row(), day, shift].sum()) - visits
        if role == Qt.ItemDataRole.DisplayRole:
            return str(visits) if visits else f"({others})" if others else ""
        if role == Qt.ItemDataRole.EditRole:
            return visits
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        weekday = (self.setting.problem.weekday + day) % 7
        peak = self.setting.peaks.get((index.row(), weekday, shift))
        if role == Qt.ItemDataRole.ToolTipRole:
            words = [tr("peak hours {}").format(peak)] if peak else []
            return ", ".join(words + ([tr("{} by other agencies").format(others)] if others else [])) or None
        if role == Qt.ItemDataRole.BackgroundRole:
            if (index.row(), day, shift) in self.crowded or self.check.left[day, shift, self.agency] < 0 and visits:
                return _BROKEN
            if visits or others:
                there = self.visits[index.row(), day, shift]
                return self.colour(self.agency if visits else int(there.argmax()))
            return _PEAK if peak else None
        if role == Qt.ItemDataRole.FontRole and peak and visits:
            font = QFont()
            font.setBold(True)
            return font
        return None

    @property
    def crowded(self) -> set[tuple[int, int, int]]:
        """(hot spot, day, shift) with more visits than a shift may hold."""
        return {one[:3] for one in self.check.per_shift}

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        try:
            visits = int(value)
        except (TypeError, ValueError):
            return False
        if role != Qt.ItemDataRole.EditRole or not 0 <= visits <= 99:
            return False
        day, shift = self.cell(index.column())
        self.change((index.row(), day, shift, self.agency), visits)
        return True

    def change(self, cell: tuple[int, ...], visits: int) -> None:
        """Put another number of visits into a cell; it can be undone."""
        self._change([(cell, visits)])

    def undo(self) -> None:
        """Take the last change back."""
        if self.history:
            self._put(self.history.pop())

    def _change(self, cells: list[tuple[tuple[int, ...], int]]) -> None:
        self.history = self.history[-_UNDO:] + [[(cell, int(self.visits[cell])) for cell, _ in cells]]
        self._put(cells)

    def _put(self, cells: list[tuple[tuple[int, ...], int]]) -> None:
        for cell, visits in cells:
            self.visits[cell] = visits
        self.check = self.setting.check(self.visits)
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, max(self.columnCount() - 1, 0)))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(self.columnCount() - 1, 0))


class PlanBoard(QDialog):
    """Changes a plan; once accepted, ``model.visits`` is the plan and ``said`` who changed it and why."""

    def __init__(
        self, setting: PlanSetting, visits: np.ndarray, session: Session, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.said = session, {}
        self.setWindowTitle(self.tr("Plan board"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1180, 620)
        self.model = BoardModel(setting, np.array(visits), self)
        self._before = np.array(visits)
        #: How many changes there were when visits were moved.
        self._undone_with = 0
        column = QVBoxLayout(self)
        row = QHBoxLayout()
        self.agency, self.week = QComboBox(), QComboBox()
        for i, name in enumerate(setting.agencies):
            patch = QPixmap(12, 12)
            patch.fill(self.model.colour(i))
            self.agency.addItem(QIcon(patch), name)
        self.agency.setToolTip(
            self.tr(
                "The agency whose visits you are changing. Visits by other agencies are shown in "
                "brackets, each in the colour for that agency"
            )
        )
        weeks = -(-len(setting.days) // 7)
        for week in range(weeks):
            last = min(7 * week + 6, len(setting.days) - 1)
            self.week.addItem(
                self.tr("{} to {}").format(day_words(setting.days[7 * week]), day_words(setting.days[last]))
            )
        self.week.setToolTip(self.tr("The week shown on the board"))
        for box in (self.agency, self.week):
            box.activated.connect(lambda _: self._show())
            row.addWidget(box)
        self.hours = QLabel()
        row.addWidget(self.hours, 1)
        self.undo = QPushButton(self.tr("&Undo"))
        self.undo.setToolTip(self.tr("Undo the last change (Ctrl+Z)"))
        self.undo.clicked.connect(self.model.undo)
        row.addWidget(self.undo)
        column.addLayout(row)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setToolTip(
            self.tr(
                "To change the number of visits, type a number, press + or −, or drag visits to "
                "another day or shift. The colour shows the agency. Bold or orange means peak "
                "hours; red means that a rule is broken. The totals for the week are beside each "
                "hot spot, and the totals for all hot spots are below each shift"
            )
        )
        # The whole week is on show where there is room for it.
        self.table.horizontalHeader().setMinimumSectionSize(38)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 6)
        # The view takes only what is moved, and the model what is done.
        self.table.setDragEnabled(True)
        self.table.setAcceptDrops(True)
        self.table.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.table.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.table.setDragDropOverwriteMode(True)
        self.model.dropped.connect(self.move)
        #: What a number in brackets is, where there can be one.
        self.key = QLabel(
            self.tr("Numbers are visits by the agency chosen above; numbers in brackets are visits by the others.")
        )
        self.key.setWordWrap(True)
        self.key.setVisible(len(setting.agencies) > 1)
        column.addWidget(self.key)
        self.bar = QgsMessageBar()
        self.problem, self.moved = Message(), UndoLine()
        for widget in (self.bar, self.problem, self.moved):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        self.rules = QListWidget()
        self.rules.setMaximumHeight(110)
        self.rules.setToolTip(self.tr("Rules broken by the plan"))
        column.addWidget(self.rules)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = self.buttons.addButton(self.tr("&Save as a new plan…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setToolTip(
            self.tr("Save this version as a new plan, with who changed it and why. The earlier plan is kept")
        )
        self.print = self.buttons.addButton(self.tr("&Print…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.print.setToolTip(self.tr("Save the plan board as a PDF with one page per week"))
        self.print.clicked.connect(self.ask_print)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self.table.installEventFilter(self)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.model.undo)
        self.model.dataChanged.connect(lambda *_: self.show_state())
        self._show()

    def move(self, begin: QModelIndex, end: QModelIndex) -> None:
        """Move visits that were dragged; for half a minute they can be put back."""
        model, places = self.model, self.model.setting
        count = model.data(begin, Qt.ItemDataRole.EditRole)
        steps = len(model.history)
        refused = model.move(begin, end)
        self.problem.say(refused)
        if refused or len(model.history) == steps:
            return
        self.table.setCurrentIndex(end)
        days = [
            f"{day_words(places.days[day])} {places.shifts[shift][0]}"
            for day, shift in (model.cell(one.column()) for one in (begin, end))
        ]
        words = counted(
            count,
            self.tr("{} visit to {} moved from {} to {}."),
            self.tr("{} visits to {} moved from {} to {}."),
            number(count),
            places.place(begin.row()),
            *days,
        )
        self._undone_with = len(model.history)
        self.moved.offer(words, model.undo)

    def ask_print(self) -> None:
        """Ask where the board goes, and print it there."""
        name = self.tr("patrol plan {}").format(self.model.setting.days[0]) + ".pdf"
        path = ask_path(self, self.session.project, self.tr("Print the plan board"), name, self.tr("PDF (*.pdf)"))
        if path:
            self.print_to(path)

    def print_to(self, path: str) -> None:
        """Print the board as PDF; once it is whole, it can be opened."""
        model = self.model
        colours = [model.colour(i) for i in range(len(model.setting.agencies))]
        self.problem.say("")
        try:
            with whole_file(path) as beside:
                print_board(beside, Board(model.setting, model.visits, colours, marking()), path)
        except InputError as error:
            self.problem.say(str(error))
            return
        say_written(self.session, path, self.bar)

    def _show(self) -> None:
        self.model.show(self.agency.currentIndex(), self.week.currentIndex())
        self.show_state()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Plus and minus change the cell instead of opening it."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress and event.text() in ("+", "-"):
            self.step(1 if event.text() == "+" else -1)
            return True
        return super().eventFilter(watched, event)

    def step(self, by: int) -> None:
        """One visit more or fewer in the chosen cell."""
        index = self.table.currentIndex()
        if index.isValid():
            self.model.setData(index, self.model.data(index, Qt.ItemDataRole.EditRole) + by)

    def show_state(self) -> None:
        """Hours and rules as they are now."""
        check, setting = self.model.check, self.model.setting
        self.hours.setText(
            self.tr("{} of {} officer-hours, {}").format(
                hours(float(check.used.sum()) / 60),
                hours(float(check.available.sum()) / 60),
                visits_words(int(self.model.visits.sum())),
            )
        )
        broken = setting.broken(check)
        self.rules.clear()
        self.rules.addItems(
            broken
            or [self.tr("The plan meets all the rules on hours, minimum and maximum visits, and neighbourhoods.")]
        )
        self.undo.setVisible(bool(self.model.history))
        if len(self.model.history) != self._undone_with:
            # Another change came after the move: to take back the last one would be to take back that.
            self.moved.forget()
        self.save.setEnabled(not np.array_equal(self.model.visits, self._before))

    def accept(self) -> None:
        """Ask who changed it and why, then close."""
        broken = self.model.setting.broken(self.model.check)
        words = self.tr("This version is saved as a new plan, and the earlier plan is kept.")
        if broken:
            words += " " + self.tr("Number of rules broken: {}. The first is: {}").format(len(broken), broken[0])
        dialog = DecisionDialog(
            self.tr("Save the plan"), words, ("REASON", "BY"), {"BY": decider(self.session)}, ("REASON", "BY"), self
        )
        if dialog.exec():
            self.said = dialog.parameters()
            super().accept()
