"""What a fairness audit and its pages speak of: presence that was delivered or planned, else the hot spots alone.

Without a table of presence nobody knows where patrols went, so that no text may speak as if it were known.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..ground import fields as f
from ..ground.texts import mark, tr
from .layer_finish import Headed
from .styles.patrol import FairStyle

if TYPE_CHECKING:
    from .layer_finish import Style

DELIVERED, PLANNED, NOT_GIVEN = "delivered", "planned", "not given"

_PRESENCE = {
    "title": mark("Patrol presence compared with need"),
    "three": mark("Shares of patrol presence, need and residents"),
    "name": mark("patrol presence"),
    "head": mark("Patrol presence"),
    "minutes": mark("Patrol minutes"),
    "per_1000": mark("Patrol minutes per 1,000"),
    "ratio_head": mark("Presence ÷ need"),
    "visits": mark("Visits"),
    "row": mark("{}: patrol presence {}, need {}, residents {}"),
    "levels": mark("patrol presence and policing need per resident, each relative to its own mean, with 95% intervals"),
    "expected": mark("visits expected from need"),
    "ratio": mark("share of presence ÷ share of need"),
    "outside": mark("{:.0f}% of the patrol time is outside all neighbourhoods and is not counted."),
    "nowhere": mark(
        "None of the hot spots with patrol time is in a neighbourhood; check that both layers cover the same part "
        "of the country."
    ),
    "gradient": mark(
        "Per resident, the most deprived fifth has {:.1f} times the patrol presence of the least "
        "deprived fifth, and {} the crime or harm."
    ),
    "summary": mark(
        "In {} of {} neighbourhoods, recorded patrol time is more than {} calls for. In {} it is less, in {} "
        "about the same (within {:g}%), and in {} the numbers are too small to tell."
    ),
    "nobody": mark("No hot spot patrol was recorded in {} of the neighbourhoods."),
    "nobody_list": mark("Neighbourhoods with no recorded hot spot patrol ({}): {}."),
}
_PLANNED = dict(
    _PRESENCE,
    summary=mark(
        "In {} of {} neighbourhoods, planned patrol time is more than {} calls for. In {} it is less, in {} about "
        "the same (within {:g}%), and in {} the numbers are too small to tell."
    ),
    nobody=mark("No hot spot patrol is planned in {} of the neighbourhoods."),
    nobody_list=mark("Neighbourhoods with no planned hot spot patrol ({}): {}."),
)
_HOT_SPOTS = {
    "title": mark("Hot spots compared with need"),
    "three": mark("Shares of hot spots, need and residents"),
    "name": mark("hot spots"),
    "head": mark("Share of hot spots"),
    "minutes": mark("Hot spots"),
    "per_1000": mark("Hot spots per 1,000"),
    "ratio_head": mark("Hot spots ÷ need"),
    "visits": mark("Hot spots"),
    "row": mark("{}: hot spots {}, need {}, residents {}"),
    "levels": mark("hot spots and policing need per resident, each relative to its own mean, with 95% intervals"),
    "expected": mark("hot spots expected from need"),
    "ratio": mark("share of hot spots ÷ share of need"),
    "outside": mark("{:.0f}% of the hot spots are outside all neighbourhoods and are not counted."),
    "nowhere": mark(
        "None of the hot spots is in a neighbourhood; check that both layers cover the same part of the country."
    ),
    "gradient": mark(
        "Per resident, the most deprived fifth has {:.1f} times the hot spots of the least deprived "
        "fifth, and {} the crime or harm."
    ),
    "summary": mark(
        "In {} of {} neighbourhoods, the share of hot spots is more than {} calls for. In {} it is less, in {} "
        "about the same (within {:g}%), and in {} the numbers are too small to tell."
    ),
    "nobody": mark("There are no hot spots in {} of the neighbourhoods."),
    "nobody_list": mark("Neighbourhoods with no hot spots ({}): {}."),
}
_WORDS = {DELIVERED: _PRESENCE, PLANNED: _PLANNED, NOT_GIVEN: _HOT_SPOTS}

#: Headings of the fields of an audit without presence, in place of those that the contract has.
_ALIASES = {
    f.MINUTES: mark("Patrol minutes (not given)"),
    f.VISITS: mark("Hot spots (each counted by the share inside the neighbourhood)"),
    f.PRES_SHARE: mark("Share of hot spots (0–1)"),
    f.PER_1000: mark("Hot spots per 1,000 residents"),
    f.GAP_PP: mark("Hot spots − need (percentage points)"),
    f.GAP_LOW: mark("Hot spots − need, 95% lower limit"),
    f.GAP_HIGH: mark("Hot spots − need, 95% upper limit"),
    f.PRES_RATIO: mark("Share of hot spots ÷ share of need"),
    f.PRES_LOW: mark("Share of hot spots ÷ share of need, 90% lower limit"),
    f.PRES_HIGH: mark("Share of hot spots ÷ share of need, 90% upper limit"),
}

#: The same for the layers of a community feedback, which then hold nothing in them.
NO_PRESENCE = {f.MINUTES: mark("Patrol minutes (not given)"), f.PRES_SHARE: mark("Share of patrol time (not given)")}


def kind_of(report: Mapping[str, Any]) -> str:
    """DELIVERED, PLANNED or NOT_GIVEN of a report of an audit; reports of earlier versions do not say: DELIVERED."""
    return report.get("presence", DELIVERED)


def say(kind: str, key: str) -> str:
    """The text called ``key``, in the language of the user, for DELIVERED, PLANNED or NOT_GIVEN."""
    return tr(_WORDS[kind][key])


def not_given(unanswered: str) -> str:
    """That presence was not given, and the sentence of what that leaves ``unanswered``."""
    return tr(
        "Patrol presence was not given. {} To find out, add a patrol plan or the compliance table from Patrol visits."
    ).format(unanswered)


class _HotSpotStyle(FairStyle):
    KINDS = tuple(
        (word, fill, line, label)
        for (word, fill, line, _), label in zip(
            FairStyle.KINDS,
            (
                mark("Higher share of hot spots than of need"),
                mark("Lower share of hot spots than of need"),
                mark("About the same share of hot spots as of need"),
                mark("Cannot tell yet"),
            ),
        )
    )


def audit_style(kind: str, styled: bool = True) -> Style | None:
    """The style of a layer of an audit; None where it needs none. ``styled``: whether it is that of neighbourhoods."""
    if kind != NOT_GIVEN:
        return FairStyle() if styled else None
    return Headed(_HotSpotStyle() if styled else None, _ALIASES)
