"""From pings of vehicles and radios to visits: how long somebody surely was in a place, and how long at most.

A visit is a stay of at least ten minutes (Koper 1995: 11 to 15, in one city), gaps up to a tolerance joined.
Pings may be minutes apart, so that a stay has a lower and an upper bound, and where these lie on both sides of the
least visit nobody can tell. *(ours, from textbook parts)*
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

VISIT, SHORT, UNCLEAR = 1, 0, -1


@dataclass(frozen=True)
class Rules:
    """What counts as a visit.

    Attributes
    ----------
    least : float, default 600.0
        Least length of a visit, in seconds.
    gap : float, default 180.0
        Absences up to so many seconds are joined.
    silence : float, default 1200.0
        Seconds without a ping after which nothing is known.
    sure : float, default 360.0
        Longest time in seconds between two pings over which a unit that was there before and after surely stayed.
    error : float, default 30.0
        Typical (root mean square) error of a position, in metres.
    fastest : float, default 70.0
        Greatest speed of a vehicle, in m/s.
    """

    least: float = 600.0
    gap: float = 180.0
    silence: float = 1200.0
    sure: float = 360.0
    error: float = 30.0
    fastest: float = 70.0


@dataclass(frozen=True)
class Stays:
    """Stays of units in places.

    Attributes
    ----------
    place, unit : ndarray of int, shape (k,)
        Index of the place, and code of the unit.
    begin, end : ndarray of float, shape (k,)
        Estimated times in seconds, midway between the pings inside and those around.
    lower, upper : ndarray of float, shape (k,)
        Bounds of the length, in seconds.
    pings : ndarray of int, shape (k,)
        Pings of the stay.
    state : ndarray of int, shape (k,)
        VISIT, SHORT or UNCLEAR.
    """

    place: NDArray[np.int64]
    unit: NDArray[np.int64]
    begin: NDArray[np.float64]
    end: NDArray[np.float64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    pings: NDArray[np.int64]
    state: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.place)


class Shapes:
    """Polygons, and which points lie in them or near them.

    Attributes
    ----------
    rings
        Closed rings (m, 2) of each polygon in metres, holes included.
    boxes : shape (k, 4)
        Box of each polygon: west, south, east and north.
    """

    def __init__(self, polygons: Iterable[Iterable[ArrayLike]]) -> None:
        self.rings = [[np.asarray(ring, float) for ring in rings] for rings in polygons]
        corners = [np.concatenate(rings) for rings in self.rings]
        self.boxes = np.array([[*corner.min(0), *corner.max(0)] for corner in corners]).reshape(-1, 4)

    def __len__(self) -> int:
        return len(self.rings)

    def near(
        self, x: NDArray[np.float64], y: NDArray[np.float64], reach: float
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
        """Find the points that lie in polygons or near them.

        Parameters
        ----------
        x, y : ndarray of float, shape (n,)
            Coordinates in metres.
        reach : float
            Distance within which a point is near, in metres.

        Returns
        -------
        point, polygon : ndarray of int, shape (p,)
            Indices of each pair, by polygon, then by point.
        inside : ndarray of bool, shape (p,)
            Whether the point lies inside.

        Examples
        --------
        >>> square = np.array([[0.0, 0], [10, 0], [10, 10], [0, 10], [0, 0]])
        >>> [one.tolist() for one in Shapes([[square]]).near(np.array([5.0, 12, 99]), np.array([5.0, 5, 5]), 3)]
        [[0, 1], [0, 0], [True, False]]
        """
        if not len(x) or not len(self):
            return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, bool)
        points, places, inside = [], [], []
        for place, candidates in self._candidates(x, y, reach):
            px, py = x[candidates], y[candidates]
            within = np.zeros(len(candidates), bool)
            distance = np.full(len(candidates), np.inf)
            for ring in self.rings[place]:
                crosses, away = _against_ring(ring, px, py)
                within ^= crosses
                np.minimum(distance, away, out=distance)
            kept = within | (distance <= reach)
            points.append(candidates[kept])
            places.append(np.full(np.count_nonzero(kept), place))
            inside.append(within[kept])
        return np.concatenate(points), np.concatenate(places), np.concatenate(inside)

    def _candidates(
        self, x: NDArray[np.float64], y: NDArray[np.float64], reach: float
    ) -> Iterator[tuple[int, NDArray[np.int64]]]:
        """(polygon, points in its box widened by ``reach``), through squares as large as the boxes."""
        size = max(float(np.max(self.boxes[:, 2:] - self.boxes[:, :2])), 1.0) + 2 * reach
        column, row = np.floor(x / size).astype(np.int64), np.floor(y / size).astype(np.int64)
        first = np.floor((self.boxes[:, :2] - reach) / size).astype(np.int64)
        last = np.floor((self.boxes[:, 2:] + reach) / size).astype(np.int64)
        key = column * (1 << 32) + row
        wanted: dict[int, list[int]] = {}
        for place in range(len(self)):
            for c in range(first[place, 0], last[place, 0] + 1):
                for r in range(first[place, 1], last[place, 1] + 1):
                    wanted.setdefault(c * (1 << 32) + r, []).append(place)
        squares = np.array(sorted(wanted))
        at = np.minimum(np.searchsorted(squares, key), len(squares) - 1)
        there = np.flatnonzero(squares[at] == key)
        order = there[np.argsort(at[there], kind="stable")]
        starts = np.searchsorted(at[order], np.arange(len(squares) + 1))
        members = {int(square): order[starts[i] : starts[i + 1]] for i, square in enumerate(squares.tolist())}
        of_place: list[list[NDArray[np.int64]]] = [[] for _ in range(len(self))]
        for square, places in wanted.items():
            for place in places:
                of_place[place].append(members[square])
        for place, parts in enumerate(of_place):
            some = np.sort(np.concatenate(parts))
            x0, y0, x1, y1 = self.boxes[place]
            some = some[
                (x[some] >= x0 - reach) & (x[some] <= x1 + reach) & (y[some] >= y0 - reach) & (y[some] <= y1 + reach)
            ]
            if len(some):
                yield place, some
        yield 0, np.empty(0, np.int64)


def _against_ring(
    ring: NDArray[np.float64], x: NDArray[np.float64], y: NDArray[np.float64]
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Whether a ray from each point (n,) crosses the ring an odd number of times, and the distance to it."""
    crosses, distance = np.zeros(len(x), bool), np.full(len(x), np.inf)
    for (ax, ay), (bx, by) in zip(ring[:-1], ring[1:]):
        dx, dy = bx - ax, by - ay
        if ay != by:
            between = (ay > y) != (by > y)
            crosses ^= between & (x < ax + (y - ay) * dx / dy)
        length = dx * dx + dy * dy
        along = np.clip(((x - ax) * dx + (y - ay) * dy) / length, 0, 1) if length else 0.0
        np.minimum(distance, np.hypot(ax + along * dx - x, ay + along * dy - y), out=distance)
    return crosses, distance


