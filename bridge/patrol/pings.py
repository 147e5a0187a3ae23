"""Pings of vehicles and radios from any layer or file, block by block; callsigns are hashed as they are read."""

from __future__ import annotations

import hashlib
import itertools
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from qgis.core import QgsFeatureRequest, QgsProcessingFeedback, QgsProviderRegistry, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QDateTime

from ..counting.row_account import several_note
from ..files.gdal_source import GdalSource, storage_of
from ..ground.errors import Cancelled, InputError
from ..ground.texts import mark, tr
from ..moments.instants import instants_of
from ..moments.ping_times import AS_WRITTEN, UTC, PingTimes, stamped_note
from ..reading.arrow_stream import arrow_plan, is_single, point_of, stream, unbroken
from ..reading.features import Features
from ..reading.record_columns import plain
from .gpx_extensions import gpx_extensions
from .visit_log import AGENCIES, cell_text, header_of

_BLOCK = 20_000
#: Columns that trackers write into the extensions of GPX files.
_EXTENDED = ("callsign", "agency")
#: Degrees within which a point is the one of the file.
_NEAR = 1e-6
#: Columns by names in lower case without blanks and signs; the first that a table has is taken.
_NAMES = {
    "callsign": (
        "callsign",
        "unit",
        "unitid",
        "resource",
        "resourceid",
        "radio",
        "radioid",
        "issi",
        "vehicle",
        "vehicleid",
        "vehiclereg",
        "deviceid",
        "device",
        "imei",
        "trackid",
        "trackname",
        "trackfid",
        "name",
        "id",
    ),
    "time": (
        "time",
        "timestamp",
        "datetime",
        "dateandtime",
        "gpstime",
        "gpsdatetime",
        "fixtime",
        "utc",
        "utctime",
        "eventtime",
        "received",
        "reported",
        "created",
        "date",
    ),
    "x": ("x", "easting", "eastings", "lon", "long", "longitude"),
    "y": ("y", "northing", "northings", "lat", "latitude"),
    "agency": AGENCIES,
}


