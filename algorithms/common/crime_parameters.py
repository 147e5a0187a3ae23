"""Parameters that several algorithms share, declared and read in one place."""

from dataclasses import replace

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...bridge.counting.count_by_period import count_by_place_and_period
from ...bridge.counting.count_by_place import count_by_place
from ...bridge.counting.crimes import CrimeChoice, CrimeQuery, check_choice, read_crimes
from ...bridge.geometry.made_area import area_from, made_note, polygons_of
from ...bridge.geometry.polygons import area_source, point_owner
from ...bridge.geometry.premises import PremisesLayer
from ...bridge.geometry.units import residents
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.provenance import said
from ...bridge.ground.texts import mark, tr
from ...bridge.moments.dates import parse_day
from ...bridge.moments.time_zones import AUTO, ZONES
from ...bridge.reading.columns import amount
from ...bridge.reading.crs import working_crs
from ...bridge.reading.flags import flag_terms
from ...bridge.reading.points import source_from_parameter
from ...bridge.reading.weights import read_weights
from ...core.counting.made_area import Squares
from ...core.counting.periods import months_in_words

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


#: What is said of START and END where a tool takes them as they are given.
_DAYS = (
    mark("First day to count, itself included. Leave blank to count from the first day of the data."),
    mark(
        "Last day to count, itself included; a day after the last record in the layer is taken as the day of that "
        "record. Leave blank to count to the end of the data."
    ),
)


def add_crime_parameters(algorithm, weight=True, choose=True, days=_DAYS):
    """INPUT, its fields, and which of its crimes: offence, period, filter, premises, weight. ``choose=False``: all of
    them, so that nothing but the fields and the filter is asked for. ``days``: the helps of START and END, where the
    tool takes them in its own way."""
    tr = algorithm.tr
    algorithm.add(
        QgsProcessingParameterFeatureSource(INPUT, tr("Crimes"), [QgsProcessing.SourceType.TypeVectorPoint]),
        "The point layer of crimes, one point a crime.",
    )
    algorithm.add(
        QgsProcessingParameterField(OFFENCE_FIELD, tr("Offence field"), parentLayerParameterName=INPUT, optional=True),
        tr("The field that names the offence; needed only to choose among offences.")
        if choose
        else tr("The field that names the offence."),
    )
    if choose:
        algorithm.add(
            QgsProcessingParameterString(OFFENCES, tr("Offences"), optional=True),
            "Offences to count, separated by semicolons: Burglary; Robbery. Empty: all.",
        )
    algorithm.add(
        QgsProcessingParameterField(DATE_FIELD, tr("Date field"), parentLayerParameterName=INPUT, optional=True),
        "The field that holds the date: a date, or text such as 2025-01-31 or 31/01/2025. A time with a time zone "
        "counts on its day in the United Kingdom.",
    )
    if choose:
        algorithm.add(QgsProcessingParameterString(START, tr("First day (yyyy-mm-dd)"), optional=True), days[0])
        algorithm.add(QgsProcessingParameterString(END, tr("Last day (yyyy-mm-dd)"), optional=True), days[1])
    algorithm.add(
        QgsProcessingParameterExpression(FILTER, tr("Filter"), parentLayerParameterName=INPUT, optional=True),
        "A QGIS expression that a crime must satisfy, for what offence and date do not say.",
        advanced=True,
    )
    if choose:
        algorithm.add(
            QgsProcessingParameterString(FLAGS, tr("Flags and Home Office codes"), optional=True),
            "Conditions that a crime must satisfy, separated by semicolons: public_place; not domestic; ho_class 8N, "
            "5D; or a preset such as Serious violence in public, not domestic. Leave blank to count crimes with any "
            "flags.",
            advanced=True,
        )
    add_zone_parameter(algorithm)
    _add_premises_parameters(algorithm, choose)
    if weight:
        algorithm.add(
            QgsProcessingParameterField(
                WEIGHT_FIELD, tr("Weight field"), None, INPUT, QgsProcessingParameterField.DataType.Numeric, False, True
            ),
            "A numeric field, 0 or more, such as harm: its sum then counts instead of the number of crimes.",
            advanced=True,
        )
        algorithm.add(
            QgsProcessingParameterFeatureSource(
                WEIGHTS, tr("Table of harm weights"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            "Instead of a field: a table (CSV, spreadsheet, any layer) with the columns offence and weight. Harm, the "
            "sum of the weights, then counts instead of the number of crimes.",
            advanced=True,
        )


def add_zone_parameter(algorithm):
    """TIME_ZONE: how times are read that are marked as UTC, or have no time zone."""
    algorithm.add(
        QgsProcessingParameterEnum(
            TIME_ZONE, algorithm.tr("Times without an offset"), list(ZONES), defaultValue=AUTO, usesStaticStrings=True
        ),
        "How times marked as UTC (Z), and times without a time zone, are read. auto: times without a zone as written; "
        "Z as UTC, but as written in a GeoPackage, where QGIS marks local times too, unless the times on the full hour "
        "in winter and summer say otherwise; written: both as written; utc: both as UTC. Times with any other offset "
        "always become UK time.",
        advanced=True,
    )


def zone_of(algorithm, parameters, context):
    """The choice for TIME_ZONE. Raises InputError for any other value."""
    if algorithm.parameterDefinition(TIME_ZONE) is None:
        return AUTO
    chosen = algorithm.parameterAsEnumString(parameters, TIME_ZONE, context)
    if chosen not in ZONES:
        raise InputError(
            tr("TIME_ZONE: '{}' is not valid; choose {}.").format(parameters.get(TIME_ZONE), ", ".join(ZONES))
        )
    return chosen


def _add_premises_parameters(algorithm, choose):
    """What counts once, and what does not count because of where it was recorded."""
    tr = algorithm.tr
    algorithm.add(
        QgsProcessingParameterField(
            REFERENCE_FIELD, tr("Reference field"), parentLayerParameterName=INPUT, optional=True
        ),
        "The field with the crime or incident number: rows with one number count once. Empty: every row counts.",
        advanced=choose,
    )
    algorithm.add(
        QgsProcessingParameterField(
            LOCATION_FIELD, tr("Location field"), parentLayerParameterName=INPUT, optional=True
        ),
        "The field that names the street or place.",
        advanced=choose,
    )
    algorithm.add(
        QgsProcessingParameterString(EXCLUDE, tr("Premises left out, by name"), optional=True),
        tr(
            "Crimes whose LOCATION_FIELD holds one of these are left out, separated by semicolons: Police Station; "
            "Hospital. Empty: none."
        )
        if choose
        else tr(
            "Premises to look for in LOCATION_FIELD, separated by semicolons. Empty: police stations, custody suites, "
            "hospitals and prisons."
        ),
        advanced=True,
    )
    if not choose:
        return
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            EXCLUDE_LAYER,
            tr("Premises left out, as a layer"),
            [QgsProcessing.SourceType.TypeVectorAnyGeometry],
            optional=True,
        ),
        "Crimes in these polygons, or near these points, are left out.",
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterNumber(
            EXCLUDE_DISTANCE,
            tr("Distance around premises (metres)"),
            QgsProcessingParameterNumber.Type.Double,
            25.0,
            minValue=0,
        ),
        "How far around the premises of EXCLUDE_LAYER crimes are left out, in metres; above 0 for points.",
        advanced=True,
    )


