"""Ranking, selection under a rule, growth under a cap."""

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.core.counting import grids
from hotspot_policing.core.counting.neighbours import on_grid
from hotspot_policing.core.counting.shared_coordinates import Crowded, Crowding, distinct_points
from hotspot_policing.core.counting.shares import Span, location_quotients, window
from hotspot_policing.core.hotspots.growth import grow
from hotspot_policing.core.hotspots.selection import RULES, ranking, reach, select


def line(count):
    """Touching squares in a row."""
    grid = grids.make_grid("square", 100.0)
    keys = np.sort(grids.pack(np.arange(count), np.zeros(count)))
    return on_grid(keys, grid.neighbour_steps(1))


def test_ties_are_broken_by_crimes_then_by_name():
    order = ranking([4, 8, 4, 4], [1.0, 2.0, 1.0, 1.0], ["b", "z", "a", "c"])
    assert order.tolist() == [1, 2, 0, 3]


@pytest.mark.parametrize(
    "rule,value,expected",
    [
        ("top_k", 2, [0, 1]),
        ("area_share", 30, [0, 1, 2]),
        ("area_share", 1, [0]),
        ("area_km2", 4, [0, 1, 2]),
        ("crime_share", 50, [0]),
        ("crime_share", 51, [0, 1]),
        ("crime_share", 100, [0, 1, 2]),
        ("two_sd", 2, [0]),
    ],
)
def test_rules(rule, value, expected):
    x = np.array([10.0, 8, 2, 0, 0, 0, 0, 0, 0, 0])
    areas = np.ones(10)
    hot = select(x, areas, ranking(x, areas, np.arange(10)), rule, value)
    assert np.flatnonzero(hot).tolist() == expected


def test_a_place_without_crime_is_never_hot():
    x = np.array([3.0, 0, 0, 0])
    for rule in RULES:
        hot = select(x, np.ones(4), ranking(x, np.ones(4), np.arange(4)), rule, 100 if "share" in rule else 3)
        assert not hot[1:].any()


@pytest.mark.parametrize("rule,value", [("area_share", 50), ("area_km2", 50)])
def test_an_area_is_not_filled_with_places_of_one_crime(rule, value):
    x = np.array([5.0, 3, 2] + [1] * 20 + [0] * 77)
    order = ranking(x, np.ones(100), np.arange(100))
    hot = select(x, np.ones(100), order, rule, value)
    assert np.flatnonzero(hot).tolist() == [0, 1, 2]
    found = reach(hot, x, np.ones(100), rule, value)
    assert found.ranks_nothing and (found.places, found.kept, found.single_left) == (23, 3, 20)
    assert (found.budget, found.area) == (50, 23)
    # Room for ten places, of which three have more than one crime.
    hot = select(x, np.ones(100), order, rule, 10)
    found = reach(hot, x, np.ones(100), rule, 10)
    assert hot.sum() == 3 and found.stopped and not found.ranks_nothing
    # Room for two: that is a ranking.
    hot = select(x, np.ones(100), order, rule, 2)
    found = reach(hot, x, np.ones(100), rule, 2)
    assert hot.sum() == 2 and not found.stopped and not found.ranks_nothing


def test_what_was_asked_for_by_number_is_kept_and_chance_is_told():
    x = np.array([5.0, 3, 2] + [1] * 20)
    hot = select(x, np.ones(23), ranking(x, np.ones(23), np.arange(23)), "top_k", 10)
    found = reach(hot, x, np.ones(23), "top_k", 10)
    assert (found.kept, found.single_kept, found.single_left) == (10, 7, 13) and not found.ranks_nothing
    everything = select(x, np.ones(23), ranking(x, np.ones(23), np.arange(23)), "top_k", 50)
    assert reach(everything, x, np.ones(23), "top_k", 50).ranks_nothing


