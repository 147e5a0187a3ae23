"""Whether a layer holds what another holds, and whether a tool of ours made it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from qgis.core import QgsLayerMetadata, QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt.QtCore import QByteArray
from qgis.PyQt.QtXml import QDomDocument

from ..files.gdal_source import gdal_path, table_name
from ..ground.provenance import read_back
from .layer_tree import role

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer

#: What these write are the user's own crimes, made usable.
_IMPORTS = ("importpoliceuk", "importrecords", "harmweights")
_DATABASE = ("service", "host", "port", "dbname", "schema", "table")


def same_data(one: QgsVectorLayer, other: QgsVectorLayer) -> bool:
    """Whether two vector layers show the same table of the same file or database, under whatever filter."""
    if one.id() == other.id() or one.source() == other.source():
        return True
    first, second = _parts(one), _parts(other)
    if first.get("path") and second.get("path"):
        return _real(gdal_path(first)) == _real(gdal_path(second)) and _table(first) == _table(second)
    known = bool(first.get("table")) and one.providerType() == other.providerType()
    return known and all(first.get(name) == second.get(name) for name in _DATABASE)


def made_by(layer: QgsMapLayer) -> str:
    """The title of the tool of ours that made a layer, its name where that is all that is known, '' for layers of
    others."""
    lines = layer.metadata().history()
    if not lines:
        # Beside other files than GeoPackages it waits to be asked for.
        again = QgsVectorLayer(layer.source(), layer.name(), layer.providerType())
        again.loadDefaultMetadata()
        lines = again.metadata().history()
    try:
        return read_back(lines)["title"]
    except ValueError:
        return layer.name() if role(layer) else ""


def is_result(layer: QgsMapLayer) -> bool:
    """Whether a layer is something that a tool of ours has found, in this project or in another: neither the user's
    own nor crimes as an import of ours has written them. Nothing is opened for it but what QGIS has read already, and
    a small file beside the layer's own."""
    if role(layer):
        return True
    lines = layer.metadata().history()
    beside = os.path.splitext(layer.source().split("|")[0])[0] + ".qmd"
    if not lines and layer.providerType() in ("ogr", "gdal") and os.path.isfile(beside):
        metadata = QgsLayerMetadata()
        document = QDomDocument()
        with open(beside, "rb") as file:
            document.setContent(QByteArray(file.read()))
        metadata.readMetadataXml(document.documentElement())
        lines = metadata.history()
    try:
        return read_back(lines)["algorithm"] not in _IMPORTS
    except ValueError:
        return False


def _parts(layer: QgsVectorLayer) -> dict[str, Any]:
    return QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())


def _real(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))


def _table(parts: dict[str, Any]) -> str:
    """The name of the table, without one that of the table that is opened; '' where the file cannot say."""
    if parts.get("layerName"):
        return parts["layerName"].lower()
    return table_name(gdal_path(parts), int(parts.get("layerId") or 0)).lower()
