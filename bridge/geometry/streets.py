"""Lines as streets: their corners as arrays, and long ones cut into equal parts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Callable

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry, QgsWkbTypes

from ...core.memory import require
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
