"""Crimes counted in places and periods."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from ...core.counting.count_by_place import Sums
from ...core.counting.period_counts import PeriodCounts
from ...core.counting.periods import Periods, in_weeks, steps, whole_periods
from ...core.counting.shared_coordinates import Crowding
from ...core.counting.shares import Window
from ..ground.texts import counted, mark, span_words, tr
from .count_by_place import CountByPlace, in_database
from .crimes import crime_blocks
from .row_account import RowAccount

if TYPE_CHECKING:
    from qgis.core import QgsProcessingFeedback

    from ...core.counting.shared_coordinates import Crowded
    from .count_by_place import Places
    from .crimes import CrimeQuery

NOT_WHOLE = mark("in an incomplete period")
NOT_SUPPLIED = mark("in a period with missing data")


@dataclass
class Cells:
    """All places and periods with crimes, by period: place, period, crimes, sum and largest of their weights (m,). What
    one place and period hold may stand in several."""

    place: NDArray[np.int64]
    period: NDArray[np.int64]
    crimes: NDArray[np.int64]
    weights: NDArray[np.float64] | None
    largest_weights: NDArray[np.float64] | None

    def among(self, keep: NDArray[np.bool_]) -> Cells:
        """Those where ``keep`` (m,) is True."""
        return Cells(
            self.place[keep],
            self.period[keep],
            self.crimes[keep],
            None if self.weights is None else self.weights[keep],
            None if self.largest_weights is None else self.largest_weights[keep],
        )


@dataclass
class CountByPlaceAndPeriod(CountByPlace):
    """A CountByPlace of the crimes in whole Periods, with the Cells that it is the sum of."""

    periods: Periods
    cells: Cells

    def moved(self, place: NDArray[np.int64], places: int) -> CountByPlaceAndPeriod:
        to = place[self.cells.place]
        cells = self.cells.among(to >= 0)
        cells.place = to[to >= 0]
        return replace(super().moved(place, places), cells=cells)

    def crimes_by_period(self) -> NDArray[np.int64]:
        """Crimes (t,) in each period."""
        return np.bincount(self.cells.period, self.cells.crimes, self.periods.count).astype(np.int64)

    def maps(self, by_harm: bool) -> _Maps:
        """Crimes, or their harm, of all n places in each of the t periods, made when they are asked for."""
        cells = self.cells
        values = cells.weights if by_harm and cells.weights is not None else cells.crimes
        return _Maps(cells, values, len(self.counts), self.periods.count)


class _Maps:
    def __init__(self, cells: Cells, values: NDArray[Any], places: int, periods: int) -> None:
        self._cells, self._values, self._places = cells, values, places
        self._edges = np.searchsorted(cells.period, np.arange(periods + 1))

    def __len__(self) -> int:
        return len(self._edges) - 1

    def __getitem__(self, i: int) -> NDArray[Any]:
        part = slice(self._edges[i], self._edges[i + 1])
        return np.bincount(self._cells.place[part], self._values[part], self._places)


def count_by_place_and_period(
    query: CrimeQuery,
    places: Places,
    reason: str,
    period: str,
    feedback: QgsProcessingFeedback | None = None,
    fast: bool = True,
) -> CountByPlaceAndPeriod:
    """The CountByPlaceAndPeriod of the crimes of a CrimeQuery in ``places``, which ``locate`` points; those outside,
    and those in periods that are not whole, are left out. Without a whole period it holds no crime. Where the source is
    a database, it is counted there if that gives the same answer.

    Raises InputError where the selection leaves no crime or a value cannot be used, Cancelled.
    """
    weighted, found = bool(query.choice.weighed_by), None
    if fast:
        found = in_database(query, places, reason, feedback, "week" if in_weeks(period) else "month")
    account, cube, crowd = found or _read(query, places, reason, period, feedback, fast)
    # Without dates no period could be asked for.
    window = cast(Window, account.window)
    periods = whole_periods(window.start, window.end, period)
    place, step, *sums = cube.table()
    cells = Cells(place, periods.of(step), *sums)
    inside = (cells.period >= 0) & (cells.period < periods.count)
    gone = cells.among(~inside)
    account.leave_out(NOT_WHOLE, gone.crimes.sum())
    account.notes += _left_out(gone, periods, window)
    supplied = account.supplied_periods(periods)
    if supplied is not periods:
        cells, periods = cells.among(inside), supplied
        cells.period = periods.of(step[inside])
        inside = cells.period >= 0
        account.leave_out(NOT_SUPPLIED, cells.crimes[~inside].sum())
    cells = cells.among(inside)
    if periods.count:
        account.window = Window(
            periods.days(0)[0], periods.days(periods.count - 1)[1], window.months_only, periods.missing_days
        )
    return CountByPlaceAndPeriod(account, _sums(cells, len(places), weighted), crowd, periods, cells)


def _read(
    query: CrimeQuery, places: Places, reason: str, period: str, feedback: QgsProcessingFeedback | None, fast: bool
) -> tuple[RowAccount, PeriodCounts, Crowded]:
    """(RowAccount, PeriodCounts, Crowded) of the crimes of a CrimeQuery, read and counted here."""
    account = RowAccount(query.source, query.choice, getattr(places, "squares", None))
    cube, crowding = PeriodCounts(bool(query.choice.weighed_by)), Crowding()
    for crimes in crime_blocks(query, account, feedback, fast):
        place = places.locate(crimes.x, crimes.y)
        crimes.keep(place >= 0, reason)
        cube.add(place[place >= 0], steps(crimes.dates, period), crimes.weights)
        crowding.add(crimes.x, crimes.y)
    return account, cube, crowding.answer()


def _sums(cells: Cells, places: int, weighted: bool) -> Sums:
    sums = Sums(places, weighted)
    np.add.at(sums.counts, cells.place, cells.crimes)
    if cells.weights is not None and cells.largest_weights is not None:
        np.add.at(sums.weights, cells.place, cells.weights)
        np.maximum.at(sums.largest_weights, cells.place, cells.largest_weights)
    return sums


def _left_out(gone: Cells, periods: Periods, window: Window) -> list[str]:
    """What lies before the first whole period and after the last, a sentence each."""
    notes: list[str] = []
    if not periods.count:
        return notes
    first, last = periods.days(0)[0], periods.days(periods.count - 1)[1]
    one = np.timedelta64(1, "D")
    if window.start < first:
        notes.append(_left_out_words(window.start, first - one, int(gone.crimes[gone.period < 0].sum())))
    if window.end > last:
        notes.append(_left_out_words(last + one, window.end, int(gone.crimes[gone.period > 0].sum())))
    return notes


def _left_out_words(first: np.datetime64, last: np.datetime64, crimes: int) -> str:
    return counted(
        crimes,
        tr("{1} is not a complete period and is left out ({0} crime)."),
        tr("{1} is not a complete period and is left out ({0} crimes)."),
        "",
        span_words(first, last),
    )
