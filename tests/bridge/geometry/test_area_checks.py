"""Areas that overlap, that are there in two years' boundaries, that share a name, or are drawn with curves."""

import json
import time

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPoint,
    QgsPointXY,
    QgsProcessingException,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from refusals import refused
from support import Feedback, rows

from hotspot_policing.bridge.geometry.polygons import point_owner


def box(x0, x1, y1=1000):
    return "Polygon(({0} 520000, {1} 520000, {1} {2}, {0} {2}, {0} 520000))".format(
        450_000 + x0, 450_000 + x1, 520_000 + y1
    )


def areas(*lots, fields=("name:string",), kind="Polygon"):
    layer = QgsVectorLayer(kind + "?crs=EPSG:27700&" + "&".join("field=" + one for one in fields), "wards", "memory")
    for wkt, *values in lots:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    return layer


def write(layer, path):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    made = QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsCoordinateTransformContext(), options)
    assert made[0] == QgsVectorFileWriter.WriterError.NoError, made


def crimes(*xs, many=1):
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:date", "crimes", "memory")
    for x in xs:
        for k in range(many):
            feature = QgsFeature(layer.fields())
            feature.setAttributes(["Burglary", f"2024-{1 + k % 3:02d}-15"])
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(450_000 + x, 520_500)))
            layer.dataProvider().addFeature(feature)
    return layer


def summed(run, tmp_path, layer, points, **more):
    feedback = Feedback()
    report = str(tmp_path / "r.json")
    results = run(
        "arealsummary",
        dict(
            {
                "INPUT": points,
                "AREAS": layer,
                "NAME_FIELD": "name",
                "OUTPUT": str(tmp_path / "a.gpkg"),
                "HOTSPOT_LAYER": areas((box(100, 200), "H"), fields=("hotspot_id:string",)),
                "HOTSPOTS": str(tmp_path / "h.gpkg"),
                "REPORT_JSON": report,
            },
            **more,
        ),
        feedback,
    )
    with open(report, encoding="utf-8") as file:
        notes = json.load(file)["notes"]
    return results, {row["area_name"]: row for row in rows(str(tmp_path / "a.gpkg"))}, " ".join(notes)


def test_a_crime_in_two_areas_counts_in_each_and_once_in_the_total(run, tmp_path):
    layer = areas((box(0, 600), "West"), (box(500, 1000), "East"), (box(1000, 2000), "Far"))
    # One in the West, two in both, three in the East, and one on the edge of East and Far, which do not overlap.
    results, found, notes = summed(run, tmp_path, layer, crimes(150, 550, 560, 700, 710, 720, 1000))
    assert results["CRIMES_USED"] == 7
    assert {name: row["crimes"] for name, row in found.items()} == {"West": 3, "East": 6, "Far": 0}
    assert found["East"]["share"] == pytest.approx(6 / 7) and found["West"]["hot_crimes"] == 1
    assert ": 1, such as 'West' and 'East'" in notes and "20.0%" in notes and "2 of the 7" in notes


def test_areas_that_only_touch_or_were_drawn_a_hair_apart_are_quiet(run, tmp_path):
    _, found, notes = summed(
        run, tmp_path, areas((box(0, 500), "West"), (box(499.9, 1000), "East")), crimes(100, 500, 700)
    )
    assert "verlap" not in notes and sum(row["crimes"] for row in found.values()) == 3


def test_one_ward_in_two_years_is_recognised(run, tmp_path):
    layer = areas(
        (box(0, 500), "Hart", 2015),
        (box(500, 900), "Seaton", 2015),
        (box(0, 510), "Hart", 2023),
        (box(510, 900), "Seaton", 2023),
        fields=("name:string", "year:integer"),
    )
    _, found, notes = summed(run, tmp_path, layer, crimes(100, 700, 505))
    assert "such as 'Hart'" in notes and "'year'" in notes
    assert {name: row["crimes"] for name, row in found.items()} == {
        "Hart (2015)": 1,
        "Hart (2023)": 2,
        "Seaton (2015)": 2,
        "Seaton (2023)": 1,
    }


