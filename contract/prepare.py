"""The tools of the group *Prepare*."""

from __future__ import annotations

from dataclasses import replace

from ..core.texts import mark
from .parts.crimes import DATE_FIELD, FILTER, INPUT, LOCATION_FIELD, REFERENCE_FIELD, TIME_ZONE
from .parts.kinds import (
    FILE,
    POINT,
    POLYGON,
    TABLE,
    Crs,
    Export,
    Field,
    File,
    Flag,
    Layer,
    Layers,
    Sink,
    Text,
    Tool,
    numbers,
    texts,
)
from .parts.shared import as_json, page

#: For a refresh of what is there already.
_REFRESH = Flag(
    "REFRESH",
    mark("Replace only with complete, up-to-date data"),
    mark(
        "Replaces the crimes in OUTPUT only if the new ones have all their fields, reach at least as far, "
        "and are at least half as many. For scheduled jobs: late or incomplete files change nothing. The "
        "first days may drop out, as where a period moves on; the summary says so."
    ),
    advanced=True,
)
_REFRESH_OUTPUTS = (*numbers("ROWS_BEFORE"), *texts("NEWEST", "NEWEST_BEFORE"))

IMPORT_POLICE_UK = Tool(
    "importpoliceuk",
    mark("Import police.uk files"),
    "prepare",
    mark("One clean crime layer from data.police.uk files, folders or ZIPs, with every row accounted for."),
    tags=(
        "police.uk, data.police.uk, open data, download, street crime, CSV, ZIP, import, load, stop and search, "
        "outcomes"
    ),
    parameters=(
        Layers(
            "SOURCE",
            mark("Files, folders or ZIPs"),
            mark("CSV files, folders with all their sub-folders, or ZIP files, as downloaded from data.police.uk."),
            holds=FILE,
        ),
        Text(
            "CRIME_TYPES",
            mark("Crime types"),
            mark(
                "Only these, separated by commas and spelled as in the files: Burglary, Robbery. Leave blank for all."
            ),
            optional=True,
        ),
        Sink(
            "OUTPUT",
            mark("Crimes"),
            mark("The crimes as points in British National Grid, or Irish Grid for Northern Ireland."),
            holds=POINT,
        ),
        Sink(
            "STOPS",
            mark("Stops and searches"),
            mark("Stops and searches as points, with day and time in UK time."),
            holds=POINT,
            made=False,
            optional=True,
        ),
        Sink(
            "OUTCOMES",
            mark("Outcomes of crimes"),
            mark("The outcomes of crimes, one row each; without a point where the files give none."),
            holds=POINT,
            made=False,
            optional=True,
        ),
        _REFRESH,
    ),
    outputs=(*_REFRESH_OUTPUTS, *numbers("ROWS_READ", "ROWS_KEPT", "ROWS_LEFT_OUT"), *texts("SUMMARY")),
)
IMPORT_RECORDS = Tool(
    "importrecords",
    mark("Import records"),
    "prepare",
    mark("One clean crime layer from a force's own export: CSV, spreadsheet, or any table or layer."),
    tags=(
        "Excel, XLSX, XLS, ODS, spreadsheet, CSV, table, import, load, RMS, Niche, Athena, STORM, command and control, "
        "crime recording system, geocode, geocoding, XY table to point, easting, northing, postcode, UPRN, address, "
        "column mapping"
    ),
    parameters=(
        Export(
            "SOURCE",
            mark("Export"),
            mark(
                "A CSV file, a ZIP or folder of CSV files with the same columns, a spreadsheet (XLSX, XLS, ODS), or "
                "any table or layer."
            ),
        ),
        File(
            "PROFILE",
            mark("Profile of columns"),
            mark(
                "What the columns mean, as saved in Import records on the page Crimes. Leave blank to use a "
                "saved profile made on the same columns or, if there is none, what their names suggest."
            ),
            extension="json",
            optional=True,
        ),
        Sink(
            "OUTPUT",
            mark("Crimes"),
            mark("The crimes as points in metres: British National Grid, or Irish Grid for Northern Ireland."),
            holds=POINT,
        ),
        _REFRESH,
        Export(
            "PLACES",
            mark("Places of UPRNs or postcodes"),
            mark(
                "A table or layer with the place of each UPRN or postcode, such as OS Open UPRN or the ONS "
                "postcode directory: rows without coordinates get theirs from it. Leave blank to follow the "
                "profile."
            ),
            optional=True,
        ),
        Crs(
            "CRS",
            mark("Coordinate system of the columns"),
            mark(
                "The system of the columns with coordinates. Leave blank to follow the profile or, without "
                "one, British National Grid for eastings and northings, WGS 84 for longitudes and latitudes."
            ),
            optional=True,
        ),
        TIME_ZONE,
    ),
    outputs=(*_REFRESH_OUTPUTS, *numbers("ROWS_READ", "ROWS_KEPT", "ROWS_LEFT_OUT"), *texts("SUMMARY")),
)
CHECK_DATA = Tool(
    "checkdata",
    mark("Check data"),
    "prepare",
    mark("Checks what is wrong with the crimes before any map is made, with counts, and what the data can support."),
    tags=(
        "data quality, quality assurance, validation, validate, completeness, missing coordinates, duplicates, "
        "geocoding rate, outliers, data audit"
    ),
    parameters=(
        INPUT,
        Field(
            "OFFENCE_FIELD", mark("Offence field"), mark("The field that names the offence."), of="INPUT", optional=True
        ),
        DATE_FIELD,
        FILTER,
        TIME_ZONE,
        replace(REFERENCE_FIELD, advanced=False),
        replace(LOCATION_FIELD, advanced=False),
        Text(
            "EXCLUDE",
            mark("Premises left out, by name"),
            mark(
                "Premises to look for in LOCATION_FIELD, separated by semicolons. Leave blank for police "
                "stations, custody suites, hospitals and prisons."
            ),
            optional=True,
            advanced=True,
        ),
        Field(
            "FROM_FIELD",
            mark("From (day and time)"),
            mark("The field with the earliest moment, for the hours and the spans."),
            of="INPUT",
            optional=True,
        ),
        Field(
            "TO_FIELD",
            mark("To (day and time)"),
            mark("The field with the latest moment, for the spans."),
            of="INPUT",
            optional=True,
        ),
        Layer(
            "STUDY_AREA",
            mark("Study area"),
            mark("Polygons in which the crimes should lie, such as the force's wards. Leave blank to skip this check."),
            holds=POLYGON,
            optional=True,
        ),
        File(
            "EARLIER",
            mark("Earlier report (JSON)"),
            mark(
                "A report of this tool on earlier data: offences that are not in it are new. Leave blank to "
                "treat as new those that first appear in the last four weeks."
            ),
            extension="json",
            optional=True,
            advanced=True,
        ),
        page(mark("The checks as a page, and what the data can support."), made=True),
        as_json(),
    ),
    outputs=(*numbers("ROWS_READ", "PASSED", "WARNED", "FAILED"), *texts("SUMMARY")),
)
HARM_WEIGHTS = Tool(
    "harmweights",
    mark("Add harm weights"),
    "prepare",
    mark("Gives each crime the harm of its offence from a table of weights, and lists offences without one."),
    tags=(
        "Cambridge Crime Harm Index, Cambridge harm index, CCHI, CHI, Crime Severity Score, CSS, ONS, severity, "
        "severity index, sentencing, seriousness, weighting"
    ),
    parameters=(
        INPUT,
        Field(
            "OFFENCE_FIELD",
            mark("Offence field"),
            mark(
                "The field that names the offence. Leave blank to find it by its usual names, such as "
                "offence or Crime type."
            ),
            of="INPUT",
            optional=True,
        ),
        Layer(
            "WEIGHTS",
            mark("Table of weights"),
            mark("A table (CSV, spreadsheet, any layer) with the columns offence and weight, one row per offence."),
            holds=TABLE,
        ),
        Sink("OUTPUT", mark("Crimes with harm"), mark("The crimes with all their fields, and harm."), holds=POINT),
    ),
    outputs=(*numbers("CRIMES_READ", "CRIMES_WEIGHTED", "WITHOUT_WEIGHT", "HARM"), *texts("SUMMARY")),
)
