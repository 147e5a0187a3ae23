"""Awkward files in the formats that forces keep layers, workbooks and bundles in: as ``awkward.CASES`` are. Where a
dictionary has ``more``, the summary says that too; one of several texts is what one GDAL or another comes to."""

import os
import sqlite3
import zipfile

from awkward import HEADER, ROW, line, raw, rows, text, zipped
from workbooks import cell, row, workbook

#: Columns that fit into the ten letters of a DBF.
FIELDS = [("Crime_No", "String"), ("Offence", "String"), ("Date_From", "String")]
CRIME = ["47/1/25", "Burglary", "2025-02-03"]
HERE, THERE = (451234, 519876), (451300, 519900)
DEGREES = (-1.2075, 54.5720)
_WKT = {"degrees": 4326, "grid": 27700, "web": 3857}


def layer(driver, name, features, fields=FIELDS, crs="grid", kind="Point", table="crimes", options=(), after=None):
    """A maker of a layer: features are (WKT or None, values)."""

    def make(folder):
        path = os.path.join(folder, name)
        write(path, driver, [(table, kind, features)], fields, crs, options)
        return after(path) if after is not None else path

    return make


def write(path, driver, tables, fields=FIELDS, crs="grid", options=()):
    from osgeo import gdal, ogr, osr

    system = None
    if crs:
        system = osr.SpatialReference()
        system.ImportFromEPSG(_WKT[crs])
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    data = gdal.GetDriverByName(driver).Create(path, 0, 0, 0, 0)
    for table, kind, features in tables:
        made = data.CreateLayer(table, system, getattr(ogr, "wkb" + kind), list(options))
        for field, what in fields:
            made.CreateField(ogr.FieldDefn(field, getattr(ogr, "OFT" + what)))
        for wkt, values in features:
            feature = ogr.Feature(made.GetLayerDefn())
            if wkt is not None:
                feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
            for i, value in enumerate(values):
                if value is not None:
                    feature.SetField(i, value)
            made.CreateFeature(feature)
        made = feature = None
    data = None


def point(x=HERE[0], y=HERE[1], kind="Point"):
    return f"{kind} ({x} {y})"


def crime(number="47/1/25", where=None, **more):
    return (
        point() if where is None else where,
        [number, more.get("offence", "Burglary"), more.get("date", "2025-02-03")],
    )


TWO = [crime("1"), crime("2", point(*THERE))]


def without(*endings):
    """What takes away the parts of a shapefile with these endings."""

    def change(path):
        for ending in endings:
            os.remove(os.path.splitext(path)[0] + ending)
        return path

    return change


def beside(ending, content):
    """What writes a part of a shapefile anew."""

    def change(path):
        with open(os.path.splitext(path)[0] + ending, "wb") as file:
            file.write(content)
        return path

    return change


def _capitals(path):
    for name in os.listdir(os.path.dirname(path)):
        os.rename(os.path.join(os.path.dirname(path), name), os.path.join(os.path.dirname(path), name.upper()))
    return path[: -len(os.path.basename(path))] + os.path.basename(path).upper()


def _deleted(path):
    """The first row of the DBF is marked as deleted."""
    with open(os.path.splitext(path)[0] + ".dbf", "r+b") as file:
        head = file.read(10)
        file.seek(int.from_bytes(head[8:10], "little"))
        file.write(b"*")
    return path


