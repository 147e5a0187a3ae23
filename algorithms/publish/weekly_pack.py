"""The week in one run: crimes read anew, data checked, hot spots against the register, exceptions, compliance, effect,
briefings, and a draft for the public. A step that cannot run says why, and the others go on."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ...bridge.ground.errors import Cancelled
from ...bridge.publishing.week import STEPS, Week, with_errors
from ...bridge.results.html_report import OFFICIAL_SENSITIVE
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import add_crime_parameters
from .ledger_parameter import add_ledger_parameter


class _Ear(QgsProcessingFeedback):
    """Passes progress and cancel on, and keeps what went wrong."""

    def __init__(self, parent, begin, end):
        super().__init__(False)
        self.parent, self.begin, self.end, self.errors = parent, begin, end, []
        self.progressChanged.connect(lambda done: parent.setProgress(begin + (end - begin) * done / 100))

    def isCanceled(self):
        return self.parent.isCanceled()

    def reportError(self, error, fatalError=False):
        self.errors.append(error.strip())


class WeeklyPack(HotspotAlgorithm):
    """Runs the other tools in the order of the week and puts what they said onto one page."""

    ID = "weeklypack"
    TITLE = "Weekly pack"
    GROUP = "publish"
    SUMMARY = (
        "Refresh, check, hot spots, register, exceptions, compliance, effect, briefings and a public draft, in "
        "one folder."
    )

    def flags(self):
        # Its children look at layers.
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, config=None):
        tr = self.tr
        add_crime_parameters(self, weight=False)
        self.add(
            QgsProcessingParameterMultipleLayers(
                "SOURCE", tr("Read the crimes anew from"), QgsProcessing.SourceType.TypeFile, optional=True
            ),
            "Files, folders or ZIPs of data.police.uk, or with PROFILE a force's export: read into the GeoPackage of "
            "the crimes before all else. Empty: the crimes are taken as they are.",
        )
        self.add(
            QgsProcessingParameterFile("PROFILE", tr("Profile of its columns"), extension="json", optional=True),
            "What the columns of a force's export mean, as saved in Import records. Empty: SOURCE is from "
            "data.police.uk.",
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "AREAS", tr("Neighbourhoods"), [QgsProcessing.SourceType.TypeVectorPolygon]
            ),
            "Wards or neighbourhoods: the study area, the areas watched, and those of the public draft.",
        )
        self.add(
            QgsProcessingParameterField("NAME_FIELD", tr("Name of a neighbourhood"), parentLayerParameterName="AREAS"),
            "The field with the name.",
        )
        self.add(
            QgsProcessingParameterFile("REGISTER", tr("Register"), optional=True),
            "The register of hot spots: the week's hot spots are held against it, and its places are watched.",
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "PLAN", tr("Plan"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            "The plan of the week to come, for the briefings, and of the last, for compliance.",
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "PINGS", tr("Pings"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            "GPS pings of the week, for compliance.",
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "LOG", tr("Log of visits"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            "Visits that were written down, for compliance.",
        )
        self.add(
            QgsProcessingParameterString("INTERVENTION", tr("First day of patrols (yyyy-mm-dd)"), optional=True),
            "For the effect, and the day since which a change is looked for.",
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "CONTROLS", tr("Control places"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            "For the effect.",
        )
        add_ledger_parameter(
            self, "The folder (or the .json file of earlier versions) with the signed releases, for the public draft."
        )
        self.add(
            QgsProcessingParameterString("FORCE", tr("Who publishes"), optional=True),
            "The name of the force, for the public draft. Empty: there are figures and no pages.",
        )
        self.add(
            QgsProcessingParameterString("MARKING", tr("Handling marking"), OFFICIAL_SENSITIVE),
            "On every page of the pack.",
        )
        self.add(
            QgsProcessingParameterFolderDestination("FOLDER", tr("Folder of the packs")),
            "Each run makes a folder in it, named after the day.",
        )
        self.add_numbers("DONE", "NOT_RUN")
        self.add_strings("PACK", "SUMMARY", "NOTES")

    def prepare(self, parameters, context, feedback):
        # Everything is looked at by the steps themselves, each in its turn.
        self.folder = self.parameterAsFileOutput(parameters, "FOLDER", context)
        self.given = dict(
            parameters,
            MARKING=self.parameterAsString(parameters, "MARKING", context),
            SOURCE=[one for one in self.parameterAsFileList(parameters, "SOURCE", context) if one],
            PROFILE=self.parameterAsFile(parameters, "PROFILE", context),
        )

    def execute(self, parameters, context, feedback):
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

    def _go_through(self, week, context, feedback):
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

    def _child(self, tool, parameters, context, ear):
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
            return None, said[0].splitlines()[-1] if said else self.tr("It gave no reason.")
