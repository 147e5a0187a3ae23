"""Count and harm side by side: two sets of hot spots and their difference, on linked maps and in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication, QgsCoordinateTransform, QgsFeatureRequest, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QShortcut,
    QSplitter,
    QTableWidget,
    QVBoxLayout,
)

from ...bridge.ground import fields as f
from ..maps.linked_maps import LinkedMaps, zoom_buttons
from ..parts.widgets import SortedCell, cut_in_the_middle, number, percent
from ..table.rates import rate_of

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer
    from qgis.PyQt.QtWidgets import QWidget

    from ..state.session import Session

_SIZE = (1500, 900)


class ComparisonDialog(QDialog):
    """Hot spots by number, by harm, and the share of harm less the share of crimes in every place. Esc closes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.result = session, session.result
        self.setObjectName("comparison")
        self.setWindowTitle(self.tr("Count and harm"))
        # A window of its own, beside the map it belongs to.
        self.setWindowFlags(Qt.WindowType.Window)
        screen = (parent.screen() if parent is not None else QgsApplication.primaryScreen()).availableGeometry()
        self.resize(min(_SIZE[0], screen.width() - 40), min(_SIZE[1], screen.height() - 60))
        layers = {what: self.result.layer_of(what) for what in ("counted", "hotspots", "difference")}
        self.ids = {layer.id() for layer in layers.values()}
        column = QVBoxLayout(self)
        self.sentence = QLabel(self.result.about.get("comparison", ""))
        self.sentence.setObjectName("comparison_sentence")
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.sentence)
        self.maps = LinkedMaps(
            session.project,
            [
                (self.tr("Hot spots ranked by number of crimes"), layers["counted"]),
                (self.tr("Hot spots ranked by harm"), layers["hotspots"]),
                (self.tr("Difference: share of harm minus share of crimes"), layers["difference"]),
            ],
        )
        self.table = self._table()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.maps)
        split.addWidget(self.table)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([480, 150])
        column.addWidget(split, 1)
        column.addLayout(self._buttons())
        self.table.itemSelectionChanged.connect(self.zoom_to_chosen)
        session.project.layersWillBeRemoved.connect(self._layers_go)
        session.choices_replaced.connect(self.reject)
        self.maps.show_extent(self._first_extent())
        self.table.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for button in zoom_buttons(self.maps):
            row.addWidget(button)
        for text, tip, slot in (
            (
                self.tr("&Whole area"),
                self.tr("Show the whole area in all maps"),
                lambda: self.maps.show_extent(self._whole_area()),
            ),
            (self.tr("C&opy the table"), self.tr("Copy the table to paste into a spreadsheet"), self.copy),
        ):
            button = QPushButton(text)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _, slot=slot: slot())
            row.addWidget(button)
        row.addStretch(1)
        close = QPushButton(self.tr("&Close"))
        close.setToolTip(self.tr("Close this window; the layers stay in the project (Esc)"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        # A map would keep the key to itself.
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.reject)
        row.addWidget(close)
        return row

    # -- the table ----------------------------------------------------------------------------------------------
    def rows(self) -> list[tuple[str, dict[str, Any], bool]]:
        """[(set, row of a hot spot, whether it is one by harm)]: first those by harm, then those by number only."""
        both, harm, count = self.tr("both"), self.tr("harm only"), self.tr("number only")
        out = [(harm if row[f.RANK_COUNT] is None else both, row, True) for row in self.result.rows]
        return out + [(count, row, False) for row in self.result.rows_of("counted") if row[f.RANK_HARM] is None]

    def _table(self) -> QTableWidget:
        headings = [
            self.tr("Hot spot by"),
            self.tr("Where"),
            self.tr("Rank by harm"),
            self.tr("Rank by number"),
            self.result.harm_heading,
            self.tr("Crimes"),
            self.tr("Share of {}").format(self.result.harm_unit),
            self.tr("Share of crimes"),
            self.tr("Difference (% points)"),
        ]
        rows = self.rows()
        table = QTableWidget(len(rows), len(headings))
        table.setObjectName("comparison_table")
        table.setHorizontalHeaderLabels(headings)
        table.horizontalHeaderItem(2).setToolTip(
            self.tr("Ranked by {}, not by the total").format(rate_of(self.result).words)
        )
        table.horizontalHeaderItem(3).setToolTip(
            self.tr(
                "Ranked by crimes per km², not by the number of crimes. Where several hot spots overlap, the "
                "best rank is shown"
            )
        )
        table.horizontalHeaderItem(8).setToolTip(self.tr("Share of harm − share of crimes, in percentage points"))
        cut_in_the_middle(table)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 6)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setToolTip(self.tr("Select a row to show the hot spot on all maps"))
        for i, (which, row, by_harm) in enumerate(rows):
            ranks = (row[f.RANK], row[f.RANK_COUNT]) if by_harm else (row[f.RANK_HARM], row[f.RANK])
            where = self.result.where(row)
            difference = row[f.HARM_DIFF]
            cells = [(which, which), (where, where)]
            cells += [(number(rank), 1e9 if rank is None else rank) for rank in ranks]
            cells += [(number(row[name]), row[name]) for name in (f.HARM, f.CRIMES)]
            cells += [(percent(row[name], 2), row[name]) for name in (f.HARM_SHARE, f.CRIME_SHARE)]
            cells.append((("+" if difference > 0 else "") + number(difference, 2).replace("-", "−"), difference))
            for c, (text, value) in enumerate(cells):
                cell = SortedCell(text, value)
                cell.setData(Qt.ItemDataRole.UserRole + 1, i)
                if c > 1:
                    cell.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
                table.setItem(i, c, cell)
        table.setSortingEnabled(True)
        table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        for c in range(len(headings)):
            header.setSectionResizeMode(
                c, QHeaderView.ResizeMode.Stretch if c == 1 else QHeaderView.ResizeMode.ResizeToContents
            )
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy)
        self._listed = rows
        return table

    def copy(self) -> None:
        """The whole table to the clipboard, as it is sorted."""
        table = self.table
        columns = range(table.columnCount())
        lines = [[table.horizontalHeaderItem(c).text() for c in columns]]
        lines += [[table.item(r, c).text() for c in columns] for r in range(table.rowCount())]
        QgsApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    # -- the maps -----------------------------------------------------------------------------------------------
    def _to_project(self, layer: QgsVectorLayer, box: QgsRectangle) -> QgsRectangle:
        project = self.session.project
        return QgsCoordinateTransform(layer.crs(), project.crs(), project).transformBoundingBox(box)

    def _whole_area(self) -> QgsRectangle:
        layer = self.result.layer_of("difference")
        return self._to_project(layer, layer.extent()).scaled(1.05)

    def _first_extent(self) -> QgsRectangle:
        """What the user looks at, where that is a part of the area; else the whole."""
        iface = self.session.iface
        view = iface.mapCanvas().extent() if iface is not None else QgsRectangle()
        whole = self._whole_area()
        return view if view.intersects(whole) and not view.contains(whole.scaled(0.9)) else whole

    def zoom_to_chosen(self) -> None:
        """Bring the hot spot of the chosen row into view."""
        chosen = self.table.selectedItems()
        if not chosen:
            return
        _, row, by_harm = self._listed[chosen[0].data(Qt.ItemDataRole.UserRole + 1)]
        layer = self.result.layer_of("hotspots" if by_harm else "counted")
        feature = next(layer.getFeatures(QgsFeatureRequest(row["fid"])), None)
        if feature is not None:
            self.maps.show_extent(self._to_project(layer, feature.geometry().boundingBox()).scaled(8))

    # -- the end ------------------------------------------------------------------------------------------------
    def _layers_go(self, layer_ids: list[str]) -> None:
        if self.ids & set(layer_ids):
            self.reject()

    def done(self, result: int) -> None:
        """Let go of the project before the window goes."""
        self.maps.let_go()
        self.session.project.layersWillBeRemoved.disconnect(self._layers_go)
        self.session.choices_replaced.disconnect(self.reject)
        super().done(result)
