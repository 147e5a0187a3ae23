"""Crimes joined to premises, and grouped by location, against plain loops over all of them."""

import numpy as np
import pytest

from hotspot_policing.core.counting.made_area import Squares
from hotspot_policing.core.counting.shares import Window
from hotspot_policing.core.streets.premises import (
    BY_DISTANCE,
    BY_ID,
    BY_NAME,
    NEAR,
    NONE,
    Premises,
    Said,
    commonest,
    id_key,
    join,
    repeat_locations,
    tidied,
)


def points(places, names=None):
    places = np.asarray(places, float).reshape(-1, 2)
    codes = np.full(len(places), -1) if names is None else np.asarray(names)
    return Premises(np.hstack([places, places]), np.arange(len(places)), codes)


def said(places, premises=None, names=None, inside=((), ())):
    places = np.asarray(places, float).reshape(-1, 2)
    nothing = np.full(len(places), -1)
    return Said(
        places[:, 0],
        places[:, 1],
        nothing if premises is None else np.asarray(premises),
        nothing if names is None else np.asarray(names),
        tuple(np.asarray(one, np.int64) for one in inside),
    )


def by_hand(crimes, premises, at, near):
    """(which, how, several) of each crime, one by one, by every rule in its order."""
    out = []
    for i in range(len(crimes.x)):
        apart = np.hypot(premises.ends[:, 0] - crimes.x[i], premises.ends[:, 1] - crimes.y[i]).round(6)
        same = np.flatnonzero((premises.name == crimes.name[i]) & (premises.name >= 0) & (apart <= near))
        nearest = int(np.argmin(apart))
        if crimes.premises[i] >= 0:
            out.append((crimes.premises[i], BY_ID, False))
        elif len(same):
            out.append((same[np.argmin(apart[same])], BY_NAME, False))
        elif apart[nearest] <= near:
            there = apart[nearest] <= at
            equal = bool(there and (apart == apart[nearest]).sum() > 1)
            out.append((nearest, BY_DISTANCE if there else NEAR, equal))
        else:
            out.append((-1, NONE, False))
    return tuple(map(list, zip(*out)))


@pytest.mark.parametrize("seed", range(12))
def test_every_crime_is_where_a_plain_loop_finds_it(seed):
    """On whole metres, so that many premises are equally near and many crimes share a point."""
    rng = np.random.default_rng(seed)
    premises = points(rng.integers(0, 400, (40, 2)), rng.integers(-1, 6, 40))
    crimes = said(
        rng.integers(-100, 500, (600, 2)), np.where(rng.random(600) < 0.1, rng.integers(0, 40, 600), -1), None
    )
    crimes = said(np.column_stack([crimes.x, crimes.y]), crimes.premises, rng.integers(-1, 7, 600))
    which, how, several = join(crimes, premises, 15, 60)
    assert (which.tolist(), how.tolist(), several.tolist()) == by_hand(crimes, premises, 15, 60)
    assert sum((how == kind).sum() for kind in (BY_ID, BY_NAME, BY_DISTANCE, NEAR, NONE)) == 600
    assert min((how == kind).sum() for kind in (BY_ID, BY_NAME, BY_DISTANCE, NEAR, NONE)) > 0


def test_a_crime_between_two_premises_counts_once_and_at_the_first():
    premises = points([[0, 10], [0, -10], [500, 90], [500, -90]])
    which, how, several = join(said([[0, 0], [500, 0], [0, 9]]), premises, 15, 100)
    assert which.tolist() == [0, 2, 0] and how.tolist() == [BY_DISTANCE, NEAR, BY_DISTANCE]
    assert several.tolist() == [True, False, False]


def test_a_name_counts_within_reach_only_and_the_nearest_of_several_is_taken():
    premises = points([[0, 0], [90, 0], [5000, 0]], [3, 3, 4])
    which, how, _ = join(said([[60, 0], [60, 0], [60, 0]], None, [3, 4, -1]), premises, 15, 100)
    assert which.tolist() == [1, 1, 1] and how.tolist() == [BY_NAME, NEAR, NEAR]


def test_without_distances_only_an_id_or_a_name_joins():
    premises = points([[0, 0], [200, 0]], [0, 1])
    which, how, _ = join(said([[0, 0], [0, 0], [9999, 0]], [-1, -1, 1], [-1, 0, -1]), premises, 15, 100, False)
    assert which.tolist() == [-1, 0, 1] and how.tolist() == [NONE, BY_NAME, BY_ID]


