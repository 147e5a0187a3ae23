"""Logs of visits from a spreadsheet, and planned visits, matched to places."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from qgis.core import NULL, QgsFeatureRequest, QgsProcessingFeedback, QgsVectorLayer

from ..ground import fields as f
from ..ground.errors import Cancelled, InputError
from ..ground.texts import mark, tr
from ..moments.instants import instants_of
from ..moments.ping_times import AS_WRITTEN, PingTimes, stamped_note, to_clock
from ..reading.features import Features
from ..reading.record_columns import plain

#: What stands for an agency that nobody gave: never one that somebody guessed.
NOT_GIVEN = mark("not given")
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
    "begin": (
        "start",
        "begin",
        "from",
        "starttime",
        "timefrom",
        "arrived",
        "arrival",
        "starteddatetime",
        "datetime",
        "startdatetime",
        "datetimestart",
    ),
    "end": ("end", "to", "endtime", "finish", "timeto", "left", "departed", "departure", "enddatetime", "datetimeend"),
    "minutes": ("minutes", "mins", "duration", "durationminutes", "durationmins", "minutesspent", "timespent"),
    "agency": AGENCIES,
    "officers": ("officers", "numberofofficers", "noofficers", "crew", "staff", "headcount"),
}


def columns_of(names: Sequence[str]) -> dict[str, str]:
    """Which of the columns with these names holds what, by their usual names; '' where none does."""
    plainly = {plain(name): name for name in reversed(names)}
    return {what: next((plainly[one] for one in known if one in plainly), "") for what, known in _NAMES.items()}


def agency_key(name: str) -> str:
    """What the name of an agency has in common with others of the same: PCSO is PCSOs, however written."""
    return name.strip().casefold().rstrip("s")


def same_agency(names: Iterable[str]) -> dict[str, str]:
    """{agency_key: name} of agencies as a plan writes them."""
    return {agency_key(name): name for name in names}


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


@dataclass(frozen=True)
class PlannedVisits:
    """A row of a plan: so many visits and minutes of an agency to a place (its id) on a day (yyyy-mm-dd)."""

    place: str
    agency: str
    day: str
    visits: float
    minutes: float


class LogSource:
    """A table of logged visits as it stands now; look at it on the main thread. ``columns`` {what: its column} for what
    is not to be found by its usual names. Raises InputError for columns that are not there."""

    def __init__(self, layer: QgsVectorLayer, zone: str = AS_WRITTEN, columns: Mapping[str, str] | None = None) -> None:
        self.name, self._zone = layer.name(), zone
        names = layer.fields().names()
        given = {what: name for what, name in (columns or {}).items() if name}
        for name in given.values():
            if layer.fields().lookupField(name) < 0:
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
        self._indexes = {what: layer.fields().lookupField(name) for what, name in self.columns.items() if name}
        self._features = Features(layer)
        found = {what: instants_of(layer, self.columns[what]) for what in ("begin", "end") if self.columns[what]}
        #: What typed fields say of their times' zones.
        self._instants = {what: instants for what, instants in found.items() if instants.timed}

    def read(
        self, ids: Sequence[str], names: Sequence[str], officers: float, feedback: QgsProcessingFeedback | None = None
    ) -> Log:
        """The Log for places with these ids and names (lists); ``officers`` where a row has no number of its own.

        Raises InputError where no row fits a place, Cancelled.
        """
        plainly = [str(name or "").strip().casefold() for name in names]
        # A name that several places have is none of them.
        known = {name: i if plainly.count(name) == 1 else -1 for i, name in enumerate(plainly) if name}
        known.update((str(one).strip().casefold(), i) for i, one in enumerate(ids))
        rows, typed, fids = [], {what: [] for what in self._instants}, []
        for instants in self._instants.values():
            instants.look(False)
        for feature in self._features.each(QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)):
            if feedback is not None and feedback.isCanceled():
                raise Cancelled()
            rows.append({what: _text(feature[index]) for what, index in self._indexes.items()})
            fids.append(feature.id())
            for what, values in typed.items():
                values.append(feature[self._indexes[what]])

        def seconds(what: str) -> tuple[PingTimes, np.ndarray]:
            times = PingTimes(tr("column '{}' in '{}'").format(self.columns[what], self.name), self._zone)
            if what in typed:
                return times, times.typed(self._instants[what], typed[what], np.array(fids, np.int64))
            return times, times.seconds(np.array([_bytes(row[what]) for row in rows], "S"))

        times, begin = seconds("begin")
        times.check()
        end = seconds("end")[1] if self.columns["end"] else np.full(len(rows), np.nan)
        # No visit has taken place before its day has come.
        days = to_clock(begin).astype("datetime64[D]")
        today = to_clock(np.array([time.time()])).astype("datetime64[D]")[0]
        late = days > today
        future = sorted(days[late].astype(str).tolist())
        log = Log([], [], [], [], [], {}, begin[np.isfinite(begin) & ~late], str(today), future)
        for i, row in enumerate(rows):
            if late[i]:
                continue
            place = known.get(row["place"].casefold())
            minutes = _number(row.get("minutes", ""))
            finish = end[i] if np.isfinite(end[i]) else begin[i] + 60 * minutes
            why = (
                mark("the place is not known")
                if place is None
                else mark("several places share the name")
                if place < 0
                else mark("no start time is given")
                if not np.isfinite(begin[i])
                else mark("no end time is given")
                if not np.isfinite(finish)
                else mark("the visit ends before it starts, or lasts more than a day")
                if not 0 < finish - begin[i] <= 86400
                else ""
            )
            if why:
                log.left_out[why] = log.left_out.get(why, 0) + 1
                log.named.setdefault(why, []).append(tr("visit {}, '{}'").format(i + 1, row["place"]))
                continue
            count = _number(row.get("officers", ""))
            log.place.append(place)
            log.begin.append(float(begin[i]))
            log.end.append(float(finish))
            log.agency.append(row.get("agency", ""))
            log.officers.append(count if np.isfinite(count) and count > 0 else officers)
        if not log.place and list(log.left_out) == ["several places share the name"]:
            raise InputError(
                tr("'{}' in '{}' is the name of several hot spots; use the IDs (hotspot_id) instead.").format(
                    rows[0]["place"], self.name
                )
            )
        if rows and not log.place and not log.future:
            raise InputError(
                tr(
                    "None of the places in '{}' is known (for example '{}'); use the IDs or names of the hot spots."
                ).format(self.name, rows[0]["place"])
            )
        return log

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
    out = []
    for feature in layer.getFeatures():
        minutes = _number(_text(feature["minutes"])) if has_minutes else np.nan
        visits = _number(_text(feature["visits"]))
        if np.isfinite(visits) and visits > 0:
            out.append(
                PlannedVisits(
                    _text(feature[f.HOTSPOT_ID]),
                    _text(feature["agency"]),
                    _text(feature["day"])[:10],
                    visits,
                    minutes if np.isfinite(minutes) else 15 * visits,
                )
            )
    return out


def _text(value: Any) -> str:
    if value is None or value == NULL:
        return ""
    if hasattr(value, "toString"):
        return value.toString("yyyy-MM-ddTHH:mm:ss" if hasattr(value, "time") else "yyyy-MM-dd")
    return str(value).strip()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _number(text: Any) -> float:
    try:
        return float(text)
    except (TypeError, ValueError):
        return float("nan")
