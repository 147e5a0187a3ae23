"""Near repeats through the tool: planted repeats are found, months refused, circles expire when they should."""

import json

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtCore import QDate
from refusals import refused
from support import Feedback, rows


def layer_of(x, y, days, offence="Burglary", crs="EPSG:27700"):
    layer = QgsVectorLayer(f"Point?crs={crs}&field=offence:string&field=date:date", "crimes", "memory")
    features = []
    for px, py, day in zip(x, y, days):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([offence, QDate(2024, 1, 1).addDays(int(day))])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(px, py)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.fixture(scope="module")
def planted():
    """600 burglaries by chance, 90 of them followed within 100 m and a week."""
    rng = np.random.default_rng(11)
    x, y = rng.uniform(440_000, 452_000, 600), rng.uniform(510_000, 522_000, 600)
    days = rng.integers(0, 300, 600)
    again = rng.choice(600, 90, replace=False)
    x = np.r_[x, x[again] + rng.uniform(-50, 50, 90)]
    y = np.r_[y, y[again] + rng.uniform(-50, 50, 90)]
    return x, y, np.r_[days, days[again] + rng.integers(0, 7, 90)]


def near(run, tmp_path, layer, **more):
    report = str(tmp_path / "report.json")
    results = run(
        "nearrepeat",
        dict(
            {
                "INPUT": layer,
                "DATE_FIELD": "date",
                "DISTANCES": "200;400",
                "DAYS": "7;14",
                "PERMUTATIONS": 199,
                "OUTPUT": str(tmp_path / "table.gpkg"),
                "RISK": str(tmp_path / "risk.gpkg"),
                "REPORT_JSON": report,
            },
            **more,
        ),
    )
    with open(report, encoding="utf-8") as file:
        return results, json.load(file)


def test_planted_repeats_are_found_and_their_circles_expire(run, tmp_path, planted):
    x, y, days = planted
    results, report = near(run, tmp_path, layer_of(x, y, days))
    cells = {(cell["distance"], cell["days"]): cell for cell in report["cells"]}
    hot = cells["0 to under 200 m", "0 to 6 days"]
    assert hot["significant"] and hot["ratio"] > 3 and hot["p"] == pytest.approx(1 / 200)
    assert results["SIGNIFICANT"] == sum(cell["significant"] for cell in report["cells"])
    apart = np.abs(np.subtract.outer(x, x)) + np.abs(np.subtract.outer(y, y))
    gap = np.abs(np.subtract.outer(days, days))
    assert hot["observed"] == int(((apart < 200) & (gap < 7)).sum() - len(x)) // 2
    table = rows(str(tmp_path / "table.gpkg"))
    assert len(table) == 4 and {row["signif"] for row in table} <= {0, 1}
    # Circles: of the crimes of the last seven days, each until six days after it.
    last = int(days.max())
    expected = int((days > last - 7).sum())
    risk = rows(str(tmp_path / "risk.gpkg"))
    radius = 400 if cells["200 to under 400 m", "0 to 6 days"]["significant"] else 200
    only_first = [row for row in risk if row["date"].daysTo(row["expires"]) == 6]
    assert len(only_first) == expected
    for row in only_first:
        assert row["date"] == row["begins"] and row["expires"] >= QDate(2024, 1, 1).addDays(last)
        assert row["radius_m"] == radius
    drawn = QgsVectorLayer(str(tmp_path / "risk.gpkg"), "risk", "ogr")
    circle = next(drawn.getFeatures()).geometry()
    assert circle.area() == pytest.approx(np.pi * radius**2, rel=0.01)
    assert drawn.renderer().classAttribute() == "ratio"


def test_parts_with_other_seasons_are_no_near_repeats(run, tmp_path):
    """Two places, one busy in winter and the other in summer."""
    rng = np.random.default_rng(4)
    days = rng.integers(0, 730, 500)
    summer = rng.random(500) < 0.5 - 0.48 * np.cos(2 * np.pi * days / 365)
    x, y = 440_000 + 6000 * summer + rng.normal(0, 500, 500), 510_000 + rng.normal(0, 500, 500)
    layer = layer_of(x, y, days)
    plain, report = near(
        run, tmp_path, layer, DISTANCES="200;400;600;800", DAYS="7;14;21;28", SEASONS="none", PERMUTATIONS=399
    )
    assert plain["SIGNIFICANT"] > 0 and report["seasons"] == "none" and report["shift_p"] <= 0.05
    assert "'month'" in plain["NOTES"]
    within, report = near(run, tmp_path, layer, DISTANCES="200;400;600;800", DAYS="7;14;21;28", PERMUTATIONS=399)
    assert within["SIGNIFICANT"] == 0 and report["seasons"] == "month" and "each calendar month" in within["NOTES"]
    _, quarter = near(run, tmp_path, layer, SEASONS="quarter")
    assert quarter["seasons"] == "quarter"


def test_risk_on_a_day_of_choice(run, tmp_path, planted):
    x, y, days = planted
    results, _ = near(run, tmp_path, layer_of(x, y, days), TODAY="2024-06-01")
    day = QDate(2024, 1, 1).daysTo(QDate(2024, 6, 1))
    risk = [row for row in rows(str(tmp_path / "risk.gpkg")) if row["date"].daysTo(row["expires"]) == 6]
    assert len(risk) == int(((days <= day) & (days > day - 7)).sum())
    results, _ = near(run, tmp_path, layer_of(x, y, days), TODAY="2030-01-01")
    assert results["RISK_COUNT"] == 0


