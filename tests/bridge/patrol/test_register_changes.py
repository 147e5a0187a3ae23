"""What actions make of the places of a register, without a file."""

import pytest
from patrols import areas, square
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.patrol.register_candidates import Candidates
from hotspot_policing.bridge.patrol.register_changes import Changes
from hotspot_policing.contract.schemas.patrol import REGISTER_PLACES

pytestmark = pytest.mark.usefixtures("qgis")


def place(number, status="active", x=None, **more):
    name = f"HS-{number:04d}"
    row = dict.fromkeys(REGISTER_PLACES.names)
    given = {"place_id": name, "hotspot_id": name, "version": 1, "name": name, "status": status, "crimes": 10}
    return {**row, **given, "geom": square(1000.0 * number if x is None else x), **more}


def changes(*places, **more):
    return Changes(places=list(places), by="Analyst", reason="why", **more)


@pytest.mark.parametrize(
    "action, before, after",
    [("accept", "candidate", "active"), ("reject", "candidate", "rejected"), ("retire", "active", "retired")],
)
def test_a_step_leads_to_a_new_version_with_who_and_why(action, before, after):
    (version,), entries, (change,) = changes("HS-0001").make(action, [place(1, before), place(2, before)])
    assert (version["status"], version["version"], version["by"], version["reason"]) == (after, 2, "Analyst", "why")
    assert entries == [] and change["place_id"] == "HS-0001"


@pytest.mark.parametrize("action, status", [("accept", "active"), ("reject", "active"), ("retire", "candidate")])
def test_a_step_from_elsewhere_is_refused(action, status):
    with pytest.raises(InputError):
        changes("HS-0001").make(action, [place(1, status)])


def test_a_merge_keeps_the_first_with_all_crimes():
    versions, _, made = changes("HS-0002", "HS-0001").make("merge", [place(1), place(2)])
    assert [(one["place_id"], one["status"]) for one in versions] == [("HS-0002", "active"), ("HS-0001", "retired")]
    assert versions[0]["crimes"] == 20 and versions[0]["geom"].area() == pytest.approx(20_000)
    assert [one["change"] for one in made] == ["merged", "retired"]
    unknown = changes("HS-0002", "HS-0001").make("merge", [place(1, crimes=None), place(2)])[0]
    assert unknown[0]["crimes"] is None, "a sum of what is not known is not known"


def test_what_somebody_else_has_changed_meanwhile_is_not_taken_back():
    history = [place(1, "active"), place(1, "retired", version=2)]
    now = place(1, "active", version=3)
    with refused(InputError, "HS-0001"):
        changes("HS-0001", histories={"HS-0001": history}).make("restore", [now])
    (version,), _, _ = changes("HS-0001", histories={"HS-0001": [*history, now]}).make("restore", [now])
    assert (version["status"], version["version"], version["change"]) == ("retired", 4, "restored")


def test_new_places_get_ids_that_nobody_has():
    given = Candidates(areas(50_000, 60_000))
    versions, _, _ = changes().make("add", [place(1), place(3)], given)
    assert len({one["place_id"] for one in versions} | {"HS-0001", "HS-0003"}) == 4
    assert [one["version"] for one in versions] == [1, 1]


def test_ids_follow_the_ranks():
    given = Candidates(areas(50_000, 60_000, 70_000, 80_000, rank=[3, 1, None, 2]))
    versions, _, _ = changes().make("add", [place(1)], given)
    assert [(one["place_id"], one["rank"]) for one in versions] == [
        ("HS-0002", 1),
        ("HS-0003", 2),
        ("HS-0004", 3),
        ("HS-0005", None),
    ]
    assert [one["geom"].boundingBox().xMinimum() for one in versions] == [60_000, 80_000, 50_000, 70_000]


def test_places_of_one_name_are_told_apart():
    given = Candidates(areas(50_000, 60_000, 70_000, 80_000, 90_000, area_name=["Hart", "Park", "Hart", "Mill", None]))
    versions, _, _ = changes().make("add", [dict(place(1), name="Mill"), dict(place(2), name="Hart (1)")], given)
    assert [one["name"] for one in versions] == ["Hart (2)", "Park", "Hart (3)", "Mill (2)", "HS-0007"]


def test_a_refresh_keeps_ends_and_adds():
    given = Candidates(areas(1000, 9000))
    versions, _, made = changes().make("refresh", [place(1), place(2)], given)
    assert [one["change"] for one in made] == ["kept", "retired", "added"]
    assert [one["status"] for one in versions[:2]] == ["active", "retired"] and versions[2]["version"] == 1


def test_a_note_changes_no_place():
    versions, entries, made = changes("HS-0001", "HS-0001", text="bins", stage="cause").make("log", [place(1)])
    assert versions == made == [] and [(one["place_id"], one["text"]) for one in entries] == [("HS-0001", "bins")]


@pytest.mark.parametrize(
    "action, more",
    [
        ("accept", {"by": ""}),
        ("reject", {"reason": ""}),
        ("edit", {"places": []}),
        ("merge", {"places": ["HS-0001", "HS-0001"]}),
        ("log", {"text": ""}),
    ],
)
def test_what_is_missing_is_said_before_the_register_is_looked_at(action, more):
    with pytest.raises(InputError):
        Changes(**{"places": ["HS-0001"], "by": "Analyst", "reason": "why", **more}).check(action)


def test_an_unknown_place_is_refused():
    with pytest.raises(InputError):
        changes("HS-0009").make("retire", [place(1)])
