"""What the tests with QGIS share; QGIS itself, with the plugin loaded, is ``tests/with_qgis.py``."""

import os

import pytest
from every_tool import make_world, run_tool, write
from postgres import Cluster, missing
from qgis.core import QgsVectorLayer
from serving import make_shapes, served
from support import DEMO, WARDS, Feedback


@pytest.fixture(scope="session")
def crimes_path(qgis, tmp_path_factory):
    """The sample's crimes, imported once."""
    import processing

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
    return make_world(crimes_path, str(tmp_path_factory.mktemp("world")), run_tool)


@pytest.fixture(scope="session")
def few_wards(qgis, tmp_path_factory):
    """The path of a dozen of the sample's wards, for what is the same with all of them."""
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
