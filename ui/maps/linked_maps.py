"""Maps side by side that move together, each with its heading and legend."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from qgis.core import QgsRectangle, QgsSymbolLayerUtils
from qgis.gui import QgsMapCanvas, QgsMapToolPan, QgsVertexMarker
from qgis.PyQt.QtCore import QEvent, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...bridge.results import layer_tree

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer, QgsPointXY, QgsProject, QgsSymbol, QgsVectorLayer
    from qgis.PyQt.QtCore import QObject


class LinkedMaps(QWidget):
    """A map for each (heading, layer): the layer over and under those of the user's that are shown in the project."""

    def __init__(
        self, project: QgsProject, maps: list[tuple[str, QgsVectorLayer]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.project = project
        self.canvases, self.markers = [], []
        self._moving, self._extent = False, None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(lambda: self._show(self.canvases))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        for column, (heading, layer) in enumerate(maps):
            title = QLabel(f"<b>{html.escape(heading)}</b>")
            title.setWordWrap(True)
            canvas = self._canvas(layer)
            classes = legend(layer, project.backgroundColor())
            for widget in (title, classes):
                # Each map has a third, whatever is written over and under it.
                widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            grid.addWidget(title, 0, column)
            grid.addWidget(canvas, 1, column)
            grid.addWidget(classes, 2, column)
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(1, 1)

    def _canvas(self, layer: QgsVectorLayer) -> QgsMapCanvas:
        canvas = QgsMapCanvas(self)
        canvas.setObjectName("map_" + layer_tree.role(layer))
        canvas.setDestinationCrs(self.project.crs())
        canvas.setCanvasColor(self.project.backgroundColor())
        canvas.enableAntiAliasing(True)
        canvas.setMinimumSize(200, 160)
        canvas.setFrameShape(QFrame.Shape.StyledPanel)
        canvas.setLayers(self._with_ground(layer))
        tool = QgsMapToolPan(canvas)
        # The canvas only borrows it.
        canvas.pan_tool = tool
        canvas.setMapTool(tool)
        marker = QgsVertexMarker(canvas)
        marker.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
        marker.setColor(QColor("#000000"))
        marker.setPenWidth(2)
        marker.hide()
        canvas.installEventFilter(self)
        self.canvases.append(canvas)
        self.markers.append(marker)
        canvas.extentsChanged.connect(lambda: self._moved(canvas))
        canvas.xyCoordinates.connect(lambda point: self._point(canvas, point))
        return canvas

    def _with_ground(self, layer: QgsVectorLayer) -> list[QgsMapLayer]:
        """The layer among the user's layers that are on show, in the order of the layer tree."""
        root = self.project.layerTreeRoot()
        shown = [node.layer() for node in root.findLayers() if node.isVisible()]
        return [one for one in root.layerOrder() if one is layer or one in shown and not layer_tree.role(one)]

    # -- together -----------------------------------------------------------------------------------------------
    def _moved(self, moved: QgsMapCanvas) -> None:
        if self._moving or self._settle.isActive():
            return
        self._extent = moved.extent()
        self._show([canvas for canvas in self.canvases if canvas is not moved])

    def _show(self, canvases: list[QgsMapCanvas]) -> None:
        if self._extent is None:
            return
        self._moving = True
        for canvas in canvases:
            canvas.setExtent(self._extent)
            canvas.refresh()
        self._moving = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What was in view stays in view when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._settle.start()
        return super().eventFilter(watched, event)

    def _point(self, under: QgsMapCanvas, point: QgsPointXY) -> None:
        """The same place in the other maps."""
        for canvas, marker in zip(self.canvases, self.markers):
            marker.setVisible(canvas is not under)
            marker.setCenter(point)

    def show_extent(self, extent: QgsRectangle) -> None:
        """Bring a rectangle of the project's CRS into view in all maps."""
        self._extent = QgsRectangle(extent)
        self._show(self.canvases)

    def zoom(self, factor: float) -> None:
        """Zoom all maps; more than 1 shows more."""
        self.canvases[0].zoomByFactor(factor)

    def let_go(self) -> None:
        """Draw nothing any more: the layers may be about to go."""
        for canvas in self.canvases:
            canvas.stopRendering()
            canvas.setLayers([])


def legend(layer: QgsVectorLayer, paper: QColor) -> QWidget:
    """The classes of a layer with their colours as on ``paper``, under the heading of its legend."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    heading = QLabel(str(layer.customProperty("legend/title-label", "") or layer.name()))
    heading.setTextFormat(Qt.TextFormat.PlainText)
    heading.setWordWrap(True)
    heading.setObjectName("legend_heading")
    column.addWidget(heading)
    grid = QGridLayout()
    grid.setHorizontalSpacing(4)
    grid.setVerticalSpacing(0)
    items = [item for item in layer.renderer().legendSymbolItems() if item.symbol() is not None]
    rows = -(-len(items) // 2)
    for i, item in enumerate(items):
        swatch, words = QLabel(), QLabel(item.label())
        swatch.setPixmap(_swatch(item.symbol(), paper))
        words.setObjectName("legend_class")
        grid.addWidget(swatch, i % rows, 2 * (i // rows))
        grid.addWidget(words, i % rows, 2 * (i // rows) + 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(3, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return widget


def _swatch(symbol: QgsSymbol, paper: QColor) -> QPixmap:
    size = QSize(20, 13)
    picture = QPixmap(size)
    picture.fill(paper)
    painter = QPainter(picture)
    painter.drawPixmap(0, 0, QgsSymbolLayerUtils.symbolPreviewPixmap(symbol, size))
    painter.end()
    return picture


def zoom_buttons(maps: LinkedMaps) -> list[QToolButton]:
    """Plus and minus for LinkedMaps, for those who have no wheel."""
    out = []
    for text, tip, factor in (("+", maps.tr("Zoom all maps in"), 0.5), ("−", maps.tr("Zoom all maps out"), 2)):
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.clicked.connect(lambda _, factor=factor: maps.zoom(factor))
        out.append(button)
    return out
