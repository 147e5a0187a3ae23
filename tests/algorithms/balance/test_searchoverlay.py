"""Searches over hot spots: laid out by hand, in the words of forces, and refused where residents say nothing."""

import json

import pytest
from qgis.core import NULL, QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from refusals import refused
from scipy.stats import binomtest, chi2
from support import rows

HOT = [(450_000, 520_000, 450_200, 520_200), (450_400, 520_000, 450_600, 520_200)]


def polygons(name, boxes, codes):
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=hotspot_id:string&field=code:string", name, "memory")
    made = []
    for (x0, y0, x1, y1), code in zip(boxes, codes):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([code, code])
        feature.setGeometry(QgsGeometry.fromWkt(f"Polygon(({x0} {y0}, {x1} {y0}, {x1} {y1}, {x0} {y1}, {x0} {y0}))"))
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


def searches(*lots):
    """(x, number, outcome, group) each."""
    layer = QgsVectorLayer(
        "Point?crs=EPSG:27700&field=outcome:string&field=who:string&field=date:string", "searches", "memory"
    )
    made = []
    for x, number, outcome, who in lots:
        for i in range(number):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([outcome, who, f"2024-06-{1 + i % 30:02d}"])
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x + i % 50, 520_100 + i % 40)))
            made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


def residents(*values):
    layer = QgsVectorLayer(
        "None?field=code:string&field=people:integer&field=a:integer&field=b:integer", "population", "memory"
    )
    made = []
    for value in values:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(value))
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


#: In the first hot spot 40 of 100 found, in the second 2 of 8; elsewhere 30 of 150, and 10 not known.
LOTS = (
    (450_050, 40, "Arrest", "A"),
    (450_050, 60, "A no further action disposal", "B"),
    (450_450, 2, "Community resolution", "B"),
    (450_450, 6, "Nothing found - no further action", "B"),
    (450_900, 30, "Arrest", "A"),
    (450_900, 120, "NFA", "B"),
    (450_900, 10, None, None),
)


def overlay(run, tmp_path, lots=LOTS, **more):
    out, groups, rates, report = (str(tmp_path / name) for name in ("o.gpkg", "g.gpkg", "r.gpkg", "r.json"))
    if "AREAS" in more:
        more["RATES"] = rates
    results = run(
        "searchoverlay",
        dict(
            {
                "INPUT": searches(*lots),
                "FOUND_FIELD": "outcome",
                "GROUP_FIELD": "who",
                "DATE_FIELD": "date",
                "HOTSPOT_LAYER": polygons("spots", HOT, ["H1", "H2"]),
                "OUTPUT": out,
                "GROUPS": groups,
                "REPORT_JSON": report,
                "REPORT": str(tmp_path / "r.html"),
            },
            **more,
        ),
    )
    with open(report, encoding="utf-8") as file:
        return (
            results,
            {row["hotspot_id"]: row for row in rows(out)},
            {row["group_name"]: row for row in rows(groups)},
            json.load(file),
        )


def test_in_and_out_by_hand(run, tmp_path):
    results, spots, groups, report = overlay(run, tmp_path)
    assert (results["SEARCHES"], results["IN_HOT"]) == (268, 108)
    assert results["FOUND_IN"] == pytest.approx(42 / 108) and results["FOUND_OUT"] == pytest.approx(0.2)
    limits = binomtest(40, 100).proportion_ci(method="wilson")
    assert (spots["H1"]["low"], spots["H1"]["high"]) == pytest.approx(tuple(limits))
    assert spots["H2"]["searches"] == 8 and spots["H2"]["find_rate"] == NULL and spots["H2"]["state"] == "few"
    one, other = (binomtest(k, n).proportion_ci(method="wilson") for k, n in ((42, 108), (30, 150)))
    gap = 42 / 108 - 0.2
    assert groups[""]["low"] == pytest.approx(gap - ((42 / 108 - one.low) ** 2 + (other.high - 0.2) ** 2) ** 0.5)
    assert groups["A"]["rate_in"] == 1 and groups["B"]["rate_in"] == pytest.approx(2 / 68)
    assert groups["not recorded"]["searches"] == 10 and groups["not recorded"]["rate_in"] == NULL
    assert "10 searches" in results["NOTES"] and "Rates are never given for hot spots" in results["NOTES"]
    assert "Snapped points: 268 searches" in results["NOTES"] or "Snapped" not in results["NOTES"]
    assert results["SUMMARY"].startswith("268 searches, of which 108 (40%) were in hot spots. 39% ")
    assert report["window"].startswith("2024-06-01")


def test_the_three_answers_of_a_hot_spot(run, tmp_path):
    """H1 has the share of all by many searches, or by few, and H2 another."""

    def states(first, second):
        lots = [
            (at, many, outcome, "A")
            for at, pair in ((450_050, first), (450_450, second))
            for many, outcome in zip(pair, ("Arrest", "NFA"))
        ]
        _, spots, _, report = overlay(run, tmp_path, lots)
        assert report["margin"] == 25
        return [spots[one]["state"] for one in ("H1", "H2")]

    assert states((600, 600), (600, 600)) == ["alike", "alike"]
    assert states((6, 6), (6, 6)) == ["unclear", "unclear"]
    assert states((90, 10), (10, 90)) == ["higher", "lower"]


