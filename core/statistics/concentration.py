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
    """A value with its bootstrap interval.

    Attributes
    ----------
    value : float
        The value of the data.
    low, high : float
        Limits of the interval.
    """

    value: float
    low: float
    high: float


def lorenz(values: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The Lorenz curve of crime over places, from the fullest place on.

    Parameters
    ----------
    values : array_like, shape (n,)
        Counts or sums of harm by place, 0 or more, not all 0.

    Returns
    -------
    places : ndarray of float, shape (n + 1,)
        Cumulative share of the places, 0 to 1.
    held : ndarray of float, shape (n + 1,)
        Cumulative share of the crime in them, 0 to 1.

    Examples
    --------
    >>> [one.tolist() for one in lorenz([1, 0, 3, 0])]
    [[0.0, 0.25, 0.5, 0.75, 1.0], [0.0, 0.75, 1.0, 1.0, 1.0]]
    """
    values = np.sort(np.asarray(values, float))[::-1]
    places = np.arange(len(values) + 1) / len(values)
    held = np.r_[0.0, np.cumsum(values)] / values.sum()
    return places, np.minimum(held, 1.0)


def gini(values: ArrayLike, times: ArrayLike | None = None) -> float:
    """The Gini coefficient of crime over places: 0 is even, near 1 is all in one place.

    Parameters
    ----------
    values : array_like, shape (n,)
        Counts or sums of harm by place, 0 or more, not all 0.
    times : array_like, shape (n,), optional
        How many places have each value, which then are distinct and ascending; each value is one place if not given.

    Returns
    -------
    gini : float
        The coefficient, 0 to 1.

    Notes
    -----
    ``G = Σ (2i − N − 1) x_i / (N Σ x)``, x ascending.

    Examples
    --------
    >>> gini([1, 1, 1, 1]), gini([4, 0, 0, 0])
    (0.0, 0.75)
    """
    distinct, times = _distinct(values, times)
    last = np.cumsum(times)
    count = last[-1]
    # The ranks i of the places of one value add up to as many times their middle.
    return float((2 * last - times - count) @ (times * distinct) / (count * (times @ distinct)))


def _distinct(values: ArrayLike, times: ArrayLike | None) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Distinct values, ascending, and how many places have each."""
    if times is None:
        values, times = np.unique(np.asarray(values, float), return_counts=True)
    return np.asarray(values, float), np.asarray(times, float)


def generalised_gini(values: ArrayLike, crimes: float | None = None, times: ArrayLike | None = None) -> float:
    """The Gini coefficient where crimes are fewer than places, which they could not fill.

    Parameters
    ----------
    values : array_like, shape (n,)
        Counts or sums of harm by place, 0 or more, not all 0.
    crimes : float, optional
        Number of crimes, C; the sum of the values if not given.
    times : array_like, shape (n,), optional
        As of ``gini``.

    Returns
    -------
    gini : float
        The coefficient, 0 to 1.

    Notes
    -----
    ``G' = max(1, N/C)(G − 1) + 1``

    References
    ----------
    .. [1] Bernasco, W. and Steenbeek, W. (2017). More places than crimes: implications for evaluating the law of crime
       concentration at place. Journal of Quantitative Criminology 33.

    Examples
    --------
    >>> round(float(generalised_gini([1, 1, 0, 0])), 3), round(gini([1, 1, 0, 0]), 3)
    (0.0, 0.5)
    """
    distinct, times = _distinct(values, times)
    crimes = float(times @ distinct) if crimes is None else crimes
    return float(max(1.0, times.sum() / crimes) * (gini(distinct, times) - 1) + 1)


def places_holding(values: ArrayLike, share: float, times: ArrayLike | None = None) -> float:
    """The share of the places, fullest first, that hold a given share of the crime.

    Parameters
    ----------
    values : array_like, shape (n,)
        Counts or sums of harm by place, 0 or more, not all 0.
    share : float
        Share of the crime, 0 to 1.
    times : array_like, shape (n,), optional
        As of ``gini``.

    Returns
    -------
    share : float
        Share of the places, 0 to 1.

    References
    ----------
    .. [1] Weisburd, D. (2015). The law of crime concentration and the criminology of place. Criminology 53(2).

    Examples
    --------
    >>> places_holding([5, 3, 1, 1], 0.5)
    0.25
    """
    distinct, times = (one[::-1] for one in _distinct(values, times))
    held = np.cumsum(times * distinct)
    # What has to be held, rounding allowed for; 0 is held by no place at all.
    wanted = share * (1 - 1e-12) * held[-1]
    group = int(np.searchsorted(held, wanted))
    left = wanted - (held[group - 1] if group else 0.0)
    places = times[:group].sum() + (np.ceil(left / distinct[group]) if left > 0 else 0.0)
    return float(places / times.sum())


def bootstrap(
    values: ArrayLike,
    measures: Mapping[str, Callable[[NDArray[np.float64], NDArray[np.int64]], float]],
    draws: int = 999,
    seed: int = 1,
    level: float = 0.95,
    step: Callable[[float], None] | None = None,
) -> dict[str, Interval]:
    """Bootstrap intervals of measures, by drawing the places anew with replacement.

    Draws without any crime are drawn again. The limits are percentiles.

    Parameters
    ----------
    values : array_like, shape (n,)
        Counts or sums of harm by place, 0 or more, not all 0.
    measures : mapping
        Each measure by its name: a function of distinct values, ascending, and how many places have each.
    draws : int, default 999
        Number of bootstrap samples.
    seed : int, default 1
        Seed of the random numbers: the same seed gives the same answer.
    level : float, default 0.95
        Confidence level, 0 to 1.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Returns
    -------
    intervals : dict
        The Interval of each measure by its name.

    Examples
    --------
    >>> found = bootstrap([4, 4, 4], {"gini": gini}, draws=9)["gini"]
    >>> found.value, found.low, found.high
    (0.0, 0.0, 0.0)
    """
    values = np.asarray(values, float)
    rng = np.random.default_rng(seed)
    drawn = {name: np.empty(draws) for name in measures}
    # A sample is told by how often each distinct value is drawn.
    distinct, counts = np.unique(values, return_counts=True)
    for i in range(draws):
        if step is not None:
            step(i / draws)
        times: NDArray[np.int64] = np.zeros(len(distinct), np.int64)
        while not times[distinct > 0].any():
            times = rng.multinomial(len(values), counts / len(values))
        for name, measure in measures.items():
            drawn[name][i] = measure(distinct, times)
    tail = (1 - level) / 2
    return {
        name: Interval(float(measure(distinct, counts)), *np.quantile(drawn[name], [tail, 1 - tail]).tolist())
        for name, measure in measures.items()
    }
