"""Records as a profile reads them, and every row accounted for."""

import random
from dataclasses import replace

import numpy as np
import pytest
from record_tables import csv_table

from hotspot_policing.bridge.ground import fields as f
from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.importing.record_profile import REPORTED, Profile
from hotspot_policing.bridge.importing.record_rows import (
    BAD_DATE,
    BAD_NUMBER,
    DUPLICATE,
    FUTURE,
    MALFORMED,
    NO_DATE,
    NO_POINT,
    OUTSIDE,
    ZERO,
)
from hotspot_policing.bridge.importing.records import read_records

HEADER = ("Crime Number", "Offence", "From", "Reported", "Easting", "Northing", "Status", "Notes")
PROFILE = Profile(
    columns={
        "reference": "Crime Number",
        "offence": "Offence",
        "from_date": "From",
        "reported": "Reported",
        "easting": "Easting",
        "northing": "Northing",
        "status": "Status",
    }
)
GOOD = ("A1", "Theft", "03/02/2025 21:15", "04/02/2025", "449512", "520431", "Recorded", "a name")


def changed(**cells):
    return tuple(cells.get(name.replace(" ", "_"), value) for name, value in zip(HEADER, GOOD))


#: Rows that are left out, each for one reason.
LEFT_OUT = [
    (changed(From=""), NO_DATE),
    (changed(From="soon"), BAD_DATE),
    (changed(From="03/02/2199"), FUTURE),
    (changed(Easting=""), NO_POINT),
    (changed(Easting="here"), BAD_NUMBER),
    (changed(Easting="0", Northing="0"), ZERO),
    (changed(Easting="10", Northing="20"), OUTSIDE),
    ((*GOOD, "one more"), MALFORMED),
]


def lines(count=20):
    return [changed(Crime_Number=f"B{i}", Easting=str(449_000 + i)) for i in range(count)]


@pytest.mark.parametrize("row, reason", LEFT_OUT, ids=[reason for _, reason in LEFT_OUT])
def test_a_row_is_left_out_for_its_reason(tmp_path, row, reason):
    records = read_records(csv_table(tmp_path / "a.csv", HEADER, *lines(), row), PROFILE)
    assert records.left_out == {reason: 1} and len(records.kept) == 20 and records.read == 21


def test_statuses_that_are_no_crime_and_repeats_go_and_the_first_stands(tmp_path):
    rows = [
        *lines(),
        changed(Crime_Number="X", Status="NO CRIME - see notes"),
        changed(Crime_Number="B3", Offence="Other"),
    ]
    records = read_records(csv_table(tmp_path / "a.csv", HEADER, *rows), PROFILE)
    assert records.left_out[DUPLICATE] == 1 and sum(records.left_out.values()) == 2
    assert records.texts(f.CRIME_ID, records.kept) == [f"B{i}" for i in range(20)]
    assert set(records.texts(f.OFFENCE, records.kept)) == {"Theft"}


@pytest.mark.parametrize("seed", range(3))
def test_all_rows_are_told_whatever_their_order(tmp_path, seed):
    rows = [*lines(), *[row for row, _ in LEFT_OUT]]
    random.Random(seed).shuffle(rows)
    records = read_records(csv_table(tmp_path / "a.csv", HEADER, *rows), PROFILE)
    assert records.left_out == {reason: 1 for _, reason in LEFT_OUT}
    assert records.read == len(rows) == len(records.kept) + sum(records.left_out.values())


def test_values_are_those_of_the_cells(tmp_path):
    records = read_records(csv_table(tmp_path / "a.csv", HEADER, *lines()), replace(PROFILE, keep=["Notes"]))
    assert records.x.tolist() == [449_000 + i for i in range(20)] and set(records.y.tolist()) == {520_431.0}
    assert records.crs.authid() == "EPSG:27700"
    assert set(records.date.days.tolist()) == set(np.array(["2025-02-03"], "datetime64[D]").tolist())
    assert set(records.date.minutes.tolist()) == {21 * 60 + 15}
    assert records.texts("notes", np.arange(2)) == ["a name", "a name"]


def test_only_what_the_profile_names_is_kept(tmp_path):
    records = read_records(csv_table(tmp_path / "a.csv", HEADER, *lines()), PROFILE)
    assert set(records.text) == {f.CRIME_ID, f.OFFENCE, f.STATUS, f.SOURCE}


def test_the_date_that_counts_is_the_chosen_one(tmp_path):
    records = read_records(csv_table(tmp_path / "a.csv", HEADER, *lines()), replace(PROFILE, date=REPORTED))
    assert str(records.date.days[0]) == "2025-02-04"


def test_month_first_turns_the_days_round(tmp_path):
    records = read_records(csv_table(tmp_path / "a.csv", HEADER, *lines()), replace(PROFILE, month_first=True))
    assert str(records.date.days[0]) == "2025-03-02"


def test_the_first_rows_alone_are_read_where_a_limit_says_so(tmp_path):
    table = csv_table(tmp_path / "a.csv", HEADER, *lines())
    assert read_records(table, PROFILE, limit=7).x.tolist() == read_records(table, PROFILE).x[:7].tolist()


def test_a_profile_that_does_not_fit_names_the_column(tmp_path):
    with pytest.raises(InputError) as error:
        read_records(csv_table(tmp_path / "a.csv", HEADER[:4], *[row[:4] for row in lines()]), PROFILE)
    assert "'Easting'" in str(error.value)
    without = replace(PROFILE, columns={"from_date": "From"})
    with pytest.raises(InputError) as error:
        read_records(csv_table(tmp_path / "b.csv", HEADER, *lines()), without)
    assert "b.csv" in str(error.value)
