"""Who is next to whom, as compressed rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np

from ..memory import require
from ..texts import tr
from .grids import find, pack, unpack

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray
    from scipy.spatial import cKDTree

#: Bytes that a pair takes: its numbers, whether it is there, and what is summed over it.
PAIR_BYTES = 33
#: Points whose pairs are counted together.
_TOGETHER = 4096


@dataclass(frozen=True)
class Neighbours:
    """Who is next to whom, as compressed rows: those of unit i are ``members[start[i]:start[i + 1]]``.

    Attributes
    ----------
    start : ndarray of int, shape (n + 1,)
        Where the neighbours of each unit begin.
    members : ndarray of int, shape (m,)
        Neighbours of one unit after the other.
    """

    start: NDArray[np.int64]
    members: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.start) - 1

    @property
    def sizes(self) -> NDArray[np.int64]:
        """Number of members (n,) of each neighbourhood."""
        return np.diff(self.start)

    def of(self, unit: int) -> NDArray[np.int64]:
        """The neighbours of one unit.

        Parameters
        ----------
        unit : int
            Index of the unit.

        Returns
        -------
        members : ndarray of int, shape (k,)
            Indices of its neighbours.
        """
        return self.members[self.start[unit] : self.start[unit + 1]]

    def sums(self, values: ArrayLike) -> NDArray[np.float64]:
        """Sum of values over each neighbourhood.

        Parameters
        ----------
        values : array_like, shape (n,)
            Value of each unit.

        Returns
        -------
        sums : ndarray of float, shape (n,)
            0 where a neighbourhood is empty.
        """
        values = np.asarray(values, float)
        # reduceat adds each row by itself, where differences of cumulative sums would lose digits. It cannot do empty
        # rows.
        filled = np.flatnonzero(self.sizes)
        total = np.zeros(len(self))
        if len(filled):
            total[filled] = np.add.reduceat(values[self.members], self.start[:-1][filled])
        return total

    def within_steps(self, steps: int, raise_if_cancelled: Callable[[], None] = lambda: None) -> Neighbours:
        """Everything that can be reached in a number of steps, the unit itself left out.

        Parameters
        ----------
        steps : int
            Steps at most.
        raise_if_cancelled : callable, optional
            Called now and then; it may raise, which stops the computation.

        Returns
        -------
        neighbours : Neighbours
            The wider neighbourhoods.

        Raises
        ------
        TooLarge
            There are too many pairs.
        """
        reach = self
        for _ in range(steps - 1):
            raise_if_cancelled()
            owner = np.repeat(np.arange(len(reach)), reach.sizes)
            times = self.sizes[reach.members]
            require_pairs(times.sum() + len(owner))
            begin = self.start[:-1][reach.members]
            place = np.repeat(begin - np.cumsum(times) + times, times) + np.arange(times.sum())
            far_owner, far = np.repeat(owner, times), self.members[place]
            owner, far = np.r_[owner, far_owner], np.r_[reach.members, far]
            keep = owner != far
            further = from_pairs(len(self), owner[keep], far[keep])
            if len(further.members) == len(reach.members):
                # No unit can be reached beyond these.
                break
            reach = further
        return reach

    def with_self(self) -> Neighbours:
        """The same with each unit in its own neighbourhood, as Gi* wants it.

        Returns
        -------
        neighbours : Neighbours
            The neighbourhoods with the unit itself.
        """
        owner = np.repeat(np.arange(len(self)), self.sizes)
        return from_pairs(len(self), np.r_[owner, np.arange(len(self))], np.r_[self.members, np.arange(len(self))])


def from_pairs(count: int, owner: ArrayLike, member: ArrayLike) -> Neighbours:
    """Make neighbourhoods from pairs; doubles are taken once.

    Parameters
    ----------
    count : int
        Number of units.
    owner, member : array_like, shape (p,)
        Indices of a unit and of its neighbour.

    Returns
    -------
    neighbours : Neighbours
        The neighbourhoods.

    Examples
    --------
    >>> found = from_pairs(3, [0, 2, 0, 0], [1, 0, 2, 1])
    >>> [found.of(unit).tolist() for unit in range(3)]
    [[1, 2], [], [0]]
    """
    both = np.unique(np.asarray(owner, np.int64) * count + np.asarray(member, np.int64))
    start = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(both // count, minlength=count), out=start[1:])
    return Neighbours(start, both % count)


def require_pairs(count: float) -> None:
    """Check that so many pairs of a unit and a neighbour fit into memory.

    Parameters
    ----------
    count : float
        Number of pairs.

    Raises
    ------
    TooLarge
        They take more memory than a tool may.
    """
    require(PAIR_BYTES * float(count), tr("use fewer rings, a shorter distance or larger places"))


def on_grid(
    keys: NDArray[np.int64], steps: NDArray[np.int64], raise_if_cancelled: Callable[[], None] = lambda: None
) -> Neighbours:
    """Make neighbourhoods of the units of a grid.

    Parameters
    ----------
    keys : ndarray of int, shape (n,)
        Sorted keys of the units.
    steps : ndarray of int, shape (k, 2)
        Index steps from a unit to its neighbours.
    raise_if_cancelled : callable, optional
        Called now and then; it may raise, which stops the computation.

    Returns
    -------
    neighbours : Neighbours
        The neighbourhoods.

    Raises
    ------
    TooLarge
        There are too many pairs.

    Examples
    --------
    >>> keys = pack([0, 1, 2], [0, 0, 0])
    >>> on_grid(keys, np.array([[1, 0], [-1, 0]])).of(1).tolist()
    [2, 0]
    """
    require_pairs(len(keys) * len(steps))
    column, row = unpack(keys)
    found = np.empty((len(keys), len(steps)), np.int64)
    for i, (step_column, step_row) in enumerate(np.asarray(steps).tolist()):
        raise_if_cancelled()
        found[:, i] = find(keys, pack(column + step_column, row + step_row))
    present = found >= 0
    start = np.zeros(len(keys) + 1, np.int64)
    np.cumsum(present.sum(1), out=start[1:])
    return Neighbours(start, found[present])


def blocks_of_pairs(
    tree: cKDTree, points: NDArray[np.float64], distance: float, most: int, norm: float = 2
) -> Iterator[tuple[int, int]]:
    """Cut points into blocks that may be looked at together.

    A block makes no more than ``most`` pairs with the points of a tree; a point that has more by itself is a block of
    its own.

    Parameters
    ----------
    tree : cKDTree
        k-d tree of the points to which they are paired.
    points : ndarray of float, shape (n, 2)
        The points, in metres.
    distance : float
        Distance within which two points are a pair, in metres.
    most : int
        Pairs of a block at most.
    norm : float, default 2
        The Minkowski norm: 2 Euclidean, 1 Manhattan.

    Yields
    ------
    first, end : int
        Where a block begins, and where the next one does.
    """
    for begin in range(0, len(points), _TOGETHER):
        pairs = np.cumsum(tree.query_ball_point(points[begin : begin + _TOGETHER], distance, norm, return_length=True))
        first, before = 0, 0
        while first < len(pairs):
            end = max(int(np.searchsorted(pairs, before + most, "right")), first + 1)
            yield begin + first, begin + end
            first, before = end, pairs[end - 1]


def within_distance(x: NDArray[np.float64], y: NDArray[np.float64], distance: float) -> Neighbours:
    """Make neighbourhoods of the points within a distance of each other.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates in metres.
    distance : float
        In metres.

    Returns
    -------
    neighbours : Neighbours
        The neighbourhoods, without the points themselves.

    Raises
    ------
    TooLarge
        There are too many pairs.
    """
    from scipy.spatial import cKDTree

    tree = cKDTree(np.stack([x, y], axis=1))
    require_pairs(tree.count_neighbors(tree, distance))
    pairs = tree.query_pairs(distance, output_type="ndarray")
    return from_pairs(len(x), np.r_[pairs[:, 0], pairs[:, 1]], np.r_[pairs[:, 1], pairs[:, 0]])
