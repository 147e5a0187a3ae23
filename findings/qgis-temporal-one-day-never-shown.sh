#!/usr/bin/env bash
# Guess: a layer with a field for the start and one for the end shows a crime in every frame that the two touch.
# What happens: by default the end is not part of the time. A crime of unknown hour that starts and ends at the midnight of the
# 31st is in no daily frame; one from the 30th to the 31st is on the 30th only. A crime without dates is in all frames.
# Why it matters: systems that keep days write one midnight into both fields. An animation shows none of these crimes, and
# always those of unknown date. The limit "include end" puts the first right, not the second.
# Seen with QGIS 3.22.16 (Debian bookworm, python3-qgis).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/try.py" <<'PYTHON'
from qgis.core import (Qgis, QgsApplication, QgsDateTimeRange, QgsFeature, QgsFeatureRequest, QgsGeometry, QgsPointXY,
                       QgsVectorLayer, QgsVectorLayerTemporalContext, QgsVectorLayerTemporalProperties)
from qgis.PyQt.QtCore import QDateTime, Qt

application = QgsApplication([], False)
application.initQgis()
layer = QgsVectorLayer("Point?crs=EPSG:27700&field=name:string&field=start:datetime&field=end:datetime", "crimes", "memory")
CRIMES = {"one day": (31, 31), "overnight": (30, 31), "no date": None}


def midnight(day):
    return QDateTime.fromString(f"2025-01-{day:02}T00:00:00", Qt.ISODate)


for name, days in CRIMES.items():
    feature = QgsFeature(layer.fields())
    feature.setAttributes([name] + ([midnight(day) for day in days] if days else [None, None]))
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(450000, 350000)))
    assert layer.dataProvider().addFeatures([feature])[0]
properties = layer.temporalProperties()
properties.setIsActive(True)
properties.setMode(QgsVectorLayerTemporalProperties.ModeFeatureDateTimeStartAndEndFromFields)
properties.setStartField("start")
properties.setEndField("end")


def shown(day):
    """The crimes in the frame of one day of January."""
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    rows = properties.createFilterString(context, QgsDateTimeRange(midnight(day), midnight(day).addDays(1), True, False))
    return [row["name"] for row in layer.getFeatures(QgsFeatureRequest().setFilterExpression(rows))]


print("QGIS", Qgis.QGIS_VERSION)
default = {day: shown(day) for day in range(1, 32)}
properties.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginIncludeEnd)
included = {day: shown(day) for day in range(1, 32)}
for day in (29, 30, 31):
    print(f"{day} January: by default {default[day]}, with the end included {included[day]}")
assert Qgis.QGIS_VERSION.startswith("3.22.16"), "another QGIS: look again"
assert not any("one day" in names for names in default.values())
assert all("no date" in names for names in default.values())
assert default[30] == ["overnight", "no date"] and default[31] == ["no date"]
assert included[31] == list(CRIMES)
del feature, properties, layer
application.exitQgis()
PYTHON
export HOME=$work QT_QPA_PLATFORM=offscreen PYTHONPATH=/usr/share/qgis/python:/usr/share/qgis/python/plugins
export XDG_RUNTIME_DIR=$work/run
mkdir -m 700 "$work/run"
/usr/bin/python3 "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
