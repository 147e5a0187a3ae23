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
    """One run: what was set, as words by the name of the setting, and whether each of n places is hot (n,)."""

    settings: dict[str, str]
    hot: NDArray[np.bool_]


def densest(
    density: NDArray[np.float64], areas: NDArray[np.float64], coverage: float, chance: np.random.Generator
) -> NDArray[np.bool_]:
    """Whether each unit (n,) is among the densest that make up at most ``coverage`` of the area; at least one is, and
    no unit without crime. Of units that tie those are taken that ``chance`` (a Generator) draws: by their order the
    same corner of the area would be hot whenever counts are small."""
    order = np.lexsort((chance.permutation(len(density)), -density))
    inside = np.cumsum(areas[order]) <= coverage * areas.sum() * (1 + 1e-9)
    inside[0] = True
    hot = np.zeros(len(density), bool)
    hot[order[inside]] = True
    return hot & (density > 0)


def in_sets(runs: Iterable[Run], members: Sequence[NDArray[np.int64]]) -> list[Run]:
    """The same Runs asked of k sets of places instead, each of which is hot where half and more of its places are.
    ``members``: k arrays of places, none empty."""
    sizes = np.array([len(one) for one in members])
    begins, flat = np.cumsum(sizes) - sizes, np.concatenate(members)
    return [Run(run.settings, np.add.reduceat(run.hot[flat].astype(int), begins) * 2 >= sizes) for run in runs]


def share_of_runs(runs: Sequence[Run]) -> NDArray[np.float64]:
    """The share (n,) of runs in which each place is hot, every value of a setting weighing alike within its kind.

    Runs of a kind of map (``settings["map"]``) weigh together as much as those of another kind, however many.
    """
    kinds = sorted({run.settings["map"] for run in runs})
    return np.mean(
        [np.mean([run.hot for run in runs if run.settings["map"] == kind], axis=0) for kind in kinds], axis=0
    )


def only_under(runs: Sequence[Run]) -> NDArray[np.object_]:
    """For each of n places: '' or the one value of a setting without which it is never hot, in words.

    A value counts only where the setting has others and was varied in the runs that made the place hot.
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
        # Runs that do not know the setting speak against it too.
        others = [run.hot for run in runs if name not in run.settings]
        free = np.any(others, axis=0) if others else np.zeros(count, bool)
        times = np.sum(list(seen.values()), axis=0)
        for value in values:
            alone = ever & seen[value] & (times == 1) & ~free
            out[alone & (out == "")] = f"{name}: {value}"
    return out


def lasting(hot: NDArray[np.bool_]) -> NDArray[np.str_]:
    """The stage (n,) of each place from ``hot`` (n, t): chronic in 75 % of the periods and more, emerging only in the
    latest, fading only in earlier ones and not in the later half, intermittent in 25 % and more.

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
    """The Jaccard index of two hot sets (n,) bool by area (n,), 0 to 1; None where both are empty."""
    either = areas[first | second].sum()
    return float(areas[first & second].sum() / either) if either else None


def rank_correlation(first: NDArray[Any], second: NDArray[Any]) -> float | None:
    """Spearman's rank correlation of two maps (n,), ties at their mean rank; None where first is all alike.

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