def clean(
    unit: NDArray[np.int64],
    t: NDArray[np.float64],
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    fastest: float = 70.0,
) -> tuple[NDArray[np.int64], dict[str, int]]:
    """Order pings by unit and time, and leave out what cannot be.

    A second ping of a unit at one time goes; so does one to which and from which the unit would have had to be too
    fast, where the pings around it fit each other.

    Parameters
    ----------
    unit : ndarray of int, shape (n,)
        Code of the unit of each ping.
    t : ndarray of float, shape (n,)
        Time of each ping, in seconds.
    x, y : ndarray of float, shape (n,)
        Coordinates in metres.
    fastest : float, default 70.0
        Greatest speed, in m/s.

    Returns
    -------
    order : ndarray of int, shape (k,)
        Indices of the pings that can be used.
    left_out : dict
        Pings left out, by the reason: ``at one time`` or ``jumped``.

    Examples
    --------
    >>> order, left_out = clean(np.zeros(3, int), np.array([60.0, 0, 60]), np.zeros(3), np.zeros(3))
    >>> order.tolist(), left_out
    ([1, 0], {'at one time': 1, 'jumped': 0})
    """
    order = np.lexsort((t, unit))
    again = np.r_[False, (unit[order][1:] == unit[order][:-1]) & (t[order][1:] == t[order][:-1])]
    order = order[~again]
    jumps = 0
    for _ in range(3):
        u, when, px, py = unit[order], t[order], x[order], y[order]
        if len(order) < 3:
            break
        fast = _speed(u, when, px, py, 1) > fastest
        fits = _speed(u, when, px, py, 2) <= fastest
        # Ping i + 1 jumps away from ping i and back to ping i + 2.
        jump = np.flatnonzero(fast[:-1] & fast[1:] & fits) + 1
        # Of two jumps in a row only the first is removed: without it the second may be right.
        jump = jump[np.r_[True, np.diff(jump) > 1]] if len(jump) else jump
        if not len(jump):
            break
        jumps += len(jump)
        order = np.delete(order, jump)
    return order, {"at one time": int(again.sum()), "jumped": jumps}


