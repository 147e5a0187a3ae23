"""Logs of visits from a spreadsheet, and planned visits, matched to places."""

from __future__ import annotations

import csv
import datetime
import io
import itertools
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from qgis.core import NULL, QgsFeatureRequest, QgsProcessingFeedback, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from ..files.gdal_source import storage_of
from ..ground import fields as f
from ..ground.errors import Cancelled, InputError
from ..ground.texts import counted, mark, tr
from ..moments.dates import SERIAL_ZERO, DateTexts, parse_times, split_moment
from ..moments.instants import instants_of
from ..moments.ping_times import AS_WRITTEN, PingTimes, stamped_note, to_clock
from ..reading.features import Features
from ..reading.record_columns import plain
from .patrol_returns import safe_text
from .places import PlaceNames

_DAY, _DAY_MINUTES = 86400, 1440
#: How GDAL names spreadsheets, and the columns of those in which it finds no header.
_SHEETS, _NAMELESS = ("XLSX", "ODS", "XLS"), re.compile(r"Field\d+$")
#: What stands for an agency that nobody gave: never one that somebody guessed.
NOT_GIVEN = mark("not given")
#: Why a row is left out: what it names is not known, or not to be told from another place.
_UNKNOWN, _SHARED = mark("the place is not known"), mark("several places share the name")
#: Rows left out that a sentence names at most.
_SOME = 5
#: Usual names of a column that says whose people they were, not who they were.
AGENCIES = (
    "agency",
    "agencyname",
    "force",
    "organisation",
    "organization",
    "org",
    "team",
    "service",
    "partneragency",
    "resourcetype",
    "stafftype",
    "unittype",
    "visitortype",
)
_NAMES = {
    "place": ("hotspotid", "placeid", "hotspot", "place", "name", "location", "patrolarea"),
    "date": ("date", "visitdate", "dateofvisit", "patroldate", "dateofpatrol", "shiftdate", "day"),
    "begin": (
        "start",
        "begin",
        "from",
        "starttime",
        "timefrom",
        "arrived",
        "arrival",
        "arrivaltime",
        "timearrived",
        "timeofarrival",
        "timein",
        "timestarted",
        "starteddatetime",
        "datetime",
        "startdatetime",
        "datetimestart",
        "time",
    ),
    "end": (
        "end",
        "to",
        "endtime",
        "finish",
        "finishtime",
        "timeto",
        "left",
        "departed",
        "departure",
        "departuretime",
        "timeleft",
        "timeofdeparture",
        "timeout",
        "timefinished",
        "enddatetime",
        "datetimeend",
    ),
    "minutes": ("minutes", "mins", "duration", "durationminutes", "durationmins", "minutesspent", "timespent"),
    "agency": AGENCIES,
    "officers": ("officers", "numberofofficers", "noofficers", "crew", "staff", "headcount"),
}


#: The headings of a log to be filled in, which are found by their names.
_HEADINGS = ("Place", "Date", "Start", "End", "Agency", "Officers")


def columns_of(names: Sequence[str]) -> dict[str, str]:
    """Which of the columns with these names holds what, by their usual names; '' where none does."""
    plainly = {plain(name): name for name in reversed(names)}
    found = {what: next((plainly[one] for one in known if one in plainly), "") for what, known in _NAMES.items()}
    # A date may stand with its time in one column.
    return dict(found, begin=found["begin"] or found["date"])


def header_of(layer: QgsVectorLayer) -> tuple[list[str], int]:
    """The names of a table's columns, and how many rows stand above the first of them: GDAL takes the header of a sheet
    that holds nothing but texts for a row."""
    names = layer.fields().names()
    if storage_of(layer) in _SHEETS and all(map(_NAMELESS.match, names)):
        first = next(layer.getFeatures(QgsFeatureRequest().setLimit(1)), None)
        heads = [cell_text(value) for value in first.attributes()] if first is not None else []
        # A row of a visit or a position has some time.
        if any(heads) and not any(map(str.isdigit, "".join(heads))):
            return [head or name for head, name in zip(heads, names)], 1
    return names, 0


class AgencyNames:
    """Agencies by their names in a plan, however a log writes them: *PCSO* is *PCSOs*, and *Police* *Police officers*
    where no other name begins so."""

    def __init__(self, names: Iterable[str]) -> None:
        self._words = {name: _agency_words(name) for name in names}

    def find(self, text: str) -> str | None:
        """The name in the plan, None where there is none, or where it could be several."""
        asked = _agency_words(text)
        alike = [name for name, words in self._words.items() if words == asked]
        begins = [name for name, words in self._words.items() if asked and words[: len(asked)] == asked]
        found = alike[:1] or begins
        return found[0] if len(found) == 1 else None


