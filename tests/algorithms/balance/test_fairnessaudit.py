"""The audit on neighbourhoods laid out by hand, and on the sample's wards."""

import json
import re

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from refusals import refused
from scipy.stats import binomtest
from support import WARDS, rows

from hotspot_policing.bridge.ground.compat import make_field


def table(name, fields, values, geometries=None):
    """A memory table, or polygons with ``geometries`` as boxes."""
    kind = "Polygon?crs=EPSG:27700&" if geometries else "None?"
    layer = QgsVectorLayer(kind + "&".join("field=" + one for one in fields), name, "memory")
    made = []
    for i, row in enumerate(values):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        if geometries:
            x0, y0, x1, y1 = geometries[i]
            feature.setGeometry(
                QgsGeometry.fromWkt(f"Polygon(({x0} {y0}, {x1} {y0}, {x1} {y1}, {x0} {y1}, {x0} {y0}))")
            )
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


def strips(count, width=1000):
    """Neighbourhoods side by side, named A, B …"""
    return table(
        "beats",
        ("name:string", "LSOA21CD:string"),
        [("Beat " + chr(65 + i), f"E0100000{i}") for i in range(count)],
        [(450_000 + width * i, 520_000, 450_000 + width * (i + 1), 521_000) for i in range(count)],
    )


def crimes(numbers):
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string", "crimes", "memory")
    made, rng = [], np.random.default_rng(1)
    for i, number in enumerate(numbers):
        for _ in range(number):
            feature = QgsFeature(layer.fields())
            feature.setAttributes(["Burglary"])
            feature.setGeometry(
                QgsGeometry.fromPointXY(
                    QgsPointXY(450_000 + 1000 * i + rng.uniform(10, 990), 520_000 + rng.uniform(10, 990))
                )
            )
            made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


def spots(boxes):
    return table("spots", ("hotspot_id:string",), [(f"H{i}",) for i in range(len(boxes))], boxes)


def plan(visits):
    return table(
        "plan",
        ("hotspot_id:string", "day:string", "visits:integer", "minutes:integer"),
        [(place, day, number, 15 * number) for place, day, number in visits],
    )


def audit(run, tmp_path, **more):
    out, figures, report = (str(tmp_path / name) for name in ("a.gpkg", "f.gpkg", "r.json"))
    results = run(
        "fairnessaudit",
        dict(
            {
                "AREAS": strips(4),
                "NAME_FIELD": "name",
                "OUTPUT": out,
                "FIGURES": figures,
                "REPORT_JSON": report,
                "REPORT": str(tmp_path / "r.html"),
                "DISPERSION": 1,
            },
            **more,
        ),
    )
    with open(report, encoding="utf-8") as file:
        return (
            results,
            {row["area_name"]: row for row in rows(out)},
            {row["measure"]: row for row in rows(figures)},
            json.load(file),
        )


#: One hot spot in A, one half in A and half in B.
TWO = [(450_100, 520_100, 450_300, 520_300), (450_900, 520_500, 451_100, 520_700)]
VISITS = [("H0", "2026-01-01", 20), ("H1", "2026-01-30", 20)]
PEOPLE = ("LSOA21CD:string", "people:integer", "young:integer")


