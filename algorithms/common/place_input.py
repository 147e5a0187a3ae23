"""The places of a patrol tool: the layer it is given, else the active ones of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from ...bridge.files.register_file import IN_FORCE, Register
from ...bridge.geometry.polygons import Areas, AreaSource
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from .hot_spot_input import HOTSPOT_LAYER, HotspotInput

if TYPE_CHECKING:
    from .base import HotspotAlgorithm

REGISTER = "REGISTER"


class PlaceInput(HotspotInput):
    """The places an algorithm was given, looked at on the main thread; ``read`` as HotspotInput does.

    ``register`` is the Register where one was given, else None.
    """

    def __init__(self, algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        path = algorithm.parameterAsFile(parameters, REGISTER, context)
        self.register = Register(path) if path else None
        if parameters.get(HOTSPOT_LAYER) not in (None, ""):
            super().__init__(algorithm, parameters, context)
        elif self.register is not None:
            self.source = AreaSource(QgsVectorLayer(self.register.source(IN_FORCE), tr("active places"), "ogr"))
        else:
            raise InputError(
                tr(
                    "HOTSPOT_LAYER and REGISTER are both empty; choose a layer of hot spots, or a register with "
                    "active places."
                )
            )

    def read(
        self,
        crs: QgsCoordinateReferenceSystem,
        transform_context: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback,
        needed: bool = True,
        notes: list[str] | None = None,
    ) -> Areas:
        places = super().read(crs, transform_context, feedback, needed=False, notes=notes)
        if needed and not len(places):
            raise InputError(
                tr("There are no places in '{}'{}.").format(
                    self.source.name,
                    tr("; accept candidates in the register first") if self.register is not None else "",
                )
            )
        ids = places.columns[f.HOTSPOT_ID]
        twice = next((one for i, one in enumerate(ids) if one in ids[:i]), None)
        if twice is not None:
            raise InputError(
                tr("'{}' contains the place '{}' more than once; give each place its own ID in the {} field.").format(
                    self.source.name, twice, f.HOTSPOT_ID
                )
            )
        return places
