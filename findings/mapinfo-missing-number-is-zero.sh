#!/usr/bin/env bash
# Guess: a missing number stays missing in a MapInfo file, as a missing date does.
# What happens: TAB and MIF have no missing numbers. GDAL takes a feature whose number was said to be missing without a word,
# and gives back a 0 that cannot be told from a true one; a missing text becomes an empty one, and a missing date is kept.
# Why it matters: crimes whose hour is unknown all happen at midnight, areas whose population is unknown have none, and means
# of losses fall.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

from osgeo import gdal, ogr

gdal.UseExceptions()
FIELDS = {"hour": ogr.OFTInteger, "loss": ogr.OFTReal, "offence": ogr.OFTString, "day": ogr.OFTDate}


def read(driver, name):
    """What a feature with nothing but missing values comes back as."""
    path = os.path.join(sys.argv[1], name)
    data = ogr.GetDriverByName(driver).CreateDataSource(path)
    layer = data.CreateLayer("crimes", None, ogr.wkbPoint)
    for field, kind in FIELDS.items():
        layer.CreateField(ogr.FieldDefn(field, kind))
    feature = ogr.Feature(layer.GetLayerDefn())
    for field in FIELDS:
        feature.SetFieldNull(field)
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (1 2)"))
    assert layer.CreateFeature(feature) == ogr.OGRERR_NONE
    feature = layer = data = None
    data = ogr.Open(path)
    return [[feature[field] for field in FIELDS] for feature in data.GetLayer(0)]


seen = {name: read(driver, name) for driver, name in (
    ("MapInfo File", "crimes.tab"), ("MapInfo File", "crimes.mif"), ("ESRI Shapefile", "crimes.shp"), ("GPKG", "crimes.gpkg"))}
print("GDAL", gdal.__version__)
print("written missing:", ", ".join(FIELDS))
for name, found in seen.items():
    print("{:<12} read as {}".format(name, found[0]))
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert seen["crimes.tab"] == seen["crimes.mif"] == [[0, 0.0, "", None]], seen
assert seen["crimes.shp"] == seen["crimes.gpkg"] == [[None] * 4], seen
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
