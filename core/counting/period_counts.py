"""Crimes of each place in each month or week: a sparse table that grows as the crimes come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    #: Keys, crimes, sums of the weights and largest weights, (m,) each.
    Part = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64] | None, NDArray[np.float64] | None]

#: Bits of the place in the number that holds a place and a step.
_SHIFT = 40


class PeriodCounts:
    """Crimes per place and step, with the sum of their weights and the largest; only what is not 0 is kept."""

    def __init__(self, weighted: bool = False) -> None:
        self.weighted = weighted
        self._parts: list[Part] = []
        self._waiting, self._merged = 0, 0

    def add(
        self, place: NDArray[np.int64], step: NDArray[np.int64], weights: NDArray[np.float64] | None = None
    ) -> None:
        """Add a crime in each place and step.

        Parameters
        ----------
        place : ndarray of int, shape (m,)
            Place of each crime.
        step : ndarray of int, shape (m,)
            Month or week of each crime.
        weights : ndarray of float, shape (m,), optional
            Weight of each crime, where there are weights.
        """
        keys = _keys(place, step)
        ones = np.ones(len(keys), np.int64)
        self._parts.append(_merge([(keys, ones, weights, weights)]))
        self._waiting += len(self._parts[-1][0])
        if self._waiting > self._merged + (1 << 16):
            self._merge()

    def add_counted(
        self,
        place: NDArray[np.int64],
        step: NDArray[np.int64],
        crimes: ArrayLike,
        weights: NDArray[np.float64] | None = None,
        largest_weights: NDArray[np.float64] | None = None,
    ) -> None:
        """Add crimes that have been counted elsewhere.

        Parameters
        ----------
        place, step : ndarray of int, shape (m,)
            Places, and months or weeks.
        crimes : array_like, shape (m,)
            Crimes in each.
        weights : ndarray of float, shape (m,), optional
            Sum of their weights, where there are weights.
        largest_weights : ndarray of float, shape (m,), optional
            Largest weight, where there are weights.
        """
        self._parts.append((_keys(place, step), np.asarray(crimes, np.int64), weights, largest_weights))

    def _merge(self) -> Part:
        if len(self._parts) != 1 or not self._merged:
            empty = np.empty(0) if self.weighted else None
            self._parts = [_merge(self._parts or [(np.empty(0, np.int64), np.empty(0, np.int64), empty, empty)])]
        self._waiting, self._merged = 0, len(self._parts[0][0])
        return self._parts[0]

    def table(
        self,
    ) -> tuple[
        NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64] | None, NDArray[np.float64] | None
    ]:
        """What has been counted, by step and place.

        Returns
        -------
        place, step, crimes : ndarray of int, shape (m,)
            Place, month or week, and crimes.
        weights, largest_weights : ndarray of float or None, shape (m,)
            Sum of the weights, and the largest; None without weights.

        Examples
        --------
        >>> cube = PeriodCounts()
        >>> cube.add(np.array([3, 3]), np.array([10, 10]))
        >>> [column.tolist() for column in cube.table()[:3]]
        [[3], [10], [2]]
        """
        keys, counts, weights, largest_weights = self._merge()
        return keys & ((1 << _SHIFT) - 1), (keys >> _SHIFT) - (1 << 20), counts, weights, largest_weights


def _keys(place: ArrayLike, step: ArrayLike) -> NDArray[np.int64]:
    return ((np.asarray(step, np.int64) + (1 << 20)) << _SHIFT) | np.asarray(place, np.int64)


def _merge(parts: list[Part]) -> Part:
    columns: list[Any] = [None if column[0] is None else np.concatenate(column) for column in zip(*parts)]
    keys, counts, weights, largest_weights = columns
    distinct, where = np.unique(keys, return_inverse=True)
    where = where.reshape(-1)
    total = np.zeros(len(distinct), np.int64)
    np.add.at(total, where, counts)
    if weights is None:
        return distinct, total, None, None
    most = np.zeros(len(distinct))
    np.maximum.at(most, where, largest_weights)
    summed: Any = np.bincount(where, weights, len(distinct))
    return distinct, total, summed, most
