"""What tools share that count crimes in places: to find hot spots among them, or to hold maps of the past against what
came."""

from __future__ import annotations

from ...core.texts import mark
from .crimes import CRIMES, CRIMES_OR_HARM, HALF_LIFE, POPULATION
from .kinds import (
    LINE,
    POLYGON,
    Choice,
    Day,
    Flag,
    Layer,
    Number,
    Output,
    Parameter,
    Sink,
    Whole,
    Words,
    numbers,
    texts,
)
from .shared import CELL_SIZE, HEXAGON, SHAPES, SQUARE, area_name, max_area, permutations, seed

#: By what the busiest places are kept.
AREA_SHARE = "area_share"
SELECTION_RULES = ("top_k", AREA_SHARE, "crime_share", "two_sd", "area_km2")
#: How p-values are found; ``WITHDRAWN``: what stands for a way that is no longer offered.
PVALUES = ("auto", "convolution", "permutation", "normal")
WITHDRAWN = {"moments": "convolution"}

#: Where, and in what places.
_PLACES: tuple[Parameter, ...] = (
    Layer(
        "STUDY_AREA",
        mark("Study area"),
        mark(
            "Polygons that bound the area looked at, such as the force's wards. Leave blank to make an area from the "
            "crimes: the 2 km squares around all records of the layer."
        ),
        holds=POLYGON,
        optional=True,
    ),
    area_name(
        mark(
            "The field of the study area with the name of each area, such as the ward; each hot spot then carries the "
            "name of the area that holds most of it."
        )
    ),
    Choice(
        "UNIT",
        mark("Places"),
        mark("hexagon: hexagons of one size; square: squares of one size; layer: the polygons of UNITS_LAYER."),
        options=SHAPES,
        default=HEXAGON,
    ),
    Number(
        "CELL_SIZE",
        mark("Size of a place (metres)"),
        mark(
            "Distance across a hexagon, or side of a square, in metres. 150 m suits violence and anti-social "
            "behaviour, 340 m (0.1 km²) strategic maps."
        ),
        default=CELL_SIZE,
        low=0,
    ),
    Layer(
        "UNITS_LAYER",
        mark("Polygons as places"),
        mark("The polygons to count in, with places set to 'layer'."),
        holds=POLYGON,
        optional=True,
    ),
)
#: Which crimes, where, in what places; and with harm.
STUDY = (*CRIMES, *_PLACES)
STUDY_OR_HARM = (*CRIMES_OR_HARM, *_PLACES)

#: Which places at the edge count.
CENTRE_ONLY = Flag(
    "CENTRE_ONLY",
    mark("Only places whose centre lies in the study area"),
    mark("Otherwise every place that touches the study area is kept, so that no crime at its edge is lost."),
    advanced=True,
)
#: How hot places grow into hot spots.
GROWTH: tuple[Parameter, ...] = (
    max_area(mark("A hot spot grows to this size at most; 0.1 km² is usual in practice.")),
    CENTRE_ONLY,
    Layer(
        "BARRIERS",
        mark("Barriers"),
        mark("Lines, such as rivers and railways, that a hot spot must not reach across."),
        holds=LINE,
        optional=True,
        advanced=True,
    ),
)
VALUES = Choice(
    "VALUES",
    mark("Statistic from"),
    mark(
        "log: the logarithm of the counts or harm, so that one very busy place does not hide all others; "
        "count: the counts or harm as they are. Ranks always use the counts or harm as they are."
    ),
    options=("count", "log"),
    default="log",
    advanced=True,
)
#: Which places are kept.
RULE: tuple[Parameter, ...] = (
    Choice(
        "SELECT_BY",
        mark("Keep"),
        mark(
            "top_k: this many places; area_share: the busiest in this percentage of the area; crime_share: the fewest "
            "that hold this percentage of crime; two_sd: this many standard deviations above the mean; area_km2: the "
            "busiest in this many km². A place with one crime is never hot by a rule that fills an area."
        ),
        options=SELECTION_RULES,
        default=AREA_SHARE,
    ),
    Number(
        "SELECT_VALUE",
        mark("How much to keep"),
        mark(
            "The number that goes with the rule. Leave blank for 50 places, 1 % of the area, 25 % of the "
            "crime, 2 standard deviations, 1 km²."
        ),
        low=0,
        optional=True,
    ),
    VALUES,
)
RULE_AND_AGE = (*RULE, HALF_LIFE)


