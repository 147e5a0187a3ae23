"""The table of hot spots as a workbook: what the screen shows, its numbers as numbers, its months as dates."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Callable

from qgis.PyQt.QtCore import QLocale

from ...bridge.ground import fields as f
from ...bridge.ground.texts import tr
from ...bridge.paper.workbook import Table, write_workbook
from ..parts.handed_over import whole_file
from .results_table import columns

if TYPE_CHECKING:
    from ..state.result import Result
    from ..state.session import Session


def tables_of(result: Result) -> list[Table]:
    """The sheets: hot spots under the headings of the screen, crimes by month, and how the result was made."""
    shown = [column for column in columns(result) if column.text is not None]
    cells = [[_cell(column, row) for column in shown] for row in result.rows]
    headings = []
    for i, column in enumerate(shown):
        title, percents = tr(column.title), any(row[i][1] for row in cells)
        headings.append(f"{title} (%)" if percents and "%" not in title else title)
    months = [
        [row[f.RANK], result.where(row), datetime.date.fromisoformat(one["month"] + "-01"), one["crimes"]]
        for row in result.rows
        for one in result.cards.get(row[f.HOTSPOT_ID], {}).get("trend", [])
    ]
    about = result.about
    lines = [
        [tr("Result"), about.get("title", "")],
        [tr("Summary"), about.get("summary", "")],
        *([tr("Note"), note] for note in about.get("notes", [])),
        *([tr("Method"), line] for line in result.layer.metadata().history()),
    ]
    out = [Table(tr("Hot spots"), headings, [[value for value, _ in row] for row in cells])]
    if months:
        out.append(Table(tr("Crimes by month"), ["#", tr("Where"), tr("Month"), tr("Crimes")], months))
    return [*out, Table(tr("About"), [tr("Item"), tr("Details")], lines)]


def save_workbook(session: Session, path: str, done: Callable[[str], None]) -> None:
    """Write the workbook of the result on show in the background; ``done('')`` or ``done(why not)`` follows."""
    tables = tables_of(session.result)

    def write(task: Any) -> None:
        with whole_file(path) as beside:
            write_workbook(beside, tables, path)

    session.background.work(
        tr("Saving the spreadsheet"), write, lambda _, error: done("" if error is None else str(error))
    )


def _cell(column: Any, row: dict[str, Any]) -> tuple[Any, bool]:
    """(what a cell holds, whether it is a percentage): where the screen shows a number, the number behind it."""
    text = column.text(row)
    plain, percents = (text[:-1], True) if text.endswith("%") else (text, False)
    if not QLocale().toDouble(plain)[1] or not column.right:
        return text or None, False
    value = column.value(row)
    return (100 * value if percents else value), percents
