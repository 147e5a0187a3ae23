"""Which places may be hot spots, and how many in each district."""

from __future__ import annotations

from ...core.texts import mark
from .kinds import ANY_SHAPE, POLYGON, TABLE, Field, Layer, Number, Output, Parameter, Whole, Words, numbers

#: The parameters that say in which districts the choice is made.
DISTRICT_NAMES = ("DISTRICTS", "DISTRICT_NAME", "QUOTAS")
#: How near a hot spot may come to a feature that it must avoid, in metres, where nobody says otherwise.
AVOID_DISTANCE = 100.0


def districts(rule: Words, quota: Words) -> tuple[Parameter, ...]:
    """DISTRICTS, DISTRICT_NAME and QUOTAS: the choice is made inside each district."""
    return (
        Layer("DISTRICTS", mark("Districts"), rule, holds=POLYGON, optional=True, advanced=True),
        Field(
            "DISTRICT_NAME",
            mark("District name field"),
            mark("The field with the name of each district. Polygons with the same name are one district."),
            of="DISTRICTS",
            optional=True,
            advanced=True,
        ),
        Layer("QUOTAS", mark("Quotas by district"), quota, holds=TABLE, optional=True, advanced=True),
    )


MIN_CRIMES = Whole(
    "MIN_CRIMES",
    mark("Minimum crimes to be eligible"),
    mark(
        "Places or clusters with fewer crimes in the period are not eligible, whether the ranking is by number or by "
        "harm."
    ),
    default=1,
    low=1,
    # As all here, so that models from before these parameters stay valid.
    optional=True,
    advanced=True,
)
#: What makes a place eligible, besides MIN_CRIMES.
LIMITS: tuple[Parameter, ...] = (
    Whole(
        "MAX_CRIMES",
        mark("Maximum crimes"),
        mark("Places with more crimes in the period are not eligible. Leave blank for no maximum."),
        low=1,
        optional=True,
        advanced=True,
    ),
    Number(
        "MIN_DISTANCE",
        mark("Minimum distance apart (metres)"),
        mark(
            "If the centres of two eligible places are closer than this, the one with the lower rank is not "
            "eligible. 0 sets no minimum."
        ),
        default=0.0,
        low=0,
        optional=True,
        advanced=True,
    ),
    Layer(
        "AVOID_LAYER",
        mark("Features to avoid"),
        mark("Places closer to these features than the distance below are not eligible. Their crimes still count."),
        holds=ANY_SHAPE,
        optional=True,
        advanced=True,
    ),
    Number(
        "AVOID_DISTANCE",
        mark("Distance to avoid (metres)"),
        mark("How far a hot spot must be from the features to avoid. 0 only excludes places that touch one."),
        default=AVOID_DISTANCE,
        low=0,
        optional=True,
        advanced=True,
    ),
)
#: For methods that have a rule of their own, such as a significance test.
KEPT_IN_EACH = (
    *districts(
        mark(
            "Polygons such as districts or local policing areas. Each place belongs to the district that contains "
            "its centre, and places outside every district are not chosen."
        ),
        mark(
            "A table with the columns district and number: at most this many places are kept in each district, "
            "the highest ranked first."
        ),
    ),
    MIN_CRIMES,
    *LIMITS,
)
#: For methods that keep places by a rule with a number.
DISTRICTS_BY_RULE = districts(
    mark(
        "Polygons such as districts or local policing areas. The rule under Keep is then applied inside each "
        "one. Each place belongs to the district that contains its centre, and places outside every district "
        "are not chosen."
    ),
    mark(
        "A table with the columns district and number. The number replaces Amount to keep in that district; 0 "
        "keeps no places there."
    ),
)
RULE_IN_EACH = (*DISTRICTS_BY_RULE, MIN_CRIMES, *LIMITS)

#: What the quotas cost, and how many places each limit left out.
CHOICE_OUTPUTS: tuple[Output, ...] = numbers(
    "QUOTA_SHARE", "FREE_SHARE", "TOO_FEW", "TOO_MANY", "TO_AVOID", "TOO_CLOSE", "NO_DISTRICT"
)
