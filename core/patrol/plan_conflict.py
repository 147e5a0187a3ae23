"""Whether officers can keep the floors and the neighbourhood minimums, and which rules contradict each other if not.

Any hot spot may be visited in any shift, as often as PER_SHIFT says. So demands f (n,) of a week fit into its shifts
with room for K visits each exactly if for each k the k largest are no more than Σ min(k · PER_SHIFT, K) over the shifts
(the theorem of Gale and Ryser 1957 with multiplicities; by max-flow and min-cut the largest excess is the number of
visits that are short). A neighbourhood's minimum asks least of the shifts where it raises its least visited hot spots
first. No solver is needed, and the answer is exact.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from .plan import PatrolProblem

FLOOR, CAP, AREA_MINIMUM = "FLOOR", "CAP", "AREA_MINIMUM"
PER_SHIFT, RESOURCES = "PER_SHIFT", "RESOURCES"


@dataclass(frozen=True)
class Conflict:
    """Rules that cannot be kept together: take one away, and the others can be.

    Attributes
    ----------
    constraints : tuple of str
        The rules.
    week : int
        The week in which they cannot.
    hotspots : int
        Number of hot spots that ask most.
    asked : int
        Visits that these ask for.
    possible : int
        Visits that they can have.
    area : int, default -1
        The neighbourhood that it is about, −1 for all.
    """

    constraints: tuple[str, ...]
    week: int
    hotspots: int
    asked: int
    possible: int
    area: int = -1


def most_possible(problem: PatrolProblem, rule: str) -> int:
    """The greatest value of a rule with which there is no conflict.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    rule : str
        ``floor`` or ``area_minimum``.

    Returns
    -------
    value : int
        −1 where there is a conflict even at 0.
    """
    low, high = -1, getattr(problem, rule)
    while low < high:
        middle = (low + high + 1) // 2
        if find_conflict(replace(problem, **{rule: middle})) is None:
            low = middle
        else:
            high = middle - 1
    return low


def least_demands(
    problem: PatrolProblem, week: int, floor: bool = True, area_minimum: bool = True
) -> NDArray[np.int64]:
    """The visits that a week asks of each hot spot at least.

    Neighbourhoods are taken to reach their minimum under the caps.

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.
    week : int
        Number of the week.
    floor, area_minimum : bool, default True
        Whether the rule counts.

    Returns
    -------
    visits : ndarray of int, shape (n,)
        Visits at least.
    """
    lowest = int(problem.floors[week]) if floor else 0
    asked = np.full(problem.count, lowest)
    minimum = int(problem.area_minimums[week]) if area_minimum else 0
    for area in range(len(problem.even_share)) if minimum else ():
        here = np.flatnonzero(problem.areas == area)
        if not len(here) or len(here) * lowest >= minimum:
            continue
        # Evenly, since the floors of a week are all the same; what is left over goes to the heaviest.
        level, more = divmod(minimum, len(here))
        order = here[np.argsort(-problem.weights[here], kind="stable")]
        asked[order] = level + (np.arange(len(here)) < more)
    return asked


def shortage(asked: NDArray[np.int64], room: ArrayLike, per_shift: int | None) -> tuple[int, int, int, int]:
    """By how many visits demands exceed what shifts can hold.

    Parameters
    ----------
    asked : ndarray of int, shape (n,)
        Visits asked by each hot spot.
    room : array_like
        Visits that fit into each shift.
    per_shift : int or None
        Visits to one hot spot in a shift at most; None for any number.

    Returns
    -------
    short : int
        Visits that are short.
    count : int
        The number k of largest demands that are shortest.
    asked : int
        What these ask for.
    possible : int
        What they can have.

    Notes
    -----
    By the theorem of Gale and Ryser: the k largest demands must be no more than Σ min(k · per_shift, room).

    References
    ----------
    .. [1] Gale, D. (1957). A theorem on flows in networks. Pacific Journal of Mathematics 7(2).

    Examples
    --------
    >>> shortage(np.array([3, 1]), [2, 1], 1)
    (1, 1, 3, 2)
    """
    largest = np.cumsum(np.sort(asked)[::-1])
    room = np.sort(np.ravel(room))
    each = np.arange(1, len(asked) + 1)
    if per_shift is None:
        possible = np.full(len(asked), int(room.sum()))
    else:
        # Shifts with room for less than k · per_shift give all they have.
        full = np.searchsorted(room, each * per_shift)
        possible = np.r_[0, np.cumsum(room)][full] + (len(room) - full) * each * per_shift
    short = largest - possible
    k = int(np.argmax(short))
    return max(int(short[k]), 0), k + 1, int(largest[k]), int(possible[k])


def find_conflict(problem: PatrolProblem) -> Conflict | None:
    """Find rules that contradict each other.

    Rule after rule is dropped, and stays dropped where the contradiction stays without it (deletion filter).

    Parameters
    ----------
    problem : PatrolProblem
        Hot spots, officers and rules.

    Returns
    -------
    conflict : Conflict or None
        The first one; None where floors and minimums can be kept.
    """
    for week in range(len(problem.week_days)):
        sizes = np.bincount(problem.areas[problem.areas >= 0], minlength=len(problem.even_share))
        most, minimum = int(problem.caps[week]), int(problem.area_minimums[week])
        if minimum and len(sizes) and sizes.min() * most < minimum:
            area = int(np.argmin(sizes))
            return Conflict((AREA_MINIMUM, CAP), week, int(sizes[area]), minimum, int(sizes[area]) * most, area)
        room = problem.room[problem.week == week]
        rules = {AREA_MINIMUM: True, FLOOR: True, PER_SHIFT: True}

        def short(rules: dict[str, bool]) -> tuple[int, int, int, int]:
            asked = least_demands(problem, week, rules[FLOOR], rules[AREA_MINIMUM])
            return shortage(asked, room, problem.per_shift if rules[PER_SHIFT] else None)

        if not short(rules)[0]:
            continue
        for rule in rules:
            without = dict(rules, **{rule: False})
            if short(without)[0]:
                rules = without
        named = tuple(rule for rule in (FLOOR, AREA_MINIMUM, PER_SHIFT) if rules[rule]) + (RESOURCES,)
        _, hotspots, asked, possible = short(rules)
        return Conflict(named, week, hotspots, asked, possible)
    return None
