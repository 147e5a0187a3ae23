"""A study area made from the crimes, where nobody gives one: from all of a layer, so that every choice of them shares
it.

Crimes are counted in squares anchored at the origin of the coordinate system. Squares that are near each other form
parts; what lies in small parts far from all others is stray and stretches nothing. Land that is quiet between towns
counts where it is surrounded, and the sea does not. No part reaches farther beyond the hull of its own
crimes than chance would have them end: a rim without crime would make all that lies within it look busy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .grids import SquareGrid, find, pack, unpack
from .neighbours import on_grid

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: The squares, in metres; a gap of one between two of them is bridged.
SQUARES = SquareGrid(2000.0)
_BRIDGED = 2
#: How far from the origin there are squares, in metres.
FAR = SQUARES.size * 2.0**29
#: A part is stray with fewer crimes than these and less than this share of all.
_FEW, _SHARE = 20, 0.001
#: Square metres from which a hole in the area is left out of it; fewer than nine squares (see ``_small_holes``).
_HOLE = 25e6
#: An area can be made where its parts hold this share of the crimes, and the largest of them this many: of fewer than
#: a thousand crimes in all, a tenth.
_MOST, _ENOUGH, _TENTH = 0.9, 100, 0.1


class Squares:
    """Crimes counted in squares of 2 km, block by block.

    Attributes
    ----------
    keys : ndarray of int, shape (n,)
        Sorted keys of the squares with crimes.
    counts : ndarray of int, shape (n,)
        Crimes in each.
    boxes : ndarray of float, shape (n, 4)
        Box in which they lie: west, south, east and north, in metres.
    """

    def __init__(self) -> None:
        self.keys: NDArray[np.int64] = np.empty(0, np.int64)
        self.counts: NDArray[np.int64] = np.empty(0, np.int64)
        self.boxes: NDArray[np.float64] = np.empty((0, 4))

    def add(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> None:
        """Add a crime at each point; those that lie nowhere are left out.

        Parameters
        ----------
        x, y : ndarray of float, shape (m,)
            Coordinates of the points, in metres.
        """
        there = _somewhere(x, y)
        x, y = x[there], y[there]
        keys = SQUARES.locate(x, y)
        # In the order of the squares, each is a run of points.
        order = np.argsort(keys, kind="stable")
        every, first = np.unique(keys[order], return_index=True)
        if len(every):
            x, y = x[order], y[order]
            self.add_counted(
                every,
                np.diff(first, append=len(order)),
                np.stack(
                    [
                        np.minimum.reduceat(x, first),
                        np.minimum.reduceat(y, first),
                        np.maximum.reduceat(x, first),
                        np.maximum.reduceat(y, first),
                    ],
                    1,
                ),
            )

    def add_counted(self, keys: NDArray[np.int64], counts: NDArray[np.int64], boxes: NDArray[np.float64]) -> None:
        """Add crimes that have been counted elsewhere.

        Parameters
        ----------
        keys : ndarray of int, shape (m,)
            Keys of the squares.
        counts : ndarray of int, shape (m,)
            Crimes in each.
        boxes : ndarray of float, shape (m, 4)
            Box in which they lie: west, south, east and north, in metres.
        """
        every, where = np.unique(np.concatenate([self.keys, keys]), return_inverse=True)
        where = where.reshape(-1)
        self.counts = np.bincount(where, np.concatenate([self.counts, counts]), len(every)).astype(np.int64)
        both, out = np.concatenate([self.boxes, boxes]), np.tile([np.inf, np.inf, -np.inf, -np.inf], (len(every), 1))
        np.minimum.at(out[:, :2], where, both[:, :2])
        np.maximum.at(out[:, 2:], where, both[:, 2:])
        self.keys, self.boxes = every, out

    def near(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether points lie in a square with crimes, or in one beside it.

        Parameters
        ----------
        x, y : ndarray of float, shape (m,)
            Coordinates of the points, in metres.

        Returns
        -------
        near : ndarray of bool, shape (m,)
            Whether each does.
        """
        there = _somewhere(x, y)
        x, y = np.where(there, x, 0), np.where(there, y, 0)
        steps = (-SQUARES.size, 0.0, SQUARES.size)
        beside = [find(self.keys, SQUARES.locate(x + east, y + north)) >= 0 for east in steps for north in steps]
        return there & np.any(beside, axis=0)


