"""Which crimes by their flags and Home Office codes: ``public_place; not domestic; ho_class 8N, 5``, or a preset."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..ground import fields as f
from ..ground.documents import RESOURCES
from ..ground.errors import InputError
from ..ground.texts import tr
from .record_columns import index_of

_YES = {"y", "yes", "true", "t", "1", "x", "✓"}
_NO = {"n", "no", "false", "f", "0", "none", "not applicable", "na"}
_PRESET = "hot spot policing: preset of crimes"
_FIVE = re.compile(r"^(\d{3})(\d{2})\b")
_PARTS = re.compile(r"^0*(\d{1,3})\s*[/.]\s*0*(\d{1,2})\b")
_CLASS = re.compile(r"^0*(\d{1,3})([A-Z]?)\b", re.IGNORECASE)
HO_CLASS = "ho_class"


@dataclass(frozen=True)
class FlagTerm:
    """One condition on a ``field``: a flag that is set or, if ``negated``, is not; or a Home Office code among
    ``codes`` [(class, subclass or letter)]; or an offence that begins with one of the ``words``. ``as_written``: as the
    user gave it."""

    field: str
    as_written: str
    negated: bool = False
    codes: tuple[tuple[int, str], ...] = ()
    words: tuple[str, ...] = ()

    def states(self, values: Iterable[str]) -> list[int]:
        """For each of the texts (k,): 1 it is asked for, 0 it is not, −1 it says nothing."""
        if self.codes:
            found = [ho_code(value) for value in values]
            return [-1 if code is None else int(any(_holds(one, code) for one in self.codes)) for code in found]
        if self.words:
            return [int(_plain(value).startswith(self.words)) if value.strip() else -1 for value in values]
        return [flag_state(value) for value in values]

    def passes(self, states: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether rows with these states (n,) count: what says nothing is not flagged."""
        return states != 1 if self.negated else states == 1


def flag_state(text: str) -> int:
    """1 for a text that means yes, 0 for no, −1 for one that says neither."""
    word = " ".join(text.strip().casefold().split())
    return 1 if word in _YES else 0 if word in _NO else -1


def ho_code(text: object) -> tuple[int, str] | None:
    """(class, subclass or letter) of a Home Office code: 8N, 008/06, 8/6 and 00806; None where it is none."""
    text = str(text).strip()
    match = _FIVE.match(text) or _PARTS.match(text)
    if match:
        return int(match[1]), str(int(match[2]))
    match = _CLASS.match(text)
    return (int(match[1]), match[2].upper()) if match else None


def _holds(wanted: tuple[int, str], code: tuple[int, str]) -> bool:
    """A class alone stands for all its subclasses."""
    return wanted == code or (wanted[0] == code[0] and not wanted[1])


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def flags_of(names: Sequence[str]) -> dict[str, str]:
    """{flag: field} of the flags among the names of fields, as the import writes them or exports call them."""
    found = {flag: index_of(flag, names) for flag in (*f.CRIME_FLAGS, HO_CLASS)}
    return {flag: names[index] for flag, index in found.items() if index is not None}


def flag_terms(text: str, names: Sequence[str], shown: str, offence_field: str = "") -> tuple[FlagTerm, ...]:
    """The FlagTerms of FLAGS for a layer *shown* with fields of these ``names``.

    Raises InputError where a flag is not known or not there, or a code cannot be read.
    """
    if not text.strip():
        return ()
    there, presets, terms = flags_of(names), {_plain(one["name"]): one for one in crime_presets()}, []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        preset = presets.get(_plain(part))
        if preset is None:
            terms.append(_term(part, there, shown, presets))
            continue
        problem = preset_problem(preset, there, shown, offence_field)
        if problem:
            raise InputError(tr("FLAGS: {}").format(problem))
        terms += [_term(one.strip(), there, shown, presets) for one in preset["flags"].split(";") if one.strip()]
        if preset["ho_class"]:
            terms.append(_term("{} {}".format(HO_CLASS, ", ".join(preset["ho_class"])), there, shown, presets))
        if preset["offences"]:
            terms.append(FlagTerm(offence_field, part, words=tuple(_plain(one) for one in preset["offences"])))
    return tuple(terms)


def preset_problem(preset: dict, there: dict, shown: str, offence_field: str = "") -> str:
    """Why a layer *shown* with the flags ``there`` {flag: field} cannot take a preset, and what to do; '' where it
    can."""
    asked = [_negation(one.strip())[0] for one in preset["flags"].split(";") if one.strip()]
    asked += [HO_CLASS] if preset["ho_class"] else []
    lacking = [name for name in asked if _flag(name, there) is None]
    if lacking:
        return tr(
            "the preset '{}' needs fields that '{}' does not have ({}); choose offences by name instead, or "
            "import the records with these columns ({} is the column for Home Office codes)."
        ).format(preset["name"], shown, ", ".join(f"'{name}'" for name in lacking), HO_CLASS)
    if preset["offences"] and not offence_field:
        return tr("the preset '{}' uses offence names; choose OFFENCE_FIELD as well.").format(preset["name"])
    return ""


