"""Calls about incidents: several to one incident count once, and codes that say nothing happened can be left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from ...core.data.crime_numbers import no_crime_number
from ..ground import fields as f
from ..ground.texts import mark, tr

if TYPE_CHECKING:
    from .record_rows import Records

REPEATED_CALL = mark("repeat call about the same incident")
#: Fields whose texts may be codes to leave out, in the order they are looked at.
CODED = (f.CLOSING, f.QUALIFIER, f.OFFENCE)
#: Codes that are offered among offences; of closing codes and qualifiers all are.
_OFFERED = re.compile(
    r"\basb\b|anti.?social|nuisance|no trace|duplicate|hoax|false|good intent|no offence", re.IGNORECASE
)
_APART = re.compile(r"[;,|\n]")
#: Fewer figures are no number of an incident but 0, n/a and the like.
_FIGURES = 3
_MOST = 60


def words_of(text: str) -> str:
    """A text as codes and statuses are compared: without case and signs."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def begins(words: str, rules: Iterable[str]) -> bool:
    """Whether words are one of the rules (words themselves), or begin like one."""
    return any(words == rule or words.startswith(rule + " ") for rule in rules)


def by_codes(records: Records, codes: Iterable[str]) -> None:
    """Leave out the rows of Records with one of these codes as their closing code, qualifier or offence."""
    rules = [rule for rule in map(words_of, codes) if rule]
    for name in CODED if rules else ():
        if name in records.text:
            rows, values = records.text[name]
            for code, value in enumerate(values):
                if any(begins(words_of(part), rules) for part in (value, *_APART.split(value))):
                    records.leave_out(rows == code, tr("code '{}'").format(value))


def offered_codes(records: Records) -> dict[str, dict[str, int]]:
    """{field: {code: rows}} of Records that may be left out, by the field that holds them and by how many have each,
    whether or not they are left out now."""
    found = {}
    for name in CODED:
        if name in records.text:
            rows, values = records.text[name]
            counts = np.bincount(rows, minlength=len(values)).tolist()
            codes = {
                value: count
                for value, count in zip(values, counts)
                if value and count and (name != f.OFFENCE or _OFFERED.search(value))
            }
            if codes:
                found[name] = dict(sorted(codes.items(), key=lambda one: (-one[1], one[0]))[:_MOST])
    return found


def by_links(records: Records) -> None:
    """Leave out all but one row of those that linked or duplicate numbers join to one incident: the first that is not
    itself linked to another stands, else the first."""
    if f.LINKED not in records.text:
        return
    links, texts = records.text[f.LINKED]
    linked = [[key for key in map(_key, _APART.split(text)) if key] for text in texts]
    references = [""] * len(links)
    if f.CRIME_ID in records.text:
        rows, values = records.text[f.CRIME_ID]
        keys = [_key(value) for value in values]
        references = [keys[row] for row in rows.tolist()]
    joined: dict[str, str] = {}
    standing: dict[str, int] = {}

    def root(key: str) -> str:
        while joined.setdefault(key, key) != key:
            joined[key] = joined[joined[key]]
            key = joined[key]
        return key

    kept = records.kept.tolist()
    others = {}
    for row in kept:
        others[row] = [key for key in linked[links[row]] if key != references[row]] if texts else []
        names = [key for key in (references[row], *others[row]) if key]
        for name in names[1:]:
            joined[root(name)] = root(names[0])
    again = np.zeros(len(links), bool)
    for row in sorted(kept, key=lambda row: bool(others[row])):
        name = references[row] or next(iter(others[row]), "")
        if name:
            first = standing.setdefault(root(name), row)
            # Rows with one number are repeats of another kind.
            again[row] = first != row and (bool(others[row]) or references[row] != references[first])
    records.leave_out(again, REPEATED_CALL)


def _key(text: str) -> str:
    """A number as it is compared, '' where it is none."""
    key = "" if no_crime_number(text) else "".join(sign for sign in text.casefold() if sign.isalnum())
    return key if sum(sign.isdigit() for sign in key) >= _FIGURES else ""
