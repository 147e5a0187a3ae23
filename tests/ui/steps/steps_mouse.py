"""The wheel and the mouse over every control of every page, and how long each page and run keeps the window waiting;
``test_mouse.py`` says that nothing is changed by the one, nor is the other felt."""

import copy
import os

import processing
from driver import PACKAGE, save_project
from heartbeat import Heartbeat
from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QScrollArea,
    QScrollBar,
    QStyleFactory,
    QVBoxLayout,
    QWidget,
)
from steps_controls import add_roads
from steps_pages import unnamed
from steps_patrol import answer

from hotspot_policing.ui.frame.options_page import OptionsPage
from hotspot_policing.ui.tool.tool_form import plain_value

PAGES = ("data", "find", "overlay", "patrol", "results", "publish", "methods")


def views(window):
    """Each page with everything unfolded, and each step of those that have steps, on show."""
    for name in PAGES:
        page = window.page(name)
        steps = range(page.stack.count()) if hasattr(page, "show_step") else (None,)
        if name == "find":
            steps = tuple(page.form.panels)
        for step in steps:
            if name == "find":
                page.form.open(step)
            elif step is not None:
                page.show_step(step)
            for box in page.findChildren(QgsCollapsibleGroupBox):
                box.setCollapsed(False)
            window.pause(150)
            yield name if step is None else f"{name} {step}", page


def editors(widget):
    """The controls on show that a wheel could edit."""
    return [
        one
        for one in widget.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and (
            isinstance(one, (QComboBox, QAbstractSpinBox))
            or isinstance(one, QAbstractSlider)
            and not isinstance(one, QScrollBar)
        )
    ]


def says(control):
    """What a control says now."""
    if isinstance(control, QComboBox):
        ticks = [str(control.itemData(i, Qt.ItemDataRole.CheckStateRole)) for i in range(control.count())]
        return [control.currentIndex(), control.currentText(), ticks]
    return control.value() if isinstance(control, QAbstractSlider) else control.text()