def _agency_words(name: str) -> list[str]:
    return [word.rstrip("s") for word in name.casefold().split()]


@dataclass
class Log:
    """Visits as logged: place (k,) index, begin and end (k,) seconds UTC, agency (k,) text, officers (k,); the rows
    left out by reason, when any row begins, of whatever place (m,) seconds UTC, ``today``, and the dates after it of
    the rows that are left out for that, in order."""

    place: list[int]
    begin: list[float]
    end: list[float]
    agency: list[str]
    officers: list[float]
    left_out: dict[str, int]
    moments: np.ndarray
    today: str
    future: list[str]
    #: {reason: each row left out for it, by its number and the place that it names}.
    named: dict[str, list[str]] = field(default_factory=dict)

    def left_out_notes(self, name: str) -> list[str]:
        """A sentence about the rows of the log ``name`` that are left out for each reason, with the first of them."""
        return [
            counted(
                count,
                tr("{} row in '{}' is left out: {} ({})."),
                tr("{} rows in '{}' are left out: {} ({})."),
                "",
                name,
                tr(reason),
                self._some(reason),
            )
            for reason, count in self.left_out.items()
        ]

    def check(self, name: str) -> None:
        """Raise InputError where no row of the log ``name`` can be counted, whatever its date."""
        if self.place or self.future or not self.left_out:
            return
        reason = max(self.left_out, key=self.left_out.__getitem__)
        sentences = {
            _UNKNOWN: tr("None of the places in '{0}' is known ({1}); use the IDs or names of the hot spots."),
            _SHARED: tr("'{0}' has names that several hot spots share ({1}); use the IDs (hotspot_id) instead."),
        }
        raise InputError(
            sentences.get(reason, tr("No visit in '{0}' can be counted: {2} ({1}). Check the columns.")).format(
                name, self._some(reason), tr(reason)
            )
        )

    def _some(self, reason: str) -> str:
        named = self.named[reason]
        return "; ".join(named[:_SOME]) + (" …" if len(named) > _SOME else "")


@dataclass(frozen=True)
class PlannedVisits:
    """A row of a plan: so many visits and minutes of an agency to a place (its id) on a day (yyyy-mm-dd), in a shift
    from ``begins`` to ``ends`` (HH:MM), '' where the plan does not say."""

    place: str
    agency: str
    day: str
    visits: float
    minutes: float
    begins: str = ""
    ends: str = ""

    def is_due(self, last: np.datetime64, now: np.datetime64) -> bool:
        """Whether its shift has ended by ``now`` and had begun by the ``last`` moment that is known of (datetime64[m]
        by the clock); one without times is due on its day."""
        if not (self.begins and self.ends):
            return self.day <= str(last)[:10]
        begin, end = (np.datetime64(f"{self.day}T{one}", "m") for one in (self.begins, self.ends))
        return bool(begin <= last and end + np.timedelta64(int(end <= begin), "D") <= now)


