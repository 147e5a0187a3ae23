"""Crimes and a study area as a PlaceHistory of units and periods, on grids that are shifted against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Callable, cast

import numpy as np
from numpy.typing import NDArray

from ...core.counting.periods import steps, whole_periods
from ...core.counting.shares import Window
from ...core.data.capability import no_weeks
from ...core.forecast.place_history import PlaceHistory
from ...core.memory import require
from ..geometry.units import grid_units
from ..ground.errors import InputError
from ..ground.texts import day_words, tr

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

    from ...core.counting.periods import Periods
    from .crimes import Crimes

#: Bytes of a place of a PlaceHistory: its name, area and middle, its neighbours, its rows of maps.
HISTORY_BYTES = 300
#: Parts of a unit by which the grids are shifted, in turn.
SHIFTS = ((0, 0), (0.5, 0.5), (0.5, 0), (0, 0.5), (0.25, 0.25), (0.75, 0.75), (0.25, 0.75), (0.75, 0.25), (0.25, 0))


@dataclass
class CountByCoordinate:
    """Crimes by distinct coordinate and whole period: ``x``, ``y`` (k,), ``counts`` sparse (k, t), Periods, notes; and
    their ``harm`` like the counts, None without weights."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    counts: csr_matrix
    periods: Periods
    notes: list[str]
    harm: csr_matrix | None = None


def count_by_coordinate(crimes: Crimes, period: str, name: str, there: NDArray[np.bool_]) -> CountByCoordinate:
    """The CountByCoordinate of Crimes; those in periods that are not whole are left out, and so are periods before the
    first of those crimes that are ``there`` (n,) and after the last: of a time that the data do not cover nothing can
    be said. Raises InputError without any."""
    from scipy.sparse import csr_matrix

    # Without dates no period could be chosen.
    window = cast(Window, crimes.window)
    if no_weeks(window.months_only, period):
        raise InputError(tr("The dates in '{}' give only the month; choose months or quarters as PERIOD.").format(name))
    periods = whole_periods(window.start, window.end, period)
    if not periods.count:
        raise crimes.account.without_period(period)
    periods, notes = _covered(periods, periods.of(steps(crimes.dates[there], period)), name)
    periods = crimes.account.supplied_periods(periods)
    if not periods.count:
        raise crimes.account.without_period(period)
    when = periods.of(steps(crimes.dates, period))
    inside = (when >= 0) & (when < periods.count)
    points = np.stack([crimes.x[inside], crimes.y[inside]], 1)
    distinct, which = np.unique(points, axis=0, return_inverse=True)
    where, shape = (which.reshape(-1), when[inside]), (len(distinct), periods.count)
    counts = csr_matrix((np.ones(len(points)), where), shape)
    harm = None if crimes.weights is None else csr_matrix((crimes.weights[inside], where), shape)
    return CountByCoordinate(distinct[:, 0], distinct[:, 1], counts, periods, notes, harm)


def _covered(periods: Periods, when: NDArray[np.int64], name: str) -> tuple[Periods, list[str]]:
    """The Periods from the first crime's to the last one's, of crimes in the periods ``when``, and what is left out."""
    when = when[(when >= 0) & (when < periods.count)]
    if not len(when):
        raise InputError(
            tr("'{}' has no crimes in any complete {}; use data for a longer period.").format(name, tr(periods.period))
        )
    first, last = int(when.min()), int(when.max())
    notes = [
        tr("There are no crimes from {} to {}; that period is left out.").format(
            day_words(periods.days(begin)[0]), day_words(periods.days(end)[1])
        )
        for begin, end in ((0, first - 1), (last + 1, periods.count - 1))
        if end >= begin
    ]
    return replace(periods, first=periods.first + first * periods.length, count=last + 1 - first), notes


def place_histories(
    given: CountByCoordinate,
    shape: str,
    size: float,
    outlines: Sequence[Sequence[NDArray[np.float64]]],
    shifts: int,
    epsg: int | str,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> list[PlaceHistory]:
    """The PlaceHistory of a CountByCoordinate on each of so many grids, shifted by a part of a unit, over the polygons
    ``outlines``.

    ``raise_if_cancelled()`` is called before each and may raise to stop. Raises InputError for a size that makes too
    many places or only one, TooLarge."""
    out = []
    for across, up in SHIFTS[:shifts]:
        raise_if_cancelled()
        dx, dy = across * size, up * size
        moved = [[ring + (dx, dy) for ring in rings] for rings in outlines]
        units = grid_units(shape, size, moved, epsg)
        if len(units) < 2:
            raise InputError(
                tr(
                    "Places {:g} m across are as large as the study area, so there are no other places to compare "
                    "with them; use smaller places."
                ).format(size)
            )
        require(HISTORY_BYTES * len(units) * shifts, tr("use larger places or fewer grids"))
        out.append(
            PlaceHistory(
                given.x,
                given.y,
                given.counts,
                units.locate(given.x + dx, given.y + dy),
                units.areas,
                units.x - dx,
                units.y - dy,
                units=units,
            )
        )
    return out


def require_crimes(history: PlaceHistory, periods: Periods, *parts: Sequence[int]) -> None:
    """Raise InputError where in one of the ``parts`` (lists of periods) there is no crime in the area at all."""
    for part in parts:
        if not any(history.observed(t).any() for t in part):
            raise InputError(
                tr(
                    "There are no crimes in the study area from {} to {}; set START and END to the period covered "
                    "by the data."
                ).format(day_words(periods.days(part[0])[0]), day_words(periods.days(part[-1])[1]))
            )


def coordinates_per_unit(history: PlaceHistory) -> float:
    """The median number of distinct coordinates in units with crimes: 1 or 2 means that units are points."""
    inside = history.unit[history.unit >= 0]
    return float(np.median(np.bincount(inside)[np.unique(inside)])) if len(inside) else 0.0
