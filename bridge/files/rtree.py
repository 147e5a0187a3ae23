"""The pages of SQLite's R-tree, packed at once: many times as fast as putting boxes in one by one.

Sort-tile-recursive (Leutenegger, Lopez and Edgington 1997): boxes are cut into upright strips, each strip from bottom
to top into nodes, and the boxes of the nodes likewise, until one node holds all.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import sqlite3

#: By what SQLite moves a bound outward that single precision has put inside.
_LESS, _MORE = 1 - 2**-23, 1 + 2**-23
#: The number of the node that holds all.
_ROOT = 1
#: What a node holds: a row, or a node below it, with the bounds.
_CELL = np.dtype([("id", ">i8"), ("bounds", ">f4", 4)])
#: Bytes before the cells: the height of the tree (in the root) and the number of cells.
_HEAD = 4
#: Nodes, and rows, that are written at once.
_NODES, _ROWS = 1_000, 50_000


def single_bounds(bounds: NDArray[np.float64]) -> NDArray[np.float32]:
    """Bounds (n, 4) minx, maxx, miny, maxy in single precision, rounded outward as SQLite does it."""
    with np.errstate(over="ignore"):
        single = bounds.astype(np.float32)
        for i, low in enumerate((True, False, True, False)):
            exact, rounded = bounds[:, i], single[:, i]
            inside = rounded > exact if low else rounded < exact
            rounded[inside] = (exact * np.where((exact < 0) == low, _MORE, _LESS))[inside]
    return single


def fill_rtree(
    base: sqlite3.Connection, index: str, rows: NDArray[np.integer[Any]], bounds: NDArray[np.float32]
) -> None:
    """Put ``rows`` (n,), ascending, with their ``bounds`` (n, 4) into an R-tree that is empty. Raises sqlite3.Error."""
    if not len(rows):
        return
    node, rowid, parent = ('"{}_{}"'.format(index.replace('"', '""'), part) for part in ("node", "rowid", "parent"))
    ((size,),) = base.execute(f"SELECT length(data) FROM {node}")  # nosec B608
    base.execute(f"DELETE FROM {node}")  # nosec B608
    first, height = _ROOT + 1, 0
    while True:
        order, starts = _tiles(bounds, (size - _HEAD) // _CELL.itemsize)
        top = len(starts) == 2
        numbers = np.array([_ROOT]) if top else np.arange(first, first + len(starts) - 1)
        boxes = np.empty((len(numbers), 4), np.float32)
        for i in range(0, len(numbers), _NODES):
            # Some nodes at a time, since all that is in them takes much room once more.
            some = starts[i : i + _NODES + 1]
            inside = order[some[0] : some[-1]]
            pages = _pages(rows[inside], bounds[inside], some - some[0], size, height if top else 0)
            base.executemany(f"INSERT INTO {node} VALUES (?, ?)", zip(numbers[i:].tolist(), pages))  # nosec B608
            low, high = (of.reduceat(bounds[inside], some[:-1] - some[0]) for of in (np.minimum, np.maximum))
            boxes[i : i + _NODES] = np.where([True, False, True, False], low, high)
        above = np.empty(len(rows), np.int32)
        above[order] = np.repeat(numbers, np.diff(starts))
        for i in range(0, len(rows), _ROWS):
            base.executemany(
                f"INSERT INTO {parent if height else rowid} VALUES (?, ?)",  # nosec B608
                zip(rows[i : i + _ROWS].tolist(), above[i : i + _ROWS].tolist()),
            )
        if top:
            return
        rows, bounds = numbers, boxes
        first, height = first + len(numbers), height + 1


def _tiles(bounds: NDArray[np.float32], most: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """(order (n,) of boxes in which those of a node follow each other, where in it each node begins, and the end)."""
    nodes = math.ceil(len(bounds) / most)
    strips = math.ceil(math.sqrt(nodes))
    starts = np.arange(nodes + 1) * len(bounds) // nodes
    edges = starts[np.arange(strips + 1) * nodes // strips]
    order = np.argsort(_middles(bounds, 0), kind="stable").astype(np.int32)
    y = _middles(bounds, 2)
    for begin, end in zip(edges[:-1], edges[1:]):
        strip = order[begin:end]
        order[begin:end] = strip[np.argsort(y[strip], kind="stable")]
    return order, starts


def _middles(bounds: NDArray[np.float32], low: int) -> NDArray[np.float32]:
    """(n,) between the bounds in two columns; halved first, since the sum may be too large."""
    return np.add(bounds[:, low] / 2, bounds[:, low + 1] / 2, dtype=np.float32)


def _pages(
    ids: NDArray[np.integer[Any]], bounds: NDArray[np.float32], starts: NDArray[np.int64], size: int, height: int
) -> Iterator[bytes]:
    """The pages of nodes that hold ``ids`` (n,) with ``bounds`` (n, 4), each from one of ``starts`` (k + 1,) on."""
    most = (size - _HEAD) // _CELL.itemsize
    names, formats, offsets = ["height", "cells", "cell"], [">u2", ">u2", (_CELL, most)], [0, 2, _HEAD]
    pages = np.zeros(
        len(starts) - 1, np.dtype({"names": names, "formats": formats, "offsets": offsets, "itemsize": size})
    )
    pages["height"], pages["cells"] = height, np.diff(starts)
    filled = np.arange(most) < np.diff(starts)[:, None]
    pages["cell"]["id"][filled], pages["cell"]["bounds"][filled] = ids, bounds
    data = pages.tobytes()
    return (data[i : i + size] for i in range(0, len(data), size))
