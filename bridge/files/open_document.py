"""Spreadsheets of OpenDocument as GDAL may read them: it takes a comment on a cell for the first line of its text."""

from __future__ import annotations

import contextlib
import io
import re
import uuid
import zipfile
from collections.abc import Iterator

_CONTENT = "content.xml"
_COMMENT = re.compile(rb"<office:annotation(?=[\s/>])(?:[^>]*/>|.*?</office:annotation>)", re.DOTALL)


@contextlib.contextmanager
def without_comments(path: str) -> Iterator[str]:
    """The name under which GDAL finds the spreadsheet at *path* without its comments: its own where it has none, or
    is no OpenDocument, else that of a copy in memory. What was opened meanwhile stays open."""
    from osgeo import gdal

    copy = _copy(path)
    if copy is None:
        yield path
        return
    name = f"/vsimem/{uuid.uuid4().hex}.ods"
    gdal.FileFromMemBuffer(name, copy)
    try:
        yield name
    finally:
        gdal.Unlink(name)


def _copy(path: str) -> bytes | None:
    """The file without comments on cells; None where it has none or cannot be read."""
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(path) as old:
            found, count = _COMMENT.subn(b"", old.read(_CONTENT))
            if not count:
                return None
            with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as new:
                for part in old.infolist():
                    new.writestr(part.filename, found if part.filename == _CONTENT else old.read(part))
    except (OSError, KeyError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError):
        return None
    return made.getvalue()
