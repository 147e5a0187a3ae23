"""What a user does on the page Patrol; ``test_patrol.py`` says what it should show."""

import json
import os
import subprocess

from driver import new_points, save_project
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QEvent, QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QTableWidget
from qgis.utils import iface

from hotspot_policing.bridge.results import layer_tree
from hotspot_policing.ui.state.shift_briefings import with_locations

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
    saw = {"empty": [view.needs.missing(), view.table.isVisible(), view.add.button.isEnabled()]}
    window.picture("patrol-empty")
    window.page("find")
    window.find()
    page = window.page("patrol")
    saw["found"] = view.add.button.isEnabled()
    path = os.path.join(window.folder, "register.gpkg")
    places.choose(path)
    saw["new"] = [view.needs.missing(), places.error, os.path.exists(path)]

    def ended():
        window.wait(lambda: not view.add.running, 60)
        window.pause(300)

    asked = answer(window, {"BY": "Analyst", "OWNER": "Central"}, "patrol-add")
    saw["next"] = view.add.button.text().replace("&", "")
    view.add_shown.trigger()
    ended()
    saw["asked"] = asked["title"]
    saw["candidates"] = [view.table.rowCount(), len(session.result.rows), view.problem.text()]
    saw["layer"] = places.layer is not None and places.layer.featureCount()
    names = {row["place_id"]: row["name"] for row in places.rows}
    saw["named"] = [names["HS-0001"], session.result.name_of(session.result.rows[0]), len(set(names.values()))]
    window.picture("patrol-candidates")
    # Row, map and buttons are one selection.
    view.table.selectRow(0)
    window.pause(400)
    saw["selected"] = [
        places.selected() == view.chosen(),
        view.buttons["accept"].isEnabled(),
        view.buttons["retire"].isEnabled(),
    ]
    places.layer.selectByIds(places.feature_ids(["HS-0003", "HS-0005"]))
    window.pause(300)
    saw["followed"] = sorted(view.chosen())
    saw["missing"] = []
    for wrong in ({"BY": ""}, {"BY": "Analyst", "VALID_FROM": "31 June"}):
        missing = answer(window, wrong, ok="twice")
        window.click(view.buttons["accept"])
        window.pause(300)
        saw["missing"].append(missing["missing"])
    answer(window, {"BY": "Analyst", "REASON": "busiest", "VALID_FROM": "16/11/2025"})
    window.click(view.buttons["accept"])
    ended()
    saw["active"] = sorted(row["place_id"] for row in places.of_status("active"))
    saw["since"] = sorted({row["valid_from"] for row in places.of_status("active")})
    # From the card straight into force.
    window.page("find")
    session.result.card_asked.emit(session.result.rows[0]["hotspot_id"])
    window.pause(500)
    answer(window, {"BY": "Analyst"})
    window.click(dock.card.accept)
    ended()
    # The candidate became active, and is not there twice.
    saw["from the card"] = [len(places.of_status("active")), dock.current, places.rows[0]["status"], len(places.rows)]
    # What is active is not added a second time, nor is a candidate, nor what has ended.
    said = view.problem.text()
    dock.accept_hot_spots([session.result.rows[0]["hotspot_id"]])
    saw["again"] = [view.problem.text() != said]
    view.add_shown.trigger()
    saw["again"].append(len(places.rows))
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
    # Taken back, and decided again.
    gone = places.of_status("retired")[0]
    before = next(row for row in places.history(gone["place_id"])[0] if row["version"] == gone["version"] - 1)
    saw["undo"] = [view.undo.isVisible()]
    window.picture("patrol-undo")
    window.click(view.undo.button)
    ended()
    after = next(row for row in places.rows if row["place_id"] == gone["place_id"])
    saw["undo"] += [view.undo.isVisible(), [after[name] == before[name] for name in ("status", "valid_to", "geom")]]
    saw["undo"] += [len(places.history(gone["place_id"])[0]) - gone["version"], view.problem.text() != ""]
    view.table.clearSelection()
    view.table.selectRow(
        next(i for i in range(view.table.rowCount()) if view.table.item(i, 0).text() == gone["place_id"])
    )
    window.pause(300)
    answer(window, {"REASON": "solved", "BY": "Analyst"})
    window.click(view.buttons["retire"])
    ended()
    view.show_status.setCurrentIndex(4)
    view.show_status.activated.emit(4)
    view.table.selectRow(2)
    window.pause(300)
    answer(window, {"TEXT": "Thefts from vans at night", "BY": "Analyst"})
    view.note()
    ended()
    heads, port = view.table.horizontalHeader(), view.table.viewport().width()
    saw["in view"] = [heads.sectionViewportPosition(i) + heads.sectionSize(i) <= port for i in range(heads.count())]
    saw["states"] = [view.table.isColumnHidden(6)]
    view.show_status.setCurrentIndex(1)
    view.show_places()
    saw["states"].append(view.table.isColumnHidden(6))
    view.show_status.setCurrentIndex(4)
    view.show_places()
    # A name is changed in its cell.
    cell = view.table.item(2, 1)
    renamed, old = view.table.item(2, 0).text(), cell.text()
    view.table.editItem(cell)
    line = view.table.viewport().findChild(QLineEdit)
    line.setText("Market Square")
    window.key(line, Qt.Key.Key_Return)
    ended()
    row = next(row for row in places.rows if row["place_id"] == renamed)
    saw["renamed"] = [row["name"], row["by"], view.undo.isVisible()]
    window.click(view.undo.button)
    ended()
    saw["renamed"].append(next(row for row in places.rows if row["place_id"] == renamed)["name"] == old)
    shown = answer(window, {}, "patrol-history", ok=False)
    view.history()
    saw["history"] = shown["title"]
    window.picture("patrol-places")
    saw["wide"] = [page.minimumSizeHint().width(), page.parentWidget().width()]
    # Another shape: nothing is selected, then one polygon is.
    view.table.selectRow(1)
    window.pause(300)
    changed = view.chosen()[0]
    view.reshape()
    saw["unselected"] = view.problem.text()
    wards = session.area_layers()[0]
    iface.setActiveLayer(wards)
    wards.selectByIds([next(wards.getFeatures()).id()])
    answer(window, {"BY": "Analyst"})
    view.reshape()
    ended()
    area = next(one for one in wards.getSelectedFeatures()).geometry().area() / 1e6
    row = next(row for row in places.rows if row["place_id"] == changed)
    saw["reshaped"] = [row["change"], abs(row["area_km2"] - area) < 1e-3]
    wards.removeSelection()
    # Polygons of one's own, with their ids.

    def given():
        dialog = QApplication.activeModalWidget()
        if dialog is None or not hasattr(dialog, "ids"):
            QTimer.singleShot(100, given)
            return
        dialog.ids.setField("WD13CD")
        dialog.fields["BY"].setText("Analyst")
        window.picture("patrol-layer")
        dialog.accept()

    count = len(places.rows)
    QTimer.singleShot(100, given)
    view.add_layer()
    ended()
    saw["given"] = [
        len(places.rows) - count,
        view.problem.text(),
        [row["place_id"] for row in places.rows if row["place_id"].startswith("E05")][:1],
    ]
    PROJECT().write()
    project = PROJECT().fileName()
    PROJECT().clear()
    window.pause(300)
    saw["cleared"] = [len(places.rows), view.table.isVisible()]
    PROJECT().read(project)
    window.pause(800)
    saw["opened"] = [len(places.rows), places.layer is not None, "register.gpkg" in view.file.text()]
    return saw


