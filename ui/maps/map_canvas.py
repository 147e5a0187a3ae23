"""The map canvas: show, flash, and clicks on hot spots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from qgis.core import QgsCoordinateTransform, QgsFeatureRequest, QgsGeometry, QgsProject, QgsRectangle
from qgis.gui import QgsMapToolIdentify, QgsMapToolPan
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal

from ...bridge.results import layer_tree

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer
    from qgis.gui import QgisInterface, QgsMapCanvas
    from qgis.PyQt.QtCore import QPoint


#: What takes less of the map than this, both ways, is hard to read.
_READABLE = 0.25


def flash(iface: QgisInterface | None, layer: QgsVectorLayer | None, feature_ids: list[int]) -> None:
    """Flash features on the map."""
    if iface is not None and layer is not None and feature_ids:
        iface.mapCanvas().flashFeatureIds(layer, feature_ids)


def show(iface: QgisInterface | None, layer: QgsVectorLayer | None, feature_ids: list[int]) -> None:
    """Bring features into view and flash them; where they are in view at a readable size, the map stays. A result that
    another has taken the place of is shown again."""
    if iface is None or layer is None or not feature_ids:
        return
    layer_tree.show_again(QgsProject.instance(), layer)
    canvas = iface.mapCanvas()
    box = QgsRectangle()
    for feature in layer.getFeatures(QgsFeatureRequest().setFilterFids(feature_ids).setNoAttributes()):
        box.combineExtentWith(feature.geometry().boundingBox())
    if box.isEmpty():
        return
    box = QgsCoordinateTransform(
        layer.crs(), canvas.mapSettings().destinationCrs(), layer.transformContext()
    ).transformBoundingBox(box)
    view = canvas.extent()
    readable = max(box.width() / view.width(), box.height() / view.height()) > 0.03
    if not (view.contains(box) and readable):
        canvas.setExtent(box.scaled(10))
        canvas.refresh()
    flash(iface, layer, feature_ids)


def bring_into_view(iface: QgisInterface | None, box: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> None:
    """Move the map to a box in ``crs`` of which nothing is in view, or which would be too small to be read."""
    if iface is None or box.isEmpty():
        return
    canvas = iface.mapCanvas()
    box = QgsCoordinateTransform(
        crs, canvas.mapSettings().destinationCrs(), QgsProject.instance()
    ).transformBoundingBox(box)
    view = canvas.extent()
    readable = max(box.width() / view.width(), box.height() / view.height()) > _READABLE
    if not (view.intersects(box) and readable):
        canvas.setExtent(box.scaled(1.1))
        canvas.refresh()


def zoom_to(iface: QgisInterface | None, layer: QgsVectorLayer | None) -> None:
    """Have the map show all of a layer, as large as it can."""
    if iface is None or layer is None or layer.extent().isEmpty():
        return
    canvas = iface.mapCanvas()
    to_map = QgsCoordinateTransform(layer.crs(), canvas.mapSettings().destinationCrs(), layer.transformContext())
    canvas.setExtent(to_map.transformBoundingBox(layer.extent()).scaled(1.2))
    canvas.refresh()


class MapClicks(QObject):
    """Tells which hot spot was clicked, while the user's tool is *pan* or *identify*: the tool itself goes on."""

    clicked = pyqtSignal(int)  # feature id

    def __init__(
        self, canvas: QgsMapCanvas, layer_of: Callable[[], QgsVectorLayer | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.canvas, self.layer_of = canvas, layer_of
        self._pressed = None
        canvas.viewport().installEventFilter(self)

    def unload(self) -> None:
        """Look at the map no longer."""
        self.canvas.viewport().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never eats an event."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.pos()
        elif kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            pressed, self._pressed = self._pressed, None
            still = pressed is not None and (event.pos() - pressed).manhattanLength() < 5
            if still and isinstance(self.canvas.mapTool(), (QgsMapToolPan, QgsMapToolIdentify)):
                found = self._hit(event.pos())
                if found is not None:
                    self.clicked.emit(found)
        return False

    def _hit(self, position: QPoint) -> int | None:
        layer = self.layer_of()
        if layer is None or layer not in self.canvas.layers():
            return None
        settings = self.canvas.mapSettings()
        point = self.canvas.getCoordinateTransform().toMapCoordinates(position)
        point = settings.mapToLayerCoordinates(layer, point)
        here = QgsGeometry.fromPointXY(point)
        around = QgsRectangle(point, point)
        around.grow(1e-6)
        request = QgsFeatureRequest().setFilterRect(around).setNoAttributes()
        hits = [feature for feature in layer.getFeatures(request) if feature.geometry().intersects(here)]
        return hits[0].id() if hits else None
