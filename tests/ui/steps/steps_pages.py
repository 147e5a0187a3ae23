"""What a user does on each page, and what it then shows; ``test_pages.py`` says what it should."""

import csv
import os
import subprocess
import time

import driver
from driver import DEMO, WARDS, hot_spot_layers, new_points, save_project, tree
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
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from qgis.utils import iface

from hotspot_policing.ui.parts.widgets import LayerBox
from hotspot_policing.ui.parts.words_box import WordsBox
from hotspot_policing.ui.state.methods import METHODS
from hotspot_policing.ui.tool.tool_form import processing_context

PROJECT = QgsProject.instance


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
    form = dock.find.form
    saw["proposed"] = [form.areas_note.text()]
    dock.session.set_areas("-")
    saw["proposed"].append(form.areas_note.text())
    dock.session.set_areas(wards.id())
    saw["proposed"].append(form.areas_note.text())
    window.find()
    overlay = window.page("overlay")
    for layer in (pubs, roads):
        overlay.tick(layer.id())
    window.wait(lambda: len(dock.session.result.context) == 2, 30, "pubs and roads")
    overlay.opacity.setValue(40)
    window.pause(200)
    saw.update(
        after=tree(),
        active=iface.activeLayer().name(),
        extent=iface.mapCanvas().extent().toString() == extent,
        selected=sorted(wards.selectedFeatureIds()),
        styles=all(
            PROJECT().mapLayer(key).styleManager().style("default").xmlData() == xml for key, xml in styles.items()
        ),
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
        "said": said,
        "first": first,
        "count": table.rowCount(),
        "areas_selected": [feature["area_name"] for feature in areas.selectedFeatures()],
        "spots_selected": sorted({feature["area_name"] for feature in result.layer.selectedFeatures()}),
        "crimes": sum(row["crimes"] for row in result.areas),
        "used": dock.session.result.about["summary"],
    }


def slow_web_layer(window):
    """A web layer that takes its time, and one that has gone."""
    dock = window.sample()
    window.find()
    here = os.path.dirname(os.path.abspath(driver.__file__))
    server = subprocess.Popen(
        ["/usr/bin/python3", os.path.join(here, "wfs_server.py"), "4"], stdout=subprocess.PIPE, universal_newlines=True
    )
    port = server.stdout.readline().strip()
    pubs = QgsVectorLayer(
        f"url='http://127.0.0.1:{port}/wfs' typename='force:pubs' version='1.1.0' srsname='EPSG:27700' "
        "restrictToRequestBBOX='0' pagingEnabled='false'",
        "Pubs",
        "WFS",
    )
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
        one
        for one, relation in relations.items()
        if relation["nearest_m"] is not None
        and abs(
            relation["nearest_m"]
            - min(
                shapes[one].distance(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
                for x, y in ((449800, 520600), (449900, 520650), (445000, 519000))
            )
        )
        > 1e-6
    ]
    server.kill()
    asked = server.stdout.read().split("\n")
    return {
        "said": said,
        "longest": max(beats),
        "wrong": wrong,
        "spots": len(relations),
        "column": dock.find.results.model.columns[-1].title,
        "asked": asked.count("getfeature"),
        "log": asked,
    }


