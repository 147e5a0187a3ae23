"""Did it work? The difference in differences of treated places and control places, and the event study.

R treated, C control; b before, a after.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Callable

import numpy as np

from ..draws import Draws
from .randomisation import FEWEST, RandomisationTest, arrangements, redrawn_arms, strata_by_level

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: Places in the smaller arm from which on the robust error can be trusted; below them the lots are drawn again.
ENOUGH = 40
#: Crimes of an arm in a span below which nothing is said of it.
_FEWEST = 5


def dispersion(counts: ArrayLike) -> float:
    """How much wider than chance counts vary, beside the level of each place and the common swing.

    Parameters
    ----------
    counts : array_like, shape (places, periods)
        Crimes by place and period.

    Returns
    -------
    dispersion : float
        Variance over that of chance, at least 1; NaN with fewer than two places or periods with crimes.

    Notes
    -----
    Squared deviations are added up before they are divided by those that chance leaves with the same sums by place and
    period. Pearson's χ², which divides each by its own expectation, is too small where counts are sparse (2.5 for 3 at
    one crime a week).

    Examples
    --------
    >>> round(dispersion([[1, 9, 5], [9, 1, 5]]), 2)
    6.4
    """
    counts = np.asarray(counts, float)
    total = counts.sum() if counts.size else 0.0
    if total == 0 or min((counts.sum(1) > 0).sum(), (counts.sum(0) > 0).sum()) < 2:
        return float("nan")
    place, period = counts.sum(1, keepdims=True) / total, counts.sum(0, keepdims=True) / total
    expected = total * place * period
    chance = (expected * (1 - place) * (1 - period)).sum()
    return float(max(((counts - expected) ** 2).sum() / chance, 1.0))


@dataclass(frozen=True)
class Difference:
    """A difference in differences as a relative change; what is not known is NaN.

    Attributes
    ----------
    change : float
        Relative change of the treated against the controls; −0.1 is ten per cent fewer.
    low, high : float
        Limits of its 95 % interval.
    p : float
        Its two-sided p-value.
    how : str
        How p was found: ``clusters``, ``lots``, or '' where it cannot be told.
    """

    change: float
    low: float
    high: float
    p: float
    how: str


def difference(
    before: ArrayLike,
    after: ArrayLike,
    treated: ArrayLike,
    draws: Draws = Draws(1999),
    raise_if_cancelled: Callable[[], None] = lambda: None,
    strata: ArrayLike | None = None,
    counted: bool = True,
) -> Difference | None:
    """The difference in differences of counts before and after.

    With fewer than 40 places in the smaller arm the robust test is false too often: the arms are drawn again
    (randomisation inference), only within strata, and the interval holds what such draws do not reject. There is no p
    with fewer than 20 arrangements or without controls of like level, and no interval for one treated place.

    Parameters
    ----------
    before, after : array_like, shape (n,)
        Crimes, or sums of harm, of each place. Both arms have the same two periods, whose lengths fall out.
    treated : array_like, shape (n,)
        Whether each place is treated.
    draws : Draws, default Draws(1999)
        How often chance is drawn, and from which seed.
    raise_if_cancelled : callable, optional
        Called now and then; it may raise, which stops the computation.
    strata : array_like, shape (n,), optional
        Pairs or blocks of the design; places of like level before if not given.
    counted : bool, default True
        False for sums of harm.

    Returns
    -------
    difference : Difference or None
        The relative change; None where one of the four sums is 0.

    Notes
    -----
    The Poisson model log E[y] = a + b·treat + g·post + d·treat·post is saturated, so that d is log(Ra/Rb) − log(Ca/Cb);
    its variance is robust to clusters (places).

    References
    ----------
    .. [1] Ferman, B. and Pinto, C. (2019). Inference in differences-in-differences with few treated groups and
       heteroskedasticity. Review of Economics and Statistics 101.

    Examples
    --------
    >>> found = difference([10, 10], [5, 10], [True, False])
    >>> round(found.change, 3), found.how
    (-0.5, '')
    """
    before, after, treated = np.asarray(before, float), np.asarray(after, float), np.asarray(treated, bool)

    def logs(arm: NDArray[np.bool_]) -> tuple[float, float] | None:
        b, a = before[arm].sum(), after[arm].sum()
        return (np.log(a / b), ((after[arm] / a - before[arm] / b) ** 2).sum()) if a > 0 and b > 0 else None

    ours, theirs = logs(treated), logs(~treated)
    if ours is None or theirs is None:
        return None
    (one, first), (other, second) = ours, theirs
    value, unknown = one - other, float("nan")
    small = min(treated.sum(), (~treated).sum())
    if small >= ENOUGH:
        # At least the error of chance: the changes of a few places may be alike by accident.
        chance = sum(1 / sums for arm in (treated, ~treated) for sums in (before[arm].sum(), after[arm].sum()))
        error = np.sqrt(max((first + second) * small / (small - 1), chance if counted else 0.0))
        if not error > 0:
            return Difference(float(np.exp(value) - 1), unknown, unknown, unknown, "")
        normal = NormalDist()
        reach = normal.inv_cdf(0.975) * error
        low, high, p, how = value - reach, value + reach, 2 * (1 - normal.cdf(abs(value) / error)), "clusters"
    else:
        stratum = strata_by_level(before, treated) if strata is None else np.asarray(strata)
        if stratum is None or arrangements(stratum, treated) < FEWEST:
            return Difference(float(np.exp(value) - 1), unknown, unknown, unknown, "")
        lots = RandomisationTest(before, after, redrawn_arms(stratum, treated, draws, raise_if_cancelled))
        p, how = lots.p(), "lots"
        value = lots.middle()
        low, high = lots.interval(value) if treated.sum() > 1 else (unknown, unknown)
    change, low, high = (float(np.exp(one) - 1) for one in (value, low, high))
    return Difference(change, low, high, float(p), how)


@dataclass(frozen=True)
class Comparison:
    """An event study by spans of weeks.

    Attributes
    ----------
    begins : ndarray of int, shape (k,)
        First week of each span, counted from the treatment.
    change : ndarray of float, shape (k,)
        Relative change of the treated against the controls since the time before; NaN for spans with fewer than five
        crimes in an arm.
    low, high : ndarray of float, shape (k,)
        Limits of its 95 % interval.
    """

    begins: NDArray[np.int64]
    change: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def event_study(
    counts: ArrayLike, treated: ArrayLike, split: int, dispersion: float = 1.0, span: int = 4
) -> Comparison:
    """The event study of weekly counts: how the arms went before and after treatment.

    Before the treatment the changes should lie about 0: there the arms go the same way. What is left over of the spans
    at both ends is left out.

    Parameters
    ----------
    counts : array_like, shape (n, weeks)
        Crimes by place and week.
    treated : array_like, shape (n,)
        Whether each place is treated.
    split : int
        The week in which treatment begins.
    dispersion : float, default 1.0
        Variance of counts over that of chance, φ.
    span : int, default 4
        Weeks of a span.

    Returns
    -------
    comparison : Comparison
        Changes by span; NaN throughout where an arm had no crimes before.

    Notes
    -----
    Half a crime is added to every sum. The logarithm of a span's ratio varies by φ Σ 1/count, less what it shares with
    the time before, of which it is a part.
    """
    counts, treated = np.asarray(counts, float), np.asarray(treated, bool)
    first = split % span
    begins = np.arange(first, counts.shape[1] - span + 1, span)
    whole = np.array(
        [
            [arm[begin : begin + span].sum() for begin in begins]
            for arm in (counts[treated].sum(0), counts[~treated].sum(0))
        ]
    ).reshape(2, -1)
    early = begins < split
    base, spans = whole[:, early].sum(1, keepdims=True), max(int(early.sum()), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log((whole + 0.5) / (base + 0.5 * spans))
        part = np.where(early, -1, 1) / np.where(base > 0, base, np.nan)
        variance = dispersion * (1 / (whole + 0.5) + part).sum(0)
    value = np.where((whole < _FEWEST).any(0), np.nan, logs[0] - logs[1])
    reach = NormalDist().inv_cdf(0.975) * np.sqrt(np.maximum(variance, 0))
    return Comparison(begins - split, *(np.exp(one) - 1 for one in (value, value - reach, value + reach)))
