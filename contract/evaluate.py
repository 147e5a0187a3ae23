"""The tools of the group *Evaluate* that ask what patrols changed."""

from __future__ import annotations

from ..core.texts import mark
from .parts.crimes import CRIMES, CRIMES_OR_HARM
from .parts.kinds import (
    POLYGON,
    SCIPY,
    TABLE,
    Choice,
    Day,
    Field,
    Layer,
    Number,
    Sink,
    Text,
    Tool,
    Whole,
    numbers,
    texts,
)
from .parts.shared import MONTH, PERIODS, PLACES, WEEK, reports, seed

#: How often the lot of a trial is drawn.
THROUGHOUT, DAY = "throughout", "day"
LOTS = (THROUGHOUT, WEEK, DAY)
#: By what the time before is compared with that after; ``AUTO``: by weeks, unless the crimes have months only.
AUTO = "auto"
COMPARED_BY = (AUTO, WEEK, MONTH)
#: What all weeks have in common is told by the crimes outside the places, or they are alike.
REST, NONE = SWINGS = ("rest", "none")

TRIAL_DESIGN = Tool(
    "trialdesign",
    mark("Trial design"),
    "evaluate",
    mark("Random allocation of treatment among similar places, and how many weeks it takes to detect an effect."),
    tags=(
        "RCT, randomised controlled trial, randomized controlled trial, randomisation, randomization, random "
        "allocation, experiment, power, power analysis, sample size, blocking, crossover, treatment, control"
    ),
    parameters=(
        *PLACES,
        Choice(
            "PERIOD",
            mark("How often places are randomised"),
            mark(
                "throughout: once, for the whole trial; week, day: each place is treated in half of the weeks or days."
            ),
            options=LOTS,
            default=THROUGHOUT,
        ),
        Day(
            "START", mark("First day"), mark("The first day of the trial. Leave blank for next Monday."), optional=True
        ),
        Whole("WEEKS", mark("Weeks"), mark("How many weeks the trial is to run."), default=26, low=1, high=520),
        Choice(
            "BY",
            mark("Places similar in"),
            mark("crimes or harm: the field by which places are put into blocks of similar ones."),
            options=("crimes", "harm"),
            default="crimes",
        ),
        Whole(
            "BLOCK",
            mark("Places in a block"),
            mark("Places are randomised within blocks of similar places; 2 makes pairs."),
            default=2,
            low=2,
            high=1000,
        ),
        Number(
            "SHARE",
            mark("Share of the treated"),
            mark("For throughout: the share of each block that is treated."),
            default=0.5,
            low=0.05,
            high=0.95,
            advanced=True,
        ),
        Whole(
            "WINDOW_DAYS",
            mark("Days over which the crimes were counted"),
            mark("The length of the period of the crimes in the places, for the power of the trial."),
            default=365,
            low=1,
            high=36_525,
        ),
        Number(
            "CHANGE",
            mark("Change to detect (%)"),
            mark("The fall in crime that the trial should be able to detect, in per cent."),
            default=10.0,
            low=1,
            high=90,
        ),
        Number(
            "DISPERSION",
            mark("Over-dispersion of the changes"),
            mark(
                "Over-dispersion: how much more places change from before to after than by chance alone; 1 "
                "means chance alone. London burglary: 1.8 over half a year, 2.1 over a year."
            ),
            default=2.2,
            low=1,
            high=20,
            advanced=True,
        ),
        Number(
            "POWER",
            mark("Power"),
            mark("How likely the trial is to detect such a fall, in a 5 % test."),
            default=0.8,
            low=0.5,
            high=0.99,
            advanced=True,
        ),
        seed(mark("The same seed gives the same allocation; write it down before the trial."), advanced=False),
        Sink(
            "OUTPUT",
            mark("Assignment"),
            mark("A row for each place, and for each week or day where places are randomised again."),
            holds=TABLE,
        ),
        Sink("HOTSPOTS", mark("Places by arm"), mark("The places with block and arm."), optional=True),
        *reports(mark("The design and its power, as a page to be signed before the trial.")),
    ),
    outputs=(
        *numbers("PLACE_COUNT", "BLOCK_COUNT", "TREATED", "WEEKS_NEEDED", "DETECTABLE_PERCENT"),
        *texts("SUMMARY", "NOTES"),
    ),
)
MATCH_CONTROLS = Tool(
    "matchcontrols",
    mark("Matched controls"),
    "evaluate",
    mark("Control places like the treated ones in level and trend before, and rings around both."),
    tags=(
        "matching, propensity score, matched pairs, control group, comparison area, comparison group, counterfactual, "
        "quasi-experiment, caliper, buffer, catchment area, balance"
    ),
    parameters=(
        *CRIMES,
        *PLACES,
        Layer(
            "CANDIDATES",
            mark("Candidates"),
            mark("Places of the same kind from which controls are taken, such as all places of a detection tool."),
            holds=POLYGON,
            optional=True,
        ),
        Day(
            "INTERVENTION",
            mark("First day of treatment"),
            mark("Crimes from this day on do not count. Leave blank if nothing has been done yet."),
            optional=True,
        ),
        Choice(
            "PERIOD",
            mark("Counted by"),
            mark("month, quarter, week, 4 weeks: the periods over which the trend before is looked at."),
            options=PERIODS,
            default=MONTH,
        ),
        Number(
            "CALIPER",
            mark("Caliper (standard deviations)"),
            mark(
                "How far a control may differ from its place in level and in trend, in standard deviations "
                "over all places."
            ),
            default=0.25,
            low=0.01,
            high=10,
        ),
        Whole(
            "RATIO",
            mark("Controls for each place"),
            mark("The most controls for each treated place."),
            default=1,
            low=1,
            high=10,
        ),
        Number(
            "CLEAR",
            mark("Distance to treated places (metres)"),
            mark(
                "Candidates closer than this to a treated place are not used as controls, since the "
                "treatment may affect them."
            ),
            default=300.0,
            low=0,
            high=100_000,
        ),
        Text(
            "RINGS",
            mark("Rings (metres)"),
            mark("Outer edges of the rings around places, in rising order. Leave blank for no rings."),
            default="100; 300",
            optional=True,
        ),
        Sink("OUTPUT", mark("Controls"), mark("The control places, each with the treated place it is matched to.")),
        Sink(
            "BUFFERS",
            mark("Rings"),
            mark("Rings around treated and control places. They do not cover any place, and do not overlap."),
            optional=True,
        ),
        Sink(
            "BALANCE",
            mark("Balance"),
            mark("How similar the two groups are, before and after matching."),
            holds=TABLE,
            optional=True,
        ),
        *reports(mark("The balance as charts and tables, and who has no control.")),
    ),
    outputs=(
        *numbers("TREATED", "MATCHED", "CONTROL_COUNT", "CANDIDATE_COUNT", "WORST_DIFFERENCE"),
        *texts("SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
IMPACT = Tool(
    "impact",
    mark("Impact"),
    "evaluate",
    mark("Did crime fall more than in control places, did it move nearby, and are the numbers large enough to tell?"),
    tags=(
        "evaluation, WDD, weighted displacement difference, WDQ, weighted displacement quotient, displacement, "
        "diffusion of benefits, DiD, difference in differences, difference-in-differences, before and after, treatment "
        "effect, intervention, crime reduction, what works"
    ),
    parameters=(
        *CRIMES_OR_HARM,
        *PLACES,
        Layer(
            "CONTROLS",
            mark("Control places"),
            mark(
                "Places like the treated ones where nothing was done. Leave blank for those hot spots whose "
                "field arm says control, as Trial design makes them."
            ),
            holds=POLYGON,
            optional=True,
        ),
        Day(
            "INTERVENTION",
            mark("First day of treatment"),
            mark("The first day of the time after; everything earlier is before."),
        ),
        Choice(
            "PERIOD",
            mark("Compared by"),
            mark(
                "Whole weeks or whole months before and after. auto: weeks, and months where the crimes have a month "
                "instead of a day."
            ),
            options=COMPARED_BY,
            default=AUTO,
        ),
        Whole(
            "BEFORE_DAYS",
            mark("Days before"),
            mark("How many days before the treatment count; 0 for as many as after. Whole weeks or months are used."),
            default=0,
            low=0,
            high=3660,
        ),
        Day(
            "SELECTED_FROM",
            mark("Places chosen from"),
            mark("The first day of the data on which the treated places were chosen."),
            optional=True,
            advanced=True,
        ),
        Day(
            "SELECTED_TO",
            mark("Places chosen to"),
            mark("The last day of these data: where they overlap the time before, the report warns."),
            optional=True,
            advanced=True,
        ),
        Number(
            "BUFFER",
            mark("Buffer (metres)"),
            mark(
                "The ring around each place in which crime may have moved; never over a treated or control "
                "place. 0 for none."
            ),
            default=100.0,
            low=0,
            high=5000,
        ),
        Text(
            "BANDS",
            mark("Distances (metres)"),
            mark("Outer edges of rings in rising order, to show the difference by distance. Leave blank to skip this."),
            default="100; 200; 300; 400; 500",
            optional=True,
            advanced=True,
        ),
        Layer(
            "CANDIDATES",
            mark("Places that could have been chosen"),
            mark(
                "All places of the same kind, such as all the places that were ranked: with them the report "
                "says how much choosing the worst changes crime by itself (regression to the mean)."
            ),
            holds=POLYGON,
            optional=True,
            advanced=True,
        ),
        seed(mark("The same seed gives the same random draws.")),
        Sink("OUTPUT", mark("Measures"), mark("Each measure with its interval and what it says."), holds=TABLE),
        Sink(
            "COUNTS",
            mark("Places before and after"),
            mark("Each place with its arm and crimes before and after."),
            holds=TABLE,
            optional=True,
        ),
        *reports(mark("The verdict, the measures and how they were made, as a page.")),
    ),
    outputs=(
        *numbers(
            "CRIMES_READ",
            "CRIMES_USED",
            "WDD",
            "WDD_LOW",
            "WDD_HIGH",
            "CHANGE_PERCENT",
            "P",
            "DISPERSION",
            "WEEKS_NEEDED",
        ),
        *texts("VERDICT", "SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
MONITOR = Tool(
    "monitor",
    mark("Monitor"),
    "evaluate",
    mark("Week by week: which places and areas stand out, and which have changed since the watch began."),
    tags=(
        "control chart, SPC, statistical process control, funnel plot, exception report, alert, early warning, "
        "threshold, change point, tracker, performance, weekly, trend"
    ),
    parameters=(
        *CRIMES,
        *PLACES,
        Layer(
            "AREAS",
            mark("Areas"),
            mark("Beats, wards or neighbourhoods, watched beside the hot spots."),
            holds=POLYGON,
            optional=True,
        ),
        Field(
            "NAME_FIELD", mark("Name field"), mark("The field with the name of the area."), of="AREAS", optional=True
        ),
        Day(
            "SINCE",
            mark("Watched since"),
            mark(
                "The day from which a change is looked for, such as the first day of patrols. Leave blank for "
                "the later half of the weeks, 26 at most."
            ),
            optional=True,
        ),
        Whole(
            "BASE_WEEKS",
            mark("Weeks before a week"),
            mark("A week is compared with the mean of this many weeks before it."),
            default=8,
            low=4,
            high=104,
            advanced=True,
        ),
        Number(
            "Z",
            mark("Width of the band"),
            mark(
                "How wide the band is, in standard deviations: at 3, one week in 741 is above it by chance, "
                "and one in 741 below."
            ),
            default=3.0,
            low=1,
            high=6,
            advanced=True,
        ),
        Number(
            "ALPHA",
            mark("False alarms"),
            mark("The share of false alarms allowed among all alarms."),
            default=0.05,
            low=0.001,
            high=0.2,
            advanced=True,
        ),
        Choice(
            "SWING",
            mark("Busy and quiet weeks"),
            mark(
                "rest: for changes since the watch began, crimes outside the places show how busy each week "
                "was, so that a season does not count as a change; none: all weeks count alike."
            ),
            options=SWINGS,
            default=REST,
            advanced=True,
        ),
        Sink(
            "OUTPUT",
            mark("Weeks"),
            mark("Each place and area by week: crimes, the mean of the weeks before, the band."),
            holds=TABLE,
        ),
        Sink(
            "EXCEPTIONS",
            mark("Last week"),
            mark("The last whole week of each place and area; those that stand out come first."),
            holds=TABLE,
            optional=True,
        ),
        Sink(
            "HOTSPOTS",
            mark("Places watched"),
            mark("The places with what changed since the watch began."),
            optional=True,
        ),
        *reports(mark("Exceptions, changes, the funnel and the weeks of places, as a page.")),
    ),
    outputs=(
        *numbers("PLACE_COUNT", "AREA_COUNT", "WEEK_COUNT", "EXCEPTION_COUNT", "CHANGED_COUNT", "DISPERSION"),
        *texts("LAST_WEEK", "SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
