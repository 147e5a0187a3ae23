"""Counting in blocks is counting at once."""

import numpy as np
import pytest

from hotspot_policing.core.counting import grids
from hotspot_policing.core.counting.count_by_place import FirstTimes, OpenPlaces, Sums


def blocks(length, size):
    return [slice(begin, begin + size) for begin in range(0, length, size)]


@pytest.mark.parametrize("places", [1, 40, 40_000], ids=["one", "few", "more than crimes"])
def test_sums_are_the_same_to_the_last_bit(places):
    rng = np.random.default_rng(1)
    place, weights = rng.integers(0, places, 5000), rng.uniform(0, 100, 5000)
    sums = Sums(places, True)
    for block in blocks(5000, 700):
        sums.add(place[block], weights[block])
    assert (sums.counts == np.bincount(place, minlength=places)).all()
    assert (sums.weights == np.bincount(place, weights, places)).all()
    greatest = np.zeros(places)
    for i, weight in zip(place.tolist(), weights.tolist()):
        greatest[i] = max(greatest[i], weight)
    assert (sums.largest_weights == greatest).all()


@pytest.mark.parametrize("shape", ["hexagon", "square"])
@pytest.mark.parametrize("spread", [3000, 3_000_000], ids=["near", "far apart"])
def test_open_places_are_the_units_that_hold_points(shape, spread):
    rng = np.random.default_rng(2)
    x, y = 400_000 + rng.uniform(0, spread, 3000), 500_000 + rng.uniform(0, spread, 3000)
    grid = grids.make_grid(shape, 150)
    places, sums = OpenPlaces(grid), Sums()
    for block in blocks(3000, 256):
        place = places.locate(x[block], y[block])
        sums.add(place, places=len(places))
    keys, counts = np.unique(grid.locate(x, y), return_counts=True)
    order = np.argsort(places.keys)
    assert (places.keys[order] == keys).all() and (sums.counts[order] == counts).all()
    # Some of the units are asked for, and one that holds nothing.
    asked = np.sort(np.append(keys[::3], keys.max() + 1))
    moved = sums.moved(places.among(asked), len(asked))
    assert moved.counts.tolist() == counts[::3].tolist() + [0]


def test_first_times_over_blocks():
    rng = np.random.default_rng(4)
    marks = rng.integers(0, 2**63, 1_500_000).astype(np.uint64)
    marks[rng.integers(0, len(marks), 400_000)] = marks[rng.integers(0, len(marks), 400_000)]
    seen, found = FirstTimes(), []
    for block in blocks(len(marks), 100_000):
        found.append(seen.first(marks[block]))
    expected = np.zeros(len(marks), bool)
    expected[np.unique(marks, return_index=True)[1]] = True
    assert (np.concatenate(found) == expected).all() and not expected.all()
