"""Columns of text from files into arrays: codes for distinct texts, numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class Coder(dict[str, int]):
    """Distinct texts numbered as they come."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number

    def codes(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """The numbers (n,) of texts."""
        return np.fromiter(map(self.__getitem__, texts), np.int32, len(texts))


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