def roll(widget, down):
    """A notch of the wheel over the middle of a widget, and of those around it until one takes it: Qt does the same,
    but only with what comes from a real mouse."""
    point = widget.mapToGlobal(widget.rect().center())
    while widget is not None:
        event = QWheelEvent(
            QPointF(widget.mapFromGlobal(point)),
            QPointF(point),
            QPoint(0, 0),
            QPoint(0, -120 if down else 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        # A scroll area leaves what its viewport did not want as it is, accepted or not, and says that it is not taken.
        taken = QApplication.sendEvent(widget, event)
        if taken and event.isAccepted() or widget.isWindow():
            return
        widget = widget.parentWidget()


def page_of(widget):
    """The scroll area that a control is in."""
    while not isinstance(widget, QScrollArea):
        widget = widget.parentWidget()
    return widget


def bars_around(widget):
    """The bars of all that scrolls around a control: its list, where it stands in one, and the page."""
    bars = []
    while widget is not None:
        if isinstance(widget, QAbstractScrollArea):
            bars.append(widget.verticalScrollBar())
        widget = widget.parentWidget()
    return bars


def choices(dock):
    """Everything that the project would remember, the page on show aside."""
    return dict(copy.deepcopy(vars(dock.session.choices)), page="")


def differences(page, before, after):
    """What of the choices is not as it was, in words."""
    return [f"{page}: {name} was {before[name]}, is {after[name]}" for name in before if before[name] != after[name]]


def wheel(window):
    """The wheel over every control that has no focus; then over one that was clicked, and over one made later."""
    dock = window.sample()
    dock.find.form.rank_by.rank.setCurrentIndex(1)
    dock.find.form.rank_by.rank.activated.emit(1)
    window.find()
    saw = {"seen": {}, "changed": [], "by wheel": [], "scrolled": 0, "stuck": [], "unnamed": []}
    for name, page in views(window):
        saw["unnamed"] += [f"{name}: {one}" for one in unnamed(page)]
        page.setFocus()
        before = choices(dock)
        found = editors(page)
        saw["seen"][name] = len(found)
        for control in found:
            if control.hasFocus():
                control.clearFocus()
            what = f"{name}: {type(control).__name__} {control.toolTip()}"
            if control.focusPolicy() == Qt.FocusPolicy.WheelFocus:
                saw["by wheel"].append(what)
            area = page_of(control)
            bar = area.verticalScrollBar()
            bar.setValue(bar.maximum() // 2)
            around = bars_around(control)
            was, at = says(control), [one.value() for one in around]
            for down in (True, False, False, True, True):
                roll(control, down)
            if says(control) != was:
                saw["changed"].append(what)
            if bar.maximum() > 100:
                saw["scrolled"] += 1
                if [one.value() for one in around] == at:
                    saw["stuck"].append(what)
        window.pause(100)
        saw["changed"] += differences(name, before, choices(dock))
    page = window.page("find")
    size = window.choose(page.form.size)
    window.click(size)
    size.setFocus()
    before = size.value()
    roll(size, True)
    saw["chosen"] = [before, size.value()]
    # Made later: a page's own, and one in a dialog over it.
    late, dialog = QDoubleSpinBox(), QDialog(page)
    late.sizeHint()  # already polished when it is put in
    page.layout().addWidget(late)
    box = QComboBox()
    box.addItems(["a", "b", "c"])
    QVBoxLayout(dialog).addWidget(box)
    dialog.show()
    window.pause(200)
    page.setFocus()
    for one in (late, box):
        one.clearFocus()
        roll(one, True)
        roll(one, False)
        roll(one, True)
    saw["late"] = [late.value(), box.currentIndex()]
    # QGIS makes the page with the plugin's options: no guard of ours is there.
    options = OptionsPage(dialog)
    dialog.layout().addWidget(options)
    window.pause(100)
    saw["options"] = [len(editors(options)), unnamed(options)]
    return saw


def beats(window):
    """A day's work over every page and view: the longest stretch of the window's thread in each of its parts."""
    window.load()
    beat = Heartbeat(PACKAGE)

    def during(words, act, until=None):
        beat.now(words)
        act()
        window.wait(until or (lambda: True), 240, words)
        window.pause(300)
        beat.now("")

    def all_views(words):
        walk = views(window)
        during(words, lambda: next(walk))
        for name, _ in iter(lambda: next(walk, ("", None)), ("", None)):
            beat.now(f"{words}, after {name}")

    during("the first opening", window.dock)
    # QGIS writes the project by itself.
    save_project(window)
    dock = window.dock()
    session = dock.session
    during("the sample", window.sample)
    during("hot spots", window.find, lambda: session.result.cards)
    during("the first card", lambda: session.result.card_asked.emit(session.result.rows[0]["hotspot_id"]))
    during("another card", lambda: session.result.card_asked.emit(session.result.rows[1]["hotspot_id"]))
    all_views("the first look")
    crimes = window.page("data")
    during("the check", crimes.check.button.button.click, lambda: crimes.check.tree.isVisible())
    share = window.page("publish").share
    share.places.setValue(3)
    share.each.setChecked(True)
    path = os.path.join(window.folder, "briefing.pdf")
    during("the briefing", lambda: share.make_briefing(path), lambda: not share.briefing.button.running)
    page = window.page("publish")
    session.set(tools=dict(session.choices.tools, communityreport={"FORCE": "Cleveland Police"}))
    for step, view, words in ((1, page.figures, "public figures"), (2, page.pages, "public pages")):
        page.show_step(step)
        view.form.show_choices()
        during(words, view.button.button.click, lambda view=view: not view.button.running)
        assert view.said.summary.text(), view.problem.text()
    page = window.page("patrol")
    session.places.choose(os.path.join(window.folder, "register.gpkg"))
    answer(window, {"BY": "Analyst"})
    during("the register", lambda: page.register.add_hot_spots(False, "active"), lambda: not page.register.add.running)
    for view, tools in (
        (page.plan, {"RESOURCES": "Police, Late, 2, 2", "START": "2026-07-06", "DAYS": 2, "CAP": 1, "TIME_LIMIT": 5}),
        (page.routes, {"DAYS": "2026-07-06"}),
    ):
        page.show_step(1)
        session.set(tools=dict(session.choices.tools, **{view.TOOL: tools}))
        view.form.show_choices()
        during(view.TOOL, view.button.button.click, lambda view=view: not view.button.running)
        assert view.said.summary.text(), view.problem.text()
    all_views("the second look")
    QgsProject.instance().write()
    name = QgsProject.instance().fileName()
    during("a project that is closed", QgsProject.instance().clear)
    # Most of it is QGIS's own.
    QgsProject.instance().read(name)
    during("a project that was opened", lambda: None, lambda: session.survey is not None)
    return beat.stop()


def open_list(window, box):
    """A real click on a closed list: down on it, up on whatever is then under the mouse. Whether it opened."""
    point = box.mapToGlobal(box.rect().center())
    QTest.mousePress(box, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box.rect().center())
    # Qt itself takes no release for the end of a choice so soon after the press.
    QApplication.processEvents()
    under = QApplication.widgetAt(point) if box.view().isVisible() else box
    under = under or box
    QTest.mouseRelease(under, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, under.mapFromGlobal(point))
    window.pause(20)
    opened = box.view().isVisible()
    box.hidePopup()
    window.pause(10)
    return opened, under is not box


def lists(window):
    """Every list of every page is opened and closed again, in each style."""
    dock = window.sample()
    window.find()
    usual = QApplication.style().objectName()
    saw = {}
    for style in ("Fusion", "Windows"):
        if style not in QStyleFactory.keys():
            continue
        QApplication.setStyle(style)
        window.pause(300)
        saw[style] = {"opened": 0, "over": 0, "changed": [], "offences": []}
        one = saw[style]
        for name, page in views(window):
            before = choices(dock)
            for box in editors(page):
                if not isinstance(box, QComboBox) or not box.count():
                    continue
                window.show_in_page(box)
                was = says(box)
                opened, over = open_list(window, box)
                one["opened"] += opened
                one["over"] += over
                if says(box) != was:
                    one["changed"].append(f"{name}: {box.toolTip()}")
            window.pause(100)
            one["changed"] += differences(name, before, choices(dock))
        form = window.page("find").form
        before = form.offences.kinds.chosen()
        form.open("")
        # Down on the chip, up on whatever its panel has put there.
        for _ in range(4):
            window.click(form.chips["offences"])
        one["offences"] = [before, form.offences.kinds.chosen()]
    QApplication.setStyle(usual)
    return saw


def ground(window):
    """What is offered where the ground is asked for: with results of the toolbox and of another project about."""
    dock = window.sample()
    session = dock.session
    crimes = session.choices.crimes
    roads = add_roads()
    places = {name: os.path.join(window.folder, name) for name in ("hot.gpkg", "hot.shp", "streets.gpkg", "areas.gpkg")}
    for one in ("hot.gpkg", "hot.shp"):
        processing.run("hotspotpolicing:countcrimes", {"INPUT": crimes, "HOTSPOTS": places[one], "OUTPUT": None})
    processing.run(
        "hotspotpolicing:streethotspots",
        {
            "INPUT": crimes,
            "STREETS": roads.id(),
            "NAME_FIELD": "name",
            "OUTPUT": places["streets.gpkg"],
            "HOTSPOTS": places["areas.gpkg"],
        },
    )
    for name, path in places.items():
        QgsProject.instance().addMapLayer(QgsVectorLayer(path, "Ours " + name, "ogr"))
    table = QgsVectorLayer("None?field=offence:string&field=weight:double", "Ours table", "memory")
    table.setMetadata(QgsProject.instance().mapLayersByName("Ours hot.gpkg")[0].metadata())
    theirs = QgsVectorLayer("None?field=offence:string&field=weight:double", "Their table", "memory")
    QgsProject.instance().addMapLayers([table, theirs])
    window.pause(400)
    form = window.page("find").form
    boxes = {}

    def names(box):
        return sorted(box.itemText(i).split(" (")[0] for i in range(box.count()) if box.itemText(i))

    form.method.setCurrentIndex(form.method.findData("streethotspots"))
    form.method.activated.emit(form.method.currentIndex())
    window.pause(300)
    boxes["where"] = names(form.areas)
    boxes["places"] = names(form.units_layer)
    streets = form.own.wrappers["STREETS"]
    box = streets.wrappedWidget().findChild(QComboBox)
    boxes["streets"] = [box.itemText(i).split(" [")[0] for i in range(box.count()) if box.itemData(i)]
    boxes["streets chosen"] = plain_value(streets.parameterValue())
    boxes["weights"] = [text for kind, _, text in form.rank_by._offered() if kind == "table" and "able" in text]
    window.picture("ground")
    # Nothing of ours is taken where the user's own has gone.
    wards = session.choices.areas
    QgsProject.instance().removeMapLayer(wards)
    window.pause(500)
    boxes["after"] = [session.choices.areas in session.results(), form.areas.currentIndex()]
    # What somebody has chosen stays.
    chosen = QgsProject.instance().mapLayersByName("Ours streets.gpkg")[0].id()
    area = QgsProject.instance().mapLayersByName("Ours areas.gpkg")[0].id()
    session.set(areas=area, advanced=dict(session.choices.advanced, STREETS=chosen))
    form.show_choices()
    boxes["stays"] = [
        form.areas.currentData() == area,
        plain_value(streets.parameterValue()) == chosen,
        session.find_parameters()["STUDY_AREA"] == area,
    ]
    boxes["register"] = [layer.name() for layer in dock.patrol.register._polygons()]
    return boxes
