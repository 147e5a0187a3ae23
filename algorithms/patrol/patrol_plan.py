"""Visits for hot spots by day, shift and agency, from the hours available; and what more even presence would cost."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.ground import fields as f
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.provenance import provenance
from ...bridge.ground.solver import NoChild, run_in_child
from ...bridge.ground.texts import counted, hours, quoted_label, tr
from ...bridge.patrol.plan_inputs import visit_time
from ...bridge.patrol.plan_table import PlanSetting
from ...bridge.results.charts.drawing import followed, frontier_picture
from ...bridge.results.html_report import render
from ...bridge.results.outputs import Outputs, Table
from ...bridge.results.styles.patrol import PlanStyle
from ...contract.patrol import PATROL_PLAN
from ...contract.schemas.fields import Schema
from ...contract.schemas.patrol import TRADE_OFF, UNMET_DEMAND
from ...core.memory import TooLarge, require
from ...core.patrol.plan import (
    PatrolProblem,
    by_agency,
    check_plan,
    demand,
    evenness,
    per_area,
    share_of_heaviest,
    worth,
)
from ...core.patrol.plan_conflict import find_conflict
from ...core.patrol.plan_frontier import GREEDY, MILP, Point, frontier, read_answer
from ...core.patrol.plan_milp import COLUMN_BYTES, NoSolution, columns
from ...core.patrol.plan_near import among_agencies, near_together, without_repeats
from ..common.base import HotspotAlgorithm, Part
from .plan_input import PlanInput
from .plan_sentences import (
    conflict_sentence,
    empty_shifts,
    hot_spots_words,
    plan_summary,
    repeats_left_out,
    short_travel,
)


@dataclass(frozen=True)
class _Found:
    """The ``plans`` of the frontier in numbers, the one ``taken`` with its visits (n, D, S, A), and the solver."""

    setting: PlanSetting
    plans: list[dict[str, Any]]
    taken: dict[str, Any]
    visits: np.ndarray
    solver: str


class PatrolPlan(HotspotAlgorithm):
    """Visits in proportion to harm or crime, between floor and cap, in the peak windows, on days in a row."""

    ID = "patrolplan"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.given = PlanInput(self, parameters, context)
        self.transform_context = context.transformContext()

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        feedback.setProgressText(self.tr("reading hot spots…"))
        setting, travel, notes = self.given.read(self.transform_context, feedback)
        problem = setting.problem
        conflict = find_conflict(problem)
        if conflict is not None:
            raise InputError(conflict_sentence(conflict, problem, setting.areas, setting.days))
        feedback.setProgressText(self.tr("planning…"))
        points, solver = self._solve(problem, notes, feedback)
        points = [self._walked(setting, travel, one, notes, feedback) for one in points]
        feedback.setProgressText(self.tr("writing…"))
        plans = [self._described(setting, one) for one in points]
        taken = next(one for one in plans if one["taken"])
        visits = among_agencies(problem, by_agency(problem, taken.pop("visits_array")), setting.patrols)
        if not check_plan(problem, visits).kept:
            raise InputError(
                self.tr(
                    "This plan breaks the rules that you set, which is a fault in the tool; please report the "
                    "fault and attach your files."
                )
            )
        self._note(setting, plans, taken, notes)
        # Where nobody goes comes first, and what the officers have no time for.
        notes[:0] = [*empty_shifts(setting, visits.sum(3)), *short_travel(setting, visits, travel, self.given.speed)]
        for note in notes:
            feedback.pushInfo(note)
        found = _Found(setting, plans, taken, visits, solver)
        return self._write(found, notes, parameters, context, feedback)

    def _solve(
        self, problem: PatrolProblem, notes: list[str], feedback: QgsProcessingFeedback
    ) -> tuple[list[Point], str]:
        """The Points of the frontier, and the solver that made them."""
        given = self.given
        if len(problem.even_share) < 2:
            positions = [given.position]
        else:
            positions = given.positions
        part = Part(feedback, 5, 90)
        if given.solver != GREEDY:
            try:
                require(
                    COLUMN_BYTES * columns(problem),
                    self.tr("use fewer hot spots, reduce {} or lower {}").format(
                        quoted_label(PATROL_PLAN, "DAYS"), quoted_label(PATROL_PLAN, "CAP")
                    ),
                )
                reply = run_in_child(
                    "patrol.plan_frontier.answer",
                    {
                        "problem": problem.as_dict(),
                        "positions": positions,
                        "seed": given.seed,
                        "seconds": float(given.seconds),
                    },
                    part,
                )
                return read_answer(problem, reply), MILP
            except (NoChild, NoSolution, TooLarge) as error:
                if given.solver == MILP:
                    raise InputError(
                        self.tr(
                            "The solver (milp) found no plan: {}. Set SOLVER to auto or greedy, or choose a "
                            "longer TIME_LIMIT."
                        ).format(error)
                    )
                notes.append(
                    self.tr("The solver was not used ({}), so the plan was built one visit at a time.").format(error)
                )
        else:
            notes.append(self.tr("The plan was built one visit at a time (greedy), as chosen."))

        def step(share: float) -> None:
            if feedback.isCanceled():
                raise Cancelled()
            part.setProgress(100 * share)

        return frontier(problem, positions, GREEDY, given.seed, step=step), GREEDY

    def _walked(
        self, setting: PlanSetting, travel: np.ndarray, point: Point, notes: list[str], feedback: QgsProcessingFeedback
    ) -> Point:
        """A point of the frontier as patrols can walk it: places of a shift near each other, no visit straight after
        another at the same place."""

        def step() -> None:
            if feedback.isCanceled():
                raise Cancelled()

        problem = setting.problem
        near = near_together(problem, point.visits, travel, step)
        visits, left_out = without_repeats(problem, near, setting.patrols.sum(2))
        if left_out.any() and abs(point.position - self.given.position) < 1e-6:
            notes.append(repeats_left_out(setting, left_out))
        return replace(point, visits=visits)

    def _described(self, setting: PlanSetting, point: Point) -> dict[str, Any]:
        """A point of the frontier in numbers."""
        problem, visits = setting.problem, point.visits
        found = worth(problem, visits)
        one = {
            "position": point.position,
            "evenness": evenness(problem, visits),
            "harm_covered": found.harm_covered,
            "gap": max((point.limit - found.worth) / abs(point.limit), 0.0) if point.limit else 0.0,
            "visits": found.visits,
            "hours": found.visits * problem.visit_cost / 60,
            "off_peak": found.off_peak,
            "in_runs": found.in_rows / max(found.days_visited, 1),
            "top_visits": share_of_heaviest(problem, visits),
            "least": None,
            "least_area": None,
            "late": point.late,
            "taken": abs(point.position - self.given.position) < 1e-6,
        }
        if setting.areas:
            each = per_area(problem, visits.sum((1, 2))) / per_area(problem, np.ones(problem.count))
            one["least"], one["least_area"] = float(each.min()), setting.areas[int(np.argmin(each))]
        if one["taken"]:
            one["visits_array"] = visits
        return one

    def _note(self, setting: PlanSetting, plans: list[dict[str, Any]], taken: dict[str, Any], notes: list[str]) -> None:
        given = self.given
        if given.position > 0:
            notes.append(
                self.tr("A balance of {:g} was chosen by {}. Reason: {}").format(
                    given.position, given.chosen_by, given.reason
                )
            )
        elif len(plans) > 1:
            notes.append(
                self.tr("No other balance was chosen, so visits follow {} as closely as possible.").format(given.unit)
            )
        if any(one["late"] for one in plans):
            notes.append(
                self.tr(
                    "The search stopped at the time limit ({}). The gap shows how much better a plan could "
                    "be, and another run may find a different plan."
                ).format(quoted_label(PATROL_PLAN, "TIME_LIMIT"))
            )

    # -- writing ------------------------------------------------------------------------------------------------
    def _unmet(self, setting: PlanSetting, visits: np.ndarray) -> list[dict[str, Any]]:
        """Each hot spot with what it would have if hours did not matter, and what it has: dictionaries."""
        problem = setting.problem
        wanted, planned = demand(problem), visits.sum((1, 2, 3))
        window = np.zeros_like(problem.peaks)
        for place in setting.peaks:
            window[place] = True
        peak = problem.at_peak & window[:, (problem.weekday + np.arange(problem.days)) % 7]
        met = peak & (visits.sum(3) > 0)
        rows = []
        for i in range(problem.count):
            missing = max(int(wanted[i] - planned[i]), 0)
            rows.append(
                {
                    f.HOTSPOT_ID: setting.ids[i],
                    f.NAME: setting.names[i],
                    f.AREA_NAME: setting.area_names[i] or None,
                    self.given.by: float(problem.weights[i]),
                    f.WANTED: int(wanted[i]),
                    f.PLANNED: int(planned[i]),
                    f.UNMET: missing,
                    f.UNMET_H: missing * problem.visit_cost / 60,
                    f.PEAKS: int(peak[i].sum()),
                    f.PEAKS_MET: int(met[i].sum()),
                }
            )
        return rows

    def _use(self, setting: PlanSetting, visits: np.ndarray) -> list[dict[str, Any]]:
        """Officer-hours by agency and shift: used and available."""
        problem = setting.problem
        used = visits.sum((0, 1)) * problem.visit_cost / 60
        available = problem.available.sum(0) / 60
        return [
            {"agency": agency, "shift": shift[0], "used": float(used[s, a]), "available": float(available[s, a])}
            for a, agency in enumerate(setting.agencies)
            for s, shift in enumerate(setting.shifts)
            if available[s, a]
        ]

    def _write(
        self,
        found: _Found,
        notes: list[str],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        setting, plans, taken, visits, solver = found.setting, found.plans, found.taken, found.visits, found.solver
        given, problem = self.given, setting.problem
        unmet, use = self._unmet(setting, visits), self._use(setting, visits)
        used, available = taken["hours"], float(problem.available.sum()) / 60
        each = visit_time(given.visit_minutes, given.travel_minutes, given.crew)
        summary = plan_summary(setting, taken, visits, given.unit, each)
        missing = sum(row[f.UNMET] for row in unmet)
        if missing:
            summary += " " + counted(
                missing,
                self.tr("Unmet demand: {} visit ({} officer-hours) at {}."),
                self.tr("Unmet demand: {} visits ({} officer-hours) at {}."),
                "",
                hours(missing * problem.visit_cost / 60),
                hot_spots_words(sum(row[f.UNMET] > 0 for row in unmet)),
            )
        window = f"{setting.days[0]} to {setting.days[-1]}"
        record = provenance(self, parameters, context, window, {"Hot spots": problem.count}, notes + [summary])
        outputs = Outputs(self, parameters, context, feedback)
        outputs.add("OUTPUT", setting.table(visits), PlanStyle(), record, self.tr("Visits"))
        demand_table = _table(UNMET_DEMAND, unmet)
        if given.by == f.HARM:
            demand_table.headings = {**demand_table.headings, f.HARM: given.unit.capitalize()}
        outputs.add("UNMET", demand_table, None, record, self.tr("Unmet demand"))
        frontier_rows = [
            dict(
                {name: one[key] for name, key in _FRONTIER_KEYS},
                **{
                    f.TAKEN: int(one["taken"]),
                    f.PLAN_ID: setting.plan_id(visits) if one["taken"] else None,
                    f.CHOSEN_BY: given.chosen_by or None if one["taken"] else None,
                    f.REASON: given.reason or None if one["taken"] else None,
                },
            )
            for one in plans
        ]
        outputs.add("FRONTIER", _table(TRADE_OFF, frontier_rows), None, record, self.tr("Trade-off"))
        report = {
            "summary": summary,
            "notes": notes,
            "plan_id": setting.plan_id(visits),
            "solver": solver,
            "by": given.by,
            "unit": given.unit,
            "chosen_by": given.chosen_by,
            "reason": given.reason,
            "taken": taken,
            "frontier": plans,
            "use": use,
            "unmet": unmet,
            "setting": setting.as_dict(),
            "provenance": record.lines(),
        }
        if parameters.get("REPORT"):
            outputs.add_text(
                "REPORT",
                render(
                    "patrolplan",
                    title=self.tr("Patrol plan"),
                    notes=notes,
                    provenance=record.said(),
                    report=report,
                    first=setting.days[0],
                    last=setting.days[-1],
                    picture=self._picture(plans, summary),
                    follows=followed([one["harm_covered"] for one in plans]),
                ),
            )
        outputs.add_json("REPORT_JSON", report)
        feedback.pushInfo(summary)
        results = {
            "GAP": taken["gap"],
            "HOURS_USED": used,
            "HOURS_AVAILABLE": available,
            "VISITS": taken["visits"],
            "PLACE_COUNT": problem.count,
            "UNMET_VISITS": missing,
            "HARM_COVERED": taken["harm_covered"],
            "EVENNESS_REACHED": taken["evenness"],
            "SOLVER_USED": solver,
            "PLAN_ID": report["plan_id"],
            "SUMMARY": summary,
            "NOTES": "\n".join(notes),
        }
        results.update(outputs.commit())
        feedback.setProgress(100)
        return results

    def _picture(self, plans: list[dict[str, Any]], summary: str) -> str:
        """The chart of the trade-off for the page, '' where there is none."""
        if len(plans) < 2:
            return ""
        points = [(one["position"], one["evenness"], one["harm_covered"]) for one in plans]
        which = next(i for i, one in enumerate(plans) if one["taken"])
        return base64.b64encode(
            frontier_picture(
                points,
                which,
                self.given.unit,
                tr("How closely visits follow {}, and how evenly they are spread").format(self.given.unit),
                tr(
                    "Each dot is a plan with the same number of visits, from balance 0 (follows {} most) to 1 "
                    "(most even)."
                ).format(self.given.unit),
            )
        ).decode("ascii")


#: Field → the key of a plan.
_FRONTIER_KEYS = [
    (f.POSITION, "position"),
    (f.EVENNESS, "evenness"),
    (f.HARM_COVERED, "harm_covered"),
    (f.GAP, "gap"),
    (f.VISITS, "visits"),
    (f.OFF_PEAK, "off_peak"),
    (f.IN_RUNS, "in_runs"),
    (f.TOP_VISITS, "top_visits"),
    (f.LEAST, "least"),
    (f.LEAST_AREA, "least_area"),
]


def _table(schema: Schema, rows: Sequence[dict[str, Any]]) -> Table:
    """A Table of dictionaries by field."""
    return Table.of(schema, {name: [row[name] for row in rows] for name in rows[0]})
