"""Routes as they leave the plugin: who goes where, in which order and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsWkbTypes

from ...contract.schemas.fields import Schema
from ...contract.schemas.patrol import ROUTE_STOPS, ROUTES
from ..ground.texts import tr
from ..results.outputs import Table
from .duties import Duty
from .places import Place


@dataclass(frozen=True)
class Stop:
    """A visit in a route: its number from 1, the Place, from when to when (HH:MM), its minutes, and the window of its
    peak in words, None without."""

    order: int
    place: Place
    arrive: str
    leave: str
    minutes: float
    window: str | None


@dataclass(frozen=True)
class PatrolRoute:
    """A patrol of a shift: its Duty, its number in the shift, its Stops in order, the way, minutes of travel, and how
    many visits begin outside their window; the name of its ``station``, '' without, to which it ``returns`` or not, and
    its ways over water in words."""

    duty: Duty
    unit: int
    stops: tuple[Stop, ...]
    way: Sequence[QgsPointXY]
    travel: float
    missed: int
    station: str = ""
    returns: bool = False
    over_water: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name that tells it from every other."""
        return " ".join(
            word for word in (self.duty.day, self.duty.shift.name, self.duty.agency, str(self.unit)) if word
        )

    @property
    def visit_minutes(self) -> float:
        """Minutes in the places."""
        return float(sum(stop.minutes for stop in self.stops))

    @property
    def line(self) -> QgsGeometry:
        """The way, of at least two points."""
        return QgsGeometry.fromPolylineXY(self.way if len(self.way) > 1 else [self.stops[0].place.point] * 2)


#: Why a visit is in no route: there is no time for it; it would follow straight after another at the same place; no
#: route reaches the place; the place is not in the layer.
LATE, REPEATED, CUT_OFF, UNKNOWN = "late", "repeated", "cut off", "unknown"


@dataclass(frozen=True)
class LeftOut:
    """A visit of a Duty that is in no route: the id of the place, one of the reasons above, and the place's name, ''
    where it is not known."""

    duty: Duty
    place: str
    why: str
    name: str = ""

    @property
    def called(self) -> str:
        """The place's id and its name."""
        return " ".join(dict.fromkeys(word for word in (self.place, self.name) if word))

    @property
    def words(self) -> str:
        """Why, in words."""
        return {
            LATE: tr("does not fit in the time of the patrols"),
            REPEATED: tr("would follow straight after another visit to this place"),
            CUT_OFF: tr("no route reaches this place"),
            UNKNOWN: tr("not in the layer of places"),
        }[self.why]


def route_table(routes: Sequence[PatrolRoute], crs: QgsCoordinateReferenceSystem) -> Table:
    """A line for each route."""
    lines = [route.line for route in routes]
    rows = [
        (
            *_patrol(route),
            len(route.stops),
            float(route.travel),
            route.visit_minutes,
            line.length() / 1000,
            route.station or None,
            *_allowed(route.duty),
        )
        for route, line in zip(routes, lines)
    ]
    return Table.of(
        ROUTES, _columns(ROUTES, rows), [bytes(one.asWkb()) for one in lines], QgsWkbTypes.Type.LineString, crs
    )


def stop_table(routes: Sequence[PatrolRoute], crs: QgsCoordinateReferenceSystem) -> Table:
    """A point for each stop."""
    stops = [(route, stop) for route in routes for stop in route.stops]
    rows = [
        (
            *_patrol(route),
            stop.order,
            stop.place.id,
            stop.place.name,
            stop.arrive,
            stop.leave,
            float(stop.minutes),
            stop.window,
        )
        for route, stop in stops
    ]
    points = [bytes(QgsGeometry.fromPointXY(stop.place.point).asWkb()) for _, stop in stops]
    return Table.of(ROUTE_STOPS, _columns(ROUTE_STOPS, rows), points, QgsWkbTypes.Type.Point, crs)


def _patrol(route: PatrolRoute) -> tuple:
    return route.name, route.duty.day, route.duty.shift.name, route.duty.agency, route.unit


def _allowed(duty: Duty) -> tuple[int | None, ...]:
    allowed = duty.allowed
    return (None,) * 3 if allowed is None else (allowed.patrols, allowed.crew, round(allowed.minutes))


def _columns(schema: Schema, rows: Sequence[tuple]) -> dict[str, list]:
    return {name: [row[i] for row in rows] for i, name in enumerate(schema.names)}
