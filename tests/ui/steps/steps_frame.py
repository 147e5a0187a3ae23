"""What a user does with the dock's frame; ``test_frame.py`` says what it should show."""

import os
import re
import time

from driver import PACKAGE, save_project
from qgis.core import QgsApplication, QgsFeedback, QgsLocatorContext, QgsProject, QgsSettings
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QObject, Qt, QTimer, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCommandLinkButton,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QTableView,
    QToolButton,
    QWidget,
)
from qgis.utils import iface, plugins

from hotspot_policing.bridge.ground.documents import guide_page
from hotspot_policing.ui.frame.way_in import OptionsFactory
from hotspot_policing.ui.parts.wrapping import CutLabel, WrappedButton

NAMES = ("data", "find", "patrol", "results", "publish", "methods")


def rail(window):
    """Each page by its button; which pages are made, what stays in sight, and where the project line says one is."""
    window.load()
    begun = time.perf_counter()
    dock = window.dock()
    saw = {"seconds": time.perf_counter() - begun, "made": sorted(dock._frames)}
    saw["line"] = [dock.findChild(QWidget, "project_line").text()]
    window.sample()
    saw["line"].append(dock.findChild(QWidget, "project_line").text())
    saw["pages"] = {}
    for name in NAMES:
        window.click(dock.rail.button(name))
        window.pause(100)
        frame = dock.pages.currentWidget()
        foot = frame.findChild(QWidget, "foot")
        inside = foot is None or foot.mapTo(dock, foot.rect().bottomLeft()).y() <= dock.height()
        saw["pages"][name] = [
            dock.current,
            dock.session.choices.page,
            bool(frame.question.text()),
            [dock.rail.button(one).isVisible() and dock.rail.button(one).isChecked() for one in NAMES],
            inside,
        ]
    dock.session.page_asked.emit("patrol")
    saw["asked"] = dock.current
    opened = _Browser()
    QDesktopServices.setUrlHandler("file", opened, "open")
    window.key(dock.patrol, Qt.Key.Key_F1)
    QDesktopServices.unsetUrlHandler("file")
    # The page of the guide; where it has not been made that is said.
    saw["help"] = [opened.pages, dock.note.text(), guide_page("patrol")]
    return saw


class _Browser(QObject):
    """Keeps what would be opened in the browser."""

    def __init__(self):
        super().__init__()
        self.pages = []

    @pyqtSlot(QUrl)
    def open(self, url):
        self.pages.append(url.toLocalFile())


def _every_view(window, dock, look):
    """Turn to every page and view, before there is a result and after, and ``look(its name)``."""
    for name in NAMES:
        window.page(name)
        look(name + " before")
    window.sample()
    form = dock.find.form
    window.page("find")
    for name in form.panels:
        form.open(name)
        look("find " + name)
    window.find()
    window.page("overlay").tick(dock.session.area_layers()[0].id())
    window.wait(lambda: dock.session.result.context, 60, "the overlay")
    look("find layers")
    totals = window.totals()
    window.click(totals.summarise.button)
    window.wait(lambda: dock.session.result.areas, 60, "the totals")
    look("find totals")
    for name in NAMES:
        page = window.page(name)
        steps = range(page.stack.count()) if hasattr(page, "show_step") else ()
        for step in steps:
            page.show_step(step)
            for box in page.stack.currentWidget().findChildren(QgsCollapsibleGroupBox):
                box.setCollapsed(False)
            look(f"{name} {step}")
        look(name)
    dock.open_card(dock.session.result.rows[0]["hotspot_id"])
    look("card")


