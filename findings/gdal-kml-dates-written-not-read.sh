#!/usr/bin/env bash
# Guess: a column of dates that is written into a KML file is there when the file is read.
# What happens: GDAL's LIBKML driver, which QGIS uses for KML and KMZ, writes the values but leaves the column out of the
# file's schema, and reads only what is in the schema: the same driver does not find its own dates. Only columns named
# timestamp, begin or end come through.
# Why it matters: crimes that went through Google Earth have no dates and times, while the text of the file still shows them.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

from osgeo import gdal, ogr

gdal.UseExceptions()


def through(name):
    """(whether the value is in the file, what is read of it) for a column of this name."""
    path = os.path.join(sys.argv[1], name + ".kml")
    data = ogr.GetDriverByName("LIBKML").CreateDataSource(path)
    layer = data.CreateLayer("crimes", None, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("offence", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn(name, ogr.OFTDate))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["offence"], feature[name] = "Burglary", "2025/07/01"
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (-1 52)"))
    layer.CreateFeature(feature)
    feature = layer = data = None
    with open(path, encoding="utf-8") as file:
        text = file.read()
    data = gdal.OpenEx(path, allowed_drivers=["LIBKML"])
    layer = data.GetLayer(0)
    at = layer.GetLayerDefn().GetFieldIndex(name)
    return any(day in text for day in ("2025/07/01", "2025-07-01")), [
        (feature["offence"], feature.GetFieldAsString(at) if at >= 0 else "no such column") for feature in layer]


seen = {name: through(name) for name in ("day", "committed", "begin", "timestamp")}
print("GDAL", gdal.__version__)
for name, (inside, found) in seen.items():
    print("{:<10} in the file: {}, read: {}".format(name, inside, found[0]))
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
lost, kept = (True, [("Burglary", "no such column")]), (True, [("Burglary", "2025/07/01 00:00:00")])
assert seen == {"day": lost, "committed": lost, "begin": kept, "timestamp": kept}, seen
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
