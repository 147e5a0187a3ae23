"""Learned risk of places: from their own past at several scales of time and space, season and what lies near.

Places only. A first guess is a weighted sum of simple maps; its weights are those that make the crimes seen likeliest
(a Poisson model with identity link, by expectation and maximisation, Shepp & Vardi 1982), as background and aftermath
are told apart in a self-exciting process (Mohler et al. 2011). What the guess misses is learned as a factor to it:
boosted trees (Friedman 2001) or a penalised log-linear model, both with the guess as exposure. A model is trained on
periods that end before the first one it is scored on, and every feature of a period is made of what came before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from ..counting.periods import in_a_year
from ..texts import tr
from .holdout import found_by
from .maps import COUNT, DECAY, KERNEL, Map

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from numpy.typing import ArrayLike, NDArray

    from .place_history import PlaceHistory

    #: Drawn rows: matrix (r, p), crimes, areas and how many units each row stands for, (r,) each.
    Rows = tuple[NDArray[np.float32], NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]

BOOSTING, LINEAR = MODELS = ("boosting", "linear")
#: Maps of the past: each bandwidth (metres; 0: the unit itself) with each half-life (years; 0: all weigh alike).
_BANDWIDTHS, _HALF_LIVES = (0.0, 250.0, 400.0, 800.0, 1600.0), (1 / 12, 1 / 4, 1 / 2, 1.0, 0.0)
#: Rows that a model is trained on, at most.
_ROWS = 600_000
_STEPS, _LEAST = 300, 1e-9
#: Bootstrap models by which the spread is told.
SPREAD = 5


@dataclass
class Features:
    """Names (p,) and the matrix (n, p) for any period, of a PlaceHistory and what lies near each unit (n, q).

    The first ``guesses`` columns are the maps of which the first guess is a sum: crimes a period in a unit of usual
    (median) area; the last of them is the same everywhere.
    """

    history: PlaceHistory
    names_near: list[str] = field(default_factory=list)
    near: NDArray[np.float64] | None = None
    period: str = "month"

    def __post_init__(self) -> None:
        #: Periods in a year, for the season and what a half-life is.
        self.year = in_a_year(self.period)
        self.maps = [
            Map(DECAY if years else KERNEL if bandwidth else COUNT, 0, bandwidth, round(years * self.year, 1))
            for bandwidth in _BANDWIDTHS
            for years in _HALF_LIVES
        ]
        self.guesses = len(self.maps) + 1
        self.area = float(np.median(self.history.areas))

    @property
    def names(self) -> list[str]:
        """What each column of the matrix (p,) is, in words."""
        return self._named([one.words(self.period) for one in self.maps])

    @property
    def short_names(self) -> list[str]:
        """The same for a narrow table."""
        return self._named([one.short(self.period) for one in self.maps])

    def _named(self, own: list[str]) -> list[str]:
        return (
            own
            + [tr("anywhere"), tr("same season a year ago"), tr("the same with neighbours"), tr("season")]
            + list(self.names_near)
        )

    @property
    def share(self) -> NDArray[np.float64]:
        """Each unit's area (n,), 1 being the usual one."""
        return self.history.areas / self.area

    def of(self, period: int) -> NDArray[np.float64]:
        """The matrix (n, p) for one period, made of earlier ones only."""
        history, n = self.history, len(self.history.areas)
        columns = [history.predict(one, period) * (self.area / one.weights(period).sum()) for one in self.maps]
        everything = columns[len(_HALF_LIVES) - 1]
        columns.append(np.full(n, everything @ self.share / self.share.sum()))
        # Without a year of past, its usual rate stands for the season's.
        ago = history.observed(period - self.year) if period >= self.year else everything
        columns += [ago, history.neighbours.sums(ago), np.full(n, np.cos(2 * np.pi * (period % self.year) / self.year))]
        if self.near is not None:
            columns += list(self.near.T)
        return np.stack(columns, 1)


def target(history: PlaceHistory, period: int, horizon: int) -> NDArray[np.float64]:
    """Crimes (n,) in ``horizon`` periods from ``period`` on."""
    total = history.observed(period)
    for k in range(1, horizon):
        total = total + history.observed(period + k)
    return total


