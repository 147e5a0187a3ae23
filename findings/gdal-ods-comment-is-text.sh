#!/usr/bin/env bash
# Guess: a comment that somebody has pinned to a cell of a spreadsheet is no part of what the cell says.
# What happens: GDAL's ODS driver puts the comment in front of the text of the cell, as its first line. Cells that hold a
# number, and comments in XLSX workbooks, are not touched.
# Why it matters: a reference or an offence that was commented on is a value of its own: it joins to nothing, is counted as
# another type of crime, and what an officer noted for colleagues is carried into maps and exports.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal and python3-openpyxl 3.0.9).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys
import zipfile

import openpyxl
from openpyxl.comments import Comment
from osgeo import gdal

gdal.UseExceptions()
SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
NOTE = "check this one"


def cell(text, kind="string", note=""):
    note = note and f"<office:annotation><text:p>{note}</text:p></office:annotation>"
    value = f' office:value="{text}"' if kind == "float" else ""
    return f'<table:table-cell office:value-type="{kind}"{value}>{note}<text:p>{text}</text:p></table:table-cell>'


def open_document(path):
    rows = [cell("offence") + cell("loss"), cell("Burglary", note=NOTE) + cell("20", "float", NOTE),
            cell("Burglary") + cell("30", "float")]
    text = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", f'<office:document-content {SPACES} office:version="1.2"><office:body>'
                       f'<office:spreadsheet><table:table table:name="crimes">{text}</table:table>'
                       "</office:spreadsheet></office:body></office:document-content>")


def excel(path):
    book = openpyxl.Workbook()
    for row in (["offence", "loss"], ["Burglary", 20], ["Burglary", 30]):
        book.active.append(row)
    book.active["A2"].comment = Comment(NOTE, "analyst")
    book.save(path)


def read(make, name):
    path = os.path.join(sys.argv[1], name)
    make(path)
    data = gdal.OpenEx(path, open_options=["HEADERS=FORCE"])
    return [(feature.GetFieldAsString(0), feature.GetFieldAsString(1)) for feature in data.GetLayer(0)]


ods, xlsx = read(open_document, "crimes.ods"), read(excel, "crimes.xlsx")
print("GDAL", gdal.__version__, "openpyxl", openpyxl.__version__)
print("ODS: ", ods)
print("XLSX:", xlsx)
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert ods == [(NOTE + "\nBurglary", "20"), ("Burglary", "30")], ods
assert xlsx == [("Burglary", "20"), ("Burglary", "30")], xlsx
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
