"""A password, a user and a host are planted in the parameters of every tool; nothing that a tool says or writes repeats
them.

The default run plants one form of address in each parameter, in turns; with HOTSPOT_SECRETS=all every form.
"""

import json
import os
import shutil

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from serving import HOST
from support import WARDS

from hotspot_policing.bridge.ground.command import is_layer, kind_of

USER, PASSWORD = "jdoe7", "s3cr3t-Word"
PLANTED = (USER, PASSWORD, HOST)
#: Nobody listens there: a connection is refused at once.
FORMS = [
    form.format(user=USER, password=PASSWORD, host=HOST)
    for form in (
        "PG:host={host} port=9 user={user} password={password} dbname=crimes",
        "postgresql://{user}:{password}@{host}:9/crimes",
        "postgres://dbname='crimes' host={host} port=9 user='{user}' password='{password}' table=\"public\".\"crime\"",
        "http://{user}:{password}@{host}:9/crimes.geojson?token={password}",
        "/vsicurl/http://{user}:{password}@{host}:9/crimes.geojson",
        "MYSQL:crimes,host={host},port=9,user={user},password={password}",
        "MSSQL:server={host};database=crimes;UID={user};PWD={password};",
        "WFS:http://{user}:{password}@{host}:9/wfs",
    )
]
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


def filled(tool, base, folder):
    """Parameters with which most tools run: crimes, wards and hot spots at ``base``, their fields, and places for the
    results."""
    crimes, wards, hot = (base + name + ".geojson" for name in ("crimes", "wards", "hot"))
    layers = {"INPUT": crimes, "HOTSPOT_LAYER": hot, "LAYER": hot, "PLACES": hot, "CONTROLS": hot, "CANDIDATES": hot}
    fields = {crimes: {"OFFENCE_FIELD": "offence", "DATE_FIELD": "date"}, wards: {"NAME_FIELD": "WD13NM"}}
    texts = {
        "BY": "crimes" if tool.name() in ("patrolplan", "trialdesign") else "A. Analyst",
        "INTERVENTION": "2023-01-02",
    }
    out = {}
    for definition in tool.parameterDefinitions():
        name, kind = definition.name(), definition.type()
        needed = not definition.flags() & definition.FlagOptional
        if kind in DESTINATIONS and (needed or name in ("REPORT", "REPORT_JSON", "OUTPUT")):
            suffix = {"fileDestination": ".html", "folderDestination": "", "rasterDestination": ".tif"}.get(
                kind, ".gpkg"
            )
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


@pytest.mark.slow
@pytest.mark.once
def test_tools_run_on_layers_whose_address_holds_a_login(tools, shapes, server, tmp_path):
    """Open in the project under a name that repeats it, as QGIS names them; and opened from a text for the run."""
    base, ran = f"/vsicurl/http://{USER}:{PASSWORD}@{server.place}/", set()
    project, context = QgsProject(), QgsProcessingContext()
    context.setProject(project)
    opened = {}
    for name in ("crimes", "wards", "hot"):
        layer = QgsVectorLayer(base + name + ".geojson", f"{base}{name} password={PASSWORD}", "ogr")
        assert layer.isValid()
        project.addMapLayer(layer)
        opened[str(shapes) + os.sep + name + ".geojson"] = layer.id()
    text = "delimitedtext://{}?xField=x&yField=y&crs=EPSG:27700&host={}&user={}&password={}".format(
        (shapes / "crimes.csv").as_uri(), HOST, USER, PASSWORD
    )
    for tool in tools:
        if tool.name() in SLOW and os.environ.get("HOTSPOT_SECRETS") != "all":
            continue
        for way in ("open", "opened"):
            folder = tmp_path / (tool.name() + way)
            folder.mkdir()
            parameters = filled(tool, str(shapes) + os.sep, folder)
            if way == "open":
                parameters = {
                    name: opened.get(value, value) if isinstance(value, str) else value
                    for name, value in parameters.items()
                }
            elif "INPUT" in parameters:
                parameters["INPUT"] = text
            if listened(tool.name(), parameters, folder, context):
                ran.add((tool.name(), way))
    assert {
        (name, way) for name in ("countcrimes", "checkdata", "concentration", "gistar") for way in ("open", "opened")
    } <= ran and len(ran) > 20, ran
    assert server.asked


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["SOURCE", "INPUT", "AREAS", "REGISTER", "PINGS", "LOG", "PLAN", "LEDGER", "PROFILE"])
def test_the_weekly_pack(run, crimes_path, tmp_path, form, name):
    parameters = {
        "INPUT": crimes_path,
        "OFFENCE_FIELD": "offence",
        "DATE_FIELD": "date",
        "AREAS": WARDS,
        "NAME_FIELD": "WD13NM",
        "FOLDER": str(tmp_path),
        name: [form] if name == "SOURCE" else form,
    }
    listened("weeklypack", parameters, tmp_path)


def test_the_pages_of_a_week_whose_steps_repeat_what_they_were_given(qgis, crimes_path, tmp_path):
    """The dock runs the steps itself, and hands on what QGIS says."""
    from hotspot_policing.bridge.publishing.week import Week

    week = Week(
        {
            "INPUT": crimes_path,
            "AREAS": WARDS,
            "NAME_FIELD": "WD13NM",
            "MARKING": "OFFICIAL",
            "SOURCE": [FORMS[0]],
            "PINGS": FORMS[2],
            "LOG": FORMS[1],
        },
        str(tmp_path),
    )
    steps, said = week.steps(), None
    try:
        for number in range(20):
            steps.send(said)
            said = (
                ({"SUMMARY": "read " + FORMS[1], "NOTES": 'FATAL: no such user "jdoe7"\n' + FORMS[0]}, None)
                if number == 1
                else (None, f'Could not load {FORMS[2]}: no host "{HOST}"')
            )
    except StopIteration:
        week.finish()
    names = {name for _, _, files in os.walk(str(tmp_path)) for name in files}
    assert {"pack.json", "pack.html"} <= names
    clean_files(tmp_path)


@pytest.mark.parametrize(
    "tool, parameters",
    [
        ("importrecords", {"SOURCE": FORMS[0], "OUTPUT": "{}/a.gpkg"}),
        ("importpoliceuk", {"SOURCE": FORMS[4], "OUTPUT": "{}/a.gpkg"}),
        ("countcrimes", {"INPUT": FORMS[2], "OUTPUT": "{}/a.gpkg"}),
        ("checkdata", {"INPUT": WARDS, "EARLIER": FORMS[1], "REPORT": "{}/a.html"}),
    ],
)
def test_on_the_command_line(command_line, tmp_path, tool, parameters):
    well, ran = command_line.run(tool, {name: value.format(tmp_path) for name, value in parameters.items()})
    assert not well
    # The program repeats its own command line first.
    head, inputs, said = ran.partition("Inputs")
    assert "hotspotpolicing" not in ran or "not found" not in ran, ran
    for line in (head + said).splitlines():
        if not line.startswith(tuple(name + ":" for name in parameters)):
            clean(line, (tool, ran))


def test_the_json_of_a_report_stays_json(run, crimes_path, tmp_path):
    path = str(tmp_path / "a.json")
    run("checkdata", {"INPUT": crimes_path, "OFFENCE_FIELD": "offence", "DATE_FIELD": "date", "REPORT_JSON": path})
    with open(path, encoding="utf-8") as file:
        assert json.load(file)
