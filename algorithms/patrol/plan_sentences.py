"""What a patrol plan says in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...bridge.ground.texts import counted, day_words, tr, visits_words
from ...core.patrol.plan import PatrolProblem
from ...core.patrol.plan_conflict import AREA_MINIMUM, CAP, FLOOR, PER_SHIFT, Conflict, most_possible


def hot_spots_words(count: int) -> str:
    """A number of hot spots in words."""
    return counted(count, tr("{} hot spot"), tr("{} hot spots"))


def conflict_sentence(conflict: Conflict, problem: PatrolProblem, areas: Sequence[str], days: Sequence[str]) -> str:
    """Which rules contradict each other, with the numbers, and what to do: one sentence."""
    week = day_words(days[7 * conflict.week])
    names = list(conflict.constraints)
    both = tr("{} and {} conflict in the week from {}: ").format(", ".join(names[:-1]), names[-1], week)
    if names == [AREA_MINIMUM, CAP]:
        return both + tr(
            "'{}' has {}, so can get at most {}, which is fewer than {}; lower AREA_MINIMUM to {}, or raise CAP."
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
                "with at most {} per shift, the shifts with officers have room for only {}; raise "
                "PER_SHIFT, put officers on more shifts, or {}."
            ).format(problem.per_shift, f"{conflict.possible:,}", lower)
        )
    return (
        both
        + asked
        + tr("the officers have time for only {} ({}); add {} officer-hours, or {}.").format(
            f"{conflict.possible:,}", hours(conflict.possible), hours(short), lower
        )
    )


def plan_summary(one: Mapping[str, Any], hours: float, available: float, places: int, by: str, peaks: bool) -> str:
    """The plan in a few sentences; ``one`` is its point of the frontier as a dictionary, ``peaks`` whether there are
    peak windows."""
    text = tr("{} to {} using {} of {} officer-hours: {:.1f}% of the {} covered, ").format(
        visits_words(one["visits"]),
        hot_spots_words(places),
        f"{hours:,.1f}",
        f"{available:,.1f}",
        100 * one["harm_covered"],
        by,
    )
    if peaks:
        text += tr("{:.0f}% of the visits in peak windows, ").format(
            100 * (1 - one["off_peak"] / max(one["visits"], 1))
        )
    text += tr("and {:.0f}% of patrol days part of a run of three or more days.").format(100 * one["in_runs"])
    if one["evenness"] is not None:
        text += " " + tr("Evenness of presence across neighbourhoods: {:.1f}%.").format(100 * one["evenness"])
    return text + " " + tr("The plan is at most {:.2f}% below the best possible plan.").format(100 * one["gap"])
