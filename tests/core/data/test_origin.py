"""Where points come from: by marks and by words, and never by how many crimes share one."""

import pytest

from hotspot_policing.core.data import origin
from hotspot_policing.core.data.origin import COARSE, MOVED, NOT_KNOWN, ORIGINS, RECORDED


@pytest.mark.parametrize(
    "names, found",
    [
        (("Crime ID", "Reported by", "Falls within", "LSOA code"), MOVED),
        (("Reported_b", "Falls_with"), MOVED),
        (("reported_by", "lsoa_code"), MOVED),
        (("crime_id", "LSOA code"), NOT_KNOWN),
        (("Reported by",), NOT_KNOWN),
        ((), NOT_KNOWN),
    ],
)
def test_columns(names, found):
    """One alone may be a force's own: many exports hold the LSOA."""
    assert origin.by_columns(names) == found


@pytest.mark.parametrize("near, others, found", [(9, 1, MOVED), (8, 2, NOT_KNOWN), (9, 0, MOVED), (0, 0, NOT_KNOWN)])
def test_places(near, others, found):
    texts = ["On or near Nash Road", "On or near "] * near + ["12 Nash Road"] * 2 * others + ["", " "]
    assert origin.by_places(texts) == found


@pytest.mark.parametrize(
    "rows, found",
    [
        (["moved"] * 10, MOVED),
        (["moved"] + [""] * 9, MOVED),
        (["moved"] + ["recorded"] * 99, RECORDED),
        (["coarse"] * 2 + ["recorded"] * 8, COARSE),
        (["coarse"] * 5 + ["moved"] * 5, MOVED),
        ([""] * 9, NOT_KNOWN),
        (["recorded"] * 8 + [""] * 2, NOT_KNOWN),
        (["999 call"] * 5 + ["moved"] * 5, NOT_KNOWN),
        ([], NOT_KNOWN),
    ],
)
def test_rows_that_say_it(rows, found):
    assert origin.by_rows(rows) == found


def test_each_has_a_sentence_of_its_own_and_sharing_decides_nothing():
    for crimes, distinct in ((1000, 10), (1000, 1000), (30, 29), (0, 0)):
        said = {one: origin.sentence(one, crimes, distinct) for one in ORIGINS}
        assert len(set(said.values())) == 4 and not said[RECORDED]
        assert "moved" not in said[COARSE] and said[MOVED].startswith("Moved locations")
        assert said[NOT_KNOWN].startswith("It is not known")
    assert "68%" in origin.sentence(NOT_KNOWN, 100, 32)
    assert [one for one in ORIGINS if origin.displaced(one)] == [MOVED, COARSE]


@pytest.mark.parametrize(
    "where, by_id, by_text, listed, expected",
    [
        (RECORDED, False, False, False, True),
        (NOT_KNOWN, False, False, True, True),
        (MOVED, True, False, False, True),
        (COARSE, True, False, True, True),
        (MOVED, False, True, True, True),
        (MOVED, False, True, False, False),
        (COARSE, False, True, False, True),
        (COARSE, False, False, True, False),
        (MOVED, False, False, True, False),
    ],
)
def test_what_can_say_at_which_place_a_crime_was(where, by_id, by_text, listed, expected):
    assert origin.can_name_place(where, by_id, by_text, listed) is expected
