"""Returns as templates say."""

import csv
import io
import json

import pytest

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.patrol.patrol_returns import VALUES, check_return, read_template, return_csv


def figures(delivered, planned=0, minutes=0.0):
    return {
        "delivered": delivered,
        "planned": planned,
        "unclear": 0,
        "patrol_min": minutes,
        "officer_min": 2 * minutes,
        "planned_min": 15.0 * planned,
        "mean_min": minutes / delivered if delivered else None,
    }


GIVEN = {
    ("2026-03", "police", "A", "Market"): figures(3, 4, 30.0),
    ("2026-03", "police", "B", "=Park"): figures(1, 0, 30.0),
    ("2026-04", "police", "A", "Market"): figures(0, 2),
}


def lines(template):
    return list(csv.reader(io.StringIO(return_csv(template, GIVEN))))


def test_rows_are_summed_and_means_are_those_of_all_visits():
    columns = [[one, one] for one in ("month", "visits", "compliance_percent", "officer_hours", "mean_minutes")]
    assert lines({"by": ["month"], "columns": columns})[1:] == [
        ["2026-03", "4", "100", "2.0", "15.0"],
        ["2026-04", "0", "0", "0.0", ""],
    ]


def test_no_name_or_heading_is_a_formula():
    heading, *rows = lines({"by": ["name"], "columns": [["@Name", "name"]]})
    assert heading == ["'@Name"] and ["'=Park"] in rows


def test_the_usual_template_is_one(tmp_path):
    usual = read_template()
    assert {value for _, value in usual["columns"]} <= set(VALUES)
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(usual))
    assert read_template(str(path)) == usual


@pytest.mark.parametrize(
    "template",
    [
        [],
        {"by": ["month"]},
        {"by": [], "columns": [["Visits", "visits"]]},
        {"by": ["week"], "columns": [["Visits", "visits"]]},
        {"by": ["month"], "columns": [["Place", "place"]]},
        {"by": ["month"], "columns": [["Visits"]]},
        {"by": ["month"], "columns": [["Visits", "crimes"]]},
    ],
)
def test_what_is_no_template_is_refused(tmp_path, template):
    path = tmp_path / "template.json"
    path.write_text(json.dumps(template))
    with pytest.raises(InputError):
        read_template(str(path))


@pytest.mark.parametrize(
    "name, good", [("r.csv", True), ("r.TXT", True), ("r", True), ("r.xlsx", False), ("r.pdf", False)]
)
def test_a_return_is_csv_by_its_name(name, good):
    if good:
        check_return(name)
    else:
        with pytest.raises(InputError):
            check_return(name)
