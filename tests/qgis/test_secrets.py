"""A password, a user and a host are planted in the parameters of every tool; nothing that a tool says or writes repeats
them. What an import is given is read from this computer only.

The default run plants one form of address in each parameter, in turns; with HOTSPOT_SECRETS=all every form.
"""

import datetime
import http.server
import json
import os
import random
import shutil
import subprocess
import threading
import zipfile

import pytest
from hotspot_policing.layers.command import is_layer, kind_of
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate
from support import ROOT, WARDS

USER, PASSWORD, HOST = "jdoe7", "s3cr3t-Word", "127.66.55.44"
PLANTED = (USER, PASSWORD, HOST)
#: Nobody listens there: a connection is refused at once.
FORMS = [form.format(user=USER, password=PASSWORD, host=HOST) for form in (
    "PG:host={host} port=9 user={user} password={password} dbname=crimes",
    "postgresql://{user}:{password}@{host}:9/crimes",
    "postgres://dbname='crimes' host={host} port=9 user='{user}' password='{password}' "
    "table=\"public\".\"crime\" (geom)",
    "http://{user}:{password}@{host}:9/crimes.geojson?token={password}",
    "/vsicurl/http://{user}:{password}@{host}:9/crimes.geojson",
    "MYSQL:crimes,host={host},port=9,user={user},password={password}",
    "MSSQL:server={host};database=crimes;UID={user};PWD={password};",
    "WFS:http://{user}:{password}@{host}:9/wfs")]
#: Tools that learn or draw again and again; they say no more of their layers than others.
SLOW = ("holdout", "risksurface", "stability", "emerginghotspots", "monitor", "weeklypack")
DESTINATIONS = ("sink", "vectorDestination", "fileDestination", "folderDestination", "rasterDestination")


class Ears(QgsProcessingFeedback):
    """Keeps everything that is said."""

    def __init__(self):
        super().__init__(False)
        self.heard = []

    def _hear(self, text, *_):
        self.heard.append(text)

    pushInfo = pushWarning = pushDebugInfo = pushCommandInfo = pushConsoleInfo = reportError = _hear
    setProgressText = _hear


def clean(text, where):
    found = [word for word in PLANTED if word.lower() in text.lower()]
    assert not found, (where, found, text[:2000])


def clean_files(folder):
    for place, _, names in os.walk(str(folder)):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                data = file.read()
            for word in PLANTED:
                assert word.lower().encode() not in data.lower(), (path, word)


def listened(name, parameters, written, context=None):
    """Run a tool; True where it came to its end. Everything it says, answers and writes is looked through."""
    import processing

    if context is None:
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
    ears, done = Ears(), True
    try:
        results = processing.run("hotspotpolicing:" + name, parameters, feedback=ears, context=context)
        clean(repr({key: value for key, value in results.items() if value != parameters.get(key)}), (name, "results"))
    except QgsProcessingException as error:
        done = False
        clean(str(error), (name, "error", parameters))
        assert ears.heard or str(error)
    clean("\n".join(ears.heard), (name, "said", parameters))
    clean_files(written)
    return done


@pytest.fixture(scope="module")
def tools(qgis):
    return QgsApplication.processingRegistry().providerById("hotspotpolicing").algorithms()


