"""Which places of a new set are those of an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

KEPT, ADDED, SPLIT, RETIRED, MERGED = "kept", "added", "split", "retired", "merged"


@dataclass(frozen=True)
class Matching:
    """What became of k earlier places, and what m new ones are.

    Attributes
    ----------
    old_outcome : list of str, shape (k,)
        Of each earlier place: kept, merged or retired.
    old_with : ndarray of int, shape (k,)
        The new place that it is or is part of, −1 without.
    new_outcome : list of str, shape (m,)
        Of each new place: kept, split or added.
    new_with : ndarray of int, shape (m,)
        The earlier place that it is or comes from, −1 without.
    overlap : dict
        Shared area as a share of the smaller place, 0 to 1, by (earlier, new).
    """

    old_outcome: list[str]
    old_with: NDArray[np.int64]
    new_outcome: list[str]
    new_with: NDArray[np.int64]
    overlap: dict[tuple[int, int], float]


def match_places(
    old_areas: Sequence[float],
    new_areas: Sequence[float],
    old: ArrayLike,
    new: ArrayLike,
    shared: ArrayLike,
    least: float = 0.5,
) -> Matching:
    """Match new places with earlier ones by the area that they share.

    Two are the same place where they share enough area; each has one partner at most, pairs with the most common area
    first, ties by index. A new place whose only likes are taken is split off one of them; an earlier one is merged into
    one.

    Parameters
    ----------
    old_areas : sequence of float, shape (k,)
        Areas of the earlier places, in m².
    new_areas : sequence of float, shape (m,)
        Areas of the new places, in m².
    old, new : array_like, shape (p,)
        Indices of the places of each pair that meets.
    shared : array_like, shape (p,)
        Their common area, in m².
    least : float, default 0.5
        Share of the smaller place that must be common, above 0 to 1.

    Returns
    -------
    matching : Matching
        What became of the places.

    Raises
    ------
    ValueError
        ``least`` is out of range.

    Examples
    --------
    >>> found = match_places([10.0, 10.0], [10.0, 4.0], [0, 0], [0, 1], [9.0, 3.0])
    >>> found.old_outcome, found.old_with.tolist(), found.new_outcome, found.new_with.tolist()
    (['kept', 'retired'], [0, -1], ['kept', 'split'], [0, 0])
    """
    if not 0 < least <= 1:
        raise ValueError(tr("the minimum overlap must be above 0 and at most 1"))
    old, new, shared = np.asarray(old, int), np.asarray(new, int), np.asarray(shared, float)
    share = shared / np.minimum(np.asarray(old_areas, float)[old], np.asarray(new_areas, float)[new])
    alike = np.flatnonzero(share >= least)
    order = alike[np.lexsort((new[alike], old[alike], -shared[alike]))]
    old_with, new_with = np.full(len(old_areas), -1), np.full(len(new_areas), -1)
    old_outcome, new_outcome = [RETIRED] * len(old_areas), [ADDED] * len(new_areas)
    for pair in order.tolist():
        i, j = int(old[pair]), int(new[pair])
        if old_with[i] < 0 and new_with[j] < 0:
            old_with[i], new_with[j] = j, i
            old_outcome[i] = new_outcome[j] = KEPT
    for pair in order.tolist():
        i, j = int(old[pair]), int(new[pair])
        if old_with[i] < 0:
            old_with[i], old_outcome[i] = j, MERGED
        if new_with[j] < 0:
            new_with[j], new_outcome[j] = i, SPLIT
    overlap = {(int(old[pair]), int(new[pair])): float(share[pair]) for pair in alike.tolist()}
    return Matching(old_outcome, old_with, new_outcome, new_with, overlap)
