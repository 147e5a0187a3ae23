#!/usr/bin/env bash
# Guess: a number that a device writes into a GPX file as an extension is read as it stands, or as a text.
# What happens: GDAL takes a column of digits for 32-bit integers, however long they are. Every number above 2,147,483,647 is
# read as just that, with a warning on the error stream only.
# Why it matters: the 15 digits of a device, the usual name of a radio or tracker, all become the same number: a shift's
# vehicles are one vehicle that is everywhere, and each visit is counted for it.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal); a column with one letter in it is read as texts.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

from osgeo import gdal

gdal.UseExceptions()


def read(name, devices):
    """[(type of the column, value)] of the device of each point."""
    points = "".join(
        f'<wpt lat="51.{i}" lon="-1"><time>2025-07-01T0{i}:00:00Z</time>'
        f"<extensions><t:device>{device}</t:device></extensions></wpt>"
        for i, device in enumerate(devices))
    path = os.path.join(sys.argv[1], name)
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?><gpx version="1.1" creator="tracker" '
                   f'xmlns="http://www.topografix.com/GPX/1/1" xmlns:t="urn:tracker">{points}</gpx>')
    data = gdal.OpenEx(path, allowed_drivers=["GPX"])
    layer = data.GetLayerByName("waypoints")
    at = layer.GetLayerDefn().GetFieldIndex("t_device")
    return layer.GetLayerDefn().GetFieldDefn(at).GetTypeName(), [feature.GetFieldAsString(at) for feature in layer]


long = ["100000000000011", "100000000000029", "100000000000037"]
numbers, texts = read("digits.gpx", long), read("letters.gpx", long[:2] + ["N"])
print("GDAL", gdal.__version__)
print("written:         ", long)
print("read:            ", *numbers)
print("with one letter: ", *texts)
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert numbers == ("Integer", ["2147483647"] * 3), numbers
assert texts == ("String", long[:2] + ["N"]), texts
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
