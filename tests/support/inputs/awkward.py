"""Awkward exports, each small, made by a function, with the exact count or the sentence that it must give.

``CASES`` are (name, maker, expected): the maker writes into a folder and returns the path to read. Expected is a
dictionary {'kept': n, reason: n, …} that names every row, or the text that the error must hold. Run as a program, it
writes them all into a folder to look at.
"""

import csv
import io
import os
import sys
import zipfile

HEADER = ["Crime Number", "Offence", "Committed From Date", "Easting", "Northing"]
ROW = ["47/1/25", "Burglary", "03/02/2025", "451234", "519876"]


def line(reference="47/1/25", offence="Burglary", date="03/02/2025", x="451234", y="519876", *more):
    return [reference, offence, date, x, y, *more]


def text(rows, header=HEADER, delimiter=","):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([header] + rows if header else rows)
    return out.getvalue()


def raw(content, name="export.csv", encoding="utf-8"):
    """A maker of a file with this content (text or bytes)."""

    def make(folder):
        path = os.path.join(folder, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return make


def rows(*lines, header=HEADER, **options):
    """A maker of a CSV with these rows."""
    delimiter = options.pop("delimiter", ",")
    return raw(text([list(one) for one in lines], header, delimiter), **options)


def zipped(members, name="export.zip"):
    def make(folder):
        path = os.path.join(folder, name)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in members:
                archive.writestr(member, content)
        return path

    return make


def sheet(sheets, name="export.xlsx"):
    """A maker of a spreadsheet: {sheet: (fields [(name, OGR type)], rows)}; numbers stay numbers."""

    def make(folder):
        from osgeo import gdal, ogr

        path = os.path.join(folder, name)
        book = gdal.GetDriverByName("XLSX" if name.endswith("xlsx") else "ODS").Create(path, 0, 0, 0, 0)
        for title, (fields, lines) in sheets.items():
            table = book.CreateLayer(title, geom_type=ogr.wkbNone)
            for field, kind in fields:
                table.CreateField(ogr.FieldDefn(field, getattr(ogr, "OFT" + kind)))
            for values in lines:
                feature = ogr.Feature(table.GetLayerDefn())
                for i, value in enumerate(values):
                    if value is not None:
                        feature.SetField(i, value)
                table.CreateFeature(feature)
        return path

    return make


def many(count, date="03/02/2025"):
    return [line(f"C{i}", "Theft", date, str(450000 + i), str(519000 + i)) for i in range(count)]


def _lying_zip(folder):
    """A ZIP whose member says it unpacks to four terabytes."""
    path = zipped([("export.csv", text([ROW]))])(folder)
    with open(path, "rb") as file:
        data = bytearray(file.read())
    where = data.rindex(b"PK\x01\x02")
    # The size before packing, in the central directory: the largest that fits.
    data[where + 24 : where + 28] = b"\xfe\xff\xff\xff"
    with open(path, "wb") as file:
        file.write(bytes(data))
    return path


def _damaged_zip(folder):
    path = zipped([("export.csv", text(many(2000)))])(folder)
    with open(path, "r+b") as file:
        file.seek(200)
        file.write(b"\0" * 400)
    return path


def _locked_zip(folder):
    path = zipped([("export.csv", text([ROW]))])(folder)
    with open(path, "rb") as file:
        data = bytearray(file.read())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    with open(path, "wb") as file:
        file.write(bytes(data))
    return path


def _two_files(second):
    def make(folder):
        raw(text([line("A1"), line("A2")]), "2024.csv")(folder)
        raw(second, "2025.csv")(folder)
        return folder

    return make


_LATE = text(many(60_000) + [line("Z1", "Theft – café", "03/02/2025")])
_DATES = [
    ("Crime No", "String"),
    ("Offence", "String"),
    ("Committed From", "Date"),
    ("Easting", "Integer"),
    ("Northing", "Integer"),
]
_SERIALS = [
    ("Crime No", "String"),
    ("Offence", "String"),
    ("Committed From", "Real"),
    ("Easting", "Integer"),
    ("Northing", "Integer"),
]
_LONLAT = ["Crime Ref", "Crime Type", "Date", "Longitude", "Latitude"]
_STATUS = HEADER + ["Status"]

CASES = [
    # -- encodings and line ends
    ("plain", rows(ROW), {"kept": 1}),
    ("utf-8 with a mark", rows(line(offence="Häusereinbruch"), encoding="utf-8-sig"), {"kept": 1}),
    ("windows-1252", rows(line(offence="Theft – café £5"), encoding="cp1252"), {"kept": 1}),
    ("windows-1252 whose first sign comes late", raw(_LATE, encoding="cp1252"), {"kept": 60_001}),
    ("utf-16", rows(ROW, encoding="utf-16"), "is in UTF-16; save it as CSV in UTF-8"),
    ("old mac line ends", raw(text([ROW]).replace("\r\n", "\r")), {"kept": 1}),
    ("no line end at the end", raw(text([ROW]).rstrip()), {"kept": 1}),
    ("blank lines between", raw(text([ROW]).replace("\r\n", "\r\n\r\n")), {"kept": 1}),
    ("rows of commas only", raw(text([ROW]) + ",,,,\r\n , ,,,\r\n"), {"kept": 1}),
    ("a NUL in a cell", raw(text([line("A\0B")])), None),
    # -- delimiters and quotes
    ("semicolons", rows(ROW, delimiter=";"), {"kept": 1}),
    ("tabs", rows(ROW, delimiter="\t", name="export.txt"), {"kept": 1}),
    ("pipes", rows(ROW, delimiter="|"), {"kept": 1}),
    (
        "line breaks in a cell",
        rows(line() + ["went in\r\nby the window"], line("2") + ["and\n\n\nout"], header=HEADER + ["MO"]),
        {"kept": 2},
    ),
    ("a quote inside a cell", raw(text([]) + '1,The "Ship" theft,03/02/2025,451234,519876\r\n'), {"kept": 1}),
    (
        "a quote that is never closed",
        raw(text([ROW]) + '2,"Theft,03/02/2025,451234,519876\r\n' + text(many(5), None)),
        'the row that starts on line 3 has an opening quotation mark (") that is never closed',
    ),
    (
        "a quote never closed in a long file",
        raw(text([ROW]) + '2,"Theft,03/02/2025,451234,519876\r\n' + text(many(9000), None)),
        "the row that starts on line 3 has a cell of more than 131,072 characters",
    ),
    # -- headers
    ("empty file", raw(""), "is empty"),
    ("header only", rows(), "None of the rows in 'export.csv' can be used: the table has a header but no rows"),
    (
        "a title above the header",
        raw("Crime extract,,,,\r\nRun 01/04/2025 by MIU,,,,\r\n\r\n" + text([ROW])),
        {"kept": 1},
    ),
    (
        "names in capitals with signs",
        rows(ROW, header=["CRIME_NO.", "Offence-Desc", "COMMITTED FROM (DATE)", "X Coord", "Y_Coord"]),
        {"kept": 1},
    ),
    ("no header", rows(header=["47/1/25", "Burglary", "03/02/2025", "451234", "519876"]), "No column is chosen for"),
    ("no coordinates", rows(line()[:3], header=HEADER[:3]), "No coordinate column is chosen"),
    ("easting without northing", rows(line()[:4], header=HEADER[:4]), "No coordinate column is chosen"),
    (
        "no date",
        rows(["1", "Theft", "451234", "519876"], header=HEADER[:2] + HEADER[3:]),
        "No column is chosen for 'Committed from (date)'",
    ),
    (
        "a mapped column twice",
        rows(line() + ["04/02/2025"], header=HEADER + ["Committed From Date"]),
        "column 'Committed From Date' appears 2 times",
    ),
    ("a further column twice", rows(line() + ["a", "b"], header=HEADER + ["Notes", "Notes"]), {"kept": 1}),
    ("a million columns", raw("c," * 1_000_000 + "\n1,2\n"), "a table of crimes can have at most 2,000"),
    ("a million columns without names", raw("," * 999_999 + "\n1,2\n"), "No column is chosen for"),
    (
        "a line of five megabytes",
        raw(text([ROW, line(offence="x" * 5_000_000)])),
        "a line of more than a million characters",
    ),
    (
        "a cell of half a megabyte",
        raw(text([ROW, line(offence="x" * 500_000)])),
        "the row that starts on line 3 has a cell of more than 131,072 characters",
    ),
    # -- ragged rows
    ("empty cells left out at the end", raw(text([ROW], HEADER + ["Beat", "Ward"])), {"kept": 1}),
    ("more cells than the header", rows(ROW, line("2") + ["more"]), {"kept": 1, "more cells than the header row": 1}),
    ("a total at the end", raw(text([ROW]) + "Total: 1\r\n"), {"kept": 1, "no date": 1}),
    # -- dates
    ("iso", rows(line(date="2025-02-03")), {"kept": 1}),
    ("iso with T", rows(line(date="2025-02-03T04:05:06")), {"kept": 1}),
    ("month by name", rows(line(date="03-Feb-2025"), line("2", date="4 February 2025")), {"kept": 2}),
    ("weekday before", rows(line(date="Mon 03/02/2025")), {"kept": 1}),
    ("two-digit years", rows(line(date="03/02/25"), line("2", date="03/02/98")), {"kept": 2}),
    ("points and dashes", rows(line(date="03.02.2025"), line("2", date="03-02-2025")), {"kept": 2}),
    ("a spreadsheet's numbers", rows(line(date="45691"), line("2", date="45691.354167")), {"kept": 2}),
    ("yyyymmdd", rows(line(date="20250203")), {"kept": 1}),
    ("month first", rows(line(date="02/25/2025"), line("2", date="02/03/2025")), "'02/25/2025'"),
    (
        "one slip among many",
        rows(*[line(str(day), date=f"{day}/01/2025") for day in range(1, 32)], line("s", date="02/25/2025")),
        {"kept": 31, "unreadable date": 1},
    ),
    ("two formats", rows(line(date="25/02/2025"), line("2", date="2025-02-26")), "has dates in two formats"),
    (
        "spreadsheet turned half of them",
        rows(line(date="25/02/2025"), line("2", date="45719")),
        "has dates in two formats",
    ),
    (
        "no such day",
        rows(ROW, line("2", date="31/02/2025"), line("3", date="yesterday")),
        {"kept": 1, "unreadable date": 2},
    ),
    ("no date in a row", rows(ROW, line("2", date="")), {"kept": 1, "no date": 1}),
    ("no date in any row", rows(line(date=""), line("2", date=" ")), ": 2 no date"),
    ("the future", rows(ROW, line("2", date="03/02/2125")), {"kept": 1, "date in the future": 1}),
    # -- coordinates
    ("no coordinates in a row", rows(ROW, line("2", x="", y="")), {"kept": 1, "no coordinates": 1}),
    (
        "words for coordinates",
        rows(ROW, line("2", x="unknown", y="unknown"), line("3", x="nan")),
        {"kept": 1, "coordinates that are not numbers": 2},
    ),
    ("zero", rows(ROW, line("2", x="0", y="0")), {"kept": 1, "location at (0, 0)": 1}),
    ("commas at the thousands", rows(line(x="451,234", y="519,876.5")), {"kept": 1}),
    ("blanks around", rows(line(" 1 ", " Theft ", " 03/02/2025 ", " 451234 ", " 519876 ")), {"kept": 1}),
    (
        "at sea and in France",
        rows(ROW, line("2", x="900000", y="100000"), line("3", x="4512", y="5198")),
        {"kept": 1, "coordinates outside the country": 2},
    ),
    (
        "infinite",
        rows(ROW, line("2", x="inf"), line("3", y="1e999")),
        {"kept": 1, "coordinates that are not numbers": 2},
    ),
    ("degrees", rows(line(x="-1.2", y="54.57"), header=_LONLAT), {"kept": 1}),
    (
        "degrees swapped",
        rows(line(x="54.57", y="-1.2"), line("2", x="54.58", y="-1.3"), header=_LONLAT),
        "seem to be the wrong way round, for example 54.57 and -1.2",
    ),
    (
        "degrees as eastings",
        rows(line(x="-1.2", y="54.57"), line("2", x="-1.3", y="54.58")),
        "The coordinates are in degrees, for example -1.2 and 54.57; choose these columns as longitude and latitude",
    ),
    ("metres as degrees", rows(ROW, header=_LONLAT), "The coordinates are in metres"),
    # -- what counts
    (
        "cancelled and no crime",
        rows(
            line() + ["Filed"],
            line("2") + ["CANCELLED"],
            line("3") + ["No-crime: duplicate"],
            line("4") + ["Transferred to another force"],
            line("5") + ["Nothing found"],
            header=_STATUS,
        ),
        {
            "kept": 2,
            "status 'CANCELLED'": 1,
            "status 'No-crime: duplicate'": 1,
            "status 'Transferred to another force'": 1,
        },
    ),
    ("a crime number again", rows(line(), line(offence="Theft"), line("2")), {"kept": 2, "duplicate crime number": 1}),
    ("no crime number", rows(line(""), line(""), line(" ")), {"kept": 3}),
    (
        "a cancelled row first",
        rows(line() + ["Cancelled"], line() + ["Open"], header=_STATUS),
        {"kept": 1, "status 'Cancelled'": 1},
    ),
    ("formulas", rows(line("=1+2", "=cmd|' /C calc'!A0"), line("+44", "@SUM(A1)")), {"kept": 2}),
    ("markup", rows(line(offence="<script>alert(1)</script>")), {"kept": 1}),
    # -- ZIPs and folders
    ("one CSV in a ZIP", zipped([("a/export.csv", text([ROW]))]), {"kept": 1}),
    ("a name that leads outside", zipped([("../../export.csv", text([ROW]))]), "the file name points outside the ZIP"),
    ("nothing in the ZIP", zipped([("readme.md", "no")]), "no CSV file was found in"),
    ("a ZIP that lies about its size", _lying_zip, "unzip to 4.0 GB or more"),
    ("a damaged ZIP", _damaged_zip, "is damaged at 'export.csv'"),
    ("a locked ZIP", _locked_zip, "is password-protected"),
    ("no ZIP at all", raw("PK but no more", "export.zip"), "cannot be opened as a ZIP file"),
    ("a folder of two years", _two_files(text([line("B1")])), {"kept": 3}),
    ("columns in another order", _two_files(text([line("B1")[::-1]], HEADER[::-1])), {"kept": 3}),
    ("a column missing in the second", _two_files(text([line("B1")[1:]], HEADER[1:])), "has no 'Crime Number' column"),
    ("an empty second file", _two_files(""), {"kept": 2}),
    # -- spreadsheets
    ("dates in a sheet", sheet({"Sheet1": (_DATES, [["1", "Theft", "2025/02/03", 451234, 519876]])}), {"kept": 1}),
    (
        "numbers for dates in a sheet",
        sheet(
            {"Sheet1": (_SERIALS, [["1", "Theft", 45691.0, 451234, 519876], ["2", "Theft", 45691.25, 451234, 519876]])}
        ),
        {"kept": 2},
    ),
    (
        "crimes on the second sheet",
        sheet(
            {
                "Notes": ([("About", "String")], [["made in April"]]),
                "Data": (_DATES, [["1", "Theft", "2025/02/03", 451234, 519876]]),
            }
        ),
        {"kept": 1},
    ),
    (
        "an OpenDocument sheet",
        sheet({"Sheet1": (_DATES, [["1", "Theft", "2025/02/03", 451234, 519876]])}, "export.ods"),
        {"kept": 1},
    ),
    (
        "a formula as text in a sheet",
        sheet({"Sheet1": (_DATES, [["=1+2", "=HYPERLINK(1)", "2025/02/03", 451234, 519876]])}),
        {"kept": 1},
    ),
    ("no spreadsheet at all", raw("not a workbook", "export.xlsx"), "cannot be opened as a spreadsheet"),
    ("another kind of file", raw(b"\x89PNG\r\n", "export.png"), "cannot be read directly as a table"),
]


def make_all(folder):
    """[(name, path, expected)] with every file written, each in a folder of its own."""
    made = []
    for number, (name, make, expected) in enumerate(CASES):
        own = os.path.join(folder, f"{number:02d}")
        os.makedirs(own)
        made.append((name, make(own), expected))
    return made


if __name__ == "__main__":
    for name, path, expected in make_all(sys.argv[1]):
        print(path, name, expected, sep="\t")
