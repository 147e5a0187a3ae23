"""Calendar periods of one length, and the crimes of each place in each: a sparse cube that grows as the crimes come."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    #: Keys, crimes, sums of the weights and largest weights, (m,) each.
    Part = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64] | None, NDArray[np.float64] | None]

#: How many months or weeks (from Monday) make a period.
_MONTHS, _WEEKS = {"month": 1, "quarter": 3}, {"week": 1, "4 weeks": 4}
PERIODS = tuple(_MONTHS) + tuple(_WEEKS)
#: Their length in days, of months on average.
DAYS = {
    **{name: months * 365.25 / 12 for name, months in _MONTHS.items()},
    **{name: 7.0 * weeks for name, weeks in _WEEKS.items()},
}
#: Units and periods that are kept in one number.
_SHIFT = 40


def in_a_year(period: str) -> int:
    """How many of them make a year.

    >>> [in_a_year(period) for period in PERIODS]
    [12, 4, 52, 13]
    """
    return round(365.25 / DAYS[period])


def in_words(count: float, period: str) -> str:
    """So many periods in words: 1 month, 12 months, 3 × 4 weeks; 0 is all there are."""
    one, several = {
        "month": (tr("{} month"), tr("{} months")),
        "quarter": (tr("{} quarter"), tr("{} quarters")),
        "week": (tr("{} week"), tr("{} weeks")),
        "4 weeks": (tr("{} × 4 weeks"), tr("{} × 4 weeks")),
    }[period]
    return (one if count == 1 else several).format(f"{count:g}" if count else tr("all"))


def whole_in_words(count: int, period: str) -> str:
    """So many whole periods in words."""
    one, several = {
        "month": (tr("{} whole month"), tr("{} whole months")),
        "quarter": (tr("{} whole quarter"), tr("{} whole quarters")),
        "week": (tr("{} whole week"), tr("{} whole weeks")),
        "4 weeks": (tr("{} × 4 whole weeks"), tr("{} × 4 whole weeks")),
    }[period]
    return (one if count == 1 else several).format(count)


def of_the_next(period: str) -> str:
    """Whose crimes are to be found, in words: the next month's."""
    return {
        "month": tr("the next month's"),
        "quarter": tr("the next quarter's"),
        "week": tr("the next week's"),
        "4 weeks": tr("the next 4 weeks'"),
    }[period]


def in_weeks(period: str) -> bool:
    """Whether periods of this name are weeks; else they are months. Raises ValueError for another name."""
    if period not in PERIODS:
        raise ValueError(tr("the period must be one of {}, not {!r}").format(", ".join(PERIODS), period))
    return period in _WEEKS


def steps(days: NDArray[np.datetime64], period: str) -> NDArray[np.int64]:
    """The months or weeks (n,) since January 1970 that ``days`` (n,) datetime64[D] lie in. Raises ValueError for
    another name of a ``period``."""
    if in_weeks(period):
        # 1 January 1970 was a Thursday.
        return (days.astype("datetime64[D]").astype(np.int64) + 3) // 7
    return days.astype("datetime64[M]").astype(np.int64)


def _first_day(step: int, period: str) -> np.datetime64:
    if in_weeks(period):
        return np.datetime64(int(step) * 7 - 3, "D")
    return np.datetime64(int(step), "M").astype("datetime64[D]")


