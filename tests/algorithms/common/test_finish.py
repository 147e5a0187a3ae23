"""The end of a run: what every result carries, whichever tool made it."""

import json
import os

import pytest
from qgis.core import QgsProcessingContext, QgsProject, QgsVectorLayer
from support import Feedback


@pytest.fixture
def finish(qgis):
    """A Finish of a tool that is asked for nothing, and the feedback it speaks through."""
    from every_tool import algorithms

    from hotspot_policing.algorithms.common.finish import Finish

    context, feedback = QgsProcessingContext(), Feedback()
    context.setProject(QgsProject.instance())
    return Finish(algorithms()["trialdesign"].create(), {}, context, feedback), feedback


def test_layers_report_and_results_say_the_same(world, run):
    results = run("trialdesign", world["trialdesign"])
    with open(results["REPORT_JSON"], encoding="utf-8") as file:
        report = json.load(file)
    assert report["summary"] == results["SUMMARY"]
    assert report["notes"] and "\n".join(report["notes"]) == results["NOTES"]
    for name in ("OUTPUT", "HOTSPOTS"):
        layer = QgsVectorLayer(results[name], name, "ogr")
        assert layer.metadata().history() == report["provenance"]
    with open(results["REPORT"], encoding="utf-8") as file:
        page = file.read()
    assert all(line.split(": ")[0] in page for line in report["notes"])


def test_a_report_that_nobody_asked_for_is_not_written(world, run, tmp_path):
    given = {name: value for name, value in world["trialdesign"].items() if not name.startswith("REPORT")}
    results = run("trialdesign", dict(given, OUTPUT=str(tmp_path / "assignment.gpkg")))
    assert not {"REPORT", "REPORT_JSON"} & set(results)
    assert [name for name in os.listdir(tmp_path) if not name.endswith(".gpkg")] == []


def test_a_tool_gives_only_the_texts_that_it_declares(world, run):
    results = run("profile", world["profile"])
    assert not {"NOTES", "SUMMARY"} & set(results)


def test_what_only_the_page_shows_is_made_for_the_page_only(finish):
    one, _ = finish

    def pictures():
        raise AssertionError("drawn although there is no page")

    one.add_report("trialdesign", "", {}, pictures)
    assert one.results({})["NOTES"] == ""


def test_notes_that_come_late_are_in_the_log_and_in_the_notes_only(finish):
    one, feedback = finish
    notes = ["early"]
    record = one.describe("", {}, notes)
    notes.append("late")
    assert "late" not in record.lines() and "early" in record.lines()
    assert one.results({}, "all")["NOTES"] == "early\nlate"
    assert feedback.said[-3:] == ["early", "late", "all"]


def test_what_a_tool_has_said_is_not_said_again(finish):
    one, feedback = finish
    one.describe("", {}, ["said"])
    one.results({}, "all", log_notes=False)
    assert "said" not in feedback.said
