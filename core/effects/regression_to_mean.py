"""What would have happened to chosen places anyway: regression to the mean, from their own history or simulated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np

from ..draws import Draws
from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: How it is known.
HISTORY, SIMULATED = "history", "simulated"
#: Moments in the history below which the range is widened, and ranks on either side that are alike at least.
_FEW, _NEAR = 4, 3


@dataclass(frozen=True)
class Regression:
    """The relative change that the choice of places alone brings.

    Attributes
    ----------
    change : float
        The change that is expected; −0.1 is ten per cent fewer.
    low, high : float
        Limits of its 95 % range.
    lasting : float
        Share of a place's excess over the mean that lasts, 0 to 1; NaN where it is not asked.
    how : str, default SIMULATED
        How it is known: from the places' own HISTORY, or SIMULATED.
    """

    change: float
    low: float
    high: float
    lasting: float
    how: str = SIMULATED


def regression_to_mean(
    counts: ArrayLike,
    chosen: ArrayLike,
    lengths: Sequence[float] = (1.0, 1.0),
    dispersion: float = 1.0,
    swing: float = 1.0,
    draws: Draws = Draws(1999),
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> Regression | None:
    """Regression to the mean of chosen places, simulated from how places differ.

    Parameters
    ----------
    counts : array_like, shape (n,)
        Crimes before of all places that could have been chosen.
    chosen : array_like, shape (n,)
        Whether each place was chosen.
    lengths : sequence of float, shape (2,), default (1.0, 1.0)
        Lengths of the times before and after.
    dispersion : float, default 1.0
        Variance of counts over that of chance, φ.
    swing : float, default 1.0
        How much busier the time after was for all places together; 1 is as busy.
    draws : Draws, default Draws(1999)
        How often chance is drawn, and from which seed.
    raise_if_cancelled : callable, optional
        Called now and then; it may raise, which stops the computation.

    Returns
    -------
    regression : Regression or None
        The expected change; None where nothing was counted.

    Raises
    ------
    ValueError
        Nothing is chosen, or fewer than ten places could have been.

    Notes
    -----
    Empirical Bayes: true levels vary as a gamma distribution, of the mean and the variance of the counts beyond chance;
    the count before tells each place's own level, from which the time after is drawn.

    References
    ----------
    .. [1] Hauer, E. (1997). Observational before–after studies in road safety.
    """
    counts, chosen = np.asarray(counts, float), np.asarray(chosen, bool)
    if not chosen.any():
        raise ValueError(tr("no places are chosen"))
    if len(counts) < 10:
        raise ValueError(tr("at least ten places are needed to show how places differ"))
    before = counts[chosen].sum()
    if before <= 0:
        return None
    rng = np.random.default_rng(draws.seed)
    scale = lengths[1] / lengths[0]

    def beyond(counts: NDArray[np.float64]) -> tuple[float, float]:
        """(mean, how much of the variance of the levels is left beyond chance)."""
        mean = max(counts.mean(), 1e-9)
        return mean, max(counts.var(ddof=1) - dispersion * mean, 1e-9 * mean**2)

    # How places differ is itself estimated from a sample of places: that uncertainty is drawn too.
    drawn = np.empty((draws.count, 2))
    for i in range(draws.count):
        raise_if_cancelled()
        drawn[i] = beyond(rng.choice(counts, len(counts)))
    # Counts with φ times the variance of chance tell as much as 1/φ of them would by chance.
    shape, rate = drawn[:, 0] ** 2 / drawn[:, 1], drawn[:, 0] * dispersion / drawn[:, 1]
    after = np.zeros(draws.count)
    for x in counts[chosen]:
        raise_if_cancelled()
        level = dispersion * rng.gamma(shape + x / dispersion, 1 / (rate + 1), draws.count)
        after += _counts(rng, level * scale * swing, dispersion)
    change = after / (before * scale) - 1
    low, high = np.quantile(change, (0.025, 0.975))
    mean, between = beyond(counts)
    lasting = between / (between + mean * dispersion)
    expected = swing * (mean * (1 - lasting) * chosen.sum() + lasting * before) / before - 1
    return Regression(float(expected), float(low), float(high), float(lasting))


def _counts(rng: np.random.Generator, mean: NDArray[np.float64], dispersion: float) -> NDArray[np.int64]:
    if dispersion <= 1:
        return rng.poisson(mean)
    return rng.negative_binomial(np.maximum(mean, 1e-12) / (dispersion - 1), 1 / dispersion)


def regression_by_history(
    history: ArrayLike,
    chosen: ArrayLike,
    before: int,
    after: int,
    swing: float = 1.0,
    draws: Draws = Draws(1999),
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> Regression | None:
    """Regression to the mean of chosen places, by what places of the same ranks did earlier.

    At every earlier moment with as long before and after it, places are ranked anew, places of about the chosen ranks
    are drawn, and their change is taken against that of all places. So how places drift over months is in it, which no
    distribution of counts has.

    Parameters
    ----------
    history : array_like, shape (n, T)
        Crimes by period, up to the treatment, of all places that could have been chosen.
    chosen : array_like, shape (n,)
        Whether each place was chosen.
    before, after : int
        Periods before and after that are compared.
    swing : float, default 1.0
        How much busier the time after is now for all places together; 1 is as busy.
    draws : Draws, default Draws(1999)
        How often chance is drawn, and from which seed.
    raise_if_cancelled : callable, optional
        Called now and then; it may raise, which stops the computation.

    Returns
    -------
    regression : Regression or None
        The expected change; None where the history is too short.

    Raises
    ------
    ValueError
        Nothing is chosen.

    Notes
    -----
    The range is widened by √(1 + 1/m) for m stretches of history that do not overlap, and by √(1 + 2/m) with fewer than
    four moments. London burglary, squares of 350 m, nothing done: with one to three moments 1 to 5 % of the changes lie
    outside; with √(1 + 1/m) it would be 3 to 9 %.
    """
    history, chosen = np.asarray(history, float), np.asarray(chosen, bool)
    if not chosen.any():
        raise ValueError(tr("no places are chosen"))
    count, length = history.shape
    moments = np.arange(before, length - after + 1)
    if min(before, after) < 1 or not len(moments) or count < 10:
        return None
    rng = np.random.default_rng(draws.seed)
    ranks = np.empty(count, np.int64)
    ranks[np.lexsort((rng.random(count), -history[:, length - before :].sum(1)))] = np.arange(count)
    mine = ranks[chosen]
    # Places of about the same rank: within a tenth of the rank, and the nearest few.
    near = np.maximum(mine // 10, _NEAR)
    sums = np.concatenate([np.zeros((count, 1)), history.cumsum(1)], 1)
    change = np.full(draws.count, np.nan)
    for i in range(draws.count):
        raise_if_cancelled()
        moment = int(moments[i % len(moments)])
        first = sums[:, moment] - sums[:, moment - before]
        last = sums[:, moment + after] - sums[:, moment]
        order = np.lexsort((rng.random(count), -first))
        picked = order[np.clip(mine + rng.integers(-near, near + 1), 0, count - 1)]
        if first[picked].sum() > 0 and last.sum() > 0:
            change[i] = last[picked].sum() / first[picked].sum() * first.sum() / last.sum() * swing - 1
    if np.isnan(change).mean() > 0.5:
        return None
    low, middle, high = np.nanquantile(change, (0.025, 0.5, 0.975))
    wider = np.sqrt(1 + (1 if len(moments) >= _FEW else 2) / max(length // (before + after), 1))
    return Regression(
        float(middle),
        float(max(middle - wider * (middle - low), -1)),
        float(middle + wider * (high - middle)),
        float("nan"),
        HISTORY,
    )
