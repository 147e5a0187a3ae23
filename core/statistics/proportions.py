"""Shares and rates of small numbers with their intervals."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def wilson(count: ArrayLike, total: ArrayLike, level: float = 0.95) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Wilson's confidence limits of shares.

    Parameters
    ----------
    count : array_like, shape (n,)
        Events counted.
    total : array_like, shape (n,)
        Events of which they are part.
    level : float, default 0.95
        Confidence level, 0 to 1.

    Returns
    -------
    low, high : ndarray of float, shape (n,)
        Limits of the share, 0 to 1; NaN where the total is 0.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Journal of the American Statistical Association 22.

    Examples
    --------
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
    """The difference of two shares with its confidence limits.

    Parameters
    ----------
    first, second : array_like, shape (n,)
        Events counted in each group.
    of_first, of_second : array_like, shape (n,)
        Size of each group.
    level : float, default 0.95
        Confidence level, 0 to 1.

    Returns
    -------
    gap : ndarray of float, shape (n,)
        First share less the second, −1 to 1; NaN where a group is empty.
    low, high : ndarray of float, shape (n,)
        Limits of the difference; NaN where a group is empty.

    Notes
    -----
    Method 10: from the Wilson limits of both shares.

    References
    ----------
    .. [1] Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions. Statistics in
       Medicine 17.

    Examples
    --------
    >>> [round(float(one), 3) for one in difference(56, 70, 48, 80)]
    [0.2, 0.052, 0.334]
    """
    first, of_first, second, of_second = (np.asarray(one, float) for one in (first, of_first, second, of_second))
    (low, high), (other_low, other_high) = wilson(first, of_first, level), wilson(second, of_second, level)
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = first / of_first, second / of_second
    gap = one - other
    return gap, gap - np.hypot(one - low, other_high - other), gap + np.hypot(high - one, other - other_low)


def rate(count: float, people: float, level: float = 0.95) -> tuple[float, float, float]:
    """A rate per head with its exact Poisson limits.

    Parameters
    ----------
    count : float
        Events counted.
    people : float
        People among whom they happened.
    level : float, default 0.95
        Confidence level, 0 to 1.

    Returns
    -------
    rate : float
        Events per head; NaN without people.
    low, high : float
        Limits of the rate; NaN without people.

    References
    ----------
    .. [1] Garwood, F. (1936). Biometrika 28.

    Examples
    --------
    >>> tuple(round(float(one), 4) for one in rate(10, 1000))
    (0.01, 0.0048, 0.0184)
    """
    from scipy.stats import chi2

    if not people > 0:
        return (float("nan"),) * 3
    tail = (1 - level) / 2
    low = chi2.ppf(tail, 2 * count) / 2 if count else 0.0
    return count / people, float(low / people), float(chi2.ppf(1 - tail, 2 * count + 2) / 2 / people)
