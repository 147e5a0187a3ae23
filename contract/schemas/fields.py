"""Fields of everything that is written: what each holds, its heading in the attribute table, and its unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...core.texts import mark
from . import names as n

#: What a field holds.
INTEGER, REAL, TEXT, DATE, DATETIME = "integer", "real", "text", "date", "datetime"


@dataclass(frozen=True, eq=False, repr=False)
class Field:
    """A field: its name, what it holds, its heading in English and its unit; '' where the name says all, or there is
    no unit."""

    name: str
    kind: str
    alias: str = ""
    unit: str = ""


#: Stands in a schema for the fields of the user's own layer that go along.
FURTHER = Field("*", "")


@dataclass(frozen=True, eq=False, repr=False)
class Schema:
    """The fields of a result, in their order. A run writes those that it has values for."""

    fields: tuple[Field, ...]

    @property
    def names(self) -> list[str]:
        """What its fields are called."""
        return [one.name for one in self.fields]

    @property
    def headings(self) -> dict[str, str]:
        """{name: heading} of those fields that hold something else here than in most results."""
        own = (one for one in self.fields if one is not FURTHER and one is not FIELDS[one.name])
        return {one.name: one.alias for one in own if one.alias != FIELDS[one.name].alias}

    def of(self, columns: Iterable[str], further: Iterable[tuple[str, str]] = ()) -> list[tuple[str, str]]:
        """[(name, kind)] of those fields that ``columns`` are given for, with ``further`` ones of the user's own layer.

        Raises KeyError for a column that is neither.
        """
        own = list(further)
        given = set(columns)
        unknown = given.difference((one.name for one in self.fields), (name for name, _ in own))
        if unknown:
            raise KeyError(", ".join(sorted(unknown)))
        out = []
        for one in self.fields:
            if one is FURTHER:
                out += own
            elif one.name in given:
                out.append((one.name, one.kind))
        return out


def schema(*fields: str | Field) -> Schema:
    """The Schema of fields as ``FIELDS`` has them, by name, or as they are given."""
    return Schema(tuple(one if isinstance(one, Field) else FIELDS[one] for one in fields))


def field_as(name: str, kind: str, unit: str = "", alias: str = "") -> Field:
    """The field of this name where it holds something else than in most results; its heading where that is another."""
    return Field(name, kind, alias or FIELDS[name].alias, unit)


#: {name: field}, as it is in most results.
FIELDS = {
    one.name: one
    for one in (
        Field(n.CRIME_ID, TEXT),
        Field(n.OFFENCE, TEXT),
        Field(n.DATE, DATE),
        Field(n.DATE_FROM, DATE),
        Field(n.DATE_TO, DATE),
        Field(n.DATE_PREC, TEXT),
        Field(n.LOCATION, TEXT),
        Field(n.ORIGIN, TEXT),
        Field(n.SOURCE, TEXT),
        Field(n.REPORTED, TEXT),
        Field(n.HO_CLASS, TEXT),
        Field(n.BEAT, TEXT),
        Field(n.WARD, TEXT),
        Field(n.FLAGS, TEXT),
        Field(n.STATUS, TEXT),
        Field(n.CLOSING, TEXT),
        Field(n.QUALIFIER, TEXT),
        Field(n.LINKED, TEXT),
        Field(n.TIME, TEXT),
        Field(n.OUTCOME, TEXT),
        Field(n.UNIT_ID, TEXT, mark("Place")),
        Field(n.CRIMES, INTEGER, mark("Crimes"), "crimes"),
        Field(n.HARM, REAL, mark("Harm (weighted sum)"), "harm"),
        Field(n.RECENT, REAL),
        Field(n.RATE, REAL, mark("Crimes per 1,000 residents per year"), "crimes per 1,000 residents and year"),
        Field(n.AREA_KM2, REAL, mark("Area (km²)"), "km²"),
        Field(n.DENSITY, REAL, mark("Crimes per km²"), "crimes per km²"),
        Field(n.RANK, INTEGER, mark("Rank")),
        Field(n.SHARE, REAL, mark("Share of crimes (0–1)"), "share (0–1)"),
        Field(n.CUM_SHARE, REAL, mark("Cumulative share of crimes (0–1)"), "share (0–1)"),
        Field(n.HOT, INTEGER, mark("Hot (1 = yes)")),
        Field(n.HOTSPOT_ID, TEXT, mark("Hot spot")),
        Field(n.AREA_NAME, TEXT, mark("Area")),
        Field(n.TOP_SHARE, REAL, mark("Share of harm from the most serious crime (0–1)"), "share (0–1)"),
        Field(n.UNITS, INTEGER, mark("Places in the hot spot"), "places"),
        Field(n.DISTRICT, TEXT, mark("District")),
        Field(n.RANK_DIST, INTEGER, mark("Rank in the district")),
        Field(n.CRIME_SHARE, REAL, mark("Share of crimes (0–1)"), "share (0–1)"),
        Field(n.HARM_SHARE, REAL, mark("Share of harm (0–1)"), "share (0–1)"),
        Field(n.HARM_DIFF, REAL, mark("Share of harm minus share of crimes (percentage points)"), "percentage points"),
        Field(n.HOT_COUNT, INTEGER, mark("Hot by number of crimes (1 = yes)")),
        Field(n.RANK_COUNT, INTEGER, mark("Rank of the overlapping hot spot by number of crimes")),
        Field(n.RANK_HARM, INTEGER, mark("Rank of the overlapping hot spot by harm")),
        Field(n.GI_Z, REAL, mark("Gi* z-score"), "z"),
        Field(n.GI_P, REAL, mark("Gi* p-value (two-sided)"), "p"),
        Field(n.GI_Q, REAL, mark("Gi* q-value (false discovery rate)"), "q"),
        Field(n.GI_CLASS, INTEGER, mark("Gi* class (−3 … 3: cold … hot at 99, 95 and 90%)")),
        Field(n.LI_I, REAL, mark("Local Moran's I")),
        Field(n.LI_P, REAL, mark("Local Moran's p-value (two-sided)"), "p"),
        Field(n.LI_Q, REAL, mark("Local Moran's q-value (false discovery rate)"), "q"),
        Field(n.LI_CLASS, TEXT, mark("Cluster type (HH, LL, HL, LH; blank if not significant)")),
        Field(n.PATTERN, TEXT, mark("Trend category")),
        Field(n.STAGE, TEXT, mark("Stage: persistent, emerging, former, intermittent or none")),
        Field(n.TREND_Z, REAL, mark("Trend in Gi* over the periods (Mann–Kendall z)"), "z"),
        Field(n.N_HOT, INTEGER, mark("Periods in which the place was hot"), "periods"),
        Field(n.N_COLD, INTEGER, mark("Periods in which the place was cold"), "periods"),
        Field(n.HOTSPOTS, INTEGER, mark("Hot spots"), "hot spots"),
        Field(n.HOT_CRIMES, INTEGER, mark("Crimes in hot spots"), "crimes"),
        Field(n.HOT_SHARE, REAL, mark("Share of the area's crimes in hot spots (0–1)"), "share (0–1)"),
        Field(n.LAYER, TEXT),
        Field(n.KIND, TEXT),
        Field(n.INSIDE, INTEGER, mark("Features inside")),
        Field(n.INSIDE_M, REAL, mark("Length inside (m)"), "m"),
        Field(n.NEAR, INTEGER, mark("Features nearby")),
        Field(n.NEAREST_M, REAL, mark("Distance to the nearest feature (m)"), "m"),
        Field(n.NEAREST, TEXT, mark("Nearest feature")),
        Field(n.WEEKDAY, INTEGER, mark("Weekday (1 = Monday)")),
        Field(n.HOUR, INTEGER, mark("Hour (0–23)")),
        Field(n.WEIGHT, REAL, mark("Number of crimes (may include fractions)"), "crimes"),
        Field(n.CLUSTER, INTEGER),
        Field(n.ORDER, INTEGER),
        Field(n.PEAK, REAL, mark("Highest density (crimes per km²)"), "crimes per km²"),
        Field(n.LENGTH_M, REAL, mark("Length (m)"), "m"),
        Field(n.PER_100M, REAL, mark("Crimes per 100 m"), "crimes per 100 m"),
        Field(n.WALK_MIN, REAL, mark("Walking time (minutes)"), "minutes"),
        Field(n.PLACES, REAL, unit="share (0–1)"),
        Field(n.HELD, REAL, unit="share (0–1)"),
        Field(n.PREMISES_ID, TEXT, mark("Premises ID")),
        Field(n.NEAR_CRIMES, INTEGER, mark("Crimes near the premises"), "crimes"),
        Field(n.FIRST_HALF, INTEGER, mark("Crimes in the first half of the period"), "crimes"),
        Field(n.LAST_HALF, INTEGER, mark("Crimes in the second half of the period"), "crimes"),
        Field(n.TREND_Q, REAL, mark("q-value for the change between the halves"), "q"),
        Field(n.DISTANCE, TEXT),
        Field(n.DAYS, TEXT),
        Field(n.OBSERVED, INTEGER, mark("Observed"), "crimes"),
        Field(n.EXPECTED, REAL, mark("Expected"), "crimes"),
        Field(n.RATIO, REAL, mark("Ratio of observed to expected"), "ratio"),
        Field(n.P, REAL, mark("p-value (one-sided)"), "p"),
        Field(n.Q, REAL, mark("q-value (false discovery rate)"), "q"),
        Field(n.SIGNIFICANT, INTEGER, mark("Significantly above chance (1 = yes)")),
        Field(n.BEGINS, DATE, mark("Raised risk from")),
        Field(n.EXPIRES, DATE, mark("Raised risk until (inclusive)")),
        Field(n.RADIUS_M, REAL, mark("Radius (m)"), "m"),
        Field(n.PLACE_ID, TEXT, mark("Place ID in the register")),
        Field(n.VERSION, INTEGER, mark("Version")),
        Field(n.NAME, TEXT),
        Field(n.CHANGE, TEXT, mark("Change made")),
        Field(n.VALID_FROM, TEXT, mark("Valid from")),
        Field(n.VALID_TO, TEXT, mark("Valid to")),
        Field(n.METHOD, TEXT),
        Field(n.PARAMS, TEXT, mark("Method settings")),
        Field(n.OWNER, TEXT),
        Field(n.REASON, TEXT),
        Field(n.BY, TEXT),
        Field(n.AT, TEXT, mark("Date and time of the change")),
        Field(n.TEXT, TEXT),
        Field(n.OVERLAP, REAL, mark("Overlap as a share of the smaller area (0–1)"), "share (0–1)"),
        Field(n.CRIMES_OLD, INTEGER, mark("Previous number of crimes"), "crimes"),
        Field(n.DAY, TEXT, mark("Date")),
        Field(n.SHIFT, TEXT, mark("Shift")),
        Field(n.AGENCY, TEXT, mark("Agency")),
        Field(n.VISITS, INTEGER, mark("Visits"), "visits"),
        Field(n.MINUTES, REAL, unit="minutes"),
        Field(n.START, TEXT),
        Field(n.END, TEXT),
        Field(n.MIN_LOWER, REAL, mark("Minutes at the place (minimum)"), "minutes"),
        Field(n.MIN_UPPER, REAL, mark("Minutes at the place (maximum)"), "minutes"),
        Field(n.STATE, TEXT),
        Field(n.QUARTER, TEXT),
        Field(n.PLANNED, INTEGER, mark("Planned visits"), "visits"),
        Field(n.PLAN_MIN, REAL, mark("Planned minutes"), "minutes"),
        Field(n.DELIVERED, INTEGER, mark("Delivered visits"), "visits"),
        Field(n.UNCLEAR, INTEGER, mark("Possible visits (too uncertain to count)")),
        Field(n.PATROL_MIN, REAL, mark("Patrol-minutes (at least one unit present)"), "minutes"),
        Field(n.OFFICERMIN, REAL, mark("Officer-minutes (total)"), "minutes"),
        Field(n.MEAN_MIN, REAL, mark("Mean length of a visit (minutes)"), "minutes"),
        Field(n.COMPLIANCE, REAL, mark("Delivered visits ÷ planned visits"), "ratio"),
        Field(n.DOSE, TEXT, mark("Delivery: below, on or above target")),
        Field(n.LENGTH, TEXT, mark("Length of visits: short, right or long")),
        Field(n.SEEN, INTEGER, mark("Vehicles or radios seen (at least 3)")),
        Field(n.BEFORE, INTEGER, unit="crimes"),
        Field(n.AFTER, INTEGER, unit="crimes"),
        Field(n.MEASURE, TEXT),
        Field(n.VALUE, REAL),
        Field(n.LOW, REAL),
        Field(n.HIGH, REAL),
        Field(n.WORDS, TEXT),
        Field(n.BLOCK, INTEGER, mark("Block of similar places")),
        Field(n.ARM, TEXT, mark("Treatment or control")),
        Field(n.LEVEL, REAL, mark("Level before the intervention (crimes or harm, or crimes per period)")),
        Field(n.PAIR, TEXT, mark("Matched treated place")),
        Field(
            n.APART,
            REAL,
            mark("Difference between treated place and control (standard deviations)"),
            "standard deviations",
        ),
        Field(n.TREND, REAL, mark("Trend before the intervention (log scale, per period)")),
        Field(n.TREATED, REAL, mark("All treated places")),
        Field(n.CANDIDATES, REAL, mark("All candidates")),
        Field(n.MATCHED, REAL, mark("Treated places with a control")),
        Field(n.CONTROLS, REAL, mark("Controls")),
        Field(n.SD_BEFORE, REAL, mark("Treated places minus candidates (standard deviations)"), "standard deviations"),
        Field(
            n.SD_AFTER, REAL, mark("Matched treated places minus controls (standard deviations)"), "standard deviations"
        ),
        Field(n.RING, TEXT, mark("Ring (metres)")),
        Field(n.CHANGE_Z, REAL, mark("Change (standard deviations; above 0 means more crime)"), "z"),
        Field(n.P_TWO, REAL, mark("p-value (two-sided)"), "p"),
        Field(n.WEEK, TEXT, mark("Week starting")),
        Field(n.USUAL, REAL, mark("Mean for the weeks before"), "crimes"),
        Field(n.EVIDENCE, REAL, mark("Evidence of a change (1 = none; above 20 = strong)")),
        Field(n.ALARM, INTEGER, mark("Stands out among all places (1 = yes)")),
        Field(n.POLICE, INTEGER, mark("Police-generated crimes"), "crimes"),
        Field(n.SHARE_POL, REAL, mark("Share of police-generated crimes (0–1)"), "share (0–1)"),
        Field(n.PUBLIC, INTEGER, mark("Crimes reported by the public"), "crimes"),
        Field(n.SHARE_PUB, REAL, mark("Share of crimes reported by the public (0–1)"), "share (0–1)"),
        Field(n.HOT_WITHOUT, INTEGER, mark("Hot without police-generated crimes (1 = yes)")),
        Field(n.HOT_PUBLIC, INTEGER, mark("Hot by crimes reported by the public (1 = yes)")),
        Field(n.PRES_SHARE, REAL, mark("Share of patrol presence (0–1)"), "share (0–1)"),
        Field(n.NEED_SHARE, REAL, mark("Share of policing need, as crimes or harm (0–1)"), "share (0–1)"),
        Field(n.PEOP_SHARE, REAL, mark("Share of residents (0–1)"), "share (0–1)"),
        Field(n.PEOPLE, REAL, mark("Residents"), "residents"),
        Field(n.DECILE, REAL, mark("Deprivation decile (1 = most deprived)")),
        Field(n.PER_1000, REAL, mark("Minutes of patrol presence per 1,000 residents"), "minutes per 1,000 residents"),
        Field(n.AREAS, INTEGER),
        Field(n.NEED_1000, REAL, unit="per 1,000 residents"),
        Field(n.NEED_LOW, REAL, unit="per 1,000 residents"),
        Field(n.NEED_HIGH, REAL, unit="per 1,000 residents"),
        Field(n.GAP_LOW, REAL, mark("Patrol presence minus policing need, lower 95% limit"), "percentage points"),
        Field(n.GAP_HIGH, REAL, mark("Patrol presence minus policing need, upper 95% limit"), "percentage points"),
        Field(n.GAP_PP, REAL, mark("Patrol presence minus policing need (percentage points)"), "percentage points"),
        Field(n.PRES_RATIO, REAL, mark("Share of patrol presence ÷ share of policing need"), "ratio"),
        Field(n.PRES_LOW, REAL, mark("Share of patrol presence ÷ share of policing need, lower 90% limit"), "ratio"),
        Field(n.PRES_HIGH, REAL, mark("Share of patrol presence ÷ share of policing need, upper 90% limit"), "ratio"),
        Field(n.SHOWN, TEXT),
        Field(n.PERIOD, TEXT),
        Field(n.MAP, TEXT),
        Field(n.SETTING, TEXT),
        Field(n.SHAPE, TEXT),
        Field(n.CELL_M, REAL, mark("Place size (m)"), "m"),
        Field(n.COVERAGE, REAL, mark("Share of the area (0–1)"), "share (0–1)"),
        Field(n.CHOSEN_ON, REAL, mark("Hit rate in the periods used to choose settings"), "share (0–1)"),
        Field(n.HIT_RATE, REAL, mark("Hit rate"), "share (0–1)"),
        Field(n.MADE_FROM, TEXT, mark("Made from (crimes or harm)")),
        Field(n.HARM_CHOSEN, REAL, mark("Share of harm found in the periods used to choose settings"), "share (0–1)"),
        Field(n.HARM_RATE, REAL, mark("Share of harm found"), "share (0–1)"),
        Field(n.HARM_LOW, REAL, mark("Share of harm found, lower limit"), "share (0–1)"),
        Field(n.HARM_HIGH, REAL, mark("Share of harm found, upper limit"), "share (0–1)"),
        Field(n.CAREFUL, REAL, mark("Hit rate with ties counted against the map"), "share (0–1)"),
        Field(n.PAI, REAL, mark("PAI")),
        Field(n.PEI, REAL, mark("PEI")),
        Field(n.PER_KM2, REAL, mark("Crimes found per km² per period"), "crimes per km² and period"),
        Field(n.RECAPTURE, REAL, mark("Recapture rate"), "share (0–1)"),
        Field(n.SURE, REAL, mark("Share of runs in which the place is hot"), "share (0–1)"),
        Field(n.ONLY, TEXT, mark("Hot under one setting only")),
        Field(n.PERIOD_START, DATE, mark("Period start")),
        Field(n.PERIOD_END, DATE, mark("Period end (not included)")),
        Field(n.ANSWERS, INTEGER, unit="answers"),
        Field(n.SAFE, REAL, unit="share (0–1)"),
        Field(n.SAFE_LOW, REAL, unit="share (0–1)"),
        Field(n.SAFE_HIGH, REAL, unit="share (0–1)"),
        Field(n.SAFE_SHOWN, TEXT),
        Field(n.CONF_SHOWN, TEXT),
        Field(n.CONFIDENT, REAL, unit="share (0–1)"),
        Field(n.CONF_LOW, REAL, unit="share (0–1)"),
        Field(n.CONF_HIGH, REAL, unit="share (0–1)"),
        Field(n.ASKED_1, TEXT),
        Field(n.ASKED_2, TEXT),
        Field(n.ASKED_3, TEXT),
        Field(n.PRIORITY, TEXT),
        Field(n.GROUP_NAME, TEXT, mark("Group")),
        Field(n.SEARCHES, INTEGER, unit="searches"),
        Field(n.FOUND, INTEGER, unit="searches"),
        Field(n.FIND_RATE, REAL, unit="share (0–1)"),
        Field(n.RATE_IN, REAL, unit="share (0–1)"),
        Field(n.IN_LOW, REAL, unit="share (0–1)"),
        Field(n.IN_HIGH, REAL, unit="share (0–1)"),
        Field(n.RATE_OUT, REAL, unit="share (0–1)"),
        Field(n.OUT_LOW, REAL, unit="share (0–1)"),
        Field(n.OUT_HIGH, REAL, unit="share (0–1)"),
        Field(n.RATIO_LOW, REAL, unit="ratio"),
        Field(n.RATIO_HIGH, REAL, unit="ratio"),
        Field(n.IN_HOT, INTEGER, mark("Searches in hot spots"), "searches"),
        Field(n.TO_DAY, TEXT, mark("Last date")),
        Field(n.ROUTE_ID, TEXT),
        Field(n.UNIT, INTEGER),
        Field(n.STOPS, INTEGER, unit="stops"),
        Field(n.TRAVEL_MIN, REAL, mark("Travel time (minutes)"), "minutes"),
        Field(n.VISIT_MIN, REAL, mark("Time at places (minutes)"), "minutes"),
        Field(n.LENGTH_KM, REAL, mark("Length (km)"), "km"),
        Field(n.STATION, TEXT),
        Field(n.STOP_NO, INTEGER, mark("Stop number")),
        Field(n.ARRIVE, TEXT),
        Field(n.LEAVE, TEXT),
        Field(n.PEAK_TIME, TEXT, mark("Peak window")),
        Field(n.SHIFT_FROM, TEXT, mark("Shift start")),
        Field(n.SHIFT_TO, TEXT, mark("Shift end")),
        Field(n.PLAN_ID, TEXT, mark("Plan")),
        Field(n.PATROLS, INTEGER, mark("Patrols of the agency in the shift"), "patrols"),
        Field(n.CREW, INTEGER, mark("Officers on each patrol"), "officers"),
        Field(n.EACH_MIN, INTEGER, mark("Time of each patrol for hot spots (minutes)"), "minutes"),
        Field(n.WANTED, INTEGER, mark("Visits in proportion to crimes or harm"), "visits"),
        Field(n.UNMET, INTEGER, mark("Unmet visits"), "visits"),
        Field(n.UNMET_H, REAL, mark("Unmet officer-hours"), "officer-hours"),
        Field(n.PEAKS, INTEGER, mark("Shifts with a peak window")),
        Field(n.PEAKS_MET, INTEGER, mark("Shifts with a visit in the peak window")),
        Field(n.POSITION, REAL, mark("Balance (0 = most harm covered, 1 = most even spread)")),
        Field(n.EVENNESS, REAL, mark("How evenly patrol is spread (0–1)"), "share (0–1)"),
        Field(n.HARM_COVERED, REAL, mark("Harm covered (0–1)"), "share (0–1)"),
        Field(n.GAP, REAL, mark("Largest possible shortfall from the best plan (0–1)"), "share (0–1)"),
        Field(n.OFF_PEAK, INTEGER, mark("Visits outside peak windows"), "visits"),
        Field(
            n.IN_RUNS, REAL, mark("Share of patrol days in runs of three or more consecutive days (0–1)"), "share (0–1)"
        ),
        Field(
            n.TOP_VISITS,
            REAL,
            mark("Share of visits made to the hot spots that together account for half of the crime or harm (0–1)"),
            "share (0–1)",
        ),
        Field(n.LEAST, REAL, mark("Fewest visits per hot spot in any neighbourhood"), "visits"),
        Field(n.LEAST_AREA, TEXT, mark("Neighbourhood with the fewest visits per hot spot")),
        Field(n.TAKEN, INTEGER, mark("Chosen (1 = yes)")),
        Field(n.CHOSEN_BY, TEXT, mark("Chosen by")),
        *(Field(name, TEXT) for name in n.CRIME_FLAGS.values()),
        *(Field(name, TEXT) for _, name in n.STOPS_AND_SEARCHES),
    )
}
