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
    """Binary neighbourhoods of n units: those of unit i are ``members[start[i]:start[i + 1]]``."""

    start: NDArray[np.int64]
    members: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.start) - 1

    @property
    def sizes(self) -> NDArray[np.int64]:
        """Number of members (n,) of each neighbourhood."""
        return np.diff(self.start)

    def of(self, unit: int) -> NDArray[np.int64]:
        """Members of one unit's neighbourhood."""
        return self.members[self.start[unit] : self.start[unit + 1]]

    def sums(self, values: ArrayLike) -> NDArray[np.float64]:
        """Sum (n,) of ``values`` over each neighbourhood; 0 where it is empty."""
        values = np.asarray(values, float)
        # A prefix sum would lose digits: reduceat adds each row by itself. It cannot do empty rows.
        filled = np.flatnonzero(self.sizes)
        total = np.zeros(len(self))
        if len(filled):
            total[filled] = np.add.reduceat(values[self.members], self.start[:-1][filled])
        return total

    def within_steps(self, steps: int, raise_if_cancelled: Callable[[], None] = lambda: None) -> Neighbours:
        """Neighbourhoods of everything that can be reached in up to ``steps`` steps, the unit itself left out.

        ``hear()`` is called before each step and may raise to stop. Raises TooLarge.
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
                # There is nothing further off.
                break
            reach = further
        return reach

    def with_self(self) -> Neighbours:
        """The same with each unit in its own neighbourhood, as Gi* wants it."""
        owner = np.repeat(np.arange(len(self)), self.sizes)
        return from_pairs(len(self), np.r_[owner, np.arange(len(self))], np.r_[self.members, np.arange(len(self))])


def from_pairs(count: int, owner: ArrayLike, member: ArrayLike) -> Neighbours:
    """Neighbourhoods of ``count`` units from pairs (p,), (p,) of owner and member; doubles are taken once.

    >>> found = from_pairs(3, [0, 2, 0, 0], [1, 0, 2, 1])
    >>> [found.of(unit).tolist() for unit in range(3)]
    [[1, 2], [], [0]]
    """
    both = np.unique(np.asarray(owner, np.int64) * count + np.asarray(member, np.int64))
    start = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(both // count, minlength=count), out=start[1:])
    return Neighbours(start, both % count)


def require_pairs(count: float) -> None:
    """Raise TooLarge where so many pairs of a unit and a neighbour take more memory than a tool may."""
    require(PAIR_BYTES * float(count), tr("take fewer rings, a shorter distance or larger places"))


def on_grid(
    keys: NDArray[np.int64], steps: NDArray[np.int64], raise_if_cancelled: Callable[[], None] = lambda: None
) -> Neighbours:
    """Neighbourhoods of units with sorted ``keys`` (n,), by index ``steps`` (k, 2) from each.

    ``hear()`` is called before each step and may raise to stop. Raises TooLarge.
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
    """(first, end) of ``points`` (n, 2) that may be looked at together: with the points of a k-d ``tree`` they make
    ``most`` pairs within ``distance`` at most, or are one point."""
    for begin in range(0, len(points), _TOGETHER):
        pairs = np.cumsum(tree.query_ball_point(points[begin : begin + _TOGETHER], distance, norm, return_length=True))
        first, before = 0, 0
        while first < len(pairs):
            end = max(int(np.searchsorted(pairs, before + most, "right")), first + 1)
            yield begin + first, begin + end
            first, before = end, pairs[end - 1]


def within_distance(x: NDArray[np.float64], y: NDArray[np.float64], distance: float) -> Neighbours:
    """Neighbourhoods of places (n,), (n,) by distance between them in metres, the place itself left out.

    Raises TooLarge."""
    from scipy.spatial import cKDTree

    tree = cKDTree(np.stack([x, y], axis=1))
    require_pairs(tree.count_neighbors(tree, distance))
    pairs = tree.query_pairs(distance, output_type="ndarray")
    return from_pairs(len(x), np.r_[pairs[:, 0], pairs[:, 1]], np.r_[pairs[:, 1], pairs[:, 0]])
