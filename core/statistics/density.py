"""Kernel density on a raster, calibrated: crimes per km², so that the surface sums to the number of crimes.

Silverman, B. W. (1986) Density Estimation for Statistics and Data Analysis; Chainey, S. and Ratcliffe, J. (2005) GIS
and Crime Mapping. Edge correction: Jones, M. C. (1993); Diggle, P. (1985). NumPy and SciPy only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from ..counting.shared_coordinates import distinct_points
from ..memory import require
from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Kernel → its value at distance r (in bandwidths) times the bandwidth squared; each integrates to 1.
KERNELS: dict[str, Callable[[NDArray[np.float64]], NDArray[np.float64]]] = {
    "quartic": lambda r: np.where(r < 1, 3 / np.pi * (1 - r**2) ** 2, 0.0),
    "gaussian": lambda r: np.where(r < _REACH["gaussian"], np.exp(-(r**2) / 2) / (2 * np.pi), 0.0),
    "uniform": lambda r: np.where(r < 1, 1 / np.pi, 0.0),
    "triangular": lambda r: np.where(r < 1, 3 / np.pi * (1 - r), 0.0),
    "epanechnikov": lambda r: np.where(r < 1, 2 / np.pi * (1 - r**2), 0.0),
}
#: How far a kernel reaches, in bandwidths; a Gaussian is cut where 4 in a million of its mass are left.
_REACH: dict[str, float] = {"quartic": 1.0, "gaussian": 5.0, "uniform": 1.0, "triangular": 1.0, "epanechnikov": 1.0}
#: Greatest share of the peak that splitting crimes over a fine lattice may change: step ÷ bandwidth stays below, from
#: (step/2)² · greatest second derivative, for kernels that have one.
_STEP = {"quartic": 0.05, "gaussian": 0.14}
#: Cells looked at one by one where the lattice is not used: cheap below the first, refused above the second.
_EXACT_BELOW, _EXACT_LIMIT = 3e7, 4e9
_TOGETHER = 4_000_000
METRES_PER_KM = 1e6
#: Bytes that a cell of the transformed raster takes: the raster, its kernel, both transformed, their product and sum.
_CELL_BYTES = 56


@dataclass(frozen=True)
class Frame:
    """A raster of square cells, anchored at the origin, so that two of one cell size line up.

    Attributes
    ----------
    column, row : int
        Indices of the first cell, bottom left, counted from the origin.
    columns, rows : int
        Size of the raster in cells.
    cell : float
        Side of a cell, in metres.
    """

    column: int
    row: int
    columns: int
    rows: int
    cell: float

    def centres(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Coordinates of the centres of the cells, from the bottom left.

        Returns
        -------
        x : ndarray of float, shape (columns,)
            In metres.
        y : ndarray of float, shape (rows,)
            In metres.

        Examples
        --------
        >>> [one.tolist() for one in Frame(0, 0, 2, 1, 100.0).centres()]
        [[50.0, 150.0], [50.0]]
        """
        return (
            (self.column + 0.5 + np.arange(self.columns, dtype=float)) * self.cell,
            (self.row + 0.5 + np.arange(self.rows, dtype=float)) * self.cell,
        )


def frame_around(x: NDArray[np.float64], y: NDArray[np.float64], cell: float, margin: float = 0.0) -> Frame:
    """The raster of all cells that points and a margin around them touch.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates of the crimes, in metres.
    cell : float
        Side of a cell, in metres.
    margin : float, default 0.0
        Margin around each point, in metres.

    Returns
    -------
    frame : Frame
        The raster.

    Examples
    --------
    >>> frame_around(np.array([0.0, 250.0]), np.array([0.0, 90.0]), 100)
    Frame(column=0, row=0, columns=3, rows=1, cell=100.0)
    """
    west, south = int(np.floor((x.min() - margin) / cell)), int(np.floor((y.min() - margin) / cell))
    east, north = int(np.floor((x.max() + margin) / cell)), int(np.floor((y.max() + margin) / cell))
    return Frame(west, south, east - west + 1, north - south + 1, float(cell))


