"""Checks of data with a known answer, on both sides of each threshold; what data can bear."""

import numpy as np
import pytest

from hotspot_policing.core.counting.aoristic import default_times
from hotspot_policing.core.data import capability, quality
from hotspot_policing.core.data.capability import Facts, bearing


def days(first, count, step=1):
    return np.datetime64(first, "D") + step * np.arange(count)


@pytest.mark.parametrize("missing, verdict", [(0, "pass"), (5, "pass"), (6, "warn"), (15, "warn"), (16, "fail")])
def test_points(missing, verdict):
    x = np.full(100, 450000.0)
    x[:missing] = np.nan
    check = quality.located(x, np.full(100, 520000.0))
    assert (check.verdict, check.count, check.of) == (verdict, missing, 100)


def test_points_at_zero_count_as_missing_once():
    check = quality.located(np.array([0, 0, np.nan, 450000.0]), np.array([0, np.nan, 0, 0]))
    assert check.count == 3 and dict(check.details) == {"no location": 2, "location at (0, 0)": 1}


@pytest.mark.parametrize("out, verdict", [(1, "pass"), (2, "warn"), (10, "warn"), (11, "fail")])
def test_outside(out, verdict):
    assert quality.outside(np.arange(100) >= out).verdict == verdict


@pytest.mark.parametrize(
    "crimes, most, default", [(1000, 21, True), (1000, 20, False), (2100, 21, False), (2099, 21, True), (21, 21, True)]
)
def test_default_point(crimes, most, default):
    """A default point holds more than 1 % of the crimes and more than 20 of them."""
    assert capability.default_point(crimes, most) is default


def test_fullest_coordinates():
    x = np.array([1, 1, 2, 3, 3, 3.0])
    y = np.array([1, 1, 2, 3, 3, 4.0])
    full, distinct = quality.busiest_coordinates(x, y, 2)
    assert distinct == 4 and [count for _, count in full] == [2, 2] and {x[row] for row, _ in full} == {1, 3}


def months(counts):
    first = np.datetime64("2024-01", "M")
    return np.concatenate(
        [np.full(count, first + i, "datetime64[M]").astype("datetime64[D]") for i, count in enumerate(counts)]
    )


@pytest.mark.parametrize(
    "counts, verdict, details",
    [
        ([10, 10, 10, 10], "pass", []),
        ([10, 0, 10, 10], "fail", [("2024-02", 0)]),
        ([10, 4, 10, 10, 10], "warn", [("2024-02", 4)]),
        ([10, 5, 10, 20, 10], "pass", []),
        ([10, 10, 21, 10, 10], "warn", [("2024-03", 21)]),
        ([10, 10, 10, 1], "pass", []),  # the last month is still filling up
        ([10, 10], "not checked", [("2024-01", 10), ("2024-02", 10)]),
    ],
)
def test_months(counts, verdict, details):
    check = quality.months_missing(months(counts))
    assert check.verdict == verdict and check.details == details


def test_weekdays_and_firsts():
    # 2024-01-01 was a Monday.
    heaped, firsts = quality.weekdays(days("2024-01-01", 364))
    assert heaped.verdict == "pass" and heaped.count == 52 and firsts.count == 12 and firsts.verdict == "pass"
    heaped, _ = quality.weekdays(np.r_[days("2024-01-01", 364), np.repeat(days("2024-01-03", 1), 60)])
    assert heaped.verdict == "warn" and heaped.details == [(2, 112)], "Wednesdays"
    _, firsts = quality.weekdays(np.r_[days("2024-01-01", 364), np.repeat(days("2024-03-01", 1), 20)])
    assert firsts.verdict == "warn" and firsts.count == 32


