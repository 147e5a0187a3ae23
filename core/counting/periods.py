"""Calendar periods of one length, in numbers and in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..texts import day_words, tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: How many months or weeks (from Monday) make a period.
_MONTHS, _WEEKS = {"month": 1, "quarter": 3}, {"week": 1, "4 weeks": 4}
PERIODS = tuple(_MONTHS) + tuple(_WEEKS)
#: Their length in days, of months on average.
DAYS = {
    **{name: months * 365.25 / 12 for name, months in _MONTHS.items()},
    **{name: 7.0 * weeks for name, weeks in _WEEKS.items()},
}


def in_a_year(period: str) -> int:
    """How many periods make a year.

    Parameters
    ----------
    period : str
        One of PERIODS: ``month``, ``quarter``, ``week`` or ``4 weeks``.

    Returns
    -------
    count : int
        A whole number.

    Examples
    --------
    >>> [in_a_year(period) for period in PERIODS]
    [12, 4, 52, 13]
    """
    return round(365.25 / DAYS[period])


def in_words(count: float, period: str) -> str:
    """A number of periods in words, such as 12 months or 3 four-week periods.

    Parameters
    ----------
    count : float
        Number of periods; 0 is all there are.
    period : str
        One of PERIODS: ``month``, ``quarter``, ``week`` or ``4 weeks``.

    Returns
    -------
    words : str
        In the language of the user.

    Examples
    --------
    >>> in_words(1, "month"), in_words(12, "month")
    ('1 month', '12 months')
    """
    one, several = {
        "month": (tr("{} month"), tr("{} months")),
        "quarter": (tr("{} quarter"), tr("{} quarters")),
        "week": (tr("{} week"), tr("{} weeks")),
        "4 weeks": (tr("{} four-week period"), tr("{} four-week periods")),
    }[period]
    return (one if count == 1 else several).format(f"{count:g}" if count else tr("all"))


def whole_in_words(count: int, period: str) -> str:
    """A number of whole periods in words.

    Parameters
    ----------
    count : int
        Number of periods.
    period : str
        One of PERIODS: ``month``, ``quarter``, ``week`` or ``4 weeks``.

    Returns
    -------
    words : str
        In the language of the user.

    Examples
    --------
    >>> whole_in_words(2, "week")
    '2 whole weeks'
    """
    one, several = {
        "month": (tr("{} whole month"), tr("{} whole months")),
        "quarter": (tr("{} whole quarter"), tr("{} whole quarters")),
        "week": (tr("{} whole week"), tr("{} whole weeks")),
        "4 weeks": (tr("{} whole four-week period"), tr("{} whole four-week periods")),
    }[period]
    return (one if count == 1 else several).format(count)


def of_the_next(period: str) -> str:
    """Whose crimes are to be found, in words: the next month's.

    Parameters
    ----------
    period : str
        One of PERIODS: ``month``, ``quarter``, ``week`` or ``4 weeks``.

    Returns
    -------
    words : str
        In the language of the user.
    """
    return {
        "month": tr("the next month's"),
        "quarter": tr("the next quarter's"),
        "week": tr("the next week's"),
        "4 weeks": tr("the next 4 weeks'"),
    }[period]


def in_weeks(period: str) -> bool:
    """Whether periods are weeks; else they are months.

    Parameters
    ----------
    period : str
        One of PERIODS: ``month``, ``quarter``, ``week`` or ``4 weeks``.

    Returns
    -------
    weeks : bool
        True for weeks.

    Raises
    ------
    ValueError
        The period is unknown.
    """
    if period not in PERIODS:
        raise ValueError(tr("the period must be one of {}, not {!r}").format(", ".join(PERIODS), period))
    return period in _WEEKS


def steps(days: NDArray[np.datetime64], period: str) -> NDArray[np.int64]:
    """The months or weeks since January 1970 in which days lie.

    Parameters
    ----------
    days : ndarray of datetime64, shape (n,)
        Days (datetime64[D]).
    period : str
        One of PERIODS: ``month``, ``quarter``, ``week`` or ``4 weeks``.

    Returns
    -------
    steps : ndarray of int, shape (n,)
        Number of the month or week.

    Raises
    ------
    ValueError
        The period is unknown.

    Examples
    --------
    >>> steps(np.array(["1970-02-28"], "datetime64[D]"), "month").tolist()
    [1]
    """
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
    """Whole periods of one length; period i begins with step ``first + i * length``.

    Attributes
    ----------
    period : str
        One of PERIODS.
    first : int
        Month or week since January 1970 with which they begin.
    length : int
        Months or weeks of a period.
    count : int
        Number of periods, gaps left out.
    gaps : tuple of int, default ()
        Periods of whose time nothing was supplied, in order: they are in no count, and the next one takes their number.
    """

    period: str
    first: int
    length: int
    count: int
    gaps: tuple[int, ...] = ()

    def of(self, step_numbers: ArrayLike) -> NDArray[np.int64]:
        """The period of months or weeks.

        Parameters
        ----------
        step_numbers : array_like, shape (n,)
            Months or weeks since January 1970.

        Returns
        -------
        period : ndarray of int, shape (n,)
            −1 or less, or ``count`` and more, where they lie outside; −1 in gaps.
        """
        place = (np.asarray(step_numbers) - self.first) // self.length
        if not self.gaps:
            return place
        gaps = np.array(self.gaps)
        return np.where(np.isin(place, gaps), -1, place - np.where(place < 0, 0, np.searchsorted(gaps, place)))

    def days(self, i: int) -> tuple[np.datetime64, np.datetime64]:
        """The first and the last day of a period.

        Parameters
        ----------
        i : int
            Number of the period, which may lie beyond either end.

        Returns
        -------
        first, last : numpy.datetime64
            Days.
        """
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
        """The same periods without those that touch given months.

        Parameters
        ----------
        months : ndarray of datetime64, shape (k,)
            Months (datetime64[M]).

        Returns
        -------
        periods : Periods
            The periods, with gaps.
        """
        out = {int(month) for month in np.asarray(months, "datetime64[M]").astype(np.int64)}
        spans = [np.array(self.days(i)).astype("datetime64[M]").astype(np.int64) for i in range(self.count)]
        gaps = tuple(i for i, (begin, end) in enumerate(spans) if not out.isdisjoint(range(begin, end + 1)))
        return replace(self, count=self.count - len(gaps), gaps=gaps) if gaps else self


#: With so many records expected a month without any is improbable: by chance alone one in 150.
EXPECTED = 5.0
#: Months with records on either side that say how many are expected.
_NEAR = 3


def months_without(
    rows: Mapping[int, int], supplied: Collection[int] = ()
) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64]]:
    """Find the months of which nothing was supplied, or of which that cannot be told.

    Parameters
    ----------
    rows : mapping
        Records of any kind by month, the month as a number since 1970.
    supplied : collection of int, default ()
        Months that are known to be supplied; of all others nothing was.

    Returns
    -------
    missing : ndarray of datetime64, shape (j,)
        Months of which nothing was supplied (datetime64[M]).
    doubtful : ndarray of datetime64, shape (k,)
        Months of which it cannot be told.

    Examples
    --------
    >>> missing, doubtful = months_without({0: 9, 2: 9, 4: 1, 6: 1})
    >>> missing.astype(str).tolist(), doubtful.astype(str).tolist()
    (['1970-02', '1970-04', '1970-06'], [])
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
    """Months in words, runs as from–to: Feb 2024, May 2024 to Jul 2024.

    Parameters
    ----------
    months : ndarray of datetime64, shape (k,)
        Months in order (datetime64[M]).
    to : str, optional
        How a run of months as data (2024-05) is written, with two places; if not given, months and runs are written
        for people.

    Returns
    -------
    words : str
        The months.

    Examples
    --------
    >>> months = np.array(["2024-02", "2024-05", "2024-06"], "datetime64[M]")
    >>> months_in_words(months), months_in_words(months, "{} to {}")
    ('Feb 2024, May 2024 to Jun 2024', '2024-02, 2024-05 to 2024-06')
    """
    numbers = np.asarray(months, "datetime64[M]").astype(np.int64)
    runs = np.split(numbers, np.flatnonzero(np.diff(numbers) > 1) + 1) if len(numbers) else []
    named = [[str(np.datetime64(int(end), "M")) for end in (run[0], run[-1])] for run in runs]
    if to is None:
        to, named = tr("{} to {}"), [list(map(day_words, run)) for run in named]
    return ", ".join(begin if begin == end else to.format(begin, end) for begin, end in named)


