"""The real window, driven with mouse and keyboard."""

import re


def test_it_comes_and_goes_twice_without_a_trace(in_window):
    saw = in_window("load_twice")
    for after in saw["after"]:
        assert after == saw["before"]


def test_it_may_be_switched_off_while_it_works(in_window):
    saw = in_window("unload_while_running")
    assert saw["after"] == saw["before"]
    assert saw["layers"][0] == saw["layers"][1]


def test_from_nothing_to_the_card_and_back(in_window):
    saw = in_window("main_way")
    assert saw["empty"] == ["downloads", "own", "layer", "sample"], "the ways in for crimes"
    assert saw["sample page"] == "data" and {"rows", "dates", "premises"} <= set(saw["facts"]), (
        "what the crimes are like"
    )
    assert saw["import"] == [True, True], "other crimes come in above what is said of these"
    assert not saw["before"], "a table before anything was found"
    assert saw["rows"] == saw["hotspots"] > 100
    assert saw["columns"] == ["Rank", "Place", "Crimes", "per km²", "Trend", "More than\nchance?"]
    assert saw["rates"] == sorted(saw["rates"], reverse=True) and len(set(saw["rates"])) > 10, "what the rank is by"
    assert saw["first"][0] == "1" and " · " in saw["first"][1], "rank, and busiest location · area"
    assert saw["first"][3] == f"{saw['rates'][0]:,.0f}", "rounded, not cut off"
    different, fewest = saw["read"]
    assert different == 10 and fewest >= 15, "streets tell the ten busiest apart as far as they are read"
    count = re.match(r"([\d,]+) hot spots contain (\d+)% of ([\d,]+) crimes in 1% of the area", saw["summary"])
    assert count and int(count[1].replace(",", "")) == saw["rows"]
    assert re.findall(r"\d+", saw["headline"]) == [count[2], "1", count[1]], "the same share, area and places"
    used, missing = saw["used"]
    assert used == int(count[3].replace(",", "")) and 0 < missing < 0.05 * used
    read, *parts = (int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", saw["account"]))
    assert read == sum(parts) == 20_314 and {used, missing} <= set(parts) and "⚠" not in saw["account"]
    called = [words for _, words in saw["called"]]
    assert len(set(called)) == saw["rows"], "no two places of one name"
    ranks = [rank for rank, words in saw["called"] if words.endswith(f" {rank})")]
    assert 1 < len(ranks) < saw["rows"] / 2, "those of one name have their ranks with them"
    assert saw["renderer"] == "graduatedSymbol" and saw["labels"]
    assert [name if isinstance(name, str) else name[0] for name in saw["tree"]] == [
        "Crimes in Cleveland",
        "Hot Spot Policing",
        "Wards in Cleveland",
    ]
    assert saw["selected"] == [3] and saw["zoomed"]
    assert saw["card"] and saw["title"].startswith("<b>3. ")
    words = " ".join(saw["card_words"])
    for part in ("Busiest locations", "In and near this hot spot", "Rank 3 of"):
        assert part in words
    assert saw["back"]


def test_row_map_and_card_are_one_selection(in_window):
    saw = in_window("one_selection")
    assert saw["from_map"] == saw["after_sort"] == [5, 6]
    assert saw["falling"]
    assert saw["card"] and saw["card_of"] == saw["clicked"] and saw["selected"] == [saw["clicked"]]
    assert saw["copied"][0].split("\t")[:4] == ["Rank", "Place", "Crimes", "per km²"]
    assert len(saw["copied"]) == 2 and saw["copied"][1].split("\t")[0] == "1"


def test_the_card_shows_the_hours_where_there_are_times(in_window):
    saw = in_window("hours_on_the_card")
    assert saw["fields"] == {
        "offence_field": "offence",
        "date_field": "committed_from",
        "location_field": "",
        "reference_field": "",
        "from_field": "committed_from",
        "to_field": "committed_to",
    }
    assert saw["there"] and saw["friday"] == ["Fri 22:00–23:00: 40.0 crimes"]
    assert saw["words"] == [
        "40 crimes, 0% of which have a time span of more than 24 hours. Busiest: Friday 19:00–23:00 (100%)."
    ]
    assert saw["framed"] == [[4, 19, 4]]


def test_a_cancel_leaves_project_and_disk_as_they_were(in_window):
    saw = in_window("cancel")
    assert saw["stage"].endswith("…")
    assert saw["said"] == "Cancelled; nothing was changed."
    assert saw["after"] == saw["before"] and saw["table"]


def test_errors_are_one_sentence_in_the_page(in_window):
    saw = in_window("errors")
    assert saw["no_crs"].startswith("The layer 'Crimes without a system' has no coordinate system; set it")
    assert not saw["button"]
    assert "'weight'" in saw["negative"] and "'Weighted'" in saw["negative"] and "1 negative" in saw["negative"]
    assert saw["layers"] == ["Weighted"] and saw["enabled"]
    assert saw["nothing_ticked"] == "No offences are ticked; tick at least one."


def test_the_dock_may_be_closed_while_it_works(in_window):
    saw = in_window("closed_while_running")
    assert saw["rows"] > 100 and saw["visible"] and saw["resting"]


def test_choices_and_result_come_back_with_the_project(in_window):
    saw = in_window("save_and_open_again")
    assert saw["cleared"] == [False, True] and saw["clean"]
    assert saw["again"] == saw["choices"]
    assert saw["rows"] and saw["count"] > 0
    assert saw["columns"] == [
        *("Rank", "Place", "Wards in Cleveland: lies in", "Crimes", "per km²", "Trend", "More than chance?")
    ]
    assert "2 of 14" in saw["face"] and saw["size"] == 340 and saw["start"] == "2025-02-01"
    assert not saw["dirty"], "a project that is merely opened is not changed"
    kept = [name for name in saw["files"] if re.match(r"work hot spots \d{4}-\d\d-\d\d \d{6}\.gpkg$", name)]
    assert len(kept) == 1 and set(saw["sources"]) == set(kept)


def test_two_projects_do_not_mix(in_window):
    saw = in_window("two_projects")
    assert saw["layers"] == ["Other crimes"] and saw["rows"] == 0 and not saw["running"]
    assert saw["size"] == 150 and saw["offences"] == ["Robbery"] and saw["crimes"] == "Other crimes"
    assert saw["entry"] == "", "nothing of the first project, and nothing that the user has not chosen"
    assert sum(saw["found"]) > 0


def test_results_from_before_the_first_save_are_said_to_be_lost(in_window):
    saw = in_window("saved_after")
    assert "Save the project" in saw["before"] and "Save the project" not in saw["saved"]
    assert "before the project was saved" in saw["saved"], "while it can still be made again"
    assert saw["layers"] and not any(saw["layers"]), "QGIS brings them back without their rows"
    assert saw["results"] == 0 and saw["table"] is False and not saw["allowed"]
    assert "temporary" in saw["sentence"] and "lost" in saw["sentence"]
    assert "Crimes in Cleveland" in saw["crimes"] and "temporary" in saw["crimes"]
    assert not saw["dirty"], "opening it changes nothing"
    assert saw["whole"] == [True, True, True], "it is never cut short"
    assert set(saw["kept"]) == {"ogr"} and saw["last"] == ""


def test_what_is_temporary_is_said_once_the_project_is_saved_and_kept_by_a_button(in_window):
    saw = in_window("kept_by_button")
    assert saw["unsaved"] is False and sorted(saw["said"]) == saw["names"]
    assert not saw["warned"] and not saw["dirty"], "the project was saved again"
    assert saw["asked"] == [], "for QGIS it is not as if somebody else had changed the file"
    assert saw["alike"] and saw["rows"] and saw["folders"] == [True]
    assert saw["made by"] and saw["styled"] != "QgsSingleSymbolRenderer"
    assert saw["again"] is False, "nothing is temporary any more"


def test_hot_spots_that_were_kept_by_hand_are_not_said_to_be_lost(in_window):
    assert in_window("kept_by_hand") == [[True, False, False]] * 2
