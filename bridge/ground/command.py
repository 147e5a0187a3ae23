"""A run as a command line that makes it again. Nothing secret, and nothing that another session cannot open."""

from __future__ import annotations

import datetime
import os
import re
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingUtils,
    QgsProperty,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from .gpkg_uri import split_uri
from .public_source import is_address, is_connection
from .texts import tr


class CommandRefused(Exception):
    """Why there is no command: one sentence."""


#: QGIS's types of parameters that take layers, and of those that name a file or a folder, to be read or to be written.
_LAYER_TYPES = ("source", "vector", "raster", "layer", "multilayer", "mesh", "pointcloud")
_FILE_TYPES = (
    "file",
    "sink",
    "vectorDestination",
    "rasterDestination",
    "pointCloudDestination",
    "fileDestination",
    "folderDestination",
)


def kind_of(definition: QgsProcessingParameterDefinition) -> str:
    """A parameter's type, where a list of files counts as files: asked for as layers, QGIS would try to open each."""
    if definition.type() == "multilayer" and definition.layerType() == QgsProcessing.SourceType.TypeFile:
        return "file"
    return definition.type()


def is_layer(kind: str) -> bool:
    """Whether a parameter of this kind takes layers."""
    return kind in _LAYER_TYPES


def is_file(kind: str) -> bool:
    """Whether a parameter of this kind names a file or a folder, to be read or to be written."""
    return kind in _FILE_TYPES


def command_line(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, shell: str = "sh"
) -> str:
    """The ``qgis_process`` line of a run, quoted for ``sh`` or ``cmd``.

    Raises CommandRefused for a layer that only this session has, or one behind a host, a user or a password.
    """
    words = ["qgis_process", "run", "hotspotpolicing:" + algorithm.name(), "--"]
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if value is None or value == "" or value == []:
            continue
        for text in _values(value, kind_of(definition), context):
            words.append(f"{definition.name()}={text}")
    quote = quote_cmd if shell == "cmd" else quote_sh
    return " ".join(quote(word) for word in words)


def quote_sh(word: str) -> str:
    """A word for a POSIX shell."""
    if re.match(r"^[A-Za-z0-9_@%+=:,./-]+$", word):
        return word
    return "'" + word.replace("'", "'\"'\"'") + "'"


def quote_cmd(word: str) -> str:
    """A word for Windows' cmd: double quotes, with what cmd and the C runtime each take specially escaped."""
    if "\n" in word or "\r" in word:
        raise CommandRefused(tr("a value contains a line break, which the Windows command prompt does not accept"))
    # No %…% survives cmd inside quotes: a caret outside them keeps it.
    if re.match(r"^[A-Za-z0-9_+=:,./\\-]+$", word) and "=" not in word:
        return word
    word = re.sub(r'(\\*)"', r'\1\1\\"', word)
    word = re.sub(r"(\\+)$", r"\1\1", word)
    return '"' + word.replace("%", '"^%"') + '"'


def as_text(value: object) -> str:
    """A value as text that stands for it on the command line; a day or a moment as ISO writes it."""
    if isinstance(value, (QDate, QDateTime)):
        return value.toString(Qt.DateFormat.ISODate)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _values(value: object, kind: str, context: QgsProcessingContext) -> list[str]:
    if isinstance(value, QgsProperty):
        if value.propertyType() != QgsProperty.Type.StaticProperty:
            raise CommandRefused(tr("a parameter is set by an expression; enter a fixed value instead"))
        value = value.staticValue()
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        if value.selectedFeaturesOnly:
            raise CommandRefused(tr("only the selected features were used; save them as a separate layer"))
        return _values(value.source, kind, context)
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        return _values(value.sink, kind, context)
    if isinstance(value, (list, tuple)):
        return [text for item in value for text in _values(item, kind, context)]
    if is_layer(kind) or isinstance(value, QgsMapLayer):
        layer = (
            value
            if isinstance(value, QgsMapLayer)
            else QgsProcessingUtils.mapLayerFromString(str(value), context, False)
        )
        if layer is not None:
            return [_layer_source(layer)]
        path = _file(str(value))
        if not os.path.exists(path.partition("|")[0]) and not path.startswith("/vsi"):
            raise CommandRefused(tr("one of the layers cannot be found; open the layer first"))
        return [path]
    if is_file(kind):
        return [str(value) if str(value) == "TEMPORARY_OUTPUT" else _file(str(value))]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if is_connection(str(value)):
        raise CommandRefused(tr("a value contains a database address or a login, which the command would reveal"))
    return [as_text(value)]


def _layer_source(layer: QgsMapLayer) -> str:
    if layer.dataProvider() is None or layer.providerType() == "memory":
        raise CommandRefused(tr("the layer '{}' is not saved; export it to a GeoPackage first").format(layer.name()))
    if getattr(layer, "isEditable", lambda: False)() and layer.isModified():
        raise CommandRefused(tr("the layer '{}' has unsaved edits; save them first").format(layer.name()))
    if layer.providerType() not in ("ogr", "delimitedtext", "spatialite", "gpx", "gdal"):
        raise CommandRefused(
            tr(
                "the layer '{}' comes from a database or the web, and the command would reveal its connection details"
            ).format(layer.name())
        )
    return _file(layer.source())


def _file(text: str) -> str:
    named = split_uri(text)
    path = named[0] if named is not None else text.partition("|")[0]
    path = re.sub(r"^file://", "", path)
    if re.match(r"^(//|\\\\)", path):
        raise CommandRefused(tr("a layer is on a network share, and the command would reveal the server's name"))
    if (
        is_address(path)
        or re.match(r"^[a-z][a-z0-9+]{2,}:", path, re.IGNORECASE)
        or re.search(r"\b(password|host|user|service|authcfg)\s*=", path, re.IGNORECASE)
    ):
        raise CommandRefused(
            tr("a layer comes from a database or the web, and the command would reveal its connection details")
        )
    if not os.path.isabs(path):
        text = os.path.join(os.getcwd(), text) if named is None else text
    return text
