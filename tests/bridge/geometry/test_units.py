"""Places on a grid and from a layer: what they cover, whom they neighbour, what they hold."""

import numpy as np
import pytest
from crime_layers import EAST, GRID, NORTH, layer_of, square
from qgis.core import QgsCoordinateTransformContext, QgsGeometry, QgsRectangle, QgsWkbTypes

from hotspot_policing.bridge.geometry.polygons import Areas, AreaSource, Outlines
from hotspot_policing.bridge.geometry.units import (
    TooManyPlaces,
    blocked_pairs,
    dissolve,
    grid_of,
    grid_units,
    layer_units,
    outlines_of,
    residents,
    shares_inside,
)
from hotspot_policing.bridge.ground.errors import InputError

AREA = QgsGeometry.fromWkt("Polygon((450030 520040, 451020 520100, 450700 521010, 450030 520040))")


@pytest.fixture(params=["square", "hexagon"])
def units(qgis, request):
    return grid_units(request.param, 150.0, outlines_of([AREA]), 27700)


def shapes_of(units, which=None):
    shapes = []
    for wkb in units.wkb(which):
        shape = QgsGeometry()
        shape.fromWkb(wkb)
        shapes.append(shape)
    return shapes


def test_a_grid_covers_the_area_with_places_that_meet_it(units):
    shapes = shapes_of(units)
    assert all(shape.intersects(AREA) for shape in shapes)
    assert AREA.difference(QgsGeometry.unaryUnion(shapes)).area() == pytest.approx(0, abs=1e-3)
    assert units.areas.tolist() == pytest.approx([shape.area() for shape in shapes])
    assert len(set(units.ids)) == len(units) and units.wkb_type() == QgsWkbTypes.Type.Polygon


def test_each_point_lies_in_the_shape_of_its_place_and_beyond_in_none(units):
    random = np.random.default_rng(6)
    x, y = random.uniform(EAST, EAST + 1000, 400), random.uniform(NORTH, NORTH + 1000, 400)
    place, shapes = units.locate(x, y), shapes_of(units)
    assert (place >= 0).any() and (place < 0).any()
    for k, (px, py) in enumerate(zip(x, y)):
        point = QgsGeometry.fromWkt(f"Point({px} {py})")
        if place[k] >= 0:
            assert shapes[place[k]].distance(point) < 1e-6
        else:
            assert not AREA.contains(point)


def test_neighbours_on_the_grid_touch_and_others_do_not(units):
    near, shapes = units.touching(), shapes_of(units)
    for i in range(len(units)):
        assert set(near.of(i).tolist()) == {
            j for j, other in enumerate(shapes) if j != i and other.distance(shapes[i]) < 1e-6
        }


def test_centres_within_a_distance_are_the_neighbourhood(units):
    near = units.neighbours(distance=320.0)
    for i in range(len(units)):
        away = np.hypot(units.x - units.x[i], units.y - units.y[i])
        assert sorted(near.of(i).tolist()) == np.flatnonzero(away <= 320.0 + 1e-9).tolist()


def test_shares_inside_are_those_of_the_shapes(units):
    shares = shares_inside(units, Outlines([AREA]))
    expected = [shape.intersection(AREA).area() / shape.area() for shape in shapes_of(units)]
    assert shares.tolist() == pytest.approx(expected, abs=0.005)


def test_residents_are_kept_whole_and_by_area(units):
    """Two areas of 300 and 100 residents; the places cover them, so that nobody is lost."""
    box = AREA.boundingBox()
    halves = [
        AREA.intersection(QgsGeometry.fromRect(QgsRectangle(west, box.yMinimum(), east, box.yMaximum())))
        for west, east in ((box.xMinimum(), EAST + 500), (EAST + 500, box.xMaximum()))
    ]
    people = residents(units, Areas("", halves, {}, 0, 0), np.array([300.0, 100.0]))
    assert people.sum() == pytest.approx(400)
    shape = shapes_of(units)[0]
    assert people[0] == pytest.approx(
        sum(number * shape.intersection(half).area() / half.area() for half, number in zip(halves, (300, 100)))
    )
    assert residents(units, Areas("", halves, {}, 0, 0), np.array([np.nan, 0.0])).sum() == 0


def test_what_is_dissolved_has_the_area_of_its_places(units):
    spot = np.full(len(units), -1)
    spot[:3], spot[3:5] = 1, 0
    shapes = []
    for wkb in dissolve(units, spot):
        shape = QgsGeometry()
        shape.fromWkb(wkb)
        shapes.append(shape)
    assert [shape.area() for shape in shapes] == pytest.approx([units.areas[3:5].sum(), units.areas[:3].sum()])
    assert all(shape.wkbType() == QgsWkbTypes.Type.MultiPolygon for shape in shapes)


def test_only_pairs_on_either_side_of_a_barrier_are_blocked(qgis):
    units = grid_units("square", 100.0, outlines_of([square(1, 1, 298)]), 27700)
    barrier = QgsGeometry.fromWkt(f"LineString({EAST + 90} {NORTH - 50}, {EAST + 90} {NORTH + 350})")
    blocked = blocked_pairs(units, np.arange(len(units)), units.touching(), [barrier])
    west = set(np.flatnonzero(units.x < EAST + 90).tolist())
    near = units.touching()
    assert blocked == {
        (i, j) for i in range(len(units)) for j in near.of(i).tolist() if i < j and (i in west) != (j in west)
    }
    assert len(blocked) == 7


def test_places_of_a_layer_keep_their_names_whatever_their_order(qgis):
    shapes = [square(0, 0, 100), square(100, 0, 100), square(0, 0, 100)]
    made = []
    for order in (shapes, shapes[::-1]):
        source = AreaSource(layer_of("Polygon", ("name:string",), [(shape, "") for shape in order]))
        made.append(layer_units(source.read(GRID, QgsCoordinateTransformContext()), 27700))
    assert sorted(made[0].ids) == sorted(made[1].ids) and len(set(made[0].ids)) == 3
    assert made[0].locate(np.array([EAST + 50, EAST + 150, EAST + 500]), np.full(3, NORTH + 50)).tolist() == [0, 1, -1]
    assert made[0].wkb_type() == QgsWkbTypes.Type.MultiPolygon
    assert sorted(made[0].touching().of(0).tolist()) == [1, 2]


@pytest.mark.parametrize("size", [0.0, -5.0, float("nan")])
def test_no_size_is_named(size):
    with pytest.raises(InputError) as error:
        grid_of("square", size)
    assert "CELL_SIZE" in str(error.value)


def test_too_many_places_are_refused_before_they_are_made_and_centres_alone_may_be_none(qgis):
    with pytest.raises(TooManyPlaces) as error:
        grid_units("square", 0.1, outlines_of([AREA]), 27700)
    assert "0.1 m" in str(error.value)
    with pytest.raises(InputError):
        grid_units("square", 5000.0, outlines_of([square(10, 10, 20)]), 27700, centre_only=True)
    inside = grid_units("square", 50.0, outlines_of([AREA]), 27700, centre_only=True)
    assert all(AREA.contains(QgsGeometry.fromWkt(f"Point({x} {y})")) for x, y in zip(inside.x, inside.y))