@dataclass(frozen=True)
class Periods:
    """``count`` whole periods of one length: period i begins with step ``first + i * length``.

    ``gaps`` are those of them, in order, that are left out since nothing was supplied of their time: they are in no
    count, and the next one takes their number.
    """

    period: str
    first: int
    length: int
    count: int
    gaps: tuple[int, ...] = ()

    def of(self, step_numbers: ArrayLike) -> NDArray[np.int64]:
        """Period (n,) of months or weeks (n,); −1 or less, or ``count`` and more, where they lie outside; −1 in
        gaps."""
        place = (np.asarray(step_numbers) - self.first) // self.length
        if not self.gaps:
            return place
        gaps = np.array(self.gaps)
        return np.where(np.isin(place, gaps), -1, place - np.where(place < 0, 0, np.searchsorted(gaps, place)))

    def days(self, i: int) -> tuple[np.datetime64, np.datetime64]:
        """First and last day of period i, which may be −1 or less or beyond the end."""
        for gap in self.gaps:
            i += gap <= i
        begin = self.first + i * self.length
        return (_first_day(begin, self.period), _first_day(begin + self.length, self.period) - np.timedelta64(1, "D"))

    @property
    def missing_days(self) -> int:
        """Days of the gaps between the first period and the last."""
        if not (self.gaps and self.count):
            return 0
        inside = sum(int((last - first).astype(np.int64)) + 1 for first, last in map(self.days, range(self.count)))
        return int((self.days(self.count - 1)[1] - self.days(0)[0]).astype(np.int64)) + 1 - inside

    def without(self, months: NDArray[np.datetime64]) -> Periods:
        """The same without those that lie in or touch ``months`` (k,) datetime64[M]."""
        out = {int(month) for month in np.asarray(months, "datetime64[M]").astype(np.int64)}
        spans = [np.array(self.days(i)).astype("datetime64[M]").astype(np.int64) for i in range(self.count)]
        gaps = tuple(i for i, (begin, end) in enumerate(spans) if not out.isdisjoint(range(begin, end + 1)))
        return replace(self, count=self.count - len(gaps), gaps=gaps) if gaps else self


#: So many records a month make a month without any improbable: by chance alone once in 150.
EXPECTED = 5.0
#: Months with records on either side that say how many are expected.
_NEAR = 3


def months_without(
    rows: Mapping[int, int], supplied: Collection[int] = ()
) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
    """(months never supplied, months of which that cannot be told), datetime64[M] each, from the ``rows`` {month as a
    number since 1970: records of any kind}: those without a record between two months with some.

    Where it is known which months were ``supplied`` (numbers), all others are not, and these are without crime.
    """
    there = np.array(sorted(month for month, count in rows.items() if count), np.int64)
    if not len(there):
        return np.empty(0, "datetime64[M]"), np.empty(0, "datetime64[M]")
    empty = np.setdiff1d(np.arange(there[0], there[-1] + 1), there)
    if len(supplied):
        missing, doubtful = np.setdiff1d(empty, np.asarray(list(supplied), np.int64)), empty[:0]
    else:
        counts = np.array([rows[int(month)] for month in there], float)
        at = np.searchsorted(there, empty)
        usual = np.array([counts[max(i - _NEAR, 0) : i + _NEAR].mean() for i in at])
        missing, doubtful = empty[usual >= EXPECTED], empty[usual < EXPECTED]
    return missing.astype("datetime64[M]"), doubtful.astype("datetime64[M]")


def months_in_words(months: NDArray[np.datetime64], to: str | None = None) -> str:
    """Months (k,) datetime64[M] in order, runs as from–to: 2024-02, 2024-05 to 2024-07. ``to`` is how a run is written,
    else as the user's language has it.

    >>> months_in_words(np.array(["2024-02", "2024-05", "2024-06"], "datetime64[M]"), "{} to {}")
    '2024-02, 2024-05 to 2024-06'
    """
    numbers = np.asarray(months, "datetime64[M]").astype(np.int64)
    runs = np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1) if len(numbers) else []
    named = [[str(np.datetime64(int(end), "M")) for end in (run[0], run[-1])] for run in runs]
    return ", ".join(begin if begin == end else (to or tr("{} to {}")).format(begin, end) for begin, end in named)


