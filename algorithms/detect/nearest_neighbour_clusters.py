"""CrimeStat's nearest-neighbour hierarchical clusters: crimes nearer to each other than by chance, in orders."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsWkbTypes

from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.results.outputs import Table
from ...bridge.results.styles.classes import OrderStyle
from ...contract.schemas.detect import CLUSTERS_BY_ORDER
from ...core.counting.wkb import ellipse_wkb
from ...core.statistics.clusters import ellipse, nearest_neighbour_clusters, nearest_neighbour_distance
from .common.point_hot_spots import ClusterAlgorithm

if TYPE_CHECKING:
    from ...bridge.counting.crimes import Crimes
    from ...bridge.geometry.polygons import Areas
    from ..common.finish import Finish

#: Clusters that a cluster of a higher order needs.
_FEWEST_CLUSTERS = 2
_MOST_ORDERS = 8


class NearestNeighbourClusters(ClusterAlgorithm):
    """Clusters of the first order are the hot spots; clusters of clusters are the higher orders."""

    ID = "nearestneighbourclusters"
    PREFIX = "nnh"

    def prepare_method(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self.distance = self.number_given(parameters, "DISTANCE", context)
        if self.distance is not None and not self.distance > 0:
            raise InputError(tr("DISTANCE must be above 0 m; leave it blank to use the mean random distance."))
        self.t = self.parameterAsDouble(parameters, "T_VALUE", context)
        self.min_points = self.parameterAsInt(parameters, "MIN_POINTS", context)
        if self.min_points < 2:
            raise InputError(tr("MIN_POINTS must be 2 or more; 10 is usual."))

    def needs_area(self) -> bool:
        return True

    def fewest(self) -> int:
        return self.min_points

    def label(
        self, crimes: Crimes, areas: Areas | None, step: Callable[[], None]
    ) -> tuple[NDArray[np.int64], list[str]]:
        area = float(areas.square_metres().sum()) if areas is not None else 0.0
        distance, notes = self._limit(area, len(crimes))
        first = nearest_neighbour_clusters(crimes.x, crimes.y, distance, self.min_points, step=step)
        self.orders = [first]
        while len(self.orders) < _MOST_ORDERS:
            below = self.orders[-1]
            count = int(below.max(initial=-1)) + 1
            if count < 2 * _FEWEST_CLUSTERS:
                break
            x, y = (
                np.bincount(below[below >= 0], values[below >= 0], count) / np.bincount(below[below >= 0])
                for values in (crimes.x, crimes.y)
            )
            try:
                wider, _ = self._limit(area, count, given=False)
            except InputError:
                break
            higher = nearest_neighbour_clusters(x, y, wider, _FEWEST_CLUSTERS, step=step)
            if higher.max(initial=-1) < 0:
                break
            self.orders.append(np.append(higher, -1)[below])
        words = ", ".join(
            tr("{:,} of order {}").format(int(labels.max()) + 1, order)
            for order, labels in enumerate(self.orders, 1)
            if labels.max(initial=-1) >= 0
        )
        return first, notes + ([f"Clusters: {words}."] if words else [])

    def _limit(self, area: float, count: int, given: bool = True) -> tuple[float, list[str]]:
        if given and self.distance is not None:
            return self.distance, [tr("Threshold distance: {:g} m, as entered.").format(self.distance)]
        if not area > 0:
            raise InputError(
                tr(
                    "All the crimes are at one location or on one straight line, so the mean random distance "
                    "cannot be worked out. Enter a DISTANCE or choose a STUDY_AREA."
                )
            )
        try:
            distance = nearest_neighbour_distance(area, count, self.t)
        except ValueError as error:
            raise InputError(tr("T_VALUE: {}; enter a DISTANCE or a lower t-value.").format(error))
        return distance, [
            tr(
                "Threshold distance: {:.1f} m, the lower confidence limit (t = {:g}) of the mean random distance "
                "for {:,} crimes in {:.2f} km²."
            ).format(distance, self.t, count, area / 1e6)
        ]

    def add_outputs(self, finish: Finish, crimes: Crimes) -> None:
        finish.add("ORDERS", self._orders_table(crimes), OrderStyle(), tr("Clusters of every order"))

    def _orders_table(self, crimes: Crimes) -> Table:
        columns: dict[str, list[int]] = {f.ORDER: [], f.CLUSTER: [], f.CRIMES: []}
        shapes = []
        for order, labels in enumerate(self.orders, 1):
            for cluster in range(int(labels.max(initial=-1)) + 1):
                mine = labels == cluster
                centre, (long, short), angle = ellipse(crimes.x[mine], crimes.y[mine])
                shapes.append(ellipse_wkb(centre, long + self.margin, short + self.margin, angle))
                for name, value in ((f.ORDER, order), (f.CLUSTER, cluster + 1), (f.CRIMES, int(mine.sum()))):
                    columns[name].append(value)
        return Table.of(CLUSTERS_BY_ORDER, columns, shapes, QgsWkbTypes.Type.Polygon, self.crime_input.crs)
