"""The table of officers against the tool that it feeds, and logs whose agency is not known; steps_staffing.py does what
the user does."""

import datetime
import re

MONDAY = datetime.date(2026, 7, 6)


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
    saw = in_window("staffing", "steps_staffing.py", seconds=400)
    assert len(saw["rows"]) == len(set(saw["rows"])) == 4 and saw["ready"] == [False, True]
    assert saw["first"] == ["", "", saw["first"][2], False], "nobody is there until somebody says so"
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
    assert shown and numbers(live) == [3, 2, hours, 28, visits, 15]
    # No weekdays, and a name that would part the words.
    assert saw["wrong"][1] == there and "Traffic wardens others" in saw["wrong"][0].replace("  ", " ")
    missing, able, words = saw["too long"]
    assert "officers" in missing and not able and "Late" in words
    assert saw["added"] == 5 and saw["removed"] == [4, f"{officers}, Late, 3, 2", True]
    assert saw["undone"] == [5, there, False]
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
    assert numbers(plan["live"]) == [3, 1, 2, hours, 10, visits, 15, plan["visits"]]
    assert plan["agencies"] == [officers, specials, wardens] and plan["folded"]
    assert plan["next"] == [False, True, False]
    words, again = saw["changed"]
    hours, visits = by_hand(rows, MONDAY, 11, 22)
    assert numbers(words) == [3, 1, 2, hours, 11, visits, 15] and again


def test_an_agency_that_nobody_gave_is_never_police(in_window):
    saw = in_window("unknown_agency", "steps_staffing.py")
    assert saw["empty"] == ["visits", "plan"]
    missing, able, words = saw["before"]
    assert "columns" in missing and not able and numbers(words)[0] == 5, "nothing is counted before it is known what"
    missing, able, looked = saw["matched"]
    assert missing == ["plan"] and able
    assert looked[0] == {
        "place": "HS-0001",
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
