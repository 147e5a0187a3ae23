"""Patrols keep out of each other's way where their hours allow it, and keep everything else."""

import numpy as np
import pytest

from hotspot_policing.core.patrol.meetings import GAPS, Limits, meetings, well_apart, without_meetings
from hotspot_policing.core.patrol.routes import Base, Stop, schedule


@pytest.mark.parametrize("seed", range(30))
def test_a_route_keeps_its_visits_its_hours_and_its_windows(seed):
    rng = np.random.default_rng(seed)
    places, count = 5, int(rng.integers(1, 6))
    travel = rng.uniform(2, 20, (places, places))
    base = Base(rng.uniform(1, 20, places), rng.uniform(1, 20, places)) if seed % 2 else None
    starts = [float(rng.uniform(0, 300)) if rng.random() < 0.3 else None for _ in range(count)]
    stops = [Stop(int(rng.integers(places)), 15, None if a is None else (a, a + 120)) for a in starts]
    others = {k: [(a, a + 15.0) for a in rng.uniform(0, 400, 3)] for k in range(places)}
    made = schedule(stops, travel, 480, base)
    others[stops[0].place].append((float(made.arrive[0]), float(made.leave[0])))
    work = made.travel + 15 * count + float(rng.choice([0, 60]))
    order, after = without_meetings(stops, made, travel, others, Limits(480, base, work))
    assert sorted(order, key=id) == sorted(stops, key=id)
    assert after.missed <= made.missed and after.end <= 480 and after.travel + 15 * count <= work + 1e-6
    met = meetings(order, after, others)
    assert not met or (order == stops and after is made)
    if all(stop.window is None for stop in stops):
        assert not met, "eight hours have time for an hour or two without others"


def test_one_whose_whole_shift_is_taken_up_goes_the_other_way_round():
    travel = np.full((2, 2), 10.0)
    stops = [Stop(0, 15), Stop(1, 15)]
    made = schedule(stops, travel, 40)
    order, after = without_meetings(stops, made, travel, {0: [(0.0, 15.0)]}, Limits(40))
    assert [stop.place for stop in order] == [1, 0] and after.end == 40
    both = {0: [(0.0, 40.0)], 1: [(0.0, 40.0)]}
    order, after = without_meetings(stops, made, travel, both, Limits(40))
    assert order == stops and after is made and meetings(order, after, both) == [0, 1]


@pytest.mark.parametrize("patrols, gap", [(1, None), (4, 120), (5, 30), (7, 30), (20, 0)])
def test_patrols_at_one_place_come_as_far_apart_as_the_shift_allows(patrols, gap):
    stops, travel, times = [Stop(0, 15)], np.zeros((1, 1)), []
    for _ in range(patrols):
        _, made = well_apart(stops, schedule(stops, travel, 480), travel, {0: times}, Limits(480))
        times.append((float(made.arrive[0]), float(made.leave[0])))
    times.sort()
    between = [b[0] - a[1] for a, b in zip(times, times[1:])]
    assert times[-1][1] <= 480 and (gap is None or (gap in GAPS and min(between) >= gap))
