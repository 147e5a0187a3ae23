"""What a user does on the page Publish; ``test_publish.py`` says what it should show."""

import os
import subprocess

from driver import save_project
from heartbeat import Standstill
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPushButton, QTableWidget
from qgis.utils import iface


def publish(window):
    """A draft is made, signed, and its figures saved; the month is not released again with other figures."""
    dock = window.dock()
    save_project(window)
    session, saw = dock.session, {}
    page = window.page("publish")
    view = page.figures
    window.click(page.steps.button(2))
    saw["too early"] = [page.pages.button.button.isEnabled(), page.pages.needs.missing()]
    window.click(page.steps.button(1))
    saw["empty"] = [view.where.text(), view.button.button.isEnabled(), view.sign_button.isVisible()]
    window.sample()
    window.page("publish")

    def run(button):
        window.show_in_page(button)
        window.click(button)
        window.wait(lambda: not view.button.running, 120, "the draft")
        window.pause(500)
        return [view.problem.text(), view.said.summary.text()]

    saw["given"] = view.form.parameters()
    window.wait(lambda: session.survey is not None, 60, "the crimes")
    saw["period"] = [[str(day) for day in view.period()]]
    role = QPalette.ColorRole
    for name in ("START", "END"):
        box = view.form.wrappers[name].box
        saw["period"].append(
            [box.placeholderText(), box.palette().color(role.PlaceholderText) == box.palette().color(role.Text)]
        )
    session.set(start="2025-01-15")
    saw["period"].append([str(view.period()[0]), bool(view.period()[1] == session.survey.window.end)])
    session.set(start="")
    without = session.choices.location_field
    saw["premises"] = [len(view.where.text())]
    session.set(location_field="")
    view.show_places()
    saw["premises"] = [len(view.where.text()) < saw["premises"][0], view.where.text() == ""]
    session.set(location_field=without)
    view.show_places()
    window.picture("publish-figures")

    def at_the_foot():
        return [one.isVisible() for one in (view.button, view.sign_button, view.to_pages)]

    saw["next"] = [at_the_foot()]
    saw["draft"] = run(view.button.button)
    saw["buttons"] = [view.sign_button.isVisible(), view.save_button.isVisible()]
    saw["next"].append(at_the_foot())
    saw["words"] = view.body.itemAt(0).widget().text()
    window.show_in_page(view.sign_button)
    saw["cut"] = []
    for table in view.findChildren(QTableWidget):
        wide = table.fontMetrics().horizontalAdvance
        for row in range(table.rowCount()):
            for column in range(table.columnCount()):
                text = table.item(row, column).text()
                parts = text.split() if table.wordWrap() else [text]
                if max(map(wide, parts)) > table.columnWidth(column) or table.sizeHintForRow(row) > table.rowHeight(
                    row
                ):
                    saw["cut"].append(text)
    window.picture("publish-draft")
    ledger = os.path.join(window.folder, "releases")
    saw["before"] = os.path.exists(ledger)

    def answer(words):
        def fill():
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog)
            dialog.fields["SIGNED_BY"].setText(words[0])
            dialog.fields["REASON"].setText(words[1])
            dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
            saw.setdefault("asked", []).append(dialog.problem.text())
            if dialog.isVisible():
                dialog.reject()

        QTimer.singleShot(400, fill)
        window.click(view.sign_button.button)
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
    saw["next"].append(at_the_foot())
    node = QgsProject.instance().layerTreeRoot().findLayer(view.about["layers"]["OUTPUT"])
    saw["group"] = node.parent().name()
    window.show_in_page(view.save_button)
    window.picture("publish-signed")
    window.click(view.to_pages.button)
    window.pause(200)
    pages = page.pages
    saw["of"] = [one.met for one in pages.needs.needs]
    window.picture("publish-pages-form")
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
    saw["pages"] = [pages.problem.text(), pages.said.summary.text(), len(made)]
    saw["of"].append([one.name for one in pages.needs.needs if one.met])
    bar = iface.messageBar().currentItem()
    saw["folder"] = [pages.folder.isVisible(), bar.findChildren(QPushButton)[0].text()]
    saw["folder"].append(os.path.dirname(pages.index()) in bar.text())
    saw["blue"] = [pages.button.isVisible(), pages.look_button.isVisible(), pages.again.isVisible()]
    session.set(
        tools=dict(session.choices.tools, communityreport={"FORCE": "Cleveland Police", "DONE": "Fewer by day."})
    )
    pages.form.show_choices()
    saw["blue"].append([pages.button.isVisible(), pages.look_button.isVisible()])
    window.picture("publish-pages")
    window.click(page.steps.button(1))
    window.pause(200)
    path = os.path.join(window.folder, "figures.csv")
    view.save_table("CELLS", path)
    with open(path, encoding="utf-8-sig") as file:
        saw["figures"] = [line.strip() for line in file][:1]
    session.set(tools=dict(session.choices.tools, publicationlayer=dict(view.form.parameters(), OFFENCES="Burglary")))
    view.form.show_choices()
    saw["next"].append(at_the_foot())
    saw["again"] = run(view.again)
    QgsProject.instance().write()
    project = QgsProject.instance().fileName()
    QgsProject.instance().clear()
    window.pause(300)
    QgsProject.instance().read(project)
    window.pause(1000)
    saw["opened"] = view.said.summary.text() == saw["draft"][1]
    saw["wide"] = [page.minimumSizeHint().width(), page.parentWidget().width()]
    return saw


