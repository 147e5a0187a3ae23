"""Two counts compared: crimes before and after in one place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: Pairs of counts looked at together.
_PAIRS = 1_000_000


def two_counts(
    before: ArrayLike, after: ArrayLike, lengths: Sequence[float] = (1.0, 1.0), dispersion: float = 1.0
) -> NDArray[np.float64]:
    """By how many standard deviations counts changed from before to after.

    Parameters
    ----------
    before, after : array_like, shape (n,)
        Crimes of each place.
    lengths : sequence of float, shape (2,), default (1.0, 1.0)
        Lengths of the times before and after; the count after is brought to the length before.
    dispersion : float, default 1.0
        Variance of counts over that of chance, φ.

    Returns
    -------
    z : ndarray of float, shape (n,)
        Above 0 where there is more. Below about five crimes ``e_test`` is the exact test.

    Notes
    -----
    ``2(√after − √before)`` of the rates over its error, √(2φ) with equal lengths: the root of a count varies alike at
    all levels (Bartlett 1936).

    Examples
    --------
    >>> np.round(two_counts([100, 9], [81, 16]), 3).tolist()
    [-1.414, 1.414]
    """
    first, last = np.asarray(before, float) / lengths[0], np.asarray(after, float) / lengths[1]
    error = np.sqrt(dispersion * (1 / lengths[0] + 1 / lengths[1]))
    return 2 * (np.sqrt(last) - np.sqrt(first)) / error


def e_test(before: float, after: float, lengths: Sequence[float] = (1.0, 1.0)) -> float:
    """The exact two-sided p-value of two Poisson counts having one rate.

    Parameters
    ----------
    before, after : float
        Crimes.
    lengths : sequence of float, shape (2,), default (1.0, 1.0)
        Lengths of the times before and after; the count after is brought to the length before.

    Returns
    -------
    p : float
        0 to 1; 1 where nothing was counted.

    Raises
    ------
    ValueError
        A count is below 0.

    Notes
    -----
    The probability, at the common rate that the two suggest, of counts whose standardised difference is as large, with
    the score as statistic (Gu et al. 2008).

    References
    ----------
    .. [1] Krishnamoorthy, K. and Thomson, J. (2004). A more powerful test for comparing two Poisson means. Journal of
       Statistical Planning and Inference 119.

    Examples
    --------
    >>> e_test(0, 0), round(e_test(5, 5), 3), round(e_test(4, 12), 3)
    (1.0, 1.0, 0.046)
    """
    from scipy.stats import poisson

    if before < 0 or after < 0:
        raise ValueError(tr("counts cannot be below 0"))
    if before + after == 0:
        return 1.0
    rate = (before + after) / sum(lengths)
    spans = []
    for length in lengths:
        low, high = poisson.ppf(1e-12, rate * length), poisson.ppf(1 - 1e-12, rate * length)
        spans.append(np.arange(low, high + 1))
    last = spans[1][None, :]

    def apart(one: Any, other: Any) -> Any:
        variance = (one + other) / (lengths[0] * lengths[1])
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(variance > 0, np.abs(one / lengths[0] - other / lengths[1]) / np.sqrt(variance), 0.0)

    likely, least, total = poisson.pmf(last, rate * lengths[1]), apart(float(before), float(after)) - 1e-9, 0.0
    # Block by block, since the counts of a whole force would make a table of millions of pairs.
    rows = max(_PAIRS // last.size, 1)
    for begin in range(0, len(spans[0]), rows):
        first = spans[0][begin : begin + rows, None]
        total += (poisson.pmf(first, rate * lengths[0]) * likely)[apart(first, last) >= least].sum()
    return float(min(total, 1.0))
