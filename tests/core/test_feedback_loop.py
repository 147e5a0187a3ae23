"""The map with and without some crimes: by hand, and against removal by lot."""

import numpy as np
import pytest
from hotspot_policing.core.feedback_loop import jaccard, overlap


def busiest(k):
    def hot(counts):
        out = np.zeros(len(counts), bool)
        out[np.argsort(-counts, kind="stable")[:k]] = True
        return out & (counts > 0)
    return hot


def test_jaccard_by_hand():
    areas = np.array([1.0, 2.0, 3.0, 4.0])
    assert jaccard([1, 1, 0, 0], [0, 1, 1, 0], areas) == pytest.approx(2 / 6)
    assert np.isnan(jaccard([0] * 4, [0] * 4, areas)) and jaccard([1] * 4, [1] * 4, areas) == 1


def test_crimes_that_lie_elsewhere_change_the_map_more_than_the_lot():
    rng = np.random.default_rng(1)
    others = rng.poisson(20 * rng.gamma(1, 1, 400))
    police = np.zeros(400, np.int64)
    # A third as many crimes as the others, all in forty places of their own choosing.
    police[rng.choice(400, 40, replace=False)] = others.sum() // 120
    found = overlap(others + police, police, np.ones(400), busiest(20))
    assert found.stays < found.low and found.p <= 0.01 and found.by_lot > 0.7


def test_crimes_drawn_by_lot_are_seldom_called_so():
    rng = np.random.default_rng(2)
    called = 0
    for run in range(60):
        counts = rng.poisson(15 * rng.gamma(1, 1, 200)) + 1
        removed = rng.multivariate_hypergeometric(counts, counts.sum() // 4, method="marginals")
        called += overlap(counts, removed, np.ones(200), busiest(20), draws=99, seed=run).p <= 0.05
    # Five per cent of 60 are 3.
    assert called <= 7


def test_nothing_removed_and_everything_removed():
    counts = np.array([3, 2, 1])
    assert overlap(counts, np.zeros(3, int), np.ones(3), busiest(1)) is None
    assert overlap(counts, counts, np.ones(3), busiest(1)) is None
    with pytest.raises(ValueError):
        overlap(counts, counts + 1, np.ones(3), busiest(1))
