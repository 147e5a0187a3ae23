"""Premises of a layer as arrays: their IDs, names and shapes, to which crimes are joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry, QgsWkbTypes

from ...core.streets.nearest import pieces
from ...core.streets.premises import Premises, id_key, tidied
from ..ground.errors import InputError
from ..ground.texts import tr
from .point_in_rings import Rings
from .polygons import rings_of
from .streets import parts_of

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsProcessingFeedback

    from .polygons import AreaSource


@dataclass(frozen=True)
class Facility:
    """Premises: their ID, their name ('' without one), a point of theirs and all their shapes."""

    id: str
    name: str
    x: float
    y: float
    shapes: tuple[QgsGeometry, ...]


@dataclass(frozen=True)
class Facilities:
    """The premises of a layer, the smallest ID first. ``merged``: features that share the ID of another, and are one
    place with it; ``without_id``: those that have none, and are called by where they are."""

    layer: str
    places: list[Facility]
    merged: int
    without_id: int

    def __len__(self) -> int:
        return len(self.places)

    @property
    def x(self) -> NDArray[np.float64]:
        return np.array([one.x for one in self.places])

    @property
    def y(self) -> NDArray[np.float64]:
        return np.array([one.y for one in self.places])

    def kept(self, mask: NDArray[np.bool_]) -> Facilities:
        """Those where ``mask`` (m,) says so."""
        places = [one for one, keep in zip(self.places, mask.tolist()) if keep]
        return Facilities(self.layer, places, self.merged, self.without_id)

    @property
    def by_id(self) -> dict[str, int]:
        """{ID as it is compared: which of them}."""
        return {id_key(one.id): i for i, one in enumerate(self.places)}

    @property
    def by_name(self) -> dict[str, int]:
        """{name as it is compared: its code}."""
        names = [tidied(one.name) for one in self.places]
        return {name: code for code, name in enumerate(dict.fromkeys(filter(None, names)))}

    def arrays(self) -> Premises:
        """What crimes are joined to."""
        codes, ends, owner = self.by_name, [], []
        for i, one in enumerate(self.places):
            for shape in one.shapes:
                own = _pieces(shape)
                ends.append(own)
                owner.append(np.full(len(own), i))
        names = np.array([codes.get(tidied(one.name), -1) for one in self.places], np.int64)
        return Premises(np.concatenate(ends), np.concatenate(owner), names)

    def holding(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs of a point and of premises whose polygon holds it: indices (p,) and (p,)."""
        order = np.argsort(x, kind="stable")
        west_to_east, points, which = x[order], [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        for i, one in enumerate(self.places):
            for shape in one.shapes:
                if QgsWkbTypes.geometryType(shape.wkbType()) != QgsWkbTypes.GeometryType.PolygonGeometry:
                    continue
                box = shape.boundingBox()
                begin = np.searchsorted(west_to_east, box.xMinimum(), "left")
                end = np.searchsorted(west_to_east, box.xMaximum(), "right")
                strip = order[begin:end]
                strip = strip[(y[strip] >= box.yMinimum()) & (y[strip] <= box.yMaximum())]
                if len(strip):
                    held = strip[Rings(rings_of(shape)).hold(np.column_stack([x[strip], y[strip]]))]
                    points.append(held)
                    which.append(np.full(len(held), i))
        pairs = np.unique(np.column_stack([np.concatenate(points), np.concatenate(which)]), axis=0)
        return pairs[:, 0], pairs[:, 1]


def read_facilities(
    source: AreaSource,
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
    id_field: str = "",
    name_field: str = "",
    feedback: QgsProcessingFeedback | None = None,
) -> Facilities:
    """The Facilities of a layer in CRS *crs*. Raises InputError where it has no shape, Cancelled."""
    polygons = source.geometry_type == QgsWkbTypes.GeometryType.PolygonGeometry
    columns = tuple(filter(None, (id_field, name_field)))
    areas = source.read(crs, transform_context, columns, feedback, mend=polygons)
    ids = _texts(areas.columns[id_field]) if id_field else [""] * len(areas)
    names = _texts(areas.columns[name_field]) if name_field else [""] * len(areas)
    points = [shape.pointOnSurface().asPoint() for shape in areas.geometries]
    # In an order that does not hang on that of the layer.
    by_place = sorted(range(len(areas)), key=lambda i: (points[i].x(), points[i].y(), names[i], ids[i]))
    found: dict[str, list[int]] = {}
    own: dict[str, str] = {}
    without = 0
    for i in by_place:
        key = id_key(ids[i])
        if not key:
            without += bool(id_field)
            key = _by_where(points[i].x(), points[i].y(), found)
            own[key] = key
        found.setdefault(key, []).append(i)
    places = [
        Facility(
            own.get(key, ids[which[0]].strip()),
            next((names[i] for i in which if names[i]), ""),
            points[which[0]].x(),
            points[which[0]].y(),
            tuple(areas.geometries[i] for i in which),
        )
        for key, which in sorted(found.items(), key=lambda one: _in_order(one[0]))
    ]
    if not places:
        raise InputError(tr("'{}' has no usable geometry; choose another layer.").format(areas.name))
    return Facilities(areas.name, places, len(areas) - len(places), without)


def _texts(values: list[object]) -> list[str]:
    """Plain texts; whole numbers are written as such, whatever the layer holds them as."""
    out = []
    for value in values:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        out.append("" if value is None else str(value).strip())
    return out


def _by_where(x: float, y: float, taken: dict[str, list[int]]) -> str:
    """What premises without an ID are called: by where they are, each by a name of its own."""
    base = key = f"premises-{x:.0f}-{y:.0f}"
    number = 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key


def _in_order(key: str) -> tuple[bool, int, str]:
    """Where an ID stands among others: numbers by their size, before texts."""
    number = key.isdigit()
    return not number, int(key) if number else 0, key


def _pieces(shape: QgsGeometry) -> NDArray[np.float64]:
    """Straight pieces (k, 4) of a shape: its lines or outlines, a piece without length for each point."""
    kind = QgsWkbTypes.geometryType(shape.wkbType())
    if kind == QgsWkbTypes.GeometryType.PointGeometry:
        corners = np.array([(corner.x(), corner.y()) for corner in shape.vertices()])
        return np.hstack([corners, corners])
    if kind == QgsWkbTypes.GeometryType.PolygonGeometry:
        return pieces([[ring for rings in rings_of(shape) for ring in rings]])[0]
    return pieces([parts_of(shape)])[0]
