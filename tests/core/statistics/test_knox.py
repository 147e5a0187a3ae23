"""Near repeats against a brute-force count, exact expectations, and simulated crime with and without repeats."""

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.core.draws import Draws
from hotspot_policing.core.statistics.knox import EUCLIDEAN, MANHATTAN, Bands, knox


def brute(x, y, days, distances, gaps, metric):
    table = np.zeros((len(distances), len(gaps)), int)
    for i in range(len(x)):
        for j in range(i + 1, len(x)):
            dx, dy = abs(x[i] - x[j]), abs(y[i] - y[j])
            d = dx + dy if metric == MANHATTAN else np.hypot(dx, dy)
            a = next((k for k, end in enumerate(distances) if d < end), None)
            b = next((k for k, end in enumerate(gaps) if abs(days[i] - days[j]) < end), None)
            if a is not None and b is not None:
                table[a, b] += 1
    return table


@pytest.mark.parametrize("metric", [MANHATTAN, EUCLIDEAN])
def test_observed_counts_are_those_of_every_pair(metric):
    rng = np.random.default_rng(3)
    # On a lattice, so that many distances fall on the edge of a band, and many points on one place.
    x, y = 50.0 * rng.integers(0, 12, (2, 250))
    days = rng.integers(0, 60, 250)
    distances, gaps = [100, 200, 450], [1, 8, 15, 29]
    found = knox(x, y, days, Bands(distances, gaps, metric), Draws(19, 0))
    assert np.array_equal(found.observed, brute(x, y, days, distances, gaps, metric))


@pytest.mark.parametrize("span, last", [(32_000, 29), (32_000, 2_000), (1_000_000, 40_000)])
def test_days_far_apart_are_told_from_days_near(span, last):
    rng = np.random.default_rng(9)
    x, y = rng.uniform(0, 500, (2, 120))
    days = np.append(rng.integers(0, span, 118), [0, span])
    distances, gaps = [100, 200], [last // 2, last]
    found = knox(x, y, days, Bands(distances, gaps), Draws(3, 0))
    assert np.array_equal(found.observed, brute(x, y, days, distances, gaps, MANHATTAN))


def test_expected_counts_are_the_exact_ones():
    """Under permutation a cell expects its pairs near in space times the share of pairs near in time."""
    rng = np.random.default_rng(4)
    x, y = rng.uniform(0, 2000, (2, 300))
    days = rng.integers(0, 90, 300)
    distances, gaps = [300, 600], [7, 14]
    found = knox(x, y, days, Bands(distances, gaps), Draws(999, 1))
    apart = np.abs(np.subtract.outer(days, days))[np.triu_indices(300, 1)]
    share = np.array([(apart < 7).mean(), ((apart >= 7) & (apart < 14)).mean()])
    pairs = brute(x, y, days, distances, [1e9], MANHATTAN)[:, 0]
    exact = np.outer(pairs, share)
    assert np.allclose(found.expected, exact, rtol=0.02)
    assert np.allclose(found.ratio, found.observed / found.expected)


def test_the_answer_does_not_depend_on_the_order_and_the_seed_makes_it_again():
    rng = np.random.default_rng(5)
    x, y = rng.uniform(0, 1000, (2, 200))
    days = rng.integers(0, 40, 200)
    first = knox(x, y, days, Bands([200], [7]), Draws(99, 7))
    again = knox(x, y, days, Bands([200], [7]), Draws(99, 7))
    assert np.array_equal(first.p, again.p) and np.array_equal(first.expected, again.expected)
    order = rng.permutation(200)
    assert np.array_equal(
        knox(x[order], y[order], days[order], Bands([200], [7]), Draws(9, 0)).observed, first.observed
    )


def test_blocks_of_pairs_see_the_same_permutations():
    rng = np.random.default_rng(6)
    x, y = rng.uniform(0, 1000, (2, 9000))
    days = rng.integers(0, 40, 9000)
    whole = knox(x, y, days, Bands([20, 30], [3, 7]), Draws(9, 2))
    parts = knox(x, y, days, Bands([20, 30], [3, 7], pairs_at_once=10_000), Draws(9, 2))
    assert np.array_equal(whole.observed, parts.observed) and np.array_equal(whole.expected, parts.expected)


def test_a_planted_repeat_is_found_and_chance_is_not():
    rng = np.random.default_rng(8)
    x, y = rng.uniform(0, 10_000, (2, 600))
    days = rng.integers(0, 365, 600)
    repeats = rng.choice(600, 80, replace=False)
    x = np.r_[x, x[repeats] + rng.uniform(-60, 60, 80)]
    y = np.r_[y, y[repeats] + rng.uniform(-60, 60, 80)]
    days = np.r_[days, days[repeats] + rng.integers(0, 7, 80)]
    found = knox(x, y, days, Bands([150, 300, 600], [8, 15, 29]), Draws(999, 1))
    assert found.p[0, 0] == 0.001 and found.q[0, 0] <= 0.01 and found.ratio[0, 0] > 3
    assert (found.q[2] > 0.05).all()


def test_false_alarms_stay_under_alpha():
    """Events without any tie between place and time, sparse and on few places: few tables with a cell at q ≤ 0.05."""
    alarms = 0
    for run in range(60):
        rng = np.random.default_rng(100 + run)
        places = rng.uniform(0, 3000, (40, 2))
        where = places[rng.integers(0, 40, 150)] if run % 2 else rng.uniform(0, 3000, (150, 2))
        days = rng.integers(0, 120, 150)
        found = knox(where[:, 0], where[:, 1], days, Bands([200, 400, 600], [7, 14, 21]), Draws(199, run))
        alarms += (found.q <= 0.05).any()
    # 5 % of 60 are 3; more than 8 would come by chance less than once in a hundred such tests.
    assert alarms <= 8


def test_days_stay_in_their_stratum():
    """Two places, each in a month of its own: all crimes together look near, within the months nothing does."""
    rng = np.random.default_rng(3)
    x = np.r_[rng.uniform(0, 300, 40), rng.uniform(5000, 5300, 40)]
    days = np.r_[rng.integers(0, 28, 40), rng.integers(200, 228, 40)]
    together = knox(x, x * 0, days, Bands([400], [30]), Draws(199, 0))
    apart = knox(x, x * 0, days, Bands([400], [30]), Draws(199, 0), strata=days // 100)
    assert together.p[0, 0] == 0.005 and together.ratio[0, 0] > 1.5
    # Every pair that is near is within a month, whichever day it has.
    assert apart.ratio[0, 0] == 1 and apart.p[0, 0] == 1


def test_pairs_of_a_season_tell_a_shift():
    rng = np.random.default_rng(5)
    x, days = rng.uniform(0, 300, 300), rng.integers(0, 700, 300)
    still = knox(x + 5000 * rng.integers(0, 2, 300), x, days, Bands([600], [7, 14]), Draws(199, 0))
    moving = knox(x + 5000 * (days // 182 % 2), x, days, Bands([600], [7, 14]), Draws(199, 0))
    assert moving.shift_p == 0.005 and moving.shift > 1.3 and still.shift_p > 0.05


@pytest.mark.parametrize(
    "distances, gaps", [([], [7]), ([0, 100], [7]), ([200, 100], [7]), ([100], [-1]), ([np.inf], [7]), ([100], [7, 7])]
)
def test_bands_that_make_no_sense(distances, gaps):
    with refused(ValueError, "0"):
        knox([0, 1], [0, 1], [1, 2], Bands(distances, gaps))


def test_one_event_is_not_enough():
    with refused(ValueError):
        knox([0], [0], [1], Bands([100], [7]))
