#!/usr/bin/env bash
# Guess: a date that is in no month, such as 31 February, is either refused or given as it is written, however it is read.
# What happens: in a GeoPackage it is given as 2025-02-31 feature by feature, and as 3 March by the Arrow stream, as
# though somebody had written that; nothing marks it.
# Why it matters: dates put together from parts, or changed by SQL, move crimes into another month for who reads the fast
# way, and not for who reads the other way.
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
written = ["2025-02-28", "2025-02-31", "2025-04-31"]
data = ogr.GetDriverByName("GPKG").CreateDataSource(path)
layer = data.CreateLayer("days", None, ogr.wkbNone)
layer.CreateField(ogr.FieldDefn("day", ogr.OFTDate))
for _ in written:
    layer.CreateFeature(ogr.Feature(layer.GetLayerDefn()))
layer = data = None
base = sqlite3.connect(path)
base.executemany("update days set day = ? where fid = ?", [(day, i) for i, day in enumerate(written, 1)])
base.commit()
base.close()

data = ogr.Open(path)
one_by_one = ["{}-{:02}-{:02}".format(*feature.GetFieldAsDateTime(0)[:3]) for feature in data.GetLayer(0)]
stream = [str(day)[:10] for block in data.GetLayer(0).GetArrowStreamAsNumPy() for day in block["day"]]
print("GDAL", gdal.__version__)
print("written:   ", written)
print("one by one:", one_by_one)
print("stream:    ", stream)
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert one_by_one == written, one_by_one
assert stream == ["2025-02-28", "2025-03-03", "2025-05-01"], stream
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
