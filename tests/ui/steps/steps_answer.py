"""What a user does with the methods that find no hot spots; ``test_answer.py`` says what it should show."""

import os
import random

from driver import save_project
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QDate

from hotspot_policing.ui.parts.charts import ChartWithTable
from hotspot_policing.ui.state.session import NOTHING

PROJECT = QgsProject.instance


def answers(window):
    """The methods that find no hot spots: refused for months, answered for days; the answer comes back, also with the
    project."""
    dock = window.sample()
    page = window.page("find")
    session, answer = dock.session, page.answer
    save_project(window)

    def choose(name):
        index = page.form.method.findData(name)
        page.form.method.setCurrentIndex(index)
        page.form.method.activated.emit(index)
        window.pause(100)

    def find():
        before = session.choices.answers
        window.click(page.button.button)
        window.wait(lambda: session.choices.answers is not before or page.problem.text(), 90)
        window.pause(300)

    saw = {}
    choose("nearrepeat")
    saw["button"] = page.button.button.text()
    saw["asked"] = [page.form.rank_by.isVisible(), page.form.places_row.isVisible(), sorted(page.form.own.wrappers)]
    saw["empty"] = [page.empty.isVisible(), answer.isVisible(), page.results.isVisible(), page.export.isVisible()]
    find()
    saw["months"] = page.problem.text()
    choose("concentration")
    saw["places asked"] = page.form.places_row.isVisible()
    find()
    window.show_in_page(answer.open_button)
    window.picture("method-concentration")
    saw["concentration"] = [
        answer.isVisible(),
        page.results.isVisible(),
        answer.said.summary.text(),
        page.problem.text(),
    ]
    saw["wide"] = [page.minimumSizeHint().width(), page.parentWidget().width()]
    saw["cells"] = _cells(answer)
    saw["files"] = sorted(os.path.splitext(name)[1] for name in os.listdir(window.folder) if "concentration" in name)
    # Burglaries by the day, some of them followed nearby and soon.
    crimes = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:date", "Burglaries", "memory")
    made = []
    chance = random.Random(11)
    for i in range(600):
        x, y, day = chance.uniform(440000, 452000), chance.uniform(510000, 522000), chance.randrange(300)
        again = [(0, 0, 0)] + ([(chance.uniform(-50, 50), chance.uniform(-50, 50), chance.randrange(7))] * (i < 90))
        for dx, dy, days in again:
            feature = QgsFeature(crimes.fields())
            feature.setAttributes(["Burglary", QDate(2024, 1, 1).addDays(day + days)])
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x + dx, y + dy)))
            made.append(feature)
    crimes.dataProvider().addFeatures(made)
    PROJECT().addMapLayer(crimes)
    session.set_crimes(crimes.id())
    session.set_areas(NOTHING)
    window.wait(lambda: session.survey is not None, 30)
    choose("nearrepeat")
    find()
    window.show_in_page(answer.open_button)
    window.picture("method-nearrepeat")
    saw["nearrepeat"] = [answer.said.summary.text(), page.problem.text()]
    saw["first band"] = _cells(answer)[0]
    saw["circles"] = [layer.featureCount() for layer in PROJECT().mapLayers().values() if layer.name() == "Risk now"]
    choose("concentration")
    saw["back"] = answer.said.summary.text()
    choose("countcrimes")
    saw["hot spots again"] = [page.button.button.text(), answer.isVisible(), page.export.isVisible()]
    choose("nearrepeat")
    PROJECT().write()
    path = PROJECT().fileName()
    PROJECT().clear()
    window.pause(300)
    saw["cleared"] = answer.isVisible()
    PROJECT().read(path)
    window.pause(800)
    saw["opened"] = [answer.isVisible(), answer.said.summary.text() == saw["nearrepeat"][0]]
    return saw


def _cells(answer):
    table = answer.findChild(ChartWithTable).table
    return [[table.item(r, c).text() for c in range(table.columnCount())] for r in range(table.rowCount())]
