"""Effects by checked values, and by simulations of places with a known effect and none."""

import numpy as np
import pytest

from hotspot_policing.core.draws import Draws
from hotspot_policing.core.effects.controls import level_and_trend, match
from hotspot_policing.core.effects.displacement import quotient, wdd, wdd_of_places
from hotspot_policing.core.effects.impact import difference, dispersion, event_study
from hotspot_policing.core.effects.randomisation import strata_by_level
from hotspot_policing.core.effects.regression_to_mean import regression_by_history, regression_to_mean
from hotspot_policing.core.effects.two_counts import e_test, two_counts
from hotspot_policing.core.effects.verdict import ALIKE, FELL, UNCLEAR, report_p_values, verdict


def test_checked_values_of_the_displacement_difference():
    found = wdd((100, 80), (100, 90))
    assert found.value == -10 and found.error == pytest.approx(np.sqrt(370))
    assert found.low == pytest.approx(-10 - 1.959964 * np.sqrt(370), abs=1e-4)
    found = wdd((20, 20), (20, 10))
    assert found.value == 10 and found.error == pytest.approx(8.37, abs=0.005)
    assert wdd((20, 10), (20, 20)).value == -10
    buffered = wdd((100, 80), (100, 90), ((50, 45), (50, 55)))
    assert buffered.value == -20 and buffered.error == pytest.approx(np.sqrt(370 + 200))
    # Half the time after: twice the count, four times its variance.
    assert wdd((100, 40), (100, 45), lengths=(2, 1)).value == -10
    assert wdd((100, 40), (100, 45), lengths=(2, 1)).error == pytest.approx(np.sqrt(200 + 4 * 85))
    # Harm: every crime with a weight of 3 is three times the number and nine times the variance.
    harm = wdd((300, 240), (300, 270), squares=((900, 720), (900, 810)))
    assert harm.value == -30 and harm.error == pytest.approx(3 * np.sqrt(370))
    # Of nothing counted there is no interval, and of totals never a verdict.
    assert np.isnan(wdd((0, 0), (0, 0)).low) and np.isnan(harm.freedom)
    for bad in (((1, -1), (1, 1)), ((1, 1), (1, 1), ((1, 1),))):
        with pytest.raises(ValueError):
            wdd(*bad)


def test_the_error_of_places_is_that_of_their_changes():
    before, after = np.array([20, 30, 25, 20, 30, 28]), np.array([10, 32, 19, 22, 20, 35])
    treated, change = np.arange(6) < 3, after - before
    found = wdd_of_places(before, after, treated)
    assert found.value == change[:3].sum() - change[3:].sum()
    first, second = change[:3].var(ddof=1) * 3, change[3:].var(ddof=1) * 3
    # The changes of the arms by hand, with Welch's degrees of freedom.
    assert found.error == pytest.approx(max(np.sqrt(first + second), np.sqrt((before + after).sum())))
    assert found.freedom == pytest.approx((first + second) ** 2 / (first**2 / 2 + second**2 / 2))
    paired = wdd_of_places(before * 9, after * 9, treated, pairs=np.array([0, 1, 2, 0, 1, 2]))
    apart = 9 * (change[:3] - change[3:])
    assert paired.freedom == 2 and paired.error == pytest.approx(np.sqrt(3 * np.var(apart, ddof=1)))
    alone = wdd_of_places(before[2:4], after[2:4], treated[2:4])
    assert np.isnan(alone.freedom) and alone.error == wdd((25, 19), (20, 22)).error
    # The same places with each change alike: chance is the least.
    assert wdd_of_places([10] * 4, [5] * 4, [True, True, False, False]).error == pytest.approx(np.sqrt(60))


def test_checked_values_of_the_quotient():
    found = quotient((100, 80), (400, 400), (60, 57))
    assert found.wdq == pytest.approx(0.15) and found.tne == pytest.approx(23)
    worse = quotient((100, 120), (400, 400), (60, 57))
    assert worse.success > 0 and worse.wdq is None and worse.tne is not None
    assert quotient((100, 80), (0, 400), (60, 57)).success is None
    assert quotient((100, 80), (400, 0), (60, 57)).tne is None


