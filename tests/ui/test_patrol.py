"""The page Patrols in the real window; steps_patrol.py does what the user does."""

import datetime
import re

MONDAY = datetime.date(2026, 7, 6)


def test_hot_spots_come_into_force_and_leave_it(in_window):
    saw = in_window("register", "steps_patrol.py")
    assert all(saw["in view"][:4]), "which place, its name, who is responsible, and its crimes"
    assert saw["states"] == [False, True], "a column says the state only where there are several"
    assert saw["empty"] == [["hot spots", "register"], False, False] and saw["found"]
    missing, words, there = saw["new"]
    assert missing == [] and "register.gpkg" in words and not there
    assert saw["next"] == "Add the top 10 to the register", "as on the page Hot spots"
    assert saw["asked"] == "Add candidates"
    rows, hot_spots, words = saw["candidates"]
    assert rows == hot_spots == saw["layer"] > 100 and f"{rows} added" in words
    assert saw["again"] == [True, rows], "the same place is not added twice, whatever was decided on it"
    name, shown, different = saw["named"]
    assert name == shown and " · " in name and different == rows, "the names of the table: a street and its area"
    assert saw["selected"] == [True, True, False]
    assert saw["followed"] == saw["active"] == ["HS-0003", "HS-0005"]
    assert saw["missing"][0] == "Please enter who is making the decision." and "'31 June'" in saw["missing"][1]
    assert saw["since"] == ["2025-11-16"], "a date as people type it"
    assert saw["from the card"] == [3, "patrol", "active", rows]
    assert saw["compared"] == ["Compare the register with the hot spots shown", 0]
    offered, still, same, versions, said = saw["undo"]
    assert offered and not still and same == [True] * 3 and versions == 1 and said, "a version more, not one less"
    assert saw["renamed"] == ["Market Square", "Analyst", True, True]
    assert saw["retired"] == 1 and "HS-" in saw["history"]
    assert saw["wide"][0] <= saw["wide"][1], "cut off"
    assert saw["cleared"] == [0, False]
    assert "select one polygon" in saw["unselected"] and saw["reshaped"] == ["edited", True]
    given, words, ids = saw["given"]
    assert given > 50 and f"{given} added" in words and len(ids) == 1
    assert saw["opened"] == [rows + given, True, True]


def test_a_plan_is_made_changed_by_hand_driven_and_compared(in_window):
    saw = in_window("plan", "steps_patrol.py")
    assert saw["needs"] == [["places", True], ["officers", False], ["hours", False]], "the sample has months"
    problem, words = saw["plan"]
    assert problem == "" and "officer-hours" in words
    assert saw["age"] == [False, True, False], "told where the register has other active places than the plan"
    assert saw["plan wide"][0] <= saw["plan wide"][1], "cut off"
    board = saw["board"]
    places, columns, agencies, weeks = board["shape"]
    assert places > 5 and columns == 21 and agencies == weeks == 2
    assert board["key"] == (agencies > 1), "what a number in brackets is"
    assert board["undo"] == [False, True], "only where there is something to undo"
    assert board["kept"][0].startswith("The plan meets all the rules") and board["kept"][1] is False
    moves = board["moves"]
    count = moves["count"]
    assert moves["drags"] and moves["table"] and count >= 1
    assert moves["mouse"] == [0, moves["had"] + count], "pressed, moved and let go by the mouse"
    assert moves["moved"] == [0, moves["had"] + count, "", True] and moves["back"] == [True, False]
    stays, there, why, offered = moves["full"]
    assert stays == count and why.count(".") >= 1 and "hours" in why and not offered
    assert "HS-" in moves["row"] and moves["same"]
    words, buttons = moves["print"]
    assert buttons >= 2 and "OFFICIAL-SENSITIVE" in words and any(one.startswith("HS-") for one in words)
    assert moves["sheets"] == 2, "a page for each week"
    assert "nowhere/board.pdf" in moves["nowhere"]
    assert board["plus"] == 1 and board["undone"] == 1
    assert any("9 visits" in one and one.endswith(" 2.") for one in board["broken"])
    more, note, signed, kept = saw["by hand"]
    assert more == 1 and "carnival" in note and signed and kept
    shown, under = saw["under the briefings"]
    assert shown and not any(under), "ranks on the map would be taken for the numbers of the stops"
    assert saw["names"]["420"] == [True, True], "the place is read, and all columns are in view"
    assert saw["names"]["300"][0] and saw["names"]["tip"]
    problem, words = saw["routes"]
    assert problem.startswith("The files are in") and "visits" in words
    assert saw["map"] == [True, True], "the map shows the routes"
    files = sum(saw["files"], [])
    # A file for each of the day's two shifts; a GPX and a KML for each route, the stops, and what is left out.
    assert files.count(".pdf") == 2 < files.count(".gpx") == files.count(".kml") and files.count(".csv") == 2
    assert saw["there"] == [True, True]
    assert saw["river"] == [False, True, True, [True]], "offered as water, and never as a street"
    assert any("water" in note for note in saw["wet"])
    pages, words = saw["briefings"]
    assert pages >= 1
    assert "near" in words, "the busiest locations, from the sample's crimes"
    assert any(word.startswith("HS-") for word in words) and words.count("☐") >= 1
    problem, words = saw["delivered"]
    assert "patrol return" in problem and " 3 " in words and len(saw["return"]) == 1
    assert saw["travel"] == [True, True, True, False], "planned again with the travel that the routes need"
    assert saw["cleared"] == [False, False, ["places", "officers", "hours"]] and saw["opened"] == [True, 7]


