"""Rings around places, in which crime may have moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Callable

from qgis.core import QgsGeometry

#: Segments of a quarter of a circle.
_ROUND = 8


def rings_around(
    shapes: Sequence[QgsGeometry],
    edges: Sequence[float],
    avoid: QgsGeometry,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> list[QgsGeometry]:
    """Rings between the rising ``edges`` (m), from 0, around all ``shapes`` together: a geometry each, none of it over
    ``avoid`` (a geometry). A ring may be empty. ``raise_if_cancelled()`` is called before each and may raise to
    stop."""
    whole = QgsGeometry.unaryUnion(shapes)
    rings, inner = [], whole
    for edge in edges:
        raise_if_cancelled()
        outer = whole.buffer(edge, _ROUND)
        rings.append(outer.difference(inner).difference(avoid))
        inner = outer
    return rings


def ring_names(edges: Sequence[float]) -> list[str]:
    """The rings in words, as metres: 0–100, 100–200 …"""
    return [f"{low:g}–{high:g}" for low, high in zip([0, *edges], edges)]


def own_rings(
    shapes: Sequence[QgsGeometry],
    edges: Sequence[float],
    avoid: QgsGeometry,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> list[tuple[int, int, QgsGeometry]]:
    """[(index of the shape, index of the ring, geometry)] of the rings of each shape, none over ``avoid`` or a ring
    that came earlier, so that each crime lies in one ring; empty ones are left out. ``raise_if_cancelled()`` is called
    before each and may raise to stop."""
    taken, out = QgsGeometry(avoid), []
    # The inner rings of all come first: next door is nearer than the outer ring of another place.
    for i, edge in enumerate(edges):
        for k, shape in enumerate(shapes):
            raise_if_cancelled()
            ring = shape.buffer(edge, _ROUND).difference(taken)
            if not (ring.isNull() or ring.isEmpty()):
                out.append((k, i, ring))
                taken = taken.combine(ring)
    return out
