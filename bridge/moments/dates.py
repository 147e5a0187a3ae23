"""Dates from text, one format at a time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..ground.errors import InputError
from ..ground.texts import tr

if TYPE_CHECKING:
    from .time_zones import Zones

_WEEKDAY = r"^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +)?"
_REST = r"(?:(?:T|[ ,]+)(?P<rest>.*))?$"
_FORMATS = {
    "yyyy-mm-dd": re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})" + _REST),
    "yyyy/mm/dd": re.compile(r"^(\d{4})/(\d{1,2})/(\d{1,2})" + _REST),
    "yyyymmdd": re.compile(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)" + _REST),
    "yyyy-mm": re.compile(r"^(\d{4})-(\d{1,2})()$"),
    "dd/mm/yyyy": re.compile(_WEEKDAY + r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})" + _REST, re.IGNORECASE),
    "dd/mm/yy": re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{2})" + _REST),
    "dd mmm yyyy": re.compile(
        _WEEKDAY + r"(\d{1,2})(?:st|nd|rd|th)?[ /.-]?([a-z]{3,9})[ /.,-]*(\d{4}|\d{2})" + _REST, re.IGNORECASE
    ),
}
#: Days since the turn of 1899, as spreadsheets store dates, between 1954 and 2119.
_SERIAL = re.compile(r"^([2-7]\d{4})(?:[.]\d+)?$")
_SERIAL_NAME = "a spreadsheet's day number"
#: Day 1 is 1 January 1900, and the 29 February 1900 that never was is counted: right from 1 March 1900 on.
SERIAL_ZERO = np.datetime64("1899-12-30", "D")
#: Of workbooks that come from old Macs.
SERIAL_ZERO_1904 = np.datetime64("1904-01-01", "D")
_NAMED_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = re.compile(r"^(19|20)\d\d-(0[1-9]|1[0-2])$")


#: Hears of times (k,), by the rows they are in: as written, by the clock (datetime64[m]), and the minutes that each is
#: ahead of UTC, as written and as reckoned with.
HearTimes = Callable[
    [NDArray[np.int64], NDArray[np.datetime64], NDArray[np.datetime64], NDArray[np.int64], NDArray[np.int64]], object
]


def parse_dates(
    texts: Sequence[str], where: str, serials: np.datetime64 | None = None, month_first: bool = False
) -> NDArray[np.datetime64]:
    """Days (n,) datetime64[D] of texts, NaT where one is no date; *where* names the field for errors.

    Raises InputError as ``DateTexts.check`` does.
    """
    column = DateTexts(where, serials, month_first)
    days = column.days(texts)
    column.check()
    return days


class DateTexts:
    """A column of dates written as text, read block by block; *where* names it for errors.

    ``serials``: numbers such as 45292 are a spreadsheet's days, counted from this day (datetime64[D]). ``month_first``:
    03/25/2024 instead of 25/03/2024. Two-digit years lie in 2000 up to this year, else in 1900.
    """

    def __init__(self, where: str, serials: np.datetime64 | None = None, month_first: bool = False) -> None:
        self.where, self.serials, self.month_first = where, serials, month_first
        self._formats: dict[str, str] = {}
        # Days that are dates only with day and month in this order, or only in the other.
        self._certain: set[int] = set()
        self._wrong: dict[tuple[int, int, int], str] = {}

    def days(self, texts: Sequence[str]) -> NDArray[np.datetime64]:
        """Days (n,) datetime64[D], NaT where a text is no date."""
        days = np.full(len(texts), np.datetime64("NaT", "D"))
        for i, text in enumerate(texts):
            text = text.strip()
            name, year, month, day = _parts(text, self.serials is not None)
            if name is None:
                continue
            if name == _SERIAL_NAME and self.serials is not None:
                days[i] = self.serials + day
                self._formats.setdefault(name, text)
                continue
            if self.month_first and name.startswith("dd/mm"):
                month, day = day, month
            try:
                days[i] = np.datetime64(f"{year:04d}-{month:02d}-{day:02d}", "D")
                self._formats.setdefault(name, text)
            except ValueError:
                if name.startswith("dd/mm") and day <= 12 < month <= 31:
                    self._wrong.setdefault((year, month, day), text)
        self._certain.update(days[_day_of_month(days) > 12].astype(np.int64).tolist())
        return days

    def uk_days(
        self, texts: Sequence[str], zones: Zones | None = None, hear_times: HearTimes | None = None
    ) -> NDArray[np.datetime64]:
        """Days as ``days`` has them; of a time with Z or an offset, that of the clock in the United Kingdom.

        ``zones``: the Zones by which Z, and no zone, is read otherwise; ``hear_times(rows, written, moments, ahead,
        settled)`` hears of the times, and of the minutes that each is ahead of UTC, as written and as reckoned with.
        """
        days, every = self.days(texts), zones is not None and zones.choice == "utc"
        timed = [i for i, text in enumerate(texts) if len(text) > 10 and (every or _ZONE.match(text.strip()))]
        if timed:
            minutes, ahead = parse_times([split_moment(texts[i])[1] for i in timed])
            days[timed] = _reckoned(np.array(timed), days[timed], minutes, ahead, zones, hear_times)[0]
        return days

    def moments(
        self, texts: Sequence[str], zones: Zones | None = None, hear_times: HearTimes | None = None
    ) -> NDArray[np.datetime64]:
        """Minutes (n,) datetime64[m], NaT where a text has no day or no time.

        A time with Z or an offset becomes that of the clock in the United Kingdom; the rest as ``uk_days`` has it.
        """
        days = self.days(texts)
        minutes, ahead = parse_times([split_moment(text)[1] for text in texts])
        return join_moments(*_reckoned(np.arange(len(texts)), days, minutes, ahead, zones, hear_times))

    def check(self) -> None:
        """Raise InputError where two formats are mixed, since half of such dates would be read wrongly, and where the
        numbers show that the other one of day and month comes first: many that only so are dates, a few slips aside."""
        if len(self._formats) > 1:
            (one, first), (two, second) = list(self._formats.items())[:2]
            raise InputError(
                tr(
                    "The {} has dates in two formats ({} such as '{}' and {} such as '{}'); convert them to one "
                    "format first."
                ).format(self.where, one, first, two, second)
            )
        if len(self._wrong) * 10 > len(self._certain):
            first, second = ("day", "month") if self.month_first else ("month", "day")
            raise InputError(
                tr(
                    "The {} has dates with the {} first, such as '{}', but the {} should come first; export the "
                    "dates again as yyyy-mm-dd."
                ).format(self.where, first, next(iter(self._wrong.values())), second)
            )


def _reckoned(
    rows: NDArray[np.int64],
    days: NDArray[np.datetime64],
    minutes: NDArray[np.int64],
    ahead: NDArray[np.int64],
    zones: Zones | None,
    hear_times: HearTimes | None,
) -> tuple[NDArray[np.datetime64], NDArray[np.int64]]:
    """Days and minutes (n,) by the clock in the United Kingdom; what becomes of the times of ``rows`` is told."""
    settled = ahead if zones is None else zones.settle(ahead)
    found = on_uk_clock(days, minutes, settled)
    if hear_times is not None:
        hear_times(rows, join_moments(days, minutes), join_moments(*found), ahead, settled)
    return found


def _parts(text: str, serials: bool) -> tuple[str | None, int, int, int]:
    """(format, year, month, day) of a text, (None, 0, 0, 0) where it is no date."""
    if serials:
        match = _SERIAL.match(text)
        if match:
            return _SERIAL_NAME, 0, 0, int(match.group(1))
    for name, pattern in _FORMATS.items():
        match = pattern.match(text)
        if not match:
            continue
        year, month, day = match.group(3, 2, 1) if name.startswith("dd") else match.group(1, 2, 3)
        if name == "dd mmm yyyy":
            month = _month_number(month.lower())
            if not month:
                continue
        return name, _year(year), int(month), int(day or 1)
    return None, 0, 0, 0


def _month_number(name: str) -> int:
    if name in _LONG_MONTHS:
        return _LONG_MONTHS.index(name) + 1
    name = "sep" if name == "sept" else name
    return _NAMED_MONTHS.index(name) + 1 if name in _NAMED_MONTHS else 0


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) <= datetime.date.today().year - 2000 else 1900)


def _day_of_month(days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    found = (days - days.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64) + 1
    return np.where(np.isnat(days), 0, found)


_CLOCK = re.compile(
    r"^(\d{1,2})[:.h]?(\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?: ?(?P<half>[ap])[.]?m[.]?| ?h(?:(?:ou)?rs?)?)?$",
    re.IGNORECASE,
)
_HOUR = re.compile(r"^(\d{1,2}) ?([ap])[.]?m[.]?$", re.IGNORECASE)
_FRACTION = re.compile(r"^(?:0?[.]\d+|0)$")
_ZONE = re.compile(r"^(.*\d.*?) ?(z|utc|gmt|bst|[+-]\d\d(?::?\d\d)?)$", re.IGNORECASE)
#: Stands for the minutes ahead of UTC where a time has no zone.
NO_ZONE = -9999


def split_moment(text: str) -> tuple[str, str]:
    """(day, time) of a text such as '03/02/2025 0830', each as it is written; (text, '') where no day is first."""
    if len(text) in (16, 19) and text[10] in " T" and text[13] == text[-3] == ":":
        return text[:10], text[11:]
    text = text.strip()
    if _SERIAL.match(text):
        return text[:5], text[5:]
    for pattern in _FORMATS.values():
        match = pattern.match(text)
        if match:
            rest = match.groupdict().get("rest") or ""
            return text[: match.start("rest")].rstrip(" ,T") if rest else text, rest.strip()
    return text, ""


def join_moments(days: NDArray[np.datetime64], minutes: NDArray[np.integer[Any]]) -> NDArray[np.datetime64]:
    """Minutes (n,) datetime64[m] of days and minutes of the day, NaT where the time is missing (−1)."""
    moments = days.astype("datetime64[m]") + minutes.astype("timedelta64[m]")
    moments[minutes < 0] = np.datetime64("NaT", "m")
    return moments


def on_uk_clock(
    days: NDArray[np.datetime64], minutes: NDArray[np.integer[Any]], ahead: NDArray[np.integer[Any]]
) -> tuple[NDArray[np.datetime64], NDArray[np.int64]]:
    """Days and minutes of the day (n,) by the clock in the United Kingdom, of times that are ``ahead`` minutes of UTC
    (NO_ZONE: as they stand). 24:00 becomes 0:00 of the next day; −1 stays."""
    moments = join_moments(days, minutes)
    zoned = (ahead != NO_ZONE) & ~np.isnat(moments)
    moments[zoned] = uk_clock(moments[zoned] - ahead[zoned].astype("timedelta64[m]"))
    timed = ~np.isnat(moments)
    found = np.where(timed, moments.astype("datetime64[D]"), days)
    return found, np.where(timed, (moments - found.astype("datetime64[m]")).astype(np.int64), minutes)


def parse_times(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Minutes of the day (n,) as ``parse_clock`` has them, and the minutes (n,) that each is ahead of UTC: 0 with Z,
    GMT or UTC, 60 with BST, NO_ZONE where none is written."""
    ahead = np.full(len(texts), NO_ZONE, np.int64)
    plain = [text.strip() for text in texts]
    for i, text in enumerate(plain):
        # Most end with a digit of the clock.
        match = _ZONE.match(text) if text[-1:].isalpha() or "+" in text or "-" in text else None
        if match and (match.group(2)[0] != "-" or match.group(1).count(":") == 2):
            # 22:00-23:00 is a span of time; only behind seconds is it an offset.
            plain[i], zone = match.group(1), match.group(2).upper()
            digits = zone[1:].replace(":", "").ljust(4, "0")
            ahead[i] = (
                {"BST": 60}.get(zone, 0)
                if zone.isalpha()
                else int(zone[0] + "1") * (60 * int(digits[:2]) + int(digits[2:]))
            )
    return parse_clock(plain), ahead


