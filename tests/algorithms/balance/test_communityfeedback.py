"""Answers by neighbourhood: counted by hand, held against what is patrolled, and never so few that one is known."""

import json

import pytest
from qgis.core import NULL, QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from refusals import refused
from scipy.stats import binomtest
from support import Feedback, rows


def layer_of(kind, fields, lots):
    layer = QgsVectorLayer(
        kind + "&".join("field=" + one for one in fields), "survey" if "safe:string" in fields else "layer", "memory"
    )
    made = []
    for shape, *values in lots:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        if shape is not None:
            feature.setGeometry(shape)
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


def box(x0, y0, x1, y1):
    return QgsGeometry.fromWkt(f"Polygon(({x0} {y0}, {x1} {y0}, {x1} {y1}, {x0} {y1}, {x0} {y0}))")


def point(i, k=0):
    """Somewhere in neighbourhood i."""
    return QgsGeometry.fromPointXY(QgsPointXY(450_010 + 1000 * i + k % 90, 520_010 + k % 70))


AREA, SURVEY = ("name:string", "code:string"), ("safe:string", "want:string", "when:string", "where:string")
#: (neighbourhood, number, answer, wants, day): A 30 answers, B 20, C 9.
LOTS = (
    (0, 10, "Safe", "Drugs; Burglary", "2024-02-01"),
    (0, 5, "unsafe", "Drugs", "2024-02-01"),
    (0, 13, "Very safe", "drugs", "2024-09-01"),
    (0, 2, "unsafe", "Litter", "2024-09-01"),
    (1, 4, "safe", "Burglary", "2024-03-01"),
    (1, 16, "Unsafe", "Burglary", "2024-10-01"),
    (2, 9, "Safe", "Litter", "2024-10-01"),
)


def survey(points=True):
    lots = []
    for area, number, safe, wants, day in LOTS:
        lots += [(point(area, k) if points else None, safe, wants, day, "ABC"[area]) for k in range(number)]
    return layer_of("Point?crs=EPSG:27700&" if points else "None?", SURVEY, lots)


def crimes():
    """Before 1 July 2024 ten burglaries a month in B and four of drugs in A; after it five and eight."""
    lots = []
    for month in range(1, 13):
        for area, offence, many in ((1, "Burglary", 10 if month < 7 else 5), (0, "Drugs", 4 if month < 7 else 8)):
            lots += [(point(area, k), offence, f"2024-{month:02d}-{1 + 2 * k:02d}") for k in range(many)]
    lots += [(point(2, 1), "Burglary", "2024-01-01"), (point(2, 2), "Burglary", "2024-12-31")]
    return layer_of("Point?crs=EPSG:27700&", ("offence:string", "date:string"), lots)


def ask(run, tmp_path, feedback=None, **more):
    out, priorities, report = (str(tmp_path / name) for name in ("o.gpkg", "p.gpkg", "r.json"))
    given = {
        "SURVEY": survey(),
        "SURVEY_DATE": "when",
        "SAFETY_FIELD": "safe",
        "PRIORITIES_FIELD": "want",
        "AREAS": layer_of(
            "Polygon?crs=EPSG:27700&",
            AREA,
            [
                (box(450_000 + 1000 * i, 520_000, 451_000 + 1000 * i, 521_000), "Beat " + "ABC"[i], "ABC"[i])
                for i in range(3)
            ],
        ),
        "NAME_FIELD": "name",
        "CODE_FIELD": "code",
        "INPUT": crimes(),
        "OFFENCE_FIELD": "offence",
        "DATE_FIELD": "date",
        "HOTSPOT_LAYER": layer_of(
            "Polygon?crs=EPSG:27700&",
            ("hotspot_id:string",),
            [(box(450_100, 520_100, 450_200, 520_200), "H1"), (box(451_100, 520_100, 451_200, 520_200), "H2")],
        ),
        "PRESENCE": layer_of(
            "None?",
            ("hotspot_id:string", "visits:integer", "minutes:integer"),
            [(None, "H1", 30, 450), (None, "H2", 10, 150)],
        ),
        "SINCE": "2024-07-01",
        "OUTPUT": out,
        "PRIORITIES": priorities,
        "REPORT_JSON": report,
        "REPORT": str(tmp_path / "r.html"),
    }
    results = run(
        "communityfeedback", {name: value for name, value in dict(given, **more).items() if value != ""}, feedback
    )
    with open(report, encoding="utf-8") as file:
        text = file.read()
    return (
        results,
        {row["area_name"]: row for row in rows(out)},
        {row["priority"]: row for row in rows(priorities)},
        json.loads(text),
    )


