"""The card of one hot spot: what happens there, when, where exactly, and what lies there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QShortcut,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...bridge.ground import fields as f
from ...bridge.ground.texts import counted, day_words, tr
from ..maps import map_canvas
from ..parts.charts import ChartWithTable, HarmChart, OffenceChart, TrendChart, WeekChart, plain_table, quotient
from ..parts.widgets import Message, RunButton, heading, number, percent
from ..parts.wrapping import WrappedRow
from ..state.stored_choices import AREAS, LINES
from ..table.rates import minutes_on_foot, rate_of
from ..table.results_table import q_of, q_words

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QKeyEvent

    from ...bridge.results.hotspot_reports import ProfileCard, ProfileRelation
    from ..state.session import Session
    from ..table.rates import Rate


class Card(QWidget):
    """Lies over the pages; Esc or the arrow goes back. ``order()`` gives the hot spots in the order of the table."""

    closed = pyqtSignal()
    print_asked = pyqtSignal(str)  # the hot spot whose page is wanted

    def __init__(self, session: Session, order: Callable[[], list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.result, self._order = session, session.result, order
        self.hotspot_id = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 8)
        top = QHBoxLayout()
        self.back = QToolButton()
        self.back.setIcon(QgsApplication.getThemeIcon("/mActionArrowLeft.svg"))
        self.back.setAutoRaise(True)
        self.back.setToolTip(self.tr("Back to the table (Esc)"))
        self.back.clicked.connect(self.closed)
        self.before, self.after = QToolButton(), QToolButton()
        for button, sign, tip, by, key in (
            (self.before, "◂", self.tr("Previous place in table order (Left or Alt+Left)"), -1, "Left"),
            (self.after, "▸", self.tr("Next place in table order (Right or Alt+Right)"), 1, "Right"),
        ):
            button.setText(sign)
            button.setAutoRaise(True)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(lambda _, by=by: self.step(by))
            shortcut = QShortcut(QKeySequence("Alt+" + key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.RichText)
        self.title.setWordWrap(True)
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.title.setObjectName("card_title")
        self.zoom = QPushButton(self.tr("&Zoom"))
        self.zoom.setToolTip(self.tr("Show this hot spot on the map"))
        self.zoom.clicked.connect(
            lambda: map_canvas.show(self.session.iface, self.result.layer, self.result.feature_ids([self.hotspot_id]))
        )
        self.accept = QPushButton(self.tr("&Accept as hot spot…"))
        self.accept.setToolTip(self.tr("Add this hot spot to the register as an active hot spot"))
        self.accept.clicked.connect(lambda: self.result.accept_asked.emit([self.hotspot_id]))
        for button in (self.back, self.before, self.after):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.title, 1)
        column.addLayout(top)
        self.print = RunButton(
            self.tr("&Print card…"),
            self.tr("Save an A4 PDF page for this place, with its map, crimes and key facts"),
            primary=False,
        )
        self.print.clicked.connect(lambda: self.print_asked.emit(self.hotspot_id))
        self.problem = Message()
        row = WrappedRow()
        for button in (self.zoom, self.accept, self.print):
            row.add(button)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.scroll, 1)
        column.addWidget(self.problem)
        column.addWidget(row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.result.cards_changed.connect(self.refresh)
        self.result.context_changed.connect(self.refresh)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, the arrows go to the place before and to the next."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def open(self, hotspot_id: str) -> None:
        """Show the card of a hot spot; it becomes the selected one."""
        self.hotspot_id = hotspot_id
        self.problem.say("")
        self.scroll.verticalScrollBar().setValue(0)
        self.result.select([hotspot_id])
        self.refresh()
        self.setFocus()

    def step(self, by: int) -> None:
        """Show the place that stands so many rows further in the table, where there is one."""
        order = self._order()
        place = order.index(self.hotspot_id) + by if self.hotspot_id in order else -1
        if 0 <= place < len(order):
            self.open(order[place])

    def refresh(self) -> None:
        """The card as far as it is known by now."""
        row = self.result.row(self.hotspot_id)
        if row is None:
            if self.hotspot_id:
                self.hotspot_id = ""
                self.closed.emit()
            return
        card = self.result.cards.get(self.hotspot_id)
        order = self._order()
        self.before.setEnabled(self.hotspot_id in order[1:])
        self.after.setEnabled(self.hotspot_id in order[:-1])
        self.title.setText(f"<b>{number(row[f.RANK])}. {_escaped(self.result.where(row))}</b>")
        where = self.scroll.verticalScrollBar().value()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        column.addWidget(self._facts(row))
        if card is None:
            column.addWidget(
                _words(
                    self.tr("Counting crimes by offence and month…")
                    if self.result.has_crimes
                    else self.tr(
                        "Crimes by offence and month cannot be shown because the crime layer is no "
                        "longer in the project."
                    )
                )
            )
        else:
            self._add_parts(column, card)
        self._add_context(column)
        column.addStretch(1)
        self.scroll.setWidget(inside)
        self.scroll.verticalScrollBar().setValue(where)

    def _facts(self, row: dict[str, Any]) -> QLabel:
        total, rate = len(self.result.rows), rate_of(self.result)
        if self.result.harm_by:
            lines = self._harm_facts(row, total, rate)
        else:
            lines = [
                self.tr("{}, <b>{}</b> of all crimes counted").format(self._crimes(row), percent(row[f.SHARE])),
                self.tr("Rank {} of {}: {} {}, over an area of {} km²").format(
                    number(row[f.RANK]), number(total), rate.text(row), rate.words, number(row[f.AREA_KM2], 3)
                ),
            ]
        walk = minutes_on_foot(row)
        if walk:
            lines.append(
                counted(
                    row[f.UNITS],
                    self.tr("{} street, {} m long: {} minutes to walk it once"),
                    self.tr("{} streets, {} m in total: {} minutes to walk each of them once"),
                    number(row[f.UNITS]),
                    number(row[f.LENGTH_M]),
                    walk,
                )
            )
        test = q_words(q_of(row)) if f.GI_Q in row or f.LI_Q in row else ""
        lines += [_escaped(words) for words in (self.result.in_district(row), test) if words]
        return _words("<br>".join(lines))

    def _crimes(self, row: dict[str, Any]) -> str:
        return counted(row[f.CRIMES], self.tr("<b>{}</b> crime"), self.tr("<b>{}</b> crimes"), number(row[f.CRIMES]))

    def _harm_facts(self, row: dict[str, Any], total: int, rate: Rate) -> list[str]:
        harm = (
            _escaped(self.result.harm_heading),
            number(row[f.HARM]),
            percent(row[f.SHARE]),
            _escaped(self.result.harm_by),
        )
        # Hot spots of streets and of points have no share of one crime, nor of all crimes counted.
        lines = [
            self.tr("{} <b>{}</b>, <b>{}</b> of the total, based on {}").format(*harm)
            if row.get(f.TOP_SHARE) is None
            else self.tr(
                "{} <b>{}</b>, <b>{}</b> of the total, based on {}; the most serious crime accounts for {} "
                "of the {} here"
            ).format(*harm, percent(row[f.TOP_SHARE]), _escaped(self.result.harm_unit)),
            self._crimes(row)
            if row.get(f.CRIME_SHARE) is None
            else self.tr("{}, {} of all crimes counted").format(self._crimes(row), percent(row[f.CRIME_SHARE])),
            self.tr("Rank {} of {}: {} {}; {} crimes per km²; area {} km²").format(
                number(row[f.RANK]),
                number(total),
                rate.text(row),
                _escaped(rate.words),
                number(row[f.DENSITY]),
                number(row[f.AREA_KM2], 3),
            ),
        ]
        if f.RANK_COUNT in row:
            lines.append(
                self.tr("Not a hot spot by number of crimes")
                if row[f.RANK_COUNT] is None
                else self.tr("Rank by number of crimes: {}").format(number(row[f.RANK_COUNT]))
            )
        return lines

    def _add_parts(self, column: QVBoxLayout, card: ProfileCard) -> None:
        if card["offences"]:
            offences = card["offences"]
            if card.get("harm"):
                gravest = sorted(offences, key=lambda one: -one["harm_share"])
                column.addWidget(
                    ChartWithTable(
                        self.tr("Harm by offence"),
                        lambda: HarmChart(gravest, self.result.harm_unit),
                        [self.tr("Offence"), self.tr("Share of {}").format(self.result.harm_unit), self.tr("Crimes")],
                        [[one["offence"], percent(one["harm_share"]), number(one["crimes"])] for one in gravest],
                    )
                )
            column.addWidget(
                ChartWithTable(
                    self.tr("Offences"),
                    lambda: OffenceChart(offences),
                    [self.tr("Offence"), self.tr("Crimes"), self.tr("Share"), "LQ"],
                    [
                        [one["offence"], number(one["crimes"]), percent(one["share"]), quotient(one["lq"])]
                        for one in offences
                    ],
                    self.tr("The × figure compares the offence's share of crime here with its share in the whole area"),
                )
            )
        else:
            column.addWidget(_words(self.tr("No offences to show: choose the offence field on the Crimes page.")))
        if card["trend"]:
            trend = card["trend"]
            column.addWidget(
                ChartWithTable(
                    self.tr("Crimes by month"),
                    lambda: TrendChart(trend),
                    [self.tr("Month"), self.tr("Crimes")],
                    [[day_words(one["month"]), number(one["crimes"])] for one in trend],
                )
            )
        week = self.result.hours.get(self.hotspot_id)
        if week is not None and week["most"]:
            peaks = week["peaks"]
            column.addWidget(
                ChartWithTable(
                    self.tr("Hours of the week"),
                    lambda: WeekChart(
                        week["weights"], [(peak["day"], peak["from_hour"], peak["hours"]) for peak in peaks]
                    ),
                    [self.tr("Busiest times"), self.tr("Share")],
                    [
                        [
                            "{} {:02d}:00–{:02d}:00".format(peak["weekday"], peak["from_hour"], peak["to_hour"] or 24),
                            percent(peak["share"], 0),
                        ]
                        for peak in peaks
                    ],
                    week["words"],
                )
            )
        if card["locations"]:
            column.addWidget(heading(self.tr("Busiest locations")))
            column.addWidget(
                plain_table(
                    [self.tr("Location"), self.tr("Crimes")],
                    [[one["location"], number(one["crimes"])] for one in card["locations"]],
                )
            )

    def _add_context(self, column: QVBoxLayout) -> None:
        chosen = self.session.choices.context
        column.addWidget(heading(self.tr("In and near this hot spot")))
        if not chosen:
            column.addWidget(
                _words(
                    self.tr(
                        "Tick layers under Your layers to see which features are in or near this hot spot, and "
                        "how far away they are."
                    )
                )
            )
        for layer_id in chosen:
            layer = self.session.layer(layer_id)
            if layer is None:
                continue
            relation = self.result.context.get(layer_id, {}).get(self.hotspot_id)
            reason = self.result.skipped.get(layer_id)
            name = f"<b>{_escaped(layer.name())}</b>: "
            if reason:
                column.addWidget(_words(name + self.tr("left out: {}").format(_escaped(reason))))
            elif relation is None:
                column.addWidget(_words(name + self.tr("reading…")))
            else:
                column.addWidget(_words(name + _escaped(relation_words(relation, self.session.choices.radius))))


def relation_words(relation: ProfileRelation, radius: float) -> str:
    """What of a layer lies in and near a hot spot, in words."""
    kind, names = relation["kind"], ", ".join(relation["names"])
    if kind == AREAS:
        words = tr("in ") + names if names else tr("in {} of these areas").format(number(relation["inside"]))
        if not relation["inside"]:
            words = tr("in none of these areas")
    elif kind == LINES:
        words = tr("{} m inside (features: {})").format(
            number(relation["inside_length_m"] or 0), number(relation["inside"])
        )
        words += ": " + names if names else ""
    else:
        words = tr("{} inside").format(number(relation["inside"])) + (": " + names if names else "")
    if kind != AREAS:
        words += tr("; {} outside but within {} m").format(number(relation["near"]), number(radius))
    if not relation["inside"]:
        words += (
            tr("; none within 10 km")
            if relation["nearest_m"] is None
            else tr("; the nearest{} is {} m away").format(
                ", {},".format(relation["nearest"]) if relation["nearest"] else "", number(relation["nearest_m"])
            )
        )
    return words + "."


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _escaped(text: object) -> str:
    import html

    return html.escape(str(text))
