"""Tables of a GeoPackage as QGIS writes their place, ``ogr:dbname='path' table="name" (geom)``, and the file as SQLite
wants it named."""

from __future__ import annotations

import os
import re

_TABLE = re.compile(
    r"^ogr:\s*dbname='(?P<path>(?:[^'\\]|\\.)*)'\s+table=\"(?P<table>(?:[^\"\\]|\\.)*)\"", re.IGNORECASE
)


def table_uri(path: str, table: str) -> str:
    """The place of a table, whatever the folders are called."""
    return "ogr:dbname='{}' table=\"{}\" (geom)".format(
        path.replace("\\", "/").replace("'", "\\'"), table.replace('"', '\\"')
    )


def split_uri(text: str) -> tuple[str, str] | None:
    """(path, table) of such a place, None where the text is none."""
    match = _TABLE.match(text)
    if match is None:
        return None
    # As QgsDataSourceUri does: a backslash before anything but a quote or another one is a backslash of Windows.
    path, table = (re.sub(r"\\(['\"\\])", r"\1", match.group(part)) for part in ("path", "table"))
    return path, table.split(".")[-1]


def read_only_uri(path: str, mode: str = "ro") -> str:
    """What ``sqlite3.connect(…, uri=True)`` opens a file by, for reading only unless ``mode`` says
    otherwise, whatever its folders are called."""
    name = os.path.abspath(path).replace(os.sep, "/")
    for sign in "%?#":
        name = name.replace(sign, f"%{ord(sign):02x}")
    # Three slashes before a path, also before that of a drive; four before a share's.
    return "file://{}{}?mode={}".format("" if name.startswith("/") else "/", name, mode)
