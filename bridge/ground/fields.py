"""Every field name the plugin writes, in one place: at most 10 characters, so that they survive a Shapefile."""

# Crimes, as imported
CRIME_ID = "crime_id"
OFFENCE = "offence"
DATE = "date"
DATE_FROM = "date_from"
DATE_TO = "date_to"
DATE_PREC = "date_prec"
LOCATION = "location"
#: Where the point comes from, as core.data.origin has it.
ORIGIN = "origin"
SOURCE = "source"
REPORTED = "reported"
HO_CLASS = "ho_class"
BEAT = "beat"
WARD = "ward"
FLAGS = "flags"
STATUS = "status"
CLOSING = "closing"
QUALIFIER = "qualifier"
LINKED = "linked"
#: Flags of a crime: what they are called, and the field each becomes.
CRIME_FLAGS = {
    "domestic": "domestic",
    "public_place": "public_plc",
    "alcohol": "alcohol",
    "bladed": "bladed",
    "hate": "hate",
    "under_25": "under_25",
    "online": "online",
}

# Stops and searches, outcomes
TIME = "time"
OUTCOME = "outcome"
#: Columns of a stop-and-search file and the fields they become.
STOPS_AND_SEARCHES = (
    ("Type", "stop_type"),
    ("Gender", "gender"),
    ("Age range", "age_range"),
    ("Self-defined ethnicity", "ethn_self"),
    ("Officer-defined ethnicity", "ethn_offic"),
    ("Legislation", "law"),
    ("Object of search", "object"),
    ("Outcome", OUTCOME),
    ("Outcome linked to object of search", "outc_link"),
    ("Removal of more than just outer clothing", "clothing"),
    ("Part of a policing operation", "operation"),
    ("Policing operation", "oper_name"),
)

# Units and hot spots
UNIT_ID = "unit_id"
CRIMES = "crimes"
HARM = "harm"
RECENT = "recent"
RATE = "rate"
AREA_KM2 = "area_km2"
DENSITY = "density"
RANK = "rank"
SHARE = "share"
CUM_SHARE = "cum_share"
HOT = "hot"
HOTSPOT_ID = "hotspot_id"
AREA_NAME = "area_name"
TOP_SHARE = "top_share"
UNITS = "units"

# Count and harm compared
CRIME_SHARE = "crime_shr"
HARM_SHARE = "harm_shr"
HARM_DIFF = "harm_diff"
HOT_COUNT = "hot_count"
RANK_COUNT = "rank_count"
RANK_HARM = "rank_harm"

# Gi*
GI_Z = "gi_z"
GI_P = "gi_p"
GI_Q = "gi_q"
GI_CLASS = "gi_class"

# Local Moran
LI_I = "li_i"
LI_P = "li_p"
LI_Q = "li_q"
LI_CLASS = "li_class"

# Emerging hot spots
PATTERN = "pattern"
STAGE = "stage"
TREND_Z = "trend_z"
N_HOT = "n_hot"
N_COLD = "n_cold"

# Areas with their hot spots
HOTSPOTS = "hotspots"
HOT_CRIMES = "hot_crimes"
HOT_SHARE = "hot_share"

# Hot spots and the user's other layers
LAYER = "layer"
KIND = "kind"
INSIDE = "inside"
INSIDE_M = "inside_m"
NEAR = "near"
NEAREST_M = "nearest_m"
NEAREST = "nearest"

# Hours of the week
WEEKDAY = "weekday"
HOUR = "hour"
WEIGHT = "weight"

# Clusters
CLUSTER = "cluster"
ORDER = "order_no"

# Density
PEAK = "peak"

# Streets
LENGTH_M = "length_m"
PER_100M = "per_100m"

# Concentration
PLACES = "places"
HELD = "held"

# Near repeats
DISTANCE = "distance"
DAYS = "days"
OBSERVED = "observed"
EXPECTED = "expected"
RATIO = "ratio"
P = "p"
Q = "q"
SIGNIFICANT = "signif"
BEGINS = "begins"
EXPIRES = "expires"
RADIUS_M = "radius_m"

# Register of hot spots
PLACE_ID = "place_id"
VERSION = "version"
NAME = "name"
CHANGE = "change"
VALID_FROM = "valid_from"
VALID_TO = "valid_to"
METHOD = "method"
PARAMS = "params"
OWNER = "owner"
REASON = "reason"
BY = "by"
AT = "at"
TEXT = "text"
OVERLAP = "overlap"
CRIMES_OLD = "crimes_old"

