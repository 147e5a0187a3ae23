"""Errors that a user reads."""

from __future__ import annotations

import re

#: As much of a value as a sentence repeats, and how long a sentence may be before it is cut.
_VALUE, _SENTENCE = 80, 600


class InputError(Exception):
    """Input or settings that cannot be used: one sentence with what is wrong, where, and what to do."""

    def __str__(self) -> str:
        # What a file holds may be in it: QGIS would end the sentence at a character that cannot be shown.
        return brief("".join(one if one.isprintable() or one == "\n" else "\ufffd" for one in super().__str__()))


class NothingLeft(InputError):
    """No row is left of what was chosen, or none of it has a day in the period."""


def brief(sentence: str) -> str:
    """A sentence that can still be read where it repeats a value of thousands of signs."""
    if len(sentence) > _SENTENCE:
        sentence = re.sub(r"'([^']{%d,})'" % (_VALUE + 1), lambda value: f"'{shortened(value.group(1))}'", sentence)
    if len(sentence) > _SENTENCE:
        # What is wrong stands at the beginning, what to do at the end.
        sentence = sentence[: _SENTENCE * 2 // 3] + " … " + sentence[-_SENTENCE // 4 :]
    return sentence


def shortened(value: object) -> str:
    """As much of a value as a sentence can repeat: the end stays, where a path has the name of its file."""
    text = str(value)
    return text if len(text) <= _VALUE else text[: _VALUE // 2] + "…" + text[-(_VALUE // 2) :]


class Cancelled(Exception):
    """The user pressed Cancel; nothing has been written."""
