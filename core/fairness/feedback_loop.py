"""Is the map of crime a map of policing? Hot places with and without the offences that policing itself brings up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np

from ..draws import Draws
from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def jaccard(first: ArrayLike, second: ArrayLike, areas: NDArray[np.float64]) -> float:
    """Area in both of two sets (n,) bool over the area in either; NaN where neither holds any. ``areas`` (n,) in first
    unit.

    >>> jaccard([True, True, False], [True, False, True], np.array([2.0, 1.0, 1.0]))
    0.5
    """
    first, second = np.asarray(first, bool), np.asarray(second, bool)
    either = areas[first | second].sum()
    return float(areas[first & second].sum() / either) if either > 0 else float("nan")


#: Offences with at least one in so many of the crimes, and at most so many times as many, are of like size.
LIKE = 2.0


@dataclass(frozen=True)
class Drop:
    """An offence that is taken out: its ``crimes``, and how much of the hot area stays without it (0–1)."""

    name: str
    crimes: int
    stays: float


@dataclass(frozen=True)
class Overlap:
    """How much of the hot area ``stays`` without some crimes (0–1), how much stays ``by_chance``, in the mean without
    as
    many crimes drawn at random, and the Drops of every other offence of like size, those of which least stays first.
    """

    stays: float
    by_chance: float
    others: tuple[Drop, ...]

    @property
    def rank(self) -> int:
        """The place of the crimes among themselves and the others by how much the map changes, 1 the most."""
        return 1 + sum(one.stays < self.stays - 1e-12 for one in self.others)


def like_size(many: float, crimes: float) -> bool:
    """Whether ``crimes`` are half to twice as many as ``many``.

    >>> like_size(100, 50), like_size(100, 201)
    (True, False)
    """
    return many / LIKE <= crimes <= many * LIKE


def overlap(
    counts: ArrayLike,
    removed: ArrayLike,
    areas: NDArray[np.float64],
    hot: Callable[[NDArray[np.int64]], NDArray[np.bool_]],
    others: Sequence[tuple[str, NDArray[np.int64]]] = (),
    draws: Draws = Draws(199),
    step: Callable[[float], None] | None = None,
) -> Overlap | None:
    """The Overlap of ``hot(counts)`` (n,) bool with and without the crimes ``removed`` (n,) of ``counts`` (n,), beside
    that of the ``others`` [(name, crimes (n,))] of like size, each taken out by itself.

    There is no test in it: any offence lies elsewhere than the rest, shoplifting as drugs, so that any changes the map
    more than as many crimes drawn at random, and where it lies does not say why. None where nothing is removed, or
    nothing is left. ``step(share)`` is told how far it is and may raise to stop. Raises ValueError where more is
    removed than there is.
    """
    counts, removed = np.asarray(counts, np.int64), np.asarray(removed, np.int64)
    if (removed > counts).any() or (removed < 0).any():
        raise ValueError(tr("more crimes are removed than there are"))
    if not removed.sum() or removed.sum() == counts.sum():
        return None
    before, done = hot(counts), 0
    like = [(name, own) for name, own in others if like_size(removed.sum(), own.sum()) and own.sum() < counts.sum()]

    def left(taken: NDArray[np.int64]) -> float:
        nonlocal done
        if step is not None:
            step(done / (draws.count + len(like) + 1))
        done += 1
        return jaccard(before, hot(counts - taken), areas)

    drops = [Drop(name, int(own.sum()), left(own)) for name, own in like]
    rng = np.random.default_rng(draws.seed)
    lots = [
        left(rng.multivariate_hypergeometric(counts, removed.sum(), method="marginals")) for _ in range(draws.count)
    ]
    return Overlap(left(removed), float(np.mean(lots)), tuple(sorted(drops, key=lambda one: one.stays)))
