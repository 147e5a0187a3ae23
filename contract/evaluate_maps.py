"""The tools of the group *Evaluate* that ask how good a map is."""

from __future__ import annotations

from ..core.texts import mark
from .parts.crimes import HARM
from .parts.kinds import POLYGON, SCIPY, TABLE, Layer, Number, Sink, Text, Tool, Whole, numbers, texts
from .parts.shared import CELL_SIZE, HEXAGON, period, reports
from .parts.study import coverage, grids, past, score_from

HOLDOUT = Tool(
    "holdout",
    mark("Which map to trust"),
    "evaluate",
    mark(
        "Finds the method and settings that best predict crimes in the next period. Settings are chosen on "
        "earlier periods and scored on later ones."
    ),
    tags=(
        "PAI, predictive accuracy index, PEI, predictive efficiency index, hit rate, accuracy, forecast, backtest, "
        "cross-validation, validation, compare methods, best bandwidth, predictive policing, harm, severity"
    ),
    parameters=(
        *past(
            mark("Polygons that bound the area to analyse. Shares of the area refer to these polygons."),
            mark("The shape of the places: hexagon or square."),
        ),
        *HARM,
        Text(
            "CELL_SIZES",
            mark("Place sizes (metres)"),
            mark("One or more sizes, separated by semicolons: 150; 250; 500. Each map is tried with each size."),
            default="250",
        ),
        period(mark("The period to forecast: the next month, quarter, week or four weeks.")),
        score_from(
            mark(
                "The start of the periods on which maps are scored. These periods are never used to choose "
                "settings. Leave blank to use the last twelve periods, or the last third if there are "
                "fewer than 30."
            )
        ),
        coverage(mark("The share of the area that can be patrolled. The best map is chosen at this share.")),
        Text(
            "COVERAGES",
            mark("Additional shares of the area (%)"),
            mark("Other shares of the area for which maps are scored, separated by semicolons."),
            default="0.5; 1; 2; 5",
            advanced=True,
        ),
        Text(
            "MAPS",
            mark("Maps to try"),
            mark(
                "One map per line: count last=12, kernel bandwidth=300 last=12, decay half_life=6 last=24 "
                "bandwidth=300, gistar last=12, qgis, sfhotspot, arcgis. Leave blank to try up to 47 standard "
                "maps. last is a number of periods (0 means all) and cannot exceed the number before the first "
                "scored period. bandwidth is in metres."
            ),
            lines=True,
            optional=True,
            advanced=True,
        ),
        grids(mark("Scores are averaged over this many grids, each shifted by a fraction of the place size.")),
        Sink("OUTPUT", mark("Scores"), mark("The score for each map at each share of the area."), holds=TABLE),
        *reports(mark("The result, the curve and the table, as a web page.")),
    ),
    outputs=(
        *numbers("MAP_COUNT", "HIT_RATE", "ORACLE_RATE", "HARM_RATE"),
        *texts("RECOMMENDED", "RECOMMENDED_BY_HARM", "HARM_BY", "HARM_UNIT", "SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
STABILITY = Tool(
    "stability",
    mark("Hot spot stability"),
    "evaluate",
    mark(
        "Shows under how many settings and in how many periods each place is hot, and flags hot spots that "
        "depend on one setting."
    ),
    tags=(
        "sensitivity analysis, robustness, MAUP, modifiable areal unit problem, uncertainty, chronic, persistent, "
        "intermittent, overlap, Jaccard, cell size, bandwidth"
    ),
    parameters=(
        *past(
            mark("Polygons that bound the area to analyse. Shares of the area refer to these polygons."),
            mark("The shape of the places in the result: hexagon or square."),
            unit=HEXAGON,
        ),
        Number(
            "CELL_SIZE",
            mark("Place size (metres)"),
            mark("The size of the places in the result. Each place is checked under every setting."),
            default=CELL_SIZE,
            low=1,
        ),
        coverage(mark("The share of the area that counts as hot, starting with the densest places.")),
        Text(
            "CELL_SIZES",
            mark("Place sizes to try (metres)"),
            mark("Crimes are counted in places of these sizes, on shifted grids."),
            default="100; 150; 200; 250",
        ),
        Text(
            "BANDWIDTHS",
            mark("Bandwidths to try (metres)"),
            mark("Densities are calculated with these bandwidths."),
            default="150; 200; 300; 400; 600",
        ),
        period(mark("The length of each period: a month, a quarter, a week or four weeks.")),
        Text(
            "WINDOWS",
            mark("Look-back periods"),
            mark("The numbers of recent periods from which maps are made, separated by semicolons."),
            default="3; 6; 12",
        ),
        grids(mark("Each size is tried on this many grids, each shifted by a fraction of the place size.")),
        Whole(
            "LAST",
            mark("Periods used to judge persistence"),
            mark("The number of recent periods used to class places as chronic, intermittent, emerging or fading."),
            default=12,
            low=2,
            high=120,
            advanced=True,
        ),
        Layer(
            "HOTSPOT_LAYER",
            mark("Hot spots"),
            mark("Hot spots found with this plugin, or any polygons, to check how stable each one is."),
            holds=POLYGON,
            optional=True,
        ),
        Sink(
            "OUTPUT",
            mark("Places"),
            mark(
                "Places that are hot under any setting or in any period, with the share of runs in which they are hot."
            ),
        ),
        Sink(
            "HOTSPOTS",
            mark("Hot spots with stability"),
            mark("Each hot spot with the share of runs in which it is hot. Made only if Hot spots is set."),
            made=False,
            optional=True,
        ),
        *reports(mark("The settings that were tried, how far the results agree, and how long places stay hot.")),
    ),
    outputs=(
        *numbers("RUN_COUNT", "SURE_COUNT", "ONE_SETTING_COUNT", "CHRONIC_COUNT", "HOTSPOT_COUNT", "SURE_HOTSPOTS"),
        *texts("SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
