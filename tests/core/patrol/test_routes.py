"""Orders of visits against every order there is, and their times by hand."""

from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from hotspot_policing.core.patrol.routes import (
    Base,
    Stop,
    best_order,
    fit_to_shift,
    repeats,
    schedule,
    share_out,
    with_stop,
)


def town(rng, count, speed=500.0):
    """Minutes between random points of a town."""
    xy = rng.uniform(0, 5000, (count, 2))
    return np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)) / speed


def way(order, travel):
    return sum(travel[a.place][b.place] for a, b in zip(order, order[1:]))


def test_the_order_is_hardly_longer_than_the_best_of_all():
    worst, total, best_total = 0.0, 0.0, 0.0
    for seed in range(40):
        rng = np.random.default_rng(seed)
        travel = town(rng, 8)
        stops = [Stop(i, 15) for i in range(8)]
        order = best_order(stops, travel, 480, rng)
        best = min(way((order[0], *rest), travel) for rest in permutations([one for one in stops if one != order[0]]))
        worst = max(worst, way(order, travel) / best)
        total, best_total = total + way(order, travel), best_total + best
        assert sorted(one.place for one in order) == list(range(8))
    assert worst <= 1.10 and total / best_total <= 1.01


def test_no_turn_and_no_move_shortens_a_route_on_streets_with_one_way():
    rng = np.random.default_rng(4)
    for count in (2, 3, 4, 9):
        travel = town(rng, count) * rng.uniform(0.7, 1.6, (count, count))
        order = best_order([Stop(i, 15) for i in range(count)], travel, 480, rng)
        for i in range(1, count):
            for j in range(i + 1, count + 1):
                part, rest = order[i:j], order[:i] + order[j:]
                turned = order[:i] + part[::-1] + order[j:]
                moved = [rest[:k] + part + rest[k:] for k in range(1, len(rest) + 1)] if len(part) <= 3 else []
                assert all(way(order, travel) <= way(other, travel) + 1e-9 for other in [turned, *moved])


def test_hundreds_of_places_are_shared_out_in_few_looks():
    """How often a cancel is asked for is how often the whole way is looked at."""
    looks = []
    rng = np.random.default_rng(8)
    unit = share_out(list(range(300)), [15] * 300, town(rng, 300), 11, rng, lambda: looks.append(1))
    assert np.bincount(unit).max() - np.bincount(unit).min() <= 1 and 1 < len(looks) < 300


def test_the_start_is_drawn_and_the_seed_makes_it_again():
    travel = town(np.random.default_rng(1), 10)
    stops = [Stop(i, 15) for i in range(10)]
    firsts = {best_order(stops, travel, 480, np.random.default_rng(seed))[0].place for seed in range(60)}
    assert len(firsts) == 10
    assert best_order(stops, travel, 480, np.random.default_rng(7)) == best_order(
        stops, travel, 480, np.random.default_rng(7)
    )


def test_times_by_hand():
    travel = np.array([[0, 10, 20], [10, 0, 5], [20, 5, 0]], float)
    made = schedule([Stop(0, 15), Stop(1, 15), Stop(2, 20)], travel, 120)
    assert made.arrive.tolist() == [0, 25, 45] and made.leave.tolist() == [15, 40, 65]
    assert made.travel == 15 and made.waiting == 0 and made.missed == 0
    made = schedule([Stop(0, 15), Stop(1, 15, (60, 90))], travel, 120, Base([7, 9, 9]))
    assert made.arrive.tolist() == [7, 60] and made.waiting == 28
    # Without time to spare the window is missed, and that is said.
    made = schedule([Stop(0, 15), Stop(1, 15, (60, 90))], travel, 45)
    assert made.missed == 1 and made.leave[-1] <= 45


def test_windows_are_kept_where_an_order_keeps_them():
    rng = np.random.default_rng(3)
    for _ in range(20):
        travel = town(rng, 6)
        windows = [(0, 120), (0, 120), (120, 240), (120, 240), (240, 360), (240, 360)]
        stops = [Stop(i, 15, windows[i]) for i in rng.permutation(6)]
        order = best_order(stops, travel, 480, np.random.default_rng(1))
        fewest = min(
            schedule((order[0], *rest), travel, 480).missed
            for rest in permutations([one for one in stops if one != order[0]])
        )
        assert schedule(order, travel, 480).missed <= fewest + 1
    sensible = best_order(
        [Stop(0, 15, (300, 400)), Stop(1, 15, (0, 60))], [[0, 1], [1, 0]], 480, np.random.default_rng(0), Base([1, 1])
    )
    assert schedule(sensible, [[0, 1], [1, 0]], 480, Base([1, 1])).missed <= 1


def unavoidable(places):
    """How often the place with most visits must come twice in a row, whatever the order."""
    most = Counter(places).most_common(1)[0][1]
    return max(2 * most - len(places) - 1, 0)


