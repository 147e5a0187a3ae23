"""*Run again* in the menu of a result's layer: the tool's dialog, filled in as it was for that result.

The layer holds nothing for it beyond where it comes from, so that a project is the same without the plugin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QAction

from ...bridge.ground.compat import LAYER_KINDS

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer, QgsProcessingAlgorithm
    from qgis.gui import QgisInterface

_PROVIDER = "hotspotpolicing:"


class LayerMenu(QObject):
    """Keeps the entry in the menus of all layers that say which tool made them."""

    def __init__(self, iface: QgisInterface, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.iface, self.project = iface, QgsProject.instance()
        self.action = QAction(self.tr("Run again…"), self)
        self.action.setObjectName("hotspot_policing_run_again")
        self.action.triggered.connect(self.run_again)
        for kind in LAYER_KINDS:
            iface.addCustomActionForLayerType(self.action, "", kind, False)
        # QGIS gives a result of the toolbox its description after it has told of the layer.
        self.later = QTimer(self)
        self.later.setSingleShot(True)
        self.later.setInterval(300)
        self.later.timeout.connect(self.offer)
        self.project.layersAdded.connect(self._layers_added)
        self.later.start()

    def unload(self) -> None:
        """Offer nothing any more."""
        self.later.stop()
        self.project.layersAdded.disconnect(self._layers_added)
        self.iface.removeCustomActionForLayerType(self.action)
        self.setParent(None)
        self.deleteLater()

    def _layers_added(self, _: list[QgsMapLayer]) -> None:
        self.later.start()

    def offer(self) -> None:
        """Give the layers of the project that are results the entry."""
        for layer in self.project.mapLayers().values():
            if any(_PROVIDER in line for line in layer.metadata().history()[:1]):
                self.iface.addCustomActionForLayer(self.action, layer)

    def run_again(self) -> None:
        """Open the dialog of the tool that made the layer in hand."""
        layer = self.iface.activeLayer()
        tool, parameters = run_of(layer, self.project) if layer is not None else (None, {})
        if tool is not None:
            import processing

            processing.createAlgorithmDialog(tool.id(), parameters).show()


def run_of(layer: QgsMapLayer, project: QgsProject) -> tuple[QgsProcessingAlgorithm | None, dict[str, Any]]:
    """(the tool that made a layer, what it was given, as far as the layer says), outputs aside; (None, {}) for layers
    that say nothing of it."""
    # Only now: the plugin is loaded with QGIS, and this is asked for rarely.
    from ...bridge.ground.command import is_layer, kind_of
    from ...bridge.ground.provenance import given_again, read_back

    try:
        name, given = given_again(read_back(layer.metadata().history()))
    except ValueError:
        return None, {}
    tool = QgsApplication.processingRegistry().createAlgorithmById(_PROVIDER + name)
    if tool is None:
        return None, {}
    parameters = {}
    for definition in tool.parameterDefinitions():
        value = given.get(definition.name())
        if value is not None and not definition.isDestination():
            parameters[definition.name()] = _known(value, project) if is_layer(kind_of(definition)) else value
    return tool, parameters


def _known(value: Any, project: QgsProject) -> Any:
    """A layer of the project for its source or, where only one has it, its name; else what was given."""
    if isinstance(value, list):
        return [_known(one, project) for one in value]
    layers = list(project.mapLayers().values())
    same = [one for one in layers if one.source() == value] or [one for one in layers if one.name() == value]
    return same[0].id() if len(same) == 1 else value
