"""The effect and the watch on the page Results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...bridge.ground.texts import counted, day_words
from ...bridge.results.charts.effects import ring_words
from ...contract.patrol import ACTIVE
from ..maps.linked_rows import LinkedRows
from ..parts.charts import ChartWithTable, plain_table
from ..parts.page_lines import Need
from ..parts.widgets import heading, number, percent, place_words
from ..tool.tool_view import ToolView
from .charts import distance_chart, funnel_chart, study_chart, weeks_chart

if TYPE_CHECKING:
    from ...bridge.results.evaluation_reports import ImpactReport, MonitorReport, WatchedArea


class ImpactView(ToolView):
    """Says whether it worked."""

    TOOL = "impact"
    MAIN = ("INTERVENTION", "PERIOD", "BEFORE_DAYS", "CONTROLS", "SELECTED_FROM", "SELECTED_TO", "BUFFER")
    LAYERS = (("COUNTS", "Places before and after", False), ("OUTPUT", "Measures", False))
    FILES = "effect"
    BUTTON = "Show the &effect"
    TIP = (
        "Compare crime in treated places and their controls, before and after the intervention, and "
        "state what cannot be known"
    )
    CRIMES = True
    #: The places are found in crimes of the time before, and held against those after it.
    KEPT = ("START", "END")

    def crimes(self) -> dict[str, Any]:
        """Harm too, where the page Hot spots ranks by it."""
        return dict(super().crimes(), **self.session.weight_parameters())

    def what_is_needed(self) -> list[Need]:
        """Places, others to compare them with, and crimes with dates."""
        active, taken = len(self.session.places.of_status(ACTIVE)), self.places()
        places = (
            counted(
                active,
                self.tr("{} active hot spot in the register"),
                self.tr("{} active hot spots in the register"),
                number(active),
            )
            if active
            else counted(
                len(self.session.result.rows),
                self.tr("{} hot spot shown"),
                self.tr("{} hot spots shown"),
                number(len(self.session.result.rows)),
            )
            if taken
            else self.tr("no hot spots yet: find hot spots, or open a register")
        )
        compared = "CONTROLS" in self.form.parameters() or bool(self.outputs().keys() & {"CONTROLS", "HOTSPOT_LAYER"})
        controls = (
            self.tr("comparison places")
            if compared
            else self.tr("comparison places: find some on the Methods page, or choose a layer with them")
        )
        layer = self.session.layer(self.session.choices.crimes)
        dated = layer is not None and bool(self.session.choices.date_field)
        crimes = (
            self.tr("crime data with dates: '{}'").format(layer.name())
            if dated
            else self.tr("crime data with dates: choose some on the Crimes page")
        )
        to_methods = self.tr("Methods"), lambda: self.session.page_asked.emit("methods")
        return [
            Need("places", bool(taken), places, help=self.to_hot_spots()),
            Need("controls", compared, controls, help=to_methods),
            Need("crimes", dated, crimes),
        ]

    def outputs(self) -> dict[str, Any]:
        """The trial's places where its lot was drawn once; else the matched controls, where none are given."""
        given = self.form.parameters()
        if "CONTROLS" in given:
            return {}
        outcomes = self.session.choices.outcomes
        matched = self._layer("matchcontrols", "OUTPUT")
        trial = self._layer("trialdesign", "HOTSPOTS")
        # By turns there are no control places.
        turns = outcomes.get("trialdesign", {}).get("parameters", {}).get("PERIOD", "throughout") != "throughout"
        out = {}
        if trial and not turns and not matched:
            out.update(HOTSPOT_LAYER=trial, REGISTER="")
        elif matched:
            out["CONTROLS"] = matched
        units = (self.session.result.about or {}).get("layers", {}).get("places", "")
        if "CANDIDATES" not in given and matched and self.session.layer(units) is not None:
            out["CANDIDATES"] = units
        return out

    def _layer(self, tool: str, output: str) -> str:
        found = self.session.choices.outcomes.get(tool, {}).get("layers", {}).get(output, "")
        return found if self.session.layer(found) is not None else ""

    def show_report(self, report: ImpactReport) -> list[QWidget]:
        """When it began to differ, and how far it reached."""
        out, months = [], report.get("period") == "month"
        if any(one["change"] is not None for one in report["study"]):
            out.append(
                ChartWithTable(
                    self.tr("Change compared with the controls, over time"),
                    lambda: study_chart(report),
                    [
                        self.tr("Month") if months else self.tr("From week"),
                        self.tr("Change"),
                        self.tr("From"),
                        self.tr("To"),
                    ],
                    [
                        [number(one["week"]), *(percent(one[key], 0) for key in ("change", "low", "high"))]
                        for one in report["study"]
                    ],
                    self.tr(
                        "By month, with 95% intervals. Points to the left of the line are before the intervention "
                        "and should be close to 0."
                    )
                    if months
                    else self.tr(
                        "In blocks of {} weeks, with 95% intervals. Points to the left of the line are before the "
                        "intervention and should be close to 0."
                    ).format(report["span"]),
                )
            )
        if len(report["bands"]) > 1:
            out.append(
                ChartWithTable(
                    self.tr("Difference from the controls, by distance"),
                    lambda: distance_chart(report),
                    [self.tr("Metres"), self.tr("Crimes"), self.tr("From"), self.tr("To")],
                    [
                        [ring_words(one), *(number(one[key], 1) for key in ("value", "low", "high"))]
                        for one in report["bands"]
                    ],
                    self.tr(
                        "Crimes compared with the rings around the controls, with 95% intervals. A "
                        "value above 0 means more crimes; a value below 0 means fewer."
                    ),
                )
            )
        return out


