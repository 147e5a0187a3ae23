"""Which map finds the crimes to come: maps made of the periods before, scored on periods they have not seen.

Scores: hit rate, PAI (Chainey, Tompson & Uhlig 2008), PEI (the PAI over that of the best map there could have been),
search efficiency, recapture rate (Levine 2008). A unit at the edge of the coverage counts in part, so that every map is
scored at exactly the same area.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from ..counting.periods import in_words
from ..counting.shares import number_or_none
from ..memory import require
from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from ..counting.neighbours import Neighbours

COUNT, KERNEL, DECAY, GISTAR, ORACLE = KINDS = ("count", "kernel", "decay", "gistar", "oracle")
QUARTIC, GAUSSIAN = KERNELS = ("quartic", "gaussian")
#: Peers' defaults, as their documents give them: the bandwidth follows from the data that the map is made of.
QGIS, SFHOTSPOT, ARCGIS = PEERS = ("qgis", "sfhotspot", "arcgis")
#: Of fewer scored periods no interval is told: it would hold the truth far too seldom.
FEWEST = 6
#: What neighbouring periods are taken to have in common, cautiously.
CORRELATION = 0.5
#: Standard deviations after which a Gaussian is cut off.
_REACH = 4.0
#: A bandwidth of more than so many sides of a unit is computed on a raster, so many of whose cells make a bandwidth.
_COARSE, _FINE = 3.0, 8.0
#: No setting of a map means more: metres or periods.
_MOST = 1_000_000
#: Numbers of such matrices that a PlaceHistory keeps, 12 bytes each.
_KEPT = 25_000_000


@dataclass(frozen=True)
class Map:
    """How a map is made: ``last`` periods (0: all there are), bandwidth in metres (0: none), half-life in periods (0:
    all weigh alike), or a peer's rule for the bandwidth."""

    kind: str
    last: int = 12
    bandwidth: float = 0.0
    half_life: float = 0.0
    kernel: str = QUARTIC
    peer: str = ""

    def weights(self, periods: int) -> NDArray[np.float64]:
        """Weight (t,) of each of the ``periods`` before the one that is to be found, the latest last.

        >>> Map(DECAY, last=3, half_life=1).weights(4).tolist()
        [0.0, 0.25, 0.5, 1.0]
        """
        age = np.arange(periods)[::-1]
        weights = np.ones(periods) if not self.half_life else 0.5 ** (age / self.half_life)
        if self.last:
            weights[age >= self.last] = 0.0
        return weights

    def short(self, period: str = "month") -> str:
        """The map in as few letters as a narrow table has room for."""
        if self.peer:
            return {QGIS: tr("QGIS heat map"), SFHOTSPOT: "sfhotspot", ARCGIS: tr("ArcGIS density")}[self.peer]
        name = "Gi*" if self.kind == GISTAR else tr("count")
        if self.bandwidth:
            name = "{} {:g} m".format(tr("kernel") if self.kernel == QUARTIC else tr(self.kernel), self.bandwidth)
        unit = {"month": tr("mo"), "quarter": tr("qu"), "week": tr("wk")}.get(period, "× " + tr(period))
        span = "{} {}".format(self.last or tr("all"), unit)
        return "{}, {}{}".format(name, span, tr(", half {:g}").format(self.half_life) if self.half_life else "")

    def words(self, period: str = "month") -> str:
        """The map in a few words."""
        half = tr(", half-life {}").format(in_words(self.half_life, period)) if self.half_life else ""
        if self.peer:
            return {
                QGIS: tr("QGIS heat map, its defaults"),
                SFHOTSPOT: tr("sfhotspot, its automatic bandwidth"),
                ARCGIS: tr("ArcGIS kernel density, its automatic radius"),
            }[self.peer]
        if self.kind == ORACLE:
            return "oracle"
        name = "Gi*" if self.kind == GISTAR else tr("count")
        if self.bandwidth:
            name = tr("{} kernel {:g} m").format(tr(self.kernel), self.bandwidth)
        return f"{name}, {in_words(self.last, period)}{half}"

    def as_text(self) -> str:
        """The map as ``parse`` reads it."""
        if self.kind in PEERS or self.peer:
            return self.peer
        parts = [self.kind]
        for name, none in (("last", 12), ("bandwidth", 0.0), ("half_life", 0.0), ("kernel", QUARTIC)):
            value = getattr(self, name)
            if value != none:
                parts.append("{}={}".format(name, value if isinstance(value, str) else f"{value:g}"))
        return " ".join(parts)


