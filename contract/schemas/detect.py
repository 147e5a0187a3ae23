"""The fields of what the tools that find hot spots write."""

from __future__ import annotations

from ...core.texts import mark
from . import names as n
from .fields import INTEGER, Schema, field_as, schema

_GI = (n.GI_Z, n.GI_P, n.GI_Q, n.GI_CLASS)
_DISTRICT = (n.DISTRICT, n.RANK_DIST)
_HARM = (n.CRIME_SHARE, n.HARM_SHARE, n.HARM_DIFF)


def _places(*method: str, further: tuple[str, ...] = (n.HOT_COUNT,)) -> Schema:
    """Places with what a method says of them, and ``further`` fields at the end."""
    return schema(
        n.UNIT_ID,
        n.CRIMES,
        n.HARM,
        n.RECENT,
        n.RATE,
        n.AREA_KM2,
        n.DENSITY,
        n.RANK,
        n.SHARE,
        n.CUM_SHARE,
        n.HOT,
        n.HOTSPOT_ID,
        *method,
        *_HARM,
        *further,
    )


def _hot_spots(q: str, *method: str, other: str = "") -> Schema:
    """Hot spots of places with the ``q`` of a method, its own fields, and the rank by the ``other`` ranking."""
    return schema(
        n.HOTSPOT_ID,
        n.RANK,
        n.HARM,
        n.TOP_SHARE,
        n.RECENT,
        n.CRIMES,
        n.SHARE,
        n.CUM_SHARE,
        n.AREA_KM2,
        n.DENSITY,
        q,
        n.UNITS,
        *method,
        n.AREA_NAME,
        *_HARM,
        *filter(None, (other,)),
    )


def _three(own: tuple[str, ...], q: str, *of_spots: str) -> dict[str, Schema]:
    """{output: schema} of a method that finds hot spots among places: places, hot spots, and those by number."""
    return {
        "OUTPUT": _places(*own),
        "HOTSPOTS": _hot_spots(q, *of_spots, other=n.RANK_COUNT),
        "COUNT_HOTSPOTS": _hot_spots(q, *of_spots, other=n.RANK_HARM),
    }


PLACES_BY_GI = _three((*_GI, *_DISTRICT), n.GI_Q, *_DISTRICT)
PLACES_BY_MORAN = _three((n.LI_I, n.LI_P, n.LI_Q, n.LI_CLASS), n.LI_Q)
PLACES_BY_PATTERN = _three((n.PATTERN, n.STAGE, n.TREND_Z, n.N_HOT, n.N_COLD, *_GI), n.GI_Q, n.PATTERN)

#: Places and hot spots with and without the crimes that are police-generated.
LOOP_PLACES = _places(*_GI, further=(n.POLICE, n.HOT_WITHOUT, n.PUBLIC, n.HOT_PUBLIC))
LOOP_HOT_SPOTS = _hot_spots(n.GI_Q, n.POLICE, n.SHARE_POL, n.STATE)

_SHAPES = (n.HOTSPOT_ID, n.RANK, n.CRIMES, n.HARM, n.SHARE, n.CUM_SHARE, n.AREA_KM2, n.DENSITY)
CLUSTER_HOT_SPOTS = schema(*_SHAPES, n.AREA_NAME, n.RECENT)
CLUSTERS_BY_DISTRICT = schema(*_SHAPES, *_DISTRICT, n.AREA_NAME, n.RECENT)
DENSEST_AREAS = schema(*_SHAPES, n.AREA_NAME, n.PEAK, n.RECENT)
CLUSTERED_CRIMES = schema(n.OFFENCE, n.DATE, n.CLUSTER, n.HOTSPOT_ID)
CLUSTERS_BY_ORDER = schema(n.ORDER, n.CLUSTER, n.CRIMES)
STREETS = schema(
    n.UNIT_ID,
    n.AREA_NAME,
    n.CRIMES,
    n.HARM,
    n.LENGTH_M,
    n.PER_100M,
    n.RANK,
    n.SHARE,
    n.CUM_SHARE,
    n.HOT,
    *_DISTRICT,
    n.HOTSPOT_ID,
)
HOT_STREETS = schema(
    *_SHAPES,
    n.LENGTH_M,
    n.PER_100M,
    *_DISTRICT,
    n.AREA_NAME,
    field_as(n.UNITS, INTEGER, "streets", mark("Streets in the hot spot")),
    n.WALK_MIN,
)
NEAR_REPEATS = schema(n.DISTANCE, n.DAYS, n.OBSERVED, n.EXPECTED, n.RATIO, n.P, n.Q, n.SIGNIFICANT)
RISK = schema(n.OFFENCE, n.DATE, n.BEGINS, n.EXPIRES, n.RADIUS_M, n.RATIO)
LORENZ_CURVE = schema(n.KIND, n.PLACES, n.HELD)
PREMISES = schema(
    n.PREMISES_ID,
    n.NAME,
    n.KIND,
    field_as(n.CRIMES, INTEGER, "crimes", mark("Crimes at the premises")),
    n.NEAR_CRIMES,
    n.HARM,
    n.RANK,
    n.SHARE,
    n.CUM_SHARE,
    n.FIRST_HALF,
    n.LAST_HALF,
    n.TREND_Q,
)
LEARNED_RISK = schema(n.UNIT_ID, n.EXPECTED, n.DENSITY, n.RANK, n.HOT, n.SURE, n.AREA_KM2)
