"""Columns of a layer into arrays, block by block, whatever the blocks come as: text, dates, numbers."""

from dataclasses import dataclass

import numpy as np
from qgis.core import NULL
from qgis.PyQt.QtCore import QDate, QDateTime

from .dates import parse_dates, parse_moments
from .errors import InputError

CATEGORY, DATE, NUMBER, MOMENT = "category", "date", "number", "moment"


@dataclass(frozen=True)
class Coded:
    """Text by codes: ``values[codes[i]]`` is the text of row i, NULL where the code is −1."""

    codes: np.ndarray
    values: list


class _Categories:
    def __init__(self, name, source):
        self.codes, self.values, self.known = [], [], {}
        self.table = np.empty(0, "S1")

    def add(self, block):
        if isinstance(block, np.ndarray) and np.ma.getdata(block).dtype.kind == "S":
            self.codes.append(self._encode(block))
            return
        if isinstance(block, np.ndarray):
            block = [item.decode("utf-8", "replace") if isinstance(item, bytes) else item for item in block.tolist()]
        self.codes.append(np.fromiter((self._code(item) for item in block), np.int32, len(block)))

    def _code(self, item):
        if item is None or item == NULL:
            return -1
        item = item if isinstance(item, str) else _plain_text(item)
        code = self.known.get(item)
        if code is None:
            code = self.known[item] = len(self.values)
            self.values.append(item)
        return code

    def _encode(self, block):
        """Codes (n,) of fixed-width bytes, distinct texts decoded once: hashes find them, a comparison proves them."""
        missing = np.ma.getmaskarray(block) if isinstance(block, np.ma.MaskedArray) else None
        data = np.ma.getdata(block)
        hashes = _hashes(data)
        distinct, first, where = np.unique(hashes, return_index=True, return_inverse=True)
        texts = data[first]
        if not np.array_equal(texts[where], data):
            texts, where = np.unique(data, return_inverse=True)
            first = None
        if missing is None:
            present = np.ones(len(texts), bool)
        else:
            present = np.bincount(where[~missing], minlength=len(texts)) > 0
        lookup = np.array(
            [self._code(text.decode("utf-8", "replace")) if there else -1
             for text, there in zip(texts.tolist(), present.tolist())],
            np.int32,
        )
        codes = lookup[where]
        if missing is not None:
            codes[missing] = -1
        return codes

    def result(self):
        return Coded(np.concatenate(self.codes or [np.empty(0, np.int32)]), self.values)


def _hashes(data):
    """A 64-bit number (n,) for each fixed-width byte string, equal for equal strings."""
    words = -(-data.dtype.itemsize // 8)
    grid = np.ascontiguousarray(data.astype("S{}".format(8 * words))).view(np.uint64).reshape(len(data), words)
    with np.errstate(over="ignore"):
        total = np.zeros(len(data), np.uint64)
        for column in range(words):
            total = (total ^ grid[:, column]) * np.uint64(0x9E3779B97F4A7C15)
            total ^= total >> np.uint64(29)
    return total


def _plain_text(item):
    if isinstance(item, (QDate, QDateTime)):
        return item.toString("yyyy-MM-dd")
    if isinstance(item, float) and item.is_integer():
        return str(int(item))
    return str(item)


class _Dates:
    def __init__(self, name, source):
        self.name, self.source = name, source
        self.days = []
        self.text = None
        if source.kind_of(name) == "text":
            self.text = _Categories(name, source)

    def add(self, block):
        if self.text is not None:
            self.text.add(block)
            return
        if isinstance(block, np.ndarray) and np.ma.getdata(block).dtype.kind == "M":
            days = np.ma.getdata(block).astype("datetime64[D]")
            if isinstance(block, np.ma.MaskedArray):
                days = np.where(np.ma.getmaskarray(block), np.datetime64("NaT", "D"), days)
            self.days.append(days)
            return
        self.days.append(np.array([_iso_day(item) for item in block], "datetime64[D]"))

    def result(self):
        if self.text is None:
            return np.concatenate(self.days or [np.empty(0, "datetime64[D]")])
        coded = self.text.result()
        days = parse_dates(coded.values, "field '{}' of '{}'".format(self.name, self.source.name))
        table = np.append(days, np.datetime64("NaT", "D"))
        return table[coded.codes]


def _iso_day(item):
    if isinstance(item, QDateTime):
        item = item.date()
    if isinstance(item, QDate) and item.isValid():
        return item.toString("yyyy-MM-dd")
    return "NaT"


class _Moments:
    """Days with their time, to the minute; a day without one is NaT."""

    def __init__(self, name, source):
        self.name, self.source = name, source
        self.blocks = []
        self.text = _Categories(name, source) if source.kind_of(name) == "text" else None

    def add(self, block):
        if self.text is not None:
            self.text.add(block)
        else:
            self.blocks.append(np.array([_iso_minute(item) for item in block], "datetime64[m]"))

    def result(self):
        if self.text is None:
            return np.concatenate(self.blocks or [np.empty(0, "datetime64[m]")])
        coded = self.text.result()
        moments = parse_moments(coded.values, "field '{}' of '{}'".format(self.name, self.source.name))
        return np.append(moments, np.datetime64("NaT", "m"))[coded.codes]


def _iso_minute(item):
    return item.toString("yyyy-MM-ddTHH:mm") if isinstance(item, QDateTime) and item.isValid() else "NaT"


class _Numbers:
    def __init__(self, name, source):
        self.name, self.source, self.blocks = name, source, []

    def add(self, block):
        if isinstance(block, np.ndarray) and np.ma.getdata(block).dtype.kind in "iufb":
            data = np.ma.getdata(block).astype(float)
            if isinstance(block, np.ma.MaskedArray):
                data[np.ma.getmaskarray(block)] = np.nan
            self.blocks.append(data)
            return
        out = np.full(len(block), np.nan)
        for i, item in enumerate(block):
            if item is None or item == NULL or item == "":
                continue
            try:
                out[i] = float(item)
            except (TypeError, ValueError):
                raise InputError(
                    "The field '{}' of '{}' holds '{}' where a number belongs; choose a numeric field.".format(
                        self.name, self.source.name, item
                    )
                )
        self.blocks.append(out)

    def result(self):
        return np.concatenate(self.blocks or [np.empty(0)])


COLLECTORS = {CATEGORY: _Categories, DATE: _Dates, NUMBER: _Numbers, MOMENT: _Moments}
