"""Duties: a plan's table as shifts with visits, whatever stands in it."""

import pytest
from patrols import LATE, NIGHT, table

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.patrol.duties import Duty, Visit, duties_of

pytestmark = pytest.mark.usefixtures("qgis")

FIELDS = {
    "hotspot_id": "string",
    "day": "string",
    "shift": "string",
    "agency": "string",
    "visits": "integer",
    "minutes": "double",
    "peak": "string",
}


def plan(*rows):
    return table(FIELDS, rows)


def test_without_a_plan_each_place_is_visited_once():
    (duty,) = duties_of(None, [LATE, NIGHT], ["2026-03-02"], 12.0)
    assert (duty.day, duty.shift) == ("2026-03-02", LATE)
    assert duty.visits(["A", "B"]) == {"A": [Visit(12.0)], "B": [Visit(12.0)]}


def test_rows_of_one_shift_and_agency_are_one_duty_in_the_order_of_time():
    found = duties_of(
        plan(
            ("B", "2026-03-03", "late", "police", 1, 15, None),
            ("A", "2026-03-02", "Night", "police", 2, 40, None),
            ("A", "2026-03-02", "Late", "police", 1, 15, None),
            ("B", "2026-03-02", "Late", "police", 0, 0, None),
            ("B", "2026-03-02", "Late", "wardens", 1, None, None),
        ),
        [LATE, NIGHT],
        [],
        10.0,
    )
    assert [(one.day, one.shift.name, one.agency) for one in found] == [
        ("2026-03-02", "Late", "police"),
        ("2026-03-02", "Late", "wardens"),
        ("2026-03-02", "Night", "police"),
        ("2026-03-03", "Late", "police"),
    ]
    assert found[0].visits(["A", "B"]) == {"A": [Visit(15.0)]}, "no visits are none"
    assert found[1].visits(["B"]) == {"B": [Visit(10.0)]}, "the usual minutes where a row says none"
    assert found[2].visits(["A"]) == {"A": [Visit(20.0), Visit(20.0)]}


@pytest.mark.parametrize(
    "shift, words, window",
    [
        (LATE, "16:00-18:30", (60, 210)),
        (LATE, "14:00–16:00", (0, 60)),
        (LATE, "22:00-01:00", (420, 480)),
        (NIGHT, "02:00-03:00", (180, 240)),
        (LATE, "08:00-09:00", None),
        (LATE, "evening", None),
    ],
)
def test_a_window_is_cut_to_the_shift(shift, words, window):
    (duty,) = duties_of(plan(("A", "2026-03-02", shift.name, "", 1, 15, words)), [shift], [], 15.0)
    assert duty.visits([])["A"] == [Visit(15.0, window)]


def test_times_are_told_by_the_clock_also_after_midnight():
    duty = Duty("2026-03-02", NIGHT, "")
    assert [duty.clock(one) for one in (0, 59.6, 60, 479)] == ["23:00", "00:00", "00:00", "06:59"]
    assert duty.window((60, 90)) == "00:00–00:30" and duty.window(None) is None


@pytest.mark.parametrize(
    "row, days",
    [
        (("A", "2026-03-02", "Late", "", 1, 15, None), ["2026-04-01"]),
        (("A", "2026-03-02", "Late", "", 1, 15, None), ["1 March"]),
        (("A", "soon", "Late", "", 1, 15, None), []),
        (("A", "2026-03-02", "Early", "", 1, 15, None), []),
        (("A", "2026-03-02", "Late", "", -1, 15, None), []),
        (("A", "2026-03-02", "Late", "", 100, 15, None), []),
        (("A", "2026-03-02", "Late", "", 0, 15, None), []),
    ],
)
def test_what_is_no_plan_for_these_days_is_refused(row, days):
    with pytest.raises(InputError):
        duties_of(plan(row), [LATE], days, 15.0)


def test_a_table_without_visits_is_no_plan():
    with pytest.raises(InputError):
        duties_of(table({"hotspot_id": "string", "day": "string"}, [("A", "2026-03-02")]), [LATE], [], 15.0)
