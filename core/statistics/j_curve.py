"""Whether crimes concentrate on few premises by more than chance: the J-curve beside the one that chance would draw.

NumPy only.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from ..draws import Draws
from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: Draws looked at together, and points of a curve at most.
_BLOCK, _POINTS = 100, 200
#: Below so many premises there is nothing over which crime could be concentrated.
FEWEST_PREMISES = 2


@dataclass(frozen=True)
class Range:
    """A value at each point of a curve, as chance has it.

    Attributes
    ----------
    mean, low, high : ndarray of float, shape (p,)
        Mean of the draws, and what the middle 95% of them lie between.
    """

    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


@dataclass(frozen=True)
class JCurve:
    """Crimes of premises, the busiest first, beside those that chance would give.

    Attributes
    ----------
    places : ndarray of int, shape (p,)
        How many of the busiest premises each point of the curve is about, 1 and up, all of them at last.
    crimes : ndarray of int, shape (p,)
        Crimes of the last of these.
    held : ndarray of float, shape (p,)
        Share of all crimes that they have together, 0 to 1.
    crimes_by_chance, held_by_chance : Range
        The same by chance.
    dispersion : float
        Variance of the counts, as a multiple of what chance would give; NaN where that is nothing.
    p : float
        Probability that chance gives a dispersion as large; NaN where nothing can be said.
    """

    places: NDArray[np.int64]
    crimes: NDArray[np.int64]
    held: NDArray[np.float64]
    crimes_by_chance: Range
    held_by_chance: Range
    dispersion: float
    p: float


def j_curve(
    counts: ArrayLike,
    draws: Draws = Draws(),
    seen_only: bool = False,
    step: Callable[[float], None] = lambda share: None,
) -> JCurve:
    """Hold the crimes of premises against what chance alone would give them.

    Parameters
    ----------
    counts : array_like, shape (n,)
        Crimes of each, whole numbers, not all 0.
    draws : Draws, optional
        How often chance is drawn, and from which seed.
    seen_only : bool, default False
        Whether only places with a crime are known: those without one are then no part of chance either.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Returns
    -------
    curve : JCurve
        The curve, what chance would draw, and the test.

    Raises
    ------
    ValueError
        There is no crime, or a place without one where only places with a crime are known.

    Notes
    -----
    By chance counts are Poisson with one mean, or those of them above 0. The dispersion is their variance over that of
    such counts with the same mean; the p-value is the share of the draws, one added, that have as large a one.

    References
    ----------
    .. [1] Eck, J. E., Clarke, R. V. and Guerette, R. T. (2007). Risky facilities: crime concentration in homogeneous
       sets of establishments and facilities. Crime Prevention Studies 21.

    Examples
    --------
    >>> found = j_curve([20, 1, 1, 0, 0], Draws(99))
    >>> found.places.tolist(), found.crimes.tolist(), found.p
    ([1, 2, 3, 4, 5], [20, 1, 1, 0, 0], 0.01)
    """
    counts = np.sort(np.asarray(counts, np.int64))[::-1]
    if not counts.sum() or (seen_only and counts[-1] < 1):
        raise ValueError(tr("there are no crimes, or one of the locations has none"))
    number, total = len(counts), int(counts.sum())
    tenth = tenth_of(number)
    places = np.unique(np.r_[np.linspace(1, number, min(number, _POINTS)).round().astype(np.int64), tenth])
    values, likely = _likely(_rate(np.array([total / number]), seen_only)[0], seen_only)
    rng = np.random.default_rng(draws.seed)
    by_rank, held, spread = np.empty((draws.count, len(places))), np.empty((draws.count, len(places))), []
    for begin in range(0, draws.count, _BLOCK):
        step(begin / draws.count)
        # A draw is told by how many premises have each number of crimes.
        times = rng.multinomial(number, likely, min(_BLOCK, draws.count - begin))
        for i in np.flatnonzero(times @ values == 0).tolist():
            while not times[i] @ values:
                times[i] = rng.multinomial(number, likely)
        spread.append(_dispersion(times @ values, times @ values**2, number, seen_only))
        upto, sums = (np.cumsum(one[:, ::-1], axis=1) for one in (times, times * values))
        for i in range(len(times)):
            by_rank[begin + i] = values[::-1][np.searchsorted(upto[i], places)]
            held[begin + i] = np.interp(places, np.r_[0, upto[i]], np.r_[0, sums[i]]) / sums[i, -1]
    found = _dispersion(np.array([total]), np.array([(counts**2).sum()]), number, seen_only)[0]
    as_large = int((np.concatenate(spread) >= found * (1 - 1e-9)).sum())
    told = number >= FEWEST_PREMISES and math.isfinite(found)
    return JCurve(
        places,
        counts[places - 1],
        np.cumsum(counts)[places - 1] / total,
        _range(by_rank),
        _range(held),
        float(found),
        (as_large + 1) / (draws.count + 1) if told else math.nan,
    )


def tenth_of(number: int) -> int:
    """How many premises are a tenth of them.

    Parameters
    ----------
    number : int
        Premises in all.

    Returns
    -------
    tenth : int
        1 or more.

    Examples
    --------
    >>> tenth_of(100), tenth_of(15), tenth_of(4)
    (10, 2, 1)
    """
    return max(math.ceil(number / 10), 1)


def _range(drawn: NDArray[np.float64]) -> Range:
    low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
    return Range(drawn.mean(0), low, high)


def _rate(mean: NDArray[np.float64], seen_only: bool) -> NDArray[np.float64]:
    """The mean (n,) of the Poisson counts of which those that are seen have these means (n,)."""
    if not seen_only:
        return mean
    low: NDArray[np.float64] = np.zeros(len(mean))
    high: NDArray[np.float64] = np.maximum(mean, 1e-9)
    for _ in range(60):
        middle = (low + high) / 2
        # The mean of Poisson counts above 0; of very rare ones it is 1.
        with np.errstate(divide="ignore", invalid="ignore"):
            seen = np.where(middle > 0, middle / -np.expm1(-middle), 1.0)
        low, high = np.where(seen < mean, middle, low), np.where(seen < mean, high, middle)
    return (low + high) / 2


def _likely(rate: float, seen_only: bool) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """(numbers of crimes, the probability of each); those far from the mean of the counts never occur."""
    far = 12 * math.sqrt(rate) + 25
    values = np.arange(max(int(rate - far), 1 if seen_only else 0), int(rate + far) + 1)
    logs = np.array([math.lgamma(value + 1) for value in values.tolist()])
    likely = np.exp(values * math.log(max(rate, 1e-12)) - rate - logs)
    return values, likely / likely.sum()


def _dispersion(totals: NDArray[Any], squares: NDArray[Any], number: int, seen_only: bool) -> NDArray[np.float64]:
    """Variance (n,) of counts with these sums and sums of squares (n,), as a multiple of that by chance."""
    mean = totals / number
    by_chance = mean * (1 + _rate(mean, seen_only) - mean)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(by_chance > 1e-6, (squares / number - mean**2) / by_chance, np.nan if number < 2 else 0.0)
