#!/usr/bin/env bash
# Guess: the greatest time between crimes of a cluster is in hours, the unit that the tool "ST-DBSCAN clustering" begins with.
# What happens: it is so in the dialog only. A script or a model hands the number over as milliseconds: with 168, a week of
# hours, nothing clusters that is not a sixth of a second apart, and no error says so.
# Why it matters: "no series of crimes within a week" is said of burglaries on three days in a row at one place.
# Seen with QGIS 3.22.16 (Debian bookworm, python3-qgis).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import processing
from processing.core.Processing import Processing
from qgis.core import Qgis, QgsApplication, QgsFeature, QgsGeometry, QgsPointXY, QgsUnitTypes, QgsVectorLayer
from qgis.PyQt.QtCore import QDate

application = QgsApplication([], False)
application.initQgis()
Processing.initialize()

layer = QgsVectorLayer("Point?crs=EPSG:27700&field=day:date", "crimes", "memory")
for day in (1, 2, 3):
    feature = QgsFeature(layer.fields())
    feature.setAttributes([QDate(2025, 7, day)])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(450000, 350000)))
    assert layer.dataProvider().addFeatures([feature])[0]


def clustered(longest):
    """How many crimes are in a cluster of two or more."""
    found = processing.run("native:stdbscanclustering", {
        "INPUT": layer, "DATETIME_FIELD": "day", "MIN_SIZE": 2, "EPS": 100, "EPS2": longest, "OUTPUT": "memory:"})["OUTPUT"]
    return sum(isinstance(row["CLUSTER_ID"], int) for row in found.getFeatures())


algorithm = QgsApplication.processingRegistry().algorithmById("native:stdbscanclustering")
shown = QgsUnitTypes.toString(algorithm.parameterDefinition("EPS2").defaultUnit())
hours, milliseconds = clustered(168), clustered(168 * 3600 * 1000)
print("QGIS", Qgis.QGIS_VERSION)
print(f"unit shown: {shown}; 3 crimes on 3 days at one place")
print(f"in clusters with 168: {hours}; with 604,800,000: {milliseconds}")
assert Qgis.QGIS_VERSION.startswith("3.22.16"), "another QGIS: look again"
assert (shown, hours, milliseconds) == ("hours", 0, 3), (shown, hours, milliseconds)
del algorithm, feature, layer
application.exitQgis()
PYTHON
export HOME=$work QT_QPA_PLATFORM=offscreen PYTHONPATH=/usr/share/qgis/python:/usr/share/qgis/python/plugins
export XDG_RUNTIME_DIR=$work/run
mkdir -m 700 "$work/run"
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
