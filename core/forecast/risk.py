"""Learned risk of places: from their own past at several scales of time and space, season and what lies near.

Places only. A first guess is a weighted sum of simple maps; its weights are those that make the crimes seen likeliest
(a Poisson model with identity link, by expectation and maximisation, Shepp & Vardi 1982), as background and aftermath
are told apart in a self-exciting process (Mohler et al. 2011). What the guess misses is learned as a factor to it:
boosted trees (Friedman 2001) or a penalised log-linear model, both with the guess as exposure. A model is trained on
periods that end before the first one it is scored on, and every feature of a period is made of what came before it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Callable, TypeVar

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

_Made = TypeVar("_Made")

BOOSTING, LINEAR = MODELS = ("boosting", "linear")
#: Maps of the past: each bandwidth (metres; 0: the unit itself) with each half-life (years; 0: all weigh alike).
_BANDWIDTHS, _HALF_LIVES = (0.0, 250.0, 400.0, 800.0, 1600.0), (1 / 12, 1 / 4, 1 / 2, 1.0, 0.0)
#: Rows that a model is trained on, at most.
_ROWS = 600_000
_STEPS, _LEAST = 300, 1e-9
#: Models that are trained, or maps that are made by one, at a time: a training takes some 200 MB.
_AT_ONCE = 2
#: Bootstrap models by which the spread is told.
SPREAD = 5


@dataclass
class Features:
    """The features of places in any period, made only of what came before it.

    The first ``guesses`` columns are the maps of which the first guess is a sum; the last of them is the same
    everywhere.

    Attributes
    ----------
    history : PlaceHistory
        Crimes by place and period.
    names_near : list of str
        Names of what lies near.
    near : ndarray of float or None, shape (n, q)
        What lies near each place.
    period : str, default "month"
        Name of the period, as in ``core.counting.periods``.
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
            + [
                tr("anywhere"),
                tr("same season a year ago"),
                tr("same season a year ago, with neighbours"),
                tr("season"),
            ]
            + list(self.names_near)
        )

    @property
    def share(self) -> NDArray[np.float64]:
        """Each unit's area (n,), 1 being the usual one."""
        return self.history.areas / self.area

    def of(self, period: int) -> NDArray[np.float64]:
        """The features for one period.

        Parameters
        ----------
        period : int
            Number of the period.

        Returns
        -------
        x : ndarray of float, shape (n, p)
            Matrix of features.
        """
        history, n = self.history, len(self.history.areas)
        columns = [history.predict(one, period) * (self.area / one.weights(period).sum()) for one in self.maps]
        everything = columns[len(_HALF_LIVES) - 1]
        columns.append(np.full(n, everything @ self.share / self.share.sum()))
        # In the first year the mean of all periods stands for the same season a year ago.
        ago = history.observed(period - self.year) if period >= self.year else everything
        columns += [ago, history.neighbours.sums(ago), np.full(n, np.cos(2 * np.pi * (period % self.year) / self.year))]
        if self.near is not None:
            columns += list(self.near.T)
        return np.stack(columns, 1)


def target(history: PlaceHistory, period: int, horizon: int) -> NDArray[np.float64]:
    """The crimes of the periods that are forecast together.

    Parameters
    ----------
    history : PlaceHistory
        Crimes by place and period.
    period : int
        Number of the period.
    horizon : int
        Periods that are forecast together.

    Returns
    -------
    crimes : ndarray of float, shape (n,)
        By place.
    """
    total = history.observed(period)
    for k in range(1, horizon):
        total = total + history.observed(period + k)
    return total


@dataclass
class Lessons:
    """What a model learns from: rows of places and periods, drawn once a period.

    Places of more risk are drawn rather than others, since the order is decided there.

    Attributes
    ----------
    features : Features
        Features of the places.
    horizon : int
        Periods that are forecast together.
    rows : int, default _ROWS
        Rows at most.
    seed : int, default 0
        Seed of the draws.
    raise_if_cancelled : callable or None
        Called before each period that is looked at; it may raise.
    """

    features: Features
    horizon: int
    rows: int = _ROWS
    seed: int = 0
    #: Called before each period that is looked at; it may raise.
    raise_if_cancelled: Callable[[], None] | None = None
    _drawn: dict[int, Rows] = field(default_factory=dict)

    def of(self, periods: Iterable[int]) -> list[NDArray[Any]]:
        """The rows of some periods; a period that is named twice is there twice.

        Parameters
        ----------
        periods : iterable of int
            Numbers of the periods.

        Returns
        -------
        rows : list of ndarray
            Features (r, p), crimes (r,), areas (r,; 1 is usual) and how many places each row stands for (r,).
        """
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
    """A learned model: a first guess and a factor to it.

    Attributes
    ----------
    weights : ndarray of float, shape (k,)
        Weight of each map in the first guess.
    factor : object
        The fitted model of the factor.
    """

    weights: NDArray[np.float64]
    factor: Any = None

    def guess(self, x: NDArray[Any]) -> NDArray[np.float64]:
        """The first guess: a weighted sum of maps.

        Parameters
        ----------
        x : ndarray, shape (r, p)
            Matrix of features.

        Returns
        -------
        crimes : ndarray of float, shape (r,)
            Above 0.
        """
        return np.maximum(x[:, : len(self.weights)] @ self.weights, _LEAST)

    def factor_inputs(self, x: NDArray[Any]) -> NDArray[np.float64]:
        """What the factor is computed from: the features and the guess.

        Parameters
        ----------
        x : ndarray, shape (r, p)
            Matrix of features.

        Returns
        -------
        x : ndarray of float, shape (r, p + 1)
            Matrix.
        """
        return np.column_stack([x, self.guess(x)])

    def predict(self, x: NDArray[Any]) -> NDArray[np.float64]:
        """The crimes to be expected in places of usual area, for the horizon that was learned.

        Parameters
        ----------
        x : ndarray, shape (r, p)
            Matrix of features.

        Returns
        -------
        crimes : ndarray of float, shape (r,)
            Above 0.
        """
        with _one_thread():
            return self.guess(x) * self.factor.predict(self.factor_inputs(x))


