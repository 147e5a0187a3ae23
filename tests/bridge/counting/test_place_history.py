"""Histories of places: the crimes by coordinate and period, on grids that are shifted against each other."""

import numpy as np
import pytest
from crime_layers import EAST, NORTH, crime_layer, query_of

from hotspot_policing.bridge.counting.crimes import CrimeChoice, read_crimes
from hotspot_policing.bridge.counting.place_history import (
    SHIFTS,
    coordinates_per_unit,
    count_by_coordinate,
    place_histories,
    require_crimes,
)
from hotspot_policing.bridge.ground.errors import Cancelled, InputError

#: The square kilometre that all crimes lie in.
OUTLINE = [[np.array([(0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)]) + (EAST, NORTH)]]


@pytest.fixture(scope="module")
def crimes(qgis):
    random = np.random.default_rng(5)
    days = np.datetime64("2025-01-01") + random.integers(0, 120, 300)
    rows = [
        (*(random.integers(0, 100, 2) * 10.0).tolist(), "a", str(day)) for day in [*days, "2025-01-01", "2025-04-30"]
    ]
    return read_crimes(query_of(crime_layer(rows), CrimeChoice("offence", date_field="day")))


@pytest.fixture(scope="module")
def by_month(crimes):
    return count_by_coordinate(crimes, "month", "crimes", np.ones(len(crimes), bool))


def test_coordinates_are_distinct_and_their_counts_those_of_the_crimes(crimes, by_month):
    assert len(np.unique(np.stack([by_month.x, by_month.y]), axis=1).T) == len(by_month.x)
    assert by_month.periods.count == 4 and by_month.counts.sum() == len(crimes)
    at = np.flatnonzero((by_month.x == crimes.x[0]) & (by_month.y == crimes.y[0]))
    month = int(crimes.dates[0].astype("datetime64[M]").astype(int) - np.datetime64("2025-01").astype(int))
    same = (crimes.x == crimes.x[0]) & (crimes.y == crimes.y[0])
    same &= crimes.dates.astype("datetime64[M]") == crimes.dates[0].astype("datetime64[M]")
    assert by_month.counts[at[0], month] == np.count_nonzero(same)


def test_time_that_the_chosen_crimes_do_not_cover_is_left_out_and_said(crimes):
    some = crimes.dates >= np.datetime64("2025-03-01")
    found = count_by_coordinate(crimes, "month", "crimes", some)
    assert found.periods.count == 2 and found.counts.sum() == np.count_nonzero(some) and len(found.notes) == 1
    with pytest.raises(InputError) as error:
        count_by_coordinate(crimes, "month", "crimes", np.zeros(len(crimes), bool))
    assert "crimes" in str(error.value)


def test_months_are_no_weeks(qgis):
    rows = [(0, 0, "a", f"2025-{month:02}-01") for month in range(1, 7) for _ in range(10)]
    crimes = read_crimes(query_of(crime_layer(rows), CrimeChoice("offence", date_field="day")))
    assert crimes.window.months_only
    with pytest.raises(InputError) as error:
        count_by_coordinate(crimes, "week", "crimes", np.ones(len(crimes), bool))
    assert "PERIOD" in str(error.value)


@pytest.mark.parametrize("shape", ["square", "hexagon"])
def test_every_shift_holds_every_crime_in_the_place_it_lies_in(by_month, shape):
    histories = place_histories(by_month, shape, 200.0, OUTLINE, 4, 27700)
    assert len(histories) == 4
    for history in histories:
        assert (history.unit >= 0).all()
        # The middle of a place lies no further from its crimes than its corners.
        x, y = history.centre_x[history.unit], history.centre_y[history.unit]
        assert np.hypot(x - by_month.x, y - by_month.y).max() <= 200.0 / np.sqrt(2) + 1e-6
        assert sum(history.observed(t).sum() for t in range(4)) == by_month.counts.sum()


def test_shifts_tell_places_apart(by_month):
    one, other = place_histories(by_month, "square", 200.0, OUTLINE, 2, 27700)
    assert SHIFTS[:2] == ((0, 0), (0.5, 0.5))
    pairs = set(zip(one.unit.tolist(), other.unit.tolist()))
    assert len(pairs) > max(len(set(one.unit.tolist())), len(set(other.unit.tolist())))


def test_a_size_that_leaves_one_place_is_refused_and_a_cancel_heard(by_month):
    with pytest.raises(InputError) as error:
        place_histories(by_month, "square", 1e7, OUTLINE, 1, 27700)
    assert "1e+07" in str(error.value)

    def stop():
        raise Cancelled()

    with pytest.raises(Cancelled):
        place_histories(by_month, "square", 200.0, OUTLINE, 1, 27700, stop)


def test_parts_without_a_crime_and_coordinates_of_a_place(by_month):
    (history,) = place_histories(by_month, "square", 200.0, OUTLINE, 1, 27700)
    require_crimes(history, by_month.periods, [0, 1], [2])
    inside = [len(set(zip(by_month.x[history.unit == i], by_month.y[history.unit == i]))) for i in set(history.unit)]
    assert coordinates_per_unit(history) == np.median(inside)
