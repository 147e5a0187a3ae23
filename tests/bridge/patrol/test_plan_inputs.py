"""Officers and peak windows as users give them."""

import json

import numpy as np
import pytest
from patrols import LATE, NIGHT, table

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.patrol.plan_inputs import (
    first_weekday,
    lost_minutes,
    officers,
    parse_resources,
    peak_shifts,
    peaks_of,
    read_peaks,
    read_resources,
)

SHIFTS = [LATE, NIGHT]


def test_resources_as_text_and_as_a_table_are_the_same(qgis):
    rows = [("Police", "late", "4", "2", ""), ("Wardens", "Night", "2", "1.5", "Sat-Mon")]
    text = parse_resources("; ".join(", ".join(row).rstrip(", ") for row in rows), SHIFTS)
    fields = {"Agency": "string", "shift": "string", "OFFICERS": "string", "hours": "string", "days": "string"}
    assert text == read_resources(table(fields, rows), SHIFTS)
    assert text[0].weekdays == tuple(range(7)) and text[1].weekdays == (0, 5, 6)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Police, Late, 4",
        "Police, Early, 4, 2",
        "Police, Late, 1.5, 2",
        "Police, Late, -1, 2",
        "Police, Late, nan, 2",
        "Police, Late, 4, 9",
        "Police, Late, 4, 2, Xyz",
        ", Late, 4, 2",
        "Police, Late, 4, 2; police, late, 1, 1, Mon",
    ],
)
def test_resources_that_cannot_be_are_refused(text):
    with pytest.raises(InputError):
        parse_resources(text, SHIFTS)


def test_a_crew_makes_whole_visits_only():
    there = officers(parse_resources("Police, Late, 5, 2", SHIFTS), SHIFTS, np.datetime64("2026-03-02"), 2, 50, 2)
    assert there.available[:, 0, 0].tolist() == [600, 600] and there.available[:, 1].sum() == 0
    assert there.capacity[:, 0, 0].tolist() == [4, 4], "two crews, two visits of 50 minutes each in 120"


def test_the_clocks_take_an_hour_of_one_night_a_year():
    sunday = np.datetime64("2026-03-29")
    assert first_weekday(sunday) == 6
    assert [lost_minutes(sunday + day, NIGHT) for day in (-2, -1, 0, 1)] == [0, 60, 0, 0]
    assert lost_minutes(np.datetime64("2026-03-22") - 1, NIGHT) == 0 and lost_minutes(sunday - 1, LATE) == 0


def test_peaks_are_put_into_the_shift_that_holds_them(tmp_path):
    path = tmp_path / "hours.json"
    peak = {"day": 4, "from_hour": 22, "hours": 3, "share": 0.4}
    path.write_text(json.dumps({"profiles": [{"hotspot_id": "A", "peaks": [peak]}, {"hotspot_id": "", "peaks": []}]}))
    windows, lent = peaks_of(read_peaks(str(path)), ["A", "B"])
    assert windows == [[(4, 1320, 180, 0.4)], []] and lent == 1
    at, words = peak_shifts(windows, SHIFTS, 30)
    assert np.argwhere(at).tolist() == [[0, 4, 0], [0, 4, 1]]
    assert words == {(0, 4, 0): "22:00–23:00", (0, 4, 1): "23:00–01:00"}
    assert not peak_shifts(windows, SHIFTS, 150)[0].any(), "no shift holds so much of it"


def test_peaks_of_other_hot_spots_are_refused():
    with pytest.raises(InputError):
        peaks_of({"X": [(0, 0, 60, 1.0)]}, ["A"])
