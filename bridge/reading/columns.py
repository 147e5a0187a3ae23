"""Columns of a layer into arrays, block by block, whatever the blocks come as: text, dates, numbers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Union

import numpy as np
from numpy.typing import NDArray
from qgis.core import NULL
from qgis.PyQt.QtCore import QDate, QDateTime

from ...core.data.crime_numbers import no_crime_number
from ..ground.errors import InputError
from ..ground.texts import tr
from ..moments.dates import NO_ZONE, DateTexts, HearTimes
from ..moments.instants import Instants, RowIds, written_of_stream
from ..moments.time_zones import ZonedTimes, Zones

#: No number of people, visits, crimes or harm is above it.
MOST = 1e12
CATEGORY, DATE, NUMBER, MOMENT, REFERENCE = "category", "date", "number", "moment", "reference"


#: Values (n,) of a column: a list as QGIS gives them, or an array of OGR's stream.
Block = Union[Sequence[Any], NDArray[Any]]


class FieldSource(Protocol):
    """What a column is read from."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    def kind_of(self, name: str) -> str:
        """``text``, ``date``, ``number`` or ``other``: what the field holds. InputError where it is missing."""
        ...


@dataclass(frozen=True)
class Coded:
    """Text by codes: ``values[codes[i]]`` is the text of row i, NULL where the code is −1."""

    codes: NDArray[np.int32]
    values: list[str]


def as_numbers(values: Iterable[Any], field: str, layer: str) -> NDArray[np.float64]:
    """(n,) numbers of plain values, NaN where there is none. Raises InputError for a text that is no number, naming the
    field and the layer."""
    try:
        return np.array([np.nan if value is None or value == NULL else float(value) for value in values], float)
    except (TypeError, ValueError):
        raise InputError(
            tr(
                "The field '{}' in '{}' contains text instead of numbers; correct the values or choose a numeric field."
            ).format(field, layer)
        )


class _Decoder:
    """Blocks of one column into arrays: ``decode`` each, and ``check`` at the end, which raises InputError where the
    column as a whole cannot be used."""

    def __init__(self, name: str, source: FieldSource) -> None:
        self.name, self.source = name, source

    def decode(self, block: Block) -> Any:
        """The values (n,) of a block."""
        raise NotImplementedError

    def check(self) -> None:
        pass

    def notes(self) -> list[str]:
        """Sentences about how its values are read."""
        return []


class _Categories(_Decoder):
    """Into Coded; the codes and the list of values go on from block to block."""

    def __init__(self, name: str, source: FieldSource) -> None:
        super().__init__(name, source)
        self.values: list[str] = []
        self.known: dict[str, int] = {}

    def decode(self, block: Block) -> Coded:
        if isinstance(block, np.ndarray) and np.ma.getdata(block).dtype.kind == "S":
            return Coded(self._encode(block), self.values)
        if isinstance(block, np.ndarray):
            block = [item.decode("utf-8", "replace") if isinstance(item, bytes) else item for item in block.tolist()]
        return Coded(np.fromiter((self._code(item) for item in block), np.int32, len(block)), self.values)

    def _code(self, item: object) -> int:
        if item is None or item == NULL:
            return -1
        item = item if isinstance(item, str) else _plain_text(item)
        code = self.known.get(item)
        if code is None:
            code = self.known[item] = len(self.values)
            self.values.append(item)
        return code

    def _encode(self, block: NDArray[np.bytes_]) -> NDArray[np.int32]:
        """Codes (n,) of fixed-width bytes, distinct texts decoded once: hashes find them, a comparison proves them."""
        missing = np.ma.getmaskarray(block) if isinstance(block, np.ma.MaskedArray) else None
        data = np.ma.getdata(block)
        hashes = _hashes(data)
        _, first, where = np.unique(hashes, return_index=True, return_inverse=True)
        texts: NDArray[np.bytes_] = data[first]
        if not np.array_equal(texts[where], data):
            texts, where = np.unique(data, return_inverse=True)
        if missing is None:
            present: NDArray[np.bool_] = np.ones(len(texts), bool)
        else:
            present = np.bincount(where[~missing], minlength=len(texts)) > 0
        lookup = np.array(
            [
                self._code(text.decode("utf-8", "replace")) if there else -1
                for text, there in zip(texts.tolist(), present.tolist())
            ],
            np.int32,
        )
        codes = lookup[where]
        if missing is not None:
            codes[missing] = -1
        return codes


