"""Rings around places: their areas by geometry, and no ground in two of them."""

import math

import pytest
from crime_layers import square
from qgis.core import QgsGeometry

from hotspot_policing.bridge.geometry.rings import own_rings, ring_names, rings_around
from hotspot_policing.bridge.ground.errors import Cancelled

EDGES = (100.0, 250.0)
#: Where no ring comes.
NOTHING = square(1e5, 1e5, 1)


def test_rings_around_a_square_have_the_areas_of_sides_and_quarter_circles():
    rings = rings_around([square(0, 0, 300)], EDGES, NOTHING)
    areas = [4 * 300 * edge + math.pi * edge**2 for edge in EDGES]
    assert [ring.area() for ring in rings] == pytest.approx([areas[0], areas[1] - areas[0]], rel=0.01)


def test_rings_of_places_together_are_apart_from_each_other_and_from_what_is_avoided():
    shapes, avoid = [square(0, 0, 300), square(400, 0, 300)], square(-200, -200, 150)
    rings = rings_around(shapes, EDGES, avoid)
    everything = [*rings, *shapes]
    for i, one in enumerate(everything):
        assert one.intersection(avoid).area() == pytest.approx(0, abs=1e-6)
        for other in everything[:i]:
            assert one.intersection(other).area() == pytest.approx(0, abs=1e-3) or one in shapes and other in shapes
    whole = QgsGeometry.unaryUnion(shapes).buffer(EDGES[-1], 8)
    assert sum(ring.area() for ring in rings) == pytest.approx(
        whole.difference(QgsGeometry.unaryUnion(shapes)).difference(avoid).area()
    )


def test_no_ground_lies_in_the_own_rings_of_two_places_and_the_nearest_ring_has_it():
    shapes = [square(0, 0, 100), square(150, 0, 100)]
    avoid = QgsGeometry.unaryUnion(shapes)
    found = own_rings(shapes, EDGES, avoid)
    assert {(k, i) for k, i, _ in found} == {(0, 0), (0, 1), (1, 0), (1, 1)}
    for n, (_, _, one) in enumerate(found):
        for _, _, other in found[:n]:
            assert one.intersection(other).area() == pytest.approx(0, abs=1e-3)
    assert sum(ring.area() for *_, ring in found) == pytest.approx(
        sum(ring.area() for ring in rings_around(shapes, EDGES, NOTHING)), rel=1e-6
    )
    # Beside the second place: its own inner ring, though the outer ring of the first reaches there too.
    beside = QgsGeometry.fromWkt("Point(450280 520050)")
    assert [(k, i) for k, i, ring in found if ring.contains(beside)] == [(1, 0)]


def test_a_place_within_what_is_avoided_has_no_ring():
    assert own_rings([square(0, 0, 10)], (5.0,), square(-100, -100, 300)) == []


def test_rings_are_named_by_their_edges_and_a_cancel_is_heard():
    assert ring_names((100.0, 250.5)) == ["0–100", "100–250.5"]

    def stop():
        raise Cancelled()

    for make in (rings_around, own_rings):
        with pytest.raises(Cancelled):
            make([square(0, 0, 10)], EDGES, NOTHING, stop)
