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
    mark("Accept, name, edit, merge, reject and retire places, and compare a new set with the active ones."),
    tags=(
        "hotspot list, hotspot register, candidates, sign-off, approval, versions, SARA, OSARA, problem-oriented "
        "policing, POP, problem solving, ownership, Hotspot Action Fund, GRIP"
    ),
    parameters=(
        File(
            "REGISTER",
            mark("Register"),
            mark("The GeoPackage of the register. If it does not exist yet, it is created when you add candidates."),
        ),
        Choice(
            "ACTION",
            mark("Action"),
            mark(
                "add: hot spots become candidates; accept: candidates become active; reject: candidates are "
                "turned down; retire: active places end; edit: change a name, owner, dates or shape; merge: "
                "several places become one, under the first; refresh: compare a new set with the active one; "
                "log: note a problem, cause, action, partner or assessment; restore: undo a place's last "
                "change."
            ),
            options=ACTIONS,
            default=ADD,
        ),
        Layer(
            "HOTSPOT_LAYER",
            mark("Hot spots"),
            mark(
                "For add and refresh: hot spots found by any method, polygons drawn by hand, or a list you "
                "were given. For edit: one polygon, the new shape."
            ),
            holds=POLYGON,
            optional=True,
        ),
        Field(
            "ID_FIELD",
            mark("Field with ids to keep"),
            mark(
                "The field with ids for the places to keep, such as those of a national list of hexagons. "
                "Leave blank for HS-0001, HS-0002 …"
            ),
            of="HOTSPOT_LAYER",
            optional=True,
        ),
        Field(
            "NAME_FIELD",
            mark("Field with names"),
            mark("The field with names. Leave blank for name or area_name, where there is one."),
            of="HOTSPOT_LAYER",
            optional=True,
        ),
        Text(
            "PLACES",
            mark("Places"),
            mark(
                "Ids of the places that the action is about, separated by semicolons: HS-0001; HS-0004. Leave "
                "blank with accept and reject for all candidates."
            ),
            optional=True,
        ),
        Text("NAME", mark("Name"), mark("The new name, for edit and merge."), optional=True),
        Text("OWNER", mark("Owner"), mark("Who is responsible for the place: a role or a team."), optional=True),
        Text("REASON", mark("Reason"), mark("Why, in a sentence. Needed to reject, retire and merge."), optional=True),
        Text("BY", mark("Changed by"), mark("Who makes the change: a name or a role. Always needed."), optional=True),
        Day(
            "VALID_FROM",
            mark("Valid from"),
            mark("The first day. Leave blank for today, when a place becomes active."),
            optional=True,
        ),
        Day(
            "VALID_TO",
            mark("Valid to"),
            mark("The last day. Leave blank for no end or, with retire, for today."),
            optional=True,
        ),
        Choice(
            "STATUS",
            mark("Status of new places"),
            mark(
                "candidate: somebody accepts them later; active: they become active now, as for a list that "
                "was handed down."
            ),
            options=(CANDIDATE, ACTIVE),
            default=CANDIDATE,
            advanced=True,
        ),
        Number(
            "OVERLAP",
            mark("Same place from (overlap as a share of the smaller area)"),
            mark(
                "For refresh: two shapes are the same place where they overlap by at least this share of the "
                "smaller area."
            ),
            default=0.5,
            low=0.01,
            high=1,
            advanced=True,
        ),
        Flag(
            "KEEP_SHAPES",
            mark("Keep the shapes of known places"),
            mark("For refresh: places that stay keep the shape they have."),
            advanced=True,
        ),
        Flag(
            "APPLY",
            mark("Apply the refresh"),
            mark("For refresh: change the register. Otherwise only the table of changes is made, to be looked at."),
        ),
        Choice(
            "STAGE",
            mark("Kind of log entry"),
            mark("For log: problem, cause, action, partner or assessment."),
            options=STAGES,
            default=STAGES[0],
        ),
        Text("TEXT", mark("Log entry"), mark("For log: what is noted; no names of people."), lines=True, optional=True),
        Sink(
            "OUTPUT",
            mark("Places"),
            mark("The latest version of every place after the change, as a layer of its own."),
            made=False,
            optional=True,
        ),
        Sink(
            "CHANGES",
            mark("Changes"),
            mark("What was changed, and why; with refresh, what would change."),
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
        "Plans visits for each hot spot, day, shift and agency from the hours available, and shows what more "
        "even presence would cost."
    ),
    tags=(
        "rota, roster, schedule, scheduling, timetable, deployment, allocation, resource allocation, resourcing, "
        "tasking, dosage, Koper, Koper curve, officers, shift, optimisation, optimization, hotspot patrol"
    ),
    parameters=(
        *PLACES,
        Day("START", mark("First day"), mark("The first day of the plan. Leave blank for next Monday."), optional=True),
        Whole("DAYS", mark("Days"), mark("How many days the plan has."), default=28, low=1, high=92),
        Choice(
            "BY",
            mark("Visits in proportion to"),
            mark("crimes or harm: the field of the hot spots that says how many visits each is worth."),
            options=("crimes", "harm"),
            default="crimes",
        ),
        Text(
            "SHIFTS",
            mark("Shifts"),
            mark(
                "Names and times, separated by semicolons. A shift that ends after midnight belongs to the day it "
                "begins."
            ),
            default=USUAL_SHIFTS,
            lines=True,
        ),
        Text(
            "RESOURCES",
            mark("Officers"),
            lambda: tr(
                "Agency, shift, officers, hours per day that each can give to hot spots, and weekdays if not "
                "every day. Separate the entries with semicolons: {}"
            ).format(RESOURCES_EXAMPLE),
            lines=True,
            optional=True,
        ),
        Layer(
            "RESOURCES_TABLE",
            mark("Officers, as a table"),
            mark("A table instead, with the columns agency, shift, officers, hours and, if needed, days."),
            holds=TABLE,
            optional=True,
            advanced=True,
        ),
        File(
            "PEAKS",
            mark("Hours of the week (JSON)"),
            mark(
                "The JSON report of Hours of the week for these hot spots: visits are put into the peak "
                "windows. Leave blank to treat all shifts alike."
            ),
            optional=True,
        ),
        Whole(
            "FLOOR",
            mark("Fewest visits (per hot spot and week)"),
            mark("The fewest visits that any hot spot gets in a week."),
            default=1,
            low=0,
            high=500,
        ),
        Whole(
            "CAP",
            mark("Most visits (per hot spot and week)"),
            mark("The most visits that any hot spot gets in a week."),
            default=14,
            low=1,
            high=500,
        ),
        Whole(
            "AREA_MINIMUM",
            mark("Fewest visits (per neighbourhood and week)"),
            mark("The fewest visits that any neighbourhood (area_name) with a hot spot gets in a week."),
            default=0,
            low=0,
            high=5000,
        ),
        Whole(
            "PER_SHIFT",
            mark("Most visits (per hot spot and shift)"),
            mark("How often a hot spot may be visited in one shift."),
            default=2,
            low=1,
            high=24,
            advanced=True,
        ),
        Whole(
            "VISIT_MINUTES",
            mark("Length of a visit (minutes)"),
            mark("How long a visit is."),
            default=15,
            low=1,
            high=240,
        ),
        Whole(
            "TRAVEL_MINUTES",
            mark("Travel to a visit (minutes)"),
            mark("Travel from one hot spot to the next; it counts as officers' time."),
            default=5,
            low=0,
            high=240,
        ),
        Whole(
            "CREW",
            mark("Officers per visit"),
            mark("How many officers go together."),
            default=1,
            low=1,
            high=20,
            advanced=True,
        ),
        Number(
            "OFF_PEAK",
            mark("Cost of a visit outside the peak windows (visits)"),
            mark("How much less a visit at another time is worth, in visits."),
            default=0.5,
            low=0,
            high=1,
            advanced=True,
        ),
        Number(
            "RUNS",
            mark("Worth given up for consecutive days (%)"),
            mark("How much of the plan's value may be given up so that visits fall on three or more consecutive days."),
            default=0.5,
            low=0,
            high=20,
            advanced=True,
        ),
        Number(
            "EVENNESS",
            mark("Point on the trade-off (0–1)"),
            mark("0: the plan that covers the most harm; 1: the plan that is most even across neighbourhoods."),
            default=0,
            low=0,
            high=1,
        ),
        Choice(
            "EVEN_BY",
            mark("Even presence means the same for each"),
            mark(
                "hotspots: neighbourhoods get visits in proportion to their hot spots; areas: each gets the "
                "same number."
            ),
            options=("hotspots", "areas"),
            default="hotspots",
            advanced=True,
        ),
        Text(
            "CHOSEN_BY",
            mark("Point chosen by"),
            mark("Who chose the point: a role or a name. Needed where EVENNESS is above 0; it is kept with the plan."),
            optional=True,
        ),
        Text(
            "REASON",
            mark("Reason"),
            mark("Why this point, in a sentence. Needed where EVENNESS is above 0; it is kept with the plan."),
            optional=True,
        ),
        Whole(
            "FRONTIER_POINTS",
            mark("Points of the trade-off"),
            mark("How many plans from most harm to most even are made and compared; 0 for the chosen one only."),
            default=5,
            low=0,
            high=11,
            advanced=True,
        ),
        Choice(
            "SOLVER",
            mark("Solver"),
            mark(
                "milp: SciPy's mixed-integer solver, which shows how close to the best plan it is; greedy: "
                "adds one visit at a time; auto: milp where it can run."
            ),
            options=("auto", "milp", "greedy"),
            default="auto",
            advanced=True,
        ),
        Whole(
            "TIME_LIMIT",
            mark("Time limit (seconds)"),
            mark("After this time the search ends with the best plans so far."),
            default=120,
            low=1,
            high=3600,
            advanced=True,
        ),
        Whole(
            "SEED",
            mark("Seed"),
            mark("The same seed gives the same plan; another breaks ties differently."),
            default=1,
            low=0,
            high=2**31 - 1,
            advanced=True,
        ),
        Sink(
            "OUTPUT", mark("Visits"), mark("A row for each hot spot, day, shift and agency with visits."), holds=TABLE
        ),
        Sink(
            "UNMET",
            mark("Unmet demand"),
            mark("Each hot spot with the visits wanted, planned and missing."),
            holds=TABLE,
            made=False,
            optional=True,
        ),
        Sink(
            "FRONTIER",
            mark("Trade-off"),
            mark("A row for each plan between most harm and most even."),
            holds=TABLE,
            made=False,
            optional=True,
        ),
        page(mark("The plan, the trade-off with its chart, and the unmet demand as a page.")),
        as_json(
            mark("The same for other programs; with the visits it is all that is needed to change the plan by hand.")
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
