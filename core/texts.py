"""The language of what users read: English, until whoever shows it to them hands in another
(``bridge.ground.texts``)."""

from __future__ import annotations


def translate(text: str) -> str:
    """What ``tr`` asks: replaced where texts can be looked up."""
    return text


def tr(text: str) -> str:
    """A text in the language of the user. ``scripts/strings.py`` collects the literals given to it."""
    return translate(text)


def mark(text: str) -> str:
    """The text itself: one of a table, stored or compared as it is, and translated with ``tr`` where it is shown."""
    return text


def counted(count: int, singular: str, plural: str, shown: str = "", *values: object) -> str:
    """``singular`` where ``count`` is 1, else ``plural``: both translated, each with a place for the number and then
    for
    ``values``. ``shown``: the number as the user's format has it."""
    return (singular if count == 1 else plural).format(shown or f"{count:,}", *values)