def parse(text: str) -> list[Map]:
    """The Maps of a text: ``count last=12; kernel bandwidth=300 last=12; decay half_life=6 last=24 bandwidth=300;
    gistar last=12; qgis``. Raises ValueError with a sentence.

    >>> [one.as_text() for one in parse("count last=6; kernel bandwidth=300; qgis; count last=6")]
    ['count last=6', 'kernel bandwidth=300', 'qgis']
    """
    made = []
    for one in text.replace("\n", ";").split(";"):
        words = one.split()
        if not words:
            continue
        kind, given = words[0].lower(), {}
        for word in words[1:]:
            name, is_given, value = word.partition("=")
            if not is_given or name not in ("last", "bandwidth", "half_life", "kernel"):
                raise ValueError(
                    tr("'{}' in '{}' is none of last=, bandwidth=, half_life=, kernel=").format(word, one.strip())
                )
            try:
                given[name] = value if name == "kernel" else int(value) if name == "last" else float(value)
            except ValueError:
                raise ValueError(tr("'{}' in '{}' is no number").format(word, one.strip()))
        made.append(_checked(kind, given, one.strip()))
    return list(dict.fromkeys(made))


def _checked(kind: str, given: dict[str, Any], text: str) -> Map:
    if kind in PEERS:
        if given:
            raise ValueError(tr("'{}': a peer's defaults have no settings").format(text))
        return Map(KERNEL, 0, peer=kind)
    if kind not in (COUNT, KERNEL, DECAY, GISTAR):
        raise ValueError(tr("'{}' begins with none of count, kernel, decay, gistar, {}").format(text, ", ".join(PEERS)))
    one = Map(kind, **given)
    if one.kernel not in KERNELS:
        raise ValueError(tr("'{}': the kernel is one of {}").format(text, ", ".join(KERNELS)))
    # NaN is not between them either.
    if not all(0 <= value <= _MOST for value in (one.last, one.bandwidth, one.half_life)):
        raise ValueError(tr("'{}': settings are numbers from 0 to {:,}").format(text, _MOST))
    if kind == KERNEL and not one.bandwidth:
        raise ValueError(tr("'{}' needs a bandwidth in metres").format(text))
    if kind == DECAY and not one.half_life:
        raise ValueError(tr("'{}' needs a half_life in periods").format(text))
    if kind in (COUNT, GISTAR) and (one.bandwidth or one.half_life):
        raise ValueError(tr("'{}' takes last= only").format(text))
    return one


def usual_maps(longest: int = 24) -> list[Map]:
    """The Maps that are tried where none are named and ``longest`` periods come before each that is scored: 47 of them
    of 24 and more, peers' defaults among them. Old crimes fade out of decays by themselves, so that these take all
    there are where there are fewer."""
    made = [Map(COUNT, last) for last in (1, 2, 3, 6, 9, 12, 18, 24)]
    bandwidths = (200.0, 300.0, 400.0, 500.0, 800.0)
    made += [Map(KERNEL, last, bandwidth) for bandwidth in bandwidths for last in (6, 12, 24)]
    for half_life in (3.0, 6.0, 12.0):
        made += [Map(DECAY, 24 if longest >= 24 else 0, bandwidth, half_life) for bandwidth in (0.0, *bandwidths)]
    made += [Map(GISTAR, last) for last in (6, 12, 24)]
    return possible(made + [Map(KERNEL, 0, peer=peer) for peer in PEERS], longest)


