"""Columns of text from files into arrays: codes for distinct texts, numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Texts that are cut out of a long one at once.
_BLOCK = 20_000


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


class DistinctColumn:
    """A column of texts of which most differ, block by block: those of a block are kept in one piece, and equal ones
    are found by hashes of 64 bits, since a dictionary of a million texts takes ten times the room."""

    def __init__(self) -> None:
        self._texts: list[str | bytes] = []
        self._lengths: list[NDArray[np.int32]] = []
        self._hashes: list[NDArray[np.int64]] = []

    def add(self, texts: Sequence[str]) -> None:
        """Add a block of texts."""
        tidy = list(map(str.strip, texts))
        self._texts.append(_half(tidy))
        self._lengths.append(np.fromiter(map(len, tidy), np.int32, len(tidy)))
        self._hashes.append(np.fromiter(map(hash, tidy), np.int64, len(tidy)))

    def extend(self, other: DistinctColumn) -> None:
        """Add the blocks of another column."""
        self._texts += other._texts
        self._lengths += other._lengths
        self._hashes += other._hashes

    def result(self) -> tuple[NDArray[np.integer[Any]], Sequence[str]]:
        """(the first row (n,) with the text of each row, the texts (n,) without blanks around them)."""
        hashes = np.concatenate([np.empty(0, np.int64), *self._hashes])
        self._hashes = [hashes]
        order = np.argsort(hashes, kind="stable")
        hashes = hashes[order]
        starts = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1])[: len(hashes)])
        first = np.empty(len(order), np.int32)
        first[order] = np.repeat(order[starts], np.diff(np.append(starts, len(order))))
        return first, DistinctTexts(self._texts, self._lengths)


def _half(texts: list[str]) -> str | bytes:
    """Texts in one piece; as half as many bytes where all are pairs of hexadecimal figures, as the Crime IDs of
    data.police.uk are."""
    whole = "".join(texts)
    try:
        half = bytes.fromhex(whole)
    except ValueError:
        return whole
    # Capitals and blanks would be lost.
    return half if half.hex() == whole and not any(len(text) % 2 for text in texts) else whole


class DistinctTexts(Sequence[str]):
    """Texts in blocks, each block one long text, or the ``bytes`` that its figures stand for, with the ``lengths`` of
    those that stand in it one after another."""

    def __init__(self, blocks: list[str | bytes], lengths: list[NDArray[np.int32]]) -> None:
        self._blocks = blocks
        self._ends = [np.append(0, np.cumsum(one, dtype=np.int32)) for one in lengths]
        self._first = np.cumsum([0, *map(len, lengths)])

    def __len__(self) -> int:
        return int(self._first[-1])

    def __getitem__(self, which: Any) -> Any:
        """A text, or those of a slice or of numbers (k,) as a list."""
        if isinstance(which, (int, np.integer)):
            return self[np.array([which])][0]
        rows = np.arange(*which.indices(len(self))) if isinstance(which, slice) else which
        found: list[str] = []
        blocks = np.searchsorted(self._first, rows, "right") - 1
        cuts = np.flatnonzero(np.diff(blocks)) + 1
        for part in np.split(rows, cuts) if len(rows) else ():
            block = int(np.searchsorted(self._first, part[0], "right")) - 1
            text, ends, part = self._blocks[block], self._ends[block], part - self._first[block]
            if isinstance(text, bytes):
                begins, stops = ends[part] // 2, ends[part + 1] // 2
                found += [text[i:j].hex() for i, j in zip(begins.tolist(), stops.tolist())]
            else:
                found += [text[i:j] for i, j in zip(ends[part].tolist(), ends[part + 1].tolist())]
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