@pytest.mark.parametrize("minute", [0, 1, 12 * 60, 1439])
@pytest.mark.parametrize("share, verdict", [(0.05, "pass"), (0.06, "warn"), (0.2, "warn"), (0.21, "fail")])
def test_times_that_nobody_recorded(minute, share, verdict):
    """Whatever minute of the day stands for them, by the rule of the hours of the week."""
    moments = np.datetime64("2024-01-01T08:31", "m") + np.arange(1000) * (1440 + 60)
    moments[: round(1000 * share)] = moments[: round(1000 * share)].astype("datetime64[D]") + np.timedelta64(
        minute, "m"
    )
    check, full = quality.clock(moments)
    assert check.verdict == verdict and check.count == (
        0 if verdict == "pass" else np.sum((moments - moments.astype("datetime64[D]")).astype(int) == minute)
    )
    assert [what for what, _ in check.details] == (
        [] if verdict == "pass" else ["{:02d}:{:02d}".format(*divmod(minute, 60))]
    )
    assert set(default_times(moments)) == ({minute} if check.count else set()), "one rule"


def test_of_few_times_only_one_and_the_same_is_told():
    moments = np.datetime64("2024-01-01T08:31", "m") + np.arange(100) * 1447
    assert quality.clock(moments)[0].verdict == "not checked"
    same = np.datetime64("2024-01-01T12:00", "m") + np.arange(100) * 1440
    check, full = quality.clock(same)
    assert (check.verdict, check.count, check.details, full.count) == ("fail", 100, [("12:00", 100)], 100)


def test_spans():
    start = np.full(10, np.datetime64("2024-01-01T08:00", "m"))
    hours = np.array([0, 24, 25, 168, 169, -3, 1, 1, 1, 1])
    end = start + 60 * hours
    end[9] = np.datetime64("NaT", "m")
    check = quality.spans(start, end)
    assert check.of == 9 and [count for _, count in check.details] == [3, 1, 1]
    assert check.verdict == "warn"
    assert quality.spans(start[:5], start[:5] + 60).verdict == "pass"


def test_repeats():
    codes = np.array([0, 1, 0, 2, 2, 2])
    check = quality.repeated(codes, np.array([False, False, False, True, True, True]))
    assert check.count == 1 and check.details == [("no reference", 3)]
    x, y = np.array([1, 1, 1, 2.0]), np.array([1, 1, 1, 1.0])
    assert quality.same_event(x, y, np.array([5, 5, 6, 5]), np.array([0, 0, 0, 0])).count == 1


def test_the_same_event_against_a_plain_set():
    rng = np.random.default_rng(1)
    x, y, when, what = (rng.integers(0, top, 500) for top in (6, 6, 4, 3))
    expected = 500 - len(set(zip(x.tolist(), y.tolist(), when.tolist(), what.tolist())))
    assert quality.same_event(x.astype(float), y.astype(float), when, what).count == expected > 0


def test_new_offences():
    when = np.r_[days("2024-01-01", 60), days("2024-02-20", 5)]
    codes = np.r_[np.zeros(60, int), np.full(5, 1)]
    check = quality.never_before(when, codes, ["Theft", "E-scooter"])
    assert check.verdict == "warn" and check.details == [("E-scooter", 5)]
    assert quality.never_before(when, codes, ["Theft", "E-scooter"], ["theft", "e scooter"]).verdict == "pass"
    assert quality.never_before(when, codes, ["Theft", "E-scooter"], ["theft"]).count == 5
    assert quality.never_before(days("2024-01-01", 10), np.zeros(10, int), ["Theft"]).verdict == "not checked"


def test_spellings():
    check = quality.spellings(["Theft - other", "THEFT OTHER", "Robbery", "Burglary", "burglary"], [3, 4, 5, 6, 0])
    assert check.verdict == "warn" and check.details == [("Theft - other = THEFT OTHER", 7)]


def test_filling_up():
    when = days("2024-01-01", 100)
    assert quality.filling_up(when, np.datetime64("2024-04-09")).count == 28
    assert quality.filling_up(when, np.datetime64("2024-05-08")).verdict == "pass"


