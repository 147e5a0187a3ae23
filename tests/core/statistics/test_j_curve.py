"""The J-curve and the test of concentration, against chance drawn place by place."""

import numpy as np
import pytest

from hotspot_policing.core.draws import Draws
from hotspot_policing.core.statistics.j_curve import j_curve, tenth_of


def share_called(make, seen_only, runs=300):
    """The share of runs whose crimes are called concentrated."""
    called = 0
    for seed in range(runs):
        counts = make(np.random.default_rng(seed))
        called += j_curve(counts, Draws(199, seed + 1), seen_only).p <= 0.05
    return called / runs


#: Two standard errors of a share of 5% over 300 runs.
MARGIN = 2 * (0.05 * 0.95 / 300) ** 0.5


@pytest.mark.parametrize("mean", [0.5, 1.2, 6.0])
def test_a_hundred_premises_under_poisson_noise_are_seldom_called_concentrated(mean):
    assert share_called(lambda rng: rng.poisson(mean, 100), False) <= 0.05 + MARGIN


@pytest.mark.parametrize("mean", [0.5, 3.0])
def test_locations_that_are_known_by_their_crimes_alone_are_seldom_called_concentrated(mean):
    def seen(rng):
        counts = rng.poisson(mean, 300)
        return counts[counts > 0]

    assert share_called(seen, True) <= 0.05 + MARGIN


def test_a_tenth_of_the_premises_with_five_times_the_crime_is_found():
    assert share_called(lambda rng: rng.poisson(np.r_[np.full(10, 5.0), np.full(90, 1.0)]), False, 60) >= 0.95


def test_the_textbook_case():
    """31 of the 121 assaults at pubs were at one of them; the others had a few each."""
    counts = [31] + [9, 8, 7] + [3] * 12 + [2] * 10 + [1] * 10
    assert sum(counts) == 121
    found = j_curve(counts)
    assert found.held[0] == pytest.approx(31 / 121) and round(100 * found.held[0], 1) == 25.6
    assert found.p == 0.001 and found.crimes[0] == 31 and found.dispersion > 5


@pytest.mark.parametrize("seen_only", [False, True])
def test_the_curve_of_chance_is_the_mean_of_places_drawn_one_by_one(seen_only):
    rng = np.random.default_rng(5)
    # Counts whose mean is that of Poisson counts of mean 2, or of those above 0.
    counts = np.array([1, 2, 3] * 20 if not seen_only else [1] * 24 + [2] * 16 + [3] * 12 + [5] * 8)
    found = j_curve(counts, Draws(2000, 3), seen_only)
    rate = {False: 2.0, True: _rate_of(counts.mean())}[seen_only]
    sums, ranks = np.empty((2000, 60)), np.empty((2000, 60))
    for run in range(2000):
        drawn = rng.poisson(rate, 60)
        while seen_only and not drawn.all():
            drawn = np.where(drawn == 0, rng.poisson(rate, 60), drawn)
        drawn = np.sort(drawn)[::-1]
        ranks[run], sums[run] = drawn, np.cumsum(drawn) / drawn.sum()
    assert found.places.tolist() == list(range(1, 61))
    # Limits of whole numbers may be one apart where the share of the draws is close to 2.5%.
    for chance, drawn, near, ends in (
        (found.crimes_by_chance, ranks, 0.12, 1),
        (found.held_by_chance, sums, 0.01, 0.02),
    ):
        assert np.abs(chance.mean - drawn.mean(0)).max() < near
        low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
        assert np.abs(chance.low - low).max() <= ends and np.abs(chance.high - high).max() <= ends


def _rate_of(mean):
    """The mean of Poisson counts of which those above 0 have this mean, by trying."""
    rates = np.linspace(0.01, 10, 100_000)
    return rates[np.argmin(np.abs(rates / (1 - np.exp(-rates)) - mean))]


def test_the_curve_of_many_premises_is_cut_to_points_that_have_the_first_tenth_and_all():
    counts = np.random.default_rng(2).poisson(1, 5000)
    found = j_curve(counts, Draws(99))
    ordered = np.sort(counts)[::-1]
    assert len(found.places) <= 201 and found.places[0] == 1 and found.places[-1] == 5000 and 500 in found.places
    assert found.crimes.tolist() == ordered[found.places - 1].tolist()
    assert found.held == pytest.approx(np.cumsum(ordered)[found.places - 1] / ordered.sum())


def test_even_counts_are_not_concentrated():
    assert j_curve([3] * 50, Draws(199)).p == 1.0
    assert j_curve([1] * 50, Draws(199), seen_only=True).p == 1.0


def test_one_place_tells_nothing():
    assert np.isnan(j_curve([7], Draws(99)).p)


def test_the_same_seed_gives_the_same_curve():
    counts = np.random.default_rng(4).poisson(2, 80)
    one, other, third = (j_curve(counts, Draws(99, seed)) for seed in (1, 1, 2))
    assert one.p == other.p and one.held_by_chance.mean.tolist() == other.held_by_chance.mean.tolist()
    assert one.held_by_chance.mean.tolist() != third.held_by_chance.mean.tolist()


@pytest.mark.parametrize("counts, seen_only", [([0, 0], False), ([2, 0], True)])
def test_what_chance_cannot_be_held_against_is_refused(counts, seen_only):
    with pytest.raises(ValueError):
        j_curve(counts, Draws(99), seen_only)


def test_a_tenth_is_never_nothing():
    assert [tenth_of(number) for number in (1, 9, 10, 11, 100)] == [1, 1, 1, 2, 10]


def test_a_million_crimes_at_two_places_need_no_more_memory_than_a_few():
    found = j_curve([500_000, 500_400], Draws(99))
    assert found.p > 0.05 and found.crimes_by_chance.mean.sum() == pytest.approx(1_000_400, rel=0.001)
