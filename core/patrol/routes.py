"""Orders of visits: short ways between places, within a shift, in their peak windows as far as that goes.

A route starts at a place chosen at random, so that patrols cannot be predicted, and is bettered by turning parts of it
round and by moving parts of it (2-opt and or-opt; Croes 1958, Or 1976) until nothing helps any more. Several visits to
one place are spread over the route: two in a row would be one long visit, and are never planned.

A patrol may have fewer hours for hot spots than its shift is long. Its visits and its travel fit in these hours;
between them it does other work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: A visit outside its window, or one that no longer fits into the hours, is as bad as so many minutes of travel.
_MISSED, _OVER = 60.0, 10_000.0
#: Places that are no more minutes apart are near: patrols exchange their visits.
_NEAR = 15.0
#: A minute more than a patrol has is as bad, where visits are shared out, as so many minutes of travel.
_TOO_LONG = 2.0
#: Two visits to one place in a row are worse than all else: no route has them that can do without.
_REPEATED = 1_000_000.0


@dataclass(frozen=True)
class Stop:
    """A visit to make.

    Attributes
    ----------
    place : int
        Index of the place in the travel times.
    minutes : float
        Length of the visit.
    window : tuple of (float, float) or None
        (from, to) in minutes of the shift in which it should begin; None for any time.
    """

    place: int
    minutes: float
    window: tuple[float, float] | None = None


@dataclass(frozen=True)
class Base:
    """Where a shift begins.

    Attributes
    ----------
    out : ndarray of float, shape (p,)
        Minutes from it to each place.
    back : ndarray of float or None, shape (p,)
        Minutes from each place to it; None where the shift may end anywhere.
    """

    out: NDArray[np.float64]
    back: NDArray[np.float64] | None = None


@dataclass(frozen=True)
class Schedule:
    """A route in time.

    Attributes
    ----------
    arrive, leave : ndarray of float, shape (k,)
        Arrival and departure at each stop, in minutes of the shift.
    travel : float
        Minutes on the way.
    waiting : float
        Minutes waiting for windows to open.
    missed : int
        Visits that begin outside their window.
    end : float
        The end, back at the base where it leads there, in minutes of the shift.
    """

    arrive: NDArray[np.float64]
    leave: NDArray[np.float64]
    travel: float
    waiting: float
    missed: int
    end: float


def schedule(
    stops: Sequence[Stop], travel: NDArray[Any], length: float, base: Base | None = None, begin: float = 0.0
) -> Schedule:
    """Time a route in the order of its stops.

    Where a window opens later the patrol comes later, as far as the shift has time to spare.

    Parameters
    ----------
    stops : sequence of Stop, shape (k,)
        Visits to make.
    travel : ndarray, shape (p, p)
        Minutes between places, finite.
    length : float
        Length of the shift, in minutes.
    base : Base, optional
        Where the shift begins; None where it begins at the first place.
    begin : float, default 0.0
        The minute of the shift at which the route begins.

    Returns
    -------
    schedule : Schedule
        The route in time.

    Examples
    --------
    >>> made = schedule([Stop(0, 15), Stop(1, 15, (30, 60))], [[0, 5], [5, 0]], 480)
    >>> made.arrive.tolist(), made.leave.tolist(), made.travel, made.waiting, made.missed
    ([0.0, 30.0], [15.0, 45.0], 5.0, 10.0, 0)
    """
    work = sum(stop.minutes for stop in stops) + _travel(stops, travel, base)
    spare = max(length - begin - work, 0.0)
    now, waiting, missed = begin, 0.0, 0
    arrive, leave = np.empty(len(stops)), np.empty(len(stops))
    for k, stop in enumerate(stops):
        if k:
            now += travel[stops[k - 1].place][stop.place]
        elif base is not None:
            now += base.out[stop.place]
        if stop.window is not None:
            if now < stop.window[0]:
                rest = min(stop.window[0] - now, spare)
                now, spare, waiting = now + rest, spare - rest, waiting + rest
            missed += not stop.window[0] <= now < stop.window[1]
        arrive[k] = now
        now += stop.minutes
        leave[k] = now
    end = now + (_way_back(stops[-1], base) if len(stops) else 0.0)
    return Schedule(arrive, leave, work - sum(stop.minutes for stop in stops), waiting, missed, end)


def _travel(stops: Sequence[Stop], travel: NDArray[Any], base: Base | None) -> float:
    total = float(sum(travel[a.place][b.place] for a, b in zip(stops, stops[1:])))
    if base is None or not stops:
        return total
    return total + base.out[stops[0].place] + _way_back(stops[-1], base)


def _way_back(stop: Stop, base: Base | None) -> float:
    return 0.0 if base is None or base.back is None else float(base.back[stop.place])


def _cost(stops: Sequence[Stop], travel: NDArray[Any], length: float, base: Base | None, work: float) -> float:
    way = _travel(stops, travel, base)
    over = way + sum(stop.minutes for stop in stops) - min(length, work)
    cost = way + (_OVER + over if over > 1e-9 else 0.0)
    if any(stop.window is not None for stop in stops):
        cost += _MISSED * schedule(stops, travel, length, base).missed
    return cost + _closeness(stops)


def _closeness(stops: Sequence[Stop]) -> float:
    """What it costs that visits to one place come sooner after each other than evenly spread over the route."""
    visits = Counter(stop.place for stop in stops)
    cost = 0.0
    last: dict[int, int] = {}
    for k, stop in enumerate(stops):
        if stop.place in last:
            gap, even = k - last[stop.place], len(stops) / visits[stop.place]
            cost += _REPEATED * (gap == 1) + _MISSED / 4 * max(1 - gap / even, 0.0)
        last[stop.place] = k
    return cost


def repeats(places: Sequence[int]) -> int:
    """How often a place is visited twice in a row.

    Parameters
    ----------
    places : sequence of int, shape (k,)
        Places in the order of the route.

    Returns
    -------
    repeats : int
        Number of stops at the place of the stop before.

    Examples
    --------
    >>> repeats([0, 0, 1, 0])
    1
    """
    return sum(a == b for a, b in zip(places, places[1:]))


def best_order(
    stops: Iterable[Stop],
    travel: ArrayLike,
    length: float,
    rng: np.random.Generator,
    base: Base | None = None,
    step: Callable[[], None] | None = None,
    work: float = np.inf,
) -> list[Stop]:
    """Put stops into a good order, beginning at one chosen at random.

    From a ``base`` the nearest first stops are likelier. The others follow by the least travel and missed windows, and
    visits to one place as far apart as they can be: never two in a row where other places have enough visits between.

    Parameters
    ----------
    stops : iterable of Stop, shape (k,)
        Visits to make.
    travel : array_like, shape (p, p)
        Minutes between places, finite.
    length : float
        Length of the shift, in minutes.
    rng : numpy.random.Generator
        Generator of the random start.
    base : Base, optional
        Where the shift begins; None where it begins at the first place.
    step : callable, optional
        Called now and then; it may raise, which stops the computation.
    work : float, optional
        Most minutes of visits and travel; as many as the shift has if not given.

    Returns
    -------
    stops : list of Stop, shape (k,)
        The stops in order.

    Notes
    -----
    Parts of the route are turned round and moved (2-opt and or-opt) until nothing helps any more.

    References
    ----------
    .. [1] Croes, G. A. (1958). A method for solving traveling-salesman problems. Operations Research 6(6).
    .. [2] Or, I. (1976). Traveling salesman-type combinatorial problems. Northwestern University.

    Examples
    --------
    >>> travel = np.array([[0, 1, 9], [1, 0, 1], [9, 1, 0]])
    >>> stops = [Stop(0, 5), Stop(2, 5), Stop(1, 5)]
    >>> [stop.place for stop in best_order(stops, travel, 60, np.random.default_rng(1), Base([0, 99, 99]))]
    [0, 1, 2]
    """
    stops = list(stops)
    if len(stops) < 2:
        return stops
    step = step or (lambda: None)
    travel = np.asarray(travel, float)
    if base is None:
        first = int(rng.integers(len(stops)))
        chance = None
    else:
        near = np.array([base.out[stop.place] for stop in stops], float)
        chance = np.exp(-(near - near.min()) / 10.0)
        first = int(rng.choice(len(stops), p=chance / chance.sum()))
    order = [stops.pop(first)]
    made = Counter([order[0].place])
    while stops:
        # What peaks first, in rounds: no place again before all others that are due.
        due = [(stop.window[0] if stop.window else 0.0, made[stop.place]) for stop in stops]
        here, first_due = order[-1].place, min(due)
        gains = [travel[here][stop.place] if its == first_due else np.inf for stop, its in zip(stops, due)]
        order.append(stops.pop(int(np.argmin(gains))))
        made[order[-1].place] += 1
    if len(made) == len(order) and all(stop.window is None for stop in order):
        # Without windows and with one visit to each place only travel counts.
        places = [stop.place for stop in order]
        back = None if base is None or base.back is None else np.asarray(base.back, float)[places]
        return [order[k] for k in _shortened(travel[np.ix_(places, places)], back, step)]
    return _bettered(_led(order), travel, length, base, step, work)


def _led(order: list[Stop]) -> list[Stop]:
    """The order, begun at the place that has more than half of the visits: elsewhere it would come twice in a row."""
    place, visits = Counter(stop.place for stop in order).most_common(1)[0]
    if order[0].place == place or 2 * visits <= len(order):
        return order
    first = next(k for k, stop in enumerate(order) if stop.place == place)
    return [order[first], *order[:first], *order[first + 1 :]]


def _apart(stops: list[Stop], travel: NDArray[Any], length: float, base: Base | None, work: float) -> list[Stop]:
    """The stops in their order, or in another one where this has a place twice in a row."""
    if not repeats([stop.place for stop in stops]):
        return stops
    return _bettered(_led(stops), travel, length, base, lambda: None, work)


def _shortened(travel: NDArray[np.float64], back: NDArray[np.float64] | None, step: Callable[[], None]) -> list[int]:
    """The order (k,) of 0 … k − 1, begun at 0, of a way that neither turning a part of it round nor moving one, two or
    three places shortens. ``travel`` (k, k); ``back`` (k,) from the last place to the end, None for nothing."""
    count = len(travel) + 1
    # An extra last place, without travel where the route may end anywhere.
    costs = np.zeros((count, count))
    costs[:-1, :-1] = travel
    if back is not None:
        costs[:-1, -1] = back
    order: NDArray[np.int64] = np.arange(count)
    while True:
        step()
        here = costs[np.ix_(order, order)]
        saved, better = min(
            (_turn(here), *(_move(here, size) for size in (1, 2, 3) if size < count - 1)), key=lambda one: one[0]
        )
        if saved > -1e-9:
            return order[:-1].tolist()
        order = order[better]


def _turn(here: NDArray[np.float64]) -> tuple[float, NDArray[np.int64]]:
    """(change of the way, the order) of the best part to turn round; ``here`` (k, k) in the order of the way."""
    count = len(here)
    legs = np.diag(here, 1)
    # How much more each part costs in the other direction: travel times may differ by direction.
    other = np.concatenate(([0.0], np.cumsum(np.diag(here, -1) - legs)))[1:-1]
    change = here[:-2, 1:-1] + here[1:-1, 2:] - legs[:-1, None] - legs[None, 1:] + other[None] - other[:, None]
    change[np.tril_indices(count - 2)] = np.inf
    i, j = (int(one) + 1 for one in np.unravel_index(np.argmin(change), change.shape))
    order = np.arange(count)
    order[i : j + 1] = order[i : j + 1][::-1]
    return change[i - 1, j - 1], order


def _move(here: NDArray[np.float64], size: int) -> tuple[float, NDArray[np.int64]]:
    """The same for the best ``size`` places to move elsewhere."""
    count = len(here)
    legs = np.diag(here, 1)
    first = np.arange(1, count - size)
    last = first + size - 1
    gone = legs[first - 1] + legs[last] - here[first - 1, last + 1]
    change = here[:-1, first].T + here[last, 1:] - legs[None] - gone[:, None]
    after = np.arange(count - 1)[None]
    change[(after >= first[:, None] - 1) & (after <= last[:, None])] = np.inf
    i, k = (int(one) for one in np.unravel_index(np.argmin(change), change.shape))
    part = np.arange(first[i], last[i] + 1)
    rest = np.delete(np.arange(count), part)
    place = int(np.searchsorted(rest, k)) + 1
    return change[i, k], np.concatenate((rest[:place], part, rest[place:]))


def _bettered(
    order: list[Stop],
    travel: NDArray[np.float64],
    length: float,
    base: Base | None,
    step: Callable[[], None],
    work: float,
) -> list[Stop]:
    """2-opt and or-opt with the first stop where it is, until nothing helps; windows counted."""
    cost = _cost(order, travel, length, base, work)
    helped = True
    while helped:
        helped = False
        for candidate in _neighbours(order):
            step()
            other = _cost(candidate, travel, length, base, work)
            if other < cost - 1e-9:
                order, cost, helped = candidate, other, True
                break
    return order


def _neighbours(order: list[Stop]) -> Iterator[list[Stop]]:
    count = len(order)
    for i in range(1, count - 1):
        for j in range(i + 1, count):
            yield order[:i] + order[i : j + 1][::-1] + order[j + 1 :]
    for size in (1, 2, 3):
        for i in range(1, count - size + 1):
            part, rest = order[i : i + size], order[:i] + order[i + size :]
            for j in range(1, len(rest) + 1):
                if j != i:
                    yield rest[:j] + part + rest[j:]


def share_out(
    places: Sequence[int],
    minutes: Sequence[float],
    travel: ArrayLike,
    units: int,
    rng: np.random.Generator,
    step: Callable[[], None] | None = None,
    work: float = np.inf,
) -> list[int]:
    """Share visits out among patrols: near ones together, the minutes even, and none with more than it has time for.

    Parameters
    ----------
    places : sequence of int, shape (k,)
        Place of each visit.
    minutes : sequence of float, shape (k,)
        Length of each visit.
    travel : array_like, shape (p, p)
        Minutes between places, finite.
    units : int
        Number of patrols.
    rng : numpy.random.Generator
        Generator of the random start.
    step : callable, optional
        Called now and then; it may raise, which stops the computation.
    work : float, optional
        Most minutes of visits and travel of a patrol.

    Returns
    -------
    unit : list of int, shape (k,)
        Patrol of each visit.

    Notes
    -----
    Along a short way through all places, cut where that leaves out the longest legs and the minutes are even (route
    first, cluster second): a minute more or less than the mean counts as a minute of travel. A patrol that would have
    hardly any place but one exchanges visits with another that is near.

    References
    ----------
    .. [1] Beasley, J. E. (1983). Route first–cluster second methods for vehicle routing. Omega 11(4).

    Examples
    --------
    >>> travel = np.abs(np.subtract.outer([0.0, 1, 2, 60, 61], [0.0, 1, 2, 60, 61]))
    >>> unit = share_out([0, 1, 2, 3, 4], [15] * 5, travel, 2, np.random.default_rng(1))
    >>> unit[0] == unit[1] == unit[2], unit[3] == unit[4], unit[0] == unit[3]
    (True, True, False)
    """
    units = min(units, len(places))
    if units <= 1:
        return [0] * len(places)
    travel = np.asarray(travel, float)
    drawn = best_order([Stop(place, 0.0) for place in dict.fromkeys(places)], travel, np.inf, rng, step=step)
    way = [stop.place for stop in drawn]
    # Begun at a place that is none, so that both ends are free: nobody need come back to the one that was drawn.
    free = np.zeros((len(way) + 1, len(way) + 1))
    free[1:, 1:] = travel[np.ix_(way, way)]
    position = {way[one - 1]: k for k, one in enumerate(_shortened(free, None, step or (lambda: None))[1:])}
    order = sorted(range(len(places)), key=lambda i: position[places[i]])
    legs = np.array([travel[places[a], places[b]] for a, b in zip(order, order[1:])])
    out = [0] * len(places)
    for i, one in zip(order, _cut(np.array([minutes[i] for i in order], float), legs, units, work)):
        out[i] = one
    return _mixed(out, places, travel)


def _cut(minutes: NDArray[np.float64], legs: NDArray[np.float64], units: int, work: float) -> list[int]:
    """The patrol (k,) of each visit along a way that is cut into ``units`` parts: those that cost least of all."""
    count = len(minutes)
    spent, gone = np.concatenate(([0.0], np.cumsum(minutes))), np.concatenate(([0.0], np.cumsum(legs)))
    mean = spent[-1] / units
    best, begins = np.full(count + 1, np.inf), []
    best[0] = 0.0
    for _ in range(units):
        longer, begin = np.full(count + 1, np.inf), np.zeros(count + 1, dtype=np.int64)
        for end in range(1, count + 1):
            here, way = spent[end] - spent[:end], gone[end - 1] - gone[:end]
            over = np.maximum(way + here - work, 0.0)
            costs = best[:end] + way + np.abs(here - mean) + _TOO_LONG * over
            begin[end] = int(np.argmin(costs))
            longer[end] = costs[begin[end]]
        best = longer
        begins.append(begin)
    out, end = [0] * count, count
    for one in range(units - 1, -1, -1):
        first = int(begins[one][end])
        out[first:end] = [one] * (end - first)
        end = first
    return out


def _crowded(places: Sequence[int]) -> int:
    """How often a route to these places must visit one of them twice in a row, whatever the order."""
    return max(2 * max(Counter(places).values(), default=0) - len(places) - 1, 0)


def _mixed(unit: list[int], places: Sequence[int], travel: NDArray[np.float64]) -> list[int]:
    """Visits exchanged between patrols, near ones first and no far ones, as long as fewer places must then come twice
    in a row."""

    def crowded(*units: int) -> int:
        return sum(_crowded([place for place, its in zip(places, unit) if its == one]) for one in units)

    for i, place in enumerate(places):
        others = [
            j
            for j in range(len(places))
            if unit[j] != unit[i] and places[j] != place and travel[place, places[j]] <= _NEAR
        ]
        for j in sorted(others, key=lambda j: travel[place, places[j]]):
            if not crowded(unit[i]):
                break
            before = crowded(unit[i], unit[j])
            unit[i], unit[j] = unit[j], unit[i]
            if crowded(unit[i], unit[j]) < before:
                break
            unit[i], unit[j] = unit[j], unit[i]
    return unit


def fit_to_shift(
    stops: Iterable[Stop],
    travel: NDArray[Any],
    length: float,
    base: Base | None = None,
    work: float = np.inf,
    lost: Mapping[int, float] | None = None,
) -> tuple[list[Stop], list[Stop], list[Stop]]:
    """Leave out the stops that do not fit, and those that would follow straight after another at the same place.

    Of several that may go, one of many visits to a place goes before one of few, one outside its window before one
    inside it, and one to a place that has lost little so far before one that has lost more; then the one that saves
    most minutes, and the last.

    Parameters
    ----------
    stops : iterable of Stop, shape (k,)
        Visits to make.
    travel : ndarray, shape (p, p)
        Minutes between places, finite.
    length : float
        Length of the shift, in minutes.
    base : Base, optional
        Where the shift begins; None where it begins at the first place.
    work : float, optional
        Most minutes of visits and travel; as many as the shift has if not given.
    lost : mapping of int to float, optional
        Share of its visits that each place has lost so far.

    Returns
    -------
    kept, late, again : list of Stop
        The stops that fit, those that do not, and those that would follow straight after another at the same place.

    Examples
    --------
    >>> kept, late, again = fit_to_shift([Stop(0, 30), Stop(1, 40), Stop(1, 5)], np.zeros((2, 2)), 60)
    >>> len(kept), len(late), len(again)
    (2, 1, 0)
    """
    kept, late, again = list(stops), [], []
    lost = lost or {}
    while kept and not _fits(kept, travel, length, base, work):
        late.append(kept.pop(_first_to_go(kept, travel, length, base, lost)))
        # Without the one between them two visits may have come together.
        kept = _apart(kept, travel, length, base, work)
    while repeats([stop.place for stop in kept]):
        places = [stop.place for stop in kept]
        again.append(kept.pop(next(k for k in range(1, len(kept)) if places[k] == places[k - 1])))
    return kept, late[::-1], again


def _first_to_go(
    stops: Sequence[Stop], travel: NDArray[Any], length: float, base: Base | None, lost: Mapping[int, float]
) -> int:
    """Which of the stops, of which one must be left out."""
    arrive = schedule(stops, travel, length, base).arrive
    visits = Counter(stop.place for stop in stops)
    whole = _travel(stops, travel, base)

    def rank(k: int) -> tuple[int, bool, float, float, int]:
        stop = stops[k]
        inside = stop.window is None or bool(stop.window[0] <= arrive[k] < stop.window[1])
        saved = stop.minutes + whole - _travel([*stops[:k], *stops[k + 1 :]], travel, base)
        return -visits[stop.place], inside, lost.get(stop.place, 0.0), -round(saved, 6), -k

    return min(range(len(stops)), key=rank)


def _fits(stops: Sequence[Stop], travel: NDArray[Any], length: float, base: Base | None, work: float) -> bool:
    made = schedule(stops, travel, length, base)
    return made.end <= length + 1e-9 and made.travel + sum(stop.minutes for stop in stops) <= work + 1e-9


def with_stop(
    stop: Stop, stops: list[Stop], travel: NDArray[Any], length: float, base: Base | None = None, work: float = np.inf
) -> list[Stop] | None:
    """Take one more stop into a route, where it costs least.

    Parameters
    ----------
    stop : Stop
        The further visit.
    stops : list of Stop, shape (k,)
        Visits to make.
    travel : ndarray, shape (p, p)
        Minutes between places, finite.
    length : float
        Length of the shift, in minutes.
    base : Base, optional
        Where the shift begins; None where it begins at the first place.
    work : float, optional
        Most minutes of visits and travel; as many as the shift has if not given.

    Returns
    -------
    stops : list of Stop or None, shape (k + 1,)
        The route; None where there is no time for it, windows would be missed for it, or a place would be visited twice
        in a row.

    Examples
    --------
    >>> [stop.minutes for stop in with_stop(Stop(1, 5), [Stop(0, 30)], np.zeros((2, 2)), 60)]
    [30, 5]
    """
    missed = schedule(stops, travel, length, base).missed
    best = min(
        (stops[:k] + [stop] + stops[k:] for k in range(1, len(stops) + 1)),
        key=lambda one: _cost(one, travel, length, base, work),
        default=None,
    )
    if best is None:
        return None
    best = _apart(best, travel, length, base, work)
    fits = _fits(best, travel, length, base, work) and not repeats([one.place for one in best])
    return best if fits and schedule(best, travel, length, base).missed <= missed else None