def train(lessons: Lessons, periods: Iterable[int], model: str, seed: int = 0) -> Learned:
    """Train a model on periods.

    Parameters
    ----------
    lessons : Lessons
        What is learned from.
    periods : iterable of int
        Numbers of the periods.
    model : str
        ``boosting`` or ``linear``.
    seed : int, default 0
        Seed of the random numbers: the same seed gives the same answer.

    Returns
    -------
    learned : Learned
        The model.

    Raises
    ------
    ValueError
        The model is unknown, or there is no crime to learn from.

    References
    ----------
    .. [1] Mohler, G. O. and others (2011). Journal of the American Statistical Association 106.
    .. [2] Friedman, J. H. (2001). Annals of Statistics 29.
    """
    if model not in MODELS:
        raise ValueError(tr("the model must be one of {}, not {!r}").format(", ".join(MODELS), model))
    x, y, share, units_per_row = lessons.of(periods)
    if not y.any():
        raise ValueError(tr("there are no crimes to learn from"))
    made = Learned(sum_weights(x[:, : lessons.features.guesses], y, share, units_per_row))
    exposure, inputs = made.guess(x) * share, made.factor_inputs(x)
    # What is trained from holds them too, and several models are trained at a time.
    del x
    with _one_thread():
        made.factor = _fitted(model, inputs, y / exposure, exposure * units_per_row, seed)
    return made


def _one_thread() -> AbstractContextManager[Any]:
    """Trees are so small that threads wait for each other: twice as long where the machine has other work to do."""
    import sklearn.ensemble  # noqa: F401 - brings the threads that are limited
    from threadpoolctl import threadpool_limits

    return threadpool_limits(1, "openmp")


