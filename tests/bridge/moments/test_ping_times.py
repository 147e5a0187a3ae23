"""Texts of times into seconds UTC, by the clock in the United Kingdom or as UTC."""

from datetime import datetime, timezone

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.moments.dates import NO_ZONE
from hotspot_policing.bridge.moments.ping_times import UTC, PingTimes, to_clock, to_utc


def utc(*parts):
    return datetime(*parts, tzinfo=timezone.utc).timestamp()


def seconds(*texts, zone="as_written"):
    return PingTimes("column t", zone).seconds(np.array(texts, "S")).tolist()


NOON = utc(2025, 6, 2, 12)


@pytest.mark.parametrize(
    "text",
    [
        b"2025-06-02 13:00:00",
        b"2025-06-02T13:00",
        b"02/06/2025 13:00:00",
        b"2025-06-02T12:00:00Z",
        b"2025-06-02T12:00:00.000Z",
        b"2025-06-02 17:30:00+05:30",
        b"2025-06-02 08:30:00-0330",
        b"2025-06-02 13:00:00 BST",
        b"1748865600",
        b"1748865600000",
    ],
)
def test_every_usual_way_to_write_a_noon(text):
    assert seconds(text) == [NOON]
    # Beside others that are longer, or no times, it is read alike.
    assert seconds(b"a long text that is no time", text, b"2025-06-02 13:00:00")[1:] == [NOON, NOON]


def test_times_without_a_zone_are_utc_where_that_is_chosen():
    assert seconds(b"2025-06-02 12:00:00", b"2025-06-02 13:00:00+01:00", zone=UTC) == [NOON, NOON]


def test_what_is_no_time_is_none():
    texts = (b"", b"2025-02-30 10:00:00", b"2025-06-02 25:00:00", b"2025-06-02 12:61:00", b"x", b"99")
    assert np.isnan(seconds(*texts)).all()
    assert PingTimes("column t").seconds([]).tolist() == []


def test_one_in_ten_may_be_no_time_and_no_more():
    times = PingTimes("column t")
    times.seconds([b"2025-06-02 12:00:00"] * 9 + [b"soon"])
    times.check()
    times.seconds([b"later"])
    assert (times.read, times.bad) == (11, 2)
    with refused(InputError, "column t", "soon"):
        times.check()


def test_the_clock_goes_forward_in_march_and_back_in_october():
    clock = np.array(
        [utc(2025, 3, 30, 0, 59), utc(2025, 3, 30, 2), utc(2025, 10, 26, 1, 30), utc(2025, 10, 26, 2), np.nan]
    )
    expected = [utc(2025, 3, 30, 0, 59), utc(2025, 3, 30, 1), utc(2025, 10, 26, 0, 30), utc(2025, 10, 26, 2), np.nan]
    np.testing.assert_array_equal(to_utc(clock), expected)
    shown = [str(one) for one in to_clock(np.array([utc(2025, 3, 30, 1), utc(2025, 10, 26, 1, 30, 59), np.nan]))]
    assert shown == ["2025-03-30T02:00", "2025-10-26T01:30", "NaT"]


def test_written_offsets_are_taken_off():
    clock = np.array([NOON + 3600, NOON + 7200, np.nan])
    found = PingTimes("column t").utc(clock, np.array([NO_ZONE, 120, NO_ZONE]))
    np.testing.assert_array_equal(found, [NOON, NOON, np.nan])
