"""Sheets of workbooks as rows of text."""

import pytest
from workbooks import row, workbook

from hotspot_policing.bridge.files.police_files import Reading
from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.importing.record_sheets import open_sheet
from hotspot_policing.bridge.moments.dates import SERIAL_ZERO, SERIAL_ZERO_1904

HEADER = ("Crime Number", "Offence", "Committed From")
CRIMES = [row(*HEADER), row("A1", "Theft", "03/02/2025"), row("A2", "Theft", "04/02/2025")]
OTHER = [row("Name", "Telephone"), row("x", "1")]


def rows_of(grid):
    with Reading() as reading:
        assert grid.find_header(reading)
        return [one for block in grid.body(reading) for one in block]


def test_the_sheet_with_the_header_of_crimes_is_read_wherever_it_stands(tmp_path):
    for sheets in ({"a": OTHER, "b": CRIMES}, {"b": CRIMES, "a": OTHER}):
        grid = open_sheet(workbook(str(tmp_path / "book.xlsx"), sheets), "")
        assert rows_of(grid) == [["A1", "Theft", "03/02/2025"], ["A2", "Theft", "04/02/2025"]]
        assert grid.sheet == "b" and grid.header == list(HEADER) and grid.notes == []


def test_a_sheet_may_be_named_and_one_that_is_not_there_is(tmp_path):
    path = workbook(str(tmp_path / "book.xlsx"), {"a": OTHER, "b": CRIMES})
    assert rows_of(open_sheet(path, "a")) == [["x", "1"]]
    with pytest.raises(InputError) as error:
        rows_of(open_sheet(path, "c"))
    assert "'c'" in str(error.value) and "a, b" in str(error.value)


def test_other_sheets_of_crimes_are_said(tmp_path):
    grid = open_sheet(workbook(str(tmp_path / "book.xlsx"), {"May": CRIMES, "June": CRIMES}), "")
    assert len(rows_of(grid)) == 2
    (note,) = grid.notes
    assert "'June'" in note and "'May'" not in note


@pytest.mark.parametrize("mac, zero", [(False, SERIAL_ZERO), (True, SERIAL_ZERO_1904)])
def test_days_are_counted_from_the_zero_of_the_workbook(tmp_path, mac, zero):
    assert open_sheet(workbook(str(tmp_path / "book.xlsx"), {"a": CRIMES}, mac=mac), "").day_zero == zero


def test_what_a_file_is_counts_and_not_its_name(tmp_path):
    assert len(rows_of(open_sheet(workbook(str(tmp_path / "book.xls"), {"a": CRIMES}), ""))) == 2


def test_what_is_no_spreadsheet_or_is_locked_is_told_apart(qgis, tmp_path):
    (tmp_path / "text.xls").write_text("no spreadsheet")
    (tmp_path / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    said = []
    for name in ("text.xls", "locked.xlsx"):
        with pytest.raises(InputError) as error:
            rows_of(open_sheet(str(tmp_path / name), ""))
        assert name in str(error.value)
        said.append(str(error.value).replace(name, ""))
    assert said[0] != said[1]


def test_an_empty_workbook_has_no_header(tmp_path):
    with Reading() as reading:
        assert not open_sheet(workbook(str(tmp_path / "book.xlsx"), {"a": []}), "").find_header(reading)
