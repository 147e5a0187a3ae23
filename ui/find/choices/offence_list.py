"""The kinds of offence to tick: with a search, in two groups, each with its number of crimes."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from ...parts.widgets import full_column, number

_TICKED, _GROUP = Qt.ItemFlag.ItemIsUserCheckable, Qt.ItemFlag.ItemIsAutoTristate
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
#: Rows that are seen at once.
_ROWS = 9


class OffenceList(QWidget):
    """A tree of {group: {name: crimes}}; a list where there is one group only."""

    ticked = pyqtSignal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = full_column(self)
        column.setSpacing(3)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search offences"))
        self.search.setToolTip(
            self.tr(
                "List only the offences whose names contain this text. All and None then apply to those offences only"
            )
        )
        self.search.setAccessibleName(self.tr("Search offences"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        column.addWidget(self.search)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setToolTip(self.tr("The types of offence to count, with the number of crimes for each"))
        self.tree.setAccessibleName(self.tr("Offences"))
        self.tree.setTabKeyNavigation(False)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemChanged.connect(self._changed)
        column.addWidget(self.tree)
        self._items: dict[str, QTreeWidgetItem] = {}
        # A group ticks all of its offences one after the other: they are told once.
        self._telling = QTimer(self)
        self._telling.setSingleShot(True)
        self._telling.setInterval(0)
        self._telling.timeout.connect(lambda: self.ticked.emit(self.chosen()))

    def fill(self, groups: dict[str, dict[str, int]], chosen: Iterable[str]) -> None:
        """Show the offences, the chosen ones ticked."""
        self.tree.blockSignals(True)
        self.tree.clear()
        self._items, chosen = {}, set(chosen)
        self.tree.setRootIsDecorated(len(groups) > 1)
        for group, offences in groups.items():
            above = self.tree.invisibleRootItem()
            if len(groups) > 1:
                above = QTreeWidgetItem(above, [group, number(sum(offences.values()))])
                above.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | _TICKED | _GROUP)
                above.setTextAlignment(1, _RIGHT)
                above.setExpanded(True)
            for name, count in offences.items():
                item = QTreeWidgetItem(above, [name, number(count)])
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | _TICKED)
                item.setCheckState(0, Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked)
                item.setTextAlignment(1, _RIGHT)
                item.setToolTip(0, name)
                self._items[name] = item
        self.tree.blockSignals(False)
        rows = len(self._items) + (len(groups) if len(groups) > 1 else 0)
        high = self.tree.sizeHintForRow(0) if rows else self.fontMetrics().height()
        self.tree.setFixedHeight(min(max(rows, 2), _ROWS) * high + 2 * self.tree.frameWidth() + 2)
        self.search.setVisible(len(self._items) > _ROWS)
        self._filter(self.search.text())

    def chosen(self) -> list[str]:
        """The ticked names, in the order of the list."""
        return [name for name, item in self._items.items() if item.checkState(0) == Qt.CheckState.Checked]

    def listed(self) -> list[str]:
        """The names that the search has left."""
        return [name for name, item in self._items.items() if not item.isHidden()]

    def item(self, name: str) -> QTreeWidgetItem:
        """The row of an offence."""
        return self._items[name]

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0 and not item.childCount():
            self._telling.start()

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for name, item in self._items.items():
            item.setHidden(wanted not in name.casefold())
        for row in range(self.tree.topLevelItemCount()):
            above = self.tree.topLevelItem(row)
            if above.childCount():
                above.setHidden(all(above.child(i).isHidden() for i in range(above.childCount())))
