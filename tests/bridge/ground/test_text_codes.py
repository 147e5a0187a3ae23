"""Codes of distinct texts, and numbers in text."""

import math
import tempfile

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.ground.text_codes import CodedColumn, Coder, DistinctColumn, numbers, tidied


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


TEXTS = [f" {i % 700:03d}é\n" for i in range(2000)] + ["", "  ", "\U0001f694", "000é"]


@pytest.mark.parametrize("column", (CodedColumn, DistinctColumn))
def test_a_column_holds_its_texts_and_equal_ones_have_one_code(column):
    gathered = column()
    for i in range(0, len(TEXTS), 301):
        gathered.add(TEXTS[i : i + 301])
    codes, values = gathered.result()
    texts = [text.strip() for text in TEXTS]
    assert [values[code] for code in codes.tolist()] == texts
    assert [text for _, text in sorted({code: values[code] for code in codes.tolist()}.items())] == list(
        dict.fromkeys(texts)
    )
    assert list(values)[:5] == texts[:5]


@pytest.mark.parametrize("column", (CodedColumn, DistinctColumn))
def test_a_column_without_rows(column):
    codes, values = column().result()
    assert len(codes) == 0 and list(values) == []


def test_rows_of_one_text_are_added_by_number():
    gathered = CodedColumn()
    gathered.add_same("a.csv", 3)
    gathered.add_same("b.csv", 300)
    codes, values = gathered.result()
    assert np.bincount(codes).tolist() == [3, 300] and values == ["a.csv", "b.csv"]


def test_texts_of_two_columns_with_one_file_are_put_together():
    gathered = DistinctColumn()
    gathered.add(["a", "ß"])
    more, left = gathered.another(), gathered.another()
    left.add(["left out"])
    more.add(["00ff", "a"])
    gathered.extend(more)
    codes, values = gathered.result()
    assert list(values) == ["a", "ß", "00ff", "a"] and codes.tolist() == [0, 1, 2, 0]
    assert values[np.array([3, 1, 0])] == ["a", "ß", "a"]


def test_a_temporary_folder_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with refused(InputError, str(tmp_path / "gone")):
        DistinctColumn().add(["a"])


def test_texts_in_one_piece_are_cut_out_again():
    gathered = DistinctColumn()
    gathered.add(["a", "", "ccc", "dd"])
    values = gathered.result()[1]
    assert values[2] == "ccc" and values[1:3] == ["", "ccc"] and values[np.array([3, 0])] == ["dd", "a"]
    assert len(values) == 4


@pytest.mark.parametrize(
    "texts", (["00ff", "", "a9", "00ff"], ["00FF", "a9"], ["0", "0ff"], ["00ff", "a 9 "], ["0g", "a9"], ["٠١"])
)
def test_texts_of_figures_are_given_back_as_they_were(texts):
    gathered = DistinctColumn()
    gathered.add(texts)
    gathered.add(["zz"])
    codes, values = gathered.result()
    tidy = [text.strip() for text in [*texts, "zz"]]
    assert list(values) == tidy and values[np.array([len(texts), 0])] == ["zz", tidy[0]]
    assert [values[code] for code in codes.tolist()] == list(values)
