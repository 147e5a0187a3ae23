"""Runs inside a real QGIS window: opens the dock, does what a user does with mouse and keyboard, and reports.

``start_driver.py`` starts it; the environment names the script and the step to run, and where to report.
"""

import json
import os
import shutil
import sys
import tempfile
import time
import traceback

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QEvent, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface, loadPlugin, plugins, startPlugin, unloadPlugin

PACKAGE = "hotspot_policing"
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
DEMO = os.path.join(ROOT, "resources", "demo")
# Of a copy: to open a GeoPackage changes it.
WARDS = shutil.copy(os.path.join(DEMO, "wards.gpkg"), tempfile.mkdtemp(prefix="hotspot-wards-")) + "|layername=wards"


class Window:
    """The window as a user has it: look, click, type, wait."""

    def __init__(self):
        self.iface = iface
        window = iface.mainWindow()
        window.showNormal()
        window.setGeometry(QApplication.primaryScreen().geometry())
        self.pictures = os.environ.get("HOTSPOT_PICTURES", "")
        self.folder = os.environ["HOTSPOT_FOLDER"]

    # -- time ---------------------------------------------------------------------------------------------------
    def wait(self, condition, seconds=60, what=""):
        """Let the window live until the condition holds."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"waited {seconds} s in vain for {what or condition}")
            QApplication.processEvents()
            time.sleep(0.01)

    def pause(self, milliseconds):
        """Let the window live for a while."""
        end = time.monotonic() + milliseconds / 1000
        self.wait(lambda: time.monotonic() >= end, 600)

    def drawn(self):
        """Wait until the map is drawn."""
        self.pause(300)
        self.wait(lambda: not self.iface.mapCanvas().isDrawing(), 60, "the map to be drawn")
        self.pause(200)

    # -- the plugin ---------------------------------------------------------------------------------------------
    def load(self):
        """Switch the plugin on."""
        if PACKAGE in plugins:
            return plugins[PACKAGE]
        assert loadPlugin(PACKAGE) and startPlugin(PACKAGE), "the plugin does not load"
        return plugins[PACKAGE]

    def unload(self):
        """Switch the plugin off."""
        assert unloadPlugin(PACKAGE)
        # What was to be deleted later is deleted now.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.pause(50)

    def dock(self):
        """The dock, opened with the plugin's button."""
        plugin = self.load()
        if plugin.dock is None or not plugin.dock.isVisible():
            plugin.action.trigger()
        self.pause(200)
        return plugin.dock

    # -- hands --------------------------------------------------------------------------------------------------
    def click(self, widget, position=None, double=False, button=Qt.MouseButton.LeftButton):
        """A real click on a visible widget, in its middle or at a point of it."""
        assert widget.isVisible(), f"{widget} is not on the screen"
        assert widget.isEnabled(), f"{widget} is greyed out"
        point = position or widget.rect().center()
        if double:
            QTest.mouseDClick(widget, button, Qt.KeyboardModifier.NoModifier, point)
        else:
            QTest.mouseClick(widget, button, Qt.KeyboardModifier.NoModifier, point)
        QApplication.processEvents()

    def click_row(self, table, row, column=0, double=False):
        """A click on a row of a table view."""
        index = table.model().index(row, column)
        table.scrollTo(index)
        self.click(table.viewport(), table.visualRect(index).center(), double)

    def click_map(self, x, y):
        """A click on the map at a place of the project's coordinates."""
        canvas = self.iface.mapCanvas()
        pixel = canvas.getCoordinateTransform().transform(x, y)
        self.click(canvas.viewport(), QPoint(round(pixel.x()), round(pixel.y())))

    def key(self, widget, key, modifier=Qt.KeyboardModifier.NoModifier):
        """A key on a widget."""
        QTest.keyClick(widget, key, modifier)
        QApplication.processEvents()

    def page(self, name):
        """Turn to a page by the rail; "overlay" is the fold of the user's layers on the page of hot spots, opened."""
        dock = self.dock()
        self.click(dock.rail.button("find" if name == "overlay" else name))
        self.pause(100)
        if name != "overlay":
            return dock.page(name)
        dock.find.layers.setCollapsed(False)
        self.pause(100)
        self.show_in_page(dock.find.layers.opacity)
        return dock.find.layers

    def totals(self):
        """The second view of the table of hot spots: totals by area."""
        page = self.page("find")
        self.click(page.views.button(1))
        self.pause(100)
        return page.totals

    def step(self, name, view):
        """Turn to a page and to one of its steps; the page."""
        page = self.page(name)
        self.click(page.steps.button(page.stack.indexOf(view)))
        self.pause(200)
        return page

    def show_in_page(self, widget):
        """Scroll a page until the widget is in view."""
        area = widget.parentWidget()
        while area is not None and not area.inherits("QScrollArea"):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(widget)
        self.pause(50)

    # -- ready-made steps ---------------------------------------------------------------------------------------
    def sample(self):
        """Try the sample, with the button, and go on to the hot spots; the dock."""
        dock = self.dock()
        page = self.page("data")
        self.show_in_page(page.sample)
        self.click(page.sample)
        self.wait(
            lambda: (
                len(QgsProject.instance().mapLayers()) >= 2 and dock.session.survey is not None and dock.session.area_m2
            ),
            60,
            "the sample",
        )
        #: The page after the sample was imported.
        self.sample_page = dock.current
        self.page("find")
        return dock

    def find(self):
        """Find hot spots, by the button or where it does something else by the menu; wait for table and cards."""
        dock = self.dock()
        page = self.page("find")
        self.find_now(page)
        self.wait(lambda: not page.button.running, 120, "the hot spots")
        assert not page.problem.text(), page.problem.text()
        self.wait(lambda: dock.session.result.cards, 60, "the cards")
        return dock

    def find_now(self, page):
        """Start a run of what is chosen: the button adds to the register where that would be the same again."""
        if page.step == "add":
            page.again.trigger()
        else:
            self.show_in_page(page.button)
            self.click(page.button.button)

    def choose(self, control):
        """Open the panel of the page of hot spots that a control is in, and bring it into view; the control."""
        form = self.dock().find.form
        name = next(name for name, panel in form.panels.items() if panel.isAncestorOf(control))
        if form.opened != name:
            self.click(form.chips[name])
        self.show_in_page(control)
        return control

    def picture(self, name):
        """A picture of the whole screen, where pictures are wanted."""
        # What QGIS itself says about missing grids of PROJ stands over the map.
        self.iface.messageBar().clearWidgets()
        self.drawn()
        if self.pictures:
            os.makedirs(self.pictures, exist_ok=True)
            screen = QApplication.primaryScreen()
            screen.grabWindow(0).save(os.path.join(self.pictures, name + ".png"))


