"""Gi* against independent sums, its p-values against brute force, its promises against simulation."""

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.core.counting import grids
from hotspot_policing.core.counting.neighbours import from_pairs, on_grid, within_distance
from hotspot_policing.core.statistics.correction import adjust
from hotspot_policing.core.statistics.gistar import (
    LEAST_P,
    PVALUES,
    classes,
    gi_star,
    log_values,
    lost_in_steps,
    most_influential,
    z_scores,
)


def square_map(side, rings=1):
    """Units of a side × side map with their neighbourhoods, self included."""
    grid = grids.make_grid("square", 100.0)
    keys = np.sort(grids.pack(*(a.ravel() for a in np.meshgrid(np.arange(side), np.arange(side)))))
    return on_grid(keys, np.vstack([[[0, 0]], grid.neighbour_steps(rings)]))


def test_z_is_the_published_formula_written_out():
    near = square_map(12)
    x = np.random.default_rng(0).poisson(1.5, 144).astype(float)
    n, mean = len(x), x.mean()
    s = np.sqrt((x**2).mean() - mean**2)
    w = np.zeros((n, n))
    for i in range(n):
        w[i, near.of(i)] = 1
    total = w.sum(1)
    expected = (w @ x - mean * total) / (s * np.sqrt((n * (w**2).sum(1) - total**2) / (n - 1)))
    assert z_scores(x, near) == pytest.approx(expected, abs=1e-12)


def test_no_variance_and_one_place_are_refused():
    near = square_map(4)
    with refused(ValueError):
        z_scores(np.full(16, 3.0), near)
    with refused(ValueError):
        z_scores(np.array([1.0]), from_pairs(1, [0], [0]))


def test_an_unknown_word_is_refused_with_the_choices():
    with refused(ValueError, "'exact'"):
        gi_star(np.arange(16.0), square_map(4), "exact")
    with refused(ValueError, "'fdr'"):
        adjust(np.array([0.1]), "fdr")


def test_convolution_is_the_distribution_of_sums_of_random_draws():
    rng = np.random.default_rng(5)
    x = rng.poisson(0.7, 400).astype(float)
    near = square_map(20)
    p = gi_star(x, near, "convolution").p
    sums = near.sums(x)
    middle = np.flatnonzero(near.sizes == 9)
    drawn = rng.choice(x, (200_000, 9)).sum(1)
    for value in np.unique(sums[middle]):
        expected = min(2 * min((drawn >= value).mean(), (drawn <= value).mean()), 1)
        spread = 4 * np.sqrt(expected / 200_000) + 1e-4
        assert p[middle][sums[middle] == value][0] == pytest.approx(expected, abs=spread)


def test_permutation_matches_a_plain_conditional_permutation():
    rng = np.random.default_rng(8)
    x = rng.poisson(1.0, 100).astype(float)
    near = square_map(10)
    p = gi_star(x, near, "permutation", 9999, 3).p
    observed = near.sums(x)
    for unit in (0, 5, 37, 55, 99):
        others = np.delete(x, unit)
        size = near.sizes[unit] - 1
        sims = np.array([rng.choice(others, size, replace=False).sum() for _ in range(9999)]) + x[unit]
        tail = min((sims >= observed[unit]).sum(), (sims <= observed[unit]).sum()) + 1
        assert p[unit] == pytest.approx(min(2 * tail / 10_000, 1), abs=0.03)


def test_permutation_is_repeatable_and_never_below_its_floor():
    x = np.zeros(900)
    x[[430, 431, 460, 461]] = 50
    near = square_map(30)
    one, two = (gi_star(x, near, "permutation", 999, 7).p for _ in range(2))
    assert np.array_equal(one, two)
    assert one.min() == pytest.approx(2 / 1000)


@pytest.mark.parametrize("mean", (0.05, 0.3, 1.0))
@pytest.mark.parametrize("scale", (np.asarray, log_values))
def test_noise_holds_the_level(scale, mean):
    """100 maps of pure noise: at most 5 %, give or take what 100 maps can tell, show any hot or cold place."""
    near = square_map(60)
    rng = np.random.default_rng(int(mean * 1000))
    maps = 0
    for _ in range(100):
        x = rng.poisson(mean, 3600).astype(float)
        maps += bool((adjust(gi_star(scale(x), near).p) <= 0.05).any())
    # Binomial(100, 0.05) exceeds 10 in about 1 % of such tests.
    assert maps <= 10


def test_normal_p_values_do_not_hold_the_level_which_is_why_they_are_not_the_default():
    near = square_map(60)
    rng = np.random.default_rng(4)
    hot = sum(
        bool((adjust(gi_star(rng.poisson(0.05, 3600).astype(float), near, "normal").p) <= 0.05).any())
        for _ in range(20)
    )
    assert hot >= 15


