"""Water that a straight way would cross."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsSpatialIndex

from .polygons import Areas


class Water:
    """Rivers, canals and lakes as Areas, lines among them, with the column of their names ('' for none)."""

    def __init__(self, areas: Areas, name_field: str = "") -> None:
        self._shapes = areas.geometries
        self._names = [str(name or "").strip() for name in areas.columns[name_field]] if name_field else []
        self._index = QgsSpatialIndex()
        for i, shape in enumerate(self._shapes):
            feature = QgsFeature(i)
            feature.setGeometry(shape)
            self._index.addFeature(feature)

    def crossed(self, way: Sequence[QgsPointXY]) -> list[str] | None:
        """The names of the water that a way crosses, [] where it has none, None where the way crosses no water."""
        line = QgsGeometry.fromPolylineXY(list(way))
        met = [i for i in sorted(self._index.intersects(line.boundingBox())) if line.intersects(self._shapes[i])]
        if not met:
            return None
        return list(dict.fromkeys(self._names[i] for i in met if self._names and self._names[i]))
