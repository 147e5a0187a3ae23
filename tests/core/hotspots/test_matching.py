"""Places of two sets are matched as a person would, whatever the order."""

import numpy as np
from refusals import refused

from hotspot_policing.core.hotspots.matching import match_places


def squares(*boxes):
    """Common areas of boxes (x0, y0, x1, y1) by hand: areas of both sets, and the pairs that meet."""
    return np.array([(x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in boxes], float)


def pairs(old, new):
    out = []
    for i, (a0, b0, a1, b1) in enumerate(old):
        for j, (c0, d0, c1, d1) in enumerate(new):
            common = max(min(a1, c1) - max(a0, c0), 0) * max(min(b1, d1) - max(b0, d0), 0)
            if common > 0:
                out.append((i, j, common))
    return np.array(out, float).reshape(-1, 3).T


def match(old, new, least=0.5):
    first, second, shared = pairs(old, new)
    return match_places(squares(*old), squares(*new), first, second, shared, least)


def test_kept_added_and_retired():
    found = match([(0, 0, 10, 10), (100, 0, 110, 10)], [(2, 0, 12, 10), (50, 0, 60, 10)])
    assert found.old_outcome == ["kept", "retired"] and found.new_outcome == ["kept", "added"]
    assert found.old_with.tolist() == [0, -1] and found.new_with.tolist() == [0, -1]
    assert found.overlap == {(0, 0): 0.8}


def test_a_place_that_falls_apart_keeps_its_larger_part_and_the_other_is_split_off():
    found = match([(0, 0, 20, 10)], [(0, 0, 12, 10), (13, 0, 20, 10)])
    assert found.new_outcome == ["kept", "split"] and found.new_with.tolist() == [0, 0]
    assert found.old_outcome == ["kept"]


def test_two_that_grow_together_become_the_larger_one():
    found = match([(0, 0, 8, 10), (9, 0, 20, 10)], [(0, 0, 20, 10)])
    assert found.old_outcome == ["merged", "kept"] and found.old_with.tolist() == [0, 0]
    assert found.new_with.tolist() == [1]


def test_the_least_overlap_decides():
    old, new = [(0, 0, 10, 10)], [(6, 0, 16, 10)]
    assert match(old, new, 0.4).old_outcome == ["kept"]
    assert match(old, new, 0.41).old_outcome == ["retired"]
    with refused(ValueError, "0"):
        match(old, new, 0)


def test_nothing_on_either_side():
    assert match([], [(0, 0, 1, 1)]).new_outcome == ["added"]
    assert match([(0, 0, 1, 1)], []).old_outcome == ["retired"]


def test_each_has_one_partner_and_everyone_an_outcome_in_any_order():
    rng = np.random.default_rng(4)
    corner = rng.uniform(0, 300, (60, 2))
    old = [(x, y, x + 20, y + 20) for x, y in corner]
    new = [(x + dx, y + dy, x + dx + 20, y + dy + 20) for (x, y), (dx, dy) in zip(corner, rng.normal(0, 12, (60, 2)))]
    found = match(old, new)
    partners = [j for j, outcome in zip(found.old_with.tolist(), found.old_outcome) if outcome == "kept"]
    assert len(partners) == len(set(partners)) == found.new_outcome.count("kept")
    turned = rng.permutation(60)
    again = match([old[i] for i in turned], new)
    assert [again.old_outcome[np.flatnonzero(turned == i)[0]] for i in range(60)] == found.old_outcome
