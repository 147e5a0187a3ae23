"""The force's register of hot spots: a GeoPackage to which changes are only ever added.

``places`` holds every version of every place, ``current_places`` and ``active_places`` are views of the latest,
``sara_log`` the problem, cause, actions and partners of each. Every change is one transaction.
"""

from __future__ import annotations

import datetime
import itertools
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from qgis.core import QgsCoordinateReferenceSystem

from ...contract.schemas.fields import Schema
from ...contract.schemas.patrol import REGISTER_LOG, REGISTER_PLACES
from ..ground.errors import InputError
from ..ground.gpkg_uri import read_only_uri
from ..ground.texts import mark, tr
from .atomic_replace import Delivery
from .exclusive import take_name

if TYPE_CHECKING:
    from osgeo import gdal, ogr

_Answer = TypeVar("_Answer")

PLACES, CURRENT, IN_FORCE, LOG = "places", "current_places", "active_places", "sara_log"

_LATEST = 'p."version" = (SELECT MAX(q."version") FROM "places" q WHERE q."place_id" = p."place_id")'
_VIEWS = {
    CURRENT: _LATEST,
    IN_FORCE: _LATEST + ' AND p."status" = \'active\' AND (p."valid_to" IS NULL OR p."valid_to" = \'\' '
    "OR p.\"valid_to\" >= date('now'))",
}
_WAIT = 5_000
_EVENTS = ("UPDATE", "DELETE")
_UNWRITTEN = mark("The register '{}' could not be written; free up disk space or choose another location.")


def create(path: str, crs: QgsCoordinateReferenceSystem) -> bool:
    """Make an empty register at *path* with shapes in a QgsCoordinateReferenceSystem; False where somebody has made a
    file there meanwhile, which stays. Raises InputError."""
    from osgeo import gdal, ogr, osr

    folder = os.path.dirname(os.path.abspath(path))
    if not path.lower().endswith(".gpkg"):
        raise InputError(
            tr(
                "'{}' is not a valid name for a register. A register is a GeoPackage, so its name must end in .gpkg."
            ).format(os.path.basename(path))
        )
    if not os.path.isdir(folder):
        raise InputError(
            tr("The folder '{}' does not exist; create the folder or choose another location.").format(folder)
        )
    with Delivery() as delivery:
        made = delivery.new_file(path)
        system = osr.SpatialReference()
        system.ImportFromWkt(crs.toWkt())
        database = gdal.GetDriverByName("GPKG").Create(made, 0, 0, 0, gdal.GDT_Unknown)
        places = database.CreateLayer(PLACES, system, ogr.wkbMultiPolygon, ["GEOMETRY_NAME=geom", "FID=fid"])
        log = database.CreateLayer(LOG, None, ogr.wkbNone, ["FID=fid"])
        kinds = {"text": ogr.OFTString, "integer": ogr.OFTInteger64, "real": ogr.OFTReal}
        for layer, schema in ((places, REGISTER_PLACES), (log, REGISTER_LOG)):
            for one in schema.fields:
                layer.CreateField(ogr.FieldDefn(one.name, kinds[one.kind]))
        del places, log, layer
        for statement in _constraints():
            database.ExecuteSQL(statement)
        # Closes the file: from here on the disk says whether it was full.
        gdal.ErrorReset()
        del database
        if gdal.GetLastErrorType() >= gdal.CE_Failure or not os.path.exists(made):
            raise InputError(tr(_UNWRITTEN).format(path))
        try:
            return take_name(made, path)
        except OSError:
            raise InputError(tr(_UNWRITTEN).format(path))


def _constraints() -> Iterator[str]:
    """SQL that keeps the register append-only, and its views."""
    yield 'CREATE UNIQUE INDEX "one_version" ON "places" ("place_id", "version")'
    for table, event in itertools.product((PLACES, LOG), _EVENTS):
        yield (
            f'CREATE TRIGGER "{_trigger(table, event)}" BEFORE {event} ON "{table}" BEGIN SELECT RAISE(ABORT, \'the '
            f"register keeps every version: "
            "change places with the tool Register'); END"
        )
    names = ", ".join(f'p."{name}"' for name in REGISTER_PLACES.names)
    for view, which in _VIEWS.items():
        # Every name in these statements is a constant of this module.
        yield (
            f'CREATE VIEW "{view}" AS SELECT p."fid" AS OGC_FID, p."geom", {names} '  # nosec B608
            f'FROM "places" p WHERE {which}'
        )
        yield (
            "INSERT INTO gpkg_contents (table_name, identifier, data_type, srs_id) "  # nosec B608
            f"SELECT '{view}', '{view}', 'features', srs_id FROM gpkg_contents WHERE table_name = 'places'"
        )
        yield (
            f"INSERT INTO gpkg_geometry_columns SELECT '{view}', column_name, geometry_type_name, "  # nosec B608
            "srs_id, z, m FROM gpkg_geometry_columns WHERE table_name = 'places'"
        )


