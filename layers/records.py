"""Records of a force's systems into arrays: dates, places and texts as a profile reads them, each row accounted for."""

import datetime
from dataclasses import dataclass, field

import numpy as np

from . import fields as f
from .coding import Coder, numbers, tidied
from .crs import BRITISH_GRID, IRISH_GRID
from .dates import clock_minutes, join_moments, parse_clock, parse_dates
from .errors import InputError
from .record_columns import MEANINGS, plain
from .record_profile import REPORTED
from .texts import mark, tr

# Reasons to leave a row out, in the order they are looked for; a status comes between the first and the second.
MALFORMED = mark("more cells than the header")
NO_DATE = mark("no date")
BAD_DATE = mark("unreadable date")
FUTURE = mark("date in the future")
NO_POINT = mark("no coordinates")
BAD_NUMBER = mark("coordinates that are not numbers")
ZERO = mark("point at (0, 0)")
OUTSIDE = mark("coordinates outside the country")
DUPLICATE = mark("repeated crime number")

DEGREES = "EPSG:4326"
_REMEMBERED = 200_000
#: Where crimes can be, by coordinate system: west, south, east, north.
_BOXES = {
    DEGREES: (-11.0, 49.0, 3.0, 62.0),
    BRITISH_GRID: (0.0, 5_000.0, 660_000.0, 1_225_000.0),
    IRISH_GRID: (0.0, 0.0, 400_000.0, 500_000.0),
    "EPSG:29903": (0.0, 0.0, 400_000.0, 500_000.0),
    "EPSG:2157": (400_000.0, 500_000.0, 800_000.0, 1_000_000.0),
}
#: Meanings that are kept as text, and the field each becomes.
TEXTS = {"reference": f.CRIME_ID, "offence": f.OFFENCE, "venue": f.LOCATION, "ho_class": f.HO_CLASS, "beat": f.BEAT,
         "ward": f.WARD, "flags": f.FLAGS, "status": f.STATUS}
_MOMENTS = (("from_date", "from_time"), ("to_date", "to_time"), ("reported", "reported_time"))


@dataclass
class Moments:
    """Days (n,) datetime64[D] and minutes of the day (n,), −1 without a time; ``given``: there is some text, ``month``:
    a month without a day."""

    days: np.ndarray
    minutes: np.ndarray
    given: np.ndarray
    month: np.ndarray

    def texts(self):
        """As yyyy-mm-dd hh:mm, without the time where there is none; None without a day."""
        timed = np.datetime_as_string(join_moments(self.days, np.maximum(self.minutes, 0))).tolist()
        minutes = self.minutes.tolist()
        return [None if text == "NaT" else text.replace("T", " ") if minute >= 0 else text[:10]
                for text, minute in zip(timed, minutes)]

    def take(self, which):
        return Moments(self.days[which], self.minutes[which], self.given[which], self.month[which])


@dataclass
class Records:
    """n rows: coordinates in CRS ``crs`` (NaN without), Moments by name (committed from and to, reported), text as
    (codes (n,), values) by field, and ``fate`` (n,): an index into ``reasons``, −1 for a row that is kept.

    ``read`` rows came; those that are none (``malformed``) are not among the n.
    """

    x: np.ndarray
    y: np.ndarray
    crs: object
    moments: dict
    date: Moments
    text: dict
    fate: np.ndarray
    reasons: list
    read: int
    malformed: int
    notes: list = field(default_factory=list)

    def leave_out(self, mask, reason):
        """Leave out those rows where ``mask`` (n,) is True that are still in, for a reason."""
        mask = mask & (self.fate < 0)
        if mask.any():
            if reason not in self.reasons:
                self.reasons.append(reason)
            self.fate[mask] = self.reasons.index(reason)

    @property
    def kept(self):
        return np.flatnonzero(self.fate < 0)

    @property
    def left_out(self):
        """{reason: rows}; with the rows kept they add up to ``read``."""
        counts = {MALFORMED: self.malformed} if self.malformed else {}
        counts.update((reason, int((self.fate == i).sum())) for i, reason in enumerate(self.reasons))
        return {reason: count for reason, count in counts.items() if count}

    def texts(self, name, which):
        """The text of some rows as a list of str, None where it is empty."""
        codes, values = self.text[name]
        return np.array([value or None for value in values] or [None], object)[codes[which]].tolist()


