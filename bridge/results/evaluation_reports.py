"""The JSON reports on trials, effects and maps by name and type; see reports."""

# Read at run time by the tests: no postponed annotations, which Python 3.9 cannot resolve.
from typing import Optional, TypedDict


class FunnelLimit(TypedDict):
    """Where chance alone leaves 95 and 99.8 % of the places with so many ``expected``."""

    expected: float
    low_95: float
    high_95: float
    low_998: float
    high_998: float


# -- which map to trust -------------------------------------------------------------------------------------------
class _HarmOfMap(TypedDict, total=False):
    harm_chosen_on: Optional[float]
    harm_rate: float
    harm_low: Optional[float]
    harm_high: Optional[float]


class MapScore(_HarmOfMap):
    """How a map did at a share of the area; ``low`` and ``high`` are None where the periods were too few. Where there
    are weights also what share of the harm it found. ``made_from``: ``crimes`` or ``harm``."""

    map: str
    hit_rate: float
    low: Optional[float]
    high: Optional[float]
    conservative: float
    pai: float
    pei: Optional[float]
    efficiency: Optional[float]
    recapture: Optional[float]
    words: str
    short: str
    shape: str
    size: float
    moved: bool
    coverage: float
    chosen_on: Optional[float]
    index: int
    made_from: str


class _MapPlaces(TypedDict, total=False):
    UNIT: str
    CELL_SIZE: Optional[float]
    BANDWIDTH: float
    KERNEL: str
    HALF_LIFE: float
    RANK_BY: str


class MapUse(_MapPlaces):
    """The parameters by which the page Hot spots makes a map."""

    METHOD: str
    PERIOD: str
    LAST: int


class RecommendedMap(MapScore):
    """The map to use, and how; ``use`` is None where Find cannot make it."""

    use: Optional[MapUse]


class Behind(TypedDict):
    """How far the recommended map is behind the best one tried."""

    value: float
    low: Optional[float]
    high: Optional[float]
    within: Optional[bool]


class MapsByHarm(TypedDict):
    """The map that finds most of the harm to come, and how far ahead it is of the one ``recommended`` by count, both in
    shares of the harm; ``unit`` is what harm is called, ``oracle`` what the best possible map finds."""

    unit: str
    weighed_by: str
    recommended: RecommendedMap
    oracle: float
    ahead: Behind


class FoundCurves(TypedDict):
    """Shares of crime found by shares of the area."""

    coverage: list[float]
    map: list[float]
    oracle: list[float]


class _ByHarm(TypedDict, total=False):
    harm: Optional[MapsByHarm]


class HoldoutReport(_ByHarm):
    """Hold-out scores of maps; ``chosen_on`` and ``scored_on`` are first and last days. ``harm`` is None without
    weights, and not in reports of earlier versions."""

    recommended: RecommendedMap
    best: MapScore
    oracle: float
    compared: int
    behind: Behind
    peers: list[MapScore]
    maps: list[MapScore]
    coverage: float
    coverages: list[MapScore]
    period: str
    chosen_on: tuple[str, str]
    scored_on: tuple[str, str]
    crimes: int
    summary: str
    curves: FoundCurves
    notes: list[str]


class LearnedScore(TypedDict):
    """What a learned and a simple map find in a share of the area."""

    coverage: float
    learned: float
    low: Optional[float]
    high: Optional[float]
    simple: float
    oracle: float
    gain: float
    gain_low: Optional[float]
    gain_high: Optional[float]


class Matter(TypedDict):
    """How much a learned map loses without something it sees."""

    name: str
    short: str
    fall: float


class RiskSurfaceReport(TypedDict):
    """Learned risk."""

    scores: list[LearnedScore]
    simple: str
    simple_map: str
    grids: int
    matters: list[Matter]
    enough: bool
    suspect: list[str]
    better: bool
    recommended: str
    summary: str
    notes: list[str]
    learned_on: tuple[str, str]
    scored_on: tuple[str, str]
    model: str
    period: str
    horizon: int
    coverage: float


class StabilitySetting(TypedDict):
    """How far the runs with one setting agree with all."""

    setting: str
    value: str
    runs: float
    hot: int
    agrees: Optional[float]


class SureHotspot(TypedDict):
    """In which share of the runs a hot spot is hot."""

    id: Optional[str]
    rank: Optional[float]
    name: Optional[str]
    sure: float
    only: str


