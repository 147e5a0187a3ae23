"""Tables of records as rows of text, whatever they come from: CSV files, spreadsheets, layers.

The header need not be the first row: a title above it is common. A row may span several lines.
"""

from __future__ import annotations

import csv
import itertools
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QDate, QTime

from ..files.local_files import is_local
from ..files.police_files import Reading, find_files, names_in_zip
from ..ground.errors import Cancelled, InputError
from ..ground.gpkg_uri import split_uri
from ..ground.public_source import require_file
from ..ground.texts import tr
from ..moments.dates import SERIAL_ZERO
from ..moments.instants import instants_of
from ..reading.arrow_stream import point_of
from ..reading.features import Features
from ..reading.record_columns import plain, recognise
from .file_table import Block, FileTable
from .record_grid import BLOCK, HEAD, Grid
from .record_sheets import open_sheet

if TYPE_CHECKING:
    from qgis.core import QgsProcessingFeedback

    from ..files.police_files import CsvFile
    from .file_table import RecordTable

_DELIMITERS = ",;\t|"
_SHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
_TEXTS = (".csv", ".txt", ".tsv", ".zip")
#: What a ZIP may hold instead that can be read once it is unpacked; the last tells a workbook.
_OTHERS = (*_SHEETS, ".shp", ".gpkg", ".geojson", ".tab", ".mif", ".zip", "xl/workbook.xml")
#: Stands after the last line: inside an open quote it does not become a row of its own.
_END = "\x1e"


def open_records(source: str | QgsVectorLayer, parameter: str = "SOURCE") -> RecordTable:
    """The table behind a path, or a layer (on the main thread), given as a ``parameter``. Its ``header`` is a list of
    names, ``points`` whether it has points of its own, with ``crs``.

    Raises InputError where nothing can be read.
    """
    if isinstance(source, QgsVectorLayer):
        return LayerTable(source, parameter)
    path, table, more = _place(str(source))
    require_file(path, parameter)
    if more:
        raise InputError(
            tr(
                "{}: the path to '{}' includes '{}', which is not supported. Enter the path alone (with "
                "|layername= if the file has several tables), or open the file in QGIS and choose the layer."
            ).format(parameter, os.path.basename(path), more[0].partition("=")[0])
        )
    if not is_local(path):
        raise InputError(tr("{}: '{}' does not exist; check the path.").format(parameter, path))
    # Inside a ZIP, as GDAL names it, only GDAL looks.
    suffix = os.path.splitext(path)[1].lower() if os.path.exists(path) else ""
    if suffix in _SHEETS:
        return GridTable([open_sheet(path, table)])
    if (os.path.isdir(path) and suffix != ".gdb") or suffix in _TEXTS:
        files, skipped = find_files([path])
        if not files:
            raise InputError(_no_csv(path, parameter, skipped))
        return GridTable([_Csv(file) for file in files], skipped)
    return FileTable(path, table, parameter)


def _no_csv(path: str, parameter: str, skipped: Sequence[tuple[str, str]]) -> str:
    """What is said of a folder or ZIP without a CSV file."""
    other = next((name for name in names_in_zip(path) if name.lower().endswith(_OTHERS)), "")
    if other.endswith("workbook.xml"):
        return tr("{}: '{}' is an Excel workbook; rename the file so that its name ends in .xlsx.").format(
            parameter, os.path.basename(path)
        )
    if other:
        return tr("{}: '{}' contains no CSV file, only '{}'; extract that file and choose it.").format(
            parameter, os.path.basename(path), other
        )
    return tr("{}: no CSV file was found in '{}'{}.").format(
        parameter, path, tr(": '{}' was skipped because {}").format(*skipped[0]) if skipped else ""
    )


def is_file(source: str) -> bool:
    """Whether a text names a file, or a table of one, that is there."""
    path, _, more = _place(source)
    return not more and is_local(path)


def _place(source: str) -> tuple[str, str, list[str]]:
    """(path, table or '', [what else is given]) of a file as QGIS writes where it is."""
    named = split_uri(source)
    if named is not None:
        return (*named, [])
    path, *more = source.split("|")
    tables = [part for part in more if part.lower().startswith("layername=")]
    return path, tables[-1].partition("=")[2] if tables else "", [part for part in more if part not in tables]