def _negation(part: str) -> tuple[str, bool]:
    """(name, whether it is negated) of a condition such as ``not domestic``."""
    word, _, rest = part.partition(" ")
    negated = word.casefold() == "not" and bool(rest)
    return (rest.strip(), True) if negated else (part, False)


def _flag(name: str, there: dict[str, str]) -> str | None:
    return next((flag for flag, field in there.items() if _key(name) in (_key(flag), _key(field))), None)


def _term(part: str, there: dict[str, str], shown: str, presets: dict[str, dict[str, Any]]) -> FlagTerm:
    word, _, rest = part.partition(" ")
    name, negated = _negation(part)
    codes = ""
    if word.casefold().rstrip(":=") == HO_CLASS:
        name, codes = HO_CLASS, rest.lstrip(" =:")
    flag = _flag(name, there)
    if flag is None and name == HO_CLASS:
        raise InputError(
            tr(
                "FLAGS: '{}' needs a field '{}' with Home Office codes, which '{}' does not have; choose "
                "offences by name instead."
            ).format(part, HO_CLASS, shown)
        )
    if flag is None:
        has = tr("available flags: {}").format(", ".join(there)) if there else tr("the layer has no flag fields")
        raise InputError(
            tr("FLAGS: '{}' is neither a flag in '{}' ({}) nor a preset; the presets are {}.").format(
                name, shown, has, ", ".join("'{}'".format(one["name"]) for one in presets.values())
            )
        )
    if flag != HO_CLASS:
        return FlagTerm(there[flag], part, negated)
    asked = [one.strip() for one in codes.split(",") if one.strip()]
    found = [code for code in map(ho_code, asked) if code is not None]
    if not found or len(found) < len(asked) or negated:
        raise InputError(
            tr("FLAGS: '{}' does not list Home Office codes; enter the codes in the form ho_class 8N, 5D, 34.").format(
                part
            )
        )
    return FlagTerm(there[flag], part, codes=tuple(found))


def _key(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def crime_presets() -> list[dict[str, Any]]:
    """The presets of crimes, those in the user's own QGIS folder in place of ours of one name; each a dictionary with
    name, why, flags, ho_class and offences. A file of the user's that cannot be used raises InputError."""
    found = {}
    for folder in (os.path.join(RESOURCES, "presets", "crimes"), _own_folder()):
        for file in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            if file.endswith(".json"):
                preset = _preset(os.path.join(folder, file))
                found[_plain(preset["name"])] = preset
    return list(found.values())


def _own_folder() -> str:
    from qgis.core import QgsApplication

    return os.path.join(QgsApplication.qgisSettingsDirPath(), "hotspot_policing", "presets")


def _preset(path: str) -> dict[str, Any]:
    try:
        with open(path, encoding="utf-8-sig") as file:
            stored = json.load(file)
        good = (
            isinstance(stored, dict)
            and stored.get("what") == _PRESET
            and all(isinstance(stored.get(name), str) for name in ("name", "flags"))
            and all(
                isinstance(stored.get(name), list) and all(isinstance(one, str) for one in stored[name])
                for name in ("ho_class", "offences")
            )
            and None not in [ho_code(one) for one in stored["ho_class"]]
        )
    except (OSError, ValueError, RecursionError):
        good = False
    if not good:
        raise InputError(
            tr(
                "The preset '{}' cannot be used; correct the file, using the plugin's own presets as a model, or "
                "delete it."
            ).format(path)
        )
    return stored


class FlagCount:
    """What one FlagTerm did to the rows: looked at, without a value, left out."""

    def __init__(self, term: FlagTerm, names: object) -> None:
        self.term, self.states = term, names
        self.asked = self.empty = self.gone = 0

    def passes(self, states: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell the states (n,) of rows; which of them count."""
        good = self.term.passes(states)
        self.asked += len(states)
        self.empty += int(np.count_nonzero(states < 0))
        self.gone += int(np.count_nonzero(~good))
        return good

    def notes(self) -> list[str]:
        """Sentences: what it left out, and whether the field is mostly empty."""
        said = [tr("The filter '{}' leaves out {:,} of {:,} rows.").format(self.term.as_written, self.gone, self.asked)]
        if 2 * self.empty > self.asked:
            said.append(
                tr(
                    "The field '{}' is blank in {:,} of {:,} rows, more than half; rows without a value do "
                    "not count as flagged."
                ).format(self.term.field, self.empty, self.asked)
            )
        return said
