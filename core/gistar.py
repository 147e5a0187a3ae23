"""Gi*: is a place and its neighbourhood busier than chance would make it?

Ord, J. K. and Getis, A. (1995) Local spatial autocorrelation statistics. Geographical Analysis 27(4), 286–306.
The p-values beyond the normal one are ours, from textbook parts; the methods page says why they are needed.
"""

from dataclasses import dataclass

import numpy as np

from .memory import require
from .texts import tr

PVALUES = ("auto", "convolution", "moments", "permutation", "normal")

# Below this the rounding of the Fourier transform is larger than the tail itself.
_DROWNED = 1e-12
# Sums beyond this, and values that are not whole, are convolved in steps of one in so many of the largest sum.
_STEPS = 1 << 20
#: Bytes that a draw of one neighbour takes: its number, the same in order, its value and what is mended.
_DRAW_BYTES = 40


@dataclass(frozen=True)
class GiStar:
    """z-scores, two-sided p-values (n,) and the kind of p-value that was used."""

    z: np.ndarray
    p: np.ndarray
    pvalues: str


def z_scores(values, neighbours):
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


def gi_star(values, neighbours, pvalues="auto", permutations=999, seed=0, hear=lambda: None):
    """Gi* of ``values`` (n,) over ``neighbours`` (self included) as a GiStar.

    ``pvalues``: ``convolution`` (the map's own values, 0 or more, summed with replacement), ``moments`` (Pearson III
    with the exact first three moments without replacement), ``permutation`` (conditional, ``permutations`` draws from
    ``seed``), ``normal``, or ``auto``: convolution while no neighbourhood holds more than 5 % of the places, else
    moments. ``hear()`` is called now and then and may raise to stop. Raises ValueError for another word or as z_scores
    does, TooLarge.
    """
    if pvalues not in PVALUES:
        raise ValueError(tr("pvalues must be one of {}, not {!r}").format(", ".join(PVALUES), pvalues))
    values = np.asarray(values, float)
    z = z_scores(values, neighbours)
    if pvalues == "auto":
        narrow = neighbours.sizes.max() <= 0.05 * len(values)
        pvalues = "convolution" if narrow and values.min() >= 0 else "moments"
    if pvalues == "convolution" and values.min() < 0:
        raise ValueError(tr("convolution p-values need values of 0 or more; use moments"))
    if pvalues == "normal":
        p = _normal_p(z)
    elif pvalues == "permutation":
        p = permutation_p(values, neighbours, permutations, seed, hear)
    elif pvalues == "moments":
        p = moments_p(values, neighbours, bool(np.all(values == np.round(values))), hear)
    else:
        p = convolution_p(values, neighbours, hear)
    return GiStar(z, p, pvalues)


def _normal_p(z):
    from scipy.special import ndtr

    return 2 * ndtr(-np.abs(z))


def convolution_p(values, neighbours, hear=lambda: None):
    """Two-sided p (n,) of local sums against sums of as many draws, with replacement, from the map's own values.

    The distribution of one value is convolved with itself by a Fourier transform, once per neighbourhood size; where
    its tail drowns in rounding, the Pearson III tail stands in, never above the level of that rounding. Values that
    are not whole, or have very large sums, are first rounded to steps: each by itself, so the test stays as exact.
    """
    sizes = neighbours.sizes
    values = _in_steps(np.asarray(values, float), int(sizes.max()))
    counts = values.astype(np.int64)
    sums = np.round(neighbours.sums(counts)).astype(np.int64)
    base = np.bincount(counts) / len(counts)
    p = np.empty(len(counts))
    for size in np.unique(sizes):
        hear()
        here = sizes == size
        length = (len(base) - 1) * int(size) + 1
        fast = 1 << (length - 1).bit_length() if length > 1 else 1
        total = np.fft.irfft(np.fft.rfft(base, max(fast, 2)) ** int(size), max(fast, 2))[:length]
        np.maximum(total, 0, out=total)
        upper = np.cumsum(total[::-1])[::-1]
        lower = np.cumsum(total)
        tail = np.minimum(upper, lower)
        smaller = tail[sums[here]]
        drowned = smaller < _DROWNED
        two_sided = np.minimum(2 * smaller, 1)
        if drowned.any():
            two_sided[drowned] = np.minimum(
                _pearson_p(values, sums[here][drowned], float(size), True), 2 * _DROWNED
            )
        p[here] = two_sided
    return p