@pytest.fixture(scope="module")
def shapes(qgis, tmp_path_factory):
    """Three years of invented crimes, the wards, and the hot spots of the crimes, as files that a server can hand
    out."""
    import processing

    folder, chance = tmp_path_factory.mktemp("served"), random.Random(3)
    crimes = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:string", "crimes", "memory")
    made = []
    for i in range(1500):
        feature, place = QgsFeature(crimes.fields()), chance.randrange(40)
        day = datetime.date(2021, 1, 1) + datetime.timedelta(chance.randrange(1095))
        feature.setAttributes([chance.choice(["Burglary", "Robbery"]), day.isoformat()])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(
            449_000 + 400 * (place % 8) + chance.uniform(-30, 30),
            519_000 + 400 * (place // 8) + chance.uniform(-30, 30))))
        made.append(feature)
    crimes.dataProvider().addFeatures(made)
    (folder / "crimes.csv").write_text("offence,date,x,y\n" + "".join("{},{},{},{}\n".format(
        *feature.attributes(), feature.geometry().asPoint().x(), feature.geometry().asPoint().y()) for feature in made))
    hot = str(tmp_path_factory.mktemp("made") / "hot.gpkg")
    processing.run("hotspotpolicing:countcrimes", {
        "INPUT": crimes, "DATE_FIELD": "date", "STUDY_AREA": WARDS, "HOTSPOTS": hot})
    for name, layer in (("crimes", crimes), ("wards", QgsVectorLayer(WARDS, "w", "ogr")),
                        ("hot", QgsVectorLayer(hot, "h", "ogr"))):
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = "GeoJSON"
        # In metres, which GeoJSON did not forbid at first.
        options.layerOptions = ["RFC7946=NO"]
        QgsVectorFileWriter.writeAsVectorFormatV2(
            layer, str(folder / (name + ".geojson")), QgsProject.instance().transformContext(), options)
    return folder


@pytest.fixture
def server(shapes):
    """A server on this computer that hands out the folder and keeps what it is asked for."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self):  # noqa: N802 - Python's name
            self.do_GET()

        def do_GET(self):  # noqa: N802 - Python's name
            asked.append(self.path)
            path = os.path.join(str(shapes), os.path.basename(self.path.partition("?")[0]))
            if not os.path.isfile(path):
                self.send_error(404)
                return
            with open(path, "rb") as file:
                data = file.read()
            size, part = len(data), self.headers.get("Range")
            self.send_response(206 if part else 200)
            if part:
                begin, _, end = part.partition("=")[2].partition("-")
                data = data[int(begin):int(end or size) + 1]
                self.send_header("Content-Range", "bytes {}-{}/{}".format(begin, int(begin) + len(data) - 1, size))
            self.send_header("Accept-Ranges", "bytes")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(data)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer((HOST, 0), Handler) as one:
        thread = threading.Thread(target=one.serve_forever, daemon=True)
        thread.start()
        one.asked, one.place = asked, "{}:{}".format(HOST, one.server_address[1])
        yield one
        one.shutdown()
        thread.join()


def filled(tool, base, folder):
    """Parameters with which most tools run: crimes, wards and hot spots at ``base``, their fields, and places for the
    results."""
    crimes, wards, hot = (base + name + ".geojson" for name in ("crimes", "wards", "hot"))
    layers = {"INPUT": crimes, "HOTSPOT_LAYER": hot, "LAYER": hot, "PLACES": hot, "CONTROLS": hot, "CANDIDATES": hot}
    fields = {crimes: {"OFFENCE_FIELD": "offence", "DATE_FIELD": "date"}, wards: {"NAME_FIELD": "WD13NM"}}
    texts = {"BY": "crimes" if tool.name() in ("patrolplan", "trialdesign") else "A. Analyst",
             "INTERVENTION": "2023-01-02"}
    out = {}
    for definition in tool.parameterDefinitions():
        name, kind = definition.name(), definition.type()
        needed = not definition.flags() & definition.FlagOptional
        if kind in DESTINATIONS and (needed or name in ("REPORT", "REPORT_JSON", "OUTPUT")):
            suffix = {"fileDestination": ".html", "folderDestination": "", "rasterDestination": ".tif"}.get(
                kind, ".gpkg")
            suffix = ".json" if name.endswith("JSON") or name == "RELEASE" else suffix
            out[name] = str(folder / (name.lower() + suffix))
        elif name in layers or kind in ("source", "vector") and needed:
            out[name] = layers.get(name, wards)
        elif kind == "multilayer" and needed:
            out[name] = [wards]
        elif kind == "field":
            of = out.get(definition.parentLayerParameterName())
            field = fields.get(of, {}).get(name)
            if field or needed:
                out[name] = field or {hot: "hotspot_id", crimes: "offence"}.get(of, "WD13NM")
        elif kind in ("file", "folder") and needed:
            out[name] = str(folder / "nothing.json")
        elif name in texts and kind in ("string", "enum"):
            out[name] = texts[name]
    return out


def test_every_parameter_of_every_tool(tools, shapes, tmp_path):
    """One after the other, with all others as they should be."""
    turn = planted = 0
    for tool in tools:
        for definition in tool.parameterDefinitions():
            kind = kind_of(definition)
            if definition.type() in DESTINATIONS and definition.type() in ("sink", "vectorDestination"):
                continue
            forms = FORMS if os.environ.get("HOTSPOT_SECRETS") == "all" else [FORMS[turn % len(FORMS)]]
            turn += 1
            for form in forms:
                folder = tmp_path / "run"
                folder.mkdir()
                value = [form] if definition.type() == "multilayer" else form
                parameters = dict(filled(tool, str(shapes) + os.sep, folder), **{definition.name(): value})
                done = listened(tool.name(), parameters, folder)
                # A text that holds a login is refused, so that it is stored nowhere.
                assert not done or is_layer(kind), (tool.name(), definition.name())
                planted += 1
                shutil.rmtree(str(folder))
    assert planted > 400


@pytest.mark.parametrize("form", FORMS[:4])
def test_a_result_that_would_go_into_a_database(run, crimes_path, tmp_path, form):
    listened("countcrimes", {"INPUT": crimes_path, "OUTPUT": form}, tmp_path)


def test_tools_run_on_layers_whose_address_holds_a_login(tools, shapes, server, tmp_path):
    """Open in the project under a name that repeats it, as QGIS names them; and opened from a text for the run."""
    base, ran = "/vsicurl/http://{}:{}@{}/".format(USER, PASSWORD, server.place), set()
    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    opened = {}
    for name in ("crimes", "wards", "hot"):
        layer = QgsVectorLayer(base + name + ".geojson", "{}{} password={}".format(base, name, PASSWORD), "ogr")
        assert layer.isValid()
        project.addMapLayer(layer)
        opened[str(shapes) + os.sep + name + ".geojson"] = layer.id()
    text = "delimitedtext://{}?xField=x&yField=y&crs=EPSG:27700&host={}&user={}&password={}".format(
        (shapes / "crimes.csv").as_uri(), HOST, USER, PASSWORD)
    for tool in tools:
        if tool.name() in SLOW and os.environ.get("HOTSPOT_SECRETS") != "all":
            continue
        for way in ("open", "opened"):
            folder = tmp_path / (tool.name() + way)
            folder.mkdir()
            parameters = filled(tool, str(shapes) + os.sep, folder)
            if way == "open":
                parameters = {name: opened.get(value, value) if isinstance(value, str) else value
                              for name, value in parameters.items()}
            elif "INPUT" in parameters:
                parameters["INPUT"] = text
            if listened(tool.name(), parameters, folder, context):
                ran.add((tool.name(), way))
    assert {(name, way) for name in ("countcrimes", "checkdata", "concentration", "gistar") for way in (
        "open", "opened")} <= ran and len(ran) > 20, ran
    assert server.asked


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["SOURCE", "INPUT", "AREAS", "REGISTER", "PINGS", "LOG", "PLAN", "LEDGER", "PROFILE"])
def test_the_weekly_pack(run, crimes_path, tmp_path, form, name):
    parameters = {"INPUT": crimes_path, "OFFENCE_FIELD": "offence", "DATE_FIELD": "date", "AREAS": WARDS,
                  "NAME_FIELD": "WD13NM", "FOLDER": str(tmp_path), name: [form] if name == "SOURCE" else form}
    listened("weeklypack", parameters, tmp_path)


def test_the_pages_of_a_week_whose_steps_repeat_what_they_were_given(qgis, crimes_path, tmp_path):
    """The dock runs the steps itself, and hands on what QGIS says."""
    from hotspot_policing.layers.week import Week

    week = Week({"INPUT": crimes_path, "AREAS": WARDS, "NAME_FIELD": "WD13NM", "MARKING": "OFFICIAL",
                 "SOURCE": [FORMS[0]], "PINGS": FORMS[2], "LOG": FORMS[1]}, str(tmp_path))
    steps, said = week.steps(), None
    try:
        for number in range(20):
            steps.send(said)
            said = ({"SUMMARY": "read " + FORMS[1], "NOTES": "FATAL: no such user \"jdoe7\"\n" + FORMS[0]}, None) \
                if number == 1 else (None, "Could not load {}: no host \"{}\"".format(FORMS[2], HOST))
    except StopIteration:
        week.finish()
    names = {name for _, _, files in os.walk(str(tmp_path)) for name in files}
    assert {"pack.json", "pack.html"} <= names
    clean_files(tmp_path)


@pytest.mark.parametrize("tool, parameters", [
    ("importrecords", {"SOURCE": FORMS[0], "OUTPUT": "{}/a.gpkg"}),
    ("importpoliceuk", {"SOURCE": FORMS[4], "OUTPUT": "{}/a.gpkg"}),
    ("countcrimes", {"INPUT": FORMS[2], "OUTPUT": "{}/a.gpkg"}),
    ("checkdata", {"INPUT": WARDS, "EARLIER": FORMS[1], "REPORT": "{}/a.html"})])
def test_on_the_command_line(tmp_path, tool, parameters):
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if program is None:
        pytest.skip("qgis_process")
    home, plugins = tmp_path / "home", tmp_path / "plugins"
    home.mkdir()
    plugins.mkdir()
    (plugins / "hotspot_policing").symlink_to(ROOT, target_is_directory=True)
    environment = dict(os.environ, HOME=str(home), QGIS_PLUGINPATH=str(plugins), XDG_CONFIG_HOME=str(home),
                       XDG_DATA_HOME=str(home))
    environment.pop("QGIS_CUSTOM_CONFIG_PATH", None)
    subprocess.run([program, "plugins", "enable", "hotspot_policing"], env=environment, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    given = ["{}={}".format(name, value.format(tmp_path)) for name, value in parameters.items()]
    ran = subprocess.run([program, "run", "hotspotpolicing:" + tool, "--"] + given, env=environment,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    assert ran.returncode != 0
    # The program repeats its own command line first.
    head, inputs, said = ran.stdout.partition("Inputs")
    assert "hotspotpolicing" not in ran.stdout or "not found" not in ran.stdout, ran.stdout
    for line in (head + said).splitlines():
        if not line.startswith(tuple(name + ":" for name in parameters)):
            clean(line, (tool, ran.stdout))


# -- what an import opens -----------------------------------------------------------------------------------------
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
    "a.vrt": VRT, "a.kml": VRT, "a.xlsx": VRT, "a.ods": VRT, "a.json": VRT, "b.json": GEOJSON, "b.kml": KML,
    "b.gml": GML, "b.vrt": RASTER, "b.gpx": GML,
    "c.xml": "<OGRWFSDataSource><URL>{}</URL></OGRWFSDataSource>",
    "d.xml": "<OGRWFSDataSource><URL>{}</URL></OGRWFSDataSource><!-- <OGRVRTDataSource> -->",
    "e.xml": "<OGRCSWDataSource><URL>{}</URL></OGRCSWDataSource>",
    "f.json": '{{"links": [{{"rel": "data", "href": "{}"}}], "conformsTo": []}}',
    "g.url": "[InternetShortcut]\nURL={}\n", "h.xml": '<rss><channel><item><link>{}</link></item></channel></rss>',
    "i.json": '{{"geometryType": "esriGeometryPoint", "exceededTransferLimit": true, "next": "{}", "features": []}}',
}


@pytest.mark.parametrize("tool", ["importrecords", "importpoliceuk"])
@pytest.mark.parametrize("name", FILES)
def test_no_file_makes_an_import_ask_elsewhere(run, server, tmp_path, tool, name):
    address = "http://{}/crimes.geojson".format(server.place)
    path = tmp_path / name
    path.write_text(FILES[name].format(address), encoding="utf-8")
    try:
        run(tool, {"SOURCE": str(path), "OUTPUT": str(tmp_path / "out.gpkg")})
    except QgsProcessingException as error:
        assert server.place not in str(error)
    packed = str(tmp_path / "packed.zip")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(str(path), name)
    for source in (packed, "/vsizip/{}/{}".format(packed, name), str(tmp_path)):
        try:
            run(tool, {"SOURCE": source, "OUTPUT": str(tmp_path / "out.gpkg")})
        except QgsProcessingException:
            pass
    assert server.asked == []


@pytest.mark.parametrize("tool", ["importrecords", "importpoliceuk"])
@pytest.mark.parametrize("form", [
    "http://{}/crimes.geojson", "/vsicurl/http://{}/crimes.geojson", "/vsicurl?url=http://{}/crimes.geojson",
    "/vsicurl_streaming/http://{}/crimes.geojson", "/vsizip//vsicurl/http://{}/crimes.zip/crimes.csv",
    "/vsizip/{{/vsicurl/http://{}/crimes.zip}}/crimes.csv", "/vsigzip//vsicurl/http://{}/crimes.csv.gz",
    "/vsisubfile/0_100,/vsicurl/http://{}/crimes.geojson", "/vsicached?file=/vsicurl/http://{}/crimes.geojson",
    "WFS:http://{}/wfs", "OAPIF:http://{}/", "OGCAPI:http://{}/", "GMLAS:/vsicurl/http://{}/x.gml", "CSW:http://{}/",
    "ES:http://{}/", "<OGRVRTDataSource><OGRVRTLayer name='a'><SrcDataSource>http://{}/crimes.geojson</SrcDataSource>"
    "</OGRVRTLayer></OGRVRTDataSource>", "WFS://url='http://{}/wfs' typename='a'",
    "delimitedtext://http://{}/crimes.csv?delimiter=,", "ogr://http://{}/crimes.geojson"])
def test_no_address_is_opened_by_an_import(run, server, tmp_path, tool, form):
    with pytest.raises(QgsProcessingException) as caught:
        run(tool, {"SOURCE": form.format(server.place), "OUTPUT": str(tmp_path / "out.gpkg")})
    assert server.asked == []
    assert len(str(caught.value).strip().splitlines()[-1]) < 400


def test_a_service_that_the_user_has_opened_as_a_layer_is_imported(run, server, tmp_path):
    layer = QgsVectorLayer("/vsicurl/http://{}/crimes.geojson".format(server.place), "crimes of a service", "ogr")
    assert layer.isValid() and layer.featureCount() > 100
    QgsProject.instance().addMapLayer(layer)
    try:
        for number, source in enumerate((layer, layer.id(), layer.name(), layer.source())):
            results = run("importrecords", {"SOURCE": source, "OUTPUT": str(tmp_path / "{}.gpkg".format(number))})
            assert results["ROWS_READ"] == layer.featureCount(), source
    finally:
        QgsProject.instance().removeMapLayer(layer.id())


@pytest.mark.parametrize("driver, suffix", [
    ("GPKG", "gpkg"), ("ESRI Shapefile", "shp"), ("GeoJSON", "geojson"), ("FlatGeobuf", "fgb"), ("KML", "kml"),
    ("GML", "gml"), ("MapInfo File", "tab"), ("SQLite", "sqlite"), ("GPX", "gpx")])
def test_files_of_this_computer_are_read_as_layers_were(run, shapes, tmp_path, driver, suffix):
    """Rows, columns and places as QGIS shows them."""
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=offence:string(20)&field=date:date&field=number:integer"
                           "&field=share:double", "given", "memory")
    for i in range(5):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["Burglary £", QDate(2024, 1, 1 + i), i, i / 4] if i else [None, QDate(2024, 1, 1), 0, 0])
        feature.setGeometry(QgsGeometry.fromWkt("Point(-1.2 54.{})".format(i)))
        layer.dataProvider().addFeature(feature)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    if driver == "GPX":
        options.datasourceOptions, options.layerName = ["GPX_USE_EXTENSIONS=YES"], "waypoints"
    path = str(tmp_path / ("given." + suffix))
    QgsVectorFileWriter.writeAsVectorFormatV2(layer, path, QgsProject.instance().transformContext(), options)
    from hotspot_policing.layers.record_files import open_records

    ours, theirs = open_records(path), open_records(QgsVectorLayer(path, "given", "ogr"))
    assert ours.header == theirs.header and ours.points and ours.crs == QgsCoordinateReferenceSystem("EPSG:4326")
    one, other = (table.head(10) for table in (ours, theirs))
    assert one.columns == other.columns and one.read == other.read == 5
    assert abs(one.x - other.x).max() < 1e-9 and abs(one.y - other.y).max() < 1e-9


def test_a_table_is_named_as_qgis_names_it(run, crimes_path, tmp_path):
    from hotspot_policing.layers.record_files import open_records
    from hotspot_policing.layers.tables import table_uri

    count = QgsVectorLayer(crimes_path, "a", "ogr").featureCount()
    for source in (crimes_path, crimes_path + "|layername=crimes", table_uri(crimes_path, "crimes")):
        assert open_records(source).count == count
    for source in (crimes_path + "|layername=none", crimes_path + "|layername=crimes|subset=\"offence\" = 'Drugs'"):
        with pytest.raises(QgsProcessingException, match="SOURCE"):
            run("importrecords", {"SOURCE": source, "OUTPUT": str(tmp_path / "out.gpkg")})


def test_the_json_of_a_report_stays_json(run, crimes_path, tmp_path):
    path = str(tmp_path / "a.json")
    run("checkdata", {"INPUT": crimes_path, "OFFENCE_FIELD": "offence", "DATE_FIELD": "date", "REPORT_JSON": path})
    with open(path, encoding="utf-8") as file:
        assert json.load(file)
