"""What became of each row: one reason each, the first that was found."""

import numpy as np
import pytest

from hotspot_policing.bridge.ground import fields as f
from hotspot_policing.bridge.importing.record_rows import BAD_NUMBER, DUPLICATE, MALFORMED, OUTSIDE, Records


@pytest.fixture
def records():
    """Six rows, and two that were none."""
    none = np.zeros(6, bool)
    return Records(
        x=np.arange(6) * 1000.5,
        y=np.arange(6) * 10.0,
        crs=None,
        moments={},
        date=None,
        text={f.CRIME_ID: (np.array([0, 1, 1, 2, 0, 3], np.int32), ["A1", "A2", "", "A4"])},
        fate=np.full(6, -1, np.int32),
        reasons=[],
        read=8,
        malformed=2,
        notes=[],
        warnings=[],
        refused={3: "NZ 495 204", 5: "here"},
        unplaced=none,
        pending=none,
        coarse=none,
    )


def where(*rows):
    return np.isin(np.arange(6), rows)


def test_a_row_keeps_its_first_reason(records):
    records.leave_out(where(0, 1), OUTSIDE)
    records.leave_out(where(1, 2), DUPLICATE)
    records.leave_out(where(0), DUPLICATE)
    assert records.fate.tolist() == [0, 0, 1, -1, -1, -1] and records.kept.tolist() == [3, 4, 5]
    assert records.left_out == {MALFORMED: 2, OUTSIDE: 2, DUPLICATE: 1}
    assert len(records.kept) + sum(records.left_out.values()) == records.read


def test_a_reason_without_a_row_is_none(records):
    records.leave_out(where(), OUTSIDE)
    assert records.reasons == [] and records.left_out == {MALFORMED: 2}


def test_the_first_value_of_a_reason_is_shown(records):
    records.leave_out(where(2, 4), OUTSIDE)
    records.leave_out(where(1), DUPLICATE)
    records.leave_out(where(3, 5), BAD_NUMBER)
    assert [records.example(reason) for reason in (OUTSIDE, DUPLICATE, BAD_NUMBER, "never")] == [
        "2001, 20",
        "A2",
        "NZ 495 204",
        "",
    ]
    words = records.reasons_in_words()
    assert all(f"'{value}'" in words for value in ("2001, 20", "A2", "NZ 495 204"))
    # A grid reference is known for one.
    assert "'NZ 495 204'" in records.advice()


def test_texts_are_those_of_the_rows_and_none_where_there_is_none(records):
    assert records.texts(f.CRIME_ID, np.array([5, 3, 0])) == ["A4", None, "A1"]
