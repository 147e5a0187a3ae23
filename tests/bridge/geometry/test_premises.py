"""Premises by their names, and by a layer."""

import numpy as np
import pytest
from crime_layers import EAST, GRID, NORTH, layer_of, square
from qgis.core import QgsCoordinateTransformContext, QgsGeometry, QgsPointXY

from hotspot_policing.bridge.geometry.polygons import AreaSource
from hotspot_policing.bridge.geometry.premises import PremisesLayer, are_premises, usual_premises
from hotspot_policing.bridge.ground.errors import InputError

CONTEXT = QgsCoordinateTransformContext()


@pytest.mark.parametrize(
    "place, there",
    [
        ("Hospital", True),
        ("On or near HOSPITAL", True),
        ("St Mary's Hospital, Ward 3", True),
        ("Police  Station", True),
        ("Police Station (front desk)", True),
        ("Police Station.", True),
        ("Hospital Road", False),
        ("Hospitality House", False),
        ("Old Police Station Lane", False),
        ("Nonhospital", False),
        ("", False),
    ],
)
def test_a_name_ends_a_place_or_a_part_of_it_and_begins_no_street(place, there):
    assert are_premises([place], ["Hospital", "Police Station"]).tolist() == [there]


def test_names_with_signs_of_patterns_are_names():
    assert are_premises(["HMP (North)", "HMP X"], ["HMP (North)"]).tolist() == [True, False]


def test_without_names_nothing_is_premises():
    assert are_premises(["Hospital", ""], []).tolist() == are_premises(["Hospital", ""], [" "]).tolist() == [False] * 2
    assert are_premises([], ["Hospital"]).tolist() == []


def test_the_usual_premises_know_themselves():
    assert usual_premises() and are_premises(usual_premises(), usual_premises()).all()


@pytest.mark.parametrize("metres", [10.0, 50.0])
def test_points_have_so_many_metres_around_them(qgis, metres):
    point = QgsGeometry.fromPointXY(QgsPointXY(EAST, NORTH))
    layer = layer_of("Point", ("name:string",), [(point, "station")])
    shapes = PremisesLayer(AreaSource(layer, geometry_type=None), metres).read(GRID, CONTEXT)
    away = np.array([0.0, 0.97, 1.01, 3.0]) * metres
    for angle in np.radians([0, 45, 77]):
        inside = shapes.hold(EAST + away * np.cos(angle), NORTH + away * np.sin(angle))
        assert inside.tolist() == [True, True, False, False]


def test_polygons_count_as_they_are_and_none_is_an_error(qgis):
    layer = layer_of("Polygon", ("name:string",), [(square(0, 0, 100), "station")], "stations")
    shapes = PremisesLayer(AreaSource(layer), 0.0).read(GRID, CONTEXT)
    assert shapes.hold(EAST + np.array([50.0, 101.0]), NORTH + np.array([50.0, 50.0])).tolist() == [True, False]
    with pytest.raises(InputError) as error:
        PremisesLayer(AreaSource(layer_of("Polygon", ("name:string",), [], "stations")), 0.0).read(GRID, CONTEXT)
    assert "stations" in str(error.value)
