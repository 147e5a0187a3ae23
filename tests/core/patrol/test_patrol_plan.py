"""Patrol plans against brute force over every plan there is, an independent flow, and the divisors of Sainte-Laguë."""

import itertools
import json
from dataclasses import replace

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.core.patrol.plan import (
    PatrolProblem,
    by_agency,
    check_plan,
    demand,
    evenness,
    in_run,
    limits_for_all_hours,
    scaled_weights,
    share_of_heaviest,
    shares,
    worth,
)
from hotspot_policing.core.patrol.plan_conflict import find_conflict, least_demands, most_possible, shortage
from hotspot_policing.core.patrol.plan_frontier import GREEDY, MILP, answer, frontier, read_answer
from hotspot_policing.core.patrol.plan_greedy import greedy_plan, most_worth
from hotspot_policing.core.patrol.plan_milp import PatrolModel

pytest.importorskip("scipy.optimize", reason="SciPy")


def problem(weights, room, areas=None, peaks=None, agencies=1, even=None, cost=20, **rules):
    """A PatrolProblem of weights (n,) and room (D, S) for visits, all of the first agency or shared by two."""
    weights, room = np.asarray(weights, float), np.asarray(room)
    areas = np.full(len(weights), -1) if areas is None else np.asarray(areas)
    if even is None:
        even = np.bincount(areas[areas >= 0]) / max((areas >= 0).sum(), 1) if (areas >= 0).any() else np.zeros(0)
    capacity = np.stack([room - room // agencies * (agencies - 1)] + [room // agencies] * (agencies - 1), 2)
    if peaks is None:
        peaks = np.ones((len(weights), 7, room.shape[1]), bool)
    return PatrolProblem(weights, areas, np.asarray(even, float), peaks, capacity * cost, capacity, cost, **rules)


def random_problem(seed, count=60, days=14, shifts=3, areas=8, **rules):
    rng = np.random.default_rng(seed)
    room = rng.integers(3, 16, shifts) + np.zeros((days, 1), int)
    peaks = rng.random((count, 7, shifts)) < 0.25
    return problem(
        rng.pareto(1.5, count) + 0.1,
        room,
        np.arange(count) % areas,
        peaks,
        2,
        **dict({"floor": 1, "cap": 10, "area_minimum": 9}, **rules),
    )


def every_plan(one):
    """Every array of visits that keeps the rules."""
    cells = [range(min(one.per_shift, int(most)) + 1) for _ in range(one.count) for most in one.room.ravel()]
    for numbers in itertools.product(*cells):
        visits = np.array(numbers).reshape(one.count, one.days, one.shifts)
        if (visits.sum(0) <= one.room).all() and check_plan(one, by_agency(one, visits)).kept:
            yield visits


SMALL = [
    problem([5, 2, 1], [[1], [2]], floor=0, cap=14, give=0.0),
    problem([5, 2, 1], [[2], [1]], floor=4, cap=14, per_shift=2, give=0.0),
    problem(
        [9, 1],
        [[2, 1], [1, 2]],
        floor=0,
        cap=7,
        per_shift=2,
        give=0.0,
        peaks=np.array([[[True, False]] * 7, [[False, True]] * 7]),
    ),
    problem(
        [8, 4, 3],
        [[1, 1], [2, 0]],
        areas=[0, 1, 1],
        floor=0,
        cap=7,
        per_shift=1,
        area_minimum=7,
        give=0.0,
        off_peak=0.8,
        peaks=np.array([[[False, True]] * 7, [[True, True]] * 7, [[False, False]] * 7]),
    ),
]


@pytest.mark.parametrize("which", range(len(SMALL)))
def test_no_plan_of_all_there_are_is_worth_more(which):
    one = SMALL[which]
    assert find_conflict(one) is None
    best = max(worth(one, visits).worth for visits in every_plan(one))
    solved = PatrolModel(one).solve()
    assert check_plan(one, by_agency(one, solved.visits)).kept
    assert worth(one, solved.visits).worth == pytest.approx(best, abs=1e-3)
    assert best <= solved.limit + 1e-9 and solved.limit == pytest.approx(best, abs=2e-3)
    greedy = greedy_plan(one)
    assert check_plan(one, by_agency(one, greedy)).kept
    assert worth(one, greedy).worth <= best + 1e-9 <= most_worth(one) + 2e-9


def test_the_frontier_is_that_of_all_plans():
    """At the ends: the plan worth most, and the evenest plan with as many visits; no plan dominates one between."""
    one = problem([9, 3, 1, 1], [[2], [2], [2]], areas=[0, 0, 1, 2], floor=0, cap=7, per_shift=1, give=0.0)
    points = frontier(one, [0.0, 1.0, 0.5])
    plans = [visits for visits in every_plan(one) if visits.sum() == points[0].visits.sum()]
    found = [(worth(one, visits).worth, evenness(one, visits)) for visits in plans]
    assert worth(one, points[0].visits).worth == pytest.approx(max(value for value, _ in found), abs=1e-3)
    assert evenness(one, points[-1].visits) == pytest.approx(max(even for _, even in found))
    for point in points:
        value, even = worth(one, point.visits).worth, evenness(one, point.visits)
        assert max(other for other, level in found if level >= even - 1e-9) <= value + 1e-3
        assert value <= point.limit + 1e-9
    assert [point.position for point in points] == [0.0, 0.5, 1.0]


def test_a_point_is_the_same_plan_whichever_others_are_made():
    one = random_problem(8)
    several = {point.position: point.visits for point in frontier(one, [0.0, 1.0, 0.25, 0.5, 0.75])}
    for position in (0.25, 0.5, 1.0):
        (alone,) = frontier(one, [position])
        assert np.array_equal(alone.visits, several[position])


def test_without_limits_shares_are_those_of_sainte_lague():
    """One shift with room for all: the visits are the seats that the weights would win by the divisors 1, 3, 5 …"""
    weights = np.array([53.0, 24, 14, 6, 3])
    one = problem(weights, [[100]], floor=0, cap=700, per_shift=100, give=0.0)
    seats = np.zeros(5, int)
    for _ in range(100):
        seats[np.argmax(weights / (2 * seats + 1))] += 1
    assert PatrolModel(one).solve().visits.ravel().tolist() == seats.tolist() == [53, 24, 14, 6, 3]


def test_shares_fill_the_room_between_floor_and_cap():
    one = random_problem(3)
    asked, scale = shares(one)
    assert asked.sum() == pytest.approx(one.room.sum())
    inside = (asked > one.floors.sum()) & (asked < one.caps.sum())
    assert inside.any() and np.allclose(asked[inside], scale * one.weights[inside])
    # On the scale of the worth the last visit of a proportional share is worth 1.
    assert np.allclose(scaled_weights(one)[inside] / (2 * asked[inside]), 1)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("solver", [MILP, GREEDY])
def test_every_plan_keeps_hours_floors_caps_and_minimums(seed, solver):
    one = random_problem(seed)
    assert find_conflict(one) is None
    points = frontier(one, [0.0, 1.0, 0.5], solver, seed)
    assert [point.position for point in points] == [0.0, 0.5, 1.0]
    for point in points:
        visits = by_agency(one, point.visits)
        assert np.array_equal(visits.sum(3), point.visits)
        check = check_plan(one, visits)
        assert check.kept and (check.used <= check.available).all()
        assert worth(one, point.visits).worth <= point.limit + 1e-9
    even = [evenness(one, point.visits) for point in points]
    assert even[0] < even[1] < even[2]
    harm = [worth(one, point.visits).harm_covered for point in points]
    assert harm[0] > harm[2]


def test_the_solver_is_never_below_the_greedy_plan_by_more_than_the_days_in_a_row_may_cost():
    for seed in range(4):
        one = random_problem(seed)
        solved = PatrolModel(one).solve()
        found, greedy = worth(one, solved.visits).worth, worth(one, greedy_plan(one)).worth
        assert found >= greedy - one.give * found
        assert (solved.limit - found) / solved.limit <= 0.01
        assert solved.limit <= most_worth(one) + 1e-6


def test_days_in_a_row_are_sought_for_no_more_than_is_given():
    one = random_problem(5, count=30, floor=0, cap=14)
    found = []
    for give in (0.0, 0.005, 0.05):
        solved = PatrolModel(replace(one, give=give)).solve()
        found.append(worth(one, solved.visits))
        assert solved.limit - found[-1].worth <= (give + 1e-4) * solved.limit
        # Every hot spot keeps its share, whatever is given.
        assert found[-1].harm_covered == pytest.approx(found[0].harm_covered)
    assert found[0].in_rows < found[1].in_rows < found[2].in_rows


def test_days_in_a_row():
    visited = np.array([[1, 1, 0, 1, 1, 1, 0], [1, 0, 1, 0, 1, 0, 1], [1, 1, 1, 1, 1, 1, 1]], bool)
    assert in_run(visited).astype(int).tolist() == [[0, 0, 0, 1, 1, 1, 0], [0] * 7, [1] * 7]
    assert not in_run(np.ones((2, 2), bool)).any()


def test_the_same_seed_gives_the_same_plan_and_another_breaks_ties_otherwise():
    one = problem(np.ones(12), np.full((7, 2), 3), floor=0, cap=14)
    plans = [PatrolModel(one, seed).solve().visits for seed in (7, 7, 8)]
    assert np.array_equal(plans[0], plans[1]) and not np.array_equal(plans[0], plans[2])
    assert worth(one, plans[0]).worth == pytest.approx(worth(one, plans[2]).worth, rel=0.006)
    assert np.array_equal(greedy_plan(one, seed=7), greedy_plan(one, seed=7))


# -- rules that contradict each other ------------------------------------------------------------------------------
def most_by_flow(asked, room, per_shift):
    """The visits that can be had, by a maximum flow: an independent way to the same number."""
    from scipy.optimize import linprog

    count, cells = len(asked), len(room)
    rows = np.zeros((count + cells, count * cells))
    for i in range(count):
        rows[i, i * cells : (i + 1) * cells] = 1
    for c in range(cells):
        rows[count + c, c::cells] = 1
    found = linprog(-np.ones(count * cells), rows, np.r_[asked, room], bounds=(0, per_shift), method="highs")
    return int(round(-found.fun))


def test_what_is_short_is_what_a_flow_cannot_carry():
    rng = np.random.default_rng(1)
    tight = 0
    for _ in range(150):
        asked, room = rng.integers(0, 7, rng.integers(1, 6)), rng.integers(0, 6, rng.integers(1, 6))
        per_shift = int(rng.integers(1, 4))
        short = shortage(asked, room, per_shift)[0]
        assert short == asked.sum() - most_by_flow(asked, room, per_shift)
        tight += short > 0
    assert 30 < tight < 140


def test_a_plan_is_there_exactly_where_no_conflict_is():
    """Against the solver's own word, on many small problems; and the greedy plan finds it too."""
    from hotspot_policing.core.patrol.plan_milp import NoSolution

    rng = np.random.default_rng(2)
    there = 0
    for seed in range(60):
        count = int(rng.integers(2, 7))
        one = problem(
            rng.random(count) + 0.1,
            rng.integers(0, 4, (7, 2)),
            np.arange(count) % 2,
            floor=int(rng.integers(0, 6)),
            cap=int(rng.integers(6, 9)),
            per_shift=int(rng.integers(1, 3)),
            area_minimum=int(rng.integers(0, 14)),
            give=0.0,
        )
        conflict = find_conflict(one)
        try:
            PatrolModel(one).search()
            assert conflict is None, seed
            assert check_plan(one, by_agency(one, greedy_plan(one))).kept, seed
            there += 1
        except NoSolution:
            assert conflict is not None, seed
    assert 15 < there < 50


CONFLICTS = [
    ({"floor": 3}, ("FLOOR", "RESOURCES"), 30, 21),
    ({"floor": 0, "area_minimum": 12, "areas": [0, 1] * 5}, ("AREA_MINIMUM", "RESOURCES"), 24, 21),
    ({"floor": 2, "area_minimum": 6, "areas": [0] * 8 + [1, 1]}, ("FLOOR", "AREA_MINIMUM", "RESOURCES"), 22, 21),
    ({"floor": 0, "area_minimum": 9, "cap": 4, "areas": [0] * 8 + [1, 1]}, ("AREA_MINIMUM", "CAP"), 9, 8),
]


@pytest.mark.parametrize("rules, named, asked, possible", CONFLICTS)
def test_the_rules_that_break_are_named_with_their_numbers(rules, named, asked, possible):
    one = problem(np.arange(1, 11), np.full((7, 1), 3), **rules)
    conflict = find_conflict(one)
    assert (conflict.constraints, conflict.asked, conflict.possible) == (named, asked, possible)


def test_a_shift_too_few_is_named():
    """Twenty visits would fit, but only two hot spots could have them all: one shift of a week has officers."""
    room = np.zeros((7, 2), int)
    room[4, 1] = 20
    conflict = find_conflict(problem([1, 1], room, floor=3, per_shift=2))
    assert (conflict.constraints, conflict.asked, conflict.possible) == (("FLOOR", "PER_SHIFT", "RESOURCES"), 6, 4)
    assert find_conflict(problem([1, 1], room, floor=3, per_shift=3)) is None


def test_taking_one_named_rule_away_makes_a_plan_possible():
    for rules, named, _, _ in CONFLICTS:
        for name in named:
            eased = dict(rules)
            room = np.full((7, 1), 3)
            if name == "RESOURCES":
                room = np.full((7, 1), 300)
            elif name == "CAP":
                eased["cap"] = 99
            else:
                eased[name.lower()] = 0
            assert find_conflict(problem(np.arange(1, 11), room, **eased)) is None, (named, name)


def test_the_greatest_value_that_is_possible_is_found():
    one = problem([1, 1, 1], np.full((7, 1), 3), floor=9, per_shift=2)
    assert most_possible(one, "floor") == 7 and find_conflict(replace(one, floor=7)) is None
    assert find_conflict(replace(one, floor=8)) is not None
    hopeless = problem([1, 1], np.full((7, 1), 1), areas=[0, 1], floor=3, area_minimum=8)
    assert most_possible(hopeless, "floor") == -1 and most_possible(replace(hopeless, floor=0), "area_minimum") == 3


def test_a_minimum_is_shared_evenly_among_the_hot_spots_of_a_neighbourhood():
    one = problem([1, 5, 2], np.full((7, 1), 9), areas=[0, 0, 1], floor=1, area_minimum=5)
    assert least_demands(one, 0).tolist() == [2, 3, 5]


def test_part_weeks_ask_in_proportion():
    one = problem([1, 2], np.full((10, 1), 4), floor=3, cap=8, area_minimum=5, areas=[0, 0])
    assert one.floors.tolist() == [3, 1] and one.caps.tolist() == [8, 4] and one.area_minimums.tolist() == [5, 2]


# -- what changes by hand -------------------------------------------------------------------------------------------
def test_a_change_by_hand_says_what_it_breaks():
    one = problem(
        [4, 2, 1], np.full((7, 2), 2), areas=[0, 1, 1], agencies=2, floor=2, cap=7, per_shift=1, area_minimum=4
    )
    visits = by_agency(one, PatrolModel(one).solve().visits)
    assert check_plan(one, visits).kept
    worse = visits.copy()
    worse[2] = 0
    check = check_plan(one, worse)
    assert check.floors == [(2, 0, 0, 2)] and not check.kept and not check.over
    worse = visits.copy()
    worse[0, 0, 0, 0] += 3
    check = check_plan(one, worse)
    assert check.over == [(0, 0, 0, int(worse[:, 0, 0, 0].sum()), 1)]
    assert check.left[0, 0, 0] == 1 - worse[:, 0, 0, 0].sum() < 0
    assert check.per_shift == [(0, 0, 0, int(worse[0, 0, 0].sum()), 1)]
    worse = visits.copy()
    worse[1:] = 0
    assert check_plan(one, worse).area_minimums == [(1, 0, 0, 4)]
    assert check_plan(one, np.repeat(visits, 1, 0)).used.sum() == visits.sum() * 20
    with refused(ValueError):
        check_plan(one, visits[:, :, :, 0])


def test_an_agency_stays_at_its_hot_spots_while_it_can():
    one = problem([1, 1, 1], np.full((5, 1), 4), agencies=2, floor=0, cap=14)
    visits = np.zeros((3, 5, 1), int)
    visits[:2] = 1
    shared = by_agency(one, visits)
    assert all(len(np.flatnonzero(shared[i].sum((0, 1)))) == 1 for i in range(2))


@pytest.mark.parametrize("seed", range(4))
def test_each_agency_has_its_share_of_the_visits(seed):
    """Where the officers have time for far more visits than there are, the smaller agency is not left out."""
    rng = np.random.default_rng(seed)
    one = problem(rng.pareto(1.5, 10) + 0.1, np.full((14, 3), 16), floor=1, cap=14, give=0.0)
    capacity = np.stack([one.capacity[:, :, 0] - 4, np.full((14, 3), 4)], 2)
    one = replace(one, capacity=capacity, available=capacity * 20)
    visits = by_agency(one, greedy_plan(one))
    dealt = visits.sum((0, 1, 2))
    assert check_plan(one, visits).kept and visits.sum() == 280 < one.room.sum() / 2
    assert 0.15 < dealt[1] / dealt.sum() < 0.35, "a quarter of the time is theirs"


def test_demand_is_the_cap_for_the_heaviest_and_in_proportion_for_the_others():
    one = problem([10, 5, 1, 0], np.full((14, 1), 4), floor=1, cap=10)
    assert demand(one).tolist() == [20, 10, 2, 2]


def test_visits_at_the_places_with_half_of_the_weight():
    one = problem([1, 5, 4, 2], np.full((7, 1), 9))
    visits = np.zeros((4, 7, 1), int)
    visits[:, 0, 0] = 4, 3, 2, 1
    assert (
        share_of_heaviest(one, visits) == 0.5
        and share_of_heaviest(one, visits * 0) == 0
        and share_of_heaviest(one, visits, 0.3) == 0.3
    )


@pytest.mark.parametrize("seed", range(12))
def test_the_least_caps_for_all_hours_hold_what_is_dealt_out_in_turn_and_one_less_does_not(seed):
    one = random_problem(seed, count=3 + seed, days=7 + seed % 9, areas=2)
    cap, per_shift = limits_for_all_hours(one)
    # One visit after the other, to each hot spot in turn.
    most_of_shift, weekly, turn = 0, np.zeros((one.count, len(one.week_days)), int), 0
    with_crimes = np.flatnonzero(one.weights)
    for day, room in enumerate(one.room.tolist()):
        if day % 7 == 0:
            turn = 0
        for visits in room:
            here = np.bincount(with_crimes[(turn + np.arange(visits)) % len(with_crimes)], minlength=one.count)
            most_of_shift, turn = max(most_of_shift, int(here.max(initial=0))), turn + visits
            weekly[:, day // 7] += here
    assert per_shift == most_of_shift
    assert (weekly <= replace(one, cap=cap).caps).all()
    assert cap == 0 or not (weekly.max(0) <= replace(one, cap=cap - 1).caps).all()


def test_weights_of_any_scale_are_solved():
    """Harm from a hundredth to a million, and hours for all: nothing is lost to arithmetic."""
    one = problem(10.0 ** np.arange(-2, 7), np.full((7, 2), 12), np.arange(9) % 3, floor=1, cap=9)
    for point in frontier(one, [0.0, 1.0]):
        assert check_plan(one, by_agency(one, point.visits)).kept and point.visits.sum() == 9 * 9
        assert worth(one, point.visits).worth <= point.limit + 1e-6


def test_evenness_is_the_share_of_visits_in_their_place():
    one = problem([1, 1, 1, 1], np.full((7, 1), 9), areas=[0, 1, 1, -1], even=[0.5, 0.5])
    visits = np.zeros((4, 7, 1), int)
    visits[0, 0], visits[1, 0], visits[3, 0] = 3, 1, 8
    assert evenness(one, visits) == pytest.approx(0.75)
    visits[:3] = 0
    assert evenness(one, visits) is None


def test_request_and_answer_survive_json():
    one = random_problem(6, count=20, days=7)
    request = {"problem": one.as_dict(), "positions": [0.0, 1.0], "seed": 1, "seconds": 30.0}
    points = read_answer(one, json.loads(json.dumps(answer(json.loads(json.dumps(request)), lambda share: None))))
    for point, other in zip(points, frontier(one, [0.0, 1.0])):
        assert np.array_equal(point.visits, other.visits) and point.limit == pytest.approx(other.limit)


def test_no_time_is_no_plan_and_is_said():
    from hotspot_policing.core.patrol.plan_milp import NoSolution

    one = random_problem(7, count=200, days=28)
    reply = answer({"problem": one.as_dict(), "positions": [0.0], "seed": 1, "seconds": 0.0}, lambda share: None)
    with pytest.raises(NoSolution):
        read_answer(one, reply)
