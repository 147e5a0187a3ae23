"""How a time marked as UTC is read: as the user says, else as the times themselves say."""

import numpy as np
import pytest

from hotspot_policing.bridge.moments.dates import NO_ZONE
from hotspot_policing.bridge.moments.time_zones import AUTO, UTC, WRITTEN, ZonedTimes, Zones

AHEAD = np.array([0, 60, -210, NO_ZONE])


@pytest.mark.parametrize(
    "choice, stamped, expected",
    [
        (UTC, False, [0, 60, -210, 0]),
        (WRITTEN, False, [NO_ZONE, 60, -210, NO_ZONE]),
        (AUTO, False, [0, 60, -210, NO_ZONE]),
        # QGIS marks local times with Z too.
        (AUTO, True, [NO_ZONE, 60, -210, NO_ZONE]),
    ],
)
def test_an_offset_counts_always_and_z_as_it_is_chosen(choice, stamped, expected):
    assert Zones(choice).settle(AHEAD, stamped).tolist() == expected


def test_only_what_was_chosen_is_given_as_a_reason():
    assert Zones(AUTO).why() == ""
    assert Zones(UTC).why() and Zones(WRITTEN).why()


def test_times_are_counted_with_those_that_change_their_day():
    times = ZonedTimes("made", Zones(UTC))
    written = np.array(["2025-06-01T23:30", "2025-06-01T12:00"], "datetime64[m]")
    times.tell(written, written + np.timedelta64(60, "m"), np.array([3, 2]))
    assert (times.turned, times.other) == (5, 3)
    assert len(times.notes()) == 1 and "'made'" in times.notes()[0]


def test_only_late_times_of_summer_would_move():
    times = ZonedTimes("made", Zones(AUTO))
    times.tell_kept(np.array(["2025-06-01T23:30", "2025-01-01T23:30", "2025-06-01T22:59", "NaT"], "datetime64[m]"))
    assert (times.kept, times.late) == (3, 1)
    assert times.notes() and not times.notes(lambda: False)
