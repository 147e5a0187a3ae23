"""The pictures of the guide, taken from the real window."""

import os

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt


def guide(window):
    """Empty, sample, running, done, card, overlay, command, dark."""
    name = os.environ.get("HOTSPOT_SUFFIX", "")
    window.dock()
    window.picture("empty" + name)
    dock = window.sample()
    page = window.page("data")
    window.picture("data" + name)
    page = window.page("find")
    window.picture("find" + name)
    # Small places, so that there is time to take a picture of the run.
    page.form.size.setValue(40)
    window.click(page.button.button)
    window.wait(lambda: page.button.bar.maximum() == 100 and page.button.bar.value() > 20, 60)
    window.picture("running" + name)
    window.click(page.button.cancel)
    window.wait(lambda: not page.button.running, 60)
    page.form.size.setValue(150)
    window.find()
    window.picture("done" + name)
    result, table = dock.session.result, page.results.table
    window.click_row(table, 1)
    window.pause(1500)
    window.picture("selected" + name)
    window.click_row(table, 1, double=True)
    window.pause(1000)
    window.picture("card" + name)
    window.key(QgsApplication.focusWidget() or dock.card, Qt.Key.Key_Escape)
    overlay = window.page("overlay")
    overlay.tick(dock.session.area_layers()[0].id())
    window.click(overlay.summarise.button)
    window.wait(lambda: result.areas and result.context, 60)
    window.pause(500)
    window.picture("overlay" + name)
    page = window.page("find")
    page.form.method.setCurrentIndex(1)
    page.form.method.activated.emit(1)
    window.find()
    layer = QgsProject.instance().mapLayer(result.about["layers"]["places"])
    QgsProject.instance().layerTreeRoot().findLayer(layer.id()).setItemVisibilityChecked(True)
    window.click_row(table, 0)
    window.pause(1500)
    result.layer.removeSelection()
    window.picture("gistar" + name)
    QgsApplication.setUITheme("Night Mapping")
    window.pause(500)
    window.click_row(table, 0)
    window.click_row(table, 0, double=True)
    window.pause(1500)
    window.picture("dark" + name)
