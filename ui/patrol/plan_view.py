"""The plan on the page Patrols: who can be there, what they are to do, and the plan that comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QPushButton, QTableWidget, QVBoxLayout, QWidget

from ...bridge.files.register_file import Register
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted, tr, visits_words
from ...bridge.moments.dates import parse_day
from ...bridge.moments.shifts import parse_shifts
from ...bridge.patrol.plan_inputs import Officers, officers, parse_resources, visit_time
from ...bridge.patrol.plan_table import PlanSetting, changed_plan, read_setting
from ...bridge.results import layer_tree
from ...bridge.results.charts.drawing import draw_frontier, followed
from ...contract.patrol import ACTIVE, PATROL_PLAN
from ..parts.charts import Chart, ChartWithTable, plain_table
from ..parts.decision_dialog import DecisionDialog, decider
from ..parts.page_lines import Need, UndoLine
from ..parts.widgets import ISO, SortedCell, SteadyLabel, date_format, heading, hours, number, percent, place_words
from ..state.result import TEMPORARY, scratch
from ..state.runner import Run
from ..state.session import Session
from ..tool.tool_view import ToolView
from .plan_board import PlanBoard
from .staffing import ShiftTable, StaffTable

if TYPE_CHECKING:
    from ..tool.tool_form import Maker

#: Lines for what the hours are enough for: as many as two kinds of officers take, and the maximum visits.
_LIVE_LINES = 5


class FrontierChart(Chart):
    """Each point is a plan: harm or crime covered against evenness of presence."""

    def __init__(self, report: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.setFixedHeight(210)

    def draw(self, axes: Any, colour: dict[str, str]) -> list:
        plans = self.report["frontier"]
        taken = next(i for i, one in enumerate(plans) if one["taken"])
        dots = draw_frontier(
            axes,
            [(one["position"], one["evenness"], one["harm_covered"]) for one in plans],
            taken,
            _unit(self.report),
            colour["bar"],
            colour["ink"],
        )
        follows = followed([one["harm_covered"] for one in plans])
        return [
            (
                dot,
                self.tr("Balance {}: {} evenly spread, and follows {} to {}").format(
                    number(one["position"], 2), percent(one["evenness"], 0), _unit(self.report), percent(share)
                ),
            )
            for dot, one, share in zip(dots, plans, follows)
        ]


def _unit(report: dict[str, Any]) -> str:
    """What the visits of a plan are in proportion to, in words; earlier reports have the name of the field alone."""
    return report.get("unit") or tr(report["by"])


def _follows(unit: str) -> str:
    """The heading of how closely visits follow what the plan is in proportion to."""
    return tr("Follows {}").format(unit)


def next_monday() -> QDate:
    """The first day of a plan where nobody has chosen another, as the tool takes it."""
    today = QDate.currentDate()
    return today.addDays(8 - today.dayOfWeek())


class PlanView(ToolView):
    """Makes a plan, shows its trade-off, and lets it be changed by hand."""

    TOOL = "patrolplan"
    MAIN = ("SHIFTS", "RESOURCES", "START", "DAYS", "FLOOR", "CAP", "VISIT_MINUTES", "TRAVEL_MINUTES")
    #: Peak hours are found by the page itself, and officers are a table here already.
    LEFT_OUT = ("EVENNESS", "CHOSEN_BY", "REASON", "PEAKS", "RESOURCES_TABLE")
    LAYERS = (("OUTPUT", "Visits", False), ("UNMET", "Unmet demand", False), ("FRONTIER", "Trade-off", False))
    FILES = "patrol plan"
    BUTTON = "&Plan patrols"
    TIP = "Share out the available hours as visits to hot spots by day and shift. The planning runs in the background"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        #: Visits of the plan on show.
        self.planned = 0
        super().__init__(session, parent)
        self.shifts, self.staff = self.form.wrappers["SHIFTS"], self.form.wrappers["RESOURCES"]
        self.staff.follow_shifts(self.shifts)
        self.form.wrappers["START"].box.setPlaceholderText(
            self.tr("next Monday, {}").format(next_monday().toString(date_format()))
        )
        column = self.layout()
        self.fold = QgsCollapsibleGroupBox(self.tr("Shifts, officers and rules"))
        self.fold.setSaveCollapsedState(False)
        inside = QVBoxLayout(self.fold)
        inside.setContentsMargins(4, 4, 4, 4)
        column.insertWidget(column.indexOf(self.form), self.fold)
        inside.addWidget(self.form)
        self.undo = UndoLine()
        inside.addWidget(self.undo)
        self.live = SteadyLabel(_LIVE_LINES)
        self.live.setObjectName("live")
        column.insertWidget(column.indexOf(self.fold), self.live)
        self.board_button, self.again = QPushButton(self.tr("Plan &board…")), QPushButton(self.tr("Plan again"))
        self.board_button.setToolTip(
            self.tr(
                "See the visits by hot spot, day and shift, change them by hand and check the plan against the rules"
            )
        )
        self.board_button.clicked.connect(self.open_board)
        self.again.setToolTip(self.tr("Make the plan again with the current places and crimes"))
        self.again.clicked.connect(lambda: self.run())
        self.buttons.insertWidget(0, self.board_button)
        self.buttons.insertWidget(1, self.again)
        self.staff.removed.connect(self._offer_undo)
        # The columns of the table came after its words.
        self.form.show_choices()
        session.survey_changed.connect(self.show_places)
        self.show_outcome()
        self.fold.setCollapsed(bool(self.about))

    def own_controls(self) -> dict[str, Maker]:
        """Shifts and officers as tables."""
        return {"SHIFTS": ShiftTable, "RESOURCES": StaffTable}

    def _offer_undo(self, words: str, before: str) -> None:
        def back() -> None:
            self.staff.setParameterValue(before)
            self.staff.speak()

        self.undo.offer(words, back)

    # -- what is needed, and what the hours are enough for --------------------------------------------------------
    def what_is_needed(self) -> list[Need]:
        """Hot spots, officers, and times of day for the peak hours."""
        if not hasattr(self, "live"):
            return []
        self.show_live()
        session = self.session
        active, shown = session.places.of_status(ACTIVE), session.result.rows
        if active:
            words = (
                counted(len(active), self.tr("{} active hot spot"), self.tr("{} active hot spots"))
                + " "
                + self.tr("in the register")
            )
        elif session.result.layer is not None and shown:
            words = counted(
                len(shown),
                self.tr("{} hot spot shown; add it to the register to give it a permanent name"),
                self.tr("{} hot spots shown; add them to the register to give them permanent names"),
                number(len(shown)),
            )
        else:
            words = self.tr("No hot spots yet: find hot spots, or open a register")
        survey = session.survey
        months = survey is not None and survey.window is not None and survey.window.months_only
        timed = self._timed_crimes() is not None and not months
        problem = self.staff.problem()
        return [
            Need("places", bool(self.places()), words, help=self.to_hot_spots()),
            Need(
                "officers",
                bool(self.staff.there()) and not problem,
                problem
                or (
                    self.tr("Officers and their hours")
                    if self.staff.there()
                    else self.tr("Officers: enter the number for each shift in the table")
                ),
            ),
            Need(
                "hours",
                timed,
                self.tr("Times of day: visits are planned in the peak hours for each hot spot")
                if timed
                else self.tr("No times of day (your crime data give months only), so all shifts are treated alike")
                if months
                else self.tr("No times of day in your crime data, so all shifts are treated alike"),
                must=False,
            ),
        ]

    def parameters(self) -> dict[str, Any]:
        """The form, with those who are there only."""
        return dict(self.form.parameters(), RESOURCES=self.staff.there())

    def room(self) -> Officers | None:
        """The hours and the visits that the table has room for; None where nobody is there or it cannot be so."""
        given = {one.name: getattr(one, "default", None) for one in PATROL_PLAN.parameters}
        given.update(self.parameters())
        try:
            shifts = parse_shifts(given["SHIFTS"])
            return officers(
                parse_resources(given["RESOURCES"], shifts),
                shifts,
                parse_day(given.get("START") or next_monday().toString(ISO), "START"),
                int(given["DAYS"]),
                int(given["VISIT_MINUTES"]) + int(given["TRAVEL_MINUTES"]),
                int(given["CREW"]),
            )
        except InputError:
            return None

    def show_live(self) -> None:
        """What the hours are enough for, as the table stands."""
        found = self.room()
        if self.staff.unread:
            self.live.setText(
                self.tr(
                    "The officer numbers saved in this project could not be read, so they have "
                    "been left out: '{}'. Enter the numbers again in the table."
                ).format(self.staff.unread)
            )
            return
        if found is None:
            self.live.setText(
                "" if self.staff.there() else self.tr("Enter the officers to see how many visits they have time for.")
            )
            return
        given = self.form.parameters()
        days = given.get("DAYS", 28)
        who = ", ".join(f"{row.name} {number(sum(row.numbers))}" for row in self.staff.staff if any(row.numbers))
        words = self.tr("{} in all shifts: {} officer-hours in {} days, enough for {} of {}").format(
            who,
            hours(float(found.available.sum()) / 60),
            number(days),
            visits_words(int(found.capacity.sum())),
            visit_time(given.get("VISIT_MINUTES", 15), given.get("TRAVEL_MINUTES", 5), given.get("CREW", 1)),
        )
        if self.about and self.is_as_chosen():
            words += self.tr("; {} planned").format(number(self.planned)) + "."
        else:
            words += "." + self._limit_words(found)
        self.live.setText(words)

    def _limit_words(self, found: Officers) -> str:
        """That the maximum visits allow fewer than the hours, '' where they do not."""
        session = self.session
        count = len(session.places.of_status(ACTIVE) or session.result.rows)
        given = {one.name: getattr(one, "default", None) for one in PATROL_PLAN.parameters}
        given.update(self.form.parameters())
        most = found.most_visits(count, int(given["CAP"]), int(given["PER_SHIFT"]))
        if not count or most >= found.capacity.sum():
            return ""
        return " " + counted(
            count,
            self.tr("With the maximum visits set below, {} hot spot can have {} at most."),
            self.tr("With the maximum visits set below, {} hot spots can have {} at most."),
            number(count),
            visits_words(most),
        )

    def run(self, **more: Any) -> None:
        """Where the crimes have times, the peak windows of the places are found first."""
        self.problem.say("")
        crimes = self._timed_crimes()
        if crimes is None:
            super().run(**more)
            return
        path = scratch("peaks.json")
        where = self.places()
        layer = where.get("HOTSPOT_LAYER") or Register(where["REGISTER"]).source()
        peaks = self.session.background.run(
            "temporalprofile",
            dict(crimes, HOTSPOT_LAYER=layer, OUTPUT=TEMPORARY, REPORT_JSON=path),
            lambda results: ToolView.run(self, **dict(more, PEAKS=path)),
            # Crimes whose times cannot be used plan as well, without peaks.
            lambda sentence, log: ToolView.run(self, **more),
            lambda: self.problem.say(self.tr("Cancelled; nothing was changed."), problem=False),
        )
        self.button.watch(peaks, self.tr("finding peak hours…"))

    def plan_with_travel(self, minutes: int) -> None:
        """Plan again with so many minutes of travel for a visit."""
        self.form.wrappers["TRAVEL_MINUTES"].setParameterValue(minutes)
        self.run()

    def take(self, run: Run, results: dict[str, Any]) -> None:
        """Fold the form: the result comes first."""
        super().take(run, results)
        self.fold.setCollapsed(True)

    def _timed_crimes(self) -> dict[str, Any] | None:
        """The parameters of the crimes with their times, None where there are none."""
        chosen = self.session.choices
        layer = self.session.layer(chosen.crimes)
        if layer is None or not chosen.from_field or layer.fields().lookupField(chosen.from_field) < 0:
            return None
        parameters = dict(self.session.crime_parameters(), FROM_FIELD=chosen.from_field)
        if chosen.to_field and layer.fields().lookupField(chosen.to_field) >= 0:
            parameters["TO_FIELD"] = chosen.to_field
        return parameters

    def show_outcome(self) -> None:
        """The buttons of the plan, and how many visits it has."""
        super().show_outcome()
        if not hasattr(self, "board_button"):
            return
        layer = self.session.layer(self.about.get("layers", {}).get("OUTPUT", ""))
        plan = layer is not None and layer.fields().lookupField(f.VISITS) >= 0
        self.planned = int(sum(feature[f.VISITS] or 0 for feature in layer.getFeatures())) if plan else 0
        for button in (self.board_button, self.again):
            button.setVisible(bool(self.about))
        self.show_places()

    def show_report(self, report: dict[str, Any]) -> list[QWidget]:
        """The trade-off, whose points can be taken, and where demand is not met."""
        out = []
        plans = report["frontier"]
        if len(plans) > 1:
            follows = followed([one["harm_covered"] for one in plans])
            chart = ChartWithTable(
                self.tr("The cost of spreading visits more evenly"),
                lambda: FrontierChart(report),
                [self.tr("Balance"), self.tr("Evenness"), _follows(_unit(report)), self.tr("Visits")],
                [
                    [
                        ("● " if one["taken"] else "") + number(one["position"], 2),
                        percent(one["evenness"], 0),
                        percent(share),
                        number(one["visits"]),
                    ]
                    for one, share in zip(plans, follows)
                ],
                self.tr(
                    "Each dot is a plan with the same number of visits, from balance 0 (visits follow {} most "
                    "closely) to 1 (spread most evenly). The ring marks the plan in use."
                ).format(_unit(report)),
            )
            out.append(chart)
            take = QPushButton(self.tr("C&hoose another balance…"))
            take.setToolTip(
                self.tr(
                    "Plan again with a different balance between following crime or harm and evenly "
                    "spread patrols. Your choice is recorded with a name and reason"
                )
            )
            take.setObjectName("choose point")
            take.clicked.connect(lambda: self.take_point(plans, _unit(report)))
            out.append(take)
        missing = [row for row in report["unmet"] if row["unmet"]]
        if missing:
            out.append(heading(self.tr("Visits that do not fit in the available hours")))
            out.append(
                plain_table(
                    [self.tr("Place"), self.tr("In proportion"), self.tr("Planned"), self.tr("Shortfall")],
                    [
                        [
                            place_words(row["hotspot_id"], row["name"]),
                            number(row["wanted"]),
                            number(row["planned"]),
                            number(row["unmet"]),
                        ]
                        for row in sorted(missing, key=lambda row: -row["unmet"])[:8]
                    ],
                )
            )
        return out

    def take_point(self, plans: list[dict[str, Any]], unit: str) -> None:
        """Ask for the point, who takes it and why, and plan again there."""
        dialog = PointDialog(plans, unit, decider(self.session), self)
        if dialog.exec():
            said = dialog.parameters()
            self.session.set(by=said["BY"])
            self.run(EVENNESS=dialog.position(), CHOSEN_BY=said["BY"], REASON=said["REASON"])

    def open_board(self) -> None:
        """The plan board, in a window of its own."""
        about = self.about
        layer = self.session.layer(about.get("layers", {}).get("OUTPUT", ""))
        if layer is None:
            self.problem.say(self.tr("The plan is no longer in the project; make the plan again."))
            return
        try:
            setting = read_setting(about["parameters"]["REPORT_JSON"])
            names = layer.fields().names()
            rows = [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]
            visits = setting.visits(rows)
        except (InputError, KeyError) as error:
            self.problem.say(str(error))
            return
        board = PlanBoard(setting, visits, self.session, parent=self)
        if board.exec():
            self.keep(setting, board.model.visits, board.said)

    def keep(self, setting: PlanSetting, visits: np.ndarray, said: dict[str, Any]) -> None:
        """A plan changed by hand becomes the plan."""
        project = self.session.project
        try:
            layer = changed_plan(
                setting,
                visits,
                layer_tree.new_database(project, self.tr("patrol plan by hand")),
                said["BY"],
                said["REASON"],
            )
        except InputError as error:
            self.problem.say(str(error))
            return
        layer_tree.add_results(project, self.tr("Patrol plan, changed by hand"), [(layer, self.TOOL, False)])
        about = dict(self.about, layers=dict(self.about["layers"], OUTPUT=layer.id()))
        note = self.tr("Changed by hand by {}: {}").format(said["BY"], said["REASON"])
        about["notes"] = [note] + [one for one in about["notes"] if one != note]
        self.session.set(by=said["BY"], outcomes=dict(self.session.choices.outcomes, **{self.TOOL: about}))
        self.show_outcome()


class PointDialog(DecisionDialog):
    """Which point of the trade-off, who takes it, and why."""

    def __init__(self, plans: list[dict[str, Any]], unit: str, decider: str, parent: QWidget | None = None) -> None:
        super().__init__(
            parent.tr("Choose another balance"),
            parent.tr(
                "The more evenly visits are spread across neighbourhoods, the less they follow {}. "
                "The plan is made again with the balance that you choose."
            ).format(unit),
            ("REASON", "BY"),
            {"BY": decider},
            ("REASON", "BY"),
            parent,
        )
        self.plans = plans
        self.points = QTableWidget(len(plans), 3)
        self.points.setHorizontalHeaderLabels([self.tr("Balance"), self.tr("Evenness"), _follows(unit)])
        self.points.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.points.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.points.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.points.verticalHeader().hide()
        self.points.setToolTip(self.tr("Choose the row with the plan that you want"))
        follows = followed([one["harm_covered"] for one in plans])
        for i, (one, share) in enumerate(zip(plans, follows)):
            for j, (text, value) in enumerate(
                (
                    (number(one["position"], 2), one["position"]),
                    (percent(one["evenness"], 0), one["evenness"]),
                    (percent(share), share),
                )
            ):
                self.points.setItem(i, j, SortedCell(text, value))
        self.points.selectRow(next(i for i, one in enumerate(plans) if one["taken"]))
        self.points.setMinimumHeight(150)
        self.layout().insertWidget(1, self.points)

    def position(self) -> float:
        """The position of the chosen plan on the trade-off."""
        return float(self.plans[self.points.currentRow()]["position"])
