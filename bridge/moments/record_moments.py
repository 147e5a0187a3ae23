"""Columns of dates and times as a profile reads them: days, minutes of the day, and what was given but not read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..ground.text_codes import Coder, narrow
from ..ground.texts import tr
from .dates import NO_ZONE, join_moments, on_uk_clock, parse_dates, parse_times, split_moment
from .time_zones import UTC, ZonedTimes, Zones

_REMEMBERED = 200_000
#: Minutes of a day; a time of so many is the next midnight.
_DAY = 1440
#: Characters of a cell that are shown as an example.
_SHOWN = 60


@dataclass
class Moments:
    """Days (n,) datetime64[D] and minutes of the day (n,), −1 without a time.

    ``given``: there is some text, ``month``: a month without a day, ``unread``: a day or a time that is given was not
    read, ``written``: the day as it stands there, ``ahead``: the minutes that the time is ahead of UTC as written,
    NO_ZONE without a zone, and ``zoned``: it was turned into the clock of the United Kingdom, as ``reckon`` does.
    ``raw(i)`` is the text of a row.
    """

    days: NDArray[np.datetime64]
    minutes: NDArray[np.integer[Any]]
    given: NDArray[np.bool_]
    month: NDArray[np.bool_]
    unread: NDArray[np.bool_]
    ahead: NDArray[np.integer[Any]]
    written: NDArray[np.datetime64]
    raw: Callable[[int], str]
    zoned: NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, bool))

    def marked(self) -> NDArray[np.datetime64]:
        """Moments (k,) datetime64[m] as they are written, of those that are marked as UTC."""
        which = (self.ahead == 0) & (self.minutes >= 0)
        return join_moments(self.days[which], self.minutes[which])

    def reckon(self, zones: Zones, stamped: bool) -> None:
        """By the clock of the United Kingdom, as Zones say; ``stamped``: Z says nothing by itself."""
        settled = zones.settle(self.ahead.astype(np.int64), stamped)
        self.zoned = (settled != NO_ZONE) & (self.minutes >= 0)
        if not self.zoned.any() and self.minutes.max(initial=-1) < _DAY:
            return
        self.days, self.minutes = on_uk_clock(self.days, self.minutes, settled)
        if self.zoned.any() and self.minutes.max(initial=-1) <= 0:
            self.minutes[:] = -1

    def texts(self, which: NDArray[np.int64]) -> list[str | None]:
        """Of some rows as yyyy-mm-dd hh:mm, without the time where there is none; None without a day."""
        minutes = self.minutes[which]
        moments = join_moments(self.days[which], np.maximum(minutes, 0))
        texts: NDArray[Any] = np.datetime_as_string(moments)
        # The T between day and time.
        texts.view("U1").reshape(len(texts), -1)[:, 10:11] = " "
        texts[minutes < 0] = texts[minutes < 0].astype("U10")
        texts = texts.astype(object)
        texts[np.isnat(moments)] = None
        return texts.tolist()


class DateColumn(dict[str, int]):
    """Texts that hold a day, or a day and a time, coded apart: there are few days and few times. What is known of texts
    seen lately is {text: both codes in one}."""

    def __init__(self) -> None:
        self.days, self.times = Coder(), Coder()
        self.day_codes: list[NDArray[np.integer[Any]]] = []
        self.time_codes: list[NDArray[np.integer[Any]]] = []

    def __missing__(self, text: str) -> int:
        day, time = split_moment(text)
        both = self[text] = (self.days[day] << 32) + self.times[time]
        return both

    def add(self, texts: Sequence[str]) -> None:
        """Add a block of texts."""
        if len(self) > _REMEMBERED:
            self.clear()
        both = np.fromiter(map(self.__getitem__, texts), np.int64, len(texts))
        self.day_codes.append(narrow(both >> 32, len(self.days)))
        self.time_codes.append(narrow(both & 0xFFFFFFFF, len(self.times)))

    def result(
        self,
        where: str,
        month_first: bool,
        day_zero: np.datetime64 | None,
        own: tuple[Coder, list[NDArray[np.integer[Any]]]] | None,
    ) -> Moments:
        """The Moments as they are written; ``own`` (Coder, codes) is a column of times beside it, or None. Day numbers
        count from ``day_zero``. Raises InputError as ``parse_dates`` does, naming *where*."""
        day_texts, time_texts = list(self.days) or [""], list(self.times) or [""]
        day_codes, time_codes = (
            np.concatenate(codes or [np.empty(0, np.int32)]) for codes in (self.day_codes, self.time_codes)
        )
        self.day_codes, self.time_codes = [], []
        days = parse_dates(day_texts, where, day_zero, month_first)[day_codes]
        given = np.array([bool(text.strip()) for text in day_texts])[day_codes]
        month = np.array([len(text.strip()) == 7 and text.strip()[4:5] == "-" for text in day_texts])[day_codes]
        minutes, ahead, unread = (values[time_codes] for values in _times(time_texts))
        if minutes.max(initial=-1) <= 0:
            # Days that a spreadsheet shows as midnight.
            minutes[:] = -1
        own_texts = [""]
        own_codes: NDArray[np.integer[Any]] = np.zeros(len(days), np.uint8)
        if own is not None:
            own_texts, own_codes = list(own[0]) or [""], np.concatenate(own[1] or [np.empty(0, np.int32)])
            # A cell that is shown as a time may hold the day too.
            own_minutes, own_ahead, bad = (
                values[own_codes] for values in _times([split_moment(text)[1] or text for text in own_texts])
            )
            read = own_minutes >= 0
            minutes, ahead = np.where(read, own_minutes, minutes), np.where(read, own_ahead, ahead)
            unread = np.where(read, False, unread | bad)
            unread |= read & ~given
        unread |= given & np.isnat(days)
        minutes = np.where(np.isnat(days), -1, minutes)

        def raw(i: int) -> str:
            parts = day_texts[day_codes[i]], time_texts[time_codes[i]], own_texts[own_codes[i]]
            return shown(" ".join(part.strip() for part in parts if part.strip()))

        return Moments(days, minutes, given, month, unread, ahead, days, raw)


def _times(texts: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.bool_]]:
    """Minutes and minutes ahead of UTC (n,) of texts as ``parse_times`` has them, and whether one is given but not
    read."""
    minutes, ahead = (values.astype(np.int32) for values in parse_times(texts))
    return minutes, ahead, np.array([bool(text.strip()) for text in texts]) & (minutes < 0)


def shown(text: str) -> str:
    """A cell as an example."""
    text = "".join(one if one.isprintable() else "\ufffd" for one in " ".join(text.split()))
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


# -- what to say of them ------------------------------------------------------------------------------------------
def unread_notes(column: str, moments: Moments, kept: NDArray[np.int64]) -> list[str]:
    """Sentences about what was given but not read of the rows that are ``kept`` (indexes) of a column."""
    notes = []
    unread = kept[moments.unread[kept]]
    undated = np.isnat(moments.days[unread])
    rows = unread[~undated]
    if len(rows):
        words = tr("'{}': the time could not be read in {:,} rows, such as '{}'; these rows have a date only.")
        notes.append(words.format(column, len(rows), moments.raw(rows[0])))
    rows = unread[undated]
    if len(rows):
        notes.append(unread_dates(column, len(rows), moments.raw(rows[0])))
    return notes


def unread_dates(column: str, count: int, example: str) -> str:
    """A sentence about texts of a column that are no dates."""
    words = tr("'{}': {:,} dates could not be read, such as '{}'; these dates are treated as missing.")
    return words.format(column, count, shown(example))


def zone_notes(column: str, moments: Moments, kept: NDArray[np.int64], zones: Zones) -> list[str]:
    """Sentences about the times with a zone: what of them the clock in the United Kingdom changes, or would change."""
    told, rows = ZonedTimes(column, zones), kept[moments.zoned[kept]]
    which = kept[(moments.ahead[kept] == 0) & ~moments.zoned[kept] & (moments.minutes[kept] >= 0)]
    told.tell_kept(join_moments(moments.days[which], moments.minutes[which]))
    if not len(rows):
        return told.notes()
    other = int((moments.days[rows] != moments.written[rows]).sum())
    words = (
        tr(
            "'{}': {:,} times, such as '{}', are read as UTC and shown in UK time ({}). In UK time, {:,} of them "
            "fall on a different date."
        )
        if zones.choice == UTC
        else tr(
            "'{}': {:,} times, such as '{}', include a time zone and are shown in UK time ({}). In UK time, {:,} "
            "of them fall on a different date."
        )
    )
    note = words.format(column, len(rows), moments.raw(rows[0]), moments.texts(rows[:1])[0], other)
    return [" ".join(filter(None, [note, zones.why()]))] + told.notes()


def past_midnight(begin: Moments, end: Moments) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Move ends that lie before their beginning on the same day to the next: they are past midnight, unless a machine
    wrote them with a time zone. The rows (k,) that were moved, and those (m,) whose end lies before the beginning all
    the same."""
    earlier = (begin.days == end.days) & (begin.minutes >= 0) & (end.minutes >= 0) & (end.minutes < begin.minutes)
    moved = earlier & ~end.zoned
    end.days = np.where(moved, end.days + np.timedelta64(1, "D"), end.days)
    before = (earlier & end.zoned) | ((end.days < begin.days) & ~begin.month & ~end.month)
    return np.flatnonzero(moved), np.flatnonzero(before)


def order_notes(
    begin: Moments, end: Moments, moved: NDArray[np.int64], before: NDArray[np.int64], kept: NDArray[np.int64]
) -> list[str]:
    """Sentences about ends before their beginnings, as ``past_midnight`` found them, among the rows ``kept``."""
    notes = []
    for rows, words in (
        (
            moved,
            tr(
                "{:,} rows have an end time before the start time on the same date, such as {} to {}; these end "
                "times are assumed to be after midnight."
            ),
        ),
        (before, tr("{:,} rows have an end before the start, such as {} to {}; these rows are kept as they are.")),
    ):
        rows = rows[np.isin(rows, kept)]
        if len(rows):
            notes.append(words.format(len(rows), begin.raw(rows[0]), end.raw(rows[0])))
    return notes
