#!/usr/bin/env bash
# Guess: 26:30 in a cell with Excel's format for elapsed hours, [hh]:mm, is read as 26 and a half hours, or as a number.
# What happens: GDAL's XLSX driver reads a time of day, 02:30; whole days are dropped without a warning. The same cell of an
# ODS workbook is read as 26:30.
# Why it matters: hours of patrol per area are added up in just such columns. An area with 24 hours has none, and one with 25
# has fewer than one with two.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal and python3-openpyxl 3.0.9, which reads it right).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import datetime
import os
import sys
import zipfile

import openpyxl
from osgeo import gdal

gdal.UseExceptions()
DURATIONS = [datetime.timedelta(hours=hours) for hours in (2, 24, 26.5)]
NAMES = ("office", "table", "text")
SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in NAMES)


def excel(path):
    book = openpyxl.Workbook()
    book.active.append(["beat", "patrol"])
    for row, duration in enumerate(DURATIONS, 2):
        book.active.append(["A", duration])
        book.active.cell(row, 2).number_format = "[hh]:mm"
    book.save(path)
    assert [row[1] for row in openpyxl.load_workbook(path).active.iter_rows(2, values_only=True)][2] == DURATIONS[2]


def open_document(path):
    rows = [["beat", "patrol"]] + [["A", duration] for duration in DURATIONS]
    text = ""
    for row in rows:
        text += "<table:table-row>"
        for value in row:
            if isinstance(value, str):
                text += f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
            else:
                minutes = int(value.total_seconds()) // 60
                elapsed = f"PT{minutes // 60:02}H{minutes % 60:02}M00S"
                text += f'<table:table-cell office:value-type="time" office:time-value="{elapsed}"/>'
        text += "</table:table-row>"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", f'<office:document-content {SPACES} office:version="1.2"><office:body>'
                       f'<office:spreadsheet><table:table table:name="patrols">{text}</table:table>'
                       "</office:spreadsheet></office:body></office:document-content>")


def read(make, name):
    path = os.path.join(sys.argv[1], name)
    make(path)
    data = gdal.OpenEx(path, open_options=["HEADERS=FORCE"])
    return [feature.GetFieldAsString(1) for feature in data.GetLayer(0)]


xlsx, ods = read(excel, "patrols.xlsx"), read(open_document, "patrols.ods")
print("GDAL", gdal.__version__, "openpyxl", openpyxl.__version__)
print("written: 2 h, 24 h, 26 h 30 min")
print("XLSX:", xlsx)
print("ODS: ", ods)
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert xlsx == ["02:00:00", "00:00:00", "02:30:00"], xlsx
assert ods == ["02:00:00", "24:00:00", "26:30:00"], ods
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
