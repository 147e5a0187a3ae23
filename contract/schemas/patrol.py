"""The fields of what the tools that plan and follow patrols write."""

from __future__ import annotations

from ...core.texts import mark
from . import names as n
from .fields import INTEGER, REAL, TEXT, field_as, schema

#: The places of the register, each version of them; ``hotspot_id`` is the place's id for tools that take hot spots.
REGISTER_PLACES = schema(
    n.PLACE_ID,
    n.VERSION,
    n.NAME,
    n.STATUS,
    n.CHANGE,
    n.VALID_FROM,
    n.VALID_TO,
    n.METHOD,
    n.PARAMS,
    n.OWNER,
    n.REASON,
    n.BY,
    n.AT,
    n.HOTSPOT_ID,
    n.RANK,
    n.CRIMES,
    n.HARM,
    n.AREA_KM2,
    n.AREA_NAME,
)
#: What is noted in its log of problems.
REGISTER_LOG = schema(n.PLACE_ID, n.AT, n.BY, n.STAGE, n.TEXT)
REGISTER_CHANGES = schema(n.PLACE_ID, n.NAME, n.CHANGE, n.STATUS, n.OVERLAP, n.CRIMES_OLD, n.CRIMES, n.REASON)
PLAN = schema(
    n.HOTSPOT_ID,
    n.NAME,
    n.AREA_NAME,
    n.DAY,
    n.SHIFT,
    n.SHIFT_FROM,
    n.SHIFT_TO,
    n.AGENCY,
    n.VISITS,
    field_as(n.MINUTES, INTEGER, "minutes"),
    field_as(n.PEAK, TEXT),
    n.PLAN_ID,
    n.PATROLS,
    n.CREW,
    n.EACH_MIN,
    field_as(n.TRAVEL_MIN, INTEGER, "minutes", mark("Travel allowed per visit (minutes)")),
)
#: With the crimes or the harm of the hot spot, whichever the plan is by.
UNMET_DEMAND = schema(
    n.HOTSPOT_ID,
    n.NAME,
    n.AREA_NAME,
    n.WANTED,
    n.PLANNED,
    n.UNMET,
    n.UNMET_H,
    n.PEAKS,
    n.PEAKS_MET,
    field_as(n.CRIMES, REAL, "crimes"),
    n.HARM,
)
TRADE_OFF = schema(
    n.POSITION,
    n.EVENNESS,
    n.HARM_COVERED,
    n.GAP,
    n.VISITS,
    n.OFF_PEAK,
    n.IN_RUNS,
    n.TOP_VISITS,
    n.LEAST,
    n.LEAST_AREA,
    n.TAKEN,
    n.CHOSEN_BY,
    n.REASON,
    n.PLAN_ID,
)
#: What a row of a route and of each of its stops begins with.
_ROUTE = (n.ROUTE_ID, n.DAY, n.SHIFT, n.AGENCY, n.UNIT)
ROUTES = schema(*_ROUTE, n.STOPS, n.TRAVEL_MIN, n.VISIT_MIN, n.LENGTH_KM, n.STATION, n.PATROLS, n.CREW, n.EACH_MIN)
ROUTE_STOPS = schema(*_ROUTE, n.STOP_NO, n.HOTSPOT_ID, n.NAME, n.ARRIVE, n.LEAVE, n.MINUTES, n.PEAK_TIME)
STAYS = schema(
    n.HOTSPOT_ID,
    n.NAME,
    n.AREA_NAME,
    n.DAY,
    n.SHIFT,
    n.AGENCY,
    n.START,
    n.END,
    n.MIN_LOWER,
    n.MIN_UPPER,
    n.MINUTES,
    n.STATE,
)
#: Patrols that were planned and those that came.
_DELIVERED = (
    n.PLANNED,
    n.PLAN_MIN,
    n.DELIVERED,
    n.UNCLEAR,
    n.PATROL_MIN,
    n.OFFICERMIN,
    n.MEAN_MIN,
    n.COMPLIANCE,
    n.DOSE,
    n.LENGTH,
)
COMPLIANCE = schema(n.HOTSPOT_ID, n.NAME, n.AGENCY, n.QUARTER, *_DELIVERED)
DOSES = schema(n.HOTSPOT_ID, n.NAME, n.AREA_NAME, *_DELIVERED)
BACKGROUND = schema(n.MINUTES, n.SEEN)
