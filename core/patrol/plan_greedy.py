"""Patrol plans visit by visit: where no solver can run, and from where it cannot finish. NumPy only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

import numpy as np

from .plan import coverage, premium, scaled_weights
from .plan_conflict import least_demands

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .plan import PatrolProblem

#: What a day in a row is worth here, in visits, where days in a row are wanted.
_RUN_BONUS = 0.2


def greedy_plan(
    problem: PatrolProblem,
    omega: NDArray[np.float64] | None = None,
    seed: int = 1,
    step: Callable[[float], None] | None = None,
) -> NDArray[np.int64]:
    """Make a plan visit by visit: floors and minimums first, then always the visit that adds most worth by itself.

    Where the problem has no conflict, floors and neighbourhood minimums are kept.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    omega : ndarray of float, shape (n,), optional
        Scaled weights; those of ``scaled_weights`` if not given.
    seed : int, default 1
        Seed of the random numbers: the same seed gives the same answer.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Returns
    -------
    visits : ndarray of int, shape (n, D, S)
        Visits by hot spot, day and shift.
    """
    omega = scaled_weights(problem) if omega is None else omega
    draws = np.random.default_rng(seed).random((problem.count, problem.days, problem.shifts)) * 1e-6
    plan = _Plan(problem, omega, draws)
    for week in range(len(problem.week_days)):
        demands, before = least_demands(problem, week), plan.week(week)
        if not plan.fill(step, week, demands):
            # Taking the best visits first did not meet all demands. The largest demands first, each where most room is,
            # always do.
            plan.restore(week, before)
            plan.place(week, demands)
    plan.fill(step)
    return plan.visits


class _Plan:
    """A plan as it grows: visits (n, D, S), the room left (D, S), visits of the weeks (n, W)."""

    def __init__(self, problem: PatrolProblem, omega: NDArray[np.float64], draws: NDArray[np.float64]) -> None:
        self.problem, self.omega, self.draws = problem, omega, draws
        self.visits = np.zeros((problem.count, problem.days, problem.shifts), np.int64)
        self.room = problem.room.copy()
        self.weekly = np.zeros((problem.count, len(problem.week_days)), np.int64)
        self.gain = 1 / (2 * np.arange(int(problem.caps.sum()) + 1) + 1.0)
        self.bonus = draws - problem.off_peak * ~problem.at_peak

    def week(self, week: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Visits (n, d, S) and the room left (d, S) of a week, as they are now."""
        days = self.problem.week == week
        return self.visits[:, days].copy(), self.room[days].copy()

    def restore(self, week: int, before: tuple[NDArray[np.int64], NDArray[np.int64]]) -> None:
        """Put back what ``week`` gave."""
        days = self.problem.week == week
        self.visits[:, days], self.room[days] = before
        self.weekly[:, week] = before[0].sum((1, 2))

    def add(self, i: int, day: int, shift: int) -> None:
        """One more visit to hot spot ``i``."""
        self.visits[i, day, shift] += 1
        self.room[day, shift] -= 1
        self.weekly[i, self.problem.week[day]] += 1

    def values(self, which: NDArray[np.int64]) -> NDArray[np.float64]:
        """What a further visit (k, D, S) to the hot spots ``which`` (k,) adds, −∞ where none may be."""
        problem = self.problem
        visited = self.visits[which].sum(2) > 0
        gain = (self.omega[which] * self.gain[self.visits[which].sum((1, 2))])[:, None] + (
            _RUN_BONUS * (premium(visited) - 1) * ~visited if problem.give else 0.0
        )
        out = gain[:, :, None] + self.bonus[which]
        out[(self.visits[which] >= problem.per_shift) | (self.room <= 0)] = -np.inf
        full = (self.weekly[which] >= problem.caps)[:, problem.week]
        out[full] = -np.inf
        return out

    def fill(
        self,
        step: Callable[[float], None] | None = None,
        week: int | None = None,
        demands: NDArray[np.int64] | None = None,
    ) -> bool:
        """Visits, always the one that adds most, until none adds anything; in one week only until each hot spot has its
        demand (n,). Whether all demands are met."""
        everyone = np.arange(self.problem.count)
        days = np.arange(self.problem.days) if week is None else np.flatnonzero(self.problem.week == week)
        values = self.values(everyone)[:, days]
        if demands is not None:
            values[self.weekly[:, week] >= demands] = -np.inf
        total = max(int(self.problem.room.sum()), 1)
        while True:
            best = int(np.argmax(values))
            i, day, shift = (int(one) for one in np.unravel_index(best, values.shape))
            if values.flat[best] == -np.inf or demands is None and values.flat[best] <= 0:
                return demands is None or bool((self.weekly[:, week] >= demands).all())
            self.add(i, int(days[day]), shift)
            values[i] = self.values(everyone[i : i + 1])[0, days]
            if demands is not None and self.weekly[i, week] >= demands[i]:
                values[i] = -np.inf
            if self.room[days[day], shift] <= 0:
                values[:, day, shift] = -np.inf
            if step is not None and self.weekly.sum() % 20 == 0:
                step(float(self.weekly.sum()) / total)

    def place(self, week: int, demands: NDArray[np.int64]) -> None:
        """All demands (n,) of a week, the largest first, each where most room is (Gale–Ryser); peaks only break
        ties."""
        days = np.flatnonzero(self.problem.week == week)
        for i in np.lexsort((-self.omega, -demands)).tolist():
            for _ in range(int(demands[i])):
                room = np.where(self.visits[i, days] < self.problem.per_shift, self.room[days], 0)
                day, shift = np.unravel_index(
                    int(np.argmax(room + 0.5 * (self.bonus[i, days] + 1) * (room > 0))), room.shape
                )
                self.add(i, int(days[day]), int(shift))


def most_worth(problem: PatrolProblem, omega: NDArray[np.float64] | None = None) -> float:
    """An upper limit of the worth of any plan.

    Visits are dealt out by their value alone, as if every one were in a peak window, whatever the shifts can hold.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    omega : ndarray of float, shape (n,), optional
        Scaled weights; those of ``scaled_weights`` if not given.

    Returns
    -------
    limit : float
        The limit.
    """
    omega = scaled_weights(problem) if omega is None else omega
    least, most = int(problem.floors.sum()), int(problem.caps.sum())
    total = min(int(problem.room.sum()), most * problem.count) - least * problem.count
    gains = omega[:, None] / (2 * np.arange(least, most) + 1.0)
    best = np.sort(gains, axis=None)[::-1][: max(total, 0)]
    return float(omega.sum() * coverage(most)[least] + best.sum())
