#!/usr/bin/env bash
# Guess: a GeoPackage layer with shapes and no other column gives its shapes in the Arrow stream.
# What happens: where the row number is left out too (INCLUDE_FID=NO), every shape of the stream is empty, without an
# error; with the row number they are all there.
# Why it matters: points without attributes are how other tools hand over anonymised crimes. Asking for shapes only is
# the obvious way to read them fast, and finds a layer of nothing.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal and python3-numpy).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

from osgeo import gdal, ogr

gdal.UseExceptions()
path = os.path.join(sys.argv[1], "bare.gpkg")
data = ogr.GetDriverByName("GPKG").CreateDataSource(path)
layer = data.CreateLayer("bare", None, ogr.wkbPoint)
for x in range(3):
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT ({} 0)".format(x)))
    layer.CreateFeature(feature)
feature = layer = data = None


def lengths(options):
    """The bytes of every shape in the stream."""
    opened = ogr.Open(path)
    return [len(bytes(shape)) for block in opened.GetLayer(0).GetArrowStreamAsNumPy(options=options)
            for shape in block["geom"]]


with_number, without = lengths([]), lengths(["INCLUDE_FID=NO"])
print("GDAL", gdal.__version__)
print("bytes of each shape, with the row number:   ", with_number)
print("bytes of each shape, without the row number:", without)
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
assert with_number == [21, 21, 21] and without == [0, 0, 0]
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
