"""The places that crimes are counted in: a generated grid over the study area, or polygons the force supplies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Callable

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry, QgsPointXY, QgsSpatialIndex, QgsWkbTypes

from ...core.counting import grid_cover, grids
from ...core.counting.neighbours import on_grid, require_pairs, within_distance
from ..ground.errors import InputError
from ..ground.texts import tr
from .polygons import Outlines, as_multi, rings_of, touching

if TYPE_CHECKING:
    from ...core.counting.grids import Grid
    from ...core.counting.neighbours import Neighbours
    from .polygons import Areas

UNIT_LIMIT = 5_000_000
_BLOCK = 1 << 15


class TooManyPlaces(InputError):
    """A grid of more places than the limit."""


@dataclass
class Units:
    """n places: names, areas in m², centres in metres; ``grid`` and sorted ``keys`` where they are generated,
    ``geometries`` where they are polygons of a layer."""

    ids: list[str]
    areas: NDArray[np.float64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    grid: Grid | None = None
    keys: NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    geometries: list[QgsGeometry] = field(default_factory=list)
    _outlines: Outlines | None = None
    _find: Callable[[NDArray[np.int64]], NDArray[np.int64]] | None = None

    def __len__(self) -> int:
        return len(self.ids)

    def locate(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        """Place (n,) of each point, −1 where it lies in none."""
        if self.grid is None:
            if self._outlines is None:
                self._outlines = Outlines(self.geometries)
            return self._outlines.owner(x, y)
        if self._find is None:
            self._find = grids.finder(self.keys)
        place, find = np.empty(len(x), np.int64), self._find
        # What a block needs on the way stays in the processor's cache.
        for begin in range(0, len(x), _BLOCK):
            block = slice(begin, begin + _BLOCK)
            place[block] = find(self.grid.locate(x[block], y[block]))
        return place

    def wkb(self, which: NDArray[np.int64] | None = None) -> list[bytes]:
        """WKB (list of bytes) of all places or of ``which``."""
        if self.grid is not None:
            return grids.units_wkb(self.grid, self.keys if which is None else self.keys[which])
        chosen = self.geometries if which is None else [self.geometries[i] for i in which]
        return [bytes(geometry.asWkb()) for geometry in chosen]

    def wkb_type(self) -> QgsWkbTypes.Type:
        return QgsWkbTypes.Type.Polygon if self.grid is not None else QgsWkbTypes.Type.MultiPolygon

    def touching(self, raise_if_cancelled: Callable[[], None] = lambda: None) -> Neighbours:
        """Neighbours that share a side or corner (hexagons: a side). ``raise_if_cancelled()`` is called now and then,
        may raise."""
        if self.grid is not None:
            return on_grid(self.keys, self.grid.neighbour_steps(1), raise_if_cancelled)
        return touching(self.geometries, raise_if_cancelled)

    def neighbours(
        self,
        rings: int = 1,
        distance: float | None = None,
        touching_units: Neighbours | None = None,
        raise_if_cancelled: Callable[[], None] = lambda: None,
    ) -> Neighbours:
        """Neighbourhoods for Gi*, each place in its own: ``rings`` rings, or centres within ``distance`` metres.

        ``raise_if_cancelled()`` is called now and then and may raise to stop. Raises TooLarge for a neighbourhood that
        is too large to compute.
        """
        if self.grid is not None:
            if distance is not None:
                # As many as have room in the circle, before they are listed.
                require_pairs(np.pi * distance**2 / self.grid.area * len(self))
            steps = self.grid.neighbour_steps(rings) if distance is None else grids.steps_within(self.grid, distance)
            return on_grid(self.keys, np.vstack([[[0, 0]], steps]), raise_if_cancelled)
        if distance is not None:
            return within_distance(self.x, self.y, distance).with_self()
        near = touching_units if touching_units is not None else self.touching()
        return near.within_steps(rings, raise_if_cancelled).with_self()


def grid_of(shape: str, size: float) -> Grid:
    """The grid of ``hexagon`` or ``square`` units of this size in metres; InputError for a size that is none."""
    try:
        return grids.make_grid(shape, size)
    except ValueError:
        raise InputError(
            tr("CELL_SIZE: {:g} m is not a valid size for a place; enter a size above 0 m, for example 150.").format(
                size
            )
        )


def grid_units(
    shape: str,
    size: float,
    outlines: Sequence[Sequence[NDArray[np.float64]]],
    epsg: int | str,
    centre_only: bool = False,
) -> Units:
    """Units of a generated grid that touch the polygons ``outlines`` (lists of rings).

    ``centre_only`` keeps the units whose centre lies inside. Raises InputError for a size that is none, or that
    would make more than the unit limit, with the size that fits.
    """
    grid = grid_of(shape, size)
    expected = sum(grid_cover.estimate_units(grid, rings) for rings in outlines)
    if expected > UNIT_LIMIT:
        raise TooManyPlaces(
            tr(
                "CELL_SIZE: places {:g} m across would give about {:,.0f} places in this area, above the limit "
                "of {:,}; use {:g} m or more."
            ).format(size, expected, UNIT_LIMIT, _size_that_fits(shape, outlines))
        )
    found = [grid_cover.centres_inside(grid, rings) for rings in outlines]
    if not centre_only:
        found.append(grid_cover.touched(grid, [ring for rings in outlines for ring in rings]))
    keys = np.unique(np.concatenate([np.empty(0, np.int64), *found]))
    if not len(keys):
        raise InputError(
            tr("No place {:g} m across has its centre in the study area; choose a smaller CELL_SIZE.").format(size)
        )
    x, y = grid.centres(keys)
    return Units(grids.unit_ids(grid, keys, epsg), np.full(len(keys), grid.area), x, y, grid, keys)


def _size_that_fits(shape: str, outlines: Sequence[Sequence[NDArray[np.float64]]]) -> float:
    size = 1e-3
    while sum(grid_cover.estimate_units(grids.make_grid(shape, size), rings) for rings in outlines) > UNIT_LIMIT:
        size *= 1.25
    digits = 10 ** np.floor(np.log10(size))
    return float(np.ceil(size / digits * 2) / 2 * digits)


def layer_units(areas: Areas, epsg: int | str) -> Units:
    """Units made of the force's own polygons; a place's name is its layer, EPSG code and centre, stable by content."""
    x, y = np.empty(len(areas)), np.empty(len(areas))
    for i, geometry in enumerate(areas.geometries):
        point = geometry.pointOnSurface().asPoint()
        x[i], y[i] = point.x(), point.y()
    centres = [geometry.centroid().asPoint() for geometry in areas.geometries]
    ids: list[str] = []
    seen: dict[str, int] = {}
    for cx, cy in zip(x, y):
        name = f"layer-{epsg}-{cx:.0f}-{cy:.0f}"
        seen[name] = seen.get(name, 0) + 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return Units(
        ids,
        areas.square_metres(),
        np.array([c.x() for c in centres]),
        np.array([c.y() for c in centres]),
        geometries=[as_multi(geometry) for geometry in areas.geometries],
    )


def shares_inside(
    units: Units, outlines: Outlines, raise_if_cancelled: Callable[[], None] = lambda: None
) -> NDArray[np.float64]:
    """The share (n,), 0 to 1, of each unit of a grid that lies in the polygons of ``outlines`` (Outlines).
    ``raise_if_cancelled()`` is called now and then and may raise to stop."""
    grid, shares = units.grid, np.ones(len(units))
    parts = rings_of(QgsGeometry.unaryUnion(outlines.geometries))
    rings = [ring for part in parts for ring in part]
    raise_if_cancelled()
    place = grids.find(units.keys, grid_cover.touched(grid, rings))
    place = place[place >= 0]
    raise_if_cancelled()
    if len(place):
        shares[place] = grid_cover.shares_inside(grid, units.keys[place], rings)
    return shares


def outlines_of(geometries: Sequence[QgsGeometry]) -> list[list[NDArray[np.float64]]]:
    """Rings of every part of every polygon, for grid_cover.covering."""
    return [rings for geometry in geometries for rings in rings_of(geometry)]


def residents(
    units: Units, areas: Areas, population: NDArray[np.float64], raise_if_cancelled: Callable[[], None] = lambda: None
) -> NDArray[np.float64]:
    """Estimated residents (n,) of units from polygons with a ``population`` (m,), in proportion to area.

    Raises nothing for gaps: a unit that no polygon meets gets 0. ``raise_if_cancelled()`` is called for each polygon
    and may raise.
    """
    people = np.zeros(len(units))
    if units.grid is None:
        return _residents_by_overlay(units, areas, population, people, raise_if_cancelled)
    for geometry, number in zip(areas.geometries, population):
        raise_if_cancelled()
        area = geometry.area()
        if not (np.isfinite(number) and number > 0 and area > 0):
            continue
        engine = QgsGeometry.createGeometryEngine(geometry.constGet())
        engine.prepareGeometry()
        per_metre = number / area
        for rings in rings_of(geometry):
            inside, edge = grid_cover.covering(units.grid, rings)
            place = grids.find(units.keys, inside)
            people[place[place >= 0]] += per_metre * units.grid.area
            place = grids.find(units.keys, edge)
            kept = place[place >= 0]
            part = QgsGeometry.fromPolygonXY([[_xy(p) for p in ring] for ring in rings])
            for i, wkb in zip(kept.tolist(), units.wkb(kept)):
                cell = QgsGeometry()
                cell.fromWkb(wkb)
                people[i] += per_metre * cell.intersection(part).area()
    return people


def _xy(pair: Sequence[float]) -> QgsPointXY:
    return QgsPointXY(pair[0], pair[1])


def _residents_by_overlay(
    units: Units,
    areas: Areas,
    population: NDArray[np.float64],
    people: NDArray[np.float64],
    raise_if_cancelled: Callable[[], None],
) -> NDArray[np.float64]:
    index = QgsSpatialIndex()
    for i, geometry in enumerate(units.geometries):
        index.addFeature(i, geometry.boundingBox())
    for geometry, number in zip(areas.geometries, population):
        raise_if_cancelled()
        area = geometry.area()
        if not (np.isfinite(number) and number > 0 and area > 0):
            continue
        for i in index.intersects(geometry.boundingBox()):
            people[i] += number / area * units.geometries[i].intersection(geometry).area()
    return people


def blocked_pairs(
    units: Units,
    members: NDArray[np.int64],
    near: Neighbours,
    barriers: list[QgsGeometry],
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> set[tuple[int, int]]:
    """Pairs (i, j), i < j, of touching ``members`` whose centres a barrier line lies between."""
    together = QgsGeometry.collectGeometry(barriers)  # the engine only borrows it
    engine = QgsGeometry.createGeometryEngine(together.constGet())
    engine.prepareGeometry()
    chosen, blocked = set(members.tolist()), set()
    for i in members.tolist():
        raise_if_cancelled()
        for j in near.of(i).tolist():
            if j > i and j in chosen:
                line = QgsGeometry.fromPolylineXY([_xy((units.x[i], units.y[i])), _xy((units.x[j], units.y[j]))])
                if engine.intersects(line.constGet()):
                    blocked.add((i, j))
    return blocked


def dissolve(
    units: Units, spot: NDArray[np.int64], raise_if_cancelled: Callable[[], None] = lambda: None
) -> list[bytes]:
    """WKB (list of bytes), one multi-polygon per hot spot number 0 … k−1 of ``spot`` (n,). ``raise_if_cancelled()``
    is called for each and may raise to stop."""
    out = []
    members = np.flatnonzero(spot >= 0)
    members = members[np.argsort(spot[members], kind="stable")]
    shapes = units.wkb(members)
    edges = np.searchsorted(spot[members], np.arange(int(spot.max(initial=-1)) + 2))
    for begin, end in zip(edges[:-1], edges[1:]):
        raise_if_cancelled()
        parts = []
        for wkb in shapes[begin:end]:
            part = QgsGeometry()
            part.fromWkb(wkb)
            parts.append(part)
        whole = QgsGeometry.unaryUnion(parts)
        whole.convertToMultiType()
        out.append(bytes(whole.asWkb()))
    return out
