"""The fields of what the tools that evaluate write."""

from __future__ import annotations

from . import names as n
from .fields import schema

TRIAL = schema(n.HOTSPOT_ID, n.NAME, n.AREA_NAME, n.LEVEL, n.BLOCK, n.DAY, n.TO_DAY, n.ARM)
TRIAL_PLACES = schema(n.HOTSPOT_ID, n.NAME, n.AREA_NAME, n.LEVEL, n.BLOCK, n.ARM)
CONTROLS = schema(n.HOTSPOT_ID, n.NAME, n.AREA_NAME, n.ARM, n.PAIR, n.APART, n.CRIMES, n.LEVEL, n.TREND)
RINGS = schema(n.HOTSPOT_ID, n.ARM, n.RING, n.AREA_KM2)
BALANCE = schema(n.MEASURE, n.TREATED, n.CANDIDATES, n.MATCHED, n.CONTROLS, n.SD_BEFORE, n.SD_AFTER)
MEASURES = schema(n.MEASURE, n.VALUE, n.LOW, n.HIGH, n.WORDS)
BEFORE_AND_AFTER = schema(n.HOTSPOT_ID, n.ARM, n.BEFORE, n.AFTER, n.CHANGE_Z, n.P_TWO)
_WEEK = (n.KIND, n.HOTSPOT_ID, n.NAME, n.WEEK, n.CRIMES, n.USUAL, n.LOW, n.HIGH, n.STATE)
WEEKS = schema(*_WEEK)
LAST_WEEK = schema(*_WEEK, n.P_TWO, n.Q)
WATCHED = schema(n.HOTSPOT_ID, n.NAME, n.BEFORE, n.CRIMES, n.EXPECTED, n.RATIO, n.EVIDENCE, n.ALARM, n.STATE, n.Q)
SCORES = schema(
    n.MAP,
    n.SETTING,
    n.SHAPE,
    n.CELL_M,
    n.COVERAGE,
    n.CHOSEN_ON,
    n.HIT_RATE,
    n.LOW,
    n.HIGH,
    n.CAREFUL,
    n.PAI,
    n.PEI,
    n.PER_KM2,
    n.RECAPTURE,
    n.MADE_FROM,
    n.HARM_CHOSEN,
    n.HARM_RATE,
    n.HARM_LOW,
    n.HARM_HIGH,
)
SURE_PLACES = schema(n.UNIT_ID, n.SURE, n.ONLY, n.STAGE, n.N_HOT, n.AREA_KM2)
SURE_HOT_SPOTS = schema(n.HOTSPOT_ID, n.RANK, n.NAME, n.SURE, n.ONLY)
