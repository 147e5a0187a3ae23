"""Files of data.police.uk into arrays, against their rows, and every row accounted for."""

import collections
import csv
import itertools
import os
import random

import numpy as np
import pytest
from record_tables import csv_file
from support import DEMO, Feedback, unzip_demo

from hotspot_policing.bridge.ground.errors import Cancelled, InputError
from hotspot_policing.bridge.importing.police_uk import (
    BAD_NUMBER,
    DUPLICATE,
    NO_DATE,
    NO_POINT,
    OTHER_TYPE,
    OUTCOMES,
    OUTSIDE,
    STOPS,
    STREET,
    ZERO,
    force_months,
    in_northern_ireland,
    read_download,
)

HEADER = ("Crime ID", "Month", "Reported by", "Longitude", "Latitude", "Location", "Crime type", "Context")
NUMBER = itertools.count()


def crime(**cells):
    values = {
        "Crime ID": f"id{next(NUMBER)}",
        "Month": "2025-01",
        "Reported by": "Cleveland Police",
        "Longitude": "-1.23",
        "Latitude": "54.57",
        "Location": "On or near High Street",
        "Crime type": "Burglary",
        "Context": "",
    }
    return tuple(cells.get(name.replace(" ", "_"), values[name]) for name in HEADER)


def street(tmp_path, *rows, crime_types=()):
    path = csv_file(tmp_path / "street.csv", HEADER, *rows)
    return read_download([path], crime_types=crime_types).rows[STREET]


@pytest.mark.parametrize("seed", range(3))
def test_each_row_is_kept_or_left_out_for_its_reason_in_any_order(tmp_path, seed):
    chance = random.Random(seed)
    lots = [
        (crime(), ""),
        (crime(Month="January"), NO_DATE[STREET]),
        (crime(Longitude=""), NO_POINT),
        (crime(Latitude="north"), BAD_NUMBER),
        (crime(Longitude="0", Latitude="0"), ZERO),
        (crime(Longitude="9"), OUTSIDE),
        (crime(Crime_type="Robbery"), OTHER_TYPE),
    ]
    rows = [lot for lot in lots for _ in range(chance.randint(1, 4))]
    # A number of its own for each.
    rows = [((f"x{i}", *row[1:]), why) for i, (row, why) in enumerate(rows)]
    chance.shuffle(rows)
    found = street(tmp_path, *[row for row, _ in rows], crime_types=["burglary"])
    expected = collections.Counter(why for _, why in rows)
    assert len(found) == expected.pop("") and found.left_out == dict(expected)
    assert found.read == len(rows) == len(found) + sum(found.left_out.values())


def test_values_are_those_of_the_rows(tmp_path):
    found = street(tmp_path, crime(), crime(Month="2024-12", Location="", Longitude="-1.5"))
    assert found.longitude.tolist() == [-1.23, -1.5] and found.latitude.tolist() == [54.57] * 2
    assert found.when().astype("datetime64[M]").astype(str).tolist() == ["2025-01", "2024-12"]
    assert found.texts("Location") == ["On or near High Street", None] and found.texts("nowhere") == [None] * 2
    months = [int(np.datetime64(month).astype(int)) for month in ("2024-12", "2025-01")]
    assert {force: sorted(there) for force, there in found.supplied.items()} == {"Cleveland Police": months}


def test_of_one_crime_at_several_points_the_usual_and_then_the_named_and_then_the_western_stands(tmp_path):
    def kept(*rows):
        both = [street(tmp_path, *lot) for lot in (rows, rows[::-1])]
        assert [one.left_out for one in both] == [{DUPLICATE: len(rows) - 1}] * 2
        assert both[0].longitude.tolist() == both[1].longitude.tolist()
        return both[0].longitude.tolist(), both[0].apart.tolist()

    one = {"Crime_ID": "same"}
    assert kept(crime(**one), crime(**one, Longitude="-1.3"), crime(**one, Longitude="-1.3"))[0] == [-1.3]
    assert kept(crime(**one), crime(**one, Longitude="-1.3", Location="No Location"))[0] == [-1.23]
    assert kept(crime(**one), crime(**one, Longitude="-1.3"))[0] == [-1.3]
    assert kept(crime(**one), crime(**one)) == ([-1.23], [])
    # A hundredth of a degree of latitude is 1,112 m.
    assert kept(crime(**one), crime(**one, Latitude="54.58"))[1] == pytest.approx([1112], abs=1)


def test_another_month_or_type_is_another_crime_and_none_without_a_number_is_a_repeat(tmp_path):
    same = {"Crime_ID": "same"}
    assert len(street(tmp_path, crime(**same), crime(**same, Month="2025-02"), crime(**same, Crime_type="Drugs"))) == 3
    assert len(street(tmp_path, crime(Crime_ID=""), crime(Crime_ID=""))) == 2


