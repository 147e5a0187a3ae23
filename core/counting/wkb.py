"""Well-known binary from and to arrays, without a loop over coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def polygons_wkb(outlines: NDArray[np.float64]) -> list[bytes]:
    """WKB (list of bytes) of single-ring polygons from closed outlines (n, k, 2)."""
    count, corners = outlines.shape[:2]
    record = np.zeros(
        count,
        np.dtype([("order", "u1"), ("kind", "<u4"), ("rings", "<u4"), ("points", "<u4"), ("xy", "<f8", (corners, 2))]),
    )
    record["order"], record["kind"], record["rings"], record["points"] = 1, 3, 1, corners
    record["xy"] = outlines
    return _split(record)


def circles_wkb(x: NDArray[np.float64], y: NDArray[np.float64], radius: ArrayLike, corners: int = 48) -> list[bytes]:
    """WKB (list of bytes) of circles around points (n,), (n,) with radii (n,), drawn with so many corners."""
    if not len(x):
        return []
    angle = np.append(np.arange(corners), 0) * 2 * np.pi / corners
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    centres = np.stack([x, y], axis=1)
    return polygons_wkb(centres[:, None] + np.asarray(radius, float)[:, None, None] * ring)


def ellipse_wkb(centre: Sequence[float], long: float, short: float, angle: float, corners: int = 72) -> bytes:
    """WKB (bytes) of an ellipse with half axes ``long`` and ``short``, the long one at ``angle`` (radians)."""
    turn = np.append(np.arange(corners), 0) * 2 * np.pi / corners
    along, across = long * np.cos(turn), short * np.sin(turn)
    x = centre[0] + along * np.cos(angle) - across * np.sin(angle)
    y = centre[1] + along * np.sin(angle) + across * np.cos(angle)
    return polygons_wkb(np.stack([x, y], axis=1)[None])[0]


def points_wkb(x: NDArray[np.float64], y: NDArray[np.float64]) -> list[bytes]:
    """WKB (list of bytes) of points (n,), (n,)."""
    record = np.zeros(len(x), np.dtype([("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8")]))
    record["order"], record["kind"], record["x"], record["y"] = 1, 1, x, y
    return _split(record)


def line_wkb(x: NDArray[np.float64], y: NDArray[np.float64]) -> bytes:
    """WKB (bytes) of one line through points (n,), (n,): the quick way to hand many coordinates over at once."""
    head = np.zeros(1, np.dtype([("order", "u1"), ("kind", "<u4"), ("points", "<u4")]))
    head["order"], head["kind"], head["points"] = 1, 2, len(x)
    return head.tobytes() + np.stack([x, y], axis=1).astype("<f8").tobytes()


def line_coordinates(wkb: bytes) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Coordinates (n,), (n,) of a two-dimensional WKB line.

    >>> x, y = line_coordinates(line_wkb(np.array([1.0, 2.0]), np.array([3.0, 4.5])))
    >>> x.tolist(), y.tolist()
    ([1.0, 2.0], [3.0, 4.5])
    """
    xy = np.frombuffer(wkb, "<f8", offset=9).reshape(-1, 2)
    return xy[:, 0].copy(), xy[:, 1].copy()


def _split(record: NDArray[Any]) -> list[bytes]:
    data, width = record.tobytes(), record.dtype.itemsize
    return [data[i : i + width] for i in range(0, len(data), width)]
