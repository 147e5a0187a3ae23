"""From which day to which a layer holds records at all, and where, whatever is chosen of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ..ground.errors import Cancelled, InputError
from ..ground.texts import tr
from ..reading.columns import DATE
from ..reading.crs import transform_points
from ..reading.postgres import Connection, Refused
from .postgres_sql import Selection, facts_of, keys_of

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsProcessingFeedback

    from ..reading.postgres_table import Table
    from .row_account import RowAccount


def tell_supplied(account: RowAccount, feedback: QgsProcessingFeedback | None = None) -> None:
    """Tell a RowAccount of the days of the records that a selection or a filter keeps from being read: those that are
    read tell it by themselves.

    Raises Cancelled.
    """
    field = account.choice.date_field
    source = account.source.unchosen(field) if field else None
    if source is None:
        return
    if feedback is not None:
        feedback.pushInfo(tr("Finding the first and last dates of all records in '{}'.").format(source.name))
    try:
        if not _ask(source.table, account, feedback):
            # Without a bar of its own: the bar is that of the rows chosen.
            for points in source.blocks([(field, DATE)]):
                if feedback is not None and feedback.isCanceled():
                    raise Cancelled()
                account.supply(points.columns[source.key(field, DATE)])
        account.all_told = True
    except InputError:
        # Dates that cannot be read may be just what is filtered away.
        return


def _ask(table: Table | None, account: RowAccount, feedback: QgsProcessingFeedback | None) -> bool:
    """Whether the database of a Table, or None, could say it."""
    if table is None or table.reason:
        return False
    try:
        with Connection(table.access, table.name, feedback) as connection:
            return tell_days(account, connection, replace(table, subset=""))
    except Refused:
        return False


def tell_days(account: RowAccount, connection: Connection, table: Table) -> bool:
    """Tell a RowAccount of the days of all rows of a Table; whether the database reads them all as they are read
    here."""
    found = connection.rows(*Selection.days(table, account.choice, account.today))
    if any(strange for _, strange, _ in found):
        return False
    days = [(number, rows) for number, _, rows in found if number is not None]
    account.supply(
        np.array([number for number, _ in days], "datetime64[D]"), np.array([rows for _, rows in days], np.int64)
    )
    return True


def tell_squares(
    account: RowAccount,
    crs: QgsCoordinateReferenceSystem,
    transform_context: QgsCoordinateTransformContext,
    feedback: QgsProcessingFeedback | None = None,
) -> None:
    """Tell a RowAccount that asks for Squares where the records are that a selection or a filter keeps from being read,
    and those read with them; where nothing is filtered, those that are read tell it by themselves.

    Raises InputError and Cancelled as reading them does.
    """
    source = account.source.everything
    squares = account.squares_asked
    if squares is None or source is None:
        return
    account.where_told = True
    table = source.table
    if table is not None and not table.reason and source.crs == crs:
        try:
            with Connection(table.access, table.name, feedback) as connection:
                squares.add_counted(*squares_in(connection, account, table))
                return
        except Refused:
            pass
    # Without a bar of its own: the bar is that of the rows chosen.
    for points in source.blocks([]):
        if feedback is not None and feedback.isCanceled():
            raise Cancelled()
        there = np.isfinite(points.x) & np.isfinite(points.y) & ((points.x != 0) | (points.y != 0)) & ~points.several
        squares.add(*transform_points(points.x[there], points.y[there], source.crs, crs, transform_context))


def squares_in(connection: Connection, account: RowAccount, table: Table) -> tuple:
    """(keys (n,), records (n,), boxes (n, 4)) of the squares of core.counting.made_area in which all records of a
    Table lie, its
    filter left aside. Raises Refused where the database cannot say it as reading the records would."""
    found = connection.rows(
        *Selection.squares(replace(table, subset=""), account.choice, account.today, facts_of(connection, table))
    )
    if any(strange for _, strange, *_ in found):
        raise Refused(tr("some values can be read in more than one way"))
    there = [row for row in found if row[0] is not None]
    return (
        keys_of(np.array([unit for unit, *_ in there], np.int64)),
        np.array([rows for _, _, rows, *_ in there], np.int64),
        np.array([box for _, _, _, *box in there], float).reshape(-1, 4),
    )
