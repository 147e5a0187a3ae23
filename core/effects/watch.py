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
    """The band within which each week's count is usual, from the weeks before it.

    Parameters
    ----------
    counts : array_like, shape (n, weeks)
        Crimes by place and week, whole numbers.
    z : float, default 3.0
        Width of the band, in standard deviations of a normal distribution with as much beyond.
    dispersion : float, default 1.0
        Variance of counts over that of chance, φ; counts are divided by it.
    base : int, default BASE
        Weeks before that make the mean.

    Returns
    -------
    mean : ndarray of float, shape (n, weeks)
        Mean of the weeks before; NaN for the first ``base`` weeks.
    low, high : ndarray of float, shape (n, weeks)
        Least and greatest count within the band; NaN for the first ``base`` weeks.

    Notes
    -----
    Exact predictive limits, quantiles of a negative binomial (Krishnamoorthy & Peng 2011): given the sum of the weeks
    before and of this one together, the level need not be known. It is the same test as in ``exceptions``.
    """
    counts = np.asarray(counts, float)
    mean, low, high = (np.full(counts.shape, np.nan) for _ in range(3))
    if counts.shape[1] > base:
        sums = np.cumsum(np.pad(counts, ((0, 0), (1, 0))), 1)
        before = sums[:, base:-1] - sums[:, : -base - 1]
        mean[:, base:] = before / base
        # The limits depend on the sum alone, and few different sums occur: each is computed once.
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
        # Once the two are neighbours the middle is the first number, for which ``holds`` is known to be true.
        true = holds(middle) | (middle <= first)
        first, beyond = np.where(true, middle, first), np.where(true, beyond, middle)
    return first


def exceptions(
    before: ArrayLike, counts: ArrayLike, weeks: int = BASE, dispersion: float = 1.0
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """p-values of a week's counts against the weeks before.

    Parameters
    ----------
    before : array_like, shape (n,)
        Crimes in the weeks before.
    counts : array_like, shape (n,)
        Crimes of the week.
    weeks : int, default BASE
        Number of weeks before.
    dispersion : float, default 1.0
        Variance of counts over that of chance, φ; counts are divided by it.

    Returns
    -------
    p : ndarray of float, shape (n,)
        Two-sided p-values.
    q : ndarray of float, shape (n,)
        The same, corrected for the number of places (Benjamini–Hochberg).

    Notes
    -----
    Given both together, the week's count is binomial with 1/(weeks + 1), whatever the level.

    References
    ----------
    .. [1] Przyborowski, J. and Wilenski, H. (1940). Homogeneity of results in testing samples from Poisson series.
       Biometrika 31.

    Examples
    --------
    >>> p, q = exceptions([8, 8], [1, 8])
    >>> p.round(4).tolist(), q.round(4).tolist()
    ([1.0, 0.0003], [1.0, 0.0005])
    """
    before, counts = np.asarray(before, float) / dispersion, np.asarray(counts, float) / dispersion
    p = two_sided(counts, before + counts, 1 / (weeks + 1), 1 / dispersion)
    return p, adjust(p, "bh")


def funnel_limits(
    expected: ArrayLike, level: float = 0.95, dispersion: float = 1.0
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The funnel within which chance leaves ratios of observed to expected counts.

    Parameters
    ----------
    expected : array_like, shape (n,)
        Expected counts, above 0.
    level : float, default 0.95
        Share of the cases within the limits, 0 to 1.
    dispersion : float, default 1.0
        Variance of counts over that of chance, φ.

    Returns
    -------
    low, high : ndarray of float, shape (n,)
        Limits of observed ÷ expected.

    Notes
    -----
    Exact Poisson limits, between two whole numbers interpolated, widened by √φ.

    References
    ----------
    .. [1] Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. Statistics in Medicine 24.
    """
    from scipy.stats import poisson

    expected = np.asarray(expected, float)
    out = []
    for share in ((1 - level) / 2, (1 + level) / 2):
        count = poisson.ppf(share, expected)
        # Interpolated between two whole numbers, as the source does.
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
    """Evidence, week by week, that each place's level changed when the watch began.

    The e-values may be looked at every week: without a change they ever reach 1/α in a share α of places at most.

    Parameters
    ----------
    before : array_like, shape (n,)
        Crimes before the watch.
    before_weeks : float
        Weeks before the watch.
    counts : array_like, shape (n, weeks)
        Crimes by week since.
    dispersion : float, default 1.0
        Variance of counts over that of chance, φ.
    rest : tuple of (float, ndarray of float), optional
        Crimes elsewhere before, and by week (weeks,) since: how much busier the weeks were everywhere.
    change : float, default 0.25
        Typical relative change under the alternative.

    Returns
    -------
    evidence : ndarray of float, shape (n, weeks)
        e-values: 1 is no evidence, more is evidence of a change.

    Notes
    -----
    The difference of the square roots of the two rates is normal with the variance φ(1/weeks before + 1/weeks since)
    and that of the rest; the alternative is a normal of ``change`` of the level.

    References
    ----------
    .. [1] Robbins, H. (1970). Statistical methods related to the law of the iterated logarithm. Annals of Mathematical
       Statistics 41.
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
    # A relative change c of a level moves twice its square root by about c times the root.
    width = (change * start / 2) ** 2
    return np.sqrt(variance / (variance + width)) * np.exp(apart**2 * width / (2 * variance * (variance + width)))


def alarms(evidence_now: ArrayLike, alpha: float = 0.05) -> NDArray[np.bool_]:
    """Which places stand out when all are looked at together.

    Parameters
    ----------
    evidence_now : array_like, shape (n,)
        e-values.
    alpha : float, default 0.05
        False discovery rate, held however the e-values hang together.

    Returns
    -------
    alarms : ndarray of bool, shape (n,)
        Whether each place stands out.

    References
    ----------
    .. [1] Wang, R. and Ramdas, A. (2022). False discovery rate control with e-values. Journal of the Royal Statistical
       Society B 84.

    Examples
    --------
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
