"""The register's file: made once, only added to, all of a change or nothing."""

import contextlib
import itertools
import shutil
import sqlite3
from contextlib import closing

import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry
from refusals import refused

from hotspot_policing.bridge.files.register_file import (
    IN_FORCE,
    LOG,
    PLACES,
    Register,
    create,
    free_ids,
    is_register,
    why_not_places,
)
from hotspot_policing.bridge.ground.errors import InputError

SQUARE = "MultiPolygon(((0 0,100 0,100 100,0 100,0 0)))"


@pytest.fixture
def path(qgis, tmp_path):
    """The path of an empty register."""
    path = str(tmp_path / "the force's register #1.gpkg")
    assert create(path, QgsCoordinateReferenceSystem("EPSG:27700")) is True
    return path


def version(place_id, number, status="active", **more):
    shape = QgsGeometry.fromWkt(SQUARE)
    return dict({"place_id": place_id, "version": number, "status": status, "geom": shape}, **more)


def add(path, *versions, entries=(), **more):
    Register(path).append(lambda places: (list(versions), list(entries)), **more)


def test_a_new_register_is_empty_and_made_once(path):
    register = Register(path)
    assert (register.places(), register.log(), is_register(path)) == ([], [], True)
    assert register.crs().authid() == "EPSG:27700"
    add(path, version("HS-0001", 1))
    assert create(path, QgsCoordinateReferenceSystem("EPSG:27700")) is False
    assert len(Register(path).places()) == 1


def test_the_latest_version_counts_and_all_are_kept(path):
    add(path, version("HS-0001", 1, name="O'Neill's"), version("HS-0002", 1))
    entries = [{"place_id": "HS-0001", "stage": stage} for stage in ("scan", "analyse")]
    add(path, version("HS-0001", 2, "retired"), entries=entries)
    register = Register(path)
    assert [(one["place_id"], one["version"]) for one in register.places()] == [("HS-0001", 2), ("HS-0002", 1)]
    assert [one["name"] for one in register.history("HS-0001")] == ["O'Neill's", None]
    assert [one["stage"] for one in register.log("HS-0001")] == ["scan", "analyse"] and register.log("HS-0002") == []
    shape = QgsGeometry()
    shape.fromWkb(register.places()[0]["geom"])
    assert shape.area() == 100 * 100
    with closing(sqlite3.connect(path)) as base:
        assert base.execute(f"SELECT place_id FROM {IN_FORCE}").fetchall() == [("HS-0002",)]


def test_a_change_that_fails_leaves_nothing(path):
    def fail():
        raise KeyError("later")

    with pytest.raises(KeyError):
        add(path, version("HS-0001", 1), entries=[{"place_id": "HS-0001"}], then=fail)
    add(path, version("HS-0003", 1))
    # The second of these has a number that is taken.
    with refused(InputError, "the force's register #1.gpkg"):
        add(path, version("HS-0002", 1), version("HS-0003", 1))
    assert [one["place_id"] for one in Register(path).places()] == ["HS-0003"] and Register(path).log() == []


def test_no_program_changes_what_is_written(path):
    add(path, version("HS-0001", 1), entries=[{"place_id": "HS-0001"}])
    before = Register(path).places(), Register(path).log()
    # GDAL has the functions that triggers of GeoPackages call.
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    for table, what in itertools.product((PLACES, LOG), ("UPDATE {} SET place_id = 'x'", "DELETE FROM {}")):
        gdal.ErrorReset()
        with contextlib.suppress(RuntimeError):
            dataset.ExecuteSQL(what.format(table))
        assert gdal.GetLastErrorType() >= gdal.CE_Failure, what
    gdal.PopErrorHandler()
    del dataset
    assert (Register(path).places(), Register(path).log()) == before
    assert why_not_places(path, PLACES) and not why_not_places(path, IN_FORCE)


def test_what_is_no_register_is_named(path, tmp_path):
    system = QgsCoordinateReferenceSystem("EPSG:27700")
    with refused(InputError, "a.shp"):
        create(str(tmp_path / "a.shp"), system)
    with refused(InputError, str(tmp_path / "no")):
        create(str(tmp_path / "no" / "a.gpkg"), system)
    with refused(InputError, str(tmp_path / "none.gpkg")):
        Register(str(tmp_path / "none.gpkg"))
    (tmp_path / "text.gpkg").write_text("no database")
    with refused(InputError, "text.gpkg"):
        Register(str(tmp_path / "text.gpkg"))
    for other in (None, 0, "a\0b", str(tmp_path), str(tmp_path / "text.gpkg"), str(tmp_path / "none.gpkg")):
        assert is_register(other) is False
    # A copy of the whole file is a register; one that lost a view is none.
    copy = str(shutil.copy(path, str(tmp_path / "copy.gpkg")))
    assert is_register(copy)
    with closing(sqlite3.connect(copy)) as base:
        base.execute(f"DROP VIEW {IN_FORCE}")
    assert not is_register(copy)


def test_ids_go_on_after_the_highest():
    taken = ["HS-0002", "HS-0099", "HS-x", "HS-", "PL-5000", "HS--7"]
    assert list(itertools.islice(free_ids(taken), 2)) == ["HS-0100", "HS-0101"]
    assert next(free_ids([])) == "HS-0001" and next(free_ids(["HS-9999"])) == "HS-10000"
