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
        "Replaces the crimes in the existing output only if the new data have all the same fields, are at "
        "least as recent and have at least half as many crimes. Useful for scheduled jobs, because late or "
        "incomplete files change nothing. The earliest dates may drop out as the period moves on; the "
        "summary says so."
    ),
    advanced=True,
)
_REFRESH_OUTPUTS = (*numbers("ROWS_BEFORE"), *texts("NEWEST", "NEWEST_BEFORE"))

IMPORT_POLICE_UK = Tool(
    "importpoliceuk",
    mark("Import police.uk files"),
    "prepare",
    mark("Makes one clean crime layer from data.police.uk files, folders or ZIPs, and accounts for every row."),
    tags=(
        "police.uk, data.police.uk, open data, download, street crime, CSV, ZIP, import, load, stop and search, "
        "outcomes"
    ),
    parameters=(
        Layers(
            "SOURCE",
            mark("Files, folders or ZIPs"),
            mark("CSV files, folders with all their subfolders, or ZIP files, as downloaded from data.police.uk."),
            holds=FILE,
        ),
        Text(
            "CRIME_TYPES",
            mark("Crime types"),
            mark(
                "The crime types to import, separated by commas and spelled as in the files: Burglary, "
                "Robbery. Leave blank to import all."
            ),
            optional=True,
        ),
        Sink(
            "OUTPUT",
            mark("Crimes"),
            mark("The crimes as points, in British National Grid or, for Northern Ireland, Irish Grid."),
            holds=POINT,
        ),
        Sink(
            "STOPS",
            mark("Stops and searches"),
            mark("Stops and searches as points, with date and time in UK time."),
            holds=POINT,
            made=False,
            optional=True,
        ),
        Sink(
            "OUTCOMES",
            mark("Outcomes of crimes"),
            mark("One row for each crime outcome. If the files give no location, the row has no point."),
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
    mark("Makes one clean crime layer from a force's own export: a CSV file, a spreadsheet, or any table or layer."),
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
                "A CSV file, a ZIP or folder of CSV files with the same columns, a spreadsheet (XLSX, XLS "
                "or ODS), or any table or layer."
            ),
        ),
        File(
            "PROFILE",
            mark("Column profile"),
            mark(
                "What each column means, as saved in Import records on the Crimes page. Leave blank to use "
                "a saved profile made for the same columns or, if there is none, to go by the column names."
            ),
            extension="json",
            optional=True,
        ),
        Sink(
            "OUTPUT",
            mark("Crimes"),
            mark("The crimes as points in metres, in British National Grid or, for Northern Ireland, Irish Grid."),
            holds=POINT,
        ),
        _REFRESH,
        Export(
            "PLACES",
            mark("Locations of UPRNs or postcodes"),
            mark(
                "A table or layer with the location of each UPRN or postcode, such as OS Open UPRN or the "
                "ONS postcode directory. It gives locations to rows without coordinates. Leave blank to "
                "follow the profile."
            ),
            optional=True,
        ),
        Crs(
            "CRS",
            mark("Coordinate system of the export"),
            mark(
                "The coordinate system used in the coordinate columns. Leave blank to follow the profile. "
                "Without one, British National Grid is used for eastings and northings, and WGS 84 for "
                "longitudes and latitudes."
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
    mark("Checks the crime data before any map is made, counts the problems found and says what the data can support."),
    tags=(
        "data quality, quality assurance, validation, validate, completeness, missing coordinates, duplicates, "
        "geocoding rate, outliers, data audit"
    ),
    parameters=(
        INPUT,
        Field("OFFENCE_FIELD", mark("Offence field"), mark("The field with the offence."), of="INPUT", optional=True),
        DATE_FIELD,
        FILTER,
        TIME_ZONE,
        replace(REFERENCE_FIELD, advanced=False),
        replace(LOCATION_FIELD, advanced=False),
        Text(
            "EXCLUDE",
            mark("Premises to look for (names)"),
            mark(
                "The premises to look for in the location field, separated by semicolons. Leave blank to look "
                "for police stations, custody suites, hospitals and prisons."
            ),
            optional=True,
            advanced=True,
        ),
        Field(
            "FROM_FIELD",
            mark("From (date and time)"),
            mark("The field with the earliest date and time of the crime, used to check hours and time ranges."),
            of="INPUT",
            optional=True,
        ),
        Field(
            "TO_FIELD",
            mark("To (date and time)"),
            mark("The field with the latest date and time of the crime, used to check time ranges."),
            of="INPUT",
            optional=True,
        ),
        Layer(
            "STUDY_AREA",
            mark("Study area"),
            mark(
                "Polygons in which the crimes should fall, such as the force's wards. Leave blank to skip this check."
            ),
            holds=POLYGON,
            optional=True,
        ),
        File(
            "EARLIER",
            mark("Earlier report (JSON)"),
            mark(
                "A report from this tool on earlier data. Offences not in that report count as new. Leave "
                "blank to count as new the offences that first appear in the last four weeks."
            ),
            extension="json",
            optional=True,
            advanced=True,
        ),
        page(mark("The checks, and what the data can support, as a web page."), made=True),
        as_json(),
    ),
    outputs=(*numbers("ROWS_READ", "PASSED", "WARNED", "FAILED"), *texts("SUMMARY")),
)
HARM_WEIGHTS = Tool(
    "harmweights",
    mark("Add harm weights"),
    "prepare",
    mark("Looks up the harm weight for each crime's offence in a table, and lists offences without a weight."),
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
                "The field with the offence. Leave blank to find it by its usual names, such as offence or Crime type."
            ),
            of="INPUT",
            optional=True,
        ),
        Layer(
            "WEIGHTS",
            mark("Harm weights table"),
            mark(
                "A table (CSV, spreadsheet or any layer) with the columns offence and weight, and one row per "
                "offence. The offences can also be Home Office codes, in a column such as ho_class."
            ),
            holds=TABLE,
        ),
        Sink(
            "OUTPUT", mark("Crimes with harm"), mark("The crimes with all their fields and a harm field."), holds=POINT
        ),
    ),
    outputs=(*numbers("CRIMES_READ", "CRIMES_WEIGHTED", "WITHOUT_WEIGHT", "HARM"), *texts("SUMMARY")),
)
