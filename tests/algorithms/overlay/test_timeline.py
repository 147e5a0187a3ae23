"""The timeline against the sample's own rows, and the times that QGIS's temporal controller sees."""

import collections

import pytest
from qgis.core import (
    QgsDateTimeRange,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime
from refusals import refused
from support import WARDS

FIELDS = {"OFFENCE_FIELD": "offence", "DATE_FIELD": "date"}


@pytest.fixture
def timeline(run, crimes_path, tmp_path):
    def one(**more):
        path = str(tmp_path / "timeline.gpkg")
        results = run("timeline", dict({"INPUT": crimes_path, "PLACES": WARDS, "OUTPUT": path}, **dict(FIELDS, **more)))
        return results, QgsVectorLayer(path, "t", "ogr")

    return one


def test_each_month_of_each_ward_has_its_crimes(timeline, crimes_path):
    import processing

    results, layer = timeline()
    assert results["PLACE_COUNT"] == 82 and results["PERIOD_COUNT"] == 3 and layer.featureCount() == 82 * 3
    assert (results["FIRST_DAY"], results["END_DAY"]) == ("2025-01-01", "2025-04-01")
    by_month = collections.Counter()
    for feature in layer.getFeatures():
        by_month[feature["from_day"].toString("yyyy-MM")] += feature["crimes"]
        assert feature["density"] == pytest.approx(feature["crimes"] / feature["area_km2"])
    for month in ("2025-01", "2025-02", "2025-03"):
        # QGIS counts the same month.
        start = QDate.fromString(month + "-01", "yyyy-MM-dd")
        end = start.addMonths(1)
        rows = processing.run(
            "native:extractbyexpression",
            {"INPUT": crimes_path, "OUTPUT": "TEMPORARY_OUTPUT", "EXPRESSION": f"left(\"date\", 7) = '{month}'"},
        )
        counted = processing.run(
            "native:countpointsinpolygon", {"POLYGONS": WARDS, "POINTS": rows["OUTPUT"], "OUTPUT": "TEMPORARY_OUTPUT"}
        )["OUTPUT"]
        theirs = sorted(QgsVectorLayerUtils.getValues(counted, "NUMPOINTS")[0])
        ours = sorted(feature["crimes"] for feature in layer.getFeatures() if start <= feature["from_day"] < end)
        assert ours == theirs and sum(ours) == by_month[month] > 0


def test_the_controller_sees_one_period_at_a_time(timeline):
    results, _ = timeline(OFFENCES="Burglary", PERIOD="month", OUTPUT="TEMPORARY_OUTPUT")
    layer = results["OUTPUT"]
    times = layer.temporalProperties()
    assert times.isActive()

    def shown(year, month):
        # As the controller asks: from the first day until the first of the next month, which it leaves out.
        first = QDateTime(QDate(year, month, 1), QTime(0, 0))
        seen = QgsDateTimeRange(first, QDateTime(QDate(year, month, 1).addMonths(1), QTime(0, 0)), True, False)
        context = QgsVectorLayerTemporalContext()
        context.setLayer(layer)
        words = times.createFilterString(context, seen)
        return {feature["from_day"].toString("yyyy-MM") for feature in layer.getFeatures(words)}

    assert shown(2025, 2) == {"2025-02"} and shown(2025, 1) == {"2025-01"} and shown(2025, 4) == set()


def test_no_note_is_said_twice(timeline):
    results, layer = timeline(START="2025-01-15")
    notes = results["NOTES"].splitlines()
    assert any("15 Jan 2025 is left out" in note for note in notes)
    assert len(notes) == len(set(notes))
    assert [layer.metadata().history().count(note) for note in notes] == [1] * len(notes)


@pytest.mark.parametrize(
    "more, named",
    [
        ({"PLACES": "elsewhere"}, ("'crimes'", "'elsewhere'")),
        ({"DATE_FIELD": ""}, "DATE_FIELD"),
        ({"PERIOD": "week"}, "'crimes'"),
        ({"PERIOD": "year"}, ("PERIOD", "'year'")),
        ({"START": "2025-02-01", "PERIOD": "quarter"}, "'crimes'"),
    ],
)
def test_what_cannot_be_played_is_said(timeline, more, named):
    if "PLACES" in more:
        elsewhere = QgsVectorLayer("Polygon?crs=EPSG:27700", "elsewhere", "memory")
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt("POLYGON((1000 1000, 2000 1000, 2000 2000, 1000 1000))"))
        elsewhere.dataProvider().addFeature(feature)
        more = {"PLACES": elsewhere}
    with refused(QgsProcessingException, named):
        timeline(**more)
