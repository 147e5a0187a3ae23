"""What a patrol plan says in sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ...bridge.ground.texts import counted, day_words, hours, listed, quoted_label, tr, visits_words
from ...bridge.patrol.plan_table import PlanSetting
from ...bridge.results.charts.drawing import DAYS
from ...bridge.results.result_names import period_of
from ...contract.patrol import PATROL_PLAN
from ...core.patrol.plan import PatrolProblem, heaviest, limits_for_all_hours
from ...core.patrol.plan_conflict import AREA_MINIMUM, CAP, FLOOR, PER_SHIFT, Conflict, most_possible
from ...core.patrol.plan_near import travel_per_visit

#: A gap that is the arithmetic's alone.
_PROVEN = 1e-6
#: As many days are named by their dates, and more by their weekdays where that says the same; dates at most.
_FEW_DAYS, _MOST_DATES = 3, 5


def hot_spots_words(count: int) -> str:
    """A number of hot spots in words."""
    return counted(count, tr("{} hot spot"), tr("{} hot spots"))


def conflict_sentence(conflict: Conflict, problem: PatrolProblem, areas: Sequence[str], days: Sequence[str]) -> str:
    """Which rules contradict each other, with the numbers, and what to do: one sentence."""
    week = day_words(days[7 * conflict.week])
    names = list(conflict.constraints)
    both = tr("{} and {} conflict in the week starting {}: ").format(", ".join(names[:-1]), names[-1], week)
    if names == [AREA_MINIMUM, CAP]:
        return both + tr(
            "'{}' has {}, so it can get at most {}, fewer than the minimum of {}; lower AREA_MINIMUM to {}, or "
            "raise CAP."
        ).format(
            areas[conflict.area],
            hot_spots_words(conflict.hotspots),
            visits_words(conflict.possible),
            conflict.asked,
            most_possible(problem, AREA_MINIMUM.lower()),
        )
    what = {
        (FLOOR,): tr("the minimum visits per hot spot"),
        (AREA_MINIMUM,): tr("the minimum visits per neighbourhood"),
        (FLOOR, AREA_MINIMUM): tr("the minimum visits per hot spot and per neighbourhood together"),
    }[tuple(name for name in names if name in (FLOOR, AREA_MINIMUM))]

    def needed(visits: float) -> str:
        return hours(visits * problem.visit_cost / 60)

    asked = tr("{} add up to {} ({} officer-hours) at {}, but ").format(
        what, visits_words(conflict.asked), needed(conflict.asked), hot_spots_words(conflict.hotspots)
    )
    short = conflict.asked - conflict.possible
    least = most_possible(problem, names[0].lower())
    lower = tr("lower {} to {}").format(names[0], least) if least >= 0 else tr("lower {}").format(names[0])
    if PER_SHIFT in names:
        return (
            both
            + asked
            + tr(
                "with at most {} per hot spot per shift, the shifts with officers have room for only {}; raise "
                "PER_SHIFT, put officers on more shifts, or {}."
            ).format(visits_words(problem.per_shift), visits_words(conflict.possible), lower)
        )
    return (
        both
        + asked
        + tr("the officers have time for only {} ({} officer-hours); add {} officer-hours, or {}.").format(
            visits_words(conflict.possible), needed(conflict.possible), needed(short), lower
        )
    )


def plan_summary(setting: PlanSetting, one: Mapping[str, Any], visits: np.ndarray, unit: str, each: str) -> str:
    """The plan of ``visits`` (n, D, S, A) in a few sentences, the limit that decides it first; ``one`` is its point of
    the frontier as a dictionary, ``unit`` what they are in proportion to and ``each`` how long a visit takes, in words.
    """
    problem = setting.problem
    limited, left = idle_hours(problem, visits.sum(3))
    totals = visits.sum((1, 2, 3))
    least, most = int(totals.min()), int(totals.max())
    said = [limited] if limited else []
    said.append(
        tr("{} of {}, to {}, {}: {} of {} officer-hours. {}.").format(
            visits_words(one["visits"]),
            each,
            hot_spots_words(problem.count),
            period_of(f"{setting.days[0]} to {setting.days[-1]}"),
            hours(one["hours"]),
            hours(problem.available.sum() / 60),
            _each_gets(problem, least, most, unit),
        )
    )
    if (limited or left) and len(setting.agencies) > 1:
        said.append(
            tr("Of the visits that each agency has time for: {}.").format(
                listed(
                    [
                        tr("{} {} of {}").format(agency, f"{planned:,}", f"{possible:,}")
                        for agency, planned, possible in zip(
                            setting.agencies, visits.sum((0, 1, 2)).tolist(), problem.capacity.sum((0, 1)).tolist()
                        )
                    ]
                )
            )
        )
    top = len(heaviest(problem))
    if top < problem.count:
        said.append(
            tr(
                "The {0} with the most {1} have at least half of the {1} in these {2}, and get {3:.0f}% of the visits."
            ).format(top, unit, hot_spots_words(problem.count), 100 * one["top_visits"])
        )
    if setting.peaks:
        said.append(
            tr("{:.0f}% of the visits are in peak windows.").format(100 * (1 - one["off_peak"] / max(one["visits"], 1)))
        )
    said.append(tr("{:.0f}% of patrol days are part of a run of three or more days.").format(100 * one["in_runs"]))
    if one["evenness"] is not None:
        said.append(
            tr("How evenly visits are spread across neighbourhoods: {:.1f}% (100% is completely even).").format(
                100 * one["evenness"]
            )
        )
    said.append(
        tr("No plan within these limits is better.")
        if one["gap"] < _PROVEN
        else tr("The plan is at most {:.2f}% below the best possible plan.").format(math.ceil(1e4 * one["gap"]) / 100)
    )
    return " ".join([*said, left] if left else said)


def _each_gets(problem: PatrolProblem, least: int, most: int, unit: str) -> str:
    """How many visits each hot spot gets, and that they are alike where the maximum leaves no other plan."""
    if least < most:
        return tr("From {} to {} for each hot spot").format(f"{least:,}", visits_words(most))
    if most == problem.caps.sum() and np.ptp(problem.weights) > 0:
        return tr("Each hot spot gets the maximum of {}, so visits are not in proportion to {}").format(
            visits_words(most), unit
        )
    return tr("{} for each hot spot").format(visits_words(most))


def idle_hours(problem: PatrolProblem, visits: np.ndarray) -> tuple[str, str]:
    """How many more visits (n, D, S) the officers have time for, why the plan does not have them, and with which limits
    it could: (where limits decide it, where something else does too); '' for what is not so."""
    idle = problem.room - visits.sum(0)
    if not idle.any():
        return "", ""
    weekly = np.stack([visits[:, problem.week == week].sum((1, 2)) for week in range(len(problem.week_days))], 1)
    free = idle > 0
    # Which hot spots (n, …) may have no further visit in each shift with time left.
    at_cap = (weekly >= problem.caps)[:, problem.week][:, :, None].repeat(problem.shifts, 2)[:, free]
    at_shift_cap = (visits >= problem.per_shift)[:, free]
    left = counted(
        int(idle.sum()),
        tr("the officers have time for {} more visit ({} officer-hours)"),
        tr("the officers have time for {} more visits ({} officer-hours)"),
        "",
        hours(int(idle.sum()) * problem.visit_cost / 60),
    )
    if not (at_cap | at_shift_cap).all():
        return "", tr(
            "{}. Either {} or {} allows no more visits, or further visits would be off-peak, less evenly "
            "spread, or straight after another at the same place."
        ).format(left[:1].upper() + left[1:], *(quoted_label(PATROL_PLAN, one) for one in (CAP, PER_SHIFT)))
    if at_cap.all():
        why = tr("Every hot spot gets the maximum of {} per week, but {}.").format(visits_words(problem.cap), left)
    elif at_shift_cap.all():
        why = tr("In the shifts with time left, every hot spot gets the maximum of {} per shift, but {}.").format(
            visits_words(problem.per_shift), left
        )
    else:
        why = tr("The maximum visits per week and per shift allow no more, but {}.").format(left)
    return why + " " + _raised(problem), ""


def _raised(problem: PatrolProblem) -> str:
    """What to do to use all the hours: which limits to raise, and how far."""
    highest = {one.name: one.high for one in PATROL_PLAN.parameters if one.name in (CAP, PER_SHIFT)}
    wanted = zip((CAP, PER_SHIFT), limits_for_all_hours(problem), (problem.cap, problem.per_shift))
    raised = [
        tr("{} to {}").format(quoted_label(PATROL_PLAN, name), min(value, int(highest[name])))
        for name, value, now in wanted
        if value > now
    ]
    if not raised:
        return tr("To use this time, add hot spots.")
    return tr("To use this time, raise {}, or add hot spots.").format(tr(" and ").join(raised))


def _days_in_words(setting: PlanSetting, days: np.ndarray, possible: np.ndarray) -> str:
    """Days (D,) of the plan in words, of those that were ``possible``: by weekday where that says the same."""
    weekday = (setting.problem.weekday + np.arange(len(days))) % 7
    if days.all():
        return tr("every day")
    if days.sum() > _FEW_DAYS:
        names = sorted(set(weekday[days].tolist()))
        if np.array_equal(days, possible & np.isin(weekday, names)):
            return ", ".join(tr(DAYS[one]) for one in names)
    dates = [f"{tr(DAYS[weekday[i]])} {day_words(setting.days[i])}" for i in np.flatnonzero(days).tolist()]
    more = len(dates) - _MOST_DATES
    shown = ", ".join(dates[:_MOST_DATES])
    return shown if more <= 0 else counted(more, tr("{1} and {0} more day"), tr("{1} and {0} more days"), "", shown)


def _shifts_in_words(setting: PlanSetting, cells: np.ndarray, capacity: np.ndarray | None = None) -> str:
    """Shifts (D, S) in words, each with its days and, with their ``capacity`` (D, S, A), whose officers are there."""
    said = []
    for shift in np.flatnonzero(cells.any(0)).tolist():
        if capacity is None:
            days = cells[:, shift]
            said.append(f"{setting.shifts[shift][0]} ({_days_in_words(setting, days, np.ones_like(days))})")
            continue
        whose: dict[str, list[str]] = {}
        for agency, name in enumerate(setting.agencies):
            there = capacity[:, shift, agency] > 0
            days = cells[:, shift] & there
            if days.any():
                whose.setdefault(_days_in_words(setting, days, there), []).append(name)
        said += [f"{setting.shifts[shift][0]} ({words}: {', '.join(names)})" for words, names in whose.items()]
    return "; ".join(said)


def empty_shifts(setting: PlanSetting, visits: np.ndarray) -> list[str]:
    """Sentences on the shifts in which officers have time but no visits (n, D, S), and those with peak hours but nobody
    there: which days, and whose officers."""
    problem = setting.problem
    nobody, unused = problem.room == 0, (problem.room > 0) & (visits.sum(0) == 0)
    peaks = problem.at_peak.any(0) if setting.peaks else None
    said = []
    off_peak = unused & ~peaks if peaks is not None else np.zeros_like(unused)
    if off_peak.any():
        said.append(
            tr("Shifts with officers but no visits: {}. No hot spot has peak hours in these shifts.").format(
                _shifts_in_words(setting, off_peak, problem.capacity)
            )
        )
    others = unused & ~off_peak
    if others.any():
        said.append(
            tr("Shifts with officers but no visits: {}. The hot spots are visited in other shifts.").format(
                _shifts_in_words(setting, others, problem.capacity)
            )
        )
    if peaks is not None and (nobody & peaks).any():
        said.append(
            tr("Shifts that include peak hours but have no officers free for a visit: {}.").format(
                _shifts_in_words(setting, nobody & peaks)
            )
        )
    return said


def short_travel(setting: PlanSetting, visits: np.ndarray, travel: np.ndarray, speed: float) -> list[str]:
    """A sentence where visits (n, D, S, A) need more travel than the plan allows; ``travel`` (n, n) minutes in straight
    lines at ``speed`` km/h."""
    needed = travel_per_visit(visits, setting.patrols, travel)
    if np.ceil(needed) <= setting.travel_minutes:
        return []
    return [
        tr(
            "The plan allows {} minutes of travel per visit, but these visits need about {:.0f} at {:g} km/h. Plan "
            "again with {:.0f} minutes of travel time per visit."
        ).format(setting.travel_minutes, np.ceil(needed), speed, np.ceil(needed))
    ]


def repeats_left_out(setting: PlanSetting, left_out: np.ndarray) -> str:
    """The sentence on visits (n,) that would follow straight after another at the same place."""
    return counted(
        int(left_out.sum()),
        tr("{} visit is left out, because it would follow straight after another at the same place: {}."),
        tr("{} visits are left out, because they would follow straight after another at the same place: {}."),
        "",
        listed([f"{setting.place(i)} ({left_out[i]:,})" for i in np.flatnonzero(left_out).tolist()], separator="; "),
    )
