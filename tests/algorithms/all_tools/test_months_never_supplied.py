"""A month of which nothing was supplied is left out, or refused where a period needs it: it is no month without
crime."""

import json
import os
import random

import pytest
from qgis.core import QgsGeometry, QgsPointXY, QgsProcessingException, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QDate
from refusals import refused
from support import Feedback, rows, unzip_demo
from test_data_end import memory

FIELDS = {"OFFENCE_FIELD": "offence", "DATE_FIELD": "date"}
SINK = "TEMPORARY_OUTPUT"
FIRST, MONTHS, MISSING = QDate(2024, 1, 1), 16, QDate(2024, 9, 1)
#: Side of the town in metres, its south-western corner, and one of its sixteen beats.
SIDE, X, Y, BEAT = 2000, 440_000, 510_000, 500


def crimes(skip=(), each=60, offences=("Burglary", "Theft"), without=None):
    """Crimes on days spread over months, none in the months ``skip``; ``without`` (offence, month) of one offence."""
    rng, lots = random.Random(4), []
    for month in range(MONTHS):
        first = FIRST.addMonths(month)
        for i in range(each):
            x, y, offence = X + rng.uniform(1, SIDE - 1), Y + rng.uniform(1, SIDE - 1), offences[i % len(offences)]
            if i % 3 == 0:
                x, y = X + 250 + rng.gauss(0, 60), Y + 250 + rng.gauss(0, 60)
            day = first.addDays(rng.randrange(first.daysInMonth()))
            if first not in skip and (offence, first) != without:
                lots.append((QgsGeometry.fromPointXY(QgsPointXY(x, y)), offence, day))
    return memory("Point", ("offence:string", "date:date"), lots, "crimes")


def square(x, y, side):
    return QgsGeometry.fromRect(QgsRectangle(x, y, x + side, y + side))


@pytest.fixture(scope="module")
def areas():
    whole = memory("Polygon", ("name:string",), [(square(X, Y, SIDE), "Town")], "town")
    beats = [(square(X + BEAT * i, Y + BEAT * k, BEAT), f"{i}{k}") for i in range(4) for k in range(4)]
    hot = memory("Polygon", ("hotspot_id:string",), beats[:5], "hot")
    others = memory("Polygon", ("hotspot_id:string",), beats[5:], "others")
    return {"town": whole, "hot": hot, "others": others}


#: Tool, and what it needs beside the crimes.
TOOLS = [
    ("timeline", {"PLACES": "hot", "PERIOD": "month"}),
    ("timeline", {"PLACES": "hot", "PERIOD": "week"}),
    ("emerginghotspots", {"STUDY_AREA": "town", "CELL_SIZE": 500, "HOTSPOTS": SINK}),
    ("holdout", {"STUDY_AREA": "town", "CELL_SIZES": "500", "OFFSETS": 1, "MAPS": "count last=2; count last=4"}),
    (
        "stability",
        {
            "STUDY_AREA": "town",
            "CELL_SIZE": 500,
            "CELL_SIZES": "500",
            "OFFSETS": 1,
            "BANDWIDTHS": "500",
            "WINDOWS": "3; 6",
        },
    ),
    ("risksurface", {"STUDY_AREA": "town", "CELL_SIZE": 500}),
    ("monitor", {"HOTSPOT_LAYER": "hot", "EXCEPTIONS": SINK, "HOTSPOTS": SINK}),
    ("matchcontrols", {"HOTSPOT_LAYER": "hot", "CANDIDATES": "others", "CLEAR": 0}),
]


@pytest.mark.parametrize("tool, more", TOOLS, ids=[f"{one}-{i}" for i, (one, _) in enumerate(TOOLS)])
def test_every_tool_over_time_leaves_it_out_and_says_so_first(run, areas, tool, more):
    given = {
        name: areas.get(value, value) if isinstance(value, str) else value
        for name, value in dict(more, OUTPUT=SINK).items()
    }

    def notes(layer):
        return run(tool, dict(FIELDS, INPUT=layer, **given))["NOTES"].splitlines()

    first = notes(crimes(skip=[MISSING]))[0]
    assert "Sep 2024" in first and "supplied" in first
    # An offence that did not happen in a month is no month that is missing, nor is a month at the end.
    whole = notes(crimes(without=("Burglary", MISSING)))
    assert not any("Sep 2024" in note and "supplied" in note for note in whole)


