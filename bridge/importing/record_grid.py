"""Rows of text with a header among the first: what all files of records have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..ground.errors import InputError
from ..ground.texts import tr
from ..moments.dates import SERIAL_ZERO
from ..reading.record_columns import recognise

if TYPE_CHECKING:
    from ..files.police_files import Reading

BLOCK = 20_000
#: Rows among which the header is looked for, and columns that no export of crimes has.
HEAD, MAX_COLUMNS = 30, 2000


def others_note(shown: str, others: Sequence[str]) -> list[str]:
    """[a sentence] on tables of a file that hold crimes too, by their columns, and are not read; [] without."""
    return (
        [
            tr(
                "Other tables in '{}' have the same columns but are not imported: {}. Import those tables separately."
            ).format(shown, ", ".join(f"'{one}'" for one in others))
        ]
        if others
        else []
    )


class Grid:
    """Rows of text with a header somewhere at the top."""

    def __init__(self, name: str, shown: str, size: int) -> None:
        self.name, self.shown, self.size = name, shown, size
        self.header: list[str] = []
        self.skip, self.width = 0, 0

    @property
    def day_zero(self) -> np.datetime64:
        """The day from which day numbers are counted."""
        return SERIAL_ZERO

    @property
    def notes(self) -> list[str]:
        """What could not be read of it, once it was."""
        return []

    def find_header(self, reading: Reading) -> bool:
        """Look for the header among the first rows: the one whose names say most; False in an empty file."""
        rows = next(self.rows(reading, HEAD), [])
        filled = [i for i, row in enumerate(rows) if any(cell.strip() for cell in row)]
        if not filled:
            return False
        best = max(filled, key=lambda i: (len(recognise(rows[i])), -i))
        if len(recognise(rows[best])) < 2:
            best = filled[0]
        names = [cell.strip() for cell in rows[best]]
        #: Cells of the header's row, those without a name at its end among them: rows may fill these.
        self.width = len(names)
        while names and not names[-1]:
            names.pop()
        if len(names) > MAX_COLUMNS:
            raise InputError(
                tr(
                    "'{}' has {:,} columns, but a table of crimes can have at most {:,}. Check the file and "
                    "export it again."
                ).format(self.shown, len(names), MAX_COLUMNS)
            )
        self.header = [name or f"Column {i}" for i, name in enumerate(names, 1)]
        self.skip = best + 1
        return True

    def rows(self, reading: Reading, size: int = BLOCK) -> Iterator[list[list[str]]]:
        """Blocks (lists) of rows. Raises InputError where it is no table."""
        raise NotImplementedError

    def body(self, reading: Reading, size: int = BLOCK) -> Iterator[list[list[str]]]:
        """Blocks (lists) of the rows below the header that are not blank."""
        skip = self.skip
        for rows in self.rows(reading, size):
            found = [row for row in rows[skip:] if row and (row[0].strip() or any(cell.strip() for cell in row))]
            skip = max(skip - len(rows), 0)
            if found:
                yield found
