"""Is presence fair? Shares of presence, need and people by neighbourhood, along deprivation and by group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Callable

import numpy as np

from ..statistics.binomial import odds_limits, two_sided
from ..statistics.correction import adjust
from ..statistics.proportions import difference
from ..statistics.three_answers import three_answers
from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Figure:
    """A number with its 95 % interval; NaN where it cannot be told."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Gaps:
    """Presence less need (n,) in percentage points with its 95 % interval, and how likely presence lies so far from the
    need by chance (``p``, and ``q`` corrected for the number of neighbourhoods); ``ratio`` (n,) of the two shares with
    its 90 % interval, NaN and 0 to infinity where there is no need; ``state`` (n,) of MORE, LESS, ALIKE and UNSURE.
    """

    gap: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    p: NDArray[np.float64]
    q: NDArray[np.float64]
    ratio: NDArray[np.float64]
    ratio_low: NDArray[np.float64]
    ratio_high: NDArray[np.float64]
    state: NDArray[np.str_]


@dataclass(frozen=True)
class Amount:
    """An amount (n,) by neighbourhood, such as minutes or harm, and how much one event of it weighs there (n,):
    variance over amount, so that ``amount / unit`` is the number of equal events that vary as much."""

    amount: NDArray[np.float64]
    unit: NDArray[np.float64]

    @classmethod
    def of(
        cls,
        amount: NDArray[np.float64],
        count: NDArray[np.float64],
        squares: NDArray[np.float64] | None = None,
        dispersion: float = 1.0,
    ) -> Amount:
        """Of an ``amount`` (n,) that is the sum of ``count`` (n,) events, whose ``squares`` (n,) are the sums of their
        squares, without which the events of a neighbourhood weigh the same: the variance is ``dispersion`` times that
        sum of squares.

        No neighbourhood is surer than the whole is: one without the rare heavy crime would else look as if it could
        have none (a fifth of 60 such neighbourhoods, all as harmed as they are visited, had one flagged).
        """
        amount, count = np.asarray(amount, float), np.asarray(count, float)
        with np.errstate(divide="ignore", invalid="ignore"):
            own = np.where(count > 0, amount * amount / count, 0.0)
        squares = own if squares is None else np.asarray(squares, float)
        # An amount of nothing at all is refused where it is compared.
        whole = squares.sum() / max(amount.sum(), 1e-300)
        with np.errstate(divide="ignore", invalid="ignore"):
            unit = np.where((amount > 0) & (squares > 0), squares / amount, whole)
        return cls(amount, dispersion * np.maximum(unit, whole))

    @property
    def events(self) -> NDArray[np.float64]:
        """The equal events (n,) that vary as much."""
        return self.amount / self.unit

    @property
    def of_all(self) -> NDArray[np.float64]:
        """Of how many equal events in all (n,) the share of each neighbourhood varies as it does (delta method)."""
        total, variance = self.amount.sum(), self.amount * self.unit
        share, rest = self.amount / total, total - self.amount
        with np.errstate(divide="ignore", invalid="ignore"):
            others = np.where(rest > 0, (variance.sum() - variance) / rest, self.unit)
        return total / ((1 - share) * self.unit + share * others)


def gaps(presence: Amount, need: Amount, margin: float = 0.25, level: float = 0.05) -> Gaps:
    """The Gaps of ``presence`` in minutes and ``need`` in crimes or harm, Amounts of the same neighbourhoods.

    Where presence follows need, the events of presence among the events of both are binomial with the share of all
    presence among both: gap, interval, p and ratio are all of the same two amounts. MORE or LESS is what lies further
    apart than chance puts one neighbourhood of all (q up to ``level``); ALIKE only what has the whole 90 % interval of
    its ratio within 1 / (1 + ``margin``) and 1 + ``margin`` (two one-sided tests, each 5 %); all else is UNSURE.
    Raises ValueError where there is no presence or no need at all.
    """
    if not (presence.amount.sum() > 0 and need.amount.sum() > 0):
        raise ValueError(tr("there is no presence, or no need"))
    first, second = (one.amount / one.amount.sum() for one in (presence, need))
    gap, low, high = difference(first * presence.of_all, presence.of_all, second * need.of_all, need.of_all)
    events, needed = presence.events, need.events
    # In the units of the neighbourhood all of them are so many events.
    of_presence, of_need = presence.amount.sum() / presence.unit, need.amount.sum() / need.unit
    p = two_sided(events, events + needed, of_presence / (of_presence + of_need))
    q = adjust(p, "bh")
    odds_low, odds_high = odds_limits(events, needed)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = first / second
    ratio_low, ratio_high = (one * of_need / of_presence for one in (odds_low, odds_high))
    state = three_answers(q <= level, gap > 0, ratio_low, ratio_high, margin)
    return Gaps(
        100 * gap, 100 * low, 100 * high, p, q, np.where(second > 0, ratio, np.nan), ratio_low, ratio_high, state
    )