def possible(maps: Iterable[Map], longest: int) -> list[Map]:
    """Those of some Maps that look back over ``longest`` periods at most, each once however it is written: a longer
    look back would be cut short by the beginning of the data, and be another map than its name says."""
    kept: dict[Any, Map] = {}
    for one in maps:
        if one.last <= longest:
            kept.setdefault(
                (
                    one.kind == GISTAR,
                    one.peer,
                    one.last,
                    one.bandwidth,
                    one.half_life,
                    one.kernel if one.bandwidth else "",
                ),
                one,
            )
    return list(kept.values())


# -- making maps ------------------------------------------------------------------------------------------------
@dataclass
class PlaceHistory:
    """Crimes by coordinate and period, and the units that are ranked.

    ``x``, ``y`` (k,) distinct coordinates; ``counts`` scipy.sparse (k, t) crimes; ``unit`` (k,) the unit of each, −1
    for none; ``areas`` (n,) m²; ``centre_x``, ``centre_y`` (n,); ``near`` Neighbours with themselves, for Gi*,
    else those of ``units``, which also locates points.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    counts: Any
    unit: NDArray[np.int64]
    areas: NDArray[np.float64]
    centre_x: NDArray[np.float64]
    centre_y: NDArray[np.float64]
    near: Neighbours | None = None
    units: Any = None
    _by_unit: Any = None
    _smooth: dict[tuple[str, float], Any] = field(default_factory=dict)

    @property
    def periods(self) -> int:
        """How many periods there are."""
        return self.counts.shape[1]

    @property
    def neighbours(self) -> Neighbours:
        """Neighbours with themselves."""
        if self.near is None:
            self.near = self.units.touching().with_self()
        return self.near

    @property
    def by_unit(self) -> Any:
        """Crimes (n, t) in units, sparse by column."""
        if self._by_unit is None:
            from scipy.sparse import csr_matrix

            inside = np.flatnonzero(self.unit >= 0)
            pick = csr_matrix((np.ones(len(inside)), (self.unit[inside], inside)), (len(self.areas), len(self.x)))
            self._by_unit = (pick @ self.counts).tocsc()
        return self._by_unit

    def observed(self, period: int) -> NDArray[np.float64]:
        """Crimes (n,) of one period."""
        return self.by_unit[:, period].toarray().ravel()

    def past(self, one: Map, period: int) -> tuple[NDArray[np.float64], int]:
        """(crimes (n,) unweighted in the periods that a Map looks at, how many periods there are)."""
        weights = one.weights(period) > 0
        return self.by_unit[:, :period] @ weights.astype(float), int(weights.sum())

    def predict(self, one: Map, period: int) -> NDArray[np.float64]:
        """The density (n,) that a Map gives each unit for ``period``, of what came before it and of nothing else.
        Raises ValueError for a period with none before it, TooLarge.
        """
        if one.kind == ORACLE:
            return self.observed(period) / self.areas
        if not 0 < period <= self.periods:
            raise ValueError(tr("nothing comes before period {}").format(period))
        weights = one.weights(period)
        bandwidth = one.bandwidth
        if one.peer:
            bandwidth = self._by_rule(one.peer, self.counts[:, :period] @ weights)
        if not bandwidth:
            values = self.by_unit[:, :period] @ weights
            if one.kind == GISTAR:
                return self._gi(values)
            return values / self.areas
        weight = self.counts[:, :period] @ weights
        if bandwidth > _COARSE * np.sqrt(np.median(self.areas)):
            return self._by_raster(weight, one.kernel, bandwidth)
        key = one.kernel, bandwidth
        if key not in self._smooth:
            made = _kernel_matrix(self.centre_x, self.centre_y, self.x, self.y, one.kernel, bandwidth)
            if sum(kept.nnz for kept in self._smooth.values()) + made.nnz > _KEPT:
                # It is made anew rather than kept beside all the others.
                return made @ weight
            self._smooth[key] = made
        return self._smooth[key] @ weight

    def _gi(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        from ..statistics.gistar import z_scores

        return z_scores(values, self.neighbours)

    def _by_rule(self, peer: str, weight: NDArray[np.float64]) -> float:
        """The bandwidth in metres that a peer takes by itself for points with these weights (k,)."""
        if peer == QGIS:
            return 100.0
        # Two digits: a rule moves by metres from period to period, and a map does not change by that.
        return float(f"{self._rule(peer, weight):.2g}")

    def _rule(self, peer: str, weight: NDArray[np.float64]) -> float:
        # Those in the area: a stray point would decide.
        there = (weight > 0) & (self.unit >= 0)
        x, y, weight = self.x[there], self.y[there], weight[there]
        total = weight.sum()
        if peer == SFHOTSPOT:
            return float(np.mean([_nrd(one, weight, total) for one in (x, y)]))
        middle = np.average(x, weights=weight), np.average(y, weights=weight)
        away = np.hypot(x - middle[0], y - middle[1])
        spread = np.sqrt(np.average(away**2, weights=weight))
        median = _quantile(away, weight, 0.5)
        return float(0.9 * min(spread, np.sqrt(1 / np.log(2)) * median) * total**-0.2)

    def _by_raster(self, weight: NDArray[np.float64], kernel: str, bandwidth: float) -> NDArray[np.float64]:
        """Density (n,) at the centres, from a raster that is fine beside the bandwidth, between its cells linear."""
        from scipy.ndimage import map_coordinates
        from scipy.signal import fftconvolve

        cell = bandwidth / _FINE
        reach = int(np.ceil(_FINE * (_REACH if kernel == GAUSSIAN else 1.0)))
        # A crime farther off than the kernel reaches, perhaps at the other end of the country, adds nothing.
        west, south = self.centre_x.min() - (reach + 1) * cell, self.centre_y.min() - (reach + 1) * cell
        wide = int((self.centre_x.max() - west) / cell) + reach + 3
        high = int((self.centre_y.max() - south) / cell) + reach + 3
        across, up = (self.x - west) / cell - 0.5, (self.y - south) / cell - 0.5
        here = (across >= 0) & (across < wide - 1) & (up >= 0) & (up < high - 1)
        across, up, weight = across[here], up[here], weight[here]
        # Each crime is shared by the four middles around it, so that it stays where it is.
        column, row = across.astype(int), up.astype(int)
        right, above = across - column, up - row
        raster: NDArray[np.float64] = np.zeros(high * wide)
        for shift, part in (
            (0, (1 - right) * (1 - above)),
            (1, right * (1 - above)),
            (wide, (1 - right) * above),
            (wide + 1, right * above),
        ):
            raster += np.bincount(row * wide + column + shift, weight * part, high * wide)
        raster = raster.reshape(high, wide)
        steps = np.arange(-reach, reach + 1) / _FINE
        smooth = fftconvolve(raster, _kernel(np.hypot(*np.meshgrid(steps, steps)), kernel, bandwidth), "same")
        at = [(self.centre_y - south) / cell - 0.5, (self.centre_x - west) / cell - 0.5]
        # Where nothing is, the transform leaves its rounding.
        density = map_coordinates(smooth, at, order=1, mode="nearest")
        return np.where(density > 1e-12 * smooth.max(), density, 0.0)


def _quantile(values: NDArray[np.float64], weight: NDArray[np.float64], share: float) -> float:
    order = np.argsort(values)
    return float(values[order][np.searchsorted(np.cumsum(weight[order]), share * weight.sum())])


def _nrd(values: NDArray[np.float64], weight: NDArray[np.float64], total: float) -> float:
    """The rule of R's MASS::bandwidth.nrd, for weighted values."""
    mean = np.average(values, weights=weight)
    spread = np.sqrt(np.average((values - mean) ** 2, weights=weight))
    quartiles = (_quantile(values, weight, 0.75) - _quantile(values, weight, 0.25)) / 1.34
    return 4 * 1.06 * min(spread, quartiles) * total**-0.2


