"""The rows of a file as text, by the drivers that may open it."""

from __future__ import annotations

import itertools
import os
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem

from ..files.local_files import open_local
from ..ground.errors import Cancelled, InputError
from ..ground.texts import tr
from ..moments.dates import SERIAL_ZERO
from ..moments.instants import STAMPED, zone_ahead, zone_text
from ..reading.record_columns import recognise
from .record_grid import others_note

if TYPE_CHECKING:
    from osgeo import ogr
    from qgis.core import QgsProcessingFeedback

_BLOCK = 20_000
#: Rows among which the first with a shape is looked for, where the file does not say what shapes it holds.
_LOOKED_AT = 100


@dataclass
class Block:
    """Some rows: ``columns`` {index in the header: texts}, ``x``, ``y`` of their points or None, the ``source`` they
    come from, ``read`` rows of which ``malformed`` are none that can be used, and how many hold ``several`` points
    instead of one."""

    columns: dict[int, Sequence[str]]
    x: NDArray[np.float64] | None
    y: NDArray[np.float64] | None
    source: str
    read: int
    malformed: int
    several: int = 0


class RecordTable(Protocol):
    """A table of records, whatever it comes from: as it is ``shown`` in texts, the names of its columns in ``header``,
    whether it has ``points`` of its own and in which ``crs``, the day from which day numbers are counted, the columns
    in which Z says nothing by itself, what was skipped of it and why, and what could not be read."""

    shown: str
    header: list[str]

    @property
    def points(self) -> bool: ...

    @property
    def crs(self) -> QgsCoordinateReferenceSystem | None: ...

    @property
    def day_zero(self) -> np.datetime64: ...

    @property
    def stamped(self) -> AbstractSet[int]: ...

    @property
    def skipped(self) -> list[tuple[str, str]]: ...

    @property
    def notes(self) -> list[str]: ...

    def head(self, count: int) -> Block | None:
        """The Block of the first rows, read once; None where there are none."""

    def blocks(self, wanted: Collection[int], feedback: QgsProcessingFeedback | None = None) -> Iterator[Block]:
        """Blocks with the columns whose indexes are ``wanted``. Raises Cancelled."""


