"""Emerging hot spots: how the heat of a place has gone over the periods.

Trend: Mann, H. B. (1945) Nonparametric tests against trend, Econometrica 13, 245–259; Kendall, M. G. (1975) Rank
Correlation Methods, with the correction for ties. Categories after the emerging hot spot analysis of ArcGIS. Five plain
classes after Chainey, S. (2020) Understanding Crime: Analyzing the Geography of Crime; their shares are ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np

from ..counting.partial_places import as_whole
from ..draws import Draws
from .correction import adjust
from .gistar import COUNT, LOG, classes, gi_star, log_values, median_above_zero

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..counting.neighbours import Neighbours

NEW, CONSECUTIVE, INTENSIFYING, PERSISTENT, DIMINISHING, SPORADIC, OSCILLATING, HISTORICAL = CATEGORIES = (
    "new",
    "consecutive",
    "intensifying",
    "persistent",
    "diminishing",
    "sporadic",
    "oscillating",
    "historical",
)
NONE = "none"
HOT, COLD = " hot", " cold"
STAGE_EMERGING, STAGE_FORMER, STAGE_INTERMITTENT = "emerging", "former", "intermittent"
#: Chainey's five classes.
STAGES = (PERSISTENT, STAGE_EMERGING, STAGE_FORMER, STAGE_INTERMITTENT, NONE)
#: Level of the trend test, corrected for the places that are tested.
TREND_ALPHA = 0.05
#: Places looked at together, so that what they need stays in the processor's cache.
_BLOCK = 1 << 13


def mann_kendall(
    series: NDArray[np.float64], raise_if_cancelled: Callable[[], None] = lambda: None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The Mann–Kendall trend test of many series at once.

    Parameters
    ----------
    series : ndarray of float, shape (n, t)
        A series of t periods for each place.
    raise_if_cancelled : callable, optional
        Called now and then; it may raise, which stops the computation.

    Returns
    -------
    s : ndarray of float, shape (n,)
        The statistic ``S = Σ_{i<j} sign(x_j − x_i)``.
    z : ndarray of float, shape (n,)
        Its z-score, in standard deviations; 0 where all values are equal.

    Notes
    -----
    Variance ``(t(t−1)(2t+5) − Σ_ties u(u−1)(2u+5))/18``, with the correction for ties; ``z = (S − sign S)/√variance``,
    with the correction for continuity.

    References
    ----------
    .. [1] Mann, H. B. (1945). Nonparametric tests against trend. Econometrica 13, 245–259.
    .. [2] Kendall, M. G. (1975). Rank Correlation Methods.

    Examples
    --------
    >>> [one.round(3).tolist() for one in mann_kendall([[1, 2, 3, 4], [2, 2, 2, 2]])]
    [[6.0, 0.0], [1.698, 0.0]]
    """
    series = np.asarray(series)
    total, z = np.empty(len(series)), np.empty(len(series))
    for begin in range(0, len(series), _BLOCK):
        block = slice(begin, begin + _BLOCK)
        total[block], z[block] = _mann_kendall(np.ascontiguousarray(series[block].T, float), raise_if_cancelled)
    return total, z


