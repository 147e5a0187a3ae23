"""Controls through the tool: places with a known level and trend; who has none is named, rings cover nobody."""

import json

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtCore import QDate
from refusals import refused
from support import rows

MONTHS, SIDE = 12, 100


def corner(i):
    return 440_000 + 500 * (i % 20), 510_000 + 500 * (i // 20)


def squares(which, size=SIDE):
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=hotspot_id:string&field=name:string", "places", "memory")
    for i in which:
        x, y = corner(i)
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"P{i}", f"Place {i}"])
        feature.setGeometry(
            QgsGeometry.fromWkt(
                "Polygon(({0} {1}, {2} {1}, {2} {3}, {0} {3}, {0} {1}))".format(x, y, x + size, y + size)
            )
        )
        layer.dataProvider().addFeature(feature)
    return layer


def crimes(monthly):
    """Crimes of exactly ``monthly`` (places, 12), in the months of 2024."""
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=date:date", "crimes", "memory")
    rng, made = np.random.default_rng(1), []
    for i, counts in enumerate(monthly):
        x, y = corner(i)
        for month, count in enumerate(counts):
            for _ in range(int(count)):
                feature = QgsFeature(layer.fields())
                feature.setAttributes([QDate(2024, month + 1, int(rng.integers(1, 29)))])
                px, py = rng.uniform(5, SIDE - 5, 2)
                feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x + px, y + py)))
                made.append(feature)
    for day in (QDate(2024, 1, 1), QDate(2024, 12, 31)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([day])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(400_000, 400_000)))
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


def matched(run, tmp_path, layer, treated, candidates, **more):
    out, rings, balance, report = (str(tmp_path / name) for name in ("c.gpkg", "r.gpkg", "b.gpkg", "r.json"))
    results = run(
        "matchcontrols",
        dict(
            {
                "INPUT": layer,
                "DATE_FIELD": "date",
                "HOTSPOT_LAYER": squares(treated),
                "CANDIDATES": squares(candidates),
                "OUTPUT": out,
                "BUFFERS": rings,
                "BALANCE": balance,
                "REPORT_JSON": report,
                "REPORT": str(tmp_path / "r.html"),
            },
            **more,
        ),
    )
    with open(report, encoding="utf-8") as file:
        return results, rows(out), json.load(file)


RISING, FALLING, FLAT = np.linspace(4, 14, 12).round(), np.linspace(14, 4, 12).round(), np.full(12, 9)


def test_each_place_has_the_control_that_is_like_it(run, tmp_path):
    layer = crimes([RISING, FALLING, FLAT, 4 * FLAT] + [FALLING, FLAT, 2 * RISING, RISING, FLAT * 4 + 1] + [FLAT] * 3)
    results, controls, report = matched(run, tmp_path, layer, range(4), range(4, 12), CALIPER=0.4)
    assert {row["pair"]: row["hotspot_id"] for row in controls if row["pair"] != "P2"} == {
        "P0": "P7",
        "P1": "P4",
        "P3": "P8",
    }
    assert {row["hotspot_id"] for row in controls if row["pair"] == "P2"} < {"P5", "P9", "P10", "P11"}
    assert results["MATCHED"] == 4 and results["CONTROL_COUNT"] == 4 and results["CANDIDATE_COUNT"] == 8
    assert {row["name"] for row in controls} >= {"Place 7", "Place 4"}
    assert {row["arm"] for row in controls} == {"control"}
    balance = {row["measure"]: row for row in report["balance"]}
    assert abs(balance["trend"]["diff_after"]) < 0.1 and results["WORST_DIFFERENCE"] < 0.1
    assert balance["crimes"]["treated"] == pytest.approx((RISING.sum() + FALLING.sum() + 5 * FLAT.sum()) / 4)
    assert sum(one["treated"] for one in report["series"]) == RISING.sum() + FALLING.sum() + 5 * FLAT.sum()
    level = {row["hotspot_id"]: row["level"] for row in controls}
    assert level["P7"] == pytest.approx(RISING.sum() / 12 + 0.5 / 12)
    with open(str(tmp_path / "r.html"), encoding="utf-8") as file:
        assert file.read().count("data:image/png") == 2


