"""The register through the tool: real hot spots become places; nothing is ever lost, overwritten or half done."""

import json
import os
import shutil
import sqlite3

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)
from refusals import refused
from support import WARDS, Feedback, rows

from hotspot_policing.bridge.files.register_file import Register
from hotspot_policing.bridge.ground.errors import InputError


def boxes(shapes, fields="", values=(), crs="EPSG:27700"):
    """A layer of rectangles (x0, y0, x1, y1)."""
    layer = QgsVectorLayer(f"Polygon?crs={crs}{fields}", "drawn", "memory")
    for i, (x0, y0, x1, y1) in enumerate(shapes):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(f"Polygon(({x0} {y0}, {x1} {y0}, {x1} {y1}, {x0} {y1}, {x0} {y0}))"))
        if values:
            feature.setAttributes(list(values[i]))
        layer.dataProvider().addFeature(feature)
    return layer


THREE = [(0, 0, 100, 100), (500, 0, 600, 100), (1000, 0, 1100, 100)]


@pytest.fixture(scope="module")
def hotspots(crimes_path, tmp_path_factory):
    """The sample's real hot spots, with where they come from."""
    import processing

    path = str(tmp_path_factory.mktemp("spots") / "spots.gpkg")
    processing.run(
        "hotspotpolicing:countcrimes",
        {
            "INPUT": crimes_path,
            "STUDY_AREA": WARDS,
            "NAME_FIELD": "WD13NM",
            "SELECT_BY": "top_k",
            "SELECT_VALUE": 20,
            "OUTPUT": "memory:",
            "HOTSPOTS": path,
        },
        feedback=Feedback(),
    )
    return path


@pytest.fixture
def act(run, tmp_path):
    """act(action, …) → (results, changes) on one register."""
    path = str(tmp_path / "register.gpkg")

    def one(action, feedback=None, **more):
        changes = str(tmp_path / "changes.gpkg")
        given = {"REGISTER": path, "ACTION": action, "BY": "Analyst", "CHANGES": changes}
        given.update(more)
        results = run("register", given, feedback)
        return results, rows(changes)

    one.path = path
    return one


def everything(path):
    """Every row of every version and of the log."""
    with sqlite3.connect(path) as database:
        return (
            database.execute("SELECT * FROM places ORDER BY fid").fetchall(),
            database.execute("SELECT * FROM sara_log ORDER BY fid").fetchall(),
        )


def statuses(path):
    return {one["place_id"]: one["status"] for one in Register(path).places()}


def test_real_hot_spots_become_candidates_then_places(act, hotspots):
    results, changes = act("add", HOTSPOT_LAYER=hotspots)
    spots = sorted(rows(hotspots), key=lambda row: row["rank"])
    assert results["ADDED"] == results["CANDIDATE_COUNT"] == len(spots) and results["ACTIVE_COUNT"] == 0
    kept = {one["place_id"]: one for one in Register(act.path).places()}
    assert sorted(kept) == [f"HS-{i + 1:04d}" for i in range(len(spots))]
    assert sorted((one["rank"], one["crimes"], one["area_name"]) for one in kept.values()) == [
        (row["rank"], row["crimes"], row["area_name"]) for row in spots
    ]
    first = kept["HS-0001"]
    assert first["method"] == "countcrimes" and json.loads(first["params"])["SELECT_VALUE"] == "20"
    assert [kept[f"HS-{i + 1:04d}"]["rank"] for i in range(len(spots))] == [row["rank"] for row in spots]
    names = [one["name"] for one in kept.values()]
    assert len(set(names)) == len(names) and first["name"].startswith(first["area_name"])
    assert first["by"] == "Analyst" and first["version"] == 1
    act("accept", PLACES="HS-0001; HS-0003", OWNER="Neighbourhood team", REASON="busiest")
    active = QgsVectorLayer(Register(act.path).source(), "active", "ogr")
    assert active.isValid() and active.crs().authid() == "EPSG:27700"
    assert active.wkbType() in (3, 6) and active.featureCount() == 2
    shapes = {row["place_id"]: row for row in rows(active)}
    assert set(shapes) == {"HS-0001", "HS-0003"} and shapes["HS-0001"]["owner"] == "Neighbourhood team"
    assert shapes["HS-0001"]["hotspot_id"] == "HS-0001"
    area = next(feature for feature in active.getFeatures() if feature["place_id"] == "HS-0001").geometry().area()
    assert area / 1e6 == pytest.approx(first["area_km2"], rel=1e-6)
    # Any tool that takes hot spots takes it.
    history = Register(act.path).history("HS-0001")
    assert [(one["version"], one["status"], one["change"]) for one in history] == [
        (1, "candidate", "added"),
        (2, "active", "accepted"),
    ]
    assert history[0]["owner"] is None and history[1]["valid_from"] == history[1]["at"][:10]


