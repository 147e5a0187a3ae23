"""Shares and rates of small numbers with their intervals."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def wilson(count: ArrayLike, total: ArrayLike, level: float = 0.95) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(low, high), each (n,), of shares ``count`` (n,) of ``total`` (n,); NaN where the total is 0 (Wilson 1927).

    >>> [np.round(limit, 3).tolist() for limit in wilson([0, 5], [10, 10])]
    [[0.0, 0.237], [0.278, 0.763]]
    """
    count, total = np.asarray(count, float), np.asarray(total, float)
    z = NormalDist().inv_cdf((1 + level) / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = (count + z * z / 2) / (total + z * z)
        reach = z / (total + z * z) * np.sqrt(count * (total - count) / total + z * z / 4)
        reach = np.where(total > 0, reach, np.nan)
    return np.maximum(middle - reach, 0), np.minimum(middle + reach, 1)


def difference(
    first: ArrayLike, of_first: ArrayLike, second: ArrayLike, of_second: ArrayLike, level: float = 0.95
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """(difference, low, high), each (n,), of the shares ``first``/``of_first`` − ``second``/``of_second``, from the
    Wilson limits of both (Newcombe 1998, method 10). NaN where one of them is of nobody."""
    first, of_first, second, of_second = (np.asarray(one, float) for one in (first, of_first, second, of_second))
    (low, high), (other_low, other_high) = wilson(first, of_first, level), wilson(second, of_second, level)
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = first / of_first, second / of_second
    gap = one - other
    return gap, gap - np.hypot(one - low, other_high - other), gap + np.hypot(high - one, other - other_low)


def rate(count: float, people: float, level: float = 0.95) -> tuple[float, float, float]:
    """(rate, low, high) per head of ``count`` events among ``people``, exact for Poisson counts (Garwood 1936); NaN
    without people.

    >>> tuple(round(float(one), 4) for one in rate(10, 1000))
    (0.01, 0.0048, 0.0184)
    """
    from scipy.stats import chi2

    if not people > 0:
        return (float("nan"),) * 3
    tail = (1 - level) / 2
    low = chi2.ppf(tail, 2 * count) / 2 if count else 0.0
    return count / people, float(low / people), float(chi2.ppf(1 - tail, 2 * count + 2) / 2 / people)
