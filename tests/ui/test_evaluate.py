"""Whether it worked, in the real window; steps_evaluate.py does what the user does."""


def test_from_the_lot_to_the_effect_and_the_watch(in_window):
    saw = in_window("evaluate", "steps_evaluate.py")
    words, ready = saw["empty"]
    assert "hot spots yet" in words and not ready
    problem, words = saw["trial"]
    assert problem == "" and words.startswith("10 places in 5 blocks; 5 treated, 5 control.")
    heading, lines = saw["list"]
    assert heading.startswith("hotspot_id,") and heading.endswith("arm") and lines == 11
    assert saw["trial's arms"]
    problem, words = saw["controls"]
    assert problem == "" and "treated places have controls" in words and not words.startswith("0 of")
    assert saw["named"] == ["hexagon"]
    assert saw["given"] == ["CANDIDATES", "CONTROLS"]
    assert saw["needs"] == [["places", "controls", "crimes"], ["controls"], []]
    problem, words = saw["effect"]
    # Eight a week became four in the ten; nothing happened in the controls.
    assert problem == "" and "Crime fell more in the treated places" in words, words
    problem, words = saw["watch"]
    assert problem == "" and "10 of 10 places" in words, words
    assert saw["kept"]
    place, selected = saw["chosen"]
    assert len(selected) == 1 and place.startswith(selected[0])
    for tool in ("trialdesign", "matchcontrols", "impact", "monitor"):
        needs, has = saw[tool + " wide"]
        assert needs <= has, tool + " is cut off"
    assert saw["cleared"] == [False, False] and saw["opened"] == [True, "2025-01-06"]
