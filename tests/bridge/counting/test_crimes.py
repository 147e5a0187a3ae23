"""Which crimes a query takes, against the rows themselves, and every row accounted for."""

import random
from dataclasses import replace

import numpy as np
import pytest
from crime_layers import EAST, NORTH, crime_layer, layer_of, query_of, square

from hotspot_policing.bridge.counting.crimes import CrimeChoice, check_choice, check_period, read_crimes
from hotspot_policing.bridge.counting.row_account import (
    AT_ZERO,
    EXCLUDED,
    NO_DATE,
    NO_POINT,
    OTHER_OFFENCE,
    OTHER_PERIOD,
    REPEATED,
)
from hotspot_policing.bridge.geometry.polygons import AreaSource
from hotspot_policing.bridge.geometry.premises import PremisesLayer
from hotspot_policing.bridge.ground.errors import InputError, NothingLeft
from hotspot_policing.bridge.ground.texts import day_words
from hotspot_policing.bridge.reading.points import PointSource

#: East, north, offence, day.
ROWS = [
    (10, 10, "Burglary", "2025-01-05"),
    (20, 10, "burglary ", "2025-01-31"),
    (30, 10, "Robbery", "2025-02-01"),
    (40, 10, "Burglary", "2025-02-28"),
    (None, None, "Burglary", "2025-01-10"),
    (-EAST, -NORTH, "Burglary", "2025-01-11"),
    (50, 10, "Burglary", "soon"),
    (60, 10, None, "2025-01-12"),
]
DAYS = CrimeChoice("offence", date_field="day")
JANUARY = replace(DAYS, offences=("BURGLARY",), start=np.datetime64("2025-01-01"), end=np.datetime64("2025-01-31"))


def test_the_crimes_of_an_offence_and_a_month_and_a_reason_for_every_other_row(qgis):
    found = read_crimes(query_of(crime_layer(ROWS), JANUARY))
    assert sorted((found.x - EAST).tolist()) == [10, 20]
    assert found.left_out == {NO_POINT: 1, AT_ZERO: 1, OTHER_OFFENCE: 2, NO_DATE: 1, OTHER_PERIOD: 1}
    assert found.read == len(ROWS) == len(found) + sum(found.left_out.values())


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_rows_does_not_matter(qgis, seed):
    rows = list(ROWS)
    random.Random(seed).shuffle(rows)
    found, expected = (read_crimes(query_of(crime_layer(lot), JANUARY)) for lot in (rows, ROWS))
    assert sorted(found.x.tolist()) == sorted(expected.x.tolist())
    assert found.rows() == expected.rows() and found.window == expected.window


def test_what_is_kept_and_what_is_not_make_up_all(qgis):
    """Two offences that share no row: their crimes add up to those of both."""
    layer = crime_layer(ROWS)
    one, other, both = (
        len(read_crimes(query_of(layer, replace(DAYS, offences=names))))
        for names in (("Burglary",), ("Robbery",), ("Robbery", "Burglary"))
    )
    assert one + other == both


def test_a_reference_counts_once_and_none_never(qgis):
    layer = crime_layer([(0, 0, "A1"), (5, 0, "B1"), (9, 0, "A1"), (9, 9, None), (9, 9, None)], ("ref:string",))
    found = read_crimes(query_of(layer, CrimeChoice(reference_field="ref")))
    assert (found.x - EAST).tolist() == [0, 5, 9, 9] and found.left_out == {REPEATED: 1}


def test_crimes_at_premises_are_left_out_by_their_shapes(qgis):
    layer = crime_layer(ROWS)
    station = layer_of("Polygon", ("name:string",), [(square(5, 5, 20), "station")])
    premises = PremisesLayer(AreaSource(station), 0.0)
    found = read_crimes(query_of(layer, CrimeChoice(), premises))
    everything = read_crimes(query_of(layer, CrimeChoice()))
    assert found.left_out[EXCLUDED] == 2
    assert sorted(found.x.tolist()) == [x for x in sorted(everything.x.tolist()) if not EAST + 5 <= x <= EAST + 25]


def test_weights_halve_with_each_half_life(qgis):
    layer = crime_layer([(0, 0, "", day) for day in ("2025-01-01", "2025-01-11", "2025-01-21")])
    found = read_crimes(query_of(layer, replace(DAYS, half_life=10.0)))
    assert found.values.tolist() == pytest.approx([0.25, 0.5, 1.0])


def test_no_crime_left_is_an_error_of_its_own(qgis):
    with pytest.raises(NothingLeft):
        read_crimes(
            query_of(crime_layer(ROWS), replace(JANUARY, start=np.datetime64("2025-01-13"), offences=("Robbery",)))
        )


@pytest.mark.parametrize(
    "choice, named",
    [
        (CrimeChoice(offences=("Burglary",)), "OFFENCE_FIELD"),
        (CrimeChoice(start=np.datetime64("2025-01-01")), "DATE_FIELD"),
        (CrimeChoice(excluded=("Hospital",)), "LOCATION_FIELD"),
        (CrimeChoice(half_life=30.0), "DATE_FIELD"),
        (CrimeChoice("nowhere"), "nowhere"),
        (CrimeChoice("offence", date_field="offence"), "offence"),
    ],
)
def test_a_choice_that_lacks_a_field_names_it(qgis, choice, named):
    with pytest.raises(InputError) as error:
        check_choice(PointSource(crime_layer(ROWS)), choice)
    assert named in str(error.value)


def test_a_period_may_be_a_day_and_may_be_open_but_not_backwards():
    first, last = np.datetime64("2025-01-02"), np.datetime64("2025-01-01")
    for start, end in ((first, first), (None, last), (first, None), (last, first)):
        check_period(start, end)
    with pytest.raises(InputError) as error:
        check_period(first, last)
    assert day_words(first) in str(error.value) and day_words(last) in str(error.value)
