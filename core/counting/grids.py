"""Regular grids anchored at the origin of the coordinate system.

The same place keeps the same unit in every run: a unit is named by its shape, its size, the EPSG code and its two
indices, never by where the data happen to begin. Points go to units by arithmetic, so that each is counted once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable, Union

import numpy as np

from ..texts import tr
from .wkb import polygons_wkb

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

# Both indices of a unit travel in one 64-bit key, row-major, so that sorting keys sorts units by row.
_SHIFT = 32
_BIAS = 1 << 30


def pack(column: ArrayLike, row: ArrayLike) -> NDArray[np.int64]:
    """Keys (n,) int64 of the units with these indices, each within ±2³⁰.

    >>> [one.tolist() for one in unpack(pack([3, -4], [0, 7]))]
    [[3, -4], [0, 7]]
    """
    return ((np.asarray(row, np.int64) + _BIAS) << _SHIFT) + (np.asarray(column, np.int64) + _BIAS)


def unpack(keys: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indices (column, row), each (n,) int64, of the units with these keys."""
    keys = np.asarray(keys, np.int64)
    return (keys & ((1 << _SHIFT) - 1)) - _BIAS, (keys >> _SHIFT) - _BIAS


@dataclass(frozen=True)
class SquareGrid:
    """Squares of ``size`` metres a side, half-open: a point on a shared edge belongs to the upper or right one."""

    size: float
    shape = "square"

    @property
    def area(self) -> float:
        """Area of one unit in square metres."""
        return self.size**2

    @property
    def row_height(self) -> float:
        """Metres from the centres of one row to those of the next."""
        return self.size

    @property
    def radius(self) -> float:
        """Distance from the centre of a unit to its corners in metres."""
        return self.size / np.sqrt(2)

    def locate(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.int64]:
        """Keys (n,) of the units that hold the points ``x``, ``y`` (metres, finite)."""
        return pack(np.floor(np.asarray(x, float) / self.size), np.floor(np.asarray(y, float) / self.size))

    def centres(self, keys: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Centres (n,), (n,) in metres."""
        column, row = (one.astype(float) for one in unpack(keys))
        return (column + 0.5) * self.size, (row + 0.5) * self.size

    def outlines(self, keys: NDArray[np.int64]) -> NDArray[np.float64]:
        """Closed outlines (n, 5, 2) in metres, counter-clockwise; shared corners are equal to the last bit."""
        column, row = unpack(keys)
        across = np.array([0, 1, 1, 0, 0])
        up = np.array([0, 0, 1, 1, 0])
        return np.stack([(column[:, None] + across) * self.size, (row[:, None] + up) * self.size], axis=2)

    def neighbour_steps(self, rings: int) -> NDArray[np.int64]:
        """Index steps (k, 2) to the units within ``rings`` rings (queen), the unit itself left out."""
        span = np.arange(-rings, rings + 1)
        column, row = (steps.ravel() for steps in np.meshgrid(span, span))
        keep = (column != 0) | (row != 0)
        return np.stack([column[keep], row[keep]], axis=1)

    def _rows(self, bottom: float, top: float) -> tuple[int, int]:
        # Rows whose centre line may lie between two heights.
        return int(np.floor(bottom / self.size)) - 1, int(np.ceil(top / self.size)) + 1

    def _row_y(self, row: NDArray[np.int64]) -> NDArray[np.float64]:
        return (row.astype(float) + 0.5) * self.size

    def _row_offset(self, row: NDArray[np.int64]) -> NDArray[np.float64]:
        return np.full(np.shape(row), 0.5 * self.size)


@dataclass(frozen=True)
class HexagonGrid:
    """Hexagons ``size`` metres across flats, points up and down; a point goes to the nearest centre."""

    size: float
    shape = "hexagon"

    @property
    def area(self) -> float:
        """Area of one unit in square metres: 0.8660254 × size²."""
        return self.size**2 * np.sqrt(3) / 2

    @property
    def row_height(self) -> float:
        """Metres from the centres of one row to those of the next."""
        return self.size * np.sqrt(3) / 2

    @property
    def radius(self) -> float:
        """Distance from the centre of a unit to its corners in metres."""
        return self.size / np.sqrt(3)

    def locate(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.int64]:
        """Keys (n,) of the units that hold the points ``x``, ``y`` (metres, finite)."""
        x, y = np.asarray(x, float), np.asarray(y, float)
        lower = np.floor(y / self.row_height)
        column, offset = [], []
        for row in (lower, lower + 1):
            nearest = np.floor(x / self.size - row / 2 + 0.5)
            column.append(nearest)
            offset.append((x - (nearest + row / 2) * self.size) ** 2 + (y - row * self.row_height) ** 2)
        upper = offset[1] < offset[0]
        return pack(np.where(upper, column[1], column[0]), lower + upper)

    def centres(self, keys: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Centres (n,), (n,) in metres."""
        column, row = (one.astype(float) for one in unpack(keys))
        return (column + row / 2) * self.size, row * self.row_height

    def outlines(self, keys: NDArray[np.int64]) -> NDArray[np.float64]:
        """Closed outlines (n, 7, 2) in metres, counter-clockwise; shared corners are equal to the last bit."""
        column, row = unpack(keys)
        # Corners lie on a lattice of half widths and half side lengths: whole numbers until the last step.
        across = np.array([0, 1, 1, 0, -1, -1, 0])[::-1]
        up = np.array([2, 1, -1, -2, -1, 1, 2])[::-1]
        half_width, half_side = self.size / 2, self.size / (2 * np.sqrt(3))
        return np.stack(
            [((2 * column + row)[:, None] + across) * half_width, ((3 * row)[:, None] + up) * half_side], axis=2
        )

    def neighbour_steps(self, rings: int) -> NDArray[np.int64]:
        """Index steps (k, 2) to the units within ``rings`` rings, the unit itself left out: 3·rings·(rings + 1)."""
        span = np.arange(-rings, rings + 1)
        column, row = (steps.ravel() for steps in np.meshgrid(span, span))
        keep = (np.abs(column + row) <= rings) & ((column != 0) | (row != 0))
        return np.stack([column[keep], row[keep]], axis=1)

    def _rows(self, bottom: float, top: float) -> tuple[int, int]:
        return int(np.floor(bottom / self.row_height)) - 1, int(np.ceil(top / self.row_height)) + 1

    def _row_y(self, row: NDArray[np.int64]) -> NDArray[np.float64]:
        return row.astype(float) * self.row_height

    def _row_offset(self, row: NDArray[np.int64]) -> NDArray[np.float64]:
        return np.asarray(row) / 2 * self.size


Grid = Union[SquareGrid, HexagonGrid]


def make_grid(shape: str, size: float) -> Grid:
    """The grid of a ``shape`` (``hexagon`` or ``square``) and ``size`` in metres.

    Raises ValueError for another shape or a size that is not a positive, finite number.

    >>> make_grid("square", 250)
    SquareGrid(size=250.0)
    """
    kinds: dict[str, type[Grid]] = {"hexagon": HexagonGrid, "square": SquareGrid}
    if shape not in kinds:
        raise ValueError(tr("shape must be one of {}, not {!r}").format(", ".join(kinds), shape))
    if not (np.isfinite(size) and size > 0):
        raise ValueError(tr("size must be a positive number of metres, not {!r}").format(size))
    return kinds[shape](float(size))


def unit_ids(grid: Grid, keys: NDArray[np.int64], epsg: int) -> list[str]:
    """Stable names (list of text): shape, size, EPSG code, column and row, e.g. ``hexagon-150-27700-2931-3967``.

    >>> grid = make_grid("square", 250)
    >>> unit_ids(grid, grid.locate([260.0], [10.0]), 27700)
    ['square-250-27700-1-0']
    """
    column, row = unpack(keys)
    start = f"{grid.shape}-{grid.size:g}-{epsg}-"
    return [f"{start}{c}-{r}" for c, r in zip(column.tolist(), row.tolist())]


def units_wkb(grid: Grid, keys: NDArray[np.int64]) -> list[bytes]:
    """WKB polygons (list of bytes) of the units."""
    return polygons_wkb(grid.outlines(keys))


def steps_within(grid: Grid, distance: float) -> NDArray[np.int64]:
    """Index steps (k, 2) to the units whose centre lies within ``distance`` metres, the unit itself left out.

    >>> steps_within(make_grid("square", 100), 100).tolist()
    [[0, -1], [-1, 0], [1, 0], [0, 1]]
    """
    rings = int(np.ceil(distance / grid.row_height)) + 1
    steps = grid.neighbour_steps(rings)
    x, y = grid.centres(pack(steps[:, 0], steps[:, 1]))
    x0, y0 = grid.centres(pack([0], [0]))
    return steps[np.hypot(x - x0, y - y0) <= distance * (1 + 1e-12)]


def estimate_units(grid: Grid, rings: Sequence[NDArray[np.float64]]) -> float:
    """About how many units touch the polygon made of ``rings``: its area and half its outline in units. ``rings`` are
    closed (m, 2) arrays in metres.
    """
    area = abs(sum(_signed_area(ring) for ring in rings))
    length = sum(np.hypot(*np.diff(ring, axis=0).T).sum() for ring in rings)
    return area / grid.area + 0.75 * length / grid.size + 1


def _signed_area(ring: NDArray[np.float64]) -> float:
    x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
    return 0.5 * float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))


