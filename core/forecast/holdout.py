"""Which map finds the crimes to come: maps made of the periods before, scored on periods they have not seen.

Scores: hit rate, PAI (Chainey, Tompson & Uhlig 2008), PEI (the PAI over that of the best map there could have been),
search efficiency, recapture rate (Levine 2008). A unit at the edge of the coverage counts in part, so that every map is
scored at exactly the same area.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from ..counting.shares import number_or_none

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from .maps import Map
    from .place_history import PlaceHistory

#: Of fewer scored periods no interval is told: it would hold the truth far too seldom.
FEWEST = 6
#: What neighbouring periods are taken to have in common, cautiously.
CORRELATION = 0.5


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
    """What m maps found in t periods at c coverages, summed over grids: ``found``, ``found_conservative``
    (conservative ties),
    ``before`` (m, t, c), of ``total`` (t,) and ``before_total`` (m, t) crimes; ``best`` (m, t, c) what the oracle found
    on the same units; ``km2`` (m, c)."""

    maps: list[Map]
    coverages: NDArray[np.float64]
    found: NDArray[np.float64]
    found_conservative: NDArray[np.float64]
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
                    "conservative": float(self.found_conservative[i, periods, coverage].sum() / total),
                    "pai": float(pai(found, total, share)),
                    "pei": float(found / best) if best else None,
                    "efficiency": float(found / self.km2[i, coverage] / len(periods)),
                    "recapture": float(rates[i] / then) if then else None,
                }
            )
        return rows

    def difference(
        self, first: int, second: int, periods: Sequence[int], coverage: int
    ) -> tuple[float, float | None, float | None]:
        """(difference of the hit rates of two maps (their indices), low, high), paired by period; None as limits of too
        few periods."""
        apart = self.found[first, periods, coverage] - self.found[second, periods, coverage]
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
    found, found_conservative, before = np.zeros(shape), np.zeros(shape), np.zeros(shape)
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
                found_conservative[i, t] += found_by(density, observed, history.areas, coverages, True) / len(
                    place_histories
                )
                before[i, t] += found_by(density, past, history.areas, coverages) / len(place_histories)
                before_total[i, t] += past.sum() / len(place_histories)
            done += 1
            if step is not None:
                step(done / steps)
    km2 = np.tile(coverages * float(np.mean([h.areas.sum() for h in place_histories])) / 1e6, (len(maps), 1))
    return Scores(list(maps), coverages, found, found_conservative, before, total, before_total, best, km2)