def _cut(path):
    with open(path, "r+b") as file:
        file.truncate(os.path.getsize(path) * 2 // 3)
    return path


def bundled(make, name="export.zip"):
    """A maker of a ZIP of what another maker has written."""

    def zipping(folder):
        own = os.path.join(folder, "unpacked")
        os.makedirs(own)
        made = make(own)
        path = os.path.join(folder, name)
        with zipfile.ZipFile(path, "w") as archive:
            for base, _, files in os.walk(own):
                for one in files:
                    full = os.path.join(base, one)
                    archive.write(full, os.path.relpath(full, own))
        assert os.path.exists(made)
        return path

    return zipping


def sql(*statements):
    """What changes a GeoPackage by SQL."""

    def change(path):
        connection = sqlite3.connect(path)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()
        return path

    return change


def tables(driver, name, lots, fields=FIELDS, crs="grid"):
    def make(folder):
        path = os.path.join(folder, name)
        write(path, driver, lots, fields, crs)
        return path

    return make


def geojson(*features, crs=None, name="export.geojson", head='{"type": "FeatureCollection", '):
    member = f'"crs": {{"type": "name", "properties": {{"name": "{crs}"}}}}, ' if crs else ""
    return raw(head + member + '"features": [' + ",\n".join(features) + "]}", name)


def feature(geometry='{"type": "Point", "coordinates": [-1.2075, 54.572]}', number="1", date="2025-02-03"):
    return (
        f'{{"type": "Feature", "properties": {{"Crime Number": "{number}", '
        f'"Offence": "Theft", "Date From": "{date}"}}, '
        f'"geometry": {geometry}}}'
    )


def placemark(number, where="-1.2075,54.572,0", more=""):
    return (
        f"<Placemark><name>{number}</name>{more}<ExtendedData><Data "
        f'name="Crime_No"><value>{number}</value></Data><Data '
        'name="Offence"><value>Theft</value></Data><Data name="Date_From"><value>2025-02-03</value></Data>'
        f"</ExtendedData><Point><coordinates>{where}</coordinates></Point></Placemark>"
    )


def kml(content, name="export.kml"):
    return raw(
        f'<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>{content}'
        "</Document></kml>",
        name,
    )


def book(sheets, name="export.xlsx", **more):
    """A maker of a workbook: {sheet: [cells of a row]}."""

    def make(folder):
        return workbook(
            os.path.join(folder, name),
            {
                title: "".join(one if isinstance(one, str) else row(*one) for one in lines)
                for title, lines in sheets.items()
            },
            **more,
        ) or os.path.join(folder, name)

    return make


#: 3 February 2025 as a spreadsheet counts days.
_DAY = 45691
_LINE = ["47/1/25", "Burglary", "03/02/2025", 451234, 519876]


def ods(content):
    """A maker of an OpenDocument sheet with these rows as XML."""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
        '<office:spreadsheet><table:table table:name="Sheet1">'
    )
    tail = "</table:table></office:spreadsheet></office:body></office:document-content>"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        '<manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    return zipped(
        [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", head + content + tail),
            ("META-INF/manifest.xml", manifest),
        ],
        "export.ods",
    )


def ods_row(*cells, repeated=1):
    """A row of an OpenDocument sheet; a pair is a cell and how often it is repeated."""
    out = []
    for one in cells:
        value, times = one if isinstance(one, tuple) else (one, 1)
        more = f' table:number-columns-repeated="{times}"' if times > 1 else ""
        if value is None:
            out.append(f"<table:table-cell{more}/>")
        elif isinstance(value, str):
            out.append(
                f'<table:table-cell{more} office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
            )
        else:
            out.append(
                f'<table:table-cell{more} office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
                "</table:table-cell>"
            )
    times = f' table:number-rows-repeated="{repeated}"' if repeated > 1 else ""
    return "<table:table-row{}>{}</table:table-row>".format(times, "".join(out))


def _nested(folder):
    inner = zipped([("export.csv", text([ROW]))], "inner.zip")(folder)
    with open(inner, "rb") as file:
        content = file.read()
    os.remove(inner)
    return zipped([("inner.zip", content)])(folder)


_SHP = ("ESRI Shapefile", "export.shp")