def _mann_kendall(
    columns: NDArray[np.float64], raise_if_cancelled: Callable[[], None]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    length, count = columns.shape
    total = np.zeros(count)
    # Each value's number of equals, itself included: their (u−1)(2u+5) summed over values is the sum over ties.
    equals = np.ones((length, count), np.int32)
    for i in range(length - 1):
        raise_if_cancelled()
        for j in range(i + 1, length):
            total += np.sign(columns[j] - columns[i])
            same = columns[j] == columns[i]
            equals[i] += same
            equals[j] += same
    ties = ((equals - 1.0) * (2.0 * equals + 5)).sum(0)
    variance = (length * (length - 1) * (2 * length + 5) - ties) / 18
    z = np.divide(total - np.sign(total), np.sqrt(np.maximum(variance, 0)), out=np.zeros(count), where=variance > 0)
    return total, z


@dataclass(frozen=True)
class Heat:
    """Which places are hot or cold in which period.

    Attributes
    ----------
    z : ndarray of float, shape (n, t)
        Gi* z-scores of each period alone; 0 where all places are equal.
    hot, cold : ndarray of bool, shape (n, t)
        Whether a place is hot, and cold, in a period.
    last_z, last_p, last_q : ndarray of float, shape (n,)
        z-score, p-value and q-value of the last period as it was judged; p and q are NaN where nothing is claimed.
    silent : int
        Periods in which nothing is claimed.
    pvalues : str
        The kind of p-value that was used.
    """

    z: NDArray[np.float32]
    hot: NDArray[np.bool_]
    cold: NDArray[np.bool_]
    last_z: NDArray[np.float64]
    last_p: NDArray[np.float64]
    last_q: NDArray[np.float64]
    silent: int
    pvalues: str


@dataclass(frozen=True)
class PeriodTest:
    """How the places of a period are tested.

    Attributes
    ----------
    fewest : int, default 0
        Crimes below which nothing is claimed of a period.
    previous : bool, default False
        Whether a period is judged together with the one before it, by Gi* of the sum of both.
    correction : str, default "bh"
        Correction for many places: ``bh``, ``by`` or ``none``.
    pvalues : str, default "auto"
        The kind of p-value, as in ``gi_star``.
    draws : Draws, default Draws(999, 0)
        Number of permutations and their seed.
    values : str, default COUNT
        ``count`` for the values as they are, ``log`` for their logarithms, of one unit for all periods.
    """

    fewest: int = 0
    previous: bool = False
    correction: str = "bh"
    pvalues: str = "auto"
    draws: Draws = Draws(999, 0)
    values: str = COUNT


@dataclass(frozen=True)
class PartlyInside:
    """Places that lie partly inside the study area.

    Attributes
    ----------
    shares : ndarray of float, shape (n,)
        Share of each place's area that lies inside, 0 to 1.
    counts : sequence of ndarray of float
        Crimes inside, an array (n,) for each period.
    """

    shares: NDArray[np.float64]
    counts: Sequence[NDArray[np.float64]]


def heat(
    maps: Sequence[NDArray[np.float64]],
    neighbours: Neighbours,
    test: PeriodTest = PeriodTest(),
    crimes: Sequence[float] | None = None,
    partly_inside: PartlyInside | None = None,
    step: Callable[[int], None] | None = None,
) -> Heat:
    """Gi* of each period: which places are hot and cold in it, at 90 % by the q-value.

    Nothing is claimed in a period with too few crimes, or where all places are equal.

    Parameters
    ----------
    maps : sequence of ndarray of float
        Values of the places, an array (n,) for each of t periods.
    neighbours : Neighbours
        Neighbourhoods that include the place itself.
    test : PeriodTest, default PeriodTest()
        How a period is tested.
    crimes : sequence of float, shape (t,), optional
        Crimes of each period; without them no period has too few.
    partly_inside : PartlyInside, optional
        Places partly inside the study area; without it all are wholly inside.
    step : callable, optional
        Called with the number of the period, before each and in it; it may raise, which stops the computation.

    Returns
    -------
    found : Heat
        z-scores and the hot and cold places.

    Raises
    ------
    ValueError
        A word in ``test`` is unknown.
    TooLarge
        The permutations take too much memory.
    """
    count, length = len(neighbours), len(maps)
    z = np.zeros((count, length), np.float32)
    hot, cold = np.zeros((count, length), bool), np.zeros((count, length), bool)
    silent, kind = 0, test.pvalues

    def raise_if_cancelled() -> None:
        if step is not None:
            step(i)

    unit = (
        median_above_zero(np.concatenate([one[one > 0] for one in map(np.asarray, maps)]))
        if test.values == LOG
        else None
    )

    def take(one: NDArray[np.float64]) -> NDArray[np.float64]:
        return log_values(one, unit, partly_inside is None) if test.values == LOG else np.asarray(one, float)

    def used(one: NDArray[np.float64], last: int, many: int) -> tuple[NDArray[np.float64], NDArray[np.float64] | None]:
        if partly_inside is None:
            return take(one), None
        inside = np.sum([partly_inside.counts[last - back] for back in range(many)], axis=0)
        return as_whole(one, inside, partly_inside.shares, take)

    nothing: NDArray[np.float64] = np.full(count, np.nan)
    judged: NDArray[np.float64] = np.zeros(count)
    p: NDArray[np.float64] = nothing
    q: NDArray[np.float64] = nothing
    for i in range(length):
        raise_if_cancelled()
        alone, weights = used(maps[i], i, 1)
        judged, p, q = np.zeros(count), nothing, nothing
        if not _varies(alone):
            silent += 1
            continue
        found = gi_star(alone, neighbours, test.pvalues, test.draws.count, test.draws.seed, raise_if_cancelled, weights)
        z[:, i], judged, kind = found.z, found.z, found.pvalues
        if crimes is not None and crimes[i] < test.fewest:
            silent += 1
            continue
        if test.previous and i:
            both, weights = used(np.add(maps[i], maps[i - 1]), i, 2)
            found = gi_star(
                both, neighbours, test.pvalues, test.draws.count, test.draws.seed, raise_if_cancelled, weights
            )
            judged = found.z
        p, q = found.p, adjust(found.p, test.correction)
        level = classes(judged, q)
        hot[:, i], cold[:, i] = level > 0, level < 0
    return Heat(z, hot, cold, judged, p, q, silent, kind)


def _varies(values: NDArray[np.float64]) -> bool:
    return values.std() > 1e-12 * max(1.0, abs(values.mean()))


def trends(
    z: NDArray[np.float64],
    correction: str = "bh",
    tested: NDArray[np.bool_] | None = None,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Mann–Kendall trends of Gi* z-scores.

    The test allows for periods that are like those before them, by the correlation that all tested places have in
    common; the z-score is the classic one.

    Parameters
    ----------
    z : ndarray of float, shape (n, t)
        Gi* z-scores by period.
    correction : str, default "bh"
        Correction for many places: ``bh``, ``by`` or ``none``.
    tested : ndarray of bool, shape (n,), optional
        Places that are tested, for as many of which the correction allows; all if not given.
    raise_if_cancelled : callable, optional
        Called now and then; it may raise, which stops the computation.

    Returns
    -------
    z : ndarray of float, shape (n,)
        Mann–Kendall z-scores.
    direction : ndarray of int, shape (n,)
        1 rising, −1 falling, 0 no significant trend.
    """
    from scipy.special import ndtr

    z = np.asarray(z)
    score = mann_kendall(z, raise_if_cancelled)[1]
    tested = np.ones(len(score), bool) if tested is None else tested
    direction = np.zeros(len(score), int)
    if tested.any():
        score_now = np.abs(score[tested]) / spread_of_trend(z.shape[1], common_autocorrelation(z[tested]))
        q = adjust(2 * ndtr(-score_now), correction)
        direction[tested] = np.where(q <= TREND_ALPHA, np.sign(score[tested]), 0)
    return score, direction


def common_autocorrelation(series: NDArray[np.float64]) -> float:
    """The correlation of a period with the next that all series have in common beside straight trends.

    It is one correlation from all series: of each by itself a dozen periods tell too little. Taking the trends out
    lowers it; by how much is known for every correlation and put back.

    Parameters
    ----------
    series : ndarray of float, shape (n, t)
        A series for each place.

    Returns
    -------
    correlation : float
        The upper end of its one-sided 95 % interval, 0 to 0.95.
    """
    series = np.asarray(series, float)
    count, length = series.shape
    design = np.stack([np.ones(length), np.arange(length)], axis=1)
    keep = np.eye(length) - design @ np.linalg.pinv(design)
    rest = series @ keep
    squares = (rest**2).sum()
    if not squares > 1e-12 * max((series**2).sum(), 1e-300):
        return 0.0
    found = (rest[:, 1:] * rest[:, :-1]).sum() / squares + 1.645 / np.sqrt(count * length)
    grid = np.linspace(0, 0.95, 96)
    apart = np.abs(np.subtract.outer(np.arange(length), np.arange(length)))
    beside = (apart == 1) / 2
    expected = np.empty(len(grid))
    for i, one in enumerate(grid):
        covariance = keep @ one**apart @ keep
        expected[i] = (covariance * beside).sum() / np.trace(covariance)
    return float(np.interp(found, np.maximum.accumulate(expected), grid))


def spread_of_trend(length: int, correlation: float) -> float:
    """By how much Mann–Kendall's z spreads wider where each period is like the one before.

    Parameters
    ----------
    length : int
        Periods, t.
    correlation : float
        Correlation of a period with the next, r.

    Returns
    -------
    factor : float
        Factor to the standard deviation, 1 without correlation.

    Notes
    -----
    ``√(1 + 2 Σ_k (1 − k/t) r^k)``

    References
    ----------
    .. [1] Yue, S. and Wang, C. (2004). Water Resources Management 18, 201–218.

    Examples
    --------
    >>> round(float(spread_of_trend(12, 0.5)), 2), float(spread_of_trend(12, 0))
    (1.63, 1.0)
    """
    lags = np.arange(1, length)
    return np.sqrt(1 + 2 * ((1 - lags / length) * float(correlation) ** lags).sum())


def persistently_flagged(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which places are flagged in the last period and in at least 90 % of all.

    Parameters
    ----------
    flags : ndarray of bool, shape (n, t)
        Whether a place is flagged in a period.

    Returns
    -------
    persistent : ndarray of bool, shape (n,)
        Whether it is so nearly always, and now.

    Examples
    --------
    >>> persistently_flagged(np.array([[1, 1, 1], [1, 1, 0], [0, 1, 1]], bool)).tolist()
    [True, False, False]
    """
    return flags[:, -1] & _nearly_always(flags)


def _nearly_always(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return 10 * flags.sum(1) >= 9 * flags.shape[1]


def patterns(hot: NDArray[np.bool_], cold: NDArray[np.bool_], direction: NDArray[np.int64]) -> NDArray[np.str_]:
    """The emerging hot spot category of each place, such as ``new hot``.

    Where two would fit, the first in the order of CATEGORIES counts: a place hot for the first time in the last period
    is new, though it was cold before; and what is hot or cold now is not called historical.

    Parameters
    ----------
    hot, cold : ndarray of bool, shape (n, t)
        Whether a place is hot, and cold, in a period.
    direction : ndarray of int, shape (n,)
        Trend: 1 rising, −1 falling, 0 none.

    Returns
    -------
    categories : ndarray of str, shape (n,)
        A category with `` hot`` or `` cold``, or ``none``.

    Notes
    -----
    The categories are those of the emerging hot spot analysis of ArcGIS.

    Examples
    --------
    >>> hot = np.array([[0, 0, 0, 1], [0, 0, 1, 1], [1, 0, 0, 1]], bool)
    >>> patterns(hot, np.zeros((3, 4), bool), np.zeros(3)).tolist()
    ['new hot', 'consecutive hot', 'sporadic hot']
    """
    out: NDArray[np.str_] = np.full(len(hot), NONE, dtype="<U20")
    for flags, others, rising, suffix in ((hot, cold, direction, HOT), (cold, hot, -np.asarray(direction), COLD)):
        length = flags.shape[1]
        number = flags.sum(1)
        now, nearly = flags[:, -1], _nearly_always(flags)
        # The unbroken run of flags that ends with the last period.
        run = np.cumprod(flags[:, ::-1], axis=1).sum(1) if length else number
        fits = [
            now & (number == 1) & ~nearly,
            now & (run == number) & (number >= 2) & ~nearly,
            now & nearly & (rising > 0),
            now & nearly & (rising == 0),
            now & nearly & (rising < 0),
            now & ~nearly & ~others.any(1),
            now & ~nearly,
            ~now & nearly & ~others[:, -1],
        ]
        kind = np.select(fits, [name + suffix for name in CATEGORIES], "")
        out = np.where(kind != "", kind, out)
    return out


def stages(
    hot: NDArray[np.bool_], persistent: float = 0.75, intermittent: float = 0.25, recent: float = 0.25
) -> NDArray[np.str_]:
    """Chainey's class of each place: persistent, emerging, former, intermittent or none.

    The recent periods are the last ``recent`` share of them, at least one, rounded up. Emerging: hot in at least
    ``intermittent`` of the recent ones, the last among them, and in less of those before. Former: hot in at least
    ``intermittent`` of those before and in none of the recent.

    Parameters
    ----------
    hot : ndarray of bool, shape (n, t)
        Whether a place is hot in a period.
    persistent : float, default 0.75
        Share of all periods from which on a place is persistent, 0 to 1.
    intermittent : float, default 0.25
        Share from which on it is hot at times, 0 to 1.
    recent : float, default 0.25
        Share of the periods that are recent, 0 to 1.

    Returns
    -------
    classes : ndarray of str, shape (n,)
        One of STAGES.

    References
    ----------
    .. [1] Chainey, S. (2020). Understanding Crime: Analyzing the Geography of Crime. The shares are ours.

    Examples
    --------
    >>> stages(np.array([[1, 1, 1, 1], [0, 0, 0, 1], [1, 1, 0, 0]], bool)).tolist()
    ['persistent', 'emerging', 'former']
    """
    length = hot.shape[1]
    late = min(max(int(np.ceil(recent * length - 1e-9)), 1), length - 1)
    share, now = hot.mean(1), hot[:, length - late :].mean(1)
    before = hot[:, : length - late].mean(1)
    least = intermittent - 1e-9
    return np.select(
        [
            share >= persistent - 1e-9,
            (now >= least) & hot[:, -1] & (before < least),
            (before >= least) & (now == 0),
            share >= least,
        ],
        [PERSISTENT, STAGE_EMERGING, STAGE_FORMER, STAGE_INTERMITTENT],
        NONE,
    )