@pytest.mark.parametrize("seed", range(60))
def test_no_place_is_visited_twice_in_a_row_where_others_can_come_between(seed):
    rng = np.random.default_rng(seed)
    count = int(rng.integers(1, 7))
    travel = town(rng, count, speed=rng.choice([50.0, 500.0]))
    visits = rng.integers(1, 5, count)
    windows = [None, (0.0, 120.0), (200.0, 320.0)]
    stops = [Stop(i, 15, windows[rng.integers(3)]) for i in range(count) for _ in range(visits[i])]
    base = Base(rng.uniform(1, 30, count), rng.uniform(1, 30, count)) if seed % 2 else None
    order = best_order(stops, travel, 480, rng, base)
    places = [stop.place for stop in order]
    assert sorted(places) == sorted(stop.place for stop in stops)
    assert repeats(places) == unavoidable(places)
    # What cannot do without is left out, also where the shift is too short for all and where one more is taken in.
    for length in (480, 120):
        kept, late, again = fit_to_shift(order, travel, length, base)
        assert sorted(stop.place for stop in kept + late + again) == sorted(stop.place for stop in stops)
        assert repeats([stop.place for stop in kept]) == 0
        assert late or len(again) == unavoidable(places)
        for stop in late + again:
            more = with_stop(stop, kept, travel, 480, base)
            if more is not None:
                assert len(more) == len(kept) + 1 and repeats([stop.place for stop in more]) == 0


def test_two_visits_to_a_place_are_as_far_apart_as_the_route_allows():
    rng = np.random.default_rng(11)
    for _ in range(10):
        travel = town(rng, 8)
        order = [stop.place for stop in best_order([Stop(i % 8, 15) for i in range(9)], travel, 480, rng)]
        first, second = (k for k, place in enumerate(order) if place == 0)
        assert second - first >= 4, order
        # Each of two rounds has every place once.
        order = [stop.place for stop in best_order([Stop(i % 8, 15) for i in range(16)], travel, 480, rng)]
        gaps = [len(order) - 1 - order[::-1].index(place) - order.index(place) for place in range(8)]
        assert min(gaps) >= 6, order


def test_what_does_not_fit_is_named():
    travel = np.full((5, 5), 10.0)
    stops = [Stop(i, 30) for i in range(5)]
    kept, late, again = fit_to_shift(stops, travel, 110)
    assert [one.place for one in kept] == [0, 1, 2] and [one.place for one in late] == [3, 4] and again == []
    assert fit_to_shift(stops, travel, 20) == ([], stops, [])
    assert fit_to_shift(stops, travel, 190) == (stops, [], [])


@pytest.mark.parametrize("seed", range(20))
def test_visits_and_travel_fit_in_the_hours_of_a_patrol_and_no_more_is_left_out(seed):
    rng = np.random.default_rng(seed)
    travel = town(rng, 9, speed=200.0)
    stops = [Stop(i, 15, (0.0, 240.0) if i % 3 else None) for i in range(9)]
    order = best_order(stops, travel, 480, rng, work=120)
    kept, late, again = fit_to_shift(order, travel, 480, work=120)
    worked = sum(stop.minutes for stop in kept) + way(kept, travel)
    assert worked <= 120 and again == [] and len(kept) + len(late) == 9
    assert all(with_stop(stop, kept, travel, 480, work=worked + 15 - 1e-6) is None for stop in late)
    # The shift itself has time for all of them.
    assert len(fit_to_shift(order, travel, 480)[0]) == 9


def test_what_is_left_out_goes_by_what_it_is():
    """Further visits first, then those outside their window, then places that have lost least, then the farthest."""
    near = np.full((4, 4), 1.0)

    def first_out(stops, travel=near, **more):
        work = sum(stop.minutes for stop in stops) + way(stops, travel) - 1
        return [stop.place for stop in fit_to_shift(stops, travel, 480, work=work, **more)[1]]

    assert first_out([Stop(0, 15), Stop(1, 15), Stop(0, 15), Stop(2, 90)]) == [0]
    assert first_out([Stop(0, 15), Stop(1, 15, (200.0, 201.0)), Stop(2, 90)], lost={1: 0.9}) in ([1], [2])
    assert first_out([Stop(0, 15), Stop(1, 15, (0.0, 5.0)), Stop(2, 90)], lost={1: 0.9}) == [1]
    assert first_out([Stop(0, 15), Stop(1, 90), Stop(2, 15)], lost={0: 0.5, 1: 0.4, 2: 0.2}) == [2]
    far = near.copy()
    far[1], far[:, 1] = 40.0, 40.0
    assert first_out([Stop(0, 15), Stop(1, 15), Stop(2, 15)], far) == [1]


