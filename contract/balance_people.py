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
    mark(
        "Compares how often searches led to an outcome inside and outside hot spots. Rates by group are for "
        "boroughs only."
    ),
    tags=(
        "stop and search, stop & search, stop-search, PACE, section 1, section 60, find rate, hit rate, outcome rate, "
        "disproportionality, ethnicity, race"
    ),
    parameters=(
        Layer(
            "INPUT",
            mark("Searches"),
            mark("Stops and searches as points, from Import police.uk files or the force's own records."),
            holds=POINT,
        ),
        Field(
            "FOUND_FIELD",
            mark("Outcome field"),
            mark(
                "The field with the outcome of each search. If it is blank for a search, the outcome "
                "counts as unknown. Leave this setting blank to use the field named outcome."
            ),
            of="INPUT",
            optional=True,
        ),
        Text(
            "NOTHING",
            mark("Outcomes with no further action"),
            mark(
                "Outcomes that mean no further action, separated by semicolons. Leave blank to use the "
                "wording of data.police.uk and most force records."
            ),
            optional=True,
        ),
        Field(
            "GROUP_FIELD",
            mark("Group field"),
            mark("The field with the group of the person searched, such as ethnicity or age."),
            of="INPUT",
            optional=True,
        ),
        Field(
            "DATE_FIELD", mark("Date field"), mark("The field with the date of the search."), of="INPUT", optional=True
        ),
        Day(
            "START",
            mark("Start date"),
            mark("The first date to include. Leave blank to start with the earliest date in the data."),
            optional=True,
        ),
        Day(
            "END",
            mark("End date"),
            mark("The last date to include. Leave blank to end with the latest date in the data."),
            optional=True,
        ),
        Expression(
            "FILTER",
            mark("Filter"),
            mark("A QGIS expression that searches must meet, such as \"object\" = 'Controlled drugs'."),
            of="INPUT",
            optional=True,
            advanced=True,
        ),
        TIME_ZONE,
        *PLACES,
        Whole(
            "LEAST",
            mark("Minimum number of searches to show a rate"),
            mark("Places and groups with fewer searches are shown without a rate."),
            default=10,
            low=5,
            high=1000,
        ),
        Number(
            "MARGIN",
            mark("Margin for a similar rate (%)"),
            mark(
                "How far a hot spot's outcome rate may differ from that for all hot spots and still be "
                "called 'about as often'. Chance is allowed for; 25 means 0.8 to 1.25 times."
            ),
            default=25.0,
            low=5,
            high=100,
            advanced=True,
        ),
        *areas(
            mark("Boroughs"), mark("Boroughs or the whole force area, for rates per 1,000 residents."), optional=True
        ),
        *PEOPLE,
        Text(
            "GROUP_FIELDS",
            mark("Population group fields"),
            mark(
                "The field in the population table for each group, separated by semicolons: Black = "
                "black_residents; White = white_residents. Ratios compare each group with the last one."
            ),
            optional=True,
        ),
        *LOOKUP,
        Sink(
            "OUTPUT",
            mark("Hot spots with searches"),
            mark("The hot spots with the number of searches and the share that led to an outcome, with its interval."),
        ),
        Sink(
            "GROUPS",
            mark("Inside and outside hot spots, by group"),
            mark("Searches and their outcomes inside and outside hot spots, by group."),
            holds=TABLE,
            optional=True,
        ),
        Sink(
            "RATES",
            mark("Rates by borough"),
            mark(
                "Searches per 1,000 residents by borough and group, with the ratio of each rate to the rate for "
                "the last group."
            ),
            holds=TABLE,
            made=False,
            optional=True,
        ),
        *reports(mark("The findings, and what they do and do not tell you.")),
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
    mark("Survey answers by neighbourhood: what people asked for, where police patrolled, and what changed."),
    tags=(
        "survey, questionnaire, public confidence, trust, fear of crime, feeling safe, perception, satisfaction, "
        "engagement, consultation, PACT, neighbourhood priorities, legitimacy"
    ),
    parameters=(
        Layer(
            "SURVEY",
            mark("Survey"),
            mark(
                "Survey answers, one row per respondent, as points or with the name of the neighbourhood. "
                "Nothing about any individual appears in the results."
            ),
            holds=TABLE,
        ),
        Field(
            "SURVEY_AREA",
            mark("Survey: neighbourhood field"),
            mark("The field with the name or code of the neighbourhood. Leave blank to use the points."),
            of="SURVEY",
            optional=True,
        ),
        Field(
            "SURVEY_DATE",
            mark("Survey: date field"),
            mark("The field with the date of the answer, needed to show change since a date."),
            of="SURVEY",
            optional=True,
        ),
        Field(
            "SAFETY_FIELD",
            mark("Survey: safety field"),
            mark("The field with the answer on how safe people feel."),
            of="SURVEY",
            optional=True,
        ),
        Field(
            "CONFIDENCE_FIELD",
            mark("Survey: confidence field"),
            mark("The field with the answer on confidence in the police."),
            of="SURVEY",
            optional=True,
        ),
        Field(
            "PRIORITIES_FIELD",
            mark("Survey: priorities field"),
            mark(
                "The field that says what people want the police to deal with. Separate several priorities with "
                "semicolons."
            ),
            of="SURVEY",
            optional=True,
        ),
        Text(
            "YES",
            mark("Answers that mean yes"),
            mark(
                "Answers that mean someone feels safe or confident, separated by semicolons. Leave blank to use "
                "yes, safe, agree, good, confident and satisfied, however strongly expressed, and 4 and 5 on a "
                "scale of 5. For any other numbers, enter those that mean yes. Replies such as Don't know, Refused or "
                "N/A never count as answers."
            ),
            optional=True,
        ),
        Text(
            "PRIORITY_OFFENCES",
            mark("Offences for each priority"),
            mark(
                "The offence that matches each priority: Drug dealing = Drugs; Car crime = Vehicle crime. "
                "Leave blank to use the offence with the same name."
            ),
            optional=True,
        ),
        *areas(mark("Neighbourhoods"), mark("Neighbourhoods that do not overlap.")),
        *PLACES,
        presence(
            mark(
                "A patrol plan, or the compliance table from Patrol visits. If this is blank, patrol presence "
                "is left out."
            )
        ),
        presence_days(advanced=True),
        *CRIMES,
        Day(
            "SINCE",
            mark("Patrol start date"),
            mark(
                "The date on which patrols began. Crimes and answers from that date are compared with those "
                "before. Crimes are counted over periods of the same length on each side."
            ),
            optional=True,
        ),
        Whole(
            "LEAST",
            mark("Minimum answers to show"),
            mark("Neighbourhoods with fewer answers are not shown and are not included in any total."),
            default=10,
            low=10,
            high=1000,
        ),
        Number(
            "MARGIN",
            mark("Margin for a similar share (%)"),
            mark(
                "How far a neighbourhood's share may differ from that of the median neighbourhood, allowing for "
                "chance, and still be called 'about as safe'. 25 means 0.8 to 1.25 times."
            ),
            default=25.0,
            low=5,
            high=100,
            advanced=True,
        ),
        Sink(
            "OUTPUT",
            mark("Neighbourhoods"),
            mark(
                "The neighbourhoods with how safe people feel, what they asked for, police presence and the number "
                "of crimes."
            ),
        ),
        Sink(
            "PRIORITIES",
            mark("Priorities"),
            mark(
                "Each priority with the number of people who asked for it, police presence where it is the top "
                "priority, and the number of crimes before and after."
            ),
            holds=TABLE,
            optional=True,
        ),
        *reports(mark("What people asked for, where police patrolled and what changed, as a web page.")),
    ),
    outputs=(
        *numbers("ANSWERS", "AREA_COUNT", "SHOWN", "SAFE", "CONFIDENT", "SAFE_CHANGE", "CONFIDENT_CHANGE"),
        *texts("SUMMARY", "NOTES"),
    ),
)
