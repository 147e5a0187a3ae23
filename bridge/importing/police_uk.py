"""The files of data.police.uk into arrays: street crime, outcomes, stop and search. Needs no QGIS.

What a file is, its header says; its name says nothing. Every row read is kept or left out for one reason:
``read == len(rows) + sum(left_out.values())``.

Which rows are the same crime. In the Metropolitan Police's burglaries of 2022 to 2024, 1,637 of 162,410 rows repeat a
Crime ID: always the same month, offence and point, but mostly with another outcome ("Status update unavailable") and
sometimes without the place's name. They are taken for one crime published more than once: the same Crime ID, month and
offence count once. Elsewhere such rows stand at two points (in one force 49 of 178 such crimes, 946 m apart in the
median), and no file says which is right. The row is kept whose point most of the rows have, then one that names a
street, then the westernmost, whatever the order of the files; how many crimes that are is told. One Crime ID
with two offences is kept as two crimes. A row without a Crime ID, as anti-social behaviour has none, is never taken for
a repeat of another: only a whole file given twice is.
"""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..files.police_files import Reading, find_files
from ..ground.errors import InputError
from ..ground.text_codes import Coder, DistinctColumn, narrow, numbers, texts_of, tidied
from ..ground.texts import mark, tr
from ..moments.dates import clock_minutes, months

if TYPE_CHECKING:
    from qgis.core import QgsFeedback, QgsProcessingFeedback

    from ..files.police_files import CsvFile

STREET, OUTCOMES, STOPS = "street", "outcomes", "stops"
KIND_NAMES = {STREET: mark("street-level crime"), OUTCOMES: mark("outcomes"), STOPS: mark("stop and search")}

#: Columns that a file of the kind must have, and those that are taken where they are there.
_REQUIRED = {
    STREET: ("Crime ID", "Month", "Longitude", "Latitude", "Location", "Crime type"),
    OUTCOMES: ("Crime ID", "Month", "Longitude", "Latitude", "Location", "Outcome type"),
    STOPS: ("Type", "Date", "Longitude", "Latitude"),
}
_OPTIONAL = {
    STREET: ("Reported by",),
    OUTCOMES: ("Reported by",),
    STOPS: (
        "Part of a policing operation",
        "Policing operation",
        "Gender",
        "Age range",
        "Self-defined ethnicity",
        "Officer-defined ethnicity",
        "Legislation",
        "Object of search",
        "Outcome",
        "Outcome linked to object of search",
        "Removal of more than just outer clothing",
    ),
}
#: Columns that only files of this kind have; with three more of its columns they say what a file is.
_MARKS = {
    OUTCOMES: {"outcome type"},
    STOPS: {"object of search", "officer-defined ethnicity", "self-defined ethnicity", "legislation"},
    STREET: {"crime type", "last outcome category"},
}
_COMMON = {
    "crime id",
    "month",
    "reported by",
    "falls within",
    "longitude",
    "latitude",
    "location",
    "lsoa code",
    "lsoa name",
}

# Reasons to leave a row out, in the order they are looked for.
MALFORMED = mark("wrong number of columns")
OTHER_TYPE = mark("other crime type")
NO_DATE = {STREET: mark("unreadable month"), OUTCOMES: mark("unreadable month"), STOPS: mark("unreadable date")}
NO_POINT = mark("no coordinates")
BAD_NUMBER = mark("coordinates that are not numbers")
ZERO = mark("location at (0, 0)")
OUTSIDE = mark("coordinates outside the United Kingdom")
DUPLICATE = mark("duplicate Crime ID")

_ID = "Crime ID"
_DEGREES = ("Longitude", "Latitude")
_COPY = mark("the file is identical to '{}'")
#: What may be read in all to count what is there, of which nothing is kept: every force for years.
_MOST_COUNTED = 32 * 1024**3

#: What stands for a place without a street.
_NO_STREET = ("", "on or near", "no location")
#: West, south, east, north. The islands and the sea around are in, so that only what is plainly wrong is out.
_KINGDOM = (-11.0, 49.0, 3.0, 62.0)
_NORTHERN_IRELAND = (-8.2, 54.0, -5.4, 55.32)


