"""Places of a shift near each other, and no visit straight after another at the same place."""

from dataclasses import replace

import numpy as np
import pytest

from hotspot_policing.core.patrol.plan import PatrolProblem, by_agency, check_plan, worth
from hotspot_policing.core.patrol.plan_greedy import greedy_plan
from hotspot_policing.core.patrol.plan_near import among_agencies, near_together, travel_per_visit, without_repeats


def problem_of(rng, places=12, days=7, shifts=3, room=6, peaks=False, **more):
    return PatrolProblem(
        rng.uniform(1, 9, places),
        rng.integers(0, 3, places),
        np.full(3, 1 / 3),
        rng.random((places, 7, shifts)) < 0.4 if peaks else np.ones((places, 7, shifts), bool),
        np.full((days, shifts, 1), 20 * room),
        np.full((days, shifts, 1), room),
        20,
        **more,
    )


def two_towns(rng, places):
    xy = rng.uniform(0, 2000, (places, 2))
    xy[::2, 0] += 17_000
    return np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))


def apart(visits, distance):
    """Metres between the visits of a shift, over all pairs, by visit."""
    total = 0.0
    for day in range(visits.shape[1]):
        for shift in range(visits.shape[2]):
            here = visits[:, day, shift]
            total += here @ distance @ here / max(here.sum(), 1)
    return total


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("peaks", [False, True])
def test_shifts_become_nearer_and_nothing_is_lost(seed, peaks):
    rng = np.random.default_rng(seed)
    problem = problem_of(rng, peaks=peaks, floor=1, area_minimum=2)
    before = greedy_plan(problem, seed=seed)
    distance = two_towns(rng, problem.count)
    after = near_together(problem, before, distance)
    assert (after.sum(2) == before.sum(2)).all() and (after.sum(0) == before.sum(0)).all()
    assert ((after > 0).sum(2) >= (before > 0).sum(2)).all(), "who came twice a day comes in two shifts still"
    was, now = worth(problem, before), worth(problem, after)
    assert now.off_peak <= was.off_peak and now.in_rows == was.in_rows and now.worth >= was.worth - 1e-9
    assert check_plan(problem, after[..., None]).kept
    assert apart(after, distance) <= apart(before, distance) + 1e-6
    if not peaks:
        assert apart(after, distance) < apart(before, distance)


def test_two_towns_get_a_shift_each_where_nothing_speaks_against_it():
    rng = np.random.default_rng(2)
    problem = problem_of(rng, places=8, days=1, shifts=2, room=4, floor=0)
    distance = two_towns(rng, 8)
    visits = np.zeros((8, 1, 2), np.int64)
    visits[:4, 0, 0] = visits[4:, 0, 1] = 1
    after = near_together(problem, visits, distance)[:, 0]
    assert {frozenset(np.flatnonzero(after[:, shift]).tolist()) for shift in (0, 1)} == {
        frozenset((0, 2, 4, 6)),
        frozenset((1, 3, 5, 7)),
    }


def crowded(visits, patrols):
    """The visits that must follow straight after another at the same place, counted by hand."""
    return sum(
        max(2 * int(here.max()) - int(here.sum()) - patrols, 0) if here.max() > 1 else 0
        for day in range(visits.shape[1])
        for here in visits[:, day].T
    )


def test_a_second_visit_straight_after_the_first_goes_to_another_shift_or_is_left_out():
    rng = np.random.default_rng(5)
    problem = problem_of(rng, places=3, days=2, shifts=2, room=4, floor=1, cap=14)
    visits = np.zeros((3, 2, 2), np.int64)
    visits[0, 0, 0] = 2
    visits[1:, 1, 1] = 1
    assert crowded(visits, 1) == 1
    after, left_out = without_repeats(problem, visits, np.ones((2, 2)))
    assert crowded(after, 1) == 0 and left_out.tolist() == [0, 0, 0]
    assert after[0, 0].tolist() == [1, 1], "the same day, the other shift"
    # Two patrols visit it once each.
    assert (without_repeats(problem, visits, np.full((2, 2), 2))[0] == visits).all()
    # One shift only: nowhere to go.
    alone = problem_of(rng, places=3, days=1, shifts=1, room=4, floor=0)
    after, left_out = without_repeats(alone, np.array([[[2]], [[0]], [[0]]]), np.ones((1, 1)))
    assert after.tolist() == [[[1]], [[0]], [[0]]] and left_out.tolist() == [1, 0, 0]


@pytest.mark.parametrize("seed", range(20))
def test_moving_repeats_keeps_the_rules_and_every_visit_is_accounted_for(seed):
    rng = np.random.default_rng(seed)
    problem = problem_of(rng, places=4, room=3, peaks=True, floor=1)
    before = greedy_plan(problem, seed=seed)
    after, left_out = without_repeats(problem, before, np.ones((7, 3)))
    assert crowded(after, 1) <= crowded(before, 1)
    assert (before.sum((1, 2)) - after.sum((1, 2)) == left_out).all()
    assert check_plan(problem, after[..., None]).kept
    assert worth(problem, after).off_peak <= worth(problem, before).off_peak


def test_travel_is_counted_between_the_places_of_each_patrol():
    travel = np.abs(np.subtract.outer([0.0, 4, 60, 66], [0.0, 4, 60, 66]))
    visits = np.ones((4, 1, 1, 1), np.int64)
    assert travel_per_visit(visits, np.full((1, 1, 1), 1), travel) == pytest.approx(66 / 4)
    assert travel_per_visit(visits, np.full((1, 1, 1), 2), travel) == pytest.approx(10 / 4)
    assert travel_per_visit(visits * 0, np.full((1, 1, 1), 2), travel) == 0


@pytest.mark.parametrize("seed", range(6))
def test_no_agency_has_two_visits_in_a_row_where_another_can_take_one(seed):
    rng = np.random.default_rng(seed)
    problem = problem_of(rng, places=8, room=8, floor=1, cap=14)
    capacity = np.stack([np.full((7, 3), 6), np.full((7, 3), 2)], 2)
    problem = replace(problem, capacity=capacity, available=capacity * 20)
    patrols = np.ones_like(capacity)
    visits, _ = without_repeats(problem, greedy_plan(problem, seed=seed), patrols.sum(2))
    dealt = by_agency(problem, visits)
    after = among_agencies(problem, dealt, patrols)
    assert check_plan(problem, after).kept and (after.sum(3) == visits).all()

    def in_a_row(plan):
        return int(np.maximum(2 * plan - plan.sum(0) - patrols, 0)[plan > 1].sum())

    assert in_a_row(after) <= in_a_row(dealt) and in_a_row(after) == 0
