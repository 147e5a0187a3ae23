"""Learned risk: nothing peeks, a shuffled future is chance, what is there is learned, and no less than by counting."""

import numpy as np
import pytest
from refusals import refused
from scipy.sparse import csr_matrix

from hotspot_policing.core.counting.neighbours import within_distance
from hotspot_policing.core.forecast.holdout import found_by
from hotspot_policing.core.forecast.maps import COUNT, Map
from hotspot_policing.core.forecast.place_history import PlaceHistory
from hotspot_policing.core.forecast.risk import (
    MODELS,
    Features,
    Lessons,
    importance,
    leaking_features,
    rolling,
    score_models,
    sum_weights,
    target,
    train,
    train_several,
)

SIDE, MONTHS = 24, 30


def history(counts):
    x, y = (one.ravel() for one in np.meshgrid(np.arange(SIDE) * 250.0, np.arange(SIDE) * 250.0))
    return PlaceHistory(
        x,
        y,
        csr_matrix(np.asarray(counts, float)),
        np.arange(len(x)),
        np.full(len(x), 62500.0),
        x,
        y,
        within_distance(x, y, 360).with_self(),
    )


def steady(seed=1):
    """Crimes (n, t) of places that keep their rates."""
    chance = np.random.default_rng(seed)
    return chance.poisson(chance.gamma(0.2, 4.0, SIDE * SIDE)[:, None], (SIDE * SIDE, MONTHS))


class Peeking(Features):
    """Features with one that knows the period."""

    @property
    def names(self):
        return super().names + ["what happens"]

    def of(self, period):
        known = self.history.observed(period) if period < self.history.periods else np.zeros(SIDE * SIDE)
        return np.c_[super().of(period), known]


def test_no_feature_peeks_and_one_that_does_is_caught():
    own = history(steady())
    near = np.random.default_rng(0).random((SIDE * SIDE, 2))
    assert leaking_features(Features(own, ["a", "b"], near), 20) == []
    assert leaking_features(Peeking(own), 20) == ["what happens"]


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("horizon", [1, 3])
def test_a_forecast_knows_nothing_of_the_month_nor_of_later_ones(model, horizon):
    counts, months = steady(), list(range(18, 24))

    def forecasts(counts):
        own = Features(history(counts))
        models = rolling(Lessons(own, horizon), 8, months, model)
        return [made.predict(own.of(t)) for made, t in zip(models, months)]

    before = forecasts(counts)
    counts[:, 21:] = np.random.default_rng(4).permutation(counts[:, 21:] * 3)
    same = [np.allclose(one, other) for one, other in zip(before, forecasts(counts))]
    # The month that changed is forecast as before; the months after it have seen it.
    assert same == [True] * 4 + [False] * 2


def test_models_are_learned_anew_so_often_as_is_asked_and_tell_how_far_they_are():
    done = []
    lessons = Lessons(Features(history(steady())), 1)
    models = rolling(lessons, 8, range(18, 24), "linear", most=2, step=done.append)
    assert [one is models[k - k % 3] for k, one in enumerate(models)] == [True] * 6 and models[0] is not models[3]
    assert done == pytest.approx([0, 1 / 2])


def test_models_trained_together_are_those_trained_one_by_one():
    own = Features(history(steady()))
    tasks = [(range(8, 15), 0), ([9, 9, 12, 14], 3), (range(10, 18), 5)]
    together = train_several(Lessons(own, 1), tasks, "boosting")
    for made, (periods, seed) in zip(together, tasks):
        alone = train(Lessons(own, 1), periods, "boosting", seed)
        assert np.array_equal(made.predict(own.of(20)), alone.predict(own.of(20)))


def test_training_stops_where_that_is_asked_for():
    def step(done):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_several(Lessons(Features(history(steady())), 1), [(range(8, 15), 0)] * 3, "linear", step)