class FileTable:
    """A table of a file, the first unless it is named. Raises InputError where the file is none that may be opened, or
    has no such table."""

    def __init__(self, path: str, name: str = "", parameter: str = "SOURCE") -> None:
        from osgeo import ogr

        self._parameter = parameter
        self.shown, self.day_zero = os.path.basename(path), SERIAL_ZERO
        self.skipped: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self._head: tuple[int, Block | None] | None = None
        self._dataset = open_local(path)
        if _loses_fields(path):
            raise InputError(
                tr(
                    "{}: '{}' contains fields that this installation of QGIS cannot read because LIBKML is "
                    "missing. Save the file as GeoPackage or CSV in the program that created it."
                ).format(parameter, self.shown)
            )
        if self._dataset is None:
            missing = _missing_part(path)
            if missing:
                raise InputError(
                    tr(
                        "{}: the file '{}', which belongs with '{}', is missing. Copy all the files of the "
                        "shapefile into the same folder."
                    ).format(parameter, missing, self.shown)
                )
            raise InputError(
                tr(
                    "{}: '{}' cannot be read directly as a table. Save it as CSV or XLSX, or open it in QGIS "
                    "and choose the layer."
                ).format(parameter, self.shown)
            )
        self._driver = self._dataset.GetDriver().ShortName
        tables = [self._dataset.GetLayer(i) for i in range(self._dataset.GetLayerCount())]
        # Where none is named, the one whose columns look most like crimes.
        found = [table for table in tables if table.GetName() == name] if name else [max(tables, key=_likely)]
        if not found:
            raise InputError(
                tr("{}: '{}' has no table called '{}'; choose one of these: {}.").format(
                    parameter, self.shown, name, ", ".join(table.GetName() for table in tables)
                )
            )
        self._table = found[0]
        likely = _likely(self._table)
        if not name and likely[0] > 2 and likely[2]:
            self.notes = others_note(
                self.shown,
                [one.GetName() for one in tables if one.GetName() != self._table.GetName() and _likely(one) == likely],
            )
        #: As QGIS opens it.
        self.name = self._table.GetName()
        if len(tables) > 1:
            self.shown += ": " + self.name
        definition = self._table.GetLayerDefn()
        self._kinds = [definition.GetFieldDefn(i).GetType() for i in range(definition.GetFieldCount())]
        names = _names(self._table)
        # As QGIS shows it: the key of a row is its first column, where the file has one.
        key = self._table.GetFIDColumn()
        self._keyed = bool(key) and key not in names
        self.header = [key] * self._keyed + names
        self.points = self._has_points()
        #: Columns in which Z says nothing by itself, since QGIS marks local times so.
        self.stamped = {
            index
            for index in range(len(self.header))
            if self._driver in STAMPED
            and index >= (self._keyed)
            and self._kinds[index - self._keyed] == ogr.OFTDateTime
        }
        self.crs, self.count = _crs(self._table), self._table.GetFeatureCount()

    def head(self, count: int) -> Block | None:
        """The Block of the first rows, read once; None where there are none."""
        if self._head is None or self._head[0] != count:
            self._head = count, next(self._blocks(range(len(self.header)), count), None)
        return self._head[1]

    def blocks(self, wanted: Collection[int], feedback: QgsProcessingFeedback | None = None) -> Iterator[Block]:
        """Blocks with the columns whose indexes are ``wanted``. Raises Cancelled."""
        done = 0
        for block in self._blocks(sorted(wanted), _BLOCK):
            if feedback is not None:
                if feedback.isCanceled():
                    raise Cancelled()
                done += block.read
                feedback.setProgress(100 * done / max(self.count, done, 1))
            yield block

    def _blocks(self, wanted: Collection[int], size: int) -> Iterator[Block]:
        self._table.ResetReading()
        features = iter(self._next, None)
        while True:
            rows = list(itertools.islice(features, size))
            if not rows:
                return
            x = y = None
            several = 0
            if self.points:
                x, y, many = (np.array(values) for values in zip(*map(_point, rows)))
                several = int(many.sum())
            yield Block(
                {index: [self._text(row, index) for row in rows] for index in wanted},
                x,
                y,
                self.shown,
                len(rows),
                0,
                several,
            )

    def _next(self) -> ogr.Feature | None:
        """The next row, None after the last one. Raises InputError where GDAL raises for what it cannot read."""
        try:
            return self._table.GetNextFeature()
        except RuntimeError as error:
            raise InputError(
                tr(
                    "{}: '{}' could not be read to the end. Save the file again, or open it in QGIS and "
                    "choose the layer."
                ).format(self._parameter, self.shown)
            ) from error

    def _text(self, row: ogr.Feature, index: int) -> str:
        """A value as text, dates as yyyy-mm-dd; '' where there is none."""
        from osgeo import ogr

        if self._keyed:
            if index == 0:
                return str(row.GetFID())
            index -= 1
        if not row.IsFieldSetAndNotNull(index):
            return ""
        kind = self._kinds[index]
        if kind in (ogr.OFTDate, ogr.OFTDateTime, ogr.OFTTime):
            year, month, day, hour, minute, second, zone = row.GetFieldAsDateTime(index)
            if kind == ogr.OFTTime:
                return f"{hour:02}:{minute:02}"
            text = f"{year:04}-{month:02}-{day:02}"
            if kind == ogr.OFTDate:
                return text
            return f"{text} {hour:02}:{minute:02}:{int(second):02}{zone_text(zone_ahead(zone))}"
        if kind == ogr.OFTReal:
            value = row.GetFieldAsDouble(index)
            return str(int(value)) if value.is_integer() else str(value)
        value = row.GetFieldAsString(index)
        # What is not in UTF-8 comes as bytes.
        return value if isinstance(value, str) else bytes(value).decode("cp1252", "replace")

    def _has_points(self) -> bool:
        from osgeo import ogr

        kind = ogr.GT_Flatten(self._table.GetGeomType())
        if kind == ogr.wkbUnknown:
            self._table.ResetReading()
            for row in itertools.islice(iter(self._next, None), _LOOKED_AT):
                if row.GetGeometryRef() is not None:
                    kind = ogr.GT_Flatten(row.GetGeometryRef().GetGeometryType())
                    break
        return kind in (ogr.wkbPoint, ogr.wkbMultiPoint)