def funnel_limits(
    expected: NDArray[np.float64], visits: float, crimes: float, level: float = 0.95
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(low, high), the ratios of presence ÷ ``expected`` (n,) visits between which chance leaves neighbourhoods in
    ``level`` of all cases, of so many ``visits`` and ``crimes`` in all: numbers of equal events. ``expected`` above 0.

    The same chance as that of ``gaps``: both numbers vary, so that the visits before so many crimes are negative
    binomial with the share of crimes among both.
    """
    from scipy.stats import nbinom

    expected = np.asarray(expected, float)
    own = expected * crimes / visits
    share = crimes / (visits + crimes)
    out = []
    for tail in ((1 - level) / 2, (1 + level) / 2):
        count = nbinom.ppf(tail, own, share)
        # Between two whole numbers on the line between their chances.
        here = nbinom.cdf(count, own, share)
        part = (here - tail) / np.maximum(here - nbinom.cdf(count - 1, own, share), 1e-300)
        out.append(np.maximum((count - part) / expected, 0))
    return tuple(out)


def by_level(
    amount: NDArray[np.float64],
    people: NDArray[np.float64],
    level: NDArray[np.float64],
    levels: Iterable[float],
    draws: int = 999,
    seed: int = 1,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> list[Figure]:
    """The rate a head of ``amount`` (n,) at each of the ``levels``, such as deciles: [Figure], NaN where nobody is; the
    intervals by drawing the neighbourhoods of the level anew. ``hear()`` is called now and then and may raise to stop.
    """
    amount, people, level = (np.asarray(one, float) for one in (amount, people, level))
    out = []
    for one in levels:
        here = np.flatnonzero((level == one) & (people > 0))
        out.append(
            _drawn(
                lambda lot: amount[here[lot]].sum() / people[here[lot]].sum(),
                len(here),
                draws,
                seed,
                raise_if_cancelled,
            )
            if len(here)
            else Figure(*[float("nan")] * 3)
        )
    return out


def gradient(
    amount: NDArray[np.float64],
    people: NDArray[np.float64],
    decile: NDArray[np.float64],
    draws: int = 1999,
    seed: int = 1,
) -> Figure:
    """How many times more of ``amount`` (n,) a head in the most deprived fifth (deciles 1–2) than in the least (9–10),
    a Figure; its interval by drawing the neighbourhoods of each side anew. NaN where a side has nobody or nothing."""
    amount, people, decile = (np.asarray(one, float) for one in (amount, people, decile))
    poor, rich = (np.flatnonzero(np.isin(decile, side) & (people > 0)) for side in ((1, 2), (9, 10)))

    def ratio(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.float64]:
        with np.errstate(divide="ignore", invalid="ignore"):
            return (amount[one].sum(-1) / people[one].sum(-1)) / (amount[other].sum(-1) / people[other].sum(-1))

    nothing = float("nan")
    if not len(poor) or not len(rich) or not amount[rich].sum() > 0:
        return Figure(nothing, nothing, nothing)
    rng = np.random.default_rng(seed)
    drawn = ratio(*(side[rng.integers(len(side), size=(draws, len(side)))] for side in (poor, rich)))
    drawn = drawn[np.isfinite(drawn)]
    low, high = np.quantile(drawn, (0.025, 0.975)) if len(drawn) > draws // 2 else (nothing, nothing)
    return Figure(float(ratio(poor, rich)), float(low), float(high))


def concentration_index(amount: NDArray[np.float64], people: NDArray[np.float64], rank: NDArray[np.float64]) -> float:
    """2/μ · cov(h, r) of the amount a head h over the fractional rank r by deprivation, weighted by people: below 0 the
    more deprived (low ``rank``) have more, above 0 the less deprived (Kakwani, Wagstaff & van Doorslaer 1997).

    NaN without people or amount. People of equal rank share its middle.

    >>> round(concentration_index([3, 2, 1], [1, 1, 1], [1, 2, 3]), 3)
    -0.222
    """
    amount, people, rank = (np.asarray(one, float) for one in (amount, people, rank))
    keep = (people > 0) & np.isfinite(rank)
    amount, people, rank = amount[keep], people[keep], rank[keep]
    total = people.sum()
    if not total > 0 or not amount.sum() > 0:
        return float("nan")
    _, level = np.unique(rank, return_inverse=True)
    held = np.bincount(level, people)
    middle = ((np.cumsum(held) - held / 2) / total)[level]
    weight, head = people / total, amount / people
    mean = (weight * head).sum()
    return float(2 / mean * (weight * (head - mean) * (middle - (weight * middle).sum())).sum())


def concentration_figure(
    amount: NDArray[np.float64],
    people: NDArray[np.float64],
    rank: NDArray[np.float64],
    draws: int = 999,
    seed: int = 1,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> Figure:
    """The concentration index as a Figure, its interval by drawing the neighbourhoods anew; ``amount``, ``people``
    and ``rank`` (n,) as concentration_index has them. ``hear()`` is called before each draw and may raise to stop.
    """
    amount, people, rank = (np.asarray(one, float) for one in (amount, people, rank))
    return _drawn(
        lambda lot: concentration_index(amount[lot], people[lot], rank[lot]),
        len(amount),
        draws,
        seed,
        raise_if_cancelled,
    )


def coverage(visits: NDArray[np.float64], months: float, least: float) -> tuple[float, NDArray[np.int64]]:
    """(share of neighbourhoods with ``least`` visits a month or more, indexes of those with none at all).

    >>> share, none = coverage([0, 4, 12], months=2, least=2)
    >>> round(share, 3), none.tolist()
    (0.667, [0])
    """
    visits = np.asarray(visits, float)
    return float((visits / months >= least).mean()), np.flatnonzero(visits == 0)


def exposure(
    group: NDArray[np.float64],
    everybody: NDArray[np.float64],
    inside: NDArray[np.float64],
    draws: int = 999,
    seed: int = 1,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> Figure:
    """How much more of a group (n,) than of ``everybody`` (n,) lives in hot spots, whose share of each neighbourhood is
    ``inside`` (n,) 0–1: the ratio of the two shares as a Figure, its interval by drawing the neighbourhoods anew; NaN
    where nobody is. ``hear()`` is called before each draw and may raise to stop.
    """
    group, everybody, inside = (np.asarray(one, float) for one in (group, everybody, inside))

    def ratio(lot: NDArray[np.int64]) -> float:
        mine, all_ = group[lot], everybody[lot]
        if not mine.sum() > 0 or not (all_ * inside[lot]).sum() > 0:
            return float("nan")
        return ((mine * inside[lot]).sum() / mine.sum()) / ((all_ * inside[lot]).sum() / all_.sum())

    return _drawn(ratio, len(group), draws, seed, raise_if_cancelled)


def _drawn(
    measure: Callable[[NDArray[np.int64]], float],
    count: int,
    draws: int,
    seed: int,
    raise_if_cancelled: Callable[[], None],
) -> Figure:
    """The Figure of ``measure(indexes)`` of all ``count``, its interval by drawing as many anew with replacement."""
    rng = np.random.default_rng(seed)
    drawn = []
    for _ in range(draws):
        raise_if_cancelled()
        drawn.append(measure(rng.integers(count, size=count)))
    drawn = [one for one in drawn if np.isfinite(one)]
    low, high = np.quantile(drawn, (0.025, 0.975)) if drawn else (float("nan"),) * 2
    return Figure(float(measure(np.arange(count))), float(low), float(high))


def disproportionality(searches: float, people: float, other_searches: float, other_people: float) -> Figure:
    """The ratio of two rates as a Figure, with the log-normal interval of two Poisson counts; NaN with a zero.

    Only where residents are a fair denominator: never below borough size (our line; Ashby 2020).

    >>> found = disproportionality(40, 1000, 20, 1000)
    >>> round(found.value, 2), round(found.low, 2), round(found.high, 2)
    (2.0, 1.17, 3.42)
    """
    if min(searches, people, other_searches, other_people) <= 0:
        return Figure(*[float("nan")] * 3)
    value = (searches / people) / (other_searches / other_people)
    reach = np.exp(_Z * np.sqrt(1 / searches + 1 / other_searches))
    return Figure(float(value), float(value / reach), float(value * reach))
