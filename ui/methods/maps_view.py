"""Which map to trust, how sure hot spots are, and whether learning finds more: the maps' part of the page Evaluate."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtWidgets import QPushButton

from ...bridge.ground import fields as f
from ...bridge.ground.texts import day_words, tr
from ...bridge.results.dock_state import BY_RULE
from ...contract.parts.shared import LAYER
from ..parts.charts import ChartWithTable, plain_table
from ..parts.steps_page import NextStep
from ..parts.widgets import RunButton, heading, number, percent
from ..state.methods import METHODS
from ..state.stored_choices import could_be_chosen
from ..tool.tool_view import ToolView
from .charts import agreement_chart, learned_chart, search_chart

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ...bridge.results.evaluation_reports import HoldoutReport, MapUse, RiskSurfaceReport, StabilityReport
    from ..state.session import Session

_ROWS = 60
#: What of a map is set under Find's method.
_OF_A_MAP = ("BANDWIDTH", "KERNEL", "HALF_LIFE")


def _span(low: float | None, high: float | None) -> str:
    """An interval of shares, in per cent; a dash where the periods were too few for one."""
    if low is None:
        return "–"
    return f"{number(100 * low, 1)}–{percent(high, 1)}"


class _OverArea(ToolView):
    """A view on maps: the areas of the page Hot spots bound the area; its period does not bound the crimes, since maps
    are made of and held against all there are."""

    LEFT_OUT = ("STUDY_AREA",)
    KEPT = ("START", "END")
    CRIMES, PLACES = True, False

    def outputs(self) -> dict[str, Any]:
        """The areas that shares of the area are of."""
        areas = self.session.layer(self.session.choices.areas)
        return {"STUDY_AREA": areas.id()} if areas is not None else {}

    def run(self, **more: Any) -> None:
        """Run, where there are areas."""
        if not self.outputs().get("STUDY_AREA"):
            self.problem.say(
                self.tr(
                    "Choose a study area on the Hot spots page first. Shares of the area cannot be "
                    "calculated without one."
                )
            )
            return
        super().run(**more)


class MapsView(_OverArea):
    """Tries maps on the past, and takes the best to the page Hot spots."""

    TOOL = "holdout"
    MAIN = ("UNIT", "CELL_SIZES", "COVERAGE", "SCORE_FROM")
    LAYERS = (("OUTPUT", "Scores of maps", False),)
    FILES = "maps"
    BUTTON = "&Try the maps"
    TIP = "Make each map from earlier months, then score it on later months that were not used to make it"

    def crimes(self) -> dict[str, Any]:
        """Harm too, where the page Hot spots ranks by it."""
        return dict(super().crimes(), **self.session.weight_parameters())

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.use_button = RunButton(
            self.tr("&Use this map for hot spots"),
            self.tr("Use the method, places, period and settings from the best map"),
        )
        self.use_button.clicked.connect(self.use)
        self.again = QPushButton(self.tr("Try again"))
        self.again.setToolTip(self.tr("Score the maps again on the current crime data"))
        self.again.clicked.connect(lambda: self.run())
        self.buttons.insertWidget(0, self.again)
        #: What stands at the foot of the page: the one of them that is the next step.
        self.foot = NextStep((self.button, self.use_button), self._next)
        for signal in (self.form.changed, self.form.shown, session.choices_changed, session.survey_changed):
            signal.connect(self.foot.show_next)
        self.show_outcome()

    def _next(self) -> RunButton:
        """The best map of what is chosen is used; else the maps are tried first."""
        return self.use_button if self._use and self.is_as_chosen() else self.button

    def show_outcome(self) -> None:
        """The buttons too."""
        self._use = ()
        super().show_outcome()
        if isinstance(self.foot, NextStep):
            self.again.setVisible(bool(self._use))
            self.foot.show_next()

    def show_report(self, report: HoldoutReport) -> list[QWidget]:
        """The curve, and all maps at the share that was asked for."""
        harm = report.get("harm")
        best = (harm or report)["recommended"]
        use = _settings(best["use"], report["scored_on"][1], report["coverage"])
        curve, rows = report["curves"], report["maps"][:_ROWS]
        parts = [
            ChartWithTable(
                self.tr("Share of crime captured, by share of the area covered"),
                lambda: search_chart(report),
                [self.tr("Area"), self.tr("This map"), self.tr("Best possible")],
                [
                    [percent(a, 2), percent(b, 1), percent(c, 1)]
                    for a, b, c in zip(curve["coverage"], curve["map"], curve["oracle"])
                ],
                self.tr("Scored on crimes from {} to {}, which were not used to choose the map.").format(
                    *map(day_words, report["scored_on"])
                ),
            )
        ]
        parts.append(
            heading(
                self.tr("{} maps compared at {} of the area").format(
                    len(report["maps"]), percent(report["coverage"], 1)
                )
            )
        )
        headings = [self.tr("Map"), self.tr("Crime captured"), self.tr("95% interval"), self.tr("PAI")]
        cells = [
            [row["short"], percent(row["hit_rate"], 1), _span(row["low"], row["high"]), "{:.1f}".format(row["pai"])]
            for row in rows
        ]
        if harm:
            headings.append(self.tr("Share of {}").format(harm["unit"]))
            for row, shown in zip(rows, cells):
                shown.append(percent(row["harm_rate"], 1))
        table = plain_table(headings, cells, [row["words"] for row in rows])
        table.setFixedHeight(min(table.height(), 12 * (table.fontMetrics().height() + 5)))
        self._use = use
        return parts + [table]

    def use(self) -> None:
        """Take the settings to the page Hot spots: method, places and the periods up to the last whole one."""
        method, own, changes = self._use
        self.session.set_method(method)
        advanced = {name: value for name, value in self.session.choices.advanced.items() if name not in _OF_A_MAP}
        self.session.set(page="find", advanced=dict(advanced, **own), **changes)
        self.session.choices_replaced.emit()


def _settings(use: MapUse | None, until: str, coverage: float) -> tuple[Any, ...]:
    """(method, parameters of its own, further choices) of a map for Find, () without one. Raises ValueError where the
    report says what no control of Find could."""
    if not use:
        return ()
    until, start = datetime.date.fromisoformat(until), ""
    if use["LAST"]:
        days = {"week": 7, "4 weeks": 28}.get(use["PERIOD"])
        if days:
            first = until - datetime.timedelta(days=days * use["LAST"] - 1)
        else:
            months = until.year * 12 + until.month - use["LAST"] * {"month": 1, "quarter": 3}[use["PERIOD"]]
            first = datetime.date(months // 12, months % 12 + 1, 1)
        start = first.isoformat()
    method, changes = use["METHOD"], {"start": start, "end": until.isoformat()}
    own = {name: use[name] for name in _OF_A_MAP if name in use}
    if "RANK_BY" in use:
        changes["rank_by"] = use["RANK_BY"]
    if METHODS[method].places:
        changes.update(unit=use["UNIT"], cell_size=use["CELL_SIZE"])
    else:
        own["AREA_PERCENT"] = 100 * coverage
    if method == BY_RULE:
        changes.update(select_by="area_share", select_value=100 * coverage)
    if not could_be_chosen(method, own, changes):
        raise ValueError("no control of Find could have given this")
    return method, own, changes


class SureView(_OverArea):
    """In how many of many settings a place, and each hot spot on show, is hot."""

    TOOL = "stability"
    MAIN = ("UNIT", "CELL_SIZE", "COVERAGE")
    LEFT_OUT = ("STUDY_AREA", "HOTSPOT_LAYER")
    LAYERS = (("OUTPUT", "How sure: places", False), ("HOTSPOTS", "How sure: hot spots", True))
    FILES = "sure"
    BUTTON = "&How sure are they?"
    TIP = (
        "Create the map again with many sizes, grids, bandwidths and periods, and count how often each "
        "hot spot is found"
    )

    def suggest(self) -> dict[str, Any]:
        """The places of the page Hot spots."""
        chosen = self.session.choices
        return {"UNIT": chosen.unit, "CELL_SIZE": chosen.cell_size} if chosen.unit != LAYER else {}

    def outputs(self) -> dict[str, Any]:
        """The area, and the hot spots on show."""
        result = self.session.result
        spots = result.layer.id() if result.layer is not None and result.rows else None
        return dict(super().outputs(), HOTSPOT_LAYER=spots, **({} if spots else {"HOTSPOTS": None}))

    def show_report(self, report: StabilityReport) -> list[QWidget]:
        """The hot spots, the settings, the periods."""
        parts, spots = [], report["hotspots"][:_ROWS]
        if spots:
            table, _ = self.linked(
                [self.tr("Hot spot"), self.tr("Found in"), self.tr("Found only with")],
                [
                    ["{} {}".format(row["rank"], row["name"] or row["id"]), percent(row["sure"]), row["only"]]
                    for row in spots
                ],
                f.HOTSPOT_ID,
                [row["id"] for row in spots],
                "HOTSPOTS",
            )
            parts += [
                heading(self.tr("Share of the {} runs in which each hot spot is found").format(report["runs"])),
                table,
            ]
        settings = report["settings"]
        parts.append(
            ChartWithTable(
                self.tr("Agreement between each setting and all the others"),
                lambda: agreement_chart(report),
                [self.tr("Setting"), self.tr("Runs"), self.tr("Agreement")],
                [
                    ["{} {}".format(tr(row["setting"]), row["value"]), number(row["runs"]), percent(row["agrees"])]
                    for row in settings
                ],
                self.tr("A setting with low agreement produces a different map from the others."),
            )
        )
        parts.append(heading(self.tr("Changes from period to period")))
        parts.append(
            plain_table(
                [self.tr("From"), self.tr("Hot places"), self.tr("Hot area retained")],
                [
                    [
                        day_words(row["first"]),
                        number(row["hot"]),
                        "" if row["overlap"] is None else percent(row["overlap"]),
                    ]
                    for row in report["periods"]
                ],
            )
        )
        return parts


class LearnedView(_OverArea):
    """A learned map beside the best simple one."""

    TOOL = "risksurface"
    MAIN = ("UNIT", "CELL_SIZE", "CONTEXT_LAYERS", "COVERAGE")
    LAYERS = (("OUTPUT", "Learned risk", True),)
    FILES = "learned risk"
    BUTTON = "&Learn the risk"
    TIP = (
        "Train a model on past crimes and the layers that you tick. The model is scored on months that "
        "were not used to train it"
    )

    def show_report(self, report: RiskSurfaceReport) -> list[QWidget]:
        """What is found beside the simple map, and what matters."""
        matters = report["matters"][:12]
        return [
            ChartWithTable(
                self.tr("Share of crime captured, by share of the area covered"),
                lambda: learned_chart(report),
                [self.tr("Area"), self.tr("Learned"), self.tr("95% interval"), self.tr("Simple"), self.tr("Gain")],
                [
                    [
                        "{:g}%".format(100 * row["coverage"]),
                        percent(row["learned"], 1),
                        _span(row["low"], row["high"]),
                        percent(row["simple"], 1),
                        "{:+.1f}".format(100 * row["gain"]),
                    ]
                    for row in report["scores"]
                ],
                self.tr("Scored on crimes from {} to {}, which neither map used. Simple map: {}.").format(
                    *map(day_words, report["scored_on"]), report["simple"]
                ),
            ),
            heading(self.tr("Importance: accuracy lost when an input is shuffled (not necessarily a cause)")),
            plain_table(
                [self.tr("Input"), self.tr("Accuracy lost (% points)")],
                [[row["short"], "{:+.2f}".format(round(-100 * row["fall"], 2) + 0.0)] for row in matters],
                [row["name"] for row in matters],
            ),
        ]