def add_half_life_parameter(algorithm):
    """HALF_LIFE: older crimes count less."""
    algorithm.add(
        QgsProcessingParameterNumber(
            HALF_LIFE,
            algorithm.tr("Half-life of a crime (days)"),
            QgsProcessingParameterNumber.Type.Double,
            0.0,
            minValue=0,
        ),
        "A crime that is older than the latest by so many days counts half, one twice as old a quarter; needs a date "
        "field. 183 days are half a year. 0: all crimes count alike.",
        advanced=True,
    )


def add_population_parameters(algorithm):
    """POPULATION_LAYER and POPULATION_FIELD, for rates."""
    tr = algorithm.tr
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "POPULATION_LAYER", tr("Population areas"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
        ),
        "Polygons with residents: the rate per 1,000 residents and year is then estimated in proportion to area.",
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterField(
            "POPULATION_FIELD",
            tr("Population field"),
            None,
            "POPULATION_LAYER",
            QgsProcessingParameterField.DataType.Numeric,
            False,
            True,
        ),
        "The field with the number of residents.",
        advanced=True,
    )


class PopulationInput:
    """The population layer an algorithm was given, looked at on the main thread; ``given`` is False without one."""

    def __init__(self, algorithm, parameters, context):
        self.source = area_source(algorithm, parameters, "POPULATION_LAYER", context)
        self.field = algorithm.parameterAsString(parameters, "POPULATION_FIELD", context)
        self.given = self.source is not None
        if self.given and not self.field:
            raise InputError(tr("POPULATION_LAYER needs POPULATION_FIELD, the field with the number of residents."))
        if self.given:
            self.source.require_field(self.field)

    def rate(self, units, counts, account, crs, transform_context, feedback):
        """Crimes per 1,000 residents and year (n,), NaN under one resident, and a sentence on how; the RowAccount of
        the
        crimes says how long they were supplied, and the sentence of the months that were not.

        Raises InputError where the length of the period is not known.
        """
        window = account.window
        if window is None:
            raise InputError(tr("A rate per year needs DATE_FIELD, so that the length of the period is known."))
        areas = self.source.read(crs, transform_context, (self.field,), feedback)
        people = np.array([amount(value, self.field, areas.name) for value in areas.columns[self.field]])

        def raise_if_cancelled():
            if feedback.isCanceled():
                raise Cancelled()

        estimate = residents(units, areas, people, raise_if_cancelled)
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = np.where(estimate >= 1, 1000 * counts / estimate / window.years, np.nan)
        how = tr("Residents are an estimate, in proportion to area, from '{}'.").format(areas.name)
        if window.missing and len(account.unsupplied):
            how += " " + tr("The rate is per year of time supplied: {} is not part of it.").format(
                months_in_words(account.unsupplied)
            )
        return rate, how


