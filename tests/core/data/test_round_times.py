"""Which clock wrote times, told from the full hours of winter and summer."""

import numpy as np
import pytest

from hotspot_policing.core.data.round_times import UTC, WRITTEN, RoundTimes

DAYS = np.arange(np.datetime64("2024-01-01"), np.datetime64("2025-12-31"))


def moments(count, peak=0, share=0.2, seed=1, evening=19, later=0):
    """Moments by the clock on the wall: every third on the hour, a share of all at the hour ``peak``; the rest around
    an evening hour, which comes ``later`` in summer."""
    chance = np.random.default_rng(seed)
    day = chance.choice(DAYS, count).astype("datetime64[m]")
    month = day.astype("datetime64[M]").astype(int) % 12
    minute = (60 * (evening + later * ((month > 2) & (month < 9))) + chance.normal(0, 240, count)).astype(int) % 1440
    minute = np.where(chance.random(count) < 0.33, minute // 60 * 60, minute)
    minute = np.where(chance.random(count) < share, 60 * peak, minute)
    return day + minute.astype("timedelta64[m]")


def in_utc(clock):
    """The same moments by Greenwich, but for the weeks in which the clocks change."""
    month = clock.astype("datetime64[M]").astype(int) % 12
    return np.where((month > 2) & (month < 9), clock - np.timedelta64(60, "m"), clock)


def reading(found, block=1000):
    times = RoundTimes()
    for i in range(0, len(found), block):
        times.add(found[i : i + block])
    return times.reading()


@pytest.mark.parametrize("peak", [0, 9, 12, 23])
def test_a_peak_that_stays_is_the_clock_and_one_that_moves_is_utc(peak):
    found = moments(3000, peak)
    assert reading(found) == (WRITTEN, peak, peak)
    assert reading(in_utc(found)) == (UTC, peak, (peak - 1) % 24)


@pytest.mark.parametrize(
    "found",
    [
        np.empty(0, "datetime64[m]"),
        np.full(900, "NaT", "datetime64[m]"),
        # Too few in one half of the year, or in both.
        moments(300),
        moments(5000)[moments(5000) < np.datetime64("2024-03-01")],
        # No hour stands out.
        moments(600, share=0),
        moments(5000, share=0),
    ],
    ids=["none", "missing", "few", "winter", "flat", "flat and many"],
)
def test_what_is_not_clear_is_left_open(found):
    assert reading(found)[0] == reading(in_utc(found))[0] == ""


def test_a_peak_alone_does_not_move_the_others():
    """A habit of one hour that changes with the season, while all other hours stay."""
    found = moments(20_000, share=0)
    month = found.astype("datetime64[M]").astype(int) % 12
    day = found.astype("datetime64[D]").astype("datetime64[m]")
    some = np.arange(len(found)) % 12 == 0
    found[some] = day[some] + np.where((month[some] > 2) & (month[some] < 9), 60 * 11, 60 * 12)
    assert reading(found)[0] != UTC


def test_few_are_taken_for_the_other_clock():
    """Evenings that come later in summer, as dusk does, are no change of the clock."""
    wrong = sum(
        reading(moments(n, 18, share, seed, 18, 2))[0] == UTC
        or reading(in_utc(moments(n, 18, share, seed, 18, 2)))[0] == WRITTEN
        for n in (800, 5000)
        for share in (0.0, 0.1)
        for seed in range(50)
    )
    assert wrong == 0
