"""What an answer to a survey question means, however it is written."""

import pytest

from hotspot_policing.core.fairness.opinions import NO, NONE, UNKNOWN, YES, meaning, plain


@pytest.mark.parametrize(
    "text",
    [
        "Don't know",
        "DON’T KNOW",
        "dont know",
        "Do not know",
        "Don't know / can't remember",
        "DK",
        "I don't know",
        "Prefer not to say",
        "prefer not to answer.",
        "PNTS",
        "Rather not say",
        "N/A",
        "n.a.",
        "NA",
        "Not applicable",
        "not-applicable",
        "Refused",
        "REFUSED TO ANSWER",
        "Not answered",
        "(not answered)",
        "No answer",
        "Not sure",
        "unsure",
        "Unknown",
        "Not stated",
        "",
        "  ",
        "-",
        "--",
        "—",
        ".",
        "?",
        "None",
        "NULL",
        "-9",
        "-8.0",
        "Don't know (97)",
        "8 - Don't know",
        "Don't know/refused",
        "DK/NA",
        "Ddim yn gwybod",
        "Gwell gennyf beidio â dweud",
    ],
)
def test_answers_that_are_none(text):
    assert meaning(text) == NONE


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Very safe", YES),
        ("FAIRLY SAFE", YES),
        ("A bit safe", YES),
        ("1 - Very safe", YES),
        ("Very safe (1)", YES),
        ("I feel very safe", YES),
        ("Agree strongly", YES),
        ("Tend to agree", YES),
        ("Excellent", YES),
        ("4", YES),
        ("5.0", YES),
        ("Yes", YES),
        ("y", YES),
        ("Unsafe", NO),
        ("Very unsafe", NO),
        ("Not safe", NO),
        ("Not at all safe", NO),
        ("not very confident", NO),
        ("Neither safe nor unsafe", NO),
        ("Neither agree nor disagree", NO),
        ("Strongly disagree", NO),
        ("No", NO),
        ("3", NO),
        ("1", NO),
        ("Very poor", NO),
        ("Only by day", UNKNOWN),
        ("Ja", UNKNOWN),
        ("7", UNKNOWN),
        ("99", UNKNOWN),
        ("No-go after dark", UNKNOWN),
    ],
)
def test_answers_that_mean_something(text, kind):
    assert meaning(text) == kind


def test_the_list_that_is_given_goes_first():
    yes = {plain(one) for one in ("3", "Not sure")}
    assert [meaning(one, yes) for one in ("3", "not sure!", "4", "Very safe", "Refused", "Ja")] == [
        YES,
        YES,
        NO,
        NO,
        NONE,
        UNKNOWN,
    ]
