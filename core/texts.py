"""The language of what users read: English, until whoever shows it to them hands in another (``layers.texts``)."""

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
