"""Downloads are read as lines wherever they lie, and what is damaged, locked or no CSV is named."""

import os
import zipfile

import pytest
from qgis.core import QgsFeedback
from refusals import refused

from hotspot_policing.bridge.files.police_files import CsvFile, Reading, find_files, names_in_zip
from hotspot_policing.bridge.ground.errors import Cancelled, InputError


def zipped(path, **members):
    with zipfile.ZipFile(str(path), "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return str(path)


def file(path, data):
    path.write_bytes(data)
    return CsvFile(str(path), "", path.name, path.name, len(data))


def rows(file, chunk_bytes):
    """The lines that are not empty."""
    with Reading(chunk_bytes=chunk_bytes) as reading:
        return [line for block in reading.lines(file) for line in block if line]


def test_folders_and_zips_are_searched_through(tmp_path):
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    (tmp_path / "deep" / "deeper" / "B.CSV").write_text("b")
    (tmp_path / ".hidden.csv").write_text("")
    (tmp_path / "notes.txt").write_text("")
    path = zipped(
        tmp_path / "deep" / "x.zip",
        **{"2025\\a.csv": "a", "__MACOSX/a.csv": "", "2025/._a.csv": "", "../out.csv": "", "/top.csv": "", "c.txt": ""},
    )
    files, skipped = find_files([str(tmp_path)])
    assert [(one.name, one.size) for one in files] == [("B.CSV", 1), ("a.csv", 1)]
    assert {name for name, _ in skipped} == {"../out.csv", "/top.csv"}
    with Reading() as reading:
        assert [reading.first_line(one) for one in files] == ["b", "a"]
    assert "c.txt" in names_in_zip(path) and names_in_zip(str(tmp_path / "notes.txt")) == []


@pytest.mark.parametrize("chunk_bytes", [1, 3, 1000])
def test_lines_are_whole_however_they_arrive(tmp_path, chunk_bytes):
    text = "Straße,1\r\nCafé,2\rlast"
    assert rows(file(tmp_path / "a.csv", b"\xef\xbb\xbf" * (chunk_bytes > 2) + text.encode()), chunk_bytes) == [
        "Straße,1",
        "Café,2",
        "last",
    ]
    assert rows(file(tmp_path / "b.csv", text.encode("cp1252")), chunk_bytes) == ["Straße,1", "Café,2", "last"]
    assert rows(file(tmp_path / "c.csv", b""), chunk_bytes) == []


def test_utf_16_is_refused_with_and_without_its_mark(tmp_path):
    for coding in ("utf-16", "utf-16-le"):
        with refused(InputError, "a.csv", "UTF-16"):
            rows(file(tmp_path / "a.csv", "Crime ID,Month\n1,2025-01\n".encode(coding)), 1000)


def test_what_cannot_be_read_is_named(tmp_path):
    with refused(InputError, "SOURCE", str(tmp_path / "none.csv")):
        find_files([str(tmp_path / "none.csv")])
    with refused(InputError, "SOURCE"):
        find_files(["https://user:secret@example.org/a.csv"])
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 no archive")
    with refused(InputError, str(tmp_path / "a.zip")):
        find_files([str(tmp_path / "a.zip")])
    with refused(InputError, "a.csv"):
        rows(CsvFile(str(tmp_path / "a.csv"), "", "a.csv", "a.csv", 1), 10)


def test_a_zip_that_is_damaged_or_locked_is_named(tmp_path):
    path = zipped(tmp_path / "bad.zip", **{"a.csv": "Month\n2025-01\n"})
    data = open(path, "rb").read()
    with open(path, "wb") as out:
        out.write(data.replace(b"2025-01", b"2025-02", 1))
    (found,), _ = find_files([path])
    with refused(InputError, path, "a.csv"):
        rows(found, 1000)
    at = data.rindex(b"PK\x01\x02") + 8
    with open(path, "wb") as out:
        out.write(data[:at] + b"\x01" + data[at + 1 :])
    with refused(InputError, path):
        find_files([path])


def test_a_cancel_is_seen_and_progress_told(qgis, tmp_path):
    feedback, one = QgsFeedback(), file(tmp_path / "a.csv", b"a\n" * 50)
    with Reading(feedback, chunk_bytes=50) as reading:
        reading.expect([one])
        blocks = reading.lines(one)
        next(blocks)
        assert feedback.progress() == pytest.approx(50)
        feedback.cancel()
        with pytest.raises(Cancelled):
            next(blocks)
    assert os.path.getsize(one.path) == 100


def test_one_file_of_a_zip_is_named_as_gdal_does(tmp_path):
    path = zipped(tmp_path / "x.zip", **{"2025/a.csv": "a", "2025/b.csv": "bb", "c.txt": ""})
    files, _ = find_files([path])
    assert [find_files([one.source])[0] for one in files] == [[one] for one in files]
    assert find_files([f"/vsizip/{path}/2025/b.csv", files[1].source]) == ([files[1]], [])
    on_disk = zipped(tmp_path / "no suffix", **{"b.csv": "a"})
    (only,), _ = find_files([on_disk])
    assert find_files([only.source])[0] == [only]
    for missing in (f"/vsizip/{{{path}}}/2025/z.csv", f"/vsizip/{path}/c.txt", f"/vsizip/{path}.none/a.csv"):
        with refused(InputError, "SOURCE", missing.rpartition("/")[2]):
            find_files([missing])


def test_how_much_is_read_at_most_is_the_readers(tmp_path):
    one = file(tmp_path / "a.csv", b"Month\n2025-01\n")
    with Reading(most=10) as reading:
        with refused(InputError, "GB"):
            reading.expect([one])
        with refused(InputError, "GB"):
            list(reading.lines(one))
