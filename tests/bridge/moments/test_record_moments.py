"""Columns of dates and times of an export: the day, the minute, and what was given but not read."""

import numpy as np
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.ground.text_codes import Coder
from hotspot_policing.bridge.moments.dates import SERIAL_ZERO
from hotspot_policing.bridge.moments.record_moments import DateColumn, order_notes, past_midnight, shown, unread_notes
from hotspot_policing.bridge.moments.time_zones import Zones


def read(texts, times=None):
    column, own = DateColumn(), None
    column.add(texts)
    if times is not None:
        coder = Coder()
        own = coder, [coder.codes(times)]
    moments = column.result("column 'From'", False, SERIAL_ZERO, own)
    moments.reckon(Zones(), False)
    return moments


def test_days_and_times_of_one_column():
    moments = read(["01/02/2025 08:30", "02/02/2025 23:59", "", "03/02/2025"])
    assert moments.texts(np.arange(4)) == ["2025-02-01 08:30", "2025-02-02 23:59", None, "2025-02-03"]
    assert moments.given.tolist() == [True, True, False, True]


def test_a_column_of_times_counts_before_the_time_in_the_date():
    moments = read(["01/02/2025 08:30", "02/02/2025"], ["09:15", "10:45"])
    assert moments.minutes.tolist() == [555, 645]


def test_midnight_in_all_rows_is_no_time():
    assert read(["01/02/2025 00:00", "02/02/2025 00:00"]).minutes.tolist() == [-1, -1]


def test_what_was_given_and_not_read_is_told_by_an_example():
    moments = read(["01/02/2025 quarter past", "the third", "02/02/2025 10:00"])
    assert moments.unread.tolist() == [True, True, False]
    notes = unread_notes("From", moments, np.arange(3))
    assert len(notes) == 2 and "quarter past" in notes[0] and "the third" in notes[1]
    assert unread_notes("From", moments, np.array([2])) == []


def test_an_end_before_its_beginning_is_past_midnight():
    begin, end = read(["01/02/2025 23:00"] * 2), read(["01/02/2025 01:00", "31/01/2025 01:00"])
    moved, before = past_midnight(begin, end)
    assert (moved.tolist(), before.tolist()) == ([0], [1])
    assert end.days.tolist()[0].isoformat() == "2025-02-02"
    assert len(order_notes(begin, end, moved, before, np.arange(2))) == 2


def test_two_formats_are_refused_by_the_columns_name():
    with refused(InputError, "'From'"):
        read(["2025-02-01", "01/02/2025"])


def test_an_example_is_short_and_can_be_printed():
    assert shown("a\x00b\n c") == "a\ufffdb c"
    assert len(shown("x" * 1000)) == 61
