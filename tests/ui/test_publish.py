"""The page Publish in the real window; steps_publish.py does what the user does."""

import os


def test_a_draft_is_public_only_when_a_named_person_signs(in_window):
    saw = in_window("publish", "steps_publish.py")
    assert saw["empty"] == ["Choose crime data with dates on the Crimes page.", False, False]
    assert saw["given"]["NAME_FIELD"] == "WD13NM" and os.path.basename(saw["given"]["LEDGER"]) == "releases"
    problem, words = saw["draft"]
    assert problem == "" and " 82 areas" in words and "1 Jan 2025 to 31 Mar 2025" in words
    assert saw["buttons"] == [True, False] and "DRAFT" in saw["words"] and not saw["before"]
    # Nobody signs: nothing happens.
    assert saw["asked"][0] == "Please enter who is signing." and not saw["unsigned"]
    assert saw["signed"][0] and "Signed by Inspector Example on " in saw["signed"][1]
    assert saw["signed"][2:] == [False, True] and saw["group"] == "Signed release"
    # The blue button: the draft, who signs it, the pages; the draft again where something else is chosen.
    assert [one.index(True) for one in saw["next"]] == [0, 1, 2, 0] and sum(map(sum, saw["next"])) == 4
    assert saw["too early"] == [False, ["figures", "EFFECT", "FAIRNESS"]]
    days, *shown, narrower = saw["period"]
    assert narrower == ["2025-02-01", True], "the whole months of the period of the hot spots"
    assert days == ["2025-01-01", "2025-03-31"] and all("2025" in one or "25" in one for one, _ in shown)
    assert all(plain for _, plain in shown), "the days that count look like days that were chosen"
    *before, after = saw["of"]
    assert before == [True, False, False, True] and after == ["figures", "pages"], "nothing else was measured"
    assert saw["nameless"].endswith(": Publisher.")
    problem, words, files = saw["pages"]
    assert problem == "" and files == 83
    assert saw["blue"] == [False, True, True, [True, False]], "written, the next step is to look; then to write anew"
    assert words.startswith("82 pages for 1 Jan 2025 to 31 Mar 2025")
    assert saw["folder"] == [True, "Show in folder", True], "where the pages are"
    assert saw["premises"] == [True, False], (
        "crimes at premises count here, and it is said where they count nowhere else"
    )
    assert saw["cut"] == [], "no cell is cut at the width that the dock has"
    assert saw["figures"] == ["area_name,offence,period,shown,low,high"]
    assert "1 Apr 2025" in saw["again"][0]
    assert saw["opened"]
    needs, has = saw["wide"]
    assert needs <= has


def test_the_pack_of_the_week_by_one_click_while_the_window_lives(in_window):
    saw = in_window("pack", "steps_pack.py")
    assert saw["given"]["NAME_FIELD"] == "WD13NM" and saw["given"]["FORCE"] == "Cleveland Police"
    problem, words, shown = saw["said"]
    assert problem == "" and words.startswith("4 of 10 steps were run") and shown and saw["rows"] == 10
    assert {tool for tool, done in saw["steps"].items() if done} == {
        "checkdata",
        "countcrimes",
        "publicationlayer",
        "communityreport",
    }
    assert {"pack.html", "pack.json", "hot spots.gpkg", "public pages", "public pages.pdf"} <= set(saw["files"])
    # The window showed each stage while it ran.
    assert {"2 of 10: Data", "3 of 10: Hot spots", "9 of 10: Public figures"} <= set(saw["stages"])
    # The sample's file read anew into a layer that is open, and a stop after it.
    assert saw["typed"] == ["/a b.csv", "/c"] and saw["cleared"] == [None, None]
    assert saw["sources"] == [["police_uk.zip"], True]
    before, after, survey, words, packs, spots = saw["refreshed"]
    assert (before, after, survey) == (12731, 20314, "2025-03-31") and packs and spots
    assert words == "Cancelled. No pack was created; the crimes just read have been kept."
    assert saw["stopped"] == ["Cancelled; nothing was changed.", True]
    assert saw["gone"] == [False, True]
    assert saw["opened"]
    needs, has = saw["wide"]
    assert needs <= has


def test_every_tile_makes_its_paper_and_a_stop_leaves_nothing(in_window):
    saw = in_window("share", "steps_publish.py")
    paper = ("tile_briefing", "tile_sheet", "tile_map")
    assert not any(saw["before"][name] for name in paper)
    assert all(saw["after"][name] for name in paper)
    assert saw["pdf"][0] and saw["pages"] == ["5"], "two pages, and one for each of three places"
    assert saw["word"][0] and 2 in saw["buttons"]
    assert saw["nowhere"][0] is False and "nowhere/briefing.pdf" in saw["nowhere"][1]
    assert saw["stopped"] is False and saw["left"] == []
    assert saw["sheets"] == 3
    assert saw["layouts"] == 2 and saw["same layers"], "the briefing's and the map's"
    assert saw["public"] and saw["pack"] and saw["shifts"] == ["patrol", 1], "where the plan is made"
    (words, opens), (made, opens_now) = saw["briefings"]
    assert not opens and opens_now and words != made and "2" in made and "patrol routes briefings" in made
    assert saw["wide"][0] <= saw["wide"][1]
