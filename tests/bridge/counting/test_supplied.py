"""From when to when and where a layer holds records at all, however its crimes are chosen."""

import numpy as np
import pytest
from crime_layers import EAST, GRID, NORTH, crime_layer
from qgis.core import QgsCoordinateTransformContext
from support import Feedback

from hotspot_policing.bridge.counting.crimes import CrimeChoice
from hotspot_policing.bridge.counting.row_account import RowAccount
from hotspot_policing.bridge.counting.supplied import tell_squares, tell_supplied
from hotspot_policing.bridge.ground.errors import Cancelled
from hotspot_policing.bridge.reading.points import PointSource
from hotspot_policing.core.counting.made_area import SQUARES, Squares

ROWS = [(i * 700, 0, "Burglary" if i % 2 else "Robbery", f"2025-{1 + i:02}-15") for i in range(12)]
DAYS = CrimeChoice("offence", date_field="day")
ROBBERY = "\"offence\" = 'Robbery'"


def account(expression="", choice=DAYS, squares=None):
    return RowAccount(PointSource(crime_layer(ROWS), False, expression), choice, squares)


def window(told):
    found = told.supplied.window()
    return (str(found.start)[:7], str(found.end)[:7]) if found is not None else None


def test_a_filter_hides_no_record_of_what_was_supplied(qgis):
    told = account(ROBBERY)
    tell_supplied(told)
    assert told.all_told and window(told) == ("2025-01", "2025-12")
    assert sum(told.supplied.rows.values()) == len(ROWS)


def test_without_a_filter_the_rows_tell_it_by_themselves(qgis):
    told = account()
    tell_supplied(told)
    assert not told.all_told and window(told) is None


def test_a_filter_by_the_date_itself_says_which_time_is_meant(qgis):
    told = account("\"day\" < '2025-06-01'")
    tell_supplied(told)
    assert not told.all_told and window(told) is None


def test_without_a_date_field_nothing_is_looked_for(qgis):
    told = account(ROBBERY, CrimeChoice("offence"))
    tell_supplied(told)
    assert window(told) is None


@pytest.mark.parametrize("expression", ["", ROBBERY])
def test_squares_hold_all_records_that_are_not_read_anyway(qgis, expression):
    squares = Squares()
    told = account(expression, squares=squares)
    tell_squares(told, GRID, QgsCoordinateTransformContext())
    if not expression:
        assert told.squares_asked is squares
        return
    assert told.squares_asked is None
    every = Squares()
    every.add(EAST + np.array([row[0] for row in ROWS], float), np.full(len(ROWS), NORTH))
    assert np.array_equal(squares.keys, every.keys) and np.array_equal(squares.counts, every.counts)
    assert set(squares.keys.tolist()) == set(
        SQUARES.locate(EAST + np.array([row[0] for row in ROWS], float), np.full(len(ROWS), NORTH)).tolist()
    )


def test_a_cancel_is_heard_while_all_records_are_looked_at(qgis):
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        tell_supplied(account(ROBBERY), feedback)
    with pytest.raises(Cancelled):
        tell_squares(account(ROBBERY, squares=Squares()), GRID, QgsCoordinateTransformContext(), feedback)
