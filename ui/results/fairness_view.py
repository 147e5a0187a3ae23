"""Presence against need, and what people asked for, on the page Results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...bridge.ground import fields as f
from ...bridge.results.charts.drawing import plain
from ...bridge.results.presence_words import NOT_GIVEN, kind_of, say
from ..parts.charts import ChartWithTable, plain_table
from ..parts.effect_chart import EffectChart
from ..parts.widgets import heading, number, percent
from ..tool.areas_view import AreasView
from .charts import asked_chart, felt, felt_chart, felt_words, levels_chart, three_chart, visits_chart

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ...bridge.results.balance_reports import CommunityFeedbackReport, FairnessAuditReport
    from ..state.runner import Run

#: Rows of a table on the page; all are in the report and in the layer.
_ROWS = 40


class AuditView(AreasView):
    """Presence beside need and residents: the picture first, linked to the map, then the table."""

    TOOL = "fairnessaudit"
    MAIN = ("AREAS", "NAME_FIELD", "PRESENCE")
    LAYERS = (
        ("OUTPUT", "Patrol presence compared with need", True),
        ("FIGURES", "Figures", False),
        ("DECILES", "Deciles", False),
    )
    FILES = "fairness"
    BUTTON = "&Check fairness"
    TIP = (
        "Compare patrol presence with policing need and the resident population, by neighbourhood, "
        "deprivation and group"
    )
    CRIMES, DATED = True, False

    def crimes(self) -> dict[str, Any]:
        """Harm too, where the page Hot spots ranks by it."""
        return dict(super().crimes(), **self.session.weight_parameters())

    def suggest(self) -> dict[str, Any]:
        """The neighbourhoods and the presence that the project has."""
        return self.areas()

    def titled(self, name: str, run: Run) -> str:
        """Without presence the layer is not one of it."""
        return (
            say(NOT_GIVEN, "title")
            if name == self.LAYERS[0][1] and not run.parameters.get("PRESENCE")
            else (super().titled(name, run))
        )

    def show_report(self, report: FairnessAuditReport) -> list[QWidget]:
        """The picture, the table, the figures."""
        names, kind = [row["name"] for row in report["areas"][:_ROWS]], kind_of(report)
        words = {
            "more": self.tr("more"),
            "less": self.tr("less"),
            "unclear": self.tr("cannot tell"),
            # Of a report without a margin it says only that a test found nothing.
            "alike": self.tr("about as much") if "margin" in report else self.tr("cannot tell"),
        }
        table, link = self.linked(
            [self.tr("Neighbourhood"), say(kind, "head"), self.tr("Need"), self.tr("Residents"), self.tr("Gap"), ""],
            [
                [
                    row["name"],
                    *(percent(row[key]) for key in ("presence_share", "need_share", "people_share")),
                    number(row["gap"], 1),
                    words[row["state"]],
                ]
                for row in report["areas"][:_ROWS]
            ],
            f.AREA_NAME,
            names,
        )

        def pick(name: str) -> None:
            if link is not None:
                link.choose(name)

        def pickable(chart: EffectChart) -> EffectChart:
            chart.picked.connect(pick)
            return chart

        out = [
            ChartWithTable(
                say(kind, "three"),
                lambda: pickable(three_chart(report)),
                [self.tr("Neighbourhood"), self.tr("Gap"), self.tr("From"), self.tr("To")],
                [
                    [row["name"], *(number(row[key], 1) for key in ("gap", "low", "high"))]
                    for row in report["areas"][:_ROWS]
                ],
                self.tr(
                    "The neighbourhoods with the widest gaps, as shares of the total. Click a bar to show the "
                    "neighbourhood on the map."
                ),
            ),
            table,
        ]
        if report["deciles"]:
            out.append(
                ChartWithTable(
                    self.tr("By deprivation decile"),
                    lambda: levels_chart(report),
                    [self.tr("Decile"), say(kind, "per_1000"), self.tr("Need per 1,000")],
                    [
                        [number(row["decile"]), number(row["presence"], 1), number(row["needed"], 1)]
                        for row in report["deciles"]
                    ],
                    self.tr(
                        "Patrol presence and policing need per resident, each relative to its own "
                        "mean. Decile 1 is the most deprived."
                    ),
                )
            )
        out.append(
            ChartWithTable(
                say(kind, "title"),
                lambda: pickable(visits_chart(report)),
                [self.tr("Neighbourhood"), say(kind, "visits"), self.tr("Expected")],
                [
                    [row["name"], number(row["visits"], 1), number(row["expected"], 1)]
                    for row in report["areas"][:_ROWS]
                ],
                self.tr(
                    "By chance alone, 95% of neighbourhoods would fall within the inner lines and 99.8% "
                    "within the outer lines."
                ),
            )
        )
        if not report["figures"]:
            return out
        figures = plain_table(
            [self.tr("Figure"), self.tr("Value"), "95% interval"],
            [
                [
                    one["name"].replace("_", " ").replace("hotspots", "hot spots"),
                    number(one["value"], 2),
                    "" if one["low"] is None else "{} – {}".format(number(one["low"], 2), number(one["high"], 2)),
                ]
                for one in report["figures"]
            ],
            ["{}. {}".format(one["of"], one["means"]) for one in report["figures"]],
        )
        return out + [heading(self.tr("Hover over a figure to see what it could mean, or read the report")), figures]


class CommunityView(AreasView):
    """What people asked for beside what was patrolled."""

    TOOL = "communityfeedback"
    MAIN = (
        "SURVEY",
        "SURVEY_AREA",
        "SAFETY_FIELD",
        "CONFIDENCE_FIELD",
        "PRIORITIES_FIELD",
        "AREAS",
        "NAME_FIELD",
        "SINCE",
    )
    LAYERS = (("OUTPUT", "Requested and patrolled", True), ("PRIORITIES", "Priorities", False))
    FILES = "community feedback"
    BUTTON = "&Show the answers"
    TIP = (
        "Show survey answers on safety, confidence and priorities for each neighbourhood, "
        "alongside patrol presence. Neighbourhoods with fewer than ten answers are not shown"
    )
    CRIMES, DATED = True, False

    def suggest(self) -> dict[str, Any]:
        """The neighbourhoods and the presence that the project has."""
        return self.areas()

    def titled(self, name: str, run: Run) -> str:
        """Without presence nothing is known of patrols."""
        return (
            self.tr("Priorities requested")
            if name == self.LAYERS[0][1] and not run.parameters.get("PRESENCE")
            else (super().titled(name, run))
        )

    def show_report(self, report: CommunityFeedbackReport) -> list[QWidget]:
        """What was asked for, and where people feel how safe."""
        out = []
        if report["priorities"]:
            out.append(
                ChartWithTable(
                    self.tr("Requested"),
                    lambda: asked_chart(report),
                    [self.tr("Priority"), self.tr("Answers"), self.tr("Before"), self.tr("After")],
                    [
                        [row["priority"], number(row["answers"]), number(row["before"]), number(row["after"])]
                        for row in report["priorities"]
                    ],
                    self.tr(
                        "Share of answers that name each priority. The table also gives the number of "
                        "crimes of that type."
                    ),
                )
            )
        rows = [row for row in report["areas"] if row["answers"] is not None][:_ROWS]
        measured = kind_of(report) != NOT_GIVEN
        table, link = self.linked(
            [self.tr("Neighbourhood"), self.tr("Safe"), *[self.tr("Presence")] * measured, self.tr("Requested")],
            [
                [
                    row["name"],
                    felt_words(row),
                    *[percent(row["presence_share"])] * measured,
                    plain(row["asked"][0]["priority"], 14) if row["asked"] else "",
                ]
                for row in rows
            ],
            f.AREA_NAME,
            [row["name"] for row in rows],
        )
        if measured and any(felt(row) is not None for row in rows):
            chart = ChartWithTable(
                self.tr("Feeling safe and patrol presence"),
                lambda: felt_chart(report),
                [self.tr("Neighbourhood"), self.tr("Safe"), self.tr("Presence")],
                [[row["name"], felt_words(row), percent(row["presence_share"])] for row in rows],
                self.tr("Each point is a neighbourhood. Click a point to show the neighbourhood on the map."),
            )
            if chart.chart is not None and link is not None:
                chart.chart.picked.connect(link.choose)
            out.append(chart)
        return out + [table]
