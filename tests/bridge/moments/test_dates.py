"""Dates and times as texts: each format is read as the calendar has it, and two in one column are refused."""

import calendar
import datetime

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.moments.dates import (
    NO_ZONE,
    SERIAL_ZERO,
    clock_minutes,
    month_end,
    months,
    parse_clock,
    parse_dates,
    parse_day,
    parse_times,
    split_moment,
    summer_time,
)

DAYS = [datetime.date(1999, 12, 31), datetime.date(2024, 2, 29), datetime.date(2025, 10, 7)]


@pytest.mark.parametrize("form", ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%Y%m%d", "%d %b %Y", "%A, %d %B %Y", "%d/%m/%y"])
def test_a_day_is_read_from_each_usual_format(form):
    found = parse_dates([day.strftime(form) for day in DAYS], "field 'date'")
    assert found.tolist() == DAYS


def test_what_the_calendar_does_not_have_is_no_day():
    assert np.isnat(parse_dates(["2025-02-29", "2025-13-01", "", "soon"], "field 'date'")).all()


def test_two_formats_in_one_column_are_refused_by_its_name():
    with refused(InputError, "'made'"):
        parse_dates(["2025-01-02", "02/01/2025"], "field 'made'")


def test_months_before_days_are_refused_unless_said():
    texts = [f"03/{day:02d}/2024" for day in range(13, 29)]
    with refused(InputError, "03/13/2024"):
        parse_dates(texts, "field 'date'")
    assert parse_dates(texts, "field 'date'", month_first=True)[0] == np.datetime64("2024-03-13")


def test_numbers_are_days_only_of_a_spreadsheet():
    # Day 45292 of a spreadsheet is 1 January 2024 (ECMA-376, part 1, 18.17.4.1).
    assert np.isnat(parse_dates(["45292"], "x"))[0]
    assert parse_dates(["45292"], "x", SERIAL_ZERO)[0] == np.datetime64("2024-01-01")


@pytest.mark.parametrize("form", ["{:02d}:{:02d}", "{:02d}{:02d}", "{:02d}.{:02d}", "{:02d}:{:02d}:59"])
def test_every_minute_of_the_day_is_read(form):
    texts = [form.format(*divmod(minute, 60)) for minute in range(1440)]
    assert parse_clock(texts).tolist() == list(range(1440))


def test_noon_and_midnight_by_halves_of_the_day():
    assert parse_clock(["12:00 am", "12:00 pm", "1 p.m.", "13:00 pm", "24:00", "24:01"]).tolist() == [
        0,
        720,
        780,
        -1,
        1440,
        -1,
    ]


def test_offsets_are_minutes_ahead_of_utc():
    minutes, ahead = parse_times(["08:30Z", "08:30+01:00", "08:30:00-0330", "08:30 BST", "08:30", "22:00-23:00"])
    assert ahead.tolist() == [0, 60, -210, 60, NO_ZONE, NO_ZONE]
    assert minutes.tolist()[:5] == [510] * 5


def test_a_moment_splits_into_its_day_and_its_time():
    assert split_moment("03/02/2025 0830") == ("03/02/2025", "0830")
    assert split_moment("2025-02-03T08:30:00") == ("2025-02-03", "08:30:00")
    assert split_moment("about noon") == ("about noon", "")


@pytest.mark.parametrize("year", range(1996, 2038, 3))
def test_summer_time_turns_on_the_last_sundays(year):
    def last_sunday(month):
        week = next(week for week in reversed(calendar.monthcalendar(year, month)) if week[6])
        return np.datetime64(f"{year}-{month:02d}-{week[6]:02d}T01:00", "m")

    moments = np.array([last_sunday(3) - 1, last_sunday(3), last_sunday(10) - 1, last_sunday(10)])
    assert summer_time(moments).tolist() == [False, True, True, False]


def test_moments_in_utc_become_those_of_the_clock():
    found = clock_minutes(["2025-05-31T23:00:00Z", "2025-01-01T00:00:00+00:00", "2025-06-01T00:00:00", "never"])
    assert np.datetime_as_string(found).tolist() == ["2025-06-01T00:00", "2025-01-01T00:00", "2025-06-01T00:00", "NaT"]


def test_a_day_of_a_parameter_is_named_where_it_is_none():
    assert parse_day("", "START") is None and parse_day(" 2025-01-31 ", "START") == np.datetime64("2025-01-31")
    # An instant belongs to its day in the United Kingdom.
    for text in ("31/01/2025", "31 Jan 2025 14:30", "2025-01-31T23:59:00.000", "2025-01-30T23:30:00-02:00"):
        assert parse_day(text, "START") == np.datetime64("2025-01-31"), text
    for text in ("31/13/2025", "2025-01", "45688", "2025-01-31 99:99"):
        with refused(InputError, "START", f"'{text}'"):
            parse_day(text, "START")


def test_months_begin_and_end_as_the_calendar_has_them():
    assert np.isnat(months(["2025-13", "", "2025"])).all()
    assert months(["2024-02"])[0] == np.datetime64("2024-02-01T00:00")
    days = np.arange("2023-12-01", "2024-04-01", dtype="datetime64[D]")
    ends = [day.replace(day=calendar.monthrange(day.year, day.month)[1]) for day in days.tolist()]
    assert month_end(days).tolist() == ends
