"""Projects that somebody else made, or that are broken, opened in the window; ``test_projects.py`` says what they must
not do."""

import copy
import json
import math
import os
import sys
import traceback

from driver import PACKAGE, new_points, result_layers, save_project
from qgis.core import Qgis, QgsApplication, QgsProcessingUtils, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QObject, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QMenu, QToolBar
from qgis.utils import iface, plugins, reloadPlugin

PROJECT = QgsProject.instance
_ENTRY = ("hotspot_policing", "dock")


class Watch(QObject):
    """Counts what the window must not show: errors of Python and critical messages of the log."""

    def __init__(self):
        super().__init__()
        self.errors = []
        self._hook, sys.excepthook = sys.excepthook, self._raised
        QgsApplication.messageLog().messageReceived.connect(self._logged)

    def _raised(self, kind, value, trace):
        self.errors.append("".join(traceback.format_exception(kind, value, trace))[-1500:])

    def _logged(self, text, tag, level):
        if level == Qgis.MessageLevel.Critical:
            self.errors.append(f"{tag}: {text}")


class Opened(QObject):
    """Stands where the browser would, by Qt's own way to put a program there: what is opened is counted, not shown."""

    def __init__(self):
        super().__init__()
        self.paths = []
        QDesktopServices.setUrlHandler("file", self, "take")

    @pyqtSlot(QUrl)
    def take(self, url):
        self.paths.append(url.toLocalFile() or url.toString())


def stored():
    """What the project holds of the dock."""
    return json.loads(PROJECT().readEntry(*_ENTRY)[0])


def reopen(window, path, text, milliseconds=60):
    """Put a text into the project at a path as what the dock stored, and open it as a user would."""
    assert PROJECT().writeEntry(*_ENTRY, text) and PROJECT().write(path)
    PROJECT().read(path)
    window.pause(milliseconds)


def honest(window):
    """A project with hot spots and an answer, all as the dock itself stores it."""
    path = save_project(window)
    dock = window.sample()
    window.find()
    session = dock.session
    session.set_method("concentration")
    session.choices_replaced.emit()
    page = window.page("find")
    window.click(page.button.button)
    window.wait(lambda: "concentration" in session.choices.answers or page.problem.text(), 90)
    session.set_method("countcrimes")
    report = session.choices.answers["concentration"]["parameters"]
    kept = {"REPORT": report["REPORT"], "REPORT_JSON": report["REPORT_JSON"]}
    layer = session.result.layer.id()
    session.set(
        advanced={"MAX_AREA": 0.05},
        shelved={"kerneldensity": {"BANDWIDTH": 300.0}},
        tools={"patrolplan": {"RESOURCES": "2", "SHIFTS": "08:00-16:00"}, "holdout": {"UNIT": "square"}},
        context={session.area_layers()[0].id(): "names"},
        outcomes={
            tool: {
                "parameters": dict(kept),
                "layers": {"OUTPUT": layer},
                "summary": "Done.",
                "notes": ["A note"],
                "temporary": False,
            }
            for tool in (
                "patrolplan",
                "holdout",
                "publicationlayer",
                "communityreport",
                "weeklypack",
                "fairnessaudit",
                "trialdesign",
            )
        },
    )
    window.pause(300)
    assert PROJECT().write()
    return path, dock


# -- broken -----------------------------------------------------------------------------------------------------------
def deep(levels=60):
    value = "x"
    for _ in range(levels):
        value = [value]
    return value


