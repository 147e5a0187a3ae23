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

#: With fewer scored periods no interval is given: it would hold the truth far too seldom.
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
    """The crimes that lie in the densest places, up to given shares of the area.

    A place at the edge of the share counts in part, so that all maps are scored at the same area. Of places with equal
    density random order is taken on average.

    Parameters
    ----------
    density : ndarray of float, shape (n,)
        Density that a map gives each place.
    observed : ndarray of float, shape (n,)
        Crimes that came.
    areas : ndarray of float, shape (n,)
        Area of each place.
    coverages : array_like, shape (c,)
        Shares of the area that may be chosen, 0 to 1.
    conservative : bool, default False
        Whether of places with equal density those with fewest crimes come first.

    Returns
    -------
    found : ndarray of float, shape (c,)
        Crimes found.

    Examples
    --------
    >>> found_by([3, 2, 1], [6, 1, 3], [1, 1, 2], [0.25, 0.5, 0.75]).tolist()
    [6.0, 7.0, 8.5]
    """
    return Ranking(density, areas, coverages).found(observed, conservative)


class Ranking:
    """Places in the order of their density, as far as the largest share of the area that may be chosen.

    Parameters
    ----------
    density : ndarray of float, shape (n,)
        Density that a map gives each place.
    areas : ndarray of float, shape (n,)
        Area of each place.
    coverages : array_like, shape (c,)
        Shares of the area that may be chosen, 0 to 1.

    Examples
    --------
    >>> Ranking([3, 2, 1], [1, 1, 2], [0.25, 0.5, 0.75]).found([6, 1, 3]).tolist()
    [6.0, 7.0, 8.5]
    """

    def __init__(self, density: ArrayLike, areas: ArrayLike, coverages: ArrayLike) -> None:
        density, self._areas = np.asarray(density, float), np.asarray(areas, float)
        self._chosen = np.asarray(coverages, float) * self._areas.sum()
        # Were all as small as the smallest, no more than these would be needed; with them come those of equal density.
        smallest = max(float(self._areas.min()), 1e-300)
        needed = int(min(self._chosen.max(initial=0.0) / smallest + 2, len(density)))
        sunk = -density
        # Written so that NaN, which comes last, is there.
        first = np.flatnonzero(~(sunk > np.partition(sunk, needed - 1)[needed - 1]))
        self._order = first[np.argsort(sunk[first], kind="stable")]
        #: Where the places of each density end in that order.
        self._ends = np.append(np.flatnonzero(np.diff(density[self._order])), len(self._order) - 1)
        self._area = np.cumsum(self._areas[self._order])

    def found(self, observed: ArrayLike, conservative: bool = False) -> NDArray[np.float64]:
        """The crimes in the densest places, as ``found_by`` says.

        Parameters
        ----------
        observed : ndarray of float, shape (n,)
            Crimes that came.
        conservative : bool, default False
            Whether of places with equal density those with fewest crimes come first.

        Returns
        -------
        found : ndarray of float, shape (c,)
            Crimes found.
        """
        observed = np.asarray(observed, float)
        order, ends, area = self._order, self._ends, self._area
        if conservative:
            order, ends = self._fewest_first(observed), np.arange(len(order))
            area = np.cumsum(self._areas[order])
        crimes = np.cumsum(observed[order])
        return np.interp(self._chosen, np.append(0.0, area[ends]), np.append(0.0, crimes[ends]))

    def _fewest_first(self, observed: NDArray[np.float64]) -> NDArray[np.int64]:
        """The order in which of equal density those with fewest crimes come first, where a share of the area ends."""
        order = self._order.copy()
        ends = self._area[self._ends]
        # The places of one density that each share ends among, and those beside them, lest rounding puts it there.
        last = len(self._ends) - 1
        among = np.searchsorted(ends, self._chosen)[:, None] + [-1, 0, 1]
        for group in np.unique(np.clip(among, 0, last)).tolist():
            begin, end = self._ends[group - 1] + 1 if group else 0, self._ends[group] + 1
            some = self._order[begin:end]
            if len(some) > 1:
                order[begin:end] = some[np.argsort(observed[some] / self._areas[some], kind="stable")]
        return order


def reach(count: int) -> float:
    """How far the mean of some periods' values may lie from the truth (95 %), in their standard deviations.

    Parameters
    ----------
    count : int
        Number of periods.

    Returns
    -------
    reach : float
        In standard deviations; infinite below FEWEST periods, of which nothing can be said.

    Notes
    -----
    Student's t, times the inflation by a correlation of CORRELATION between neighbouring periods: 1.79 at 6 periods,
    1.75 at 24.

    Examples
    --------
    >>> round(reach(6), 2), reach(5)
    (1.88, inf)
    """
    from scipy.stats import t

    if count < FEWEST:
        return np.inf
    lags = np.arange(1, count)
    # How much correlation raises the variance of the mean, and how much it lowers the variance within the sample.
    more = 1 + 2 * ((1 - lags / count) * CORRELATION**lags).sum()
    less = 1 - (more - 1) / (count - 1)
    return float(t.ppf(0.975, count - 1) * np.sqrt(more / less / count))


