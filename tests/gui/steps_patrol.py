"""What a user does on the page Patrol; ``test_patrol.py`` says what it should show."""

import os

from driver import save_project
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QLineEdit

PROJECT = QgsProject.instance


def answer(window, texts, name="", ok=True):
    """Fill the next dialog in and close it; its title and what it says are kept."""
    seen = {}

    def act():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(100, act)
            return
        seen["title"] = dialog.windowTitle()
        if name:
            window.pause(300)
            window.picture(name)
        for field, text in texts.items():
            widget = dialog.fields[field] if hasattr(dialog, "fields") else getattr(dialog, field)
            (widget.setText if isinstance(widget, QLineEdit) else widget.setPlainText)(text)
        if ok == "twice":
            # Once with something missing: it stays and says what.
            dialog.accept()
            seen["missing"] = dialog.problem.text()
            dialog.reject()
        elif ok:
            dialog.accept()
            seen["open"] = dialog.isVisible()
        else:
            dialog.reject()

    QTimer.singleShot(100, act)
    return seen


def register(window):
    """Hot spots become candidates, places in force, are retired and compared; all of it comes back."""
    dock = window.sample()
    save_project(window)
    page = window.page("patrol")
    view, places, session = page.register, dock.session.places, dock.session
    saw = {"empty": [view.empty.isVisible(), view.table.isVisible(), view.add.button.isEnabled()]}
    window.picture("patrol-empty")
    window.page("find")
    window.find()
    page = window.page("patrol")
    saw["found"] = view.add.button.isEnabled()
    path = os.path.join(window.folder, "register.gpkg")
    places.choose(path)
    saw["new"] = view.empty.sentence.text()

    def ended():
        window.wait(lambda: not view.add.running, 60)
        window.pause(300)

    asked = answer(window, {"BY": "Analyst", "OWNER": "Central"}, "patrol-add")
    window.click(view.add.button)
    ended()
    saw["asked"] = asked["title"]
    saw["candidates"] = [view.table.rowCount(), len(session.result.rows), view.problem.text()]
    saw["layer"] = places.layer is not None and places.layer.featureCount()
    window.picture("patrol-candidates")
    # Row, map and buttons are one selection.
    view.table.selectRow(0)
    window.pause(400)
    saw["selected"] = [places.selected() == view.chosen(), view.buttons["accept"].isEnabled(),
                       view.buttons["retire"].isEnabled()]
    places.layer.selectByIds(places.feature_ids(["HS-0003", "HS-0005"]))
    window.pause(300)
    saw["followed"] = sorted(view.chosen())
    missing = answer(window, {"BY": ""}, ok="twice")
    window.click(view.buttons["accept"])
    window.pause(300)
    saw["missing"] = missing["missing"]
    answer(window, {"BY": "Analyst", "REASON": "busiest"})
    window.click(view.buttons["accept"])
    ended()
    saw["active"] = sorted(row["place_id"] for row in places.of_status("active"))
    # From the card straight into force.
    window.page("find")
    session.result.card_asked.emit(session.result.rows[0]["hotspot_id"])
    window.pause(500)
    answer(window, {"BY": "Analyst"})
    window.click(dock.card.accept)
    ended()
    saw["from the card"] = [len(places.of_status("active")), dock.tabs.currentWidget().widget().objectName()]
    saw["note"] = view.problem.text()
    # The same hot spots again: what would they change?
    view.show_status.setCurrentIndex(0)
    view.show_status.activated.emit(0)
    compared = answer(window, {"by": "Analyst"}, "patrol-refresh", ok=False)
    window.click(view.refresh)
    window.wait(lambda: "title" in compared, 60)
    ended()
    saw["compared"] = [compared["title"], len(places.of_status("retired"))]
    view.table.selectRow(0)
    window.pause(300)
    answer(window, {"REASON": "solved", "BY": "Analyst"})
    window.click(view.buttons["retire"])
    ended()
    saw["retired"] = len(places.of_status("retired"))
    view.show_status.setCurrentIndex(4)
    view.show_status.activated.emit(4)
    view.table.selectRow(2)
    window.pause(300)
    answer(window, {"TEXT": "Thefts from vans at night", "BY": "Analyst"})
    view.note()
    ended()
    shown = answer(window, {}, "patrol-history", ok=False)
    view.history()
    saw["history"] = shown["title"]
    window.picture("patrol-places")
    saw["wide"] = [page.minimumSizeHint().width(), page.parentWidget().width()]
    PROJECT().write()
    project = PROJECT().fileName()
    PROJECT().clear()
    window.pause(300)
    saw["cleared"] = [len(places.rows), view.table.isVisible()]
    PROJECT().read(project)
    window.pause(800)
    saw["opened"] = [len(places.rows), places.layer is not None, "register.gpkg" in view.file.text()]
    return saw
