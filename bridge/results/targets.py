"""Where the outputs of a run go, and what they may not be: looked at before anything is computed, for every tool.

A target is refused where it is a file or folder that the run reads, that another output goes to, or in which something
would be lost that is not ours.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProperty,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QUrl

from ..files.atomic_replace import recover
from ..files.gdal_source import table_name
from ..files.geopackage import is_geopackage, reserved, tables_of
from ..files.register_file import is_register
from ..files.source_files import SourceFile, beside, files_of, real, same_file
from ..ground.command import is_file, is_layer, kind_of
from ..ground.errors import InputError
from ..ground.gpkg_uri import split_uri
from ..ground.public_source import is_connection
from ..ground.texts import tr

if TYPE_CHECKING:
    from qgis.core import QgsProcessingFeedback

TABLE, RASTER, FILE, FOLDER = "table", "raster", "file", "folder"
_KINDS = {
    "sink": TABLE,
    "vectorDestination": TABLE,
    "rasterDestination": RASTER,
    "fileDestination": FILE,
    "folderDestination": FOLDER,
}
_DATABASES = re.compile(r"^(postgis|postgres|ogr|spatialite|mssql|oracle|hana):", re.IGNORECASE)
#: Bytes of a file's name, and what SQLite appends to it while it writes.
_LONGEST_NAME, _APPENDED = 255, len("-journal")
#: Files that hold tables of any name: one of another name is somebody else's.
_DATABASE_FILES = ("XLSX", "ODS", "SQLite")
#: An ending that says what a file is; 2025 of hot_31.03.2025 does not.
_ENDING = re.compile(r"[A-Za-z]{2,5}")
#: Other spellings of endings.
_ALSO = {"html": ("htm",), "tif": ("tiff",)}


@dataclass(frozen=True)
class Target:
    """Where an output goes: the file or folder ``path`` as it is named to the user, of a ``kind``; of a table its
    ``table`` ('' where the file is given as a whole) and OGR's ``driver``."""

    output: str
    path: str
    kind: str
    table: str = ""
    driver: str = ""

    @property
    def file(self) -> str:
        """The file or folder behind links."""
        return os.path.realpath(self.path)

    @property
    def has_company(self) -> bool:
        """Whether other files are written beside it: parts of a data set, style and description."""
        return self.kind in (TABLE, RASTER) and not is_geopackage(self.path)

    @property
    def in_file(self) -> str:
        """The name of its table in the file."""
        return self.table or os.path.splitext(os.path.basename(self.path))[0]