def shape_of(path, place):
    return next(bytes(one["geom"]) for one in Register(path).places() if one["place_id"] == place)


def test_a_decision_is_taken_back_by_another_version(act):
    act("add", HOTSPOT_LAYER=boxes(THREE), OWNER="Central")
    act("accept", PLACES="HS-0001; HS-0002", VALID_FROM="2026-01-05")
    before, shape = Register(act.path).places(), shape_of(act.path, "HS-0001")
    act("merge", PLACES="HS-0001; HS-0002", REASON="one problem", NAME="Both")
    assert shape_of(act.path, "HS-0001") != shape and statuses(act.path)["HS-0002"] == "retired"
    results, changes = act("restore", PLACES="HS-0001; HS-0002", REASON="two problems")
    assert [(one["place_id"], one["change"]) for one in changes] == [("HS-0001", "restored"), ("HS-0002", "restored")]
    after = {one["place_id"]: one for one in Register(act.path).places()}
    stamped = {"version", "change", "reason", "by", "at", "fid"}
    for one in before[:2]:
        now = after[one["place_id"]]
        assert {name: value for name, value in now.items() if name not in stamped} == {
            name: value for name, value in one.items() if name not in stamped
        }
    kept = [(one["version"], one["change"], one["reason"]) for one in Register(act.path).history("HS-0002")]
    assert kept[2:] == [(3, "retired", "merged into HS-0001: one problem"), (4, "restored", "two problems")]
    # Taking back is a decision too, which can be taken back.
    act("restore", PLACES="HS-0002")
    assert statuses(act.path)["HS-0002"] == "retired"
    with refused(QgsProcessingException, "HS-0003"):
        act("restore", PLACES="HS-0001; HS-0003")
    assert len(Register(act.path).history("HS-0001")) == 4, "all of them or none"
    with refused(QgsProcessingException, "PLACES"):
        act("restore")


def test_a_round_of_decisions_keeps_every_version(act):
    act("add", HOTSPOT_LAYER=boxes(THREE))
    act("accept", PLACES="HS-0001; HS-0002")
    act("reject", PLACES="HS-0003", REASON="a car park of the council")
    act("edit", PLACES="HS-0001", NAME="Station Road", OWNER="Central")
    act("edit", PLACES="HS-0002", HOTSPOT_LAYER=boxes([(500, 0, 700, 100)]))
    act("merge", PLACES="HS-0001; HS-0002", REASON="one problem", NAME="Station quarter")
    act("retire", PLACES="HS-0001", REASON="solved", VALID_TO="2026-03-31")
    assert statuses(act.path) == {"HS-0001": "retired", "HS-0002": "retired", "HS-0003": "rejected"}
    places, _ = everything(act.path)
    assert len(places) == 3 + 2 + 1 + 1 + 1 + 2 + 1
    register = Register(act.path)
    names = [one["name"] for one in register.history("HS-0001")]
    assert names == ["HS-0001", "HS-0001", "Station Road", "Station quarter", "Station quarter"]
    merged = register.history("HS-0001")[3]
    assert merged["area_km2"] == pytest.approx((100 * 100 + 200 * 100) / 1e6)
    assert "merged into HS-0001: one problem" == register.history("HS-0002")[-1]["reason"]
    assert register.history("HS-0001")[-1]["valid_to"] == "2026-03-31"
    act("accept", PLACES="HS-0003", REASON="the council agrees")
    assert statuses(act.path)["HS-0003"] == "active"


