"""How far hot places depend on settings, and how they last: sensitivity and stability."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

CHRONIC, INTERMITTENT, EMERGING, FADING, NEVER = STAGES = ("chronic", "intermittent", "emerging", "fading", "")
#: Shares of the periods (methods of the field: chronic 75 % and more, intermittent 25 % and more).
_CHRONIC, _INTERMITTENT = 0.75, 0.25


@dataclass(frozen=True)
class Run:
    """One run of a sensitivity analysis.

    Attributes
    ----------
    settings : dict
        What was set, in words, by the name of the setting.
    hot : ndarray of bool, shape (n,)
        Whether each place is hot.
    """

    settings: dict[str, str]
    hot: NDArray[np.bool_]


def densest(
    density: NDArray[np.float64], areas: NDArray[np.float64], coverage: float, chance: np.random.Generator
) -> NDArray[np.bool_]:
    """Choose the densest units that make up a share of the area.

    At least one is chosen, and no unit without crime. Units that tie are drawn at random: by their order the same
    corner of the area would be hot whenever counts are small.

    Parameters
    ----------
    density : ndarray of float, shape (n,)
        Crimes per area of each unit.
    areas : ndarray of float, shape (n,)
        Area of each unit.
    coverage : float
        Share of the area, 0 to 1.
    chance : numpy.random.Generator
        Generator that decides ties.

    Returns
    -------
    hot : ndarray of bool, shape (n,)
        Whether each unit is chosen.

    Examples
    --------
    >>> densest(np.array([1.0, 3, 0, 2]), np.ones(4), 0.5, np.random.default_rng(1)).tolist()
    [False, True, False, True]
    """
    order = np.lexsort((chance.permutation(len(density)), -density))
    inside = np.cumsum(areas[order]) <= coverage * areas.sum() * (1 + 1e-9)
    inside[0] = True
    hot = np.zeros(len(density), bool)
    hot[order[inside]] = True
    return hot & (density > 0)


def in_sets(runs: Iterable[Run], members: Sequence[NDArray[np.int64]]) -> list[Run]:
    """Ask the runs of sets of places: a set is hot where half and more of its places are.

    Parameters
    ----------
    runs : iterable of Run
        Runs of n places.
    members : sequence of ndarray of int
        Indices of the places of each of k sets, none empty.

    Returns
    -------
    runs : list of Run
        The same runs of k sets.

    Examples
    --------
    >>> runs = [Run({}, np.array([True, False, False]))]
    >>> [run.hot.tolist() for run in in_sets(runs, [np.array([0, 1]), np.array([2])])]
    [[True, False]]
    """
    sizes = np.array([len(one) for one in members])
    begins, flat = np.cumsum(sizes) - sizes, np.concatenate(members)
    return [Run(run.settings, np.add.reduceat(run.hot[flat].astype(int), begins) * 2 >= sizes) for run in runs]


def share_of_runs(runs: Sequence[Run]) -> NDArray[np.float64]:
    """In which share of the runs each place is hot.

    Runs of one kind of map (``settings["map"]``) weigh together as much as those of another, however many.

    Parameters
    ----------
    runs : sequence of Run
        The runs.

    Returns
    -------
    share : ndarray of float, shape (n,)
        Share of the runs, 0 to 1.

    Examples
    --------
    >>> share_of_runs([Run({"map": "count"}, np.array([True])), Run({"map": "kernel"}, np.array([False]))]).tolist()
    [0.5]
    """
    kinds = sorted({run.settings["map"] for run in runs})
    return np.mean(
        [np.mean([run.hot for run in runs if run.settings["map"] == kind], axis=0) for kind in kinds], axis=0
    )


def only_under(runs: Sequence[Run]) -> NDArray[np.object_]:
    """The one value of a setting without which a place is never hot.

    A value counts only where the setting has others and was varied in the runs that made the place hot.

    Parameters
    ----------
    runs : sequence of Run
        The runs.

    Returns
    -------
    values : ndarray of object, shape (n,)
        ``name: value`` in words, or ''.

    Examples
    --------
    >>> runs = [Run({"size": "150 m"}, np.array([True, True])), Run({"size": "300 m"}, np.array([True, False]))]
    >>> only_under(runs).tolist()
    ['', 'size: 150 m']
    """
    count = len(runs[0].hot)
    out = np.array([""] * count, dtype=object)
    names = sorted({name for run in runs for name in run.settings})
    ever = np.any([run.hot for run in runs], axis=0)
    for name in names:
        values = sorted({run.settings[name] for run in runs if name in run.settings})
        if len(values) < 2:
            continue
        seen = {value: np.any([run.hot for run in runs if run.settings.get(name) == value], axis=0) for value in values}
        # A place that is hot in a run without the setting does not depend on it.
        others = [run.hot for run in runs if name not in run.settings]
        free = np.any(others, axis=0) if others else np.zeros(count, bool)
        times = np.sum(list(seen.values()), axis=0)
        for value in values:
            alone = ever & seen[value] & (times == 1) & ~free
            out[alone & (out == "")] = f"{name}: {value}"
    return out


def lasting(hot: NDArray[np.bool_]) -> NDArray[np.str_]:
    """How places last over periods: chronic, intermittent, emerging or fading.

    Chronic in 75 % of the periods and more; emerging only in the latest; fading only in earlier ones and not in the
    later half; intermittent in 25 % and more.

    Parameters
    ----------
    hot : ndarray of bool, shape (n, t)
        Whether a place is hot in a period.

    Returns
    -------
    stages : ndarray of str, shape (n,)
        One of STAGES, '' for none.

    Examples
    --------
    >>> lasting(np.array([[1, 1, 1, 1], [0, 0, 0, 1], [1, 0, 0, 0], [0, 1, 1, 0]], bool)).tolist()
    ['chronic', 'emerging', 'fading', 'intermittent']
    """
    share, periods = hot.mean(1), hot.shape[1]
    late = hot[:, periods - max(periods // 2, 1) :].any(1)
    newest = hot[:, -1] & (hot.sum(1) == 1)
    return np.select(
        [share >= _CHRONIC - 1e-9, newest, hot.any(1) & ~late, share >= _INTERMITTENT - 1e-9],
        [CHRONIC, EMERGING, FADING, INTERMITTENT],
        NEVER,
    )


def overlap(first: NDArray[np.bool_], second: NDArray[np.bool_], areas: NDArray[np.float64]) -> float | None:
    """The Jaccard index of two sets of hot places, by area.

    Parameters
    ----------
    first, second : ndarray of bool, shape (n,)
        Whether each place is hot in the one and in the other set.
    areas : ndarray of float, shape (n,)
        Area of each place.

    Returns
    -------
    index : float or None
        Common area as a share of the area in either, 0 to 1; None where both are empty.

    Examples
    --------
    >>> overlap(np.array([True, True]), np.array([True, False]), np.array([1.0, 3.0]))
    0.25
    """
    either = areas[first | second].sum()
    return float(areas[first & second].sum() / either) if either else None


def rank_correlation(first: NDArray[Any], second: NDArray[Any]) -> float | None:
    """Spearman's rank correlation of two maps, ties at their mean rank.

    Parameters
    ----------
    first, second : ndarray, shape (n,)
        Values of the places in the one and in the other map.

    Returns
    -------
    correlation : float or None
        −1 to 1; None where one map has the same value everywhere.

    Examples
    --------
    >>> round(rank_correlation(np.array([1, 2, 3]), np.array([10, 30, 20])), 3)
    0.5
    """
    ranks = [_mean_ranks(values) for values in (first, second)]
    spread = [rank.std() for rank in ranks]
    if min(spread) == 0:
        return None
    return float(np.mean((ranks[0] - ranks[0].mean()) * (ranks[1] - ranks[1].mean())) / spread[0] / spread[1])


def _mean_ranks(values: NDArray[Any]) -> NDArray[np.float64]:
    _, which, times = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(times)
    return (ends - (times - 1) / 2)[which.reshape(-1)]
