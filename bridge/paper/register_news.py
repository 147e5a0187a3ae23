"""What the register and a result say of each other: which of its hot spots were found again, and what is not in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsProject

from ...core.hotspots.matching import KEPT, MERGED
from ..ground import fields as f
from ..ground.texts import tr
from ..patrol.register_matching import matched_shapes
from .briefing import RegisterNews


def compare(
    active: Sequence[dict[str, Any]],
    names: Sequence[str],
    shapes: Sequence[QgsGeometry],
    most: int,
    to_register: QgsCoordinateTransform,
) -> tuple[RegisterNews, dict[int, str]]:
    """The ``active`` places of a register against the hot spots of a result, by rank, of which the first ``most`` are
    briefed; (the RegisterNews, {hot spot: id of its place in the register})."""
    try:
        found = matched_shapes(active, shapes, to_register)
    except QgsCsException:
        return RegisterNews(
            problem=tr(
                "The hot spots cannot be converted to the register's coordinate system, so they were not compared."
            )
        ), {}
    known = {
        int(new): str(active[old][f.PLACE_ID])
        for old, new in enumerate(found.old_with)
        if found.old_outcome[old] in (KEPT, MERGED) and new >= 0
    }
    again = [found.old_outcome[old] in (KEPT, MERGED) for old in range(len(active))]
    called = [" ".join(dict.fromkeys((row[f.PLACE_ID], row[f.NAME] or row[f.PLACE_ID]))) for row in active]
    news = RegisterNews(
        added=[f"{i + 1}. {names[i]}" for i in range(min(most, len(names))) if i not in known],
        kept=[name for name, there in zip(called, again) if there],
        gone=[name for name, there in zip(called, again) if not there],
    )
    return news, known


def transform_to(
    crs: QgsCoordinateReferenceSystem, register: QgsCoordinateReferenceSystem, project: QgsProject
) -> QgsCoordinateTransform:
    """From the hot spots' system to the register's."""
    return QgsCoordinateTransform(crs, register, project.transformContext())