def counts(rng, mean, phi, size=None):
    if phi == 1:
        return rng.poisson(mean, size)
    return rng.negative_binomial(np.asarray(mean) / (phi - 1), 1 / phi, size)


@pytest.mark.parametrize("phi", [1.0, 2.0, 3.0])
def test_the_dispersion_is_found(phi):
    rng = np.random.default_rng(3)
    level = rng.gamma(3, 4, 200)
    season = 1 + 0.4 * np.sin(np.arange(26) / 4)
    found = dispersion(counts(rng, level[:, None] * season, phi, (200, 26)))
    assert found == pytest.approx(phi, abs=0.12)
    # One crime a week in a place, and fewer.
    sparse = counts(rng, rng.gamma(2, 0.5, (3000, 1)), phi, (3000, 12))
    assert dispersion(sparse) == pytest.approx(phi, abs=0.08)
    assert np.isnan(dispersion(np.zeros((5, 5)))) and np.isnan(dispersion([[1, 2, 3]]))


@pytest.mark.once
@pytest.mark.parametrize("phi", [1.0, 2.0, 3.0])
def test_the_interval_of_the_wdd_covers_the_truth(phi):
    """Places with a known effect: 95 % intervals, with the dispersion estimated from the weeks before."""
    rng = np.random.default_rng(7)
    covered, runs, effect = 0, 1500, -0.25
    for _ in range(runs):
        level = rng.gamma(3, 1.5, 40)
        before = counts(rng, level[:, None], phi, (40, 26))
        after = counts(rng, (level * np.where(np.arange(40) < 20, 1 + effect, 1))[:, None], phi, (40, 26))
        truth = 26 * effect * level[:20].sum()
        found = wdd_of_places(before.sum(1), after.sum(1), np.arange(40) < 20)
        covered += found.low <= truth <= found.high
    # An effect in per cent makes changes differ by level too: cautious where there is little else.
    assert 0.93 <= covered / runs <= 0.995
    # Without the dispersion it would not.
    if phi == 3:
        narrow = wdd((1000, 900), (1000, 990))
        assert (wdd((1000, 900), (1000, 990), dispersion=3).error / narrow.error) == pytest.approx(np.sqrt(3))


