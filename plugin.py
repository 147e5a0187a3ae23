"""QGIS's way in: the provider, the dock and the menu entry come and go here."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTranslator
from qgis.PyQt.QtGui import QIcon

from .algorithms.provider import HotspotProvider
from .bridge.ground.texts import is_offered

if TYPE_CHECKING:
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtCore import QObject
    from qgis.PyQt.QtWidgets import QAction

    from .ui.dock import HotspotDock
    from .ui.frame.layer_menu import LayerMenu
    from .ui.frame.way_in import WayIn

I18N = os.path.join(os.path.dirname(__file__), "resources", "i18n")
ICON = os.path.join(os.path.dirname(__file__), "resources", "icons", "hotspot_policing.svg")


class HotspotPolicingPlugin:
    """The plugin object that QGIS keeps; *iface* is None in ``qgis_process`` and in tests without a window."""

    def __init__(self, iface: QgisInterface | None) -> None:
        self.iface = iface
        self.provider: HotspotProvider | None = None
        self.way_in: WayIn | None = None
        self.dock: HotspotDock | None = None
        self.layer_menu: LayerMenu | None = None
        self.translator: QTranslator | None = None
        self.speak(QgsApplication.locale())

    def speak(self, language: str) -> None:
        """Take a language (``cy``, ``cy_GB``) where it is begun and offered; what is not translated stays English."""
        if not is_offered(str(language)):
            return
        path = os.path.join(I18N, "hotspot_policing_{}.qm".format(str(language).split("_")[0]))
        translator = QTranslator()
        if os.path.exists(path) and translator.load(path):
            QCoreApplication.installTranslator(translator)
            # Qt keeps no reference of its own.
            self.translator = translator

    def initProcessing(self) -> None:
        """Register the algorithms: all that QGIS needs of us when it has no window."""
        if self.provider is None:
            provider = HotspotProvider()
            # Refused, and deleted by QGIS, where a second copy of the plugin is loaded already.
            if QgsApplication.processingRegistry().addProvider(provider):
                self.provider = provider

    def initGui(self) -> None:
        """Add what a window shows; the dock itself is made when it is first opened, so that QGIS starts quickly."""
        self.initProcessing()
        if self.iface is None:
            return
        from .ui.frame.layer_menu import LayerMenu
        from .ui.frame.way_in import WayIn, was_open

        self.way_in = WayIn(self.iface, QIcon(ICON), self.show_dock, self.turn_to)
        if was_open():
            self.iface.initializationCompleted.connect(self.show_dock)
        self.layer_menu = LayerMenu(self.iface, self.iface.mainWindow())

    def unload(self) -> None:
        """Take away everything that initGui and initProcessing brought, the newest first."""
        if _is_there(self.dock):
            self.dock.visibilityChanged.disconnect(self.action.setChecked)
            self.dock.closedStateChanged.disconnect(self.dock_closed)
            self.dock.destroyed.disconnect(self.dock_gone)
            self.dock.unload()
            self.iface.removeDockWidget(self.dock)
            self.dock.close()
            self.dock.setParent(None)
            self.dock.deleteLater()
        self.dock = None
        if _is_there(self.layer_menu):
            self.layer_menu.unload()
        self.layer_menu = None
        if _is_there(self.way_in):
            self.way_in.remove()
        self.way_in = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None

    @property
    def action(self) -> QAction | None:
        """The plugin's button, None without a window."""
        return self.way_in.action if _is_there(self.way_in) else None

    def turn_to(self, page: str) -> None:
        """Open the dock at a page."""
        self.show_dock()
        self.dock.turn_to(page)

    def show_dock(self, visible: bool = True) -> None:
        """Show or hide the dock, making it the first time, and again where something has deleted it."""
        if not _is_there(self.dock):
            if not visible:
                return
            from .ui.dock import HotspotDock

            self.dock = HotspotDock(self.iface)
            self.dock.visibilityChanged.connect(self.action.setChecked)
            self.dock.closedStateChanged.connect(self.dock_closed)
            self.dock.destroyed.connect(self.dock_gone)
            window = self.iface.mainWindow()
            # Where it was when QGIS was closed, which QGIS itself has kept.
            if not window.restoreDockWidget(self.dock):
                self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.setVisible(visible)
        if visible:
            self.dock.raise_()

    def dock_closed(self, closed: bool) -> None:
        """Keep whether the dock is open, so that it comes back with QGIS."""
        from .ui.frame.way_in import remember_open

        remember_open(not closed)

    def dock_gone(self) -> None:
        """The dock was deleted, and not by us: the button makes another."""
        self.dock = None
        if _is_there(self.action):
            self.action.setChecked(False)

    @staticmethod
    def tr(text: str) -> str:
        """A text in the language of the user."""
        return QCoreApplication.translate("HotspotPolicing", text)


def _is_there(thing: QObject | None) -> bool:
    """Whether Qt still has an object: windows are deleted with what holds them, whoever else knows them."""
    return thing is not None and not sip.isdeleted(thing)
