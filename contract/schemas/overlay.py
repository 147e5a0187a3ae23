"""The fields of what the tools that lay layers over each other write."""

from __future__ import annotations

from . import names as n
from .fields import FURTHER, schema

AREAS = schema(
    n.AREA_NAME,
    n.RANK,
    n.CRIMES,
    n.SHARE,
    n.AREA_KM2,
    n.DENSITY,
    n.HOTSPOTS,
    n.HOT_CRIMES,
    n.HOT_SHARE,
    n.HARM,
    n.HARM_SHARE,
    n.HARM_DIFF,
    n.RATE,
)
HOT_SPOTS_BY_AREA = schema(FURTHER, n.AREA_NAME)
RELATIONS = schema(n.HOTSPOT_ID, n.RANK, n.LAYER, n.KIND, n.INSIDE, n.INSIDE_M, n.NEAR, n.NEAREST_M, n.NEAREST)
WEEK_HOURS = schema(n.HOTSPOT_ID, n.RANK, n.WEEKDAY, n.HOUR, n.WEIGHT, n.SHARE)
TIMELINE = schema(
    n.HOTSPOT_ID, n.RANK, n.NAME, n.AREA_NAME, n.PERIOD_START, n.PERIOD_END, n.CRIMES, n.AREA_KM2, n.DENSITY
)
