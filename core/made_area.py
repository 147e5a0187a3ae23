"""A study area made from the crimes, where nobody gives one: from all of a layer, so that every choice of them shares
it.

Crimes are counted in squares anchored at the origin of the coordinate system. Squares that are near each other form
parts; what lies in small parts far from all others is stray and stretches nothing. No hull, no alpha shape: land that
is quiet between towns counts where it is surrounded, and the sea does not.
"""

from dataclasses import dataclass

import numpy as np

from .grids import SquareGrid, find, pack, unpack
from .neighbours import on_grid

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
    """Crimes (n,) in each of the sorted squares ``keys`` (n,), counted block by block."""

    def __init__(self):
        self.keys, self.counts = np.empty(0, np.int64), np.empty(0, np.int64)

    def add(self, x, y):
        """One more crime at each of the points (m,), (m,) in metres; those that lie nowhere are left out."""
        there = _somewhere(x, y)
        self.add_counted(*np.unique(SQUARES.locate(x[there], y[there]), return_counts=True))

    def add_counted(self, keys, counts):
        """So many more ``counts`` (m,) in the squares ``keys`` (m,)."""
        every, where = np.unique(np.concatenate([self.keys, keys]), return_inverse=True)
        both = np.concatenate([self.counts, counts])
        self.keys, self.counts = every, np.bincount(where.reshape(-1), both, len(every)).astype(np.int64)


@dataclass(frozen=True)
class MadeArea:
    """The area: the squares ``keys`` (n,) that it is made of, the ``part`` (n,) of the area in which each is, ``total``
    crimes, of which ``stray`` lie elsewhere, the farthest ``distance`` metres from the rest. ``scattered``: the
    crimes lie in small groups all over, and no area can be made of them."""

    keys: np.ndarray
    part: np.ndarray
    total: int
    stray: int
    distance: float
    scattered: bool

    @property
    def square_metres(self) -> float:
        return len(self.keys) * SQUARES.area

    @property
    def parts(self) -> int:
        """How many pieces the area has on the map."""
        return int(self.part.max(initial=-1)) + 1

    def hold(self, x, y):
        """Whether each of the points (m,), (m,) in metres lies in the area, bool (m,)."""
        there = _somewhere(x, y)
        return there & (find(self.keys, SQUARES.locate(np.where(there, x, 0), np.where(there, y, 0))) >= 0)


def made_area(squares: Squares) -> MadeArea:
    """The MadeArea of crimes in Squares."""
    keys, counts = squares.keys, squares.counts
    total = int(counts.sum())
    part = _parts(keys, SQUARES.neighbour_steps(_BRIDGED))
    crimes = np.bincount(part, counts, 1)
    small = (crimes < _FEW) & (crimes < _SHARE * total)
    stray = small[part]
    held = int(counts[~stray].sum())
    scattered = held < _MOST * total or crimes.max() < min(_ENOUGH, _TENTH * total)
    around = _widened(keys[~stray])
    area = np.union1d(around, _small_holes(around)) if len(around) else around
    return MadeArea(area, _parts(area, SQUARES.neighbour_steps(1)), total, total - held,
                    _farthest(keys[stray], keys[~stray]), bool(scattered))


def _somewhere(x, y):
    """Whether each of the points (n,), (n,) in metres lies where there are squares; what is no number does not."""
    return (np.abs(x) < FAR) & (np.abs(y) < FAR)


def _parts(keys, steps):
    """The part (n,) of each of the sorted squares: those that ``steps`` (k, 2) lead to are of one part."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    if not len(keys):
        return np.empty(0, np.int64)
    near = on_grid(keys, steps)
    links = csr_matrix((np.ones(len(near.members), bool), near.members, near.start), (len(keys), len(keys)))
    return connected_components(links, directed=False)[1].astype(np.int64)


def _widened(keys):
    """The sorted squares and those that touch one of them."""
    column, row = unpack(keys)
    around = SQUARES.neighbour_steps(1)
    return np.unique(np.concatenate([keys, pack(column[:, None] + around[:, 0], row[:, None] + around[:, 1]).ravel()]))


def _small_holes(keys):
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


def _farthest(stray, rest):
    """The metres from the rest of the stray square that is farthest from it; 0 without."""
    from scipy.spatial import cKDTree

    if not len(stray) or not len(rest):
        return 0.0
    off, _ = cKDTree(np.stack(SQUARES.centres(rest), 1)).query(np.stack(SQUARES.centres(stray), 1))
    return float(off.max())
