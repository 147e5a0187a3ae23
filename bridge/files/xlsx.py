"""XLSX workbooks from their own XML, row by row, the same on every computer: each cell as text.

A number in a cell that is formatted as a date or a time is that moment, whatever the format shows of it: the number
itself holds the day and the time. A text in several fonts is whole, and a formula is the value that was saved with it.
"""

from __future__ import annotations

import functools
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from typing import Any, Protocol

from ..ground.errors import InputError
from ..ground.texts import tr
from .police_files import BROKEN
from .safe_xml import BROKEN_XML, Target, pieces

#: A cell holds 32,767 characters at most; no workbook has as many sheets and styles, or distinct texts.
_MAX_TEXT, _MAX_PARTS, _MAX_STRINGS = 1024**2, 1_000_000, 20_000_000
#: What a cell's format shows of a number.
_NUMBER, _DATE, _MOMENT, _TIME, _SPAN = range(5)
#: Formats that every workbook has without naming them; 27–36 and 50–58 are those of East Asian editions.
_BUILT_IN = {
    **dict.fromkeys((*range(14, 18), *range(27, 32), 36, *range(50, 55), 57, 58), _DATE),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56), _TIME),
    22: _MOMENT,
    46: _SPAN,
}
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]|am/pm|a/p')
_ESCAPE = re.compile(r"_x(?![Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")
#: Numbers that can be days of crimes: 1954 to 2119.
_DAYS = (20_000, 80_000)
#: 1 January of the year 10000.
_LAST_DAY = 2_958_466
#: Longer than this nothing lasts; a number with such a format is a moment.
_LONGEST = 1000


class _Gathering(Target, Protocol):
    """A target that keeps what it has heard in ``done``."""

    @property
    def done(self) -> list[Any]:
        """What it has gathered."""
        ...