def test_versions_cannot_be_changed_or_deleted_by_others(act):
    act("add", HOTSPOT_LAYER=boxes(THREE))
    act("log", PLACES="HS-0001", TEXT="Theft from vans")
    before = everything(act.path)
    layer = QgsVectorLayer(act.path + "|layername=places", "places", "ogr")
    layer.startEditing()
    layer.changeAttributeValue(1, layer.fields().lookupField("name"), "x")
    assert not layer.commitChanges()
    layer.rollBack()
    layer.startEditing()
    layer.deleteFeature(1)
    assert not layer.commitChanges()
    layer.rollBack()
    with pytest.raises(sqlite3.Error, match="keeps every version"):
        with sqlite3.connect(act.path) as database:
            database.execute("DELETE FROM sara_log")
    assert everything(act.path) == before


def test_a_place_is_in_force_until_its_last_day(act):
    act("add", HOTSPOT_LAYER=boxes(THREE), STATUS="active")
    act("edit", PLACES="HS-0001", VALID_TO="2020-01-31", VALID_FROM="2020-01-01")
    act("edit", PLACES="HS-0002", VALID_TO="2999-01-31")
    active = {row["place_id"] for row in rows(Register(act.path).source())}
    assert active == {"HS-0002", "HS-0003"}


def test_a_refresh_says_first_and_changes_when_told(act):
    act(
        "add",
        HOTSPOT_LAYER=boxes(
            [(0, 0, 100, 100), (500, 0, 600, 100), (1000, 0, 1300, 100), (2000, 0, 2100, 100), (2110, 0, 2200, 100)],
            "&field=crimes:integer",
            [(50,), (40,), (30,), (20,), (10,)],
        ),
        STATUS="active",
        OWNER="Central",
    )
    new = boxes(
        [(10, 0, 110, 100), (1000, 0, 1160, 100), (1170, 0, 1300, 100), (2000, 0, 2200, 100), (5000, 0, 5100, 100)],
        "&field=crimes:integer",
        [(60,), (20,), (9,), (33,), (25,)],
    )
    before = everything(act.path)
    results, shown = act("refresh", HOTSPOT_LAYER=new)
    assert everything(act.path) == before and "unchanged" in results["SUMMARY"]
    assert (results["KEPT"], results["ADDED"], results["ENDED"]) == (3, 2, 2)
    results, changes = act("refresh", HOTSPOT_LAYER=new, APPLY=True)
    assert changes == shown
    told = {(row["place_id"], row["change"]): row for row in changes}
    assert set(told) == {
        ("HS-0001", "kept"),
        ("HS-0002", "retired"),
        ("HS-0003", "kept"),
        ("HS-0004", "kept"),
        ("HS-0005", "merged"),
        ("HS-0006", "split"),
        ("HS-0007", "added"),
    }
    kept = told["HS-0001", "kept"]
    assert kept["overlap"] == pytest.approx(0.9) and (kept["crimes_old"], kept["crimes"]) == (50, 60)
    assert told["HS-0005", "merged"]["reason"] == "grown together with HS-0004"
    assert told["HS-0006", "split"]["reason"] == "split off HS-0003"
    assert told["HS-0002", "retired"]["reason"] == "not in the new set"
    places = {one["place_id"]: one for one in Register(act.path).places()}
    assert places["HS-0001"]["crimes"] == 60 and places["HS-0001"]["owner"] == "Central"
    assert places["HS-0007"]["status"] == "candidate" and places["HS-0002"]["status"] == "retired"
    # The shapes of known places may stay.
    act("refresh", HOTSPOT_LAYER=boxes([(20, 0, 120, 100)]), APPLY=True, KEEP_SHAPES=True)
    shape = QgsGeometry()
    shape.fromWkb(Register(act.path).history("HS-0001")[-1]["geom"])
    assert shape.boundingBox().xMinimum() == 10


