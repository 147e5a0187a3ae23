"""Which forces and months of a download are imported: counted and ticked before anything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QBrush
from qgis.PyQt.QtWidgets import QHeaderView, QLineEdit, QToolButton, QTreeWidget, QTreeWidgetItem, QWidget

from ...bridge.ground.texts import counted, tr
from ...bridge.reading.months_supplied import Supply
from ...bridge.results.styles.classes import span_words
from ..parts.widgets import Message, full_column, number
from ..parts.wrapping import WrappedRow
from .verdicts import BAD, ink, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...bridge.importing.police_uk import Cell, ForceMonths

#: From so many forces on they are searched; so many months are a year.
_MANY, _YEAR = 8, 12


class MonthsView(QWidget):
    """Each force with its months, their rows, and those without a file; ``ticked`` tells of every change."""

    ticked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = full_column(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search for a force"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setToolTip(self.tr("Show only forces whose names contain this text"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        column.addWidget(self.search)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Forces and months in the files"))
        self.tree.setToolTip(self.tr("Tick what to import: a whole force or individual months"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("Force and month"), self.tr("Rows")])
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setMinimumHeight(220)
        self.tree.itemChanged.connect(self._changed)
        column.addWidget(self.tree, 1)
        row = WrappedRow()
        self.buttons: dict[str, QToolButton] = {}
        for name, text, tip in (
            ("all", self.tr("&All"), self.tr("Tick every month for every force shown")),
            ("none", self.tr("&None"), self.tr("Clear all ticks")),
            ("year", self.tr("&Last 12 months"), self.tr("Keep only the last 12 of the ticked months")),
        ):
            button = QToolButton()
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
            button.clicked.connect(lambda _, name=name: self._tick(name))
            row.add(button)
            self.buttons[name] = button
        column.addWidget(row)
        self.said = Message()
        column.addWidget(self.said)
        self._items: dict[Cell, QTreeWidgetItem] = {}
        self._together: dict[Cell, set[Cell]] = {}
        self._found: ForceMonths | None = None
        self._given: list[str] = []
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.timeout.connect(self._tell)

    def show_found(self, found: ForceMonths, given: list[str]) -> None:
        """List what was found in what was ``given``. A single force is ticked; of several none is, so that forces get
        onto one map only on purpose."""
        self._found, self._given, self._items = found, list(given), {}
        self._together = {cell: group for group in found.together() for cell in group}
        forces = found.by_force
        gaps = Supply({force: set(rows) for force, rows in forces.items()}).by_force
        self.tree.blockSignals(True)
        self.tree.clear()
        for force, rows in forces.items():
            self._add_force(force, rows, gaps.get(force, np.empty(0, "datetime64[M]")))
        self.tree.blockSignals(False)
        self.search.clear()
        self.search.setVisible(len(forces) >= _MANY)
        self._set(found.rows if len(forces) == 1 else ())

    def _add_force(self, force: str, rows: dict[int, int], gaps: np.ndarray) -> None:
        words = [force or self.tr("force not named"), span_words(min(rows), max(rows))]
        if len(gaps):
            words.append(
                counted(len(gaps), self.tr("{} month missing"), self.tr("{} months missing"), number(len(gaps)))
            )
        above = QTreeWidgetItem(self.tree, [" · ".join(words), number(sum(rows.values()))])
        # Qt's own three states go by all that is below, and a time without a file has none.
        above.setFlags(above.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        above.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        above.setToolTip(0, above.text(0))
        red = QBrush(ink(BAD, self))
        if len(gaps):
            above.setForeground(0, red)
        numbers = gaps.astype(np.int64)
        runs = np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1) if len(numbers) else []
        lines = [(month, month) for month in rows] + [(int(run[0]), int(run[-1])) for run in runs]
        for first, last in sorted(lines):
            item = QTreeWidgetItem(above, [span_words(first, last)])
            if first in rows:
                item.setText(1, number(rows[first]))
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
                item.setData(0, Qt.ItemDataRole.UserRole, (force, first))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(0, Qt.CheckState.Unchecked)
                self._items[force, first] = item
                continue
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            item.setText(0, mark_of(BAD) + " " + item.text(0))
            item.setText(1, self.tr("no file"))
            for column in (0, 1):
                item.setForeground(column, red)
                item.setToolTip(
                    column, self.tr("There is no file for this month; that does not mean there was no crime")
                )
        above.setExpanded(len(self._found.by_force) == 1)

    # -- what is ticked -----------------------------------------------------------------------------------------
    def chosen(self) -> set[Cell]:
        """The forces and months that are ticked."""
        return {cell for cell, item in self._items.items() if item.checkState(0) == Qt.CheckState.Checked}

    def rows(self) -> int:
        """How many rows these have."""
        return sum(self._found.rows[cell] for cell in self.chosen()) if self._found is not None else 0

    def sources(self) -> list[str]:
        """What to import: all that was given where everything is ticked, else the files that are."""
        chosen = self.chosen()
        return self._given if len(chosen) == len(self._items) else self._found.sources(chosen)

    def tick(self, cell: Cell, on: bool) -> None:
        """Tick or untick a month of a force, and whatever shares its file."""
        self._items[cell].setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _changed(self, item: QTreeWidgetItem) -> None:
        cells = [cell for cell, one in self._items.items() if item in (one, one.parent())]
        self.tree.blockSignals(True)
        for other in {other for cell in cells for other in self._together[cell]}:
            self._items[other].setCheckState(0, item.checkState(0))
        self._show_forces()
        self.tree.blockSignals(False)
        self._telling.start(0)

    def _show_forces(self) -> None:
        """A force is ticked where all its months are, and half where some are."""
        for i in range(self.tree.topLevelItemCount()):
            above = self.tree.topLevelItem(i)
            states = {
                above.child(j).checkState(0)
                for j in range(above.childCount())
                if above.child(j).flags() & Qt.ItemFlag.ItemIsUserCheckable
            }
            above.setCheckState(0, states.pop() if len(states) == 1 else Qt.CheckState.PartiallyChecked)

    def _set(self, cells: Iterable[Cell]) -> None:
        """Tick these and nothing else."""
        cells = set().union(*(self._together[cell] for cell in cells))
        self.tree.blockSignals(True)
        for cell, item in self._items.items():
            item.setCheckState(0, Qt.CheckState.Checked if cell in cells else Qt.CheckState.Unchecked)
        self._show_forces()
        self.tree.blockSignals(False)
        self._tell()

    def _tick(self, which: str) -> None:
        shown = {cell for cell, item in self._items.items() if not item.parent().isHidden()}
        if which == "year":
            among = self.chosen() or shown
            newest = max(month for _, month in among)
            self._set(cell for cell in among if cell[1] > newest - _YEAR)
        else:
            self._set(shown if which == "all" else ())

    def _filter(self, text: str) -> None:
        for i in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(i)
            item.setHidden(text.strip().casefold() not in item.text(0).casefold())

    # -- what is said -------------------------------------------------------------------------------------------
    def _tell(self) -> None:
        """What the ticks come to, gravest first."""
        chosen = self.chosen()
        months: dict[str, set[int]] = {}
        for force, month in chosen:
            months.setdefault(force, set()).add(month)
        warnings = []
        if len(months) > 1:
            warnings.append(
                self.tr("{} forces will be combined on one map: {}.").format(
                    number(len(months)), ", ".join(sorted(force or self.tr("force not named") for force in months))
                )
            )
        missing = Supply(months).gaps_in_words()
        if missing:
            warnings.append(self.tr("Months missing from the period: {}.").format(missing))
        said = list(warnings)
        if not chosen:
            said.append(self.tr("Tick the forces and months to import."))
        if any(len(group) > 1 for group in self._together.values()):
            said.append(self.tr("Forces and months in the same file are ticked together."))
        if self._found.unreadable:
            said.append(
                counted(
                    self._found.unreadable,
                    self.tr("{} row cannot be read."),
                    self.tr("{} rows cannot be read."),
                    number(self._found.unreadable),
                )
            )
        skipped = self._found.skipped
        if skipped:
            said.append(
                counted(
                    len(skipped),
                    self.tr("{} file is a duplicate or does not contain street-level crime."),
                    self.tr("{} files are duplicates or do not contain street-level crime."),
                    number(len(skipped)),
                )
            )
        log = "\n".join(tr("'{}' was skipped: {}.").format(name, why) for name, why in skipped)
        self.said.say(" ".join(said), log, problem=bool(warnings))
        self.ticked.emit()
