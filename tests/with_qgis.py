"""Fixtures: a real QGIS without a window, the plugin loaded by its own entry. QGIS is imported where it is used."""

import os
import sys
import tempfile

import pytest
from starting import start_qgis

# What these tests share lies beside the tests of the tools.
sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "qgis"))


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
    from hotspot_policing.layers.report_schemas import REPORTS, read_report

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
