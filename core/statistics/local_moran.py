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
    """I, two-sided p and quadrant (n,), NaN, 1 and '' for places without neighbours; the kind of p-value used."""

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
    """Local Moran's I of ``values`` (n,) over ``neighbours`` (self included, as Gi* takes them) as a LocalMoran.

    ``I_i = (x_i − x̄)/m₂ · Σ_j w_ij (x_j − x̄)`` with row-standardised weights and m₂ the population variance;
    ``pvalues``, ``raise_if_cancelled`` and ``weights`` as in gi_star, without ``normal``. Raises ValueError for
    another word, or
    where all values are equal, TooLarge.
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
        # It leaves each unit's own value out by itself.
        p = permutation_p(values, neighbours, permutations, seed, raise_if_cancelled)
    else:
        p = convolution_p(values, others, raise_if_cancelled, weights)
    quadrant = np.select(
        [alone, (deviation > 0) & (lag > 0), (deviation <= 0) & (lag <= 0), deviation > 0], [NONE, HH, LL, HL], LH
    )
    return LocalMoran(np.where(alone, np.nan, index), np.where(alone, 1.0, p), quadrant, pvalues)
