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
    mark("Counts crimes, hot spots and shares by ward, beat or neighbourhood, and names each hot spot after its area."),
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
                "Wards, beats or neighbourhoods. Where they overlap, a crime counts in each area that holds it and "
                "once in the totals."
            ),
            holds=POLYGON,
        ),
        Field("NAME_FIELD", mark("Name of an area"), mark("The field with the name of each area."), of="AREAS"),
        *POPULATION,
        Sink("OUTPUT", mark("Areas with hot spots"), mark("The areas with their crimes and hot spots.")),
        Sink(
            "HOTSPOTS", mark("Named hot spots"), mark("The hot spots again, with area_name filled in."), optional=True
        ),
        page(mark("The table as a page.")),
        as_json(mark("The table for other programs.")),
    ),
    outputs=(*numbers("CRIMES_READ", "CRIMES_USED", "AREA_COUNT", "HOTSPOT_COUNT"),),
)
PROFILE = Tool(
    "profile",
    mark("Hot spot profiles"),
    "overlay",
    mark("What happens in each hot spot, and which features of your other layers are in or near it."),
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
                "Your own layers, such as licensed premises, schools or roads; they are only read. A layer "
                "that cannot be read is named and left out."
            ),
            holds=ANY_SHAPE,
            optional=True,
        ),
        Number(
            "RADIUS",
            mark("Near means within (metres)"),
            mark("How far outside a hot spot a feature still counts as near, in metres."),
            default=100.0,
            low=0,
        ),
        Sink(
            "OUTPUT",
            mark("Hot spots and other layers"),
            mark("A table with one row per hot spot and layer."),
            holds=TABLE,
            made=False,
            optional=True,
        ),
        page(mark("The cards as a page.")),
        as_json(mark("The cards for other programs.")),
    ),
    outputs=(*numbers("CRIMES_READ", "CRIMES_USED", "HOTSPOT_COUNT"),),
)
TEMPORAL_PROFILE = Tool(
    "temporalprofile",
    mark("Hours of the week"),
    "overlay",
    mark("When in the week crimes happen, in each hot spot and overall, even where only a span of time is known."),
    tags=(
        "aoristic, aoristic analysis, time of day, day of week, hour of day, weekday, peak time, peak hours, temporal "
        "analysis, temporal heatmap, data clock, night-time economy, shift times"
    ),
    parameters=(
        *CRIMES,
        Field(
            "FROM_FIELD",
            mark("From (day and time)"),
            mark(
                "The field with the earliest moment: date and time, or text such as 2025-01-31 22:15 or 31/01/2025 "
                "22:15."
            ),
            of="INPUT",
        ),
        Field(
            "TO_FIELD",
            mark("To (day and time)"),
            mark("The field with the latest moment. Where it is blank, the crime happened at the first moment."),
            of="INPUT",
            optional=True,
        ),
        Layer(
            "HOTSPOT_LAYER",
            mark("Hot spots"),
            mark(
                "The hot spots found with this plugin, or any polygons of your own. Leave blank to look at "
                "all crimes together only."
            ),
            holds=POLYGON,
            optional=True,
        ),
        Choice(
            "LONG_SPANS",
            mark("Spans of more than a week"),
            mark(
                "exclude: left out and counted, since they say nothing about the hour; spread: spread evenly "
                "over the hours of the week."
            ),
            options=("exclude", "spread"),
            default="exclude",
            advanced=True,
        ),
        Choice(
            "DEFAULT_TIMES",
            mark("Times that nobody recorded"),
            mark(
                "unknown: where one minute of the day, such as 00:00, holds more than 5 % of the times and far "
                "more than those around it, it is taken to mean an unknown time, and such crimes are spread "
                "over their day; as_written: it counts like any other time."
            ),
            options=("unknown", "as_written"),
            default="unknown",
            advanced=True,
        ),
        Sink(
            "OUTPUT",
            mark("Hours of the week"),
            mark("A table with a row for each hour of the week: 168 for all crimes, and 168 for each hot spot."),
            holds=TABLE,
        ),
        page(mark("The profiles as a page with a picture each.")),
        as_json(mark("The profiles for other programs.")),
        FolderOut(
            "PICTURES",
            mark("Folder for pictures"),
            mark("The profiles as pictures (PNG), one for all crimes and one for each hot spot."),
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
    mark("The places of any result period by period, in the same colours, for QGIS's temporal controller."),
    tags=(
        "temporal controller, time slider, animation, time lapse, time series, change over time, space-time, month by "
        "month"
    ),
    parameters=(
        *CRIMES,
        Layer(
            "PLACES",
            mark("Places"),
            mark("Hot spots, places or areas: any result, or polygons of your own."),
            holds=POLYGON,
        ),
        period(
            mark(
                "The length of a period. month, quarter: of the calendar; week: from Monday; 4 weeks: counted back "
                "from the last whole week."
            )
        ),
        Sink(
            "OUTPUT",
            mark("Timeline"),
            mark("Each place in each period: crimes and crimes per km², in the same classes throughout."),
        ),
    ),
    outputs=(
        *numbers("PLACE_COUNT", "PERIOD_COUNT", "CRIMES_USED"),
        *texts("FIRST_DAY", "END_DAY", "SUMMARY", "NOTES"),
    ),
)
