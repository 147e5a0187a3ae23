"""The system in which a patrol tool measures."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsProcessingContext

from ...bridge.reading.crs import working_crs
from ..common.place_input import PlaceInput


def map_crs(
    places: PlaceInput, context: QgsProcessingContext
) -> tuple[QgsCoordinateReferenceSystem, QgsCoordinateTransformContext]:
    """(the system of the map in which the places are measured in metres, how the project gets there)."""
    project, source = context.project(), places.source
    crs = working_crs(
        source.crs,
        source.extent,
        project.crs() if project is not None else source.crs,
        context.transformContext(),
        source.name,
    )
    return crs, context.transformContext()