@dataclass
class Rows:
    """The n rows kept of one kind: degrees (NaN without a point); ``dates`` as (codes (n,), moments: the first days of
    months, or minutes), since a few stand for all rows; text as (codes (n,), values)."""

    kind: str
    longitude: NDArray[np.float64]
    latitude: NDArray[np.float64]
    dates: tuple[NDArray[np.integer[Any]], NDArray[np.datetime64]]
    text: dict[str, tuple[NDArray[np.integer[Any]], Sequence[str]]]
    read: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    #: Months (numbers since 1970) of which there are rows at all, by force.
    supplied: dict[str, set[int]] = field(default_factory=dict)
    #: Metres (k,) between the points that lie farthest apart of each crime that the files put at several.
    apart: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))

    def __len__(self) -> int:
        return len(self.dates[0])

    def leave_out(self, reason: str, count: int | np.integer[Any]) -> None:
        """Count rows that are not here."""
        if count:
            self.left_out[reason] = self.left_out.get(reason, 0) + int(count)

    def keep(self, mask: NDArray[np.bool_], reason: str) -> None:
        """Leave out the rows where ``mask`` (n,) is False."""
        if mask.all():
            return
        self.leave_out(reason, np.count_nonzero(~mask))
        self.longitude, self.latitude = self.longitude[mask], self.latitude[mask]
        self.dates = self.dates[0][mask], self.dates[1]
        self.text = {name: (codes[mask], values) for name, (codes, values) in self.text.items()}

    def texts(self, name: str, which: NDArray[np.integer[Any]] | slice = slice(None)) -> list[str | None]:
        """The column of some rows as a list of str, None where it is empty or the files have no such column."""
        if name not in self.text:
            return [None] * len(self.dates[0][which])
        codes, values = self.text[name]
        return texts_of(values, codes[which])

    def when(self, which: NDArray[np.integer[Any]] | slice = slice(None)) -> NDArray[np.datetime64]:
        """The moments of some rows."""
        codes, moments = self.dates
        return moments[codes[which]]

    def days(self, which: NDArray[np.integer[Any]] | slice = slice(None)) -> NDArray[np.datetime64]:
        """The days of some rows."""
        codes, moments = self.dates
        return moments.astype("datetime64[D]")[codes[which]]

    @property
    def dated(self) -> NDArray[np.bool_]:
        """Where there is a date, (n,) bool."""
        codes, moments = self.dates
        return ~np.isnat(moments)[codes]

    @property
    def located(self) -> NDArray[np.bool_]:
        """Where there is a point, (n,) bool."""
        return ~np.isnan(self.longitude)


@dataclass
class Download:
    """Everything read: Rows by kind, names of the files read, and (name, why) of those skipped."""

    rows: dict[str, Rows]
    files: list[str]
    skipped: list[tuple[str, str]]

    @property
    def read(self) -> int:
        return sum(rows.read for rows in self.rows.values())

    @property
    def kept(self) -> int:
        return sum(len(rows) for rows in self.rows.values())

    @property
    def left_out(self) -> int:
        return sum(sum(rows.left_out.values()) for rows in self.rows.values())


def read_download(
    paths: Sequence[str],
    kinds: Sequence[str] = (STREET,),
    crime_types: Sequence[str] = (),
    feedback: QgsProcessingFeedback | None = None,
) -> Download:
    """The Download in files, folders and ZIPs; ``kinds`` wanted, ``crime_types`` names of crime types (none: all).

    ``feedback`` has ``isCanceled()`` and ``setProgress(percent)``. Raises InputError where a path, a file, a header or
    a crime type cannot be used, or nothing usable is there; Cancelled.
    """
    files, skipped = find_files(paths)
    with Reading(feedback) as reading:
        chosen = _of_kinds(files, kinds, reading, skipped)
        if not chosen:
            raise InputError(_nothing(paths, files, skipped, kinds))
        reading.expect([file for file, _, _ in chosen])
        collectors = {kind: _Collector(kind, crime_types) for kind in kinds}
        seen: dict[tuple[str, str], str] = {}
        names = []
        for file, kind, header in chosen:
            digest = collectors[kind].take(file, header, reading, seen)
            if digest in seen:
                skipped.append((file.shown, tr(_COPY).format(seen[digest])))
            else:
                seen[digest] = file.shown
                names.append(file.shown)
    if STREET in collectors:
        _check_types(crime_types, collectors[STREET].types_found)
    return Download({kind: collector.finish() for kind, collector in collectors.items()}, names, skipped)


