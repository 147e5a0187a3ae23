"""Workbooks, read back by the plugin's own reader and as the XML that a spreadsheet reads."""

import datetime
import os
import zipfile

import pytest

from hotspot_policing.bridge.files.xlsx import Workbook
from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.paper.workbook import Table, write_workbook

pytestmark = pytest.mark.usefixtures("qgis")
DAY = datetime.date(2025, 3, 1)


@pytest.fixture
def book(tmp_path):
    path = str(tmp_path / "places.xlsx")
    rows = [[1, "High Street & Co", 3254.5, DAY], [2, "=1+1", None, None], [3, "@SUM(A1)", 7.0, DAY]]
    tables = [
        Table("Hot spots: all/some", ["#", "Place", "per km²", "First day"], rows),
        Table("About", ["What", "What"], [["-x", "–"]]),
    ]
    write_workbook(path, tables)
    return path


def test_every_cell_comes_back(book):
    read = Workbook(book, "places.xlsx")
    hot, about = read.sheets
    rows = [row for block in read.rows(hot, 100, 20) for row in block]
    assert rows[0] == ["#", "Place", "per km²", "First day"]
    assert rows[1][:2] == ["1", "High Street & Co"] and float(rows[1][2]) == 3254.5 and rows[1][3][:10] == "2025-03-01"
    assert [row for block in read.rows(about, 100, 20) for row in block][0] == ["What", "What (2)"]


def test_numbers_and_dates_are_no_texts_and_nothing_is_a_formula(book):
    with zipfile.ZipFile(book) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        texts = archive.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet and "<v>3254.5</v>" in sheet
    assert "2025-03-01" not in texts and "45717" in sheet, "a day is a number with the format of a date"
    assert "'=1+1" in texts and "'@SUM(A1)" in texts


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(InputError):
        write_workbook(str(tmp_path / "nowhere" / "a.xlsx"), [Table("a", ["b"], [[1]])])
    assert os.listdir(tmp_path) == []
