"""Places at the edge of a study area, of which only a part lies in it: how large a part, and the crimes in that part.

Crimes beyond the outline are counted on the map where they are in the layer, but the layer may end with the area, so
that the statistics of chance look at those inside alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry

from ....bridge.geometry.polygons import Outlines
from ....bridge.geometry.units import Units, shares_inside
from ....bridge.ground.texts import tr

if TYPE_CHECKING:
    from ....bridge.counting.count_by_place import CountByPlace, Counted


@dataclass
class Edges:
    """The ``shares`` (n,), 0 to 1, of the places that lie in the study area, and the CountByPlace of the crimes
    ``inside``, which tells of those that lie in it only partly."""

    shares: NDArray[np.float64]
    inside: CountByPlace

    def within(self, own: NDArray[Any], inside: NDArray[Any]) -> NDArray[Any]:
        """Values (n,) inside: the ``own`` (n,) of whole places, those ``inside`` (n,) of the others."""
        return np.where(self.shares < 1, inside, own)

    def note(self) -> str:
        return tr(
            "{:,} of {:,} cells are only partly in the study area. The tests use the crimes in the part inside "
            "and assume an average value for the part outside."
        ).format(int((self.shares < 1).sum()), len(self.shares))


class CutUnits:
    """The n units of a grid as places to count in, each that an outline cuts as two: place i is what lies inside of
    unit i, and what lies beyond the outline are further places, from n on. No grid, for a point by itself tells on
    which side it lies."""

    grid = None

    def __init__(self, units: Units, shares: NDArray[np.float64], outlines: Outlines) -> None:
        self.units, self.shares, self.outlines = units, shares, outlines
        self.partly = shares < 1
        count, cut = len(units), np.flatnonzero(self.partly)
        self._unit = np.concatenate([np.arange(count), cut])
        self._beyond = np.full(count, -1)
        self._beyond[cut] = count + np.arange(len(cut))

    def __len__(self) -> int:
        return len(self._unit)

    def locate(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        place = self.units.locate(x, y)
        there = np.flatnonzero((place >= 0) & self.partly[place])
        beyond = there[~self.outlines.hold(x[there], y[there])]
        place[beyond] = self._beyond[place[beyond]]
        return place

    def whole(self, counted: Counted) -> Counted:
        """What is counted in these places, in the units."""
        return counted.moved(self._unit, len(self.units))

    def inside(self, counted: Counted) -> Counted:
        """The same of what lies inside alone."""
        return counted.moved(np.where(np.arange(len(self)) < len(self.units), self._unit, -1), len(self.units))


def cut_units(units: Units, area: Sequence[QgsGeometry], raise_if_cancelled: Callable[[], None]) -> CutUnits | None:
    """The CutUnits of a study area's polygons; None where all of each unit lies in it, or they are a layer's own."""
    if units.grid is None:
        return None
    outlines = Outlines(area)
    shares = shares_inside(units, outlines, raise_if_cancelled)
    return CutUnits(units, shares, outlines) if (shares < 1).any() else None


def count_with_edges(
    cut: CutUnits, in_database: bool, count: Callable[[Units | CutUnits], Counted]
) -> tuple[Counted, Edges]:
    """(what ``count(places)`` counts in the units, the Edges). A database counts in whole units alone: what lies inside
    is read from it where there is anything in those that are cut."""
    if not in_database:
        found = count(cut)
        return cut.whole(found), Edges(cut.shares, cut.inside(found))
    found = count(cut.units)
    return found, Edges(cut.shares, cut.inside(count(cut)) if found.counts[cut.partly].any() else found)


class MapsInside:
    """Maps of each period, as Edges see them."""

    def __init__(self, edges: Edges, own: Sequence[NDArray[Any]], inside: Sequence[NDArray[Any]]) -> None:
        self.edges, self.own, self.inside = edges, own, inside

    def __len__(self) -> int:
        return len(self.own)

    def __getitem__(self, i: int) -> NDArray[Any]:
        return self.edges.within(self.own[i], self.inside[i])
