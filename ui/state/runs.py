"""The runs of a project that found hot spots. The layer of the hot spots carries what is remembered of its run, so that
it comes, goes and is renamed with the layer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsLayerTree, QgsVectorLayer
from qgis.PyQt import sip

from ...bridge.results import layer_tree
from .stored_choices import RUN_CHOICES, usable_run

if TYPE_CHECKING:
    from qgis.core import QgsLayerTreeNode, QgsMapLayer, QgsProject

    from ...bridge.results.dock_state import Choices

_RUN = "hotspot_policing/run"
#: The role of the layer that a run is remembered by.
_HOT_SPOTS = "hotspots"


def remember_run(layer: QgsVectorLayer, run: dict[str, Any]) -> None:
    """Keep what there is to remember of a run with its hot spots."""
    layer.setCustomProperty(_RUN, json.dumps(run, sort_keys=True))


def run_of(layer: QgsVectorLayer, project: QgsProject) -> dict[str, Any]:
    """What is remembered of the run that found these hot spots, {} where none of it can be used."""
    try:
        stored = json.loads(str(layer.customProperty(_RUN, "")))
    except (ValueError, RecursionError):
        return {}
    run = usable_run(project, stored)
    return run if run.get("layers", {}).get(_HOT_SPOTS) == layer.id() else {}


def run_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """The hot spots of every run, in the order of the layer tree, where the newest is on top."""
    layers = [node.layer() for node in project.layerTreeRoot().findLayers()]
    return [
        layer
        for layer in layers
        if isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer_tree.role(layer) == _HOT_SPOTS
        # A copy of the layer carries the same, and is no run of its own.
        and layer.id() in str(layer.customProperty(_RUN, ""))
    ]


def run_of_layer(project: QgsProject, layer: QgsMapLayer | None) -> QgsVectorLayer | None:
    """The hot spots of the run that a layer is of, None where it is of none."""
    if layer is None or not layer_tree.role(layer):
        return None
    return next(
        (one for one in run_layers(project) if layer.id() in run_of(one, project).get("layers", {}).values()), None
    )


def shown_results(project: QgsProject) -> list[QgsVectorLayer]:
    """The hot spots that are on the map."""
    root = project.layerTreeRoot()
    return [layer for layer in run_layers(project) if root.findLayer(layer.id()).isVisible()]


def show_groups(project: QgsProject, layer_ids: list[str]) -> None:
    """Bring the groups of these layers onto the map again."""
    for node in map(project.layerTreeRoot().findLayer, layer_ids):
        if node is not None:
            node.parent().setItemVisibilityChecked(True)


def choices_of_run(choices: Choices) -> dict[str, Any]:
    """What is chosen on the page Hot spots, as a run remembers it."""
    return {name: getattr(choices, name) for name in RUN_CHOICES}


def free_name(project: QgsProject, wanted: str) -> str:
    """A name that no other run has: two runs of the same choices are numbered."""
    taken, name, number = {layer.name() for layer in run_layers(project)}, wanted, 2
    while name in taken:
        name, number = f"{wanted} ({number})", number + 1
    return name


def take_out(project: QgsProject, layer_ids: list[str]) -> Callable[[], None]:
    """Take layers out of the project, with their group where nothing else is in it. What is returned puts them back;
    until it is let go of, they live, and files are left alone in any case."""
    root = project.layerTreeRoot()
    nodes = [node for node in map(root.findLayer, layer_ids) if node is not None]
    groups = {id(node.parent()): node.parent() for node in nodes}
    places = [_Place(group) for group in groups.values()]
    taken = [project.takeMapLayer(project.mapLayer(one)) for one in layer_ids if project.mapLayer(one) is not None]
    for place in places:
        place.fold()

    def put_back() -> None:
        for layer in taken:
            project.addMapLayer(layer, False)
        for place in places:
            place.restore(project)

    return put_back


class _Place:
    """Where a group of layers stood in the layer tree, and what was in it."""

    def __init__(self, group: QgsLayerTree) -> None:
        self.group, self.parent = group, group.parent()
        self.copy: QgsLayerTreeNode = group.clone()
        self.index = self.parent.children().index(group) if self.parent is not None else -1

    def fold(self) -> None:
        """Remove the group where it is empty now and is not the tree itself."""
        if self.parent is not None and not self.group.children():
            self.parent.removeChildNode(self.group)

    def restore(self, project: QgsProject) -> None:
        """The group as it was; where something else has kept it alive, its layers on top of it."""
        root = project.layerTreeRoot()
        if not sip.isdeleted(self.group):
            for node in self.copy.findLayers():
                if root.findLayer(node.layerId()) is None and project.mapLayer(node.layerId()) is not None:
                    self.group.insertLayer(0, project.mapLayer(node.layerId()))
            return
        parent = root if sip.isdeleted(self.parent) else self.parent
        parent.insertChildNode(min(self.index, len(parent.children())), self.copy)
        self.copy.resolveReferences(project)
