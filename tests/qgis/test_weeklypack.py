"""The week in one run on the sample, and on invented weeks with everything that a step may need."""

import json
import os
import random

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from support import WARDS, Feedback

PAGES = ("checkdata.html", "publicationlayer.html")


def pack(run, crimes_path, tmp_path, **more):
    results = run("weeklypack", dict({
        "INPUT": crimes_path, "OFFENCE_FIELD": "offence", "DATE_FIELD": "date", "AREAS": WARDS, "NAME_FIELD": "WD13NM",
        "FORCE": "Cleveland Police", "FOLDER": str(tmp_path / "packs")}, **more))
    folder = os.path.dirname(results["PACK"])
    with open(os.path.join(folder, "pack.json"), encoding="utf-8") as file:
        found = json.load(file)
    with open(results["PACK"], encoding="utf-8") as file:
        return results, {step["tool"]: step for step in found["steps"]}, found, file.read(), folder


def test_the_sample_and_what_cannot_be_done_with_it(run, crimes_path, tmp_path):
    results, steps, found, page, folder = pack(run, crimes_path, tmp_path, OFFENCES="Burglary; Robbery; Drugs")
    assert {tool for tool, step in steps.items() if step["done"]} == {
        "checkdata", "countcrimes", "publicationlayer", "communityreport"}
    assert results["DONE"] == 4 and results["NOT_RUN"] == 5
    # Months bear no weeks: the tool's own reason, and the others go on.
    assert "week" in steps["monitor"]["why"] or "month" in steps["monitor"]["why"]
    assert steps["register"]["why"] == "No register is given." and steps["patrolroutes"]["why"] == "No plan is given."
    assert "OFFICIAL-SENSITIVE" in page and page.count("Not run: ") == 5 and "first pack in its folder" in page
    for name in PAGES:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            assert "OFFICIAL-SENSITIVE" in file.read()
    with open(os.path.join(folder, "public pages", "hart.html"), encoding="utf-8") as file:
        text = file.read()
    assert "DRAFT" in text and "OFFICIAL-SENSITIVE" not in text
    hot = QgsVectorLayer(os.path.join(folder, "hot spots.gpkg"), "h", "ogr")
    assert len(found["hotspots"]) == hot.featureCount() == steps["countcrimes"]["figures"]["HOTSPOT_COUNT"]
    # The next pack says what changed.
    again, _, next_one, page, other = pack(run, crimes_path, tmp_path, OFFENCES="Burglary", MARKING="OFFICIAL")
    assert other != folder and next_one["since"] == found["made"][:10]
    assert set(next_one["new"]) == {name for one, name in next_one["hotspots"].items() if one not in found["hotspots"]}
    assert len(next_one["gone"]) == len(set(found["hotspots"]) - set(next_one["hotspots"]))
    crimes = next(row for row in next_one["figures"] if row["words"] == "Crimes")
    assert crimes["before"] == steps["countcrimes"]["figures"]["CRIMES_USED"] > crimes["now"]
    assert "OFFICIAL<" in page and "New hot spots: " in page