def _likely(table: ogr.Layer) -> tuple[int, bool, bool]:
    """How much a table looks like crimes: by its columns, then by its points, then by whether it holds rows at all."""
    from osgeo import ogr

    kind = ogr.GT_Flatten(table.GetGeomType())
    return (
        len(recognise(_names(table))),
        kind in (ogr.wkbPoint, ogr.wkbMultiPoint, ogr.wkbUnknown),
        table.GetFeatureCount() > 0,
    )


def _missing_part(path: str) -> str:
    """The name of the file without which a shapefile cannot be opened, '' where it is there."""
    stem, ending = os.path.splitext(os.path.basename(path))
    if ending.lower() != ".shp" or not os.path.isfile(path) or not os.path.getsize(path):
        return ""
    there = {name.lower() for name in os.listdir(os.path.dirname(path) or ".")}
    return stem + ".shx" if (stem + ".shx").lower() not in there else ""


def _names(table: ogr.Layer) -> list[str]:
    """The names of its columns."""
    definition = table.GetLayerDefn()
    return [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]


def _point(row: ogr.Feature) -> tuple[float, float, bool]:
    """(x, y, several) of a row as ``arrow_stream.point_of`` says it of a geometry of QGIS."""
    from osgeo import ogr

    shape = row.GetGeometryRef()
    several = False
    if shape is not None and ogr.GT_Flatten(shape.GetGeometryType()) == ogr.wkbMultiPoint:
        several = shape.GetGeometryCount() > 1
        shape = shape.GetGeometryRef(0) if shape.GetGeometryCount() == 1 else None
    if shape is None or shape.IsEmpty() or ogr.GT_Flatten(shape.GetGeometryType()) != ogr.wkbPoint:
        return np.nan, np.nan, several
    return shape.GetX(), shape.GetY(), False


def _crs(table: ogr.Layer) -> QgsCoordinateReferenceSystem:
    try:
        system = table.GetSpatialRef()
    except RuntimeError:
        # From QGIS 3.40 on GDAL raises for a .prj that it cannot read.
        system = None
    # A GeoPackage says so of points of no system at all.
    if system is None or (system.GetName() or "").lower().startswith("undefined"):
        return QgsCoordinateReferenceSystem()
    name, code = system.GetAuthorityName(None), system.GetAuthorityCode(None)
    found = QgsCoordinateReferenceSystem(f"{name}:{code}") if name and code else None
    if found is not None and found.isValid():
        return found
    return QgsCoordinateReferenceSystem.fromWkt(system.ExportToWkt(["FORMAT=WKT2_2018"]))


def _loses_fields(path: str) -> bool:
    """Whether a file is KML with fields of its own, or zipped, of which GDAL without LIBKML reads the names only."""
    from osgeo import gdal, ogr

    if not path.lower().endswith((".kml", ".kmz")) or ogr.GetDriverByName("LIBKML") is not None:
        return False
    if path.lower().endswith(".kmz"):
        return True
    # It may lie in a ZIP.
    try:
        file = gdal.VSIFOpenL(path, "rb")
    except RuntimeError:
        return False
    if file is None:
        return False
    text = gdal.VSIFReadL(1, 1 << 20, file) or b""
    gdal.VSIFCloseL(file)
    return b"<ExtendedData" in text