class PingSource:
    """A layer of pings as it stands now; look at it on the main thread, read it on any.

    ``fields`` {"callsign", "time", "x", "y", "agency": name}: those not given are found by their usual names.
    ``zone`` says what times without an offset are. Raises InputError where something is missing.
    """

    def __init__(self, layer: QgsVectorLayer, fields: Mapping[str, str] | None = None, zone: str = AS_WRITTEN) -> None:
        if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
            raise InputError(tr("The layer chosen as PINGS cannot be opened; check that the file still exists."))
        layer = _tracks_of(layer)
        self.name, self.crs = layer.name(), layer.crs()
        self.points = layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry
        names = layer.fields().names()
        headings, self._above = header_of(layer)
        self._gpx = gpx_extensions(layer) if self.points else None
        inside = self._gpx.names() if self._gpx is not None else []
        #: Columns that are in the extensions of a GPX file's points only.
        self._extensions = {}
        self.columns = {}
        for what in ("callsign", "time", "agency") + (() if self.points else ("x", "y")):
            found = (fields or {}).get(what) or _recognised(what, headings + (inside if what in _EXTENDED else []))
            if found in headings:
                found = names[headings.index(found)]
            if (
                found
                and layer.fields().lookupField(found) < 0
                and what in _EXTENDED
                and self._gpx is not None
                and (found in inside or found in self._gpx.names(None))
            ):
                self._extensions[what] = found
            elif found and layer.fields().lookupField(found) < 0:
                raise InputError(
                    tr("'{}' has no field '{}'; the fields are {}.").format(
                        self.name, found, ", ".join(names) or tr("none")
                    )
                )
            if found:
                self.columns[what] = found
            elif what != "agency":
                raise InputError(
                    tr("No field in '{}' was recognised as the {}. Choose one of these fields: {}.").format(
                        self.name, tr(_WORDS[what]), ", ".join(names) or tr("none")
                    )
                )
        for what in ("x", "y"):
            if what in self.columns and layer.fields().field(self.columns[what]).isDateOrTime():
                raise InputError(
                    tr("The field '{}' in '{}' has dates instead of coordinates; format its cells as numbers.").format(
                        self.columns[what], self.name
                    )
                )
        self.count = layer.featureCount()
        # A GPX file is always in UTC, whatever QGIS makes of it.
        gpx = layer.dataProvider().storageType() == "GPX" or layer.providerType() == "gpx"
        self.times = PingTimes(tr("field '{}' in '{}'").format(self.columns["time"], self.name), UTC if gpx else zone)
        field = layer.fields().field(self.columns["time"])
        #: What a typed field says of its times' zones.
        self._instants = instants_of(layer, field.name())
        #: Rows without a place, those among them that hold several points, and rows without a callsign.
        self.bad_points, self.several, self.nameless = 0, 0, 0
        #: Other fields that may hold callsigns too.
        self.others = (
            []
            if (fields or {}).get("callsign")
            else [
                name
                for name in names + inside
                if plain(name) in _NAMES["callsign"][:-3] and name != self.columns["callsign"]
            ]
        )
        self._plan = None if self._above else self._arrow_plan(layer)
        self._features = Features(layer)
        self._indexes = {
            what: layer.fields().lookupField(name)
            for what, name in self.columns.items()
            if what not in self._extensions
        }
        self._salt, self._codes, self.agencies = secrets.token_bytes(16), {}, []

    def read(self, feedback: QgsProcessingFeedback | None = None) -> tuple[np.ndarray, ...]:
        """(unit (n,) int32, seconds UTC (n,), x (n,), y (n,), agency (n,) int16, −1 without); rows without a time, a
        place or a callsign are left out and counted in ``times.bad``, ``bad_points`` and ``nameless``.

        Raises InputError, Cancelled.
        """
        parts, done = [], 0
        for callsigns, times, x, y, several, agencies in self._rows():
            if feedback is not None and feedback.isCanceled():
                raise Cancelled()
            seconds = times if times.dtype.kind == "f" else self.times.seconds(times)
            placed = np.isfinite(x) & np.isfinite(y) & ~((x == 0) & (y == 0))
            timed = np.isfinite(seconds)
            self.bad_points += int((timed & ~placed).sum())
            self.several += int((timed & several).sum())
            keep = placed & timed & (np.char.strip(callsigns) != b"")
            self.nameless += int((placed & timed & ~keep).sum())
            parts.append((self._hashed(callsigns[keep]), seconds[keep], x[keep], y[keep], self._agency(agencies, keep)))
            done += len(x)
            if feedback is not None and self.count > 0:
                feedback.setProgress(min(100.0, 100.0 * done / self.count))
        self.times.check()
        self._check_callsigns(sum(len(part[0]) for part in parts))
        if not parts:
            return tuple(np.empty(0, kind) for kind in (np.int32, float, float, float, np.int16))
        return tuple(np.concatenate([part[i] for part in parts]) for i in range(5))

    def notes(self) -> list[str]:
        """Sentences about what was not read, or could be read otherwise."""
        notes = []
        if self.several:
            notes.append(several_note(self.several))
        if self.times.bad and self.times.example:
            notes.append(
                tr(
                    "{:,} positions have a time that could not be read, such as '{}'; these positions are left out."
                ).format(self.times.bad, self.times.example)
            )
        notes += filter(None, [stamped_note(self.name, self._instants, self.times.zone), *self._instants.lost()])
        return notes

    def _check_callsigns(self, kept: int) -> None:
        """Raise InputError where the column of callsigns is empty, or tells one row from another."""
        where = tr("The field '{}' in '{}'").format(self.columns["callsign"], self.name)
        if self.nameless and not kept:
            raise InputError(
                tr("{} contains no callsigns; choose the callsign field under CALLSIGN_FIELD.").format(where)
            )
        if kept >= 20 and len(self._codes) > 0.5 * kept:
            raise InputError(
                tr(
                    "{} has a different value in nearly every row, so the values are not callsigns. Choose the "
                    "callsign field under CALLSIGN_FIELD."
                ).format(where)
            )

    def _hashed(self, callsigns: np.ndarray) -> np.ndarray:
        """Codes (n,) of callsigns: only a salted hash, thrown away after the run, ties them together."""
        distinct, where = np.unique(callsigns, return_inverse=True)
        codes = []
        for one in distinct.tolist():
            digest = hashlib.sha256(self._salt + one.strip()).digest()
            codes.append(self._codes.setdefault(digest, len(self._codes)))
        return np.array(codes, np.int32)[where.ravel()] if len(distinct) else np.empty(0, np.int32)

    def _agency(self, agencies: np.ndarray | None, keep: np.ndarray) -> np.ndarray:
        if agencies is None:
            return np.full(int(keep.sum()), -1, np.int16)
        distinct, where = np.unique(agencies[keep], return_inverse=True)
        codes = []
        for one in distinct.tolist():
            name = _decoded(one).strip()
            if name and name not in self.agencies:
                self.agencies.append(name)
            codes.append(self.agencies.index(name) if name else -1)
        return np.array(codes, np.int16)[where.ravel()] if len(distinct) else np.empty(0, np.int16)

    # -- reading ------------------------------------------------------------------------------------------------
    def _arrow_plan(self, layer: QgsVectorLayer) -> GdalSource | None:
        """How GDAL reads exactly these rows at once, None where it might not."""
        plan = arrow_plan(layer)
        if plan is None or plan.subset or self._extensions or self.points and not is_single(layer):
            return None
        wanted = [layer.fields().field(name) for name in self.columns.values()]
        keys = {layer.fields().at(i).name() for i in layer.primaryKeyAttributes()}
        if keys & set(self.columns.values()) or plan.driver != "CSV" and any(one.isDateOrTime() for one in wanted):
            return None
        # As text: what a driver makes of times by itself depends on its version.
        options = tuple(one for one in plan.options if not one.upper().startswith("AUTODETECT_TYPE="))
        return replace(plan, options=options + ("AUTODETECT_TYPE=NO",)) if plan.driver == "CSV" else plan

    def _rows(self) -> Iterator[tuple]:
        """Blocks (callsigns, times, x, y, several, agencies or None) of n rows, by the stream as far as it goes."""
        return self._loop(self._above) if self._plan is None else unbroken(self._arrow(), self._loop)

    def _arrow(self) -> Iterator[tuple]:
        self._features.check()
        for x, y, several, columns, _ in stream(self._plan, list(self.columns.values())):
            columns = {what: _bytes(columns[name]) for what, name in self.columns.items()}
            if not self.points:
                x, y, several = _numbers(columns["x"]), _numbers(columns["y"]), np.zeros(len(columns["x"]), bool)
            yield columns["callsign"], columns["time"], x, y, several, columns.get("agency")

    def _loop(self, skipped: int) -> Iterator[tuple]:
        self._instants.look(False)
        texts = {what: self._gpx.column(name) for what, name in self._extensions.items()}
        request = QgsFeatureRequest().setSubsetOfAttributes(list(self._indexes.values()))
        if not self.points:
            request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        block = []
        for feature in itertools.islice(self._features.each(request), skipped, None):
            place = (
                point_of(feature.geometry())
                if self.points
                else (_text(feature[self._indexes["x"]]), _text(feature[self._indexes["y"]]), False)
            )
            names = [
                _text(
                    feature[self._indexes[what]]
                    if what in self._indexes
                    else self._extension(texts[what], feature.id(), place)
                    if what in texts
                    else None
                )
                for what in ("callsign", "agency")
            ]
            block.append((names[0], feature[self._indexes["time"]], *place, names[1], feature.id()))
            if len(block) == _BLOCK:
                yield self._arrays(block)
                block = []
        if block:
            yield self._arrays(block)

    def _arrays(self, block: Sequence[tuple]) -> tuple:
        callsigns, times, x, y, several, agencies, fids = zip(*block)
        typed = any(isinstance(one, QDateTime) for one in times)
        when = self._seconds(times, fids) if typed else np.array([_text(one) for one in times], "S")
        place = [np.array(one, float) if self.points else _numbers(np.array(one, "S")) for one in (x, y)]
        return (
            np.array(callsigns, "S"),
            when,
            *place,
            np.array(several, bool),
            np.array(agencies, "S") if "agency" in self.columns else None,
        )

    def _extension(self, column: Sequence[tuple[float, float, str]], fid: int, place: tuple) -> str:
        """The text that a GPX file has in the extensions of its point number ``fid`` at a ``place``. Raises InputError
        where that is another point."""
        longitude, latitude, text = column[fid] if 0 <= fid < len(column) else (np.nan, np.nan, "")
        if not (abs(longitude - place[0]) < _NEAR and abs(latitude - place[1]) < _NEAR):
            raise InputError(
                tr(
                    "The points in '{}' cannot be matched to the other details recorded with them in the file; save "
                    "the file as CSV or GeoPackage."
                ).format(self.name)
            )
        return text

    def _seconds(self, values: Sequence[Any], fids: Sequence[int]) -> np.ndarray:
        """Seconds UTC (n,) of typed times: as the file says where it says, else by the clock or as UTC."""
        return self.times.typed(self._instants, list(values), np.array(fids, np.int64))


