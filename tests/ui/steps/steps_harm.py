"""Ranking by harm, and count and harm side by side; ``test_harm_window.py`` says what it should be."""

import os

from driver import new_points, save_project, tree
from qgis.core import QgsApplication, QgsFeature, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton, QLabel

PROJECT = QgsProject.instance


def choose_harm(window, page):
    """Choose harm with the keyboard, as in any list that is closed."""
    ranks = page.form.rank_by
    window.choose(ranks.rank)
    ranks.rank.setFocus()
    window.key(ranks.rank, Qt.Key.Key_Down)
    return ranks


def said(window, ranks):
    """What the page says beside the choice, once it has looked."""
    window.wait(lambda: not ranks.looking, 30, "what has no weight")
    return ranks.note.text()


def rank_by_harm(window):
    """The sample by the invented table: what has no weight is said before and after; everything says harm."""
    dock = window.sample()
    page = window.page("find")
    ranks = page.form.rank_by
    window.choose(ranks.rank)
    saw = {"before": [ranks.rank.currentText(), ranks.by.isVisible(), ranks.note.isVisible(), page.compare.isEnabled()]}
    choose_harm(window, page)
    saw["offered"] = [ranks.by.itemText(i) for i in range(ranks.by.count())]
    saw["by"] = ranks.by.currentText()

    saw["street"] = said(window, ranks)
    page.form.offences.set_offences(list(dock.session.survey.offences))
    saw["all"] = said(window, ranks)
    window.picture("harm-before")
    page.form.period.set_period("2025-02-01", "2025-02-28")
    saw["february"] = said(window, ranks)
    page.form.period.set_period("", "")
    crimes = dock.session.layer(dock.session.choices.crimes)
    fields = crimes.fields().names()
    window.find()
    window.pause(300)
    saw["advanced"] = page.form.advanced_box.title()
    result = dock.session.result
    saw.update(
        summary=result.about["summary"],
        headline=page.headline.summary.text(),
        notes=[one for one in result.about["notes"] if "invented_harm_weights" in one],
        columns=[column.title for column in page.results.model.columns],
        tips=[column.tip for column in page.results.model.columns if column.title.startswith("Harm")],
        tree=tree(),
        harm=[row["harm"] / row["area_km2"] for row in result.rows],
        user_layer=[crimes.fields().names() == fields, crimes.isModified()],
        rows=len(result.rows),
        first=dict(result.rows[0]),
    )
    window.picture("harm-found")
    window.click_row(page.results.table, 0)
    window.click_row(page.results.table, 0, double=True)
    window.pause(800)
    from hotspot_policing.ui.parts.charts import HarmChart

    saw["words"] = [label.text() for label in dock.card.findChildren(QLabel) if label.isVisible()]
    chart = next(chart for chart in dock.card.findChildren(HarmChart) if chart.isVisible())
    window.wait(lambda: chart._spots, 20, "the chart")
    saw["bars"] = [text for *_, text in chart._spots]
    saw["card"] = result.cards[result.rows[0]["hotspot_id"]]
    window.picture("harm-card")
    return saw


