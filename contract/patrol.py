"""The tools of the group *Patrol* for the places and the plan."""

from __future__ import annotations

from ..core.texts import mark, tr
from .parts.kinds import (
    POLYGON,
    TABLE,
    Choice,
    Day,
    Field,
    File,
    Flag,
    Layer,
    Number,
    Sink,
    Text,
    Tool,
    Whole,
    numbers,
    texts,
)
from .parts.shared import PLACES, USUAL_SHIFTS, as_json, page

#: What the tool *Register of hot spots* does.
ADD, ACCEPT, REJECT, RETIRE, EDIT, MERGE, REFRESH, NOTE, RESTORE = ACTIONS = (
    "add",
    "accept",
    "reject",
    "retire",
    "edit",
    "merge",
    "refresh",
    "log",
    "restore",
)
#: What a place of the register is, and what an entry of its log is about.
CANDIDATE, ACTIVE, REJECTED, RETIRED = STATUSES = ("candidate", "active", "rejected", "retired")
STAGES = ("problem", "cause", "action", "partner", "assessment")
#: Officers as the parameter RESOURCES takes them.
RESOURCES_EXAMPLE = "Police, Late, 4, 2; Council wardens, Early, 2, 3, Mon-Sat"

REGISTER = Tool(
    "register",
    mark("Register of hot spots"),
    "patrol",
    mark(
        "Accepts, names, edits, merges, rejects and retires places, and compares a new set of hot spots with "
        "the active ones."
    ),
    tags=(
        "hotspot list, hotspot register, candidates, sign-off, approval, versions, SARA, OSARA, problem-oriented "
        "policing, POP, problem solving, ownership, Hotspot Action Fund, GRIP"
    ),
    parameters=(
        File(
            "REGISTER",
            mark("Register"),
            mark("The GeoPackage with the register. If it does not exist yet, it is created when you add candidates."),
        ),
        Choice(
            "ACTION",
            mark("Action"),
            mark(
                "add: hot spots become candidates; accept: candidates become active; reject: candidates are "
                "turned down; retire: active places are withdrawn; edit: change a name, owner, dates or shape; "
                "merge: combine several places into the first one; refresh: compare a new set of hot spots with "
                "the active places; log: record a problem, cause, action, partner or assessment; restore: undo "
                "the last change to a place."
            ),
            options=ACTIONS,
            default=ADD,
        ),
        Layer(
            "HOTSPOT_LAYER",
            mark("Hot spots"),
            mark(
                "For add and refresh: hot spots found by any method, polygons drawn by hand, or a list you "
                "were given. For edit: one polygon with the new shape."
            ),
            holds=POLYGON,
            optional=True,
        ),
        Field(
            "ID_FIELD",
            mark("ID field"),
            mark(
                "The field with the IDs to keep for the places, such as those in a national list of "
                "hexagons. Leave blank to use HS-0001, HS-0002 …"
            ),
            of="HOTSPOT_LAYER",
            optional=True,
        ),
        Field(
            "NAME_FIELD",
            mark("Name field"),
            mark("The field with the names. Leave blank to use the name or area_name field, if there is one."),
            of="HOTSPOT_LAYER",
            optional=True,
        ),
        Text(
            "PLACES",
            mark("Places"),
            mark(
                "The IDs of the places to change, separated by semicolons: HS-0001; HS-0004. For accept "
                "and reject, leave blank to include all candidates."
            ),
            optional=True,
        ),
        Text("NAME", mark("Name"), mark("For edit and merge: the new name."), optional=True),
        Text(
            "OWNER",
            mark("Responsible role or team"),
            mark("The role or team responsible for the place, not a person's name."),
            optional=True,
        ),
        Text(
            "REASON",
            mark("Reason"),
            mark("Why the change is made, in a sentence. Required to reject, retire and merge."),
            optional=True,
        ),
        Text(
            "BY",
            mark("Changed by"),
            mark("The name or role of the person who makes the change. Always required."),
            optional=True,
        ),
        Day(
            "VALID_FROM",
            mark("Valid from"),
            mark(
                "The first date on which the place is active. Leave blank to use the date on which it becomes active."
            ),
            optional=True,
        ),
        Day(
            "VALID_TO",
            mark("Valid to"),
            mark(
                "The last date on which the place is active. Leave blank for no end date or, for retire, to "
                "use today's date."
            ),
            optional=True,
        ),
        Choice(
            "STATUS",
            mark("Status of new places"),
            mark(
                "candidate: the places must be accepted later; active: the places become active now, for "
                "example if you were given the list."
            ),
            options=(CANDIDATE, ACTIVE),
            default=CANDIDATE,
            advanced=True,
        ),
        Number(
            "OVERLAP",
            mark("Minimum overlap to be the same place (share of the smaller area)"),
            mark(
                "For refresh: two shapes are the same place if they overlap by at least this share of the smaller area."
            ),
            default=0.5,
            low=0.01,
            high=1,
            advanced=True,
        ),
        Flag(
            "KEEP_SHAPES",
            mark("Keep the shapes of known places"),
            mark("For refresh: places that stay in the register keep their current shape."),
            advanced=True,
        ),
        Flag(
            "APPLY",
            mark("Apply the refresh"),
            mark(
                "For refresh: changes the register. If not ticked, only the table of changes is made, for you to "
                "review."
            ),
        ),
        Choice(
            "STAGE",
            mark("Type of log entry"),
            mark("For log: the type of entry, which is problem, cause, action, partner or assessment."),
            options=STAGES,
            default=STAGES[0],
        ),
        Text(
            "TEXT",
            mark("Log entry"),
            mark("For log: the note to record. Do not name people."),
            lines=True,
            optional=True,
        ),
        Sink(
            "OUTPUT",
            mark("Places"),
            mark("The latest version of every place after the change, as a separate layer."),
            made=False,
            optional=True,
        ),
        Sink(
            "CHANGES",
            mark("Changes"),
            mark("What was changed and why. For refresh: what would change."),
            holds=TABLE,
            made=False,
            optional=True,
        ),
    ),
    outputs=(
        *numbers("PLACE_COUNT", "CANDIDATE_COUNT", "ACTIVE_COUNT", "ADDED", "KEPT", "ENDED"),
        *texts("SUMMARY", "NOTES"),
    ),
)
PATROL_PLAN = Tool(
    "patrolplan",
    mark("Patrol plan"),
    "patrol",
    mark(
        "Plans visits for each hot spot, day, shift and agency within the hours available. Shows what it "
        "would cost to spread patrols more evenly."
    ),
    tags=(
        "rota, roster, schedule, scheduling, timetable, deployment, allocation, resource allocation, resourcing, "
        "tasking, dosage, Koper, Koper curve, officers, shift, optimisation, optimization, hotspot patrol"
    ),
    parameters=(
        *PLACES,
        Day(
            "START",
            mark("Start date"),
            mark("The first date of the plan. Leave blank to start next Monday."),
            optional=True,
        ),
        Whole("DAYS", mark("Days"), mark("How many days the plan covers."), default=28, low=1, high=92),
        Choice(
            "BY",
            mark("Basis for visits"),
            mark("crimes or harm: the field in the hot spots layer used to decide how many visits each hot spot gets."),
            options=("crimes", "harm"),
            default="crimes",
        ),
        Text(
            "SHIFTS",
            mark("Shifts"),
            mark(
                "The names and times of the shifts, separated by semicolons. A shift that ends after midnight "
                "belongs to the date on which it begins."
            ),
            default=USUAL_SHIFTS,
            lines=True,
        ),
        Text(
            "RESOURCES",
            mark("Officers"),
            lambda: tr(
                "Agency, shift, number of officers, hours per day that each officer can give to hot spots, "
                "and weekdays if not every day. Separate the entries with semicolons: {}"
            ).format(RESOURCES_EXAMPLE),
            lines=True,
            optional=True,
        ),
        Layer(
            "RESOURCES_TABLE",
            mark("Officers table"),
            mark(
                "An alternative to Officers: a table with the columns agency, shift, officers, hours and, if "
                "needed, days."
            ),
            holds=TABLE,
            optional=True,
            advanced=True,
        ),
        File(
            "PEAKS",
            mark("Hours of the week (JSON)"),
            mark(
                "The JSON report from Hours of the week for these hot spots, used to place visits in the "
                "peak windows. Leave blank to treat all shifts equally."
            ),
            optional=True,
        ),
        Whole(
            "FLOOR",
            mark("Minimum visits (per hot spot per week)"),
            mark("The minimum number of visits to each hot spot in a week."),
            default=1,
            low=0,
            high=500,
        ),
        Whole(
            "CAP",
            mark("Maximum visits (per hot spot per week)"),
            mark("The maximum number of visits to each hot spot in a week."),
            default=14,
            low=1,
            high=500,
        ),
        Whole(
            "AREA_MINIMUM",
            mark("Minimum visits (per neighbourhood per week)"),
            mark("The minimum number of visits in a week to each neighbourhood (area_name) with a hot spot."),
            default=0,
            low=0,
            high=5000,
        ),
        Whole(
            "PER_SHIFT",
            mark("Maximum visits (per hot spot per shift)"),
            mark("The maximum number of visits to a hot spot in one shift."),
            default=2,
            low=1,
            high=24,
            advanced=True,
        ),
        Whole(
            "VISIT_MINUTES",
            mark("Length of a visit (minutes)"),
            mark("The length of each visit."),
            default=15,
            low=1,
            high=240,
        ),
        Whole(
            "TRAVEL_MINUTES",
            mark("Travel time per visit (minutes)"),
            mark("The travel time from one hot spot to the next, which counts towards officers' hours."),
            default=5,
            low=0,
            high=240,
        ),
        Whole(
            "CREW",
            mark("Officers per visit"),
            mark("The number of officers who go together on a visit."),
            default=1,
            low=1,
            high=20,
            advanced=True,
        ),
        Number(
            "OFF_PEAK",
            mark("Penalty for visits outside peak windows (visits)"),
            mark("How much less a visit outside the peak windows is worth, as a fraction of a visit."),
            default=0.5,
            low=0,
            high=1,
            advanced=True,
        ),
        Number(
            "RUNS",
            mark("Plan value given up for consecutive days (%)"),
            mark("How much of the plan's value may be given up so that visits fall on three or more consecutive days."),
            default=0.5,
            low=0,
            high=20,
            advanced=True,
        ),
        Number(
            "EVENNESS",
            mark("Balance between harm and even spread (0–1)"),
            mark(
                "0: the plan that covers the most harm; 1: the plan that spreads visits most evenly across "
                "neighbourhoods."
            ),
            default=0,
            low=0,
            high=1,
        ),
        Choice(
            "EVEN_BY",
            mark("Meaning of an even spread"),
            mark(
                "hotspots: neighbourhoods get visits in proportion to their number of hot spots; areas: "
                "each neighbourhood gets the same number of visits."
            ),
            options=("hotspots", "areas"),
            default="hotspots",
            advanced=True,
        ),
        Text(
            "CHOSEN_BY",
            mark("Balance chosen by"),
            mark(
                "The role or name of the person who chose the balance. Required if the balance is above 0, and "
                "kept with the plan."
            ),
            optional=True,
        ),
        Text(
            "REASON",
            mark("Reason"),
            mark(
                "Why this balance was chosen, in a sentence. Required if the balance is above 0, and kept with "
                "the plan."
            ),
            optional=True,
        ),
        Whole(
            "FRONTIER_POINTS",
            mark("Plans to compare"),
            mark(
                "The number of plans to make and compare, from most harm covered to most even spread. 0 makes "
                "only the chosen plan."
            ),
            default=5,
            low=0,
            high=11,
            advanced=True,
        ),
        Choice(
            "SOLVER",
            mark("Solver"),
            mark(
                "milp: SciPy's mixed-integer solver, which also shows how close the plan is to the best "
                "one; greedy: adds one visit at a time; auto: milp if it is available."
            ),
            options=("auto", "milp", "greedy"),
            default="auto",
            advanced=True,
        ),
        Whole(
            "TIME_LIMIT",
            mark("Time limit (seconds)"),
            mark("The search stops after this time and keeps the best plans found so far."),
            default=120,
            low=1,
            high=3600,
            advanced=True,
        ),
        Whole(
            "SEED",
            mark("Seed"),
            mark("The same seed gives the same plan. Another seed breaks ties differently."),
            default=1,
            low=0,
            high=2**31 - 1,
            advanced=True,
        ),
        Sink(
            "OUTPUT",
            mark("Visits"),
            mark("One row for each hot spot, date, shift and agency with visits."),
            holds=TABLE,
        ),
        Sink(
            "UNMET",
            mark("Unmet demand"),
            mark("Each hot spot with its number of ideal, planned and unmet visits."),
            holds=TABLE,
            made=False,
            optional=True,
        ),
        Sink(
            "FRONTIER",
            mark("Trade-off"),
            mark("One row for each plan, from most harm covered to most even spread."),
            holds=TABLE,
            made=False,
            optional=True,
        ),
        page(mark("The plan, the trade-off with its chart, and the unmet demand, as a web page.")),
        as_json(
            mark(
                "The same content for use in other programs. This report and the visits table are all you "
                "need to change the plan by hand."
            )
        ),
    ),
    outputs=(
        *numbers(
            "GAP",
            "HOURS_USED",
            "HOURS_AVAILABLE",
            "VISITS",
            "PLACE_COUNT",
            "UNMET_VISITS",
            "HARM_COVERED",
            "EVENNESS_REACHED",
        ),
        *texts("SOLVER_USED", "PLAN_ID", "SUMMARY", "NOTES"),
    ),
)
