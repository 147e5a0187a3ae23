"""The area that is made from the crimes where no study area is given: its polygons, and what is said of it."""

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.counting.made_area import SQUARES, MadeArea, Squares, made_area
from ..ground.errors import InputError
from ..ground.texts import tr
from .polygons import Areas, as_multi
from .units import Units, dissolve


def area_from(squares: Squares, name: str) -> MadeArea:
    """The MadeArea of the Squares of a layer. Raises InputError where its crimes lie all over a country."""
    area = made_area(squares)
    if area.scattered:
        raise InputError(
            tr(
                "No study area is set. One cannot be drawn around the crimes, because the crimes in '{}' form "
                "small groups spread across the country. Choose a boundary for STUDY_AREA. To count by station "
                "instead, set UNIT to 'layer' and choose the station polygons as UNITS_LAYER."
            ).format(name)
        )
    return area


def polygons_of(area: MadeArea) -> Areas:
    """The Areas of a MadeArea, one for each of its parts, without a name."""
    x, y = SQUARES.centres(area.keys)
    squares = Units([""] * len(area.keys), np.full(len(area.keys), SQUARES.area), x, y, SQUARES, area.keys)
    shapes = []
    for part, wkb in enumerate(dissolve(squares, area.part)):
        shape = QgsGeometry()
        shape.fromWkb(wkb)
        corners = area.corners[area.corner_part == part]
        # At least a metre, so that crimes on the hull lie within, and all on one line have a hull at all.
        hull = (
            QgsGeometry.fromMultiPointXY([QgsPointXY(x, y) for x, y in corners.tolist()])
            .convexHull()
            .buffer(max(area.reach[part], 1), 8)
        )
        shapes.append(as_multi(shape.intersection(hull)))
    return Areas("", shapes, {}, 0, 0)


def widened(areas: Areas, metres: float) -> Areas:
    """The Areas with so many metres around them, as one."""
    whole = QgsGeometry.unaryUnion([geometry.buffer(metres, 8) for geometry in areas.geometries])
    return Areas(areas.name, [as_multi(whole)], {}, areas.mended, areas.empty)


def made_note(area: MadeArea, areas: Areas) -> str:
    """The sentence on an area that was made, and on its Areas."""
    size, parts = float(areas.square_metres().sum()) / 1e6, area.parts
    words = (
        tr("Study area drawn around the crimes: {:,.0f} km² in {:,} parts").format(size, parts)
        if parts > 1
        else tr("Study area drawn around the crimes: {:,.0f} km²").format(size)
    )
    if area.stray:
        words += tr("; {:,} crimes elsewhere (up to {:,.0f} km away) are left out").format(
            area.stray, max(area.distance / 1000, 1)
        )
    return tr("{}. Choose a boundary as the study area, so that shares of the area are meaningful.").format(words)


def chance_note() -> str:
    """The sentence on p-values where the area was made."""
    return tr(
        "The p-values also depend on the study area: land without crime along its edge makes the places "
        "inside look busy. With this study area, the p-values alone cannot distinguish clusters from "
        "chance; choose a boundary as the study area."
    )
