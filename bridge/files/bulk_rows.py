"""Rows into an empty table of a GeoPackage that OGR has made, all at once, as OGR would write them one by one.

The table's triggers are put aside while rows come in and then made again by their own words, so that tables are those
of the OGR that is there, whatever its version.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Callable, Optional

import numpy as np
from numpy.typing import NDArray
from osgeo import ogr
from qgis.PyQt.QtCore import QDate

from .rtree import fill_rtree, single_bounds

#: Rows that are written between two looks at whether the user has pressed Cancel.
_ROWS = 20_000
#: Shapes of a kind below which OGR is quicker than an array.
_FEW = 8
#: What is stored in a field of each kind as it is: Python's types, and NumPy's by their letter.
_TYPES: dict[str, set[type]] = {"text": {str}, "integer": {int, bool}, "real": {float, int, bool}, "date": {QDate}}
_LETTERS = {"text": "U", "integer": "iub", "real": "fiub", "date": "M"}
_FIRST_DAY, _LAST_DAY = np.datetime64("0001-01-01"), np.datetime64("9999-12-31")
_LARGEST = 2**63
#: Names of columns that OGR gives.
_TAKEN = ("fid", "geom")


def _wkb_head(kind: int, *part: bytes) -> bytes:
    """How well-known binary in little-endian order begins, with one ``part`` (or ring) where one is given."""
    return b"".join((b"\1", kind.to_bytes(4, "little"), *((1).to_bytes(4, "little") + one for one in part)))


_POINT, _LINE, _POLYGON = _wkb_head(1), _wkb_head(2), _wkb_head(3)
#: {how a shape of one part and ring in two dimensions begins: where its coordinates do}.
_SINGLE = {
    _POINT: 5,
    _LINE: 9,
    _wkb_head(3, b""): 13,
    _wkb_head(4, _POINT): 14,
    _wkb_head(5, _LINE): 18,
    _wkb_head(6, _wkb_head(3, b"")): 22,
}
#: {type of layer: how each of its shapes begins}: those in two dimensions, and tables without shapes.
_SHAPES: dict[int, set[bytes]] = {100: set(), **{kind: {_wkb_head(kind)} for kind in range(1, 7)}}

#: WKB of each row, None where there is no shape.
Shapes = Sequence[Optional[bytes]]


class InBlocks(Sequence[Any]):
    """A column of texts, or the shapes of a layer, that are made a block after another while they are written, since
    all at once take much room: ``make`` gives those of some of the ``rows`` (n,) as a list, or days as an array; a
    number: all of so many rows. ``kind``: what a field must be to take them as they are."""

    def __init__(
        self, rows: NDArray[np.int64] | int, make: Callable[[NDArray[np.int64]], Any], kind: str = "text"
    ) -> None:
        self._rows, self._make, self.kind = rows, make, kind

    def __len__(self) -> int:
        return self._rows if isinstance(self._rows, int) else len(self._rows)

    def __getitem__(self, which: Any) -> Any:
        """One, or the list of those of a slice."""
        if not isinstance(which, slice):
            i = range(len(self))[which]
            return self[i : i + 1][0]
        if isinstance(self._rows, int):
            return self._make(np.arange(*which.indices(self._rows)))
        return self._make(self._rows[which])

    def __iter__(self) -> Iterator[Any]:
        for i in range(0, len(self), _ROWS):
            yield from self[i : i + _ROWS]


@dataclass
class Rows:
    """Rows of a table: ``fields`` [(name, kind)], ``columns`` (a sequence for each field) and ``shapes`` of a
    ``wkb_type``, None in a table without."""

    fields: list[tuple[str, str]]
    columns: list[Any]
    shapes: Shapes | None
    wkb_type: int

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    def plain(self) -> bool:
        """Whether they can be put in here: QGIS and OGR would store all of it as it is, under the names it has."""
        names = [name.lower() for name, _ in self.fields]
        shapes = self.shapes[:1] if isinstance(self.shapes, InBlocks) else self.shapes
        return (
            bool(names)
            and len({*names, *_TAKEN}) == len(names) + len(_TAKEN)
            and self.wkb_type in _SHAPES
            and {shape[:5] for shape in shapes or () if shape is not None} <= _SHAPES[self.wkb_type]
            and all(_is_plain(kind, column) for (_, kind), column in zip(self.fields, self.columns))
        )

    def blocks(self) -> Iterator[tuple[list[list[Any]], Shapes | None]]:
        """(columns as they are stored, shapes) of some rows after others."""
        for i in range(0, len(self), _ROWS):
            part = slice(i, i + _ROWS)
            columns = [_stored(kind, column[part]) for (_, kind), column in zip(self.fields, self.columns)]
            yield columns, None if self.shapes is None else self.shapes[part]


def fill_table(path: str, table: str, rows: Rows, look: Callable[[], None] = lambda: None) -> None:
    """Put plain ``rows`` into an empty ``table`` of a file that nobody has open and that is thrown away where this
    fails; ``look`` is called now and then and may raise. Raises sqlite3.Error."""
    if not len(rows):
        return
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        # The file is synchronised in whole before it goes to its place, and half of it is of no use.
        for pragma in ("synchronous = off", "journal_mode = off"):
            base.execute(f"PRAGMA {pragma}").fetchall()
        base.execute("BEGIN EXCLUSIVE")
        triggers = base.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) = lower(?)", (table,)
        ).fetchall()
        for name, _ in triggers:
            base.execute(f"DROP TRIGGER {_quoted(name)}")
        _put(base, table, rows, look)
        base.execute(
            "UPDATE gpkg_ogr_contents SET feature_count = ? WHERE lower(table_name) = lower(?)", (len(rows), table)
        )
        for _, sql in triggers:
            base.execute(sql)
        base.execute("COMMIT")


def _put(base: sqlite3.Connection, table: str, rows: Rows, look: Callable[[], None]) -> None:
    names = [row[1] for row in base.execute(f"PRAGMA table_info({_quoted(table)})") if row[5]]
    found = base.execute(
        "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE lower(table_name) = lower(?)", (table,)
    ).fetchall()
    maker = _ShapeMaker(found[0][1], rows.wkb_type) if found else None
    names += [column for column, _ in found] + [name for name, _ in rows.fields]
    insert = "INSERT INTO {} ({}) VALUES ({})".format(  # nosec B608
        _quoted(table), ", ".join(map(_quoted, names)), ", ".join("?" * len(names))
    )
    first, extents = 1, []
    # What the index holds, as far as it is filled: not in parts, since these would be put together while they are held.
    most = len(rows) if maker is not None else 0
    single = np.empty((most, 4), np.float32)
    indexed, without = 0, np.zeros(len(rows), bool)
    for columns, shapes in rows.blocks():
        look()
        count = len(columns[0])
        if maker is not None:
            blobs, bounds = maker.blobs(shapes if shapes is not None else [None] * count)
            columns = [blobs, *columns]
            empty = np.isnan(bounds[:, 0])
            there = np.flatnonzero(~empty)
            without[first - 1 : first - 1 + count] = empty
            if len(there):
                bounds = bounds[there]
                extents.append([*bounds.min(axis=0)[[0, 2]], *bounds.max(axis=0)[[1, 3]]])
                single[indexed : indexed + len(there)] = single_bounds(bounds)
                indexed += len(there)
        base.executemany(insert, zip(range(first, first + count), *columns))
        first += count
    if indexed:
        base.execute(
            "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?,"
            " last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE lower(table_name) = lower(?)",
            (*np.min(extents, axis=0)[:2].tolist(), *np.max(extents, axis=0)[2:].tolist(), table),
        )
        fids = np.arange(1, first, dtype=np.int32)[~without]
        fill_rtree(base, f"rtree_{table}_{found[0][0]}", fids, single[:indexed])


# -- shapes ---------------------------------------------------------------------------------------------------------
class _ShapeMaker:
    """Makes the shapes of a GeoPackage, with coordinate system number ``srs``, of well-known binary."""

    def __init__(self, srs: int, wkb_type: int) -> None:
        self._srs = srs.to_bytes(4, "little", signed=True)
        #: QGIS writes a row without a shape with an empty one.
        self._none = self._by_ogr(ogr.Geometry(wkb_type))

    def blobs(self, shapes: Shapes) -> tuple[list[bytes], NDArray[np.float64]]:
        """(shapes as they are stored, bounds (n, 4) minx, maxx, miny, maxy, NaN where a shape is empty)."""
        given = [one or b"" for one in shapes]
        lengths = np.fromiter(map(len, given), np.int64, len(given))
        blobs, bounds = [self._none[0]] * len(shapes), np.full((len(shapes), 4), np.nan)
        for length in np.unique(lengths[lengths > 0]).tolist():
            where = np.flatnonzero(lengths == length)
            alike = [given[i] for i in where.tolist()]
            found = self._by_array(alike, length) if len(alike) > _FEW else None
            if found is None:
                each = [self._by_ogr(ogr.CreateGeometryFromWkb(one)) for one in alike]
                found = [blob for blob, _ in each], np.array([box for _, box in each])
            bounds[where] = found[1]
            if len(where) == len(shapes):
                return found[0], bounds
            for i, blob in zip(where.tolist(), found[0]):
                blobs[i] = blob
        return blobs, bounds

    def _by_array(self, shapes: Sequence[Any], length: int) -> tuple[list[bytes], NDArray[np.float64]] | None:
        """The same of shapes of one length; None where they are not all of one part, or not all somewhere."""
        head, start = next(((head, start) for head, start in _SINGLE.items() if shapes[0].startswith(head)), (b"", 0))
        data = np.frombuffer(b"".join(shapes), np.uint8).reshape(-1, length)
        if not head or length <= start or (length - start) % 16 or (data[:, :start] != data[0, :start]).any():
            return None
        places = np.ascontiguousarray(data[:, start:]).view("<f8").reshape(len(data), -1, 2)
        low, high = places.min(axis=1), places.max(axis=1)
        bounds = np.stack([low[:, 0], high[:, 0], low[:, 1], high[:, 1]], axis=1)
        if not np.isfinite(bounds).all():
            return None
        box = bounds.astype("<f8").view(np.uint8) if head != _POINT else data[:, :0]
        first = np.frombuffer(self._head(1 if head != _POINT else 0, False), np.uint8)
        made = np.concatenate([np.broadcast_to(first, (len(data), len(first))), box, data], axis=1)
        whole, width = made.tobytes(), made.shape[1]
        return [whole[i : i + width] for i in range(0, len(whole), width)], bounds

    def _by_ogr(self, shape: ogr.Geometry) -> tuple[bytes, Sequence[float]]:
        """(one shape as it is stored, its bounds)."""
        body, empty = bytes(shape.ExportToIsoWkb(ogr.wkbNDR)), shape.IsEmpty()
        if empty or shape.GetGeometryType() == ogr.wkbPoint:
            bounds = (np.nan,) * 4 if empty else shape.GetEnvelope()
            return self._head(0, empty) + body, bounds
        bounds = shape.GetEnvelope()
        return self._head(1, False) + np.array(bounds, "<f8").tobytes() + body, bounds

    def _head(self, envelope: int, empty: bool) -> bytes:
        """The head of a shape: version 0, little-endian, with the kind of envelope that follows."""
        return b"GP\0" + bytes([1 | envelope << 1 | int(empty) << 4]) + self._srs


# -- values ---------------------------------------------------------------------------------------------------------
def _is_plain(kind: str, column: Any) -> bool:
    """Whether a field of a kind takes what a column holds as it is."""
    if isinstance(column, InBlocks):
        return kind == column.kind
    dtype = getattr(column, "dtype", None)
    if dtype is not None and dtype.kind != "O":
        if dtype.kind == "M" and kind == "date":
            days = column[~np.isnat(column)]
            return not len(days) or bool(days.min() >= _FIRST_DAY and days.max() <= _LAST_DAY)
        return dtype.kind in _LETTERS.get(kind, "") and dtype.itemsize <= 8 and dtype != np.uint64
    types = set(map(type, column)) - {type(None)}
    return types <= _TYPES.get(kind, set()) and (
        int not in types or all(type(value) is not int or -_LARGEST <= value < _LARGEST for value in column)
    )


def _stored(kind: str, column: Any) -> list[Any]:
    """The values of a plain column as SQLite takes them; None where there is none, or none that is a number."""
    if kind == "text":
        return _texts(column)
    if kind == "date":
        return _days(column)
    values = column.tolist() if hasattr(column, "tolist") else list(column)
    if kind == "real":
        return [None if value is None or not -np.inf < value < np.inf else value for value in values]
    return values


def _texts(column: Iterable[str | None]) -> list[str | None]:
    values = column.tolist() if isinstance(column, np.ndarray) else list(column)
    whole = "".join(filter(None, values))
    if "\0" not in whole and (whole.isascii() or _is_text(whole)):
        return values
    # OGR would end a text at a NUL; SQLite takes no half of a pair of characters.
    return [
        None if value is None else value.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        for value in values
    ]


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _days(column: Any) -> list[str | None]:
    if not isinstance(column, np.ndarray) or column.dtype.kind != "M":
        return [value.toString("yyyy-MM-dd") if value is not None and value.isValid() else None for value in column]
    days, back = np.unique(column.astype("datetime64[D]"), return_inverse=True)
    texts = [None if text == "NaT" else text for text in np.datetime_as_string(days).tolist()]
    return np.array(texts or [None], object)[back].tolist()


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))
