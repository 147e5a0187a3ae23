"""The routes of a duty: its visits among the patrols of the shift, in order, as far as they fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Callable

import numpy as np
from qgis.core import QgsPointXY

from ...bridge.patrol import route_stops
from ...bridge.patrol.duties import Duty
from ...bridge.patrol.places import Place
from ...core.patrol.bases import nearest_bases, share_patrols
from ...core.patrol.meetings import Limits, meetings, well_apart
from ...core.patrol.routes import Base, Schedule, Stop, best_order, fit_to_shift, schedule, share_out, with_stop


@dataclass
class Route:
    """One patrol of a shift while it is made: its Duty, number, stops in order (indexes into the places) with their
    Schedule, and the Base where it begins with its point (index into the points of the ways), None for its first stop.
    """

    duty: Duty
    unit: int
    stops: list[Stop]
    made: Schedule
    begin: int | None = None
    base: Base | None = None

    @property
    def returns(self) -> bool:
        """Whether it ends where it begins."""
        return self.base is not None and self.base.back is not None

    @property
    def legs(self) -> list[tuple[int, int]]:
        """From which point to which it goes."""
        begin = [] if self.begin is None else [self.begin]
        where = begin + [stop.place for stop in self.stops] + (begin if self.returns else [])
        return [(a, b) for a, b in zip(where, where[1:]) if a != b]

    def finished(
        self,
        places: Sequence[Place],
        ways: Mapping[tuple[int, int], list[QgsPointXY]],
        stations: Mapping[int, str],
        over_water: Mapping[tuple[int, int], str],
    ) -> route_stops.PatrolRoute:
        """It as it leaves the plugin, along the ``ways`` of its legs; {point: name of the station}, and {leg: what it
        crosses in words}."""
        way: list[QgsPointXY] = []
        for leg in self.legs:
            way += ways[leg][1 if way else 0 :]
        stops = tuple(
            route_stops.Stop(
                k + 1,
                places[stop.place],
                self.duty.clock(self.made.arrive[k]),
                self.duty.clock(self.made.leave[k]),
                stop.minutes,
                self.duty.window(stop.window),
            )
            for k, stop in enumerate(self.stops)
        )
        station = "" if self.begin is None else stations[self.begin]
        crossed = tuple(over_water[leg] for leg in dict.fromkeys(self.legs) if leg in over_water)
        return route_stops.PatrolRoute(
            self.duty, self.unit, stops, way, self.made.travel, self.made.missed, station, self.returns, crossed
        )


@dataclass(frozen=True)
class Roads:
    """How long it takes: ``travel`` (p, p) minutes between places, and ``bases`` {point: Base}, {} to begin at the
    first stop. ``grouped``: each place is visited from its nearest base; else a base is drawn for each route."""

    travel: np.ndarray
    bases: Mapping[int, Base]
    grouped: bool = False

    def groups(self, stops: Sequence[Stop], units: int) -> list[tuple[int | None, list[Stop], int]]:
        """(the point of a base, None to draw one for each route, the stops from there, how many of the ``units``
        patrols it has, 0 for as many as are needed) of each group of stops."""
        if not self.grouped:
            return [(None, list(stops), units)]
        points = list(self.bases)
        out, back = ([getattr(self.bases[point], way) for point in points] for way in ("out", "back"))
        whose = nearest_bases(out, back)[[stop.place for stop in stops]]
        patrols = np.zeros(len(points), dtype=np.int64)
        if units:
            minutes = np.bincount(whose, [stop.minutes for stop in stops], len(points))
            patrols = share_patrols(minutes, units)
            # Where nobody is, places are visited from the nearest base where somebody is.
            manned = np.flatnonzero(patrols)
            nearest = nearest_bases([out[k] for k in manned], [back[k] for k in manned])
            whose = manned[nearest[[stop.place for stop in stops]]]
        return [
            (points[k], [stop for stop, its in zip(stops, whose) if its == k], int(patrols[k]))
            for k in np.unique(whose).tolist()
        ]


@dataclass(frozen=True)
class DutyRoutes:
    """The Routes of a Duty, and the Stops that are in none: those for which there is no time (``late``), and those that
    would follow straight after another at the same place (``again``)."""

    routes: list[Route]
    late: list[Stop]
    again: list[Stop]


def routes_of(
    duty: Duty,
    stops: Sequence[Stop],
    roads: Roads,
    units: int,
    seed: int,
    lost: Mapping[int, float],
    step: Callable[[], None],
) -> DutyRoutes:
    """The DutyRoutes of a Duty.

    ``units`` patrols, 0 for as many as the plan has, or else as are needed; {place: the share of its visits that it
    has ``lost`` so far}; ``step()`` may raise.
    """
    # Of its own for each day, shift and agency: the same again with the same seed, and elsewhere the next day.
    rng = np.random.default_rng([seed, *(f"{duty.day}|{duty.shift.name}|{duty.agency}").encode()])
    units = units or (0 if duty.allowed is None else duty.allowed.patrols)
    found = DutyRoutes([], [], [])
    for begin, its, patrols in roads.groups(stops, units):
        made = _routes_from(_Start(duty, roads, begin, rng, lost), its, patrols, step)
        found.routes.extend(made.routes)
        found.late.extend(made.late)
        found.again.extend(made.again)
    # What the hours at one base do not allow goes to another that has room.
    found = _taken_in(found, roads, step)
    for k, route in enumerate(found.routes, 1):
        route.unit = k
    return found


def _hours(duty: Duty) -> float:
    """The minutes of visits and travel that each patrol of a Duty has."""
    return float(duty.shift.minutes if duty.allowed is None else min(duty.allowed.minutes, duty.shift.minutes))


@dataclass(frozen=True)
class _Start:
    """How the routes of a Duty begin on the Roads: at the base of a point, or at one that is drawn; and what its places
    have ``lost`` so far."""

    duty: Duty
    roads: Roads
    point: int | None
    rng: np.random.Generator
    lost: Mapping[int, float]

    def draw(self) -> int | None:
        """The point where the next route begins, None for its first stop."""
        if self.point is not None or not self.roads.bases:
            return self.point
        return list(self.roads.bases)[int(self.rng.integers(len(self.roads.bases)))]

    def route(self, stops: Sequence[Stop], step: Callable[[], None]) -> DutyRoutes:
        """One route to these stops, as far as they fit."""
        begin, travel, duty = self.draw(), self.roads.travel, self.duty
        base = None if begin is None else self.roads.bases[begin]
        length, work = float(duty.shift.minutes), _hours(duty)
        order = best_order(stops, travel, length, self.rng, base, step, work)
        kept, late, again = fit_to_shift(order, travel, length, base, work, self.lost)
        made = [Route(duty, 1, kept, schedule(kept, travel, length, base), begin, base)] if kept else []
        return DutyRoutes(made, late, again)


def _routes_from(start: _Start, stops: Sequence[Stop], units: int, step: Callable[[], None]) -> DutyRoutes:
    travel, work = start.roads.travel, _hours(start.duty)
    minutes = [stop.minutes for stop in stops]
    patrols = units or max(int(np.ceil(sum(minutes) * 1.15 / work)), 1)
    while True:
        unit = share_out([stop.place for stop in stops], minutes, travel, patrols, start.rng, step, work)
        parts = [start.route([stop for stop, its in zip(stops, unit) if its == one], step) for one in sorted(set(unit))]
        found = _taken_in(
            DutyRoutes(
                [route for part in parts for route in part.routes],
                [stop for part in parts for stop in part.late],
                [stop for part in parts for stop in part.again],
            ),
            start.roads,
            step,
        )
        # As many patrols as are needed, where nobody says how many there are.
        if not found.late or units or patrols >= len(stops):
            return found
        patrols += 1


def _taken_in(found: DutyRoutes, roads: Roads, step: Callable[[], None]) -> DutyRoutes:
    """The same with the stops for which another patrol of the shift has room in its Route."""
    late, again = (
        [stop for stop in left if not _taken(stop, found.routes, roads, step)] for left in (found.late, found.again)
    )
    return DutyRoutes(found.routes, late, again)


def _taken(stop: Stop, routes: Sequence[Route], roads: Roads, step: Callable[[], None]) -> bool:
    """Whether another patrol of the shift has room for a stop, which then is in its Route."""
    for route in routes:
        step()
        length = float(route.duty.shift.minutes)
        stops = with_stop(stop, route.stops, roads.travel, length, route.base, _hours(route.duty))
        if stops is not None:
            route.stops, route.made = stops, schedule(stops, roads.travel, length, route.base)
            return True
    return False


def keep_apart(routes: Sequence[Route], travel: np.ndarray) -> int:
    """Let no two patrols be at a place at the same time or soon after each other, as far as their hours allow: in the
    order of the Routes, the later one gives way. How many visits are made while others are there all the same."""
    busy: dict[int, list[tuple[float, float]]] = {}
    met = 0
    for route in routes:
        duty, begin = route.duty, route.duty.begin
        others = {stop.place: [(a - begin, b - begin) for a, b in busy.get(stop.place, ())] for stop in route.stops}
        limits = Limits(float(duty.shift.minutes), route.base, _hours(duty))
        route.stops, route.made = well_apart(route.stops, route.made, travel, others, limits)
        met += len(meetings(route.stops, route.made, others))
        for k, stop in enumerate(route.stops):
            busy.setdefault(stop.place, []).append((begin + route.made.arrive[k], begin + route.made.leave[k]))
    return met


def together(travel: np.ndarray) -> np.ndarray:
    """Which places (p,) can be reached from most of the others and back."""
    both = np.isfinite(travel) & np.isfinite(travel).T
    return both[int(both.sum(1).argmax())]
