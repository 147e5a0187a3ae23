"""Coordinate systems: everything is measured in metres on a projected system."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsMapLayer,
    QgsRectangle,
    QgsUnitTypes,
)

from ...core.counting.wkb import line_coordinates, line_wkb
from ..ground.errors import InputError
from ..ground.texts import tr

BRITISH_GRID = "EPSG:27700"
IRISH_GRID = "EPSG:29902"
IRISH_TM = "EPSG:2157"
#: No coordinate, in metres or degrees, lies further from its origin: twice round the Earth.
EARTH = 1e8

#: Points that are transformed at once: a line of all of them would take as much room again several times.
_BLOCK = 1 << 18
#: A place in the middle of each national grid, in its metres.
_MIDDLES = {BRITISH_GRID: (400_000, 400_000), IRISH_GRID: (300_000, 350_000), IRISH_TM: (600_000, 750_000)}
_METRES_OF_A_DEGREE = 111_320
#: Metres from which on it is said that a system has lost its datum.
_FAR_OFF = 5

# Web Mercator calls its units metres; in Britain each is about 0.6 of one.
_NOT_TRUE_METRES = {"EPSG:3857", "EPSG:900913", "EPSG:3785", "ESRI:102100", "ESRI:102113"}

# Longitudes and latitudes: west, south, east, north.
_NORTHERN_IRELAND = (-8.2, 54.0, -5.4, 55.32)
_IRELAND = (-10.8, 51.3, -5.9, 55.5)
_GREAT_BRITAIN = (-8.8, 49.7, 2.0, 61.0)


def extent_of(layer: QgsMapLayer) -> QgsRectangle:
    """The QgsRectangle of a layer, empty where a coordinate of it is none: QGIS can then not tell it."""
    try:
        return layer.extent()
    except Exception:  # noqa: B902 - what QGIS 3.22 lets through from its own code has no name
        return QgsRectangle()


def require_crs(crs: QgsCoordinateReferenceSystem, name: str) -> None:
    """Raise InputError where a layer has no CRS, or a GeoPackage's undefined one, which QGIS takes for valid."""
    if not crs.isValid() or not crs.authid() and crs.description().lower().startswith("undefined"):
        raise InputError(
            tr(
                "The layer '{}' has no coordinate system; set it in the layer's properties (Source → Assigned CRS)."
            ).format(name)
        )


def is_metric(crs: QgsCoordinateReferenceSystem) -> bool:
    """Whether lengths in this CRS are true metres, near enough."""
    return (
        crs.isValid()
        and not crs.isGeographic()
        and crs.mapUnits() == QgsUnitTypes.DistanceUnit.DistanceMeters
        and crs.authid() not in _NOT_TRUE_METRES
    )


def national_crs(longitude: float, latitude: float) -> QgsCoordinateReferenceSystem | None:
    """The national grid for a place in degrees, or the UTM zone outside Britain and Ireland."""

    def within(box: tuple[float, float, float, float]) -> bool:
        return box[0] <= longitude <= box[2] and box[1] <= latitude <= box[3]

    if within(_NORTHERN_IRELAND):
        return QgsCoordinateReferenceSystem(IRISH_GRID)
    if within(_IRELAND):
        return QgsCoordinateReferenceSystem(IRISH_TM)
    if within(_GREAT_BRITAIN):
        return QgsCoordinateReferenceSystem(BRITISH_GRID)
    return None


def lost_datum(crs: QgsCoordinateReferenceSystem, name: str) -> str:
    """A sentence where a layer's system is a national grid without its code and datum, as from a MapInfo file: turned
    into another system, its points lie beside where they are. '' for any other."""
    if crs.authid() and not crs.authid().startswith("USER:"):
        return ""
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    for code, (x, y) in _MIDDLES.items():
        grid = QgsCoordinateReferenceSystem(code)
        if _layout(grid) != _layout(crs):
            continue
        places = [transform_points([x], [y], one, degrees, QgsCoordinateTransformContext()) for one in (grid, crs)]
        (a, b), (c, d) = ((float(place[0][0]), float(place[1][0])) for place in places)
        metres = np.hypot((a - c) * np.cos(np.radians(b)), b - d) * _METRES_OF_A_DEGREE
        if metres > _FAR_OFF:
            return tr(
                "The coordinate system for '{}' has no code and no datum, so the points are about {:.0f} m out "
                "compared with other layers. The correct system is probably {}; set it in the layer's properties "
                "(Source → Assigned CRS)."
            ).format(name, metres, grid.userFriendlyIdentifier())
    return ""


