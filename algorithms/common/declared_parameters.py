"""QGIS's parameters and outputs, made of what the contract declares."""

from __future__ import annotations

from typing import Any, Callable

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputDefinition,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
)

from ...bridge.ground.texts import tr
from ...contract.parts import kinds
from .withdrawn_tokens import WithdrawnChoice

_ADVANCED = QgsProcessingParameterDefinition.Flag.FlagAdvanced
_WHOLE, _REAL = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
_NUMERIC, _ANY = QgsProcessingParameterField.DataType.Numeric, QgsProcessingParameterField.DataType.Any
_FILE, _FOLDER = QgsProcessingParameterFile.Behavior.File, QgsProcessingParameterFile.Behavior.Folder
_HOLDS = {
    kinds.POINT: QgsProcessing.SourceType.TypeVectorPoint,
    kinds.LINE: QgsProcessing.SourceType.TypeVectorLine,
    kinds.POLYGON: QgsProcessing.SourceType.TypeVectorPolygon,
    kinds.ANY_SHAPE: QgsProcessing.SourceType.TypeVectorAnyGeometry,
    kinds.TABLE: QgsProcessing.SourceType.TypeVector,
    kinds.MAP: QgsProcessing.SourceType.TypeMapLayer,
    kinds.FILE: QgsProcessing.SourceType.TypeFile,
}
#: By this Processing finds the control for a day in its dialogs, and imports it when one is opened.
_CALENDAR = {"widget_wrapper": {"class": __name__.rsplit(".", 3)[0] + ".ui.tool.day_control.DayControl"}}


def said(words: kinds.Words) -> str:
    """A text of a declaration in the language of the user."""
    return words() if callable(words) else tr(words)


def definition(parameter: kinds.Parameter) -> QgsProcessingParameterDefinition:
    """QGIS's definition of a parameter that is declared, with its help."""
    made = _MAKERS[type(parameter)](parameter, said(parameter.title))
    if parameter.advanced:
        made.setFlags(made.flags() | _ADVANCED)
    made.setHelp(said(parameter.help))
    return made


def output(declared: kinds.Output) -> QgsProcessingOutputDefinition:
    """QGIS's definition of a figure or a text that a tool gives back."""
    kind = QgsProcessingOutputString if declared.text else QgsProcessingOutputNumber
    return kind(declared.name, declared.name.replace("_", " ").capitalize())


class ExportParameter(QgsProcessingParameterVectorLayer):
    """A layer or a file. To see whether it is acceptable, QGIS would open it as a layer: on the thread of the window,
    with the types that it guesses, and from wherever an address leads."""

    def checkValueIsAcceptable(self, value: object, context: QgsProcessingContext | None = None) -> bool:
        return value not in (None, "") or bool(self.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)


def _day(one: kinds.Day, title: str) -> QgsProcessingParameterDefinition:
    # A text to Processing, so that each form reaches the tool: QGIS's own parameter takes no other than ISO's.
    made = QgsProcessingParameterString(one.name, title, None, False, one.optional)
    made.setMetadata(_CALENDAR)
    return made


def _number(one: kinds.Number, title: str) -> QgsProcessingParameterDefinition:
    bounds = {}
    if one.low is not None:
        bounds["minValue"] = one.low
    if one.high is not None:
        bounds["maxValue"] = one.high
    kind = _WHOLE if isinstance(one, kinds.Whole) else _REAL
    return QgsProcessingParameterNumber(one.name, title, kind, one.default, one.optional, **bounds)


def _choice(one: kinds.Choice, title: str) -> QgsProcessingParameterDefinition:
    if one.withdrawn:
        return WithdrawnChoice(one.name, title, one.options, one.default, one.withdrawn)
    return QgsProcessingParameterEnum(one.name, title, list(one.options), False, one.default, one.optional, True)


def _field(one: kinds.Field, title: str) -> QgsProcessingParameterDefinition:
    kind = _NUMERIC if one.numeric else _ANY
    return QgsProcessingParameterField(one.name, title, None, one.of, kind, False, one.optional)


def _file(one: kinds.File, title: str) -> QgsProcessingParameterDefinition:
    kind = _FOLDER if one.folder else _FILE
    # QGIS tells no extension from one that is ''.
    extension = {"extension": one.extension} if one.extension else {}
    return QgsProcessingParameterFile(one.name, title, kind, optional=one.optional, **extension)


#: How a parameter of each kind is made of the declaration and its title.
_MAKERS: dict[type, Callable[[Any, str], QgsProcessingParameterDefinition]] = {
    kinds.Layer: lambda one, title: QgsProcessingParameterFeatureSource(
        one.name, title, [_HOLDS[one.holds]], None, one.optional
    ),
    kinds.Layers: lambda one, title: QgsProcessingParameterMultipleLayers(
        one.name, title, _HOLDS[one.holds], None, one.optional
    ),
    kinds.AnyLayer: lambda one, title: QgsProcessingParameterMapLayer(one.name, title, None, one.optional),
    kinds.Export: lambda one, title: ExportParameter(one.name, title, [_HOLDS[kinds.TABLE]], None, one.optional),
    kinds.Field: _field,
    kinds.Expression: lambda one, title: QgsProcessingParameterExpression(one.name, title, None, one.of, one.optional),
    kinds.Text: lambda one, title: QgsProcessingParameterString(one.name, title, one.default, one.lines, one.optional),
    kinds.Day: _day,
    kinds.Number: _number,
    kinds.Whole: _number,
    kinds.Flag: lambda one, title: QgsProcessingParameterBoolean(one.name, title, one.default, one.optional),
    kinds.Choice: _choice,
    kinds.File: _file,
    kinds.Crs: lambda one, title: QgsProcessingParameterCrs(one.name, title, None, one.optional),
    kinds.Sink: lambda one, title: QgsProcessingParameterFeatureSink(
        one.name, title, _HOLDS[one.holds], None, one.optional, one.made
    ),
    kinds.Raster: lambda one, title: QgsProcessingParameterRasterDestination(
        one.name, title, None, one.optional, one.made
    ),
    kinds.FileOut: lambda one, title: QgsProcessingParameterFileDestination(
        one.name, title, one.filter, None, one.optional, one.made
    ),
    kinds.FolderOut: lambda one, title: QgsProcessingParameterFolderDestination(
        one.name, title, None, one.optional, one.made
    ),
}
