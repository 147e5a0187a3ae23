"""Disclosure control: small counts hidden, and with them what would give them away by subtraction.

A table of counts by area, offence and period is published with all its totals. Counts of 1 to 4 are hidden. Whoever
knows every other number must still be unable to tell a hidden one: it could as well be 0, and as well be 5 or more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHOWN, SMALL, BESIDE = 0, 1, 2
#: A count from 1 to one below this is small.
LEAST = 5
#: Counts that differ by less are the same, in a linear programme.
_SAME = 1e-6
#: Ends that a table must settle for another to be tried.
_WORTH = 3
#: Upper ends of the bands in which counts are told, the first from LEAST.
BANDS = (9, 14, 19, 29, 49, 74, 99, 149, 199, 299, 499, 999, 1999, 4999, 9999)


@dataclass(frozen=True)
class Cube:
    """Counts by area, offence and period with all their totals; an axis of one has no total of its own.

    Attributes
    ----------
    values : ndarray of int, shape (areas + 1, offences + 1, periods + 1)
        Counts, the last of each axis the total.
    hidden : ndarray of int, shape (areas + 1, offences + 1, periods + 1)
        SHOWN, SMALL, or BESIDE a small one.
    """

    values: NDArray[np.int64]
    hidden: NDArray[np.int64]


def with_totals(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Add totals at the end of each axis longer than one.

    Parameters
    ----------
    counts : ndarray of int, shape (areas, offences, periods)
        Counts.

    Returns
    -------
    counts : ndarray of int, shape (areas + 1, offences + 1, periods + 1)
        Counts with totals.

    Examples
    --------
    >>> with_totals(np.array([[[1], [2]], [[3], [4]]]))[:, :, 0].tolist()
    [[1, 2, 3], [3, 4, 7], [4, 6, 10]]
    """
    out = np.asarray(counts)
    for axis in range(out.ndim):
        if out.shape[axis] > 1:
            out = np.concatenate([out, out.sum(axis, keepdims=True)], axis)
    return out


def _lines(shape: tuple[int, ...]) -> list[tuple[NDArray[np.int64], int]]:
    """Every sum that holds in a cube of ``shape`` with totals: (indexes of the parts, index of the total), flat."""
    flat = np.arange(int(np.prod(shape))).reshape(shape)
    out = []
    for axis, length in enumerate(shape):
        if length > 1:
            lines = np.moveaxis(flat, axis, -1).reshape(-1, length)
            out += [(line[:-1], line[-1]) for line in lines]
    return out


def _sums(shape: tuple[int, ...]) -> Any:
    """The sparse matrix (sums, cells) that is 0 for every table whose totals are right."""
    from scipy.sparse import csr_matrix

    rows, columns, signs = [], [], []
    for number, (parts, total) in enumerate(_lines(shape)):
        rows += [number] * (len(parts) + 1)
        columns += [*parts.tolist(), int(total)]
        signs += [1.0] * len(parts) + [-1.0]
    return csr_matrix((signs, (rows, columns)), (max(rows, default=-1) + 1, int(np.prod(shape))))