def test_plans_lie_in_peak_hours_and_another_point_is_taken_by_name(in_window):
    saw = in_window("peaks", "steps_patrol.py")
    assert saw["problem"] == "" and saw["given"].endswith("peaks.json") and saw["hours"]
    assert not any("of its own" in note for note in saw["notes"])
    # Robberies at ten past ten in the West, burglaries at nine in the East.
    west = [one for one in saw["peaks"] if one.startswith("West")]
    east = [one for one in saw["peaks"] if one.startswith("East")]
    assert west and all(one.split()[1] == "Late" for one in west), west
    assert east and all(one.split()[1] == "Early" for one in east), east
    position, notes = saw["taken"]
    assert position == 1 and "Superintendent" in notes and "fairer" in notes


def numbers(text):
    """The numbers in a sentence, without the commas between thousands."""
    return [float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def by_hand(rows, first, days, minutes):
    """(officer-hours, whole visits) of rows (number, hours, weekdays), day by day and officer by officer."""
    hours = visits = 0
    for day in range(days):
        weekday = (first + datetime.timedelta(days=day)).weekday()
        for number, each, weekdays in rows:
            for _ in range(number if weekday in weekdays else 0):
                hours += each
                left = 60 * each
                while left >= minutes:
                    left -= minutes
                    visits += 1
    return hours, visits


def test_what_is_typed_into_the_table_is_what_the_tool_is_given(in_window):
    saw = in_window("staffing", "steps_patrol.py", seconds=400)
    for scrolled, names_shown, beside, opened in saw["narrow"]:
        assert not scrolled or (names_shown and beside and opened)
    assert saw["narrow"][1][0], "at 300 pixels the table scrolls"
    assert len(saw["rows"]) == len(set(saw["rows"])) == 4 and saw["ready"] == [False, True]
    assert saw["first"] == ["", "", saw["first"][2], True], "nobody is there until somebody says so"
    assert numbers(saw["first"][2]) == [], "and the line that says for how many visits has its room"
    officers, others, specials, wardens = saw["rows"]
    assert saw["named"] == [True] * 4, "each cell says of which row and column it is"
    kept, there, live, shown = saw["typed"]
    assert there == f"{officers}, Late, 3, 2; {wardens}, Early, 2, 1.5, Mon Wed Fri"
    assert kept == (
        f"{officers}, Late, 3, 2; {others}, Early, 0, 2; {specials}, Early, 0, 2; {wardens}, Early, 2, 1.5, Mon Wed Fri"
    ), "rows without officers are remembered, and not given to the tool"
    next_monday = datetime.date.today() + datetime.timedelta(days=7 - datetime.date.today().weekday())
    every, some = range(7), (0, 2, 4)
    hours, visits = by_hand([(3, 2, every), (2, 1.5, some)], next_monday, 28, 20)
    assert saw["stays"][0] == saw["stays"][1], "the form does not move under the mouse while somebody types"
    *now, places, most = numbers(live)
    assert shown and now == [3, 2, hours, 28, visits, 15, 5]
    assert places > 1 and most == 4 * 14 * places < visits, "what the maximum leaves is said before the plan is made"
    # No weekdays, and a name that would part the words.
    assert saw["wrong"][1] == there and "Traffic wardens others" in saw["wrong"][0].replace("  ", " ")
    missing, able, words = saw["too long"]
    assert "officers" in missing and not able and "Late" in words
    assert saw["added"] == 5 and saw["removed"] == [4, f"{officers}, Late, 3, 2", True]
    assert saw["undone"] == [5, there, False]
    assert not saw["unfolded"], "no line to undo with where there is nothing to undo"
    text, staff = saw["two shifts"]
    assert text == "Day 07:00-19:00; Night 19:00-07:00" and staff == f"{specials}, Night, 1, 2"
    text, staff, preset = saw["renamed"]
    assert text == "Days 06:30-19:00; Night 19:00-07:00" and staff == f"{specials}, Night, 1, 2" and not preset
    assert saw["usual"] is None, "the usual shifts are the tool's own"
    assert saw["cleared"] == "" and saw["opened"][0] and len(saw["opened"][1]) == 5
    assert saw["days"] == ["2026-07-06"] * 4 + [""]
    assert "32/13/2026" in saw["no day"] and "START" not in saw["no day"]
    assert not any("yyyy" in label or "_" in label for label in saw["labels"]) and len(saw["labels"]) > 5
    plan = saw["plan"]
    assert plan["problem"] == ""
    assert plan["given"]["RESOURCES"] == saw["last"][1] and plan["given"]["START"] == str(MONDAY)
    rows = [(3, 2, every), (1, 2, every), (2, 1.5, some)]
    hours, visits = by_hand(rows, MONDAY, 10, 22)
    assert sum(one["available"] for one in plan["use"]) == hours
    assert numbers(plan["live"]) == [3, 1, 2, hours, 10, visits, 15, 7, plan["visits"]]
    assert plan["agencies"] == [officers, specials, wardens] and plan["folded"]
    assert plan["next"] == [False, True, False]
    words, again = saw["changed"]
    hours, visits = by_hand(rows, MONDAY, 11, 22)
    assert numbers(words)[:-2] == [3, 1, 2, hours, 11, visits, 15, 7] and again


def test_an_agency_that_nobody_gave_is_never_police(in_window):
    saw = in_window("unknown_agency", "steps_patrol.py")
    assert saw["empty"] == ["visits", "plan"]
    missing, able, words = saw["before"]
    assert "columns" in missing and not able and numbers(words)[0] == 5, "nothing is counted before it is known what"
    missing, able, looked = saw["matched"]
    assert missing == ["left out", "plan"] and able
    (words,) = saw["left out"]
    assert "'Nowhere'" in words, "which rows are not counted"
    assert looked[0] == {
        "place": "HS-0001",
        "date": "",
        "begin": "06/07/2026 16:00",
        "end": "",
        "minutes": "15",
        "agency": "",
        "officers": "",
    }
    assert saw["without"] == [True, ["not given"] * 4]
    assert numbers(saw["agencies"])[-3:] == [2, 2, 1]
    assert saw["with"] == [True, ["Police", "Rangers", "not given", "not given"]]
    assert saw["given"] == {
        "LOG_PLACE_FIELD": "Spot",
        "LOG_START_FIELD": "Seen",
        "LOG_MINUTES_FIELD": "Stayed",
        "LOG_AGENCY_FIELD": "Unit kind",
    }
    missing, shown = saw["gone"]
    assert "visits" in missing and not shown
    assert saw["later"] == [False, False], "a log of visits to come counts nothing"
    assert saw["some later"] == [False, True]
    assert saw["boxes"] == ["place", "date", "arrived", "left"]
    assert saw["apart"] == [["plan"], True], "a date beside its times, and a place as our own pages print it"
    for name in ("no times", "no start"):
        missing, able = saw[name]
        assert "days" in missing and not able, "columns that cannot be read are not ticked"
    assert saw["mended"] == [["plan"], True], "the file as it is now"
    assert "visits" in saw["offered"]
    missing, able, places = saw["example"]
    assert "days" in missing and not able and places == 2, "its rows are examples, and no visits"
