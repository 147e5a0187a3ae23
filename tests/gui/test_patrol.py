"""The page Patrol in the real window; steps_patrol.py does what the user does."""


def test_hot_spots_come_into_force_and_leave_it(in_window):
    saw = in_window("register", "steps_patrol.py")
    assert saw["empty"] == [True, False, False] and saw["found"]
    assert "not there yet" in saw["new"]
    assert saw["asked"] == "Add candidates"
    rows, hot_spots, words = saw["candidates"]
    assert rows == hot_spots == saw["layer"] > 100 and "{} added".format(rows) in words
    assert saw["selected"] == [True, True, False]
    assert saw["followed"] == saw["active"] == ["HS-0003", "HS-0005"]
    assert saw["missing"] == "Please say who decides."
    assert saw["from the card"] == [3, "patrol"] and "HS-0001" in saw["note"]
    assert saw["compared"] == ["The register and the hot spots on show", 0]
    assert saw["retired"] == 1 and saw["history"].startswith("History of HS-")
    assert saw["wide"][0] <= saw["wide"][1], "cut off"
    assert saw["cleared"] == [0, False]
    assert saw["opened"] == [rows + 1, True, True]
