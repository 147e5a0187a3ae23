"""What the plugin adds to QGIS's window beside the dock: its menu, its button, its options, and *hs* in the search."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from qgis.core import QgsSettings
from qgis.gui import QgsOptionsWidgetFactory
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QObject
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from ...contract.tools import TOOLS
from .guide import open_guide
from .locator import HotspotLocator, Offer

if TYPE_CHECKING:
    from qgis.gui import QgisInterface, QgsOptionsPageWidget
    from qgis.PyQt.QtWidgets import QWidget

MENU = "Hot Spot Policing"
#: QGIS itself has Ctrl+Alt+H.
SHORTCUT = "Ctrl+Alt+Shift+H"
_OPEN = "hotspot_policing/dock_open"


class OptionsFactory(QgsOptionsWidgetFactory):
    """QGIS makes the page with it each time its options are opened, and only then is the page's code read."""

    def __init__(self, icon: QIcon) -> None:
        super().__init__()
        self._icon = icon
        self.setTitle(QCoreApplication.translate("OptionsPage", "Hot Spot Policing"))

    def icon(self) -> QIcon:
        """The picture in the list of pages."""
        return self._icon

    def createWidget(self, parent: QWidget | None) -> QgsOptionsPageWidget:
        """A page with what is set now."""
        from .options_page import OptionsPage

        return OptionsPage(parent)


class WayIn(QObject):
    """``show_dock(visible)`` is the plugin's; ``turn_to(page)`` opens the dock at a page. ``remove`` undoes all."""

    def __init__(
        self, iface: QgisInterface, icon: QIcon, show_dock: Callable[[bool], None], turn_to: Callable[[str], None]
    ) -> None:
        super().__init__(iface.mainWindow())
        self.iface, self._turn_to = iface, turn_to
        self.action = self._action(icon, self.tr("Hot Spot Policing"), "hotspot_policing_action")
        self.action.setToolTip(self.tr("Find where crime is concentrated and what is nearby ({})").format(SHORTCUT))
        self.action.setCheckable(True)
        self.action.triggered.connect(show_dock)
        iface.registerMainWindowAction(self.action, SHORTCUT)
        iface.addToolBarIcon(self.action)
        guide = self._action(
            QIcon(":/images/themes/default/mActionHelpContents.svg"), self.tr("Guide"), "hotspot_policing_guide"
        )
        guide.triggered.connect(self.open_guide)
        settings = self._action(
            QIcon(":/images/themes/default/mActionOptions.svg"), self.tr("Options…"), "hotspot_policing_options"
        )
        settings.triggered.connect(lambda: iface.showOptionsDialog(iface.mainWindow(), "HotspotPolicingOptions"))
        self._actions = [self.action, guide, settings]
        for action in self._actions:
            iface.addPluginToMenu(MENU, action)
        self._options = OptionsFactory(icon)
        iface.registerOptionsWidgetFactory(self._options)
        self._locator = HotspotLocator([*self._pages(), *self._tools()], icon)
        iface.registerLocatorFilter(self._locator)

    def _action(self, icon: QIcon, text: str, name: str) -> QAction:
        action = QAction(icon, text, self.iface.mainWindow())
        action.setObjectName(name)
        return action

    def _pages(self) -> list[Offer]:
        """The pages of the dock, found by their words and questions."""
        return [
            Offer(title, words, lambda name=name: self._turn_to(name))
            for name, title, words in (
                ("data", self.tr("Hot Spot Policing: Crimes"), self.tr("import data check")),
                ("find", self.tr("Hot Spot Policing: Hot spots"), self.tr("find map worst")),
                ("patrol", self.tr("Hot Spot Policing: Patrols"), self.tr("register plan rota visits")),
                ("results", self.tr("Hot Spot Policing: Results"), self.tr("effect evaluation fairness")),
                ("publish", self.tr("Hot Spot Policing: Share"), self.tr("briefing public page export pack")),
                ("methods", self.tr("Hot Spot Policing: Methods"), self.tr("accuracy trial controls bias")),
            )
        ]

    def _tools(self) -> list[Offer]:
        """The tools, found by their ids, summaries and tags."""
        return [
            Offer(
                QCoreApplication.translate("HotspotPolicing", tool.title),
                f"{name} {tool.summary} {tool.tags}",
                lambda name=name: self.run_tool(name),
            )
            for name, tool in TOOLS.items()
        ]

    def open_guide(self) -> None:
        """The first page of the guide."""
        problem = open_guide()
        if problem:
            self.iface.messageBar().pushWarning(MENU, problem)

    def run_tool(self, name: str) -> None:
        """The dialog of a tool."""
        import processing

        dialog = processing.createAlgorithmDialog("hotspotpolicing:" + name, {})
        if dialog is not None:
            dialog.show()

    def remove(self) -> None:
        """Take everything away again."""
        self.iface.deregisterLocatorFilter(self._locator)
        self.iface.unregisterOptionsWidgetFactory(self._options)
        self.iface.unregisterMainWindowAction(self.action)
        self.iface.removeToolBarIcon(self.action)
        menus = [one.menu() for one in self.iface.pluginMenu().actions() if one.menu() is not None]
        ours = [menu for menu in menus if self.action in menu.actions()]
        for action in self._actions:
            self.iface.removePluginMenu(MENU, action)
            action.setParent(None)
            action.deleteLater()
        for menu in ours:
            # QGIS takes an empty menu off, and keeps it.
            if not sip.isdeleted(menu) and menu.isEmpty():
                menu.deleteLater()
        self.deleteLater()


def was_open() -> bool:
    """Whether the dock was open when QGIS was closed last."""
    return QgsSettings().value(_OPEN, False, type=bool)


def remember_open(is_open: bool) -> None:
    """Keep whether the dock is open."""
    QgsSettings().setValue(_OPEN, is_open)
