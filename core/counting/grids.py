"""Regular grids anchored at the origin of the coordinate system.

The same place keeps the same unit in every run: a unit is named by its shape, its size, the EPSG code and its two
indices, never by where the data happen to begin. Points go to units by arithmetic, so that each is counted once.
"""

from __future__ import annotations

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
    """Put both indices of each unit into one key, so that sorting keys sorts units by row.

    Parameters
    ----------
    column, row : array_like, shape (n,)
        Indices, each within ±2³⁰.

    Returns
    -------
    keys : ndarray of int, shape (n,)
        The keys.

    Examples
    --------
    >>> [one.tolist() for one in unpack(pack([3, -4], [0, 7]))]
    [[3, -4], [0, 7]]
    """
    return ((np.asarray(row, np.int64) + _BIAS) << _SHIFT) + (np.asarray(column, np.int64) + _BIAS)


def unpack(keys: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The indices of units, from their keys.

    Parameters
    ----------
    keys : array_like, shape (n,)
        Keys of the units.

    Returns
    -------
    column, row : ndarray of int, shape (n,)
        Indices.
    """
    keys = np.asarray(keys, np.int64)
    return (keys & ((1 << _SHIFT) - 1)) - _BIAS, (keys >> _SHIFT) - _BIAS


@dataclass(frozen=True)
class SquareGrid:
    """Squares anchored at the origin; a point on a shared edge belongs to the upper or right one.

    Attributes
    ----------
    size : float
        Side of a square, in metres.
    """

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
        """The units that hold points.

        Parameters
        ----------
        x, y : array_like, shape (n,)
            Coordinates in metres, finite.

        Returns
        -------
        keys : ndarray of int, shape (n,)
            Keys of the units.
        """
        return pack(np.floor(np.asarray(x, float) / self.size), np.floor(np.asarray(y, float) / self.size))

    def centres(self, keys: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The centres of units.

        Parameters
        ----------
        keys : ndarray of int, shape (n,)
            Keys of the units.

        Returns
        -------
        x, y : ndarray of float, shape (n,)
            In metres.
        """
        column, row = (one.astype(float) for one in unpack(keys))
        return (column + 0.5) * self.size, (row + 0.5) * self.size

    def outlines(self, keys: NDArray[np.int64]) -> NDArray[np.float64]:
        """The outlines of units; shared corners are equal to the last bit.

        Parameters
        ----------
        keys : ndarray of int, shape (n,)
            Keys of the units.

        Returns
        -------
        outlines : ndarray of float, shape (n, 5, 2)
            Closed outlines in metres, counter-clockwise.
        """
        column, row = unpack(keys)
        across = np.array([0, 1, 1, 0, 0])
        up = np.array([0, 0, 1, 1, 0])
        return np.stack([(column[:, None] + across) * self.size, (row[:, None] + up) * self.size], axis=2)

    def neighbour_steps(self, rings: int) -> NDArray[np.int64]:
        """Index steps to the units around one, corners included (queen); the unit itself left out.

        Parameters
        ----------
        rings : int
            Number of rings around the unit.

        Returns
        -------
        steps : ndarray of int, shape (k, 2)
            Steps in column and row.
        """
        span = np.arange(-rings, rings + 1)
        column, row = (steps.ravel() for steps in np.meshgrid(span, span))
        keep = (column != 0) | (row != 0)
        return np.stack([column[keep], row[keep]], axis=1)

    def rows_between(self, bottom: float, top: float) -> tuple[int, int]:
        # Rows whose centre line may lie between two heights.
        """The rows whose centre line may lie between two heights.

        Parameters
        ----------
        bottom, top : float
            Heights in metres.

        Returns
        -------
        first, last : int
            Indices of the rows.
        """
        return int(np.floor(bottom / self.size)) - 1, int(np.ceil(top / self.size)) + 1

    def row_y(self, row: NDArray[np.int64]) -> NDArray[np.float64]:
        """The height of the centres of rows.

        Parameters
        ----------
        row : ndarray of int, shape (n,)
            Indices of the rows.

        Returns
        -------
        y : ndarray of float, shape (n,)
            In metres.
        """
        return (row.astype(float) + 0.5) * self.size

    def row_offset(self, row: NDArray[np.int64]) -> NDArray[np.float64]:
        """The x coordinate of the centre of column 0 in rows.

        Parameters
        ----------
        row : ndarray of int, shape (n,)
            Indices of the rows.

        Returns
        -------
        x : ndarray of float, shape (n,)
            In metres.
        """
        return np.full(np.shape(row), 0.5 * self.size)


@dataclass(frozen=True)
class HexagonGrid:
    """Hexagons with points up and down, anchored at the origin; a point goes to the nearest centre.

    Attributes
    ----------
    size : float
        Distance across flats, in metres.
    """

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
        """The units that hold points.

        Parameters
        ----------
        x, y : array_like, shape (n,)
            Coordinates in metres, finite.

        Returns
        -------
        keys : ndarray of int, shape (n,)
            Keys of the units.
        """
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
        """The centres of units.

        Parameters
        ----------
        keys : ndarray of int, shape (n,)
            Keys of the units.

        Returns
        -------
        x, y : ndarray of float, shape (n,)
            In metres.
        """
        column, row = (one.astype(float) for one in unpack(keys))
        return (column + row / 2) * self.size, row * self.row_height

    def outlines(self, keys: NDArray[np.int64]) -> NDArray[np.float64]:
        """The outlines of units; shared corners are equal to the last bit.

        Parameters
        ----------
        keys : ndarray of int, shape (n,)
            Keys of the units.

        Returns
        -------
        outlines : ndarray of float, shape (n, 7, 2)
            Closed outlines in metres, counter-clockwise.
        """
        column, row = unpack(keys)
        # Corners lie on a lattice of half widths and half side lengths: whole numbers until the last step.
        across = np.array([0, 1, 1, 0, -1, -1, 0])[::-1]
        up = np.array([2, 1, -1, -2, -1, 1, 2])[::-1]
        half_width, half_side = self.size / 2, self.size / (2 * np.sqrt(3))
        return np.stack(
            [((2 * column + row)[:, None] + across) * half_width, ((3 * row)[:, None] + up) * half_side], axis=2
        )

    def neighbour_steps(self, rings: int) -> NDArray[np.int64]:
        """Index steps to the units around one, the unit itself left out.

        Parameters
        ----------
        rings : int
            Number of rings around the unit.

        Returns
        -------
        steps : ndarray of int, shape (k, 2)
            Steps in column and row: 3 · rings · (rings + 1) of them.
        """
        span = np.arange(-rings, rings + 1)
        column, row = (steps.ravel() for steps in np.meshgrid(span, span))
        keep = (np.abs(column + row) <= rings) & ((column != 0) | (row != 0))
        return np.stack([column[keep], row[keep]], axis=1)

    def rows_between(self, bottom: float, top: float) -> tuple[int, int]:
        """The rows whose centre line may lie between two heights.

        Parameters
        ----------
        bottom, top : float
            Heights in metres.

        Returns
        -------
        first, last : int
            Indices of the rows.
        """
        return int(np.floor(bottom / self.row_height)) - 1, int(np.ceil(top / self.row_height)) + 1

    def row_y(self, row: NDArray[np.int64]) -> NDArray[np.float64]:
        """The height of the centres of rows.

        Parameters
        ----------
        row : ndarray of int, shape (n,)
            Indices of the rows.

        Returns
        -------
        y : ndarray of float, shape (n,)
            In metres.
        """
        return row.astype(float) * self.row_height

    def row_offset(self, row: NDArray[np.int64]) -> NDArray[np.float64]:
        """The x coordinate of the centre of column 0 in rows.

        Parameters
        ----------
        row : ndarray of int, shape (n,)
            Indices of the rows.

        Returns
        -------
        x : ndarray of float, shape (n,)
            In metres.
        """
        return np.asarray(row) / 2 * self.size


Grid = Union[SquareGrid, HexagonGrid]


def make_grid(shape: str, size: float) -> Grid:
    """Make a grid of a shape and a size.

    Parameters
    ----------
    shape : str
        ``hexagon`` or ``square``.
    size : float
        Side, or distance across flats, in metres.

    Returns
    -------
    grid : Grid
        The grid.

    Raises
    ------
    ValueError
        The shape is unknown, or the size no positive, finite number.

    Examples
    --------
    >>> make_grid("square", 250)
    SquareGrid(size=250.0)
    """
    kinds: dict[str, type[Grid]] = {"hexagon": HexagonGrid, "square": SquareGrid}
    if shape not in kinds:
        raise ValueError(tr("the shape must be one of {}, not {!r}").format(", ".join(kinds), shape))
    if not (np.isfinite(size) and size > 0):
        raise ValueError(tr("the size must be a number of metres above 0, not {!r}").format(size))
    return kinds[shape](float(size))


def unit_ids(grid: Grid, keys: NDArray[np.int64], epsg: int | str) -> list[str]:
    """Stable names of units, the same in every run: ``hexagon-150-27700-2931-3967``.

    Parameters
    ----------
    grid : Grid
        The grid.
    keys : ndarray of int, shape (n,)
        Keys of the units.
    epsg : int or str
        EPSG code of the coordinate system, or what stands for it.

    Returns
    -------
    ids : list of str
        Shape, size, EPSG code, column and row of each unit.

    Examples
    --------
    >>> grid = make_grid("square", 250)
    >>> unit_ids(grid, grid.locate([260.0], [10.0]), 27700)
    ['square-250-27700-1-0']
    """
    column, row = unpack(keys)
    start = f"{grid.shape}-{grid.size:g}-{epsg}-"
    return [f"{start}{c}-{r}" for c, r in zip(column.tolist(), row.tolist())]


def units_wkb(grid: Grid, keys: NDArray[np.int64]) -> list[bytes]:
    """Units as polygons in well-known binary.

    Parameters
    ----------
    grid : Grid
        The grid.
    keys : ndarray of int, shape (n,)
        Keys of the units.

    Returns
    -------
    polygons : list of bytes
        A polygon for each unit.
    """
    return polygons_wkb(grid.outlines(keys))


def steps_within(grid: Grid, distance: float) -> NDArray[np.int64]:
    """Index steps to the units whose centre lies within a distance, the unit itself left out.

    Parameters
    ----------
    grid : Grid
        The grid.
    distance : float
        In metres.

    Returns
    -------
    steps : ndarray of int, shape (k, 2)
        Steps in column and row.

    Examples
    --------
    >>> steps_within(make_grid("square", 100), 100).tolist()
    [[0, -1], [-1, 0], [1, 0], [0, 1]]
    """
    rings = int(np.ceil(distance / grid.row_height)) + 1
    steps = grid.neighbour_steps(rings)
    x, y = grid.centres(pack(steps[:, 0], steps[:, 1]))
    x0, y0 = grid.centres(pack([0], [0]))
    return steps[np.hypot(x - x0, y - y0) <= distance * (1 + 1e-12)]


def find(table: NDArray[np.integer[Any]], keys: NDArray[np.integer[Any]]) -> NDArray[np.int64]:
    """Look up keys in a sorted array.

    Parameters
    ----------
    table : ndarray, shape (m,)
        Sorted keys.
    keys : ndarray, shape (n,)
        Keys to look up.

    Returns
    -------
    places : ndarray of int, shape (n,)
        Index of each key in the table, −1 where it is absent.

    Examples
    --------
    >>> find(np.array([2, 5, 9]), np.array([5, 3])).tolist()
    [1, -1]
    """
    if not len(table):
        return np.full(len(keys), -1)
    place = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    return np.where(table[place] == keys, place, -1)


def finder(table: NDArray[np.int64]) -> Callable[[NDArray[np.int64]], NDArray[np.int64]]:
    """Make a function that looks up keys in a table as ``find`` does, quicker where a great many are looked up.

    Parameters
    ----------
    table : ndarray of int, shape (m,)
        Sorted keys of units.

    Returns
    -------
    look_up : callable
        Given keys (n,), their indices in the table (n,), −1 where absent.

    Examples
    --------
    >>> finder(pack([2, 5], [0, 0]))(pack([5, 3], [0, 0])).tolist()
    [1, -1]
    """
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
