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
    """A number with its 95 % interval; NaN where it cannot be told.

    Attributes
    ----------
    value : float
        The number.
    low, high : float
        Limits of the interval.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Gaps:
    """Presence less need by neighbourhood.

    Attributes
    ----------
    gap : ndarray of float, shape (n,)
        Share of presence less share of need, in percentage points.
    low, high : ndarray of float, shape (n,)
        Limits of its 95 % interval.
    p : ndarray of float, shape (n,)
        p-values of presence that follows need.
    q : ndarray of float, shape (n,)
        The same, corrected for the number of neighbourhoods.
    ratio : ndarray of float, shape (n,)
        Share of presence ÷ share of need; NaN where there is no need.
    ratio_low, ratio_high : ndarray of float, shape (n,)
        Limits of its 90 % interval; 0 to infinity where nothing bounds it.
    state : ndarray of str, shape (n,)
        MORE, LESS, ALIKE or UNSURE.
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
    """An amount by neighbourhood, and how surely it is known.

    Attributes
    ----------
    amount : ndarray of float, shape (n,)
        The amount, such as minutes or harm.
    unit : ndarray of float, shape (n,)
        What one event of it weighs: variance over amount.
    """

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
        """The amount that is the sum of events.

        No neighbourhood is surer than the whole is: one without the rare heavy crime would else look as if it could
        have none.

        Parameters
        ----------
        amount : ndarray of float, shape (n,)
            Amount in each neighbourhood, such as minutes or harm.
        count : ndarray of float, shape (n,)
            Events of each neighbourhood.
        squares : ndarray of float, shape (n,), optional
            Sums of their squares; without them the events of a neighbourhood weigh the same.
        dispersion : float, default 1.0
            Variance over the sum of squares.

        Returns
        -------
        amount : Amount
            The amount.

        Examples
        --------
        >>> Amount.of(np.array([30.0, 60]), np.array([3, 6])).events.tolist()
        [3.0, 6.0]
        """
        amount, count = np.asarray(amount, float), np.asarray(count, float)
        with np.errstate(divide="ignore", invalid="ignore"):
            own = np.where(count > 0, amount * amount / count, 0.0)
        squares = own if squares is None else np.asarray(squares, float)
        # ``gaps`` refuses an amount that is 0 everywhere.
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
    """Compare presence with need, neighbourhood by neighbourhood.

    MORE or LESS is what lies further apart than chance puts one neighbourhood of all; ALIKE only what has the whole 90
    % interval of its ratio within the margin; all else is UNSURE.

    Parameters
    ----------
    presence : Amount
        Presence, in minutes.
    need : Amount
        Need, in crimes or harm, of the same neighbourhoods.
    margin : float, default 0.25
        Ratios from 1 / (1 + margin) to 1 + margin are alike.
    level : float, default 0.05
        Level of the corrected test.

    Returns
    -------
    gaps : Gaps
        The differences with their intervals.

    Raises
    ------
    ValueError
        There is no presence or no need at all.

    Notes
    -----
    Where presence follows need, the events of presence among the events of both are binomial with the share of all
    presence among both.

    References
    ----------
    .. [1] Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions. Statistics in
       Medicine 17.
    .. [2] Schuirmann, D. J. (1987). A comparison of the two one-sided tests procedure. Journal of Pharmacokinetics and
       Biopharmaceutics 15.
    """
    if not (presence.amount.sum() > 0 and need.amount.sum() > 0):
        raise ValueError(tr("total patrol presence and total policing need must both be above 0"))
    first, second = (one.amount / one.amount.sum() for one in (presence, need))
    gap, low, high = difference(first * presence.of_all, presence.of_all, second * need.of_all, need.of_all)
    events, needed = presence.events, need.events
    # The whole of both amounts, in equal events of each neighbourhood.
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
    """The funnel within which chance leaves ratios of presence to expected presence.

    Parameters
    ----------
    expected : ndarray of float, shape (n,)
        Expected visits, above 0.
    visits, crimes : float
        Visits and crimes in all, as numbers of equal events.
    level : float, default 0.95
        Share of the neighbourhoods within the limits, 0 to 1.

    Returns
    -------
    low, high : ndarray of float, shape (n,)
        Limits of presence ÷ expected.

    Notes
    -----
    Both numbers vary, so that the visits before so many crimes are negative binomial with the share of crimes among
    both.
    """
    from scipy.stats import nbinom

    expected = np.asarray(expected, float)
    own = expected * crimes / visits
    share = crimes / (visits + crimes)
    out = []
    for tail in ((1 - level) / 2, (1 + level) / 2):
        count = nbinom.ppf(tail, own, share)
        # Interpolated between two whole numbers.
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
    """The rate per head at each level of deprivation.

    Parameters
    ----------
    amount : ndarray of float, shape (n,)
        Amount in each neighbourhood, such as minutes or harm.
    people : ndarray of float, shape (n,)
        Residents of each neighbourhood.
    level : ndarray of float, shape (n,)
        Level of each neighbourhood.
    levels : iterable of float
        The levels, such as deciles.
    draws : int, default 999
        Number of bootstrap samples.
    seed : int, default 1
        Seed of the random numbers: the same seed gives the same answer.
    raise_if_cancelled : callable, optional
        Called now and then; it may raise, which stops the computation.

    Returns
    -------
    rates : list of Figure
        The rate at each level; NaN where nobody is. Intervals by drawing the neighbourhoods of the level anew.
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
    """How many times more there is per head in the most deprived fifth than in the least.

    Parameters
    ----------
    amount : ndarray of float, shape (n,)
        Amount in each neighbourhood, such as minutes or harm.
    people : ndarray of float, shape (n,)
        Residents of each neighbourhood.
    decile : ndarray of float, shape (n,)
        Decile of each neighbourhood, 1 the most deprived.
    draws : int, default 1999
        Number of bootstrap samples.
    seed : int, default 1
        Seed of the random numbers: the same seed gives the same answer.

    Returns
    -------
    gradient : Figure
        The ratio; NaN where a side has nobody or nothing. Its interval by drawing the neighbourhoods of each side anew.
    """
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
    """The concentration index of an amount per head along deprivation.

    People of equal rank share its middle.

    Parameters
    ----------
    amount : ndarray of float, shape (n,)
        Amount in each neighbourhood, such as minutes or harm.
    people : ndarray of float, shape (n,)
        Residents of each neighbourhood.
    rank : ndarray of float, shape (n,)
        Rank of each neighbourhood, the most deprived lowest.

    Returns
    -------
    index : float
        Below 0 the more deprived have more, above 0 the less deprived; NaN without people or amount.

    Notes
    -----
    ``2/μ · cov(h, r)`` of the amount per head h over the fractional rank r, weighted by people.

    References
    ----------
    .. [1] Kakwani, N., Wagstaff, A. and van Doorslaer, E. (1997). Socioeconomic inequalities in health. Journal of
       Econometrics 77.

    Examples
    --------
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
    """The concentration index with its interval, by drawing the neighbourhoods anew.

    Parameters
    ----------
    amount : ndarray of float, shape (n,)
        Amount in each neighbourhood, such as minutes or harm.
    people : ndarray of float, shape (n,)
        Residents of each neighbourhood.
    rank : ndarray of float, shape (n,)
        Rank of each neighbourhood, the most deprived lowest.
    draws : int, default 999
        Number of bootstrap samples.
    seed : int, default 1
        Seed of the random numbers: the same seed gives the same answer.
    raise_if_cancelled : callable, optional
        Called before each draw; it may raise, which stops the computation.

    Returns
    -------
    figure : Figure
        The index.
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
    """How many neighbourhoods have enough visits, and which have none.

    Parameters
    ----------
    visits : ndarray of float, shape (n,)
        Visits to each neighbourhood.
    months : float
        Months in which they were made.
    least : float
        Visits a month that are enough.

    Returns
    -------
    share : float
        Share of neighbourhoods with enough, 0 to 1.
    none : ndarray of int, shape (k,)
        Indices of those without any visit.

    Examples
    --------
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
    """How much more of a group than of everybody lives in hot spots.

    Parameters
    ----------
    group : ndarray of float, shape (n,)
        People of the group in each neighbourhood.
    everybody : ndarray of float, shape (n,)
        All people.
    inside : ndarray of float, shape (n,)
        Share of each neighbourhood that lies in hot spots, 0 to 1.
    draws : int, default 999
        Number of bootstrap samples.
    seed : int, default 1
        Seed of the random numbers: the same seed gives the same answer.
    raise_if_cancelled : callable, optional
        Called before each draw; it may raise, which stops the computation.

    Returns
    -------
    figure : Figure
        The ratio of the two shares; NaN where nobody is. Its interval by drawing the neighbourhoods anew.

    Examples
    --------
    >>> exposure([10, 0], [10, 10], [0.5, 0.5], draws=9).value
    1.0
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
    """The ratio of two rates.

    Only where residents are a fair denominator: never below borough size (our line).

    Parameters
    ----------
    searches, people : float
        Searches, and residents, of the group.
    other_searches, other_people : float
        The same of the group with which it is compared.

    Returns
    -------
    ratio : Figure
        With the log-normal interval of two Poisson counts; NaN with a zero.

    References
    ----------
    .. [1] Ashby, M. P. J. (2020). Stop and search in London. UCL.

    Examples
    --------
    >>> found = disproportionality(40, 1000, 20, 1000)
    >>> round(found.value, 2), round(found.low, 2), round(found.high, 2)
    (2.0, 1.17, 3.42)
    """
    if min(searches, people, other_searches, other_people) <= 0:
        return Figure(*[float("nan")] * 3)
    value = (searches / people) / (other_searches / other_people)
    reach = np.exp(_Z * np.sqrt(1 / searches + 1 / other_searches))
    return Figure(float(value), float(value / reach), float(value * reach))
