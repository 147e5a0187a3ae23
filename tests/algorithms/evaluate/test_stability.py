"""How sure a hot spot is: places made to be sure, to depend on one window, and to have come and gone."""

import json
import random

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import WARDS

#: Crimes a month in a place, by month of twelve.
PLACES = {"always": [20] * 12, "gone": [20] * 4 + [0] * 8, "come": [0] * 11 + [30]}


@pytest.fixture(scope="module")
def town(qgis):
    """Three places of 200 m, each with a past of its own, in a square of 6 km with a little crime everywhere."""
    chance = random.Random(4)
    crimes = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:string", "crimes", "memory")
    made = []

    def add(x, y, month):
        feature = QgsFeature(crimes.fields())
        feature.setAttributes(["Burglary", f"2024-{month + 1:02d}-{chance.randrange(1, 29):02d}"])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        made.append(feature)

    for k, many in enumerate(PLACES.values()):
        for month in range(12):
            for _ in range(many[month]):
                add(501060 + 1600 * k + chance.uniform(0, 80), 203060 + chance.uniform(0, 80), month)
    for month in range(12):
        for _ in range(60):
            add(chance.uniform(500000, 506000), chance.uniform(200000, 206000), month)
    # The data reach from the first day of the year to its last.
    for feature, day in ((made[0], "2024-01-01"), (made[-1], "2024-12-31")):
        feature.setAttributes(["Burglary", day])
    crimes.dataProvider().addFeatures(made)
    crimes.updateExtents()
    area = QgsVectorLayer("Polygon?crs=EPSG:27700", "town", "memory")
    feature = QgsFeature()
    feature.setGeometry(
        QgsGeometry.fromWkt("POLYGON((500010 200010, 505990 200010, 505990 205990, 500010 205990, 500010 200010))")
    )
    area.dataProvider().addFeature(feature)
    return crimes, area


def stability(run, town, tmp_path, **more):
    paths = {"REPORT": str(tmp_path / "s.html"), "REPORT_JSON": str(tmp_path / "s.json")}
    results = run(
        "stability",
        dict(
            {
                "INPUT": town[0],
                "OFFENCE_FIELD": "offence",
                "DATE_FIELD": "date",
                "STUDY_AREA": town[1],
                "UNIT": "square",
                "CELL_SIZE": 200,
                "CELL_SIZES": "150; 200; 300",
                "BANDWIDTHS": "200; 400",
                "WINDOWS": "1; 6; 12",
                "START": "2024-01-01",
                "END": "2024-12-31",
                "OUTPUT": "TEMPORARY_OUTPUT",
            },
            **dict(paths, **more),
        ),
    )
    with open(paths["REPORT_JSON"], encoding="utf-8") as file:
        return results, json.load(file)


def at(layer, k):
    """The answer for the middle of place k."""
    point = QgsGeometry.fromPointXY(QgsPointXY(501100 + 1600 * k, 203100))
    return next(feature for feature in layer.getFeatures() if feature.geometry().contains(point))


def test_places_are_as_sure_as_they_were_made(run, town, tmp_path):
    results, report = stability(run, town, tmp_path)
    assert results["RUN_COUNT"] == report["runs"] == 3 * 4 * 3 + 2 * 3
    always, gone, come = (at(results["OUTPUT"], k) for k in range(3))
    assert always["sure"] > 0.95 and always["stage"] == "chronic" and always["n_hot"] == 12
    assert not always["only_under"]
    # It is hot in maps of twelve months, and in no shorter one.
    assert gone["sure"] < 0.5 and gone["only_under"] == "window: 12 months" and gone["stage"] == "fading"
    assert come["stage"] == "emerging" and come["n_hot"] == 1
    assert report["stages"]["chronic"] == results["CHRONIC_COUNT"] >= 1
    assert len(report["periods"]) == 12 and report["periods"][0]["overlap"] is None
    assert "only" in results["SUMMARY"]