def narrow(window):
    """How wide each page and view has to be at least, and how wide it is in a narrow dock."""
    dock, saw = window.dock(), {}

    def look(name):
        window.pause(200)
        page = dock.stack.currentWidget()
        saw[name] = [dock.widget().minimumSizeHint().width(), page.minimumSizeHint().width() <= page.width()]

    iface.mainWindow().resizeDocks([dock], [300], Qt.Orientation.Horizontal)
    _every_view(window, dock, look)
    saw["columns"], saw["place"] = _columns_in_sight(window, dock), _letters_of_places(window, dock)
    saw["steps"] = _steps_in_sight(window)
    saw["rail"] = dock.rail.width()
    iface.mainWindow().resizeDocks([dock], [300], Qt.Orientation.Horizontal)
    window.pause(200)
    saw["dock"] = dock.width()
    return saw


def whole(window):
    """Every page and view in a narrow and in a usual dock: the texts that are cut and said in full nowhere."""
    dock, saw = window.dock(), {"cut": [], "looked at": 0}

    def look(name):
        for width in (300, 420):
            iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)
            window.pause(250)
            if cut_texts(dock.widget()):
                # A busy machine takes its time to lay the page out.
                window.pause(1000)
            saw["cut"] += [f"{name} {width}: {one}" for one in cut_texts(dock.widget())]
            window.picture(f"whole-{name}-{width}".replace(" ", "-"))
            saw["looked at"] += 1

    _every_view(window, dock, look)
    return saw


def cut_texts(whole):
    """Texts of visible labels, buttons, headings and cells in a widget that have too little room, and no tooltip that
    has all of them."""
    out = []
    for one in whole.findChildren(QWidget):
        if not one.isVisible():
            continue
        if isinstance(one, QLabel) and one.text():
            _add_if(out, one, one.text(), _label_is_cut(one))
        elif isinstance(one, QAbstractButton) and one.text():
            _add_if(out, one, one.text(), _button_is_cut(one))
        elif isinstance(one, QTableView):
            _cut_cells(out, one)
    return out


def _label_is_cut(label):
    if isinstance(label, CutLabel):
        return label.fontMetrics().horizontalAdvance(label.text()) > label.contentsRect().width()
    if "…" in _plain(label.text())[:-1]:
        return True
    if label.wordWrap():
        # A line of words, and not a pixel of what is round them.
        return label.heightForWidth(label.width()) > label.height() + label.fontMetrics().height() // 2
    return label.sizeHint().width() > label.width() + 1


def _button_is_cut(button):
    if isinstance(button, QCommandLinkButton):
        return button.heightForWidth(button.width()) > button.height()
    if isinstance(button, WrappedButton):
        needed = button.minimumSizeHint()
        return needed.width() > button.width() or needed.height() > button.height() + 2
    room = button.width() - (0 if isinstance(button, QToolButton) else button.sizeHint().width() - _wide(button))
    return "…" in button.text()[:-1] or _wide(button) > room


def _wide(button):
    return button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text()).width()


def _add_if(out, widget, text, cut):
    # What is cut by ourselves is told by its beginning.
    begin = re.split("…|▾", _plain(text))[0].strip()
    if cut and begin not in _plain(widget.toolTip()):
        out.append(f"{type(widget).__name__} {widget.objectName()} {_plain(text)[:60]!r} {widget.size()}")


def _plain(text):
    """Words without mnemonics, marks of HTML and line ends."""
    return " ".join(re.sub(r"<[^>]*>|&(?!&)", "", text).split())


