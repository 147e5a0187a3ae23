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
    """The Jaccard index of two sets of places, by area.

    Parameters
    ----------
    first, second : array_like, shape (n,)
        Whether each place is in the one and in the other set.
    areas : ndarray of float, shape (n,)
        Area of each place, in one unit.

    Returns
    -------
    index : float
        Area in both over the area in either, 0 to 1; NaN where neither holds any.

    References
    ----------
    .. [1] Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist 11.

    Examples
    --------
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
    """An offence that is taken out.

    Attributes
    ----------
    name : str
        The offence.
    crimes : int
        Its crimes.
    stays : float
        Share of the hot area that stays without it, 0 to 1.
    """

    name: str
    crimes: int
    stays: float


@dataclass(frozen=True)
class Overlap:
    """How much of the hot area stays without some crimes.

    Attributes
    ----------
    stays : float
        Share of the hot area, 0 to 1.
    by_chance : float
        The same in the mean without as many crimes drawn at random.
    others : tuple of Drop
        Every other offence of like size, those first of which least stays.
    """

    stays: float
    by_chance: float
    others: tuple[Drop, ...]

    @property
    def rank(self) -> int:
        """The place of the crimes among themselves and the others by how much the map changes, 1 the most."""
        return 1 + sum(one.stays < self.stays - 1e-12 for one in self.others)


def like_size(many: float, crimes: float) -> bool:
    """Whether a number of crimes is half to twice as large as another.

    Parameters
    ----------
    many : float
        The other number.
    crimes : float
        The number of crimes.

    Returns
    -------
    alike : bool
        Whether it is.

    Examples
    --------
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
    """Compare the hot places with and without the offences that policing itself brings up.

    There is no test in it: any offence lies elsewhere than the rest, so that any changes the map more than as many
    crimes drawn at random, and where it lies does not say why.

    Parameters
    ----------
    counts : array_like, shape (n,)
        Crimes of each place.
    removed : array_like, shape (n,)
        Of these, crimes to be taken out.
    areas : ndarray of float, shape (n,)
        Area of each place, in one unit.
    hot : callable
        Given counts (n,), whether each place is hot (n,).
    others : sequence of tuple of (str, ndarray of int), default ()
        (name, crimes (n,)) of other offences; those of like size are taken out, each by itself.
    draws : Draws, default Draws(199)
        How often chance is drawn, and from which seed.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Returns
    -------
    overlap : Overlap or None
        How much stays; None where nothing is removed, or nothing is left.

    Raises
    ------
    ValueError
        More is removed than there is.

    References
    ----------
    .. [1] Lum, K. and Isaac, W. (2016). To predict and serve? Significance 13(5).
    """
    counts, removed = np.asarray(counts, np.int64), np.asarray(removed, np.int64)
    if (removed > counts).any() or (removed < 0).any():
        raise ValueError(tr("the number of crimes removed exceeds the number recorded"))
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