def share(window):
    """Every tile on the sample: paper, a file for Word, a spreadsheet, a layout; a stop leaves nothing."""
    from hotspot_policing.bridge.files.xlsx import Workbook
    from hotspot_policing.ui.state.opening import remember

    dock = window.dock()
    page = window.page("publish")
    view = page.share
    saw = {"before": {tile.objectName(): tile.button.button.isEnabled() for tile in view.tiles}}
    save_project(window)
    window.sample()
    window.find()
    page = window.page("publish")
    window.wait(lambda: dock.session.result.cards, 60, "the cards")
    window.picture("share")
    saw["after"] = {tile.objectName(): tile.button.button.isEnabled() for tile in view.tiles}

    def made(name):
        path, beats = os.path.join(window.folder, name), Standstill()
        view.make_briefing(path)
        window.wait(lambda: not view.briefing.button.running, 120, name)
        return os.path.exists(path), view.problem.text(), beats.longest()

    view.places.setValue(3)
    view.each.setChecked(True)
    saw["pdf"] = made("briefing.pdf")
    saw["pages"] = subprocess.run(
        ["pdfinfo", os.path.join(window.folder, "briefing.pdf")], capture_output=True, text=True
    )
    saw["pages"] = [line.split()[1] for line in saw["pages"].stdout.splitlines() if line.startswith("Pages")]
    saw["word"] = made("briefing.docx")[:2]
    saw["buttons"] = [len(item.findChildren(QPushButton)) for item in iface.messageBar().items()]
    saw["nowhere"] = made(os.path.join("nowhere", "briefing.pdf"))[:2]
    stopped = os.path.join(window.folder, "stopped.pdf")
    view.make_briefing(stopped)
    window.wait(lambda: view.briefing.button.bar.value() > 0, 60, "a page")
    window.click(view.briefing.button.cancel)
    window.wait(lambda: not view.briefing.button.running, 60, "the stop")
    saw["stopped"] = os.path.exists(stopped)
    sheet = os.path.join(window.folder, "sheet.xlsx")
    view.make_sheet(sheet)
    window.wait(lambda: os.path.exists(sheet), 60, "the spreadsheet")
    saw["sheets"] = len(Workbook(sheet, "sheet").sheets)
    layers = set(QgsProject.instance().mapLayers())
    view.make_map()
    window.pause(1500)
    for designer in iface.openLayoutDesigners():
        designer.close()
    saw["layouts"] = len(QgsProject.instance().layoutManager().printLayouts())
    saw["same layers"] = layers == set(QgsProject.instance().mapLayers())
    saw["left"] = sorted(name for name in os.listdir(window.folder) if name.startswith(".part"))
    folder = os.path.join(window.folder, "patrol routes briefings")
    os.mkdir(folder)
    for name in ("a.pdf", "b.pdf", "notes.txt"):
        open(os.path.join(folder, name), "w", encoding="utf-8").close()
    remember(folder)
    before = view.shifts.needs.text(), view.made.isVisible()
    session = dock.session
    session.set(outcomes=dict(session.choices.outcomes, patrolroutes={"parameters": {"BRIEFINGS": folder, "PLAN": ""}}))
    saw["briefings"] = [before, (view.shifts.needs.text(), view.made.isVisible())]
    window.show_in_page(view.made)
    window.picture("share-briefings")
    window.click(view.public.button.button)
    saw["public"] = page.stack.currentWidget() is page.figures
    window.click(page.steps.button(0))
    window.click(view.pack.button.button)
    saw["pack"] = page.stack.currentWidget() is page.pack
    saw["wide"] = [view.minimumSizeHint().width(), view.parentWidget().width()]
    window.click(page.steps.button(0))
    window.show_in_page(view.shifts.button.button)
    window.click(view.shifts.button.button)
    saw["shifts"] = [dock.current, dock.patrol.stack.currentIndex()]
    return saw
