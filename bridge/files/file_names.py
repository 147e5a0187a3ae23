"""Names for several files of one folder."""

from __future__ import annotations

from collections.abc import Iterable


def each_once(names: Iterable[str], numbered: str, taken: Iterable[str] = ()) -> list[str]:
    """The names, no two of which are one file, whatever their capitals, and none of those ``taken``: who comes second
    is ``numbered``, a pattern of name and number.

    >>> each_once(["Late", "late", "index"], "{}-{}", ["index"])
    ['Late', 'late-2', 'index-2']
    """
    out, known = [], {one.casefold() for one in taken}
    for name in names:
        number, one = 1, name
        while one.casefold() in known:
            number += 1
            one = numbered.format(name, number)
        out.append(one)
        known.add(one.casefold())
    return out