def test_who_has_no_control_is_named(run, tmp_path):
    layer = crimes([FLAT, 6 * RISING] + [FLAT] * 3)
    results, controls, report = matched(run, tmp_path, layer, range(2), range(2, 5))
    assert report["unmatched"] == ["P1"] and "P1" in results["NOTES"] and len(controls) == 1
    results, controls, _ = matched(run, tmp_path, crimes([6 * RISING] + [FLAT] * 3), [0], range(1, 4))
    assert not controls and "larger caliper" in results["NOTES"] and results["WORST_DIFFERENCE"] is None


def test_candidates_near_a_treated_place_are_none(run, tmp_path):
    layer = crimes([FLAT] * 60)
    results, controls, _ = matched(run, tmp_path, layer, [21], range(60), CLEAR=600, RATIO=10, CALIPER=5)
    # P21 itself and its four neighbours at 400 m go; those at a corner lie 400·√2 = 566 m away and go too.
    assert results["CANDIDATE_COUNT"] == 60 - 9
    near = {f"P{i}" for i in (0, 1, 2, 20, 21, 22, 40, 41, 42)}
    assert len(controls) == 10 and not near & {row["hotspot_id"] for row in controls}
    with refused(QgsProcessingException, "600"):
        matched(run, tmp_path, layer, [21], [20, 22], CLEAR=600)


def test_crimes_after_the_treatment_began_do_not_count(run, tmp_path):
    # Alike until August; afterwards one falls and one does not.
    fell = np.concatenate([np.full(8, 9), np.full(4, 1)])
    layer = crimes([fell, FLAT, FALLING, FALLING])
    _, controls, report = matched(run, tmp_path, layer, [0], range(1, 4), INTERVENTION="2024-09-01")
    assert [row["hotspot_id"] for row in controls] == ["P1"] and controls[0]["crimes"] == 72
    assert [one["period"] for one in report["series"]][-1] == "2024-08-01"
    _, controls, _ = matched(run, tmp_path, layer, [0], range(1, 4), CALIPER=2)
    assert [row["hotspot_id"] for row in controls] != ["P1"]


def test_rings_cover_no_place_and_no_ground_twice(run, tmp_path):
    layer = crimes([FLAT] * 6)
    matched(run, tmp_path, layer, [0, 1], range(2, 6), CLEAR=200, RINGS="150; 400")
    rings = QgsVectorLayer(str(tmp_path / "r.gpkg"), "rings", "ogr")
    shapes = [feature.geometry() for feature in rings.getFeatures()]
    places = [feature.geometry() for feature in squares(range(6)).getFeatures()]
    whole = QgsGeometry.unaryUnion(shapes)
    assert whole.area() == pytest.approx(sum(shape.area() for shape in shapes), rel=1e-6)
    used = {feature["hotspot_id"] for feature in rings.getFeatures()}
    for i, place in enumerate(places):
        if f"P{i}" in used:
            assert whole.intersection(place).area() < 1e-3
    inner = {
        feature["hotspot_id"]: feature["area_km2"] for feature in rings.getFeatures() if feature["ring"] == "0–150"
    }
    # The ring of a square: four sides and a circle of eight segments a quarter.
    circle = 0.5 * 32 * np.sin(2 * np.pi / 32) * 150**2
    assert inner["P0"] == pytest.approx((4 * 100 * 150 + circle) / 1e6, rel=1e-3)


@pytest.mark.parametrize(
    "more, named",
    [
        ({"DATE_FIELD": ""}, "DATE_FIELD"),
        ({"RINGS": "300; 100"}, "RINGS"),
        ({"RINGS": "near"}, "RINGS"),
        ({"START": "2024-10-01"}, ("'crimes'", "PERIOD")),
        ({"CANDIDATES": ""}, "CANDIDATES"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, more, named):
    with refused(QgsProcessingException, named):
        matched(run, tmp_path, crimes([FLAT] * 4), [0], range(1, 4), **more)
    assert not (tmp_path / "c.gpkg").exists()
