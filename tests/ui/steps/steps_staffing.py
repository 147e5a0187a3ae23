"""Who can be there, typed into the table of the page Patrols; ``test_staffing.py`` says what must come of it."""

import json
import os

from driver import save_project
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QLineEdit
from steps_patrol import answer


def active_places(window, count):
    """The page with so many active hot spots of the sample."""
    dock = window.sample()
    save_project(window)
    dock.session.set(select_by="top_k", select_value=count)
    dock.find.form.show_choices()
    window.find()
    page = window.page("patrol")
    dock.session.places.choose(os.path.join(window.folder, "register.gpkg"))
    answer(window, {"BY": "Analyst"})
    page.register.add_hot_spots(False, "active")
    window.wait(lambda: not page.register.add.running, 60)
    window.pause(300)
    return page


def typed(window, table, row, column, text):
    """Click a cell, type, Enter."""
    table.scrollTo(table.model().index(row, column))
    window.click(table.viewport(), table.visualItemRect(table.item(row, column)).center())

    def editor_of_cell():
        where = table.visualItemRect(table.item(row, column)).center()
        over = table.viewport().childAt(where)
        while over is not None and over.parent() is not table.viewport():
            over = over.parentWidget()
        return over

    # A cell that is the current one already opens only when no double click can follow any more.
    window.wait(lambda: editor_of_cell() is not None, 5, "the editor of a cell")
    editor = editor_of_cell()
    line = editor if isinstance(editor, QLineEdit) else editor.findChild(QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, text)
    named = editor.accessibleName() != ""
    window.key(line, Qt.Key.Key_Return)
    window.pause(50)
    return named


def staffing(window):
    """Numbers, hours, days, names and shifts; the parameters and the live line after each; a plan of them."""
    page = active_places(window, 6)
    window.click(page.steps.button(1))
    view, staff, table = page.plan, page.plan.staff, page.plan.staff.table
    names = [table.item(i, 0).text() for i in range(table.rowCount())]
    saw = {"rows": names, "ready": [view.button.button.isEnabled()]}

    def now():
        return [view.form.parameters().get("RESOURCES", ""), staff.there(), view.live.text(), view.live.isVisible()]

    saw["first"] = now()
    window.show_in_page(table)
    saw["named"] = [typed(window, table, 0, 2, "3")]
    saw["named"].append(typed(window, table, 3, 1, "2"))
    saw["named"].append(typed(window, table, 3, 4, "1.5"))
    saw["named"].append(typed(window, table, 3, 5, "Mon Wed Fri"))
    saw["typed"] = now()
    saw["ready"].append(view.button.button.isEnabled())
    typed(window, table, 3, 5, "whenever")
    typed(window, table, 1, 0, "Traffic, wardens; others")
    saw["wrong"] = now()
    # More hours than the shift has.
    typed(window, table, 0, 4, "9")
    saw["too long"] = [view.needs.missing(), view.button.button.isEnabled(), staff.problem()]
    typed(window, table, 0, 4, "2")
    # A row more, and one less, which comes back.
    window.click(staff.add)
    saw["added"] = table.rowCount()
    table.setCurrentCell(3, 0)
    window.click(staff.away)
    saw["removed"] = [table.rowCount(), staff.there(), view.undo.isVisible()]
    window.click(view.undo.button)
    saw["undone"] = [table.rowCount(), staff.there(), view.undo.isVisible()]
    # Two shifts instead of three: the night keeps its officers, and the late shift is gone.
    typed(window, table, 2, 3, "1")
    shifts = view.shifts
    shifts.preset.setCurrentIndex(1)
    shifts.preset.activated.emit(1)
    saw["two shifts"] = [view.form.parameters()["SHIFTS"], staff.there()]
    shifts.rows[0][0].setText("Days")
    shifts.rows[0][0].editingFinished.emit()
    shifts.rows[0][1].setTime(shifts.rows[0][1].time().addSecs(-1800))
    saw["renamed"] = [view.form.parameters()["SHIFTS"], staff.there(), shifts.preset.currentData()]
    shifts.preset.setCurrentIndex(0)
    shifts.preset.activated.emit(0)
    saw["usual"] = view.form.parameters().get("SHIFTS")
    # The project holds the same words, and shows the same table.
    typed(window, table, 0, 2, "3")
    typed(window, table, 3, 1, "2")
    told = now()
    QgsProject.instance().write()
    project = QgsProject.instance().fileName()
    QgsProject.instance().clear()
    window.pause(300)
    saw["cleared"] = staff.there()
    QgsProject.instance().read(project)
    window.pause(1000)
    saw["opened"] = [now() == told, [table.item(i, 0).text() for i in range(table.rowCount())]]
    # Days as people write them.
    start = view.form.wrappers["START"]
    saw["days"] = []
    for text in ("6/7/2026", "06.07.26", "2026-07-06", "6 Jul 2026", ""):
        start.box.setText(text)
        saw["days"].append(view.form.parameters().get("START", ""))
    start.box.setText("32/13/2026")
    window.click(view.button.button)
    window.wait(lambda: not view.button.running and view.problem.text(), 60)
    saw["no day"] = view.problem.text()
    start.setParameterValue("2026-07-06")
    view.form.wrappers["DAYS"].setParameterValue(10)
    view.form.wrappers["TRAVEL_MINUTES"].setParameterValue(7)
    window.picture("staffing")
    saw["last"] = now()
    saw["labels"] = [label.text() for label in view.findChildren(QLabel) if label.isVisible() and label.buddy()]
    window.click(view.button.button)
    window.wait(lambda: not view.button.running, 120)
    window.pause(500)
    with open(view.about["parameters"]["REPORT_JSON"], encoding="utf-8") as file:
        report = json.load(file)
    saw["plan"] = {
        "problem": view.problem.text(),
        "given": view.about["parameters"],
        "use": report["use"],
        "visits": report["taken"]["visits"],
        "live": view.live.text(),
        "agencies": report["setting"]["agencies"],
        "folded": view.fold.isCollapsed(),
        "next": [one.isVisible() for one in (view.button, page.routes.button, page.to_visits)],
    }
    # What has been changed since is not of that plan.
    view.form.wrappers["DAYS"].setParameterValue(11)
    saw["changed"] = [view.live.text(), view.button.isVisible()]
    return saw