def read_records(table, profile, feedback=None, limit=None):
    """The Records of a table as a Profile reads them; ``limit``: of its first rows only.

    Raises InputError where the profile does not fit the table, or the dates or coordinates cannot be told; Cancelled.
    """
    problem = profile.problem(table.header)
    if problem:
        raise InputError(problem)
    gatherer = _Gatherer(table, profile)
    blocks = table.blocks(gatherer.wanted, feedback) if limit is None else [table.head(limit)]
    for block in blocks:
        if block is not None:
            gatherer.add(block)
    records = gatherer.finish()
    _judge(records, profile)
    return records


class _Gatherer:
    """Gathers the columns that a profile names, block by block."""

    def __init__(self, table, profile):
        self.table, self.profile = table, profile
        places = {}
        for index, name in enumerate(table.header):
            places.setdefault(plain(name), index)
        self.place = {meaning: places[plain(column)] for meaning, column in profile.columns.items()}
        self.kept = {name: places[plain(column)] for name, column in kept_fields(profile).items()}
        self.wanted = set(self.place.values()) | set(self.kept.values())
        names = [name for name in self.place if name in TEXTS]
        self.text = {TEXTS[name]: (self.place[name], Coder(), []) for name in names}
        self.text.update({name: (index, Coder(), []) for name, index in self.kept.items()})
        self.text[f.SOURCE] = (None, Coder(), [])
        self.dates = {name: (_DateColumn(), name) for name, _ in _MOMENTS if name in self.place}
        self.times = {name: (Coder(), []) for _, name in _MOMENTS if name in self.place}
        self.x, self.y, self.read, self.malformed = [], [], 0, 0
        pairs = (("easting", "northing"), ("longitude", "latitude"))
        self.pair = next((pair for pair in pairs if pair[0] in self.place), None)
        if self.pair is None and not table.points:
            raise InputError(tr("'{}' has no column for coordinates; choose easting and northing, or longitude and "
                                "latitude.").format(table.shown))

    def add(self, block):
        rows = block.read - block.malformed
        self.read += block.read
        self.malformed += block.malformed
        if not rows:
            return
        for index, coder, codes in self.text.values():
            codes.append(coder.codes([block.source] * rows if index is None else block.columns[index]))
        for column, name in self.dates.values():
            column.add(block.columns[self.place[name]])
        for name, (coder, codes) in self.times.items():
            codes.append(coder.codes(block.columns[self.place[name]]))
        if self.pair is None:
            self.x.append(block.x)
            self.y.append(block.y)
        else:
            for name, values in zip(self.pair, (self.x, self.y)):
                values.append(_coordinates(block.columns[self.place[name]]))

    def finish(self):
        x, y = (np.concatenate(values or [np.empty(0)]) for values in (self.x, self.y))
        moments = {}
        for day, time in _MOMENTS:
            if day in self.dates:
                where = tr("column '{}' of '{}'").format(self.profile.columns[day], self.table.shown)
                times = self.times.get(time)
                moments[day] = self.dates[day][0].result(where, self.profile.month_first, times)
        text = {}
        for name, (_, coder, codes) in self.text.items():
            values, back = tidied(coder)
            text[name] = (back[np.concatenate(codes or [np.empty(0, np.int32)])], values)
        date = moments["reported" if self.profile.date == REPORTED else "from_date"]
        return Records(x, y, self._crs(), moments, date, text, np.full(len(x), -1, np.int32), [], self.read,
                       self.malformed)

    def _crs(self):
        from qgis.core import QgsCoordinateReferenceSystem

        if self.pair is None:
            crs, name = self.table.crs, tr("the layer's")
        else:
            name = self.profile.crs or (DEGREES if self.pair[0] == "longitude" else BRITISH_GRID)
            crs = QgsCoordinateReferenceSystem(name)
        if not crs.isValid():
            raise InputError(tr("The coordinates of '{}' have no coordinate system that is known ({}); choose one such "
                                "as EPSG:27700.").format(self.table.shown, name))
        return crs


