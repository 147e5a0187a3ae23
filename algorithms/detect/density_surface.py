"""The density of crimes as a raster, and the hot spots that its densest cells grow into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry

from ...bridge.geometry.units import Units, dissolve, outlines_of
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.texts import tr
from ...core.counting.grid_cover import centres_inside
from ...core.counting.grids import make_grid, pack, unit_ids, unpack
from ...core.hotspots.growth import grow
from ...core.statistics.density import Frame, Kernel, density, frame_around
from .common.result_tables import ShapeSpots

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...bridge.counting.crimes import Crimes
    from ...bridge.geometry.polygons import Areas
    from ..common.base import Part

#: Cells of a raster at most: more need more memory than a desktop has.
CELL_LIMIT = 10_000_000


@dataclass(frozen=True)
class DensityRaster:
    """The raster of a density: its ``frame``, which cells lie ``inside`` the study area (rows, columns), and how points
    are spread over it: the ``bandwidth`` in metres, the ``kernel``, and whether what would leave the area stays."""

    frame: Frame
    inside: NDArray[np.bool_]
    bandwidth: float
    kernel: str
    edge: bool

    @property
    def cell(self) -> float:
        """The side of a cell in metres."""
        return self.frame.cell

    def spread(
        self, x: NDArray[np.float64], y: NDArray[np.float64], weights: NDArray[np.float64] | None, feedback: Part
    ) -> NDArray[np.float64]:
        """The density (rows, columns) of points (n,), 0 outside the area. Raises InputError, Cancelled."""

        def step(share: float) -> None:
            if feedback.isCanceled():
                raise Cancelled()
            feedback.setProgress(100 * share)

        step(0)
        try:
            surface = density(
                x, y, self.frame, Kernel(self.bandwidth, self.kernel), weights, self.inside if self.edge else None, step
            )
        except ValueError as error:
            raise InputError(tr("KERNEL: {}.").format(error))
        surface[~self.inside] = 0
        return surface


def frame_inside(areas: Areas, bandwidth: float, cell: float) -> tuple[Frame, NDArray[np.bool_]]:
    """The Frame of a raster with cells of a size over the study area, and which of them lie in it (rows, columns).

    Raises InputError for cells that are too large or too many.
    """
    if cell > 2 * bandwidth:
        raise InputError(
            tr("CELL_SIZE: {:g} m is too large for a bandwidth of {:.0f} m; enter {:.0f} m or less.").format(
                cell, bandwidth, 2 * bandwidth
            )
        )
    boxes = [geometry.boundingBox() for geometry in areas.geometries]
    frame = frame_around(
        np.array([edge for box in boxes for edge in (box.xMinimum(), box.xMaximum())]),
        np.array([edge for box in boxes for edge in (box.yMinimum(), box.yMaximum())]),
        cell,
        0.0,
    )
    count = frame.columns * frame.rows
    if count > CELL_LIMIT:
        fits = cell * np.sqrt(count / CELL_LIMIT)
        digits = 10 ** np.floor(np.log10(fits))
        raise InputError(
            tr(
                "CELL_SIZE: at {:g} m this area would need about {:,} cells, more than the limit of {:,}; enter "
                "{:g} m or more."
            ).format(cell, count, CELL_LIMIT, np.ceil(fits / digits * 2) / 2 * digits)
        )
    grid, inside = make_grid("square", cell), np.zeros((frame.rows, frame.columns), bool)
    for rings in outlines_of(areas.geometries):
        column, row = unpack(centres_inside(grid, rings))
        inside[row - frame.row, column - frame.column] = True
    if not inside.any():
        raise InputError(
            tr("CELL_SIZE: at {:g} m no cell has its centre in the study area; enter a smaller size.").format(cell)
        )
    return frame, inside


@dataclass(frozen=True)
class _DenseCells:
    """The hot cells of a raster as Units, with their densities (n,), the densest first in ``ranked`` (n,)."""

    units: Units
    values: NDArray[np.float64]
    ranked: NDArray[np.int64]


def dense_spots(
    surface: NDArray[np.float64],
    hot: NDArray[np.bool_],
    raster: DensityRaster,
    crimes: Crimes,
    epsg: int | str,
    largest: float,
    raise_if_cancelled: Callable[[], None],
) -> tuple[ShapeSpots, NDArray[np.float64]]:
    """(the hot spots that the ``hot`` cells (rows, columns) of a density grow into, the greatest density in each (k,));
    none is above ``largest`` km², and none without a crime of its own."""
    cells = _cells(surface, hot, raster, epsg)
    units = cells.units
    number = grow(
        np.ones(len(units), bool),
        cells.ranked,
        units.areas / 1e6,
        units.touching(),
        largest,
        raise_if_cancelled=raise_if_cancelled,
    )
    spot = np.append(number, -1)[units.locate(crimes.x, crimes.y)]
    count, there = int(number.max(initial=-1)) + 1, spot >= 0
    crimes_in = np.bincount(spot[there], minlength=count)
    peak = np.zeros(count)
    np.maximum.at(peak, number, cells.values)
    # The densest cell of each names it.
    first = cells.ranked[np.unique(number[cells.ranked], return_index=True)[1]]
    kept = np.flatnonzero(crimes_in > 0)
    shapes = []
    for wkb in dissolve(units, number, raise_if_cancelled):
        shape = QgsGeometry()
        shape.fromWkb(wkb)
        shapes.append(shape)
    spots = ShapeSpots(
        [f"density-{units.x[first[i]]:.0f}-{units.y[first[i]]:.0f}" for i in kept],
        [shapes[i] for i in kept],
        crimes_in[kept],
        None if crimes.weights is None else np.bincount(spot[there], crimes.weights[there], count)[kept],
        None if crimes.age_weights is None else np.bincount(spot[there], crimes.values[there], count)[kept],
    )
    return spots, peak[kept]


def _cells(surface: NDArray[np.float64], hot: NDArray[np.bool_], raster: DensityRaster, epsg: int | str) -> _DenseCells:
    grid = make_grid("square", raster.cell)
    row, column = np.nonzero(hot)
    keys = pack(column + raster.frame.column, row + raster.frame.row)
    order = np.argsort(keys)
    keys, values = keys[order], surface[row, column][order]
    x, y = grid.centres(keys)
    units = Units(unit_ids(grid, keys, epsg), np.full(len(keys), grid.area), x, y, grid, keys)
    return _DenseCells(units, values, np.lexsort((keys, -values)))
