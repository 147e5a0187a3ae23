"""Dates from text, one format at a time."""

import datetime
import re

import numpy as np

from .errors import InputError

_FORMATS = {
    "yyyy-mm-dd": re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$"),
    "yyyy/mm/dd": re.compile(r"^(\d{4})/(\d{1,2})/(\d{1,2})(?:[T ].*)?$"),
    "yyyy-mm": re.compile(r"^(\d{4})-(\d{1,2})()$"),
    "dd/mm/yyyy": re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: .*)?$"),
}
_MONTH = re.compile(r"^(19|20)\d\d-(0[1-9]|1[0-2])$")


def parse_dates(texts, where):
    """Days (n,) datetime64[D] of distinct texts, NaT where one is no date; *where* names the field for errors.

    Raises InputError where two formats are mixed, since half of such dates would be read wrongly.
    """
    days = np.full(len(texts), np.datetime64("NaT", "D"))
    seen = {}
    for i, text in enumerate(texts):
        text = text.strip()
        for name, pattern in _FORMATS.items():
            match = pattern.match(text)
            if not match:
                continue
            parts = match.groups()
            if name == "dd/mm/yyyy":
                parts = parts[::-1]
            try:
                days[i] = np.datetime64("{}-{:02d}-{:02d}".format(parts[0], int(parts[1]), int(parts[2] or 1)), "D")
                seen.setdefault(name, text)
            except ValueError:
                pass
            break
    if len(seen) > 1:
        (one, first), (two, second) = list(seen.items())[:2]
        raise InputError(
            "The {} holds dates in two formats ({} such as '{}' and {} such as '{}'); bring them to one first.".format(
                where, one, first, two, second
            )
        )
    return days


_TIME = re.compile(r"[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*$")


def parse_moments(texts, where):
    """Minutes (n,) datetime64[m] of distinct texts, NaT where one has no day or no time; *where* names the field.

    Raises InputError as ``parse_dates`` does.
    """
    days = parse_dates(texts, where)
    moments = np.full(len(texts), np.datetime64("NaT", "m"))
    for i, text in enumerate(texts):
        match = _TIME.search(text)
        if match is None or np.isnat(days[i]):
            continue
        hour, minute = int(match.group(1)), int(match.group(2))
        if hour < 24 and minute < 60:
            moments[i] = days[i].astype("datetime64[m]") + np.timedelta64(60 * hour + minute, "m")
    return moments


def parse_day(text, name):
    """One day from a parameter, or None for ''. Raises InputError naming the parameter."""
    text = (text or "").strip()
    if not text:
        return None
    try:
        if not re.match(r"^\d{4}-\d{2}-\d{2}$", text):
            raise ValueError
        return np.datetime64(text, "D")
    except ValueError:
        raise InputError("{}: '{}' is not a day; write it as yyyy-mm-dd, for example 2025-01-31.".format(name, text))


def months(texts):
    """First minutes (k,) of months written as yyyy-mm, NaT where a text is none."""
    found = [text if _MONTH.match(text) else "NaT" for text in texts] or ["NaT"]
    return np.array(found, "datetime64[M]").astype("datetime64[m]")


def clock_minutes(texts):
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
    return np.where(offset & _summer_time(moments), moments + np.timedelta64(60, "m"), moments)


def _summer_time(moments):
    """Whether a moment in UTC falls into British Summer Time: last Sunday of March to that of October, 01:00 UTC."""
    years = moments.astype("datetime64[Y]").astype("datetime64[M]")

    def last_sunday(months):
        last = (months + 1).astype("datetime64[D]") - 1
        # 1970-01-01 was a Thursday, so day −4 was a Sunday.
        return (last - (last.astype(np.int64) + 4) % 7).astype("datetime64[m]") + np.timedelta64(60, "m")

    return (moments >= last_sunday(years + 2)) & (moments < last_sunday(years + 9))


def month_end(days):
    """Last day of the month of each day (n,) datetime64[D]."""
    return (days.astype("datetime64[M]") + 1).astype("datetime64[D]") - 1
