"""How a result is called in the layer tree, from the toolbox and from the dock."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from ...core.counting.shares import Window
from .styles.classes import period_words

#: A window as a result says it: ``2025-01-01 to 2025-03-31``.
_WINDOW = re.compile(r"(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)")
#: Words that keep their capital inside a name.
_OWN_NAMES = ("Gi*", "Lorenz")


def period_of(window: str) -> str:
    """A window as a result says it in a few words (``Jan–Mar 2025``); '' where it says none."""
    days = _WINDOW.match(window)
    if days is None:
        return ""
    return period_words(Window(np.datetime64(days.group(1)), np.datetime64(days.group(2)), False))


def result_name(parts: Iterable[str], what: str = "") -> str:
    """The name of a result: what it is of, and what it is (``Robbery, Jan–Mar 2025, 150 m: hot spots (Gi*)``); parts
    that are '' are left out."""
    subject = ", ".join(filter(None, parts))
    return f"{subject}: {what}" if subject and what else subject or what


def inside(title: str) -> str:
    """A title as it stands inside a name: without its capital, unless that is a name's own or an abbreviation's."""
    first = title.split(" ", 1)[0]
    return title if first in _OWN_NAMES or first[1:2].isupper() else title[:1].lower() + title[1:]


def with_method(title: str, method: str) -> str:
    """A title inside a name, with the method in brackets: its short name where it has one, nothing where the title says
    it already."""
    short = re.search(r"\(([^()]+)\)$", method)
    words = short.group(1) if short else inside(method)
    return inside(title) if words.lower() in title.lower() else f"{inside(title)} ({words})"
