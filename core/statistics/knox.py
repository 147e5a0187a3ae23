"""Near repeats: whether crimes near to each other in space are near in time more often than chance allows (Knox 1964;
Ratcliffe 2009), by permutation of the times. NumPy and SciPy only."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from ..counting.neighbours import blocks_of_pairs
from ..draws import Draws
from ..memory import require
from ..texts import tr
from .correction import adjust

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    #: Pairs of a distance band: the band, and the two events (k,) of each.
    Pairs = tuple[int, NDArray[np.intp], NDArray[np.intp]]

MANHATTAN, EUCLIDEAN = "manhattan", "euclidean"
#: Days apart up to which pairs that are near in space show whether crime moves about with the season.
SEASON = 91
#: Pairs held at once: 17 bytes each, and as many again while they are sorted by band.
_PAIRS = 6_000_000
#: Pairs looked at together: what they need stays in the processor's cache.
_CACHED = 1 << 16
#: Permutations between two reports of progress.
_RUNS = 16


@dataclass
class Knox:
    """A Knox table by distance band (a) and time band (b).

    ``shift`` and ``shift_p`` are the ratio and p-value of pairs that are further apart in time than the last band, up
    to a season. Repeats come within days; where there are more of these than chance allows, crime moves between parts
    of the area over months, and the table cannot be told from that.

    Attributes
    ----------
    observed : ndarray of int, shape (a, b)
        Pairs counted.
    expected : ndarray of float, shape (a, b)
        Mean of the permutations; NaN without any.
    ratio : ndarray of float, shape (a, b)
        Observed ÷ expected; NaN where nothing is expected.
    p : ndarray of float, shape (a, b)
        One-sided p-values, 0 to 1.
    q : ndarray of float, shape (a, b)
        The same, corrected over the cells (Benjamini–Hochberg).
    permutations : int
        Permutations, R.
    shift : float, default np.nan
        Observed ÷ expected pairs of a season; NaN where none is expected.
    shift_p : float, default 1.0
        Its one-sided p-value.
    """

    observed: NDArray[np.int64]
    expected: NDArray[np.float64]
    ratio: NDArray[np.float64]
    p: NDArray[np.float64]
    q: NDArray[np.float64]
    permutations: int
    shift: float = np.nan
    shift_p: float = 1.0


@dataclass(frozen=True)
class Bands:
    """The bands of distance and time of a Knox table: [0, d₁), [d₁, d₂) and so on.

    Attributes
    ----------
    distances : array_like, shape (a,)
        Rising upper ends of the distance bands, in metres.
    gaps : array_like, shape (b,)
        Rising upper ends of the time bands, in days.
    metric : str, default MANHATTAN
        ``manhattan`` or ``euclidean`` distances.
    pairs_at_once : int, optional
        About so many pairs are held at once.
    """

    distances: ArrayLike
    gaps: ArrayLike
    metric: str = MANHATTAN
    pairs_at_once: int = _PAIRS


def knox(
    x: ArrayLike,
    y: ArrayLike,
    days: NDArray[np.int64],
    bands: Bands,
    draws: Draws = Draws(999, 0),
    strata: ArrayLike | None = None,
    step: Callable[[float], None] | None = None,
) -> Knox:
    """Near repeats: are crimes near in space also near in time more often than by chance?

    Each pair of events counts once. The dates are dealt out anew among the places; with ``strata``, such as seasons,
    only among events of one stratum, so that what differs between strata is no near repeat.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        Coordinates of the events, in metres.
    days : ndarray of int, shape (n,)
        Day of each event.
    bands : Bands
        Bands of distance and time.
    draws : Draws, default Draws(999, 0)
        Number of permutations, R, and their seed.
    strata : array_like, shape (n,), optional
        Stratum of each event; one for all if not given.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Returns
    -------
    found : Knox
        Pairs observed and expected with ratios and p-values.

    Raises
    ------
    ValueError
        The bands do not rise from above 0, or there are fewer than two events.
    TooLarge
        There are too many permutations or bands.

    Notes
    -----
    ``p = (#{sim ≥ obs} + 1)/(R + 1)``, one-sided.

    References
    ----------
    .. [1] Knox, E. G. (1964). The detection of space-time interactions. Applied Statistics 13(1), 25–30.
    .. [2] Ratcliffe, J. H. (2009). Near Repeat Calculator, manual. Temple University.

    Examples
    --------
    >>> knox([0, 10, 900], [0, 0, 0], np.array([1, 3, 40]), Bands([100], [7]), Draws(9)).observed.tolist()
    [[1]]
    """
    x, y, days = np.asarray(x, float), np.asarray(y, float), np.asarray(days, np.int64)
    distances, gaps = _rising(bands.distances, "distances"), _rising(bands.gaps, "days")
    permutations = draws.count
    if len(x) < 2:
        raise ValueError(tr("at least two crimes are needed to test for near repeats"))
    step = step or (lambda share: None)
    # Points near in space come near each other in memory, so that the times of a block stay in the cache.
    order = _along_curve(x, y)
    x, y, days = x[order], y[order], days[order] - days.min()
    deal = _dealer(days, None if strata is None else np.asarray(strata)[order])
    asked, gaps = len(gaps), np.append(gaps, max(SEASON, 2 * gaps[-1]))
    # The table of time bands need not be longer than the whole span of the days, however long the last band is.
    longest = int(min(np.ceil(gaps[-1]), days.max() + 1))
    require(16.0 * (permutations + 1) * len(distances) * len(gaps), tr("use fewer permutations or fewer bands"))
    of_gap = np.searchsorted(gaps, np.abs(np.arange(1 - longest, longest)), side="right")
    tables: NDArray[np.int64] = np.zeros((permutations + 1, len(distances), len(gaps)), np.int64)
    # 16-bit numbers are read faster; they must hold the sums that _count makes.
    days = days.astype(np.int16 if days.max() + 2 * longest < 1 << 15 else np.int64)
    done = 0.0
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        for pairs, share in _pairs(x, y, distances, bands.metric, lambda: step(done), bands.pairs_at_once):
            # Every block of pairs sees the same permutations.
            rng = np.random.default_rng(draws.seed)
            for begin in range(0, permutations + 1, _RUNS):
                runs = range(begin, min(begin + _RUNS, permutations + 1))
                times = [days if run == 0 else deal(rng) for run in runs]
                list(pool.map(lambda one, run: _count(pairs, one, of_gap, tables[run]), times, runs))
                step(done + (share - done) * begin / (permutations + 1))
            done = share
            step(done)
    late = tables[:, :, asked:].sum((1, 2))
    tables = tables[:, :, :asked]
    observed, simulated = tables[0], tables[1:]
    expected = simulated.mean(0) if permutations else np.full(observed.shape, np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(expected > 0, observed / expected, np.nan)
    p = ((simulated >= observed).sum(0) + 1) / (permutations + 1)
    shift = late[0] / late[1:].mean() if late[1:].any() else np.nan
    return Knox(
        observed,
        expected,
        ratio,
        p,
        adjust(p.ravel(), "bh").reshape(p.shape),
        permutations,
        float(shift),
        float(((late[1:] >= late[0]).sum() + 1) / (permutations + 1)),
    )


def _dealer(days: NDArray[Any], strata: NDArray[Any] | None) -> Callable[[np.random.Generator], NDArray[Any]]:
    """``deal(rng)``: the days (n,) dealt out anew, of each stratum among its own events."""
    if strata is None:
        return lambda rng: rng.permutation(days)
    own = np.argsort(strata, kind="stable")

    def deal(rng: np.random.Generator) -> NDArray[Any]:
        dealt = np.empty_like(days)
        dealt[own] = days[np.lexsort((rng.random(len(days)), strata))]
        return dealt

    return deal


def _rising(ends: ArrayLike, what: str) -> NDArray[np.float64]:
    ends = np.asarray(ends, float)
    if not len(ends) or not np.isfinite(ends).all() or ends[0] <= 0 or (np.diff(ends) <= 0).any():
        raise ValueError(tr("{} must be above 0 and in ascending order, such as 200; 400; 600").format(what))
    return ends


def _along_curve(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
    """The order of points along a Z-shaped curve: near in the order, near in space."""
    cells = []
    for values in (x, y):
        span = values.max() - values.min()
        cells.append(((values - values.min()) / (span or 1.0) * 65535).astype(np.uint64))
    return np.argsort(_spread(cells[0]) | (_spread(cells[1]) << np.uint64(1)), kind="stable")


def _spread(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """16-bit numbers with a free bit after each of theirs."""
    for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
        bits = (bits | (bits << np.uint64(shift))) & np.uint64(mask)
    return bits


def _pairs(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    distances: NDArray[np.float64],
    metric: str,
    raise_if_cancelled: Callable[[], None],
    at_once: int,
) -> Iterator[tuple[list[Pairs], float]]:
    """Blocks ([(distance band, i, j)], share of the events behind it): each pair nearer than the last distance once.
    ``raise_if_cancelled`` is called between them."""
    from scipy.spatial import cKDTree

    points = np.column_stack([x, y])
    tree = cKDTree(points)
    norm = 1 if metric == MANHATTAN else 2
    held, count = [], 0
    for begin, end in blocks_of_pairs(tree, points, distances[-1], at_once, norm):
        raise_if_cancelled()
        near = cKDTree(points[begin:end]).sparse_distance_matrix(tree, distances[-1], p=norm, output_type="ndarray")
        i, j, d = near["i"] + begin, near["j"], near["v"]
        keep = (i < j) & (d < distances[-1])
        i, j = i[keep].astype(np.intp), j[keep].astype(np.intp)
        band = np.searchsorted(distances, d[keep], side="right").astype(np.int8)
        held.append((i, j, band))
        count += len(i)
        if count > at_once:
            yield _by_band(held, len(distances)), end / len(x)
            count = 0
    if held:
        yield _by_band(held, len(distances)), 1.0


def _by_band(held: list[tuple[NDArray[Any], NDArray[Any], NDArray[Any]]], bands: int) -> list[Pairs]:
    i, j, band = (np.concatenate(part) for part in zip(*held))
    held.clear()
    parts = []
    for one in range(bands):
        mine, yours = i[band == one], j[band == one]
        parts += [(one, mine[k : k + _CACHED], yours[k : k + _CACHED]) for k in range(0, len(mine), _CACHED)]
    return parts


def _count(pairs: list[Pairs], times: NDArray[Any], of_gap: NDArray[Any], table: NDArray[np.int64]) -> None:
    """Add pairs to a table (a, b) by distance band and time band; ``of_gap`` is the band of -(g-1) … g-1 days."""
    gaps, longest = table.shape[1], len(of_gap) // 2
    for band, i, j in pairs:
        apart = times.take(i)
        apart -= times.take(j)
        apart += longest
        # Read as unsigned, negative numbers are larger than any in the table: one comparison finds both ends.
        apart = apart.view(f"u{apart.itemsize}")
        near = apart[apart < len(of_gap)]
        table[band] += np.bincount(of_gap[near], minlength=gaps + 1)[:gaps]
