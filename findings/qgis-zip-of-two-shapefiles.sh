#!/usr/bin/env bash
# Guess: a ZIP with two Shapefiles given as the layer of a Processing parameter asks which, or is refused; and the path of
# one of them within the ZIP chooses it.
# What happens: the first is taken without a word, and neither its path (/vsizip/…/b.shp) nor |layername= is taken at all,
# though GDAL opens the path. A ZIP with two GeoPackages is refused.
# Why it matters: boundaries come as ZIPs with wards and parishes, or two years, side by side; crimes are counted by those
# whose name comes first.
# Seen with QGIS 3.22.16 and GDAL 3.6.2 (Debian bookworm, python3-qgis).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -m 700 "$work/run"
cat >"$work/try.py" <<'PYTHON'
import glob
import os
import sys
import zipfile

from osgeo import gdal, ogr
from qgis.core import Qgis, QgsApplication, QgsProcessingContext, QgsProcessingUtils

os.chdir(sys.argv[1])
for name, count in (("a.shp", 5), ("b.shp", 7), ("c.gpkg", 3), ("d.gpkg", 4)):
    data = ogr.GetDriverByName("GPKG" if name.endswith("gpkg") else "ESRI Shapefile").CreateDataSource(name)
    layer = data.CreateLayer(name[0], None, ogr.wkbPoint)
    layer.CreateField(ogr.FieldDefn("number", ogr.OFTInteger))
    for i in range(count):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["number"] = i
        feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (450000 520000)"))
        layer.CreateFeature(feature)
    feature = layer = data = None
for made, names in (("shp.zip", "[ab].*"), ("gpkg.zip", "*.gpkg")):
    with zipfile.ZipFile(made, "w") as archive:
        for name in sorted(glob.glob(names)):
            archive.write(name)

application = QgsApplication([], False)
application.initQgis()
here, context = os.getcwd(), QgsProcessingContext()


def taken(value):
    """The number of features of the layer that a parameter takes for a value, None for none."""
    layer = QgsProcessingUtils.mapLayerFromString(value.format(here), context)
    return None if layer is None else layer.featureCount()


values = ["{}/shp.zip", "/vsizip/{}/shp.zip/b.shp", "{}/shp.zip|layername=b"]
values += ["{}/gpkg.zip", "/vsizip/{}/gpkg.zip/d.gpkg"]
found = [taken(value) for value in values]
data = ogr.Open(values[1].format(here))
by_gdal = data.GetLayer(0).GetFeatureCount()
print("QGIS", Qgis.QGIS_VERSION, "GDAL", gdal.__version__)
for value, count in zip(values, found):
    print("{:28} {}".format(value.format("…"), "not taken" if count is None else f"{count} features"))
print(f"the same path by GDAL         {by_gdal} features")
assert Qgis.QGIS_VERSION.startswith("3.22"), "another QGIS: look again"
assert found == [5, None, None, None, None], found
assert by_gdal == 7
sys.stdout.flush()
os._exit(0)
PYTHON
env HOME="$work" XDG_RUNTIME_DIR="$work/run" QT_QPA_PLATFORM=offscreen /usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" ||
    { cat "$work/err" >&2; exit 1; }
