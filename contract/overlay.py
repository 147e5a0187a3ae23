"""The tools of the group *Overlay*."""

from __future__ import annotations

from ..core.texts import mark
from .parts.crimes import CRIMES, CRIMES_OR_HARM, POPULATION
from .parts.kinds import (
    ANY_SHAPE,
    POLYGON,
    TABLE,
    Choice,
    Field,
    FolderOut,
    Layer,
    Layers,
    Number,
    Sink,
    Tool,
    numbers,
    texts,
)
from .parts.shared import HOTSPOT_LAYER, as_json, page, period

AREAL_SUMMARY = Tool(
    "arealsummary",
    mark("Areas and their hot spots"),
    "overlay",
    mark(
        "Counts crimes and hot spots by ward, beat or neighbourhood, with their shares, and names each hot "
        "spot after its area."
    ),
    tags=(
        "LSOA, MSOA, output area, ward, beat, neighbourhood, borough, district, spatial join, join attributes by "
        "location, count points in polygon, summarize within, aggregate, crime rate, choropleth, census"
    ),
    parameters=(
        *CRIMES_OR_HARM,
        HOTSPOT_LAYER,
        Layer(
            "AREAS",
            mark("Areas"),
            mark(
                "Wards, beats or neighbourhoods. Where areas overlap, a crime counts in each area that "
                "contains it but only once in the totals."
            ),
            holds=POLYGON,
        ),
        Field("NAME_FIELD", mark("Area name field"), mark("The field with the name of each area."), of="AREAS"),
        *POPULATION,
        Sink("OUTPUT", mark("Areas with hot spots"), mark("The areas with their numbers of crimes and hot spots.")),
        Sink(
            "HOTSPOTS",
            mark("Named hot spots"),
            mark("A copy of the hot spots with area_name filled in."),
            optional=True,
        ),
        page(mark("The table as a web page.")),
        as_json(mark("The table for use in other programs.")),
    ),
    outputs=(*numbers("CRIMES_READ", "CRIMES_USED", "AREA_COUNT", "HOTSPOT_COUNT"),),
)
PROFILE = Tool(
    "profile",
    mark("Hot spot profiles"),
    "overlay",
    mark("Shows what happens in each hot spot, and which features of your other layers are inside or near it."),
    tags=(
        "problem profile, problem analysis, problem solving, SARA, OSARA, POP, VOLT, location quotient, LQ, offence "
        "mix, crime generators, crime attractors, nearby, near, buffer, licensed premises, briefing"
    ),
    parameters=(
        *CRIMES_OR_HARM,
        HOTSPOT_LAYER,
        Layers(
            "CONTEXT_LAYERS",
            mark("Other layers"),
            mark(
                "Your own layers, such as licensed premises, schools or roads. The layers are not changed. "
                "A layer that cannot be read is left out, and the report names it."
            ),
            holds=ANY_SHAPE,
            optional=True,
        ),
        Number(
            "RADIUS",
            mark("Distance that counts as near (metres)"),
            mark("How far outside a hot spot a feature still counts as near, in metres."),
            default=100.0,
            low=0,
        ),
        Sink(
            "OUTPUT",
            mark("Hot spots and other layers"),
            mark("A table with one row for each hot spot and layer."),
            holds=TABLE,
            made=False,
            optional=True,
        ),
        page(mark("The profile cards as a web page.")),
        as_json(mark("The profile cards for use in other programs.")),
    ),
    outputs=(*numbers("CRIMES_READ", "CRIMES_USED", "HOTSPOT_COUNT"),),
)
TEMPORAL_PROFILE = Tool(
    "temporalprofile",
    mark("Hours of the week"),
    "overlay",
    mark("Shows when in the week crimes happen, overall and in each hot spot, even if only a time range is known."),
    tags=(
        "aoristic, aoristic analysis, time of day, day of week, hour of day, weekday, peak time, peak hours, temporal "
        "analysis, temporal heatmap, data clock, night-time economy, shift times"
    ),
    parameters=(
        *CRIMES,
        Field(
            "FROM_FIELD",
            mark("From (date and time)"),
            mark(
                "The field with the earliest date and time of the crime. Text such as 2025-01-31 22:15 or "
                "31/01/2025 22:15 is accepted."
            ),
            of="INPUT",
        ),
        Field(
            "TO_FIELD",
            mark("To (date and time)"),
            mark(
                "The field with the latest date and time of the crime. If it is blank, the crime is taken to "
                "have happened at the earliest date and time."
            ),
            of="INPUT",
            optional=True,
        ),
        Layer(
            "HOTSPOT_LAYER",
            mark("Hot spots"),
            mark(
                "Hot spots found with this plugin, or any polygons of your own. Leave blank for a single "
                "profile of all crimes."
            ),
            holds=POLYGON,
            optional=True,
        ),
        Choice(
            "LONG_SPANS",
            mark("Time ranges longer than a week"),
            mark(
                "exclude: leave these crimes out and report how many there are, because they say nothing about "
                "the hour; spread: spread each crime evenly over the hours of the week."
            ),
            options=("exclude", "spread"),
            default="exclude",
            advanced=True,
        ),
        Choice(
            "DEFAULT_TIMES",
            mark("Default times"),
            mark(
                "unknown: a time of day, such as 00:00, is treated as an unknown time if it accounts for more "
                "than 5% of the times and far more than the minutes around it. Crimes at that time are spread "
                "over their date. as_written: that time of day is used like any other."
            ),
            options=("unknown", "as_written"),
            default="unknown",
            advanced=True,
        ),
        Sink(
            "OUTPUT",
            mark("Hours of the week"),
            mark("A table with one row for each hour of the week: 168 for all crimes and 168 for each hot spot."),
            holds=TABLE,
        ),
        page(mark("The profiles as a web page, each with its chart.")),
        as_json(mark("The profiles for use in other programs.")),
        FolderOut(
            "PICTURES",
            mark("Folder for images"),
            mark("The profiles as images (PNG), one for all crimes and one for each hot spot."),
            made=False,
            optional=True,
        ),
    ),
    outputs=(*numbers("CRIMES_READ", "CRIMES_USED", "HOTSPOT_COUNT", "OVER_DAY_SHARE"), *texts("SUMMARY")),
)
TIMELINE = Tool(
    "timeline",
    mark("Timeline"),
    "overlay",
    mark("Shows the places in any result period by period, in the same colours, for the QGIS temporal controller."),
    tags=(
        "temporal controller, time slider, animation, time lapse, time series, change over time, space-time, month by "
        "month"
    ),
    parameters=(
        *CRIMES,
        Layer(
            "PLACES",
            mark("Places"),
            mark("Hot spots, places or areas from any result, or polygons of your own."),
            holds=POLYGON,
        ),
        period(
            mark(
                "The length of each period. month, quarter: calendar periods; week: starting on Monday; 4 "
                "weeks: counted back from the last complete week."
            )
        ),
        Sink(
            "OUTPUT",
            mark("Timeline"),
            mark(
                "Each place in each period, with its number of crimes and crimes per km², in the same classes "
                "throughout."
            ),
        ),
    ),
    outputs=(
        *numbers("PLACE_COUNT", "PERIOD_COUNT", "CRIMES_USED"),
        *texts("FIRST_DAY", "END_DAY", "SUMMARY", "NOTES"),
    ),
)
