"""The frame of the dock in the real window; steps_frame.py does what the user does."""

import pytest

from hotspot_policing.contract.tools import TOOLS

NAMES = ("data", "find", "patrol", "results", "publish", "methods")


def test_the_rail_turns_the_pages_which_are_made_when_first_shown(in_window):
    saw = in_window("rail", "steps_frame.py")
    assert saw["made"] == ["data"], "without crimes the first page asks for them, and no other is made"
    before, after = saw["line"]
    assert before == "" and "20" in after and "2025" in after
    for i, name in enumerate(NAMES):
        current, stored, question, checked, inside = saw["pages"][name]
        assert current == stored == name and question and inside
        assert checked == [k == i for k in range(len(NAMES))]
    assert saw["asked"] == "patrol"
    opened, said, page = saw["help"]
    assert (opened == [page] and not said) if page else (said and not opened), "without a guide that is said"


def test_every_page_fits_into_a_dock_of_300_pixels(in_window):
    saw = in_window("narrow", "steps_frame.py")
    assert saw.pop("dock") <= 300 and saw.pop("rail") == 56
    assert saw.pop("steps") == [True, True], "they stay while the page below them scrolls"
    columns = saw.pop("columns")
    assert len(columns) == 4 and {hidden for width, hidden in columns.items() if "460" in width} == {0}, columns
    assert max(columns.values()) < 60, f"a narrower dock hides the last column at most: {columns}"
    assert min(saw.pop("place").values()) >= 12, "a place is read however many columns stand beside it"
    assert len(saw) > 30, "every page and view, before there is a result and after"
    assert {name: found for name, found in saw.items() if found[0] > 300 or not found[1]} == {}


@pytest.mark.once
def test_no_text_is_cut_that_is_said_in_full_nowhere(in_window):
    saw = in_window("whole", "steps_frame.py", seconds=900)
    assert saw["looked at"] > 60
    assert saw["cut"] == [], "\n".join(saw["cut"])


def test_the_search_box_finds_pages_and_tools(in_window):
    saw = in_window("search", "steps_frame.py")
    found = saw["found"]
    assert saw["densities"] in found["kernel"] and len(found["kernel"]) < 10
    assert saw["plan"] in found["rota"] and len(found["rota"]) < 10, "by a word of the trade"
    assert found["nothing of the kind"] == []
    assert len(found[""]) == len(TOOLS) + len(NAMES)
    assert saw["page"] == "patrol"


def test_options_count_where_a_project_has_no_choice_of_its_own(in_window):
    saw = in_window("options", "steps_frame.py")
    assert len(saw["before"]) > 2 and saw["after"] == ["Prison", "Custody Suite"]
    assert saw["again"] == ["OFFICIAL TEST", "Prison\nCustody Suite"]
    assert saw["suggested"] == {"MARKING": "OFFICIAL TEST"}
    assert saw["chosen"] == saw["before"], "the plugin's list can be chosen against the force's own"
    assert saw["own"] == ["Hospital"]
    assert saw["kept"] == [], "what is as usual is not kept"


def test_the_dock_comes_back_with_qgis_and_leaves_no_menu(in_window):
    saw = in_window("comes_back", "steps_frame.py")
    assert saw["first"] and saw["open"] and saw["closed"]
    assert len(saw["menu"]) == 3 and saw["menu after"]


def test_a_result_is_run_again_from_the_menu_of_its_layer(in_window):
    saw = in_window("run_again", "steps_frame.py")
    assert saw == {"ground": True, "tool": "countcrimes", "size": 150, "crimes": True, "offences": True, "tip": True}


def test_dialogs_begin_in_the_project_then_where_the_last_one_ended(in_window):
    saw = in_window("folders", "steps_frame.py")
    folder, elsewhere = saw["folder"], saw["elsewhere"]
    assert saw["first"] == [[folder], elsewhere + "/a.pdf"], "with the ending"
    assert saw["next"] == [[elsewhere], ""]
    assert saw["read"] == [[folder], elsewhere + "/crimes.csv"], "what is read lies apart from what is written"
    assert saw["read next"] == [[elsewhere], ""]
    assert saw["other"][1] == [[saw["other"][0]], ""], "another project begins in its own folder"
