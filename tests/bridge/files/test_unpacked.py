"""Spreadsheets and XML that would fill the memory are refused before anything opens them."""

import struct
import zipfile

import pytest
from qgis.core import QgsProcessingException
from refusals import refused

from hotspot_policing.bridge.files import unpacked
from hotspot_policing.bridge.files.unpacked import MAX_SPREADSHEET, MAX_XML, require_small_archive, require_small_file
from hotspot_policing.bridge.ground.errors import InputError

MEGABYTE = b"0" * 1024**2


def archive(path, megabytes, name="xl/worksheets/sheet1.xml"):
    """A ZIP with one part of zeros: a thousandth of what it unpacks to."""
    with zipfile.ZipFile(str(path), "w", zipfile.ZIP_DEFLATED) as made:
        with made.open(name, "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(MEGABYTE)
    return str(path)


def claim(path, size):
    """The archive says of its part that it unpacks to ``size`` bytes."""
    with open(path, "r+b") as file:
        data = file.read()
        file.seek(data.rindex(b"PK\x01\x02") + 24)
        file.write(struct.pack("<I", size))


def test_a_small_one_and_what_is_no_archive_are_left_alone(tmp_path):
    require_small_archive(archive(tmp_path / "a.xlsx", 2))
    (tmp_path / "b.xlsx").write_bytes(b"PK no archive")
    require_small_archive(str(tmp_path / "b.xlsx"))
    require_small_archive(str(tmp_path / "none.xlsx"))
    require_small_archive(archive(tmp_path / "c.xlsx", 2), limit=2 * 1024**2)


def test_a_large_one_is_named_with_its_size(tmp_path):
    with refused(InputError, "a.xlsx", "0.0"):
        require_small_archive(archive(tmp_path / "a.xlsx", 3), limit=2 * 1024**2)
    with refused(InputError, "'the roster'"):
        require_small_archive(str(tmp_path / "a.xlsx"), "the roster", 2 * 1024**2)


def test_a_part_that_is_packed_as_no_table_is(tmp_path):
    with refused(InputError, "a.ods"):
        require_small_archive(archive(tmp_path / "a.ods", 80, "content.xml"))


def test_what_an_archive_says_of_itself_is_not_believed(tmp_path):
    path = archive(tmp_path / "a.xlsx", 3)
    claim(path, 1000)
    with zipfile.ZipFile(path) as found:
        assert found.infolist()[0].file_size == 1000
    with refused(InputError, "a.xlsx"):
        require_small_archive(path, limit=2 * 1024**2)


@pytest.mark.parametrize("name", ["a.kml", "a.gml", "a.gpx", "a.xls", "a.xml"])
def test_xml_is_bounded_by_its_size(tmp_path, name):
    path = tmp_path / name
    with open(str(path), "wb") as file:
        file.truncate(MAX_XML)
    require_small_file(str(path))
    with open(str(path), "ab") as file:
        file.write(b" ")
    with refused(InputError, name, "256"):
        require_small_file(str(path))


def test_the_bounds_are_well_under_a_desktops_memory():
    # Twice the one and eight times the other, in a computer with 8 GB.
    assert 2 * MAX_SPREADSHEET <= 2 * 1024**3 and 8 * MAX_XML <= 2 * 1024**3
    assert unpacked.MAX_XML < MAX_SPREADSHEET


@pytest.mark.parametrize("name", ["export.xlsx", "export.ods"])
def test_the_import_and_the_tools_refuse_it(run, tmp_path, crimes_path, name):
    path = archive(tmp_path / name, 100, "content.xml")
    for tool, parameters in (
        ("importrecords", {"SOURCE": path, "OUTPUT": str(tmp_path / "out.gpkg")}),
        ("countcrimes", {"INPUT": crimes_path, "WEIGHTS": path, "OUTPUT": str(tmp_path / "out.gpkg")}),
    ):
        with refused(QgsProcessingException, name):
            run(tool, parameters)
    assert not (tmp_path / "out.gpkg").exists()
