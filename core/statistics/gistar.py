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
#: No normal p-value is below the smallest normalised float.
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
        """Sum of values over each neighbourhood.

        Parameters
        ----------
        values : array_like, shape (n,)
            The values.

        Returns
        -------
        sums : ndarray of float, shape (n,)
            The sums.
        """


@dataclass(frozen=True)
class GiStar:
    """Gi* of each place.

    Attributes
    ----------
    z : ndarray of float, shape (n,)
        z-scores, in standard deviations.
    p : ndarray of float, shape (n,)
        Two-sided p-values, 0 to 1.
    pvalues : str
        The kind of p-value that was used.
    """

    z: NDArray[np.float64]
    p: NDArray[np.float64]
    pvalues: str


def z_scores(values: NDArray[np.float64], neighbours: Neighbourhoods) -> NDArray[np.float64]:
    """The classic Gi* z-scores.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        Crimes or another value of each place.
    neighbours : Neighbourhoods
        Neighbourhoods that include the place itself.

    Returns
    -------
    z : ndarray of float, shape (n,)
        In standard deviations; 0 where the neighbourhood is the whole map, which has no spread.

    Raises
    ------
    ValueError
        All values are equal, or there are fewer than two places.

    Notes
    -----
    ``z = (Σ w x − x̄ W) / (S √((n Σ w² − W²)/(n − 1)))`` with weights of 1 for the place itself and its neighbours, W
    their number.

    References
    ----------
    .. [1] Ord, J. K. and Getis, A. (1995). Local spatial autocorrelation statistics. Geographical Analysis 27(4),
       286–306.

    Examples
    --------
    >>> from hotspot_policing.core.counting.neighbours import from_pairs
    >>> z_scores(np.array([3.0, 0, 0]), from_pairs(3, [0, 1, 2], [0, 1, 2])).round(3).tolist()
    [1.414, -0.707, -0.707]
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
    """Gi*: is a place with its neighbours busier or quieter than chance would make it?

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        Crimes or another value of each place.
    neighbours : Neighbourhoods
        Neighbourhoods that include the place itself.
    pvalues : str, default "auto"
        ``convolution`` (the map's own values, summed with replacement), ``permutation`` (conditional), ``normal``, or
        ``auto``, which is convolution.
    permutations : int, default 999
        Permutations, R.
    seed : int, default 0
        Seed of the random numbers: the same seed gives the same answer.
    raise_if_cancelled : callable, optional
        Called now and then; it may raise, which stops the computation.
    weights : ndarray of float, shape (n,), optional
        How often each value is drawn (``core.counting.partial_places``); all alike if not given.

    Returns
    -------
    found : GiStar
        z-scores and p-values.

    Raises
    ------
    ValueError
        ``pvalues`` is another word, all values are equal, or there are fewer than two places.
    TooLarge
        The permutations take too much memory.

    References
    ----------
    .. [1] Ord, J. K. and Getis, A. (1995). Local spatial autocorrelation statistics. Geographical Analysis 27(4),
       286–306.
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
    """The kind of p-value that a word stands for, also a withdrawn one.

    Parameters
    ----------
    pvalues : str
        The word.
    allowed : sequence of str, default PVALUES
        Words that may be used.

    Returns
    -------
    kind : str
        One of PVALUES, not ``auto``.

    Raises
    ------
    ValueError
        The word is not allowed.

    Examples
    --------
    >>> kind_of("auto"), kind_of("moments"), kind_of("normal")
    ('convolution', 'convolution', 'normal')
    """
    pvalues = WITHDRAWN.get(pvalues, pvalues)
    if pvalues not in allowed:
        raise ValueError(tr("the kind of p-values must be one of {}, not {!r}").format(", ".join(allowed), pvalues))
    return "convolution" if pvalues == "auto" else pvalues


def _normal_p(z: NDArray[np.float64]) -> NDArray[np.float64]:
    from scipy.special import ndtr

    return np.maximum(2 * ndtr(-np.abs(z)), _TINY)


def log_values(values: NDArray[np.float64], unit: float | None = None, whole: bool = True) -> NDArray[np.float64]:
    """Logarithms of values, so that one busy place does not hide all others.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        Counts or sums, 0 or more.
    unit : float, optional
        The value m that counts as one; the median of the values above 0 if not given, so that pounds and pence give the
        same.
    whole : bool, default True
        Whether to round to whole numbers.

    Returns
    -------
    values : ndarray of float, shape (n,)
        ``10 ln(1 + x/m)``.

    Raises
    ------
    ValueError
        A value is below 0.

    Examples
    --------
    >>> log_values([0, 1, 1, 2, 2000]).tolist()
    [0.0, 5.0, 5.0, 8.0, 72.0]
    >>> log_values([0.0, 0.5, 1.0, 50.0]).tolist() == log_values([0, 100, 200, 10_000]).tolist()
    True
    """
    values = np.asarray(values, float)
    if (values < 0).any():
        raise ValueError(tr("a logarithm needs values of 0 or more; use the values without a logarithm"))
    logarithms = _LOG_STEPS * np.log1p(values / (unit or median_above_zero(values)))
    return np.round(logarithms) if whole else logarithms


def median_above_zero(values: NDArray[np.float64]) -> float:
    """The median of the values above 0.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        Crimes or another value of each place.

    Returns
    -------
    median : float
        The median; 1 where no value is above 0.

    Examples
    --------
    >>> median_above_zero(np.array([0.0, 2, 4, 9]))
    4.0
    """
    above = values[values > 0]
    return float(np.median(above)) if len(above) else 1.0


def most_influential(values: NDArray[np.float64]) -> tuple[int, float]:
    """The place that makes up most of the variance, and so hides the most of others.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        Crimes or another value of each place.

    Returns
    -------
    place : int
        Index of the place.
    share : float
        Its share of the variance of the values, 0 to 1.

    Examples
    --------
    >>> place, share = most_influential([1, 1, 1, 9])
    >>> place, round(share, 2)
    (3, 0.75)
    """
    squares = (np.asarray(values, float) - np.mean(values)) ** 2
    place = int(np.argmax(squares))
    return place, float(squares[place] / squares.sum()) if squares[place] > 0 else 0.0


def lost_in_steps(values: NDArray[np.float64], size: int) -> tuple[float, float]:
    """How much of the values the convolution loses where it works in steps.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        Crimes or another value of each place.
    size : int
        Size of the largest neighbourhood.

    Returns
    -------
    share : float
        Share of the places above the least value that are rounded down to it, 0 to 1.
    step : float
        Width of a step, in the unit of the values.

    Examples
    --------
    >>> lost_in_steps(np.array([0.0, 1, 2]), 9)
    (0.0, 1.0)
    """
    steps, step = in_steps(values, size)
    above = np.asarray(values, float) > np.min(values)
    return (float((steps[above] == 0).mean()) if above.any() else 0.0), step


def convolution_p(
    values: NDArray[np.float64],
    neighbours: Neighbourhoods,
    raise_if_cancelled: Callable[[], None] = lambda: None,
    weights: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Two-sided p-values of local sums against sums of as many draws from the map's own values.

    Values are taken from the least one on, which changes no tail; those that are not whole, or have very large sums,
    are first rounded to steps. Draws with replacement spread more than those without, so that the test grows cautious
    as a neighbourhood nears the whole map.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        Crimes or another value of each place.
    neighbours : Neighbourhoods
        Neighbourhoods that include the place itself.
    raise_if_cancelled : callable, optional
        Called now and then; it may raise, which stops the computation.
    weights : ndarray of float, shape (n,), optional
        How often each value is drawn (``core.counting.partial_places``); all alike if not given.

    Returns
    -------
    p : ndarray of float, shape (n,)
        p-values, LEAST_P to 1.

    Notes
    -----
    The distribution of one value is convolved with itself by a Fourier transform, once for each size of neighbourhood;
    the smaller tail is doubled.
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
        # Raising to a power multiplies the rounding error, hence the lower limit of p.
        p[here] = np.clip(2 * tail[sums[here]], LEAST_P * max(1.0, size / 1000), 1)
    return p


def in_steps(values: NDArray[np.float64], size: int) -> tuple[NDArray[np.float64], float]:
    """Values as whole numbers of steps from the least one on.

    A step is 1 where the values are whole and sums of ``size`` of them stay small enough; else so wide that they do.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        Crimes or another value of each place.
    size : int
        How many values are summed.

    Returns
    -------
    steps : ndarray of float, shape (n,)
        Whole numbers, 0 or more.
    width : float
        Width of a step, in the unit of the values.

    Examples
    --------
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
    """Two-sided conditional permutation p-values.

    Each place keeps its own value and draws its neighbours' from all other places, without replacement. Every draw
    serves all places: where a place is itself among the drawn, one spare draw takes its place, so that each has an
    exact draw from the others.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        Crimes or another value of each place.
    neighbours : Neighbourhoods
        Neighbourhoods that include the place itself.
    permutations : int, default 999
        Permutations, R.
    seed : int, default 0
        Seed of the random numbers: the same seed gives the same answer.
    raise_if_cancelled : callable, optional
        Called now and then; it may raise, which stops the computation.

    Returns
    -------
    p : ndarray of float, shape (n,)
        p-values, 1/(R + 1) or more.

    Raises
    ------
    ValueError
        There are fewer than one permutation.
    TooLarge
        The draws take too much memory.

    Notes
    -----
    ``(#{sim ≥ obs} + 1)/(R + 1)``, the smaller tail doubled.
    """
    if permutations < 1:
        raise ValueError(tr("the number of permutations must be at least 1"))
    values = np.asarray(values, float)
    count, sizes = len(values), neighbours.sizes
    observed = neighbours.sums(values) - values
    require(
        _DRAW_BYTES * float(permutations) * float(sizes.max()),
        tr("use fewer permutations, fewer rings or a shorter distance"),
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
        # Replace the unit itself, where it was drawn, by the spare draw. Where all others are drawn there is none, and
        # none is needed.
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
    """Classes of significance from −3 (cold at 99 %) to 3 (hot at 99 %).

    Parameters
    ----------
    z : ndarray of float, shape (n,)
        z-scores.
    q : ndarray of float, shape (n,)
        Corrected p-values.
    levels : sequence of float, default LEVELS
        The q-values at which a class begins, the strictest first.

    Returns
    -------
    classes : ndarray of int, shape (n,)
        3 at 99 %, 2 at 95 %, 1 at 90 %, negative where cold, 0 where not significant.

    Examples
    --------
    >>> classes([3.1, -2.9, 1.0], [0.005, 0.04, 0.5]).tolist()
    [3, -2, 0]
    """
    q = np.asarray(q, float)
    depth = sum((q <= level).astype(int) for level in levels)
    return np.where(depth > 0, np.sign(z) * depth, 0).astype(int)
