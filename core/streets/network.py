"""Streets as a network: split where they meet, and which of them touch. NumPy and SciPy only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np

from ..counting.neighbours import PAIR_BYTES, Neighbours, from_pairs
from ..memory import require
from ..texts import tr
from .nearest import pieces, pieces_within

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Places along a line nearer than this, in metres, are the same.
_SAME = 1e-6
#: Bytes of a street on its way: its corners and what is made of them.
_BYTES = 1000


@dataclass(frozen=True)
class StreetNetwork:
    """k streets from junction to junction.

    Attributes
    ----------
    lines : list of ndarray of float
        Corners (m, 2) of each street, in metres.
    owner : ndarray of int, shape (k,)
        Index of the line that each street is part of.
    nodes : ndarray of int, shape (k, 2)
        Numbers of the nodes at the ends of each street; streets that meet have one in common.
    """

    lines: list[NDArray[np.float64]]
    owner: NDArray[np.int64]
    nodes: NDArray[np.int64]

    def touching(self) -> Neighbours:
        """Find which streets meet at a node.

        Returns
        -------
        touching : Neighbours
            The streets that each one meets, itself left out.

        Raises
        ------
        TooLarge
            There are too many pairs, as where thousands of streets end at one point.
        """
        from scipy.sparse import csr_matrix

        count, node = len(self.lines), self.nodes.ravel()
        at_node = np.bincount(node).astype(float)
        require(PAIR_BYTES * float((at_node**2).sum()), tr("use a shorter SNAP or fewer streets"))
        street = np.repeat(np.arange(count), 2)
        ends = csr_matrix((np.ones(len(node)), (street, node)), shape=(count, len(at_node)))
        pairs = (ends @ ends.T).tocoo()
        other = pairs.row != pairs.col
        return from_pairs(count, pairs.row[other], pairs.col[other])


def street_network(
    lines: Sequence[NDArray[np.float64]],
    snap: float,
    longest: float = np.inf,
    step: Callable[[float], None] = lambda share: None,
) -> StreetNetwork:
    """Join lines into a network and split them from junction to junction.

    Two ends within ``snap`` of each other are one node. A line is split where another line ends within ``snap`` of it,
    and at a corner at which another line meets or crosses it. Lines that cross without a common corner, such as at a
    bridge, do not meet. No line is moved: nodes are numbers, and all length is kept.

    Parameters
    ----------
    lines : sequence of ndarray of float
        Corners (m, 2) of each line, in metres, finite and with a length above 0.
    snap : float
        Distance within which ends are joined, in metres.
    longest : float, default inf
        Length of a street at most, in metres; longer ones become equal parts.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Returns
    -------
    network : StreetNetwork
        The streets, in an order that does not depend on that of the lines, apart from lines that lie on each other.

    Raises
    ------
    TooLarge
        There are too many streets, or too many ends within ``snap`` of each other.

    Examples
    --------
    A side street that ends half a metre short of a through street:

    >>> through, side = np.array([[0.0, 0.0], [100.0, 0.0]]), np.array([[40.0, 0.5], [40.0, 60.0]])
    >>> network = street_network([through, side], snap=1)
    >>> network.owner.tolist(), [network.touching().of(i).tolist() for i in range(3)]
    ([0, 0, 1], [[1, 2], [0, 2], [0, 1]])
    """
    if not len(lines):
        return StreetNetwork([], np.empty(0, np.int64), np.empty((0, 2), np.int64))
    snap = max(snap, _SAME)
    lines = [line[np.r_[True, np.any(np.diff(line, axis=0) != 0, axis=1)]] for line in lines]
    along = [np.r_[0.0, np.cumsum(np.hypot(*np.diff(line, axis=0).T))] for line in lines]
    length = np.array([one[-1] for one in along])
    require(_BYTES * float((length / longest).sum()), tr("use a longer SEGMENT_LENGTH or fewer streets"))
    points, ends = _junctions(lines)
    joins = [_near_each_other(points, snap)]
    line, at, point = _on_lines(lines, points, snap, step)
    at_begin, at_end = at <= snap, length[line] - at <= snap
    for end, near in enumerate((at_begin, at_end)):
        joins.append(np.column_stack([point[near], ends[line[near], end]]))
    inside = ~(at_begin | at_end)
    line, at, point = line[inside], at[inside], point[inside]
    # Several ends that meet a line at nearly one place are one junction.
    order = np.lexsort((at, line))
    line, at, point = line[order], at[order], point[order]
    first = np.r_[True, (np.diff(line) != 0) | (np.diff(at) > snap)][: len(line)]
    joins.append(np.column_stack([point[:-1], point[1:]])[~first[1:]])
    group = np.cumsum(first) - 1
    at = np.bincount(group, at) / np.bincount(group)
    node = _components(len(points), np.concatenate(joins))
    cuts = _Cuts(line[first], at, node[point[first]])
    return _in_order(*_split(lines, along, node[ends], cuts, longest))


def _junctions(lines: Sequence[NDArray[np.float64]]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """(points (p, 2) at which lines end or part, (n, 2) the points at the ends of each line)."""
    points, where = np.unique(np.concatenate(lines), axis=0, return_inverse=True)
    where = where.ravel()
    last = np.cumsum([len(line) for line in lines]) - 1
    ends = where[np.column_stack([np.r_[0, last[:-1] + 1], last])]
    goes_on = np.ones(len(where), bool)
    goes_on[last] = False
    step = np.flatnonzero(goes_on)
    a, b = where[step], where[step + 1]
    # Three ways or more lead from a junction; from a corner of a line that is there twice only two.
    junction = from_pairs(len(points), np.r_[a, b], np.r_[b, a]).sizes > 2
    junction[ends] = True
    return points[junction], (np.cumsum(junction) - 1)[ends]


def _near_each_other(points: NDArray[np.float64], snap: float) -> NDArray[np.int64]:
    """Pairs (m, 2) of points within ``snap`` of each other. Raises TooLarge."""
    from scipy.spatial import cKDTree

    tree = cKDTree(points)
    require(PAIR_BYTES * float(tree.count_neighbors(tree, snap)), tr("use a shorter SNAP or fewer streets"))
    return tree.query_pairs(snap, output_type="ndarray")


def _on_lines(
    lines: Sequence[NDArray[np.float64]], points: NDArray[np.float64], snap: float, step: Callable[[float], None]
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
    """(line, metres along it, point), each (m,), of the points within ``snap`` of a line."""
    ends, owner = pieces([line] for line in lines)
    along = ends[:, 2:] - ends[:, :2]
    size = np.hypot(*along.T)
    # Summed line by line, so that a place on a line does not depend on the other lines.
    begin = np.concatenate([np.cumsum(one) - one for one in np.split(size, np.flatnonzero(np.diff(owner)) + 1)])
    found: list[tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]] = [
        (np.empty(0, np.int64), np.empty(0), np.empty(0, np.int64))
    ]
    for i, j, _ in pieces_within(points, ends, snap, step):
        share = np.clip(((points[i] - ends[j, :2]) * along[j]).sum(1) / size[j] ** 2, 0, 1)
        found.append((owner[j], begin[j] + share * size[j], i))
    line, at, point = (np.concatenate(column) for column in zip(*found))
    return line, at, point


def _components(count: int, joins: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number (count,) of the node that each point becomes, where the pairs ``joins`` (m, 2) are one."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    graph = coo_matrix((np.ones(len(joins)), (joins[:, 0], joins[:, 1])), shape=(count, count))
    return connected_components(graph, directed=False)[1].astype(np.int64)


@dataclass(frozen=True)
class _Cuts:
    """c places, sorted, at which lines are split: the line, metres along it, the node."""

    line: NDArray[np.int64]
    at: NDArray[np.float64]
    node: NDArray[np.int64]


def _split(
    lines: Sequence[NDArray[np.float64]],
    along: Sequence[NDArray[np.float64]],
    ends: NDArray[np.int64],
    cuts: _Cuts,
    longest: float,
) -> tuple[list[NDArray[np.float64]], list[int], list[tuple[int, int]]]:
    """(corners, index of the line, nodes at both ends) of the streets that lines with nodes ``ends`` (n, 2) become."""
    streets: list[NDArray[np.float64]] = []
    owner: list[int] = []
    nodes: list[tuple[int, int]] = []
    free = int(max(ends.max(), cuts.node.max(initial=0))) + 1
    begin = np.searchsorted(cuts.line, np.arange(len(lines) + 1))
    for i, line in enumerate(lines):
        mine = slice(begin[i], begin[i + 1])
        marks, named = [0.0, *cuts.at[mine], along[i][-1]], [ends[i, 0], *cuts.node[mine], ends[i, 1]]
        at, node = [0.0], [int(ends[i, 0])]
        for low, high, after in zip(marks[:-1], marks[1:], named[1:]):
            parts = max(int(np.ceil((high - low) / longest - 1e-9)), 1)
            at += [low + (high - low) * k / parts for k in range(1, parts)] + [high]
            node += [*range(free, free + parts - 1), int(after)]
            free += parts - 1
        streets += [line] if len(at) == 2 else _cut(line, along[i], np.array(at))
        owner += [i] * (len(at) - 1)
        nodes += zip(node[:-1], node[1:])
    return streets, owner, nodes


def _cut(line: NDArray[np.float64], along: NDArray[np.float64], at: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """The parts of a line between places ``at``, in metres along it."""
    # At a corner exactly there, so that the parts of several lines meet in one point.
    corner = along[np.abs(along[:, None] - at).argmin(0)]
    at = np.where(np.abs(corner - at) < _SAME, corner, at)
    points = np.column_stack([np.interp(at, along, line[:, 0]), np.interp(at, along, line[:, 1])])
    return [
        np.vstack([points[k], line[(along > at[k]) & (along < at[k + 1])], points[k + 1]]) for k in range(len(at) - 1)
    ]


def _in_order(
    streets: list[NDArray[np.float64]], owner: Sequence[int], nodes: Sequence[tuple[int, int]]
) -> StreetNetwork:
    """The streets from west to east by their ends, then by their corners."""
    a, b = np.array([line[0] for line in streets]), np.array([line[-1] for line in streets])
    swap = ((a[:, 0] > b[:, 0]) | ((a[:, 0] == b[:, 0]) & (a[:, 1] > b[:, 1])))[:, None]
    low, high = np.where(swap, b, a), np.where(swap, a, b)
    middle = np.array([line.mean(0) for line in streets])
    keys = (middle[:, 1], middle[:, 0], high[:, 1], high[:, 0], low[:, 1], low[:, 0])
    order = np.lexsort(keys)
    return StreetNetwork(
        [streets[i] for i in order], np.array(owner, np.int64)[order], np.array(nodes, np.int64).reshape(-1, 2)[order]
    )
