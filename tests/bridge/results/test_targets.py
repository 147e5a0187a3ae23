"""Where results may go: no input, no folder, no other output and no table of somebody else is lost, and what is said to
be there is there."""

import hashlib
import os
import shutil
import sqlite3
import stat
from contextlib import closing

import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from refusals import refused
from support import WARDS, rows


def digests(folder):
    """Every file below a folder and its content."""
    out = {}
    for base, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(base, name)
            if os.path.isfile(path):
                with open(path, "rb") as file:
                    out[os.path.relpath(path, folder)] = hashlib.sha256(file.read()).hexdigest()
    return out


@pytest.fixture
def force(crimes_path, tmp_path):
    """A GeoPackage of a force: crimes and wards in one file."""
    path = str(tmp_path / "force.gpkg")
    gdal.VectorTranslate(path, crimes_path, layers=["crimes"], layerName="crimes", limit=2000)
    gdal.VectorTranslate(path, WARDS.split("|")[0], layerName="wards", accessMode="append")
    return path


@pytest.fixture
def given(force):
    return {
        "INPUT": force + "|layername=crimes",
        "STUDY_AREA": force + "|layername=wards",
        "DATE_FIELD": "date",
        "CELL_SIZE": 2000,
    }


def refusal(run, name, parameters, folder, context=None):
    """The sentence with which a run is refused; nothing in the folder has changed."""
    before = digests(folder)
    with pytest.raises(QgsProcessingException) as error:
        run(name, parameters, context=context)
    assert digests(folder) == before
    return str(error.value)


# -- folders ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tool, output, more",
    [
        ("countcrimes", "HOTSPOTS", {}),
        ("kerneldensity", "OUTPUT", {"HOTSPOTS": "TEMPORARY_OUTPUT"}),
        ("checkdata", "REPORT", {}),
        ("checkdata", "REPORT_JSON", {}),
        ("concentration", "CHART", {"OUTPUT": "TEMPORARY_OUTPUT"}),
    ],
)
def test_a_folder_is_no_file(run, given, tmp_path, tool, output, more):
    for ending in ("", ".gdb", ".gpkg", ".tif", ".html", ".json", ".png"):
        name = "results" + ending
        folder = tmp_path / name
        folder.mkdir()
        (folder / "precious.txt").write_text("precious")
        said = refusal(run, tool, dict(given, **more, **{output: str(folder)}), tmp_path)
        assert output in said or name in said


def test_a_file_geodatabase_keeps_its_classes(run, given, tmp_path):
    if gdal.GetDriverByName("OpenFileGDB").GetMetadataItem(gdal.DCAP_CREATE) is None:
        pytest.skip("this GDAL makes no file geodatabase")
    path = str(tmp_path / "force.gdb")
    gdal.VectorTranslate(path, WARDS.split("|")[0], format="OpenFileGDB", layerName="wards")
    assert "HOTSPOTS" in refusal(run, "countcrimes", dict(given, HOTSPOTS=path), tmp_path)
    made = run("countcrimes", dict(given, HOTSPOTS=str(tmp_path / "new.gdb")))
    assert len(rows(made["HOTSPOTS"])) == made["HOTSPOT_COUNT"]


def test_a_workbook_of_several_sheets_stays(run, given, tmp_path):
    path = str(tmp_path / "book.xlsx")
    for i, name in enumerate(("one", "two")):
        gdal.VectorTranslate(
            path,
            WARDS.split("|")[0],
            format="XLSX",
            layerName=name,
            geometryType="NONE",
            accessMode="append" if i else None,
        )
    assert "one, two" in refusal(run, "countcrimes", dict(given, HOTSPOTS=path), tmp_path)


# -- inputs -------------------------------------------------------------------------------------------------------