def _kernel_matrix(
    to_x: NDArray[np.float64],
    to_y: NDArray[np.float64],
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    kernel: str,
    bandwidth: float,
) -> Any:
    from scipy.spatial import cKDTree

    reach = bandwidth * (_REACH if kernel == GAUSSIAN else 1.0)
    there = cKDTree(np.stack([to_x, to_y], 1))
    others = cKDTree(np.stack([x, y], 1))
    require(40.0 * there.count_neighbors(others, reach), tr("take larger places or a shorter bandwidth"))
    found = there.sparse_distance_matrix(others, reach, output_type="coo_matrix")
    found.data = _kernel(found.data / bandwidth, kernel, bandwidth)
    return found.tocsr()


def _kernel(part: NDArray[np.float64], kernel: str, bandwidth: float) -> NDArray[np.float64]:
    """Density at distances that are so many bandwidths."""
    if kernel == GAUSSIAN:
        return np.exp(-0.5 * part**2) / (2 * np.pi * bandwidth**2)
    return np.maximum(1 - part**2, 0) ** 2 * 3 / (np.pi * bandwidth**2)


# -- scoring ----------------------------------------------------------------------------------------------------
def found_by(
    density: NDArray[np.float64],
    observed: NDArray[np.float64],
    areas: NDArray[np.float64],
    coverages: ArrayLike,
    conservative: bool = False,
) -> NDArray[np.float64]:
    """Crimes (c,) of ``observed`` (n,) in the densest units, up to each of the ``coverages`` (shares of the area).

    Of units with equal density those with fewest crimes come first if ``conservative``; else the answer is what random
    order gives on average.

    >>> found_by([3, 2, 1], [6, 1, 3], [1, 1, 2], [0.25, 0.5, 0.75]).tolist()
    [6.0, 7.0, 8.5]
    """
    density, observed, areas = (np.asarray(one, float) for one in (density, observed, areas))
    if conservative:
        order: NDArray[np.int64] = np.lexsort((observed / areas, -density))
        ends: NDArray[np.int64] = np.arange(len(order))
    else:
        order = np.argsort(-density, kind="stable")
        ends = np.append(np.flatnonzero(np.diff(density[order])), len(order) - 1)
    area = np.append(0.0, np.cumsum(areas[order])[ends])
    crimes = np.append(0.0, np.cumsum(observed[order])[ends])
    return np.interp(np.asarray(coverages, float) * areas.sum(), area, crimes)


