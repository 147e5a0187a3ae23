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
        "Makes counts by area that can be published. Small counts, and others that could reveal them, are "
        "suppressed; the rest are given in bands. The result is then checked."
    ),
    tags=(
        "anonymise, anonymize, anonymisation, privacy, disclosure control, suppression, small numbers, rounding, "
        "masking, open data, public map, FOI, freedom of information, release, LSOA, ward"
    ),
    parameters=(
        *crimes_between(
            mark(
                "The first date of the release, which must be the first of a month. Leave blank to release "
                "only the month of the end date."
            ),
            mark(
                "The last date of the release, which must be the last of a month. Leave blank to use the "
                "last complete month that ended before the publication delay."
            ),
        ),
        Layer(
            "AREAS",
            mark("Areas"),
            mark("Wards or neighbourhoods that residents know and that do not overlap. Never use hot spots."),
            holds=POLYGON,
        ),
        Field("NAME_FIELD", mark("Area name field"), mark("The field with the name of each area."), of="AREAS"),
        Field(
            "ADDRESSES_FIELD",
            mark("Number of addresses field"),
            mark("The field with the number of addresses in each area. Areas with fewer than 8 addresses are refused."),
            of="AREAS",
            numeric=True,
            optional=True,
        ),
        Choice(
            "PERIODS",
            mark("Publish figures for"),
            mark(
                "whole: figures for the whole period only; month: figures for each month as well as for the whole "
                "period."
            ),
            options=RELEASE_PERIODS,
            default=WHOLE,
        ),
        Whole(
            "DELAY",
            mark("Publication delay (days)"),
            mark(
                "Nothing is published until this many days have passed, because reports arrive late and "
                "nobody should be able to follow current patrols."
            ),
            default=28,
            low=0,
            high=3660,
        ),
        Text(
            "SENSITIVE",
            mark("Offences not shown by area"),
            mark(
                "Offences published for the whole area only, separated by semicolons. Leave blank to use sexual "
                "offences, domestic abuse, modern slavery and similar offences."
            ),
            optional=True,
        ),
        ledger(
            mark(
                "The folder with the signed releases so far. A month that has been released is not "
                "released again. The .json file used by earlier versions is also accepted."
            )
        ),
        Sink("OUTPUT", mark("Areas"), mark("The areas with their number of crimes in bands.")),
        Sink(
            "CELLS",
            mark("Figures"),
            mark("Every published figure, with its area, offence, period and band."),
            holds=TABLE,
            optional=True,
        ),
        as_json(
            mark(
                "The figures that would be published, for a named person to sign. Until it is signed, the release "
                "is a draft."
            ),
            mark("Draft release"),
            name="RELEASE",
        ),
        page(
            mark("Everything that was suppressed, and how the result was checked. Not for the public."),
            mark("Privacy check"),
        ),
        as_json(mark("The same content for use in other programs."), mark("Privacy check (JSON)")),
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
    mark(
        "Makes a page in plain English for each neighbourhood from a release. The pages are drafts until the "
        "release is signed."
    ),
    tags=(
        "public page, public report, web page, website, HTML, newsletter, leaflet, plain English, neighbourhood page, "
        "you said we did, PDF, atlas, transparency"
    ),
    parameters=(
        File(
            "RELEASE",
            mark("Release"),
            mark("The release made by Publication layer. The pages contain its figures and no others."),
            extension="json",
        ),
        ledger(
            mark(
                "The folder in which the release is signed, or the .json file used by earlier versions. "
                "Without it, or if the release is unsigned, every page says that it is a draft."
            )
        ),
        Layer("AREAS", mark("Areas"), mark("The areas in the release, for the map."), holds=POLYGON),
        Field(
            "NAME_FIELD",
            mark("Area name field"),
            mark("The field with the name of each area, as used in the release."),
            of="AREAS",
        ),
        Text("FORCE", mark("Publisher"), mark("The name of the force.")),
        Text(
            "DONE",
            mark("Action taken"),
            mark("What the police did, in plain words. Do not give the places, times or routes of patrols."),
            lines=True,
            optional=True,
        ),
        Text(
            "CONTACT",
            mark("How to respond"),
            mark("How people can give their views, such as a meeting, a telephone number or an address."),
            lines=True,
            optional=True,
        ),
        File(
            "EFFECT",
            mark("Impact report (JSON)"),
            mark("The JSON report from Impact, which says what changed and how certain that is."),
            extension="json",
            optional=True,
        ),
        File(
            "FAIRNESS",
            mark("Fairness audit report (JSON)"),
            mark("The JSON report from Fairness audit."),
            extension="json",
            optional=True,
        ),
        Choice(
            "LANGUAGE",
            mark("Language"),
            mark("en: English; cy: Welsh, which no Welsh speaker has reviewed yet."),
            options=LANGUAGES,
            default=ENGLISH,
        ),
        FolderOut(
            "FOLDER", mark("Folder for pages"), mark("One page for each area, and index.html with links to the pages.")
        ),
        FileOut(
            "PDF",
            mark("PDF of all pages"),
            mark("All neighbourhoods in one PDF file for printing, made as a layout atlas."),
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
    mark(
        "Documents how a result was made: data, exclusions, choices, formula, limits, versions and the command "
        "to repeat it."
    ),
    tags=(
        "methodology, metadata, provenance, lineage, audit trail, reproducibility, reproducible, documentation, "
        "transparency"
    ),
    parameters=(
        AnyLayer("LAYER", mark("Result"), mark("A layer made by one of these tools, which records how it was made.")),
        FileOut("REPORT", mark("Statement"), mark("The statement as a web page."), filter="HTML (*.html)"),
        FileOut(
            "TEXT",
            mark("Statement as text"),
            mark("The statement as plain text."),
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
        "Runs all the weekly steps and puts the results in one folder: data refresh and check, hot spots, "
        "register, exceptions, compliance, effect, briefings and a public draft."
    ),
    tags=(
        "automation, automate, batch, schedule, scheduled, Task Scheduler, cron, workflow, weekly report, briefing "
        "pack, tasking, TTCG, tasking and coordination"
    ),
    parameters=(
        *CRIMES,
        Layers(
            "SOURCE",
            mark("New crime files"),
            mark(
                "Files, folders or ZIPs from data.police.uk or, with a column profile, a force's export. They "
                "are imported into the crimes GeoPackage first. Leave blank to use the crime data as they are."
            ),
            holds=FILE,
            optional=True,
        ),
        File(
            "PROFILE",
            mark("Column profile"),
            mark(
                "What the columns in a force's export mean, as saved in Import records. Leave blank if the "
                "files are from data.police.uk."
            ),
            extension="json",
            optional=True,
        ),
        Layer(
            "AREAS",
            mark("Neighbourhoods"),
            mark("Wards or neighbourhoods, used as the study area, for monitoring and for the public draft."),
            holds=POLYGON,
        ),
        Field(
            "NAME_FIELD", mark("Neighbourhood name field"), mark("The field with the neighbourhood name."), of="AREAS"
        ),
        File(
            "REGISTER",
            mark("Register"),
            mark(
                "The register of hot spots. The hot spots for the week are compared with the register, and its "
                "places are monitored."
            ),
            optional=True,
        ),
        Layer(
            "PLAN",
            mark("Plan"),
            mark("The patrol plan. The coming week is used for briefings and the last week for compliance."),
            holds=TABLE,
            optional=True,
        ),
        Layer(
            "PINGS",
            mark("Vehicle or radio location data (AVLS, Airwave GPS)"),
            mark("The vehicle or radio location data for the week, used for compliance."),
            holds=TABLE,
            optional=True,
        ),
        Layer(
            "LOG",
            mark("Patrol log"),
            mark("The patrol log for the week, used for compliance."),
            holds=TABLE,
            optional=True,
        ),
        Day(
            "INTERVENTION",
            mark("Patrol start date"),
            mark("The date on which patrols began, used to measure the effect of the patrols and changes since then."),
            optional=True,
        ),
        Layer(
            "CONTROLS",
            mark("Control places"),
            mark("Places similar to the patrolled places but without the patrols, used to measure the effect."),
            holds=POLYGON,
            optional=True,
        ),
        ledger(
            mark(
                "The folder with the signed releases, or the .json file used by earlier versions, for the public draft."
            )
        ),
        Text(
            "FORCE",
            mark("Publisher"),
            mark("The name of the force, for the public draft. Leave blank to make figures without pages."),
            optional=True,
        ),
        Text(
            "MARKING", mark("Handling marking"), mark("Printed on every page of the pack."), default=OFFICIAL_SENSITIVE
        ),
        FolderOut(
            "FOLDER", mark("Folder for packs"), mark("Each run makes a folder inside this one, named after the date.")
        ),
    ),
    outputs=(*numbers("DONE", "NOT_RUN"), *texts("PACK", "SUMMARY", "NOTES")),
    # Its children look at layers.
    main_thread=True,
)
