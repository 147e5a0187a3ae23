"""What each tool writes into its REPORT_JSON has the names and types that the dock and the pages read it by."""

import json
import os
import re

import pytest
from typed_values import misfit

from hotspot_policing.bridge.results.reports import REPORT_TYPES
from hotspot_policing.contract.tools import TOOLS

#: A report is the same on every QGIS.
pytestmark = pytest.mark.once


def report_of(tool, parameters, folder):
    """The report that a tool writes; its parameters are named by their labels, there and in what the tool says."""
    from every_tool import run_tool

    path = os.path.join(str(folder), "report.json")
    found = run_tool(tool, dict(parameters, REPORT_JSON=path))
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    said = [str(one.get(name, "")) for one in (found, report) for name in ("SUMMARY", "NOTES", "summary", "notes")]
    ids = {one.name for one in TOOLS[tool].parameters if len(one.name) > 1}
    assert not ids & set(re.findall(r"[A-Z_]+", " ".join(said))), said
    return report


@pytest.mark.parametrize("tool", sorted(REPORT_TYPES))
def test_a_report_has_the_keys_and_types_of_its_type(world, tool, tmp_path):
    assert misfit(report_of(tool, world[tool], tmp_path), REPORT_TYPES[tool]) == ""


def test_harm_by_area_is_named_as_its_type_has_it(world, tmp_path):
    report = report_of("arealsummary", dict(world["arealsummary"], WEIGHT_FIELD="harm"), tmp_path)
    assert misfit(report, REPORT_TYPES["arealsummary"]) == ""
    assert "harm_shr" in report["areas"][0]


def test_harm_in_hot_spots_is_named_as_its_type_has_it(world, tmp_path):
    report = report_of("profile", dict(world["profile"], WEIGHT_FIELD="harm"), tmp_path)
    assert misfit(report, REPORT_TYPES["profile"]) == ""
    assert "harm_share" in report["hotspots"][0]["offences"][0]


def test_near_repeats_give_their_bands_as_numbers(world, tmp_path):
    given = dict(world["nearrepeat"], DISTANCES="150;400", DAYS="7;10.5;28", PERMUTATIONS=199)
    report = report_of("nearrepeat", given, tmp_path)
    assert report["distance_bands"] == [[0, 150], [150, 400]]
    # A day of 10.5 is the last of the second band and so no first one of the third.
    assert report["day_bands"] == [[0, 6], [7, 10], [11, 27]]
    assert (len(report["distances"]), len(report["days"])) == (2, 3)


def test_impact_gives_its_rings_as_numbers(world, tmp_path):
    report = report_of("impact", dict(world["impact"], BANDS="100;250"), tmp_path)
    assert [(one["from_m"], one["to_m"]) for one in report["bands"]] == [(None, None), (0, 100), (100, 250)]
