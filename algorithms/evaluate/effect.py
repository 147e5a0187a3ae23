"""Counts of two arms by week, their rings and their candidates, into every measure of an effect."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...bridge.ground.texts import tr
from ...core.counting.shares import number_or_none
from ...core.draws import Draws
from ...core.effects.controls import difference_of_means
from ...core.effects.displacement import Estimate, quotient, wdd_of_places
from ...core.effects.impact import Difference, difference, event_study
from ...core.effects.regression_to_mean import HISTORY, Regression, regression_by_history, regression_to_mean
from ...core.effects.trial import Duration, duration
from ...core.effects.two_counts import e_test, two_counts
from ...core.effects.verdict import UNCLEAR, joint_p, report_p_values, verdict

#: How much wider than chance weekly counts are, where it is not known.
ASSUMED = 1.5
#: The same of how places change over a year (London burglary: 1.8 over half a year, 2.1 over a year).
DRIFT = 2.2
#: Crimes before and after together, up to which the exact test is used for one place.
_EXACT = 400
#: Weeks of a span of the event study: short enough to see when, long enough to count.
SPAN = 4


@dataclass
class Arms:
    """What was counted: ``counts`` (places, weeks), ``harm`` and ``squares`` (sums of weights and of their squares)
    alike or None, ``treated`` (places,) bool, ``split`` the first week of treatment; of the design ``pairs`` (places,)
    of one treated and one control each and ``strata`` (places,) within which the arms were drawn, None without."""

    counts: NDArray[np.float64]
    harm: NDArray[np.float64] | None
    squares: NDArray[np.float64] | None
    treated: NDArray[np.bool_]
    split: int
    pairs: NDArray[np.int64] | None
    strata: NDArray[np.int64] | None
    #: Weeks before and after, and what a column of the counts is.
    lengths: tuple[float, float]
    period: str = "week"

    @property
    def span(self) -> int:
        """Periods of a point of the event study."""
        return SPAN if self.period == "week" else 1

    def sides(self, values: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(before (places,), after (places,)) of values (places, weeks)."""
        return values[:, : self.split].sum(1), values[:, self.split :].sum(1)

    def before(self) -> NDArray[np.float64]:
        return self.sides(self.counts)[0]

    def after(self) -> NDArray[np.float64]:
        return self.sides(self.counts)[1]


@dataclass
class MeasuredEffect:
    """What is said of one thing that was measured: the places, their rings or their harm. ``words`` is one of FELL,
    ROSE, ALIKE and UNCLEAR, decided for all rows of a report together."""

    wdd: Estimate
    did: Difference | None
    words: str = UNCLEAR


