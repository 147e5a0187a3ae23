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
DISTRICT = "district"
RANK_DIST = "rank_dist"

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
STATION = "station"
STOP_NO = "stop_no"
ARRIVE = "arrive"
LEAVE = "leave"
PEAK_TIME = "peak_time"

# Patrol plans
SHIFT_FROM = "shift_from"
SHIFT_TO = "shift_to"
PLAN_ID = "plan_id"
PATROLS = "patrols"
CREW = "crew"
EACH_MIN = "each_min"
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
