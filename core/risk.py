"""Learned risk of places: from their own past at several scales of time and space, season and what lies near.

Places only. A model is trained on periods that end before the first one it is scored on, and every feature of a period
is made of what came before that period.
"""

from dataclasses import dataclass, field

import numpy as np

from .holdout import COUNT, DECAY, KERNEL, Map, found_by
from .texts import tr

BOOSTING, LINEAR = MODELS = ("boosting", "linear")
#: Maps of the past that a model sees.
_PAST = (Map(COUNT, 1), Map(COUNT, 3), Map(COUNT, 6), Map(COUNT, 12), Map(COUNT, 24), Map(DECAY, 24, 0.0, 3.0),
         Map(DECAY, 24, 0.0, 6.0), Map(DECAY, 24, 0.0, 12.0), Map(KERNEL, 3, 400.0), Map(KERNEL, 12, 250.0),
         Map(KERNEL, 12, 500.0), Map(DECAY, 24, 300.0, 6.0), Map(KERNEL, 24, 1000.0))
#: Rows that a model is trained on, at most; drawn by lot.
_ROWS = 600_000
#: Bootstrap models by which the spread is told.
SPREAD = 5


@dataclass
class Features:
    """Names (p,) and the matrix (n, p) for any period, of a History and what lies near each unit (n, q)."""

    history: object
    names_near: list = field(default_factory=list)
    near: np.ndarray = None
    #: Periods in a year, for the season.
    year: int = 12

    @property
    def names(self):
        own = [one.words("period") for one in _PAST]
        return own + [tr("its neighbours, 12 periods"), tr("same season a year ago"),
                      tr("season")] + list(self.names_near)

    def of(self, period):
        """The matrix (n, p) for one period, made of earlier ones only."""
        history = self.history
        area = np.median(history.areas)
        columns = [history.predict(one, period) * area for one in _PAST]
        around = history.near.sums(history.past(Map(COUNT, 12), period)[0])
        ago = period - self.year
        columns += [around, history.observed(ago) if ago >= 0 else np.zeros(len(history.areas)),
                    np.full(len(history.areas), np.cos(2 * np.pi * (period % self.year) / self.year))]
        if self.near is not None:
            columns += list(self.near.T)
        return np.stack(columns, 1)


def target(history, period, horizon):
    """Crimes (n,) in ``horizon`` periods from ``period`` on."""
    return sum(history.observed(period + k) for k in range(horizon))


def train(features, periods, horizon, model, seed=0):
    """A model of MODELS trained on the given periods: ``predict(matrix)`` gives crimes (n,). Raises ValueError."""
    if model not in MODELS:
        raise ValueError(tr("the model must be one of {}, not {!r}").format(", ".join(MODELS), model))
    x = np.concatenate([features.of(t) for t in periods])
    y = np.concatenate([target(features.history, t, horizon) for t in periods])
    if len(y) > _ROWS:
        chosen = np.random.default_rng(seed).choice(len(y), _ROWS, replace=False)
        x, y = x[chosen], y[chosen]
    if not y.any():
        raise ValueError(tr("there is no crime to learn from"))
    return _fitted(model, x, y, seed)


def _fitted(model, x, y, seed):
    if model == BOOSTING:
        from sklearn.ensemble import HistGradientBoostingRegressor

        made = HistGradientBoostingRegressor(
            loss="poisson", max_iter=120, learning_rate=0.06, max_leaf_nodes=15, min_samples_leaf=200,
            l2_regularization=1.0, early_stopping=False, random_state=seed)
        return made.fit(x, y)
    from sklearn.linear_model import PoissonRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler

    # Risk is about in proportion to the past, so that logarithms are in line.
    made = make_pipeline(FunctionTransformer(_logs), StandardScaler(), PoissonRegressor(alpha=1e-3, max_iter=300))
    return made.fit(x, y)


def _logs(x):
    return np.sign(x) * np.log1p(np.abs(x) * 20)


def score_model(made, features, periods, horizon, coverages):
    """Crimes found (t, c) and total (t,) of a trained model in periods it was not trained on."""
    found, total = [], []
    for t in periods:
        observed = target(features.history, t, horizon)
        found.append(found_by(made.predict(features.of(t)) / features.history.areas, observed,
                              features.history.areas, coverages))
        total.append(observed.sum())
    return np.array(found), np.array(total, float)


def importance(made, features, periods, horizon, coverage, seed=0):
    """How far the hit rate falls (p,) where one feature is dealt out anew among the units, on held-out periods."""
    chance, areas = np.random.default_rng(seed), features.history.areas
    fall = np.zeros(len(features.names))
    for t in periods:
        observed, x = target(features.history, t, horizon), features.of(t)
        whole = found_by(made.predict(x) / areas, observed, areas, [coverage])[0]
        for k in range(x.shape[1]):
            kept = x[:, k].copy()
            x[:, k] = chance.permutation(kept)
            fall[k] += (whole - found_by(made.predict(x) / areas, observed, areas, [coverage])[0]) / max(
                observed.sum(), 1)
            x[:, k] = kept
    return fall / len(periods)


def peeks(features, period):
    """Names of features of a period that change when that period or a later one does: there must be none."""
    from copy import copy

    before = features.of(period)
    other = copy(features)
    other.history = copy(features.history)
    counts = features.history.counts.tolil(copy=True)
    counts[:, period:] = 0
    other.history.counts, other.history._by_unit = counts.tocsr(), None
    after = other.of(period)
    return [name for k, name in enumerate(features.names) if not np.allclose(before[:, k], after[:, k])]
