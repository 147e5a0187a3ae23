"""How shares of answers are told without giving anybody away: a side of 1 to 4 people, or of nobody, is never told.

Each question is a table of neighbourhoods by answer, and the total is the sum of its neighbourhoods. Where one side of
a share has fewer than LEAST people, only that is told: both 0 and LEAST − 1 must remain possible for whoever knows all
other numbers, the total among them. As in ``disclosure``, what is told is attacked; with a single sum the attack is
arithmetic, and exact in whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..statistics.proportions import wilson
from .disclosure import LEAST

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class PublishedCount:
    """How a number of people is published.

    Attributes
    ----------
    low, high : int
        The number lies from ``low`` to ``high``; where the two are equal it is told itself.
    of : int
        People among whom they are.
    """

    low: int
    high: int
    of: int

    @property
    def share(self) -> float | None:
        """The share, None where the number is told as a range."""
        return self.low / self.of if self.low == self.high else None

    @property
    def middle(self) -> float:
        """The middle of the range, as a share."""
        return (self.low + self.high) / 2 / self.of

    def limits(self, level: float = 0.95) -> tuple[float, float]:
        """Wilson's confidence limits of the share; of a range from those of its lower to those of its upper end.

        Parameters
        ----------
        level : float, default 0.95
            Confidence level, 0 to 1.

        Returns
        -------
        low, high : float
            Limits of the share, 0 to 1.
        """
        return float(wilson(self.low, self.of, level)[0]), float(wilson(self.high, self.of, level)[1])


def published_count(count: int, of: int, least: int = LEAST) -> PublishedCount:
    """How a number of people is published by itself: a side of few people is told as a range.

    Parameters
    ----------
    count : int
        The number.
    of : int
        People among whom they are.
    least : int, default LEAST
        People below which a side is not told.

    Returns
    -------
    published : PublishedCount
        The number, or 0 to ``least`` − 1, or all but as many.

    Examples
    --------
    >>> published_count(3, 100), published_count(97, 100), published_count(40, 100).share
    (PublishedCount(low=0, high=4, of=100), PublishedCount(low=96, high=100, of=100), 0.4)
    """
    count, of = int(count), int(of)
    if count < least:
        return PublishedCount(0, min(least - 1, of), of)
    if of - count < least:
        return PublishedCount(max(of - least + 1, 0), of, of)
    return PublishedCount(count, count, of)


def possible(low: ArrayLike, high: ArrayLike, total: tuple[int, int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """What whole numbers can be whose sum is known.

    Parameters
    ----------
    low, high : array_like, shape (n,)
        Range of each number.
    total : tuple of (int, int)
        Range of their sum.

    Returns
    -------
    low, high : ndarray of int, shape (n,)
        The narrower range of each.

    Examples
    --------
    >>> [one.tolist() for one in possible([0, 0], [4, 10], (9, 9))]
    [[0, 5], [4, 9]]
    """
    low, high = np.asarray(low), np.asarray(high)
    return (np.maximum(low, total[0] - (high.sum() - high)), np.minimum(high, total[1] - (low.sum() - low)))


#: What a number must still be able to be: 0 (or the low end of its range), or everybody (the high end).
FEW, NEARLY_ALL = 1, 2


def total_of(
    counts: ArrayLike, low: ArrayLike, high: ArrayLike, of: int, protect: ArrayLike | None = None, least: int = LEAST
) -> PublishedCount:
    """How a sum is published, so that no number that was told as a range is given away.

    The sum is told as by itself, if with it every protected number could still be anything from its end of the range to
    ``least`` away from it; else as what follows from the ranges, which tells nothing new.

    Parameters
    ----------
    counts : array_like, shape (n,)
        The numbers.
    low, high : array_like, shape (n,)
        Range in which each is known to lie.
    of : int
        People among whom they all are.
    protect : array_like, shape (n,), optional
        FEW, NEARLY_ALL or 0 for each; without it whatever is told as a range is protected.
    least : int, default LEAST
        People below which a side is not told.

    Returns
    -------
    published : PublishedCount
        The sum.

    Examples
    --------
    >>> total_of([10, 20], [10, 20], [10, 20], 100)
    PublishedCount(low=30, high=30, of=100)
    """
    counts, low, high = (np.asarray(one) for one in (counts, low, high))
    protect = np.where(high > low, FEW, 0) if protect is None else np.asarray(protect)
    found = published_count(counts.sum(), of, least)
    bottom, top = possible(low, high, (found.low, found.high))
    few = (bottom <= low) & (top >= np.minimum(high, low + least))
    nearly_all = (top >= high) & (bottom <= np.maximum(low, high - least))
    if np.where(protect == FEW, few, np.where(protect == NEARLY_ALL, nearly_all, True)).all():
        return found
    return PublishedCount(int(low.sum()), int(min(high.sum(), of)), of)
