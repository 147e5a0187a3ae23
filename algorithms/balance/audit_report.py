"""What a fairness audit says and draws."""

from __future__ import annotations

from typing import Any

from ...bridge.ground.texts import tr
from ...bridge.results.charts.effects import draw_funnel, draw_levels, draw_three, picture
from ...bridge.results.presence_words import NOT_GIVEN, say
from ...bridge.results.result_names import period_of
from ...core.statistics.three_answers import ALIKE, LESS, MORE, STATES, UNSURE
from ..common.finish import embedded


def states_counted(rows: list[dict[str, Any]]) -> dict[str, int]:
    """{state: neighbourhoods}."""
    return {state: sum(row["state"] == state for row in rows) for state in STATES}


def audit_summary(report: dict[str, Any], harm: str) -> str:
    """The audit in a few sentences; ``harm``: what the need is called where it is harm, '' where it is crime. The first
    says which days of patrols are held against which days of crime, where both are known."""
    rows, margin = report["areas"], report["margin"]
    count = states_counted(rows)
    need = harm or tr("crime")
    kind = report["presence"]
    words = say(kind, "summary").format(count[MORE], len(rows), need, count[LESS], count[ALIKE], margin, count[UNSURE])
    patrols, crimes = (period_of(report[key]) for key in ("presence_window", "window"))
    if patrols and crimes:
        words = tr("Patrols: {}. Crimes: {}.").format(patrols, crimes) + " " + words
    odd = sorted((row for row in rows if row["state"] in (MORE, LESS)), key=lambda row: -abs(row["gap"]))
    if odd:
        words += " " + tr("Widest gaps: {}.").format(
            ", ".join(
                tr("{} ({:+.1f} percentage points, {:+.1f} to {:+.1f})").format(
                    row["name"], row["gap"], row["low"], row["high"]
                )
                for row in odd[:5]
            )
        )
    words += " " + say(kind, "nobody").format(len(report["nobody"]))
    value = {one["name"]: one for one in report["figures"]}
    leaning = value.get("gradient_presence", value.get("gradient_hotspots", {})).get("value")
    if leaning is not None:
        words += " " + say(kind, "gradient").format(leaning, _times(value["gradient_need"]["value"]))
    if kind == NOT_GIVEN:
        words += " " + tr("Patrol presence was not given, so the results do not show where officers went.")
    return words


def _times(value: float | None) -> str:
    return tr("an unknown multiple of") if value is None else tr("{:.1f} times").format(value)


def audit_pictures(report: dict[str, Any]) -> list[str]:
    """The charts of the report as text."""
    kind = report["presence"]
    shown = [
        (row["name"], row["presence_share"], row["need_share"], row["people_share"]) for row in report["areas"][:15]
    ]
    charts = [
        picture(
            lambda axes, colours, ink: draw_three(axes, shown, colours, ink, say(kind, "name")),
            say(kind, "three"),
            tr("the 15 neighbourhoods with the widest gaps"),
            (8, 6.5),
            left=0.22,
        )
    ]
    if report["deciles"]:
        charts.append(
            picture(
                lambda axes, colours, ink: draw_levels(axes, report["deciles"], colours, ink, say(kind, "name")),
                tr("By deprivation decile"),
                say(kind, "levels"),
                (8, 4.2),
            )
        )
    drawn = [row for row in report["areas"] if row["ratio"] is not None]
    charts.append(
        picture(
            lambda axes, colours, ink: (
                draw_funnel(axes, drawn, report["limits"], colours, ink, (say(kind, "expected"), say(kind, "ratio")))
                and None
            ),
            say(kind, "title"),
            tr(
                "by chance alone, 95% of neighbourhoods would fall within the inner lines and 99.8% within "
                "the outer lines"
            ),
            (8, 4.2),
        )
    )
    return [embedded(one) for one in charts]