def covering(grid: Grid, rings: Sequence[NDArray[np.float64]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Units that touch one polygon, as (inside, edge): two sorted arrays of keys that share none.

    ``rings`` are closed (m, 2) arrays of one polygon, its holes among them, in any direction. ``edge`` units are
    met by an outline, ``inside`` ones lie wholly within it. Together they are every unit with a point in common
    with the polygon, so that no crime inside it is lost.
    """
    edge = np.unique(np.concatenate([np.empty(0, np.int64), *(_touched_by_line(grid, ring) for ring in rings)]))
    if all(len(ring) < 4 for ring in rings):
        # A point or a line there and back has no inside.
        return np.empty(0, np.int64), edge
    inside = centres_inside(grid, rings)
    return inside[~_isin_sorted(inside, edge)], edge


def centres_inside(grid: Grid, rings: Sequence[NDArray[np.float64]]) -> NDArray[np.int64]:
    """Sorted keys of the units whose centre lies inside the polygon (even-odd rule over all ``rings``).

    >>> square = np.array([[0.0, 0], [200, 0], [200, 100], [0, 100], [0, 0]])
    >>> unit_ids(make_grid("square", 100), centres_inside(make_grid("square", 100), [square]), 27700)
    ['square-100-27700-0-0', 'square-100-27700-1-0']
    """
    heights = np.concatenate([ring[:, 1] for ring in rings])
    first, last = grid._rows(heights.min(), heights.max())
    rows = np.arange(first, last + 1)
    place, crossing = _crossings(rings, grid._row_y(rows))
    if not len(place):
        return np.empty(0, np.int64)
    place, crossing = place[0::2], crossing.reshape(-1, 2)
    offset = grid._row_offset(rows[place])
    left = np.ceil((crossing[:, 0] - offset) / grid.size).astype(np.int64)
    right = np.ceil((crossing[:, 1] - offset) / grid.size).astype(np.int64)
    width = np.maximum(right - left, 0)
    column = np.repeat(left, width) + np.arange(width.sum()) - np.repeat(np.cumsum(width) - width, width)
    return np.unique(pack(column, np.repeat(rows[place], width)))


def _crossings(
    rings: Sequence[NDArray[np.float64]], heights: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """(line (k,), x (k,)) where the ``rings`` cross horizontal lines at sorted ``heights`` (m,): in order, an even
    number on each."""
    start = np.concatenate([ring[:-1] for ring in rings])
    end = np.concatenate([ring[1:] for ring in rings])
    # Each edge crosses the lines in its half-open span of heights.
    bottom, top = np.minimum(start[:, 1], end[:, 1]), np.maximum(start[:, 1], end[:, 1])
    begin, stop = np.searchsorted(heights, bottom, "left"), np.searchsorted(heights, top, "left")
    times = stop - begin
    which = np.repeat(np.arange(len(start)), times)
    place = begin[which] + np.arange(len(which)) - np.repeat(np.cumsum(times) - times, times)
    slope = (heights[place] - start[which, 1]) / (end[which, 1] - start[which, 1])
    crossing = start[which, 0] + slope * (end[which, 0] - start[which, 0])
    order = np.lexsort((crossing, place))
    return place[order], crossing[order]


def shares_inside(
    grid: Grid, keys: NDArray[np.int64], rings: Sequence[NDArray[np.float64]], lines: int = 32
) -> NDArray[np.float64]:
    """The share (n,), 0 to 1, of the area of each of the units ``keys`` (n,) that lies inside (even-odd rule over all
    ``rings``, closed (m, 2) arrays): along so many horizontal ``lines`` across each unit, exact in their direction.

    >>> squares = make_grid("square", 10)
    >>> corner = np.array([[0, 0], [15, 0], [15, 10], [0, 10], [0, 0]])
    >>> shares_inside(squares, squares.locate([5, 15, 25], [5, 5, 5]), [corner]).tolist()
    [1.0, 0.5, 0.0]
    """
    x, y = grid.centres(keys)
    corners = grid.outlines(keys[:1])[0] - np.array([x[:1], y[:1]]).T
    height = corners[:, 1].max()
    step = height * ((np.arange(lines) + 0.5) * 2 / lines - 1)
    # Half as wide as the outermost corners there are; squares and hexagons are the same on both sides.
    order = np.argsort(corners[:, 1])
    half = np.interp(step, corners[order, 1], np.abs(corners[order, 0]))
    rows, row = np.unique(y, return_inverse=True)
    level = (rows[:, None] + step).ravel()
    order = np.argsort(level)
    rank = np.empty(len(level), np.int64)
    rank[order] = np.arange(len(level))
    line, crossing = _crossings(rings, level[order])
    # One axis for all lines, each beyond the one before.
    west = min(crossing.min(initial=np.inf), (x - half.max()).min())
    wide = max(crossing.max(initial=-np.inf), (x + half.max()).max()) - west + 1
    at = line * wide + (crossing - west)
    # What is inside lies between the first and second crossing, third and fourth …
    inside = np.r_[0, np.cumsum(at[1::2] - at[0::2])]
    mine = rank[row[:, None] * lines + np.arange(lines)] * wide + (x[:, None] - west)
    found = np.zeros(len(keys))
    for side in (half, -half):
        before = np.searchsorted(at, mine + side)
        length = inside[before // 2]
        odd = before % 2 == 1
        length[odd] += (mine + side)[odd] - at[before[odd] - 1]
        found += np.sign(side[0]) * length.sum(1)
    # What only touches is all inside, or nothing is.
    return np.round(np.clip(found / (2 * half.sum()), 0, 1), 4)


def _touched_by_line(grid: Grid, line: NDArray[np.float64]) -> NDArray[np.int64]:
    """Sorted keys of the units that have a point in common with a line (m, 2)."""
    if len(line) == 1:
        return grid.locate(line[:, 0], line[:, 1])
    start, end = line[:-1], line[1:]
    # Pieces no longer than a unit is wide reach only the unit of their middle and the ring around it.
    pieces = np.maximum(np.ceil(np.hypot(*(end - start).T) / grid.size), 1).astype(np.int64)
    which = np.repeat(np.arange(len(start)), pieces)
    step = (np.arange(len(which)) - np.repeat(np.cumsum(pieces) - pieces, pieces)) / pieces[which]
    move = (end - start)[which]
    begin = start[which] + move * step[:, None]
    finish = begin + move / pieces[which][:, None]
    middle = (begin + finish) / 2
    column, row = unpack(grid.locate(middle[:, 0], middle[:, 1]))
    found = []
    for step_column, step_row in np.vstack([[[0, 0]], grid.neighbour_steps(1)]).tolist():
        keys = pack(column + step_column, row + step_row)
        found.append(np.unique(keys[_meets(grid, keys, begin, finish)]))
    return np.unique(np.concatenate(found))


def _meets(
    grid: Grid, keys: NDArray[np.int64], begin: NDArray[np.float64], finish: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether each unit has a point in common with its segment (separating axes; touching counts)."""
    corners = grid.outlines(keys)[:, :-1]
    sides = np.diff(grid.outlines(keys[:1])[0], axis=0)
    apart = np.zeros(len(keys), bool)
    tolerance = 1e-9 * grid.size
    for side in sides[: len(sides) // 2]:
        apart |= _separated(corners, begin, finish, np.array([-side[1], side[0]]) / np.hypot(*side), tolerance)
    move = finish - begin
    length = np.hypot(move[:, 0], move[:, 1])
    normal = np.stack([-move[:, 1], move[:, 0]], axis=1) / np.where(length > 0, length, 1)[:, None]
    return ~(apart | _separated(corners, begin, finish, normal, tolerance))


def _separated(
    corners: NDArray[np.float64],
    begin: NDArray[np.float64],
    finish: NDArray[np.float64],
    axis: NDArray[np.float64],
    tolerance: float,
) -> NDArray[np.bool_]:
    axis = np.broadcast_to(axis, begin.shape)
    unit = np.einsum("nkd,nd->nk", corners, axis)
    one, two = np.einsum("nd,nd->n", begin, axis), np.einsum("nd,nd->n", finish, axis)
    return (unit.min(1) > np.maximum(one, two) + tolerance) | (unit.max(1) < np.minimum(one, two) - tolerance)


def _isin_sorted(values: NDArray[np.int64], table: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether each value is in a sorted table."""
    if not len(table):
        return np.zeros(len(values), bool)
    return table[np.minimum(np.searchsorted(table, values), len(table) - 1)] == values


def find(table: NDArray[np.integer[Any]], keys: NDArray[np.integer[Any]]) -> NDArray[np.int64]:
    """Places (n,) of ``keys`` in the sorted array ``table``, −1 where absent.

    >>> find(np.array([2, 5, 9]), np.array([5, 3])).tolist()
    [1, -1]
    """
    if not len(table):
        return np.full(len(keys), -1)
    place = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    return np.where(table[place] == keys, place, -1)


def finder(table: NDArray[np.int64]) -> Callable[[NDArray[np.int64]], NDArray[np.int64]]:
    """A function that is ``find`` in the sorted array ``table``, quicker where a great many keys are looked up."""
    if not len(table):
        return lambda keys: find(table, keys)
    column, row = unpack(table)
    left, bottom = int(column.min()), int(row.min())
    width, height = int(column.max()) - left + 1, int(row.max()) - bottom + 1
    if width * height > 16 * len(table):
        # Units far apart: a table of the rectangle around them would be mostly empty.
        return lambda keys: find(table, keys)
    place = np.full((height, width), -1)
    place[row - bottom, column - left] = np.arange(len(table))

    def look_up(keys: NDArray[np.int64]) -> NDArray[np.int64]:
        across, up = unpack(keys)
        across -= left
        up -= bottom
        inside = (across >= 0) & (across < width) & (up >= 0) & (up < height)
        return np.where(inside, place[np.where(inside, up, 0), np.where(inside, across, 0)], -1)

    return look_up


def convex_hull(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Closed outline (m, 2) of the convex hull of points (Andrew's monotone chain).

    One place gives a single vertex, a straight row of places a line there and back. ``x``, ``y`` (n,), one at least.

    >>> convex_hull([0, 2, 2, 0, 1], [0, 0, 2, 2, 1]).tolist()
    [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]]
    """
    x, y = np.asarray(x, float), np.asarray(y, float)
    outer = _not_deep_inside(x, y)
    x, y = x[outer], y[outer]
    # Only the ends of each distinct x can be corners: few remain to be looked at one by one.
    order = np.lexsort((y, x))
    xs, ys = x[order], y[order]
    first = np.flatnonzero(np.r_[True, np.diff(xs) > 0])
    last = np.r_[first[1:] - 1, len(xs) - 1]
    keep = np.unique(np.concatenate([first, last]))
    points = list(zip(xs[keep].tolist(), ys[keep].tolist()))
    if len(set(points)) == 1:
        return np.array(points[:1])

    def chain(sequence: list[tuple[float, float]]) -> list[tuple[float, float]]:
        hull: list[tuple[float, float]] = []
        for point in sequence:
            while len(hull) > 1 and (
                (hull[-1][0] - hull[-2][0]) * (point[1] - hull[-2][1])
                - (hull[-1][1] - hull[-2][1]) * (point[0] - hull[-2][0])
                <= 0
            ):
                hull.pop()
            hull.append(point)
        return hull

    return np.array(chain(points)[:-1] + chain(points[::-1]))


def _not_deep_inside(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    """The points (n,) that are not well inside the octagon of the outermost points in eight directions."""
    if len(x) < 100 or (np.ptp(x) == 0 and np.ptp(y) == 0):
        return np.ones(len(x), bool)
    sides = [x, x + y, y, y - x]
    corners = [int(side.argmax()) for side in sides] + [int(side.argmin()) for side in sides]
    inside = np.ones(len(x), bool)
    for i, j in zip(corners, corners[1:] + corners[:1]):
        across, up = x[j] - x[i], y[j] - y[i]
        if across or up:
            # Half a metre inside is beyond all rounding.
            inside &= across * (y - y[i]) - up * (x - x[i]) > 0.5 * np.hypot(across, up)
    return ~inside
