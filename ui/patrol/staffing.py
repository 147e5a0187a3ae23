"""Who can be there: the shifts of a day, and officers by resource and shift, as tables that say what the parameters
SHIFTS and RESOURCES of the patrol plan say in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, QRegularExpression, Qt, QTime, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QRegularExpressionValidator
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStyledItemDelegate,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import mark, tr
from ...bridge.moments.shifts import Shift, parse_shifts
from ...bridge.patrol.plan_inputs import WEEKDAYS, parse_resources
from ...contract.parts.shared import USUAL_SHIFTS
from ..parts.widgets import narrow, number
from ..parts.wrapping import WrappedRow
from ..tool.controls import Control

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition
    from qgis.PyQt.QtGui import QResizeEvent
    from qgis.PyQt.QtWidgets import QStyleOptionViewItem

#: Who patrols, at first; nobody of them is there until somebody says so.
AT_FIRST = (mark("Police officers"), mark("PCSOs"), mark("Special constables"), mark("Council wardens"))
#: Hours that an officer gives to hot spots where nobody says others: a shift of 8 less briefing, breaks and calls.
USUAL_HOURS = 2.0
#: Shifts by the words of the list that offers them.
PRESETS = {mark("3 × 8 hours"): USUAL_SHIFTS, mark("2 × 12 hours"): "Day 07:00-19:00; Night 19:00-07:00"}
_WEEK = tuple(range(7))
#: What parts the words of the parameters, which a name cannot hold.
_NAME = QRegularExpression("[^,;\\n]*")
_DAYS = (_WEEK, (0, 1, 2, 3, 4), (4, 5), (5, 6))
_MOST_OFFICERS = 999
#: What stands beside the words of a cell, in pixels.
_CELL_MARGINS = 12


@dataclass
class Staff:
    """A row of the table: a resource, its number in each shift, the hours that each gives, and on which weekdays."""

    name: str
    numbers: list[int]
    hours: float = USUAL_HOURS
    weekdays: tuple[int, ...] = field(default=_WEEK)


def staff_text(staff: Sequence[Staff], shifts: Sequence[str], with_nobody: bool = False) -> str:
    """Rows of the table in the words of the parameter RESOURCES. ``with_nobody``: a row without officers too, so that
    the project remembers it."""
    said = []
    for row in staff:
        there = [(shift, count) for shift, count in zip(shifts, row.numbers) if count]
        for shift, count in there or ([(shifts[0], 0)] if with_nobody and shifts else []):
            days = days_text(row.weekdays)
            said.append(", ".join([row.name, shift, str(count), f"{row.hours:g}", *([days] if days else [])]))
    return "; ".join(said)


def staff_of(text: str, shifts: Sequence[Shift]) -> list[Staff]:
    """The rows of the table for the words of RESOURCES: what has one name, hours and days stands in one row. What the
    table itself finds fault with, such as more hours than a shift has, is read. Raises InputError for other words."""
    rows: dict[tuple[str, float, tuple[int, ...]], Staff] = {}
    whole_days = [Shift(shift.name, 0, 0) for shift in shifts]
    for one in (one for part in text.split(";") if part.strip() for one in parse_resources(part, whole_days)):
        key = (one.agency.casefold(), one.hours, one.weekdays)
        row = rows.setdefault(key, Staff(one.agency, [0] * len(shifts), one.hours, one.weekdays))
        row.numbers[one.shift] += one.officers
    return list(rows.values())


def days_text(weekdays: Sequence[int]) -> str:
    """Weekdays in the words of RESOURCES, '' for all of them: Mon-Fri, Mon Wed Sun."""
    if tuple(weekdays) in (_WEEK, ()):
        return ""
    first, last = weekdays[0], weekdays[-1]
    if len(weekdays) > 2 and last - first == len(weekdays) - 1:
        return f"{WEEKDAYS[first]}-{WEEKDAYS[last]}"
    return " ".join(WEEKDAYS[one] for one in weekdays)


def days_of(text: str) -> tuple[int, ...] | None:
    """The weekdays that a text says, None where it is none; all of them for '' and for the words of the table."""
    text = text.strip()
    if not text or text == every_day():
        return _WEEK
    try:
        return parse_resources(f"x, x, 1, 1, {text.replace(',', ' ')}", [Shift("x", 0, 0)])[0].weekdays
    except InputError:
        return None


def every_day() -> str:
    """All weekdays, in words."""
    return tr("every day")


class ShiftTable(Control):
    """Shifts by name, beginning and end, and presets of them."""

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self._text = ""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        row = QHBoxLayout()
        label = QLabel(self.tr("S&hifts"))
        self.preset = narrow(QComboBox())
        for words, text in PRESETS.items():
            self.preset.addItem(tr(words), text)
        self.preset.addItem(self.tr("custom"), "")
        self.preset.setToolTip(
            self.tr("Choose how the day is divided into shifts. You can change any of the times below")
        )
        self.preset.activated.connect(self._take_preset)
        label.setBuddy(self.preset)
        label.setToolTip(self.preset.toolTip())
        self.add = QToolButton()
        self.add.setText("+")
        self.add.setToolTip(self.tr("Add a shift"))
        self.add.clicked.connect(self._add)
        row.addWidget(label)
        row.addWidget(self.preset, 1)
        row.addWidget(self.add)
        column.addLayout(row)
        self.grid = QGridLayout()
        self.grid.setSpacing(3)
        self.grid.setColumnStretch(0, 1)
        column.addLayout(self.grid)
        self.rows: list[tuple[QLineEdit, QTimeEdit, QTimeEdit, QToolButton]] = []
        self.put(inside)
        self.setFocusProxy(self.preset)

    def shifts(self) -> list[tuple[str, str, str]]:
        """[(name, HH:MM, HH:MM)] as they stand."""
        return [
            (name.text().strip(), begin.time().toString("HH:mm"), end.time().toString("HH:mm"))
            for name, begin, end, _ in self.rows
        ]

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show shifts in words; words that cannot be read are the usual shifts."""
        text = str(value or USUAL_SHIFTS)
        if text == self._text:
            return
        try:
            shifts = parse_shifts(text)
        except InputError:
            shifts = parse_shifts(USUAL_SHIFTS)
        self._show([(shift.name, *shift.words) for shift in shifts])
        self.speak()

    def parameterValue(self) -> str:
        """The shifts in words."""
        return self._text

    def _show(self, shifts: Sequence[tuple[str, str, str]]) -> None:
        while self.grid.count():
            gone = self.grid.takeAt(0).widget()
            gone.hide()
            gone.deleteLater()
        self.rows = []
        for i, (name, begin, end) in enumerate(shifts):
            line = narrow(QLineEdit(name))
            line.setValidator(QRegularExpressionValidator(_NAME, line))
            line.setToolTip(self.tr("Name for this shift"))
            line.setAccessibleName(self.tr("Name for shift {}").format(i + 1))
            line.editingFinished.connect(self._edited)
            times = []
            for time, tip in ((begin, self.tr("Start time for {}")), (end, self.tr("End time for {}"))):
                box = QTimeEdit(QTime.fromString(time, "HH:mm"))
                box.setDisplayFormat("HH:mm")
                # Typed, or changed by the arrow keys: in a narrow dock the name needs the room.
                box.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
                box.setKeyboardTracking(False)
                box.setToolTip(tip.format(name))
                box.setAccessibleName(tip.format(name))
                box.timeChanged.connect(self._edited)
                times.append(box)
            away = QToolButton()
            away.setText("×")
            away.setAutoRaise(True)
            away.setToolTip(self.tr("Remove {}").format(name))
            away.setEnabled(len(shifts) > 1)
            away.clicked.connect(lambda _=False, i=i: self._remove(i))
            self.rows.append((line, *times, away))
            for j, widget in enumerate(self.rows[-1]):
                self.grid.addWidget(widget, i, j)
        self._said()

    def _said(self) -> None:
        self._text = "; ".join("{} {}-{}".format(*one) for one in self.shifts())
        self.preset.setCurrentIndex(max(self.preset.findData(self._text), 0) if self.is_preset() else len(PRESETS))

    def is_preset(self) -> bool:
        """Whether the shifts are one of those that are offered."""
        return self._text in PRESETS.values()

    def _edited(self, *_: Any) -> None:
        names = [name for name, _, _ in self.shifts()]
        for i, (line, *_) in enumerate(self.rows):
            others = {name.casefold() for name in names[:i] + names[i + 1 :]}
            if not names[i] or names[i].casefold() in others:
                # Each shift has a name of its own: the plan is by it.
                line.setText(next(f"{i + k}" for k in range(1, 99) if f"{i + k}" not in others))
                names[i] = line.text()
        before = self._text
        self._said()
        if self._text != before:
            self.speak()

    def _take_preset(self, index: int) -> None:
        if self.preset.itemData(index):
            self.setParameterValue(self.preset.itemData(index))
        else:
            self._said()

    def _add(self) -> None:
        shifts = self.shifts()
        names = {name for name, _, _ in shifts}
        name = next(words for k in range(1, 99) if (words := self.tr("Shift {}").format(len(shifts) + k)) not in names)
        self._show([*shifts, (name, shifts[-1][2], shifts[0][1])])
        self.speak()
        self.rows[-1][0].setFocus()

    def _remove(self, row: int) -> None:
        shifts = self.shifts()
        self._show(shifts[:row] + shifts[row + 1 :])
        self.speak()


