"""The tables of routes and stops."""

import pytest
from patrols import route
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from hotspot_policing.bridge.patrol.route_stops import route_table, stop_table

pytestmark = pytest.mark.usefixtures("qgis")


def shapes(table):
    out = []
    for wkb in table.geometry:
        out.append(QgsGeometry())
        out[-1].fromWkb(wkb)
    return out


def test_a_route_is_a_line_with_its_figures():
    one = route("Market", "Station", "Park")
    table = route_table([one], QgsCoordinateReferenceSystem("EPSG:27700"))
    assert table.columns["stops"] == [3] and table.columns["visit_min"] == [45.0]
    (line,) = shapes(table)
    assert table.columns["length_km"] == [line.length() / 1000] and line.length() > 0


def test_a_route_to_one_place_is_a_line_all_the_same():
    (line,) = shapes(route_table([route("Market", way=False)], QgsCoordinateReferenceSystem("EPSG:27700")))
    assert line.constGet().numPoints() == 2 and line.length() == 0


def test_each_stop_is_a_point_in_its_place():
    routes = [route("Market", "Station"), route("Park", unit=2)]
    table = stop_table(routes, QgsCoordinateReferenceSystem("EPSG:27700"))
    assert table.columns["stop_no"] == [1, 2, 1] and table.columns["unit"] == [1, 1, 2]
    assert table.columns["arrive"] == ["15:00", "15:30", "15:00"]
    places = [stop.place for one in routes for stop in one.stops]
    assert all(place.shape.contains(point) for place, point in zip(places, shapes(table)))
    assert len(set(table.columns["route_id"])) == 2


def test_a_name_leaves_out_what_is_not_given():
    assert route("Market", agency="").name == "2026-03-02 Late 1"


def test_no_routes_are_empty_tables():
    crs = QgsCoordinateReferenceSystem("EPSG:27700")
    assert len(route_table([], crs)) == len(stop_table([], crs)) == 0
