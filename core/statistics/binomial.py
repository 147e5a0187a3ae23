"""The exact binomial test of many counts at once, also of counts that are no whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def two_sided(counts: ArrayLike, totals: ArrayLike, share: ArrayLike, step: float = 1.0) -> NDArray[np.float64]:
    """p (n,): how likely ``counts`` (n,) of ``totals`` (n,) lie so far from ``share`` of them, a number or (n,), by
    chance, two-sided by doubling the smaller tail; 1 where the total is 0. ``step`` is what one more weighs: with a
    dispersion φ both are divided by it, and one more is 1/φ.

    >>> two_sided([5, 8, 10], 10, 0.5).round(3).tolist()
    [1.0, 0.109, 0.002]
    """
    counts, totals, share = np.broadcast_arrays(*(np.asarray(one, float) for one in (counts, totals, share)))
    p = np.minimum(2 * np.minimum(as_many(counts, totals, share), 1 - as_many(counts + step, totals, share)), 1.0)
    p[totals == 0] = 1.0
    return p


def as_many(counts: ArrayLike, totals: ArrayLike, share: ArrayLike) -> NDArray[np.float64]:
    """The chance (n,) of ``counts`` (n,) or more of ``totals`` (n,) where each is one with the chance ``share``, a
    number or (n,). The tail is the incomplete beta function, so that neither need be whole numbers.

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
    """(low, high), each (n,), of the odds of ``counts`` (n,) against ``others`` (n,), which may be no whole numbers:
    the exact limits of a binomial share (Clopper & Pearson 1934), 0 and infinity where nothing bounds them. ``level``
    is that of the interval.

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
