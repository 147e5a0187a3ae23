"""What a user does on the page Hot spots; ``test_find.py`` says what it should show."""

import os
import random
import time

from driver import hot_spot_layers, new_points, save_project
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDate, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDockWidget,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)

from hotspot_policing.ui.parts.charts import ChartWithTable
from hotspot_policing.ui.parts.page_lines import LASTS
from hotspot_policing.ui.state.session import NOTHING

PROJECT = QgsProject.instance


def chips(window):
    """The chips say the choices, each opens its own panel, and the button at the foot says what comes next."""
    dock = window.sample()
    page = window.page("find")
    form, session = page.form, dock.session
    saw = {"steps": [page.step], "open": [form.opened], "needs": dict(page.needs.met)}

    def texts():
        return {name: chip.text() for name, chip in form.chips.items() if chip.isVisible()}

    saw["before"] = texts()
    window.find()
    saw["steps"].append(page.step)
    saw["open"].append(form.opened)
    saw["panels"] = {}
    for name, chip in form.chips.items():
        window.click(chip)
        saw["panels"][name] = [one for one, panel in form.panels.items() if panel.isVisible()]
    window.click(form.chips["method"])
    saw["closed"] = [one for one, panel in form.panels.items() if panel.isVisible()]
    # Another choice: the chip says it, the button finds again, and the same choice once more is the result's.
    form.size.setValue(200)
    saw["steps"].append(page.step)
    saw["changed"] = texts()["places"]
    form.size.setValue(150)
    saw["steps"].append(page.step)
    form.period.set_period("2025-02-01", "2025-03-15")
    saw["steps"].append(page.step)
    saw["days"] = [texts()["period"], form.period.start.text()]
    form.period.set_period("", "")
    # Typed as a British analyst types a day.
    edit, saw["typed"] = window.choose(form.period.start), []
    for text in ("05/02/2025", "6/2/2025", "2025-02-07", "31/02/2025", "05/02/2031", "soon"):
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)
        window.key(edit, Qt.Key.Key_Tab)
        saw["typed"].append([session.choices.start, bool(page.problem.text())])
        page.problem.say("")
    window.click(form.chips["period"])
    form.period.set_period("", "")
    # Methods that ask for other things have other chips.
    for method in ("kerneldensity", "nearrepeat", "gistar", "countcrimes"):
        session.set_method(method)
        session.choices_replaced.emit()
        window.pause(50)
        saw[method] = [sorted(texts()), page.step]
    # The button adds the busiest to the register.
    asked = []
    session.result.accept_asked.disconnect(dock.accept_hot_spots)
    session.result.accept_asked.connect(asked.append)
    saw["enabled"] = page.accept.isEnabled()
    window.click(page.button.button)
    window.click_row(page.results.table, 3)
    window.pause(100)
    window.click(page.accept)
    saw["asked"] = [[session.result.row(one)["rank"] for one in ids] for ids in asked]
    saw["picked"] = page.picked.text()
    return saw


def needs(window):
    """What is said to be missing before there is a result."""
    dock = window.dock()
    page = window.page("find")
    saw = {"nothing": [dict(page.needs.met), page.button.button.isEnabled()]}
    new_points("Crimes", [(450000 + i, 520000, "Robbery") for i in range(40)], fields="field=offence:string")
    window.wait(lambda: dock.session.survey is not None, 30, "the survey")
    saw["crimes"] = [dict(page.needs.met), page.button.button.isEnabled()]
    for method in ("nearrepeat", "emerginghotspots", "streethotspots"):
        dock.session.set_method(method)
        dock.session.choices_replaced.emit()
        saw[method] = [dict(page.needs.met), page.button.button.isEnabled()]
    dock.session.set_method("countcrimes")
    dock.session.set(rank_by="harm")
    dock.session.choices_replaced.emit()
    saw["harm"] = dict(page.needs.met)
    dock.session.set(rank_by="crimes")
    window.find()
    # With a result on show what is lacking is said beside it.
    saw["lacking"] = {}
    for method, own in {"pointclusters": {"METHOD": "st_dbscan"}, "emerginghotspots": {"PERIOD": "week"}}.items():
        dock.session.set_method(method)
        dock.session.set(advanced=own)
        dock.session.choices_replaced.emit()
        saw["lacking"][method] = [page.needs.missing(), page.hint.text(), page.button.button.isEnabled()]
        window.picture("lacking-" + method)
    return saw


