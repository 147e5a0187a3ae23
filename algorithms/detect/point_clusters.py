"""Clusters of crimes by density: DBSCAN, ST-DBSCAN, OPTICS, HDBSCAN."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...contract.parts.kinds import SKLEARN
from ...core.data.capability import NEAR_REPEAT, NO, Facts, bearing
from ...core.statistics.clusters import Times, dbscan
from ..common.crime_parameters import window_of
from ..common.declared import missing_modules
from .common.point_hot_spots import ClusterAlgorithm

if TYPE_CHECKING:
    from ...bridge.counting.crimes import Crimes
    from ...bridge.geometry.polygons import Areas


class PointClusters(ClusterAlgorithm):
    """The crimes themselves, without places to count in."""

    ID = "pointclusters"
    PREFIX = "cluster"

    def prepare_method(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self.method = self.parameterAsEnumString(parameters, "METHOD", context)
        self.eps = self.parameterAsDouble(parameters, "EPS", context)
        self.min_points = self.parameterAsInt(parameters, "MIN_POINTS", context)
        self.eps_days = self.parameterAsInt(parameters, "EPS_DAYS", context)
        if not self.eps > 0:
            raise InputError(tr("EPS must be above 0 m; 100 is usual."))
        if self.min_points < 2:
            raise InputError(tr("MIN_POINTS must be 2 or more; 10 is usual."))
        if self.method == "st_dbscan" and not self.crime_input.choice.date_field:
            raise InputError(
                tr("DATE_FIELD is empty; choose a date field, because st_dbscan needs the date of each crime.")
            )
        if self.method in ("optics", "hdbscan"):
            missing = missing_modules(SKLEARN)
            if missing:
                raise InputError(missing)
        if self.method == "hdbscan":
            _hdbscan()

    def fewest(self) -> int:
        return self.min_points

    def label(
        self, crimes: Crimes, areas: Areas | None, step: Callable[[], None]
    ) -> tuple[NDArray[np.int64], list[str]]:
        points = np.column_stack([crimes.x, crimes.y])
        if self.method == "dbscan":
            return dbscan(crimes.x, crimes.y, self.eps, self.min_points, step=step), []
        if self.method == "st_dbscan":
            self._refuse_months(crimes)
            days: Any = crimes.dates.astype("datetime64[D]").astype(np.int64)
            return dbscan(crimes.x, crimes.y, self.eps, self.min_points, Times(days, self.eps_days), step), []
        if len(crimes) < self.min_points:
            return np.full(len(crimes), -1), []
        if self.method == "optics":
            from sklearn.cluster import OPTICS

            found = OPTICS(min_samples=self.min_points, max_eps=self.eps).fit_predict(points)
            return _in_order(found), [tr("Clusters were found with OPTICS from scikit-learn, with 'xi' set to 0.05.")]
        found = _hdbscan()(min_cluster_size=self.min_points).fit_predict(points)
        return _in_order(found), [tr("Clusters were found with HDBSCAN from scikit-learn.")]

    def _refuse_months(self, crimes: Crimes) -> None:
        crowded = crimes.crowded()
        verdict = bearing(
            Facts(
                len(crimes),
                crowded.distinct,
                True,
                window_of(crimes).months_only,
                origin=self.crime_input.source.origin,
            ),
            NEAR_REPEAT,
        )
        if verdict.verdict == NO:
            raise InputError(
                tr("The data in '{}' cannot support clustering in space and time: {}").format(
                    self.crime_input.source.name, verdict.reason[0].lower() + verdict.reason[1:]
                )
            )


def _hdbscan() -> type:
    """The class. Raises InputError where scikit-learn is too old for it."""
    try:
        from sklearn.cluster import HDBSCAN
    except ImportError:
        import sklearn

        raise InputError(
            tr(
                "METHOD: hdbscan needs scikit-learn 1.3 or later, but this QGIS has {}. Choose dbscan or "
                "optics, or update scikit-learn (on Windows with the OSGeo4W setup)."
            ).format(sklearn.__version__)
        )
    return HDBSCAN


def _in_order(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Labels numbered by their first point, −1 for all that is none."""
    known: dict[int, int] = {}
    out = np.full(len(labels), -1, np.int64)
    for i in np.flatnonzero(np.asarray(labels) >= 0).tolist():
        out[i] = known.setdefault(int(labels[i]), len(known))
    return out