def test_an_output_is_no_file_of_an_input(run, given, force, tmp_path):
    link, hard = str(tmp_path / "link.gpkg"), str(tmp_path / "hard.gpkg")
    os.symlink(force, link)
    os.link(force, hard)
    (tmp_path / "sub").mkdir()
    for place in (
        force,
        link,
        hard,
        str(tmp_path / "sub" / ".." / "force.gpkg"),
        "file://" + force,
        force + "|layername=crimes",
        force + "|layername=WARDS",
        link + "|layername=wards",
        f"ogr:dbname='{force}' table=\"crimes\" (geom)",
    ):
        for output in ("OUTPUT", "HOTSPOTS"):
            said = refusal(run, "countcrimes", {**given, "HOTSPOTS": "TEMPORARY_OUTPUT", output: place}, tmp_path)
            assert output in said and ("INPUT" in said or "STUDY_AREA" in said)
    os.remove(link)
    os.remove(hard)
    # Another table of the file, named as one, is added, and nothing else is touched.
    before = rows(force + "|layername=crimes"), rows(force + "|layername=wards")
    for place in (force + "|layername=hot", f"ogr:dbname='{force}' table=\"hot too\" (geom)"):
        made = run("countcrimes", dict(given, HOTSPOTS=place))
        assert len(rows(made["HOTSPOTS"])) == made["HOTSPOT_COUNT"]
        assert (rows(force + "|layername=crimes"), rows(force + "|layername=wards")) == before


def test_inputs_of_every_kind_are_looked_at(run, given, force, crimes_path, tmp_path):
    shape = str(tmp_path / "shape.shp")
    gdal.VectorTranslate(shape, crimes_path, layers=["crimes"], limit=500)
    archive = str(tmp_path / "crimes.zip")
    shutil.make_archive(archive[:-4], "zip", tmp_path, "shape.shp")
    table = str(tmp_path / "crimes.csv")
    gdal.VectorTranslate(table, crimes_path, layers=["crimes"], limit=500, layerCreationOptions=["GEOMETRY=AS_XY"])
    virtual = tmp_path / "crimes.vrt"
    virtual.write_text(
        '<OGRVRTDataSource><OGRVRTLayer name="crimes"><SrcDataSource relativeToVRT="1">force.gpkg'
        "</SrcDataSource><SrcLayer>crimes</SrcLayer></OGRVRTLayer></OGRVRTDataSource>"
    )
    delimited = QgsVectorLayer(
        f"file://{table}?delimiter=,&xField=X&yField=Y&crs=EPSG:27700", "delimited", "delimitedtext"
    )
    assert delimited.isValid()
    QgsProject.instance().addMapLayer(delimited, False)
    query = QgsVectorLayer("?query=select * from delimited", "query", "virtual")
    assert query.isValid()
    memory = {"HOTSPOTS": "TEMPORARY_OUTPUT", "STUDY_AREA": WARDS, "DATE_FIELD": ""}
    try:
        for source, places in (
            (shape, ("shape.shp",)),
            (shape + "|layername=shape", ("shape.shp",)),
            (str(virtual), ("force.gpkg",)),
            (delimited, ("crimes.csv",)),
            (delimited.id(), ("crimes.csv",)),
            (QgsProcessingFeatureSourceDefinition(delimited.id(), True), ("crimes.csv",)),
            (query, ("crimes.csv",)),
        ):
            for place in places:
                name = str(tmp_path / place)
                said = refusal(run, "countcrimes", {**given, **memory, "INPUT": source, "HOTSPOTS": name}, tmp_path)
                assert "HOTSPOTS" in said and "INPUT" in said
        # A file beside an input is its part.
        said = refusal(
            run, "countcrimes", {**given, **memory, "INPUT": str(tmp_path / "shape.dbf"), "HOTSPOTS": shape}, tmp_path
        )
        assert "INPUT" in said
    finally:
        QgsProject.instance().removeMapLayer(delimited.id())


