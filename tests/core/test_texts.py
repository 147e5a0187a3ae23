"""One of a thing is not many."""

from hotspot_policing.core.texts import counted, crimes_words, visits_words


def test_one_has_its_own_words_and_numbers_have_separators():
    assert [counted(n, "{} place", "{} places") for n in (0, 1, 2, 35487)] == [
        "0 places",
        "1 place",
        "2 places",
        "35,487 places",
    ]
    assert counted(1, "{} place of {}", "{} places of {}", "<b>1</b>", "A") == "<b>1</b> place of A"
    assert (crimes_words(1), visits_words(1)) == ("1 crime", "1 visit")