def measure_effect(
    arms: Arms,
    ring: tuple[NDArray[np.float64], NDArray[np.float64]] | None,
    bands: list[tuple[str, NDArray[np.float64], NDArray[np.float64]]],
    candidates: NDArray[np.float64] | None,
    seed: int,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> dict[str, Any]:
    """Every measure as a dictionary. ``ring`` (before (places,), after (places,)) of the places' rings, or None;
    ``bands`` the same by distance [(words, before, after)]; ``candidates`` counts (n, periods) of all places that could
    have been chosen, the treated first, from any number of periods before those compared on, or None.
    ``raise_if_cancelled()`` is called now and then and may raise to stop."""
    treated, lengths = arms.treated, arms.lengths

    def row(
        before: NDArray[np.float64],
        after: NDArray[np.float64],
        squares: tuple[NDArray[np.float64], NDArray[np.float64]] | None = None,
    ) -> MeasuredEffect:
        return MeasuredEffect(
            wdd_of_places(before, after, treated, lengths, arms.pairs, squares),
            difference(
                before,
                after,
                treated,
                Draws(1999, seed),
                raise_if_cancelled,
                strata=arms.strata,
                counted=squares is None,
            ),
        )

    main = row(arms.before(), arms.after())
    counted = sum((arms.before() + arms.after() * (lengths[0] / lengths[1]) ** 2).tolist())
    known = bool(np.isfinite(main.wdd.freedom))
    phi = main.wdd.error**2 / counted if known else DRIFT
    both = [(float(arms.before()[side].sum()), float(arms.after()[side].sum())) for side in (treated, ~treated)]
    found: dict[str, Any] = {
        "dispersion": phi,
        "known": known,
        "main": main,
        "wdd": main.wdd,
        "did": main.did,
        "treated": both[0],
        "control": both[1],
        "moved": None,
        "quotient": None,
        "harm": None,
        "regression": None,
    }
    if ring is not None:
        found["moved"] = row(*ring)
        found["quotient"] = quotient(both[0], both[1], tuple(float(one[treated].sum()) for one in ring))
    if arms.harm is not None and arms.squares is not None:
        found["harm"] = row(*arms.sides(arms.harm), squares=arms.sides(arms.squares))
    found["bands"] = [(words, row(before, after)) for words, before, after in bands]
    found["study"] = event_study(arms.counts, treated, arms.split, phi, arms.span)
    found["power"] = _power(arms, phi)
    found["seen"] = both[0][1] * lengths[0] / lengths[1] / both[0][0] - 1 if both[0][0] else None
    anyway = None
    if candidates is not None:
        found["regression"] = one = _regression(arms, candidates, phi, seed, raise_if_cancelled)
        anyway = (found["seen"], one.low, one.high) if one is not None else None
    found["unlike"] = difference_of_means(arms.before()[treated], arms.before()[~treated])
    found["verdict"] = main.words = verdict(main.wdd, main.did, expected_range=anyway)
    _say_together(found)
    return found


def _regression(
    arms: Arms, counts: NDArray[np.float64], phi: float, seed: int, raise_if_cancelled: Callable[[], None]
) -> Regression | None:
    """The Regression of the treated among ``counts`` (n, periods) of all places that could have been chosen, the
    treated first: by their history, simulated where that is too short."""
    lengths, after = arms.lengths, arms.counts.shape[1] - arms.split
    end = counts.shape[1] - after
    chosen = np.arange(len(counts)) < arms.treated.sum()
    early, late = counts[:, end - arms.split : end].sum(1), counts[:, end:].sum(1)
    swing = late.sum() / lengths[1] / max(early.sum() / lengths[0], 1e-9)
    return regression_by_history(
        counts[:, :end], chosen, arms.split, after, swing, Draws(1999, seed), raise_if_cancelled
    ) or (regression_to_mean(early, chosen, lengths, phi, swing, Draws(1999, seed), raise_if_cancelled))


def _say_together(found: dict[str, Any]) -> None:
    """Decide what is said of the rings, the distances and harm: only where the verdict itself stands, and so that all
    sentences of a report together are false in 5 % of reports where nothing was done."""
    rows = [one for one in (found["moved"], found["harm"], *(one for _, one in found["bands"])) if one is not None]
    corrected = report_p_values(joint_p(found["wdd"], found["did"]), [joint_p(one.wdd, one.did) for one in rows])
    for one, p in zip(rows, corrected):
        one.words = verdict(one.wdd, one.did, p=p)


def withdraw_verdicts(found: dict[str, Any], why: str) -> None:
    """Take every sentence back: the choice of the places may explain them. ``why`` says so in a sentence."""
    found["verdict"], found["why"] = UNCLEAR, why
    for one in (found["main"], found["moved"], found["harm"], *(one for _, one in found["bands"])):
        if one is not None:
            one.words = UNCLEAR


def _power(arms: Arms, phi: float) -> Duration | None:
    """The Duration after which a fall of 10 % shows, None where an arm had no crimes before."""
    weekly = arms.before().sum() / arms.lengths[0]
    share = arms.before()[arms.treated].sum() / max(arms.before().sum(), 1)
    return (
        duration(
            weekly,
            0.1,
            phi,
            share=float(share),
            planned_weeks=arms.lengths[1],
            before=arms.lengths[0] / arms.lengths[1],
        )
        if 0 < share < 1
        else None
    )


def place_changes(arms: Arms, phi: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(standard deviations (n,), p (n,)) of the change of each place by itself: exact for small counts without
    dispersion, by square roots else."""
    from scipy.stats import norm

    before, after = arms.before(), arms.after()
    z = two_counts(before, after, arms.lengths, phi)
    p = 2 * norm.sf(np.abs(z))
    for i in np.flatnonzero(before + after <= _EXACT) if phi <= 1.05 else ():
        p[i] = e_test(float(before[i]), float(after[i]), arms.lengths)
    return z, p


def interval(one: Estimate | Difference) -> tuple[float | None, float | None]:
    """(low, high) of an Estimate or a Difference, None where they are not known."""
    return number_or_none(one.low), number_or_none(one.high)


def measure_rows(found: dict[str, Any], arms: Arms) -> list[tuple[Any, ...]]:
    """(measure, value, low, high, words) of each measure."""
    nothing: tuple[float | None, float | None] = (None, None)
    whole = tr("{} weeks") if arms.period == "week" else tr("{} months")
    weeks = arms.split, arms.counts.shape[1] - arms.split
    rows: list[tuple[Any, ...]] = [
        ("crimes_treated_before", found["treated"][0], *nothing, whole.format(weeks[0])),
        ("crimes_treated_after", found["treated"][1], *nothing, whole.format(weeks[1])),
        ("crimes_control_before", found["control"][0], *nothing, whole.format(weeks[0])),
        ("crimes_control_after", found["control"][1], *nothing, whole.format(weeks[1])),
        (
            "dispersion",
            found["dispersion"],
            *nothing,
            tr(
                "over-dispersion: the variance of the changes in places, divided by the variance expected by "
                "chance alone"
            )
            + ("" if found["known"] else tr(", assumed")),
        ),
    ]
    for name, words in (
        ("main", tr("weighted displacement difference in crimes, with 95% interval")),
        ("moved", tr("weighted displacement difference in crimes in the rings, with 95% interval")),
        ("harm", tr("weighted displacement difference in {}, with 95% interval").format(found["harm_unit"])),
    ):
        if found[name] is not None:
            one = found[name]
            rows.append(
                (
                    name if name != "main" else "wdd",
                    one.wdd.value,
                    *interval(one.wdd),
                    words
                    + (
                        ""
                        if np.isfinite(one.wdd.freedom)
                        else tr(", based on chance alone, so the true interval is at least this wide")
                    ),
                )
            )
    for words, one in found["bands"]:
        rows.append(
            (
                f"wdd {words} m",
                one.wdd.value,
                *interval(one.wdd),
                tr("weighted displacement difference in crimes at this distance, with 95% interval"),
            )
        )
    did = found["did"]
    if did is not None:
        rows += [
            ("change", did.change, *interval(did), tr("relative change (difference in differences)")),
            ("p", number_or_none(did.p), *nothing, did.how),
        ]
    if found["quotient"] is not None:
        one = found["quotient"]
        for name, value, words in (
            ("success", one.success, tr("Ra/Ca − Rb/Cb: below 0 means that the treated places did better")),
            ("wdq", one.wdq, tr("displacement quotient; blank unless the treated places did better")),
            (
                "tne",
                one.tne,
                tr(
                    "total net effect: how many fewer crimes there were than if all places had changed as the "
                    "controls did"
                ),
            ),
        ):
            rows.append((name, value, *nothing, words))
    if found["power"] is not None:
        rows += [
            ("weeks_needed", found["power"].weeks, *nothing, tr("weeks needed to detect a fall of 10% (power 80%)")),
            (
                "smallest",
                found["power"].detectable,
                *nothing,
                tr("smallest fall that would probably be detected in an after period of this length"),
            ),
        ]
    if found["regression"] is not None:
        one = found["regression"]
        rows.append(
            (
                "regression",
                one.change,
                one.low,
                one.high,
                tr(
                    "expected change due to how the places were chosen (regression to the mean), estimated "
                    "from their own history, with 95% interval"
                )
                if one.how == HISTORY
                else tr(
                    "expected change due to how the places were chosen (regression to the mean), estimated by "
                    "simulation, with 95% interval"
                ),
            )
        )
    return rows
