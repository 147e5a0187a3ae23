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
            "Polygons that bound the area to analyse, such as the force's wards. Leave blank to build an "
            "area from the crimes: the 2 km squares around all records in the layer."
        ),
        holds=POLYGON,
        optional=True,
    ),
    area_name(
        mark(
            "The study area field with the name of each area, such as the ward. Each hot spot is given the "
            "name of the area that contains most of it."
        )
    ),
    Choice(
        "UNIT",
        mark("Places"),
        mark(
            "hexagon: hexagons of equal size; square: squares of equal size; layer: polygons from a layer, "
            "chosen under Polygons to use as places."
        ),
        options=SHAPES,
        default=HEXAGON,
    ),
    Number(
        "CELL_SIZE",
        mark("Place size (metres)"),
        mark(
            "The distance across a hexagon or the side of a square, in metres. 150 m suits violence and "
            "anti-social behaviour; 340 m (0.1 km²) suits strategic maps."
        ),
        default=CELL_SIZE,
        low=0,
    ),
    Layer(
        "UNITS_LAYER",
        mark("Polygons to use as places"),
        mark("The polygons in which crimes are counted, if Places is set to layer."),
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
    mark("Only places with their centre in the study area"),
    mark("If not ticked, every place that touches the study area is kept, so that no crime at the edge is lost."),
    advanced=True,
)
#: How hot places grow into hot spots.
GROWTH: tuple[Parameter, ...] = (
    max_area(mark("The largest size a hot spot can grow to; 0.1 km² is usual in practice.")),
    CENTRE_ONLY,
    Layer(
        "BARRIERS",
        mark("Barriers"),
        mark("Lines that a hot spot must not cross, such as rivers and railways."),
        holds=LINE,
        optional=True,
        advanced=True,
    ),
)
VALUES = Choice(
    "VALUES",
    mark("Values used for the statistic"),
    mark(
        "log: the logarithm of the counts or harm, so that one very busy place does not hide all the "
        "others; count: the counts or harm themselves. Ranks always use the counts or harm themselves."
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
            "top_k: this number of places; area_share: the busiest places, up to this percentage of the area; "
            "crime_share: the fewest places that account for this percentage of crime; two_sd: places this many "
            "standard deviations above the mean; area_km2: the busiest places, up to this many km². Under the "
            "two area rules, a place with one crime is never hot unless no other place has any crime."
        ),
        options=SELECTION_RULES,
        default=AREA_SHARE,
    ),
    Number(
        "SELECT_VALUE",
        mark("Amount to keep"),
        mark(
            "The number for the rule chosen under Keep. Leave blank to use 50 places, 1% of the area, 25% of "
            "the crime, 2 standard deviations or 1 km²."
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
            mark("How many rings of surrounding places count as neighbours."),
            default=1,
            low=1,
            high=50,
        ),
        Number(
            "DISTANCE",
            mark("Neighbourhood distance (metres)"),
            mark("An alternative to rings: places with their centre within this many metres count as neighbours."),
            low=0,
            optional=True,
            advanced=True,
        ),
        Choice(
            "PVALUES",
            mark("p-values"),
            mark(
                "convolution: each place is compared with random sums of the counts or harm on the map; auto: "
                "the same as convolution; permutation: conditional random permutations; normal: the normal "
                "approximation that other software uses, which is wrong for sparse counts."
            ),
            options=pvalues,
            default="auto",
            withdrawn=WITHDRAWN,
            advanced=True,
        ),
        VALUES,
        Choice(
            "CORRECTION",
            mark("Correction for multiple testing"),
            mark(
                "bh: controls the false discovery rate (Benjamini–Hochberg); by: does so more strictly "
                "(Benjamini–Yekutieli); none: uncorrected p-values, which make many places hot by chance."
            ),
            options=("bh", "by", "none"),
            default="bh",
            advanced=True,
        ),
        permutations(
            mark(
                "The number of random draws for permutation p-values. The smallest possible p-value is 2/(draws "
                "+ 1). The default of 999 is increased if the number of places requires more."
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
        Sink("OUTPUT", mark("Places"), mark("Every place with its number of crimes, rank and Gi*."), optional=True),
        Sink("HOTSPOTS", mark("Hot spots"), mark("The ranked hot spots."), optional=True),
        Sink(
            "COUNT_HOTSPOTS",
            mark("Hot spots ranked by number of crimes"),
            mark(
                "The hot spots for the same crimes, ranked by number of crimes, to compare with those ranked by "
                "harm. Made only if harm is used."
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
    *texts("HARM_BY", "HARM_UNIT", "SUMMARY", "COMPARISON", "NOTES"),
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
    return Whole("OFFSETS", mark("Shifted grids"), words, default=4, low=1, high=MOST_GRIDS, advanced=True)


def score_from(words: Words, advanced: bool = False) -> Day:
    """SCORE_FROM: since when a map is scored."""
    return Day("SCORE_FROM", mark("Scoring start date"), words, optional=True, advanced=advanced)
