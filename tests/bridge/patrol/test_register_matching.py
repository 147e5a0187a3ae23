"""Which places of a register are which of a new set."""

import pytest
from patrols import areas, square
from qgis.core import QgsCoordinateTransform

from hotspot_policing.bridge.patrol.register_candidates import Candidates
from hotspot_policing.bridge.patrol.register_matching import known_places, matched, shape_of

pytestmark = pytest.mark.usefixtures("qgis")


def rows(*xs):
    return [{"place_id": f"HS-{i}", "geom": square(x)} for i, x in enumerate(xs)]


@pytest.mark.parametrize("shift, same", [(0, True), (40, True), (60, False), (500, False)])
def test_a_place_is_the_one_that_it_shares_half_with(shift, same):
    found = matched(rows(0), Candidates(areas(shift)), 0.5)
    assert (found.old_with.tolist() == [0]) == same and (found.new_outcome[0] == "kept") == same


def test_ids_that_are_kept_say_more_than_shapes():
    found = matched(rows(0, 1000), Candidates(areas(1000, 0, code=["HS-0", "HS-1"]), "code"), 0.5)
    assert found.old_with.tolist() == [0, 1]


def test_ids_that_the_register_does_not_know_leave_it_to_the_shapes():
    found = matched(rows(0, 1000), Candidates(areas(1000, 0, code=["X", "Y"]), "code"), 0.5)
    assert found.old_with.tolist() == [1, 0]


def test_places_that_only_touch_are_not_the_same():
    found = matched(rows(0), Candidates(areas(100)), 0.01)
    assert list(found.old_outcome) == ["retired"] and list(found.new_outcome) == ["added"]


def test_a_shape_is_read_from_either_form():
    wanted = square(5)
    for given in (wanted, bytes(wanted.asWkb())):
        assert shape_of({"geom": given}).equals(wanted)
    assert shape_of({"geom": None}).isNull()


@pytest.mark.parametrize(
    "status, part", [("active", True), ("candidate", False), ("retired", False), ("rejected", False)]
)
def test_the_register_knows_a_place_whatever_was_decided_on_it(status, part):
    """A part of an active place is that place; others come back where the shape is the same."""
    row = dict(rows(0)[0], status=status)
    shapes = [square(0), square(500), square(0, side=50)]
    for shape, same in zip(shapes, (True, False, part)):
        assert (known_places([row], [shape], QgsCoordinateTransform()) == [row]) == same


def test_an_active_place_is_the_one_that_a_shape_is_before_others():
    old, now = dict(rows(0)[0], status="retired"), dict(rows(20)[0], status="active")
    assert known_places([old, now], [square(0)], QgsCoordinateTransform()) == [now]
