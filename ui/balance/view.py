"""Audit, feedback loop, searches, community and prompts on the page Balance."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication, QgsVectorLayer
from qgis.PyQt.QtWidgets import QPlainTextEdit, QPushButton

from ...bridge.ground import fields as f
from ...bridge.results import layer_tree
from ...bridge.results.charts.drawing import plain
from ...bridge.results.presence_words import NOT_GIVEN, kind_of, say
from ..parts.charts import ChartWithTable, plain_table
from ..parts.widgets import heading, number, percent, place_words
from ..state.result import scratch
from ..tool.tool_view import ToolView
from .charts import (
    asked_chart,
    felt,
    felt_chart,
    felt_words,
    found_chart,
    levels_chart,
    police_chart,
    three_chart,
    visits_chart,
)

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ...bridge.results.balance_reports import (
        CommunityFeedbackReport,
        FairnessAuditReport,
        FeedbackLoopReport,
        ImpactPromptsReport,
        SearchOverlayReport,
    )
    from ..evaluate.charts import EffectChart
    from ..state.runner import Run

#: Rows of a table on the page; all are in the report and in the layer.
_ROWS = 40


class _Areas(ToolView):
    """A view on neighbourhoods."""

    def areas(self) -> dict[str, Any]:
        """Neighbourhoods as the page Data has them, and what was delivered, else what is planned."""
        outcomes = self.session.choices.outcomes
        out = {"AREAS": self.session.choices.areas, "NAME_FIELD": self.session.choices.name_field}
        for tool, output in (("patrolvisits", "COMPLIANCE"), ("patrolplan", "OUTPUT")):
            found = outcomes.get(tool, {}).get("layers", {}).get(output, "")
            if self.session.layer(found) is not None:
                out.setdefault("PRESENCE", found)
        if self.session.layer(out["AREAS"]) is None:
            out.update(AREAS="", NAME_FIELD="")
        return out


class AuditView(_Areas):
    """Presence beside need and residents: the picture first, linked to the map, then the table."""

    TOOL = "fairnessaudit"
    MAIN = ("AREAS", "NAME_FIELD", "PRESENCE")
    LAYERS = (("OUTPUT", "Presence against need", True), ("FIGURES", "Figures", False), ("DECILES", "Deciles", False))
    FILES = "fairness"
    BUTTON = "&Audit presence"
    TIP = "Presence against need and residents by neighbourhood, along deprivation and by group"
    CRIMES, DATED = True, False

    def crimes(self) -> dict[str, Any]:
        """Harm too, where the page Find ranks by it."""
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
                    "The neighbourhoods with the widest gaps, as shares of the whole; choose a bar to see it on the "
                    "map."
                ),
            ),
            table,
        ]
        if report["deciles"]:
            out.append(
                ChartWithTable(
                    self.tr("Along deprivation"),
                    lambda: levels_chart(report),
                    [self.tr("Decile"), say(kind, "per_1000"), self.tr("Need a 1,000")],
                    [
                        [number(row["decile"]), number(row["presence"], 1), number(row["needed"], 1)]
                        for row in report["deciles"]
                    ],
                    self.tr("A head, each against its own mean; 1 is the most deprived tenth."),
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
                self.tr("Between the lines chance alone leaves 95 % and 99.8 % of the neighbourhoods."),
            )
        )
        figures = plain_table(
            [self.tr("Figure"), self.tr("Value"), "95 %"],
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
        return out + [heading(self.tr("Figures; what each can mean is in its tooltip and the report")), figures]


class LoopView(_Areas):
    """Hot spots again without what policing itself brings up."""

    TOOL = "feedbackloop"
    MAIN = ("POLICE_OFFENCES", "SOURCE_FIELD", "PUBLIC_SOURCES")
    LEFT_OUT = ("STUDY_AREA", "NAME_FIELD", "UNIT", "UNITS_LAYER", "CELL_SIZE", "SELECT_BY", "SELECT_VALUE")
    LAYERS = (
        ("HOTSPOTS", "With all offences", True),
        ("WITHOUT", "Without those made by policing", True),
        ("OUTPUT", "Places", False),
    )
    FILES = "feedback loop"
    BUTTON = "&Compare the maps"
    TIP = "Hot spots with and without the offences that officers bring up by looking: what stays, what goes, what comes"
    CRIMES, PLACES, DATED = True, False, False

    def crimes(self) -> dict[str, Any]:
        """All offences, in the places of the page Find: those made by policing are seldom among the ticked."""
        more = {
            name: value
            for name, value in self.session.find_parameters("countcrimes").items()
            if name not in ("OFFENCES", "WEIGHT_FIELD", "WEIGHTS", "HARM")
        }
        return {name: value for name, value in more.items() if name in self.form.known}

    def show_report(self, report: FeedbackLoopReport) -> list[QWidget]:
        """How much of each hot spot is made by policing, and what becomes of it."""
        words = {"stays": self.tr("stays"), "goes": self.tr("goes"), "comes": self.tr("comes")}
        rows = report["hotspots"][:_ROWS]
        table, _ = self.linked(
            [self.tr("Hot spot"), self.tr("Crimes"), self.tr("By policing"), ""],
            [[str(row["id"]), number(row["crimes"]), percent(row["share"], 0), words[row["state"]]] for row in rows],
            f.HOTSPOT_ID,
            [row["id"] for row in rows],
        )
        chart = (
            [
                ChartWithTable(
                    self.tr("How much is made by policing"),
                    lambda: police_chart(report),
                    [self.tr("Hot spot"), self.tr("Share")],
                    [[str(row["id"]), percent(row["share"], 0)] for row in rows],
                    self.tr("The busiest twenty; the line is the share of all crimes."),
                )
            ]
            if rows
            else []
        )
        return chart + [table]


class SearchView(_Areas):
    """What came of stops and searches, in and out of hot spots."""

    TOOL = "searchoverlay"
    MAIN = ("INPUT", "FOUND_FIELD", "GROUP_FIELD", "DATE_FIELD")
    LAYERS = (
        ("OUTPUT", "Hot spots with searches", True),
        ("GROUPS", "In and out, by group", False),
        ("RATES", "Rates by borough", False),
    )
    FILES = "searches"
    BUTTON = "&Lay searches over"
    TIP = "How often something came of searches in hot spots and elsewhere; rates at borough scale only"

    def suggest(self) -> dict[str, Any]:
        """Searches as the import of police.uk files makes them."""
        kind = f.STOPS_AND_SEARCHES[0][1]
        found = [
            layer
            for layer in self.session.project.mapLayers().values()
            if isinstance(layer, QgsVectorLayer) and layer.fields().lookupField(kind) >= 0
        ]
        return {"INPUT": found[0].id(), "GROUP_FIELD": "ethn_offic", "DATE_FIELD": f.DATE} if found else {}

    def show_report(self, report: SearchOverlayReport) -> list[QWidget]:
        """In and out by group, then the hot spots, then boroughs."""
        everybody = self.tr("everybody")
        groups = [
            [row["group"] or everybody, number(row["searches"]), percent(row["in"], 0), percent(row["out"], 0)]
            for row in report["groups"]
        ]
        heads = [self.tr("Group"), self.tr("Searches"), self.tr("In"), self.tr("Elsewhere")]
        out = [
            ChartWithTable(
                self.tr("Something came of"),
                lambda: found_chart(report),
                heads,
                groups,
                self.tr("Shares of searches with 95 % intervals; fewer than {} have none.").format(report["least"]),
            )
        ]
        rows = sorted((row for row in report["hotspots"] if row["searches"]), key=lambda row: -row["searches"])[:_ROWS]
        if rows:
            words = {
                "higher": self.tr("higher"),
                "lower": self.tr("lower"),
                "few": self.tr("too few"),
                "unclear": self.tr("cannot tell"),
                "alike": self.tr("about as often") if "margin" in report else self.tr("cannot tell"),
            }
            table, _ = self.linked(
                [self.tr("Hot spot"), self.tr("Searches"), self.tr("Came of"), ""],
                [
                    [
                        place_words(row["id"], row["name"]),
                        number(row["searches"]),
                        percent(row["share"], 0),
                        words[row["state"]],
                    ]
                    for row in rows
                ],
                f.HOTSPOT_ID,
                [row["id"] for row in rows],
            )
            out.append(table)
        if report["rates"]:
            out += [
                heading(self.tr("Searches a 1,000 residents, by borough")),
                plain_table(
                    [self.tr("Borough"), self.tr("Group"), self.tr("A 1,000"), self.tr("Ratio")],
                    [
                        [
                            row["area"],
                            row["group"] or everybody,
                            row["why"] or number(row["rate"], 2),
                            "" if row["ratio"] is None else number(row["ratio"], 1),
                        ]
                        for row in report["rates"][:_ROWS]
                    ],
                ),
            ]
        return out


class CommunityView(_Areas):
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
    LAYERS = (("OUTPUT", "Asked for and patrolled", True), ("PRIORITIES", "Priorities", False))
    FILES = "community feedback"
    BUTTON = "&Hear the answers"
    TIP = "Safety, confidence and priorities by neighbourhood beside presence; never of fewer than ten answers"
    CRIMES, DATED = True, False

    def suggest(self) -> dict[str, Any]:
        """The neighbourhoods and the presence that the project has."""
        return self.areas()

    def titled(self, name: str, run: Run) -> str:
        """Without presence nothing is known of patrols."""
        return (
            self.tr("What was asked for")
            if name == self.LAYERS[0][1] and not run.parameters.get("PRESENCE")
            else (super().titled(name, run))
        )

    def show_report(self, report: CommunityFeedbackReport) -> list[QWidget]:
        """What was asked for, and where people feel how safe."""
        out = []
        if report["priorities"]:
            out.append(
                ChartWithTable(
                    self.tr("Asked for"),
                    lambda: asked_chart(report),
                    [self.tr("Priority"), self.tr("Answers"), self.tr("Before"), self.tr("After")],
                    [
                        [row["priority"], number(row["answers"]), number(row["before"]), number(row["after"])]
                        for row in report["priorities"]
                    ],
                    self.tr("Share of the answers that name it; the table has the crimes of that name."),
                )
            )
        rows = [row for row in report["areas"] if row["answers"] is not None][:_ROWS]
        measured = kind_of(report) != NOT_GIVEN
        table, link = self.linked(
            [self.tr("Neighbourhood"), self.tr("Safe"), *[self.tr("Presence")] * measured, self.tr("Asked for")],
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
                self.tr("Feeling safe, and presence"),
                lambda: felt_chart(report),
                [self.tr("Neighbourhood"), self.tr("Safe"), self.tr("Presence")],
                [[row["name"], felt_words(row), percent(row["presence_share"])] for row in rows],
                self.tr("Each point a neighbourhood; choose one to see it on the map."),
            )
            if chart.chart is not None and link is not None:
                chart.chart.picked.connect(link.choose)
            out.append(chart)
        return out + [table]


class PromptsView(ToolView):
    """The questions of both impact assessments, filled with what the other steps found."""

    TOOL = "impactprompts"
    MAIN = ("PURPOSE", "OWNER")
    LEFT_OUT = ("AUDIT", "LOOP", "SEARCHES", "FEEDBACK")
    FILES = "impact prompts"
    BUTTON = "&Fill the prompts"
    TIP = "Questions of the equality and the data-protection impact assessment, to be copied into the force's own form"
    PLACES = False

    def outputs(self) -> dict[str, Any]:
        """The reports of the other steps, as far as they are there; the text beside them."""
        out = {}
        for name, tool in (
            ("AUDIT", "fairnessaudit"),
            ("LOOP", "feedbackloop"),
            ("SEARCHES", "searchoverlay"),
            ("FEEDBACK", "communityfeedback"),
        ):
            path = self.session.choices.outcomes.get(tool, {}).get("parameters", {}).get("REPORT_JSON", "")
            if path and os.path.exists(path):
                out[name] = path
        beside = layer_tree.new_database(self.session.project, self.FILES)
        out["TEXT"] = beside[: -len(".gpkg")] + ".txt" if beside else scratch("impact prompts.txt")
        return out

    def show_report(self, report: ImpactPromptsReport) -> list[QWidget]:
        """The text, to be read and copied."""
        text = QPlainTextEdit(report["text"])
        text.setReadOnly(True)
        text.setFixedHeight(18 * text.fontMetrics().lineSpacing())
        text.setToolTip(self.tr("Questions, what is known, and in brackets what is for the force to answer"))
        copy = QPushButton(self.tr("Cop&y all"))
        copy.setToolTip(self.tr("The whole text to the clipboard"))
        copy.clicked.connect(lambda: QgsApplication.clipboard().setText(report["text"]))
        return [text, copy]