def account(window):
    """Many crimes of the chosen offence without a point; others of another offence, and some in prison."""
    dock = window.dock()
    rows = [(450000 + 40 * (i % 30), 520000 + 40 * (i % 7), "Robbery", "High Street") for i in range(200)]
    rows += [(0, 0, "Robbery", "High Street")] * 20 + [(450000, 520000, "Robbery", "Prison")] * 60
    rows += [(450000, 520000, "Burglary", "High Street")] * 300
    crimes = new_points("Crimes", rows, fields="field=offence:string&field=location:string")
    window.wait(lambda: dock.session.survey is not None, 30, "the survey")
    page = window.page("find")
    page.form.offences.set_offences(["Robbery"])
    window.find()
    rows, headline = page.headline.rows, page.headline
    saw = {
        "used": rows.used,
        "missing": rows.missing,
        "premises": rows.premises,
        "not chosen": sum(rows.not_chosen.values()),
        "said": headline.account.text(),
        "amber": [rows.much, bool(headline.account.styleSheet())],
        "headline": headline.summary.text(),
        "details": [headline.details.isVisible()],
    }
    headline.account.linkActivated.emit("why")
    window.pause(100)
    saw["details"].append(headline.details.isVisible())
    saw["lines"] = len(rows.lines())
    window.picture("find-amber")
    saw["rows"] = crimes.featureCount()
    return saw


