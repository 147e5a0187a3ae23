"""What is wrong with a value that QGIS refuses: QGIS says only that it is incorrect, or could not be loaded."""

from __future__ import annotations

import os
import zipfile
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterDefinition,
    QgsProperty,
)

from ...bridge.ground.command import is_layer
from ...bridge.ground.errors import shortened
from ...bridge.ground.gpkg_uri import split_uri
from ...bridge.ground.texts import tr

#: Files of an archive that are named.
_NAMED = 4


def why_refused(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """One sentence about the first parameter of an algorithm that QGIS does not take, '' where it takes all."""
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if not definition.checkValueIsAcceptable(value, context):
            return f"{definition.name()}: {_reason(definition, value, context)}"
    return ""


def _reason(definition: QgsProcessingParameterDefinition, value: Any, context: QgsProcessingContext) -> str:
    kind = definition.type()
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, QgsProperty):
        value = value.staticValue() if value.propertyType() == QgsProperty.Type.StaticProperty else value.asExpression()
    if value is None or (isinstance(value, str) and not value.strip()) or value == []:
        return (
            tr("no output location is set; choose where to save the result.")
            if definition.isDestination()
            else tr("no value is set; enter one.")
        )
    if definition.isDestination():
        return tr("the result cannot be saved there; enter a file name.")
    if is_layer(kind):
        values = value if kind == "multilayer" and isinstance(value, (list, tuple)) else [value]
        return next(
            (why for why in map(_no_layer, values) if why),
            tr("'{}' cannot be used here; choose another layer.").format(shortened(value)),
        )
    if kind == "field":
        return tr("'{}' is not a field name; choose a field.").format(shortened(value))
    if kind == "enum":
        return tr("'{}' is not one of the options; choose from {}.").format(
            shortened(value), ", ".join(definition.options())
        )
    if kind == "file":
        return _no_file(value, definition.extension())
    if kind == "crs":
        return tr(
            "'{}' is not a coordinate reference system that QGIS recognises; choose one, such as EPSG:27700."
        ).format(shortened(value))
    return tr("'{}' cannot be used here; enter another value.").format(shortened(value))


def _no_layer(value: object) -> str:
    """Why a value is no layer that opens, '' where that cannot be said."""
    if isinstance(value, QgsMapLayer):
        return (
            ""
            if value.isValid()
            else tr("the layer '{}' cannot be opened; check that its file still exists.").format(value.name())
        )
    if not isinstance(value, str):
        return tr("this is not a layer or a file name; choose a layer or file.")
    path, table = split_uri(value) or (value.split("|")[0], value.partition("|layername=")[2].split("|")[0])
    shown = shortened(os.path.basename(path) or path)
    if os.path.isdir(path):
        return tr("'{}' is a folder; choose a file inside it.").format(shown)
    if os.path.isfile(path):
        if table:
            return tr("the file '{}' does not contain a table '{}' that can be opened; choose another table.").format(
                shown, shortened(table)
            )
        inside = _in_archive(path)
        if inside:
            listed = ", ".join(f"'{shortened(one)}'" for one in inside[:_NAMED]) + "…" * (len(inside) > _NAMED)
            return tr(
                "'{}' is a ZIP file that contains {}; unzip it and choose the file with the layer that is needed."
            ).format(shown, listed)
        return tr("the file '{}' does not contain the kind of layer that is needed; choose another file.").format(shown)
    if os.path.isabs(path) or os.path.splitext(path)[1]:
        return tr("the file '{}' does not exist; check the name and that the drive is connected.").format(
            shortened(path)
        )
    return tr("there is no layer '{}' in the project; choose another layer or a file.").format(shortened(value))


def _in_archive(path: str) -> list[str]:
    """The files in a ZIP, [] where it is none; workbooks are ZIPs too, but nobody unzips them."""
    if not path.lower().endswith(".zip"):
        return []
    try:
        with zipfile.ZipFile(path) as archive:
            return [name for name in archive.namelist() if not name.endswith("/")]
    except (OSError, zipfile.BadZipFile):
        return []


def _no_file(value: object, extension: str) -> str:
    if not isinstance(value, str):
        return tr("this is not a file name; enter one.")
    if extension and not value.lower().endswith("." + extension.lower()):
        return tr("'{}' is not a {} file; choose a file with a name ending in .{}.").format(
            shortened(os.path.basename(value)), extension.upper(), extension
        )
    return tr("the file '{}' cannot be used here; check that it exists.").format(shortened(value))
