"""The register under abuse: its own file as an output, results that cannot be written, several writers at once,
damaged and read-only files, odd shapes and figures. It stays as it was, or the change is whole."""

import os
import threading

import pytest
from qgis.core import QgsGeometry, QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import Feedback, rows
from test_register import THREE, act, boxes, everything, statuses  # noqa: F401 - act is a fixture

from hotspot_policing.bridge.files.register_file import Register
from hotspot_policing.bridge.ground.errors import InputError


@pytest.fixture
def register(act):  # noqa: F811
    """A register with three candidates, and what it holds."""
    act("add", HOTSPOT_LAYER=boxes(THREE))
    act.before = everything(act.path)
    return act


@pytest.mark.parametrize(
    "where", ["{}", "{}|layername=places", "{}|layername=mine", "ogr:dbname='{}' table=\"places\" (geom)"]
)
@pytest.mark.parametrize("output", ["OUTPUT", "CHANGES"])
def test_no_output_takes_the_place_of_the_register(register, output, where):
    with refused(QgsProcessingException, "register.gpkg"):
        register("accept", **{output: where.format(register.path)})
    assert everything(register.path) == register.before
    with refused(QgsProcessingException, "register.gpkg"):
        register("refresh", HOTSPOT_LAYER=boxes(THREE), **{output: where.format(register.path)})
    assert everything(register.path) == register.before


def test_a_new_register_is_not_its_own_output(act):  # noqa: F811
    with refused(QgsProcessingException, "register.gpkg"):
        act("add", HOTSPOT_LAYER=boxes(THREE), OUTPUT=act.path)
    assert not os.path.exists(act.path)


def test_results_that_cannot_be_written_change_nothing(register, tmp_path):
    with refused(QgsProcessingException, "nowhere"):
        register("accept", OUTPUT=str(tmp_path / "nowhere" / "places.gpkg"))
    assert everything(register.path) == register.before


def test_results_that_cannot_be_written_make_no_register(act, tmp_path):  # noqa: F811
    with refused(QgsProcessingException, "nowhere"):
        act("add", HOTSPOT_LAYER=boxes(THREE), OUTPUT=str(tmp_path / "nowhere" / "places.gpkg"))
    assert not os.path.exists(act.path)


class Late(Feedback):
    """Cancelled from the n-th look on."""

    def __init__(self, looks):
        super().__init__()
        self.looks = looks

    def isCanceled(self):
        self.looks -= 1
        return self.looks < 0


@pytest.mark.parametrize("looks", range(8))
def test_a_cancel_at_any_moment_is_all_or_nothing(register, run, tmp_path, looks):
    results = run(
        "register",
        {"REGISTER": register.path, "ACTION": "accept", "BY": "Analyst", "OUTPUT": str(tmp_path / "places.gpkg")},
        Late(looks),
    )
    changed = everything(register.path) != register.before
    assert changed == ("SUMMARY" in results) == os.path.exists(str(tmp_path / "places.gpkg"))


def test_a_register_made_meanwhile_is_not_replaced(act, run, tmp_path):  # noqa: F811
    """Two people make the register at the same time: the second one's candidates are added to it."""
    from qgis.core import QgsApplication, QgsProcessingAlgorithm, QgsProcessingContext

    algorithm = QgsApplication.processingRegistry().createAlgorithmById("hotspotpolicing:register")
    context, feedback = QgsProcessingContext(), Feedback()
    given = {"REGISTER": act.path, "ACTION": "add", "BY": "Second", "HOTSPOT_LAYER": boxes([(5000, 0, 5100, 100)])}
    assert QgsProcessingAlgorithm.prepare(algorithm, given, context, feedback)
    act("add", HOTSPOT_LAYER=boxes(THREE))
    algorithm.runPrepared(given, context, feedback)
    kept = {one["place_id"]: one["by"] for one in Register(act.path).places()}
    assert kept == {"HS-0001": "Analyst", "HS-0002": "Analyst", "HS-0003": "Analyst", "HS-0004": "Second"}


