"""Crimes by place and period, against counting the rows by the calendar."""

import collections
import datetime

import numpy as np
import pytest
from crime_layers import EAST, NORTH, crime_layer, query_of

from hotspot_policing.bridge.counting.count_by_period import NOT_WHOLE, count_by_place_and_period
from hotspot_policing.bridge.counting.count_by_place import count_by_place
from hotspot_policing.bridge.counting.crimes import CrimeChoice
from hotspot_policing.core.counting import grids
from hotspot_policing.core.counting.count_by_place import OpenPlaces

CHOICE = CrimeChoice("offence", date_field="day", weight_field="harm")
FIELDS = ("offence:string", "day:string", "harm:double")


def made(count=400, seed=3):
    """Crimes of January 10th to May 20th 2025: (x, y, offence, day, harm)."""
    random = np.random.default_rng(seed)
    first = datetime.date(2025, 1, 10)
    return [
        (*random.integers(0, 600, 2).tolist(), "a", str(first + datetime.timedelta(int(day))), float(harm))
        for day, harm in zip(random.integers(0, 131, count), random.integers(1, 9, count))
    ]


@pytest.fixture(scope="module")
def rows():
    return made() + [(0, 0, "a", "2025-01-10", 1.0), (0, 0, "a", "2025-05-20", 1.0)]


@pytest.fixture(scope="module")
def found(qgis, rows):
    places = OpenPlaces(grids.make_grid("square", 100.0))
    return count_by_place_and_period(query_of(crime_layer(rows, FIELDS), CHOICE), places, "outside", "month"), places


def test_each_place_and_month_is_what_the_rows_say(found, rows):
    found, places = found
    expected, harm = collections.Counter(), collections.Counter()
    for x, y, _, day, weight in rows:
        if "2025-02" <= day[:7] <= "2025-04":
            key = places.grid.locate(np.array([EAST + x]), np.array([NORTH + y]))[0], int(day[5:7]) - 2
            expected[key] += 1
            harm[key] += weight
    for period in range(3):
        for values, by_harm in ((expected, False), (harm, True)):
            counts = found.maps(by_harm)[period]
            assert {(key, period): count for key, count in zip(places.keys, counts) if count} == {
                key: count for key, count in values.items() if key[1] == period
            }


def test_the_periods_add_up_to_the_places_and_to_the_rows(found, rows):
    found, _ = found
    assert found.crimes_by_period().sum() == found.counts.sum() == len(found)
    assert np.array_equal(sum(found.maps(False)), found.counts)
    assert np.allclose(sum(found.maps(True)), found.harm)
    assert len(found) + found.account.left_out[NOT_WHOLE] == found.account.read == len(rows)


def test_the_window_is_that_of_the_whole_months(found):
    window = found[0].window
    assert (str(window.start), str(window.end)) == ("2025-02-01", "2025-04-30")


def test_places_numbered_anew_take_their_crimes_along(qgis, rows):
    places = OpenPlaces(grids.make_grid("square", 100.0))
    found = count_by_place_and_period(query_of(crime_layer(rows, FIELDS), CHOICE), places, "outside", "month")
    before, total = list(found.maps(False)), len(found)
    keep = np.arange(len(places)) % 3 > 0
    to = np.where(keep, np.cumsum(keep) - 1, -1)
    moved = found.moved(to, int(keep.sum()))
    assert all(np.array_equal(now, then[keep]) for now, then in zip(moved.maps(False), before))
    assert len(moved) + found.counts[~keep].sum() == total == len(found)


def test_places_of_one_number_become_one(qgis, rows):
    places = OpenPlaces(grids.make_grid("square", 100.0))
    found = count_by_place_and_period(query_of(crime_layer(rows, FIELDS), CHOICE), places, "outside", "month")
    to = np.arange(len(places)) // 2
    moved = found.moved(to, to[-1] + 1)
    for by_harm in (False, True):
        for now, then in zip(moved.maps(by_harm), found.maps(by_harm)):
            assert np.allclose(now, np.bincount(to, then))
    for now, then in zip(moved.largest_weights, np.split(found.largest_weights, np.arange(2, len(to), 2))):
        assert now == then.max()


def test_without_a_whole_period_there_is_no_crime(qgis, rows):
    few = [row for row in rows if "2025-01-10" <= row[3] <= "2025-01-25"]
    places = OpenPlaces(grids.make_grid("square", 100.0))
    found = count_by_place_and_period(query_of(crime_layer(few, FIELDS), CHOICE), places, "outside", "month")
    assert len(found) == 0 == found.periods.count and found.account.left_out[NOT_WHOLE] == len(few)


def test_weeks_and_no_periods_count_the_same_crimes_of_whole_weeks(qgis, rows):
    """From a Monday to a Sunday every crime lies in a whole week."""
    some = [row for row in rows if "2025-01-13" <= row[3] <= "2025-05-18"]
    some += [(0, 0, "a", day, 1.0) for day in ("2025-01-13", "2025-05-18")]
    weekly, plain = OpenPlaces(grids.make_grid("square", 100.0)), OpenPlaces(grids.make_grid("square", 100.0))
    query = query_of(crime_layer(some, FIELDS), CHOICE)
    by_week, at_once = count_by_place_and_period(query, weekly, "", "week"), count_by_place(query, plain, "")
    assert by_week.periods.count == 18
    assert dict(zip(weekly.keys.tolist(), by_week.counts.tolist())) == dict(
        zip(plain.keys.tolist(), at_once.counts.tolist())
    )
    assert by_week.largest_weights.max() == at_once.largest_weights.max()
