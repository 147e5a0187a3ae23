"""Effects through the tool: crimes with a known effect, known displacement and none; every trap has its sentence."""

import json
import math
import os
import re

import numpy as np
import pytest
from qgis.core import NULL, QgsFeature, QgsField, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QVariant
from refusals import refused
from support import rows

from hotspot_policing.bridge.ground.texts import day_words
from hotspot_policing.core.effects.displacement import wdd_of_places

FIRST = QDate(2025, 7, 7)
SIDE = 150
#: The places were chosen by a time before the time before.
CHOSEN_EARLIER = {"SELECTED_FROM": "2023-01-01", "SELECTED_TO": "2023-12-31"}


def corner(i):
    return 440_000 + 600 * (i % 10), 510_000 + 600 * (i // 10)


def squares(which):
    """Places as squares, far enough apart for their rings."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=hotspot_id:string", "places", "memory")
    for i in which:
        x, y = corner(int(i))
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"P{i}"])
        feature.setGeometry(
            QgsGeometry.fromWkt(
                "Polygon(({0} {1}, {2} {1}, {2} {3}, {0} {3}, {0} {1}))".format(x, y, x + SIDE, y + SIDE)
            )
        )
        layer.dataProvider().addFeature(feature)
    return layer


def crimes(rates, weeks=(26, 26), seed=1, weights=False):
    """Crimes by the day: ``rates`` (places, 4): a week inside before, after, in the ring before, after."""
    rng = np.random.default_rng(seed)
    layer = QgsVectorLayer(
        "Point?crs=EPSG:27700&field=offence:string&field=date:date&field=w:double", "crimes", "memory"
    )
    made, counted = [], np.zeros((len(rates), 4), int)
    for i, rate in enumerate(rates):
        x, y = corner(i)
        for k in range(4):
            late, ring = k % 2, k // 2
            number = rng.poisson(rate[k] * weeks[late])
            counted[i, k] = number
            for _ in range(number):
                day = int(rng.integers(7 * weeks[late]))
                date = FIRST.addDays(day) if late else FIRST.addDays(-1 - day)
                px, py = rng.uniform(5, SIDE - 5, 2)
                if ring:
                    px = SIDE + rng.uniform(5, 90)
                feature = QgsFeature(layer.fields())
                feature.setAttributes(["Burglary", date, float(rng.integers(1, 5)) if weights else 1.0])
                feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x + px, y + py)))
                made.append(feature)
    # The first and the last day, far away, so that the window is known.
    for date in (FIRST.addDays(-7 * weeks[0]), FIRST.addDays(7 * weeks[1] - 1)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["Burglary", date, 1.0])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(400_000, 400_000)))
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer, counted


def impact(run, tmp_path, layer, treated=range(10), controls=range(10, 20), **more):
    out, counts, report = (str(tmp_path / name) for name in ("measures.gpkg", "counts.gpkg", "report.json"))
    results = run(
        "impact",
        dict(
            {
                "INPUT": layer,
                "DATE_FIELD": "date",
                "HOTSPOT_LAYER": squares(treated),
                "CONTROLS": squares(controls),
                "INTERVENTION": FIRST.toString("yyyy-MM-dd"),
                **CHOSEN_EARLIER,
                "OUTPUT": out,
                "COUNTS": counts,
                "REPORT_JSON": report,
            },
            **more,
        ),
    )
    with open(report, encoding="utf-8") as file:
        return results, {row["measure"]: row for row in rows(out)}, rows(counts), json.load(file)


def test_a_known_effect_is_found_with_its_numbers(run, tmp_path):
    layer, counted = crimes([(4, 2, 1, 1)] * 10 + [(4, 4, 1, 1)] * 10, seed=2)
    results, measures, places, report = impact(run, tmp_path, layer)
    assert results["VERDICT"] == "fell" and results["CHANGE_PERCENT"] == pytest.approx(-50, abs=12)
    sums = counted[:10].sum(0), counted[10:].sum(0)
    by_hand = wdd_of_places(counted[:, 0], counted[:, 1], np.arange(20) < 10)
    assert results["WDD"] == pytest.approx(by_hand.value) and results["WDD_LOW"] == pytest.approx(by_hand.low)
    assert {row["hotspot_id"]: (row["before"], row["after"]) for row in places} == {
        f"P{i}": tuple(counted[i, :2]) for i in range(20)
    }
    assert "Crime fell more in the treated places" in report["sentences"][0]
    weeks = [day_words(str(np.datetime64(FIRST.toString("yyyy-MM-dd")) + 7 * week)) for week in (-26, 0)]
    last = [day_words(str(np.datetime64(FIRST.toString("yyyy-MM-dd")) + 7 * week - 1)) for week in (0, 26)]
    days = [f"{first} – {end}" for first, end in zip(weeks, last)]
    assert re.findall(r"\d+ \w+ \d+ – \d+ \w+ \d+", results["SUMMARY"])[:2] == days, "before, and after it"
    assert measures["change"]["low"] <= -0.5 <= measures["change"]["high"]
    assert measures["moved"]["low"] <= 0 <= measures["moved"]["high"]
    assert report["weeks"] == [26, 26] and len(report["series"]) == 52
    assert sum(one["treated"] for one in report["series"]) == sums[0][:2].sum()


def test_displacement_is_found(run, tmp_path):
    layer, counted = crimes([(4, 2, 1, 3)] * 10 + [(4, 4, 1, 1)] * 10)
    _, measures, _, report = impact(run, tmp_path, layer)
    rings = counted[:10, 2:].sum(0), counted[10:, 2:].sum(0)
    assert measures["moved"]["value"] == pytest.approx((rings[0][1] - rings[0][0]) - (rings[1][1] - rings[1][0]))
    assert measures["moved"]["low"] > 0 and any("may have moved there" in one for one in report["sentences"])
    assert measures["wdq"]["value"] < 0


def test_the_difference_is_shown_by_distance_and_by_time(run, tmp_path):
    layer, counted = crimes([(4, 2, 1, 3)] * 10 + [(4, 4, 1, 1)] * 10, seed=4)
    results, measures, places, report = impact(
        run, tmp_path, layer, BANDS="100; 200", REPORT=str(tmp_path / "page.html")
    )
    assert measures["wdd 0–100 m"]["value"] == measures["moved"]["value"] and measures["wdd 0–100 m"]["low"] > 0
    assert measures["wdd 100–200 m"]["value"] == 0
    assert [one["distance"] for one in report["bands"]] == ["places", "0–100", "100–200"]
    study = report["study"]
    assert [one["week"] for one in study] == list(range(-24, 24, 4))
    late = [one for one in study if one["week"] >= 0]
    assert sum(one["low"] <= -0.5 <= one["high"] for one in late) >= 5 and all(one["high"] < 0 for one in late)
    assert sum(one["low"] <= 0 <= one["high"] for one in study if one["week"] < 0) >= 5
    assert results["WEEKS_NEEDED"] == measures["weeks_needed"]["value"] > 0
    one = next(row for row in places if row["hotspot_id"] == "P0")
    before, after = counted[0, :2]
    assert one["change_z"] == pytest.approx(
        2 * (np.sqrt(after) - np.sqrt(before)) / np.sqrt(2 * results["DISPERSION"]), rel=1e-6
    )
    assert one["p_two"] < 0.05
    with open(str(tmp_path / "page.html"), encoding="utf-8") as file:
        assert file.read().count("data:image/png") == 3
    # Without rings there are none.
    _, measures, _, report = impact(run, tmp_path, layer, BANDS="", BUFFER=0)
    assert "moved" not in measures and len(report["bands"]) == 1


NOBODY = {"SELECTED_FROM": "", "SELECTED_TO": ""}


@pytest.mark.once
def test_the_history_of_the_candidates_says_what_the_choice_brings(run, tmp_path):
    """Half a year on either side and a year before: with it the verdict stands, without it nobody can tell."""
    layer, _ = crimes([(4, 2, 1, 1)] * 10 + [(4, 4, 1, 1)] * 10, weeks=(78, 26), seed=2)
    half = {"BEFORE_DAYS": 182, "CANDIDATES": squares(range(20)), **NOBODY}
    results, measures, _, report = impact(run, tmp_path, layer, **half)
    assert results["VERDICT"] == "fell" and measures["regression"]["low"] > -0.4
    assert any("own history" in one for one in report["sentences"])
    results, measures, _, _ = impact(run, tmp_path, layer, START=FIRST.addDays(-200).toString("yyyy-MM-dd"), **half)
    assert results["VERDICT"] == "cannot tell" and "regression" in measures
    # They were given: what is asked for is their past, from the day that would do on.
    assert (
        "earlier start date" in results["SUMMARY"]
        and "'Places chosen from'" not in results["SUMMARY"] + results["NOTES"]
    )
    enough = results["SUMMARY"].split("crime data from ")[1][:10]
    assert impact(run, tmp_path, layer, START=enough, **half)[0]["VERDICT"] == "fell"
    # Too few of them are no reason to ask for them either.
    results, _, _, _ = impact(
        run, tmp_path, layer, treated=range(5), controls=range(10, 15), **dict(half, CANDIDATES=squares(range(7)))
    )
    assert (
        "too few places" in results["SUMMARY"] and "'Places chosen from'" not in results["SUMMARY"] + results["NOTES"]
    )


def test_who_chose_the_places_is_asked_of_the_register_and_of_their_layer(run, tmp_path):
    layer, _ = crimes([(4, 2, 1, 1)] * 10 + [(4, 4, 1, 1)] * 10, seed=2)
    results, _, _, report = impact(run, tmp_path, layer, **NOBODY)
    assert results["VERDICT"] == "cannot tell" and "not known how these places were chosen" in report["sentences"][1]
    # The register knows when it was decided: now, after all of the time compared.
    register = str(tmp_path / "register.gpkg")
    run(
        "register",
        {
            "REGISTER": register,
            "ACTION": "add",
            "HOTSPOT_LAYER": squares(range(10)),
            "BY": "a b",
            "STATUS": "active",
            "ID_FIELD": "hotspot_id",
            "OUTPUT": "TEMPORARY_OUTPUT",
        },
    )
    results, _, _, _ = impact(run, tmp_path, layer, HOTSPOT_LAYER=None, REGISTER=register, **NOBODY)
    assert "According to the register" in results["NOTES"] and "not known how" not in results["SUMMARY"]
    # What a decision saw ended the day before it: places that are added on the first day of patrols knew nothing.
    yesterday = QDate.currentDate().addDays(-1).toString("yyyy-MM-dd")
    assert f"to {day_words(yesterday)}." in results["NOTES"]
    # Hot spots of ours carry the days of the crimes in which they were found.
    spots = str(tmp_path / "spots.gpkg")
    run(
        "countcrimes",
        {
            "INPUT": layer,
            "DATE_FIELD": "date",
            "START": "2025-02-01",
            "END": "2025-04-30",
            "CELL_SIZE": 200,
            "SELECT_BY": "top_k",
            "SELECT_VALUE": 5,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": spots,
        },
    )
    results, _, _, _ = impact(run, tmp_path, layer, HOTSPOT_LAYER=spots, **NOBODY)
    assert "1 Feb 2025 to 30 Apr 2025" in results["NOTES"] and "not known how" not in results["SUMMARY"]


def test_what_the_choice_of_the_worst_brings_is_said(run, tmp_path):
    """Of 60 places alike the ten worst of the time before, and nothing done."""
    layer, counted = crimes([(1, 1, 0, 0)] * 60, seed=5)
    order = np.argsort(-counted[:, 0])
    _, measures, _, report = impact(
        run, tmp_path, layer, treated=order[:10], controls=order[30:40], CANDIDATES=squares(range(60))
    )
    chosen = counted[order[:10], 0].sum()
    assert measures["regression"]["value"] == pytest.approx(counted[:, 0].mean() * 10 / chosen - 1, abs=0.08)
    assert measures["regression"]["low"] <= counted[order[:10], 1].sum() / chosen - 1 <= measures["regression"]["high"]
    assert any("how they were chosen" in one for one in report["sentences"])
    # Chosen by the time before and unlike the controls in it: nobody can tell, whatever the numbers say.
    selected = {"SELECTED_FROM": "2025-01-06", "SELECTED_TO": "2025-07-06"}
    results, _, _, _ = impact(run, tmp_path, layer, treated=order[:10], controls=order[-10:], **selected)
    assert results["VERDICT"] == "cannot tell" and "differ from the controls" in results["SUMMARY"]
    pairs = order[:20].reshape(5, 4)
    results, _, _, _ = impact(
        run, tmp_path, layer, treated=pairs[:, [0, 3]].ravel(), controls=pairs[:, 1:3].ravel(), **selected
    )
    assert "differ from the controls" not in results["SUMMARY"]
    results, measures, _, _ = impact(run, tmp_path, layer, treated=[0], controls=[1], CANDIDATES=squares(range(3)))
    assert "too few places" in results["NOTES"] and "regression" not in measures


@pytest.mark.once
def test_nothing_done_is_no_success_and_says_how_long_it_would_take(run, tmp_path):
    called = 0
    for seed in range(12):
        layer, _ = crimes([(0.5, 0.5, 0.2, 0.2)] * 20, seed=seed)
        results, _, _, report = impact(run, tmp_path, layer)
        called += results["VERDICT"] != "cannot tell"
    assert called <= 2
    assert any("of detecting a fall of 10%" in one for one in report["sentences"]) or called
    assert "cannot tell" in report["sentences"][0] or results["VERDICT"] != "cannot tell"


@pytest.mark.parametrize(
    "transform,counts,unit",
    [("none", float, "harm"), ("log", math.log1p, "harm score (logarithm)")],
    ids=["none", "log"],
)
def test_harm_and_unequal_periods(run, tmp_path, transform, counts, unit):
    layer, counted = crimes([(4, 2, 1, 1)] * 10 + [(4, 4, 1, 1)] * 10, weeks=(26, 13), weights=True)
    results, measures, _, report = impact(
        run, tmp_path, layer, WEIGHT_FIELD="w", WEIGHT_TRANSFORM=transform, BEFORE_DAYS=26 * 7
    )
    assert report["weeks"] == [26, 13]
    assert report["harm_unit"] == unit and any(unit in one.lower() for one in report["sentences"])
    sums = counted[:10].sum(0), counted[10:].sum(0)
    assert results["WDD"] == pytest.approx((2 * sums[0][1] - sums[0][0]) - (2 * sums[1][1] - sums[1][0]))
    weight = {"treated": [0.0, 0.0], "control": [0.0, 0.0]}
    for feature in layer.getFeatures():
        point = feature.geometry().asPoint()
        for i in range(20):
            x, y = corner(i)
            if 0 <= point.x() - x <= SIDE and 0 <= point.y() - y <= SIDE:
                weight["treated" if i < 10 else "control"][int(feature["date"] >= FIRST)] += counts(feature["w"])
    treated, control = weight["treated"], weight["control"]
    assert measures["harm"]["value"] == pytest.approx((2 * treated[1] - treated[0]) - (2 * control[1] - control[0]))


def test_without_a_word_on_how_places_were_chosen_nobody_can_tell(run, tmp_path):
    layer, _ = crimes([(4, 2, 1, 3)] * 10 + [(4, 4, 1, 1)] * 10, seed=2)
    assert impact(run, tmp_path, layer)[0]["VERDICT"] == "fell"
    results, _, _, report = impact(run, tmp_path, layer, SELECTED_FROM="", SELECTED_TO="")
    assert results["VERDICT"] == "cannot tell" and "not known how these places were chosen" in report["sentences"][1]
    assert {one["words"] for one in report["bands"]} == {"cannot tell"}
    assert not any("may have moved there" in one for one in report["sentences"])


@pytest.mark.parametrize(
    "kind, more, words",
    [
        ("chance", {}, "by chance"),
        ("effect", {"SELECTED_FROM": "", "SELECTED_TO": ""}, "not known how"),
        ("chance", {"treated": [0], "controls": [1]}, "one place"),
        ("effect", {"controls": range(60, 70)}, "no crime"),
        ("chance", {"treated": range(3), "controls": range(18, 20)}, "too few control places"),
        (
            "effect",
            {"SELECTED_FROM": "2025-01-06", "SELECTED_TO": "2025-07-20"},
            "include the dates 7 Jul 2025 to 20 Jul 2025",
        ),
    ],
)
def test_that_nobody_can_tell_is_said_with_its_reason(run, tmp_path, kind, more, words):
    layer, _ = crimes(
        [(4, 2, 1, 1)] * 10 + [(4, 4, 1, 1)] * 10 if kind == "effect" else [(1, 1, 0.2, 0.2)] * 20, seed=3
    )
    results, _, _, report = impact(run, tmp_path, layer, **more)
    assert results["VERDICT"] == "cannot tell" and words in report["sentences"][1]
    assert report["sentences"][1] not in results["NOTES"], "and said once"
    # More time mends nothing where the choice of the places is the reason.
    assert ("tell yet" in report["sentences"][0]) is (kind == "chance" or "controls" in more)
    assert results["SUMMARY"].startswith(" ".join(report["sentences"][:2]))


def test_a_choice_by_the_time_after_is_said_with_its_days(run, tmp_path):
    """Treatment from 7 July 2025, compared from 6 January 2025 to 4 January 2026; a plain effect of it."""
    layer, _ = crimes([(4, 2, 1, 1)] * 10 + [(4, 4, 1, 1)] * 10, seed=2)

    def of(first, last, **more):
        results, _, _, report = impact(run, tmp_path, layer, SELECTED_FROM=first, SELECTED_TO=last, **more)
        return results["VERDICT"], [one for one in results["NOTES"].split("\n") if "were chosen" in one], report

    verdict, notes, report = of("2024-01-01", "2025-07-06")
    assert len(notes) == 1 and "6 Jan 2025 to 6 Jul 2025" in notes[0]
    assert "treatment began" not in report["summary"]
    verdict, notes, report = of("2024-01-01", "2025-09-30")
    assert verdict == "cannot tell" and len(notes) == 2 and "6 Jan 2025 to 6 Jul 2025" in notes[0]
    assert "7 Jul 2025 to 30 Sep 2025, after treatment" in notes[1] and "include" in report["sentences"][1]
    # Of the time after alone, or of both up to today: no less foreknowledge.
    verdict, notes, _ = of("2025-08-01", "2025-09-30")
    assert verdict == "cannot tell" and len(notes) == 1 and "1 Aug 2025 to 30 Sep 2025, after treatment" in notes[0]
    _, notes, _ = of("2024-01-01", "2025-08-31", PERIOD="month")
    assert "1 Feb 2025 to 30 Jun 2025" in notes[0] and "1 Aug 2025 to 31 Aug 2025" in notes[1]
    # The month in which treatment began is neither before nor after.
    assert len(of("2024-01-01", "2025-07-31", PERIOD="month")[1]) == 1
    verdict, notes, _ = of("2026-02-01", "2026-03-01")
    assert verdict == "fell" and notes == []


def test_groups_that_went_different_ways_before_are_told_with_dates(run, tmp_path):
    """The treated rise from week 13 of 26 before treatment on; the controls do not."""
    layer, _ = crimes([(3, 3, 1, 1)] * 20, seed=2)
    late = FIRST.addDays(-91)
    extra = []
    for i in range(10):
        x, y = corner(i)
        for k in range(40):
            feature = QgsFeature(layer.fields())
            feature.setAttributes(["Burglary", late.addDays(k * 2), 1.0])
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x + 20, y + 20)))
            extra.append(feature)
    layer.dataProvider().addFeatures(extra)
    results, _, _, _ = impact(run, tmp_path, layer)
    told = [note for note in results["NOTES"].split("\n") if "changing differently" in note]
    assert len(told) == 1 and "6 Jan 2025 to 6 Apr 2025" in told[0] and "7 Apr 2025 to 6 Jul 2025" in told[0]
    assert "rose by" in told[0] and "treated" in told[0] and "therefore a poor guide" in told[0]
    assert "changing differently" not in impact(run, tmp_path, crimes([(3, 3, 1, 1)] * 20, seed=2)[0])[0]["NOTES"]


def test_a_fall_everywhere_is_no_move_into_the_rings(run, tmp_path):
    """Five places against twenty, a fifth less everywhere: the smaller arm and its rings lose fewer crimes."""
    layer, _ = crimes([(10, 8, 10, 8)] * 25, seed=6)
    results, measures, _, report = impact(run, tmp_path, layer, treated=range(5), controls=range(5, 25))
    assert measures["moved"]["low"] > 0 and results["VERDICT"] in ("cannot tell", "about the same")
    assert {one["words"] for one in report["bands"]} <= {"cannot tell", "about the same"}
    assert not any("may have moved there" in one for one in report["sentences"])


def test_the_traps_say_so_by_themselves(run, tmp_path):
    layer, _ = crimes([(4, 3, 1, 1)] * 20)
    results, _, _, _ = impact(run, tmp_path, layer, SELECTED_FROM="2025-01-01", SELECTED_TO="2025-03-31")
    assert "regression to the mean" in results["NOTES"]
    assert (
        "regression to the mean"
        not in impact(run, tmp_path, layer, SELECTED_FROM="2024-01-01", SELECTED_TO="2024-03-31")[0]["NOTES"]
    )
    results, _, places, _ = impact(run, tmp_path, layer, controls=range(5, 15))
    assert "5 control places" in results["NOTES"] and len(places) == 15
    results, measures, _, _ = impact(run, tmp_path, layer, treated=[0], controls=[1])
    assert results["VERDICT"] == "cannot tell" and results["P"] is None
    assert "chance alone" in measures["wdd"]["words"]
    results, _, _, _ = impact(run, tmp_path, layer)
    assert "of the number in the treated places" not in results["NOTES"]
    results, _, _, _ = impact(run, tmp_path, layer, controls=range(10, 15))
    assert "of the number in the treated places" in results["NOTES"]
    results, measures, _, _ = impact(run, tmp_path, layer, controls=range(60, 70))
    assert results["VERDICT"] == "cannot tell" and results["CHANGE_PERCENT"] is None
    assert measures["tne"]["value"] == NULL and measures["wdq"]["value"] == NULL


@pytest.mark.parametrize(
    "more, named",
    [
        ({"DATE_FIELD": ""}, "DATE_FIELD"),
        ({"INTERVENTION": ""}, "INTERVENTION"),
        ({"INTERVENTION": "July"}, "INTERVENTION"),
        ({"INTERVENTION": "2020-01-01"}, "INTERVENTION"),
        ({"INTERVENTION": "2030-01-01"}, "INTERVENTION"),
        ({"CONTROLS": "same"}, ()),
        ({"BANDS": "200; 100"}, ("BANDS", "200; 100")),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, more, named):
    layer, _ = crimes([(4, 3, 1, 1)] * 20)
    if more.get("CONTROLS") == "same":
        more = {"CONTROLS": squares(range(10))}
    with refused(QgsProcessingException, named):
        impact(run, tmp_path, layer, **more)
    assert not os.path.exists(str(tmp_path / "measures.gpkg"))


def test_whole_months_are_compared(run, tmp_path, crimes_path):
    with refused(QgsProcessingException, "'crimes'", "PERIOD"):
        impact(run, tmp_path, crimes_path, INTERVENTION="2025-02-01", PERIOD="week")
    _, _, _, report = impact(run, tmp_path, crimes_path, INTERVENTION="2025-02-01")
    assert report["period"] == "month" and report["weeks"] == [1, 2]
    with refused(QgsProcessingException, "INTERVENTION"):
        impact(run, tmp_path, crimes_path, INTERVENTION="2025-01-15")
    # Crimes with days, from 6 January 2025 to 4 January 2026, treatment from 7 July: that month is left out.
    layer, _ = crimes([(4, 2, 1, 1)] * 10 + [(4, 4, 1, 1)] * 10, seed=2)
    results, measures, _, report = impact(run, tmp_path, layer, PERIOD="month", REPORT=str(tmp_path / "page.html"))
    assert report["weeks"] == [5, 5] and "left out" in results["NOTES"] and results["VERDICT"] == "fell"
    assert [one["week"] for one in report["study"]] == list(range(-5, 5))
    spans = {"before": ("2025-02-01", "2025-06-30"), "after": ("2025-08-01", "2025-12-31")}
    inside = dict.fromkeys(spans, 0)
    for feature in layer.getFeatures():
        point, day = feature.geometry().asPoint(), feature["date"].toString("yyyy-MM-dd")
        for x, y in map(corner, range(10)):
            if 0 <= point.x() - x <= SIDE and 0 <= point.y() - y <= SIDE:
                for name, (first, last) in spans.items():
                    inside[name] += first <= day <= last
    assert {name: measures["crimes_treated_" + name]["value"] for name in spans} == inside


def test_the_arms_of_a_trial_are_taken_as_they_are(run, tmp_path):
    layer, _ = crimes([(4, 2, 1, 1)] * 10 + [(4, 4, 1, 1)] * 10)
    places = squares(range(20))
    places.dataProvider().addAttributes([QgsField("crimes", QVariant.Int)])
    places.updateFields()
    for feature in list(places.getFeatures()):
        places.dataProvider().changeAttributeValues({feature.id(): {1: 100 + feature.id()}})
    arms = str(tmp_path / "arms.gpkg")
    run("trialdesign", {"HOTSPOT_LAYER": places, "OUTPUT": "TEMPORARY_OUTPUT", "HOTSPOTS": arms, "SEED": 3})
    drawn = {row["hotspot_id"]: row["arm"] for row in rows(arms)}
    assert set(drawn.values()) == {"treatment", "control"}
    _, _, counted, _ = impact(run, tmp_path, layer, HOTSPOT_LAYER=arms, CONTROLS=None)
    assert {row["hotspot_id"]: row["arm"] for row in counted} == drawn
    with refused(QgsProcessingException, "CONTROLS"):
        impact(run, tmp_path, layer, HOTSPOT_LAYER=arms)
    turns = str(tmp_path / "turns.gpkg")
    run("trialdesign", {"HOTSPOT_LAYER": places, "OUTPUT": "TEMPORARY_OUTPUT", "HOTSPOTS": turns, "PERIOD": "week"})
    with refused(QgsProcessingException, "'turns'"):
        impact(run, tmp_path, layer, HOTSPOT_LAYER=turns, CONTROLS=None)
    with refused(QgsProcessingException, "CONTROLS"):
        impact(run, tmp_path, layer, CONTROLS=None)
