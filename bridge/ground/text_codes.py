"""Columns of text from files into arrays: codes for distinct texts, numbers."""

import numpy as np


class Coder(dict):
    """Distinct texts numbered as they come."""

    def __missing__(self, text):
        number = self[text] = len(self)
        return number

    def codes(self, texts):
        """The numbers (n,) of texts."""
        return np.fromiter(map(self.__getitem__, texts), np.int32, len(texts))


def tidied(coder):
    """(distinct texts of a Coder without blanks around them, the new code of each old one)."""
    tidy = Coder()
    back = tidy.codes([text.strip() for text in coder])
    return list(tidy), back if len(back) else np.zeros(1, np.int32)


def numbers(texts):
    """Numbers (n,): NaN for empty text, infinite for text that is none."""
    try:
        return np.array(list(map(float, texts)))
    except ValueError:
        return np.array([_number(text) for text in texts])


def _number(text):
    text = text.strip()
    if not text:
        return np.nan
    try:
        found = float(text)
    except ValueError:
        return np.inf
    # 'nan' is a word here.
    return found if found == found else np.inf
