"""What a user does to see whether it worked; ``test_evaluate.py`` says what it should show."""

import os
import random

from driver import new_points, save_project
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QTableWidget

FIRST, BEGAN, WEEKS = QDate(2024, 1, 1), QDate(2025, 1, 6), 78


def crimes():
    """Thirty places, each within a hexagon; in ten of them crime halves on 6 January 2025, one has a bad last week."""
    chance = random.Random(5)
    rows = []
    for i in range(30):
        # Middles of hexagons 150 m wide: rows lie 150·√3/2 m apart.
        x, y = 450000 + 600 * (i % 6), (4004 + 4 * (i // 6)) * 129.9038
        for week in range(WEEKS):
            rate = (8 if week < 53 else 4) if i < 10 else 5.5
            many = sum(chance.random() < rate / 20 for _ in range(20)) + (14 if i == 3 and week == WEEKS - 1 else 0)
            for k in range(many):
                day = FIRST.addDays(7 * week + (chance.randrange(7) if k else 6))
                rows.append(
                    (x + chance.uniform(-20, 20), y + chance.uniform(-20, 20), "Burglary", day.toString("yyyy-MM-dd"))
                )
    return new_points("Own crimes", rows, fields="field=offence:string&field=date:string")


def evaluate(window):
    """Lots are drawn, controls found, the effect shown and the weeks watched, one after the other."""
    dock = window.dock()
    save_project(window)
    session, saw = dock.session, {}
    methods, page = window.page("methods"), dock.page("results")
    window.step("methods", methods.trial)
    saw["empty"] = [methods.trial.where.text(), methods.trial.button.button.isEnabled()]
    saw["needs"] = [page.impact.needs.missing()]
    window.picture("evaluate-empty")
    crimes()
    window.wait(lambda: session.survey is not None, 30, "the survey")
    # Found in the time before treatment, as places are chosen; what comes after counts without being asked for.
    session.set(select_by="top_k", select_value=10, end=BEGAN.addDays(-1).toString("yyyy-MM-dd"))
    dock.find.form.show_choices()
    window.page("find")
    window.find()
    saw["needs"].append(page.impact.needs.missing())

    def step(name, view, tools):
        page = window.step(name, view)
        session.set(tools=dict(session.choices.tools, **{view.TOOL: tools}))
        view.form.show_choices()
        window.show_in_page(view.button)
        window.click(view.button.button)
        window.wait(lambda: not view.button.running, 120, view.TOOL)
        window.pause(800)
        saw[view.TOOL + " wide"] = [page.minimumSizeHint().width(), page.parentWidget().width()]
        return [view.problem.text(), view.said.summary.text()]

    day = BEGAN.toString("yyyy-MM-dd")
    saw["trial"] = step("methods", methods.trial, {"START": "2025-07-07", "WEEKS": 12, "SEED": 7})
    path = os.path.join(window.folder, "list.csv")
    methods.trial.save_table("OUTPUT", path)
    with open(path, encoding="utf-8-sig") as file:
        saw["list"] = [line.strip() for line in file][:1] + [sum(1 for _ in open(path, encoding="utf-8"))]
    window.show_in_page(methods.trial.open_button)
    window.picture("trial")
    saw["trial's arms"] = page.impact.outputs().get("HOTSPOT_LAYER") == methods.trial.about["layers"]["HOTSPOTS"]
    saw["controls"] = step("methods", methods.controls, {"INTERVENTION": day, "CALIPER": 3})
    layer = session.layer(methods.controls.about["layers"]["OUTPUT"])
    saw["named"] = sorted({feature["hotspot_id"].split("-")[0] for feature in layer.getFeatures()})
    window.show_in_page(methods.controls.open_button)
    window.picture("controls")
    saw["given"] = sorted(page.impact.outputs())
    saw["needs"].append(page.impact.needs.missing())
    saw["effect"] = step("results", page.impact, {"INTERVENTION": day, "BANDS": "100; 200"})
    window.show_in_page(page.impact.open_button)
    window.picture("effect")
    saw["watch"] = step("results", page.monitor, {"SINCE": day})
    window.show_in_page(page.monitor.button)
    window.picture("watch")
    table = next(one for one in page.monitor.findChildren(QTableWidget) if one.isVisible())
    table.selectRow(1)
    window.pause(500)
    layer = session.layer(page.monitor.about["layers"]["HOTSPOTS"])
    saw["kept"] = layer.source().split("|")[0].endswith(".gpkg")
    saw["chosen"] = [table.item(1, 0).text(), [feature["hotspot_id"] for feature in layer.getSelectedFeatures()]]
    window.show_in_page(page.monitor.open_button)
    window.picture("watch-funnel")
    QgsProject.instance().write()
    project = QgsProject.instance().fileName()
    QgsProject.instance().clear()
    window.pause(300)
    saw["cleared"] = [page.impact.said.isVisible(), page.impact.button.button.isEnabled()]
    QgsProject.instance().read(project)
    window.pause(1000)
    saw["opened"] = [
        page.impact.said.summary.text() == saw["effect"][1],
        page.impact.form.parameters().get("INTERVENTION"),
    ]
    return saw
