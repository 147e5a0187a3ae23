"""Charts of the page Evaluate, in the palette of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from ...bridge.ground.texts import tr
from ...bridge.results.charts.effects import (
    draw_agreement,
    draw_balance,
    draw_distances,
    draw_funnel,
    draw_learned,
    draw_search,
    draw_study,
    draw_weeks,
)
from ..parts.charts import Chart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from qgis.PyQt.QtWidgets import QWidget

    from ...bridge.results.evaluation_reports import (
        HoldoutReport,
        ImpactReport,
        MatchControlsReport,
        MonitorReport,
        RiskSurfaceReport,
        StabilityReport,
        WatchedArea,
    )

_SECOND_LIGHT, _SECOND_DARK = "#2166ac", "#92c5de"


class EffectChart(Chart):
    """``paint(axes, colours, ink)`` of bridge.results.charts.effects; what it returns are the spots of the hover.
    ``legend`` is
    where that stands, '' without one."""

    def __init__(
        self,
        paint: Callable[..., list[tuple[Any, ...]] | None],
        legend: str = "",
        height: int = 210,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.paint, self.legend = paint, legend
        self.setFixedHeight(height)

    def draw(self, axes: Axes, colour: dict[str, str]) -> list[tuple[Any, ...]]:
        """See Chart."""
        dark = colour["paper"] != "#ffffff"
        spots = self.paint(axes, (colour["bar"], _SECOND_DARK if dark else _SECOND_LIGHT), colour["ink"])
        if self.legend:
            legend = axes.legend(fontsize=7, frameon=False, loc=self.legend)
            for text in legend.get_texts():
                text.set_color(colour["ink"])
        return spots or []


def search_chart(report: HoldoutReport) -> EffectChart:
    """How much is found in how much of the area, of a report on maps."""
    return EffectChart(lambda axes, colours, ink: draw_search(axes, report, colours, ink), legend="upper left")


def agreement_chart(report: StabilityReport) -> EffectChart:
    """How far each setting agrees with all runs, of a report on how sure hot spots are."""
    rows = report["settings"]

    def paint(axes: Axes, colours: tuple[str, str], ink: str) -> list[tuple[Any, ...]]:
        return [
            (bar, "{} {}: {:.0f} %".format(tr(rows[i]["setting"]), rows[i]["value"], 100 * (rows[i]["agrees"] or 0)))
            for bar, i in draw_agreement(axes, rows, colours, ink)
        ]

    return EffectChart(paint, height=70 + 15 * len(rows))


def learned_chart(report: RiskSurfaceReport) -> EffectChart:
    """What a learned map finds beside the best simple one."""
    return EffectChart(
        lambda axes, colours, ink: draw_learned(axes, report["scores"], colours, ink), legend="upper right"
    )


def study_chart(report: ImpactReport) -> EffectChart:
    """The event study of an impact report."""
    return EffectChart(
        lambda axes, colours, ink: draw_study(axes, report["study"], colours, ink, report.get("period", "week"))
    )


def distance_chart(report: ImpactReport) -> EffectChart:
    """The difference by distance of an impact report."""
    return EffectChart(lambda axes, colours, ink: draw_distances(axes, report["bands"], colours, ink))


def balance_chart(report: MatchControlsReport) -> EffectChart:
    """How like the arms of matched controls are."""
    rows = [(one["measure"], one["diff_before"], one["diff_after"]) for one in report["balance"]]
    return EffectChart(lambda axes, colours, ink: draw_balance(axes, rows, colours, ink))


def weeks_chart(place: WatchedArea) -> EffectChart:
    """The weeks of one place of a monitor report."""
    return EffectChart(lambda axes, colours, ink: draw_weeks(axes, place["weeks"], colours, ink), legend="upper left")


def funnel_chart(report: MonitorReport) -> EffectChart:
    """The funnel of a monitor report, each point with its place."""
    places = [one for one in report["places"] if one["ratio"] is not None]

    def paint(axes: Axes, colours: tuple[str, str], ink: str) -> list[tuple[Any, ...]]:
        drawn = draw_funnel(axes, places, report["limits"], colours, ink)
        return [
            (artist, "{} {}: {:,} / {:.1f}".format(one["id"], one["name"], one["crimes"], one["expected"]))
            for artist, one in drawn
        ]

    return EffectChart(paint)
