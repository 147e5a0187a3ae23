"""The exact binomial test of many counts at once, also of counts that are no whole numbers."""

import numpy as np


def two_sided(counts, totals, share, step=1.0):
    """p (n,): how likely ``counts`` (n,) of ``totals`` (n,) lie so far from ``share`` of them by chance, two-sided by
    doubling the smaller tail; 1 where the total is 0. ``step`` is what one more weighs: with a dispersion φ both are
    divided by it, and one more is 1/φ. The tail is the incomplete beta function.
    """
    from scipy.special import betainc

    counts, totals = np.asarray(counts, float), np.asarray(totals, float)

    def least(k):
        """The chance of k or more; k may be no whole number."""
        here = (k > 0) & (k <= totals)
        out = np.where(k <= 0, 1.0, 0.0)
        out[here] = betainc(k[here], totals[here] - k[here] + 1, share)
        return out

    p = np.minimum(2 * np.minimum(least(counts), 1 - least(counts + step)), 1.0)
    p[totals == 0] = 1.0
    return p
