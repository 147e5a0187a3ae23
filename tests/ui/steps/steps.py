"""What a user does in the window, and what the window then shows; ``test_window.py`` says what it should be."""

import json
import os

from driver import hot_spot_layers, new_points, result_layers, save_project, tree
from qgis.core import QgsApplication, QgsProject, QgsVectorFileWriter
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QLabel, QMenu, QToolBar
from qgis.utils import iface

from hotspot_policing.bridge.results.derived_from import made_by

PROJECT = QgsProject.instance


# -- coming and going -------------------------------------------------------------------------------------------------
def traces():
    """Everything in the window and the registry that a plugin could leave behind."""
    window = iface.mainWindow()
    return {
        "docks": sorted(dock.objectName() for dock in window.findChildren(QDockWidget)),
        "toolbars": sorted(
            f"{bar.objectName()}/{action.text()}" for bar in window.findChildren(QToolBar) for action in bar.actions()
        ),
        "menus": sorted(
            f"{menu.title()}/{action.text()}"
            for menu in window.findChildren(QMenu)
            for action in menu.actions()
            if menu.title()
        ),
        "providers": sorted(provider.id() for provider in QgsApplication.processingRegistry().providers()),
        "listeners": {
            name: PROJECT().receivers(getattr(PROJECT(), name))
            for name in ("readProject", "cleared", "layersAdded", "layersRemoved")
        },
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
    return {
        "before": {name: before[name] for name in ("docks", "toolbars", "menus", "providers", "listeners")},
        "after": {name: after[name] for name in ("docks", "toolbars", "menus", "providers", "listeners")},
        "layers": [layers, result_layers()],
    }


# -- the main way -----------------------------------------------------------------------------------------------------
def main_way(window):
    dock = window.dock()
    ways = dock.page("data")
    empty = [name for name in ("downloads", "own", "layer", "sample") if getattr(ways, name).isVisible()]
    window.sample()
    page, result = dock.find, dock.session.result
    before = page.results.isVisible()
    window.find()
    table = page.results.table
    saw = {
        "empty": empty,
        "sample page": window.sample_page,
        "facts": [line.about for line in ways.facts.lines()],
        "import": [ways.others.isVisibleTo(ways), ways.others.y() < ways.facts.y()],
        "before": before,
        "summary": result.about["summary"],
        "headline": page.headline.summary.text(),
        "account": page.headline.account.text(),
        "used": [page.headline.rows.used, page.headline.rows.missing],
        "rows": table.model().rowCount(),
        "hotspots": result.layer.featureCount(),
        "columns": [table.model().headerData(i, Qt.Orientation.Horizontal) for i in range(table.model().columnCount())],
        "first": [table.model().index(0, c).data() for c in range(5)],
        "called": [[row["rank"], result.where(row)] for row in result.rows],
        "rates": [table.model().index(i, 3).data(Qt.ItemDataRole.UserRole) for i in range(table.model().rowCount())],
        "renderer": result.layer.renderer().type(),
        "labels": result.layer.labelsEnabled(),
        "tree": tree(),
    }
    names = [table.model().index(i, 1).data() for i in range(10)]
    room = table.columnWidth(1) - 8
    saw["read"] = {table.fontMetrics().elidedText(name, table.textElideMode(), room) for name in names}
    saw["read"] = [len(saw["read"]), min(map(len, saw["read"]))]
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
    saw["back"] = dock.stack.currentWidget() is dock.pages
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
        "from_map": from_map,
        "after_sort": after_sort,
        "falling": sorted_crimes == sorted(sorted_crimes, reverse=True),
        "card_of": dock.card.hotspot_id,
        "clicked": spot["hotspot_id"],
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
    rows = [(450000 + i % 9, 520000, "Robbery", f"2025-01-{3 + 7 * (i % 4):02d} 22:10", None) for i in range(40)]
    rows += [(452000 + 400 * (i % 12), 523000, "Burglary", "2025-01-06 09:00", "2025-01-06 17:00") for i in range(24)]
    new_points("Own crimes", rows, fields="field=offence:string&field=committed_from:string&field=committed_to:string")
    window.wait(lambda: dock.session.survey is not None, 30, "the survey")
    page = window.page("data")
    fields = {name: box.currentField() for name, box in page.fields.items()}
    window.find()
    window.wait(lambda: dock.session.result.hours, 30, "the hours")
    dock.open_card(dock.session.result.rows[0]["hotspot_id"])
    window.pause(600)
    from hotspot_policing.ui.parts.charts import WeekChart

    chart = next(chart for chart in dock.card.findChildren(WeekChart) if chart.isVisible())
    dock.card.scroll.ensureWidgetVisible(chart)
    window.pause(300)
    words = {text for *_, text in chart._spots}
    window.picture("week")
    headings = [label.text() for label in dock.card.findChildren(QLabel)]
    return {
        "fields": fields,
        "friday": [text for text in words if text.startswith("Fri 22:00–23:00")],
        "there": "<b>Hours of the week</b>" in headings,
        "framed": chart.windows,
        "words": [text for text in headings if "Busiest: " in text],
    }


# -- cancel, errors, closing ------------------------------------------------------------------------------------------
def cancel(window):
    dock = window.sample()
    save_project(window)
    window.find()
    before = (result_layers(), sorted(os.listdir(window.folder)), dock.session.result.about["summary"])
    page = window.page("find")
    page.form.size.setValue(20)
    window.pause(100)
    window.click(page.button.button)
    window.wait(lambda: page.button.bar.isVisible() and page.button.stage.text(), 10)
    # At once: on a busy machine a pause can outlast the run.
    stage = page.button.stage.text()
    window.click(page.button.cancel)
    window.wait(lambda: not page.button.running, 60, "the cancel")
    window.pause(300)
    return {
        "stage": stage,
        "said": page.problem.text(),
        "before": before,
        "after": (result_layers(), sorted(os.listdir(window.folder)), dock.session.result.about["summary"]),
        "table": page.results.isVisible(),
    }


def errors(window):
    dock = window.dock()
    new_points(
        "Crimes without a system",
        [(450000 + i, 520000, "Robbery") for i in range(40)],
        crs="",
        fields="field=offence:string",
    )
    window.wait(lambda: dock.session.survey_error, 20, "the error")
    page = window.page("find")
    saw = {"no_crs": page.problem.text(), "button": page.button.button.isEnabled()}
    PROJECT().clear()
    rows = [(450000 + 10 * i, 520000, "Robbery", -1 if i == 7 else 1) for i in range(40)]
    new_points("Weighted", rows, fields="field=offence:string&field=weight:double")
    window.wait(lambda: dock.session.survey is not None, 20, "the survey")
    dock.session.set(rank_by="harm", weight_field="weight")
    page = window.page("find")
    window.click(page.button.button)
    window.wait(lambda: not page.button.running and page.problem.text(), 30, "the error")
    saw.update(negative=page.problem.text(), layers=result_layers(), enabled=page.button.button.isEnabled())
    page.form.offences.set_offences([])
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
    return {
        "rows": page.results.table.model().rowCount(),
        "visible": page.results.table.isVisible(),
        "resting": not page.button.running,
    }


def saved_after(window):
    """Hot spots that were found before the project was first saved: what is said then, and after it is opened again."""
    dock = window.sample()
    window.find()
    pane = dock.find.results
    said = dock.find.headline.temporary
    saw = {"before": said.text()}
    window.iface.mainWindow().resizeDocks([dock], [300], Qt.Orientation.Horizontal)
    window.pause(300)
    saw["whole"] = [said.isVisible(), said.wordWrap(), said.height() >= said.heightForWidth(said.width())]
    path = save_project(window)
    window.pause(300)
    saw["saved"] = said.text()
    PROJECT().clear()
    window.pause(200)
    PROJECT().read(path)
    window.pause(800)
    window.page("find")
    window.picture("lost")
    saw["layers"] = [layer.featureCount() for layer in hot_spot_layers()]
    saw["results"], saw["table"] = len(dock.find.view.results()), pane.isVisible()
    saw["sentence"], saw["crimes"] = dock.find.empty.sentence.text(), dock.find.problem.text()
    saw["allowed"], saw["dirty"] = dock.find.export.isEnabled(), PROJECT().isDirty()
    # A project that has a folder keeps what is found.
    window.sample()
    window.find()
    saw["kept"] = [layer.providerType() for layer in hot_spot_layers() if layer.featureCount()]
    saw["last"] = said.text()
    return saw


def kept_by_button(window):
    """The sample and what was found in it, before the project was saved; kept by the button, and opened again."""
    dock = window.sample()
    window.find()
    line, saw = dock.keep, {}
    rows = [dict(row) for row in dock.session.result.rows]
    before = {layer.id(): [layer.name(), layer.featureCount()] for layer in PROJECT().mapLayers().values()}
    saw["unsaved"] = line.isVisible()
    path = save_project(window)
    asked = []

    def close():
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            asked.append(dialog.windowTitle())
            dialog.reject()

    def save():
        QTimer.singleShot(500, close)
        window.iface.actionSaveProject().trigger()
        window.pause(700)

    save()
    window.wait(line.isVisible, 10, "the offer")
    window.picture("keep")
    saw["said"], saw["names"] = line.words.toolTip().split("\n"), sorted(name for name, _ in before.values())
    window.click(line.button)
    window.wait(lambda: not line.button.isVisible(), 60, "the layers to be kept")
    window.pause(300)
    saw["warned"], saw["dirty"] = dock.find.headline.temporary.isVisible(), PROJECT().isDirty()
    save()
    saw["asked"] = asked
    PROJECT().clear()
    window.pause(200)
    PROJECT().read(path)
    window.wait(lambda: dock.session.survey is not None and dock.session.result.rows, 60, "the project")
    layers = PROJECT().mapLayers()
    saw["alike"] = {id: [layer.name(), layer.featureCount()] for id, layer in layers.items()} == before
    saw["folders"] = sorted({os.path.dirname(layer.source()) == window.folder for layer in layers.values()})
    names = [name for name in rows[0] if name != "fid"]
    saw["rows"] = [[row[name] for name in names] for row in rows] == [
        [row[name] for name in names] for row in dock.session.result.rows
    ]
    saw["made by"] = all(made_by(layer) for layer in layers.values() if "Wards" not in layer.name())
    saw["styled"] = type(dock.session.result.layer.renderer()).__name__
    line.session.saved.emit()
    saw["again"] = line.isVisible()
    return saw


def kept_by_hand(window):
    """Temporary hot spots are exported as a GeoPackage, and others made permanent as QGIS does it: nothing is lost."""
    dock, saw = window.sample(), []
    for way in ("exported", "made permanent"):
        window.find()
        said, path = dock.find.headline.temporary, os.path.join(window.folder, way + ".gpkg")
        before = said.isVisible()
        if way == "exported":
            dock.find.export.write_package(path)
        else:
            layer = dock.session.result.layer
            options = QgsVectorFileWriter.SaveVectorOptions()
            QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, PROJECT().transformContext(), options)
            layer.setDataSource(path, layer.name(), "ogr")
        window.pause(300)
        saw.append([before, said.isVisible()])
        dock.session.result.show()
        saw[-1].append(said.isVisible())
        dock.find.form.size.setValue(300)
    return saw


