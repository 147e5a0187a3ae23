"""Areas that a tool cannot do without."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsWkbTypes

from ...bridge.geometry.polygons import AreaSource, area_source
from ...bridge.ground.errors import InputError


def needed_area_source(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    missing: str,
    geometry_type: QgsWkbTypes.GeometryType = QgsWkbTypes.GeometryType.PolygonGeometry,
) -> AreaSource:
    """The AreaSource given for a parameter, on the main thread. Raises InputError, with the sentence ``missing`` where
    none is given."""
    source = area_source(algorithm, parameters, name, context, geometry_type)
    if source is None:
        raise InputError(missing)
    return source