def _in_steps(values, size):
    """The values (n,) as whole numbers: as they are, or in steps that keep sums of ``size`` of them within _STEPS."""
    whole = np.round(values)
    largest = float(values.max()) * size
    if largest <= _STEPS and np.array_equal(whole, values):
        return whole
    return np.round(values * (_STEPS / largest))


def moments_p(values, neighbours, whole=False, hear=lambda: None):
    """Two-sided p (n,) from a Pearson III tail with the sum's exact first three moments without replacement.

    ``whole`` says that the values are whole numbers: half a unit of continuity is then allowed for.
    """
    values = np.asarray(values, float)
    sums, sizes = neighbours.sums(values), neighbours.sizes
    p = np.empty(len(values))
    for size in np.unique(sizes):
        hear()
        here = sizes == size
        # Counts repeat a great deal, and the gamma tail is the dear part: once per distinct sum.
        distinct, where = np.unique(sums[here], return_inverse=True)
        p[here] = _pearson_p(values, distinct, float(size), whole)[where]
    return p


def sum_moments(values, size):
    """Mean, variance and third central moment of the sum of ``size`` values drawn without replacement.

    Mean W x̄, variance s² W (n−W)/(n−1), third m₃ W (n−W)(n−2W)/((n−1)(n−2)), with population moments s², m₃.
    """
    values = np.asarray(values, float)
    count = len(values)
    deviation = values - values.mean()
    square, cube = np.mean(deviation**2), np.mean(deviation**3)
    third = cube * size * (count - size) * (count - 2 * size) / ((count - 1) * max(count - 2, 1))
    return size * values.mean(), square * size * (count - size) / (count - 1), third


def _pearson_p(values, sums, size, whole):
    from scipy.special import gammainc, gammaincc, ndtr

    mean, variance, third = sum_moments(values, size)
    if not variance > 0:
        return np.ones(len(sums))
    deviation = np.sqrt(variance)
    half = 0.5 if whole else 0.0
    skew = third / deviation**3
    tails = []
    for direction in (1, -1):
        # Chance of a sum at least this far up (or down): the other tail is the mirrored distribution's upper one.
        t = (direction * (sums - mean) - half) / deviation
        lean = direction * skew
        if abs(lean) < 1e-4:
            tails.append(ndtr(-t))
            continue
        shape = 4 / lean**2
        point = shape + t * np.sqrt(shape) * np.sign(lean)
        inside = np.maximum(point, 0)
        tails.append(gammaincc(shape, inside) if lean > 0 else gammainc(shape, inside))
    return np.minimum(2 * np.minimum(*tails), 1)


def permutation_p(values, neighbours, permutations=999, seed=0, hear=lambda: None):
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
    require(_DRAW_BYTES * float(permutations) * float(sizes.max()),
            tr("take fewer permutations, fewer rings or a shorter distance"))
    draws = _distinct_draws(np.random.default_rng(seed), permutations, int(sizes.max()), count, hear)
    # Sums of the same numbers in another order differ in the last bits; a tie must stay a tie.
    tolerance = 1e-9 * max(1.0, float(np.abs(values).max()))
    p = np.ones(count)
    for size in np.unique(sizes):
        hear()
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
        np.add.at(
            above, place[unit], (replaced >= limit - tolerance).astype(int) - (base[run] >= limit - tolerance)
        )
        np.add.at(
            below, place[unit], (replaced <= limit + tolerance).astype(int) - (base[run] <= limit + tolerance)
        )
        p[here] = np.minimum(2 * (np.minimum(above, below) + 1) / (permutations + 1), 1)
    return p


def _distinct_draws(rng, rows, columns, count, hear=lambda: None):
    """``rows`` draws of ``columns`` distinct indices below ``count``, each in random order."""
    if columns * columns > count:
        draws = np.empty((rows, columns), np.int64)
        for row in draws:
            hear()
            row[:] = rng.permutation(count)[:columns]
        return draws
    draws = rng.integers(0, count, (rows, columns))
    while True:
        hear()
        ordered = np.sort(draws, axis=1)
        double = (ordered[:, 1:] == ordered[:, :-1]).any(1)
        if not double.any():
            return draws
        draws[double] = rng.integers(0, count, (int(double.sum()), columns))


#: At which q a place is hot or cold at 99, 95 and 90 %.
LEVELS = (0.01, 0.05, 0.10)


def classes(z, q, levels=LEVELS):
    """Classes (n,) −3 … 3 from the sign of z and q: 3 at 99 %, 2 at 95 %, 1 at 90 %, negative where cold."""
    q = np.asarray(q, float)
    depth = sum((q <= level).astype(int) for level in levels)
    return np.where(depth > 0, np.sign(z) * depth, 0).astype(int)