def test_files_and_folders_that_are_read_stay(run, tmp_path):
    source = tmp_path / "download" / "2025-01"
    source.mkdir(parents=True)
    table = source / "2025-01-x-street.csv"
    table.write_text("Crime ID,Month,Longitude,Latitude,Crime type,Location\n,2025-01,-1.2,54.5,Burglary,On x\n")
    for given in ([str(table)], str(table), [str(tmp_path / "download")]):
        said = refusal(run, "importpoliceuk", {"SOURCE": given, "OUTPUT": str(table)}, tmp_path)
        assert "OUTPUT" in said and "SOURCE" in said
    # A result among the downloads is none of them.
    place = str(tmp_path / "download" / "crimes.gpkg")
    for _ in range(2):
        assert run("importpoliceuk", {"SOURCE": [str(tmp_path / "download")], "OUTPUT": place})["ROWS_KEPT"] == 1


def test_the_project_is_not_written_over(run, given, tmp_path):
    project = QgsProject()
    project.write(str(tmp_path / "work.qgs"))
    context = QgsProcessingContext()
    context.setProject(project)
    os.rename(tmp_path / "work.qgs", tmp_path / "work.json")
    project.setFileName(str(tmp_path / "work.json"))
    said = refusal(
        run, "checkdata", {"INPUT": given["INPUT"], "REPORT_JSON": str(tmp_path / "work.json")}, tmp_path, context
    )
    assert "REPORT_JSON" in said and "work.json" in said


def test_a_layer_that_is_being_edited_is_not_replaced(run, given, tmp_path):
    path = str(tmp_path / "spots.gpkg")
    made = run("countcrimes", dict(given, HOTSPOTS=path))
    layer = QgsVectorLayer(made["HOTSPOTS"], "mine", "ogr")
    QgsProject.instance().addMapLayer(layer, False)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    try:
        assert layer.startEditing()
        layer.deleteFeature(next(layer.getFeatures(QgsFeatureRequest())).id())
        with refused(QgsProcessingException, "'mine'"):
            run("countcrimes", dict(given, HOTSPOTS=path), context=context)
        layer.rollBack()
    finally:
        QgsProject.instance().removeMapLayer(layer.id())


# -- two outputs --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "one, other",
    [
        ("x.gpkg", "x.gpkg"),
        ("x.gpkg|layername=a", "x.gpkg|layername=A"),
        ("x.gpkg", "x"),
        ("x.shp", "x.shp"),
        ("x.shp", "x.geojson"),
        ("x.gpkg", "x.gpkg|layername=x"),
    ],
)
def test_two_outputs_are_two_files(run, given, tmp_path, one, other):
    said = refusal(
        run, "countcrimes", dict(given, OUTPUT=str(tmp_path / one), HOTSPOTS=str(tmp_path / other)), tmp_path
    )
    assert "OUTPUT" in said and "HOTSPOTS" in said


def test_a_report_is_no_layer(run, given, tmp_path):
    place = str(tmp_path / "x.html")
    said = refusal(run, "checkdata", {"INPUT": given["INPUT"], "REPORT": place, "REPORT_JSON": place}, tmp_path)
    assert "REPORT" in said


# -- other tables of a GeoPackage ---------------------------------------------------------------------------------


def test_a_geopackage_with_other_tables_is_never_replaced_whole(run, given, crimes_path, tmp_path):
    other = str(tmp_path / "other.gpkg")
    shutil.copy(given["INPUT"].split("|")[0], other)
    with closing(sqlite3.connect(other)) as base:
        base.execute("create table notes (words text)")
        base.execute("insert into notes values ('kept')")
        base.commit()
    before = {name: rows(f"{other}|layername={name}") for name in ("crimes", "wards")}
    for _ in range(2):
        made = run("countcrimes", dict(given, HOTSPOTS=other))
        assert made["HOTSPOTS"] == other + "|layername=other"
        assert len(rows(made["HOTSPOTS"])) == made["HOTSPOT_COUNT"]
        assert {name: rows(f"{other}|layername={name}") for name in before} == before
        with closing(sqlite3.connect(other)) as base:
            assert base.execute("select * from notes").fetchall() == [("kept",)]
            assert base.execute("pragma integrity_check").fetchone() == ("ok",)
            assert base.execute("select rtreecheck('rtree_other_geom')").fetchone() == ("ok",)
    layer = QgsVectorLayer(made["HOTSPOTS"], "again", "ogr")
    assert layer.renderer().type() == "graduatedSymbol" and "Rows read" in layer.metadata().abstract()
    # The index serves, and the triggers keep it.
    some = next(layer.getFeatures())
    found = layer.getFeatures(QgsFeatureRequest().setFilterRect(some.geometry().boundingBox()))
    assert some.id() in {feature.id() for feature in found}
    assert layer.dataProvider().deleteFeatures([some.id()])
    assert layer.featureCount() == made["HOTSPOT_COUNT"] - 1


