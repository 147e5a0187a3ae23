"""Which points lie in a polygon, given by its rings: arithmetic on arrays, with nothing of QGIS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

#: Metres within which a point lies on a line.
_ON_LINE = 1e-6
#: Points times edges that are looked at together.
_PAIRS = 1_000_000


def inside_rings(
    parts: Sequence[Sequence[NDArray[np.float64]]], points: NDArray[np.float64], pairs_at_once: int = _PAIRS
) -> NDArray[np.bool_]:
    """Whether each point (n, 2) lies in a polygon or on its edge; ``parts`` as ``polygons.rings_of`` gives them. About
    ``pairs_at_once`` points times edges are looked at together."""
    inside = np.zeros(len(points), bool)
    for rings in parts:
        # Each part looks at the points of its own box only.
        low, high = rings[0].min(0) - _ON_LINE, rings[0].max(0) + _ON_LINE
        here = np.flatnonzero(((points >= low) & (points <= high)).all(1))
        if not len(here):
            continue
        near = points[here]
        odd, edge = np.zeros(len(near), bool), np.zeros(len(near), bool)
        for ring in rings:
            crossed, on = _crossings_and_edges(ring, near, pairs_at_once)
            odd ^= crossed
            edge |= on
        inside[here] |= odd | edge
    return inside


def _crossings_and_edges(
    ring: NDArray[np.float64], points: NDArray[np.float64], pairs_at_once: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """(whether each point (n, 2) is crossed an odd number of times, whether it lies on the ring), bool (n,) each."""
    (ax, ay), (bx, by) = ring[:-1].T, ring[1:].T
    odd, edge = np.zeros(len(points), bool), np.zeros(len(points), bool)
    for point, side in _near_edges(ay, by, points[:, 1], pairs_at_once):
        if not len(point):
            continue
        x, y = points[point].T
        px, py, dx, dy = ax[side], ay[side], bx[side] - ax[side], by[side] - ay[side]
        with np.errstate(divide="ignore", invalid="ignore"):
            crossing = px + (y - py) * dx / dy
        crossed = ((py <= y) != (by[side] <= y)) & (crossing > x)
        length = np.maximum(dx * dx + dy * dy, 1e-30)
        along = np.clip(((x - px) * dx + (y - py) * dy) / length, 0, 1)
        on = np.hypot(px + along * dx - x, py + along * dy - y) < _ON_LINE
        odd ^= np.bincount(point[crossed], minlength=len(points)) % 2 == 1
        edge[point[on]] = True
    return odd, edge


def _near_edges(
    ay: NDArray[np.float64], by: NDArray[np.float64], y: NDArray[np.float64], pairs_at_once: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Blocks (points, edges) of indexes: each point with every edge that reaches its height ``y`` (n,), and some more.

    The edges are laid into strips, so that a point looks at those of its own strip only; a coastline has half a
    million.
    """
    low, high = np.minimum(ay, by) - _ON_LINE, np.maximum(ay, by) + _ON_LINE
    bottom, top = low.min(), high.max()
    # As many strips as there are edges, but no more than let an edge lie in about four.
    height = max((top - bottom) / len(low), (high - low).sum() / (4 * len(low)), _ON_LINE)
    first, last = (np.floor((one - bottom) / height).astype(np.int64) for one in (low, high))
    many = last - first + 1
    edges = np.repeat(np.arange(len(low)), many)
    strips = np.repeat(first - np.r_[0, np.cumsum(many)[:-1]], many) + np.arange(len(edges))
    order = np.argsort(strips, kind="stable")
    edges, strips = edges[order], strips[order]
    mine = np.floor((y - bottom) / height).astype(np.int64)
    begin, end = np.searchsorted(strips, mine, "left"), np.searchsorted(strips, mine, "right")
    count = end - begin
    total = np.cumsum(count)
    at = 0
    while at < len(y):
        stop = max(int(np.searchsorted(total, (total[at - 1] if at else 0) + pairs_at_once, "right")), at + 1)
        here = count[at:stop]
        points = np.repeat(np.arange(at, stop), here)
        offsets = np.repeat(begin[at:stop] - np.r_[0, np.cumsum(here)[:-1]], here) + np.arange(len(points))
        yield points, edges[offsets]
        at = stop
