"""Weights that count by their square root or logarithm, on the sample; the points say what is expected."""

import collections
import csv
import json
import math
import os

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProcessingException, QgsProject
from refusals import refused
from support import DEMO, WARDS, rows

INVENTED = os.path.join(DEMO, "invented_harm_weights.csv")
SIZE = 340
GIVEN = {"OFFENCE_FIELD": "offence", "DATE_FIELD": "date", "WEIGHTS": INVENTED, "STUDY_AREA": WARDS}
PLACES = dict(GIVEN, UNIT="square", CELL_SIZE=SIZE, OUTPUT="TEMPORARY_OUTPUT", HOTSPOTS="TEMPORARY_OUTPUT")
COUNTS = {"none": lambda weight: weight, "sqrt": math.sqrt, "log": math.log1p}
UNITS = {"none": "harm", "sqrt": "harm score (square root)", "log": "harm score (logarithm)"}


@pytest.fixture
def points(crimes):
    """(easting, northing, weight) of the sample's crimes that have one."""
    with open(INVENTED, encoding="utf-8") as file:
        known = {row["offence"]: float(row["weight"]) for row in csv.DictReader(file)}
    to_metres = QgsCoordinateTransform(
        crimes.crs(), QgsCoordinateReferenceSystem("EPSG:27700"), QgsProject.instance().transformContext()
    )
    found = []
    for feature in crimes.getFeatures():
        if feature["offence"] in known:
            point = to_metres.transform(feature.geometry().asPoint())
            found.append((point.x(), point.y(), known[feature["offence"]]))
    return found


@pytest.mark.parametrize("transform", COUNTS)
def test_each_weight_is_transformed_before_they_are_summed(run, crimes_path, points, transform):
    result = run("countcrimes", dict(PLACES, INPUT=crimes_path, WEIGHT_TRANSFORM=transform))
    expected = collections.Counter()
    for x, y, weight in points:
        expected[f"square-{SIZE}-27700-{x // SIZE:.0f}-{y // SIZE:.0f}"] += COUNTS[transform](weight)
    places = rows(result["OUTPUT"])
    assert sum(place["harm"] for place in places) > 1000
    for place in places:
        assert place["harm"] == pytest.approx(expected[place["unit_id"]], rel=1e-9)
    assert result["HARM_UNIT"] == UNITS[transform] and UNITS[transform] in result["SUMMARY"]


def test_no_transform_is_what_old_scripts_get(run, crimes_path):
    old = run("countcrimes", dict(PLACES, INPUT=crimes_path))
    new = run("countcrimes", dict(PLACES, INPUT=crimes_path, WEIGHT_TRANSFORM="none"))
    assert rows(old["OUTPUT"]) == rows(new["OUTPUT"]) and rows(old["HOTSPOTS"]) == rows(new["HOTSPOTS"])
    assert [old[name] for name in ("SUMMARY", "NOTES", "HARM_BY")] == [
        new[name] for name in ("SUMMARY", "NOTES", "HARM_BY")
    ]


@pytest.mark.parametrize("transform", ["sqrt", "log"])
def test_the_unit_is_said_in_legends_headings_and_notes(run, crimes_path, transform):
    given = dict(PLACES, INPUT=crimes_path, WEIGHT_TRANSFORM=transform)
    unit, heading = UNITS[transform], UNITS[transform].replace("harm", "Harm", 1)
    result = run("countcrimes", given)
    for name in ("OUTPUT", "HOTSPOTS"):
        layer = result[name]
        assert layer.customProperty("legend/title-label").startswith(heading + " per km²")
        headings = {field: layer.attributeDisplayName(i) for i, field in enumerate(layer.fields().names())}
        assert headings["harm"] == heading and unit in headings["share"]
    assert result["NOTES"].startswith(heading)
    assert f"WEIGHT_TRANSFORM={transform}" in "".join(result["OUTPUT"].metadata().abstract().split()) or (
        transform in result["OUTPUT"].metadata().abstract()
    )
    gi = run("gistar", given)
    assert unit in gi["OUTPUT"].customProperty("legend/title-label") and unit in gi["NOTES"]


@pytest.mark.parametrize("transform", ["sqrt", "log"])
def test_reports_say_the_unit(run, crimes_path, tmp_path, transform):
    spots = run("countcrimes", dict(PLACES, INPUT=crimes_path, WEIGHT_TRANSFORM=transform))["HOTSPOTS"]
    given = dict(GIVEN, INPUT=crimes_path, WEIGHT_TRANSFORM=transform)
    for tool, more in (
        ("concentration", {"CELL_SIZE": SIZE}),
        ("profile", {"HOTSPOT_LAYER": spots}),
        ("arealsummary", {"HOTSPOT_LAYER": spots, "AREAS": WARDS, "NAME_FIELD": "WD13NM"}),
    ):
        page, stored = tmp_path / f"{tool}.html", tmp_path / f"{tool}.json"
        run(tool, dict(given, **more, OUTPUT="TEMPORARY_OUTPUT", REPORT=str(page), REPORT_JSON=str(stored)))
        document = json.loads(stored.read_text(encoding="utf-8"))
        assert document["harm_unit"] == UNITS[transform], tool
        # The notes say it as well; the page itself has it twice at least.
        assert page.read_text(encoding="utf-8").lower().count(UNITS[transform]) >= 2, tool


def test_the_surface_is_of_the_harm_score(run, crimes_path):
    from qgis.core import QgsRasterLayer

    result = run(
        "kerneldensity",
        dict(
            GIVEN,
            INPUT=crimes_path,
            WEIGHT_TRANSFORM="log",
            CELL_SIZE=200,
            BANDWIDTH=600,
            OUTPUT="TEMPORARY_OUTPUT",
            HOTSPOTS="TEMPORARY_OUTPUT",
        ),
    )
    assert result["HARM_UNIT"] == UNITS["log"]
    surface = result["OUTPUT"]
    assert isinstance(surface, QgsRasterLayer) or os.path.isfile(str(surface))
    assert UNITS["log"] in result["NOTES"].lower()


def test_a_transform_without_weights_is_refused(run, crimes_path):
    with refused(QgsProcessingException, "WEIGHT_TRANSFORM", "WEIGHT_FIELD", "WEIGHTS"):
        run("countcrimes", dict(PLACES, INPUT=crimes_path, WEIGHTS=None, WEIGHT_TRANSFORM="sqrt"))


def test_an_unknown_transform_is_refused_and_none_at_all_is_the_weight(run, crimes_path):
    with refused(QgsProcessingException, "WEIGHT_TRANSFORM"):
        run("countcrimes", dict(PLACES, INPUT=crimes_path, WEIGHT_TRANSFORM="cube"))
    blank = run("countcrimes", dict(PLACES, INPUT=crimes_path, WEIGHT_TRANSFORM=None))
    assert blank["HARM_UNIT"] == UNITS["none"]


def test_codes_in_a_table_meet_no_code_in_data_police_uk(run, crimes_path, tmp_path):
    table = tmp_path / "codes.csv"
    table.write_text("ho_class,weight\n8N,184\n34B,365\n", encoding="utf-8")
    with refused(QgsProcessingException, "'codes'", "data.police.uk"):
        run("countcrimes", dict(PLACES, INPUT=crimes_path, WEIGHTS=str(table)))
