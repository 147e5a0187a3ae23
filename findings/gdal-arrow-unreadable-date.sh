#!/usr/bin/env bash
# Guess: a date in a GeoPackage that cannot be read is missing, however the layer is read.
# What happens: read feature by feature it is missing; in the Arrow stream it is valid, and is 1 January 1970.
# Why it matters: whoever reads dates by the stream, which is the fast way, counts crimes in 1970 and stretches the
# period to 55 years. Dates as '02/03/2025' get into GeoPackages by SQL and by other programs.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal and python3-numpy).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sqlite3
import sys

from osgeo import gdal, ogr

gdal.UseExceptions()
path = os.path.join(sys.argv[1], "days.gpkg")
data = ogr.GetDriverByName("GPKG").CreateDataSource(path)
layer = data.CreateLayer("days", None, ogr.wkbPoint)
layer.CreateField(ogr.FieldDefn("day", ogr.OFTDate))
for day in ("2025-03-01", "2025-03-02"):
    feature = ogr.Feature(layer.GetLayerDefn())
    feature["day"] = day
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (1 2)"))
    layer.CreateFeature(feature)
feature = layer = data = None
base = sqlite3.connect(path)
for name, in base.execute("select name from sqlite_master where type = 'trigger'").fetchall():
    base.execute('drop trigger "{}"'.format(name))
base.execute("update days set day = '02/03/2025' where fid = 2")
base.commit()
base.close()

layer_of = ogr.Open(path)
one_by_one = [feature["day"] for feature in layer_of.GetLayer(0)]
stream = [str(day) for block in layer_of.GetLayer(0).GetArrowStreamAsNumPy() for day in block["day"]]
print("GDAL", gdal.__version__)
print("one by one:", one_by_one)
print("stream:    ", stream)
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert one_by_one == ["2025/03/01", None], one_by_one
assert stream == ["2025-03-01", "1970-01-01"], stream
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
