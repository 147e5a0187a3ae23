"""GDAL raises where QGIS tells it to, as qgis_process does from 3.40 on, or answers None: a tool says the same."""

import os
import shutil

import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsProcessingException
from support import WARDS, Feedback, rows

HEAD = b"SQLite format 3\x00"


MODULES = (gdal, ogr, osr)


def switch(wanted):
    """Have each module of GDAL raise or not. They are a stack: the last to be switched on is the first to go off."""
    for module, on in reversed(tuple(zip(MODULES, wanted))):
        if not on and module.GetUseExceptions():
            module.DontUseExceptions()
    for module, on in zip(MODULES, wanted):
        if on and not module.GetUseExceptions():
            module.UseExceptions()


@pytest.fixture
def both(run):
    """both(tool, parameters of a folder) → what it said without and with exceptions, each in a folder of its own."""
    before = [module.GetUseExceptions() for module in MODULES]

    def go(tool, parameters, tmp_path):
        said = []
        for on in (False, True):
            folder = tmp_path / "same"
            folder.mkdir()
            switch([on] * len(MODULES))
            feedback = Feedback()
            try:
                said.append(("done", run(tool, parameters(folder), feedback)))
            except QgsProcessingException as error:
                said.append(("refused", str(error)))
            finally:
                # What a tool switches would be switched for the whole of QGIS.
                assert [module.GetUseExceptions() for module in MODULES] == [on] * len(MODULES)
                switch(before)
            left = {name for name in os.listdir(folder) if name.startswith("out")}
            said[-1] += (left, [line for line in feedback.said if "seconds" not in line])
            if said[-1][0] == "done":
                said[-1] += ({name: rows(str(folder / name)) for name in left if name.endswith(".gpkg")},)
            shutil.rmtree(folder)
        return said

    yield go


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return str(path)


BROKEN = {
    "a GeoPackage of noise": ("in.gpkg", HEAD + b"noise" * 500),
    "an empty GeoPackage": ("in.gpkg", b""),
    "a workbook of noise": ("in.xlsx", b"PK\x03\x04noise" * 50),
    "a GeoJSON cut short": ("in.geojson", b'{"type": "FeatureCollection", "features": [{"type": '),
    "a KML cut short": ("in.kml", b"<?xml version='1.0'?><kml><Document><Placemark>"),
    "a shapefile without its parts": ("in.shp", b"\x00\x00\x27\x0a" + b"\0" * 96),
}


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize(
    "tool, name", [("importrecords", "SOURCE"), ("countcrimes", "INPUT"), ("harmweights", "INPUT")]
)
def test_a_broken_file_is_refused_in_the_same_words(both, tmp_path, tool, name, what):
    file, content = BROKEN[what]

    def parameters(folder):
        out = {name: write(folder, file, content), "OUTPUT": str(folder / "out.gpkg")}
        return dict(out, HOTSPOTS=str(folder / "out spots.gpkg")) if tool == "countcrimes" else out

    without, having = both(tool, parameters, tmp_path)
    assert without[0] == "refused" and without[:3] == having[:3]
    assert without[2] == set()


def test_a_register_that_is_none_is_refused_in_the_same_words(both, tmp_path):
    without, having = both(
        "register",
        lambda folder: {
            "REGISTER": write(folder, "register.gpkg", HEAD + b"noise" * 500),
            "ACTION": "add",
            "BY": "A. Analyst",
            "HOTSPOT_LAYER": WARDS,
        },
        tmp_path,
    )
    assert without[0] == "refused" and without[:3] == having[:3]


def test_a_table_that_is_gone_is_refused_in_the_same_words(both, crimes_path, tmp_path):
    shutil.copyfile(crimes_path, str(tmp_path / "mine.gpkg"))
    without, having = both(
        "countcrimes",
        lambda folder: {
            "INPUT": str(tmp_path / "mine.gpkg") + "|layername=gone",
            "OUTPUT": str(folder / "out.gpkg"),
            "HOTSPOTS": str(folder / "out spots.gpkg"),
        },
        tmp_path,
    )
    assert without[0] == "refused" and without[:3] == having[:3]


@pytest.mark.parametrize(
    "tool, more",
    [
        ("countcrimes", {"STUDY_AREA": WARDS, "UNIT": "layer", "UNITS_LAYER": WARDS, "HOTSPOTS": "out spots.gpkg"}),
        ("kerneldensity", {"STUDY_AREA": WARDS, "OUTPUT": "out.tif", "HOTSPOTS": "out spots.gpkg", "PIXEL": 200}),
        ("checkdata", {"OUTPUT": None, "OFFENCE_FIELD": "offence", "DATE_FIELD": "date"}),
    ],
)
def test_the_same_is_computed(both, crimes_path, tmp_path, tool, more):
    def parameters(folder):
        out = dict({"INPUT": crimes_path, "OUTPUT": "out.gpkg"}, **more)
        return {
            name: str(folder / value) if isinstance(value, str) and value.startswith("out") else value
            for name, value in out.items()
            if value is not None
        }

    without, having = both(tool, parameters, tmp_path)
    assert without[0] == having[0] == "done", (without, having)
    assert without[2:] == having[2:]
