"""The place of a table survives whatever its folders are called."""

import sqlite3
from contextlib import closing

import pytest

from hotspot_policing.bridge.ground.gpkg_uri import read_only_uri, split_uri, table_uri

NAMES = ["crimes", "O'Neill", 'a "quoted" one', "50% of #1?", "with space", "ŵ"]


@pytest.mark.parametrize("name", NAMES)
def test_a_place_is_taken_apart_as_it_was_put_together(name):
    assert split_uri(table_uri(f"/data/{name}/a.gpkg", name.replace(".", ""))) == (f"/data/{name}/a.gpkg", name)


@pytest.mark.parametrize("text", ["", "/data/a.gpkg|layername=b", "dbname='a' table=\"b\"", "ogr:dbname='a'"])
def test_any_other_source_is_none(text):
    assert split_uri(text) is None


def test_backslashes_of_windows_stay():
    assert split_uri("ogr:dbname='C:\\data\\a.gpkg' table=\"b\" (geom)") == ("C:\\data\\a.gpkg", "b")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_opened_for_reading_only(tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    with closing(sqlite3.connect(folder / "a.gpkg")) as database:
        database.execute("CREATE TABLE t (n)")
    with closing(sqlite3.connect(read_only_uri(str(folder / "a.gpkg")), uri=True)) as database:
        assert database.execute("SELECT COUNT(*) FROM t").fetchone() == (0,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            database.execute("INSERT INTO t VALUES (1)")