@pytest.mark.parametrize("seed", range(12))
def test_patrols_in_two_towns_have_a_town_each(seed):
    """Seven places here and five there: nobody goes from one town to the other, though seven to five is not even."""
    rng = np.random.default_rng(seed)
    here = town(rng, 12)
    far = np.zeros((12, 12))
    far[:7, 7:] = far[7:, :7] = 44.0
    places = rng.permutation(12).tolist()
    unit = share_out(places, [15] * 12, here + far, 2, rng)
    towns = [{place < 7 for place, its in zip(places, unit) if its == one} for one in (0, 1)]
    assert all(len(one) == 1 for one in towns)


@pytest.mark.parametrize("seed", range(8))
def test_a_way_is_cut_where_it_costs_least_of_all_cuts(seed):
    """Two patrols along a line: against every cut."""
    rng = np.random.default_rng(seed)
    x = np.sort(rng.uniform(0, 60, 9))
    travel = np.abs(x[:, None] - x)
    minutes, work = rng.integers(10, 30, 9).tolist(), 110.0

    def cost(unit):
        total = 0.0
        for one in (0, 1):
            mine = [k for k in range(9) if unit[k] == one]
            goes, stays = x[mine[-1]] - x[mine[0]], sum(minutes[k] for k in mine)
            total += goes + abs(stays - sum(minutes) / 2) + 2 * max(goes + stays - work, 0)
        return total

    best = min(cost([int(k >= cut) for k in range(9)]) for cut in range(1, 9))
    unit = share_out(list(range(9)), minutes, travel, 2, rng, work=work)
    ordered = unit if unit[0] == 0 else [1 - one for one in unit]
    assert ordered == sorted(ordered) and cost(ordered) == pytest.approx(best)


def test_a_stop_is_taken_in_where_there_is_room():
    travel = np.abs(np.subtract.outer(np.arange(4.0), np.arange(4.0))) * 10
    stops = [Stop(0, 30), Stop(1, 30), Stop(3, 30)]
    assert [one.place for one in with_stop(Stop(2, 30), stops, travel, 150)] == [0, 1, 2, 3]
    assert with_stop(Stop(2, 30), stops, travel, 149) is None
    # Not where the patrol has no time, though the shift has, nor straight after the same place.
    assert with_stop(Stop(2, 30), stops, travel, 480, work=149) is None
    assert with_stop(Stop(0, 30), [Stop(0, 30)], travel, 480) is None
    # Not where another would miss its window for it.
    late = [Stop(0, 30), Stop(1, 30, (40, 41))]
    assert [one.place for one in with_stop(Stop(2, 30), late, travel, 150)] == [0, 1, 2]
    assert with_stop(Stop(0, 30), [], travel, 150) is None


def test_patrols_together_have_no_place_twice_in_a_row_where_the_shift_has_others():
    rng = np.random.default_rng(12)
    for _ in range(60):
        count, units = int(rng.integers(2, 9)), int(rng.integers(1, 4))
        travel = town(rng, count)
        # At most half of the visits are to one place, so that there is a way to share them out.
        places = [place for place in range(count) for _ in range(rng.integers(1, 4)) for _ in range(units)]
        if 2 * max(Counter(places).values()) > len(places):
            continue
        unit = share_out(places, [15] * len(places), travel, units, rng)
        for one in range(units):
            mine = [place for place, its in zip(places, unit) if its == one]
            assert unavoidable(mine) == 0, (units, mine)
        assert max(Counter(unit).values()) - min(Counter(unit).values()) <= 1


@pytest.mark.parametrize("units", [1, 2, 3])
def test_patrols_share_the_work_evenly(units):
    rng = np.random.default_rng(9)
    travel = town(rng, 24)
    minutes = rng.integers(1, 4, 24) * 15
    unit = share_out(list(range(24)), minutes.tolist(), travel, units, rng)
    done = np.bincount(unit, minutes, units)
    assert len(done) == units and done.max() - done.min() <= 2 * 45
    assert share_out([], [], travel, units, rng) == []
    # Two places twice: each patrol has both, so that no place comes twice in a row.
    twice = share_out([0, 0, 1, 1], [15] * 4, travel, 2, rng)
    assert twice[0] != twice[1] and twice[2] != twice[3]
    # One place with more visits than a shift holds is shared too.
    assert np.bincount(share_out([0] * 12, [15] * 12, travel, units, rng)).tolist() == [12 // units] * units


def test_places_on_one_spot_and_a_single_one():
    travel = np.zeros((3, 3))
    assert len(best_order([Stop(i, 15) for i in range(3)], travel, 480, np.random.default_rng(0))) == 3
    assert best_order([Stop(0, 15)], travel, 480, np.random.default_rng(0)) == [Stop(0, 15)]
    assert best_order([], travel, 480, np.random.default_rng(0)) == []
    assert schedule([], travel, 480).travel == 0
