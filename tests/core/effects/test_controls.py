"""Controls by hand and by brute force; what the choice of places alone brings, against simulated truth."""

from itertools import permutations

import numpy as np
import pytest

from hotspot_policing.core.draws import Draws
from hotspot_policing.core.effects.controls import difference_of_means, level_and_trend, match
from hotspot_policing.core.effects.regression_to_mean import regression_to_mean


def test_level_and_trend_of_known_series():
    rng = np.random.default_rng(1)
    counts = rng.poisson(np.exp(2 + 0.04 * (np.arange(24) - 11.5)), (2000, 24))
    level, trend = level_and_trend(counts)
    assert trend.mean() == pytest.approx(0.04, abs=0.002) and np.exp(level).mean() == pytest.approx(
        counts.mean() + 0.5 / 24, rel=1e-6
    )
    # A series that doubles each period, without chance; the half crime hardly matters.
    level, trend = level_and_trend([[100, 200, 400, 800]])
    assert trend[0] == pytest.approx(np.log(2), abs=0.005)
    level, trend = level_and_trend(np.zeros((1, 6)))
    assert np.isfinite(level).all() and trend[0] == pytest.approx(0, abs=1e-9)
    for bad in ([[1]], [[1, -1]]):
        with pytest.raises(ValueError):
            level_and_trend(bad)


def test_the_trend_is_that_of_the_likelihood():
    """Against a search over slopes of the Poisson likelihood, for a series with empty ends."""
    counts = np.array([0, 0, 1, 0, 2, 0, 3, 1, 0, 4.0])
    _, trend = level_and_trend(counts[None])
    given, time = counts + 0.5 / 10, np.arange(10) - 4.5
    slopes = np.linspace(-1, 1, 20001)
    logs = [given @ (time * b) - given.sum() * np.log(np.exp(time * b).sum()) for b in slopes]
    assert trend[0] == pytest.approx(slopes[int(np.argmax(logs))], abs=2e-4)


def test_pairs_are_the_best_there_are():
    rng = np.random.default_rng(2)
    for _seed in range(30):
        treated, candidates = rng.normal(size=(4, 2)), rng.normal(size=(6, 2))
        scale = np.vstack([treated, candidates]).std(0)
        pairs = match(treated, candidates, caliper=0.8)
        best = (0, 0.0)
        apart = np.abs(treated[:, None] - candidates[None]) / scale
        allowed, distance = (apart <= 0.8).all(2), np.sqrt((apart**2).sum(2))
        for chosen in permutations(range(-4, 6), 4):
            ok = [(i, j) for i, j in enumerate(chosen) if j >= 0]
            if all(allowed[i, j] for i, j in ok):
                best = max(best, (len(ok), -sum(distance[i, j] for i, j in ok)))
        assert (len(pairs), pytest.approx(-sum(d for _, _, d in pairs))) == best
        assert all(allowed[i, j] for i, j, _ in pairs)


def test_nobody_has_a_second_control_before_all_have_one():
    treated, candidates = np.zeros((2, 2)), np.array([[0.1, 0], [0.2, 0], [0.3, 0], [9, 9]])
    assert [i for i, _, _ in match(treated, candidates, 1.0, 2)] == [0, 0, 1]
    assert match(treated, candidates[3:], 0.25) == []
    with pytest.raises(ValueError):
        match(treated, candidates, 0)


def test_difference_of_means_by_hand():
    assert difference_of_means([1, 3], [4, 6]) == pytest.approx(-3)
    assert difference_of_means([1, 3], [4, 6], 6.0) == pytest.approx(-0.5)
    assert difference_of_means([2, 2], [2, 2]) == 0 and np.isnan(difference_of_means([], [1]))


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("phi", [1.0, 2.0, 3.0])
def test_what_regression_to_the_mean_brings_is_foretold(phi):
    """The 50 worst of 1,000 places by a year in which nothing was done: the year after lies in the range."""
    rng = np.random.default_rng(3)

    def draw(mean):
        return rng.poisson(mean) if phi == 1 else rng.negative_binomial(np.maximum(mean, 1e-9) / (phi - 1), 1 / phi)

    inside, error = 0, []
    for run in range(200):
        level = rng.gamma(2, 6, 1000)
        first, second = draw(level), draw(level / 2)
        worst = np.zeros(1000, bool)
        worst[np.argsort(-first)[:50]] = True
        found = regression_to_mean(first, worst, (52, 26), phi, draws=Draws(299, run))
        truth = second[worst].sum() / (first[worst].sum() / 2) - 1
        inside += found.low <= truth <= found.high
        error.append(found.change - truth)
    assert 0.9 <= inside / 200 <= 0.99
    assert abs(np.mean(error)) < 0.02 and found.change < -0.03


def test_places_that_differ_by_chance_only_fall_back_all_the_way():
    rng = np.random.default_rng(4)
    counts = rng.poisson(10, 2000)
    worst = counts >= np.sort(counts)[-100]
    found = regression_to_mean(counts, worst)
    assert found.lasting < 0.1 and found.change == pytest.approx(10 / counts[worst].mean() - 1, abs=0.05)
    busier = regression_to_mean(counts, worst, swing=1.2)
    assert busier.change == pytest.approx(1.2 * (1 + found.change) - 1)
    assert regression_to_mean(np.zeros(20), np.arange(20) < 3) is None
    for counts, chosen in ((np.ones(5), np.ones(5, bool)), (np.ones(20), np.zeros(20, bool))):
        with pytest.raises(ValueError):
            regression_to_mean(counts, chosen)