def _trigger(table: str, event: str) -> str:
    return f"{table}_no_{event.lower()}"


def _triggers() -> set[str]:
    return {_trigger(table, event) for table, event in itertools.product((PLACES, LOG), _EVENTS)}


def _kinds(database: sqlite3.Connection) -> dict[str, str]:
    """{name: table, view, trigger or index} of all that is in a database."""
    return dict(database.execute("SELECT name, type FROM sqlite_master"))


def _of(kinds: dict[str, str], kind: str) -> set[str]:
    return {name for name, one in kinds.items() if one == kind}


def is_register(path: Any) -> bool:
    """Whether a file is a register, by its views, which copies do not keep; False for anything else. Never raises."""
    kinds: dict[str, str] = _look(path, _kinds) or {}
    return _VIEWS.keys() <= _of(kinds, "view") and {PLACES, LOG} <= _of(kinds, "table")


def why_not_places(path: str, table: str) -> str:
    """Why a table with the columns of a register, in the GeoPackage at *path*, is not what is in force: a sentence; ''
    where it can be used, as a layer exported to a file of its own can."""

    def look(database: sqlite3.Connection) -> tuple[dict[str, str], dict[str, str]]:
        kinds = _kinds(database)
        return kinds, {name: _versions(database, name) for name in _of(kinds, "table")}

    kinds: dict[str, str]
    tables: dict[str, str]
    kinds, tables = _look(path, look) or ({}, {})
    if kinds.get(table) != "table":
        return ""
    name = os.path.basename(path)
    if tables[table] == "history" or _VIEWS.keys() <= _of(kinds, "view"):
        return tr(
            "'{}' in '{}' contains every version of every place, including retired places; choose the layer '{}' "
            "in the register."
        ).format(table, name, IN_FORCE)
    if any(kind == "history" or kind and other == PLACES for other, kind in tables.items() if other != table):
        return tr(
            "'{}' in '{}' is a copy of a register made by another program. The copy is not updated, so retired "
            "places would be counted; choose '{}' in the original register."
        ).format(table, name, IN_FORCE)
    return ""


def _versions(database: sqlite3.Connection, table: str) -> str:
    """'history' of a table with the columns of ``places`` that holds a place twice, 'latest' of another with them, ''
    of any other table."""
    # The name comes from the database itself; quotes in it are doubled.
    name = '"{}"'.format(table.replace('"', '""'))
    there = {row[1] for row in database.execute(f"PRAGMA table_info({name})")}
    if not set(REGISTER_PLACES.names) <= there:
        return ""
    twice = database.execute(
        f'SELECT 1 FROM {name} GROUP BY "place_id" HAVING COUNT(*) > 1 LIMIT 1'  # nosec B608
    ).fetchone()
    return "history" if twice else "latest"


def _look(path: Any, question: Callable[[sqlite3.Connection], _Answer]) -> _Answer | None:
    """The answer of ``question(connection)`` about a database, None where the file is none."""
    try:
        # A number would be taken for a file that is open already.
        with open(os.fspath(path), "rb") as file:
            if file.read(16) != b"SQLite format 3\0":
                return None
        # Somebody who writes may hold the file; what kind it is can be read all the same.
        for way in ("", "&immutable=1"):
            try:
                with closing(sqlite3.connect(read_only_uri(path) + way, uri=True, timeout=1)) as database:
                    return question(database)
            except sqlite3.Error:
                continue
    except (OSError, ValueError, TypeError):
        pass
    return None


