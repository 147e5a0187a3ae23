"""What is said and drawn of controls that were matched to treated places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry

from ...bridge.ground.texts import day_words, tr
from ...bridge.results.charts.effects import draw_arms, draw_balance, picture
from ...core.counting.periods import Periods
from ...core.effects.controls import difference_of_means
from ..common.finish import embedded


@dataclass(frozen=True)
class SideBySide:
    """Treated places and candidates side by side: the ``ids`` of the treated, the ``names`` of the candidates, and of
    both, the treated first, the ``shapes``, the ``counts`` (n, periods) and the ``measures`` (n, 2), level and trend.
    """

    ids: list[str]
    names: list[str]
    shapes: list[QgsGeometry]
    counts: NDArray[np.float64]
    measures: NDArray[np.float64]

    @property
    def treated(self) -> int:
        """How many are treated."""
        return len(self.ids)


def match_report(pairs: list[tuple[int, int, float]], compared: SideBySide, periods: Periods) -> dict[str, Any]:
    """All that is to be said of the ``pairs`` [(treated, candidate, distance)], as the report has it."""
    counts, measures, split = compared.counts, compared.measures, compared.treated
    columns = {"level": measures[:, 0], "trend": measures[:, 1], "crimes": counts.sum(1)}
    arm = sorted({i for i, _, _ in pairs})
    taken = [split + j for _, j, _ in pairs]
    balance: list[dict[str, Any]] = []
    for name, words in (
        ("level", tr("logarithm of crimes per period")),
        ("trend", tr("trend per period")),
        ("crimes", tr("total crimes")),
    ):
        column = columns[name]
        # One measure before and after: that of the caliper.
        spread = column.std()
        balance.append(
            {
                "measure": name,
                "words": words,
                "treated": float(column[:split].mean()),
                "candidates": float(column[split:].mean()),
                "matched": float(column[arm].mean()) if arm else None,
                "controls": float(column[taken].mean()) if taken else None,
                "diff_before": difference_of_means(column[:split], column[split:], spread),
                "diff_after": difference_of_means(column[arm], column[taken], spread) if taken else None,
            }
        )
    worst = max((abs(one["diff_after"]) for one in balance[:2]), default=None) if taken else None
    series = [
        {
            "period": str(periods.days(k)[0]),
            "treated": float(counts[arm, k].sum()),
            "control": float(counts[taken, k].sum()),
        }
        for k in range(counts.shape[1])
    ]
    summary = tr("{} of {} treated places have controls: {} controls from {} candidates").format(
        len(arm), split, len(taken), f"{len(counts) - split:,}"
    )
    summary += (
        tr("; the two groups differ by at most {:.2f} standard deviations ({:.2f} before matching).").format(
            worst, max(abs(one["diff_before"]) for one in balance[:2])
        )
        if taken
        else "."
    )
    return {
        "summary": summary,
        "balance": balance,
        "series": series,
        "worst": worst,
        "pairs": [
            {
                "treated": compared.ids[i],
                "control": compared.names[j],
                "apart": distance,
                "crimes": int(counts[i].sum()),
                "control_crimes": int(counts[split + j].sum()),
                "trend": float(measures[i, 1]),
                "control_trend": float(measures[split + j, 1]),
            }
            for i, j, distance in pairs
        ],
        "levels": measures[taken].tolist(),
        "unmatched": [one for i, one in enumerate(compared.ids) if i not in arm],
    }


def match_pictures(found: dict[str, Any], period: str) -> list[str]:
    """The charts of a report as text: how like the arms are, and their crimes by ``period``; [] without pairs."""
    if not found["pairs"]:
        return []
    rows = [(one["measure"], one["diff_before"], one["diff_after"]) for one in found["balance"]]
    treated = [one["treated"] for one in found["series"]]
    control = np.array([one["control"] for one in found["series"]])
    scale = sum(treated) / control.sum() if control.sum() else 1.0

    def arms(axes: Any, colours: Any, ink: Any) -> None:
        draw_arms(axes, list(range(len(treated))), treated, (control * scale).tolist(), None, colours, ink)
        axes.set_xlabel(tr("{} (0 starts on {})").format(tr(period), day_words(found["series"][0]["period"])))

    made = [
        picture(
            lambda axes, colours, ink: draw_balance(axes, rows, colours, ink),
            tr("How similar the two groups are"),
            tr("groups count as similar where the difference is to the left of the dotted line"),
            (8, 3.2),
        ),
        picture(arms, tr("Before treatment"), tr("crime in matched treated places and their controls")),
    ]
    return [embedded(one) for one in made]
