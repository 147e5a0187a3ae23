"""Downloads as lines of text: CSV files in folders and ZIPs, read as streams and never unpacked to disk."""

from __future__ import annotations

import contextlib
import lzma
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, NoReturn

from qgis.core import QgsFeedback

from ..ground.errors import Cancelled, InputError
from ..ground.public_source import require_file
from ..ground.texts import tr

#: What one run may read in all. 36 months of the largest force are under a quarter of it.
MAX_BYTES = 2 * 1024**3
#: No row of these files is longer than a few hundred characters.
MAX_LINE = 1024**2
_CHUNK = 1024**2
_HEADER = 64 * 1024
#: How GDAL and QGIS name a file in a ZIP: /vsizip/{C:/data/crimes.zip}/2025-01/crimes.csv, or without the braces.
_IN_ZIP = re.compile(r"/vsizip/(?:\{(?P<archive>.+)\}|(?P<plain>.+?\.zip))/(?P<member>.+)", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, OSError)


@dataclass(frozen=True)
class CsvFile:
    """A CSV on disk, or the ``member`` of a ZIP: ``name`` without folders, ``shown`` as the user knows it, bytes."""

    path: str
    member: str
    name: str
    shown: str
    size: int

    @property
    def source(self) -> str:
        """This one file as ``find_files`` takes it."""
        return f"/vsizip/{{{self.path}}}/{self.member}" if self.member else self.path


def find_files(paths: Iterable[str]) -> tuple[list[CsvFile], list[tuple[str, str]]]:
    """(CSV files, [(name, why skipped)]) in files, folders with all their sub-folders, ZIPs, and single files of ZIPs
    as GDAL names them, in order of name.

    Raises InputError for a path that does not exist, a folder that cannot be listed, a ZIP that cannot be read.
    """
    files: list[CsvFile] = []
    skipped: list[tuple[str, str]] = []
    wanted: dict[str, set[str]] = {}
    for path in paths:
        require_file(path, "SOURCE")
        packed = _IN_ZIP.fullmatch(path)
        archive = (packed["archive"] or packed["plain"]) if packed else ""
        if packed and os.path.isfile(archive):
            # A ZIP is listed once, however many of its files are named.
            wanted.setdefault(archive, set()).add(packed["member"])
        elif os.path.isdir(path):
            for inside in _in_folder(path):
                _add(inside, os.path.relpath(inside, path), files, skipped)
        elif os.path.isfile(path):
            _add(path, os.path.basename(path), files, skipped)
        else:
            _refuse_missing(path)
    for archive, members in wanted.items():
        _add_members(archive, files, skipped, members)
        there = {file.member for file in files if file.path == archive}
        for member in sorted(members - there):
            _refuse_missing(f"{archive}/{member}")
    return sorted(files, key=lambda file: (file.name, file.shown, file.path)), skipped


def _refuse_missing(path: str) -> NoReturn:
    raise InputError(tr("SOURCE: '{}' does not exist; check the path.").format(path))


def _in_folder(folder: str) -> Iterator[str]:
    def refuse(error: OSError) -> NoReturn:
        raise InputError(
            tr("The folder '{}' cannot be read ({}); check that you have access to the folder.").format(
                error.filename, error.strerror
            )
        )

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders.sort()
        for name in sorted(names):
            if name.lower().endswith((".csv", ".zip")) and not name.startswith("."):
                yield os.path.join(place, name)


def _add(path: str, shown: str, files: list[CsvFile], skipped: list[tuple[str, str]]) -> None:
    try:
        if path.lower().endswith(".zip") or zipfile.is_zipfile(path):
            _add_members(path, files, skipped)
        else:
            files.append(CsvFile(path, "", os.path.basename(path), shown, os.path.getsize(path)))
    except OSError as error:
        raise InputError(
            tr("'{}' cannot be read ({}); check the file and your access to it.").format(path, error.strerror or error)
        )


