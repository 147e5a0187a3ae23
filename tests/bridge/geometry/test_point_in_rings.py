"""Points in rings, against GEOS and by laws; the cells over polygons against the polygons themselves."""

import numpy as np
import pytest
from qgis.core import QgsGeometry, QgsPointXY

from hotspot_policing.bridge.geometry.point_in_rings import Cells, Rings
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
    assert Rings(rings_of(shape)).hold(some).tolist() == expected


@pytest.mark.parametrize("wkt", [HOLE, STAR])
def test_corners_and_edges_belong_to_it_the_hole_s_too(wkt):
    parts = rings_of(QgsGeometry.fromWkt(wkt))
    for ring in (ring for rings in parts for ring in rings):
        assert Rings(parts).hold(ring).all()
        assert Rings(parts).hold((ring[1:] + ring[:-1]) / 2).all()


def test_neither_where_a_ring_begins_nor_which_way_it_runs_matters():
    ring, some = rings_of(QgsGeometry.fromWkt(STAR))[0][0], points(2000)
    expected = Rings([[ring]]).hold(some)
    for turned in (ring[::-1], np.vstack([ring[3:-1], ring[:4]])):
        assert np.array_equal(Rings([[turned]]).hold(some), expected)


def test_moved_along_with_the_points_it_holds_the_same():
    parts, some = rings_of(QgsGeometry.fromWkt(HOLE)), points(2000)
    by = np.array([450_000.0, 520_000.0])
    moved = [[ring + by for ring in rings] for rings in parts]
    assert np.array_equal(Rings(moved).hold(some + by), Rings(parts).hold(some))


def test_blocks_do_not_show():
    parts, some = rings_of(QgsGeometry.fromWkt(HOLE)), points(500)
    expected = Rings(parts).hold(some)
    assert np.array_equal(Rings(parts).hold(some, pairs_at_once=3), expected)


def test_no_point_and_no_part_are_no_error():
    assert Rings(rings_of(QgsGeometry.fromWkt(STAR))).hold(np.empty((0, 2))).tolist() == []
    assert Rings([]).hold(points(3)).tolist() == [False] * 3


def wavy(seed, corners=1500, middle=(500.0, 500.0)):
    """A closed ring around the middle that goes in and out at every corner."""
    rng = np.random.default_rng(seed)
    angle = np.sort(rng.uniform(0, 2 * np.pi, corners))
    away = 300 + 100 * np.sin(7 * angle) + rng.uniform(0, 40, corners)
    ring = np.column_stack([middle[0] + away * np.cos(angle), middle[1] + away * np.sin(angle)])
    return np.vstack([ring, ring[:1]])


def box(west, south, east, north):
    return np.array([[west, south], [east, south], [east, north], [west, north], [west, south]], float)


BOW_TIE = np.array([[0.0, 0], [900, 700], [900, 0], [0, 700], [0, 0]])
LAYERS = {
    "fine outlines that overlap": [[[wavy(1)]], [[wavy(2)]], [[box(0, 0, 300, 1000)]]],
    "holes and islands": [[[wavy(3), wavy(4, 50) / 4 + 300], [box(1000, 0, 1010, 900)]], [[box(400, 400, 500, 600)]]],
    "parts on each other": [[[box(0, 0, 600, 600)], [box(300, 300, 900, 900)]]],
    "bow tie": [[[BOW_TIE]], [[box(0, 0, 900, 900)]]],
    "there and back": [[[np.array([[0.0, 0], [900, 900], [0, 0], [0, 0]])]], [[box(200, 200, 900, 200)]]],
    "squares side by side": [[[box(90 * i, 90 * j, 90 * i + 90, 90 * j + 90)]] for i in range(9) for j in range(9)],
    "smaller than a cell": [[[box(500, 500, 500.001, 500.001)]], [[box(0, 0, 1000, 1000)]]],
    "far from zero": [[[wavy(5) + [450_000.0, 1_200_000.0]]]],
    "no part": [[], [[box(0, 0, 900, 900)]]],
}


@pytest.mark.parametrize("name", LAYERS)
def test_cells_say_what_the_polygons_say(name):
    polygons = [Rings(parts) for parts in LAYERS[name]]
    lines = [ring for parts in LAYERS[name] for rings in parts for ring in rings]
    corners, middles = np.vstack(lines), np.vstack([(ring[1:] + ring[:-1]) / 2 for ring in lines])
    rng = np.random.default_rng(7)
    low, high = corners.min(0) - 50, corners.max(0) + 50
    beside = [corners + rng.normal(0, hair, corners.shape) for hair in (1e-7, 1e-6, 3e-6, 0.01, 1.0)]
    on = np.vstack([corners, middles])
    some = np.vstack([rng.uniform(low, high, (20_000, 2)), on, np.round(corners), *beside])
    expected = np.full(len(some), -1)
    for i in range(len(polygons) - 1, -1, -1):
        expected[polygons[i].hold(some)] = i
    found = Cells(polygons, low - 1, high + 1).owner(some[:, 0], some[:, 1])
    known = found != Cells.NEAR
    assert np.array_equal(found[known], expected[known])
    # On a line nothing is told from the cell alone, and most points do not lie near one.
    assert known[:20_000].mean() > 0.5
    assert (found[20_000 : 20_000 + len(on)] == Cells.NEAR).all()


def test_beyond_the_box_of_the_points_the_polygons_are_asked():
    cells = Cells([Rings([[box(0, 0, 900, 900)]]), None], np.array([100.0, 100]), np.array([500.0, 500]))
    x = np.array([300.0, 50, 300, 600, np.nan, np.inf])
    assert cells.owner(x, np.array([300.0, 300, 600, 600, 300, 300])).tolist() == [0] + [Cells.NEAR] * 5
    assert Cells([], np.zeros(2), np.ones(2)).owner(np.array([0.5]), np.array([0.5])).tolist() == [-1]