# -- what there is, before anything is imported ---------------------------------------------------------------------
#: A force ('' where the file names none) and a month (its number since 1970).
Cell = tuple[str, int]


@dataclass
class ForceMonths:
    """The street-level crimes in downloads by force and month: ``rows`` of each Cell, and the ``files`` they are in, as
    ``read_download`` takes them. ``unreadable`` rows have no month or another number of columns than the header;
    ``skipped``: (name, why) of files that hold no such crimes, or are there twice."""

    rows: dict[Cell, int] = field(default_factory=dict)
    files: dict[Cell, list[str]] = field(default_factory=dict)
    unreadable: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)

    @property
    def by_force(self) -> dict[str, dict[int, int]]:
        """{force: {month: rows}}, both in order."""
        found: dict[str, dict[int, int]] = {}
        for force, month in sorted(self.rows):
            found.setdefault(force, {})[month] = self.rows[force, month]
        return found

    def together(self) -> list[set[Cell]]:
        """The Cells in groups that no file divides: to import one of a group is to import all of it."""
        groups: dict[str, set[Cell]] = {}
        for cell in self.rows:
            group = {cell}.union(*(groups.get(file, ()) for file in self.files[cell]))
            for file in [file for one in group for file in self.files[one]]:
                groups[file] = group
        return list({id(group): group for group in groups.values()}.values())

    def sources(self, cells: Collection[Cell]) -> list[str]:
        """The files of some Cells, each once."""
        return list(dict.fromkeys(path for cell in self.rows if cell in cells for path in self.files[cell]))


def force_months(paths: Sequence[str], feedback: QgsFeedback | None = None) -> ForceMonths:
    """The ForceMonths of files, folders and ZIPs; none where they hold no street-level crime.

    Raises InputError where a path, a file or a header cannot be used; Cancelled.
    """
    files, skipped = find_files(paths)
    found = ForceMonths(skipped=skipped)
    seen: dict[str, str] = {}
    with Reading(feedback, most=_MOST_COUNTED) as reading:
        chosen = _of_kinds(files, (STREET,), reading, skipped)
        reading.expect([file for file, _, _ in chosen])
        for file, _, header in chosen:
            counts, digest = _counted(file, header, reading)
            if digest in seen:
                skipped.append((file.shown, tr(_COPY).format(seen[digest])))
                continue
            seen[digest] = file.shown
            for cell, count in counts.items():
                if cell is None:
                    found.unreadable += count
                else:
                    found.rows[cell] = found.rows.get(cell, 0) + count
                    found.files.setdefault(cell, []).append(file.source)
    return found


def _counted(file: CsvFile, header: dict[str, int], reading: Reading) -> tuple[dict[Cell | None, int], str]:
    """({Cell, or None for what is unreadable: rows}, digest of the content) of a file."""
    digest = hashlib.sha256()
    texts: Counter[tuple[str, str] | None] = Counter()
    month, force, width = header["Month"], header.get("Reported by"), header[""]
    for rows in _rows_of(file, reading, digest):
        texts.update(
            (row[month], "" if force is None else row[force]) if row is not None and len(row) == width else None
            for row in rows
        )
    counts: dict[Cell | None, int] = {}
    for text, count in texts.items():
        when = months([text[0].strip()])[0] if text is not None else np.datetime64("NaT")
        cell = None
        if text is not None and not np.isnat(when):
            cell = " ".join(text[1].split()), int(when.astype("datetime64[M]").astype(np.int64))
        counts[cell] = counts.get(cell, 0) + count
    return counts, digest.hexdigest()


def in_northern_ireland(rows: Rows) -> NDArray[np.bool_]:
    """Where a located row is Northern Ireland's, (n,) bool.

    The force that reported the row decides; where the file does not say, the box around the six counties does.
    """
    west, south, east, north = _NORTHERN_IRELAND
    inside = (rows.longitude >= west) & (rows.longitude <= east) & (rows.latitude >= south) & (rows.latitude <= north)
    if "Reported by" in rows.text:
        codes, values = rows.text["Reported by"]
        theirs = np.array(["northern ireland" in value.casefold() for value in values] or [False])
        known = np.array([bool(value) for value in values] or [False])
        inside = np.where(known[codes], theirs[codes], inside)
    return inside & rows.located