class StablePeriod(TypedDict):
    """A period against the one before."""

    first: str
    last: str
    hot: float
    overlap: Optional[float]
    ranks: Optional[float]


class StabilityReport(TypedDict):
    """How sure hot spots are."""

    runs: int
    coverage: float
    ever: int
    sure: int
    one_setting: int
    settings: list[StabilitySetting]
    periods: list[StablePeriod]
    stages: dict[str, int]
    summary: str
    hotspots: list[SureHotspot]
    notes: list[str]


# -- trials and their effect --------------------------------------------------------------------------------------
class AssignedPlace(TypedDict):
    """A place of a trial with its arm."""

    hotspot_id: str
    name: Optional[str]
    area_name: Optional[str]
    level: float
    block: float
    arm: str


class TrialDesignReport(TypedDict):
    """Trial design."""

    summary: str
    seed: int
    first: str
    last: str
    notes: list[str]
    rows: list[AssignedPlace]
    provenance: list[str]


class Balance(TypedDict):
    """How like the arms are by a measure, before and after matching; differences in standard deviations."""

    measure: str
    words: str
    treated: Optional[float]
    candidates: Optional[float]
    matched: Optional[float]
    controls: Optional[float]
    diff_before: Optional[float]
    diff_after: Optional[float]


class MatchedPeriod(TypedDict):
    """Crimes of both arms in a period before the intervention."""

    period: str
    treated: Optional[float]
    control: Optional[float]


class Pair(TypedDict):
    """A treated place and its control."""

    treated: str
    control: str
    apart: float
    crimes: float
    control_crimes: float
    trend: Optional[float]
    control_trend: Optional[float]


class MatchControlsReport(TypedDict):
    """Matched controls."""

    summary: str
    balance: list[Balance]
    series: list[MatchedPeriod]
    worst: Optional[float]
    pairs: list[Pair]
    unmatched: list[str]
    notes: list[str]
    provenance: list[str]


class Measured(TypedDict):
    """A measure of an effect with its 95 % interval."""

    measure: str
    value: Optional[float]
    low: Optional[float]
    high: Optional[float]
    words: str


class ImpactPeriod(TypedDict):
    """Crimes of both arms in a week or month; 0 is the first of treatment."""

    week: int
    treated: float
    control: float


class EventStudySpan(TypedDict):
    """The change of the treated against the controls in the span that begins at ``week``."""

    week: int
    change: Optional[float]
    low: Optional[float]
    high: Optional[float]


class _Ring(TypedDict, total=False):
    from_m: Optional[float]
    to_m: Optional[float]


class EffectByDistance(_Ring):
    """Crimes more or fewer than the controls tell, in the places (``from_m`` None) or in a ring about them."""

    distance: str
    value: float
    low: Optional[float]
    high: Optional[float]
    words: str


class _ImpactPeriodKind(TypedDict, total=False):
    period: str


class ImpactReport(_ImpactPeriodKind):
    """Impact; ``weeks`` before and after, ``span`` weeks of the event study."""

    verdict: str
    summary: str
    sentences: list[str]
    notes: list[str]
    weeks: tuple[int, int]
    span: float
    measures: list[Measured]
    series: list[ImpactPeriod]
    study: list[EventStudySpan]
    bands: list[EffectByDistance]
    harm_unit: str
    provenance: list[str]


class WatchedWeek(TypedDict):
    """The crimes of a week, which begins on the day ``week``, and what is usual; None before there is a base."""

    week: str
    crimes: float
    mean: Optional[float]
    low: Optional[float]
    high: Optional[float]
    state: str


class WatchedArea(TypedDict):
    """An area that is watched week by week."""

    kind: str
    id: Optional[str]
    name: Optional[str]
    weeks: list[WatchedWeek]
    p: float
    q: float
    exception: bool
    state: str


class WatchedPlace(WatchedArea):
    """A place that is watched, with what changed since the watch began."""

    before: float
    crimes: float
    expected: float
    ratio: Optional[float]
    evidence: float
    alarm: bool
    reached: Optional[str]


class MonitorReport(TypedDict):
    """Monitor."""

    weeks: list[str]
    since: str
    dispersion: float
    places: list[WatchedPlace]
    areas: list[WatchedArea]
    limits: list[FunnelLimit]
    alpha: float
    changed: list[str]
    summary: str
    notes: list[str]
    provenance: list[str]
