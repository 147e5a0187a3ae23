#!/usr/bin/env bash
# Guess: a layer keeps its place when it goes through a MapInfo TAB file, the old exchange format of many forces.
# What happens: British National Grid does. Irish Grid comes back without its code and without its datum, once as
# WGS 84 and once as a bare ellipsoid, so that turned into longitude and latitude it lies some 50 to 70 m off.
# Why it matters: crimes of Northern Ireland laid over a map from elsewhere fall into the next street, without a word.
# Seen with GDAL 3.6.2 (Debian bookworm, python3-gdal).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import math
import os
import sys

from osgeo import gdal, ogr, osr

gdal.UseExceptions()
# Within the process: without it, grids that a machine may or may not have decide about metres.
osr.SetPROJEnableNetwork(False)


def system(code=None, copy=None):
    found = copy.Clone() if copy is not None else osr.SpatialReference()
    if code:
        found.ImportFromEPSG(code)
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


def through(code, x, y):
    """(the code that came back, metres between where the point was and where it is)."""
    path = os.path.join(sys.argv[1], "t{}.tab".format(code))
    data = ogr.GetDriverByName("MapInfo File").CreateDataSource(path)
    layer = data.CreateLayer("t", system(code), ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("a", ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT ({} {})".format(x, y)))
    layer.CreateFeature(feature)
    feature = layer = data = None
    opened = ogr.Open(path)
    back = opened.GetLayer(0).GetSpatialRef()
    places = [osr.CoordinateTransformation(one, system(4326)).TransformPoint(x, y)
              for one in (system(code), system(copy=back))]
    (a, b, _), (c, d, _) = places
    metres = math.hypot((a - c) * 111320 * math.cos(math.radians(b)), (b - d) * 111320)
    print("EPSG:{}: comes back as {}, {:.0f} m off: {}".format(
        code, back.GetAuthorityCode(None), metres, back.ExportToProj4()))
    return back.GetAuthorityCode(None), metres


print("GDAL", gdal.__version__)
assert gdal.__version__ == "3.6.2", "another GDAL: look again"
code, metres = through(27700, 450000, 520000)
assert metres < 1
for irish in (29902, 29903):
    code, metres = through(irish, 334000, 374000)
    assert code is None and 45 < metres < 75
PYTHON
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
