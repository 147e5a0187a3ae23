#!/usr/bin/env bash
# Guess: QGIS gives each feature of a layer a number of its own, whatever the file says.
# What happens: the "id" of GeoJSON, if it is a whole number, is taken for that number, also where several features have it.
# All of them are listed and counted; asked for by number, or selected, there is one, and "Select all" selects one.
# Why it matters: a crime is written with its number once for each offence or location. Tools that keep what they work on by number
# take one of them: "Extract by location" gives one of three, and "Delete duplicate geometries" leaves one of three places.
# Seen with QGIS 3.22.16 and GDAL 3.6.2 (Debian bookworm, python3-qgis).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import json
import os
import sys

import processing
from osgeo import gdal
from processing.core.Processing import Processing
from qgis.core import Qgis, QgsApplication, QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer

application = QgsApplication([], False)
application.initQgis()
Processing.initialize()

path = os.path.join(sys.argv[1], "crimes.geojson")
with open(path, "w", encoding="utf-8") as file:
    json.dump({"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": 7, "properties": {"offence": offence},
         "geometry": {"type": "Point", "coordinates": [-1, 52 + i]}}
        for i, offence in enumerate(("Burglary", "Theft", "Arson"))]}, file)
layer = QgsVectorLayer(path, "crimes", "ogr")
layer.selectAll()
area = QgsVectorLayer("Polygon?crs=EPSG:4326", "area", "memory")
feature = QgsFeature()
feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(-2, 51, 0, 56)))
assert area.dataProvider().addFeatures([feature])[0]
inside = processing.run("native:extractbylocation", {
    "INPUT": layer, "INTERSECT": area, "PREDICATE": [0], "OUTPUT": "memory:"})["OUTPUT"]
apart = processing.run("native:deleteduplicategeometries", {"INPUT": layer, "OUTPUT": "memory:"})["OUTPUT"]
seen = {"counted": layer.featureCount(), "listed": len(list(layer.getFeatures())),
        "asked for by number": len(list(layer.getFeatures([7]))), "selected of all": layer.selectedFeatureCount(),
        "inside an area around all": inside.featureCount(), "places that differ": apart.featureCount()}
print("QGIS", Qgis.QGIS_VERSION, "GDAL", gdal.__version__)
for what, count in seen.items():
    print(f"{what}: {count}")
assert Qgis.QGIS_VERSION.startswith("3.22.16") and gdal.__version__ == "3.6.2", "another QGIS or GDAL: look again"
assert list(seen.values()) == [3, 3, 1, 1, 1, 1], seen
del feature, layer, area, inside, apart
application.exitQgis()
PYTHON
export HOME=$work QT_QPA_PLATFORM=offscreen PYTHONPATH=/usr/share/qgis/python:/usr/share/qgis/python/plugins
export XDG_RUNTIME_DIR=$work/run
mkdir -m 700 "$work/run"
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