class LayerTable:
    """The rows of a layer as it stands now."""

    def __init__(self, layer: QgsVectorLayer, parameter: str = "SOURCE") -> None:
        if not layer.isValid():
            raise InputError(
                tr("{}: '{}' cannot be opened; check that the layer's data source still exists.").format(
                    parameter, layer.name()
                )
            )
        self.shown, self.crs, self.day_zero = layer.name(), layer.crs(), SERIAL_ZERO
        self.skipped: list[tuple[str, str]] = []
        self.notes: list[str] = []
        self.header = layer.fields().names()
        self.points = QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.GeometryType.PointGeometry
        self.count = layer.featureCount()
        self._head: tuple[int, Block | None] | None = None
        self._features = Features(layer)
        found = {index: instants_of(layer, name) for index, name in enumerate(self.header)}
        #: What typed columns say of their times' zones, and those in which Z says nothing by itself.
        self._instants = {index: instants for index, instants in found.items() if instants.timed}
        self.stamped = {index for index, instants in self._instants.items() if instants.stamped}

    def head(self, count: int) -> Block | None:
        """The Block of the first rows, read once; None where there are none."""
        if self._head is None or self._head[0] != count:
            request = QgsFeatureRequest().setLimit(count)
            self._head = count, next(self._blocks(range(len(self.header)), request, None), None)
        return self._head[1]

    def blocks(self, wanted: Collection[int], feedback: QgsProcessingFeedback | None = None) -> Iterator[Block]:
        """Blocks with the columns whose indexes are ``wanted``. Raises Cancelled."""
        yield from self._blocks(sorted(wanted), QgsFeatureRequest(), feedback)
        self.notes = [
            note for index in sorted(self._instants.keys() & set(wanted)) for note in self._instants[index].lost()
        ]

    def _blocks(
        self, wanted: Collection[int], request: QgsFeatureRequest, feedback: QgsProcessingFeedback | None
    ) -> Iterator[Block]:
        request.setSubsetOfAttributes(list(wanted))
        if not self.points:
            request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        for index in self._instants.keys() & set(wanted):
            self._instants[index].look(False)
        features = self._features.each(request)
        done = 0
        while True:
            x, y, several, fids = [], [], 0, []
            columns: dict[int, list[Any]] = {index: [] for index in wanted}
            for feature in itertools.islice(features, BLOCK):
                if self.points:
                    px, py, many = point_of(feature.geometry())
                    x.append(px)
                    y.append(py)
                    several += many
                for index, column in columns.items():
                    column.append(feature[index] if index in self._instants else _text(feature[index]))
                fids.append(feature.id())
                done += 1
            rows = len(fids)
            if feedback is not None:
                if feedback.isCanceled():
                    raise Cancelled()
                feedback.setProgress(100 * done / max(self.count, done, 1))
            if not rows:
                return
            for index in self._instants.keys() & columns.keys():
                columns[index] = self._instants[index].texts(columns[index], np.array(fids, np.int64))
            yield Block(
                dict(columns),
                np.array(x) if self.points else None,
                np.array(y) if self.points else None,
                self.shown,
                rows,
                0,
                several,
            )


class GridTable:
    """Files of rows that all have the same columns, in any order."""

    points, crs = False, None
    stamped: AbstractSet[int] = frozenset()

    def __init__(self, grids: Sequence[Grid], skipped: Iterable[tuple[str, str]] = ()) -> None:
        self.skipped = list(skipped)
        self.grids: list[Grid] = []
        self.shown = grids[0].shown if len(grids) == 1 else tr("{} and {} more").format(grids[0].shown, len(grids) - 1)
        for grid in grids:
            with Reading() as reading:
                found = grid.find_header(reading)
            if found:
                self.grids.append(grid)
            else:
                self.skipped.append((grid.shown, tr("the file is empty")))
        if not self.grids:
            raise InputError(tr("'{}' is empty; export the data again.").format(grids[0].shown))
        self.header = self.grids[0].header
        self._head: tuple[int, Block | None] | None = None
        self.day_zero = self.grids[0].day_zero

    @property
    def notes(self) -> list[str]:
        """What could not be read, once all was."""
        return [note for grid in self.grids for note in grid.notes]

    def head(self, count: int) -> Block | None:
        """The Block of the first rows, read once; None where there are none."""
        if self._head is None or self._head[0] != count:
            grid = self.grids[0]
            with Reading() as reading:
                rows = next(grid.body(reading, count + grid.skip), [])[:count]
            everything = dict(enumerate(range(len(self.header))))
            self._head = count, self._block(grid, rows, everything) if rows else None
        return self._head[1]

    def blocks(self, wanted: Collection[int], feedback: QgsProcessingFeedback | None = None) -> Iterator[Block]:
        """Blocks with the columns whose indexes are ``wanted``. Raises InputError where a file lacks one, Cancelled."""
        with Reading(feedback) as reading:
            reading.expect(list(self.grids))
            for grid in self.grids:
                where = self._where(grid, wanted)
                for rows in grid.body(reading):
                    yield self._block(grid, rows, where)
                    if feedback is not None and feedback.isCanceled():
                        raise Cancelled()

    def _where(self, grid: Grid, wanted: Collection[int]) -> dict[int, int]:
        """{index in the table's header: index in the file's}."""
        places: dict[str, int] = {}
        for i, name in enumerate(grid.header):
            places.setdefault(plain(name), i)
        missing = [self.header[index] for index in wanted if plain(self.header[index]) not in places]
        if missing:
            raise InputError(
                tr("'{}' has no '{}' column, but '{}' does; import the files one at a time.").format(
                    grid.shown, missing[0], self.grids[0].shown
                )
            )
        return {index: places[plain(self.header[index])] for index in wanted}

    def _block(self, grid: Grid, rows: list[list[str]], where: dict[int, int]) -> Block:
        width, good = len(grid.header), rows
        if set(map(len, rows)) != {width}:
            # Spreadsheets drop empty cells at the end of a row; further cells than the header has are another matter.
            good = [
                (row + [""] * (width - len(row)))[:width]
                for row in rows
                if len(row) <= width or not any(cell.strip() for cell in row[max(width, grid.width) :])
            ]
        columns = list(zip(*good)) if good else [()] * width
        return Block(
            {index: columns[place] for index, place in where.items()},
            None,
            None,
            grid.name,
            len(rows),
            len(rows) - len(good),
        )


