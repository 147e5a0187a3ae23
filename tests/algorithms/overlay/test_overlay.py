"""Areas, names and cards on the real sample."""

import collections
import json

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import WARDS, Feedback, rows

NAME = "ward_name"


@pytest.fixture(scope="module")
def name_field(qgis):
    fields = QgsVectorLayer(WARDS, "w", "ogr").fields().names()
    return next(name for name in fields if "name" in name.lower() or name.lower().endswith("nm"))


@pytest.fixture(scope="module")
def spots_path(qgis, crimes_path, tmp_path_factory):
    import processing

    path = str(tmp_path_factory.mktemp("spots") / "spots.gpkg")
    processing.run(
        "hotspotpolicing:countcrimes",
        {"INPUT": crimes_path, "STUDY_AREA": WARDS, "DATE_FIELD": "date", "HOTSPOTS": path},
        feedback=Feedback(),
    )
    return path


def test_areas_add_up_and_hot_spots_are_named(run, crimes_path, spots_path, name_field, wards):
    result = run(
        "arealsummary",
        {
            "INPUT": crimes_path,
            "HOTSPOT_LAYER": spots_path,
            "AREAS": WARDS,
            "NAME_FIELD": name_field,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )
    areas, spots = rows(result["OUTPUT"]), rows(result["HOTSPOTS"])
    assert len(areas) == wards.featureCount()
    assert sum(area["crimes"] for area in areas) == result["CRIMES_USED"]
    assert sum(area["share"] for area in areas) == pytest.approx(1)
    assert sum(area["hotspots"] for area in areas) == len(spots) == len(rows(spots_path))
    shapes = {f[name_field]: f.geometry() for f in wards.getFeatures()}
    for feature in result["HOTSPOTS"].getFeatures():
        overlap = {name: feature.geometry().intersection(shape).area() for name, shape in shapes.items()}
        assert overlap[feature["area_name"]] == pytest.approx(max(overlap.values()))
    before = {row["hotspot_id"]: row for row in rows(spots_path)}
    for spot in spots:
        for name in ("rank", "crimes", "share", "area_km2", "density", "units"):
            assert spot[name] == before[spot["hotspot_id"]][name]


def test_the_wards_crimes_are_those_qgis_counts(run, crimes_path, spots_path, name_field, wards, crimes):
    result = run(
        "arealsummary",
        {
            "INPUT": crimes_path,
            "HOTSPOT_LAYER": spots_path,
            "AREAS": WARDS,
            "NAME_FIELD": name_field,
            "OUTPUT": "TEMPORARY_OUTPUT",
        },
    )
    ours = {row["area_name"]: row["crimes"] for row in rows(result["OUTPUT"])}
    theirs = collections.Counter()
    shapes = [(f[name_field], f.geometry(), f.geometry().boundingBox()) for f in wards.getFeatures()]
    for crime in crimes.getFeatures():
        point = crime.geometry().asPoint()
        for name, shape, box in shapes:
            if box.contains(point) and shape.contains(crime.geometry()):
                theirs[name] += 1
    assert {name: count for name, count in ours.items() if count} == dict(theirs)


def test_cards_say_what_happens_where(run, crimes_path, spots_path, crimes, tmp_path):
    result = run(
        "profile",
        {
            "INPUT": crimes_path,
            "HOTSPOT_LAYER": spots_path,
            "OFFENCE_FIELD": "offence",
            "DATE_FIELD": "date",
            "LOCATION_FIELD": "location",
            "REPORT": str(tmp_path / "cards.html"),
            "REPORT_JSON": str(tmp_path / "cards.json"),
        },
    )
    with open(result["REPORT_JSON"], encoding="utf-8") as file:
        document = json.load(file)
    assert document["window"] == {"start": "2025-01-01", "end": "2025-03-31"}
    assert document["read"] == document["used"] + sum(document["left_out"].values()) == crimes.featureCount()
    card = document["hotspots"][0]
    spot = next(f for f in QgsVectorLayer(spots_path, "s", "ogr").getFeatures() if f["rank"] == 1)
    inside = [f for f in crimes.getFeatures() if spot.geometry().contains(f.geometry())]
    assert card["crimes"] == len(inside) == spot["crimes"]
    mix = collections.Counter(f["offence"] for f in inside)
    everywhere = collections.Counter(f["offence"] for f in crimes.getFeatures())
    assert {row["offence"]: row["crimes"] for row in card["offences"]} == dict(mix)
    for row in card["offences"]:
        expected = (mix[row["offence"]] / len(inside)) / (everywhere[row["offence"]] / crimes.featureCount())
        assert row["lq"] == pytest.approx(expected)
    months = collections.Counter(f["date"].toString("yyyy-MM") for f in inside)
    assert [(row["month"], row["crimes"]) for row in card["trend"]] == [
        (month, months[month]) for month in ("2025-01", "2025-02", "2025-03")
    ]
    streets = collections.Counter(f["location"] for f in inside)
    assert [row["crimes"] for row in card["locations"]] == [count for _, count in streets.most_common(5)]
    with open(result["REPORT"], encoding="utf-8") as file:
        page = file.read()
    assert card["locations"][0]["location"] in page and "http" not in page.replace("https://www.w3.org", "")


def context_layers():
    points = QgsVectorLayer("Point?crs=EPSG:4326&field=name:string", "Pubs", "memory")
    lines = QgsVectorLayer("LineString?crs=EPSG:27700&field=name:string", "Roads", "memory")
    areas = QgsVectorLayer("Polygon?crs=EPSG:27700&field=name:string", "Parks", "memory")
    return points, lines, areas


def one_spot():
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=hotspot_id:string&field=rank:integer", "spots", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["A", 1])
    feature.setGeometry(
        QgsGeometry.fromWkt("Polygon((450000 520000,450200 520000,450200 520200,450000 520200,450000 520000))")
    )
    layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    return layer


def add(layer, name, wkt, transform=None):
    feature = QgsFeature(layer.fields())
    feature["name"] = name
    geometry = QgsGeometry.fromWkt(wkt)
    if transform is not None:
        geometry.transform(transform)
    feature.setGeometry(geometry)
    layer.dataProvider().addFeatures([feature])
    layer.updateExtents()


def test_other_layers_in_near_and_how_far(run, crimes_path, tmp_path):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject

    pubs, roads, parks = context_layers()
    to_degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:27700"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    add(pubs, "The Inn", "Point(450100 520100)", to_degrees)
    add(pubs, "The Near", "Point(450260 520100)", to_degrees)
    add(pubs, "The Far", "Point(455000 520100)", to_degrees)
    add(roads, "High St", "LineString(449900 520050, 450300 520050)")
    add(roads, "Edge", "LineString(449900 520200, 450300 520200.0)")
    add(parks, "Green", "Polygon((450500 520000,450600 520000,450600 520100,450500 520100,450500 520000))")
    for layer in (pubs, roads, parks):
        QgsProject.instance().addMapLayer(layer, False)
    result = run(
        "profile",
        {
            "INPUT": crimes_path,
            "HOTSPOT_LAYER": one_spot(),
            "CONTEXT_LAYERS": [pubs, roads, parks],
            "RADIUS": 100,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "REPORT_JSON": str(tmp_path / "c.json"),
        },
    )
    table = {row["layer"]: row for row in rows(result["OUTPUT"])}
    assert (table["Pubs"]["inside"], table["Pubs"]["near"], table["Pubs"]["nearest"]) == (1, 1, "The Inn")
    assert table["Roads"]["inside"] >= 1 and table["Roads"]["inside_m"] == pytest.approx(400, abs=1)
    assert (table["Parks"]["inside"], table["Parks"]["near"], table["Parks"]["nearest"]) == (0, 0, "Green")
    assert table["Parks"]["nearest_m"] == pytest.approx(300, abs=0.5)
    for layer in (pubs, roads, parks):
        QgsProject.instance().removeMapLayer(layer.id())


def test_a_layer_that_fails_is_named_and_left_out(run, crimes_path, tmp_path):
    from qgis.core import QgsProject

    lost = QgsVectorLayer("Point?crs=&field=name:string", "No system", "memory")
    add(lost, "x", "Point(1 2)")
    QgsProject.instance().addMapLayer(lost, False)
    result = run(
        "profile",
        {
            "INPUT": crimes_path,
            "HOTSPOT_LAYER": one_spot(),
            "CONTEXT_LAYERS": [lost],
            "REPORT_JSON": str(tmp_path / "c.json"),
        },
    )
    QgsProject.instance().removeMapLayer(lost.id())
    with open(result["REPORT_JSON"], encoding="utf-8") as file:
        document = json.load(file)
    assert document["skipped_layers"][0]["layer"] == "No system"
    assert "no coordinate system" in document["skipped_layers"][0]["reason"]
    assert document["hotspots"][0]["context"] == []


def test_html_in_an_offence_stays_text(run, tmp_path):
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string", "evil", "memory")
    for _ in range(3):
        feature = QgsFeature(layer.fields())
        feature["offence"] = "<script>alert(1)</script>"
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(450100, 520100)))
        layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    result = run(
        "profile",
        {"INPUT": layer, "HOTSPOT_LAYER": one_spot(), "OFFENCE_FIELD": "offence", "REPORT": str(tmp_path / "r.html")},
    )
    with open(result["REPORT"], encoding="utf-8") as file:
        page = file.read()
    assert "<script>" not in page and "&lt;script&gt;" in page


def test_a_missing_name_field_is_named(run, crimes_path, spots_path):
    with refused(QgsProcessingException, "'wards'", "'nome'"):
        run(
            "arealsummary",
            {
                "INPUT": crimes_path,
                "HOTSPOT_LAYER": spots_path,
                "AREAS": WARDS,
                "NAME_FIELD": "nome",
                "OUTPUT": "TEMPORARY_OUTPUT",
            },
        )


def test_no_hot_spot_at_all_is_an_empty_table_not_an_error(run, crimes_path, name_field):
    empty = QgsVectorLayer("Polygon?crs=EPSG:27700&field=hotspot_id:string&field=rank:integer", "none", "memory")
    result = run(
        "arealsummary",
        {
            "INPUT": crimes_path,
            "HOTSPOT_LAYER": empty,
            "AREAS": WARDS,
            "NAME_FIELD": name_field,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )
    assert sum(row["hotspots"] for row in rows(result["OUTPUT"])) == 0
