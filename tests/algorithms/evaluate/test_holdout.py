"""Which map to trust, through Processing: a made-up city whose truth is known, and what the sample cannot bear."""

import collections
import html
import json
import math
import random

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer, QgsVectorLayerUtils
from refusals import refused
from support import WARDS

from hotspot_policing.bridge.reading.origin import say_origin
from hotspot_policing.bridge.results.result_names import period_of
from hotspot_policing.core.forecast.maps import parse

SIDE, CELL = 24, 250


@pytest.fixture(scope="module")
def city(qgis):
    """Thirty months of crimes in 24 × 24 places of 250 m, few of which have most; and the area."""
    chance = random.Random(7)
    crimes = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:string", "crimes", "memory")
    rates = [chance.gammavariate(0.2, 4) for _ in range(SIDE * SIDE)]
    made = []
    for month in range(30):
        day = f"{2022 + month // 12}-{month % 12 + 1:02d}-15"
        for i, rate in enumerate(rates):
            for _ in range(int(chance.expovariate(1) * rate + chance.random())):
                feature = QgsFeature(crimes.fields())
                feature.setAttributes(["Burglary", day])
                feature.setGeometry(
                    QgsGeometry.fromPointXY(
                        QgsPointXY(
                            500000 + (i % SIDE + chance.random()) * CELL, 200000 + (i // SIDE + chance.random()) * CELL
                        )
                    )
                )
                made.append(feature)
    crimes.dataProvider().addFeatures(made)
    crimes.updateExtents()
    area = QgsVectorLayer("Polygon?crs=EPSG:27700", "city", "memory")
    feature = QgsFeature()
    feature.setGeometry(
        QgsGeometry.fromWkt("POLYGON((500010 200010, 505990 200010, 505990 205990, 500010 205990, 500010 200010))")
    )
    area.dataProvider().addFeature(feature)
    return crimes, area


def holdout(run, city, tmp_path, **more):
    crimes, area = city
    paths = {"REPORT": str(tmp_path / "h.html"), "REPORT_JSON": str(tmp_path / "h.json")}
    results = run(
        "holdout",
        dict(
            {
                "INPUT": crimes,
                "OFFENCE_FIELD": "offence",
                "DATE_FIELD": "date",
                "STUDY_AREA": area,
                "START": "2022-01-01",
                "END": "2024-06-30",
                "COVERAGE": 2,
                "COVERAGES": "1; 5",
                "OFFSETS": 1,
                "OUTPUT": "TEMPORARY_OUTPUT",
            },
            **dict(paths, **more),
        ),
    )
    with open(paths["REPORT_JSON"], encoding="utf-8") as file:
        report = json.load(file)
    with open(paths["REPORT"], encoding="utf-8") as file:
        return results, report, file.read()


def test_the_recommendation_is_chosen_before_and_scored_after(run, city, tmp_path):
    results, report, page = holdout(
        run, city, tmp_path, MAPS="count last=1; count last=12; count last=0; qgis; kernel bandwidth=800 last=12"
    )
    assert results["MAP_COUNT"] == 5 and results["OUTPUT"].featureCount() == 5 * 3
    assert report["chosen_on"][1] < report["scored_on"][0] == "2023-07-01" and report["scored_on"][1] == "2024-06-30"
    spans = [report["summary"].find(period_of(" to ".join(report[key]))) for key in ("chosen_on", "scored_on")]
    assert 0 <= spans[0] < spans[1], "in the headline"
    by_words = {row["map"]: row for row in report["maps"]}
    # Rates stay as they are: the longer the better, and smoothing over 800 m blurs places that are unlike.
    assert report["recommended"]["map"] in ("count", "count last=0")
    assert by_words["count last=1"]["hit_rate"] < by_words["count"]["hit_rate"]
    assert by_words["kernel bandwidth=800"]["hit_rate"] < by_words["count"]["hit_rate"]
    for row in report["maps"]:
        assert row["low"] <= row["hit_rate"] <= row["high"] and row["conservative"] <= row["hit_rate"] + 1e-9
        assert row["pai"] == pytest.approx(row["hit_rate"] / 0.02) and 0 < row["pei"] < 1
        assert row["hit_rate"] < report["oracle"]
    assert report["recommended"]["use"]["METHOD"] == "countcrimes"
    assert "the QGIS heat map" in results["SUMMARY"] and results["SUMMARY"] in html.unescape(page)
    shares = QgsVectorLayerUtils.getValues(results["OUTPUT"], "coverage")[0]
    assert sorted(set(shares)) == [0.01, 0.02, 0.05]
    curve = report["curves"]
    assert curve["map"] == sorted(curve["map"]) and all(a <= b + 1e-9 for a, b in zip(curve["map"], curve["oracle"]))


@pytest.fixture(scope="module")
def weighed_city(city):
    """The same city where one crime in nine is grave, in the west only; a crime has 1 or 400 as its weight."""
    crimes, area = city
    layer = QgsVectorLayer(
        "Point?crs=EPSG:27700&field=offence:string&field=date:string&field=harm:double", "crimes", "memory"
    )
    chance, made = random.Random(11), []
    for one in crimes.getFeatures():
        grave = one.geometry().asPoint().x() < 502000 and chance.random() < 1 / 3
        feature = QgsFeature(layer.fields())
        feature.setAttributes([*one.attributes(), 400.0 if grave else 1.0])
        feature.setGeometry(one.geometry())
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    layer.updateExtents()
    return layer, area


@pytest.mark.parametrize("transform,grave", [("none", 400), ("sqrt", 20), ("log", math.log(401) / math.log(2))])
def test_maps_are_scored_by_harm_and_by_count(run, weighed_city, tmp_path, transform, grave):
    maps = "count last=12; count last=1; qgis"
    results, report, page = holdout(
        run, weighed_city, tmp_path, MAPS=maps, WEIGHT_FIELD="harm", WEIGHT_TRANSFORM=transform
    )
    rows = report["maps"]
    assert collections.Counter(row["made_from"] for row in rows) == {"crimes": 3, "harm": 3} and len(rows) == 6
    by = {(row["map"], row["made_from"]): row for row in rows}
    # What is seen is what happens again, of either kind; neither map sees anything else.
    one, other = by["count", "crimes"], by["count", "harm"]
    assert one["hit_rate"] > other["hit_rate"] and one["harm_rate"] < other["harm_rate"]
    assert report["harm"]["recommended"]["made_from"] == "harm" and report["recommended"]["made_from"] == "crimes"
    assert report["harm"]["recommended"]["use"]["RANK_BY"] == "harm"
    assert report["harm"]["recommended"]["harm_rate"] < report["harm"]["oracle"] < 1
    unit = {"none": "harm", "sqrt": "harm score (square root)", "log": "harm score (logarithm)"}[transform]
    assert report["harm"]["unit"] == results["HARM_UNIT"] == unit and unit in page
    assert results["HARM_RATE"] == report["harm"]["recommended"]["harm_rate"]
    assert results["RECOMMENDED_BY_HARM"] == report["harm"]["recommended"]["words"]
    names = results["OUTPUT"].fields().names()
    assert {"made_from", "harm_rate", "harm_low", "harm_high", "harm_early"} <= set(names)
    # Crimes by month and place, counted here: what a map of all twelve months finds of the next month's harm.
    assert one["harm_rate"] == pytest.approx(_found_of_harm(weighed_city[0], grave), abs=0.002)


def _found_of_harm(crimes, grave):
    """The share of the harm from July 2023 on that lies in the 2 % of places with most crimes of the 12 months before,
    ties by chance."""
    months = [collections.Counter() for _ in range(30)]
    harm = [collections.Counter() for _ in range(30)]
    for one in crimes.getFeatures():
        point = one.geometry().asPoint()
        month = (int(one["date"][:4]) - 2022) * 12 + int(one["date"][5:7]) - 1
        place = int((point.x() - 500000) // CELL), int((point.y() - 200000) // CELL)
        months[month][place] += 1
        harm[month][place] += grave if one["harm"] > 1 else 1
    found = total = 0.0
    room = 0.02 * SIDE * SIDE
    for month in range(18, 30):
        past = collections.Counter()
        for before in months[month - 12 : month]:
            past.update(before)
        left = room
        for count in sorted(set(past.values()), reverse=True):
            tied = [place for place, crimes_there in past.items() if crimes_there == count]
            found += min(left / len(tied), 1) * sum(harm[month][place] for place in tied)
            left -= min(left, len(tied))
        total += sum(harm[month].values())
    return found / total


def test_without_weights_nothing_is_said_of_harm(run, city, tmp_path):
    results, report, page = holdout(run, city, tmp_path, MAPS="count last=12; qgis")
    assert report["harm"] is None and "HARM_RATE" not in results and "harm_rate" not in report["maps"][0]
    assert "made_from" not in results["OUTPUT"].fields().names() and "harm" not in page.lower()


def test_sizes_are_compared(run, city, tmp_path):
    _, report, _ = holdout(
        run, city, tmp_path, CELL_SIZES="250; 500", UNIT="hexagon", MAPS="decay half_life=12 last=18; count last=2"
    )
    assert {row["size"] for row in report["maps"]} == {250, 500} and len(report["maps"]) == 4
    assert report["recommended"]["map"].startswith("decay") and "hexagons" in report["summary"]


def test_each_size_is_held_against_its_own_oracle(run, city, tmp_path):
    """The best there could have been is that of the same places, in whatever order the sizes are named."""
    reports = [
        holdout(run, city, tmp_path, CELL_SIZES=sizes, MAPS="count last=12")[1] for sizes in ("1000; 250", "250; 1000")
    ]
    one, other = ({row["size"]: row for row in report["maps"]} for report in reports)
    for size in (250, 1000):
        assert 0 < one[size]["pei"] <= 1 and one[size]["pei"] == pytest.approx(other[size]["pei"], rel=0.02)
    assert one[1000]["pei"] > one[250]["pei"], "there is less to be missed in large places"
    for report in reports:
        assert report["oracle"] > report["recommended"]["hit_rate"]
        assert report["oracle"] == pytest.approx(
            report["recommended"]["hit_rate"] / report["recommended"]["pei"], rel=1e-6
        )


def test_a_time_that_the_data_do_not_cover_is_left_out_and_a_month_without_crime_is_not(run, city, tmp_path):
    crimes, area = city
    _, report, _ = holdout(run, city, tmp_path, END="2024-12-31", MAPS="count last=6")
    assert "30 Jun 2024" in report["notes"][0] and "31 Dec 2024" in report["notes"][0]
    assert report["scored_on"][1] == "2024-06-30"
    _, gap, _ = holdout(run, (crimes, area), tmp_path, MAPS="count last=6", FILTER="\"date\" not like '2023-09%'")
    assert gap["scored_on"] == ["2023-07-01", "2024-06-30"] and gap["crimes"] < report["crimes"]


def test_no_map_looks_back_over_more_than_the_data_hold(run, city, tmp_path):
    """Twelve months: eight before the first that is scored. Longer maps would all be one and the same map."""
    results, report, _ = holdout(run, city, tmp_path, START="2023-07-01", COVERAGE=2, COVERAGES="2")
    assert report["scored_on"][0] == "2024-03-01"
    maps = [parse(row["map"])[0] for row in report["maps"]]
    assert max(one.last for one in maps) == 6 and {one.kind for one in maps} == {"count", "kernel", "decay", "gistar"}
    assert {one.last for one in maps if one.kind == "decay"} == {0}, "a decay takes all there is"
    assert results["MAP_COUNT"] == len(maps) == len(set(maps)) < 47 and report["compared"] <= len(maps)
    counts = [(row["hit_rate"], row["chosen_on"]) for row in report["maps"] if row["map"].startswith("count")]
    assert len(set(counts)) == len(counts) == 4, "no two rows are the same map under two names"
    assert report["recommended"]["use"]["LAST"] <= 8
    told = [note for note in report["notes"] if "'Scored from'" in note]
    assert len(told) == 1 and "9, 12, 18 and 24 months" in told[0] and "8 months" in told[0]


def test_a_map_asked_for_that_cannot_be_is_named_and_one_written_twice_is_one(run, city, tmp_path):
    results, report, _ = holdout(
        run,
        city,
        tmp_path,
        MAPS="count last=24; count last=18; kernel bandwidth=400 last=18 "
        "half_life=6; decay bandwidth=400 last=18 half_life=6",
    )
    assert results["MAP_COUNT"] == 2 and all("24" not in row["map"] for row in report["maps"])
    assert any("24 months" in note and "18 months" in note for note in report["notes"])
    # As the sentence says: scored from later on, there is room for it.
    later, report, _ = holdout(run, city, tmp_path, MAPS="count last=24; count last=18", SCORE_FROM="2024-01-01")
    assert later["MAP_COUNT"] == 2 and not any("'Scored from'" in note for note in report["notes"])


def test_what_is_recommended_is_made_by_a_method_with_the_settings_given(run, city, tmp_path):
    """The places that Find keeps with the winner's settings are those that the winner's map has on top."""
    crimes, area = city
    _, report, _ = holdout(run, city, tmp_path, MAPS="decay half_life=6 last=18")
    use = report["recommended"]["use"]
    assert use == {
        "METHOD": "countcrimes",
        "LAST": 18,
        "PERIOD": "month",
        "UNIT": "square",
        "CELL_SIZE": 250,
        "HALF_LIFE": 182.6,
    }
    results = run(
        "countcrimes",
        {
            "INPUT": crimes,
            "DATE_FIELD": "date",
            "STUDY_AREA": area,
            "START": "2023-01-01",
            "END": "2024-06-30",
            "UNIT": use["UNIT"],
            "CELL_SIZE": use["CELL_SIZE"],
            "HALF_LIFE": use["HALF_LIFE"],
            "SELECT_VALUE": 2,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )
    still = collections.Counter()
    for feature in crimes.getFeatures():
        year, month = int(feature["date"][:4]), int(feature["date"][5:7])
        age = (2024 - year) * 12 + 6 - month
        point = feature.geometry().asPoint()
        if age < 18:
            still[int(point.x() // CELL), int(point.y() // CELL)] += 0.5 ** (age / 6)
    hot = [feature for feature in results["OUTPUT"].getFeatures() if feature["hot"]]
    top = {place for place, _ in still.most_common(len(hot))}
    kept = {
        (int(point.x() // CELL), int(point.y() // CELL))
        for point in (feature.geometry().centroid().asPoint() for feature in hot)
    }
    # Find knows ages in days, the trial in months.
    assert len(hot) == 11 and len(top & kept) >= 10


@pytest.mark.parametrize(
    "maps, use",
    [
        (
            "kernel bandwidth=400 half_life=3 last=12 kernel=gaussian",
            {
                "METHOD": "kerneldensity",
                "BANDWIDTH": 400,
                "KERNEL": "gaussian",
                "LAST": 12,
                "PERIOD": "month",
                "HALF_LIFE": 91.3,
            },
        ),
        ("gistar last=6", {"METHOD": "gistar", "LAST": 6, "PERIOD": "month", "UNIT": "square", "CELL_SIZE": 250}),
        ("qgis", {}),
    ],
)
def test_every_map_but_a_peers_has_settings(run, city, tmp_path, maps, use):
    from qgis.core import QgsApplication

    _, report, _ = holdout(run, city, tmp_path, MAPS=maps)
    assert report["recommended"]["use"] == use
    tool = QgsApplication.processingRegistry().algorithmById("hotspotpolicing:" + use.get("METHOD", "countcrimes"))
    assert all(tool.parameterDefinition(name) is not None for name in set(use) - {"METHOD", "LAST", "PERIOD"})


def test_crimes_moved_to_points_are_told_from_skill(run, city, tmp_path):
    crimes, area = city
    moved = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:string", "moved", "memory")
    made = []
    for feature in crimes.getFeatures():
        point = feature.geometry().asPoint()
        one = QgsFeature(feature)
        one.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(point.x() // 200 * 200 + 90, point.y() // 200 * 200 + 70)))
        made.append(one)
    moved.dataProvider().addFeatures(made)
    say_origin(moved, "moved")
    results, report, _ = holdout(run, (moved, area), tmp_path, CELL_SIZES="100; 500", MAPS="count last=12")
    told = [note for note in report["notes"] if "the anonymisation and not" in note]
    assert len(told) == 1 and told[0].startswith("Most 100 m places")
    # They find more, and are not what is recommended; where there is nothing else, they are, with the warning.
    small, large = sorted(report["maps"], key=lambda row: row["size"])
    assert small["moved"] and not large["moved"] and small["hit_rate"] > large["hit_rate"]
    assert report["recommended"]["size"] == 500 and report["compared"] == 1
    _, alone, _ = holdout(run, (moved, area), tmp_path, CELL_SIZES="100", MAPS="count last=12")
    assert alone["recommended"]["size"] == 100 and any("the anonymisation and not" in note for note in alone["notes"])


@pytest.mark.parametrize(
    "more, named",
    [
        ({"DATE_FIELD": "", "START": "", "END": ""}, "DATE_FIELD"),
        ({"SCORE_FROM": "2024-05-01"}, ("'crimes'", "PERIOD")),
        ({"MAPS": "count last=24; gistar last=30"}, ("24", "30")),
        ({"MAPS": "heat"}, ("MAPS", "'heat'")),
        ({"CELL_SIZES": "small"}, ("CELL_SIZES", "small")),
        ({"COVERAGES": "200"}, ("COVERAGES", "200")),
        ({"PERIOD": "quarter", "START": "2023-07-01"}, ("'crimes'", "PERIOD")),
    ],
)
def test_what_cannot_be_scored_is_said(run, city, tmp_path, more, named):
    with refused(QgsProcessingException, named):
        holdout(run, city, tmp_path, **more)
    assert not (tmp_path / "h.json").exists()


def test_the_sample_is_too_short(run, crimes_path, tmp_path):
    with refused(QgsProcessingException, "3"):
        run(
            "holdout",
            {
                "INPUT": crimes_path,
                "OFFENCE_FIELD": "offence",
                "DATE_FIELD": "date",
                "STUDY_AREA": WARDS,
                "OUTPUT": "TEMPORARY_OUTPUT",
            },
        )