def test_asked_for_patrolled_and_changed_by_hand(run, tmp_path):
    results, areas, priorities, report = ask(run, tmp_path)
    # C has nine answers: it is not shown, and in no total. Four of B are not told, so that neither is the total, from
    # which A's 23 could be taken.
    assert (results["ANSWERS"], results["SHOWN"], results["AREA_COUNT"]) == (50, 2, 3)
    assert areas["Beat C"]["answers"] == NULL and areas["Beat C"]["safe"] == NULL and areas["Beat C"]["state"] == "few"
    assert areas["Beat C"]["asked_1"] == NULL and results["SAFE"] is None
    assert (
        report["totals"]["safe"]["shown"] == "46% to 54%"
        and "46% to 54% of respondents feel safe" in results["SUMMARY"]
    )
    limits = binomtest(23, 30).proportion_ci(method="wilson")
    assert areas["Beat A"]["safe"] == pytest.approx(23 / 30)
    assert (areas["Beat A"]["safe_low"], areas["Beat A"]["safe_high"]) == pytest.approx(tuple(limits))
    assert areas["Beat A"]["asked_1"] == "Drugs (86% or more)" and areas["Beat A"]["asked_2"] == "Burglary (33%)"
    assert areas["Beat A"]["asked_3"] == NULL, "two people are too few to be shown"
    assert areas["Beat A"]["safe_shown"] == "77%"
    # Four of B's twenty feel safe.
    assert areas["Beat B"]["safe"] == NULL and areas["Beat B"]["safe_shown"] == "20% or less"
    assert areas["Beat B"]["safe_high"] == pytest.approx(binomtest(4, 20).proportion_ci(method="wilson").high)
    assert areas["Beat A"]["pres_share"] == 0.75 and areas["Beat B"]["state"] == "less"
    assert sorted(priorities) == ["Burglary", "Drugs"]
    # All of B and ten of A want something done about burglary, 28 of A and nobody of B about drugs.
    assert (priorities["Drugs"]["answers"], priorities["Drugs"]["share"]) == (NULL, NULL)
    assert priorities["Drugs"]["shown"] == "52% to 68%" and priorities["Burglary"]["shown"] == "52% to 60%"
    assert (priorities["Drugs"]["areas"], priorities["Drugs"]["pres_share"]) == (1, 0.75)
    # 182 days before 1 July, and as many from then on: 29 December is the last; C's burglaries are not counted.
    assert (priorities["Burglary"]["before"], priorities["Burglary"]["after"]) == (60, 30)
    assert priorities["Burglary"]["change"] == -0.5 and priorities["Burglary"]["p"] < 0.01
    assert (priorities["Drugs"]["before"], priorities["Drugs"]["after"]) == (24, 48)
    assert "1 of 3 neighbourhoods" in results["NOTES"]
    assert "Drugs (52% to 68%), Burglary (52% to 60%)" in results["SUMMARY"]


def test_a_change_by_hand(run, tmp_path):
    lots = [
        (point(0, k), safe, "Drugs", day, "A")
        for safe, day, many in (
            ("Safe", "2024-02-01", 14),
            ("Unsafe", "2024-02-01", 6),
            ("Safe", "2024-09-01", 13),
            ("Unsafe", "2024-09-01", 18),
        )
        for k in range(many)
    ]
    results, areas, _, report = ask(run, tmp_path, SURVEY=layer_of("Point?crs=EPSG:27700&", SURVEY, lots))
    one, other = (binomtest(k, n).proportion_ci(method="wilson") for k, n in ((13, 31), (14, 20)))
    change = report["totals"]["safe"]
    assert results["SAFE"] == areas["Beat A"]["safe"] == pytest.approx(27 / 51)
    assert results["SAFE_CHANGE"] == pytest.approx(13 / 31 - 14 / 20)
    assert change["change_low"] == pytest.approx(
        13 / 31 - 14 / 20 - ((13 / 31 - one.low) ** 2 + (other.high - 14 / 20) ** 2) ** 0.5
    )
    # One answer without a day: all, less those before and after, would tell what it was.
    lots.append((point(0, 60), "Safe", "Drugs", "", "A"))
    results, _, _, _ = ask(run, tmp_path, SURVEY=layer_of("Point?crs=EPSG:27700&", SURVEY, lots))
    assert results["SAFE"] == pytest.approx(28 / 52) and results["SAFE_CHANGE"] is None


