"""The first rows of an export as they will be read."""

from dataclasses import replace

import pytest
from record_tables import csv_file, csv_table
from refusals import refused

from hotspot_policing.bridge.ground import fields as f
from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.importing.record_preview import LOOKED_AT, SHOWN, preview
from hotspot_policing.bridge.importing.record_profile import Profile
from hotspot_policing.bridge.importing.record_rows import DUPLICATE, NO_DATE
from hotspot_policing.bridge.importing.records import read_records

HEADER = ("Crime Number", "Offence", "From", "Longitude", "Latitude", "Postcode")
PROFILE = Profile(
    columns={
        "reference": "Crime Number",
        "offence": "Offence",
        "from_date": "From",
        "longitude": "Longitude",
        "latitude": "Latitude",
    }
)


def lines(count):
    return [
        (f"A{i}", "Theft", "" if i % 10 == 4 else "03/02/2025", "-1.23456789", "54.5", "TS1 1AA") for i in range(count)
    ]


@pytest.mark.parametrize("count", [3, SHOWN, SHOWN + 30, LOOKED_AT + 200])
def test_so_many_rows_are_shown_and_so_many_counted(tmp_path, count):
    found = preview(csv_table(tmp_path / "a.csv", HEADER, *lines(count)), PROFILE)
    assert len(found.rows) == len(found.why) == min(count, SHOWN) and found.read == min(count, LOOKED_AT)
    assert found.kept == found.read - found.left_out.get(NO_DATE, 0)
    assert found.left_out.get(NO_DATE, 0) == sum(row[2] == "" for row in lines(found.read))


def test_a_row_shows_what_would_be_imported_and_why_not(tmp_path):
    table = csv_table(tmp_path / "a.csv", HEADER, *lines(8))
    found = preview(table, PROFILE)
    assert found.titles[:2] == [f.CRIME_ID, f.OFFENCE] and len(found.titles) == len(found.rows[0])
    first = dict(zip(found.titles, found.rows[0]))
    assert (first[f.CRIME_ID], first[f.DATE], first["x"], first["y"]) == ("A0", "3 Feb 2025", "-1.23457", "54.50000")
    assert [bool(why) for why in found.why] == [i == 4 for i in range(8)] and found.why[4] == NO_DATE
    assert found.left_out == read_records(table, PROFILE).left_out


@pytest.mark.parametrize("rows_each, repeating", [(1, None), (2, None), (3, (90, 30)), (18, (90, 5))])
def test_numbers_of_which_fewer_than_half_differ_are_told(tmp_path, rows_each, repeating):
    rows = [(f"A{i // rows_each}", "Theft", "03/02/2025", "-1.2", "54.5", "") for i in range(90)]
    # Rows without a number repeat none.
    rows += [("", "Theft", "03/02/2025", "-1.2", "54.5", "")] * 20
    table = csv_table(tmp_path / "a.csv", HEADER, *rows)
    found = preview(table, PROFILE)
    assert found.repeating == repeating and found.left_out.get(DUPLICATE, 0) == 90 - 90 // rows_each
    answered = preview(table, replace(PROFILE, one_each=True))
    assert answered.repeating == repeating and answered.left_out == found.left_out
    assert bool(set(found.notes) - set(answered.notes)) == bool(repeating), "the answer needs no warning"


def test_numbers_of_which_hardly_any_differ_are_refused(tmp_path):
    rows = [(f"A{i % 4}", "Theft", "03/02/2025", "-1.2", "54.5", "") for i in range(90)]
    with refused(InputError, "'Crime Number'", "'A0'"):
        preview(csv_table(tmp_path / "a.csv", HEADER, *rows), replace(PROFILE, one_each=True))


def test_the_file_of_places_is_not_read_yet(tmp_path):
    """However wrong it is: a national table takes a while."""
    places = csv_file(tmp_path / "places.csv", ("nothing", "of use"))
    columns = {**{name: one for name, one in PROFILE.columns.items() if "itude" not in name}, "place": "Postcode"}
    found = preview(csv_table(tmp_path / "a.csv", HEADER, *lines(8)), replace(PROFILE, columns=columns, places=places))
    assert found.kept == 7 and set(dict(zip(found.titles, zip(*found.rows)))["x"]) == {""}
    assert any("places.csv" in note for note in found.notes)


def test_a_profile_that_does_not_fit_is_refused(tmp_path):
    with pytest.raises(InputError) as error:
        preview(csv_table(tmp_path / "a.csv", HEADER[1:], *[row[1:] for row in lines(3)]), PROFILE)
    assert "'Crime Number'" in str(error.value)