def test_shares_gaps_and_the_floor_by_hand(run, tmp_path):
    results, areas, figures, report = audit(
        run, tmp_path, INPUT=crimes([50, 30, 20, 0]), HOTSPOT_LAYER=spots(TWO), PRESENCE=plan(VISITS)
    )
    assert [round(areas["Beat " + one]["minutes"]) for one in "ABCD"] == [450, 150, 0, 0]
    assert areas["Beat A"]["pres_share"] == pytest.approx(0.75) and areas["Beat A"]["need_share"] == 0.5
    assert areas["Beat A"]["gap_pp"] == pytest.approx(25) and areas["Beat C"]["gap_pp"] == pytest.approx(-20)
    visits, crimes_ = (binomtest(k, n).proportion_ci(method="wilson") for k, n in ((30, 40), (50, 100)))
    assert areas["Beat A"]["gap_low"] == pytest.approx(25 - 100 * np.hypot(0.75 - visits.low, crimes_.high - 0.5))
    # By need A would have 20 of the 40 visits, and has 30; D has no need.
    assert [row["ratio"] for row in sorted(report["areas"], key=lambda row: row["name"])] == [1.5, 10 / 12, 0, None]
    assert all(one["low_998"] <= one["low_95"] <= 1 <= one["high_95"] <= one["high_998"] for one in report["limits"])
    assert areas["Beat C"]["state"] == "less" and areas["Beat B"]["state"] == "unclear"
    # Thirty days are 0.986 months: 4 visits a month are kept by A and B.
    assert figures["floor"]["value"] == 0.5 and results["NOBODY"] == 2 and report["nobody"] == ["Beat C", "Beat D"]
    assert report["months"] == pytest.approx(30 / (365.25 / 12))
    assert report["presence_window"] == "2026-01-01 to 2026-01-30"
    assert "Beat C (-20.0 percentage points" in results["SUMMARY"] and "planned in 2 of" in results["SUMMARY"]
    assert (results["FLAGGED"], results["ALIKE"], results["UNCLEAR"]) == (1, 0, 3) and report["margin"] == 25
    with open(str(tmp_path / "r.html"), encoding="utf-8") as file:
        assert file.read().count("data:image/png") == 2


def test_by_harm_gap_interval_and_test_are_of_harm(run, tmp_path):
    """Visits follow the crimes, and a tenth of the harm is where half of both are."""
    layer = crimes([200, 100, 100])
    layer.dataProvider().addAttributes([make_field("score", "real")])
    layer.updateFields()
    for i, feature in enumerate(layer.getFeatures()):
        layer.dataProvider().changeAttributeValues({feature.id(): {1: 1.0 if i < 200 else 9.0}})
    boxes = [(450_100 + 1000 * i, 520_100, 450_300 + 1000 * i, 520_300) for i in range(3)]
    given = {
        "INPUT": layer,
        "HOTSPOT_LAYER": spots(boxes),
        "AREAS": strips(3),
        "PRESENCE": plan([("H0", "2026-01-01", 200), ("H1", "2026-01-02", 100), ("H2", "2026-01-30", 100)]),
    }
    _, areas, _, report = audit(run, tmp_path, WEIGHT_FIELD="score", **given)
    assert areas["Beat A"]["gap_pp"] == pytest.approx(40) and areas["Beat A"]["gap_low"] > 30
    assert [areas["Beat " + one]["state"] for one in "ABC"] == ["more", "less", "less"]
    assert areas["Beat A"]["pres_ratio"] == pytest.approx(5) and areas["Beat A"]["pres_low"] > 3
    assert {row["name"]: row["ratio"] for row in report["areas"]}["Beat A"] == pytest.approx(5)
    # Of square roots 100 crimes of 9 count 3 times as much as 100 of 1.
    (tmp_path / "root").mkdir()
    results, roots, _, told = audit(run, tmp_path / "root", WEIGHT_FIELD="score", WEIGHT_TRANSFORM="sqrt", **given)
    assert roots["Beat A"]["need_share"] == pytest.approx(200 / 800) and roots["Beat A"]["gap_pp"] == pytest.approx(25)
    assert told["harm_unit"] == "harm score (square root)" and told["harm_unit"] in results["SUMMARY"]
    # Where every crime weighs the same, the answer is that of the counts.
    (tmp_path / "same").mkdir(), (tmp_path / "plain").mkdir()
    _, plain_, _, _ = audit(run, tmp_path / "plain", **given)
    for feature in layer.getFeatures():
        layer.dataProvider().changeAttributeValues({feature.id(): {1: 3.0}})
    _, same, _, _ = audit(run, tmp_path / "same", WEIGHT_FIELD="score", **given)
    for name, row in plain_.items():
        for key in ("gap_pp", "gap_low", "gap_high", "q", "pres_low", "pres_high", "state"):
            assert same[name][key] == (pytest.approx(row[key]) if key != "state" else row[key]), (name, key)


