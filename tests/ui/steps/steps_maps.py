"""What a user does with *Maps* on the page Evaluate; ``test_maps.py`` says what it should show."""

import json
import os
import random

from driver import new_points, save_project
from qgis.core import QgsFeature, QgsFillSymbol, QgsGeometry, QgsProject, QgsSingleSymbolRenderer, QgsVectorLayer
from qgis.PyQt.QtWidgets import QTableWidget


def made_city(harm=False):
    """A made-up city of thirty months, added to the project, and its outline, which is not; with ``harm`` one crime in
    nine weighs 400, all of them in the west, and the others 1."""
    chance, rows = random.Random(3), []
    rates = [chance.gammavariate(0.2, 4) for _ in range(400)]
    for month in range(30):
        day = "{}-{:02d}-{}".format(2022 + month // 12, month % 12 + 1, "01" if not month else "28")
        for i, rate in enumerate(rates):
            for _ in range(int(chance.expovariate(1) * rate + chance.random())):
                rows.append(
                    (
                        500000 + (i % 20 + chance.random()) * 250,
                        200000 + (i // 20 + chance.random()) * 250,
                        "Burglary",
                        day,
                    )
                )
    fields = "field=offence:string&field=date:string"
    if harm:
        rows = [(*row, 400 if row[0] < 501750 and chance.random() < 1 / 3 else 1) for row in rows]
        fields += "&field=harm:double"
    new_points("City crimes", rows, fields=fields)
    area = QgsVectorLayer("Polygon?crs=EPSG:27700&field=name:string", "City", "memory")
    feature = QgsFeature(area.fields())
    feature.setAttributes(["City"])
    feature.setGeometry(
        QgsGeometry.fromWkt("POLYGON((500010 200010, 504990 200010, 504990 204990, 500010 204990, 500010 200010))")
    )
    area.dataProvider().addFeature(feature)
    area.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"style": "no"})))
    return area


def maps_by_harm(window):
    """Where hot spots are ranked by harm, maps are scored by it too, and the one for harm is taken into Find."""
    dock = window.dock()
    save_project(window)
    session, saw = dock.session, {}
    QgsProject.instance().addMapLayer(made_city(harm=True))
    view = dock.page("methods").maps
    window.step("methods", view)
    window.wait(lambda: session.survey is not None, 30, "the survey")
    window.wait(lambda: session.layer(session.choices.areas) is not None, 30, "the area")
    asked = {"START": "2022-01-01", "END": "2024-06-30", "COVERAGE": 2.0, "MAPS": "count last=12; count last=6"}
    session.set(
        rank_by="harm", weight_field="harm", weight_transform="sqrt", tools=dict(session.choices.tools, holdout=asked)
    )
    view.form.show_choices()
    window.show_in_page(view.button)
    window.click(view.button.button)
    window.wait(lambda: not view.button.running, 120, "the maps")
    window.pause(600)
    saw["said"] = [view.problem.text(), view.said.summary.text(), view.use_button.isVisible()]
    (table,) = view.findChildren(QTableWidget)[-1:]
    saw["table"] = [table.horizontalHeaderItem(i).text() for i in range(table.columnCount())]
    saw["rows"] = table.rowCount()
    window.picture("maps-by-harm")
    with open(view.about["parameters"]["REPORT_JSON"], encoding="utf-8") as file:
        saw["harm"] = json.load(file)["harm"]
    view.use()
    chosen = session.choices
    saw["taken"] = [chosen.page, chosen.rank_by, chosen.weight_field, chosen.weight_transform, chosen.method]
    return saw


