"""What becomes of rows: told in any number of steps it is the same."""

from fractions import Fraction

import numpy as np
import pytest
from crime_layers import crime_layer

from hotspot_policing.bridge.counting.crimes import CrimeChoice
from hotspot_policing.bridge.counting.row_account import FUTURE, NO_POINT, OTHER_OFFENCE, Names, RowAccount
from hotspot_policing.bridge.ground.errors import InputError, NothingLeft
from hotspot_policing.bridge.reading.points import PointSource
from hotspot_policing.core.counting.count_by_place import Sums
from hotspot_policing.core.counting.periods import whole_periods


def account(choice=None, rows=((0, 0, "a", "2025-01-01"),)):
    return RowAccount(PointSource(crime_layer(rows)), choice or CrimeChoice("offence", date_field="day"))


def days(*texts):
    return np.array(texts, "datetime64[D]")


def test_names_are_looked_at_once_and_null_comes_last():
    asked = []

    def long(names):
        asked.extend(names)
        return [len(name) > 3 for name in names]

    names = Names(long)
    assert names(["ab", "abcd"]).tolist() == [False, True, False]
    assert names(["ab", "abcd", "abcde"]).tolist() == [False, True, True, False]
    assert asked == ["ab", "abcd", "abcde"]


def test_counts_told_in_parts_add_up(qgis):
    whole, parts = account(), account()
    codes, names = np.array([0, 1, 1, -1, 0, 1]), ["Hospital", "Prison"]
    whole.tell_premises(names, codes)
    for code in codes:
        parts.tell_premises(names, np.array([code]))
    counted = account()
    counted.tell_premises(names, np.array([0, 1, -1]), np.array([2, 3, 1]))
    assert whole.at_premises == parts.at_premises == counted.at_premises == {"Hospital": 2, "Prison": 3, "": 1}


def test_reasons_come_in_the_order_in_which_they_are_looked_at(qgis):
    told = account(CrimeChoice())
    told.read = 10
    for reason, count in (("outside", 1), (FUTURE, 2), (NO_POINT, 3), (OTHER_OFFENCE, 0)):
        told.leave_out(reason, count)
    told.check()
    assert list(told.left_out) == [NO_POINT, FUTURE, "outside"]
    assert sum(told.rows(4).values()) == 10 + 4 + 6


def test_no_row_and_no_row_left_are_told_apart(qgis):
    told = account(CrimeChoice())
    with pytest.raises(InputError) as error:
        told.check()
    assert not isinstance(error.value, NothingLeft)
    told.read = 3
    told.leave_out(NO_POINT, 3)
    with pytest.raises(NothingLeft):
        told.check()


def test_an_offence_that_is_not_there_is_named(qgis):
    told = account(CrimeChoice("offence", ("Robbery", "Arson")))
    told.read = 2
    told.wanted(["robbery", "Drugs"])
    with pytest.raises(InputError) as error:
        told.check()
    assert "'Arson'" in str(error.value) and "'Robbery'" not in str(error.value)


def test_age_weights_halve_and_the_latest_day_counts_one(qgis):
    told = account(CrimeChoice("offence", date_field="day", half_life=7.0))
    some = days("2024-12-31", "2025-01-14", "2025-01-07")
    told.days.add(some)
    assert (told.age_weights(some) * told.latest_day_scale()).tolist() == pytest.approx([0.25, 1.0, 0.5])
    # Whatever day was told of first.
    late = account(CrimeChoice("offence", date_field="day", half_life=7.0))
    late.age_weights(days("2020-01-01"))
    late.days.add(some)
    assert (late.age_weights(some) * late.latest_day_scale()).tolist() == pytest.approx([0.25, 1.0, 0.5])


def test_a_month_without_any_record_between_full_ones_was_not_supplied(qgis):
    told = account()
    months = ("2025-01-15", "2025-02-15", "2025-04-15", "2025-05-31")
    for day in months:
        told.supply(days(*[day] * 50))
    told.read, told.date_asked, told.date_found = 200, 200, 200
    told.days.add(days(*months))
    told.all_days.add(days(*months))
    told.check()
    assert told.missing.tolist() == days("2025-03-01").astype("datetime64[M]").tolist()
    assert told.window.missing == 31
    periods = whole_periods(np.datetime64("2025-01-01"), np.datetime64("2025-05-31"), "month")
    assert told.supplied_periods(periods).count == 4


def test_days_of_many_half_lives_told_oldest_first_add_up_as_told_at_once(qgis):
    """Four years of days with a half-life of a day: more powers of two than a number holds."""
    every, rng = np.arange("2021-01-01", "2025-01-01", dtype="datetime64[D]"), np.random.default_rng(5)
    place = rng.integers(0, 3, len(every))
    # The last days decide: each counts half of what the next does.
    expected = [sum(Fraction(1, 2 ** int(len(every) - 1 - i)) for i in np.flatnonzero(place == k)) for k in range(3)]
    for order in (slice(None), slice(None, None, -1)):
        told, sums = account(CrimeChoice("offence", date_field="day", half_life=1.0)), Sums(3, recent=True)
        for block in np.array_split(np.arange(len(every))[order], 7):
            told.days.add(every[block])
            weights = told.age_weights(every[block])
            sums.rescale(told.rescaling())
            sums.add(place[block], age_weights=weights)
        assert (sums.recent * told.latest_day_scale()).tolist() == pytest.approx([float(one) for one in expected])
