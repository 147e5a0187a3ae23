"""What trackers write into the extensions of a GPX file's points, from its own XML.

GDAL gives these as fields only where one of the first points has them, and from 3.10 on mostly not at all.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from qgis.core import QgsVectorLayer

from ..files.gdal_source import gdal_source
from ..files.safe_xml import BROKEN_XML, pieces
from ..files.unpacked import MAX_XML, require_small_text
from ..ground.errors import InputError
from ..ground.texts import tr

_POINTS = {"track_points": "trkpt", "route_points": "rtept", "waypoints": "wpt"}
#: Points that are looked at for the names of what is in their extensions.
_LOOKED_AT = 2_000
#: No callsign is longer.
_MAX_TEXT = 1_000


@dataclass
class _Point:
    """A point in degrees, and the texts in its extensions by name."""

    longitude: float
    latitude: float
    texts: dict = field(default_factory=dict)


class GpxExtensions:
    """The extensions of the points at ``path`` that are elements of a ``kind``, such as trkpt."""

    def __init__(self, path: str, kind: str) -> None:
        self.path, self._kind, self.shown = path, kind, os.path.basename(path)

    def names(self, limit: int | None = _LOOKED_AT) -> list[str]:
        """The names of what is in the extensions of the first points (None: of all), each once; none where the file is
        damaged."""
        found = {}
        try:
            for point in itertools.islice(self._points(), limit):
                found.update(dict.fromkeys(point.texts))
        except InputError:
            pass
        return list(found)

    def column(self, name: str) -> list[tuple[float, float, str]]:
        """[(longitude, latitude, text)] of all points in their order, '' without a text. Raises InputError."""
        require_small_text(self.path)
        return [(point.longitude, point.latitude, point.texts.get(name, "")) for point in self._points()]

    def _points(self) -> Iterator[_Point]:
        """Every _Point. Raises InputError where it is no XML, or has a DTD: no tracker writes one."""
        reader = _Reader(self._kind)
        try:
            with open(self.path, "rb") as stream:
                for _ in pieces(stream, reader):
                    yield from reader.done
                    reader.done.clear()
                    if stream.tell() >= MAX_XML:
                        return
        except BROKEN_XML + (OSError,):
            raise InputError(
                tr("'{}' cannot be read as GPX. Save the file again, or save it as CSV or GeoPackage.").format(
                    self.shown
                )
            )


class _Reader:
    """Hears of the elements of a file and puts the points that have coordinates into ``done``."""

    def __init__(self, kind: str) -> None:
        self._kind, self.done, self._point, self._inside, self._text = kind, [], None, 0, None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == self._kind:
            self._point, self._inside = None, 0
            if "lon" in attributes and "lat" in attributes:
                self._point = _Point(float(attributes["lon"]), float(attributes["lat"]))
        elif self._point is not None and (self._inside or name == "extensions"):
            self._inside += 1
            self._text = []

    def data(self, text: str) -> None:
        if self._text is not None and self._inside > 1:
            self._text.append(text[:_MAX_TEXT])

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == self._kind:
            if self._point is not None:
                self.done.append(self._point)
            self._point, self._inside, self._text = None, 0, None
        elif self._inside:
            # Only what holds no other elements has a text.
            if self._inside > 1 and self._text is not None:
                self._point.texts.setdefault(name, "".join(self._text).strip()[:_MAX_TEXT])
            self._inside -= 1
            self._text = None


def gpx_extensions(layer: QgsVectorLayer) -> GpxExtensions | None:
    """The GpxExtensions of a layer of points, None where it is not from a GPX file that is read as it stands."""
    source = gdal_source(layer)
    if source is None or source.driver != "GPX" or source.subset or layer.isEditable():
        return None
    kind = _POINTS.get(source.layer_name)
    return GpxExtensions(source.path, kind) if kind and os.path.isfile(source.path) else None
