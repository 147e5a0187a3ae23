"""Harm covered against evenness of presence: plans from the one that covers most harm to the most even one."""

import time
from dataclasses import dataclass, replace

import numpy as np

from .patrol_greedy import greedy_plan, most_worth
from .patrol_milp import Even, NoSolution, PatrolModel
from .patrol_plan import PatrolProblem, per_area, scaled_weights, worth

MILP, GREEDY = "milp", "greedy"
#: Searches for the price of a point at most, and how near, as a share of the way, is near enough.
_SEARCHES, _NEAR = 5, 0.04


@dataclass(frozen=True)
class Point:
    """A plan on the frontier: ``position`` 0 (most harm) to 1 (most even), visits (n, D, S), the limit that no plan
    with as many visits and at least this evenness can be worth more than, and whether time ran out."""

    position: float
    visits: np.ndarray
    limit: float
    late: bool


def frontier(problem, positions, solver=MILP, seed=1, seconds=60.0, step=None):
    """The Points at ``positions`` (0 … 1, the one that matters first), in the order of their positions; those that time
    did not allow are missing. The problem must have no Conflict. ``step(share)`` is called on the way.

    Position t stands for plans whose distance from even presence is the share t of the way from that of the plan that
    covers most harm down to the least there can be. All have the same number of visits in neighbourhoods.

    Raises NoSolution where not even the first position is there in time.
    """
    if not problem.weights.any():
        raise ValueError("the weights must not all be 0")
    step = step or (lambda share: None)
    if solver == GREEDY:
        return _by_greed(problem, positions, seed, step)
    return _Search(problem, seed, time.monotonic() + seconds).points(positions, step)


class _Search:
    """Points by prices on unevenness: the higher the price, the evener the best plan."""

    def __init__(self, problem, seed, until):
        self.problem, self.until = problem, until
        self.model = PatrolModel(problem, seed)
        self.known = {}  # price → distance from even

    def points(self, positions, step):
        first = self.model.solve(None, self.until)
        found = [Point(0.0, first.visits, first.limit, first.late)]
        step(1 / (len(positions) + 1))
        try:
            if not self._prepare(first.visits):
                # There is one point only, whatever is asked for.
                return [replace(found[0], position=positions[0])]
        except NoSolution:
            if positions[0] > 0:
                raise
            return found
        for number, position in enumerate(one for one in positions if one > 0):
            try:
                solved = self.model.solve(replace(self.even, price=self._price(position)), self.until)
            except NoSolution:
                if not number and positions[0] > 0:
                    raise
                break
            found.append(Point(position, solved.visits, solved.limit, solved.late))
            step((number + 2) / (len(positions) + 1))
        return sorted((one for one in found if one.position in positions), key=lambda one: one.position)

    def _prepare(self, visits):
        """Look at both ends of the frontier; False where there is only one."""
        if len(self.problem.even_share) < 2 or not (self.problem.areas >= 0).any():
            return False
        self.even = Even.among(self.problem, visits, 0.0)
        self.far = self.even.distance(self.problem, visits)
        self.top = float(self.model.omega.max())
        self.near = self._distance(self.top)
        return self.near < self.far

    def _distance(self, price):
        if price not in self.known:
            visits, _, _ = self.model.search(None, replace(self.even, price=price),
                                             time_limit=self.until - time.monotonic())
            self.known[price] = self.even.distance(self.problem, visits)
        return self.known[price]

    def _price(self, position):
        """The price whose plan is nearest to a position."""
        wanted = self.far + position * (self.near - self.far)
        close = _NEAR * (self.far - self.near)
        if position >= 1:
            return self.top
        for _ in range(_SEARCHES):
            low = max((price for price, distance in self.known.items() if distance > wanted), default=0.01)
            high = min((price for price, distance in self.known.items() if distance <= wanted), default=self.top)
            middle = float(np.sqrt(low * high))
            if not low < middle < high or abs(self._distance(middle) - wanted) <= close:
                break
        return min(self.known, key=lambda price: (abs(self.known[price] - wanted), price))


def _by_greed(problem, positions, seed, step):
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
        visits = greedy_plan(problem, (1 - position) * omega + position * spread, seed,
                             lambda share: step((number + share) / len(positions)))
        found.append(Point(position, visits, max(limit, worth(problem, visits).worth), False))
        if not len(problem.even_share):
            break
    return found


def answer(request, step):
    """``frontier`` from and to plain lists, for a process of its own: {"problem", "positions", "seed", "seconds"} →
    {"points": [{"position", "limit", "late", "visits": [[hot spot, day, shift, visits], …]}]}."""
    problem = PatrolProblem.from_dict(request["problem"])
    try:
        points = frontier(problem, request["positions"], MILP, request["seed"], request["seconds"], step)
    except NoSolution as error:
        return {"failed": str(error)}
    return {"points": [
        {"position": one.position, "limit": one.limit, "late": one.late,
         "visits": [[*place, int(one.visits[place])] for place in map(tuple, np.argwhere(one.visits).tolist())]}
        for one in points]}


def read_answer(problem, reply):
    """The Points of an ``answer``. Raises NoSolution where it has none."""
    if not reply.get("points"):
        raise NoSolution(reply.get("failed", "no plan"))
    points = []
    for one in reply["points"]:
        visits = np.zeros((problem.count, problem.days, problem.shifts), np.int64)
        for i, day, shift, number in one["visits"]:
            visits[i, day, shift] = number
        points.append(Point(one["position"], visits, one["limit"], one["late"]))
    return points
