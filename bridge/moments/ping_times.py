"""Times of pings: millions of texts into seconds, in whatever usual format they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...contract.patrol_visits import PATROL_VISITS
from ..ground.errors import InputError
from ..ground.texts import quoted_label, tr
from .dates import NO_ZONE, SERIAL_ZERO, DateTexts, join_moments, parse_seconds, parse_times, split_moment, summer_time
from .instants import Instants
from .record_moments import shown

AS_WRITTEN, UTC = ZONES = ("as_written", "utc")
_HOUR = 3600
_ZERO = ord("0")
#: Before this (seconds UTC, 1990) nothing is the moment of a patrol; a time of day alone is one of 1899 or 1970.
_FIRST = 631_152_000.0


def to_utc(clock: NDArray[np.float64]) -> NDArray[np.float64]:
    """Seconds UTC (n,) of seconds by the clock in the United Kingdom; in the hour that October repeats, the first."""
    earlier = clock - _HOUR
    return np.where(summer_time(_minutes(earlier)), earlier, clock)


def to_clock(seconds: NDArray[np.float64]) -> NDArray[np.datetime64]:
    """Minutes (n,) datetime64[m] by the clock in the United Kingdom of seconds UTC."""
    minutes = _minutes(seconds)
    return np.where(summer_time(minutes), minutes + np.timedelta64(60, "m"), minutes)


def _minutes(seconds: NDArray[np.float64]) -> NDArray[np.datetime64]:
    whole = np.where(np.isfinite(seconds), np.floor(seconds / 60), 0).astype(np.int64)
    return np.where(np.isfinite(seconds), whole, np.datetime64("NaT", "m").astype(np.int64)).astype("datetime64[m]")


def stamped_note(name: str, instants: Instants, zone: str) -> str:
    """A sentence about the times of a layer that are marked as UTC and taken as written, '' where there are none."""
    if zone == AS_WRITTEN and instants.timed and instants.stamped and instants.is_stamped():
        return tr(
            "The times in '{}' are marked as UTC (Z), but QGIS marks local times that way too, so they are "
            "treated as UK time. If they really are UTC, choose UTC for {}."
        ).format(name, quoted_label(PATROL_VISITS, "TIME_ZONE"))
    return ""


class PingTimes:
    """A column of times, read block by block; *where* names it for errors. ``zone``: whether times without an offset
    are of the clock in the United Kingdom or UTC."""

    def __init__(self, where: str, zone: str = AS_WRITTEN) -> None:
        self.where, self.zone = where, zone
        self.read, self.bad, self.example = 0, 0, ""
        # Formats other than the two that machines write are read as the imports read them.
        self._dates = DateTexts(where, SERIAL_ZERO)

    def seconds(
        self, texts: Sequence[bytes] | NDArray[np.bytes_], days: NDArray[np.datetime64] | None = None
    ) -> NDArray[np.float64]:
        """Seconds UTC since 1970 (n,) float of texts: an array of bytes, NaN where one is no time. A time of day alone
        is one of ``days`` (n,) datetime64[D], NaT where none is known."""
        data = np.asarray(texts, "S")
        out = np.full(len(data), np.nan)
        if not len(data):
            return out
        width = max(data.dtype.itemsize, 20)
        grid = np.ascontiguousarray(data.astype(f"S{width}")).view(np.uint8).reshape(len(data), width)
        left = np.ones(len(data), bool)
        for year, month, day, clock in (
            (slice(0, 4), slice(5, 7), slice(8, 10), 11),
            (slice(6, 10), slice(3, 5), slice(0, 2), 11),
        ):
            rows = np.flatnonzero(left)
            if not len(rows):
                break
            some = grid[rows]
            good, value = _dated(some, year, month, day, clock)
            if not good.any():
                continue
            rows, value, some = rows[good], value[good], some[good]
            offset = self._offsets(some, clock)
            # What stands behind the seconds and is no offset, such as PM, is read with care.
            known = ~np.isnan(offset)
            rows, value, offset = rows[known], value[known], offset[known]
            local = np.isinf(offset)
            seconds = np.where(local, value, value - np.where(local, 0.0, offset))
            if self.zone == AS_WRITTEN and local.any():
                seconds[local] = to_utc(value[local])
            out[rows] = seconds
            left[rows] = False
        rest = np.flatnonzero(left)
        if len(rest):
            out[rest] = _epochs(data[rest])
            rest = rest[np.isnan(out[rest])]
        if len(rest):
            out[rest] = self._other(data[rest])
        out[out < _FIRST] = np.nan
        if days is not None:
            alone = np.isnan(out) & ~np.isnat(days)
            times = [one.decode("utf-8", "replace") for one in data[alone].tolist()]
            # A cell that shows a time may hold a day too.
            out[alone] = self._joined(days[alone], [split_moment(one)[1] or one for one in times])
        self.read += len(data)
        bad = np.isnan(out)
        self.bad += int(bad.sum())
        if bad.any() and not self.example:
            given = data[bad & (np.char.strip(data) != b"")]
            self.example = shown(given[0].decode("utf-8", "replace")) if len(given) else ""
        return out

    def check(self) -> None:
        """Raise InputError where more than one in ten is no time: the column is another, or the month comes first."""
        if self.read and self.bad > 0.1 * self.read:
            raise InputError(
                tr(
                    "The {} has no readable time in {:,} of {:,} rows, such as '{}'; use the format 2026-01-31 "
                    "14:05:00 or 31/01/2026 14:05:00."
                ).format(self.where, self.bad, self.read, self.example)
            )
        self._dates.check()

    def _other(self, data: NDArray[np.bytes_]) -> NDArray[np.float64]:
        """Seconds UTC (n,) of texts in any format that the imports read, NaN where one is no time."""
        distinct, where = np.unique(data, return_inverse=True)
        days, times = zip(*(split_moment(text.decode("utf-8", "replace")) for text in distinct.tolist()))
        # There are few days and few times.
        (days, which_day), (times, which_time) = (np.unique(texts, return_inverse=True) for texts in (days, times))
        found = self._joined(self._dates.days(days.tolist())[which_day], times.tolist(), which_time)
        return found[where.ravel()]

    def _joined(
        self, days: NDArray[np.datetime64], times: Sequence[str], which: NDArray[np.int64] | slice = slice(None)
    ) -> NDArray[np.float64]:
        """Seconds UTC (n,) of days (n,) datetime64[D] and of those of some times of day that belong to them."""
        minutes, ahead = parse_times(times)
        moments = join_moments(days, minutes[which])
        clock: NDArray[np.float64] = moments.astype("datetime64[s]").astype(float) + parse_seconds(times)[which]
        clock[np.isnat(moments)] = np.nan
        return self.utc(clock, ahead[which])

    def typed(
        self,
        instants: Instants,
        values: Sequence[Any],
        fids: NDArray[np.int64],
        days: NDArray[np.datetime64] | None = None,
    ) -> NDArray[np.float64]:
        """Seconds UTC (n,) of typed values (n,) of QGIS in the rows ``fids`` (n,): as the file says where it says, else
        by the clock or as UTC; NaN where one is no time. A time of day alone is one of ``days`` (n,)."""
        written, ahead = instants.zoned_rows(values, fids)
        alone = written.astype(float) < _FIRST
        if days is not None:
            day = written.astype("datetime64[D]")
            written[alone] = (days + (written - day))[alone]
            alone &= np.isnat(days)
        clock = written.astype(float)
        clock[np.isnat(written) | alone] = np.nan
        self.read += len(clock)
        self.bad += int(np.isnan(clock).sum())
        return self.utc(clock, instants.settled(ahead))

    def utc(self, clock: NDArray[np.float64], ahead: NDArray[np.int64]) -> NDArray[np.float64]:
        """Seconds UTC (n,) of seconds as written, NaN where there are none, and minutes ahead of UTC (NO_ZONE: none is
        written)."""
        local = ahead == NO_ZONE
        seconds = clock - np.where(local, 0.0, 60.0 * ahead)
        local &= np.isfinite(clock)
        if self.zone == AS_WRITTEN and local.any():
            seconds[local] = to_utc(clock[local])
        return seconds

    def _offsets(self, grid: NDArray[np.uint8], clock: int) -> NDArray[np.float64]:
        """Seconds (n,) to take off for UTC, infinite where none is written, NaN where the rest is no offset."""
        begin = clock + 8 if (grid[:, clock + 5] == ord(":")).all() else clock + 5
        tail = np.ascontiguousarray(grid[:, begin:])
        if begin > clock + 5 and (tail == tail[0]).all():
            # Millions of rows have one way to end.
            tail = tail[:1]
        tails = tail.view(f"S{tail.shape[1]}").ravel()
        distinct, where = np.unique(tails, return_inverse=True)
        found = np.array([_offset(one.decode("latin-1")) for one in distinct.tolist()])[where.ravel()]
        return np.broadcast_to(found, len(grid)) if len(found) == 1 else found


#: What may stand after hours and minutes.
_TAIL = re.compile(r"^(?::\d{2})?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2}|[+-]\d{2}|UTC|GMT|BST)?\s*$", re.IGNORECASE)


def _offset(text: str) -> float:
    match = _TAIL.match(text)
    if not match:
        return np.nan
    zone = (match.group(1) or "").upper()
    if not zone:
        return np.inf
    if zone in ("Z", "UTC", "GMT"):
        return 0.0
    if zone == "BST":
        return float(_HOUR)
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return (1 if zone[0] == "+" else -1) * 60.0 * (60 * int(digits[:2]) + int(digits[2:]))


def _dated(
    grid: NDArray[np.uint8], year: slice, month: slice, day: slice, clock: int
) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Which rows are dated so, and their seconds without an offset."""
    good = np.ones(len(grid), bool)

    def number(columns: slice) -> NDArray[np.int64]:
        digits = grid[:, columns].astype(np.int64) - _ZERO
        np.logical_and(good, ((digits >= 0) & (digits <= 9)).all(1), out=good)
        return digits @ 10 ** np.arange(digits.shape[1])[::-1]

    y, m, d = number(year), number(month), number(day)
    hour, minute = number(slice(clock, clock + 2)), number(slice(clock + 3, clock + 5))
    has_seconds = grid[:, clock + 5] == ord(":")
    whole = (grid[:, clock + 6 : clock + 8].astype(np.int64) - _ZERO) @ np.array([10, 1])
    second = np.where(has_seconds, whole, 0)
    good &= (grid[:, 10] == ord(" ")) | (grid[:, 10] == ord("T"))
    good &= grid[:, clock + 2] == ord(":")
    good &= (
        (y >= 1990)
        & (y < 2100)
        & (m >= 1)
        & (m <= 12)
        & (d >= 1)
        & (hour < 24)
        & (minute < 60)
        & (second >= 0)
        & (second <= 60)
    )
    months = (np.where(good, y, 2000) - 1970) * 12 + np.where(good, m, 1) - 1
    first = months.astype("datetime64[M]").astype("datetime64[D]")
    days = first + (np.where(good, d, 1) - 1)
    good &= days.astype("datetime64[M]").astype(np.int64) == months
    return good, days.astype(np.int64) * 86400.0 + 3600.0 * hour + 60.0 * minute + second


def _epochs(data: NDArray[np.bytes_]) -> NDArray[np.float64]:
    """Seconds (n,) of Unix times in seconds or milliseconds, NaN for anything else."""
    out = np.full(len(data), np.nan)
    for i, text in enumerate(data.tolist()):
        text = text.strip()
        if re.match(rb"^1\d{9}([.]\d+)?$", text):
            out[i] = float(text)
        elif re.match(rb"^1\d{12}([.]0*)?$", text):
            out[i] = float(text) / 1000
    return out
