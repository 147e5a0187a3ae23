"""What a patrol plan says in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ...bridge.ground.texts import counted, day_words, listed, tr, visits_words
from ...bridge.patrol.plan_table import PlanSetting
from ...core.patrol.plan import PatrolProblem
from ...core.patrol.plan_conflict import AREA_MINIMUM, CAP, FLOOR, PER_SHIFT, Conflict, most_possible
from ...core.patrol.plan_near import travel_per_visit


def hot_spots_words(count: int) -> str:
    """A number of hot spots in words."""
    return counted(count, tr("{} hot spot"), tr("{} hot spots"))


def crew_words(crew: int) -> str:
    """The officers of one patrol in words."""
    return counted(crew, tr("one officer at a time"), tr("{} officers together"))


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

    def hours(visits: float) -> str:
        return f"{visits * problem.visit_cost / 60:,.1f}"

    asked = tr("{} add up to {} ({} officer-hours) at {}, but ").format(
        what, visits_words(conflict.asked), hours(conflict.asked), hot_spots_words(conflict.hotspots)
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
            visits_words(conflict.possible), hours(conflict.possible), hours(short), lower
        )
    )


def plan_summary(one: Mapping[str, Any], hours: float, available: float, setting: PlanSetting, by: str) -> str:
    """The plan in a few sentences; ``one`` is its point of the frontier as a dictionary."""
    text = tr("{} to {} by {}, using {} of {} officer-hours. The plan covers {:.1f}% of the {}, ").format(
        visits_words(one["visits"]),
        hot_spots_words(setting.problem.count),
        crew_words(setting.crew),
        f"{hours:,.1f}",
        f"{available:,.1f}",
        100 * one["harm_covered"],
        by,
    )
    if setting.peaks:
        text += tr("{:.0f}% of the visits are in peak windows, ").format(
            100 * (1 - one["off_peak"] / max(one["visits"], 1))
        )
    text += tr("and {:.0f}% of patrol days are part of a run of three or more days.").format(100 * one["in_runs"])
    if one["evenness"] is not None:
        text += " " + tr(
            "How evenly visits are spread across neighbourhoods: {:.1f}% (100% is completely even)."
        ).format(100 * one["evenness"])
    return text + " " + tr("The plan is at most {:.2f}% below the best possible plan.").format(100 * one["gap"])


def idle_hours(problem: PatrolProblem, visits: np.ndarray) -> str:
    """How many more visits (n, D, S) the officers have time for and why the plan does not have them; '' where it has
    all of them."""
    idle = problem.room - visits.sum(0)
    if not idle.any():
        return ""
    weekly = np.stack([visits[:, problem.week == week].sum((1, 2)) for week in range(len(problem.week_days))], 1)
    free = idle > 0
    # Which hot spots (n, …) may have no further visit in each shift with time left.
    at_cap = (weekly >= problem.caps)[:, problem.week][:, :, None].repeat(problem.shifts, 2)[:, free]
    at_shift_cap = (visits >= problem.per_shift)[:, free]
    left = counted(
        int(idle.sum()),
        tr("the officers have time for {} more visit ({} of {} officer-hours)"),
        tr("the officers have time for {} more visits ({} of {} officer-hours)"),
        "",
        f"{int(idle.sum()) * problem.visit_cost / 60:,.1f}",
        f"{problem.available.sum() / 60:,.1f}",
    )
    if at_cap.all():
        return tr(
            "Every hot spot gets the maximum of {} per week, but {}. Raise CAP or add hot spots to use this time."
        ).format(visits_words(problem.cap), left)
    if at_shift_cap.all():
        return tr(
            "In the shifts with time left, every hot spot gets the maximum of {} per shift, but {}. Raise "
            "PER_SHIFT or add hot spots to use this time."
        ).format(visits_words(problem.per_shift), left)
    if (at_cap | at_shift_cap).all():
        return tr(
            "CAP and PER_SHIFT allow no more visits to any hot spot, but {}. Raise these limits or add hot spots to "
            "use this time."
        ).format(left)
    return tr(
        "{}. Either CAP or PER_SHIFT allows no more visits, or further visits would be off-peak, less evenly spread, "
        "or straight after another at the same place."
    ).format(left[:1].upper() + left[1:])


def empty_shifts(setting: PlanSetting, visits: np.ndarray) -> list[str]:
    """Sentences on the shifts in which officers have time but no visits (n, D, S), and those with peak hours but nobody
    there."""
    problem = setting.problem
    nobody, unused = problem.room == 0, (problem.room > 0) & (visits.sum(0) == 0)
    peaks = problem.at_peak.any(0) if setting.peaks else None

    def named(cells: np.ndarray) -> str:
        return ", ".join(
            tr("{} ({})").format(
                setting.shifts[shift][0],
                counted(
                    problem.days, tr("{1} of {0} day"), tr("{1} of {0} days"), "", f"{int(cells[:, shift].sum()):,}"
                ),
            )
            for shift in np.flatnonzero(cells.any(0)).tolist()
        )

    said = []
    off_peak = unused & ~peaks if peaks is not None else np.zeros_like(unused)
    if off_peak.any():
        said.append(
            tr("Shifts with officers but no visits: {}. No hot spot has peak hours in these shifts.").format(
                named(off_peak)
            )
        )
    others = unused & ~off_peak
    if others.any():
        said.append(
            tr("Shifts with officers but no visits: {}. The hot spots are visited in other shifts.").format(
                named(others)
            )
        )
    if peaks is not None and (nobody & peaks).any():
        said.append(
            tr("Shifts that include peak hours but have no officers free for a visit: {}.").format(
                named(nobody & peaks)
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