@pytest.mark.parametrize(
    "fields, values, called",
    [
        (("name:string", "ladnm:string"), ("Leeds", "York"), ("Park (Leeds)", "Park (York)")),
        (("name:string", "remark:string"), ("same", "same"), ("Park (1)", "Park (2)")),
        (("name:string", "code:string"), (None, "E1"), ("Park (1)", "Park (2)")),
    ],
)
def test_areas_of_one_name_are_told_apart(run, tmp_path, fields, values, called):
    layer = areas(
        (box(0, 500), "Park", values[0]),
        (box(500, 900), "Park", values[1]),
        (box(900, 950), "Hart", "x"),
        fields=fields,
    )
    _, found, notes = summed(run, tmp_path, layer, crimes(100, 700, 710))
    assert [found[one]["crimes"] for one in called] == [1, 2] and "Hart" in found and "'Park'" in notes


def published(run, tmp_path, layer, points):
    return run(
        "publicationlayer",
        {
            "INPUT": points,
            "OFFENCE_FIELD": "offence",
            "DATE_FIELD": "date",
            "START": "2024-01-01",
            "END": "2024-02-29",
            "AREAS": layer,
            "NAME_FIELD": "name",
            "OUTPUT": str(tmp_path / "p.gpkg"),
        },
    )


def test_publishing_tells_names_apart_and_refuses_overlaps(run, tmp_path):
    points = crimes(100, 700, many=30)
    layer = areas((box(0, 500), "Park", "Leeds"), (box(500, 900), "Park", "York"), fields=("name:string", "lad:string"))
    results = published(run, tmp_path, layer, points)
    assert {row["area_name"] for row in rows(str(tmp_path / "p.gpkg"))} == {"Park (Leeds)", "Park (York)"}
    assert "'Park'" in results["NOTES"]
    with refused(QgsProcessingException, "A", "B", "20.0"):
        published(run, tmp_path, areas((box(0, 500), "A"), (box(400, 900), "B")), points)
    with refused(QgsProcessingException, "A", "'wards'", "1"):
        published(run, tmp_path, areas((box(0, 500), "A"), (box(0, 505), "A")), points)


def test_a_number_is_that_of_the_layers_own_coordinates_in_whatever_system_a_tool_computes(run, tmp_path):
    """The northern one lies further west by its easting and further east by its longitude: a page and its release are
    to speak of the same."""
    south, north = (
        "Polygon(({0} {1}, {2} {1}, {2} {3}, {0} {3}, {0} {1}))".format(x, y, x + 500, y + 900)
        for x, y in ((450_000, 520_000), (449_900, 560_000))
    )
    layer = areas((south, "Park"), (north, "Park"))
    import processing

    degrees = processing.run("native:reprojectlayer", {"INPUT": layer, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"})[
        "OUTPUT"
    ]
    for one, name in ((layer, "Park (2)"), (degrees, "Park (1)")):
        published(run, tmp_path, one, crimes(100, 200, many=30))
        found = {
            row["area_name"]: row.geometry().centroid().asPoint().y()
            for row in QgsVectorLayer(str(tmp_path / "p.gpkg"), "p", "ogr").getFeatures()
        }
        assert min(found, key=found.get) == name


def test_hot_spots_are_named_after_areas_that_are_told_apart_and_places_that_overlap_are_said(run, tmp_path):
    layer = areas((box(0, 500), "Park", "Leeds"), (box(500, 900), "Park", "York"), fields=("name:string", "lad:string"))
    results = run(
        "countcrimes",
        {
            "INPUT": crimes(700, many=60),
            "STUDY_AREA": layer,
            "NAME_FIELD": "name",
            "CELL_SIZE": 100,
            "OUTPUT": str(tmp_path / "o.gpkg"),
            "HOTSPOTS": str(tmp_path / "h.gpkg"),
        },
    )
    assert {row["area_name"] for row in rows(str(tmp_path / "h.gpkg"))} == {"Park (York)"}
    results = run(
        "countcrimes",
        {
            "INPUT": crimes(100, 450, many=30),
            "UNIT": "layer",
            "UNITS_LAYER": areas((box(0, 500), "A"), (box(400, 900), "B")),
            "OUTPUT": str(tmp_path / "u.gpkg"),
            "HOTSPOTS": str(tmp_path / "v.gpkg"),
        },
    )
    assert ": 1, such as" in results["NOTES"] and results["CRIMES_USED"] == 60


@pytest.mark.parametrize(
    "tool,more",
    [("profile", {}), ("temporalprofile", {"FROM_FIELD": "date", "TO_FIELD": "until", "OUTPUT": "TEMPORARY_OUTPUT"})],
)
def test_a_crime_in_two_hot_spots_is_on_the_card_of_each(run, tmp_path, tool, more):
    layer = areas((box(0, 600), "H", "Park"), (box(500, 1000), "H", "Quay"), fields=("hotspot_id:string", "area_name"))
    points = crimes(150, 550, 560, 700)
    if more:
        points = QgsVectorLayer("Point?crs=EPSG:27700&field=date:string&field=until:string", "crimes", "memory")
        for x in (150, 550, 560, 700):
            feature = QgsFeature(points.fields())
            feature.setAttributes(["2024-01-15 13:10", "2024-01-15 13:20"])
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(450_000 + x, 520_500)))
            points.dataProvider().addFeature(feature)
    report = str(tmp_path / "r.json")
    results = run(tool, dict(more, INPUT=points, HOTSPOT_LAYER=layer, REPORT_JSON=report))
    with open(report, encoding="utf-8") as file:
        told = json.load(file)
    cards = [card for card in told.get("hotspots") or told["profiles"] if card["hotspot_id"]]
    assert [card["crimes"] for card in cards] == [3, 3] and results["CRIMES_USED"] == 4
    assert len({card["hotspot_id"] for card in cards}) == 2, "two of one id are told apart"
    notes = " ".join(told["notes"])
    assert ": 1, such as" in notes and "'Park' and 'Quay'" in notes and "each" in notes and "'H'" in notes


