#!/usr/bin/env bash
# Guess: the moment in a cell is a number, so that what is read does not depend on how the cell is shown.
# What happens: GDAL's XLSX driver goes by the number format. The same moment is read with its time where the format is
# dd/mm/yyyy hh:mm, and as a day without a time where it is yyyy-mm-dd h:mm:ss, openpyxl's own format for moments.
# Why it matters: every hour of the day of an export made by a script is lost without a warning.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal and python3-openpyxl 3.0.9).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import datetime
import os
import sys

import openpyxl
from osgeo import gdal

gdal.UseExceptions()
moment = datetime.datetime(2025, 2, 3, 9, 58)
read = {}
for i, form in enumerate(("dd/mm/yyyy hh:mm", "yyyy-mm-dd h:mm:ss")):
    path = os.path.join(sys.argv[1], "{}.xlsx".format(i))
    book = openpyxl.Workbook()
    book.active.append(["offence", "moment"])
    book.active.append(["Burglary", moment])
    book.active["B2"].number_format = form
    book.save(path)
    assert openpyxl.load_workbook(path).active["B2"].value == moment
    data = gdal.OpenEx(path, allowed_drivers=["XLSX"], open_options=["HEADERS=FORCE"])
    kind = data.GetLayer(0).GetLayerDefn().GetFieldDefn(1).GetTypeName()
    read[form] = [(kind, feature.GetFieldAsString(1)) for feature in data.GetLayer(0)]
print("GDAL", gdal.__version__, "openpyxl", openpyxl.__version__)
for form, found in read.items():
    print("{:<20} is read as {}".format(form, found))
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert read["dd/mm/yyyy hh:mm"] == [("DateTime", "2025/02/03 09:58:00")], read
assert read["yyyy-mm-dd h:mm:ss"] == [("Date", "2025/02/03")], read
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