def results(window):
    """Two runs in a saved project: opened, renamed, removed and brought back, also by the layer tree and after the
    project was closed."""
    path = save_project(window)
    dock = window.sample()
    page, session = window.page("find"), dock.session
    result, tree = session.result, window.iface.layerTreeView()

    def names():
        page.runs.menu().aboutToShow.emit()
        return [[one.text(), one.isChecked()] for one in page.runs.menu().actions() if one.isCheckable()]

    def open_by_list(name):
        page.runs.menu().aboutToShow.emit()
        next(one for one in page.runs.menu().actions() if one.text() == name).trigger()
        window.pause(200)

    def shown():
        return [result.layer.name() if result.layer is not None else "", len(result.rows), session.choices.cell_size]

    def on_map():
        root = PROJECT().layerTreeRoot()
        return sorted(
            one.name()
            for one in hot_spot_layers()
            if one.customProperty("hotspot_policing/role") == "hotspots" and root.findLayer(one.id()).isVisible()
        )

    saw = {"none": page.runs.isVisible()}
    window.find()
    saw["first"], first = shown(), result.layer
    form = page.form
    form.size.setValue(300)
    form.offences.set_offences(["Robbery"])
    window.find()
    saw["second"], second = shown(), result.layer
    saw["list"] = names()
    saw["hidden"] = [page.undo.isVisible(), on_map()]
    window.click(page.undo.button)
    saw["hidden"].append(on_map())
    # The same choices once more have a name of their own.
    page.again.trigger()
    window.wait(lambda: not page.button.running, 60)
    saw["third"] = shown()[0]
    page.runs.remove()
    window.pause(400)
    saw["after removal"] = [shown(), len(names())]

    # -- opened by the list, with the choices that were not run yet brought back by Undo
    form.size.setValue(500)
    open_by_list(first.name())
    saw["opened"] = [shown(), page.step, form.chips["places"].text(), len(session.chosen_offences())]
    window.click(page.undo.button)
    window.pause(200)
    saw["undone"] = [shown(), page.step]
    # -- by a click on its layer
    node = PROJECT().layerTreeRoot().findLayer(first.id())
    # What the view is asked for by its node changed its name with the filter of 3.24.
    index = tree.node2index(node)
    tree.setCurrentIndex(index)
    tree.scrollTo(index)
    window.pause(100)
    window.click(tree.viewport(), tree.visualRect(index).center())
    window.pause(200)
    saw["clicked"] = shown()

    # -- renamed, here and in the tree
    def answer():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QInputDialog):
            QTimer.singleShot(100, answer)
            return
        dialog.setTextValue("  For   Tuesday ")
        dialog.accept()

    QTimer.singleShot(100, answer)
    page.runs.ask_name()
    saw["renamed"] = [first.name(), "For Tuesday" in page.runs.text()]
    page.runs.rename(second.name())
    saw["twice"] = first.name()
    PROJECT().layerTreeRoot().findLayer(first.id()).setName("By the tree")
    saw["by tree"] = [one for one, checked in names() if checked]

    # -- removed and brought back
    before, rows = shown(), list(result.rows)
    ids = set(PROJECT().mapLayers())
    structure = [node.name() for node in PROJECT().layerTreeRoot().findGroups(True)]
    page.runs.remove()
    window.pause(400)
    saw["removed"] = [shown(), names(), page.undo.isVisible(), len(ids - set(PROJECT().mapLayers()))]
    saw["ends"] = LASTS / 1000
    window.click(page.undo.button)
    window.pause(400)
    saw["back"] = [
        shown() == before,
        result.rows == rows,
        set(PROJECT().mapLayers()) == ids,
        [node.name() for node in PROJECT().layerTreeRoot().findGroups(True)] == structure,
        page.undo.isVisible(),
    ]
    # -- and with the project
    listed = names()
    PROJECT().write()
    PROJECT().clear()
    window.pause(300)
    saw["cleared"] = page.runs.isVisible()
    PROJECT().read(path)
    window.wait(lambda: session.survey is not None and result.rows, 60, "the project")
    window.pause(300)
    saw["read"] = [names() == listed, PROJECT().isDirty(), page.step]
    open_by_list(second.name() if not sip.isdeleted(second) else listed[0][0])
    saw["again"] = shown()
    return saw


def table(window):
    """How many rows are seen, how many are listed, and whether the page fits at several widths."""
    dock = window.sample()
    save_project(window)
    window.wait(dock.keep.isVisible, 10, "the offer to keep the sample")
    window.click(dock.keep.button)
    window.wait(lambda: not dock.keep.button.isVisible(), 30, "the sample to be kept")
    dock.keep.hide()
    page = window.page("find")
    main = window.iface.mainWindow()
    saw = {"wide": {}, "rows": {}, "foot": {}}
    for width in (300, 420, 800):
        main.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        window.picture(f"find-before-{width}")
    window.find()
    rows = page.results.table
    window.click_row(rows, 1)
    window.pause(500)
    for width in (300, 420, 460, 800):
        before = dock.width()
        main.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        # A busy machine takes its time.
        window.wait(lambda before=before: dock.width() != before, 30, f"a dock of {width} pixels")
        window.drawn()
        saw["wide"][width] = [page.minimumSizeHint().width(), page.parentWidget().width()]
        saw["rows"][width] = rows.viewport().height() // rows.rowHeight(0)
        saw["foot"][width] = _seen(page.button.button)
        window.picture(f"find-after-{width}")
    main.resizeDocks([dock], [420], Qt.Orientation.Horizontal)
    window.pause(300)
    saw["notes"] = page.headline.notes.text()
    saw["all notes"] = dock.session.result.about["notes"]
    # Opened panels push the table down and never the button.
    for name in page.form.panels:
        window.click(page.form.chips[name])
        window.picture("find-panel-" + name)
        saw["foot"][name] = _seen(page.button.button)
    page.form.open("")
    for most in (10, 25, 0):
        window.click(page.most.button(most))
        saw[most] = [rows.model().index(i, 0).data() for i in range(rows.model().rowCount())]
    window.click(page.most.button(10))
    # A place chosen on the map that is not among them: the table lists it.
    dock.session.result.select([dock.session.result.rows[40]["hotspot_id"]])
    window.pause(100)
    saw["listed"] = [page.most.checkedId(), dock.session.result.row(page.results.chosen()[0])["rank"]]
    return saw


