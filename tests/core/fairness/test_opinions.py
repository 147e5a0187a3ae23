"""What an answer to a survey question means, however it is written."""

import pytest

from hotspot_policing.core.fairness.opinions import NO, NONE, UNKNOWN, YES, meaning, plain, read


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
    assert [meaning(one, yes) for one in ("3", "not sure!", "Very safe", "Refused", "Ja")] == [
        YES,
        YES,
        NO,
        NONE,
        UNKNOWN,
    ]


def test_numbers_are_read_as_the_scale_that_all_of_them_make():
    """What a number means by hand: (answers, those that mean yes where somebody says so) → each kind, or a question."""
    to_five, to_ten = [1, 2, 3, 4, 5], list(range(1, 11))
    for answers, given, yes, none in (
        (to_five, "", "4 5", ""),
        ([3, "5.0", 4.0], "", "5.0 4.0", ""),
        ([*to_five, 8, 9], "", "4 5", "8 9"),
        ([*to_five, 98, 99, 999], "", "4 5", "98 99 999"),
        ([0, 1, 9], "", "1", "9"),
        ([0, 1, -8, -9], "", "1", "-8 -9"),
        ([*to_ten, 98, 99], "7 8 9 10", "7 8 9 10", "98 99"),
        ([1, 2, 3, 4, 8, 9], "1 2", "1 2", "8 9"),
        ([1, 2, 3, 4, 8, 9], "8 9", "8 9", ""),
    ):
        found = read(answers, set(given.split()))
        assert (found.called(YES), found.called(NONE)) == (yes.split(), none.split()), answers
        assert not found.called(UNKNOWN) and not found.asks and not found.unclear, answers
    # Which end is the good one is not in the numbers: a scale to 4, to 10, of shares, or with words at one end.
    for answers in ([1, 2], [1, 2, 3, 4, 9], to_ten, [0, *to_five], [5, 20, 90, 99], ["1 - Very safe", 2, 3, 4, 5]):
        found = read(answers)
        assert found.asks and set(found.called(YES)) <= {"1 - Very safe"}, answers
    # Nobody said 3, so that 9 may be an answer on a scale to 10.
    assert read([1, 2, 4, 5, 9]).unclear == read([1, 2, 4, 5, 9], {"4", "5"}).unclear == ["9"]
    # A number among words is nobody's scale.
    found = read(["Very safe", "Unsafe", 9])
    assert not found.asks and not found.unclear and found.called(UNKNOWN) == ["9"]
