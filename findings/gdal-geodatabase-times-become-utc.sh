#!/usr/bin/env bash
# Guess: a time without a time zone that is written into a file geodatabase comes back as it was written.
# What happens: it comes back with the zone UTC, from a format that keeps none: what was 07:25 by the clock is now said
# to be 07:25 by Greenwich, which in summer is 08:25.
# Why it matters: who believes the zone moves the crimes of half the year by an hour, and those after 23:00 to the next
# day; forces hand over geodatabases of local times.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

from osgeo import gdal, ogr

gdal.UseExceptions()
read = {}
for driver, name in (("OpenFileGDB", "crimes.gdb"), ("MapInfo File", "crimes.tab"), ("GPKG", "crimes.gpkg")):
    path = os.path.join(sys.argv[1], name)
    data = ogr.GetDriverByName(driver).CreateDataSource(path)
    layer = data.CreateLayer("crimes", None, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("moment", ogr.OFTDateTime))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["moment"] = "2025/07/01 07:25:00"
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (1 2)"))
    layer.CreateFeature(feature)
    feature = layer = data = None
    opened = ogr.Open(path)
    read[driver] = [feature["moment"] for feature in opened.GetLayer(0)]
    opened = None
print("GDAL", gdal.__version__)
for driver, found in read.items():
    print("{:<13} 2025/07/01 07:25:00 is read as {}".format(driver, found[0]))
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert read["OpenFileGDB"] == ["2025/07/01 07:25:00+00"]
assert read["MapInfo File"] == ["2025/07/01 07:25:00"]
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
