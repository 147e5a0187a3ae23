"""What an import is given is read from this computer only, and as QGIS would show it."""

import zipfile

import pytest
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate
from refusals import refused

from hotspot_policing.bridge.files.police_files import Reading
from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.ground.gpkg_uri import table_uri
from hotspot_policing.bridge.importing.record_files import open_records
from hotspot_policing.bridge.importing.record_sheets import open_sheet

VRT = """<OGRVRTDataSource><OGRVRTLayer name="crimes"><SrcDataSource>{}</SrcDataSource>
<SrcLayer>crimes</SrcLayer></OGRVRTLayer></OGRVRTDataSource>"""
GEOJSON = """{{"type": "FeatureCollection", "crs": {{"type": "link", "properties": {{"href": "{}", "type": "ogcwkt"}}}},
"features": [{{"type": "Feature", "properties": {{"offence": "Burglary", "date": "2024-01-02"}},
"geometry": {{"type": "Point", "coordinates": [450000, 520000]}}}}]}}"""
KML = """<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link><href>{0}</href>
</Link></NetworkLink><Placemark><name>a</name><styleUrl>{0}#s</styleUrl><Point><coordinates>-1,54</coordinates></Point>
</Placemark></Document></kml>"""
GML = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "{0}">]>
<ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml"
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xlink="http://www.w3.org/1999/xlink"
xsi:schemaLocation="http://ogr.maptools.org/ {0}?request=DescribeFeatureType&amp;service=WFS">
<gml:featureMember><ogr:t><ogr:g><gml:Point srsName="{0}"><gml:coordinates>-1,54</gml:coordinates></gml:Point></ogr:g>
<ogr:date>2024-01-02</ogr:date><ogr:w xlink:href="{0}">&e;</ogr:w></ogr:t></gml:featureMember>
</ogr:FeatureCollection>"""
RASTER = """<VRTDataset rasterXSize="1" rasterYSize="1"><VRTRasterBand dataType="Byte" band="1"><SimpleSource>
<SourceFilename>{}</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>"""
FILES = {
    "a.vrt": VRT,
    "a.kml": VRT,
    "a.xlsx": VRT,
    "a.ods": VRT,
    "a.json": VRT,
    "b.json": GEOJSON,
    "b.kml": KML,
    "b.gml": GML,
    "b.vrt": RASTER,
    "b.gpx": GML,
    "c.xml": "<OGRWFSDataSource><URL>{}</URL></OGRWFSDataSource>",
    "d.xml": "<OGRWFSDataSource><URL>{}</URL></OGRWFSDataSource><!-- <OGRVRTDataSource> -->",
    "e.xml": "<OGRCSWDataSource><URL>{}</URL></OGRCSWDataSource>",
    "f.json": '{{"links": [{{"rel": "data", "href": "{}"}}], "conformsTo": []}}',
    "g.url": "[InternetShortcut]\nURL={}\n",
    "h.xml": "<rss><channel><item><link>{}</link></item></channel></rss>",
    "i.json": '{{"geometryType": "esriGeometryPoint", "exceededTransferLimit": true, "next": "{}", "features": []}}',
}


@pytest.mark.parametrize("tool", ["importrecords", "importpoliceuk"])
@pytest.mark.parametrize("name", FILES)
def test_no_file_makes_an_import_ask_elsewhere(run, server, tmp_path, tool, name):
    address = f"http://{server.place}/crimes.geojson"
    path = tmp_path / name
    path.write_text(FILES[name].format(address), encoding="utf-8")
    try:
        run(tool, {"SOURCE": str(path), "OUTPUT": str(tmp_path / "out.gpkg")})
    except QgsProcessingException as error:
        assert server.place not in str(error)
    packed = str(tmp_path / "packed.zip")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(str(path), name)
    for source in (packed, f"/vsizip/{packed}/{name}", str(tmp_path)):
        try:
            run(tool, {"SOURCE": source, "OUTPUT": str(tmp_path / "out.gpkg")})
        except QgsProcessingException:
            pass
    assert server.asked == []


@pytest.mark.parametrize("tool", ["importrecords", "importpoliceuk"])
@pytest.mark.parametrize("name", ["a.vrt", "a.kml", "a.json", "a.xlsx", "a.xml", "a.gml", "a"])
def test_no_file_hands_over_another(run, shapes, tmp_path, tool, name):
    path = tmp_path / name
    path.write_text(VRT.format(shapes / "crimes.geojson"), encoding="utf-8")
    packed = str(tmp_path / "packed.zip")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(str(path), name)
    for source in (str(path), f"/vsizip/{packed}/{name}"):
        with refused(QgsProcessingException, name):
            run(tool, {"SOURCE": source, "OUTPUT": str(tmp_path / "out.gpkg")})


@pytest.mark.parametrize("tool", ["importrecords", "importpoliceuk"])
@pytest.mark.parametrize(
    "form",
    [
        "http://{}/crimes.geojson",
        "/vsicurl/http://{}/crimes.geojson",
        "/vsicurl?url=http://{}/crimes.geojson",
        "/vsicurl_streaming/http://{}/crimes.geojson",
        "/vsizip//vsicurl/http://{}/crimes.zip/crimes.csv",
        "/vsizip/{{/vsicurl/http://{}/crimes.zip}}/crimes.csv",
        "/vsigzip//vsicurl/http://{}/crimes.csv.gz",
        "/vsisubfile/0_100,/vsicurl/http://{}/crimes.geojson",
        "/vsicached?file=/vsicurl/http://{}/crimes.geojson",
        "WFS:http://{}/wfs",
        "OAPIF:http://{}/",
        "OGCAPI:http://{}/",
        "GMLAS:/vsicurl/http://{}/x.gml",
        "CSW:http://{}/",
        "ES:http://{}/",
        "<OGRVRTDataSource><OGRVRTLayer name='a'><SrcDataSource>http://{}/crimes.geojson</SrcDataSource></OGRVRTLayer>"
        "</OGRVRTDataSource>",
        "WFS://url='http://{}/wfs' typename='a'",
        "delimitedtext://http://{}/crimes.csv?delimiter=,",
        "ogr://http://{}/crimes.geojson",
    ],
)
def test_no_address_is_opened_by_an_import(run, server, tmp_path, tool, form):
    with pytest.raises(QgsProcessingException) as caught:
        run(tool, {"SOURCE": form.format(server.place), "OUTPUT": str(tmp_path / "out.gpkg")})
    assert server.asked == []
    assert len(str(caught.value).strip().splitlines()[-1]) < 400


def test_a_service_that_the_user_has_opened_as_a_layer_is_imported(run, server, tmp_path):
    layer = QgsVectorLayer(f"/vsicurl/http://{server.place}/crimes.geojson", "crimes of a service", "ogr")
    assert layer.isValid() and layer.featureCount() > 100
    QgsProject.instance().addMapLayer(layer)
    try:
        for number, source in enumerate((layer, layer.id(), layer.name(), layer.source())):
            results = run("importrecords", {"SOURCE": source, "OUTPUT": str(tmp_path / f"{number}.gpkg")})
            assert results["ROWS_READ"] == layer.featureCount(), source
    finally:
        QgsProject.instance().removeMapLayer(layer.id())


@pytest.mark.parametrize(
    "driver, suffix",
    [
        ("GPKG", "gpkg"),
        ("ESRI Shapefile", "shp"),
        ("GeoJSON", "geojson"),
        ("FlatGeobuf", "fgb"),
        ("KML", "kml"),
        ("GML", "gml"),
        ("MapInfo File", "tab"),
        ("SQLite", "sqlite"),
        ("GPX", "gpx"),
    ],
)
def test_files_of_this_computer_are_read_as_layers_were(run, shapes, tmp_path, driver, suffix):
    """Rows, columns and places as QGIS shows them."""
    layer = QgsVectorLayer(
        "Point?crs=EPSG:4326&field=offence:string(20)&field=date:date&field=number:integer&field=share:double",
        "given",
        "memory",
    )
    for i in range(5):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["Burglary £", QDate(2024, 1, 1 + i), i, i / 4] if i else [None, QDate(2024, 1, 1), 0, 0])
        feature.setGeometry(QgsGeometry.fromWkt(f"Point(-1.2 54.{i})"))
        layer.dataProvider().addFeature(feature)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    if driver == "GPX":
        options.datasourceOptions, options.layerName = ["GPX_USE_EXTENSIONS=YES"], "waypoints"
    path = str(tmp_path / ("given." + suffix))
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsProject.instance().transformContext(), options)
    if driver == "KML" and ogr.GetDriverByName("LIBKML") is None:
        with refused(InputError, "LIBKML"):
            open_records(path)
        return
    ours, theirs = open_records(path), open_records(QgsVectorLayer(path, "given", "ogr"))
    assert ours.header == theirs.header and ours.points and ours.crs == QgsCoordinateReferenceSystem("EPSG:4326")
    one, other = (table.head(10) for table in (ours, theirs))
    assert one.columns == other.columns and one.read == other.read == 5
    assert abs(one.x - other.x).max() < 1e-9 and abs(one.y - other.y).max() < 1e-9


def test_a_table_is_named_as_qgis_names_it(run, crimes_path, tmp_path):
    count = QgsVectorLayer(crimes_path, "a", "ogr").featureCount()
    for source in (crimes_path, crimes_path + "|layername=crimes", table_uri(crimes_path, "crimes")):
        assert open_records(source).count == count
    for source in (crimes_path + "|layername=none", crimes_path + "|layername=crimes|subset=\"offence\" = 'Drugs'"):
        with refused(QgsProcessingException, "SOURCE"):
            run("importrecords", {"SOURCE": source, "OUTPUT": str(tmp_path / "out.gpkg")})


# -- comments on the cells of OpenDocument spreadsheets
_HEADER = ("Crime Number", "Offence", "Committed From")


def open_document(path, comment):
    """A spreadsheet of OpenDocument with two crimes, each cell with a comment."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    rows = [_HEADER, ("A1", "Theft", "03/02/2025"), ("A2", "Theft", "04/02/2025")]
    cell = '<table:table-cell office:value-type="string">{}<text:p>{}</text:p></table:table-cell>'
    table = "".join(
        "<table:table-row>{}</table:table-row>".format("".join(cell.format(comment, text) for text in one))
        for one in rows
    )
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr(
            "content.xml",
            f'<office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>'
            f'<table:table table:name="May">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return str(path)


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "<office:annotation/>",
        '<office:annotation office:display="true"><text:p>ask\nTom</text:p></office:annotation>',
    ],
)
def test_comments_on_cells_are_no_part_of_what_these_say(qgis, tmp_path, comment):
    grid = open_sheet(open_document(tmp_path / "crimes.ods", comment), "")
    with Reading() as reading:
        assert grid.find_header(reading)
        rows = [one for block in grid.body(reading) for one in block]
    assert rows == [["A1", "Theft", "03/02/2025"], ["A2", "Theft", "04/02/2025"]]
    assert grid.header == list(_HEADER) and grid.sheet == "May"
