"""Charts of the page Methods, in the palette of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...bridge.ground.texts import tr
from ...bridge.results.charts.effects import (
    draw_agreement,
    draw_balance,
    draw_found,
    draw_learned,
    draw_search,
    draw_shares,
)
from ..parts.effect_chart import EffectChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ...bridge.results.balance_reports import FeedbackLoopReport, SearchOverlayReport
    from ...bridge.results.evaluation_reports import (
        HoldoutReport,
        MatchControlsReport,
        RiskSurfaceReport,
        StabilityReport,
    )

#: Neighbourhoods and hot spots that a chart has room for.
SHOWN = 12


def search_chart(report: HoldoutReport) -> EffectChart:
    """How much is found in how much of the area, of a report on maps."""
    return EffectChart(lambda axes, colours, ink: draw_search(axes, report, colours, ink), legend="upper left")


def agreement_chart(report: StabilityReport) -> EffectChart:
    """How far each setting agrees with all runs, of a report on how sure hot spots are."""
    rows = report["settings"]

    def paint(axes: Axes, colours: tuple[str, str], ink: str) -> list[tuple[Any, ...]]:
        return [
            (bar, "{} {}: {:.0f}%".format(tr(rows[i]["setting"]), rows[i]["value"], 100 * (rows[i]["agrees"] or 0)))
            for bar, i in draw_agreement(axes, rows, colours, ink)
        ]

    return EffectChart(paint, height=70 + 15 * len(rows))


def learned_chart(report: RiskSurfaceReport) -> EffectChart:
    """What a learned map finds beside the best simple one."""
    return EffectChart(
        lambda axes, colours, ink: draw_learned(axes, report["scores"], colours, ink), legend="upper right"
    )


def balance_chart(report: MatchControlsReport) -> EffectChart:
    """How like the arms of matched controls are."""
    rows = [(one["measure"], one["diff_before"], one["diff_after"]) for one in report["balance"]]
    return EffectChart(lambda axes, colours, ink: draw_balance(axes, rows, colours, ink))


def police_chart(report: FeedbackLoopReport) -> EffectChart:
    """How much of each hot spot is police-generated."""
    rows = [(row["id"], row["share"]) for row in report["hotspots"][:20]]
    return EffectChart(
        lambda axes, colours, ink: draw_shares(axes, rows, report["share"], colours, ink), height=70 + 15 * len(rows)
    )


def found_chart(report: SearchOverlayReport) -> EffectChart:
    """How often something came of searches in and out of hot spots."""
    rows = [row for row in report["groups"] if row["in"] is not None or row["out"] is not None][:8]
    return EffectChart(
        lambda axes, colours, ink: draw_found(axes, rows, colours, ink), legend="best", height=80 + 34 * len(rows)
    )
