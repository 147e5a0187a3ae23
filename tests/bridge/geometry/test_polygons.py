"""Polygon layers as they are read, and what lies in which, against GEOS."""

import numpy as np
import pytest
from crime_layers import EAST, GRID, NORTH, layer_of, square
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)
from support import WARDS, Feedback

from hotspot_policing.bridge.geometry.polygons import (
    AreaSource,
    Outlines,
    as_multi,
    home_area,
    lies_on,
    overlaps,
    point_owner,
    rings_of,
    touching,
)
from hotspot_policing.bridge.ground.errors import Cancelled, InputError

CONTEXT = QgsCoordinateTransformContext()
#: A chessboard of nine squares of 100 m, row by row.
BOARD = [square(100 * column, 100 * row, 100) for row in range(3) for column in range(3)]


def board_layer(rows=None):
    return layer_of("Polygon", ("name:string",), rows or [(shape, str(i)) for i, shape in enumerate(BOARD)], "board")


def test_areas_and_columns_come_row_by_row_and_empty_shapes_are_counted(qgis):
    areas = AreaSource(board_layer([(BOARD[0], "a"), (None, "b"), (BOARD[1], None)])).read(
        GRID, CONTEXT, ("name", "name")
    )
    assert areas.columns == {"name": ["a", None]} and (areas.empty, areas.mended, len(areas)) == (1, 0, 2)
    assert areas.square_metres().tolist() == pytest.approx([10_000.0, 10_000.0])


def test_a_bow_tie_is_mended_only_where_that_is_asked_for(qgis):
    bow = QgsGeometry.fromWkt("Polygon((450000 520000, 450100 520100, 450100 520000, 450000 520100, 450000 520000))")
    source = AreaSource(board_layer([(bow, "bow")]))
    mended = source.read(GRID, CONTEXT)
    assert mended.mended == 1 and mended.geometries[0].isGeosValid()
    assert mended.square_metres().sum() == pytest.approx(5000)
    assert source.read(GRID, CONTEXT, mend=False).mended == 0


def test_a_rectangle_takes_what_meets_it_in_any_system(qgis):
    source = AreaSource(board_layer())
    box = QgsRectangle(EAST + 10, NORTH + 10, EAST + 90, NORTH + 90)
    assert source.read(GRID, CONTEXT, ("name",), within=box).columns["name"] == ["0"]
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    in_degrees = source.read(degrees, CONTEXT, ("name",))
    assert in_degrees.columns["name"] == [str(i) for i in range(9)]
    assert all(shape.boundingBox().xMaximum() < 0 for shape in in_degrees.geometries)


def test_what_cannot_be_used_names_the_layer_and_the_field(qgis):
    lines = layer_of("LineString", ("name:string",), [(QgsGeometry.fromWkt("LineString(0 0, 1 1)"), "a")], "roads")
    for make, named in (
        (lambda: AreaSource(lines), "roads"),
        (lambda: AreaSource(None, what="AREAS"), "AREAS"),
        (lambda: AreaSource(board_layer()).read(GRID, CONTEXT, ("ward",)), "ward"),
        (lambda: AreaSource(board_layer([(None, "a")])).read(GRID, CONTEXT), "board"),
    ):
        with pytest.raises(InputError) as error:
            make()
        assert named in str(error.value)
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        AreaSource(board_layer()).read(GRID, CONTEXT, feedback=feedback)


def test_every_point_has_the_first_polygon_that_holds_it(qgis):
    random = np.random.default_rng(4)
    shapes = BOARD + [square(50, 50, 200)]
    # Rounded, so that many lie on edges and corners.
    x, y = EAST + random.integers(-4, 35, 800) * 10.0, NORTH + random.integers(-4, 35, 800) * 10.0
    expected = [
        next((i for i, shape in enumerate(shapes) if shape.intersects(QgsGeometry.fromPointXY(QgsPointXY(*point)))), -1)
        for point in zip(x, y)
    ]
    assert point_owner(shapes, x, y).tolist() == expected
    assert Outlines(shapes).owner(x, y).tolist() == expected
    order = random.permutation(len(x))
    assert np.array_equal(point_owner(shapes, x[order], y[order]), np.array(expected)[order])


