"""Is presence fair? Shares of presence, need and people by neighbourhood, along deprivation and by group."""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from .binomial import two_sided
from .correction import adjust
from .proportions import difference
from .texts import tr

_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Figure:
    """A number with its 95 % interval; NaN where it cannot be told."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Gaps:
    """Presence less need (n,) in percentage points with its 95 % interval, and how likely visits lie so far from the
    need by chance (``p``, and ``q`` corrected for the number of neighbourhoods)."""

    gap: np.ndarray
    low: np.ndarray
    high: np.ndarray
    p: np.ndarray
    q: np.ndarray


def gaps(presence, visits, need, crimes, dispersion=1.0):
    """The Gaps of ``presence`` (n,) minutes and ``need`` (n,) crimes or harm; ``visits`` (n,) and ``crimes`` (n,) are
    the numbers behind them, by which chance is judged.

    Where presence follows need, the visits of a neighbourhood among its visits and crimes together are binomial with
    the share of all visits among all visits and crimes. Counts of crimes are divided by their dispersion. Raises
    ValueError where there is no presence or no need at all.
    """
    presence, need = np.asarray(presence, float), np.asarray(need, float)
    visits, crimes = np.asarray(visits, float), np.asarray(crimes, float) / dispersion
    if not (presence.sum() > 0 and need.sum() > 0):
        raise ValueError(tr("there is no presence, or no need"))
    first, second = presence / presence.sum(), need / need.sum()

    # By the numbers behind the shares: a visit, and a crime, come or do not.
    gap, low, high = difference(first * visits.sum(), visits.sum(), second * crimes.sum(), crimes.sum())
    p = two_sided(visits, visits + crimes, visits.sum() / max(visits.sum() + crimes.sum(), 1e-300))
    return Gaps(100 * gap, 100 * low, 100 * high, p, adjust(p, "bh"))


def funnel_limits(expected, visits, crimes, level=0.95):
    """(low, high), the ratios visits ÷ ``expected`` (n,) between which chance leaves neighbourhoods in ``level`` of all
    cases, of so many ``visits`` and ``crimes`` (over their dispersion) in all. ``expected`` above 0.

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


def by_level(amount, people, level, levels, draws=999, seed=1, hear=lambda: None):
    """The rate a head of ``amount`` (n,) at each of the ``levels``, such as deciles: [Figure], NaN where nobody is; the
    intervals by drawing the neighbourhoods of the level anew. ``hear()`` is called now and then and may raise to stop.
    """
    amount, people, level = (np.asarray(one, float) for one in (amount, people, level))
    out = []
    for one in levels:
        here = np.flatnonzero((level == one) & (people > 0))
        out.append(_drawn(lambda lot: amount[here[lot]].sum() / people[here[lot]].sum(), len(here), draws, seed,
                          hear) if len(here) else Figure(*[float("nan")] * 3))
    return out


def gradient(amount, people, decile, draws=1999, seed=1):
    """How many times more of ``amount`` (n,) a head in the most deprived fifth (deciles 1–2) than in the least (9–10),
    a Figure; its interval by drawing the neighbourhoods of each side anew. NaN where a side has nobody or nothing."""
    amount, people, decile = (np.asarray(one, float) for one in (amount, people, decile))
    poor, rich = (np.flatnonzero(np.isin(decile, side) & (people > 0)) for side in ((1, 2), (9, 10)))

    def ratio(one, other):
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


def concentration_index(amount, people, rank):
    """2/μ · cov(h, r) of the amount a head h over the fractional rank r by deprivation, weighted by people: below 0 the
    more deprived (low ``rank``) have more, above 0 the less deprived (Kakwani, Wagstaff & van Doorslaer 1997).

    NaN without people or amount. People of equal rank share its middle.
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


def concentration_figure(amount, people, rank, draws=999, seed=1, hear=lambda: None):
    """The concentration index as a Figure, its interval by drawing the neighbourhoods anew."""
    amount, people, rank = (np.asarray(one, float) for one in (amount, people, rank))
    return _drawn(lambda lot: concentration_index(amount[lot], people[lot], rank[lot]), len(amount), draws, seed, hear)


def coverage(visits, months, least):
    """(share of neighbourhoods with ``least`` visits a month or more, indexes of those with none at all)."""
    visits = np.asarray(visits, float)
    return float((visits / months >= least).mean()), np.flatnonzero(visits == 0)


def exposure(group, everybody, inside, draws=999, seed=1, hear=lambda: None):
    """How much more of a group (n,) than of ``everybody`` (n,) lives in hot spots, whose share of each neighbourhood is
    ``inside`` (n,) 0–1: the ratio of the two shares as a Figure, its interval by drawing the neighbourhoods anew; NaN
    where nobody is."""
    group, everybody, inside = (np.asarray(one, float) for one in (group, everybody, inside))

    def ratio(lot):
        mine, all_ = group[lot], everybody[lot]
        if not mine.sum() > 0 or not (all_ * inside[lot]).sum() > 0:
            return float("nan")
        return ((mine * inside[lot]).sum() / mine.sum()) / ((all_ * inside[lot]).sum() / all_.sum())

    return _drawn(ratio, len(group), draws, seed, hear)


def _drawn(measure, count, draws, seed, hear):
    """The Figure of ``measure(indexes)`` of all ``count``, its interval by drawing as many anew with replacement."""
    rng = np.random.default_rng(seed)
    drawn = []
    for _ in range(draws):
        hear()
        drawn.append(measure(rng.integers(count, size=count)))
    drawn = [one for one in drawn if np.isfinite(one)]
    low, high = np.quantile(drawn, (0.025, 0.975)) if drawn else (float("nan"),) * 2
    return Figure(float(measure(np.arange(count))), float(low), float(high))


def disproportionality(searches, people, other_searches, other_people):
    """The ratio of two rates as a Figure, with the log-normal interval of two Poisson counts; NaN with a zero.

    Only where residents are a fair denominator: never below borough size (Ashby 2020).
    """
    if min(searches, people, other_searches, other_people) <= 0:
        return Figure(*[float("nan")] * 3)
    value = (searches / people) / (other_searches / other_people)
    reach = np.exp(_Z * np.sqrt(1 / searches + 1 / other_searches))
    return Figure(float(value), float(value / reach), float(value * reach))