class MonitorView(ToolView):
    """Watches the places week by week; the row, the chart and the map are one selection."""

    TOOL = "monitor"
    MAIN = ("SINCE", "AREAS", "NAME_FIELD")
    LAYERS = (("HOTSPOTS", "Monitored places", True), ("EXCEPTIONS", "Last week", False), ("OUTPUT", "Weeks", False))
    FILES = "watch"
    BUTTON = "Check the &weeks"
    TIP = "Show which places stand out in the last whole week, and which have changed since monitoring began"
    CRIMES = WEEKLY = True
    #: What is usual is of the time before the places were found.
    KEPT = ("START", "END")

    def show_report(self, report: MonitorReport) -> list[QWidget]:
        """The last week, the weeks of the place chosen, and the funnel."""
        both = sorted(report["places"] + report["areas"], key=lambda one: (one["q"], one["p"]))[:30]
        words = {"above": self.tr("above"), "below": self.tr("below"), "": ""}
        table = plain_table(
            [self.tr("Place"), self.tr("Crimes"), self.tr("Usual"), self.tr("q"), self.tr("Last week")],
            [
                [
                    place_words(one["id"], one["name"]),
                    number(one["weeks"][-1]["crimes"]),
                    number(one["weeks"][-1]["mean"], 1),
                    number(one["q"], 3),
                    words[one["state"]],
                ]
                for one in both
            ],
        )
        table.setFixedHeight(min(table.height(), 10 * (table.fontMetrics().height() + 5)))
        table.setToolTip(self.tr("Select a row to see the weekly figures and show the place on the map"))
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)

        def choose() -> None:
            row = table.currentRow()
            if row < 0:
                return
            while inside.count():
                inside.takeAt(0).widget().deleteLater()
            inside.addWidget(self._weeks(both[row]))

        table.itemSelectionChanged.connect(choose)
        layer = self.session.layer(self.about.get("layers", {}).get("HOTSPOTS", ""))
        if layer is not None:
            LinkedRows(table, layer, "hotspot_id", [one["id"] for one in both])
        if both:
            inside.addWidget(self._weeks(both[0]))
        changed = [one for one in report["places"] if one["alarm"]]
        out = [heading(self.tr("Week from {}").format(day_words(report["weeks"][-1]))), table, holder]
        if changed:
            out += [
                heading(self.tr("Changed since {}").format(day_words(report["since"]))),
                plain_table(
                    [self.tr("Place"), self.tr("Crimes"), self.tr("Expected")],
                    [
                        [place_words(one["id"], one["name"]), number(one["crimes"]), number(one["expected"], 1)]
                        for one in sorted(changed, key=lambda one: -one["evidence"])[:20]
                    ],
                ),
            ]
        return out + [
            ChartWithTable(
                self.tr("Since {}").format(day_words(report["since"])),
                lambda: funnel_chart(report),
                [self.tr("Place"), self.tr("Crimes"), self.tr("Expected"), self.tr("Evidence")],
                [
                    [
                        place_words(one["id"], one["name"]),
                        number(one["crimes"]),
                        number(one["expected"], 1),
                        number(min(one["evidence"], 1e6), 1),
                    ]
                    for one in sorted(report["places"], key=lambda one: -one["evidence"])[:30]
                ],
                self.tr(
                    "By chance alone, 95% of places would fall within the inner lines and 99.8% within the outer lines."
                ),
            )
        ]

    def _weeks(self, place: WatchedArea) -> ChartWithTable:
        return ChartWithTable(
            place_words(place["id"], place["name"]),
            lambda: weeks_chart(place),
            [self.tr("Week from"), self.tr("Crimes"), self.tr("Usual"), self.tr("Band")],
            [
                [
                    day_words(one["week"]),
                    number(one["crimes"]),
                    number(one["mean"], 1),
                    " – ".join(number(one[key], 1) for key in ("low", "high")),
                ]
                for one in place["weeks"][::-1][:26]
            ],
        )
