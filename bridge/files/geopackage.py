"""What a GeoPackage holds, and tables put into one that others have open: in one transaction on the file as it is.

A GeoPackage that is there is never replaced by another file: who has it open would go on writing into a file that no
longer has a name, and tables that somebody else adds meanwhile would be lost.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from typing import Callable, TypeVar

from ..ground.errors import Cancelled, InputError
from ..ground.gpkg_uri import read_only_uri
from ..ground.texts import tr

_Found = TypeVar("_Found")
#: Seconds that another program may hold the file before we give up.
PATIENCE = 10.0
#: Seconds between two looks at the lock, and at whether the user has pressed Cancel.
_LOOK = 0.2
#: SQLite's own steps between two looks at whether the user has pressed Cancel.
_STEPS = 100_000
#: Tables of the format itself, and those that GDAL and QGIS keep beside the data.
_OF_THE_FORMAT = ("gpkg_", "rtree_", "sqlite_", "ogr_")
_STYLES = "layer_styles"
#: Catalogues with rows about a table, as (catalogue, column with the table's name).
_CATALOGUES = (
    ("gpkg_geometry_columns", "table_name"),
    ("gpkg_extensions", "table_name"),
    ("gpkg_data_columns", "table_name"),
    ("gpkg_ogr_contents", "table_name"),
    ("gpkg_contents", "table_name"),
)
#: Catalogues whose order is that of the tables for who opens the file.
_ORDERED = ("gpkg_contents", "gpkg_geometry_columns")
#: Catalogues with descriptions of a table: they point at each other by number.
_METADATA, _REFERENCES = "gpkg_metadata", "gpkg_metadata_reference"


def is_geopackage(path: str) -> bool:
    """Whether the name is that of a GeoPackage."""
    return path.lower().endswith(".gpkg")


def tables_of(path: str) -> list[str]:
    """The names of what a GeoPackage holds beside its catalogues: tables and views, registered or not.

    Raises InputError where the file is no GeoPackage that can be read.
    """
    try:
        with closing(sqlite3.connect(read_only_uri(path), uri=True, timeout=PATIENCE)) as base:
            base.execute("SELECT 1 FROM gpkg_contents LIMIT 1")
            names = [
                name
                for (name,) in base.execute(
                    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY rowid"
                )
            ]
    except sqlite3.Error as error:
        raise InputError(tr("Tables cannot be added to '{}' ({}); choose another name.").format(path, error)) from error
    return [name for name in names if not reserved(name)]


def reserved(name: str) -> bool:
    """Whether a table of this name belongs to the format, to GDAL or to QGIS."""
    return name.lower().startswith(_OF_THE_FORMAT) or name.lower() == _STYLES


class LiveDatabase:
    """A GeoPackage that stays where it is and gets tables from another, all of them or none.

    ``begin`` waits for its lock, ``put`` copies tables, ``commit`` keeps them; ``close`` without it forgets them.

    Parameters
    ----------
    path : the GeoPackage
    scratch : another GeoPackage, finished and closed, with the tables to be put into it
    cancelled : says whether the user has pressed Cancel
    """

    def __init__(self, path: str, scratch: str, cancelled: Callable[[], bool] = lambda: False) -> None:
        self.path, self.scratch, self._cancelled = path, scratch, cancelled
        self._base: sqlite3.Connection | None = None

    def begin(self) -> None:
        """Take the lock that only one can have. Raises InputError where another program keeps it, Cancelled."""
        self._base = self._try(
            lambda: sqlite3.connect(read_only_uri(self.path, "rw"), uri=True, timeout=_LOOK, isolation_level=None)
        )
        self._base.set_progress_handler(lambda: int(self._cancelled()), _STEPS)
        # Even this reads the file, and meets who is writing to it.
        self._patiently("ATTACH ? AS fresh", tr("is being written to by another program"), self.scratch)
        self._patiently("BEGIN IMMEDIATE", tr("is being written to by another program"))

    def put(self, tables: list[str]) -> None:
        """Copy these tables with their catalogue rows, index, style and description, each in the place of the one
        that has its name. Raises InputError, Cancelled."""
        for table in tables:
            self._try(_Copy(self._open(), table).make)

    def commit(self) -> None:
        """Keep what was put. Raises InputError where another program reads the file all the time, Cancelled."""
        self._patiently("COMMIT", tr("is being read by another program"))

    def close(self) -> None:
        """Let the file go; what is not committed was never there."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def _open(self) -> sqlite3.Connection:
        """The database that ``begin`` has opened."""
        if self._base is None:
            raise RuntimeError("begin was not called")
        return self._base

    def _patiently(self, statement: str, what: str, *values: str) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self._open().execute(statement, values)
                return
            except sqlite3.OperationalError as error:
                if self._cancelled():
                    raise Cancelled() from error
                if "locked" not in str(error) and "busy" not in str(error):
                    raise self._words(error) from error
                if time.monotonic() > end:
                    raise InputError(
                        tr("'{}' {}; close the file in that program, or choose another name.").format(self.path, what)
                    ) from error

    def _try(self, step: Callable[[], _Found]) -> _Found:
        try:
            return step()
        except sqlite3.Error as error:
            if self._cancelled():
                raise Cancelled() from error
            raise self._words(error) from error

    def _words(self, error: sqlite3.Error) -> InputError:
        if "readonly" in str(error):
            return InputError(tr("'{}' is read-only; ask for write access, or choose another name.").format(self.path))
        return InputError(
            tr("The results could not be added to '{}' ({}). The file was not changed; choose another name.").format(
                self.path, error
            )
        )