def test_presence_is_minutes_in_the_gap_and_in_the_test(run, tmp_path):
    """As many visits as crime asks for, three times as long in one half."""
    boxes = [(450_100 + 1000 * i, 520_100, 450_300 + 1000 * i, 520_300) for i in range(2)]
    visits = table(
        "plan",
        ("hotspot_id:string", "visits:integer", "minutes:integer"),
        [("H0", 400, 400 * 30), ("H1", 400, 400 * 10)],
    )
    _, areas, _, _ = audit(
        run, tmp_path, INPUT=crimes([500, 500]), HOTSPOT_LAYER=spots(boxes), AREAS=strips(2), PRESENCE=visits
    )
    assert areas["Beat A"]["gap_pp"] == pytest.approx(25) and areas["Beat A"]["state"] == "more"
    assert areas["Beat B"]["state"] == "less" and areas["Beat B"]["q"] <= 0.05


def codes(*rows_):
    return table("population", PEOPLE, [(f"E0100000{i}", *row) for i, row in enumerate(rows_)])


def test_gradient_concentration_and_groups_by_hand(run, tmp_path):
    people = codes((40_000, 20_000), (40_000, 10_000), (40_000, 5_000), (80_000, 5_000))
    deprivation = table(
        "imd",
        ("LSOA21CD:string", "decile:integer"),
        [("E01000000", 1), ("E01000001", 2), ("E01000002", 9), ("E01000003", 10)],
    )
    more = {
        "CODE_FIELD": "LSOA21CD",
        "PEOPLE": people,
        "PEOPLE_CODE": "LSOA21CD",
        "PEOPLE_FIELD": "people",
        "GROUP_FIELDS": "young",
        "DEPRIVATION": deprivation,
        "DEPRIVATION_CODE": "LSOA21CD",
        "DEPRIVATION_FIELD": "decile",
    }
    half = [(450_000, 520_000, 450_500, 521_000), (453_000, 520_000, 453_500, 521_000)]
    results, areas, figures, report = audit(
        run,
        tmp_path,
        INPUT=crimes([50, 30, 10, 10]),
        HOTSPOT_LAYER=spots(half),
        DECILES=str(tmp_path / "d.gpkg"),
        PRESENCE=plan([("H0", "2026-01-01", 30), ("H1", "2026-01-02", 10)]),
        **more,
    )
    # 450 minutes to 80,000 people against 150 to 120,000; 80 crimes against 20.
    assert results["GRADIENT_PRESENCE"] == pytest.approx((450 / 80) / (150 / 120))
    assert results["GRADIENT_NEED"] == pytest.approx((80 / 80) / (20 / 120))
    assert areas["Beat A"]["per_1000"] == pytest.approx(450 / 40)
    # In hot spots: 20,000 of A and 40,000 of D, of 200,000; of the young 10,000 and 2,500 of 40,000.
    assert figures["exposure young"]["value"] == pytest.approx((12_500 / 40_000) / (60_000 / 200_000))
    deciles = {row["decile"]: row for row in report["deciles"]}
    assert [level for level, row in deciles.items() if row["areas"]] == [1, 2, 9, 10]
    assert deciles[1]["presence"] == pytest.approx(450 / 40) and deciles[10]["presence_share"] == 0.25
    assert deciles[5]["presence"] is None and deciles[10]["needed"] == pytest.approx(10 / 80)
    assert [row["areas"] for row in rows(str(tmp_path / "d.gpkg"))] == [1, 1, 0, 0, 0, 0, 0, 0, 1, 1]
    assert results["CONCENTRATION"] < 0 and "overall index" in results["NOTES"]
    assert "times the patrol presence" in results["SUMMARY"]
    # As a score: the higher the more deprived; the same order gives the same index.
    score = table(
        "imd",
        ("LSOA21CD:string", "score:double"),
        [("E01000000", 60.0), ("E01000001", 40.0), ("E01000002", 9.0), ("E01000003", 5.0)],
    )
    again, _, _, _ = audit(
        run,
        tmp_path,
        INPUT=crimes([50, 30, 10, 10]),
        HOTSPOT_LAYER=spots(half),
        PRESENCE=plan([("H0", "2026-01-01", 30), ("H1", "2026-01-02", 10)]),
        OVERALL_INDEX=False,
        **dict(more, DEPRIVATION=score, DEPRIVATION_FIELD="score", DEPRIVATION_KIND="score"),
    )
    assert again["CONCENTRATION"] == pytest.approx(results["CONCENTRATION"]) and "overall index" not in again["NOTES"]
    small = codes((4_000, 2_000), (4_000, 1_000), (4_000, 500), (8_000, 500))
    refused, _, figures, _ = audit(
        run, tmp_path, INPUT=crimes([50, 30, 10, 10]), HOTSPOT_LAYER=spots(half), **dict(more, PEOPLE=small)
    )
    assert "below borough size" in refused["NOTES"] and "exposure young" not in figures


