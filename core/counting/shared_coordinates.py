"""How crimes share coordinates, counted as they come: what is kept does not grow with their number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: So many coordinates are counted one by one.
ROOM = 1 << 19


@dataclass(frozen=True)
class Crowded:
    """How crimes share coordinates.

    How few distinct ones there are says nothing of where the points come from (``core.data.origin``).

    Attributes
    ----------
    distinct : int, default 0
        Distinct coordinates; of more than half a million an estimate, good to about 0.3 %.
    most : int, default 0
        Crimes on the busiest coordinate; of more than half a million coordinates it may be a little low.
    x, y : float, default float("nan")
        The busiest coordinate; NaN without crimes.
    """

    distinct: int = 0
    most: int = 0
    x: float = float("nan")
    y: float = float("nan")


class Crowding:
    """Counts how crimes share coordinates, block by block, without keeping them all.

    Up to ``room`` coordinates are counted one by one. Of more, a random sample is kept, and of the others the busiest.

    Examples
    --------
    >>> crowding = Crowding()
    >>> crowding.add(np.array([1.0, 1.0, 2.0]), np.array([5.0, 5.0, 5.0]))
    >>> crowding.answer()
    Crowded(distinct=2, most=2, x=1.0, y=5.0)
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._marks: NDArray[np.uint64] = np.empty(0, np.uint64)
        self._counts: NDArray[np.int64] = np.empty(0, np.int64)
        self._waiting: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
        self._length = 0
        self._halved = 0
        self._top = Crowded()

    def add(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
        """Add crimes.

        Parameters
        ----------
        x, y : ndarray of float, shape (n,)
            Coordinates in metres, finite.
        """
        self._waiting.append((np.asarray(x, float), np.asarray(y, float)))
        self._length += len(x)
        # Merged only when as many wait as may be known, so that the known ones are moved a few times only.
        if self._length >= self._room:
            self._merge()

    def answer(self) -> Crowded:
        """What all crimes so far share.

        Returns
        -------
        crowded : Crowded
            Distinct coordinates and the busiest.
        """
        self._merge()
        distinct = int(np.count_nonzero(self._drawn())) << self._halved
        return Crowded(distinct, self._top.most, self._top.x, self._top.y)

    def _merge(self) -> None:
        if not self._length:
            return
        x, y = (np.concatenate(parts) for parts in zip(*self._waiting))
        self._waiting, self._length = [], 0
        new = marks_of(x, y)
        marks, counts = _counted(np.sort(new))
        self._take(marks, counts)
        busiest = int(self._counts.argmax())
        if self._counts[busiest] > self._top.most:
            # It has just become the busiest, so it is among the new.
            here = int(np.argmax(new == self._marks[busiest]))
            self._top = Crowded(0, int(self._counts[busiest]), float(x[here]), float(y[here]))
        if len(self._marks) > self._room:
            self._make_room()

    def _take(self, marks: NDArray[np.uint64], counts: NDArray[np.int64]) -> None:
        if not len(self._marks):
            self._marks, self._counts = marks, counts
            return
        place = np.searchsorted(self._marks, marks)
        known = place < len(self._marks)
        known[known] = self._marks[place[known]] == marks[known]
        self._counts[place[known]] += counts[known]
        self._marks = np.insert(self._marks, place[~known], marks[~known])
        self._counts = np.insert(self._counts, place[~known], counts[~known])

    def _drawn(self) -> NDArray[np.bool_]:
        return self._marks <= np.uint64((1 << (64 - self._halved)) - 1)

    def _make_room(self) -> None:
        while np.count_nonzero(self._drawn()) > self._room // 2:
            self._halved += 1
        keep = self._drawn()
        others = np.flatnonzero(~keep)
        busy = self._room // 4
        if len(others) > busy:
            others = others[np.argpartition(self._counts[others], len(others) - busy)[len(others) - busy :]]
        keep[others] = True
        self._marks, self._counts = self._marks[keep], self._counts[keep]


def distinct_points(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The distinct points among coordinates.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates in metres, finite.

    Returns
    -------
    points : ndarray of float, shape (k, 2)
        Distinct points, in no particular order.
    which : ndarray of int, shape (n,)
        Index of each coordinate's point.

    Examples
    --------
    >>> points, which = distinct_points(np.array([1.0, 2, 1]), np.array([5.0, 5, 5]))
    >>> points[which].tolist()
    [[1.0, 5.0], [2.0, 5.0], [1.0, 5.0]]
    """
    _, first, back = np.unique(marks_of(x, y), return_index=True, return_inverse=True)
    points = np.column_stack([x[first], y[first]])
    if not (np.array_equal(points[back, 0], x) and np.array_equal(points[back, 1], y)):
        # Two points share a mark, as good as never: compare the pairs themselves.
        points, back = np.unique(np.column_stack([x, y]), axis=0, return_inverse=True)
    return points, back.ravel()


def marks_of(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.uint64]:
    """One number for each pair of coordinates, which sorts several times as fast as the pair.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates in metres, finite.

    Returns
    -------
    marks : ndarray of uint64, shape (n,)
        Two pairs share one with odds of n² in 2⁶⁵.

    Examples
    --------
    >>> marks = marks_of(np.array([1.0, 1.0, 2.0]), np.array([5.0, 5.0, 5.0]))
    >>> bool(marks[0] == marks[1]), bool(marks[0] == marks[2])
    (True, False)
    """
    return _mixed(x) * np.uint64(3) + _mixed(y)


def _counted(ordered: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Distinct values of an ordered array, and how often each is there."""
    begin = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    return ordered[begin], np.diff(np.r_[begin, len(ordered)])


def _mixed(values: NDArray[np.float64]) -> NDArray[np.uint64]:
    """A 64-bit number (n,) for each float, equal for equal and far apart for near ones (splitmix64's last steps)."""
    bits = np.where(values == 0, 0.0, values).view(np.uint64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        bits = (bits ^ (bits >> np.uint64(shift))) * np.uint64(factor)
    return bits ^ (bits >> np.uint64(31))