@pytest.mark.parametrize("scale", (np.asarray, log_values))
def test_a_planted_block_is_found_and_little_else(scale):
    """Methods page: 6 × 6 hot on an over-dispersed background; about 1 % of what is called hot is not beside it."""
    side, near = 60, square_map(60)
    core = np.s_[21:25, 31:35]  # its rim has cold neighbours and may fall either way
    block = np.zeros((side, side), bool)
    block[20:26, 30:36] = True
    beside = np.zeros((side, side), bool)
    beside[19:27, 29:37] = True
    rng = np.random.default_rng(11)
    called = wrong = found = 0
    for _ in range(20):
        background = rng.poisson(rng.gamma(1.0, 0.3, (side, side)))
        x = background + block * rng.poisson(3.0, (side, side))
        result = gi_star(scale(x.ravel().astype(float)), near)
        hot = ((adjust(result.p) <= 0.05) & (result.z > 0)).reshape(side, side)
        called += hot.sum()
        wrong += (hot & ~beside).sum()
        found += hot[core].mean()
    assert found / 20 > 0.98
    assert wrong / called < 0.03


def test_auto_is_convolution_whatever_the_neighbourhood_and_the_sign():
    rng = np.random.default_rng(2)
    near = square_map(30)
    counts = rng.poisson(1, 900).astype(float)
    for values, around in ((counts, near), (counts * 1.5, near), (counts, square_map(30, 12)), (counts - 5, near)):
        assert gi_star(values, around).pvalues == "convolution"
    # The tails of sums do not change where every value is shifted.
    assert gi_star(counts - 5, near).p == pytest.approx(gi_star(counts, near).p)


def test_the_word_that_is_withdrawn_runs_convolution():
    x = np.random.default_rng(3).poisson(1, 400).astype(float)
    near = square_map(20)
    one, two = gi_star(x, near, "moments"), gi_star(x, near, "convolution")
    assert one.pvalues == "convolution" and np.array_equal(one.p, two.p) and "moments" not in PVALUES


@pytest.mark.parametrize("rings", (1, 2, 3))
def test_one_busy_place_on_a_small_map_makes_no_cold_places(rings):
    """10 × 10 squares of 0 to 20 crimes and one of 120, relabelled: no map in twenty may show any hot or cold place."""
    near = square_map(10, rings)
    false = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        x = rng.integers(0, 21, 100).astype(float)
        x[0] = 120
        false += bool((adjust(gi_star(rng.permutation(x), near).p) <= 0.05).any())
    assert false <= 8


@pytest.mark.parametrize("rings", (1, 9))
@pytest.mark.parametrize("pvalues", ("convolution", "normal", "permutation"))
def test_no_p_is_ever_zero(pvalues, rings):
    x = np.random.default_rng(1).poisson(0.05, 10_000).astype(float).reshape(100, 100)
    x[40:63, 40:63] = 60
    p = gi_star(x.ravel(), square_map(100, rings), pvalues, 99).p
    assert 0 < p.min() and p.max() <= 1
    if pvalues == "convolution":
        assert p.min() >= LEAST_P and (p.min() == LEAST_P or rings == 1)


def test_the_logarithm_does_not_hang_on_the_unit_and_lets_others_be_seen():
    """A block among real-looking counts goes when one far place has 2,000, and stays by logarithms."""
    near = square_map(40)
    x = np.random.default_rng(3).poisson(1.0, (40, 40)).astype(float)
    x[10:15, 10:15] += 8
    x[35, 35] = 2000

    def found(values):
        result = gi_star(values, near)
        return ((adjust(result.p) <= 0.05) & (result.z > 0)).reshape(40, 40)[10:15, 10:15].sum()

    assert found(x.ravel()) == 0 and found(log_values(x.ravel())) >= 13
    assert np.array_equal(log_values(x.ravel() * 365.25), log_values(x.ravel()))
    assert most_influential(x.ravel())[0] == 35 * 40 + 35 and most_influential(x.ravel())[1] > 0.99
    with refused(ValueError, "0"):
        log_values(np.array([1.0, -1]))


def test_what_the_steps_swallow_is_known():
    counts = np.random.default_rng(3).poisson(3.0, 1600).astype(float)
    assert lost_in_steps(counts, 9) == (0.0, 1.0)
    counts[0] = 1e7
    share, step = lost_in_steps(counts, 9)
    assert share > 0.9 and step > 50