@dataclass
class Lessons:
    """What is learned from, drawn once a period: matrix (r, p), crimes (r,), areas (r,; 1: the usual one) and how many
    units each row stands for (r,). Places of more risk are drawn rather than others: the order is decided there."""

    features: Features
    horizon: int
    rows: int = _ROWS
    seed: int = 0
    #: Called before each period that is looked at; it may raise.
    raise_if_cancelled: Callable[[], None] | None = None
    _drawn: dict[int, Rows] = field(default_factory=dict)

    def of(self, periods: Iterable[int]) -> list[NDArray[Any]]:
        """The rows of some periods, one below the other; a period that is named twice is there twice."""
        return [np.concatenate(part) for part in zip(*(self._one(t) for t in periods))]

    def _one(self, t: int) -> Rows:
        if self.raise_if_cancelled is not None:
            self.raise_if_cancelled()
        if t not in self._drawn:
            x, y = self.features.of(t), target(self.features.history, t, self.horizon)
            risk = x[:, : self.features.guesses].mean(1) + _LEAST
            chance = np.minimum(1, self.rows / self.features.history.periods * risk / risk.sum())
            drawn = np.flatnonzero(np.random.default_rng((self.seed, t)).random(len(y)) < chance)
            self._drawn[t] = x[drawn].astype(np.float32), y[drawn], self.features.share[drawn], 1 / chance[drawn]
        return self._drawn[t]


@dataclass
class Learned:
    """A first guess and the factor to it."""

    weights: NDArray[np.float64]
    factor: Any = None

    def guess(self, x: NDArray[Any]) -> NDArray[np.float64]:
        """Crimes (n,) by the sum of maps alone."""
        return np.maximum(x[:, : len(self.weights)] @ self.weights, _LEAST)

    def factor_inputs(self, x: NDArray[Any]) -> NDArray[np.float64]:
        """What the factor is made of (n, p + 1): the matrix and the guess."""
        return np.column_stack([x, self.guess(x)])

    def predict(self, x: NDArray[Any]) -> NDArray[np.float64]:
        """Crimes (n,) to be expected in units of usual area, for the horizon that was learned."""
        with _one_thread():
            return self.guess(x) * self.factor.predict(self.factor_inputs(x))


def train(lessons: Lessons, periods: Iterable[int], model: str, seed: int = 0) -> Learned:
    """The Learned of one of MODELS, from the Lessons of the given periods.

    Raises ValueError for another model, or where no crime is there to learn from."""
    if model not in MODELS:
        raise ValueError(tr("the model must be one of {}, not {!r}").format(", ".join(MODELS), model))
    x, y, share, units_per_row = lessons.of(periods)
    if not y.any():
        raise ValueError(tr("there is no crime to learn from"))
    made = Learned(sum_weights(x[:, : lessons.features.guesses], y, share, units_per_row))
    exposure = made.guess(x) * share
    with _one_thread():
        made.factor = _fitted(model, made.factor_inputs(x), y / exposure, exposure * units_per_row, seed)
    return made


def _one_thread() -> AbstractContextManager[Any]:
    """Trees are so small that threads wait for each other: twice as long where the machine has other work to do."""
    import sklearn.ensemble  # noqa: F401 - brings the threads that are limited
    from threadpoolctl import threadpool_limits

    return threadpool_limits(1, "openmp")


