"""A force that is not the sample, from its download to the briefing; ``test_london.py`` says what is true of it."""

import os
import shutil
import time

from driver import save_project
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, Qt, QThreadPool, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QLineEdit
from qgis.utils import iface
from steps_pages import drop

from hotspot_policing.ui.publish import share_view

#: Places are found in two years on one side of the change of the map points in July 2022; patrols begin after them.
FIRST, LAST, BEGAN = "01/07/2022", "30/06/2024", "01/07/2024"


class Beats:
    """How long the window stood still at most, by what was done; what the test itself does has no name."""

    def __init__(self):
        self.longest, self._what, self._last = {}, "", time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(20)

    def begin(self, what):
        self._beat()
        self._what, self._last = what, time.monotonic()

    def _beat(self):
        now = time.monotonic()
        self.longest[self._what] = round(max(self.longest.get(self._what, 0), now - self._last), 2)
        self._last = now


def write(window, line, text):
    """Type a text into a line, and leave it."""
    window.show_in_page(line)
    window.click(line)
    line.selectAll()
    QTest.keyClicks(line, text)
    window.key(line, Qt.Key.Key_Return)
    window.pause(200)


def write_in(window, view, name, text):
    """The same in the form of a tool."""
    write(window, view.form.wrappers[name].findChild(QLineEdit) or view.form.wrappers[name], text)


def press(window, view, seconds=300):
    """Run the tool of a view; what it said, None where it refused."""
    window.show_in_page(view.button)
    window.click(view.button.button)
    window.wait(lambda: not view.button.running, seconds, view.TOOL)
    window.pause(500)
    return [view.problem.text(), dict(view.about)]


def choose_method(page, name, window, **own):
    """Choose a method in its panel, with settings of its own."""
    window.choose(page.form.method)
    page.form.method.setCurrentIndex(page.form.method.findData(name))
    page.form.method.activated.emit(page.form.method.currentIndex())
    if own:
        page.session.set(advanced=own)
        page.session.choices_replaced.emit()
    window.pause(200)


