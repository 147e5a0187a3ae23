"""Points in rings, against GEOS and by laws."""

import numpy as np
import pytest
from qgis.core import QgsGeometry, QgsPointXY

from hotspot_policing.bridge.geometry.point_in_rings import inside_rings
from hotspot_policing.bridge.geometry.polygons import rings_of

HOLE = (
    "MultiPolygon(((0 0, 100 10, 90 90, 20 100, 0 0), (30 30, 60 35, 50 60, 30 30)), ((200 0, 260 0, 230 80, 200 0)))"
)
#: A star whose arms come back to one height again and again.
STAR = "Polygon((0 0, 50 20, 100 0, 80 50, 100 100, 50 80, 0 100, 20 50, 0 0))"


def points(count, low=-20, high=280, seed=2):
    return np.random.default_rng(seed).uniform(low, high, (count, 2))


@pytest.mark.parametrize("wkt", [HOLE, STAR])
def test_each_point_lies_where_geos_says(wkt):
    shape, some = QgsGeometry.fromWkt(wkt), points(3000)
    expected = [shape.contains(QgsGeometry.fromPointXY(QgsPointXY(*point))) for point in some.tolist()]
    assert any(expected) and not all(expected)
    assert inside_rings(rings_of(shape), some).tolist() == expected


@pytest.mark.parametrize("wkt", [HOLE, STAR])
def test_corners_and_edges_belong_to_it_the_hole_s_too(wkt):
    parts = rings_of(QgsGeometry.fromWkt(wkt))
    for ring in (ring for rings in parts for ring in rings):
        assert inside_rings(parts, ring).all()
        assert inside_rings(parts, (ring[1:] + ring[:-1]) / 2).all()


def test_neither_where_a_ring_begins_nor_which_way_it_runs_matters():
    ring, some = rings_of(QgsGeometry.fromWkt(STAR))[0][0], points(2000)
    expected = inside_rings([[ring]], some)
    for turned in (ring[::-1], np.vstack([ring[3:-1], ring[:4]])):
        assert np.array_equal(inside_rings([[turned]], some), expected)


def test_moved_along_with_the_points_it_holds_the_same():
    parts, some = rings_of(QgsGeometry.fromWkt(HOLE)), points(2000)
    by = np.array([450_000.0, 520_000.0])
    moved = [[ring + by for ring in rings] for rings in parts]
    assert np.array_equal(inside_rings(moved, some + by), inside_rings(parts, some))


def test_blocks_do_not_show():
    parts, some = rings_of(QgsGeometry.fromWkt(HOLE)), points(500)
    expected = inside_rings(parts, some)
    assert np.array_equal(inside_rings(parts, some, pairs_at_once=3), expected)


def test_no_point_and_no_part_are_no_error():
    assert inside_rings(rings_of(QgsGeometry.fromWkt(STAR)), np.empty((0, 2))).tolist() == []
    assert inside_rings([], points(3)).tolist() == [False] * 3