def test_the_three_answers_against_the_middle_neighbourhood(run, tmp_path):
    """B is the middle one itself, but by fourteen answers only."""
    lots = [
        (point(i, k), safe, "Drugs", "2024-02-01", "ABC"[i])
        for i, safe, many in (
            (0, "Safe", 400),
            (0, "Unsafe", 200),
            (1, "Safe", 8),
            (1, "Unsafe", 6),
            (2, "Safe", 10),
            (2, "Unsafe", 40),
        )
        for k in range(many)
    ]
    _, areas, _, _ = ask(run, tmp_path, SURVEY=layer_of("Point?crs=EPSG:27700&", SURVEY, lots), SINCE="")
    assert [areas["Beat " + one]["state"] for one in "ABC"] == ["more", "unclear", "less"]
    lots = [
        (point(i, k), safe, "Drugs", "2024-02-01", "ABC"[i])
        for i in range(3)
        for safe, many in (("Safe", 400), ("Unsafe", 200))
        for k in range(many)
    ]
    _, areas, _, _ = ask(run, tmp_path, SURVEY=layer_of("Point?crs=EPSG:27700&", SURVEY, lots), SINCE="")
    assert {row["state"] for row in areas.values()} == {"alike"}


def test_how_many_answers_a_hidden_neighbourhood_has_is_no_difference(run, tmp_path):
    """Nine are from C, which is hidden, and three from nowhere: of how many would tell the nine."""
    lots = [(point(0, k), "Safe" if k < 15 else "Unsafe", "Drugs", "2024-02-01", "A") for k in range(30)]
    lots += [(point(2, k), "Safe", "Drugs", "2024-02-01", "C") for k in range(9)]
    lots += [(point(70, k), "Safe", "Drugs", "2024-02-01", "X") for k in range(3)]
    results, _, _, _ = ask(run, tmp_path, SURVEY=layer_of("Point?crs=EPSG:27700&", SURVEY, lots), SINCE="")
    assert "3 answers" in results["NOTES"] and "42" not in results["NOTES"]


def test_a_total_less_the_neighbourhoods_tells_nobody(run, tmp_path):
    """Areas of 20, 25 and 12 answers, of which four on safety and on priorities, and one total of all."""
    lots = [
        (point(0, k), "Safe" if k < 10 else "Unsafe", "Drugs" if k < 12 else "Litter", "2024-02-01", "A")
        for k in range(20)
    ]
    lots += [
        (point(1, k), "Safe" if k < 10 else "Unsafe", "Drugs" if k < 12 else "Litter", "2024-02-01", "B")
        for k in range(25)
    ]
    lots += [
        (point(2, k), "Safe" if k < 4 else "Refused", "Drugs" if k < 4 else "", "2024-02-01", "C") for k in range(12)
    ]
    results, areas, priorities, report = ask(
        run, tmp_path, SURVEY=layer_of("Point?crs=EPSG:27700&", SURVEY, lots), SINCE=""
    )
    assert results["ANSWERS"] == 57 and areas["Beat C"]["answers"] == 12 and areas["Beat C"]["safe"] == NULL
    assert report["totals"]["safe"]["answers"] == 45 and results["SAFE"] == pytest.approx(20 / 45)
    assert priorities["Drugs"]["answers"] == 24 and priorities["Drugs"]["share"] == pytest.approx(24 / 45)


def test_months_are_counted_whole(run, tmp_path):
    """Dates that are a month's first day: thirty days on from 1 February would take March with its first day."""
    lots = [(point(1, k), "Burglary", f"2024-{1 + k % 3:02d}-01") for k in range(90)]
    made = layer_of("Point?crs=EPSG:27700&", ("offence:string", "date:string"), lots)
    _, _, priorities, _ = ask(run, tmp_path, INPUT=made, SINCE="2024-02-01")
    assert (priorities["Burglary"]["before"], priorities["Burglary"]["after"]) == (30, 30)
    # January has 31 days and February 29: as many in fewer days are more a day.
    assert priorities["Burglary"]["change"] == pytest.approx(31 / 29 - 1)
    with refused(QgsProcessingException, "SINCE", "15 Feb 2024"):
        ask(run, tmp_path, INPUT=made, SINCE="2024-02-15")