def cards(window):
    """From card to card in the order of the table, by button and key, and a card on paper."""
    from hotspot_policing.ui.publish.place_print import make_page

    dock = window.sample()
    save_project(window)
    window.find()
    page = window.page("find")
    window.click(page.most.button(10))
    # By another column than the rank.
    page.results.table.sortByColumn(page.results.model.columnCount() - 1, Qt.SortOrder.AscendingOrder)
    order, card = page.results.order(), dock.card
    saw = {"order": order}
    dock.open_card(order[0])
    window.wait(lambda: dock.session.result.cards, 60, "the cards")
    saw["first"] = [card.before.isEnabled(), card.after.isEnabled()]
    walked = []
    for act in (
        lambda: window.click(card.after),
        lambda: window.key(card, Qt.Key.Key_Right),
        lambda: window.key(card, Qt.Key.Key_Right),
        lambda: window.key(card, Qt.Key.Key_Left),
        lambda: window.click(card.before),
    ):
        act()
        walked.append([card.hotspot_id, page.results.chosen()])
    saw["walked"] = walked
    window.picture("card-steps")
    dock.open_card(order[-1])
    window.key(card, Qt.Key.Key_Right)
    saw["last"] = [card.hotspot_id, card.after.isEnabled()]
    saw["wide"] = [card.minimumSizeHint().width(), dock.width()]
    path = os.path.join(window.folder, "card.pdf")
    make_page(dock.session, order[-1], path, card.print, card.problem)
    window.wait(lambda: not card.print.running, 60, "the page")
    bar = window.iface.messageBar().currentItem()
    saw["buttons"] = len(bar.findChildren(QPushButton)) if bar is not None else 0
    nowhere = os.path.join(window.folder, "nowhere", "card.pdf")
    make_page(dock.session, order[-1], nowhere, card.print, card.problem)
    window.wait(lambda: not card.print.running, 60, "the refusal")
    saw["nowhere"] = card.problem.text()
    saw["rank"], saw["pdf"] = dock.session.result.row(order[-1])["rank"], path
    return saw


def _seen(widget):
    """Whether the whole of a widget is on show in its window."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def names(window):
    """What a screen reader is told of every control of the page."""
    dock = window.sample()
    page = window.page("find")
    page.form.rank_by.rank.setCurrentIndex(1)
    page.form.rank_by.rank.activated.emit(1)
    window.find()
    silent = []
    for method in ("countcrimes", "streethotspots"):
        dock.session.set_method(method)
        dock.session.choices_replaced.emit()
        for control in (*page.findChildren(QWidget), *page.foot.findChildren(QWidget)):
            acts = isinstance(control, (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView))
            above = control.parent()
            inside = isinstance(
                above, (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView, QgsCollapsibleGroupBox)
            )
            forms = (page.form.advanced, page.form.own, page.form.districts)
            if not acts or inside or any(form.isAncestorOf(control) for form in forms):
                continue
            if control.objectName().startswith("qt_") or control.window() is not page.window():
                continue
            spoken = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
            if not spoken:
                silent.append(f"{type(control).__name__} {control.objectName()} {control.toolTip()[:40]}")
    return {"silent": silent}


def heartbeat(window):
    """The longest time that the window's own thread worked at a stretch, however busy the machine is."""
    dock = window.sample()
    save_project(window)
    window.find()
    page = window.page("find")
    first = dock.session.result.layer.id()
    page.form.size.setValue(120)
    window.find()
    window.pause(500)
    beats, last = [], [time.thread_time()]

    def beat():
        now = time.thread_time()
        beats.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(beat)
    timer.start()
    window.pause(100)
    del beats[:]
    saw = {}
    for what, act in (
        ("open", lambda: page.open_result(first)),
        ("list", lambda: page.runs.menu().aboutToShow.emit()),
        ("chip", lambda: page.form.open("offences")),
        ("tick", lambda: page.form.offences.set_offences(["Robbery"])),
        ("size", lambda: page.form.size.setValue(130)),
        ("top", lambda: page.results.show_top(10)),
        ("method", lambda: page.form._method_chosen(1)),
    ):
        act()
        window.pause(300)
        saw[what] = max(beats)
        del beats[:]
    return saw


