"""Parameters that several algorithms share, declared and read in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...bridge.counting.count_by_period import CountByPlaceAndPeriod, count_by_place_and_period
from ...bridge.counting.count_by_place import CountByPlace, count_by_place
from ...bridge.counting.crimes import CrimeChoice, CrimeQuery, Crimes, check_choice, read_crimes
from ...bridge.geometry.made_area import area_from, made_note, polygons_of
from ...bridge.geometry.polygons import Areas, AreaSource, area_source, point_owner
from ...bridge.geometry.premises import PremisesLayer
from ...bridge.geometry.units import Units, residents
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.provenance import rows_in_words
from ...bridge.ground.texts import mark, tr
from ...bridge.reading.columns import amount
from ...bridge.reading.crs import working_crs
from ...bridge.reading.flags import flag_terms
from ...bridge.reading.points import source_from_parameter
from ...bridge.reading.weights import WeightTable, read_weights
from ...contract.parts.crimes import AUTO, UNCHANGED, WEIGHT_TRANSFORMS, ZONES
from ...core.counting.made_area import Squares
from ...core.counting.periods import months_in_words

if TYPE_CHECKING:
    from ...bridge.counting.row_account import RowAccount
    from ...core.counting.shares import Window
    from .base import HotspotAlgorithm

INPUT = "INPUT"
OFFENCE_FIELD = "OFFENCE_FIELD"
OFFENCES = "OFFENCES"
FLAGS = "FLAGS"
DATE_FIELD = "DATE_FIELD"
START = "START"
END = "END"
FILTER = "FILTER"
TIME_ZONE = "TIME_ZONE"
WEIGHT_FIELD = "WEIGHT_FIELD"
WEIGHTS = "WEIGHTS"
WEIGHT_TRANSFORM = "WEIGHT_TRANSFORM"
LOCATION_FIELD = "LOCATION_FIELD"
REFERENCE_FIELD = "REFERENCE_FIELD"
EXCLUDE = "EXCLUDE"
EXCLUDE_LAYER = "EXCLUDE_LAYER"
EXCLUDE_DISTANCE = "EXCLUDE_DISTANCE"
HALF_LIFE = "HALF_LIFE"
FROM_FIELD = "FROM_FIELD"
TO_FIELD = "TO_FIELD"
#: Days of the shortest half-life.
_SHORTEST = 7.0


def zone_of(algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """The choice for TIME_ZONE. Raises InputError for any other value."""
    if algorithm.parameterDefinition(TIME_ZONE) is None:
        return AUTO
    chosen = algorithm.parameterAsEnumString(parameters, TIME_ZONE, context)
    if chosen not in ZONES:
        raise InputError(
            tr("TIME_ZONE: '{}' is not one of the options; choose from {}.").format(
                parameters.get(TIME_ZONE), ", ".join(ZONES)
            )
        )
    return chosen


class PopulationInput:
    """The population layer an algorithm was given, looked at on the main thread; ``given`` is False without one."""

    def __init__(self, algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self.source = area_source(algorithm, parameters, "POPULATION_LAYER", context)
        self.field = algorithm.parameterAsString(parameters, "POPULATION_FIELD", context)
        self.given = self.source is not None
        if self.given and not self.field:
            raise InputError(
                tr("POPULATION_FIELD is empty; choose the field in POPULATION_LAYER with the number of residents.")
            )
        if self.source is not None:
            self.source.require_field(self.field)

    def rate(
        self,
        units: Units,
        counts: NDArray[np.int64],
        account: RowAccount,
        crs: QgsCoordinateReferenceSystem,
        transform_context: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[NDArray[np.float64], str]:
        """Crimes per 1,000 residents and year (n,), NaN under one resident, and a sentence on how; the RowAccount of
        the
        crimes says how long they were supplied, and the sentence of the months that were not.

        Raises InputError where the length of the period is not known.
        """
        window = account.window
        if window is None:
            raise InputError(
                tr(
                    "DATE_FIELD is empty; choose a date field, because a rate per year depends on the length of the "
                    "period."
                )
            )
        if self.source is None:
            raise ValueError("there is no layer of population")
        areas = self.source.read(crs, transform_context, (self.field,), feedback)
        people = np.array([amount(value, self.field, areas.name) for value in areas.columns[self.field]])

        def raise_if_cancelled() -> None:
            if feedback.isCanceled():
                raise Cancelled()

        estimate = residents(units, areas, people, raise_if_cancelled)
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = np.where(estimate >= 1, 1000 * counts / estimate / window.years, np.nan)
        how = tr("Numbers of residents are estimated from '{}', in proportion to area.").format(areas.name)
        if window.missing and len(account.unsupplied):
            how += " " + tr("The rate is per year of data supplied and does not include {}.").format(
                months_in_words(account.unsupplied)
            )
        return rate, how


class CrimeInput:
    """The crimes an algorithm was given, looked at on the main thread: source, choice and working CRS.

    Raises InputError for what cannot be used.
    """

    def __init__(self, algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        def text(name: str) -> str:
            if algorithm.parameterDefinition(name) is None:
                return ""
            return (algorithm.parameterAsString(parameters, name, context) or "").strip()

        def day(name: str) -> np.datetime64 | None:
            return None if algorithm.parameterDefinition(name) is None else algorithm.day(parameters, name, context)

        # As text: asked for as an expression, one that cannot be read would silently become none at all.
        self.source = source_from_parameter(
            algorithm, parameters, INPUT, context, text(FILTER), zone_of(algorithm, parameters, context)
        )
        self.choice = replace(
            self.choose(text, day, _weight_table(algorithm, parameters, context)),
            half_life=_half_life(algorithm, parameters, context),
            weight_transform=_weight_transform(algorithm, parameters, context),
            flags=flag_terms(text(FLAGS), self.source.fields.names(), self.source.name, text(OFFENCE_FIELD)),
        )
        check_choice(self.source, self.choice)
        self.premises = _premises(algorithm, parameters, context)
        project = context.project()
        self.transform_context = context.transformContext()
        self.crs = working_crs(
            self.source.crs,
            self.source.extent,
            project.crs() if project is not None else self.source.crs,
            self.transform_context,
            self.source.name,
        )

    def choose(
        self, text: Callable[[str], str], day: Callable[[str], np.datetime64 | None], weight_table: WeightTable | None
    ) -> CrimeChoice:
        """The CrimeChoice by the parameters, each of which ``text(name)`` says, or ``day(name)``."""
        return CrimeChoice(
            text(OFFENCE_FIELD),
            _names(text(OFFENCES)),
            text(DATE_FIELD),
            day(START),
            day(END),
            text(WEIGHT_FIELD),
            text(LOCATION_FIELD),
            text(FROM_FIELD),
            text(TO_FIELD),
            text(REFERENCE_FIELD),
            _names(text(EXCLUDE)),
            weight_table,
        )

    @property
    def query(self) -> CrimeQuery:
        """The CrimeQuery for the crimes chosen."""
        return CrimeQuery(self.source, self.choice, self.crs, self.transform_context, self.premises)

    def read(self, feedback: QgsProcessingFeedback, squares: Squares | None = None) -> Crimes:
        """The Crimes chosen; all records are counted in ``squares``, where any are given. Raises InputError where none
        is left, Cancelled."""
        return read_crimes(self.query, feedback, squares=squares)

    def read_in_made_area(self, feedback: QgsProcessingFeedback) -> tuple[Crimes, Areas, str]:
        """(Crimes chosen in the area that is made from all records of the layer, its Areas, a note on it).

        Raises InputError where no area can be made or none of them lies in it, Cancelled.
        """
        squares = Squares()
        crimes = self.read(feedback, squares)
        area = area_from(squares, self.source.name)
        crimes.keep(area.hold(crimes.x, crimes.y), mark("outside the study area"))
        if not len(crimes):
            raise InputError(none_inside(self.source.name))
        areas = polygons_of(area)
        return crimes, areas, made_note(area, areas)

    def count_by_place(self, places: Any, reason: str, feedback: QgsProcessingFeedback) -> CountByPlace:
        """The CountByPlace of the crimes chosen in ``places``; those outside are left out for that reason.

        Raises InputError where none is left, Cancelled.
        """
        return count_by_place(self.query, places, reason, feedback)

    def count_by_place_and_period(
        self, places: Any, reason: str, period: str, feedback: QgsProcessingFeedback
    ) -> CountByPlaceAndPeriod:
        """The CountByPlaceAndPeriod of the crimes chosen; those outside the places, and in periods that are not whole,
        are left out.

        Raises InputError where none is left, Cancelled.
        """
        return count_by_place_and_period(self.query, places, reason, period, feedback)


def window_of(dated: Crimes | CountByPlace) -> Window:
    """The time that crimes cover, for tools that ask for the date of each."""
    if dated.window is None:
        raise ValueError("crimes without dates cover no time")
    return dated.window


def numbers_of(text: str, name: str, low: float, high: float) -> list[float]:
    """The numbers of a text with semicolons between, each once. Raises InputError where it is no such list."""
    try:
        values = [float(one) for one in (text or "").replace(",", ".").split(";") if one.strip()]
    except ValueError:
        values = []
    if not values or not all(low <= one <= high for one in values):
        raise InputError(
            tr("{}: '{}' is not a valid list; enter numbers from {:g} to {:g}, separated by semicolons.").format(
                name, text, low, high
            )
        )
    return list(dict.fromkeys(values))


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(";") if name.strip())


def input_layer(
    algorithm: HotspotAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> QgsVectorLayer:
    """The vector layer given for a parameter, with shapes or without. Raises InputError where it cannot be opened."""
    value = parameters.get(name)
    value = value.source if isinstance(value, QgsProcessingFeatureSourceDefinition) else value
    layer = algorithm.parameterAsVectorLayer(dict(parameters, **{name: value}), name, context)
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        raise InputError(tr("The layer chosen for {} cannot be opened; check that its file still exists.").format(name))
    return layer


def _weight_table(
    algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> WeightTable | None:
    if algorithm.parameterDefinition(WEIGHTS) is None or parameters.get(WEIGHTS) in (None, ""):
        return None
    return read_weights(input_layer(algorithm, parameters, WEIGHTS, context))


def _weight_transform(algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """The choice for WEIGHT_TRANSFORM. Raises InputError for any other value."""
    if algorithm.parameterDefinition(WEIGHT_TRANSFORM) is None or parameters.get(WEIGHT_TRANSFORM) in (None, ""):
        return UNCHANGED
    chosen = algorithm.parameterAsEnumString(parameters, WEIGHT_TRANSFORM, context)
    if chosen not in WEIGHT_TRANSFORMS:
        raise InputError(
            tr("WEIGHT_TRANSFORM: '{}' is not one of the options; choose from {}.").format(
                parameters.get(WEIGHT_TRANSFORM), ", ".join(WEIGHT_TRANSFORMS)
            )
        )
    return chosen


def _half_life(algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> float:
    if algorithm.parameterDefinition(HALF_LIFE) is None:
        return 0.0
    days = algorithm.parameterAsDouble(parameters, HALF_LIFE, context)
    if days and not days >= _SHORTEST:
        raise InputError(
            tr(
                "HALF_LIFE: {:g} days is too short to give a useful ranking; enter {:g} days or more, or 0 to "
                "count all crimes equally."
            ).format(days, _SHORTEST)
        )
    return days


def _premises(
    algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> PremisesLayer | None:
    if algorithm.parameterDefinition(EXCLUDE_LAYER) is None:
        return None
    source = area_source(algorithm, parameters, EXCLUDE_LAYER, context, None)
    distance = algorithm.parameterAsDouble(parameters, EXCLUDE_DISTANCE, context)
    if source is not None and distance <= 0 and source.geometry_type != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise InputError(
            tr("EXCLUDE_DISTANCE must be above 0 m, because '{}' does not contain polygons.").format(source.name)
        )
    return PremisesLayer(source, distance) if source is not None else None


def keep_inside(
    crimes: Crimes,
    study_source: AreaSource,
    given: CrimeInput,
    columns: tuple[str, ...],
    feedback: QgsProcessingFeedback,
) -> Areas:
    """Leave out the Crimes outside the study area, in place; its areas, with ``columns``.

    Raises InputError where none is left.
    """
    areas = study_source.read(given.crs, given.transform_context, columns, feedback)
    crimes.keep(point_owner(areas.geometries, crimes.x, crimes.y) >= 0, mark("outside the study area"))
    if not len(crimes):
        raise InputError(none_inside(given.source.name))
    return areas


def none_inside(name: str) -> str:
    """What is said where a study area holds no crime of the layer called so."""
    return tr(
        "None of the crimes in '{}' are in the study area; check that both layers cover the same part of the country."
    ).format(name)


def log_rows(crimes: Crimes | CountByPlace, feedback: QgsProcessingFeedback) -> None:
    """The account of every row into the log."""
    for line in rows_in_words(crimes.rows()):
        feedback.pushInfo(line)
