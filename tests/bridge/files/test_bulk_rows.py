"""Rows written all at once are what QGIS writes one by one, with the OGR that is there."""

import itertools
import sqlite3
from contextlib import closing

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime

from hotspot_policing.bridge.files.bulk_rows import InBlocks, fill_table
from hotspot_policing.bridge.ground.errors import Cancelled
from hotspot_policing.bridge.results.outputs import Table
from hotspot_policing.core.counting.wkb import points_wkb, polygons_wkb

AWKWARD = 'night "time" 100%\'s'
GRID = QgsCoordinateReferenceSystem("EPSG:27700")
OWN = (
    'PROJCS["own",GEOGCS["g",DATUM["d",SPHEROID["s",6378137,298.25]],PRIMEM["Greenwich",0],'
    'UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",49.1],'
    'PARAMETER["central_meridian",-2.3],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",400000],'
    'PARAMETER["false_northing",-100000],UNIT["metre",1]]'
)


def write(path, table, name="t", at_once=True):
    """The table by QGIS's writer, its rows at once or one by one."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", name
    if path.exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    writer = QgsVectorFileWriter.create(
        str(path), table.qgs_fields(), table.wkb_type, table.crs, QgsCoordinateTransformContext(), options
    )
    assert writer.hasError() == QgsVectorFileWriter.WriterError.NoError
    for block in () if at_once else table.features():
        assert writer.addFeatures(block)
    del writer
    if at_once:
        assert table.rows().plain()
        fill_table(str(path), name, table.rows())
    return path


def content(path):
    """All that a file holds, but for the moment of the last change and the pages of the index."""
    found = {}
    with closing(sqlite3.connect(str(path))) as base:
        schema = base.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        found["schema"] = schema
        for kind, name, _, sql in schema:
            if kind != "table" or name.startswith("rtree_") and "VIRTUAL" not in sql:
                continue
            quoted = name.replace('"', '""')
            columns = [row[1] for row in base.execute(f'PRAGMA table_info("{quoted}")')]
            rows = [dict(zip(columns, row)) for row in base.execute(f'SELECT * FROM "{quoted}"')]
            if "VIRTUAL" in sql:
                assert base.execute("SELECT rtreecheck(?)", (name,)).fetchall() == [("ok",)]
                rows.sort(key=lambda row: row["id"])
            for row in rows:
                row.pop("last_change", None)
                # OGR writes the extent in decimals, the last of which is not always right.
                row.update(
                    (key, pytest.approx(row[key], rel=1e-14))
                    for key in ("min_x", "min_y", "max_x", "max_y")
                    if row.get(key) is not None
                )
            found[name] = rows
    return found


def same(tmp_path, table, name="t"):
    """The content of the file, which is that of the file QGIS writes row by row."""
    found = content(write(tmp_path / "at_once.gpkg", table, name))
    assert found == content(write(tmp_path / "one_by_one.gpkg", table, name, at_once=False))
    return found


def table_of(shapes, kind, crs=GRID, **columns):
    """A Table of WKT (None, '' without) with a number and, if given, more columns."""
    geometry = [None if one is None else bytes(QgsGeometry.fromWkt(one).asWkb()) for one in shapes]
    return Table(
        [("number", "integer")], {"number": np.arange(len(shapes))}, geometry, getattr(QgsWkbTypes.Type, kind), crs
    )


def ring(i, sides=4):
    angle = np.append(np.arange(sides), 0) * 2 * np.pi / sides
    return "({})".format(", ".join(f"{i * 7.1 + np.cos(a):.4f} {-i + np.sin(a) / 3:.4f}" for a in angle))


SHAPES = {
    "Point": lambda i: f"POINT({i / 3} {-i * 1000.1})",
    "MultiPoint": lambda i: "MULTIPOINT({})".format(", ".join(f"({i + j} {j})" for j in range(i % 3 + 1))),
    "LineString": lambda i: "LINESTRING({})".format(", ".join(f"{i + j} {j * i}" for j in range(i % 4 + 2))),
    "MultiLineString": lambda i: "MULTILINESTRING({})".format(
        ", ".join(f"({i} {j}, {i + 1} {j + i})" for j in range(i % 3 + 1))
    ),
    "Polygon": lambda i: "POLYGON({})".format(", ".join(ring(i, sides) for sides in ((4,), (6,), (8, 3))[i % 3])),
    "MultiPolygon": lambda i: "MULTIPOLYGON({})".format(
        ", ".join(f"({ring(i + j, 3 + i % 2)})" for j in range(i % 3 // 2 + 1))
    ),
}


@pytest.mark.parametrize("count", (0, 1, 130, 3000))
@pytest.mark.parametrize("kind", SHAPES)
def test_every_kind_of_shape_is_written_as_qgis_writes_it(qgis, tmp_path, kind, count):
    shapes = [None if i % 41 == 7 else SHAPES[kind](i) for i in range(count)]
    if count > 100:
        shapes[90] = kind.upper() + " EMPTY"
    found = same(tmp_path, table_of(shapes, kind))
    assert len(found["t"]) == count and len(found["rtree_t_geom"]) == sum(
        one is not None and "EMPTY" not in one for one in shapes
    )


@pytest.mark.parametrize("crs", ("", "EPSG:4326", "EPSG:29902", "WKT:" + OWN))
def test_every_coordinate_system(qgis, tmp_path, crs):
    crs = QgsCoordinateReferenceSystem(crs) if crs else QgsCoordinateReferenceSystem()
    same(tmp_path, table_of([SHAPES["Polygon"](i) for i in range(40)], "Polygon", crs))


VALUES = {
    "text": ["", None, 'it\'s "hot"', "Llanfair­pwll\n£ 🚔 é", "0012", " x ", "NULL"],
    "integer": [0, None, -1, 2**63 - 1, -(2**63), True, 7],
    "real": [0.1, None, -0.0, 1e308, float("nan"), float("-inf"), 3],
    "date": [QDate(2024, 2, 29), None, QDate(), QDate(1, 1, 1), QDate(9999, 12, 31), QDate(1970, 1, 1), None],
}
ARRAYS = {
    "text": np.array(["a", "", "ü", "d", "e", "f", "g"]),
    "integer": np.array([1, -2, 3, 0, 5, 6, 7], np.int32),
    "real": np.array([0.5, np.nan, np.inf, -np.inf, 1 / 3, 2, -7], np.float32),
    "date": np.array(["2024-02-29", "NaT", "0001-01-01", "9999-12-31", "NaT", "1970-01-01", "2024-02-29"], "M8[D]"),
}


@pytest.mark.parametrize("name", ("t", AWKWARD, "Ort ä"))
@pytest.mark.parametrize("values", (VALUES, ARRAYS))
@pytest.mark.parametrize("shapes", (True, False))
def test_every_kind_of_value_under_awkward_names(qgis, tmp_path, name, values, shapes):
    names = {"text": "group", "integer": 'q"uote', "real": "a b's", "date": "Datum ä?"}
    table = Table([(names[kind], kind) for kind in names], {names[kind]: values[kind] for kind in names})
    if shapes:
        table.geometry, table.wkb_type, table.crs = points_wkb(*np.arange(14.0).reshape(2, 7)), 1, GRID
        table.wkb_type = QgsWkbTypes.Type.Point
    assert len(same(tmp_path, table, name)[name]) == 7


def test_a_table_without_shapes_where_some_are_meant(qgis, tmp_path):
    """Every row lacks one: there is no extent."""
    found = same(tmp_path, table_of([None] * 30, "MultiPolygon"))
    assert found["rtree_t_geom"] == [] and found["gpkg_contents"][0]["min_x"] is None


def test_text_that_no_file_holds_loses_only_what_cannot_be_held(qgis, tmp_path):
    texts = ["a\0b", "lone \ud83d end", "pair \ud83d\ude94", "plain"]
    path = write(tmp_path / "at_once.gpkg", Table([("a", "text")], {"a": texts}))
    dataset = ogr.Open(str(path))
    assert [row["a"] for row in dataset.GetLayer(0)] == ["ab", "lone \ufffd end", "pair 🚔", "plain"]


def test_several_tables_in_one_file(qgis, tmp_path):
    for at_once in (True, False):
        path = tmp_path / f"{at_once}.gpkg"
        for kind, name, count in (("Point", "t", 200), ("Polygon", AWKWARD, 90), ("Point", "t", 300)):
            write(path, table_of([SHAPES[kind](i) for i in range(count)], kind), name, at_once)
    assert content(tmp_path / "True.gpkg") == content(tmp_path / "False.gpkg")


@pytest.mark.parametrize(
    "fields,columns,kind",
    [
        ([("fid", "integer")], [[5, 7]], "Point"),
        ([("Geom", "text")], [["a", "b"]], "Point"),
        ([("a", "text"), ("A", "text")], [["a", "b"], ["c", "d"]], "Point"),
        ([("a", "text")], [[1, 2]], "Point"),
        ([("a", "integer")], [[1.0, 2.5]], "Point"),
        ([("a", "integer")], [[1, 2**63]], "Point"),
        ([("a", "integer")], [np.array([1, 2], np.uint64)], "Point"),
        ([("a", "date")], [["2024-01-01", "b"]], "Point"),
        ([("a", "date")], [np.array(["2024-01-01", "12024-01-01"], "M8[D]")], "Point"),
        ([("a", "datetime")], [[QDateTime.currentDateTime(), None]], "Point"),
        ([("a", "text")], [["a", "b"]], "PointZ"),
        ([("a", "text")], [["a", "b"]], "CurvePolygon"),
        ([("a", "text")], [["a", "b"]], "Polygon"),
        ([], [], "Point"),
    ],
)
def test_what_qgis_would_change_is_left_to_qgis(qgis, fields, columns, kind):
    shapes = points_wkb(np.arange(2.0), np.arange(2.0))
    table = Table(fields, {name: column for (name, _), column in zip(fields, columns)}, shapes)
    table.wkb_type = getattr(QgsWkbTypes.Type, kind)
    assert not table.rows().plain()


@pytest.mark.parametrize(
    "kind,shape",
    [("Point", "POINT Z(1 2 3)"), ("MultiPoint", "POINT(1 2)"), ("MultiPolygon", "POLYGON((0 0, 1 0, 1 1, 0 0))")],
)
def test_shapes_that_are_not_the_layers_are_left_to_qgis(qgis, kind, shape):
    assert table_of([SHAPES[kind](1), None], kind).rows().plain()
    assert not table_of([SHAPES[kind](1), shape], kind).rows().plain()


def hexagons(count):
    """A table of ``count`` hexagons in rows of 100."""
    angle = np.append(np.arange(6), 0) * np.pi / 3
    centres = np.stack([4e5 + 200.0 * (np.arange(count) % 100), 3e5 + 200.0 * (np.arange(count) // 100)], axis=1)
    outlines = centres[:, None] + 80 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    columns = {"name": [f"H{i}" for i in range(count)], "crimes": np.arange(count)}
    return Table(
        [("name", "text"), ("crimes", "integer")], columns, polygons_wkb(outlines), QgsWkbTypes.Type.Polygon, GRID
    )


def index_is_right(path):
    """Whether the index holds the box of every shape of table t, and SQLite finds it in order."""
    dataset = ogr.Open(str(path))
    shapes = {row.GetFID(): row.GetGeometryRef().GetEnvelope() for row in dataset.GetLayer("t")}
    with closing(sqlite3.connect(str(path))) as base:
        assert base.execute("SELECT rtreecheck('rtree_t_geom')").fetchall() == [("ok",)]
        boxes = {row[0]: row[1:] for row in base.execute("SELECT * FROM rtree_t_geom")}
    assert {fid: pytest.approx(box, rel=1e-6) for fid, box in shapes.items()} == boxes
    return len(boxes)


def test_qgis_reads_and_edits_it(qgis, tmp_path):
    path = write(tmp_path / "t.gpkg", hexagons(3000))
    layer = QgsVectorLayer(f"{path}|layername=t", "t", "ogr")
    around = QgsRectangle(4e5 - 100, 3e5 - 100, 4e5 + 1100, 3e5 + 500)
    inside = {feature["name"] for feature in layer.getFeatures(QgsFeatureRequest().setFilterRect(around))}
    assert inside == {f"H{row * 100 + column}" for row in range(3) for column in range(6)}
    assert layer.featureCount() == 3000 and layer.extent().xMinimum() == pytest.approx(4e5 - 80)
    assert layer.startEditing()
    assert layer.deleteFeatures([feature.id() for feature in layer.getFeatures() if feature["crimes"] % 3 == 0])
    assert layer.changeGeometry(2, QgsGeometry.fromPointXY(QgsPointXY(1, 1)).buffer(5, 3))
    new = QgsFeature(layer.fields())
    new["name"] = "new"
    new.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(4e5, 9e5)).buffer(50, 5))
    assert layer.addFeature(new)
    assert layer.commitChanges(), layer.commitErrors()
    assert layer.featureCount() == 2001
    assert max(feature.id() for feature in layer.getFeatures()) == 3001
    del layer
    assert index_is_right(path) == 2001


def test_gdal_reads_edits_and_approves_it(qgis, tmp_path):
    path = write(tmp_path / "t.gpkg", hexagons(700))
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = dataset.GetLayer("t")
    assert layer.TestCapability(ogr.OLCFastSpatialFilter) and layer.GetFeatureCount() == 700
    for fid in range(1, 700, 2):
        layer.DeleteFeature(fid)
    layer = dataset = None
    assert index_is_right(path) == 350
    validator = pytest.importorskip("osgeo_utils.samples.validate_gpkg", reason="GDAL's samples are not installed")
    validator.check(str(path), abort_at_first_error=True)


@pytest.mark.parametrize("mode", ("delete", "truncate", "persist", "wal"))
def test_whatever_the_journal_of_the_file_is(qgis, tmp_path, mode):
    path = write(tmp_path / "t.gpkg", hexagons(60), "before")
    with closing(sqlite3.connect(str(path))) as base:
        base.execute(f"PRAGMA journal_mode = {mode}").fetchall()
    write(path, hexagons(500))
    assert index_is_right(path) == 500
    dataset = ogr.Open(str(path))
    assert {one.GetName(): one.GetFeatureCount() for one in dataset} == {"before": 60, "t": 500}


def test_a_look_between_blocks_can_stop_it(qgis, tmp_path):
    looks = itertools.count()

    def look():
        if next(looks) == 1:
            raise Cancelled()

    path = write(tmp_path / "t.gpkg", hexagons(0))
    with pytest.raises(Cancelled):
        fill_table(str(path), "t", hexagons(45_000).rows(), look)
    assert next(looks) == 2
    # Nobody has the file, so that Windows too can take it away.
    path.unlink()


@pytest.mark.parametrize("count", (0, 3, 45_000))
def test_columns_that_are_made_in_blocks_are_as_any_other(qgis, tmp_path, count):
    x, y = np.arange(count) * 3.0, np.arange(count) % 50 / 7
    rows = np.arange(count)[::-1].copy()
    whole = Table(
        [("a", "text"), ("b", "text")],
        {"a": [f"row {i}" for i in rows], "b": [None if i % 2 else "ä" for i in range(count)]},
        points_wkb(x, y),
        QgsWkbTypes.Type.Point,
        GRID,
    )
    blocks = Table(
        whole.fields,
        {
            "a": InBlocks(rows, lambda which: [f"row {i}" for i in which.tolist()]),
            "b": InBlocks(count, lambda which: [None if i % 2 else "ä" for i in which.tolist()]),
        },
        InBlocks(count, lambda which: points_wkb(x[which], y[which])),
        QgsWkbTypes.Type.Point,
        GRID,
    )
    assert len(blocks) == count and list(blocks.columns["a"]) == whole.columns["a"]
    if count:
        assert blocks.columns["a"][-1] == "row 0" and blocks.geometry[0] == whole.geometry[0]
        with pytest.raises(IndexError):
            blocks.columns["b"][count]
    at_once = write(tmp_path / "at_once.gpkg", whole)
    assert content(at_once) == content(write(tmp_path / "blocks.gpkg", blocks))
    # What is no GeoPackage is written row by row.
    assert [feature["a"] for block in blocks.features() for feature in block] == whole.columns["a"]