@pytest.mark.parametrize(
    "crimes, areas, clear",
    [
        ([5, 3, 2, 1, 1], None, 3),
        ([7, 7, 7, 2], None, 3),
        ([7, 7, 2, 2, 2], None, 2),
        ([2, 2], None, 0),
        ([1, 1, 1], None, 0),
        ([9, 8], None, 1),
        ([9] + [4] * 30, None, 1),
        # One crime in a small place ranks above five in a large one.
        ([5, 1, 4], [10, 1, 10], 0),
        ([5, 4, 1], [1, 1, 1], 2),
    ],
)
def test_what_is_proposed_keeps_no_place_of_one_crime_and_splits_none_that_are_alike(crimes, areas, clear):
    x, areas = np.array(crimes, float), np.ones(len(crimes)) if areas is None else np.array(areas, float)
    assert reach(np.ones(len(x), bool), x, areas, "crime_share", 100).clear == clear
    if clear:
        order = ranking(x, areas, np.arange(len(x)))
        hot = select(x, areas, order, "top_k", clear)
        assert not reach(hot, x, areas, "top_k", clear).ranks_nothing and x[hot].min() > 1
        assert not set(zip(x[hot] / areas[hot], x[hot])) & set(zip(x[~hot] / areas[~hot], x[~hot]))


def test_a_large_place_that_does_not_fit_is_no_want_of_crimes():
    x, areas = np.array([9.0, 8, 1]), np.array([1.0, 50, 1])
    hot = select(x, areas, ranking(x, areas, np.arange(3)), "area_km2", 3)
    assert np.flatnonzero(hot).tolist() == [0] and not reach(hot, x, areas, "area_km2", 3).stopped


@pytest.mark.parametrize("value", (0, -1, float("nan"), float("inf")))
def test_a_value_that_is_none_is_refused(value):
    with refused(ValueError, "0"):
        select(np.ones(3), np.ones(3), np.arange(3), "top_k", value)


def test_more_than_all_is_refused():
    with refused(ValueError, "100"):
        select(np.ones(3), np.ones(3), np.arange(3), "area_share", 101)
    with refused(ValueError, "'best'"):
        select(np.ones(3), np.ones(3), np.arange(3), "best")


def test_growth_stops_at_the_cap_and_a_town_does_not_become_one_blob():
    x = np.array([5.0, 9, 8, 7, 1, 6])
    spot = grow(np.ones(6, bool), ranking(x, np.ones(6), np.arange(6)), np.ones(6), line(6), 3.0)
    assert spot.tolist() == [2, 0, 0, 0, 1, 1]
    # By hand: seed 1 takes 2, then 3, and is full; seed 5 (6 crimes) comes before seed 0 (5) and takes 4.
    assert max(np.bincount(spot)) <= 3


def test_growth_numbers_follow_the_hottest_seed():
    x = np.array([5.0, 0, 9, 0, 7])
    spot = grow(x > 0, ranking(x, np.ones(5), np.arange(5)), np.ones(5), line(5), 3.0)
    assert spot.tolist() == [2, -1, 0, -1, 1]


def test_growth_does_not_depend_on_the_order_of_the_input():
    rng = np.random.default_rng(0)
    grid = grids.make_grid("hexagon", 100.0)
    keys = np.sort(grids.pack(*(a.ravel() for a in np.meshgrid(np.arange(20), np.arange(20)))))
    x = rng.poisson(3, 400).astype(float)
    ids = np.array(grids.unit_ids(grid, keys, 27700))
    near = on_grid(keys, grid.neighbour_steps(1))
    spot = grow(x > 4, ranking(x, np.ones(400), ids), np.ones(400), near, 5.0)
    for number in range(spot.max() + 1):
        members = np.flatnonzero(spot == number)
        assert 1 <= len(members) <= 5
        reached, todo = {members[0]}, [members[0]]
        while todo:
            for other in near.of(todo.pop()).tolist():
                if other in members and other not in reached:
                    reached.add(other)
                    todo.append(other)
        assert reached == set(members.tolist())
    assert np.array_equal(spot >= 0, x > 4)


def test_a_barrier_keeps_two_hot_spots_apart():
    x = np.array([5.0, 4, 3, 2])
    order = ranking(x, np.ones(4), np.arange(4))
    assert grow(x > 0, order, np.ones(4), line(4), 10).tolist() == [0, 0, 0, 0]
    assert grow(x > 0, order, np.ones(4), line(4), 10, {(1, 2)}).tolist() == [0, 0, 1, 1]


def test_a_place_larger_than_the_cap_stands_alone():
    x = np.array([5.0, 4])
    assert grow(x > 0, np.array([0, 1]), np.array([7.0, 7.0]), line(2), 0.1).tolist() == [0, 1]


def test_location_quotients_by_hand():
    # 10 of 20 here are burglary, 50 of 200 in the force: twice the share.
    lq = location_quotients(np.array([[10, 10, 0], [50, 150, 0]]))
    assert lq[0, :2] == pytest.approx([2.0, 2 / 3])
    assert np.isnan(lq[0, 2])


