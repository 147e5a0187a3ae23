"""Places as they come from areas and the register."""

import pytest
from patrols import areas

from hotspot_policing.bridge.patrol.places import Noted, noted_in, places_of

pytestmark = pytest.mark.usefixtures("qgis")


def test_a_name_is_its_own_else_its_area_else_its_id():
    named = places_of(areas(0, 200, hotspot_id=["A", "B"], name=["Market", None], area_name=["Hart", "Elm"]))
    assert [(one.id, one.name, one.area) for one in named] == [("A", "Market", "Hart"), ("B", "B", "Elm")]
    assert [one.name for one in places_of(areas(0, hotspot_id=["A"], area_name=["Hart"]))] == ["Hart"]
    assert [(one.name, one.area) for one in places_of(areas(0, hotspot_id=["A"]))] == [("A", None)]


def test_a_place_is_called_by_id_and_name_once():
    called = [one.called for one in places_of(areas(0, 200, hotspot_id=["A", "B"], name=["Market", "B"]))]
    assert called == ["A Market", "B"]


def test_its_point_lies_in_it():
    for place in places_of(areas(0, 200, hotspot_id=["A", "B"])):
        assert place.shape.contains(place.point)


def test_what_is_known_of_it_goes_with_it():
    noted = {"A": Noted("bins", "lids fitted", "Sergeant Example"), "C": Noted("none")}
    one, other = places_of(areas(0, 200, hotspot_id=["A", "B"]), noted, {"B": "Bar"})
    assert (one.problem, one.action, one.contact, one.venues) == ("bins", "lids fitted", "Sergeant Example", "")
    assert (other.problem, other.venues) == ("", "Bar")


def test_without_a_register_nothing_is_noted():
    assert noted_in(None) == {}


def test_what_was_noted_last_counts():
    class Log:
        def log(self):
            return [
                {"place_id": "A", "stage": stage, "text": text}
                for stage, text in (("problem", "bins"), ("problem", "lights"), ("cause", "dark"), ("action", "lamps"))
            ]

        def places(self):
            return [{"place_id": "A", "owner": None}, {"place_id": "B", "owner": "Sergeant Example"}]

    assert noted_in(Log()) == {"A": Noted("lights", "lamps", ""), "B": Noted("", "", "Sergeant Example")}
