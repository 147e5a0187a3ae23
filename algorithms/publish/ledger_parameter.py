"""The ledger of releases as a parameter: what the tools for the public share."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext

from ...bridge.publishing.releases import Ledger
from ..common.base import HotspotAlgorithm

LEDGER = "LEDGER"


def ledger_of(algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> Ledger | None:
    """The Ledger that was given, None where none was. Raises InputError where it is broken."""
    path = (algorithm.parameterAsFile(parameters, LEDGER, context) or "").strip()
    return Ledger(path) if path else None
