"""What a user does on each page, and what it then shows; ``test_pages.py`` says what it should."""

import csv
import os
import subprocess
import zipfile

import driver
from driver import DEMO, WARDS, hot_spot_layers, new_points, result_layers, save_project, tree
from heartbeat import Standstill
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsRenderContext,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QCursor, QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from qgis.utils import iface

PROJECT = QgsProject.instance
#: Widths of the dock that are looked at.
WIDTHS = (300, 420, 800)


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
    dock.page("data").import_files([os.path.join(DEMO, "police_uk.zip")], "TEMPORARY_OUTPUT", "Crimes")
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
    items = [overlay.layers.topLevelItem(i) for i in range(3)]
    # The wards give the names of the hot spots before anything is ticked.
    saw["marked"] = [item.text(0) for item in items if item.text(2)]
    QCursor.setPos(overlay.mapToGlobal(QPoint(30, 10)))
    window.wait(overlay.underMouse, 10, "the mouse")
    for layer in (pubs, roads):
        overlay.tick(layer.id())
    window.wait(lambda: len(dock.session.result.context) == 2, 30, "pubs and roads")
    window.pause(500)
    saw["stays open below the mouse"] = not overlay.isCollapsed()
    QCursor.setPos(iface.mapCanvas().mapToGlobal(QPoint(30, 30)))
    window.wait(overlay.isCollapsed, 10, "the fold to close")
    boxes = [overlay.layers.itemWidget(overlay.layers.topLevelItem(i), 1) for i in range(3)]
    saw["lists"] = [box.accessibleName() for box in boxes]
    table = dock.find.results.table
    seen = table.columnViewportPosition(2) + table.columnWidth(2)
    saw["in sight"] = [table.horizontalScrollBar().value(), seen < table.viewport().width()]
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
        faded=[round(_faintest(layer), 2) for layer in hot_spot_layers()],
        wards_opacity=wards.opacity(),
        columns=[column.title for column in dock.find.results.model.columns],
    )
    row = dock.session.result.rows[0]
    relation = dock.session.result.context[pubs.id()][row["hotspot_id"]]
    shape = next(dock.session.result.layer.getFeatures([row["fid"]])).geometry()
    saw["nearest"] = relation["nearest_m"]
    saw["measured"] = min(shape.distance(feature.geometry()) for feature in pubs.getFeatures())
    return saw