class _Copy:
    """One table from the database ``fresh`` into ``main``, inside a transaction."""

    def __init__(self, base: sqlite3.Connection, table: str) -> None:
        self.base, self.table = base, table

    def make(self) -> None:
        if not self._there("fresh", self.table):
            raise sqlite3.OperationalError(f"no such table: {self.table}")
        places = self._places()
        self._take_away()
        srs = self._systems()
        self._catalogues_there()
        self._table(srs)
        for catalogue, column in _CATALOGUES:
            self._rows(catalogue, column, srs)
        self._put_in_places(places)
        self._index()
        self._metadata()
        self._styles()
        # Last, so that none of them fires while the rows come in.
        for (sql,) in self._all(
            "SELECT sql FROM fresh.sqlite_master WHERE lower(tbl_name) = lower(?) AND sql IS NOT NULL"
            " AND type IN ('index', 'trigger')",
            self.table,
        ):
            self.base.execute(sql)

    def _places(self) -> dict[str, int]:
        """{catalogue: where in it the table of this name stands}."""
        return {
            catalogue: row
            for catalogue in _ORDERED
            if self._there("main", catalogue)
            for (row,) in self._all(
                f"SELECT rowid FROM main.{catalogue} WHERE lower(table_name) = lower(?)",  # nosec B608
                self.table,
            )
        }

    def _put_in_places(self, places: dict[str, int]) -> None:
        """Who opens a file without naming a table gets the first: the same as before, and never the one of styles."""
        for catalogue, row in places.items():
            self._move(catalogue, self.table, row)
        if not places and self._there("main", _STYLES):
            self._move("gpkg_contents", _STYLES, self._all("SELECT MAX(rowid) + 1 FROM main.gpkg_contents")[0][0])

    def _move(self, catalogue: str, table: str, row: int) -> None:
        self.base.execute(
            f"UPDATE main.{catalogue} SET rowid = ? WHERE lower(table_name) = lower(?)",  # nosec B608
            (row, table),
        )

    def _take_away(self) -> None:
        """The table of this name and all that is said of it."""
        for name, kind in self._all(
            "SELECT name, type FROM main.sqlite_master WHERE lower(name) = lower(?) AND type IN ('table', 'view')",
            self.table,
        ):
            for (index,) in self._all(
                "SELECT name FROM main.sqlite_master WHERE type = 'table' AND sql LIKE "
                "'CREATE VIRTUAL TABLE%rtree%' AND lower(name) LIKE lower(?) ESCAPE '\\'",
                f"rtree\\_{_like(name)}\\_%",
            ):
                if self._indexed(index, name):
                    self.base.execute(f"DROP TABLE main.{_quoted(index)}")
            self.base.execute(f"DROP {kind.upper()} main.{_quoted(name)}")
        if self._there("main", _REFERENCES):
            described = [
                row[0]
                for row in self._all(
                    "SELECT md_file_id FROM main.gpkg_metadata_reference WHERE lower(table_name) = lower(?)", self.table
                )
            ]
            self.base.execute(
                "DELETE FROM main.gpkg_metadata_reference WHERE lower(table_name) = lower(?)", (self.table,)
            )
            for one in described:
                self.base.execute(
                    "DELETE FROM main.gpkg_metadata WHERE id = ? AND id NOT IN (SELECT md_file_id FROM "
                    "main.gpkg_metadata_reference)",
                    (one,),
                )
        for catalogue, column in _CATALOGUES + ((_STYLES, "f_table_name"),):
            if self._there("main", catalogue):
                self.base.execute(
                    f"DELETE FROM main.{catalogue} WHERE lower({column}) = lower(?)",  # nosec B608
                    (self.table,),
                )

    def _indexed(self, index: str, table: str) -> bool:
        """Whether a spatial index is that of a table, and not of one whose name begins alike."""
        columns = {row[1].lower() for row in self.base.execute(f"PRAGMA main.table_info({_quoted(table)})")}
        return index[len(f"rtree_{table}_") :].lower() in columns

    def _systems(self) -> dict:
        """{srs_id in ``fresh``: srs_id in ``main``} of the coordinate systems, those that are missing added."""
        out = {}
        wanted = self._all(
            "SELECT srs_id, organization, organization_coordsys_id, definition FROM fresh.gpkg_spatial_ref_sys"
        )
        for srs, owner, code, definition in wanted:
            found = self._all(
                "SELECT srs_id FROM main.gpkg_spatial_ref_sys WHERE lower(organization) = lower(?) AND "
                "organization_coordsys_id = ? AND (lower(organization) = 'epsg' OR definition = ?)",
                owner,
                code,
                definition,
            )
            if found:
                out[srs] = found[0][0]
                continue
            taken = self._all("SELECT 1 FROM main.gpkg_spatial_ref_sys WHERE srs_id = ?", srs)
            out[srs] = srs if not taken else self._all("SELECT MAX(srs_id) + 1 FROM main.gpkg_spatial_ref_sys")[0][0]
            self._insert("gpkg_spatial_ref_sys", "srs_id = ?", (srs,), {"srs_id": out[srs]})
        return out

    def _catalogues_there(self) -> None:
        """Catalogues that older GeoPackages lack, as the other file has them."""
        for name in [one for one, _ in _CATALOGUES] + [_METADATA, _REFERENCES, _STYLES]:
            if self._there("main", name) or not self._there("fresh", name):
                continue
            for (sql,) in self._all(
                "SELECT sql FROM fresh.sqlite_master WHERE lower(tbl_name) = lower(?) AND sql IS NOT "
                "NULL ORDER BY CASE type WHEN 'table' THEN 0 ELSE 1 END",
                name,
            ):
                self.base.execute(sql)
            for catalogue in ("gpkg_contents", "gpkg_ogr_contents", "gpkg_extensions"):
                if self._there("fresh", catalogue) and self._there("main", catalogue):
                    self._insert(
                        catalogue,
                        "lower(table_name) = lower(?)",
                        (name,),
                        {"feature_count": 0} if catalogue == "gpkg_ogr_contents" else {},
                    )

    def _table(self, srs: dict) -> None:
        (sql,) = self._all(
            "SELECT sql FROM fresh.sqlite_master WHERE type = 'table' AND lower(name) = lower(?)", self.table
        )[0]
        self.base.execute(sql)
        columns = self._columns("fresh", self.table)
        picked = [_quoted(one) for one in columns]
        geometry = self._all(
            "SELECT column_name, srs_id FROM fresh.gpkg_geometry_columns WHERE lower(table_name) = lower(?)", self.table
        )
        for column, old in geometry:
            if srs.get(old, old) != old:
                # The number of the system stands in every shape.
                self.base.create_function("with_srs", 1, _with_srs(srs[old]))
                picked = [f"with_srs({one})" if one == _quoted(column) else one for one in picked]
        self.base.execute(
            "INSERT INTO main.{0} ({1}) SELECT {2} FROM fresh.{0}".format(  # nosec B608
                _quoted(self.table), ", ".join(map(_quoted, columns)), ", ".join(picked)
            )
        )

    def _rows(self, catalogue: str, column: str, srs: dict) -> None:
        """The rows that a catalogue has of the table."""
        if not (self._there("fresh", catalogue) and self._there("main", catalogue)):
            return
        where = f"lower({column}) = lower(?)"
        changed = {}
        known = self._columns("fresh", catalogue)
        if "srs_id" in known:
            for (old,) in self._all(
                f"SELECT srs_id FROM fresh.{catalogue} WHERE {where}",  # nosec B608
                self.table,
            ):
                changed["srs_id"] = srs.get(old, old)
        if "identifier" in known:
            # No two tables of a file may have one identifier.
            for (identifier,) in self._all(
                "SELECT identifier FROM fresh.gpkg_contents WHERE " + where,  # nosec B608
                self.table,
            ):
                if self._all("SELECT 1 FROM main.gpkg_contents WHERE identifier = ?", identifier):
                    changed["identifier"] = None
        self._insert(catalogue, where, (self.table,), changed)

    def _index(self) -> None:
        """The spatial index: its pages as they are, since putting shapes in one by one takes many times as long."""
        for name, sql in self._all(
            "SELECT name, sql FROM fresh.sqlite_master WHERE type = 'table' AND sql LIKE "
            "'CREATE VIRTUAL TABLE%rtree%' AND lower(name) LIKE lower(?) ESCAPE '\\'",
            f"rtree\\_{_like(self.table)}\\_%",
        ):
            if name[len(f"rtree_{self.table}_") :] not in self._columns("fresh", self.table):
                continue
            self.base.execute(sql)
            for part in ("node", "rowid", "parent"):
                page = _quoted(f"{name}_{part}")
                self.base.execute(f"DELETE FROM main.{page}")  # nosec B608
                self.base.execute(f"INSERT INTO main.{page} SELECT * FROM fresh.{page}")  # nosec B608

    def _metadata(self) -> None:
        """What the table says of itself, under numbers that are free here."""
        if not self._there("fresh", _REFERENCES):
            return
        numbers = {}
        for (old,) in self._all(
            "SELECT DISTINCT md_file_id FROM fresh.gpkg_metadata_reference WHERE lower(table_name) = lower(?)",
            self.table,
        ):
            numbers[old] = self._all("SELECT coalesce(MAX(id), 0) + 1 FROM main.gpkg_metadata")[0][0]
            self._insert(_METADATA, "id = ?", (old,), {"id": numbers[old]})
        for old, new in numbers.items():
            self._insert(
                _REFERENCES,
                "lower(table_name) = lower(?) AND md_file_id = ?",
                (self.table, old),
                {"md_file_id": new, "md_parent_id": None},
            )

    def _styles(self) -> None:
        if self._there("fresh", _STYLES):
            new = self._all("SELECT coalesce(MAX(id), 0) + 1 FROM main.layer_styles")[0][0]
            for i, (old,) in enumerate(
                self._all("SELECT id FROM fresh.layer_styles WHERE lower(f_table_name) = lower(?)", self.table)
            ):
                self._insert(_STYLES, "id = ?", (old,), {"id": new + i})

    # -- SQL ----------------------------------------------------------------------------------------------------
    def _insert(self, table: str, where: str, values: tuple, changed: dict) -> None:
        """Rows of a catalogue from ``fresh``, with other values in the columns ``changed``."""
        columns = [one for one in self._columns("fresh", table) if one in self._columns("main", table)]
        picked = ["?" if one in changed else _quoted(one) for one in columns]
        given = tuple(changed[one] for one in columns if one in changed)
        self.base.execute(
            "INSERT INTO main.{0} ({1}) SELECT {2} FROM fresh.{0} WHERE {3}".format(  # nosec B608
                table, ", ".join(map(_quoted, columns)), ", ".join(picked), where
            ),
            given + values,
        )

    def _all(self, statement: str, *values: object) -> list:
        return self.base.execute(statement, values).fetchall()

    def _there(self, database: str, table: str) -> bool:
        return bool(
            self._all(
                f"SELECT 1 FROM {database}.sqlite_master WHERE lower(name) = lower(?)",  # nosec B608
                table,
            )
        )

    def _columns(self, database: str, table: str) -> list[str]:
        return [row[1] for row in self.base.execute(f"PRAGMA {database}.table_info({_quoted(table)})")]


def _with_srs(number: int) -> Callable[[bytes | None], bytes | None]:
    """A function that gives a GeoPackage's shape another coordinate system's number."""

    def put(blob: bytes | None) -> bytes | None:
        if blob is None or len(blob) < 8:
            return blob
        srs = int(number).to_bytes(4, "little" if blob[3] & 1 else "big", signed=True)
        return bytes(blob[:4]) + srs + bytes(blob[8:])

    return put


def self_contained(path: str) -> None:
    """Let a GeoPackage that was just written be one file, whatever log QGIS kept beside it. Raises InputError."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as base:
            base.execute("PRAGMA journal_mode = delete").fetchall()
    except sqlite3.Error as error:
        raise InputError(
            tr("'{}' could not be written in full ({}); free up disk space or choose another location.").format(
                os.path.basename(path), error
            )
        ) from error


def others(path: str, tables: set[str]) -> list[str]:
    """What a GeoPackage holds beside ``tables`` (in lower case). Raises InputError where it is none."""
    return [name for name in tables_of(path) if name.lower() not in tables]


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


def _like(name: str) -> str:
    """A name for LIKE, its wildcards as they are."""
    return name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