def test_a_register_says_which_new_places_overlap_and_tells_names_apart(run, tmp_path):
    layer = areas((box(0, 600), "Park"), (box(500, 1000), "Park"), (box(1500, 2000), "Quay"), fields=("called",))
    results = run(
        "register",
        {
            "REGISTER": str(tmp_path / "r.gpkg"),
            "ACTION": "add",
            "BY": "Analyst",
            "HOTSPOT_LAYER": layer,
            "NAME_FIELD": "called",
            "OUTPUT": str(tmp_path / "places.gpkg"),
        },
    )
    names = [row["name"] for row in rows(str(tmp_path / "places.gpkg"))]
    assert len(set(names)) == 3 and "Quay" in names and results["PLACE_COUNT"] == 3
    assert ": 1, such as" in results["NOTES"] and "'Park (1)' and 'Park (2)'" in results["NOTES"]
    results = run(
        "register",
        {
            "REGISTER": str(tmp_path / "s.gpkg"),
            "ACTION": "add",
            "BY": "Analyst",
            "HOTSPOT_LAYER": areas((box(0, 600), "Park"), (box(700, 1000), "Park"), fields=("area_name",)),
            "OUTPUT": str(tmp_path / "more.gpkg"),
        },
    )
    assert results["NOTES"] == ""
    assert {row["name"] for row in rows(str(tmp_path / "more.gpkg"))} == {"Park (1)", "Park (2)"}


def test_overlaps_are_said_among_thousands_of_places(run, tmp_path):
    side = 46
    lots = [
        (
            "Polygon(({0} {1}, {2} {1}, {2} {3}, {0} {3}, {0} {1}))".format(
                450_000 + 100 * i, 520_000 + 100 * j, 450_100 + 100 * i, 520_100 + 100 * j
            ),
            "",
        )
        for i in range(side)
        for j in range(side)
    ]
    begun = time.monotonic()
    results = run(
        "countcrimes",
        {
            "INPUT": crimes(150, 250, 1950, many=20),
            "UNIT": "layer",
            "UNITS_LAYER": areas(*lots, lots[100]),
            "OUTPUT": str(tmp_path / "u.gpkg"),
            "HOTSPOTS": str(tmp_path / "v.gpkg"),
        },
    )
    assert results["UNIT_COUNT"] == side**2 + 1 > 2000
    assert ": 1, such as" in results["NOTES"] and time.monotonic() - begun < 30


