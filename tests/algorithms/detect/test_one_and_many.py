"""What a search says of one hot spot."""

import re

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
from support import WARDS

#: A 1 before a word in the plural, not as the end of a larger number.
PLURAL = re.compile(r"(?<![0-9.,])1 (hot spots|crimes|places|clusters|hot streets|streets)\b")


def one_crowd():
    """Thirty crimes in a square of 20 m, and four far from it and from each other."""
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string", "crimes", "memory")
    places = [(450_000 + 4 * (i % 6), 520_000 + 4 * (i // 6)) for i in range(30)]
    made = []
    for x, y in places + [(452_000 + 1000 * i, 521_000) for i in range(4)]:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["Burglary"])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


@pytest.mark.parametrize(
    "tool, more",
    [
        ("countcrimes", {"STUDY_AREA": WARDS, "SELECT_BY": "top_k", "SELECT_VALUE": 1}),
        ("pointclusters", {"EPS": 50, "MIN_POINTS": 5}),
        ("kerneldensity", {"STUDY_AREA": WARDS, "BANDWIDTH": 4000, "CELL_SIZE": 500, "AREA_PERCENT": 0.05}),
    ],
)
def test_one_hot_spot_is_said_as_one(run, crimes_path, tool, more):
    crimes = one_crowd() if tool == "pointclusters" else crimes_path
    results = run(tool, dict({"OUTPUT": "TEMPORARY_OUTPUT", "HOTSPOTS": "TEMPORARY_OUTPUT", "INPUT": crimes}, **more))
    assert results.get("HOTSPOT_COUNT", 1) == 1, "made so"
    assert "1 hot spot contains " in results["SUMMARY"] and not PLURAL.search(results["SUMMARY"]), results["SUMMARY"]
