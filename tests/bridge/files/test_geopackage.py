"""Tables come into a GeoPackage that others have open, all of them or none, and leave the rest as it is."""

import sqlite3
from contextlib import closing

import pytest
from osgeo import ogr
from qgis.core import QgsVectorLayer
from refusals import refused

from hotspot_policing.bridge.files.geopackage import LiveDatabase, is_geopackage, others, reserved, tables_of
from hotspot_policing.bridge.ground.compat import save_style_to_database
from hotspot_policing.bridge.ground.errors import Cancelled, InputError

AWKWARD = 'night "time" 100%'


def write(path, **tables):
    """A GeoPackage with these tables, each of so many points."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    for name, count in tables.items():
        table = dataset.CreateLayer(name, None, ogr.wkbPoint)
        for number in range(count):
            feature = ogr.Feature(table.GetLayerDefn())
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT({number} 0)"))
            table.CreateFeature(feature)
    return str(path)


def counts(path):
    """{table: number of its rows}, as GDAL sees the file."""
    dataset = ogr.Open(path)
    return {table.GetName(): table.GetFeatureCount() for table in dataset}


@pytest.fixture
def files(tmp_path):
    """(a GeoPackage, another with what is to be put into it)."""
    return (
        write(tmp_path / "live #1.gpkg", kept=5, Spots=1),
        write(tmp_path / "scratch.gpkg", **{"spots": 3, AWKWARD: 2}),
    )


def test_tables_are_put_in_and_take_the_place_of_their_namesakes(files):
    database = LiveDatabase(*files)
    database.begin()
    database.put(["spots", AWKWARD])
    database.commit()
    database.close()
    assert counts(files[0]) == {"kept": 5, "spots": 3, AWKWARD: 2}


def with_style(path, name):
    """A GeoPackage with a table without shapes that has a style."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    dataset.CreateLayer(name, None, ogr.wkbNone)
    dataset = None
    save_style_to_database(QgsVectorLayer(f"{path}|layername={name}", name, "ogr"), "hot spot policing")
    return str(path)


def put(path, scratch, *tables):
    database = LiveDatabase(path, scratch)
    database.begin()
    database.put(list(tables))
    database.commit()
    database.close()


def test_a_file_opens_on_its_first_table_after_another_run_too(tmp_path):
    """The table of styles is not what somebody means who gives the file alone."""
    path = with_style(tmp_path / "live.gpkg", "places")
    later = with_style(tmp_path / "later.gpkg", "later")
    put(path, with_style(tmp_path / "fresh.gpkg", "places"), "places")
    assert list(counts(path)) == ["places", "layer_styles"]
    put(path, later, "later")
    assert list(counts(path)) == ["places", "later", "layer_styles"]
    put(path, with_style(tmp_path / "again.gpkg", "places"), "places")
    assert list(counts(path)) == ["places", "later", "layer_styles"]


def test_a_file_opens_on_the_same_shapes_after_another_run(files):
    put(files[0], write(files[0] + ".fresh.gpkg", kept=2), "kept")
    assert list(counts(files[0])) == ["kept", "Spots"]


def test_a_table_that_is_not_there_is_refused_and_nothing_is_taken_away(files):
    database = LiveDatabase(*files)
    database.begin()
    with refused(InputError, "live #1.gpkg", "kept"):
        database.put(["kept"])
    database.close()
    assert counts(files[0]) == {"kept": 5, "Spots": 1}


def test_what_is_not_committed_was_never_there(files):
    database = LiveDatabase(*files)
    database.begin()
    database.put(["spots"])
    database.close()
    assert counts(files[0]) == {"kept": 5, "Spots": 1}
    # It can be begun anew, and not gone on with.
    with pytest.raises(RuntimeError):
        database.put(["spots"])


def test_who_waits_for_another_program_can_cancel(files):
    with closing(sqlite3.connect(files[0], isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        database = LiveDatabase(*files, cancelled=lambda: True)
        with pytest.raises(Cancelled):
            database.begin()
        database.close()


def test_the_catalogues_are_no_tables_of_the_user(files):
    assert tables_of(files[1]) == ["spots", AWKWARD]
    assert others(files[0], {"spots"}) == ["kept"]
    assert reserved("RTREE_spots_geom") and reserved("Layer_Styles") and not reserved("my_gpkg_table")


def test_another_file_is_refused_by_name(tmp_path):
    (tmp_path / "text.gpkg").write_text("no database")
    with closing(sqlite3.connect(str(tmp_path / "plain.gpkg"))) as base:
        base.execute("CREATE TABLE a (b)")
    for name in ("text.gpkg", "plain.gpkg", "none.gpkg"):
        with refused(InputError, str(tmp_path / name)):
            tables_of(str(tmp_path / name))
    # Looking makes no file.
    assert not (tmp_path / "none.gpkg").exists()
    assert is_geopackage("A.GPKG") and not is_geopackage("a.gpkg.zip")
