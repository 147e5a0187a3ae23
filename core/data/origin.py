"""Where the points of crimes come from: a fact that somebody stated or that left marks, never a guess from how many
crimes share a point: crimes on real addresses do that as much as crimes that were moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..texts import mark, tr

MOVED, COARSE, RECORDED, NOT_KNOWN = "moved", "coarse", "recorded", "not known"
ORIGINS = (MOVED, COARSE, RECORDED, NOT_KNOWN)
#: What each is called where it is chosen.
ORIGIN_NAMES = {
    MOVED: mark("moved before they were published"),
    COARSE: mark("centres of postcodes, streets or squares"),
    RECORDED: mark("where the crimes were recorded"),
    NOT_KNOWN: mark("not known"),
}

#: How data.police.uk begins nearly every place, and from which share of a column on that is its mark.
_ON_OR_NEAR, _MOSTLY = "on or near ", 0.9
#: Columns that only data.police.uk writes together, in lower case without blanks and signs; a Shapefile cuts the first.
_COLUMNS = ({"reportedby", "reportedb"}, {"fallswithin", "fallswith"}, {"lsoacode"})
#: The share of the rows from which on moved or coarse points are those of the whole.
_SOME = 0.1


def displaced(origin: str) -> bool:
    """Whether points are known to lie elsewhere than the crimes.

    Parameters
    ----------
    origin : str
        One of ORIGINS.

    Returns
    -------
    displaced : bool
        True for moved and coarse points.

    Examples
    --------
    >>> displaced(MOVED), displaced(NOT_KNOWN)
    (True, False)
    """
    return origin in (MOVED, COARSE)


def can_name_place(origin: str, by_id: bool, by_text: bool, listed: bool) -> bool:
    """Whether it can be said at which place each crime was.

    Parameters
    ----------
    origin : str
        One of ORIGINS.
    by_id : bool
        Whether the crimes have the ID of a place.
    by_text : bool
        Whether they have the text of a location, and, where places are listed, these have names.
    listed : bool
        Whether there is a list of the places.

    Returns
    -------
    can : bool
        False where points that are known to lie elsewhere would have to say it.

    Examples
    --------
    A text such as "On or near Supermarket" of moved points finds places of a list near it, and alone is no place:

    >>> can_name_place(MOVED, False, True, True), can_name_place(MOVED, False, True, False)
    (True, False)
    """
    return not displaced(origin) or by_id or (by_text and (listed or origin == COARSE))


def by_columns(names: Iterable[str]) -> str:
    """Tell the origin of points from the names of a table's columns.

    Parameters
    ----------
    names : iterable of str
        The names.

    Returns
    -------
    origin : str
        MOVED for two of data.police.uk's own columns, else NOT_KNOWN: one alone may be a force's.

    Examples
    --------
    >>> by_columns(["Crime ID", "Reported by", "Falls within"]), by_columns(["Date", "LSOA code"])
    ('moved', 'not known')
    """
    plainly = {"".join(sign for sign in name.casefold() if sign.isalnum()) for name in names}
    return MOVED if sum(bool(plainly & forms) for forms in _COLUMNS) > 1 else NOT_KNOWN


def by_places(texts: Sequence[str]) -> str:
    """Tell the origin of points from the texts of a column.

    Parameters
    ----------
    texts : sequence of str
        The texts.

    Returns
    -------
    origin : str
        MOVED where nearly all begin as data.police.uk's places do, else NOT_KNOWN.

    Examples
    --------
    >>> by_places(["On or near High Street", "On or near "])
    'moved'
    """
    # In some months half of the places have no name: "On or near" and nothing.
    there = [text.strip().casefold() + " " for text in texts if text.strip()]
    near = sum(text.startswith(_ON_OR_NEAR) for text in there)
    return MOVED if there and near >= _MOSTLY * len(there) else NOT_KNOWN


def by_rows(values: Sequence[str]) -> str:
    """The origin of rows of which each says its own: the worst that some of them have.

    Parameters
    ----------
    values : sequence of str
        What each row says, '' where it is not known.

    Returns
    -------
    origin : str
        One of ORIGINS; NOT_KNOWN for a column that holds other words.

    Examples
    --------
    >>> by_rows(["recorded"] * 8 + ["moved"] * 2)
    'moved'
    """
    values = [value.strip().casefold() for value in values]
    if not values or any(value not in ("", *ORIGINS) for value in values):
        return NOT_KNOWN
    share = {origin: values.count(origin) / len(values) for origin in ORIGINS}
    if share[MOVED] >= _SOME or share[COARSE] >= _SOME:
        return MOVED if share[MOVED] >= _SOME else COARSE
    return RECORDED if share[RECORDED] >= _MOSTLY else NOT_KNOWN


def sentence(origin: str, crimes: int, distinct: int, nouns: str = "") -> str:
    """Say what the origin of points means, as a caveat.

    How many crimes share a point is told and decides nothing.

    Parameters
    ----------
    origin : str
        One of ORIGINS.
    crimes : int
        Number of crimes.
    distinct : int
        Number of their distinct points.
    nouns : str, default ""
        What they are called; crimes if not given.

    Returns
    -------
    sentence : str
        In the language of the user; '' where there is no caveat.
    """
    nouns = nouns or tr("crimes")
    if origin == MOVED:
        return tr(
            "Moved locations: these {:,} {} were moved to {:,} map points before publication. A place shows the "
            "streets around such a point, never an address. Check the exact street in your own records before you "
            "send a patrol."
        ).format(crimes, nouns, distinct)
    if origin == COARSE:
        return tr(
            "Approximate locations: these {:,} {} are located at the centres of {:,} postcodes, streets or "
            "squares, not where each happened. Use places at least 340 m across."
        ).format(crimes, nouns, distinct)
    if origin == RECORDED:
        return ""
    share = shared(crimes, distinct)
    return (
        tr(
            "It is not known how these locations were produced: no two {} share a location. Ask whoever "
            "supplied the file whether the locations were moved."
        ).format(nouns)
        if not share
        else tr(
            "It is not known how these locations were produced: {:.0%} of the {} share a location, as "
            "happens both at real addresses and where locations were moved on purpose. Ask whoever supplied "
            "the file."
        ).format(share, nouns)
    )


def shared(crimes: int, distinct: int) -> float:
    """The share of the crimes that stand where another one is already counted.

    Parameters
    ----------
    crimes : int
        Number of crimes.
    distinct : int
        Number of their distinct points.

    Returns
    -------
    share : float
        0 to 1.

    Examples
    --------
    >>> round(shared(10, 8), 3), shared(0, 0)
    (0.2, 0.0)
    """
    return 1 - distinct / crimes if crimes else 0.0
