"""Periods of the calendar, and crimes counted in them."""

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.core.counting.period_counts import PeriodCounts
from hotspot_policing.core.counting.periods import (
    PERIODS,
    earliest_end,
    months_in_words,
    months_without,
    steps,
    whole_periods,
)
from hotspot_policing.core.counting.shares import Supplied


def day(text):
    return np.datetime64(text, "D")


@pytest.mark.parametrize(
    "period, start, end, count, first, last",
    [
        ("month", "2024-01-01", "2024-12-31", 12, "2024-01-01", "2024-12-31"),
        ("month", "2024-01-02", "2024-12-30", 10, "2024-02-01", "2024-11-30"),
        ("quarter", "2023-12-31", "2024-12-30", 3, "2024-01-01", "2024-09-30"),
        ("quarter", "2024-01-01", "2024-03-31", 1, "2024-01-01", "2024-03-31"),
        ("week", "2024-01-01", "2024-01-14", 2, "2024-01-01", "2024-01-14"),
        ("week", "2024-01-02", "2024-01-20", 1, "2024-01-08", "2024-01-14"),
        ("4 weeks", "2024-01-01", "2024-03-02", 2, "2024-01-01", "2024-02-25"),
        ("4 weeks", "2024-01-01", "2024-03-03", 2, "2024-01-08", "2024-03-03"),
        ("month", "1969-11-01", "1970-02-28", 4, "1969-11-01", "1970-02-28"),
    ],
)
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
    with refused(ValueError, "'fortnight'"):
        steps(np.array([day("2024-01-05")]), "fortnight")


@pytest.mark.parametrize("blocks", [1, 7, 400])
def test_the_cube_counts_as_one_pass_would(blocks):
    rng = np.random.default_rng(1)
    place, step = rng.integers(0, 50, 20_000), rng.integers(-30, 700, 20_000)
    weight = rng.integers(0, 9, 20_000) * 0.5
    cube = PeriodCounts(weighted=True)
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
    where, when, counts, total, most = PeriodCounts().table()
    assert len(where) == len(when) == len(counts) == 0 and total is None and most is None


def test_the_end_that_would_do_is_that_of_the_first_whole_period():
    for start in np.arange(np.datetime64("2024-11-20"), np.datetime64("2025-04-10")):
        for period in PERIODS:
            end = earliest_end(start, period)
            assert whole_periods(start, end, period).count == 1
            assert whole_periods(start, end - np.timedelta64(1, "D"), period).count == 0


def test_one_day_a_month_stands_for_the_month_and_more_do_not():
    monthly = np.array([f"2024-{month:02d}-15" for month in range(1, 9)], "datetime64[D]")
    span = Supplied()
    span.add(monthly)
    assert (str(span.window().start), str(span.window().end)) == ("2024-01-01", "2024-08-31")
    span.add(monthly[3:4] + 1)
    assert (str(span.window().start), str(span.window().end)) == ("2024-01-15", "2024-08-15")
    few = Supplied()
    few.add(monthly[:3])
    assert str(few.window().end) == "2024-03-15"


def months(*texts):
    return np.array(texts, "datetime64[M]")


@pytest.mark.parametrize(
    "period, missing, left",
    [
        ("month", ["2024-03", "2024-05"], ["2024-01-01", "2024-02-01", "2024-04-01", "2024-06-01"]),
        ("quarter", ["2024-05"], ["2024-01-01"]),
        ("month", ["2023-01", "2025-01"], [f"2024-{i:02}-01" for i in range(1, 7)]),
    ],
)
def test_periods_of_which_nothing_was_supplied_are_left_out(period, missing, left):
    whole = whole_periods(day("2024-01-01"), day("2024-06-30"), period)
    periods = whole.without(months(*missing))
    assert [str(periods.days(i)[0]) for i in range(periods.count)] == left
    days = np.arange(day("2023-11-01"), day("2024-09-01"))
    which = periods.of(steps(days, period))
    for i in range(periods.count):
        first, last = periods.days(i)
        assert np.array_equal(days[which == i], np.arange(first, last + 1))
    inside = (which >= 0) & (which < periods.count)
    assert inside.sum() == sum((periods.days(i)[1] - periods.days(i)[0]).astype(int) + 1 for i in range(periods.count))
    assert (
        periods.days(-1)[1] == day("2023-12-31")
        and periods.days(periods.count)[0] == day("2024-07-01")
        or (period == "quarter")
    )


def test_weeks_that_touch_such_a_month_are_left_out():
    periods = whole_periods(day("2024-01-01"), day("2024-03-31"), "week").without(months("2024-02"))
    spans = [periods.days(i) for i in range(periods.count)]
    assert not any(first <= day("2024-02-29") and last >= day("2024-02-01") for first, last in spans)
    assert (str(spans[3][1]), str(spans[4][0])) == ("2024-01-28", "2024-03-04")
    assert periods.missing_days == 35 and whole_periods(day("2024-01-01"), day("2024-03-31"), "week").missing_days == 0


def rows_of(**counts):
    return {int(np.datetime64(month[1:].replace("_", "-"), "M").astype(int)): count for month, count in counts.items()}


def test_a_month_without_any_record_among_many_was_never_supplied():
    missing, doubtful = months_without(rows_of(m2024_01=400, m2024_02=380, m2024_04=410, m2024_07=390))
    assert missing.tolist() == months("2024-03", "2024-05", "2024-06").tolist() and not len(doubtful)
    # At the ends nothing is known.
    assert not len(months_without(rows_of(m2024_01=400, m2024_02=380))[0]) and not len(months_without({})[0])


def test_of_a_rare_offence_it_cannot_be_told():
    missing, doubtful = months_without(rows_of(m2024_01=2, m2024_03=1, m2024_04=3))
    assert not len(missing) and doubtful.tolist() == months("2024-02").tolist()
    # The months near it decide, not those of a busier time.
    missing, doubtful = months_without(
        rows_of(m2020_01=1, m2020_03=2, m2020_04=1, m2020_05=1, m2020_06=900, m2020_07=900, m2020_09=900)
    )
    assert missing.tolist() == months("2020-08").tolist() and doubtful.tolist() == months("2020-02").tolist()


def test_what_an_import_has_read_is_known():
    known = set(rows_of(m2024_01=1, m2024_02=1, m2024_03=1, m2024_05=1))
    missing, doubtful = months_without(rows_of(m2024_01=2, m2024_03=1, m2024_05=3), known)
    assert missing.tolist() == months("2024-04").tolist() and not len(doubtful), "February is known to be without crime"


def test_months_in_words():
    assert months_in_words(months("2024-02", "2024-05", "2024-06", "2024-07")) == "Feb 2024, May 2024 to Jul 2024"
    assert months_in_words(months()) == ""
