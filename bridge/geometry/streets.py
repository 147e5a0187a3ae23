"""Lines as streets: their corners as arrays, long ones cut into equal parts, and all of them joined into a network."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Callable

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry, QgsLineString, QgsWkbTypes

from ...core.memory import require
from ...core.streets.network import StreetNetwork, street_network
from ..ground.texts import tr

#: Bytes of a street on its way: its geometry, its corners, its row.
_BYTES = 1000


def parts_of(geometry: QgsGeometry) -> list[NDArray[np.float64]]:
    """Corners of each part of a line: a list of (m, 2) arrays."""
    shape = geometry.constGet().segmentize()
    multi = QgsWkbTypes.isMultiType(shape.wkbType())
    lines = [shape.geometryN(i) for i in range(shape.numGeometries())] if multi else [shape]
    out: list[NDArray[np.float64]] = []
    for line in lines:
        line = line.clone()
        line.dropZValue()
        line.dropMValue()
        out.append(np.frombuffer(bytes(line.asWkb()), "<f8", offset=9).reshape(-1, 2))
    return out


def split_lines(
    geometries: Sequence[QgsGeometry],
    names: Sequence[Any],
    longest: float | None = None,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> tuple[list[QgsGeometry], list[Any]]:
    """(lines, names) without those that have no length; where ``longest`` metres are given, longer lines of one part
    become equal parts of at most that length. ``raise_if_cancelled()`` is called for each line and may raise. Raises
    TooLarge."""
    if longest:
        require(
            _BYTES * sum(geometry.length() / longest for geometry in geometries),
            tr("use a longer SEGMENT_LENGTH or fewer streets"),
        )
    lines, kept = [], []
    for geometry, name in zip(geometries, names):
        raise_if_cancelled()
        length = geometry.length()
        if not length > 0:
            continue
        count = math.ceil(length / longest - 1e-9) if longest else 1
        parts = _cut(geometry, count) if count > 1 else [geometry]
        lines += parts
        kept += [name] * len(parts)
    return lines, kept


def _cut(geometry: QgsGeometry, count: int) -> list[QgsGeometry]:
    curve = geometry.constGet()
    if QgsWkbTypes.isMultiType(curve.wkbType()):
        if curve.numGeometries() != 1:
            return [geometry]
        curve = curve.geometryN(0)
    step = curve.length() / count
    return [QgsGeometry(curve.curveSubstring(i * step, (i + 1) * step)) for i in range(count)]


def network_of(
    geometries: Sequence[QgsGeometry],
    names: Sequence[Any],
    snap: float,
    longest: float,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> tuple[list[QgsGeometry], list[Any], StreetNetwork]:
    """(streets, their names, StreetNetwork) of lines joined within ``snap`` metres and split where they meet, each
    at most ``longest`` metres long. ``raise_if_cancelled()`` is called now and then and may raise. Raises TooLarge."""
    lines, called = [], []
    # By name, so that of lines that lie on each other the same one is first in whatever order the layer has them.
    for i in sorted(range(len(geometries)), key=lambda i: names[i] or ""):
        raise_if_cancelled()
        for part in parts_of(geometries[i]):
            if np.isfinite(part).all() and np.any(part != part[:1]):
                lines.append(part)
                called.append(names[i])
    network = street_network(lines, snap, longest, lambda share: raise_if_cancelled())
    streets = [QgsGeometry(QgsLineString(line[:, 0].tolist(), line[:, 1].tolist())) for line in network.lines]
    return streets, [called[i] for i in network.owner], network