def _faintest(layer):
    """The least opacity of what the symbols of a layer are made of."""
    symbols = layer.renderer().symbols(QgsRenderContext())
    inside = [one.subSymbol() for symbol in symbols for one in symbol.symbolLayers() if one.subSymbol() is not None]
    return min(symbol.opacity() for symbol in [*symbols, *inside])


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
    folded = page.title()
    page = window.totals()
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
        "folded": [folded, dock.find.results.isVisible()],
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
    standstill = Standstill()
    page.tick(pubs.id())
    window.pause(500)
    said = page.status.text()
    window.wait(lambda: pubs.id() in dock.session.result.context, 30, "the pubs")
    longest = standstill.longest()
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
        "longest": longest,
        "wrong": wrong,
        "spots": len(relations),
        "column": dock.find.results.model.columns[2].title,
        "asked": asked.count("getfeature"),
        "log": asked,
    }


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
    from hotspot_policing.bridge.files.xlsx import Workbook
    from hotspot_policing.ui.state.opening import can_open

    dock = window.sample()
    window.find()
    export, result = dock.find.export, dock.session.result
    paths = {name: os.path.join(window.folder, name) for name in ("t.csv", "h.gpkg", "p.html", "s.html", "t.xlsx")}
    # As a name from a map may be: a spreadsheet must not run it.
    result.cards[result.rows[0]["hotspot_id"]]["locations"][0]["location"] = "=1+1"
    result.name_them()
    export.write_csv(paths["t.csv"])
    export.write_workbook(paths["t.xlsx"])
    window.wait(lambda: can_open(paths["t.xlsx"]), 30, "the spreadsheet")
    export.write_package(paths["h.gpkg"])
    export.write_page(paths["p.html"])
    window.wait(lambda: os.path.exists(paths["p.html"]), 30, "the page")
    export.write_statement(paths["s.html"])
    window.wait(lambda: os.path.exists(paths["s.html"]), 30, "the statement")
    with open(paths["s.html"], encoding="utf-8") as file:
        statement = file.read()
    export.write_csv(os.path.join(window.folder, "nowhere", "t.csv"))
    export.write_workbook(os.path.join(window.folder, "nowhere", "t.xlsx"))
    window.pause(800)
    book = Workbook(paths["t.xlsx"], "t.xlsx")
    sheets = {name: [row for block in book.rows(name, 5000, 50) for row in block] for name in book.sheets}
    foreign = os.path.join(window.folder, "foreign.xlsx")
    with open(paths["t.xlsx"], "rb") as file, open(foreign, "wb") as copy:
        copy.write(file.read())
    opens = [can_open(paths["t.xlsx"]), can_open(foreign), can_open(paths["h.gpkg"]), can_open(paths["t.csv"])]
    os.remove(foreign)
    buttons = [len(item.findChildren(QPushButton)) for item in iface.messageBar().items()]
    said = "\n".join(item.text() for item in iface.messageBar().items())
    again = QgsVectorLayer(paths["h.gpkg"] + "|layername=hotspots", "again", "ogr")
    with open(paths["t.csv"], encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    with open(paths["p.html"], encoding="utf-8") as file:
        page = file.read()
    return {
        "rows": len(result.rows),
        "table": table[:2] + [str(len(table))],
        "sheets": [[name, len(rows), rows[:2]] for name, rows in sheets.items()],
        "shares": [row["share"] for row in result.rows[:2]],
        "opens": opens,
        "buttons": sorted(buttons),
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
    saw = {"empty": [card.isVisible() for card in (page.downloads, page.own, page.layer, page.sample)]}

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
        said.append([page.points.currentData(), "Approximate locations" in page.facts.text()])
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
    saw["enabled"] = page.own.isEnabled() and page.sample.isEnabled()
    return saw


def strays(window):
    """An export with two points at other ends of Britain, and a run of it."""
    path, out = (os.path.join(window.folder, name) for name in ("export.csv", "crimes.gpkg"))
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["crime_ref", "offence", "date", "easting", "northing"])
        for i in range(600):
            rows.writerow([i, "Burglary", "01/02/2025", 445_000 + 50 * i, 510_000 + i * i % 20_000])
        rows.writerows([[600, "Burglary", "01/02/2025", 90_000, 20_000], [601, "Burglary", "01/02/2025", 440_000, 1e6]])
    dock, page = window.dock(), window.page("data")
    page._ask_where = lambda source, profile: page.import_records(source, profile, out)
    page.open_records(path)
    window.wait(lambda: page.dialog is not None and page.dialog.isVisible(), 20, "the dialog")
    window.click(page.dialog.importing)
    window.wait(lambda: dock.session.survey is not None, 60, "the import")
    window.pause(1000)
    window.picture("strays")
    view, layer = iface.mapCanvas().extent(), dock.session.layer(dock.session.choices.crimes)
    return {
        "said": page.imported.text(),
        "layer": [layer.featureCount(), layer.extent().height()],
        "view": [view.contains(QgsRectangle(445_300, 511_000, 474_700, 529_000)), view.height()],
    }


def check_data(window):
    """The check of the sample on the page Data, and the premises that are left out."""
    dock = window.sample()
    save_project(window)
    page = window.page("data")
    window.wait(lambda: dock.session.survey is not None, 30, "the look at the crimes")
    window.pause(200)
    lines = {line.about: line.words for line in page.facts.lines()}
    saw = {"facts": page.facts.text(), "premises": lines["premises"], "command": dock.session.find_parameters()}
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
    window.wait(lambda: dock.session.survey is not None and not dock.session.survey.premises, 30, "no premises")
    saw["all count"] = [line.verdict for line in page.facts.lines() if line.about == "premises"]
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


# -- the page Crimes --------------------------------------------------------------------------------------------------
def drop(page, *paths):
    """Let go of files over the page; whether it takes them."""
    files = QMimeData()
    files.setText("no file")
    if paths:
        files.setUrls([QUrl.fromLocalFile(path) for path in paths])
    buttons = (Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(20, 20), *buttons)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(20, 20), *buttons))
    return enter.isAccepted()