CASES = [
    # -- shapefiles
    ("a shapefile", layer(*_SHP, TWO), {"kept": 2}),
    ("a shapefile without .prj", layer(*_SHP, TWO, after=without(".prj")), "The coordinate system of"),
    (
        "a shapefile in degrees without .prj",
        layer(*_SHP, [crime("1", point(*DEGREES))], crs="degrees", after=without(".prj")),
        "The coordinate system of",
    ),
    ("a shapefile without .dbf", layer(*_SHP, TWO, after=without(".dbf")), "No column is chosen for"),
    (
        "a shapefile without .shx",
        layer(*_SHP, TWO, after=without(".shx")),
        "'export.shx', which belongs with 'export.shp', is missing",
    ),
    (
        "a shapefile's .dbf alone, with coordinates",
        layer(
            *_SHP,
            [(point(), [*CRIME, 451234, 519876])],
            fields=FIELDS + [("Easting", "Integer"), ("Northing", "Integer")],
            after=lambda path: without(".shp", ".shx")(path)[:-4] + ".dbf",
        ),
        {"kept": 1},
    ),
    (
        "a shapefile's .dbf alone, without coordinates",
        layer(*_SHP, TWO, after=lambda path: without(".shp", ".shx")(path)[:-4] + ".dbf"),
        "No coordinate column is chosen",
    ),
    (
        "a shapefile whose .cpg is wrong",
        layer(*_SHP, [crime(offence="Theft – café")], options=["ENCODING=CP1252"], after=beside(".cpg", b"UTF-8")),
        {"kept": 1},
    ),
    ("a shapefile whose .cpg is nonsense", layer(*_SHP, TWO, after=beside(".cpg", b"KLINGON")), {"kept": 2}),
    ("a shapefile with a broken .prj", layer(*_SHP, TWO, after=beside(".prj", b"PROJCS[")), "The coordinate system of"),
    (
        "a shapefile whose .shp is cut",
        layer(*_SHP, TWO, after=_cut),
        ("2 no coordinates", "could not be read to the end"),
    ),
    (
        "a shapefile whose .shp is empty",
        layer(*_SHP, TWO, after=beside(".shp", b"")),
        "cannot be read directly as a table",
    ),
    ("a shapefile in capitals", layer(*_SHP, TWO, after=_capitals), {"kept": 2}),
    ("a shapefile with a deleted row", layer(*_SHP, TWO, after=_deleted), {"kept": 1}),
    (
        "a shapefile with rows without a shape",
        layer(*_SHP, [crime("1"), (None, CRIME)]),
        {"kept": 1, "no coordinates": 1},
    ),
    (
        "a shapefile of several points",
        layer(
            *_SHP,
            [crime("1", "MULTIPOINT (451234 519876)"), crime("2", "MULTIPOINT (451234 519876, 451300 519900)")],
            kind="MultiPoint",
        ),
        {"kept": 1, "no coordinates": 1},
    ),
    (
        "a shapefile with heights",
        layer(*_SHP, [crime("1", "POINT Z (451234 519876 12)")], kind="Point25D"),
        {"kept": 1},
    ),
    (
        "a shapefile of polygons",
        layer(
            *_SHP,
            [crime("1", "POLYGON ((451000 519000, 452000 519000, 452000 520000, 451000 519000))")],
            kind="Polygon",
        ),
        "No coordinate column is chosen",
    ),
    ("a shapefile without rows", layer(*_SHP, []), "the table has a header but no rows"),
    ("a shapefile with a name of accents", layer("ESRI Shapefile", "Übersicht Gwynedd – ŵ.shp", TWO), {"kept": 2}),
    ("a zipped shapefile", bundled(layer(*_SHP, TWO)), "'export.shp'"),
    # -- GeoPackages
    ("a GeoPackage", layer("GPKG", "export.gpkg", TWO), {"kept": 2}),
    (
        "a GeoPackage of several layers, crimes last",
        tables("GPKG", "export.gpkg", [("beats", "Polygon", []), ("notes", "None", []), ("crimes", "Point", TWO)]),
        {"kept": 2},
    ),
    (
        "a GeoPackage with a view",
        layer(
            "GPKG",
            "export.gpkg",
            TWO,
            after=sql(
                "CREATE VIEW shown AS SELECT * FROM crimes",
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('shown', 'features', "
                "'shown', "
                "27700)",
                "INSERT INTO gpkg_geometry_columns VALUES ('shown', 'geom', 'POINT', 27700, 0, 0)",
            ),
        ),
        {"kept": 2},
    ),
    ("a GeoPackage without a system", layer("GPKG", "export.gpkg", TWO, crs=""), "The coordinate system of"),
    (
        "a GeoPackage whose geometry is called otherwise",
        layer("GPKG", "export.gpkg", TWO, options=["GEOMETRY_NAME=SHAPE", "FID=OBJECTID"]),
        {"kept": 2},
    ),
    (
        "a GeoPackage with a table that nobody registered",
        layer("GPKG", "export.gpkg", TWO, after=sql("CREATE TABLE loose (a TEXT)", "INSERT INTO loose VALUES ('x')")),
        {"kept": 2},
    ),
    (
        "a GeoPackage of a table without shapes",
        tables(
            "GPKG",
            "export.gpkg",
            [("crimes", "None", [(None, [*CRIME, 451234, 519876])])],
            FIELDS + [("Easting", "Integer"), ("Northing", "Integer")],
        ),
        {"kept": 1},
    ),
    (
        "a GeoPackage with empty points",
        layer("GPKG", "export.gpkg", [crime("1"), crime("2", "POINT EMPTY")]),
        {"kept": 1, "no coordinates": 1},
    ),
    (
        "a GeoPackage of any geometry",
        layer(
            "GPKG", "export.gpkg", [crime("1"), crime("2", "LINESTRING (451234 519876, 451300 519900)")], kind="Unknown"
        ),
        {"kept": 1, "no coordinates": 1},
    ),
    (
        "a GeoPackage in Web Mercator",
        layer("GPKG", "export.gpkg", [crime("1", point(-134418, 7280123))], crs="web"),
        {"kept": 1},
    ),
    ("a GeoPackage with another ending", layer("GPKG", "export.db", TWO, table="crimes"), {"kept": 2}),
    (
        "a GeoPackage cut short",
        layer("GPKG", "export.gpkg", TWO * 2000, after=_cut),
        "cannot be read directly as a table",
    ),
    (
        "a GeoPackage without tables",
        layer(
            "GPKG",
            "export.gpkg",
            [],
            after=sql("DELETE FROM gpkg_geometry_columns", "DELETE FROM gpkg_contents", "DROP TABLE crimes"),
        ),
        "cannot be read directly as a table",
    ),
    # -- GeoJSON
    ("GeoJSON", geojson(feature()), {"kept": 1}),
    ("GeoJSON with heights", geojson(feature('{"type": "Point", "coordinates": [-1.2, 54.5, 30]}')), {"kept": 1}),
    ("GeoJSON with null geometries", geojson(feature(), feature("null", "2")), {"kept": 1, "no coordinates": 1}),
    (
        "GeoJSON with null geometries first",
        geojson(feature("null", "1"), feature(number="2")),
        {"kept": 1, "no coordinates": 1},
    ),
    (
        "GeoJSON in the British Grid by its crs member",
        geojson(feature('{"type": "Point", "coordinates": [451234, 519876]}'), crs="urn:ogc:def:crs:EPSG::27700"),
        {"kept": 1},
    ),
    (
        "GeoJSON in metres without saying so",
        geojson(feature('{"type": "Point", "coordinates": [451234, 519876]}')),
        "The coordinates are in metres",
    ),
    (
        "GeoJSON with latitude first",
        geojson(feature('{"type": "Point", "coordinates": [54.572, -1.2075]}')),
        "seem to be the wrong way round",
    ),
    ("GeoJSON without features", geojson(), "No column is chosen for"),
    (
        "GeoJSON with a mark",
        raw(
            b"\xef\xbb\xbf" + ('{"type": "FeatureCollection", "features": [' + feature() + "]}").encode(),
            "export.geojson",
        ),
        {"kept": 1},
    ),
    (
        "GeoJSON cut short",
        raw('{"type": "FeatureCollection", "features": [' + feature() + ", " + feature()[:60], "export.geojson"),
        "cannot be read directly as a table",
    ),
    ("GeoJSON with an ending of .json", geojson(feature(), name="export.json"), {"kept": 1}),
    ("GeoJSON line by line", raw(feature() + "\n" + feature(number="2") + "\n", "export.geojsonl"), {"kept": 2}),
    (
        "GeoJSON of points in one feature",
        geojson(feature('{"type": "MultiPoint", "coordinates": [[-1.2075, 54.572], [-1.21, 54.57]]}')),
        "1 no coordinates",
    ),
    (
        "GeoJSON with a property that is there in some",
        geojson(feature(), feature(number="2").replace('"Offence"', '"MO": "x", "Offence"')),
        {"kept": 2},
    ),
    ("JSON that is no GeoJSON", raw('{"crimes": []}', "export.json"), "cannot be read directly as a table"),
    # -- KML
    ("KML", kml(placemark("1")), {"kept": 1}),
    (
        "KML with folders",
        kml(
            "<Folder><name>Burglary</name>{}</Folder><Folder><name>Theft</name>{}{}</Folder>".format(
                placemark("1"), placemark("2"), placemark("3")
            )
        ),
        {"kept": 1, "more": "'Theft'"},
    ),
    (
        "KML with an empty folder first",
        kml("<Folder><name>Old</name></Folder><Folder><name>N</name>{}</Folder>".format(placemark("1"))),
        {"kept": 1},
    ),
    (
        "KML with a time stamp",
        kml(placemark("1", more="<TimeStamp><when>2025-02-03T10:00:00Z</when></TimeStamp>")),
        {"kept": 1},
    ),
    (
        "KMZ",
        zipped(
            [
                (
                    "doc.kml",
                    '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
                    + placemark("1")
                    + "</Document></kml>",
                )
            ],
            "export.kmz",
        ),
        {"kept": 1},
    ),
    ("KML without placemarks", kml(""), "cannot be read directly as a table"),
    # -- MapInfo
    ("TAB", layer("MapInfo File", "export.tab", TWO), {"kept": 2}),
    (
        "TAB without its .map",
        layer("MapInfo File", "export.tab", TWO, after=without(".map", ".id")),
        "No coordinate column is chosen",
    ),
    ("MIF", layer("MapInfo File", "export.mif", TWO), {"kept": 2}),
    ("MIF without its .mid", layer("MapInfo File", "export.mif", TWO, after=without(".mid")), "2 no date"),
    # -- geodatabases and others
    (
        "a file geodatabase of many layers",
        tables(
            "OpenFileGDB", "export.gdb", [("beats", "MultiPolygon", []), ("crimes", "Point", TWO), ("old", "Point", [])]
        ),
        {"kept": 2},
    ),
    (
        "a folder that is called a geodatabase",
        lambda folder: os.makedirs(os.path.join(folder, "export.gdb")) or os.path.join(folder, "export.gdb"),
        "cannot be read directly as a table",
    ),
    ("FlatGeobuf", layer("FlatGeobuf", "export.fgb", TWO), {"kept": 2}),
    ("SpatiaLite", layer("SQLite", "export.sqlite", TWO), {"kept": 2}),
    ("GML", layer("GML", "export.gml", TWO), {"kept": 2}),
    # -- CSV beside
    (
        "a .csvt that says otherwise",
        lambda folder: (
            raw('"Integer","Integer","Integer","Integer","Integer"', "export.csvt")(folder),
            rows(ROW)(folder),
        )[1],
        {"kept": 1},
    ),
    ("semicolons and decimal commas", rows(line(x="451234,5", y="519876,25"), delimiter=";"), {"kept": 1}),
    (
        "degrees with decimal commas",
        rows(line(x="-1,2075", y="54,572"), delimiter=";", header=HEADER[:3] + ["Longitude", "Latitude"]),
        {"kept": 1},
    ),
    ("blank names of columns", rows(line() + ["a", "b"], header=HEADER + ["", " "]), {"kept": 1}),
    ("a comma at the end of each line", raw(text([ROW]).replace("\r\n", ",\r\n")), {"kept": 1}),
    ("a comma at the end of the header only", raw(text([ROW]).replace("\r\n", ",\r\n", 1)), {"kept": 1}),
    (
        "every cell in quotes",
        raw("\r\n".join(",".join(f'"{one}"' for one in lot) for lot in (HEADER, ROW))),
        {"kept": 1},
    ),
    ("quotes of a typesetter", raw(text([line(offence="“Theft”")])), {"kept": 1}),
    ("apostrophes that a spreadsheet puts before", rows(line("'47/1/25", x="'451234", y="'519876")), {"kept": 1}),
    ("sep= on the first line", raw("sep=;\r\n" + text([ROW], delimiter=";")), {"kept": 1}),
    ("blanks of no width in the header", rows(ROW, header=["\u200b" + one + "\u00a0" for one in HEADER]), {"kept": 1}),
    ("line breaks in the header", rows(ROW, header=["Crime\nNumber", *HEADER[1:]]), {"kept": 1}),
    ("the header again in the middle", raw(text([ROW]) + text([line("2")])), {"kept": 2, "unreadable date": 1}),
    ("utf-16 with tabs", rows(ROW, delimiter="\t", name="export.txt", encoding="utf-16"), "is in UTF-16"),
    ("utf-16 without a mark", rows(ROW, encoding="utf-16-le"), "is in UTF-16"),
    ("utf-8 read as windows-1252 once", rows(line(offence="Theft â€“ cafÃ©")), {"kept": 1}),
    ("a name of accents and blanks", rows(ROW, name="Übersicht – tŷ 100 %.csv"), {"kept": 1}),
    ("an ending in capitals", rows(ROW, name="EXPORT.CSV"), {"kept": 1}),
    ("no ending", rows(ROW, name="export"), "cannot be read directly as a table"),
    (
        "a spreadsheet called CSV",
        lambda folder: (
            os.rename(book({"S": [HEADER, _LINE]})(folder), os.path.join(folder, "export.csv"))
            or os.path.join(folder, "export.csv")
        ),
        "is an Excel workbook",
    ),
    (
        "a page of the web called CSV",
        raw("<!DOCTYPE html><html><body><table><tr><td>1</td></tr></table></body></html>"),
        "No column is chosen for",
    ),
    # -- ZIPs
    ("a ZIP in a ZIP", _nested, "'inner.zip'"),
    ("two CSVs in a ZIP", zipped([("a.csv", text([ROW])), ("b/b.csv", text([line("B")]))]), {"kept": 2}),
    ("what a Mac puts beside", zipped([("a.csv", text([ROW])), ("__MACOSX/._a.csv", b"\0\5\26\7")]), {"kept": 1}),
    ("a name of accents in a ZIP", zipped([("Chwefror – ŵ.csv", text([ROW]))]), {"kept": 1}),
    ("an empty ZIP", zipped([]), "no CSV file was found in"),
    # -- workbooks
    ("a workbook", book({"Sheet1": [HEADER, _LINE]}), {"kept": 1}),
    ("merged cells of a title", book({"S": [["Crime extract", "", "", "", ""], HEADER, _LINE]}), {"kept": 1}),
    (
        "hidden rows",
        book({"S": [HEADER, _LINE, '<row hidden="1">' + "".join(map(cell, line("2"))) + "</row>"]}),
        {"kept": 2},
    ),
    ("crimes on a hidden sheet", book({"S": [["About"]], "Data": [HEADER, _LINE]}, hidden=("Data",)), {"kept": 1}),
    (
        "a formula with its value",
        book({"S": [HEADER, [*_LINE[:3], "<c><f>451000+234</f><v>451234</v></c>", 519876]]}),
        {"kept": 1},
    ),
    (
        "a formula without a value",
        book({"S": [HEADER, _LINE, ["2", *_LINE[1:3], "<c><f>A1+1</f></c>", 519876]]}),
        {"kept": 1, "no coordinates": 1, "more": "formulas without a saved value"},
    ),
    (
        "an error for a value",
        book({"S": [HEADER, _LINE, ["2", *_LINE[1:3], cell("#N/A", kind="e"), 519876]]}),
        {"kept": 1, "coordinates that are not numbers": 1},
    ),
    ("rows left out between", book({"S": [row(*HEADER, number=3), row(*_LINE, number=900)]}), {"kept": 1}),
    (
        "a column of blanks first",
        book(
            {
                "S": [
                    row(*(cell(one, reference="{}1".format("BCDEF"[i])) for i, one in enumerate(HEADER))),
                    row(*(cell(one, reference="{}2".format("BCDEF"[i])) for i, one in enumerate(_LINE))),
                ]
            }
        ),
        {"kept": 1},
    ),
    (
        "a day as a number with a format",
        book({"S": [HEADER, [*_LINE[:2], cell(_DAY, style=1), *_LINE[3:]]]}, formats=("dd/mm/yyyy",)),
        {"kept": 1},
    ),
    (
        "dates as text and as numbers",
        book({"S": [HEADER, _LINE, ["2", "Theft", cell(_DAY, style=1), *_LINE[3:]]]}, formats=("dd/mm/yyyy",)),
        "has dates in two formats",
    ),
    (
        "true for a coordinate",
        book({"S": [HEADER, _LINE, ["2", *_LINE[1:3], cell("1", kind="b"), 519876]]}),
        {"kept": 1, "coordinates that are not numbers": 1},
    ),
    ("a workbook with macros", book({"S": [HEADER, _LINE]}, name="export.xlsm"), {"kept": 1}),
    ("a workbook without sheets", book({}), "cannot be opened as a spreadsheet"),
    ("an empty sheet", book({"S": []}), "is empty"),
    (
        "two sheets of crimes",
        book({"January": [HEADER, _LINE], "February": [HEADER, ["2", *_LINE[1:]]]}),
        {"kept": 1, "more": "'February'"},
    ),
    ("a workbook in a ZIP", bundled(book({"S": [HEADER, _LINE]})), "'export.xlsx'"),
    ("blanks around the names in a workbook", book({"S": [[f" {one} " for one in HEADER], _LINE]}), {"kept": 1}),
    # -- OpenDocument
    (
        "a sheet with repeated cells",
        ods(
            ods_row(*HEADER)
            + ods_row("1", "Theft", "03/02/2025", 451234, 519876)
            + ods_row((None, 1024), repeated=1000)
        ),
        {"kept": 1},
    ),
    (
        "a sheet with repeated rows",
        ods(ods_row(*HEADER) + ods_row("", "Theft", "03/02/2025", 451234, 519876, repeated=3)),
        {"kept": 3},
    ),
    (
        "a sheet with repeated columns",
        ods(
            ods_row("Crime Number", "Offence", "Committed From Date", "Easting", "Northing", (None, 3), "Beat")
            + ods_row("1", "Theft", "03/02/2025", (451234, 2), (None, 3), "A")
        ),
        {"kept": 1},
    ),
]