def test_rates_at_borough_scale_only(run, tmp_path):
    west, east = (449_000, 519_000, 450_300, 521_000), (450_300, 519_000, 452_000, 521_000)
    more = {
        "AREAS": polygons("boroughs", [west, east], ["W", "E"]),
        "NAME_FIELD": "code",
        "CODE_FIELD": "code",
        "PEOPLE": residents(("W", 200_000, 40_000, 120_000), ("E", 99_999, 10_000, 80_000)),
        "PEOPLE_CODE": "code",
        "PEOPLE_FIELD": "people",
        "GROUP_FIELDS": "A = a; B = b",
    }
    results, _, _, report = overlay(run, tmp_path, **more)
    rates = {(row["area_name"], row["group_name"]): row for row in rows(str(tmp_path / "r.gpkg"))}
    assert sorted(rates) == [("E", ""), ("W", ""), ("W", "A"), ("W", "B")] and results["REFUSED"] == 1
    assert rates["E", ""]["per_1000"] == NULL and "below borough size" in rates["E", ""]["words"]
    assert "No rates are given for E" in results["NOTES"]
    assert rates["W", ""]["per_1000"] == pytest.approx(100 / 200)
    assert rates["W", "A"]["low"] == pytest.approx(chi2.ppf(0.025, 80) / 2 / 40)
    assert rates["W", "A"]["ratio"] == pytest.approx((40 / 40_000) / (60 / 120_000))
    assert rates["W", "A"]["ratio_low"] == pytest.approx(2 / 2.718281828 ** (1.959964 * (1 / 40 + 1 / 60) ** 0.5))
    assert rates["W", "B"]["ratio"] == NULL
    # Small areas of the population are summed to the borough.
    lookup = QgsVectorLayer("None?field=lsoa:string&field=borough:string", "lookup", "memory")
    made = []
    for pair in (("x1", "W"), ("x2", "W"), ("y", "E")):
        feature = QgsFeature(lookup.fields())
        feature.setAttributes(list(pair))
        made.append(feature)
    lookup.dataProvider().addFeatures(made)
    small = residents(("x1", 150_000, 20_000, 60_000), ("x2", 50_000, 20_000, 60_000), ("y", 100_000, 10, 10))
    results, _, _, _ = overlay(
        run, tmp_path, **dict(more, PEOPLE=small, LOOKUP=lookup, LOOKUP_FROM="lsoa", LOOKUP_TO="borough")
    )
    again = {(row["area_name"], row["group_name"]): row for row in rows(str(tmp_path / "r.gpkg"))}
    assert again["W", "A"]["ratio"] == rates["W", "A"]["ratio"] and results["REFUSED"] == 0
    lost = residents(("x1", 150_000, 20_000, 60_000), ("x2", 50_000, 20_000, 60_000), ("z", 50_000, 0, 0))
    results, _, _, _ = overlay(
        run, tmp_path, **dict(more, PEOPLE=lost, LOOKUP=lookup, LOOKUP_FROM="lsoa", LOOKUP_TO="borough")
    )
    assert "1 of the 3 rows in 'population' (20.0% of the people in the table)" in results["NOTES"]
    # Fewer than ten searches of a group: no rate, and why.
    assert again["E", "A"]["per_1000"] != NULL and again["E", "B"]["per_1000"] != NULL


def test_a_forces_own_words(run, tmp_path):
    lots = ((450_050, 20, "positive", "A"), (450_050, 20, "drew a blank", "A"), (450_900, 20, "drew a blank", "A"))
    with refused(QgsProcessingException, "NOTHING"):
        overlay(run, tmp_path, lots)
    results, _, _, _ = overlay(run, tmp_path, lots, NOTHING="Drew a blank")
    assert results["FOUND_IN"] == 0.5 and results["FOUND_OUT"] == 0


@pytest.mark.parametrize(
    "more, named",
    [
        ({"FOUND_FIELD": "result"}, "'result'"),
        ({"GROUP_FIELDS": "A"}, "A"),
        ({"START": "2025-01-01"}, "'searches'"),
        ({"AREAS": "far", "PEOPLE": "there"}, ("'searches'", "'boroughs'")),
        ({"AREAS": "far"}, "PEOPLE"),
        ({"AREAS": "here", "PEOPLE": "there", "GROUP_FIELDS": "C = a"}, "C"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, more, named):
    if "AREAS" in more:
        x = 300_000 if more["AREAS"] == "far" else 449_000
        more = dict(more, AREAS=polygons("boroughs", [(x, 519_000, x + 3_000, 521_000)], ["W"]), CODE_FIELD="code")
    if "PEOPLE" in more:
        more = dict(more, PEOPLE=residents(("W", 200_000, 1, 1)), PEOPLE_CODE="code", PEOPLE_FIELD="people")
    with refused(QgsProcessingException, named):
        overlay(run, tmp_path, **more)