@dataclass(frozen=True)
class MadeArea:
    """A study area made from crimes.

    Attributes
    ----------
    keys : ndarray of int, shape (n,)
        Sorted keys of the squares that it is made of.
    part : ndarray of int, shape (n,)
        Part of the area in which each is.
    corners : ndarray of float, shape (m, 2)
        Corners of the boxes of crimes, in metres: each part ends with their hull and its ``reach``.
    corner_part : ndarray of int, shape (m,)
        Part of each corner.
    reach : ndarray of float, shape (parts,)
        How far each part goes beyond the hull, in metres.
    total : int
        Crimes in all.
    stray : int
        Crimes that lie elsewhere.
    distance : float
        How far the farthest of these lies from the area, in metres.
    scattered : bool
        Whether the crimes lie in small groups all over, so that no area can be made.
    """

    keys: NDArray[np.int64]
    part: NDArray[np.int64]
    corners: NDArray[np.float64]
    corner_part: NDArray[np.int64]
    reach: NDArray[np.float64]
    total: int
    stray: int
    distance: float
    scattered: bool

    @property
    def parts(self) -> int:
        """How many pieces the area has on the map."""
        return int(self.part.max(initial=-1)) + 1

    def hold(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether points lie in the area.

        Parameters
        ----------
        x, y : ndarray of float, shape (m,)
            Coordinates of the points, in metres.

        Returns
        -------
        inside : ndarray of bool, shape (m,)
            Whether each does.
        """
        there = _somewhere(x, y)
        return there & (find(self.keys, SQUARES.locate(np.where(there, x, 0), np.where(there, y, 0))) >= 0)


def made_area(squares: Squares) -> MadeArea:
    """Make a study area from crimes, where nobody gives one.

    Squares near each other form parts; what lies in small parts far from all others is stray. Land that is quiet
    between towns counts where it is surrounded, and the sea does not.

    Parameters
    ----------
    squares : Squares
        Crimes in squares.

    Returns
    -------
    area : MadeArea
        The area.

    Examples
    --------
    >>> squares = Squares()
    >>> squares.add(np.full(200, 500.0), np.full(200, 500.0))
    >>> area = made_area(squares)
    >>> area.total, area.stray, area.parts, area.scattered
    (200, 0, 1, False)
    """
    keys, counts = squares.keys, squares.counts
    total = int(counts.sum())
    part = _parts(keys, SQUARES.neighbour_steps(_BRIDGED))
    crimes = np.bincount(part, counts, 1)
    small = (crimes < _FEW) & (crimes < _SHARE * total)
    stray = small[part]
    held = int(counts[~stray].sum())
    scattered = held < _MOST * total or crimes.max() < min(_ENOUGH, _TENTH * total)
    own = keys[~stray]
    area = own
    if len(own):
        area = _closed(own)
        area = np.union1d(area, _small_holes(area))
    of = _parts(area, SQUARES.neighbour_steps(1))
    # Every corner of a box, west and east with south and north.
    corners = squares.boxes[~stray][:, [[0, 1], [0, 3], [2, 1], [2, 3]]].reshape(-1, 2)
    own_part, parts = of[find(area, own)], int(of.max(initial=-1)) + 1
    # Of n crimes drawn evenly along a line the outermost lies 1/(n + 1) of its length from the end.
    reach = np.sqrt(SQUARES.area * np.bincount(of, minlength=parts)) / (
        1 + np.bincount(own_part, counts[~stray], parts)
    )
    return MadeArea(
        area,
        of,
        corners,
        np.repeat(own_part, 4),
        reach,
        total,
        total - held,
        _farthest(keys[stray], own),
        bool(scattered),
    )


def _somewhere(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each of the points (n,), (n,) in metres lies where there are squares; what is no number does not."""
    return (np.abs(x) < FAR) & (np.abs(y) < FAR)


def _parts(keys: NDArray[np.int64], steps: NDArray[np.int64]) -> NDArray[np.int64]:
    """The part (n,) of each of the sorted squares: those that ``steps`` (k, 2) lead to are of one part."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    if not len(keys):
        return np.empty(0, np.int64)
    near = on_grid(keys, steps)
    links = csr_matrix((np.ones(len(near.members), bool), near.members, near.start), (len(keys), len(keys)))
    return connected_components(links, directed=False)[1].astype(np.int64)


def _widened(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sorted squares and those that touch one of them."""
    column, row = unpack(keys)
    around = SQUARES.neighbour_steps(1)
    return np.unique(np.concatenate([keys, pack(column[:, None] + around[:, 0], row[:, None] + around[:, 1]).ravel()]))


def _closed(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sorted squares with the gaps and notches of one that they have among them."""
    wide, around = _widened(keys), SQUARES.neighbour_steps(1)
    column, row = unpack(wide)
    beside = pack(column[:, None] + around[:, 0], row[:, None] + around[:, 1])
    return wide[(find(wide, beside.ravel()) >= 0).reshape(beside.shape).all(1)]


def _small_holes(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """The squares (m,) of the holes in an area of sorted squares that are smaller than ``_HOLE``."""
    # Of a hole of fewer than nine squares, each touches the area.
    beside = np.setdiff1d(_widened(keys), keys)
    sides = np.array([[1, 0], [-1, 0], [0, 1], [0, -1]])
    hole = _parts(beside, sides)
    column, row = unpack(beside)
    reached = pack(column[:, None] + sides[:, 0], row[:, None] + sides[:, 1])
    known = np.union1d(keys, beside)
    leads_out = (find(known, reached.ravel()) < 0).reshape(reached.shape).any(1)
    closed = ~np.bincount(hole, leads_out).astype(bool) & (np.bincount(hole) * SQUARES.area < _HOLE)
    return beside[closed[hole]]


def _farthest(stray: NDArray[np.int64], rest: NDArray[np.int64]) -> float:
    """The metres from the rest of the stray square that is farthest from it; 0 without."""
    from scipy.spatial import cKDTree

    if not len(stray) or not len(rest):
        return 0.0
    off, _ = cKDTree(np.stack(SQUARES.centres(rest), 1)).query(np.stack(SQUARES.centres(stray), 1))
    return float(off.max())
