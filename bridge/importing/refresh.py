"""Crimes read anew into the table they are in: which table that is, what stands in it, and what may take its place."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import numpy as np
from qgis.core import QgsMapLayer, QgsProcessingFeatureSourceDefinition, QgsProperty, QgsVectorLayer

from ..ground import fields as f
from ..ground.errors import InputError
from ..ground.gpkg_uri import read_only_uri, split_uri
from ..ground.provenance import read_back
from ..ground.public_source import public_source
from ..ground.texts import day_words, tr

if TYPE_CHECKING:
    from qgis.core import QgsProject

    from ..results.outputs import Table

_MONTH = len("yyyy-mm")


@dataclass(frozen=True)
class Standing:
    """What a table of crimes holds: its rows, the newest day (yyyy-mm-dd, '' without) and that day or its month in
    words, the oldest in the same way, and the names of its fields."""

    rows: int
    day: str
    newest: str
    first: str
    oldest: str
    fields: tuple[str, ...]

    def __str__(self) -> str:
        return (tr("{:,} crimes up to {}") if self.newest else tr("{:,} crimes")).format(
            self.rows, day_words(self.newest)
        )


def standing(path: str, table: str = "") -> Standing | None:
    """The Standing of a table of a GeoPackage, without one that of the table QGIS opens; None where there is none.

    Raises InputError where the file is no GeoPackage that can be read.
    """
    if not os.path.exists(path):
        return None
    with _opened(path) as base:
        name = _named(base, table or os.path.splitext(os.path.basename(path))[0]) or (
            "" if table else next(iter(_tables(base)), "")
        )
        if not name:
            return None
        columns = [(row[1], row[5]) for row in base.execute(f"pragma table_info({_quoted(name)})")]
        shape = {
            row[0]
            for row in base.execute(
                "select column_name from gpkg_geometry_columns where lower(table_name) = lower(?)", (name,)
            )
        }
        fields = tuple(column for column, key in columns if not key and column not in shape)
        wanted = [column if column in fields else "null" for column in (f.DATE, f.DATE_PREC)]
        (rows,) = base.execute(f"select count(*) from {_quoted(name)}").fetchone()  # nosec B608
        # SQLite takes the other column from the row with the greatest or the least day.
        ends = [
            base.execute(
                "select {0}({1}), {2} from {3} where {1} <> ''".format(  # nosec B608
                    which, *wanted, _quoted(name)
                )
            ).fetchone()
            for which in ("max", "min")
        ]
        return Standing(rows, *_day(*ends[0]), *_day(*ends[1]), fields)


def standing_of(table: Table) -> Standing:
    """The Standing of a Table that is to be written."""
    days = np.asarray(table.columns[f.DATE][:], "datetime64[D]")
    known = np.flatnonzero(~np.isnat(days))

    def end(look: Callable[[Any], Any]) -> tuple[str, str]:
        if not len(known):
            return "", ""
        row = known[look(days[known])]
        return _day(days[row], table.columns[f.DATE_PREC][row])

    return Standing(len(table), *end(np.argmax), *end(np.argmin), tuple(name for name, _ in table.fields))


def change_words(before: Standing, after: Standing) -> str:
    """What was there and what is there now, in a sentence, which says where the first days are gone."""
    if before.first and before.first < after.first:
        return tr("Before: {}. Now: {}; the earliest crimes are from {} instead of {}.").format(
            before, after, day_words(after.oldest), day_words(before.oldest)
        )
    return tr("Before: {}. Now: {}.").format(before, after)


def refuse_loss(before: Standing, after: Standing, name: str) -> None:
    """Raise InputError where ``after``, to be written over ``before`` in the file ``name``, has fewer fields, is older,
    or holds less than half of it."""
    missing = [field for field in before.fields if field not in after.fields]
    if missing:
        raise InputError(
            tr(
                "The new crime data lack '{}', which the data in '{}' include, so nothing was replaced. Use a "
                "profile that keeps all these fields, or import without REFRESH."
            ).format("', '".join(missing[:5]), name)
        )
    if after.day < before.day or 2 * after.rows < before.rows:
        raise InputError(
            tr(
                "'{}' contains {}, but SOURCE contains {}, so nothing was replaced. Choose all the files "
                "as SOURCE, or import without REFRESH."
            ).format(name, before, after)
        )


def crime_table(value: Any, project: QgsProject | None) -> tuple[str, str]:
    """(path, table) of the GeoPackage that a crime layer, as a parameter gives it, is a table of.

    Raises InputError where it is anything else, with what to do.
    """
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        if value.selectedFeaturesOnly:
            raise InputError(
                tr("Only the selected crimes are chosen; to read the crimes again, choose the whole layer.")
            )
        value = value.source
    if isinstance(value, QgsProperty):
        value = value.staticValue()
    layer = value if isinstance(value, QgsMapLayer) else _layer(str(value), project)
    if layer is not None:
        if layer.providerType() == "memory":
            raise InputError(tr("The crimes are in a temporary layer; import them into a GeoPackage first."))
        if layer.providerType() not in ("ogr", "delimitedtext", "spatialite", "gpx"):
            raise InputError(tr("The crimes come directly from a database or the web; leave SOURCE blank."))
        if getattr(layer, "isEditable", lambda: False)():
            raise InputError(tr("The layer '{}' is being edited; save or cancel the edits first.").format(layer.name()))
        value = layer.source()
    return _table(str(value))


def crime_types(path: str, table: str) -> str:
    """The CRIME_TYPES of the import that made a table, '' where it took all or nobody knows."""
    try:
        made = read_back(QgsVectorLayer(f"{path}|layername={table}", "crimes", "ogr").metadata().history())
    except ValueError:
        return ""
    return dict(made["parameters"]).get("CRIME_TYPES", "") if made["algorithm"] == "importpoliceuk" else ""


def _layer(text: str, project: QgsProject | None) -> QgsMapLayer | None:
    """The layer of a project that a parameter names by id, name or source, None without."""
    if project is None:
        return None
    found = [layer for layer in project.mapLayers().values() if text in (layer.id(), layer.name())]
    return (
        found[0] if found else next((layer for layer in project.mapLayers().values() if layer.source() == text), None)
    )


def _table(source: str) -> tuple[str, str]:
    named = split_uri(source)
    path, table = named if named is not None else (source.partition("|")[0], "")
    for part in source.split("|")[1:] if named is None else ():
        key, _, given = part.partition("=")
        if key.lower() == "layername":
            table = given
        elif key.lower() == "layerid":
            raise InputError(
                tr(
                    "The crimes are given as table number {} in '{}'; enter the name of the table instead "
                    "(|layername=)."
                ).format(given, path)
            )
    if not path.lower().endswith(".gpkg"):
        raise InputError(
            tr("'{}' is not a GeoPackage; import the crimes into one first.").format(public_source(source))
        )
    if not os.path.exists(path):
        raise InputError(tr("'{}' does not exist; check the path.").format(path))
    with _opened(path) as base:
        name = _named(base, table) if table else next(iter(_tables(base)), "")
    if not name:
        raise InputError(tr("'{}' has no table of crimes to replace; import the crimes again.").format(path))
    return path, name


@contextmanager
def _opened(path: str) -> Iterator[sqlite3.Connection]:
    """A GeoPackage for reading only. Raises InputError."""
    try:
        with closing(sqlite3.connect(read_only_uri(path), uri=True)) as base:
            base.execute("select 1 from gpkg_contents limit 1")
            yield base
    except sqlite3.Error as error:
        raise InputError(tr("'{}' cannot be read as a GeoPackage ({}); check the file.").format(path, error))


def _tables(base: sqlite3.Connection) -> list[str]:
    """Names of the tables with shapes, as QGIS orders them; no views."""
    return [
        name
        for (name,) in base.execute(
            "select c.table_name from gpkg_contents c join sqlite_master m on lower(m.name) = lower(c.table_name) "
            "where m.type = 'table' and c.data_type = 'features' order by c.rowid"
        )
    ]


def _named(base: sqlite3.Connection, table: str) -> str:
    return next((name for name in _tables(base) if name.lower() == table.lower()), "")


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


def _day(day: Any, precision: str) -> tuple[str, str]:
    day = str(day or "")[:10]
    return day, day[:_MONTH] if precision == "month" else day
