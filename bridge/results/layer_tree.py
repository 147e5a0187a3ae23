"""Where results stand in the layer tree: a group of their own over the areas and pictures, under points and lines."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

from qgis.core import (
    QgsAnnotationLayer,
    QgsGeometryGeneratorSymbolLayer,
    QgsLayerTree,
    QgsRasterLayer,
    QgsRenderContext,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor

from ..ground.texts import numbered

if TYPE_CHECKING:
    from qgis.core import QgsLayerTreeGroup, QgsLayerTreeNode, QgsMapLayer, QgsProject, QgsSymbol

GROUP = "Hot Spot Policing"
_GROUP_MARK = "hotspot_policing/group"
_ROLE = "hotspot_policing/role"
#: How opaque the colours of a layer are, in per cent of what its style says.
_OPACITY = "hotspot_policing/colours"


def role(layer: QgsMapLayer) -> str:
    """What a result layer is (``hotspots``, ``places``, ``areas``), '' for the user's own layers."""
    return str(layer.customProperty(_ROLE, "") or "")


def add_results(project: QgsProject, title: str, layers: list[tuple[QgsMapLayer, str, bool]]) -> QgsLayerTreeGroup:
    """Add result layers [(layer, role, shown)], the topmost first, as a group *title* in ours; earlier runs fold up,
    and are hidden where something new is shown in their place.

    The user's layers, their order and the active layer stay as they are.
    """
    ours = _our_group(project.layerTreeRoot())
    for earlier in ours.findGroups():
        if any(shown for _, _, shown in layers):
            earlier.setItemVisibilityChecked(False)
        earlier.setExpanded(False)
    run = ours.insertGroup(0, _free_title(ours, title))
    for layer, what, shown in layers:
        layer.setCustomProperty(_ROLE, what)
        project.addMapLayer(layer, False)
        node = run.addLayer(layer)
        node.setItemVisibilityChecked(shown)
        node.setExpanded(shown)
    run.setExpanded(False)
    run.setExpanded(True)
    ours.setItemVisibilityChecked(True)
    # Made empty, it is shown folded whatever it says.
    ours.setExpanded(False)
    ours.setExpanded(True)
    return run


def show_again(project: QgsProject, layer: QgsMapLayer) -> None:
    """Put a result layer back on the map where a later run took its place; the others are hidden then."""
    root = project.layerTreeRoot()
    node = root.findLayer(layer.id())
    if not role(layer) or node is None or node.isVisible():
        return
    for run in _our_group(root).findGroups():
        run.setItemVisibilityChecked(run is node.parent())
    node.setItemVisibilityCheckedParentRecursive(True)


def _free_title(ours: QgsLayerTreeGroup, title: str) -> str:
    """The title, with a number where an earlier run has it: two groups of one name could not be told apart."""
    taken = {run.name() for run in ours.findGroups()}
    return numbered(title, taken) if title in taken else title


def rename_run(project: QgsProject, layer_id: str, title: str) -> None:
    """Give the group that ``add_results`` made for a layer another title, where the layer is still in it."""
    node = project.layerTreeRoot().findLayer(layer_id)
    if node is not None and node.parent() in _our_group(project.layerTreeRoot()).findGroups():
        node.parent().setName(title)


def add_to_run(
    project: QgsProject, layer: QgsMapLayer, what: str, beside: QgsMapLayer | None, shown: bool = True
) -> None:
    """Add one more result layer under the layer *beside*, or on top of our group where that is gone."""
    layer.setCustomProperty(_ROLE, what)
    project.addMapLayer(layer, False)
    root = project.layerTreeRoot()
    node = root.findLayer(beside.id()) if beside is not None else None
    group = node.parent() if node is not None else _our_group(root)
    added = group.insertLayer(group.children().index(node) + 1 if node is not None else 0, layer)
    added.setItemVisibilityChecked(shown)


