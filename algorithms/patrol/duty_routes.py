"""The routes of a duty: its visits among the patrols of the shift, in order, as far as they fit."""

from dataclasses import dataclass, field

import numpy as np

from ...bridge.patrol.duties import Duty
from ...core.patrol.routes import best_order, fit_to_shift, schedule, share_out, with_stop


@dataclass
class Route:
    """One patrol of a shift: its Duty, number, stops in order with their Schedule, the point where it begins (index
    into the points of the ways, None for its first stop), and the way."""

    duty: Duty
    unit: int
    stops: list
    made: object
    begin: int = None
    line: list = field(default_factory=list)

    @property
    def name(self):
        words = (self.duty.day, self.duty.shift.name, self.duty.agency, str(self.unit))
        return " ".join(word for word in words if word)


def routes_of(duty, stops, travel, starts, units, seed, step):
    """(the Routes of a Duty, the Stops that do not fit).

    ``travel`` (p, p) minutes between places; ``starts`` {point: minutes (p,) from there}, one of which is drawn for
    each route, {} to begin at the first stop; ``units`` patrols, 0 for as many as are needed; ``step()`` may raise.
    """
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
        dropped = [stop for stop in dropped if not _taken(stop, routes, travel, starts, length, step)]
        # As many patrols as are needed, where nobody says how many there are.
        if not dropped or units or patrols >= len(stops):
            return routes, dropped
        patrols += 1


def _taken(stop, routes, travel, starts, length, step):
    """Whether another patrol of the shift has room for a stop, which then is in its Route."""
    for route in routes:
        step()
        start = starts.get(route.begin)
        stops = with_stop(stop, route.stops, travel, length, start)
        if stops is not None:
            route.stops, route.made = stops, schedule(stops, travel, length, start)
            return True
    return False


def together(travel):
    """Which places (p,) can be reached from most of the others and back."""
    both = np.isfinite(travel) & np.isfinite(travel).T
    return both[int(both.sum(1).argmax())]
