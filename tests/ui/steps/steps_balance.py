"""What a user does to see whether presence was fair; ``test_balance_window.py`` says what it should show."""

import random

from driver import new_points, save_project
from qgis.core import QgsApplication, QgsFeature, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtWidgets import QPlainTextEdit, QTableWidget, QWidget


def searches(places):
    """Twenty searches in each of ten hot spots, in which half find something, and four hundred elsewhere, a quarter."""
    chance, rows = random.Random(3), []
    for _k, place in enumerate(places[:10]):
        middle = place.geometry().pointOnSurface().asPoint()
        rows += [
            (
                middle.x(),
                middle.y(),
                "Person search",
                "Arrest" if i % 2 else "A no further action disposal",
                "White" if i % 3 else "Asian",
                f"2025-02-{1 + i:02d}",
            )
            for i in range(20)
        ]
    for i in range(400):
        rows.append(
            (
                430_000 + chance.uniform(0, 2_000),
                500_000 + chance.uniform(0, 2_000),
                "Person search",
                "Arrest" if i % 4 == 0 else "A no further action disposal",
                "White",
                "2025-02-01",
            )
        )
    return new_points(
        "Searches", rows, fields="field=stop_type:string&field=outcome:string&field=ethn_offic:string&field=date:string"
    )


def survey(wards):
    """Twenty answers from each of twelve wards, two from another; in the first six a quarter feels safe."""
    layer = QgsVectorLayer("None?field=ward:string&field=safe:string&field=wants:string", "Survey", "memory")
    made = []
    for k, name in enumerate(wards[:13]):
        for i in range(20 if k < 12 else 2):
            feature = QgsFeature(layer.fields())
            feature.setAttributes(
                [
                    name,
                    "Yes" if i % (4 if k < 6 else 2) == 0 else "No",
                    "Burglary; Drugs" if i % 2 else "Anti-social behaviour",
                ]
            )
            made.append(feature)
    layer.dataProvider().addFeatures(made)
    QgsProject.instance().addMapLayer(layer)
    return layer


def balance(window):
    """Presence is audited, the maps compared, searches and answers laid beside, the prompts filled."""
    dock = window.dock()
    save_project(window)
    session, saw = dock.session, {}
    page, methods = window.page("results"), dock.page("methods")
    saw["empty"] = [page.audit.where.text(), page.audit.button.button.isEnabled()]
    window.picture("balance-empty")
    window.sample()
    window.find()

    def step(name, view, tools):
        page = window.step(name, view)
        session.set(
            tools=dict(session.choices.tools, **{view.TOOL: dict(session.choices.tools.get(view.TOOL, {}), **tools)})
        )
        view.form.show_choices()
        window.show_in_page(view.button)
        window.click(view.button.button)
        window.wait(lambda: not view.button.running, 120, view.TOOL)
        window.pause(800)
        saw[view.TOOL + " wide"] = [page.minimumSizeHint().width(), page.parentWidget().width()]
        return [view.problem.text(), view.said.summary.text()]

    window.page("results")
    saw["suggested"] = page.audit.form.parameters()
    saw["names"] = page.audit.form.wrappers["NAME_FIELD"].parameterValue()
    saw["audit"] = step("results", page.audit, {})
    layer = session.layer(page.audit.about["layers"]["OUTPUT"])
    table = next(one for one in page.audit.findChildren(QTableWidget) if one.isVisible())
    table.selectRow(2)
    window.pause(200)
    saw["row"] = [table.item(2, 0).text(), [feature["area_name"] for feature in layer.selectedFeatures()]]
    other = next(feature for feature in layer.getFeatures() if feature["area_name"] == table.item(4, 0).text())
    layer.selectByIds([other.id()])
    window.pause(200)
    saw["map"] = [
        table.item(4, 0).text(),
        [table.item(index.row(), 0).text() for index in table.selectionModel().selectedRows()],
    ]
    chart = next(one for one in page.audit.findChildren(QWidget) if hasattr(one, "picked") and one.isVisible())
    window.show_in_page(chart)
    window.pause(500)
    spot = next(
        QPoint(x, y) for y in range(chart.height()) for x in range(0, chart.width(), 5) if chart.words_at(QPoint(x, y))
    )
    words = chart.words_at(spot)
    window.click(chart, spot)
    window.pause(200)
    saw["chart"] = [words.split(": ")[0], [feature["area_name"] for feature in layer.selectedFeatures()]]
    saw["room for names"] = [
        table.columnWidth(0) for table in page.audit.findChildren(QTableWidget) if table.isVisible()
    ]
    window.picture("balance")
    window.show_in_page(page.audit.open_button)
    window.picture("balance-figures")
    saw["loop"] = step("methods", methods.loop, {})
    window.show_in_page(methods.loop.open_button)
    window.picture("balance-loop")
    places = list(session.result.layer.getFeatures())
    searches(places)
    window.pause(300)
    saw["searches"] = step("methods", methods.searches, {})
    window.show_in_page(methods.searches.open_button)
    window.picture("balance-searches")
    areas = session.layer(session.choices.areas)
    wards = [feature[session.choices.name_field] for feature in areas.getFeatures()]
    asked = survey(wards)
    saw["community"] = step(
        "results",
        page.community,
        {"SURVEY": asked.id(), "SURVEY_AREA": "ward", "SAFETY_FIELD": "safe", "PRIORITIES_FIELD": "wants"},
    )
    window.show_in_page(page.community.open_button)
    window.picture("balance-community")
    saw["prompts"] = step(
        "methods", methods.prompts, {"PURPOSE": "Daily patrols from March", "OWNER": "Superintendent"}
    )
    text = next(one for one in methods.prompts.findChildren(QPlainTextEdit) if one.isReadOnly())
    saw["text"] = [
        words in text.toPlainText()
        for words in (
            saw["audit"][1],
            saw["loop"][1],
            saw["searches"][1],
            saw["community"][1],
            "Daily patrols from March",
        )
    ]
    window.show_in_page(methods.prompts.open_button)
    window.picture("balance-prompts")
    copy = next(one for one in methods.prompts.findChildren(type(methods.prompts.open_button)) if "Cop" in one.text())
    window.show_in_page(copy)
    window.click(copy)
    saw["copied"] = QgsApplication.instance().clipboard().text().startswith(text.toPlainText()[:40])
    QgsProject.instance().write()
    project = QgsProject.instance().fileName()
    QgsProject.instance().clear()
    window.pause(300)
    window.page("results")
    saw["cleared"] = [page.audit.said.isVisible(), page.audit.button.button.isEnabled()]
    QgsProject.instance().read(project)
    window.pause(1000)
    saw["opened"] = page.audit.said.summary.text() == saw["audit"][1]
    return saw
