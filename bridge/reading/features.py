"""Features of a layer as it stands now, read on any thread; a server that goes away meanwhile is noticed."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import QgsFeature, QgsFeatureIterator, QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerFeatureSource

from ..ground.errors import InputError
from ..ground.texts import tr
from .standing import Standing

#: Providers whose rows come from this computer's files and memory, or from a file server.
_NEAR = {"ogr", "memory", "delimitedtext", "gpx", "spatialite"}


class Features:
    """The features of *layer*; make it on the main thread. ``far``: they come from a database or the web, and are
    checked. Raises InputError where the layer's file is gone."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self.name = layer.name()
        # In an edit session the iterator does not say whether its source answers.
        self.far = layer.providerType() not in _NEAR and not layer.isEditable()
        self._standing = Standing(layer)
        self._source = QgsVectorLayerFeatureSource(layer)

    def check(self) -> None:
        """Raise InputError where what the layer was opened on has gone since."""
        self._standing.check()

    def each(self, request: QgsFeatureRequest) -> Iterator[QgsFeature]:
        """Each feature. Raises InputError where the layer's file, table or a column is gone, or a far source does not
        answer, at the beginning or at the end."""
        self.check()
        found = self._source.getFeatures(request)
        if self.far:
            self._check(found)
        none = True
        for feature in found:
            none = False
            yield feature
        if none:
            # What a database cannot read, QGIS takes for no rows.
            self._standing.check_database()
        if self.far:
            # A connection that is lost ends the rows without a word.
            self._check(self._source.getFeatures(QgsFeatureRequest().setLimit(1)))

    def _check(self, iterator: QgsFeatureIterator) -> None:
        if not iterator.isValid():
            self._standing.check_database()
            raise InputError(tr("'{}' does not respond; check the connection and try again.").format(self.name))
