"""Columns come out the same from QGIS's values and from OGR's bytes, in one block or in many."""

import datetime
import math
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import NULL
from qgis.PyQt.QtCore import QDate
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.reading.columns import (
    CATEGORY,
    DATE,
    DECODERS,
    MOST,
    NUMBER,
    REFERENCE,
    amount,
    as_numbers,
)
from hotspot_policing.core.data.crime_numbers import no_crime_number


@dataclass
class Source:
    """A layer with fields of given kinds."""

    name: str = "crimes"
    kinds: dict = field(default_factory=dict)

    def kind_of(self, name):
        return self.kinds.get(name, "text")


def decoder(role, kind="text"):
    return DECODERS[role]("given", Source(kinds={"given": kind}))


#: No NUL, at which bytes of a fixed width end.
TEXTS = st.lists(
    st.one_of(st.none(), st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), max_size=12)),
    max_size=30,
)


def as_bytes(texts):
    """The same values as OGR streams them."""
    data = np.array([(text or "").encode() for text in texts], "S")
    return np.ma.masked_array(data, [text is None for text in texts])


def texts_of(blocks):
    return [one.values[code] if code >= 0 else None for one in blocks for code in one.codes.tolist()]


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(0, 30))
def test_texts_come_back_from_their_codes_however_they_are_cut(texts, cut):
    for make in (list, as_bytes):
        one, whole = decoder(CATEGORY), decoder(CATEGORY).decode(make(texts))
        parts = [one.decode(make(part)) for part in (texts[:cut], texts[cut:]) if part]
        assert texts_of([whole]) == texts_of(parts) == texts
        assert len(set(whole.values)) == len(whole.values)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_references_are_equal_where_their_texts_are_and_none_where_they_are_blank(texts):
    marks = decoder(REFERENCE).decode(texts)
    assert marks.tolist() == decoder(REFERENCE).decode(as_bytes(texts)).tolist()
    for one, mark in zip(texts, marks.tolist()):
        assert (mark == 0) == (one is None or not one.strip() or bool(no_crime_number(one)))
        for other, its in zip(texts, marks.tolist()):
            if mark and its:
                assert (mark == its) == (one == other)


def test_numbers_are_references_as_their_texts_are():
    assert decoder(REFERENCE).decode([12, "12", 12.0]).tolist()[:2] == decoder(REFERENCE).decode(["12", "12"]).tolist()


@pytest.mark.parametrize("make", [list, as_bytes])
def test_what_is_no_crime_number_is_no_reference(make):
    """Whether a spreadsheet has changed it, or somebody has typed something for a missing one."""
    lost = ["4.70E+11", "4,7e+11", "#N/A", "######", "Jan-25", "470000000000", "N/A", "unknown", "-", "TBC", "0", "000"]
    numbers = ["470000012345", "47/123/25", "47E12", "20BE/12345/24", "1000", "12/03/2025"]
    column = decoder(REFERENCE)
    marks = column.decode(make(lost + numbers + [" ", ""])).tolist()
    assert marks[: len(lost)] == [0] * len(lost) and marks[-2:] == [0, 0]
    assert len(set(marks) - {0}) == len(numbers)
    assert len(column.notes()) == 1 and f" {len(lost)} " in column.notes()[0]
    assert decoder(REFERENCE).decode([4.7e11, 470000012345.0, 0]).tolist()[::2] == [0, 0]


@pytest.mark.parametrize("block", [[3, NULL, None, "", "4.5"], np.ma.masked_array([3, 1, 1, 1, 4.5], [0, 1, 1, 1, 0])])
def test_numbers_are_floats_and_none_is_nan(qgis, block):
    assert decoder(NUMBER, "number").decode(block).tolist() == pytest.approx(
        [3, math.nan, math.nan, math.nan, 4.5], nan_ok=True
    )


def test_text_where_a_number_belongs_is_refused_by_field_and_layer(qgis):
    with refused(InputError, "given", "crimes", "many"):
        decoder(NUMBER).decode([1, "many"])
    with refused(InputError, "people", "wards"):
        as_numbers([1, "many"], "people", "wards")
    assert as_numbers([1, NULL, "2"], "people", "wards").tolist() == pytest.approx([1, math.nan, 2], nan_ok=True)


@pytest.mark.parametrize("value", ["many", -1, math.nan, math.inf, 2 * MOST])
def test_an_amount_is_a_number_of_nought_or_more(qgis, value):
    with refused(InputError, "people", "wards"):
        amount(value, "people", "wards")
    assert (amount(0, "people", "wards"), amount("7.5", "people", "wards")) == (0, 7.5)
    assert math.isnan(amount(NULL, "people", "wards"))


def test_days_are_the_same_as_dates_as_text_and_as_the_stream_has_them(qgis):
    days = [datetime.date(2024, 2, 29), None, datetime.date(1969, 12, 31)]
    expected = np.array(days, "datetime64[D]")
    stream = np.ma.masked_array(
        np.array([one or "1970-01-01" for one in days], "datetime64[D]"), [one is None for one in days]
    )
    given = {
        "date": [[NULL if one is None else QDate(one.year, one.month, one.day) for one in days], stream],
        "text": [[NULL if one is None else one.strftime("%d/%m/%Y") for one in days]],
    }
    for kind, blocks in given.items():
        for block in blocks:
            found = decoder(DATE, kind).decode(block)
            assert np.array_equal(found, expected, equal_nan=True), (kind, found)
