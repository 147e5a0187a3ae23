"""Charts of the page Results, in the palette of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...bridge.ground.texts import tr
from ...bridge.results.charts.effects import (
    draw_asked,
    draw_distances,
    draw_felt,
    draw_funnel,
    draw_levels,
    draw_study,
    draw_three,
    draw_weeks,
)
from ...bridge.results.presence_words import kind_of, say
from ..parts.effect_chart import EffectChart
from ..parts.widgets import number, percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ...bridge.results.balance_reports import (
        AuditedArea,
        CommunityFeedbackReport,
        FairnessAuditReport,
        SurveyedArea,
    )
    from ...bridge.results.evaluation_reports import ImpactReport, MonitorReport, WatchedArea

#: Neighbourhoods and hot spots that a chart has room for.
SHOWN = 12


def study_chart(report: ImpactReport) -> EffectChart:
    """The event study of an impact report."""
    return EffectChart(
        lambda axes, colours, ink: draw_study(axes, report["study"], colours, ink, report.get("period", "week"))
    )


def distance_chart(report: ImpactReport) -> EffectChart:
    """The difference by distance of an impact report."""
    return EffectChart(lambda axes, colours, ink: draw_distances(axes, report["bands"], colours, ink))


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


def area_words(row: AuditedArea, kind: str) -> str:
    """A neighbourhood of an audit of presence of a ``kind`` in words; its name comes first."""
    return say(kind, "row").format(
        row["name"], *(percent(row[key]) for key in ("presence_share", "need_share", "people_share"))
    )


def three_chart(report: FairnessAuditReport) -> EffectChart:
    """Presence, need and residents of the neighbourhoods with the widest gaps; a click picks one."""
    rows, kind = report["areas"][:SHOWN], kind_of(report)

    def paint(axes: Axes, colours: tuple[str, str], ink: str) -> list[tuple[Any, ...]]:
        drawn = draw_three(
            axes,
            [(row["name"], row["presence_share"], row["need_share"], row["people_share"]) for row in rows],
            colours,
            ink,
            say(kind, "name"),
        )
        return [(bar, area_words(rows[i], kind), rows[i]["name"]) for bar, i in drawn]

    return EffectChart(paint, legend="lower right", height=112 + 32 * len(rows))


def levels_chart(report: FairnessAuditReport) -> EffectChart:
    """Presence and need along deprivation."""
    return EffectChart(
        lambda axes, colours, ink: draw_levels(axes, report["deciles"], colours, ink, say(kind_of(report), "name")),
        legend="upper right",
    )


def visits_chart(report: FairnessAuditReport) -> EffectChart:
    """The funnel of visits (or hot spots) against need; a click picks a neighbourhood."""
    kind = kind_of(report)
    rows = [row for row in report["areas"] if row["ratio"] is not None]

    def paint(axes: Axes, colours: tuple[str, str], ink: str) -> list[tuple[Any, ...]]:
        return [
            (artist, area_words(row, kind), row["name"])
            for artist, row in draw_funnel(
                axes, rows, report["limits"], colours, ink, (say(kind, "expected"), say(kind, "ratio"))
            )
        ]

    return EffectChart(paint)


def felt(row: SurveyedArea) -> float | None:
    """How safe people feel in a neighbourhood, the middle of the range where the share is told as one; None without."""
    return row.get("safe_middle", row["safe"])


def felt_words(row: SurveyedArea) -> str:
    """How safe people feel in a neighbourhood, as it is told."""
    return row.get("safe_shown") or percent(row["safe"], 0)


def asked_chart(report: CommunityFeedbackReport) -> EffectChart:
    """What was asked for."""
    rows = report["priorities"][:10]
    return EffectChart(lambda axes, colours, ink: draw_asked(axes, rows, colours, ink), height=60 + 24 * len(rows))


def felt_chart(report: CommunityFeedbackReport) -> EffectChart:
    """Presence against how safe people feel; a click picks a neighbourhood."""
    rows = [row for row in report["areas"] if felt(row) is not None and row["presence_share"] is not None]

    def paint(axes: Axes, colours: tuple[str, str], ink: str) -> list[tuple[Any, ...]]:
        return [
            (
                artist,
                tr("{}: {} of {} respondents feel safe; {} of patrol presence").format(
                    row["name"], felt_words(row), number(row["answers"]), percent(row["presence_share"])
                ),
                row["name"],
            )
            for artist, row in draw_felt(axes, rows, colours, ink)
        ]

    return EffectChart(paint)
