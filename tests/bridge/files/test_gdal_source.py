"""GDAL gives the table that a layer of QGIS shows, or says by name what is missing."""

import os
import zipfile

import pytest
from osgeo import ogr
from qgis.core import QgsVectorLayer
from refusals import refused

from hotspot_policing.bridge.files.gdal_source import GdalSource, gdal_source, storage_of, table_name
from hotspot_policing.bridge.ground.errors import InputError


@pytest.fixture
def path(qgis, tmp_path):
    """A GeoPackage with two tables, the second of three rows."""
    path = str(tmp_path / "two tables.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    for name, count in (("first", 1), ("the 'second'", 3)):
        table = dataset.CreateLayer(name, None, ogr.wkbNone)
        table.CreateField(ogr.FieldDefn("number", ogr.OFTInteger))
        for number in range(count):
            feature = ogr.Feature(table.GetLayerDefn())
            feature["number"] = number
            table.CreateFeature(feature)
    return path


def test_the_table_and_the_filter_are_those_of_the_layer(path):
    layer = QgsVectorLayer(f"{path}|layername=the 'second'", "any", "ogr")
    assert layer.setSubsetString('"number" > 0')
    for source, count in ((gdal_source(layer), 2), (gdal_source(layer, subset=False), 3)):
        dataset, table = source.open()
        assert (table.GetName(), table.GetFeatureCount()) == ("the 'second'", count)
        del table, dataset
    assert storage_of(layer) == source.driver == "GPKG"


def test_a_table_in_a_zip_is_opened_there(qgis, tmp_path):
    with zipfile.ZipFile(str(tmp_path / "a.zip"), "w") as archive:
        archive.writestr("in/crimes.csv", "a,b\n1,2\n3,4\n")
    layer = QgsVectorLayer(f"/vsizip/{tmp_path}/a.zip/in/crimes.csv", "any", "ogr")
    dataset, table = gdal_source(layer).open()
    assert table.GetFeatureCount() == 2
    del table, dataset


def test_what_gdal_does_not_hold_as_shown_has_no_source(path):
    memory = QgsVectorLayer("Point?field=a:integer", "any", "memory")
    assert gdal_source(memory) is None and storage_of(memory) == ""
    layer = QgsVectorLayer(f"{path}|layername=first", "any", "ogr")
    assert layer.setSubsetString('SELECT * FROM "first"')
    assert gdal_source(layer) is None and gdal_source(layer, subset=False) is not None


@pytest.mark.parametrize(
    "subset", ["\"gone\" = '1'", '"number" > 0 AND "gone" IN (\'x\')', "gone > 1", "no sense at all"]
)
def test_a_filter_on_a_field_that_is_gone_is_refused(path, subset):
    """SQLite takes the name for a text, or says so only when the first row is read: no row would be left."""
    source = GdalSource(path, "the 'second'", 0, subset, (), "GPKG")
    with refused(InputError, "two tables.gpkg", subset):
        source.open()


@pytest.mark.parametrize(
    "subset, count",
    [
        ('"number" = \'gone\' OR "NUMBER" >= 1', 2),
        ('"fid" IN (1, 2)', 2),
        ("'\"gone\" = 1' <> 'x'", 3),
        ('"number" = "gone"', 0),
    ],
)
def test_what_only_looks_like_a_field_that_is_gone_is_no_reason(path, subset, count):
    dataset, table = GdalSource(path, "the 'second'", 0, subset, (), "GPKG").open()
    assert sum(1 for _ in table) == count
    del table, dataset


def test_what_is_gone_is_named_without_its_folder(path, tmp_path):
    def source(where=path, table="first", subset=""):
        return GdalSource(where, table, 0, subset, (), "")

    with refused(InputError, "gone.gpkg") as caught:
        source(os.path.join(os.path.dirname(path), "gone.gpkg")).open()
    assert os.path.dirname(path) not in str(caught.value)
    with refused(InputError, "two tables.gpkg", "third"):
        source(table="third").open()
    (tmp_path / "crimes.csv").write_text("a,b\n1,2\n")
    with refused(InputError, "crimes.csv", "no_such > 1"):
        source(str(tmp_path / "crimes.csv"), "crimes", "no_such > 1").open()


def test_tables_are_numbered_as_in_the_file(path, tmp_path):
    assert (table_name(path), table_name(path, 1), table_name(path, 2)) == ("first", "the 'second'", "")
    assert table_name(str(tmp_path / "none.gpkg")) == ""