def whole_periods(start: np.datetime64, end: np.datetime64, period: str) -> Periods:
    """The Periods that lie wholly between two days (datetime64[D], both included); ``count`` may be 0.

    Months, quarters and weeks are those of the calendar, the same whatever the data. Four weeks are counted back from
    the last whole week, so that the latest weeks always count. Raises ValueError for another name.

    >>> found = whole_periods(np.datetime64("2024-01-15"), np.datetime64("2024-04-30"), "month")
    >>> found.count, [str(day) for day in found.days(0)]
    (3, ['2024-02-01', '2024-02-29'])
    """
    first, last = (int(step) for step in steps(np.array([start, end], "datetime64[D]"), period))
    if _first_day(first, period) < start:
        first += 1
    if _first_day(last + 1, period) - np.timedelta64(1, "D") > end:
        last -= 1
    if in_weeks(period):
        length = _WEEKS[period]
        count = max(last + 1 - first, 0) // length
        return Periods(period, last + 1 - count * length, length, count)
    length = _MONTHS[period]
    first = -(-first // length) * length
    return Periods(period, first, length, max((last + 1 - first) // length, 0))


def earliest_end(start: np.datetime64, period: str) -> np.datetime64:
    """The last day (datetime64[D]) of the first whole month, quarter, week or four weeks that begins on ``start`` or
    later. Raises ValueError for another name."""
    first = int(steps(np.array([start], "datetime64[D]"), period)[0])
    if _first_day(first, period) < start:
        first += 1
    length = _WEEKS[period] if in_weeks(period) else _MONTHS[period]
    if not in_weeks(period):
        first = -(-first // length) * length
    return _first_day(first + length, period) - np.timedelta64(1, "D")


class Cube:
    """Crimes, and with weights their sum and the largest_weights, per place and step; only what is not 0 is kept."""

    def __init__(self, weighted: bool = False) -> None:
        self.weighted = weighted
        self._parts: list[Part] = []
        self._waiting, self._merged = 0, 0

    def add(
        self, place: NDArray[np.int64], step: NDArray[np.int64], weights: NDArray[np.float64] | None = None
    ) -> None:
        """One more crime in each ``place`` (m,) and ``step`` (m,), with its weight where there are weights."""
        keys = _keys(place, step)
        ones = np.ones(len(keys), np.int64)
        self._parts.append(_merge([(keys, ones, weights, weights)]))
        self._waiting += len(self._parts[-1][0])
        if self._waiting > self._merged + (1 << 16):
            self._merge()

    def add_counted(
        self,
        place: NDArray[np.int64],
        step: NDArray[np.int64],
        crimes: ArrayLike,
        weights: NDArray[np.float64] | None = None,
        largest_weights: NDArray[np.float64] | None = None,
    ) -> None:
        """What somebody else has counted: crimes, sum and largest_weights of the weights (m,) in each place and
        step."""
        self._parts.append((_keys(place, step), np.asarray(crimes, np.int64), weights, largest_weights))

    def _merge(self) -> Part:
        if len(self._parts) != 1 or not self._merged:
            empty = np.empty(0) if self.weighted else None
            self._parts = [_merge(self._parts or [(np.empty(0, np.int64), np.empty(0, np.int64), empty, empty)])]
        self._waiting, self._merged = 0, len(self._parts[0][0])
        return self._parts[0]

    def table(
        self,
    ) -> tuple[
        NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64] | None, NDArray[np.float64] | None
    ]:
        """(place, step, crimes, sum of weights, largest_weights weight), each (m,), by step and place; None without
        weights."""
        keys, counts, weights, largest_weights = self._merge()
        return keys & ((1 << _SHIFT) - 1), (keys >> _SHIFT) - (1 << 20), counts, weights, largest_weights


def _keys(place: ArrayLike, step: ArrayLike) -> NDArray[np.int64]:
    return ((np.asarray(step, np.int64) + (1 << 20)) << _SHIFT) | np.asarray(place, np.int64)


def _merge(parts: list[Part]) -> Part:
    columns: list[Any] = [None if column[0] is None else np.concatenate(column) for column in zip(*parts)]
    keys, counts, weights, largest_weights = columns
    distinct, where = np.unique(keys, return_inverse=True)
    where = where.reshape(-1)
    total = np.zeros(len(distinct), np.int64)
    np.add.at(total, where, counts)
    if weights is None:
        return distinct, total, None, None
    most = np.zeros(len(distinct))
    np.maximum.at(most, where, largest_weights)
    summed: Any = np.bincount(where, weights, len(distinct))
    return distinct, total, summed, most
