"""Harm covered against evenness of presence: plans from the one that covers most harm to the most even one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from ..texts import tr
from .plan import PatrolProblem, per_area, scaled_weights, worth
from .plan_greedy import greedy_plan, most_worth
from .plan_milp import Even, NoSolution, PatrolModel

if TYPE_CHECKING:
    from numpy.typing import NDArray

MILP, GREEDY = "milp", "greedy"
#: Searches for the price of a point at most, and how near, as a share of the way, is near enough.
_SEARCHES, _NEAR = 6, 0.05
#: The least price and the one to begin with, in visits per visit in the wrong neighbourhood.
_LOWEST, _GUESS = 0.01, 0.3


@dataclass(frozen=True)
class Point:
    """A plan on the frontier from most harm to most even presence.

    Attributes
    ----------
    position : float
        0 (most harm) to 1 (most even).
    visits : ndarray of int, shape (n, D, S)
        Visits by hot spot, day and shift.
    limit : float
        No plan with as many visits and at least this evenness can be worth more.
    late : bool
        Whether time ran out, for this plan or for others that are missing.
    """

    position: float
    visits: NDArray[np.int64]
    limit: float
    late: bool


def frontier(
    problem: PatrolProblem,
    positions: Sequence[float],
    solver: str = MILP,
    seed: int = 1,
    seconds: float = 60.0,
    step: Callable[[float], None] | None = None,
) -> list[Point]:
    """Make plans from the one that covers most harm to the most even one.

    Position t stands for plans whose distance from even presence is the share t of the way from that of the plan that
    covers most harm down to the least there can be. All have the same number of visits in neighbourhoods.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules; without a conflict.
    positions : sequence of float
        Positions, 0 to 1, the one that matters first.
    solver : str, default MILP
        ``milp`` or ``greedy``.
    seed : int, default 1
        Seed of the random numbers: the same seed gives the same answer.
    seconds : float, default 60.0
        Time that may be taken.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Returns
    -------
    points : list of Point
        Plans in the order of their positions; those that time did not allow are missing.

    Raises
    ------
    ValueError
        All weights are 0.
    NoSolution
        Not even the first position is there in time.
    """
    if not problem.weights.any():
        raise ValueError(tr("the weights must not all be 0"))
    step = step or (lambda share: None)
    if solver == GREEDY:
        return _by_greed(problem, positions, seed, step)
    return _Search(problem, seed, time.monotonic() + seconds).points(positions, step)


class _Search:
    """Points by prices on unevenness: the higher the price, the evener the best plan."""

    def __init__(self, problem: PatrolProblem, seed: int, until: float) -> None:
        self.problem, self.until = problem, until
        self.model = PatrolModel(problem, seed)
        # Price → what was found for it, and its distance from even presence.
        self.known: dict[float, tuple[NDArray[np.int64], float, bool]] = {}
        self.distances: dict[float, float] = {}

    def points(self, positions: Sequence[float], step: Callable[[float], None]) -> list[Point]:
        """The Points at ``positions``, as in ``frontier``."""
        late = False
        most = self.model.search(time_limit=self.until - time.monotonic())
        step(0.5 / (len(positions) + 1))
        try:
            several = any(positions) and self._prepare(most[0])
        except NoSolution:
            if positions[0] > 0:
                raise
            several, positions, late = True, [0.0], True
        if not several:
            # There is one point only, whatever is asked for.
            positions = positions[:1]
        found: list[Point] = []
        for position in positions:
            try:
                if position > 0 and several:
                    price = self._price(position)
                    solved = self.model.solve(replace(self.even, price=price), self.until, self.known[price])
                else:
                    solved = self.model.solve(None, self.until, most)
            except NoSolution:
                if not found:
                    raise
                late = True
                break
            found.append(Point(position, solved.visits, solved.limit, solved.late))
            step((len(found) + 0.5) / (len(positions) + 1))
        # That others are missing for want of time is so of the search as a whole.
        found = [replace(one, late=one.late or late) for one in found]
        return sorted(found, key=lambda one: one.position)

    def _prepare(self, visits: NDArray[np.int64]) -> bool:
        """Look at both ends of the frontier; False where there is only one."""
        if len(self.problem.even_share) < 2 or not (self.problem.areas >= 0).any():
            return False
        self.even = Even.among(self.problem, visits, 0.0)
        self.far = self.even.distance(self.problem, visits)
        self.top = float(self.model.omega.max())
        self.near = self._distance(self.top)
        return self.near < self.far

    def _distance(self, price: float) -> float:
        if price not in self.known:
            self.known[price] = self.model.search(
                None, replace(self.even, price=price), time_limit=self.until - time.monotonic()
            )
            self.distances[price] = self.even.distance(self.problem, self.known[price][0])
        return self.distances[price]

    def _price(self, position: float) -> float:
        """The price whose plan is nearest to a position: found from the ends alone, so that a point is the same plan
        whichever others are made."""
        if position >= 1:
            return self.top
        wanted = self.far + position * (self.near - self.far)
        low, high, price = (_LOWEST, self.far), (self.top, self.near), min(_GUESS, self.top)
        tried = {}
        for _ in range(_SEARCHES):
            tried[price] = self._distance(price)
            if abs(tried[price] - wanted) <= _NEAR * (self.far - self.near):
                break
            low, high = ((price, tried[price]), high) if tried[price] > wanted else (low, (price, tried[price]))
            # Interpolate by the logarithm of the price; beside the highest price, halve instead.
            share = (low[1] - wanted) / max(low[1] - high[1], 1e-9)
            share = 0.5 if high[0] == self.top else min(max(share, 0.1), 0.9)
            price = float(np.exp((1 - share) * np.log(low[0]) + share * np.log(high[0])))
        return min(tried, key=lambda one: (abs(tried[one] - wanted), one))


def _by_greed(
    problem: PatrolProblem, positions: Sequence[float], seed: int, step: Callable[[float], None]
) -> list[Point]:
    """Points by weights between harm and even presence, without any proof but the limit for all plans."""
    omega, limit = scaled_weights(problem), most_worth(problem)
    spread = omega
    if len(problem.even_share):
        # The same for every visit that a neighbourhood has when presence is even, shared out among its hot spots.
        sizes = per_area(problem, np.ones(problem.count))
        even = problem.even_share * problem.room.sum() / np.maximum(sizes, 1)
        spread = np.where(problem.areas >= 0, 2 * even[problem.areas], omega)
    found = []
    for number, position in enumerate(sorted(positions)):
        visits = greedy_plan(
            problem,
            (1 - position) * omega + position * spread,
            seed,
            lambda share: step((number + share) / len(positions)),
        )
        found.append(Point(position, visits, max(limit, worth(problem, visits).worth), False))
        if not len(problem.even_share):
            break
    return found


def answer(request: dict[str, Any], step: Callable[[float], None]) -> dict[str, Any]:
    """``frontier`` from and to plain lists, for a process of its own.

    Parameters
    ----------
    request : dict
        ``problem``, ``positions``, ``seed`` and ``seconds``.
    step : callable
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Returns
    -------
    reply : dict
        ``points`` with ``position``, ``limit``, ``late`` and ``visits`` [[hot spot, day, shift, visits]]; or ``failed``
        with the reason.
    """
    problem = PatrolProblem.from_dict(request["problem"])
    try:
        points = frontier(problem, request["positions"], MILP, request["seed"], request["seconds"], step)
    except NoSolution as error:
        return {"failed": str(error)}
    return {
        "points": [
            {
                "position": one.position,
                "limit": one.limit,
                "late": one.late,
                "visits": [[*place, int(one.visits[place])] for place in map(tuple, np.argwhere(one.visits).tolist())],
            }
            for one in points
        ]
    }


def read_answer(problem: PatrolProblem, reply: dict[str, Any]) -> list[Point]:
    """Read the plans of an answer.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules; without a conflict.
    reply : dict
        What ``answer`` gave.

    Returns
    -------
    points : list of Point
        The plans.

    Raises
    ------
    NoSolution
        There is none.
    """
    if not reply.get("points"):
        raise NoSolution(reply.get("failed", "no plan"))
    points = []
    for one in reply["points"]:
        visits = np.zeros((problem.count, problem.days, problem.shifts), np.int64)
        for i, day, shift, number in one["visits"]:
            visits[i, day, shift] = number
        points.append(Point(one["position"], visits, one["limit"], one["late"]))
    return points
