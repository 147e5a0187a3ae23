"""From which day to which a layer holds records at all, whatever is chosen of them."""

import numpy as np

from .columns import DATE
from .errors import Cancelled, InputError
from .postgres import Connection, Refused
from .postgres_sql import Selection
from .texts import tr


def tell_supplied(account, feedback=None):
    """Tell an Account of the days of the records that a selection or a filter keeps from being read: those that are
    read tell it by themselves.

    Raises Cancelled.
    """
    field = account.choice.date_field
    source = account.source.unchosen(field) if field else None
    if source is None:
        return
    if feedback is not None:
        feedback.pushInfo(tr("Looking for the first and the last day of all records of '{}'.").format(source.name))
    try:
        if not _ask(source.table, account, feedback):
            # Without a bar of its own: the bar is that of the rows chosen.
            for points in source.blocks([(field, DATE)]):
                if feedback is not None and feedback.isCanceled():
                    raise Cancelled()
                account.supply(points.columns[source.key(field, DATE)])
    except InputError:
        # Dates that cannot be read may be just what is filtered away.
        return


def _ask(table, account, feedback):
    """Whether the database of a Table, or None, could say it."""
    if table is None or table.reason:
        return False
    try:
        with Connection(table.access, table.name, feedback) as connection:
            statement, values = Selection.supplied(table, account.choice, account.today)
            (first, last, firsts, strange), = connection.rows(statement, values)
    except Refused:
        return False
    if strange or first is None:
        return False
    account.supplied.add(np.array([first, last], "datetime64[D]"), firsts)
    return True