class Register:
    """An existing register. Raises InputError where the file is none, or a copy that lost its promise.

    ``patience`` is how long it waits for somebody who writes, in milliseconds.
    """

    def __init__(self, path: str, patience: int = _WAIT) -> None:
        self.path, self.patience = path, patience
        if not os.path.exists(path):
            raise InputError(tr("There is no register at '{}'; add candidates to create one.").format(path))
        with self._reading() as database:
            kinds = _kinds(database)
            known = {row[1] for row in database.execute('PRAGMA table_info("places")')}
        if not {PLACES, LOG, CURRENT, IN_FORCE} <= set(kinds) or not set(REGISTER_PLACES.names) <= known:
            raise InputError(
                tr("'{}' is not a register of hot spots; choose another file, or a new name to create one.").format(
                    os.path.basename(path)
                )
            )
        if not _VIEWS.keys() <= _of(kinds, "view") or not _triggers() <= _of(kinds, "trigger"):
            raise InputError(
                tr(
                    "'{}' is a copy of a register made by another program. The copy is not updated, and the "
                    "history in it can be overwritten. Use the original register, or copy the whole file."
                ).format(os.path.basename(path))
            )

    def crs(self) -> QgsCoordinateReferenceSystem:
        """The QgsCoordinateReferenceSystem of its shapes."""
        from qgis.core import QgsVectorLayer

        return QgsVectorLayer(self.source(PLACES), PLACES, "ogr").crs()

    def source(self, table: str = IN_FORCE) -> str:
        """What QGIS opens as a layer."""
        return f"{self.path}|layername={table}"

    def places(self) -> list[dict[str, Any]]:
        """The latest version of every place, by id: dictionaries by column, with ``geom`` as WKB."""
        return self._rows(PLACES, _LATEST)

    def history(self, place_id: str) -> list[dict[str, Any]]:
        """Every version of a place, the oldest first."""
        return self._rows(PLACES, 'p."place_id" = ?', (place_id,))

    def log(self, place_id: str | None = None) -> list[dict[str, Any]]:
        """Entries of the log, of one place or of all, the oldest first."""
        with self._reading() as database:
            names = REGISTER_LOG.names
            rows = database.execute(
                'SELECT "place_id", "at", "by", "stage", "text" FROM "sara_log" '
                'WHERE ? IS NULL OR "place_id" = ? ORDER BY fid',
                (place_id, place_id),
            ).fetchall()
        return [dict(zip(names, row)) for row in rows]

    def append(
        self,
        make: Callable[[list[dict[str, Any]]], tuple[list[dict[str, Any]], list[dict[str, Any]]]],
        then: Callable[[], object] | None = None,
    ) -> None:
        """Add what ``make(places)`` returns for the places as they are at that moment: (versions, log entries), both
        dictionaries by column, versions with ``geom`` as a QgsGeometry. All of it or nothing; ``then()`` is called
        when all is added and not yet kept: an error there leaves the register as it was.

        Raises InputError where another one writes, or the file cannot be written to.
        """
        from osgeo import gdal, ogr

        gdal.PushErrorHandler("CPLQuietErrorHandler")
        try:
            gdal.SetConfigOption("OGR_SQLITE_PRAGMA", f"busy_timeout={self.patience}")
            database = gdal.OpenEx(self.path, gdal.OF_VECTOR | gdal.OF_UPDATE, ["GPKG"])
        except RuntimeError:
            database = None
        finally:
            gdal.SetConfigOption("OGR_SQLITE_PRAGMA", None)
            gdal.PopErrorHandler()
        if database is None or not os.access(self.path, os.W_OK):
            raise InputError(
                tr("The register '{}' cannot be changed; ask for write access, or copy the file elsewhere.").format(
                    self.path
                )
            )
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        try:
            # Takes the lock that only one can have, before the places are looked at.
            self._do(database.StartTransaction(True) == ogr.OGRERR_NONE)
            database.ExecuteSQL(
                "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') WHERE "
                "table_name = 'places'"
            )
            self._do(gdal.GetLastErrorType() < gdal.CE_Failure)
            versions, entries = make(_read(database, PLACES, REGISTER_PLACES, _LATEST))
            for name, schema, rows in ((PLACES, REGISTER_PLACES, versions), (LOG, REGISTER_LOG, entries)):
                self._insert(database.GetLayerByName(name), schema, rows)
            if then is not None:
                then()
            self._do(database.CommitTransaction() == ogr.OGRERR_NONE)
        except RuntimeError as error:
            self._roll_back(database)
            raise InputError(self._damaged() if "malformed" in str(error) else self._locked()) from error
        except BaseException:
            self._roll_back(database)
            raise
        finally:
            del database
            gdal.ErrorReset()
            gdal.PopErrorHandler()

    def _insert(self, layer: ogr.Layer, schema: Schema, rows: list[dict[str, Any]]) -> None:
        from osgeo import ogr

        for row in rows:
            feature = ogr.Feature(layer.GetLayerDefn())
            for name in schema.names:
                value = row.get(name)
                if value is not None:
                    feature.SetField(name, value)
            if row.get("geom") is not None:
                feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(bytes(row["geom"].asWkb())))
            self._do(layer.CreateFeature(feature) == ogr.OGRERR_NONE)

    @staticmethod
    def _roll_back(database: gdal.Dataset) -> None:
        # In a damaged file GDAL fails here too; closing it rolls back what is left.
        try:
            database.RollbackTransaction()
        except RuntimeError:
            pass

    def _do(self, good: bool) -> None:
        if not good:
            raise InputError(self._locked())

    def _damaged(self) -> str:
        return tr("The register '{}' is damaged and cannot be changed; restore the last good copy of the file.").format(
            os.path.basename(self.path)
        )

    def _locked(self) -> str:
        return tr(
            "The register '{}' was not changed, because someone else is writing to it or the disk is full; try again."
        ).format(os.path.basename(self.path))

    def _rows(self, table: str, which: str, values: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        with self._reading() as database:
            return _select(database, table, which, values)

    def _reading(self) -> _Reading:
        """A connection that only reads."""
        return _Reading(self.path, self.patience)


class _Reading:
    """A connection that only reads; a file that is no database gets a sentence."""

    def __init__(self, path: str, patience: int) -> None:
        self.path, self.patience = path, patience

    def __enter__(self) -> sqlite3.Connection:
        try:
            self.database = sqlite3.connect(read_only_uri(self.path), uri=True, timeout=self.patience / 1000)
        except sqlite3.Error as error:
            raise InputError(self._words(error))
        return self.database

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> Literal[False]:
        self.database.close()
        if isinstance(error, sqlite3.Error):
            raise InputError(self._words(error)) from error
        return False

    def _words(self, error: sqlite3.Error) -> str:
        return tr(
            "The register '{}' cannot be read ({}); choose another file, or copy the register to this computer first."
        ).format(self.path, error)


def _select(database: sqlite3.Connection, table: str, which: str, values: tuple[str, ...]) -> list[dict[str, Any]]:
    names = REGISTER_PLACES.names
    statement = 'SELECT {}, p."geom" FROM "{}" p WHERE {} ORDER BY p."place_id", p."version"'.format(  # nosec B608
        ", ".join(f'p."{name}"' for name in names), table, which
    )
    return [dict(zip([*names, "geom"], (*row[:-1], _wkb(row[-1])))) for row in database.execute(statement, values)]


def _read(database: gdal.Dataset, table: str, schema: Schema, which: str) -> list[dict[str, Any]]:
    """Rows through GDAL, inside its transaction."""
    names = schema.names
    result = database.ExecuteSQL(
        'SELECT {}, p."geom" FROM "{}" p WHERE {} ORDER BY p."place_id"'.format(  # nosec B608
            ", ".join(f'p."{name}"' for name in names), table, which
        )
    )
    rows: list[dict[str, Any]] = []
    if result is None:
        return rows
    for feature in result:
        shape = feature.GetGeometryRef()
        row = {name: feature.GetField(name) if feature.IsFieldSetAndNotNull(name) else None for name in names}
        rows.append(dict(row, geom=bytes(shape.ExportToIsoWkb()) if shape is not None else None))
    database.ReleaseResultSet(result)
    return rows


def _wkb(blob: bytes | None) -> bytes | None:
    """The WKB inside a GeoPackage's geometry, None without."""
    if not blob or len(blob) < 8:
        return None
    envelope = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
    return bytes(blob[8 + envelope :])


def now() -> str:
    """The time of a change, to the second, with the offset from UTC."""
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def free_ids(taken: Iterable[str], prefix: str = "HS-") -> Iterator[str]:
    """The next free ids, one after another: HS-0001, HS-0002, …"""
    numbers = [int(one[len(prefix) :]) for one in taken if one.startswith(prefix) and one[len(prefix) :].isdecimal()]
    for number in itertools.count(max(numbers, default=0) + 1):
        yield f"{prefix}{number:04d}"