def test_what_a_file_is_its_header_says_and_a_copy_is_skipped(tmp_path):
    rows = [crime(), crime()]
    paths = [csv_file(tmp_path / name, HEADER, *rows) for name in ("stop-and-search.csv", "copy.csv")]
    stops = csv_file(
        tmp_path / "street.csv",
        ("Type", "Date", "Longitude", "Latitude", "Object of search"),
        ("Person search", "2025-07-01T12:00:00+00:00", "-1.2", "54.6", "Drugs"),
    )
    found = read_download([*paths, stops], kinds=(STREET, STOPS))
    assert len(found.rows[STREET]) == 2 and len(found.rows[STOPS]) == 1 and len(found.skipped) == 1
    assert (found.read, found.kept, found.left_out) == (3, 3, 0)
    # In July the clock is an hour ahead.
    assert str(found.rows[STOPS].when()[0]) == "2025-07-01T13:00"


def test_outcomes_stay_without_a_point(tmp_path):
    names = ("Crime ID", "Month", "Reported by", "Longitude", "Latitude", "Location", "Outcome type")
    path = csv_file(
        tmp_path / "a.csv",
        names,
        ("a", "2025-01", "", "", "", "", "Charged"),
        ("b", "2025-01", "", "-1", "54", "", "x"),
    )
    rows = read_download([path], kinds=(OUTCOMES,)).rows[OUTCOMES]
    assert rows.located.tolist() == [False, True] and rows.left_out == {}


def test_northern_ireland_is_where_its_police_say_else_where_it_lies(tmp_path):
    belfast = {"Longitude": "-5.93", "Latitude": "54.6"}
    rows = street(
        tmp_path,
        crime(**belfast, Reported_by="Police Service of Northern Ireland"),
        crime(**belfast, Reported_by=""),
        crime(**belfast, Reported_by="British Transport Police"),
        crime(),
    )
    assert in_northern_ireland(rows).tolist() == [True, True, False, False]


def test_what_cannot_be_used_is_named(tmp_path):
    path = csv_file(tmp_path / "a.csv", HEADER, crime())
    without = csv_file(tmp_path / "b.csv", HEADER[:1] + HEADER[2:], crime()[:1] + crime()[2:])
    for arguments, named in (
        (([path], (STREET,), ("Arson",)), "'Arson'"),
        (([path], (STOPS,)), "'a.csv'"),
        (([without],), "'Month'"),
    ):
        with pytest.raises(InputError) as error:
            read_download(*arguments)
        assert named in str(error.value)
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        read_download([path], feedback=feedback)


def by_hand(paths):
    """{(force, month): rows} of street-level files, by Python's own reader of CSV."""
    counts = collections.Counter()
    for path in paths:
        with open(path, encoding="utf-8", newline="") as file:
            counts.update((row["Reported by"], row["Month"]) for row in csv.DictReader(file))
    return dict(counts)


def in_words(found):
    return {(force, str(np.datetime64(month, "M"))): rows for (force, month), rows in found.rows.items()}


def test_forces_and_months_are_counted_as_by_hand(tmp_path):
    paths = unzip_demo(str(tmp_path / "months"))
    packed = os.path.join(DEMO, "police_uk.zip")
    for given in ([packed], [str(tmp_path)], paths, [packed, str(tmp_path)]):
        found = force_months(given)
        assert in_words(found) == by_hand(paths) and found.unreadable == 0
        assert len(found.skipped) == (3 if len(given) == 2 else 0), "what is there twice counts once"
    for cell in found.rows:
        assert read_download(found.sources([cell])).read == found.rows[cell]


def test_what_one_file_holds_is_imported_together_and_nothing_else(tmp_path):
    kent, essex = {"Reported_by": "Kent Police"}, {"Reported_by": "Essex  Police"}
    paths = [
        csv_file(tmp_path / "both.csv", HEADER, crime(**kent), crime(**essex), crime(**essex)),
        csv_file(tmp_path / "feb.csv", HEADER, crime(**kent, Month="2025-02"), crime(**kent, Month="soon")),
        csv_file(tmp_path / "more.csv", HEADER, crime(**essex), ("too", "short")),
        csv_file(
            tmp_path / "nameless.csv", [name for name in HEADER if name != "Reported by"], crime()[:2] + crime()[3:]
        ),
    ]
    found = force_months(paths)
    kent, essex, later, nameless = ("Kent Police", 660), ("Essex Police", 660), ("Kent Police", 661), ("", 660)
    assert found.rows == {kent: 1, essex: 3, later: 1, nameless: 1} and found.unreadable == 2
    assert sorted(map(sorted, found.together())) == [[nameless], [essex, kent], [later]]
    assert found.sources({later}) == [paths[1]] and set(found.sources({essex})) == {paths[0], paths[2]}
    assert list(found.by_force) == ["", "Essex Police", "Kent Police"] and list(found.by_force["Kent Police"]) == [
        660,
        661,
    ]


def test_nothing_is_found_where_there_is_no_street_level_crime(tmp_path):
    other = csv_file(tmp_path / "own.csv", ("Crime No", "Date"), ("1", "2025-01-01"))
    found = force_months([other])
    assert found.rows == {} and [name for name, _ in found.skipped] == ["own.csv"]
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        force_months([os.path.join(DEMO, "police_uk.zip")], feedback)
