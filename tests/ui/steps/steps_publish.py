"""What a user does on the page Publish; ``test_publish.py`` says what it should show."""

import os

from driver import save_project
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox


def publish(window):
    """A draft is made, signed, and its figures saved; the month is not released again with other figures."""
    dock = window.dock()
    save_project(window)
    session, saw = dock.session, {}
    page = window.page("publish")
    view = page.figures
    window.click(page.steps.button(1))
    window.click(page.pages.button.button)
    saw["too early"] = page.pages.problem.text()
    window.click(page.steps.button(0))
    saw["empty"] = [view.where.text(), view.button.button.isEnabled(), view.sign_button.isVisible()]
    window.sample()
    window.page("publish")

    def run():
        window.show_in_page(view.button)
        window.click(view.button.button)
        window.wait(lambda: not view.button.running, 120, "the draft")
        window.pause(500)
        return [view.problem.text(), view.said.summary.text()]

    saw["given"] = view.form.parameters()
    saw["draft"] = run()
    saw["buttons"] = [view.sign_button.isVisible(), view.save_button.isVisible()]
    saw["words"] = view.body.itemAt(0).widget().text()
    window.show_in_page(view.sign_button)
    window.picture("publish-draft")
    ledger = os.path.join(window.folder, "releases")
    saw["before"] = os.path.exists(ledger)

    def answer(words):
        def fill():
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog)
            dialog.fields["BY"].setText(words[0])
            dialog.fields["REASON"].setText(words[1])
            dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
            saw.setdefault("asked", []).append(dialog.problem.text())
            if dialog.isVisible():
                dialog.reject()

        QTimer.singleShot(400, fill)
        window.click(view.sign_button)
        window.pause(300)

    answer(("", "Monthly release"))
    saw["unsigned"] = os.path.exists(ledger)
    answer(("Inspector Example", "Monthly release"))
    saw["signed"] = [
        os.path.exists(ledger),
        view.body.itemAt(0).widget().text(),
        view.sign_button.isVisible(),
        view.save_button.isVisible(),
    ]
    window.show_in_page(view.save_button)
    window.picture("publish-signed")
    window.click(page.steps.button(1))
    window.pause(200)
    pages = page.pages
    window.show_in_page(pages.button)
    window.click(pages.button.button)
    window.pause(200)
    saw["nameless"] = pages.problem.text()
    session.set(
        tools=dict(session.choices.tools, communityreport={"FORCE": "Cleveland Police", "DONE": "More visits by day."})
    )
    pages.form.show_choices()
    window.show_in_page(pages.button)
    window.click(pages.button.button)
    window.wait(lambda: not pages.button.running, 60, "the pages")
    window.pause(300)
    made = [name for name in os.listdir(os.path.dirname(pages.index())) if name.endswith(".html")]
    saw["pages"] = [pages.problem.text(), pages.said.summary.text(), len(made), pages.look_button.isVisible()]
    window.show_in_page(pages.look_button)
    window.picture("publish-pages")
    window.click(page.steps.button(0))
    window.pause(200)
    path = os.path.join(window.folder, "figures.csv")
    view.save_table("CELLS", path)
    with open(path, encoding="utf-8-sig") as file:
        saw["figures"] = [line.strip() for line in file][:1]
    session.set(tools=dict(session.choices.tools, publicationlayer=dict(view.form.parameters(), OFFENCES="Burglary")))
    view.form.show_choices()
    saw["again"] = run()
    QgsProject.instance().write()
    project = QgsProject.instance().fileName()
    QgsProject.instance().clear()
    window.pause(300)
    QgsProject.instance().read(project)
    window.pause(1000)
    saw["opened"] = view.said.summary.text() == saw["draft"][1]
    saw["wide"] = [page.minimumSizeHint().width(), page.parentWidget().width()]
    return saw
