"""OGR's Arrow stream of a point layer, where it says the same as the layer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsFields, QgsGeometry, QgsVectorLayer, QgsWkbTypes

from ..files.gdal_source import GdalSource, gdal_source

if TYPE_CHECKING:
    from osgeo import gdal, ogr

#: Of a point in WKB: its byte order, its type, x and y.
_POINT = 21
#: The version in which GDAL mended a race of its stream of GeoPackages.
_MENDED = 3110400


def arrow_plan(layer: QgsVectorLayer) -> GdalSource | None:
    """The GdalSource that OGR can stream exactly the rows and fields of, or None where they might be others."""
    from osgeo import gdal

    if int(gdal.VersionInfo()) < 3060000 or layer.providerType() != "ogr":
        return None
    if layer.isEditable() or layer.vectorJoins():
        return None
    # Text in another encoding is turned by QGIS, maybe by one that the user has set by hand: GDAL alone knows of none.
    if layer.dataProvider().encoding().upper() not in ("UTF-8", "UTF8"):
        return None
    fields = layer.fields()
    if any(fields.fieldOrigin(i) != QgsFields.FieldOrigin.OriginProvider for i in range(fields.count())):
        return None
    return gdal_source(layer)


def is_single(layer: QgsVectorLayer) -> bool:
    """Whether the features of a layer are single points."""
    return QgsWkbTypes.flatType(layer.wkbType()) == QgsWkbTypes.Type.Point


def stream(source: GdalSource, wanted: Collection[str], fid: bool = False) -> Iterator[tuple[Any, ...]]:
    """Batches of a GdalSource: (x (n,), y (n,), several (n,), {name: column} of the fields ``wanted``, fids (n,) or
    None). Without geometry the first three are None.

    Raises InputError where it cannot be opened, RuntimeError where the stream breaks off.
    """
    from osgeo import gdal

    dataset, table = source.open()
    definition = table.GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    # GDAL 3.6 loses the geometry where every field is ignored: one is read along, or the row's number.
    along = [name for name in names if name in wanted] or names[:1]
    fid = fid or not names
    query = (
        _in_one_thread(dataset, table, source, along)
        if source.driver == "GPKG" and int(gdal.VersionInfo()) < _MENDED
        else None
    )
    if query is None:
        table.SetIgnoredFields([name for name in names if name not in along])
    else:
        table = query
    gdal.ErrorReset()
    batches = table.GetArrowStreamAsNumPy(options=["USE_MASKED_ARRAYS=YES", "INCLUDE_FID=" + ("YES" if fid else "NO")])
    geometry_name = table.GetGeometryColumn() or "wkb_geometry"
    try:
        for batch in batches:
            places = decode_points(batch[geometry_name]) if geometry_name in batch else (None, None, None)
            yield (
                *places,
                {name: batch[name] for name in wanted},
                batch[table.GetFIDColumn() or "OGC_FID"] if fid else None,
            )
        if gdal.GetLastErrorType() >= gdal.CE_Failure:
            # Without exceptions, a stream that fails only ends.
            raise RuntimeError(gdal.GetLastErrorMsg())
    finally:
        if query is not None:
            # Else the file would stay open.
            batches = None
            dataset.ReleaseResultSet(query)


def _in_one_thread(dataset: gdal.Dataset, table: ogr.Layer, source: GdalSource, names: list[str]) -> ogr.Layer | None:
    """The same rows and fields of a GeoPackage by a query, None where it would not give their numbers and points.

    Before 3.11.4 GDAL reads a table in a thread of its own that may overtake the reader, but a query in the reader's.
    """
    number, points = table.GetFIDColumn(), table.GetGeometryColumn()
    if not number or not points:
        return None
    columns = ", ".join('"{}"'.format(name.replace('"', '""')) for name in (number, points, *names))
    where = f" WHERE ({source.subset}\n)" if source.subset.strip() else ""
    # The file is open for reading only, and its filter is the layer's own.
    text = 'SELECT {} FROM "{}"{}'.format(columns, table.GetName().replace('"', '""'), where)  # nosec B608
    try:
        query = dataset.ExecuteSQL(text)
    except RuntimeError:
        return None
    same = query is not None and (query.GetFIDColumn(), query.GetGeometryColumn()) == (number, points)
    return query if same else None


def unbroken(
    streamed: Iterable[tuple[Any, ...]],
    loop: Callable[[int], Iterable[tuple[Any, ...]]],
    broke: Callable[[int, Exception], object] = lambda done, error: None,
) -> Iterator[tuple[Any, ...]]:
    """Blocks of a ``stream``, each of which begins with an array of its rows; where it breaks off, those of
    ``loop(done)``: the same rows in the same order, without those done. ``broke`` is told of it first."""
    done = 0
    try:
        for block in streamed:
            yield block
            done += len(block[0])
        return
    except RuntimeError as error:
        broke(done, error)
    yield from loop(done)


def point_of(geometry: QgsGeometry) -> tuple[float, float, bool]:
    """(x, y, several) of a point or of a multi-point of one: NaN for anything else, ``several`` where it holds more
    points."""
    if geometry.isNull() or geometry.isEmpty() or geometry.type() != QgsWkbTypes.GeometryType.PointGeometry:
        return np.nan, np.nan, False
    shape = geometry.constGet()
    if QgsWkbTypes.isMultiType(shape.wkbType()):
        if shape.numGeometries() != 1:
            return np.nan, np.nan, True
        shape = shape.geometryN(0)
    return shape.x(), shape.y(), False


def decode_points(column: NDArray[Any]) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Coordinates (n,), (n,) of a batch of WKB points, NaN where there is none, and whether each holds several (n,)."""
    missing = np.zeros(len(column), bool)
    if isinstance(column, np.ma.MaskedArray):
        missing = np.ma.getmaskarray(column).copy()
        column = column.data
    others = {}
    if column.dtype.kind == "O":
        missing |= np.fromiter((not item for item in column), bool, len(column))
        rows = np.flatnonzero(~missing)
        present = [bytes(item) for item in column[rows]]
        sizes = {len(item) for item in present}
        if len(sizes) > 1:
            # 2D and 3D points in one layer: x and y stand at the same place in both.
            others = dict(zip(rows.tolist(), present))
            present = [item[:_POINT].ljust(_POINT, b"\0") for item in present]
            sizes = {_POINT}
        width = sizes.pop() if sizes else _POINT
        raw: NDArray[np.uint8] = np.frombuffer(b"".join(present), np.uint8).reshape(-1, width)
    else:
        width = column.dtype.itemsize
        rows = np.flatnonzero(~missing)
        raw = np.ascontiguousarray(column).view(np.uint8).reshape(-1, width)[~missing]
    if width < _POINT:
        raw = np.pad(raw, ((0, 0), (0, _POINT - width)))
    x, y, several = np.full(len(missing), np.nan), np.full(len(missing), np.nan), np.zeros(len(missing), bool)
    if len(raw):
        little = raw[:, 0] == 1
        xy = np.ascontiguousarray(raw[:, 5:_POINT]).view("<f8")
        if not little.all():
            xy = np.where(little[:, None], xy, np.ascontiguousarray(raw[:, 5:_POINT]).view(">f8"))
        x[rows], y[rows] = xy[:, 0], xy[:, 1]
        # The lowest byte of a type, 1 for points of any dimension but ISO's: 1001, 2001, 3001.
        kind = np.where(little, raw[:, 1], raw[:, 4])
        for i in np.flatnonzero((kind != 1) & (kind != 0xE9) & (kind != 0xD1) & (kind != 0xB9)).tolist():
            # Files may hold other shapes than their layer says.
            shape = QgsGeometry()
            shape.fromWkb(others.get(int(rows[i])) or raw[i].tobytes())
            x[rows[i]], y[rows[i]], several[rows[i]] = point_of(shape)
    return x, y, several
