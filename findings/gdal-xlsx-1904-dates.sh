#!/usr/bin/env bash
# Guess: a workbook that counts its days from 1904, as those begun on an old Mac still do, is read with the right dates.
# What happens: GDAL's XLSX driver takes every day number as counted from 1900. 1 March 2025 is read as 28 February 2021,
# 1,462 days too early, with the right time of day and without a warning.
# Why it matters: the dates look plausible and keep their order, so that months, seasons and before-and-after are all of
# the wrong years; four years and a day also move every weekday.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal and python3-openpyxl 3.0.9, which reads it right).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import datetime
import os
import sys

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from osgeo import gdal

gdal.UseExceptions()
moment = datetime.datetime(2025, 3, 1, 9, 30)
read = {}
for name, epoch in (("1900", CALENDAR_WINDOWS_1900), ("1904", CALENDAR_MAC_1904)):
    path = os.path.join(sys.argv[1], name + ".xlsx")
    book = openpyxl.Workbook()
    book.epoch = epoch
    book.active.append(["offence", "moment"])
    book.active.append(["Burglary", moment])
    book.active["B2"].number_format = "dd/mm/yyyy hh:mm"
    book.save(path)
    assert openpyxl.load_workbook(path).active["B2"].value == moment
    data = gdal.OpenEx(path, allowed_drivers=["XLSX"], open_options=["HEADERS=FORCE"])
    read[name] = [feature["moment"] for feature in data.GetLayer(0)]
print("GDAL", gdal.__version__, "openpyxl", openpyxl.__version__)
for name, found in read.items():
    print("{} as days from {}: read as {}".format(moment, name, found[0]))
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert read == {"1900": ["2025/03/01 09:30:00"], "1904": ["2021/02/28 09:30:00"]}, read
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
