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

from ....bridge.geometry.polygons import Outlines
from ....bridge.geometry.units import Units, shares_inside
from ....bridge.ground.texts import tr

if TYPE_CHECKING:
    from ....bridge.counting.count_by_place import CountByPlace
    from .counted_places import CountedPlaces


@dataclass
class Edges:
    """The ``shares`` (n,), 0 to 1, of the places that lie in the study area, and the CountByPlace ``inside`` of the
    crimes
    there in those that lie in it only partly."""

    shares: NDArray[np.float64]
    inside: CountByPlace

    def within(self, own: NDArray[Any], inside: NDArray[Any]) -> NDArray[Any]:
        """Values (n,) inside: the ``own`` (n,) of whole places, those ``inside`` (n,) of the others."""
        return np.where(self.shares < 1, inside, own)

    def note(self) -> str:
        return tr(
            "{:,} of {:,} places are only partly in the study area. The tests use the crimes in the part inside "
            "and assume an average for the rest."
        ).format(int((self.shares < 1).sum()), len(self.shares))


class _Partly:
    """Those parts of the units that lie in the study area, where that is not all of a unit; no grid, for a point by
    itself tells on which side of the outline it lies."""

    grid = None

    def __init__(self, units: Units, shares: NDArray[np.float64], outlines: Outlines) -> None:
        self.units, self.partly, self.outlines = units, shares < 1, outlines

    def __len__(self) -> int:
        return len(self.units)

    def locate(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        place = self.units.locate(x, y)
        place[(place < 0) | ~self.partly[place]] = -1
        there = np.flatnonzero(place >= 0)
        place[there[~self.outlines.hold(x[there], y[there])]] = -1
        return place


def edges_of(counted_places: CountedPlaces, count: Callable[[Any], CountByPlace]) -> Edges | None:
    """The Edges of a CountedPlaces; None where all of each place lies in its area, or its places are a layer's own.

    An area that was made holds all crimes; else ``count(places)`` is the CountByPlace of those in places.
    """
    if counted_places.units.grid is None:
        return None
    outlines = Outlines(counted_places.area)
    shares = shares_inside(counted_places.units, outlines, counted_places.raise_if_cancelled)
    partly = shares < 1
    if not partly.any():
        return None
    if counted_places.area_made or not counted_places.counts[partly].any():
        return Edges(shares, counted_places.counted)
    return Edges(shares, count(_Partly(counted_places.units, shares, outlines)))


class MapsInside:
    """Maps of each period, as Edges see them."""

    def __init__(self, edges: Edges, own: Sequence[NDArray[Any]], inside: Sequence[NDArray[Any]]) -> None:
        self.edges, self.own, self.inside = edges, own, inside

    def __len__(self) -> int:
        return len(self.own)

    def __getitem__(self, i: int) -> NDArray[Any]:
        return self.edges.within(self.own[i], self.inside[i])
