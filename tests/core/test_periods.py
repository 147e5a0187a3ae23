"""Periods of the calendar, and crimes counted in them."""

import numpy as np
import pytest
from hotspot_policing.core.periods import PERIODS, Cube, earliest_end, steps, whole_periods
from hotspot_policing.core.summary import Supplied


def day(text):
    return np.datetime64(text, "D")


@pytest.mark.parametrize("period, start, end, count, first, last", [
    ("month", "2024-01-01", "2024-12-31", 12, "2024-01-01", "2024-12-31"),
    ("month", "2024-01-02", "2024-12-30", 10, "2024-02-01", "2024-11-30"),
    ("quarter", "2023-12-31", "2024-12-30", 3, "2024-01-01", "2024-09-30"),
    ("quarter", "2024-01-01", "2024-03-31", 1, "2024-01-01", "2024-03-31"),
    ("week", "2024-01-01", "2024-01-14", 2, "2024-01-01", "2024-01-14"),
    ("week", "2024-01-02", "2024-01-20", 1, "2024-01-08", "2024-01-14"),
    ("4 weeks", "2024-01-01", "2024-03-02", 2, "2024-01-01", "2024-02-25"),
    ("4 weeks", "2024-01-01", "2024-03-03", 2, "2024-01-08", "2024-03-03"),
    ("month", "1969-11-01", "1970-02-28", 4, "1969-11-01", "1970-02-28"),
])
def test_whole_periods(period, start, end, count, first, last):
    periods = whole_periods(day(start), day(end), period)
    assert periods.count == count
    assert periods.days(0)[0] == day(first) and periods.days(count - 1)[1] == day(last)


@pytest.mark.parametrize("period", PERIODS)
def test_periods_follow_each_other_and_hold_their_days(period):
    start, end = day("2023-02-11"), day("2025-08-19")
    periods = whole_periods(start, end, period)
    days = np.arange(start, end + 1)
    which = periods.of(steps(days, period))
    for i in range(periods.count):
        first, last = periods.days(i)
        assert first >= start and last <= end
        assert np.array_equal(days[which == i], np.arange(first, last + 1))
    # What is left out at either end would not make another period.
    assert (which == -1).sum() < len(days) and periods.days(-1)[0] < start and periods.days(periods.count)[1] > end


def test_too_short_for_a_period():
    assert whole_periods(day("2024-01-05"), day("2024-01-20"), "month").count == 0
    assert whole_periods(day("2024-01-05"), day("2024-02-20"), "4 weeks").count == 1
    with pytest.raises(ValueError, match="must be one of"):
        steps(np.array([day("2024-01-05")]), "fortnight")


@pytest.mark.parametrize("blocks", [1, 7, 400])
def test_the_cube_counts_as_one_pass_would(blocks):
    rng = np.random.default_rng(1)
    place, step = rng.integers(0, 50, 20_000), rng.integers(-30, 700, 20_000)
    weight = rng.integers(0, 9, 20_000) * 0.5
    cube = Cube(weighted=True)
    for part in np.array_split(np.arange(20_000), blocks):
        cube.add(place[part], step[part], weight[part])
    where, when, counts, total, most = cube.table()
    expected = {}
    for key, w in zip(zip(step.tolist(), place.tolist()), weight.tolist()):
        expected.setdefault(key, []).append(w)
    assert list(zip(when.tolist(), where.tolist())) == sorted(expected)
    assert counts.tolist() == [len(expected[key]) for key in sorted(expected)]
    assert total.tolist() == [sum(expected[key]) for key in sorted(expected)]
    assert most.tolist() == [max(expected[key]) for key in sorted(expected)]


def test_an_empty_cube():
    where, when, counts, total, most = Cube().table()
    assert len(where) == len(when) == len(counts) == 0 and total is None and most is None


def test_the_end_that_would_do_is_that_of_the_first_whole_period():
    for start in np.arange(np.datetime64("2024-11-20"), np.datetime64("2025-04-10")):
        for period in PERIODS:
            end = earliest_end(start, period)
            assert whole_periods(start, end, period).count == 1
            assert whole_periods(start, end - np.timedelta64(1, "D"), period).count == 0


def test_one_day_a_month_stands_for_the_month_and_more_do_not():
    monthly = np.array(["2024-{:02d}-15".format(month) for month in range(1, 9)], "datetime64[D]")
    span = Supplied()
    span.add(monthly)
    assert (str(span.window().start), str(span.window().end)) == ("2024-01-01", "2024-08-31")
    span.add(monthly[3:4] + 1)
    assert (str(span.window().start), str(span.window().end)) == ("2024-01-15", "2024-08-15")
    few = Supplied()
    few.add(monthly[:3])
    assert str(few.window().end) == "2024-03-15"