def _hashes(data: NDArray[np.bytes_]) -> NDArray[np.uint64]:
    """A 64-bit number (n,) for each byte string, equal for equal strings, however much room they are given."""
    words = -(-data.dtype.itemsize // 8)
    grid = np.ascontiguousarray(data.astype(f"S{8 * words}")).view(np.uint64).reshape(len(data), words)
    with np.errstate(over="ignore"):
        total: NDArray[np.uint64] = np.zeros(len(data), np.uint64)
        for column in range(words):
            word = grid[:, column]
            mixed = (total ^ word) * np.uint64(0x9E3779B97F4A7C15)
            mixed ^= mixed >> np.uint64(29)
            total = np.where(word == 0, total, mixed)
    return total


class _References(_Decoder):
    """Into marks (n,) uint64, equal for equal texts or numbers and, but for odds of n² in 2⁶⁵, only for these; 0 where
    there is none, or what stands there is no crime number."""

    def __init__(self, name: str, source: FieldSource) -> None:
        super().__init__(name, source)
        # How many are no crime numbers, and the first of them.
        self._lost, self._example = 0, ""

    def decode(self, block: Block) -> NDArray[np.uint64]:
        if isinstance(block, np.ndarray) and np.ma.getdata(block).dtype.kind == "S":
            data, missing = np.ma.getdata(block), np.ma.getmaskarray(block)
        else:
            if isinstance(block, np.ndarray):
                block = block.tolist()
            texts = [
                "" if item is None or item == NULL else item if isinstance(item, (str, bytes)) else _plain_text(item)
                for item in block
            ]
            data = np.array([text if isinstance(text, bytes) else text.encode() for text in texts], "S")
            missing = np.zeros(len(data), bool)
        marks = np.where(missing, np.uint64(0), _hashes(data)) if len(data) else np.empty(0, np.uint64)
        rows = np.flatnonzero(~missing & _doubtful(data))
        texts, where = np.unique(data[rows], return_inverse=True)
        shown = [text.decode("utf-8", "replace").strip() for text in texts.tolist()]
        blank = np.array([not text for text in shown], bool)
        lost = np.array([bool(no_crime_number(text)) for text in shown], bool)
        marks[rows[(blank | lost)[where]]] = 0
        if lost.any():
            self._example = self._example or shown[int(lost.argmax())]
            self._lost += int(lost[where].sum())
        return marks

    def notes(self) -> list[str]:
        """A sentence about what is no crime number."""
        if not self._lost:
            return []
        words = tr("'{}': {:,} rows have no usable crime number, such as '{}'; each counts as a separate crime.")
        return [words.format(self.name, self._lost, self._example)]


def _doubtful(data: NDArray[np.bytes_]) -> NDArray[np.bool_]:
    """Which texts (n,) may be blank, or something else than a crime number: most have figures, and few signs."""
    if not len(data):
        return np.zeros(0, bool)
    signs = np.ascontiguousarray(data).view(np.uint8).reshape(len(data), -1)

    def have(some: str) -> NDArray[np.bool_]:
        return np.any([(signs == ord(sign)).any(axis=1) for sign in some], axis=0)

    figure, letter = ((signs >= 49) & (signs <= 57)).any(axis=1), (signs >= 65).any(axis=1)
    return ~figure | have("+#.,") | (letter & have("-/ ")) | np.char.endswith(data, b"000000")


def _plain_text(item: object) -> str:
    if isinstance(item, (QDate, QDateTime)):
        return item.toString("yyyy-MM-dd")
    if isinstance(item, float) and item.is_integer():
        return str(int(item))
    return str(item)


class Days(_Decoder):
    """Into days, datetime64[D], NaT where there is none."""

    unit = "D"

    def __init__(self, name: str, source: FieldSource) -> None:
        super().__init__(name, source)
        self.texts: DateTexts | None = None
        #: What of a typed field has a time zone.
        self.instants = source.instants(name) if hasattr(source, "instants") else Instants(name, "memory", None)
        self.zones = Zones()
        self.zoned_times: ZonedTimes | None = None
        if source.kind_of(name) == "text":
            self.texts = self._date_texts()

    def read_by(self, zones: Zones) -> None:
        """Read moments as these Zones say."""
        self.zones = self.instants.zones = zones

    def marked(self, block: Block) -> NDArray[np.datetime64]:
        """Moments (k,) datetime64 of a block as they are written, of those that are marked as UTC."""
        if self.texts is None:
            return self.instants.marked(block)
        coded = _Categories(self.name, self.source).decode(block)
        counts = np.bincount(coded.codes[coded.codes >= 0], minlength=len(coded.values))
        found: list[NDArray[np.datetime64]] = [np.empty(0, "datetime64[m]")]

        def hear_times(
            rows: NDArray[np.int64],
            written: NDArray[np.datetime64],
            moments: NDArray[np.datetime64],
            ahead: NDArray[np.int64],
            settled: NDArray[np.int64],
        ) -> None:
            found.append(np.repeat(written, counts[rows] * (ahead == 0)))

        # One of its own: the formats are told when the block is read.
        self._date_texts().uk_days(coded.values, None, hear_times)
        return np.concatenate(found)

    def decode(self, block: Block, fids: RowIds = ()) -> NDArray[np.datetime64]:
        if self.texts is not None:
            return self._from_text(self.texts, block)
        if isinstance(block, np.ndarray) and np.ma.getdata(block).dtype.kind == "M":
            moments = written_of_stream(block)
            if moments.dtype != "datetime64[D]":
                moments = self.instants.of_stream(moments, fids)
            return moments.astype("datetime64[D]")
        return self._from_items(list(block), fids)

    def _date_texts(self) -> DateTexts:
        return DateTexts(tr("field '{}' in '{}'").format(self.name, self.source.name))

    def _from_text(self, column: DateTexts, block: Block) -> NDArray[np.datetime64]:
        # Only the texts of this block are kept: moments may all be different.
        coded = _Categories(self.name, self.source).decode(block)
        counts = np.bincount(coded.codes[coded.codes >= 0], minlength=len(coded.values))
        times = self.zoned_times = self.zoned_times or ZonedTimes(self.name, self.zones)

        def hear_times(
            rows: NDArray[np.int64],
            written: NDArray[np.datetime64],
            moments: NDArray[np.datetime64],
            ahead: NDArray[np.int64],
            settled: NDArray[np.int64],
        ) -> None:
            turned, kept = ~np.isnat(written) & (settled != NO_ZONE), (ahead == 0) & (settled == NO_ZONE)
            times.tell(written[turned], moments[turned], counts[rows[turned]])
            times.tell_kept(written[kept], counts[rows[kept]])

        none = np.array("NaT", f"datetime64[{self.unit}]")
        return np.append(self._parse(column, coded.values, hear_times), none)[coded.codes]

    def _parse(self, column: DateTexts, texts: Sequence[str], hear_times: HearTimes) -> NDArray[np.datetime64]:
        return column.uk_days(texts, self.zones, hear_times)

    def _from_items(self, block: Sequence[Any], fids: RowIds) -> NDArray[np.datetime64]:
        return self.instants.values(block, fids).astype("datetime64[D]")

    def check(self) -> None:
        if self.texts is not None:
            self.texts.check()

    def notes(self) -> list[str]:
        """Sentences about how its moments are read."""
        if self.texts is None:
            return self.instants.notes()
        return self.zoned_times.notes() if self.zoned_times is not None else []


class _Moments(Days):
    """Into moments, datetime64[m]: days with their time; a day without one is NaT."""

    unit = "m"

    def _parse(self, column: DateTexts, texts: Sequence[str], hear_times: HearTimes) -> NDArray[np.datetime64]:
        return column.moments(texts, self.zones, hear_times)

    def _from_items(self, block: Sequence[Any], fids: RowIds) -> NDArray[np.datetime64]:
        # A day is no moment.
        return self.instants.values([item if isinstance(item, QDateTime) else None for item in block], fids).astype(
            "datetime64[m]"
        )


class _Numbers(_Decoder):
    """Into floats, NaN where NULL."""

    def decode(self, block: Block) -> NDArray[np.float64]:
        if isinstance(block, np.ndarray) and np.ma.getdata(block).dtype.kind in "iufb":
            data = np.ma.getdata(block).astype(float)
            if isinstance(block, np.ma.MaskedArray):
                data[np.ma.getmaskarray(block)] = np.nan
            return data
        out = np.full(len(block), np.nan)
        for i, item in enumerate(block):
            if item is None or item == NULL or item == "":
                continue
            try:
                out[i] = float(item)
            except (TypeError, ValueError):
                raise InputError(
                    tr("The field '{}' in '{}' contains '{}' instead of a number; choose a numeric field.").format(
                        self.name, self.source.name, item
                    )
                )
        return out


def amount(value: Any, field: str, name: str) -> float:
    """The number of a row, 0 or more; NaN where there is none. Raises InputError, naming the ``field`` and the layer's
    ``name``, for text, a number below 0, NaN and infinity."""
    if value is None or value == NULL or value == "":
        return math.nan
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = math.nan
    # So that NaN, which is neither below 0 nor above it, is refused with the others.
    if not 0 <= number <= MOST:
        raise InputError(
            tr("The field '{}' in '{}' contains '{}'; values must be numbers of 0 or more.").format(field, name, value)
        )
    return number


DECODERS: dict[str, type[_Decoder]] = {
    CATEGORY: _Categories,
    DATE: Days,
    NUMBER: _Numbers,
    MOMENT: _Moments,
    REFERENCE: _References,
}
