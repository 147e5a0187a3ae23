"""Which places may be chosen, and the choice inside each district."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Limits:
    """What makes a place eligible.

    Attributes
    ----------
    fewest : int, default 1
        Crimes that it needs.
    most : int, optional
        Crimes that it may have.
    distance : float, default 0
        The least distance in metres between the centres of two places.
    """

    fewest: int = 1
    most: int | None = None
    distance: float = 0.0


@dataclass(frozen=True)
class LeftOut:
    """How many places each limit leaves out; a place counts under the first that it fails.

    Attributes
    ----------
    few, many, avoided, close : int
        Places with too few crimes, with too many, too near a feature to avoid, and too near a place of higher rank.
    """

    few: int = 0
    many: int = 0
    avoided: int = 0
    close: int = 0


def spaced(order: NDArray[np.int64], centres: NDArray[np.float64], distance: float) -> NDArray[np.int64]:
    """Keep a least distance between places: from the hottest on, each that is near enough to none kept before.

    Parameters
    ----------
    order : ndarray of int, shape (m,)
        Places from the hottest.
    centres : ndarray of float, shape (n, 2)
        Centres of all places, in metres.
    distance : float
        The least distance in metres; 0 keeps all.

    Returns
    -------
    kept : ndarray of int, at most shape (m,)
        Those that are kept, from the hottest.

    Examples
    --------
    >>> spaced(np.array([1, 0, 2]), np.array([[0.0, 0.0], [60.0, 0.0], [100.0, 0.0]]), 50).tolist()
    [1, 0]
    """
    if not distance > 0 or not len(order):
        return order
    # In squares of that size, whatever is too near lies in the same one or in one beside it.
    squares = np.floor(centres[order] / distance).astype(np.int64).tolist()
    kept: dict[tuple[int, int], list[tuple[float, float]]] = {}
    out = []
    for place, (column, row), (x, y) in zip(order.tolist(), squares, centres[order].tolist()):
        near = (other for i in (-1, 0, 1) for j in (-1, 0, 1) for other in kept.get((column + i, row + j), ()))
        if any((x - a) ** 2 + (y - b) ** 2 < distance**2 for a, b in near):
            continue
        kept.setdefault((column, row), []).append((x, y))
        out.append(place)
    return np.array(out, np.int64)


def eligible(
    order: NDArray[np.int64],
    crimes: ArrayLike,
    centres: NDArray[np.float64],
    limits: Limits,
    avoid: Callable[[NDArray[np.int64]], NDArray[np.bool_]] | None = None,
) -> tuple[NDArray[np.int64], LeftOut]:
    """Find the places that may be chosen: before a rule fills its number, so that it fills it with these.

    Parameters
    ----------
    order : ndarray of int, shape (m,)
        Places from the hottest, as ``ranking`` gives them, or some of them.
    crimes : array_like, shape (n,)
        Crimes of each place; one without any is never eligible.
    centres : ndarray of float, shape (n, 2)
        Centres of the places, in metres.
    limits : Limits
        What they must meet.
    avoid : callable, optional
        Says of places (k,), given by index, which come too near a feature to avoid: bool (k,).

    Returns
    -------
    order : ndarray of int
        The eligible places from the hottest.
    left_out : LeftOut
        How many places with a crime each limit leaves out.

    Examples
    --------
    >>> line = np.array([[0.0, 0.0], [60.0, 0.0], [100.0, 0.0], [300.0, 0.0]])
    >>> order, left = eligible(np.array([1, 0, 2, 3]), [5, 9, 4, 1], line, Limits(fewest=2, distance=50))
    >>> order.tolist(), left.few, left.close
    ([1, 0], 1, 1)
    """
    crimes = np.asarray(crimes)
    order = np.asarray(order)[crimes[order] > 0]
    enough = crimes[order] >= limits.fewest
    few, order = int(np.count_nonzero(~enough)), order[enough]
    many = 0
    if limits.most is not None:
        within = crimes[order] <= limits.most
        many, order = int(np.count_nonzero(~within)), order[within]
    avoided = 0
    if avoid is not None:
        near = avoid(order)
        avoided, order = int(np.count_nonzero(near)), order[~near]
    kept = spaced(order, centres, limits.distance)
    return kept, LeftOut(few, many, avoided, len(order) - len(kept))


def rank_within(order: NDArray[np.int64], group: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rank places inside their group, such as their district.

    Parameters
    ----------
    order : ndarray of int, shape (n,)
        Places from the hottest.
    group : ndarray of int, shape (n,)
        Group of each place; −1 for none.

    Returns
    -------
    rank : ndarray of int, shape (n,)
        1 for the hottest of each group; 0 for places in none.

    Examples
    --------
    >>> rank_within(np.array([2, 0, 1]), np.array([0, 0, 1])).tolist()
    [1, 2, 1]
    """
    order, group = np.asarray(order), np.asarray(group)
    rank = np.zeros(len(group), np.int64)
    for number in np.unique(group[group >= 0]).tolist():
        members = order[group[order] == number]
        rank[members] = np.arange(1, len(members) + 1)
    return rank


def choose_within(
    group: NDArray[np.int64],
    quotas: Sequence[float | None],
    choose: Callable[[NDArray[np.int64], float | None], NDArray[np.bool_]],
) -> NDArray[np.bool_]:
    """Choose inside each group, such as each district, as if it were alone; never a place in no group.

    Parameters
    ----------
    group : ndarray of int, shape (n,)
        Group 0 … k−1 of each place; −1 for none.
    quotas : sequence of float or None, shape (k,)
        The number for each group; None for the usual one, 0 for no place.
    choose : callable
        Says of the places (m,) of a group, given by index, with its number, which are chosen: bool (m,).

    Returns
    -------
    chosen : ndarray of bool, shape (n,)
        Whether each place is chosen.

    Examples
    --------
    >>> two = choose_within(np.array([0, 0, 1, -1]), [1, 1], lambda members, number: np.arange(len(members)) < number)
    >>> two.tolist()
    [True, False, True, False]
    """
    chosen = np.zeros(len(group), bool)
    for number, quota in enumerate(quotas):
        members = np.flatnonzero(np.asarray(group) == number)
        if len(members) and quota != 0:
            chosen[members] = choose(members, quota)
    return chosen


def cost(
    chosen: NDArray[np.bool_], order: NDArray[np.int64], values: ArrayLike, total: float | None = None
) -> tuple[float, float]:
    """Compare a choice inside districts with as many places chosen from all.

    Parameters
    ----------
    chosen : ndarray of bool, shape (n,)
        Whether each place is chosen.
    order : ndarray of int, shape (m,)
        The places that may be chosen, from the hottest.
    values : array_like, shape (n,)
        What is ranked: crimes, or harm.
    total : float, optional
        All of it, where some lies in none of the places; else the sum of ``values``.

    Returns
    -------
    held, free : float
        The share of all that the chosen places hold, and that as many of the hottest hold, 0–1.

    Examples
    --------
    >>> cost(np.array([True, False, True]), np.array([0, 1, 2]), [6, 3, 1])
    (0.7, 0.9)
    """
    values = np.asarray(values, float)
    total = float(values.sum()) if total is None else total
    free = order[: int(np.count_nonzero(chosen))]
    return float(values[chosen].sum()) / total, float(values[free].sum()) / total
