"""What the impact tool says: the verdict in sentences, each with its number, and the warnings."""

import numpy as np

from ...core.impact import FELL, ROSE, difference
from .effect import ASSUMED


def warnings(found, arms, seed, tr):
    """Sentences on what makes the answer doubtful."""
    out = []
    if not found["known"]:
        out.append(tr("The time before is too short or too empty to know the dispersion; {:g} is assumed.").format(
            ASSUMED))
    half = arms.split // 2
    if half >= 2:
        early = difference(arms.counts[:, :half].sum(1), arms.counts[:, arms.split - half:arms.split].sum(1),
                           arms.treated, seed=seed)
        if early is not None and early.p <= 0.05:
            out.append(tr("Already before, the two arms went apart by {:+.0f} % (p {:.3f}): the controls are no good "
                          "picture of what would have happened.").format(100 * early.change, early.p))
    treated, control = found["treated"][0], found["control"][0]
    if treated and control and not 0.8 <= control / treated <= 1.25:
        out.append(tr("Before, the control places had {:.0f} % of the crimes of the treated places: a difference in "
                      "crimes is then not fair, since what is common to both weighs more in the larger; read the "
                      "change in per cent.").format(100 * control / treated))
    if min(arms.treated.sum(), (~arms.treated).sum()) == 1:
        out.append(tr("One place in an arm says little: chance differs from place to place."))
    return out


def sentences(found, arms, tr):
    """The verdict and what goes with it, in plain words."""
    out = [_verdict(found, tr)]
    did = found["did"]
    if did is not None:
        out.append(tr("p = {:.3f}, {}.").format(
            did.p, tr("by drawing the arms again") if did.how == "lots" else tr("robust to places")))
    if found["power"] is not None:
        power = found["power"]
        out.append(tr("With so many crimes ({:,.1f} a week before) a fall of 10 % shows after {:,.0f} weeks; there are "
                      "{:,}, which show falls of {:.0f} % and more.").format(
            arms.counts[:, :arms.split].sum() / arms.split, np.ceil(power.weeks), int(arms.lengths[1]),
            np.ceil(100 * power.detectable)))
    if found["moved"] is not None:
        out.append(_moved(found["moved"], tr))
    if found["harm"] is not None:
        one = found["harm"]
        out.append(tr("Harm against the controls: {:+,.0f} ({:,.0f} to {:,.0f}).").format(one.value, one.low, one.high))
    if found["regression"] is not None:
        out.append(_regression(found, tr))
    return out


def _verdict(found, tr):
    main, did = found["wdd"], found["did"]
    head = {
        FELL: tr("Crime fell more in the treated places than in the control places: {:+,.0f} crimes ({:,.0f} to "
                 "{:,.0f}), {}."),
        ROSE: tr("Crime rose more in the treated places than in the control places: {:+,.0f} crimes ({:,.0f} to "
                 "{:,.0f}), {}."),
    }.get(found["verdict"], tr("Nobody can tell whether it worked: {:+,.0f} crimes against the controls, anything from "
                               "{:,.0f} to {:,.0f}; {}."))
    share = tr("a change of {:+.0f} %").format(100 * did.change) if did is not None else tr(
        "there is no change in per cent where a count is 0")
    return head.format(main.value, main.low, main.high, share)


def _moved(moved, tr):
    if moved.low > 0:
        words = tr("Crime moved into the buffers: {:+,.0f} ({:,.0f} to {:,.0f}).")
    elif moved.high < 0:
        words = tr("The buffers gained too: {:+,.0f} ({:,.0f} to {:,.0f}).")
    else:
        words = tr("Whether crime moved into the buffers nobody can tell: {:+,.0f} ({:,.0f} to {:,.0f}).")
    return words.format(moved.value, moved.low, moved.high)


def _regression(found, tr):
    one = found["regression"]
    return tr("Had nothing been done, the choice of these places for what was counted before, and what all places "
              "have in common, would change them by {:+.0f} % ({:+.0f} to {:+.0f} %, simulated); {:+.0f} % was "
              "seen.").format(
        100 * one.change, 100 * one.low, 100 * one.high, 100 * found["seen"])
