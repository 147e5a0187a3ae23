"""A rule with room for more than there is: the answer says so."""

import random
import re

import pytest
from support import rows
from test_detect import TEMPORARY, points_layer, square_area

FORCE = (399_000, 479_000, 481_000, 561_000)


def countryside(town=120, villages=60):
    rng = random.Random(8)
    return [(440_000 + rng.gauss(0, 400), 520_000 + rng.gauss(0, 400)) for _ in range(town)] + [
        (rng.uniform(400_000, 480_000), rng.uniform(480_000, 560_000)) for _ in range(villages)
    ]


def force(crimes, **more):
    return dict(TEMPORARY, INPUT=points_layer(crimes), STUDY_AREA=square_area(*FORCE), CELL_SIZE=300, **more)


def test_one_per_cent_of_a_rural_force_is_more_than_every_place_with_a_crime(run):
    result = run("countcrimes", force(countryside()))
    units = rows(result["OUTPUT"])
    hot = [unit for unit in units if unit["hot"]]
    assert hot and min(unit["crimes"] for unit in hot) >= 2
    assert result["HOT_SHARE"] < 1 and result["HOT_CRIMES"] == sum(unit["crimes"] for unit in hot)
    assert all(unit["hot"] for unit in units if unit["crimes"] >= 2), "only places with one crime are left out"
    assert "none stand out" in result["SUMMARY"] and re.search(r"top_k=(1?\d|20)\b", result["SUMMARY"])
    assert "\n1% of this area" in result["NOTES"]


@pytest.mark.once
@pytest.mark.parametrize("town, villages", [(120, 60), (12, 60), (60, 0), (0, 30)])
def test_what_is_proposed_does_rank_and_keeps_no_place_with_one_crime(run, town, villages):
    """No more than there are places with several crimes; where there is none, another time or size is proposed."""
    crimes = countryside(town, villages)
    summary = run("countcrimes", force(crimes))["SUMMARY"]
    proposed = re.search(r"top_k=(\d+)", summary)
    if not town:
        assert proposed is None and "No place has more than one crime" in summary
        return
    result = run("countcrimes", force(crimes, SELECT_BY="top_k", SELECT_VALUE=int(proposed.group(1))))
    hot = [unit for unit in rows(result["OUTPUT"]) if unit["hot"]]
    assert 1 <= len(hot) <= 20 and min(unit["crimes"] for unit in hot) >= 2
    assert "nothing" not in result["SUMMARY"] and "down to chance" not in result["NOTES"]


@pytest.mark.parametrize("rule,value", [("area_km2", 100), ("top_k", 5000), ("crime_share", 100)])
def test_other_rules_with_room_for_all_say_so_too(run, rule, value):
    result = run("countcrimes", force(countryside(), SELECT_BY=rule, SELECT_VALUE=value))
    assert "none stand out" in result["SUMMARY"]


def test_a_rule_that_ranks_says_nothing_of_it(run):
    result = run("countcrimes", force(countryside(), SELECT_BY="top_k", SELECT_VALUE=5))
    assert result["HOT_CRIMES"] > 5 and "nothing" not in result["SUMMARY"] + result["NOTES"]
    assert "down to chance" not in result["NOTES"]
    result = run("countcrimes", force(countryside(), SELECT_BY="top_k", SELECT_VALUE=60))
    assert "down to chance" in result["NOTES"], "some of the places with one crime are kept, others not"


def test_harm_is_judged_by_whole_hot_spots_as_before(run):
    crimes = countryside()
    result = run(
        "countcrimes", dict(force([]), INPUT=points_layer(crimes, weights=[5] * len(crimes)), WEIGHT_FIELD="w")
    )
    assert "none stand out" in result["SUMMARY"]
    assert result["HOTSPOT_COUNT"] > 0 and min(spot["crimes"] for spot in rows(result["HOTSPOTS"])) >= 3


def test_density_of_one_crime_is_no_hot_spot(run):
    options = force(countryside(), BANDWIDTH=400)
    options["CELL_SIZE"] = 100
    result = run("kerneldensity", options)
    assert "no part stands out" in result["SUMMARY"] and 0 < result["HOT_CRIMES"] < 180
    assert "nothing" not in run("kerneldensity", dict(options, AREA_PERCENT=0.01))["SUMMARY"]
    lone = points_layer([(410_000 + 7000 * i, 490_000) for i in range(8)])
    result = run("kerneldensity", dict(options, INPUT=lone))
    assert result["HOTSPOT_COUNT"] == 0 and "no part stands out" in result["SUMMARY"]


def test_streets_with_room_for_all(run):
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    streets = QgsVectorLayer("LineString?crs=EPSG:27700", "streets", "memory")
    made = []
    for i in range(40):
        one = QgsFeature()
        one.setGeometry(QgsGeometry.fromWkt("LineString({0} 500000, {0} 500100)".format(400_000 + 200 * i)))
        made.append(one)
    streets.dataProvider().addFeatures(made)
    crimes = [(400_000, 500_050)] * 4 + [(400_200, 500_050)] * 3 + [(400_400 + 200 * i, 500_050) for i in range(6)]
    options = {
        "INPUT": points_layer(crimes),
        "STREETS": streets,
        "OUTPUT": "TEMPORARY_OUTPUT",
        "HOTSPOTS": "TEMPORARY_OUTPUT",
        "SELECT_BY": "area_share",
        "SELECT_VALUE": 50,
    }
    result = run("streethotspots", options)
    assert result["HOTSPOT_COUNT"] == 2 and "none stand out" in result["SUMMARY"]
    assert "none stand out" not in run("streethotspots", dict(options, SELECT_VALUE=5))["SUMMARY"]
