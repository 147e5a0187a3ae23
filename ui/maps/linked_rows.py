"""Rows of a table and features of a layer as one selection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer
    from qgis.PyQt.QtWidgets import QTableWidget


class LinkedRows(QObject):
    """Ties the rows of a plain table to the features of ``layer`` whose ``field`` holds the row's of ``values``; it
    lives as long as the table."""

    def __init__(self, table: QTableWidget, layer: QgsVectorLayer, field: str, values: list[Any]) -> None:
        super().__init__(table)
        self.table, self.layer, self.field = table, layer, field
        self.values, self._busy = [str(value) for value in values], False
        layer.willBeDeleted.connect(self._layer_goes)
        table.itemSelectionChanged.connect(self.to_map)
        layer.selectionChanged.connect(self.to_table)

    def _layer_goes(self) -> None:
        self.layer = None

    def to_map(self) -> None:
        """Select on the map what is selected in the table."""
        if self._busy or self.layer is None:
            return
        wanted = {self.values[index.row()] for index in self.table.selectionModel().selectedRows()}
        self._busy = True
        self.layer.selectByIds(
            [feature.id() for feature in self.layer.getFeatures() if str(feature[self.field]) in wanted]
        )
        self._busy = False

    def to_table(self, *_: Any) -> None:
        """Select in the table what is selected on the map."""
        if self._busy:
            return
        chosen = {str(feature[self.field]) for feature in self.layer.selectedFeatures()}
        self._busy = True
        self.table.clearSelection()
        for row, value in enumerate(self.values):
            if value in chosen:
                self.table.selectRow(row)
                self.table.scrollToItem(self.table.item(row, 0))
        self._busy = False

    def choose(self, value: Any) -> None:
        """Select the row and the features of one value, whether or not the table shows it."""
        if str(value) in self.values:
            self.table.selectRow(self.values.index(str(value)))
        elif self.layer is not None:
            self.table.clearSelection()
            self.layer.selectByIds(
                [feature.id() for feature in self.layer.getFeatures() if str(feature[self.field]) == str(value)]
            )
