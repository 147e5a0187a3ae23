"""The data end on the last day supplied, whatever is chosen of them: END and START beyond them change no figure."""

import json
import os

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate
from refusals import refused
from support import WARDS, rows

from hotspot_policing.bridge.ground.texts import day_words

#: Of the sample; a year more; and a year in which nobody reads this.
FIRST, LAST, BEYOND, NEVER = "2025-01-01", "2025-03-31", "2026-03-31", "2999-12-31"
COMMON = {"OFFENCE_FIELD": "offence", "DATE_FIELD": "date", "OFFENCES": "Burglary"}


def memory(kind, fields, lots, name="layer"):
    """A layer in memory of (geometry, *values)."""
    uri = "{}?crs=EPSG:27700&{}".format(kind, "&".join("field=" + one for one in fields))
    layer = QgsVectorLayer(uri, name, "memory")
    made = []
    for shape, *values in lots:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        if shape is not None:
            feature.setGeometry(shape)
        made.append(feature)
    assert layer.dataProvider().addFeatures(made)[0]
    layer.updateExtents()
    return layer


@pytest.fixture(scope="module")
def daily(crimes_path):
    """The sample's crimes with a day each, spread over their months; the last burglary is a day before the last
    crime."""
    layer, lots = QgsVectorLayer(crimes_path, "crimes", "ogr"), []
    for i, feature in enumerate(layer.getFeatures()):
        month, offence = feature["date"], feature["offence"]
        day = i * 11 % month.daysInMonth()
        if offence == "Burglary" and month.addDays(day) >= QDate(2025, 3, 30):
            day = 20
        lots.append((QgsGeometry(feature.geometry()), offence, month.addDays(day)))
    lots.append((QgsGeometry.fromPointXY(QgsPointXY(450_000, 520_000)), "Robbery", QDate(2025, 3, 31)))
    return memory("Point", ("offence:string", "date:date"), lots, "crimes")


@pytest.fixture(scope="module")
def spots(daily):
    """The fifteen wards with most burglaries as hot spots, and all others."""
    wards = list(QgsVectorLayer(WARDS, "wards", "ogr").getFeatures())
    points = [feature.geometry().asPoint() for feature in daily.getFeatures() if feature["offence"] == "Burglary"]
    counts = [sum(ward.geometry().contains(point) for point in points) for ward in wards]
    order = np.argsort(counts)[::-1].tolist()
    hot = memory(
        "Polygon",
        ("hotspot_id:string",),
        [(QgsGeometry(wards[k].geometry()), f"H{i}") for i, k in enumerate(order[:10])],
        "hot",
    )
    others = memory(
        "Polygon",
        ("hotspot_id:string",),
        [(QgsGeometry(wards[k].geometry()), f"C{i}") for i, k in enumerate(order[10:40])],
        "others",
    )
    return hot, others


@pytest.fixture(scope="module")
def survey():
    lots = [
        (QgsGeometry.fromPointXY(QgsPointXY(x, y)), "yes")
        for x in range(449_000, 453_000, 100)
        for y in range(518_000, 521_000, 300)
    ]
    return memory("Point", ("safe:string",), lots, "survey")


