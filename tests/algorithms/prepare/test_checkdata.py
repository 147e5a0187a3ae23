"""The report on the data: real crimes against a plain count of the raw files, hopeless layers, nothing left behind."""

import csv
import io
import json
import os
import re
import sqlite3
import zipfile
from contextlib import closing

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtCore import QDate
from refusals import refused
from support import DEMO, WARDS, Feedback

from hotspot_policing.bridge.reading.origin import say_origin


def check(run, tmp_path, layer, **more):
    """({check: …}, {use: verdict}, the whole report, the page)."""
    page, path = str(tmp_path / "check.html"), str(tmp_path / "check.json")
    results = run("checkdata", dict({"INPUT": layer, "REPORT": page, "REPORT_JSON": path}, **more))
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    with open(page, encoding="utf-8") as file:
        html = file.read()
    assert results["SUMMARY"] == report["summary"]
    return {one["name"]: one for one in report["checks"]}, {one["use"]: one for one in report["bears"]}, report, html


def crimes_of(rows):
    """A layer of (x, y or None, offence, date as yyyy-mm-dd or text, from, to, number)."""
    layer = QgsVectorLayer(
        "Point?crs=EPSG:27700&field=offence:string&field=date:string&field=begin:string&"
        "field=finish:string&field=ref:string",
        "crimes",
        "memory",
    )
    features = []
    for x, y, *values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        if x is not None:
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    # So the force said of its own points.
    say_origin(layer, "recorded")
    return layer


FIELDS = {"OFFENCE_FIELD": "offence", "DATE_FIELD": "date"}


def test_the_sample_against_its_raw_files(run, tmp_path, crimes):
    raw = []
    with zipfile.ZipFile(os.path.join(DEMO, "police_uk.zip")) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                raw += list(csv.DictReader(io.TextIOWrapper(archive.open(name), "utf-8")))
    placed = [row for row in raw if row["Longitude"]]
    coordinates = {}
    for row in placed:
        key = row["Longitude"], row["Latitude"]
        coordinates[key] = coordinates.get(key, 0) + 1
    checks, bears, report, html = check(
        run, tmp_path, crimes, **FIELDS, LOCATION_FIELD="location", REFERENCE_FIELD="crime_id", STUDY_AREA=WARDS
    )
    assert checks["snapped"]["verdict"] == "warn"
    assert checks["snapped"]["count"] == len(placed) - len(coordinates)
    assert checks["snapped"]["details"][0]["count"] == max(coordinates.values())
    hospitals = [
        row
        for row in placed
        if re.search(r"\b(police station|custody suite|hospital|prison)\b", row["Location"].lower())
    ]
    assert checks["premises"]["count"] == len(hospitals)
    assert checks["references"]["details"][0]["count"] == sum(not row["Crime ID"] for row in placed)
    kinds = {}
    for row in placed:
        kinds[row["Crime type"]] = kinds.get(row["Crime type"], 0) + 1
    assert report["offences"] == kinds
    with open(os.path.join(os.path.dirname(DEMO), "presets", "street_visible.json"), encoding="utf-8") as file:
        assert checks["street_visible"]["count"] == sum(kinds[name] for name in json.load(file))
    listed = {one["what"].replace("not included: ", ""): one["count"] for one in checks["street_visible"]["details"]}
    assert listed == kinds
    # Cleveland: 0.24 of the coordinates are distinct, since they are map points, and dates are months.
    assert len(coordinates) / len(placed) == pytest.approx(0.24, abs=0.005)
    verdicts = {use: one["verdict"] for use, one in bears.items()}
    assert verdicts == {
        "spots": "marked",
        "places": "marked",
        "areas": "yes",
        "significance": "yes",
        "hours": "no",
        "near_repeat": "no",
        "trends": "no",
        "rates": "yes",
        "weekly": "no",
        "worked": "marked",
    }
    for name in ("weekdays", "midnight", "spans", "same_event"):
        assert checks[name]["verdict"] == "not checked"
    assert "{:,}".format(checks["snapped"]["count"]) in html and "What these data can support" in html


