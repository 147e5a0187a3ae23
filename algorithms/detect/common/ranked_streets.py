"""Streets with their crimes: ranked, grown into clusters where they are hot, and as layers to be written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsWkbTypes

from ....bridge.ground import fields as f
from ....bridge.ground.texts import counted, tr
from ....bridge.results.outputs import Table
from ....contract.schemas.detect import HOT_STREETS, STREETS
from ....core.counting.neighbours import Neighbours
from ....core.hotspots.growth import grow
from ....core.hotspots.selection import ranking
from .choosing import Candidates, Choice

#: Names of streets that stand for a cluster.
_NAMES = 3


@dataclass(frozen=True)
class StreetClusters:
    """Clusters of hot streets that are asked for: their length at most, ``limit`` in metres, how far one walks in a
    minute, their ``fewest`` crimes, and within how many metres of a street another one meets it, ``snap``."""

    limit: float
    metres_a_minute: float
    fewest: int
    snap: float


class RankedStreets:
    """n streets with their crimes, ranked by crimes (or harm) per length, and the hot spots that hot streets are."""

    def __init__(
        self, shapes: list[QgsGeometry], names: list[str | None], counts: NDArray[np.int64], harm: NDArray[Any] | None
    ) -> None:
        self.shapes, self.names, self.counts, self.harm = shapes, names, counts, harm
        self.metres = np.array([shape.length() for shape in shapes])
        self.values = counts if harm is None else harm
        middles = [shape.interpolate(shape.length() / 2).asPoint() for shape in shapes]
        self.middles = np.array([(point.x(), point.y()) for point in middles])
        # Named after its middle, so that a street keeps its name from run to run, in whatever order the layer has it.
        self.ids = _each_once([f"street-{point.x():.0f}-{point.y():.0f}" for point in middles])
        self.order = ranking(self.values, self.metres, self.ids, counts)
        self.rank = np.empty(len(counts), np.int64)
        self.rank[self.order] = np.arange(1, len(counts) + 1)
        self.share = self.values / self.values.sum()
        self.running = np.empty(len(counts))
        self.running[self.order] = np.minimum(np.cumsum(self.share[self.order]), 1)
        #: Those that the rule chooses, and those of them that are in a hot spot.
        self.chosen: NDArray[np.bool_] = np.zeros(len(counts), bool)
        self.hot = self.chosen
        #: Number of the hot spot of each street, −1 where it is in none.
        self.spot: NDArray[np.int64] = np.full(len(counts), -1)
        self.clusters: StreetClusters | None = None

    def candidates(self, fewest: int, width: float) -> Candidates:
        """The streets as Candidates; those below the fewest keep their length in the budget and are never taken."""
        values = np.where(self.counts >= fewest, self.values, 0)
        return Candidates(
            values,
            self.metres / 1000,
            self.counts,
            self.middles,
            ranking(values, self.metres, self.ids, self.counts),
            lambda which: [self._outline([i], width) for i in which.tolist()],
            tr("streets"),
        )

    def take(self, chosen: NDArray[np.bool_]) -> None:
        """Make each of the ``chosen`` (n,) a hot spot of its own."""
        self.chosen = self.hot = chosen
        self.spot[chosen] = np.arange(np.count_nonzero(chosen))

    def grow(self, touching: Neighbours, clusters: StreetClusters, raise_if_cancelled: Callable[[], None]) -> list[str]:
        """Make clusters of the hot streets that meet; notes on them."""
        self.clusters = clusters
        streets = int(self.hot.sum())
        self.spot = grow(
            self.hot, self.order, self.metres, touching, clusters.limit, raise_if_cancelled=raise_if_cancelled
        )
        crimes = np.bincount(self.spot[self.hot], self.counts[self.hot])
        few = self.hot & (crimes < clusters.fewest)[self.spot] if len(crimes) else self.hot
        self.hot, self.spot[few] = self.hot & ~few, -1
        notes = []
        if streets:
            notes.append(
                counted(
                    streets,
                    tr("{} hot street was grouped into clusters of up to {:,.0f} m."),
                    tr("{} hot streets were grouped into clusters of up to {:,.0f} m."),
                    "",
                    clusters.limit,
                )
            )
        left = int(np.count_nonzero(crimes < clusters.fewest))
        if left:
            notes.append(
                counted(
                    left,
                    tr("{} street cluster with fewer than {} crimes was left out (crimes in total: {:,})."),
                    tr("{} street clusters with fewer than {} crimes were left out (crimes in total: {:,})."),
                    "",
                    clusters.fewest,
                    int(self.counts[few].sum()),
                )
            )
        return notes

    def lines(self, crs: QgsCoordinateReferenceSystem, choice: Choice) -> Table:
        columns = {
            f.UNIT_ID: self.ids,
            f.AREA_NAME: self.names,
            f.CRIMES: self.counts,
            f.LENGTH_M: self.metres,
            f.PER_100M: 100 * self.counts / self.metres,
            f.RANK: self.rank,
            f.SHARE: self.share,
            f.CUM_SHARE: self.running,
            f.HOT: self.hot.astype(int),
            **choice.columns(among=self.order),
        }
        if self.harm is not None:
            columns[f.HARM] = self.harm
        if self.clusters is not None:
            spot_ids: list[str | None] = [None] * len(self.ids)
            for streets in self._members():
                for i in streets:
                    spot_ids[i] = self.ids[streets[0]]
            columns[f.HOTSPOT_ID] = spot_ids
        lines = [QgsGeometry(shape) for shape in self.shapes]
        for shape in lines:
            shape.convertToMultiType()
        return Table.of(
            STREETS, columns, [bytes(shape.asWkb()) for shape in lines], QgsWkbTypes.Type.MultiLineString, crs
        )

    def _members(self) -> list[list[int]]:
        """The streets of each hot spot, from the hottest, which gives it its id."""
        spots: dict[int, list[int]] = {}
        for i in self.order[self.hot[self.order]].tolist():
            spots.setdefault(int(self.spot[i]), []).append(i)
        return list(spots.values())

    def spots(self, crs: QgsCoordinateReferenceSystem, width: float, choice: Choice) -> Table:
        """The hot spots, ranked as streets are; a cluster is in the district of its hottest street."""

        def totals(values: NDArray[Any]) -> NDArray[Any]:
            return np.array([values[streets].sum() for streets in members], values.dtype)

        members = self._members()
        ids = [self.ids[streets[0]] for streets in members]
        order = ranking(totals(self.values), totals(self.metres), ids, totals(self.counts))
        members, ids = [members[k] for k in order], [ids[k] for k in order]
        shapes = [self._outline(streets, width) for streets in members]
        km2 = np.array([shape.area() for shape in shapes]) / 1e6
        crimes, metres, share = totals(self.counts), totals(self.metres), totals(self.values) / self.values.sum()
        columns = {
            f.HOTSPOT_ID: ids,
            f.RANK: np.arange(1, len(members) + 1),
            f.CRIMES: crimes,
            f.SHARE: share,
            f.CUM_SHARE: np.minimum(np.cumsum(share), 1),
            f.AREA_KM2: km2,
            f.DENSITY: crimes / km2,
            f.LENGTH_M: metres,
            f.PER_100M: 100 * crimes / metres,
            f.AREA_NAME: [self._name(streets) for streets in members],
            **choice.columns(np.array([streets[0] for streets in members], np.int64)),
        }
        if self.harm is not None:
            columns[f.HARM] = totals(self.harm)
        if self.clusters is not None:
            columns[f.UNITS] = [len(streets) for streets in members]
            columns[f.WALK_MIN] = metres / self.clusters.metres_a_minute
        for shape in shapes:
            shape.convertToMultiType()
        return Table.of(
            HOT_STREETS, columns, [bytes(shape.asWkb()) for shape in shapes], QgsWkbTypes.Type.MultiPolygon, crs
        )

    def _outline(self, streets: list[int], width: float) -> QgsGeometry:
        """Streets as one polygon of a width in metres."""
        shapes = [self.shapes[i] for i in streets]
        return (shapes[0] if len(shapes) == 1 else QgsGeometry.collectGeometry(shapes)).buffer(width / 2, 6)

    def _name(self, streets: list[int]) -> str | None:
        """The names of the streets, those with the most crimes first."""
        crimes: dict[str, int] = {}
        for i in streets:
            name = self.names[i]
            if name is not None:
                crimes[name] = crimes.get(name, 0) + int(self.counts[i])
        names = sorted(crimes, key=lambda name: (-crimes[name], name))
        names = [name for name in names if name] or names
        return ", ".join(names[:_NAMES]) + (" …" if len(names) > _NAMES else "") if names else None


def _each_once(names: list[str]) -> list[str]:
    """The names, a number behind those that come again."""
    seen: dict[str, int] = {}
    out = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return out