def _cut_cells(out, table):
    """Headings and cells in sight that have less room than their words and say them in no tooltip."""
    header, model = table.horizontalHeader(), table.model()
    for c in range(model.columnCount()):
        if table.isColumnHidden(c):
            continue
        words = str(model.headerData(c, Qt.Orientation.Horizontal) or "")
        if header.isVisible() and header.sectionSizeHint(c) > header.sectionSize(c):
            widest = max(map(header.fontMetrics().horizontalAdvance, words.split("\n")))
            tip = model.headerData(c, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            if widest > header.sectionSize(c) and not tip:
                out.append(f"heading {words!r} of {table.objectName()} {header.sectionSize(c)}")
        # Words that wrap have as many lines as their row is high.
        for r in range(0 if table.wordWrap() else min(model.rowCount(), 30)):
            index = model.index(r, c)
            text = str(index.data() or "")
            room = table.columnWidth(c) - 2
            if (
                text
                and table.fontMetrics().horizontalAdvance(text) > room
                and text not in str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            ):
                out.append(f"cell {text!r} of {table.objectName()} {room}")


def _letters_of_places(window, dock):
    """{width: how many letters of a place are seen beside columns of two layers}."""
    table, out = dock.find.results.table, {}
    where = [column.title for column in dock.find.results.model.columns].index("Place")
    window.page("find").show_view(0)
    for width in (300, 420, 460):
        iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        window.pause(300)
        out[width] = table.columnWidth(where) // table.fontMetrics().averageCharWidth()
    return out


def _columns_in_sight(window, dock):
    """{width: pixels of the columns that stick out of the table of a count} with and without the page's scroll bar."""
    window.page("find").show_view(0)
    table, area, out = dock.find.results.table, dock.find.parentWidget().parentWidget(), {}
    context, dock.session.choices.context = dock.session.choices.context, {}
    dock.session.result.context_changed.emit()
    for policy in (Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAlwaysOn):
        area.setVerticalScrollBarPolicy(policy)
        for width in (420, 460):
            iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)
            window.pause(300)
            out[f"{width} {policy}"] = table.horizontalScrollBar().maximum()
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    iface.mainWindow().resizeDocks([dock], [300], Qt.Orientation.Horizontal)
    dock.session.choices.context = context
    dock.session.result.context_changed.emit()
    return out


def _steps_in_sight(window):
    """Whether the steps of a page are seen, the page scrolled to its end."""
    page = window.page("patrol")
    page.show_step(1)
    window.pause(200)
    bar = page.parentWidget().parentWidget().verticalScrollBar()
    bar.setValue(bar.maximum())
    window.pause(100)
    return [bar.value() > 0, all(not button.visibleRegion().isEmpty() for button in page.steps.buttons())]


def search(window):
    """What *hs* in the search box finds."""
    window.dock()
    found = {}
    locator = plugins[PACKAGE].way_in._locator
    for words in ("kernel", "rota", "hot spots", "patrols", "nothing of the kind", ""):
        one = locator.clone()
        results = []
        one.resultFetched.connect(lambda result, to=results: to.append(result.displayString))
        context = QgsLocatorContext()
        context.usingPrefix = True
        one.fetchResults(words, context, QgsFeedback())
        found[words] = results
    locator.triggerResult(_result(locator, found["patrols"][0]))
    window.pause(300)
    plan = QgsApplication.processingRegistry().algorithmById("hotspotpolicing:patrolplan").displayName()
    densities = QgsApplication.processingRegistry().algorithmById("hotspotpolicing:kerneldensity").displayName()
    return {"found": found, "densities": densities, "plan": plan, "page": plugins[PACKAGE].dock.current}


def _result(locator, title):
    from qgis.core import QgsLocatorResult

    result = QgsLocatorResult()
    result.filter, result.displayString = locator, title
    return result


def options(window):
    """What is set once counts in every project that has no choice of its own."""
    dock = window.sample()
    session = dock.session
    before = session.excluded_premises()
    page = OptionsFactory(QgsApplication.windowIcon()).createWidget(None)
    page.marking.setText("  OFFICIAL   TEST ")
    page.premises.setPlainText("Prison; Custody Suite\n\nPrison")
    page.apply()
    saw = {"before": before, "after": session.excluded_premises()}
    again = OptionsFactory(QgsApplication.windowIcon()).createWidget(None)
    saw["again"] = [again.marking.text(), again.premises.toPlainText()]
    saw["suggested"] = dock.patrol.routes.suggest()
    data = window.page("data")
    data.edit_premises()
    data.dialog.text.setPlainText("\n".join(before))
    data.dialog.accept()
    window.pause(200)
    saw["chosen"] = session.excluded_premises()
    session.exclude_premises(["Hospital"])
    saw["own"] = session.excluded_premises()
    session.exclude_premises(None)
    again.premises.setPlainText("\n".join(before))
    again.marking.setText("")
    again.apply()
    saw["kept"] = [
        key for key in QgsSettings().allKeys() if key in ("hotspot_policing/premises", "hotspot_policing/marking")
    ]
    return saw