def test_the_timeline_has_no_such_month_and_one_without_the_offence_as_zero(run, areas):
    def months(layer, **more):
        made = run(
            "timeline",
            dict(FIELDS, INPUT=layer, PLACES=areas["hot"], PERIOD="month", OUTPUT="TEMPORARY_OUTPUT", **more),
        )
        found = {}
        for row in rows(made["OUTPUT"]):
            month = row["from_day"].toString("yyyy-MM")
            found[month] = found.get(month, 0) + row["crimes"]
        assert len(found) == made["PERIOD_COUNT"]
        return found

    everything = months(crimes())
    gone = months(crimes(skip=[MISSING, MISSING.addMonths(1)]))
    assert gone == {month: count for month, count in everything.items() if month not in ("2024-09", "2024-10")}
    # Whatever is chosen: by the offence, by a filter, by a selection.
    layer = crimes(without=("Burglary", MISSING))
    assert months(layer, OFFENCES="Burglary")["2024-09"] == 0
    assert months(layer, FILTER="offence = 'Burglary'")["2024-09"] == 0
    layer = crimes(skip=[MISSING])
    for more in ({"OFFENCES": "Theft"}, {"FILTER": "offence = 'Theft'"}, {"START": "2024-02-01", "END": "2024-12-31"}):
        assert "2024-09" not in months(layer, **more)


def test_a_filter_by_the_date_says_nothing_of_what_was_supplied(run, areas):
    made = run(
        "timeline",
        dict(
            FIELDS,
            INPUT=crimes(),
            PLACES=areas["hot"],
            PERIOD="month",
            OUTPUT=SINK,
            FILTER="\"date\" < '2024-09-01' or \"date\" > '2024-09-30'",
        ),
    )
    assert not any("Sep 2024" in note and "supplied" in note for note in made["NOTES"].splitlines())
    assert sum(row["crimes"] for row in rows(made["OUTPUT"]) if row["from_day"] == MISSING) == 0


def test_of_one_rare_offence_it_cannot_be_told(run, areas):
    made = run(
        "timeline",
        dict(
            FIELDS, INPUT=crimes(skip=[MISSING], each=3), PLACES=areas["hot"], PERIOD="month", OUTPUT="TEMPORARY_OUTPUT"
        ),
    )
    assert "2024-09" in {row["from_day"].toString("yyyy-MM") for row in rows(made["OUTPUT"])}
    assert "Sep 2024" in made["NOTES"].splitlines()[0] and "too few" in made["NOTES"].splitlines()[0]


def test_before_and_after_are_refused_where_they_need_it(run, areas):
    def impact(intervention, **more):
        return run(
            "impact",
            dict(
                FIELDS,
                INPUT=crimes(skip=[MISSING]),
                HOTSPOT_LAYER=areas["hot"],
                BUFFER=0,
                BANDS="",
                CONTROLS=areas["others"],
                INTERVENTION=intervention,
                OUTPUT="TEMPORARY_OUTPUT",
                **more,
            ),
        )

    for day in ("2024-08-05", "2024-11-04"):
        with refused(QgsProcessingException, "Sep 2024"):
            impact(day)
    # With four weeks on either side it lies outside.
    found = impact("2024-11-04", BEFORE_DAYS=28, END="2024-12-01")
    assert "Sep 2024" in found["NOTES"].splitlines()[0]


