"""What both imports do where they read crimes anew into the table that holds them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext

from ...bridge.files.geopackage import is_geopackage
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.importing.refresh import change_words, refuse_loss, standing, standing_of

if TYPE_CHECKING:
    from ...bridge.results.outputs import Outputs, Table
    from ..common.base import HotspotAlgorithm


def refreshed(
    algorithm: HotspotAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    outputs: Outputs,
    table: Table,
) -> tuple[dict[str, Any], str]:
    """(what the tool gives back of it, what changed in a sentence or '') of a Table that is to be written.

    Raises InputError where REFRESH is set and the new ones have fewer fields, are older or much fewer.
    """
    now = standing_of(table)
    results = {"ROWS_BEFORE": 0, "NEWEST": now.newest, "NEWEST_BEFORE": ""}
    if not algorithm.parameterAsBoolean(parameters, "REFRESH", context):
        return results, ""
    target = outputs.target("OUTPUT")
    if target is None or not is_geopackage(target.path):
        raise InputError(
            tr(
                "OUTPUT must be a GeoPackage when REFRESH is on, so that the tool can check which crimes are "
                "already there."
            )
        )
    before = standing(target.path, target.table)
    if before is None:
        return results, ""
    refuse_loss(before, now, os.path.basename(target.path))
    results.update(ROWS_BEFORE=before.rows, NEWEST_BEFORE=before.newest)
    return results, change_words(before, now)