def maps(window):
    """A made-up city of thirty months: maps are tried, and the best is taken into Find and run."""
    dock = window.dock()
    save_project(window)
    session, saw = dock.session, {}
    area = made_city()
    page = dock.page("methods")
    view = page.maps
    window.step("methods", view)
    window.wait(lambda: session.survey is not None, 30, "the survey")
    view.run()
    saw["no area"] = view.problem.text()
    QgsProject.instance().addMapLayer(area)
    window.wait(lambda: session.layer(session.choices.areas) is not None, 30, "the area")
    session.set(
        end="2024-06-30",
        start="2022-01-01",
        tools=dict(session.choices.tools, holdout={"START": "2022-01-01", "END": "2024-06-30", "COVERAGE": 2.0}),
    )
    view.form.show_choices()
    window.show_in_page(view.button)
    window.click(view.button.button)
    window.wait(lambda: not view.button.running, 120, "the maps")
    window.pause(600)
    saw["said"] = [view.problem.text(), view.said.summary.text(), view.use_button.isVisible(), view.button.isVisible()]
    # Of another area, of other settings and of other crimes there is no best map yet.
    area_id, tools, field = session.choices.areas, session.choices.tools, session.choices.offence_field
    saw["next"] = []
    for changes in (
        {"areas": ""},
        {"areas": area_id},
        {"tools": dict(tools, holdout=dict(tools["holdout"], COVERAGE=5.0))},
        {"tools": tools},
        {"offence_field": ""},
        {"offence_field": field},
    ):
        session.set(**changes)
        view.form.show_choices()
        saw["next"].append([view.use_button.isVisible(), view.button.isVisible()])
    window.show_in_page(view.use_button)
    window.picture("maps")
    with open(view.about["parameters"]["REPORT_JSON"], encoding="utf-8") as file:
        saw["use"] = json.load(file)["recommended"]["use"]
    saw["wide"] = [page.minimumSizeHint().width(), page.parentWidget().width()]
    window.click(view.use_button.button)
    window.pause(300)
    chosen = session.choices
    saw["taken"] = [
        chosen.method,
        chosen.unit,
        chosen.cell_size,
        chosen.start,
        chosen.end,
        chosen.select_value,
        chosen.advanced,
    ]
    saw["boxes"] = [
        box.date().toString("yyyy-MM-dd") for box in (dock.find.form.period.start, dock.find.form.period.end)
    ]
    saw["page"] = dock.current
    window.find()
    saw["found"] = (
        dock.find.results.sentence.text() if hasattr(dock.find.results, "sentence") else len(session.result.rows)
    )
    window.picture("maps-found")
    QgsProject.instance().layerTreeRoot().findLayer(session.choices.crimes).setItemVisibilityChecked(False)

    def run(view):
        window.step("methods", view)
        session.set(
            tools=dict(
                session.choices.tools,
                **{
                    view.TOOL: {
                        "START": "2022-01-01",
                        "END": "2024-06-30",
                        "COVERAGE": 2.0,
                        "UNIT": "square",
                        "CELL_SIZE": 250.0,
                    }
                },
            )
        )
        view.form.show_choices()
        window.show_in_page(view.button)
        window.click(view.button.button)
        window.wait(lambda v=view: not v.button.running, 240, view.TOOL)
        window.pause(500)
        saw[view.TOOL] = [
            view.problem.text(),
            view.said.summary.text(),
            page.minimumSizeHint().width(),
            view.body.count(),
        ]
        window.show_in_page(view.open_button)
        window.picture("learn" if view is page.learned else "sure-settings")

    run(page.sure)
    table = next(one for one in page.sure.findChildren(QTableWidget) if one.rowCount() == len(session.result.rows))
    window.show_in_page(table)
    layer = session.layer(page.sure.about["layers"]["HOTSPOTS"])
    window.click_row(table, 0)
    window.pause(200)
    saw["row"] = [table.item(0, 0).text(), [feature["rank"] for feature in layer.selectedFeatures()]]
    saw["sure rows"] = [session.result.layer.featureCount(), table.rowCount(), layer.featureCount()]
    window.picture("sure")
    run(page.learned)
    saw["files"] = sorted(name.split(" ")[0] for name in os.listdir(window.folder) if name.endswith(".html"))
    return saw