def test_a_candidate_is_not_added_again_by_a_refresh(act):
    act("add", HOTSPOT_LAYER=boxes(THREE))
    act("accept", PLACES="HS-0001")
    results, changes = act(
        "refresh", HOTSPOT_LAYER=boxes([THREE[0], (510, 0, 610, 100), (7000, 0, 7100, 100)]), APPLY=True
    )
    assert {(row["place_id"], row["change"]) for row in changes} == {
        ("HS-0001", "kept"),
        ("HS-0002", "waiting"),
        ("HS-0004", "added"),
    }
    assert results["ADDED"] == 1
    assert statuses(act.path) == {
        "HS-0001": "active",
        "HS-0002": "candidate",
        "HS-0003": "candidate",
        "HS-0004": "candidate",
    }


def test_a_given_list_keeps_its_ids(act):
    given = boxes(
        THREE, "&field=hex:string&field=label:string", [("UK-8a1", "Quay"), ("UK-8a2", None), ("UK-8b7", "Mall")]
    )
    act("add", HOTSPOT_LAYER=given, ID_FIELD="hex", NAME_FIELD="label", STATUS="active")
    places = {one["place_id"]: one["name"] for one in Register(act.path).places()}
    assert places == {"UK-8a1": "Quay", "UK-8a2": "UK-8a2", "UK-8b7": "Mall"}
    with refused(QgsProcessingException, "UK-8a1"):
        act("add", HOTSPOT_LAYER=given, ID_FIELD="hex")
    # By id, wherever it lies now.
    moved = boxes([(9000, 0, 9100, 100), (500, 0, 600, 100)], "&field=hex:string", [("UK-8a1",), ("UK-9",)])
    results, changes = act("refresh", HOTSPOT_LAYER=moved, ID_FIELD="hex")
    assert {(row["place_id"], row["change"]) for row in changes} == {
        ("UK-8a1", "kept"),
        ("UK-8a2", "retired"),
        ("UK-8b7", "retired"),
        ("UK-9", "added"),
    }


def test_the_log_of_problem_solving(act):
    act("add", HOTSPOT_LAYER=boxes(THREE))
    act("log", PLACES="HS-0001; HS-0002", STAGE="problem", TEXT="Theft from vans <at night>")
    act("log", PLACES="HS-0001", STAGE="partner", TEXT="Council: lighting")
    entries = Register(act.path).log("HS-0001")
    assert [(one["stage"], one["text"], one["by"]) for one in entries] == [
        ("problem", "Theft from vans <at night>", "Analyst"),
        ("partner", "Council: lighting", "Analyst"),
    ]
    assert len(Register(act.path).log()) == 3


def test_selected_hot_spots_only_and_another_crs(act, hotspots):
    layer = QgsVectorLayer(hotspots, "spots", "ogr")
    layer.selectByExpression("rank <= 3")
    QgsProject.instance().addMapLayer(layer)
    act("add", HOTSPOT_LAYER=QgsProcessingFeatureSourceDefinition(layer.id(), True))
    assert len(Register(act.path).places()) == 3
    drawn = boxes([(-1.2300, 54.5700, -1.2290, 54.5706)], crs="EPSG:4326")
    act("add", HOTSPOT_LAYER=drawn)
    last = Register(act.path).places()[-1]
    shape = QgsGeometry()
    shape.fromWkb(last["geom"])
    assert 3000 < shape.area() < 6000 and 440_000 < shape.centroid().asPoint().x() < 460_000
    assert Register(act.path).crs() == QgsCoordinateReferenceSystem("EPSG:27700")