@pytest.mark.parametrize(
    "facts, use, verdict",
    [
        # How many crimes share a point decides nothing; where the points come from does.
        (Facts(100, 3, origin="recorded"), capability.SPOTS, "yes"),
        (Facts(100, 99, origin="moved"), capability.SPOTS, "marked"),
        (Facts(100, 99, origin="coarse"), capability.SPOTS, "marked"),
        (Facts(100, 100), capability.SPOTS, "marked"),
        (Facts(100, 3, origin="recorded"), capability.PLACES, "yes"),
        (Facts(100, 100), capability.PLACES, "marked"),
        (Facts(100, 3, origin="moved"), capability.AREAS, "yes"),
        (Facts(100, 3), capability.AREAS, "yes"),
        (Facts(29, 29), capability.SIGNIFICANCE, "no"),
        (Facts(30, 30), capability.SIGNIFICANCE, "yes"),
        (Facts(99, 99, True, True, 365, 1.0), capability.HOURS, "no"),
        (Facts(99, 99, True), capability.HOURS, "no"),
        (Facts(99, 99, True, False, 365, 0.49), capability.HOURS, "marked"),
        (Facts(99, 99, True, False, 365, 0.9, 0.21), capability.HOURS, "marked"),
        (Facts(99, 99, True, False, 365, 0.9, 0.2), capability.HOURS, "yes"),
        (Facts(99, 99), capability.NEAR_REPEAT, "no"),
        (Facts(99, 99, True, True), capability.NEAR_REPEAT, "no"),
        (Facts(99, 9, True, origin="moved"), capability.NEAR_REPEAT, "marked"),
        (Facts(99, 99, True), capability.NEAR_REPEAT, "marked"),
        (Facts(99, 9, True, origin="recorded"), capability.NEAR_REPEAT, "yes"),
        (Facts(99, 99, True, True, period="month", periods=9), capability.TRENDS, "no"),
        (Facts(99, 99, True, True, period="month", periods=10), capability.TRENDS, "yes"),
        (Facts(99, 99, True, True, period="week", periods=99), capability.TRENDS, "no"),
        (Facts(99, 99, True, False, period="4 weeks", periods=10), capability.TRENDS, "yes"),
        (Facts(99, 99), capability.RATES, "no"),
        (Facts(99, 99, True), capability.RATES, "yes"),
        (Facts(99, 99, True, True, period="month", periods=36), capability.WEEKLY, "no"),
        (Facts(99, 99, True, periods=4), capability.WEEKLY, "no"),
        (Facts(99, 99, True, periods=8), capability.WEEKLY, "marked"),
        (Facts(99, 99, True, periods=9), capability.WEEKLY, "yes"),
        (Facts(0, 0, True, periods=9), capability.WEEKLY, "no"),
        (Facts(99, 99, True, True, period="month", periods=2), capability.WORKED, "marked"),
        (Facts(99, 99, True, True, period="month", periods=1), capability.WORKED, "no"),
        (Facts(99, 99, True, periods=2), capability.WORKED, "yes"),
        (Facts(99, 99), capability.WORKED, "no"),
        (Facts(0, 0, True, periods=99), capability.TRENDS, "no"),
        (Facts(0, 0, True), capability.SPOTS, "no"),
        (Facts(0, 0, True), capability.PLACES, "no"),
        (Facts(0, 0, True), capability.AREAS, "no"),
        (Facts(0, 0, True), capability.NEAR_REPEAT, "no"),
        (Facts(99, 99, located=0.849), capability.AREAS, "marked"),
        (Facts(99, 99, located=0.85), capability.AREAS, "yes"),
        (Facts(99, 99, located=0.849), capability.SPOTS, "marked"),
        (Facts(99, 99, located=0.85, origin="recorded"), capability.SPOTS, "yes"),
        (Facts(99, 99, default=0.3), capability.SPOTS, "marked"),
        (Facts(99, 99, default=0.3), capability.AREAS, "yes"),
        (Facts(99, 99, True, False, 365, 1.0, unknown=1.0), capability.HOURS, "no"),
        (Facts(99, 99, True, False, 365, 1.0, unknown=0.21), capability.HOURS, "marked"),
        (Facts(99, 99, True, False, 365, 1.0, unknown=0.2), capability.HOURS, "yes"),
        (Facts(99, 99, True, periods=52, empty=1), capability.TRENDS, "marked"),
        (Facts(99, 99, True, periods=9, empty=1), capability.TRENDS, "no"),
    ],
)
def test_what_data_can_bear(facts, use, verdict):
    found = bearing(facts, use)
    assert found.verdict == verdict and found.reason.endswith(".")
