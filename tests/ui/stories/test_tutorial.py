"""The tutorial of the guide in the real window: every step works, and every button it names is there."""

import os
import re

import pytest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
#: Bold in the tutorial, and a key of the keyboard.
KEYS = {"Esc", "Ctrl+C"}


def named():
    """What the tutorial has in bold: tabs, buttons, fields."""
    with open(os.path.join(ROOT, "docs", "tutorial.md"), encoding="utf-8") as file:
        return {one.replace("\\", "") for one in re.findall(r"\*\*([^*]+)\*\*", file.read())} - KEYS


@pytest.mark.once
def test_the_tutorial_from_an_empty_qgis_to_the_weekly_pack(in_window):
    saw = in_window("tutorial", os.path.join(HERE, "steps_tutorial.py"), seconds=400)
    missing = sorted(one for one in named() if not any(word == one or word.startswith(one) for word in saw["words"]))
    assert not missing, f"the tutorial names what is not in the dock: {missing}"
    assert saw["hot spots"] > 100 and saw["overlay"] and saw["in force"] == 10
    problem, words = saw["plan"]
    assert problem == "" and "visits" in words
    assert saw["given"]["PLAN"] and saw["given"]["AREAS"]
    problem, words, shown = saw["pack"]
    assert problem == "" and words.startswith("6 of 10 steps were run") and shown
    assert {tool for tool, (done, _) in saw["ran"].items() if not done} == {
        "importpoliceuk",
        "monitor",
        "patrolvisits",
        "impact",
    }
    assert all(why for done, why in saw["ran"].values() if not done)
    assert saw["draft"]
