"""A written layer gets its look, its readable headings and its provenance."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Callable, Union

from qgis.core import QgsProcessingLayerPostProcessorInterface, QgsProcessingUtils, QgsRasterLayer, QgsVectorLayer

from ...contract.schemas.fields import FIELDS
from ..files.geopackage import is_geopackage
from ..files.source_files import same_file
from ..ground.compat import save_default_style, save_style_to_database
from ..ground.texts import tr
from .styles.legends import complete
from .styles.map_tips import add_map_tip

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback

    from ..ground.provenance import Provenance, Rights
    from .targets import Target

    #: What gives a layer its metadata: how it was made, or whose data it is of.
    About = Union[Provenance, Rights]

#: Gives a layer its look.
Style = Callable[[Any], None]


class LayerResult:
    """One written layer: shown as it was written, when the algorithm is post-processed on the main thread. ``target``
    is its Target; None for memory and databases, where only an open layer can have a style and a provenance."""

    def __init__(self, destination: str, style: Style | None, provenance: About | None, target: Target | None) -> None:
        self.destination, self.style, self.provenance, self.target = destination, style, provenance, target

    def finish(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        """Give the layer its look where it is shown, and its file anew to layers that have it open."""
        _dress_when_loaded(self.destination, self.style, self.provenance, context)
        if self.target is None:
            layer = QgsProcessingUtils.mapLayerFromString(self.destination, context)
            if isinstance(layer, QgsVectorLayer):
                dress(layer, self.style, self.provenance)
            return
        _refresh_open_layers(context, self.target, self.style, self.provenance)


class RasterResult:
    """One written raster, shown as it was written."""

    def __init__(self, path: str, style: Style | None, provenance: About | None) -> None:
        self.path, self.style, self.provenance = path, style, provenance

    def finish(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        """Give the raster its look where it is shown."""
        _dress_when_loaded(self.path, self.style, self.provenance, context)


class Headed:
    """A style that heads fields, and does what ``style`` does (None: no style of its own), whose headings stand."""

    def __init__(self, style: Style | None, aliases: dict[str, str]) -> None:
        self.style, self.aliases = style, aliases

    def __call__(self, layer: QgsVectorLayer) -> None:
        for index, name in enumerate(layer.fields().names()):
            if name in self.aliases:
                layer.setFieldAlias(index, tr(self.aliases[name]))
        if self.style is not None:
            self.style(layer)


def dress_table(path: str, table: str, style: Style | None, provenance: About | None) -> None:
    """Store style and provenance with a table that was just written and that nobody has open."""
    database = is_geopackage(path)
    # Metadata goes into a GeoPackage only where the source names the table.
    layer = QgsVectorLayer(f"{path}|layername={table}" if database else path, table, "ogr")
    if not layer.isValid():
        return
    dress(layer, style, provenance)
    # A style has looked at the rows, and QGIS keeps the file open for that: the next table could not be written.
    layer.dataProvider().reloadData()
    if provenance is not None:
        layer.saveDefaultMetadata()
    if style is not None:
        if database:
            save_style_to_database(layer, "hot spot policing")
        else:
            save_default_style(layer)


def dress_raster(path: str, style: Style | None, provenance: About | None) -> None:
    """Store style and provenance beside a raster that was just written and that nobody has open."""
    layer = QgsRasterLayer(path, os.path.basename(path), "gdal")
    if layer.isValid():
        dress(layer, style, provenance)
        layer.saveDefaultMetadata()
        save_default_style(layer)


def _dress_when_loaded(
    destination: str, style: Style | None, provenance: About | None, context: QgsProcessingContext
) -> None:
    if context.willLoadLayerOnCompletion(destination):
        processor = _Styler(style, provenance)
        _ALIVE.append(processor)
        context.layerToLoadOnCompletionDetails(destination).setPostProcessor(processor)


def dress(layer: QgsMapLayer, style: Style | None, provenance: About | None) -> None:
    """Give a result layer its readable headings, its style and its provenance."""
    for index, name in enumerate(layer.fields().names() if isinstance(layer, QgsVectorLayer) else ()):
        if name in FIELDS and FIELDS[name].alias:
            layer.setFieldAlias(index, tr(FIELDS[name].alias))
    if provenance is not None:
        layer.setMetadata(provenance.metadata(layer))
    if style is not None:
        style(layer)
        if isinstance(layer, QgsVectorLayer):
            add_map_tip(layer)


#: Post-processors that Python must keep alive: without a reference they turn back into their bare base class.
_ALIVE: list[_Styler] = []


class _Styler(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, style: Style | None, provenance: About | None) -> None:
        super().__init__()
        self.style, self.provenance = style, provenance

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """QGIS calls it when the layer is in the project."""
        dress(layer, self.style, self.provenance)
        layer.triggerRepaint()
        if self in _ALIVE:
            _ALIVE.remove(self)


def _refresh_open_layers(
    context: QgsProcessingContext, target: Target, style: Style | None, provenance: About | None
) -> None:
    """Layers that are open, in the project or in what runs, get the rows and fields of the file anew."""
    project = context.project()
    layers = list(project.mapLayers().values()) if project is not None else []
    for layer in layers + list(context.temporaryLayerStore().mapLayers().values()):
        if not isinstance(layer, QgsVectorLayer) or not same_file(layer.source().split("|")[0], target.path):
            continue
        layer.reload()
        named = layer.source().partition("|layername=")[2].partition("|")[0]
        if named in ("", target.in_file):
            if provenance is not None:
                # Else it would say how the crimes before were made.
                layer.setMetadata(provenance.metadata(layer))
            if style is not None and layer.renderer() is not None:
                wanted = layer.clone()
                style(wanted)
                complete(layer, wanted.renderer())
        layer.triggerRepaint()
