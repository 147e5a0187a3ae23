"""The past of places, and the density that a map makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ..memory import require
from ..texts import tr
from .maps import GAUSSIAN, GISTAR, ORACLE, QGIS, SFHOTSPOT, Map

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..counting.neighbours import Neighbours

#: Standard deviations after which a Gaussian is cut off.
_REACH = 4.0
#: A bandwidth of more than so many sides of a unit is computed on a raster, so many of whose cells make a bandwidth.
_COARSE, _FINE = 3.0, 8.0
#: Entries of kernel matrices that a PlaceHistory keeps, 12 bytes each.
_KEPT = 25_000_000


@dataclass
class PlaceHistory:
    """Crimes by coordinate and period, and the places that are ranked.

    Attributes
    ----------
    x, y : ndarray of float, shape (k,)
        Distinct coordinates, in metres.
    counts : object, shape (k, t)
        Crimes by coordinate and period, a sparse matrix.
    unit : ndarray of int, shape (k,)
        Place of each coordinate, −1 for none.
    areas : ndarray of float, shape (n,)
        Area of each place, in m².
    centre_x, centre_y : ndarray of float, shape (n,)
        Centres of the places, in metres.
    near : Neighbours or None
        Neighbourhoods that include the place itself, for Gi*; those of ``units`` if not given.
    units : object
        The places as units of the map.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    counts: Any
    unit: NDArray[np.int64]
    areas: NDArray[np.float64]
    centre_x: NDArray[np.float64]
    centre_y: NDArray[np.float64]
    near: Neighbours | None = None
    units: Any = None
    _by_unit: Any = None
    _smooth: dict[tuple[str, float], Any] = field(default_factory=dict)

    @property
    def periods(self) -> int:
        """How many periods there are."""
        return self.counts.shape[1]

    @property
    def neighbours(self) -> Neighbours:
        """Neighbours with themselves."""
        if self.near is None:
            self.near = self.units.touching().with_self()
        return self.near

    @property
    def by_unit(self) -> Any:
        """Crimes (n, t) in units, sparse by column."""
        if self._by_unit is None:
            from scipy.sparse import csr_matrix

            inside = np.flatnonzero(self.unit >= 0)
            pick = csr_matrix((np.ones(len(inside)), (self.unit[inside], inside)), (len(self.areas), len(self.x)))
            self._by_unit = (pick @ self.counts).tocsc()
        return self._by_unit

    def of(self, amounts: Any) -> PlaceHistory:
        """The same places with something else at the coordinates than the number of crimes.

        Parameters
        ----------
        amounts : object, shape (k, t)
            Such as harm by coordinate and period, a sparse matrix.

        Returns
        -------
        history : PlaceHistory
            It shares what is kept of kernels.
        """
        return replace(self, counts=amounts, _by_unit=None)

    def observed(self, period: int) -> NDArray[np.float64]:
        """The crimes of one period.

        Parameters
        ----------
        period : int
            Number of the period.

        Returns
        -------
        crimes : ndarray of float, shape (n,)
            By place.
        """
        return self.by_unit[:, period].toarray().ravel()

    def past(self, settings: Map, period: int) -> tuple[NDArray[np.float64], int]:
        """The crimes in the periods that a map looks at, unweighted.

        Parameters
        ----------
        settings : Map
            The map.
        period : int
            The period before which it looks.

        Returns
        -------
        crimes : ndarray of float, shape (n,)
            By place.
        periods : int
            How many periods these are.
        """
        weights = settings.weights(period) > 0
        return self.by_unit @ self._of_all(weights.astype(float)), int(weights.sum())

    def _of_all(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Weights of all periods (t,), 0 for those after the ones that are weighed: quicker than to cut them off."""
        return np.pad(weights, (0, self.periods - len(weights)))

    def predict(self, settings: Map, period: int) -> NDArray[np.float64]:
        """The density that a map gives each place for a period, made of what came before it and of nothing else.

        Parameters
        ----------
        settings : Map
            The map.
        period : int
            The period.

        Returns
        -------
        density : ndarray of float, shape (n,)
            Crimes per m², or Gi* z-scores.

        Raises
        ------
        ValueError
            Nothing comes before the period.
        TooLarge
            The kernel reaches too many coordinates.
        """
        if settings.kind == ORACLE:
            return self.observed(period) / self.areas
        if not 0 < period <= self.periods:
            raise ValueError(tr("there are no data before period {}").format(period))
        weights = self._of_all(settings.weights(period))
        bandwidth = settings.bandwidth
        if settings.peer:
            bandwidth = self._by_rule(settings.peer, self.counts @ weights)
        if not bandwidth:
            values = self.by_unit @ weights
            if settings.kind == GISTAR:
                return self._gi(values)
            return values / self.areas
        weight = self.counts @ weights
        key = settings.kernel, bandwidth
        if key not in self._smooth:
            kernel = _Raster if bandwidth > _COARSE * np.sqrt(np.median(self.areas)) else _kernel_matrix
            made = kernel((self.centre_x, self.centre_y), (self.x, self.y), settings.kernel, bandwidth)
            if sum(kept.nnz for kept in self._smooth.values()) + made.nnz > _KEPT:
                # Not kept: all matrices together would take too much memory.
                return made @ weight
            self._smooth[key] = made
        return self._smooth[key] @ weight

    def _gi(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        from ..statistics.gistar import z_scores

        return z_scores(values, self.neighbours)

    def _by_rule(self, peer: str, weight: NDArray[np.float64]) -> float:
        """The bandwidth in metres that a peer takes by itself for points with these weights (k,)."""
        if peer == QGIS:
            return 100.0
        # Two digits, so that the matrix of one bandwidth serves several periods: a few metres do not change the map.
        return float(f"{self._rule(peer, weight):.2g}")

    def _rule(self, peer: str, weight: NDArray[np.float64]) -> float:
        # Only points in the area: one stray point would change the bandwidth.
        there = (weight > 0) & (self.unit >= 0)
        x, y, weight = self.x[there], self.y[there], weight[there]
        total = weight.sum()
        if peer == SFHOTSPOT:
            return float(np.mean([_nrd(one, weight, total) for one in (x, y)]))
        middle = np.average(x, weights=weight), np.average(y, weights=weight)
        away = np.hypot(x - middle[0], y - middle[1])
        spread = np.sqrt(np.average(away**2, weights=weight))
        median = _quantile(away, weight, 0.5)
        return float(0.9 * min(spread, np.sqrt(1 / np.log(2)) * median) * total**-0.2)


def _quantile(values: NDArray[np.float64], weight: NDArray[np.float64], share: float) -> float:
    order = np.argsort(values)
    return float(values[order][np.searchsorted(np.cumsum(weight[order]), share * weight.sum())])


def _nrd(values: NDArray[np.float64], weight: NDArray[np.float64], total: float) -> float:
    """The rule of R's MASS::bandwidth.nrd, for weighted values."""
    mean = np.average(values, weights=weight)
    spread = np.sqrt(np.average((values - mean) ** 2, weights=weight))
    quartiles = (_quantile(values, weight, 0.75) - _quantile(values, weight, 0.25)) / 1.34
    return 4 * 1.06 * min(spread, quartiles) * total**-0.2


def _kernel_matrix(
    to: tuple[NDArray[np.float64], NDArray[np.float64]],
    points: tuple[NDArray[np.float64], NDArray[np.float64]],
    kernel: str,
    bandwidth: float,
) -> Any:
    """The sparse matrix (n, k) that makes weights of ``points`` (x, y) into densities at the centres ``to`` (x, y)."""
    from scipy.spatial import cKDTree

    reach = bandwidth * (_REACH if kernel == GAUSSIAN else 1.0)
    there, others = (cKDTree(np.stack(one, 1)) for one in (to, points))
    require(40.0 * there.count_neighbors(others, reach), tr("use larger places or a smaller bandwidth"))
    found = there.sparse_distance_matrix(others, reach, output_type="coo_matrix")
    found.data = _kernel(found.data / bandwidth, kernel, bandwidth)
    return found.tocsr()


class _Raster:
    """As ``_kernel_matrix``, by a raster that is fine beside the bandwidth, between its cells linear."""

    def __init__(
        self,
        to: tuple[NDArray[np.float64], NDArray[np.float64]],
        points: tuple[NDArray[np.float64], NDArray[np.float64]],
        kernel: str,
        bandwidth: float,
    ) -> None:
        from scipy.fft import next_fast_len, rfftn

        cell = bandwidth / _FINE
        self._reach = reach = int(np.ceil(_FINE * (_REACH if kernel == GAUSSIAN else 1.0)))
        # A crime farther off than the kernel reaches, perhaps at the other end of the country, adds nothing.
        west, south = (one.min() - (reach + 1) * cell for one in to)
        wide, high = (int((one.max() - begin) / cell) + reach + 3 for one, begin in zip(to, (west, south)))
        across, up = (points[0] - west) / cell - 0.5, (points[1] - south) / cell - 0.5
        self._here = (across >= 0) & (across < wide - 1) & (up >= 0) & (up < high - 1)
        across, up = across[self._here], up[self._here]
        # Each crime is shared among the four cell centres around it, which keeps its position.
        column, row = across.astype(int), up.astype(int)
        right, above = across - column, up - row
        self._shape, self._at = (high, wide), row * wide + column
        self._parts = (
            (0, (1 - right) * (1 - above)),
            (1, right * (1 - above)),
            (wide, (1 - right) * above),
            (wide + 1, right * above),
        )
        self._to = [(to[1] - south) / cell - 0.5, (to[0] - west) / cell - 0.5]
        steps = np.arange(-reach, reach + 1) / _FINE
        self._fast = [next_fast_len(length + 2 * reach, True) for length in self._shape]
        self._kernel = rfftn(_kernel(np.hypot(*np.meshgrid(steps, steps)), kernel, bandwidth), self._fast)

    @property
    def nnz(self) -> int:
        """Numbers that are kept, as of a sparse matrix."""
        return 2 * self._kernel.size + 5 * len(self._at) + 2 * len(self._to[0])

    def __matmul__(self, weight: NDArray[np.float64]) -> NDArray[np.float64]:
        from scipy.fft import irfftn, rfftn
        from scipy.ndimage import map_coordinates

        (high, wide), weight, reach = self._shape, weight[self._here], self._reach
        raster: NDArray[np.float64] = np.zeros(high * wide)
        for shift, part in self._parts:
            raster += np.bincount(self._at + shift, weight * part, high * wide)
        smooth = irfftn(rfftn(raster.reshape(high, wide), self._fast) * self._kernel, self._fast)
        smooth = smooth[reach : reach + high, reach : reach + wide]
        # Rounding errors of the transform count as nothing.
        density = map_coordinates(smooth, self._to, order=1, mode="nearest")
        return np.where(density > 1e-12 * smooth.max(), density, 0.0)


def _kernel(part: NDArray[np.float64], kernel: str, bandwidth: float) -> NDArray[np.float64]:
    """Density at distances that are so many bandwidths."""
    if kernel == GAUSSIAN:
        return np.exp(-0.5 * part**2) / (2 * np.pi * bandwidth**2)
    return np.maximum(1 - part**2, 0) ** 2 * 3 / (np.pi * bandwidth**2)
