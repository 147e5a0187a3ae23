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
#: A trend is one at this level, corrected for the places that are asked.
TREND_ALPHA = 0.05
#: Places looked at together, so that what they need stays in the processor's cache.
_BLOCK = 1 << 13


def mann_kendall(
    series: NDArray[np.float64], raise_if_cancelled: Callable[[], None] = lambda: None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mann–Kendall's S and z (n,) of n ``series`` (n, t), with the correction for ties and that for continuity.

    ``S = Σ_{i<j} sign(x_j − x_i)``; variance ``(t(t−1)(2t+5) − Σ_ties u(u−1)(2u+5))/18``;
    ``z = (S − sign S)/√variance``, 0 where all values are equal. ``hear()`` is called now and then and may raise.

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
    """What each of t periods says of each of n places: Gi* z of the period alone (n, t), whether the place is ``hot``
    or ``cold`` in it (n, t); z, p and q (n,) of the last period as it was judged, NaN where nothing is claimed; how
    many periods are ``silent``, and the kind of p-value used."""

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
    """How the places of a period are tested."""

    fewest: int = 0
    previous: bool = False
    correction: str = "bh"
    pvalues: str = "auto"
    draws: Draws = Draws(999, 0)
    values: str = COUNT


@dataclass(frozen=True)
class PartlyInside:
    """Places that lie partly inside the study area."""

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
    """Gi* of each of t ``maps`` (t arrays (n,)) over ``neighbours`` (self included), as Heat; hot, cold at 90 % by q.

    ``previous``: a period is judged together with the one before it, by Gi* of the sum of both; z stays that of the
    period alone. In a period with fewer than ``fewest`` of ``crimes`` (t,), or where all places are equal, nothing is
    claimed; ``silent`` counts these. ``values`` ``log``: as log_values has them, of one unit for all periods.
    ``shares`` (n,): how much of each place lies in the study area, with the ``counts`` (t arrays (n,)) of crimes there.
    ``step(i)`` is called before each period and in it, and may raise. Raises ValueError as gi_star does for words that
    it does not know, TooLarge.
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
    """Mann–Kendall's z and its direction (n,): 1 rising, −1 falling, 0 no significant trend, from Gi* z (n, t).

    Only places ``tested`` (n,) bool are tested, and the correction allows for as many. The test allows for periods that
    are like those before them, by ``common_autocorrelation`` from all places tested together; the z is the classic one.
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
    """The correlation of a period with the next, 0 to 0.95, that ``series`` (n, t) have in common beside straight
    trends, at the upper end of what they tell (one-sided 95 %).

    One correlation from all series: of each by itself a dozen periods tell so little that published corrections miss
    plain trends or find them in noise. Taking the trends out lowers it; by how much is known for every correlation.
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
    """By how much Mann–Kendall's z spreads wider over ``length`` periods, each with this ``correlation`` to the next:
    ``√(1 + 2 Σ_k (1 − k/t) r^k)``. Yue, S. and Wang, C. (2004) Water Resources Management 18, 201–218.

    >>> round(float(spread_of_trend(12, 0.5)), 2), float(spread_of_trend(12, 0))
    (1.63, 1.0)
    """
    lags = np.arange(1, length)
    return np.sqrt(1 + 2 * ((1 - lags / length) * float(correlation) ** lags).sum())


def persistently_flagged(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether each place (n,) is flagged in the last of its periods (n, t) and in at least 90 % of them.

    >>> persistently_flagged(np.array([[1, 1, 1], [1, 1, 0], [0, 1, 1]], bool)).tolist()
    [True, False, False]
    """
    return flags[:, -1] & _nearly_always(flags)


def _nearly_always(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return 10 * flags.sum(1) >= 9 * flags.shape[1]


def patterns(hot: NDArray[np.bool_], cold: NDArray[np.bool_], direction: NDArray[np.int64]) -> NDArray[np.str_]:
    """The category (n,) of each place, such as ``new hot``, from ``hot`` and ``cold`` (n, t) and trends (n,).

    Where two would fit, the first in the order of CATEGORIES: a place hot for the first time in the last period is new,
    though it was cold before; and what is hot or cold now is not called historical.

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
    """Chainey's class (n,) of each place from ``hot`` (n, t); all three are shares, 0 to 1.

    The recent periods are the last ``recent`` share of them, at least one, rounded up. *persistent*: hot in at least
    the share ``persistent`` of all periods; *emerging*: hot in at least ``intermittent`` of the recent ones, the last
    among them, and in less of those before; *former*: hot in at least ``intermittent`` of those before and in none of
    the recent; *intermittent*: hot in at least that share of all; else none.

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
