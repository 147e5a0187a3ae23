"""Watching places week by week: bands, exceptions, the funnel, and a test that may be looked at every week."""

import numpy as np

from .binomial import two_sided
from .correction import adjust

#: Weeks before that make the mean of a week's band.
BASE = 8


def weekly_bands(counts, z=3.0, dispersion=1.0, base=BASE):
    """(mean, low, high), each (n, weeks), of counts (n, weeks): the mean of the ``base`` weeks before and the limits
    (√m ± z/2·√φ)², low at least 0; NaN for the first ``base`` weeks."""
    counts = np.asarray(counts, float)
    mean = np.full(counts.shape, np.nan)
    if counts.shape[1] > base:
        sums = np.cumsum(np.pad(counts, ((0, 0), (1, 0))), 1)
        mean[:, base:] = (sums[:, base:-1] - sums[:, :-base - 1]) / base
    root, reach = np.sqrt(mean), z / 2 * np.sqrt(dispersion)
    return mean, np.maximum(root - reach, 0) ** 2, (root + reach) ** 2


def exceptions(before, counts, weeks=BASE, dispersion=1.0):
    """(p (n,), q (n,)): how likely a week's counts (n,) differ so much from ``before`` (n,), the sum of the weeks
    before, by chance; two-sided, and corrected for the number of places (Benjamini–Hochberg).

    Given both together, the week's count is binomial with 1/(weeks + 1), whatever the level: the level is not taken for
    known (Przyborowski & Wilenski 1940). Counts are divided by the dispersion.
    """
    before, counts = np.asarray(before, float) / dispersion, np.asarray(counts, float) / dispersion
    p = two_sided(counts, before + counts, 1 / (weeks + 1), 1 / dispersion)
    return p, adjust(p, "bh")


def funnel_limits(expected, level=0.95, dispersion=1.0):
    """(low, high), the ratios observed ÷ ``expected`` (n,) between which chance leaves counts in ``level`` of all
    cases: exact Poisson limits, widened by √φ (Spiegelhalter 2005). ``expected`` above 0."""
    from scipy.stats import poisson

    expected = np.asarray(expected, float)
    out = []
    for share in ((1 - level) / 2, (1 + level) / 2):
        count = poisson.ppf(share, expected)
        # Between two whole numbers on the line between their chances, as the source does.
        here = poisson.cdf(count, expected)
        part = (here - share) / np.maximum(here - poisson.cdf(count - 1, expected), 1e-300)
        out.append(np.maximum(1 + ((count - part) / expected - 1) * np.sqrt(dispersion), 0))
    return tuple(out)


def evidence(before, before_weeks, counts, dispersion=1.0, rest=None, change=0.25):
    """E-values (n, weeks) that each place's level changed when the watch began: from 1 (no evidence) up. They may be
    looked at every week: under no change they ever reach 1/α in a share α of places at most.

    ``before`` (n,) crimes in ``before_weeks`` weeks, ``counts`` (n, weeks) since; ``rest`` (crimes elsewhere before,
    (weeks,) since) says how much busier the weeks were everywhere. The difference of the square roots of the two rates
    is normal with a variance of φ(1/weeks before + 1/weeks since), and that of the rest; the alternative is a normal of
    ``change`` of the level: the mixture of Robbins (1970), with the level left open by its invariance.
    """
    before, counts = np.asarray(before, float), np.asarray(counts, float)
    weeks = np.arange(1, counts.shape[1] + 1, dtype=float)
    start = 2 * np.sqrt((before + 0.375) / before_weeks)[:, None]
    error = 0.0
    if rest is not None:
        elsewhere = np.cumsum(np.maximum(rest[1], 1e-9))
        weeks = elsewhere / (rest[0] / before_weeks)
        error = (start / 2) ** 2 * (1 / rest[0] + 1 / elsewhere)
    apart = 2 * np.sqrt((np.cumsum(counts, 1) + 0.375) / weeks) - start
    variance = dispersion * (1 / before_weeks + 1 / weeks + error)
    # Twice the root of a level moves by about the share of the change times the root.
    width = (change * start / 2) ** 2
    return np.sqrt(variance / (variance + width)) * np.exp(apart**2 * width / (2 * variance * (variance + width)))


def alarms(evidence_now, alpha=0.05):
    """Which places (n,) stand out when all are looked at together: e-values with the false discovery rate held at
    ``alpha`` however they hang together (Wang & Ramdas 2022)."""
    values = np.asarray(evidence_now, float)
    order = np.argsort(-values, kind="stable")
    enough = np.flatnonzero(values[order] * np.arange(1, len(values) + 1) >= len(values) / alpha)
    out = np.zeros(len(values), bool)
    if len(enough):
        out[order[:enough[-1] + 1]] = True
    return out
