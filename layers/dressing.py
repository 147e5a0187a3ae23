"""A written layer gets its look, its readable headings and its provenance."""

import os

from qgis.core import QgsProcessingLayerPostProcessorInterface, QgsProcessingUtils, QgsRasterLayer, QgsVectorLayer

from .compat import save_default_style, save_style_to_database
from .fields import ALIASES
from .texts import tr


class LayerResult:
    """One written layer: styled, and given its provenance, when the algorithm is post-processed on the main thread."""

    def __init__(self, destination, style, provenance, target):
        self.destination, self.style, self.provenance, self.target = destination, style, provenance, target

    def finish(self, context, feedback):
        if context.willLoadLayerOnCompletion(self.destination):
            processor = _Styler(self.style, self.provenance)
            _ALIVE.append(processor)
            context.layerToLoadOnCompletionDetails(self.destination).setPostProcessor(processor)
        if self.target is None:
            layer = QgsProcessingUtils.mapLayerFromString(self.destination, context)
            if isinstance(layer, QgsVectorLayer):
                self.dress(layer)
            return
        path, table = self.target
        # Metadata goes into a GeoPackage only where the source names the table.
        named = "{}|layername={}".format(path, table or os.path.splitext(os.path.basename(path))[0])
        layer = QgsVectorLayer(
            named if path.lower().endswith(".gpkg") else self.destination, os.path.basename(path), "ogr")
        if not layer.isValid():
            return
        self.dress(layer)
        if self.provenance is not None:
            layer.saveDefaultMetadata()
        if self.style is not None:
            if self.target[0].lower().endswith(".gpkg"):
                _forget_stored_style(layer)
                save_style_to_database(layer, "hot spot policing")
            else:
                save_default_style(layer)
        _refresh_open_layers(context, path, table, self.provenance)

    def dress(self, layer):
        """Style and provenance onto a layer."""
        dress(layer, self.style, self.provenance)


class RasterResult:
    """One written raster: styled, and given its provenance, on the main thread; both are kept beside it."""

    def __init__(self, path, style, provenance):
        self.path, self.style, self.provenance = path, style, provenance

    def finish(self, context, feedback):
        if context.willLoadLayerOnCompletion(self.path):
            processor = _Styler(self.style, self.provenance)
            _ALIVE.append(processor)
            context.layerToLoadOnCompletionDetails(self.path).setPostProcessor(processor)
        layer = QgsRasterLayer(self.path, os.path.basename(self.path), "gdal")
        if layer.isValid():
            dress(layer, self.style, self.provenance)
            layer.saveDefaultMetadata()
            save_default_style(layer)


def dress(layer, style, provenance):
    """Give a result layer its readable headings, its style and its provenance."""
    for index, name in enumerate(layer.fields().names() if isinstance(layer, QgsVectorLayer) else ()):
        if name in ALIASES:
            layer.setFieldAlias(index, tr(ALIASES[name]))
    if provenance is not None:
        layer.setMetadata(provenance.metadata(layer))
    if style is not None:
        style(layer)


#: Post-processors that Python must keep alive: without a reference they turn back into their bare base class.
_ALIVE = []


class _Styler(QgsProcessingLayerPostProcessorInterface):
    def __init__(self, style, provenance):
        super().__init__()
        self.style, self.provenance = style, provenance

    def postProcessLayer(self, layer, context, feedback):
        dress(layer, self.style, self.provenance)
        layer.triggerRepaint()
        if self in _ALIVE:
            _ALIVE.remove(self)


def _forget_stored_style(layer):
    # On 3.22 saving a style under a name that is there already hangs.
    count, ids, *_ = layer.listStylesInDatabase()
    for one in ids[: max(count, 0)]:
        layer.deleteStyleFromDatabase(one)


def _refresh_open_layers(context, path, table, provenance):
    """Layers that are open, in the project or in what runs, get the rows and fields of the file anew."""
    project = context.project()
    layers = list(project.mapLayers().values()) if project is not None else []
    for layer in layers + list(context.temporaryLayerStore().mapLayers().values()):
        if not isinstance(layer, QgsVectorLayer) or not _same_file(layer.source().split("|")[0], path):
            continue
        layer.reload()
        if provenance is not None and layer.source().partition("|layername=")[2].partition("|")[0] in ("", table):
            # Else it would say how the crimes before were made.
            layer.setMetadata(provenance.metadata(layer))
        layer.triggerRepaint()


def _same_file(one, other):
    return os.path.normcase(os.path.abspath(one)) == os.path.normcase(os.path.abspath(other))
