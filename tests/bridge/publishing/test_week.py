"""The week as steps, answered by the test instead of the tools."""

import json
import os

import pytest

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.publishing.packs import PACK_FILE
from hotspot_policing.bridge.publishing.week import STEPS, Week

pytestmark = pytest.mark.usefixtures("qgis")

GIVEN = {"INPUT": "crimes.gpkg", "AREAS": "wards.gpkg", "NAME_FIELD": "name", "MARKING": "OFFICIAL"}


def through(week, answer):
    """Have every step answered by ``answer(tool, parameters)``; the tools that ran."""
    steps, said, ran = week.steps(), None, []
    while True:
        try:
            _, tool, parameters = steps.send(said)
        except StopIteration:
            return ran
        ran.append(tool)
        said = answer(tool, parameters)


def test_a_week_without_hot_spots_goes_on_and_says_why(tmp_path):
    week = Week(GIVEN, str(tmp_path))
    ran = through(week, lambda tool, parameters: ({"SUMMARY": tool}, None))
    assert ran == ["checkdata", "countcrimes", "publicationlayer"]
    assert len(week.done) == STEPS and all(step["done"] or step["why"] for step in week.done)
    results = week.finish()
    assert results["DONE"] + results["NOT_RUN"] == STEPS and os.path.isfile(results["PACK"])


def test_a_step_that_fails_stops_no_other(tmp_path):
    week = Week(GIVEN, str(tmp_path))
    through(
        week, lambda tool, _: (None, "no disk") if tool == "checkdata" else ({"SUMMARY": "", "CRIMES_USED": 7}, None)
    )
    state = {step["tool"]: step for step in week.done}
    assert (state["checkdata"]["done"], state["checkdata"]["why"]) == (False, "no disk")
    assert state["countcrimes"]["figures"] == {"CRIMES_USED": 7}


def test_a_week_of_which_nothing_ran_is_no_pack(tmp_path):
    week = Week(GIVEN, str(tmp_path))
    through(week, lambda tool, parameters: (None, "no disk"))
    with pytest.raises(InputError):
        week.finish()
    week.abandon()
    assert os.listdir(tmp_path) == []


def test_the_next_pack_knows_the_one_before(tmp_path):
    for crimes in (7, 9):
        week = Week(GIVEN, str(tmp_path))
        through(week, lambda tool, _, crimes=crimes: ({"CRIMES_USED": crimes}, None))
        week.finish()
    with open(os.path.join(week.place, PACK_FILE), encoding="utf-8") as file:
        pack = json.load(file)
    assert [(one["before"], one["now"]) for one in pack["figures"]] == [(7, 9)] and pack["since"]


@pytest.mark.parametrize("gone", ["INPUT", "AREAS", "NAME_FIELD", "MARKING"])
def test_what_is_needed_is_asked_for(tmp_path, gone):
    with pytest.raises(InputError):
        Week({**GIVEN, gone: ""}, str(tmp_path))


def test_a_folder_that_cannot_be_is_refused(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(InputError):
        Week(GIVEN, str(tmp_path / "taken"))
