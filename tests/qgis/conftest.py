"""A real QGIS without a window, with the plugin loaded through its own entry."""

import os
import sys
import tempfile

import pytest

# A profile of its own, and a folder for it that nobody else reads: before Qt starts.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.mkdtemp(prefix="hotspot-tests-")
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = _HOME
if not os.environ.get("XDG_RUNTIME_DIR"):
    _RUN = os.path.join(_HOME, "run")
    os.makedirs(_RUN, mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = _RUN

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)
from every_tool import make_world, run_tool  # noqa: E402
from postgres import Cluster, missing  # noqa: E402
from serving import make_shapes, served  # noqa: E402
from support import DEMO, WARDS, Feedback  # noqa: E402


@pytest.fixture(scope="session")
def qgis():
    """QGIS with Processing and the plugin's provider."""
    prefix = os.environ.get("QGIS_PREFIX_PATH", "/usr")
    QgsApplication.setPrefixPath(prefix, True)
    app = QgsApplication([], False)
    app.initQgis()
    sys.path.insert(0, os.path.join(prefix, "share", "qgis", "python", "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from hotspot_policing import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    yield app
    plugin.unload()
    QgsProject.instance().clear()


def check_report(name, results):
    """A report that a tool writes is one that the dock and other tools can read: held against its schema here, in every
    test that makes one."""
    from hotspot_policing.layers.report_schemas import REPORTS, read_report

    path = results.get("REPORT_JSON")
    if name in REPORTS and isinstance(path, str) and os.path.isfile(path):
        read_report(path, name)


@pytest.fixture
def run(qgis):
    """run(id, parameters) → results as a dictionary; an error raises with the sentence that a user reads."""
    import processing

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

    path = str(tmp_path_factory.mktemp("sample") / "crimes.gpkg")
    processing.run(
        "hotspotpolicing:importpoliceuk", {"SOURCE": [os.path.join(DEMO, "police_uk.zip")], "OUTPUT": path},
        feedback=Feedback())
    return path


@pytest.fixture(scope="session")
def world(crimes_path, tmp_path_factory):
    """{tool: parameters that it computes with}, all of them on disk: see ``every_tool``."""
    return make_world(crimes_path, str(tmp_path_factory.mktemp("world")), run_tool)


@pytest.fixture
def crimes(crimes_path):
    """The sample's crimes as a layer."""
    layer = QgsVectorLayer(crimes_path, "crimes", "ogr")
    assert layer.isValid()
    return layer


@pytest.fixture
def wards(qgis):
    """The sample's wards as a layer."""
    layer = QgsVectorLayer(WARDS, "wards", "ogr")
    assert layer.isValid()
    return layer


@pytest.fixture(scope="session")
def cluster():
    """A PostgreSQL of our own; where its programs are missing that is said, and in CI it is a failure."""
    lacking = missing()
    if lacking:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(lacking)
    one = Cluster()
    yield one
    one.remove()


@pytest.fixture(scope="session")
def shapes(qgis, tmp_path_factory):
    """A folder with invented crimes, wards and hot spots."""
    folder = tmp_path_factory.mktemp("served")
    make_shapes(folder, tmp_path_factory.mktemp("made"))
    return folder


@pytest.fixture
def server(shapes):
    """A web server on this computer that hands them out."""
    with served(shapes) as one:
        yield one