class CrimeInput:
    """The crimes an algorithm was given, looked at on the main thread: source, choice and working CRS.

    Raises InputError for what cannot be used.
    """

    def __init__(self, algorithm, parameters, context):
        def text(name):
            if algorithm.parameterDefinition(name) is None:
                return ""
            return (algorithm.parameterAsString(parameters, name, context) or "").strip()

        # As text: asked for as an expression, one that cannot be read would silently become none at all.
        self.source = source_from_parameter(
            algorithm, parameters, INPUT, context, text(FILTER), zone_of(algorithm, parameters, context)
        )
        self.choice = replace(
            self.choose(text, _weight_table(algorithm, parameters, context)),
            half_life=_half_life(algorithm, parameters, context),
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

    def choose(self, text, weight_table):
        """The CrimeChoice by the parameters, each of which ``text(name)`` says."""
        return CrimeChoice(
            text(OFFENCE_FIELD),
            _names(text(OFFENCES)),
            text(DATE_FIELD),
            parse_day(text(START), START),
            parse_day(text(END), END),
            text(WEIGHT_FIELD),
            text(LOCATION_FIELD),
            text(FROM_FIELD),
            text(TO_FIELD),
            text(REFERENCE_FIELD),
            _names(text(EXCLUDE)),
            weight_table,
        )

    @property
    def query(self):
        """The CrimeQuery for the crimes chosen."""
        return CrimeQuery(self.source, self.choice, self.crs, self.transform_context, self.premises)

    def read(self, feedback, squares=None):
        """The Crimes chosen; all records are counted in ``squares``, where any are given. Raises InputError where none
        is left, Cancelled."""
        return read_crimes(self.query, feedback, squares=squares)

    def read_in_made_area(self, feedback):
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

    def count_by_place(self, places, reason, feedback):
        """The CountByPlace of the crimes chosen in ``places``; those outside are left out for that reason.

        Raises InputError where none is left, Cancelled.
        """
        return count_by_place(self.query, places, reason, feedback)

    def count_by_place_and_period(self, places, reason, period, feedback):
        """The CountByPlaceAndPeriod of the crimes chosen; those outside the places, and in periods that are not whole,
        are left out.

        Raises InputError where none is left, Cancelled.
        """
        return count_by_place_and_period(self.query, places, reason, period, feedback)


def numbers_of(text, name, low, high):
    """The numbers of a text with semicolons between, each once. Raises InputError where it is no such list."""
    try:
        values = [float(one) for one in (text or "").replace(",", ".").split(";") if one.strip()]
    except ValueError:
        values = []
    if not values or not all(low <= one <= high for one in values):
        raise InputError(
            tr("{}: '{}' is no list of numbers from {:g} to {:g}; write them with semicolons between.").format(
                name, text, low, high
            )
        )
    return list(dict.fromkeys(values))


def _names(text):
    return tuple(name.strip() for name in text.split(";") if name.strip())


def input_layer(algorithm, parameters, name, context):
    """The vector layer given for a parameter, with shapes or without. Raises InputError where it cannot be opened."""
    value = parameters.get(name)
    value = value.source if isinstance(value, QgsProcessingFeatureSourceDefinition) else value
    layer = algorithm.parameterAsVectorLayer(dict(parameters, **{name: value}), name, context)
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        raise InputError(tr("The layer given as {} cannot be opened; check that the file is there.").format(name))
    return layer


def _weight_table(algorithm, parameters, context):
    if algorithm.parameterDefinition(WEIGHTS) is None or parameters.get(WEIGHTS) in (None, ""):
        return None
    return read_weights(input_layer(algorithm, parameters, WEIGHTS, context))


def _half_life(algorithm, parameters, context):
    if algorithm.parameterDefinition(HALF_LIFE) is None:
        return 0.0
    days = algorithm.parameterAsDouble(parameters, HALF_LIFE, context)
    if days and not days >= _SHORTEST:
        raise InputError(
            tr(
                "HALF_LIFE: {:g} days is too short to rank by; give {:g} days or more, or 0 to have all "
                "crimes count alike."
            ).format(days, _SHORTEST)
        )
    return days


def _premises(algorithm, parameters, context):
    if algorithm.parameterDefinition(EXCLUDE_LAYER) is None:
        return None
    source = area_source(algorithm, parameters, EXCLUDE_LAYER, context, None)
    distance = algorithm.parameterAsDouble(parameters, EXCLUDE_DISTANCE, context)
    if source is not None and distance <= 0 and source.geometry_type != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise InputError(tr("EXCLUDE_DISTANCE must be above 0 m, since '{}' holds no polygons.").format(source.name))
    return PremisesLayer(source, distance) if source is not None else None


def keep_inside(crimes, study_source, given, columns, feedback):
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
    return tr("No crime of '{}' lies in the study area; check that both cover the same place.").format(name)


def log_rows(crimes, feedback):
    """The account of every row into the log."""
    for line in said(crimes.rows()):
        feedback.pushInfo(line)