def test_nothing_of_an_answer_is_written(run, tmp_path):
    """Neither a point, nor a count under five, nor the free text of one person."""
    lots = [(point(0, k), "Safe", "Drugs", "2024-02-01", "A") for k in range(12)]
    lots.append((point(0, 77), "Safe", "the man at 7 Acacia Avenue", "2024-02-01", "A"))
    _, areas, priorities, report = ask(run, tmp_path, SURVEY=layer_of("Point?crs=EPSG:27700&", SURVEY, lots), SINCE="")
    assert sorted(priorities) == ["Drugs"]
    for name in ("o.gpkg", "p.gpkg", "r.json", "r.html"):
        with open(str(tmp_path / name), "rb") as file:
            assert b"Acacia" not in file.read(), name
    assert areas["Beat A"]["answers"] == 13


def test_rows_that_name_their_neighbourhood(run, tmp_path):
    by_point = ask(run, tmp_path)
    by_code = ask(run, tmp_path, SURVEY=survey(points=False), SURVEY_AREA="where")
    assert by_point[0]["SUMMARY"] == by_code[0]["SUMMARY"]
    assert [row["safe"] for row in by_point[3]["areas"]] == [row["safe"] for row in by_code[3]["areas"]]


def test_offences_of_other_names(run, tmp_path):
    lots = [(point(0, k), "Safe", "Break-ins; Litter", "2024-02-01", "A") for k in range(10)]
    _, _, priorities, _ = ask(
        run,
        tmp_path,
        SURVEY=layer_of("Point?crs=EPSG:27700&", SURVEY, lots),
        PRIORITY_OFFENCES="break-ins = burglary; Break-ins = drugs",
    )
    assert priorities["Break-ins"]["offence"] == "Burglary; Drugs"
    assert (priorities["Break-ins"]["before"], priorities["Break-ins"]["after"]) == (24, 48), "those in A"
    assert priorities["Litter"]["before"] == NULL and priorities["Litter"]["offence"] == ""


