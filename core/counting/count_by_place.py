"""Crimes counted as they come, block by block: what is kept does not grow with their number.

Each class takes blocks through ``add`` and has its answer at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .grids import find, finder
from .made_area import Squares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .grids import HexagonGrid, SquareGrid


class Sums:
    """Crimes, and with weights their sum and the largest_weights, per place 0 … n − 1; n may grow from block to block.

    Where crimes count less the older they are, ``recent`` is the sum of what each still counts, ``recent_weights`` that
    of its weight so lessened.
    """

    _FURTHER = ("weights", "largest_weights", "recent", "recent_weights")

    def __init__(self, places: int = 0, weighted: bool = False, recent: bool = False) -> None:
        self.counts: NDArray[np.int64] = np.zeros(places, np.int64)
        self.weights: NDArray[np.float64] | None = np.zeros(places) if weighted else None
        self.largest_weights: NDArray[np.float64] | None = np.zeros(places) if weighted else None
        self.recent: NDArray[np.float64] | None = np.zeros(places) if recent else None
        self.recent_weights: NDArray[np.float64] | None = np.zeros(places) if recent and weighted else None

    def add(
        self,
        place: NDArray[np.int64],
        weights: NDArray[np.float64] | None = None,
        places: int = 0,
        age_weights: NDArray[np.float64] | None = None,
    ) -> None:
        """One more crime in each ``place`` (m,), with its weight where there are weights, and what it still counts
        (0 to 1) where crimes age; n is at least ``places``."""
        more = places - len(self.counts)
        if more > 0:
            self._grow(more)
        if len(self.counts) <= 16 * len(place):
            self.counts += np.bincount(place, minlength=len(self.counts))
        else:
            where, times = np.unique(place, return_counts=True)
            self.counts[where] += times
        if self.weights is not None and self.largest_weights is not None:
            # One after the other, as they came: the sum is the same to the last bit however they are cut into blocks.
            np.add.at(self.weights, place, _given(weights))
            np.maximum.at(self.largest_weights, place, _given(weights))
        if self.recent is not None:
            np.add.at(self.recent, place, _given(age_weights))
        if self.recent_weights is not None:
            np.add.at(self.recent_weights, place, _given(weights) * _given(age_weights))

    def add_counted(
        self,
        place: NDArray[np.int64],
        counts: NDArray[np.int64],
        weights: NDArray[np.float64] | None = None,
        largest_weights: NDArray[np.float64] | None = None,
    ) -> None:
        """What somebody else has counted: crimes, sum and largest_weights of the weights (m,) in each ``place``."""
        np.add.at(self.counts, place, counts)
        if self.weights is not None and self.largest_weights is not None:
            np.add.at(self.weights, place, _given(weights))
            np.maximum.at(self.largest_weights, place, _given(largest_weights))

    def _grow(self, more: int) -> None:
        self.counts = np.concatenate([self.counts, np.zeros(more, np.int64)])
        for name in self._FURTHER:
            if getattr(self, name) is not None:
                setattr(self, name, np.concatenate([getattr(self, name), np.zeros(more)]))

    def moved(self, place: NDArray[np.int64], places: int) -> Sums:
        """The same Sums with the places numbered anew: i becomes ``place[i]`` of ``places``; left out where −1."""
        out = Sums(places, self.weights is not None, self.recent is not None)
        kept = place >= 0
        out.counts[place[kept]] = self.counts[kept]
        for name in self._FURTHER:
            if getattr(self, name) is not None:
                getattr(out, name)[place[kept]] = getattr(self, name)[kept]
        return out


def _given(values: NDArray[np.float64] | None) -> NDArray[np.float64]:
    """The values (m,) that Sums of this kind need with every block. Raises TypeError where there are none."""
    if values is None:
        raise TypeError("weights, or what crimes still count, are missing")
    return values


class OpenPlaces:
    """The units of a grid that hold points, numbered as they come, and the Squares in which all records of the layer
    lie, which whoever counts tells of: for a study area that is known only when all have come."""

    def __init__(self, grid: SquareGrid | HexagonGrid) -> None:
        self.grid = grid
        self.squares = Squares()
        self.keys: NDArray[np.int64] = np.empty(0, np.int64)
        self._order: NDArray[np.int64] = np.empty(0, np.int64)
        self._find = finder(self.keys)

    def __len__(self) -> int:
        return len(self.keys)

    def locate(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        """Place (n,) of each point."""
        return self.number(self.grid.locate(x, y))

    def number(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """Place (n,) of each unit; one not seen before gets the next number."""
        found = self._find(keys)
        new = np.unique(keys[found < 0])
        if len(new):
            self.keys = np.concatenate([self.keys, new])
            self._order = np.argsort(self.keys)
            self._find = finder(self.keys[self._order])
            found = self._find(keys)
        return self._order[found]

    def among(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where each place is in the sorted ``keys``, −1 where it is not."""
        return find(keys, self.keys)


class FirstTimes:
    """Which marks come for the first time; eight bytes are kept of each that has come."""

    def __init__(self) -> None:
        self._old: NDArray[np.uint64] = np.empty(0, np.uint64)
        self._new: NDArray[np.uint64] = np.empty(0, np.uint64)

    def first(self, marks: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Whether each of the marks (n,) uint64 has not come before, in this block or an earlier one."""
        distinct, where = np.unique(marks, return_index=True)
        unseen = (find(self._old, distinct) < 0) & (find(self._new, distinct) < 0)
        self._new = np.insert(self._new, np.searchsorted(self._new, distinct[unseen]), distinct[unseen])
        if len(self._new) > 1 << 20:
            # A long array is not moved for every block.
            self._old = np.sort(np.concatenate([self._old, self._new]), kind="stable")
            self._new = np.empty(0, np.uint64)
        first = np.zeros(len(marks), bool)
        first[where[unseen]] = True
        return first