def set_opacity(project: QgsProject, percent: float) -> None:
    """Make our result layers this opaque, in per cent of what their style says; the user's layers stay as they are.

    The colours fade, not the layer: QGIS shows in the legend how opaque a colour is, but not how opaque a layer is.
    """
    for layer in project.mapLayers().values():
        before = float(layer.customProperty(_OPACITY, 100))
        if not role(layer) or before == percent:
            continue
        if isinstance(layer, QgsVectorLayer):
            _fade_symbols(layer, before / 100, percent / 100)
        elif isinstance(layer, QgsRasterLayer):
            _fade_shades(layer, percent / before)
        layer.setCustomProperty(_OPACITY, percent)
        layer.triggerRepaint()


def _fade_symbols(layer: QgsVectorLayer, before: float, now: float) -> None:
    if layer.renderer() is None:
        return
    renderer = layer.renderer().clone()
    symbols = [body for symbol in renderer.symbols(QgsRenderContext()) for body in _bodies(symbol)]
    if any(symbol.opacity() > before + 1e-6 for symbol in symbols):
        # The user has given it other symbols since.
        before = 1.0
    for symbol in symbols:
        symbol.setOpacity(min(symbol.opacity() * now / before, 1.0))
    layer.setRenderer(renderer)


def _bodies(symbol: QgsSymbol) -> list[QgsSymbol]:
    """The symbols that are drawn: of a geometry generator those inside it, which have an opacity of their own."""
    layers = symbol.symbolLayers()
    if all(isinstance(layer, QgsGeometryGeneratorSymbolLayer) for layer in layers):
        return [layer.subSymbol() for layer in layers]
    return [symbol]


def _fade_shades(layer: QgsRasterLayer, times: float) -> None:
    renderer = layer.renderer().clone() if layer.renderer() is not None else None
    if not isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        return
    function = renderer.shader().rasterShaderFunction()
    items = function.colorRampItemList()
    for item in items:
        colour = QColor(item.color)
        colour.setAlphaF(min(colour.alphaF() * times, 1.0))
        item.color = colour
    function.setColorRampItemList(items)
    layer.setRenderer(renderer)


def results_folder(project: QgsProject) -> str:
    """The folder of a saved project where results can be written, '' for any other project."""
    path = project.fileName()
    folder = os.path.dirname(path)
    return folder if os.path.isfile(path) and os.access(folder, os.W_OK) else ""


def new_database(project: QgsProject, what: str) -> str:
    """A GeoPackage beside a saved project that does not exist yet: ``<project> <what> <day> <time>.gpkg``; '' without
    a place for it."""
    folder = results_folder(project)
    if not folder:
        return ""
    stem = os.path.splitext(os.path.basename(project.fileName()))[0]
    name = f"{stem} {what} {datetime.datetime.now():%Y-%m-%d %H%M%S}"
    path, number = os.path.join(folder, name + ".gpkg"), 2
    while os.path.exists(path):
        path, number = os.path.join(folder, f"{name} ({number}).gpkg"), number + 1
    return path


def _our_group(root: QgsLayerTree) -> QgsLayerTreeGroup:
    for group in root.findGroups(True):
        if group.customProperty(_GROUP_MARK):
            return group
    ours = root.insertGroup(_place(root), GROUP)
    ours.setCustomProperty(_GROUP_MARK, True)
    return ours


def _place(root: QgsLayerTree) -> int:
    """Index over the topmost area or picture; points and lines above it stay above."""
    for i, node in enumerate(root.children()):
        if _covers(node):
            return i
    return len(root.children())


def _covers(node: QgsLayerTreeNode) -> bool:
    """Whether a node of the tree hides what lies under it: areas, rasters, whatever is neither point nor line."""
    if QgsLayerTree.isGroup(node):
        return any(_covers(child) for child in node.children())
    layer = node.layer()
    if layer is None or isinstance(layer, QgsAnnotationLayer):
        return False
    if isinstance(layer, QgsVectorLayer):
        return layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
    return True
