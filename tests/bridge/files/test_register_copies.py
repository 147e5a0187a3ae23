"""A register is what it is by its views and triggers: copies by other programs, in which retired places would count,
are refused as a register and as a layer, and no tool mistakes another file for one."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import Feedback, rows
from test_register import THREE, boxes

from hotspot_policing.bridge.files.register_file import CURRENT, IN_FORCE, PLACES, Register, is_register
from hotspot_policing.bridge.geometry.polygons import AreaSource
from hotspot_policing.bridge.ground.errors import InputError


@pytest.fixture
def register(run, tmp_path):
    """The path of a register with two active places, one of which is retired afterwards."""
    path = str(tmp_path / "register.gpkg")

    def act(action, **more):
        run("register", dict({"REGISTER": path, "ACTION": action, "BY": "Analyst", "CHANGES": "memory:"}, **more))

    act("add", HOTSPOT_LAYER=boxes(THREE))
    act("accept", PLACES="HS-0001; HS-0002")
    act("retire", PLACES="HS-0002", REASON="solved")
    return path


def translated(path, target):
    """As ogr2ogr copies a file."""
    made = gdal.VectorTranslate(target, path, format="GPKG")
    assert made is not None
    # GDAL writes the file when nobody holds it any more.
    del made
    return target


def packaged(run, path, target, names=(PLACES, CURRENT, IN_FORCE, "sara_log")):
    """As Package layers copies layers."""
    import processing

    layers = [QgsVectorLayer(f"{path}|layername={name}", name, "ogr") for name in names]
    processing.run("native:package", {"LAYERS": layers, "OUTPUT": target, "SAVE_STYLES": False}, feedback=Feedback())
    return target


def layer(path, name=IN_FORCE):
    found = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    assert found.isValid()
    return found


@pytest.fixture(params=["ogr2ogr", "package", "triggers"])
def frozen(request, run, register, tmp_path):
    """The path of a copy that lost its views, or its triggers."""
    target = str(tmp_path / "copy.gpkg")
    if request.param == "ogr2ogr":
        return translated(register, target)
    if request.param == "package":
        return packaged(run, register, target)
    shutil.copy(register, target)
    with closing(sqlite3.connect(target)) as database:
        database.execute('DROP TRIGGER "places_no_update"')
        database.commit()
    return target


def test_a_copy_that_lost_its_promise_is_no_register(run, register, frozen, tmp_path):
    with refused(InputError, "copy.gpkg"):
        Register(frozen)
    before = rows(layer(frozen, PLACES))
    for tool, more in (
        ("register", {"ACTION": "accept", "PLACES": "HS-0003", "BY": "Analyst"}),
        ("register", {"ACTION": "add", "HOTSPOT_LAYER": boxes(THREE), "BY": "Analyst"}),
        ("patrolplan", {"RESOURCES": "Police, Late, 4, 2", "OUTPUT": "memory:"}),
    ):
        with refused(QgsProcessingException, "copy.gpkg"):
            run(tool, dict({"REGISTER": frozen}, **more))
    assert rows(layer(frozen, PLACES)) == before


@pytest.mark.parametrize("how", ["ogr2ogr", "package"])
def test_a_frozen_copy_is_refused_as_a_layer(run, register, tmp_path, how):
    """Later changes of the register never reach it."""
    target = str(tmp_path / "copy.gpkg")
    copy = translated(register, target) if how == "ogr2ogr" else packaged(run, register, target)
    assert not is_register(copy)
    for name in (IN_FORCE, CURRENT, PLACES):
        with refused(InputError, "active_places", "copy.gpkg"):
            AreaSource(layer(copy, name))
    given = {"RESOURCES": "Police, Late, 4, 2", "OUTPUT": "memory:"}
    for source in (layer(copy), f"{copy}|layername={IN_FORCE}"):
        with refused(QgsProcessingException, "active_places", "copy.gpkg"):
            run("patrolplan", dict(given, HOTSPOT_LAYER=source))
    # Opened by the file alone it is the first table, which holds every version.
    with refused(QgsProcessingException, "'places'", "copy.gpkg"):
        run("patrolplan", dict(given, HOTSPOT_LAYER=copy))


def test_the_register_itself_and_an_export_of_active_places_are_layers(run, register, tmp_path):
    assert len(AreaSource(layer(register)).fields) > 10
    assert len(AreaSource(layer(register, CURRENT)).fields) > 10
    with refused(InputError, "'places'", "register.gpkg"):
        AreaSource(layer(register, PLACES))
    for name in (IN_FORCE, PLACES, "anything"):
        # Whatever the table is called: nothing else of the register is beside it.
        path = str(tmp_path / (name + " export.gpkg"))
        gdal.VectorTranslate(path, register, format="GPKG", layers=[IN_FORCE], layerName=name)
        source = AreaSource(layer(path, name))
        assert source.extent.width() == pytest.approx(100)
    # Two results of the tool in one file are no copy.
    for number in (1, 2):
        run(
            "register",
            {
                "REGISTER": register,
                "ACTION": "edit",
                "PLACES": "HS-0001",
                "NAME": str(number),
                "BY": "A",
                "CHANGES": "memory:",
                "OUTPUT": "ogr:dbname='{}' table=\"q{}\" (geom)".format(tmp_path / "results.gpkg", number),
            },
        )
    for number in (1, 2):
        AreaSource(layer(str(tmp_path / "results.gpkg"), f"q{number}"))


def test_a_whole_copy_of_the_file_is_a_register(register, tmp_path):
    copy = str(tmp_path / "folder with ? and #.gpkg")
    shutil.copy(register, copy)
    assert is_register(copy) and len(Register(copy).places()) == 3


def test_what_is_a_register_is_known_while_somebody_writes_to_it(register):
    assert is_register(register)
    with closing(sqlite3.connect(register, isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert is_register(register)


@pytest.mark.parametrize("what", ["nothing", "folder", "text", "empty", "half", "crimes", "odd", None, 7, "", "a\0b"])
def test_other_files_are_no_register_and_nothing_is_raised(crimes_path, register, tmp_path, what):
    path = tmp_path / "it.gpkg"
    if what == "folder":
        path.mkdir()
    elif what == "text":
        path.write_text("SQLite format 3")
    elif what == "empty":
        path.write_bytes(b"")
    elif what == "half":
        with open(register, "rb") as file:
            path.write_bytes(file.read(5000))
    elif what == "crimes":
        shutil.copy(crimes_path, path)
    elif what == "odd":
        with closing(sqlite3.connect(str(path))) as database:
            database.execute('CREATE TABLE "current_places" ("a" TEXT)')
            database.execute('CREATE TABLE "pla""ces" ("a" TEXT)')
            database.commit()
    else:
        path = what
    assert is_register(str(path) if isinstance(path, os.PathLike) else path) is False