def unknown_agency(window):
    """A log whose columns have names of their own and in which some say no agency."""
    page = active_places(window, 6)
    window.click(page.steps.button(2))
    view = page.visits
    saw = {"empty": view.needs.missing()}
    path = os.path.join(window.folder, "sheet.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("Spot,Seen,Stayed,Unit kind\n")
        for day, agency in ((6, "Police"), (7, ""), (8, "Rangers"), (9, "")):
            file.write(f"HS-000{day - 5},0{day}/07/2026 16:00,15,{agency}\n")
        file.write("Nowhere,06/07/2026 16:00,15,Police\n")
    view.form.wrappers["LOG"].setParameterValue(path)
    window.pause(200)
    rows = view.preview.findChild(QLabel, "log rows")
    saw["before"] = [view.needs.missing(), view.button.button.isEnabled(), rows.text()]
    for name, column in (("LOG_PLACE_FIELD", "Spot"), ("LOG_START_FIELD", "Seen"), ("LOG_MINUTES_FIELD", "Stayed")):
        box = view.form.wrappers[name].box
        box.setCurrentIndex(box.findData(column))
    saw["matched"] = [
        view.needs.missing(),
        view.button.button.isEnabled(),
        view.look(view.form.wrappers["LOG"].layer()),
    ]

    def counted():
        window.click(view.button.button)
        window.wait(lambda: not view.button.running, 60)
        window.pause(400)
        layer = view.session.layer(view.about["layers"]["OUTPUT"])
        return [view.problem.text() != "", sorted(feature["agency"] for feature in layer.getFeatures())]

    saw["without"] = counted()
    box = view.form.wrappers["LOG_AGENCY_FIELD"].box
    box.setCurrentIndex(box.findData("Unit kind"))
    rows = view.preview.findChildren(QLabel, "log rows")[-1]
    saw["agencies"] = rows.text()
    saw["with"] = counted()
    saw["given"] = {name: value for name, value in view.about["parameters"].items() if name.startswith("LOG_")}
    window.picture("visits-matched")
    view.form.wrappers["LOG"].setParameterValue("")
    window.pause(100)
    saw["gone"] = [view.needs.missing(), view.form.wrappers["LOG_PLACE_FIELD"].isVisible()]
    return saw