def test_a_good_layer_passes_everything(run, tmp_path):
    rows = [
        (
            450000 + 13 * i,
            520000 + 7 * i,
            "Theft" if i % 2 else "Robbery",
            QDate(2024, 1, 1).addDays(i % 360).toString("yyyy-MM-dd"),
            QDate(2024, 1, 1).addDays(i % 360).toString("yyyy-MM-dd") + f" {i % 24:02d}:{1 + i % 59:02d}",
            QDate(2024, 1, 1).addDays(i % 360).toString("yyyy-MM-dd") + " 23:59",
            f"R{i}",
        )
        for i in range(720)
    ]
    checks, bears, report, _ = check(
        run, tmp_path, crimes_of(rows), **FIELDS, FROM_FIELD="begin", TO_FIELD="finish", REFERENCE_FIELD="ref"
    )
    wrong = {name: one["verdict"] for name, one in checks.items() if one["verdict"] not in ("pass", "not checked")}
    assert wrong == {}
    assert {name for name, one in checks.items() if one["verdict"] == "not checked"} == {
        "outside",
        "premises",
        "street_visible",
    }
    assert {one["verdict"] for one in bears.values()} == {"yes"}


def test_a_hopeless_layer_is_told_so(run, tmp_path):
    rows = [(0, 0, "Theft", "soon", "", "", "A1")] * 30 + [(None, None, "theft", "", "", "", "A1")] * 30
    rows += [(450000, 520000, "Theft", "2024-01-01", "2024-01-01 00:00", "2024-01-20 00:00", "A1")] * 40
    rows += [(450000, 520000, "E-scooter", "2124-01-01", "2024-01-03 00:00", "2024-01-02 00:00", "A1")] * 5
    checks, bears, _, _ = check(
        run,
        tmp_path,
        crimes_of(rows),
        **FIELDS,
        FROM_FIELD="begin",
        TO_FIELD="finish",
        REFERENCE_FIELD="ref",
        STUDY_AREA=WARDS,
    )
    expected = {
        "located": ("fail", 60),
        "default_points": ("warn", 45),
        "snapped": ("pass", 44),
        "dated": ("fail", 60),
        "future": ("warn", 5),
        "midnight": ("fail", 45),
        "references": ("warn", 104),
        "spellings": ("warn", 1),
    }
    assert {name: (checks[name]["verdict"], checks[name]["count"]) for name in expected} == expected
    assert checks["spans"]["details"] == [
        {"what": "longer than 24 hours", "count": 40},
        {"what": "longer than a week", "count": 40},
        {"what": "end before the start", "count": 5},
    ]
    assert bears["spots"]["verdict"] == "marked" and bears["hours"]["verdict"] in ("no", "marked")


DAYS = [f"2024-{1 + i % 12:02d}-{2 + i % 27:02d}" for i in range(400)]


@pytest.mark.parametrize(
    "rows, expected",
    [
        (
            [(None, None, "Theft", day, "", "", "") for day in DAYS],
            {
                "spots": "no",
                "places": "no",
                "areas": "no",
                "near_repeat": "no",
                "weekly": "no",
                "worked": "no",
                "trends": "no",
            },
        ),
        (
            [
                (450000 + 13 * i if i % 5 < 2 else None, 520000 + i, "Theft", day, "", "", "")
                for i, day in enumerate(DAYS)
            ],
            {"spots": "marked", "places": "marked", "areas": "marked"},
        ),
        (
            [
                ((440000, 510000) if i % 10 < 3 else (450000 + 13 * i, 520000 + i)) + ("Theft", day, "", "", "")
                for i, day in enumerate(DAYS)
            ],
            {"spots": "marked", "places": "marked", "areas": "yes"},
        ),
        (
            [(450000 + 13 * i, 520000 + i, "Theft", day, day + " 00:00", "", "") for i, day in enumerate(DAYS)],
            {"spots": "yes", "hours": "no"},
        ),
        (
            [
                (450000 + 13 * i, 520000 + i, "Theft", ("2024-01-05", "2025-03-05")[i % 2], "", "", "")
                for i in range(400)
            ],
            {"spots": "yes", "trends": "no"},
        ),
    ],
    ids=["no points", "few points", "a default point", "all at midnight", "months missing"],
)
def test_what_the_checks_find_wrong_is_not_called_fit(run, tmp_path, rows, expected):
    _, bears, _, _ = check(run, tmp_path, crimes_of(rows), **FIELDS, FROM_FIELD="begin")
    assert {use: bears[use]["verdict"] for use in expected} == expected


