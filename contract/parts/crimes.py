"""Which crimes count, and for how much: the parameters that nearly every tool has."""

from __future__ import annotations

from dataclasses import replace

from ...core.texts import mark
from .kinds import (
    ANY_SHAPE,
    POINT,
    POLYGON,
    TABLE,
    Choice,
    Day,
    Expression,
    Field,
    Layer,
    Number,
    Parameter,
    Text,
    Words,
)

#: How times are read that are marked as UTC, or have no time zone.
AUTO, WRITTEN, UTC = ZONES = ("auto", "written", "utc")

INPUT = Layer("INPUT", mark("Crimes"), mark("A point layer with one point per crime."), holds=POINT)
OFFENCE_FIELD = Field(
    "OFFENCE_FIELD",
    mark("Offence field"),
    mark("The field with the offence; needed only if you choose offences."),
    of="INPUT",
    optional=True,
)
OFFENCES = Text(
    "OFFENCES",
    mark("Offences"),
    mark("The offences to count, separated by semicolons: Burglary; Robbery. Leave blank to count all offences."),
    optional=True,
)
DATE_FIELD = Field(
    "DATE_FIELD",
    mark("Date field"),
    mark(
        "The field with the date, as a date or as text such as 2025-01-31 or 31/01/2025. If a time includes a "
        "time zone, the date in the UK is used."
    ),
    of="INPUT",
    optional=True,
)
START = Day(
    "START",
    mark("Start date"),
    mark("The first date to include. Leave blank to start with the earliest date in the data."),
    optional=True,
)
END = Day(
    "END",
    mark("End date"),
    mark(
        "The last date to include. If it is later than the last record in the layer, the date of that record "
        "is used. Leave blank to count to the end of the data."
    ),
    optional=True,
)
FILTER = Expression(
    "FILTER",
    mark("Filter"),
    mark("A QGIS expression that crimes must meet, for conditions other than offence and date."),
    of="INPUT",
    optional=True,
    advanced=True,
)
FLAGS = Text(
    "FLAGS",
    mark("Flags and Home Office codes"),
    mark(
        "Conditions that crimes must meet, separated by semicolons: public_place; not domestic; ho_class 8N, "
        "5D. You can also use a preset, such as Serious violence in public, not domestic. Leave blank to "
        "count all crimes, whatever their flags."
    ),
    optional=True,
    advanced=True,
)
TIME_ZONE = Choice(
    "TIME_ZONE",
    mark("Times without a time zone"),
    mark(
        "How to read times marked as UTC (Z) and times without a time zone. written: use both as written; "
        "utc: treat both as UTC; auto: use times without a time zone as written and treat times marked Z as "
        "UTC. In a GeoPackage, QGIS also marks local times with Z. There, auto uses times marked Z as written "
        "unless times on the hour in winter and summer show otherwise. Times with any other offset are "
        "always converted to UK time."
    ),
    options=ZONES,
    default=AUTO,
    advanced=True,
)
REFERENCE_FIELD = Field(
    "REFERENCE_FIELD",
    mark("Reference field"),
    mark(
        "The field with the crime or incident number. Rows with the same number count once. Leave blank to "
        "count every row."
    ),
    of="INPUT",
    optional=True,
    advanced=True,
)
LOCATION_FIELD = Field(
    "LOCATION_FIELD",
    mark("Location field"),
    mark("The field with the name of the street or place."),
    of="INPUT",
    optional=True,
    advanced=True,
)
EXCLUDE = Text(
    "EXCLUDE",
    mark("Premises to leave out (names)"),
    mark(
        "Crimes at these premises are left out. Enter names as they appear in the location field, separated "
        "by semicolons: Police Station; Hospital. Leave blank to leave out no premises by name."
    ),
    optional=True,
    advanced=True,
)
EXCLUDE_LAYER = Layer(
    "EXCLUDE_LAYER",
    mark("Premises to leave out (layer)"),
    mark("Crimes inside these polygons, or near these points, are left out."),
    holds=ANY_SHAPE,
    optional=True,
    advanced=True,
)
EXCLUDE_DISTANCE = Number(
    "EXCLUDE_DISTANCE",
    mark("Distance around premises (metres)"),
    mark("Crimes within this distance of the premises in the layer are left out. Must be above 0 for points."),
    default=25.0,
    low=0,
    advanced=True,
)
WEIGHT_FIELD = Field(
    "WEIGHT_FIELD",
    mark("Weight field"),
    mark(
        "A numeric field with values of 0 or more, such as harm. The sum of its values is then used instead "
        "of the number of crimes."
    ),
    of="INPUT",
    numeric=True,
    optional=True,
    advanced=True,
)
WEIGHTS = Layer(
    "WEIGHTS",
    mark("Harm weights table"),
    mark(
        "An alternative to the weight field: a table (CSV, spreadsheet or any layer) with the columns "
        "offence and weight. Harm, the sum of the weights, is then used instead of the number of crimes. The "
        "offences can also be Home Office codes, in a column such as ho_class."
    ),
    holds=TABLE,
    optional=True,
    advanced=True,
)
#: What becomes of the weight of each crime before the weights are summed.
UNCHANGED, SQRT, LOG = WEIGHT_TRANSFORMS = ("none", "sqrt", "log")
WEIGHT_TRANSFORM = Choice(
    "WEIGHT_TRANSFORM",
    mark("Weight of each crime"),
    mark(
        "How much each crime counts. none: its weight; sqrt: the square root of its weight; log: the natural "
        "logarithm of 1 + its weight. With sqrt and log a few very serious crimes dominate less. With a "
        "square root, a weight of 5,475 counts 74 times as much as a weight of 1, and with a logarithm 12 times."
    ),
    options=WEIGHT_TRANSFORMS,
    default=UNCHANGED,
    # A model that was saved before has no value for it.
    optional=True,
    advanced=True,
)
#: What the sum of the weights is called where a user reads it.
HARM_UNITS = {UNCHANGED: mark("harm"), SQRT: mark("harm score (square root)"), LOG: mark("harm score (logarithm)")}
#: The same as a heading.
HARM_HEADINGS = {UNCHANGED: mark("Harm"), SQRT: mark("Harm score (square root)"), LOG: mark("Harm score (logarithm)")}
#: How harm is counted.
HARM: tuple[Parameter, ...] = (WEIGHT_FIELD, WEIGHTS, WEIGHT_TRANSFORM)

