"""Columns gathered block by block: how the rows are cut does not show."""

import numpy as np
import pytest
from record_tables import csv_table

from hotspot_policing.bridge.ground import fields as f
from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.importing.file_table import Block
from hotspot_policing.bridge.importing.record_gatherer import TEXTS, Gatherer, kept_fields
from hotspot_policing.bridge.importing.record_profile import Profile

HEADER = ("Ref", "Offence", "Day", "Where", "Hate")
ROWS = [
    (f"A{i}", "Theft" if i % 3 else " Theft ", f"{1 + i % 28:02}/03/2025", f"NZ {4900 + i} 2043", "Y" if i % 4 else "?")
    for i in range(60)
]
PROFILE = Profile(
    columns={"reference": "Ref", "offence": "Offence", "from_date": "Day", "coordinates": "Where", "hate": "Hate"}
)


def gathered(table, cuts, profile=PROFILE, rows=ROWS):
    """The Records of rows that come in blocks, cut at these places."""
    gatherer = Gatherer(table, profile)
    edges = [0, *cuts, len(rows)]
    for begin, end in zip(edges, edges[1:]):
        columns = {i: [row[i] for row in rows[begin:end]] for i in range(len(HEADER))}
        gatherer.add(Block(columns, None, None, "made.csv", end - begin, 0))
    return gatherer.finish()


@pytest.mark.parametrize("cuts", [(), (1, 2, 3), (30,), (0, 20, 20, 59)])
def test_blocks_do_not_show(tmp_path, cuts):
    table = csv_table(tmp_path / "a.csv", HEADER, *ROWS)
    found, whole = gathered(table, cuts), gathered(table, ())
    everything = np.arange(len(ROWS))
    assert found.x.tolist() == whole.x.tolist() == [449_005 + 10 * i for i in range(60)]
    assert found.date.days.tolist() == whole.date.days.tolist()
    assert found.texts(f.CRIME_ID, everything) == [row[0] for row in ROWS]
    assert set(found.texts(f.OFFENCE, everything)) == {"Theft"}
    assert found.notes == whole.notes and found.read == len(ROWS)


def test_a_flag_that_says_neither_is_left_empty_and_counted(tmp_path):
    records = gathered(csv_table(tmp_path / "a.csv", HEADER, *ROWS), (17,))
    field = TEXTS["hate"]
    assert records.texts(field, np.arange(8)) == [None, "yes", "yes", "yes"] * 2
    (note,) = [one for one in records.notes if f"'{field}'" in one]
    assert "15" in note and "'?'" in note


def test_only_columns_that_are_named_are_asked_for(tmp_path):
    table = csv_table(tmp_path / "a.csv", HEADER, *ROWS)
    some = Profile(columns={"from_date": "Day", "coordinates": "Where"}, keep=["Offence"])
    assert Gatherer(table, some).wanted == {1, 2, 3}


def test_without_coordinates_the_table_is_named(tmp_path):
    table = csv_table(tmp_path / "a.csv", HEADER, *ROWS)
    for columns, named in (({"from_date": "Day"}, "a.csv"), ({"from_date": "Day", "place": "Where"}, "'Where'")):
        with pytest.raises(InputError) as error:
            Gatherer(table, Profile(columns=columns))
        assert named in str(error.value)


def test_kept_fields_are_short_and_each_has_a_name_of_its_own():
    columns = ["Officer's comments", "Officer's comments 2", "offence", "Größe", "!"]
    found = kept_fields(Profile(keep=columns))
    assert list(found.values()) == columns and len(set(found)) == len(columns)
    assert all(len(name) <= 10 and name.isascii() for name in found) and f.OFFENCE not in found