def pdf_words(path):
    """The words of a PDF."""
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True).stdout.split()


def drag_visits(window, board):
    """Visits dragged to another day: back by undo, refused where there are no hours or the row is another; printed."""
    from hotspot_policing.bridge.paper.board_pages import Board

    model, table = board.model, board.table
    agency = model.agency
    begin = next(
        model.index(row, column)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        if model.data(model.index(row, column), Qt.ItemDataRole.EditRole)
    )
    row, count = begin.row(), model.data(begin, Qt.ItemDataRole.EditRole)

    def end_where(free):
        """The first other cell of the row where hours are left for the visits, or where there are none."""
        for column in range(model.columnCount()):
            day, shift = model.cell(column)
            fits = model.check.left[day, shift, agency] >= count
            if column != begin.column() and fits == free and (free or not model.check.left[day, shift, agency]):
                return model.index(row, column)

    def by_mouse(begin, end):
        """Press, move and let go, as the hand does; what the two cells hold then."""
        # The drag lives in a loop of its own until the mouse is let go: the hand goes on from a timer.
        view, whole = table.viewport(), board.windowHandle()
        table.scrollTo(begin)
        window.pause(100)
        begun, ended = (view.mapTo(board, table.visualRect(one).center()) for one in (begin, end))
        none = Qt.KeyboardModifier.NoModifier

        def hand():
            for i in range(1, 9):
                QTest.mouseMove(whole, begun + (ended - begun) * i / 8)
                window.pause(30)
            QTest.mouseRelease(whole, Qt.MouseButton.LeftButton, none, ended)

        QTest.mouseMove(whole, begun)
        QTest.mousePress(whole, Qt.MouseButton.LeftButton, none, begun)
        QTimer.singleShot(300, hand)
        QTest.mouseMove(whole, begun + QPoint(4, 0))
        QTest.mouseMove(whole, begun + QPoint(15, 0))
        window.pause(1500)
        return [model.data(one, Qt.ItemDataRole.EditRole) for one in (begin, end)]

    def drop(begin, end):
        """Let go of what was dragged, as the mouse would, and say what the board holds and says then."""
        model.dropMimeData(model.mimeData([begin]), Qt.DropAction.MoveAction, -1, -1, end)
        window.pause(100)
        return [
            model.data(begin, Qt.ItemDataRole.EditRole),
            model.data(end, Qt.ItemDataRole.EditRole),
            board.problem.text(),
            board.moved.isVisible(),
        ]

    saw = {
        "count": count,
        "drags": bool(model.flags(begin) & Qt.ItemFlag.ItemIsDragEnabled),
        "table": table.dragEnabled(),
    }
    before = model.visits.copy()
    free = end_where(True)
    had = model.data(free, Qt.ItemDataRole.EditRole)
    saw["mouse"] = by_mouse(begin, free)
    window.picture("board-by-mouse")
    if board.moved.isVisible():
        window.click(board.moved.button)
    saw["had"], saw["moved"] = had, drop(begin, free)
    window.picture("board-moved")
    window.click(board.moved.button)
    saw["back"] = [bool((model.visits == before).all()), board.moved.isVisible()]
    saw["full"] = drop(begin, end_where(False))
    other = model.index((row + 1) % model.rowCount(), begin.column())
    saw["row"] = drop(begin, other)[2]
    saw["same"] = bool((model.visits == before).all())
    window.picture("board-refused")
    path = os.path.join(window.folder, "board.pdf")
    board.print_to(path)
    window.pause(200)
    window.picture("board-printed")
    saw["print"] = [pdf_words(path), len(board.bar.findChildren(QPushButton))]
    saw["sheets"] = len(Board(model.setting, model.visits, [], "").sheets)
    board.print_to(os.path.join(window.folder, "nowhere", "board.pdf"))
    saw["nowhere"] = board.problem.text()
    board.problem.say("")
    board.bar.clearWidgets()
    return saw


