"""What a patrol plan starts from, as users give it: officers by agency and shift, and the peak windows of hot spots."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from qgis.core import QgsVectorLayer

from ...contract.patrol import RESOURCES_EXAMPLE
from ...core.patrol.plan import most_visits
from ..ground.errors import InputError
from ..ground.json_schema import read_document
from ..ground.texts import counted, tr
from ..moments.shifts import Shift
from ..results.report_schemas import HOURS

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = 1440
_WEEK = 7 * _DAY
#: The columns of a table of resources; the last may be missing.
COLUMNS = ("agency", "shift", "officers", "hours", "days")


#: A peak window: weekday, minute of the day, minutes, share of crime.
Peak = tuple[int, int, int, float]


@dataclass(frozen=True)
class Resource:
    """Officers of an agency in a shift: how many, the hours a day that each gives to hot spots, and on which weekdays
    (0 Monday)."""

    agency: str
    shift: int
    officers: int
    hours: float
    weekdays: tuple[int, ...]


def parse_resources(text: str, shifts: Sequence[Shift]) -> list[Resource]:
    """The Resources in a text: agency, shift, officers, hours a day and maybe weekdays, separated by commas; one behind
    the other by semicolons. Raises InputError with what cannot be read."""
    rows = []
    for part in (one.strip() for one in text.replace("\n", ";").split(";")):
        if part:
            pieces = [piece.strip() for piece in part.split(",")]
            if len(pieces) not in (4, 5):
                raise InputError(
                    tr(
                        "RESOURCES: '{}' does not state the agency, shift, number of officers and hours per day; enter "
                        "them like this: {}."
                    ).format(part, RESOURCES_EXAMPLE)
                )
            rows.append(pieces)
    return resources_of(rows, shifts, "RESOURCES")


def read_resources(layer: QgsVectorLayer, shifts: Sequence[Shift]) -> list[Resource]:
    """The Resources in a table with the columns of COLUMNS, whatever their case. Raises InputError."""
    names = {name.strip().lower(): name for name in layer.fields().names()}
    missing = [name for name in COLUMNS[:4] if name not in names]
    if missing:
        raise InputError(
            tr("'{}' has no '{}' column; the columns of a resources table are {}.").format(
                layer.name(), missing[0], ", ".join(COLUMNS)
            )
        )
    known = [names[name] for name in COLUMNS if name in names]
    rows = []
    for feature in layer.getFeatures():
        values = [feature[name] for name in known]
        rows.append(["" if value is None or str(value) == "NULL" else str(value).strip() for value in values])
    return resources_of([row for row in rows if any(row)], shifts, f"'{layer.name()}'")


def resources_of(rows: Sequence[Sequence[str]], shifts: Sequence[Shift], where: str) -> list[Resource]:
    """Resources of rows of texts. Raises InputError naming ``where``."""
    found = []
    names = {shift.name.casefold(): i for i, shift in enumerate(shifts)}
    for row in rows:
        words = ", ".join(row)
        agency, shift, officers, hours = row[:4]
        if not agency:
            raise InputError(tr("{}: '{}' does not name an agency; enter one.").format(where, words))
        if shift.casefold() not in names:
            raise InputError(
                tr("{}: '{}' is not one of the shifts; use one of these: {}.").format(
                    where, shift, ", ".join(one.name for one in shifts)
                )
            )
        number, time = _number(officers), _number(hours)
        if number is None or number < 0 or number != int(number) or number > 100_000:
            raise InputError(
                tr("{}: the number of officers '{}' in '{}' is not valid; enter a whole number of 0 or more.").format(
                    where, officers, words
                )
            )
        if time is None or time < 0:
            raise InputError(
                tr("{}: the number of hours '{}' in '{}' is not valid; enter a number of 0 or more.").format(
                    where, hours, words
                )
            )
        one = names[shift.casefold()]
        if time > shifts[one].minutes / 60:
            raise InputError(
                tr("{}: {:g} hours per officer do not fit in the shift {}, which is {:g} hours long.").format(
                    where, time, shifts[one].name, shifts[one].minutes / 60
                )
            )
        weekdays = _weekdays(row[4] if len(row) > 4 else "", where)
        found.append(Resource(agency, one, int(number), time, weekdays))
    if not found:
        raise InputError(tr("{} is empty; enter who can patrol, for example {}.").format(where, RESOURCES_EXAMPLE))
    _refuse_twice(found, shifts, where)
    return found


def _refuse_twice(resources: Sequence[Resource], shifts: Sequence[Shift], where: str) -> None:
    taken = set()
    for one in resources:
        for weekday in one.weekdays:
            key = (one.agency.casefold(), one.shift, weekday)
            if key in taken:
                raise InputError(
                    tr(
                        "{}: {} appears twice for the shift {} on {}; combine the officers from that agency in one row."
                    ).format(where, one.agency, shifts[one.shift].name, WEEKDAYS[weekday])
                )
            taken.add(key)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if np.isfinite(value) else None


def _weekdays(text: str, where: str) -> tuple[int, ...]:
    """Weekdays of ``Mon-Fri Sun``; all where nothing is said."""
    found = set()
    for part in re.split(r"[\s,/]+", re.sub(r"\s*[-–]\s*", "-", text.strip())):
        ends = [end[:3].capitalize() for end in part.split("-")] if part else []
        if not ends:
            continue
        if len(ends) > 2 or any(end not in WEEKDAYS for end in ends):
            raise InputError(
                tr("{}: '{}' is not a list of weekdays; write weekdays like this: Mon-Fri Sun.").format(where, text)
            )
        first, last = WEEKDAYS.index(ends[0]), WEEKDAYS.index(ends[-1])
        found.update((first + i) % 7 for i in range((last - first) % 7 + 1))
    return tuple(sorted(found)) or tuple(range(7))


@dataclass(frozen=True)
class Officers:
    """Agencies, and (D, S, A) officer-minutes, the visits that fit into them and the minutes that ``each`` officer
    gives; days (names) that a change of the clocks makes shorter."""

    agencies: tuple[str, ...]
    available: np.ndarray
    capacity: np.ndarray
    each: np.ndarray
    shorter: tuple[tuple[str, str], ...]

    def most_visits(self, places: int, cap: int, per_shift: int) -> int:
        """The visits to so many places that they have time for, at most ``cap`` per place and week and ``per_shift``
        per place and shift."""
        return most_visits(places, self.capacity, cap, per_shift)


def officers(
    resources: Sequence[Resource],
    shifts: Sequence[Shift],
    start: np.datetime64,
    days: int,
    visit_minutes: int,
    crew: int = 1,
) -> Officers:
    """The Officers from the day ``start`` on. ``visit_minutes``: of a visit with the way to it; ``crew``: officers who
    go together. A crew makes as many whole visits as fit into its hours; left-over minutes of two crews make none."""
    names = {}
    for one in resources:
        names.setdefault(one.agency.casefold(), one.agency)
    agencies = tuple(names.values())
    available = np.zeros((days, len(shifts), len(agencies)), np.int64)
    capacity, each = np.zeros_like(available), np.zeros_like(available)
    weekday, shorter = first_weekday(start), []
    for one in resources:
        agency = list(names).index(one.agency.casefold())
        for day in range(days):
            if (weekday + day) % 7 not in one.weekdays:
                continue
            lost = lost_minutes(start + day, shifts[one.shift])
            minutes = min(int(round(60 * one.hours)), shifts[one.shift].minutes - lost)
            if lost and (str(start + day), shifts[one.shift].name) not in shorter:
                shorter.append((str(start + day), shifts[one.shift].name))
            each[day, one.shift, agency] = minutes
            available[day, one.shift, agency] += one.officers * minutes
            capacity[day, one.shift, agency] += (one.officers // crew) * (minutes // visit_minutes)
    return Officers(agencies, available, capacity, each, tuple(shorter))


def visit_time(minutes: int, travel: int, crew: int = 1) -> str:
    """How long a visit takes, in words."""
    words = tr("{} minutes").format(minutes)
    if travel:
        words = tr("{} minutes plus {} of travel").format(minutes, travel)
    return counted(crew, tr("{1}, by one officer at a time"), tr("{1}, by {0} officers together"), "", words)


def first_weekday(day: np.datetime64) -> int:
    """0 (Monday) to 6 of a datetime64[D]; 1970-01-01 was a Thursday."""
    return int((day.astype(np.int64) + 3) % 7)


def lost_minutes(day: np.datetime64, shift: Shift) -> int:
    """Minutes of a shift that begins on a day which the clocks in the United Kingdom skip: from 01:00 to 02:00 on the
    last Sunday of March."""
    lost = 0
    for after in (0, 1):
        date = day + after
        month = date.astype("datetime64[M]")
        last_week = date + 7 > (month + 1).astype("datetime64[D]") - 1
        if month.astype(np.int64) % 12 == 2 and first_weekday(date) == 6 and last_week:
            begin = after * _DAY + 60
            lost += max(0, min(shift.begin + shift.minutes, begin + 60) - max(shift.begin, begin))
    return lost


def read_peaks(path: str) -> dict[str, list[Peak]]:
    """The peak windows in the JSON report of the hours of the week: {hotspot_id: [(weekday, minute, minutes, share)]},
    those of all crimes under ''. Raises InputError where the file is none."""
    document = read_document(
        path,
        HOURS,
        tr("is not the JSON report from Hours of the week"),
        tr("run Hours of the week and choose a file for REPORT_JSON"),
        "PEAKS",
    )
    return {
        str(profile["hotspot_id"]): [
            (peak["day"] % 7, peak["from_hour"] * 60, peak["hours"] * 60, float(peak["share"]))
            for peak in profile["peaks"]
        ]
        for profile in document["profiles"]
    }


def peaks_of(peaks: Mapping[str, list[Peak]], ids: Sequence[str]) -> tuple[list[list[Peak]], int]:
    """The windows of each hot spot of ``ids``, and how many had none of their own and take those of all crimes.

    Raises InputError where the file knows none of the hot spots.
    """
    if not any(one in peaks for one in ids):
        known = [one for one in peaks if one]
        raise InputError(
            tr(
                "PEAKS: the report does not cover these hot spots ({} …){}. Run Hours of the week for "
                "this set of hot spots."
            ).format(
                ids[0],
                tr(", but only other hot spots ({} …)").format(known[0])
                if known
                else tr(", but only all crimes taken together"),
            )
        )
    everyone = peaks.get("", [])
    return [peaks.get(one) or everyone for one in ids], sum(not peaks.get(one) for one in ids)


def peak_shifts(
    windows: Sequence[Sequence[Peak]], shifts: Sequence[Shift], least: int
) -> tuple[np.ndarray, dict[tuple[int, int, int], str]]:
    """Which shift (n, 7, S) by the weekday on which it begins holds at least ``least`` minutes of a window, and the
    words of that part: {(hot spot, weekday, shift): '22:00–23:00'}, of the window that holds most crime there."""
    at = np.zeros((len(windows), 7, len(shifts)), bool)
    words, best = {}, {}
    for i, mine in enumerate(windows):
        for weekday, minute, minutes, share in mine:
            for day in range(7):
                for s, shift in enumerate(shifts):
                    for around in (-_WEEK, 0, _WEEK):
                        begin = max(weekday * _DAY + minute + around, day * _DAY + shift.begin)
                        end = min(weekday * _DAY + minute + minutes + around, day * _DAY + shift.begin + shift.minutes)
                        weight = share * (end - begin)
                        if end - begin >= least and weight > best.get((i, day, s), -1):
                            at[i, day, s] = True
                            best[i, day, s] = weight
                            words[i, day, s] = "{:02d}:{:02d}–{:02d}:{:02d}".format(
                                *divmod(begin % _DAY, 60), *divmod(end % _DAY, 60)
                            )
    return at, words
