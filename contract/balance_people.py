"""The tools of the group *Balance* that look at searches, and at what people say."""

from __future__ import annotations

from ..core.texts import mark
from .parts.areas import LOOKUP, PEOPLE, areas
from .parts.crimes import CRIMES, TIME_ZONE
from .parts.kinds import (
    POINT,
    SCIPY,
    TABLE,
    Day,
    Expression,
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
from .parts.shared import PLACES, presence, presence_days, reports

SEARCH_OVERLAY = Tool(
    "searchoverlay",
    mark("Stop and search"),
    "balance",
    mark("How often searches led to an outcome in and out of hot spots, and rates by group for boroughs only."),
    tags=(
        "stop and search, stop & search, stop-search, PACE, section 1, section 60, find rate, hit rate, outcome rate, "
        "disproportionality, ethnicity, race"
    ),
    parameters=(
        Layer(
            "INPUT",
            mark("Searches"),
            mark("Stops and searches as points: those of Import police.uk files, or the force's own."),
            holds=POINT,
        ),
        Field(
            "FOUND_FIELD",
            mark("Field with the outcome"),
            mark(
                "The field with the outcome of a search; where it is blank, the outcome is not known. Leave "
                "blank for the field outcome."
            ),
            of="INPUT",
            optional=True,
        ),
        Text(
            "NOTHING",
            mark("Nothing found"),
            mark(
                "Outcomes that mean no further action, separated by semicolons. Leave blank for the wording "
                "of data.police.uk and most records."
            ),
            optional=True,
        ),
        Field(
            "GROUP_FIELD",
            mark("Field with the group"),
            mark("The field with the group of the person, such as ethnicity or age."),
            of="INPUT",
            optional=True,
        ),
        Field("DATE_FIELD", mark("Date field"), mark("The field that holds the date."), of="INPUT", optional=True),
        Day(
            "START",
            mark("First day"),
            mark("First day to count. Leave blank to begin with the first in the data."),
            optional=True,
        ),
        Day(
            "END",
            mark("Last day"),
            mark("Last day to count. Leave blank to end with the last in the data."),
            optional=True,
        ),
        Expression(
            "FILTER",
            mark("Filter"),
            mark("A QGIS expression that a search must satisfy, such as \"object\" = 'Controlled drugs'."),
            of="INPUT",
            optional=True,
            advanced=True,
        ),
        TIME_ZONE,
        *PLACES,
        Whole(
            "LEAST",
            mark("Fewest searches for a rate"),
            mark("Places and groups with fewer searches are shown without a rate."),
            default=10,
            low=5,
            high=1000,
        ),
        Number(
            "MARGIN",
            mark("About as often (%)"),
            mark(
                "How far a hot spot's share may differ from that of all hot spots, allowing for chance, and "
                "still be called about as often: 25 means 0.8 to 1.25 times."
            ),
            default=25.0,
            low=5,
            high=100,
            advanced=True,
        ),
        *areas(mark("Boroughs"), mark("Boroughs or the whole force, for rates by residents."), optional=True),
        *PEOPLE,
        Text(
            "GROUP_FIELDS",
            mark("Residents of the groups"),
            mark(
                "Which field of the population table belongs to which group, separated by semicolons: Black = "
                "black_residents; White = white_residents. Ratios are to the last one."
            ),
            optional=True,
        ),
        *LOOKUP,
        Sink(
            "OUTPUT",
            mark("Hot spots with searches"),
            mark("The hot spots with their searches, how often they led to an outcome, and the interval."),
        ),
        Sink(
            "GROUPS",
            mark("In and out, by group"),
            mark("Searches and their outcomes in hot spots and elsewhere, by group."),
            holds=TABLE,
            optional=True,
        ),
        Sink(
            "RATES",
            mark("Rates by borough"),
            mark("Searches per 1,000 residents by borough and group, and their ratio to those of the last group."),
            holds=TABLE,
            made=False,
            optional=True,
        ),
        *reports(mark("What was found, with what it can and cannot mean.")),
    ),
    outputs=(
        *numbers("SEARCHES", "IN_HOT", "FOUND_IN", "FOUND_OUT", "DIFFERENCE", "REFUSED"),
        *texts("SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
COMMUNITY_FEEDBACK = Tool(
    "communityfeedback",
    mark("Community feedback"),
    "balance",
    mark("Survey answers by neighbourhood: what was asked for, what was patrolled, and what changed."),
    tags=(
        "survey, questionnaire, public confidence, trust, fear of crime, feeling safe, perception, satisfaction, "
        "engagement, consultation, PACT, neighbourhood priorities, legitimacy"
    ),
    parameters=(
        Layer(
            "SURVEY",
            mark("Survey"),
            mark(
                "Answers, one row each: points, or rows that name the neighbourhood. Nothing about a "
                "person leaves the tool."
            ),
            holds=TABLE,
        ),
        Field(
            "SURVEY_AREA",
            mark("Survey: neighbourhood"),
            mark("The field with the name or code of the neighbourhood. Leave blank to use the points."),
            of="SURVEY",
            optional=True,
        ),
        Field(
            "SURVEY_DATE",
            mark("Survey: date"),
            mark("The field with the date of the answer, to see what has changed since a date."),
            of="SURVEY",
            optional=True,
        ),
        Field(
            "SAFETY_FIELD",
            mark("Survey: safety"),
            mark("The field with the answer on how safe people feel."),
            of="SURVEY",
            optional=True,
        ),
        Field(
            "CONFIDENCE_FIELD",
            mark("Survey: confidence"),
            mark("The field with the answer on confidence in the police."),
            of="SURVEY",
            optional=True,
        ),
        Field(
            "PRIORITIES_FIELD",
            mark("Survey: priorities"),
            mark("The field with what people want dealt with, several separated by semicolons."),
            of="SURVEY",
            optional=True,
        ),
        Text(
            "YES",
            mark("Answers that mean yes"),
            mark(
                "Answers that mean that somebody feels safe, or confident, separated by semicolons. Leave "
                "blank for yes, safe, agree, good, confident and satisfied, however strongly, and for 4 and "
                "5 on a scale of 5. Answers such as Don't know, Refused or N/A never count as answers to the "
                "question."
            ),
            optional=True,
        ),
        Text(
            "PRIORITY_OFFENCES",
            mark("Offences of the priorities"),
            mark(
                "Which offence belongs to a priority: Drug dealing = Drugs; Car crime = Vehicle crime. Leave "
                "blank for the offence of the same name."
            ),
            optional=True,
        ),
        *areas(mark("Neighbourhoods"), mark("Neighbourhoods that do not overlap.")),
        *PLACES,
        presence(
            mark(
                "A patrol plan, or the table of compliance that Patrol visits makes. Leave blank to leave out where "
                "officers were."
            )
        ),
        presence_days(advanced=True),
        *CRIMES,
        Day(
            "SINCE",
            mark("Patrolled since"),
            mark("The day on which patrols began: crimes and answers after it are compared with as many days before."),
            optional=True,
        ),
        Whole(
            "LEAST",
            mark("Fewest answers shown"),
            mark("Neighbourhoods with fewer answers are not shown and are not in any total."),
            default=10,
            low=10,
            high=1000,
        ),
        Number(
            "MARGIN",
            mark("About as safe (%)"),
            mark(
                "How far a neighbourhood's share may differ from the median neighbourhood's, allowing for "
                "chance, and still be called about as safe: 25 means 0.8 to 1.25 times."
            ),
            default=25.0,
            low=5,
            high=100,
            advanced=True,
        ),
        Sink(
            "OUTPUT",
            mark("Neighbourhoods"),
            mark("The neighbourhoods with how safe people feel, what they asked for, presence and crimes."),
        ),
        Sink(
            "PRIORITIES",
            mark("Priorities"),
            mark("Each priority: how many asked for it, presence where it comes first, and crimes before and after."),
            holds=TABLE,
            optional=True,
        ),
        *reports(mark("What was asked for, what was patrolled and what changed, as a page.")),
    ),
    outputs=(
        *numbers("ANSWERS", "AREA_COUNT", "SHOWN", "SAFE", "CONFIDENT", "SAFE_CHANGE", "CONFIDENT_CHANGE"),
        *texts("SUMMARY", "NOTES"),
    ),
)
