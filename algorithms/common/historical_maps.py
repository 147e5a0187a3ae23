"""Tools that make maps of what came before, on the places of an area: what they have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.crimes import Crimes, caveats
from ...bridge.counting.place_history import CountByCoordinate, count_by_coordinate, place_histories
from ...bridge.geometry.polygons import point_owner
from ...bridge.geometry.units import outlines_of
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from .area_input import needed_area_source
from .base import HotspotAlgorithm
from .crime_parameters import CrimeInput, log_rows

if TYPE_CHECKING:
    from ...core.forecast.place_history import PlaceHistory


@dataclass
class PeriodMaps:
    """Crimes as they were read, the same by coordinate and period (CountByCoordinate), the area's outlines, and
    notes."""

    crimes: Crimes
    data: CountByCoordinate
    outlines: list[Any]
    epsg: str
    notes: list[str]
    #: Raises Cancelled where the user has pressed Cancel.
    raise_if_cancelled: Callable[[], None]

    def place_histories(self, shape: str, size: float, shifts: int) -> list[PlaceHistory]:
        """The PlaceHistory on each of so many grids of places of a size."""
        return place_histories(self.data, shape, size, self.outlines, shifts, self.epsg, self.raise_if_cancelled)


class HistoricalMapsAlgorithm(HotspotAlgorithm):
    """A subclass declares ``add_past_parameters``, ``add_period_parameter``, ``add_grids_parameter`` and
    ``add_reports`` where each belongs, calls ``prepare_period_maps`` on the main thread, and then
    ``read_period_maps``."""

    #: Why dates are needed, the end of a sentence that begins with their being missing.
    DATES = ""

    # -- declaration --------------------------------------------------------------------------------------------

    # -- the run ------------------------------------------------------------------------------------------------
    def prepare_period_maps(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Look at the layers and read what all of these tools ask for."""
        self.crime_input = CrimeInput(self, parameters, context)
        if not self.crime_input.choice.date_field:
            raise InputError(tr("DATE_FIELD is empty; choose a date field, because {}.").format(tr(self.DATES)))
        missing = tr(
            "STUDY_AREA is empty; choose a study area, because the results are given as percentages of that area."
        )
        self.study_source = needed_area_source(self, parameters, "STUDY_AREA", context, missing)
        self.shape = self.parameterAsEnumString(parameters, "UNIT", context)
        self.period = self.parameterAsEnumString(parameters, "PERIOD", context)
        self.coverage = self.parameterAsDouble(parameters, "COVERAGE", context) / 100
        self.offsets = self.parameterAsInt(parameters, "OFFSETS", context)

    def read_period_maps(self, feedback: QgsProcessingFeedback) -> PeriodMaps:
        """The PeriodMaps. Raises InputError, Cancelled."""
        given = self.crime_input
        counted_places = self.study_source.read(given.crs, given.transform_context, (), feedback)
        feedback.setProgressText(tr("reading crimes…"))
        crimes = given.read(feedback)
        log_rows(crimes, feedback)
        # Crimes of another place say nothing of the time that those of this one cover.
        there = point_owner(counted_places.geometries, crimes.x, crimes.y) >= 0
        if not there.any():
            raise InputError(
                tr(
                    "None of the crimes in '{}' are in the study area; check that both layers cover the same "
                    "part of the country."
                ).format(given.source.name)
            )
        data = count_by_coordinate(crimes, self.period, given.source.name, there)
        notes = caveats(crimes) + data.notes
        if not there.all():
            notes.append(
                tr("{:,} of {:,} crimes are outside the study area.").format(len(there) - int(there.sum()), len(there))
            )
        return PeriodMaps(
            crimes,
            data,
            outlines_of(counted_places.geometries),
            given.crs.authid().split(":")[-1],
            notes,
            lambda: self.raise_if_cancelled(feedback),
        )
