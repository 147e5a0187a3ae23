"""Concentration against the checked values and against plain definitions."""

import numpy as np
import pytest

from hotspot_policing.core.statistics.concentration import bootstrap, generalised_gini, gini, lorenz, places_holding


@pytest.mark.parametrize(
    "values, expected, general",
    [([10, 8, 2] + [0] * 7, 0.78, 0.78), ([5, 2, 1] + [0] * 7, 0.80, 0.75), ([3] * 10, 0.0, 0.0)],
)
def test_checked_values(values, expected, general):
    """Worked out by hand from the Gini, and from its generalised form of Bernasco and Steenbeek (2017)."""
    assert gini(values) == pytest.approx(expected, abs=0.005)
    assert generalised_gini(values) == pytest.approx(general, abs=0.005)


def test_gini_is_half_the_mean_difference_over_the_mean():
    values = np.random.default_rng(1).poisson(0.7, 400)
    expected = np.abs(np.subtract.outer(values, values)).mean() / (2 * values.mean())
    assert gini(values) == pytest.approx(expected)


def test_gini_is_twice_the_area_between_curve_and_diagonal():
    values = np.random.default_rng(2).poisson(1.5, 300)
    places, held = lorenz(values)
    area = np.sum((held[1:] + held[:-1]) / 2 * np.diff(places))
    assert gini(values) == pytest.approx(2 * (area - 0.5))


def test_places_that_hold_a_share():
    values = [40, 10, 10, 10, 10, 10, 10, 0, 0, 0]
    assert places_holding(values, 0.25) == 0.1 and places_holding(values, 0.4) == 0.1
    assert places_holding(values, 0.5) == 0.2 and places_holding(values, 1) == 0.7


@pytest.mark.parametrize("seed", range(40))
def test_measures_are_those_of_the_places_one_by_one(seed):
    """Sorted and added up place by place, of counts with many ties and of harm with none."""
    rng = np.random.default_rng(seed)
    values = rng.poisson(rng.gamma(0.3, 3, rng.integers(2, 80))) if seed % 2 else rng.gamma(0.3, 3, rng.integers(2, 80))
    values = np.append(values, 1.0)
    distinct, times = np.unique(values, return_counts=True)
    n, total = len(values), values.sum()
    expected = np.abs(values[:, None] - values).sum() / (2 * n * total)
    assert gini(values) == pytest.approx(expected) == gini(distinct, times)
    assert generalised_gini(values, 3.0) == pytest.approx(max(1, n / 3) * (expected - 1) + 1)
    assert generalised_gini(distinct, 3.0, times) == pytest.approx(generalised_gini(values, 3.0))
    places, held = lorenz(values)
    for share in (0, 0.1, 0.25, 0.5, 0.9, 1):
        fewest = next(p for p, h in zip(places, held) if h >= share - 1e-12)
        assert places_holding(values, share) == pytest.approx(fewest) == places_holding(distinct, share, times)


def test_crimes_fewer_than_places_cannot_be_even():
    """Five crimes in five of a hundred places are as even as five crimes can be: G' is 0."""
    values = [1] * 5 + [0] * 95
    assert gini(values) == pytest.approx(0.95) and generalised_gini(values) == pytest.approx(0)


def test_intervals_cover_the_truth():
    """Of 100 draws from places whose Gini is known, about 95 intervals hold it."""
    rng = np.random.default_rng(3)
    everything = rng.negative_binomial(0.5, 0.2, 200_000)
    truth, hits = gini(everything), 0
    for run in range(100):
        sample = rng.choice(everything, 1000)
        found = bootstrap(sample, {"gini": gini}, 199, run)["gini"]
        hits += found.low <= truth <= found.high
    assert 88 <= hits <= 99


def test_the_seed_makes_it_again():
    values = np.random.default_rng(4).poisson(1, 200)
    one, two = (bootstrap(values, {"g": gini}, 50, 9)["g"] for _ in range(2))
    assert one == two and one.low < one.value < one.high
