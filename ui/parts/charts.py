"""Charts in the palette and font of the window, drawn by matplotlib without its windows; each has its table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.PyQt.QtCore import QEvent, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QImage, QPainter, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from ...bridge.ground.texts import day_words, tr
from ...bridge.results.charts.drawing import DAYS, draw_week, has_matplotlib, wrap_labels
from .file_dialogs import ask_path
from .widgets import cut_in_the_middle, heading, number, percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox
    from qgis.PyQt.QtCore import QPoint
    from qgis.PyQt.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from ...bridge.results.hotspot_reports import ProfileMonth, ProfileOffence

#: Letters that an id has at most, and what stands beside the words of a cell in pixels.
_ID_LETTERS, _CELL_MARGINS = 10, 10
#: Pixels of a name at least, where there are more.
_NAME = 80
#: The share of a table's width that its first column may take where the table scrolls sideways.
_FIRST = 0.6
#: Pixels of a chart's width that a month under it needs, with what stands beside the axes.
_MONTH = 90
_BAR_LIGHT, _BAR_DARK = "#c62d1c", "#f97b57"


def colours(widget: QWidget) -> dict[str, str]:
    """{ink, paper, faint, bar} that stand out where the widget is, as matplotlib takes them."""
    # QGIS's themes are style sheets, which leave the palette of a plain widget as it was: a label knows its colour.
    label = QLabel(widget)
    label.ensurePolished()
    ink = label.palette().color(QPalette.ColorRole.WindowText)
    label.setParent(None)
    dark = ink.lightness() > 128
    return {
        "ink": ink.name(),
        "paper": "#2b2b2b" if dark else "#ffffff",
        "faint": "#808080",
        "bar": _BAR_DARK if dark else _BAR_LIGHT,
    }


class Chart(QWidget):
    """A drawn chart. A subclass implements ``draw(axes, colours)``: [(matplotlib artist, words)], for the hover, or
    [(artist, words, key)]; a click on one of them is ``picked`` with its key."""

    picked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(90)
        self._image, self._spots, self._drawn_for = None, [], None
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def draw(self, axes: Axes, colour: dict[str, str]) -> list[tuple[Any, ...]]:
        """Draw on matplotlib axes; what is said where the mouse rests."""
        return []

    def redraw(self) -> None:
        """Draw anew at the next chance."""
        self._drawn_for = None
        self.update()

    def render(
        self, width: int, height: int, scale: float, file_format: str = "rgba"
    ) -> tuple[Any, list[tuple[Any, ...]]]:
        """The picture as bytes, *width* × *height* in points of the screen."""
        from matplotlib import rcParams
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure = Figure(figsize=(width / 96, height / 96), dpi=96 * scale, layout=None)
        canvas = FigureCanvasAgg(figure)
        shade = colours(self)
        # On the screen the page shows through; a saved picture stands on its own.
        paper = "none" if file_format == "rgba" else shade["paper"]
        figure.patch.set_facecolor(paper)
        axes = figure.add_subplot()
        axes.set_facecolor(paper)
        points = max(self.font().pointSizeF(), 7) * 0.9
        words = [self.font().family()] + list(rcParams["font.sans-serif"])
        spots = self.draw(axes, shade)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        for side in ("left", "bottom"):
            axes.spines[side].set_color(shade["faint"])
        axes.tick_params(colors=shade["ink"], labelsize=points)
        labels = [axes.xaxis.label, axes.yaxis.label, *axes.get_xticklabels(), *axes.get_yticklabels(), *axes.texts]
        for label in labels:
            label.set_color(shade["ink"])
            label.set_fontsize(points)
            label.set_fontfamily(words)
        figure.tight_layout(pad=0.4)
        if wrap_labels(axes):
            figure.tight_layout(pad=0.4)
        if file_format != "rgba":
            out = io.BytesIO()
            figure.savefig(out, format=file_format, dpi=200, facecolor=paper)
            return out.getvalue(), []
        canvas.draw()
        pixels = figure.bbox.height
        boxes = []
        for artist, text, *key in spots:
            box = artist.get_window_extent()
            corners = (box.x0 / scale, (pixels - box.y1) / scale, box.x1 / scale, (pixels - box.y0) / scale)
            boxes.append((*corners, key[0] if key else "", text))
        return canvas.buffer_rgba(), boxes

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, drawn anew where size or colours are others."""
        scale = self.devicePixelRatioF()
        wanted = (self.width(), self.height(), scale, colours(self)["ink"])
        if self._drawn_for != wanted and self.width() > 40 and self.height() > 40:
            # Before it is drawn: what cannot be drawn is not tried again and again.
            self._drawn_for, self._image, self._spots = wanted, None, []
            try:
                pixels, self._spots = self.render(self.width(), self.height(), scale)
            except Exception as error:  # the numbers are those of a report, which may be anybody's
                QgsApplication.messageLog().logMessage(
                    f"{type(self).__name__}: {error!r}", "Hot Spot Policing", Qgis.MessageLevel.Warning
                )
                return
            height, width = pixels.shape[:2]
            self._image = QImage(bytes(pixels), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
            self._image.setDevicePixelRatio(scale)
        if self._image is not None:
            QPainter(self).drawImage(0, 0, self._image)

    def event(self, event: QEvent) -> bool:
        """Tooltips of what is drawn; other colours are drawn anew."""
        if event.type() == QEvent.Type.ToolTip:
            text = self.words_at(event.pos())
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.redraw()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click picks what is drawn there."""
        _, key = self._spot_at(event.pos())
        if key and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(key)
        super().mousePressEvent(event)

    def words_at(self, position: QPoint) -> str:
        """What the chart says at a point of it, '' where nothing is."""
        return self._spot_at(position)[0]

    def _spot_at(self, position: QPoint) -> tuple[str, str]:
        """(words, key) of what is drawn at a point."""
        # Beside a short bar, on its row, one means the bar.
        for left, top, right, bottom, key, text in self._spots:
            if left - 3 <= position.x() <= max(right, left + 12) + 3 and top - 3 <= position.y() <= bottom + 3:
                return text, key
        return "", ""

    def _menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("&Copy"), self.copy)
        menu.addAction(self.tr("&Save…"), self._ask)
        menu.exec(self.mapToGlobal(point))

    def copy(self) -> None:
        """The picture to the clipboard."""
        data, _ = self.render(self.width(), self.height(), 1, "png")
        QgsApplication.clipboard().setImage(QImage.fromData(data))

    def _ask(self) -> None:
        kinds = "PNG (*.png);;SVG (*.svg)"
        path = ask_path(self, QgsProject.instance(), self.tr("Save the chart"), "chart.png", kinds)
        if path:
            self.save(path)

    def save(self, path: str) -> None:
        """The picture as PNG or SVG, by the ending. Raises OSError."""
        kind = "svg" if path.lower().endswith(".svg") else "png"
        data, _ = self.render(self.width(), self.height(), 1, kind)
        with open(path if path.lower().endswith("." + kind) else path + "." + kind, "wb") as file:
            file.write(data)


class OffenceChart(Chart):
    """Offences of a hot spot as bars, each with its location quotient."""

    MOST = 8

    def __init__(self, offences: list[ProfileOffence], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offences = offences[: self.MOST]
        self.setFixedHeight(44 + 19 * max(len(self.offences), 1))

    def draw(self, axes: Axes, colour: dict[str, str]) -> list[tuple[Any, ...]]:
        """A bar for each offence."""
        return self.draw_bars(
            axes,
            colour,
            self.tr("crimes"),
            [one["crimes"] for one in self.offences],
            [quotient(one["lq"]) for one in self.offences],
            [
                "{}: {} ({}), {}".format(
                    one["offence"], number(one["crimes"]), percent(one["share"]), quotient_words(one["lq"])
                )
                for one in self.offences
            ],
        )

    def draw_bars(
        self, axes: Axes, colour: dict[str, str], unit: str, values: list[float], beside: list[str], words: list[str]
    ) -> list[tuple[Any, ...]]:
        """A bar for each offence, with something written beside it, and words for the hover."""
        # Half of the chart is for the names, half for the bars, and of that some for what is written beside them.
        half = max(self.width() / 2, 80)
        most = int(min(half / self.fontMetrics().averageCharWidth(), 26))
        names = [
            one["offence"] if len(one["offence"]) <= most else one["offence"][: most - 1] + "…" for one in self.offences
        ]
        bars = axes.barh(range(len(values)), values, color=colour["bar"], height=0.7)
        axes.set_yticks(range(len(values)))
        axes.set_yticklabels(names)
        axes.invert_yaxis()
        axes.set_xlabel(unit)
        axes.xaxis.get_major_locator().set_params(integer=True)
        axes.set_xlim(0, max(values) * max(half / (half - 40), 1.25))
        for i, (value, text) in enumerate(zip(values, beside)):
            axes.text(value + max(values) * 0.02, i, text, va="center")
        return list(zip(bars, words))


class HarmChart(OffenceChart):
    """Offences of a hot spot by their share of its harm, which is called ``unit``."""

    def __init__(self, offences: list[ProfileOffence], unit: str, parent: QWidget | None = None) -> None:
        super().__init__(offences, parent)
        self.unit = unit

    def draw(self, axes: Axes, colour: dict[str, str]) -> list[tuple[Any, ...]]:
        """A bar for each offence."""
        return self.draw_bars(
            axes,
            colour,
            self.tr("% of {}").format(self.unit),
            [100 * one["harm_share"] for one in self.offences],
            ["" for _ in self.offences],
            [
                tr("{}: {} of the {}, {} crimes").format(
                    one["offence"], percent(one["harm_share"]), self.unit, number(one["crimes"])
                )
                for one in self.offences
            ],
        )


class TrendChart(Chart):
    """Crimes by month."""

    def __init__(self, trend: list[ProfileMonth], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trend = trend
        self.setFixedHeight(130)

    def draw(self, axes: Axes, colour: dict[str, str]) -> list[tuple[Any, ...]]:
        """A bar for each month."""
        values = [one["crimes"] for one in self.trend]
        bars = axes.bar(range(len(values)), values, color=colour["bar"], width=0.8)
        # No more months than stand side by side without touching.
        step = max(-(-len(values) // min(max(self.width() // _MONTH, 1), 6)), 1)
        axes.set_xticks(range(0, len(values), step))
        axes.set_xticklabels([day_words(self.trend[i]["month"]) for i in range(0, len(values), step)])
        axes.set_ylabel(self.tr("crimes per month"))
        axes.set_ylim(0, max(max(values), 1) * 1.1)
        axes.set_xlim(-0.7, max(len(values), 4) - 0.3)
        axes.yaxis.get_major_locator().set_params(integer=True)
        return [
            (bar, "{}: {}".format(day_words(one["month"]), number(one["crimes"]))) for bar, one in zip(bars, self.trend)
        ]


class WeekChart(Chart):
    """Hours of the week, 7 × 24: the darker, the more crimes; the (weekday, hour, hours) of ``windows`` are framed."""

    def __init__(
        self, weights: list[list[float]], windows: Sequence[tuple[int, int, int]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.weights, self.windows = weights, windows
        self.setFixedHeight(150)

    def draw(self, axes: Axes, colour: dict[str, str]) -> list[tuple[Any, ...]]:
        """A cell for each hour."""
        draw_week(axes, self.weights, colour["bar"], colour["ink"], self.windows)
        words = tr("{} {:02d}:00–{:02d}:00: {} crimes")
        return [
            (_Hour(axes, day, hour), words.format(tr(DAYS[day]), hour, hour + 1, number(weight, 1)))
            for day, row in enumerate(self.weights)
            for hour, weight in enumerate(row)
        ]


class _Hour:
    """Where an hour of the week is drawn, as the charts ask their artists."""

    def __init__(self, axes: Axes, day: int, hour: int) -> None:
        self.axes, self.corners = axes, [(hour, day + 1), (hour + 1, day)]

    def get_window_extent(self) -> Bbox:
        """As of a matplotlib artist."""
        from matplotlib.transforms import Bbox

        return Bbox(self.axes.transData.transform(self.corners))


def quotient(lq: float | None) -> str:
    """A location quotient in short."""
    return "" if lq is None else "× " + number(lq, 1)


def quotient_words(lq: float | None) -> str:
    """A location quotient in words."""
    if lq is None:
        return tr("no comparison")
    return tr("{} times its share of all crimes").format(number(lq, 1))


class ChartWithTable(QWidget):
    """A heading, a chart, and at the press of a button its table in the same place; without matplotlib the table."""

    def __init__(
        self,
        title: str,
        make_chart: Callable[[], Chart],
        headings: list[str],
        rows: list[list[str]],
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(heading(title), 1)
        self.toggle = QToolButton()
        self.toggle.setText(self.tr("Table"))
        self.toggle.setCheckable(True)
        self.toggle.setAutoRaise(True)
        self.toggle.setToolTip(self.tr("Show the numbers instead of the chart"))
        top.addWidget(self.toggle)
        column.addLayout(top)
        if note:
            label = QLabel(note)
            label.setWordWrap(True)
            column.addWidget(label)
        self.stack = QStackedWidget()
        self.stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.table = plain_table(headings, rows)
        self.chart = make_chart() if has_matplotlib() else None
        if self.chart is not None:
            self.stack.addWidget(self.chart)
            self.stack.setFixedHeight(max(self.chart.height(), 60))
            self.toggle.toggled.connect(self._show)
        else:
            self.toggle.hide()
            column.addWidget(
                QLabel(self.tr("Charts need the Python package matplotlib. Ask your IT team to install it."))
            )
        self.stack.addWidget(self.table)
        column.addWidget(self.stack)
        self._show(self.chart is None)

    def _show(self, table: bool) -> None:
        self.stack.setCurrentWidget(self.table if table else self.chart)
        self.stack.setFixedHeight(self.table.height() if table else self.chart.height())


def _make_room(table: QTableWidget, high: int) -> None:
    """Let a table have so many pixels more than its rows take, for the bar that would cover the last of them."""
    before = table.property("for the bar") or 0
    if before != high:
        table.setProperty("for the bar", high)
        table.setFixedHeight(table.maximumHeight() - before + high)


class _PlainTable(QTableWidget):
    """Its columns of names share what the others leave, the first column first; where that is too little to read, it
    scrolls sideways."""

    #: {column of names: pixels that its longest text takes}.
    names: dict[int, int] = {}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: room for the names, or not."""
        super().resizeEvent(event)
        header, room = self.horizontalHeader(), self.viewport().width()
        wanted = {c: width + _CELL_MARGINS for c, width in self.names.items()}
        left = room - sum(
            max(header.sectionSizeHint(c), self.sizeHintForColumn(c)) for c in range(header.count()) if c not in wanted
        )
        fits = sum(wanted.values()) <= left
        widths = {c: min(width, _NAME) + _CELL_MARGINS for c, width in self.names.items()}
        spare = left - sum(widths.values())
        growing = list(wanted)
        if spare < 0:
            # Rows are told apart by the first column, which is read as far as it leaves others in view.
            spare, growing = int(_FIRST * room) - widths[0], [0]
        for c in growing:
            more = max(min(spare, wanted[c] - widths[c]), 0)
            widths[c], spare = widths[c] + more, spare - more
        for c, width in widths.items():
            header.setSectionResizeMode(
                c, QHeaderView.ResizeMode.Stretch if fits else QHeaderView.ResizeMode.Interactive
            )
            if not fits:
                header.resizeSection(c, width)


def wrapped(table: QTableWidget) -> QTableWidget:
    """A table whose rows take as many lines as their words need at its width, where no name may be cut."""
    table.setWordWrap(True)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table


def plain_table(headings: list[str], rows: list[list[str]], tips: Sequence[str] = ()) -> QTableWidget:
    """A small table of text that is as high as its rows; Ctrl+C copies what is selected. ``tips``: what the first cell
    of each row says more."""
    table = _PlainTable(len(rows), len(headings))
    table.setHorizontalHeaderLabels(headings)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 5)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    # A row is one line: wrapped, a name would be cut behind its first word.
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    # Names share the width with the first column and begin where it is looked for; numbers take what they need.
    long = [max([len(row[c]) for row in rows], default=0) > 16 for c in range(len(headings))]
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if c and not long[c]:
                item.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
            table.setItem(r, c, item)
    for r, tip in enumerate(tips):
        table.item(r, 0).setToolTip(tip)
    firsts = [row[0][:_ID_LETTERS] for row in rows]
    if len(set(firsts)) < len(firsts):
        # Only rows that their first letters tell apart are cut behind them.
        cut_in_the_middle(table)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    if max((len(row[0]) for row in rows), default=0) <= _ID_LETTERS:
        # An id is whole however narrow the dock is: the table scrolls sideways instead.
        widest = max((table.fontMetrics().horizontalAdvance(row[0]) for row in rows), default=0)
        header.setMinimumSectionSize(widest + _CELL_MARGINS)
    for c in range(1, len(headings)):
        header.setSectionResizeMode(c, QHeaderView.ResizeMode.ResizeToContents)
    table.names = {
        c: max((table.fontMetrics().horizontalAdvance(row[c]) for row in rows), default=0)
        for c in range(len(headings))
        if not c or long[c]
    }
    high = header.sizeHint().height() + sum(table.rowHeight(r) for r in range(len(rows))) + 4
    table.setFixedHeight(high)
    table.setMinimumSize(QSize(60, high))
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    bar = table.horizontalScrollBar()
    bar.rangeChanged.connect(lambda _, most: _make_room(table, bar.sizeHint().height() if most else 0))
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return table