# -- the controls -----------------------------------------------------------------------------------------------------
def controls(window):
    """What every control says of itself, and whether it fits."""
    dock = window.sample()
    # With harm there are more of them.
    dock.find.form.rank_by.rank.setCurrentIndex(1)
    dock.find.form.rank_by.rank.activated.emit(1)
    dock.find.form.set_offences(list(dock.session.survey.offences))
    window.find()
    silent, wide, mnemonics = [], {}, {}
    for name in ("data", "find", "overlay", "patrol", "evaluate", "balance", "publish"):
        page = window.page(name)
        wide[name] = [page.minimumSizeHint().width(), page.parentWidget().width()]
        keys = []
        for control in page.findChildren(QWidget):
            if not control.isVisible():
                continue
            asks = isinstance(control, QComboBox) or isinstance(control, QAbstractButton) and control.text()
            if asks and not control.toolTip():
                silent.append(
                    f"{name}: {type(control).__name__} {control.objectName()} "
                    f"{control.text() if isinstance(control, QAbstractButton) else control.currentText()}"
                )
            if isinstance(control, (QAbstractButton, QLabel)) and not isinstance(control, QLineEdit):
                words = control.text().replace("&&", "")
                if "&" in words and not words.startswith("<"):
                    keys.append(words[words.index("&") + 1].lower())
        mnemonics[name] = keys
    return {
        "silent": silent,
        "wide": wide,
        "mnemonics": mnemonics,
        "screen": [iface.mainWindow().width(), iface.mainWindow().height()],
        "dock": [dock.width(), dock.mapTo(iface.mainWindow(), QPoint(0, 0)).x()],
    }


def silent_controls(page):
    """What a user can act on in a page, shown at the moment or not, that has no tooltip; the parts of QGIS's and Qt's
    own controls count as well, but for the line in a spin box or list that can be typed in, which show theirs."""
    out = []
    for control in page.findChildren(QWidget):
        inside = isinstance(control.parent(), (QComboBox, QAbstractSpinBox))
        acts = isinstance(
            control,
            (
                QAbstractButton,
                QAbstractSpinBox,
                QComboBox,
                QLineEdit,
                QPlainTextEdit,
                QAbstractSlider,
                QAbstractItemView,
            ),
        )
        mine = control.window() == page.window() and not control.objectName().startswith("qt_")
        if (
            acts
            and mine
            and not inside
            and not isinstance(control, (QScrollBar, QHeaderView))
            and not (
                isinstance(control, QAbstractButton)
                and isinstance(control.parent(), (QAbstractItemView, QLineEdit, QgsCollapsibleGroupBox))
            )
            and not control.toolTip()
        ):
            above = control.parent()
            out.append(
                f"{type(control).__name__} "
                f"{control.text() if isinstance(control, QAbstractButton) else control.objectName()!r} "
                f"in {type(above).__name__} {above.toolTip()[:60]!r}"
            )
    return out


def tips(window):
    """Every control of every page, folded or in another step as well, under every method."""
    dock = window.sample()
    window.find()
    silent, seen, listed = {}, {}, []
    for name in ("data", "find", "overlay", "patrol", "evaluate", "balance", "publish"):
        page = window.page(name)
        silent[name], seen[name] = silent_controls(page), len(page.findChildren(QWidget))
        listed += [
            box.itemText(i)
            for box in page.findChildren(QComboBox)
            for i in range(min(box.count(), 12))
            if isinstance(box.currentData(), str)
            and not box.inherits("QgsMapLayerComboBox")
            and not box.inherits("QgsFieldComboBox")
            and not isinstance(box, LayerBox)
        ]
    form = dock.find.form
    for method in METHODS:
        index = form.method.findData(method)
        form.method.setCurrentIndex(index)
        form.method.activated.emit(index)
        window.pause(100)
        silent[method] = silent_controls(form)
        seen[method] = len(form.advanced.findChildren(QWidget))
        listed += [box.itemText(i) for box in form.findChildren(WordsBox) for i in range(box.count())]
    silent["card"] = silent_controls(dock.card)
    # No list shows a token: what files and commands have for what is chosen.
    tokens = [text for text in listed if "_" in text or text in ("auto", "utc", "written", "count", "log")]
    # What is chosen by words is remembered as the token.
    first = form.method.findData("gistar")
    form.method.setCurrentIndex(first)
    form.method.activated.emit(first)
    values = form.advanced.wrappers["VALUES"]
    before = dock.session.find_parameters().get("VALUES", values.parameterDefinition().defaultValue())
    values.setCurrentIndex(1 - values.currentIndex())
    return {
        "silent": silent,
        "seen": seen,
        "tokens": tokens,
        "listed": len(listed),
        "values": [before, dock.session.find_parameters().get("VALUES")],
        "tip": values.toolTip(),
    }


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
    zone = form.advanced.wrappers["TIME_ZONE"].wrappedWidget()
    zone = zone if isinstance(zone, QComboBox) else zone.findChild(QComboBox)
    zone.setCurrentIndex(1)
    window.pause(200)
    window.wait(lambda: not dock.session.surveying and dock.session.survey is not None)
    zone = [given.get("TIME_ZONE") for given in (dock.session.crime_parameters(), dock.session.find_parameters())]
    heading = form.advanced_box.title()
    window.find()
    rows = dock.session.result.rows
    saw = {
        "folded": folded,
        "shown": shown,
        "heading": heading,
        "zone": zone,
        "largest": max(row["area_km2"] for row in rows),
        "places": {card["locations"][0]["location"] for card in dock.session.result.cards.values()},
    }
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
    return {
        "before": before,
        "faces": faces,
        "open": still_open,
        "counts": counts,
        "again": offences.chosen(),
        "survey": dock.session.survey.offences,
    }


