"""A real QGIS without a window, with the plugin loaded through its own entry."""

import os
import sys
import tempfile
import zipfile

import pytest

# A profile of its own, and a folder for it that nobody else reads: before Qt starts.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.mkdtemp(prefix="hotspot-tests-")
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = _HOME
if not os.environ.get("XDG_RUNTIME_DIR"):
    _RUN = os.path.join(_HOME, "run")
    os.makedirs(_RUN, mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = _RUN

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DEMO = os.path.join(ROOT, "resources", "demo")
WARDS = os.path.join(DEMO, "wards.gpkg") + "|layername=wards"


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


class Feedback(QgsProcessingFeedback):
    """Keeps what a run says; can cancel it at the n-th stage."""

    def __init__(self, cancel_at=None):
        super().__init__()
        self.said, self.errors, self.stages, self.cancel_at = [], [], [], cancel_at

    def pushInfo(self, text):
        self.said.append(text)

    def reportError(self, text, fatal=False):
        self.errors.append(text)

    def setProgressText(self, text):
        self.stages.append(text)
        if self.cancel_at is not None and len(self.stages) > self.cancel_at:
            self.cancel()


@pytest.fixture
def run(qgis):
    """run(id, parameters) → results as a dictionary; an error raises with the sentence that a user reads."""
    import processing

    def one(name, parameters, feedback=None, context=None):
        return processing.run("hotspotpolicing:" + name, parameters, feedback=feedback or Feedback(),
                              context=context or QgsProcessingContext())

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


def rows(source, name=""):
    """Every row of a layer as a dictionary."""
    layer = source if isinstance(source, QgsVectorLayer) else QgsVectorLayer(source, name, "ogr")
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


def unzip_demo(folder):
    """The sample's raw CSVs in a folder; their paths."""
    with zipfile.ZipFile(os.path.join(DEMO, "police_uk.zip")) as archive:
        archive.extractall(folder)
        return [os.path.join(folder, name) for name in archive.namelist() if name.endswith(".csv")]
