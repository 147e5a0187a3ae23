"""Which units of a grid a polygon covers, wholly or in part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from .grids import Grid, pack, unpack

if TYPE_CHECKING:
    from numpy.typing import NDArray


def estimate_units(grid: Grid, rings: Sequence[NDArray[np.float64]]) -> float:
    """About how many units touch a polygon: its area and half its outline, in units.

    Parameters
    ----------
    grid : Grid
        The grid.
    rings : sequence of ndarray of float
        Closed outlines (m, 2) of one polygon in metres, holes among them, in any direction.

    Returns
    -------
    units : float
        The estimate, not a whole number.

    Examples
    --------
    >>> from hotspot_policing.core.counting.grids import make_grid
    >>> ring = np.array([[0.0, 0], [100, 0], [100, 100], [0, 100], [0, 0]])
    >>> float(estimate_units(make_grid("square", 100), [ring]))
    5.0
    """
    area = abs(sum(_signed_area(ring) for ring in rings))
    length = sum(np.hypot(*np.diff(ring, axis=0).T).sum() for ring in rings)
    return area / grid.area + 0.75 * length / grid.size + 1


def _signed_area(ring: NDArray[np.float64]) -> float:
    x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
    return 0.5 * float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))


def covering(grid: Grid, rings: Sequence[NDArray[np.float64]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The units that have a point in common with a polygon, so that no crime inside it is lost.

    Parameters
    ----------
    grid : Grid
        The grid.
    rings : sequence of ndarray of float
        Closed outlines (m, 2) of one polygon in metres, holes among them, in any direction.

    Returns
    -------
    inside : ndarray of int, shape (n,)
        Sorted keys of units that lie wholly within the polygon.
    edge : ndarray of int, shape (m,)
        Sorted keys of units that an outline meets; none is in both.
    """
    edge = touched(grid, rings)
    if all(len(ring) < 4 for ring in rings):
        # A point, or a line there and back, encloses nothing.
        return np.empty(0, np.int64), edge
    inside = centres_inside(grid, rings)
    return inside[~_isin_sorted(inside, edge)], edge


def centres_inside(grid: Grid, rings: Sequence[NDArray[np.float64]]) -> NDArray[np.int64]:
    """The units whose centre lies inside a polygon (even-odd rule).

    Parameters
    ----------
    grid : Grid
        The grid.
    rings : sequence of ndarray of float
        Closed outlines (m, 2) of one polygon in metres, holes among them, in any direction.

    Returns
    -------
    keys : ndarray of int, shape (n,)
        Sorted keys.

    Examples
    --------
    >>> square = np.array([[0.0, 0], [200, 0], [200, 100], [0, 100], [0, 0]])
    >>> from hotspot_policing.core.counting.grids import make_grid, unit_ids
    >>> unit_ids(make_grid("square", 100), centres_inside(make_grid("square", 100), [square]), 27700)
    ['square-100-27700-0-0', 'square-100-27700-1-0']
    """
    heights = np.concatenate([ring[:, 1] for ring in rings])
    first, last = grid.rows_between(heights.min(), heights.max())
    rows = np.arange(first, last + 1)
    place, crossing = _crossings(rings, grid.row_y(rows))
    if not len(place):
        return np.empty(0, np.int64)
    place, crossing = place[0::2], crossing.reshape(-1, 2)
    offset = grid.row_offset(rows[place])
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
    """The share of each unit's area that lies inside a polygon (even-odd rule).

    Parameters
    ----------
    grid : Grid
        The grid.
    keys : ndarray of int, shape (n,)
        Keys of the units.
    rings : sequence of ndarray of float
        Closed outlines (m, 2) of one polygon in metres, holes among them, in any direction.
    lines : int, default 32
        Horizontal lines across each unit along which the share is measured, exactly in their direction.

    Returns
    -------
    shares : ndarray of float, shape (n,)
        0 to 1.

    Examples
    --------
    >>> from hotspot_policing.core.counting.grids import make_grid
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
    # All lines are laid end to end on one axis, so that one sorted array serves them all.
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
    # Rounded, so that a unit that only touches an outline is wholly inside or wholly outside.
    return np.round(np.clip(found / (2 * half.sum()), 0, 1), 4)


def touched(grid: Grid, lines: Sequence[NDArray[np.float64]]) -> NDArray[np.int64]:
    """The units that have a point in common with one of several lines.

    Parameters
    ----------
    grid : Grid
        The grid.
    lines : sequence of ndarray of float
        Lines (m, 2) in metres, such as the closed outlines of polygons; one of a single corner is a point.

    Returns
    -------
    keys : ndarray of int, shape (n,)
        Sorted keys.

    Examples
    --------
    >>> from hotspot_policing.core.counting.grids import make_grid, unit_ids
    >>> squares = make_grid("square", 100)
    >>> unit_ids(squares, touched(squares, [np.array([[50.0, 50], [150, 50]])]), 27700)
    ['square-100-27700-0-0', 'square-100-27700-1-0']
    """
    if not len(lines):
        return np.empty(0, np.int64)
    corners = np.concatenate(lines)
    at = grid.locate(corners[:, 0], corners[:, 1])
    # Edges go from each corner to the next, but not from one line to another.
    last = np.cumsum([len(line) for line in lines]) - 1
    edge = np.ones(len(corners), bool)
    edge[last] = False
    single = last[[len(line) == 1 for line in lines]]
    # A unit is convex: an edge whose ends lie in it, off its outline, meets no other. Most of a fine outline are such.
    deep = _depth(grid, at, corners) > 1e-6 * grid.size
    alone = edge.copy()
    alone[:-1] &= deep[:-1] & deep[1:] & (at[:-1] == at[1:])
    found = [at[single], at[alone]]
    others = np.flatnonzero(edge & ~alone)
    if not len(others):
        return np.unique(np.concatenate(found))
    start, end = corners[others], corners[others + 1]
    # Pieces no longer than a unit is wide reach only the unit of their middle and the ring around it.
    pieces = np.maximum(np.ceil(np.hypot(*(end - start).T) / grid.size), 1).astype(np.int64)
    which = np.repeat(np.arange(len(start)), pieces)
    step = (np.arange(len(which)) - np.repeat(np.cumsum(pieces) - pieces, pieces)) / pieces[which]
    move = (end - start)[which]
    begin = start[which] + move * step[:, None]
    finish = begin + move / pieces[which][:, None]
    middle = (begin + finish) / 2
    column, row = unpack(grid.locate(middle[:, 0], middle[:, 1]))
    for step_column, step_row in np.vstack([[[0, 0]], grid.neighbour_steps(1)]).tolist():
        keys = pack(column + step_column, row + step_row)
        found.append(keys[_meets(grid, keys, begin, finish)])
    return np.unique(np.concatenate(found))


def _depth(grid: Grid, keys: NDArray[np.int64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each point (n, 2) of a unit lies from the nearest side of it, in metres (n,); below 0 outside it."""
    x, y = grid.centres(keys)
    across, up = points[:, 0] - x, points[:, 1] - y
    outline = grid.outlines(keys[:1])[0] - [x[0], y[0]]
    depth = np.full(len(points), np.inf)
    for begin, side in zip(outline[:-1], np.diff(outline, axis=0)):
        normal = np.array([-side[1], side[0]]) / np.hypot(*side)
        np.minimum(depth, (across - begin[0]) * normal[0] + (up - begin[1]) * normal[1], out=depth)
    return depth


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