def test_a_survey_that_names_one_of_two_neighbourhoods_of_one_name_is_refused(run, tmp_path):
    layer = areas((box(0, 500), "Park"), (box(500, 900), "Park"), (box(900, 950), "Hart"))
    answers = QgsVectorLayer("None?field=safe:string&field=where:string", "survey", "memory")
    given = {
        "AREAS": layer,
        "NAME_FIELD": "name",
        "INPUT": crimes(100, 700),
        "SURVEY": answers,
        "SAFETY_FIELD": "safe",
        "SURVEY_AREA": "where",
        "HOTSPOT_LAYER": areas((box(100, 200), "H"), fields=("hotspot_id:string",)),
        "OUTPUT": str(tmp_path / "c.gpkg"),
    }

    def say(where):
        answers.dataProvider().truncate()
        for _ in range(12):
            feature = QgsFeature(answers.fields())
            feature.setAttributes(["Safe", where])
            answers.dataProvider().addFeature(feature)
        return run("communityfeedback", given)

    with refused(QgsProcessingException, "'Park'"):
        say("Park")
    assert say("Hart")["ANSWERS"] == say("park (2)")["ANSWERS"] == 12


def test_polygons_with_curves_are_written_as_polygons(run, tmp_path):
    """A circle of 500 m and a square, as a MultiSurface layer."""
    path = str(tmp_path / "curves.gpkg")
    layer = areas(
        (
            "MultiSurface(CurvePolygon(CircularString(450000 520500, 450500 521000, 451000 520500, "
            "450500 520000, 450000 520500)))",
            "Round",
        ),
        ("MultiSurface(((452000 520000, 453000 520000, 453000 521000, 452000 521000, 452000 520000)))", "Square"),
        kind="MultiSurface",
    )
    write(layer, path)
    _, found, _ = summed(run, tmp_path, QgsVectorLayer(path, "curves", "ogr"), crimes(20, 500, 2500))
    assert {name: row["crimes"] for name, row in found.items()} == {"Round": 2, "Square": 1}
    written = QgsVectorLayer(str(tmp_path / "a.gpkg"), "a", "ogr")
    assert written.wkbType() == QgsWkbTypes.Type.MultiPolygon
    assert {feature.geometry().wkbType() for feature in written.getFeatures()} == {QgsWkbTypes.Type.MultiPolygon}
    size = {feature["area_name"]: feature.geometry().area() for feature in written.getFeatures()}
    assert size["Round"] == pytest.approx(3.14159 * 500**2, rel=0.001) and size["Square"] == 1e6


def test_an_outline_of_many_corners_holds_what_geos_says(qgis):
    """A coast of 60,000 corners with inlets, a lake in it, and points on its corners and edges: these are inside."""
    turn = np.linspace(0, 2 * np.pi, 60_001)
    far = 2500 + 300 * np.sin(11 * turn) + 40 * np.sin(400 * turn)
    coast = np.column_stack([far * np.cos(turn), far * np.sin(turn)])
    coast[-1] = coast[0]
    lake = 0.2 * coast[::-30]
    whole = QgsGeometry.fromPolygonXY([[QgsPointXY(*one) for one in ring.tolist()] for ring in (coast, lake)])
    some = np.random.default_rng(1).uniform(-3000, 3000, (3000, 2))
    engine = QgsGeometry.createGeometryEngine(whole.constGet())
    engine.prepareGeometry()
    truth = [engine.intersects(QgsPoint(*one)) for one in some.tolist()]
    edges = np.vstack([coast[::500], lake[::50], (coast[:-1:700] + coast[1::700]) / 2])
    points = np.vstack([some, edges])
    began = time.perf_counter()
    owner = point_owner([whole], *points.T)
    took = time.perf_counter() - began
    assert (owner[: len(some)] == 0).tolist() == truth and 0.3 < np.mean(truth) < 0.7
    assert (owner[len(some) :] == 0).all()
    assert took < 2, "every point with every edge would be 200 million"