class Workbook:
    """A workbook at ``path``, *shown* in errors. ``sheets``: its names in order, ``mac``: its days are counted from
    1904, ``unsaved``: how many formulas without a value the last sheet that was read has.

    Raises InputError where it is none, or too large once unpacked.
    """

    def __init__(self, path: str, shown: str) -> None:
        self.path, self.shown, self.unsaved = path, shown, 0
        with self._opened() as archive:
            self._parts = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in archive.infolist()}
            book = self._target(archive, "", "officeDocument") or "xl/workbook.xml"
            found = self._elements(archive, book, ("workbookPr", "sheet"))
            related = self._related(archive, book)
            self.mac = any(
                name == "workbookPr" and values.get("date1904") in ("1", "true", "on") for name, values in found
            )
            self._sheets: dict[str, str] = {}
            for name, values in found:
                kind, place = related.get(values.get("id"), ("", ""))
                if name == "sheet" and kind == "worksheet":
                    self._sheets.setdefault(values.get("name", ""), place)
            if not self._sheets:
                raise _no_workbook(shown)
            places = dict(related.values())
            self._kinds = self._styles(archive, places.get("styles"))
            texts = places.get("sharedStrings")
            self._shared = self._whole(archive, texts, _Strings()) if texts else []

    @property
    def sheets(self) -> list[str]:
        return list(self._sheets)

    def rows(
        self, sheet: str, size: int, most: int, tell: Callable[[float], object] = lambda share: None
    ) -> Iterator[list[list[str]]]:
        """Blocks (lists of at most ``size``) of rows of texts of a sheet; what stands right of column ``most`` is put
        there. ``tell`` hears how much of it is read. Raises InputError where it is damaged."""
        columns = _Columns(self.mac)
        target = _Cells(self._shared, self._kinds, columns, most)
        with self._opened() as archive:
            for rows in self._parse(archive, self._sheets[sheet], target, tell):
                while len(rows) >= size:
                    block, rows[:] = rows[:size], rows[size:]
                    yield columns.finish(block)
            self.unsaved = target.unsaved
            if rows:
                yield columns.finish(rows)

    def _opened(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(self.path)
        except BROKEN + (ValueError,):
            raise _no_workbook(self.shown)

    def _parse(
        self,
        archive: zipfile.ZipFile,
        part: str,
        target: _Gathering,
        tell: Callable[[float], object] = lambda share: None,
    ) -> Iterator[list[Any]]:
        """What the target has in its ``done`` after each piece of a part."""
        info = self._parts.get(part.lower())
        if info is None:
            raise _no_workbook(self.shown)
        try:
            with archive.open(info) as stream:
                for _ in pieces(stream, target):
                    tell(stream.tell() / max(info.file_size, 1))
                    yield target.done
        except BROKEN + BROKEN_XML + (RuntimeError,):
            raise InputError(
                tr("'{}' is damaged at '{}'; save it again as XLSX, or as CSV.").format(self.shown, info.filename)
            )

    def _whole(self, archive: zipfile.ZipFile, part: str, target: _Gathering) -> list[Any]:
        for _ in self._parse(archive, part, target):
            pass
        return target.done

    def _elements(
        self, archive: zipfile.ZipFile, part: str, names: Collection[str]
    ) -> list[tuple[str, dict[str, str]]]:
        return self._whole(archive, part, _Elements(names))

    def _related(self, archive: zipfile.ZipFile, part: str) -> dict[str | None, tuple[str, str]]:
        """{id: (kind, part)} of the parts that a part names."""
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", name + ".rels")
        if links.lower() not in self._parts:
            return {}
        return {
            values.get("Id"): (
                values.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/" + folder, values.get("Target", "")))[1:],
            )
            for _, values in self._elements(archive, links, ("Relationship",))
            if values.get("TargetMode") != "External"
        }

    def _target(self, archive: zipfile.ZipFile, part: str, wanted: str) -> str | None:
        return next((place for kind, place in self._related(archive, part).values() if kind == wanted), None)

    def _styles(self, archive: zipfile.ZipFile, part: str | None) -> list[int]:
        """What the format of each style of cells shows."""
        if part is None:
            return []
        codes: dict[str | None, int] = {}
        kinds: list[int] = []
        inside = False
        for name, values in self._elements(archive, part, ("numFmt", "cellXfs", "cellStyles", "xf")):
            if name == "numFmt":
                codes.setdefault(values.get("numFmtId"), format_kind(values.get("formatCode", "")))
            elif name != "xf":
                inside = name == "cellXfs"
            elif inside:
                number = values.get("numFmtId", "0")
                kinds.append(codes.get(number, _BUILT_IN.get(int(number) if number.isdigit() else 0, _NUMBER)))
        return kinds


def _no_workbook(shown: str) -> InputError:
    return InputError(tr("'{}' cannot be opened as a spreadsheet; save it as XLSX or CSV.").format(shown))


def format_kind(code: str) -> int:
    """What a number format such as 'dd/mm/yyyy hh:mm' shows."""
    # What is quoted, or is a colour, a language or a condition, shows no part of a date.
    code = _QUOTED.sub("", code.lower()).partition(";")[0]
    if "general" in code:
        return _NUMBER
    if "[" in code:
        return _SPAN
    clock = "h" in code or "s" in code
    day = "d" in code or "y" in code or ("m" in code and not clock)
    return (_MOMENT if clock else _DATE) if day else _TIME if clock else _NUMBER


# -- numbers as text ----------------------------------------------------------------------------------------------
def number_text(value: float) -> str:
    """A number as text, whole where it is; from sixteen digits on, of which spreadsheets keep fifteen, as 1.2E+16."""
    if not abs(value) < 1e15:
        return format(value, ".15g")
    if value.is_integer():
        return str(int(value))
    text = repr(value)
    return text if "e" not in text else format(value, ".20f").rstrip("0")


def moment_text(value: float, kind: int, mac: bool = False) -> str:
    """The day (yyyy-mm-dd), the time (hh:mm:ss) or both that a number is in a cell that shows one of these."""
    days, seconds = divmod(int(value * 86400 + 0.5), 86400)
    if kind == _SPAN and 0 <= days < _LONGEST:
        return _clock_text(86400 * days + seconds)
    if days == 0 and (kind == _TIME or value > 0):
        return _clock_text(seconds)
    day = _day_text(days, mac)
    if not day:
        return number_text(value)
    return day if kind == _DATE and not seconds else day + " " + _clock_text(seconds)


@functools.lru_cache(maxsize=100_000)
def _clock_text(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


@functools.lru_cache(maxsize=100_000)
def _day_text(days: int, mac: bool) -> str:
    """The day of a number, '' where it is none. 1900 counts as a leap year: day 60 is a 29 February that never was."""
    if days < (0 if mac else 1):
        return ""
    if not mac and days == 60:
        return "1900-02-29"
    start = date(1904, 1, 1) if mac else date(1899, 12, 31 if days < 60 else 30)
    return (start + timedelta(days)).isoformat() if days < _LAST_DAY - 1462 * mac else ""


class _Columns:
    """What is known of columns as a whole, once a block of rows is read: in a column of dates a bare number is a day
    too, and a whole day is midnight where the others that are shown as days have times."""

    def __init__(self, mac: bool) -> None:
        self.mac = mac
        # By column, how often: a date, a bare number, a whole day and one with a time that are shown as days.
        self.dates: Counter[int] = Counter()
        self.bare: Counter[int] = Counter()
        self.whole: Counter[int] = Counter()
        self.timed: Counter[int] = Counter()
        self._later: list[tuple[list[str], int, float, int | None]] = []

    def number(self, row: list[str], place: int, raw: str, kind: int) -> str:
        """The text of a number (raw) with this kind of format in a row (list) at a place."""
        try:
            value = float(raw)
        except ValueError:
            return raw
        if kind == _NUMBER:
            if _DAYS[0] <= value < _DAYS[1]:
                self.bare[place] += 1
                self._later.append((row, place, value, _DATE if value.is_integer() else _MOMENT))
            return raw if raw.isdigit() and len(raw) < 16 else number_text(value)
        if not abs(value) < _LAST_DAY:
            return number_text(value)
        if kind == _DATE or value >= 1:
            self.dates[place] += 1
        text = moment_text(value, kind, self.mac)
        if kind == _DATE:
            if len(text) == 10:
                self.whole[place] += 1
                self._later.append((row, place, value, None))
            else:
                self.timed[place] += 1
        return text

    def finish(self, rows: list[list[str]]) -> list[list[str]]:
        """The rows (lists), each number in the light of its column. Call it for every block."""
        for row, place, value, kind in self._later:
            if kind is None:
                if self.timed[place] > self.whole[place]:
                    row[place] += " 00:00:00"
            elif self.dates[place] >= self.bare[place]:
                row[place] = moment_text(value, kind, self.mac)
        self._later = []
        return rows


# -- what a parser tells ------------------------------------------------------------------------------------------
class _Names(dict[str, str]):
    """Names of elements and attributes without their prefix, by the name with it."""

    def __missing__(self, name: str) -> str:
        plain = self[name] = name[name.rfind(":") + 1 :]
        return plain


class _Elements:
    """``done``: (name, attributes) of elements with one of these names."""

    def __init__(self, names: Collection[str]) -> None:
        self.wanted, self.names = names, _Names()
        self.done: list[tuple[str, dict[str, str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = self.names[name]
        if name in self.wanted:
            if len(self.done) > _MAX_PARTS:
                raise ValueError("parts without end")
            self.done.append((name, {self.names[key]: value for key, value in attributes.items()}))

    def end(self, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


class _Texts:
    """Gathers the text of ``t`` and ``v`` in pieces, but that of readings of Japanese signs, which stand beside it."""

    def __init__(self) -> None:
        self.names, self.length, self.reading, self.beside = _Names(), 0, False, 0
        self.done: list[Any] = []
        self.pieces: list[str] = []

    def data(self, text: str) -> None:
        if self.reading:
            self.pieces.append(text)
            self.length += len(text)
            if self.length > _MAX_TEXT:
                raise ValueError("a cell without end")

    def taken(self) -> str:
        """The text gathered so far, which begins anew."""
        text = self.pieces[0] if len(self.pieces) == 1 else "".join(self.pieces)
        self.pieces, self.length = [], 0
        return text


class _Strings(_Texts):
    """``done``: the shared texts, whole, whatever fonts their parts have."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = self.names[name]
        if name == "t":
            self.reading = not self.beside
        elif name == "rPh":
            self.beside += 1

    def end(self, name: str) -> None:
        name = self.names[name]
        if name == "t":
            self.reading = False
        elif name == "rPh":
            self.beside -= 1
        elif name == "si":
            if len(self.done) > _MAX_STRINGS:
                raise ValueError("texts without end")
            self.done.append(_unescaped(self.taken()))


class _Cells(_Texts):
    """``done``: the rows of a sheet; ``unsaved`` counts formulas whose value was never saved."""

    def __init__(self, shared: list[str], kinds: list[int], columns: _Columns, most: int) -> None:
        super().__init__()
        self.shared, self.kinds, self.columns, self.most = shared, kinds, columns, most
        self.row: list[str] = []
        self.place, self.digits, self.places, self.unsaved = -1, 1, _Places(), 0
        self.attributes: dict[str, str] = {}
        self.formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = self.names[name]
        if name == "v" or name == "t":
            self.reading = not self.beside
        elif name == "c":
            self.attributes, self.formula = attributes, False
            reference = attributes.get("r")
            self.place = self.places[reference[: -self.digits]] if reference else self.place + 1
        elif name == "row":
            self.row, self.place = [], -1
            # So that of AB12 the letters can be cut off.
            self.digits = len(attributes.get("r", "1"))
        elif name == "f":
            self.formula = True
        elif name == "rPh":
            self.beside += 1

    def end(self, name: str) -> None:
        name = self.names[name]
        if name == "v" or name == "t":
            self.reading = False
        elif name == "c":
            if self.pieces:
                self._keep(self.pieces.pop() if len(self.pieces) == 1 else self.taken())
                self.length = 0
            elif self.formula and self.attributes.get("t") != "str":
                self.unsaved += 1
        elif name == "row":
            self.done.append(self.row)
            self.row = []
        elif name == "rPh":
            self.beside -= 1

    def _keep(self, raw: str) -> None:
        row, place, kind = self.row, self.place, self.attributes.get("t", "n")
        if place > self.most:
            place = self.most
        while len(row) <= place:
            row.append("")
        if kind == "s":
            row[place] = self.shared[int(raw)]
        elif kind == "n":
            style = self.attributes.get("s")
            row[place] = self.columns.number(row, place, raw, self.kinds[int(style)] if style and self.kinds else 0)
        elif kind == "b":
            row[place] = "TRUE" if raw.strip() in ("1", "true") else "FALSE"
        else:
            row[place] = _unescaped(raw)


class _Places(dict[str, int]):
    """Places of columns by their letters: A is 0."""

    def __missing__(self, letters: str) -> int:
        place = 0
        for letter in letters.rstrip("0123456789").upper():
            place = 26 * place + ord(letter) - 64
        if not 0 < place <= 16384:
            raise ValueError("no column")
        self[letters] = place - 1
        return place - 1


def _unescaped(text: str) -> str:
    """Signs that XML cannot hold are written as _x000D_."""
    return _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text) if "_x" in text else text
