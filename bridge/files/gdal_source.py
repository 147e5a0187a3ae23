"""The file that QGIS reads a layer from, as GDAL opens it: also inside a ZIP, also where GDAL raises."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProviderRegistry, QgsVectorLayer

from ..ground.errors import InputError
from ..ground.public_source import public_source
from ..ground.texts import tr

if TYPE_CHECKING:
    from osgeo import gdal, ogr

#: Drivers whose filters are SQLite's, and in those a text and a name that is compared.
_SQLITE = ("GPKG", "SQLite")
_TEXT = re.compile(r"'(?:[^']|'')*'")
_COMPARED = re.compile(r'"((?:[^"]|"")+)"\s*(?:[=<>!]|(?:IN|LIKE|IS|BETWEEN|NOT|GLOB)\b)', re.IGNORECASE)


@dataclass(frozen=True)
class GdalSource:
    """Where GDAL finds the rows of a layer of the provider ``ogr``. ``subset`` is a WHERE clause, '' without one."""

    path: str
    layer_name: str
    layer_id: int
    subset: str
    options: tuple[str, ...]
    driver: str

    def open(self) -> tuple[gdal.Dataset, ogr.Layer]:
        """(dataset, table): keep both while the table is used. Raises InputError where one of them is gone, or the
        filter cannot be applied."""
        from osgeo import gdal

        dataset = table = None
        try:
            dataset = gdal.OpenEx(self.path, gdal.OF_VECTOR | gdal.OF_READONLY, open_options=list(self.options))
        except RuntimeError:
            # What newer versions of GDAL raise where older ones give None.
            pass
        if dataset is None:
            raise InputError(
                tr("'{}' can no longer be opened; check that the file still exists and is not damaged.").format(
                    public_source(self.path)
                )
            )
        try:
            table = dataset.GetLayerByName(self.layer_name) if self.layer_name else dataset.GetLayer(self.layer_id)
        except RuntimeError:
            pass
        if table is None:
            raise InputError(
                tr("'{}' no longer contains the layer '{}'; choose another layer.").format(
                    public_source(self.path), self.layer_name or self.layer_id
                )
            )
        gone = _missing_column(table, self.subset) if self.driver in _SQLITE else ""
        if gone:
            raise InputError(
                tr("The layer's filter '{}' uses the field '{}', which '{}' does not have; change the filter.").format(
                    self.subset, gone, public_source(self.path)
                )
            )
        if self.subset and not (
            _applied(table, self.subset) and (self.driver not in _SQLITE or _understood(dataset, table, self.subset))
        ):
            raise InputError(
                tr("The layer's filter '{}' cannot be applied to '{}'; change or remove the filter.").format(
                    self.subset, public_source(self.path)
                )
            )
        return dataset, table


def gdal_path(parts: dict[str, Any]) -> str:
    """The path that GDAL opens, from the parts of a source as ``decodeUri`` gives them: inside an archive, QGIS says
    the archive, and what stands before and behind it, apart."""
    return (parts.get("vsiPrefix") or "") + (parts.get("path") or "") + (parts.get("vsiSuffix") or "")


def gdal_source(layer: QgsVectorLayer, subset: bool = True) -> GdalSource | None:
    """The GdalSource of a layer, None where GDAL would not give the table that the layer shows. ``subset=False``: that
    of all rows of its file."""
    if layer.providerType() != "ogr":
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    where = layer.subsetString() if subset else ""
    if not parts.get("path") or parts.get("geometryType") or where.strip().lower().startswith("select "):
        return None
    return GdalSource(
        gdal_path(parts),
        parts.get("layerName") or "",
        int(parts["layerId"]) if parts.get("layerId") not in (None, "") else 0,
        where,
        tuple(parts.get("openOptions") or ()),
        storage_of(layer),
    )


def storage_of(layer: QgsVectorLayer) -> str:
    """What a layer is stored in, as GDAL names it; '' where another provider reads it."""
    return layer.dataProvider().storageType() if layer.providerType() == "ogr" else ""


def table_name(path: str, number: int = 0) -> str:
    """The name of a table of a file as GDAL numbers them, '' where there is none."""
    from osgeo import ogr

    try:
        data = ogr.Open(path)
        table = data.GetLayer(number) if data is not None and number < data.GetLayerCount() else None
    except RuntimeError:
        # What newer versions of GDAL raise where older ones give None.
        return ""
    return table.GetName() if table is not None else ""


def _missing_column(table: ogr.Layer, subset: str) -> str:
    """The field that a filter compares and a table of SQLite lacks, '' without one: SQLite takes a name in double
    quotes for a text where there is no such column, and every row or none would pass."""
    definition = table.GetLayerDefn()
    there = {definition.GetFieldDefn(i).GetName().lower() for i in range(definition.GetFieldCount())}
    there |= {table.GetFIDColumn().lower(), table.GetGeometryColumn().lower(), "fid", "rowid", "oid", "_rowid_"}
    names = [found.group(1).replace('""', '"') for found in _COMPARED.finditer(_TEXT.sub("''", subset))]
    return next((name for name in names if name.lower() not in there), "")


def _applied(table: ogr.Layer, subset: str) -> bool:
    try:
        return bool(table.SetAttributeFilter(subset) == 0)
    except RuntimeError:
        return False


def _understood(dataset: gdal.Dataset, table: ogr.Layer, subset: str) -> bool:
    """Whether SQLite understands a filter, which GDAL asks it only when the first row is read: here no row is."""
    from osgeo import gdal

    name = table.GetName().replace('"', '""')
    gdal.ErrorReset()
    try:
        # The file is open for reading only, and its filter is the layer's own.
        rows = dataset.ExecuteSQL(f'SELECT 1 FROM "{name}" WHERE ({subset}\n) LIMIT 0')  # nosec B608
    except RuntimeError:
        return False
    if rows is not None:
        dataset.ReleaseResultSet(rows)
    return bool(gdal.GetLastErrorType() < gdal.CE_Failure)
