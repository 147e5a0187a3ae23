"""Districts by name: which holds a place, and what is refused of them."""

import numpy as np
import pytest
from qgis.core import QgsCoordinateTransformContext, QgsGeometry, QgsRectangle
from refusals import refused
from support import Feedback
from test_choosing import layer_of

from hotspot_policing.bridge.geometry.districts import read_districts
from hotspot_policing.bridge.geometry.near import come_near
from hotspot_policing.bridge.geometry.polygons import AreaSource
from hotspot_policing.bridge.ground.errors import Cancelled, InputError


def box(x0, x1):
    return QgsGeometry.fromRect(QgsRectangle(x0, 0, x1, 100))


def read(*named, feedback=None):
    source = AreaSource(layer_of(named))
    return read_districts(source, "name", source.crs, QgsCoordinateTransformContext(), feedback or Feedback())


def test_a_centre_lies_in_one_district_whatever_the_order_of_its_polygons(qgis):
    parts = [("West", box(0, 100)), ("East", box(200, 300)), ("West", box(100, 200))]
    centres = np.array([[50.0, 50], [150, 50], [250, 50], [350, 50], [200, 50]])
    for order in (parts, parts[::-1]):
        found = read(*order)
        assert found.names == ["East", "West"]
        district = found.holding(centres)
        assert district[:4].tolist() == [1, 1, 0, -1] and district[4] >= 0


def test_polygons_of_one_district_may_overlap_and_borders_may_be_drawn_not_quite_alike(qgis):
    found = read(("West", box(0, 100)), ("West", box(50, 150)), ("East", box(149.8, 300)))
    assert found.holding(np.array([[75.0, 50], [299, 50]])).tolist() == [1, 0]


def test_districts_that_overlap_or_have_no_name_are_refused(qgis):
    with refused(InputError, "East", "West", "districts"):
        read(("West", box(0, 100)), ("East", box(80, 200)))
    with refused(InputError, "name", "districts"):
        read(("West", box(0, 100)), (" ", box(100, 200)))


def test_reading_stops_where_it_is_cancelled(qgis):
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        read(("West", box(0, 100)), feedback=feedback)


def test_what_comes_near_touches_or_is_closer_than_the_distance(qgis):
    shapes = [box(0, 100), box(140, 150), box(160, 170), box(200, 210)]
    features = [QgsGeometry.fromWkt("Point(110 50)"), QgsGeometry.fromWkt("LineString(205 -50, 205 300)")]
    assert come_near(shapes, features, 30).tolist() == [True, False, False, True]
    assert come_near(shapes, features, 30.1).tolist() == [True, True, False, True]
    assert come_near(shapes, features, 0).tolist() == [False, False, False, True]
    assert come_near(shapes, [], 50).tolist() == [False] * 4
