"""The fields of what the tools that balance presence and need write."""

from __future__ import annotations

from ...core.texts import mark
from . import names as n
from .fields import INTEGER, REAL, field_as, schema

PRESENCE = schema(
    n.AREA_NAME,
    n.MINUTES,
    field_as(n.VISITS, REAL, "visits"),
    n.CRIMES,
    n.HARM,
    n.PEOPLE,
    n.DECILE,
    n.PRES_SHARE,
    n.NEED_SHARE,
    n.PEOP_SHARE,
    n.PER_1000,
    n.GAP_PP,
    n.GAP_LOW,
    n.GAP_HIGH,
    n.PRES_RATIO,
    n.PRES_LOW,
    n.PRES_HIGH,
    n.Q,
    n.STATE,
)
FIGURES = schema(n.MEASURE, n.VALUE, n.LOW, n.HIGH, n.WORDS)
DECILES = schema(
    field_as(n.DECILE, INTEGER),
    n.AREAS,
    n.PEOPLE,
    n.MINUTES,
    n.HARM,
    n.PRES_SHARE,
    n.NEED_SHARE,
    n.PEOP_SHARE,
    n.PER_1000,
    n.LOW,
    n.HIGH,
    n.NEED_1000,
    n.NEED_LOW,
    n.NEED_HIGH,
)
SEARCHED = schema(n.HOTSPOT_ID, n.NAME, n.SEARCHES, n.FOUND, n.FIND_RATE, n.LOW, n.HIGH, n.Q, n.STATE)
SEARCHED_GROUPS = schema(
    n.GROUP_NAME,
    n.SEARCHES,
    n.IN_HOT,
    n.RATE_IN,
    n.IN_LOW,
    n.IN_HIGH,
    n.RATE_OUT,
    n.OUT_LOW,
    n.OUT_HIGH,
    n.VALUE,
    n.LOW,
    n.HIGH,
)
SEARCH_RATES = schema(
    n.AREA_NAME,
    n.GROUP_NAME,
    n.SEARCHES,
    n.PEOPLE,
    field_as(n.PER_1000, REAL, "searches per 1,000 residents", mark("Searches per 1,000 residents")),
    n.LOW,
    n.HIGH,
    field_as(n.RATIO, REAL, "ratio", mark("Ratio of this rate to the rate for the last group")),
    n.RATIO_LOW,
    n.RATIO_HIGH,
    n.WORDS,
)
SURVEYED = schema(
    n.AREA_NAME,
    n.ANSWERS,
    n.SAFE,
    n.SAFE_LOW,
    n.SAFE_HIGH,
    n.CONFIDENT,
    n.CONF_LOW,
    n.CONF_HIGH,
    n.ASKED_1,
    n.ASKED_2,
    n.ASKED_3,
    n.MINUTES,
    n.PRES_SHARE,
    n.BEFORE,
    n.AFTER,
    n.STATE,
    n.SAFE_SHOWN,
    n.CONF_SHOWN,
)
PRIORITIES = schema(
    n.PRIORITY,
    n.ANSWERS,
    field_as(n.SHARE, REAL, "share (0–1)"),
    n.LOW,
    n.HIGH,
    n.AREAS,
    n.PRES_SHARE,
    n.OFFENCE,
    n.BEFORE,
    n.AFTER,
    field_as(n.CHANGE, REAL, "share (−1 and up)", mark("Change in crimes per day (0.1 = 10% more)")),
    field_as(n.P, REAL, "p", mark("p-value (two-sided)")),
    n.SHOWN,
)
