"""Watching places: bands by hand, limits by brute force, and simulations in which nothing changes."""

import numpy as np
import pytest

from hotspot_policing.core.effects.watch import alarms, evidence, exceptions, funnel_limits, weekly_bands


def draw(rng, mean, phi, size):
    if phi == 1:
        return rng.poisson(mean, size)
    return rng.negative_binomial(np.asarray(mean) / (phi - 1), 1 / phi, size)


def test_bands_are_those_of_the_exact_binomial():
    """By the definition: a count outside has so small a chance, one at the limit has not."""
    from scipy.stats import binom, norm

    rng = np.random.default_rng(7)
    counts = np.concatenate([rng.poisson(mean, (40, 9)) for mean in (0.2, 1, 4, 30)])
    mean, low, high = weekly_bands(counts, 3, base=8)
    assert np.isnan(mean[:, :8]).all() and np.isnan(low[:, :8]).all()
    for row, least, most, level in zip(counts, low[:, 8], high[:, 8], mean[:, 8]):
        before = row[:8].sum()
        assert level == before / 8

        def rare(count, above):
            both = before + count
            chance = binom.sf(count - 1, both, 1 / 9) if above else binom.cdf(count, both, 1 / 9)
            return chance <= norm.sf(3)

        assert rare(most + 1, True) and not rare(most, True)
        assert not rare(least, False) and (least == 0 or rare(least - 1, False))
    assert np.isnan(weekly_bands([[1, 2, 3]])[0]).all()


def test_a_wider_dispersion_widens_the_band_and_no_week_is_below_nothing():
    _, low, high = weekly_bands([[25] * 9] * 2, z=3, dispersion=1, base=8)
    _, lower, higher = weekly_bands([[25] * 9] * 2, z=3, dispersion=4, base=8)
    assert lower[0, 8] < low[0, 8] < 25 < high[0, 8] < higher[0, 8]
    assert weekly_bands([[0] * 9])[1][0, 8] == 0


@pytest.mark.parametrize("mean", [2, 3, 5, 12, 25])
@pytest.mark.parametrize("phi", [1, 1.5, 2, 3])
def test_bands_hold_chance_on_each_side(mean, phi):
    """At three standard deviations 0.13 % on each side are meant; weeks without crime were once below in 3 to 4 %."""
    counts = draw(np.random.default_rng(1), mean, phi, (60_000, 9))
    _, low, high = weekly_bands(counts, 3, phi)
    # 0.3 % of 60,000 with chance's own three standard deviations.
    assert (counts[:, -1] < low[:, -1]).mean() <= 0.003 + 0.0007
    assert (counts[:, -1] > high[:, -1]).mean() <= 0.003 + 0.0007


def test_a_real_fall_is_below():
    _, low, _ = weekly_bands([[14] * 8 + [1]])
    assert 1 < low[0, 8]


@pytest.mark.parametrize("mean", [0.3, 2, 15])
@pytest.mark.parametrize("phi", [1, 2, 3])
def test_exceptions_are_no_more_than_chance_allows(mean, phi):
    rng = np.random.default_rng(2)
    maps = 200
    flagged = 0
    everything = []
    for _ in range(maps):
        counts = draw(rng, mean, phi, (150, 9))
        p, q = exceptions(counts[:, :8].sum(1), counts[:, 8], 8, phi)
        flagged += (q <= 0.05).any()
        everything.append(p)
    assert (np.concatenate(everything) <= 0.05).mean() <= 0.05
    # Of 200 maps 5 % are 10; 18 would be more than chance allows.
    assert flagged <= 18


def test_an_exception_is_the_exact_binomial_and_is_found():
    from scipy.stats import binomtest

    p, _ = exceptions([40], [12], 8)
    exact = binomtest(12, 52, 1 / 9, alternative="greater").pvalue
    assert p[0] == pytest.approx(2 * exact)
    p, q = exceptions([40, 40, 0], [20, 5, 0], 8)
    assert q[0] < 0.01 and q[1] > 0.5 and p[2] == 1


def test_limits_of_the_funnel_hold_the_share_that_they_say():
    rng = np.random.default_rng(3)
    for expected in (5.0, 20.0, 150.0):
        for level, most in ((0.95, 0.05), (0.998, 0.002)):
            low, high = funnel_limits([expected], level)
            counts = rng.poisson(expected, 200_000) / expected
            outside = ((counts < low[0]) | (counts > high[0])).mean()
            assert outside <= most * 1.35 and outside >= most * 0.4
    low, high = funnel_limits([25.0], 0.95)
    wide_low, wide_high = funnel_limits([25.0], 0.95, dispersion=4)
    assert wide_high[0] - 1 == pytest.approx(2 * (high[0] - 1)) and 1 - wide_low[0] == pytest.approx(2 * (1 - low[0]))


@pytest.mark.parametrize("mean", [0.3, 1, 5, 25])
@pytest.mark.parametrize("phi", [1, 2, 3])
def test_looked_at_in_52_weeks_it_raises_no_more_false_alarms(mean, phi):
    rng = np.random.default_rng(4)
    places = 3000
    for weeks in (8, 26):
        before = draw(rng, mean, phi, (places, weeks)).sum(1)
        values = evidence(before, weeks, draw(rng, mean, phi, (places, 52)), phi)
        assert (values.max(1) >= 20).mean() <= 0.05


def test_a_season_is_no_change():
    rng = np.random.default_rng(5)
    season = np.concatenate([np.ones(26), np.linspace(1, 1.6, 52)])
    counts = rng.poisson(6 * season, (2000, 78))
    rest = rng.poisson(400 * season)
    blind = evidence(counts[:, :26].sum(1), 26, counts[:, 26:])
    seeing = evidence(counts[:, :26].sum(1), 26, counts[:, 26:], rest=(rest[:26].sum(), rest[26:]))
    assert (seeing.max(1) >= 20).mean() <= 0.05 < (blind.max(1) >= 20).mean()


def test_a_change_is_found_and_among_many_only_those_that_changed():
    rng = np.random.default_rng(6)
    level = np.where(np.arange(400) < 40, 0.5, 1.0)
    before = rng.poisson(10, (400, 26)).sum(1)
    since = rng.poisson(10 * level[:, None], (400, 26))
    values = evidence(before, 26, since)
    out = alarms(values[:, -1], 0.05)
    assert out[:40].mean() > 0.9 and out[40:].sum() <= 0.1 * out.sum()
    assert not alarms([1.0, 2.0, 3.0]).any() and alarms([60.0, 1.0, 1.0]).tolist() == [True, False, False]


def test_nothing_counted_is_no_evidence():
    values = evidence([0, 0], 8, np.zeros((2, 10)))
    assert np.isfinite(values).all() and (values <= 20).all()