def test_codes_of_two_years_need_a_look_up(run, tmp_path):
    old = table("population", ("LSOA11CD:string", "people:integer"), [("E01000090", 900), ("E01000002", 500)])
    more = {
        "INPUT": crimes([50, 30, 10, 10]),
        "HOTSPOT_LAYER": spots(TWO),
        "CODE_FIELD": "LSOA21CD",
        "PEOPLE": old,
        "PEOPLE_CODE": "LSOA11CD",
        "PEOPLE_FIELD": "people",
    }
    with refused(QgsProcessingException, "2021", "'population'", "2011"):
        audit(run, tmp_path, **more)
    # One was divided into A, B and D; the other stayed.
    lookup = table(
        "lookup",
        ("old:string", "new:string"),
        [
            ("E01000090", "E01000000"),
            ("E01000090", "E01000001"),
            ("E01000090", "E01000003"),
            ("E01000002", "E01000002"),
        ],
    )
    _, areas, _, _ = audit(run, tmp_path, LOOKUP=lookup, LOOKUP_FROM="old", LOOKUP_TO="new", **more)
    assert [areas["Beat " + one]["people"] for one in "ABCD"] == [300, 300, 500, 300]
    _, areas, _, _ = audit(
        run, tmp_path, LOOKUP=lookup, LOOKUP_FROM="old", LOOKUP_TO="new", **dict(more, NAME_FIELD="LSOA21CD")
    )
    assert [areas[f"E0100000{i}"]["people"] for i in range(4)] == [300, 300, 500, 300]
    part = table("lookup", ("old:string", "new:string"), [("E01000002", "E01000002")])
    results, _, _, _ = audit(run, tmp_path, LOOKUP=part, LOOKUP_FROM="old", LOOKUP_TO="new", **more)
    assert "3 of 4 areas (75.0%) have no row in 'population'" in results["NOTES"]


def test_the_samples_wards(run, tmp_path, crimes_path):
    hot = str(tmp_path / "hot.gpkg")
    run("countcrimes", {"INPUT": crimes_path, "STUDY_AREA": WARDS, "OUTPUT": "TEMPORARY_OUTPUT", "HOTSPOTS": hot})
    wards = QgsVectorLayer(WARDS, "wards", "ogr")
    name = next(one for one in wards.fields().names() if one.upper().endswith("NM"))
    results, areas, _, report = audit(
        run, tmp_path, INPUT=crimes_path, HOTSPOT_LAYER=hot, AREAS=WARDS, NAME_FIELD=name, DISPERSION=1.5
    )
    assert results["AREA_COUNT"] == wards.featureCount() == len(report["areas"])
    assert sum(row["presence_share"] for row in report["areas"]) == pytest.approx(1)
    assert sum(row["need_share"] for row in report["areas"]) == pytest.approx(1)
    assert sum(row["gap"] for row in report["areas"]) == pytest.approx(0, abs=1e-6)
    assert results["NOBODY"] is None and "resence was not given" in results["NOTES"]


