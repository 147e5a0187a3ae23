"""What a user does with *View* on the page Find; ``test_view.py`` says what it should show."""

from driver import hot_spot_layers
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QDialog, QDialogButtonBox, QDockWidget


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
        hot = [i for i, name in enumerate(saw["offered"]) if "Hot spots" in name]
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
    window.wait(lambda: "days" in page.problem.text(), 30, "why weeks cannot be")
    saw["weeks"] = page.problem.text()
    window.unload()
    return saw
