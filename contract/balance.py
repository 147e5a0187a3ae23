"""The tools of the group *Balance* that look at where officers are, and the prompts for the assessments."""

from __future__ import annotations

from ..core.texts import mark
from .parts.areas import LOOKUP, PEOPLE, areas, code_table
from .parts.crimes import CRIMES_OR_HARM
from .parts.kinds import (
    SCIPY,
    TABLE,
    Choice,
    Field,
    File,
    FileOut,
    Flag,
    Number,
    Sink,
    Text,
    Tool,
    Whole,
    Words,
    numbers,
    texts,
)
from .parts.shared import PLACES, as_json, presence, presence_days, reports, seed
from .parts.study import GROWTH, RULE, STUDY

#: What a figure of deprivation is.
DECILE, SCORE = DEPRIVATION_KINDS = ("decile", "score")


def _report(name: str, title: Words) -> File:
    """The report of a tool of this group."""
    return File(
        name,
        title,
        mark("The JSON report from the tool of this name. Without it, the questions that need it are left blank."),
        extension="json",
        optional=True,
    )


FAIRNESS_AUDIT = Tool(
    "fairnessaudit",
    mark("Fairness audit"),
    "balance",
    mark("Compares police presence with need and population by neighbourhood, deprivation and group, with intervals."),
    tags=(
        "fairness, equality, equality act, PSED, public sector equality duty, EIA, bias, disproportionality, "
        "disparity, deprivation, IMD, ethnicity, race, over-policing, proportionality, equity, census"
    ),
    parameters=(
        *CRIMES_OR_HARM,
        *PLACES,
        presence(
            mark(
                "A patrol plan, or the compliance table from Patrol visits. Leave blank to compare the hot "
                "spots with need; the audit then cannot say whether patrols are fair."
            )
        ),
        presence_days(advanced=False),
        *areas(mark("Neighbourhoods"), mark("Beats, wards or small areas that do not overlap.")),
        *PEOPLE,
        Text(
            "GROUP_FIELDS",
            mark("Population group fields"),
            mark("Fields in the population table with the number of residents in each group, separated by semicolons."),
            optional=True,
        ),
        *code_table(
            "DEPRIVATION",
            mark("Deprivation"),
            mark("decile or score"),
            mark("A table of deprivation by area code, preferably for the income domain."),
        ),
        Choice(
            "DEPRIVATION_KIND",
            mark("Deprivation measure"),
            mark("decile: 1 is the most deprived; score: a higher score means more deprived."),
            options=DEPRIVATION_KINDS,
            default=DECILE,
        ),
        Flag(
            "OVERALL_INDEX",
            mark("The measure is the overall index"),
            mark("The overall Index of Multiple Deprivation includes crime. The report says so if this is ticked."),
            default=True,
        ),
        *LOOKUP,
        Number(
            "LEAST_VISITS",
            mark("Minimum visits per month"),
            mark("Neighbourhoods with fewer visits per month than this are reported as below the floor."),
            default=4.0,
            low=0,
            high=1000,
        ),
        Number(
            "DISPERSION",
            mark("Over-dispersion of crimes"),
            mark("How much more the crime counts vary than chance alone would explain."),
            default=1.5,
            low=1,
            high=20,
            advanced=True,
        ),
        Number(
            "MARGIN",
            mark("Margin for a similar share (%)"),
            mark(
                "How far the share of patrol time may differ from the share of need, allowing for chance, "
                "and still be called 'about as much'. 25 means 0.8 to 1.25 times."
            ),
            default=25.0,
            low=5,
            high=100,
            advanced=True,
        ),
        seed(mark("The same seed gives the same intervals.")),
        Sink(
            "OUTPUT",
            mark("Neighbourhoods"),
            mark(
                "The neighbourhoods with their shares of patrol presence, policing need and residents, and the "
                "gap between presence and need with its interval."
            ),
        ),
        Sink(
            "FIGURES",
            mark("Figures"),
            mark(
                "The deprivation gradient, concentration index, floor and population groups, each with its interval "
                "and what it means."
            ),
            holds=TABLE,
            optional=True,
        ),
        Sink(
            "DECILES",
            mark("Deciles"),
            mark("Patrol presence and policing need per resident by deprivation decile, with intervals."),
            holds=TABLE,
            made=False,
            optional=True,
        ),
        *reports(mark("The chart and the table as a web page, with what each figure does and does not tell you.")),
    ),
    outputs=(
        *numbers(
            "AREA_COUNT", "FLAGGED", "ALIKE", "UNCLEAR", "NOBODY", "GRADIENT_PRESENCE", "GRADIENT_NEED", "CONCENTRATION"
        ),
        *texts("SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
FEEDBACK_LOOP = Tool(
    "feedbackloop",
    mark("Feedback loop"),
    "balance",
    mark(
        "Finds the hot spots again without police-generated offences and shows which stay, which go and which are new."
    ),
    tags=(
        "bias, over-policing, police-generated, proactive policing, drugs, runaway feedback, predictive policing, "
        "self-fulfilling, reporting source"
    ),
    parameters=(
        *STUDY,
        Text(
            "POLICE_OFFENCES",
            mark("Police-generated offences"),
            mark(
                "Offences that come to light because officers look for them, separated by semicolons. Leave "
                "blank to use drugs, possession of weapons, breach of orders, going equipped and driving "
                "offences, if they appear in the offence field."
            ),
            optional=True,
        ),
        Field(
            "SOURCE_FIELD",
            mark("Reporting source field"),
            mark("The field that says how each crime was reported or discovered."),
            of="INPUT",
            optional=True,
        ),
        Text(
            "PUBLIC_SOURCES",
            mark("Values that mean reported by the public"),
            mark(
                "Values in the reporting source field that mean a report by the public, separated by "
                "semicolons: 999; 101; Online."
            ),
            optional=True,
        ),
        *RULE,
        *GROWTH,
        Whole(
            "DRAWS",
            mark("Random draws"),
            mark(
                "How many times the same number of crimes is removed at random, to show how much of the "
                "map would stay on average."
            ),
            default=199,
            low=19,
            high=9999,
            advanced=True,
        ),
        seed(mark("The same seed gives the same random draws.")),
        Sink(
            "OUTPUT",
            mark("Places"),
            mark(
                "Every place with its number of crimes, how many of them are police-generated, and whether the "
                "place is hot on each map."
            ),
            optional=True,
        ),
        Sink(
            "HOTSPOTS",
            mark("Hot spots with all offences"),
            mark(
                "The hot spots for all crimes, with how much of the crime in each is police-generated and whether "
                "the hot spot stays."
            ),
            optional=True,
        ),
        Sink(
            "WITHOUT",
            mark("Hot spots without police-generated offences"),
            mark("The hot spots without police-generated offences, and which of them are new."),
            optional=True,
        ),
        *reports(mark("Which hot spots stay, go or are new, as a web page.")),
    ),
    outputs=(
        *numbers(
            "CRIMES_READ",
            "CRIMES_USED",
            "POLICE_CRIMES",
            "POLICE_SHARE",
            "HOTSPOT_COUNT",
            "STAY",
            "GO",
            "COME",
            "JACCARD",
            "JACCARD_BY_LOT",
            "P",
            "JACCARD_PUBLIC",
            "RANK",
            "LIKE",
        ),
        *texts("SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
IMPACT_PROMPTS = Tool(
    "impactprompts",
    mark("Equality and data protection impact assessments"),
    "balance",
    mark("The questions in the equality and the data protection impact assessments, with the findings filled in."),
    tags=(
        "DPIA, data protection impact assessment, privacy impact assessment, GDPR, EIA, EqIA, equality impact "
        "assessment, equality, PSED, ethics, governance, ATRS, algorithmic transparency"
    ),
    parameters=(
        _report("AUDIT", mark("Fairness audit")),
        _report("LOOP", mark("Feedback loop")),
        _report("SEARCHES", mark("Stop and search")),
        _report("FEEDBACK", mark("Community feedback")),
        Text(
            "PURPOSE",
            mark("Decision assessed"),
            mark("What the patrols are for, who decides on them and when they start."),
            lines=True,
            optional=True,
        ),
        Text(
            "OWNER", mark("Person responsible"), mark("The role that signs the assessments, not a name."), optional=True
        ),
        FileOut(
            "REPORT",
            mark("Assessments"),
            mark("The questions and answers as a web page, to copy into the force's own form."),
            filter="HTML (*.html)",
        ),
        FileOut(
            "TEXT",
            mark("Assessments as text"),
            mark("The same content as plain text."),
            filter="Text (*.txt)",
            made=False,
            optional=True,
        ),
        as_json(mark("The same content for use in other programs."), mark("Assessments as JSON")),
    ),
    outputs=(*numbers("PROMPTS", "FILLED"), *texts("SUMMARY", "NOTES")),
)
