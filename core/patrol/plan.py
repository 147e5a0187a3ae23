"""Plans of patrol visits: what a plan must keep, what it is worth, and whether one that was changed by hand keeps it.

A plan is an array of visits (n, D, S): n hot spots, D days, S shifts; with the agencies, (n, D, S, A). Floors, caps and
neighbourhood minimums hold in each week of the plan, counted from its first day; in a last week of fewer than seven
days they hold in proportion, floors and minimums rounded down, caps up.

**Worth** *(ours, from textbook parts)*: Σ_i ω_i c(x_i) − p · (visits outside the peak windows), x_i the visits of hot
spot i in the whole plan. c(x) = 1 + 1/3 + 1/5 + … (x terms): a further visit to the same place adds less, and by just
these quotients the largest sum gives each place visits in proportion to its weight, rounded in the way of Sainte-Laguë
(Balinski & Young 1982, Fair Representation). ω is the weight (harm or crimes) on a scale on which the last visit of the
proportional share is worth 1, so that p says what a visit at the wrong time costs. Days in a row come second:
of plans that are worth nearly as much, the one whose visits lie on most days of three or more in a row.

Allocation in proportion between a floor and a cap, not in equal shares: College of Policing, hot spots guide; visits
of 15 minutes: Koper (1995), Justice Quarterly 12(4); three days in a row: Bland et al. (2021).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: Days visited that make a row.
RUN = 3
#: An agency that was last at a hot spot goes on until it has so many times its share of the visits.
_MORE = 1.1
_ARRAYS = {
    "weights": float,
    "areas": np.int64,
    "even_share": float,
    "peaks": bool,
    "available": np.int64,
    "capacity": np.int64,
}


@dataclass(frozen=True)
class PatrolProblem:
    """Hot spots, officers and rules of a patrol plan.

    Attributes
    ----------
    weights : ndarray of float, shape (n,)
        Harm or crimes of each hot spot, 0 or more, not all 0.
    areas : ndarray of int, shape (n,)
        Neighbourhood of each hot spot, −1 for none.
    even_share : ndarray of float, shape (areas,)
        Share of the visits that each neighbourhood has where presence is even; they add up to 1.
    peaks : ndarray of bool, shape (n, 7, S)
        Whether a shift that begins on that weekday (0 is Monday) holds a peak window.
    available : ndarray of int, shape (D, S, A)
        Officer-minutes by day, shift and agency.
    capacity : ndarray of int, shape (D, S, A)
        Visits that fit into them.
    visit_cost : int
        Officer-minutes of a visit.
    weekday : int, default 0
        Weekday of the first day.
    floor, cap : int, default 0
        Least and most visits per hot spot and week.
    area_minimum : int, default 0
        Least visits per neighbourhood and week.
    per_shift : int, default 2
        Most visits per hot spot and shift of a day.
    off_peak : float, default 0.5
        What a visit outside the peak windows costs, 0 to 1 visits.
    give : float, default 0.005
        Share of the worth that may be given up for days in a row, 0 to 1.
    """

    weights: NDArray[np.float64]
    areas: NDArray[np.int64]
    even_share: NDArray[np.float64]
    peaks: NDArray[np.bool_]
    available: NDArray[np.int64]
    capacity: NDArray[np.int64]
    visit_cost: int
    weekday: int = 0
    floor: int = 0
    cap: int = 14
    area_minimum: int = 0
    per_shift: int = 2
    off_peak: float = 0.5
    give: float = 0.005

    @property
    def count(self) -> int:
        """Hot spots, n."""
        return len(self.weights)

    @property
    def days(self) -> int:
        """Days of the plan, D."""
        return self.capacity.shape[0]

    @property
    def shifts(self) -> int:
        """Shifts of a day, S."""
        return self.capacity.shape[1]

    @property
    def week(self) -> NDArray[np.int64]:
        """The week (D,) of each day."""
        return np.arange(self.days) // 7

    @property
    def week_days(self) -> NDArray[np.int64]:
        """Days (W,) of each week."""
        return np.bincount(self.week)

    @property
    def floors(self) -> NDArray[np.int64]:
        """The least visits (W,) to a hot spot in each week."""
        return self.floor * self.week_days // 7

    @property
    def caps(self) -> NDArray[np.int64]:
        """The most visits (W,) to a hot spot in each week."""
        return -(-self.cap * self.week_days // 7)

    @property
    def area_minimums(self) -> NDArray[np.int64]:
        """The least visits (W,) to a neighbourhood in each week."""
        return self.area_minimum * self.week_days // 7

    @property
    def at_peak(self) -> NDArray[np.bool_]:
        """Whether a visit (n, D, S) is in a peak window."""
        return self.peaks[:, (self.weekday + np.arange(self.days)) % 7]

    @property
    def room(self) -> NDArray[np.int64]:
        """Visits (D, S) of all agencies together."""
        return self.capacity.sum(2)

    def as_dict(self) -> dict[str, Any]:
        """The problem in plain lists and numbers, for JSON.

        Returns
        -------
        values : dict
            By the name of the field.
        """
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            name: value.astype(int).tolist() if name == "peaks" else value.tolist() if name in _ARRAYS else value
            for name, value in values.items()
        }

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> PatrolProblem:
        """The problem again from ``as_dict``.

        Parameters
        ----------
        values : dict
            By the name of the field.

        Returns
        -------
        problem : PatrolProblem
            The problem.
        """
        given: dict[str, Any] = {
            name: np.array(value, _ARRAYS[name]) if name in _ARRAYS else value for name, value in values.items()
        }
        return cls(**given)


@dataclass(frozen=True)
class Worth:
    """A plan in numbers.

    Attributes
    ----------
    worth : float
        What the plan is worth, as the head of this module says.
    harm_covered : float
        Σ w c(x) as a share of what it is with every hot spot at its cap, 0 to 1.
    visits : int
        Number of visits.
    off_peak : int
        Of these, visits outside the peak windows.
    in_rows : int
        Days of hot spots with a visit that are one of three or more in a row.
    days_visited : int
        Days of hot spots with a visit.
    """

    worth: float
    harm_covered: float
    visits: int
    off_peak: int
    in_rows: int
    days_visited: int


def coverage(most: int) -> NDArray[np.float64]:
    """What numbers of visits to one place are worth: 1 + 1/3 + 1/5 and so on, each further one less.

    Parameters
    ----------
    most : int
        The largest number.

    Returns
    -------
    worth : ndarray of float, shape (most + 1,)
        Of 0 to ``most`` visits.

    References
    ----------
    .. [1] Balinski, M. L. and Young, H. P. (1982). Fair Representation. (The quotients of Sainte-Laguë.)

    Examples
    --------
    >>> np.round(coverage(3), 3).tolist()
    [0.0, 1.0, 1.333, 1.533]
    """
    return np.r_[0.0, np.cumsum(1 / (2 * np.arange(most) + 1.0))]


def shares(problem: PatrolProblem) -> tuple[NDArray[np.float64], float]:
    """Visits in proportion to the weights, between floor and cap, that use all the room there is.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.

    Returns
    -------
    visits : ndarray of float, shape (n,)
        Not rounded.
    per_weight : float
        Visits per unit of weight, λ.

    Notes
    -----
    ``clip(λ w, floor, cap)``
    """
    least, most = int(problem.floors.sum()), int(problem.caps.sum())
    total = min(int(problem.room.sum()), most * problem.count)
    positive = problem.weights[problem.weights > 0]
    low, high = 0.0, max(most, 1) / positive.min()
    for _ in range(100):
        middle = (low + high) / 2
        if np.clip(middle * problem.weights, least, most).sum() < total:
            low = middle
        else:
            high = middle
    return np.clip(high * problem.weights, least, most), high


def scaled_weights(problem: PatrolProblem) -> NDArray[np.float64]:
    """The weights on a scale on which the last visit of a proportional share is worth 1.

    A share of more than a hundred times the cap counts as that, for the sake of the solver's arithmetic.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.

    Returns
    -------
    omega : ndarray of float, shape (n,)
        Scaled weights.
    """
    return np.asarray(2 * np.minimum(shares(problem)[1] * problem.weights, 100.0 * problem.caps.sum()), float)


def in_run(visited: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which days visited are one of three or more in a row.

    Parameters
    ----------
    visited : ndarray of bool, shape (n, D)
        Whether a hot spot is visited on a day.

    Returns
    -------
    in_run : ndarray of bool, shape (n, D)
        Whether each day is.

    Examples
    --------
    >>> in_run(np.array([[True, True, True, False, True]])).astype(int).tolist()
    [[1, 1, 1, 0, 0]]
    """
    out = np.zeros_like(visited)
    days = visited.shape[1]
    if days >= RUN:
        full = np.ones((len(visited), days - RUN + 1), bool)
        for step in range(RUN):
            full &= visited[:, step : days - RUN + 1 + step]
        for step in range(RUN):
            out[:, step : days - RUN + 1 + step] |= full
    return out


