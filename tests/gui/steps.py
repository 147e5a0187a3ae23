"""What a user does in the window, and what the window then shows; ``test_window.py`` says what it should."""

import json
import os
import subprocess
import time

import driver
from driver import DEMO, WARDS, result_layers
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDockWidget,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QMenu,
    QToolBar,
    QWidget,
)
from qgis.utils import iface

PROJECT = QgsProject.instance


def hot_spot_layers():
    return [layer for layer in PROJECT().mapLayers().values() if layer.customProperty("hotspot_policing/role")]


def tree(group=None):
    """The layer tree as nested lists of names."""
    out = []
    for node in (group or PROJECT().layerTreeRoot()).children():
        out.append([node.name(), tree(node)] if node.nodeType() == 0 else node.name())
    return out


def new_points(name, rows, crs="EPSG:27700", fields="field=name:string"):
    """A memory layer of points [(x, y, attributes…)] in the project."""
    layer = QgsVectorLayer("Point?crs={}&{}".format(crs, fields), name, "memory")
    features = []
    for x, y, *attributes in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(attributes)
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    PROJECT().addMapLayer(layer)
    return layer


# -- coming and going -------------------------------------------------------------------------------------------------
def traces():
    """Everything in the window and the registry that a plugin could leave behind."""
    window = iface.mainWindow()
    return {
        "docks": sorted(dock.objectName() for dock in window.findChildren(QDockWidget)),
        "toolbars": sorted(
            "{}/{}".format(bar.objectName(), action.text())
            for bar in window.findChildren(QToolBar) for action in bar.actions()),
        "menus": sorted(
            "{}/{}".format(menu.title(), action.text())
            for menu in window.findChildren(QMenu) for action in menu.actions() if menu.title()),
        "providers": sorted(provider.id() for provider in QgsApplication.processingRegistry().providers()),
        "listeners": {
            name: PROJECT().receivers(getattr(PROJECT(), name))
            for name in ("readProject", "cleared", "layersAdded", "layersRemoved")},
        "tasks": QgsApplication.taskManager().count(),
    }


def load_twice(window):
    new_points("Crimes", [(450000 + i, 520000, "2025-01-01") for i in range(40)], fields="field=date:string")
    window.pause(300)
    seen = [traces()]
    for _ in range(2):
        dock = window.dock()
        window.wait(lambda: dock.session.survey is not None, 30, "the survey")
        loaded = traces()
        assert "HotspotPolicingDock" in loaded["docks"] and "hotspotpolicing" in loaded["providers"]
        window.unload()
        seen.append(traces())
    return {"before": seen[0], "after": seen[1:]}


def unload_while_running(window):
    """Switching the plugin off in the middle of a run: nothing arrives, nothing stays, QGIS lives."""
    before = traces()
    window.sample()
    layers = result_layers()
    page = window.page("find")
    page.form.size.setValue(30)
    window.click(page.button.button)
    window.wait(lambda: page.button.running and page.button.bar.value() > 10, 30)
    window.unload()
    window.pause(3000)
    after = traces()
    return {"before": {name: before[name] for name in ("docks", "toolbars", "menus", "providers", "listeners")},
            "after": {name: after[name] for name in ("docks", "toolbars", "menus", "providers", "listeners")},
            "layers": [layers, result_layers()]}


# -- the main way -----------------------------------------------------------------------------------------------------
def main_way(window):
    dock = window.dock()
    empty = [button.text().replace("&", "") for button in dock.data.findChildren(QAbstractButton)
             if button.isVisible() and button.text()]
    window.sample()
    page, result = dock.find, dock.session.result
    before = page.results.isVisible()
    window.find()
    table = page.results.table
    saw = {
        "empty": empty, "before": before, "summary": page.results.summary.text(),
        "rows": table.model().rowCount(), "hotspots": result.layer.featureCount(),
        "columns": [table.model().headerData(i, Qt.Orientation.Horizontal) for i in range(table.model().columnCount())],
        "first": [table.model().index(0, c).data() for c in range(5)],
        "renderer": result.layer.renderer().type(), "labels": result.layer.labelsEnabled(),
        "tree": tree(),
    }
    extent = iface.mapCanvas().extent()
    window.click_row(table, 2)
    window.pause(600)
    chosen = result.row(page.results.chosen()[0])
    saw["selected"] = [feature["rank"] for feature in result.layer.selectedFeatures()]
    box = next(result.layer.getFeatures([chosen["fid"]])).geometry().boundingBox()
    saw["zoomed"] = iface.mapCanvas().extent() != extent and iface.mapCanvas().extent().contains(box)
    window.click_row(table, 2, double=True)
    window.pause(300)
    saw["card"] = dock.stack.currentWidget() is dock.card
    saw["title"] = dock.card.title.text()
    saw["card_words"] = [label.text() for label in dock.card.findChildren(QLabel) if label.isVisible()]
    # Where a user's Esc goes.
    window.key(QgsApplication.focusWidget() or dock.card, Qt.Key.Key_Escape)
    saw["back"] = dock.stack.currentWidget() is dock.tabs
    return saw