def test_it_begins_with_the_days_of_the_patrols_and_of_the_crimes(run, tmp_path, crimes_path):
    hot = str(tmp_path / "hot.gpkg")
    run("countcrimes", {"INPUT": crimes_path, "STUDY_AREA": WARDS, "OUTPUT": "TEMPORARY_OUTPUT", "HOTSPOTS": hot})
    first = rows(hot)[0]["hotspot_id"]
    results, *_, report = audit(
        run,
        tmp_path,
        INPUT=crimes_path,
        DATE_FIELD="date",
        HOTSPOT_LAYER=hot,
        AREAS=WARDS,
        NAME_FIELD="WD13NM",
        PRESENCE=plan([(first, "2026-11-30", 15), (first, "2026-12-13", 15)]),
    )
    assert (report["presence_window"], report["window"]) == ("2026-11-30 to 2026-12-13", "2025-01-01 to 2025-03-31")
    days = re.findall(r"[A-Z\d][\w ]*–[\w ]* \d{4}", results["SUMMARY"])
    assert days[:2] == ["30 Nov 2026 – 13 Dec 2026", "Jan–Mar 2025"]


@pytest.mark.parametrize(
    "more, named",
    [
        ({"PRESENCE": "other"}, "'t'"),
        ({"PRESENCE": "elsewhere"}, "'plan'"),
        ({"PEOPLE": "codes"}, "PEOPLE"),
        ({"HOTSPOT_LAYER": "away"}, ()),
        ({"INPUT": "away"}, "'crimes'"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, more, named):
    made = {
        "other": lambda: table("t", ("a:string",), [("b",)]),
        "elsewhere": lambda: plan([("X", "2026-01-01", 3)]),
        "codes": lambda: codes((1, 1)),
    }
    given = {"INPUT": crimes([5, 3, 2, 0]), "HOTSPOT_LAYER": spots(TWO)}
    if more.get("HOTSPOT_LAYER"):
        given["HOTSPOT_LAYER"] = spots([(300_000, 300_000, 300_100, 300_100)])
    elif more.get("INPUT"):
        given["AREAS"] = table("beats", ("name:string",), [("Far",)], [(300_000, 300_000, 300_100, 300_100)])
    else:
        given.update({name: made[kind]() for name, kind in more.items()})
    with refused(QgsProcessingException, named):
        audit(run, tmp_path, **given)
    assert not (tmp_path / "a.gpkg").exists()


def test_minutes_without_a_visit_in_the_neighbourhoods_are_no_presence(run, tmp_path):
    table_of = table(
        "plan",
        ("hotspot_id:string", "visits:integer", "minutes:integer"),
        [("H0", 0, 30), ("H1", 0, 30), ("H2", 2, 30)],
    )
    with refused(QgsProcessingException):
        audit(
            run,
            tmp_path,
            INPUT=crimes([5, 3, 2, 0]),
            PRESENCE=table_of,
            HOTSPOT_LAYER=spots(TWO + [(300_000, 300_000, 300_100, 300_100)]),
        )


#: What only somebody who knows where officers went can say.
SPEAKS = re.compile(r"patrol|presence|visit|minutes|officers", re.I)


def said_of_presence(texts):
    """The sentences that speak of presence, but for those that say that it was not given."""
    sentences = [one for text in texts for one in re.split(r"(?<=[.!?]) ", text)]
    # What is not answered stands between the two.
    kept = re.compile("resence was not given|minutes \\(not given\\)|does not say where officers|add a patrol plan")
    return [one for one in sentences if SPEAKS.search(one) and not kept.search(one)]


def aliases(path):
    layer = QgsVectorLayer(path, "x", "ogr")
    legend = [one.label() for one in layer.renderer().categories()] if hasattr(layer.renderer(), "categories") else []
    return [field.alias() for field in layer.fields()] + legend


def drawn_texts(monkeypatch):
    """A list that fills with all texts of the charts that are drawn."""
    import matplotlib.text

    texts, before = [], matplotlib.text.Text.set_text
    monkeypatch.setattr(
        matplotlib.text.Text, "set_text", lambda self, text: (texts.append(str(text or "")), before(self, text))[1]
    )
    return texts


@pytest.mark.parametrize("presence, speaks", [(None, False), (True, True)])
def test_of_presence_that_was_not_given_nothing_is_said(run, tmp_path, monkeypatch, presence, speaks):
    drawn = drawn_texts(monkeypatch)
    people = codes((40_000, 20_000), (40_000, 10_000), (40_000, 5_000), (80_000, 5_000))
    deprivation = table(
        "imd",
        ("LSOA21CD:string", "decile:integer"),
        [("E01000000", 1), ("E01000001", 2), ("E01000002", 9), ("E01000003", 10)],
    )
    out, figures, deciles = (str(tmp_path / name) for name in ("a.gpkg", "f.gpkg", "d.gpkg"))
    results, _, _, report = audit(
        run,
        tmp_path,
        INPUT=crimes([50, 30, 10, 10]),
        HOTSPOT_LAYER=spots([TWO[0], (453_000, 520_000, 453_500, 521_000)]),
        CODE_FIELD="LSOA21CD",
        PEOPLE=people,
        PEOPLE_CODE="LSOA21CD",
        PEOPLE_FIELD="people",
        GROUP_FIELDS="young",
        DEPRIVATION=deprivation,
        DEPRIVATION_CODE="LSOA21CD",
        DEPRIVATION_FIELD="decile",
        DECILES=deciles,
        **({"PRESENCE": plan(VISITS)} if presence else {}),
    )
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    page = re.sub("<[^>]+>", ". ", re.sub("(?s)<style.*?</style>", "", page))
    for what, texts in (
        ("summary", [results["SUMMARY"]]),
        ("notes", results["NOTES"].split("\n")),
        ("page", page.split("\n")),
        ("figures", [one[key] for one in report["figures"] for key in ("name", "of", "means")]),
        ("headings", aliases(out) + aliases(deciles)),
        ("charts", drawn),
    ):
        assert bool(said_of_presence(texts)) == speaks or (what == "notes" and speaks), (what, said_of_presence(texts))
    assert ("was not given" in results["SUMMARY"] and "was not given" in results["NOTES"]) != speaks
    assert report["presence"] == ("planned" if presence else "not given")
    assert (results["GRADIENT_PRESENCE"] is None) != speaks and (results["NOBODY"] is None) != speaks
    prompts = run("impactprompts", {"AUDIT": str(tmp_path / "r.json"), "REPORT": str(tmp_path / "p.html")})
    assert prompts["FILLED"] >= 3


def test_what_is_planned_is_not_called_recorded(run, tmp_path):
    given = {"INPUT": crimes([50, 30, 20, 0]), "HOTSPOT_LAYER": spots(TWO)}
    results, _, _, report = audit(run, tmp_path, PRESENCE=plan(VISITS), **given)
    assert report["presence"] == "planned" and "recorded" not in results["SUMMARY"]
    done = table(
        "done", ("hotspot_id:string", "delivered:integer", "patrol_min:integer"), [("H0", 20, 300), ("H1", 20, 300)]
    )
    (tmp_path / "done").mkdir()
    results, _, _, report = audit(run, tmp_path / "done", PRESENCE=done, **given)
    assert report["presence"] == "delivered" and "recorded patrol time" in results["SUMMARY"]
