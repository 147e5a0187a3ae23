"""The rows of a patrol plan as duties: who visits which places in a shift, how often, and when best."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from qgis.core import NULL, QgsVectorLayer

from ..ground import fields as f
from ..ground.errors import InputError
from ..ground.texts import day_words, tr
from ..moments.dates import parse_day
from ..moments.shifts import Shift, parse_shifts

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
_DAY = 1440
#: Visits to one place in a shift: more is a slip of the pen.
_MOST = 99


@dataclass(frozen=True)
class Visit:
    """A visit that is wanted: its minutes, and the window (from, to) in minutes of the shift in which it should begin,
    None for any time."""

    minutes: float
    window: tuple[float, float] | None = None


@dataclass(frozen=True)
class Allowed:
    """What a plan counts on in a shift of an agency: the ``patrols``, the officers of one (``crew``), the ``minutes``
    that each has for hot spots, and the minutes of ``travel`` for a visit."""

    patrols: int
    crew: int
    minutes: float
    travel: float


@dataclass(frozen=True)
class Duty:
    """A shift of an agency on a day, with the Visits that are ``wanted`` by place id; ``everywhere`` one to each place
    instead, where there is no plan. ``allowed``: what the plan counts on, None where it does not say."""

    day: str
    shift: Shift
    agency: str
    wanted: dict[str, list[Visit]] = field(default_factory=dict)
    everywhere: Visit | None = None
    allowed: Allowed | None = None

    def visits(self, places: Sequence[str]) -> Mapping[str, list[Visit]]:
        """The Visits wanted by place id, where there are these places."""
        return self.wanted if self.everywhere is None else {one: [self.everywhere] for one in places}

    @property
    def begin(self) -> float:
        """When the shift begins, in minutes by which all shifts can be compared."""
        return float(np.datetime64(self.day, "m").astype(np.int64)) + self.shift.begin

    def clock(self, minutes: float) -> str:
        """HH:MM of a minute of the shift."""
        return "{:02d}:{:02d}".format(*divmod(int(round(self.shift.begin + minutes)) % _DAY, 60))

    def window(self, window: tuple[float, float] | None) -> str | None:
        """A window in words, None without."""
        return None if window is None else "{}–{}".format(*(self.clock(one) for one in window))


def duties_of(
    plan: QgsVectorLayer | None, shifts: Sequence[Shift], days: Sequence[str], visit_minutes: float
) -> list[Duty]:
    """The Duties of a plan's table (None: every place once) on ``days`` (all for []), in the order of time.

    Raises InputError where the layer is no plan or holds nothing for these days.
    """
    days = list(dict.fromkeys(str(parse_day(day, "DAYS")) for day in days))
    if plan is None:
        tomorrow = str(np.datetime64("today") + 1)
        return [Duty(day, shifts[0], "", everywhere=Visit(visit_minutes)) for day in days or [tomorrow]]
    missing = [name for name in (f.HOTSPOT_ID, f.DAY, f.SHIFT, f.VISITS) if plan.fields().lookupField(name) < 0]
    if missing:
        raise InputError(
            tr(
                "'{}' is not a patrol plan. Missing fields: {}. Choose the table produced by the Patrol plan tool."
            ).format(plan.name(), ", ".join(missing))
        )
    names = plan.fields().names()
    known = {shift.name.casefold(): shift for shift in shifts}
    groups: dict[tuple[str, str, str], Duty] = {}
    for feature in plan.getFeatures():
        row = {name: _plain(value) for name, value in zip(names, feature.attributes())}
        count = _visits(row[f.VISITS], plan.name())
        if not count:
            continue
        day = str(parse_day(str(row[f.DAY] or ""), tr("date in '{}'").format(plan.name())) or "")
        if days and day not in days:
            continue
        shift = _shift_of(row, known, plan.name())
        minutes = _number(row.get(f.MINUTES)) / count or visit_minutes
        key = day, shift.name, str(row.get(f.AGENCY) or "")
        duty = groups.setdefault(key, Duty(day, shift, key[2], allowed=_allowed(row)))
        window = _window(row.get(f.PEAK_TIME) or row.get(f.PEAK), shift)
        duty.wanted.setdefault(str(row[f.HOTSPOT_ID]), []).extend([Visit(minutes, window)] * count)
    if not groups:
        raise InputError(
            tr("'{}' contains no visits{}.").format(
                plan.name(), tr(" on ") + ", ".join(map(day_words, days)) if days else ""
            )
        )
    return sorted(groups.values(), key=lambda duty: (duty.day, duty.shift.begin, duty.agency))


def _shift_of(row: Mapping[str, Any], known: Mapping[str, Shift], name: str) -> Shift:
    """The shift of a row: its own times, else those known by its name."""
    words, begin, end = str(row[f.SHIFT] or ""), row.get("shift_from"), row.get("shift_to")
    if begin and end:
        return parse_shifts("{} {}-{}".format(words or "Shift", begin, end))[0]
    if words.casefold() not in known:
        raise InputError(
            tr("The shift '{}' in '{}' has no times; enter the times under SHIFTS, for example {} 15:00-23:00.").format(
                words, name, words or tr("Late")
            )
        )
    return known[words.casefold()]


def _allowed(row: Mapping[str, Any]) -> Allowed | None:
    """What the plan counts on in the shift of a row, None where it does not say."""
    patrols, crew, minutes = (_number(row.get(name)) for name in (f.PATROLS, f.CREW, f.EACH_MIN))
    if not (patrols >= 1 and crew >= 1 and minutes > 0):
        return None
    return Allowed(int(patrols), int(crew), minutes, _number(row.get(f.TRAVEL_MIN)))


def _window(text: Any, shift: Shift) -> tuple[float, float] | None:
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


def _plain(value: Any) -> Any:
    if value is None or value == NULL:
        return None
    return value.toString("yyyy-MM-dd") if hasattr(value, "toString") else value


def _visits(value: Any, name: str) -> int:
    if value is None or not str(value).strip():
        return 0
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if not (0 <= number <= _MOST and number == int(number)):
        raise InputError(
            tr("'{}' gives '{}' as the number of visits; enter a whole number from 0 to {}.").format(name, value, _MOST)
        )
    return int(number)


def _number(value: Any) -> float:
    """A number of a row, 0 where there is none."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return 0.0
    return number if 0 <= number < np.inf else 0.0
