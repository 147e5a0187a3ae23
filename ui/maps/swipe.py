"""Two results under one divider: the left one left of it, the right one right of it, over the same ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsMapRendererParallelJob, QgsMapSettings
from qgis.gui import QgsMapCanvasItem, QgsMapTool
from qgis.PyQt.QtCore import QRectF, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPen

from ...bridge.results import layer_tree
from ..parts.widgets import number

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
    from qgis.gui import QgsMapCanvas, QgsMapMouseEvent
    from qgis.PyQt.QtGui import QKeyEvent

#: Pixels by which an arrow key moves the divider, and the half width of its handle.
_STEP, _HANDLE = 20, 9


class _Halves(QgsMapCanvasItem):
    """The two pictures and the line between them, over the map."""

    def __init__(self, canvas: QgsMapCanvas, names: list[str]) -> None:
        super().__init__(canvas)
        self.canvas, self.names = canvas, names
        self.pictures, self.place = [None, None], canvas.width() // 2
        self.setZValue(50)

    def boundingRect(self) -> QRectF:
        """All of the map."""
        return QRectF(0, 0, self.canvas.width(), self.canvas.height())

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Each picture on its side of the divider, with its name."""
        wide, high = self.canvas.width(), self.canvas.height()
        for picture, left, right in ((self.pictures[0], 0, self.place), (self.pictures[1], self.place, wide)):
            if picture is not None and right > left:
                ratio = picture.width() / max(wide, 1)
                painter.drawImage(
                    QRectF(left, 0, right - left, high),
                    picture,
                    QRectF(left * ratio, 0, (right - left) * ratio, picture.height()),
                )
        painter.setPen(QPen(QColor("#ffffff"), 5))
        painter.drawLine(self.place, 0, self.place, high)
        painter.setPen(QPen(QColor("#1a1a1a"), 2))
        painter.drawLine(self.place, 0, self.place, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(self.place - _HANDLE, high // 2 - _HANDLE, 2 * _HANDLE, 2 * _HANDLE)
        letters = painter.fontMetrics()
        for name, on_left in zip(self.names, (True, False)):
            room = (self.place if on_left else wide - self.place) - 40
            if room < 60:
                continue
            words = letters.elidedText(name, Qt.TextElideMode.ElideMiddle, room)
            long = letters.horizontalAdvance(words) + 16
            box = QRectF(self.place - long - 10 if on_left else self.place + 10, 8, long, letters.height() + 8)
            painter.fillRect(box, QColor(255, 255, 255, 220))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class Swipe(QgsMapTool):
    """The divider as a tool of the map: drag it, or move it with the arrow keys; Esc ends it."""

    def __init__(self, canvas: QgsMapCanvas, project: QgsProject, left: QgsVectorLayer, right: QgsVectorLayer) -> None:
        super().__init__(canvas)
        self.project, self.layers = project, (left, right)
        self.ids = {left.id(), right.id()}
        self._before, self._jobs, self._dragging = canvas.mapTool(), [], False
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.halves = _Halves(canvas, [_called(project, one) for one in self.layers])
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(100)
        self._later.timeout.connect(self._draw)
        self._signals = [canvas.extentsChanged, canvas.layersChanged, left.repaintRequested, right.repaintRequested]
        for signal in self._signals:
            signal.connect(self._again)
        self._draw()

    def _again(self, *_: Any) -> None:
        self._later.start()

    # -- the pictures -------------------------------------------------------------------------------------------
    def shown(self, k: int) -> list[QgsMapLayer]:
        """The layers of one side: what is on show, without the other result."""
        one = self.layers[k]
        root = self.project.layerTreeRoot()
        ground = [node.layer() for node in root.findLayers() if node.isVisible() and not layer_tree.role(node.layer())]
        return [layer for layer in root.layerOrder() if layer is one or layer in ground]

    def _draw(self) -> None:
        self._stop()
        for k in (0, 1):
            settings = QgsMapSettings(self.canvas().mapSettings())
            settings.setLayers(self.shown(k))
            settings.setOutputImageFormat(QImage.Format.Format_ARGB32_Premultiplied)
            job = QgsMapRendererParallelJob(settings)
            job.finished.connect(lambda k=k, job=job: self._drawn(k, job))
            self._jobs.append(job)
            job.start()

    def _drawn(self, k: int, job: QgsMapRendererParallelJob) -> None:
        if job in self._jobs:
            self.halves.pictures[k] = job.renderedImage()
            self.halves.update()

    def _stop(self) -> None:
        jobs, self._jobs = self._jobs, []
        for job in jobs:
            job.cancelWithoutBlocking()

    @property
    def drawn(self) -> bool:
        """Whether both sides are drawn."""
        return not self._later.isActive() and not any(job.isActive() for job in self._jobs)

    # -- the divider --------------------------------------------------------------------------------------------
    def move_to(self, x: float) -> None:
        """Put the divider at a pixel of the map."""
        self.halves.place = min(max(int(x), 0), self.canvas().width())
        self.halves.update()

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        """Begin to drag."""
        self._dragging = True
        self.move_to(event.pos().x())

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """The divider follows the mouse."""
        if self._dragging:
            self.move_to(event.pos().x())

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """The divider stays there."""
        # Where the button is let go, whether or not every move on the way has been heard.
        self.canvasMoveEvent(event)
        self._dragging = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move the divider, Esc ends it."""
        step = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}.get(event.key())
        if step is not None:
            self.move_to(self.halves.place + step)
            # QGIS would move the map.
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.canvas().unsetMapTool(self)
            event.accept()

    # -- the end ------------------------------------------------------------------------------------------------
    def let_go(self) -> None:
        """Take everything off the map and bring the tool before back."""
        self._later.stop()
        for signal in self._signals:
            signal.disconnect(self._again)
        self._signals = []
        self._stop()
        self.canvas().scene().removeItem(self.halves)
        if self._before is not None and self.canvas().mapTool() is None:
            self.canvas().setMapTool(self._before)


def _called(project: QgsProject, layer: QgsVectorLayer) -> str:
    """The name of the layer's run, which two may share, and how many places it has."""
    node = project.layerTreeRoot().findLayer(layer.id())
    return f"{node.parent().name() if node is not None else layer.name()} ({number(layer.featureCount())})"
