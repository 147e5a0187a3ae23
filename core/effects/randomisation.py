"""Randomisation inference for a difference in differences: the arms are drawn again among places of like level."""

from __future__ import annotations

from math import comb
from typing import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..draws import Draws

#: Arrangements below which no p-value is given: it could not reach 0.05.
FEWEST = 20
#: Places of a stratum; how far a control may lie beyond the treated of its stratum, in square roots of the count before
#: (0.5 is one standard deviation by chance), and how far the controls' mean may lie from theirs; the share of the
#: treated's crimes that may lie in places without a control of like level. By placebos of London burglary: false in 2
#: to 5 % with the treated random, busiest and quietest; without the second 8 to 10 % with 5 of the quietest squares of
#: 200 m and 20 controls, all of which were a little busier.
_PLACES, _REACH, _APART, _ALONE = 12, 0.3, 0.5, 0.2


def strata_by_level(before: ArrayLike, treated: ArrayLike) -> NDArray[np.int64] | None:
    """Put places into strata of like level before, so that arms can be drawn again within them.

    Busy places fall back more and vary less in per cent than quiet ones, so that only places of like level could have
    stood in each other's stead.

    Parameters
    ----------
    before : array_like, shape (n,)
        Crimes of each place before.
    treated : array_like, shape (n,)
        Whether each place is treated.

    Returns
    -------
    stratum : ndarray of int or None, shape (n,)
        Stratum of each place, −1 for places that are not drawn again; None without controls of like level.
    """
    before, treated = np.asarray(before, float), np.asarray(treated, bool)
    stratum, root = np.empty(len(before), np.int64), np.sqrt(before)
    order = np.argsort(before, kind="stable")
    stratum[order] = np.arange(len(before)) * max(len(before) // _PLACES, 1) // len(before)
    alone = 0.0
    for one in np.unique(stratum):
        here = stratum == one
        inside = root[here & treated]
        if len(inside):
            stratum[here & ~treated & ((root < inside.min() - _REACH) | (root > inside.max() + _REACH))] = -1
            stratum[_too_far(np.flatnonzero(~treated & (stratum == one)), root, inside.mean())] = -1
            if not (~treated & (stratum == one)).any():
                alone += before[here & treated].sum()
        else:
            stratum[here] = -1
    return stratum if alone <= _ALONE * before[treated].sum() else None


def _too_far(controls: NDArray[np.int64], root: NDArray[np.float64], mean: float) -> list[int]:
    """The controls to be left out, the farthest first, so that the mean of the others' roots is like that of the
    treated's."""
    out, left = [], controls[np.argsort(root[controls], kind="stable")].tolist()
    while left and abs(root[left].mean() - mean) > _APART:
        out.append(left.pop(-1 if root[left].mean() > mean else 0))
    return out


def arrangements(stratum: ArrayLike, treated: ArrayLike) -> int:
    """In how many ways the arms could have been drawn within the strata.

    Parameters
    ----------
    stratum : array_like, shape (n,)
        Stratum of each place; those of −1 stay as they are.
    treated : array_like, shape (n,)
        Whether each place is treated.

    Returns
    -------
    ways : int
        Number of arrangements, the real one included.

    Examples
    --------
    >>> arrangements([0, 0, 0, 1, 1, -1], [True, False, False, True, False, True])
    6
    """
    stratum, treated = np.asarray(stratum), np.asarray(treated, bool)
    ways = 1
    for one in np.unique(stratum[stratum >= 0]):
        here = stratum == one
        ways *= comb(int(here.sum()), int(treated[here].sum()))
    return ways


def redrawn_arms(
    stratum: ArrayLike, treated: ArrayLike, draws: Draws, raise_if_cancelled: Callable[[], None] = lambda: None
) -> NDArray[np.bool_]:
    """Draw the arms again within the strata.

    Parameters
    ----------
    stratum : array_like, shape (n,)
        Stratum of each place; those of −1 stay as they are.
    treated : array_like, shape (n,)
        Whether each place is treated.
    draws : Draws
        How often chance is drawn, and from which seed.
    raise_if_cancelled : callable, optional
        Called now and then; it may raise, which stops the computation.

    Returns
    -------
    arms : ndarray of bool, shape (draws + 1, n)
        Whether each place is treated: as it was in the first row, as drawn in the others.

    Examples
    --------
    >>> arms = redrawn_arms([0, 0, 1, 1], [True, False, True, False], Draws(3))
    >>> arms.shape, arms[0].tolist(), arms.sum(1).tolist()
    ((4, 4), [True, False, True, False], [2, 2, 2, 2])
    """
    stratum, treated = np.asarray(stratum), np.asarray(treated, bool)
    rng = np.random.default_rng(draws.seed)
    arms = np.repeat(treated[None], draws.count + 1, 0)
    for one in np.unique(stratum[stratum >= 0]):
        raise_if_cancelled()
        here = np.flatnonzero(stratum == one)
        if treated[here].any() and not treated[here].all():
            arms[1:, here] = treated[here][np.argsort(rng.random((draws.count, len(here))), 1)]
    return arms


class RandomisationTest:
    """Tests of one effect after the other on the same draws of the arms."""

    def __init__(self, before: ArrayLike, after: ArrayLike, arms: NDArray[np.bool_]) -> None:
        treated = arms[0]
        self._before = self._sums(arms, before)
        # The treated's crimes after are divided by the effect that is tested, whichever arm a draw puts them in.
        self._fixed = self._sums(arms, np.where(treated, 0.0, after))
        self._moved = self._sums(arms, np.where(treated, after, 0.0))

    @staticmethod
    def _sums(arms: NDArray[np.bool_], values: ArrayLike) -> NDArray[np.float64]:
        one = arms @ np.asarray(values, float)
        return np.stack([one, np.sum(values) - one])

    def _apart(self, effect: float) -> NDArray[np.float64]:
        """(k,) how far each draw's logarithm of the ratio of ratios lies above the middle of all."""
        after = self._fixed + np.exp(-effect) * self._moved
        with np.errstate(divide="ignore", invalid="ignore"):
            one, other = np.log(after / self._before)
        apart = one - other
        # A draw in which one arm has no crimes has an infinite ratio: it counts as more extreme than any other.
        apart = np.where(np.isnan(apart), np.inf, apart)
        return apart - np.median(apart)

    def p(self, effect: float = 0.0) -> float:
        """The two-sided p-value of an effect.

        Parameters
        ----------
        effect : float, default 0.0
            The effect, as a difference of logarithms.

        Returns
        -------
        p : float
            Share of the draws that lie as far out as what was seen, 0 to 1.
        """
        apart = np.abs(self._apart(effect))
        return float((apart >= apart[0] - 1e-12).mean())

    def middle(self) -> float:
        """The effect that puts what was seen into the middle of the draws.

        Returns
        -------
        effect : float
            As a difference of logarithms (Hodges & Lehmann 1963).
        """
        return _border(lambda effect: self._apart(effect)[0] > 0, -8.0, 8.0)

    def interval(self, middle: float, alpha: float = 0.05) -> tuple[float, float]:
        """The effects that are not rejected.

        Parameters
        ----------
        middle : float
            The effect from which to look outwards.
        alpha : float, default 0.05
            Level of the test.

        Returns
        -------
        low, high : float
            Limits, as differences of logarithms.
        """
        return (
            _border(lambda effect: self.p(effect) > alpha, middle, -8.0),
            _border(lambda effect: self.p(effect) > alpha, middle, 8.0),
        )


def _border(holds: Callable[[float], bool], inside: float, outside: float) -> float:
    """Where ``holds`` ends between a value at which it does and one at which it does not."""
    for _ in range(40):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if holds(middle) else (inside, middle)
    return (inside + outside) / 2