def test_writers_at_once_lose_nothing(register):
    """Three threads write; every change told to have been made is there, once, in one line of versions."""
    from hotspot_policing.bridge.patrol.register_changes import Changes

    made, refused = [], []

    def write(who):
        one = Register(register.path)
        for i in range(10):
            change = Changes(places=["HS-0001"], by=who, name=f"{who} {i}")
            try:
                one.append(lambda places: change.make("edit", places)[:2])
                made.append(change.name)
            except InputError as error:
                refused.append(str(error))

    threads = [threading.Thread(target=write, args=(who,)) for who in "ABC"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    history = Register(register.path).history("HS-0001")
    assert [one["version"] for one in history] == list(range(1, len(made) + 2))
    assert sorted(one["name"] for one in history[1:]) == sorted(made)
    assert len(made) + len(refused) == 30 and len(made) >= 10
    assert all("try again" in words for words in refused)


@pytest.mark.parametrize("begin", [0, 100, 4096, 20000, 60000])
def test_a_damaged_file_gets_a_sentence(register, begin):
    with open(register.path, "r+b") as file:
        file.seek(begin)
        file.write(b"\xa5" * 6000)
    with open(register.path, "rb") as file:
        before = file.read()
    try:
        register("accept")
    except QgsProcessingException as error:
        assert str(error).endswith(".") and "Traceback" not in str(error)
        with open(register.path, "rb") as file:
            assert len(file.read()) == len(before)


def test_a_file_cut_short_gets_a_sentence(register):
    os.truncate(register.path, os.path.getsize(register.path) // 2)
    with refused(QgsProcessingException, "register.gpkg"):
        register("accept")


def test_a_file_without_rights_to_write_is_said(register, monkeypatch):
    os.chmod(register.path, 0o444)
    real = os.access
    # Whoever runs the tests as root may write everywhere.
    monkeypatch.setattr(os, "access", lambda path, mode: real(path, mode) and not mode & os.W_OK)
    with refused(QgsProcessingException):
        register("accept")
    monkeypatch.undo()
    assert everything(register.path) == register.before
    assert len(Register(register.path).places()) == 3


@pytest.mark.parametrize(
    "shape",
    [
        "PolygonZ((0 0 5, 100 0 5, 100 100 5, 0 0 5))",
        "MultiPolygonZM(((0 0 5 1, 100 0 5 1, 100 100 5 1, 0 0 5 1)))",
        "Polygon((0 0, 100 100, 100 0, 0 100, 0 0))",
        "CurvePolygon(CircularString(0 0, 100 0, 100 100, 0 100, 0 0))",
        "MultiPolygon(((0 0, 10 0, 10 10, 0 0)),((500 0, 510 0, 510 10, 500 0)))",
    ],
)
def test_odd_shapes_are_kept_and_shown(act, shape, tmp_path):  # noqa: F811
    from qgis.core import QgsFeature

    kind = shape.split("(")[0]
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:27700", "odd", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt(shape))
    assert layer.dataProvider().addFeature(feature)
    act("add", HOTSPOT_LAYER=layer, STATUS="active", OUTPUT=str(tmp_path / "out.gpkg"))
    active = QgsVectorLayer(Register(act.path).source(), "active", "ogr")
    (one,) = active.getFeatures()
    kept = Register(act.path).places()[0]
    assert one.geometry().area() == pytest.approx(kept["area_km2"] * 1e6, rel=1e-3) and kept["area_km2"] > 0
    stored = QgsGeometry()
    stored.fromWkb(kept["geom"])
    assert stored.wkbType() == 6  # a plain multipolygon, as the layer promises
    results, changes = act("refresh", HOTSPOT_LAYER=layer)
    assert [row["change"] for row in changes] == ["kept"]


@pytest.mark.parametrize("output", ["memory:", "file"])
def test_a_dry_refresh_gives_its_layer_too(register, output, tmp_path):
    register("accept")
    out = str(tmp_path / "out.gpkg") if output == "file" else output
    results, _ = register("refresh", HOTSPOT_LAYER=boxes([THREE[0], (5000, 0, 5100, 100)]), OUTPUT=out)
    layer = results["OUTPUT"] if output == "memory:" else out
    found = rows(layer)
    assert {row["place_id"]: row["status"] for row in found} == {
        "HS-0001": "active",
        "HS-0002": "retired",
        "HS-0003": "retired",
        "HS-0004": "candidate",
    }


@pytest.mark.parametrize(
    "kind, value", [("double", float("inf")), ("double", float("nan")), ("string", "many"), ("double", 1e300)]
)
def test_figures_that_are_none_get_a_sentence_or_nothing(act, kind, value):  # noqa: F811
    layer = boxes(THREE, f"&field=crimes:{kind}", [(value,)] * 3)
    try:
        act("add", HOTSPOT_LAYER=layer)
        assert {one["crimes"] for one in Register(act.path).places()} == {None}
    except QgsProcessingException as error:
        assert "crimes" in str(error) and str(error).endswith(".")
        assert not os.path.exists(act.path)


def test_texts_come_back_as_they_were(register):
    words = "O'Brien's \"yard\"; -- DROP TABLE places\n<b>ẞ 😀 %s {}</b>"
    register("edit", PLACES="HS-0001", NAME=words, OWNER=words, REASON=words)
    register("log", PLACES="HS-0001", TEXT=words)
    last = Register(register.path).history("HS-0001")[-1]
    assert last["name"] == last["owner"] == last["reason"] == Register(register.path).log()[0]["text"] == words


def test_a_last_day_is_not_before_the_first(register):
    register("accept", VALID_FROM="2026-03-01")
    before = everything(register.path)
    with refused(QgsProcessingException, "HS-0001"):
        register("edit", PLACES="HS-0001", VALID_TO="2026-02-01")
    assert everything(register.path) == before


def test_a_list_of_many_places(act):  # noqa: F811
    """As many as a national list of hexagons for a large force; a refresh with the same list keeps them all."""
    shapes = [(200 * (i % 60), 200 * (i // 60), 200 * (i % 60) + 150, 200 * (i // 60) + 150) for i in range(3000)]
    layer = boxes(shapes)
    act("add", HOTSPOT_LAYER=layer, STATUS="active")
    results, _ = act("refresh", HOTSPOT_LAYER=layer, APPLY=True)
    assert (results["KEPT"], results["ADDED"], results["ENDED"]) == (3000, 0, 0)
    assert QgsVectorLayer(Register(act.path).source(), "active", "ogr").featureCount() == 3000


def test_a_name_with_signs_that_mean_something_elsewhere(act, tmp_path):  # noqa: F811
    odd = str(tmp_path / "100% ours #1 & 'theirs'.gpkg")
    act("add", REGISTER=odd, HOTSPOT_LAYER=boxes(THREE))
    act("accept", REGISTER=odd, PLACES="HS-0002")
    assert statuses(odd)["HS-0002"] == "active"
    assert QgsVectorLayer(Register(odd).source(), "active", "ogr").featureCount() == 1
