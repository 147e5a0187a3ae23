"""A layer that was made of the crimes to be forecast is told from one that was there all along."""

import numpy as np

from hotspot_policing.core.forecast.foreknowledge import suspected_features, unexplained_correlations


def town(seed, places=1500, months=24, scored=12):
    """Crimes (n, t) on places of uneven risk, a forecast of each month from those before, and features (n, 3): one tied
    to the risk, one to nothing, and the crimes of the scored months themselves."""
    rng = np.random.default_rng(seed)
    risk = rng.gamma(0.5, 1, places)
    crimes = rng.poisson(0.3 * risk[:, None], (places, months + scored))
    honest = np.round(risk * 3 + rng.normal(0, 1, places))
    near = np.column_stack([honest, rng.normal(size=places), crimes[:, months:].sum(1)])
    made = [unexplained_correlations(near, crimes[:, t], crimes[:, :t].mean(1)) for t in range(12, months + scored)]
    return np.array(made[: months - 12]), np.array(made[months - 12 :])


def test_only_what_was_made_of_the_crimes_is_suspected():
    found = [suspected_features(*town(seed), [1, 1, 1]) for seed in range(40)]
    assert found == [[2]] * 40


def test_nearer_is_less_of_metres():
    before, after = town(1)
    assert (
        suspected_features(-before, -after, [1, 1, -1]) == [2] and suspected_features(before, after, [1, 1, -1]) == []
    )


def test_too_few_periods_and_periods_without_crime_say_nothing():
    before, after = town(2)
    assert suspected_features(before[:2], after, [1, 1, 1]) == [] == suspected_features(before, after[:2], [1, 1, 1])
    assert unexplained_correlations(np.ones((5, 2)), np.zeros(5), np.ones(5)).tolist() == [0, 0]
    assert unexplained_correlations(np.ones((5, 1)), np.arange(5.0), np.ones(5)).tolist() == [0]
