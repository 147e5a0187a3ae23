#!/usr/bin/env bash
# Guess: a layer of a GeoPackage refuses an attribute filter on a column that it has not, as a CSV or a shapefile does.
# What happens: SetAttributeFilter says that all is well. A plain name is an error only when the first row is read, which
# without exceptions looks like no rows; a name in double quotes is taken for a text and never an error.
# Why it matters: a project's stored filter outlives the column it names. "No crime is left" is then said of a full table.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

from osgeo import gdal, ogr

gdal.PushErrorHandler("CPLQuietErrorHandler")


def made(driver, name):
    """A table of three offences."""
    path = os.path.join(sys.argv[1], name)
    data = ogr.GetDriverByName(driver).CreateDataSource(path)
    layer = data.CreateLayer("crimes", None, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("offence", ogr.OFTString))
    for _ in range(3):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["offence"] = "Burglary"
        layer.CreateFeature(feature)
    feature = layer = data = None
    return path


def filtered(path, where):
    """(what SetAttributeFilter answers, rows read after it)."""
    data = ogr.Open(path)
    layer = data.GetLayer(0)
    return layer.SetAttributeFilter(where), sum(1 for _ in layer)


package, shape = made("GPKG", "crimes.gpkg"), made("ESRI Shapefile", "crimes.shp")
seen = {}
for where in ("gone = 'x'", "\"gone\" = 'x'", "\"gone\" <> 'x'"):
    for path in (package, shape):
        seen[where, os.path.basename(path)] = filtered(path, where)
print("GDAL", gdal.__version__)
for (where, name), (code, rows) in seen.items():
    print(f"{name:12} {where:14} answer {code}, {rows} rows of 3")
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert [seen[where, "crimes.gpkg"] for where in ("gone = 'x'", "\"gone\" = 'x'", "\"gone\" <> 'x'")] == [(0, 0), (0, 0), (0, 3)]
assert all(seen[key][0] != 0 for key in seen if key[1] == "crimes.shp")
PYTHON
/usr/bin/python3 "$work/try.py" "$work"
