"""Comments on the cells of OpenDocument spreadsheets."""

import zipfile

import pytest

from hotspot_policing.bridge.files.police_files import Reading
from hotspot_policing.bridge.importing.record_sheets import open_sheet

_HEADER = ("Crime Number", "Offence", "Committed From")


def open_document(path, comment):
    """A spreadsheet of OpenDocument with two crimes, each cell with a comment."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    rows = [_HEADER, ("A1", "Theft", "03/02/2025"), ("A2", "Theft", "04/02/2025")]
    cell = '<table:table-cell office:value-type="string">{}<text:p>{}</text:p></table:table-cell>'
    table = "".join(
        "<table:table-row>{}</table:table-row>".format("".join(cell.format(comment, text) for text in one))
        for one in rows
    )
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr(
            "content.xml",
            f'<office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>'
            f'<table:table table:name="May">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return str(path)


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "<office:annotation/>",
        '<office:annotation office:display="true"><text:p>ask\nTom</text:p></office:annotation>',
    ],
)
def test_comments_on_cells_are_no_part_of_what_these_say(qgis, tmp_path, comment):
    grid = open_sheet(open_document(tmp_path / "crimes.ods", comment), "")
    with Reading() as reading:
        assert grid.find_header(reading)
        rows = [one for block in grid.body(reading) for one in block]
    assert rows == [["A1", "Theft", "03/02/2025"], ["A2", "Theft", "04/02/2025"]]
    assert grid.header == list(_HEADER) and grid.sheet == "May"
