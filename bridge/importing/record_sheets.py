"""Sheets of spreadsheets as rows of text: XLSX by our own reader, XLS and ODS by GDAL's."""

from __future__ import annotations

import itertools
import os
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from ..files.local_files import open_local
from ..files.unpacked import require_small_archive, require_small_text
from ..files.xlsx import Workbook
from ..ground.errors import InputError
from ..ground.texts import tr
from ..moments.dates import SERIAL_ZERO, SERIAL_ZERO_1904
from ..reading.record_columns import recognise
from .record_grid import BLOCK, MAX_COLUMNS, Grid, others_note

if TYPE_CHECKING:
    from osgeo import ogr

    from ..files.police_files import Reading

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def open_sheet(path: str, sheet: str) -> _Sheet:
    """The sheet of a spreadsheet that is named, '' for the first that has a header of crimes. What the file is counts,
    not its name: exports called .xls are often XLSX.

    Raises InputError where the file is too large once unpacked.
    """
    shown = os.path.basename(path)
    if zipfile.is_zipfile(path):
        require_small_archive(path, shown)
    else:
        require_small_text(path, shown)
    if not path.lower().endswith(".ods") and zipfile.is_zipfile(path):
        return _XlsxSheet(path, sheet)
    return _GdalSheet(path, sheet)


class _Sheet(Grid):
    """A sheet of a spreadsheet: the one that is named, else the first that has a header of crimes."""

    def __init__(self, path: str, sheet: str) -> None:
        super().__init__(os.path.basename(path), os.path.basename(path), os.path.getsize(path))
        self.path, self.sheet = path, sheet
        self._book: Any = None
        self._others: list[str] = []

    def find_header(self, reading: Reading) -> bool:
        names = [self.sheet] if self.sheet else self.sheets()
        found = []
        for self.sheet in names:
            if super().find_header(reading):
                found.append((len(recognise(self.header)), self.sheet, self.header, self.skip, self.width))
        if not found:
            return False
        most, self.sheet, self.header, self.skip, self.width = max(found, key=lambda one: one[0])
        self._others = [one[1] for one in found if one[0] == most > 2 and one[1] != self.sheet]
        return True

    @property
    def notes(self) -> list[str]:
        return others_note(self.shown, self._others)

    def _open(self) -> Any:
        """The workbook, open."""
        raise NotImplementedError

    def sheets(self) -> list[str]:
        """Names of all sheets."""
        raise NotImplementedError

    @property
    def book(self) -> Any:
        # Opened once, when it is first needed.
        if self._book is None:
            self._book = self._open()
        return self._book

    def _check_name(self) -> None:
        if self.sheet not in self.sheets():
            raise InputError(
                tr("'{}' has no sheet called '{}'; choose one of these: {}.").format(
                    self.shown, self.sheet, ", ".join(self.sheets())
                )
            )


class _XlsxSheet(_Sheet):
    """A sheet of an XLSX workbook."""

    def _open(self) -> Workbook:
        return Workbook(self.path, self.shown)

    def sheets(self) -> list[str]:
        return self.book.sheets

    @property
    def day_zero(self) -> np.datetime64:
        return SERIAL_ZERO_1904 if self.book.mac else SERIAL_ZERO

    @property
    def notes(self) -> list[str]:
        if not self.book.unsaved:
            return super().notes
        return super().notes + [
            tr(
                "{:,} cells in '{}' contain formulas without a saved value and are read as empty. Open "
                "the file in a spreadsheet program and save it."
            ).format(self.book.unsaved, self.shown)
        ]

    def rows(self, reading: Reading, size: int = BLOCK) -> Iterator[list[list[str]]]:
        """Blocks (lists) of rows. Raises InputError where there is no such sheet."""
        self._check_name()
        yield from self.book.rows(self.sheet, size, MAX_COLUMNS, reading.tell)


class _GdalSheet(_Sheet):
    """A sheet that GDAL reads."""

    def _open(self) -> ogr.DataSource:
        return _open_book(self.path, self.shown)

    def sheets(self) -> list[str]:
        return [self.book.GetLayer(i).GetName() for i in range(self.book.GetLayerCount())]

    def rows(self, reading: Reading, size: int = BLOCK) -> Iterator[list[list[str]]]:
        """Blocks (lists) of rows. Raises InputError where there is no such sheet."""
        self._check_name()
        table = self.book.GetLayerByName(self.sheet)
        count, total = table.GetLayerDefn().GetFieldCount(), max(table.GetFeatureCount(), 1)
        features, done = iter(table), 0
        while True:
            rows = [[feature.GetFieldAsString(i) for i in range(count)] for feature in itertools.islice(features, size)]
            done += len(rows)
            reading.tell(min(done / total, 1))
            if not rows:
                return
            yield rows


def _open_book(path: str, shown: str) -> ogr.DataSource:
    """A spreadsheet with every cell as text and the header a row like any other."""
    options = {
        f"OGR_{kind}_{what}": value
        for kind in ("XLS", "ODS")
        for what, value in (("HEADERS", "DISABLE"), ("FIELD_TYPES", "STRING"))
    }
    book = open_local(path, ("ODS", "XLS"), options)
    if book is not None:
        return book
    with open(path, "rb") as file:
        locked = file.read(4) == _OLD_OFFICE and not path.lower().endswith(".xls")
    if locked:
        raise InputError(
            tr(
                "'{}' cannot be opened. The file is protected by a password, or is an old workbook with "
                "the wrong extension. Save it as XLSX without a password, or as CSV."
            ).format(shown)
        )
    raise InputError(tr("'{}' cannot be opened as a spreadsheet; save the file as XLSX or CSV.").format(shown))
