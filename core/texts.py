"""The language of what users read: English, until whoever shows it to them hands in another
(``bridge.ground.texts``). How sentences have their numbers and days stands here once."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Container


def translate(text: str) -> str:
    """What ``tr`` asks for a translation: replaced where texts can be looked up.

    Parameters
    ----------
    text : str
        The English text.

    Returns
    -------
    text : str
        The same text, until this is replaced.
    """
    return text


def tr(text: str) -> str:
    """Translate a text into the language of the user. ``scripts/strings.py`` collects the literals given to it.

    Parameters
    ----------
    text : str
        The English text.

    Returns
    -------
    text : str
        The text in the language of the user.
    """
    return translate(text)


def mark(text: str) -> str:
    """Mark a text of a table for translation: it is stored as it is, and translated with ``tr`` where it is shown.

    Parameters
    ----------
    text : str
        The English text.

    Returns
    -------
    text : str
        The same text.
    """
    return text


def counted(count: int, singular: str, plural: str, shown: str = "", *values: object) -> str:
    """Choose the singular or the plural of a text and fill in the number.

    Parameters
    ----------
    count : int
        The number.
    singular, plural : str
        Translated texts, with a place for the number and then for ``values``.
    shown : str, default ""
        The number as the user's format has it.
    *values : object
        Further values to fill in.

    Returns
    -------
    text : str
        The text.

    Examples
    --------
    >>> counted(1, "{} crime", "{} crimes"), counted(1200, "{} crime in {}", "{} crimes in {}", "", "May")
    ('1 crime', '1,200 crimes in May')
    """
    return (singular if count == 1 else plural).format(shown or number(count), *values)


def crimes_words(count: int) -> str:
    """Write a number of crimes in words.

    Parameters
    ----------
    count : int
        The crimes.

    Returns
    -------
    words : str
        The number and the noun.

    Examples
    --------
    >>> crimes_words(1), crimes_words(1200)
    ('1 crime', '1,200 crimes')
    """
    return counted(count, tr("{} crime"), tr("{} crimes"))


def visits_words(count: int) -> str:
    """Write a number of visits in words.

    Parameters
    ----------
    count : int
        The visits.

    Returns
    -------
    words : str
        The number and the noun.

    Examples
    --------
    >>> visits_words(1), visits_words(0)
    ('1 visit', '0 visits')
    """
    return counted(count, tr("{} visit"), tr("{} visits"))


def listed(names: list[str], most: int = 5, separator: str = ", ") -> str:
    """Write the first names of a list, and how many more there are.

    Parameters
    ----------
    names : list of str
        The names.
    most : int, default 5
        So many are written.
    separator : str, default ", "
        What stands between them.

    Returns
    -------
    words : str
        The names in one text.

    Examples
    --------
    >>> listed(["a", "b"]), listed(["a", "b", "c"], 2)
    ('a, b', 'a, b and 1 more')
    """
    return separator.join(names[:most]) + (tr(" and {:,} more").format(len(names) - most) if len(names) > most else "")


def number(value: float | None, digits: int = 0) -> str:
    """Write a number with separators of thousands, whatever the locale of the process.

    Parameters
    ----------
    value : float, optional
        The number; None where it is not known.
    digits : int, default 0
        Digits after the point.

    Returns
    -------
    words : str
        The number, a dash where it is not known.

    Examples
    --------
    >>> number(1234567), number(1234.56, 1), number(None)
    ('1,234,567', '1,234.6', '–')
    """
    return "–" if value is None else f"{value:,.{digits}f}"


def hours(value: float) -> str:
    """Write hours to a tenth, whole ones without it.

    Parameters
    ----------
    value : float
        The hours.

    Returns
    -------
    words : str
        The number.

    Examples
    --------
    >>> hours(98.0), hours(1224.25), hours(97.99)
    ('98', '1,224.2', '98')
    """
    return number(value, 0 if round(value, 1).is_integer() else 1)


def numbered(name: str, taken: Container[str], first: int = 2) -> str:
    """Put a number behind a name, so that it is told apart from others.

    Parameters
    ----------
    name : str
        The name.
    taken : container of str
        The names that there are.
    first : int, default 2
        The least number to take.

    Returns
    -------
    name : str
        The name with the first number that makes it none of them.

    Examples
    --------
    >>> numbered("Park", {"Park", "Park (2)"}), numbered("Park", set(), 1)
    ('Park (3)', 'Park (1)')
    """
    return next(one for k in itertools.count(first) if (one := f"{name} ({k})") not in taken)


#: Of our own: Python's names of the months are those of the process, whatever the language of the user.
_MONTHS = (
    mark("Jan"),
    mark("Feb"),
    mark("Mar"),
    mark("Apr"),
    mark("May"),
    mark("Jun"),
    mark("Jul"),
    mark("Aug"),
    mark("Sep"),
    mark("Oct"),
    mark("Nov"),
    mark("Dec"),
)
_DAY = re.compile(r"(?<![\w-])(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?)?(?![\w-])")


def month_name(month: int) -> str:
    """Name a month in a few letters.

    Parameters
    ----------
    month : int
        1 to 12.

    Returns
    -------
    name : str
        The name in the language of the user.

    Examples
    --------
    >>> month_name(11)
    'Nov'
    """
    return tr(_MONTHS[month - 1])


def day_words(days: object) -> str:
    """Write days, months and moments of the data as people do.

    Parameters
    ----------
    days : object
        A day, a month or a moment, or a text with several, each as yyyy-mm-dd, yyyy-mm or yyyy-mm-ddThh:mm.

    Returns
    -------
    words : str
        The text with its days as people write them; what is no day stays as it is.

    Examples
    --------
    >>> day_words("2026-11-30"), day_words("2026-01"), day_words("2026-02-30"), day_words("soon")
    ('30 Nov 2026', 'Jan 2026', '2026-02-30', 'soon')
    >>> day_words("2025-01-01 to 2025-03-31"), day_words("2026-11-30T09:30:45+00:00")
    ('1 Jan 2025 to 31 Mar 2025', '30 Nov 2026, 09:30')
    """
    return _DAY.sub(_written, str(days))


def span_words(first: object, last: object) -> str:
    """Write a span of days as people do.

    Parameters
    ----------
    first, last : object
        First and last day, as ``day_words`` takes them.

    Returns
    -------
    words : str
        Both days, or the one where they are the same.

    Examples
    --------
    >>> span_words("2025-01-01", "2025-03-31"), span_words("2025-01-01", "2025-01-01")
    ('1 Jan 2025 to 31 Mar 2025', '1 Jan 2025')
    """
    begin, end = day_words(first), day_words(last)
    return begin if begin == end else tr("{} to {}").format(begin, end)


def _written(found: re.Match[str]) -> str:
    year, month, day, clock = found.groups()
    try:
        date = datetime.date(int(year), int(month), int(day or 1))
    except ValueError:
        return found.group()
    words = f"{month_name(date.month)} {year}"
    if day:
        words = f"{date.day} {words}"
    return f"{words}, {clock}" if clock else words
