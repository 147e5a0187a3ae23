"""Records of a force's systems into arrays: dates, places and texts as a profile reads them, each row accounted for."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import numpy as np

from ...core.data.crime_numbers import PLACEHOLDER, ROUNDED, no_crime_number, shared_numbers
from ..ground import fields as f
from ..ground.errors import InputError
from ..ground.texts import tr
from ..moments.record_moments import order_notes, past_midnight, unread_notes, zone_notes
from ..moments.time_zones import AUTO
from .coordinates import check_pair, inside_country
from .look_up import NOT_FOUND, LookUp
from .record_gatherer import Gatherer
from .record_incidents import begins, by_codes, by_links, words_of
from .record_rows import (
    BAD_DATE,
    BAD_NUMBER,
    DEFAULT_DATE,
    DUPLICATE,
    FUTURE,
    NO_DATE,
    NO_POINT,
    OUTSIDE,
    ZERO,
    Records,
)

if TYPE_CHECKING:
    from qgis.core import QgsProcessingFeedback

    from .file_table import RecordTable
    from .look_up import LaterLookUp
    from .record_profile import Profile

#: What systems and spreadsheets put where no date is known is this day, or before it.
_DEFAULT_DAY = np.datetime64("1900-01-01", "D")
#: Of the references, the share that differ below which they are none: a status, or the officer's number.
_LEAST_DISTINCT = 0.05


def read_records(
    table: RecordTable,
    profile: Profile,
    feedback: QgsProcessingFeedback | None = None,
    limit: int | None = None,
    look_up: LookUp | LaterLookUp | None = None,
    zone: str = AUTO,
) -> Records:
    """The Records of a table as a Profile reads them; ``limit``: of its first rows only; ``look_up``: the LookUp by
    which UPRNs or postcodes of rows without coordinates get a place; ``zone``, one of ``time_zones.ZONES``, says how
    times are read that are marked as UTC, or have no time zone.

    Raises InputError where the profile does not fit the table, or the dates or coordinates cannot be told; Cancelled.
    """
    problem = profile.problem(table.header)
    if problem:
        raise InputError(problem)
    gatherer = Gatherer(table, profile, look_up, zone)
    blocks = table.blocks(gatherer.wanted, feedback) if limit is None else [table.head(limit)]
    for block in blocks:
        if block is not None:
            gatherer.add(block)
    records = gatherer.finish()
    _judge(records, profile)
    _tell(records, gatherer)
    return records


# -- which rows count ---------------------------------------------------------------------------------------------
def _judge(records: Records, profile: Profile) -> None:
    """The fate of every row, for one reason each."""
    _by_status(records, profile)
    by_codes(records, profile.codes)
    date = records.date
    records.leave_out(~date.given, NO_DATE)
    records.leave_out(np.isnat(date.days), BAD_DATE)
    records.leave_out(date.days <= _DEFAULT_DAY, DEFAULT_DATE)
    records.leave_out(date.days > np.datetime64(datetime.date.today(), "D"), FUTURE)
    x, y = records.x, records.y
    _check_pair(records)
    records.leave_out(records.unplaced, NOT_FOUND)
    records.leave_out((np.isnan(x) | np.isnan(y)) & ~records.pending, NO_POINT)
    records.leave_out((~np.isfinite(x) | ~np.isfinite(y)) & ~records.pending, BAD_NUMBER)
    records.leave_out((x == 0) & (y == 0), ZERO)
    records.leave_out(~inside_country(records.crs.authid(), x, y) & ~records.pending, OUTSIDE)
    by_links(records)
    if f.CRIME_ID in records.text:
        _repeated(records, profile.columns["reference"], profile.one_each)


def _by_status(records: Records, profile: Profile) -> None:
    if f.STATUS not in records.text:
        return
    codes, values = records.text[f.STATUS]
    rules = [rule for rule in map(words_of, profile.leave_out) if rule]
    for code, value in enumerate(values):
        if begins(words_of(value), rules):
            records.leave_out(codes == code, tr("status '{}'").format(value))


def _check_pair(records: Records) -> None:
    """Refuse coordinates that are plainly something else than the profile says."""
    some = (records.fate < 0) & np.isfinite(records.x) & np.isfinite(records.y) & ((records.x != 0) | (records.y != 0))
    check_pair(records.crs.authid(), records.x[some], records.y[some])


def _repeated(records: Records, column: str, one_each: bool) -> None:
    """An incident and a crime with one reference count once: the first row stands. What stands for a missing number,
    and what a spreadsheet made of long ones, is no reference, nor is one of many days and places. ``one_each``: the
    user has said that a crime may have several rows."""
    codes, values = records.text[f.CRIME_ID]
    kinds = [no_crime_number(value) for value in values]
    usable = np.array([bool(value) and not kind for value, kind in zip(values, kinds)], bool)
    for kind, words in (
        (
            ROUNDED,
            tr(
                "{:,} crime numbers were changed by a spreadsheet, for example '{}'. These rows are kept "
                "without a crime number. Export the data again with the crime number as text."
            ),
        ),
        (
            PLACEHOLDER,
            tr("{:,} rows have no usable crime number, for example '{}'. Each row is kept as a separate crime."),
        ),
    ):
        lost = np.flatnonzero(np.array([one == kind for one in kinds], bool)[codes] & (records.fate < 0))
        if len(lost):
            records.warnings.append(words.format(len(lost), values[codes[lost[0]]]))
    where = np.flatnonzero((records.fate < 0) & usable[codes])
    numbers = len(np.unique(codes[where]))
    if numbers < _LEAST_DISTINCT * len(where):
        raise InputError(
            tr(
                "Only {:,} of {:,} crime numbers (such as '{}') are distinct, so the column '{}' does not "
                "contain the crime number. Choose another column for the crime number, or none."
            ).format(numbers, len(where), values[codes[where[0]]], column)
        )
    several = shared_numbers(codes[where], records.date.days[where], records.x[where], records.y[where])
    shared = np.isin(codes[where], several)
    if len(several):
        records.warnings.append(
            tr(
                "{:,} rows have a crime number that other rows have on other days at other places, for example "
                "'{}'. Each row is kept as a separate crime, without the number. Check the column '{}'."
            ).format(int(shared.sum()), values[several[0]], column)
        )
        usable[several] = False
        where = where[~shared]
    if not usable.all():
        records.text[f.CRIME_ID] = codes, [value if good else "" for good, value in zip(usable.tolist(), values)]
    _, first = np.unique(codes[where], return_index=True)
    again = np.zeros(len(codes), bool)
    again[where] = True
    again[where[first]] = False
    records.numbered, records.numbers = len(where), len(first)
    records.leave_out(again, DUPLICATE)
    if records.numbers_repeat:
        said = tr(
            "{:,} rows share {:,} crime numbers: one row is kept for each number and {:,} rows are left out."
        ).format(records.numbered, records.numbers, records.numbered - records.numbers)
        doubt = tr(
            "If the column '{}' does not contain the crime number, choose another column for the crime number, or none."
        ).format(column)
        if one_each:
            records.notes.append(said)
        else:
            records.warnings.append(f"{said} {doubt}")


def _tell(records: Records, gatherer: Gatherer) -> None:
    """Say what was not read of the dates of the rows that are kept, and put ends past midnight."""
    begin, end = records.moments.get("from_date"), records.moments.get("to_date")
    kept = records.kept
    for name, moments in records.moments.items():
        column = gatherer.profile.columns[name]
        records.warnings += unread_notes(column, moments, kept)
        records.notes += zone_notes(column, moments, kept, gatherer.zones)
    if begin is not None and end is not None:
        moved, before = past_midnight(begin, end)
        records.notes += order_notes(begin, end, moved, before, kept)
