"""Patrol plans that can be walked: places of a shift near each other, and no visit straight after another at the same
place. Each place keeps its visits of the day, and no more of them are outside the peak windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from .routes import share_out

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from .plan import PatrolProblem


def near_together(
    problem: PatrolProblem, visits: ArrayLike, distance: ArrayLike, step: Callable[[], None] | None = None
) -> NDArray[np.int64]:
    """Exchange visits between the shifts of a day, as long as that brings the places of the shifts nearer together.

    Each place keeps its visits of the day and, where it had them, those in two shifts; each shift keeps its number of
    visits; no more visits are outside the peak windows. So a plan is worth as much as before, or more.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    visits : array_like of int, shape (n, D, S)
        Visits by hot spot, day and shift, which keep the rules.
    distance : array_like of float, shape (n, n)
        Distance between the hot spots, in whichever unit, symmetric.
    step : callable, optional
        Called now and then; it may raise, which stops the computation.

    Returns
    -------
    visits : ndarray of int, shape (n, D, S)
        The plan.

    Notes
    -----
    Exchanges of two visits, the best first, by the mean distance between the visits of a shift, summed over its visits.
    """
    out = np.array(visits, np.int64)
    distance = np.asarray(distance, float)
    peak = problem.at_peak
    for day in range(problem.days):
        here = np.flatnonzero(out[:, day].any(1))
        if len(here) > 1:
            out[here, day] = _grouped(
                out[here, day], distance[np.ix_(here, here)], peak[here, day].astype(int), problem.per_shift, step
            )
    return out


def _grouped(
    visits: NDArray[np.int64],
    distance: NDArray[np.float64],
    peak: NDArray[np.int64],
    per_shift: int,
    step: Callable[[], None] | None,
) -> NDArray[np.int64]:
    """The visits (m, S) of a day, exchanged; ``peak`` (m, S) 1 in peak windows."""
    visits = visits.copy()
    shifts = visits.shape[1]
    size = np.maximum(visits.sum(0), 1)
    least = -1e-9 * max(float(distance.max()), 1e-9)
    while True:
        if step is not None:
            step()
        sums = distance @ visits
        best, change = least, None
        for a in range(shifts):
            for b in range(a + 1, shifts):
                # One of i goes from a to b, one of j from b to a.
                saved = (sums[None, :, a] - sums[:, None, a] - distance) / size[a]
                saved = saved + (sums[:, None, b] - sums[None, :, b] - distance) / size[b]
                may = _may_change(visits[:, a], visits[:, b], per_shift)[:, None]
                may = may & _may_change(visits[:, b], visits[:, a], per_shift)[None, :]
                may &= (peak[:, b] - peak[:, a])[:, None] + (peak[:, a] - peak[:, b])[None, :] >= 0
                saved[~may] = np.inf
                i, j = (int(one) for one in np.unravel_index(int(np.argmin(saved)), saved.shape))
                if saved[i, j] < best:
                    best, change = float(saved[i, j]), (i, j, a, b)
        if change is None:
            return visits
        i, j, a, b = change
        visits[[i, j], [a, b]] -= 1
        visits[[i, j], [b, a]] += 1


def _may_change(before: NDArray[np.int64], after: NDArray[np.int64], per_shift: int) -> NDArray[np.bool_]:
    """Which places may have one of their visits in another shift: not so that both are in one."""
    return (before > 0) & (after < per_shift) & ((before > 1) | (after == 0))


def without_repeats(
    problem: PatrolProblem, visits: ArrayLike, patrols: ArrayLike
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Move visits that would follow straight after another at the same place.

    The patrols of such a shift have too few other visits to make between. The visits go to another shift of the day,
    else of the week, never out of a peak window. Those for which there is none are left out where the floors and the
    neighbourhood minimums allow it.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    visits : array_like of int, shape (n, D, S)
        Visits by hot spot, day and shift, which keep the rules.
    patrols : array_like of int, shape (D, S)
        Patrols of each shift.

    Returns
    -------
    visits : ndarray of int, shape (n, D, S)
        The plan.
    left_out : ndarray of int, shape (n,)
        Visits of each hot spot that are left out.
    """
    out, patrols = np.array(visits, np.int64), np.asarray(patrols)
    left_out = np.zeros(problem.count, np.int64)
    for day, shift in np.argwhere(_crowded(out, patrols).any(0)).tolist():
        while True:
            crowded = np.flatnonzero(_crowded(out[:, day, shift], patrols[day, shift]))
            if not len(crowded):
                break
            i = int(crowded[0])
            if _moved(problem, out, patrols, (i, day, shift)) or _exchanged(problem, out, patrols, (i, day, shift)):
                continue
            out[i, day, shift] -= 1
            if not _kept_without(problem, out, i, int(problem.week[day])):
                out[i, day, shift] += 1
                break
            left_out[i] += 1
    return out, left_out


