"""Minutes and ways between places: along the streets by QGIS's network analysis, or in straight lines."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from qgis.analysis import QgsGraphAnalyzer, QgsGraphBuilder, QgsNetworkSpeedStrategy, QgsVectorLayerDirector
from qgis.core import QgsFeatureSource, QgsPointXY

from ...core.memory import require
from ..ground.errors import Cancelled, InputError
from ..ground.texts import tr

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback

#: How much longer ways by streets are than straight ones, on average, in towns.
DETOUR = 1.3


class StraightLines:
    """Straight ways, their minutes those of the usual detour by streets, at ``speed`` km/h."""

    def __init__(self, points: Sequence[QgsPointXY], speed: float) -> None:
        self.points = points
        self._speed = speed

    def minutes(self, feedback: QgsProcessingFeedback | None = None) -> NDArray[np.float64]:
        """Minutes (p, p) between places."""
        require(48.0 * len(self.points) ** 2, tr("use fewer hot spots"))
        xy = np.array([(point.x(), point.y()) for point in self.points], float).reshape(-1, 2)
        metres = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)) * DETOUR
        return metres / (self._speed / 3.6) / 60

    def ways(
        self, legs: Iterable[tuple[int, int]], feedback: QgsProcessingFeedback | None = None
    ) -> dict[tuple[int, int], list[QgsPointXY]]:
        """{leg: points} for legs (from, to)."""
        return {(i, j): [self.points[i], self.points[j]] for i, j in legs}


@dataclass(frozen=True)
class Streets:
    """Lines to travel along: their ``source``, ``speed`` km/h where a street has none of its own, ``oneway`` and
    ``speed_field`` indexes of fields or −1."""

    source: QgsFeatureSource
    speed: float
    oneway: int = -1
    speed_field: int = -1


class RoadNetwork:
    """Ways between points along Streets, in the system ``crs``; a point farther than ``tolerance`` metres from any
    street has none. Raises InputError where there is no street."""

    #: What the usual data write for one way along the line, against it, and both ways.
    ALONG = ("in direction", "forward", "1", "yes", "true")
    AGAINST = ("in opposite direction", "backward", "-1")
    BOTH = ("both directions", "both", "0", "no", "false")

    def __init__(
        self,
        points: Sequence[QgsPointXY],
        streets: Streets,
        crs: QgsCoordinateReferenceSystem,
        tolerance: float = 500.0,
        feedback: QgsProcessingFeedback | None = None,
    ) -> None:
        self.points = points
        source, oneway = streets.source, streets.oneway
        director = QgsVectorLayerDirector(
            source,
            oneway,
            self._word(source, oneway, self.ALONG),
            self._word(source, oneway, self.AGAINST),
            self._word(source, oneway, self.BOTH),
            QgsVectorLayerDirector.Direction.DirectionBoth,
        )
        # The field holds km/h, the strategy asks for metres a second.
        director.addStrategy(QgsNetworkSpeedStrategy(streets.speed_field, streets.speed, 1000.0 / 3600.0))
        builder = QgsGraphBuilder(crs, source.sourceCrs() != crs, 0.01)
        tied = director.makeGraph(builder, points, getattr(feedback, "own", feedback))
        if feedback is not None and feedback.isCanceled():
            raise Cancelled()
        self.graph = builder.takeGraph() if hasattr(builder, "takeGraph") else builder.graph()
        if not self.graph.vertexCount() or not self.graph.edgeCount():
            raise InputError(
                tr("'{}' has no streets near the places; check that both layers cover the same area.").format(
                    source.sourceName()
                )
            )
        self.away = [math.hypot(a.x() - b.x(), a.y() - b.y()) for a, b in zip(points, tied)]
        self.vertices = [
            self.graph.findVertex(point) if away <= tolerance else -1 for point, away in zip(tied, self.away)
        ]

    @staticmethod
    def _word(source: QgsFeatureSource, index: int, words: Sequence[str]) -> str:
        """The value of the field that means one of these words, as the field writes it."""
        if index < 0:
            return ""
        values = {str(value) for value in source.uniqueValues(index) if value is not None}
        return next((value for value in sorted(values) if value.strip().lower() in words), words[0])

    def minutes(self, feedback: QgsProcessingFeedback | None = None) -> NDArray[np.float64]:
        """Minutes (p, p) between places, infinite where no way leads or a place is too far from any street."""
        count = len(self.points)
        require(48.0 * count**2, tr("use fewer hot spots"))
        out = np.full((count, count), np.inf)
        for i, vertex in enumerate(self.vertices):
            if feedback is not None and feedback.isCanceled():
                raise Cancelled()
            if vertex < 0:
                continue
            costs = QgsGraphAnalyzer.dijkstra(self.graph, vertex, 0)[1]
            for j, other in enumerate(self.vertices):
                if other >= 0 and costs[other] < 1e300:
                    out[i, j] = costs[other] / 60
            if feedback is not None:
                feedback.setProgress(100.0 * (i + 1) / count)
        return out

    def ways(
        self, legs: Collection[tuple[int, int]], feedback: QgsProcessingFeedback | None = None
    ) -> dict[tuple[int, int], list[QgsPointXY]]:
        """{leg: points} for legs (from, to) between which a way leads."""
        out = {}
        for i in sorted({leg[0] for leg in legs}):
            if feedback is not None and feedback.isCanceled():
                raise Cancelled()
            tree = QgsGraphAnalyzer.dijkstra(self.graph, self.vertices[i], 0)[0]
            for j in sorted({to for begin, to in legs if begin == i}):
                out[i, j] = self._way(tree, self.vertices[i], self.vertices[j])
        return out

    def _way(self, tree: Sequence[int], begin: int, end: int) -> list[QgsPointXY]:
        points = [QgsPointXY(self.graph.vertex(end).point())]
        at = end
        while at != begin and tree[at] >= 0:
            at = self.graph.edge(tree[at]).fromVertex()
            points.append(QgsPointXY(self.graph.vertex(at).point()))
        return points[::-1] if len(points) > 1 else points * 2
