"""One clock: whatever a layer comes as, a moment is by the clock in the United Kingdom, and no date is made up."""

import json
import sqlite3

import numpy as np
import pytest
from hotspot_policing.layers.columns import CATEGORY, DATE, MOMENT
from hotspot_policing.layers.reader import PointSource
from osgeo import ogr, osr
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime
from support import Feedback

#: A night in British summer, a noon of it, and one in June; 120 crimes.
OFFSETS = (("2025/07/01 00:30:00+01", 40), ("2025/07/15 12:00:00+01", 60), ("2025/06/20 12:00:00+01", 20))
JULY = {"DATE_FIELD": "when_", "START": "2025-07-01", "END": "2025-07-31"}


def write(path, moments, driver="GPKG", kind=ogr.OFTDateTime):
    """A file of points with these moments, (text as GDAL takes it, how many)."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(27700)
    dataset = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    table = dataset.CreateLayer("crimes", system, ogr.wkbPoint)
    table.CreateField(ogr.FieldDefn("when_", kind))
    number = 0
    for text, count in moments:
        for _ in range(count):
            feature = ogr.Feature(table.GetLayerDefn())
            if text is not None:
                feature["when_"] = text
            feature.SetGeometry(ogr.CreateGeometryFromWkt(
                "POINT({} {})".format(450000 + number % 7 * 400, 520000 + number % 5 * 400)))
            table.CreateFeature(feature)
            number += 1
    return str(path)


def spoil(path, assignment):
    """UPDATE a GeoPackage behind GDAL's back."""
    with sqlite3.connect(path) as database:
        for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute('DROP TRIGGER "{}"'.format(name))
        database.execute("UPDATE crimes SET " + assignment)
    database.close()


def count(run, source, **more):
    feedback = Feedback()
    found = run("countcrimes", dict({"INPUT": source, "CELL_SIZE": 500, "OUTPUT": "memory:", "HOTSPOTS": "memory:"},
                                    **more), feedback)
    return found["CRIMES_USED"], feedback.said


def days(path, role=DATE, fast=True, notes=None, **more):
    """What the field holds, as text."""
    layer = path if isinstance(path, QgsVectorLayer) else QgsVectorLayer(path, "crimes", "ogr")
    source = PointSource(layer, **more)
    found = [one.columns[source.key("when_", role)] for one in source.blocks({"when_": role}, None, fast, notes)]
    return np.concatenate(found).astype(str).tolist()


WAYS = [{}, {"fast": False}, {"expression": "1=1"}]


# -- dates that are none ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind,text", [(ogr.OFTDate, "2025/07/{:02d}"), (ogr.OFTDateTime, "2025/07/{:02d} 10:00:00")])
@pytest.mark.parametrize("more", [{}, {"FILTER": "1=1"}])
def test_what_cannot_be_read_is_no_date_and_never_1970(run, tmp_path, kind, text, more):
    path = write(tmp_path / "day.gpkg", [(text.format(1 + i), 8) for i in range(25)], kind=kind)
    spoil(path, "when_ = '25/07/2025' WHERE fid <= 3")
    used, said = count(run, path, DATE_FIELD="when_", **more)
    assert used == 197
    assert any("no readable date: 3" in one for one in said), said


def test_the_first_of_1970_is_a_day_like_others(qgis, tmp_path):
    path = write(tmp_path / "day.gpkg", [("1970/01/01", 2), ("1970/01/02", 1)], kind=ogr.OFTDate)
    spoil(path, "when_ = 'soon' WHERE fid = 2")
    for way in WAYS:
        assert days(path, **way) == ["1970-01-01", "NaT", "1970-01-02"]


# -- offsets ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("driver,name", [("GPKG", "o.gpkg"), ("SQLite", "o.sqlite"), ("FlatGeobuf", "o.fgb"),
                                         ("GeoJSON", "o.geojson")])
@pytest.mark.parametrize("more", [{}, {"FILTER": "1=1"}])
def test_a_day_with_an_offset_is_that_of_the_clock(run, tmp_path, driver, name, more):
    path = write(tmp_path / name, OFFSETS, driver)
    used, said = count(run, path, **JULY, **more)
    assert used == 100
    assert any("120 times have a time zone" in one for one in said), said


@pytest.mark.parametrize("written,day,minute", [
    ("2025/07/01 00:30:00+01", "2025-07-01", "2025-07-01T00:30"),
    # Half past eleven in Berlin, and midnight in New York.
    ("2025/07/01 00:30:00+02", "2025-06-30", "2025-06-30T23:30"),
    ("2025/01/01 00:30:00-05", "2025-01-01", "2025-01-01T05:30"),
    # Before and after the clocks go forward.
    ("2025/03/30 01:30:00+01", "2025-03-30", "2025-03-30T00:30"),
    ("2025/03/30 02:30:00+01", "2025-03-30", "2025-03-30T02:30"),
    ("2025/07/01 10:15:00", "2025-07-01", "2025-07-01T10:15"),
])
@pytest.mark.parametrize("driver,name", [("GPKG", "o.gpkg"), ("GeoJSON", "o.geojson")])
def test_every_way_of_reading_gives_the_same_moment(qgis, tmp_path, written, day, minute, driver, name):
    path = write(tmp_path / name, [(written, 3), (None, 1)], driver)
    for way in WAYS:
        assert days(path, **way) == [day] * 3 + ["NaT"], way
        assert days(path, MOMENT, **way) == [minute] * 3 + ["NaT"], way