def _layout(crs: QgsCoordinateReferenceSystem) -> tuple[Any, ...]:
    """What tells one national grid from another: projection, origin and false origin."""
    values = dict(part.lstrip("+").split("=", 1) for part in crs.toProj().split() if "=" in part)
    return values.get("proj"), *(float(values.get(name, 0)) for name in ("lat_0", "lon_0", "x_0", "y_0"))


def working_crs(
    crs: QgsCoordinateReferenceSystem,
    extent: QgsRectangle,
    project_crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
    what: str,
) -> QgsCoordinateReferenceSystem:
    """The metric CRS to compute in: the layer's own, a national grid, the project's, or the UTM zone.

    Raises InputError where *what* (the layer's name) has no CRS.
    """
    require_crs(crs, what)
    if is_metric(crs):
        return crs
    if extent.isNull() or not extent.isFinite():
        return QgsCoordinateReferenceSystem(BRITISH_GRID)
    try:
        degrees = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), transform_context)
        middle = degrees.transformBoundingBox(extent).center()
    except QgsCsException:
        raise InputError(
            tr(
                "The coordinates in '{}' do not fit the coordinate system {}; check which system the data were "
                "created in."
            ).format(what, crs.authid())
        )
    found = national_crs(middle.x(), middle.y())
    if found is None and is_metric(project_crs):
        found = project_crs
    if found is None:
        zone = min(max(int((middle.x() + 180) // 6) + 1, 1), 60)
        found = QgsCoordinateReferenceSystem(f"EPSG:{(32600 if middle.y() >= 0 else 32700) + zone}")
    return found


def transform_points(
    x: ArrayLike,
    y: ArrayLike,
    source: QgsCoordinateReferenceSystem,
    target: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Coordinates (n,), (n,) in another CRS; NaN where a point cannot be transformed, or lies nowhere on Earth."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    if not len(x):
        return x, y
    if source == target:
        there = (np.abs(x) <= EARTH) & (np.abs(y) <= EARTH)
        return (x, y) if there.all() else (np.where(there, x, np.nan), np.where(there, y, np.nan))
    out_x, out_y = np.full(len(x), np.nan), np.full(len(x), np.nan)
    transform = QgsCoordinateTransform(source, target, transform_context)
    for i in range(0, len(x), _BLOCK):
        finite = np.isfinite(x[i : i + _BLOCK]) & np.isfinite(y[i : i + _BLOCK])
        _transform_block(x, y, i + np.flatnonzero(finite), transform, out_x, out_y)
    return out_x, out_y


def _transform_block(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    where: NDArray[np.int64],
    transform: QgsCoordinateTransform,
    out_x: NDArray[np.float64],
    out_y: NDArray[np.float64],
) -> None:
    # One line through all points is the quick way into the transformer; a line that fails is halved until the
    # points that fail stand alone.
    if not len(where):
        return
    doubled = where if len(where) > 1 else np.repeat(where, 2)
    line = QgsGeometry()
    line.fromWkb(line_wkb(x[doubled], y[doubled]))
    try:
        line.transform(transform)
        new_x, new_y = line_coordinates(bytes(line.asWkb()))
    except QgsCsException:
        new_x = None
    if new_x is not None and (np.abs(new_x) <= EARTH).all() and (np.abs(new_y) <= EARTH).all():
        out_x[where], out_y[where] = new_x[: len(where)], new_y[: len(where)]
    elif len(where) > 1:
        half = len(where) // 2
        _transform_block(x, y, where[:half], transform, out_x, out_y)
        _transform_block(x, y, where[half:], transform, out_x, out_y)
