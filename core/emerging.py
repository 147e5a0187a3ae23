"""Emerging hot spots: how the heat of a place has gone over the periods.

Trend: Mann, H. B. (1945) Nonparametric tests against trend, Econometrica 13, 245–259; Kendall, M. G. (1975) Rank
Correlation Methods, with the correction for ties. Categories after the emerging hot spot analysis of ArcGIS. Five plain
classes after Chainey, S. (2020) Understanding Crime: Analyzing the Geography of Crime; their shares are ours.
"""

from dataclasses import dataclass

import numpy as np

from .correction import adjust
from .gistar import COUNT, LOG, classes, gi_star, log_values, middle_of

NEW, CONSECUTIVE, INTENSIFYING, PERSISTENT, DIMINISHING, SPORADIC, OSCILLATING, HISTORICAL = CATEGORIES = (
    "new", "consecutive", "intensifying", "persistent", "diminishing", "sporadic", "oscillating", "historical")
NONE = "none"
HOT, COLD = " hot", " cold"
STAGE_EMERGING, STAGE_FORMER, STAGE_INTERMITTENT = "emerging", "former", "intermittent"
#: Chainey's five classes.
STAGES = (PERSISTENT, STAGE_EMERGING, STAGE_FORMER, STAGE_INTERMITTENT, NONE)
#: A trend is one at this level, corrected for the places that are asked.
TREND_ALPHA = 0.05
#: Places looked at together, so that what they need stays in the processor's cache.
_BLOCK = 1 << 13


def mann_kendall(series, hear=lambda: None):
    """Mann–Kendall's S and z (n,) of n ``series`` (n, t), with the correction for ties and that for continuity.

    ``S = Σ_{i<j} sign(x_j − x_i)``; variance ``(t(t−1)(2t+5) − Σ_ties u(u−1)(2u+5))/18``;
    ``z = (S − sign S)/√variance``, 0 where all values are equal. ``hear()`` is called now and then and may raise.
    """
    series = np.asarray(series)
    total, z = np.empty(len(series)), np.empty(len(series))
    for begin in range(0, len(series), _BLOCK):
        block = slice(begin, begin + _BLOCK)
        total[block], z[block] = _mann_kendall(np.ascontiguousarray(series[block].T, float), hear)
    return total, z


def _mann_kendall(columns, hear):
    length, count = columns.shape
    total = np.zeros(count)
    # Each value's number of equals, itself included: their (u−1)(2u+5) summed over values is the sum over ties.
    equals = np.ones((length, count), np.int32)
    for i in range(length - 1):
        hear()
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

    z: np.ndarray
    hot: np.ndarray
    cold: np.ndarray
    last_z: np.ndarray
    last_p: np.ndarray
    last_q: np.ndarray
    silent: int
    pvalues: str


def heat(maps, neighbours, fewest=0, crimes=None, previous=False, correction="bh", pvalues="auto", permutations=999,
         seed=0, step=None, values=COUNT):
    """Gi* of each of t ``maps`` (t arrays (n,)) over ``neighbours`` (self included), as Heat; hot, cold at 90 % by q.

    ``previous``: a period is judged together with the one before it, by Gi* of the sum of both; z stays that of the
    period alone. In a period with fewer than ``fewest`` of ``crimes`` (t,), or where all places are equal, nothing is
    claimed; ``silent`` counts these. ``values`` ``log``: as log_values has them, of one unit for all periods, the sums of
    two included. ``step(i)`` is called before each period and in it, and may raise. Raises
    ValueError as gi_star does for words that it does not know, TooLarge.
    """
    count, length = len(neighbours), len(maps)
    z = np.zeros((count, length), np.float32)
    hot, cold = np.zeros((count, length), bool), np.zeros((count, length), bool)
    silent, kind = 0, pvalues

    def hear():
        if step is not None:
            step(i)

    unit = middle_of(np.concatenate([one[one > 0] for one in map(np.asarray, maps)])) if values == LOG else None

    def used(one):
        return log_values(one, unit) if values == LOG else np.asarray(one, float)

    nothing = np.full(count, np.nan)
    judged, p, q = np.zeros(count), nothing, nothing
    for i in range(length):
        hear()
        alone = used(maps[i])
        judged, p, q = np.zeros(count), nothing, nothing
        if not _varies(alone):
            silent += 1
            continue
        found = gi_star(alone, neighbours, pvalues, permutations, seed, hear)
        z[:, i], judged, kind = found.z, found.z, found.pvalues
        if crimes is not None and crimes[i] < fewest:
            silent += 1
            continue
        if previous and i:
            found = gi_star(used(np.add(maps[i], maps[i - 1])), neighbours, pvalues, permutations, seed, hear)
            judged = found.z
        p, q = found.p, adjust(found.p, correction)
        level = classes(judged, q)
        hot[:, i], cold[:, i] = level > 0, level < 0
    return Heat(z, hot, cold, judged, p, q, silent, kind)


def _varies(values):
    return values.std() > 1e-12 * max(1.0, abs(values.mean()))


def trends(z, correction="bh", asked=None, hear=lambda: None):
    """Mann–Kendall's z and its direction (n,): 1 rising, −1 falling, 0 no significant trend, from Gi* z (n, t).

    Only places ``asked`` (n,) bool are tested, and the correction allows for as many.
    """
    from scipy.special import ndtr

    score = mann_kendall(z, hear)[1]
    asked = np.ones(len(score), bool) if asked is None else asked
    direction = np.zeros(len(score), int)
    q = adjust(2 * ndtr(-np.abs(score[asked])), correction)
    direction[asked] = np.where(q <= TREND_ALPHA, np.sign(score[asked]), 0)
    return score, direction


def mostly(flags):
    """Whether each place (n,) is flagged in the last of its periods (n, t) and in at least 90 % of them."""
    return flags[:, -1] & _nearly_always(flags)


def _nearly_always(flags):
    return 10 * flags.sum(1) >= 9 * flags.shape[1]


def patterns(hot, cold, direction):
    """The category (n,) of each place, such as ``new hot``, from ``hot`` and ``cold`` (n, t) and trends (n,).

    Where two would fit, the first in the order of CATEGORIES: a place hot for the first time in the last period is new,
    though it was cold before; and what is hot or cold now is not called historical.
    """
    out = np.full(len(hot), NONE, dtype="<U20")
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


def stages(hot, persistent=0.75, intermittent=0.25, recent=0.25):
    """Chainey's class (n,) of each place from ``hot`` (n, t); all three are shares, 0 to 1.

    The recent periods are the last ``recent`` share of them, at least one, rounded up. *persistent*: hot in at least
    the share ``persistent`` of all periods; *emerging*: hot in at least ``intermittent`` of the recent ones, the last
    among them, and in less of those before; *former*: hot in at least ``intermittent`` of those before and in none of
    the recent; *intermittent*: hot in at least that share of all; else none.
    """
    length = hot.shape[1]
    late = min(max(int(np.ceil(recent * length - 1e-9)), 1), length - 1)
    share, now = hot.mean(1), hot[:, length - late:].mean(1)
    before = hot[:, :length - late].mean(1)
    least = intermittent - 1e-9
    return np.select(
        [share >= persistent - 1e-9, (now >= least) & hot[:, -1] & (before < least), (before >= least) & (now == 0),
         share >= least],
        [PERSISTENT, STAGE_EMERGING, STAGE_FORMER, STAGE_INTERMITTENT], NONE)
