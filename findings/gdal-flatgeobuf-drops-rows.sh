#!/usr/bin/env bash
# Guess: a FlatGeobuf file, like any other vector file, holds what was written into it, or the writing fails.
# What happens: rows without a shape are taken without an error and are not in the file; a table of none but such rows
# becomes a file of no rows. GDAL from 3.10 on says so; this one does not.
# Why it matters: tables of results, and crimes without a place, vanish while success is reported.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

from osgeo import gdal, ogr

gdal.UseExceptions()


def written_and_read(name, kind, shapes):
    """(rows written, rows read) of a file with these shapes."""
    path = os.path.join(sys.argv[1], name + ".fgb")
    data = ogr.GetDriverByName("FlatGeobuf").CreateDataSource(path)
    layer = data.CreateLayer(name, None, kind)
    layer.CreateField(ogr.FieldDefn("offence", ogr.OFTString))
    for shape in shapes:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["offence"] = "Burglary"
        if shape:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(shape))
        assert layer.CreateFeature(feature) == ogr.OGRERR_NONE
    feature = layer = data = None
    opened = ogr.Open(path)
    return len(shapes), opened.GetLayer(0).GetFeatureCount()


points = written_and_read("points", ogr.wkbPoint, ["POINT (1 2)", None, "POINT (3 4)"])
table = written_and_read("table", ogr.wkbNone, [None, None])
print("GDAL", gdal.__version__)
print("points, one of three without a shape: {} rows written, {} read".format(*points))
print("a table of two rows:                  {} rows written, {} read".format(*table))
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert points == (3, 2) and table == (2, 0)
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
