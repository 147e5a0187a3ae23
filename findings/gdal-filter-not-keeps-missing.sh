#!/usr/bin/env bash
# Guess: ward <> 1, ward NOT IN (1) and NOT (ward = 1) are three ways to ask for one thing, and as in any SQL leave out the
# rows whose ward is missing.
# What happens: a GeoPackage does so. In the formats that GDAL filters itself (shapefile, GeoJSON, FlatGeobuf, geodatabase)
# <> leaves the missing out, and the two with NOT keep them.
# Why it matters: crimes without a ward are in or out by the wording of the filter and by the format of the file.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

from osgeo import gdal, ogr

gdal.UseExceptions()
WARDS = (1, 2, 3, None)
WHERE = ("ward <> 1", "ward NOT IN (1)", "NOT (ward = 1)")
FILES = {"GPKG": "c.gpkg", "ESRI Shapefile": "c.shp", "GeoJSON": "c.geojson", "FlatGeobuf": "c.fgb", "OpenFileGDB": "c.gdb"}


def rows(driver, name):
    """The wards that each filter leaves."""
    path = os.path.join(sys.argv[1], name)
    data = ogr.GetDriverByName(driver).CreateDataSource(path)
    layer = data.CreateLayer("crimes", None, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("ward", ogr.OFTInteger))
    for ward in WARDS:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetFieldNull("ward")
        if ward:
            feature["ward"] = ward
        feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (1 2)"))
        layer.CreateFeature(feature)
    feature = layer = data = None
    data = ogr.Open(path)
    layer, found = data.GetLayer(0), []
    for where in WHERE:
        layer.SetAttributeFilter(where)
        found.append(sorted(str(feature["ward"]) for feature in layer))
    return found


seen = {driver: rows(driver, name) for driver, name in FILES.items()}
print("GDAL", gdal.__version__)
for driver, found in seen.items():
    print("{:<15}".format(driver), "; ".join(f"{where}: {' '.join(wards)}" for where, wards in zip(WHERE, found)))
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
known, kept = ["2", "3"], ["2", "3", "None"]
assert seen.pop("GPKG") == [known, known, known]
assert all(found == [known, kept, kept] for found in seen.values()), seen
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
