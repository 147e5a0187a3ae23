"""What columns seem to hold by their cells, of made-up tables whose columns are called by numbers."""

import random

import pytest
from record_tables import csv_table

from hotspot_policing.bridge.importing.record_contents import moment_columns, proposals, unused_moments
from hotspot_policing.bridge.importing.record_profile import Profile

ROWS = 120


def column(kind, seed=1):
    chance = random.Random(kind + str(seed))
    return {
        "reference": [f"24/{100000 + i * 7}" for i in range(ROWS)],
        "offence": [chance.choice(["Burglary dwelling", "Theft from shop", "Common assault"]) for _ in range(ROWS)],
        "beat": [chance.choice(["A1", "B2", "C3"]) for _ in range(ROWS)],
        "from": [f"{1 + i % 27:02}/{1 + i // 27:02}/2025 21:{i % 60:02}" for i in range(ROWS)],
        "reported": [f"{2 + i % 27:02}/{1 + i // 27:02}/2025 09:{i % 60:02}" for i in range(ROWS)],
        "born": [f"{1 + i % 28:02}/01/{1940 + i % 60}" for i in range(ROWS)],
        "east": [str(449_000 + chance.randrange(3000)) for _ in range(ROWS)],
        "north": [str(519_000 + chance.randrange(3000)) for _ in range(ROWS)],
        "collar": [str(1000 + chance.randrange(9000)) for _ in range(ROWS)],
        "lat": [f"{54.5 + chance.random() / 10:.5f}" for _ in range(ROWS)],
        "lon": [f"{-1.3 + chance.random() / 10:.5f}" for _ in range(ROWS)],
        "grid": [f"NZ {400 + chance.randrange(99)} {200 + chance.randrange(99)}" for _ in range(ROWS)],
        "uprn": [str(100_110_680_000 + i) for i in range(ROWS)],
        "postcode": [f"TS{1 + i % 9} {i % 9}AB" for i in range(ROWS)],
        "clock": [f"{i % 24:02}:{i % 60:02}" for i in range(ROWS)],
        "number": [str(i + 1) for i in range(ROWS)],
        "empty": [""] * ROWS,
    }[kind]


@pytest.fixture
def table(tmp_path):
    def one(*kinds):
        names = [f"c{i}" for i in range(len(kinds))]
        return csv_table(tmp_path / "table.csv", names, *zip(*map(column, kinds)))

    return one


@pytest.mark.parametrize(
    "kinds, expected",
    [
        (("number", "reference", "beat", "offence"), {"reference": "c1", "offence": "c3"}),
        (("reported", "from", "born"), {"from_date": "c1"}),
        (("collar", "east", "north"), {"easting": "c1", "northing": "c2"}),
        (("lat", "lon"), {"latitude": "c0", "longitude": "c1"}),
        (("lon", "lat"), {"longitude": "c0", "latitude": "c1"}),
        (("beat", "grid"), {"coordinates": "c1"}),
        (("beat", "uprn"), {"place": "c1"}),
        (("beat", "postcode"), {"place": "c1"}),
        (("collar", "collar", "number", "empty", "beat"), {}),
    ],
)
def test_columns_are_proposed_by_what_they_hold(table, kinds, expected):
    found = {one.meaning: one.column for one in proposals(table(*kinds), {})}
    assert {meaning: found.get(meaning) for meaning in expected} == expected
    if not expected:
        assert not {"easting", "longitude", "from_date", "offence"} & set(found)


def test_what_is_named_is_not_proposed_again(table):
    columns = {"from_date": "c0", "easting": "c2", "northing": "c3", "offence": "c5"}
    found = proposals(table("from", "reported", "east", "north", "reference", "offence"), columns)
    assert [(one.meaning, one.column) for one in found] == [("reference", "c4")]
    assert "'c4'" in found[0].sentence()


def test_few_rows_prove_nothing(tmp_path):
    rows = list(zip(column("offence"), column("from")))[:19]
    assert proposals(csv_table(tmp_path / "few.csv", ["c0", "c1"], *rows), {}) == []


def test_dates_and_times_that_nobody_uses_are_named(table):
    made = table("from", "clock", "collar", "offence", "reported")
    moments = moment_columns(made)
    assert moments == ["c0", "c1", "c4"]
    words = unused_moments(moments, Profile(columns={"from_date": "c0"}, keep=["c4"]))
    assert "'c1'" in words and "'c0'" not in words and "'c4'" not in words
    assert unused_moments(moments, Profile(columns={"from_date": "c0", "from_time": "c1"}, keep=["c4"])) == ""