# Plans, visits and compliance
DAY = "day"
SHIFT = "shift"
AGENCY = "agency"
VISITS = "visits"
MINUTES = "minutes"
START = "start"
END = "end"
MIN_LOWER = "min_lower"
MIN_UPPER = "min_upper"
STATE = "state"
QUARTER = "quarter"
PLANNED = "planned"
PLAN_MIN = "plan_min"
DELIVERED = "delivered"
UNCLEAR = "unclear"
PATROL_MIN = "patrol_min"
OFFICERMIN = "officermin"
MEAN_MIN = "mean_min"
COMPLIANCE = "compliance"
DOSE = "dose"
LENGTH = "length"
SEEN = "units_seen"
BEFORE = "before"
AFTER = "after"
MEASURE = "measure"
VALUE = "value"
LOW = "low"
HIGH = "high"
WORDS = "words"
BLOCK = "block"
ARM = "arm"
LEVEL = "level"
PAIR = "pair"
APART = "apart"
TREND = "trend"
TREATED = "treated"
CANDIDATES = "candidates"
MATCHED = "matched"
CONTROLS = "controls"
SD_BEFORE = "sd_before"
SD_AFTER = "sd_after"
RING = "ring"
CHANGE_Z = "change_z"
P_TWO = "p_two"
WEEK = "week"
USUAL = "usual"
EVIDENCE = "evidence"
ALARM = "alarm"
POLICE = "police"
SHARE_POL = "share_pol"
PUBLIC = "public"
SHARE_PUB = "share_pub"
HOT_WITHOUT = "hot_withou"
HOT_PUBLIC = "hot_public"
PRES_SHARE = "pres_share"
NEED_SHARE = "need_share"
PEOP_SHARE = "peop_share"
PEOPLE = "people"
DECILE = "decile"
PER_1000 = "per_1000"
AREAS = "areas"
NEED_1000 = "need_1000"
NEED_LOW = "need_low"
NEED_HIGH = "need_high"
GAP_LOW = "gap_low"
GAP_HIGH = "gap_high"
GAP_PP = "gap_pp"
PRES_RATIO = "pres_ratio"
PRES_LOW = "pres_low"
PRES_HIGH = "pres_high"
SHOWN = "shown"
PERIOD = "period"
MAP = "map"
SETTING = "setting"
SHAPE = "shape"
CELL_M = "cell_m"
COVERAGE = "coverage"
CHOSEN_ON = "chosen_on"
HIT_RATE = "hit_rate"
CAREFUL = "careful"
PAI = "pai"
PEI = "pei"
PER_KM2 = "per_km2"
RECAPTURE = "recapture"
SURE = "sure"
ONLY = "only_under"
PERIOD_START = "from_day"
PERIOD_END = "until_day"
ANSWERS = "answers"
SAFE = "safe"
SAFE_LOW = "safe_low"
SAFE_HIGH = "safe_high"
SAFE_SHOWN = "safe_shown"
CONF_SHOWN = "conf_shown"
CONFIDENT = "confident"
CONF_LOW = "conf_low"
CONF_HIGH = "conf_high"
ASKED_1 = "asked_1"
ASKED_2 = "asked_2"
ASKED_3 = "asked_3"
PRIORITY = "priority"
GROUP_NAME = "group_name"
SEARCHES = "searches"
FOUND = "found"
FIND_RATE = "find_rate"
RATE_IN = "rate_in"
IN_LOW = "in_low"
IN_HIGH = "in_high"
RATE_OUT = "rate_out"
OUT_LOW = "out_low"
OUT_HIGH = "out_high"
RATIO_LOW = "ratio_low"
RATIO_HIGH = "ratio_high"
IN_HOT = "in_hot"
TO_DAY = "to_day"
ROUTE_ID = "route_id"
UNIT = "unit"
STOPS = "stops"
TRAVEL_MIN = "travel_min"
VISIT_MIN = "visit_min"
LENGTH_KM = "length_km"
STOP_NO = "stop_no"
ARRIVE = "arrive"
LEAVE = "leave"
PEAK_TIME = "peak_time"