def among_agencies(problem: PatrolProblem, visits: ArrayLike, patrols: ArrayLike) -> NDArray[np.int64]:
    """Exchange visits between the agencies of a shift, so that none has to make two in a row at the same place.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    visits : array_like of int, shape (n, D, S, A)
        Visits by hot spot, day, shift and agency, which keep the rules.
    patrols : array_like of int, shape (D, S, A)
        Patrols of each agency in each shift.

    Returns
    -------
    visits : ndarray of int, shape (n, D, S, A)
        The plan, with as many visits to each hot spot in each shift.
    """
    out, patrols = np.array(visits, np.int64), np.asarray(patrols)
    for day, shift in np.argwhere((out > 1).any((0, 3))).tolist():
        there, room = out[:, day, shift], problem.capacity[day, shift]
        while _excess(there, patrols[day, shift]) and _exchanged_once(there, patrols[day, shift], room):
            pass
    return out


def _excess(visits: NDArray[np.int64], patrols: NDArray[np.int64]) -> int:
    """How many visits (n, A) of a shift follow straight after another at the same place."""
    return int(np.maximum(2 * visits - visits.sum(0) - patrols, 0)[visits > 1].sum())


def _exchanged_once(visits: NDArray[np.int64], patrols: NDArray[np.int64], room: NDArray[np.int64]) -> bool:
    """Whether an agency has given one of its visits (n, A) to another, for one of the other's or for nothing, so that
    fewer follow straight after another; ``room`` (A,) for visits."""
    before = _excess(visits, patrols)
    for i, a in np.argwhere((visits > 1) & (2 * visits - visits.sum(0) > patrols)).tolist():
        for b in (one for one in range(visits.shape[1]) if one != a):
            visits[i, [a, b]] += [-1, 1]
            if visits[:, b].sum() <= room[b] and _excess(visits, patrols) < before:
                return True
            for j in np.flatnonzero(visits[:, b]).tolist():
                visits[j, [a, b]] += [1, -1]
                if j != i and _excess(visits, patrols) < before:
                    return True
                visits[j, [a, b]] += [-1, 1]
            visits[i, [a, b]] += [1, -1]
    return False


def _moved(
    problem: PatrolProblem, visits: NDArray[np.int64], patrols: NDArray[np.int64], cell: tuple[int, int, int]
) -> bool:
    """Whether a visit of a cell (hot spot, day, shift) is in another shift now that has room."""
    i, day, shift = cell
    may = (problem.room > visits.sum(0)) & _open_to(problem, visits, cell)
    may &= problem.at_peak[i] | (not problem.at_peak[cell])
    for other, its in _nearest(may, day):
        visits[i, [day, other], [shift, its]] += [-1, 1]
        if not _crowded(visits[:, other, its], patrols[other, its]).any():
            return True
        visits[i, [day, other], [shift, its]] += [1, -1]
    return False


