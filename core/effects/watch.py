"""Watching places week by week: bands, exceptions, the funnel, and a test that may be looked at every week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

import numpy as np

from ..statistics.binomial import as_many, two_sided
from ..statistics.correction import adjust

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: Weeks before that make the mean of a week's band.
BASE = 8


def weekly_bands(
    counts: ArrayLike, z: float = 3.0, dispersion: float = 1.0, base: int = BASE
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """(mean, low, high), each (n, weeks), of counts (n, weeks), whole numbers: the mean of the ``base`` weeks before,
    the least and the greatest count that lies within the band; NaN for the first ``base`` weeks.

    Exact predictive limits: a count lies outside where one so far out has a chance of at most that of ``z`` standard
    deviations of a normal, given the sum of the weeks before and of this one together. The level is thus not taken for
    known, and few crimes are no bell curve; it is the same test as in ``exceptions``, and the limits are quantiles of a
    negative binomial (Krishnamoorthy & Peng 2011). Counts are divided by the dispersion.
    """
    counts = np.asarray(counts, float)
    mean, low, high = (np.full(counts.shape, np.nan) for _ in range(3))
    if counts.shape[1] > base:
        sums = np.cumsum(np.pad(counts, ((0, 0), (1, 0))), 1)
        before = sums[:, base:-1] - sums[:, : -base - 1]
        mean[:, base:] = before / base
        # The limits hang on the sum alone, and few sums occur.
        distinct, where = np.unique(before, return_inverse=True)
        limits = _predicted(distinct, base, z, dispersion)
        low[:, base:], high[:, base:] = (one[where].reshape(before.shape) for one in limits)
    return mean, low, high


def _predicted(
    before: NDArray[np.float64], base: int, z: float, dispersion: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(low (n,), high (n,)) of ``weekly_bands`` for the sums ``before`` (n,) of ``base`` weeks."""
    from scipy.stats import norm

    tail = norm.sf(z)

    def chance(least: NDArray[np.float64], count: NDArray[np.float64]) -> NDArray[np.float64]:
        """That of ``least`` or more, where a week of ``count`` and those before have so many together."""
        return as_many(least / dispersion, (before + count) / dispersion, 1 / (base + 1))

    beyond = 10 * (before / base + 1) + 50 * dispersion
    while (chance(beyond, beyond) > tail).any():
        beyond = 2 * beyond
    high = _last(lambda count: chance(count, count) > tail, np.zeros(len(before)), np.ceil(beyond))
    low = (
        _last(
            lambda count: 1 - chance(count + 1, count) <= tail, np.full(len(before), -1.0), np.ceil(before / base) + 1
        )
        + 1
    )
    return low, high


def _last(
    holds: Callable[[NDArray[np.float64]], NDArray[np.bool_]], first: NDArray[np.float64], beyond: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The last whole number (n,) from ``first`` on and before ``beyond``, both (n,), for which ``holds`` is true; it is
    true up to one number and false from there on."""
    while (beyond - first > 1).any():
        middle = np.floor((first + beyond) / 2)
        # Where nothing is between them, the middle is the first, for which it is true by definition.
        true = holds(middle) | (middle <= first)
        first, beyond = np.where(true, middle, first), np.where(true, beyond, middle)
    return first


def exceptions(
    before: ArrayLike, counts: ArrayLike, weeks: int = BASE, dispersion: float = 1.0
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(p (n,), q (n,)): how likely a week's counts (n,) differ so much from ``before`` (n,), the sum of the weeks
    before, by chance; two-sided, and corrected for the number of places (Benjamini–Hochberg).

    Given both together, the week's count is binomial with 1/(weeks + 1), whatever the level: the level is not taken for
    known (Przyborowski & Wilenski 1940). Counts are divided by the dispersion.
    """
    before, counts = np.asarray(before, float) / dispersion, np.asarray(counts, float) / dispersion
    p = two_sided(counts, before + counts, 1 / (weeks + 1), 1 / dispersion)
    return p, adjust(p, "bh")


def funnel_limits(
    expected: ArrayLike, level: float = 0.95, dispersion: float = 1.0
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
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


def evidence(
    before: ArrayLike,
    before_weeks: float,
    counts: ArrayLike,
    dispersion: float = 1.0,
    rest: tuple[float, NDArray[np.float64]] | None = None,
    change: float = 0.25,
) -> NDArray[np.float64]:
    """E-values (n, weeks) that each place's level changed when the watch began: from 1 (no evidence) up. They may be
    looked at every week: under no change they ever reach 1/α in a share α of places at most.

    ``before`` (n,) crimes in ``before_weeks`` weeks, ``counts`` (n, weeks) since; ``rest`` (crimes elsewhere before,
    (weeks,) since) says how much busier the weeks were everywhere. The difference of the square roots of the two rates
    is normal with a variance of φ(1/weeks before + 1/weeks since), and that of the rest; the alternative is a normal of
    ``change`` of the level: the mixture of Robbins (1970), with the level left open by its invariance.
    """
    before, counts = np.asarray(before, float), np.asarray(counts, float)
    weeks: NDArray[np.float64] = np.arange(1, counts.shape[1] + 1, dtype=float)
    start = 2 * np.sqrt((before + 0.375) / before_weeks)[:, None]
    error: float | NDArray[np.float64] = 0.0
    if rest is not None:
        elsewhere = np.cumsum(np.maximum(rest[1], 1e-9))
        weeks = elsewhere / (rest[0] / before_weeks)
        error = (start / 2) ** 2 * (1 / rest[0] + 1 / elsewhere)
    apart = 2 * np.sqrt((np.cumsum(counts, 1) + 0.375) / weeks) - start
    variance = dispersion * (1 / before_weeks + 1 / weeks + error)
    # Twice the root of a level moves by about the share of the change times the root.
    width = (change * start / 2) ** 2
    return np.sqrt(variance / (variance + width)) * np.exp(apart**2 * width / (2 * variance * (variance + width)))


def alarms(evidence_now: ArrayLike, alpha: float = 0.05) -> NDArray[np.bool_]:
    """Which places (n,) stand out when all are looked at together: e-values with the false discovery rate held at
    ``alpha`` however they hang together (Wang & Ramdas 2022).

    >>> alarms([70.0, 1.0, 25.0]).tolist()
    [True, False, False]
    """
    values = np.asarray(evidence_now, float)
    order = np.argsort(-values, kind="stable")
    enough = np.flatnonzero(values[order] * np.arange(1, len(values) + 1) >= len(values) / alpha)
    out = np.zeros(len(values), bool)
    if len(enough):
        out[order[: enough[-1] + 1]] = True
    return out