def reach(count: int) -> float:
    """Standard deviations of ``count`` periods' values between their mean and the end of its 95 % interval.

    Student's, times the inflation of a correlation of ``CORRELATION`` between neighbouring periods, whose few values
    vary both more than they seem and together; 1.79 at 6, 1.75 at 24. Cautious where periods hang together less.
    Infinite below ``FEWEST`` periods, of which nothing can be said.
    """
    from scipy.stats import t

    if count < FEWEST:
        return np.inf
    lags = np.arange(1, count)
    # The variance of a mean over that of one value ÷ count, and what the values' own variance falls short of theirs.
    more = 1 + 2 * ((1 - lags / count) * CORRELATION**lags).sum()
    less = 1 - (more - 1) / (count - 1)
    return float(t.ppf(0.975, count - 1) * np.sqrt(more / less / count))


def hit_rates(
    found: NDArray[np.float64], total: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """(rate, low, high), each (m,), of ``found`` (m, t) among ``total`` (t,) crimes by period, with cautious 95 %
    intervals; NaN as limits below ``FEWEST`` periods. A difference of two maps' finds is given like a find."""
    found, total = np.asarray(found, float), np.asarray(total, float)
    rate = found.sum(1) / total.sum()
    if len(total) < FEWEST:
        return rate, np.full(len(rate), np.nan), np.full(len(rate), np.nan)
    # What each period adds to a ratio of sums (Cochran 1977).
    apart = (found - rate[:, None] * total) / total.mean()
    limits = reach(len(total)) * apart.std(1, ddof=1)
    return rate, rate - limits, rate + limits


def pai(found: float, total: float, coverage: float) -> float:
    """The share of crime over the share of area; nan without crime.

    >>> pai(50, 200, 0.05)
    5.0
    """
    return found / total / coverage if total else float("nan")


@dataclass
class Scores:
    """What m maps found in t periods at c coverages, summed over grids: ``found``, ``careful`` (conservative ties),
    ``before`` (m, t, c), of ``total`` (t,) and ``before_total`` (m, t) crimes; ``best`` (m, t, c) what the oracle found
    on the same units; ``km2`` (m, c)."""

    maps: list[Map]
    coverages: NDArray[np.float64]
    found: NDArray[np.float64]
    careful: NDArray[np.float64]
    before: NDArray[np.float64]
    total: NDArray[np.float64]
    before_total: NDArray[np.float64]
    best: NDArray[np.float64]
    km2: NDArray[np.float64]

    def hit_rates(self, periods: Sequence[int]) -> NDArray[np.float64]:
        """Hit rate (m, c) over some periods."""
        return self.found[:, periods].sum(1) / self.total[periods].sum()

    def table(self, periods: Sequence[int], coverage: int) -> list[dict[str, Any]]:
        """A dictionary a map: its scores over the periods at one coverage (its index), with 95 % intervals, None of
        too few periods."""
        total = self.total[periods].sum()
        share = self.coverages[coverage]
        rates, low, high = hit_rates(self.found[:, periods, coverage], self.total[periods])
        rows = []
        for i, one in enumerate(self.maps):
            found = self.found[i, periods, coverage].sum()
            best = self.best[i, periods, coverage].sum()
            then = self.before[i, periods, coverage].sum() / max(self.before_total[i, periods].sum(), 1e-9)
            rows.append(
                {
                    "map": one.as_text(),
                    "hit_rate": float(rates[i]),
                    "low": number_or_none(max(low[i], 0.0)),
                    "high": number_or_none(min(high[i], 1.0)),
                    "conservative": float(self.careful[i, periods, coverage].sum() / total),
                    "pai": float(pai(found, total, share)),
                    "pei": float(found / best) if best else None,
                    "efficiency": float(found / self.km2[i, coverage] / len(periods)),
                    "recapture": float(rates[i] / then) if then else None,
                }
            )
        return rows

    def difference(
        self, one: int, other: int, periods: Sequence[int], coverage: int
    ) -> tuple[float, float | None, float | None]:
        """(difference of the hit rates of two maps (their indices), low, high), paired by period; None as limits of too
        few periods."""
        apart = self.found[one, periods, coverage] - self.found[other, periods, coverage]
        (rate,), (low,), (high,) = hit_rates(apart[None], self.total[periods])
        return float(rate), number_or_none(low), number_or_none(high)


def score(
    place_histories: Sequence[PlaceHistory],
    maps: Sequence[Map],
    periods: Sequence[int],
    coverages: ArrayLike,
    step: Callable[[float], None] | None = None,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> Scores:
    """The Scores of maps in ``periods`` (indices), averaged over ``histories``: the same crimes on shifted grids.

    ``step(done)`` is told the share that is done, and may raise; ``hear()``, called more often, may raise too.
    """
    coverages = np.asarray(coverages, float)
    shape = len(maps), max(h.periods for h in place_histories), len(coverages)
    found, careful, before = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    before_total, total, best = np.zeros(shape[:2]), np.zeros(shape[1]), np.zeros(shape)
    done, steps = 0, len(place_histories) * len(periods)
    for history in place_histories:
        for t in periods:
            observed = history.observed(t)
            total[t] += observed.sum() / len(place_histories)
            best[:, t] += found_by(observed / history.areas, observed, history.areas, coverages) / len(place_histories)
            for i, one in enumerate(maps):
                raise_if_cancelled()
                density = history.predict(one, t)
                past, _ = history.past(one, t)
                found[i, t] += found_by(density, observed, history.areas, coverages) / len(place_histories)
                careful[i, t] += found_by(density, observed, history.areas, coverages, True) / len(place_histories)
                before[i, t] += found_by(density, past, history.areas, coverages) / len(place_histories)
                before_total[i, t] += past.sum() / len(place_histories)
            done += 1
            if step is not None:
                step(done / steps)
    km2 = np.tile(coverages * float(np.mean([h.areas.sum() for h in place_histories])) / 1e6, (len(maps), 1))
    return Scores(list(maps), coverages, found, careful, before, total, before_total, best, km2)