def harm_tamed(window):
    """The sample by the square root of the invented weights: chosen below them, named on table, card, chart and map."""
    dock = window.sample()
    page = window.page("find")
    ranks = page.form.rank_by
    chip = page.form.chips["rule"]
    window.choose(ranks.rank)
    saw = {"before": [ranks.transform.isVisible(), dock.session.choices.weight_transform]}
    choose_harm(window, page)
    said(window, ranks)
    saw["chip_before"] = chip.text()
    saw["offered"] = [ranks.transform.itemData(i) for i in range(ranks.transform.count())]
    window.choose(ranks.transform)
    ranks.transform.setFocus()
    window.key(ranks.transform, Qt.Key.Key_Down)
    saw["chip"], saw["given"] = chip.text(), dock.session.find_parameters()
    window.picture("harm-tamed-choice")
    window.find()
    window.pause(300)
    result = dock.session.result
    saw.update(
        unit=result.harm_unit,
        rate=next(column.tip for column in page.results.model.columns if "km²" in column.title),
        name=result.layer.name(),
        legend=result.layer.customProperty("legend/title-label"),
        headline=page.headline.summary.text(),
    )
    window.picture("harm-tamed-found")
    window.click_row(page.results.table, 0)
    window.click_row(page.results.table, 0, double=True)
    window.pause(800)
    from hotspot_policing.ui.parts.charts import HarmChart

    saw["card"] = " ".join(label.text() for label in dock.card.findChildren(QLabel) if label.isVisible())
    chart = next(chart for chart in dock.card.findChildren(HarmChart) if chart.isVisible())
    window.wait(lambda: chart._spots, 20, "the chart")
    saw["axis"] = chart.unit
    window.picture("harm-tamed-card")
    saw["stored"] = dock.session.result.about["choices"]["weight_transform"]
    dock.session.set(weight_transform="none")
    saw["given_back"] = dock.session.find_parameters()
    result.open(result.layer)
    saw["reopened"] = dock.session.choices.weight_transform
    # As a project has it that was saved before there was a choice.
    from hotspot_policing.ui.state.runs import remember_run

    earlier = {name: value for name, value in result.about["choices"].items() if name != "weight_transform"}
    remember_run(result.layer, dict(result.about, choices=earlier))
    result.open(result.layer)
    saw["earlier"] = [dock.session.choices.rank_by, dock.session.choices.weight_transform]
    path = os.path.join(window.folder, "codes.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("ho_class,weight\n8N,184\n34B,365\n")
    ranks.choose_table(path)
    saw["codes"] = said(window, ranks)
    return saw


def harm_by_ones_own(window):
    """A field of the crimes, a table of the project, a file; one that cannot be used says so beside the choice."""
    dock = window.dock()
    rows = [
        (
            450000 + 900 * (i % 4),
            520000 + 9 * (i % 7),
            ("Burglary", "Theft", "Fraud")[i % 3],
            None if i % 10 == 0 else 5.5,
        )
        for i in range(60)
    ]
    crimes = new_points("Own", rows, fields="field=offence:string&field=harm:double&field=easting:integer")
    window.wait(lambda: dock.session.survey is not None, 30, "the survey")
    page = window.page("find")
    ranks = page.form.rank_by

    choose_harm(window, page)
    saw = {"field": [ranks.by.currentText(), said(window, ranks)]}
    saw["offered"] = [ranks.by.itemText(i) for i in range(ranks.by.count())]
    table = QgsVectorLayer("None?field=offence:string&field=weight:double", "Our weights", "memory")
    for name, weight in (("burglary", 20.5), ("theft", 2)):
        feature = QgsFeature(table.fields())
        feature.setAttributes([name, weight])
        table.dataProvider().addFeatures([feature])
    PROJECT().addMapLayer(table, False)
    window.wait(lambda: any("Our weights" in ranks.by.itemText(i) for i in range(ranks.by.count())), 10, "the table")
    i = next(i for i in range(ranks.by.count()) if "Our weights" in ranks.by.itemText(i))
    ranks.by.setCurrentIndex(i)
    ranks.by.activated.emit(i)
    saw["table"] = said(window, ranks)
    path = os.path.join(window.folder, "mine.csv")
    for name, text in (("bad", "offence,weight\nBurglary,much\n"), ("good", "Crime type,Score\nBurglary,3\nFraud,1\n")):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        save_project(window)
        ranks.choose_table(path)
        saw[name] = said(window, ranks)
    window.find()
    saw["harm"] = sum(row["harm"] for row in dock.session.result.rows)
    saw["about"] = dock.session.result.harm_by
    window.pause(300)
    PROJECT().write()
    saw["stored"] = PROJECT().readEntry("hotspot_policing", "dock", "")[0]
    os.remove(path)
    ranks.choose_table(path)
    saw["gone"] = said(window, ranks)
    # Another layer has other fields: count again.
    other = new_points("Others", [(460000 + i, 520000, "Theft") for i in range(40)], fields="field=offence:string")
    dock.session.set_crimes(other.id())
    window.pause(300)
    saw["after"] = [ranks.rank.currentText(), not ranks.by.isHidden(), ranks.note.isVisible()]
    saw["crimes"] = crimes.featureCount()
    return saw


def count_and_harm(window):
    """The window of the comparison: maps that move together, the sets in the table, keys."""
    dock = window.sample()
    dock.session.layer(dock.session.choices.crimes).setName("Crimes")
    roads = QgsVectorLayer("LineString?crs=EPSG:27700", "Roads", "memory")
    PROJECT().addMapLayer(roads)
    page = window.page("find")
    choose_harm(window, page)
    window.find()
    page.compare.trigger()
    window.wait(lambda: page.comparison is not None and page.comparison.isVisible(), 10, "the window")
    dialog = page.comparison
    canvases = dialog.maps.canvases

    def extents():
        window.pause(250)
        return [
            [round(value, 1) for value in (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())]
            for box in (canvas.extent() for canvas in canvases)
        ]

    def drawn():
        window.wait(lambda: not any(canvas.isDrawing() for canvas in canvases), 60, "the maps")
        window.pause(300)

    drawn()
    saw = {
        "start": extents(),
        "sizes": [[canvas.width(), canvas.height()] for canvas in canvases],
        "layers": [[layer.name() for layer in canvas.layers()] for canvas in canvases],
        "sentence": dialog.sentence.text(),
        "about": dock.session.result.about["comparison"],
    }
    window.picture("comparison")
    screen = dialog.screen().availableGeometry()
    frame = dialog.frameGeometry()
    saw["fits"] = frame.width() <= screen.width() and frame.height() <= screen.height()
    # A drag with the left button in the second map.
    canvas = canvases[1]
    middle = canvas.viewport().rect().center()
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    for step in (20, 40, 60):
        QTest.mouseMove(canvas.viewport(), middle + QPoint(step, step // 2))
        window.pause(30)
    QTest.mouseRelease(
        canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle + QPoint(60, 30)
    )
    saw["dragged"] = extents()
    # While a map is dragged, QGIS says nothing of the place under the pointer.
    QTest.mouseMove(canvas.viewport(), middle)
    window.pause(30)
    saw["markers"] = [marker.isVisible() for marker in dialog.maps.markers]
    buttons = {button.text().replace("&", ""): button for button in dialog.findChildren(QAbstractButton)}
    window.click(buttons["+"])
    saw["zoomed"] = extents()
    canvases[2].setFocus()
    window.key(canvases[2], Qt.Key.Key_Left)
    saw["keyed"] = extents()
    window.click(buttons["Whole area"])
    saw["whole"] = extents()
    table = dialog.table
    saw["rows"] = [[table.item(r, c).text() for c in range(table.columnCount())] for r in range(table.rowCount())]
    window.click_row(table, 0)
    saw["row"] = extents()
    row = dock.session.result.rows[0]
    shape = next(dock.session.result.layer.getFeatures([row["fid"]])).geometry().boundingBox()
    saw["holds"] = [canvas.extent().contains(shape) for canvas in canvases]
    drawn()
    window.picture("comparison-zoomed")
    window.click(buttons["Copy the table"])
    saw["copied"] = len(QgsApplication.clipboard().text().split("\n"))
    saw["result"] = [[one["hotspot_id"], one["rank"], one["rank_count"]] for one in dock.session.result.rows]
    saw["counted"] = [
        [one["hotspot_id"], one["rank"], one["rank_harm"]] for one in dock.session.result.rows_of("counted")
    ]
    saw["headings"] = [label.text() for label in dialog.findChildren(QLabel) if label.objectName() == "legend_heading"]
    saw["classes"] = [label.text() for label in dialog.findChildren(QLabel) if label.objectName() == "legend_class"]
    saw["silent"] = [button.text() for button in buttons.values() if button.text() and not button.toolTip()]
    saw["mnemonics"] = [
        button.text()[button.text().index("&") + 1] for button in buttons.values() if "&" in button.text()
    ]
    window.key(canvases[0], Qt.Key.Key_Escape)
    window.pause(200)
    saw["closed"] = page.comparison is None
    saw["tree"] = tree()
    page.compare.trigger()
    window.pause(500)
    again = page.comparison is not None and page.comparison.isVisible()
    PROJECT().removeMapLayer(dock.session.result.layer_of("difference").id())
    window.pause(500)
    saw["gone"] = [again, page.comparison is None, page.compare.isEnabled()]
    return saw


def harm_comes_back(window):
    """Gi* by harm in a saved project: stopped once, then found, saved, opened again."""
    path = save_project(window)
    dock = window.sample()
    page = window.page("find")
    page.form.method.setCurrentIndex(1)
    page.form.method.activated.emit(1)
    ranks = choose_harm(window, page)
    page.form.offences.set_offences(list(dock.session.survey.offences))
    page.form.size.setValue(20)
    before = sorted(os.listdir(window.folder))
    window.click(page.button.button)
    window.wait(lambda: page.button.bar.isVisible() and page.button.bar.value() > 5, 30)
    window.click(page.button.cancel)
    window.wait(lambda: not page.button.running, 60, "the cancel")
    saw = {"stopped": page.problem.text(), "left": sorted(os.listdir(window.folder)) == before}
    page.form.size.setValue(340)
    window.find()
    rows = [dict(row) for row in dock.session.result.rows]
    note = said(window, ranks)
    window.pause(300)
    PROJECT().write()
    PROJECT().clear()
    window.pause(300)
    saw["cleared"] = [ranks.rank.currentText(), page.compare.isEnabled()]
    PROJECT().read(path)
    result = dock.session.result
    window.wait(lambda: result.cards and dock.session.survey, 60, "all of it")
    saw.update(
        again=[ranks.rank.currentText(), ranks.by.currentText(), said(window, ranks) == note, note],
        rows=rows == result.rows,
        columns=[column.title for column in page.results.model.columns],
        dirty=PROJECT().isDirty(),
        places=result.layer_of("places").renderer().type(),
        legend=result.layer_of("places").customProperty("legend/title-label"),
    )
    page.compare.trigger()
    window.wait(lambda: page.comparison is not None and page.comparison.isVisible(), 10, "the window")
    saw["sentence"] = page.comparison.sentence.text()
    saw["difference"] = result.layer_of("difference").renderer().type()
    # Switched off with the window open.
    window.unload()
    window.pause(500)
    return saw
