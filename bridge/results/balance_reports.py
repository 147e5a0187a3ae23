"""The JSON reports on fairness, searches and what people say by name and type; see reports."""

# Read at run time by the tests: no postponed annotations, which Python 3.9 cannot resolve.
from typing import Optional, TypedDict

from .evaluation_reports import FunnelLimit
from .hotspot_reports import Interval


class AuditedArea(TypedDict):
    """A neighbourhood: shares (0–1) of presence, need and residents, and the gap in percentage points."""

    name: str
    code: str
    visits: float
    minutes: Optional[float]
    crimes: float
    need: float
    people: Optional[float]
    level: Optional[float]
    presence_share: Optional[float]
    need_share: Optional[float]
    people_share: Optional[float]
    per_1000: Optional[float]
    gap: float
    low: float
    high: float
    q: Optional[float]
    state: str
    ratio_low: Optional[float]
    ratio_high: Optional[float]
    expected: float
    ratio: Optional[float]


class AuditFigure(Interval):
    """A figure of an audit, what it is of and what it can mean."""

    name: str
    of: str
    means: str


class Decile(TypedDict):
    """Presence and need by decile of deprivation, a 1,000 residents."""

    decile: float
    areas: int
    people: float
    minutes: Optional[float]
    need: float
    presence_share: Optional[float]
    need_share: Optional[float]
    people_share: Optional[float]
    presence: Optional[float]
    presence_low: Optional[float]
    presence_high: Optional[float]
    needed: Optional[float]
    needed_low: Optional[float]
    needed_high: Optional[float]


class _Presence(TypedDict, total=False):
    presence: str


class _Audit(_Presence, total=False):
    margin: float
    presence_window: str


class FairnessAuditReport(_Audit):
    """Fairness audit."""

    summary: str
    areas: list[AuditedArea]
    figures: list[AuditFigure]
    deciles: list[Decile]
    limits: list[FunnelLimit]
    window: str
    nobody: list[str]
    months: float
    harm_unit: str
    notes: list[str]
    provenance: list[str]


class ByLot(TypedDict):
    """What would stay of the map had as many offences been left out at random."""

    mean: float
    stays: float


class DroppedOffence(TypedDict):
    """What stays of the map without an offence; ``own``: whether policing makes it."""

    offence: str
    crimes: int
    stays: float
    own: bool


class LoopHotspot(TypedDict):
    """How many crimes of a hot spot police make, and whether it stays without them."""

    id: Optional[str]
    rank: Optional[int]
    crimes: float
    police: float
    share: float
    public: Optional[float]
    state: str


class FeedbackLoopReport(TypedDict):
    """Feedback loop; ``jaccard`` is what the two maps have in common."""

    summary: str
    offences: list[str]
    share: Optional[float]
    jaccard: Optional[float]
    lot: Optional[ByLot]
    rank: Optional[int]
    drops: list[DroppedOffence]
    public: Optional[float]
    hotspots: list[LoopHotspot]
    others: list[LoopHotspot]
    notes: list[str]
    provenance: list[str]


#: Named by a word of Python's own: ``in`` and ``out`` of hot spots.
_InAndOut = TypedDict(
    "_InAndOut",
    {
        "in": Optional[float],
        "in_low": Optional[float],
        "in_high": Optional[float],
        "out": Optional[float],
        "out_low": Optional[float],
        "out_high": Optional[float],
    },
)


class SearchedGroup(_InAndOut):
    """What came of the searches of a group, in shares (0–1); '' is everybody."""

    group: str
    searches: float
    in_hot: float
    difference: Optional[float]
    low: Optional[float]
    high: Optional[float]


class SearchedHotspot(TypedDict):
    """What came of the searches in a hot spot."""

    id: Optional[str]
    name: Optional[str]
    searches: float
    found: Optional[float]
    share: Optional[float]
    low: Optional[float]
    high: Optional[float]
    q: Optional[float]
    state: str


class SearchRate(TypedDict):
    """Searches of a group a 1,000 residents of an area; ``why`` there is none."""

    area: str
    group: str
    searches: float
    people: float
    why: str
    rate: Optional[float]
    low: Optional[float]
    high: Optional[float]
    ratio: Optional[float]
    ratio_low: Optional[float]
    ratio_high: Optional[float]


class _Margin(TypedDict, total=False):
    margin: float


class SearchOverlayReport(_Margin):
    """Stop and search."""

    summary: str
    hotspots: list[SearchedHotspot]
    groups: list[SearchedGroup]
    rates: list[SearchRate]
    least: int
    reference: str
    notes: list[str]
    window: str
    provenance: list[str]


class _ToldPriority(TypedDict, total=False):
    shown: str
    middle: float


class AskedPriority(TypedDict):
    """What people of an area asked for."""

    priority: str
    answers: Optional[float]
    share: Optional[float]
    shown: Optional[str]


class Priority(_ToldPriority):
    """What people asked for, and the crimes of that name before and after; a share that is told as a range has its
    ``middle``."""

    priority: str
    answers: Optional[float]
    share: Optional[float]
    low: float
    high: float
    areas: int
    presence_share: Optional[float]
    offence: Optional[str]
    before: Optional[float]
    after: Optional[float]
    change: Optional[float]
    p: Optional[float]


class _ToldSafety(TypedDict, total=False):
    safe_shown: Optional[str]
    safe_middle: Optional[float]


class SurveyedArea(_ToldSafety):
    """How people of a neighbourhood feel and what they asked for; None where too few answered."""

    name: str
    answers: Optional[float]
    state: str
    minutes: Optional[float]
    presence_share: Optional[float]
    safe: Optional[float]
    safe_low: Optional[float]
    safe_high: Optional[float]
    confident: Optional[float]
    confident_low: Optional[float]
    confident_high: Optional[float]
    confident_shown: Optional[str]
    confident_middle: Optional[float]
    asked: list[AskedPriority]
    before: Optional[float]
    after: Optional[float]
    first: Optional[str]
    second: Optional[str]
    third: Optional[str]


class SurveyTotal(TypedDict, total=False):
    """The answers to a question as a whole; those with ``before`` where the survey has dates."""

    answers: int
    none: int
    unknown: int
    share: Optional[float]
    low: Optional[float]
    high: Optional[float]
    shown: Optional[str]
    before: Optional[float]
    after: Optional[float]
    change: Optional[float]
    change_low: Optional[float]
    change_high: Optional[float]


class _Surveyed(_Presence, total=False):
    margin: float


class CommunityFeedbackReport(_Surveyed):
    """Community feedback; ``least`` answers are told of."""

    summary: str
    areas: list[SurveyedArea]
    totals: dict[str, SurveyTotal]
    priorities: list[Priority]
    answers: int
    least: int
    since: str
    window: str
    notes: list[str]
    provenance: list[str]


class Prompt(TypedDict):
    """A question of an assessment, what is known of it and what the force is to add."""

    question: str
    known: list[str]
    hint: str


class PromptPart(TypedDict):
    """The prompts of one assessment."""

    title: str
    law: str
    prompts: list[Prompt]


class ImpactPromptsReport(TypedDict):
    """Impact prompts."""

    summary: str
    text: str
    parts: list[PromptPart]
