"""The tools of the group *Publish*."""

from __future__ import annotations

from ..core.texts import mark
from .parts.crimes import CRIMES, crimes_between
from .parts.kinds import (
    FILE,
    POLYGON,
    SCIPY,
    TABLE,
    AnyLayer,
    Choice,
    Day,
    Field,
    File,
    FileOut,
    FolderOut,
    Layer,
    Layers,
    Sink,
    Text,
    Tool,
    Whole,
    numbers,
    texts,
)
from .parts.shared import MONTH, OFFICIAL_SENSITIVE, as_json, ledger, page

#: What periods a release tells of.
WHOLE = "whole"
RELEASE_PERIODS = (WHOLE, MONTH)
#: What the pages for the public are written in.
ENGLISH, WELSH = LANGUAGES = ("en", "cy")

PUBLICATION_LAYER = Tool(
    "publicationlayer",
    mark("Publication layer"),
    "publish",
    mark(
        "Counts by area that can be published: small counts, and others that could reveal them, are "
        "suppressed; the rest are in bands, and the result is checked."
    ),
    tags=(
        "anonymise, anonymize, anonymisation, privacy, disclosure control, suppression, small numbers, rounding, "
        "masking, open data, public map, FOI, freedom of information, release, LSOA, ward"
    ),
    parameters=(
        *crimes_between(
            mark(
                "First day of the release, the first of a month. Leave blank to release one month only: the month of "
                "the last day."
            ),
            mark(
                "Last day of the release, the last of a month. Leave blank for the last whole month in the data that "
                "ended before the days of delay."
            ),
        ),
        Layer(
            "AREAS",
            mark("Areas"),
            mark("Wards or neighbourhoods that do not overlap and that residents know; never hot spots."),
            holds=POLYGON,
        ),
        Field("NAME_FIELD", mark("Name of an area"), mark("The field with the name of each area."), of="AREAS"),
        Field(
            "ADDRESSES_FIELD",
            mark("Addresses in an area"),
            mark("The field with the number of addresses; areas with fewer than 8 are refused."),
            of="AREAS",
            numeric=True,
            optional=True,
        ),
        Choice(
            "PERIODS",
            mark("Figures for"),
            mark("whole: the whole period; month: each month and the whole period."),
            options=RELEASE_PERIODS,
            default=WHOLE,
        ),
        Whole(
            "DELAY",
            mark("Days of delay"),
            mark(
                "Nothing is published until this many days have passed, since reports come late and nobody "
                "should be able to follow current patrols."
            ),
            default=28,
            low=0,
            high=3660,
        ),
        Text(
            "SENSITIVE",
            mark("Offences not shown by area"),
            mark(
                "Offences published for the whole area only, separated by semicolons. Leave blank for sexual "
                "offences, domestic abuse, modern slavery and the like."
            ),
            optional=True,
        ),
        ledger(
            mark(
                "The folder with the signed releases so far; a month that is in one is not released again. The file "
                "(.json) that earlier versions kept is read too."
            )
        ),
        Sink("OUTPUT", mark("Areas"), mark("The areas with their crimes in bands.")),
        Sink(
            "CELLS",
            mark("Figures"),
            mark("Every published figure: area, offence, period, band."),
            holds=TABLE,
            optional=True,
        ),
        as_json(
            mark("What would be published, for a named person to sign; until then it is a draft."),
            mark("Draft release"),
            name="RELEASE",
        ),
        page(
            mark("Everything that was suppressed, and how it was checked; not for the public."), mark("Privacy check")
        ),
        as_json(mark("The same for other programs."), mark("Privacy check (JSON)")),
    ),
    outputs=(
        *numbers("CRIMES_USED", "AREA_COUNT", "SMALL", "BESIDE", "SHOWN_CELLS"),
        *texts("START", "END", "SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
COMMUNITY_REPORT = Tool(
    "communityreport",
    mark("Community report"),
    "publish",
    mark("A page in plain words for each neighbourhood, from a release; a draft until it is signed."),
    tags=(
        "public page, public report, web page, website, HTML, newsletter, leaflet, plain English, neighbourhood page, "
        "you said we did, PDF, atlas, transparency"
    ),
    parameters=(
        File(
            "RELEASE",
            mark("Release"),
            mark("The release that Publication layer made: pages hold its figures and no others."),
            extension="json",
        ),
        ledger(
            mark(
                "The folder (or the .json file of earlier versions) in which the release is signed. Without it, or "
                "unsigned, every page says that it is a draft."
            )
        ),
        Layer("AREAS", mark("Areas"), mark("The areas of the release, for the map."), holds=POLYGON),
        Field(
            "NAME_FIELD",
            mark("Name of an area"),
            mark("The field with the name of each area, as in the release."),
            of="AREAS",
        ),
        Text("FORCE", mark("Who publishes"), mark("The name of the force.")),
        Text(
            "DONE",
            mark("What was done"),
            mark("What the police did, in plain words; no places, times or routes of patrols."),
            lines=True,
            optional=True,
        ),
        Text(
            "CONTACT",
            mark("How to respond"),
            mark("How people can say what they think: a meeting, a telephone number, an address."),
            lines=True,
            optional=True,
        ),
        File(
            "EFFECT",
            mark("Effect"),
            mark("The REPORT_JSON of Impact: what changed, and how sure that is."),
            extension="json",
            optional=True,
        ),
        File("FAIRNESS", mark("Fairness"), mark("The REPORT_JSON of Fairness audit."), extension="json", optional=True),
        Choice(
            "LANGUAGE",
            mark("Language"),
            mark("en: English; cy: Welsh, unreviewed: no Welsh speaker has read it yet."),
            options=LANGUAGES,
            default=ENGLISH,
        ),
        FolderOut(
            "FOLDER", mark("Folder for the pages"), mark("A page for each area, and index.html with links to them.")
        ),
        FileOut(
            "PDF",
            mark("The same as PDF"),
            mark("All neighbourhoods in one file, for print: the atlas of a layout."),
            filter="PDF (*.pdf)",
            made=False,
            optional=True,
        ),
    ),
    outputs=(*numbers("PAGES"), *texts("STATE", "SUMMARY", "NOTES")),
)
METHOD_STATEMENT = Tool(
    "methodstatement",
    mark("Method statement"),
    "publish",
    mark("How a result was made: data, exclusions, choices, formula, limits, versions, the command to repeat it."),
    tags=(
        "methodology, metadata, provenance, lineage, audit trail, reproducibility, reproducible, documentation, "
        "transparency"
    ),
    parameters=(
        AnyLayer("LAYER", mark("Result"), mark("A layer made by one of these tools; it records how it was made.")),
        FileOut("REPORT", mark("Statement"), mark("The statement as a page."), filter="HTML (*.html)"),
        FileOut(
            "TEXT",
            mark("Statement as text"),
            mark("The same as plain text."),
            filter="Text (*.txt)",
            made=False,
            optional=True,
        ),
    ),
    outputs=(*texts("ALGORITHM", "SUMMARY", "NOTES"),),
)
WEEKLY_PACK = Tool(
    "weeklypack",
    mark("Weekly pack"),
    "publish",
    mark(
        "Runs everything for the week into one folder: refresh, check, hot spots, register, exceptions, "
        "compliance, effect, briefings and a public draft."
    ),
    tags=(
        "automation, automate, batch, schedule, scheduled, Task Scheduler, cron, workflow, weekly report, briefing "
        "pack, tasking, TTCG, tasking and coordination"
    ),
    parameters=(
        *CRIMES,
        Layers(
            "SOURCE",
            mark("Read the crimes again from"),
            mark(
                "Files, folders or ZIPs of data.police.uk, or with PROFILE a force's export: read into the "
                "GeoPackage of the crimes before anything else. Leave blank to use the crimes as they are."
            ),
            holds=FILE,
            optional=True,
        ),
        File(
            "PROFILE",
            mark("Profile of its columns"),
            mark(
                "What the columns of a force's export mean, as saved in Import records. Leave blank where the "
                "files are from data.police.uk."
            ),
            extension="json",
            optional=True,
        ),
        Layer(
            "AREAS",
            mark("Neighbourhoods"),
            mark("Wards or neighbourhoods: the study area, the areas watched, and those of the public draft."),
            holds=POLYGON,
        ),
        Field("NAME_FIELD", mark("Name of a neighbourhood"), mark("The field with the name."), of="AREAS"),
        File(
            "REGISTER",
            mark("Register"),
            mark("The register of hot spots: the week's hot spots are compared with it, and its places are watched."),
            optional=True,
        ),
        Layer(
            "PLAN",
            mark("Plan"),
            mark("The plan for the coming week, for the briefings, and for the last week, for compliance."),
            holds=TABLE,
            optional=True,
        ),
        Layer(
            "PINGS",
            mark("Vehicle or radio positions (AVLS, Airwave GPS)"),
            mark("The week's vehicle or radio positions, for compliance."),
            holds=TABLE,
            optional=True,
        ),
        Layer("LOG", mark("Patrol log"), mark("The patrol log, for compliance."), holds=TABLE, optional=True),
        Day(
            "INTERVENTION",
            mark("First day of patrols"),
            mark("The first day of patrols, for the effect and for changes since."),
            optional=True,
        ),
        Layer("CONTROLS", mark("Control places"), mark("For the effect."), holds=POLYGON, optional=True),
        ledger(
            mark("The folder (or the .json file of earlier versions) with the signed releases, for the public draft.")
        ),
        Text(
            "FORCE",
            mark("Who publishes"),
            mark("The name of the force, for the public draft. Leave blank for figures without pages."),
            optional=True,
        ),
        Text("MARKING", mark("Handling marking"), mark("On every page of the pack."), default=OFFICIAL_SENSITIVE),
        FolderOut(
            "FOLDER", mark("Folder of the packs"), mark("Each run makes a folder inside it, named after the day.")
        ),
    ),
    outputs=(*numbers("DONE", "NOT_RUN"), *texts("PACK", "SUMMARY", "NOTES")),
    # Its children look at layers.
    main_thread=True,
)