def choose_flags(window):
    """A preset and then none, by the menu beside the offences."""
    dock = window.sample()
    form = window.page("find").form
    saw = {"before": dock.session.crime_parameters().get("FLAGS", "")}
    form.flags_menu.aboutToShow.emit()
    saw["titles"] = [action.text() for action in form.flags_menu.actions() if action.text()]
    saw["able"] = {action.text(): (action.isEnabled(), action.toolTip()) for action in form.flags_menu.actions()}
    next(action for action in form.flags_menu.actions() if action.text() == "ASB").trigger()
    saw["asked"], saw["face"] = dock.session.crime_parameters(), form.offences.face()
    window.find()
    saw["crimes"] = sum(row["crimes"] for row in dock.session.result.rows)
    saw["parameter"] = dock.session.result.about["parameters"].get("FLAGS")
    form.flags_menu.aboutToShow.emit()
    form.flags_menu.actions()[0].trigger()
    saw["after"] = dock.session.crime_parameters().get("FLAGS", "")
    return saw


def command(window):
    save_project(window)
    dock = window.sample()
    crimes = dock.session.layer(dock.session.choices.crimes)
    window.find()
    from hotspot_policing.ui.parts.command_dialog import CommandDialog

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
    return {
        "windows": windows,
        "sh": dialog.text(),
        "rows": rows,
        "source": source,
        "refused": refused,
        "crimes": crimes.source(),
    }