#: The tools that each use of the data is, with what they need beside the crimes.
SQUARE = "Polygon(({0} 517000, {1} 517000, {1} 519000, {0} 519000, {0} 517000))"
MAP = {"STUDY_AREA": WARDS, "UNIT": "square", "OUTPUT": "TEMPORARY_OUTPUT", "HOTSPOTS": "TEMPORARY_OUTPUT"}
PROMISES = {
    "spots": ("countcrimes", dict(MAP, CELL_SIZE=150)),
    "places": ("countcrimes", dict(MAP, CELL_SIZE=340)),
    "areas": ("countcrimes", dict(MAP, UNIT="layer", UNITS_LAYER=WARDS)),
    "significance": ("gistar", dict(MAP, CELL_SIZE=500)),
    "hours": ("temporalprofile", {"FROM_FIELD": "date", "OUTPUT": "TEMPORARY_OUTPUT"}),
    "near_repeat": ("nearrepeat", {"STUDY_AREA": WARDS, "RUNS": 99, "OUTPUT": "TEMPORARY_OUTPUT"}),
    "trends": ("emerginghotspots", dict(MAP, CELL_SIZE=500)),
    "rates": ("countcrimes", dict(MAP, CELL_SIZE=500)),
    "weekly": ("monitor", {"HOTSPOT_LAYER": "treated", "BASE_WEEKS": 4, "OUTPUT": "TEMPORARY_OUTPUT"}),
    "worked": ("impact", {"HOTSPOT_LAYER": "treated", "CONTROLS": "controls", "OUTPUT": "TEMPORARY_OUTPUT"}),
}


def _polygons(begin):
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700", "places", "memory")
    for i in range(3):
        feature = QgsFeature()
        west = begin + 2000 * i
        feature.setGeometry(QgsGeometry.fromWkt(SQUARE.format(west, west + 900)))
        layer.dataProvider().addFeature(feature)
    return layer


def _spread(days):
    """Crimes on these days, in turn."""
    return crimes_of(
        [
            (
                447000 + i * 13 % 5000,
                517000 + i * 29 % 2000,
                "Theft",
                days[i % len(days)].toString("yyyy-MM-dd"),
                "",
                "",
                "",
            )
            for i in range(900)
        ]
    )


MADE = {
    "no points": lambda: crimes_of([(None, None, "Theft", day, "", "", "") for day in DAYS]),
    "12 months": lambda: _spread([QDate(2024, 1 + i, 1) for i in range(12)]),
    # From a Monday on: too few weeks for one tool, then for another, then enough for all.
    **{
        f"{count} days": lambda count=count: _spread([QDate(2024, 1, 1).addDays(i) for i in range(count)])
        for count in (30, 62, 70)
    },
}


@pytest.mark.parametrize("which", ["the sample", *MADE])
def test_what_is_promised_is_what_the_tools_do(run, tmp_path, crimes, which):
    """A use that the report says no to is refused by its tool, and one that it allows is not."""
    given = MADE[which]() if which in MADE else crimes
    _, bears, _, _ = check(run, tmp_path, given, OFFENCE_FIELD="offence", DATE_FIELD="date")
    assert set(bears) == set(PROMISES)
    places = {"treated": _polygons(447000), "controls": _polygons(448000)}
    begin = {"the sample": "2025-02-01", "no points": "2024-06-03", "12 months": "2024-07-01"}
    for use, (tool, needs) in PROMISES.items():
        needs = {name: places[value] if value in ("treated", "controls") else value for name, value in needs.items()}
        if use == "worked":
            needs["INTERVENTION"] = begin.get(which, "2024-01-15")
        elif use == "trends" and which.endswith("days"):
            needs["PERIOD"] = "week"
        try:
            run(tool, dict(needs, INPUT=given, DATE_FIELD="date"))
            did = True
        except QgsProcessingException as error:
            did, why = False, str(error)
        assert did is (bears[use]["verdict"] != "no"), (use, bears[use], did or why)


def test_the_guide_says_of_each_use_what_the_report_says(run, tmp_path, crimes):
    """The last column of the guide's table begins with the verdict on the months of data.police.uk."""
    _, bears, _, _ = check(run, tmp_path, crimes, OFFENCE_FIELD="offence", DATE_FIELD="date")
    with open(os.path.join(os.path.dirname(os.path.dirname(DEMO)), "docs", "data.md"), encoding="utf-8") as file:
        rows = [[cell.strip() for cell in line.strip("| \n").split("|")] for line in file if line.startswith("|")]
    said = {row[0]: re.split(r"\W", row[-1])[0] for row in rows}
    assert {one["title"]: said.get(one["title"]) for one in bears.values()} == {
        one["title"]: one["verdict"] for one in bears.values()
    }


