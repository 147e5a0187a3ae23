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
    mark(
        "Allocates treatment at random among similar places and shows how many weeks the trial needs to detect "
        "an effect."
    ),
    tags=(
        "RCT, randomised controlled trial, randomized controlled trial, randomisation, randomization, random "
        "allocation, experiment, power, power analysis, sample size, blocking, crossover, treatment, control"
    ),
    parameters=(
        *PLACES,
        Choice(
            "PERIOD",
            mark("Randomisation"),
            mark(
                "throughout: places are allocated once, for the whole trial; week, day: each place is treated "
                "in half of the weeks or on half of the days."
            ),
            options=LOTS,
            default=THROUGHOUT,
        ),
        Day(
            "START",
            mark("Start date"),
            mark("The first date of the trial. Leave blank to start next Monday."),
            optional=True,
        ),
        Whole("WEEKS", mark("Weeks"), mark("How many weeks the trial will run."), default=26, low=1, high=520),
        Choice(
            "BY",
            mark("Similarity measure"),
            mark("crimes or harm: the field used to put similar places into blocks."),
            options=("crimes", "harm"),
            default="crimes",
        ),
        Whole(
            "BLOCK",
            mark("Places per block"),
            mark("Places are randomised within blocks of similar places. 2 makes pairs."),
            default=2,
            low=2,
            high=1000,
        ),
        Number(
            "SHARE",
            mark("Share of places treated"),
            mark("The share of each block that is treated. Used only if Randomisation is set to throughout."),
            default=0.5,
            low=0.05,
            high=0.95,
            advanced=True,
        ),
        Whole(
            "WINDOW_DAYS",
            mark("Days covered by the crime counts"),
            mark("The number of days over which the crimes in the places were counted, used to calculate the power."),
            default=365,
            low=1,
            high=36_525,
        ),
        Number(
            "CHANGE",
            mark("Change to detect (%)"),
            mark("The percentage fall in crime that the trial should be able to detect."),
            default=10.0,
            low=1,
            high=90,
        ),
        Number(
            "DISPERSION",
            mark("Over-dispersion of changes"),
            mark(
                "How much more the number of crimes in a place changes from before to after than chance alone "
                "would explain (over-dispersion). 1 means chance alone. For London burglary it was 1.8 over half a "
                "year and 2.1 over a year."
            ),
            default=2.2,
            low=1,
            high=20,
            advanced=True,
        ),
        Number(
            "POWER",
            mark("Power"),
            mark(
                "The probability that the trial detects a real fall of the size entered under Change to detect (%), "
                "in a test at the 5% level."
            ),
            default=0.8,
            low=0.5,
            high=0.99,
            advanced=True,
        ),
        seed(mark("The same seed gives the same allocation. Write it down before the trial."), advanced=False),
        Sink(
            "OUTPUT",
            mark("Assignment"),
            mark(
                "One row for each place, or for each place and each week or day if places are randomised by week or "
                "day."
            ),
            holds=TABLE,
        ),
        Sink(
            "HOTSPOTS",
            mark("Places by arm"),
            mark("The places, each with its block and arm (treatment or control)."),
            optional=True,
        ),
        *reports(mark("The design and its power as a web page, to sign before the trial.")),
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
    mark(
        "Finds control places whose crime level and trend before the intervention were similar to those of "
        "the treated places, and draws rings around both."
    ),
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
            mark("Places of the same kind from which controls are chosen, such as all places from a detection tool."),
            holds=POLYGON,
            optional=True,
        ),
        Day(
            "INTERVENTION",
            mark("Treatment start date"),
            mark("Crimes from this date onwards are not counted. Leave blank if treatment has not started."),
            optional=True,
        ),
        Choice(
            "PERIOD",
            mark("Counting period"),
            mark(
                "The length of the periods used to measure the trend before the intervention: month, quarter, week "
                "or 4 weeks."
            ),
            options=PERIODS,
            default=MONTH,
        ),
        Number(
            "CALIPER",
            mark("Caliper (standard deviations)"),
            mark(
                "How far a control may differ from the treated place in crime level and in trend, in standard "
                "deviations across all places."
            ),
            default=0.25,
            low=0.01,
            high=10,
        ),
        Whole(
            "RATIO",
            mark("Controls per treated place"),
            mark("The largest number of controls for each treated place."),
            default=1,
            low=1,
            high=10,
        ),
        Number(
            "CLEAR",
            mark("Minimum distance from treated places (metres)"),
            mark(
                "Candidates closer than this to a treated place are not used as controls, because the "
                "treatment may affect them."
            ),
            default=300.0,
            low=0,
            high=100_000,
        ),
        Text(
            "RINGS",
            mark("Rings (metres)"),
            mark("The outer edges of the rings around places, in ascending order. Leave blank for no rings."),
            default="100; 300",
            optional=True,
        ),
        Sink("OUTPUT", mark("Controls"), mark("The control places, each with its matched treated place.")),
        Sink(
            "BUFFERS",
            mark("Rings"),
            mark("Rings around treated and control places. They do not cover any place and do not overlap each other."),
            optional=True,
        ),
        Sink(
            "BALANCE",
            mark("Balance"),
            mark("How similar the two groups are, before and after matching."),
            holds=TABLE,
            optional=True,
        ),
        *reports(
            mark(
                "Charts and tables that show how similar the groups are, with the treated places that have no control."
            )
        ),
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
    mark(
        "Shows whether crime fell more than in control places, whether it moved nearby, and whether the "
        "numbers are large enough to tell."
    ),
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
                "Places similar to the treated places but without the treatment. Leave blank to use the hot "
                "spots marked control in the arm field, as made by Trial design."
            ),
            holds=POLYGON,
            optional=True,
        ),
        Day(
            "INTERVENTION",
            mark("Treatment start date"),
            mark("The first date of the period after treatment. All earlier crimes count as before treatment."),
        ),
        Choice(
            "PERIOD",
            mark("Comparison period"),
            mark(
                "Whether complete weeks or complete months are compared before and after treatment. auto: "
                "weeks, or months if the crime dates give the month only."
            ),
            options=COMPARED_BY,
            default=AUTO,
        ),
        Whole(
            "BEFORE_DAYS",
            mark("Days before treatment"),
            mark(
                "The number of days before treatment to include. 0 uses the same number as after treatment. "
                "Only complete weeks or months are used."
            ),
            default=0,
            low=0,
            high=3660,
        ),
        Day(
            "SELECTED_FROM",
            mark("Selection period start"),
            mark("The first date of the data used to choose the treated places."),
            optional=True,
            advanced=True,
        ),
        Day(
            "SELECTED_TO",
            mark("Selection period end"),
            mark(
                "The last date of the data used to choose the treated places. If this period overlaps the "
                "before period, the report warns you."
            ),
            optional=True,
            advanced=True,
        ),
        Number(
            "BUFFER",
            mark("Buffer (metres)"),
            mark(
                "The width of the ring around each place into which crime may have moved. Rings never "
                "cover a treated or control place. 0 means no rings."
            ),
            default=100.0,
            low=0,
            high=5000,
        ),
        Text(
            "BANDS",
            mark("Distance bands (metres)"),
            mark(
                "The outer edges of the rings, in ascending order, used to show how the difference varies with "
                "distance. Leave blank to skip this."
            ),
            default="100; 200; 300; 400; 500",
            optional=True,
            advanced=True,
        ),
        Layer(
            "CANDIDATES",
            mark("Places that could have been chosen"),
            mark(
                "All places of the same kind, such as every ranked place. With these places, the report "
                "shows how much crime would change just because the worst places were chosen (regression "
                "to the mean)."
            ),
            holds=POLYGON,
            optional=True,
            advanced=True,
        ),
        seed(mark("The same seed gives the same random draws.")),
        Sink("OUTPUT", mark("Measures"), mark("Each measure with its interval and what it means."), holds=TABLE),
        Sink(
            "COUNTS",
            mark("Places before and after"),
            mark("Each place with its arm (treatment or control) and its number of crimes before and after."),
            holds=TABLE,
            optional=True,
        ),
        *reports(mark("The verdict, the measures and how they were calculated, as a web page.")),
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
    mark("Shows week by week which places and areas stand out, and which have changed since monitoring began."),
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
            mark("Beats, wards or neighbourhoods to monitor alongside the hot spots."),
            holds=POLYGON,
            optional=True,
        ),
        Field("NAME_FIELD", mark("Area name field"), mark("The field with the area name."), of="AREAS", optional=True),
        Day(
            "SINCE",
            mark("Monitoring start date"),
            mark(
                "The date from which to look for changes, such as the date on which patrols began. Leave blank "
                "to use the second half of the weeks, up to 26 weeks."
            ),
            optional=True,
        ),
        Whole(
            "BASE_WEEKS",
            mark("Comparison weeks"),
            mark("Each week is compared with the mean for this many weeks before it."),
            default=8,
            low=4,
            high=104,
            advanced=True,
        ),
        Number(
            "Z",
            mark("Width of the band (standard deviations)"),
            mark(
                "How far the band extends above and below the mean. At 3 standard deviations, by chance alone, "
                "one week in 741 is above the band and one in 741 is below it."
            ),
            default=3.0,
            low=1,
            high=6,
            advanced=True,
        ),
        Number(
            "ALPHA",
            mark("False alarm rate"),
            mark("The share of all alarms that may be false alarms."),
            default=0.05,
            low=0.001,
            high=0.2,
            advanced=True,
        ),
        Choice(
            "SWING",
            mark("Adjust for busy and quiet weeks"),
            mark(
                "rest: crimes outside the places show how busy each week was, so that a season is not "
                "mistaken for a change since monitoring began; none: no adjustment."
            ),
            options=SWINGS,
            default=REST,
            advanced=True,
        ),
        Sink(
            "OUTPUT",
            mark("Weeks"),
            mark("Each place and area by week, with its number of crimes, the mean for the weeks before and the band."),
            holds=TABLE,
        ),
        Sink(
            "EXCEPTIONS",
            mark("Last week"),
            mark("The last complete week for each place and area. The places and areas that stand out come first."),
            holds=TABLE,
            optional=True,
        ),
        Sink(
            "HOTSPOTS",
            mark("Monitored places"),
            mark("The places and how they have changed since monitoring began."),
            optional=True,
        ),
        *reports(mark("Exceptions, changes, the funnel plot and the weeks for each place, as a web page.")),
    ),
    outputs=(
        *numbers("PLACE_COUNT", "AREA_COUNT", "WEEK_COUNT", "EXCEPTION_COUNT", "CHANGED_COUNT", "DISPERSION"),
        *texts("LAST_WEEK", "SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
