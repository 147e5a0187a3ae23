"""JSON that a tool or the dock reads: what it must look like is said in plain Python, and the first place where a
document differs is said in one sentence.

A spec is an object ``{"key": spec, "key?": spec that may be missing}``, a list ``[spec of every item]``, a tuple with a
spec for each of its items, or one of the kinds below. Keys that a spec does not name are let through and never used.
"""

from __future__ import annotations

import datetime
import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

from .errors import InputError
from .texts import mark, tr

#: Characters of a document, and values in it: a bound on memory (some 400 MB) before anything is made of them.
MOST_CHARACTERS, MOST_VALUES = 64 << 20, 3_000_000
#: What a value must be, as the head of this module says.
Spec = Any
#: Digits of a whole number: more are no count of anything, and no float.
_MOST_DIGITS = 18


@dataclass(frozen=True)
class Text:
    """A text of at most ``longest`` characters that a regular expression fits as a whole, where one is given."""

    longest: int = 100_000
    pattern: str = ""
    words: str = mark("text")

    def fits(self, value: object) -> bool:
        """Whether a value is one."""
        return (
            isinstance(value, str)
            and len(value) <= self.longest
            and (not self.pattern or re.fullmatch(self.pattern, value, re.ASCII) is not None)
        )


@dataclass(frozen=True)
class Number:
    """A finite number from ``low`` to ``high``; ``whole``: without a fraction."""

    low: float = -1e15
    high: float = 1e15
    whole: bool = False
    words: str = mark("a number")

    def fits(self, value: object) -> bool:
        """Whether a value is one; true and false are no numbers."""
        return (
            isinstance(value, (int, float))
            and not (self.whole and isinstance(value, float))
            and not isinstance(value, bool)
            and self.low <= value <= self.high
        )


@dataclass(frozen=True)
class Flag:
    """true or false."""

    words: str = mark("true or false")

    def fits(self, value: object) -> bool:
        """Whether a value is one."""
        return isinstance(value, bool)


@dataclass(frozen=True)
class Scalar:
    """A text or a number."""

    words: str = mark("text or a number")

    def fits(self, value: object) -> bool:
        """Whether a value is one."""
        return TEXT.fits(value) or Number(-1e300, 1e300).fits(value)


class OneOf:
    """One of these texts."""

    def __init__(self, *values: str) -> None:
        self.values = values

    @property
    def words(self) -> str:
        """What belongs there."""
        return tr("one of {}").format(", ".join(f"'{one}'" for one in self.values))

    def fits(self, value: object) -> bool:
        """Whether a value is one."""
        return isinstance(value, str) and value in self.values


@dataclass(frozen=True)
class Maybe:
    """What the spec says, or null; of an object also an empty one."""

    spec: Spec


@dataclass(frozen=True)
class ListOf:
    """A list of at least ``least`` and at most ``most`` of what the spec says."""

    spec: Spec
    least: int = 0
    most: int = MOST_VALUES


@dataclass(frozen=True)
class MapOf:
    """An object with keys of any name, each with what the spec says."""

    spec: Spec


class _Day:
    """A day, yyyy-mm-dd, that is in the calendar."""

    words = mark("a date in the format yyyy-mm-dd")

    @staticmethod
    def fits(value: object) -> bool:
        """Whether a value is one."""
        if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            return False
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            return False
        return True


TEXT, NUMBER, WHOLE, FLAG, DAY = Text(), Number(), Number(whole=True, words=mark("a whole number")), Flag(), _Day()
SCALAR = Scalar()
COUNT = Number(0, whole=True, words=mark("a whole number of 0 or more"))


def misfit(value: object, spec: Spec, where: str = "") -> str:
    """The first place where a value is not what the spec says, in words: ``places[3].name is missing``; '' where all of
    it fits."""
    if isinstance(spec, Maybe):
        absent = value is None or value == {} and isinstance(spec.spec, dict)
        return "" if absent else misfit(value, spec.spec, where)
    if isinstance(spec, (dict, MapOf)):
        if not isinstance(value, dict):
            return _not(where, tr("an object with names and values"))
        return _of_object(value, spec, where)
    if isinstance(spec, (list, tuple, ListOf)):
        if not isinstance(value, (list, tuple)):
            return _not(where, tr("a list"))
        return _of_list(value, spec, where)
    return "" if spec.fits(value) else _not(where, tr(spec.words))


