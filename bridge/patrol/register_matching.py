"""Places of the register against a new set of hot spots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsSpatialIndex

from ...contract.patrol import ACTIVE, CANDIDATE, REJECTED, RETIRED
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


def known_places(
    rows: Sequence[dict[str, Any]], shapes: Sequence[QgsGeometry], to_register: QgsCoordinateTransform
) -> list[dict[str, Any] | None]:
    """The row of the register that each of the shapes (k,) is, whatever its status; none where they cannot be compared.

    A part of an active place is that place, since somebody goes there already. Others can become active, so that they
    must be the same also by the larger of the two shapes."""
    out: list[dict[str, Any] | None] = [None] * len(shapes)
    for status in (ACTIVE, CANDIDATE, RETIRED, REJECTED):
        some = [row for row in rows if row[f.STATUS] == status]
        try:
            found = matched_shapes(some, shapes, to_register)
        except QgsCsException:
            return out
        for j, outcome in enumerate(found.new_outcome):
            i = int(found.new_with[j])
            if out[j] is None and outcome != ADDED and (status == ACTIVE or _same(some[i], shapes[j], to_register)):
                out[j] = some[i]
    return out


def _same(row: dict[str, Any], shape: QgsGeometry, to_register: QgsCoordinateTransform) -> bool:
    """Whether a place and a shape share enough of the larger one."""
    mine, theirs = shape_of(row), QgsGeometry(shape)
    theirs.transform(to_register)
    return mine.intersection(theirs).area() >= _OVERLAP * max(mine.area(), theirs.area())


def shape_of(row: dict[str, Any]) -> QgsGeometry:
    """The geometry of a place as it was read."""
    if isinstance(row["geom"], QgsGeometry):
        return QgsGeometry(row["geom"])
    shape = QgsGeometry()
    if row["geom"] is not None:
        shape.fromWkb(row["geom"])
    return shape
