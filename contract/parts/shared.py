"""Parameters that tools of several groups share, besides those that say which crimes."""

from __future__ import annotations

from ...core.texts import mark
from .kinds import POLYGON, TABLE, Choice, Field, File, FileOut, Layer, Number, Parameter, Whole, Words

#: What a place is: a hexagon or a square of one size, or a polygon of a layer.
HEXAGON, SQUARE, LAYER = SHAPES = ("hexagon", "square", "layer")
#: The size of a place where nobody says another, in metres.
CELL_SIZE = 150.0
MONTH, QUARTER, WEEK, FOUR_WEEKS = PERIODS = ("month", "quarter", "week", "4 weeks")
#: Names and times of shifts where nobody says others.
USUAL_SHIFTS = "Early 07:00-15:00; Late 15:00-23:00; Night 23:00-07:00"
#: The handling marking of every page that is not for the public, unless a tool is given another.
OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"
#: How many permutations are drawn: usually, and at most.
USUAL_PERMUTATIONS, MOST_PERMUTATIONS = 999, 99_999

#: Hot spots that a tool cannot do without.
HOTSPOT_LAYER = Layer(
    "HOTSPOT_LAYER",
    mark("Hot spots"),
    mark("Hot spots found with this plugin, or any polygons of your own."),
    holds=POLYGON,
)
#: The places of a patrol tool; one of the two is needed.
PLACES: tuple[Parameter, ...] = (
    Layer(
        "HOTSPOT_LAYER",
        mark("Hot spots"),
        mark("The hot spots, or any polygons of your own. Leave blank to use the active hot spots in the register."),
        holds=POLYGON,
        optional=True,
    ),
    File(
        "REGISTER",
        mark("Register"),
        mark("The register of hot spots. Its active hot spots are used if Hot spots is left blank."),
        optional=True,
    ),
)
#: For tools that look at crimes themselves, not at places.
CRIMES_WITHIN = Layer(
    "STUDY_AREA",
    mark("Study area"),
    mark("Only crimes inside these polygons are counted. Leave blank to count all crimes."),
    holds=POLYGON,
    optional=True,
)


def area_name(words: Words) -> Field:
    """NAME_FIELD of the study area."""
    return Field("NAME_FIELD", mark("Area name field"), words, of="STUDY_AREA", optional=True)


#: The name that a hot spot takes over from the study area.
AREA_NAME = area_name(
    mark(
        "The study area field with the name of each area. Each hot spot is given the name of the area that "
        "contains most of it."
    )
)


def period(words: Words) -> Choice:
    """PERIOD: how long a period is."""
    return Choice("PERIOD", mark("Period"), words, options=PERIODS, default=MONTH)


def permutations(words: Words) -> Whole:
    """PERMUTATIONS: how often chance is tried."""
    return Whole(
        "PERMUTATIONS",
        mark("Permutations"),
        words,
        default=USUAL_PERMUTATIONS,
        low=99,
        high=MOST_PERMUTATIONS,
        advanced=True,
    )


def seed(words: Words, advanced: bool = True) -> Whole:
    """SEED: the same chance again."""
    return Whole("SEED", mark("Seed"), words, default=1, low=0, advanced=advanced)


def max_area(words: Words) -> Number:
    """MAX_AREA: how large a hot spot may be."""
    return Number("MAX_AREA", mark("Largest hot spot (km²)"), words, default=0.1, low=0, advanced=True)


def page(words: Words, title: Words = mark("Report"), name: str = "REPORT", made: bool = False) -> FileOut:
    """The report as a page."""
    return FileOut(name, title, words, filter="HTML (*.html)", optional=True, made=made)


def as_json(
    words: Words = mark("The same content for use in other programs."),
    title: Words = mark("Report as JSON"),
    name: str = "REPORT_JSON",
) -> FileOut:
    """The report for other programs."""
    return FileOut(name, title, words, filter="JSON (*.json)", optional=True, made=False)


def reports(words: Words) -> tuple[Parameter, ...]:
    """REPORT and REPORT_JSON: the same, as a page and for other programs."""
    return (page(words), as_json())


def presence(words: Words) -> Layer:
    """PRESENCE: officers' presence, as it was planned or delivered."""
    return Layer("PRESENCE", mark("Patrol presence"), words, holds=TABLE, optional=True)


def presence_days(advanced: bool) -> Whole:
    """PRESENCE_DAYS: over how many days."""
    return Whole(
        "PRESENCE_DAYS",
        mark("Days covered by the patrol time"),
        mark("The number of days that the patrol time covers, if the patrol presence table does not say."),
        default=28,
        low=1,
        high=3660,
        advanced=advanced,
    )


def ledger(words: Words) -> File:
    """LEDGER: the folder of the signed releases; the single file of earlier versions (.json) is taken too."""
    return File("LEDGER", mark("Release ledger"), words, folder=True, optional=True)
