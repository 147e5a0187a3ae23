"""The tool of the group *Detect* that looks at premises and at locations that come again."""

from __future__ import annotations

from ..core.texts import mark
from .parts.crimes import CRIMES_OR_HARM
from .parts.kinds import (
    ANY_SHAPE,
    POINT,
    POLYGON,
    SCIPY,
    TABLE,
    Field,
    FileOut,
    Layer,
    Number,
    Sink,
    Tool,
    Whole,
    numbers,
    texts,
)
from .parts.shared import as_json, page, seed

FACILITIES = Tool(
    "facilities",
    mark("Risky facilities"),
    "detect",
    mark(
        "Ranks premises or repeat locations by crime, and shows whether a few have more crime than chance would "
        "explain."
    ),
    tags=(
        "risky facilities, facility, premises, licensed premises, pubs, bars, shops, hospitals, schools, J-curve, "
        "repeat location, repeat address, repeat caller, UPRN, gazetteer, spatial join, nearest hub, Eck, Clarke, "
        "problem venue"
    ),
    parameters=(
        *CRIMES_OR_HARM,
        Layer(
            "STUDY_AREA",
            mark("Study area"),
            mark(
                "Only crimes and premises inside these polygons count. Leave blank to count all crimes, and all "
                "premises in or next to a 2 km square with a record in the crime layer."
            ),
            holds=POLYGON,
            optional=True,
        ),
        Layer(
            "PREMISES",
            mark("Premises"),
            mark(
                "Premises of one kind, such as pubs or shops, as points, lines or polygons. Include those without "
                "crime. Leave blank to find repeat locations instead."
            ),
            holds=ANY_SHAPE,
            optional=True,
        ),
        Field(
            "PREMISES_ID",
            mark("Premises ID field"),
            mark("The field with the ID of the premises, such as the UPRN or the licence number."),
            of="PREMISES",
            optional=True,
        ),
        Field(
            "PREMISES_NAME",
            mark("Premises name field"),
            mark("The field with the name of the premises. It is compared with the location field in the crime layer."),
            of="PREMISES",
            optional=True,
        ),
        Field(
            "UPRN_FIELD",
            mark("UPRN or premises ID field in the crime layer"),
            mark(
                "The field in the crime layer with the UPRN, or with the ID used in the premises layer. Leave blank "
                "if there is none."
            ),
            of="INPUT",
            optional=True,
        ),
        Number(
            "AT_DISTANCE",
            mark("Distance that counts as at the premises (metres)"),
            mark("A crime with no matching ID or name is counted at the nearest premises within this distance."),
            default=15.0,
            low=0,
        ),
        Number(
            "NEAR_DISTANCE",
            mark("Distance that counts as near the premises (metres)"),
            mark(
                "A crime that is not at any premises is counted as near the nearest premises within this distance. "
                "Names are compared only within this distance, because premises elsewhere can have the same name."
            ),
            default=100.0,
            low=0,
        ),
        Whole(
            "DRAWS",
            mark("Random draws"),
            mark("Number of random patterns to compare with. The smallest possible p-value is 1/(draws + 1)."),
            default=999,
            low=99,
            high=99_999,
            advanced=True,
        ),
        seed(mark("The same seed gives the same random draws.")),
        Sink(
            "OUTPUT",
            mark("Premises"),
            mark("One point for each of the premises or repeat locations, with the number of crimes and the rank."),
            holds=POINT,
        ),
        Sink(
            "CURVE",
            mark("Cumulative curve"),
            mark(
                "A table with the share of crime at the busiest premises, one more at a time: as recorded, and by "
                "chance alone."
            ),
            holds=TABLE,
            made=False,
            optional=True,
        ),
        FileOut(
            "CHART", mark("Chart"), mark("The J-curve as an image."), filter="PNG (*.png)", made=False, optional=True
        ),
        page(mark("The ranking, the J-curve and the comparison with chance, as a web page.")),
        as_json(),
    ),
    outputs=(
        *numbers(
            "CRIMES_READ",
            "CRIMES_USED",
            "PREMISES_COUNT",
            "AT_COUNT",
            "NEAR_COUNT",
            "NONE_COUNT",
            "TOP_SHARE",
            "P_VALUE",
        ),
        *texts("VERDICT", "HARM_BY", "SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
