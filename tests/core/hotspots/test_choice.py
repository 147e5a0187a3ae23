"""Which places may be chosen, and the choice inside each district."""

import numpy as np
import pytest

from hotspot_policing.core.counting.neighbours import from_pairs
from hotspot_policing.core.hotspots.choice import Limits, choose_within, cost, eligible, rank_within, spaced
from hotspot_policing.core.hotspots.growth import grow, pairs_between
from hotspot_policing.core.hotspots.selection import RULES, ranking, select


def places(count=400, seed=4):
    rng = np.random.default_rng(seed)
    crimes = rng.negative_binomial(0.6, 0.08, count)
    return crimes, rng.uniform(0, 5000, (count, 2)), ranking(crimes, np.ones(count), np.arange(count))


@pytest.mark.parametrize("distance", [1.0, 90.0, 400.0, 1e5])
def test_every_kept_pair_keeps_the_distance_and_none_is_dropped_for_nothing(distance):
    _, centres, order = places()
    kept = spaced(order, centres, distance)
    apart = np.hypot(*(centres[kept][:, None] - centres[kept][None]).transpose(2, 0, 1))
    assert apart[~np.eye(len(kept), dtype=bool)].min(initial=np.inf) >= distance
    rank = rank_within(order, np.zeros(len(order), int))
    for dropped in set(order.tolist()) - set(kept.tolist()):
        near = kept[np.hypot(*(centres[kept] - centres[dropped]).T) < distance]
        assert rank[near].min() < rank[dropped]


def test_places_on_one_spot_keep_one_and_without_a_distance_all():
    centres = np.zeros((3, 2))
    assert spaced(np.array([2, 0, 1]), centres, 10).tolist() == [2]
    assert spaced(np.array([2, 0, 1]), centres, 0).tolist() == [2, 0, 1]


def test_what_is_eligible_does_not_depend_on_the_order_of_rows():
    crimes, centres, order = places()
    limits = Limits(fewest=3, most=40, distance=150)

    def near(which, points=centres):
        return points[which, 0] < 800

    kept, left = eligible(order, crimes, centres, limits, near)
    shuffled = np.random.default_rng(1).permutation(len(crimes))
    again, same = eligible(
        ranking(crimes[shuffled], np.ones(len(crimes)), shuffled),
        crimes[shuffled],
        centres[shuffled],
        limits,
        lambda which: near(which, centres[shuffled]),
    )
    assert shuffled[again].tolist() == kept.tolist() and left == same
    assert len(kept) + left.few + left.many + left.avoided + left.close == np.count_nonzero(crimes)
    assert min(left.few, left.many, left.avoided, left.close) > 0
    assert (crimes[kept] >= 3).all() and (crimes[kept] <= 40).all() and not near(kept).any()


@pytest.mark.parametrize("rule, value", [("top_k", 20), ("area_share", 5), ("area_km2", 6)])
def test_eligibility_comes_before_the_rule_fills_its_number(rule, value):
    crimes, centres, order = places()
    kept, _ = eligible(order, crimes, centres, Limits(fewest=2, distance=200))
    hot = select(crimes, np.ones(len(crimes)), kept, rule, value)
    number = int({"top_k": 20, "area_share": 20, "area_km2": 6}[rule])
    assert np.flatnonzero(hot).tolist() == sorted(kept[:number].tolist())


def test_the_threshold_of_a_rule_counts_all_places_and_takes_eligible_ones():
    crimes = np.array([30, 28, 1, 0, 0, 0, 0, 0, 0, 0])
    order = ranking(crimes, np.ones(10), np.arange(10))
    assert np.flatnonzero(select(crimes, np.ones(10), order, "two_sd", 1)).tolist() == [0, 1]
    assert np.flatnonzero(select(crimes, np.ones(10), order[1:], "two_sd", 1)).tolist() == [1]


@pytest.mark.parametrize("rule", list(RULES))
def test_a_choice_in_districts_is_that_of_each_alone(rule):
    crimes, _, order = places()
    district = np.random.default_rng(2).integers(-1, 4, len(crimes))
    place = np.empty(len(crimes), int)

    def inside(members, number):
        place[:] = -1
        place[members] = np.arange(len(members))
        own = place[order]
        return select(crimes[members], np.ones(len(members)), own[own >= 0], rule, number)

    chosen = choose_within(district, [None] * 4, inside)
    assert not chosen[district < 0].any() and chosen.any()
    for one in range(4):
        members = np.flatnonzero(district == one)
        own = ranking(crimes[members], np.ones(len(members)), members)
        assert chosen[members].tolist() == select(crimes[members], np.ones(len(members)), own, rule).tolist()
    none = choose_within(district, [0, None, 0, None], inside)
    assert not none[np.isin(district, (0, 2))].any() and none[district == 1].any()


def test_the_cost_is_that_of_a_recount():
    crimes, _, order = places()
    chosen = np.zeros(len(crimes), bool)
    chosen[order[5:25]] = True
    held, free = cost(chosen, order, crimes)
    assert held == pytest.approx(sum(crimes[order[5:25]].tolist()) / crimes.sum())
    assert free == pytest.approx(np.sort(crimes)[::-1][:20].sum() / crimes.sum()) and free > held
    assert cost(chosen, order, crimes, 2 * float(crimes.sum())) == pytest.approx((held / 2, free / 2))


def test_hot_spots_do_not_grow_across_a_border():
    row = from_pairs(4, [0, 1, 1, 2, 2, 3], [1, 0, 2, 1, 3, 2])
    hot, district = np.ones(4, bool), np.array([0, 0, 1, 1])
    blocked = pairs_between(np.arange(4), row, district)
    spots = grow(hot, np.array([1, 0, 2, 3]), np.ones(4), row, 10, blocked)
    assert blocked == {(1, 2)} and spots.tolist() == [0, 0, 1, 1]
