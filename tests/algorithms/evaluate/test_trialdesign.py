"""Trials through the tool, on the sample's real hot spots."""

import collections

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import WARDS, Feedback, rows

from hotspot_policing.core.effects.trial import duration


@pytest.fixture(scope="module")
def hotspots(crimes_path, tmp_path_factory):
    """The sample's forty busiest places as hot spots."""
    import processing

    path = str(tmp_path_factory.mktemp("spots") / "spots.gpkg")
    processing.run(
        "hotspotpolicing:countcrimes",
        {
            "INPUT": crimes_path,
            "STUDY_AREA": WARDS,
            "NAME_FIELD": "WD13NM",
            "SELECT_BY": "top_k",
            "SELECT_VALUE": 40,
            "OUTPUT": "memory:",
            "HOTSPOTS": path,
        },
        feedback=Feedback(),
    )
    return path


def trial(run, tmp_path, hotspots, **more):
    out, spots = str(tmp_path / "assignment.gpkg"), str(tmp_path / "arms.gpkg")
    results = run(
        "trialdesign",
        dict({"HOTSPOT_LAYER": hotspots, "START": "2026-07-06", "OUTPUT": out, "HOTSPOTS": spots}, **more),
    )
    return results, rows(out), rows(spots)


def test_pairs_alike_have_one_of_each_arm(run, tmp_path, hotspots):
    results, found, spots = trial(run, tmp_path, hotspots, REPORT=str(tmp_path / "report.html"))
    count = len(rows(hotspots))
    assert len(found) == len(spots) == results["PLACE_COUNT"] == count
    arms = collections.defaultdict(list)
    levels = collections.defaultdict(list)
    for row in found:
        arms[row["block"]].append(row["arm"])
        levels[row["block"]].append(row["level"])
        assert (row["day"], row["to_day"]) == ("2026-07-06", "2027-01-03")
    assert results["BLOCK_COUNT"] == len(arms) == count // 2
    for block, drawn in arms.items():
        assert {"treatment", "control"} <= set(drawn), block
    # Blocks follow each other from the highest level down.
    order = [levels[block] for block in sorted(levels)]
    assert all(min(a) >= max(b) for a, b in zip(order, order[1:]))
    assert {row["hotspot_id"]: row["arm"] for row in spots} == {row["hotspot_id"]: row["arm"] for row in found}
    weekly = 7 * sum(row["crimes"] for row in rows(hotspots)) / 90
    assert trial(run, tmp_path, hotspots, WINDOW_DAYS=90)[0]["WEEKS_NEEDED"] < results["WEEKS_NEEDED"]
    share = sum(row["level"] for row in found if row["arm"] == "treatment") / sum(row["level"] for row in found)
    again = trial(run, tmp_path, hotspots, WINDOW_DAYS=90)[0]
    assert again["WEEKS_NEEDED"] == pytest.approx(duration(weekly, share=share, before=1.0).weeks)
    # By turns each place is its own control, and the time before is not needed.
    turns = trial(run, tmp_path, hotspots, WINDOW_DAYS=90, PERIOD="week")[0]
    assert turns["WEEKS_NEEDED"] == pytest.approx(duration(weekly, share=0.5).weeks)
    assert "sign this page" in (tmp_path / "report.html").read_text(encoding="utf-8")
    layer = QgsVectorLayer(str(tmp_path / "arms.gpkg"), "arms", "ogr")
    layer.loadDefaultStyle()
    assert layer.renderer().classAttribute() == "arm"


def test_by_day_every_place_has_half_its_days(run, tmp_path, hotspots):
    _, found, _ = trial(run, tmp_path, hotspots, PERIOD="day", WEEKS=4)
    days = collections.Counter((row["hotspot_id"], row["arm"]) for row in found)
    assert set(days.values()) == {14} and len({row["day"] for row in found}) == 28
    _, weekly, _ = trial(run, tmp_path, hotspots, PERIOD="week", WEEKS=8)
    weeks = collections.Counter((row["hotspot_id"], row["arm"]) for row in weekly)
    assert set(weeks.values()) == {4}
    assert {(row["day"], row["to_day"]) for row in weekly} >= {
        ("2026-07-06", "2026-07-12"),
        ("2026-08-24", "2026-08-30"),
    }


def test_the_seed_draws_the_same_lots(run, tmp_path, hotspots):
    first = trial(run, tmp_path, hotspots, SEED=4)[1]
    assert trial(run, tmp_path, hotspots, SEED=4)[1] == first
    assert trial(run, tmp_path, hotspots, SEED=5)[1] != first


def drawn(values):
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=hotspot_id:string&field=crimes:string", "drawn", "memory")
    for i, value in enumerate(values):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"P{i}", value])
        feature.setGeometry(
            QgsGeometry.fromWkt(
                "Polygon(({0} 0, {1} 0, {1} 100, {0} 100, {0} 0))".format(450_000 + 500 * i, 450_100 + 500 * i)
            )
        )
        layer.dataProvider().addFeature(feature)
    return layer


@pytest.mark.parametrize(
    "values, more, named",
    [
        (["5"], {}, "'drawn'"),
        (["5", "many"], {}, ("'crimes'", "'drawn'")),
        (["5", None], {}, "0"),
        (["5", "-1"], {}, "0"),
        (["5", "6"], {"BY": "harm"}, "'harm'"),
        (["5", "6"], {"START": "soon"}, "START"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, values, more, named):
    with refused(QgsProcessingException, named):
        trial(run, tmp_path, drawn(values), **more)


def test_places_without_crimes_say_nothing_of_power(run, tmp_path):
    results, found, _ = trial(run, tmp_path, drawn(["0", "0", "0", "0"]))
    assert results["WEEKS_NEEDED"] is None and "no change could be detected" in results["NOTES"]
    assert sorted(row["arm"] for row in found) == ["control", "control", "treatment", "treatment"]