def neighbourhood(pvalues: tuple[str, ...] = PVALUES) -> tuple[Parameter, ...]:
    """What a place is held against, and how chance is told from more."""
    return (
        Whole(
            "RINGS",
            mark("Rings of neighbours"),
            mark("How many rings of surrounding places count as the neighbourhood."),
            default=1,
            low=1,
            high=50,
        ),
        Number(
            "DISTANCE",
            mark("Neighbourhood distance (metres)"),
            mark("Instead of rings: places whose centre lies within this many metres."),
            low=0,
            optional=True,
            advanced=True,
        ),
        Choice(
            "PVALUES",
            mark("p-values"),
            mark(
                "auto: convolution; convolution: random sums of the map's own counts or harm; permutation: "
                "conditional random draws; normal: as other software does, which is wrong for sparse counts."
            ),
            options=pvalues,
            default="auto",
            withdrawn=WITHDRAWN,
            advanced=True,
        ),
        VALUES,
        Choice(
            "CORRECTION",
            mark("Correction for many places"),
            mark(
                "bh: false discovery rate of Benjamini and Hochberg; by: of Benjamini and Yekutieli, stricter; none: "
                "the p-values as they are, which calls many places hot by chance."
            ),
            options=("bh", "by", "none"),
            default="bh",
            advanced=True,
        ),
        permutations(
            mark(
                "Random draws for permutation p-values; p cannot be below 2/(draws + 1). The usual 999 is "
                "raised where the number of places needs more."
            )
        ),
        seed(mark("The same seed gives the same random draws.")),
    )


def hot_spots(*method: Parameter) -> tuple[Parameter, ...]:
    """All parameters of a tool that finds hot spots among places, of which ``method`` are its own."""
    return (
        *STUDY_OR_HARM,
        *method,
        *GROWTH,
        *POPULATION,
        Sink("OUTPUT", mark("Places"), mark("Every place with its crimes, rank and Gi*."), optional=True),
        Sink("HOTSPOTS", mark("Hot spots"), mark("The ranked hot spots."), optional=True),
        Sink(
            "COUNT_HOTSPOTS",
            mark("Hot spots ranked by number, as well as by harm"),
            mark(
                "With weights: the hot spots of the same crimes ranked by number, to compare with those ranked by harm."
            ),
            optional=True,
            made=False,
            advanced=True,
        ),
    )


#: What they give back.
HOT_SPOTS_OUTPUTS: tuple[Output, ...] = (
    *numbers(
        "CRIMES_READ",
        "CRIMES_USED",
        "UNIT_COUNT",
        "HOTSPOT_COUNT",
        "HOT_CRIMES",
        "HOT_SHARE",
        "HARM_SHARE",
        "AREA_SHARE",
        "BOTH",
        "ONLY_HARM",
        "ONLY_COUNT",
        "JACCARD",
    ),
    *texts("HARM_BY", "SUMMARY", "COMPARISON", "NOTES"),
)


#: On how many grids, shifted by parts of a place, scores can be averaged.
MOST_GRIDS = 9


def past(area: Words, places: Words, unit: str = SQUARE) -> tuple[Parameter, ...]:
    """Which crimes, in which area, in places of which shape."""
    return (
        *CRIMES,
        Layer("STUDY_AREA", mark("Study area"), area, holds=POLYGON),
        Choice("UNIT", mark("Places"), places, options=(HEXAGON, SQUARE), default=unit),
    )


def coverage(words: Words) -> Number:
    """COVERAGE: how much of the area is hot."""
    return Number("COVERAGE", mark("Share of the area (%)"), words, default=1.0, low=0.05, high=50)


def grids(words: Words) -> Whole:
    """OFFSETS: on how many grids."""
    return Whole("OFFSETS", mark("Grids"), words, default=4, low=1, high=MOST_GRIDS, advanced=True)


def score_from(words: Words, advanced: bool = False) -> Day:
    """SCORE_FROM: since when a map is scored."""
    return Day("SCORE_FROM", mark("Scored from"), words, optional=True, advanced=advanced)
