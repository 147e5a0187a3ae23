"""Columns of text from files into arrays: codes for distinct texts, numbers."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterator, Sequence
from typing import IO, Any, Callable, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .errors import InputError
from .texts import tr

#: Texts that are cut out of a long one at once.
_BLOCK = 20_000
#: How the file holds after how many characters a text ends.
_END = np.dtype(np.int32)


class Coder(dict[str, int]):
    """Distinct texts numbered as they come."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number

    def codes(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """The numbers (n,) of texts."""
        return np.fromiter(map(self.__getitem__, texts), np.int32, len(texts))


def narrow(codes: NDArray[np.integer[Any]], count: int) -> NDArray[np.integer[Any]]:
    """Codes (n,) from 0 to below a count in as few bytes as hold them."""
    return codes.astype(np.min_scalar_type(count))


class CodedColumn:
    """A column of texts of which many are the same, block by block."""

    def __init__(self) -> None:
        self._coder, self._codes = Coder(), [narrow(np.empty(0, np.int32), 0)]

    def add(self, texts: Sequence[str]) -> None:
        """Add a block of texts."""
        self._codes.append(narrow(self._coder.codes(texts), len(self._coder)))

    def add_same(self, text: str, count: int) -> None:
        """Add a block of so many rows that all hold one text."""
        self._codes.append(narrow(np.full(count, self._coder[text], np.int32), len(self._coder)))

    def result(self) -> tuple[NDArray[np.integer[Any]], Sequence[str]]:
        """(code (n,) of each row, the text without blanks around it of each code)."""
        values, back = tidied(self._coder)
        return narrow(back, len(values))[np.concatenate(self._codes)], values


class _Spool:
    """Bytes in a temporary file that goes when it is no longer held."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._size = 0

    def put(self, data: bytes) -> int:
        """Add some bytes; where they begin. Raises InputError where there is no room for them."""
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="hotspot-")
                weakref.finalize(self, self._file.close)
            self._file.seek(self._size)
            self._file.write(data)
        except OSError as error:
            raise _no_room(error) from error
        begin = self._size
        self._size += len(data)
        return begin

    def get(self, begin: int, count: int) -> bytes:
        """Some of the bytes. Raises InputError where they cannot be read."""
        if self._file is None or not count:
            return b""
        try:
            self._file.seek(begin)
            return self._file.read(count)
        except OSError as error:
            raise _no_room(error) from error


def _no_room(error: OSError) -> InputError:
    return InputError(
        tr("The temporary folder '{}' cannot be used ({}); free up disk space there.").format(
            tempfile.gettempdir(), error.strerror or error
        )
    )


class _Form(NamedTuple):
    """How texts are kept: so many ``kept`` bytes hold so many ``signs``, and what makes text of them."""

    kept: int
    signs: int
    text: Callable[[bytes], str]


#: Pairs of hexadecimal figures, as the Crime IDs of data.police.uk are, become the bytes they stand for.
_FIGURES = _Form(1, 2, bytes.hex)
_PLAIN = _Form(1, 1, lambda data: data.decode("ascii"))
_ANY = _Form(4, 1, lambda data: data.decode("utf-32-le", "surrogatepass"))


class _Block(NamedTuple):
    """So many texts: from ``begin`` on after how many characters each ends, and then one after another themselves."""

    begin: int
    form: _Form
    texts: int


class DistinctColumn:
    """A column of texts of which most differ, block by block: the texts wait in a temporary file, since those of three
    million rows take a hundred megabytes and more, and equal ones are found by hashes of 64 bits."""

    def __init__(self, spool: _Spool | None = None) -> None:
        self._spool = _Spool() if spool is None else spool
        self._blocks: list[_Block] = []
        self._hashes: list[NDArray[np.int64]] = []

    def another(self) -> DistinctColumn:
        """A column with the same file, which may be put to this one by ``extend``."""
        return DistinctColumn(self._spool)

    def add(self, texts: Sequence[str]) -> None:
        """Add a block of texts. Raises InputError where the temporary folder has no room for them."""
        tidy = list(map(str.strip, texts))
        form, data = _kept(tidy)
        ends = np.cumsum([0, *map(len, tidy)]).astype(_END)
        self._blocks.append(_Block(self._spool.put(ends.tobytes() + data), form, len(tidy)))
        self._hashes.append(np.fromiter(map(hash, tidy), np.int64, len(tidy)))

    def extend(self, other: DistinctColumn) -> None:
        """Add the blocks of a column that is ``another`` of this one."""
        self._blocks += other._blocks
        self._hashes += other._hashes

    def result(self) -> tuple[NDArray[np.integer[Any]], Sequence[str]]:
        """(the first row (n,) with the text of each row, the texts (n,) without blanks around them)."""
        hashes = np.concatenate([np.empty(0, np.int64), *self._hashes])
        self._hashes = [hashes]
        order = np.argsort(hashes, kind="stable").astype(np.int32)
        new = np.ones(len(order), bool)
        for i in range(1, len(order), _BLOCK):
            some = order[i - 1 : i + _BLOCK]
            new[i : i + _BLOCK] = hashes[some[1:]] != hashes[some[:-1]]
        first = np.empty(len(order), np.int32)
        first[order] = order[new][np.cumsum(new, dtype=np.int32) - 1]
        return first, DistinctTexts(self._spool, self._blocks)


def _kept(texts: list[str]) -> tuple[_Form, bytes]:
    """How texts are kept, and the bytes of all of them."""
    whole = "".join(texts)
    try:
        half = bytes.fromhex(whole)
    except ValueError:
        half = b""
    # Capitals and blanks would be lost.
    if half.hex() == whole and not any(len(text) % 2 for text in texts):
        return _FIGURES, half
    if whole.isascii():
        return _PLAIN, whole.encode("ascii")
    return _ANY, whole.encode("utf-32-le", "surrogatepass")


class DistinctTexts(Sequence[str]):
    """Texts that wait in a file, in ``blocks``."""

    def __init__(self, spool: _Spool, blocks: list[_Block]) -> None:
        self._spool, self._blocks = spool, blocks
        self._first = np.cumsum([0, *(block.texts for block in blocks)])

    def __len__(self) -> int:
        return int(self._first[-1])

    def __getitem__(self, which: Any) -> Any:
        """A text, or those of a slice or of numbers (k,) as a list. Raises InputError where they cannot be read."""
        if isinstance(which, (int, np.integer)):
            return self[np.array([which])][0]
        rows = np.arange(*which.indices(len(self))) if isinstance(which, slice) else which
        found: list[str] = []
        blocks = np.searchsorted(self._first, rows, "right") - 1
        cuts = np.flatnonzero(np.diff(blocks)) + 1
        for part in np.split(rows, cuts) if len(rows) else ():
            number = int(np.searchsorted(self._first, part[0], "right")) - 1
            begin, (kept, signs, text), count = self._blocks[number]
            part = part - self._first[number]
            ends = np.frombuffer(self._spool.get(begin, (count + 1) * _END.itemsize), _END)
            begin += ends.nbytes
            low, high = int(ends[part.min()]), int(ends[part.max() + 1])
            whole = text(self._spool.get(begin + low * kept // signs, (high - low) * kept // signs))
            found += [whole[i:j] for i, j in zip((ends[part] - low).tolist(), (ends[part + 1] - low).tolist())]
        return found

    def __iter__(self) -> Iterator[str]:
        for i in range(0, len(self), _BLOCK):
            yield from self[i : i + _BLOCK]


def texts_of(values: Sequence[str], codes: NDArray[np.integer[Any]]) -> list[str | None]:
    """The texts with these codes, None where one is empty."""
    if isinstance(values, DistinctTexts):
        return [value or None for value in values[codes]]
    return [values[code] or None for code in codes.tolist()]


def tidied(coder: Coder) -> tuple[list[str], NDArray[np.int32]]:
    """(distinct texts of a Coder without blanks around them, the new code of each old one)."""
    tidy = Coder()
    back = tidy.codes([text.strip() for text in coder])
    return list(tidy), back if len(back) else np.zeros(1, np.int32)


def numbers(texts: Sequence[str]) -> NDArray[np.float64]:
    """Numbers (n,): NaN for empty text, infinite for text that is none."""
    try:
        return np.array(list(map(float, texts)))
    except ValueError:
        return np.array([_number(text) for text in texts])


def _number(text: str) -> float:
    text = text.strip()
    if not text:
        return np.nan
    try:
        found = float(text)
    except ValueError:
        return np.inf
    # 'nan' is a word here.
    return found if found == found else np.inf
