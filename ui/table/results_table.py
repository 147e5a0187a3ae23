"""The ranked table: row, map and card are one selection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QKeySequence, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QShortcut,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ...bridge.ground import fields as f
from ...bridge.ground.texts import day_words, mark, tr
from ..maps import map_canvas
from ..parts.widgets import cut_in_the_middle, number, percent
from ..parts.wrapping import give_the_rest, smaller
from ..state.result import first_part
from ..state.stored_choices import LENGTH, NAMES, NEAREST, RELATIONS
from .rates import minutes_on_foot, rate_of

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QObject, QPoint
    from qgis.PyQt.QtGui import QPainter

    from ..state.result import Result
    from ..state.session import Session

MORE_THAN_CHANCE = mark("More than chance?")
#: Letters of a heading from which on it has two lines.
_LONG = 12
#: Pixels beside a heading with the sign of sorting, and round the text of a cell.
_SORTED, _MARGINS = 22, 8
#: Letters of a place that are read however many columns stand beside it: the table scrolls sideways instead.
_FEWEST_LETTERS = 12
#: A q at most this is more than chance.
_LEVEL = 0.05
_SORT = Qt.ItemDataRole.UserRole
_TREND = Qt.ItemDataRole.UserRole + 1


def q_of(row: dict[str, Any]) -> float | None:
    """The q of a hot spot, whatever statistic it is of; None without."""
    return row.get(f.GI_Q) if row.get(f.GI_Q) is not None else row.get(f.LI_Q)


def chance_words(q: float | None) -> str:
    """Whether a hot spot is more than chance, in a word or two."""
    return tr("too few") if q is None else tr("yes") if q <= _LEVEL else tr("not proved")


def q_words(q: float | None) -> str:
    """What a q-value says, in a sentence."""
    if q is None:
        return tr("Gi* could not be calculated because there are too few crimes, or the counts do not vary.")
    for limit, words in ((0.01, "100"), (0.05, "20"), (0.1, "10")):
        if q <= limit:
            return tr("Of the places marked 'yes', at most 1 in {} is expected to be due to chance.").format(words)
    return tr(
        "This place is busy, but it is not proved that there is more crime here and nearby than chance "
        "would explain. That does not mean the answer is no."
    )


def relation_text(relation: dict[str, Any] | None, shown: str) -> tuple[str, Any]:
    """(text, sort value) of what the table shows of another layer."""
    if relation is None:
        return "", -1
    if shown == NEAREST:
        metres = relation["nearest_m"]
        return (tr("> 10 km"), 1e9) if metres is None else (number(metres), metres)
    if shown == LENGTH:
        return number(relation["inside_length_m"] or 0), relation["inside_length_m"] or 0
    if shown == NAMES:
        names = ", ".join(relation["names"])
        return names or number(relation["inside"]), names
    return number(relation[shown]), relation[shown]


class _Column:
    """One column: heading, tooltip, text and sort value of a row; whether it is in the table, or only in what leaves
    it."""

    def __init__(
        self,
        title: str,
        tip: str,
        text: Callable[[dict[str, Any]], str] | None,
        value: Callable[[dict[str, Any]], Any],
        right: bool = True,
        shown: bool = True,
    ) -> None:
        self.title, self.tip, self.text, self.value, self.right, self.shown = title, tip, text, value, right, shown


def _context_columns(result: Result) -> list[_Column]:
    """What was asked for of the ticked layers."""
    out = []
    for layer_id, shown in result.session.choices.context.items():
        layer = result.session.layer(layer_id)
        if layer is None or layer_id not in result.context:
            continue
        relations = result.context[layer_id]
        kind = next((relation["kind"] for relation in relations.values()), "")
        words = tr(RELATIONS.get(kind, {}).get(shown, shown))
        out.append(
            _Column(
                f"{layer.name()}: {words}",
                f"{layer.name()}, {words}",
                lambda row, r=relations, s=shown: relation_text(r.get(row[f.HOTSPOT_ID]), s)[0],
                lambda row, r=relations, s=shown: relation_text(r.get(row[f.HOTSPOT_ID]), s)[1],
                shown != NAMES,
            )
        )
    return out


def _district_columns(result: Result) -> list[_Column]:
    """The district of each hot spot where they were chosen by district, and the rank in it."""
    if not {f.DISTRICT, f.RANK_DIST} <= set(result.rows[0] if result.rows else {}):
        return []
    return [
        _Column(
            mark("District"),
            tr("The district of the hot spot"),
            lambda row: row[f.DISTRICT] or "",
            lambda row: "{} {:09}".format(row[f.DISTRICT] or "", row[f.RANK_DIST] or 0),
            False,
            # Where places are called after the same areas, the room is theirs.
            shown=any(row[f.DISTRICT] != row.get(f.AREA_NAME) for row in result.rows),
        ),
        _Column(
            mark("Rank in the district"),
            tr("Rank among the hot spots in the same district"),
            lambda row: number(row[f.RANK_DIST]),
            lambda row: row[f.RANK_DIST],
            shown=False,
        ),
    ]


def columns(result: Result) -> list[_Column]:
    """The columns that the result has; those of the ticked layers stand beside the place, in sight."""
    rate = rate_of(result)
    out = [
        _Column(
            mark("Rank"),
            tr("Rank: 1 has the most {}").format(rate.words),
            lambda row: number(row[f.RANK]),
            lambda row: row[f.RANK],
        ),
        _Column(mark("Place"), tr("Busiest location and area"), result.where, result.where, False),
        *_district_columns(result),
        *_context_columns(result),
        _Column(
            mark("Crimes"),
            tr("Number of crimes in the hot spot"),
            lambda row: number(row[f.CRIMES]),
            lambda row: row[f.CRIMES],
        ),
        _Column(
            rate.title,
            tr("The hot spots are ranked by {}").format(rate.words),
            rate.text,
            lambda row: rate.of(row) or 0,
        ),
    ]
    if any(minutes_on_foot(row) for row in result.rows[:1]):
        out.append(
            _Column(
                mark("Walk (min)"),
                tr("Minutes to walk every street in the cluster once"),
                minutes_on_foot,
                lambda row: row[f.WALK_MIN],
                # The columns of harm leave no room for it.
                shown=not result.harm_by,
            )
        )
    share = mark("Share"), tr("Share of all crimes counted")
    if result.harm_by:
        out.append(
            _Column(
                mark("Harm"),
                tr("{} from {}: the sum for all crimes in the hot spot").format(result.harm_heading, result.harm_by),
                lambda row: number(row[f.HARM]),
                lambda row: row[f.HARM],
            )
        )
        share = mark("Harm %"), tr("Share of the {}, from {}").format(result.harm_unit, result.harm_by)
    out += [
        _Column(mark("Trend"), tr("Crimes by month over the period"), None, lambda row: _last(result, row), False),
        _Column(*share, lambda row: percent(row[f.SHARE]), lambda row: row[f.SHARE], shown=False),
    ]
    if any(f.GI_Q in row or f.LI_Q in row for row in result.rows[:1]):
        out.append(
            _Column(
                MORE_THAN_CHANCE,
                tr(
                    "Are this place and its neighbours busier than chance would explain? Yes: at "
                    "most 1 in 20 of these places is expected to be due to chance. Not proved: chance "
                    "alone could explain it, but that does not mean the answer is no. Too few: there "
                    "are too few crimes for the test"
                ),
                lambda row: chance_words(q_of(row)),
                lambda row: 2 if q_of(row) is None else q_of(row),
                False,
            )
        )
    return out


def shown_columns(result: Result) -> list[_Column]:
    """The columns of the table."""
    return [column for column in columns(result) if column.shown]


def _last(result: Result, row: dict[str, Any]) -> float:
    trend = trend_of(result, row)
    return trend[-1] if trend else -1


def trend_of(result: Result, row: dict[str, Any]) -> list[float]:
    """Crimes by month of a hot spot, [] where not known."""
    return [one["crimes"] for one in result.cards.get(row[f.HOTSPOT_ID], {}).get("trend", [])]


def table_text(result: Result, rows: list[dict[str, Any]] | None = None) -> list[list[str]]:
    """The table as rows of text, headings first."""
    shown = columns(result)
    out = [[tr(column.title) for column in shown]]
    for row in result.rows if rows is None else rows:
        out.append(
            [
                column.text(row) if column.text is not None else " ".join(map(str, trend_of(result, row)))
                for column in shown
            ]
        )
    return out


def two_lines(title: str) -> str:
    """A heading of several words, which would be wider than what stands below it."""
    if len(title) <= _LONG:
        return title
    words = title.split(" ")
    ways = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return "\n".join(min(ways, key=lambda lines: max(map(len, lines)))) if ways else title


class HotspotModel(QAbstractTableModel):
    """The hot spots of a result, a row each."""

    def __init__(self, result: Result, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.result = result
        self.columns = shown_columns(result)

    def refresh(self) -> None:
        """Take rows and columns from the result anew."""
        self.beginResetModel()
        self.columns = shown_columns(self.result)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:
        """The hot spots."""
        return 0 if parent.isValid() else len(self.result.rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:
        """The columns that the result has."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Heading and tooltip of a column."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return two_lines(tr(self.columns[section].title))
        return self.columns[section].tip if role == Qt.ItemDataRole.ToolTipRole else None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, sorts by and says."""
        row, column = self.result.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row) if column.text is not None else ""
        if role == _SORT:
            return column.value(row)
        if role == _TREND and column.text is None:
            return trend_of(self.result, row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        return None

    def _tip(self, row: dict[str, Any], column: _Column) -> str:
        if column.title == MORE_THAN_CHANCE:
            q = q_of(row)
            return q_words(q) + ("" if q is None else f"\nq = {q:.3g}")
        if column.text is None:
            trend = self.result.cards.get(row[f.HOTSPOT_ID], {}).get("trend", [])
            return "\n".join("{}: {}".format(day_words(one["month"]), number(one["crimes"])) for one in trend[-36:])
        return column.text(row)


class _Trend(QStyledItemDelegate):
    """Small bars, one a month, each hot spot on its own scale from zero."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """The cell, and the bars over it."""
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        months = (index.data(_TREND) or [])[-36:]
        if not months or not max(months):
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        colour = option.palette.color(QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.WindowText)
        box = option.rect.adjusted(4, 3, -4, -3)
        # Three months stay three bars, not three blocks.
        step = min(box.width() / len(months), 9.0)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for i, crimes in enumerate(months):
            height = max(box.height() * crimes / max(months), 1)
            painter.drawRect(
                int(box.left() + i * step), int(box.bottom() + 1 - height), max(int(step) - 1, 1), int(height)
            )
        painter.restore()


class _Top(QSortFilterProxyModel):
    """The rows sorted, and only those of the first ranks where so many are asked for."""

    most = 0

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        """Whether a row of the model is listed."""
        return not self.most or self.sourceModel().result.rows[row][f.RANK] <= self.most


class ResultsPane(QWidget):
    """The table of a result."""

    #: So many ranks are listed from now on, 0 for all.
    listed = pyqtSignal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.result = session, session.result
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.model = HotspotModel(self.result, self)
        self.sorted = _Top(self)
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(_SORT)
        self.sorted.setSortLocaleAware(True)
        self.table = QTableView()
        self.table.setObjectName("hotspots")
        self.table.setAccessibleName(self.tr("Hot spots"))
        self.table.setToolTip(
            self.tr(
                "Hot spots by rank. Select a row to show the hot spot on the map, or open a row to see "
                "the card for that hot spot"
            )
        )
        self.table.setModel(self.sorted)
        self._dress_table()
        column.addWidget(self.table, 1)
        self._zoom = QTimer(self)
        self._zoom.setSingleShot(True)
        self._zoom.setInterval(200)
        self._zoom.timeout.connect(self.zoom)
        self._following = False
        self.table.selectionModel().selectionChanged.connect(self._rows_chosen)
        self.table.viewport().installEventFilter(self)
        self.result.selection_changed.connect(self.follow)
        self.result.context_changed.connect(self.show_cards)

    def _dress_table(self) -> None:
        table = self.table
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        smaller(table)
        cut_in_the_middle(table)
        table.setShowGrid(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(8 * table.fontMetrics().height())
        table.verticalHeader().hide()
        # As many rows as can be read: the table is the product.
        table.verticalHeader().setMinimumSectionSize(1)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 1)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setStretchLastSection(False)
        table.doubleClicked.connect(lambda index: self.open_card(index))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)
        for keys, slot in (
            (QKeySequence(QKeySequence.StandardKey.Copy), self.copy),
            (QKeySequence(Qt.Key.Key_Return), self.open_card),
            (QKeySequence(Qt.Key.Key_Enter), self.open_card),
        ):
            shortcut = QShortcut(keys, table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    # -- what is shown ------------------------------------------------------------------------------------------
    def show_result(self) -> None:
        """The whole result anew."""
        self.show_cards()

    def show_top(self, most: int) -> None:
        """List only so many of the first ranks, 0 for all."""
        self.sorted.most = most
        self.sorted.invalidateFilter()
        self.listed.emit(most)

    def show_cards(self) -> None:
        """Rows and columns anew, the selection kept."""
        self._following = True
        self.model.refresh()
        for i, column in enumerate(self.model.columns):
            self.table.setItemDelegateForColumn(i, _Trend(self.table) if column.text is None else None)
        # When the table has its height, and with it its scroll bar or none.
        QTimer.singleShot(0, self._set_widths)
        self._following = False
        self.follow()

    def _set_widths(self) -> None:
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(24)
        metrics = self.table.fontMetrics()
        where = 1
        for i, column in enumerate(self.model.columns):
            if column.title == "Place":
                where = i
                continue
            texts = two_lines(tr(column.title)).split("\n")
            if column.text is not None:
                texts += [column.text(row) for row in self.result.rows[:200]]
            # Room for the sign of sorting, which stands beside the heading of the ranks.
            width = max(metrics.horizontalAdvance(text) for text in texts) + (_SORTED if not i else _MARGINS)
            self.table.setColumnWidth(i, min(max(width, 44 if column.text is None else 24), 140))
        give_the_rest(
            self.table,
            where,
            _FEWEST_LETTERS * metrics.averageCharWidth() + _MARGINS,
            [first_part(self.result.where(row)) for row in self.result.rows[:200]],
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The column Place takes what the dock gains, or gives what a scroll bar takes."""
        if event.type() == QEvent.Type.Resize:
            self._set_widths()
        return False

    # -- the one selection --------------------------------------------------------------------------------------
    def chosen(self) -> list[str]:
        """Ids of the hot spots of the chosen rows, in the order of the table."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._id(self.sorted.index(row, 0)) for row in rows]

    def order(self) -> list[str]:
        """Ids of the hot spots that are listed, in the order of the table."""
        return [self._id(self.sorted.index(row, 0)) for row in range(self.sorted.rowCount())]

    def _id(self, index: QModelIndex) -> str:
        return self.result.rows[self.sorted.mapToSource(index).row()][f.HOTSPOT_ID]

    def _rows_chosen(self, *_: Any) -> None:
        if self._following:
            return
        self._following = True
        self.result.select(self.chosen())
        self._following = False
        if self.chosen():
            self._zoom.start()

    def follow(self) -> None:
        """Choose the rows of what is selected on the map."""
        if self._following:
            return
        selected = set(self.result.selected())
        if selected == set(self.chosen()):
            return
        self._following = True
        if self.sorted.most and any(self.result.row(one)[f.RANK] > self.sorted.most for one in selected):
            # What was chosen on the map is not left out of the table.
            self.show_top(0)
        choice = QItemSelection()
        first = None
        for row in range(self.sorted.rowCount()):
            index = self.sorted.index(row, 0)
            if self._id(index) in selected:
                choice.select(index, index)
                first = first or index
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().select(choice, flags)
        if first is not None:
            self.table.scrollTo(first)
        self._following = False

    # -- what the user does -------------------------------------------------------------------------------------
    def zoom(self) -> None:
        """Show the chosen hot spots on the map and flash them."""
        map_canvas.show(self.session.iface, self.result.layer, self.result.feature_ids(self.chosen()))

    def flash(self) -> None:
        """Flash the chosen hot spots where the map is."""
        map_canvas.flash(self.session.iface, self.result.layer, self.result.feature_ids(self.chosen()))

    def copy(self) -> None:
        """The chosen rows, or all, to the clipboard."""
        chosen = set(self.chosen())
        rows = [
            self.result.rows[self.sorted.mapToSource(self.sorted.index(i, 0)).row()]
            for i in range(self.sorted.rowCount())
        ]
        text = table_text(self.result, [row for row in rows if not chosen or row[f.HOTSPOT_ID] in chosen])
        QgsApplication.clipboard().setText("\n".join("\t".join(row) for row in text))

    def open_card(self, index: QModelIndex | None = None) -> None:
        """The card of the row clicked twice, or of the first chosen row."""
        if index is not None and index.isValid():
            self.result.card_asked.emit(self._id(index))
        elif self.chosen():
            self.result.card_asked.emit(self.chosen()[0])

    def _menu(self, point: QPoint) -> None:
        if not self.chosen():
            return
        menu = QMenu(self)
        menu.addAction(self.tr("&Open the card"), self.open_card)
        menu.addAction(self.tr("&Accept as hot spot…"), lambda: self.result.accept_asked.emit(self.chosen()))
        menu.addAction(self.tr("&Zoom"), self.zoom)
        menu.addAction(self.tr("&Flash"), self.flash)
        menu.addAction(self.tr("&Copy"), self.copy)
        menu.exec(self.table.viewport().mapToGlobal(point))
