"""The header among the first rows of a grid, and the rows below it."""

import pytest

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.importing.record_grid import MAX_COLUMNS, Grid, others_note

HEADER = ["Crime Number", "Offence", "Committed From"]


class Rows(Grid):
    """A grid of rows that are there, handed out so many at a time."""

    def __init__(self, *rows, step=None):
        super().__init__("rows", "rows.csv", 0)
        self._rows, self._step = list(rows), step

    def rows(self, reading, size=2):
        size = self._step or size
        for begin in range(0, len(self._rows), size):
            yield self._rows[begin : begin + size]


def body(grid, **more):
    assert grid.find_header(None)
    return [row for rows in grid.body(None, **more) for row in rows]


def test_a_title_above_the_header_is_none():
    grid = Rows(["Export of 1 March"], [], HEADER, ["A1", "Theft", "2025-01-01"], ["", " ", ""], ["A2", "", ""])
    assert body(grid) == [["A1", "Theft", "2025-01-01"], ["A2", "", ""]]
    assert grid.header == HEADER and grid.skip == 3


@pytest.mark.parametrize("step", [1, 2, 3, 50])
def test_blocks_do_not_show(step):
    rows = [["title"], HEADER, *[[f"A{i}", "Theft", ""] for i in range(9)]]
    grid = Rows(*rows, step=step)
    grid.header, grid.skip = HEADER, 2
    assert [row for block in grid.body(None) for row in block] == rows[2:]


def test_without_a_known_name_the_first_row_that_holds_something_is_the_header():
    grid = Rows(["", ""], ["a", "b"], ["1", "2"])
    assert body(grid) == [["1", "2"]] and grid.header == ["a", "b"]


def test_columns_without_a_name_get_one_and_those_at_the_end_go():
    grid = Rows(["Crime Number", "", "Offence", " ", ""], ["A1", "x", "Theft", "", ""])
    grid.find_header(None)
    assert grid.header == ["Crime Number", "Column 2", "Offence"] and grid.width == 5


def test_an_empty_file_has_no_header_and_a_very_wide_one_is_refused():
    assert not Rows().find_header(None) and not Rows(["", ""], [" "]).find_header(None)
    with pytest.raises(InputError) as error:
        Rows(["x"] * (MAX_COLUMNS + 1)).find_header(None)
    assert "rows.csv" in str(error.value)


def test_other_tables_are_named_where_there_are_any():
    assert others_note("book.xlsx", []) == []
    (note,) = others_note("book.xlsx", ["May", "June"])
    assert "book.xlsx" in note and "'May', 'June'" in note
