"""What every algorithm of the plugin has in common."""

from __future__ import annotations

import datetime
import math
from typing import TYPE_CHECKING, Any

from qgis.core import (
    NULL,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterNumber,
    QgsProperty,
    QgsVectorLayer,
)
from qgis.utils import iface

from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.provenance import described
from ...bridge.ground.public_source import Secrets, secrets_of
from ...bridge.ground.texts import tr
from ...bridge.ground.threads import load_for_threads, own_coordinate_systems
from ...bridge.moments.dates import parse_day
from ...bridge.results.layout import printed
from ...bridge.results.result_names import period_of, result_name, with_method
from ...bridge.results.targets import check_targets
from ...contract.parts.kinds import Day
from ...contract.schemas.fields import Schema
from ...contract.schemas.results import RESULTS
from ...contract.tools import TOOLS
from .declared import DeclaredAlgorithm
from .discretion import Discreet, rename_opened, require_usable, user_errors
from .labels import with_labels
from .unusable_values import why_refused
from .withdrawn_tokens import is_withdrawn

if TYPE_CHECKING:
    import numpy as np

    from ...bridge.results.layer_finish import LayerResult, RasterResult

#: No number of a tool means more: the greatest whole number that QGIS passes on, and more metres than the Earth is
#: round. A parameter without a bound of its own has this one.
GREATEST = 2**31 - 1


