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
        lambda: tr(words) + tr(" Leave blank to find the field by its usual names."),
        of="PINGS",
        optional=True,
        advanced=True,
    )


#: What a log of visits holds, and the parameter that names its column.
LOG_FIELDS = {
    "place": "LOG_PLACE_FIELD",
    "date": "LOG_DATE_FIELD",
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
        lambda: tr(words) + tr(" Leave blank to find the field by its usual names."),
        of="LOG",
        optional=True,
        advanced=True,
    )


#: Which station a route begins at.
NEAREST, RANDOM = "nearest", "random"
#: Which routes share a file of briefings: those of a shift, or none.
BY_SHIFT, BY_PATROL = "shift", "patrol"

PATROL_ROUTES = Tool(
    "patrolroutes",
    mark("Patrol routes"),
    "patrol",
    mark(
        "Puts the visits in each shift in order, from a starting point that varies. Makes GPX, KML and CSV "
        "files and pages to print."
    ),
    tags=(
        "patrol route, routing, route, shortest path, travelling salesman, TSP, vehicle routing, GPX, KML, navigation, "
        "sat nav, briefing, tasking, shift, Network Analyst, hotspot patrol"
    ),
    parameters=(
        *PLACES,
        Layer(
            "PLAN",
            mark("Plan"),
            mark("The table from Patrol plan. Leave blank to visit each place once, in one shift."),
            holds=TABLE,
            optional=True,
        ),
        Text(
            "DAYS",
            mark("Dates"),
            mark(
                "Dates from the plan, separated by semicolons. Leave blank to use all dates in the plan "
                "or, without a plan, tomorrow."
            ),
            optional=True,
        ),
        Text(
            "SHIFTS",
            mark("Shifts"),
            mark(
                "The names and times of the shifts, if the plan does not give them. Without a plan, the first "
                "shift is used."
            ),
            default=USUAL_SHIFTS,
            optional=True,
        ),
        Whole(
            "UNITS",
            mark("Patrols per shift"),
            mark(
                "The number of routes per shift for each agency. 0 uses the patrols in the plan or, without them, as "
                "many as are needed."
            ),
            default=0,
            low=0,
            high=99,
        ),
        Number(
            "VISIT_MINUTES",
            mark("Length of a visit (minutes)"),
            mark("Used if the plan does not give the length of each visit."),
            default=15.0,
            low=1,
            high=240,
            advanced=True,
        ),
        Layer(
            "STREETS",
            mark("Streets"),
            mark(
                "A road layer such as OS Open Roads, used for distances and times. Leave blank to use "
                "straight-line distances multiplied by 1.3."
            ),
            holds=LINE,
            optional=True,
        ),
        Number(
            "SPEED",
            mark("Speed (km/h)"),
            mark("The travel speed on streets for which no speed is given: about 30 by car in town, about 5 on foot."),
            default=30.0,
            low=1,
            high=130,
        ),
        Field(
            "SPEED_FIELD",
            mark("Speed field (km/h)"),
            mark("The field with the speed on each street."),
            of="STREETS",
            optional=True,
            advanced=True,
        ),
        Field(
            "ONEWAY_FIELD",
            mark("One-way field"),
            mark(
                "The field that says in which direction a street may be used: in direction, in opposite "
                "direction or both directions."
            ),
            of="STREETS",
            optional=True,
            advanced=True,
        ),
        Number(
            "TOLERANCE",
            mark("Maximum distance to a street (metres)"),
            mark("A place further than this from every street cannot be reached, and the notes name it."),
            default=500.0,
            low=1,
            high=10_000,
            advanced=True,
        ),
        Layer(
            "STATIONS",
            mark("Stations"),
            mark(
                "Bases where shifts begin. If there are several, each place is assigned to its nearest station. "
                "Leave blank to begin at the first place."
            ),
            holds=POINT,
            optional=True,
        ),
        Choice(
            "STATION_CHOICE",
            mark("If there are several stations"),
            mark(
                "nearest: each place is visited from its nearest station, where the route begins and ends; "
                "random: each route begins at a random station and ends anywhere."
            ),
            options=(NEAREST, RANDOM),
            default=NEAREST,
            advanced=True,
        ),
        Layer(
            "WATER",
            mark("Water"),
            mark(
                "Rivers, canals or lakes, as polygons or lines. The notes list straight-line routes that "
                "cross them. Leave blank to skip this check."
            ),
            holds=ANY_SHAPE,
            optional=True,
        ),
        seed(mark("The same seed gives the same routes. Each date and shift gets its own random start.")),
        File(
            "PROFILE",
            mark("Hot spot profiles (JSON)"),
            mark("The JSON report from Hot spot profiles, used to name the busiest locations in the briefings."),
            optional=True,
            advanced=True,
        ),
        Layers(
            "MAP_LAYERS",
            mark("Background map layers"),
            mark("Layers shown under the routes and places in the briefings, top layer first."),
            holds=MAP,
            optional=True,
            advanced=True,
        ),
        Text(
            "MARKING",
            mark("Handling marking"),
            mark("Printed at the top and bottom of every page and included in every file."),
            default=OFFICIAL_SENSITIVE,
            optional=True,
        ),
        Choice(
            "BRIEFING_FILES",
            mark("Briefing files"),
            mark(
                "shift: one PDF for each shift, with a page for each of its patrols; patrol: a PDF of its own for each "
                "patrol."
            ),
            options=(BY_SHIFT, BY_PATROL),
            default=BY_SHIFT,
        ),
        Sink("OUTPUT", mark("Routes"), mark("One line per route."), holds=LINE),
        Sink("STOPS", mark("Stops"), mark("Every visit with its stop number and times."), holds=POINT, optional=True),
        FolderOut(
            "FOLDER",
            mark("Folder for GPX, KML and CSV"),
            mark("A GPX and a KML file for each route, and one CSV file with every stop."),
            made=False,
            optional=True,
        ),
        FolderOut(
            "BRIEFINGS",
            mark("Folder for briefings"),
            mark(
                "PDF briefings with a page for each route: a map, the times, the problem and the venues. The names of "
                "the files sort by date and shift."
            ),
            made=False,
            optional=True,
        ),
    ),
    outputs=(
        *numbers(
            "ROUTE_COUNT",
            "STOP_COUNT",
            "LEFT_OUT",
            "TRAVEL_MINUTES",
            "TRAVEL_PER_VISIT",
            "VISIT_MINUTES_TOTAL",
            "WATER_CROSSINGS",
        ),
        *texts("SUMMARY", "NOTES"),
    ),
)
PATROL_VISITS = Tool(
    "patrolvisits",
    mark("Patrol visits"),
    "patrol",
    mark(
        "Works out visits from GPS data or a patrol log, with patrol-minutes, officer-minutes and compliance "
        "with the plan, and shows what cannot be determined."
    ),
    tags=(
        "GPS, AVL, AVLS, telematics, Airwave, tracking, geofence, dwell time, dosage, dose, compliance, "
        "patrol minutes, patrol time, Koper, Home Office return, hotspot patrol"
    ),
    parameters=(
        *PLACES,
        Layer(
            "PINGS",
            mark("Vehicle or radio location data (AVLS, Airwave GPS)"),
            mark(
                "Location data from vehicles or radios, as points or a table (CSV) with coordinates. Callsigns "
                "are hashed as they are read; tracks are not kept."
            ),
            holds=TABLE,
            optional=True,
        ),
        _ping_field("CALLSIGN_FIELD", mark("Callsign field"), mark("The field that identifies each vehicle or radio.")),
        _ping_field("TIME_FIELD", mark("Time field"), mark("The field with the time of each position.")),
        _ping_field(
            "X_FIELD", mark("Easting or longitude field"), mark("For a table: the field with the easting or longitude.")
        ),
        _ping_field(
            "Y_FIELD", mark("Northing or latitude field"), mark("For a table: the field with the northing or latitude.")
        ),
        _ping_field(
            "AGENCY_FIELD", mark("Agency field"), mark("The field with the agency, such as police or council wardens.")
        ),
        Crs(
            "PINGS_CRS",
            mark("Coordinate system for the table"),
            mark(
                "The coordinate system for coordinates in a table. Leave blank to use EPSG:4326 if they "
                "are in degrees and EPSG:27700 otherwise."
            ),
            optional=True,
            advanced=True,
        ),
        Choice(
            "TIME_ZONE",
            mark("Times without a time zone"),
            mark(
                "as_written: UK time, including summer time; utc: Greenwich Mean Time all year. If a time "
                "includes Z or an offset, that is used instead. The exception is Z in a GeoPackage, where QGIS "
                "also marks local times with Z."
            ),
            options=("as_written", "utc"),
            default="as_written",
            advanced=True,
        ),
        Layer(
            "LOG",
            mark("Patrol log"),
            mark(
                "Visits recorded by hand, as a table with the place, the start, the end or minutes and, if "
                "known, the agency and officers."
            ),
            holds=TABLE,
            optional=True,
        ),
        _log_field("place", mark("Place field in the patrol log"), mark("The field with the ID or name of the place.")),
        _log_field(
            "date",
            mark("Date field in the patrol log"),
            mark("The field with the date of the visit, if the start and end are times without a date."),
        ),
        _log_field("begin", mark("Start time field in the patrol log"), mark("The field with the start of the visit.")),
        _log_field("end", mark("End time field in the patrol log"), mark("The field with the end of the visit.")),
        _log_field(
            "minutes",
            mark("Minutes field in the patrol log"),
            mark("The field with the length of the visit in minutes."),
        ),
        _log_field(
            "agency",
            mark("Agency field in the patrol log"),
            mark("The field with the agency that made the visit, such as police or council wardens."),
        ),
        _log_field(
            "officers", mark("Officers field in the patrol log"), mark("The field with the number of officers.")
        ),
        Text(
            "AGENCY",
            mark("Agency if not recorded"),
            mark(
                "The agency to use if the data do not say, such as police. Leave blank to count these "
                "visits as 'not given'."
            ),
            optional=True,
            advanced=True,
        ),
        Number(
            "CREW",
            mark("Officers per callsign"),
            mark("The number of officers if the patrol log does not say, used to calculate officer-minutes."),
            default=1,
            low=0.5,
            high=50,
            advanced=True,
        ),
        Layer(
            "STATIONS",
            mark("Stations"),
            mark("Police stations, depots and hospitals. Time spent there does not count as a visit to a hot spot."),
            holds=ANY_SHAPE,
            optional=True,
        ),
        Number(
            "STATION_DISTANCE",
            mark("Distance around stations (metres)"),
            mark("Time spent within this distance of a station does not count."),
            default=60.0,
            low=0,
            high=5000,
            advanced=True,
        ),
        Number(
            "MINUTES",
            mark("Minimum visit length (minutes)"),
            mark(
                "Time at a place for at least this long counts as a visit; 11 to 15 minutes worked best in "
                "one city (Koper 1995)."
            ),
            default=10.0,
            low=1,
            high=240,
        ),
        Number(
            "GAP",
            mark("Ignore gaps in a visit of up to (minutes)"),
            mark("If a unit leaves the place for no longer than this, the visit does not end."),
            default=3.0,
            low=0,
            high=120,
            advanced=True,
        ),
        Number(
            "SILENCE",
            mark("Longest gap between positions (minutes)"),
            mark("If no position is received for longer than this, the location of the unit is treated as unknown."),
            default=20.0,
            low=1,
            high=240,
            advanced=True,
        ),
        Number(
            "SURE",
            mark("Maximum gap in continuous presence (minutes)"),
            mark(
                "If two positions in a place are no further apart in time than this, the unit is taken to have stayed."
            ),
            default=6.0,
            low=0.5,
            high=60,
            advanced=True,
        ),
        Number(
            "ERROR",
            mark("Location error (metres)"),
            mark("The typical (root mean square) error in the location data."),
            default=30.0,
            low=1,
            high=500,
            advanced=True,
        ),
        Text(
            "SHIFTS",
            mark("Shifts"),
            mark(
                "Names and times of the shifts, such as Early 07:00-15:00; Late 15:00-23:00; Night 23:00-07:00. "
                "Leave blank if you do not need shifts."
            ),
            optional=True,
        ),
        Layer(
            "PLAN",
            mark("Plan"),
            mark(
                "The table from Patrol plan, used for compliance. Only dates in the plan between the first and "
                "last dates in the data are used."
            ),
            holds=TABLE,
            optional=True,
        ),
        Sink(
            "OUTPUT",
            mark("Visits"),
            mark(
                "Every period spent at a hot spot, with the place, date, times, minimum and maximum "
                "possible minutes, and whether it counts as a visit. Callsigns are not included."
            ),
            holds=TABLE,
        ),
        Sink(
            "COMPLIANCE",
            mark("Compliance"),
            mark("Delivered visits compared with planned visits, by hot spot, agency and quarter."),
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
                "Minutes of patrol time outside hot spots and stations, by grid square. Squares with fewer "
                "than three units are left out."
            ),
            made=False,
            optional=True,
        ),
        Number(
            "BACKGROUND_SIZE",
            mark("Grid for patrol time elsewhere (metres)"),
            mark("The side of each grid square."),
            default=500.0,
            low=250,
            high=10_000,
            advanced=True,
        ),
        File(
            "TEMPLATE",
            mark("Template for hours and visits by month"),
            mark(
                "A JSON file that sets the rows and columns, as a return asks for them. Leave blank to show hours and "
                "visits by month and agency."
            ),
            optional=True,
            advanced=True,
        ),
        FileOut(
            "RETURN",
            mark("Hours and visits by month"),
            mark("Hours and visits by month, as set by the template."),
            filter="CSV (*.csv)",
            made=False,
            optional=True,
        ),
        *reports(mark("The patrols delivered, as a web page.")),
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