def parse_clock(texts: Sequence[str]) -> NDArray[np.int64]:
    """Minutes of the day (n,) of times such as 08:30, 0830, 8.30am, 8:30 pm, 1430 hrs or a spreadsheet's 0.354; 1440
    for 24:00, −1 where one is none."""
    minutes = np.full(len(texts), -1, np.int64)
    for i, text in enumerate(texts):
        text = text.strip()
        match = _CLOCK.match(text)
        if match:
            hour, minute, half = int(match.group(1)), int(match.group(2)), match.group("half")
        elif hour_alone := _HOUR.match(text):
            hour, minute, half = int(hour_alone.group(1)), 0, hour_alone.group(2)
        elif _FRACTION.match(text):
            minutes[i] = _minutes_of(float(text), len(text.partition(".")[2]))
            continue
        else:
            continue
        if half:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if half.lower() == "p" else 0)
        if (hour < 24 and minute < 60) or (hour, minute) == (24, 0):
            minutes[i] = 60 * hour + minute
    return minutes


def parse_seconds(texts: Sequence[str]) -> NDArray[np.int64]:
    """Seconds (n,) after the minutes that ``parse_times`` gives of the same texts; 0 where none are written."""
    seconds = np.zeros(len(texts), np.int64)
    for i, text in enumerate(texts):
        text = text.strip()
        zone = _ZONE.match(text)
        match = _CLOCK.match(zone.group(1) if zone else text)
        if match and match.group("second"):
            seconds[i] = int(match.group("second"))
        elif _FRACTION.match(text):
            minute = _minutes_of(float(text), len(text.partition(".")[2]))
            seconds[i] = min(max(round(float(text) * 86400) - 60 * minute, 0), 59)
    return seconds


