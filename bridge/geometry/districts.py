"""Districts in which places are chosen: polygons by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..ground.errors import Cancelled, InputError
from ..ground.texts import tr
from .area_checks import overlapping, real
from .polygons import point_owner

if TYPE_CHECKING:
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransformContext,
        QgsGeometry,
        QgsProcessingFeedback,
    )

    from .polygons import Areas, AreaSource


@dataclass(frozen=True)
class Districts:
    """k districts in the order of their names; ``parts`` are their polygons (m,), ``district`` (m,) that of each."""

    names: list[str]
    parts: list[QgsGeometry]
    district: NDArray[np.int64]

    def holding(self, centres: NDArray[np.float64]) -> NDArray[np.int64]:
        """The district (n,) that holds each of the centres (n, 2), −1 where none does."""
        part = point_owner(self.parts, centres[:, 0], centres[:, 1])
        return np.where(part >= 0, self.district[part], -1)


def read_districts(
    source: AreaSource,
    name_field: str,
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
    feedback: QgsProcessingFeedback,
) -> Districts:
    """The Districts of an AreaSource; polygons of one name are one district. Raises InputError where one has no name,
    or where two overlap by more than drawing; Cancelled."""
    areas = source.read(crs, transform_context, (name_field,), feedback)
    names = ["" if name is None else str(name).strip() for name in areas.columns[name_field]]
    nameless = names.count("")
    if nameless:
        raise InputError(
            tr("'{}' has {:,} polygons without a name in the field '{}'; name them or choose another field.").format(
                areas.name, nameless, name_field
            )
        )

    def raise_if_cancelled() -> None:
        if feedback.isCanceled():
            raise Cancelled()

    found = [
        one
        for one in real(overlapping(areas.geometries, names, raise_if_cancelled))
        if names[one.first] != names[one.second]
    ]
    if found:
        worst = max(found, key=lambda one: one.part)
        raise InputError(
            tr(
                "The districts '{}' and '{}' in '{}' overlap ({:.1f}% of the smaller district), so a place could "
                "belong to both; choose districts that do not overlap."
            ).format(names[worst.first], names[worst.second], areas.name, 100 * worst.part)
        )
    return _by_name(areas, names)


def _by_name(areas: Areas, names: list[str]) -> Districts:
    known = sorted(set(names))
    number = {name: i for i, name in enumerate(known)}
    return Districts(known, areas.geometries, np.array([number[name] for name in names], np.int64))
