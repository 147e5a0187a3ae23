"""Gi*: is a place and its neighbourhood busier than chance would make it?

Ord, J. K. and Getis, A. (1995) Local spatial autocorrelation statistics. Geographical Analysis 27(4), 286–306.
The p-values beyond the normal one are ours, from textbook parts: that one finds clusters in pure noise where
counts are sparse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable, Protocol

import numpy as np

from ..memory import require
from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

PVALUES = ("auto", "convolution", "permutation", "normal")
#: Kinds that are no longer offered, and what runs where an old script asks for one.
WITHDRAWN = {"moments": "convolution"}
#: What a statistic is computed from: the values as they are, or their logarithm; and what is usual.
COUNT, LOG = VALUES = ("count", "log")
USUAL_VALUES = LOG

#: No p-value by convolution is below this, for more than 1,000 neighbours a thousandth of it times as many: a smaller
#: tail is less than what the Fourier transform rounds away.
LEAST_P = 2e-12
#: Nor is a normal one below the least number with all its digits.
_TINY = np.finfo(float).tiny
# Sums beyond this, and values that are not whole, are convolved in steps of one in so many of the largest sum.
_STEPS = 1 << 20
#: Steps in which a logarithm is taken, to one of its base e.
_LOG_STEPS = 10
#: Bytes that a draw of one neighbour takes: its number, the same in order, its value and what is mended.
_DRAW_BYTES = 40


class Neighbourhoods(Protocol):
    """Neighbours, or whatever else tells the ``sizes`` (n,) of n neighbourhoods and the ``sums`` (n,) over them."""

    @property
    def sizes(self) -> NDArray[np.int64]:
        """Number of members (n,) of each neighbourhood."""

    def sums(self, values: ArrayLike) -> NDArray[np.float64]:
        """Sum (n,) of ``values`` (n,) over each neighbourhood."""


@dataclass(frozen=True)
class GiStar:
    """z-scores, two-sided p-values (n,) and the kind of p-value that was used."""

    z: NDArray[np.float64]
    p: NDArray[np.float64]
    pvalues: str


def z_scores(values: NDArray[np.float64], neighbours: Neighbourhoods) -> NDArray[np.float64]:
    """Classic Gi* z (n,): (Σ w x − x̄ W) / (S √((n Σw² − W²)/(n−1))), binary weights, self included.

    ``neighbours`` must include the unit itself. A neighbourhood that is the whole map has no spread and gets z = 0.
    Raises ValueError where all values are equal or there are fewer than two.
    """
    values = np.asarray(values, float)
    count = len(values)
    if count < 2:
        raise ValueError(tr("Gi* needs at least two places"))
    mean, spread = values.mean(), values.std()
    if not spread > 1e-12 * max(1.0, abs(mean)):
        raise ValueError(tr("all places have the same value, so none can stand out"))
    size = neighbours.sizes.astype(float)
    scale = spread * np.sqrt(np.maximum(count * size - size**2, 0) / (count - 1))
    excess = neighbours.sums(values) - mean * size
    return np.divide(excess, scale, out=np.zeros(count), where=scale > 0)


def gi_star(
    values: NDArray[np.float64],
    neighbours: Neighbourhoods,
    pvalues: str = "auto",
    permutations: int = 999,
    seed: int = 0,
    raise_if_cancelled: Callable[[], None] = lambda: None,
    weights: NDArray[np.float64] | None = None,
) -> GiStar:
    """Gi* of ``values`` (n,) over ``neighbours`` (self included) as a GiStar.

    ``pvalues``: ``convolution`` (the map's own values, summed with replacement), ``permutation`` (conditional,
    ``permutations`` draws from ``seed``), ``normal``, or ``auto``, which is convolution. ``weights``: as convolution_p
    has them. ``hear()`` is called now and then and may raise to stop. Raises ValueError for another word or as z_scores
    does, TooLarge.
    """
    pvalues = kind_of(pvalues)
    values = np.asarray(values, float)
    z = z_scores(values, neighbours)
    if pvalues == "normal":
        p = _normal_p(z)
    elif pvalues == "permutation":
        p = permutation_p(values, neighbours, permutations, seed, raise_if_cancelled)
    else:
        p = convolution_p(values, neighbours, raise_if_cancelled, weights)
    return GiStar(z, p, pvalues)


def kind_of(pvalues: str, allowed: Sequence[str] = PVALUES) -> str:
    """The kind of p-value that a word, also a withdrawn one, stands for. Raises ValueError for any other.

    >>> kind_of("auto"), kind_of("moments"), kind_of("normal")
    ('convolution', 'convolution', 'normal')
    """
    pvalues = WITHDRAWN.get(pvalues, pvalues)
    if pvalues not in allowed:
        raise ValueError(tr("pvalues must be one of {}, not {!r}").format(", ".join(allowed), pvalues))
    return "convolution" if pvalues == "auto" else pvalues


def _normal_p(z: NDArray[np.float64]) -> NDArray[np.float64]:
    from scipy.special import ndtr

    return np.maximum(2 * ndtr(-np.abs(z)), _TINY)


def log_values(values: NDArray[np.float64], unit: float | None = None, whole: bool = True) -> NDArray[np.float64]:
    """``round(10 ln(1 + x/m))`` (n,) of ``values`` (n,), 0 or more, so that one busy place does not hide all others.

    ``unit`` is m, by itself the median of the values above 0, so that pounds or pence, days or years of harm give the
    same; of sparse counts it is 1. Not rounded unless ``whole``. Raises ValueError where a value is below 0.

    >>> log_values([0, 1, 1, 2, 2000]).tolist()
    [0.0, 5.0, 5.0, 8.0, 72.0]
    >>> log_values([0.0, 0.5, 1.0, 50.0]).tolist() == log_values([0, 100, 200, 10_000]).tolist()
    True
    """
    values = np.asarray(values, float)
    if (values < 0).any():
        raise ValueError(tr("the logarithm needs values of 0 or more; use the values as they are"))
    logarithms = _LOG_STEPS * np.log1p(values / (unit or median_above_zero(values)))
    return np.round(logarithms) if whole else logarithms


def median_above_zero(values: NDArray[np.float64]) -> float:
    """The median of the ``values`` (n,) above 0; 1 where there is none."""
    above = values[values > 0]
    return float(np.median(above)) if len(above) else 1.0


def most_influential(values: NDArray[np.float64]) -> tuple[int, float]:
    """(place, its share of the variance of the ``values`` (n,), 0 to 1): the place that hides the most of others.

    >>> place, share = most_influential([1, 1, 1, 9])
    >>> place, round(share, 2)
    (3, 0.75)
    """
    squares = (np.asarray(values, float) - np.mean(values)) ** 2
    place = int(np.argmax(squares))
    return place, float(squares[place] / squares.sum()) if squares[place] > 0 else 0.0


def lost_in_steps(values: NDArray[np.float64], size: int) -> tuple[float, float]:
    """(share of the places above the least that are rounded to it, width of a step) where the convolution of sums of
    ``size`` of the ``values`` (n,) works in steps."""
    steps, step = in_steps(values, size)
    above = np.asarray(values, float) > np.min(values)
    return (float((steps[above] == 0).mean()) if above.any() else 0.0), step


def convolution_p(
    values: NDArray[np.float64],
    neighbours: Neighbourhoods,
    raise_if_cancelled: Callable[[], None] = lambda: None,
    weights: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Two-sided p (n,) of local sums against sums of as many draws, with replacement, from the map's own values.

    The distribution of one value is convolved with itself by a Fourier transform, once per neighbourhood size. Values
    are taken from the least one on, which changes no tail; those that are not whole, or have very large sums, are first
    rounded to steps: each by itself, so the test stays as exact. No p is below LEAST_P. Draws with replacement spread
    more than those without, so the test grows cautious as a neighbourhood nears the whole map. ``weights`` (n,): how
    often each value is drawn, all alike by themselves; of places partly inside a study area see
    core.counting.partial_places.
    """
    sizes = neighbours.sizes
    counts = in_steps(values, int(sizes.max()))[0].astype(np.int64)
    sums = np.round(neighbours.sums(counts)).astype(np.int64)
    base = np.bincount(counts, weights) / (len(counts) if weights is None else weights.sum())
    p = np.empty(len(counts))
    for size in np.unique(sizes):
        raise_if_cancelled()
        here = sizes == size
        length = (len(base) - 1) * int(size) + 1
        fast = max(1 << (length - 1).bit_length(), 2)
        total = np.maximum(np.fft.irfft(np.fft.rfft(base, fast) ** int(size), fast)[:length], 0)
        tail = np.minimum(np.cumsum(total[::-1])[::-1], np.cumsum(total))
        # The power multiplies the rounding.
        p[here] = np.clip(2 * tail[sums[here]], LEAST_P * max(1.0, size / 1000), 1)
    return p


