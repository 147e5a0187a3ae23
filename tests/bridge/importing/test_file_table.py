"""Tables of files that GDAL opens, against what was written into them."""

import datetime

import numpy as np
import pytest
from osgeo import ogr, osr
from support import Feedback

from hotspot_policing.bridge.ground.errors import Cancelled, InputError
from hotspot_policing.bridge.importing.file_table import FileTable


def write(path, driver="GPKG", tables=("crimes",), epsg=27700, kind=ogr.wkbPoint, count=5):
    """A file of tables with the columns of crimes, the first of them, and others without; its path."""
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    source = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    for number, name in enumerate(tables):
        table = source.CreateLayer(name, reference, kind)
        columns = [
            ("offence", ogr.OFTString),
            ("date", ogr.OFTDate),
            ("harm", ogr.OFTReal),
            ("crime_no", ogr.OFTInteger),
        ]
        for column, of in columns if number == 0 else [("telephone", ogr.OFTString)]:
            table.CreateField(ogr.FieldDefn(column, of))
        for i in range(count):
            feature = ogr.Feature(table.GetLayerDefn())
            if number == 0:
                feature.SetField("offence", f"Straße {i}")
                feature.SetField("date", 2025, 2, 1 + i, 0, 0, 0, 0)
                feature.SetField("harm", i + 0.5 * (i % 2))
                if i:
                    feature.SetField("crime_no", i)
            if kind != ogr.wkbNone and i != 2:
                feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({450000 + i} 520000)"))
            table.CreateFeature(feature)
    source = None
    return str(path)


def columns(table, *names):
    where = [table.header.index(name) for name in names]
    blocks = list(table.blocks(set(where)))
    return [[text for block in blocks for text in block.columns[index]] for index in where]


def test_values_are_text_dates_in_full_and_nothing_empty(qgis, tmp_path):
    table = FileTable(write(tmp_path / "a.gpkg"))
    days = [str(datetime.date(2025, 2, 1 + i)) for i in range(5)]
    assert columns(table, "offence", "date", "harm", "crime_no") == [
        [f"Straße {i}" for i in range(5)],
        days,
        ["0", "1.5", "2", "3.5", "4"],
        ["", "1", "2", "3", "4"],
    ]
    assert table.count == 5 and table.crs.authid() == "EPSG:27700" and table.points


def test_points_come_along_and_rows_without_one_have_none(qgis, tmp_path):
    (block,) = FileTable(write(tmp_path / "a.gpkg")).blocks([])
    assert np.array_equal(block.x, [450_000, 450_001, np.nan, 450_003, 450_004], equal_nan=True)
    assert (block.read, block.malformed, block.several) == (5, 0, 0)


def test_several_points_of_a_row_are_none_and_are_counted(qgis, tmp_path):
    path = write(tmp_path / "a.gpkg", kind=ogr.wkbMultiPoint, count=0)
    source = ogr.Open(path, 1)
    for wkt in ("MULTIPOINT ((1 2))", "MULTIPOINT ((1 2), (3 4))", "MULTIPOINT EMPTY"):
        feature = ogr.Feature(source.GetLayer(0).GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        source.GetLayer(0).CreateFeature(feature)
    source = None
    (block,) = FileTable(path).blocks([])
    assert np.array_equal(block.x, [1, np.nan, np.nan], equal_nan=True) and block.several == 1


def test_the_table_of_crimes_is_read_unless_another_is_named(qgis, tmp_path):
    path = write(tmp_path / "a.gpkg", tables=("crimes", "people"))
    assert "offence" in FileTable(path).header and FileTable(path).shown == "a.gpkg: crimes"
    assert "telephone" in FileTable(path, "people").header
    with pytest.raises(InputError) as error:
        FileTable(path, "places", "SOURCE")
    assert all(name in str(error.value) for name in ("SOURCE", "'places'", "crimes", "people"))


def test_the_first_rows_are_those_of_all(qgis, tmp_path):
    table = FileTable(write(tmp_path / "a.gpkg"))
    (block,) = table.blocks(range(len(table.header)))
    head = table.head(2)
    assert head.read == 2 and all(head.columns[i] == list(block.columns[i])[:2] for i in head.columns)
    assert FileTable(write(tmp_path / "empty.gpkg", count=0)).head(2) is None


def test_a_table_without_shapes_has_no_points(qgis, tmp_path):
    table = FileTable(write(tmp_path / "a.gpkg", kind=ogr.wkbNone))
    (block,) = table.blocks([])
    assert not table.points and block.x is None and block.y is None


def test_a_shapefile_without_its_index_names_what_is_missing(qgis, tmp_path):
    write(tmp_path / "crimes.shp", "ESRI Shapefile")
    assert FileTable(str(tmp_path / "crimes.shp")).points
    (tmp_path / "crimes.shx").unlink()
    with pytest.raises(InputError) as error:
        FileTable(str(tmp_path / "crimes.shp"))
    assert "'crimes.shx'" in str(error.value)


def test_what_is_no_table_is_named_and_a_cancel_heard(qgis, tmp_path):
    (tmp_path / "a.gpkg").write_text("nothing of the kind")
    with pytest.raises(InputError) as error:
        FileTable(str(tmp_path / "a.gpkg"), parameter="PLACES")
    assert "PLACES" in str(error.value) and "'a.gpkg'" in str(error.value)
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        list(FileTable(write(tmp_path / "b.gpkg")).blocks([], feedback))