def rule_of_thumb(x: NDArray[np.float64], y: NDArray[np.float64], weights: NDArray[np.float64] | None = None) -> float:
    """Silverman's bandwidth for two dimensions, from the standard distance.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates of the crimes, in metres.
    weights : ndarray of float, shape (n,), optional
        Weight of each crime; 1 each if not given.

    Returns
    -------
    bandwidth : float
        In metres.

    Raises
    ------
    ValueError
        All points lie on one spot, or none has a weight above 0.

    Notes
    -----
    ``σ n^(−1/6)``, with σ the standard distance over √2. With weights σ is the weighted one and n is (Σw)²/Σw² (Kish
    1965).

    References
    ----------
    .. [1] Silverman, B. W. (1986). Density Estimation for Statistics and Data Analysis.

    Examples
    --------
    >>> round(rule_of_thumb([0, 0, 100, 100], [0, 100, 0, 100]), 1)
    39.7
    """
    x, y = np.asarray(x, float), np.asarray(y, float)
    weights = np.ones(len(x)) if weights is None else np.asarray(weights, float)
    total = weights.sum()
    if not total > 0:
        raise ValueError(tr("no crime has a weight above 0, so a bandwidth cannot be calculated from these crimes"))
    there = weights > 0
    if not (np.ptp(x[there]) or np.ptp(y[there])):
        raise ValueError(tr("all crimes are at the same location, so a bandwidth cannot be calculated from them"))
    share = weights / total
    spread = np.sqrt(sum(share @ (values - share @ values) ** 2 for values in (x, y)) / 2)
    return float(spread * (1 / (share @ share)) ** (-1 / 6))


@dataclass(frozen=True)
class Kernel:
    """How each crime is spread over the cells around it.

    Attributes
    ----------
    bandwidth : float
        In metres: where the kernel ends, of a Gaussian its standard deviation.
    shape : str, default "quartic"
        One of KERNELS.
    exact_below : float, optional
        A shape that can be split into steps is computed on a lattice where it takes more values than these.
    """

    bandwidth: float
    shape: str = "quartic"
    exact_below: float = _EXACT_BELOW


def density(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    frame: Frame,
    kernel: Kernel,
    weights: NDArray[np.float64] | None = None,
    inside: NDArray[np.bool_] | None = None,
    step: Callable[[float], None] | None = None,
) -> NDArray[np.float64]:
    """Kernel density of crimes on a raster, so calibrated that it sums to the crimes.

    With ``inside`` each point's kernel is divided by its own mass in the study area, so that the surface still sums to
    the points, and the density is 0 outside.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates of the crimes, in metres.
    frame : Frame
        The raster.
    kernel : Kernel
        Bandwidth and shape of the kernel.
    weights : ndarray of float, shape (n,), optional
        Weight of each crime; 1 each if not given.
    inside : ndarray of bool, shape (rows, columns), optional
        Whether each cell is in the study area; all are if not given.
    step : callable, optional
        Called with the share that is done, 0 to 1; it may raise, which stops the computation.

    Returns
    -------
    density : ndarray of float, shape (rows, columns)
        Crimes per km², the bottom row first.

    Raises
    ------
    ValueError
        The bandwidth is not above 0, the kernel unknown, or the work too much.
    TooLarge
        The transformed raster takes too much memory.

    Notes
    -----
    Where crimes are many they are split over a fine lattice, which changes values by 0.5 % of the peak at most; else
    the values are exact. Edge correction: Jones, M. C. (1993); Diggle, P. (1985).

    References
    ----------
    .. [1] Silverman, B. W. (1986). Density Estimation for Statistics and Data Analysis.
    .. [2] Chainey, S. and Ratcliffe, J. (2005). GIS and Crime Mapping.

    Examples
    --------
    >>> frame = Frame(0, 0, 3, 1, 100.0)
    >>> surface = density(np.array([150.0]), np.array([50.0]), frame, Kernel(100, "uniform"))
    >>> surface.round(1).tolist()
    [[0.0, 31.8, 0.0]]
    """
    if kernel.shape not in KERNELS:
        raise ValueError(tr("the kernel must be one of {}, not {!r}").format(", ".join(KERNELS), kernel.shape))
    if not (np.isfinite(kernel.bandwidth) and kernel.bandwidth > 0):
        raise ValueError(tr("the bandwidth must be above 0 m"))
    step = step or (lambda share: None)
    weights = np.ones(len(x)) if weights is None else np.asarray(weights, float)
    places, back = distinct_points(np.asarray(x, float), np.asarray(y, float))
    # NumPy types bincount as whole numbers, but with weights the sums are floats.
    worth: NDArray[Any] = np.bincount(back, weights, len(places))
    reach = int(np.ceil(_REACH[kernel.shape] * kernel.bandwidth / frame.cell)) + 1
    work = len(places) * (2.0 * reach + 1) ** 2
    lattice = kernel.shape in _STEP and work > kernel.exact_below
    if not lattice and work > _EXACT_LIMIT:
        raise ValueError(
            tr("the {} kernel would take too long here; use the quartic kernel or larger cells").format(kernel.shape)
        )
    if lattice:
        # The frame, the kernel's reach on both sides of it, and as much again so that the transform does not wrap
        # round.
        require(
            _CELL_BYTES * (frame.rows + 4.0 * reach) * (frame.columns + 4.0 * reach),
            tr("use a smaller bandwidth, larger cells or a smaller area"),
        )
    one = _Lattice if lattice else _Exact
    surface = one(places, frame, kernel, reach, step)
    if inside is not None:
        mass = surface.mass(inside)
        # A point whose kernel hardly meets the area is left out: divided by so little it would count for many.
        kept = mass > 1e-3
        worth = np.where(kept, worth / np.maximum(mass, 1e-3), 0.0)
    total = surface.sum(worth)
    if inside is not None:
        total[~inside] = 0.0
    return total


