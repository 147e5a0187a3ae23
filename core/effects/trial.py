"""Trials of hot spot policing: who is treated when, drawn by lot within blocks of places alike, and how long it takes
to see an effect."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def blocks_of(levels: ArrayLike, size: int = 2) -> NDArray[np.int64]:
    """Block (n,) of each place: places of neighbouring levels (n,) together, ``size`` in each, the highest first.

    What is left over joins the last block. Raises ValueError for fewer than two places or a size below 2.

    >>> blocks_of([5, 1, 9, 4, 2]).tolist()
    [0, 1, 0, 1, 1]
    """
    levels = np.asarray(levels, float)
    if size < 2:
        raise ValueError(tr("a block needs two places or more, so that both arms are in it"))
    if len(levels) < 2:
        raise ValueError(tr("a trial needs two places or more"))
    order = np.argsort(-levels, kind="stable")
    block = np.empty(len(levels), np.int64)
    block[order] = np.minimum(np.arange(len(levels)) // size, len(levels) // size - 1)
    return block


def assign_places(block: NDArray[np.int64], seed: int, share: float = 0.5) -> NDArray[np.bool_]:
    """Whether each place (n,) is treated throughout: in each block the share, rounded by lot where it is no whole
    number. At least one of each arm stands in the whole trial.

    Raises ValueError for a share that is not between 0 and 1.
    """
    if not 0 < share < 1:
        raise ValueError(tr("the share of the treated must lie between 0 and 1"))
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
    """Whether each place is treated in each period: bool (n, periods).

    In each period half of every block is treated, and over each whole cycle every place in half of the periods: which
    ones, the lot says. In a block with an odd number of places one more or one fewer is treated, in turns. Raises
    ValueError for a cycle that is not even.
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
    """Weeks that a trial must run, and the crimes in the two arms by then; the smallest relative change that ``given``
    weeks would show."""

    weeks: float
    crimes: float
    detectable: float


@dataclass(frozen=True)
class ErrorRates:
    """How often a trial may see a change where there is none, and how often it sees one that is there."""

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
    """The Duration after which a change of this share (0.1: ten per cent fewer) is seen with this power, two-sided.

    ``weekly`` crimes a week in all places together, ``share`` of them in the treated arm. Of the logarithm of the ratio
    of two counts the variance is φ(1/E₁ + 1/E₂), φ the dispersion (McCullagh & Nelder 1989, section 6.2). Where the
    change is a difference in differences, the two counts of the time before make the error larger: ``before`` is how
    long that time is against the trial (1: as long), 0 where only the arms are compared. Raises ValueError for numbers
    out of range.

    >>> found = duration(20)
    >>> round(found.weeks, 1), round(found.detectable, 3)
    (328.4, 0.335)
    """
    if not weekly > 0:
        raise ValueError(tr("no crimes a week: nothing could be seen to change"))
    if not (
        0 < change < 1
        and 0 < rates.power < 1
        and 0 < rates.alpha < 1
        and 0 < share < 1
        and dispersion > 0
        and before >= 0
    ):
        raise ValueError(tr("change, power, alpha and share lie between 0 and 1, the dispersion above 0"))
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
