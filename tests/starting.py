"""QGIS with Processing and the plugin, in this process."""

import os
import sys


def start_qgis(gui):
    """(the QgsApplication, the plugin), with widgets or without; the package has its name already, by ``conftest``."""
    from qgis.core import QgsApplication

    prefix = os.environ.get("QGIS_PREFIX_PATH", "/usr")
    QgsApplication.setPrefixPath(prefix, True)
    app = QgsApplication([], gui)
    app.initQgis()
    sys.path.insert(0, os.path.join(prefix, "share", "qgis", "python", "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from hotspot_policing import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    return app, plugin
