"""Projects from somebody else: what they may choose, what they may open, and that nothing in them breaks the window."""

import pytest

TOUCHED = ("OUTPUT", "HOTSPOTS", "COUNT_HOTSPOTS", "REPORT", "REPORT_JSON", "FOLDER", "CELLS", "TEXT")


@pytest.mark.once
def test_broken_choices_are_dropped_with_one_note(in_window):
    saw = in_window("broken_choices", "steps_projects.py", seconds=900, HOTSPOT_PART="5")
    assert saw["count"] >= 60
    assert saw["errors"] == [] and saw["dirty"] == []
    assert saw["honest"] == "" and saw["lost"] == [], "what the dock itself stored is all taken"
    told = [what for what, note in saw["said"] if note]
    assert all(note.count(".") <= 1 for _, note in saw["said"])
    assert len(told) > 0.8 * saw["count"], "some wrong values are right in their place, such as an empty text"
    assert {what for what, note in saw["said"] if not note}.isdisjoint({"all", "text/{"})


@pytest.mark.once
def test_a_project_never_says_where_something_is_written(in_window):
    saw = in_window("hostile_outputs", "steps_projects.py", seconds=600)
    assert saw["untouched"] == [True] * 4 and len(saw["victims"]) == 4
    assert saw["errors"] == [] and saw["said"] == [""] * 5 and not saw["dirty"]
    assert saw["note"], "it is said"
    assert saw["advanced"] == {"MAX_AREA": 0.05}
    for store in (saw["shelved"], saw["tools"]):
        assert not {name for one in store.values() for name in one} & set(TOUCHED)


@pytest.mark.once
def test_only_pages_of_the_project_and_of_the_session_are_opened(in_window):
    saw = in_window("what_opens", "steps_projects.py", seconds=600)
    assert saw["errors"] == [] and saw["own"] == [True, True]
    opened = {what for what, seen in saw["saw"].items() if any(count for count, _ in seen)}
    assert opened == {"good", "pdf"}
    for what, seen in saw["saw"].items():
        for count, said in seen:
            assert count == (what in opened), what
            assert count or said and said.rstrip(".").count(". ") <= 1, what


@pytest.mark.once
def test_twenty_reloads_leave_nothing_behind(in_window):
    saw = in_window("reloads", "steps_projects.py", seconds=600)
    assert saw["errors"] == []
    assert len(saw["loaded"]) == 40
    for one in saw["loaded"]:
        assert [one[name] for name in ("docks", "toolbar", "menu", "submenus", "providers")] == [1] * 5
        assert one["listeners"] == saw["loaded"][0]["listeners"]
    for one in saw["between"] + [saw["after"]]:
        assert one == saw["before"]


def test_the_button_makes_the_dock_again_where_it_was_deleted(in_window):
    saw = in_window("deleted_dock", "steps_projects.py", seconds=600)
    assert saw["errors"] == []
    assert saw["made"] == [[False, True, 1]] * 3
    assert not [name for name in saw["layers"] if "spot" in name.lower()], "what ran for it came to nobody"
    assert saw["found"] > 100
    assert all(saw["alike"].values()), saw["alike"]
