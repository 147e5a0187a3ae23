#!/usr/bin/env bash
# Guess: a coordinate system that QGIS hands out is good as long as somebody holds it.
# What happens: QGIS keeps a system that was asked for by name, and hands the same one to every thread. When the thread that
# asked first ends, its description is gone for all. It stays valid and still transforms, and toWkt() is empty.
# Why it matters: a layer that shares it is written to a file without a coordinate system (a GeoPackage says srs_id 0). A
# worker of QGIS's thread pool ends after 30 idle seconds, so that it looks like chance.
# Seen with QGIS 3.22.16, 3.40.6 (also on Qt 6) and 3.44.15.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import threading
import time

from qgis.core import Qgis, QgsApplication, QgsCoordinateReferenceSystem

application = QgsApplication([], False)
application.initQgis()
asked, over = threading.Event(), threading.Event()


def ask():
    QgsCoordinateReferenceSystem("EPSG:27700")
    asked.set()
    over.wait()


thread = threading.Thread(target=ask)
thread.start()
asked.wait()
shared = QgsCoordinateReferenceSystem("EPSG:27700")
before = len(shared.toWkt())
over.set()
thread.join()
# Python has done with a thread before the system has.
while os.path.exists(f"/proc/self/task/{thread.native_id}"):
    time.sleep(0.01)
after, anew = len(shared.toWkt()), len(QgsCoordinateReferenceSystem("EPSG:27700").toWkt())
print("QGIS", Qgis.QGIS_VERSION, "- valid:", shared.isValid(), "- characters of WKT:", before, after, anew)
assert shared.isValid() and before and not after and not anew
QgsCoordinateReferenceSystem.invalidateCache()
assert QgsCoordinateReferenceSystem("EPSG:27700").toWkt()
application.exitQgis()
PYTHON
export HOME=$work QT_QPA_PLATFORM=offscreen PYTHONPATH=/usr/share/qgis/python
/usr/bin/python3 "$work/try.py" 2>/dev/null
