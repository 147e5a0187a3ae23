"""Crimes in the rings around places, by the place that each belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry

from ...bridge.geometry.polygons import point_owner
from ...bridge.geometry.rings import rings_around

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...bridge.counting.crimes import Crimes


def crimes_in_rings(
    shapes: list[QgsGeometry],
    treated: NDArray[np.bool_],
    edges: list[float],
    crimes: Crimes,
    free: NDArray[np.bool_],
    early: NDArray[np.bool_],
    raise_if_cancelled: Callable[[], None],
) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """[(before (places,), after (places,))] of the crimes in each ring, by the nearest place. Only crimes count that
    are
    ``free`` (n,), in no place and in the time compared; ``early`` (n,) are those of the time before."""
    from scipy.spatial import cKDTree

    whole = QgsGeometry.unaryUnion(shapes)
    # Between two places a crime belongs to the treated one's ring, where displacement would show.
    rings = [
        ring
        for side in (True, False)
        for ring in rings_around(
            [one for one, mine in zip(shapes, treated) if mine == side], edges, whole, raise_if_cancelled
        )
    ]
    owner = np.where(free, point_owner(rings, crimes.x, crimes.y), -1)
    centres = np.array([(one.x(), one.y()) for one in (shape.centroid().asPoint() for shape in shapes)])
    place = np.full(len(owner), -1)
    for k, side in enumerate((treated, ~treated)):
        here = np.flatnonzero((owner >= 0) & (owner // len(edges) == k))
        if len(here):
            at = np.column_stack([crimes.x[here], crimes.y[here]])
            place[here] = np.flatnonzero(side)[cKDTree(centres[side]).query(at)[1]]

    def by_place(ring: int, when: NDArray[np.bool_]) -> NDArray[np.float64]:
        here = place[(owner >= 0) & (owner % len(edges) == ring) & when]
        return np.bincount(here, minlength=len(shapes)).astype(float)

    return [(by_place(ring, early), by_place(ring, ~early)) for ring in range(len(edges))]
