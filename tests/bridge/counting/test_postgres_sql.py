"""Statements for PostgreSQL, as far as they can be judged without one: test_postgres_count runs them."""

import numpy as np
import pytest
from crime_layers import EAST, NORTH

from hotspot_policing.bridge.counting.crimes import CrimeChoice
from hotspot_policing.bridge.counting.postgres_sql import COUNTED, FATES, NO_UNIT, STEP, STRANGE, Selection, keys_of
from hotspot_policing.bridge.reading.postgres import Refused
from hotspot_policing.bridge.reading.postgres_table import Table
from hotspot_policing.core.counting import grids

BOX = (EAST, NORTH, EAST + 1000, NORTH + 1000)
TYPES = {"offence": "text", "day": "date", "harm": "float8", "shape": "bytea", "place": "varchar"}


def selection(choice=None, **table):
    pytest.importorskip("psycopg2")
    values = {
        "name": "crimes",
        "access": None,
        "schema": "public",
        "relation": "crimes",
        "geometry": "geom",
        "subset": "",
        "srid": 27700,
        "multi": False,
        "types": TYPES,
    }
    grid = grids.make_grid("square", 100.0)
    return Selection(Table(**dict(values, **table)), choice or CrimeChoice(), "2026-01-01", grid, BOX)


def parts(composed):
    """Identifiers and literals of a statement, without what psycopg2 needs a connection for."""
    from psycopg2 import sql

    if isinstance(composed, sql.Composed):
        return [part for one in composed.seq for part in parts(one)]
    return [composed]


@pytest.mark.parametrize("shape", ["square", "hexagon"])
def test_the_number_of_a_unit_is_its_key_again(shape):
    """Column and row of a million units on either side of the origin, packed as the statements pack them."""
    random = np.random.default_rng(1)
    column, row = random.integers(-(2**29), 2**29, (2, 10_000))
    assert np.array_equal(keys_of(row * STEP + column), grids.pack(column, row))
    some = grids.make_grid(shape, 150.0).locate(random.uniform(-1e6, 1e6, 1000), random.uniform(-1e6, 1e6, 1000))
    column, row = grids.unpack(some)
    assert np.array_equal(keys_of(row * STEP + column), some)


def test_no_unit_is_below_every_unit():
    assert (2**29) * STEP + 2**29 < -NO_UNIT and -(2**29) * STEP - 2**29 > NO_UNIT
    assert FATES[COUNTED] == "counted" and FATES[STRANGE] == "strange" and len(FATES) == STRANGE + 1


@pytest.mark.parametrize(
    "choice",
    [CrimeChoice("shape"), CrimeChoice(date_field="harm"), CrimeChoice(weight_field="offence"), CrimeChoice("nowhere")],
)
def test_a_field_that_sql_might_see_otherwise_is_refused(choice):
    with pytest.raises(Refused) as error:
        selection(choice)
    assert any(
        name and name in str(error.value) for name in (choice.offence_field, choice.date_field, choice.weight_field)
    )


@pytest.mark.parametrize("where", [{"subset": "1 = 1; DROP TABLE crimes"}, {"relation": "(SELECT 1; SELECT 2)"}])
def test_a_second_statement_in_their_words_is_refused(where):
    with pytest.raises(Refused):
        selection(**where)


def test_what_the_user_wrote_is_bound_and_never_part_of_the_statement():
    choice = CrimeChoice("offence", ("Rob'bery",), excluded=("St Mary%s Hospital",), location_field="place")
    made = selection(choice)
    texts = "".join(part.string for part in parts(made.counts("month")) if hasattr(part, "string"))
    assert "rob'bery" not in texts.lower() and "hospital" not in texts.lower()
    assert made.values["asked"] == ["rob'bery"]
    # Every name that holds the longest word of it may be that of the premises.
    assert made.values["premises"] == ["%Hospital%"]


def test_fields_are_identifiers_and_none_is_read_that_nobody_chose():
    from psycopg2 import sql

    made = selection(CrimeChoice(date_field="day", weight_field="harm"))
    names = {name for part in parts(made.counts()) if isinstance(part, sql.Identifier) for name in part.strings}
    assert {"day", "harm", "geom", "crimes"} <= names and not {"offence", "place", "shape"} & names