def plan(window):
    """A plan for places in force, changed by hand; routes and briefings; what was delivered beside it."""
    dock = window.sample()
    save_project(window)
    session = dock.session
    session.set(select_by="top_k", select_value=12)
    dock.find.form.show_choices()
    window.find()
    page = window.page("patrol")
    saw = {"buttons": [page.plan.button.button.isEnabled()]}
    places = session.places
    places.choose(os.path.join(window.folder, "register.gpkg"))
    answer(window, {"BY": "Analyst"})
    page.register.add_hot_spots(False, "active")
    window.wait(lambda: not page.register.add.running, 60)
    window.pause(300)

    def step(number, view, tools=None):
        window.click(page.steps.button(number))
        window.pause(200)
        assert view.button.isVisible(), "the next step is another"
        if tools:
            session.set(tools=dict(session.choices.tools, **{view.TOOL: tools}))
            view.form.show_choices()
        window.show_in_page(view.button)
        window.click(view.button.button)
        window.wait(lambda: not view.button.running, 120, view.TOOL)
        window.pause(500)
        return [view.problem.text(), view.said.summary.text()]

    view = page.plan
    saw["needs"] = [[one.name, one.met] for one in view.needs.needs]
    saw["plan"] = step(
        1,
        view,
        {
            "RESOURCES": "Police, Late, 2, 2; Wardens, Early, 1, 2",
            "START": "2026-07-06",
            "DAYS": 14,
            "CAP": 7,
            "FLOOR": 1,
            "TIME_LIMIT": 20,
        },
    )
    window.show_in_page(view.open_button)
    window.picture("plan")
    made, saw["age"] = view.about, [view.older.isVisible()]
    for places in (made["places"][1:] + ["HS-9999"], made["places"]):
        session.set(outcomes=dict(session.choices.outcomes, patrolplan=dict(made, places=places)))
        view.show_outcome()
        saw["age"].append(view.older.isVisible())
    saw["plan wide"] = [page.minimumSizeHint().width(), page.parentWidget().width()]
    layer = session.layer(view.about["layers"]["OUTPUT"])
    before = sum(feature["visits"] for feature in layer.getFeatures())
    seen = {}

    def change():
        board = QApplication.activeModalWidget()
        if board is None or not hasattr(board, "model"):
            QTimer.singleShot(100, change)
            return
        window.pause(300)
        model = board.model
        seen["shape"] = [model.rowCount(), model.columnCount(), board.agency.count(), board.week.count()]
        seen["key"] = board.key.isVisible()
        seen["undo"] = [board.undo.isVisible()]
        seen["kept"] = [board.rules.item(0).text(), board.save.isEnabled()]
        seen["moves"] = drag_visits(window, board)
        cell = model.index(0, 1)
        had = model.data(cell, Qt.ItemDataRole.EditRole)
        board.table.setCurrentIndex(cell)
        window.key(board.table, Qt.Key.Key_Plus)
        seen["plus"] = model.data(cell, Qt.ItemDataRole.EditRole) - had
        model.setData(cell, 9)
        seen["broken"] = [board.rules.item(i).text() for i in range(board.rules.count())]
        window.pause(200)
        seen["undo"].append(board.undo.isVisible())
        window.picture("board")
        window.click(board.undo)
        seen["undone"] = model.data(cell, Qt.ItemDataRole.EditRole) - had
        answer(window, {"REASON": "carnival", "BY": "Inspector"})
        board.accept()

    QTimer.singleShot(200, change)
    window.click(view.board_button)
    window.pause(500)
    saw["board"] = seen
    layer = session.layer(view.about["layers"]["OUTPUT"])
    saw["by hand"] = [
        sum(feature["visits"] for feature in layer.getFeatures()) - before,
        view.said.notes.text(),
        "Inspector" in layer.metadata().abstract(),
        layer.source().split("|")[0].endswith(".gpkg"),
    ]
    canvas = iface.mapCanvas()
    canvas.setExtent(QgsRectangle(300000, 300000, 300100, 300100))
    saw["routes"] = step(1, page.routes, {"DAYS": "2026-07-06"})
    box = session.layer(page.routes.about["layers"]["OUTPUT"]).extent()
    seen = canvas.extent()
    saw["map"] = [seen.contains(box), max(box.width() / seen.width(), box.height() / seen.height()) > 0.5]
    under = []
    with_locations(page.session, {}, under.append, list)
    project = page.session.project
    saw["under the briefings"] = [
        any(layer_tree.role(one) for one in page.session.visible_layers()),
        [layer_tree.role(project.mapLayer(one)) for one in under[0]["MAP_LAYERS"]],
    ]
    files = sorted(name for name in os.listdir(window.folder) if "patrol routes" in name)
    saw["files"] = [
        [
            os.path.splitext(one)[1]
            for one in sorted(os.listdir(os.path.join(window.folder, name)))
            if not one.startswith(".")
        ]
        for name in files
        if os.path.isdir(os.path.join(window.folder, name))
    ]
    window.picture("routes")
    # A river between Middlesbrough and Hartlepool, which the page offers.
    river = QgsVectorLayer("LineString?crs=EPSG:27700", "River", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("LineString(430000 526000, 470000 526000)"))
    river.dataProvider().addFeature(feature)
    PROJECT().addMapLayer(river)
    window.pause(500)
    page.routes.show_places()
    needs = {one.name: one for one in page.routes.needs.needs}
    saw["river"] = [needs["water"].met, needs["streets"].help is None]
    needs["water"].help[1]()
    window.pause(200)
    saw["river"] += [
        page.routes.form.parameters().get("WATER") == river.id(),
        [one.met for one in page.routes.needs.needs if one.name == "water"],
    ]
    window.show_in_page(page.routes.needs)
    window.picture("routes-water")
    share = window.page("publish").share
    window.show_in_page(share.shifts.button.button)
    window.click(share.shifts.button.button)
    window.pause(300)
    window.picture("routes-from-share")
    first = page.routes.about["parameters"]["BRIEFINGS"]
    window.show_in_page(page.routes.again)
    saw["there"] = [page.routes.isVisible(), page.routes.briefings.isVisible()]
    window.click(page.routes.again)
    window.wait(lambda: page.routes.about["parameters"]["BRIEFINGS"] != first, 120, "the briefings again")
    folder = page.routes.about["parameters"]["BRIEFINGS"]
    written = [name for name in os.listdir(folder) if name.endswith(".pdf")]
    saw["wet"] = page.routes.about["notes"]
    saw["briefings"] = [len(written), pdf_words(os.path.join(folder, written[0]))]
    log = os.path.join(window.folder, "log.csv")
    with open(log, "w", encoding="utf-8") as file:
        file.write(
            "Place,Start,Minutes,Agency\nHS-0001,2026-07-06 16:00,15,Police\n"
            "HS-0001,2026-07-07 16:00,15,Police\nHS-0002,2026-07-12 10:00,12,Wardens\n"
        )
    saw["delivered"] = step(2, page.visits, {"LOG": log})
    saw["return"] = [name for name in os.listdir(window.folder) if "patrol return" in name and name.endswith(".csv")]
    window.show_in_page(page.visits.open_button)
    window.picture("delivered")
    saw["names"] = {}
    for width in (300, 420):
        window.iface.mainWindow().resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        window.pause(300)
        table = next(one for one in page.visits.findChildren(QTableWidget) if one.rowCount() > 5)
        window.show_in_page(table)
        window.picture(f"delivered-{width}")
        cell = table.item(0, 0)
        needed = table.fontMetrics().horizontalAdvance(cell.text())
        saw["names"][width] = [table.columnWidth(0) >= min(needed, 110), table.horizontalScrollBar().maximum() == 0]
        saw["names"]["tip"] = cell.toolTip() == cell.text() != ""
    # The routes need more travel than the five minutes of the plan: it is made again with that.
    window.click(page.steps.button(1))
    window.show_in_page(page.routes.more_travel)
    window.picture("more-travel")
    needed = page.routes.travel_needed()
    saw["travel"] = [page.routes.more_travel.isVisible(), str(needed) in page.routes.more_travel.text(), needed > 5]
    window.click(page.routes.more_travel)
    window.wait(lambda: view.about["parameters"].get("TRAVEL_MINUTES") == needed, 120, "the plan again")
    window.wait(lambda: not view.button.running, 60)
    window.pause(300)
    saw["travel"] += [page.routes.more_travel.isVisible()]
    saw["plan"][1] = view.said.summary.text()
    # Without places nothing can be planned, and the page says so.
    PROJECT().write()
    project = PROJECT().fileName()
    PROJECT().clear()
    window.pause(300)
    saw["cleared"] = [view.said.isVisible(), view.button.button.isEnabled(), view.needs.missing()]
    PROJECT().read(project)
    window.pause(800)
    saw["opened"] = [view.said.summary.text() == saw["plan"][1], view.form.parameters().get("CAP")]
    return saw