class StaffTable(Control):
    """Resources × shifts: how many, the hours that each gives to hot spots, and on which days."""

    #: What was taken away, and what stood there before: (words, value).
    removed = pyqtSignal(str, str)

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self.shifts: list[Shift] = parse_shifts(USUAL_SHIFTS)
        self.staff: list[Staff] = self._nobody()
        #: Words that could not be read, '' where there are none.
        self.unread = ""
        self._filling = False
        self._delegates: list[_Cell] = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.table = _StaffRows()
        self.table.setObjectName("staffing")
        self.heading = QLabel(
            self.tr("Officers on duty at the same time in each shift, and the hours each has for hot spots")
        )
        self.heading.setWordWrap(True)
        self.heading.setBuddy(self.table)
        column.addWidget(self.heading)
        self.table.setAccessibleName(self.heading.text())
        self.table.setToolTip(
            self.tr(
                "For each type of officer, enter the number on duty at the same time in each shift, the days they "
                "work, and the hours each officer can spend in hot spots after briefing, breaks and abstractions. "
                "Count officers on duty, not posts. Click a cell and type"
            )
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.itemChanged.connect(self._edited)
        column.addWidget(self.table)
        row = WrappedRow()
        self.add, self.away = QPushButton(self.tr("&Add a row")), QPushButton(self.tr("Re&move the row"))
        self.add.setToolTip(self.tr("Add another type of officer, with a name of your choice"))
        self.away.setToolTip(self.tr("Remove the selected row from the table"))
        self.add.clicked.connect(self._add)
        self.away.clicked.connect(self._remove)
        for button in (self.add, self.away):
            row.add(button)
        column.addWidget(row)
        self.put(inside)
        self.setFocusProxy(self.table)
        self._show()

    def _nobody(self) -> list[Staff]:
        return [Staff(tr(name), [0] * len(self.shifts)) for name in AT_FIRST]

    def follow_shifts(self, control: ShiftTable) -> None:
        """Have a column for each shift of a table, from now on: a shift keeps its numbers when it is renamed."""

        def take(*_: Any) -> None:
            shifts = parse_shifts(control.parameterValue())
            before = [one.name for one in self.shifts]
            names = [one.name for one in shifts]
            same = len(before) == len(names)
            for row in self.staff:
                by_name = dict(zip(before, row.numbers))
                row.numbers = row.numbers if same else [by_name.get(name, 0) for name in names]
            self.shifts = shifts
            if not same:
                # A cell that is being edited would be filled as the column that comes into its place.
                self.table.setRowCount(0)
            self._show()
            self.speak()

        control.widgetValueHasChanged.connect(take)
        take()

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show officers in words; where these cannot be read nobody is there, and ``unread`` holds them."""
        text = str(value or "").strip()
        self.unread = ""
        if text and text == self.parameterValue():
            return
        try:
            self.staff = staff_of(text, self.shifts) if text else self._nobody()
        except InputError:
            self.staff, self.unread = self._nobody(), text
        self._show()

    def parameterValue(self) -> str:
        """The table in words, rows without officers too; '' for the table as it is at first."""
        text = staff_text(self.staff, [one.name for one in self.shifts], with_nobody=True)
        return "" if text == staff_text(self._nobody(), [one.name for one in self.shifts], True) else text

    def there(self) -> str:
        """Those who are there in words, as the tool takes them."""
        return staff_text(self.staff, [one.name for one in self.shifts])

    def problem(self) -> str:
        """What the tool would refuse, in a sentence; '' where nothing is wrong."""
        seen: set[tuple[str, int, int]] = set()
        for row in self.staff:
            for shift, count in zip(self.shifts, row.numbers):
                if not count:
                    continue
                if row.hours > shift.minutes / 60:
                    return self.tr(
                        "{}: an officer cannot spend {} hours in hot spots during {}, which lasts only {} hours."
                    ).format(row.name, f"{row.hours:g}", shift.name, f"{shift.minutes / 60:g}")
                for day in row.weekdays:
                    key = (row.name.casefold(), self.shifts.index(shift), day)
                    if key in seen:
                        return self.tr("{} are entered twice for {} on the same day; combine the two rows.").format(
                            row.name, shift.name
                        )
                    seen.add(key)
        return ""

    # -- the table ----------------------------------------------------------------------------------------------
    def _show(self) -> None:
        self._filling = True
        names = [one.name for one in self.shifts]
        headings = [self.tr("Agency"), *names, self.tr("Hours\neach"), self.tr("Days")]
        self.table.setColumnCount(len(headings))
        self.table.setHorizontalHeaderLabels(headings)
        self.table.setRowCount(len(self.staff))
        last = len(names) + 1
        for i, row in enumerate(self.staff):
            values = [row.name, *(number(one) if one else "" for one in row.numbers), f"{row.hours:g}", self._days(row)]
            for j, text in enumerate(values):
                cell = QTableWidgetItem(text)
                if 0 < j <= last:
                    cell.setTextAlignment(int(Qt.AlignmentFlag.AlignCenter))
                self.table.setItem(i, j, cell)
        if len(self._delegates) != len(headings):
            # Not at every change: an editor that is open belongs to its delegate, and would never close.
            self._delegates = [kind(self.table) for kind in (_Name, *[_Number] * len(names), _Hours, _Days)]
            for j, delegate in enumerate(self._delegates):
                self.table.setItemDelegateForColumn(j, delegate)
        for delegate, heading in zip(self._delegates, headings):
            delegate.name = heading.replace("\n", " ")
        for j, one in enumerate(self.shifts):
            self.table.horizontalHeaderItem(j + 1).setToolTip("{} {}–{}".format(one.name, *one.words))
        self.away.setEnabled(bool(self.staff))
        self._filling = False
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as what they hold; where that is more than there is room for, words take a second line."""
        header, metrics = self.table.horizontalHeader(), self.table.fontMetrics()
        header.setMinimumSectionSize(30)
        header.setStretchLastSection(True)
        last = self.table.columnCount() - 1

        def widest(column: int, by_words: bool) -> int:
            texts = [self.table.horizontalHeaderItem(column).text()]
            texts += [self.table.item(row, column).text() for row in range(self.table.rowCount())]
            parts = [part for text in texts for part in (text.split() if by_words else text.split("\n"))]
            return max(map(metrics.horizontalAdvance, parts), default=0) + _CELL_MARGINS

        room = self.table.viewport().width()
        tight = sum(widest(column, False) for column in range(last + 1)) > room
        for column in range(last + 1):
            self.table.setColumnWidth(column, widest(column, tight and column in (0, last)))
        high = (2 if tight else 1) * metrics.height() + 8
        self.table.verticalHeader().setDefaultSectionSize(high)
        scrolls = sum(self.table.columnWidth(column) for column in range(last)) + widest(last, tight) > room
        bar = self.table.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.table.setFixedHeight(header.sizeHint().height() + high * max(len(self.staff), 1) + bar + 4)
        self.table.keep_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: other columns."""
        super().resizeEvent(event)
        # When the table has its width.
        QTimer.singleShot(0, self._fit)

    @staticmethod
    def _days(row: Staff) -> str:
        return days_text(row.weekdays).replace("-", "–") or every_day()

    def _edited(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        row, column, text = self.staff[item.row()], item.column(), item.text().strip()
        last = len(self.shifts) + 1
        if column == 0:
            row.name = re.sub(r"[,;\n]+", " ", text).strip() or row.name
        elif column < last:
            row.numbers[column - 1] = int(re.sub(r"\D", "", text) or 0)
        elif column == last:
            row.hours = _hours(text, row.hours)
        else:
            row.weekdays = days_of(text.replace("–", "-")) or row.weekdays
        self.unread = ""
        self._show()
        self.speak()

    def _add(self) -> None:
        taken = {row.name for row in self.staff}
        name = next(
            words
            for k in range(1, 99)
            if (words := self.tr("Officer type {}").format(len(self.staff) + k)) not in taken
        )
        self.staff.append(Staff(name, [0] * len(self.shifts)))
        self._show()
        self.speak()
        self.table.setCurrentCell(len(self.staff) - 1, 0)
        self.table.setFocus()

    def _remove(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self.staff):
            before, name = staff_text(self.staff, [one.name for one in self.shifts], True), self.staff[row].name
            del self.staff[row]
            self._show()
            self.speak()
            self.removed.emit(self.tr("{}: removed from the table.").format(name), before)


class _StaffRows(QTableWidget):
    """A table whose first column stays in view when it scrolls sideways: ``names`` lies over what scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.names = QTableView(self)
        self.names.setModel(self.model())
        self.names.setObjectName("names in view")
        self.names.setToolTip(self.tr("Click a name to change it"))
        self.names.setFrameShape(QTableView.Shape.NoFrame)
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.names.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.names.verticalHeader().hide()
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.hide()
        # The table goes back to its own first column, where names are changed.
        self.names.clicked.connect(lambda index: self.setCurrentCell(index.row(), 0))
        self.names.clicked.connect(lambda index: self.editItem(self.item(index.row(), 0)))
        self.horizontalScrollBar().valueChanged.connect(self.keep_names)

    def keep_names(self, *_: Any) -> None:
        """Lay the names over the table where it is scrolled."""
        for column in range(self.columnCount()):
            self.names.setColumnHidden(column, column > 0)
        self.names.setColumnWidth(0, self.columnWidth(0))
        self.names.horizontalHeader().setFixedHeight(self.horizontalHeader().height())
        self.names.verticalHeader().setDefaultSectionSize(self.verticalHeader().defaultSectionSize())
        edge = self.frameWidth()
        self.names.setGeometry(
            edge, edge, self.columnWidth(0), self.horizontalHeader().height() + self.viewport().height()
        )
        self.names.setVisible(self.horizontalScrollBar().value() > 0)

    def scrollTo(
        self, index: QModelIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into view beside the names."""
        super().scrollTo(index, hint)
        covered = self.columnWidth(0) - self.visualRect(index).left()
        if index.column() and covered > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - covered)


def _hours(text: str, otherwise: float) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return otherwise
    return round(value, 2) if 0 <= value <= 24 else otherwise


class _Cell(QStyledItemDelegate):
    """Opens the editor of a cell; ``name`` is the heading of its column."""

    name = ""

    def named(self, editor: QWidget, index: QModelIndex) -> QWidget:
        """The editor, with what it is about for those who do not see the table."""
        row = index.sibling(index.row(), 0).data()
        editor.setAccessibleName(f"{row}: {self.name}")
        return editor


class _Name(_Cell):
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        line = QLineEdit(parent)
        line.setValidator(QRegularExpressionValidator(_NAME, line))
        return self.named(line, index)


class _Number(_Cell):
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        box = QSpinBox(parent)
        box.setRange(0, _MOST_OFFICERS)
        box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        return self.named(box, index)

    def setEditorData(self, editor: QSpinBox, index: QModelIndex) -> None:
        editor.setValue(int(re.sub(r"\D", "", index.data() or "") or 0))
        editor.selectAll()

    def setModelData(self, editor: QSpinBox, model: QAbstractItemModel, index: QModelIndex) -> None:
        editor.interpretText()
        model.setData(index, str(editor.value()))


class _Hours(_Cell):
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        box = QDoubleSpinBox(parent)
        box.setRange(0, 24)
        box.setSingleStep(0.25)
        box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        return self.named(box, index)

    def setEditorData(self, editor: QDoubleSpinBox, index: QModelIndex) -> None:
        editor.setValue(_hours(index.data() or "", USUAL_HOURS))
        editor.selectAll()

    def setModelData(self, editor: QDoubleSpinBox, model: QAbstractItemModel, index: QModelIndex) -> None:
        editor.interpretText()
        model.setData(index, f"{editor.value():g}")


class _Days(_Cell):
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        box = QComboBox(parent)
        box.setEditable(True)
        box.setToolTip(self.tr("Choose the days, or type them (such as Mon Wed Fri)"))
        for days in _DAYS:
            box.addItem(days_text(days).replace("-", "–") or every_day())
        return self.named(box, index)

    def setEditorData(self, editor: QComboBox, index: QModelIndex) -> None:
        editor.setCurrentText(index.data() or "")
        editor.lineEdit().selectAll()

    def setModelData(self, editor: QComboBox, model: QAbstractItemModel, index: QModelIndex) -> None:
        model.setData(index, editor.currentText())