class _DateColumn(dict):
    """Texts that hold a day, or a day and a time, coded apart: there are few days and few times. What is known of texts
    seen lately is {text: both codes in one}."""

    def __init__(self):
        self.days, self.times, self.codes = Coder(), Coder(), []

    def __missing__(self, text):
        day, time = _day_and_time(text)
        both = self[text] = (self.days[day] << 32) + self.times[time]
        return both

    def add(self, texts):
        if len(self) > _REMEMBERED:
            self.clear()
        self.codes.append(np.fromiter(map(self.__getitem__, texts), np.int64, len(texts)))

    def result(self, where, month_first, own):
        """The Moments; ``own`` (Coder, codes) is a column of times beside it, or None."""
        days = parse_dates(list(self.days) or [""], where, serials=True, month_first=month_first)
        of_serials = np.array([_serial_minutes(text) for text in self.days] or [-1], np.int64)
        both = np.concatenate(self.codes or [np.empty(0, np.int64)])
        codes, times = both >> 32, both & 0xFFFFFFFF
        minutes = parse_clock(list(self.times) or [""])[times]
        minutes = np.where(minutes < 0, of_serials[codes], minutes)
        if minutes.max(initial=-1) <= 0:
            # Days that a spreadsheet shows as midnight.
            minutes[:] = -1
        if own is not None:
            coder, blocks = own
            apart = parse_clock(list(coder) or [""])[np.concatenate(blocks or [np.empty(0, np.int32)])]
            minutes = np.where(apart >= 0, apart, minutes)
        given = np.array([bool(text.strip()) for text in self.days] or [False])
        month = np.array([len(text.strip()) == 7 and text.strip()[4:5] == "-" for text in self.days] or [False])
        return Moments(days[codes], np.where(np.isnat(days[codes]), -1, minutes), given[codes], month[codes])


def _day_and_time(text):
    """A text cut where the time begins."""
    if len(text) > 15 and text[10] in " T" and text[13] == ":" and len(text) < 20:
        return text[:10], text[11:]
    text = text.strip()
    if ":" not in text:
        return text, ""
    if text[-1:] in "zZ" or text[-6:-5] in ("+", "-") or text[-5:-4] in ("+", "-"):
        moment = clock_minutes([text])[0]
        if not np.isnat(moment):
            return str(moment)[:10], str(moment)[11:]
    colon = text.index(":")
    cut = max(text.rfind(" ", 0, colon), text.rfind("T", 0, colon))
    return (text[:cut].rstrip(" ,"), text[cut + 1:]) if cut > 0 else (text, "")


def _serial_minutes(text):
    """Minutes of the day of a spreadsheet's day number with a fraction, −1 of any other text."""
    whole, point, fraction = text.partition(".")
    if not point or not whole.isdigit() or not fraction.isdigit():
        return -1
    return int(float("0." + fraction) * 1440 + 0.5) % 1440


def _coordinates(texts):
    """Numbers (n,), also with a comma at the thousands: NaN for empty text, infinite for text that is none."""
    found = numbers(texts)
    for i in np.flatnonzero(np.isinf(found)).tolist():
        head, *groups = texts[i].strip().partition(".")[0].split(",")
        if groups and head.isdigit() and all(len(group) == 3 and group.isdigit() for group in groups):
            found[i] = numbers([texts[i].replace(",", "")])[0]
    return found


