"""What the impact tool says: the verdict in sentences, each with its number, and the warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...bridge.ground.texts import day_words, tr
from ...bridge.results.result_names import period_of
from ...core.draws import Draws
from ...core.effects.displacement import Estimate
from ...core.effects.impact import difference
from ...core.effects.regression_to_mean import HISTORY
from ...core.effects.verdict import ALIKE, FELL, MARGIN, ROSE, UNCLEAR, joint_p
from .effect import DRIFT, Arms, MeasuredEffect

if TYPE_CHECKING:
    from .compared_periods import ComparedPeriods

#: p of a test that finds something.
LEVEL = 0.05


def warning_sentences(found: dict[str, Any], arms: Arms, seed: int, compared: ComparedPeriods) -> list[str]:
    """Sentences on what makes the answer doubtful."""
    out = []
    if not found["known"]:
        out.append(
            tr(
                "With only one place in a group, the normal variation between places cannot be measured. The "
                "interval allows for chance alone and may be too narrow, so no verdict is based on the interval. "
                "The power calculation assumes an over-dispersion of {:g}."
            ).format(DRIFT)
        )
    if found["did"] is not None and not found["did"].how:
        out.append(
            tr(
                "Too few control places had about as many crimes before treatment as the treated places, so "
                "no p-value can be given. Add control places with similar numbers of crimes."
            )
        )
    half = arms.split // 2
    if half >= 2:
        early = difference(
            arms.counts[:, :half].sum(1),
            arms.counts[:, arms.split - half : arms.split].sum(1),
            arms.treated,
            Draws(1999, seed),
        )
        if early is not None and early.p <= LEVEL:
            change = tr("rose by {:.0f}%") if early.change > 0 else tr("fell by {:.0f}%")
            out.append(
                tr(
                    "Crime was already changing differently in the two groups before treatment. From the first "
                    "half of the before period ({} to {}) to the second ({} to {}), crime {} in the treated "
                    "places relative to the control places (p = {:.3f}). The control places are therefore a poor "
                    "guide to what would have happened without treatment. Choose other controls, or do not rely "
                    "on this result."
                ).format(
                    *map(day_words, compared.days(0, half - 1)),
                    *map(day_words, compared.days(arms.split - half, arms.split - 1)),
                    change.format(100 * abs(early.change)),
                    early.p,
                )
            )
    treated, control = found["treated"][0], found["control"][0]
    if treated and control and not 0.8 <= control / treated <= 1.25:
        out.append(
            tr(
                "Before treatment, the number of crimes in the control places was {:.0f}% of the number in "
                "the treated places. The difference in numbers is therefore misleading, because a change "
                "common to both is larger where there is more crime. Use the percentage change."
            ).format(100 * control / treated)
        )
    return out


def verdict_sentences(found: dict[str, Any], arms: Arms, compared: ComparedPeriods) -> list[str]:
    """The verdict and what goes with it, in plain words; the first begins with the days that are compared."""
    out = [f"{_sides(compared)} {_verdict(found)}"]
    if found["verdict"] == UNCLEAR:
        out.append(_why(found))
    did = found["did"]
    if did is not None and did.how:
        out.append(
            tr("p = {:.3f} ({}).").format(
                did.p,
                tr("by randomising again among places with similar levels of crime")
                if did.how == "lots"
                else tr("with standard errors that allow for variation between places"),
            )
        )
    if found["power"] is not None:
        power = found["power"]
        out.append(
            tr(
                "With this many crimes ({:,.1f} per week before treatment), about {:,.0f} weeks are needed "
                "for a good chance (8 in 10) of detecting a fall of 10%. In {:,} weeks, a fall of {:.0f}% or "
                "more would probably be detected."
            ).format(
                arms.before().sum() / arms.lengths[0],
                np.ceil(power.weeks),
                int(round(arms.lengths[1])),
                np.ceil(100 * power.detectable),
            )
        )
    if found["moved"] is not None:
        out.append(_moved(found["moved"]))
    if found["harm"] is not None:
        out.append(_harm(found["harm"], found["harm_heading"], found["harm_unit"]))
    if found["regression"] is not None:
        out.append(_regression(found))
    return out


def _sides(compared: ComparedPeriods) -> str:
    """Which days are held against which."""
    split, count = compared.before, compared.count
    before, after = (
        period_of("{} to {}".format(*compared.days(*ends))) for ends in ((0, split - 1), (split, count - 1))
    )
    return tr("Before treatment: {}. After: {}.").format(before, after)


def _numbers(one: Estimate) -> str:
    """The difference with its interval, where that is known."""
    if not np.isfinite(one.low):
        return tr("{:+,.0f}, with no interval").format(one.value)
    return tr("{:+,.0f} ({:,.0f} to {:,.0f})").format(one.value, one.low, one.high)


def _verdict(found: dict[str, Any]) -> str:
    did = found["did"]
    head = {
        FELL: tr("Crime fell more in the treated places than in the control places: {} crimes, {}."),
        ROSE: tr("Crime rose more in the treated places than in the control places: {} crimes, {}."),
        ALIKE: tr(
            "Crime changed about as much in the treated places as in the control places (within {:.0f}%): "
            "{{}} crimes, {{}}."
        ).format(100 * MARGIN),
    }.get(
        found["verdict"],
        tr("We cannot tell whether the treatment worked: {} crimes compared with the controls; {}.")
        # More time does not mend the choice of the places.
        if found.get("why")
        else tr("We cannot tell yet whether the treatment worked: {} crimes compared with the controls; {}."),
    )
    share = (
        tr("a change of {:+.0f}%").format(100 * did.change)
        if did is not None
        else tr("no percentage change can be given because a count is 0")
    )
    return head.format(_numbers(found["wdd"]), share)


def _why(found: dict[str, Any]) -> str:
    """Why nobody can tell, the weightiest reason first."""
    wdd, did = found["wdd"], found["did"]
    if found.get("why"):
        return found["why"]
    if did is None:
        return tr(
            "This is because either the treated or the control places had no crime before or after treatment began."
        )
    if not found["known"]:
        return tr(
            "This is because, with only one place in a group, the normal variation between places cannot be measured."
        )
    if not np.isfinite(did.p):
        return tr(
            "This is because too few control places had about as many crimes before treatment as the treated places."
        )
    if joint_p(wdd, did) <= LEVEL:
        return tr("This is because the way these places were chosen could by itself explain such a change.")
    if wdd.value * did.change <= 0:
        return tr(
            "This is because the difference in crimes and the percentage change do not point in the same direction."
        )
    if min(wdd.p, did.p) <= LEVEL:
        return tr(
            "This is because only one of the two tests finds a change (p = {:.3f} for the number of crimes, "
            "p = {:.3f} for the percentage change). Both must find one."
        ).format(wdd.p, did.p)
    return tr(
        "This is because places often change this much by chance (p = {:.3f} for the number of crimes, p = "
        "{:.3f} for the percentage change)."
    ).format(wdd.p, did.p)


def _moved(moved: MeasuredEffect) -> str:
    head = {
        ROSE: tr(
            "Crime rose more in the buffers around the treated places than in those around the controls, so "
            "some crime may have moved there: {}."
        ),
        FELL: tr("Crime fell more in the buffers around the treated places than in those around the controls: {}."),
        ALIKE: tr(
            "Crime changed about as much in the buffers around the treated places as in those around the "
            "controls (within {:.0f}%): {{}}."
        ).format(100 * MARGIN),
    }.get(moved.words, tr("We cannot tell yet whether crime moved into the buffers: {}."))
    return head.format(_numbers(moved.wdd))


def _harm(harm: MeasuredEffect, heading: str, unit: str) -> str:
    head = {
        ROSE: tr("{0} rose more in the treated places than in the control places: {1}."),
        FELL: tr("{0} fell more in the treated places than in the control places: {1}."),
        ALIKE: tr(
            "{{0}} changed about as much in the treated places as in the control places (within {:.0f}%): {{1}}."
        ).format(100 * MARGIN),
    }.get(harm.words, tr("We cannot tell yet whether {2} changed: {1} compared with the controls."))
    return head.format(heading, _numbers(harm.wdd), unit)


def _regression(found: dict[str, Any]) -> str:
    one = found["regression"]
    return tr(
        "Without treatment, crime in these places would probably have changed by {:+.0f}% ({:+.0f}% to "
        "{:+.0f}%, {}), because of how they were chosen and what happened in all places. The actual change "
        "was {:+.0f}%."
    ).format(
        100 * one.change,
        100 * one.low,
        100 * one.high,
        tr("estimated from their own history") if one.how == HISTORY else tr("estimated by simulation"),
        100 * found["seen"],
    )