def _minutes_of(fraction: float, digits: int) -> int:
    """Whole minutes in a fraction of a day, which spreadsheets cut off: of five digits its seconds are still known."""
    if digits < 5:
        return min(int(round(fraction * 1440)), 1439)
    return min(int(fraction * 86400 + 0.87), 86399) // 60


def parse_day(text: str | None, name: str) -> np.datetime64 | None:
    """One day from a parameter, in any form that a column of dates may have, or None for ''; a time beside it counts
    only where its zone makes it another day in the United Kingdom. Raises InputError naming the parameter."""
    text = (text or "").strip()
    if not text:
        return None
    time = split_moment(text)[1]
    day: np.datetime64 = DateTexts(name).uk_days([text])[0]
    # A month is no day: as the last one to count, its first day would be wrong.
    if np.isnat(day) or _FORMATS["yyyy-mm"].match(text) or (time and parse_times([time])[0][0] < 0):
        raise InputError(
            tr("{}: '{}' is not a valid date; enter a date such as 31/01/2026, 31 Jan 2026 or 2026-01-31.").format(
                name, text
            )
        )
    return day


def months(texts: Sequence[str]) -> NDArray[np.datetime64]:
    """First minutes (k,) of months written as yyyy-mm, NaT where a text is none."""
    found = [text if _MONTH.match(text) else "NaT" for text in texts] or ["NaT"]
    return np.array(found, "datetime64[M]").astype("datetime64[m]")


