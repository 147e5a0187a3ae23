"""The tutorial of the guide; ``test_tutorial.py`` says what it should show."""

import json
import os

from driver import save_project
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QDialog, QGroupBox, QLabel, QToolButton


def tutorial(window):
    """Data, Find, Overlay, saved, Patrol, plan, pack: with the buttons that the guide names."""
    saw, words = {}, set()
    dock = window.dock()

    def look():
        """All words on buttons, tabs, headings and menus of the dock."""
        for widget in dock.findChildren(QAbstractButton) + dock.findChildren(QLabel):
            words.add(plain(widget.text()))
            menu = widget.menu() if hasattr(widget, "menu") else None
            if menu is not None:
                words.update(plain(action.text()) for action in menu.actions())
        words.update(plain(box.title()) for box in dock.findChildren(QGroupBox))
        words.update(button.text() for button in dock.rail.findChildren(QToolButton))

    def plain(text):
        return text.replace("&", "").strip()

    def press(widget, running=None, seconds=120):
        window.show_in_page(widget)
        window.click(widget)
        if running is not None:
            window.wait(lambda: not running.running, seconds)
        window.pause(400)
        look()

    look()
    window.sample()
    dock.find.form.show_choices()
    window.find()
    saw["hot spots"] = len(dock.session.result.rows)
    look()
    overlay = window.page("overlay")
    look()
    saw["overlay"] = overlay.isVisible()
    save_project(window)
    window.find()

    # -- 6. decide
    page, session = window.page("patrol"), dock.session
    session.places.choose(os.path.join(window.folder, "register.gpkg"))

    def answer(texts):
        def act():
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                QTimer.singleShot(100, act)
                return
            for field, text in texts.items():
                dialog.fields[field].setText(text)
            dialog.accept()

        QTimer.singleShot(100, act)

    found = window.page("find")
    answer({"OWNER": "Central", "REASON": "busiest", "BY": "Analyst"})
    press(found.button.button, page.register.add)
    window.wait(lambda: page.register.table.rowCount() == 10, 60, "the ten places")
    look()
    saw["in force"] = len(session.places.of_status("active"))

    # -- 7. plan
    words_of = [button.text() for button in page.steps.buttons()]
    press(page.steps.button(1))
    saw["steps"] = words_of
    session.set(
        tools=dict(
            session.choices.tools,
            patrolplan={"RESOURCES": "Police, Late, 2, 2", "START": "2026-07-06", "DAYS": 14, "TIME_LIMIT": 15},
        )
    )
    page.plan.form.show_choices()
    press(page.plan.button.button, page.plan.button)
    saw["plan"] = [page.plan.problem.text(), page.plan.said.summary.text()]

    # -- 8. pack
    page = window.page("publish")
    press(page.steps.button(3))
    session.set(tools=dict(session.choices.tools, weeklypack={"FORCE": "Cleveland Police"}))
    page.pack.form.show_choices()
    saw["given"] = page.pack.form.parameters()
    press(page.pack.button.button, page.pack.button, 200)
    saw["pack"] = [page.pack.problem.text(), page.pack.said.summary.text(), page.pack.look_button.isVisible()]
    with open(os.path.join(os.path.dirname(page.pack.pack()), "pack.json"), encoding="utf-8") as file:
        saw["ran"] = {one["tool"]: [one["done"], one["why"]] for one in json.load(file)["steps"]}
    window.picture("tutorial-pack")
    press(page.steps.button(1))
    press(page.figures.button.button, page.figures.button)
    saw["draft"] = page.figures.sign_button.isVisible()
    saw["words"] = sorted(word for word in words if word)
    return saw