# -- what a file is ---------------------------------------------------------------------------------------------
def _of_kinds(
    files: Sequence[CsvFile], kinds: Sequence[str], reading: Reading, skipped: list[tuple[str, str]]
) -> list[tuple[CsvFile, str, dict[str, int]]]:
    """[(file, kind, columns)] of the files of some kinds; the others go to ``skipped``."""
    chosen = []
    for file in files:
        kind, header, why = _kind_of(file, reading.first_line(file))
        if kind is None or header is None:
            skipped.append((file.shown, why))
        elif kind not in kinds:
            skipped.append(
                (file.shown, tr("the file contains {}, which was not requested").format(tr(KIND_NAMES[kind])))
            )
        else:
            chosen.append((file, kind, header))
    return chosen


def _key(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()


def _kind_of(file: CsvFile, line: str) -> tuple[str, dict[str, int], str] | tuple[None, None, str]:
    """(kind, {column: index, '': number of columns}, '') of a header line, or (None, None, why it is none)."""
    if not line.strip():
        return None, None, tr("the file is empty or does not begin with a header row")
    try:
        names = [_key(name) for name in next(csv.reader([line]))]
    except (csv.Error, StopIteration):
        return None, None, tr("the first line is not a header")
    present = set(names)
    for kind, marks in _MARKS.items():
        known = {_key(name) for name in _REQUIRED[kind] + _OPTIONAL[kind]}
        if present & marks and len(present & (known | (_COMMON if kind != STOPS else set()))) > 3:
            return kind, _columns(file, kind, names), ""
    if len(present & _COMMON) >= 6:
        raise InputError(
            tr("'{}' has neither a 'Crime type' nor an 'Outcome type' column; download the file again.").format(
                file.shown
            )
        )
    return None, None, tr("the header does not match street-level crime, outcomes or stop and search")


def _columns(file: CsvFile, kind: str, names: list[str]) -> dict[str, int]:
    columns = {"": len(names)}
    for name in _REQUIRED[kind] + _OPTIONAL[kind]:
        times = names.count(_key(name))
        if times > 1:
            raise InputError(
                tr("In '{}', the column '{}' appears {} times; download the file again.").format(
                    file.shown, name, times
                )
            )
        if times:
            columns[name] = names.index(_key(name))
        elif name in _REQUIRED[kind]:
            raise InputError(
                tr("'{}' ({}) has no '{}' column; download the file again.").format(
                    file.shown, tr(KIND_NAMES[kind]), name
                )
            )
    return columns


def _nothing(
    paths: Sequence[str], files: Sequence[CsvFile], skipped: Sequence[tuple[str, str]], kinds: Sequence[str]
) -> str:
    where = "', '".join(paths[:3]) + (tr("' and others") if len(paths) > 3 else "'")
    if not files and not skipped:
        return tr(
            "SOURCE: no CSV file was found in '{}; choose the file or folder that you downloaded from data.police.uk."
        ).format(where)
    return tr("SOURCE: no {} file was found in '{}: {}.").format(
        tr(" or ").join(tr(KIND_NAMES[kind]) for kind in kinds),
        where,
        "; ".join(tr("'{}' was skipped because {}").format(name, why) for name, why in skipped[:3])
        + (tr(" and {} more").format(len(skipped) - 3) if len(skipped) > 3 else ""),
    )


def _check_types(asked: Sequence[str], found: set[str]) -> None:
    names = {_key(name) for name in found}
    unknown = [name for name in asked if _key(name) not in names]
    if unknown:
        raise InputError(
            tr("CRIME_TYPES: '{}' does not occur in the files. The crime types in the files are: {}.").format(
                unknown[0], ", ".join(sorted(found)) or tr("none")
            )
        )


# -- rows -------------------------------------------------------------------------------------------------------
#: Longitude, latitude and the codes of every text column but the Crime ID of some rows, by name.
_Block = dict[str, NDArray[Any]]


class _Collector:
    """Gathers the rows of one kind, file by file, in arrays."""

    def __init__(self, kind: str, crime_types: Sequence[str]) -> None:
        self.kind = kind
        self.wanted = {_key(name) for name in crime_types} if kind == STREET else set()
        self.names = [name for name in _REQUIRED[kind] + _OPTIONAL[kind] if name not in _DEGREES]
        self.coders = {name: Coder() for name in [*self.names, "source"] if name != _ID}
        self.ids = DistinctColumn()
        self.types_found: set[str] = set()
        self.blocks: list[_Block] = []
        self.read = 0
        self.left_out: dict[str, int] = {}

    def take(
        self, file: CsvFile, header: dict[str, int], reading: Reading, seen: Collection[tuple[str, str]]
    ) -> tuple[str, str]:
        """Add the rows of a file unless its content has been ``seen``; the digest of its content, line ends aside."""
        digest = hashlib.sha256()
        blocks, read, malformed = [], 0, 0
        types: set[str] = set()
        ids = self.ids.another()
        source = self.coders["source"].codes([file.name])[0]
        for rows in _rows_of(file, reading, digest):
            good = [row for row in rows if row is not None and len(row) == header[""]]
            read += len(rows)
            malformed += len(rows) - len(good)
            if good:
                columns = list(zip(*good))
                blocks.append(self._block(columns, header, source, types))
                if _ID in header:
                    ids.add(columns[header[_ID]])
        key = (self.kind, digest.hexdigest())
        if key not in seen:
            self.read += read
            self.left_out[MALFORMED] = self.left_out.get(MALFORMED, 0) + malformed
            self.blocks += blocks
            self.ids.extend(ids)
            self.types_found |= types
        return key

    def _block(self, columns: list[tuple[str, ...]], header: dict[str, int], source: int, types: set[str]) -> _Block:
        """Longitude, latitude and the codes of every text column of some rows but the Crime ID."""
        count = len(columns[0])
        codes = {"source": np.full(count, source, np.int32)}
        for name in set(self.names) - {_ID}:
            if name in header:
                codes[name] = self.coders[name].codes(columns[header[name]])
            else:
                codes[name] = np.full(count, self.coders[name].codes([""])[0], np.int32)
        if self.kind == STREET:
            types.update(name.strip() for name in set(columns[header["Crime type"]]) if name.strip())
        block: _Block = {name: narrow(one, len(self.coders[name])) for name, one in codes.items()}
        for name in _DEGREES:
            block[name] = numbers(columns[header[name]])
        return block

    def finish(self) -> Rows:
        """The Rows of all files."""
        text: dict[str, tuple[NDArray[np.integer[Any]], Sequence[str]]] = {}
        for name, coder in self.coders.items():
            values, back = tidied(coder)
            text[name] = narrow(back, len(values))[self._together(name, np.uint8)], values
        if _ID in self.names:
            text[_ID] = self.ids.result()
        self.coders, self.ids = {}, DistinctColumn()
        date = text.pop("Date" if self.kind == STOPS else "Month")
        dates = date[0], (clock_minutes if self.kind == STOPS else months)(date[1])
        longitude, latitude = (self._together(name, np.float64) for name in _DEGREES)
        self.blocks = []
        rows = Rows(self.kind, longitude, latitude, dates, text, self.read)
        rows.leave_out(MALFORMED, self.left_out.get(MALFORMED, 0))
        rows.supplied = _supplied(rows)
        self._leave_out(rows)
        return rows

    def _together(self, name: str, kind: type) -> NDArray[Any]:
        """A column (n,) of all blocks, which no longer have it: twice at once is too much of it."""
        return np.concatenate([np.empty(0, kind), *(block.pop(name) for block in self.blocks)])

    def _leave_out(self, rows: Rows) -> None:
        if self.wanted:
            codes, values = rows.text["Crime type"]
            rows.keep(np.array([_key(value) in self.wanted for value in values] or [False])[codes], OTHER_TYPE)
        rows.keep(rows.dated, NO_DATE[self.kind])
        west, south, east, north = _KINGDOM
        x, y = rows.longitude, rows.latitude
        tests = (
            (lambda x, y: ~np.isnan(x) & ~np.isnan(y), NO_POINT),
            (lambda x, y: np.isfinite(x) & np.isfinite(y), BAD_NUMBER),
            (lambda x, y: (x != 0) | (y != 0), ZERO),
            (lambda x, y: (x >= west) & (x <= east) & (y >= south) & (y <= north), OUTSIDE),
        )
        if self.kind == OUTCOMES:
            # An outcome says something without a point, so its row stays.
            usable = np.all([test(x, y) for test, _ in tests], axis=0)
            rows.longitude, rows.latitude = np.where(usable, x, np.nan), np.where(usable, y, np.nan)
        else:
            for test, reason in tests:
                rows.keep(test(rows.longitude, rows.latitude), reason)
        if self.kind != STOPS:
            what = "Crime type" if self.kind == STREET else "Outcome type"
            kept, rows.apart = _one_of_each(rows, what)
            rows.keep(kept, DUPLICATE)


def _supplied(rows: Rows) -> dict[str, set[int]]:
    """{force: months as numbers since 1970} of all rows read that have a month."""
    if "Reported by" not in rows.text:
        return {}
    codes, forces = rows.text["Reported by"]
    dates, moments = rows.dates
    known = moments.astype("datetime64[M]").astype(np.int64)
    there = rows.dated
    supplied: dict[str, set[int]] = {}
    for code in np.unique(codes[there]).tolist():
        if forces[code]:
            supplied[forces[code]] = set(known[np.unique(dates[there & (codes == code)])].tolist())
    return supplied


def _rows_of(file: CsvFile, reading: Reading, digest: hashlib._Hash) -> Iterator[list[list[str] | None]]:
    """Blocks of the rows of a file without its header, as ``_split`` gives them; the ``digest`` is fed its lines."""
    first = True
    for lines in reading.lines(file):
        digest.update("\n".join(line for line in lines if line).encode("utf-8") + b"\n")
        yield _split(lines[1:] if first else lines)
        first = False


def _split(lines: list[str]) -> list[list[str] | None]:
    """Rows (lists of str) of lines, None for one that is no CSV; empty lines are none. A row never spans two lines."""
    lines = [line for line in lines if line]
    rows: list[list[str] | None] = []
    for line in lines:
        if '"' not in line:
            rows.append(line.split(","))
            continue
        try:
            rows.append(next(csv.reader([line], strict=True)))
        except (csv.Error, StopIteration):
            rows.append(None)
    return rows


def _one_of_each(rows: Rows, what: str) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """(which rows (n,) bool stand for their Crime ID, month and offence (or outcome), metres (k,) between the points of
    each that has several); without an ID all rows stand."""
    codes, values = rows.text[_ID]
    mask = np.ones(len(codes), bool)
    if not len(codes):
        return mask, np.empty(0)
    # A row that is not the last with its code; by counts it would take eight times the room.
    row = np.arange(len(codes), dtype=np.int32)
    last = np.empty(len(values), np.int32)
    last[codes] = row
    several = np.zeros(len(values), bool)
    several[codes[last[codes] != row]] = True
    repeated = np.flatnonzero(several)
    several[repeated] = [text is not None for text in texts_of(values, repeated)]
    where = np.flatnonzero(several[codes])
    if not len(where):
        return mask, np.empty(0)
    months = rows.when(where).astype("datetime64[M]").astype(np.int64)
    key = _numbered([codes[where], months, rows.text[what][0][where]])
    x, y = rows.longitude[where], rows.latitude[where]
    place = _numbered([key, x, y])
    streets, names = rows.text["Location"]
    street = np.array([name.strip().casefold() not in _NO_STREET for name in names] or [False])[streets[where]]
    order = np.lexsort((where, y, x, ~street, -np.bincount(place)[place], key))
    _, first = np.unique(key[order], return_index=True)
    mask[where] = False
    mask[where[order[first]]] = True
    return mask, _apart(key, x, y)


def _numbered(columns: Sequence[NDArray[Any]]) -> NDArray[np.int64]:
    """The number (n,) of each combination of the values of columns (n,)."""
    key = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        _, column = np.unique(column, return_inverse=True)
        column = column.reshape(-1)
        _, key = np.unique(key * (column.max(initial=0) + 1) + column, return_inverse=True)
        key = key.reshape(-1)
    return key


def _apart(key: NDArray[np.int64], x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Metres (k,) along the diagonal of the degrees (n,), (n,) of each group ``key`` (n,) that has several points."""
    count = int(key.max(initial=-1)) + 1
    low, high = np.full((2, count), np.inf), np.full((2, count), -np.inf)
    for i, degrees in enumerate((x, y)):
        there = np.isfinite(degrees)
        np.minimum.at(low[i], key[there], degrees[there])
        np.maximum.at(high[i], key[there], degrees[there])
    with np.errstate(invalid="ignore"):
        east, north = high - low
        metres = np.hypot(east * np.cos(np.radians((low[1] + high[1]) / 2)), north) * 111_195.0
    return metres[metres > 0]
