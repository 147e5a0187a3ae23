"""Premises whose crimes say nothing of a street: police stations, custody suites, hospitals, prisons.

Crimes are recorded there that happened elsewhere or behind doors. They are known by the name of the place, or by a
layer of the premises.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry

from ..ground.documents import RESOURCES
from .polygons import Outlines

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsProcessingFeedback

    from .polygons import AreaSource

#: Sides of a quarter of the circle around a point.
_SIDES = 8


def usual_premises() -> list[str]:
    """Names of premises that are left out unless the user says otherwise."""
    with open(os.path.join(RESOURCES, "presets", "excluded_premises.json"), encoding="utf-8") as file:
        return json.load(file)


def are_premises(values: Sequence[str], names: Iterable[str]) -> NDArray[np.bool_]:
    """Which of the places (k,) are premises of one of the names, whatever the case: bool (k,).

    The name is the whole of a place or the end of it ("On or near Hospital", "St Mary's Hospital"), or of a part of it
    before a comma, bracket or dash; "Hospital Road" is a street.
    """
    words = [r"\s+".join(re.escape(word) for word in name.split()) for name in names if name.split()]
    if not words:
        return np.zeros(len(values), bool)
    pattern = re.compile(r"(?<!\w)(?:{})\s*(?:$|[,;:()/|]|[-–—]\s|\.\s*$)".format("|".join(words)), re.IGNORECASE)
    return np.array([bool(pattern.search(value)) for value in values], bool)


class PremisesLayer:
    """Premises as shapes: polygons, or points with ``distance`` metres around each; *source* is an AreaSource."""

    def __init__(self, source: AreaSource, distance: float) -> None:
        self.source, self.distance = source, distance

    def read(
        self,
        crs: QgsCoordinateReferenceSystem,
        transform_context: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback | None = None,
    ) -> Outlines:
        """Their Outlines in CRS *crs*. Raises InputError where there is no shape, Cancelled."""
        shapes = self.source.read(crs, transform_context, feedback=feedback, mend=False).geometries
        if self.distance > 0:
            shapes = [QgsGeometry(shape.buffer(self.distance, _SIDES)) for shape in shapes]
        return Outlines(shapes)