def destination(value: object) -> object:
    """The place that the value of an output parameter names."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    return value.staticValue() if isinstance(value, QgsProperty) else value


def table_target(output: str, value: object) -> Target | None:
    """The Target of a vector output, None for memory, databases and no output. Raises InputError for a path into an
    archive."""
    text = str(destination(value) or "")
    if not text or text == QgsProcessing.TEMPORARY_OUTPUT or text.startswith("memory:"):
        return None
    named = split_uri(text)
    if named is None and _DATABASES.match(text):
        return None
    path, table = named if named is not None else (text, "")
    if named is None and "|layername=" in text:
        path, _, table = text.partition("|layername=")
        table = table.split("|")[0]
    path, driver = _named(_local(path, output))
    return Target(output, path, TABLE, table, driver)


def file_target(definition: QgsProcessingParameterDefinition, path: str) -> Target:
    """The Target of an output that is a file, a raster or a folder. Raises InputError where its name says that it is
    another kind of file than is written."""
    kind = _KINDS[definition.type()]
    path = _local(path, definition.name())
    if kind != FOLDER:
        endings = ["tif"] if kind == RASTER else re.findall(r"\*\.(\w+)", definition.fileFilter())
        path = _with_ending(path, endings, definition.name())
    return Target(definition.name(), path, kind)


def targets(algorithm: QgsProcessingAlgorithm, parameters: dict, context: QgsProcessingContext) -> list[Target]:
    """The Targets of a run; results in memory, in databases and where QGIS tidies up are none. Raises InputError."""
    out = []
    for definition in algorithm.destinationParameterDefinitions():
        value = destination(parameters.get(definition.name()))
        if isinstance(value, bool) or value in (None, "", QgsProcessing.TEMPORARY_OUTPUT):
            continue
        if _KINDS.get(definition.type()) == TABLE:
            found = table_target(definition.name(), value)
        else:
            found = file_target(definition, str(value))
        if found is not None:
            out.append(found)
    return out


def check_targets(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback | None = None,
) -> None:
    """Raise InputError where an output may not go where it is to. With a feedback, what runs that died left half done
    in these folders is put right first."""
    found = targets(algorithm, parameters, context)
    if feedback is not None:
        for folder in dict.fromkeys(os.path.dirname(os.path.abspath(one.file)) for one in found):
            recover(folder, feedback)
    inputs = _inputs(algorithm, parameters, context) if found else {}
    for one in found:
        _check_name(one)
        _check_shapes(one, algorithm.parameterDefinition(one.output))
        _check_what_is_there(one, context)
        for name, files in inputs.items():
            for file in files:
                _check_input(one, name, file)
        _check_project(one, context)
    for i, one in enumerate(found):
        for other in found[:i]:
            if _clash(one, other):
                raise InputError(
                    tr("{} and {} would be saved to the same file, '{}'; change one of the names.").format(
                        other.output, one.output, one.path
                    )
                )


# -- names --------------------------------------------------------------------------------------------------------


def _local(path: str, output: str) -> str:
    """A path on the disk. Raises InputError for any other."""
    if path.lower().startswith("file:"):
        path = QUrl(path).toLocalFile()
    if path.lower().startswith("/vsi") or re.match(r"^[a-z][a-z0-9+.]+://", path, re.IGNORECASE) or "\0" in path:
        raise InputError(
            tr("{}: results cannot be saved inside an archive or on the web; choose a file in a folder.").format(output)
        )
    if is_connection(path) and not os.path.isabs(path):
        # It would be taken for the name of a file, which then holds the login.
        raise InputError(
            tr(
                "{}: a database address cannot be entered here; choose the database in the dialog, or choose a file."
            ).format(output)
        )
    return path


def _named(path: str) -> tuple[str, str]:
    """(path, driver) as QGIS names them: an ending that no format has, or that its format is not written with, stays
    and is followed by the right one."""
    if os.path.isdir(path):
        # Meant as it is, and refused as it is.
        return path, ""
    ending = os.path.basename(path).rpartition(".")[2] if "." in os.path.basename(path) else ""
    driver = QgsVectorFileWriter.driverForExtension(ending) if ending else ""
    if not driver:
        return path + ".gpkg", "GPKG"
    about = QgsVectorFileWriter.MetaData()
    endings = about.ext.split() if QgsVectorFileWriter.driverMetadata(driver, about) and about.ext else []
    if endings and not any(path.lower().endswith("." + one.lower()) for one in endings):
        path += "." + endings[0]
    if driver in ("ESRI Shapefile", "MapInfo File"):
        # GDAL writes it so, whatever is asked for.
        stem, _, ending = path.rpartition(".")
        path = f"{stem}.{ending.lower()}"
    return path, driver


def _with_ending(path: str, endings: list[str], output: str) -> str:
    known = [one for ending in endings for one in (ending, *_ALSO.get(ending, ()))]
    ending = os.path.splitext(path)[1][1:]
    if not known or ending.lower() in known or os.path.isdir(path):
        return path
    if _ENDING.fullmatch(ending):
        raise InputError(
            tr("{}: '{}' would be saved as {}; use a file name that ends in .{}.").format(
                output, os.path.basename(path), endings[0].upper(), endings[0]
            )
        )
    return f"{path}.{endings[0]}"


def _check_name(one: Target) -> None:
    name = os.path.basename(one.file)
    most = _LONGEST_NAME - (_APPENDED if is_geopackage(name) else 0)
    if len(os.fsencode(name)) > most:
        raise InputError(
            tr("{}: the file name '{}…' is too long ({} bytes; the limit is {}); choose a shorter name.").format(
                one.output, name[:40], len(os.fsencode(name)), most
            )
        )
    if one.table and reserved(one.table):
        raise InputError(
            tr(
                "{}: '{}' is a reserved name in GeoPackages and cannot be used for a table; choose another name."
            ).format(one.output, one.table)
        )


def _check_shapes(one: Target, definition: QgsProcessingParameterDefinition) -> None:
    if one.driver == "FlatGeobuf" and definition.dataType() == QgsProcessing.SourceType.TypeVector:
        raise InputError(
            tr(
                "{}: a FlatGeobuf file such as '{}' needs geometry, but this table has none; use a file name that "
                "ends in .gpkg or .csv."
            ).format(one.output, os.path.basename(one.path))
        )


# -- what is there ------------------------------------------------------------------------------------------------


def _check_what_is_there(one: Target, context: QgsProcessingContext) -> None:
    path = one.file
    if one.kind == FOLDER:
        if os.path.exists(path) and not os.path.isdir(path):
            raise InputError(tr("{}: '{}' is a file; choose a folder instead.").format(one.output, one.path))
        return
    if os.path.isdir(path):
        raise InputError(
            tr(
                "{}: '{}' is a folder, and saving a file there would delete the folder and its contents; choose a file."
            ).format(one.output, one.path)
        )
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        raise InputError(
            tr("The folder '{}' does not exist; create the folder or choose another location.").format(folder)
        )
    if not os.access(folder, os.W_OK):
        raise InputError(
            tr("The folder '{}' cannot be written to; choose another location for the results.").format(folder)
        )
    if not os.path.exists(path):
        return
    if not os.path.isfile(path):
        raise InputError(tr("{}: '{}' is not a file; choose another name.").format(one.output, one.path))
    if not os.access(path, os.W_OK):
        raise InputError(tr("'{}' is write-protected; choose another name.").format(one.path))
    if is_register(path):
        raise InputError(
            tr(
                "{}: '{}' is the register of hot spots, which keeps every version and cannot be replaced; choose "
                "another file."
            ).format(one.output, one.path)
        )
    if one.kind == TABLE:
        _check_tables(one, path, context)


def _check_tables(one: Target, path: str, context: QgsProcessingContext) -> None:
    if is_geopackage(path):
        if os.path.getsize(path):
            tables_of(path)
        _check_edits(one, path, context)
    elif one.table:
        raise InputError(
            tr(
                "{}: tables can only be added to GeoPackages, and '{}' is another type of file; choose another name."
            ).format(one.output, one.path)
        )
    else:
        _check_layers(one, path)


def _check_layers(one: Target, path: str) -> None:
    """Of other formats that hold many layers none is replaced that holds several."""
    from osgeo import gdal

    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        data = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=[one.driver])
    except RuntimeError:
        data = None
    finally:
        gdal.PopErrorHandler()
    names = [data.GetLayer(i).GetName() for i in range(data.GetLayerCount())] if data is not None else []
    if one.driver in _DATABASE_FILES and [name.lower() for name in names] != [one.in_file.lower()] or len(names) > 1:
        raise InputError(
            tr("{}: '{}' contains something else ({}), which would be lost; choose another name.").format(
                one.output, one.path, ", ".join(names[:5]) + (" …" if len(names) > 5 else "") or tr("no tables")
            )
        )


def _check_edits(one: Target, path: str, context: QgsProcessingContext) -> None:
    project = context.project()
    for layer in project.mapLayers().values() if project is not None else ():
        if not (isinstance(layer, QgsVectorLayer) and layer.isEditable()):
            continue
        for file in files_of(layer, context):
            if same_file(file.path, path) and _table(file).lower() == one.in_file.lower():
                raise InputError(
                    tr("The layer '{}' is being edited and would be replaced; save or discard the edits first.").format(
                        layer.name()
                    )
                )


# -- what is read -------------------------------------------------------------------------------------------------


def _inputs(
    algorithm: QgsProcessingAlgorithm, parameters: dict, context: QgsProcessingContext
) -> dict[str, list[SourceFile]]:
    out = {}
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if definition.isDestination() or value is None or value == "":
            continue
        kind = kind_of(definition)
        if is_layer(kind) or is_file(kind):
            out[definition.name()] = files_of(value, context, is_layer(kind))
    return out


def _check_input(one: Target, name: str, file: SourceFile) -> None:
    path = one.file
    if os.path.isdir(file.path):
        inside = real(path).startswith(real(file.path) + os.sep)
        if one.kind == FOLDER and real(path) == real(file.path):
            raise InputError(
                tr("{} is the folder that {} is read from; choose another folder.").format(one.output, name)
            )
        # Results may stand among the downloads, but not in the place of one.
        if inside and os.path.isfile(path) and path.lower().endswith(_READ_FROM_FOLDERS):
            raise InputError(
                tr("{} is in the folder that {} is read from; choose another folder.").format(one.output, name)
            )
        return
    if one.kind == FOLDER:
        return
    if same_file(path, file.path):
        if not is_geopackage(path) or file.whole:
            raise InputError(
                tr("{} is the file that {} is read from, '{}'; choose another file.").format(
                    one.output, name, os.path.basename(file.path)
                )
            )
        # Another table beside those that are read harms none of them, where the user has named it as one.
        if not one.table or one.table.lower() == _table(file).lower():
            raise InputError(
                tr(
                    "{} is the file that {} is read from, '{}'; choose another file, or another table in the same "
                    "file: '{}|layername=…'."
                ).format(one.output, name, os.path.basename(file.path), os.path.basename(file.path))
            )
        return
    written = [path] + (beside(path) if one.has_company else [])
    for mine in written:
        for theirs in [file.path] + beside(file.path):
            if (mine, theirs) != (path, file.path) and os.path.exists(theirs) and same_file(mine, theirs):
                raise InputError(
                    tr(
                        "{} would replace '{}', which belongs to the file that {} is read from; choose another name."
                    ).format(one.output, os.path.basename(theirs), name)
                )


#: Endings of the files that importers look for in folders.
_READ_FROM_FOLDERS = (".csv", ".zip", ".txt", ".tsv", ".xlsx", ".xls", ".ods")


def _table(file: SourceFile) -> str:
    """The table that a source names, or the one that QGIS opens where it names none."""
    return file.table or table_name(file.path)


def _check_project(one: Target, context: QgsProcessingContext) -> None:
    project = context.project()
    path = project.fileName() if project is not None else ""
    if path and one.kind != FOLDER and not is_geopackage(path) and same_file(one.file, path):
        raise InputError(
            tr("{} is the project file, '{}'; choose another file.").format(one.output, os.path.basename(path))
        )


def _clash(one: Target, other: Target) -> bool:
    """Whether two outputs would write one file, or both a file that belongs to them."""
    if real(one.path) != real(other.path):
        mine, theirs = (
            {real(path) for path in ([each.path] + (beside(each.path) if each.has_company else []))}
            for each in (one, other)
        )
        return bool(mine & theirs)
    if one.kind == other.kind == TABLE and is_geopackage(one.path):
        return one.in_file.lower() == other.in_file.lower()
    return True
