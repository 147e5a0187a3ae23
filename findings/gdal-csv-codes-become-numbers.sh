#!/usr/bin/env bash
# Guess: when GDAL works out the types of a CSV's columns, a column is numeric only if its values can be read as numbers.
# What happens: a D between digits passes for the exponent of old Fortran, so that the codes 12D4 and 12D7 make a column of
# real numbers; but only the digits before the D are read, and both are 12. References of more than 19 digits are
# integers too, and all are read as 9223372036854775807.
# Why it matters: a load of crimes by ogr2ogr that asks for types makes the beats, or the references, of many rows equal.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal); the warnings go to the error stream.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

from osgeo import gdal

gdal.UseExceptions()


def read(values):
    """(type, values) of a column of a CSV."""
    path = os.path.join(sys.argv[1], "crimes.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("offence,code\n" + "".join(f"Burglary,{value}\n" for value in values))
    data = gdal.OpenEx(path, allowed_drivers=["CSV"], open_options=["AUTODETECT_TYPE=YES"])
    layer = data.GetLayer(0)
    return layer.GetLayerDefn().GetFieldDefn(1).GetTypeName(), [feature.GetFieldAsString(1) for feature in layer]


seen = {values: read(values) for values in (
    ("12D4", "12D7"), ("12C4", "12C7"), ("20250102000000000001", "20250102000000000002"))}
print("GDAL", gdal.__version__)
for values, (kind, found) in seen.items():
    print(f"{', '.join(values)}: {kind}, read as {', '.join(found)}")
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert list(seen.values()) == [("Real", ["12", "12"]), ("String", ["12C4", "12C7"]),
                               ("Integer64", ["9223372036854775807"] * 2)], seen
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
