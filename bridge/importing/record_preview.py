"""The first rows of an export as they will be read: what the user confirms before anything is imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..ground import fields as f
from ..ground.texts import day_words
from ..reading.crs import is_metric
from .look_up import LaterLookUp
from .record_gatherer import TEXTS, kept_fields
from .record_incidents import offered_codes
from .records import read_records

if TYPE_CHECKING:
    from .file_table import RecordTable
    from .record_profile import Profile

#: Rows that are looked at, and of these the rows that are shown.
LOOKED_AT, SHOWN = 1000, 50


@dataclass
class Preview:
    """``titles`` of the columns, ``rows`` of text, ``why`` each is left out ('' where it is kept), and how many of the
    ``read`` rows that were looked at are left out, by reason. ``reasons``: the same in words with the first value of
    each; ``notes``: sentences about how the rows are read; ``codes`` {field: {code: rows}}
    of calls that may be left out; ``repeating``: (rows, crime numbers) where fewer than half of the numbers differ,
    else None."""

    titles: list[str]
    rows: list[tuple[str, ...]]
    why: list[str]
    read: int
    left_out: dict[str, int]
    reasons: str
    notes: list[str]
    codes: dict[str, dict[str, int]]
    repeating: tuple[int, int] | None

    @property
    def kept(self) -> int:
        return self.read - sum(self.left_out.values())


def preview(table: RecordTable, profile: Profile) -> Preview:
    """The Preview of a table as a Profile reads it. Raises InputError as ``read_records`` does."""
    later = LaterLookUp(profile.places) if profile.places else None
    records = read_records(table, profile, limit=LOOKED_AT, look_up=later)
    which = np.arange(min(len(records.fate), SHOWN))
    digits = 0 if is_metric(records.crs) else 5
    end = records.moments.get("to_date")
    columns = {f.DATE: _days(records.date.days[which])}
    if "from_date" in records.moments:
        columns[f.DATE_FROM] = records.moments["from_date"].texts(which)
    if end is not None:
        columns[f.DATE_TO] = end.texts(which)
    if "reported" in records.moments:
        columns[f.REPORTED] = records.moments["reported"].texts(which)
    for name in columns:
        columns[name] = [None if value is None else day_words(value) for value in columns[name]]
    columns["x"], columns["y"] = (_numbers(values[which], digits) for values in (records.x, records.y))
    for name in (*TEXTS.values(), *kept_fields(profile)):
        if name in records.text:
            columns[name] = records.texts(name, which)
    first = [name for name in (f.CRIME_ID, f.OFFENCE) if name in columns]
    titles = first + [name for name in columns if name not in first]
    rows = list(zip(*[["" if value is None else value for value in columns[name]] for name in titles]))
    reasons = records.reasons + [""]
    why = [reasons[fate] for fate in records.fate[which].tolist()]
    return Preview(
        titles,
        rows,
        why,
        records.read,
        records.left_out,
        records.reasons_in_words(),
        records.warnings + records.notes,
        offered_codes(records),
        (records.numbered, records.numbers) if records.numbers_repeat else None,
    )


def _days(days: NDArray[np.datetime64]) -> list[str | None]:
    return [None if text == "NaT" else text for text in np.datetime_as_string(days).tolist()]


def _numbers(values: NDArray[np.float64], digits: int) -> list[str | None]:
    return ["{:.{}f}".format(value, digits) if np.isfinite(value) else None for value in values.tolist()]