def test_what_is_inside_of_a_polygon_is_at_it_however_far_its_outline_is():
    outline = np.array([[0, 0], [1000, 0], [1000, 1000], [0, 1000], [0, 0]], float)
    ends = np.hstack([outline[:-1], outline[1:]])
    hall = Premises(ends, np.zeros(4, int), np.array([-1]))
    crimes = said([[500, 500], [1010, 500], [1090, 500]], inside=([0], [0]))
    which, how, _ = join(crimes, hall, 15, 100)
    assert which.tolist() == [0, 0, 0] and how.tolist() == [BY_DISTANCE, BY_DISTANCE, NEAR]


@pytest.mark.parametrize(
    "one, other",
    [
        ("Flat 3, 12 High Street", "12 HIGH STREET"),
        ("12 High Street, Apartment B2", "12, High  Street"),
        ("FLAT NO. 4A 12 High St.", "12 high st"),
        ("The King's Head", "the kings head"),
        ("On or near Petrol Station", "petrol station"),
    ],
)
def test_one_address_written_in_two_ways(one, other):
    assert tidied(one) == tidied(other)


@pytest.mark.parametrize(
    "one, other", [("12 High Street", "13 High Street"), ("12A High Street", "12 High Street"), ("Flat Lane", "Lane")]
)
def test_two_addresses_stay_two(one, other):
    assert tidied(one) != tidied(other)


def test_ids_are_compared_as_numbers_where_they_are_such():
    assert id_key("000123") == id_key("123 ") != id_key("1230")
    assert id_key("0") == "0" and id_key("  ") == "" and id_key("Pub/7") == id_key("pub/7")


def grouped(levels):
    """Locations by a plain reading of the rule: the first level known; else the one location of those that share the
    next; else a location of its own. As a set of sets of crimes."""
    location = [None] * len(levels[0])
    for level, codes in enumerate(levels):
        shared = {}
        for i, code in enumerate(codes):
            if location[i] is not None and code >= 0:
                shared.setdefault(code, set()).add(location[i])
        for i, code in enumerate(codes):
            if location[i] is None and code >= 0:
                known = shared.get(code, set())
                location[i] = next(iter(known)) if len(known) == 1 else (level, code)
    return {frozenset(np.flatnonzero([one == other for other in location]).tolist()) for one in location}


@pytest.mark.parametrize("seed", range(12))
def test_locations_are_those_of_the_rule_in_any_order_of_rows(seed):
    rng = np.random.default_rng(seed)
    levels = [rng.integers(-1, 12, 200), rng.integers(-1, 25, 200), rng.integers(0, 40, 200)]
    location, level = repeat_locations(levels)
    found = {frozenset(np.flatnonzero(location == one).tolist()) for one in range(len(level))}
    assert found == grouped(levels) and sorted(set(location.tolist())) == list(range(len(level)))
    order = rng.permutation(200)
    again, _ = repeat_locations([one[order] for one in levels])
    assert {frozenset(order[again == one].tolist()) for one in range(len(level))} == found


def test_the_commonest_code_of_each_group():
    assert commonest(np.array([0, 0, 0, 2, 2]), np.array([1, 4, 4, 9, 8]), 3).tolist() == [4, -1, 8]


def test_places_beside_a_square_with_crimes_are_near_them_and_others_not():
    squares = Squares()
    squares.add(np.array([500.0]), np.array([500.0]))
    x = np.array([500.0, 3999.0, -1999.0, 4001.0, np.nan])
    assert squares.near(x, np.full(5, 500.0)).tolist() == [True, True, True, False, False]
    assert not Squares().near(np.array([0.0]), np.array([0.0])).any()


@pytest.mark.parametrize(
    "start, end, months, expected",
    [
        ("2025-01-01", "2025-12-31", True, ["2025-01-01", "2025-07-01", "2026-01-01"]),
        ("2025-01-01", "2025-03-31", True, ["2025-02-01", "2025-03-01", "2025-04-01"]),
        ("2025-01-01", "2025-01-31", True, ["2025-02-01", "2025-02-01", "2025-02-01"]),
        ("2025-01-01", "2025-01-31", False, ["2025-01-02", "2025-01-17", "2025-02-01"]),
    ],
)
def test_halves_of_a_period_are_equally_long(start, end, months, expected):
    found = Window(np.datetime64(start), np.datetime64(end), months).halves()
    assert [str(day) for day in found] == expected