# Patrol plans
SHIFT_FROM = "shift_from"
SHIFT_TO = "shift_to"
PLAN_ID = "plan_id"
WANTED = "wanted"
UNMET = "unmet"
UNMET_H = "unmet_h"
PEAKS = "peaks"
PEAKS_MET = "peaks_met"
POSITION = "position"
EVENNESS = "evenness"
HARM_COVERED = "harm_cov"
GAP = "gap"
OFF_PEAK = "off_peak"
IN_RUNS = "in_runs"
TOP_VISITS = "top_visits"
LEAST = "least"
LEAST_AREA = "least_area"
TAKEN = "taken"
CHOSEN_BY = "chosen_by"

# What each number is, for the layer's field aliases (the attribute table's headings).
ALIASES = {
    MIN_LOWER: "Minutes at least",
    MIN_UPPER: "Minutes at most",
    PLANNED: "Visits planned",
    PLAN_MIN: "Minutes planned",
    DELIVERED: "Visits delivered",
    UNCLEAR: "Stays of which nobody can tell",
    PATROL_MIN: "Patrol-minutes (somebody there)",
    OFFICERMIN: "Officer-minutes (sum)",
    MEAN_MIN: "Mean minutes of a visit",
    COMPLIANCE: "Delivered ÷ planned",
    DOSE: "Under, met or over the plan",
    LENGTH: "Length of visits: short, right or long",
    BLOCK: "Block of places alike",
    ARM: "Treatment or control",
    LEVEL: "Level before (crimes or harm, or crimes a period)",
    PAIR: "Treated place it stands for",
    APART: "How unlike the two are (standard deviations)",
    TREND: "Trend before (logarithms a period)",
    TREATED: "All treated places",
    CANDIDATES: "All candidates",
    MATCHED: "Treated places with a control",
    CONTROLS: "Controls",
    SD_BEFORE: "Treated − candidates (standard deviations)",
    SD_AFTER: "Matched − controls (standard deviations)",
    RING: "Ring (metres)",
    CHANGE_Z: "Change (standard deviations; above 0: more)",
    P_TWO: "p-value (two-sided)",
    WEEK: "Week from",
    CELL_M: "Size of a place (m)",
    COVERAGE: "Share of the area",
    CHOSEN_ON: "Hit rate in the periods of the choice",
    HIT_RATE: "Hit rate",
    CAREFUL: "Hit rate, ties against the map",
    PAI: "PAI",
    PEI: "PEI",
    PER_KM2: "Crimes found per km² and period",
    RECAPTURE: "Recapture rate",
    SURE: "Share of runs in which it is hot",
    ONLY: "Hot under one setting only",
    PERIOD_START: "Period from",
    PERIOD_END: "Period until (the day after)",
    USUAL: "Mean of the weeks before",
    EVIDENCE: "Evidence of a change (1: none; above 20: strong)",
    POLICE: "Crimes made by policing",
    SHARE_POL: "Share of the crimes made by policing (0–1)",
    PUBLIC: "Crimes that the public reported",
    SHARE_PUB: "Share of the crimes that the public reported (0–1)",
    HOT_WITHOUT: "Hot without the crimes made by policing (1 = yes)",
    PRES_SHARE: "Share of presence (0–1)",
    NEED_SHARE: "Share of need: crimes or harm (0–1)",
    PEOP_SHARE: "Share of residents (0–1)",
    PEOPLE: "Residents",
    DECILE: "Decile of deprivation (1: most deprived)",
    PER_1000: "Minutes of presence per 1,000 residents",
    GAP_PP: "Presence − need (percentage points)",
    GAP_LOW: "Presence − need, 95 % from",
    GAP_HIGH: "Presence − need, 95 % to",
    PRES_RATIO: "Share of presence ÷ share of need",
    PRES_LOW: "Share of presence ÷ share of need, 90 % from",
    PRES_HIGH: "Share of presence ÷ share of need, 90 % to",
    GROUP_NAME: "Group",
    IN_HOT: "Share that lives in hot spots (0–1), an estimate",
    HOT_PUBLIC: "Hot by what the public reported (1 = yes)",
    ALARM: "Stands out among all places (1 = yes)",
    TO_DAY: "Last day",
    TRAVEL_MIN: "Minutes of travel",
    VISIT_MIN: "Minutes in places",
    LENGTH_KM: "Length (km)",
    STOP_NO: "Number in the route",
    PEAK_TIME: "Peak window",
    SEEN: "Vehicles or radios seen (at least 3)",
    DAY: "Day",
    SHIFT: "Shift",
    SHIFT_FROM: "Shift from",
    SHIFT_TO: "Shift to",
    AGENCY: "Agency",
    VISITS: "Visits",
    PLAN_ID: "Plan",
    WANTED: "Visits if hours did not matter",
    UNMET: "Visits that are missing",
    UNMET_H: "Officer-hours that are missing",
    PEAKS: "Shifts with a peak window",
    PEAKS_MET: "Of these with a visit",
    POSITION: "Position (0 most harm, 1 most even)",
    EVENNESS: "Evenness of presence (0–1)",
    HARM_COVERED: "Harm covered (0–1)",
    GAP: "At most so far below the best plan (0–1)",
    OFF_PEAK: "Visits outside peak windows",
    IN_RUNS: "Share of days in rows of three or more (0–1)",
    TOP_VISITS: "Share of the visits at the hot spots with half of the crimes or harm (0–1)",
    LEAST: "Visits per hot spot where they are fewest",
    LEAST_AREA: "Neighbourhood with the fewest",
    TAKEN: "Taken (1 = yes)",
    CHOSEN_BY: "Chosen by",
    PLACE_ID: "Place of the register",
    VERSION: "Version",
    CHANGE: "What was changed",
    VALID_FROM: "Valid from",
    VALID_TO: "Valid to",
    PARAMS: "Parameters of the method",
    AT: "Time of the change",
    OVERLAP: "Share of the smaller one that both cover (0–1)",
    CRIMES_OLD: "Crimes before",
    PEAK: "Greatest density (crimes per km²)",
    LENGTH_M: "Length (m)",
    PER_100M: "Crimes per 100 m",
    OBSERVED: "Counted",
    EXPECTED: "Expected by chance",
    RATIO: "Times as many as by chance",
    P: "p-value (one-sided)",
    Q: "q-value (false discovery rate)",
    SIGNIFICANT: "Over chance (1 = yes)",
    BEGINS: "Risk from",
    EXPIRES: "Risk to (included)",
    RADIUS_M: "Radius (m)",
    UNIT_ID: "Place",
    CRIMES: "Crimes",
    HARM: "Harm (weighted sum)",
    RATE: "Crimes per 1,000 residents and year",
    AREA_KM2: "Area (km²)",
    DENSITY: "Crimes per km²",
    RANK: "Rank",
    SHARE: "Share of crimes (0–1)",
    CUM_SHARE: "Share of crimes up to this rank (0–1)",
    HOT: "Hot (1 = yes)",
    HOTSPOT_ID: "Hot spot",
    AREA_NAME: "Area",
    UNITS: "Places in the hot spot",
    CRIME_SHARE: "Share of crimes (0–1)",
    HARM_SHARE: "Share of harm (0–1)",
    HARM_DIFF: "Share of harm − share of crimes (percentage points)",
    HOT_COUNT: "Hot by number of crimes (1 = yes)",
    RANK_COUNT: "Rank by number of crimes, of the hot spot there",
    RANK_HARM: "Rank by harm, of the hot spot there",
    TOP_SHARE: "Share of the gravest crime in the harm (0–1)",
    GI_Z: "Gi* z-score",
    GI_P: "Gi* p-value (two-sided)",
    GI_Q: "Gi* q-value (false discovery rate)",
    GI_CLASS: "Gi* class (−3 … 3: cold … hot at 99, 95, 90 %)",
    LI_I: "Local Moran's I",
    LI_P: "Local Moran's p-value (two-sided)",
    LI_Q: "Local Moran's q-value (false discovery rate)",
    LI_CLASS: "Kind of cluster (HH, LL, HL, LH; empty: not significant)",
    PATTERN: "How the heat has gone over the periods",
    STAGE: "Persistent, emerging, former, intermittent or none",
    TREND_Z: "Trend of Gi* over the periods (Mann–Kendall z)",
    N_HOT: "Periods in which the place is hot",
    N_COLD: "Periods in which the place is cold",
    HOTSPOTS: "Hot spots",
    HOT_CRIMES: "Crimes in hot spots",
    HOT_SHARE: "Share of the area's crimes in hot spots (0–1)",
    WEEKDAY: "Weekday (1 = Monday)",
    HOUR: "Hour (0–23)",
    WEIGHT: "Crimes, in parts",
    INSIDE: "Inside",
    INSIDE_M: "Length inside (m)",
    NEAR: "Near",
    NEAREST_M: "Distance to the nearest (m)",
    NEAREST: "Nearest",
}