def _speed(
    unit: NDArray[np.int64], t: NDArray[np.float64], x: NDArray[np.float64], y: NDArray[np.float64], step: int
) -> NDArray[np.float64]:
    """Speed (n − step,) m/s from each ping to the one ``step`` later, 0 between units."""
    apart = np.hypot(x[step:] - x[:-step], y[step:] - y[:-step])
    return np.where(unit[step:] == unit[:-step], apart / np.maximum(t[step:] - t[:-step], 1.0), 0.0)


def stays(
    unit: NDArray[np.int64],
    t: NDArray[np.float64],
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    shapes: Shapes,
    rules: Rules | None = None,
    kept_out: NDArray[np.bool_] | None = None,
) -> Stays:
    """Find the stays of units in places.

    A stay is a run of pings in a place, or within the error of it, whose gaps are joined. It counts where at least a
    third of its pings lie inside (a stop beside the place has fewer), and where the unit does not drive about. An
    absence that is joined is no presence where the unit was farther away than errors explain.

    Parameters
    ----------
    unit : ndarray of int, shape (n,)
        Code of the unit of each ping.
    t : ndarray of float, shape (n,)
        Time of each ping, in seconds.
    x, y : ndarray of float, shape (n,)
        Coordinates in metres.
    shapes : Shapes
        The places.
    rules : Rules, optional
        What counts as a visit; the usual rules if not given.
    kept_out : ndarray of bool, shape (n,), optional
        Pings that are at a station and so in no place.

    Returns
    -------
    stays : Stays
        The stays, each with bounds of its length.

    References
    ----------
    .. [1] Koper, C. S. (1995). Just enough police presence. Justice Quarterly 12(4), 649–672.
    """
    rules = rules or Rules()
    index, place, inside = shapes.near(x, y, rules.error)
    if kept_out is not None:
        free = ~kept_out[index]
        index, place, inside = index[free], place[free], inside[free]
    if not len(index):
        nothing = np.empty(0)
        return Stays(
            nothing.astype(int),
            nothing.astype(int),
            nothing,
            nothing,
            nothing,
            nothing,
            nothing.astype(int),
            nothing.astype(int),
        )
    when = t[index]
    # A run goes on while the next ping of the unit is there too and not too late, or a short absence ends.
    apart = np.diff(when)
    together = (place[1:] == place[:-1]) & (unit[index[1:]] == unit[index[:-1]])
    next_one = np.diff(index) == 1
    goes_on = together & np.where(next_one, apart <= rules.silence, apart <= rules.gap)
    left, absent = _absences(t, index, place, shapes.near(x, y, 3 * rules.error)[:2], goes_on & ~next_one)
    run = np.cumsum(np.r_[True, ~goes_on]) - 1
    count = int(run[-1]) + 1
    first = np.flatnonzero(np.r_[True, ~goes_on])
    last = np.r_[first[1:], len(index)] - 1
    pings = np.bincount(run, minlength=count)
    core = np.bincount(run, inside, count)
    # Surely there: between the first and the last ping inside, except while nothing was heard for long.
    position = np.arange(len(index))
    first_core, last_core = np.full(count, len(index)), np.full(count, -1)
    np.minimum.at(first_core, run[inside], position[inside])
    np.maximum.at(last_core, run[inside], position[inside])
    counted = (
        goes_on
        & ~left
        & (apart <= rules.sure)
        & (position[1:] <= last_core[run[1:]])
        & (position[:-1] >= first_core[run[1:]])
    )
    lower = np.bincount(run[1:], np.where(counted, apart, 0.0), count)
    before, after = _around(unit, t, index[first], index[last], rules)
    # The stay began between the first ping inside and the ping before it, which may lie beside the place.
    some = core > 0
    enters, leaves = np.where(some, first_core, first), np.where(some, last_core, last)
    came, went = _around(unit, t, index[enters], index[leaves], rules)
    begin, end = when[enters] - came / 2, when[leaves] + went / 2
    upper = when[last] - when[first] + before + after - np.bincount(run[1:], absent, count)
    drives = _drives(x, y, index, run, goes_on & next_one, apart, rules)
    share = core / pings
    here = (share >= 1 / 3) & ~drives
    beside = ~here & ~drives & (share >= 0.15)
    lower = np.where(here, np.minimum(lower, upper), 0.0)
    state = np.full(count, UNCLEAR)
    middle = np.clip(end - begin - np.bincount(run[1:], absent, count), lower, np.maximum(lower, upper))
    narrow = upper - lower <= rules.least / 4
    state[(lower >= rules.least) | (narrow & (middle >= rules.least))] = VISIT
    state[(upper < rules.least) | (narrow & (middle < rules.least))] = SHORT
    state[beside & (upper >= rules.least)] = UNCLEAR
    kept = here | (beside & (upper >= rules.least))
    return Stays(
        *(values[kept] for values in (place[first], unit[index[first]], begin, end, lower, upper, pings, state))
    )


