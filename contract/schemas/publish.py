"""The fields of what the tools that publish write."""

from __future__ import annotations

from . import names as n
from .fields import INTEGER, field_as, schema

AREAS = schema(n.AREA_NAME, n.SHOWN, field_as(n.LOW, INTEGER, "crimes"), field_as(n.HIGH, INTEGER, "crimes"))
CELLS = schema(
    n.AREA_NAME, n.OFFENCE, n.PERIOD, n.SHOWN, field_as(n.LOW, INTEGER, "crimes"), field_as(n.HIGH, INTEGER, "crimes")
)
