"""The study area of a detection tool: its areas, their names, and the crimes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsGeometry, QgsProcessingContext, QgsProcessingFeedback

from ....bridge.geometry.area_checks import told_apart
from ....bridge.geometry.polygons import area_source, home_area
from ....bridge.ground.errors import InputError
from ....bridge.ground.texts import tr
from ...common.base import Part
from ...common.crime_parameters import CrimeInput, keep_inside

if TYPE_CHECKING:
    from collections.abc import Callable

    from ....bridge.counting.crimes import Crimes
    from ....bridge.geometry.polygons import Areas
    from ...common.base import HotspotAlgorithm


class StudyArea:
    """STUDY_AREA and NAME_FIELD as an algorithm was given them, looked at on the main thread.

    Raises InputError for names of areas that are not there.
    """

    def __init__(self, algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self.source = area_source(algorithm, parameters, "STUDY_AREA", context)
        self.name_field = algorithm.parameterAsString(parameters, "NAME_FIELD", context)
        if self.name_field:
            if self.source is None:
                raise InputError(
                    tr("NAME_FIELD is set but STUDY_AREA is empty; choose the layer that contains the names.")
                )
            self.source.require_field(self.name_field)

    @property
    def given(self) -> bool:
        """Whether there is one; else it is made from the crimes where a tool needs one."""
        return self.source is not None

    @property
    def columns(self) -> tuple[str, ...]:
        """The fields that are read of it."""
        return (self.name_field,) if self.name_field else ()

    def crimes(
        self, crime_input: CrimeInput, feedback: QgsProcessingFeedback, until: float
    ) -> tuple[Crimes, Areas, list[str]]:
        """(the crimes in the area, its Areas, notes on it), read up to ``until`` percent of the progress. Without an
        area it is made from the crimes. Raises InputError where no crime lies in it, Cancelled."""
        if self.source is None:
            crimes, areas, note = crime_input.read_in_made_area(Part(feedback, 0, until))
            return crimes, areas, [note]
        crimes = crime_input.read(Part(feedback, 0, until))
        return crimes, keep_inside(crimes, self.source, crime_input, self.columns, feedback), []

    def names_of(
        self,
        areas: Areas | None,
        shapes: list[QgsGeometry],
        crime_input: CrimeInput,
        raise_if_cancelled: Callable[[], None] = lambda: None,
    ) -> list[str | None]:
        """The name of the one of its ``areas`` that holds most of each shape, None without names; areas of one name are
        told apart."""
        if self.source is None or not self.name_field or areas is None:
            return [None] * len(shapes)
        names = [None if name is None else str(name) for name in areas.columns[self.name_field]]
        known, _ = told_apart(names, self.source, self.name_field, crime_input.transform_context)
        return [(known + [None])[i] for i in home_area(shapes, areas.geometries, raise_if_cancelled).tolist()]