def test_an_import_knows_which_months_it_has_read(run, tmp_path, areas):
    files = unzip_demo(tmp_path)
    street = sorted(name for name in files if name.endswith("street.csv"))
    assert len(street) == 3, "three months of one force"

    def imported(name, sources, **more):
        path = str(tmp_path / name)
        told = run("importpoliceuk", dict(SOURCE=sources, OUTPUT=path, **more))
        return QgsVectorLayer(path, "crimes", "ogr"), told["SUMMARY"]

    layer, summary = imported("two.gpkg", [street[0], street[2]])
    assert "Feb 2025" in summary
    assert any("2025-01, 2025-03" in line for line in layer.metadata().history())
    place = memory("Polygon", ("name:string",), [(square(420_000, 490_000, 80_000), "All")], "all")
    made = run("timeline", dict(FIELDS, INPUT=layer, PLACES=place, OUTPUT="TEMPORARY_OUTPUT"))
    assert made["PERIOD_COUNT"] == 2 and "Feb 2025" in made["NOTES"].splitlines()[0]
    # All three were read, and in February there was no theft of a rare kind: that is a month without it.
    with open(street[1], encoding="utf-8") as file:
        lines = [line for line in file if ",Robbery," not in line]
    with open(street[1], "w", encoding="utf-8") as file:
        file.writelines(lines)
    layer, summary = imported("three.gpkg", street, CRIME_TYPES="Robbery")
    assert "Feb 2025" not in summary
    made = run("timeline", dict(FIELDS, INPUT=layer, PLACES=place, OUTPUT="TEMPORARY_OUTPUT"))
    by_month = {row["from_day"].toString("yyyy-MM"): row["crimes"] for row in rows(made["OUTPUT"])}
    assert by_month["2025-02"] == 0 and made["PERIOD_COUNT"] == 3 and "Feb 2025" not in made["NOTES"]
    assert os.path.exists(tmp_path / "three.gpkg")


def test_a_force_without_months_that_others_have_is_named_and_the_way_out_is_said(run, tmp_path):
    """One force of every month, another of the first and the last: the first alone would look like a fall of crime."""
    files = sorted(name for name in unzip_demo(tmp_path) if name.endswith("street.csv"))
    other = []
    for path in (files[0], files[2]):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        other.append(path.replace("cleveland", "durham"))
        with open(other[-1], "w", encoding="utf-8") as file:
            file.write(text.replace("Cleveland", "Durham"))
    path = str(tmp_path / "both.gpkg")
    summary = run("importpoliceuk", {"SOURCE": files + other, "OUTPUT": path})["SUMMARY"]
    assert "Durham Police Feb 2025" in summary and "Cleveland" not in summary and "separate layer" in summary
    place = memory("Polygon", ("name:string",), [(square(420_000, 490_000, 80_000), "All")], "all")
    with refused(QgsProcessingException, "Feb 2025"):
        run("timeline", dict(FIELDS, INPUT=path, PLACES=place, START="2025-02-01", END="2025-02-28", OUTPUT=SINK))


@pytest.mark.parametrize("tool", ["countcrimes", "arealsummary"])
def test_a_rate_per_year_is_of_the_time_supplied(run, areas, tool):
    """As many crimes in a shorter time are a higher rate; a part of a month that was asked for counts as that."""
    people = memory("Polygon", ("people:int",), [(square(X, Y, SIDE), 10_000)], "people")
    given = dict(
        FIELDS,
        POPULATION_LAYER=people,
        POPULATION_FIELD="people",
        OUTPUT=SINK,
        HOTSPOTS=SINK,
        **{
            "countcrimes": {"UNIT": "layer", "UNITS_LAYER": areas["town"]},
            "arealsummary": {"AREAS": areas["town"], "NAME_FIELD": "name", "HOTSPOT_LAYER": areas["hot"]},
        }[tool],
    )

    def rate(skip, **more):
        feedback = Feedback()
        (found,) = rows(run(tool, dict(given, INPUT=crimes(skip), **more), feedback)["OUTPUT"])
        return found["rate"] / found["crimes"], "Sep 2024" in " ".join(feedback.said)

    for more, missing in (({}, 30), ({"START": "2024-09-11"}, 20)):
        (all_of_it, quiet), (without, said) = (rate(skip, **more) for skip in ((), [MISSING]))
        first_to_last = 365.25 / 10 / all_of_it
        assert without / all_of_it == pytest.approx(first_to_last / (first_to_last - missing), rel=1e-6)
        assert said and not quiet


def test_the_trend_of_a_hot_spot_says_which_months_it_leaves_out(run, areas, tmp_path):
    def told(skip):
        path = str(tmp_path / f"p{len(skip)}.json")
        run("profile", dict(FIELDS, INPUT=crimes(skip), HOTSPOT_LAYER=areas["hot"], REPORT_JSON=path))
        with open(path, encoding="utf-8") as file:
            return json.load(file)

    found = told([MISSING])
    assert "2024-09" not in [one["month"] for one in found["hotspots"][0]["trend"]]
    assert len(found["hotspots"][0]["trend"]) == MONTHS - 1
    assert [note for note in found["notes"] if "Sep 2024" in note]
    assert not [note for note in told([])["notes"] if "Sep 2024" in note]
