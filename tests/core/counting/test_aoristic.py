"""Aoristic weights against the definition, minute by minute."""

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.core.counting.aoristic import default_times, peaks, weekly, within_days


def minutes(*texts):
    return np.array(texts, "datetime64[m]")


def by_the_minute(start, end):
    """The definition itself: each minute of a span has the same weight."""
    out = np.zeros(168)
    monday = np.datetime64("1970-01-05T00:00", "m")
    if end == start:
        out[int((start - monday).astype(int) // 60) % 168] = 1
        return out
    moments = np.arange(start, end, np.timedelta64(1, "m"))
    for day in ("2024-03-31", "2025-03-30"):
        lost = np.datetime64(day + "T01:00", "m")
        if start <= lost and end >= lost + 60 and end - start > np.timedelta64(60, "m"):
            moments = moments[(moments < lost) | (moments >= lost + 60)]
    hours = ((moments - monday).astype(np.int64) // 60) % 168
    return np.bincount(hours, minlength=168) / len(moments)


def test_eight_to_sixteen_is_an_eighth_an_hour():
    # 2025-01-01 was a Wednesday.
    found = weekly(minutes("2025-01-01T08:00"), minutes("2025-01-01T16:00"), [0], 1).weights[0]
    assert np.allclose(found[2, 8:16], 0.125) and found.sum() == pytest.approx(1)


def test_every_span_is_what_its_minutes_say():
    rng = np.random.default_rng(11)
    start = np.datetime64("2024-12-20T00:00", "m") + rng.integers(0, 40 * 1440, 400).astype("timedelta64[m]")
    span = rng.choice([0, 1, 7, 59, 60, 61, 600, 1440, 1441, 5000, 168 * 60], 400)
    end = start + span.astype("timedelta64[m]")
    group = rng.integers(0, 3, 400)
    found = weekly(start, end, group, 3)
    expected = np.zeros((3, 168))
    for i in range(400):
        expected[group[i]] += by_the_minute(start[i], end[i])
    np.testing.assert_allclose(found.weights.reshape(3, 168), expected, atol=1e-9)
    assert found.used == 400 and found.too_long == 0
    assert found.over_day == int((span > 1440).sum()) and found.exact == int((span == 0).sum())


def test_the_hour_that_there_is_not_has_no_part():
    """On 30 March 2025 the clock went from 01:00 to 02:00."""
    found = weekly(
        minutes("2025-03-30T00:30", "2025-03-30T01:00", "2025-03-30T01:15"),
        minutes("2025-03-30T02:30", "2025-03-30T03:00", "2025-03-30T01:45"),
        [0, 1, 2],
        3,
    ).weights[:, 6]
    assert np.allclose(found[0, :4], [0.5, 0, 0.5, 0]) and np.allclose(found[1, :4], [0, 0, 1, 0])
    # What is written within that hour stays as it is written.
    assert np.allclose(found[2, :4], [0, 1, 0, 0])
    rng = np.random.default_rng(7)
    start = np.datetime64("2025-03-27T00:00", "m") + rng.integers(0, 5 * 1440, 300).astype("timedelta64[m]")
    end = start + rng.choice([0, 60, 61, 600, 1441, 5000], 300).astype("timedelta64[m]")
    found = weekly(start, end, np.zeros(300, int), 1).weights.ravel()
    np.testing.assert_allclose(found, sum(by_the_minute(*one) for one in zip(start, end)), atol=1e-9)


def test_what_is_repaired_exact_or_too_long_is_counted():
    start = minutes("2025-01-06T10:30", "2025-01-06T12:00", "2025-01-06T00:00", "2025-01-06T09:00", "2025-01-06T00:00")
    end = np.array(
        ["NaT", "2025-01-06T10:00", "2025-01-20T00:00", "2025-01-06T09:00", "2025-01-13T00:00"], "datetime64[m]"
    )
    found = weekly(start, end, [0, 0, 0, 0, 0], 1)
    assert (found.used, found.repaired, found.too_long, found.exact) == (4, 1, 1, 2)
    assert found.weights.sum() == pytest.approx(4)
    assert found.weights[0, 0, 10] == pytest.approx(1 + 0.5 + 1 / 168)
    with refused(ValueError):
        weekly(np.array(["NaT"], "datetime64[m]"), start[:1], [0], 1)


def test_spans_of_more_than_a_week_may_be_spread_over_all_hours():
    start = minutes("2025-01-06T10:30", "2025-01-06T00:00", "2025-01-06T00:00")
    end = minutes("2025-01-06T10:30", "2025-01-20T00:00", "2025-01-07T12:00")
    found = weekly(start, end, [0, 1, 1], 2, spread=True)
    assert (found.used, found.too_long, found.over_day) == (3, 1, 2)
    assert found.weights[1, 6] == pytest.approx(np.full(24, 1 / 168)) and found.weights[1].sum() == pytest.approx(2)
    assert found.over_day_share.tolist() == [0, 1]
    assert weekly(start, end, [0, 1, 1], 3).over_day_share.tolist() == [0, 1, 0], "of those that count; none is 0"


def test_peaks_do_not_overlap_and_the_week_goes_round():
    profile = np.zeros((7, 24))
    profile[6, 22:] = 10
    profile[0, :2] = 10
    profile[2, 8:12] = 4
    profile[2, 12] = 1
    assert [(day, hour) for day, hour, _ in peaks(profile)] == [(6, 22), (2, 8), (2, 12)]
    assert peaks(profile)[0][2] == pytest.approx(40 / 57)
    assert peaks(np.zeros((7, 24))) == []


def test_those_in_no_group_count_nowhere():
    start = minutes("2025-01-06T10:30", "2025-01-06T10:30")
    assert weekly(start, start, [-1, 0], 1).weights.sum() == 1


def test_a_time_that_nobody_recorded_is_found_and_rounding_is_not():
    rng = np.random.default_rng(3)
    day = np.datetime64("2025-01-06T00:00", "m")
    # Rounded to the hour, most of them in the evening.
    hours = np.rint(rng.normal(20, 3, 3000)).astype(int) % 24
    rounded = day + (hours * 60).astype("timedelta64[m]") + (rng.integers(0, 300, 3000) * 1440).astype("timedelta64[m]")
    assert default_times(rounded) == {}
    for minute in (0, 1, 12 * 60, 23 * 60 + 59, 7 * 60 + 13):
        usual = np.full(600, day + np.timedelta64(minute, "m"))
        found = default_times(np.r_[rounded[:2000], usual, np.array(["NaT"], "datetime64[m]")])
        assert list(found) == [minute] and 600 / 2600 <= found[minute] < 750 / 2600
    # Of a few times nothing can be said.
    assert default_times(np.array([], "datetime64[m]")) == default_times(np.full(150, day)) == {}


def test_an_unknown_time_is_somewhere_in_its_day():
    start = minutes("2025-01-06T00:00", "2025-01-06T00:00", "2025-01-06T22:00", "2025-01-06T22:00")
    end = np.array(["NaT", "2025-01-06T08:00", "2025-01-07T00:00", "2025-01-06T23:00"], "datetime64[m]")
    first, last, changed = within_days(start, end, {0: 0.5})
    assert changed.tolist() == [True, True, True, False]
    assert (last - first).astype(int).tolist() == [1440, 480, 26 * 60, 60]
    found = weekly(first, last, np.arange(4), 4).weights
    assert np.allclose(found[0, 0], 1 / 24) and np.allclose(found[1, 0, :8], 1 / 8)