def _add_members(
    path: str, files: list[CsvFile], skipped: list[tuple[str, str]], wanted: Collection[str] | None = None
) -> None:
    """Add the CSV files in a ZIP, or of these only those that are ``wanted``."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        raise InputError(tr("'{}' cannot be opened as a ZIP file; download the file again.").format(path))
    for info in members:
        name = info.filename.replace("\\", "/")
        parts = name.split("/")
        if not name.lower().endswith(".csv") or "__MACOSX" in parts or parts[-1].startswith("."):
            continue
        if wanted is not None and info.filename not in wanted:
            continue
        if name.startswith("/") or ".." in parts or ":" in parts[0]:
            skipped.append((name, tr("the file name points outside the ZIP")))
            continue
        if info.flag_bits & 1:
            raise InputError(
                tr("The ZIP file '{}' is password-protected; unzip it first, then choose the unzipped folder.").format(
                    path
                )
            )
        files.append(CsvFile(path, info.filename, parts[-1], name, info.file_size))


def names_in_zip(path: str) -> list[str]:
    """The names of the files in a ZIP; none where it is no ZIP."""
    if not os.path.isfile(path) or not zipfile.is_zipfile(path):
        return []
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


class Reading:
    """What one run reads: holds ZIPs open, counts bytes against the limit, tells progress, looks for a cancel.

    Use as a context manager. ``total`` is the number of bytes expected, ``chunk_bytes`` how many are read at once,
    ``most`` how many in all (none given: MAX_BYTES).
    """

    def __init__(self, feedback: QgsFeedback | None = None, chunk_bytes: int = _CHUNK, most: int | None = None) -> None:
        self.chunk_bytes, self.most = chunk_bytes, most or MAX_BYTES
        self.total, self.bytes, self.feedback = 1, 0, feedback
        self.archives: dict[str, zipfile.ZipFile] = {}

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, *error: object) -> None:
        for archive in self.archives.values():
            archive.close()

    def expect(self, files: Iterable[CsvFile]) -> None:
        """The files to be read in whole. Raises InputError where they say themselves that they are too large."""
        self.total = max(sum(file.size for file in files), 1)
        if self.total > self.most:
            _refuse_size(self.total, self.most)

    @contextlib.contextmanager
    def open(self, file: CsvFile) -> Iterator[IO[bytes]]:
        """The file as a binary stream. Raises InputError where it cannot be opened, or breaks off while it is read."""
        try:
            if not file.member:
                stream: IO[bytes] = open(file.path, "rb")
            else:
                if file.path not in self.archives:
                    self.archives[file.path] = zipfile.ZipFile(file.path)
                stream = self.archives[file.path].open(file.member)
            with stream:
                yield stream
        except BROKEN as error:
            if file.member:
                raise InputError(
                    tr("The ZIP file '{}' is damaged at '{}'; download the ZIP file again.").format(
                        file.path, file.shown
                    )
                )
            raise InputError(
                tr("'{}' cannot be read ({}); check the file and your access to it.").format(
                    file.path, getattr(error, "strerror", "") or error
                )
            )

    def first_line(self, file: CsvFile) -> str:
        """The first line, '' where the file is empty or its first line is longer than any header."""
        with self.open(file) as stream:
            start = stream.read(_HEADER)
        self._check_cancel()
        if start.startswith(_UTF16):
            return start.decode("utf-16", "replace").lstrip("\ufeff").splitlines()[0]
        line = re.split(b"[\r\n]", _without_mark(start), maxsplit=1)[0]
        return "" if len(line) >= _HEADER - 3 else _text(line)

    def lines(self, file: CsvFile) -> Iterator[list[str]]:
        """Blocks of lines (lists of str): UTF-8 with or without a mark, else Windows-1252."""
        with self.open(file) as stream:
            rest, first = b"", True
            while True:
                # What a ZIP says of its size may be a lie: only what arrives counts.
                chunk = stream.read(self.chunk_bytes)
                self._count(len(chunk))
                data = rest + chunk
                if first:
                    if data.startswith(_UTF16) or _half_empty(data):
                        raise InputError(tr("'{}' is in UTF-16; save it as CSV in UTF-8.").format(file.shown))
                    data, first = _without_mark(data), False
                cut = max(data.rfind(b"\n"), data.rfind(b"\r")) + 1 if chunk else len(data)
                block, rest = data[:cut], data[cut:]
                if len(rest) > MAX_LINE:
                    raise InputError(
                        tr(
                            "'{}' has a line of more than a million characters, so it is not a valid table of "
                            "crimes; download or export it again."
                        ).format(file.shown)
                    )
                if block:
                    yield _text(block).replace("\r\n", "\n").replace("\r", "\n").split("\n")
                if not chunk:
                    return

    def tell(self, share: float) -> None:
        """Show how far a file is that is not read by bytes, as a share of it, and look for a cancel."""
        self._check_cancel()
        if self.feedback is not None:
            self.feedback.setProgress(100 * share)

    def _count(self, count: int) -> None:
        self.bytes += count
        if self.bytes > self.most:
            _refuse_size(self.bytes, self.most)
        self._check_cancel()
        if self.feedback is not None:
            self.feedback.setProgress(100 * min(self.bytes / self.total, 1))

    def _check_cancel(self) -> None:
        if self.feedback is not None and self.feedback.isCanceled():
            raise Cancelled()


def _refuse_size(size: int, most: int) -> NoReturn:
    raise InputError(
        tr(
            "SOURCE would unzip to {:.1f} GB or more, above the limit of {:.1f} GB; choose fewer months or forces."
        ).format(size / 1024**3, most / 1024**3)
    )


def _half_empty(data: bytes) -> bool:
    """Whether text looks like UTF-16 without its mark: every other byte of what is English is none."""
    return data[:1000].count(0) > 0.3 * min(len(data), 1000)


def _without_mark(data: bytes) -> bytes:
    return data[3:] if data.startswith(b"\xef\xbb\xbf") else data


def _text(block: bytes) -> str:
    try:
        return block.decode("utf-8")
    except UnicodeDecodeError:
        return block.decode("cp1252", "replace")
