"""Watching through the tool: crimes of known weeks; a week that stands out, a change, a season, and nothing at all."""

import json

import numpy as np
import pytest
from qgis.core import NULL, QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtCore import QDate
from refusals import refused
from support import rows
from test_matchcontrols import SIDE, corner, squares

from hotspot_policing.core.effects.watch import weekly_bands

MONDAY = QDate(2024, 1, 1)


def crimes(weekly, elsewhere=None):
    """Crimes of exactly ``weekly`` (places, weeks), and elsewhere."""
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=date:date", "crimes", "memory")
    rng, made = np.random.default_rng(1), []
    weeks = len(weekly[0])
    for i, counts in enumerate([*weekly, np.ones(weeks) if elsewhere is None else elsewhere]):
        x, y = corner(i) if i < len(weekly) else (400_000, 400_000)
        for week, count in enumerate(counts):
            for k in range(int(count)):
                feature = QgsFeature(layer.fields())
                # Each week has a crime on its first and last day: whole weeks only.
                day = (0, 6)[k] if k < 2 else int(rng.integers(7))
                feature.setAttributes([MONDAY.addDays(7 * week + day)])
                px, py = rng.uniform(5, SIDE - 5, 2)
                feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x + px, y + py)))
                made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


def watch(run, tmp_path, layer, places, **more):
    out, last, spots, report = (str(tmp_path / name) for name in ("w.gpkg", "l.gpkg", "p.gpkg", "r.json"))
    results = run(
        "monitor",
        dict(
            {
                "INPUT": layer,
                "DATE_FIELD": "date",
                "HOTSPOT_LAYER": squares(places),
                "OUTPUT": out,
                "EXCEPTIONS": last,
                "HOTSPOTS": spots,
                "REPORT_JSON": report,
                "REPORT": str(tmp_path / "r.html"),
            },
            **more,
        ),
    )
    with open(report, encoding="utf-8") as file:
        return results, rows(out), rows(last), rows(spots), json.load(file)


def last_day(weeks):
    return MONDAY.addDays(7 * weeks - 1).toString("yyyy-MM-dd")


def test_a_week_that_stands_out_is_found_with_its_numbers(run, tmp_path):
    rng = np.random.default_rng(2)
    weekly = rng.poisson(4, (20, 30))
    weekly[3, -1] = 19
    areas = QgsVectorLayer("Polygon?crs=EPSG:27700&field=beat:string", "beats", "memory")
    feature = QgsFeature(areas.fields())
    feature.setAttributes(["All <b>of it</b>"])
    feature.setGeometry(
        QgsGeometry.fromWkt("Polygon((430000 500000, 460000 500000, 460000 530000, 430000 530000, 430000 500000))")
    )
    areas.dataProvider().addFeature(feature)
    results, weeks, last, _, report = watch(
        run, tmp_path, crimes(weekly), range(20), END=last_day(30), AREAS=areas, NAME_FIELD="beat"
    )
    assert results["WEEK_COUNT"] == 30 and results["LAST_WEEK"] == MONDAY.addDays(7 * 29).toString("yyyy-MM-dd")
    assert last[0]["hotspot_id"] == "P3" and last[0]["state"] == "above" and last[0]["q"] < 0.05
    assert results["EXCEPTION_COUNT"] == sum(row["state"] != "within" for row in last)
    assert "P3 (19 that week, usually" in results["SUMMARY"]
    mean, low, high = weekly_bands(weekly, 3, results["DISPERSION"])
    table = {(row["hotspot_id"], row["week"]): row for row in weeks}
    for i, k in ((0, 8), (3, 29), (19, 15)):
        row = table[f"P{i}", MONDAY.addDays(7 * k).toString("yyyy-MM-dd")]
        assert row["crimes"] == weekly[i, k]
        assert (row["usual"], row["low"], row["high"]) == pytest.approx((mean[i, k], low[i, k], high[i, k]))
    assert table["P0", "2024-01-01"]["state"] == "no band"
    assert sum(row["crimes"] for row in weeks if row["kind"] == "area") == weekly.sum()
    with open(str(tmp_path / "r.html"), encoding="utf-8") as file:
        page = file.read()
    assert page.count("data:image/png") == 7 and "<b>of it" not in page


def test_a_change_is_found_and_a_season_is_none(run, tmp_path):
    rng = np.random.default_rng(3)
    season = np.concatenate([np.ones(26), np.full(26, 1.5)])
    weekly = rng.poisson(8 * season, (12, 52))
    weekly[5, 26:] = rng.poisson(3, 26)
    layer = crimes(weekly, rng.poisson(120 * season))
    since = MONDAY.addDays(7 * 26).toString("yyyy-MM-dd")
    results, _, _, spots, report = watch(run, tmp_path, layer, range(12), END=last_day(52), SINCE=since)
    assert report["changed"] == ["P5"] and "P5 (-" in results["SUMMARY"]
    assert "Jan–Jun 2024" in results["SUMMARY"], "the days that it is held against"
    states = {row["hotspot_id"]: row["state"] for row in spots}
    assert states.pop("P5") == "fewer" and set(states.values()) == {"no change seen"}
    spot = next(row for row in spots if row["hotspot_id"] == "P0")
    assert spot["before"] == weekly[0, :26].sum() and spot["crimes"] == weekly[0, 26:].sum()
    assert spot["expected"] == pytest.approx(1.5 * weekly[0, :26].sum(), rel=0.06)
    blind, _, _, _, _ = watch(run, tmp_path, layer, range(12), END=last_day(52), SINCE=since, SWING="none")
    assert blind["CHANGED_COUNT"] > 6
    assert blind["SUMMARY"].count("P") == 5 and " {} ".format(blind["CHANGED_COUNT"] - 5) in blind["SUMMARY"]


def test_few_crimes_and_one_place_get_sentences(run, tmp_path):
    results, _, last, spots, _ = watch(run, tmp_path, crimes([[0] * 20], [2] * 20), [0], END=last_day(20))
    assert results["EXCEPTION_COUNT"] == 0 and results["CHANGED_COUNT"] == 0
    assert "dispersion of 1.5 is assumed" in results["NOTES"] and "all weeks are treated alike" in results["NOTES"]
    assert last[0]["q"] == 1 and spots[0]["ratio"] == NULL and spots[0]["alarm"] == 0
    assert "late recording" in results["NOTES"]


@pytest.mark.parametrize(
    "more, named",
    [
        ({"DATE_FIELD": "", "END": ""}, "DATE_FIELD"),
        ({"SINCE": "2024-01-10"}, "SINCE"),
        ({"SINCE": "2030-01-10"}, "SINCE"),
        ({"SINCE": "spring"}, "SINCE"),
        ({"BASE_WEEKS": 20}, "20"),
        ({"SWING": "all"}, ("SWING", "'all'")),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, more, named):
    with refused(QgsProcessingException, named):
        watch(run, tmp_path, crimes([[3] * 20] * 3), range(3), **dict({"END": last_day(20)}, **more))
    assert not (tmp_path / "w.gpkg").exists()


def test_months_are_no_weeks(run, tmp_path, crimes_path):
    with refused(QgsProcessingException, "'crimes'"):
        run(
            "monitor",
            {
                "INPUT": crimes_path,
                "DATE_FIELD": "date",
                "HOTSPOT_LAYER": squares([0]),
                "OUTPUT": str(tmp_path / "w.gpkg"),
            },
        )