def in_steps(values: NDArray[np.float64], size: int) -> tuple[NDArray[np.float64], float]:
    """``values`` (n,) from the least one on as whole numbers, and the width of a step.

    A step is 1 where they are whole and sums of ``size`` of them stay within _STEPS; else so wide that they do.

    >>> steps, width = in_steps([2, 5, 3], 9)
    >>> steps.tolist(), width
    ([0.0, 3.0, 1.0], 1.0)
    """
    values = np.asarray(values, float)
    values = values - values.min()
    whole = np.round(values)
    largest = float(values.max()) * max(size, 1)
    if largest <= _STEPS and np.array_equal(whole, values):
        return whole, 1.0
    step = largest / _STEPS
    return np.round(values / step), step


def permutation_p(
    values: NDArray[np.float64],
    neighbours: Neighbourhoods,
    permutations: int = 999,
    seed: int = 0,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> NDArray[np.float64]:
    """Two-sided conditional permutation p (n,): (#{sim ≥ obs} + 1)/(R + 1), the smaller tail doubled.

    Each unit keeps its own value and draws its neighbours' from all other units, without replacement. Every
    draw serves all units: where a unit is itself among the drawn, one spare draw takes its place, which
    leaves each unit an exact draw from the others and makes the whole as cheap as one unit's.
    ``hear()`` is called now and then and may raise to stop. Raises ValueError for fewer than one permutation, TooLarge.
    """
    if permutations < 1:
        raise ValueError(tr("permutations must be at least 1"))
    values = np.asarray(values, float)
    count, sizes = len(values), neighbours.sizes
    observed = neighbours.sums(values) - values
    require(
        _DRAW_BYTES * float(permutations) * float(sizes.max()),
        tr("take fewer permutations, fewer rings or a shorter distance"),
    )
    draws = _distinct_draws(np.random.default_rng(seed), permutations, int(sizes.max()), count, raise_if_cancelled)
    # Sums of the same numbers in another order differ in the last bits; a tie must stay a tie.
    tolerance = 1e-9 * max(1.0, float(np.abs(values).max()))
    p = np.ones(count)
    for size in np.unique(sizes):
        raise_if_cancelled()
        drawn = int(size) - 1
        if drawn < 1:
            continue
        here = np.flatnonzero(sizes == size)
        chosen = draws[:, :drawn]
        base = values[chosen].sum(1)
        ordered = np.sort(base)
        above = permutations - np.searchsorted(ordered, observed[here] - tolerance, "left")
        below = np.searchsorted(ordered, observed[here] + tolerance, "right")
        # Mend the few draws that hold the unit itself; with all others drawn there is no spare and no choice.
        place = np.full(count, -1)
        place[here] = np.arange(len(here))
        mended = place[chosen] >= 0
        run, slot = np.nonzero(mended)
        unit = chosen[run, slot]
        spare = values[draws[run, drawn]]
        replaced = base[run] - values[unit] + spare
        limit = observed[unit]
        np.add.at(above, place[unit], (replaced >= limit - tolerance).astype(int) - (base[run] >= limit - tolerance))
        np.add.at(below, place[unit], (replaced <= limit + tolerance).astype(int) - (base[run] <= limit + tolerance))
        p[here] = np.minimum(2 * (np.minimum(above, below) + 1) / (permutations + 1), 1)
    return p


def _distinct_draws(
    rng: np.random.Generator, rows: int, columns: int, count: int, raise_if_cancelled: Callable[[], None] = lambda: None
) -> NDArray[np.int64]:
    """``rows`` draws of ``columns`` distinct indices below ``count``, each in random order."""
    if columns * columns > count:
        draws: NDArray[np.int64] = np.empty((rows, columns), np.int64)
        for row in draws:
            raise_if_cancelled()
            row[:] = rng.permutation(count)[:columns]
        return draws
    draws = rng.integers(0, count, (rows, columns))
    while True:
        raise_if_cancelled()
        ordered = np.sort(draws, axis=1)
        double = (ordered[:, 1:] == ordered[:, :-1]).any(1)
        if not double.any():
            return draws
        draws[double] = rng.integers(0, count, (int(double.sum()), columns))


#: At which q a place is hot or cold at 99, 95 and 90 %.
LEVELS = (0.01, 0.05, 0.10)


def classes(z: NDArray[np.float64], q: NDArray[np.float64], levels: Sequence[float] = LEVELS) -> NDArray[np.int64]:
    """Classes (n,) −3 … 3 from the sign of z and q: 3 at 99 %, 2 at 95 %, 1 at 90 %, negative where cold.

    >>> classes([3.1, -2.9, 1.0], [0.005, 0.04, 0.5]).tolist()
    [3, -2, 0]
    """
    q = np.asarray(q, float)
    depth = sum((q <= level).astype(int) for level in levels)
    return np.where(depth > 0, np.sign(z) * depth, 0).astype(int)
