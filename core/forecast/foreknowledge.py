"""What lies near may have been made of the crimes that are to be forecast: it then tells the time that is scored better
than the time before it, as nothing does that was there all along. NumPy and SciPy only."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

#: A layer is suspected where it is tied to what past crime leaves unexplained in the scored periods by at least this
#: much (a correlation of ranks), so many times as much as in those before, and more by more than chance at this level.
TIE, TIMES, LEVEL = 0.03, 2.0, 0.001
#: Scored periods below which nothing can be said.
FEWEST = 3


def unexplained_correlations(
    near: NDArray[np.float64], observed: NDArray[np.float64], forecast: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How what lies near is tied to the crimes that the past leaves unexplained.

    Parameters
    ----------
    near : ndarray of float, shape (n, q)
        Features of what lies near each place.
    observed : ndarray of float, shape (n,)
        Crimes of a period.
    forecast : ndarray of float, shape (n,)
        Crimes forecast from the past alone.

    Returns
    -------
    correlations : ndarray of float, shape (q,)
        Rank correlation of each feature with the residuals, in units of their spread; 0 without crimes.
    """
    from scipy.stats import rankdata

    mean = forecast + 0.05 * forecast.mean() + 1e-9
    mean = mean * (observed.sum() / mean.sum())
    if not observed.any():
        return np.zeros(near.shape[1])
    residual = _standard((observed - mean) / np.sqrt(mean))
    return np.array([(_standard(rankdata(one)) * residual).mean() for one in near.T])


def suspected_features(before: NDArray[np.float64], after: NDArray[np.float64], closer: Sequence[int]) -> list[int]:
    """Find features that tell the scored periods better than those before, and so may have been made of them.

    Parameters
    ----------
    before : ndarray of float, shape (r, q)
        Correlations of earlier periods, as ``unexplained_correlations`` gives them.
    after : ndarray of float, shape (s, q)
        The same of the scored periods.
    closer : sequence of int, shape (q,)
        −1 where less of a feature is nearer, such as metres, else 1.

    Returns
    -------
    features : list of int
        Indices of the suspected features.
    """
    from scipy.stats import t as student

    if len(before) < FEWEST or len(after) < FEWEST:
        return []
    before, after = before * np.asarray(closer), after * np.asarray(closer)
    parts = [one.var(0, ddof=1) / len(one) + 1e-12 for one in (before, after)]
    whole = parts[0] + parts[1]
    freedom = whole**2 / (parts[0] ** 2 / (len(before) - 1) + parts[1] ** 2 / (len(after) - 1))
    now, then = after.mean(0), before.mean(0)
    p = student.sf((now - then) / np.sqrt(whole), freedom)
    return np.flatnonzero((p < LEVEL) & (now >= TIE) & (now >= TIMES * then)).tolist()


def _standard(values: NDArray[np.float64]) -> NDArray[np.float64]:
    values = values - values.mean()
    spread = values.std()
    return values / spread if spread else values
