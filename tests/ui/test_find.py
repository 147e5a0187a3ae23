"""The page Hot spots in the real window; steps_find.py does what the user does."""

import re

from support import pdf_text

SCRIPT = "steps_find.py"


def test_chips_say_the_choices_and_the_button_is_the_next_step(in_window):
    saw = in_window("chips", SCRIPT)
    assert saw["needs"] == {"crimes": True, "offences": True}
    assert saw["open"] == ["offences", ""], "the form folds as soon as there is a result"
    assert list(saw["before"]) == ["offences", "period", "area", "rule", "places", "method"]
    assert "2025" in saw["before"]["period"] and "150" in saw["before"]["places"] and "1%" in saw["before"]["rule"]
    assert saw["panels"] == {name: [name] for name in saw["before"]} and saw["closed"] == []
    assert saw["steps"] == ["find", "add", "again", "add", "again"]
    assert "200" in saw["changed"]
    period, shown = saw["days"]
    assert "15 Mar 2025" in period and shown == "01/02/2025"
    read = [["2025-02-05", False], ["2025-02-06", False], ["2025-02-07", False]]
    assert saw["typed"] == read + [["2025-02-07", True]] * 3, "what is no day is refused, and the day before it stays"
    assert saw["kerneldensity"] == [["area", "method", "offences", "period", "rule"], "again"]
    assert saw["nearrepeat"] == [["area", "method", "offences", "period"], "find"]
    assert saw["gistar"][1] == "again" and saw["countcrimes"] == [sorted(saw["before"]), "add"]
    assert not saw["enabled"], "nothing is selected yet"
    assert saw["asked"] == [list(range(1, 11)), [4]] and saw["picked"].startswith("1 ")


def test_what_is_needed_is_said_before_anything_is_found(in_window):
    saw = in_window("needs", SCRIPT)
    assert saw["nothing"] == [{"crimes": False}, False]
    assert saw["crimes"] == [{"crimes": True, "offences": True}, True]
    needs, ready = zip(*(saw[method] for method in ("nearrepeat", "emerginghotspots", "streethotspots")))
    assert [needs[0]["days"], needs[1]["history"], needs[2]["streets"]] == [False] * 3
    assert ready == (False, False, True), "a road layer can still be chosen, days cannot"
    assert saw["harm"]["harm"] is False
    for method, (missing, said, able) in saw["lacking"].items():
        assert missing == ["days"] and said and not able, method


def test_the_account_is_of_the_crimes_that_were_chosen(in_window):
    saw = in_window("account", SCRIPT)
    assert saw["rows"] == 580
    assert (saw["used"], saw["missing"], saw["premises"], saw["not chosen"]) == (200, 20, 60, 300)
    read, *parts = map(int, re.findall(r"\d+", saw["said"]))
    assert read == sum(parts) == saw["rows"] and sorted(parts) == [20, 60, 200, 300], "in one sentence that adds up"
    assert saw["amber"] == [True, True], "20 of 220 chosen ones"
    assert "robbery" in saw["headline"]
    assert saw["details"] == [False, True] and saw["lines"] == 3


def test_results_are_opened_renamed_removed_and_brought_back(in_window):
    saw = in_window("results", SCRIPT)
    first, second = saw["first"], saw["second"]
    assert saw["none"] is False
    assert first[1] > 100 and first[2] == 150 and second[2] == 300
    assert saw["list"] == [[second[0], True], [first[0], False]], "the newest first"
    assert "150 m" in first[0] and "Robbery" in second[0] and "Jan–Mar 2025" in second[0]
    assert saw["hidden"] == [True, [second[0]], sorted([first[0], second[0]])]
    assert saw["third"] == second[0] + " (2)"
    assert saw["after removal"] == [second, 2]
    assert saw["opened"] == [first, "add", "150 m ▾", 9], "with the choices that it was made with"
    assert saw["undone"] == [[second[0], second[1], 500], "again"]
    assert saw["clicked"] == first
    assert saw["renamed"] == ["For Tuesday", True]
    assert saw["twice"] == second[0] + " (2)", "no two results have one name"
    assert saw["by tree"] == ["By the tree"]
    shown, listed, undo, gone = saw["removed"]
    assert shown == second and [second[0], True] in listed and len(listed) == 1 and undo and gone == 2
    assert saw["ends"] == 30
    assert saw["back"] == [True, True, True, True, False]
    assert saw["cleared"] is False
    assert saw["read"] == [True, False, "add"]
    assert saw["again"] == second


