"""Tables as a workbook (XLSX), by GDAL's own driver: numbers are numbers there and dates dates."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..ground.errors import InputError
from ..ground.texts import tr
from ..results.layout import unwritten

#: Characters of the name of a sheet.
_NAME = 31


@dataclass(frozen=True)
class Table:
    """A sheet: its name, its headings, and rows of numbers, dates, texts and None."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]


def write_workbook(path: str, tables: Iterable[Table], shown: str = "") -> None:
    """Write tables as the sheets of a new workbook. Raises InputError, which names the file as ``shown``, where it
    cannot be written."""
    from osgeo import gdal, ogr

    driver = gdal.GetDriverByName("XLSX")
    if driver is None:
        raise InputError(tr("This installation of QGIS cannot write XLSX files; export the table as CSV instead."))
    # In memory first: what goes wrong when GDAL closes a file on the disk is told to nobody.
    made = f"/vsimem/{uuid.uuid4().hex}.xlsx"
    book = driver.Create(made, 0, 0, 0, gdal.GDT_Unknown)
    for table in tables:
        sheet = book.CreateLayer(re.sub(r"[\[\]:*?/\\']", " ", table.name)[:_NAME], None, ogr.wkbNone)
        columns = list(zip(*table.rows)) or [()] * len(table.headings)
        for heading, values in zip(_once(table.headings), columns):
            sheet.CreateField(ogr.FieldDefn(heading, _kind(values, ogr)))
        for row in table.rows:
            feature = ogr.Feature(sheet.GetLayerDefn())
            for i, value in enumerate(row):
                _set(feature, i, value)
            sheet.CreateFeature(feature)
        del sheet
    del book
    file = gdal.VSIFOpenL(made, "rb")
    try:
        data = gdal.VSIFReadL(1, gdal.VSIStatL(made).size, file)
    finally:
        gdal.VSIFCloseL(file)
        gdal.Unlink(made)
    try:
        with open(path, "wb") as out:
            out.write(data)
    except OSError as error:
        raise InputError(unwritten(shown or path)) from error


def harmless(text: str) -> str:
    """A text that no spreadsheet runs: one that begins like a formula gets an apostrophe before it."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _once(headings: Sequence[str]) -> list[str]:
    """The headings, those that are there twice with a number."""
    out: list[str] = []
    for heading in headings:
        free, number = harmless(heading), 2
        while free in out:
            free, number = f"{harmless(heading)} ({number})", number + 1
        out.append(free)
    return out


def _kind(values: Sequence[Any], ogr: Any) -> int:
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, datetime.date) for value in known):
        return ogr.OFTDate
    if known and all(isinstance(value, int) for value in known):
        return ogr.OFTInteger64
    if known and all(isinstance(value, (int, float)) for value in known):
        return ogr.OFTReal
    return ogr.OFTString


def _set(feature: Any, i: int, value: Any) -> None:
    if isinstance(value, datetime.date):
        feature.SetField(i, value.year, value.month, value.day, 0, 0, 0, 0)
    elif isinstance(value, str):
        feature.SetField(i, harmless(value))
    elif value is not None:
        feature.SetField(i, value)