def test_a_table_has_the_system_of_its_shapes_in_a_file_that_numbers_systems_otherwise(run, given, tmp_path):
    """Two files may give one number to two systems without a code: the shapes' own number is made to fit."""
    made = []
    for i, lon in enumerate((-2, -3)):
        path = str(tmp_path / f"own{i}.gpkg")
        made.append(path)
        system = f"+proj=tmerc +lat_0=49 +lon_0={lon} +k=0.9996 +x_0=400000 +y_0=-100000 +ellps=airy +units=m"
        gdal.VectorTranslate(
            path, given["INPUT"].split("|")[0], layers=["crimes"], layerName="crimes", dstSRS=system, reproject=False
        )
    study = {"INPUT": made[1] + "|layername=crimes", "DATE_FIELD": "date", "CELL_SIZE": 2000}
    alone = run("countcrimes", dict(study, HOTSPOTS=str(tmp_path / "alone.gpkg")))
    added = run("countcrimes", dict(study, HOTSPOTS=made[0] + "|layername=hot"))
    one, other = (QgsVectorLayer(each["HOTSPOTS"], "", "ogr") for each in (alone, added))
    assert one.crs().toProj() == other.crs().toProj() and "lon_0=-3" in other.crs().toProj()
    assert "lon_0=-2" in QgsVectorLayer(made[0] + "|layername=crimes", "", "ogr").crs().toProj()
    assert [f.geometry().asWkt(3) for f in one.getFeatures()] == [f.geometry().asWkt(3) for f in other.getFeatures()]
    with closing(sqlite3.connect(made[0])) as base:
        (number,) = base.execute("select srs_id from gpkg_geometry_columns where table_name = 'hot'").fetchone()
        shapes = {
            int.from_bytes(blob[4:8], "little" if blob[3] & 1 else "big")
            for (blob,) in base.execute("select geom from hot")
        }
    assert shapes == {number}


@pytest.mark.parametrize("name", ("gpkg_contents", "layer_styles", "rtree_crimes_geom"))
def test_tables_of_the_format_are_no_results(run, given, force, tmp_path, name):
    refusal(run, "countcrimes", dict(given, HOTSPOTS=f"{force}|layername={name}"), tmp_path)


def test_what_is_no_geopackage_stays(run, given, tmp_path):
    (tmp_path / "x.gpkg").write_text("a letter")
    assert "x.gpkg" in refusal(run, "countcrimes", dict(given, HOTSPOTS=str(tmp_path / "x.gpkg")), tmp_path)
    with closing(sqlite3.connect(tmp_path / "y.gpkg")) as base:
        base.execute("create table mine (a)")
        base.commit()
    assert "y.gpkg" in refusal(run, "countcrimes", dict(given, HOTSPOTS=str(tmp_path / "y.gpkg")), tmp_path)
    (tmp_path / "z.gpkg").write_text("")
    made = run("countcrimes", dict(given, HOTSPOTS=str(tmp_path / "z.gpkg")))
    assert len(rows(made["HOTSPOTS"])) == made["HOTSPOT_COUNT"]


def test_a_table_without_shapes_is_no_flatgeobuf(run, given, tmp_path):
    """GDAL 3.6 writes such rows nowhere and says nothing."""
    assert "table.fgb" in refusal(run, "concentration", dict(given, OUTPUT=str(tmp_path / "table.fgb")), tmp_path)
    made = run("countcrimes", dict(given, HOTSPOTS=str(tmp_path / "spots.fgb")))
    assert len(rows(made["HOTSPOTS"])) == made["HOTSPOT_COUNT"] > 0


