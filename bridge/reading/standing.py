"""Whether what a layer was opened on is still there: its file, its table, the columns of that."""

from __future__ import annotations

import os

from qgis.core import QgsFeedback, QgsProviderRegistry, QgsVectorLayer

from ..ground.errors import InputError
from ..ground.gpkg_uri import split_uri
from ..ground.texts import tr
from .postgres import Access, Connection, Refused, access
from .postgres_table import own_table

#: Files in which a table or a column may be dropped while the layer stays open.
_TABLES = {"GPKG", "SQLite", "OpenFileGDB"}


class Standing:
    """What a *layer* was opened on; make it on the main thread. Raises InputError where its file is gone already."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self.name, provider = layer.name(), layer.providerType()
        self._columns = [one.name() for one in layer.dataProvider().fields()] if layer.dataProvider() else []
        self._path = self._table = ""
        self._tables = False
        self._access: Access | None = None
        self._schema = self._relation = ""
        if provider == "postgres":
            self._schema, self._relation = own_table(layer)
            self._access = access(layer) if self._relation else None
        elif provider != "memory":
            self._path, self._table, archive = _file_of(layer, provider)
            # The columns of a query are its own.
            self._tables = bool(
                provider == "ogr"
                and self._path
                and not archive
                and layer.dataProvider().storageType() in _TABLES
                and not layer.subsetString().strip().lower().startswith("select ")
            )
            self._check_file()

    def check(self) -> None:
        """Raise InputError where the file, the table or one of its columns has gone since the layer was opened: rows
        read by the old columns would be others."""
        self._check_file()
        if self._tables:
            self._check_columns(self._in_file())

    def check_database(self, feedback: QgsFeedback | None = None) -> None:
        """Raise InputError where the table or a column is no longer in the database; nothing where that cannot be
        told. It is asked only once the rows do not come."""
        if self._access is None:
            return
        try:
            with Connection(self._access, self.name, feedback) as connection:
                rows = connection.rows(
                    "SELECT attname::text FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass(CASE WHEN %s = '' "
                    "THEN quote_ident(%s) ELSE quote_ident(%s) || '.' || quote_ident(%s) END) AND attnum > 0 AND NOT "
                    "attisdropped",
                    (self._schema, self._relation, self._schema, self._relation),
                )
        except Refused:
            return
        self._check_columns([name for (name,) in rows])

    def _check_file(self) -> None:
        if self._path and not os.path.exists(self._path):
            raise InputError(
                tr("The file for '{}' can no longer be found ({}); choose another layer.").format(
                    self.name, os.path.basename(self._path)
                )
            )

    def _check_columns(self, there: list[str]) -> None:
        if not there:
            raise InputError(
                tr("The table for '{}' no longer exists (it was deleted or renamed); choose another layer.").format(
                    self.name
                )
            )
        gone = [name for name in self._columns if name not in there]
        if gone:
            raise InputError(
                tr(
                    "The table for '{}' no longer has the column '{}' (it was deleted or renamed); remove the "
                    "layer from the project and add it again."
                ).format(self.name, gone[0])
            )

    def _in_file(self) -> list[str]:
        """The columns of the table as it stands now, with that of the row numbers; [] without the table."""
        from osgeo import gdal

        try:
            dataset = gdal.OpenEx(self._path, gdal.OF_VECTOR | gdal.OF_READONLY)
            table = None
            if dataset is not None:
                table = dataset.GetLayerByName(self._table) if self._table else dataset.GetLayer(0)
        except RuntimeError:
            # What newer versions of GDAL raise where older ones give None.
            return []
        if table is None:
            return []
        definition = table.GetLayerDefn()
        return [table.GetFIDColumn() or "fid"] + [
            definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())
        ]


def _file_of(layer: QgsVectorLayer, provider: str) -> tuple[str, str, bool]:
    """(path, table, archive) of a layer's file, '' for what is not said or lies in no file of its own; ``archive``:
    the file is one in which the layer's lies."""
    named, archive = split_uri(layer.source()), False
    if named is None:
        parts = QgsProviderRegistry.instance().decodeUri(provider, layer.source())
        archive = bool(parts.get("vsiPrefix"))
        # /vsizip/{C:/data/crimes.zip}/crimes.shp
        named = (parts.get("path") or "").lstrip("{" if archive else ""), parts.get("layerName") or ""
    path, table = named
    # What GDAL finds far away is no file to look for.
    if path.startswith("/vsi") or not os.path.isabs(path):
        return "", "", archive
    return path, table, archive
