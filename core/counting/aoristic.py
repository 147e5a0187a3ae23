"""When in the week: events known only to lie between two moments give each hour its share of their span.

Source: Ratcliffe (2002), Aoristic signatures and the spatio-temporal analysis of high volume crime patterns, Journal of
Quantitative Criminology 18(1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

WEEK = 168
DAY_MINUTES = 24 * 60
#: Minutes from 1970-01-01, a Thursday, to the Monday after it.
_MONDAY = 4 * DAY_MINUTES


#: A minute of the day stands for an unknown time where it holds more than this share of the times, …
_DEFAULT_SHARE = 0.05
#: … and so many times as many as the minutes around it, and as the same minute of the hours before and after: many
#: times on every full hour are rounded and not unknown.
_BESIDE, _AROUND, _SAME_MINUTE = 5, 10, 3
#: With fewer times nothing can be said.
LEAST_TIMES = 200


def default_times(moments: NDArray[np.datetime64]) -> dict[int, float]:
    """Find minutes of the day that probably stand for an unknown time, such as 00:00.

    Parameters
    ----------
    moments : ndarray of datetime64, shape (n,)
        Moments in minutes (datetime64[m]), NaT where there is none.

    Returns
    -------
    shares : dict
        Share of the times that each such minute of the day (0 to 1439) has; empty for fewer than LEAST_TIMES times.

    Examples
    --------
    >>> default_times(np.array(["2024-01-01T00:00"] * 10, "datetime64[m]"))
    {}
    """
    moments = np.asarray(moments, "datetime64[m]")
    counts = np.bincount(_of_day(moments[~np.isnat(moments)]), minlength=DAY_MINUTES)
    found: dict[int, float] = {}
    if counts.sum() < LEAST_TIMES:
        return found
    for minute in np.flatnonzero(counts > _DEFAULT_SHARE * counts.sum()).tolist():
        around = counts[(minute + np.r_[-_BESIDE:0, 1 : _BESIDE + 1]) % DAY_MINUTES]
        same = counts[(minute + np.array([-60, 60])) % DAY_MINUTES]
        if counts[minute] >= _AROUND * around.mean() and counts[minute] >= _SAME_MINUTE * same.mean():
            found[minute] = counts[minute] / counts.sum()
    return found


def within_days(
    start: NDArray[np.datetime64], end: NDArray[np.datetime64], minutes: Iterable[int]
) -> tuple[NDArray[np.datetime64], NDArray[np.datetime64], NDArray[np.bool_]]:
    """Let events whose time of day is not known span the whole of their days.

    Parameters
    ----------
    start : ndarray of datetime64, shape (n,)
        When each event began at the earliest, in minutes (datetime64[m]), by the clock in the United Kingdom.
    end : ndarray of datetime64, shape (n,)
        When it ended at the latest; NaT, or the same as the start, for an exact moment.
    minutes : iterable of int
        Minutes of the day that stand for an unknown time.

    Returns
    -------
    start, end : ndarray of datetime64, shape (n,)
        Start and end; unknown ones at 00:00, and at the midnight after.
    changed : ndarray of bool, shape (n,)
        Which events this changes.

    Examples
    --------
    >>> moments = np.array(["2024-01-01T00:00"], "datetime64[m]")
    >>> start, end, changed = within_days(moments, moments, [0])
    >>> str(end[0]), changed.tolist()
    ('2024-01-02T00:00', [True])
    """
    start = np.asarray(start, "datetime64[m]")
    end = np.where(np.isnat(end), start, end)
    first, last = np.isin(_of_day(start), list(minutes)), np.isin(_of_day(end), list(minutes))
    day = np.timedelta64(1, "D")
    return (
        np.where(first, start.astype("datetime64[D]").astype("datetime64[m]"), start),
        np.where(last, (end.astype("datetime64[D]") + day).astype("datetime64[m]"), end),
        first | last,
    )


def _of_day(moments: NDArray[np.datetime64]) -> NDArray[np.int64]:
    return moments.astype(np.int64) % DAY_MINUTES


@dataclass(frozen=True)
class Weekly:
    """When in the week events happen, and what became of them.

    Attributes
    ----------
    weights : ndarray of float, shape (groups, 7, 24)
        Events by group, weekday from Monday and hour.
    over_day_share : ndarray of float, shape (groups,)
        Share of each group's events that span more than 24 hours.
    used : int
        Events that are used, each weighing 1 in all.
    repaired : int
        Of these, events whose ends were swapped.
    exact : int
        Events that are moments instead of spans.
    over_day : int
        Events used that span more than 24 hours.
    too_long : int
        Events of more than a week, which say nothing of the hour.
    """

    weights: NDArray[np.float64]
    over_day_share: NDArray[np.float64]
    used: int
    repaired: int
    exact: int
    over_day: int
    too_long: int


def weekly(
    start: NDArray[np.datetime64],
    end: NDArray[np.datetime64],
    group: NDArray[np.int64],
    groups: int,
    spread: bool = False,
) -> Weekly:
    """Spread events over the hours of the week (aoristic analysis).

    Each event gives each hour the share of its span that lies in it. The hour that is left out when summer time begins
    has no part in a span.

    Parameters
    ----------
    start : ndarray of datetime64, shape (n,)
        When each event began at the earliest, in minutes (datetime64[m]), by the clock in the United Kingdom.
    end : ndarray of datetime64, shape (n,)
        When it ended at the latest; NaT, or the same as the start, for an exact moment.
    group : ndarray of int, shape (n,)
        Group of each event, 0 to groups − 1; −1 for none.
    groups : int
        Number of groups.
    spread : bool, default False
        Whether an event of more than a week gives each of the 168 hours the same; else it is left out.

    Returns
    -------
    weekly : Weekly
        Events by group and hour of the week.

    Raises
    ------
    ValueError
        An event has no start.

    References
    ----------
    .. [1] Ratcliffe, J. H. (2002). Aoristic signatures and the spatio-temporal analysis of high volume crime patterns.
       Journal of Quantitative Criminology 18(1).

    Examples
    --------
    >>> start = np.array(["2024-01-01T00:30"], "datetime64[m]")
    >>> weekly(start, start + 60, np.array([0]), 1).weights[0, 0, :3].tolist()
    [0.5, 0.5, 0.0]
    """
    start, end = np.asarray(start, "datetime64[m]"), np.asarray(end, "datetime64[m]")
    if np.isnat(start).any():
        raise ValueError(tr("an event has no start time"))
    end = np.where(np.isnat(end), start, end)
    swapped = end < start
    start, end = np.where(swapped, end, start), np.where(swapped, start, end)
    begin = start.astype(np.int64) - _MONDAY
    span = end.astype(np.int64) - start.astype(np.int64)
    short = span <= WEEK * 60
    group = np.asarray(group)
    weights = np.zeros((groups, 2 * WEEK + 1))
    for part in _without_lost_hours(begin[short], span[short], group[short]):
        _spread(weights, *part)
    folded = weights[:, :WEEK] + weights[:, WEEK : 2 * WEEK]
    if spread:
        folded += _per_group(group[~short], groups)[:, None] / WEEK
    used = short | spread
    over_day = used & (span > DAY_MINUTES)
    return Weekly(
        folded.reshape(groups, 7, 24),
        _per_group(group[over_day], groups) / np.maximum(_per_group(group[used], groups), 1),
        int(used.sum()),
        int((swapped & used).sum()),
        int((span == 0).sum()),
        int(over_day.sum()),
        int((~short).sum()),
    )


def _per_group(group: NDArray[np.int64], groups: int) -> NDArray[np.int64]:
    return np.bincount(group[group >= 0], minlength=groups)


def _without_lost_hours(
    begin: NDArray[np.int64], span: NDArray[np.int64], group: NDArray[np.int64]
) -> Iterator[tuple[NDArray[Any], ...]]:
    """(begin, span, group, share) of the events, parted where the clock in the United Kingdom goes from 01:00 to 02:00
    on the last Sunday of March: nothing happens in an hour that there is not."""
    share = np.ones(len(begin))
    moments = begin.astype("timedelta64[m]") + np.datetime64(_MONDAY, "m")
    last_days = (np.unique(moments.astype("datetime64[Y]")) + np.timedelta64(3, "M")).astype("datetime64[D]") - 1
    # Day 0 (1 January 1970) was a Thursday, so that days 3, 10, 17 … were Sundays.
    sundays = last_days - (last_days.astype(np.int64) - 3) % 7
    lost = sundays.astype("datetime64[m]").astype(np.int64) + 60 - _MONDAY
    at = np.searchsorted(lost, begin)
    hour = lost[np.minimum(at, len(lost) - 1)] if len(lost) else begin
    parted = (begin <= hour) & (begin + span >= hour + 60) & (span > 60)
    yield tuple(part[~parted] for part in (begin, span, group, share))
    begin, span, group, hour = (part[parted] for part in (begin, span, group, hour))
    before, after = hour - begin, begin + span - hour - 60
    for start, length in ((begin, before), (hour + 60, after)):
        there = length > 0
        yield start[there], length[there], group[there], (length / (before + after))[there]


def _spread(
    weights: NDArray[np.float64],
    begin: NDArray[np.int64],
    span: NDArray[np.int64],
    group: NDArray[np.int64],
    share: NDArray[np.float64],
) -> None:
    """Add each event's shares of its weight ``share`` (n,) to the hours of two weeks from the Monday before it."""
    inside = group >= 0
    begin, span, group, share = begin[inside] % (WEEK * 60), span[inside], group[inside], share[inside]
    first, last = begin // 60, (begin + np.maximum(span, 1) - 1) // 60
    # Within one hour the weight is 1; else the two ends have what lies of the span in them, the hours between 1/span.
    one = first == last
    np.add.at(weights, (group[one], first[one]), share[one])
    begin, span, group, share, first, last = (part[~one] for part in (begin, span, group, share, first, last))
    of_a_minute = share / span
    np.add.at(weights, (group, first), (60 * (first + 1) - begin) * of_a_minute)
    np.add.at(weights, (group, last), (begin + span - 60 * last) * of_a_minute)
    steps = np.zeros_like(weights)
    np.add.at(steps, (group, first + 1), 60 * of_a_minute)
    np.add.at(steps, (group, last), -60 * of_a_minute)
    weights += np.cumsum(steps, axis=1)


