"""A trial, or matched controls, on the page Methods: what makes an effect one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ..parts.charts import ChartWithTable, plain_table
from ..parts.file_dialogs import ask_path
from ..parts.handed_over import say_written
from ..parts.widgets import heading, number, place_words
from ..tool.tool_view import ToolView
from .charts import balance_chart

if TYPE_CHECKING:
    from ...bridge.results.evaluation_reports import MatchControlsReport, TrialDesignReport
    from ..state.session import Session


class TrialView(ToolView):
    """Draws who is treated when."""

    TOOL = "trialdesign"
    MAIN = ("PERIOD", "START", "WEEKS", "BLOCK", "SEED")
    LAYERS = (("HOTSPOTS", "Places by arm", True), ("OUTPUT", "Assignment", False))
    FILES = "trial"
    BUTTON = "&Randomise"
    TIP = "Randomly allocate similar places to patrol or comparison. The same seed always gives the same allocation"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.save_button = QPushButton(self.tr("Save the &list…"))
        self.save_button.setToolTip(self.tr("Save the allocation as a CSV file for the person who tasks patrols"))
        self.save_button.clicked.connect(self.ask_list)
        self.buttons.insertWidget(0, self.save_button)
        self.save_button.setVisible(bool(self.about))

    def outputs(self) -> dict[str, Any]:
        """The days over which the crimes were counted, as the page Crimes has them."""
        survey = self.session.survey
        if "WINDOW_DAYS" in self.form.parameters() or survey is None or survey.window is None:
            return {}
        return {"WINDOW_DAYS": max(int(round(365.25 * survey.window.years)), 1)}

    def show_outcome(self) -> None:
        """The button of the list too."""
        super().show_outcome()
        if hasattr(self, "save_button"):
            self.save_button.setVisible(bool(self.about))

    def show_report(self, report: TrialDesignReport) -> list[QWidget]:
        """The places with their arms."""
        return [
            heading(self.tr("Randomised, seed {}").format(report["seed"])),
            plain_table(
                [self.tr("Place"), self.tr("Block"), self.tr("Level"), self.tr("Arm")],
                [
                    [
                        place_words(row["hotspot_id"], row["name"]),
                        number(row["block"]),
                        number(row["level"]),
                        row["arm"],
                    ]
                    for row in report["rows"][:40]
                ],
            ),
        ]

    def ask_list(self) -> None:
        """Ask where, and write the assignment there."""
        kinds = self.tr("CSV files (*.csv)")
        path = ask_path(self, self.session.project, self.tr("Save the list"), self.tr("assignment.csv"), kinds)
        if path and self.save_table("OUTPUT", path):
            say_written(self.session, path)


class ControlsView(ToolView):
    """Finds control places and says how like they are."""

    TOOL = "matchcontrols"
    MAIN = ("INTERVENTION", "CANDIDATES", "PERIOD", "CALIPER")
    LAYERS = (("OUTPUT", "Controls", True), ("BUFFERS", "Rings", False), ("BALANCE", "Balance", False))
    FILES = "matched controls"
    BUTTON = "Find &comparison places"
    TIP = (
        "Find places with a similar level and trend of crime before the intervention, far enough from "
        "the treated places"
    )
    CRIMES = True
    #: All crimes before the first day of treatment, whatever days the places were found in.
    KEPT = ("START", "END")

    def outputs(self) -> dict[str, Any]:
        """All places of the detection on show are the candidates where none are given."""
        if "CANDIDATES" in self.form.parameters():
            return {}
        places = (self.session.result.about or {}).get("layers", {}).get("places", "")
        return {"CANDIDATES": places} if self.session.layer(places) is not None else {}

    def show_report(self, report: MatchControlsReport) -> list[QWidget]:
        """The balance as a chart, and the pairs."""
        if not report["pairs"]:
            return []
        tables = plain_table(
            [self.tr("Treated"), self.tr("Control"), self.tr("Crimes"), self.tr("Crimes in control")],
            [
                [row["treated"], row["control"], number(row["crimes"]), number(row["control_crimes"])]
                for row in report["pairs"][:30]
            ],
        )
        return [
            ChartWithTable(
                self.tr("Similarity of the two groups"),
                lambda: balance_chart(report),
                [self.tr("Mean"), self.tr("Before"), self.tr("After")],
                [
                    [one["words"], number(one["diff_before"], 2), number(one["diff_after"], 2)]
                    for one in report["balance"]
                ],
                self.tr(
                    "Squares compare the treated places with all candidates; dots compare them "
                    "with their controls. To the left of the dotted line, the two groups count as "
                    "similar."
                ),
            ),
            heading(self.tr("Pairs")),
            tables,
        ]
