"""Plan, routes and delivered patrols on the page Patrols."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.PyQt.QtWidgets import QPushButton, QTableWidget, QWidget

from ...bridge.files.register_file import Register
from ...bridge.ground.errors import InputError
from ...bridge.patrol.plan_table import PlanSetting, changed_plan, read_setting
from ...bridge.results import layer_tree
from ...bridge.results.charts.drawing import draw_frontier
from ...bridge.results.token_words import token_words
from ..parts.charts import Chart, ChartWithTable, plain_table
from ..parts.decision_dialog import DecisionDialog, decider
from ..parts.handed_over import say_written
from ..parts.widgets import SortedCell, heading, number, percent, place_words
from ..state.options import marking
from ..state.result import TEMPORARY, scratch
from ..state.runner import Run
from ..state.session import Session
from ..state.shift_briefings import with_locations
from ..tool.tool_view import ToolView
from .plan_board import PlanBoard


class FrontierChart(Chart):
    """Each point is a plan: harm or crime covered against evenness of presence."""

    def __init__(self, report: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.setFixedHeight(210)

    def draw(self, axes: Any, colour: dict[str, str]) -> list:
        plans = self.report["frontier"]
        taken = next(i for i, one in enumerate(plans) if one["taken"])
        draw_frontier(
            axes,
            [(one["position"], one["evenness"], one["harm_covered"]) for one in plans],
            taken,
            self.report["by"],
            colour["bar"],
            colour["ink"],
        )
        return []


class PlanView(ToolView):
    """Makes a plan, shows its trade-off, and lets it be changed by hand."""

    TOOL = "patrolplan"
    MAIN = ("RESOURCES", "SHIFTS", "START", "DAYS", "FLOOR", "CAP", "PEAKS")
    LEFT_OUT = ("EVENNESS", "CHOSEN_BY", "REASON")
    LAYERS = (("OUTPUT", "Visits", False), ("UNMET", "Unmet demand", False), ("FRONTIER", "Trade-off", False))
    FILES = "patrol plan"
    BUTTON = "&Plan patrols"
    TIP = "Visits for each hot spot, day and shift from the hours there are; runs in the background"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.board_button = QPushButton(self.tr("Plan &board…"))
        self.board_button.setToolTip(self.tr("Hot spot × day × shift; change visits by hand and see which rules hold"))
        self.board_button.clicked.connect(self.open_board)
        self.buttons.insertWidget(0, self.board_button)
        self.board_button.setVisible(bool(self.about))

    def run(self, **more: Any) -> None:
        """Where the crimes have times, the peak windows of the places are found first."""
        self.problem.say("")
        crimes = self._timed_crimes()
        if crimes is None or "PEAKS" in self.form.parameters():
            super().run(**more)
            return
        path = scratch("peaks.json")
        where = self.places()
        layer = where.get("HOTSPOT_LAYER") or Register(where["REGISTER"]).source()
        hours = self.session.background.run(
            "temporalprofile",
            dict(crimes, HOTSPOT_LAYER=layer, OUTPUT=TEMPORARY, REPORT_JSON=path),
            lambda results: ToolView.run(self, **dict(more, PEAKS=path)),
            # Crimes whose times cannot be used plan as well, without peaks.
            lambda sentence, log: ToolView.run(self, **more),
            lambda: self.problem.say(self.tr("Stopped; everything is as it was."), problem=False),
        )
        self.button.watch(hours, self.tr("looking for peak hours…"))

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
        """The button of the board too."""
        super().show_outcome()
        if hasattr(self, "board_button"):
            self.board_button.setVisible(bool(self.about))

    def show_report(self, report: dict[str, Any]) -> list[QWidget]:
        """The trade-off, whose points can be taken, and where demand is not met."""
        out = []
        plans = report["frontier"]
        if len(plans) > 1:
            covered = self.tr("{} covered").format(report["by"].capitalize())
            chart = ChartWithTable(
                self.tr("What evener presence costs"),
                lambda: FrontierChart(report),
                [self.tr("Point"), self.tr("Even"), covered, self.tr("Visits"), self.tr("Gap")],
                [
                    [
                        ("● " if one["taken"] else "") + number(one["position"], 2),
                        percent(one["evenness"], 0),
                        percent(one["harm_covered"]),
                        number(one["visits"]),
                        percent(one["gap"], 2),
                    ]
                    for one in plans
                ],
                self.tr("Each point is a plan with the same number of visits; the ring is the one taken."),
            )
            out.append(chart)
            take = QPushButton(self.tr("Ta&ke another point…"))
            take.setToolTip(self.tr("Plan again at another point of the trade-off; who chose it and why is kept"))
            take.clicked.connect(lambda: self.take_point(plans))
            out.append(take)
        missing = [row for row in report["unmet"] if row["unmet"]]
        if missing:
            out.append(heading(self.tr("Visits that the hours do not allow")))
            out.append(
                plain_table(
                    [self.tr("Place"), self.tr("Wanted"), self.tr("Planned"), self.tr("Missing")],
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

    def take_point(self, plans: list[dict[str, Any]]) -> None:
        """Ask for the point, who takes it and why, and plan again there."""
        dialog = PointDialog(plans, decider(self.session), self)
        if dialog.exec():
            said = dialog.parameters()
            self.session.set(by=said["BY"])
            self.run(EVENNESS=dialog.position(), CHOSEN_BY=said["BY"], REASON=said["REASON"])

    def open_board(self) -> None:
        """The plan board, in a window of its own."""
        about = self.about
        layer = self.session.layer(about.get("layers", {}).get("OUTPUT", ""))
        if layer is None:
            self.problem.say(self.tr("The plan has left the project; plan again."))
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

    def __init__(self, plans: list[dict[str, Any]], by: str, parent: QWidget | None = None) -> None:
        super().__init__(
            parent.tr("Take another point"),
            parent.tr(
                "The more even the presence across neighbourhoods, the less harm or crime is covered. The plan "
                "is made again at the point that you take."
            ),
            ("REASON", "BY"),
            {"BY": by},
            ("REASON", "BY"),
            parent,
        )
        self.plans = plans
        self.points = QTableWidget(len(plans), 3)
        self.points.setHorizontalHeaderLabels([self.tr("Point"), self.tr("Evenness"), self.tr("Covered")])
        self.points.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.points.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.points.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.points.verticalHeader().hide()
        self.points.setToolTip(self.tr("Choose the row of the plan that you want"))
        for i, one in enumerate(plans):
            for j, (text, value) in enumerate(
                (
                    (number(one["position"], 2), one["position"]),
                    (percent(one["evenness"], 0), one["evenness"]),
                    (percent(one["harm_covered"]), one["harm_covered"]),
                )
            ):
                self.points.setItem(i, j, SortedCell(text, value))
        self.points.selectRow(next(i for i, one in enumerate(plans) if one["taken"]))
        self.points.setMinimumHeight(150)
        self.layout().insertWidget(1, self.points)

    def position(self) -> float:
        """The position of the chosen plan on the trade-off."""
        return float(self.plans[self.points.currentRow()]["position"])


class _FromPlan(ToolView):
    """A tool that takes the plan on show."""

    def outputs(self) -> dict[str, Any]:
        """The plan, where one was made."""
        plan = self.session.choices.outcomes.get("patrolplan", {}).get("layers", {}).get("OUTPUT", "")
        return {"PLAN": plan} if self.session.layer(plan) is not None else {}


class RoutesView(_FromPlan):
    """Routes and briefings for days of the plan."""

    TOOL = "patrolroutes"
    MAIN = ("DAYS", "STREETS", "SPEED", "UNITS", "MARKING")
    LEFT_OUT = ("PLAN",)
    LAYERS = (("STOPS", "Stops", True), ("OUTPUT", "Routes", True))
    FILES = "patrol routes"
    BUTTON = "Make &routes and briefings"
    TIP = "The order of visits for each shift, GPX, KML, CSV and a page on paper, in a folder that opens"
    REPORT = False

    def suggest(self) -> dict[str, Any]:
        """The force's own marking."""
        return {"MARKING": marking()}

    def outputs(self) -> dict[str, Any]:
        """The folders of files, beside a saved project, else where QGIS tidies up."""
        beside = layer_tree.new_database(self.session.project, self.FILES)
        folder = beside[: -len(".gpkg")] if beside else scratch("patrol routes")
        return dict(super().outputs(), FOLDER=folder + " files", BRIEFINGS=folder + " briefings")

    def run(self, **more: Any) -> None:
        """The busiest locations of the places are found first, for what to know."""
        self.problem.say("")
        given = self.form.parameters()
        locations = with_locations(
            self.session,
            self.places(),
            lambda known: ToolView.run(self, **{**{name: known[name] for name in known if name not in given}, **more}),
            lambda: self.problem.say(self.tr("Stopped; everything is as it was."), problem=False),
        )
        if locations is not None:
            self.button.watch(locations, self.tr("looking for the busiest locations…"))

    def take(self, run: Run, results: dict[str, Any]) -> None:
        """Say where the files are, too."""
        super().take(run, results)
        self.problem.say(
            self.tr("Files are in '{}' and '{}'.").format(run.parameters["FOLDER"], run.parameters["BRIEFINGS"]),
            problem=False,
        )
        say_written(self.session, run.parameters["BRIEFINGS"])


