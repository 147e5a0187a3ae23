"""What a user does with the weekly pack on the page Publish; ``test_publish.py`` says what it should show."""

import json
import os

from driver import DEMO, save_project
from heartbeat import Standstill
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest


def pack(window):
    """A pack by one click, one that is stopped, and one whose project goes; the window lives all the time."""
    # Saved first, so that the crimes are a file beside it.
    save_project(window)
    window.sample()
    save_project(window)
    page = window.page("publish")
    view, saw = page.pack, {}
    window.click(page.steps.button(3))
    window.pause(300)
    session = window.dock().session
    session.set(tools=dict(session.choices.tools, communityreport={"FORCE": "Cleveland Police"}))
    view.form.show_choices()
    saw["given"] = view.form.parameters()
    window.picture("publish-week-before")
    packs = os.path.join(window.folder, "weekly packs")

    standstill = Standstill()
    stages = set()
    window.show_in_page(view.button)
    window.click(view.button.button)

    def ended():
        stages.add(view.button.stage.text())
        return not view.button.running

    window.wait(ended, 120, "the pack")
    saw["longest wait"] = standstill.longest()
    saw["stages"] = sorted(stages)
    window.pause(300)
    saw["said"] = [view.problem.text(), view.said.summary.text(), view.look_button.isVisible()]
    folder = os.path.dirname(view.pack())
    with open(os.path.join(folder, "pack.json"), encoding="utf-8") as file:
        saw["steps"] = {one["tool"]: one["done"] for one in json.load(file)["steps"]}
    saw["files"] = sorted(os.listdir(folder))
    table = view.body.itemAt(1).widget()
    saw["rows"] = table.rowCount()
    window.show_in_page(view.look_button)
    window.picture("publish-week")
    before = sorted(os.listdir(packs))
    # Stopped after the second step has begun: no folder stays.
    window.show_in_page(view.button)
    window.click(view.button.button)
    window.wait(lambda: view.button.stage.text().startswith("3 of"), 60, "the second step")
    window.click(view.button.cancel)
    window.wait(lambda: not view.button.running, 60, "the stop")
    window.pause(300)
    saw["stopped"] = [view.problem.text(), sorted(os.listdir(packs)) == before]
    saw["refreshed"] = refresh(window, view, packs, saw)
    # The project goes while it runs.
    QgsProject.instance().write()
    name = QgsProject.instance().fileName()
    window.click(view.button.button)
    window.wait(lambda: view.button.stage.text().startswith("3 of"), 60, "the second step again")
    QgsProject.instance().clear()
    window.pause(1500)
    saw["gone"] = [view.button.running, sorted(os.listdir(packs)) == before]
    QgsProject.instance().read(name)
    window.pause(1000)
    saw["opened"] = view.said.summary.text() == saw["said"][1]
    saw["wide"] = [page.minimumSizeHint().width(), page.parentWidget().width()]
    return saw


def refresh(window, view, packs, saw):
    """Crimes that lack the last month, read anew from the files; stopped when that is done."""
    session = window.dock().session
    layer = session.layer(session.choices.crimes)
    layer.startEditing()
    layer.selectByExpression("\"date\" >= '2025-03-01'")
    layer.deleteSelectedFeatures()
    assert layer.commitChanges()
    before = layer.featureCount()
    source = os.path.join(DEMO, "police_uk.zip")
    session.set(tools=dict(session.choices.tools, weeklypack={"SOURCE": [source], "FORCE": "Cleveland Police"}))
    view.form.box.setCollapsed(False)
    view.form.show_choices()
    window.pause(300)
    control = view.form.wrappers["SOURCE"]
    window.show_in_page(control)
    # Typed and cleared, as a user does; what is remembered comes back.
    control.line.selectAll()
    QTest.keyClicks(control.line, "/a b.csv; /c")
    saw["typed"] = session.choices.tools["weeklypack"].get("SOURCE")
    control.line.selectAll()
    QTest.keyClick(control.line, Qt.Key.Key_Delete)
    saw["cleared"] = [session.choices.tools["weeklypack"].get("SOURCE"), view.form.parameters().get("SOURCE")]
    session.set(tools=dict(session.choices.tools, weeklypack={"SOURCE": [source], "FORCE": "Cleveland Police"}))
    view.form.show_choices()
    saw["sources"] = [[os.path.basename(one) for one in view.form.parameters()["SOURCE"]], control.isVisible()]
    window.picture("publish-week-source")
    view.form.box.setCollapsed(True)
    there = sorted(os.listdir(packs))
    window.show_in_page(view.button)
    window.click(view.button.button)
    window.wait(lambda: view.button.stage.text().startswith("3 of"), 60, "the step after the refresh")
    window.click(view.button.cancel)
    window.wait(lambda: not view.button.running, 60, "the stop")
    window.wait(lambda: session.survey is not None, 60, "a look at the crimes")
    after = len(list(layer.getFeatures()))
    session.set(tools=dict(session.choices.tools, weeklypack={}))
    view.form.show_choices()
    return [
        before,
        after,
        str(session.survey.window.end),
        view.problem.text(),
        sorted(os.listdir(packs)) == there,
        layer.featureCount() == after,
    ]
