"""Files that a user names, opened by GDAL with drivers that read nothing but that file.

GDAL also opens files that only say where the data are: an address, a database, a query. Whoever sends such a file for
an import would choose what this computer asks of whom.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..ground.public_source import is_address
from .open_document import without_comments
from .unpacked import MAX_XML, require_small_archive, require_small_text

if TYPE_CHECKING:
    from osgeo import gdal

SPREADSHEETS = ("XLSX", "ODS", "XLS")
#: Drivers that read what is in the file, and fetch nothing.
DRIVERS = (
    "GPKG",
    "ESRI Shapefile",
    "FlatGeobuf",
    "OpenFileGDB",
    "MapInfo File",
    "GeoJSON",
    "GeoJSONSeq",
    "CSV",
    "GML",
    "GPX",
    "LIBKML",
    "KML",
    "SQLite",
    "Parquet",
    "Arrow",
)
#: These hold the whole file in memory.
_IN_MEMORY = ("GML", "GPX", "LIBKML", "KML", "XLS")
#: A system of coordinates may be named by an address, which GDAL would look up: it is sent nowhere.
_OFFLINE = {
    "GML_DOWNLOAD_WFS_SCHEMA": "NO",
    "GML_SKIP_RESOLVE_ELEMS": "ALL",
    "LIBKML_RESOLVE_STYLE": "NO",
    "GDAL_HTTP_PROXY": "http://127.0.0.1:9",
    "GDAL_HTTPS_PROXY": "http://127.0.0.1:9",
    "GDAL_HTTP_MAX_RETRY": "0",
    "OGR_SQLITE_LIST_VIRTUAL_OGR": "NO",
}


def is_local(path: str) -> bool:
    """Whether there is a file of this computer, or of a file server, at *path*; also inside a ZIP, as GDAL names it."""
    if os.path.exists(path):
        return True
    if is_address(path) or not re.match(r"/vsi(zip|tar|gzip)/", path):
        return False
    from osgeo import gdal

    return gdal.VSIStatL(path) is not None


def open_local(
    path: str, drivers: Iterable[str] = DRIVERS, options: dict[str, str] | None = None
) -> gdal.Dataset | None:
    """The GDAL dataset of a file, None where none of the ``drivers`` knows it; ``options`` {name: value} of GDAL hold
    while it is opened. Raises InputError where it is too large for memory."""
    from osgeo import gdal

    if is_address(path):
        return None
    with configured(dict(_OFFLINE, **(options or {}))), _quiet():
        try:
            driver = gdal.IdentifyDriverEx(path, gdal.OF_VECTOR, allowed_drivers=list(drivers))
            if driver is None:
                return None
            _require_small(path, driver.ShortName)
            plain = without_comments(path) if driver.ShortName == "ODS" else contextlib.nullcontext(path)
            with plain as source:
                found = gdal.OpenEx(source, gdal.OF_VECTOR | gdal.OF_READONLY, allowed_drivers=[driver.ShortName])
            if found is None or not found.GetLayerCount():
                return None
            # Each sheet looks for its header when it is first asked for its columns: now, while the options hold.
            for i in range(found.GetLayerCount() if options else 0):
                found.GetLayer(i).GetLayerDefn()
                found.GetLayer(i).GetFeatureCount()
            return found
        except RuntimeError:
            # Where GDAL raises instead of answering None.
            return None


def _require_small(path: str, driver: str) -> None:
    if driver in ("XLSX", "ODS"):
        require_small_archive(path)
    elif driver in _IN_MEMORY:
        require_small_text(path)
        require_small_archive(path, limit=MAX_XML)


@contextlib.contextmanager
def configured(options: dict[str, str]) -> Iterator[None]:
    """Options of GDAL for this thread."""
    from osgeo import gdal

    before = {name: gdal.GetThreadLocalConfigOption(name) for name in options}
    for name, value in options.items():
        gdal.SetThreadLocalConfigOption(name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            gdal.SetThreadLocalConfigOption(name, value)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Without GDAL's own messages, which name what it was asked for."""
    from osgeo import gdal

    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()