@pytest.mark.parametrize(
    "action, more, named",
    [
        ("accept", {"BY": ""}, "BY"),
        ("accept", {"PLACES": "HS-0009"}, "HS-0009"),
        ("reject", {"PLACES": "HS-0001"}, "REASON"),
        ("retire", {"REASON": "x"}, "PLACES"),
        ("retire", {"REASON": "x", "PLACES": "HS-0001"}, "HS-0001"),
        ("merge", {"REASON": "x", "PLACES": "HS-0001"}, "PLACES"),
        ("edit", {"PLACES": "HS-0001"}, ("NAME", "OWNER")),
        ("edit", {"PLACES": "HS-0001; HS-0002", "NAME": "x"}, "PLACES"),
        ("edit", {"PLACES": "HS-0001", "HOTSPOT_LAYER": "three"}, "3"),
        ("log", {"PLACES": "HS-0001"}, "TEXT"),
        ("add", {}, "HOTSPOT_LAYER"),
        ("accept", {"HOTSPOT_LAYER": "three"}, ("HOTSPOT_LAYER", "PLACES")),
        ("refresh", {"HOTSPOT_LAYER": "three"}, ()),
        (
            "edit",
            {"PLACES": "HS-0001", "VALID_FROM": "2026-02-01", "VALID_TO": "2026-01-01"},
            ("VALID_TO", "VALID_FROM"),
        ),
        ("edit", {"PLACES": "HS-0001", "VALID_TO": "soon"}, "VALID_TO"),
        ("add", {"HOTSPOT_LAYER": "three", "ID_FIELD": "nothing"}, "'nothing'"),
        ("sleep", {}, ("ACTION", "'sleep'")),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(act, action, more, named):
    act("add", HOTSPOT_LAYER=boxes(THREE))
    before = everything(act.path)
    more = {name: boxes(THREE) if value == "three" else value for name, value in more.items()}
    with refused(QgsProcessingException, named):
        act(action, **more)
    assert everything(act.path) == before


def test_files_that_are_no_register(act, run, tmp_path, crimes_path):
    foreign = str(tmp_path / "foreign.gpkg")
    shutil.copy(crimes_path, foreign)
    text = tmp_path / "text.gpkg"
    text.write_text("not a database, but long enough to look at" * 10)
    for path, named in (
        (foreign, "foreign.gpkg"),
        (str(text), "text.gpkg"),
        (str(tmp_path / "nowhere" / "a.gpkg"), "nowhere"),
        (str(tmp_path / "a.shp"), "a.shp"),
    ):
        with refused(QgsProcessingException, named):
            act("add", REGISTER=path, HOTSPOT_LAYER=boxes(THREE))
    with refused(QgsProcessingException, "register.gpkg"):
        act("accept")
    assert not os.path.exists(act.path)
    with pytest.raises(InputError):
        Register(foreign)


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_who_comes_second_is_told_and_nothing_is_lost(act, lock):
    act("add", HOTSPOT_LAYER=boxes(THREE))
    before = everything(act.path)
    other = sqlite3.connect(act.path, isolation_level=None)
    other.execute("BEGIN " + lock)
    try:
        with refused(InputError, "register.gpkg"):
            Register(act.path, patience=100).append(lambda places: ([places[0]], []))
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert everything(act.path) == before
    act("accept")
    assert set(statuses(act.path).values()) == {"active"}


def test_it_can_be_read_and_changed_while_its_layers_are_open(act):
    act("add", HOTSPOT_LAYER=boxes(THREE))
    layer = QgsVectorLayer(Register(act.path).source(), "active", "ogr")
    everyone = QgsVectorLayer(Register(act.path).source("current_places"), "current", "ogr")
    assert layer.featureCount() == 0 and everyone.featureCount() == 3
    list(everyone.getFeatures())
    act("accept", PLACES="HS-0002")
    layer.dataProvider().reloadData()
    assert [feature["place_id"] for feature in layer.getFeatures()] == ["HS-0002"]


def test_a_cancel_leaves_no_register_and_no_change(act, run):
    def stopped(action, **more):
        feedback = Feedback()
        feedback.cancel()
        results = run("register", dict(more, REGISTER=act.path, ACTION=action, BY="Analyst"), feedback)
        assert "SUMMARY" not in results

    stopped("add", HOTSPOT_LAYER=boxes(THREE))
    assert not os.path.exists(act.path)
    act("add", HOTSPOT_LAYER=boxes(THREE))
    before = everything(act.path)
    stopped("add", HOTSPOT_LAYER=boxes(THREE))
    stopped("accept")
    assert everything(act.path) == before


def test_the_result_is_styled_by_status_and_says_where_it_comes_from(act, tmp_path):
    out = str(tmp_path / "places.gpkg")
    act("add", HOTSPOT_LAYER=boxes(THREE), OUTPUT=out)
    layer = QgsVectorLayer(out, "places", "ogr")
    layer.loadDefaultStyle()
    assert layer.renderer().type() == "categorizedSymbol" and layer.renderer().classAttribute() == "status"
    layer.loadDefaultMetadata()
    assert "hotspotpolicing:register" in layer.metadata().abstract()
