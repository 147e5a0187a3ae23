"""The fields of what the tools that prepare crimes write."""

from __future__ import annotations

from . import names as n
from .fields import FURTHER, TEXT, field_as, schema

CRIMES_BY_MONTH = schema(
    n.CRIME_ID, n.OFFENCE, n.DATE, n.DATE_FROM, n.DATE_TO, n.DATE_PREC, n.LOCATION, n.ORIGIN, n.SOURCE
)
STOPS_AND_SEARCHES = schema(
    n.DATE, n.TIME, n.DATE_PREC, *(name for _, name in n.STOPS_AND_SEARCHES), n.ORIGIN, n.SOURCE
)
OUTCOMES_OF_CRIMES = schema(n.CRIME_ID, n.OUTCOME, n.DATE, n.DATE_FROM, n.DATE_TO, n.DATE_PREC, n.LOCATION, n.SOURCE)
#: As the other import has it: what happened first, when and where after it. Moments are text: in a GeoPackage they
#: would move with the computer's time zone.
RECORDS = schema(
    n.CRIME_ID,
    n.OFFENCE,
    n.DATE,
    field_as(n.DATE_FROM, TEXT),
    field_as(n.DATE_TO, TEXT),
    n.DATE_PREC,
    n.REPORTED,
    n.LOCATION,
    n.HO_CLASS,
    n.BEAT,
    n.WARD,
    n.FLAGS,
    n.STATUS,
    *n.CRIME_FLAGS.values(),
    n.CLOSING,
    n.QUALIFIER,
    n.LINKED,
    FURTHER,
    n.ORIGIN,
    n.SOURCE,
)
CRIMES_WITH_HARM = schema(FURTHER, n.HARM)