def places_in(value, path=()):
    """Every place in a document, the outer ones first."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from places_in(one, path + (key,))


def put(document, path, value):
    """A copy of a document with another value at a place."""
    if not path:
        return value
    out = copy.deepcopy(document)
    inside = out
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value
    return out


WRONG = (
    None,
    True,
    -1,
    1e308,
    math.nan,
    10**400,
    "x",
    "",
    "\ud800\x00",
    [],
    [[]],
    {},
    {"a": {"b": [None]}},
    ["x", 1],
    deep(),
    "y" * 300_000,
)


def broken(document):
    """[(what is wrong, text)]: not JSON at all, not a dictionary, and each place of the document with wrong kinds in
    turn."""
    out = [
        ("text", text)
        for text in (
            "{",
            "nonsense",
            "[" * 100_000,
            "null",
            "[]",
            "7",
            '"x"',
            '{"crimes": 1',
            '{"advanced": NaN}',
            "{}x",
        )
    ]
    for number, path in enumerate(places_in(document)):
        if path:
            for value in (WRONG[number % len(WRONG)], WRONG[(7 * number + 3) % len(WRONG)]):
                out.append(("/".join(map(str, path)), json.dumps(put(document, path, value))))
    for value in WRONG:
        # One kind of wrong in every choice at once.
        out.append(("all", json.dumps(dict.fromkeys(document, value))))
        out.append(
            (
                "all inside",
                json.dumps({name: {"countcrimes": value, "method": value, "parameters": value} for name in document}),
            )
        )
    return out


def broken_choices(window):
    """Each of many broken projects is opened with the dock on show."""
    path, dock = honest(window)
    watch = Watch()
    document = stored()
    corpus = broken(document)
    corpus = corpus[:: int(os.environ.get("HOTSPOT_PART", "1"))]
    said, dirty, seen = [], [], set()
    for number, (what, text) in enumerate(corpus):
        reopen(window, path, text, 30)
        if PROJECT().isDirty():
            dirty.append(what)
        said.append([what, dock.note.text()])
        if number % 5 == 0:
            # All that was stored is on some page.
            window.page(("find", "patrol", "results", "methods", "publish", "overlay", "data")[number // 5 % 7])
        seen.update(what + "\n" + error for error in watch.errors)
        del watch.errors[:]
    window.pause(1000)
    reopen(window, path, json.dumps(document), 300)
    return {
        "count": len(corpus),
        "errors": sorted(seen),
        "said": said,
        "dirty": dirty,
        "honest": dock.note.text(),
        "lost": [
            name
            for name, value in json.loads(json.dumps(vars(dock.session.choices))).items()
            if value != document.get(name)
        ],
    }


# -- hostile ----------------------------------------------------------------------------------------------------------
def hostile_outputs(window):
    """Every store names a file of the user as the place to write to; then everything is run."""
    path, dock = honest(window)
    outside = os.path.join(os.path.dirname(window.folder), "of the user")
    os.makedirs(outside, exist_ok=True)
    victims = [os.path.join(outside, name) for name in ("work.gpkg", "work.html", "work.json", "work.csv")]
    for victim in victims:
        with open(victim, "w", encoding="utf-8") as file:
            file.write("years of work")
    written = {}
    for method in ("countcrimes", "gistar", "concentration", "kerneldensity", "publicationlayer"):
        tool = QgsApplication.processingRegistry().createAlgorithmById("hotspotpolicing:" + method)
        written[method] = {
            one.name(): victims[("html" in one.name().lower() or one.name() == "REPORT") + 2 * ("JSON" in one.name())]
            for one in tool.parameterDefinitions()
            if one.isDestination()
        }
    everything = {name: victim for one in written.values() for name, victim in one.items()}
    document = stored()
    document["advanced"] = dict(everything, MAX_AREA=0.05, INPUT=victims[0])
    document["shelved"] = {method: dict(everything) for method in written}
    document["tools"] = {
        tool: dict(everything, FOLDER=outside, TEXT=victims[1])
        for tool in ("publicationlayer", "holdout", "communityreport", "weeklypack")
    }
    document["result"]["parameters"].update(written["countcrimes"])
    document["answers"]["concentration"]["parameters"].update(written["concentration"])
    for one in document["outcomes"].values():
        one["parameters"].update(REPORT=victims[1], REPORT_JSON=victims[2], OUTPUT=victims[0])
    watch = Watch()
    reopen(window, path, json.dumps(document), 300)
    session = dock.session
    window.wait(lambda: session.survey is not None, 60, "the survey")
    saw = {
        "note": dock.note.text(),
        "advanced": session.choices.advanced,
        "shelved": session.choices.shelved,
        "tools": session.choices.tools,
        "dirty": PROJECT().isDirty(),
        "said": [],
    }
    page = window.page("find")
    for method in ("countcrimes", "gistar", "kerneldensity", "concentration"):
        session.set_method(method)
        session.choices_replaced.emit()
        window.click(page.button.button)
        window.wait(lambda: not page.button.running, 120, method)
        saw["said"].append(page.problem.text())
    figures = dock.page("publish").figures
    window.page("publish")
    figures.run()
    window.wait(lambda: not figures.button.running, 120, "the figures")
    saw["said"].append(figures.problem.text())
    saw["victims"] = sorted(os.listdir(outside))
    saw["untouched"] = []
    for victim in victims:
        with open(victim, encoding="utf-8") as file:
            saw["untouched"].append(file.read() == "years of work")
    saw["errors"] = watch.errors
    return saw


def what_opens(window):
    """Stored paths of reports of every kind: which of them reach the browser."""
    path, dock = honest(window)
    opened, watch = Opened(), Watch()
    folder, outside = window.folder, os.path.join(os.path.dirname(window.folder), "elsewhere")
    os.makedirs(outside, exist_ok=True)
    os.makedirs(os.path.join(folder, "inner", "directory.html"))
    good = os.path.join(folder, "inner", "page.html")
    names = {"good": good, "pdf": os.path.join(folder, "page.PDF")}
    for where, name in (
        (folder, "run.desktop"),
        (folder, "run.sh"),
        (folder, "run.exe"),
        (folder, "page.html.bat"),
        (outside, "page.html"),
        (outside, "run.sh"),
    ):
        names[os.path.basename(where) + "/" + name if where == outside else name] = os.path.join(where, name)
    for one in names.values():
        with open(one, "w", encoding="utf-8") as file:
            file.write("<p>page</p>")
    os.symlink(os.path.join(outside, "page.html"), os.path.join(folder, "link.html"))
    os.symlink(os.path.join(folder, "run.sh"), os.path.join(folder, "within.html"))
    os.symlink(outside, os.path.join(folder, "linked"))
    names.update(
        {
            "link out": os.path.join(folder, "link.html"),
            "link to a program": os.path.join(folder, "within.html"),
            "through a link": os.path.join(folder, "linked", "page.html"),
            "dots": os.path.join(folder, "inner", "..", "..", "elsewhere", "page.html"),
            "directory": os.path.join(folder, "inner", "directory.html"),
            "gone": os.path.join(folder, "gone.html"),
            "url": "file://" + good,
            "web": "https://example.invalid/page.html",
            "unc": r"\\server\share\page.html",
            "slashes": "//server/share/page.html",
            "vsi": "/vsicurl/https://example.invalid/page.html",
            "relative": "page.html",
            "nothing": "",
        }
    )
    document, saw = stored(), {}
    view = dock.page("results").audit
    for what, one in names.items():
        document["outcomes"]["fairnessaudit"]["parameters"]["REPORT"] = one
        document["answers"]["concentration"]["parameters"]["REPORT"] = one
        document["outcomes"]["weeklypack"]["parameters"]["PACK"] = one
        document["outcomes"]["communityreport"]["parameters"]["FOLDER"] = os.path.dirname(one)
        document["method"] = "concentration"
        reopen(window, path, json.dumps(document), 30)
        seen = []
        for at, press in (
            (view.problem, view.open_report),
            (dock.find.answer.problem, dock.find.answer.open_report),
            (dock.page("publish").pack.problem, dock.page("publish").pack.look),
        ):
            del opened.paths[:]
            press()
            seen.append([len(opened.paths), at.text() if not opened.paths else ""])
        saw[what] = seen
    # A page of this session may lie anywhere: here where QGIS tidies up.
    PROJECT().clear()
    dock = window.sample()
    dock.session.set_method("concentration")
    dock.session.choices_replaced.emit()
    page = window.page("find")
    window.click(page.button.button)
    window.wait(lambda: "concentration" in dock.session.choices.answers or page.problem.text(), 90)
    report = dock.session.choices.answers["concentration"]["parameters"]["REPORT"]
    del opened.paths[:]
    page.answer.open_report()
    return {
        "saw": saw,
        "errors": watch.errors,
        "own": [report.startswith(QgsProcessingUtils.tempFolder()), [os.path.realpath(report)] == opened.paths],
    }


# -- coming and going -------------------------------------------------------------------------------------------------
def presence():
    """How often the plugin is in the window, and who listens to the project for it."""
    window = iface.mainWindow()
    ours = "hotspot_policing_action"
    return {
        "docks": sum(dock.objectName() == "HotspotPolicingDock" for dock in window.findChildren(QDockWidget)),
        "toolbar": sum(one.objectName() == ours for bar in window.findChildren(QToolBar) for one in bar.actions()),
        "menu": sum(action.objectName() == ours for menu in window.findChildren(QMenu) for action in menu.actions()),
        "submenus": sum(menu.title() == "Hot Spot Policing" for menu in window.findChildren(QMenu)),
        "providers": sum(one.id() == "hotspotpolicing" for one in QgsApplication.processingRegistry().providers()),
        "tasks": QgsApplication.taskManager().countActiveTasks(),
        "listeners": [
            PROJECT().receivers(getattr(PROJECT(), name))
            for name in ("readProject", "cleared", "layersAdded", "layersRemoved")
        ],
    }


def gone(window):
    """Let everything go that was to be deleted later."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.pause(80)


