"""Whether presence was fair, in the real window; steps_balance.py does what the user does."""

import re


def test_from_the_audit_to_the_prompts(in_window):
    saw = in_window("balance", "steps_balance.py")
    words, ready = saw["empty"]
    assert "hot spots yet" in words and not ready
    assert saw["suggested"]["NAME_FIELD"] == saw["names"] == "WD13NM", "as on the page Data, and in the list"
    problem, words = saw["audit"]
    assert problem == "" and words.startswith("In 0 of 82 neighbourhoods, ")
    assert "in 82 the numbers are too small" in words
    # Row, map and chart are one selection.
    for what in ("row", "map", "chart"):
        name, selected = saw[what]
        assert selected == [name], what
    assert saw["room for names"] and min(saw["room for names"]) > 60, "a neighbourhood can be read"
    problem, words = saw["loop"]
    assert problem == "" and "of the crimes are police-generated" in words
    problem, words = saw["searches"]
    assert problem == ""
    numbers = re.findall(r"\d+", words)
    assert numbers[:4] == ["600", "200", "33", "50"] and numbers[6] == "25", words
    problem, words = saw["community"]
    # Twelve wards with twenty answers; the one with two is not shown. A quarter of 120 and half of 120 feel safe.
    assert problem == "" and re.findall(r"\d+", words)[:4] == ["240", "12", "82", "38"], words
    problem, words = saw["prompts"]
    assert problem == "" and re.findall(r"\d+", words)[:2] == ["11", "17"], words
    assert all(saw["text"]) and saw["copied"]
    for tool in ("fairnessaudit", "feedbackloop", "searchoverlay", "communityfeedback", "impactprompts"):
        needs, has = saw[tool + " wide"]
        assert needs <= has, tool + " is cut off"
    assert saw["cleared"] == [False, False] and saw["opened"]
