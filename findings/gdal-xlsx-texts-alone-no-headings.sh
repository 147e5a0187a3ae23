#!/usr/bin/env bash
# Guess: the first row of a workbook gives the names of the columns, as it does with every export GDAL reads.
# What happens: only where the row after it holds a number or a date. Where that is all text the columns are Field1, Field2
# and the headings are a row of data; the setting OGR_XLSX_HEADERS=FORCE helps, an open option does not.
# Why it matters: a log of visits whose first visit has no number has a row too many and no columns known by name, and
# gets them back when its rows are sorted another way.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal and python3-openpyxl 3.0.9).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

import openpyxl
from osgeo import gdal

gdal.UseExceptions()


def read(name, rows, options=()):
    """(names of the columns, number of rows) of a workbook as GDAL has it."""
    path = os.path.join(sys.argv[1], name + ".xlsx")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    layer = (data := gdal.OpenEx(path, allowed_drivers=["XLSX"], open_options=list(options))).GetLayer(0)
    definition = layer.GetLayerDefn()
    return [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())], layer.GetFeatureCount()


texts = [["place", "arrived"], ["HS-0001", "14:05"], ["HS-0002", "15:10"]]
found = {
    "number in the second row": read("second", [texts[0], ["HS-0003", 15.5], *texts[1:]]),
    "number in the last row": read("last", [*texts, ["HS-0003", 15.5]]),
    "texts alone": read("texts", texts),
    "texts alone, open option": read("option", texts, ["HEADERS=FORCE"]),
}
gdal.SetConfigOption("OGR_XLSX_HEADERS", "FORCE")
found["texts alone, setting"] = read("setting", texts)
print("GDAL", gdal.__version__)
for what, (names, rows) in found.items():
    print(f"{what}: {names}, {rows} rows")
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
named, unnamed = ["place", "arrived"], ["Field1", "Field2"]
assert [one for one, _ in found.values()] == [named, unnamed, unnamed, unnamed, named], found
assert [rows for _, rows in found.values()] == [3, 4, 3, 3, 2], found
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
