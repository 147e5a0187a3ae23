"""Crimes to the nearest street segment, exactly, by arithmetic on all candidates at once. NumPy and SciPy only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Callable

import numpy as np

from ..counting.neighbours import blocks_of_pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Pieces of segments are no longer than this, so that a piece's middle is near all of it (metres).
_PIECE = 100.0
#: Pairs of a point and a piece looked at together.
_PAIRS = 1_000_000


def pieces(lines: Iterable[Iterable[NDArray[np.float64]]]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Cut lines into straight pieces of at most 100 m.

    Parameters
    ----------
    lines : iterable of iterable of ndarray of float
        The parts of each line, arrays (m, 2) in metres.

    Returns
    -------
    ends : ndarray of float, shape (k, 4)
        Ends of each piece: x1, y1, x2, y2.
    owner : ndarray of int, shape (k,)
        Index of the line to which each belongs.

    Examples
    --------
    >>> ends, owner = pieces([[np.array([[0.0, 0.0], [150.0, 0.0]])]])
    >>> ends.tolist(), owner.tolist()
    ([[0.0, 0.0, 75.0, 0.0], [75.0, 0.0, 150.0, 0.0]], [0, 0])
    """
    ends, owner = [], []
    for number, parts in enumerate(lines):
        for part in parts:
            if len(part) < 2:
                continue
            a, b = part[:-1], part[1:]
            cuts = np.maximum(np.ceil(np.hypot(*(b - a).T) / _PIECE).astype(int), 1)
            which = np.repeat(np.arange(len(a)), cuts)
            step = np.concatenate([np.arange(count) for count in cuts])
            begin, end = (step / cuts[which])[:, None], ((step + 1) / cuts[which])[:, None]
            ends.append(np.hstack([a[which] + begin * (b - a)[which], a[which] + end * (b - a)[which]]))
            owner.append(np.full(len(which), number))
    if not ends:
        return np.empty((0, 4)), np.empty(0, np.int64)
    return np.concatenate(ends), np.concatenate(owner)


def nearest_line(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    ends: NDArray[np.float64],
    owner: NDArray[np.int64],
    tolerance: float,
    step: Callable[[float], None] = lambda share: None,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The nearest line of each point.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates of the points, in metres.
    ends : ndarray of float, shape (k, 4)
        Ends of the pieces of the lines, as ``pieces`` gives them.
    owner : ndarray of int, shape (k,)
        Index of the line to which each belongs.
    tolerance : float
        Distance within which a line is looked for, in metres.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Returns
    -------
    line : ndarray of int, shape (n,)
        Index of the line, the first of lines equally near; −1 where none is near enough.
    distance : ndarray of float, shape (n,)
        In metres; NaN where none is near enough.

    Examples
    --------
    >>> ends, owner = pieces([[np.array([[0.0, 0.0], [90.0, 0.0]])]])
    >>> line, distance = nearest_line(np.array([10.0, 10.0]), np.array([5.0, 500.0]), ends, owner, 50)
    >>> line.tolist(), distance.tolist()
    ([0, -1], [5.0, nan])
    """
    line, distance = np.full(len(x), -1, np.int64), np.full(len(x), np.nan)
    if not len(ends) or not len(x):
        return line, distance
    points, back = np.unique(np.column_stack([x, y]), axis=0, return_inverse=True)
    back = back.ravel()
    found, far = np.full(len(points), -1, np.int64), np.full(len(points), np.nan)
    for i, j, apart in pieces_within(points, ends, tolerance, step):
        first = nearest(i, apart, owner[j])
        found[i[first]], far[i[first]] = owner[j[first]], apart[first]
    return found[back], far[back]


def pieces_within(
    points: NDArray[np.float64],
    ends: NDArray[np.float64],
    distance: float,
    step: Callable[[float], None] = lambda share: None,
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]]:
    """Find the straight pieces near each point, in blocks; a point has all its pieces in one block.

    Parameters
    ----------
    points : ndarray of float, shape (n, 2)
        The points, in metres.
    ends : ndarray of float, shape (k, 4)
        Ends of the pieces of the lines, as ``pieces`` gives them.
    distance : float
        Distance within which a piece is near, in metres.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Yields
    ------
    point, piece : ndarray of int, shape (m,)
        Indices of the points and of the pieces near them.
    apart : ndarray of float, shape (m,)
        Distance of each pair, in metres.

    Examples
    --------
    >>> ends, owner = pieces([[np.array([[0.0, 0.0], [90.0, 0.0]])]])
    >>> [[found.tolist() for found in block] for block in pieces_within(np.array([[10.0, 5.0]]), ends, 50)]
    [[[0], [0], [5.0]]]
    """
    from scipy.spatial import cKDTree

    if not len(points) or not len(ends):
        return
    middle = cKDTree((ends[:, :2] + ends[:, 2:]) / 2)
    reach = distance + np.hypot(*(ends[:, 2:] - ends[:, :2]).T).max() / 2 + 1e-6
    for begin, end in blocks_of_pairs(middle, points, reach, _PAIRS):
        step(begin / len(points))
        some = points[begin:end]
        near = cKDTree(some).sparse_distance_matrix(middle, reach, output_type="ndarray")
        i, j = near["i"].astype(np.int64), near["j"].astype(np.int64)
        apart = _to_pieces(some[i], ends[j])
        keep = apart <= distance
        if keep.any():
            yield begin + i[keep], j[keep], apart[keep]


def nearest(point: NDArray[np.int64], distance: NDArray[np.float64], line: NDArray[np.int64]) -> NDArray[np.int64]:
    """The nearest line of each point, among pairs of a point and a line.

    Parameters
    ----------
    point : ndarray of int, shape (m,)
        Index of the point of each pair.
    distance : ndarray of float, shape (m,)
        Between point and line, in metres.
    line : ndarray of int, shape (m,)
        Index of the line of each pair.

    Returns
    -------
    pairs : ndarray of int, shape (p,)
        Index of one pair for each point that occurs; of lines equally near, to the rounded micrometre, the first.

    Examples
    --------
    >>> nearest(np.array([7, 7, 9]), np.array([5.0, 5.0, 1.0]), np.array([3, 2, 8])).tolist()
    [1, 2]
    """
    order = np.lexsort((line, np.round(distance, 6), point))
    return order[np.unique(point[order], return_index=True)[1]]


def _to_pieces(points: NDArray[np.float64], ends: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distance (k,) of points (k, 2) to straight pieces (k, 4)."""
    a, along = ends[:, :2], ends[:, 2:] - ends[:, :2]
    length = np.maximum((along**2).sum(1), 1e-30)
    share = np.clip(((points - a) * along).sum(1) / length, 0, 1)
    return np.hypot(*(a + share[:, None] * along - points).T)