def one_selection(window):
    dock = window.sample()
    window.find()
    result, table = dock.session.result, dock.find.results.table
    fids = [row["fid"] for row in result.rows[4:6]]
    result.layer.selectByIds(fids)
    window.pause(200)
    from_map = sorted(result.row(one)["rank"] for one in dock.find.results.chosen())
    # Sorting by crimes keeps the selection on the same hot spots.
    header = table.horizontalHeader()
    window.click(header.viewport(), QPoint(header.sectionPosition(2) + 5, header.height() // 2))
    window.click(header.viewport(), QPoint(header.sectionPosition(2) + 5, header.height() // 2))
    sorted_crimes = [table.model().index(i, 2).data(Qt.ItemDataRole.UserRole) for i in range(table.model().rowCount())]
    after_sort = sorted(result.row(one)["rank"] for one in dock.find.results.chosen())
    # A click on the map, with the tool for moving it.
    iface.actionPan().trigger()
    spot = result.rows[0]
    box = next(result.layer.getFeatures([spot["fid"]])).geometry().boundingBox()
    iface.mapCanvas().setExtent(box.scaled(5))
    iface.mapCanvas().refresh()
    window.drawn()
    centre = next(result.layer.getFeatures([spot["fid"]])).geometry().pointOnSurface().asPoint()
    window.click_map(centre.x(), centre.y())
    window.pause(300)
    saw = {
        "from_map": from_map, "after_sort": after_sort, "falling": sorted_crimes == sorted(sorted_crimes, reverse=True),
        "card_of": dock.card.hotspot_id, "clicked": spot["hotspot_id"],
        "card": dock.stack.currentWidget() is dock.card,
        "selected": [feature["hotspot_id"] for feature in result.layer.selectedFeatures()],
    }
    window.key(QgsApplication.focusWidget() or dock.card, Qt.Key.Key_Escape)
    table.setFocus()
    window.key(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    saw["copied"] = QgsApplication.clipboard().text().split("\n")
    return saw


def hours_on_the_card(window):
    """Crimes with times: the card shows their week; those of the sample have none, and it says nothing."""
    dock = window.dock()
    rows = [(450000 + i % 9, 520000, "Robbery", "2025-01-{:02d} 22:10".format(3 + 7 * (i % 4)), None)
            for i in range(40)]
    rows += [(452000 + 400 * (i % 12), 523000, "Burglary", "2025-01-06 09:00", "2025-01-06 17:00") for i in range(24)]
    new_points("Own crimes", rows, fields="field=offence:string&field=committed_from:string&field=committed_to:string")
    window.wait(lambda: dock.session.survey is not None, 30, "the survey")
    page = window.page("data")
    fields = {name: box.currentField() for name, box in page.fields.items()}
    window.find()
    window.wait(lambda: dock.session.result.hours, 30, "the hours")
    dock.open_card(dock.session.result.rows[0]["hotspot_id"])
    window.pause(600)
    from hotspot_policing.ui.charts import WeekChart

    chart = next(chart for chart in dock.card.findChildren(WeekChart) if chart.isVisible())
    dock.card.scroll.ensureWidgetVisible(chart)
    window.pause(300)
    words = {text for *_, text in chart._spots}
    window.picture("week")
    headings = [label.text() for label in dock.card.findChildren(QLabel)]
    return {"fields": fields, "friday": [text for text in words if text.startswith("Fri 22–23 h")],
            "there": "<b>Hours of the week</b>" in headings}


# -- cancel, errors, closing ------------------------------------------------------------------------------------------
def save_project(window, name="work.qgz"):
    path = os.path.join(window.folder, name)
    assert PROJECT().write(path)
    return path


def cancel(window):
    dock = window.sample()
    save_project(window)
    window.find()
    before = (result_layers(), sorted(os.listdir(window.folder)), dock.session.result.about["summary"])
    page = window.page("find")
    page.form.size.setValue(20)
    window.pause(100)
    window.click(page.button.button)
    window.wait(lambda: page.button.bar.isVisible() and page.button.bar.format(), 10)
    window.pause(300)
    stage = page.button.bar.format()
    window.click(page.button.cancel)
    window.wait(lambda: not page.button.running, 60, "the cancel")
    window.pause(300)
    return {
        "stage": stage, "said": page.problem.text(),
        "before": before, "after": (result_layers(), sorted(os.listdir(window.folder)),
                                    dock.session.result.about["summary"]),
        "table": page.results.isVisible(),
    }


def errors(window):
    dock = window.dock()
    new_points("Crimes without a system", [(450000 + i, 520000, "Robbery") for i in range(40)], crs="",
               fields="field=offence:string")
    window.wait(lambda: dock.session.survey_error, 20, "the error")
    page = window.page("find")
    saw = {"no_crs": page.problem.text(), "button": page.button.button.isEnabled()}
    PROJECT().clear()
    rows = [(450000 + 10 * i, 520000, "Robbery", -1 if i == 7 else 1) for i in range(40)]
    new_points("Weighted", rows, fields="field=offence:string&field=weight:double")
    window.wait(lambda: dock.session.survey is not None, 20, "the survey")
    dock.session.set(advanced={"WEIGHT_FIELD": "weight"})
    page = window.page("find")
    window.click(page.button.button)
    window.wait(lambda: not page.button.running and page.problem.text(), 30, "the error")
    saw.update(negative=page.problem.text(), layers=result_layers(), enabled=page.button.button.isEnabled())
    page.form.set_offences([])
    window.click(page.button.button)
    window.pause(100)
    saw["nothing_ticked"] = page.problem.text()
    return saw


def closed_while_running(window):
    dock = window.sample()
    page = window.page("find")
    window.click(page.button.button)
    dock.close()
    window.wait(lambda: dock.session.result.rows, 60, "the result")
    window.dock()
    window.pause(300)
    return {"rows": page.results.table.model().rowCount(), "visible": page.results.table.isVisible(),
            "resting": not page.button.running}


# -- the project ------------------------------------------------------------------------------------------------------
def save_and_open_again(window):
    path = save_project(window)
    dock = window.sample()
    page = window.page("find")
    page.form.set_offences(["Burglary", "Vehicle crime"])
    page.form.size.setValue(340)
    page.form.last_months(2)
    window.find()
    overlay = window.page("overlay")
    wards = dock.session.area_layers()[0]
    overlay.tick(wards.id())
    window.wait(lambda: wards.id() in dock.session.result.context, 30, "the wards")
    window.click_row(window.page("find").results.table, 0)
    rows = [dict(row) for row in dock.session.result.rows]
    window.pause(300)
    choices = json.loads(json.dumps(vars(dock.session.choices)))
    PROJECT().write()
    PROJECT().clear()
    window.pause(300)
    cleared = (dock.find.results.isVisible(), dock.find.empty.isVisible() or dock.data.empty.isVisible())
    clean = not PROJECT().isDirty()
    PROJECT().read(path)
    result = dock.session.result
    window.wait(lambda: result.cards and dock.session.survey and result.context, 60, "all of it")
    window.pause(300)
    return {
        "cleared": cleared, "clean": clean, "choices": choices,
        "again": json.loads(json.dumps(vars(dock.session.choices))), "dirty": PROJECT().isDirty(),
        "rows": rows == dock.session.result.rows, "count": len(rows),
        "columns": [column.title for column in dock.find.results.model.columns],
        "face": dock.find.form.offences.face(), "size": dock.find.form.size.value(),
        "start": dock.find.form.start.date().toString("yyyy-MM-dd"),
        "files": sorted(os.listdir(window.folder)),
        "sources": sorted(layer.source().split("|")[0].rsplit("/", 1)[-1] for layer in hot_spot_layers()),
    }


def two_projects(window):
    dock = window.sample()
    save_project(window, "first.qgz")
    window.find()
    page = window.page("find")
    page.form.size.setValue(25)
    window.click(page.button.button)
    window.wait(lambda: page.button.running, 10)
    PROJECT().clear()
    second = [(460000 + 25 * i, 510000, "Robbery", "2024-05-01") for i in range(60)]
    new_points("Other crimes", second, fields="field=offence:string&field=date:string")
    window.wait(lambda: dock.session.survey is not None, 30, "the other crimes")
    # Long enough for what was running to come back.
    window.pause(4000)
    saw = {
        "layers": result_layers(), "rows": len(dock.session.result.rows), "running": page.button.running,
        "size": page.form.size.value(), "offences": dock.session.chosen_offences(),
        "crimes": dock.session.layer(dock.session.choices.crimes).name(), "entry": PROJECT().readEntry(
            "hotspot_policing", "dock", "")[0],
    }
    window.find()
    saw["found"] = [row["crimes"] for row in dock.session.result.rows]
    return saw


def manners(window):
    """The user's layers, their order, their look, the active layer, the extent and the selection stay."""
    raster_path = os.path.join(window.folder, "back.tif")
    from osgeo import gdal, osr

    system = osr.SpatialReference()
    system.ImportFromEPSG(27700)
    image = gdal.GetDriverByName("GTiff").Create(raster_path, 50, 50)
    image.SetProjection(system.ExportToWkt())
    image.SetGeoTransform((430000, 1000, 0, 540000, 0, -1000))
    image.GetRasterBand(1).Fill(200)
    del image
    PROJECT().setCrs(QgsCoordinateReferenceSystem("EPSG:27700"))
    PROJECT().addMapLayer(QgsRasterLayer(raster_path, "Picture"))
    wards = QgsVectorLayer(WARDS, "Wards", "ogr")
    PROJECT().addMapLayer(wards)
    roads = QgsVectorLayer("LineString?crs=EPSG:27700", "Roads", "memory")
    road = QgsFeature()
    road.setGeometry(QgsGeometry.fromWkt("LineString(440000 520000, 460000 520000)"))
    roads.dataProvider().addFeatures([road])
    PROJECT().addMapLayer(roads)
    pubs = new_points("Pubs", [(449500, 520500, "The Ship"), (451000, 519000, "The Star")])
    dock = window.dock()
    dock.data.import_files([os.path.join(DEMO, "police_uk.zip")], "TEMPORARY_OUTPUT", "Crimes")
    window.wait(lambda: dock.session.survey is not None and dock.session.survey.rows > 1000, 60, "the import")
    wards.selectByIds([1, 2])
    iface.setActiveLayer(pubs)
    extent = iface.mapCanvas().extent().toString()
    styles = {layer.id(): layer.styleManager().style("default").xmlData() for layer in PROJECT().mapLayers().values()}
    saw = {"areas": dock.session.layer(dock.session.choices.areas).name(), "order": tree()}
    window.find()
    overlay = window.page("overlay")
    for layer in (pubs, roads):
        overlay.tick(layer.id())
    window.wait(lambda: len(dock.session.result.context) == 2, 30, "pubs and roads")
    overlay.opacity.setValue(40)
    window.pause(200)
    saw.update(
        after=tree(), active=iface.activeLayer().name(), extent=iface.mapCanvas().extent().toString() == extent,
        selected=sorted(wards.selectedFeatureIds()),
        styles=all(PROJECT().mapLayer(key).styleManager().style("default").xmlData() == xml
                   for key, xml in styles.items()),
        opacity=[round(layer.opacity(), 2) for layer in hot_spot_layers()],
        wards_opacity=wards.opacity(),
        columns=[column.title for column in dock.find.results.model.columns],
    )
    row = dock.session.result.rows[0]
    relation = dock.session.result.context[pubs.id()][row["hotspot_id"]]
    shape = next(dock.session.result.layer.getFeatures([row["fid"]])).geometry()
    saw["nearest"] = relation["nearest_m"]
    saw["measured"] = min(shape.distance(feature.geometry()) for feature in pubs.getFeatures())
    return saw


def overlay_by_area(window):
    dock = window.sample()
    window.find()
    page = window.page("overlay")
    lost = QgsVectorLayer("Point?crs=&field=name:string", "No system", "memory")
    feature = QgsFeature(lost.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(1, 2)))
    lost.dataProvider().addFeatures([feature])
    PROJECT().addMapLayer(lost)
    window.pause(300)
    page.tick(lost.id())
    window.wait(lambda: lost.id() in dock.session.result.skipped, 30, "the layer without a system")
    said = page.status.text()
    window.show_in_page(page.summarise)
    window.click(page.summarise.button)
    window.wait(lambda: dock.session.result.areas, 60, "the areas")
    window.pause(200)
    table = page.table
    first = [table.item(0, c).text() for c in range(4)]
    window.click_row(table, 0)
    window.show_in_page(page.select)
    window.click(page.select)
    window.pause(300)
    result = dock.session.result
    areas = PROJECT().mapLayer(result.areas_layer_id)
    return {
        "said": said, "first": first, "count": table.rowCount(),
        "areas_selected": [feature["area_name"] for feature in areas.selectedFeatures()],
        "spots_selected": sorted({feature["area_name"] for feature in result.layer.selectedFeatures()}),
        "crimes": sum(row["crimes"] for row in result.areas), "used": dock.session.result.about["summary"],
    }


def slow_web_layer(window):
    """A web layer that takes its time, and one that has gone."""
    dock = window.sample()
    window.find()
    here = os.path.dirname(os.path.abspath(driver.__file__))
    server = subprocess.Popen(
        ["/usr/bin/python3", os.path.join(here, "wfs_server.py"), "4"], stdout=subprocess.PIPE, universal_newlines=True)
    port = server.stdout.readline().strip()
    pubs = QgsVectorLayer(
        "url='http://127.0.0.1:{}/wfs' typename='force:pubs' version='1.1.0' srsname='EPSG:27700' "
        "restrictToRequestBBOX='0' pagingEnabled='false'".format(port), "Pubs", "WFS")
    assert pubs.isValid()
    PROJECT().addMapLayer(pubs, False)
    # Not shown on the map, which would fetch it too.
    PROJECT().layerTreeRoot().insertLayer(0, pubs).setItemVisibilityChecked(False)
    page = window.page("overlay")
    window.wait(lambda: page.layers.topLevelItemCount() == 2, 10, "the list")
    beats, last = [], [time.monotonic()]

    def beat():
        beats.append(time.monotonic() - last[0])
        last[0] = time.monotonic()

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(20)
    page.tick(pubs.id())
    window.pause(500)
    said = page.status.text()
    window.wait(lambda: pubs.id() in dock.session.result.context, 30, "the pubs")
    timer.stop()
    result = dock.session.result
    relations = result.context[pubs.id()]
    shapes = {row["hotspot_id"]: next(result.layer.getFeatures([row["fid"]])).geometry() for row in result.rows}
    wrong = [
        one for one, relation in relations.items()
        if relation["nearest_m"] is not None and abs(relation["nearest_m"] - min(
            shapes[one].distance(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
            for x, y in ((449800, 520600), (449900, 520650), (445000, 519000)))) > 1e-6]
    server.kill()
    asked = server.stdout.read().split("\n")
    return {"said": said, "longest": max(beats), "wrong": wrong, "spots": len(relations),
            "column": dock.find.results.model.columns[-1].title, "asked": asked.count("getfeature"), "log": asked}


# -- the controls -----------------------------------------------------------------------------------------------------
def controls(window):
    """What every control says of itself, and whether it fits."""
    dock = window.sample()
    window.find()
    silent, wide, mnemonics = [], {}, {}
    for name in ("data", "find", "overlay"):
        page = window.page(name)
        wide[name] = [page.minimumSizeHint().width(), page.parentWidget().width()]
        keys = []
        for control in page.findChildren(QWidget):
            if not control.isVisible():
                continue
            asks = isinstance(control, QComboBox) or isinstance(control, QAbstractButton) and control.text()
            if asks and not control.toolTip():
                silent.append("{}: {} {} {}".format(name, type(control).__name__, control.objectName(), (
                    control.text() if isinstance(control, QAbstractButton) else control.currentText())))
            if isinstance(control, (QAbstractButton, QLabel)) and not isinstance(control, QLineEdit):
                words = control.text().replace("&&", "")
                if "&" in words and not words.startswith("<"):
                    keys.append(words[words.index("&") + 1].lower())
        mnemonics[name] = keys
    return {"silent": silent, "wide": wide, "mnemonics": mnemonics,
            "screen": [iface.mainWindow().width(), iface.mainWindow().height()],
            "dock": [dock.width(), dock.mapTo(iface.mainWindow(), QPoint(0, 0)).x()]}


def advanced(window):
    """The rarer parameters, in Processing's own controls under a heading that folds."""
    dock = window.sample()
    page = window.page("find")
    form = page.form
    folded = not form.advanced.isVisible()
    form.advanced_box.setCollapsed(False)
    window.pause(200)
    shown = sorted(form.advanced.wrappers)
    largest = form.advanced.wrappers["MAX_AREA"].wrappedWidget()
    spin = largest if hasattr(largest, "setValue") else largest.findChild(QDoubleSpinBox)
    spin.setValue(0.02)
    line = form.advanced.wrappers["FILTER"].wrappedWidget().findChild(QLineEdit)
    line.setText("\"location\" LIKE '%Street%'")
    line.editingFinished.emit()
    window.pause(200)
    heading = form.advanced_box.title()
    window.find()
    rows = dock.session.result.rows
    saw = {"folded": folded, "shown": shown, "heading": heading, "largest": max(row["area_km2"] for row in rows),
           "places": {card["locations"][0]["location"] for card in dock.session.result.cards.values()}}
    saw["streets"] = all("Street" in place for place in saw.pop("places"))
    form.method.setCurrentIndex(1)
    form.method.activated.emit(1)
    saw["gistar"] = sorted(form.advanced.wrappers)
    form.advanced.forget()
    saw["after"] = [form.advanced_box.title(), dock.session.choices.advanced]
    return saw


def tick_offences(window):
    """The list of offences, with mouse and keyboard: it stays open while one ticks."""
    dock = window.sample()
    offences = window.page("find").form.offences
    before = offences.chosen()
    faces = [offences.face()]
    offences.showPopup()
    window.pause(300)
    view = offences.view()
    counts = [offences.model().item(i).text() for i in range(offences.model().rowCount())]
    rows = [i for i, name in offences._names.items() if name in ("Burglary", "Public order")]
    for row in rows:
        window.click(view.viewport(), view.visualRect(offences.model().index(row, 0)).center())
        faces.append(offences.face())
    still_open = view.isVisible()
    view.setCurrentIndex(offences.model().index(rows[0], 0))
    window.key(view, Qt.Key.Key_Space)
    faces.append(offences.face())
    offences.hidePopup()
    window.page("find").form.set_offences(None)
    return {"before": before, "faces": faces, "open": still_open, "counts": counts, "again": offences.chosen(),
            "survey": dock.session.survey.offences}


def command(window):
    save_project(window)
    dock = window.sample()
    crimes = dock.session.layer(dock.session.choices.crimes)
    window.find()
    from hotspot_policing.ui.command_dialog import CommandDialog

    about = dock.session.result.about
    dialog = CommandDialog(PROJECT(), about["method"], about["parameters"])
    dialog.tabs.setCurrentIndex(0)
    windows = dialog.text()
    dialog.tabs.setCurrentIndex(1)
    rows = [[row["hotspot_id"], row["crimes"], row["area_name"]] for row in dock.session.result.rows]
    source = dock.session.result.layer.source()
    # Crimes that only this session has can be in no command.
    memory = new_points("Memory", [(0, 0, "x")])
    refused = CommandDialog(PROJECT(), "countcrimes", {"INPUT": memory.id(), "HOTSPOTS": "TEMPORARY_OUTPUT"}).text()
    return {"windows": windows, "sh": dialog.text(), "rows": rows, "source": source, "refused": refused,
            "crimes": crimes.source()}


def dark(window):
    """Charts and controls take the colours of a dark theme."""
    dock = window.sample()
    QgsApplication.setUITheme("Night Mapping")
    window.pause(500)
    window.find()
    window.click_row(dock.find.results.table, 0)
    window.click_row(dock.find.results.table, 0, double=True)
    window.pause(800)
    from hotspot_policing.ui.charts import Chart

    chart = next(chart for chart in dock.card.findChildren(Chart) if chart.isVisible())
    screen = dock.grab().toImage()
    corner = chart.mapTo(dock, QPoint(3, 3))
    shades = [screen.pixelColor(corner.x() + x, corner.y() + y).lightness()
              for x in range(chart.width() - 6) for y in range(0, chart.height() - 6, 3)]
    window.picture("dark")
    return {"chart": screen.pixelColor(corner).lightness(),
            "page": screen.pixelColor(corner - QPoint(6, 6)).lightness(), "lightest": max(shades)}
