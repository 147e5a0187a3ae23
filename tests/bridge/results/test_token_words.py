"""Every token that a user can choose has words, and files keep the tokens."""

from qgis.core import QgsApplication

from hotspot_policing.bridge.ground.fields import CRIME_FLAGS
from hotspot_policing.bridge.results.token_words import flag_words, help_words, token_words

#: Tokens that are the words of everybody.
SAME = {
    "week",
    "day",
    "none",
    "harm",
    "linear",
    "quartic",
    "uniform",
    "triangular",
    "active",
    "add",
    "accept",
    "reject",
    "retire",
    "edit",
    "merge",
    "refresh",
    "problem",
    "cause",
    "action",
    "partner",
    "assessment",
    "throughout",
}


def choices(provider):
    return [
        (tool.name(), one)
        for tool in provider.algorithms()
        for one in tool.parameterDefinitions()
        if one.type() == "enum"
    ]


def test_every_token_of_every_tool_has_words(run):
    found = choices(QgsApplication.processingRegistry().providerById("hotspotpolicing"))
    bare = {
        (tool, one.name(), token)
        for tool, one in found
        for token in one.options()
        if token_words(one.name(), token) == token and token not in SAME or "_" in token_words(one.name(), token)
    }
    assert len(found) > 50 and bare == set()
    twice = {
        (tool, one.name())
        for tool, one in found
        if len({token_words(one.name(), token) for token in one.options()}) < len(one.options())
    }
    assert twice == set(), "two choices of one list read alike"


def test_flags_have_words_and_what_is_no_flag_stays():
    for flag in CRIME_FLAGS:
        assert "_" not in flag_words(flag) + flag_words("not " + flag) and flag_words(flag) != flag_words("not " + flag)
    assert flag_words("ASB") == "ASB" and flag_words("public_place") != "public_place"


def test_the_help_explains_the_words_that_the_list_shows():
    text = "What it is from. none: all; month, quarter: those of each; auto: month where none shows."
    assert help_words("SEASONS", ["auto", "none", "month", "quarter"], text) == (
        "What it is from. all crimes: all; calendar month, calendar quarter: those of each; automatic: month where "
        "none shows."
    )