def test_each_hot_spot_is_asked_too(run, town, tmp_path):
    """Hot spots that a tool found, one smaller than a place, one that is nowhere hot, and one outside."""
    crimes, area = town
    found = run(
        "countcrimes",
        {
            "INPUT": crimes,
            "DATE_FIELD": "date",
            "STUDY_AREA": area,
            "UNIT": "square",
            "CELL_SIZE": 200,
            "SELECT_BY": "top_k",
            "SELECT_VALUE": 3,
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )["HOTSPOTS"]
    results, report = stability(run, town, tmp_path, HOTSPOT_LAYER=found, HOTSPOTS="TEMPORARY_OUTPUT")
    spots = {feature["hotspot_id"]: feature for feature in results["HOTSPOTS"].getFeatures()}
    assert results["HOTSPOT_COUNT"] == found.featureCount() == len(spots) == 3
    for k, sure, only in ((0, (0.95, 1), ""), (1, (0, 0.5), "window: 12 months")):
        place = at(found, k)
        spot = spots[place["hotspot_id"]]
        assert sure[0] <= spot["sure"] <= sure[1] and spot["only_under"] == only
        # A hot spot of one place is as sure as that place.
        assert spot["sure"] == pytest.approx(at(results["OUTPUT"], k)["sure"])
    assert [one["rank"] for one in report["hotspots"]] == [1, 2, 3]
    assert "Of 3 hot spots" in results["SUMMARY"] and results["SURE_HOTSPOTS"] == sum(
        spot["sure"] >= 0.75 for spot in spots.values()
    )
    own = QgsVectorLayer("Polygon?crs=EPSG:27700", "drawn", "memory")
    for box in ("501095 203095, 501105 203105", "500400 205500, 500900 205800"):
        (x1, y1), (x2, y2) = (pair.split() for pair in box.split(", "))
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({x1} {y1}, {x2} {y1}, {x2} {y2}, {x1} {y2}, {x1} {y1}))"))
        own.dataProvider().addFeature(feature)
    own.updateExtents()
    _, report = stability(run, town, tmp_path, HOTSPOT_LAYER=own)
    tiny, quiet = report["hotspots"]
    assert tiny["sure"] > 0.95 and quiet["sure"] < 0.1
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((400000 100000, 400100 100000, 400100 100100, 400000 100000))"))
    own.dataProvider().addFeature(feature)
    with refused(QgsProcessingException, "1", "3", "'drawn'"):
        stability(run, town, tmp_path, HOTSPOT_LAYER=own)


def test_a_time_that_the_data_do_not_cover_is_left_out(run, town, tmp_path):
    # Nor do crimes of another place say anything of this one's time.
    feature = QgsFeature(town[0].fields())
    feature.setAttributes(["Burglary", "2025-11-01"])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(400000, 100000)))
    more = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:string", "crimes", "memory")
    more.dataProvider().addFeatures([*town[0].getFeatures(), feature])
    more.updateExtents()
    results, report = stability(run, (more, town[1]), tmp_path, END="2025-12-31")
    assert any(note.endswith("crimes are outside the study area.") for note in report["notes"])
    assert "1 Nov 2025" in report["notes"][0] and "31 Dec 2025" in report["notes"][0]
    assert any("from 1 Jan 2025 to 31 Oct 2025" in note for note in report["notes"])
    assert len(report["periods"]) == 12 and at(results["OUTPUT"], 0)["stage"] == "chronic"


def test_a_short_past_is_said(run, town, tmp_path):
    results, report = stability(run, town, tmp_path, START="2024-08-01")
    assert any("only 1 can be tested" in note for note in report["notes"]) and len(report["periods"]) == 5


@pytest.mark.parametrize(
    "more, named",
    [
        ({"WINDOWS": "24"}, ("WINDOWS", "24")),
        ({"CELL_SIZES": "x"}, ("CELL_SIZES", "'x'")),
        ({"HOTSPOTS": "TEMPORARY_OUTPUT"}, "HOTSPOT_LAYER"),
        ({"DATE_FIELD": "", "START": "", "END": ""}, "DATE_FIELD"),
        ({"STUDY_AREA": WARDS}, "'crimes'"),
    ],
)
def test_what_cannot_be_asked_is_said(run, town, tmp_path, more, named):
    with refused(QgsProcessingException, named):
        stability(run, town, tmp_path, **more)
