"""Tables of records whatever they come from: CSV files in folders and ZIPs, spreadsheets, layers."""

import zipfile

import numpy as np
import pytest
from crime_layers import EAST, NORTH, crime_layer
from record_tables import csv_file, csv_table
from support import Feedback
from workbooks import row, workbook

from hotspot_policing.bridge.ground.errors import Cancelled, InputError
from hotspot_policing.bridge.importing.record_files import is_file, open_records

HEADER = ("Crime Number", "Offence", "Committed From")
ROWS = [(f"A{i}", "Theft", f"2025-02-{1 + i:02}") for i in range(5)]


def texts(table, *names):
    """Rows of these columns, all there are by default."""
    where = [table.header.index(name) for name in names or table.header]
    return [one for block in table.blocks(set(where)) for one in zip(*[block.columns[index] for index in where])]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_whatever_stands_between_the_cells(tmp_path, delimiter):
    path = tmp_path / "a.csv"
    path.write_text("\n".join(delimiter.join(line) for line in [HEADER, *ROWS]), encoding="utf-8")
    assert texts(open_records(str(path))) == ROWS


def test_a_file_a_zip_a_workbook_and_a_layer_say_the_same(qgis, tmp_path):
    path = csv_file(tmp_path / "a.csv", HEADER, *ROWS)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(path, "inside/a.csv")
    workbook(str(tmp_path / "a.xlsx"), {"a": [row(*line) for line in [HEADER, *ROWS]]})
    layer = crime_layer([(0, 0, *line) for line in ROWS], [f"{name}:string" for name in HEADER])
    for source in (path, str(tmp_path / "a.zip"), str(tmp_path / "a.xlsx"), layer):
        assert texts(open_records(source), *HEADER) == ROWS


def test_files_of_a_folder_follow_each_other_whatever_the_order_of_their_columns(tmp_path):
    csv_file(tmp_path / "a.csv", HEADER, *ROWS[:2])
    csv_file(tmp_path / "b.csv", [name.upper() for name in HEADER[::-1]], *[line[::-1] for line in ROWS[2:]])
    table = open_records(str(tmp_path))
    assert texts(table) == ROWS and texts(table, "Offence") == [("Theft",)] * 5
    csv_file(tmp_path / "c.csv", HEADER[:2], *[line[:2] for line in ROWS])
    assert len(texts(open_records(str(tmp_path)), "Offence")) == 10
    with pytest.raises(InputError) as error:
        texts(open_records(str(tmp_path)))
    assert "'c.csv'" in str(error.value) and "'Committed From'" in str(error.value)


def test_a_cell_may_hold_a_line_break_and_cells_may_lack_at_the_end(tmp_path):
    table = csv_table(tmp_path / "a.csv", HEADER, ("A1", "Theft\nfrom shop", ""), ("A2",), ("A3", "x", "y", "z"))
    (block,) = table.blocks({0, 1, 2})
    assert list(block.columns[1]) == ["Theft\nfrom shop", ""] and (block.read, block.malformed) == (3, 1)


def test_a_quote_that_is_never_closed_is_named_by_its_line(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("\n".join([",".join(HEADER), "A1,Theft,x", 'A2,"Theft,x', "A3,Theft,x"]))
    with pytest.raises(InputError) as error:
        texts(open_records(str(path)))
    assert "'a.csv'" in str(error.value) and "line 3" in str(error.value)


def test_a_layer_gives_its_points_and_its_system(qgis):
    table = open_records(crime_layer([(1, 2, "a", ""), (None, None, "b", "")]))
    (block,) = table.blocks({0})
    assert table.points and table.crs.authid() == "EPSG:27700"
    assert np.array_equal(block.x, [EAST + 1, np.nan], equal_nan=True)
    assert np.array_equal(block.y, [NORTH + 2, np.nan], equal_nan=True)


def test_the_first_rows_are_those_of_all_and_an_empty_table_has_none(qgis, tmp_path):
    for table in (csv_table(tmp_path / "a.csv", HEADER, *ROWS), open_records(crime_layer([(0, 0, "a", "b")] * 5))):
        head, (block,) = table.head(2), table.blocks(range(len(table.header)))
        assert head.read == 2 and all(list(head.columns[i]) == list(block.columns[i])[:2] for i in head.columns)
    assert csv_table(tmp_path / "b.csv", HEADER).head(2) is None


def test_what_cannot_be_read_is_named(tmp_path):
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "folder").mkdir()
    for name, named in (("gone.csv", "gone.csv"), ("empty.csv", "empty.csv"), ("folder", "folder")):
        with pytest.raises(InputError) as error:
            open_records(str(tmp_path / name))
        assert named in str(error.value)
    with pytest.raises(InputError) as error:
        open_records(csv_file(tmp_path / "a.csv", HEADER) + "|subset=1", "PLACES")
    assert "PLACES" in str(error.value) and "subset" in str(error.value)
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        list(csv_table(tmp_path / "a.csv", HEADER, *ROWS).blocks({0}, feedback))


def test_a_file_is_one_that_is_there(tmp_path):
    path = csv_file(tmp_path / "a.csv", HEADER)
    assert is_file(path) and is_file(path + "|layername=a")
    assert not is_file(path + "|subset=1") and not is_file(str(tmp_path / "gone.csv")) and not is_file("roads_2b1f")
