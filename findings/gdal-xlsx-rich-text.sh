#!/usr/bin/env bash
# Guess: a cell of a workbook that is partly bold is read whole; bold is no part of what it says.
# What happens: where the text stands in the cell itself (inlineStr, as openpyxl writes it), GDAL's XLSX driver reads as
# much as stands before the first change of font, without a warning; in the table of shared texts it reads it whole.
# Why it matters: crime numbers of which a part is marked become equal to each other, and an import that drops repeated
# numbers drops real crimes.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal and python3-openpyxl 3.0.9, which reads both whole).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import re
import sys
import zipfile

import openpyxl
from osgeo import gdal, ogr

gdal.UseExceptions()
gdal.SetConfigOption("OGR_XLSX_HEADERS", "FORCE")
RUNS = b"<r><t>47</t></r><r><rPr><b/></rPr><t>0012</t></r><r><t>345</t></r>"


def inline(path):
    """A workbook whose texts stand in the cells."""
    book = openpyxl.Workbook()
    book.active.append(["reference", "offence"])
    book.active.append(["NUMBER", "Burglary"])
    book.save(path)


def shared(path):
    """A workbook whose texts stand in a table of their own."""
    data = ogr.GetDriverByName("XLSX").CreateDataSource(path)
    layer = data.CreateLayer("crimes", None, ogr.wkbNone)
    for name in ("reference", "offence"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["reference"], feature["offence"] = "NUMBER", "Burglary"
    layer.CreateFeature(feature)


def read(make, name):
    """(what GDAL reads, what openpyxl reads) where the middle of the cell is bold."""
    plain, rich = (os.path.join(sys.argv[1], kind + name) for kind in ("plain-", "rich-"))
    make(plain)
    made_bold = 0
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(rich, "w") as after:
        for part in before.namelist():
            content, count = re.subn(rb"<t[^>]*>NUMBER</t>", RUNS, before.read(part))
            made_bold += count
            after.writestr(part, content)
    assert made_bold == 1
    data = gdal.OpenEx(rich, allowed_drivers=["XLSX"])
    gdals = [feature.GetFieldAsString(0) for feature in data.GetLayer(0)][-1]
    return gdals, openpyxl.load_workbook(rich).active["A2"].value


print("GDAL", gdal.__version__, "openpyxl", openpyxl.__version__)
found = {make.__name__: read(make, make.__name__ + ".xlsx") for make in (inline, shared)}
for name, (gdals, openpyxls) in found.items():
    print("{}: GDAL reads {!r}, openpyxl reads {!r}".format(name, gdals, openpyxls))
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert found == {"inline": ("47", "470012345"), "shared": ("470012345", "470012345")}
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
