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


#: A minute of the day that nobody recorded holds more than this share of the times, …
_DEFAULT_SHARE = 0.05
#: … so many times those of the minutes around it, and of the same minute of the two hours beside it: people round to
#: the hour, and that is no default.
_BESIDE, _AROUND, _SAME_MINUTE = 5, 10, 3
#: Of fewer times nothing can be said.
LEAST_TIMES = 200


def default_times(moments: NDArray[np.datetime64]) -> dict[int, float]:
    """The minutes of the day, 0 … 1439, that stand for *time unknown* among moments (n,) datetime64[m], NaT for none:
    of each its share, as {minute: share}. Of fewer than LEAST_TIMES times none.
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
    """Moments (n,), (n,) datetime64[m] whose time is one of ``minutes`` of the day put to the edges of their days,
    since it is not known: a start at 00:00, an end at the midnight after it; and which events (n,) that changes."""
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
    """Weights (groups, 7, 24) from Monday, 0 h; and what became of the n events.

    ``used`` events weigh 1 each in all; ``repaired`` of them had their ends swapped, ``exact`` are moments instead of
    spans, ``over_day`` span more than 24 h, and make the share ``over_day_share`` (groups,) of each group's events.
    ``too_long`` events span more than a week, which says nothing of the hour: they are left out, or spread evenly.
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
    """The Weekly of events from ``start`` to ``end`` (n,) datetime64[m], by ``group`` (n,): 0 … groups − 1, −1 none.

    Moments are by the clock in the United Kingdom: the hour that is left out when summer time begins has no part in a
    span. An ``end`` that is NaT, or the same as the start, is an exact moment. With ``spread`` an event of more than a
    week gives each of the 168 hours the same. Raises ValueError for a ``start`` that is NaT.
    """
    start, end = np.asarray(start, "datetime64[m]"), np.asarray(end, "datetime64[m]")
    if np.isnat(start).any():
        raise ValueError(tr("an event has no start"))
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
    # Of days counted from a Thursday the third of a week is a Sunday.
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
    """The busiest windows of so many hours in a week (7, 24): [(weekday, hour, share)], none overlapping another.

    Weekday 0 is Monday. The week goes round. Ties go to the earlier one; windows without weight are left out.

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
