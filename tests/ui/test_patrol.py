"""The page Patrol in the real window; steps_patrol.py does what the user does."""


def test_hot_spots_come_into_force_and_leave_it(in_window):
    saw = in_window("register", "steps_patrol.py")
    assert saw["empty"] == [["hot spots", "register"], False, False] and saw["found"]
    missing, words, there = saw["new"]
    assert missing == [] and "register.gpkg" in words and not there
    assert saw["asked"] == "Add candidates"
    rows, hot_spots, words = saw["candidates"]
    assert rows == hot_spots == saw["layer"] > 100 and f"{rows} added" in words
    assert saw["selected"] == [True, True, False]
    assert saw["followed"] == saw["active"] == ["HS-0003", "HS-0005"]
    assert saw["missing"] == "Please say who decides."
    assert saw["from the card"] == [3, "patrol"] and "HS-0001" in saw["note"]
    assert saw["compared"] == ["The register and the hot spots on show", 0]
    offered, still, same, versions, said = saw["undo"]
    assert offered and not still and same == [True] * 3 and versions == 1 and said, "a version more, not one less"
    assert saw["renamed"] == ["Market Square", "Analyst", True, True]
    assert saw["retired"] == 1 and saw["history"].startswith("History of HS-")
    assert saw["wide"][0] <= saw["wide"][1], "cut off"
    assert saw["cleared"] == [0, False]
    assert "select one polygon" in saw["unselected"] and saw["reshaped"] == ["edited", True]
    given, words, ids = saw["given"]
    assert given > 50 and f"{given} added" in words and len(ids) == 1
    assert saw["opened"] == [rows + 1 + given, True, True]


def test_a_plan_is_made_changed_by_hand_driven_and_compared(in_window):
    saw = in_window("plan", "steps_patrol.py")
    assert saw["needs"] == [["places", True], ["officers", False], ["hours", False]], "the sample has months"
    problem, words = saw["plan"]
    assert problem == "" and "officer-hours" in words
    assert saw["plan wide"][0] <= saw["plan wide"][1], "cut off"
    board = saw["board"]
    places, columns, agencies, weeks = board["shape"]
    assert places > 5 and columns == 21 and agencies == weeks == 2
    assert board["kept"][0].startswith("Every rule is kept") and board["kept"][1] is False
    assert board["plus"] == 1 and board["undone"] == 1
    assert any("9 visits, at most 2" in one for one in board["broken"])
    more, note, signed, kept = saw["by hand"]
    assert more == 1 and "carnival" in note and signed and kept
    problem, words = saw["routes"]
    assert problem.startswith("Files are in") and "visits" in words
    files = sum(saw["files"], [])
    # A page, a GPX and a KML for each route, the stops, and what is left out where anything is.
    assert files.count(".pdf") == files.count(".gpx") == files.count(".kml") >= 1 and files.count(".csv") in (1, 2)
    pages, words, said = saw["shared"]
    assert pages >= 1 and said
    assert "near" in words, "the busiest locations, from the sample's crimes"
    assert any(word.startswith("HS-") for word in words) and words.count("☐") >= 1
    problem, words = saw["delivered"]
    assert problem.startswith("The return is in") and words.startswith("3 of ") and len(saw["return"]) == 1
    assert saw["cleared"] == [False, False, ["places", "officers", "hours"]] and saw["opened"] == [True, 7]


def test_plans_lie_in_peak_hours_and_another_point_is_taken_by_name(in_window):
    saw = in_window("peaks", "steps_patrol.py")
    assert saw["problem"] == "" and saw["given"].endswith("peaks.json") and saw["hours"]
    assert not any("PEAKS" in note for note in saw["notes"])
    # Robberies at ten past ten in the West, burglaries at nine in the East.
    west = [one for one in saw["peaks"] if one.startswith("West")]
    east = [one for one in saw["peaks"] if one.startswith("East")]
    assert west and all(one.split()[1] == "Late" for one in west), west
    assert east and all(one.split()[1] == "Early" for one in east), east
    position, notes = saw["taken"]
    assert position == 1 and "chosen by Superintendent: fairer" in notes