def clock_minutes(texts: Sequence[str]) -> NDArray[np.datetime64]:
    """Minutes of the clock in the United Kingdom (k,), NaT where the text is no moment.

    The files give UTC: June begins at 23:00 on 31 May, which is midnight by the clock of a British summer.
    """
    moments, offset = np.full(max(len(texts), 1), "NaT", "datetime64[m]"), np.zeros(max(len(texts), 1), bool)
    for i, text in enumerate(texts):
        try:
            moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
        except ValueError:
            continue
        if moment.tzinfo is not None:
            offset[i] = True
            moment = moment.astimezone(datetime.timezone.utc).replace(tzinfo=None)
        moments[i] = np.datetime64(moment, "m")
    return np.where(offset, uk_clock(moments), moments)


def uk_clock(utc: NDArray[np.datetime64]) -> NDArray[np.datetime64]:
    """Minutes (n,) datetime64[m] of the clock in the United Kingdom at moments in UTC. By rule, since Python on Windows
    brings no time zones."""
    return np.where(summer_time(utc), utc + np.timedelta64(60, "m"), utc)


def summer_time(moments: NDArray[np.datetime64]) -> NDArray[np.bool_]:
    """Whether a moment in UTC falls into British Summer Time: last Sunday of March to that of October, 01:00 UTC."""
    years = moments.astype("datetime64[Y]").astype("datetime64[M]")

    def last_sunday(months: NDArray[np.datetime64]) -> NDArray[np.datetime64]:
        last = month_end(months)
        # 1970-01-01 was a Thursday, so day −4 was a Sunday.
        after_sunday = ((last.astype(np.int64) + 4) % 7).astype("timedelta64[D]")
        sunday: NDArray[np.datetime64] = (last - after_sunday).astype("datetime64[m]")
        return sunday + np.timedelta64(60, "m")

    return (moments >= last_sunday(years + 2)) & (moments < last_sunday(years + 9))


def month_end(days: NDArray[np.datetime64]) -> NDArray[np.datetime64]:
    """Last day of the month of each day (n,) datetime64[D]."""
    return (days.astype("datetime64[M]") + 1).astype("datetime64[D]") - 1