@pytest.mark.once
@pytest.mark.parametrize("places, phi", [(100, 1.0), (100, 3.0), (10, 2.0), (20, 3.0)])
def test_no_effect_is_called_a_success_in_at_most_one_in_twenty(places, phi):
    """Also where the treated were chosen for a bad year, as long as the controls were chosen the same way."""
    rng = np.random.default_rng(11)
    false = runs = 0
    for run in range(400):
        level = rng.gamma(3, 1.5, 4 * places)
        year = counts(rng, level * 52, phi)
        worst = np.argsort(-year)[:places]
        treated = np.zeros(places, bool)
        treated[rng.permutation(places)[: places // 2]] = True
        before = counts(rng, level[worst, None], phi, (places, 26))
        before[:, :13] += year[worst, None] / 52 > level[worst, None]  # the bad year reaches into the time before
        after = counts(rng, level[worst, None], phi, (places, 26))
        estimate = wdd_of_places(before.sum(1), after.sum(1), treated)
        did = difference(before.sum(1), after.sum(1), treated, Draws(499, run))
        false += verdict(estimate, did) == FELL
        runs += 1
    assert false / runs <= 0.05


def test_the_difference_in_differences_finds_a_known_effect():
    rng = np.random.default_rng(2)
    inside, runs = 0, 300
    for _run in range(runs):
        level = rng.gamma(4, 20, 100)
        treated = np.arange(100) < 50
        before = counts(rng, level, 2.0)
        after = counts(rng, level * np.where(treated, 0.8, 1.0) * 1.1, 2.0)
        found = difference(before, after, treated)
        assert found.how == "clusters"
        inside += found.low <= -0.2 <= found.high
    assert 0.92 <= inside / runs <= 0.98
    assert difference([5, 5], [0, 5], [True, False]) is None
    few = difference([50, 60, 40, 55], [30, 35, 41, 50], [True, True, False, False])
    assert few.how == "" and np.isnan(few.p) and few.change == pytest.approx(65 / 110 / (91 / 95) - 1)


@pytest.mark.once
def test_the_smaller_arm_decides_and_its_draws_keep_to_like_level():
    rng = np.random.default_rng(4)
    level = np.full(63, 60.0)
    treated = np.arange(63) < 3
    false = inside = runs = 0
    for run in range(200):
        before, after = rng.poisson(level), rng.poisson(level)
        found = difference(before, after, treated, Draws(199, run))
        if not found.how:
            continue  # one of the three stands out by chance, and no control is like it
        runs += 1
        false += found.p <= 0.05
        changed = difference(before, rng.poisson(level * np.where(treated, 0.7, 1)), treated, Draws(199, run))
        inside += changed.low <= -0.3 <= changed.high
        assert changed.low <= changed.change <= changed.high
    assert runs > 150 and false / runs <= 0.08 and inside / runs >= 0.87
    # No control has about as many crimes, or there are too few ways to draw: no p. One treated place: no interval.
    busy = np.where(treated, 500, 10)
    assert difference(busy, busy, treated).how == ""
    one = difference(np.full(30, 50), rng.poisson(50, 30), np.arange(30) < 1, strata=np.zeros(30))
    assert one.how == "lots" and np.isnan(one.low) and one.p >= 1 / 30
    assert difference(np.full(10, 50), rng.poisson(50, 10), np.arange(10) < 1).how == ""
    # Pairs that are drawn within themselves.
    pairs = np.repeat(np.arange(8), 2)
    assert difference(np.full(16, 40), np.tile([20, 40], 8), pairs * 0 + np.tile([1, 0], 8), strata=pairs).p <= 0.02


def test_sentences_are_corrected_together():
    assert report_p_values(0.2, [0.001, 0.03]) == [0.2, 0.2]
    assert report_p_values(0.01, [0.03, 0.001, 0.02]) == pytest.approx([0.04, 0.01, 0.04])
    same = difference(np.full(200, 400), np.full(200, 400), np.arange(200) < 100)
    found = wdd_of_places(np.full(200, 400), np.full(200, 400), np.arange(200) < 100)
    assert verdict(found, same) == ALIKE


def test_the_verdict_needs_both():
    treated = np.arange(80) < 40
    before, after = np.full(80, 50), np.where(treated, 30, 50)
    found, sure = difference(before, after, treated), wdd_of_places(before, after, treated)
    assert verdict(sure, found) == FELL
    assert verdict(wdd((2000, 1200), (2000, 2000)), found) == UNCLEAR and verdict(sure, None) == UNCLEAR
    assert verdict(wdd_of_places(before, after[::-1], treated), found) == UNCLEAR


def test_two_counts_and_the_exact_test():
    # E-test values of another implementation (statsmodels 0.15, etest-score).
    for given, p in (
        ((20, 6), 0.005335452383),
        ((60, 30, (51477.5, 54308.7)), 0.0005672617582),
        ((3, 9, (2, 5)), 0.8040644666),
        ((0, 5, (26, 4)), 8.840487657e-06),
        ((5, 0, (26, 4)), 0.4173349043),
        ((1, 7, (52, 13)), 2.731116353e-05),
    ):
        assert e_test(*given) == pytest.approx(p, rel=1e-6)
    assert e_test(2, 6, (100, 100)) == pytest.approx(0.1748747709, rel=1e-6) and e_test(0, 0) == 1
    assert two_counts(100, 64) == pytest.approx(2 * (8 - 10) / np.sqrt(2))
    assert two_counts(100, 32, lengths=(2, 1), dispersion=4) == pytest.approx(
        2 * (np.sqrt(32) - np.sqrt(50)) / np.sqrt(4 * 1.5)
    )
    with pytest.raises(ValueError):
        e_test(-1, 2)


@pytest.mark.once
@pytest.mark.parametrize("lengths", [(26, 4), (26, 26), (52, 13)])
@pytest.mark.parametrize("rate", [0.05, 0.2, 0.5])
def test_the_e_test_holds_its_level_whatever_the_lengths(lengths, rate):
    """All pairs of counts that can be, each with its chance: how often p lies at 5 and at 1 % and below."""
    from scipy.stats import poisson

    first, last = (poisson.pmf(np.arange(poisson.ppf(0.9999, rate * one) + 1), rate * one) for one in lengths)
    p = np.array([[e_test(i, j, lengths) for j in range(len(last))] for i in range(len(first))])
    chance = np.outer(first, last)
    assert chance[p <= 0.05].sum() <= 0.052 and chance[p <= 0.01].sum() <= 0.011


def test_the_event_study_shows_when_it_began():
    rng = np.random.default_rng(5)
    treated = np.arange(60) < 30
    inside = before_inside = 0
    for _ in range(60):
        level = rng.gamma(4, 3, 60)[:, None] * (1 + 0.3 * np.sin(np.arange(53) / 6))
        counts = rng.poisson(level * np.where(treated[:, None] & (np.arange(53) >= 27), 0.7, 1.0))
        found = event_study(counts, treated, 27)
        assert found.begins[0] == -24 and found.begins.tolist() == list(range(-24, 24, 4))
        early = found.begins < 0
        before_inside += ((found.low <= 0) & (0 <= found.high))[early].mean()
        inside += ((found.low <= -0.3) & (-0.3 <= found.high))[~early].mean()
    assert 0.91 <= before_inside / 60 <= 0.99 and 0.91 <= inside / 60 <= 0.99
    # A hundred, eighty, and two crimes, of which nothing is said; forty each in the other arm.
    series = np.array([[50, 50, 40, 40, 1, 1], [20, 20, 20, 20, 20, 20]])
    found = event_study(series, np.array([True, False]), 2, span=2)
    assert found.change[1] == pytest.approx(80.5 / 100.5 - 1) and np.isnan(found.change[2]) and found.begins[2] == 2
    assert np.isnan(event_study(np.zeros((2, 8)), np.array([True, False]), 4).low).all()


@pytest.mark.once
@pytest.mark.parametrize("phi", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("effect, moved", [(-0.2, 0.15), (0.0, 0.0)])
def test_of_a_thousand_places_intervals_hold_the_truth_and_what_moved(phi, effect, moved):
    """A known effect in half of 1,000 places, a known displacement into their rings, and neither."""
    rng = np.random.default_rng(12)
    treated = np.arange(1000) < 500
    inside = outside = false = 0
    runs = 1000
    for _run in range(runs):
        level = rng.gamma(2, 0.5, 1000)
        before = counts(rng, level[:, None], phi, (1000, 12))
        after = counts(rng, 12 * level * np.where(treated, 1 + effect, 1), phi)
        rings = [counts(rng, 12 * level * (1 + moved * treated * late), phi) for late in (0, 1)]
        before = before.sum(1)
        main, ring = (wdd_of_places(*both, treated) for both in ((before, after), rings))
        total = 12 * level[treated].sum()
        inside += main.low <= effect * total <= main.high
        outside += ring.low <= moved * total <= ring.high
        false += verdict(main, difference(before, after, treated)) == FELL
    assert 0.93 <= inside / runs <= 0.99 and 0.93 <= outside / runs <= 0.99
    assert false / runs <= 0.05 if effect == 0 else false / runs > 0.8


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("phi", [1.0, 2.0])
def test_a_bad_year_is_no_success_with_matched_controls_or_with_the_candidates(phi):
    """The worst 50 of 1,000 places by the time before, and nothing done: against matched controls, and against the
    other places, where what the choice brings by itself is known. Against the other places alone it is called one."""
    rng = np.random.default_rng(13)
    naive = matched = foretold = 0
    runs = 300
    for run in range(runs):
        level = rng.gamma(3, 0.5, 1000)
        before = counts(rng, level[:, None], phi, (1000, 26))
        after = counts(rng, 26 * level, phi)
        # Half of the worst hundred, by who had officers to spare.
        worst = np.argsort(-before.sum(1))[:100]
        treated = np.zeros(1000, bool)
        treated[rng.permutation(worst)[:50]] = True
        first = before.sum(1)

        def judged(one, other, anyway=None):
            both = np.concatenate([one, other])
            return (
                verdict(
                    wdd_of_places(first[both], after[both], np.arange(len(both)) < len(one)),
                    difference(first[both], after[both], np.arange(len(both)) < len(one)),
                    expected_range=anyway,
                )
                == FELL
            )

        one, other = np.flatnonzero(treated), np.flatnonzero(~treated)
        naive += judged(one, other)
        measures = np.column_stack(level_and_trend(before))
        pairs = match(measures[treated], measures[~treated])
        matched += judged(one[[i for i, _, _ in pairs]], other[[j for _, j, _ in pairs]])
        chance = regression_to_mean(first, treated, dispersion=dispersion(before), draws=Draws(199, run))
        seen = after[treated].sum() / first[treated].sum() - 1
        foretold += judged(one, other, (seen, chance.low, chance.high))
    assert matched / runs <= 0.05 and foretold / runs <= 0.05 < naive / runs


@pytest.mark.once
@pytest.mark.parametrize("before, after", [(6, 6), (3, 6), (6, 3)])
def test_what_the_choice_brings_comes_from_the_history_of_the_places(before, after):
    """The worst of places that drift, nothing done: the range holds what comes, where a gamma's is too narrow."""
    rng = np.random.default_rng(6)
    inside = short = 0
    runs = 60
    for run in range(runs):
        level = rng.gamma(2, 2, (300, 1)) * rng.gamma(8, 1 / 8, (300, 12)).repeat(3, 1)
        months = rng.poisson(level)
        now = 36 - after
        early, late = months[:, now - before : now].sum(1), months[:, now:].sum(1)
        chosen = np.zeros(300, bool)
        chosen[np.argsort(-early)[:20]] = True
        found = regression_by_history(months[:, :now], chosen, before, after, late.sum() / early.sum(), Draws(299, run))
        # With nothing done the share of time before and after is in the swing.
        seen = late[chosen].sum() / early[chosen].sum() - 1
        assert found.low < found.change < 0 or before != after
        inside += found.low <= seen <= found.high
        # As long before as what is compared: one moment is known, and the range is wider.
        found = regression_by_history(
            months[:, now - before - after : now], chosen, before, after, late.sum() / early.sum(), Draws(299, run)
        )
        short += found.low <= seen <= found.high
    assert inside / runs >= 0.9 and short / runs >= 0.9
    assert regression_by_history(months[:, : before + after - 1], chosen, before, after) is None


def test_controls_that_are_all_a_little_busier_are_not_of_like_level():
    """Each lay near enough to the busiest of the treated; together they fall back less, and p was false in 8 to 10
    %."""
    treated = np.arange(11) < 5
    assert strata_by_level([1, 2, 3, 1, 2] + [4] * 6, treated) is None
    some = strata_by_level([1, 2, 3, 1, 2] + [2] + [4] * 5, treated)
    assert (some[:6] == some[0]).all() and (some[6:] == -1).any() and (some[6:] == some[0]).any()
    assert (strata_by_level([1, 2, 3, 1, 2] + [2] * 6, treated) == 0).all()
