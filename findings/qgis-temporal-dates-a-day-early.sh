#!/usr/bin/env bash
# Guess: a layer whose time is a field of dates shows a crime of the 31st in the frame of the 31st.
# What happens: it shows it on the 30th. QGIS's expressions hold a date to be earlier than the midnight it begins with
# (to_date('2025-01-31') < make_datetime(2025,1,31,0,0,0) is true), and the frame is asked for by such midnights. With a field of
# dates with times the same crime is where it belongs.
# Why it matters: in an animation by day, week or month of published or date-only crimes, those of a first day belong to the frame
# before. Seen with QGIS 3.22.16 (Debian bookworm, python3-qgis); a GeoPackage and a layer in memory alike.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
import os
import sys

from osgeo import ogr
from qgis.core import (Qgis, QgsApplication, QgsDateTimeRange, QgsExpression, QgsFeature, QgsFeatureRequest, QgsVectorLayer,
                       QgsVectorLayerTemporalContext, QgsVectorLayerTemporalProperties)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

application = QgsApplication([], False)
application.initQgis()


def midnight(day):
    return QDateTime.fromString(f"2025-01-{day:02}T00:00:00", Qt.ISODate)


def memory(kind):
    layer = QgsVectorLayer(f"Point?crs=EPSG:27700&field=day:{kind}", "crimes", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([QDate(2025, 1, 31) if kind == "date" else midnight(31)])
    assert layer.dataProvider().addFeatures([feature])[0]
    return layer


def package():
    path = os.path.join(sys.argv[1], "crimes.gpkg")
    data = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    table = data.CreateLayer("crimes", None, ogr.wkbPoint)
    table.CreateField(ogr.FieldDefn("day", ogr.OFTDate))
    row = ogr.Feature(table.GetLayerDefn())
    row["day"] = "2025/01/31"
    table.CreateFeature(row)
    row = table = data = None
    return QgsVectorLayer(path, "crimes", "ogr")


def frames(layer):
    """The days of January in whose frame the crime of the 31st is shown."""
    properties = layer.temporalProperties()
    properties.setIsActive(True)
    properties.setMode(QgsVectorLayerTemporalProperties.ModeFeatureDateTimeInstantFromField)
    properties.setStartField("day")
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    found = []
    for day in range(1, 32):
        span = QgsDateTimeRange(midnight(day), midnight(day).addDays(1), True, False)
        request = QgsFeatureRequest().setFilterExpression(properties.createFilterString(context, span))
        found += [day for _ in layer.getFeatures(request)]
    return found


seen = {"memory, date": frames(memory("date")), "GeoPackage, date": frames(package()),
        "memory, date with time": frames(memory("datetime"))}
earlier = QgsExpression("to_date('2025-01-31') < make_datetime(2025,1,31,0,0,0)").evaluate()
print("QGIS", Qgis.QGIS_VERSION)
for kind, days in seen.items():
    print(f"{kind}: a crime of 31 January is shown in the frame of", *days)
assert Qgis.QGIS_VERSION.startswith("3.22.16"), "another QGIS: look again"
assert earlier == 1 and list(seen.values()) == [[30], [30], [31]], seen
application.exitQgis()
PYTHON
export HOME=$work QT_QPA_PLATFORM=offscreen PYTHONPATH=/usr/share/qgis/python:/usr/share/qgis/python/plugins
export XDG_RUNTIME_DIR=$work/run
mkdir -m 700 "$work/run"
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
