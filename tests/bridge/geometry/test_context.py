"""What of other layers lies in a hot spot, near it, and how far, measured by hand."""

import pytest
from crime_layers import EAST, GRID, NORTH, layer_of, square
from qgis.core import NULL, QgsCoordinateTransformContext, QgsGeometry, QgsVectorLayer
from support import Feedback

from hotspot_policing.bridge.geometry.context import REACH, ContextLayer
from hotspot_policing.bridge.ground.errors import Cancelled, InputError

#: A square of 100 m, and one far away.
SPOTS = [square(0, 0, 100), square(50_000, 0, 100)]


def point(x, y):
    return QgsGeometry.fromWkt(f"Point({EAST + x} {NORTH + y})")


def relations(kind, rows, radius=50.0):
    layer = ContextLayer(layer_of(kind, ("name:string",), rows))
    return layer.relations(SPOTS, radius, GRID, QgsCoordinateTransformContext(), Feedback())


def test_points_are_counted_in_it_and_within_the_radius(qgis):
    one, other = relations(
        "Point", [(point(10, 10), "Bar"), (point(100, 100), "Pub"), (point(130, 50), NULL), (point(151, 50), "Shop")]
    )
    assert (one.inside, one.near, one.nearest_m, one.nearest) == (2, 1, 0.0, "Bar")
    assert one.names == ["Bar", "Pub"] and one.inside_length_m is None
    assert (other.inside, other.near, other.nearest, other.nearest_m) == (0, 0, None, None)


def test_of_lines_it_is_the_length_inside_and_one_that_ends_at_the_edge_lies_beside(qgis):
    across = QgsGeometry.fromWkt(f"LineString({EAST - 50} {NORTH + 30}, {EAST + 150} {NORTH + 30})")
    beside = QgsGeometry.fromWkt(f"LineString({EAST + 100} {NORTH + 70}, {EAST + 300} {NORTH + 70})")
    one, _ = relations("LineString", [(across, "High Street"), (beside, "Low Street")])
    assert (one.inside, one.near, one.names) == (1, 1, ["High Street"])
    assert one.inside_length_m == pytest.approx(100)


def test_areas_count_where_they_overlap_and_not_where_they_touch(qgis):
    one, _ = relations("Polygon", [(square(90, 90, 50), "Park"), (square(100, 0, 50), "Yard"), (square(170, 0, 9), "")])
    assert (one.inside, one.near, one.names) == (1, 1, ["Park"])


@pytest.mark.parametrize("away", [60.0, 900.0, 9_000.0])
def test_the_nearest_is_found_however_far_within_reach(qgis, away):
    one, _ = relations("Point", [(point(100 + away, 50), "near"), (point(100 + away + 1, 50), "far")])
    assert one.nearest_m == pytest.approx(away) and one.nearest == "near" and one.inside == one.near == 0


def test_beyond_its_reach_there_is_nothing(qgis):
    one, _ = relations("Point", [(point(100 + 2 * REACH, 50), "far"), (point(50_000, 0), "there")])
    assert one.nearest_m is None and one.nearest is None


def test_a_table_is_refused_and_a_cancel_heard(qgis):
    with pytest.raises(InputError):
        ContextLayer(QgsVectorLayer("None?field=name:string", "table", "memory"))
    feedback = Feedback()
    feedback.cancel()
    layer = ContextLayer(layer_of("Point", ("name:string",), [(point(0, 0), "Bar")]))
    with pytest.raises(Cancelled):
        layer.relations(SPOTS, 50.0, GRID, QgsCoordinateTransformContext(), feedback)