def control(
    counts: NDArray[np.int64],
    least: int = LEAST,
    totals: bool = True,
    step: Callable[[float], None] = lambda share: None,
) -> Cube:
    """Hide small counts, and with them what would give them away by subtraction.

    For each small count another table is looked for in which it is 0, and one in which it is ``least``, with the same
    totals and as little changed as can be: the cells that change are hidden too. With these tables each hidden count is
    protected; further hiding only adds to it.

    Parameters
    ----------
    counts : ndarray of int, shape (areas, offences, periods)
        Whole numbers from 0.
    least : int, default LEAST
        A count from 1 to one below this is small.
    totals : bool, default True
        Whether there are totals; without them nothing gives anything away.
    step : callable, optional
        Called with the share that is done, between the linear programmes; it may raise.

    Returns
    -------
    cube : Cube
        The counts, and which must be hidden.

    Raises
    ------
    ValueError
        Counts are no whole numbers from 0, ``least`` would hide nothing, or no other table has the same totals.

    References
    ----------
    .. [1] Kelly, J. P., Golden, B. L. and Assad, A. A. (1992). Cell suppression: disclosure protection for sensitive
       tabular data. Networks 22.

    Examples
    --------
    >>> control(np.array([3, 20, 30]).reshape(3, 1, 1)).hidden.ravel().tolist()
    [1, 2, 0, 0]
    """
    counts = np.asarray(counts)
    # Written so that NaN, which is neither small nor not small, is never shown.
    if not 2 <= least < np.inf:
        raise ValueError(tr("the smallest published count must be 2 or more"))
    if counts.ndim != 3 or not ((counts >= 0) & (counts < 1e15) & (counts == np.round(counts))).all():
        raise ValueError(tr("counts must be whole numbers of 0 or more, by area, offence and period"))
    values = with_totals(counts) if totals else counts
    hidden = np.where((values >= 1) & (values < least), SMALL, SHOWN)
    if not totals or not (hidden == SMALL).any() or max(counts.shape) == 1:
        return Cube(values, hidden)
    state, flat = hidden.ravel().copy(), values.ravel().astype(float)
    programme = _Programme(values.shape, flat)
    small = np.flatnonzero(state == SMALL)
    # For each small cell: that it could be 0 (−1), and that it could be ``least`` (1), is still to be shown.
    # What other tables of the small cells alone already show needs no more hidden.
    found = _Hidden(Cube(values, hidden)).reached(small, (0.0, float(least)), step)
    reaches = {-1: found.low <= _SAME, 1: found.high >= least - _SAME}
    open_ = {(int(cell), side) for side in (-1, 1) for cell in small[~reaches[side]]}
    wanted = {-1: -flat, 1: least - flat}
    # The larger first: they need the most room, and what they hide serves the smaller.
    for done, (cell, side) in enumerate(sorted(open_, key=lambda one: (-abs(wanted[one[1]][one[0]]), one))):
        step(done / (2 * len(small)))
        if (cell, side) not in open_:
            continue
        change = programme.change(cell, wanted[side][cell], state != SHOWN)
        moved = np.abs(change) > 1e-6
        state[moved & (state == SHOWN)] = BESIDE
        for other in small[moved[small]]:
            for one in (-1, 1):
                if one * change[other] >= one * wanted[one][other] - 1e-6:
                    open_.discard((int(other), one))
    return Cube(values, state.reshape(values.shape))


class _Programme:
    """The cheapest change of a table whose totals stay right, in which one cell changes by a given number."""

    def __init__(self, shape: tuple[int, ...], values: NDArray[np.float64]) -> None:
        from scipy.sparse import hstack

        sums = _sums(shape)
        self.sums, self.values = hstack([sums, -sums]).tocsc(), values
        # How many cells each is the sum of: changing a total hides more than changing its parts.
        size = np.ones(shape)
        for axis, length in enumerate(shape):
            if length > 1:
                factor = np.ones(length)
                factor[-1] = length - 1
                size *= factor.reshape([-1 if one == axis else 1 for one in range(len(shape))])
        # The cost of hiding a cell: totals tell more than their parts, large counts more than small ones.
        self.cost = np.sqrt(size.ravel()) * (1 + np.log1p(values))

    def change(self, cell: int, by: float, free: NDArray[np.bool_]) -> NDArray[np.float64]:
        """The change (cells,) in which ``cell`` changes ``by``; cells in ``free`` (cells,) change for nothing."""
        from scipy.optimize import linprog

        count = len(self.values)
        # Not quite 0, so that a hidden cell does not change without need.
        cost = np.where(free, 1e-4, self.cost)
        upper = np.concatenate([np.full(count, np.inf), self.values])
        lower = np.zeros(2 * count)
        up, down = (by, 0.0) if by > 0 else (0.0, -by)
        lower[cell] = upper[cell] = up
        lower[count + cell] = upper[count + cell] = down
        found = linprog(
            np.concatenate([cost, cost]),
            A_eq=self.sums,
            b_eq=np.zeros(self.sums.shape[0]),
            bounds=np.column_stack([lower, upper]),
            method="highs",
        )
        if found.status != 0:
            raise ValueError(tr("no other table of counts has the same totals"))
        return found.x[:count] - found.x[count:]


