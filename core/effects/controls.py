"""Control places where no lot was drawn: alike to the treated ones in level and in trend before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..memory import require
from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray


def level_and_trend(counts: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The level and the trend of crime in each place before treatment.

    Half a crime is spread over the periods of each place, so that every mean has a logarithm.

    Parameters
    ----------
    counts : ndarray of float, shape (n, T)
        Crimes by place and period.

    Returns
    -------
    level : ndarray of float, shape (n,)
        Logarithm of the mean count of a period.
    trend : ndarray of float, shape (n,)
        Slope of a Poisson regression on the period, in logarithms a period.

    Raises
    ------
    ValueError
        There are fewer than two periods, or a count is below 0.

    Examples
    --------
    >>> level, trend = level_and_trend([[4, 4, 4], [1, 2, 4]])
    >>> level.round(2).tolist(), trend.round(2).tolist()
    ([1.43, 0.92], [0.0, 0.64])
    """
    counts = np.asarray(counts, float)
    periods = counts.shape[1]
    if periods < 2 or (counts < 0).any():
        raise ValueError(tr("a trend requires at least two periods, and counts cannot be below 0"))
    counts = counts + 0.5 / periods
    time = np.arange(periods) - (periods - 1) / 2
    wanted = counts @ time / counts.sum(1)
    slope = np.zeros(len(counts))
    # Newton's method: the likelihood is greatest where the fitted mean time equals that of the crimes.
    for _ in range(60):
        weight = np.exp(np.clip(slope[:, None] * time, -30, 30))
        weight /= weight.sum(1, keepdims=True)
        mean = weight @ time
        spread = weight @ time**2 - mean**2
        step = np.clip((wanted - mean) / np.maximum(spread, 1e-9), -0.5, 0.5)
        slope += step
        if np.abs(step).max(initial=0) < 1e-10:
            break
    return np.log(counts.mean(1)), slope


def match(
    treated: NDArray[np.float64], candidates: NDArray[np.float64], caliper: float = 0.25, ratio: int = 1
) -> list[tuple[int, int, float]]:
    """Match control places with treated ones.

    In each round as many of the treated as can be have a control, with the least sum of distances. Each candidate is
    used once.

    Parameters
    ----------
    treated : ndarray of float, shape (k, d)
        Measures of the treated places.
    candidates : ndarray of float, shape (m, d)
        The same measures of places that could be controls.
    caliper : float, default 0.25
        The farthest a control may be in any measure, in standard deviations over all places.
    ratio : int, default 1
        Controls for each treated place at most.

    Returns
    -------
    pairs : list of tuple of (int, int, float)
        (treated, candidate, distance) of each pair, distances in standard deviations.

    Raises
    ------
    ValueError
        The caliper is not above 0.
    TooLarge
        There are too many candidates.

    References
    ----------
    .. [1] Rosenbaum, P. R. (1989). Optimal matching for observational studies. Journal of the American Statistical
       Association 84.

    Examples
    --------
    >>> [(i, j, round(apart, 2)) for i, j, apart in match([[0.0]], [[3.0], [0.1]])]
    [(0, 1, 0.07)]
    """
    from scipy.optimize import linear_sum_assignment

    if not caliper > 0:
        raise ValueError(tr("the caliper must be above 0"))
    treated, candidates = np.asarray(treated, float), np.asarray(candidates, float)
    scale = np.vstack([treated, candidates]).std(0)
    scale[scale == 0] = 1
    treated, candidates = treated / scale, candidates / scale
    require(40.0 * treated.size * max(len(candidates), 1), tr("use fewer candidate places"))
    near = np.flatnonzero([(np.abs(treated - one).max(1) <= caliper).any() for one in candidates])
    pairs, free = [], near
    for _ in range(ratio):
        if not len(free):
            break
        apart = np.abs(treated[:, None, :] - candidates[None, free, :])
        distance = np.sqrt((apart**2).sum(2))
        # A pair beyond the caliper costs more than all allowed pairs together, so that as many pairs as can be are
        # made.
        far = np.any(apart > caliper, axis=2)
        cost = np.where(far, 1 + 2 * caliper * apart.shape[2] * (len(treated) + 1), distance)
        taken = [
            (int(i), int(free[j]), float(distance[i, j])) for i, j in zip(*linear_sum_assignment(cost)) if not far[i, j]
        ]
        if not taken:
            break
        pairs += taken
        free = np.setdiff1d(free, [j for _, j, _ in taken])
    return sorted(pairs)


def difference_of_means(
    treated: NDArray[np.float64], others: NDArray[np.float64], spread: float | None = None
) -> float:
    """The standardised difference of the means of two groups.

    Parameters
    ----------
    treated, others : ndarray of float
        Values of each group, (k,) and (m,).
    spread : float, optional
        Standard deviation by which to divide; that of the groups pooled if not given.

    Returns
    -------
    difference : float
        In standard deviations; up to 0.1 the groups are called balanced. NaN for an empty group, 0 where nothing
        varies.

    References
    ----------
    .. [1] Austin, P. C. (2009). Balance diagnostics for comparing the distribution of baseline covariates between
       treatment groups in propensity-score matched samples. Statistics in Medicine 28.

    Examples
    --------
    >>> round(difference_of_means([2, 3, 4], [1, 2, 3]), 3)
    1.225
    """
    treated, others = np.asarray(treated, float), np.asarray(others, float)
    if not len(treated) or not len(others):
        return float("nan")
    spread = np.sqrt((treated.var() + others.var()) / 2) if spread is None else spread
    return float((treated.mean() - others.mean()) / spread) if spread > 0 else 0.0
