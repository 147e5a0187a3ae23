"""The tools of the group *Patrol* for the way there, and for what was done."""

from __future__ import annotations

from ..core.texts import mark, tr
from .parts.kinds import (
    ANY_SHAPE,
    LINE,
    MAP,
    POINT,
    TABLE,
    Choice,
    Crs,
    Field,
    File,
    FileOut,
    FolderOut,
    Layer,
    Layers,
    Number,
    Sink,
    Text,
    Tool,
    Whole,
    numbers,
    texts,
)
from .parts.shared import OFFICIAL_SENSITIVE, PLACES, USUAL_SHIFTS, reports, seed


def _ping_field(name: str, title: str, words: str) -> Field:
    """A field of PINGS that is found by its usual names where nobody gives it."""
    return Field(
        name,
        title,
        lambda: tr(words) + tr(" Empty: found by its usual names."),
        of="PINGS",
        optional=True,
        advanced=True,
    )


#: What a log of visits holds, and the parameter that names its column.
LOG_FIELDS = {
    "place": "LOG_PLACE_FIELD",
    "begin": "LOG_START_FIELD",
    "end": "LOG_END_FIELD",
    "minutes": "LOG_MINUTES_FIELD",
    "agency": "LOG_AGENCY_FIELD",
    "officers": "LOG_OFFICERS_FIELD",
}


def _log_field(what: str, title: str, words: str) -> Field:
    """A field of LOG that is found by its usual names where nobody gives it."""
    return Field(
        LOG_FIELDS[what],
        title,
        lambda: tr(words) + tr(" Empty: found by its usual names."),
        of="LOG",
        optional=True,
        advanced=True,
    )