class _Csv(Grid):
    """A CSV file, or one in a ZIP."""

    def __init__(self, file: CsvFile) -> None:
        super().__init__(file.name, file.shown, file.size)
        self.file, self.delimiter = file, ","

    @property
    def path(self) -> str:
        return self.file.path

    def find_header(self, reading: Reading) -> bool:
        lines = self._first_lines(reading)

        def known(delimiter: str) -> tuple[int, int]:
            rows = list(itertools.islice(csv.reader(lines, delimiter=delimiter), HEAD))
            return max(((len(recognise(row)), len(row)) for row in rows), default=(0, 0))

        try:
            self.delimiter = max(_DELIMITERS, key=known)
        except csv.Error:
            self.delimiter = ","
        return super().find_header(reading)

    def _first_lines(self, reading: Reading) -> list[str]:
        blocks = reading.lines(self.file)
        lines = [line + "\n" for line in next(blocks, [])[: 4 * HEAD]]
        blocks.close()
        return lines

    def rows(self, reading: Reading, size: int = BLOCK) -> Iterator[list[list[str]]]:
        """Blocks (lists) of rows. Raises InputError where it is no table."""
        lines = itertools.chain(itertools.chain.from_iterable(self._lines(reading)), [_END])
        reader = csv.reader(lines, delimiter=self.delimiter)
        done, ended = 0, False
        while not ended:
            rows: list[list[str]] = []
            try:
                # What was read before an error stays in the list.
                rows.extend(itertools.islice(reader, size))
            except csv.Error as error:
                line = done + _lines_of(rows) + 1
                if "field larger" in str(error):
                    raise InputError(
                        tr(
                            "'{}': the row that starts on line {:,} has a cell of more than {:,} characters. Check "
                            'whether a quotation mark (") there is never closed.'
                        ).format(self.shown, line, csv.field_size_limit())
                    )
                raise InputError(
                    tr(
                        "'{}' has an error on line {:,} ({}) and cannot be read as a table; export the data again."
                    ).format(self.shown, line, error)
                )
            if rows[-1] and rows[-1][-1].endswith(_END):
                if rows.pop() != [_END]:
                    self._refuse_quote(done + _lines_of(rows) + 1)
                ended = True
            done = reader.line_num
            yield rows

    def _lines(self, reading: Reading) -> Iterator[list[str]]:
        for block in reading.lines(self.file):
            # A block ends with its line break, so that nothing comes after it.
            if not block[-1]:
                block.pop()
            yield [line + "\n" for line in block]

    def _refuse_quote(self, line: int) -> None:
        raise InputError(
            tr(
                "'{}': the row that starts on line {:,} has an opening quotation mark (\") that is never "
                "closed. Correct or delete that row."
            ).format(self.shown, line)
        )


def _lines_of(rows: Sequence[Sequence[str]]) -> int:
    """Lines of a file that rows take up."""
    return len(rows) + sum(cell.count("\n") for row in rows for cell in row if "\n" in cell)


def _text(value: Any) -> str:
    """A value of a layer as text, dates as yyyy-mm-dd."""
    if value is None or value == NULL:
        return ""
    if isinstance(value, QDate):
        return value.toString("yyyy-MM-dd")
    if isinstance(value, QTime):
        return value.toString("HH:mm")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