def london(window):
    """Import, what months cannot support, hot spots, boroughs, which map, the register, the effect, the briefing."""
    # Workers end soon after their work, as they do where somebody looks at the page for half a minute.
    QThreadPool.globalInstance().setExpiryTimeout(300)
    data, saw, beats = os.environ["HOTSPOT_DATA"], {}, Beats()
    dock = window.dock()
    session, page = dock.session, window.page("data")
    save_project(window, "london.qgz")

    # -- the crimes
    beats.begin("list")
    assert drop(page, os.path.join(data, "police_uk"))
    window.wait(page.months.isVisible, 60, "the months")
    tree = page.months.tree
    saw["before"] = [tree.topLevelItemCount(), len(page.months.chosen()), page.next.button.isEnabled()]
    met = next(i for i in range(tree.topLevelItemCount()) if "Metropolitan" in tree.topLevelItem(i).text(0))
    box = tree.visualItemRect(tree.topLevelItem(met))
    window.click(tree.viewport(), QPoint(box.left() + 8, box.center().y()))
    window.pause(100)
    saw["ticked"] = [sorted(page.months.chosen()), page.months.rows()]
    window.picture("london-months")
    beats.begin("import")
    path = os.path.join(window.folder, "burglary.gpkg")
    page._ask_where = lambda sources: page.import_files(sources, path)
    window.click(page.next.button)
    window.wait(lambda: session.survey is not None, 300, "the import")
    beats.begin("")
    layer = session.layer(session.choices.crimes)
    months = {}
    for feature in layer.getFeatures():
        month = feature["date"].toString("yyyy-MM")
        months[month] = months.get(month, 0) + 1
    saw["months"], saw["offences"] = months, dict(session.survey.offences)
    saw["lines"] = {line.about: [line.verdict, line.words] for line in page.facts.lines()}
    window.picture("london-crimes")
    window.wait(lambda: not QThreadPool.globalInstance().activeThreadCount(), 60, "the workers' end")
    window.pause(1000)

    # -- the boroughs
    beats.begin("boroughs")
    ground = shutil.copy(os.path.join(data, "boundaries", "london.gpkg"), window.folder)
    os.chmod(ground, 0o644)
    boroughs = iface.addVectorLayer(ground + "|layername=borough_2022", "Boroughs", "ogr")
    window.wait(lambda: session.choices.areas == boroughs.id(), 30, "the boroughs")
    find = window.page("find")
    saw["named"] = [session.choices.name_field, find.form.offences.words()]

    # -- what months cannot support
    beats.begin("needs")
    saw["needs"] = {}
    for method, own in {
        "nearrepeat": {},
        "pointclusters": {"METHOD": "st_dbscan"},
        "emerginghotspots": {"PERIOD": "week"},
    }.items():
        choose_method(find, method, window, **own)
        saw["needs"][method] = [find.needs.missing(), find.button.button.isEnabled()]
    window.picture("london-needs")
    choose_method(find, "countcrimes", window)
    session.set(advanced={})
    monitor, controls, plan = dock.page("results").monitor, dock.page("methods").controls, dock.page("patrol").plan
    for name, step, view, own in (
        ("results", monitor, monitor, {}),
        ("methods", controls, controls, {"PERIOD": "4 weeks"}),
        ("patrol", plan.parentWidget(), plan, {}),
    ):
        window.step(name, step)
        session.set(tools={view.TOOL: own})
        view.form.show_choices()
        window.pause(200)
        saw["needs"][view.TOOL] = [view.needs.missing(), view.button.button.isEnabled()]
        window.picture("london-needs-" + view.TOOL)
    session.set(tools={})

    # -- which map
    beats.begin("maps")
    methods = window.page("methods")
    maps = methods.maps
    window.step("methods", maps)
    saw["maps"] = press(window, maps, 900)
    window.picture("london-maps")
    beats.begin("use")
    window.show_in_page(maps.use_button)
    window.click(maps.use_button.button)
    window.pause(500)
    saw["used"] = {
        name: getattr(session.choices, name) for name in ("method", "unit", "cell_size", "start", "end", "advanced")
    }

    # -- where it is worst, before patrols begin
    beats.begin("find")
    find = window.page("find")
    for day, text in ((find.form.period.start, FIRST), (find.form.period.end, LAST)):
        write(window, window.choose(day), text)
    window.find()
    result = session.result
    saw["found"] = {
        "offences": result.about["subject"],
        "figures": result.about["figures"],
        "used": find.headline.rows.used,
        "missing": find.headline.rows.missing,
        "rows": len(result.rows),
        "cards": len(result.cards),
        "crs": [one.crs().authid() for one in (layer, result.layer)],
        "written": [bool(one.crs().toWkt()) for one in (layer, result.layer)],
        "in view": iface.mapCanvas().extent().width() < 5 * result.layer.extent().width(),
    }
    window.picture("london-found")
    beats.begin("areas")
    window.click(window.totals().summarise.button)
    window.wait(lambda: result.areas, 120, "the boroughs' sums")
    window.pause(300)
    saw["areas"] = [[row["area_name"], row["crimes"], row["hotspots"]] for row in result.areas]
    window.picture("london-areas")

    # -- the register
    beats.begin("register")
    find = window.page("find")
    session.places.choose(os.path.join(window.folder, "register.gpkg"))

    def answer():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(100, answer)
            return
        dialog.fields["BY"].setText("Analyst")
        dialog.accept()

    QTimer.singleShot(100, answer)
    window.click(find.button.button)
    window.wait(lambda: session.places.of_status("active"), 60, "the active places")
    saw["active"] = len(session.places.of_status("active"))

    # -- whether it worked
    beats.begin("controls")
    window.step("methods", methods.controls)
    write_in(window, methods.controls, "INTERVENTION", BEGAN)
    saw["controls"] = press(window, methods.controls)
    beats.begin("effect")
    effect = window.page("results").impact
    window.step("results", effect)
    saw["asked"] = effect.needs.missing()
    write_in(window, effect, "INTERVENTION", BEGAN)
    saw["effect"] = press(window, effect, 600)
    saw["effect shown"] = effect.said.summary.text()
    window.show_in_page(effect.open_button)
    window.picture("london-effect")

    # -- the paper
    share = window.page("publish").share
    opened = []
    share_view.open_document = opened.append
    saw["paper"] = []
    for kind in ("pdf", "docx"):
        beats.begin(kind)
        path = os.path.join(window.folder, "briefing." + kind)
        share_view.ask_path = lambda *_, path=path: path
        window.show_in_page(share.briefing.button)
        window.click(share.briefing.button.button)
        window.wait(lambda path=path: path in opened, 200, "the briefing")
        saw["paper"].append([path, share.problem.text()])
    window.picture("london-share")
    saw["top"] = [[row["rank"], row["area_name"], row["crimes"]] for row in result.rows[:10]]
    beats.begin("")
    saw["longest"] = {what: seconds for what, seconds in beats.longest.items() if what}
    assert QgsProject.instance().write()
    return saw