PATROL_ROUTES = Tool(
    "patrolroutes",
    mark("Patrol routes"),
    "patrol",
    mark("The order of visits for each shift, starting where nobody expects it; GPX, KML, CSV and a page on paper."),
    tags=(
        "patrol route, routing, route, shortest path, travelling salesman, TSP, vehicle routing, GPX, KML, navigation, "
        "sat nav, briefing, tasking, shift, Network Analyst, hotspot patrol"
    ),
    parameters=(
        *PLACES,
        Layer(
            "PLAN",
            mark("Plan"),
            mark("The table that the tool Patrol plan makes. Empty: each place is visited once, in one shift."),
            holds=TABLE,
            optional=True,
        ),
        Text(
            "DAYS",
            mark("Days"),
            mark("Days of the plan, separated by semicolons. Empty: all of them; without a plan, tomorrow."),
            optional=True,
        ),
        Text(
            "SHIFTS",
            mark("Shifts"),
            mark("Names and times of the shifts, for plans that do not say; without a plan the first of them."),
            default=USUAL_SHIFTS,
            optional=True,
        ),
        Whole(
            "UNITS",
            mark("Patrols in a shift"),
            mark("Into how many routes a shift is split. 0: as many as are needed."),
            default=0,
            low=0,
            high=99,
        ),
        Number(
            "VISIT_MINUTES",
            mark("Minutes of a visit"),
            mark("For plans that do not say."),
            default=15.0,
            low=1,
            high=240,
            advanced=True,
        ),
        Layer(
            "STREETS",
            mark("Streets"),
            mark(
                "A road layer such as OS Open Roads: ways and times are along it. Empty: straight lines, a third "
                "longer."
            ),
            holds=LINE,
            optional=True,
        ),
        Number(
            "SPEED",
            mark("Speed (km/h)"),
            mark("In a car about 30 in town, on foot about 5; where a street has no speed of its own."),
            default=30.0,
            low=1,
            high=130,
        ),
        Field(
            "SPEED_FIELD",
            mark("Speed field (km/h)"),
            mark("The field with the speed of a street."),
            of="STREETS",
            optional=True,
            advanced=True,
        ),
        Field(
            "ONEWAY_FIELD",
            mark("One-way field"),
            mark(
                "The field that says in which direction a street may be used: in direction, in opposite direction, "
                "both directions."
            ),
            of="STREETS",
            optional=True,
            advanced=True,
        ),
        Number(
            "TOLERANCE",
            mark("Farthest from a street (metres)"),
            mark("A place farther from every street cannot be reached, and is named."),
            default=500.0,
            low=1,
            high=10_000,
            advanced=True,
        ),
        Layer(
            "STATIONS",
            mark("Stations"),
            mark("Where shifts begin: one of them by lot. Empty: at the first place."),
            holds=POINT,
            optional=True,
        ),
        seed(mark("The same seed gives the same routes; each day and shift starts elsewhere.")),
        File(
            "PROFILE",
            mark("Hot spot profiles (JSON)"),
            mark("The JSON report of Hot spot profiles: the briefings then name the busiest locations."),
            optional=True,
            advanced=True,
        ),
        Layers(
            "MAP_LAYERS",
            mark("Layers under the map"),
            mark("Layers that the briefings show under routes and places, the topmost first."),
            holds=MAP,
            optional=True,
            advanced=True,
        ),
        Text(
            "MARKING",
            mark("Handling marking"),
            mark("Stands at the top and the bottom of every page and in every file."),
            default=OFFICIAL_SENSITIVE,
            optional=True,
        ),
        Sink("OUTPUT", mark("Routes"), mark("One line a route."), holds=LINE),
        Sink(
            "STOPS",
            mark("Stops"),
            mark("Every visit with its number in the route and its times."),
            holds=POINT,
            optional=True,
        ),
        FolderOut(
            "FOLDER",
            mark("Folder for GPX, KML and CSV"),
            mark("A GPX and a KML for each route, and one CSV with every stop."),
            made=False,
            optional=True,
        ),
        FolderOut(
            "BRIEFINGS",
            mark("Folder for briefings"),
            mark("A page for each route as PDF: map, times, problem, venues."),
            made=False,
            optional=True,
        ),
    ),
    outputs=(
        *numbers("ROUTE_COUNT", "STOP_COUNT", "LEFT_OUT", "TRAVEL_MINUTES", "VISIT_MINUTES_TOTAL"),
        *texts("SUMMARY", "NOTES"),
    ),
)
PATROL_VISITS = Tool(
    "patrolvisits",
    mark("Patrol visits"),
    "patrol",
    mark("Visits from GPS pings or logs, with what nobody can tell; patrol-minutes, officer-minutes, compliance."),
    tags=(
        "GPS, AVL, AVLS, telematics, Airwave, tracking, geofence, dwell time, dosage, dose, compliance, "
        "patrol minutes, patrol time, Koper, Home Office return, hotspot patrol"
    ),
    parameters=(
        *PLACES,
        Layer(
            "PINGS",
            mark("Pings"),
            mark(
                "Positions of vehicles or radios: points, or a table (CSV) with coordinates. Callsigns are hashed as "
                "they are read; tracks are not kept."
            ),
            holds=TABLE,
            optional=True,
        ),
        _ping_field(
            "CALLSIGN_FIELD", mark("Callsign field"), mark("The field that tells one vehicle or radio from another.")
        ),
        _ping_field("TIME_FIELD", mark("Time field"), mark("The field with the time of the position.")),
        _ping_field(
            "X_FIELD", mark("Easting or longitude field"), mark("For a table: the field with easting or longitude.")
        ),
        _ping_field(
            "Y_FIELD", mark("Northing or latitude field"), mark("For a table: the field with northing or latitude.")
        ),
        _ping_field("AGENCY_FIELD", mark("Agency field"), mark("The field with the agency: police, council wardens.")),
        Crs(
            "PINGS_CRS",
            mark("Coordinate system of the table"),
            mark("Of coordinates in a table. Empty: EPSG:4326 where they are degrees, else EPSG:27700."),
            optional=True,
            advanced=True,
        ),
        Choice(
            "TIME_ZONE",
            mark("Times without an offset"),
            mark(
                "as_written: by the clock in the United Kingdom; utc: Greenwich all year. Times with Z or an offset "
                "are always read by it, but Z in a GeoPackage is not: QGIS marks local times with it too."
            ),
            options=("as_written", "utc"),
            default="as_written",
            advanced=True,
        ),
        Layer(
            "LOG",
            mark("Log of visits"),
            mark(
                "Visits that were written down: a table with place, start, end or minutes, and where there are any "
                "agency and officers."
            ),
            holds=TABLE,
            optional=True,
        ),
        _log_field("place", mark("Place field of the log"), mark("The field with the id or name of the place.")),
        _log_field("begin", mark("Start field of the log"), mark("The field with the beginning of the visit.")),
        _log_field("end", mark("End field of the log"), mark("The field with the end of the visit.")),
        _log_field("minutes", mark("Minutes field of the log"), mark("The field with the minutes of the visit.")),
        _log_field(
            "agency",
            mark("Agency field of the log"),
            mark("The field of the log that says whose visit it was: police, council wardens."),
        ),
        _log_field("officers", mark("Officers field of the log"), mark("The field with the number of officers.")),
        Text(
            "AGENCY",
            mark("Agency where none is given"),
            mark(
                "Whose the pings and visits are that do not say, such as police. Empty: they are counted as 'not "
                "given'."
            ),
            optional=True,
            advanced=True,
        ),
        Number(
            "CREW",
            mark("Officers with each callsign"),
            mark("For officer-minutes, where a log does not say."),
            default=1,
            low=0.5,
            high=50,
            advanced=True,
        ),
        Layer(
            "STATIONS",
            mark("Stations"),
            mark("Police stations, depots, hospitals: who is there visits no hot spot."),
            holds=ANY_SHAPE,
            optional=True,
        ),
        Number(
            "STATION_DISTANCE",
            mark("Distance around stations (metres)"),
            mark("How far around stations presence does not count."),
            default=60.0,
            low=0,
            high=5000,
            advanced=True,
        ),
        Number(
            "MINUTES",
            mark("Least visit (minutes)"),
            mark("A stay of at least so long is a visit; 11 to 15 minutes worked best in one city (Koper 1995)."),
            default=10.0,
            low=1,
            high=240,
        ),
        Number(
            "GAP",
            mark("Gaps joined (minutes)"),
            mark("An absence of at most so long does not end a visit."),
            default=3.0,
            low=0,
            high=120,
            advanced=True,
        ),
        Number(
            "SILENCE",
            mark("Silence bridged (minutes)"),
            mark("Where no ping came for longer, nothing is known."),
            default=20.0,
            low=1,
            high=240,
            advanced=True,
        ),
        Number(
            "SURE",
            mark("Sure between pings (minutes)"),
            mark("Between two pings in a place, at most so far apart, somebody surely stayed."),
            default=6.0,
            low=0.5,
            high=60,
            advanced=True,
        ),
        Number(
            "ERROR",
            mark("Error of a position (metres)"),
            mark("The typical (root mean square) error of the positions."),
            default=30.0,
            low=1,
            high=500,
            advanced=True,
        ),
        Text(
            "SHIFTS",
            mark("Shifts"),
            mark("Names and times, such as Early 07:00-15:00; Late 15:00-23:00; Night 23:00-07:00. Empty: none."),
            optional=True,
        ),
        Layer(
            "PLAN",
            mark("Plan"),
            mark(
                "The table that the tool Patrol plan makes, for compliance; its days from the first to the last of the "
                "data count."
            ),
            holds=TABLE,
            optional=True,
        ),
        Sink(
            "OUTPUT",
            mark("Visits"),
            mark(
                "Every stay: place, day, times, minutes at least and at most, and whether it is a visit. No callsigns."
            ),
            holds=TABLE,
        ),
        Sink(
            "COMPLIANCE",
            mark("Compliance"),
            mark("Delivered beside planned, by hot spot, agency and quarter."),
            holds=TABLE,
            optional=True,
        ),
        Sink(
            "DOSES",
            mark("Hot spots by dose"),
            mark("The hot spots with what each had: under, met or over the plan."),
            optional=True,
        ),
        Sink(
            "BACKGROUND",
            mark("Presence elsewhere"),
            mark(
                "Minutes of presence outside hot spots and stations in squares; squares with fewer than three units "
                "are left out."
            ),
            made=False,
            optional=True,
        ),
        Number(
            "BACKGROUND_SIZE",
            mark("Squares of presence elsewhere (metres)"),
            mark("Their side."),
            default=500.0,
            low=250,
            high=10_000,
            advanced=True,
        ),
        File(
            "TEMPLATE",
            mark("Template of the return"),
            mark(
                "A JSON file that says which rows and columns the return has. Empty: hours and visits by month and "
                "agency."
            ),
            optional=True,
            advanced=True,
        ),
        FileOut(
            "RETURN",
            mark("Return"),
            mark("Hours and visits by month, as the template says."),
            filter="CSV (*.csv)",
            made=False,
            optional=True,
        ),
        *reports(mark("What was delivered, as a page.")),
    ),
    outputs=(
        *numbers(
            "PINGS_READ",
            "PINGS_USED",
            "VISIT_COUNT",
            "UNCLEAR_COUNT",
            "PATROL_MINUTES",
            "OFFICER_MINUTES",
            "PLANNED_VISITS",
        ),
        *texts("SUMMARY", "NOTES"),
    ),
)
