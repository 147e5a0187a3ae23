"""The rows of a patrol plan as duties: who visits which places in a shift, how often, and when best."""

import re
from dataclasses import dataclass

import numpy as np
from qgis.core import NULL

from ..ground import fields as f
from ..ground.errors import InputError
from ..ground.texts import tr
from ..moments.dates import parse_day
from ..moments.shifts import Shift, parse_shifts

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
_DAY = 1440
#: Visits to one place in a shift: more is a slip of the pen.
_MOST = 99


@dataclass(frozen=True)
class Duty:
    """A shift of an agency on a day. ``visits`` {place id: [(minutes, window in minutes of the shift or None)]}, None
    for one visit of ``minutes`` to each place."""

    day: str
    shift: Shift
    agency: str
    visits: dict
    minutes: float

    def clock(self, minutes):
        """HH:MM of a minute of the shift."""
        return "{:02d}:{:02d}".format(*divmod(int(round(self.shift.begin + minutes)) % _DAY, 60))

    def window(self, window):
        """A window in words, None without."""
        return None if window is None else "{}–{}".format(*(self.clock(one) for one in window))


def duties_of(plan, shifts, days, visit_minutes):
    """The Duties of a plan's table (None: every place once) on ``days`` (all for []), in the order of time.

    Raises InputError where the layer is no plan or holds nothing for these days.
    """
    days = list(dict.fromkeys(days))
    for day in days:
        parse_day(day, "DAYS")
    if plan is None:
        tomorrow = str(np.datetime64("today") + 1)
        return [Duty(day, shifts[0], "", None, visit_minutes) for day in days or [tomorrow]]
    missing = [name for name in (f.HOTSPOT_ID, f.DAY, f.SHIFT, f.VISITS) if plan.fields().lookupField(name) < 0]
    if missing:
        raise InputError(
            tr("'{}' is no plan: it has no field {}; give the table that the tool Patrol plan makes.").format(
                plan.name(), ", ".join(missing)
            )
        )
    names = plan.fields().names()
    known = {shift.name.casefold(): shift for shift in shifts}
    groups = {}
    for feature in plan.getFeatures():
        row = {name: _plain(value) for name, value in zip(names, feature.attributes())}
        day = str(row[f.DAY] or "")[:10]
        count = _visits(row[f.VISITS], plan.name())
        if (days and day not in days) or not count:
            continue
        parse_day(day, tr("day of '{}'").format(plan.name()))
        shift = _shift_of(row, known, plan.name())
        minutes = _number(row.get(f.MINUTES)) / count or visit_minutes
        key = day, shift.name, str(row.get(f.AGENCY) or "")
        duty = groups.setdefault(key, Duty(day, shift, key[2], {}, minutes))
        window = _window(row.get(f.PEAK_TIME) or row.get(f.PEAK), shift)
        duty.visits.setdefault(str(row[f.HOTSPOT_ID]), []).extend([(minutes, window)] * count)
    if not groups:
        raise InputError(
            tr("'{}' holds no visits{}.").format(plan.name(), tr(" on ") + ", ".join(days) if days else "")
        )
    return sorted(groups.values(), key=lambda duty: (duty.day, duty.shift.begin, duty.agency))


def _shift_of(row, known, name):
    """The shift of a row: its own times, else those known by its name."""
    words, begin, end = str(row[f.SHIFT] or ""), row.get("shift_from"), row.get("shift_to")
    if begin and end:
        return parse_shifts("{} {}-{}".format(words or "Shift", begin, end))[0]
    if words.casefold() not in known:
        raise InputError(
            tr("The shift '{}' of '{}' has no times; give them in SHIFTS, such as {} 15:00-23:00.").format(
                words, name, words or tr("Late")
            )
        )
    return known[words.casefold()]


def _window(text, shift):
    match = _CLOCK.search(str(text or ""))
    if not match:
        return None
    hours = [int(one) for one in match.groups()]
    begin, end = 60 * hours[0] + hours[1], 60 * hours[2] + hours[3]
    lasts = (end - begin) % _DAY or _DAY
    first = (begin - shift.begin) % _DAY
    if first >= shift.minutes:
        # It began before the shift.
        first -= _DAY
    window = max(first, 0), min(first + lasts, shift.minutes)
    return window if window[1] > window[0] else None


def _plain(value):
    if value is None or value == NULL:
        return None
    return value.toString("yyyy-MM-dd") if hasattr(value, "toString") else value


def _visits(value, name):
    if value is None or not str(value).strip():
        return 0
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if not (0 <= number <= _MOST and number == int(number)):
        raise InputError(tr("'{}' holds '{}' as visits; write a whole number from 0 to {}.").format(name, value, _MOST))
    return int(number)


def _number(value):
    """A number of a row, 0 where there is none."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return 0.0
    return number if 0 <= number < np.inf else 0.0