#: What a column is, for sentences.
_WORDS = {
    "callsign": mark("callsign (CALLSIGN_FIELD)"),
    "time": mark("time (TIME_FIELD)"),
    "x": mark("easting or longitude (X_FIELD)"),
    "y": mark("northing or latitude (Y_FIELD)"),
}


def _recognised(what: str, names: Sequence[str]) -> str:
    plainly = {plain(name): name for name in reversed(names)}
    return next((plainly[one] for one in _NAMES[what] if one in plainly), "")


def _bytes(column: np.ndarray) -> np.ndarray:
    """A column of a batch as an array of bytes; empty where it is NULL."""
    missing = np.ma.getmaskarray(column) if isinstance(column, np.ma.MaskedArray) else None
    data = np.ma.getdata(column)
    if data.dtype.kind == "O":
        data = np.array(
            [b"" if one is None else one if isinstance(one, bytes) else str(one).encode() for one in data.tolist()], "S"
        )
    elif data.dtype.kind != "S":
        data = data.astype("S")
    if missing is not None and missing.any():
        data = np.where(missing, b"", data)
    return data


def _numbers(texts: np.ndarray) -> np.ndarray:
    """Numbers (n,) of bytes, NaN where one is none."""
    try:
        return texts.astype(float)
    except ValueError:
        out = np.full(len(texts), np.nan)
        for i, text in enumerate(texts.tolist()):
            try:
                out[i] = float(text)
            except ValueError:
                pass
        return out


def _decoded(data: bytes) -> str:
    """Text of bytes as files hold it: UTF-8, else as Windows writes it."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _text(value: Any) -> bytes:
    return cell_text(value).encode()


def _tracks_of(layer: QgsVectorLayer) -> QgsVectorLayer:
    """The points of the tracks where a GPX file is given as a whole, of which QGIS takes the waypoints."""
    if storage_of(layer) != "GPX" or QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("layerName"):
        return layer
    tracks = QgsVectorLayer(layer.source() + "|layername=track_points", layer.name(), "ogr")
    return tracks if tracks.isValid() and tracks.featureCount() else layer