class _Exact:
    """Every cell that a point reaches, one by one."""

    def __init__(
        self, places: NDArray[np.float64], frame: Frame, kernel: Kernel, reach: int, step: Callable[[float], None]
    ) -> None:
        self.places, self.frame, self.kernel = places, frame, kernel
        self.reach, self.step = reach, step

    def _blocks(self) -> Iterator[tuple[slice, NDArray[np.int64], NDArray[np.float64]]]:
        """(places, flat index of each cell in the frame with a rim, kernel per m²) of some points at a time."""
        frame, reach = self.frame, self.reach
        offsets = np.arange(-reach, reach + 1)
        size = max(int(_TOGETHER / len(offsets) ** 2), 1)
        value = KERNELS[self.kernel.shape]
        for begin in range(0, len(self.places), size):
            some = self.places[begin : begin + size]
            column, row = (np.floor(some / frame.cell).astype(np.int64) - [frame.column, frame.row]).T
            columns, rows = column[:, None] + offsets, row[:, None] + offsets
            dx = (columns + frame.column + 0.5) * frame.cell - some[:, :1]
            dy = (rows + frame.row + 0.5) * frame.cell - some[:, 1:]
            r = np.sqrt(dx[:, None, :] ** 2 + dy[:, :, None] ** 2) / self.kernel.bandwidth
            there = ((columns >= 0) & (columns < frame.columns))[:, None, :] & ((rows >= 0) & (rows < frame.rows))[
                :, :, None
            ]
            flat = np.where(there, rows[:, :, None] * frame.columns + columns[:, None, :], frame.rows * frame.columns)
            self.step(begin / len(self.places))
            yield slice(begin, begin + len(some)), flat, value(r) / self.kernel.bandwidth**2

    def mass(self, inside: NDArray[np.bool_]) -> NDArray[np.float64]:
        """The share (m,) of each place's kernel that lies ``inside`` (rows, columns)."""
        area = np.append(inside.ravel(), False) * self.frame.cell**2
        mass = np.empty(len(self.places))
        for some, flat, value in self._blocks():
            mass[some] = (area[flat] * value).sum((1, 2))
        return mass

    def sum(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Density (rows, columns) per km² of the places, each with its weight (m,)."""
        size = self.frame.rows * self.frame.columns
        total = np.zeros(size + 1)
        for some, flat, value in self._blocks():
            value *= weights[some][:, None, None]
            total += np.bincount(flat.ravel(), value.ravel(), size + 1)
        return total[:-1].reshape(self.frame.rows, self.frame.columns) * METRES_PER_KM


class _Lattice:
    """Points split over the four nearest nodes of a lattice ``fine`` times as fine as the cells, and summed by Fourier
    transform, one for each place of a node in its cell."""

    def __init__(
        self, places: NDArray[np.float64], frame: Frame, kernel: Kernel, reach: int, step: Callable[[float], None]
    ) -> None:
        self.frame, self.kernel = frame, kernel
        self.step, self.rim = step, reach
        self.fine = max(int(np.ceil(frame.cell / (_STEP[kernel.shape] * kernel.bandwidth))), 1)
        x = (places[:, 0] / frame.cell - frame.column - 0.5 + self.rim) * self.fine
        y = (places[:, 1] / frame.cell - frame.row - 0.5 + self.rim) * self.fine
        # Points too far away to reach the frame are left out.
        high = (np.array([frame.columns, frame.rows]) + 2 * self.rim - 1) * self.fine - 1
        self.near = (x >= 0) & (y >= 0) & (x < high[0]) & (y < high[1])
        x, y = x[self.near], y[self.near]
        self.i, self.j = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
        self.tx, self.ty = x - self.i, y - self.j
        self.count = len(places)
        self.shape = frame.rows + 2 * self.rim, frame.columns + 2 * self.rim
        from scipy.fft import next_fast_len

        self.fast = tuple(next_fast_len(size + 2 * self.rim, real=True) for size in self.shape)

    def _corners(self) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]]:
        """(node columns, node rows, share) of the four nodes of each point."""
        for right, share_x in ((0, 1 - self.tx), (1, self.tx)):
            for up, share_y in ((0, 1 - self.ty), (1, self.ty)):
                yield self.i + right, self.j + up, share_x * share_y

    def _kernel(self, across: int, up: int) -> NDArray[np.complex128]:
        """Transform of the kernel per m² seen from a node so many steps right of and above the cell's centre."""
        from scipy.fft import rfft2

        offsets = np.arange(-self.rim, self.rim + 1)
        dx = (offsets - across / self.fine) * self.frame.cell
        dy = (offsets - up / self.fine) * self.frame.cell
        r = np.sqrt(dx[None, :] ** 2 + dy[:, None] ** 2) / self.kernel.bandwidth
        return rfft2(KERNELS[self.kernel.shape](r) / self.kernel.bandwidth**2, self.fast)

    def mass(self, inside: NDArray[np.bool_]) -> NDArray[np.float64]:
        """The share (m,) of each place's kernel that lies ``inside`` (rows, columns)."""
        from scipy.fft import irfft2, rfft2

        padded = np.zeros(self.shape)
        padded[self.rim : -self.rim, self.rim : -self.rim] = inside
        area = rfft2(padded, self.fast) * self.frame.cell**2
        mass = np.zeros(len(self.i))
        for across, up in self._classes():
            # The correlation says how much of the area the kernel of each node covers.
            seen = irfft2(area * np.conj(self._kernel(across, up)), self.fast)
            seen = np.roll(seen, (self.rim, self.rim), (0, 1))
            for i, j, share in self._corners():
                mine = (i % self.fine == across) & (j % self.fine == up)
                mass[mine] += share[mine] * seen[j[mine] // self.fine, i[mine] // self.fine]
        everywhere = np.zeros(self.count)
        everywhere[self.near] = mass
        return everywhere

    def sum(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Density (rows, columns) per km² of the places, each with its weight (m,)."""
        from scipy.fft import irfft2, rfft2

        weights = weights[self.near]
        total = 0
        for number, (across, up) in enumerate(self._classes()):
            self.step(number / self.fine**2)
            held = np.zeros(self.shape[0] * self.shape[1])
            for i, j, share in self._corners():
                mine = (i % self.fine == across) & (j % self.fine == up)
                flat = (j[mine] // self.fine) * self.shape[1] + i[mine] // self.fine
                held += np.bincount(flat, (weights * share)[mine], len(held))
            total = total + rfft2(held.reshape(self.shape), self.fast) * self._kernel(across, up)
        # Cut out the frame: one rim for the kernel's own offset, one for the cells around the frame.
        found = irfft2(total, self.fast)[
            2 * self.rim : 2 * self.rim + self.frame.rows, 2 * self.rim : 2 * self.rim + self.frame.columns
        ]
        # Rounding errors of the transform where there is no density.
        found[found < 1e-12 * max(found.max(), 1e-300)] = 0.0
        return np.ascontiguousarray(found) * METRES_PER_KM

    def _classes(self) -> list[tuple[int, int]]:
        return [(across, up) for up in range(self.fine) for across in range(self.fine)]


def volume_cells(surface: NDArray[np.float64], percent: float) -> NDArray[np.bool_]:
    """The smallest set of cells that holds a given share of the density.

    Parameters
    ----------
    surface : ndarray of float, shape (rows, columns)
        Density of the cells.
    percent : float
        Share of the density, in per cent.

    Returns
    -------
    hot : ndarray of bool, shape (rows, columns)
        Whether a cell is in the set.

    Examples
    --------
    >>> volume_cells(np.array([[1.0, 6.0, 3.0]]), 90).tolist()
    [[False, True, True]]
    """
    flat = surface.ravel()
    order = np.argsort(-flat, kind="stable")
    held = np.cumsum(flat[order])
    keep = int(np.searchsorted(held, percent / 100 * held[-1] * (1 - 1e-12))) + 1
    hot = np.zeros(len(flat), bool)
    hot[order[:keep]] = True
    return (hot & (flat > 0)).reshape(surface.shape)


def area_cells(surface: NDArray[np.float64], percent: float, studied: float) -> NDArray[np.bool_]:
    """The densest cells that make up a given share of the area.

    Parameters
    ----------
    surface : ndarray of float, shape (rows, columns)
        Density of the cells.
    percent : float
        Share of the area, in per cent.
    studied : float
        Number of cells in the study area.

    Returns
    -------
    hot : ndarray of bool, shape (rows, columns)
        Whether a cell is in the set; never one without density.

    Examples
    --------
    >>> area_cells(np.array([[1.0, 6.0, 3.0, 0.0]]), 25, 4).tolist()
    [[False, True, False, False]]
    """
    flat = surface.ravel()
    keep = max(int(percent / 100 * studied * (1 + 1e-9)), 1)
    hot = np.zeros(len(flat), bool)
    hot[np.argsort(-flat, kind="stable")[:keep]] = True
    return (hot & (flat > 0)).reshape(surface.shape)


RATIO, LOG_RATIO, DIFFERENCE = "ratio", "log_ratio", "difference"


def compared(
    first: NDArray[np.float64], second: NDArray[np.float64], how: str, floor_share: float = 0.01
) -> NDArray[np.float64]:
    """Compare two densities, each divided by its own sum (dual kernel density).

    Parameters
    ----------
    first, second : ndarray of float, shape (rows, columns)
        The two densities.
    how : str
        ``ratio``, ``log_ratio`` (natural) or ``difference``.
    floor_share : float, default 0.01
        Share of the greatest value of ``second`` below which a ratio is not told.

    Returns
    -------
    compared : ndarray of float, shape (rows, columns)
        Ratio, its logarithm or difference; NaN where the second density is too low for a ratio.

    Examples
    --------
    >>> compared(np.array([1.0, 3.0]), np.array([1.0, 1.0]), RATIO).tolist()
    [0.5, 1.5]
    """
    one, two = first / first.sum(), second / second.sum()
    if how == DIFFERENCE:
        return one - two
    enough = two >= floor_share * two.max()
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(enough, one / np.where(enough, two, 1.0), np.nan)
        return np.log(ratio) if how == LOG_RATIO else ratio
