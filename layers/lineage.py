"""Whether a layer holds what another holds, and whether a tool of ours made it."""

import os

from qgis.core import QgsProviderRegistry, QgsVectorLayer

from .gdal_source import gdal_path
from .group import role
from .provenance import read_back

_DATABASE = ("service", "host", "port", "dbname", "schema", "table")


def same_data(one, other):
    """Whether two vector layers show the same table of the same file or database, under whatever filter."""
    if one.id() == other.id() or one.source() == other.source():
        return True
    first, second = _parts(one), _parts(other)
    if first.get("path") and second.get("path"):
        return _real(gdal_path(first)) == _real(gdal_path(second)) and _table(first) == _table(second)
    known = bool(first.get("table")) and one.providerType() == other.providerType()
    return known and all(first.get(name) == second.get(name) for name in _DATABASE)


def made_by(layer):
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


def _parts(layer):
    return QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())


def _real(path):
    return os.path.normcase(os.path.realpath(path))


def _table(parts):
    """The name of the table, without one that of the table that is opened; '' where the file cannot say."""
    if parts.get("layerName"):
        return parts["layerName"].lower()
    from osgeo import ogr

    try:
        source = ogr.Open(gdal_path(parts))
        table = source.GetLayer(int(parts.get("layerId") or 0)) if source is not None else None
    except RuntimeError:
        # What newer versions of GDAL raise where older ones give None.
        return ""
    return table.GetName().lower() if table is not None else ""
