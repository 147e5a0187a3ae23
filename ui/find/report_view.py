"""What a method answers that finds no hot spots: the sentence, its chart or table, the whole report."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...bridge.ground.texts import tr
from ...bridge.results import layer_tree
from ...bridge.results.charts.drawing import draw_j_curve, draw_lorenz
from ...bridge.results.report_schemas import read_report
from ..parts.charts import Chart, ChartWithTable
from ..parts.widgets import Message, Said, full_column, number, percent, take_away_all
from ..state.methods import METHODS
from ..state.opening import may_look_at, open_page
from ..state.result import TEMPORARY, destinations, open_result, scratch, temporary_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ...bridge.results.hotspot_reports import (
        ConcentrationKind,
        ConcentrationReport,
        FacilitiesCurve,
        FacilitiesReport,
        NearRepeatReport,
    )
    from ..state.runner import Run
    from ..state.session import Session


class AnswerView(QWidget):
    """The last answer of the method chosen. The project remembers where its report is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        column = full_column(self)
        self.said = Said()
        column.addWidget(self.said)
        self.problem = Message()
        column.addWidget(self.problem)
        self.body = QWidget()
        self.charts = QVBoxLayout(self.body)
        self.charts.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.body)
        row = QHBoxLayout()
        self.open_button = QPushButton(self.tr("Ope&n report"))
        self.open_button.setToolTip(self.tr("Open the full results as a web page"))
        self.open_button.clicked.connect(self.open_report)
        row.addWidget(self.open_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    # -- the run ------------------------------------------------------------------------------------------------
    @property
    def about(self) -> dict[str, Any]:
        """What the project remembers of the chosen method's last run, {} without one."""
        return self.session.choices.answers.get(self.session.choices.method, {})

    def destinations(self, method: str) -> dict[str, str]:
        """The outputs of a run: layers and report beside a saved project, else temporary."""
        words = tr(METHODS[method].finds)
        tables = {"OUTPUT": "answer"}
        if method == "nearrepeat":
            tables["RISK"] = "risk"
        where = destinations(self.session.project, words, tables)
        beside = layer_tree.new_database(self.session.project, words)
        page = os.path.splitext(beside)[0] + ".html" if beside else scratch("answer.html")
        return dict(where, REPORT=page, REPORT_JSON=os.path.splitext(page)[0] + ".json")

    def take(self, run: Run, results: dict[str, Any], title: str) -> None:
        """Bring the layers of a run into the project and show what it says."""
        layers = []
        for output, name in (("RISK", self.tr("Risk now")), ("OUTPUT", tr(METHODS[run.name].output))):
            layer = open_result(run, results[output], name) if results.get(output) else None
            if layer is not None:
                layers.append((layer, "answer", isinstance(layer, QgsVectorLayer) and layer.isSpatial()))
        layer_tree.add_results(self.session.project, title, layers)
        layer_tree.set_opacity(self.session.project, self.session.choices.opacity)
        self.session.set(
            answers=dict(
                self.session.choices.answers,
                **{
                    run.name: {
                        "title": title,
                        "parameters": run.parameters,
                        "summary": results["SUMMARY"],
                        "notes": [note for note in results["NOTES"].split("\n") if note],
                        "temporary": run.parameters["OUTPUT"] == TEMPORARY,
                    }
                },
            )
        )

    # -- what is shown ------------------------------------------------------------------------------------------
    def show_answer(self) -> None:
        """What the chosen method answered last, as far as its report is still there."""
        about = self.about
        take_away_all(self.charts)
        self.problem.say("")
        self.open_button.setVisible(bool(about))
        notes = list(about.get("notes", []))
        if about.get("temporary"):
            notes.append(temporary_words(self.session.project))
        title = "{}: ".format(about["title"]) if about else ""
        self.said.say(title + about.get("summary", ""), notes)
        if about:
            try:
                method, path = self.session.choices.method, about["parameters"]["REPORT_JSON"]
                if not may_look_at(path, self.session.project):
                    raise ValueError(path)
                made = _SHOWN[method](read_report(path, method))
            except Exception:  # whatever a report is that this version did not write, it is said and not raised
                self.problem.say(self.tr("The report no longer exists; run the analysis again."))
                self.open_button.hide()
            else:
                self.charts.addWidget(made)

    def open_report(self) -> None:
        """Show the page."""
        self.problem.say(open_page(self.about.get("parameters", {}).get("REPORT", ""), self.session.project))


class BandsChart(Chart):
    """Near repeats by distance and days: how many times as many pairs as by chance; cells over chance are coloured."""

    def __init__(self, report: NearRepeatReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.setFixedHeight(70 + 30 * len(report["distances"]))

    def draw(self, axes: Axes, colour: dict[str, str]) -> list[tuple[Any, ...]]:
        """A cell for each band of distance and days."""
        from matplotlib.colors import to_rgba
        from matplotlib.patches import Rectangle

        distances, days = self.report["distances"], self.report["days"]
        out = []
        for cell in self.report["cells"]:
            row, column = distances.index(cell["distance"]), days.index(cell["days"])
            ratio = cell["ratio"]
            strong = min(max(((ratio or 1) - 1) / 2, 0.15), 0.8) if cell["significant"] else 0
            box = axes.add_patch(
                Rectangle(
                    (column, row),
                    1,
                    1,
                    facecolor=to_rgba(colour["bar"], strong),
                    edgecolor=colour["faint"],
                    linewidth=0.6,
                )
            )
            axes.text(
                column + 0.5,
                row + 0.5,
                "–" if ratio is None else "× " + number(ratio, 2),
                ha="center",
                va="center",
                weight="bold" if cell["significant"] else "normal",
            )
            out.append(
                (
                    box,
                    tr("{}, {}: {} pairs, with {} expected by chance; adjusted p-value (q) = {}").format(
                        cell["distance"],
                        cell["days"],
                        number(cell["observed"]),
                        number(cell["expected"], 1),
                        number(cell["q"], 3),
                    ),
                )
            )
        axes.set_xlim(0, len(days))
        axes.set_ylim(len(distances), 0)
        axes.set_xticks([i + 0.5 for i in range(len(days))])
        axes.set_xticklabels(band_words(self.report.get("day_bands"), days))
        axes.set_xlabel(self.tr("days apart"))
        axes.set_yticks([i + 0.5 for i in range(len(distances))])
        axes.set_yticklabels(band_words(self.report.get("distance_bands"), distances, " m"))
        return out


def band_words(bands: list[tuple[float, float]] | None, words: list[str], unit: str = "") -> list[str]:
    """Bands for an axis by their numbers; of a report without these the ``words`` that it has."""
    if bands is None:
        return words
    return [f"{first:g}–{last:g}{unit}" for first, last in bands]


class LorenzChart(Chart):
    """The share of crime that the busiest places hold."""

    def __init__(self, kinds: list[ConcentrationKind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = kinds
        self.setFixedHeight(230)

    def draw(self, axes: Axes, colour: dict[str, str]) -> list[tuple[Any, ...]]:
        """A curve for each kind."""
        draw_lorenz(
            axes,
            [(kind["title"], *kind["curve"]) for kind in self.kinds],
            (colour["bar"], colour["ink"]),
            colour["faint"],
        )
        legend = axes.legend(loc="lower right", frameon=False)
        for text in legend.get_texts():
            text.set_color(colour["ink"])
            text.set_fontsize(max(self.font().pointSizeF(), 7) * 0.9)
        return []


class JCurveChart(Chart):
    """The crimes at each of the premises, busiest first, beside what chance alone would give."""

    def __init__(self, curve: FacilitiesCurve, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curve = curve
        self.setFixedHeight(230)

    def draw(self, axes: Axes, colour: dict[str, str]) -> list[tuple[Any, ...]]:
        """The curve, and the band of chance."""
        draw_j_curve(axes, self.curve, colour["bar"], colour["faint"])
        legend = axes.legend(loc="upper right", frameon=False)
        for text in legend.get_texts():
            text.set_color(colour["ink"])
            text.set_fontsize(max(self.font().pointSizeF(), 7) * 0.9)
        return []


def _bands(report: NearRepeatReport) -> ChartWithTable:
    return ChartWithTable(
        tr("Pairs of crimes compared with chance"),
        lambda: BandsChart(report),
        [tr("Distance and days"), tr("Pairs"), tr("Expected"), tr("Ratio"), "q"],
        [
            [
                "{}, {}".format(cell["distance"], cell["days"]),
                number(cell["observed"]),
                number(cell["expected"], 1),
                "–" if cell["ratio"] is None else number(cell["ratio"], 2),
                number(cell["q"], 3),
            ]
            for cell in report["cells"]
        ],
        tr(
            "Coloured cells have at least 1.2 times as many pairs as expected by chance, and an "
            "adjusted p-value (q) of 0.05 or less."
        ),
    )


def _curve(report: ConcentrationReport) -> ChartWithTable:
    measures = (
        ("gini", tr("Gini"), 2),
        ("generalised_gini", tr("Generalised Gini"), 2),
        ("hold_25", tr("Places with 25% of crime"), None),
        ("hold_50", tr("Places with 50% of crime"), None),
    )
    rows = []
    for kind in report["kinds"]:
        for key, words, digits in measures:
            low, value, high = (
                percent(kind[key][which]) if digits is None else number(kind[key][which], digits)
                for which in ("low", "value", "high")
            )
            rows.append(
                [
                    words if len(report["kinds"]) == 1 else "{}: {}".format(kind["title"], words),
                    value,
                    f"{low} – {high}",
                ]
            )
    return ChartWithTable(
        tr("Share of crime in the busiest places"),
        lambda: LorenzChart(report["kinds"]),
        ["", tr("Value"), tr("95% interval")],
        rows,
    )


#: Premises in the table at most: the layer has them all.
_PREMISES = 20


def _premises(report: FacilitiesReport) -> ChartWithTable:
    headings = [tr("Premises") if report["listed"] else tr("Location"), tr("Crimes")]
    headings += [tr("Nearby")] * report["listed"] + [tr("Harm")] * bool(report["harm_by"])
    rows = []
    for row in report["rows"][:_PREMISES]:
        cells = [row["title"], number(row["crimes"])]
        cells += ["–" if row["near"] is None else number(row["near"])] * report["listed"]
        cells += [number(row["harm"] or 0)] * bool(report["harm_by"])
        change = {"rising": tr("rising"), "falling": tr("falling"), "cannot_tell": tr("cannot tell")}[row["change"]]
        rows.append([*cells, "–" if row["cum_share"] is None else percent(row["cum_share"]), change])
    return ChartWithTable(
        tr("Crimes at each place compared with chance"),
        lambda: JCurveChart(report["curve"]),
        [*headings, tr("Cumulative share"), tr("Change")],
        rows,
        tr(
            "The band is the middle 95% of what chance alone would give. Change compares the first half of the period "
            "with the second."
        ),
    )


#: How a method's report is shown.
_SHOWN = {"nearrepeat": _bands, "concentration": _curve, "facilities": _premises}