def _absences(
    t: NDArray[np.float64],
    index: NDArray[np.int64],
    place: NDArray[np.int64],
    around: tuple[NDArray[np.int64], NDArray[np.int64]],
    joined: NDArray[np.bool_],
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Of each step (p − 1,) between pings of a place: whether the unit surely left it meanwhile, heard three errors
    away or farther, and the seconds between the first and the last such ping where all in between were."""
    seen, where = around
    position = np.searchsorted(where * len(t) + seen, place * len(t) + index)
    heard, about = np.diff(index) - 1, np.diff(position) - 1
    left = joined & (about < heard)
    absent = np.zeros(len(left))
    throughout = np.flatnonzero(left & (about == 0))
    absent[throughout] = t[index[throughout + 1] - 1] - t[index[throughout] + 1]
    return left, absent


def _around(
    unit: NDArray[np.int64], t: NDArray[np.float64], first: NDArray[np.int64], last: NDArray[np.int64], rules: Rules
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Seconds before the first ping (k,) and after the last (k,) in which the unit may have been there already, and
    still: up to the pings around, or as long as silence is bridged."""

    def until(there: NDArray[np.int64], beyond: NDArray[np.int64]) -> NDArray[np.float64]:
        beyond_there = (beyond >= 0) & (beyond < len(t))
        safe = np.where(beyond_there, beyond, there)
        same = beyond_there & (unit[safe] == unit[there])
        return np.where(same, np.minimum(np.abs(t[safe] - t[there]), rules.silence), 0.0)

    return until(first, first - 1), until(last, last + 1)


def _drives(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    index: NDArray[np.int64],
    run: NDArray[np.int64],
    steady: NDArray[np.bool_],
    apart: NDArray[np.float64],
    rules: Rules,
) -> NDArray[np.bool_]:
    """Whether each run (k,) is of a vehicle that drives about: half of its steps are longer than errors and walking
    explain. Told from pings near enough to each other to be sure in between."""
    step = np.hypot(np.diff(x[index]), np.diff(y[index]))
    known = steady & (apart <= rules.sure)
    far, count = step > 2 * rules.error + 1.5 * apart, int(run[-1]) + 1
    return np.bincount(run[1:], known & far, count) > 0.5 * np.maximum(np.bincount(run[1:], known, count), 1)


def union_seconds(
    group: NDArray[np.int64], begin: NDArray[np.float64], end: NDArray[np.float64], count: int
) -> NDArray[np.float64]:
    """Seconds of each group in which at least one of its intervals holds.

    Parameters
    ----------
    group : ndarray of int, shape (k,)
        Group of each interval.
    begin, end : ndarray of float, shape (k,)
        When it begins and ends, in seconds.
    count : int
        Number of groups.

    Returns
    -------
    seconds : ndarray of float, shape (count,)
        Seconds.

    Examples
    --------
    >>> union_seconds(np.array([0, 0, 1]), np.array([0.0, 5.0, 2.0]), np.array([10.0, 12.0, 3.0]), 2).tolist()
    [12.0, 1.0]
    """
    order = np.lexsort((begin, group))
    group, begin, end = group[order], begin[order], end[order]
    total, latest, at = np.zeros(count), -np.inf, -1
    for i, start, stop in zip(group.tolist(), begin.tolist(), end.tolist()):
        if i != at:
            at, latest = i, -np.inf
        total[i] += max(stop - max(start, latest), 0.0)
        latest = max(latest, stop)
    return total