def sum_weights(
    x: ArrayLike, y: NDArray[np.float64], share: NDArray[np.float64], units_per_row: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Weights (k,), none below 0, with which the sum of the maps ``x`` (r, k) makes crimes (r,) likeliest."""
    x = np.asarray(x, float)
    whole = (share * units_per_row) @ x
    there = y > 0
    x, crimes = x[there], (y * units_per_row)[there]
    weights = np.full(x.shape[1], crimes.sum() / max(whole.sum(), _LEAST))
    for _ in range(_STEPS):
        weights *= (crimes / np.maximum(x @ weights, _LEAST)) @ x / np.maximum(whole, _LEAST)
    return weights


def _fitted(
    model: str, x: NDArray[np.float64], ratio: NDArray[np.float64], weight: NDArray[np.float64], seed: int
) -> Any:
    if model == BOOSTING:
        from sklearn.ensemble import HistGradientBoostingRegressor

        made = HistGradientBoostingRegressor(
            loss="poisson",
            max_iter=120,
            learning_rate=0.06,
            max_leaf_nodes=15,
            min_samples_leaf=200,
            l2_regularization=1.0,
            early_stopping=False,
            random_state=seed,
        )
        return made.fit(x, ratio, sample_weight=weight)
    from sklearn.linear_model import PoissonRegressor
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler

    # Risk is about in proportion to the past, so that logarithms are in line.
    made = make_pipeline(FunctionTransformer(_logs), StandardScaler(), PoissonRegressor(alpha=0.1, max_iter=300))
    return made.fit(x, ratio, poissonregressor__sample_weight=weight)


def _logs(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.sign(x) * np.log1p(np.abs(x) * 20)


def rolling(
    lessons: Lessons,
    first: int,
    periods: Sequence[int],
    model: str,
    seed: int = 0,
    most: int = 12,
    step: Callable[[float], None] | None = None,
) -> list[Learned]:
    """A Learned (t,) for each of the ``periods``, of periods from ``first`` on that end before it begins; learned anew
    for each, or for every second, third … so that it is done ``most`` times at most. ``step(done)`` may raise."""
    made: list[Learned] = []
    every = -(-len(periods) // most)
    for k, t in enumerate(periods):
        if step is not None:
            step(k / len(periods))
        made.append(made[-1] if k % every else train(lessons, range(first, t - lessons.horizon + 1), model, seed))
    return made


def score_models(
    models: Sequence[Learned],
    features: Features,
    periods: Sequence[int],
    horizon: int,
    coverages: ArrayLike,
    raise_if_cancelled: Callable[[], None] | None = None,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Crimes found (t, c) and total (t,) in periods, each by the Learned that was trained before it.
    ``raise_if_cancelled()`` is
    called before each, and may raise."""
    found, total = [], []
    for made, t in zip(models, periods):
        if raise_if_cancelled is not None:
            raise_if_cancelled()
        observed = target(features.history, t, horizon)
        found.append(found_by(made.predict(features.of(t)), observed, features.history.areas, coverages))
        total.append(observed.sum())
    return np.array(found), np.array(total, float)


def importance(
    models: Sequence[Learned],
    features: Features,
    periods: Sequence[int],
    horizon: int,
    coverage: float,
    seed: int = 0,
    raise_if_cancelled: Callable[[], None] | None = None,
) -> NDArray[np.float64]:
    """How far the hit rate falls (p,) where one feature is dealt out anew among the units, on held-out periods.
    ``raise_if_cancelled()`` is called before each, and may raise."""
    chance, areas = np.random.default_rng(seed), features.history.areas
    fall = np.zeros(len(features.names))
    for made, t in zip(models, periods):
        observed, x = target(features.history, t, horizon), features.of(t)
        whole = found_by(made.predict(x), observed, areas, [coverage])[0]
        for k in range(x.shape[1]):
            if raise_if_cancelled is not None:
                raise_if_cancelled()
            kept = x[:, k].copy()
            x[:, k] = chance.permutation(kept)
            fall[k] += (whole - found_by(made.predict(x), observed, areas, [coverage])[0]) / max(observed.sum(), 1)
            x[:, k] = kept
    return fall / len(periods)


def leaking_features(features: Features, period: int) -> list[str]:
    """Names of features of a period that change when that period or a later one does: there must be none."""
    from copy import copy

    before = features.of(period)
    other = copy(features)
    other.history = copy(features.history)
    counts: Any = features.history.counts
    counts = counts.tolil(copy=True)
    counts[:, period:] = 0
    other.history.counts, other.history._by_unit = counts.tocsr(), None
    after = other.of(period)
    return [name for k, name in enumerate(features.names) if not np.allclose(before[:, k], after[:, k])]