def sum_weights(
    x: ArrayLike, y: NDArray[np.float64], share: NDArray[np.float64], units_per_row: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The weights with which a sum of maps makes the crimes likeliest.

    Parameters
    ----------
    x : array_like, shape (r, k)
        The maps.
    y : ndarray of float, shape (r,)
        Crimes.
    share : ndarray of float, shape (r,)
        Area of each place, 1 being usual.
    units_per_row : ndarray of float, shape (r,)
        How many places each row stands for.

    Returns
    -------
    weights : ndarray of float, shape (k,)
        0 or more.

    Notes
    -----
    A Poisson model with identity link, by expectation and maximisation.

    References
    ----------
    .. [1] Shepp, L. A. and Vardi, Y. (1982). IEEE Transactions on Medical Imaging 1.
    """
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

    # Risk is about proportional to past crime, so that logarithms make it linear.
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
    """Train a model for each period on what ended before it begins.

    Parameters
    ----------
    lessons : Lessons
        What is learned from.
    first : int
        The first period to learn from.
    periods : sequence of int
        Numbers of the periods.
    model : str
        ``boosting`` or ``linear``.
    seed : int, default 0
        Seed of the random numbers: the same seed gives the same answer.
    most : int, default 12
        How often to learn anew at most; else the model of an earlier period serves.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Returns
    -------
    models : list of Learned, shape (t,)
        The model for each period.
    """
    every = -(-len(periods) // most)
    tasks = [(range(first, t - lessons.horizon + 1), seed) for t in periods[::every]]
    made = train_several(lessons, tasks, model, step)
    return [made[k // every] for k in range(len(periods))]


def train_several(
    lessons: Lessons,
    tasks: Sequence[tuple[Sequence[int], int]],
    model: str,
    step: Callable[[float], None] | None = None,
) -> list[Learned]:
    """Train several models, two at a time where there are processors for it.

    Parameters
    ----------
    lessons : Lessons
        What is learned from.
    tasks : sequence of (sequence of int, int)
        Numbers of the periods, and the seed, of each model.
    model : str
        ``boosting`` or ``linear``.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Returns
    -------
    models : list of Learned
        The models, in order.

    Raises
    ------
    ValueError
        The model is unknown, or there is no crime to learn from.
    """
    # Drawn here, so that the trainings only read them.
    for t in sorted({t for periods, _ in tasks for t in periods}):
        lessons.of([t])
    made: list[Learned] = []

    def tell() -> None:
        if step is not None:
            step(len(made) / len(tasks))

    for one in _at_once([partial(train, lessons, periods, model, seed) for periods, seed in tasks], tell):
        made.append(one)
    return made


def _at_once(work: Iterable[Callable[[], _Made]], before: Callable[[], None] | None) -> Iterator[_Made]:
    """What the pieces of ``work`` make, in order, two at a time where there are processors for it.

    A piece is taken when its turn is near. ``before`` is called before each is waited for; it may raise, which stops
    the computation."""
    pool = ThreadPoolExecutor(min(_AT_ONCE, os.cpu_count() or 1))
    pieces = iter(work)
    waiting: deque[Future[_Made]] = deque()
    try:
        with _one_thread():
            while True:
                waiting.extend(pool.submit(piece) for piece in islice(pieces, 1 + _AT_ONCE - len(waiting)))
                if not waiting:
                    return
                if before is not None:
                    before()
                yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def score_models(
    models: Sequence[Learned],
    features: Features,
    periods: Sequence[int],
    horizon: int,
    coverages: ArrayLike,
    raise_if_cancelled: Callable[[], None] | None = None,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Score models on periods they have not seen.

    Parameters
    ----------
    models : sequence of Learned, shape (t,)
        The model for each period.
    features : Features
        Features of the places.
    periods : sequence of int
        Numbers of the periods.
    horizon : int
        Periods that are forecast together.
    coverages : array_like, shape (c,)
        Shares of the area that may be chosen, 0 to 1.
    raise_if_cancelled : callable, optional
        Called before each period; it may raise, which stops the computation.

    Returns
    -------
    found : ndarray of float, shape (t, c)
        Crimes found.
    total : ndarray of float, shape (t,)
        All crimes.
    """
    observed, areas = [target(features.history, t, horizon) for t in periods], features.history.areas
    work = (
        partial(_found, made, features.of(t), crimes, areas, coverages)
        for made, t, crimes in zip(models, periods, observed)
    )
    return np.array(list(_at_once(work, raise_if_cancelled))), np.array([one.sum() for one in observed], float)


def _found(
    made: Learned, x: NDArray[np.float64], observed: NDArray[np.float64], areas: NDArray[np.float64], shares: ArrayLike
) -> NDArray[np.float64]:
    """The crimes (c,) that a model's map finds in shares (c,) of the area."""
    return found_by(made.predict(x), observed, areas, shares)


def importance(
    models: Sequence[Learned],
    features: Features,
    periods: Sequence[int],
    horizon: int,
    coverage: float,
    seed: int = 0,
    raise_if_cancelled: Callable[[], None] | None = None,
) -> NDArray[np.float64]:
    """How much each feature matters: by how much the hit rate falls where it is dealt out anew among the places.

    Parameters
    ----------
    models : sequence of Learned, shape (t,)
        The model for each period.
    features : Features
        Features of the places.
    periods : sequence of int
        Numbers of the periods.
    horizon : int
        Periods that are forecast together.
    coverage : float
        Share of the area that may be chosen, 0 to 1.
    seed : int, default 0
        Seed of the random numbers: the same seed gives the same answer.
    raise_if_cancelled : callable, optional
        Called before each period; it may raise, which stops the computation.

    Returns
    -------
    fall : ndarray of float, shape (p,)
        Fall of the hit rate.

    References
    ----------
    .. [1] Breiman, L. (2001). Machine Learning 45.
    """
    chance, areas = np.random.default_rng(seed), features.history.areas
    fall = np.zeros(len(features.names))
    for made, t in zip(models, periods):
        observed, x = target(features.history, t, horizon), features.of(t)

        matrices = chain([x], (_dealt_out(x, k, chance) for k in range(x.shape[1])))
        work = (partial(_found, made, one, observed, areas, [coverage]) for one in matrices)
        whole, *dealt = _at_once(work, raise_if_cancelled)
        fall += (whole - np.concatenate(dealt)) / max(observed.sum(), 1)
    return fall / len(periods)


def _dealt_out(x: NDArray[np.float64], k: int, chance: np.random.Generator) -> NDArray[np.float64]:
    """A matrix (n, p) with its column k dealt out anew among the rows."""
    dealt = x.copy()
    dealt[:, k] = chance.permutation(x[:, k])
    return dealt


def leaking_features(features: Features, period: int) -> list[str]:
    """Find features that change when their own period or a later one does: there must be none.

    Parameters
    ----------
    features : Features
        Features of the places.
    period : int
        Number of the period.

    Returns
    -------
    names : list of str
        Names of such features.
    """
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
