"""Which points lie in a polygon, given by its rings: arithmetic on arrays, with nothing of QGIS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

#: Metres within which a point lies on a line.
_ON_LINE = 1e-6
#: Points times edges that are looked at together.
_PAIRS = 1_000_000
#: Fewest and most cells that are laid over polygons, and the side below which none is of use, in metres.
_CELLS, _FINEST = (1 << 18, 1 << 20), 0.01


class Rings:
    """One polygon, made once and asked many times; ``parts`` as ``polygons.rings_of`` gives them."""

    def __init__(self, parts: Sequence[Sequence[NDArray[np.float64]]]) -> None:
        self.parts = [_Part(rings) for rings in parts]

    def hold(self, points: NDArray[np.float64], pairs_at_once: int = _PAIRS) -> NDArray[np.bool_]:
        """Whether each point (n, 2) lies in it or on its edge: bool (n,). About ``pairs_at_once`` points times edges
        are looked at together."""
        inside = np.zeros(len(points), bool)
        for part in self.parts:
            # Each part looks at the points of its own box only.
            here = np.flatnonzero(((points >= part.low) & (points <= part.high)).all(1))
            if len(here):
                inside[here] |= part.hold(points[here], pairs_at_once)
        return inside


class _Part:
    """The edges of an outline and its holes, laid into strips, so that a point looks at those of its own height only: a
    coastline has half a million."""

    def __init__(self, rings: Sequence[NDArray[np.float64]]) -> None:
        self.low, self.high = rings[0].min(0) - _ON_LINE, rings[0].max(0) + _ON_LINE
        self.start = np.concatenate([ring[:-1] for ring in rings])
        self.end = np.concatenate([ring[1:] for ring in rings])
        self._strips: tuple[float, float, NDArray[np.int64], NDArray[np.int64]] | None = None

    def hold(self, points: NDArray[np.float64], pairs_at_once: int) -> NDArray[np.bool_]:
        """Whether each point (n, 2) is inside by the even-odd rule, or on an edge: bool (n,)."""
        odd, on_edge = np.zeros(len(points), bool), np.zeros(len(points), bool)
        for block, point, edge in self._near(points[:, 1], pairs_at_once):
            (x, y), (px, py) = points[block][point].T, self.start[edge].T
            (dx, dy), top = (self.end[edge] - self.start[edge]).T, self.end[edge, 1]
            with np.errstate(divide="ignore", invalid="ignore"):
                crossing = px + (y - py) * dx / dy
            crossed = ((py <= y) != (top <= y)) & (crossing > x)
            length = np.maximum(dx * dx + dy * dy, 1e-30)
            along = np.clip(((x - px) * dx + (y - py) * dy) / length, 0, 1)
            on = np.hypot(px + along * dx - x, py + along * dy - y) < _ON_LINE
            odd[block] = np.bincount(point[crossed], minlength=len(odd[block])) % 2 == 1
            on_edge[block][point[on]] = True
        return odd | on_edge

    def _near(
        self, y: NDArray[np.float64], pairs_at_once: int
    ) -> Iterator[tuple[slice, NDArray[np.int64], NDArray[np.int64]]]:
        """Blocks of points of these heights ``y`` (n,): (the block, points in it (k,), edges (k,)), each point with
        every edge that reaches its height, and some more."""
        if self._strips is None:
            self._strips = self._in_strips()
        bottom, height, edges, begins = self._strips
        strip = np.clip(np.floor((y - bottom) / height).astype(np.int64), 0, len(begins) - 2)
        begin = begins[strip]
        count = begins[strip + 1] - begin
        total = np.cumsum(count)
        at = 0
        while at < len(y):
            stop = max(int(np.searchsorted(total, (total[at - 1] if at else 0) + pairs_at_once, "right")), at + 1)
            here = count[at:stop]
            points = np.repeat(np.arange(stop - at), here)
            offsets = np.repeat(begin[at:stop] - np.r_[0, np.cumsum(here)[:-1]], here) + np.arange(len(points))
            yield slice(at, stop), points, edges[offsets]
            at = stop

    def _in_strips(self) -> tuple[float, float, NDArray[np.int64], NDArray[np.int64]]:
        """(bottom, height of a strip, edges (m,) of one strip after the other, where each strip begins (k + 1,))."""
        low = np.minimum(self.start[:, 1], self.end[:, 1]) - _ON_LINE
        high = np.maximum(self.start[:, 1], self.end[:, 1]) + _ON_LINE
        bottom, top = float(low.min()), float(high.max())
        # As many strips as there are edges, but no more than let an edge lie in about four.
        height = max((top - bottom) / len(low), float((high - low).sum()) / (4 * len(low)), _ON_LINE)
        first, last = (np.floor((one - bottom) / height).astype(np.int64) for one in (low, high))
        many = last - first + 1
        edges = np.repeat(np.arange(len(low)), many)
        strips = np.repeat(first - np.r_[0, np.cumsum(many)[:-1]], many) + np.arange(len(edges))
        begins = np.r_[0, np.cumsum(np.bincount(strips))]
        return bottom, height, edges[np.argsort(strips, kind="stable")], begins


class Cells:
    """Small squares over polygons, of which each tells whose it is unless an outline is near: most points need no more.

    What is said of a point is what the polygons themselves say. They are told apart by their order; None stands for one
    that lies outside the box from ``low`` to ``high`` (x, y), beyond which nothing is known.
    """

    #: An outline is near, or nothing is known: the polygons have to be asked.
    NEAR = -2

    def __init__(self, polygons: Sequence[Rings | None], low: NDArray[np.float64], high: NDArray[np.float64]) -> None:
        self._from, self._to = low, high
        parts = [part for polygon in polygons if polygon is not None for part in polygon.parts]
        self._low = np.min([part.low for part in parts], axis=0) if parts else np.zeros(2)
        span = np.max([part.high for part in parts], axis=0) - self._low if parts else np.zeros(2)
        cells = float(np.clip(2 * sum(len(part.start) for part in parts), *_CELLS))
        self._size = max(float(np.sqrt(span.prod() / cells)), float(span.max()) / cells, _FINEST)
        # A cell more on each side, for rounding.
        self._low = self._low - self._size
        columns, rows = (np.ceil(span / self._size).astype(np.int64) + 3).tolist()
        self._owner: NDArray[np.int32] = np.full((rows, columns), -1, np.int32)
        for i in range(len(polygons) - 1, -1, -1):
            # The first of several that hold a cell comes last.
            for part in getattr(polygons[i], "parts", ()):
                self._fill(part, i)
        for part in parts:
            self._mark(part)

    def owner(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int32]:
        """Index (n,) of the first polygon that holds each point, −1 where none does, NEAR where they must be asked."""
        known = (x >= self._from[0]) & (x <= self._to[0]) & (y >= self._from[1]) & (y <= self._to[1])
        column, row = (x - self._low[0]) / self._size, (y - self._low[1]) / self._size
        rows, columns = self._owner.shape
        there = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        column, row = (np.where(there, one, 0).astype(np.int32) for one in (column, row))
        return np.where(known, np.where(there, self._owner[row, column], -1), self.NEAR)

    def _fill(self, part: _Part, owner: int) -> None:
        """Give the part the cells whose centre it holds by the even-odd rule."""
        left, bottom = np.floor((part.low - self._low) / self._size).astype(np.int64)
        right, top = np.floor((part.high - self._low) / self._size).astype(np.int64) + 1
        if right - left < 2 or top - bottom < 2:
            # Too small to hold a cell that its outline does not meet.
            return
        start, end = ((one - self._low) / self._size - (left, bottom) for one in (part.start, part.end))
        # Each edge crosses the centre lines of rows in its half-open span of heights.
        low, high = np.ceil(np.minimum(start[:, 1], end[:, 1]) - 0.5), np.ceil(np.maximum(start[:, 1], end[:, 1]) - 0.5)
        times = (high - low).astype(np.int64)
        edge = np.repeat(np.arange(len(start)), times)
        row = low.astype(np.int64)[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(times) - times, times)
        slope = (end[edge, 0] - start[edge, 0]) / (end[edge, 1] - start[edge, 1])
        column = np.ceil(start[edge, 0] + (row + 0.5 - start[edge, 1]) * slope - 0.5).astype(np.int64)
        shape = top - bottom, right - left
        np.clip(column, 0, shape[1] - 1, out=column)
        crossed = np.bincount(row * shape[1] + column, minlength=shape[0] * shape[1]).reshape(shape)
        self._owner[bottom:top, left:right][np.cumsum(crossed, axis=1) % 2 == 1] = owner

    def _mark(self, part: _Part) -> None:
        """Mark the cells that an edge is near."""
        start, move = part.start, part.end - part.start
        # Pieces no longer than a cell, whose box lies in the cells of its four corners.
        pieces = np.maximum(np.ceil(np.abs(move).max(1) / (0.9 * self._size)), 1).astype(np.int64)
        edge = np.repeat(np.arange(len(start)), pieces)
        step = (np.arange(len(edge)) - np.repeat(np.cumsum(pieces) - pieces, pieces))[:, None] / pieces[edge, None]
        one = start[edge] + step * move[edge] - self._low
        other = one + move[edge] / pieces[edge, None]
        margin = 2 * _ON_LINE
        column, row = (np.floor((np.minimum(one, other) - margin) / self._size).astype(np.int32)).T
        column_to, row_to = (np.floor((np.maximum(one, other) + margin) / self._size).astype(np.int32)).T
        for across in (column, column_to):
            for up in (row, row_to):
                self._owner[up, across] = self.NEAR
