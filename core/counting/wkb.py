"""Well-known binary from and to arrays, without a loop over coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def polygons_wkb(outlines: NDArray[np.float64]) -> list[bytes]:
    """Polygons of a single ring in well-known binary.

    Parameters
    ----------
    outlines : ndarray of float, shape (n, k, 2)
        Closed outlines.

    Returns
    -------
    polygons : list of bytes
        A polygon for each outline.
    """
    count, corners = outlines.shape[:2]
    record = np.zeros(
        count,
        np.dtype([("order", "u1"), ("kind", "<u4"), ("rings", "<u4"), ("points", "<u4"), ("xy", "<f8", (corners, 2))]),
    )
    record["order"], record["kind"], record["rings"], record["points"] = 1, 3, 1, corners
    record["xy"] = outlines
    return _split(record)


def circles_wkb(x: NDArray[np.float64], y: NDArray[np.float64], radius: ArrayLike, corners: int = 48) -> list[bytes]:
    """Circles as polygons in well-known binary.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates.
    radius : array_like, shape (n,)
        Radius of each circle.
    corners : int, default 48
        Corners with which a circle is drawn.

    Returns
    -------
    polygons : list of bytes
        A polygon for each circle.
    """
    if not len(x):
        return []
    angle = np.append(np.arange(corners), 0) * 2 * np.pi / corners
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    centres = np.stack([x, y], axis=1)
    return polygons_wkb(centres[:, None] + np.asarray(radius, float)[:, None, None] * ring)


def ellipse_wkb(centre: Sequence[float], long: float, short: float, angle: float, corners: int = 72) -> bytes:
    """An ellipse as a polygon in well-known binary.

    Parameters
    ----------
    centre : sequence of float, shape (2,)
        Centre.
    long, short : float
        Half axes.
    angle : float
        Angle of the long axis from the x axis, in radians.
    corners : int, default 72
        Corners with which it is drawn.

    Returns
    -------
    polygon : bytes
        The polygon.
    """
    turn = np.append(np.arange(corners), 0) * 2 * np.pi / corners
    along, across = long * np.cos(turn), short * np.sin(turn)
    x = centre[0] + along * np.cos(angle) - across * np.sin(angle)
    y = centre[1] + along * np.sin(angle) + across * np.cos(angle)
    return polygons_wkb(np.stack([x, y], axis=1)[None])[0]


def points_wkb(x: NDArray[np.float64], y: NDArray[np.float64]) -> list[bytes]:
    """Points in well-known binary.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates.

    Returns
    -------
    points : list of bytes
        A point for each pair of coordinates.
    """
    record = np.zeros(len(x), np.dtype([("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8")]))
    record["order"], record["kind"], record["x"], record["y"] = 1, 1, x, y
    return _split(record)


def line_wkb(x: NDArray[np.float64], y: NDArray[np.float64]) -> bytes:
    """One line in well-known binary: the quick way to hand many coordinates over at once.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates.

    Returns
    -------
    line : bytes
        The line.
    """
    head = np.zeros(1, np.dtype([("order", "u1"), ("kind", "<u4"), ("points", "<u4")]))
    head["order"], head["kind"], head["points"] = 1, 2, len(x)
    return head.tobytes() + np.stack([x, y], axis=1).astype("<f8").tobytes()


def line_coordinates(wkb: bytes) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The coordinates of a two-dimensional line in well-known binary.

    Parameters
    ----------
    wkb : bytes
        The line.

    Returns
    -------
    x, y : ndarray of float, shape (n,)
        Coordinates.

    Examples
    --------
    >>> x, y = line_coordinates(line_wkb(np.array([1.0, 2.0]), np.array([3.0, 4.5])))
    >>> x.tolist(), y.tolist()
    ([1.0, 2.0], [3.0, 4.5])
    """
    xy = np.frombuffer(wkb, "<f8", offset=9).reshape(-1, 2)
    return xy[:, 0].copy(), xy[:, 1].copy()


def _split(record: NDArray[Any]) -> list[bytes]:
    data, width = record.tobytes(), record.dtype.itemsize
    return [data[i : i + width] for i in range(0, len(data), width)]
