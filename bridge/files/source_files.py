"""The files behind what a user gives as input: whatever else is said in a source is taken off."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

from qgis.core import (
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsProperty,
)
from qgis.PyQt.QtCore import QUrl

from ..ground.gpkg_uri import split_uri

#: Files that are one data set, by their endings.
FAMILIES = (
    (".shp", ".shx", ".dbf", ".prj", ".cpg", ".qpj", ".sbn", ".sbx", ".qix", ".idm", ".ind", ".shp.xml"),
    (".tab", ".dat", ".map", ".id", ".ind"),
    (".mif", ".mid"),
    (".csv", ".csvt", ".prj"),
    (".gml", ".xsd", ".gfs"),
    (".tif", ".tiff", ".tfw", ".prj", ".tif.aux.xml", ".tif.ovr", ".tiff.aux.xml"),
)
#: What QGIS keeps beside any of them: style and description.
BESIDE = (".qml", ".qmd", ".sld")
#: How deep virtual layers that refer to each other are followed.
_DEEPEST = 5
#: The longest virtual layer that is read, in bytes.
_LONGEST = 1_000_000
_ARCHIVE = re.compile(r"^/vsi[a-z0-9]+(_streaming)?/", re.IGNORECASE)
_REFERRED = re.compile(r"<(SrcDataSource|SourceFilename|SourceDataset)\b([^>]*)>([^<]*)<", re.IGNORECASE)


@dataclass(frozen=True)
class SourceFile:
    """A file that an input is read from; ``table`` where it names one, else ''; ``whole`` where it is the file itself
    that is given, and not a layer in it."""

    path: str
    table: str = ""
    whole: bool = False


def files_of(value: object, context: QgsProcessingContext, layers: bool = True) -> list[SourceFile]:
    """The files that the value of an input parameter leads to; ``layers`` where it may name layers."""
    return list(dict.fromkeys(_of_value(value, context, layers, 0)))


def beside(path: str) -> list[str]:
    """The paths that belong to a file: its family's under the same stem, and what QGIS keeps with it."""
    lower = path.lower()
    out = []
    for family in FAMILIES:
        own = next((ending for ending in sorted(family, key=len, reverse=True) if lower.endswith(ending)), None)
        if own is not None:
            stem = path[: -len(own)]
            out += [stem + ending for ending in family]
    stem = os.path.splitext(path)[0]
    return [one for one in dict.fromkeys(out + [stem + ending for ending in BESIDE]) if one != path]


def same_file(one: str, other: str) -> bool:
    """Whether two paths are one file, through links and, on Windows, whatever the case."""
    try:
        if os.path.samefile(one, other):
            return True
    except (OSError, ValueError):
        pass  # one of them is not there: then the names decide
    return real(one) == real(other)


def real(path: str) -> str:
    """A path by which files can be compared."""
    return os.path.normcase(os.path.realpath(path))


def _of_value(value: object, context: QgsProcessingContext, layers: bool, depth: int) -> Iterator[SourceFile]:
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    if isinstance(value, (list, tuple)):
        for one in value:
            yield from _of_value(one, context, layers, depth)
        return
    if isinstance(value, QgsMapLayer):
        yield from _of_layer(value, context, depth)
        return
    text = str(value or "").strip()
    if not text or "\0" in text:
        return
    layer = QgsProcessingUtils.mapLayerFromString(text, context, False) if layers else None
    if layer is not None:
        yield from _of_layer(layer, context, depth)
    elif layers:
        yield from _of_source(text, depth)
    else:
        for one in [text] if os.path.exists(text) else text.split(";"):
            for found in _of_source(one.strip().strip('"'), depth):
                yield SourceFile(found.path, "", True)


def _of_layer(layer: QgsMapLayer, context: QgsProcessingContext, depth: int) -> Iterator[SourceFile]:
    source = layer.source()
    if layer.providerType() == "virtual" and depth < _DEEPEST:
        # Its query may name layers of the project and files.
        for one in layer.dependencies():
            yield from _of_value(one.layerId(), context, True, depth + 1)
        for key, one in parse_qsl(source.partition("?")[2]):
            if key == "layer":
                yield from _of_source(unquote(one.split(":")[1]) if ":" in one else one, depth + 1)
    elif layer.providerType() in ("ogr", "gdal", "delimitedtext", "gpx", "spatialite", "mdal", "pdal"):
        yield from _of_source(source, depth)


def _of_source(source: str, depth: int) -> Iterator[SourceFile]:
    named = split_uri(source)
    if named is not None:
        yield SourceFile(*named)
        return
    path, _, rest = source.partition("|")
    table = re.search(r"(?:^|\|)layername=([^|]*)", rest, re.IGNORECASE)
    if path.lower().startswith("file:"):
        path = QUrl(path).toLocalFile()
    elif re.match(r"\s*dbname=", path):
        path = QgsDataSourceUri(path).database()
    elif re.match(r"^(GPKG|NETCDF|HDF5|SQLITE):", path, re.IGNORECASE):
        path = path.split(":", 1)[1].strip('"')
        path = path if os.path.exists(path) else path.rpartition(":")[0].strip('"')
    path = _on_disk(path)
    if not path:
        return
    yield SourceFile(path, table.group(1) if table else "")
    if depth < _DEEPEST:
        yield from _referred(path, depth)


def _on_disk(path: str) -> str:
    """The file on the disk that a path of GDAL leads to: the archive, where it leads into one; '' for none."""
    inside = False
    while _ARCHIVE.match(path):
        path, inside = _ARCHIVE.sub("", path, 1), True
    if inside:
        path = path.split("}")[0].lstrip("{")
    elif not os.path.exists(path) and "?" in path:
        path = path.split("?")[0]
    while inside and path and not os.path.isfile(path):
        shorter = os.path.dirname(path)
        if shorter == path:
            return ""
        path = shorter
    return path


def _referred(path: str, depth: int) -> Iterator[SourceFile]:
    """The files that a virtual layer refers to."""
    try:
        if not path.lower().endswith((".vrt", ".ovf")) or os.path.getsize(path) > _LONGEST:
            return
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return
    for _, how, where in _REFERRED.findall(text):
        where = where.strip().replace("&amp;", "&")
        if re.search(r"relative(ToVRT)?\s*=\s*[\"']1", how, re.IGNORECASE):
            where = os.path.join(os.path.dirname(path), where)
        yield from _of_source(where, depth + 1)
