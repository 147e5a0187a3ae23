"""The language of what users read: English, until whoever shows it to them hands in another
(``bridge.ground.texts``)."""

from __future__ import annotations


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
    return (singular if count == 1 else plural).format(shown or f"{count:,}", *values)
