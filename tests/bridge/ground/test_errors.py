"""What a user reads of an error, whatever a file has put into it, and what cancelling is."""

import pytest

from hotspot_policing.bridge.ground.errors import Cancelled, InputError, NothingLeft, brief, shortened


def test_a_sentence_of_usual_length_stays_as_it_is():
    sentence = "CELL_SIZE: 0 metres; give more than 0, 100 % sure {braces} and 'quotes'."
    assert str(InputError(sentence)) == brief(sentence) == sentence


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u202e", "\ud800"])
def test_signs_that_cannot_be_shown_do_not_end_the_sentence(sign):
    said = str(InputError(f"The field 'a{sign}b' holds no dates; choose another."))
    assert sign not in said and said.endswith("choose another.") and "'a\ufffdb'" in said


def test_a_value_of_thousands_of_signs_is_cut_and_the_words_around_it_stay():
    said = brief(f"OFFENCES: '{'x' * 5000}' is not in the field 'offence'; choose one of it.")
    assert said.startswith("OFFENCES: 'xxx") and said.endswith("is not in the field 'offence'; choose one of it.")
    assert len(said) < 200 and "…" in said


def test_of_a_long_path_the_name_of_the_file_stays():
    path = "/media/share/" + "analysis of 2025/" * 60 + "crimes.gpkg"
    for said in (brief(f"The file '{path}' isn't there; it's gone, choose another."), shortened(path)):
        assert "/media/share" in said and "crimes.gpkg" in said and len(said) < 200
    assert shortened("crimes.gpkg") == "crimes.gpkg"


def test_of_a_long_sentence_without_values_beginning_and_end_stay():
    sentence = "What is wrong: " + " ".join(str(i) for i in range(2000)) + ". What to do."
    said = brief(sentence)
    assert said.startswith("What is wrong: 0 1 2") and said.endswith("What to do.") and len(said) < len(sentence) / 5


def test_nothing_left_is_an_input_error_and_to_cancel_is_none():
    with pytest.raises(InputError):
        raise NothingLeft("No crime is left.")
    assert not issubclass(Cancelled, InputError)
