"""Checks of crime data before any map is made: each a count with its share and a verdict. NumPy only.

A check never changes the data. Thresholds are stated with their source; where there is none they are ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from ..counting.aoristic import LEAST_TIMES, default_times
from ..texts import mark

if TYPE_CHECKING:
    from numpy.typing import NDArray

PASS, WARN, FAIL, NONE = "pass", "warn", "fail", "not checked"

#: Share of rows with a point below which a map misleads (Ratcliffe 2004), and below which it should be said.
GEOCODED_FAIL, GEOCODED_WARN = 0.85, 0.95
OUTSIDE_WARN, OUTSIDE_FAIL = 0.01, 0.10
DATED_WARN, DATED_FAIL = 0.0, 0.02
#: A month with less than this share of the median month is implausible, and one with more than this multiple.
MONTH_LOW, MONTH_HIGH = 0.5, 2.0
#: Share of crimes at times that stand for an unknown one, and at full hours; by chance 0 and 1 in 60.
UNKNOWN_TIME_FAIL, FULL_HOUR_WARN = 0.20, 0.5
#: Share of the busiest weekday, by chance 1 in 7, and of the first of the month, by chance 12 in 365.25.
WEEKDAY_WARN, FIRST_WARN = 0.25, 2 * 12 / 365.25
OVER_DAY_WARN, OVER_WEEK_WARN = 0.2, 0.05
_RECENT = np.timedelta64(28, "D")


@dataclass
class Check:
    """One check of the data.

    Attributes
    ----------
    name : str
        What is checked.
    verdict : str
        PASS, WARN, FAIL or NONE where nothing could be checked.
    count : int, default 0
        Rows that are found.
    of : int, default 0
        Rows that were checked.
    details : list of tuple of (object, int)
        Further rows: (words, count) each.
    advice : str, default ""
        What to do, where that hangs on what was found.
    share : float or None
        ``count`` ÷ ``of``, 0 to 1; None where nothing was checked.
    """

    name: str
    verdict: str
    count: int = 0
    of: int = 0
    details: list[tuple[Any, int]] = field(default_factory=list)
    advice: str = ""

    @property
    def share(self) -> float | None:
        """``count`` of ``of``, 0 to 1; None where nothing was checked."""
        return self.count / self.of if self.of else None


def _graded(name: str, count: int, of: int, warn: float, fail: float, details: Iterable[tuple[Any, int]] = ()) -> Check:
    share = count / of if of else 0.0
    verdict = FAIL if share > fail else WARN if share > warn else PASS
    return Check(name, verdict if of else NONE, int(count), int(of), list(details))


def located(x: NDArray[np.float64], y: NDArray[np.float64]) -> Check:
    """Check for rows without a point, or with one at (0, 0).

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates in metres; NaN where there is none.

    Returns
    -------
    check : Check
        Rows found, of all.

    References
    ----------
    .. [1] Ratcliffe, J. H. (2004). Geocoding crime and a first estimate of a minimum acceptable hit rate. International
       Journal of Geographical Information Science 18(1).

    Examples
    --------
    >>> found = located(np.array([np.nan, 0.0, 5.0]), np.array([np.nan, 0.0, 5.0]))
    >>> found.count, found.of, found.verdict
    (2, 3, 'fail')
    """
    missing = ~(np.isfinite(x) & np.isfinite(y))
    zero = (x == 0) & (y == 0)
    return _graded(
        "located",
        (missing | zero).sum(),
        len(x),
        1 - GEOCODED_WARN,
        1 - GEOCODED_FAIL,
        [(mark("no location"), int(missing.sum())), (mark("location at (0, 0)"), int(zero.sum()))],
    )


def outside(inside: NDArray[np.bool_] | None) -> Check:
    """Check for points outside the study area.

    Parameters
    ----------
    inside : ndarray of bool or None, shape (n,)
        Whether each point lies in it; None without an area.

    Returns
    -------
    check : Check
        Points outside, of all.

    Examples
    --------
    >>> outside(np.array([True, False])).verdict, outside(None).verdict
    ('fail', 'not checked')
    """
    if inside is None:
        return Check("outside", NONE)
    return _graded("outside", (~inside).sum(), len(inside), OUTSIDE_WARN, OUTSIDE_FAIL)


def busiest_coordinates(
    x: NDArray[np.float64], y: NDArray[np.float64], top: int = 10
) -> tuple[list[tuple[int, int]], int]:
    """Find the coordinates with most crimes.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates in metres; NaN where there is none.
    top : int, default 10
        How many coordinates to find.

    Returns
    -------
    coordinates : list of tuple of (int, int)
        (index of one row there, crimes) of each, the busiest first.
    distinct : int
        Number of distinct coordinates.

    Examples
    --------
    >>> busiest_coordinates(np.array([1.0, 2, 2]), np.array([5.0, 5, 5]), 1)
    ([(1, 2)], 2)
    """
    if not len(x):
        return [], 0
    _, where, counts = np.unique(np.stack([x, y], axis=1), axis=0, return_index=True, return_counts=True)
    order = np.argsort(-counts, kind="stable")[:top]
    return list(zip(where[order].tolist(), counts[order].tolist())), len(counts)


def months_missing(days: NDArray[np.datetime64]) -> Check:
    """Check for months without a crime, and with implausibly few or many.

    The last month may still be filling up and is not judged.

    Parameters
    ----------
    days : ndarray of datetime64, shape (n,)
        Days (datetime64[D]), none missing.

    Returns
    -------
    check : Check
        Such months, of those between the first and the last.
    """
    if not len(days):
        return Check("months", NONE)
    months = days.astype("datetime64[M]")
    first = months.min()
    counts = np.bincount((months - first).astype(int))
    names = [str(first + i) for i in range(len(counts))]
    if len(counts) < 3:
        return Check("months", NONE, 0, len(counts), list(zip(names, counts.tolist())))
    judged = counts[:-1]
    median = np.median(judged)
    empty = judged == 0
    odd = ~empty & ((judged < MONTH_LOW * median) | (judged > MONTH_HIGH * median))
    verdict = FAIL if empty.any() else WARN if odd.any() else PASS
    details = [(names[i], int(counts[i])) for i in np.flatnonzero(empty | odd)]
    return Check("months", verdict, int((empty | odd).sum()), len(counts), details)


def weekdays(days: NDArray[np.datetime64]) -> tuple[Check, Check]:
    """Check for crimes heaped on one weekday or on the first of the month.

    Parameters
    ----------
    days : ndarray of datetime64, shape (n,)
        Days (datetime64[D]), none missing.

    Returns
    -------
    weekday, first : Check
        Crimes on the busiest weekday (0 is Monday), and on firsts of the month.

    Examples
    --------
    >>> [check.count for check in weekdays(np.array(["2024-01-01", "2024-01-08"], "datetime64[D]"))]
    [2, 1]
    """
    if not len(days):
        return Check("weekdays", NONE), Check("firsts", NONE)
    counts = np.bincount((days.astype("datetime64[D]").astype(np.int64) + 3) % 7, minlength=7)
    busiest = int(counts.argmax())
    first = int((days == days.astype("datetime64[M]").astype("datetime64[D]")).sum())
    heaped = Check(
        "weekdays",
        WARN if counts[busiest] > WEEKDAY_WARN * len(days) else PASS,
        int(counts[busiest]),
        len(days),
        [(busiest, int(counts[busiest]))],
    )
    return heaped, Check("firsts", WARN if first > FIRST_WARN * len(days) else PASS, first, len(days))


def clock(moments: NDArray[np.datetime64]) -> tuple[Check, Check]:
    """Check for times that stand for an unknown one, and for times on the full hour.

    Which minutes stand for an unknown time is the rule of ``default_times``; where all times are one, that one.

    Parameters
    ----------
    moments : ndarray of datetime64, shape (n,)
        Moments in minutes (datetime64[m]), none missing.

    Returns
    -------
    unknown, full_hours : Check
        Crimes at such minutes, and at full hours.
    """
    if not len(moments):
        return Check("midnight", NONE), Check("full_hours", NONE)
    minutes = (moments.astype("datetime64[m]") - moments.astype("datetime64[D]").astype("datetime64[m]")).astype(int)
    unknown, full = default_times(moments), int((minutes % 60 == 0).sum())
    if len(minutes) > 1 and (minutes == minutes[0]).all():
        unknown = {int(minutes[0]): 1.0}
    details = [("{:02d}:{:02d}".format(*divmod(minute, 60)), int((minutes == minute).sum())) for minute in unknown]
    found = _graded("midnight", sum(count for _, count in details), len(minutes), 0, UNKNOWN_TIME_FAIL, details)
    if not unknown and len(minutes) < LEAST_TIMES:
        found.verdict = NONE
    return (found, Check("full_hours", WARN if full > FULL_HOUR_WARN * len(minutes) else PASS, full, len(minutes)))


def spans(start: NDArray[np.datetime64], end: NDArray[np.datetime64]) -> Check:
    """Check for spans of over 24 hours, over a week, and ended before begun.

    Parameters
    ----------
    start, end : ndarray of datetime64, shape (n,)
        Moments in minutes (datetime64[m]), NaT allowed.

    Returns
    -------
    check : Check
        Spans of over 24 hours, of those with both ends.
    """
    both = ~np.isnat(start) & ~np.isnat(end)
    length = (end[both] - start[both]).astype(np.int64)
    swapped, length = int((length < 0).sum()), np.abs(length)
    over_day, over_week = int((length > 1440).sum()), int((length > 7 * 1440).sum())
    of = int(both.sum())
    verdict = (
        NONE
        if not of
        else WARN
        if (over_day > OVER_DAY_WARN * of or over_week > OVER_WEEK_WARN * of or swapped)
        else PASS
    )
    return Check(
        "spans",
        verdict,
        over_day,
        of,
        [
            (mark("longer than 24 hours"), over_day),
            (mark("longer than a week"), over_week),
            (mark("end before the start"), swapped),
        ],
    )


def repeated(codes: NDArray[Any], blank: NDArray[np.bool_]) -> Check:
    """Check for rows whose reference an earlier row has.

    Parameters
    ----------
    codes : ndarray, shape (n,)
        References.
    blank : ndarray of bool, shape (n,)
        Whether a row has none.

    Returns
    -------
    check : Check
        Repeated rows, of all.

    Examples
    --------
    >>> repeated(np.array([1, 1, 2]), np.array([False, False, True])).count
    1
    """
    given = codes[~blank]
    again = len(given) - len(np.unique(given))
    return Check(
        "references",
        NONE if not len(given) else WARN if again else PASS,
        again,
        len(codes),
        [(mark("no reference"), int(blank.sum()))],
    )


def same_event(
    x: NDArray[np.float64], y: NDArray[np.float64], when: NDArray[np.int64], offence: NDArray[np.int64]
) -> Check:
    """Check for rows that agree with an earlier one in place, time and offence.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates in metres; NaN where there is none.
    when : ndarray of int, shape (n,)
        Time of each row, as a number.
    offence : ndarray of int, shape (n,)
        Code of its offence.

    Returns
    -------
    check : Check
        Such rows, of all.

    Examples
    --------
    >>> same_event(np.zeros(2), np.zeros(2), np.array([7, 7]), np.array([1, 1])).count
    1
    """
    if not len(x):
        return Check("same_event", NONE)
    key = np.zeros(len(x), np.int64)
    for column in (x, y, when, offence):
        _, column = np.unique(column, return_inverse=True)
        _, key = np.unique(key * (int(column.max()) + 1) + column.ravel(), return_inverse=True)
    again = len(key) - (int(key.max()) + 1)
    return Check("same_event", WARN if again else PASS, again, len(x))


def never_before(
    days: NDArray[np.datetime64] | None,
    offence: NDArray[np.int64],
    names: Sequence[str],
    known: Iterable[str] | None = None,
) -> Check:
    """Check for offences that are new in the last 28 days, or not among known names.

    Parameters
    ----------
    days : ndarray of datetime64 or None, shape (n,)
        Days (datetime64[D]); None without dates.
    offence : ndarray of int, shape (n,)
        Code of each crime's offence among ``names``, −1 where there is none.
    names : sequence of str
        Names of the offences.
    known : iterable of str, optional
        Names that are known; without them the earlier data tell.

    Returns
    -------
    check : Check
        Crimes of new offences.
    """
    present = offence >= 0
    if known is not None:
        spelled = {_plain(name) for name in known}
        new = np.array([_plain(name) not in spelled for name in names] + [False])[offence] & present
        of = len(offence)
    else:
        if days is None or not len(days):
            return Check("new_offences", NONE)
        late = days > days.max() - _RECENT
        before = np.bincount(offence[~late & present], minlength=len(names))
        if not before.any():
            return Check("new_offences", NONE)
        new = late & present & np.append(before == 0, False)[offence]
        of = int(late.sum())
    counts = np.bincount(offence[new], minlength=len(names))
    details = [(names[i], int(counts[i])) for i in np.argsort(-counts, kind="stable") if counts[i]]
    return Check("new_offences", WARN if new.any() else PASS, int(new.sum()), of, details)


def spellings(names: Iterable[str], counts: Iterable[int]) -> Check:
    """Check for offences that differ by case, blanks and signs only.

    Parameters
    ----------
    names : iterable of str
        Names of the offences.
    counts : iterable of int
        Crimes of each.

    Returns
    -------
    check : Check
        Offences with several spellings, of all.

    Examples
    --------
    >>> spellings(["Theft", "theft ", "Robbery"], [3, 2, 5]).details
    [('Theft = theft ', 5)]
    """
    groups: dict[str, list[tuple[str, int]]] = {}
    for name, count in zip(names, counts):
        if count:
            groups.setdefault(_plain(name), []).append((name, int(count)))
    several = [group for group in groups.values() if len(group) > 1]
    details = [(" = ".join(name for name, _ in group), sum(count for _, count in group)) for group in several]
    return Check("spellings", WARN if several else PASS, len(several), len(groups), details)


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def filling_up(days: NDArray[np.datetime64] | None, today: np.datetime64) -> Check:
    """Check for crimes so recent that late reports will add to them.

    Parameters
    ----------
    days : ndarray of datetime64 or None, shape (n,)
        Days (datetime64[D]); None without dates.
    today : numpy.datetime64
        The day from which to look back 28 days.

    Returns
    -------
    check : Check
        Recent crimes, of all.

    Examples
    --------
    >>> filling_up(np.array(["2024-01-01", "2024-03-01"], "datetime64[D]"), np.datetime64("2024-03-05")).count
    1
    """
    if days is None or not len(days):
        return Check("filling_up", NONE)
    recent = int(((days > today - _RECENT) & (days <= today)).sum())
    return Check("filling_up", WARN if recent else PASS, recent, len(days))