@pytest.mark.parametrize(
    "more, named",
    [
        ({"SAFETY_FIELD": "", "PRIORITIES_FIELD": ""}, ("SAFETY_FIELD", "CONFIDENCE_FIELD", "PRIORITIES_FIELD")),
        ({"SAFETY_FIELD": "felt"}, ("'survey'", "'felt'")),
        ({"YES": "Ja"}, "'safe'"),
        ({"LEAST": 60}, "60"),
        ({"SURVEY_AREA": "want"}, "'survey'"),
        ({"SINCE": "2024-12-20"}, "28"),
        ({"PRIORITY_OFFENCES": "a"}, "'a'"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, more, named):
    with refused(QgsProcessingException, named):
        ask(run, tmp_path, **more)


def test_a_survey_without_places_is_refused(run, tmp_path):
    with refused(QgsProcessingException, "SURVEY_AREA"):
        ask(run, tmp_path, SURVEY=survey(points=False))


@pytest.mark.parametrize("none", ["Don't know", "PREFER NOT TO SAY.", "n/a", "Refused", "-", None])
def test_answers_that_are_none_are_not_in_the_base(run, tmp_path, none):
    """Of A's thirty people ten feel safe, ten do not, ten said nothing: half, and not a third."""
    lots = [
        (point(0, k), one, "Drugs" if k < 6 else "None", "2024-02-01", "A")
        for one in ("Very safe", "Neither safe nor unsafe", none)
        for k in range(10)
    ]
    results, areas, priorities, report = ask(
        run, tmp_path, SURVEY=layer_of("Point?crs=EPSG:27700&", SURVEY, lots), SINCE=""
    )
    assert results["SAFE"] == areas["Beat A"]["safe"] == 0.5
    assert (report["totals"]["safe"]["answers"], report["totals"]["safe"]["none"]) == (20, 10)
    assert "10 of 30" in results["NOTES"] and "gave no answer are left out (10)" in results["SUMMARY"]
    assert "'Very safe'" in results["NOTES"] and "'Neither safe nor unsafe'" in results["NOTES"]
    assert none is None or none == "-" or f"'{none}'" in results["NOTES"]
    # Eighteen named a priority, all of them the same.
    assert list(priorities) == ["Drugs"] and priorities["Drugs"]["shown"] == "77% or more"
    assert areas["Beat A"]["asked_1"] == "Drugs (77% or more)"


def test_codes_for_no_answer_are_left_out_and_a_scale_that_nobody_can_tell_is_asked_about(run, tmp_path):
    """Ten people for each number: on a scale to 5, 8 and 9 are none; on one to 10 they are answers."""

    def numbers(*scale, **more):
        lots = [(point(0, k), str(one), "Drugs", "2024-02-01", "A") for one in scale for k in range(10)]
        return ask(run, tmp_path, SURVEY=layer_of("Point?crs=EPSG:27700&", SURVEY, lots), SINCE="", **more)

    results, _, _, report = numbers(1, 2, 3, 4, 5, 8, 9)
    assert results["SAFE"] == 0.4 and report["totals"]["safe"]["none"] == 20
    assert "20 of 70" in results["NOTES"] and "'8', '9'" in results["NOTES"]
    results, _, _, report = numbers(*range(1, 11), 98, YES="7; 8; 9; 10")
    assert results["SAFE"] == 0.4 and report["totals"]["safe"]["none"] == 10
    with refused(QgsProcessingException, ("'safe'", "YES")):
        numbers(*range(1, 11))
    with refused(QgsProcessingException, ("'safe'", "9")):
        numbers(1, 2, 4, 5, 9)


def test_unknown_answers_are_named_and_those_of_one_person_only_in_the_log(run, tmp_path):
    lots = [(point(0, k), "Safe", "Drugs", "2024-02-01", "A") for k in range(10)]
    lots += [(point(0, k), "Only by day", "Drugs", "2024-02-01", "A") for k in range(9)]
    lots += [(point(0, 99), "my neighbour at 7 Acacia Avenue", "Drugs", "2024-02-01", "A")]
    feedback = Feedback()
    results, _, _, report = ask(
        run, tmp_path, SURVEY=layer_of("Point?crs=EPSG:27700&", SURVEY, lots), SINCE="", feedback=feedback
    )
    assert results["SAFE"] == 0.5 and report["totals"]["safe"]["unknown"] == 10
    assert "'Only by day'" in results["NOTES"] and "Acacia" not in results["NOTES"]
    assert "Acacia" in feedback.textLog()


def test_that_all_feel_the_same_is_not_told(run, tmp_path):
    """Else everybody who answered would be known."""
    lots = [(point(0, k), "Very unsafe", "Drugs", "2024-02-01", "A") for k in range(10)]
    results, _, _, _ = ask(run, tmp_path, SURVEY=layer_of("Point?crs=EPSG:27700&", SURVEY, lots), SINCE="")
    assert results["SAFE"] is None and "40% or less of respondents feel safe" in results["SUMMARY"]


def test_an_area_of_few_answers_to_a_question_is_in_no_total_of_it(run, tmp_path):
    """Else the total less the areas shown would tell what its four said."""
    lots = [(point(0, k), "Safe", "Drugs", "2024-02-01", "A") for k in range(20)]
    lots += [(point(1, k), "Unsafe" if k < 4 else "Refused", "Drugs", "2024-02-01", "B") for k in range(12)]
    results, areas, _, report = ask(run, tmp_path, SURVEY=layer_of("Point?crs=EPSG:27700&", SURVEY, lots), SINCE="")
    assert results["ANSWERS"] == 32 and areas["Beat B"]["safe"] == NULL
    assert report["totals"]["safe"]["answers"] == 20 and report["totals"]["safe"]["shown"] == "80% or more"


def test_of_presence_that_was_not_given_nothing_is_said(run, tmp_path):
    results, areas, priorities, report = ask(run, tmp_path, PRESENCE="")
    assert "was not given" in results["NOTES"] and "presence" not in results["SUMMARY"]
    assert report["presence"] == "not given" and areas["Beat A"]["pres_share"] == NULL
    assert priorities["Drugs"]["pres_share"] == NULL
    headings = [
        one.alias()
        for path in ("o.gpkg", "p.gpkg")
        for one in QgsVectorLayer(str(tmp_path / path), "x", "ogr").fields()
    ]
    assert not [one for one in headings if "resence" in one]
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Share of patrol presence" not in page
