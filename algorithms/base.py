"""What every algorithm of the plugin has in common."""

import os

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtGui import QIcon
from qgis.utils import iface

from ..layers.documents import help_html
from ..layers.errors import Cancelled, InputError
from ..layers.texts import tr
from ..layers.threads import load_for_threads
from .unusable import why_refused

RESOURCES = os.path.join(os.path.dirname(os.path.dirname(__file__)), "resources")

#: Numbers of QGIS without a bound are bounded by the greatest there are.
_NO_LIMIT = 1e9

GROUPS = {
    "prepare": "Prepare",
    "detect": "Detect",
    "overlay": "Overlay",
    "patrol": "Patrol",
    "evaluate": "Evaluate",
    "balance": "Balance",
    "publish": "Publish",
}


class HotspotAlgorithm(QgsProcessingAlgorithm):
    """Base of every algorithm.

    A subclass sets ``ID``, ``TITLE``, ``GROUP``, ``SUMMARY`` and implements ``initAlgorithm``, ``prepare`` (main
    thread: look at layers here and only here), ``execute`` (any thread: compute everything first, write last) and,
    where layers come out, names them in ``self.results`` so that they are styled and carry their provenance.
    """

    ID = ""
    TITLE = ""
    GROUP = ""
    SUMMARY = ""
    #: Python modules the algorithm needs, as {import name: Debian package}
    NEEDS = {}

    def __init__(self):
        super().__init__()
        self.results, self.made = [], {}

    # -- what Processing asks for -------------------------------------------------------------------------------
    def createInstance(self):
        return type(self)()

    def name(self):
        return self.ID

    def displayName(self):
        return self.tr(self.TITLE)

    def group(self):
        return self.tr(GROUPS[self.GROUP])

    def groupId(self):
        return self.GROUP

    def shortDescription(self):
        return self.tr(self.SUMMARY)

    def shortHelpString(self):
        return help_html(self.ID)

    def helpUrl(self):
        return ""

    def icon(self):
        return QIcon(os.path.join(RESOURCES, "icons", self.GROUP + ".svg"))

    def svgIconPath(self):
        return os.path.join(RESOURCES, "icons", self.GROUP + ".svg")

    def tr(self, text):
        return tr(text)

    def canExecute(self):
        """(True, '') or (False, what is missing and the command that installs it)."""
        missing = missing_modules(self.NEEDS)
        return (not missing, missing)

    # -- the run ------------------------------------------------------------------------------------------------
    def prepareAlgorithm(self, parameters, context, feedback):
        able, why = self.canExecute()
        if not able:
            raise QgsProcessingException(why)
        if iface is not None:
            load_for_threads()
        self.results, self.made = [], {}
        unknown = self._unknown_token(parameters)
        if unknown:
            raise QgsProcessingException(unknown)
        with user_errors():
            self.prepare(parameters, context, feedback)
        return True

    def processAlgorithm(self, parameters, context, feedback):
        try:
            with user_errors():
                self.made = self.execute(parameters, context, feedback)
                return self.made
        except Cancelled:
            return {}

    def postProcessAlgorithm(self, context, feedback):
        missing = set()
        for result in self.results:
            missing.update(result.finish(context, feedback) or ())
        # What is returned stands for all results; where it is empty, those that there are stand.
        return {name: value for name, value in self.made.items() if name not in missing} if missing else {}

    def prepare(self, parameters, context, feedback):
        raise QgsProcessingException(self.tr("This tool has no preparation step."))

    def execute(self, parameters, context, feedback):
        raise QgsProcessingException(self.tr("This tool has no computation."))

    # -- helpers for subclasses ---------------------------------------------------------------------------------
    def hear(self, feedback):
        """Raise Cancelled where the user has pressed Cancel."""
        if feedback.isCanceled():
            raise Cancelled()

    def _stage(self, feedback, progress, text):
        """Say what begins and how much is done. Raises Cancelled."""
        self.hear(feedback)
        feedback.setProgress(progress)
        feedback.setProgressText(text)

    def add(self, parameter, help_text="", advanced=False):
        """Add a parameter with its help."""
        if advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.FlagAdvanced)
        if help_text:
            parameter.setHelp(self.tr(help_text))
        self.addParameter(parameter)

    def add_numbers(self, *names):
        for name in names:
            self.addOutput(QgsProcessingOutputNumber(name, name.replace("_", " ").capitalize()))

    def add_strings(self, *names):
        for name in names:
            self.addOutput(QgsProcessingOutputString(name, name.replace("_", " ").capitalize()))

    def checkParameterValues(self, parameters, context):
        wrong = self._unknown_token(parameters) or self._out_of_range(parameters, context)
        if wrong:
            return False, wrong
        taken, said = super().checkParameterValues(parameters, context)
        return taken, said if taken else why_refused(self, parameters, context) or said

    def _out_of_range(self, parameters, context):
        """QGIS says of a number or a text that it cannot take only that it is incorrect; here it is said what fits."""
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            if definition.type() not in ("number", "string") or definition.checkValueIsAcceptable(value, context):
                continue
            if definition.type() == "string" or value in (None, ""):
                return self.tr("{} is empty; give it: {}.").format(definition.name(), definition.description())
            low, high = definition.minimum(), definition.maximum()
            if high < _NO_LIMIT:
                return self.tr("{}: {} is out of range; give a number from {:g} to {:g}.").format(
                    definition.name(), value, low, high)
            return self.tr("{}: {} is no number that can be used here; give one of {:g} or more.").format(
                definition.name(), value, low) if low > -_NO_LIMIT else self.tr("{}: '{}' is no number.").format(
                    definition.name(), value)
        return ""

    def _unknown_token(self, parameters):
        """The task runner lets unknown enum tokens through; here they get a sentence with the choices."""
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            if definition.type() != "enum" or not isinstance(value, (str, int, float)):
                continue
            if value not in definition.options():
                return self.tr("{name}: '{value}' is not a choice; use one of {choices}.").format(
                    name=definition.name(), value=value, choices=", ".join(definition.options()))
        return ""


class Part:
    """The progress of a part of the run, as its share of the whole bar, from ``begin`` to ``end`` percent."""

    def __init__(self, feedback, begin, end):
        self.feedback, self.begin, self.end = feedback, begin, end

    def isCanceled(self):
        return self.feedback.isCanceled()

    def pushInfo(self, text):
        self.feedback.pushInfo(text)

    def setProgress(self, percent):
        self.feedback.setProgress(self.begin + (self.end - self.begin) * percent / 100)


def missing_modules(needs):
    """One sentence naming the Python modules that cannot be imported, or ''."""
    import importlib.util

    missing = [name for name in needs if importlib.util.find_spec(name) is None]
    if not missing:
        return ""
    packages = " ".join(needs[name] for name in missing)
    return (
        tr("This tool needs the Python module {}, which this QGIS does not have; on Debian or Ubuntu install it with "
           "'sudo apt install {}', on Windows with the OSGeo4W setup.").format(tr(" and ").join(missing), packages)
    )


class user_errors:  # noqa: N801 - reads as a statement
    """Turn an InputError into the one sentence that Processing shows."""

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if isinstance(error, InputError):
            raise QgsProcessingException(str(error)) from error
        return False


VECTOR_POINT = QgsProcessing.TypeVectorPoint
VECTOR_POLYGON = QgsProcessing.TypeVectorPolygon
