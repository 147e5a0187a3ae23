"""The exact binomial test of many counts at once, also of counts that are no whole numbers."""

import numpy as np


def two_sided(counts, totals, share, step=1.0):
    """p (n,): how likely ``counts`` (n,) of ``totals`` (n,) lie so far from ``share`` of them, a number or (n,), by
    chance, two-sided by doubling the smaller tail; 1 where the total is 0. ``step`` is what one more weighs: with a
    dispersion φ both are divided by it, and one more is 1/φ. The tail is the incomplete beta function.
    """
    from scipy.special import betainc

    counts, totals, share = np.broadcast_arrays(*(np.asarray(one, float) for one in (counts, totals, share)))

    def least(k):
        """The chance of k or more; k may be no whole number."""
        here = (k > 0) & (k <= totals)
        out = np.where(k <= 0, 1.0, 0.0)
        out[here] = betainc(k[here], totals[here] - k[here] + 1, share[here])
        return out

    p = np.minimum(2 * np.minimum(least(counts), 1 - least(counts + step)), 1.0)
    p[totals == 0] = 1.0
    return p


def odds_limits(counts, others, level=0.9):
    """(low, high), each (n,), of the odds of ``counts`` (n,) against ``others`` (n,), which may be no whole numbers:
    the exact limits of a binomial share (Clopper & Pearson 1934), 0 and infinity where nothing bounds them.
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
