"""Places of the register against a new set of hot spots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsSpatialIndex

from ...core.hotspots.matching import ADDED, Matching, match_places
from ..geometry.polygons import Areas
from ..ground import fields as f
from .register_candidates import Candidates

#: What the tool Register takes for the same place, unless it is told otherwise.
_OVERLAP = 0.5


def matched(active: Sequence[dict[str, Any]], candidates: Candidates, overlap: float) -> Matching:
    """Which rows of the register are which candidates: by the ids that these keep, else where both share at least
    ``overlap`` of the smaller one."""
    if candidates.ids is not None and any(row[f.PLACE_ID] in candidates.ids for row in active):
        # Ids that are kept say which place is which.
        old, new, shared = [], [], []
        areas = [1.0] * len(active), [1.0] * len(candidates)
        for i, row in enumerate(active):
            if row[f.PLACE_ID] in candidates.ids:
                old.append(i)
                new.append(candidates.ids.index(row[f.PLACE_ID]))
                shared.append(1.0)
        return match_places(*areas, old, new, shared, 1.0)
    shapes = [shape_of(row) for row in active]
    index = QgsSpatialIndex()
    for j, shape in enumerate(candidates.shapes):
        index.addFeature(j, shape.boundingBox())
    old, new, shared = [], [], []
    for i, shape in enumerate(shapes):
        for j in sorted(index.intersects(shape.boundingBox())):
            common = shape.intersection(candidates.shapes[j]).area()
            if common > 0:
                old.append(i)
                new.append(j)
                shared.append(common)
    return match_places(
        [shape.area() for shape in shapes], [shape.area() for shape in candidates.shapes], old, new, shared, overlap
    )


def matched_shapes(
    active: Sequence[dict[str, Any]], shapes: Sequence[QgsGeometry], to_register: QgsCoordinateTransform
) -> Matching:
    """The same of the shapes of hot spots, moved to the register's coordinate system. Raises QgsCsException where that
    cannot be."""
    moved = [QgsGeometry(shape) for shape in shapes]
    for shape in moved:
        shape.transform(to_register)
    return matched(active, Candidates(Areas("", moved, {}, 0, 0)), _OVERLAP)


def known_shapes(
    active: Sequence[dict[str, Any]], shapes: Sequence[QgsGeometry], to_register: QgsCoordinateTransform
) -> list[bool]:
    """Which of the shapes (k,) are places of the register, or parts of one; none where they cannot be compared."""
    try:
        found = matched_shapes(active, shapes, to_register)
    except QgsCsException:
        return [False] * len(shapes)
    return [outcome != ADDED for outcome in found.new_outcome]


def shape_of(row: dict[str, Any]) -> QgsGeometry:
    """The geometry of a place as it was read."""
    if isinstance(row["geom"], QgsGeometry):
        return QgsGeometry(row["geom"])
    shape = QgsGeometry()
    if row["geom"] is not None:
        shape.fromWkb(row["geom"])
    return shape
