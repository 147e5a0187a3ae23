"""Fairness by hand, and by simulation: no flag beyond chance where presence follows need."""

import numpy as np
import pytest

from hotspot_policing.core.fairness.balance import (
    Amount,
    by_level,
    concentration_figure,
    concentration_index,
    coverage,
    disproportionality,
    exposure,
    funnel_limits,
    gaps,
    gradient,
)
from hotspot_policing.core.statistics.proportions import difference, rate, wilson


def test_gaps_by_hand():
    found = gaps(Amount.of([300, 100], [30, 10]), Amount.of([50, 50], [50, 50]))
    assert found.gap.tolist() == [25, -25]
    from scipy.stats import binomtest

    # Newcombe's limits from those of Wilson.
    one, other = (binomtest(k, n).proportion_ci(method="wilson") for k, n in ((30, 40), (50, 100)))
    assert found.low[0] == pytest.approx(25 - 100 * np.hypot(0.75 - one.low, other.high - 0.5))
    assert found.high[0] == pytest.approx(25 + 100 * np.hypot(one.high - 0.75, 0.5 - other.low))
    assert found.p[0] == pytest.approx(2 * binomtest(30, 80, 40 / 140, alternative="greater").pvalue)
    with pytest.raises(ValueError):
        gaps(Amount.of([0, 0], [0, 0]), Amount.of([1, 1], [1, 1]))


def test_the_ratio_by_hand_and_its_interval_as_the_exact_one():
    found = gaps(Amount.of([300, 100], [30, 10]), Amount.of([50, 50], [50, 50]))
    from scipy.stats import binomtest

    share = binomtest(30, 80).proportion_ci(0.9, method="exact")
    assert found.ratio.tolist() == [1.5, 0.5]
    assert found.ratio_low[0] == pytest.approx(share.low / (1 - share.low) * 100 / 40)
    assert found.ratio_high[0] == pytest.approx(share.high / (1 - share.high) * 100 / 40)


def states(visits, crimes, dispersion=1.5, **more):
    return gaps(Amount.of(visits, visits), Amount.of(crimes, crimes, dispersion=dispersion), **more).state.tolist()


def test_what_is_not_found_is_not_said_to_be_alike():
    # Seven visits where four were asked for, of twelve in all.
    assert states([7, 3, 2], [400, 800, 800]) == ["unclear"] * 3
    assert states([5000] * 3, [5000] * 3) == ["alike"] * 3
    assert states([5000] * 3, [5000] * 3, margin=0.01) == ["unclear"] * 3
    # Need and no visit: less where the numbers can tell, and never alike.
    assert states([2000, 2000, 2000, 0], [2000, 2000, 2000, 2000])[3] == "less"
    one_never = states([0] + [4] * 100 + [0] * 10, [2] + [40] * 100 + [0] * 10)
    assert one_never[0] == "unclear" and one_never[-1] == "unclear"


def test_by_harm_everything_is_of_harm():
    presence = Amount.of([500, 250, 250], [500, 250, 250])
    found = gaps(presence, Amount.of([0.10, 0.45, 0.45], [1000, 500, 500]))
    assert found.gap == pytest.approx([40, -20, -20]) and found.low[0] > 30
    assert (found.q < 1e-6).all() and found.state.tolist() == ["more", "less", "less"]
    # Crimes that weigh the same, whatever they weigh, give the answer of their counts.
    rng = np.random.default_rng(6)
    counts, visits = rng.poisson(30, 40), rng.poisson(15, 40)
    alike = gaps(Amount.of(visits, visits), Amount.of(7.3 * counts, counts, 7.3**2 * counts, 1.5))
    plain = gaps(Amount.of(visits, visits), Amount.of(counts, counts, dispersion=1.5))
    for name in ("gap", "low", "high", "p", "q", "ratio_low", "ratio_high"):
        assert getattr(alike, name) == pytest.approx(getattr(plain, name)), name
    # One crime of nearly all the harm is one event, however many there are beside it.
    heavy = gaps(Amount.of([50, 50], [50, 50]), Amount.of([1040.0, 40.0], [41, 40], [1e6 + 40, 40]))
    assert (heavy.q > 0.05).all()


def test_the_variance_of_shares_is_that_of_the_simulated():
    rng = np.random.default_rng(7)
    weights, level = np.array([1.0, 5.0, 40.0]), np.array([[60, 30, 5], [20, 80, 20], [90, 5, 1.0]])
    drawn = rng.poisson(level, (20_000, 3, 3)) @ weights
    shares = drawn / drawn.sum(1, keepdims=True)
    squares, amount = level @ weights**2, level @ weights
    own = Amount(amount, squares / amount)
    share = amount / amount.sum()
    assert np.sqrt(share * (1 - share) / own.of_all) == pytest.approx(shares.std(0), rel=0.05)


@pytest.mark.parametrize("phi", [1.0, 2.0])
def test_no_flag_beyond_chance_where_presence_follows_need(phi):
    rng = np.random.default_rng(1)
    flagged = 0
    for _ in range(300):
        level = rng.gamma(1.5, 20, 60)
        crimes = rng.poisson(level) if phi == 1 else rng.negative_binomial(level / (phi - 1), 1 / phi)
        visits = rng.multinomial(900, level / level.sum())
        flagged += (gaps(Amount.of(15 * visits, visits), Amount.of(crimes, crimes, dispersion=phi)).q <= 0.05).any()
    # Five per cent of 300 are 15.
    assert flagged <= 26