def hot_spot_layers():
    """The result layers in the project."""
    layers = QgsProject.instance().mapLayers().values()
    return [layer for layer in layers if layer.customProperty("hotspot_policing/role")]


def tree(group=None):
    """The layer tree as nested lists of names."""
    out = []
    for node in (group or QgsProject.instance().layerTreeRoot()).children():
        out.append([node.name(), tree(node)] if node.nodeType() == 0 else node.name())
    return out


def new_points(name, rows, crs="EPSG:27700", fields="field=name:string"):
    """A memory layer of points [(x, y, attributes…)] in the project."""
    layer = QgsVectorLayer(f"Point?crs={crs}&{fields}", name, "memory")
    features = []
    for x, y, *attributes in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(attributes)
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    QgsProject.instance().addMapLayer(layer)
    return layer


def save_project(window, name="work.qgz"):
    """Save the project in the folder of the test; its path."""
    path = os.path.join(window.folder, name)
    assert QgsProject.instance().write(path)
    return path


def result_layers():
    """Names of the layers in the project, ours and the user's."""
    return sorted(layer.name() for layer in QgsProject.instance().mapLayers().values())


def main():
    report = {"ok": False}
    try:
        # There is no window manager to do it.
        QApplication.setActiveWindow(iface.mainWindow())
        window = Window()
        script = os.environ["HOTSPOT_SCRIPT"]
        names = {"__name__": "hotspot_script"}
        with open(script, encoding="utf-8") as file:
            exec(compile(file.read(), script, "exec"), names)  # the test's own script
        report["saw"] = names[os.environ["HOTSPOT_STEP"]](window) or {}
        report["ok"] = True
    except BaseException:
        report["error"] = traceback.format_exc()
    with open(os.environ["HOTSPOT_REPORT"], "w", encoding="utf-8") as file:
        json.dump(report, file)
    sys.stdout.flush()
    # QGIS would ask whether to save the project.
    os._exit(0)


def start():
    """Begin when the window is there."""
    QTimer.singleShot(1000, main)