def test_chance_alone_draws_no_risk(run, tmp_path):
    rng = np.random.default_rng(12)
    layer = layer_of(rng.uniform(440_000, 446_000, 300), rng.uniform(510_000, 516_000, 300), rng.integers(0, 200, 300))
    results, report = near(run, tmp_path, layer, REPORT=str(tmp_path / "report.html"))
    assert results["SIGNIFICANT"] == results["RISK_COUNT"] == 0
    assert "than expected by chance" in results["SUMMARY"]
    assert "No cell is above chance" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_permutations_that_cannot_reach_the_level_are_refused_and_the_usual_number_is_raised(run, tmp_path):
    """One cell of twenty, at p = 1/200, has q = 0.1; sixty pairs within 100 m and a day are found with 399."""
    rng = np.random.default_rng(2)
    x, y, days = rng.uniform(0, 9000, 210) + 448_000, rng.uniform(0, 9000, 210) + 515_000, rng.integers(0, 85, 210)
    layer = layer_of(np.r_[x, x[:60] + 60], np.r_[y, y[:60] + 10], np.r_[days, days[:60] + 3])
    bands = {"DISTANCES": "200;400;600;800;1000", "DAYS": "7;14;21;28"}
    with refused(QgsProcessingException, "20", "399"):
        near(run, tmp_path, layer, **bands)
    assert not list(tmp_path.iterdir())
    results, _ = near(run, tmp_path, layer, PERMUTATIONS=399, **bands)
    assert results["SIGNIFICANT"] >= 1
    # 100 cells need 1,999: the usual 999 become as many, and that is said.
    many = {"DISTANCES": ";".join(str(100 * i) for i in range(1, 11)), "DAYS": ";".join(map(str, range(3, 33, 3)))}
    results, report = near(run, tmp_path, layer, PERMUTATIONS=999, **many)
    assert "1,999" in report["notes"][0] and min(cell["p"] for cell in report["cells"]) == pytest.approx(1 / 2000)


def test_months_are_refused_with_the_reason(run, tmp_path, crimes):
    with refused(QgsProcessingException, "'crimes'"):
        near(run, tmp_path, crimes)
    assert not (tmp_path / "table.gpkg").exists()


@pytest.mark.parametrize(
    "more, named",
    [
        ({"DISTANCES": "400;200"}, ("DISTANCES", "400;200")),
        ({"DISTANCES": "far"}, ("DISTANCES", "'far'")),
        ({"DAYS": "0;7"}, ("DAYS", "0;7")),
        ({"DAYS": ""}, "DAYS"),
        ({"DATE_FIELD": None}, "DATE_FIELD"),
        ({"TODAY": "tomorrow"}, ("TODAY", "'tomorrow'")),
        ({"METRIC": "city"}, ("METRIC", "'city'")),
        ({"FILTER": "$id < 20"}, "'crimes'"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, planted, more, named):
    with refused(QgsProcessingException, named):
        near(run, tmp_path, layer_of(*planted), **more)


def test_a_cancel_leaves_nothing(run, tmp_path, planted):
    for stage in range(2):
        run(
            "nearrepeat",
            {"INPUT": layer_of(*planted), "DATE_FIELD": "date", "OUTPUT": str(tmp_path / "table.gpkg")},
            feedback=Feedback(cancel_at=stage),
        )
        assert list(tmp_path.iterdir()) == []


def test_degrees_are_measured_in_metres(run, tmp_path, planted):
    """The same crimes in degrees give the same table, a pair at the edge of a band aside."""
    from qgis.core import QgsCoordinateReferenceSystem, QgsProject

    from hotspot_policing.bridge.reading.crs import transform_points

    x, y, days = planted
    grid, degrees = (QgsCoordinateReferenceSystem(name) for name in ("EPSG:27700", "EPSG:4326"))
    lon, lat = transform_points(x, y, grid, degrees, QgsProject.instance().transformContext())
    _, metres = near(run, tmp_path, layer_of(x, y, days))
    _, other = near(run, tmp_path, layer_of(lon, lat, days, crs="EPSG:4326"))
    for one, two in zip(metres["cells"], other["cells"]):
        assert abs(one["observed"] - two["observed"]) <= 1


def test_only_crimes_of_the_study_area_count(run, tmp_path, planted):
    x, y, days = planted
    area = QgsVectorLayer("Polygon?crs=EPSG:27700", "area", "memory")
    feature = QgsFeature()
    feature.setGeometry(
        QgsGeometry.fromWkt("Polygon((440000 510000, 446000 510000, 446000 523000, 440000 523000, 440000 510000))")
    )
    area.dataProvider().addFeature(feature)
    layer = layer_of(x, y, days)
    results, _ = near(run, tmp_path, layer, STUDY_AREA=area, TODAY="2024-09-01")
    inside = (x >= 440_000) & (x < 446_000) & (y >= 510_000) & (y < 523_000)
    assert results["CRIMES_USED"] == int(inside.sum())
    # The same as if the others had never been read.
    alone, _ = near(run, tmp_path, layer_of(x[inside], y[inside], days[inside]), TODAY="2024-09-01")
    assert alone["SUMMARY"] == results["SUMMARY"]
