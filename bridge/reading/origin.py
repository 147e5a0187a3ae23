"""Where the points of a layer come from: what the user said of it, what an import of ours wrote, or marks in it."""

from __future__ import annotations

from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer

from ...core.data.origin import (
    COARSE,
    MOVED,
    NOT_KNOWN,
    ORIGIN_NAMES,
    ORIGINS,
    RECORDED,
    by_columns,
    by_places,
    by_rows,
)
from ..ground import fields as f
from ..ground.errors import InputError
from ..ground.provenance import read_back
from .features import Features

#: In the order in which they are offered, with what each is called.
CHOICES = tuple((origin, ORIGIN_NAMES[origin]) for origin in (NOT_KNOWN, RECORDED, COARSE, MOVED))
_PROPERTY = "hotspot_policing/points"
#: Rows that are looked at for marks.
_LOOKED_AT = 5_000


def say_origin(layer: QgsVectorLayer, origin: str) -> None:
    """Remember in the project what the user says of a layer's points; NOT_KNOWN: what the data say counts again."""
    if origin == NOT_KNOWN:
        layer.removeCustomProperty(_PROPERTY)
    else:
        layer.setCustomProperty(_PROPERTY, origin)


def said_origin(layer: QgsVectorLayer) -> str:
    """What the user has said of a layer's points, NOT_KNOWN where nothing."""
    said = str(layer.customProperty(_PROPERTY, "") or "")
    return said if said in ORIGINS else NOT_KNOWN


class OriginOf:
    """The origin of a layer's points; made on the main thread, ``find`` may run on any. ``features`` are the layer's
    Features."""

    def __init__(self, layer: QgsVectorLayer, features: Features) -> None:
        self._features, self._found = features, said_origin(layer)
        self._fields = layer.fields()
        self._texts: list[int] | None = []
        for i in range(self._fields.count()):
            if not self._fields.at(i).isNumeric() and not self._fields.at(i).isDateOrTime():
                self._texts.append(i)
        self._metadata = NOT_KNOWN
        try:
            if read_back(layer.metadata().history())["algorithm"] == "importpoliceuk":
                self._metadata = MOVED
        except ValueError:
            pass  # no import of ours

    def find(self) -> str:
        """One of ORIGINS; looked up once. What the user said counts before what rows say of themselves, that before
        metadata and marks."""
        if self._found == NOT_KNOWN and self._texts is not None:
            self._found, self._texts = self._by_rows(), None
        return self._found

    def _by_rows(self) -> str:
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setLimit(_LOOKED_AT)
        request.setSubsetOfAttributes(self._texts)
        columns: dict[int, list[str]] = {i: [] for i in self._texts or ()}
        try:
            for feature in self._features.each(request) if self._texts else ():
                for i, values in columns.items():
                    value = feature[i]
                    values.append("" if value is None or value == NULL else str(value))
        except InputError:
            columns = {}  # whoever reads the rows will say so
        own = self._fields.lookupField(f.ORIGIN)
        answers = [by_rows(columns[own])] if own in columns else []
        answers += [self._metadata, by_columns(self._fields.names())]
        answers += [by_places(values) for values in columns.values()]
        return next((one for one in answers if one != NOT_KNOWN), NOT_KNOWN)