def whole_periods(start: np.datetime64, end: np.datetime64, period: str) -> Periods:
    """The periods that lie wholly between two days.

    Months, quarters and weeks are those of the calendar. Four weeks are counted back from the last whole week, so that
    the latest weeks always count.

    Parameters
    ----------
    start, end : numpy.datetime64
        First and last day, both included.
    period : str
        One of PERIODS: ``month``, ``quarter``, ``week`` or ``4 weeks``.

    Returns
    -------
    periods : Periods
        The periods; there may be none.

    Raises
    ------
    ValueError
        The period is unknown.

    Examples
    --------
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
    """The last day of the first whole period that begins on a day or later.

    Parameters
    ----------
    start : numpy.datetime64
        The day.
    period : str
        One of PERIODS: ``month``, ``quarter``, ``week`` or ``4 weeks``.

    Returns
    -------
    end : numpy.datetime64
        The last day (datetime64[D]).

    Raises
    ------
    ValueError
        The period is unknown.

    Examples
    --------
    >>> str(earliest_end(np.datetime64("2024-01-15"), "month"))
    '2024-02-29'
    """
    first = int(steps(np.array([start], "datetime64[D]"), period)[0])
    if _first_day(first, period) < start:
        first += 1
    length = _WEEKS[period] if in_weeks(period) else _MONTHS[period]
    if not in_weeks(period):
        first = -(-first // length) * length
    return _first_day(first + length, period) - np.timedelta64(1, "D")