def attack(
    cube: Cube,
    cells: NDArray[np.int64] | None = None,
    known: Mapping[int, tuple[float, float | None]] | None = None,
    enough: tuple[float, float] | None = None,
    step: Callable[[float], None] = lambda share: None,
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Find what can be known of hidden counts from those that are shown: the proof of ``control``.

    Parameters
    ----------
    cube : Cube
        The counts, and which are hidden.
    cells : ndarray of int, shape (k,), optional
        Flat indices of the hidden counts to attack; all if not given.
    known : mapping, optional
        What is told of hidden counts in words: (low, high) by flat index.
    enough : tuple of (float, float), optional
        (low, high): a limit that is shown to be no tighter is not looked for further. What is told of it is then what
        a table reaches that agrees with all that is shown; all limits are exact if not given.
    step : callable, optional
        Called with the share that is done, between the linear programmes; it may raise.

    Returns
    -------
    cells : ndarray of int, shape (k,)
        Flat indices.
    low, high : ndarray of float, shape (k,)
        Limits within which each must lie, by linear programming; infinite where there is none.

    Raises
    ------
    ValueError
        It cannot be computed, which proves nothing.

    Examples
    --------
    >>> cube = control(np.array([3, 20, 30]).reshape(3, 1, 1))
    >>> cells, low, high = attack(cube)
    >>> cells.tolist(), low.tolist(), high.tolist()
    ([0, 1], [0.0, 0.0], [23.0, 23.0])
    """
    hidden = _Hidden(cube, known)
    cells = hidden.cells if cells is None else np.asarray(cells)
    place = np.searchsorted(hidden.cells, cells)
    low, high = np.full(len(hidden.cells), np.inf), np.full(len(hidden.cells), -np.inf)
    least, most = (-np.inf, np.inf)
    if enough is not None:
        least, most = enough
        found = hidden.reached(cells, enough, step)
        low[place], high[place] = found.low, found.high
    for i, k in enumerate(place.tolist()):
        step(i / len(place))
        for side, limits, done in ((-1, low, low[k] <= least + _SAME), (1, high, high[k] >= most - _SAME)):
            if done:
                continue
            aim = np.zeros(len(hidden.cells))
            aim[k] = side
            table = hidden.furthest(aim)
            limits[k] = side * np.inf if table is None else table[k]
    return cells, low[place], high[place]


@dataclass(frozen=True)
class _Reached:
    """The least and the greatest, (k,) each, that tables found so far give cells."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]


class _Hidden:
    """The tables that agree with all that is shown of a Cube, and with what is ``known`` of hidden counts."""

    def __init__(self, cube: Cube, known: Mapping[int, tuple[float, float | None]] | None = None) -> None:
        hidden = cube.hidden.ravel() != SHOWN
        self.cells = np.flatnonzero(hidden)
        sums = _sums(cube.values.shape)
        rest = -(sums @ np.where(hidden, 0.0, cube.values.ravel()))
        matrix = sums[:, self.cells]
        used = np.flatnonzero(np.diff(matrix.indptr))
        self._matrix, self._rest = matrix[used], rest[used]
        self._bounds = [(known or {}).get(int(cell), (0, None)) for cell in self.cells]

    def furthest(self, aim: NDArray[np.float64]) -> NDArray[np.float64] | None:
        """The hidden counts (k,) of the table in which their sum, each times its ``aim`` (k,), is greatest; None where
        it has no limit. Raises ValueError where it cannot be computed."""
        from scipy.optimize import linprog

        found = linprog(-aim, A_eq=self._matrix, b_eq=self._rest, bounds=self._bounds, method="highs")
        # Status 3 is unbounded: nothing is known. Any other failure proves nothing.
        if found.status not in (0, 3):
            raise ValueError(tr("the check cannot show that a suppressed count is protected"))
        return found.x if found.status == 0 else None

    def reached(self, cells: NDArray[np.int64], enough: tuple[float, float], step: Callable[[float], None]) -> _Reached:
        """What tables show of ``cells`` (flat indices), each table made to bring many of those to one end or the other
        that are not yet known to come to both: ``enough`` is (low, high)."""
        place = np.searchsorted(self.cells, cells)
        low, high = np.full(len(place), np.inf), np.full(len(place), -np.inf)
        chance = np.random.default_rng(0)
        while True:
            step(0.0)
            down, up = low > enough[0] + _SAME, high < enough[1] - _SAME
            aim = np.zeros(len(self.cells))
            # Of two ends that are open one is drawn.
            aim[place] = np.where(up & (~down | (chance.random(len(place)) < 0.5)), 1.0, -1.0 * down)
            table = self.furthest(aim * (0.5 + chance.random(len(aim)))) if aim.any() else None
            if table is None:
                return _Reached(low, high)
            low, high = np.minimum(low, table[place]), np.maximum(high, table[place])
            less = np.count_nonzero(down & (low <= enough[0] + _SAME)) + np.count_nonzero(
                up & (high >= enough[1] - _SAME)
            )
            if less < _WORTH:
                # By now a programme for each end that is open is as quick.
                return _Reached(low, high)


def band(value: int, least: int = LEAST) -> tuple[int, int | None]:
    """The band in which a count is told.

    Parameters
    ----------
    value : int
        A count of 0, or of ``least`` and more.
    least : int, default LEAST
        A count from 1 to one below this is small.

    Returns
    -------
    low, high : int
        Ends of the band; ``high`` is None for the last one.

    Examples
    --------
    >>> band(0), band(7), band(25_000)
    ((0, 0), (5, 9), (10000, None))
    """
    if value == 0:
        return 0, 0
    begin = least
    for end in BANDS:
        if begin <= value <= end:
            return begin, end
        begin = max(end + 1, least)
    return begin, None
