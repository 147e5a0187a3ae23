"""The project's layers by what the pages can use them for."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QObject

from ...bridge.reading.field_names import crime_fields
from ...bridge.results import dock_state as storage
from ...bridge.results import layer_tree
from ...bridge.results.derived_from import is_result


class ProjectLayers(QObject):
    """The layers of the open project, beside what was chosen of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = QgsProject.instance()
        self.choices = storage.Choices()
        #: Ids of what tools of ours have found, None until they are asked for.
        self._results: set[str] | None = None

    def layer(self, layer_id: str) -> QgsVectorLayer | None:
        """A vector layer of the project by id, None where it is gone or broken."""
        layer = self.project.mapLayer(layer_id) if layer_id else None
        return layer if isinstance(layer, QgsVectorLayer) and layer.isValid() else None

    def crime_layers(self) -> list[QgsVectorLayer]:
        """The user's point layers, in the order of the layer tree."""
        return self.user_layers(QgsWkbTypes.GeometryType.PointGeometry)

    def area_layers(self) -> list[QgsVectorLayer]:
        """The polygon layers that can say where to look, in the order of the layer tree: not what a tool of ours has
        found, unless it is chosen already."""
        found, chosen = self.results(), (self.choices.areas, self.choices.units_layer)
        return [
            layer
            for layer in self.user_layers(QgsWkbTypes.GeometryType.PolygonGeometry)
            if layer.id() not in found or layer.id() in chosen
        ]

    def results(self) -> set[str]:
        """Ids of the layers that a tool of ours has found, whoever brought them into the project."""
        if self._results is None:
            self._results = {layer.id() for layer in self.project.mapLayers().values() if is_result(layer)}
        return self._results

    def user_layers(self, geometry: QgsWkbTypes.GeometryType | None = None) -> list[QgsVectorLayer]:
        """The user's vector layers with shapes, of one kind of geometry or of all; never our results."""
        layers = [node.layer() for node in self.project.layerTreeRoot().findLayers()]
        return [
            layer
            for layer in layers
            if isinstance(layer, QgsVectorLayer)
            and layer.isValid()
            and layer.isSpatial()
            and not layer_tree.role(layer)
            and (geometry is None or layer.geometryType() == geometry)
        ]

    def visible_layers(self) -> list[QgsMapLayer]:
        """The layers that the layer tree shows, the topmost first."""
        tree = self.project.layerTreeRoot()
        shown = {node.layerId() for node in tree.findLayers() if node.isVisible()}
        return [layer for layer in tree.layerOrder() if layer.id() in shown and layer.isValid()]

    def tables(self) -> list[QgsVectorLayer]:
        """The project's vector layers without shapes, by name; not what a tool of ours has found, unless it is chosen
        already."""
        found = self.results() - {self.choices.weights}
        layers = [
            layer
            for layer in self.project.mapLayers().values()
            if isinstance(layer, QgsVectorLayer)
            and layer.isValid()
            and not layer.isSpatial()
            and layer.id() not in found
        ]
        return sorted(layers, key=lambda layer: layer.name().casefold())


def likeliest(layers: list[QgsVectorLayer]) -> QgsVectorLayer | None:
    """The layer with the most fields of a crime layer; where none has any, the only layer, or None."""
    if not layers:
        return None
    scores = [sum(bool(found[what]) for what in ("offence", "date", "location")) for found in map(crime_fields, layers)]
    best = max(scores)
    return layers[scores.index(best)] if best or len(layers) == 1 else None
