"""Local Moran's I: is a place like its neighbours, or unlike them, beyond chance?

Anselin, L. (1995) Local indicators of spatial association: LISA. Geographical Analysis 27(2), 93–115. Inference is that
of Gi*, over the neighbours without the place itself: given its own value, I stands and falls with their sum.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from ..texts import tr
from .gistar import PVALUES, convolution_p, kind_of, permutation_p

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from ..counting.neighbours import Neighbours

HH, LL, HL, LH, NONE = "HH", "LL", "HL", "LH", ""


@dataclass(frozen=True)
class LocalMoran:
    """Local Moran's I of each place.

    Attributes
    ----------
    i : ndarray of float, shape (n,)
        The index; NaN for places without neighbours.
    p : ndarray of float, shape (n,)
        Two-sided p-values, 0 to 1; 1 for places without neighbours.
    quadrant : ndarray of str, shape (n,)
        HH, LL, HL or LH: the place's own value and that of its neighbours, high or low; '' without neighbours.
    pvalues : str
        The kind of p-value that was used.
    """

    i: NDArray[np.float64]
    p: NDArray[np.float64]
    quadrant: NDArray[np.str_]
    pvalues: str


class _Others:
    """Neighbourhoods without the unit itself, as the inference looks at them."""

    def __init__(self, neighbours: Neighbours) -> None:
        self.neighbours = neighbours
        self.sizes = neighbours.sizes - 1

    def sums(self, values: ArrayLike) -> NDArray[np.float64]:
        """Sum (n,) of ``values`` (n,) over each neighbourhood."""
        values = np.asarray(values, float)
        return self.neighbours.sums(values) - values


def local_moran(
    values: ArrayLike,
    neighbours: Neighbours,
    pvalues: str = "auto",
    permutations: int = 999,
    seed: int = 0,
    raise_if_cancelled: Callable[[], None] = lambda: None,
    weights: NDArray[Any] | None = None,
) -> LocalMoran:
    """Local Moran's I: is a place like its neighbours, or unlike them, beyond chance?

    Parameters
    ----------
    values : array_like, shape (n,)
        Crimes or another value of each place.
    neighbours : Neighbours
        Neighbourhoods that include the place itself, as Gi* takes them.
    pvalues : str, default "auto"
        ``auto``, ``convolution`` or ``permutation``, as in ``gi_star``.
    permutations : int, default 999
        Permutations for ``permutation``.
    seed : int, default 0
        Seed of the random numbers: the same seed gives the same answer.
    raise_if_cancelled : callable, optional
        Called now and then; it may raise, which stops the computation.
    weights : ndarray, shape (n,), optional
        How often each value is drawn, as in ``convolution_p``; all alike if not given.

    Returns
    -------
    found : LocalMoran
        The index, p-values and quadrants.

    Raises
    ------
    ValueError
        ``pvalues`` is another word, there are fewer than two places, or all values are equal.
    TooLarge
        The permutations take too much memory.

    Notes
    -----
    ``I_i = (x_i − x̄)/m₂ · Σ_j w_ij (x_j − x̄)`` with row-standardised weights and m₂ the population variance.

    References
    ----------
    .. [1] Anselin, L. (1995). Local indicators of spatial association: LISA. Geographical Analysis 27(2), 93–115.

    Examples
    --------
    >>> from hotspot_policing.core.counting.neighbours import from_pairs
    >>> row = from_pairs(4, [0, 1, 1, 2, 2, 3], [1, 0, 2, 1, 3, 2]).with_self()
    >>> local_moran([5, 4, 1, 0], row).quadrant.tolist()
    ['HH', 'HH', 'LL', 'LL']
    """
    pvalues = kind_of(pvalues, tuple(word for word in PVALUES if word != "normal"))
    values = np.asarray(values, float)
    if len(values) < 2:
        raise ValueError(tr("local Moran's I needs at least two places"))
    deviation = values - values.mean()
    variance = np.mean(deviation**2)
    if not variance > (1e-12 * max(1.0, abs(values.mean()))) ** 2:
        raise ValueError(tr("all places have the same value, so none can stand out"))
    others = _Others(neighbours)
    alone = others.sizes == 0
    with np.errstate(divide="ignore", invalid="ignore"):
        lag = others.sums(deviation) / others.sizes
    index = deviation / variance * lag
    if pvalues == "permutation":
        # permutation_p leaves out each place's own value already.
        p = permutation_p(values, neighbours, permutations, seed, raise_if_cancelled)
    else:
        p = convolution_p(values, others, raise_if_cancelled, weights)
    quadrant = np.select(
        [alone, (deviation > 0) & (lag > 0), (deviation <= 0) & (lag <= 0), deviation > 0], [NONE, HH, LL, HL], LH
    )
    return LocalMoran(np.where(alone, np.nan, index), np.where(alone, 1.0, p), quadrant, pvalues)