def test_months_are_recognised_and_last_to_their_end():
    days = np.array(["2025-01-01", "2025-02-01", "2025-02-01"], "datetime64[D]")
    span = window(days)
    assert span.months_only and str(span.end) == "2025-02-28"
    assert span.years == pytest.approx(59 / 365.25)
    assert not window(np.array(["2025-01-01", "2025-02-03"], "datetime64[D]")).months_only


def test_a_span_is_the_same_in_blocks():
    rng = np.random.default_rng(5)
    days = np.datetime64("2024-02-01") + rng.integers(0, 300, 1000)
    for chosen in (days, days.astype("datetime64[M]").astype("datetime64[D]")):
        span = Span()
        for begin in range(0, 1000, 77):
            span.add(chosen[begin : begin + 77])
        assert span.window() == window(chosen)


def crowding_of(x, y, block=1 << 16, **room):
    crowding = Crowding(**room)
    for begin in range(0, len(x), block):
        crowding.add(x[begin : begin + block], y[begin : begin + block])
    return crowding.answer()


def test_crowding_is_what_counting_pairs_says():
    assert (crowding_of([], []).distinct, crowding_of([], []).most) == (0, 0)
    assert crowding_of([1.0, 1, 2, 2], [1.0, 1, 1, 3]) == Crowded(3, 2, 1.0, 1.0)
    assert crowding_of([0.0, -0.0], [-0.0, 0.0]) == Crowded(1, 2, 0.0, 0.0), "both are zero"
    rng = np.random.default_rng(7)
    # Whole metres, x and y swapped, quarter metres: what would collide if the marks were poor.
    for step in (1, 0.25, 100):
        x, y = 450_000 + step * rng.integers(0, 300, 60_000), 520_000 + step * rng.integers(0, 300, 60_000)
        x, y = np.r_[x, y], np.r_[y, x]
        pairs, times = np.unique(np.stack([x, y], axis=1), axis=0, return_counts=True)
        # At once, and in small blocks that are sorted in now and then.
        for room in (1 << 20, len(pairs)):
            found = crowding_of(x, y, 1000, room=room)
            assert found.distinct == len(pairs) and found.most == times.max()
            assert times[(pairs == (found.x, found.y)).all(1)] == found.most


def test_crowding_of_more_coordinates_than_there_is_room_for():
    rng = np.random.default_rng(8)
    x, y = rng.uniform(4e5, 5e5, 400_000), rng.uniform(5e5, 6e5, 400_000)
    # A station where every hundredth crime is, but only towards the end.
    x[250_000::30], y[250_000::30] = 450_000, 550_000
    station = len(x[250_000::30])
    found = crowding_of(x, y, 7000, room=20_000)
    assert found.distinct == pytest.approx(400_000 - station + 1, rel=0.03)
    assert (found.x, found.y) == (450_000, 550_000)
    assert 0.98 * station <= found.most <= station


def test_distinct_points_are_those_that_pairs_give():
    rng = np.random.default_rng(8)
    x, y = rng.choice(rng.normal(0, 1e5, 300), 20_000), rng.choice(rng.normal(0, 1e5, 300), 20_000)
    x[:10], y[:10] = 0.0, -0.0
    points, back = distinct_points(x, y)
    assert len(points) == len(np.unique(np.column_stack([x, y]), axis=0))
    assert np.array_equal(points[back, 0], x) and np.array_equal(points[back, 1], y)
    assert sorted(set(back.tolist())) == list(range(len(points)))


def test_growth_and_its_way_to_stop():
    """A map on which everything is hot has as many seeds as places: each is a moment to stop at."""
    keys = np.sort(grids.pack(np.arange(400) % 20, np.arange(400) // 20))
    near, heard = on_grid(keys, grids.make_grid("square", 1).neighbour_steps(1)), []

    def raise_if_cancelled():
        heard.append(True)
        if len(heard) == 7:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        grow(np.ones(400, bool), np.arange(400), np.ones(400), near, 1.0, raise_if_cancelled=raise_if_cancelled)
    assert len(heard) == 7
    heard.clear()
    grow(np.ones(400, bool), np.arange(400), np.ones(400), near, 100.0, raise_if_cancelled=lambda: heard.append(True))
    assert 4 <= len(heard) < 400
