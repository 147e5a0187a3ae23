"""*View* in the real window: over time, and two results under a divider; steps_view.py does what the user does."""


def test_a_result_is_played_over_time_and_swiped_against_another(in_window):
    saw = in_window("view", "steps_view.py")
    # By month, by week, swipe, count and harm: the last only where hot spots are ranked by harm.
    assert saw["one result"] == [True, True, True, False] == saw["two results"]
    hot = [name for name in saw["offered"] if "Hot spots" in name]
    assert len(saw["offered"]) == 4 and len(set(hot)) == 2, "two runs can be told apart"
    assert any("SELECT_VALUE 5" in name for name in hot) and any("SELECT_VALUE 1" in name for name in hot)
    assert saw["sides"] == [[True, False], [False, True]] and saw["ground"] == [True, True]
    for is_at, asked in (saw["dragged"], saw["dragged back"]):
        assert is_at == asked
    assert saw["differ"] > 50 and saw["key"] == -20
    assert saw["ended"] == [True, True] and saw["layer gone"]
    count, active = saw["rows"]
    assert count % 3 == 0 and active and saw["frames"] == 3 and saw["panel"]
    assert saw["seen"] == [["2025-01-01", "2025-02-01"], ["2025-02-01", "2025-03-01"], ["2025-03-01", "2025-04-01"]]
    assert "3 periods (month) from 2025-01-01 to 2025-03-31" in saw["said"]
    assert "has months, not days" in saw["weeks"]
    needs, has = saw["wide"]
    assert needs <= has