# -- over time, and two results -------------------------------------------------------------------------------------
def view(window):
    """The result played by month, and two results under a divider."""
    window.sample()
    window.find()
    dock, canvas, saw = window.dock(), window.iface.mapCanvas(), {}
    page = window.page("find")
    button = page.view
    menu = button.menu()
    menu.aboutToShow.emit()
    saw["one result"] = [action.isEnabled() for action in menu.actions()]
    dock.session.set(select_value=5.0)
    window.find()
    menu.aboutToShow.emit()
    saw["two results"] = [action.isEnabled() for action in menu.actions()]
    tool = canvas.mapTool()

    # -- swipe
    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        boxes = dialog.findChildren(QComboBox)
        saw["offered"] = [boxes[0].itemText(i) for i in range(boxes[0].count())]
        hot = [i for i, name in enumerate(saw["offered"]) if "Places" not in name]
        boxes[0].setCurrentIndex(hot[0])
        boxes[1].setCurrentIndex(hot[1])
        window.picture("view-swipe-dialog")
        dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()

    QTimer.singleShot(500, answer)
    button.ask_swipe()
    swipe = button.swipe
    window.wait(lambda: swipe.drawn, 30, "both sides")
    window.pause(500)
    wide, high = canvas.width(), canvas.height()
    sides = [swipe.shown(0), swipe.shown(1)]
    saw["sides"] = [[one in side for one in swipe.layers] for side in sides]
    saw["ground"] = [any(one.name().startswith("Wards") for one in side) for side in sides]

    def pixels():
        image = canvas.grab().toImage()
        return [image.pixelColor(x, y).name() for x in range(30, wide - 30, 7) for y in range(60, high - 10, 7)]

    def drag(to):
        view = canvas.viewport()
        QTest.mousePress(
            view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(swipe.halves.place, high // 2)
        )
        QTest.mouseMove(view, QPoint((to + swipe.halves.place) // 2, high // 2))
        QTest.mouseMove(view, QPoint(to, high // 2))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(to, high // 2))
        window.pause(200)
        return swipe.halves.place

    saw["dragged"] = [drag(5), 5]
    right = pixels()
    saw["dragged back"] = [drag(wide - 5), wide - 5]
    left = pixels()
    saw["differ"] = sum(a != b for a, b in zip(left, right))
    window.key(canvas, Qt.Key.Key_Left)
    saw["key"] = swipe.halves.place - (wide - 5)
    canvas.zoomByFactor(0.5)
    window.pause(400)
    window.wait(lambda: swipe.drawn, 30, "both sides again")
    drag(wide // 2)
    window.picture("view-swipe")
    window.key(canvas, Qt.Key.Key_Escape)
    window.pause(200)
    saw["ended"] = [button.swipe is None, canvas.mapTool() is tool]
    # A layer that goes takes the divider with it.
    first, second = [one for one in button.results() if one.customProperty("hotspot_policing/role") == "hotspots"][:2]
    button.start_swipe(first, second)
    window.pause(300)
    QgsProject.instance().removeMapLayer(second.id())
    window.pause(300)
    saw["layer gone"] = button.swipe is None

    # -- over time
    button.play("month")
    window.wait(
        lambda: any(one.customProperty("hotspot_policing/role") == "timeline" for one in hot_spot_layers()),
        60,
        "the timeline",
    )
    window.pause(1500)
    layer = next(one for one in hot_spot_layers() if one.customProperty("hotspot_policing/role") == "timeline")
    controller = canvas.temporalController()
    saw["rows"] = [layer.featureCount(), layer.temporalProperties().isActive()]
    saw["frames"] = controller.totalFrameCount()
    panel = window.iface.mainWindow().findChild(QDockWidget, "Temporal Controller")
    saw["panel"] = panel is not None and panel.isVisible()
    seen = []
    for frame in range(3):
        controller.setCurrentFrameNumber(frame)
        window.drawn()
        moment = canvas.mapSettings().temporalRange()
        seen.append([moment.begin().toString("yyyy-MM-dd"), moment.end().toString("yyyy-MM-dd")])
        if frame == 1:
            window.picture("view-time")
    saw["seen"] = seen
    saw["said"] = page.problem.text()
    saw["wide"] = [page.minimumSizeHint().width(), page.parentWidget().width()]
    button.play("week")
    window.wait(lambda: page.problem.text() not in ("", saw["said"]), 30, "why weeks cannot be")
    saw["weeks"] = page.problem.text()
    window.unload()
    return saw


# -- methods that find no hot spots ---------------------------------------------------------------------------------
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
    saw["asked"] = [
        not page.form.chips["rule"].isHidden(),
        not page.form.chips["places"].isHidden(),
        sorted(page.form.own.wrappers),
    ]
    saw["needs"] = dict(page.needs.met)
    saw["empty"] = [page.empty.isVisible(), answer.isVisible(), page.results.isVisible(), page.export.isVisible()]
    saw["months"] = page.button.button.isEnabled()
    choose("concentration")
    saw["places asked"] = not page.form.chips["places"].isHidden()
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
    # The sample's own supermarkets, since no list of premises comes with it.
    spots = {
        one.geometry().asWkt(3): one.geometry()
        for one in session.layer(session.choices.crimes).getFeatures()
        if one["location"] == "On or near Supermarket" and not one.geometry().isNull()
    }
    shops = QgsVectorLayer("Point?crs=EPSG:27700&field=ref:string&field=name:string", "Supermarkets", "memory")
    made = []
    for i, wkt in enumerate(sorted(spots)):
        feature = QgsFeature(shops.fields())
        feature.setAttributes([f"S{i:02d}", "Supermarket"])
        feature.setGeometry(spots[wkt])
        made.append(feature)
    shops.dataProvider().addFeatures(made)
    PROJECT().addMapLayer(shops)
    choose("facilities")
    find()
    saw["moved"] = [page.problem.text(), page.needs.met["premises"]]
    session.set(advanced=dict(session.choices.advanced, PREMISES=shops.id(), PREMISES_ID="ref", PREMISES_NAME="name"))
    page.form.show_choices()
    find()
    window.show_in_page(answer.open_button)
    window.picture("method-facilities")
    saw["facilities"] = [answer.isVisible(), answer.said.summary.text(), page.problem.text(), _cells(answer)]
    saw["named"] = page.needs.met["premises"]
    saw["facilities wide"] = [page.minimumSizeHint().width(), page.parentWidget().width()]
    root = PROJECT().layerTreeRoot()
    saw["premises"] = [
        (layer.featureCount() == len(spots), root.findLayer(layer.id()).isVisible())
        for layer in PROJECT().mapLayers().values()
        if layer.name() == "Premises"
    ]
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
    saw["hot spots again"] = [page.button.button.text(), answer.isVisible(), page.empty.isVisible()]
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
