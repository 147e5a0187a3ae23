"""How large a file may be that is held in memory as a whole: spreadsheets and XML.

An archive of a few megabytes can unpack to more than any computer holds; it is counted before anything opens it.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterator

from ..ground.errors import InputError
from ..ground.texts import tr

#: What a spreadsheet may unpack to: a full sheet of a million rows and twenty columns is less. It takes about twice as
#: much memory.
MAX_SPREADSHEET = 1024**3
#: How large KML, GML, GPX and other XML may be. It takes up to eight times as much memory.
MAX_XML = 256 * 1024**2
#: No table is packed so well; a part of this many bytes that is was made to do harm.
_RATIO, _SUSPECT = 300, 64 * 1024**2
_CHUNK = 1024**2
_ARCHIVES = (".xlsx", ".xlsm", ".ods")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def require_small_archive(path: str, what: str = "", limit: int = MAX_SPREADSHEET) -> None:
    """Raise InputError where the ZIP at *path* (an XLSX, ODS or KMZ) unpacks to more than ``limit`` bytes; ``what`` is
    how the user knows it. What is no ZIP, or is damaged, is left to whoever opens it."""
    what = what or os.path.basename(path)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _refuse(what, sum(part.file_size for part in parts), limit)
            for part in parts:
                if part.file_size > _SUSPECT and part.file_size > _RATIO * max(part.compress_size, 1):
                    _refuse(what, part.file_size, 0)
            # What an archive says of its parts may be a lie.
            total = 0
            for part in parts:
                for size in _unpacked(archive, part, limit):
                    total += size
                    _refuse(what, total, limit)
    except _BROKEN:
        return


def require_small_file(path: str, what: str = "") -> None:
    """The same for any file, by its kind: a spreadsheet, KML, GML, GPX or other XML. Others are not held in memory."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix in _ARCHIVES:
        require_small_archive(path, what)
    elif suffix == ".kmz":
        require_small_archive(path, what, MAX_XML)
    elif suffix in (".xls", ".kml", ".gml", ".gpx", ".xml"):
        require_small_text(path, what)


def require_small_text(path: str, what: str = "") -> None:
    """Raise InputError where a file that is held in memory as a whole is larger than ``MAX_XML``."""
    try:
        size = os.path.getsize(path)
    except OSError:
        return
    if size > MAX_XML:
        raise InputError(
            tr(
                "'{}' is {:,.0f} MB, and the limit for this type of file is {:,.0f} MB; save it as CSV or GeoPackage."
            ).format(what or os.path.basename(path), size / 1024**2, MAX_XML / 1024**2)
        )


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int) -> Iterator[int]:
    """Sizes of the pieces that a part really unpacks to, up to a little above ``limit``."""
    # Python stops at the size that the archive names, and checks the sum of what it has read.
    part.file_size = limit + 1
    del part.CRC
    with archive.open(part) as stream:
        while True:
            piece = stream.read(_CHUNK)
            if not piece:
                return
            yield len(piece)


def _refuse(what: str, size: int, limit: int) -> None:
    if size > limit:
        raise InputError(
            tr("'{}' would unzip to {:,.1f} GB or more, which is too large to read; save it as CSV.").format(
                what, size / 1024**3
            )
        )
