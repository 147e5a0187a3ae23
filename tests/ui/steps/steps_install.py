"""The first steps with the plugin, out of its ZIP; ``test_install.py`` says what they should show."""

import os
import sys

from driver import PACKAGE, hot_spot_layers, save_project
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QUrl
from qgis.utils import plugins, unloadPlugin


def from_zip(window):
    """Install, open the dock, find hot spots in the sample, save, reopen; and where the help of each tool is."""
    from pyplugin_installer import instance

    assert PACKAGE not in plugins
    instance().installFromZipFile(os.environ["HOTSPOT_ZIP"])
    window.wait(lambda: PACKAGE in plugins, 30, "the plugin to be loaded")
    saw = {"place": os.path.dirname(sys.modules[PACKAGE].__file__)}
    window.sample()
    # Beside a saved project results are files: without one, QGIS keeps them until it is closed, and says so then.
    save_project(window)
    dock = window.find()
    saw["found"] = len(dock.session.result.rows)
    path = save_project(window)
    QgsProject.instance().clear()
    window.pause(300)
    saw["after closing"] = len(hot_spot_layers())
    assert QgsProject.instance().read(path)
    window.pause(500)
    saw["reopened"] = {layer.name(): layer.featureCount() if layer.isValid() else -1 for layer in hot_spot_layers()}
    provider = QgsApplication.processingRegistry().providerById("hotspotpolicing")
    saw["helps"] = {tool.name(): QUrl(tool.helpUrl()).toLocalFile() for tool in provider.algorithms()}
    saw["helps there"] = all(os.path.isfile(page) for page in saw["helps"].values())
    window.picture("installed")
    assert unloadPlugin(PACKAGE)
    return saw
