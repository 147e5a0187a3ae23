# What QGIS runs when `make run` starts it (--code): opens the plugin's dock as its button in the toolbar does.
from qgis.PyQt.QtCore import QTimer
from qgis.utils import plugins


def show_dock():
    """Open the dock, where the plugin is enabled."""
    plugin = plugins.get("hotspot_policing")
    if plugin is not None:
        plugin.show_dock()


# Once the window is there and the project is open.
QTimer.singleShot(0, show_dock)
