"""Shifts: each minute of a week is in the shift that a clock on the wall would say."""

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.moments.shifts import parse_shifts, shift_at
from hotspot_policing.contract.parts.shared import USUAL_SHIFTS


def test_the_usual_three_cover_the_day_once():
    shifts = parse_shifts(USUAL_SHIFTS)
    assert sum(shift.minutes for shift in shifts) == 1440
    assert [shift.words for shift in shifts] == [("07:00", "15:00"), ("15:00", "23:00"), ("23:00", "07:00")]


def test_every_hour_falls_into_the_shift_it_is_in():
    shifts = parse_shifts(USUAL_SHIFTS)
    moments = np.arange("2025-03-01", "2025-03-08", dtype="datetime64[h]").astype("datetime64[m]")
    which, home = shift_at(shifts, moments)
    for moment, found, day in zip(moments.tolist(), which.tolist(), home.tolist()):
        hour = moment.hour
        assert found == (0 if 7 <= hour < 15 else 1 if 15 <= hour < 23 else 2)
        # The small hours belong to the day before.
        assert (moment.date() - day).days == (1 if hour < 7 else 0)


def test_where_shifts_overlap_the_later_counts_and_gaps_are_none():
    shifts = parse_shifts("A 08:00-12:00; B 10:00 to 14:00")
    moments = np.array(["2025-01-01T09:59", "2025-01-01T10:00", "2025-01-01T14:00"], "datetime64[m]")
    assert shift_at(shifts, moments)[0].tolist() == [0, 1, -1]


def test_midnight_may_be_written_as_24():
    (shift,) = parse_shifts("Late 16:00-24:00")
    assert shift.minutes == 480 and shift.words == ("16:00", "00:00")


@pytest.mark.parametrize("text", ["Late", "Late 15:00", "Late 24:00-25:00", "Late 15:60-16:00", "15:00-23:00"])
def test_what_is_no_shift_is_repeated(text):
    with refused(InputError, "SHIFTS", f"'{text}'"):
        parse_shifts(f"Early 07:00-15:00; {text}")


def test_two_of_one_name_and_none_are_refused():
    with refused(InputError, "'LATE'"):
        parse_shifts("Late 15:00-16:00\nLATE 16:00-17:00")
    with refused(InputError, "SHIFTS"):
        parse_shifts(" ; \n")