def reloads(window):
    """The plugin goes and comes twenty times by itself and twenty times by QGIS's way, its dock open each time."""
    watch = Watch()
    new_points("Crimes", [(450000 + i, 520000, "2025-01-01") for i in range(40)], fields="field=date:string")
    window.pause(300)
    before = presence()
    plugin, loaded, between = window.load(), [], []
    for _ in range(20):
        dock = window.dock()
        loaded.append(presence())
        plugin.unload()
        gone(window)
        between.append(presence())
        plugin.initGui()
    for _ in range(20):
        dock = window.dock()
        window.wait(lambda: dock.session.survey is not None, 30, "the survey")
        loaded.append(presence())
        reloadPlugin(PACKAGE)
        gone(window)
    window.unload()
    return {"before": before, "loaded": loaded, "between": between, "after": presence(), "errors": watch.errors}


def deleted_dock(window):
    """Something deletes the dock, at rest and in the middle of a run: the button makes another that works."""
    watch = Watch()
    before = presence()
    window.sample()
    plugin = plugins[PACKAGE]
    saw = {"made": []}
    for way in ("later", "at once", "while it works"):
        dock = window.dock()
        if way == "while it works":
            page = window.page("find")
            page.form.size.setValue(30)
            window.click(page.button.button)
            window.wait(lambda: page.button.running and page.button.bar.value() > 5, 30)
        if way == "at once":
            sip.delete(dock)
        else:
            dock.deleteLater()
        gone(window)
        checked = plugin.action.isChecked()
        if way == "while it works":
            window.pause(4000)
            saw["layers"] = result_layers()
        plugin.action.trigger()
        window.pause(300)
        new = plugin.dock
        saw["made"].append([checked, new is not None and new is not dock and new.isVisible(), presence()["docks"]])
    window.wait(lambda: plugin.dock.session.survey is not None, 30, "the survey")
    window.find()
    saw["found"] = len(plugin.dock.session.result.rows)
    # And once more, so that switching off finds none.
    sip.delete(plugin.dock)
    window.unload()
    after = presence()
    saw.update(errors=watch.errors, alike={name: before[name] == after[name] for name in before if name != "tasks"})
    return saw