def kept_fields(profile):
    """{field: column} of the further columns that a profile keeps: names of at most 10 characters, each once."""
    taken = {*TEXTS.values(), f.DATE, f.DATE_FROM, f.DATE_TO, f.DATE_PREC, f.SOURCE, f.REPORTED, f.HARM, "fid",
             "ogc_fid"}
    found = {}
    for column in profile.keep:
        stem = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in column.lower()).strip("_")[:10]
        name, number = stem or "column", 1
        while name in taken:
            number += 1
            name = "{}{}".format((stem or "column")[: 10 - len(str(number))], number)
        taken.add(name)
        found[name] = column
    return found


# -- which rows count ---------------------------------------------------------------------------------------------
def _judge(records, profile):
    """The fate of every row, for one reason each."""
    _by_status(records, profile)
    date = records.date
    records.leave_out(~date.given, NO_DATE)
    records.leave_out(np.isnat(date.days), BAD_DATE)
    records.leave_out(date.days > np.datetime64(datetime.date.today(), "D"), FUTURE)
    x, y = records.x, records.y
    _check_pair(records)
    records.leave_out(np.isnan(x) | np.isnan(y), NO_POINT)
    records.leave_out(~np.isfinite(x) | ~np.isfinite(y), BAD_NUMBER)
    records.leave_out((x == 0) & (y == 0), ZERO)
    records.leave_out(~_inside(records, x, y), OUTSIDE)
    if f.CRIME_ID in records.text:
        _repeated(records)


def _by_status(records, profile):
    if f.STATUS not in records.text:
        return
    codes, values = records.text[f.STATUS]
    rules = [_words(rule) for rule in profile.leave_out if _words(rule)]
    for code, value in enumerate(values):
        words = _words(value)
        if any(words == rule or words.startswith(rule + " ") for rule in rules):
            records.leave_out(codes == code, tr("status '{}'").format(value))


def _words(text):
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def _inside(records, x, y):
    box = _BOXES.get(records.crs.authid())
    if box is None:
        return np.ones(len(x), bool)
    inside = _within(box, x, y)
    if records.crs.authid() == BRITISH_GRID:
        # The sea south-west of Cornwall: where coordinates in kilometres or hundreds of metres end up.
        inside &= (x >= 80_000) | (y >= 700_000)
    return inside


def _within(box, x, y):
    west, south, east, north = box
    with np.errstate(invalid="ignore"):
        return (x >= west) & (x <= east) & (y >= south) & (y <= north)


def _check_pair(records):
    """Refuse coordinates that are plainly something else than the profile says: swapped, degrees, metres."""
    some = (records.fate < 0) & np.isfinite(records.x) & np.isfinite(records.y) & ((records.x != 0) | (records.y != 0))
    x, y, name = records.x[some], records.y[some], records.crs.authid()
    if name not in _BOXES or not len(x) or _inside(records, x, y).mean() >= 0.5:
        return
    if _inside(records, y, x).mean() > 0.9:
        raise InputError(tr("The two columns of coordinates seem to be swapped, such as {:g} and {:g}; choose each in "
                            "the place of the other.").format(x[0], y[0]))
    if name != DEGREES and _within(_BOXES[DEGREES], x, y).mean() > 0.9:
        raise InputError(tr("The coordinates are degrees, such as {:g} and {:g}; choose the columns as longitude and "
                            "latitude.").format(x[0], y[0]))
    if name == DEGREES and _within(_BOXES[BRITISH_GRID], x, y).mean() > 0.9:
        raise InputError(tr("The coordinates are metres, such as {:g} and {:g}; choose the columns as easting and "
                            "northing.").format(x[0], y[0]))


def _repeated(records):
    """An incident and a crime with one reference count once: the first row stands (methods, section 0)."""
    codes, values = records.text[f.CRIME_ID]
    named = np.array([bool(value) for value in values] or [False])
    where = np.flatnonzero((records.fate < 0) & named[codes])
    _, first = np.unique(codes[where], return_index=True)
    again = np.zeros(len(codes), bool)
    again[where] = True
    again[where[first]] = False
    records.leave_out(again, DUPLICATE)
    if again.sum() * 2 > len(where):
        records.notes.append(tr("More than half of the rows repeat a crime number: is '{}' the right column?").format(
            tr(MEANINGS["reference"])))