@pytest.mark.parametrize("rows, named", [([], "'crimes'")])
def test_no_rows(run, tmp_path, rows, named):
    with refused(QgsProcessingException, named):
        check(run, tmp_path, crimes_of(rows), **FIELDS)
    assert os.listdir(tmp_path) == []


def test_one_crime_without_any_field(run, tmp_path):
    checks, bears, report, _ = check(run, tmp_path, crimes_of([(450000, 520000, "", "", "", "", "")]))
    assert report["rows"] == 1 and checks["located"]["verdict"] == "pass"
    assert bears["significance"]["verdict"] == "no" and bears["rates"]["verdict"] == "no"


def test_offences_that_an_earlier_report_does_not_know(run, tmp_path):
    before = crimes_of([(450000 + i, 520000, "Theft", "2024-01-15", "", "", "") for i in range(30)])
    check(run, tmp_path, before, **FIELDS)
    earlier = tmp_path / "earlier.json"
    os.rename(tmp_path / "check.json", earlier)
    now = crimes_of([(450000 + i, 520000, ("Theft", "Spiking")[i % 2], "2024-02-15", "", "", "") for i in range(30)])
    checks, _, _, _ = check(run, tmp_path, now, **FIELDS, EARLIER=str(earlier))
    assert checks["new_offences"]["details"] == [{"what": "Spiking", "count": 15}]
    earlier.write_text("[1, 2]")
    with refused(QgsProcessingException, "EARLIER", "earlier.json"):
        check(run, tmp_path, now, **FIELDS, EARLIER=str(earlier))


def test_markup_in_an_offence_stays_text(run, tmp_path):
    bad = "<script>alert(1)</script>"
    rows = [(450000, 520000, name, "2024-01-15", "", "", "") for name in [bad] * 30 + [bad.upper()]]
    _, _, report, html = check(run, tmp_path, crimes_of(rows), **FIELDS)
    assert bad in report["offences"] and "<script" not in html.lower() and "&lt;script&gt;" in html


def test_a_cancel_leaves_nothing_and_the_earlier_report(run, tmp_path, crimes):
    target = tmp_path / "check.json"
    target.write_text("before")
    for stage in range(2):
        run(
            "checkdata",
            {"INPUT": crimes, **FIELDS, "STUDY_AREA": WARDS, "REPORT_JSON": str(target)},
            feedback=Feedback(cancel_at=stage),
        )
        assert target.read_text() == "before" and os.listdir(tmp_path) == ["check.json"]


def test_the_layer_is_not_touched(run, tmp_path, crimes_path):
    """A file that cannot be written to is checked like any other, and stays as it was."""
    copy = tmp_path / "crimes.gpkg"
    with open(crimes_path, "rb") as file:
        copy.write_bytes(file.read())
    # Another test may have the sample open, whose header then says so: what closes such a copy writes it anew.
    with closing(sqlite3.connect(str(copy))) as base:
        base.execute("PRAGMA journal_mode = DELETE")
    os.chmod(copy, 0o444)
    before = copy.read_bytes()
    checks, _, _, _ = check(run, tmp_path, str(copy), **FIELDS)
    assert checks["located"]["of"] > 19_000 and copy.read_bytes() == before


def test_the_summary_says_which_checks_were_not_made_and_why(run, tmp_path):
    layer = crimes_of([(450000 + i, 515000, "Theft", f"2024-03-{1 + i % 28:02d}", "", "", "") for i in range(60)])
    checks, _, report, _ = check(run, tmp_path, layer, **FIELDS)
    left = [one["title"] for one in checks.values() if one["verdict"] == "not checked"]
    head, *why = report["summary"].split("Not checked, because ")
    assert re.findall(r"\d+", head)[-1] == str(len(left))
    assert sum(sentence.split(": ", 1)[1].count(",") + 1 for sentence in why) == len(left)
    # By what the user would have to choose, under the label of the control.
    said = {
        title: sentence.split(": ", 1)[0] for sentence in why for title in left if title in sentence.split(": ", 1)[1]
    }
    assert set(said) == set(left)
    assert "Study area" in said["Inside the study area"] and "From (date and time)" in said["Time spans"]
    assert "Study area" not in said["Time spans"]
    assert len(check(run, tmp_path, layer)[2]["summary"].split("Not checked")) > 1
