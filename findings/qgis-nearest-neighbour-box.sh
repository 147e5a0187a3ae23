#!/usr/bin/env bash
# Guess: the nearest neighbour index says whether crimes cluster, and one crime far away makes little difference to it.
# What happens: QGIS compares with chance over the upright box around all the points. 400 crimes dealt out at random have the
# index 1.0; with one more, wrongly placed 10 km off, they have 0.2 at a z-score below -25: "strongly clustered".
# Why it matters: one default location, or a force whose area is no upright box, gives clustering that is not there; two years
# compare only if their outermost crimes are the same. The tool takes no area.
# Seen with QGIS 3.22.16 (Debian bookworm, python3-qgis).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import random

import processing
from processing.core.Processing import Processing
from qgis.core import Qgis, QgsApplication, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

application = QgsApplication([], False)
application.initQgis()
Processing.initialize()

random.seed(2)
crimes = [(450000 + random.uniform(0, 1000), 350000 + random.uniform(0, 1000)) for _ in range(400)]


def measured(points):
    """(index, z-score) of the points."""
    layer = QgsVectorLayer("Point?crs=EPSG:27700", "crimes", "memory")
    features = []
    for x, y in points:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    layer.updateExtents()
    found = processing.run("native:nearestneighbouranalysis", {"INPUT": layer})
    return found["NN_INDEX"], found["Z_SCORE"]


(index, score), (far_index, far_score) = measured(crimes), measured(crimes + [(460000, 360000)])
print("QGIS", Qgis.QGIS_VERSION)
print(f"400 crimes at random:            index {index:.2f}, z {score:.1f}")
print(f"the same and one 10 km off them: index {far_index:.2f}, z {far_score:.1f}")
assert Qgis.QGIS_VERSION.startswith("3.22.16"), "another QGIS: look again"
assert 0.9 < index < 1.1 and abs(score) < 2 and far_index < 0.3 and far_score < -25
application.exitQgis()
PYTHON
export HOME=$work QT_QPA_PLATFORM=offscreen PYTHONPATH=/usr/share/qgis/python:/usr/share/qgis/python/plugins
export XDG_RUNTIME_DIR=$work/run
mkdir -m 700 "$work/run"
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
