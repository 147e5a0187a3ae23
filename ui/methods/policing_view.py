"""Whether policing itself makes the map, searches, and impact assessments on the page Methods."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication, QgsVectorLayer
from qgis.PyQt.QtWidgets import QPlainTextEdit, QPushButton

from ...bridge.ground import fields as f
from ...bridge.results import layer_tree
from ..parts.charts import ChartWithTable, plain_table
from ..parts.widgets import heading, number, percent, place_words
from ..state.result import scratch
from ..tool.areas_view import AreasView
from ..tool.tool_view import ToolView
from .charts import found_chart, police_chart

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ...bridge.results.balance_reports import FeedbackLoopReport, ImpactPromptsReport, SearchOverlayReport

#: Rows of a table on the page; all are in the report and in the layer.
_ROWS = 40


class LoopView(AreasView):
    """Hot spots again without police-generated offences."""

    TOOL = "feedbackloop"
    MAIN = ("POLICE_OFFENCES", "SOURCE_FIELD", "PUBLIC_SOURCES")
    LEFT_OUT = ("STUDY_AREA", "NAME_FIELD", "UNIT", "UNITS_LAYER", "CELL_SIZE", "SELECT_BY", "SELECT_VALUE")
    LAYERS = (
        ("HOTSPOTS", "With all offences", True),
        ("WITHOUT", "Without police-generated crimes", True),
        ("OUTPUT", "Places", False),
    )
    FILES = "feedback loop"
    BUTTON = "&Compare the maps"
    TIP = "Compare hot spots with and without police-generated offences: which stay, which go and which are new"
    CRIMES, PLACES, DATED = True, False, False

    def crimes(self) -> dict[str, Any]:
        """All offences, in the places of the page Hot spots: the police-generated ones are seldom among the ticked."""
        more = {
            name: value
            for name, value in self.session.find_parameters("countcrimes").items()
            if name not in ("OFFENCES", "WEIGHT_FIELD", "WEIGHTS", "HARM")
        }
        return {name: value for name, value in more.items() if name in self.form.known}

    def show_report(self, report: FeedbackLoopReport) -> list[QWidget]:
        """How much of each hot spot is police-generated, and what becomes of it."""
        words = {"stays": self.tr("stays"), "goes": self.tr("goes"), "comes": self.tr("new")}
        rows = report["hotspots"][:_ROWS]
        table, _ = self.linked(
            [self.tr("Hot spot"), self.tr("Crimes"), self.tr("Police-generated"), ""],
            [[str(row["id"]), number(row["crimes"]), percent(row["share"], 0), words[row["state"]]] for row in rows],
            f.HOTSPOT_ID,
            [row["id"] for row in rows],
        )
        chart = (
            [
                ChartWithTable(
                    self.tr("Share of crimes that are police-generated"),
                    lambda: police_chart(report),
                    [self.tr("Hot spot"), self.tr("Share")],
                    [[str(row["id"]), percent(row["share"], 0)] for row in rows],
                    self.tr("The 20 busiest hot spots; the line shows the share for all crimes."),
                )
            ]
            if rows
            else []
        )
        return chart + [table]


class SearchView(AreasView):
    """What came of stops and searches, in and out of hot spots."""

    TOOL = "searchoverlay"
    MAIN = ("INPUT", "FOUND_FIELD", "GROUP_FIELD", "DATE_FIELD")
    LAYERS = (
        ("OUTPUT", "Hot spots with searches", True),
        ("GROUPS", "Inside and outside hot spots, by group", False),
        ("RATES", "Rates by borough", False),
    )
    FILES = "searches"
    BUTTON = "&Compare searches"
    TIP = (
        "Compare how often searches led to an outcome in hot spots and elsewhere. Rates per resident "
        "are given for boroughs only"
    )

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
        everybody = self.tr("Everyone")
        groups = [
            [row["group"] or everybody, number(row["searches"]), percent(row["in"], 0), percent(row["out"], 0)]
            for row in report["groups"]
        ]
        heads = [self.tr("Group"), self.tr("Searches"), self.tr("In"), self.tr("Elsewhere")]
        out = [
            ChartWithTable(
                self.tr("Led to an outcome"),
                lambda: found_chart(report),
                heads,
                groups,
                self.tr(
                    "Share of searches that led to an outcome, with 95% intervals. No interval is "
                    "given for fewer than {} searches."
                ).format(report["least"]),
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
                [self.tr("Hot spot"), self.tr("Searches"), self.tr("Led to an outcome"), ""],
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
                heading(self.tr("Searches per 1,000 residents, by borough")),
                plain_table(
                    [self.tr("Borough"), self.tr("Group"), self.tr("Per 1,000"), self.tr("Ratio")],
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


class PromptsView(ToolView):
    """The questions of both impact assessments, filled with what the other steps found."""

    TOOL = "impactprompts"
    MAIN = ("PURPOSE", "OWNER")
    LEFT_OUT = ("AUDIT", "LOOP", "SEARCHES", "FEEDBACK")
    FILES = "impact prompts"
    BUTTON = "&Fill in the assessments"
    TIP = (
        "Fill in the questions for the equality and data protection impact assessments, ready to copy into your "
        "force's own form"
    )
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
        text.setToolTip(
            self.tr("The questions, with what is already known. Your force needs to complete the text in brackets")
        )
        copy = QPushButton(self.tr("Cop&y all"))
        copy.setToolTip(self.tr("Copy the whole text to the clipboard"))
        copy.clicked.connect(lambda: QgsApplication.clipboard().setText(report["text"]))
        return [text, copy]
