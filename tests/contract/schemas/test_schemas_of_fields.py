"""Fields as the contract has them: names short enough for a Shapefile, each said once, and what a schema makes of
them."""

import ast
import inspect

import pytest

from hotspot_policing.contract.schemas import names as fields
from hotspot_policing.contract.schemas.fields import FIELDS, FURTHER, REAL, TEXT, field_as, schema

#: A Shapefile cuts longer names, and two may then be one.
LONGEST = 10
NAMES = {name: value for name, value in vars(fields).items() if name.isupper() and isinstance(value, str)}


def test_no_name_is_cut_by_a_shapefile():
    assert len(NAMES) > 100
    assert {value for value in NAMES.values() if len(value) > LONGEST} == set()


def test_names_are_those_of_columns_everywhere():
    """Small letters, digits and underscores, a letter first: no database quotes them."""
    assert {one for one in NAMES.values() if not (one.isidentifier() and one == one.lower() and one.isascii())} == set()


def test_names_stay_apart_when_letters_are_alike():
    values = list(dict.fromkeys(NAMES.values()))
    assert len({one.casefold() for one in values}) == len(values)


def test_a_name_is_given_once():
    """What is assigned twice in the module would be one name with two meanings."""
    given = [
        target.id
        for node in ast.parse(inspect.getsource(fields)).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    assert len(given) == len(set(given))


def test_flags_and_columns_of_files_become_fields_of_their_own():
    for pairs in (fields.CRIME_FLAGS.items(), fields.STOPS_AND_SEARCHES):
        columns, names = zip(*pairs)
        assert len(set(columns)) == len(columns) and len(set(names)) == len(names)
        assert max(map(len, names)) <= LONGEST


def test_every_name_is_of_a_field_and_every_field_has_a_name():
    further = {*fields.CRIME_FLAGS.values(), *(name for _, name in fields.STOPS_AND_SEARCHES)}
    assert set(FIELDS) == set(NAMES.values()) | further


def test_a_heading_says_more_than_the_name():
    headings = {name: field.alias for name, field in FIELDS.items() if field.alias}
    assert len(headings) > 100
    assert [name for name, heading in headings.items() if not heading.strip() or heading == name] == []


def test_numbers_alone_have_units():
    assert [name for name, field in FIELDS.items() if field.unit and field.kind == TEXT] == []
    assert FIELDS["length_m"].unit == "m" and FIELDS["length_km"].unit == "km" and FIELDS["gi_p"].unit == "p"


HOT_SPOTS = schema("hotspot_id", field_as("crimes", REAL, "harm"), FURTHER, "rank")


def test_a_schema_gives_what_there_are_columns_for_in_its_own_order():
    assert HOT_SPOTS.of(["rank", "hotspot_id"]) == [("hotspot_id", "text"), ("rank", "integer")]
    assert HOT_SPOTS.of(["crimes"]) == [("crimes", "real")]
    assert HOT_SPOTS.of([]) == []


def test_fields_of_the_user_stand_where_the_schema_has_them():
    own = [("beat", "text"), ("seen", "date")]
    assert HOT_SPOTS.of(["rank", "seen", "crimes", "beat"], own) == [("crimes", "real"), *own, ("rank", "integer")]


def test_a_column_that_is_in_no_schema_is_a_mistake():
    with pytest.raises(KeyError) as said:
        HOT_SPOTS.of(["rank", "beat", "length_m"])
    assert "beat" in str(said.value) and "length_m" in str(said.value) and "rank" not in str(said.value)


def test_a_field_that_holds_something_else_keeps_its_heading():
    other = field_as("crimes", REAL, "harm")
    assert (other.kind, other.unit, other.alias) == (REAL, "harm", FIELDS["crimes"].alias)
    assert FIELDS["crimes"].kind == "integer"