#: Which crimes count.
CRIMES: tuple[Parameter, ...] = (
    INPUT,
    OFFENCE_FIELD,
    OFFENCES,
    DATE_FIELD,
    START,
    END,
    FILTER,
    FLAGS,
    TIME_ZONE,
    REFERENCE_FIELD,
    LOCATION_FIELD,
    EXCLUDE,
    EXCLUDE_LAYER,
    EXCLUDE_DISTANCE,
)
#: Which crimes, and the harm that can count instead of their number.
CRIMES_OR_HARM = (*CRIMES, *HARM)


def crimes_between(first: Words, last: Words) -> tuple[Parameter, ...]:
    """CRIMES of a tool that takes START and END in its own way, and so has other helps for them."""
    helps = {START.name: first, END.name: last}
    return tuple(replace(one, help=helps.get(one.name, one.help)) for one in CRIMES)


#: The names of the parameters: of those that mean nothing for another layer of crimes, of those that the dock counts as
#: advanced, of those that say which crimes, and of all.
OF_LAYER = (FILTER.name, FLAGS.name, TIME_ZONE.name)
ADVANCED = (*OF_LAYER, EXCLUDE_LAYER.name, EXCLUDE_DISTANCE.name)
CRIMES_NAMES = tuple(one.name for one in CRIMES)
ALL_NAMES = tuple(one.name for one in CRIMES_OR_HARM)

HALF_LIFE = Number(
    "HALF_LIFE",
    mark("Half-life of a crime (days)"),
    mark(
        "A crime this many days before the latest one counts as half a crime. A crime twice as many days "
        "before it counts as a quarter. Requires a date field. 183 days is half a year; 0 counts all crimes "
        "equally."
    ),
    default=0.0,
    low=0,
    advanced=True,
)
#: Residents, for rates.
POPULATION: tuple[Parameter, ...] = (
    Layer(
        "POPULATION_LAYER",
        mark("Population areas"),
        mark(
            "Polygons with the number of residents. The annual rate per 1,000 residents is then estimated in "
            "proportion to area."
        ),
        holds=POLYGON,
        optional=True,
        advanced=True,
    ),
    Field(
        "POPULATION_FIELD",
        mark("Population field"),
        mark("The field with the number of residents."),
        of="POPULATION_LAYER",
        numeric=True,
        optional=True,
        advanced=True,
    ),
)