def peaks(profile: ArrayLike, hours: int = 4, count: int = 3) -> list[tuple[int, int, float]]:
    """The busiest windows of the week, none overlapping another.

    The week goes round. Ties go to the earlier window; windows without weight are left out.

    Parameters
    ----------
    profile : array_like, shape (7, 24)
        Weights by weekday from Monday and hour.
    hours : int, default 4
        Length of a window, in hours.
    count : int, default 3
        Number of windows at most.

    Returns
    -------
    windows : list of tuple of (int, int, float)
        (weekday, hour, share) of each window, the busiest first; weekday 0 is Monday.

    Examples
    --------
    >>> week = np.zeros((7, 24))
    >>> week[4, 22:], week[5, 0] = 3, 2
    >>> peaks(week, hours=3)
    [(4, 22, 1.0)]
    """
    flat = np.asarray(profile, float).ravel()
    total = flat.sum()
    if not total > 0:
        return []
    sums = np.convolve(np.r_[flat, flat[: hours - 1]], np.ones(hours), "valid")
    found: list[tuple[int, int, float]] = []
    free = np.ones(WEEK, bool)
    for begin in np.argsort(-sums, kind="stable").tolist():
        window = (begin + np.arange(hours)) % WEEK
        if len(found) == count or not sums[begin] > 0:
            break
        if free[window].all():
            free[window] = False
            found.append((begin // 24, begin % 24, float(sums[begin] / total)))
    return found