class HotspotAlgorithm(DeclaredAlgorithm):
    """Base of every algorithm.

    A subclass sets ``ID``, under which the contract declares it, and implements ``prepare`` (main thread: look at
    layers here and only here), ``execute`` (any thread: compute everything first, write last) and, where layers come
    out, names them in ``self.results`` so that they are styled and carry their provenance.
    """

    ID = ""

    def __init__(self) -> None:
        super().__init__(TOOLS[self.ID])
        self.results: list[LayerResult | RasterResult] = []
        self.made: dict[str, Any] = {}
        self.secrets = Secrets()

    def createInstance(self) -> HotspotAlgorithm:
        return type(self)()

    # -- the run ------------------------------------------------------------------------------------------------
    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        able, why = self.canExecute()
        if not able:
            raise QgsProcessingException(why)
        if iface is not None:
            load_for_threads()
            own_coordinate_systems()
        self.results, self.made = [], {}
        self.secrets = secrets_of(parameters, context.project())
        discreet = Discreet(feedback, self.secrets)
        with user_errors(self):
            require_usable(self, parameters)
            # The task runner, and a model for its steps, come here without checkParameterValues.
            wrong = self._unknown_token(parameters) or self._out_of_range(parameters, context)
            if wrong:
                raise InputError(wrong)
            check_targets(self, parameters, context, discreet)
            self.prepare(parameters, context, discreet)
        # Here on the main thread, where the layers of the project are sure to be there.
        self.described = described(self, parameters, context)
        return True

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        try:
            with user_errors(self):
                self.made = self._public(self.execute(parameters, context, Discreet(feedback, self.secrets)))
                return self.made
        except Cancelled:
            pass
        return {}

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        if iface is not None:
            own_coordinate_systems()
        missing: set[str] = set()
        # Where somebody waits at the window its pages are printed one by one later on.
        later = getattr(feedback, "print_later", None)
        for result in self.results:
            pages = result.finish(context, feedback)
            if pages is not None and later is not None:
                later(pages)
            elif pages is not None:
                missing.update(printed(pages))
        # What is returned stands for all results; where it is empty, those that there are stand.
        return {name: value for name, value in self.made.items() if name not in missing} if missing else {}

    def fields_of(self, output: str) -> Schema:
        """The fields that the layer of an output may have."""
        return RESULTS[self.ID][output]

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        raise QgsProcessingException(tr("This tool has no preparation step."))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        raise QgsProcessingException(tr("This tool has no computation."))

    def _public(self, results: dict[str, Any]) -> dict[str, Any]:
        """The results with no secrets in their texts; where layers and files are stays as it was given."""
        texts = {output.name() for output in self.outputDefinitions() if output.type() == "outputString"}
        return {
            name: self.secrets.hide(value) if name in texts and isinstance(value, str) else value
            for name, value in results.items()
        }

    def parameterAsString(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        value = parameters.get(name)
        if isinstance(value, datetime.date):
            # QGIS takes a day or a moment of Python for nothing.
            parameters = dict(parameters, **{name: value.isoformat()})
        return super().parameterAsString(parameters, name, context)

    def parameterAsVectorLayer(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsVectorLayer | None:
        return rename_opened(super().parameterAsVectorLayer(parameters, name, context), context.project())

    def parameterAsLayer(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsMapLayer | None:
        return rename_opened(super().parameterAsLayer(parameters, name, context), context.project())

    def parameterAsLayerList(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext, *more: Any
    ) -> list[QgsMapLayer]:
        return [
            rename_opened(layer, context.project())
            for layer in super().parameterAsLayerList(parameters, name, context, *more)
        ]

    def result_title(self, title: str, window: str) -> str:
        """What a result layer with this title is called in the project: of which crimes, days and places it is, and by
        which method, so that the layers of several runs can be told apart. ``window``: its days, as provenance says."""
        crimes = getattr(self, "crime_input", None)
        if crimes is None:
            return result_name([title, period_of(window)])
        subject = [crimes.choice.words, period_of(window), self.size_words()]
        return result_name(subject, with_method(title, self.displayName()))

    # -- helpers for subclasses ---------------------------------------------------------------------------------
    def day(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> np.datetime64 | None:
        """The day given for a parameter, None where none is. Raises InputError."""
        return parse_day(self.parameterAsString(parameters, name, context), name)

    def number_given(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> float | None:
        """The number given for an optional parameter, None where none is."""
        return None if parameters.get(name) in (None, "") else self.parameterAsDouble(parameters, name, context)

    def size_words(self) -> str:
        """The size of a place, or the layer that places come from; '' for a tool that counts in none."""
        return ""

    def raise_if_cancelled(self, feedback: QgsProcessingFeedback) -> None:
        """Raise Cancelled where the user has pressed Cancel."""
        if feedback.isCanceled():
            raise Cancelled()

    def _stage(self, feedback: QgsProcessingFeedback, progress: float, text: str) -> None:
        """Say what begins and how much is done. Raises Cancelled."""
        self.raise_if_cancelled(feedback)
        feedback.setProgress(progress)
        feedback.setProgressText(text)

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        try:
            require_usable(self, parameters)
            wrong = self._unknown_token(parameters) or self._out_of_range(parameters, context)
            if not wrong:
                check_targets(self, parameters, context)
        except InputError as error:
            wrong = str(error)
        if not wrong:
            good, why = super().checkParameterValues(parameters, context)
            wrong = self.wrong_together(parameters, context) if good else why_refused(self, parameters, context) or why
        return not wrong, with_labels(self, secrets_of(parameters, context.project()).hide(wrong))

    def wrong_together(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """What is wrong with values each of which could be right, '' where nothing is."""
        return ""

    def _out_of_range(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """QGIS says of a number or a text that it cannot take only that it is incorrect, takes NaN, infinity and 1e300,
        and goes on with a default where an expression gives no number; here it is said what fits."""
        days = {one.name for one in self.declared.parameters if isinstance(one, Day)}
        for definition in self.parameterDefinitions():
            name, value = definition.name(), parameters.get(definition.name())
            number = isinstance(definition, QgsProcessingParameterNumber)
            if isinstance(value, str) and "\0" in value:
                return tr(
                    "{}: the text contains a hidden character (NUL), which is not allowed; type the text again."
                ).format(name)
            if number and value not in (None, "", NULL):
                low, high = max(definition.minimum(), -GREATEST), min(definition.maximum(), GREATEST)
                found = _number(value, context)
                # NaN is not between them either.
                if not low <= found <= high or not definition.checkValueIsAcceptable(value, context):
                    return self._what_fits(name, found if isinstance(value, QgsProperty) else value, found, low, high)
            elif (number or definition.type() == "string") and not definition.checkValueIsAcceptable(value, context):
                return tr("{} is empty; enter a value.").format(name)
            elif name in days:
                try:
                    self.day(parameters, name, context)
                except InputError as error:
                    return str(error)
        return ""

    def _what_fits(self, name: str, value: object, found: float, low: float, high: float) -> str:
        if high < GREATEST:
            return tr("{}: {} is out of range; enter a number from {:g} to {:g}.").format(name, value, low, high)
        if low <= -GREATEST or GREATEST < abs(found) < math.inf:
            return tr("{}: {} is out of range; enter a number from {:,.0f} to {:,.0f}.").format(name, value, low, high)
        return tr("{}: {} is not valid; enter a number of {:g} or more.").format(name, value, low)

    def _unknown_token(self, parameters: dict[str, Any]) -> str:
        """The task runner lets unknown enum tokens through; here they get a sentence with the choices."""
        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            if definition.type() != "enum" or not isinstance(value, (str, int, float)):
                continue
            if value not in definition.options() and not is_withdrawn(definition, value):
                return tr("{name}: '{value}' is not one of the options; choose from {choices}.").format(
                    name=definition.name(), value=value, choices=", ".join(definition.options())
                )
        return ""


class Part:
    """The progress of a part of the run, as its share of the whole bar, from ``begin`` to ``end`` percent."""

    def __init__(self, feedback: QgsProcessingFeedback, begin: float, end: float) -> None:
        self.feedback, self.begin, self.end = feedback, begin, end

    def isCanceled(self) -> bool:
        return self.feedback.isCanceled()

    def pushInfo(self, text: str) -> None:
        self.feedback.pushInfo(text)

    def setProgress(self, percent: float) -> None:
        self.feedback.setProgress(self.begin + (self.end - self.begin) * percent / 100)


def _number(value: Any, context: QgsProcessingContext) -> float:
    """The number that QGIS takes a value for; NaN where it takes it for none and would go on with a default."""
    if isinstance(value, QgsProperty):
        return value.valueAsDouble(context.expressionContext(), math.nan)[0]
    if type(value) not in (bool, int, float, str) or "_" in str(value):
        return math.nan
    try:
        return float(value)
    except (ValueError, OverflowError):
        return math.nan
