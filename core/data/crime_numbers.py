"""Which texts are crime numbers: neither what stands for a missing one, nor what a spreadsheet has made of one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: What a text is instead of a crime number.
ROUNDED, PLACEHOLDER = "rounded", "placeholder"
#: Long numbers with most of their digits lost, the errors of spreadsheets, and numbers such as 1/25 taken for dates.
_ROUNDED = re.compile(
    r"^(?:\d(?:[.,]\d+)?e\+\d{2,3}|\d[.,]\d+e\d{2,3}|\d{1,6}0{6,}(?<=\d{12})"
    r"|#+|#(?:n/a|ref!|value!|name\?|div/0!|num!|null!)"
    r"|(?:\d{1,2}[-/ ])?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*[-/ ](?:\d\d|\d{4}))$",
    re.IGNORECASE,
)
#: Some figure, and not zeros alone.
_NUMBER = re.compile(r"(?=.*\d)(?=.*[^\W0_])", re.DOTALL)
#: Figures but 0 are alike here, so that a million numbers have few forms, and each form is judged once.
_ALIKE = str.maketrans("23456789", "11111111")
#: A number of these days and places is that of no single crime: a crime, its incident and its people share one of both.
_DAYS, _PLACES = 3, 3


def no_crime_number(text: str) -> str:
    """Why a text is no crime number.

    Parameters
    ----------
    text : str
        What stands where the number should.

    Returns
    -------
    why : str
        ROUNDED where a spreadsheet has changed a number, PLACEHOLDER for a text with no digit or zeros only, else ''.

    Examples
    --------
    >>> [no_crime_number(text) for text in ("4.70E+11", "Jan-25", "N/A", "0", "47/123/25", "A0")]
    ['rounded', 'rounded', 'placeholder', 'placeholder', '', '']
    """
    return _why(text.strip().translate(_ALIKE))


@lru_cache(maxsize=10_000)
def _why(text: str) -> str:
    if _ROUNDED.match(text):
        return ROUNDED
    return PLACEHOLDER if text and not _NUMBER.match(text) else ""


def shared_numbers(
    codes: NDArray[np.integer[Any]], days: NDArray[np.datetime64], x: NDArray[np.float64], y: NDArray[np.float64]
) -> NDArray[np.integer[Any]]:
    """Numbers that stand on so many days and at so many places that they are not those of single crimes.

    Parameters
    ----------
    codes, days, x, y : ndarray, shape (n,)
        Of each row: the code of its number, its day and its coordinates.

    Returns
    -------
    shared : ndarray, shape (k,)
        The codes of such numbers, in order.

    Examples
    --------
    >>> days = np.array(["2025-02-01", "2025-02-03", "2025-02-07", "2025-02-01", "2025-02-01", "2025-02-01"], "M8[D]")
    >>> east = np.array([1.0, 2, 3, 1, 2, 3])
    >>> shared_numbers(np.array([7, 7, 7, 8, 8, 8]), days, east, east).tolist()
    [7]
    """
    found, where, counts = np.unique(codes, return_inverse=True, return_counts=True)
    shared = np.ones(len(found), bool)
    rows = np.flatnonzero(counts[where] >= max(_DAYS, _PLACES))
    for values, fewest in ((days[rows].astype(np.int64), _DAYS), (x[rows] + 1j * y[rows], _PLACES)):
        kinds = np.unique(values, return_inverse=True)[1]
        pairs = np.unique(np.stack([where[rows], kinds]), axis=1)
        shared &= np.bincount(pairs[0], minlength=len(found)) >= fewest
    return found[shared]