def peaks(window):
    """Where the crimes have times, a plan lies in the peak windows without being told; another point of the trade-off
    is taken with who and why."""
    dock = window.dock()
    rows = [(450000 + i % 9, 520000, "Robbery", f"2025-01-{3 + i % 28:02d} 22:10", None) for i in range(40)]
    rows += [(452000 + 400 * (i % 3), 523000, "Burglary", f"2025-01-{3 + i % 28:02d} 09:00", None) for i in range(60)]
    new_points("Own crimes", rows, fields="field=offence:string&field=committed_from:string&field=committed_to:string")
    window.wait(lambda: dock.session.survey is not None, 30, "the survey")
    session = dock.session
    areas = QgsVectorLayer("Polygon?crs=EPSG:27700&field=name:string", "Beats", "memory")
    made = []
    for name, x in (("West", 449000), ("East", 451500)):
        feature = QgsFeature(areas.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, 519000, x + 2500, 524000)))
        made.append(feature)
    areas.dataProvider().addFeatures(made)
    PROJECT().addMapLayer(areas)
    window.pause(300)
    session.set_areas(areas.id())
    session.set(name_field="name", select_by="top_k", select_value=4)
    window.find()
    page = window.page("patrol")
    window.click(page.steps.button(1))
    view = page.plan
    session.set(
        tools={
            "patrolplan": {
                "RESOURCES": "Police, Early, 1, 1; Police, Late, 1, 1",
                "START": "2026-07-06",
                "DAYS": 7,
                "TIME_LIMIT": 20,
            }
        }
    )
    view.form.show_choices()

    def planned():
        window.wait(lambda: not view.button.running, 60)
        window.pause(800)
        window.wait(lambda: not view.button.running, 60)
        window.pause(300)
        layer = session.layer(view.about["layers"]["OUTPUT"])
        return sorted(
            {
                "{} {} {}".format(feature["area_name"], feature["shift"], feature["peak"])
                for feature in layer.getFeatures()
                if feature["peak"]
            }
        )

    window.show_in_page(view.button)
    window.click(view.button.button)
    saw = {
        "peaks": planned(),
        "notes": view.about["notes"],
        "given": view.about["parameters"].get("PEAKS", ""),
        "hours": "hours" not in view.needs.missing(),
        "problem": view.problem.text(),
    }
    take = view.findChild(QPushButton, "choose point")
    saw["offered"] = take is not None
    window.show_in_page(take or view.open_button)
    window.picture("tradeoff")
    if take is not None:

        def choose():
            dialog = QApplication.activeModalWidget()
            if dialog is None or not hasattr(dialog, "points"):
                QTimer.singleShot(100, choose)
                return
            dialog.points.selectRow(dialog.points.rowCount() - 1)
            dialog.fields["REASON"].setText("fairer")
            dialog.fields["BY"].setText("Superintendent")
            dialog.accept()

        QTimer.singleShot(100, choose)
        window.click(take)
        planned()
        saw["taken"] = [view.about["parameters"]["EVENNESS"], view.said.notes.toolTip()]
    return saw


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


