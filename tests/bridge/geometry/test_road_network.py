"""Minutes and ways along streets that are short enough to be measured by hand."""

import numpy as np
import pytest
from crime_layers import EAST, GRID, NORTH, layer_of
from qgis.core import QgsGeometry, QgsPointXY
from support import Feedback

from hotspot_policing.bridge.geometry.road_network import DETOUR, RoadNetwork, StraightLines, Streets
from hotspot_policing.bridge.ground.errors import Cancelled, InputError

#: Corners of a block of streets, 600 m by 300 m.
CORNERS = [(0, 0), (600, 0), (600, 300), (0, 300)]
#: QGIS measures on the ground; the map of the National Grid is smaller or larger by up to 0.04 %, and by rounding.
GROUND = 1e-3
FIELDS = ("oneway:string", "speed:double")


def at(x, y):
    return QgsPointXY(EAST + x, NORTH + y)


def streets(*lots, **more):
    """Streets of lots ((x, y), (x, y), one-way word, km/h), at 36 km/h, which are 10 metres a second."""
    rows = [(QgsGeometry.fromPolylineXY([at(*begin), at(*end)]), word, speed) for begin, end, word, speed in lots]
    return Streets(layer_of("LineString", FIELDS, rows, "roads"), 36.0, **more)


def block(word="", **more):
    """The block without its fourth side, from (0, 300) to (0, 0)."""
    return streets(*[(begin, end, word, 36.0) for begin, end in zip(CORNERS, CORNERS[1:])], **more)


POINTS = [at(*corner) for corner in CORNERS]


def test_minutes_are_metres_along_the_streets_by_the_speed(qgis):
    minutes = RoadNetwork(POINTS, block(), GRID).minutes()
    metres = np.array([[0, 600, 900, 1500], [600, 0, 300, 900], [900, 300, 0, 600], [1500, 900, 600, 0]])
    assert minutes == pytest.approx(metres / 10 / 60, rel=GROUND)


def test_a_way_has_the_corners_it_turns_at_and_begins_where_it_should(qgis):
    ways = RoadNetwork(POINTS, block(), GRID).ways([(0, 3), (3, 0)])
    assert [(round(p.x() - EAST), round(p.y() - NORTH)) for p in ways[0, 3]] == CORNERS
    assert ways[3, 0] == ways[0, 3][::-1]


@pytest.mark.parametrize("word, there, back", [("Yes", True, False), ("backward", False, True), ("both", True, True)])
def test_one_way_streets_lead_one_way(qgis, word, there, back):
    minutes = RoadNetwork(POINTS, block(word, oneway=0), GRID).minutes()
    assert (np.isfinite(minutes[0, 3]), np.isfinite(minutes[3, 0])) == (there, back)


def test_a_street_has_its_own_speed_where_the_field_says_so(qgis):
    roads = streets(((0, 0), (600, 0), "", 72.0), ((600, 0), (600, 300), "", 18.0), speed_field=1)
    minutes = RoadNetwork(POINTS[:3], roads, GRID).minutes()
    assert minutes[0, 2] * 60 == pytest.approx(600 / 20 + 300 / 5, rel=GROUND)


def test_a_place_too_far_from_any_street_is_reached_from_nowhere(qgis):
    network = RoadNetwork([*POINTS[:2], at(300, -400)], block(), GRID, tolerance=399.0)
    minutes = network.minutes()
    assert (
        np.isinf(minutes[2]).all() and np.isinf(minutes[:, 2]).all() and minutes[0, 1] == pytest.approx(1.0, rel=GROUND)
    )
    assert network.away == pytest.approx([0, 0, 400], abs=0.1)
    assert np.isfinite(RoadNetwork([*POINTS[:2], at(300, -400)], block(), GRID, tolerance=401.0).minutes()).all()


def test_no_street_names_the_layer_and_a_cancel_is_heard(qgis):
    with pytest.raises(InputError) as error:
        RoadNetwork(POINTS, streets(), GRID)
    assert "roads" in str(error.value)
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        RoadNetwork(POINTS, block(), GRID, feedback=feedback)


def test_straight_lines_take_the_usual_detour():
    lines = StraightLines(POINTS, 36.0)
    assert lines.minutes()[0] == pytest.approx(np.array([0, 600, np.hypot(600, 300), 300]) * DETOUR / 10 / 60)
    assert lines.ways([(0, 2)]) == {(0, 2): [POINTS[0], POINTS[2]]}
