"""What was chosen or dropped: downloads of data.police.uk, or a table of records. Runs in the background."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.importing.police_uk import ForceMonths, force_months
from ...bridge.importing.record_files import open_records
from ...bridge.importing.record_preview import LOOKED_AT

if TYPE_CHECKING:
    from qgis.core import QgsFeedback

    from ...bridge.importing.file_table import RecordTable

#: Files in which downloads come; folders hold them too.
_DOWNLOADS = (".csv", ".zip")


def look_at(paths: list[str], feedback: QgsFeedback) -> ForceMonths | RecordTable:
    """The ForceMonths of downloads, else the table of records behind the only path. Raises InputError where it is
    neither, Cancelled."""
    for path in paths:
        if not os.path.exists(path):
            raise InputError(tr("'{}' does not exist; check the path.").format(path))
    if all(os.path.isdir(path) or path.lower().endswith(_DOWNLOADS) for path in paths):
        found = force_months(paths, feedback)
        if found.rows:
            return found
    if len(paths) > 1:
        raise InputError(
            tr(
                "'{}' and the other files do not come from data.police.uk. Choose your own exports one at a time."
            ).format(os.path.basename(paths[0]))
        )
    table = open_records(paths[0], tr("File"))
    # Kept by the table, so that the window need not wait for the disk.
    table.head(LOOKED_AT)
    return table
