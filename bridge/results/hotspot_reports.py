"""The JSON reports of the pages Crimes and Hot spots by name and type; see reports."""

# Read at run time by the tests: no postponed annotations, which Python 3.9 cannot resolve.
from typing import Optional, TypedDict


class Interval(TypedDict):
    """A figure with its 95 % interval."""

    value: Optional[float]
    low: Optional[float]
    high: Optional[float]


class CheckDetail(TypedDict):
    """Some of the rows that a check counts."""

    what: str
    count: float


class Check(TypedDict):
    """One check of the data; ``share`` is None where nothing could be checked."""

    name: str
    title: str
    verdict: str
    count: float
    of: float
    share: Optional[float]
    counted: str
    advice: str
    details: list[CheckDetail]


class Bearing(TypedDict):
    """Whether data can support a use."""

    use: str
    title: str
    verdict: str
    reason: str


class CheckDataReport(TypedDict):
    """Check data."""

    summary: str
    rows: int
    window: str
    checks: list[Check]
    bears: list[Bearing]
    offences: dict[str, int]
    provenance: list[str]


class ConcentrationKind(TypedDict):
    """How crimes, or their harm, are held by places; ``curve``: shares of places and of crime."""

    name: str
    title: str
    curve: tuple[list[float], list[float]]
    gini: Interval
    generalised_gini: Interval
    hold_25: Interval
    hold_50: Interval


class ConcentrationReport(TypedDict):
    """Concentration."""

    summary: str
    notes: list[str]
    places: int
    crimes: int
    harm_unit: str
    kinds: list[ConcentrationKind]
    provenance: list[str]


class FacilityRow(TypedDict):
    """Premises, or a location, with its crimes; ``title``: what tells it from the others; ``change``: rising, falling
    or cannot_tell."""

    rank: int
    id: str
    name: str
    title: str
    kind: str
    crimes: int
    share: Optional[float]
    cum_share: Optional[float]
    near: Optional[int]
    harm: Optional[float]
    first_half: Optional[int]
    last_half: Optional[int]
    change: str


class FacilitiesCurve(TypedDict):
    """Points of the J-curve: how many premises, crimes of the last of them, share of all of them together; and the same
    by chance with the middle 95% of the draws."""

    places: list[int]
    crimes: list[int]
    held: list[float]
    crimes_chance: list[float]
    crimes_chance_low: list[float]
    crimes_chance_high: list[float]
    held_chance: list[float]
    held_chance_low: list[float]
    held_chance_high: list[float]


class FacilitiesReport(TypedDict):
    """Risky facilities; ``verdict``: concentrated or cannot_tell; ``listed``: premises of a layer, not locations."""

    summary: str
    verdict: str
    listed: bool
    premises: int
    crimes: int
    at: int
    near: int
    none: int
    by_id: int
    by_name: int
    by_distance: int
    at_m: float
    near_m: float
    harm_by: str
    p: Optional[float]
    dispersion: Optional[float]
    curve: FacilitiesCurve
    rows: list[FacilityRow]
    notes: list[str]
    provenance: list[str]


class NearRepeatCell(TypedDict):
    """Pairs of one band of distance and of days."""

    distance: str
    days: str
    observed: float
    expected: float
    ratio: Optional[float]
    p: float
    q: float
    significant: bool


class _NearRepeatBands(TypedDict, total=False):
    distance_bands: list[tuple[float, float]]
    day_bands: list[tuple[float, float]]


class NearRepeatReport(_NearRepeatBands):
    """Near repeats; ``distance_bands`` are (from, to under) in metres, ``day_bands`` first and last day, in the order
    of the words in ``distances`` and ``days``."""

    summary: str
    notes: list[str]
    cells: list[NearRepeatCell]
    distances: list[str]
    days: list[str]
    seasons: str
    shift_p: float
    provenance: list[str]


# -- overlay ------------------------------------------------------------------------------------------------------
class _HarmOfArea(TypedDict, total=False):
    harm: Optional[float]
    harm_shr: Optional[float]
    harm_diff: Optional[float]


class SummarisedArea(_HarmOfArea):
    """An area with its crimes and hot spots; the keys are the fields of its layer."""

    area_name: Optional[str]
    rank: int
    crimes: float
    share: float
    area_km2: float
    density: Optional[float]
    hotspots: float
    hot_crimes: float
    hot_share: Optional[float]


class ArealSummaryReport(TypedDict):
    """Areal summary."""

    areas: list[SummarisedArea]
    harm_unit: str
    rows: dict[str, int]
    notes: list[str]


class _HarmOfOffence(TypedDict, total=False):
    harm_share: float


class ProfileOffence(_HarmOfOffence):
    """An offence in a hot spot; ``lq`` is its location quotient."""

    offence: str
    crimes: float
    share: float
    lq: Optional[float]


class ProfileMonth(TypedDict):
    """A month, yyyy-mm."""

    month: str
    crimes: float


class ProfileLocation(TypedDict):
    """One of the busiest locations of a hot spot."""

    location: str
    crimes: float


class ProfileRelation(TypedDict):
    """What lies of another layer in a hot spot, near it and how far."""

    layer: str
    layer_id: str
    kind: str
    inside: float
    inside_length_m: Optional[float]
    near: float
    nearest_m: Optional[float]
    nearest: Optional[str]
    names: list[str]


class _HarmOfSpot(TypedDict, total=False):
    harm: Optional[float]
    harm_share: Optional[float]
    top_share: Optional[float]


class ProfileCard(_HarmOfSpot):
    """All that is known of a hot spot."""

    hotspot_id: str
    name: str
    rank: Optional[int]
    crimes: int
    share: float
    q: Optional[float]
    area_km2: Optional[float]
    density: Optional[float]
    offences: list[ProfileOffence]
    trend: list[ProfileMonth]
    locations: list[ProfileLocation]
    context: list[ProfileRelation]


class SkippedLayer(TypedDict):
    """A layer that was left out, and why."""

    layer: str
    reason: str


class DayWindow(TypedDict):
    """First and last day."""

    start: str
    end: str


class ProfileReport(TypedDict):
    """Profile."""

    hotspots: list[ProfileCard]
    window: Optional[DayWindow]
    weighed_by: str
    harm_unit: str
    radius_m: float
    read: int
    used: int
    left_out: dict[str, int]
    skipped_layers: list[SkippedLayer]
    notes: list[str]


class Peak(TypedDict):
    """Hours with more crimes than others; ``day`` 0 is Monday."""

    day: int
    weekday: str
    from_hour: int
    to_hour: int
    hours: int
    share: float
    words: str


class WeekProfile(TypedDict):
    """The hours of the week of a hot spot; ``weights``: crimes by day (7) and hour (24)."""

    hotspot_id: str
    name: str
    rank: Optional[int]
    crimes: float
    weights: list[list[float]]
    most: float
    over_day_share: float
    peaks: list[Peak]
    words: str


class TemporalProfileReport(TypedDict):
    """Hours of the week."""

    profiles: list[WeekProfile]
    used: int
    exact: int
    repaired: int
    over_day: int
    too_long: int
    rows: dict[str, int]
    notes: list[str]
