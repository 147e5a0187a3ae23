#!/usr/bin/env bash
# Guess: offence = 'burglary' means the same rows whichever file the layer is in, and LIKE is the laxer of the two.
# What happens: a GeoPackage minds capitals in = and IN, and not in LIKE. The formats that GDAL filters itself (shapefile,
# GeoJSON, FlatGeobuf, geodatabase) do the opposite: = and IN ignore capitals, and LIKE minds them.
# Why it matters: the filter of a QGIS layer is handed to GDAL as it is. The same project counts other crimes once its
# shapefile has been saved as a GeoPackage.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

from osgeo import gdal, ogr

gdal.UseExceptions()
OFFENCES = ("Burglary", "burglary", "BURGLARY", "Theft")
WHERE = ("offence = 'burglary'", "offence IN ('burglary')", "offence LIKE 'burglary'")
FILES = {"GPKG": "c.gpkg", "ESRI Shapefile": "c.shp", "GeoJSON": "c.geojson", "FlatGeobuf": "c.fgb", "OpenFileGDB": "c.gdb"}


def rows(driver, name):
    """How many of the rows each filter leaves."""
    path = os.path.join(sys.argv[1], name)
    data = ogr.GetDriverByName(driver).CreateDataSource(path)
    layer = data.CreateLayer("crimes", None, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("offence", ogr.OFTString))
    for offence in OFFENCES:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["offence"] = offence
        feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (1 2)"))
        layer.CreateFeature(feature)
    feature = layer = data = None
    data = ogr.Open(path)
    layer, found = data.GetLayer(0), []
    for where in WHERE:
        layer.SetAttributeFilter(where)
        found.append(sum(1 for _ in layer))
    return found


seen = {driver: rows(driver, name) for driver, name in FILES.items()}
print("GDAL", gdal.__version__)
print("of", ", ".join(OFFENCES))
for driver, found in seen.items():
    print("{:<15}".format(driver), ", ".join(f"{where}: {count}" for where, count in zip(WHERE, found)))
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert seen.pop("GPKG") == [1, 1, 3]
assert all(found == [3, 3, 1] for found in seen.values()), seen
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