#: Tool, whether it takes months, and what it needs beside the crimes; layers by name.
TOOLS = [
    ("countcrimes", True, {"STUDY_AREA": "few", "OUTPUT": 1, "HOTSPOTS": 1}),
    ("gistar", True, {"STUDY_AREA": "few", "OUTPUT": 1, "HOTSPOTS": 1}),
    ("emerginghotspots", False, {"STUDY_AREA": "few", "PERIOD": "week", "OUTPUT": 1, "HOTSPOTS": 1, "CELL_SIZE": 1000}),
    ("profile", True, {"HOTSPOT_LAYER": "hot", "REPORT_JSON": "json", "OUTPUT": 1}),
    ("arealsummary", True, {"HOTSPOT_LAYER": "hot", "AREAS": WARDS, "NAME_FIELD": "WD13NM", "OUTPUT": 1}),
    ("timeline", True, {"PLACES": "hot", "PERIOD": "month", "OUTPUT": 1}),
    ("timeline", False, {"PLACES": "hot", "PERIOD": "week", "OUTPUT": 1}),
    (
        "holdout",
        False,
        {
            "STUDY_AREA": "few",
            "PERIOD": "week",
            "OFFSETS": 2,
            "CELL_SIZES": "1000",
            "OUTPUT": 1,
            "MAPS": "count last=2; count last=4",
        },
    ),
    (
        "stability",
        False,
        {
            "STUDY_AREA": "few",
            "PERIOD": "week",
            "WINDOWS": "2; 4",
            "CELL_SIZES": "1000",
            "CELL_SIZE": 1000,
            "BANDWIDTHS": "800",
            "OUTPUT": 1,
        },
    ),
    ("risksurface", False, {"STUDY_AREA": "few", "PERIOD": "week", "CELL_SIZE": 1500, "OUTPUT": 1}),
    (
        "matchcontrols",
        False,
        {"HOTSPOT_LAYER": "hot", "CANDIDATES": "others", "PERIOD": "week", "CLEAR": 0, "OUTPUT": 1},
    ),
    ("monitor", False, {"HOTSPOT_LAYER": "hot", "BASE_WEEKS": 4, "OUTPUT": 1, "EXCEPTIONS": 1, "HOTSPOTS": 1}),
    (
        "impact",
        False,
        {
            "HOTSPOT_LAYER": "hot",
            "CONTROLS": "others",
            "INTERVENTION": "2025-02-17",
            "OUTPUT": 1,
            "COUNTS": 1,
            "REPORT_JSON": "json",
        },
    ),
    (
        "communityfeedback",
        False,
        {
            "HOTSPOT_LAYER": "hot",
            "AREAS": WARDS,
            "NAME_FIELD": "WD13NM",
            "SURVEY": "survey",
            "SAFETY_FIELD": "safe",
            "YES": "yes",
            "SINCE": "2025-02-15",
            "OUTPUT": 1,
        },
    ),
    (
        "feedbackloop",
        False,
        {"STUDY_AREA": "few", "OFFENCES": "Burglary; Drugs", "DRAWS": 99, "OUTPUT": 1, "HOTSPOTS": 1, "WITHOUT": 1},
    ),
    ("nearrepeat", False, {"OUTPUT": 1, "RISK": 1, "PERMUTATIONS": 399}),
]


def figures(results):
    """All that a run says and writes but for the notes and the names of files; and the notes."""
    told = {}
    for name, value in results.items():
        if isinstance(value, QgsVectorLayer):
            told[name] = [{key: str(one) for key, one in row.items()} for row in rows(value)]
        elif name == "REPORT_JSON":
            with open(value, encoding="utf-8") as file:
                report = json.load(file)
            notes = report["notes"]
            told[name] = {key: one for key, one in report.items() if key not in ("notes", "provenance")}
        elif name != "NOTES":
            told[name] = value
    return told, (results["NOTES"].splitlines() if "NOTES" in results else notes)


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("tool, months, more", TOOLS, ids=[f"{one[0]}-{one[1]}" for one in TOOLS])
def test_end_and_start_beyond_the_data_change_no_figure(
    run, crimes_path, few_wards, daily, spots, survey, tmp_path, tool, months, more
):
    named = {"few": few_wards, "hot": spots[0], "others": spots[1], "survey": survey, 1: "TEMPORARY_OUTPUT"}

    def one(**period):
        given = {
            name: str(tmp_path / "r.json") if value == "json" else named.get(value, value)
            for name, value in more.items()
        }
        if "REPORT_JSON" not in given and tool == "arealsummary":
            given["REPORT_JSON"] = str(tmp_path / "r.json")
        return figures(run(tool, dict(COMMON, INPUT=crimes_path if months else daily, **dict(given, **period))))

    told, notes = one(START=FIRST, END=LAST)
    assert not any(day_words(LAST) in note and "end on" in note for note in notes)
    for end in (BEYOND, NEVER):
        again, said = one(START=FIRST, END=end)
        assert again == told
        # The first thing that is said, and nothing else is said otherwise.
        assert day_words(LAST) in said[0] and day_words(end) in said[0] and said[1:] == notes
    early, said = one(START="1900-01-01", END=LAST)
    assert early == told and day_words(FIRST) in said[0] and "1 Jan 1900" in said[0]
    # Without a period the time is that of all records, never that of the offence chosen.
    assert one()[0] == told


