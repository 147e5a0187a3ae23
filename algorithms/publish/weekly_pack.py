"""The week in one run: crimes read anew, data checked, hot spots against the register, exceptions, compliance, effect,
briefings, and a draft for the public. A step that cannot run says why, and the others go on."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from ...bridge.ground.errors import Cancelled
from ...bridge.publishing.packs import with_errors
from ...bridge.publishing.week import STEPS, Week
from ..common.base import HotspotAlgorithm


class _Ear(QgsProcessingFeedback):
    """Passes progress and cancel on, and keeps what went wrong."""

    def __init__(self, parent: QgsProcessingFeedback, begin: float, end: float) -> None:
        super().__init__(False)
        self.parent, self.begin, self.end, self.errors = parent, begin, end, []
        self.progressChanged.connect(lambda done: parent.setProgress(begin + (end - begin) * done / 100))

    def isCanceled(self) -> bool:
        return self.parent.isCanceled()

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error.strip())


class WeeklyPack(HotspotAlgorithm):
    """Runs the other tools in the order of the week and puts what they said onto one page."""

    ID = "weeklypack"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        # Everything is looked at by the steps themselves, each in its turn.
        self.folder = self.parameterAsFileOutput(parameters, "FOLDER", context)
        self.given = dict(
            parameters,
            MARKING=self.parameterAsString(parameters, "MARKING", context),
            SOURCE=[one for one in self.parameterAsFileList(parameters, "SOURCE", context) if one],
            PROFILE=self.parameterAsFile(parameters, "PROFILE", context),
            **{name: self.parameterAsString(parameters, name, context) for name in ("START", "END", "INTERVENTION")},
        )

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        week, finished = Week(self.given, self.folder, context.project()), False
        try:
            self._go_through(week, context, feedback)
            results = week.finish()
            finished = True
        finally:
            if not finished:
                week.abandon()
        for line in [*results["NOTES"].splitlines(), results["SUMMARY"]]:
            feedback.pushInfo(line)
        feedback.setProgress(100)
        return results

    def _go_through(self, week: Week, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        """Run the steps as children of this tool. Raises Cancelled."""
        steps, said = week.steps(), None
        while True:
            try:
                title, tool, parameters = steps.send(said)
            except StopIteration:
                return
            if feedback.isCanceled():
                raise Cancelled()
            feedback.setProgressText(title)
            number = len(week.done) - 1
            said = self._child(
                tool, parameters, context, _Ear(feedback, 100 * number / STEPS, 100 * (number + 1) / STEPS)
            )
            if feedback.isCanceled():
                raise Cancelled()

    def _child(
        self, tool: str, parameters: dict[str, Any], context: QgsProcessingContext, ear: _Ear
    ) -> tuple[dict[str, Any] | None, str | None]:
        """(results, None) of a child, or (None, why it did not run)."""
        import processing

        try:
            return with_errors(
                processing.run(
                    "hotspotpolicing:" + tool, parameters, context=context, feedback=ear, is_child_algorithm=True
                ),
                ear.errors,
            ), None
        except QgsProcessingException as error:
            said = [line for line in ear.errors + [str(error)] if line]
            return None, said[0].splitlines()[-1] if said else self.tr("The tool gave no reason.")
