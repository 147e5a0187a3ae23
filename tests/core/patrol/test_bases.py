"""Bases of patrols against every way to choose."""

import itertools

import numpy as np
import pytest

from hotspot_policing.core.patrol.bases import nearest_bases, share_patrols
from hotspot_policing.core.patrol.routes import Base, Stop, best_order, fit_to_shift, schedule


def test_each_place_belongs_to_the_base_with_the_least_way_there_and_back():
    rng = np.random.default_rng(3)
    out, back = rng.random((3, 12)) * 20, rng.random((3, 12)) * 20
    out[1, 4] = back[2, 4] = np.inf
    out[:, 7] = np.inf
    whose = nearest_bases(out, back)
    for place in range(12):
        ways = [out[b, place] + back[b, place] for b in range(3)]
        assert whose[place] == (-1 if place == 7 else min(range(3), key=ways.__getitem__))


@pytest.mark.parametrize("seed", range(30))
def test_no_other_sharing_gives_the_busiest_patrol_less(seed):
    rng = np.random.default_rng(seed)
    minutes, units = rng.integers(1, 40, 3) * 15.0, int(rng.integers(3, 8))
    patrols = share_patrols(minutes, units)
    every = [one for one in itertools.product(range(1, units + 1), repeat=3) if sum(one) == units]
    assert patrols.sum() == units
    assert max(minutes / patrols) == min(max(minutes / np.array(one)) for one in every)


def test_fewer_patrols_than_bases_are_at_the_busiest():
    assert share_patrols([60, 0, 200, 90], 2).tolist() == [0, 0, 1, 1]
    assert share_patrols([0, 0], 2).tolist() == [2, 0], "without visits nobody minds"


@pytest.mark.parametrize("seed", range(10))
def test_the_way_back_counts_and_is_short(seed):
    """Against every order that begins at the same place."""
    rng = np.random.default_rng(seed)
    xy = rng.random((7, 2)) * 20
    travel = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))
    home = Base(travel[6, :6], travel[:6, 6])
    stops = [Stop(place, 10.0) for place in range(6)]
    order = best_order(stops, travel[:6, :6], 480, np.random.default_rng(seed), home)
    made = schedule(order, travel[:6, :6], 480, home)

    def way(places):
        return travel[6, places[0]] + sum(travel[a, b] for a, b in zip(places, places[1:])) + travel[places[-1], 6]

    places = [stop.place for stop in order]
    rest = [place for place in range(6) if place != places[0]]
    best = min(way([places[0], *one]) for one in itertools.permutations(rest))
    assert made.travel == pytest.approx(way(places)) and made.end == pytest.approx(way(places) + 60)
    assert way(places) <= best * 1.1


def test_a_shift_ends_at_the_base_in_time():
    home = Base(np.array([10.0, 10.0]), np.array([10.0, 10.0]))
    stops = [Stop(0, 20), Stop(1, 20)]
    travel = np.array([[0.0, 5.0], [5.0, 0.0]])
    assert schedule(stops, travel, 65, home).end == 65
    assert [len(one) for one in fit_to_shift(stops, travel, 65, home)] == [2, 0, 0]
    assert [len(one) for one in fit_to_shift(stops, travel, 64, home)] == [1, 1, 0]