def two_forces(window):
    """A folder with a ZIP and CSV files: Cleveland without February, and a month of another force."""
    folder = os.path.join(window.folder, "download")
    os.makedirs(os.path.join(folder, "2025-02"))
    with zipfile.ZipFile(os.path.join(DEMO, "police_uk.zip")) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".csv"))
        text = {name: archive.read(name).decode("utf-8") for name in names}
    # Of March some rows have no point.
    header, *lines = text[names[2]].splitlines()
    for i in range(5):
        cells = lines[i].split(",")
        lines[i] = ",".join(cells[:4] + ["", ""] + cells[6:])
    text[names[2]] = "\n".join([header, *lines]) + "\n"
    with zipfile.ZipFile(os.path.join(folder, "cleveland.zip"), "w") as archive:
        for name in (names[0], names[2]):
            archive.writestr(name, text[name])
    other = text[names[1]].replace("Cleveland Police", "Police Service of Northern Ireland")
    with open(os.path.join(folder, "2025-02", "2025-02-northern-ireland-street.csv"), "w", encoding="utf-8") as file:
        file.write(other)
    with open(os.path.join(folder, "2025-02", "notes.csv"), "w", encoding="utf-8") as file:
        file.write("Stray,Table\n1,2\n")
    return folder


def listed(page):
    """[force, its cell with rows, [month, rows] of each] as the tree shows them."""
    tree, out = page.months.tree, []
    for i in range(tree.topLevelItemCount()):
        above = tree.topLevelItem(i)
        inner = [above.child(j) for j in range(above.childCount())]
        out.append(
            [
                above.text(0),
                above.text(1),
                [[item.text(0), item.text(1), item.foreground(0).color().red() > 100] for item in inner],
            ]
        )
    return out


def download(window):
    """A folder is dropped: counted, ticked, and only what is ticked is imported."""
    dock = window.dock()
    page = window.page("data")
    saw = {"start": [page.sources.isVisible(), page.next.button.isEnabled()]}
    assert drop(page, two_forces(window))
    window.wait(page.months.isVisible, 30, "the months")
    window.pause(200)
    saw["listed"], saw["ticked"] = listed(page), sorted(page.months.chosen())
    saw["before"] = [page.next.button.isEnabled(), page.months.said.text(), result_layers()]
    window.picture("crimes-two-forces")
    cleveland = [cell for cell in page.months._items if cell[0].startswith("Cleveland")]
    for cell in page.months._items:
        page.months.tick(cell, True)
    window.pause(50)
    saw["both"] = [page.months.said.text(), page.months.rows()]
    # The force's own tick takes all of its months.
    tree = page.months.tree
    ireland = next(i for i in range(2) if not tree.topLevelItem(i).text(0).startswith("Cleveland"))
    tree.topLevelItem(ireland).setCheckState(0, Qt.CheckState.Unchecked)
    window.pause(50)
    saw["one"] = [sorted(page.months.chosen()) == sorted(cleveland), page.months.said.text(), page.months.rows()]
    page.months.tick(cleveland[0], False)
    window.pause(50)
    saw["rest"] = page.months.rows()
    out = os.path.join(window.folder, "crimes.gpkg")
    page._ask_where = lambda sources: page.import_files(sources, out)
    window.click(page.next.button)
    window.wait(lambda: dock.session.survey is not None, 60, "the import")
    window.pause(300)
    layer = dock.session.layer(dock.session.choices.crimes)
    saw["imported"] = sorted({feature["date"].toString("yyyy-MM") for feature in layer.getFeatures()})
    saw["sources"] = sorted({feature["source"] for feature in layer.getFeatures()})
    saw["said"], saw["count"] = page.imported.text(), layer.featureCount()
    saw["after"] = [page.months.isVisible(), page.sources.isVisible(), page.next.button.isEnabled()]
    saw["lines"] = {line.about: [line.verdict, line.words] for line in page.facts.lines() if line.about != "note"}
    window.picture("crimes-imported")
    # The next step.
    window.click(page.next.button)
    saw["turned"] = dock.current
    return saw


