"""Who is next to whom, as compressed rows."""

from dataclasses import dataclass

import numpy as np

from .grids import find, unpack, pack


@dataclass(frozen=True)
class Neighbours:
    """Binary neighbourhoods of n units: those of unit i are ``members[start[i]:start[i + 1]]``."""

    start: np.ndarray
    members: np.ndarray

    def __len__(self):
        return len(self.start) - 1

    @property
    def sizes(self):
        """Number of members (n,) of each neighbourhood."""
        return np.diff(self.start)

    def of(self, unit):
        """Members of one unit's neighbourhood."""
        return self.members[self.start[unit] : self.start[unit + 1]]

    def sums(self, values):
        """Sum (n,) of ``values`` over each neighbourhood; 0 where it is empty."""
        values = np.asarray(values, float)
        # A prefix sum would lose digits: reduceat adds each row by itself. It cannot do empty rows.
        filled = np.flatnonzero(self.sizes)
        total = np.zeros(len(self))
        if len(filled):
            total[filled] = np.add.reduceat(values[self.members], self.start[:-1][filled])
        return total

    def within_steps(self, steps):
        """Neighbourhoods of everything that can be reached in up to ``steps`` steps, the unit itself left out."""
        reach = self
        for _ in range(steps - 1):
            owner = np.repeat(np.arange(len(reach)), reach.sizes)
            times = self.sizes[reach.members]
            begin = self.start[:-1][reach.members]
            place = np.repeat(begin - np.cumsum(times) + times, times) + np.arange(times.sum())
            far_owner, far = np.repeat(owner, times), self.members[place]
            owner, far = np.r_[owner, far_owner], np.r_[reach.members, far]
            keep = owner != far
            reach = from_pairs(len(self), owner[keep], far[keep])
        return reach

    def with_self(self):
        """The same with each unit in its own neighbourhood, as Gi* wants it."""
        owner = np.repeat(np.arange(len(self)), self.sizes)
        return from_pairs(len(self), np.r_[owner, np.arange(len(self))], np.r_[self.members, np.arange(len(self))])


def from_pairs(count, owner, member):
    """Neighbourhoods of ``count`` units from (owner, member) pairs; doubles are taken once."""
    both = np.unique(np.asarray(owner, np.int64) * count + np.asarray(member, np.int64))
    owner, member = both // count, both % count
    start = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(owner, minlength=count), out=start[1:])
    return Neighbours(start, member)


def on_grid(keys, steps):
    """Neighbourhoods of units with sorted ``keys`` (n,), by index ``steps`` (k, 2) from each."""
    column, row = unpack(keys)
    found = np.empty((len(keys), len(steps)), np.int64)
    for i, (step_column, step_row) in enumerate(np.asarray(steps).tolist()):
        found[:, i] = find(keys, pack(column + step_column, row + step_row))
    present = found >= 0
    start = np.zeros(len(keys) + 1, np.int64)
    np.cumsum(present.sum(1), out=start[1:])
    return Neighbours(start, found[present])


def within_distance(x, y, distance):
    """Neighbourhoods of places (n,), (n,) by distance between them in metres, the place itself left out."""
    from scipy.spatial import cKDTree

    pairs = cKDTree(np.stack([x, y], axis=1)).query_pairs(distance, output_type="ndarray")
    return from_pairs(len(x), np.r_[pairs[:, 0], pairs[:, 1]], np.r_[pairs[:, 1], pairs[:, 0]])