def premium(visited: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How much a visit on a day helps its hot spot to three days in a row.

    Parameters
    ----------
    visited : ndarray of bool, shape (n, D)
        Whether a hot spot is visited on a day.

    Returns
    -------
    premium : ndarray of float, shape (n, D)
        1 where it would be one of three, ½ where one of two, else 0.

    Examples
    --------
    >>> premium(np.array([[True, True, False, False, False]])).tolist()
    [[0.5, 0.5, 1.0, 0.0, 0.0]]
    """
    near = np.pad(visited, ((0, 0), (RUN - 1, RUN - 1)))
    days = visited.shape[1]
    two, one, after, later = (near[:, at : days + at] for at in (0, 1, 3, 4))
    return np.where((two & one) | (one & after) | (after & later), 1.0, np.where(one | after, 0.5, 0.0))


def worth(problem: PatrolProblem, visits: NDArray[np.int64], omega: NDArray[np.float64] | None = None) -> Worth:
    """What a plan is worth, and its other numbers.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    visits : ndarray of int, shape (n, D, S)
        Visits by hot spot, day and shift.
    omega : ndarray of float, shape (n,), optional
        Scaled weights; those of ``scaled_weights`` if not given.

    Returns
    -------
    worth : Worth
        The numbers.
    """
    omega = scaled_weights(problem) if omega is None else omega
    totals, visited = visits.sum((1, 2)), visits.sum(2) > 0
    most = int(problem.caps.sum())
    curve = coverage(max(most, int(totals.max(initial=0))))
    off_peak = int(visits[~problem.at_peak].sum())
    covered = float(problem.weights @ curve[totals])
    return Worth(
        float(omega @ curve[totals]) - problem.off_peak * off_peak,
        covered / float(problem.weights.sum() * curve[most]) if most else 0.0,
        int(totals.sum()),
        off_peak,
        int(in_run(visited).sum()),
        int(visited.sum()),
    )


def heaviest(problem: PatrolProblem, share: float = 0.5) -> NDArray[np.int64]:
    """The hot spots that hold a share of all weight: as few of them as do.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    share : float, default 0.5
        Share of all weight that they hold together at least, 0 to 1.

    Returns
    -------
    indices : ndarray of int
        The heaviest hot spot first.
    """
    order = np.argsort(-problem.weights, kind="stable")
    held = np.cumsum(problem.weights[order]) / problem.weights.sum()
    return order[: int(np.searchsorted(held, share * (1 - 1e-12))) + 1]


def share_of_heaviest(problem: PatrolProblem, visits: NDArray[np.int64], share: float = 0.5) -> float:
    """The share of the visits that go to the heaviest hot spots.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    visits : ndarray of int, shape (n, D, S)
        Visits by hot spot, day and shift.
    share : float, default 0.5
        Share of all weight that these hold, as few of them as do, 0 to 1.

    Returns
    -------
    share : float
        Share of the visits, 0 to 1; 0 without visits.
    """
    totals = visits.sum((1, 2))
    return float(totals[heaviest(problem, share)].sum() / max(totals.sum(), 1))


def most_visits(count: int, capacity: ArrayLike, cap: int, per_shift: int) -> int:
    """Count the visits that the caps allow, of those that officers have time for.

    Parameters
    ----------
    count : int
        Number of hot spots.
    capacity : array_like of int, shape (D, S, A)
        Visits that fit into the hours.
    cap : int
        Most visits per hot spot and week.
    per_shift : int
        Most visits per hot spot and shift of a day.

    Returns
    -------
    visits : int
        Visits of a plan at most.

    Examples
    --------
    >>> most_visits(2, np.full((7, 1, 1), 9), 5, 2), most_visits(2, np.full((7, 1, 1), 9), 50, 2)
    (10, 28)
    """
    room = np.minimum(np.asarray(capacity).sum(2), count * per_shift).sum(1)
    week = np.arange(len(room)) // 7
    weekly = np.bincount(week, room).astype(np.int64)
    return int(np.minimum(weekly, count * -(-cap * np.bincount(week) // 7)).sum())


def limits_for_all_hours(problem: PatrolProblem) -> tuple[int, int]:
    """The least caps with which every visit that the officers have time for fits.

    The visits are dealt out evenly among the hot spots with any weight.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.

    Returns
    -------
    cap : int
        Visits per hot spot and week.
    per_shift : int
        Visits per hot spot and shift of a day.
    """
    count = np.count_nonzero(problem.weights)
    weekly = np.bincount(problem.week, problem.room.sum(1)).astype(np.int64)
    most = -(-weekly // count)
    # Of a week of fewer days the cap is a part, rounded up: the least cap whose part is enough.
    caps = np.maximum(7 * (most - 1) // problem.week_days + 1, 0)
    return int(caps.max()), int(-(-problem.room.max() // count))


def per_area(problem: PatrolProblem, values: NDArray[Any]) -> NDArray[Any]:
    """Sums of values by neighbourhood; hot spots without one are in none.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    values : ndarray, shape (n, …)
        Values of the hot spots.

    Returns
    -------
    sums : ndarray, shape (areas, …)
        Sums.
    """
    out = np.zeros((len(problem.even_share),) + values.shape[1:], values.dtype)
    named = problem.areas >= 0
    np.add.at(out, problem.areas[named], values[named])
    return out


def evenness(problem: PatrolProblem, visits: NDArray[np.int64]) -> float | None:
    """How even presence is across neighbourhoods.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    visits : ndarray of int, shape (n, D, S)
        Visits by hot spot, day and shift.

    Returns
    -------
    evenness : float or None
        Share of the visits that are where they would be if presence were even, 0 to 1; None without visits in
        neighbourhoods.

    Notes
    -----
    One minus the Hoover index of inequality: ``1 − ½ Σ_a |share of the visits − even share|``.

    References
    ----------
    .. [1] Hoover, E. M. (1936). The measurement of industrial localization. Review of Economics and Statistics 18(4),
       162–171.
    """
    here = per_area(problem, visits.sum((1, 2)))
    if not here.sum():
        return None
    return float(1 - np.abs(here / here.sum() - problem.even_share).sum() / 2)


def demand(problem: PatrolProblem) -> NDArray[np.int64]:
    """The visits that each hot spot would have if hours did not matter.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.

    Returns
    -------
    visits : ndarray of int, shape (n,)
        Its cap for the one with the most harm, the others in proportion, none under its floor.
    """
    least, most = int(problem.floors.sum()), int(problem.caps.sum())
    return np.clip(np.rint(most * problem.weights / problem.weights.max()), least, most).astype(np.int64)


def by_agency(problem: PatrolProblem, visits: NDArray[np.int64]) -> NDArray[np.int64]:
    """Deal visits out among the agencies, each in proportion to the visits that its officers have time for.

    In each shift the agency that was last at the hot spot goes on, as far as its officers reach and as long as it has
    not much more than its share; else the one furthest below its share.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    visits : ndarray of int, shape (n, D, S)
        Visits by hot spot, day and shift.

    Returns
    -------
    visits : ndarray of int, shape (n, D, S, A)
        Visits by hot spot, day, shift and agency.
    """
    out = np.zeros(visits.shape + (problem.capacity.shape[2],), visits.dtype)
    last = np.full((problem.count, problem.shifts), -1)
    dealt, offered = np.zeros((2, problem.capacity.shape[2]))
    for day in range(problem.days):
        for shift in range(problem.shifts):
            capacity = problem.capacity[day, shift]
            left = capacity.copy()
            here = np.flatnonzero(visits[:, day, shift])
            offered += capacity * bool(len(here))
            # What each agency may have by now: its share and a little more, for the sake of places it knows.
            most = _MORE * (dealt.sum() + visits[:, day, shift].sum()) * offered / max(offered.sum(), 1) + 1
            # Hot spots that already have an agency first, so that it still has visits left for them.
            for i in here[np.argsort(last[here, shift] < 0, kind="stable")].tolist():
                for _ in range(int(visits[i, day, shift])):
                    agency = last[i, shift]
                    if agency < 0 or left[agency] <= 0 or dealt[agency] >= most[agency]:
                        below = np.where(left > 0, (dealt + 1) / np.maximum(offered, 1), np.inf)
                        agency = int(np.argmin(below))
                    left[agency] -= 1
                    dealt[agency] += 1
                    out[i, day, shift, agency] += 1
                    last[i, shift] = agency
    return out


@dataclass(frozen=True)
class PlanCheck:
    """What a plan uses, and which rules it breaks; the lists are empty in a plan that keeps everything.

    Attributes
    ----------
    used, available : ndarray of int, shape (D, S, A)
        Officer-minutes.
    left : ndarray of int, shape (D, S, A)
        Visits that still fit, below 0 where there are too many.
    over : list of tuple of int
        (day, shift, agency, visits, capacity) of each that is over.
    floors, caps : list of tuple of int
        (hot spot, week, visits, limit) of each that is broken.
    area_minimums : list of tuple of int
        (neighbourhood, week, visits, limit) of each that is broken.
    per_shift : list of tuple of int
        (hot spot, day, shift, visits, limit) of each that is broken.
    """

    used: NDArray[np.int64]
    available: NDArray[np.int64]
    left: NDArray[np.int64]
    over: list[tuple[int, ...]]
    floors: list[tuple[int, ...]]
    caps: list[tuple[int, ...]]
    area_minimums: list[tuple[int, ...]]
    per_shift: list[tuple[int, ...]]

    @property
    def kept(self) -> bool:
        """Whether the plan keeps everything."""
        return not (self.over or self.floors or self.caps or self.area_minimums or self.per_shift)


def check_plan(problem: PatrolProblem, visits: ArrayLike) -> PlanCheck:
    """Check whether a plan, perhaps changed by hand, keeps all rules.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    visits : array_like, shape (n, D, S, A)
        Visits by hot spot, day, shift and agency, 0 or more.

    Returns
    -------
    check : PlanCheck
        What it uses and breaks.

    Raises
    ------
    ValueError
        The plan has another shape.
    """
    visits = np.asarray(visits)
    if visits.shape != (problem.count,) + problem.capacity.shape:
        raise ValueError(tr("the plan does not match the hot spots, days, shifts and agencies"))
    together = visits.sum(0)
    weekly = np.stack([visits[:, problem.week == week].sum((1, 2, 3)) for week in range(len(problem.week_days))], 1)
    by_area = per_area(problem, weekly)
    shiftly = visits.sum(3)

    def broken(bad: NDArray[np.bool_], values: NDArray[np.int64], limit: ArrayLike) -> list[tuple[int, ...]]:
        limits = np.broadcast_to(limit, values.shape)
        return [(*place, int(values[place]), int(limits[place])) for place in map(tuple, np.argwhere(bad).tolist())]

    return PlanCheck(
        together * problem.visit_cost,
        problem.available,
        problem.capacity - together,
        broken(together > problem.capacity, together, problem.capacity),
        broken(weekly < problem.floors, weekly, problem.floors),
        broken(weekly > problem.caps, weekly, problem.caps),
        broken(by_area < problem.area_minimums, by_area, problem.area_minimums),
        broken(shiftly > problem.per_shift, shiftly, problem.per_shift),
    )
