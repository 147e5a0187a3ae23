"""What is in the JSON reports that tools write (REPORT_JSON), by name and type: one for the tool that makes a report,
the page that shows it and the dock. What of it is read back, and checked, is in report_schemas.

A key that may be missing is one that earlier versions did not write, or that only some runs have. Here are those of
the pages Patrols and Share; the others are in hotspot_reports, evaluation_reports and balance_reports.
"""

# Read at run time by the tests: no postponed annotations, which Python 3.9 cannot resolve.
from typing import Any, Optional, TypedDict

from .balance_reports import (
    CommunityFeedbackReport,
    FairnessAuditReport,
    FeedbackLoopReport,
    ImpactPromptsReport,
    SearchOverlayReport,
)
from .evaluation_reports import (
    HoldoutReport,
    ImpactReport,
    MatchControlsReport,
    MonitorReport,
    RiskSurfaceReport,
    StabilityReport,
    TrialDesignReport,
)
from .hotspot_reports import (
    ArealSummaryReport,
    CheckDataReport,
    ConcentrationReport,
    FacilitiesReport,
    NearRepeatReport,
    ProfileReport,
    TemporalProfileReport,
)


# -- patrol -------------------------------------------------------------------------------------------------------
class FrontierPlan(TypedDict):
    """A plan on the way from most covered to most even, as shares (0–1)."""

    position: float
    evenness: Optional[float]
    harm_covered: float
    gap: Optional[float]
    visits: float
    hours: float
    off_peak: int
    in_runs: Optional[float]
    top_visits: Optional[float]
    least: Optional[float]
    least_area: Optional[str]
    late: bool
    taken: bool


class ShiftUse(TypedDict):
    """Officer-hours of an agency in a shift."""

    agency: str
    shift: str
    used: float
    available: float


class _Ranked(TypedDict, total=False):
    crimes: float
    harm: float


class UnmetDemand(_Ranked):
    """The visits that a hot spot lacks; with the number that the plan ranks by."""

    hotspot_id: str
    name: Optional[str]
    area_name: Optional[str]
    wanted: float
    planned: float
    unmet: float
    unmet_h: float
    peaks: int
    peaks_met: int


class _Unit(TypedDict, total=False):
    """What visits are in proportion to, in words, which older reports lack."""

    unit: str


class PatrolPlanReport(_Unit):
    """Patrol plan; ``setting`` is what the plan can be made of again."""

    summary: str
    notes: list[str]
    plan_id: str
    solver: str
    by: str
    chosen_by: str
    reason: str
    taken: FrontierPlan
    frontier: list[FrontierPlan]
    use: list[ShiftUse]
    unmet: list[UnmetDemand]
    setting: dict[str, Any]
    provenance: list[str]


class _Minutes(TypedDict, total=False):
    """Minutes of patrols, which older reports lack."""

    patrol_min: Optional[float]


class Dose(_Minutes):
    """Visits planned and delivered; ``compliance`` is a share of the planned, None where nothing was planned."""

    planned: Optional[float]
    planned_min: Optional[float]
    delivered: float
    unclear: float
    officer_min: Optional[float]
    mean_min: Optional[float]
    compliance: Optional[float]
    dose: str
    length: str


class PlaceDose(Dose):
    """The dose of a place."""

    place: str
    name: Optional[str]


class QuarterDose(PlaceDose):
    """The dose of a place by one agency in a quarter."""

    agency: str
    quarter: str


class PatrolVisitsReport(TypedDict):
    """Patrol visits."""

    summary: str
    notes: list[str]
    rows: list[QuarterDose]
    doses: list[PlaceDose]
    all: Dose
    pings: dict[str, int]
    window: str
    provenance: list[str]


# -- publish ------------------------------------------------------------------------------------------------------
class PublicCell(TypedDict):
    """A public figure; ``low`` and ``high`` are its bounds, None where there is none."""

    area: str
    offence: str
    period: str
    shown: str
    low: Optional[int]
    high: Optional[int]


class PublicChange(TypedDict):
    """A figure that is not published as it is, with its count: never for the public."""

    area: str
    offence: str
    period: str
    count: int
    why: str


class PublicationLayerReport(TypedDict):
    """Publication layer."""

    summary: str
    checked: str
    changes: list[PublicChange]
    start: str
    end: str
    earlier: int
    content: str
    notes: list[str]
    provenance: list[str]
    cells: list[PublicCell]


#: {tool: type of its REPORT_JSON}
REPORT_TYPES = {
    "arealsummary": ArealSummaryReport,
    "checkdata": CheckDataReport,
    "communityfeedback": CommunityFeedbackReport,
    "concentration": ConcentrationReport,
    "facilities": FacilitiesReport,
    "fairnessaudit": FairnessAuditReport,
    "feedbackloop": FeedbackLoopReport,
    "holdout": HoldoutReport,
    "impact": ImpactReport,
    "impactprompts": ImpactPromptsReport,
    "matchcontrols": MatchControlsReport,
    "monitor": MonitorReport,
    "nearrepeat": NearRepeatReport,
    "patrolplan": PatrolPlanReport,
    "patrolvisits": PatrolVisitsReport,
    "profile": ProfileReport,
    "publicationlayer": PublicationLayerReport,
    "risksurface": RiskSurfaceReport,
    "searchoverlay": SearchOverlayReport,
    "stability": StabilityReport,
    "temporalprofile": TemporalProfileReport,
    "trialdesign": TrialDesignReport,
}