# -- the project ------------------------------------------------------------------------------------------------------
def save_and_open_again(window):
    path = save_project(window)
    dock = window.sample()
    page = window.page("find")
    page.form.offences.set_offences(["Burglary", "Vehicle crime"])
    page.form.size.setValue(340)
    page.form.period.last_months(2)
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
    cleared = (dock.find.results.isVisible(), dock.find.empty.isVisible() or dock.page("data").empty.isVisible())
    clean = not PROJECT().isDirty()
    PROJECT().read(path)
    result = dock.session.result
    window.wait(lambda: result.cards and dock.session.survey and result.context, 60, "all of it")
    window.pause(300)
    return {
        "cleared": cleared,
        "clean": clean,
        "choices": choices,
        "again": json.loads(json.dumps(vars(dock.session.choices))),
        "dirty": PROJECT().isDirty(),
        "rows": rows == dock.session.result.rows,
        "count": len(rows),
        "columns": [column.title for column in dock.find.results.model.columns],
        "face": dock.find.form.chips["offences"].text(),
        "size": dock.find.form.size.value(),
        "start": dock.find.form.period.start.date().toString("yyyy-MM-dd"),
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
        "layers": result_layers(),
        "rows": len(dock.session.result.rows),
        "running": page.button.running,
        "size": page.form.size.value(),
        "offences": dock.session.chosen_offences(),
        "crimes": dock.session.layer(dock.session.choices.crimes).name(),
        "entry": PROJECT().readEntry("hotspot_policing", "dock", "")[0],
    }
    window.find()
    saw["found"] = [row["crimes"] for row in dock.session.result.rows]
    return saw