# -- names --------------------------------------------------------------------------------------------------------

NAMES = (
    "hot_31.03.2025",
    "v1.2",
    "a.json",
    "a.geojsonl",
    "a.mif",
    "a.tab",
    "a.db",
    "a.sqlite",
    "a.xls",
    "a.shp.zip",
    "a.parquet",
    "a.dat",
    "a.SHP",
    "a.TAB",
    "a.GPKG",
    "a.geojson",
    "a.csv",
    "a.kml",
    "a.fgb",
    "a.gml",
    "plain",
    "a.",
    "a b'c",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_result_is_where_it_is_said_to_be(run, given, tmp_path, name):
    import processing

    (tmp_path / "ours").mkdir()
    (tmp_path / "native").mkdir()
    before = digests(tmp_path)
    made = run("countcrimes", dict(given, HOTSPOTS=str(tmp_path / "ours" / name)))
    path = made["HOTSPOTS"].split("|")[0]
    assert os.path.exists(path)
    assert len(rows(made["HOTSPOTS"])) == made["HOTSPOT_COUNT"]
    assert {place for place in digests(tmp_path) if not place.startswith("ours")} == set(before)
    # As QGIS's own tools call it.
    native = processing.run("native:centroids", {"INPUT": WARDS, "OUTPUT": str(tmp_path / "native" / name)})["OUTPUT"]
    # But for the ending .SHP, which QGIS says and GDAL does not write.
    assert os.path.basename(path).lower() == os.path.basename(native.split("|")[0]).lower()


@pytest.mark.parametrize(
    "tool, output, name",
    [
        ("concentration", "CHART", "x.svg"),
        ("checkdata", "REPORT", "x.pdf"),
        ("checkdata", "REPORT_JSON", "x.html"),
        ("kerneldensity", "OUTPUT", "x.asc"),
        ("kerneldensity", "OUTPUT", "x.gpkg"),
    ],
)
def test_what_a_name_says_is_written_or_refused(run, given, tmp_path, tool, output, name):
    more = {"HOTSPOTS": "TEMPORARY_OUTPUT"} if tool == "kerneldensity" else {}
    assert output in refusal(run, tool, dict(given, **more, **{output: str(tmp_path / name)}), tmp_path)


@pytest.mark.parametrize(
    "tool, output, name, real",
    [
        ("checkdata", "REPORT", "march 31.03.2025", "march 31.03.2025.html"),
        ("checkdata", "REPORT", "x.HTM", "x.HTM"),
        ("concentration", "CHART", "chart", "chart.png"),
        ("kerneldensity", "OUTPUT", "density", "density.tif"),
        ("kerneldensity", "OUTPUT", "d.tiff", "d.tiff"),
    ],
)
def test_an_ending_that_says_nothing_gets_the_right_one(run, given, tmp_path, tool, output, name, real):
    more = {"HOTSPOTS": "TEMPORARY_OUTPUT", "OUTPUT": "TEMPORARY_OUTPUT"} if tool != "checkdata" else {}
    if tool == "kerneldensity":
        more["BANDWIDTH"] = 4000
    made = run(tool, {**given, **more, output: str(tmp_path / name)})
    assert made[output] == str(tmp_path / real) and os.path.isfile(made[output])


def test_names_that_no_file_can_have(run, given, tmp_path):
    for name in ("x" * 252 + ".gpkg", "é" * 130 + ".geojson", "y" * 248 + ".gpkg"):
        assert "HOTSPOTS" in refusal(run, "countcrimes", dict(given, HOTSPOTS=str(tmp_path / name)), tmp_path)
    for place in (f"/vsizip/{tmp_path}/x.zip/a.gpkg", "/vsimem/a.gpkg", "https://example.org/a.gpkg"):
        assert "HOTSPOTS" in refusal(run, "countcrimes", dict(given, HOTSPOTS=place), tmp_path)


# -- links and rights ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ("spots.gpkg", "spots.geojson"))
def test_the_file_behind_a_link_is_the_target_and_its_rights_are_kept(run, given, tmp_path, name):
    (tmp_path / "store").mkdir()
    behind, link = tmp_path / "store" / name, tmp_path / name
    os.symlink(behind, link)
    for _ in range(2):
        made = run("countcrimes", dict(given, HOTSPOTS=str(link)))
        assert os.path.islink(link) and made["HOTSPOTS"] == str(link)
        assert len(rows(str(behind))) == made["HOTSPOT_COUNT"]
        os.chmod(behind, 0o600)
    assert stat.S_IMODE(os.stat(behind).st_mode) == 0o600
    report = tmp_path / "report.html"
    report.write_text("mine")
    os.chmod(report, 0o640)
    run("checkdata", {"INPUT": given["INPUT"], "REPORT": str(report)})
    assert stat.S_IMODE(os.stat(report).st_mode) == 0o640 and "<html" in report.read_text()


# -- folder outputs -----------------------------------------------------------------------------------------------


@pytest.fixture
def hours(tmp_path):
    """Crimes with moments, for a tool that writes pictures into a folder; and a hot spot."""
    path = str(tmp_path / "timed.gpkg")
    driver = ogr.GetDriverByName("GPKG")
    base = driver.CreateDataSource(path)
    from osgeo import osr

    system = osr.SpatialReference()
    system.ImportFromEPSG(27700)
    layer = base.CreateLayer("timed", system, ogr.wkbPoint)
    for name in ("from", "to"):
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString))
    for i in range(60):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["from"] = feature["to"] = f"2025-01-{1 + i % 28:02d} {i % 24:02d}:15"
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({450000 + i} {520000 + i})"))
        layer.CreateFeature(feature)
    places = base.CreateLayer("spots", system, ogr.wkbPolygon)
    places.CreateField(ogr.FieldDefn("hotspot_id", ogr.OFTString))
    feature = ogr.Feature(places.GetLayerDefn())
    feature["hotspot_id"] = "A"
    feature.SetGeometry(
        ogr.CreateGeometryFromWkt("POLYGON ((449900 519900,450200 519900,450200 520200,449900 520200,449900 519900))")
    )
    places.CreateFeature(feature)
    del feature, layer, places, base
    return {
        "INPUT": path + "|layername=timed",
        "HOTSPOT_LAYER": path + "|layername=spots",
        "FROM_FIELD": "from",
        "TO_FIELD": "to",
        "OUTPUT": "TEMPORARY_OUTPUT",
    }