# -- Z ------------------------------------------------------------------------------------------------------------
LATE = (("2025/06/30 23:30:00+00", 12), ("2025/06/15 10:00:00+00", 30), ("2025/12/15 23:30:00+00", 8))


def test_z_in_a_geopackage_is_taken_as_written_and_what_utc_would_change_is_said(run, tmp_path):
    """QGIS stamps local times with Z there."""
    path = write(tmp_path / "z.gpkg", LATE)
    for way in WAYS:
        assert days(path, **way)[:12] == ["2025-06-30"] * 12
    for more in ({}, {"FILTER": "1=1"}):
        used, said = count(run, path, **dict(JULY, START="2025-06-01", END="2025-06-30"), **more)
        assert used == 42
        assert any("12 would move to the next day" in one for one in said), said


@pytest.mark.parametrize("driver,name", [("GPKG", "z.gpkg"), ("FlatGeobuf", "z.fgb")])
def test_times_without_z_leave_nothing_open(run, tmp_path, driver, name):
    path = write(tmp_path / name, [(text[:-3], number) for text, number in LATE], driver)
    for more in ({}, {"FILTER": "1=1"}):
        assert not any("next day" in one for one in count(run, path, DATE_FIELD="when_", **more)[1])


def test_z_in_geojson_is_utc(run, tmp_path):
    path = str(tmp_path / "z.geojson")
    features = [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [-1.2, 54.5 + i / 1000]},
                 "properties": {"when_": "2025-06-30T23:30:00Z"}} for i in range(10)]
    with open(path, "w") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)
    for way in WAYS:
        assert days(path, **way) == ["2025-07-01"] * 10
        assert days(path, MOMENT, **way) == ["2025-07-01T00:30"] * 10
    used, said = count(run, path, CRS="EPSG:27700", **JULY)
    assert used == 10
    assert any("10 times have a time zone" in one and "10 of them" in one for one in said), said


def test_text_with_a_zone_has_the_day_of_the_clock(qgis, tmp_path):
    texts = ["2025-06-30T23:30:00Z", "2025-06-30T23:30:00+01:00", "2025-06-30 23:30:00", "2025-06-30"]
    path = write(tmp_path / "t.gpkg", [(text, 1) for text in texts], kind=ogr.OFTString)
    for way in WAYS:
        assert days(path, **way) == ["2025-07-01", "2025-06-30", "2025-06-30", "2025-06-30"]


def test_an_edit_session_keeps_what_was_typed_in(qgis, tmp_path):
    path = write(tmp_path / "o.gpkg", OFFSETS)
    layer = QgsVectorLayer(path, "crimes", "ogr")
    layer.startEditing()
    layer.changeAttributeValue(1, layer.fields().lookupField("when_"), QDateTime(2024, 1, 1, 10, 0, 0))
    assert days(layer)[:2] == ["2024-01-01", "2025-07-01"]
    layer.rollBack()


def test_other_columns_go_with_their_rows(qgis, tmp_path):
    """Rows are mended by their number, whatever batch they come in."""
    path = write(tmp_path / "o.gpkg", [("2025/07/01 00:30:00+02", 1), ("2025/07/01 00:30:00", 1)] * 70)
    spoil(path, "when_ = 'x' WHERE fid = 50")
    source = PointSource(QgsVectorLayer(path, "crimes", "ogr"))
    wanted = [("when_", DATE), ("fid", CATEGORY)]
    for fast in (True, False):
        found = source.read(wanted, fast=fast)
        assert found.columns["when_"].astype(str).tolist() == [
            "NaT" if i == 50 else "2025-06-30" if i % 2 else "2025-07-01" for i in range(1, 141)]


# -- the import of a file -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("driver, name", [("GPKG", "a.gpkg"), ("FlatGeobuf", "a.fgb"), ("GeoJSON", "a.geojson")])
@pytest.mark.parametrize("written, moment", [
    ("2025/07/01 00:30:00+01", "2025-07-01 00:30"), ("2025/06/30 23:30:00+00", None),
    ("2025/07/01 00:30:00", "2025-07-01 00:30"), ("2025/01/10 10:00:00-05", "2025-01-10 15:00")])
def test_an_import_of_a_file_has_the_same_clock(run, tmp_path, driver, name, written, moment):
    source = write(tmp_path / name, [(written, 3)], driver)
    profile = tmp_path / "profile.json"
    profile.write_text(json.dumps({"what": "hot spot policing: columns of an export", "version": 1, "name": "one",
                                   "columns": {"from_date": "when_"}}))
    made = run("importrecords", {"SOURCE": source, "PROFILE": str(profile), "OUTPUT": str(tmp_path / "out.gpkg")})
    # Z is Greenwich in GeoJSON, and nobody knows what elsewhere: there it is as written.
    moment = moment or ("2025-07-01 00:30" if driver == "GeoJSON" else "2025-06-30 23:30")
    found = {feature["date_from"] for feature in QgsVectorLayer(made["OUTPUT"], "", "ogr").getFeatures()}
    assert found == {moment}
