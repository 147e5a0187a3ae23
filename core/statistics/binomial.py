"""The exact binomial test of many counts at once, also of counts that are no whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def two_sided(counts: ArrayLike, totals: ArrayLike, share: ArrayLike, step: float = 1.0) -> NDArray[np.float64]:
    """Exact two-sided binomial p-values of many counts at once.

    Parameters
    ----------
    counts : array_like, shape (n,)
        Events counted; need not be whole numbers.
    totals : array_like, shape (n,)
        Events of which they are part.
    share : array_like, shape () or (n,)
        The share of the total that is expected, 0 to 1.
    step : float, default 1.0
        What one more event weighs. With a dispersion φ counts and totals are divided by φ, and a step is 1/φ.

    Returns
    -------
    p : ndarray of float, shape (n,)
        The probability of a count at least as far from the expected share, 0 to 1; 1 where the total is 0.

    Notes
    -----
    The p-value is twice the smaller of the two tails.

    Examples
    --------
    >>> two_sided([5, 8, 10], 10, 0.5).round(3).tolist()
    [1.0, 0.109, 0.002]
    """
    counts, totals, share = np.broadcast_arrays(*(np.asarray(one, float) for one in (counts, totals, share)))
    p = np.minimum(2 * np.minimum(as_many(counts, totals, share), 1 - as_many(counts + step, totals, share)), 1.0)
    p[totals == 0] = 1.0
    return p


def as_many(counts: ArrayLike, totals: ArrayLike, share: ArrayLike) -> NDArray[np.float64]:
    """The probability of a binomial count or of a larger one.

    Parameters
    ----------
    counts : array_like, shape (n,)
        Events counted; need not be whole numbers.
    totals : array_like, shape (n,)
        Events of which they are part.
    share : array_like, shape () or (n,)
        The probability that one event is counted, 0 to 1.

    Returns
    -------
    p : ndarray of float, shape (n,)
        The upper tail probability, 0 to 1.

    Notes
    -----
    The tail is the regularised incomplete beta function, which is defined between whole numbers too.

    Examples
    --------
    >>> as_many([0, 8, 10], 10, 0.5).round(3).tolist()
    [1.0, 0.055, 0.001]
    """
    from scipy.special import betainc

    counts, totals, share = np.broadcast_arrays(*(np.asarray(one, float) for one in (counts, totals, share)))
    here = (counts > 0) & (counts <= totals)
    out = np.where(counts <= 0, 1.0, 0.0)
    out[here] = betainc(counts[here], totals[here] - counts[here] + 1, share[here])
    return out


def odds_limits(
    counts: ArrayLike, others: ArrayLike, level: float = 0.9
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Exact confidence limits of the odds of two counts.

    Parameters
    ----------
    counts : array_like, shape (n,)
        Events on one side; need not be whole numbers.
    others : array_like, shape (n,)
        Events on the other side.
    level : float, default 0.9
        Confidence level of the interval, 0 to 1.

    Returns
    -------
    low, high : ndarray of float, shape (n,)
        Limits of the odds counts ÷ others; 0 and infinity where nothing bounds them.

    References
    ----------
    .. [1] Clopper, C. J. and Pearson, E. S. (1934). The use of confidence or fiducial limits. Biometrika 26.

    Examples
    --------
    >>> low, high = odds_limits([10, 0], [10, 5])
    >>> low.round(2).tolist(), high.round(2).tolist()
    ([0.43, 0.0], [2.31, 0.82])
    """
    from scipy.special import betaincinv

    counts, others = np.asarray(counts, float), np.asarray(others, float)
    tail = (1 - level) / 2
    low, high = np.zeros(counts.shape), np.full(counts.shape, np.inf)
    some = counts > 0
    share = betaincinv(counts[some], others[some] + 1, tail)
    low[some] = share / (1 - share)
    some = others > 0
    share = betaincinv(counts[some] + 1, others[some], 1 - tail)
    with np.errstate(divide="ignore"):
        high[some] = share / (1 - share)
    return low, high
