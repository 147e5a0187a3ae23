"""Layers as forces have them: without fields, inside a ZIP, with several points in a feature, broken half-way."""

import os
import sqlite3
import zipfile

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import Feedback, results_in, rows

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.reading.columns import CATEGORY
from hotspot_policing.bridge.reading.points import PointSource


def write(path, features, driver="GPKG", kind=ogr.wkbPoint, fields=("offence",)):
    """A file of ``features`` (values…, WKT)."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(27700)
    dataset = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    table = dataset.CreateLayer("crimes", system, kind)
    for name in fields:
        table.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for *values, wkt in features:
        feature = ogr.Feature(table.GetLayerDefn())
        for name, value in zip(fields, values):
            feature[name] = value
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt) if wkt else None)
        table.CreateFeature(feature)
    return str(path)


def around(count, x=450000, y=520000):
    """Points, two in three of them spread about, the rest at one place."""
    return [f"POINT({x + i * 37 % 3000 * (i % 3 > 0)} {y + i * 91 % 3000 * (i % 3 > 0)})" for i in range(count)]


def count(run, folder, source, **more):
    """(CRIMES_USED, feedback) of countcrimes."""
    feedback = Feedback()
    found = run(
        "countcrimes",
        dict(
            {"INPUT": source, "CELL_SIZE": 500, "OUTPUT": str(folder / "o.gpkg"), "HOTSPOTS": str(folder / "h.gpkg")},
            **more,
        ),
        feedback,
    )
    return found["CRIMES_USED"], feedback


@pytest.mark.parametrize(
    "driver,name", [("GPKG", "bare.gpkg"), ("FlatGeobuf", "bare.fgb"), ("GeoJSON", "bare.geojson")]
)
@pytest.mark.parametrize("more", [{}, {"FILTER": "1=1"}])
def test_a_layer_without_fields_is_counted(run, tmp_path, driver, name, more):
    path = write(tmp_path / name, [(wkt,) for wkt in around(300)], driver, fields=())
    assert count(run, tmp_path, path, **more)[0] == 300


@pytest.mark.parametrize("more", [{}, {"FILTER": "1=1"}])
def test_the_number_of_the_row_can_be_a_weight(run, tmp_path, more):
    path = write(tmp_path / "c.gpkg", [("Theft", wkt) for wkt in around(20)])
    count(run, tmp_path, path, WEIGHT_FIELD="fid", **more)
    assert sum(row["harm"] for row in rows(str(tmp_path / "o.gpkg"))) == 210


def zipped(path, *files):
    with zipfile.ZipFile(path, "w") as archive:
        for one in files:
            archive.write(one, os.path.basename(one))
    return str(path)


@pytest.mark.parametrize(
    "driver,name", [("ESRI Shapefile", "crimes.shp"), ("GPKG", "crimes.gpkg"), ("GeoJSON", "crimes.geojson")]
)
@pytest.mark.parametrize("written", ["{0}", "/vsizip/{0}/{1}", "/vsizip/{{{0}}}/{1}"])
@pytest.mark.parametrize("more", [{}, {"FILTER": "1=1"}])
def test_a_layer_in_a_zip_is_counted(run, tmp_path, driver, name, written, more):
    inside = tmp_path / "inside"
    inside.mkdir()
    write(inside / name, [("Theft", wkt) for wkt in around(200)], driver)
    path = zipped(tmp_path / "crimes.zip", *(str(inside / one) for one in results_in(inside)))
    source = written.format(path, name)
    if source.startswith("/vsi"):
        # QGIS takes such a source as a layer of the project.
        source = QgsVectorLayer(source, "crimes", "ogr")
    assert count(run, tmp_path, source, OFFENCE_FIELD="offence", **more)[0] == 200


def test_pings_in_a_zip_are_read(run, tmp_path):
    table = tmp_path / "pings.csv"
    table.write_text(
        "callsign,time,x,y\n" + "".join(f"A1,2025-06-02 09:{minute:02d}:00,450000,520000\n" for minute in range(30))
    )
    path = zipped(tmp_path / "pings.zip", str(table))
    spots = write(
        tmp_path / "spots.gpkg",
        [("HS1", "POLYGON((449900 519900,450100 519900,450100 520100,449900 520100,449900 519900))")],
        kind=ogr.wkbPolygon,
        fields=("hotspot_id",),
    )
    found = run(
        "patrolvisits",
        {
            "HOTSPOT_LAYER": spots,
            "PINGS": path,
            "PINGS_CRS": "EPSG:27700",
            "OUTPUT": "memory:",
            "REPORT_JSON": str(tmp_path / "v.json"),
        },
    )
    assert found["VISIT_COUNT"] == 1


def test_a_file_that_is_no_longer_whole_is_one_sentence(qgis, tmp_path):
    path = write(tmp_path / "c.fgb", [("Theft", wkt) for wkt in around(20)], "FlatGeobuf")
    source = PointSource(QgsVectorLayer(path, "crimes", "ogr"))
    with open(path, "wb") as file:
        file.write(b"nothing")
    with refused(InputError, "c.fgb"):
        source.read({})


def test_a_table_that_is_dropped_is_one_sentence(qgis, tmp_path):
    path = write(tmp_path / "c.gpkg", [("Theft", wkt) for wkt in around(20)])
    source = PointSource(QgsVectorLayer(path + "|layername=crimes", "crimes", "ogr"))
    write(tmp_path / "d.gpkg", [])
    os.replace(str(tmp_path / "d.gpkg"), path)
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.ExecuteSQL("ALTER TABLE crimes RENAME TO others")
    dataset = None
    with refused(InputError, "'crimes'"):
        source.read({})


# -- several points in one feature --------------------------------------------------------------------------------
TWO = "MULTIPOINT((450000 520000),(450400 520000))"
ONE = "MULTIPOINT((450000 520000))"


@pytest.mark.parametrize("more", [{}, {"FILTER": "1=1"}])
@pytest.mark.parametrize("kind", [ogr.wkbMultiPoint, ogr.wkbPoint])
def test_features_that_hold_several_points_are_counted_and_named(run, tmp_path, kind, more):
    """Also where the table says that it holds single points."""
    path = write(tmp_path / "multi.gpkg", [("Theft", TWO)] * 3 + [("Theft", ONE)] * 20 + [("Theft", None)], kind=kind)
    used, feedback = count(run, tmp_path, path, **more)
    assert used == 20
    assert any("3 features hold several points" in one for one in feedback.said), feedback.said
    assert any("no location: 1" in one for one in feedback.said), feedback.said


def test_where_all_hold_several_that_is_the_reason(run, tmp_path):
    path = write(tmp_path / "multi.gpkg", [("Theft", TWO)] * 300, kind=ogr.wkbMultiPoint)
    with refused(QgsProcessingException, "300"):
        count(run, tmp_path, path)


def test_lines_in_a_table_of_points_are_no_points(qgis, tmp_path):
    path = write(
        tmp_path / "mixed.gpkg",
        [
            ("a", "POINT(450000 520000)"),
            ("b", "LINESTRING(1 2,3 4)"),
            ("c", ONE),
            ("d", "POINT Z(450001 520001 7)"),
            ("e", "LINESTRING EMPTY"),
            ("f", TWO),
        ],
    )
    source = PointSource(QgsVectorLayer(path, "crimes", "ogr"))
    assert source.arrow is not None
    for fast in (True, False):
        points = source.read({"offence": CATEGORY}, fast=fast)
        placed = np.isfinite(points.x)
        assert placed.tolist() == [True, False, True, True, False, False], fast
        assert points.x[placed].tolist() == [450000, 450000, 450001]
        assert points.several.tolist() == [False] * 5 + [True]


def test_the_import_names_features_with_several_points(run, tmp_path):
    path = write(
        tmp_path / "multi.gpkg",
        [("Theft", "2025-06-01", TWO)] * 3 + [("Theft", "2025-06-02", ONE)] * 2,
        kind=ogr.wkbMultiPoint,
        fields=("offence", "date"),
    )
    for number, source in enumerate((path, QgsVectorLayer(path, "multi", "ogr"))):
        feedback = Feedback()
        out = str(tmp_path / f"out{number}.gpkg")
        run("importrecords", {"SOURCE": source, "OUTPUT": out}, feedback)
        assert len(rows(out)) == 2
        assert any("3 features hold several points" in one for one in feedback.said + feedback.errors)


# -- a stream that breaks off -------------------------------------------------------------------------------------
def test_a_stream_that_breaks_off_goes_on_by_the_loop(qgis, tmp_path):
    """A blob that is no geometry, far behind what one batch holds."""
    path = write(tmp_path / "c.gpkg", [(f"{i}", f"POINT({i} 520000)") for i in range(1, 70_001)])
    with sqlite3.connect(path) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE crimes SET geom = x'00' WHERE fid = 69000")
    database.close()
    source = PointSource(QgsVectorLayer(path, "crimes", "ogr"))
    fast, slow = (source.read({"offence": CATEGORY}, fast=one) for one in (True, False))
    for points in (fast, slow):
        assert len(points) == 70_000
        assert points.x[:5].tolist() == [1, 2, 3, 4, 5] and np.isnan(points.x[68_999])
        assert len(set(points.columns["offence"].codes.tolist())) == 70_000


@pytest.mark.parametrize("code, said", [(27700, None), (29902, "EPSG:29902"), (29903, "EPSG:29902"), (2157, None)])
def test_a_grid_that_lost_its_datum_on_the_way_is_said(run, tmp_path, code, said):
    """Through a MapInfo file Irish Grid comes back without code and datum, fifty metres and more off."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(code)
    path = str(tmp_path / "crimes.tab")
    dataset = ogr.GetDriverByName("MapInfo File").CreateDataSource(path)
    table = dataset.CreateLayer("crimes", system, ogr.wkbPoint)
    table.CreateField(ogr.FieldDefn("a", ogr.OFTString))
    for i in range(50):
        feature = ogr.Feature(table.GetLayerDefn())
        x, y = {27700: (450000, 520000), 2157: (734000, 874000)}.get(code, (334000, 374000))
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT({x + i % 7 * 400} {y + i % 5 * 400})"))
        table.CreateFeature(feature)
    del feature, table, dataset
    feedback = Feedback()
    run("countcrimes", {"INPUT": path, "CELL_SIZE": 500, "OUTPUT": "memory:", "HOTSPOTS": "memory:"}, feedback)
    told = [line for line in feedback.said if "Assigned CRS" in line]
    assert [said in line for line in told[:1]] == ([True] if said else [])


def test_an_encoding_that_was_set_by_hand_is_that_of_the_offences(qgis, tmp_path):
    """A shapefile in Windows-1252 that does not say so."""
    path = write(tmp_path / "old.shp", [("Café £", "POINT(450000 520000)")] * 3, "ESRI Shapefile")
    table = path[:-4] + ".dbf"
    with open(table, "rb") as file:
        content = file.read().replace("Café £  ".encode(), "Café £    ".encode("cp1252"))
    with open(table, "wb") as file:
        # Without the mark of the language.
        file.write(content[:29] + b"\0" + content[30:])
    for name in os.listdir(tmp_path):
        if name.endswith(".cpg"):
            os.remove(tmp_path / name)
    layer = QgsVectorLayer(path, "old", "ogr")
    layer.setProviderEncoding("windows-1252")
    expected = {feature["offence"] for feature in layer.getFeatures()}
    assert expected == {"Café £"}
    for fast in (True, False):
        points = PointSource(layer).read({"offence": CATEGORY}, None, fast)
        assert set(points.columns["offence"].values) == expected, fast