def test_cards_are_turned_in_the_order_of_the_table_and_printed(in_window):
    saw = in_window("cards", SCRIPT)
    order = saw["order"]
    assert len(order) == 10 and saw["first"] == [False, True]
    assert saw["walked"] == [[one, [one]] for one in (order[1], order[2], order[3], order[2], order[1])]
    assert saw["last"] == [order[-1], False]
    assert saw["wide"][0] <= saw["wide"][1], "cut off"
    assert saw["buttons"] >= 2, "open it, or show its folder"
    words = pdf_text(saw["pdf"])
    assert f"{saw['rank']}. " in words and "OFFICIAL" in words and words.count("\f") == 1, "one page"
    assert "nowhere/card.pdf" in saw["nowhere"]


def test_the_table_fills_the_page_and_the_button_stays(in_window):
    saw = in_window("table", SCRIPT)
    for width, (needs, has) in saw["wide"].items():
        assert needs <= has, f"cut off at {width}"
    assert min(saw["rows"][width] for width in ("420", "460", "800")) >= 12, saw["rows"]
    assert all(saw["foot"].values()), saw["foot"]
    assert saw["10"] == [str(i) for i in range(1, 11)] and len(saw["25"]) == 25 and len(saw["0"]) > 100
    assert saw["listed"] == [0, 41]
    assert any("p-values" in note for note in saw["all notes"]) and "p-values" not in saw["notes"]


def test_every_control_of_the_page_has_a_name(in_window):
    assert in_window("names", SCRIPT)["silent"] == []


def test_nothing_on_the_page_holds_the_window_up(in_window):
    saw = in_window("heartbeat", SCRIPT)
    assert {what: seconds for what, seconds in saw.items() if seconds > 0.2} == {}


def test_a_result_is_played_over_time_and_swiped_against_another(in_window):
    saw = in_window("view", SCRIPT)
    # By month, by week, swipe, count and harm: the last only where hot spots are ranked by harm.
    assert saw["one result"] == [True, True, True, False] == saw["two results"]
    hot = [name for name in saw["offered"] if "Places" not in name]
    assert len(saw["offered"]) == 4 and len(set(hot)) == 2, "two runs can be told apart"
    assert sum("5%" in name for name in hot) == 1, "by the rule, where it is not the usual one"
    assert saw["sides"] == [[True, False], [False, True]] and saw["ground"] == [True, True]
    for is_at, asked in (saw["dragged"], saw["dragged back"]):
        assert is_at == asked
    assert saw["differ"] > 50 and saw["key"] == -20
    assert saw["ended"] == [True, True] and saw["layer gone"]
    count, active = saw["rows"]
    assert count % 3 == 0 and active and saw["frames"] == 3 and saw["panel"]
    assert saw["seen"] == [["2025-01-01", "2025-02-01"], ["2025-02-01", "2025-03-01"], ["2025-03-01", "2025-04-01"]]
    assert "3 periods (month), from 1 Jan 2025 to 31 Mar 2025" in saw["said"]
    assert "the month only" in saw["weeks"]
    needs, has = saw["wide"]
    assert needs <= has


def test_methods_that_find_no_hot_spots_answer_on_the_page(in_window):
    saw = in_window("answers", SCRIPT)
    assert saw["button"] == "&Find near repeats"
    assert saw["asked"] == [False, False, ["DAYS", "DISTANCES", "TODAY"]]
    assert saw["needs"]["days"] is False, "the sample has months"
    assert saw["empty"] == [True, False, False, False]
    assert not saw["months"], "what cannot be answered cannot be asked"
    assert saw["places asked"]
    shown, others, words, problem = saw["concentration"]
    assert shown and not others and problem == "" and "Half of " in words
    assert saw["wide"][0] <= saw["wide"][1], "cut off"
    assert len(saw["cells"]) == 4, "two measures and two shares of crime"
    assert saw["files"] == [".gpkg", ".html", ".json"]
    words, problem = saw["nearrepeat"]
    assert problem == "" and "times as many" in words
    # Ninety were planted within 200 m (along the streets) and a week; the rest is chance.
    band, observed, expected, ratio, q = saw["first band"]
    assert band == "0 to under 200 m, 0 to 6 days" and int(observed) >= 90 and float(ratio) > 3 and float(q) < 0.05
    assert saw["circles"][0] > 0
    shown, words, problem, cells = saw["facilities"]
    assert saw["moved"][0], "moved points alone cannot say at which premises a crime was"
    assert saw["moved"][1] is False and saw["named"] is True
    assert shown and problem == "" and words
    assert len(cells) > 5 and cells[0][0].startswith("Supermarket (S") and int(cells[0][1]) >= int(cells[-1][1]) > 0
    assert saw["premises"] == [[True, True]] and saw["facilities wide"][0] <= saw["facilities wide"][1]
    assert saw["back"] == saw["concentration"][2]
    assert saw["hot spots again"] == ["&Find hot spots", False, True]
    assert saw["cleared"] is False and saw["opened"] == [True, True]
