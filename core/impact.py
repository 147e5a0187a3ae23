"""Did it work? Counts in treated places against control places, before and after: the weighted displacement difference,
the displacement quotient, and the difference in differences.

R treated, C control, D the buffer around the treated, E that around the controls; b before, a after.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

#: Clusters from which on the robust error can be trusted; below them the lots are drawn again.
ENOUGH = 40


@dataclass(frozen=True)
class Estimate:
    """A number with its standard error and 95 % interval, in the unit of the number."""

    value: float
    error: float
    low: float
    high: float


def _estimate(value, error, level=0.95):
    reach = NormalDist().inv_cdf(0.5 + level / 2) * error
    return Estimate(float(value), float(error), float(value - reach), float(value + reach))


def wdd(treated, control, buffer=None, control_buffer=None, lengths=(1.0, 1.0), dispersion=1.0, level=0.95,
        squares=None):
    """The weighted displacement difference: ΔR − ΔC (+ ΔD − ΔE), as an Estimate; below 0 crime fell.

    Each of the four is (before, after), counts of crimes or sums of harm; buffers both or neither. ``lengths`` of the
    two periods: what is after is brought to the length before. ``dispersion`` widens the error. ``squares`` in the same
    order and form are the sums of squared weights, for harm; None for counts, whose variance is the count.

    Raises ValueError for negative sums or one buffer alone. Wheeler & Ratcliffe (2018), Crime Science 7:11.
    """
    if (buffer is None) != (control_buffer is None):
        raise ValueError("give both buffers, or neither")
    pairs = [treated, control] + ([buffer, control_buffer] if buffer is not None else [])
    scale = lengths[0] / lengths[1]
    value = variance = 0.0
    for sign, pair, spread in zip((1, -1, 1, -1), pairs, squares or pairs):
        if min(pair) < 0:
            raise ValueError("counts cannot be below 0")
        value += sign * (pair[1] * scale - pair[0])
        variance += spread[0] + spread[1] * scale**2
    return _estimate(value, np.sqrt(dispersion * variance), level)


@dataclass(frozen=True)
class Quotient:
    """The weighted displacement quotient and what goes with it; None where nobody can tell.

    ``success`` Ra/Ca − Rb/Cb, below 0 where the treated did better; ``buffer`` Da/Ca − Db/Cb; ``wdq`` their ratio, read
    only where the success is below 0: above 0 benefits spread, below −1 displacement ate the gain; ``tne`` the total
    net effect in crimes prevented.
    """

    success: float
    buffer: float
    wdq: float
    tne: float


def quotient(treated, control, buffer):
    """The Quotient of (before, after) counts. Bowers & Johnson (2003); Guerette (2009)."""
    (rb, ra), (cb, ca), (db, da) = treated, control, buffer
    if not (ca and cb):
        return Quotient(None, None, None, None)
    success, spread = ra / ca - rb / cb, da / ca - db / cb
    tne = (rb * ca / cb - ra) + (db * ca / cb - da)
    return Quotient(success, spread, spread / success if success < 0 else None, tne)


def dispersion(counts):
    """How much wider than chance counts (places, periods) are about the mean of their place and the swing that all have
    in common: Pearson's χ² ÷ degrees of freedom, at least 1; NaN with fewer than two places or periods or no crime."""
    counts = np.asarray(counts, float)
    counts = counts[counts.sum(1) > 0][:, counts.sum(0) > 0] if counts.size else counts
    if counts.size == 0 or min(counts.shape) < 2:
        return float("nan")
    expected = counts.sum(1, keepdims=True) * counts.sum(0, keepdims=True) / counts.sum()
    freedom = (counts.shape[0] - 1) * (counts.shape[1] - 1)
    return float(max(((counts - expected) ** 2 / expected).sum() / freedom, 1.0))


@dataclass(frozen=True)
class Difference:
    """The difference in differences as a relative change (−0.1: ten per cent fewer) with its interval, p and how p was
    found: ``clusters`` or ``lots``."""

    change: float
    low: float
    high: float
    p: float
    how: str


def difference(before, after, treated, draws=1999, seed=1):
    """The Difference of counts (n,), (n,) of places, ``treated`` (n,) bool; None where one of the four sums is 0. Both
    arms have the same two periods, whose lengths therefore fall out.

    The Poisson model log E[y] = a + b·treat + g·post + d·treat·post + log exposure is saturated, so that d is
    log(Ra/Rb) − log(Ca/Cb); its variance is robust to clusters (places). Under 40 places p comes from drawing the arms
    again (randomisation inference), and the interval is widened to agree with it.
    """
    before, after, treated = np.asarray(before, float), np.asarray(after, float), np.asarray(treated, bool)

    def logs(arm):
        b, a = before[arm].sum(), after[arm].sum()
        return (np.log(a / b), ((after[arm] / a - before[arm] / b) ** 2).sum()) if a > 0 and b > 0 else (None, None)

    (one, first), (other, second) = logs(treated), logs(~treated)
    if one is None or other is None:
        return None
    value = one - other
    count, arms = len(before), (treated.sum(), (~treated).sum())
    small = max(min(arms), 2)
    # Never less than chance alone: a few places may happen to be alike.
    chance = sum(1 / sums for arm in (treated, ~treated) for sums in (before[arm].sum(), after[arm].sum()))
    error = np.sqrt(max((first + second) * small / (small - 1), chance))
    normal = NormalDist()
    if min(arms) >= 2 and error > 0:
        p = 2 * (1 - normal.cdf(abs(value) / error))
    else:
        p = float("nan")
    how, reach = "clusters", normal.inv_cdf(0.975)
    if count < ENOUGH:
        how = "lots"
        rng = np.random.default_rng(seed)
        drawn = []
        for _ in range(draws):
            lot = rng.permutation(treated)
            sums = [before[lot].sum(), after[lot].sum(), before[~lot].sum(), after[~lot].sum()]
            if min(sums) > 0:
                drawn.append(np.log(sums[1] / sums[0]) - np.log(sums[3] / sums[2]))
        p = (1 + int((np.abs(drawn) >= abs(value) - 1e-12).sum())) / (1 + len(drawn))
        error = max(error, float(np.std(drawn)) if drawn else 0.0)
    low, high = (np.exp(value - reach * error) - 1, np.exp(value + reach * error) - 1)
    return Difference(float(np.exp(value) - 1), float(low), float(high), float(p), how)


#: A word for each outcome of the verdict.
FELL, ROSE, UNCLEAR = "fell", "rose", "cannot tell"


def verdict(estimate, did, alpha=0.05):
    """FELL or ROSE where the interval of the WDD and the difference in differences agree, else UNCLEAR."""
    if did is None or not np.isfinite(did.p) or did.p > alpha:
        return UNCLEAR
    if estimate.high < 0 and did.change < 0:
        return FELL
    return ROSE if estimate.low > 0 and did.change > 0 else UNCLEAR
