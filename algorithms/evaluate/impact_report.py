"""What the impact tool hands to its page and to other programs, and the charts of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ...bridge.ground.texts import tr
from ...bridge.results.charts.effects import draw_arms, draw_distances, draw_study, picture
from ...core.counting.shares import number_or_none
from ..common.finish import embedded
from .compared_periods import MONTH, ComparedPeriods
from .effect import Arms


def impact_report(
    found: dict[str, Any], arms: Arms, measures: list[dict[str, Any]], compared: ComparedPeriods, rings: Sequence[float]
) -> dict[str, Any]:
    """All that the page and other programs show; ``rings``: how far from the places each ring around them ends, in
    metres."""
    study, split = found["study"], arms.split
    return {
        "verdict": found["verdict"],
        "summary": " ".join(found["sentences"]),
        "sentences": found["sentences"],
        "weeks": (compared.before, compared.after),
        "period": arms.period,
        "span": arms.span,
        "measures": measures,
        "harm_unit": found["harm_unit"],
        "series": [
            {
                "week": week - split,
                "treated": float(arms.counts[arms.treated, week].sum()),
                "control": float(arms.counts[~arms.treated, week].sum()),
            }
            for week in range(arms.counts.shape[1])
        ],
        "study": [
            {"week": int(begin), "change": float(change), "low": float(low), "high": float(high)}
            if np.isfinite([change, low, high]).all()
            else {"week": int(begin), "change": None, "low": None, "high": None}
            for begin, change, low, high in zip(study.begins, study.change, study.low, study.high)
        ],
        "bands": [
            {
                "distance": words,
                "from_m": begin,
                "to_m": end,
                "value": one.wdd.value,
                "low": number_or_none(one.wdd.low),
                "high": number_or_none(one.wdd.high),
                "words": one.words,
            }
            for (words, one), (begin, end) in zip(
                [(tr("places"), found["main"])] + found["bands"], [(None, None), *zip([0.0, *rings], rings)]
            )
        ],
    }


def impact_pictures(report: dict[str, Any]) -> list[tuple[str, str]]:
    """[(words, picture)] of the weeks, the event study and the difference by distance."""
    series = report["series"]
    treated, control = ([one[key] for one in series] for key in ("treated", "control"))
    early = sum(one["week"] < 0 for one in series)
    scale = sum(treated[:early]) / sum(control[:early]) if sum(control[:early]) else 1.0

    def weeks(axes: Any, colours: Any, ink: Any) -> None:
        draw_arms(axes, [one["week"] for one in series], treated, [scale * one for one in control], 0, colours, ink)
        axes.set_xlabel(
            tr("month (treatment starts in month 0)")
            if report["period"] == MONTH
            else tr("week (treatment starts in week 0)")
        )

    by = tr("Crimes by month") if report["period"] == MONTH else tr("Crimes by week")
    spans = (
        tr(
            "monthly effects relative to the before period, with 95% confidence intervals; values before "
            "treatment should be close to 0"
        )
        if report["period"] == MONTH
        else tr(
            "effects over spans of {} weeks relative to the before period, with 95% confidence intervals; "
            "values before treatment should be close to 0"
        ).format(report["span"])
    )
    made = [(by, weeks, tr("controls are scaled to the level of the treated places before treatment"))]
    if any(one["change"] is not None for one in report["study"]):
        made.append(
            (
                tr("Event study"),
                lambda axes, colours, ink: draw_study(axes, report["study"], colours, ink, report["period"]),
                spans,
            )
        )
    if len(report["bands"]) > 1:
        made.append(
            (
                tr("By distance"),
                lambda axes, colours, ink: draw_distances(axes, report["bands"], colours, ink),
                tr(
                    "difference in crimes compared with the rings around the controls, with 95% confidence "
                    "intervals; a value above 0 near a place means that some crime may have moved there"
                ),
            )
        )
    return [(title, embedded(picture(draw, title, words))) for title, draw, words in made]
