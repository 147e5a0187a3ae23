"""Codes of distinct texts, and numbers in text."""

import math

import numpy as np
import pytest

from hotspot_policing.bridge.ground.text_codes import Coder, numbers, tidied


def test_codes_lead_back_to_their_texts():
    texts = ["b", "a", "b", "", "c", "a"]
    coder = Coder()
    codes = coder.codes(texts)
    assert [list(coder)[code] for code in codes] == texts and len(coder) == 4


def test_codes_go_on_from_block_to_block():
    coder = Coder()
    assert coder.codes(["x", "y"]).tolist() == [0, 1] and coder.codes(["y", "z"]).tolist() == [1, 2]


def test_texts_that_differ_by_blanks_become_one():
    coder = Coder()
    codes = coder.codes(["a ", " a", "b"])
    texts, new = tidied(coder)
    assert texts == ["a", "b"] and new[codes].tolist() == [0, 0, 1]
    assert tidied(Coder())[1].tolist() == [0]


@pytest.mark.parametrize("text, number", [("1e3", 1000.0), (" 2.5 ", 2.5), ("-0", 0.0)])
def test_numbers_are_read(text, number):
    assert numbers([text]).tolist() == [number]


@pytest.mark.parametrize("text", ["none", "nan", "1,5"])
def test_text_that_is_no_number_is_infinite_and_none_is_nan(text):
    found = numbers([text, "", "7"])
    assert math.isnan(found[1]) and found[2] == 7
    assert np.isinf(found[0])
