#!/usr/bin/env bash
# Guess: a format that cannot hold a column of times of day refuses it, or keeps it as a text, as a GeoPackage does.
# What happens: FlatGeobuf and the file geodatabase take the column for one of dates with times, and the values with it. When
# read, every time is missing in the one, and midnight of 1 January 1970 in the other. FlatGeobuf makes dates midnights too.
# Why it matters: forces keep the day and the time of a crime in two columns. The second is gone, or says midnight for all.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

from osgeo import gdal, ogr

gdal.UseExceptions()


def read(driver, name):
    """[(day, time)] of two crimes."""
    path = os.path.join(sys.argv[1], name)
    data = ogr.GetDriverByName(driver).CreateDataSource(path)
    layer = data.CreateLayer("crimes", None, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("day", ogr.OFTDate))
    layer.CreateField(ogr.FieldDefn("time", ogr.OFTTime))
    for time in ("09:30:00", "23:15:00"):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["day"], feature["time"] = "2025/07/01", time
        feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (1 2)"))
        assert layer.CreateFeature(feature) == ogr.OGRERR_NONE
    feature = layer = data = None
    data = ogr.Open(path)
    return [(feature["day"], feature["time"]) for feature in data.GetLayer(0)]


seen = {driver: read(driver, name) for driver, name in (
    ("FlatGeobuf", "c.fgb"), ("OpenFileGDB", "c.gdb"), ("GPKG", "c.gpkg"), ("MapInfo File", "c.tab"))}
print("GDAL", gdal.__version__)
print("written: 2025/07/01 09:30:00, 2025/07/01 23:15:00")
for driver, found in seen.items():
    print("{:<13}".format(driver), found)
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert seen["FlatGeobuf"] == [("2025/07/01 00:00:00", None)] * 2
assert [time for _, time in seen["OpenFileGDB"]] == ["1970/01/01 00:00:00+00"] * 2
assert seen["GPKG"] == seen["MapInfo File"] == [("2025/07/01", "09:30:00"), ("2025/07/01", "23:15:00")]
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