def test_no_crime_is_made_up_where_no_data_are(run, tmp_path):
    """Placebo: ten treated and ten control places alike, nothing happens at INTERVENTION. Treated places have twice the
    crimes, so that a year of nothing after the data would be a great fall of them."""
    chance, lots = np.random.default_rng(5), []
    first = QDate(2025, 1, 6)
    places = [
        memory(
            "Polygon",
            ("hotspot_id:string",),
            [
                (
                    QgsGeometry.fromWkt(
                        "Polygon(({0} {1}, {2} {1}, {2} {3}, {0} {3}, {0} {1}))".format(x, y, x + 150, y + 150)
                    ),
                    f"{arm}{i}",
                )
                for i in range(10)
                for x, y in [(440_000 + 600 * i, 510_000 + 600 * arm)]
            ],
        )
        for arm in (0, 1)
    ]
    for arm, rate in ((0, 1.2), (1, 0.6)):
        for i in range(10):
            for week in range(52):
                for _ in range(chance.poisson(rate)):
                    x, y = chance.uniform(5, 145, 2)
                    lots.append(
                        (
                            QgsGeometry.fromPointXY(QgsPointXY(440_000 + 600 * i + x, 510_000 + 600 * arm + y)),
                            "Burglary",
                            first.addDays(7 * week + int(chance.integers(7))),
                        )
                    )
    last = first.addDays(7 * 52 - 1)
    lots += [(QgsGeometry.fromPointXY(QgsPointXY(430_000, 500_000)), "Other", day) for day in (first, last)]
    layer = memory("Point", ("offence:string", "date:date"), lots, "crimes")

    def wdd(**more):
        return run(
            "impact",
            dict(
                {
                    "INPUT": layer,
                    "HOTSPOT_LAYER": places[0],
                    "CONTROLS": places[1],
                    "BANDS": "",
                    "BUFFER": 0,
                    "INTERVENTION": first.addDays(7 * 26).toString("yyyy-MM-dd"),
                    "OUTPUT": "TEMPORARY_OUTPUT",
                },
                **dict(COMMON, **more),
            ),
        )

    right = wdd(END=last.toString("yyyy-MM-dd"))
    assert abs(right["WDD"]) < 40 and right["VERDICT"] == "cannot tell"
    for end in (last.addDays(365).toString("yyyy-MM-dd"), NEVER):
        beyond = wdd(END=end)
        assert (beyond["WDD"], beyond["P"], beyond["VERDICT"]) == (right["WDD"], right["P"], right["VERDICT"])
        assert beyond["NOTES"].split("\n")[0].count(last.toString("d MMM yyyy")) == 1
    # As many weeks on either side: else the END that would do.
    with refused(QgsProcessingException, ("END", first.addDays(7 * 20 - 1).toString("d MMM yyyy"))):
        wdd(INTERVENTION=first.addDays(7 * 10).toString("yyyy-MM-dd"), END=last.toString("yyyy-MM-dd"))
    with refused(QgsProcessingException, ("END", first.addDays(7 * 27 - 1).toString("d MMM yyyy"))):
        wdd(END=first.addDays(7 * 26 + 3).toString("yyyy-MM-dd"))
    with refused(QgsProcessingException, "INTERVENTION"):
        wdd(INTERVENTION=last.addDays(-2).toString("yyyy-MM-dd"), END=NEVER)