class DeliveredView(_FromPlan):
    """Visits from pings or logs, beside the plan."""

    TOOL = "patrolvisits"
    MAIN = ("PINGS", "LOG", "STATIONS")
    LEFT_OUT = ("PLAN",)
    LAYERS = (
        ("DOSES", "Hot spots by dose", True),
        ("OUTPUT", "Stays", False),
        ("COMPLIANCE", "Compliance", False),
        ("BACKGROUND", "Presence elsewhere", False),
    )
    FILES = "patrol visits"
    BUTTON = "&Count visits"
    TIP = "Visits from GPS pings or a log, beside the plan; callsigns are hashed as they are read"

    def outputs(self) -> dict[str, Any]:
        """The return, beside a saved project, else where QGIS tidies up."""
        beside = layer_tree.new_database(self.session.project, self.tr("patrol return"))
        path = beside[: -len(".gpkg")] + ".csv" if beside else scratch("patrol return.csv")
        return dict(super().outputs(), RETURN=path)

    def take(self, run: Run, results: dict[str, Any]) -> None:
        """Say where the return is, too."""
        super().take(run, results)
        self.problem.say(self.tr("The return is in '{}'.").format(run.parameters["RETURN"]), problem=False)
        say_written(self.session, run.parameters["RETURN"])

    def show_report(self, report: dict[str, Any]) -> list[QWidget]:
        """Every hot spot with what was planned and delivered, those with too little first."""

        def worry(row: dict[str, Any]) -> float:
            hangs = row["dose"] == "unknown" and row["unclear"]
            return 0.5 if hangs else ("under", "over", "met", "unknown").index(row["dose"])

        rows = sorted(report["doses"], key=lambda row: (worry(row), row["compliance"] or 0, row["place"]))
        return [
            heading(self.tr("Delivered beside planned")),
            plain_table(
                [self.tr("Place"), self.tr("Planned"), self.tr("Visits"), self.tr("Minutes"), self.tr("Dose")],
                [
                    [
                        place_words(row["place"], row["name"]),
                        number(row["planned"]),
                        number(row["delivered"]),
                        number(row["mean_min"], 0) if row["mean_min"] else "–",
                        ", ".join(
                            word
                            for word in (
                                token_words("DOSE", row["dose"]),
                                token_words("LENGTH", row["length"]),
                                self.tr("{} cannot tell").format(number(row["unclear"])) if row["unclear"] else "",
                            )
                            if word
                        ),
                    ]
                    for row in rows[:30]
                ],
            ),
        ]
