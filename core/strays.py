"""Crimes that lie far from all others: their points stretch an area that is made from the crimes."""

from dataclasses import dataclass

import numpy as np

from .grids import make_grid
from .neighbours import on_grid

#: Side of the squares that are joined to parts, in metres; a gap of one square is bridged.
_SIDE, _BRIDGED = 2000.0, 2
#: A part is small with fewer crimes than these, and with less than these shares of all crimes or of the largest part.
_FEW, _SHARE, _BESIDE = 20, 0.001, 0.05
#: What is small is stray so many metres from the rest, a village is not; more than this share are the countryside.
_FAR, _MOST_STRAY = 30_000.0, 0.05
#: Without this share in parts that are not small, over so many metres, the crimes are a country's and no town's.
_MOST, _COUNTRY = 0.9, 200_000.0


@dataclass(frozen=True)
class Strays:
    """``crimes`` of ``total`` lie far from the rest, the farthest ``distance`` metres; ``scattered``: there is no rest,
    the crimes lie in small groups all over a country."""

    crimes: int
    total: int
    distance: float
    scattered: bool


def strays(x, y, counts):
    """The Strays among crimes at places (n,), (n,) in metres, ``counts`` (n,) at each."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial import cKDTree

    there = np.asarray(counts) > 0
    x, y, counts = (np.asarray(one)[there] for one in (x, y, counts))
    total = int(counts.sum())
    if total < 2:
        return Strays(0, total, 0.0, False)
    grid = make_grid("square", _SIDE)
    keys, square = np.unique(grid.locate(x, y), return_inverse=True)
    square = square.reshape(-1)
    near = on_grid(keys, grid.neighbour_steps(_BRIDGED))
    links = csr_matrix((np.ones(len(near.members), bool), near.members, near.start), (len(keys), len(keys)))
    part = connected_components(links, directed=False)[1]
    crimes = np.bincount(part[square], counts)
    small = (crimes < _FEW) & (crimes < np.maximum(_SHARE * total, _BESIDE * crimes.max()))
    few = small[part]
    far, distance = np.zeros(len(keys), bool), 0.0
    if few.any() and not few.all():
        middles = np.stack(grid.centres(keys), 1)
        off, _ = cKDTree(middles[~few]).query(middles[few])
        far[few] = off > _FAR
        distance = float(off.max())
    stray = int(counts[far[square]].sum())
    if stray > _MOST_STRAY * total:
        stray = 0
    scattered = np.hypot(np.ptp(x), np.ptp(y)) > _COUNTRY and crimes[crimes >= _FEW].sum() < _MOST * total
    return Strays(stray, total, distance if stray else 0.0, bool(scattered and not stray))
