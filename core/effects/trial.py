"""Trials of hot spot policing: who is treated when, allocated at random within blocks of places alike, and how long it
takes to see an effect."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def blocks_of(levels: ArrayLike, size: int = 2) -> NDArray[np.int64]:
    """Put places of neighbouring levels together into blocks, the highest first.

    What is left over joins the last block.

    Parameters
    ----------
    levels : array_like, shape (n,)
        Crimes of each place.
    size : int, default 2
        Places of a block.

    Returns
    -------
    block : ndarray of int, shape (n,)
        Block of each place.

    Raises
    ------
    ValueError
        There are fewer than two places, or ``size`` is below 2.

    References
    ----------
    .. [1] Ariel, B. and Farrington, D. P. (2010). Randomized block designs. In Handbook of Quantitative Criminology.

    Examples
    --------
    >>> blocks_of([5, 1, 9, 4, 2]).tolist()
    [0, 1, 0, 1, 1]
    """
    levels = np.asarray(levels, float)
    if size < 2:
        raise ValueError(tr("a block needs at least two places, so that it contains both groups"))
    if len(levels) < 2:
        raise ValueError(tr("a trial needs at least two places"))
    order = np.argsort(-levels, kind="stable")
    block = np.empty(len(levels), np.int64)
    block[order] = np.minimum(np.arange(len(levels)) // size, len(levels) // size - 1)
    return block


def assign_places(block: NDArray[np.int64], seed: int, share: float = 0.5) -> NDArray[np.bool_]:
    """Draw the places that are treated throughout.

    In each block the share is treated, rounded at random where it is no whole number. At least one place of each arm
    stands in the whole trial.

    Parameters
    ----------
    block : ndarray of int, shape (n,)
        Block of each place, as ``blocks_of`` makes them.
    seed : int
        Seed of the random numbers: the same seed gives the same answer.
    share : float, default 0.5
        Share of the treated, between 0 and 1.

    Returns
    -------
    treated : ndarray of bool, shape (n,)
        Whether each place is treated.

    Raises
    ------
    ValueError
        The share is not between 0 and 1.

    Examples
    --------
    >>> int(assign_places(np.array([0, 0, 1, 1]), seed=1).sum())
    2
    """
    if not 0 < share < 1:
        raise ValueError(tr("the share of places treated must be between 0 and 1"))
    rng = np.random.default_rng(seed)
    treated = np.zeros(len(block), bool)
    for one in np.unique(block):
        members = rng.permutation(np.flatnonzero(block == one))
        whole, rest = divmod(share * len(members), 1)
        count = int(whole) + (rng.random() < rest - 1e-12)
        treated[members[:count]] = True
    if treated.all() or not treated.any():
        treated[rng.integers(len(treated))] = not treated[0]
    return treated


def assign_periods(block: NDArray[np.int64], periods: int, seed: int, cycle: int = 14) -> NDArray[np.bool_]:
    """Draw the periods in which each place is treated, in turns.

    In each period half of every block is treated, and over each whole cycle every place in half of the periods. In a
    block with an odd number of places one more or one fewer is treated, in turns.

    Parameters
    ----------
    block : ndarray of int, shape (n,)
        Block of each place, as ``blocks_of`` makes them.
    periods : int
        Number of periods.
    seed : int
        Seed of the random numbers: the same seed gives the same answer.
    cycle : int, default 14
        Periods of a cycle, an even number.

    Returns
    -------
    treated : ndarray of bool, shape (n, periods)
        Whether each place is treated in each period.

    Raises
    ------
    ValueError
        The cycle is not an even number of 2 or more.

    Examples
    --------
    >>> assign_periods(np.array([0, 0]), periods=4, seed=1, cycle=2).sum(0).tolist()
    [1, 1, 1, 1]
    """
    if cycle < 2 or cycle % 2:
        raise ValueError(tr("a cycle must have an even number of periods, 2 or more"))
    rng = np.random.default_rng(seed)
    treated = np.zeros((len(block), periods), bool)
    half = np.repeat([True, False], cycle // 2)
    for begin in range(0, periods, cycle):
        end = min(begin + cycle, periods)
        for one in np.unique(block):
            members = rng.permutation(np.flatnonzero(block == one))
            for first, second in zip(members[::2], members[1::2]):
                drawn = rng.permutation(half)[: end - begin]
                treated[first, begin:end], treated[second, begin:end] = drawn, ~drawn
            if len(members) % 2:
                treated[members[-1], begin:end] = rng.permutation(half)[: end - begin]
    return treated


@dataclass(frozen=True)
class Duration:
    """How long a trial must run.

    Attributes
    ----------
    weeks : float
        Weeks that are needed.
    crimes : float
        Crimes in the two arms by then.
    detectable : float
        The smallest relative change that the planned weeks would show.
    """

    weeks: float
    crimes: float
    detectable: float


@dataclass(frozen=True)
class ErrorRates:
    """How often a trial may be wrong.

    Attributes
    ----------
    power : float, default 0.8
        Probability of seeing a change that is there, 0 to 1.
    alpha : float, default 0.05
        Probability of seeing one where there is none, two-sided, 0 to 1.
    """

    power: float = 0.8
    alpha: float = 0.05


def duration(
    weekly: float,
    change: float = 0.1,
    dispersion: float = 2.2,
    rates: ErrorRates = ErrorRates(),
    share: float = 0.5,
    planned_weeks: float = 26,
    before: float = 0.0,
) -> Duration:
    """How long a trial must run to see a change.

    Parameters
    ----------
    weekly : float
        Crimes a week in all places together.
    change : float, default 0.1
        The relative fall to be seen, between 0 and 1.
    dispersion : float, default 2.2
        Variance of counts over that of chance, φ.
    rates : ErrorRates, default ErrorRates()
        How often the trial may be wrong.
    share : float, default 0.5
        Share of the crimes in the treated arm, between 0 and 1.
    planned_weeks : float, default 26
        Weeks of which the smallest change that they show is told.
    before : float, default 0.0
        Length of the time before over that of the trial, where the change is a difference in differences; 0 where only
        the arms are compared.

    Returns
    -------
    duration : Duration
        Weeks, crimes and the smallest change.

    Raises
    ------
    ValueError
        A number is out of range.

    Notes
    -----
    The logarithm of the ratio of two counts has the variance φ(1/E₁ + 1/E₂) (section 6.2 of the reference); the two
    counts of the time before add theirs.

    References
    ----------
    .. [1] McCullagh, P. and Nelder, J. A. (1989). Generalized Linear Models, 2nd edition.

    Examples
    --------
    >>> found = duration(20)
    >>> round(found.weeks, 1), round(found.detectable, 3)
    (328.4, 0.335)
    """
    if not weekly > 0:
        raise ValueError(tr("there are no crimes, so no change could be detected"))
    if not (
        0 < change < 1
        and 0 < rates.power < 1
        and 0 < rates.alpha < 1
        and 0 < share < 1
        and dispersion > 0
        and before >= 0
    ):
        raise ValueError(
            tr(
                "the change, power, significance level and share must be between 0 and 1, and the over-dispersion "
                "must be above 0"
            )
        )
    normal = NormalDist()
    reach = normal.inv_cdf(1 - rates.alpha / 2) + normal.inv_cdf(rates.power)

    def weeks(by: float) -> float:
        treated, control = weekly * share * (1 - by), weekly * (1 - share)
        early = (1 / (weekly * share) + 1 / control) / before if before else 0.0
        return dispersion * (1 / treated + 1 / control + early) * (reach / np.log(1 - by)) ** 2

    low, high = 1e-6, 1 - 1e-6
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if weeks(middle) > planned_weeks else (low, middle)
    needed = float(weeks(change))
    return Duration(needed, needed * weekly, high)
