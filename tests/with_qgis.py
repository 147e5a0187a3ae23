"""Fixtures: a real QGIS without a window, the plugin loaded by its own entry, and the data that many tests share.

QGIS is imported where it is used, so that tests of ``core`` run without it.
"""

import os
import sys
import tempfile

import pytest
from starting import start_qgis

# What tests share.
for folder in ("support", os.path.join("support", "inputs")):
    sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), folder))

#: The larger data, beside the repository where nobody says otherwise.
DATA = os.environ.get("HOTSPOT_DATA") or os.path.join(
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "shared", "data"
)


def profile_of_its_own():
    """A profile and a runtime folder that nobody else reads: before Qt starts."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    home = tempfile.mkdtemp(prefix="hotspot-tests-")
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = home
    if not os.environ.get("XDG_RUNTIME_DIR"):
        folder = os.path.join(home, "run")
        os.makedirs(folder, mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = folder


@pytest.fixture(scope="session")
def qgis():
    """QGIS with Processing and the plugin's provider."""
    profile_of_its_own()
    app, plugin = start_qgis(False)
    from qgis.core import QgsProject

    yield app
    plugin.unload()
    QgsProject.instance().clear()


def check_report(name, results):
    """A report that a tool writes is one that the dock and other tools can read: held against its schema here, in every
    test that makes one."""
    from hotspot_policing.bridge.results.report_schemas import REPORTS, read_report

    path = results.get("REPORT_JSON")
    if name in REPORTS and isinstance(path, str) and os.path.isfile(path):
        read_report(path, name)


@pytest.fixture
def run(qgis):
    """run(id, parameters) → results as a dictionary; an error raises with the sentence that a user reads."""
    import processing
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProject
    from support import Feedback

    def one(name, parameters, feedback=None, context=None):
        feedback = feedback or Feedback()
        if context is None:
            context = QgsProcessingContext()
            context.setProject(QgsProject.instance())
        try:
            results = processing.run("hotspotpolicing:" + name, parameters, feedback=feedback, context=context)
        except QgsProcessingException as error:
            # What stops the preparation is said through the feedback only.
            raise QgsProcessingException("\n".join(feedback.errors + [str(error)])) from error
        check_report(name, results)
        return results

    return one


@pytest.fixture(scope="session")
def crimes_path(qgis, tmp_path_factory):
    """The sample's crimes, imported once."""
    import processing
    from support import DEMO, Feedback

    path = str(tmp_path_factory.mktemp("sample") / "crimes.gpkg")
    processing.run(
        "hotspotpolicing:importpoliceuk",
        {"SOURCE": [os.path.join(DEMO, "police_uk.zip")], "OUTPUT": path},
        feedback=Feedback(),
    )
    return path


@pytest.fixture(scope="session")
def world(crimes_path, tmp_path_factory):
    """{tool: parameters that it computes with}, all of them on disk: see ``every_tool``."""
    from every_tool import make_world, run_tool

    return make_world(crimes_path, str(tmp_path_factory.mktemp("world")), run_tool)


@pytest.fixture(scope="session")
def few_wards(qgis, tmp_path_factory):
    """The path of a dozen of the sample's wards, for what is the same with all of them."""
    from every_tool import write
    from qgis.core import QgsVectorLayer
    from support import WARDS

    path = str(tmp_path_factory.mktemp("wards") / "wards.gpkg")
    layer = QgsVectorLayer(WARDS, "wards", "ogr")
    features = sorted(layer.getFeatures(), key=lambda one: one["WD13NM"])[:12]
    return write(
        path,
        "MultiPolygon?crs=EPSG:27700",
        ("WD13NM:string", "WD13CD:string"),
        [(one.geometry(), one["WD13NM"], one["WD13CD"]) for one in features],
    )


@pytest.fixture
def crimes(crimes_path):
    """The sample's crimes as a layer."""
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(crimes_path, "crimes", "ogr")
    assert layer.isValid()
    return layer


@pytest.fixture
def wards(qgis):
    """The sample's wards as a layer."""
    from qgis.core import QgsVectorLayer
    from support import WARDS

    layer = QgsVectorLayer(WARDS, "wards", "ogr")
    assert layer.isValid()
    return layer


@pytest.fixture(scope="session")
def data():
    """The folder with the larger data (London burglary of 36 months, Cleveland); a test that needs it is skipped, and
    says so, where it is not there."""
    if not os.path.isdir(DATA):
        pytest.skip("the larger data are not here: HOTSPOT_DATA names their folder")
    return DATA


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL of our own; where its programs are missing that is said, and in CI it is a failure."""
    from postgres import Cluster, missing

    lacking = missing()
    if lacking:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(lacking)
    one = Cluster()
    yield one
    one.remove()


@pytest.fixture(scope="session")
def command_line(tmp_path_factory):
    """The plugin on the command line: see ``CommandLine``."""
    from command_line import CommandLine

    return CommandLine(tmp_path_factory.mktemp("command"))


@pytest.fixture(scope="session")
def shapes(qgis, tmp_path_factory):
    """A folder with invented crimes, wards and hot spots."""
    from serving import make_shapes

    folder = tmp_path_factory.mktemp("served")
    make_shapes(folder, tmp_path_factory.mktemp("made"))
    return folder


@pytest.fixture
def server(shapes):
    """A web server on this computer that hands them out."""
    from serving import served

    with served(shapes) as one:
        yield one