def test_the_weights_of_the_sum_are_those_by_which_crimes_came():
    chance = np.random.default_rng(7)
    x, share, stands = chance.gamma(0.5, 2.0, (40_000, 4)), chance.random(40_000) + 0.5, np.ones(40_000)
    true = np.array([0.5, 0.0, 0.2, 0.05])
    found = sum_weights(x, chance.poisson(x @ true * share), share, stands)
    assert found == pytest.approx(true, abs=0.02) and (found >= 0).all()
    # Every other row left out, and those that are left counting for two: much the same.
    half = slice(None, None, 2)
    again = sum_weights(x[half], chance.poisson(x @ true * share)[half], share[half], 2 * stands[half])
    assert again == pytest.approx(true, abs=0.03)


def test_rows_are_few_where_they_must_be_and_stand_for_all():
    own = Features(history(steady()))
    x, y, _, stands = Lessons(own, 1, rows=100 * MONTHS).of(range(12, 24))
    assert len(x) < 100 * 12 < len(own.history.areas) * 12
    assert stands.sum() == pytest.approx(len(own.history.areas) * 12, rel=0.2)
    assert (y * stands).sum() == pytest.approx(own.history.by_unit[:, 12:24].sum(), rel=0.2)


@pytest.mark.once
@pytest.mark.parametrize("model", MODELS)
def test_a_shuffled_future_is_found_by_chance_only(model):
    counts, chance = steady(), np.random.default_rng(3)
    for month in range(20, MONTHS):
        counts[:, month] = chance.permutation(counts[:, month])
    own = Features(history(counts))
    made = train(Lessons(own, 1), range(8, 20), model)
    # The first month after: what came before it is real, it itself is dealt out by lot, again and again.
    shares = []
    for _ in range(40):
        counts[:, 20] = chance.permutation(counts[:, 20])
        found, total = score_models([made], Features(history(counts)), [20], 1, [0.1])
        shares.append(found[0, 0] / total[0])
    assert np.mean(shares) == pytest.approx(0.1, abs=0.02)


@pytest.mark.once
@pytest.mark.parametrize("model", MODELS)
def test_a_past_that_stays_is_learned_about_as_well_as_it_can_be(model):
    own = Features(history(steady(5)))
    late = list(range(22, MONTHS))
    found, total = score_models(rolling(Lessons(own, 1), 10, late, model), own, late, 1, [0.05])
    simple = sum(
        found_by(own.history.predict(Map(COUNT, 24), t), own.history.observed(t), own.history.areas, [0.05])[0]
        for t in late
    )
    assert found.sum() > 0.93 * simple
    assert found.sum() / total.sum() > 0.15, "three times chance"


@pytest.mark.once
def test_what_lies_near_is_learned_where_the_past_says_nothing():
    """Each month crime is in other places, always among those near a premise; the other layer says nothing."""
    chance = np.random.default_rng(2)
    premise = chance.random(SIDE * SIDE) < 0.1
    moves = chance.random((SIDE * SIDE, MONTHS)) < 0.3
    counts = chance.poisson(np.where(premise[:, None] & moves, 6.0, 0.05))
    near = np.c_[premise.astype(float), chance.random(SIDE * SIDE)]
    own = Features(history(counts), ["premises", "noise"], near)
    made, late = train(Lessons(own, 1), range(2, 14), "boosting"), [20, 21, 22, 23]
    # Early months have little past, so that the premises are what tells.
    fall = dict(zip(own.names, importance([made] * 4, own, late, 1, 0.1)))
    assert fall["premises"] > 0.05 and abs(fall["noise"]) < 0.02


@pytest.mark.once
def test_expected_crimes_are_calibrated_and_a_longer_horizon_has_more():
    own = Features(history(steady(6)))
    for model in MODELS:
        one, three = (train(Lessons(own, ahead), range(8, 24), model).predict(own.of(26)).sum() for ahead in (1, 3))
        assert one == pytest.approx(own.history.observed(26).sum(), rel=0.15)
        assert three == pytest.approx(target(own.history, 26, 3).sum(), rel=0.15)


def test_what_cannot_be_learned_is_refused():
    own = Features(history(np.zeros((SIDE * SIDE, MONTHS))))
    with refused(ValueError):
        train(Lessons(own, 1), [10, 11], "boosting")
    with refused(ValueError, "'oracle'"):
        train(Lessons(Features(history(steady())), 1), [10, 11], "oracle")
