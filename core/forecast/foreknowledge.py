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
    """The correlation (q,) of each of ``near`` (n, q), by rank, with what crimes ``observed`` (n,) are over those
    ``forecast`` (n,) from the past alone, in units of their spread."""
    from scipy.stats import rankdata

    mean = forecast + 0.05 * forecast.mean() + 1e-9
    mean = mean * (observed.sum() / mean.sum())
    if not observed.any():
        return np.zeros(near.shape[1])
    residual = _standard((observed - mean) / np.sqrt(mean))
    return np.array([(_standard(rankdata(one)) * residual).mean() for one in near.T])


def suspected_features(before: NDArray[np.float64], after: NDArray[np.float64], closer: Sequence[int]) -> list[int]:
    """Which features (q) tell the periods ``after`` (s, q) better than those ``before`` (r, q), by their
    ``unexplained_correlations`` in
    each. ``closer``: −1 where less of a feature is nearer, such as metres, else 1."""
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