def _of_object(value: dict[str, Any], spec: Spec, where: str) -> str:
    if isinstance(spec, MapOf):
        parts = [(name, spec.spec) for name in value]
    else:
        parts = []
        for name, inner in spec.items():
            if name.endswith("?"):
                name = name[:-1]
                if name not in value:
                    continue
            if name not in value:
                return tr("{} is missing").format(_inside(where, name))
            parts.append((name, inner))
    return next(filter(None, (misfit(value[name], inner, _inside(where, name)) for name, inner in parts)), "")


def _of_list(value: list[Any] | tuple[Any, ...], spec: Spec, where: str) -> str:
    if isinstance(spec, tuple):
        if len(value) != len(spec):
            return _not(where, tr("a list of length {:,}").format(len(spec)))
        pairs: Iterable[tuple[Any, Spec]] = zip(value, spec)
    else:
        spec = ListOf(spec[0]) if isinstance(spec, list) else spec
        if len(value) < spec.least:
            return _not(where, tr("a list of length {:,} or more").format(spec.least))
        if len(value) > spec.most:
            return _not(where, tr("a list of length {:,} or less").format(spec.most))
        pairs = ((one, spec.spec) for one in value)
    return next(filter(None, (misfit(one, inner, f"{where}[{i}]") for i, (one, inner) in enumerate(pairs))), "")


def _inside(where: str, name: str) -> str:
    name = name if len(name) <= 60 else name[:60] + "…"
    return f"{where}.{name}" if where else name


def _not(where: str, words: str) -> str:
    return tr("{} is not {}").format(where, words) if where else tr("the document is not {}").format(words)


# -- files --------------------------------------------------------------------------------------------------------
class Unfit(ValueError):
    """Why a text is not the JSON that is wanted: a part of a sentence."""


def parse(text: str, spec: Spec = None) -> Any:
    """The document in a JSON text, as the spec says. Raises Unfit."""
    if len(text) > MOST_CHARACTERS or sum(map(text.count, ",[{")) > MOST_VALUES:
        raise Unfit(tr("the document is too large"))
    try:
        found = json.loads(text, parse_constant=_constant, parse_float=_float, parse_int=_int)
        if re.search(r"\\u[dD][89a-fA-F]", text):
            # Half a character is no text that could be written again.
            json.dumps(found, ensure_ascii=False).encode("utf-8")
    except Unfit:
        raise
    except json.JSONDecodeError as error:
        raise Unfit(tr("line {:,} is not valid JSON").format(error.lineno))
    except RecursionError:
        raise Unfit(tr("the document is nested too deeply"))
    except ValueError:
        raise Unfit(tr("the document contains a character that is not valid"))
    wrong = misfit(found, spec) if spec is not None else ""
    if wrong:
        raise Unfit(wrong)
    return found


def read_document(
    path: str, spec: Spec, wrong: str, remedy: str, parameter: str = "", most: int = MOST_CHARACTERS
) -> Any:
    """The JSON document in a file, as the spec says. Where it is not, ``wrong`` ('is no release') and the ``remedy``
    ('choose another') are parts of the sentence; ``parameter`` names who asks; ``most`` bytes are read. Raises
    InputError."""
    name = f"{parameter}: " if parameter else ""
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            raise OSError(tr("the path is not a file"))
        with open(path, "rb") as file:
            raw = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise InputError(
            tr("{}'{}' cannot be read ({}); check the path.").format(
                name, path, getattr(error, "strerror", None) or error
            )
        )
    try:
        if len(raw) > most:
            raise Unfit(tr("the document is too large"))
        return parse(_decoded(raw), spec)
    except Unfit as error:
        raise InputError(f"{name}'{path}' {wrong} ({error}); {remedy}.")


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unfit(tr("the file is not UTF-8 text"))


def _constant(name: str) -> NoReturn:
    raise Unfit(tr("{} is not a number").format(name))


def _float(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise Unfit(tr("a number is too large"))
    return number


def _int(text: str) -> int:
    if len(text) > _MOST_DIGITS + 1:
        raise Unfit(tr("a number is too large"))
    return int(text)