def example_csv(places: Sequence[str], agencies: Sequence[str]) -> str:
    """A log to be filled in, as CSV text: its headings, and for two of the ``places`` (as our pages print them) how a
    row is written. These are marked as examples, so that they name no place and are never counted."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEADINGS)
    today = datetime.date.today().strftime("%d/%m/%Y")
    for i, (begins, ends) in enumerate((("15:10", "15:25"), ("15:40", "15:55"))):
        place, agency = (one[i % len(one)] if one else "" for one in (places or ["HS-0001"], agencies))
        writer.writerow(
            [safe_text(f"Example: {place}"), today, begins, ends, safe_text(agency or "Police officers"), 2]
        )
    return out.getvalue()


class LogSource:
    """A table of logged visits as it stands now; look at it on the main thread. ``columns`` {what: its column} for what
    is not to be found by its usual names. Raises InputError for columns that are not there."""

    def __init__(self, layer: QgsVectorLayer, zone: str = AS_WRITTEN, columns: Mapping[str, str] | None = None) -> None:
        self.name, self._zone = layer.name(), zone
        names, self._above = header_of(layer)
        #: The number of the first visit's row as a spreadsheet shows it, below the heading.
        headed = storage_of(layer) in (*_SHEETS, "CSV") or layer.providerType() == "delimitedtext"
        self._first = 2 if headed else 1

        def index_of(name: str) -> int:
            return names.index(name) if name in names else layer.fields().lookupField(name)

        given = {what: name for what, name in (columns or {}).items() if name}
        for name in given.values():
            if index_of(name) < 0:
                raise InputError(
                    tr("'{}' has no field '{}'; the fields are {}.").format(
                        self.name, name, ", ".join(names) or tr("none")
                    )
                )
        self.columns = dict(columns_of(names), **given)
        for what, words in (("place", tr("ID or name of the place")), ("begin", tr("start time"))):
            if not self.columns[what]:
                raise InputError(
                    tr("'{}' has no column for the {}; the columns are {}.").format(
                        self.name, words, ", ".join(names) or tr("none")
                    )
                )
        if not (self.columns["end"] or self.columns["minutes"]):
            raise InputError(
                tr(
                    "'{}' has no column for the end time of a visit or its length in minutes; the columns are {}."
                ).format(self.name, ", ".join(names))
            )
        self._indexes = {what: index_of(name) for what, name in self.columns.items() if name}
        self._features = Features(layer)
        found = {
            what: instants_of(layer, layer.fields().at(index).name())
            for what, index in self._indexes.items()
            if what in ("begin", "end")
        }
        #: What typed fields say of their times' zones.
        self._instants = {what: instants for what, instants in found.items() if instants.timed}

    def read(
        self,
        ids: Sequence[str],
        names: Sequence[str],
        officers: float,
        feedback: QgsProcessingFeedback | None = None,
        most: int = -1,
    ) -> Log:
        """The Log for places with these ids and names (lists); ``officers`` where a row has no number of its own. No
        more than ``most`` rows are read, all for −1.

        Raises InputError where no row can be counted, Cancelled.
        """
        known = PlaceNames(ids, names)
        rows, fids = [], []
        for instants in self._instants.values():
            instants.look(False)
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        if most >= 0:
            request.setLimit(self._above + most)
        for feature in itertools.islice(self._features.each(request), self._above, None):
            if feedback is not None and feedback.isCanceled():
                raise Cancelled()
            rows.append({what: feature[index] for what, index in self._indexes.items()})
            fids.append(feature.id())
        begin, end = self._moments(rows, np.array(fids, np.int64))
        # No visit has taken place before its day has come.
        days = _days_of(begin)
        today = _days_of(np.array([time.time()]))[0]
        late = days > today
        future = sorted(days[late].astype(str).tolist())
        log = Log([], [], [], [], [], {}, begin[np.isfinite(begin) & ~late], str(today), future)
        for i, values in enumerate(rows):
            if late[i]:
                continue
            row = {what: cell_text(value) for what, value in values.items()}
            places = known.find(row["place"])
            finish = end[i] if np.isfinite(end[i]) else begin[i] + 60 * _minutes(row.get("minutes", ""))
            why = (
                _UNKNOWN
                if not places
                else _SHARED
                if len(places) > 1
                else mark("no start time is given")
                if not np.isfinite(begin[i])
                else mark("no end time is given")
                if not np.isfinite(finish)
                else mark("the visit ends before it starts, or lasts more than a day")
                if not 0 < finish - begin[i] <= _DAY
                else ""
            )
            if why:
                log.left_out[why] = log.left_out.get(why, 0) + 1
                log.named.setdefault(why, []).append(tr("row {}, '{}'").format(self._first + i, row["place"]))
                continue
            count = _number(row.get("officers", ""))
            log.place += places
            log.begin.append(float(begin[i]))
            log.end.append(float(finish))
            log.agency.append(row.get("agency", ""))
            log.officers.append(count if np.isfinite(count) and count > 0 else officers)
        log.check(self.name)
        return log

    def _moments(self, rows: Sequence[Mapping[str, Any]], fids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """When the visits of some rows begin and end (n,), seconds UTC, NaN where that is not known: as the cells say,
        else a time of day on the date beside it. Raises InputError where hardly any has a beginning."""

        def seconds(what: str, dates: np.ndarray | None) -> tuple[PingTimes, np.ndarray]:
            times, values = PingTimes(self._where(what), self._zone), [row[what] for row in rows]
            if what in self._instants:
                return times, times.typed(self._instants[what], values, fids, dates)
            return times, times.seconds(np.array([_bytes(cell_text(value)) for value in values], "S"), dates)

        times, begin = seconds("begin", None)
        if times.bad and self.columns["date"]:
            times, begin = seconds("begin", self._dates(rows, np.isnan(begin)))
        elif times.bad > 0.1 * times.read:
            self._check_alone([cell_text(row["begin"]) for row in rows])
        times.check()
        if not self.columns["end"]:
            return begin, np.full(len(rows), np.nan)
        days = _days_of(begin)
        end = seconds("end", days)[1]
        before = end < begin
        if before.any():
            # A time of day before the beginning is past midnight where that is nearer: 16:20 to 16:05 is mistyped. What
            # has a date of its own stays.
            after = seconds("end", days + 1)[1]
            before &= after - begin < begin - end
            end[before] = after[before]
        return begin, end

    def _dates(self, rows: Sequence[Mapping[str, Any]], asked: np.ndarray) -> np.ndarray:
        """Days (n,) datetime64[D] of the column of dates in the rows that are ``asked`` for (n,), else NaT. Raises
        InputError where many are no dates."""
        column = DateTexts(self._where("date"), SERIAL_ZERO)
        texts = [cell_text(rows[i]["date"]) for i in np.flatnonzero(asked)]
        dates = np.full(len(rows), np.datetime64("NaT", "D"))
        dates[asked] = column.days(texts)
        column.check()
        bad = [text for text, date in zip(texts, dates[asked]) if np.isnat(date)]
        # One that holds the times as well is that of the beginning, whose own words are better.
        if len(bad) > 0.1 * len(texts) and self.columns["begin"] != self.columns["date"]:
            raise InputError(
                tr("The {} has no readable date in {:,} of {:,} rows, such as '{}'; use the format 31/01/2026.").format(
                    self._where("date"), len(bad), len(texts), next(filter(None, bad), "")
                )
            )
        return dates

    def _check_alone(self, texts: Sequence[str]) -> None:
        """Raise InputError where times of day have no date beside them."""
        for text in filter(None, texts):
            if parse_times([split_moment(text)[1] or text])[0][0] >= 0:
                raise InputError(
                    tr("The {} has times without a date, such as '{}'; choose the column with the date.").format(
                        self._where("begin"), text
                    )
                )

    def _where(self, what: str) -> str:
        return tr("column '{}' in '{}'").format(self.columns[what], self.name)

    def notes(self) -> list[str]:
        """Sentences about how its times are read."""
        found = [
            note for one in self._instants.values() for note in (stamped_note(self.name, one, self._zone), *one.lost())
        ]
        return list(dict.fromkeys(filter(None, found)))


def read_plan(layer: QgsVectorLayer) -> list[PlannedVisits]:
    """The rows of a plan that have visits. Raises InputError where the layer is none."""
    missing = [name for name in (f.HOTSPOT_ID, "day", "agency", "visits") if layer.fields().lookupField(name) < 0]
    if missing:
        raise InputError(
            tr(
                "'{}' is not a patrol plan. Missing fields: {}. Choose the table produced by the Patrol plan tool."
            ).format(layer.name(), ", ".join(missing))
        )
    has_minutes = layer.fields().lookupField("minutes") >= 0
    has_times = all(layer.fields().lookupField(name) >= 0 for name in (f.SHIFT_FROM, f.SHIFT_TO))
    out = []
    for feature in layer.getFeatures():
        minutes = _number(cell_text(feature["minutes"])) if has_minutes else np.nan
        visits = _number(cell_text(feature["visits"]))
        if np.isfinite(visits) and visits > 0:
            out.append(
                PlannedVisits(
                    cell_text(feature[f.HOTSPOT_ID]),
                    cell_text(feature["agency"]),
                    cell_text(feature["day"])[:10],
                    visits,
                    minutes if np.isfinite(minutes) else 15 * visits,
                    *(_hour(cell_text(feature[name])) for name in (f.SHIFT_FROM, f.SHIFT_TO) if has_times),
                )
            )
    return out


def cell_text(value: Any) -> str:
    """A cell as it is read: dates and times by the digits, numbers without zeros behind the point, '' for none."""
    if value is None or value == NULL:
        return ""
    if isinstance(value, QDateTime):
        return value.toString("yyyy-MM-ddTHH:mm:ss")
    if isinstance(value, QDate):
        return value.toString("yyyy-MM-dd")
    if isinstance(value, QTime):
        return value.toString("HH:mm:ss")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _hour(text: str) -> str:
    """A time of day as HH:MM, '' where it is none."""
    minutes = int(parse_times([text])[0][0])
    return "{:02d}:{:02d}".format(*divmod(minutes % _DAY_MINUTES, 60)) if minutes >= 0 else ""


def _days_of(seconds: np.ndarray) -> np.ndarray:
    """Days (n,) datetime64[D] by the clock of seconds UTC (n,), NaT where there are none."""
    return to_clock(seconds).astype("datetime64[D]")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _minutes(text: str) -> float:
    """A length in minutes, written as a number or as hours and minutes; NaN for none."""
    if ":" in text:
        minutes = int(parse_times([text])[0][0])
        return minutes if minutes >= 0 else np.nan
    return _number(text)


def _number(text: Any) -> float:
    try:
        return float(text)
    except (TypeError, ValueError):
        return float("nan")
