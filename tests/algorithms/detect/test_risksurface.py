"""Learned risk through Processing, on a made-up city and a layer of premises."""

import json
import os
import random

import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from refusals import refused
from support import WARDS, Feedback

SIDE, CELL = 16, 250


@pytest.fixture(scope="module")
def city(qgis):
    """Thirty months in 16 × 16 places; crime in places with a premise, in another tenth of the others each month."""
    chance = random.Random(3)
    crimes = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:string", "crimes", "memory")
    premises = QgsVectorLayer("Point?crs=EPSG:27700&field=name:string", "Licensed premises", "memory")
    area = QgsVectorLayer("Polygon?crs=EPSG:27700", "city", "memory")

    def point(fields, values, i, width=1.0):
        feature = QgsFeature(fields)
        feature.setAttributes(values)
        feature.setGeometry(
            QgsGeometry.fromPointXY(
                QgsPointXY(
                    500000 + (i % SIDE + 0.5 + width * (chance.random() - 0.5)) * CELL,
                    200000 + (i // SIDE + 0.5 + width * (chance.random() - 0.5)) * CELL,
                )
            )
        )
        return feature

    there = set(chance.sample(range(SIDE * SIDE), 26))
    premises.dataProvider().addFeatures([point(premises.fields(), ["pub"], i, 0.1) for i in there])
    made = []
    for month in range(30):
        day = "{}-{:02d}-{}".format(2022 + month // 12, month % 12 + 1, "01" if month == 0 else "28")
        for i in range(SIDE * SIDE):
            rate = 3 if i in there else 2 if chance.random() < 0.1 else 0.1
            made += [point(crimes.fields(), ["Burglary", day], i) for _ in range(int(chance.expovariate(1 / rate)))]
    crimes.dataProvider().addFeatures(made)
    feature = QgsFeature()
    feature.setGeometry(
        QgsGeometry.fromWkt("POLYGON((500010 200010, 503990 200010, 503990 203990, 500010 203990, 500010 200010))")
    )
    area.dataProvider().addFeature(feature)
    for layer in (crimes, premises, area):
        layer.updateExtents()
    return crimes, premises, area


def settings(city, **more):
    return dict(
        {
            "INPUT": city[0],
            "OFFENCE_FIELD": "offence",
            "DATE_FIELD": "date",
            "STUDY_AREA": city[2],
            "COVERAGE": 5,
            "START": "2022-01-01",
            "END": "2024-06-30",
            "OUTPUT": "TEMPORARY_OUTPUT",
        },
        **more,
    )


def risk(run, city, tmp_path, feedback=None, **more):
    paths = {"REPORT": str(tmp_path / "r.html"), "REPORT_JSON": str(tmp_path / "r.json")}
    results = run("risksurface", settings(city, **dict(paths, **more)), feedback=feedback)
    with open(paths["REPORT_JSON"], encoding="utf-8") as file:
        report = json.load(file)
    with open(paths["REPORT"], encoding="utf-8") as file:
        return results, report, file.read()


@pytest.mark.slow
@pytest.mark.parametrize("model", ["boosting", "linear"])
def test_places_have_a_risk_that_was_scored_on_what_was_not_seen(run, city, tmp_path, model):
    results, report, page = risk(run, city, tmp_path, MODEL=model, CONTEXT_LAYERS=[city[1]])
    layer = results["OUTPUT"]
    assert results["PLACE_COUNT"] == layer.featureCount() == SIDE * SIDE
    assert report["learned_on"][1] < report["scored_on"][0] and report["scored_on"][1] == "2024-06-30"
    ranks = QgsVectorLayerUtils.getValues(layer, "rank")[0]
    assert sorted(ranks) == list(range(1, SIDE * SIDE + 1))
    by_rank = sorted(layer.getFeatures(), key=lambda feature: feature["rank"])
    assert all(a["density"] >= b["density"] for a, b in zip(by_rank, by_rank[1:]))
    hot = [feature for feature in by_rank if feature["hot"]]
    assert len(hot) == 12 and all(feature["rank"] <= 12 for feature in hot)
    # Models learned from other months hold mostly the same places to be hot.
    assert sum(feature["sure"] for feature in hot) > 6 and by_rank[-1]["sure"] == 0
    assert {row["coverage"] for row in report["scores"]} == {0.005, 0.01, 0.02, 0.05}
    for row in report["scores"]:
        assert row["low"] <= row["learned"] <= row["high"] <= 1 and row["learned"] <= row["oracle"] + 1e-9
        assert row["gain"] == pytest.approx(row["learned"] - row["simple"])
    here = report["scores"][-1]
    # Twice chance and more; what is recommended follows from the interval of the gain.
    assert here["learned"] > 0.1 and report["better"] == (here["gain_low"] > 0)
    assert results["RECOMMENDED"] == ("learned" if report["better"] else "simple")
    assert ("use the simple map" in results["SUMMARY"].lower()) == (not report["better"])
    names = [row["name"] for row in report["matters"]]
    assert "distance to Licensed premises (m)" in names and "Licensed premises within 500 m" in names
    assert "distance to Licensed premises (m)" in page
    expected = sum(QgsVectorLayerUtils.getValues(layer, "expected")[0])
    monthly = city[0].featureCount() / 30
    assert expected == pytest.approx(monthly, rel=0.2)


@pytest.mark.slow
@pytest.mark.once
def test_crimes_of_the_scored_time_moved_and_saved_are_suspected(run, city, tmp_path):
    """By 3 m, as a shapefile under another name: no test of the source can know them."""
    chance = random.Random(5)
    moved = QgsVectorLayer("Point?crs=EPSG:27700&field=name:string", "moved", "memory")
    made = []
    for crime in city[0].getFeatures():
        if crime["date"] >= "2023-09":
            feature, point = QgsFeature(moved.fields()), crime.geometry().asPoint()
            feature.setGeometry(
                QgsGeometry.fromPointXY(
                    QgsPointXY(point.x() + chance.uniform(-3, 3), point.y() + chance.uniform(-3, 3))
                )
            )
            made.append(feature)
    moved.dataProvider().addFeatures(made)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "ESRI Shapefile"
    path = str(tmp_path / "lamps.shp")
    QgsVectorFileWriter.writeAsVectorFormatV3(moved, path, QgsCoordinateTransformContext(), options)
    lamps = QgsVectorLayer(path, "Street lamps", "ogr")
    results, report, _ = risk(run, city, tmp_path, CONTEXT_LAYERS=[city[1], lamps])
    assert report["suspect"] and all("Street lamps" in name for name in report["suspect"])
    assert results["RECOMMENDED"] == "simple" and not report["better"] and "Street lamps" in results["SUMMARY"]
    _, honest, _ = risk(run, city, tmp_path, CONTEXT_LAYERS=[city[1]])
    assert honest["suspect"] == []


@pytest.fixture(scope="module")
def file_of_both(city, tmp_path_factory):
    """A GeoPackage with the crimes, which is opened where none is named, and the premises."""
    path = str(tmp_path_factory.mktemp("both") / "all.gpkg")
    for layer, table in zip(city, ("crimes", "premises")):
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.layerName = table
        if os.path.exists(path):
            options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        written = QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsCoordinateTransformContext(), options)
        assert written[0] == QgsVectorFileWriter.WriterError.NoError
    return path


@pytest.mark.parametrize(
    "given, near",
    [
        ("{}", "{}|layername=crimes"),
        ("{}|layername=crimes", "{}"),
        ("{}|layername=crimes", "{}|layerid=0"),
        ("{}|layername=crimes", "{}|layername=CRIMES|subset=offence = 'Burglary'"),
        ("{}|layername=crimes", "link"),
    ],
)
def test_the_crimes_themselves_are_no_local_layer(run, city, file_of_both, tmp_path, given, near):
    os.symlink(file_of_both, tmp_path / "link.gpkg")
    near = str(tmp_path / "link.gpkg") if near == "link" else near.format(file_of_both)
    layer = QgsVectorLayer(near, "Pubs", "ogr")
    assert layer.isValid()
    with refused(QgsProcessingException, "CONTEXT_LAYERS", "'Pubs'"):
        run("risksurface", settings(city, INPUT=given.format(file_of_both), CONTEXT_LAYERS=[layer]))


def test_another_table_of_the_same_file_is_a_local_layer(run, city, file_of_both, tmp_path):
    pubs = QgsVectorLayer(file_of_both + "|layername=premises", "Pubs", "ogr")
    _, report, _ = risk(run, city, tmp_path, INPUT=file_of_both, CONTEXT_LAYERS=[pubs], MODEL="linear")
    assert "Pubs within 500 m" in [row["name"] for row in report["matters"]]


def test_what_was_made_of_the_crimes_is_no_local_layer(run, city, tmp_path):
    crimes, premises, area = city
    found = run(
        "countcrimes",
        {"INPUT": crimes, "STUDY_AREA": area, "OUTPUT": str(tmp_path / "places.shp"), "HOTSPOTS": "TEMPORARY_OUTPUT"},
    )
    saved = run(
        "countcrimes", {"INPUT": crimes, "STUDY_AREA": area, "OUTPUT": None, "HOTSPOTS": str(tmp_path / "spots.gpkg")}
    )
    # As a project keeps a result whose file has lost its metadata.
    kept = QgsVectorLayer("Polygon?crs=EPSG:27700", "Places of a project", "memory")
    kept.setCustomProperty("hotspot_policing/role", "places")
    for layer, made in (
        (crimes, ""),
        (found["HOTSPOTS"], "Ranked places"),
        (kept, "Places of a project"),
        (QgsVectorLayer(found["OUTPUT"], "shape", "ogr"), "Ranked places"),
        (QgsVectorLayer(saved["HOTSPOTS"], "table", "ogr"), "Ranked places"),
    ):
        with refused(QgsProcessingException, "CONTEXT_LAYERS", layer.name(), made or ()):
            run("risksurface", settings(city, CONTEXT_LAYERS=[premises, layer]))


@pytest.mark.slow
@pytest.mark.once
def test_the_same_seed_learns_the_same(run, city, tmp_path):
    one, two = (
        QgsVectorLayerUtils.getValues(risk(run, city, tmp_path, SEED=4, START="2023-01-01")[0]["OUTPUT"], "expected")[0]
        for _ in range(2)
    )
    assert one == two


@pytest.mark.slow
@pytest.mark.once
def test_progress_goes_up_and_a_cancel_at_any_month_leaves_nothing(run, city, tmp_path):
    class Watched(Feedback):
        """Cancels at a share; keeps what it was told."""

        def __init__(self, at):
            super().__init__()
            self.at, self.shares = at, []

        def setProgress(self, share):
            super().setProgress(share)
            # Reading ends at 100 by itself.
            if share < 100:
                self.shares.append(share)
                if share >= self.at:
                    self.cancel()

    whole = Watched(200)
    risk(run, city, tmp_path, feedback=whole, MODEL="linear")
    while_learning = [share for share in whole.shares if 20 <= share < 50]
    assert whole.shares == sorted(whole.shares) and len(set(while_learning)) == 10, "ten months, a model each"
    for at in (1, 15, 20, 30, 45, 52, 60, 70):
        path, feedback = tmp_path / "none.json", Watched(at)
        results = run("risksurface", settings(city, REPORT_JSON=str(path), MODEL="linear"), feedback=feedback)
        assert feedback.isCanceled() and "SUMMARY" not in results and not path.exists(), at


@pytest.mark.parametrize(
    "more, named",
    [
        ({"DATE_FIELD": "", "START": "", "END": ""}, "DATE_FIELD"),
        ({"START": "2024-01-01"}, ("'crimes'", "PERIOD")),
        ({"HORIZON": 12, "END": "2023-06-30"}, "HORIZON"),
        ({"STUDY_AREA": WARDS}, "'crimes'"),
        ({"MODEL": "forest"}, ("MODEL", "'forest'")),
    ],
)
def test_what_cannot_be_learned_is_said(run, city, tmp_path, more, named):
    with refused(QgsProcessingException, named):
        risk(run, city, tmp_path, **more)