def dropped(window):
    """One thing after another: a ZIP of one force, tables, a GeoPackage, what cannot be read, nothing at all."""
    dock = window.dock()
    page = window.page("data")
    saw = {"nothing": drop(page)}
    drop(page, os.path.join(DEMO, "police_uk.zip"))
    window.wait(page.months.isVisible, 30, "the months")
    saw["zip"] = [len(page.months.chosen()), page.months.sources() == [os.path.join(DEMO, "police_uk.zip")]]
    window.click(page.back)
    saw["closed"] = [page.months.isVisible(), page.sources.isVisible(), result_layers()]
    table = os.path.join(window.folder, "own.csv")
    people(table, 300, 3)
    drop(page, table)
    window.wait(lambda: page.dialog is not None and page.dialog.isVisible(), 20, "the dialog")
    saw["table"] = page.dialog.table.shown
    page.dialog.reject()
    paper = os.path.join(window.folder, "notes.pdf")
    with open(paper, "wb") as file:
        file.write(b"%PDF-1.4 no table")
    empty = os.path.join(window.folder, "empty")
    os.makedirs(empty)
    saw["refused"] = []
    for paths in ([paper], [empty], [table, paper], [os.path.join(window.folder, "gone.csv")]):
        drop(page, *paths)
        window.wait(lambda: page.imported.text() and not page.next.running, 20, "what is wrong")
        saw["refused"].append([os.path.basename(paths[0]), page.imported.text(), page.sources.isEnabled()])
        page.imported.say("")
    points = new_points(
        "Own", [(450000, 520000, "Theft", "2025-01-02")], fields="field=offence:string&field=date:string"
    )
    path = os.path.join(window.folder, "points.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "crimes of 2025"
    QgsVectorFileWriter.writeAsVectorFormatV3(points, path, QgsProject.instance().transformContext(), options)
    QgsProject.instance().removeMapLayer(points.id())
    window.pause(300)
    drop(page, path)
    window.wait(lambda: dock.session.survey is not None, 20, "the layer")
    layer = dock.session.layer(dock.session.choices.crimes)
    saw["layer"] = [layer.name(), layer.featureCount(), dock.session.choices.offence_field]
    return saw


def people(path, rows, each):
    """An export with a row for each person: so many have the same crime number."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Crime Number", "Offence", "Committed From Date", "Easting", "Northing", "Role"])
        for i in range(rows):
            crime = i // each
            writer.writerow(
                [f"47/{crime}/25", "Theft", f"{1 + crime % 28}/02/2025", 449000 + 7 * crime, 520000, "Witness"]
            )


def reference(window):
    """Crime numbers that repeat are asked about, and the answer is imported and remembered."""
    dock = window.dock()
    page = window.page("data")
    path = os.path.join(window.folder, "people.csv")
    people(path, 300, 3)

    def opened():
        page.dialog = None
        page.open_records(path)
        window.wait(lambda: page.dialog is not None and page.dialog.isVisible(), 20, "the dialog")
        window.pause(300)
        return page.dialog

    def state(dialog):
        return [
            dialog.question.isVisible(),
            dialog.importing.isEnabled(),
            dialog.one_each.isChecked(),
            dialog.profile().columns.get("reference"),
            dialog.profile().one_each,
        ]

    dialog = opened()
    saw = {"asked": state(dialog), "words": dialog.repeating.text(), "folded": dialog.folded.isVisible()}
    saw["columns"] = dialog.folded.text()
    window.picture("crimes-reference")
    window.click(dialog.no_number, QPoint(8, dialog.no_number.height() // 2))
    window.wait(dialog.importing.isEnabled, 5, "every row")
    saw["not the number"], saw["every row"] = state(dialog), dialog.summary.text()
    window.click(dialog.unfold)
    saw["unfolded"] = dialog.meanings["reference"].isVisible()
    # A part of the name is enough; Return chooses it and does not import.
    box = dialog.meanings["reference"]
    box.setFocus()
    box.lineEdit().selectAll()
    for letter in "number":
        window.key(box, getattr(Qt.Key, "Key_" + letter.upper()))
    window.pause(200)
    popup = box.completer().popup()
    saw["offered"] = [popup.model().index(i, 0).data() for i in range(popup.model().rowCount())]
    popup.hide()
    window.key(box, Qt.Key.Key_Return)
    window.wait(lambda: dialog.question.isVisible(), 5, "the question")
    saw["again"], saw["open"] = state(dialog), dialog.isVisible()
    window.click(dialog.one_each, QPoint(8, dialog.one_each.height() // 2))
    window.wait(dialog.importing.isEnabled, 5, "one row each")
    saw["one each"], saw["one row"] = state(dialog), dialog.summary.text()
    dialog.name.setText("People")
    out = os.path.join(window.folder, "crimes.gpkg")
    page._ask_where = lambda source, profile: page.import_records(source, profile, out)
    window.click(dialog.importing)
    window.wait(lambda: dock.session.survey is not None, 60, "the import")
    window.pause(300)
    saw["said"], saw["crimes"] = page.imported.text(), dock.session.survey.usable
    saw["remembered"] = state(opened())
    return saw


def unnamed(widget):
    """Controls without a name for a screen reader: neither their own, nor a text, nor a label that is theirs."""
    # A list without rows is false.
    labels = {label.buddy() for label in widget.findChildren(QLabel) if label.buddy() is not None}
    kinds = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)
    return [
        f"{type(one).__name__} in {type(one.parent()).__name__}"
        for one in widget.findChildren(QWidget)
        if isinstance(one, kinds)
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(one.parent(), (QComboBox, QAbstractItemView))
        and not one.objectName().startswith("qt_")
        and not one.parent().inherits("QComboBoxPrivateContainer")
        and not one.parent().inherits("QgsCollapsibleGroupBoxBasic")
        and not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()) or one in labels)
    ]


def widths(window):
    """Every state of the page in a narrow, a usual and a wide dock, light and dark: nothing is cut off."""
    dock = window.dock()
    page = window.page("data")
    saw = {"cut off": [], "unnamed": [], "widths": set()}
    folder = two_forces(window)
    people(os.path.join(window.folder, "people.csv"), 300, 3)

    def look(state):
        for width in WIDTHS:
            window.iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)
            window.pause(300)
            needed, given = page.minimumSizeHint().width(), page.parentWidget().width()
            if needed > given:
                saw["cut off"].append([state, width, needed, given])
            saw["widths"].add(dock.width())
            window.picture(f"crimes-{state}-{width}")
        saw["unnamed"] += unnamed(page)

    look("empty")
    drop(page, folder)
    window.wait(page.months.isVisible, 30, "the months")
    page.months.tree.expandAll()
    look("months")
    window.click(page.back)
    window.sample()
    window.page("data")
    look("sample")
    window.show_in_page(page.check.button)
    window.click(page.check.button.button)
    window.wait(page.check.tree.isVisible, 60, "the report")
    page.others.setChecked(True)
    page.folded.setCollapsed(False)
    look("everything")
    saw["dock"], saw["widths"] = dock.width(), sorted(saw["widths"])
    window.iface.mainWindow().resizeDocks([dock], [420], Qt.Orientation.Horizontal)
    QgsApplication.setUITheme("Night Mapping")
    window.pause(500)
    window.picture("crimes-everything-dark")
    page.others.setChecked(False)
    page.folded.setCollapsed(True)
    window.pause(300)
    window.picture("crimes-sample-dark")
    drop(page, folder)
    window.wait(page.months.isVisible, 30, "the months")
    page.months.tree.expandAll()
    window.picture("crimes-months-dark")
    return saw
