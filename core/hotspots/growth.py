"""From hot places to hot spots: seeded growth under a size cap."""

from __future__ import annotations

import heapq
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Callable

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..counting.neighbours import Neighbours


def pairs_between(members: NDArray[np.int64], touching: Neighbours, group: NDArray[np.int64]) -> set[tuple[int, int]]:
    """Find places that touch across the border between two groups, such as districts.

    Parameters
    ----------
    members : ndarray of int, shape (m,)
        The places that are looked at.
    touching : Neighbours
        Which places touch.
    group : ndarray of int, shape (n,)
        Group of each place.

    Returns
    -------
    pairs : set of tuple of (int, int)
        Pairs (i, j), i < j, of members in different groups, as ``grow`` takes them for ``blocked``.

    Examples
    --------
    >>> from hotspot_policing.core.counting.neighbours import from_pairs
    >>> row = from_pairs(3, [0, 1, 1, 2], [1, 0, 2, 1])
    >>> pairs_between(np.arange(3), row, np.array([0, 0, 1]))
    {(1, 2)}
    """
    chosen = set(members.tolist())
    return {
        (i, j)
        for i in members.tolist()
        for j in touching.of(i).tolist()
        if j > i and j in chosen and group[i] != group[j]
    }


def grow(
    hot: NDArray[np.bool_],
    order: NDArray[np.int64],
    areas: NDArray[np.float64],
    touching: Neighbours,
    cap: float,
    blocked: AbstractSet[tuple[int, int]] = frozenset(),
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> NDArray[np.int64]:
    """Grow hot places into hot spots that are no larger than a cap.

    The hottest place not yet taken is a seed; the touching hot place that ranks highest joins, until the next would
    exceed the cap; then the same again. So a town never becomes one hot spot, and the answer does not depend on the
    order of the input.

    Parameters
    ----------
    hot : ndarray of bool, shape (n,)
        Whether each place is hot.
    order : ndarray of int, shape (n,)
        Places from the hottest, as ``ranking`` gives them.
    areas : ndarray of float, shape (n,)
        Area of each place.
    touching : Neighbours
        Which places touch.
    cap : float
        The largest area of a hot spot, in the unit of ``areas``.
    blocked : set of tuple of (int, int), default frozenset()
        Pairs (i, j), i < j, that must not be joined, such as across a river.
    raise_if_cancelled : callable, optional
        Called for each seed; it may raise, which stops the computation.

    Returns
    -------
    spots : ndarray of int, shape (n,)
        Number of the hot spot of each place, from the hottest seed on; −1 where it is in none.

    Examples
    --------
    >>> from hotspot_policing.core.counting.neighbours import from_pairs
    >>> row = from_pairs(4, [0, 1, 1, 2, 2, 3], [1, 0, 2, 1, 3, 2])
    >>> grow(np.array([True, True, True, False]), np.array([1, 0, 2, 3]), np.ones(4), row, cap=2).tolist()
    [0, 0, 1, -1]
    """
    hot, areas = np.asarray(hot, bool), np.asarray(areas, float)
    rank = np.empty(len(hot), np.int64)
    rank[order] = np.arange(len(hot))
    spot = np.full(len(hot), -1)
    number = 0
    for seed in np.asarray(order)[hot[order]].tolist():
        if spot[seed] >= 0:
            continue
        raise_if_cancelled()
        size, frontier = 0.0, [(rank[seed], seed)]
        waiting = {seed}
        while frontier:
            unit = heapq.heappop(frontier)[1]
            if size and size + areas[unit] > cap * (1 + 1e-9):
                break
            spot[unit] = number
            size += areas[unit]
            for other in touching.of(unit).tolist():
                if not hot[other] or spot[other] >= 0 or other in waiting:
                    continue
                if (min(unit, other), max(unit, other)) in blocked:
                    continue
                waiting.add(other)
                heapq.heappush(frontier, (rank[other], other))
        number += 1
    return spot
