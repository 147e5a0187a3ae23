#!/usr/bin/env bash
# Guess: a moment with an offset, 2025-07-01T00:30:00+01:00, is the same moment whichever way a GeoPackage is read.
# What happens: read feature by feature the offset is there; in the Arrow stream there is 00:30 and no offset, so that
# it cannot be told from 00:30 UTC, which is an hour later.
# Why it matters: crimes of the first hour after midnight in summer change their day, and hours of the day shift by one
# between two ways of reading one file.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal and python3-numpy).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

from osgeo import gdal, ogr

gdal.UseExceptions()
path = os.path.join(sys.argv[1], "moments.gpkg")
data = ogr.GetDriverByName("GPKG").CreateDataSource(path)
layer = data.CreateLayer("moments", None, ogr.wkbPoint)
layer.CreateField(ogr.FieldDefn("moment", ogr.OFTDateTime))
feature = ogr.Feature(layer.GetLayerDefn())
feature["moment"] = "2025/07/01 00:30:00+01"
feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (1 2)"))
layer.CreateFeature(feature)
feature = layer = data = None

opened = ogr.Open(path)
one_by_one = [feature["moment"] for feature in opened.GetLayer(0)]
stream = [str(moment) for block in opened.GetLayer(0).GetArrowStreamAsNumPy() for moment in block["moment"]]
print("GDAL", gdal.__version__)
print("one by one:", one_by_one)
print("stream:    ", stream)
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert one_by_one == ["2025/07/01 00:30:00+01"], one_by_one
assert stream == ["2025-07-01T00:30:00.000"], stream
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
