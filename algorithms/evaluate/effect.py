"""Counts of two arms by week, their rings and their candidates, into every measure of an effect."""

from dataclasses import dataclass

import numpy as np

from ...core.controls import difference_of_means
from ...core.impact import difference, dispersion, e_test, event_study, quotient, two_counts, verdict, wdd
from ...core.regression import regression_to_mean
from ...core.trial import duration
from ...layers.texts import tr

#: Weeks before that are needed to know how much wider than chance the counts are, and what is assumed else.
WEEKS_BEFORE, ASSUMED = 8, 1.5
#: Crimes before and after together, up to which the exact test is used for one place.
_EXACT = 400
#: Weeks of a span of the event study: short enough to see when, long enough to count.
SPAN = 4


@dataclass
class Arms:
    """What was counted: ``counts`` (places, weeks), ``harm`` and ``squares`` (sums of weights and of their squares)
    alike or None, ``treated`` (places,) bool, ``split`` the first week of treatment."""

    counts: np.ndarray
    harm: np.ndarray
    squares: np.ndarray
    treated: np.ndarray
    split: int

    @property
    def lengths(self):
        return float(self.split), float(self.counts.shape[1] - self.split)

    def pair(self, values, side):
        """(before, after) of the places of a side."""
        return float(values[side, :self.split].sum()), float(values[side, self.split:].sum())

    def before(self):
        return self.counts[:, :self.split].sum(1)

    def after(self):
        return self.counts[:, self.split:].sum(1)


def measured(arms, ring, bands, candidates, seed, hear=lambda: None):
    """Every measure as a dictionary. ``ring`` ((before, after) treated, the same of controls) or None; ``bands`` the
    same by distance [(words, treated, controls)]; ``candidates`` (before (n,), after (n,)) of all that could have been
    chosen besides the treated, or None. ``hear()`` is called now and then and may raise to stop."""
    treated, lengths = arms.treated, arms.lengths
    phi = dispersion(arms.counts[:, :arms.split]) if arms.split >= WEEKS_BEFORE else float("nan")
    known = bool(np.isfinite(phi))
    phi = phi if known else ASSUMED
    both = arms.pair(arms.counts, treated), arms.pair(arms.counts, ~treated)

    def against(one, other, squares=None):
        return wdd(one, other, lengths=lengths, dispersion=phi, squares=squares)

    did = difference(arms.before(), arms.after(), treated, seed=seed, hear=hear)
    found = {"dispersion": phi, "known": known, "wdd": against(*both), "did": did, "treated": both[0],
             "control": both[1], "moved": None, "quotient": None, "harm": None, "regression": None}
    if ring is not None:
        found["moved"], found["quotient"] = against(*ring), quotient(*both, ring[0])
    if arms.harm is not None:
        found["harm"] = against(arms.pair(arms.harm, treated), arms.pair(arms.harm, ~treated), tuple(
            arms.pair(arms.squares, side) for side in (treated, ~treated)))
    found["bands"] = [(words, one, against(one, other)) for words, one, other in bands]
    found["study"] = event_study(arms.counts, treated, arms.split, phi, SPAN)
    found["power"] = _power(arms, phi)
    found["seen"] = both[0][1] * lengths[0] / lengths[1] / both[0][0] - 1 if both[0][0] else None
    anyway = None
    if candidates is not None:
        everything = np.concatenate([arms.before()[treated], candidates[0]])
        after = arms.after()[treated].sum() + candidates[1].sum()
        swing = after / lengths[1] / max(everything.sum() / lengths[0], 1e-9)
        found["regression"] = one = regression_to_mean(
            everything, np.arange(len(everything)) < treated.sum(), lengths, phi, swing, seed=seed, hear=hear)
        anyway = (found["seen"], one.low, one.high) if one is not None else None
    found["unlike"] = difference_of_means(arms.before()[treated], arms.before()[~treated])
    found["verdict"] = verdict(found["wdd"], did, anyway=anyway)
    return found


def _power(arms, phi):
    """The Duration after which a fall of 10 % shows, None where an arm had no crimes before."""
    weekly = arms.counts[:, :arms.split].sum() / arms.split
    share = arms.before()[arms.treated].sum() / max(arms.before().sum(), 1)
    return duration(weekly, 0.1, phi, share=float(share), given=arms.lengths[1]) if 0 < share < 1 else None


def place_changes(arms, phi):
    """(standard deviations (n,), p (n,)) of the change of each place by itself: exact for small counts without
    dispersion, by square roots else."""
    from scipy.stats import norm

    before, after = arms.before(), arms.after()
    z = two_counts(before, after, arms.lengths, phi)
    p = 2 * norm.sf(np.abs(z))
    for i in np.flatnonzero(before + after <= _EXACT) if phi <= 1.05 else ():
        p[i] = e_test(float(before[i]), float(after[i]), arms.lengths)
    return z, p


def measure_rows(found, weeks):
    """(measure, value, low, high, words) of each measure."""
    nothing = None, None
    rows = [("crimes_treated_before", found["treated"][0], *nothing, tr("{} weeks").format(weeks[0])),
            ("crimes_treated_after", found["treated"][1], *nothing, tr("{} weeks").format(weeks[1])),
            ("crimes_control_before", found["control"][0], *nothing, tr("{} weeks").format(weeks[0])),
            ("crimes_control_after", found["control"][1], *nothing, tr("{} weeks").format(weeks[1])),
            ("dispersion", found["dispersion"], *nothing, tr("variance of weekly counts over their mean") + (
                "" if found["known"] else tr(", assumed")))]
    for name, words in (("wdd", tr("weighted displacement difference, crimes, 95 %")),
                        ("moved", tr("the same of the rings")), ("harm", tr("the same of harm"))):
        if found[name] is not None:
            rows.append((name, found[name].value, found[name].low, found[name].high, words))
    for words, _, one in found["bands"]:
        rows.append(("wdd {} m".format(words), one.value, one.low, one.high, tr("the same at this distance")))
    did = found["did"]
    if did is not None:
        rows += [("change", did.change, did.low, did.high, tr("relative change, difference in differences")),
                 ("p", did.p, *nothing, did.how)]
    if found["quotient"] is not None:
        one = found["quotient"]
        for name, value, words in (
                ("success", one.success, tr("Ra/Ca − Rb/Cb: below 0 the treated did better")),
                ("wdq", one.wdq, tr("displacement quotient; empty where nobody can tell")),
                ("tne", one.tne, tr("total net effect, crimes prevented"))):
            rows.append((name, value, *nothing, words))
    if found["power"] is not None:
        rows += [("weeks_needed", found["power"].weeks, *nothing,
                  tr("weeks after which a fall of 10 % shows (power 80 %)")),
                 ("smallest", found["power"].detectable, *nothing, tr("smallest fall that so many weeks show"))]
    if found["regression"] is not None:
        one = found["regression"]
        rows.append(("regression", one.change, one.low, one.high,
                     tr("change that the choice of places alone brings, simulated, 95 %")))
    return rows
