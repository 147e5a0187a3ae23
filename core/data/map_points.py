"""Whether the points on which crimes are put changed between two months, as those of data.police.uk between June and
July 2022: what moves there is the points and not the crime. NumPy only."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..counting.shared_coordinates import marks_of
from ..texts import day_words, tr

#: Months on each side that are compared, the ratio of recurrence from which on they are no longer the same points, and
#: the fewest points that would have to recur across a boundary, so that their absence says something (all ours).
MONTHS, CHANGED, FEWEST = 4, 0.25, 20
#: Points kept of all months together; of more, those whose mark is low, a share of each month's alike.
ROOM = 1 << 19


@dataclass(frozen=True)
class Seam:
    """Two months between which the map points change.

    Attributes
    ----------
    before, after : numpy.datetime64
        The months.
    ratio : float
        How often points recur across the boundary, over how often they do between other months.
    """

    before: np.datetime64
    after: np.datetime64
    ratio: float


class PointsByMonth:
    """The distinct points of each month, counted as crimes come, of which a random sample is kept."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._halved = room, 0
        self._months: dict[int, NDArray[np.uint64]] = {}
        self._waiting: list[tuple[NDArray[np.uint64], NDArray[np.int64]]] = []
        self._length = 0

    def add(self, x: NDArray[np.float64], y: NDArray[np.float64], days: NDArray[np.datetime64]) -> None:
        """Add crimes.

        Parameters
        ----------
        x, y : ndarray of float, shape (n,)
            Coordinates in metres, finite.
        days : ndarray of datetime64, shape (n,)
            Days (datetime64[D]), none missing.
        """
        marks, months = marks_of(np.asarray(x, float), np.asarray(y, float)), days.astype("datetime64[M]")
        self._waiting.append((marks, months.astype(np.int64)))
        self._length += len(marks)
        if self._length >= self._room:
            self._merge()

    def _merge(self) -> None:
        if not self._length:
            return
        marks, months = (np.concatenate(parts) for parts in zip(*self._waiting))
        self._waiting, self._length = [], 0
        drawn = self._drawn(marks)
        marks, months = marks[drawn], months[drawn]
        order = np.argsort(months, kind="stable")
        present, first = np.unique(months[order], return_index=True)
        for month, new in zip(present.tolist(), np.split(marks[order], first[1:])):
            self._months[month] = np.union1d(self._months.get(month, np.empty(0, np.uint64)), new)
        while sum(map(len, self._months.values())) > self._room:
            # Sampled by the mark of the point, so that a point is kept in all months or in none.
            self._halved += 1
            self._months = {month: points[self._drawn(points)] for month, points in self._months.items()}

    @property
    def months(self) -> int:
        """How many months there are."""
        self._merge()
        return len(self._months)

    def seams(self) -> list[Seam]:
        """Find where the points change.

        Returns
        -------
        seams : list of Seam
            In order of time.
        """
        self._merge()
        months = sorted(self._months)
        points = [self._months[month] for month in months]
        sizes = np.array([len(one) for one in points], float)
        common = np.zeros((len(months), len(months)))
        for i in range(len(months)):
            for j in range(i + 1, min(i + 2 * MONTHS, len(months))):
                common[i, j] = len(np.intersect1d(points[i], points[j], assume_unique=True))
        ratios = np.array([_ratio(common, sizes, i) for i in range(1, len(months))])
        found = []
        for i in np.flatnonzero(ratios < CHANGED).tolist():
            # Boundaries beside a change are affected too: only the strongest counts.
            if ratios[i] == np.nanmin(ratios[max(i - 1, 0) : i + 2]):
                before, after = (np.datetime64(one, "M") for one in months[i : i + 2])
                found.append(Seam(before, after, float(ratios[i])))
        return found

    def _drawn(self, marks: NDArray[np.uint64]) -> NDArray[np.bool_]:
        return marks <= np.uint64((1 << (64 - self._halved)) - 1)


def _ratio(common: NDArray[np.float64], sizes: NDArray[np.float64], boundary: int) -> float:
    """How often a point recurs across a boundary, as a share of how often within the months on either side; NaN where
    too few do to tell."""
    before = range(max(boundary - MONTHS, 0), boundary)
    after = range(boundary, min(boundary + MONTHS, len(sizes)))
    within = [(i, j) for side in (before, after) for i in side for j in side if i < j]
    across = [(i, j) for i in before for j in after]
    same, other = (sum(common[pair] for pair in pairs) for pairs in (within, across))
    pairs_within, pairs_across = (sum(sizes[i] * sizes[j] for i, j in pairs) for pairs in (within, across))
    if not pairs_within or not pairs_across or same / pairs_within * pairs_across < FEWEST or same < FEWEST:
        return np.nan
    return (other / pairs_across) / (same / pairs_within)


def sentence(seam: Seam) -> str:
    """Say what a change of the points means for whoever compares periods.

    Parameters
    ----------
    seam : Seam
        The two months.

    Returns
    -------
    sentence : str
        In the language of the user.
    """
    return tr(
        "The map points change between {} and {}. Points in use before then reappear afterwards only {:.0%} "
        "as often as points usually do from one month to the next. As a result, places, streets and clusters "
        "smaller than 250 m can appear to move when crime has not. Compare periods on one side of the "
        "change, or use larger areas."
    ).format(day_words(seam.before), day_words(seam.after), seam.ratio)