def _exchanged(
    problem: PatrolProblem, visits: NDArray[np.int64], patrols: NDArray[np.int64], cell: tuple[int, int, int]
) -> bool:
    """Whether a visit of a cell (hot spot, day, shift) is in a shift now from which another came for it."""
    (i, day, shift), peak = cell, problem.at_peak.astype(int)
    for other, its in _nearest(_open_to(problem, visits, cell), day):
        here, there = visits[:, day, shift], visits[:, other, its]
        # On another day only from places that are still visited there.
        may = (there > 0) & (here < problem.per_shift) & ((other == day) | (visits[:, other].sum(1) > 1))
        may &= peak[i, other, its] + peak[:, day, shift] >= peak[cell] + peak[:, other, its]
        may[i] = False
        for j in np.flatnonzero(may).tolist():
            visits[[i, j], [day, other], [shift, its]] -= 1
            visits[[j, i], [day, other], [shift, its]] += 1
            # Here it is one fewer of a place that had too many; j must not be the next.
            if not _crowded(there, patrols[other, its]).any() and not _crowded(here, patrols[day, shift])[j]:
                return True
            visits[[i, j], [day, other], [shift, its]] += 1
            visits[[j, i], [day, other], [shift, its]] -= 1
    return False


def _open_to(problem: PatrolProblem, visits: NDArray[np.int64], cell: tuple[int, int, int]) -> NDArray[np.bool_]:
    """The other shifts (D, S) of the week in which the place of a cell may have one more visit."""
    i, day, shift = cell
    may = (visits[i] < problem.per_shift) & (problem.week == problem.week[day])[:, None]
    may[day, shift] = False
    return may


def _nearest(may: NDArray[np.bool_], day: int) -> list[list[int]]:
    """The shifts (day, shift) that may be, those of the same day first."""
    return sorted(np.argwhere(may).tolist(), key=lambda one: abs(one[0] - day))


def _crowded(visits: NDArray[np.int64], patrols: ArrayLike) -> NDArray[np.bool_]:
    """Which places (n, …) have more visits in a shift than its patrols can make with others between."""
    return (visits > 1) & (2 * visits - visits.sum(0) > patrols)


def _kept_without(problem: PatrolProblem, visits: NDArray[np.int64], i: int, week: int) -> bool:
    """Whether a place and its neighbourhood still have the visits of the week that they must have."""
    days = problem.week == week
    enough = visits[i, days].sum() >= problem.floors[week]
    area = problem.areas[i]
    if area >= 0:
        enough &= visits[problem.areas == area][:, days].sum() >= problem.area_minimums[week]
    return bool(enough)


def travel_per_visit(visits: ArrayLike, patrols: ArrayLike, travel: NDArray[Any], seed: int = 1) -> float:
    """Minutes of travel that the visits of a plan take each, between the places that a patrol visits in a shift.

    Parameters
    ----------
    visits : array_like of int, shape (n, D, S, A)
        Visits by hot spot, day, shift and agency.
    patrols : array_like of int, shape (D, S, A)
        Patrols of each shift.
    travel : ndarray of float, shape (n, n)
        Minutes between the hot spots.
    seed : int, default 1
        Seed of the random starts.

    Returns
    -------
    minutes : float
        The mean; 0 without visits.
    """
    visits, patrols = np.asarray(visits), np.asarray(patrols)
    rng, total = np.random.default_rng(seed), 0.0
    for day, shift, agency in np.argwhere(visits.any(0)).tolist():
        places = np.flatnonzero(visits[:, day, shift, agency])
        number = visits[places, day, shift, agency].tolist()
        unit = np.array(
            share_out(places.tolist(), number, travel, max(int(patrols[day, shift, agency]), 1), rng), np.int64
        )
        total += sum(_spanned(travel[np.ix_(places[unit == one], places[unit == one])]) for one in set(unit.tolist()))
    return total / max(int(visits.sum()), 1)


def _spanned(travel: NDArray[np.float64]) -> float:
    """The least total of legs that join all places (k, k): no way through them is shorter (Prim 1957)."""
    near, total = travel[0].copy(), 0.0
    left = np.ones(len(travel), bool)
    left[0] = False
    while left.any():
        k = int(np.argmin(np.where(left, near, np.inf)))
        total += float(near[k])
        left[k] = False
        near = np.minimum(near, travel[k])
    return total
