"""Delivered beside planned."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Callable

import numpy as np

from ...bridge.moments.ping_times import to_clock
from ...bridge.moments.shifts import Shift, shift_at
from ...bridge.patrol.places import Place
from ...bridge.patrol.visit_log import PlannedVisits
from ...core.patrol.compliance import quarter, totals
from ...core.patrol.visits import SHORT
from .delivered import Delivered

#: What ``core.patrol.compliance.totals`` says of a group of visits.
Figures = dict[str, Any]


@dataclass(frozen=True)
class Comparison:
    """The visits to ``places``, with the clock (k,) when they begin, their day and shift (k,) in words, the ``plan``
    of these days, and the figures of both: by (place, agency, quarter), by place, and of ``everything``."""

    places: Sequence[Place]
    visits: Delivered
    clock: np.ndarray
    days: list[str]
    shifts: list[str | None]
    plan: Sequence[PlannedVisits]
    compliance: dict[tuple[int, str, str], Figures]
    of_place: dict[int, Figures]
    everything: Figures

    @property
    def window(self) -> str:
        """From which day to which there are visits, '' without any."""
        return f"{min(self.days)} to {max(self.days)}" if self.days else ""

    def as_dict(self) -> dict[str, Any]:
        """The figures as a report holds them."""
        rows = [
            dict(zip(("place", "name", "agency", "quarter"), (*self._named(place), agency, one)), **figure)
            for (place, agency, one), figure in self.compliance.items()
        ]
        doses = [
            dict(figure, **dict(zip(("place", "name"), self._named(place)))) for place, figure in self.of_place.items()
        ]
        return {"rows": rows, "doses": doses, "all": self.everything}

    def _named(self, place: int) -> tuple[str, str]:
        return self.places[place].id, self.places[place].name


def compare(
    places: Sequence[Place], visits: Delivered, plan: Sequence[PlannedVisits], shifts: Sequence[Shift]
) -> Comparison:
    """Visits beside a plan for these places."""
    clock = to_clock(np.array(visits.begin, float))
    which, day = shift_at(shifts, clock) if shifts else (np.full(len(clock), -1), clock.astype("datetime64[D]"))
    days = [str(one) for one in day]
    number = {place.id: i for i, place in enumerate(places)}
    keys = [(place, agency, quarter(one)) for place, agency, one in zip(visits.place, visits.agency, days)]
    planned = sum_planned(plan, lambda one: (number[one.place], one.agency, quarter(one.day)))
    figures = (visits.begin, visits.end, visits.officers, visits.state)
    compliance = totals(keys, *figures, planned)
    of_place = totals([key[0] for key in keys], *figures, _regrouped(planned, lambda key: key[0]))
    everything = (
        totals(["all"] * len(keys), *figures, _regrouped(planned, lambda key: "all")).get("all")
        or totals(["all"], [0], [0], [0], [SHORT])["all"]
    )
    # Somebody here and somebody there are two presences: the sum over places, not the time with anybody anywhere.
    everything["patrol_min"] = sum(one["patrol_min"] for one in of_place.values())
    names = [shifts[i].name if i >= 0 else None for i in which.tolist()]
    return Comparison(places, visits, clock, days, names, plan, compliance, of_place, everything)


def sum_planned(
    plan: Iterable[PlannedVisits], key: Callable[[PlannedVisits], Hashable]
) -> dict[Any, tuple[float, float]]:
    """{key: (visits, minutes)} of a plan."""
    out: dict[Any, tuple[float, float]] = {}
    for one in plan:
        visits, minutes = out.get(key(one), (0, 0.0))
        out[key(one)] = (visits + one.visits, minutes + one.minutes)
    return out


def _regrouped(
    planned: Mapping[Any, tuple[float, float]], group: Callable[[Any], Hashable]
) -> dict[Any, tuple[float, float]]:
    out: dict[Any, tuple[float, float]] = {}
    for key, (visits, minutes) in planned.items():
        before = out.get(group(key), (0, 0.0))
        out[group(key)] = (before[0] + visits, before[1] + minutes)
    return out