def names_in_view(window, table, width):
    """A staffing table in a narrow dock, scrolled to its last column and back: what is seen of the names."""
    window.iface.mainWindow().resizeDocks([window.dock()], [width], Qt.Orientation.Horizontal)
    window.pause(300)
    window.show_in_page(table)
    bar, names = table.horizontalScrollBar(), table.names
    table.setCurrentCell(3, table.columnCount() - 1)
    bar.setValue(bar.maximum())
    window.pause(200)
    window.picture(f"staffing-{width}")
    scrolled = bar.value() > 0
    shown = names.isVisible() and names.columnWidth(0) == names.width() == table.columnWidth(0)
    # A cell under the names comes out beside them, and a name that is clicked is changed in the table itself.
    table.setCurrentCell(3, 1)
    beside = table.visualItemRect(table.item(3, 1)).left() >= (names.width() if names.isVisible() else 0)
    bar.setValue(bar.maximum())
    opened = True
    if names.isVisible():
        window.click(names.viewport(), names.visualRect(names.model().index(2, 0)).center())
        window.pause(100)
        line = table.viewport().findChild(QLineEdit)
        opened = (table.currentRow(), table.currentColumn()) == (2, 0) and line is not None
        if line is not None:
            window.key(line, Qt.Key.Key_Escape)
    return [scrolled, shown, beside, opened]


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

    def where():
        return table.mapTo(view, QPoint(0, 0)).y()

    saw["stays"] = [where()]
    saw["named"] = [typed(window, table, 0, 2, "3")]
    saw["named"].append(typed(window, table, 3, 1, "2"))
    saw["named"].append(typed(window, table, 3, 4, "1.5"))
    saw["named"].append(typed(window, table, 3, 5, "Mon Wed Fri"))
    saw["typed"] = now()
    saw["stays"].append(where())
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
    for folded in (True, False):
        view.fold.setCollapsed(folded)
        window.pause(100)
    saw["unfolded"] = view.undo.isVisible()
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
    saw["narrow"] = [names_in_view(window, table, width) for width in (420, 300)]
    window.iface.mainWindow().resizeDocks([window.dock()], [420], Qt.Orientation.Horizontal)
    window.pause(300)
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
    saw["left out"] = [need.words for need in view.needs.needs if need.name == "left out"]
    window.picture("visits-left-out")

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
    for name, years in (("later", (2099, 2099)), ("some later", (2025, 2099))):
        path = os.path.join(window.folder, f"{name}.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("Place,Start,Minutes,Agency\n")
            file.writelines(f"HS-0001,06/07/{year} 16:00,15,Police\n" for year in years)
        view.form.wrappers["LOG"].setParameterValue(path)
        window.pause(200)
        saw[name] = ["days" not in view.needs.missing(), view.button.button.isEnabled()]
    columns = ("LOG_PLACE_FIELD", "LOG_DATE_FIELD", "LOG_START_FIELD", "LOG_END_FIELD")
    for name, times in (("apart", "14:05,14:20"), ("no times", "soon,later"), ("no start", ",")):
        path = os.path.join(window.folder, f"{name}.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"place,date,arrived,left\nHS-0001 {view._called()[1][0]},06/07/2026,{times}\n")
        view.form.wrappers["LOG"].setParameterValue(path)
        window.pause(200)
        window.picture(f"visits-{name}".replace(" ", "-"))
        saw[name] = [view.needs.missing(), view.button.button.isEnabled()]
    # Mended in another program, from which one comes back.
    with open(path, "w", encoding="utf-8") as file:
        file.write("place,date,arrived,left\nHS-0001,06/07/2026,14:05,14:20\n")
    QApplication.sendEvent(view.form.wrappers["LOG"], QEvent(QEvent.Type.WindowActivate))
    window.pause(200)
    saw["mended"] = [view.needs.missing(), view.button.button.isEnabled()]
    saw["boxes"] = [view.form.wrappers[one].column() for one in columns]
    view.form.wrappers["LOG"].setParameterValue("")
    saw["offered"] = [need.name for need in view.needs.needs if need.help and not need.met]
    path = os.path.join(window.folder, "empty.csv")
    view.save_example(path)
    view.form.wrappers["LOG"].setParameterValue(path)
    window.pause(200)
    window.picture("visits-example")
    with open(path, encoding="utf-8-sig") as file:
        saw["example"] = [view.needs.missing(), view.button.button.isEnabled(), file.read().count("HS-000")]
    return saw
