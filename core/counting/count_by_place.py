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
    """Crimes per place, with the sum of their weights and the largest.

    The number of places n may grow from block to block.

    Attributes
    ----------
    counts : ndarray of int, shape (n,)
        Crimes.
    weights : ndarray of float or None, shape (n,)
        Sum of their weights; None without weights.
    largest_weights : ndarray of float or None, shape (n,)
        Largest weight; None without weights.
    recent : ndarray of float or None, shape (n,)
        Sum of what each crime still counts where crimes count less the older they are; else None.
    recent_weights : ndarray of float or None, shape (n,)
        The same of their weights; else None.
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
        """Add a crime in each place.

        Parameters
        ----------
        place : ndarray of int, shape (m,)
            Place of each crime, 0 to n − 1.
        weights : ndarray of float, shape (m,), optional
            Weight of each crime, where there are weights.
        places : int, default 0
            Number of places, at least.
        age_weights : ndarray of float, shape (m,), optional
            What each crime still counts, 0 to 1, where crimes age.

        Examples
        --------
        >>> sums = Sums(2)
        >>> sums.add(np.array([0, 1, 1]))
        >>> sums.counts.tolist()
        [1, 2]
        """
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
        """Add crimes that have been counted elsewhere.

        Parameters
        ----------
        place : ndarray of int, shape (m,)
            Places, 0 to n − 1.
        counts : ndarray of int, shape (m,)
            Crimes in each.
        weights : ndarray of float, shape (m,), optional
            Sum of their weights, where there are weights.
        largest_weights : ndarray of float, shape (m,), optional
            Largest weight, where there are weights.
        """
        np.add.at(self.counts, place, counts)
        if self.weights is not None and self.largest_weights is not None:
            np.add.at(self.weights, place, _given(weights))
            np.maximum.at(self.largest_weights, place, _given(largest_weights))

    def rescale(self, factor: float) -> None:
        """Multiply what the crimes still count, where they age, by a factor.

        Parameters
        ----------
        factor : float
            Larger than or equal to 0.

        Examples
        --------
        >>> sums = Sums(2, recent=True)
        >>> sums.add(np.array([0, 1]), age_weights=np.array([1.0, 0.5]))
        >>> sums.rescale(0.5)
        >>> sums.recent.tolist()
        [0.5, 0.25]
        """
        if factor == 1:
            return
        for sums in (self.recent, self.recent_weights):
            if sums is not None:
                sums *= factor

    def _grow(self, more: int) -> None:
        self.counts = np.concatenate([self.counts, np.zeros(more, np.int64)])
        for name in self._FURTHER:
            if getattr(self, name) is not None:
                setattr(self, name, np.concatenate([getattr(self, name), np.zeros(more)]))

    def moved(self, place: NDArray[np.int64], places: int) -> Sums:
        """Number the places anew; those of one number become one place.

        Parameters
        ----------
        place : ndarray of int, shape (n,)
            New number of each place, −1 to leave it out.
        places : int
            Number of places then.

        Returns
        -------
        sums : Sums
            The sums of the places so numbered.

        Examples
        --------
        >>> sums = Sums(3)
        >>> sums.add(np.array([0, 1, 1, 2]))
        >>> sums.moved(np.array([0, -1, 0]), 1).counts.tolist()
        [2]
        """
        out = Sums(places, self.weights is not None, self.recent is not None)
        kept = place >= 0
        np.add.at(out.counts, place[kept], self.counts[kept])
        for name in self._FURTHER:
            if getattr(self, name) is not None:
                put = np.maximum if name == "largest_weights" else np.add
                put.at(getattr(out, name), place[kept], getattr(self, name)[kept])
        return out


def _given(values: NDArray[np.float64] | None) -> NDArray[np.float64]:
    """The values (m,) that Sums of this kind need with every block. Raises TypeError where there are none."""
    if values is None:
        raise TypeError("weights, or what crimes still count, are missing")
    return values


class OpenPlaces:
    """Units of a grid that hold points, numbered as they come, for a study area that is known only at the end.

    Attributes
    ----------
    grid
        The grid.
    squares
        Squares in which all records of the layer lie; whoever counts adds to them.
    keys : ndarray of int, shape (n,)
        Key of each place.
    """

    def __init__(self, grid: SquareGrid | HexagonGrid) -> None:
        self.grid = grid
        self.squares = Squares()
        self.keys: NDArray[np.int64] = np.empty(0, np.int64)
        self._order: NDArray[np.int64] = np.empty(0, np.int64)
        self._find = finder(self.keys)

    def __len__(self) -> int:
        return len(self.keys)

    def locate(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        """The place of each point.

        Parameters
        ----------
        x, y : ndarray of float, shape (m,)
            Coordinates in metres.

        Returns
        -------
        place : ndarray of int, shape (m,)
            Number of the place.
        """
        return self.number(self.grid.locate(x, y))

    def number(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number of each unit; one not seen before gets the next number.

        Parameters
        ----------
        keys : ndarray of int, shape (m,)
            Keys of the units.

        Returns
        -------
        place : ndarray of int, shape (m,)
            Number of the place.
        """
        found = self._find(keys)
        new = np.unique(keys[found < 0])
        if len(new):
            self.keys = np.concatenate([self.keys, new])
            self._order = np.argsort(self.keys)
            self._find = finder(self.keys[self._order])
            found = self._find(keys)
        return self._order[found]

    def among(self, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where each place is in an array of keys.

        Parameters
        ----------
        keys : ndarray of int, shape (m,)
            Sorted keys.

        Returns
        -------
        index : ndarray of int, shape (n,)
            Index in the keys, −1 where it is not there.
        """
        return find(keys, self.keys)


class FirstTimes:
    """Which marks come for the first time; eight bytes are kept of each that has come."""

    def __init__(self) -> None:
        self._old: NDArray[np.uint64] = np.empty(0, np.uint64)
        self._new: NDArray[np.uint64] = np.empty(0, np.uint64)

    def first(self, marks: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Say which marks have not come before, in this block or an earlier one.

        Parameters
        ----------
        marks : ndarray of uint64, shape (n,)
            The marks.

        Returns
        -------
        first : ndarray of bool, shape (n,)
            Whether each comes for the first time.

        Examples
        --------
        >>> seen = FirstTimes()
        >>> seen.first(np.array([7, 7, 8], np.uint64)).tolist(), seen.first(np.array([8, 9], np.uint64)).tolist()
        ([True, False, True], [False, True])
        """
        distinct, where = np.unique(marks, return_index=True)
        unseen = (find(self._old, distinct) < 0) & (find(self._new, distinct) < 0)
        self._new = np.insert(self._new, np.searchsorted(self._new, distinct[unseen]), distinct[unseen])
        if len(self._new) > 1 << 20:
            # Marks go to the long array now and then only: inserting into it for every block would be slow.
            self._old = np.sort(np.concatenate([self._old, self._new]), kind="stable")
            self._new = np.empty(0, np.uint64)
        first = np.zeros(len(marks), bool)
        first[where[unseen]] = True
        return first