def hit_rates(
    found: NDArray[np.float64], total: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Hit rates of maps with cautious 95 % intervals.

    Parameters
    ----------
    found : ndarray of float, shape (m, t)
        Crimes that each map found, by period; or the difference of two maps' finds.
    total : ndarray of float, shape (t,)
        All crimes, by period.

    Returns
    -------
    rate : ndarray of float, shape (m,)
        Share of the crimes found, 0 to 1.
    low, high : ndarray of float, shape (m,)
        Limits; NaN below FEWEST periods.

    References
    ----------
    .. [1] Cochran, W. G. (1977). Sampling Techniques. (What each period adds to a ratio of sums.)

    Examples
    --------
    >>> [one.tolist() for one in hit_rates([[1, 3]], [4, 4])]
    [[0.5], [nan], [nan]]
    """
    found, total = np.asarray(found, float), np.asarray(total, float)
    rate = found.sum(1) / total.sum()
    if len(total) < FEWEST:
        return rate, np.full(len(rate), np.nan), np.full(len(rate), np.nan)
    # What each period adds to a ratio of sums (Cochran 1977).
    apart = (found - rate[:, None] * total) / total.mean()
    limits = reach(len(total)) * apart.std(1, ddof=1)
    return rate, rate - limits, rate + limits


def pai(found: float, total: float, coverage: float) -> float:
    """The predictive accuracy index: share of crime over share of area.

    Parameters
    ----------
    found : float
        Crimes found.
    total : float
        All crimes.
    coverage : float
        Share of the area, 0 to 1.

    Returns
    -------
    pai : float
        1 is no better than chance; NaN without crimes.

    References
    ----------
    .. [1] Chainey, S., Tompson, L. and Uhlig, S. (2008). The utility of hotspot mapping for predicting spatial patterns
       of crime. Security Journal 21.

    Examples
    --------
    >>> pai(50, 200, 0.05)
    5.0
    """
    return found / total / coverage if total else float("nan")


@dataclass
class Scores:
    """What m maps found in t periods at c coverages, on average over grids.

    Attributes
    ----------
    maps : list of Map
        The maps.
    coverages : ndarray of float, shape (c,)
        Shares of the area, 0 to 1.
    found : ndarray of float, shape (m, t, c)
        Crimes found.
    found_conservative : ndarray of float, shape (m, t, c)
        The same, with ties taken against the map.
    before : ndarray of float, shape (m, t, c)
        Crimes that the map found in the periods it was made of.
    total : ndarray of float, shape (t,)
        All crimes.
    before_total : ndarray of float, shape (m, t)
        All crimes in the periods that a map was made of.
    best : ndarray of float, shape (m, t, c)
        Crimes that the best map there could have been found.
    km2 : ndarray of float, shape (m, c)
        Area that was chosen, in km².
    """

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
        """Hit rates over some periods.

        Parameters
        ----------
        periods : sequence of int
            Numbers of the periods that are scored.

        Returns
        -------
        rates : ndarray of float, shape (m, c)
            Share of the crimes found, 0 to 1.
        """
        return self.found[:, periods].sum(1) / self.total[periods].sum()

    def table(self, periods: Sequence[int], coverage: int) -> list[dict[str, Any]]:
        """The scores of each map at one coverage.

        Parameters
        ----------
        periods : sequence of int
            Numbers of the periods that are scored.
        coverage : int
            Index of the coverage.

        Returns
        -------
        rows : list of dict
            A dictionary for each map, with 95 % limits, None for too few periods.

        Notes
        -----
        Scores: hit rate, PAI, PEI (the PAI over that of the best map there could have been), crimes found per km², and
        recapture rate (hit rate over that in the periods before; Levine 2008).

        References
        ----------
        .. [1] Chainey, S., Tompson, L. and Uhlig, S. (2008). The utility of hotspot mapping for predicting spatial
           patterns of crime. Security Journal 21.
        """
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
        """The difference of the hit rates of two maps, paired by period.

        Parameters
        ----------
        first, second : int
            Indices of the maps.
        periods : sequence of int
            Numbers of the periods that are scored.
        coverage : int
            Index of the coverage.

        Returns
        -------
        difference : float
            −1 to 1.
        low, high : float or None
            95 % limits; None for too few periods.
        """
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
    made_from: Sequence[PlaceHistory] | None = None,
) -> Scores:
    """Score maps on periods they have not seen, averaged over shifted grids.

    Parameters
    ----------
    place_histories : sequence of PlaceHistory
        The same crimes on each grid.
    maps : sequence of Map
        The maps.
    periods : sequence of int
        Numbers of the periods that are scored.
    coverages : array_like, shape (c,)
        Shares of the area that may be chosen, 0 to 1.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.
    raise_if_cancelled : callable, optional
        Called now and then; it may raise, which stops the computation.
    made_from : sequence of PlaceHistory, optional
        What the maps are made of on each grid, such as harm; by default the crimes that they are scored on.

    Returns
    -------
    scores : Scores
        What each found.
    """
    coverages = np.asarray(coverages, float)
    shape = len(maps), max(h.periods for h in place_histories), len(coverages)
    found, found_conservative, before = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    before_total, total, best = np.zeros(shape[:2]), np.zeros(shape[1]), np.zeros(shape)
    done, steps = 0, len(place_histories) * len(periods)
    for history, source in zip(place_histories, made_from or place_histories):
        for t in periods:
            observed = history.observed(t)
            total[t] += observed.sum() / len(place_histories)
            best[:, t] += found_by(observed / history.areas, observed, history.areas, coverages) / len(place_histories)
            for i, one in enumerate(maps):
                raise_if_cancelled()
                ranking = Ranking(source.predict(one, t), history.areas, coverages)
                past, _ = history.past(one, t)
                found[i, t] += ranking.found(observed) / len(place_histories)
                found_conservative[i, t] += ranking.found(observed, True) / len(place_histories)
                before[i, t] += ranking.found(past) / len(place_histories)
                before_total[i, t] += past.sum() / len(place_histories)
            done += 1
            if step is not None:
                step(done / steps)
    km2 = np.tile(coverages * float(np.mean([h.areas.sum() for h in place_histories])) / 1e6, (len(maps), 1))
    return Scores(list(maps), coverages, found, found_conservative, before, total, before_total, best, km2)
