"""How far places are from the features of a layer, which come too near, and how many points of it lie around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry, QgsRectangle, QgsSpatialIndex, QgsWkbTypes

from ..ground.errors import Cancelled
from ..ground.texts import tr
from .polygons import point_owner

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsProcessingFeedback

    from .polygons import AreaSource

#: Lines and edges are looked at every so many metres: what is near them seems up to half of that farther away.
_STEP = 20.0
#: Points count as around a place within so many metres; what is farther than the reach is as good as far away.
AROUND, REACH = 500.0, 5_000.0


def nearby(
    source: AreaSource,
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    feedback: QgsProcessingFeedback,
) -> list[tuple[str, NDArray[np.float64]]]:
    """[(name, values (n,))] for places with middles (n,), (n,): metres to the nearest feature of an AreaSource, 0 in
    a polygon; for points also how many lie within 500 m. Raises InputError, Cancelled."""
    from scipy.spatial import cKDTree

    box = QgsRectangle(x.min(), y.min(), x.max(), y.max()).buffered(REACH)
    shapes = source.read(crs, transform_context, (), feedback, False, box, False)
    points = []
    are_points = source.geometry_type == QgsWkbTypes.GeometryType.PointGeometry
    for shape in shapes.geometries:
        if feedback.isCanceled():
            raise Cancelled()
        dense = shape if are_points else shape.densifyByDistance(_STEP)
        points += [(vertex.x(), vertex.y()) for vertex in dense.vertices()]
    if not points:
        return []
    tree, middles = cKDTree(np.array(points)), np.stack([x, y], 1)
    away, _ = tree.query(middles, distance_upper_bound=REACH)
    if source.geometry_type == QgsWkbTypes.GeometryType.PolygonGeometry:
        away[point_owner(shapes.geometries, x, y) >= 0] = 0.0
    out = [(tr("distance to {} (m)").format(source.name), np.minimum(away, REACH))]
    if source.geometry_type == QgsWkbTypes.GeometryType.PointGeometry:
        out.append(
            (
                tr("{} within {:g} m").format(source.name, AROUND),
                tree.query_ball_point(middles, AROUND, return_length=True).astype(float),
            )
        )
    return out


def come_near(
    shapes: Sequence[QgsGeometry],
    features: Sequence[QgsGeometry],
    distance: float,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> NDArray[np.bool_]:
    """Which shapes (k,) touch one of the features or are closer to it than so many metres: bool (k,).
    ``raise_if_cancelled()`` is called for each and may raise to stop."""
    index = QgsSpatialIndex()
    for i, feature in enumerate(features):
        index.addFeature(i, feature.boundingBox())
    out = np.zeros(len(shapes), bool)
    for k, shape in enumerate(shapes):
        raise_if_cancelled()
        for i in index.intersects(shape.boundingBox().buffered(distance)):
            away = shape.distance(features[i])
            if away == 0 or away < distance:
                out[k] = True
                break
    return out
