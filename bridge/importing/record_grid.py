"""Rows of text with a header among the first: what all files of records have in common."""

from ..ground.errors import InputError
from ..ground.texts import tr
from ..moments.dates import SERIAL_ZERO
from ..reading.record_columns import recognise

BLOCK = 20_000
#: Rows among which the header is looked for, and columns that no export of crimes has.
HEAD, MAX_COLUMNS = 30, 2000


def others_note(shown, others):
    """[a sentence] on tables of a file that hold crimes too, by their columns, and are not read; [] without."""
    return (
        [
            tr("'{}' has more tables with such columns, which are not read: {}; import them by themselves.").format(
                shown, ", ".join(f"'{one}'" for one in others)
            )
        ]
        if others
        else []
    )


class Grid:
    """Rows of text with a header somewhere at the top. ``day_zero``: the day from which day numbers are counted;
    ``notes`` of what could not be read of it, once it was."""

    day_zero, notes = SERIAL_ZERO, ()

    def __init__(self, name, shown, size):
        self.name, self.shown, self.size = name, shown, size
        self.header, self.skip, self.width = [], 0, 0

    def find_header(self, reading):
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
                tr("'{}' has {:,} columns, and a table of crimes at most {:,}; export it again.").format(
                    self.shown, len(names), MAX_COLUMNS
                )
            )
        self.header = [name or f"Column {i}" for i, name in enumerate(names, 1)]
        self.skip = best + 1
        return True

    def body(self, reading, size=BLOCK):
        """Blocks (lists) of the rows below the header that are not blank."""
        skip = self.skip
        for rows in self.rows(reading, size):
            found = [row for row in rows[skip:] if any(row) and (row[0].strip() or any(cell.strip() for cell in row))]
            skip = max(skip - len(rows), 0)
            if found:
                yield found