def exports(window):
    """The table, the hot spots and the cards as files; a place that cannot be written to is said."""
    dock = window.sample()
    window.find()
    export, result = dock.find.export, dock.session.result
    paths = {name: os.path.join(window.folder, name) for name in ("t.csv", "h.gpkg", "p.html", "s.html")}
    # As a name from a map may be: a spreadsheet must not run it.
    result.rows[0]["area_name"] = "=1+1"
    export.write_csv(paths["t.csv"])
    export.write_package(paths["h.gpkg"])
    export.write_page(paths["p.html"])
    window.wait(lambda: os.path.exists(paths["p.html"]), 30, "the page")
    export.write_statement(paths["s.html"])
    window.wait(lambda: os.path.exists(paths["s.html"]), 30, "the statement")
    with open(paths["s.html"], encoding="utf-8") as file:
        statement = file.read()
    export.write_csv(os.path.join(window.folder, "nowhere", "t.csv"))
    window.pause(300)
    said = "\n".join(item.text() for item in iface.messageBar().items())
    again = QgsVectorLayer(paths["h.gpkg"] + "|layername=hotspots", "again", "ogr")
    with open(paths["t.csv"], encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    with open(paths["p.html"], encoding="utf-8") as file:
        page = file.read()
    return {
        "rows": len(result.rows),
        "table": table[:2] + [str(len(table))],
        "said": said,
        "again": [again.featureCount(), again.renderer().type(), again.labelsEnabled()],
        "cards": page.count("<h2>"),
        "statement": "Crimes used" in statement,
        "files": sorted(os.listdir(window.folder)),
    }


def dark(window):
    """Charts and controls take the colours of a dark theme."""
    dock = window.sample()
    QgsApplication.setUITheme("Night Mapping")
    window.pause(500)
    window.find()
    window.click_row(dock.find.results.table, 0)
    window.click_row(dock.find.results.table, 0, double=True)
    window.pause(800)
    from hotspot_policing.ui.parts.charts import Chart

    chart = next(chart for chart in dock.card.findChildren(Chart) if chart.isVisible())
    screen = dock.grab().toImage()
    corner = chart.mapTo(dock, QPoint(3, 3))
    shades = [
        screen.pixelColor(corner.x() + x, corner.y() + y).lightness()
        for x in range(chart.width() - 6)
        for y in range(0, chart.height() - 6, 3)
    ]
    window.picture("dark")
    return {
        "chart": screen.pixelColor(corner).lightness(),
        "page": screen.pixelColor(corner - QPoint(6, 6)).lightness(),
        "lightest": max(shades),
    }


def make_export(path):
    """A force's export in Windows-1252, with a column of names and some rows that are no crimes."""
    header = [
        "Our No",
        "Offence",
        "Committed From Date",
        "Committed From Time",
        "Easting",
        "Northing",
        "Victim Name",
        "Crime Status",
    ]
    with open(path, "w", newline="", encoding="cp1252") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for i in range(300):
            writer.writerow(
                [
                    f"47/{i}/25",
                    "Burglary" if i % 3 else "Theft – café",
                    f"{1 + i % 28}/02/2025",
                    f"{i % 24:02d}30",
                    449000 + 7 * i,
                    520000 + 3 * i,
                    "Jo Bloggs",
                    "No crime" if i % 10 == 0 else "Filed",
                ]
            )


def import_records(window):
    """An export with personal columns through the dialog: confirmed over the preview, imported, offered again."""
    path = os.path.join(window.folder, "export.csv")
    make_export(path)
    dock = window.dock()
    page = window.page("data")
    saw = {"empty": page.empty.sentence.text()}

    def opened():
        page.dialog = None
        page.open_records(path)
        window.wait(lambda: page.dialog is not None and page.dialog.isVisible(), 20, "the dialog")
        window.pause(300)
        return page.dialog

    dialog = opened()
    saw["profile"] = dialog.profiles.currentText()
    saw["meanings"] = {name: combo.currentData() for name, combo in dialog.meanings.items() if combo.currentData()}
    saw["summary"], saw["notes"] = dialog.summary.text(), dialog.notes.text()
    saw["titles"] = [dialog.rows.horizontalHeaderItem(i).text() for i in range(dialog.rows.columnCount())]
    saw["first"] = [dialog.rows.item(0, i).text() for i in range(dialog.rows.columnCount())]
    saw["second"] = [dialog.rows.item(1, i).text() for i in range(dialog.rows.columnCount())]
    window.picture("records")
    screen = dialog.screen().availableGeometry() if hasattr(dialog, "screen") else None
    saw["fits"] = screen is None or (dialog.width() <= screen.width() and dialog.height() <= screen.height())
    saw["silent"] = [
        str(type(widget))
        for widget in dialog.findChildren(QWidget)
        if isinstance(widget, (QComboBox, QLineEdit, QAbstractButton))
        and widget.isVisible()
        and not widget.toolTip()
        and widget.objectName() != "qt_spinbox_lineedit"
        and not isinstance(widget.parent(), QComboBox)
    ]
    # Choose one column twice: refused in the dialog.
    combo = dialog.meanings["venue"]
    combo.setCurrentIndex(combo.findData("Offence"))
    combo.activated.emit(combo.currentIndex())
    window.wait(lambda: bool(dialog.problem.text()), 5, "the objection")
    saw["twice"] = (dialog.problem.text(), dialog.importing.isEnabled())
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    window.wait(lambda: dialog.importing.isEnabled(), 5, "the objection to go")
    combo = dialog.meanings["reference"]
    combo.setCurrentIndex(combo.findData("Our No"))
    combo.activated.emit(combo.currentIndex())
    saw["kept"] = [dialog.keep.item(i).text() for i in range(dialog.keep.count())]
    dialog.points.setCurrentIndex(dialog.points.findData("recorded"))
    dialog.name.setText("Our system")
    # Where to save: what the file dialog would answer.
    out = os.path.join(window.folder, "crimes.gpkg")
    page._ask_where = lambda source, profile: page.import_records(source, profile, out)
    window.click(dialog.importing)
    window.wait(lambda: dock.session.survey is not None, 60, "the import")
    window.pause(300)
    saw["said"] = page.imported.text()
    saw["fields"] = dock.session.layer(dock.session.choices.crimes).fields().names()
    saw["from_field"] = dock.session.choices.from_field
    window.picture("records-imported")
    # By the profile nothing is amiss; by the user's word the points are coarse; without it, as the data say.
    said = []
    for origin in ("not known", "coarse", "not known"):
        page.points.setCurrentIndex(page.points.findData(origin))
        page.points.activated.emit(page.points.currentIndex())
        window.wait(lambda: dock.session.survey is not None and not dock.session.surveying, 20, "the survey")
        said.append([page.points.currentData(), "Coarse points" in page.facts.text()])
    saw["points"] = said
    dialog = opened()
    saw["again"] = (
        dialog.profiles.currentText(),
        dialog.meanings["reference"].currentData(),
        dialog.points.currentData(),
    )
    window.key(dialog, Qt.Key.Key_Escape)
    # On Qt 6 it may be gone already.
    saw["closed"] = sip.isdeleted(dialog) or not dialog.isVisible()
    page.open_records(os.path.join(window.folder, "nothing.csv"))
    window.wait(lambda: "does not exist" in page.imported.text(), 10, "the error")
    saw["missing"] = page.imported.text()
    saw["enabled"] = page.records.button.isEnabled() and page.sample.isEnabled()
    return saw


def check_data(window):
    """The check of the sample on the page Data, and the premises that are left out."""
    dock = window.sample()
    save_project(window)
    page = window.page("data")
    window.wait(lambda: dock.session.survey is not None, 30, "the look at the crimes")
    window.pause(200)
    saw = {"facts": page.facts.text(), "premises": page.premises.text(), "command": dock.session.find_parameters()}
    window.show_in_page(page.check.button)
    window.click(page.check.button.button)
    window.wait(lambda: page.check.tree.isVisible(), 60, "the report")
    window.pause(300)
    heads = [page.check.tree.topLevelItem(i) for i in range(page.check.tree.topLevelItemCount())]
    saw["heads"] = [item.text(0) for item in heads]
    saw["checks"] = [[heads[0].child(i).text(j) for j in range(3)] for i in range(heads[0].childCount())]
    saw["bears"] = {heads[1].child(i).text(0): heads[1].child(i).text(1) for i in range(heads[1].childCount())}
    saw["tips"] = all(heads[0].child(i).toolTip(0) for i in range(heads[0].childCount()))
    saw["said"] = page.check.message.text()
    saw["files"] = sorted(os.path.splitext(name)[1] for name in os.listdir(window.folder) if "data check" in name)
    window.show_in_page(page.check.tree)
    window.picture("check")
    # No premises: the count goes, and so does the parameter.
    before = dock.session.survey.premises
    window.show_in_page(page.premises)
    window.click(page.premises)
    window.wait(lambda: page.dialog.isVisible(), 5, "the list")
    saw["list"] = page.dialog.names
    window.picture("premises")
    page.dialog.text.setPlainText("Hospital\n hospital \nHospital")
    page.dialog.accept()
    window.wait(lambda: dock.session.survey is not None and dock.session.survey.premises != before, 30, "the new count")
    saw["edited"] = (dock.session.choices.excluded, dock.session.find_parameters()["EXCLUDE"])
    dock.session.exclude_premises([])
    window.wait(lambda: dock.session.survey is not None and page.premises.text().startswith("No"), 30, "no premises")
    saw["none"] = "EXCLUDE" in dock.session.find_parameters()
    # Other crimes: the report is forgotten.
    layer = dock.session.layer(dock.session.choices.crimes)
    other = layer.clone()
    PROJECT().addMapLayer(other)
    window.pause(300)
    dock.session.set_crimes(other.id())
    window.pause(300)
    saw["forgotten"] = not page.check.tree.isVisible() and not page.check.open_button.isVisible()
    return saw


def add_roads():
    """A road through each of some streets of Middlesbrough, as a layer of the project."""
    roads = QgsVectorLayer("LineString?crs=EPSG:27700&field=name:string", "Roads", "memory")
    made = []
    for i in range(30):
        feature = QgsFeature(roads.fields())
        feature.setAttributes([f"Road {i}"])
        feature.setGeometry(QgsGeometry.fromWkt("LineString({0} 519000, {0} 521500)".format(447000 + 150 * i)))
        made.append(feature)
    roads.dataProvider().addFeatures(made)
    PROJECT().addMapLayer(roads)
    return roads


def every_method(window):
    """Each method of the picker with what the page asks for, on the sample; and back to the first."""
    dock = window.sample()
    page = window.page("find")
    session = dock.session
    roads = add_roads()
    window.pause(300)
    saw = {}
    for index in range(page.form.method.count()):
        name = page.form.method.itemData(index)
        if METHODS[name].answers:
            continue
        page.form.method.setCurrentIndex(index)
        page.form.method.activated.emit(index)
        window.pause(100)
        if name == "streethotspots":
            session.set(advanced=dict(session.choices.advanced, STREETS=roads.id(), NAME_FIELD="name"))
            page.form.show_choices()
        elif name == "kerneldensity":
            session.set(advanced=dict(session.choices.advanced, BANDWIDTH=300.0, CELL_SIZE=50.0))
            page.form.show_choices()
        before = session.choices.result
        window.click(page.button.button)
        window.wait(lambda: session.choices.result is not before or page.problem.text(), 90, name)
        window.pause(400)
        if name == "emerginghotspots":
            saw["short"] = page.problem.text()
            continue
        saw[name] = {
            "problem": page.problem.text(),
            "rows": len(session.result.rows),
            "places": page.form.places_row.isVisible(),
            "own": sorted(page.form.own.wrappers),
            "why": page.form.method.itemData(index, Qt.ItemDataRole.ToolTipRole),
            "layers": sorted(session.result.about["layers"]),
            "summary": session.result.about["summary"],
            "wide": [page.minimumSizeHint().width(), page.parentWidget().width()],
            "estimate": page.estimate.text(),
        }
        if name in ("kerneldensity", "pointclusters"):
            window.picture("method-" + name)
    # What was set for a method comes back with it, and nothing of it reaches another.
    index = page.form.method.findData("pointclusters")
    page.form.method.setCurrentIndex(index)
    page.form.method.activated.emit(index)
    page.form.own.wrappers["EPS"].setParameterValue(77.0, processing_context(session))
    page.form.own._edited()
    first = page.form.method.findData("countcrimes")
    page.form.method.setCurrentIndex(first)
    page.form.method.activated.emit(first)
    saw["there"] = "EPS" in session.find_parameters()
    page.form.method.setCurrentIndex(index)
    page.form.method.activated.emit(index)
    saw["back"] = session.find_parameters()["EPS"]
    return saw
