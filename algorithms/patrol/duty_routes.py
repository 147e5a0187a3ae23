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
from ...core.patrol.routes import Schedule, Stop, best_order, fit_to_shift, schedule, share_out, with_stop


@dataclass
class Route:
    """One patrol of a shift while it is made: its Duty, number, stops in order (indexes into the places) with their
    Schedule, and the point where it begins (index into the points of the ways, None for its first stop)."""

    duty: Duty
    unit: int
    stops: list[Stop]
    made: Schedule
    begin: int | None = None

    @property
    def legs(self) -> list[tuple[int, int]]:
        """From which point to which it goes."""
        where = ([] if self.begin is None else [self.begin]) + [stop.place for stop in self.stops]
        return [(a, b) for a, b in zip(where, where[1:]) if a != b]

    def finished(
        self, places: Sequence[Place], ways: Mapping[tuple[int, int], list[QgsPointXY]]
    ) -> route_stops.PatrolRoute:
        """It as it leaves the plugin, along the ``ways`` of its legs."""
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
        return route_stops.PatrolRoute(self.duty, self.unit, stops, way, self.made.travel, self.made.missed)


@dataclass(frozen=True)
class Roads:
    """How long it takes: ``travel`` (p, p) minutes between places, ``starts`` {point: minutes (p,) from there}, one of
    which is drawn for each route, {} to begin at the first stop."""

    travel: np.ndarray
    starts: Mapping[int, np.ndarray]


def routes_of(
    duty: Duty, stops: Sequence[Stop], roads: Roads, units: int, seed: int, step: Callable[[], None]
) -> tuple[list[Route], list[Stop]]:
    """(the Routes of a Duty, the Stops that do not fit).

    ``units`` patrols, 0 for as many as are needed; ``step()`` may raise.
    """
    travel, starts = roads.travel, roads.starts
    # Of its own for each day, shift and agency: the same again with the same seed, and elsewhere the next day.
    rng = np.random.default_rng([seed, *(f"{duty.day}|{duty.shift.name}|{duty.agency}").encode()])
    length = float(duty.shift.minutes)
    minutes = [stop.minutes for stop in stops]
    patrols = units or max(int(np.ceil(sum(minutes) * 1.15 / length)), 1)
    while True:
        unit = share_out([stop.place for stop in stops], minutes, travel, min(patrols, max(len(stops), 1)), rng, step)
        routes, dropped = [], []
        for one in sorted(set(unit)):
            begin = list(starts)[int(rng.integers(len(starts)))] if starts else None
            order = best_order(
                [stop for stop, its in zip(stops, unit) if its == one], travel, length, rng, starts.get(begin), step
            )
            kept, gone = fit_to_shift(order, travel, length, starts.get(begin))
            dropped += gone
            if kept:
                routes.append(
                    Route(duty, len(routes) + 1, kept, schedule(kept, travel, length, starts.get(begin)), begin)
                )
        dropped = [stop for stop in dropped if not _taken(stop, routes, roads, length, step)]
        # As many patrols as are needed, where nobody says how many there are.
        if not dropped or units or patrols >= len(stops):
            return routes, dropped
        patrols += 1


def _taken(stop: Stop, routes: Sequence[Route], roads: Roads, length: float, step: Callable[[], None]) -> bool:
    """Whether another patrol of the shift has room for a stop, which then is in its Route."""
    for route in routes:
        step()
        start = roads.starts.get(route.begin)
        stops = with_stop(stop, route.stops, roads.travel, length, start)
        if stops is not None:
            route.stops, route.made = stops, schedule(stops, roads.travel, length, start)
            return True
    return False


def together(travel: np.ndarray) -> np.ndarray:
    """Which places (p,) can be reached from most of the others and back."""
    both = np.isfinite(travel) & np.isfinite(travel).T
    return both[int(both.sum(1).argmax())]