def comes_back(window):
    """The dock is open after a start where it was open before, and only there."""
    plugin = window.load()
    saw = {"first": plugin.dock is None}
    window.dock()
    saw["menu"] = sorted(action.objectName() for action in _menu().actions())
    window.unload()
    saw["menu after"] = _menu() is None
    plugin = window.load()
    iface.initializationCompleted.emit()
    window.pause(300)
    saw["open"] = plugin.dock is not None and plugin.dock.isVisible()
    plugin.dock.close()
    window.unload()
    plugin = window.load()
    iface.initializationCompleted.emit()
    window.pause(300)
    saw["closed"] = plugin.dock is None
    return saw


def _menu():
    """The plugin's menu, None where QGIS has none of it."""
    menus = [one.menu() for one in iface.pluginMenu().actions() if one.menu() is not None]
    return next((menu for menu in menus if "Hot Spot" in menu.title()), None)


def run_again(window):
    """A result's layer offers to run it again, the ground does not."""
    dock = window.sample()
    window.find()
    window.pause(600)
    view, session, menu = window.iface.layerTreeView(), dock.session, window.load().layer_menu

    def opened(layer):
        view.setCurrentLayer(layer)
        before = set(QApplication.topLevelWidgets())
        menu.action.trigger()
        window.pause(800)
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one not in before]

    saw = {"ground": opened(session.layer(session.choices.areas)) == []}
    dialog = next(one for one in opened(session.result.layer) if one.isVisible())
    given = dialog.createProcessingParameters()
    saw.update(
        tool=dialog.algorithm().name(),
        size=given["CELL_SIZE"],
        crimes=getattr(given["INPUT"], "source", given["INPUT"]) == session.choices.crimes,
        offences=given["OFFENCES"] == session.result.about["parameters"]["OFFENCES"],
        tip=session.result.layer.mapTipTemplate() != "",
    )
    window.picture("run-again")
    dialog.close()
    return saw


def _choose(window, name=""):
    """Take a file of a name in the next dialog, or give it up; where the dialog began."""
    seen = []

    def act():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(100, act)
            return
        seen.append(os.path.realpath(dialog.directory().absolutePath()))
        if name:
            line = dialog.findChild(QLineEdit, "fileNameEdit")
            line.setText(name)
            QTest.keyClick(line, Qt.Key.Key_Return)
        else:
            dialog.reject()

    QTimer.singleShot(100, act)
    return seen


def folders(window):
    """A dialog is in the project's folder at first, then where the last one ended, for what is read and written apart;
    another project begins in its own."""
    from hotspot_policing.ui.parts import file_dialogs as dialogs

    window.dock()
    elsewhere = os.path.join(window.folder, "elsewhere")
    os.makedirs(elsewhere)
    open(os.path.join(elsewhere, "crimes.csv"), "w").close()
    project, main = QgsProject.instance(), window.dock()

    def save(name=""):
        seen = _choose(window, name)
        return seen, dialogs.ask_path(main, project, "Save", "a.pdf", "PDF (*.pdf)")

    def read(name=""):
        seen = _choose(window, name)
        return seen, dialogs.ask_file(main, "Open", "Tables (*.csv)")

    saw = {"folder": os.path.realpath(window.folder), "elsewhere": os.path.realpath(elsewhere)}
    save_project(window)
    saw["first"] = save(os.path.join(elsewhere, "a"))
    saw["next"], saw["read"] = save(), read(os.path.join(elsewhere, "crimes.csv"))
    saw["read next"] = read()
    other = os.path.join(window.folder, "other")
    os.makedirs(other)
    project.write(os.path.join(other, "other.qgz"))
    saw["other"] = [os.path.realpath(other), save()]
    return saw
