"""How unevenly crime lies over places: Lorenz curve, Gini, the law of crime concentration. NumPy only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Interval:
    """A value with the limits of its bootstrap interval."""

    value: float
    low: float
    high: float


def lorenz(values: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The curve from the fullest place on: shares of places and of crime, each (n + 1,) from 0 to 1.

    ``values`` (n,) counts or sums of harm, 0 or more, not all 0.

    >>> [one.tolist() for one in lorenz([1, 0, 3, 0])]
    [[0.0, 0.25, 0.5, 0.75, 1.0], [0.0, 0.75, 1.0, 1.0, 1.0]]
    """
    values = np.sort(np.asarray(values, float))[::-1]
    places = np.arange(len(values) + 1) / len(values)
    held = np.r_[0.0, np.cumsum(values)] / values.sum()
    return places, np.minimum(held, 1.0)


def gini(values: ArrayLike) -> float:
    """G = Σ (2i − N − 1) x_i / (N Σ x), x ascending (0: even, near 1: all in one place), of values (n,).

    >>> gini([1, 1, 1, 1]), gini([4, 0, 0, 0])
    (0.0, 0.75)
    """
    values = np.sort(np.asarray(values, float))
    count = len(values)
    return float((2 * np.arange(1, count + 1) - count - 1) @ values / (count * values.sum()))


def generalised_gini(values: ArrayLike, crimes: float | None = None) -> float:
    """G' = max(1, N/C)(G − 1) + 1: the Gini where C crimes are fewer than N places, which could not fill them all
    (Bernasco & Steenbeek 2017). ``crimes`` is C, by default the sum of the values (n,).

    >>> round(float(generalised_gini([1, 1, 0, 0])), 3), round(gini([1, 1, 0, 0]), 3)
    (0.0, 0.5)
    """
    values = np.asarray(values, float)
    crimes = values.sum() if crimes is None else crimes
    return max(1.0, len(values) / crimes) * (gini(values) - 1) + 1


def places_holding(values: ArrayLike, share: float) -> float:
    """The share of the n places, fullest first, that hold ``share`` of the crime (Weisburd 2015): 0–1.

    >>> places_holding([5, 3, 1, 1], 0.5)
    0.25
    """
    places, held = lorenz(values)
    return float(places[int(np.searchsorted(held, share * (1 - 1e-12)))])


def bootstrap(
    values: ArrayLike,
    measures: Mapping[str, Callable[[NDArray[np.float64]], float]],
    draws: int = 999,
    seed: int = 1,
    level: float = 0.95,
    step: Callable[[float], None] | None = None,
) -> dict[str, Interval]:
    """Intervals of each of ``measures`` {name: function of values} by drawing the n places anew with replacement.

    Draws without any crime are drawn again. Percentile limits. ``step(share)`` is told how far it is and may raise.
    """
    values = np.asarray(values, float)
    rng = np.random.default_rng(seed)
    drawn = {name: np.empty(draws) for name in measures}
    # How often each distinct value is drawn is all that counts.
    distinct, counts = np.unique(values, return_counts=True)
    for i in range(draws):
        if step is not None:
            step(i / draws)
        sample = None
        while sample is None or not sample.any():
            times = rng.multinomial(len(values), counts / len(values))
            sample = np.repeat(distinct, times)
        for name, measure in measures.items():
            drawn[name][i] = measure(sample)
    tail = (1 - level) / 2
    return {
        name: Interval(float(measure(values)), *np.quantile(drawn[name], [tail, 1 - tail]).tolist())
        for name, measure in measures.items()
    }
