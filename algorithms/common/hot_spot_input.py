"""Hot spots as an input: what the overlay tools share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingContext,
    QgsProcessingFeedback,
)

from ...bridge.geometry.area_checks import every_owner, overlap_notes, overlapping, told_apart
from ...bridge.geometry.polygons import Areas, point_owner
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.reading.columns import as_numbers
from .area_input import needed_area_source

if TYPE_CHECKING:
    from ...bridge.counting.crimes import Crimes
    from .base import HotspotAlgorithm

HOTSPOT_LAYER = "HOTSPOT_LAYER"


class HotspotInput:
    """The hot spots an algorithm was given, looked at on the main thread."""

    def __init__(self, algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        missing = tr("HOTSPOT_LAYER is empty; choose a layer of hot spots, such as the result from Ranked places.")
        self.source = needed_area_source(algorithm, parameters, HOTSPOT_LAYER, context, missing)

    def read(
        self,
        crs: QgsCoordinateReferenceSystem,
        transform_context: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback,
        needed: bool = True,
        notes: list[str] | None = None,
    ) -> Areas:
        """The hot spots as Areas with all their columns, from rank 1; to a list ``notes``, a sentence is added where
        hot spots of one id are told apart. Raises InputError where there is none and they are ``needed``."""
        names = [name for name in self.source.fields.names() if name.lower() not in ("fid", "ogc_fid")]
        areas = self.source.read(crs, transform_context, names, feedback, needed=False)
        count = len(areas)
        if needed and not count:
            raise InputError(
                tr("'{}' contains no hot spots; find some first, or choose another layer.").format(areas.name)
            )
        ids = areas.columns.get(f.HOTSPOT_ID) or [f"hotspot-{i + 1}" for i in range(count)]
        ids = [str(value) for value in ids]
        if notes is not None:
            ids, said = told_apart(ids, self.source, f.HOTSPOT_ID, transform_context)
            notes += said
        ranks = areas.columns.get(f.RANK) or list(range(1, count + 1))
        # Those without a rank come last.
        order = np.argsort(as_numbers(ranks, f.RANK, areas.name), kind="stable").tolist()
        areas.columns[f.HOTSPOT_ID] = ids
        areas.columns[f.RANK] = ranks
        return type(areas)(
            areas.name,
            [areas.geometries[i] for i in order],
            {name: [values[i] for i in order] for name, values in areas.columns.items()},
            areas.mended,
            areas.empty,
        )


def place_name(spots: Areas, i: int) -> str:
    """What hot spot ``i`` is called, '' without a name."""
    for name in (f.NAME, f.AREA_NAME):
        value = (spots.columns.get(name) or [None] * len(spots))[i]
        if value not in (None, ""):
            return str(value)
    return ""


def crimes_per_spot(spots: Areas, crimes: Crimes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Hot spot (n,) of each crime, −1 outside, and crimes (k,) per hot spot; each crime counts once."""
    owner = point_owner(spots.geometries, crimes.x, crimes.y) if len(spots) else np.full(len(crimes), -1)
    return owner, np.bincount(owner[owner >= 0], minlength=len(spots))


def crimes_in_each(spots: Areas, crimes: Crimes, raise_if_cancelled: Callable[[], None], notes: list) -> tuple:
    """(crimes (m,), hot spots (m,), crimes (k,) per hot spot): each of the Crimes, by number, with each hot spot that
    it lies in. Where hot spots overlap, it is said among the ``notes``. ``raise_if_cancelled()`` may raise to stop."""
    owner, _ = crimes_per_spot(spots, crimes)
    names = [place_name(spots, i) or one for i, one in enumerate(spots.columns[f.HOTSPOT_ID])]
    found = overlapping(spots.geometries, names, raise_if_cancelled)
    notes += overlap_notes(spots.name, names, names, found, each=True)
    points, places = every_owner(spots.geometries, crimes.x, crimes.y, owner, found)
    return points, places, np.bincount(places, minlength=len(spots))
