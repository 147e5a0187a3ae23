"""The end of a run: what a tool has found, described alike and written together."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.ground import fields as f
from ...bridge.ground.provenance import Provenance, provenance
from ...bridge.results.html_report import render
from ...bridge.results.outputs import Outputs, Table

if TYPE_CHECKING:
    from ...bridge.geometry.rasters import Raster
    from .base import HotspotAlgorithm


class Finish:
    """What one run of a tool hands over: tables, rasters, its report and numbers, each with where it comes from.

    A tool says first of which data its results are (``describe``), then gives its layers (``add``, ``add_raster``) and
    its report (``add_report``), which are only remembered, and returns what ``results`` gives: that writes everything.
    What belongs to every result is added here: the provenance of layers and reports, SUMMARY and NOTES where the tool
    declares them, and the log.
    """

    def __init__(
        self,
        algorithm: HotspotAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.algorithm, self.parameters = algorithm, parameters
        self.context, self.feedback = context, feedback
        self.outputs = Outputs(algorithm, parameters, context, feedback)
        self.notes: list[str] = []
        self._record: Provenance | None = None

    def describe(
        self, window: object = "", rows: dict[str, int] | None = None, notes: list[str] | None = None
    ) -> Provenance:
        """The Provenance of all that is added from now on: the ``window`` of the data, their ``rows`` by fate, and the
        ``notes`` on them so far; notes that come to that list later are in the log and in NOTES only."""
        self.notes = [] if notes is None else notes
        self._record = provenance(self.algorithm, self.parameters, self.context, window, rows, self.notes)
        return self._record

    @property
    def record(self) -> Provenance:
        """Where the results come from, as it was described."""
        return self.describe() if self._record is None else self._record

    def asked(self, name: str) -> bool:
        """Whether the user asked for the output ``name``."""
        return bool(self.parameters.get(name))

    # -- what is written ----------------------------------------------------------------------------------------
    def add(self, name: str, table: Table, style: Callable[[Any], None] | None = None, title: str = "") -> None:
        """A layer for the output ``name``; nothing where the user did not ask for it."""
        choice = getattr(getattr(self.algorithm, "crime_input", None), "choice", None)
        if f.HARM in table.columns and choice is not None and choice.changed_unit:
            table.headings = {**table.headings, f.HARM: choice.changed_unit}
        self.outputs.add(name, table, style, self.record, title)

    def add_raster(self, name: str, raster: Raster, style: Callable[[Any], None] | None = None) -> None:
        """A raster for the output ``name``; nothing where the user did not ask for it."""
        self.outputs.add_raster(name, raster, style, self.record)

    def accounted(self, report: dict[str, Any]) -> dict[str, Any]:
        """A report with the notes and the provenance, as other programs get it."""
        return dict(report, notes=self.notes, provenance=self.record.lines())

    def add_report(
        self, template: str, title: str, report: dict[str, Any], further: Callable[[], dict[str, Any]] = dict
    ) -> None:
        """The ``report`` as the page REPORT, by a template, and as REPORT_JSON; each where the user asked for it.

        ``further()`` gives what the page shows beside the report, such as pictures: it is called for the page only.
        """
        self.add_page(template, title, lambda: dict(further(), report=report))
        self.outputs.add_json("REPORT_JSON", report)

    def add_page(self, template: str, title: str, values: Callable[[], dict[str, Any]]) -> None:
        """The page REPORT alone, of what ``values()`` gives, with the notes and the provenance in the user's language;
        nothing where the user did not ask for it."""
        if self.asked("REPORT"):
            shown = {"notes": self.notes, "provenance": self.record.said(), **values()}
            self.outputs.add_text("REPORT", render(template, title=title, **shown))

    # -- the end ------------------------------------------------------------------------------------------------
    def results(self, numbers: dict[str, Any], summary: str = "", log_notes: bool = True) -> dict[str, Any]:
        """Write everything; the tool's results: its ``numbers``, SUMMARY, NOTES, and where each output is.

        The notes and the summary go to the log; not ``log_notes``: the tool has said them already. Raises InputError or
        Cancelled with nothing changed.
        """
        for line in [*(self.notes if log_notes else ()), *([summary] if summary else ())]:
            self.feedback.pushInfo(line)
        results = dict(numbers)
        for name, text in (("SUMMARY", summary), ("NOTES", "\n".join(self.notes))):
            if self.algorithm.outputDefinition(name) is not None:
                results[name] = text
        results.update(self.outputs.commit())
        self.feedback.setProgress(100)
        return results


def embedded(picture: bytes) -> str:
    """A picture as the text that a page holds it by."""
    return base64.b64encode(picture).decode("ascii")