def test_an_unfair_neighbourhood_is_found():
    rng = np.random.default_rng(2)
    level = np.full(40, 50.0)
    share = np.where(np.arange(40) == 7, 4.0, 1.0)
    visits = rng.multinomial(1000, share / share.sum())
    crimes = rng.poisson(level)
    found = gaps(Amount.of(visits, visits), Amount.of(crimes, crimes))
    assert found.q[7] < 1e-4 and found.low[7] > 0 and (found.q[np.arange(40) != 7] > 0.05).all()


def test_a_funnel_holds_what_chance_leaves():
    rng = np.random.default_rng(5)
    level = np.tile([2.0, 8.0, 40.0, 200.0], 25)
    outside = np.zeros(2), np.zeros(2)
    for _ in range(200):
        crimes, visits = rng.poisson(level), rng.multinomial(2000, level / level.sum())
        expected = crimes / crimes.sum() * 2000
        here = expected > 0
        for k, share in enumerate((0.95, 0.998)):
            low, high = funnel_limits(expected[here], 2000, crimes.sum(), share)
            ratio = visits[here] / expected[here]
            outside[k][0] += ((ratio < low) | (ratio > high)).sum()
            outside[k][1] += here.sum()
    assert 0.03 < outside[0][0] / outside[0][1] < 0.06 and outside[1][0] / outside[1][1] < 0.004


def test_rates_by_decile():
    found = by_level([10, 20, 5, 5, 7], [1000, 1000, 1000, 500, 0], [1, 1, 2, 2, 3], [1, 2, 3, 4])
    assert [one.value for one in found[:2]] == [30 / 2000, 10 / 1500] and 0.01 == found[0].low < found[0].high == 0.02
    assert all(np.isnan(one.value) for one in found[2:]), "a decile without residents, and one without areas"


def test_shares_and_rates_as_published():
    # Newcombe (1998), table II, method 10; Garwood's limits of ten events.
    assert np.round(difference(56, 70, 48, 80), 4).tolist() == [0.2, 0.0524, 0.3339]
    assert np.round(difference(9, 10, 3, 10), 4).tolist() == [0.6, 0.1705, 0.8090]
    assert np.isnan(difference(0, 0, 1, 2)).all()
    assert np.round(rate(10, 1), 3).tolist() == [10, 4.795, 18.39] and rate(0, 2)[:2] == (0, 0)
    from scipy.stats import binomtest

    low, high = wilson([0, 3, 20], [5, 10, 20])
    for k, n, one, other in zip([0, 3, 20], [5, 10, 20], low, high):
        assert (one, other) == pytest.approx(tuple(binomtest(k, n).proportion_ci(method="wilson")), abs=1e-12)


def test_gradient_by_hand():
    found = gradient([10, 20, 5, 5, 99], [1000, 2000, 1000, 1000, 10], [1, 2, 9, 10, 5])
    assert found.value == pytest.approx((30 / 3000) / (10 / 2000))
    assert found.low <= found.value <= found.high
    assert np.isnan(gradient([1, 1], [5, 5], [1, 5]).value) and np.isnan(gradient([1, 0], [5, 5], [1, 10]).value)


def test_concentration_index_by_hand():
    # Two of equal size, all of it at the poorer: ranks 1/4 and 3/4, heads 2 and 0 of a mean of 1: cov = -1/4, C = -1/2.
    assert concentration_index([2, 0], [1, 1], [1, 2]) == pytest.approx(-0.5)
    assert concentration_index([0, 2], [1, 1], [1, 2]) == pytest.approx(0.5)
    assert concentration_index([3, 6, 9], [1, 2, 3], [1, 2, 3]) == pytest.approx(0)
    # One neighbourhood in halves is the same neighbourhood.
    halves = concentration_index([4, 1, 1], [2, 1, 1], [1, 2, 2])
    assert halves == pytest.approx(concentration_index([4, 2], [2, 2], [1, 2]))
    assert np.isnan(concentration_index([0, 0], [1, 1], [1, 2]))
    rng = np.random.default_rng(3)
    found = concentration_figure(rng.poisson(20, 200), np.full(200, 1000), rng.permutation(200))
    assert found.low < 0 < found.high


def test_coverage_exposure_and_disproportionality_by_hand():
    share, none = coverage([0, 6, 2, 12], 2, 3)
    assert share == 0.5 and none.tolist() == [0]
    # A quarter of everybody lives in hot spots, half of the group does.
    assert exposure([10, 10], [10, 30], [1, 0]).value == pytest.approx(2)
    assert np.isnan(exposure([0, 0], [1, 1], [1, 0]).value)
    rng = np.random.default_rng(4)
    found = exposure(np.full(300, 100), np.full(300, 1000), rng.random(300) < 0.2)
    assert found.value == pytest.approx(1) and found.low <= 1 <= found.high
    found = disproportionality(80, 20_000, 100, 100_000)
    assert found.value == pytest.approx(4) and found.high / found.value == pytest.approx(
        np.exp(1.959964 * np.sqrt(1 / 80 + 1 / 100))
    )
    assert np.isnan(disproportionality(0, 1, 1, 1).value)
