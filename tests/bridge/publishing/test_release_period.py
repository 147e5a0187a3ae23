"""The months of a release that nobody has named, against a search through every month."""

import datetime

import numpy as np
import pytest

from hotspot_policing.bridge.publishing.release_period import proposed_period, whole_period
from hotspot_policing.core.counting.shares import Window

DAY = datetime.timedelta(1)


def last_month(first, last, today, delay):
    """The last whole month of the data that ended ``delay`` days before ``today``, looked for day by day."""
    day = last
    while day >= first - 40 * DAY:
        if (day + DAY).day == 1 and day <= today - delay * DAY:
            return day.replace(day=1), day
        day -= DAY
    return None


@pytest.mark.parametrize("seed", range(60))
def test_the_last_whole_month_that_is_late_enough(seed):
    chance = np.random.default_rng(seed)
    first = datetime.date(2023, 1, 1) + int(chance.integers(0, 400)) * DAY
    last = first + int(chance.integers(31, 700)) * DAY
    today = last + int(chance.integers(0, 60)) * DAY
    delay = int(chance.choice([0, 1, 28, 31, 90]))
    window = Window(np.datetime64(first), np.datetime64(last), False)
    start, end = proposed_period(window, delay, today=np.datetime64(today))
    assert start == end.astype("M8[M]").astype("M8[D]")
    expected = last_month(first, last, today, delay)
    if expected is None:
        assert end < np.datetime64(first)
    else:
        assert (start, end) == tuple(map(np.datetime64, expected))


def test_days_that_are_named_stay():
    window = Window(np.datetime64("2025-01-01"), np.datetime64("2025-03-31"), True)
    today, january = np.datetime64("2025-06-01"), (np.datetime64("2025-01-01"), np.datetime64("2025-01-31"))
    assert proposed_period(window, 28, end=january[1], today=today) == january
    assert proposed_period(window, 28, start=january[0], today=today) == (january[0], window.end)


@pytest.mark.parametrize("seed", range(40))
def test_all_whole_months_after_those_released(seed):
    """Against a walk from the first day of the data to the last month that may be told."""
    chance = np.random.default_rng(seed)
    first = datetime.date(2023, 1, 1) + int(chance.choice([0, 31, 33, 60])) * DAY
    last = first + int(chance.integers(62, 400)) * DAY
    today = last + int(chance.integers(0, 60)) * DAY
    window = Window(np.datetime64(first), np.datetime64(last), False)
    expected = last_month(first, last, today, 28)
    released = [np.datetime64("2022-12-31"), np.datetime64("2023-03-31")][: int(chance.integers(0, 3))]
    start, end = whole_period(window, 28, released, np.datetime64(today))
    day = first
    while day.day > 1 or any(np.datetime64(day) <= one < end for one in released):
        day += DAY
    if expected is None:
        assert end < start
    else:
        assert (start, end) == (np.datetime64(day), np.datetime64(expected[1]))
    # What is released to its last month is told again as it was.
    assert whole_period(window, 28, [*released, end], np.datetime64(today)) == (start, end)
