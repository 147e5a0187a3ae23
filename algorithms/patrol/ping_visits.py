"""Pings into stays in places, and what is to be said about how they were read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsProcessingFeedback

from ...bridge.geometry.polygons import AreaSource, rings_of
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.texts import quoted_label, tr
from ...bridge.patrol.pings import PingSource
from ...bridge.reading.crs import transform_points
from ...contract.patrol_visits import PATROL_VISITS
from ...core.patrol.compliance import background
from ...core.patrol.visits import Rules, Shapes, clean, stays
from ..common.base import Part
from .delivered import Delivered, agency_note

#: Seconds that the clock of this computer may be behind that of a ping.
_AHEAD = 7200.0


@dataclass
class PingVisits:
    """The pings of a run and how they are taken: ``given`` the system of coordinates in a table, ``crs`` that of the
    map, ``stations`` with the metres around them in which presence does not count, ``size`` of squares elsewhere,
    ``crew`` and ``agency`` where none is given. After ``read``: ``rows`` of pings by fate, ``notes``, the first and
    last ``moments``, and the ``presence`` elsewhere."""

    source: PingSource
    given: QgsCoordinateReferenceSystem
    crs: QgsCoordinateReferenceSystem
    transform_context: QgsCoordinateTransformContext
    rules: Rules
    stations: AreaSource | None
    station_distance: float
    size: float
    crew: float
    agency: str
    rows: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)
    presence: Any = None

    def read(self, shapes: Shapes, feedback: QgsProcessingFeedback) -> Delivered:
        """The stays in the shapes of places. Raises InputError where no ping is of any use, Cancelled."""
        feedback.setProgressText(tr("reading positions…"))
        unit, t, x, y, agency = self.source.read(Part(feedback, 0, 60))
        read = len(unit) + self.source.times.bad + self.source.bad_points + self.source.nameless
        self.rows = {
            "pings read": read,
            "left out: without a time": self.source.times.bad,
            "left out: without a place": self.source.bad_points,
            "left out: without a callsign": self.source.nameless,
        }
        self.notes += self.source.notes()
        if self.source.others:
            self.notes.append(
                tr(
                    "Callsigns are read from '{}', but {} may also contain callsigns. If so, choose the right "
                    "field under {}."
                ).format(
                    self.source.columns["callsign"],
                    ", ".join(f"'{one}'" for one in self.source.others),
                    quoted_label(PATROL_VISITS, "CALLSIGN_FIELD"),
                )
            )
        if not len(unit):
            raise InputError(
                tr("'{}' has no positions with both a time and coordinates; check the fields chosen for these.").format(
                    self.source.name
                )
            )
        x, y = self._moved(x, y)
        late = t > np.datetime64("now").astype("datetime64[s]").astype(float) + _AHEAD
        placed = np.isfinite(x) & np.isfinite(y)
        self.rows["left out: without a place"] += int((~placed).sum())
        unit, t, x, y, agency = (values[placed & ~late] for values in (unit, t, x, y, agency))
        if not len(unit):
            raise InputError(
                tr(
                    "'{}' has no positions with usable coordinates and a time in the past; check TIME_FIELD and "
                    "PINGS_CRS."
                ).format(self.source.name)
            )
        if feedback.isCanceled():
            raise Cancelled()
        feedback.setProgressText(tr("looking for visits…"))
        order, dirt = clean(unit, t, x, y, self.rules.fastest)
        unit, t, x, y, agency = (values[order] for values in (unit, t, x, y, agency))
        self.rows.update(
            {
                "left out: in the future": int((placed & late).sum()),
                "left out: again at one time": dirt["at one time"],
                "left out: too far for any vehicle": dirt["jumped"],
                "used": len(unit),
            }
        )
        if len(unit) and not self._near(shapes, x, y):
            raise InputError(
                tr(
                    "None of the positions in '{}' are near any of the places; check PINGS_CRS, and that both "
                    "layers cover the same part of the country."
                ).format(self.source.name)
            )
        self.moments += [t.min(), t.max()] if len(t) else []
        feedback.setProgress(75)
        station = self._at_stations(x, y, feedback)
        found = stays(unit, t, x, y, shapes, self.rules, station)
        index, _, inside = shapes.near(x, y, 0.0)
        here = np.zeros(len(x), bool)
        here[index[inside]] = True
        elsewhere = ~here if station is None else ~(here | station)
        self.presence = background(unit, t, x, y, self.size, self.rules.silence, elsewhere)
        self._say_pings(unit, t)
        codes = agency[np.searchsorted(unit, found.unit)].tolist() if len(found) else []
        agencies = [self.source.agencies[code] if code >= 0 else self.agency for code in codes]
        column = self.source.columns.get("agency")
        self.notes += agency_note(
            self.agency, codes.count(-1), len(codes), self.source.name, column, tr("Agency field")
        )
        return Delivered(
            found.place.tolist(),
            found.begin.tolist(),
            found.end.tolist(),
            found.lower.tolist(),
            found.upper.tolist(),
            found.state.tolist(),
            agencies,
            [self.crew] * len(found),
        )

    def _near(self, shapes: Shapes, x: np.ndarray, y: np.ndarray) -> bool:
        left, bottom = shapes.boxes[:, :2].min(0) - 5000
        right, top = shapes.boxes[:, 2:].max(0) + 5000
        return bool(((x >= left) & (x <= right) & (y >= bottom) & (y <= top)).any())

    def _moved(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Coordinates in the working CRS."""
        crs = self.source.crs if self.source.points else self.given
        if not crs.isValid():
            degrees = np.abs(x).max() <= 180 and np.abs(y).max() <= 90
            crs = QgsCoordinateReferenceSystem("EPSG:4326" if degrees else "EPSG:27700")
            self.notes.append(
                tr("The coordinates in '{}' are assumed to be {}.").format(self.source.name, crs.authid())
            )
        if crs == self.crs:
            return x, y
        return transform_points(x, y, crs, self.crs, self.transform_context)

    def _at_stations(self, x: np.ndarray, y: np.ndarray, feedback: QgsProcessingFeedback) -> np.ndarray | None:
        if self.stations is None:
            return None
        read = self.stations.read(self.crs, self.transform_context, (), feedback)
        around = [geometry.buffer(max(self.station_distance, 0.1), 12) for geometry in read.geometries]
        shapes = Shapes([[ring for part in rings_of(one) for ring in part] for one in around if not one.isEmpty()])
        index, _, inside = shapes.near(x, y, 0.0)
        out = np.zeros(len(x), bool)
        out[index[inside]] = True
        self.notes.append(
            tr("Positions recorded at stations ({:,}) are not counted for any place.").format(int(out.sum()))
        )
        return out

    def _say_pings(self, unit: np.ndarray, t: np.ndarray) -> None:
        same = unit[1:] == unit[:-1]
        if same.any():
            usual = float(np.median((t[1:] - t[:-1])[same]))
            self.notes.append(
                tr("Positions are usually recorded every {}.").format(
                    tr("{:.0f} seconds").format(usual) if usual < 120 else tr("{:.0f} minutes").format(usual / 60)
                )
            )
            if usual > self.rules.least:
                self.notes.append(
                    tr(
                        "That is too infrequent to recognise a visit of {:.0f} minutes, so most possible visits are "
                        "marked 'cannot tell'."
                    ).format(self.rules.least / 60)
                )
