"""Water that a straight way would cross, lines and areas."""

import pytest
from qgis.core import QgsGeometry, QgsPointXY

from hotspot_policing.bridge.geometry.polygons import Areas
from hotspot_policing.bridge.geometry.water import Water

pytestmark = pytest.mark.usefixtures("qgis")


def way(*points):
    return [QgsPointXY(*point) for point in points]


def water(names=None, field=""):
    shapes = [
        QgsGeometry.fromWkt("Polygon((100 -50, 120 -50, 120 50, 100 50, 100 -50))"),
        QgsGeometry.fromWkt("LineString(200 -50, 210 50)"),
    ]
    return Water(Areas("water", shapes, {field: names} if field else {}, 0, 0), field)


def test_ways_that_cross_are_told_from_those_that_pass_by():
    tees = water(["River Tees", None], "name")
    assert tees.crossed(way((0, 0), (150, 0))) == ["River Tees"]
    assert tees.crossed(way((150, 0), (300, 0))) == [], "a river without a name"
    assert tees.crossed(way((0, 0), (300, 0))) == ["River Tees"]
    # Its box meets the river's, the way itself does not.
    assert tees.crossed(way((90, 30), (110, 90))) is None and tees.crossed(way((0, 0), (50, 0))) is None


def test_without_names_there_are_none_and_without_water_nothing_is_crossed():
    assert water().crossed(way((0, 0), (300, 0))) == []
    assert Water(Areas("water", [], {}, 0, 0)).crossed(way((0, 0), (300, 0))) is None