def test_values_that_are_not_whole_are_judged_like_whole_ones():
    """Days or years of harm: the p-values are the same but for ties that the rounding to steps breaks."""
    rng = np.random.default_rng(6)
    near = square_map(40)
    harm = np.bincount(rng.integers(0, 1600, 2000), rng.choice([1.0, 7, 20, 365, 5475], 2000), 1600)
    whole = gi_star(harm, near).p
    for unit in (1 / 365.25, 1e9):
        assert gi_star(harm * unit, near).p == pytest.approx(whole, rel=0.1, abs=1e-9)


#: Weights from a fine to years of prison, and how many crimes of a thousand have them: few hold most of the harm.
WEIGHTS = [1, 2, 3, 5, 10, 20, 50, 100, 365, 1000, 5475.25]
OF_1000 = np.array([300, 200, 150, 100, 100, 60, 40, 30, 15, 4, 1])


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("mean", (0.05, 0.3, 1.0))
def test_noise_of_harm_holds_the_level(mean):
    """100 maps of crimes at random, each with a weight at random: few have any hot or cold place."""
    near = square_map(60)
    rng = np.random.default_rng(int(mean * 1000))
    maps = 0
    for _ in range(100):
        place = rng.integers(0, 3600, rng.poisson(3600 * mean))
        harm = np.bincount(place, rng.choice(WEIGHTS, len(place), p=OF_1000 / OF_1000.sum()), 3600)
        maps += bool((adjust(gi_star(harm, near).p) <= 0.05).any())
    assert maps <= 10


def test_a_tail_below_rounding_stays_small_and_above_zero_order():
    """A very hot block drowns in the transform's rounding: p must stay below any level that matters, and a proper p."""
    x = np.random.default_rng(1).poisson(0.05, 10_000).astype(float).reshape(100, 100)
    x[50:53, 50:53] = 6
    p = gi_star(x.ravel(), square_map(100), "convolution").p.reshape(100, 100)
    assert 0 < p[51, 51] < 1e-9
    assert p.min() == p[51, 51]


@pytest.mark.parametrize("pvalues", [kind for kind in PVALUES if kind != "convolution"])
def test_units_do_not_matter(pvalues):
    """Harm in pounds or pence gives the same answer."""
    x = np.random.default_rng(6).gamma(0.5, 2.0, 400)
    near = square_map(20)
    one, two = gi_star(x, near, pvalues), gi_star(100 * x, near, pvalues)
    assert one.z == pytest.approx(two.z)
    assert one.p == pytest.approx(two.p, rel=1e-6, abs=1e-12)


def test_an_island_gets_its_own_standardised_value():
    x = np.array([0.0, 1, 2, 10])
    near = from_pairs(4, [0, 0, 1, 1, 2, 3], [0, 1, 0, 1, 2, 3])
    assert z_scores(x, near)[3] == pytest.approx((10 - x.mean()) / x.std())


def test_benjamini_hochberg_and_yekutieli():
    """The example of Benjamini and Hochberg (1995), table 1: four rejected at 0.05."""
    p = np.array(
        [
            0.0001,
            0.0004,
            0.0019,
            0.0095,
            0.0201,
            0.0278,
            0.0298,
            0.0344,
            0.0459,
            0.3240,
            0.4262,
            0.5719,
            0.6528,
            0.7590,
            1.0,
        ]
    )
    assert (adjust(p) <= 0.05).sum() == 4
    assert adjust(p, "by") == pytest.approx(np.minimum(adjust(p[:]) * np.sum(1 / np.arange(1, 16)), 1), rel=1e-9)
    shuffled = np.random.default_rng(0).permutation(15)
    assert np.array_equal(adjust(p)[shuffled], adjust(p[shuffled]))


def test_classes():
    z = np.array([3.0, 3, 3, 3, -3, -3])
    q = np.array([0.005, 0.03, 0.08, 0.2, 0.005, np.nan])
    assert classes(z, q).tolist() == [3, 2, 1, 0, -3, 0]


def test_distance_neighbours_are_those_within_the_distance():
    x, y = np.random.default_rng(9).uniform(0, 1000, (2, 200))
    near = within_distance(x, y, 120.0)
    apart = np.hypot(x[:, None] - x, y[:, None] - y)
    for unit in range(200):
        assert set(near.of(unit)) == set(np.flatnonzero(apart[unit] <= 120)) - {unit}


def test_two_rings_by_steps_are_two_rings_by_grid():
    grid = grids.make_grid("hexagon", 100.0)
    keys = np.sort(grids.pack(*(a.ravel() for a in np.meshgrid(np.arange(9), np.arange(9)))))
    by_steps = on_grid(keys, grid.neighbour_steps(1)).within_steps(2)
    by_grid = on_grid(keys, grid.neighbour_steps(2))
    inner = [i for i in range(81) if 2 <= i % 9 <= 6 and 2 <= i // 9 <= 6]
    for unit in inner:
        assert set(by_steps.of(unit)) == set(by_grid.of(unit))
