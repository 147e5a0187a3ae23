#!/usr/bin/env bash
# Guess: the heat map's "scaled" output is a density, so that over the whole map it adds up to the number of crimes, whichever
# kernel shape is chosen.
# What happens: it does for the triangular, uniform, triweight and Epanechnikov shapes. The quartic, which is the default and the
# shape of most crime maps, adds up to 7.25 times the crimes.
# Why it matters: "crimes per square kilometre" of the default map is seven times too high, and no two shapes can be compared.
# Seen with QGIS 3.22.16 (Debian bookworm, python3-qgis and python3-gdal).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

import numpy as np
from osgeo import gdal
import processing
from processing.core.Processing import Processing
from qgis.core import Qgis, QgsApplication, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

gdal.UseExceptions()
application = QgsApplication([], False)
application.initQgis()
Processing.initialize()

layer = QgsVectorLayer("Point?crs=EPSG:27700", "crimes", "memory")
for x, y in ((450000, 350000), (450000, 350000), (452000, 353000)):
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
    assert layer.dataProvider().addFeatures([feature])[0]
layer.updateExtents()
SHAPES = ("quartic", "triangular", "uniform", "triweight", "Epanechnikov")
sums = {}
for number, shape in enumerate(SHAPES):
    path = os.path.join(sys.argv[1], shape + ".tif")
    processing.run("qgis:heatmapkerneldensityestimation", {
        "INPUT": layer, "RADIUS": 500, "PIXEL_SIZE": 10, "KERNEL": number, "DECAY": 0, "OUTPUT_VALUE": 1, "OUTPUT": path})
    band = gdal.Open(path)
    cells = band.ReadAsArray().astype(float)
    cells[cells == band.GetRasterBand(1).GetNoDataValue()] = 0
    sums[shape] = cells.sum() * 10 * 10
print("QGIS", Qgis.QGIS_VERSION)
for shape, found in sums.items():
    print(f"{shape:<13} density times area, all cells, 3 crimes: {found:.2f}")
assert Qgis.QGIS_VERSION.startswith("3.22.16"), "another QGIS: look again"
assert abs(sums.pop("quartic") - 3 * 7.25) < 0.05
assert all(abs(found - 3) < 0.05 for found in sums.values()), sums
# Files are closed before QGIS ends.
del band, feature, layer
application.exitQgis()
PYTHON
export HOME=$work QT_QPA_PLATFORM=offscreen PYTHONPATH=/usr/share/qgis/python:/usr/share/qgis/python/plugins
export XDG_RUNTIME_DIR=$work/run
mkdir -m 700 "$work/run"
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