def test_every_step_where_everything_is_given(run, tmp_path):
    """Sixty weeks in twelve places, register, plan, log and controls."""
    chance = random.Random(2)
    crimes = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:string", "crimes", "memory")
    made = []
    from qgis.PyQt.QtCore import QDate
    for place in range(12):
        for week in range(60):
            for _ in range(chance.randrange(3, 8)):
                feature = QgsFeature(crimes.fields())
                day = QDate(2024, 1, 1).addDays(7 * week + chance.randrange(7))
                feature.setAttributes(["Burglary", day.toString("yyyy-MM-dd")])
                feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(
                    450_000 + 600 * (place % 4) + chance.uniform(-20, 20),
                    520_159.6 + 600 * (place // 4) + chance.uniform(-20, 20))))
                made.append(feature)
    crimes.dataProvider().addFeatures(made)

    def boxes(name, places, arm):
        layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=hotspot_id:string&field=rank:integer&field=name:string",
                               name, "memory")
        rows = []
        for place in places:
            feature = QgsFeature(layer.fields())
            feature.setAttributes(["{}-{}".format(arm, place), place + 1, "Place {}".format(place)])
            x, y = 450_000 + 600 * (place % 4), 520_159.6 + 600 * (place // 4)
            feature.setGeometry(QgsGeometry.fromWkt("Polygon(({0} {1}, {2} {1}, {2} {3}, {0} {3}, {0} {1}))".format(
                x - 75, y - 75, x + 75, y + 75)))
            rows.append(feature)
        layer.dataProvider().addFeatures(rows)
        return layer

    def table(name, fields, rows):
        layer = QgsVectorLayer("None?" + "&".join("field=" + one for one in fields), name, "memory")
        features = []
        for row in rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes(list(row))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        return layer

    wards = QgsVectorLayer("Polygon?crs=EPSG:27700&field=name:string", "wards", "memory")
    rows = []
    for i in range(2):
        feature = QgsFeature(wards.fields())
        feature.setAttributes(["Ward {}".format(i)])
        feature.setGeometry(QgsGeometry.fromWkt("Polygon(({0} 519500, {1} 519500, {1} 522500, {0} 522500, {0} 519500))"
                                                .format(449_500 + 1_400 * i, 450_900 + 1_400 * i)))
        rows.append(feature)
    wards.dataProvider().addFeatures(rows)
    register = str(tmp_path / "register.gpkg")
    run("register", {"REGISTER": register, "ACTION": "add", "HOTSPOT_LAYER": boxes("mine", range(4), "T"),
                     "STATUS": "active", "BY": "A"})
    ids = [feature["place_id"] for feature in QgsVectorLayer(
        register + "|layername=active_places", "a", "ogr").getFeatures()]
    plan = table("plan", ("hotspot_id:string", "day:string", "shift:string", "agency:string", "visits:integer",
                          "minutes:integer", "shift_from:string", "shift_to:string"), [
        (one, "2025-02-17", "Late", "Police", 1, 15, "15:00", "23:00") for one in ids])
    log = table("log", ("hotspot_id:string", "start:string", "end:string"), [
        (one, "2025-02-17 16:00", "2025-02-17 16:15") for one in ids])
    results, steps, found, page, folder = pack(
        run, None, tmp_path, INPUT=crimes, AREAS=wards, NAME_FIELD="name", REGISTER=register, PLAN=plan, LOG=log,
        INTERVENTION="2024-09-02", CONTROLS=boxes("controls", range(4, 12), "C"), EXCLUDE="")
    assert {tool: step["why"] for tool, step in steps.items() if not step["done"]} == {}
    assert results["DONE"] == 9 and os.listdir(os.path.join(folder, "briefings"))
    assert steps["patrolvisits"]["figures"]["VISIT_COUNT"] == 4
    # A dry run: the register is as it was.
    assert QgsVectorLayer(register + "|layername=places", "p", "ogr").featureCount() == 4
    assert "Briefings are in the folder" in page and "Pages for the public" in page


def test_a_cancelled_pack_leaves_nothing(run, crimes_path, tmp_path):
    feedback = Feedback()
    feedback.cancel()
    run("weeklypack", {"INPUT": crimes_path, "AREAS": WARDS, "NAME_FIELD": "WD13NM", "FOLDER": str(tmp_path / "packs")},
        feedback=feedback)
    assert os.listdir(str(tmp_path / "packs")) == []


@pytest.mark.parametrize("more, words", [({"MARKING": " "}, "MARKING is empty"),
                                         ({"FOLDER": "file"}, "cannot be written")])
def test_what_cannot_be_done_is_said(run, crimes_path, tmp_path, more, words):
    if "FOLDER" in more:
        (tmp_path / "file").write_text("x")
        more = {"FOLDER": str(tmp_path / "file")}
    with pytest.raises(QgsProcessingException, match=words):
        pack(run, crimes_path, tmp_path, **more)
