"""Patrol plans by mixed-integer programming (HiGHS, through SciPy 1.9 or later), with a proven limit of their worth.

Visits by hot spot, day and shift are whole numbers; the worth of the visits of a hot spot, which adds less with each,
is a sum of steps; floors, caps, neighbourhood minimums, room and evenness are rows. But for the weekly minimums of
neighbourhoods this is a flow in a network, so that the relaxation is whole or nearly so, and proof comes quickly. Then
days and shifts are rearranged a few times, every hot spot keeping its number of visits, under a premium on days that
make three in a row: for most hot spots so small that no visit leaves a peak window for it, for as many as the worth
that may be given up allows so large that visits do.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .plan import RUN, per_area, premium, scaled_weights, worth

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from .plan import PatrolProblem

#: Searches for days in a row: how many; the share of the hot spots, those with most visits, that get the greater
#: premium at first; and the two premiums, in units of the cost of a visit outside the peaks. Only the greater one is
#: worth a move out of a peak.
_ROUNDS, _SHARE, _LESS, _MORE = 5, 0.15, 0.4, 1.1
#: What HiGHS may leave unproven in one search: small against the 1 % that is to be reached.
_GAP = 1e-4
#: Worth by which the seed breaks ties, per visit.
_TIE = 1e-6


class NoSolution(Exception):
    """The solver ended without a plan: out of time, or out of memory."""


@dataclass(frozen=True)
class Solved:
    """A plan that was found.

    Attributes
    ----------
    visits : ndarray of int, shape (n, D, S)
        Visits by hot spot, day and shift.
    limit : float
        No plan under the same rules can be worth more.
    late : bool
        Whether time ran out.
    """

    visits: NDArray[np.int64]
    limit: float
    late: bool


@dataclass(frozen=True)
class Even:
    """A price on uneven presence.

    Attributes
    ----------
    target : ndarray of int, shape (areas,)
        Visits in each neighbourhood if presence were even; a plan has as many in all.
    price : float
        What a plan pays for each visit that a neighbourhood has more or less.
    """

    target: NDArray[np.int64]
    price: float

    @classmethod
    def among(cls, problem: PatrolProblem, visits: NDArray[np.int64], price: float) -> Even:
        """The price for plans with as many visits in neighbourhoods as a given one, by largest remainders.

        Parameters
        ----------
        problem : PatrolProblem
            Hot spots, officers and rules.
        visits : ndarray of int, shape (n, D, S)
            Visits of the given plan.
        price : float
            The price of each visit too many or too few.

        Returns
        -------
        even : Even
            The price and its targets.
        """
        total = int(visits[problem.areas >= 0].sum())
        exact = problem.even_share * total
        target = np.floor(exact).astype(np.int64)
        more = np.argsort(-(exact - target), kind="stable")[: total - int(target.sum())]
        target[more] += 1
        return cls(target, price)

    def distance(self, problem: PatrolProblem, visits: NDArray[np.int64]) -> float:
        """How far a plan is from even presence.

        Parameters
        ----------
        problem : PatrolProblem
            Hot spots, officers and rules.
        visits : ndarray of int, shape (n, D, S)
            Visits of the plan.

        Returns
        -------
        distance : float
            ``Σ_a |visits − target|``.
        """
        return float(np.abs(per_area(problem, visits.sum((1, 2))) - self.target).sum())


#: Bytes of a column of the matrix: its entries, and what the solver makes of it.
COLUMN_BYTES = 1000


def columns(problem: PatrolProblem) -> float:
    """How many columns the matrix of a model has, the largest part of its memory.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.

    Returns
    -------
    columns : float
        The number.
    """
    return problem.count * (problem.days * (problem.shifts + 1.0) + float(problem.caps.sum())) + len(problem.even_share)


class PatrolModel:
    """A problem as a matrix, made once and solved under several costs.

    Columns: visits of the cells (n · D · S), steps of the hot spots (n · sum of caps), distance of each neighbourhood
    from its even share, and whether a hot spot is visited on a day (n · D).
    """

    def __init__(self, problem: PatrolProblem, seed: int = 1) -> None:
        from scipy import sparse

        self.problem, self.omega = problem, scaled_weights(problem)
        count, days, shifts, weeks = problem.count, problem.days, problem.shifts, len(problem.week_days)
        most, areas = int(problem.caps.sum()), len(problem.even_share)
        self.cells, self.steps, self.areas = count * days * shifts, count * most, areas
        self.dates = count * days
        self.size = self.cells + self.steps + areas + self.dates
        i, day, shift = (part.ravel() for part in np.indices((count, days, shifts)))
        cell, unit = np.arange(self.cells), np.arange(self.steps)
        area = problem.areas[i]
        named = area >= 0
        parts: list[tuple[csr_matrix, Any, Any]] = [
            (self._rows(count, i, cell) - self._rows(count, unit // max(most, 1), self.cells + unit), 0, 0),
            (
                self._rows(count * weeks, i * weeks + problem.week[day], cell),
                np.tile(problem.floors, count),
                np.tile(problem.caps, count),
            ),
            (self._rows(days * shifts, day * shifts + shift, cell), 0, problem.room.ravel()),
            (
                self._rows(areas * weeks, (area * weeks + problem.week[day])[named], cell[named]),
                np.tile(problem.area_minimums, areas),
                np.inf,
            ),
        ]
        self.matrix = sparse.vstack([part for part, _, _ in parts]).tocsr()
        self.low = np.concatenate([np.broadcast_to(low, part.shape[0]) for part, low, _ in parts]).astype(float)
        self.high = np.concatenate([np.broadcast_to(high, part.shape[0]) for part, _, high in parts]).astype(float)
        self.in_area = self._rows(areas, area[named], cell[named])
        self.on_day = self._rows(self.dates, i * days + day, cell) - self._rows(
            self.dates, np.arange(self.dates), self.size - self.dates + np.arange(self.dates)
        )
        self.upper = np.r_[
            np.minimum(problem.per_shift, np.broadcast_to(problem.room, (count, days, shifts))).ravel(),
            np.ones(self.steps),
            np.full(areas, np.inf),
            np.ones(self.dates),
        ]
        self.integer = np.r_[np.ones(self.cells), np.zeros(self.size - self.cells)]
        ties = np.random.default_rng(seed).random(self.cells) * _TIE
        self.cost = np.r_[
            np.where(problem.at_peak.ravel(), 0.0, problem.off_peak) + ties,
            (-self.omega[:, None] / (2 * np.arange(most) + 1.0)).ravel(),
            np.zeros(areas + self.dates),
        ]

    def _rows(self, number: int, row: NDArray[np.int64], column: NDArray[np.int64]) -> csr_matrix:
        from scipy import sparse

        return sparse.csr_matrix((np.ones(len(row)), (row, column)), shape=(number, self.size))

    def _even_rows(self, even: Even) -> tuple[csr_matrix, NDArray[np.float64], NDArray[np.float64]]:
        """Rows with their lower and upper limits that measure the distance from even presence."""
        from scipy import sparse

        distance = self._rows(self.areas, np.arange(self.areas), self.cells + self.steps + np.arange(self.areas))
        total = int(even.target.sum())
        rows = sparse.vstack([distance + self.in_area, distance - self.in_area, self.in_area.sum(0)])
        return rows, np.r_[even.target, -even.target, total], np.r_[np.full(2 * self.areas, np.inf), total]

    def search(
        self,
        bonus: NDArray[np.float64] | None = None,
        even: Even | None = None,
        totals: NDArray[np.int64] | None = None,
        time_limit: float = 3600.0,
    ) -> tuple[NDArray[np.int64], float, bool]:
        """Find the best plan under given costs.

        Parameters
        ----------
        bonus : ndarray of float, shape (n, D), optional
            What is added where a hot spot is visited on a day.
        even : Even, optional
            What uneven presence costs; nothing if not given.
        totals : ndarray of int, shape (n,), optional
            Visits that each hot spot must have.
        time_limit : float, default 3600.0
            Seconds.

        Returns
        -------
        visits : ndarray of int, shape (n, D, S)
            Visits by hot spot, day and shift.
        limit : float
            Limit of worth less the cost of uneven presence.
        late : bool
            Whether time ran out.

        Raises
        ------
        NoSolution
            There is no plan in time.
        """
        from scipy import sparse
        from scipy.optimize import Bounds, LinearConstraint, milp

        cost, matrix, low, high = self.cost, self.matrix, self.low, self.high
        least, most = np.zeros(self.size), self.upper
        if bonus is not None:
            cost = cost.copy()
            cost[self.size - self.dates :] = -bonus.ravel()
            matrix = sparse.vstack([matrix, self.on_day]).tocsr()
            low, high = np.r_[low, np.zeros(self.dates)], np.r_[high, np.full(self.dates, np.inf)]
        if totals is not None:
            steps = slice(self.cells, self.cells + self.steps)
            taken = np.arange(self.steps // len(totals)) < totals[:, None]
            least, most = least.copy(), most.copy()
            least[steps] = most[steps] = taken.ravel()
        if even is not None:
            rows, low_even, high_even = self._even_rows(even)
            matrix, low, high = sparse.vstack([matrix, rows]).tocsr(), np.r_[low, low_even], np.r_[high, high_even]
            cost = cost.copy()
            cost[self.cells + self.steps : self.size - self.dates] = even.price
        found = milp(
            cost,
            integrality=self.integer,
            bounds=Bounds(least, most),
            constraints=LinearConstraint(matrix, low, high),
            options={"mip_rel_gap": _GAP, "time_limit": max(time_limit, 0.01)},
        )
        if found.x is None:
            raise NoSolution(found.message)
        visits = (
            np.rint(found.x[: self.cells])
            .astype(np.int64)
            .reshape(self.problem.count, self.problem.days, self.problem.shifts)
        )
        bound = found.mip_dual_bound if found.mip_dual_bound is not None else found.fun
        return visits, float(_TIE * self.problem.room.sum() - bound), found.status != 0

    def solve(
        self,
        even: Even | None = None,
        until: float | None = None,
        begin: tuple[NDArray[np.int64], float, bool] | None = None,
    ) -> Solved:
        """Find the best plan, then rearrange days and shifts for days in a row.

        For days in a row only days and shifts change: every hot spot keeps its number of visits.

        Parameters
        ----------
        even : Even, optional
            What uneven presence costs; nothing if not given.
        until : float, optional
            Moment of ``time.monotonic()`` at which to stop.
        begin : tuple of (ndarray of int, float, bool), optional
            What ``search`` found for ``even``, where it is known.

        Returns
        -------
        solved : Solved
            The plan; its limit is that of plans at least as even.

        Raises
        ------
        NoSolution
            There is no plan in time.
        """
        problem = self.problem

        def left() -> float:
            return until - time.monotonic() if until is not None else 3600.0

        best, limit, late = begin or self.search(None, even, time_limit=left())
        if even is not None:
            limit += even.price * even.distance(problem, best)
        totals, least = best.sum((1, 2)), worth(problem, best, self.omega)
        most, given = least.worth, max(problem.give * abs(least.worth), 1e-9)
        rank = np.argsort(np.argsort(-totals, kind="stable"), kind="stable")
        share, runs = _SHARE if problem.give else 0.0, _blocks(problem, best)
        for _ in range(_ROUNDS if problem.days >= RUN else 0):
            if late or left() <= 0:
                break
            premiums = np.where(rank < share * problem.count, _MORE, _LESS) * (problem.off_peak or 1.0)
            try:
                visits, _, late = self.search(premiums[:, None] * runs, totals=totals, time_limit=left())
            except NoSolution:
                late = True
                break
            this = worth(problem, visits, self.omega)
            lost = most - this.worth
            if lost <= given and this.in_rows > least.in_rows:
                best, least = visits, this
            # The worth lost is about proportional to the share: aim a little below what may be given up.
            share = min(1.0, share * min(max(0.9 * given / max(lost, 1e-9), 0.3), 3.0))
            runs = premium(visits.sum(2) > 0)
        return Solved(best, limit, late)


def _blocks(problem: PatrolProblem, visits: NDArray[np.int64]) -> NDArray[np.float64]:
    """Days (n, D), 1 or 0, that suit each hot spot for its visits of each week in a row: three days or as many as it
    has visits, where most peak windows are and fewest others have been put."""
    out, load = np.zeros((problem.count, problem.days)), np.zeros(problem.days)
    room = np.maximum(problem.room.sum(1), 1)
    peak_days = np.asarray(problem.at_peak.any(2))
    totals = visits.sum((1, 2))
    for i in np.argsort(-totals, kind="stable").tolist():
        for week, length in enumerate(problem.week_days.tolist()):
            begin = 7 * week
            number = int(visits[i, begin : begin + length].sum())
            run = min(number, length)
            if number < RUN or run < RUN:
                load[begin : begin + length] += number / length
                continue
            windows = [slice(at, at + run) for at in range(begin, begin + length - run + 1)]
            suits = [
                problem.off_peak * peak_days[i, window].sum() - 0.3 * (load[window] / room[window]).sum()
                for window in windows
            ]
            chosen = windows[int(np.argmax(suits))]
            out[i, chosen] = 1
            load[chosen] += number / run
    return out
