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
        lambda: tr(words) + tr(" Leave blank to find it by its usual names."),
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
        lambda: tr(words) + tr(" Leave blank to find it by its usual names."),
        of="LOG",
        optional=True,
        advanced=True,
    )


#: Which station a route begins at.
NEAREST, RANDOM = "nearest", "random"

PATROL_ROUTES = Tool(
    "patrolroutes",
    mark("Patrol routes"),
    "patrol",
    mark("Puts the visits of each shift in order, with a start that changes; makes GPX, KML, CSV and a page to print."),
    tags=(
        "patrol route, routing, route, shortest path, travelling salesman, TSP, vehicle routing, GPX, KML, navigation, "
        "sat nav, briefing, tasking, shift, Network Analyst, hotspot patrol"
    ),
    parameters=(
        *PLACES,
        Layer(
            "PLAN",
            mark("Plan"),
            mark("The table that the tool Patrol plan makes. Leave blank to visit each place once, in one shift."),
            holds=TABLE,
            optional=True,
        ),
        Text(
            "DAYS",
            mark("Days"),
            mark(
                "Days of the plan, separated by semicolons. Leave blank for all of them or, without a plan, "
                "for tomorrow."
            ),
            optional=True,
        ),
        Text(
            "SHIFTS",
            mark("Shifts"),
            mark(
                "Names and times of the shifts, where the plan does not give them; without a plan the first "
                "shift is used."
            ),
            default=USUAL_SHIFTS,
            optional=True,
        ),
        Whole(
            "UNITS",
            mark("Patrols per shift"),
            mark("How many routes a shift is split into; 0 for as many as are needed."),
            default=0,
            low=0,
            high=99,
        ),
        Number(
            "VISIT_MINUTES",
            mark("Length of a visit (minutes)"),
            mark("Used where the plan does not say."),
            default=15.0,
            low=1,
            high=240,
            advanced=True,
        ),
        Layer(
            "STREETS",
            mark("Streets"),
            mark(
                "A road layer such as OS Open Roads: distances and times follow it. Leave blank for straight "
                "lines, taken as 1.3 times as long."
            ),
            holds=LINE,
            optional=True,
        ),
        Number(
            "SPEED",
            mark("Speed (km/h)"),
            mark("About 30 in a car in town, about 5 on foot; for streets without a speed of their own."),
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
            mark("Furthest from a street (metres)"),
            mark("A place further than this from every street cannot be reached, and is named."),
            default=500.0,
            low=1,
            high=10_000,
            advanced=True,
        ),
        Layer(
            "STATIONS",
            mark("Stations"),
            mark(
                "Bases where shifts begin. Of several, each place belongs to its nearest. Leave blank to begin at the "
                "first place."
            ),
            holds=POINT,
            optional=True,
        ),
        Choice(
            "STATION_CHOICE",
            mark("Where there are several stations"),
            mark(
                "nearest: each place is visited from its nearest station, where the route begins and ends; random: "
                "each route begins at a station drawn at random and ends anywhere."
            ),
            options=(NEAREST, RANDOM),
            default=NEAREST,
            advanced=True,
        ),
        Layer(
            "WATER",
            mark("Water"),
            mark(
                "Rivers, canals or lakes, as areas or lines. Ways in straight lines that cross them are named; leave "
                "blank to look for none."
            ),
            holds=ANY_SHAPE,
            optional=True,
        ),
        seed(mark("The same seed gives the same routes; each day and shift draws its own start.")),
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
            mark("Layers that the briefings show under routes and places, the top one first."),
            holds=MAP,
            optional=True,
            advanced=True,
        ),
        Text(
            "MARKING",
            mark("Handling marking"),
            mark("Printed at the top and bottom of every page and in every file."),
            default=OFFICIAL_SENSITIVE,
            optional=True,
        ),
        Sink("OUTPUT", mark("Routes"), mark("One line per route."), holds=LINE),
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
        *numbers("ROUTE_COUNT", "STOP_COUNT", "LEFT_OUT", "TRAVEL_MINUTES", "VISIT_MINUTES_TOTAL", "WATER_CROSSINGS"),
        *texts("SUMMARY", "NOTES"),
    ),
)
PATROL_VISITS = Tool(
    "patrolvisits",
    mark("Patrol visits"),
    "patrol",
    mark(
        "Visits from GPS positions or a patrol log; patrol-minutes, officer-minutes, compliance with the plan, "
        "and what cannot be told."
    ),
    tags=(
        "GPS, AVL, AVLS, telematics, Airwave, tracking, geofence, dwell time, dosage, dose, compliance, "
        "patrol minutes, patrol time, Koper, Home Office return, hotspot patrol"
    ),
    parameters=(
        *PLACES,
        Layer(
            "PINGS",
            mark("Vehicle or radio positions (AVLS, Airwave GPS)"),
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
            mark(
                "For the coordinates of a table. Leave blank for EPSG:4326 where they are degrees, and "
                "EPSG:27700 otherwise."
            ),
            optional=True,
            advanced=True,
        ),
        Choice(
            "TIME_ZONE",
            mark("Times without an offset"),
            mark(
                "as_written: UK time, with summer time; utc: Greenwich Mean Time all year. Times with Z or "
                "an offset are always read with it, except Z in a GeoPackage, where QGIS marks local times "
                "with it too."
            ),
            options=("as_written", "utc"),
            default="as_written",
            advanced=True,
        ),
        Layer(
            "LOG",
            mark("Patrol log"),
            mark(
                "Visits that were written down: a table with place, start, end or minutes and, where known, "
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
            mark("The field of the patrol log that says whose visit it was: police, council wardens."),
        ),
        _log_field("officers", mark("Officers field of the log"), mark("The field with the number of officers.")),
        Text(
            "AGENCY",
            mark("Agency where none is given"),
            mark(
                "Whose visits these are where the data do not say, such as police. Leave blank to count them "
                "as 'not given'."
            ),
            optional=True,
            advanced=True,
        ),
        Number(
            "CREW",
            mark("Officers with each callsign"),
            mark("The number of officers, where the patrol log does not say; for officer-minutes."),
            default=1,
            low=0.5,
            high=50,
            advanced=True,
        ),
        Layer(
            "STATIONS",
            mark("Stations"),
            mark("Police stations, depots and hospitals: time spent there is not a visit to a hot spot."),
            holds=ANY_SHAPE,
            optional=True,
        ),
        Number(
            "STATION_DISTANCE",
            mark("Distance around stations (metres)"),
            mark("Time spent this close to a station does not count."),
            default=60.0,
            low=0,
            high=5000,
            advanced=True,
        ),
        Number(
            "MINUTES",
            mark("Shortest visit (minutes)"),
            mark(
                "A stay of at least this long counts as a visit; 11 to 15 minutes worked best in one city (Koper 1995)."
            ),
            default=10.0,
            low=1,
            high=240,
        ),
        Number(
            "GAP",
            mark("Absence ignored (minutes)"),
            mark("An absence no longer than this does not end a visit."),
            default=3.0,
            low=0,
            high=120,
            advanced=True,
        ),
        Number(
            "SILENCE",
            mark("Longest silence (minutes)"),
            mark("If no position is received for longer than this, it is not known where the unit was."),
            default=20.0,
            low=1,
            high=240,
            advanced=True,
        ),
        Number(
            "SURE",
            mark("Positions this close in time count as a stay (minutes)"),
            mark(
                "Where two positions in a place are no further apart in time than this, the unit is taken to "
                "have stayed."
            ),
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
            mark(
                "Names and times, such as Early 07:00-15:00; Late 15:00-23:00; Night 23:00-07:00. Leave blank for none."
            ),
            optional=True,
        ),
        Layer(
            "PLAN",
            mark("Plan"),
            mark(
                "The table that the tool Patrol plan makes, for compliance; its days between the first and the "
                "last of the data count."
            ),
            holds=TABLE,
            optional=True,
        ),
        Sink(
            "OUTPUT",
            mark("Visits"),
            mark(
                "Every stay: place, day, times, shortest and longest possible minutes, and whether it is a "
                "visit. No callsigns."
            ),
            holds=TABLE,
        ),
        Sink(
            "COMPLIANCE",
            mark("Compliance"),
            mark("Delivered against planned, by hot spot, agency and quarter."),
            holds=TABLE,
            optional=True,
        ),
        Sink(
            "DOSES",
            mark("Hot spots against target"),
            mark("The hot spots, and whether each was below, on or above target."),
            optional=True,
        ),
        Sink(
            "BACKGROUND",
            mark("Patrol time elsewhere"),
            mark(
                "Minutes of patrol time outside hot spots and stations, in squares; squares with fewer than "
                "three units are left out."
            ),
            made=False,
            optional=True,
        ),
        Number(
            "BACKGROUND_SIZE",
            mark("Squares for patrol time elsewhere (metres)"),
            mark("The side of the squares."),
            default=500.0,
            low=250,
            high=10_000,
            advanced=True,
        ),
        File(
            "TEMPLATE",
            mark("Template of the return"),
            mark(
                "A JSON file that says which rows and columns the return has. Leave blank for hours and visits "
                "by month and agency."
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
