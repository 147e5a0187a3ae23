"""The convex hull of points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def convex_hull(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """The convex hull of points (Andrew's monotone chain).

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates in metres, one point at least.

    Returns
    -------
    outline : ndarray of float, shape (m, 2)
        Closed outline, counter-clockwise; a single vertex for one place, a line there and back for a straight row.

    Examples
    --------
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
            # Half a metre is far more than any rounding error.
            inside &= across * (y - y[i]) - up * (x - x[i]) > 0.5 * np.hypot(across, up)
    return ~inside
