"""What of the user's other layers lies in a hot spot, near it, and how far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import NULL, QgsGeometry, QgsRectangle, QgsSpatialIndex, QgsWkbTypes

from ..ground.errors import InputError
from ..ground.texts import tr
from ..reading.field_names import usual_name
from .polygons import AreaSource

if TYPE_CHECKING:
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransformContext,
        QgsProcessingFeedback,
        QgsVectorLayer,
    )

#: How far from any hot spot a feature is still looked at, in metres.
REACH = 10_000
_KINDS = {
    QgsWkbTypes.GeometryType.PointGeometry: "points",
    QgsWkbTypes.GeometryType.LineGeometry: "lines",
    QgsWkbTypes.GeometryType.PolygonGeometry: "areas",
}


class ContextLayer:
    """One of the user's layers, looked at on the main thread; it is only ever read.

    Raises InputError where it cannot be used.
    """

    def __init__(self, layer: QgsVectorLayer) -> None:
        self.name, self.layer_id = layer.name(), layer.id()
        kind = _KINDS.get(QgsWkbTypes.geometryType(layer.wkbType()))
        if kind is None:
            raise InputError(tr("the layer has no geometry"))
        self.kind: str = kind
        self.source = AreaSource(layer, geometry_type=None, what=self.name)
        shown = usual_name(layer) or layer.displayField()
        self.label = shown if shown and self.source.fields.lookupField(shown) >= 0 else ""

    def relations(
        self,
        spots: Sequence[QgsGeometry],
        radius: float,
        crs: QgsCoordinateReferenceSystem,
        transform_context: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback | None,
    ) -> list[Relation]:
        """One Relation per hot spot geometry, from one read of the layer. Raises InputError, Cancelled."""
        reach = QgsRectangle()
        for spot in spots:
            reach.combineExtentWith(spot.boundingBox())
        reach.grow(REACH)
        shapes = self.source.read(
            crs, transform_context, (self.label,) if self.label else (), feedback, self.kind == "areas", reach, False
        )
        names = shapes.columns.get(self.label) or [None] * len(shapes)
        index = QgsSpatialIndex()
        for i, shape in enumerate(shapes.geometries):
            index.addFeature(i, shape.boundingBox())
        return [self._relation(spot, shapes.geometries, names, index, radius) for spot in spots]

    def _relation(
        self, spot: QgsGeometry, shapes: Sequence[QgsGeometry], names: list, index: QgsSpatialIndex, radius: float
    ) -> Relation:
        engine = QgsGeometry.createGeometryEngine(spot.constGet())
        engine.prepareGeometry()
        box = spot.boundingBox()
        inside = [i for i in index.intersects(box) if engine.intersects(shapes[i].constGet())]
        # A line or area that only touches the edge lies beside the hot spot, not in it.
        length = None
        if self.kind != "points":
            parts = {i: spot.intersection(shapes[i]) for i in inside}
            measure = QgsGeometry.length if self.kind == "lines" else QgsGeometry.area
            inside = [i for i in inside if measure(parts[i]) > 0]
            if self.kind == "lines":
                length = sum(parts[i].length() for i in inside)
        around = QgsRectangle(box)
        around.grow(radius)
        taken = set(inside)
        near = [i for i in index.intersects(around) if i not in taken and spot.distance(shapes[i]) <= radius]
        nearest, distance = (inside[0], 0.0) if inside else _nearest(spot, shapes, index)
        return Relation(
            self.kind,
            len(inside),
            length,
            len(near),
            distance,
            None if nearest is None else _text(names[nearest]),
            [name for name in (_text(names[i]) for i in inside[:20]) if name],
        )


@dataclass(frozen=True)
class Relation:
    """Counts, metres and names of one layer's features in and near one hot spot; ``nearest_m`` None: none in reach."""

    kind: str
    inside: int
    inside_length_m: float | None
    near: int
    nearest_m: float | None
    nearest: str | None
    names: list[str]


def _nearest(
    spot: QgsGeometry, shapes: Sequence[QgsGeometry], index: QgsSpatialIndex
) -> tuple[int, float] | tuple[None, None]:
    """(index, metres) of the nearest shape within reach, (None, None) where there is none."""
    box = spot.boundingBox()
    reach = 250.0
    while reach < 2 * REACH:
        around = QgsRectangle(box)
        around.grow(reach)
        found = [(spot.distance(shapes[i]), i) for i in index.intersects(around)]
        if found and min(found)[0] <= reach:
            distance, i = min(found)
            return i, distance
        reach *= 4
    return None, None


def _text(value: Any) -> str | None:
    return None if value is None or value == NULL else str(value)
