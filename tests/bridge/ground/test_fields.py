"""Names of fields: short enough for a Shapefile, and each said once."""

import ast
import inspect

from hotspot_policing.bridge.ground import fields

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


def test_a_heading_says_more_than_the_name_of_a_field_that_is_there():
    assert set(fields.ALIASES) <= set(NAMES.values())
    assert [one for one, heading in fields.ALIASES.items() if not heading.strip() or heading == one] == []