@pytest.fixture(scope="module")
def early(daily):
    """Burglaries to 10 February only, other crimes to 31 March; a crime whose date is a slip of the pen."""
    lots = [
        (QgsGeometry(one.geometry()), one["offence"], one["date"])
        for one in daily.getFeatures()
        if one["offence"] != "Burglary" or one["date"] <= QDate(2025, 2, 10)
    ]
    lots.append((QgsGeometry(lots[0][0]), "Burglary", QDate(2052, 3, 1)))
    return lots


def periods(result):
    return len({str(row["from_day"]) for row in rows(result["OUTPUT"])})


@pytest.mark.parametrize("how", ["offence", "filter", "selection", "subset of a file"])
def test_the_data_end_with_all_records_however_crimes_are_chosen(run, early, spots, tmp_path, how):
    layer = memory("Point", ("offence:string", "date:date"), early, "crimes")
    given = {
        "INPUT": layer,
        "DATE_FIELD": "date",
        "PLACES": spots[0],
        "PERIOD": "month",
        "OUTPUT": "TEMPORARY_OUTPUT",
        "END": BEYOND,
    }
    if how == "offence":
        given.update(OFFENCE_FIELD="offence", OFFENCES="Burglary")
    elif how == "filter":
        given["FILTER"] = "\"offence\" = 'Burglary'"
    elif how == "selection":
        layer.selectByExpression("\"offence\" = 'Burglary'")
        QgsProject.instance().addMapLayer(layer, False)
        given["INPUT"] = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    else:
        path = str(tmp_path / "crimes.gpkg")
        QgsVectorFileWriter.writeAsVectorFormatV3(
            layer, path, QgsCoordinateTransformContext(), QgsVectorFileWriter.SaveVectorOptions()
        )
        given["INPUT"] = QgsVectorLayer(path, "crimes", "ogr")
        assert given["INPUT"].setSubsetString("\"offence\" = 'Burglary'")
    result = run("timeline", given)
    # March was supplied and is without burglaries; what comes after it was not supplied.
    assert periods(result) == 3 and result["END_DAY"] == "2025-04-01"
    assert day_words(LAST) in result["NOTES"].split("\n")[0]


def test_a_filter_by_the_date_is_the_time_meant(run, daily, spots):
    result = run(
        "timeline",
        {
            "INPUT": daily,
            "DATE_FIELD": "date",
            "PLACES": spots[0],
            "PERIOD": "month",
            "OUTPUT": "TEMPORARY_OUTPUT",
            "FILTER": "\"date\" < '2025-03-01'",
            "END": BEYOND,
        },
    )
    assert periods(result) == 2 and "28 Feb 2025" in result["NOTES"].split("\n")[0]


@pytest.mark.parametrize(
    "tool, more",
    [
        ("timeline", {"PLACES": 0}),
        ("matchcontrols", {"HOTSPOT_LAYER": 0, "CANDIDATES": 1}),
        ("holdout", {"STUDY_AREA": WARDS}),
    ],
)
def test_no_whole_period_is_refused_with_the_end_that_would_do(run, daily, spots, tool, more):
    given = {name: spots[value] if isinstance(value, int) else value for name, value in more.items()}
    with refused(QgsProcessingException, "END", "28 Feb 2025"):
        run(
            tool,
            dict(
                COMMON,
                INPUT=daily,
                PERIOD="month",
                START="2025-01-20",
                END="2025-02-20",
                OUTPUT="TEMPORARY_OUTPUT",
                **given,
            ),
        )


def test_a_release_never_goes_beyond_the_data(run, crimes_path, tmp_path):
    with refused(QgsProcessingException, "END", "31 Mar 2025"):
        run(
            "publicationlayer",
            {
                "INPUT": crimes_path,
                "OFFENCE_FIELD": "offence",
                "DATE_FIELD": "date",
                "AREAS": WARDS,
                "NAME_FIELD": "WD13NM",
                "START": "2025-01-01",
                "END": "2025-05-31",
                "RELEASE": str(tmp_path / "release.json"),
                "OUTPUT": "TEMPORARY_OUTPUT",
            },
        )
    assert os.listdir(str(tmp_path)) == []