def test_many_points_have_the_same_owner_as_each_by_itself(qgis):
    wards = QgsVectorLayer(WARDS, "wards", "ogr")
    areas = AreaSource(wards).read(QgsCoordinateReferenceSystem("EPSG:27700"), CONTEXT)
    corners = np.array([(p.x(), p.y()) for shape in areas.geometries for p in shape.vertices()])
    rng = np.random.default_rng(4)
    low, high = corners.min(0) - 500, corners.max(0) + 500
    some = np.vstack(
        [rng.uniform(low, high, (30_000, 2)), corners, (corners[1:] + corners[:-1]) / 2, corners[:500], [[5e6, 9e6]]]
    )
    x, y = rng.permutation(some).T
    together = point_owner(areas.geometries, x, y)
    # So few that each polygon is asked.
    few = [point_owner(areas.geometries, x[i : i + 1000], y[i : i + 1000]) for i in range(0, len(x), 1000)]
    assert np.array_equal(together, np.concatenate(few)) and len(np.unique(together)) == len(areas) + 1
    outlines = Outlines(areas.geometries)
    blocks = [outlines.owner(x[i : i + 7000], y[i : i + 7000]) for i in range(0, len(x), 7000)]
    assert np.array_equal(np.concatenate(blocks), together)
    for i in rng.choice(len(x), 300, replace=False).tolist():
        point = QgsGeometry.fromPointXY(QgsPointXY(x[i], y[i]))
        near = [k for k, shape in enumerate(areas.geometries) if shape.distance(point) < 1e-6]
        assert together[i] == (near[0] if near else -1)


def test_points_that_lie_nowhere_are_in_no_polygon(qgis):
    x, y = np.full(20_000, EAST + 50), np.full(20_000, NORTH + 50)
    x[:3] = np.nan, np.inf, -np.inf
    for many in (20_000, 10):
        assert point_owner(BOARD, x[:many], y[:many]).tolist() == [-1] * 3 + [0] * (many - 3)
    assert point_owner([QgsGeometry(), *BOARD], x, y).max() == 1


def test_rings_are_closed_and_their_areas_those_of_the_polygon(qgis):
    shape = QgsGeometry.fromWkt(
        "MultiPolygonZ(((0 0 5, 9 0 5, 9 9 5, 0 0 5), (5 1 5, 8 1 5, 8 4 5, 5 1 5)), "
        "((20 0 1, 22 0 1, 22 2 1, 20 0 1)))"
    )
    parts = rings_of(shape)
    assert [len(rings) for rings in parts] == [2, 1]

    def size(ring):
        x, y = ring.T
        return abs((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()) / 2

    assert all(np.array_equal(ring[0], ring[-1]) and ring.shape[1] == 2 for rings in parts for ring in rings)
    assert sum(size(rings[0]) - sum(map(size, rings[1:])) for rings in parts) == pytest.approx(shape.area())
    flat = as_multi(QgsGeometry.fromWkt("PolygonZ((0 0 5, 9 0 5, 9 9 5, 0 0 5))"))
    assert flat.wkbType() == QgsWkbTypes.Type.MultiPolygon and flat.area() == pytest.approx(40.5)


def test_overlaps_and_homes_on_a_chessboard(qgis):
    # Three quarters in the square in the middle of the lowest row, a quarter in its neighbour to the right.
    shape = QgsGeometry.fromRect(QgsRectangle(EAST + 125, NORTH, EAST + 225, NORTH + 50))
    covered, part = overlaps([shape], BOARD)
    assert part[0].tolist() == pytest.approx([0, 0.75, 0.25, 0, 0, 0, 0, 0, 0])
    assert covered.tolist() == pytest.approx([0, 0.375, 0.125, 0, 0, 0, 0, 0, 0])
    assert home_area([shape, square(900, 900, 10)], BOARD).tolist() == [1, -1]
    # Wholly in one, in two that overlap (the first), touching one only at its side, and partly in one.
    shapes = [square(110, 110, 50), square(220, 20, 30), square(300, 100, 50), square(-25, 250, 40)]
    assert home_area(shapes, [*BOARD, square(200, 0, 100)]).tolist() == [4, 2, -1, 6]
    assert lies_on([shape, square(195, 0, 10)], BOARD[2], 0.3) == [False, True]


def test_neighbours_on_a_chessboard_share_sides_and_corners(qgis):
    near = touching(BOARD)
    assert sorted(near.of(4).tolist()) == [0, 1, 2, 3, 5, 6, 7, 8]
    assert sorted(near.of(0).tolist()) == [1, 3, 4]
    assert near.sizes.sum() == 2 * 20
