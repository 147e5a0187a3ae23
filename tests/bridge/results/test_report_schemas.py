"""Reports are read where they are what a tool wrote, and refused in one sentence where they are not."""

import json

import pytest

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.results.report_schemas import FAIRNESS, read_report

PLAN = {
    "by": "crimes",
    "frontier": [
        {"taken": True, "position": 0.0, "evenness": None, "harm_covered": 0.6, "visits": 21, "gap": 0.0, "hours": 7.0}
    ],
    "unmet": [],
}


@pytest.fixture
def written(qgis, tmp_path):
    """written(document) → the path of its file."""

    def one(document):
        path = tmp_path / "report.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return str(path)

    return one


def test_a_plan_without_neighbourhoods_is_read(written):
    assert read_report(written(PLAN), "patrolplan")["frontier"][0]["evenness"] is None


def test_a_renamed_key_is_refused_by_its_old_name(written):
    plan = {name if name != "unmet" else "missing": value for name, value in PLAN.items()}
    with pytest.raises(InputError) as refused:
        read_report(written(plan), "patrolplan", "PLAN_REPORT")
    assert "unmet" in str(refused.value) and str(refused.value).startswith("PLAN_REPORT: ")


def test_what_nobody_reads_may_be_anything(written):
    assert read_report(written(dict(PLAN, setting=[{}])), "patrolplan")["by"] == "crimes"


def test_only_what_is_asked_for_has_to_be_there(written):
    held = written({"nobody": ["Elm"]})
    assert read_report(held, "fairnessaudit", spec=FAIRNESS)["nobody"] == ["Elm"]
    with pytest.raises(InputError):
        read_report(held, "fairnessaudit")


def test_a_report_of_another_tool_is_refused(written):
    with pytest.raises(InputError):
        read_report(written(PLAN), "monitor")
