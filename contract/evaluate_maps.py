"""The tools of the group *Evaluate* that ask how good a map is."""

from __future__ import annotations

from ..core.texts import mark
from .parts.kinds import POLYGON, SCIPY, TABLE, Layer, Number, Sink, Text, Tool, Whole, numbers, texts
from .parts.shared import CELL_SIZE, HEXAGON, period, reports
from .parts.study import coverage, grids, past, score_from

HOLDOUT = Tool(
    "holdout",
    mark("Which map to trust"),
    "evaluate",
    mark("Which method and settings best find next month's crimes: chosen on earlier periods, scored on later ones."),
    tags=(
        "PAI, predictive accuracy index, PEI, predictive efficiency index, hit rate, accuracy, forecast, backtest, "
        "cross-validation, validation, compare methods, best bandwidth, predictive policing"
    ),
    parameters=(
        *past(mark("Polygons that bound the area: coverages are shares of it."), mark("hexagon or square.")),
        Text(
            "CELL_SIZES",
            mark("Sizes of a place (metres)"),
            mark("One or several, separated by semicolons: 150; 250; 500. Each map is tried with each size."),
            default="250",
        ),
        period(mark("The period to forecast: the next month, quarter, week or four weeks.")),
        score_from(
            mark(
                "The first day of the periods on which maps are scored; the choice of settings never sees "
                "them. Leave blank for the last twelve periods, or the last third where there are fewer than "
                "30."
            )
        ),
        coverage(mark("How much of the area can be patrolled; the best map is chosen at this share.")),
        Text(
            "COVERAGES",
            mark("Further shares (%)"),
            mark("Shares of the area that are scored too."),
            default="0.5; 1; 2; 5",
            advanced=True,
        ),
        Text(
            "MAPS",
            mark("Maps"),
            mark(
                "One per line: count last=12, kernel bandwidth=300 last=12, decay half_life=6 last=24 "
                "bandwidth=300, gistar last=12, qgis, sfhotspot, arcgis. Leave blank for up to 47 usual ones. "
                "last is in periods (0: all), at most as many as come before the first that is scored; "
                "bandwidth in metres."
            ),
            lines=True,
            optional=True,
            advanced=True,
        ),
        grids(mark("Scores are averaged over this many grids, shifted by parts of a place.")),
        Sink("OUTPUT", mark("Scores"), mark("Each map at each share of the area."), holds=TABLE),
        *reports(mark("The result, the curve and the table, as a page.")),
    ),
    outputs=(*numbers("MAP_COUNT", "HIT_RATE", "ORACLE_RATE"), *texts("RECOMMENDED", "SUMMARY", "NOTES")),
    needs=SCIPY,
)
STABILITY = Tool(
    "stability",
    mark("How sure a hot spot is"),
    "evaluate",
    mark(
        "Under how many settings a place is hot, and in how many periods; hot spots that depend on one setting "
        "are marked."
    ),
    tags=(
        "sensitivity analysis, robustness, MAUP, modifiable areal unit problem, uncertainty, chronic, persistent, "
        "intermittent, overlap, Jaccard, cell size, bandwidth"
    ),
    parameters=(
        *past(
            mark("Polygons that bound the area: coverage is a share of it."),
            mark("hexagon or square: the places of the result."),
            unit=HEXAGON,
        ),
        Number(
            "CELL_SIZE",
            mark("Size of a place (metres)"),
            mark("The places of the result: each is checked under every setting."),
            default=CELL_SIZE,
            low=1,
        ),
        coverage(mark("The densest places that make up this much of the area are hot.")),
        Text(
            "CELL_SIZES",
            mark("Sizes tried (metres)"),
            mark("Crimes are counted in places of these sizes, on shifted grids."),
            default="100; 150; 200; 250",
        ),
        Text(
            "BANDWIDTHS",
            mark("Bandwidths tried (metres)"),
            mark("Densities with these bandwidths."),
            default="150; 200; 300; 400; 600",
        ),
        period(mark("The length of a period: a month, a quarter, a week or four weeks.")),
        Text(
            "WINDOWS",
            mark("Periods looked back"),
            mark("Maps are made from this many of the last periods."),
            default="3; 6; 12",
        ),
        grids(mark("Each size is tried on this many grids, shifted by parts of a place.")),
        Whole(
            "LAST",
            mark("Periods for how long places stay hot"),
            mark("Chronic, intermittent, emerging and fading are judged on this many of the last periods."),
            default=12,
            low=2,
            high=120,
            advanced=True,
        ),
        Layer(
            "HOTSPOT_LAYER",
            mark("Hot spots"),
            mark("Hot spots found with this plugin, or any polygons, to see how sure each of them is."),
            holds=POLYGON,
            optional=True,
        ),
        Sink(
            "OUTPUT",
            mark("Places"),
            mark("Places that are hot under any setting or in any period, with how sure they are."),
        ),
        Sink(
            "HOTSPOTS",
            mark("Hot spots, how sure"),
            mark("With HOTSPOT_LAYER: each hot spot with the share of runs in which it is hot."),
            made=False,
            optional=True,
        ),
        *reports(mark("What was tried, how far the results agree, and how long places stay hot.")),
    ),
    outputs=(
        *numbers("RUN_COUNT", "SURE_COUNT", "ONE_SETTING_COUNT", "CHRONIC_COUNT", "HOTSPOT_COUNT", "SURE_HOTSPOTS"),
        *texts("SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