def test_a_folder_of_results_keeps_what_is_not_ours(run, hours, tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    made = run("temporalprofile", dict(hours, PICTURES=str(folder)))
    pictures = [name for name in os.listdir(folder) if name.endswith(".png")]
    assert made["PICTURES"] == str(folder) and pictures and (folder / "mine.txt").read_text() == "mine"
    # Again over its own.
    run("temporalprofile", dict(hours, PICTURES=str(folder)))
    # A file that was changed since, or that was never ours, is not replaced.
    (folder / pictures[0]).write_bytes(b"my own drawing")
    assert pictures[0] in refusal(run, "temporalprofile", dict(hours, PICTURES=str(folder)), tmp_path)
    other = tmp_path / "others"
    other.mkdir()
    (other / pictures[0]).write_bytes(b"my own drawing")
    assert pictures[0] in refusal(run, "temporalprofile", dict(hours, PICTURES=str(other)), tmp_path)
    (tmp_path / "file").write_text("a file")
    assert "PICTURES" in refusal(run, "temporalprofile", dict(hours, PICTURES=str(tmp_path / "file")), tmp_path)


def test_drivers_write_what_they_are_asked(qgis):
    """The rule of names hangs on this: QGIS appends the first ending of the format."""
    about = QgsVectorFileWriter.MetaData()
    assert QgsVectorFileWriter.driverForExtension("mif") == "MapInfo File"
    assert QgsVectorFileWriter.driverMetadata("MapInfo File", about) and about.ext == "tab"
